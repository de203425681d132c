//! The table twin of everything: events, figures and temporal expressions as rows to sort, walk and click.

use super::command::Command;
use super::state::{Overlay, State};
use super::table_rows::{Filled, Rows, Sort, cell, sign};
use super::task::{Outcome, Task, let_go};
use super::{describe, theme};
use crate::chart::{Ink, words};
use crate::model::Datum;
use egui::{Align, Key, Label, Layout, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder, TableRow};
use std::sync::Arc;

/// One column: its name, and whether it takes the room that is left, else its width in pixels.
struct Head {
    name: &'static str,
    width: Option<f32>,
    right: bool,
}

const fn head(name: &'static str, width: f32) -> Head {
    Head {
        name,
        width: Some(width),
        right: false,
    }
}

const fn wide(name: &'static str) -> Head {
    Head {
        name,
        width: None,
        right: false,
    }
}

const EVENTS: &[Head] = &[
    head("Date", 132.0),
    wide("Event"),
    head("Standing", 84.0),
    head("Source", 112.0),
];
const FIGURES: &[Head] = &[
    Head {
        name: "Value",
        width: Some(96.0),
        right: true,
    },
    head("Unit", 96.0),
    wide("Measure"),
    head("Period", 120.0),
    head("Source", 112.0),
];
const TIMES: &[Head] = &[
    head("As written", 128.0),
    head("As resolved", 132.0),
    wide("Because"),
    head("Rule", 104.0),
];

impl Rows {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Events, "Events"),
        (Self::Figures, "Figures"),
        (Self::Times, "Times"),
    ];

    fn heads(self) -> &'static [Head] {
        match self {
            Self::Events => EVENTS,
            Self::Figures => FIGURES,
            Self::Times => TIMES,
        }
    }
}

/// What rows are filled for: the revision, which rows, and their order.
type Recipe = (u64, Rows, Sort);

/// What the table keeps between frames.
#[derive(Default)]
pub(super) struct Table {
    rows: Rows,
    /// Column and direction; `None` keeps the order of the articles.
    sort: Sort,
    /// What the rows were filled for.
    key: Option<Recipe>,
    filled: Filled,
    /// The rows that come next.
    under_way: Option<(Recipe, Task<Filled>)>,
    /// Where a datum stands among the rows.
    selected: Option<(Datum, Option<usize>)>,
    seen_stamp: u64,
}

impl Table {
    /// Shows the table.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        let fresh = self.seen_stamp != state.select_stamp;
        self.seen_stamp = state.select_stamp;
        if fresh && let Some(datum) = state.selected {
            self.rows = Rows::of(datum);
        }
        self.tabs_ui(ui);
        self.refresh(ui.ctx(), state);
        // Rows of another kind, or of before, are none to click.
        let is_current = self
            .key
            .is_some_and(|(revision, rows, _)| revision == state.revision() && rows == self.rows);
        if !is_current {
            describe::empty_ui(ui, "One moment", "The rows are being put in order");
            return;
        }
        if self.filled.data.is_empty() {
            describe::empty_ui(
                ui,
                "No rows",
                "Nothing of this sort is open, or the filters leave nothing",
            );
            return;
        }
        let at = self.selected_row(state);
        self.walk(ui, state, at, commands);
        let scroll_to = at.filter(|_| fresh);
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 0));
        frame.show(ui, |ui| self.body_ui(ui, state, scroll_to, commands));
    }

    fn tabs_ui(&mut self, ui: &mut Ui) {
        egui::Frame::new()
            .inner_margin(egui::Margin::symmetric(12, 4))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    for (rows, name) in Rows::ALL {
                        let label = RichText::new(name).font(theme::small());
                        if ui.selectable_label(self.rows == rows, label).clicked() {
                            self.rows = rows;
                            self.sort = None;
                        }
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        describe::note(ui, &words::counted(self.filled.data.len(), "row"));
                    });
                });
            });
    }

    /// Fills and sorts the rows when what is shown has changed; rows of a moment ago stay until then.
    fn refresh(&mut self, ctx: &egui::Context, state: &State) {
        let key = (state.revision(), self.rows, self.sort);
        if self.key == Some(key) {
            self.under_way = None;
            return;
        }
        if self.under_way.is_none() {
            let (corpus, filter) = (Arc::clone(state.shared_corpus()), state.filter().clone());
            let (rows, sort) = (self.rows, self.sort);
            let task = Task::start(ctx, state.is_light(), move |effort| {
                Filled::of(&corpus, &filter, rows, sort, &|| !effort.is_stopped())
            });
            self.under_way = Some((key, task));
        }
        let Some((key, task)) = &self.under_way else {
            return;
        };
        let filled = match task.poll() {
            Outcome::Pending => return,
            Outcome::Done(filled) => filled,
            Outcome::Lost => Filled::default(),
        };
        let_go(std::mem::replace(&mut self.filled, filled));
        self.key = Some(*key);
        self.selected = None;
        self.under_way = None;
    }

    /// Where the selection stands among the rows; looked for once.
    fn selected_row(&mut self, state: &State) -> Option<usize> {
        let datum = state.selected?;
        if self.selected.is_none_or(|(known, _)| known != datum) {
            let at = self.filled.data.iter().position(|&row| row == datum);
            self.selected = Some((datum, at));
        }
        self.selected.and_then(|(_, at)| at)
    }

    /// Moves the selection by keyboard while nothing lies over the table.
    fn walk(&self, ui: &Ui, state: &State, at: Option<usize>, commands: &mut Vec<Command>) {
        let covered = state.overlay != Overlay::None || ui.ctx().any_popup_open();
        if covered || ui.ctx().text_edit_focused() {
            return;
        }
        let step = ui.input_mut(|input| {
            let down = input.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowDown);
            let up = input.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowUp);
            down as isize - up as isize
        });
        if step != 0 {
            let next = at.map_or(0, |at| at.saturating_add_signed(step));
            let next = next.min(self.filled.data.len().saturating_sub(1));
            commands.push(Command::Select(self.filled.data.get(next).copied()));
        }
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        scroll_to: Option<usize>,
        commands: &mut Vec<Command>,
    ) {
        let heads = self.rows.heads();
        ui.spacing_mut().item_spacing.x = 12.0;
        // The columns stand apart by white space; a line shows only where one is dragged.
        ui.visuals_mut().widgets.noninteractive.bg_stroke = egui::Stroke::NONE;
        let share = match ui.available_width() {
            ..480.0 => 0.75,
            ..640.0 => 1.0,
            _ => 1.3,
        };
        let mut table = TableBuilder::new(ui)
            .id_salt(("table", self.rows as u8))
            .sense(Sense::click())
            .resizable(true)
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center));
        for head in heads {
            table = table.column(match head.width {
                Some(width) => Column::initial(width * share).at_least(40.0).clip(true),
                None => Column::remainder().at_least(80.0).clip(true),
            });
        }
        if let Some(row) = scroll_to {
            table = table.scroll_to_row(row, Some(Align::Center));
        }
        let (rows, sort) = (self.rows, &mut self.sort);
        let Filled { data, tail } = &self.filled;
        table
            .header(theme::ROW, |mut header| {
                for (index, head) in heads.iter().enumerate() {
                    header.col(|ui| head_ui(ui, index, head, sort));
                }
            })
            .body(|body| {
                body.rows(theme::ROW, data.len(), |mut row| {
                    if let Some(&datum) = data.get(row.index()) {
                        row_ui(&mut row, state, rows, datum, *tail, commands);
                    }
                });
            });
    }
}

