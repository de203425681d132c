//! What the program has to say: the strip of messages, and a card for each file that was opened.

use super::command::Command;
use super::state::{Found, Opened, Overlay, State, Tone};
use super::{describe, status, theme};
use crate::chart::{Ink, words};
use egui::{Align, Id, Layout, RichText, ScrollArea, Ui};

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
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
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

/// Shows the cards of the files opened last, while they are asked for.
pub(super) fn cards_ui(ui: &Ui, state: &State, commands: &mut Vec<Command>) {
    if state.overlay != Overlay::Report {
        return;
    }
    let screen = ui.ctx().content_rect();
    let mut open = true;
    egui::Window::new("Opened files")
        .id(Id::unique("opened files"))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::RIGHT_BOTTOM, [-16.0, -40.0])
        .show(ui.ctx(), |ui| {
            ui.set_width((screen.width() - 64.0).min(360.0));
            ScrollArea::vertical()
                .max_height((screen.height() - 160.0).clamp(120.0, 400.0))
                .show(ui, |ui| {
                    for opened in &state.report {
                        card_ui(ui, state, opened, commands);
                    }
                });
        });
    if !open {
        commands.push(Command::Overlay(Overlay::None));
    }
}

fn card_ui(ui: &mut Ui, state: &State, opened: &Opened, commands: &mut Vec<Command>) {
    ui.add_space(4.0);
    let name = opened
        .name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(&opened.name);
    ui.add(egui::Label::new(RichText::new(name).font(theme::strong())).truncate())
        .on_hover_text(&opened.name);
    match &opened.outcome {
        Ok(found) => {
            for line in lines(*found) {
                describe::note(ui, &line);
            }
        }
        Err((what, hint)) => {
            let color = theme::color(ui.visuals(), Ink::Disagreement);
            ui.add(egui::Label::new(RichText::new(what).color(color)).wrap());
            describe::note(ui, hint);
        }
    }
    tables_ui(ui, state, opened, commands);
    ui.add_space(4.0);
    ui.separator();
}

/// What the columns of a file's tables were taken for, where that needs a look, and a way to change it.
fn tables_ui(ui: &mut Ui, state: &State, opened: &Opened, commands: &mut Vec<Command>) {
    let Some((_, tables)) = state.tables.get(&opened.name) else {
        return;
    };
    for doubt in tables
        .iter()
        .flat_map(|table| table.mapping.doubts())
        .take(3)
    {
        describe::note(ui, &doubt);
    }
    if status::small_button(ui, "Columns…").clicked() {
        commands.push(Command::Overlay(Overlay::None));
        commands.push(Command::Columns(opened.name.clone()));
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
        ui.set_width(360.0);
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
