//! The bar at the top: menus from the command table, and the search field with its hits.

use super::command::{COMMANDS, Command, Menu};
use super::open::Ask;
use super::palette;
use super::state::{Overlay, State};
use super::{describe, save, theme};
use crate::chart::words;
use egui::{Align, Button, Id, Key, Layout, MenuBar, Modifiers, RichText, Ui};

/// The identity of the search field, so that a key can put the cursor into it.
#[must_use]
pub(super) fn search_id() -> Id {
    Id::unique("search field")
}

/// Shows the bar.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    MenuBar::new().ui(ui, |ui| {
        for (menu, name) in Menu::ALL {
            ui.menu_button(name, |ui| menu_ui(ui, menu, state, commands));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            search_ui(ui, state, commands);
        });
    });
}

fn menu_ui(ui: &mut Ui, menu: Menu, state: &State, commands: &mut Vec<Command>) {
    ui.set_min_width(220.0);
    for entry in COMMANDS.iter().filter(|entry| entry.menu == menu) {
        if entry.ruled {
            ui.separator();
        }
        let name = match &entry.command {
            Command::Undo => state
                .log()
                .undoable()
                .map(|edit| format!("Undo {}", edit.describe())),
            Command::Redo => state
                .log()
                .redoable()
                .map(|edit| format!("Redo {}", edit.describe())),
            _ => None,
        }
        .unwrap_or_else(|| entry.name.to_owned());
        let button = Button::new(name)
            .selected(is_on(&entry.command, state))
            .shortcut_text(RichText::new(palette::keys(entry.keys)).font(theme::small()));
        let possible = is_possible(&entry.command, state);
        let response = ui.add_enabled(possible, button);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::MenuItem, possible, entry.name));
        if response.clicked() {
            commands.push(entry.command.clone());
            ui.close();
        }
        match entry.command {
            Command::OpenSample => recent_ui(ui, state, commands),
            Command::Ask(Ask::Export(_)) => export_ui(ui, possible, commands),
            _ => {}
        }
    }
}

/// Everything that can be exported, by name.
fn export_ui(ui: &mut Ui, possible: bool, commands: &mut Vec<Command>) {
    ui.add_enabled_ui(possible, |ui| {
        ui.menu_button("Export as", |ui| {
            for (index, form) in save::forms().iter().enumerate() {
                if ui.button(format!("{}…", form.title)).clicked() {
                    commands.push(Command::Ask(Ask::Export(index)));
                    ui.close();
                }
            }
        });
    });
}

fn recent_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.add_enabled_ui(!state.settings.recent.is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| {
            for path in &state.settings.recent {
                let name = path.to_string_lossy();
                if ui.button(shortened(&name)).on_hover_text(&*name).clicked() {
                    commands.push(Command::Open(vec![path.clone()]));
                    ui.close();
                }
            }
        });
    });
}

/// A path that fits a menu: its end says more than its beginning.
fn shortened(path: &str) -> String {
    const MOST: usize = 48;
    let count = path.chars().count();
    if count <= MOST {
        return path.to_owned();
    }
    let tail: String = path.chars().skip(count - MOST).collect();
    format!("…{tail}")
}

/// True when a command would change something.
fn is_possible(command: &Command, state: &State) -> bool {
    match command {
        Command::Undo => state.log().undoable().is_some(),
        Command::Redo => state.log().redoable().is_some(),
        Command::StepHit(_) => !state.search.places().is_empty(),
        Command::ClearFilter | Command::Overlay(Overlay::SaveFilter) => !state.filter().is_empty(),
        Command::Measure => state.selected.is_some() || state.measure_from.is_some(),
        Command::CloseAll | Command::Save | Command::Ask(Ask::Save | Ask::Export(_)) => {
            !state.base().is_empty()
        }
        Command::Overlay(Overlay::Report) => !state.report.is_empty(),
        _ => true,
    }
}

/// True for a choice that is in force.
fn is_on(command: &Command, state: &State) -> bool {
    match command {
        Command::Theme(choice) => *choice == state.settings.theme,
        Command::ToggleContrast => state.settings.contrast,
        Command::ToggleStill => state.settings.still,
        Command::ToggleSidebar => state.settings.sidebar,
        Command::Measure => state.measure_from.is_some(),
        _ => false,
    }
}

/// The field, from the right: arrows, count, field.
fn search_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let search = &state.search;
    ui.spacing_mut().item_spacing.x = 4.0;
    if search.words().is_some() {
        let count = search.places().len();
        for (sign, name, step) in [("›", "Next hit", 1), ("‹", "Previous hit", -1)] {
            let button = Button::new(sign).frame_when_inactive(false);
            let button = ui.add_enabled(count > 0, button);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, count > 0, name));
            if button.on_hover_text(name).clicked() {
                commands.push(Command::StepHit(step));
            }
        }
        let text = if search.hits().is_none() {
            "looking…".to_owned()
        } else if count == 0 {
            "no hits".to_owned()
        } else {
            format!(
                "{} of {}",
                words::count(search.at() + 1),
                words::count(count)
            )
        };
        describe::note(ui, &text).on_hover_text("Sentences and rows that have every word");
    }
    // Enter steps through the hits and leaves the cursor in the field.
    let id = search_id();
    let focused = ui.memory(|memory| memory.has_focus(id));
    if focused {
        let (back, on) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::SHIFT, Key::Enter),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        if back || on {
            commands.push(Command::StepHit(if back { -1 } else { 1 }));
        }
    }
    let mut query = search.query().to_owned();
    let width = (ui.available_width() - 8.0).clamp(80.0, 240.0);
    let field = ui.add(
        theme::field(&mut query)
            .id(id)
            .hint_text("Search…")
            .desired_width(width),
    );
    field.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search");
        info.current_text_value = Some(search.query().to_owned());
        info
    });
    if query != search.query() {
        commands.push(Command::Search(query));
    }
}
