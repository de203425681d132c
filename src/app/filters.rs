//! The filters in the sidebar: saved ones, what was reported by a day, and every facet with a bar and a count a value.

use super::command::Command;
use super::filter_bar::day_before;
use super::state::State;
use super::{describe, sidebar, theme};
use crate::chart::{Ink, words};
use crate::model::{Corpus, Facet, Filter, Only};
use egui::{Align, Button, Label, Layout, Rect, RichText, Sense, Shape, Ui, pos2, vec2};
use std::collections::BTreeSet;

/// Values of a facet that are listed before the rest is asked for.
const FEW: usize = 6;
/// Values that are listed at most: a search finds what stands beyond.
const MANY: usize = 200;

/// What the filters keep between frames.
#[derive(Default)]
pub(super) struct Filters {
    revision: Option<u64>,
    /// One past the last second of every day (month, year) that an article was published in, without repeats.
    reported: Vec<i64>,
    /// Articles whose publication date is not known.
    unreported: usize,
    /// Facets that list more than a few values.
    long: BTreeSet<Facet>,
}

impl Filters {
    /// Shows the filters.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        if self.revision != Some(state.revision()) {
            self.revision = Some(state.revision());
            (self.reported, self.unreported) = reported(state.corpus());
        }
        let saved = state.filters();
        if self.reported.len() < 2 && state.facets().values.is_empty() && saved.is_empty() {
            return;
        }
        sidebar::heading(ui, "Filters", |_| {});
        for (index, filter) in saved.iter().enumerate() {
            saved_ui(ui, index, &filter.name, commands);
        }
        self.reported_ui(ui, state, commands);
        for (facet, values) in &state.facets().values {
            let name = facet.name();
            let open = state.settings.unfolded.iter().any(|other| other == name);
            let on = values.iter().filter(|(only, _)| state.filter().has(only));
            if fold_ui(ui, name, open, on.count()).clicked() {
                commands.push(Command::Unfold(name));
            }
            if open {
                self.values_ui(ui, *facet, values, state, commands);
            }
        }
    }

    fn values_ui(
        &mut self,
        ui: &mut Ui,
        facet: Facet,
        values: &[(Only, usize)],
        state: &State,
        commands: &mut Vec<Command>,
    ) {
        let most = values.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let is_long = self.long.contains(&facet);
        let listed = if is_long { MANY } else { FEW };
        for (index, (only, count)) in values.iter().enumerate() {
            let on = state.filter().has(only);
            // What is asked for is in the list however few data it has.
            if index >= listed && !on {
                continue;
            }
            if value_ui(ui, &listed_as(only), *count, most, on).clicked() {
                commands.push(Command::Filter(state.filter().toggled(only)));
            }
        }
        if values.len() > FEW {
            let text = if is_long {
                "Fewer".to_owned()
            } else {
                format!("{} more", words::count(values.len() - FEW))
            };
            let label = RichText::new(text).font(theme::small());
            let button = Button::new(label).frame_when_inactive(false);
            if ui.add(button).clicked() && !self.long.remove(&facet) {
                self.long.insert(facet);
            }
        }
    }

    /// The slider that goes back to what had been reported by a day.
    fn reported_ui(&self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        let Some(last) = self.reported.len().checked_sub(1).filter(|&last| last > 0) else {
            return;
        };
        let filter = state.filter();
        let before = filter
            .reported
            .map_or(last, |by| self.reported.partition_point(|&at| at < by));
        let before = before.min(last);
        let by = self.reported.get(before).copied().unwrap_or_default();
        let date = if filter.reported.is_some() {
            day_before(by)
        } else {
            "now".to_owned()
        };
        inset(ui, |ui| {
            ui.horizontal(|ui| {
                describe::note(ui, "As reported up to");
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    describe::note(ui, &date);
                });
            });
            let mut at = before;
            ui.spacing_mut().slider_width = ui.available_width() - 8.0;
            let slider = ui.add(egui::Slider::new(&mut at, 0..=last).show_value(false));
            slider.widget_info(|| {
                let name = format!("As reported up to {date}");
                egui::WidgetInfo::slider(true, before as f64, name)
            });
            if at != before {
                commands.push(Command::Filter(Filter {
                    reported: (at < last)
                        .then(|| self.reported.get(at).copied())
                        .flatten(),
                    ..filter.clone()
                }));
            }
            if filter.reported.is_some() && self.unreported > 0 {
                let articles = words::counted(self.unreported, "article");
                describe::note(ui, &format!("without {articles} of unknown date"));
            }
        });
    }
}

/// When articles were published, and how many do not say.
fn reported(corpus: &Corpus) -> (Vec<i64>, usize) {
    let dates = corpus.articles().iter().map(|f| f.published.date);
    let unknown = dates.clone().filter(Option::is_none).count();
    let mut ends: Vec<i64> = dates.flatten().map(|point| point.extent().1).collect();
    ends.sort_unstable();
    ends.dedup();
    (ends, unknown)
}

