//! The sidebar: articles by source, filters, and what could not be dated.

use super::command::Command;
use super::filters::Filters;
use super::state::State;
use super::{describe, theme};
use crate::chart::{Ink, words};
use crate::model::{Corpus, Datum, Filter, Modality, Ref};
use egui::{Align, Label, Layout, RichText, ScrollArea, Sense, Ui};
use rustc_hash::FxHashMap;

/// Articles and leftovers that are listed at most; the table holds all of them.
const MOST_ROWS: usize = 500;

/// Lists that hang on the corpus, so that no frame makes them again.
#[derive(Default)]
pub(super) struct Sidebar {
    revision: Option<u64>,
    /// Articles of each source, in the order of the corpus.
    groups: Vec<(String, Vec<u32>)>,
    leftovers: Vec<Ref>,
    filters: Filters,
}

impl Sidebar {
    /// Shows the sidebar.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        if self.revision != Some(state.revision()) {
            self.revision = Some(state.revision());
            self.groups = groups(state.corpus());
            let leftovers = state.corpus().leftovers().map(|(r, _)| r);
            self.leftovers = leftovers.take(MOST_ROWS).collect();
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.articles_ui(ui, state, commands);
            self.filters.ui(ui, state, commands);
            self.leftovers_ui(ui, state, commands);
            ui.add_space(16.0);
        });
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

    fn leftovers_ui(&self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        if state.leftovers() == 0 {
            return;
        }
        heading(ui, "Not dated", |ui| {
            describe::note(ui, &words::count(state.leftovers()));
        });
        for &r in &self.leftovers {
            let datum = Datum::Time(r);
            let quote = describe::one_line(describe::quote(state.corpus(), datum));
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
                    articles: vec![findings.article.id],
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

/// The articles of each source, in the order of the corpus.
fn groups(corpus: &Corpus) -> Vec<(String, Vec<u32>)> {
    let mut groups: Vec<(String, Vec<u32>)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, findings) in (0_u32..).zip(corpus.articles()) {
        let source = findings.article.source_name();
        let at = *places.entry(source).or_insert_with(|| {
            groups.push((source.to_owned(), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, list)) = groups.get_mut(at) {
            list.push(index);
        }
    }
    groups
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

/// A section's heading, with something of its own at the right end.
pub(super) fn heading(ui: &mut Ui, name: &str, right: impl FnOnce(&mut Ui)) {
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
pub(super) fn row(ui: &mut Ui, name: &str, current: bool) -> egui::Response {
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
