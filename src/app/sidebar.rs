//! The sidebar: articles by source, filters with their counts, and what could not be dated.

use super::command::Command;
use super::state::State;
use super::{describe, theme};
use crate::chart::{Ink, words};
use crate::model::{Corpus, Datum, Filter, Modality, Ref};
use egui::{Align, Button, Label, Layout, RichText, ScrollArea, Sense, Ui};

/// Articles and leftovers that are listed at most; the table holds all of them.
const MOST_ROWS: usize = 500;

/// Counts that hang on the corpus, so that no frame counts again.
#[derive(Default)]
pub(super) struct Sidebar {
    revision: Option<u64>,
    /// Articles of each source, in the order of the corpus.
    groups: Vec<(String, Vec<u32>)>,
    modalities: [usize; 4],
    leftovers: Vec<Ref>,
}

impl Sidebar {
    /// Shows the sidebar.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        if self.revision != Some(state.revision()) {
            *self = Self::count(state.corpus());
            self.revision = Some(state.revision());
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.articles_ui(ui, state, commands);
            self.filters_ui(ui, state, commands);
            self.leftovers_ui(ui, state, commands);
            ui.add_space(16.0);
        });
    }

    fn count(corpus: &Corpus) -> Self {
        let mut groups: Vec<(String, Vec<u32>)> = corpus
            .sources()
            .iter()
            .map(|source| (source.clone(), Vec::new()))
            .collect();
        let mut modalities = [0; 4];
        for (index, findings) in (0_u32..).zip(corpus.articles()) {
            if let Some((_, list)) = groups.get_mut(corpus.source_index(index)) {
                list.push(index);
            }
            for event in &findings.events {
                let at = Modality::ALL.iter().position(|&m| m == event.modality);
                if let Some(count) = at.and_then(|at| modalities.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        Self {
            revision: None,
            groups,
            modalities,
            leftovers: corpus.leftovers().map(|(r, _)| r).take(MOST_ROWS).collect(),
        }
    }

    fn articles_ui(&self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        heading(ui, "Articles", |ui| {
            describe::note(ui, &words::count(state.corpus().articles().len()));
        });
        let mut room = MOST_ROWS;
        for (source, articles) in &self.groups {
            if !source.is_empty() {
                ui.horizontal(|ui| {
                    ui.add_space(8.0);
                    let color = theme::color(ui.visuals(), Ink::Secondary);
                    let text = RichText::new(source).font(theme::small()).color(color);
                    ui.add(Label::new(text).truncate());
                });
            }
            for &index in articles.iter().take(room) {
                article_ui(ui, state, index, commands);
            }
            room = room.saturating_sub(articles.len());
        }
        let hidden = state.corpus().articles().len().saturating_sub(MOST_ROWS);
        if hidden > 0 {
            describe::note(
                ui,
                &format!("and {} more; find them with Ctrl+K", words::count(hidden)),
            );
        }
    }

    fn filters_ui(&self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        let filter = state.filter();
        heading(ui, "Filters", |ui| {
            if !filter.is_empty() && super::status::small_button(ui, "Clear filters").clicked() {
                commands.push(Command::Filter(Filter::default()));
            }
        });
        if let Some((from, to)) = filter.range {
            let text = range_words(from, to);
            if tag(ui, &text, "Clear the range").clicked() {
                commands.push(Command::Filter(Filter {
                    range: None,
                    ..filter.clone()
                }));
            }
        }
        let most = self.modalities.iter().copied().max().unwrap_or(0);
        for (&modality, &count) in Modality::ALL.iter().zip(&self.modalities) {
            if count == 0 {
                continue;
            }
            let on = filter.modalities.contains(&modality);
            if bar_row(ui, modality_name(modality), count, most, on).clicked() {
                let modalities = toggled(&filter.modalities, modality);
                commands.push(Command::Filter(Filter {
                    modalities,
                    ..filter.clone()
                }));
            }
        }
        if self.groups.len() > 1 {
            ui.add_space(8.0);
            let most = self.groups.iter().map(|(_, list)| list.len()).max();
            for (source, articles) in self.groups.iter().take(MOST_ROWS) {
                let on = filter.sources.contains(source);
                if bar_row(ui, source, articles.len(), most.unwrap_or(0), on).clicked() {
                    let sources = toggled(&filter.sources, source.clone());
                    commands.push(Command::Filter(Filter {
                        sources,
                        ..filter.clone()
                    }));
                }
            }
        }
    }

    fn leftovers_ui(&self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        if state.leftovers() == 0 {
            return;
        }
        heading(ui, "Not dated", |ui| {
            describe::note(ui, &words::count(state.leftovers()));
        });
        for &r in &self.leftovers {
            let datum = Datum::Time(r);
            let quote = describe::one_line(describe::quote(state, datum));
            let selected = state.selected == Some(datum);
            let row = row(ui, &format!("“{quote}”"), selected)
                .on_hover_ui(|ui| describe::tooltip_ui(ui, state, datum));
            if row.hovered() {
                commands.push(Command::Hover(datum));
            }
            if row.clicked() {
                commands.push(Command::Select(Some(datum)));
                commands.push(Command::ShowPane(super::layout::Pane::Inspector));
            }
        }
        if state.leftovers() > self.leftovers.len() {
            describe::note(ui, "the rest is in the table, under Times");
        }
    }
}

fn article_ui(ui: &mut Ui, state: &State, index: u32, commands: &mut Vec<Command>) {
    let Some(findings) = state.corpus().article(index) else {
        return;
    };
    let name = describe::name(&findings.article);
    let shown = state.corpus().shows_article(state.filter(), index);
    ui.add_enabled_ui(true, |ui| {
        if !shown {
            ui.set_opacity(0.5);
        }
        let response = row(ui, name, state.article == index).on_hover_ui(|ui| {
            ui.set_max_width(320.0);
            ui.label(RichText::new(name).font(theme::strong()));
            describe::note(
                ui,
                &format!(
                    "{} · {}",
                    words::counted(findings.events.len(), "event"),
                    words::counted(findings.figures.len(), "figure")
                ),
            );
            for diagnostic in findings.diagnostics.iter().take(4) {
                describe::note(ui, &format!("{}. {}", diagnostic.message, diagnostic.hint));
            }
        });
        if response.clicked() {
            commands.push(Command::ShowArticle(index));
        }
        response.context_menu(|ui| {
            if ui.button("Show only this article").clicked() {
                commands.push(Command::Filter(Filter {
                    articles: vec![index],
                    ..state.filter().clone()
                }));
                ui.close();
            }
            if ui.button("Remove article").clicked() {
                commands.push(Command::Remove(findings.article.id));
                ui.close();
            }
        });
    });
}

/// A list with `item` taken out if it is there, else put in.
fn toggled<T: Clone + PartialEq>(list: &[T], item: T) -> Vec<T> {
    let mut list = list.to_vec();
    match list.iter().position(|other| *other == item) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(item),
    }
    list
}

/// How a modality is called in the window.
#[must_use]
pub(super) fn modality_name(modality: Modality) -> &'static str {
    match modality {
        Modality::Happened => "Happened",
        Modality::Planned => "Planned",
        Modality::Conditional => "Conditional",
        Modality::Recurring => "Recurring",
    }
}