fn head_ui(ui: &mut Ui, index: usize, head: &Head, sort: &mut Sort) {
    let arrow = match *sort {
        Some((column, down)) if column == index => {
            if down {
                " ↓"
            } else {
                " ↑"
            }
        }
        _ => "",
    };
    let color = theme::color(ui.visuals(), Ink::Secondary);
    let text = RichText::new(format!("{}{arrow}", head.name))
        .font(theme::small())
        .color(color);
    let layout = if head.right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.with_layout(layout, |ui| {
        let response = ui
            .add(
                Label::new(text)
                    .truncate()
                    .selectable(false)
                    .sense(Sense::click()),
            )
            .on_hover_text(format!("Sort by {}", head.name.to_lowercase()));
        response.widget_info(|| {
            let name = format!("Sort by {}", head.name.to_lowercase());
            egui::WidgetInfo::labeled(egui::Role::Button, true, name)
        });
        if response.clicked() {
            *sort = match *sort {
                Some((column, false)) if column == index => Some((index, true)),
                Some((column, true)) if column == index => None,
                _ => Some((index, false)),
            };
        }
    });
}

fn row_ui(
    row: &mut TableRow<'_, '_>,
    state: &State,
    rows: Rows,
    datum: Datum,
    tail: f32,
    commands: &mut Vec<Command>,
) {
    row.set_selected(state.selected == Some(datum));
    row.set_hovered(state.hovered == Some(datum));
    let is_faint = match (state.search.hits(), datum) {
        // Dates are not searched by themselves.
        (None, _) | (_, Datum::Time(_)) => false,
        (Some(hits), datum) => !hits.has(datum),
    };
    for (index, head) in rows.heads().iter().enumerate() {
        row.col(|ui| {
            if is_faint {
                ui.set_opacity(0.4);
            }
            let text = cell(state.corpus(), datum, index);
            if head.right {
                let disagrees = matches!(datum, Datum::Figure(r) if state.disagrees(r));
                value_ui(ui, &text, tail, disagrees);
            } else {
                ui.add(Label::new(text).truncate().selectable(false));
            }
        });
    }
    let response = row.response();
    response.widget_info(|| {
        let name = format!("Row: {}", describe::datum(state, datum));
        egui::WidgetInfo::selected(egui::Role::Row, true, state.selected == Some(datum), name)
    });
    if response.hovered() {
        commands.push(Command::Hover(datum));
    }
    if response.clicked() {
        commands.push(Command::Select(Some(datum)));
    }
}

/// A value, its decimal sign where the signs of the other rows stand.
fn value_ui(ui: &Ui, text: &str, tail: f32, disagrees: bool) {
    let (whole, fraction) = text.split_at(sign(text));
    let ink = if disagrees {
        Ink::Disagreement
    } else {
        Ink::Text
    };
    let color = theme::color(ui.visuals(), ink);
    let cell = ui.max_rect();
    let at = egui::pos2(cell.right() - tail, cell.center().y);
    for (part, align) in [
        (whole, egui::Align2::RIGHT_CENTER),
        (fraction, egui::Align2::LEFT_CENTER),
    ] {
        ui.painter().text(at, align, part, theme::body(), color);
    }
}
