//! What the program has to say: the strip of messages, and a card for each file that was opened, before
//! anything of it is added.

use super::card::{Card, Found};
use super::command::Command;
use super::state::{Overlay, State, Tone};
use super::{describe, status, theme};
use crate::chart::{Ink, words};
use crate::model::Point;
use egui::{Align, Id, Layout, RichText, Ui};
use std::collections::BTreeMap;

/// Shows the strip of messages; nothing when there are none.
pub(super) fn strip_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for (index, message) in state.messages.iter().enumerate() {
        let ink = match message.tone {
            Tone::Note => Ink::Accent,
            Tone::Error => Ink::Disagreement,
        };
        let fill = theme::tint(ui.visuals(), ink).gamma_multiply(0.6);
        egui::Frame::new()
            .fill(fill)
            .inner_margin(egui::Margin::symmetric(16, 6))
            .show(ui, |ui| {
                // Without a height of its own the line would take all that the window has.
                let line = egui::vec2(ui.available_width(), theme::ROW);
                ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
                    if status::small_button(ui, "Dismiss").clicked() {
                        commands.push(Command::Dismiss(index));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let text = [message.text.as_str(), message.hint.as_str()]
                            .into_iter()
                            .filter(|part| !part.is_empty())
                            .collect::<Vec<_>>()
                            .join(" ");
                        ui.add(egui::Label::new(text.as_str()).truncate())
                            .on_hover_text(text);
                    });
                });
            });
    }
}

/// Cards that say nothing to decide which are shown one by one; the rest is counted.
const MOST_PLAIN: usize = 200;

/// The sheet of cards of the files opened last, and what is being typed on it.
#[derive(Default)]
pub(super) struct Cards {
    /// The publication dates under way, by card.
    dates: BTreeMap<usize, String>,
    /// It was shown in the frame before.
    shown: bool,
}

impl Cards {
    /// Shows the cards while they are asked for.
    pub(super) fn ui(&mut self, ui: &Ui, state: &State, commands: &mut Vec<Command>) {
        if state.overlay != Overlay::Report {
            self.dates.clear();
            self.shown = false;
            return;
        }
        let screen = ui.ctx().content_rect();
        let modal = theme::sheet(ui.style(), "opened files").show(ui.ctx(), |ui| {
            theme::widen(ui, 560.0);
            ui.label(RichText::new(heading(state)).font(theme::title()));
            if state.pending {
                describe::note(ui, "Nothing is added yet. Leave out what you do not want.");
            }
            ui.add_space(8.0);
            theme::list((screen.height() - 240.0).clamp(120.0, 560.0))
                .auto_shrink([false, true])
                .show(ui, |ui| self.list_ui(ui, state, commands));
            ui.add_space(12.0);
            buttons_ui(ui, state, !self.shown, commands);
        });
        self.shown = true;
        // A click beside the sheet is no word on what waits.
        if modal.should_close() && !(state.pending && modal.backdrop_response.clicked()) {
            commands.push(Command::DropCards);
        }
    }

    /// Those that ask for something first, then the others.
    fn list_ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        let cards = || state.report.iter().enumerate();
        for (index, card) in cards().filter(|(_, card)| card.asks()) {
            self.card_ui(ui, state, index, card, commands);
        }
        let mut plain = cards().filter(|(_, card)| !card.asks());
        for (index, card) in plain.by_ref().take(MOST_PLAIN) {
            self.card_ui(ui, state, index, card, commands);
        }
        let more = plain.count();
        if more > 0 {
            let text = format!(
                "and {} more with nothing to decide",
                words::counted(more, "file")
            );
            describe::note(ui, &text);
        }
    }

    fn card_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        index: usize,
        card: &Card,
        commands: &mut Vec<Command>,
    ) {
        ui.add_space(4.0);
        let name = card.name.rsplit(['/', '\\']).next().unwrap_or(&card.name);
        let label = RichText::new(name).font(theme::strong());
        let mut kept = card.kept;
        ui.horizontal(|ui| {
            if state.pending && card.outcome.is_ok() {
                theme::edged(ui);
                if ui
                    .checkbox(&mut kept, label)
                    .on_hover_text(&card.name)
                    .changed()
                {
                    commands.push(Command::KeepCard(index, kept));
                }
            } else {
                ui.add(egui::Label::new(label).truncate())
                    .on_hover_text(&card.name);
            }
        });
        match &card.outcome {
            Ok(found) => {
                for line in lines(*found) {
                    describe::note(ui, &line);
                }
                if found.undated > 0 {
                    self.undated_ui(ui, state, index, card, found.undated, commands);
                }
            }
            Err((what, hint)) => {
                warning_ui(ui, what);
                describe::note(ui, hint);
            }
        }
        let (remarks, more) = card.shown_remarks();
        for (what, hint) in remarks {
            warning_ui(ui, what);
            describe::note(ui, hint);
        }
        if more > 0 {
            describe::note(ui, &words::counted(more, "more remark"));
        }
        tables_ui(ui, state, card, commands);
        ui.add_space(4.0);
        ui.separator();
    }

    /// The publication date that articles lack, with a field for it.
    fn undated_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        index: usize,
        card: &Card,
        count: usize,
        commands: &mut Vec<Command>,
    ) {
        let what = match card.outcome.as_ref().map_or(0, |found| found.articles) {
            1 => "No publication date is known, and dates wait for it".to_owned(),
            _ => format!(
                "{} without a publication date",
                words::counted(count, "article")
            ),
        };
        warning_ui(ui, &what);
        if !state.pending {
            return;
        }
        let typed = self.dates.entry(index).or_default();
        ui.horizontal(|ui| {
            let label = describe::note(ui, "Published");
            let field = theme::field(typed)
                .desired_width(104.0)
                .hint_text("YYYY-MM-DD");
            if ui.add(field).labelled_by(label.id).changed() {
                commands.push(Command::DateCard(index, Point::parse(typed.trim())));
            }
            if !typed.trim().is_empty() && card.published.is_none() {
                describe::note(ui, "a day, a month (2024-05) or a year");
            }
        });
    }
}