/// A stretch of seconds in words, to the day.
fn range_words(from: i64, to: i64) -> String {
    use crate::model::time::{DAY, date_from_days};
    use crate::model::{Interval, Point};
    let day = |seconds: i64| Point::day(date_from_days(seconds.div_euclid(DAY)));
    words::interval(Interval::between(day(from), day((to - 1).max(from))))
}

/// A section's heading, with something of its own at the right end.
fn heading(ui: &mut Ui, name: &str, right: impl FnOnce(&mut Ui)) {
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.set_min_height(20.0);
        ui.add_space(8.0);
        ui.label(describe::heading(ui, name));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            right(ui);
        });
    });
    ui.add_space(4.0);
}

/// A row that can be clicked, marked at its left edge while it is the current one.
fn row(ui: &mut Ui, name: &str, current: bool) -> egui::Response {
    let size = egui::vec2(ui.available_width(), theme::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), current, name)
    });
    let visuals = ui.visuals();
    if response.hovered() || response.has_focus() || current {
        ui.painter()
            .rect_filled(rect, 4.0, theme::color(visuals, Ink::Band));
    }
    if current {
        let edge = egui::Rect::from_min_size(rect.min, egui::vec2(2.0, rect.height()));
        ui.painter()
            .rect_filled(edge, 1.0, theme::color(visuals, Ink::Accent));
    }
    let inside = rect.shrink2(egui::vec2(8.0, 0.0));
    let text = RichText::new(name).color(theme::color(visuals, Ink::Text));
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::left_to_right(Align::Center)),
    );
    child.add(Label::new(text).truncate().selectable(false));
    response
}

/// A filter: a tick, a name, a small bar and its count.
fn bar_row(ui: &mut Ui, name: &str, count: usize, most: usize, on: bool) -> egui::Response {
    let size = egui::vec2(ui.available_width(), theme::ROW);
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
    let dot = egui::Rect::from_center_size(
        egui::pos2(rect.left() + 12.0, rect.center().y),
        egui::Vec2::splat(8.0),
    );
    if on {
        ui.painter().rect_filled(dot, 2.0, ink(Ink::Accent));
    } else {
        let stroke = egui::Stroke::new(1.0, ink(Ink::Empty));
        ui.painter()
            .rect_stroke(dot, 2.0, stroke, egui::StrokeKind::Inside);
    }
    let number = ui.painter().text(
        egui::pos2(rect.right() - 8.0, rect.center().y),
        egui::Align2::RIGHT_CENTER,
        words::count(count),
        theme::small(),
        ink(Ink::Secondary),
    );
    let room = (rect.width() * 0.16).min(56.0);
    let length = (count as f32 / most.max(1) as f32 * room).max(2.0);
    let right = number.left().min(rect.right() - 28.0) - 8.0;
    let bar = egui::Rect::from_min_max(
        egui::pos2(right - length, rect.center().y - 3.0),
        egui::pos2(right, rect.center().y + 3.0),
    );
    ui.painter().rect_filled(bar, 1.0, ink(Ink::Hairline));
    let inside = egui::Rect::from_min_max(
        egui::pos2(rect.left() + 24.0, rect.top()),
        egui::pos2(right - room - 4.0, rect.bottom()),
    );
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inside)
            .layout(Layout::left_to_right(Align::Center)),
    );
    child.add(Label::new(name).truncate().selectable(false));
    response
}

/// An active filter that a click takes away.
fn tag(ui: &mut Ui, text: &str, hint: &str) -> egui::Response {
    let label = RichText::new(format!("{text}  ×")).font(theme::small());
    let button = Button::new(label).fill(theme::tint(ui.visuals(), Ink::Accent));
    let response = ui.add(button).on_hover_text(hint);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{hint}: {text}"))
    });
    response
}
