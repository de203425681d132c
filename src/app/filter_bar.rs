//! The strip under the menus that shows what is on: every filter as a chip with a cross, the distance measured, and how
//! much is left. Not there while nothing is on.

use super::command::Command;
use super::state::{Overlay, State};
use super::{describe, measure, status, theme};
use crate::chart::{Ink, words};
use crate::model::gap::Gap;
use crate::model::time::{DAY, date_from_days};
use crate::model::{Datum, Facet, Filter, Interval, Point};
use egui::{Button, Key, RichText, Ui};

/// True while there is something to show.
#[must_use]
pub(super) fn is_on(state: &State) -> bool {
    !state.filter().is_empty() || state.measure_from.is_some()
}

/// Shows the strip.
pub(super) fn ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        chips_ui(ui, state, commands);
        if !state.filter().is_empty() {
            all_ui(ui, state, commands);
        }
        if let Some(from) = state.measure_from {
            measure_ui(ui, state, from, commands);
        }
    });
}

/// What can be done with all filters at once, and how much they leave.
fn all_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if status::small_button(ui, "Save…").clicked() {
        commands.push(Command::Overlay(Overlay::SaveFilter));
    }
    if status::small_button(ui, "Clear all").clicked() {
        commands.push(Command::ClearFilter);
    }
    let facets = state.facets();
    let left = format!(
        "{} · {}",
        words::counted(facets.events, "event"),
        words::counted(facets.figures, "figure")
    );
    ui.add_space(4.0);
    describe::note(ui, &left).on_hover_text("What the filters let through");
}

fn chips_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let filter = state.filter();
    let mut chip = |ui: &mut Ui, text: &str, hint: &str, after: Filter| {
        if chip_ui(ui, text, hint).clicked() {
            commands.push(Command::Filter(after));
        }
    };
    if let Some((from, to)) = filter.range {
        let text = format!("{} · {}", range(from, to), length(from, to));
        let after = Filter {
            range: None,
            ..filter.clone()
        };
        chip(ui, &text, "Clear the range", after);
    }
    if let Some(by) = filter.reported {
        let text = format!("As reported up to {}", day_before(by));
        let after = Filter {
            reported: None,
            ..filter.clone()
        };
        chip(ui, &text, "Show what was reported later, too", after);
    }
    for &id in &filter.articles {
        let article = state.position(id).and_then(|at| state.corpus().article(at));
        let name = article.map_or("", |findings| describe::name(&findings.article));
        let text = format!("Article: {}", describe::beginning(name, 40));
        let mut after = filter.clone();
        after.articles.retain(|other| *other != id);
        chip(ui, &text, "Show the other articles, too", after);
    }
    for only in filter.only() {
        let name = describe::beginning(&only.name(), 40);
        let colon = match only.facet() {
            Facet::Precision | Facet::Speaker => "",
            _ => ":",
        };
        let text = format!("{}{colon} {name}", only.facet().name());
        chip(ui, &text, "Take this filter away", filter.toggled(&only));
    }
}

/// The distance from where the user measures to what is selected or pointed at.
fn measure_ui(ui: &mut Ui, state: &State, from: Datum, commands: &mut Vec<Command>) {
    let corpus = state.corpus();
    let other = state.hovered.or(state.selected).filter(|to| *to != from);
    let name = |datum| describe::beginning(&describe::title(state, datum), 32);
    let text = match other {
        None if measure::interval(corpus, from).is_none() => {
            format!("{} has no date to measure from", name(from))
        }
        None => format!("From {}: select or point at another one", name(from)),
        Some(to) => match measure::between(corpus, from, to) {
            Some(far) => format!("{} → {}: {far}", name(from), name(to)),
            None => format!("{} has no date to measure to", name(to)),
        },
    };
    if chip_ui(ui, &text, "Stop measuring").clicked() {
        commands.push(Command::MeasureFrom(None));
    }
}

/// Something that is on; a click takes it away.
fn chip_ui(ui: &mut Ui, text: &str, hint: &str) -> egui::Response {
    let label = RichText::new(format!("{text}  ×")).font(theme::small());
    let fill = theme::tint(ui.visuals(), Ink::Accent);
    let button = Button::new(label).fill(fill);
    let response = ui
        .add(button.min_size(egui::vec2(0.0, 20.0)))
        .on_hover_text(hint);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{hint}: {text}"))
    });
    response
}

