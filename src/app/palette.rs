//! The command palette and the sheet of keys: the command table as a list to search and as a page to read.

use super::command::{COMMANDS, Command, Menu};
use super::state::{Overlay, State};
use super::zoom::PRESETS;
use super::{describe, theme};
use crate::chart::{Ink, LaneBy};
use egui::{Align, Button, Id, Key, KeyboardShortcut, Modal, RichText, Ui};

/// What is typed into the palette and which row it stands on.
#[derive(Default)]
pub(super) struct Palette {
    typed: String,
    at: usize,
    was_open: bool,
}

impl Palette {
    /// Shows the palette while it is open.
    pub(super) fn ui(&mut self, ui: &Ui, state: &State, commands: &mut Vec<Command>) {
        let open = state.overlay == Overlay::Palette;
        let fresh = open && !self.was_open;
        self.was_open = open;
        if !open {
            return;
        }
        if fresh {
            self.typed.clear();
            self.at = 0;
        }
        let id = Id::unique("command palette");
        let area = Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, [0.0, 80.0]);
        let modal = Modal::new(id)
            .area(area)
            .backdrop_color(egui::Color32::from_black_alpha(32))
            .frame(egui::Frame::window(ui.style()).inner_margin(8))
            .show(ui.ctx(), |ui| self.list_ui(ui, fresh, state, commands));
        if modal.should_close() {
            commands.push(Command::Overlay(Overlay::None));
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, fresh: bool, state: &State, commands: &mut Vec<Command>) {
        theme::widen(ui, 420.0);
        // The arrows move the row, not the cursor.
        let (up, down, enter) = ui.input_mut(|input| {
            (
                input.consume_key(egui::Modifiers::NONE, Key::ArrowUp),
                input.consume_key(egui::Modifiers::NONE, Key::ArrowDown),
                input.key_pressed(Key::Enter),
            )
        });
        let field = ui.add(
            theme::field(&mut self.typed)
                .hint_text("Type a command or the title of an article")
                .desired_width(f32::INFINITY),
        );
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Command"));
        if fresh || !field.has_focus() {
            field.request_focus();
        }
        if field.changed() {
            self.at = 0;
        }
        let rows = rows(state, &self.typed);
        let last = rows.len().saturating_sub(1);
        self.at = if down {
            (self.at + 1).min(last)
        } else if up {
            self.at.saturating_sub(1)
        } else {
            self.at.min(last)
        };
        ui.add_space(4.0);
        let height = (ui.ctx().content_rect().height() - 160.0).clamp(64.0, 320.0);
        theme::list(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, (name, keys, command)) in rows.iter().enumerate() {
                let button = Button::new(name.as_str())
                    .shortcut_text(RichText::new(keys.as_str()).font(theme::small()))
                    .selected(index == self.at)
                    .frame_when_inactive(index == self.at)
                    .min_size(egui::vec2(ui.available_width(), 28.0));
                let row = ui.add(button);
                if index == self.at && (up || down) {
                    row.scroll_to_me(Some(Align::Center));
                }
                if row.clicked() || (enter && index == self.at) {
                    commands.push(Command::Overlay(Overlay::None));
                    commands.push(command.clone());
                }
            }
            if rows.is_empty() {
                describe::note(ui, "Nothing of that name");
            }
        });
    }
}

/// The rows that hold every word typed: commands first, then zooms, lanes and saved filters, then articles.
fn rows(state: &State, typed: &str) -> Vec<(String, String, Command)> {
    let wanted: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        wanted.iter().all(|word| name.contains(word))
    };
    let commands = COMMANDS
        .iter()
        .filter(|entry| fits(entry.name))
        .map(|entry| {
            (
                entry.name.to_owned(),
                keys(entry.keys),
                entry.command.clone(),
            )
        });
    let lanes = LaneBy::ALL
        .into_iter()
        .map(|by| (format!("Lanes by {}", by.word()), Command::Lanes(by)));
    let presets = PRESETS.iter().enumerate().map(|(index, preset)| {
        let name = format!("Zoom to {}", preset.name().to_lowercase());
        (name, Command::Preset(index))
    });
    let filters = state.filters().iter().enumerate().map(|(index, saved)| {
        let name = format!("Filter by {}", saved.name);
        (name, Command::ApplyFilter(index))
    });
    let choices = presets
        .chain(lanes)
        .chain(filters)
        .filter(|(name, _)| fits(name))
        .map(|(name, command)| (name, String::new(), command));
    let articles = (0_u32..)
        .zip(state.corpus().articles())
        .map(|(index, findings)| (index, describe::name(&findings.article)))
        .filter(|(_, name)| !wanted.is_empty() && fits(name))
        .take(20)
        .map(|(index, name)| {
            (
                name.to_owned(),
                "article".to_owned(),
                Command::ShowArticle(index),
            )
        });
    commands.chain(choices).chain(articles).collect()
}

