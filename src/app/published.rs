//! The publication date in the reader's header: shows it, why it is so, and lets the user type another one.
//!
//! What is typed is read by the program's own date rules, so that "7 October 2025", "2025-10" and "last Tuesday" all work.

use super::command::Command;
use super::state::State;
use super::{describe, theme};
use crate::chart::{Ink, words};
use crate::extract;
use crate::model::{Article, Findings, Interval, PublishedBasis};
use egui::{Key, Popup, PopupCloseBehavior, RichText, Ui};

/// The date being typed.
#[derive(Default)]
pub(super) struct PublishedEditor {
    typed: String,
    was_open: bool,
}

impl PublishedEditor {
    /// Shows the date as a button that opens the editor.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        _state: &State,
        findings: &Findings,
        commands: &mut Vec<Command>,
    ) {
        let published = &findings.published;
        let date = published
            .date
            .map_or_else(|| "date unknown".to_owned(), words::point);
        let text = match published.basis {
            PublishedBasis::Given | PublishedBasis::Stated => format!("published {date}"),
            PublishedBasis::Inferred => format!("published {date}, inferred"),
            PublishedBasis::Unknown => "publication date unknown".to_owned(),
        };
        let color = theme::color(ui.visuals(), Ink::Secondary);
        let label = RichText::new(format!("{text} ▼"))
            .font(theme::small())
            .color(color);
        let button = ui
            .add(egui::Button::new(label).frame_when_inactive(false))
            .on_hover_text(
                "Set or correct the publication date; every date that hangs on it moves",
            );
        button.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::Role::Button,
                true,
                format!("Publication date: {text}"),
            )
        });
        let popup = Popup::from_toggle_button_response(&button)
            .layout(egui::Layout::top_down(egui::Align::LEFT))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name("Publication date")
            .width(280.0);
        let open = popup.is_open();
        if open && !self.was_open {
            self.typed = published
                .date
                .map(|point| Interval::at(point).edtf())
                .unwrap_or_default();
        }
        let fresh = open && !self.was_open;
        self.was_open = open;
        popup.show(|ui| self.editor_ui(ui, fresh, findings, commands));
    }

    fn editor_ui(
        &mut self,
        ui: &mut Ui,
        fresh: bool,
        findings: &Findings,
        commands: &mut Vec<Command>,
    ) {
        ui.set_width(264.0);
        egui::Frame::new().inner_margin(8).show(ui, |ui| {
            let label = ui.label(RichText::new("Publication date").font(theme::strong()));
            let field = ui
                .add(
                    theme::field(&mut self.typed)
                        .hint_text("2025-10-07, October 2025, 2025")
                        .desired_width(f32::INFINITY),
                )
                .labelled_by(label.id);
            if fresh {
                field.request_focus();
            }
            let read = read_date(&self.typed, findings);
            match read {
                Some(interval) => {
                    describe::note(ui, &format!("Read as {}", words::interval(interval)))
                }
                None if self.typed.trim().is_empty() => {
                    describe::note(ui, "Type a date, or clear the one that is there")
                }
                None => describe::note(ui, "Not a date yet"),
            };
            if !findings.published.because.is_empty() {
                describe::note(ui, &format!("Now: {}", findings.published.because));
            }
            ui.horizontal(|ui| {
                let point = read.and_then(|interval| interval.start);
                let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                let set = ui.add_enabled(point.is_some(), egui::Button::new("Set date"));
                if (set.clicked() || entered)
                    && let Some(point) = point
                {
                    commands.push(Command::SetPublished(findings.article.id, Some(point)));
                    ui.close();
                }
                let known = findings.published.date.is_some();
                if ui
                    .add_enabled(known, egui::Button::new("Clear date"))
                    .clicked()
                {
                    commands.push(Command::SetPublished(findings.article.id, None));
                    ui.close();
                }
            });
        });
    }
}

/// Reads a typed date: EDTF as it stands, else by the rules of extraction against the article's own date.
#[must_use]
pub(super) fn read_date(typed: &str, findings: &Findings) -> Option<Interval> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > 100 {
        return None;
    }
    if let Some(interval) = Interval::parse(typed) {
        return Some(interval);
    }
    let article = Article {
        given: findings
            .published
            .date
            .map(|point| point.date)
            .or(findings.article.given),
        ..Article::new("", typed)
    };
    let read = extract::extract(article);
    let time = read.times.iter().find(|time| time.interval.is_some())?;
    // A few letters beside the date are a slip; a whole sentence is not a date.
    (time.span.len() * 2 >= typed.len()).then_some(time.interval)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_dates_are_read_and_nonsense_is_not() {
        let findings = Findings::default();
        let edtf = |typed| read_date(typed, &findings).map(Interval::edtf);
        assert_eq!(edtf(" 2025-10-07 ").as_deref(), Some("2025-10-07"));
        assert_eq!(edtf("2025").as_deref(), Some("2025"));
        assert_eq!(edtf("soon enough"), None);
        assert_eq!(edtf(""), None);
    }
}
