//! What the window shows when nothing is open: one sentence, an Open button, a sample, three shortcuts.

use super::command::Command;
use super::open::Ask;
use super::{describe, theme};
use crate::chart::Ink;
use egui::{Button, RichText, Ui};

/// Shows the empty window.
pub(super) fn ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.32).max(24.0));
        ui.label(
            RichText::new("Open an article, see when it happened and how much.")
                .font(egui::FontId::new(24.0, theme::serif())),
        );
        ui.add_space(16.0);
        let fill = theme::color(ui.visuals(), Ink::Accent);
        let text = theme::color(ui.visuals(), Ink::Background);
        let open = Button::new(RichText::new("Open…").color(text).font(theme::strong()))
            .fill(fill)
            .min_size(egui::vec2(160.0, 32.0));
        let open = ui.add(open);
        open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Open files"));
        if open.clicked() {
            commands.push(Command::Ask(Ask::Open));
        }
        ui.add_space(8.0);
        let sample = Button::new("Open the sample").frame_when_inactive(false);
        if ui.add(sample.min_size(egui::vec2(160.0, 28.0))).clicked() {
            commands.push(Command::OpenSample);
        }
        ui.add_space(24.0);
        for (keys, what) in [
            ("Ctrl+O", "open files, or drop them here"),
            ("Ctrl+V", "open the text on the clipboard"),
            ("?", "all keys"),
        ] {
            describe::note(ui, &format!("{keys}  {what}"));
        }
    });
}