/// A stretch of seconds in words, to the day.
fn range(from: i64, to: i64) -> String {
    let day = |seconds: i64| Point::day(date_from_days(seconds.div_euclid(DAY)));
    words::interval(Interval::between(day(from), day((to - 1).max(from))))
}

/// How long a stretch is: one of days in days, those that it only touches among them; a shorter one in minutes.
pub(super) fn length(from: i64, to: i64) -> String {
    let grain = if to - from >= DAY { DAY } else { 60 };
    let down = |time: i64| time.div_euclid(grain) * grain;
    measure::gap(Gap::between(down(from), down(to + grain - 1)))
}

/// The last day before a moment.
#[must_use]
pub(super) fn day_before(seconds: i64) -> String {
    words::point(Point::day(date_from_days((seconds - 1).div_euclid(DAY))))
}

/// The sheet that asks for the name of a filter.
#[derive(Default)]
pub(super) struct Namer {
    typed: String,
    was_open: bool,
}

impl Namer {
    /// Shows the sheet while it is asked for.
    pub(super) fn ui(&mut self, ui: &Ui, state: &State, commands: &mut Vec<Command>) {
        let open = state.overlay == Overlay::SaveFilter;
        let fresh = open && !self.was_open;
        self.was_open = open;
        if !open {
            return;
        }
        if fresh {
            self.typed = suggested(state.filter());
        }
        let modal = theme::sheet(ui.style(), "save filter")
            .show(ui.ctx(), |ui| self.sheet_ui(ui, fresh, state, commands));
        if modal.should_close() {
            commands.push(Command::Overlay(Overlay::None));
        }
    }

    fn sheet_ui(&mut self, ui: &mut Ui, fresh: bool, state: &State, commands: &mut Vec<Command>) {
        theme::widen(ui, 320.0);
        ui.label(RichText::new("Save filter").font(theme::title()));
        if state.filter().is_empty() {
            describe::note(
                ui,
                "Nothing is filtered: drag on the ruler, or choose in the sidebar",
            );
        } else {
            describe::note(ui, "It is kept in the project and listed in the sidebar");
        }
        ui.add_space(8.0);
        let label = ui.label("Name");
        let field = ui
            .add(theme::field(&mut self.typed).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        if fresh {
            field.request_focus();
            // What is suggested is there to be typed over.
            let mut edit = egui::TextEdit::load_state(ui.ctx(), field.id).unwrap_or_default();
            let all = egui::text::CCursorRange::select_all_str(&self.typed);
            edit.cursor.set_char_range(Some(all));
            egui::TextEdit::store_state(ui.ctx(), field.id, edit);
        }
        ui.add_space(8.0);
        let possible = !state.filter().is_empty() && !self.typed.trim().is_empty();
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal(|ui| {
            let save = ui.add_enabled(possible, Button::new("Save filter"));
            if possible && (save.clicked() || entered) {
                commands.push(Command::SaveFilter(self.typed.clone()));
                commands.push(Command::Overlay(Overlay::None));
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::Overlay(Overlay::None));
            }
        });
    }
}

/// A name to begin with: the stretch of time, or what is asked for.
fn suggested(filter: &Filter) -> String {
    if let Some((from, to)) = filter.range {
        return range(from, to);
    }
    let names: Vec<String> = filter
        .only()
        .iter()
        .map(|only| only.name().into_owned())
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brushed_stretch_is_told_with_its_length() {
        let at = |edtf| Interval::parse(edtf).unwrap().drawn().unwrap();
        let (from, to) = at("2024");
        assert_eq!(range(from, to), "1 January – 31 December 2024");
        assert_eq!(length(from, to), "1 year (366 days)");
        assert_eq!(length(from + 5_000, to - 5_000), "1 year (366 days)");
        assert_eq!(length(from, from + 7_190), "2 hours");
        assert_eq!(day_before(to), "31 December 2024");
    }
}
