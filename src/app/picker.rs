//! What tables hold that are too long to be opened whole: how many rows begin in each year, and a list of their articles to
//! choose from. Only the rows of chosen articles are read, by the job that the command begins.

use super::command::Command;
use super::{describe, theme};
use crate::chart::{Ink, words};
use crate::read::Limits;
use crate::read::outline::{Entry, Outline};
use egui::{
    Align, Button, Label, Layout, Rect, RichText, Sense, TextWrapMode, Ui, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeSet;

/// The height of the columns, in pixels.
const COLUMNS: f32 = 72.0;

/// Columns that are drawn at most; more years than that share them.
const MOST_COLUMNS: i32 = 80;

/// The width of the list's years and of its counts, in pixels.
const NUMBERS: f32 = 88.0;

/// Years that share a column.
#[derive(Clone, Copy)]
struct Bin {
    first: i16,
    last: i16,
    rows: u64,
}

/// The outline on the user's desk.
pub(super) struct Picker {
    outline: Outline,
    bins: Vec<Bin>,
    /// The column that was chosen.
    bin: Option<usize>,
    /// What stands in the search field.
    typed: String,
    /// The articles that fit both, by their places.
    shown: Vec<usize>,
    /// The articles that were chosen.
    chosen: BTreeSet<usize>,
    /// False while it waits to be asked for again.
    pub(super) is_open: bool,
}

impl Picker {
    /// Lays an outline on the desk.
    pub(super) fn new(outline: Outline) -> Self {
        let mut picker = Self {
            bins: bins(&outline),
            outline,
            bin: None,
            typed: String::new(),
            shown: Vec::new(),
            chosen: BTreeSet::new(),
            is_open: true,
        };
        picker.find();
        picker
    }

    /// Shows the dialog while it is open.
    pub(super) fn ui(&mut self, ctx: &egui::Context, commands: &mut Vec<Command>) {
        if !self.is_open {
            return;
        }
        let modal = theme::sheet(&ctx.global_style(), "articles of a table").show(ctx, |ui| {
            let room = ui.ctx().content_rect().size();
            theme::widen(ui, 760.0);
            self.title_ui(ui);
            self.columns_ui(ui);
            self.search_ui(ui);
            self.list_ui(ui, (room.y - 360.0).clamp(96.0, 420.0));
            self.buttons_ui(ui, commands);
        });
        self.is_open &= !modal.should_close();
    }

    fn title_ui(&self, ui: &mut Ui) {
        let title = match self.outline.files.as_slice() {
            [one] => one.file_name().unwrap_or_default().to_string_lossy().into(),
            many => words::counted(many.len(), "file"),
        };
        ui.add(Label::new(RichText::new(title).font(theme::title())).truncate());
        let counts = format!(
            "{} of {}, too many to open at once. Choose the articles whose rows you want to see.",
            words::counted(whole(self.outline.rows), "row"),
            words::counted(self.outline.articles.len(), "article"),
        );
        describe::note(ui, &counts);
        for (count, what) in [
            (self.outline.undated, "row without a date"),
            (
                self.outline.unlisted,
                "row of more articles than can be listed",
            ),
        ] {
            if count > 0 {
                let what = what.replacen("row", if count == 1 { "row" } else { "rows" }, 1);
                describe::note(ui, &format!("{} {what}", words::count(whole(count))));
            }
        }
        ui.add_space(8.0);
    }

    /// How many rows begin in each year; a column answers to a click by listing its articles alone.
    fn columns_ui(&mut self, ui: &mut Ui) {
        let (Some(first), Some(last)) = (self.bins.first(), self.bins.last()) else {
            return;
        };
        let ends = (first.first, last.last);
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), COLUMNS), Sense::hover());
        let most = self
            .bins
            .iter()
            .map(|bin| bin.rows)
            .max()
            .unwrap_or(1)
            .max(1);
        let width = area.width() / self.bins.len() as f32;
        let mut clicked = None;
        for (at, bin) in self.bins.iter().enumerate() {
            let left = area.left() + at as f32 * width;
            let slot =
                Rect::from_min_max(pos2(left, area.top()), pos2(left + width, area.bottom()));
            let response = ui.interact(slot, ui.scope_id().with(("bin", at)), Sense::click());
            let label = bin.label();
            response.widget_info(|| {
                WidgetInfo::selected(egui::Role::Button, true, self.bin == Some(at), &label)
            });
            let ink = if self.bin == Some(at) || response.hovered() || response.has_focus() {
                Ink::Accent
            } else {
                Ink::Secondary
            };
            let height = (bin.rows as f32 / most as f32 * COLUMNS).max(f32::from(bin.rows > 0));
            let column = Rect::from_min_max(
                pos2(left + width.min(4.0) * 0.25, area.bottom() - height),
                pos2(left + width - width.min(4.0) * 0.25, area.bottom()),
            );
            ui.painter()
                .rect_filled(column, 0.0, theme::color(ui.visuals(), ink));
            if response.on_hover_text(&label).clicked() {
                clicked = Some(at);
            }
        }
        ui.painter()
            .hline(area.x_range(), area.bottom(), theme::hairline(ui.visuals()));
        ui.horizontal(|ui| {
            describe::note(ui, &year(ends.0));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                describe::note(ui, &year(ends.1));
            });
        });
        if let Some(at) = clicked {
            self.bin = (self.bin != Some(at)).then_some(at);
            self.find();
        }
    }

    fn search_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let field = theme::field(&mut self.typed)
                .desired_width(240.0)
                .hint_text("Search titles and outlets");
            let field = ui.add(field);
            field.widget_info(|| {
                WidgetInfo::labeled(egui::Role::TextInput, true, "Search the articles")
            });
            if field.changed() {
                self.find();
            }
            let bin = self.bin.and_then(|at| self.bins.get(at));
            let when = bin.map_or(String::new(), |bin| {
                format!(" with rows in {}", bin.years())
            });
            let found = words::counted(self.shown.len(), "article");
            describe::note(ui, &format!("{found}{when}"));
        });
        ui.add_space(4.0);
    }

    /// The articles; only those in view are laid out, however many there are.
    fn list_ui(&mut self, ui: &mut Ui, height: f32) {
        theme::list(height).auto_shrink(false).show_rows(
            ui,
            theme::ROW,
            self.shown.len(),
            |ui, range| {
                for at in self.shown.get(range).unwrap_or_default() {
                    if let Some(entry) = self.outline.articles.get(*at) {
                        let mut is_chosen = self.chosen.contains(at);
                        if entry_ui(ui, entry, &mut is_chosen) {
                            if is_chosen {
                                self.chosen.insert(*at);
                            } else {
                                self.chosen.remove(at);
                            }
                        }
                    }
                }
            },
        );
    }

    fn buttons_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        ui.add_space(12.0);
        let rows = |places: &mut dyn Iterator<Item = &usize>| -> u64 {
            let entries = places.filter_map(|&at| self.outline.articles.get(at));
            entries.map(|entry| entry.rows).sum()
        };
        let most = Limits::USUAL.rows as u64;
        let chosen = rows(&mut self.chosen.iter());
        let shown = rows(&mut self.shown.iter());
        ui.horizontal(|ui| {
            let verb = format!("Open {}", words::counted(self.chosen.len(), "article"));
            let can = !self.chosen.is_empty() && chosen <= most;
            let open = ui
                .add_enabled(can, Button::new(verb))
                .on_disabled_hover_text(if self.chosen.is_empty() {
                    "Choose articles first".to_owned()
                } else {
                    format!(
                        "They have {}; the limit is {}",
                        words::counted(whole(chosen), "row"),
                        words::count(whole(most))
                    )
                });
            if open.clicked() {
                let keys = self
                    .chosen
                    .iter()
                    .filter_map(|&at| self.outline.articles.get(at));
                let keys = keys.map(|entry| entry.key.clone()).collect();
                commands.push(Command::Pick(self.outline.files.clone(), keys));
                self.is_open = false;
            }
            if ui.button("Close").clicked() {
                self.is_open = false;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let can = !self.shown.is_empty() && shown <= most;
                if ui
                    .add_enabled(can, Button::new("Choose all listed"))
                    .clicked()
                {
                    self.chosen.extend(&self.shown);
                }
                let can = !self.chosen.is_empty();
                if ui.add_enabled(can, Button::new("Choose none")).clicked() {
                    self.chosen.clear();
                }
            });
        });
    }

    /// Lists the articles that fit the words and the column.
    fn find(&mut self) {
        let wanted: Vec<String> = self
            .typed
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let bin = self.bin.and_then(|at| self.bins.get(at)).copied();
        let fits = |entry: &Entry| {
            let reaches = bin.is_none_or(|bin| entry.reaches(bin.first, bin.last));
            let has = |word: &String| {
                [&entry.title, &entry.source, &entry.key]
                    .iter()
                    .any(|text| text.to_lowercase().contains(word))
            };
            reaches && wanted.iter().all(has)
        };
        let entries = self.outline.articles.iter().enumerate();
        self.shown = entries
            .filter(|(_, entry)| fits(entry))
            .map(|(at, _)| at)
            .collect();
    }
}