fn warning_ui(ui: &mut Ui, what: &str) {
    let color = theme::color(ui.visuals(), Ink::Disagreement);
    let mut letters = what.chars();
    let first = letters.next().map(char::to_uppercase);
    let what: String = first.into_iter().flatten().chain(letters).collect();
    ui.add(egui::Label::new(RichText::new(what).color(color)).wrap());
}

/// How many files, and how many of them cannot be read.
fn heading(state: &State) -> String {
    let failed = state
        .report
        .iter()
        .filter(|card| card.outcome.is_err())
        .count();
    let all = words::counted(state.report.len(), "file");
    match failed {
        0 => all,
        _ => format!("{all}, {failed} of them could not be read"),
    }
}

/// The buttons of the sheet, which has just been opened where `opens` says so.
fn buttons_ui(ui: &mut Ui, state: &State, opens: bool, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if !state.pending {
            if ui.button("Close").clicked() {
                commands.push(Command::DropCards);
            }
            return;
        }
        let good = state
            .report
            .iter()
            .filter(|card| card.outcome.is_ok())
            .count();
        let kept = state.report.iter().filter(|card| card.kept).count();
        let verb = match kept {
            _ if kept == good => "Add all".to_owned(),
            _ => format!("Add {kept} of {good}"),
        };
        let verb = RichText::new(verb).color(theme::color(ui.visuals(), Ink::Accent));
        let add = ui.add_enabled(kept > 0, egui::Button::new(verb));
        // Enter adds, until something else is given the keyboard.
        if opens && kept > 0 {
            add.request_focus();
        }
        if add.clicked() {
            commands.push(Command::AddCards);
        }
        if ui.button("Cancel").clicked() {
            commands.push(Command::DropCards);
        }
    });
}

/// What the columns of a file's tables were taken for, where that needs a look, and a way to change it.
fn tables_ui(ui: &mut Ui, state: &State, card: &Card, commands: &mut Vec<Command>) {
    let Some((_, tables)) = state.tables.get(&card.name) else {
        return;
    };
    for doubt in tables
        .iter()
        .flat_map(|table| table.mapping.doubts())
        .filter(|doubt| !card.says(doubt))
        .take(3)
    {
        describe::note(ui, &doubt);
    }
    if status::small_button(ui, "Columns…").clicked() {
        commands.push(Command::Columns(card.name.clone()));
    }
}

/// What was found in a file, and what was not.
fn lines(found: Found) -> Vec<String> {
    let mut lines = vec![format!(
        "{} · {} · {}",
        words::counted(found.articles, "article"),
        words::counted(found.events, "event"),
        words::counted(found.figures, "figure"),
    )];
    if found.leftovers > 0 {
        lines.push(format!(
            "{} could not be dated",
            words::counted(found.leftovers, "expression")
        ));
    }
    if found.events == 0 {
        lines.push("No dated event: the timeline has nothing to show for it".to_owned());
    }
    if found.known > 0 {
        lines.push(format!(
            "{} open already",
            words::counted(found.known, "article")
        ));
    }
    lines
}

/// Asks whether to save before the window closes.
pub(super) fn leave_ui(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    if state.overlay != Overlay::Leave {
        return;
    }
    let modal = theme::sheet(ui.style(), "leave").show(ui.ctx(), |ui| {
        theme::widen(ui, 360.0);
        ui.label(RichText::new("Save your corrections?").font(theme::title()));
        describe::note(ui, "They are in no file yet.");
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            if ui.button("Save project").clicked() {
                commands.push(Command::Overlay(Overlay::None));
                commands.push(Command::Save);
            }
            if ui.button("Leave without saving").clicked() {
                commands.push(Command::Discard);
            }
            if ui.button("Stay").clicked() {
                commands.push(Command::Overlay(Overlay::None));
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::Overlay(Overlay::None));
    }
}

/// Covers the window while files are held over it.
pub(super) fn drop_ui(ui: &Ui) {
    let screen = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, Id::unique("drop files"));
    let painter = ui.ctx().layer_painter(layer);
    let visuals = ui.visuals();
    painter.rect_filled(
        screen,
        0.0,
        theme::color(visuals, Ink::Background).gamma_multiply(0.9),
    );
    let edge = egui::Stroke::new(2.0, theme::color(visuals, Ink::Accent));
    painter.rect_stroke(screen.shrink(16.0), 8.0, edge, egui::StrokeKind::Inside);
    painter.text(
        screen.center(),
        egui::Align2::CENTER_CENTER,
        "Drop to open",
        theme::title(),
        theme::color(visuals, Ink::Text),
    );
}
