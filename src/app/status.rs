//! The line at the foot of the window: what is open, what is not dated, what disagrees, and what is being read.

use super::command::Command;
use super::state::{Overlay, Progress, State};
use super::{describe, theme};
use crate::chart::{Ink, words};
use egui::{Align, Button, Layout, ProgressBar, RichText, Ui};

/// Shows the line.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        let corpus = state.corpus();
        let mut parts = vec![
            words::counted(corpus.articles().len(), "article"),
            words::counted(state.event_count(), "event"),
            words::counted(state.figure_count(), "figure"),
        ];
        if state.leftovers() > 0 {
            parts.push(format!("{} not dated", words::count(state.leftovers())));
        }
        // The parts stand apart by their dots alone, in whatever colour.
        ui.spacing_mut().item_spacing.x = 0.0;
        describe::note(ui, &parts.join(" · "));
        let mut differ = Vec::new();
        if state.disagreements() > 0 {
            differ.push(words::counted(state.disagreements(), "disagreement"));
        }
        if state.disputes() > 0 {
            differ.push(words::counted(state.disputes(), "disputed date"));
        }
        if !differ.is_empty() {
            let color = theme::color(ui.visuals(), Ink::Disagreement);
            describe::note(ui, " · ");
            let text = RichText::new(differ.join(" · "));
            let label = egui::Label::new(text.font(theme::small()).color(color));
            ui.add(label.truncate());
        }
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            right_ui(ui, state, commands);
            selected_ui(ui, state);
        });
    });
}

/// Which datum of how many is selected: shown in short, and announced by a screen reader with all that it is.
fn selected_ui(ui: &mut Ui, state: &State) {
    let Some(datum) = state.selected else {
        return;
    };
    let Some(position) = describe::position(state, datum) else {
        return;
    };
    let response = describe::note(ui, &position);
    let text = describe::announced(state, datum);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &text));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

fn right_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if let Some(progress) = &state.progress {
        progress_ui(ui, progress, commands);
        return;
    }
    let failed = state.report.iter().filter(|o| o.outcome.is_err()).count();
    if failed > 0 {
        let text = format!("{} could not be read", words::counted(failed, "file"));
        if small_button(ui, &text).clicked() {
            commands.push(Command::Overlay(Overlay::Report));
        }
    }
    if let Some(project) = &state.project {
        let name = project
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mark = if state.unsaved { " (changed)" } else { "" };
        describe::note(ui, &format!("{name}{mark}"));
    }
}

/// What is under way, how far it has come, and a way to stop it.
fn progress_ui(ui: &mut Ui, progress: &Progress, commands: &mut Vec<Command>) {
    if progress.can_stop && small_button(ui, "Cancel").clicked() {
        commands.push(Command::Cancel);
    }
    let Some(share) = progress.share else {
        describe::note(ui, &format!("{}…", progress.what));
        return;
    };
    let bar = ProgressBar::new(share)
        .desired_width(120.0)
        .desired_height(6.0);
    let bar = ui.add(bar);
    bar.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &progress.what)
    });
    describe::note(ui, &format!("{} {:.0} %", progress.what, share * 100.0));
}

/// A button in secondary type.
pub(super) fn small_button(ui: &mut Ui, text: &str) -> egui::Response {
    ui.add(Button::new(RichText::new(text).font(theme::small())).min_size(egui::vec2(0.0, 20.0)))
}