/// One article of the list: chosen or not, its name, outlet, years and rows. True when that changed.
fn entry_ui(ui: &mut Ui, entry: &Entry, is_chosen: &mut bool) -> bool {
    let years = entry.years.map_or(String::new(), |(first, last)| {
        if first == last {
            year(first)
        } else {
            format!("{}–{}", year(first), year(last))
        }
    });
    let mut changed = false;
    let line = vec2(ui.available_width(), theme::ROW);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        // Beside the counts there is room for the scroll bar.
        ui.add_space(8.0);
        for text in [words::counted(whole(entry.rows), "row"), years] {
            let cell = vec2(NUMBERS, theme::ROW);
            ui.allocate_ui_with_layout(cell, Layout::right_to_left(Align::Center), |ui| {
                ui.set_width(NUMBERS);
                describe::note(ui, &text);
            });
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            theme::edged(ui);
            let name = match entry.title.as_str() {
                "" => &entry.key,
                title => title,
            };
            let name = match entry.source.as_str() {
                "" => name.to_owned(),
                source => format!("{name} · {source}"),
            };
            changed = ui.checkbox(is_chosen, describe::one_line(&name)).changed();
        });
    });
    changed
}

impl Bin {
    fn years(&self) -> String {
        if self.first == self.last {
            year(self.first)
        } else {
            format!("{}–{}", year(self.first), year(self.last))
        }
    }

