//! The line at the foot of the window: what is open, what is not dated, what disagrees, and what is being read.

use super::command::Command;
use super::state::{Overlay, State};
use super::{describe, theme};
use crate::chart::{Ink, words};
use egui::{Align, Button, Layout, ProgressBar, RichText, Ui};

/// Shows the line.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let corpus = state.corpus();
        let events = corpus.articles().iter().map(|f| f.events.len()).sum();
        let figures = corpus.articles().iter().map(|f| f.figures.len()).sum();
        let mut parts = vec![
            words::counted(corpus.articles().len(), "article"),
            words::counted(events, "event"),
            words::counted(figures, "figure"),
        ];
        if state.leftovers() > 0 {
            parts.push(format!("{} not dated", words::count(state.leftovers())));
        }
        describe::note(ui, &parts.join(" · "));
        if state.disagreements() > 0 {
            let text = format!(
                "· {}",
                words::counted(state.disagreements(), "disagreement")
            );
            let color = theme::color(ui.visuals(), Ink::Disagreement);
            ui.label(RichText::new(text).font(theme::small()).color(color));
        }
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
    if let Some((share, what)) = &state.progress {
        if small_button(ui, "Cancel").clicked() {
            commands.push(Command::Cancel);
        }
        let bar = ui.add(
            ProgressBar::new(*share)
                .desired_width(120.0)
                .desired_height(6.0),
        );
        bar.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, "Reading")
        });
        describe::note(ui, &format!("{what} {:.0} %", share * 100.0));
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

/// A button in secondary type.
pub(super) fn small_button(ui: &mut Ui, text: &str) -> egui::Response {
    ui.add(Button::new(RichText::new(text).font(theme::small())).min_size(egui::vec2(0.0, 20.0)))
}