/// Indents what has no frame of its own like the rows beside it.
fn inset(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let margin = egui::Margin::symmetric(8, 4);
    egui::Frame::new().inner_margin(margin).show(ui, add);
}

fn saved_ui(ui: &mut Ui, index: usize, name: &str, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let room = ui.available_width() - theme::ROW;
        ui.allocate_ui(vec2(room, theme::ROW), |ui| {
            if sidebar::row(ui, name, false)
                .on_hover_text("Filter by this")
                .clicked()
            {
                commands.push(Command::ApplyFilter(index));
            }
        });
        let forget = Button::new(RichText::new("×").font(theme::small()))
            .frame_when_inactive(false)
            .min_size(vec2(theme::ROW, theme::ROW));
        let response = ui.add(forget).on_hover_text("Forget this filter");
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Forget filter {name}"))
        });
        if response.clicked() {
            commands.push(Command::ForgetFilter(index));
        }
    });
}

/// The heading of a facet, which opens and closes it.
fn fold_ui(ui: &mut Ui, name: &str, open: bool, on: usize) -> egui::Response {
    let size = vec2(ui.available_width(), theme::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::DisclosureTriangle, true, name);
        info.selected = Some(open);
        info
    });
    let visuals = ui.visuals();
    let ink = theme::color(visuals, Ink::Secondary);
    if response.hovered() || response.has_focus() {
        let fill = theme::color(visuals, Ink::Band);
        ui.painter().rect_filled(rect, 4.0, fill);
    }
    let middle = pos2(rect.left() + 12.0, rect.center().y);
    let corners = if open {
        [vec2(-3.5, -2.0), vec2(3.5, -2.0), vec2(0.0, 2.5)]
    } else {
        [vec2(-2.0, -3.5), vec2(2.5, 0.0), vec2(-2.0, 3.5)]
    };
    let triangle = corners.map(|corner| middle + corner).to_vec();
    let stroke = egui::Stroke::NONE;
    ui.painter()
        .add(Shape::convex_polygon(triangle, ink, stroke));
    let at = pos2(rect.left() + 24.0, rect.center().y);
    let align = egui::Align2::LEFT_CENTER;
    ui.painter().text(at, align, name, theme::small(), ink);
    if on > 0 {
        let at = pos2(rect.right() - 8.0, rect.center().y);
        let text = format!("{on} on");
        let accent = theme::color(visuals, Ink::Accent);
        let align = egui::Align2::RIGHT_CENTER;
        ui.painter().text(at, align, text, theme::small(), accent);
    }
    response
}

/// A value of a facet: a tick, its name, a small bar and its count.
fn value_ui(ui: &mut Ui, name: &str, count: usize, most: usize, on: bool) -> egui::Response {
    let size = vec2(ui.available_width(), theme::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let label = format!("Only {name}, {count}");
        egui::WidgetInfo::selected(egui::Role::CheckBox, ui.is_enabled(), on, label)
    });
    let visuals = ui.visuals();
    if response.hovered() || response.has_focus() || on {
        ui.painter()
            .rect_filled(rect, 4.0, theme::color(visuals, Ink::Band));
    }
    let ink = |ink| theme::color(visuals, ink);
    let dot = Rect::from_center_size(pos2(rect.left() + 12.0, rect.center().y), vec2(8.0, 8.0));
    if on {
        ui.painter().rect_filled(dot, 2.0, ink(Ink::Accent));
    } else {
        let stroke = egui::Stroke::new(1.0, ink(Ink::Empty));
        ui.painter()
            .rect_stroke(dot, 2.0, stroke, egui::StrokeKind::Inside);
    }
    let number = ui.painter().text(
        pos2(rect.right() - 8.0, rect.center().y),
        egui::Align2::RIGHT_CENTER,
        words::count(count),
        theme::small(),
        ink(Ink::Secondary),
    );
    let room = (rect.width() * 0.16).min(56.0);
    let length = (count as f32 / most.max(1) as f32 * room).max(if count > 0 { 2.0 } else { 0.0 });
    let right = number.left().min(rect.right() - 28.0) - 8.0;
    let bar = Rect::from_min_max(
        pos2(right - length, rect.center().y - 3.0),
        pos2(right, rect.center().y + 3.0),
    );
    ui.painter().rect_filled(bar, 1.0, ink(Ink::Hairline));
    let inside = Rect::from_min_max(
        pos2(rect.left() + 24.0, rect.top()),
        pos2(right - room - 4.0, rect.bottom()),
    );
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::left_to_right(Align::Center)),
    );
    child.add(Label::new(name).truncate().selectable(false));
    response
}

/// A value as it stands in its list: our own words begin with a capital, names and units are left as they are.
fn listed_as(only: &Only) -> String {
    let name = only.name();
    match only.facet() {
        Facet::Source | Facet::Speaker | Facet::Unit => name.into_owned(),
        _ => {
            let mut rest = name.chars();
            let first = rest.next().into_iter().flat_map(char::to_uppercase);
            first.chain(rest).collect()
        }
    }
}
