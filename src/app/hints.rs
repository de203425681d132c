//! The first hints: one line over the status line, until it is read. Never in the way, never twice.

use super::command::Command;
use super::state::State;
use super::{describe, status, theme};
use crate::chart::Ink;
use egui::{Align, Layout, Ui};

/// What is worth knowing at first, one after the other.
const HINTS: [&str; 2] = [
    "Click a date or a figure: it lights up in the article, on the timeline and in the bars.",
    "Drag on the ruler of the timeline to see one stretch of time everywhere. Ctrl+K finds every command.",
];

/// The hint to show now; none before anything is open.
#[must_use]
pub(super) fn due(state: &State) -> Option<&'static str> {
    let is_open = !state.corpus().articles().is_empty();
    HINTS
        .get(state.settings.hints_read)
        .copied()
        .filter(|_| is_open)
}

/// Shows a hint.
pub(super) fn ui(ui: &mut Ui, hint: &str, commands: &mut Vec<Command>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let button = status::small_button(ui, "Got it");
        if button.clicked() {
            commands.push(Command::HintRead);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let color = theme::color(ui.visuals(), Ink::Text);
            let text = egui::RichText::new(hint).font(theme::small()).color(color);
            ui.add(egui::Label::new(text).truncate()).on_hover_ui(|ui| {
                describe::note(ui, hint);
            });
        });
    });
}