/// The first of a command's keys, as it is printed.
#[must_use]
pub(super) fn keys(keys: &[KeyboardShortcut]) -> String {
    keys.first().copied().map(printed).unwrap_or_default()
}

/// A key as it stands on the keyboard: `/` rather than "Slash".
fn printed(shortcut: KeyboardShortcut) -> String {
    let key = match shortcut.logical_key {
        Key::Slash => "/",
        Key::Questionmark => "?",
        Key::Plus => "+",
        Key::Minus => "−",
        Key::Equals => "=",
        Key::Comma => ",",
        Key::Period => ".",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::Escape => "Esc",
        key => key.name(),
    };
    let names = egui::ModifierNames::NAMES;
    let modifiers = names.format(&shortcut.modifiers, cfg!(target_os = "macos"));
    if modifiers.is_empty() {
        key.to_owned()
    } else {
        format!("{modifiers}+{key}")
    }
}

/// What the pointer does, for the help sheet.
const GESTURES: &[(&str, &str)] = &[
    ("Drag", "Pan"),
    ("Drag the ruler, or Shift+drag", "Select a range"),
    ("Wheel over the ruler, Ctrl+wheel", "Zoom at the pointer"),
    ("Wheel", "Scroll the lanes"),
    ("Shift+wheel", "Pan"),
    ("Double-click on empty space", "Fit all"),
    ("Drop files on the window", "Open them"),
    ("Ctrl+V outside a text field", "Open the text as an article"),
];

/// Below this width the sheet of keys has one column, in points.
const TWO_COLUMNS: f32 = 560.0;

/// Shows the sheet of keys while it is open.
pub(super) fn help_ui(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    if state.overlay != Overlay::Help {
        return;
    }
    let modal = theme::sheet(ui.style(), "help").show(ui.ctx(), |ui| {
        theme::widen(ui, 720.0);
        ui.label(RichText::new("Keys and gestures").font(theme::title()));
        let height = ui.ctx().content_rect().height() - 160.0;
        theme::list(height).show(ui, |ui| {
            if ui.available_width() < TWO_COLUMNS {
                commands_ui(ui);
                pointer_ui(ui);
                return;
            }
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    commands_ui(left);
                    pointer_ui(right);
                }
            });
        });
        ui.add_space(8.0);
        if ui.button("Close").clicked() {
            commands.push(Command::Overlay(Overlay::None));
        }
    });
    if modal.should_close() {
        commands.push(Command::Overlay(Overlay::None));
    }
}

fn commands_ui(ui: &mut Ui) {
    for menu in [Menu::File, Menu::Edit, Menu::Go, Menu::Help] {
        menu_ui(ui, menu);
    }
}

fn pointer_ui(ui: &mut Ui) {
    menu_ui(ui, Menu::View);
    describe::section(ui, "Pointer");
    for (gesture, effect) in GESTURES {
        pair(ui, effect, gesture);
    }
}

fn menu_ui(ui: &mut Ui, menu: Menu) {
    let name = Menu::ALL
        .iter()
        .find(|(m, _)| *m == menu)
        .map_or("", |(_, name)| name);
    describe::section(ui, name);
    for entry in COMMANDS
        .iter()
        .filter(|entry| entry.menu == menu && !entry.keys.is_empty())
    {
        let all: Vec<String> = entry.keys.iter().copied().map(printed).collect();
        pair(ui, entry.name, &all.join("  "));
    }
}

fn pair(ui: &mut Ui, name: &str, keys: &str) {
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            let color = theme::color(ui.visuals(), Ink::Secondary);
            ui.label(RichText::new(keys).font(theme::small()).color(color));
        });
    });
}
