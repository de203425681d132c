//! The table twin of everything: events, figures and temporal expressions as rows to sort, walk and click.

use super::command::Command;
use super::state::{Overlay, State};
use super::{describe, theme};
use crate::chart::{Ink, Measure, TextStyle, words};
use crate::model::{Datum, Ref};
use crate::paint::Inter;
use egui::{Align, Key, Label, Layout, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder, TableRow};
use std::cmp::Ordering;

/// The column that orders the rows, and whether it does so from the end.
type Sort = Option<(usize, bool)>;

/// What the rows stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Rows {
    #[default]
    Events,
    Figures,
    Times,
}

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

    fn of(datum: Datum) -> Self {
        match datum {
            Datum::Event(_) => Self::Events,
            Datum::Figure(_) => Self::Figures,
            Datum::Time(_) => Self::Times,
        }
    }
}

/// What the table keeps between frames.
#[derive(Default)]
pub(super) struct Table {
    rows: Rows,
    /// Column and direction; `None` keeps the order of the articles.
    sort: Sort,
    /// The revision, rows and order that `data` was filled for.
    key: Option<(u64, Rows, Sort)>,
    data: Vec<Datum>,
    /// The widest part of a value after its decimal sign, in pixels: values align on the sign.
    tail: f32,
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
        self.refresh(state);
        if self.data.is_empty() {
            describe::empty_ui(
                ui,
                "No rows",
                "Nothing of this sort is open, or the filters leave nothing",
            );
            return;
        }
        let at = state
            .selected
            .and_then(|datum| self.data.iter().position(|&row| row == datum));
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
                        describe::note(ui, &words::counted(self.data.len(), "row"));
                    });
                });
            });
    }

    /// Fills and sorts the rows when what is shown has changed.
    fn refresh(&mut self, state: &State) {
        let key = (state.revision(), self.rows, self.sort);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let (corpus, filter) = (state.corpus(), state.filter());
        self.data.clear();
        for (article, findings) in (0_u32..).zip(corpus.articles()) {
            let refs = |count: usize| {
                (0..u32::try_from(count).unwrap_or(u32::MAX))
                    .map(move |index| Ref { article, index })
            };
            match self.rows {
                Rows::Events => self.data.extend(
                    refs(findings.events.len())
                        .filter(|&r| corpus.shows_event(filter, r))
                        .map(Datum::Event),
                ),
                Rows::Figures => self.data.extend(
                    refs(findings.figures.len())
                        .filter(|&r| corpus.shows_figure(filter, r))
                        .map(Datum::Figure),
                ),
                Rows::Times if corpus.shows_article(filter, article) => {
                    self.data
                        .extend(refs(findings.times.len()).map(Datum::Time));
                }
                Rows::Times => {}
            }
        }
        self.tail = widest_tail(state, &self.data);
        if let Some((column, down)) = self.sort {
            self.data.sort_by(|&a, &b| {
                let order = compare(state, self.rows, column, a, b);
                if down { order.reverse() } else { order }
            });
        }
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
            let next = next.min(self.data.len().saturating_sub(1));
            commands.push(Command::Select(self.data.get(next).copied()));
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
        let narrow = ui.available_width() < 480.0;
        let mut table = TableBuilder::new(ui)
            .id_salt(("table", self.rows as u8))
            .sense(Sense::click())
            .resizable(true)
            .auto_shrink(false)
            .cell_layout(Layout::left_to_right(Align::Center));
        for head in heads {
            table = table.column(match head.width {
                Some(width) if narrow => Column::initial(width * 0.75).at_least(40.0).clip(true),
                Some(width) => Column::initial(width).at_least(40.0).clip(true),
                None => Column::remainder().at_least(80.0).clip(true),
            });
        }
        if let Some(row) = scroll_to {
            table = table.scroll_to_row(row, Some(Align::Center));
        }
        let (rows, sort, data, tail) = (self.rows, &mut self.sort, &self.data, self.tail);
        table
            .header(theme::ROW, |mut header| {
                for (index, head) in heads.iter().enumerate() {
                    header.col(|ui| head_ui(ui, index, head, sort));
                }
            })
            .body(|body| {
                body.rows(theme::ROW, data.len(), |mut row| {
                    if let Some(&datum) = data.get(row.index()) {
                        row_ui(&mut row, state, rows, datum, tail, commands);
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
            let text = cell(state, datum, index);
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

/// Where the decimal sign of a printed value stands, or would stand: after the first run of digits and their commas.
fn sign(text: &str) -> usize {
    let digit = |c: char| c.is_ascii_digit();
    let first = text.find(digit).unwrap_or(0);
    let run = text.get(first..).unwrap_or_default();
    run.find(|c| !digit(c) && c != ',')
        .map_or(text.len(), |end| first + end)
}

/// The widest part after the decimal sign among the first rows, in pixels.
fn widest_tail(state: &State, data: &[Datum]) -> f32 {
    const ROWS_LOOKED_AT: usize = 2_000;
    data.iter()
        .take(ROWS_LOOKED_AT)
        .filter(|datum| matches!(datum, Datum::Figure(_)))
        .map(|&datum| {
            let text = cell(state, datum, 0);
            let tail = text.get(sign(&text)..).unwrap_or_default();
            Inter.width(tail, TextStyle::Body)
        })
        .fold(0.0, f32::max)
        .min(56.0)
}

/// The text of one cell.
fn cell(state: &State, datum: Datum, column: usize) -> String {
    let corpus = state.corpus();
    let source = || {
        corpus
            .article(datum.article())
            .map_or("", |findings| findings.article.source_name())
            .to_owned()
    };
    match datum {
        Datum::Event(r) => corpus.event(r).map(|event| match column {
            0 => words::interval(event.interval),
            1 => event.title.clone(),
            2 => super::sidebar::modality_name(event.modality).to_owned(),
            _ => source(),
        }),
        Datum::Figure(r) => corpus.figure(r).map(|figure| match column {
            0 => words::value(figure),
            1 => figure.unit.label(),
            2 => [&figure.measure, &figure.entity]
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
            3 => figure
                .period
                .as_ref()
                .map(|period| words::interval(period.interval))
                .unwrap_or_default(),
            _ => source(),
        }),
        Datum::Time(r) => corpus.time(r).map(|time| match column {
            0 => describe::one_line(describe::quote(state, datum)),
            1 => describe::resolved(time),
            2 => time.because.clone(),
            _ => time.rule.to_owned(),
        }),
    }
    .unwrap_or_default()
}

/// Orders two rows by a column: dates and values by what they come to, the rest by their words.
fn compare(state: &State, rows: Rows, column: usize, a: Datum, b: Datum) -> Ordering {
    let corpus = state.corpus();
    let place = |datum: Datum| match datum {
        Datum::Event(r) => corpus.event(r).and_then(|event| event.interval.drawn()),
        Datum::Figure(r) => corpus
            .figure(r)
            .and_then(|figure| figure.period.as_ref()?.interval.drawn()),
        Datum::Time(r) => corpus.time(r).and_then(|time| time.interval?.drawn()),
    };
    let value = |datum: Datum| match datum {
        Datum::Figure(r) => corpus.figure(r).and_then(|figure| figure.amount.span()),
        _ => None,
    };
    match (rows, column) {
        (Rows::Events, 0) | (Rows::Figures, 3) | (Rows::Times, 1) => place(a).cmp(&place(b)),
        (Rows::Figures, 0) => value(a).cmp(&value(b)),
        _ => cell(state, a, column)
            .to_lowercase()
            .cmp(&cell(state, b, column).to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn values_part_at_their_decimal_sign() {
        let parts = |text: &'static str| text.split_at(super::sign(text));
        assert_eq!(parts("≈US$1.5bn"), ("≈US$1", ".5bn"));
        assert_eq!(parts("over 1,200,000"), ("over 1,200,000", ""));
        assert_eq!(parts("−17%"), ("−17", "%"));
        assert_eq!(parts("no figure"), ("", "no figure"));
    }
}