    fn label(&self) -> String {
        format!(
            "{}: {}",
            self.years(),
            words::counted(whole(self.rows), "row")
        )
    }
}

/// The years of an outline, as many to a column as it takes.
fn bins(outline: &Outline) -> Vec<Bin> {
    let ends = outline
        .years
        .first_key_value()
        .zip(outline.years.last_key_value());
    let Some(((&first, _), (&last, _))) = ends else {
        return Vec::new();
    };
    let span = i32::from(last) - i32::from(first) + 1;
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
    let step = steps.into_iter().find(|step| span / step < MOST_COLUMNS);
    let step = step.unwrap_or(2_000);
    let from = i32::from(first).div_euclid(step);
    let to = i32::from(last).div_euclid(step);
    let clamp =
        |year: i32| i16::try_from(year).unwrap_or(if year < 0 { i16::MIN } else { i16::MAX });
    (from..=to)
        .map(|nth| {
            let (first, last) = (clamp(nth * step), clamp(nth * step + step - 1));
            Bin {
                first,
                last,
                rows: outline
                    .years
                    .range(first..=last)
                    .map(|(_, rows)| rows)
                    .sum(),
            }
        })
        .collect()
}

/// A year as people write it.
fn year(astronomical: i16) -> String {
    if astronomical > 0 {
        astronomical.to_string()
    } else {
        format!("{} BCE", 1 - i32::from(astronomical))
    }
}

fn whole(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_row_falls_between_two_columns() {
        for years in [
            BTreeMap::from([(2020, 3)]),
            BTreeMap::from([(1999, 1), (2024, 5)]),
            BTreeMap::from([(-4000, 2), (0, 1), (1, 4), (2024, 9)]),
            BTreeMap::from([(-9999, 1), (9999, 1)]),
        ] {
            let rows = years.values().sum::<u64>();
            let outline = Outline {
                years,
                ..Outline::default()
            };
            let bins = bins(&outline);
            assert_eq!(bins.iter().map(|bin| bin.rows).sum::<u64>(), rows);
            assert!(bins.len() <= MOST_COLUMNS as usize + 1, "{}", bins.len());
        }
    }
}
