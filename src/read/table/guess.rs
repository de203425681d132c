//! The names of the columns and what stands in them → a [`Mapping`], each guess with its reason.
//!
//! A known layout tells first, then the names, then the content of whole columns. How numbers and dates are written is
//! told by all cells of all columns that hold them; where they leave it open, the choice says so.

use super::super::date::{self, Order};
use super::super::number::{self, Decimals};
use super::Held;
use super::conventions;
use super::grid::Row;
use super::layout;
use super::mapping::{Choice, Column, Mapping, Stretch};
use super::role::{Role, period, plain_name};

/// Rows that the roles of columns are guessed from.
pub(super) const HEAD_ROWS: usize = 2_000;

/// Rows of those that each column's kind is told from.
const PROFILE_ROWS: usize = 500;

/// Least share of cells, in percent, that makes a column one of dates or of numbers.
const MOSTLY: usize = 60;

/// Shortest typical text, in bytes, that makes a table of articles rather than of events with a description.
const ARTICLE_BYTES: usize = 400;

/// How many columns have a name that is known; a row of periods counts once.
pub(super) fn known(names: &[String]) -> usize {
    let plain: Vec<String> = names.iter().map(|name| plain_name(name)).collect();
    let layout = layout::of(&plain);
    let mut taken = Vec::new();
    for name in &plain {
        let role = layout
            .and_then(|layout| layout.role(name))
            .or_else(|| Role::named(name));
        if let Some(role) = role.filter(|role| !taken.contains(role)) {
            taken.push(role);
        }
    }
    // A lone year in prose is no header.
    taken.len() + usize::from(!taken.is_empty() && periods(names).len() > 1)
}

/// The columns whose names are periods.
fn periods(names: &[String]) -> Vec<usize> {
    let is_period = |name: &String| {
        !name.is_empty() && Role::named(&plain_name(name)).is_none() && period(name).is_some()
    };
    (0..names.len())
        .filter(|&column| names.get(column).is_some_and(is_period))
        .collect()
}

/// True when the first row holds data like the rows below it rather than names: a date where they have dates.
pub(super) fn is_headless(rows: &[Row]) -> bool {
    let Some((first, rest)) = rows.split_first() else {
        return false;
    };
    // More columns than any table without names has are no table.
    let width = first.len().min(256);
    let is_date = |cell: &str| date::parse(cell, Order::DayFirst).is_some();
    let is_wide = (0..width)
        .filter(|&column| is_date(first.cell(column)))
        .count()
        > 1
        && !(0..width)
            .any(|column| is_date(first.cell(column)) && Profile::of(rest, column).dates >= MOSTLY);
    let dated = |column: usize| {
        is_date(first.cell(column))
            && (rest.is_empty() || Profile::of(rest, column).dates >= MOSTLY)
    };
    !is_wide && (0..width).any(dated)
}

/// What stands in one column.
#[derive(Clone, Copy, Debug, Default)]
struct Profile {
    /// Cells that are not empty and not "n/a".
    filled: usize,
    /// Percent of those that are dates.
    dates: usize,
    /// Percent of those that are numbers.
    numbers: usize,
    /// Percent of those that are several words and no number.
    phrases: usize,
    /// Bytes in all of them.
    bytes: usize,
    /// Bytes in the middle one by length.
    typical: usize,
}

impl Profile {
    fn of(rows: &[Row], column: usize) -> Self {
        let cells = rows.iter().take(PROFILE_ROWS).map(|row| row.cell(column));
        let cells: Vec<&str> = cells.filter(|cell| !number::is_missing(cell)).collect();
        let percent = |pass: &dyn Fn(&str) -> bool| {
            let good = cells.iter().filter(|cell| pass(cell)).count();
            (good * 100).checked_div(cells.len()).unwrap_or(0)
        };
        let mut lengths: Vec<usize> = cells.iter().map(|cell| cell.len()).collect();
        lengths.sort_unstable();
        Self {
            filled: cells.len(),
            dates: percent(&|cell| date::parse(cell, Order::DayFirst).is_some()),
            numbers: percent(&|cell| number::parse(cell, Decimals::Point).is_some()),
            phrases: percent(&|cell| cell.contains(' ') && cell.contains(char::is_alphabetic)),
            bytes: lengths.iter().sum(),
            typical: lengths.get(lengths.len() / 2).copied().unwrap_or(0),
        }
    }
}

/// A mapping in the making.
struct Guess<'a> {
    columns: Vec<Column>,
    plain: Vec<String>,
    rows: &'a [Row],
    profiles: Vec<Option<Profile>>,
}

/// What a table with these names is read as, by its first rows; all of them are gone through only where the first leave open
/// how numbers and dates are written.
pub(super) fn mapping(names: &[String], held: &Held<'_>, first: &[Row]) -> Mapping {
    let plain: Vec<String> = names.iter().map(|name| plain_name(name)).collect();
    let layout = layout::of(&plain);
    let mut guess = Guess {
        columns: names.iter().map(|name| column(name)).collect(),
        profiles: vec![None; names.len()],
        plain,
        rows: first,
    };
    for &(column, role) in &held.roles {
        guess.set(column, role, 99, "the format says so");
    }
    guess.by_name(layout);
    if let Some(layout) = layout {
        guess.by_layout(layout);
    }
    guess.by_content();
    guess.settle();
    let mut mapping = Mapping {
        layout: layout.map(|layout| layout.name.to_owned()),
        columns: guess.columns,
        order: conventions::assumed_order(),
        decimals: conventions::assumed_decimals(),
        stretch: Choice {
            value: Stretch::Day,
            because: "dates are read as written".to_owned(),
            sure: true,
        },
    };
    conventions::decide(&mut mapping, held, first);
    if let Some(stretch) = conventions::stretch(&mapping, first) {
        mapping.stretch = stretch;
    }
    mapping
}

fn column(name: &str) -> Column {
    Column {
        name: name.trim().trim_start_matches('\u{feff}').to_owned(),
        role: Role::Ignore,
        because: String::new(),
        confidence: 0,
    }
}

impl Guess<'_> {
    fn find(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    fn has(&self, role: Role) -> bool {
        self.find(role).is_some()
    }

    fn set(&mut self, column: usize, role: Role, confidence: usize, because: impl Into<String>) {
        if let Some(own) = self.columns.get_mut(column) {
            own.role = role;
            own.because = because.into();
            own.confidence = u8::try_from(confidence.min(100)).unwrap_or(100);
        }
    }

    fn profile(&mut self, column: usize) -> Profile {
        let rows = self.rows;
        match self.profiles.get_mut(column) {
            Some(slot) => *slot.get_or_insert_with(|| Profile::of(rows, column)),
            None => Profile::default(),
        }
    }

    /// Columns that nothing is known of and that hold anything.
    fn free(&mut self) -> Vec<usize> {
        let open = |column: &Column| column.role == Role::Ignore && column.because.is_empty();
        let open: Vec<usize> = (0..self.columns.len())
            .filter(|&at| self.columns.get(at).is_some_and(open))
            .collect();
        open.into_iter()
            .filter(|&column| self.profile(column).filled > 0)
            .collect()
    }

    /// What layout and names tell.
    fn by_name(&mut self, layout: Option<&layout::Layout>) {
        for (at, name) in self.plain.clone().iter().enumerate() {
            if self
                .columns
                .get(at)
                .is_none_or(|column| !column.because.is_empty())
            {
                continue;
            }
            let by_layout = layout.and_then(|layout| Some((layout.name, layout.role(name)?)));
            let (role, because) = match (by_layout, Role::named(name)) {
                (Some((layout, role)), _) => (role, format!("tables of {layout} have it")),
                (None, Some(role)) => (role, "its name says so".to_owned()),
                (None, None) => continue,
            };
            if role == Role::Date && name == "time" && self.has(role) && !self.has(Role::Clock) {
                self.set(at, Role::Clock, 80, "a column before it is the date");
            } else if !role.is_shared() && self.has(role) {
                let label = role.label().to_lowercase();
                self.set(
                    at,
                    Role::Ignore,
                    70,
                    format!("a column before it is the {label}"),
                );
            } else {
                self.set(at, role, 95, because);
            }
        }
        let names: Vec<String> = self
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect();
        let periods = periods(&names);
        if periods.len() > 1 {
            for column in periods {
                self.set(column, Role::Period, 95, "its name is a period");
            }
        }
    }

    /// What a known layout tells where its first columns leave it open: labels beside codes, and what has dimensions.
    fn by_layout(&mut self, layout: &layout::Layout) {
        for &(name, role) in layout.otherwise {
            let at = self.plain.iter().position(|own| own == name);
            if let Some(at) = at.filter(|_| !self.has(role)) {
                let because = format!("tables of {} have it", layout.name);
                self.set(at, role, 75, because);
            }
        }
        if !layout.has_dimensions {
            return;
        }
        for role in [Role::Entity, Role::Measure] {
            let Some(code) = self.find(role) else {
                continue;
            };
            if let Some(label) = self.label_of(code) {
                self.set(code, Role::Ignore, 80, "the column after it has the labels");
                self.set(label, role, 90, "the labels of the codes before it");
            }
        }
        for column in 0..self.columns.len() {
            if self.is_free(column) && self.label_of(column).is_none() && self.tells_apart(column) {
                self.set(
                    column,
                    Role::Dimension,
                    80,
                    "it tells figures of one measure apart",
                );
            }
        }
    }

    /// The column after one of codes, when it holds their labels: `REF_AREA` and then `Reference area`, `geo` and then
    /// `Geopolitical entity (reporting)`.
    fn label_of(&mut self, code: usize) -> Option<usize> {
        let has = |name: &str, kind: fn(char) -> bool| name.contains(kind);
        let is_code = |name: &str| {
            let is_mixed = has(name, char::is_lowercase) && has(name, char::is_uppercase);
            !name.is_empty() && !is_mixed && !has(name, char::is_whitespace)
        };
        let is_label = |name: &str| has(name, char::is_lowercase) && has(name, char::is_uppercase);
        let name = |at: usize| self.columns.get(at).map(|column| column.name.as_str());
        let label = code + 1;
        let is_pair = is_code(name(code)?) && is_label(name(label)?);
        (is_pair && self.profile(label).filled > 0).then_some(label)
    }

    fn is_free(&self, column: usize) -> bool {
        let own = self.columns.get(column);
        own.is_some_and(|own| own.role == Role::Ignore && own.because.is_empty())
    }

    /// True for a column of several words or codes, each on more than one row or so.
    fn tells_apart(&mut self, column: usize) -> bool {
        let profile = self.profile(column);
        if profile.filled == 0 || profile.dates >= MOSTLY {
            return false;
        }
        let mut cells: Vec<&str> = self.rows.iter().map(|row| row.cell(column)).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len() > 1 && profile.typical < ARTICLE_BYTES / 4
    }

    /// What the cells tell: the date column, columns of numbers, the title.
    fn by_content(&mut self) {
        let is_wide = self.has(Role::Period);
        if !self.has_date() && !is_wide {
            let dated = |own: &mut Self, column| own.profile(column).dates;
            if let Some((column, share)) = self.best(dated).filter(|&(_, share)| share >= MOSTLY) {
                let because = format!("{share} % of its cells are dates");
                self.set(column, Role::Date, share.min(90), because);
            }
        }
        if is_wide || self.has(Role::Value) || self.has(Role::Low) {
            self.name_figures();
        } else if self.has_date() && !self.has(Role::Title) {
            let figures = self.series();
            self.find_title(figures);
        }
    }

    fn has_date(&self) -> bool {
        [Role::Date, Role::Start, Role::End, Role::Year]
            .iter()
            .any(|&role| self.has(role))
    }

    /// The free column with the highest score; the first of equals.
    fn best(&mut self, score: impl Fn(&mut Self, usize) -> usize) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize)> = None;
        for column in self.free() {
            let found = score(self, column);
            if found > 0 && best.is_none_or(|(_, most)| found > most) {
                best = Some((column, found));
            }
        }
        best
    }

    /// Columns of numbers beside a date, each a measure of its own; true when there are any.
    fn series(&mut self) -> bool {
        let free = self.free();
        let numeric: Vec<(usize, usize)> = free
            .iter()
            .map(|&column| (column, self.profile(column).numbers))
            .filter(|&(_, share)| share >= MOSTLY)
            .collect();
        // Without a name, a column of numbers has no measure.
        let named = |column: usize| self.plain.get(column).is_some_and(|name| !name.is_empty());
        let all_named = numeric.iter().all(|&(column, _)| named(column));
        if self.has(Role::Text)
            || numeric.is_empty()
            || !all_named
            || numeric.len() * 2 < free.len()
        {
            return false;
        }
        for (column, share) in numeric {
            let because = format!("{share} % of its cells are numbers, beside a date");
            self.set(column, Role::Series, share.min(85), because);
        }
        true
    }

    /// Whose figures they are, where no name says so.
    fn name_figures(&mut self) {
        if self.has(Role::Entity) || self.has(Role::Measure) || self.has(Role::Title) {
            return;
        }
        let words = |own: &mut Self, column| {
            let profile = own.profile(column);
            usize::from(profile.numbers < MOSTLY && profile.dates < MOSTLY)
        };
        if let Some((column, _)) = self.best(words) {
            self.set(
                column,
                Role::Entity,
                50,
                "the first column of words beside figures",
            );
        }
    }

    /// The column that names the event; beside figures only one of phrases, as words alone may name whose figures they are.
    fn find_title(&mut self, beside_figures: bool) {
        // The first words of a description name the event too, and a text of articles stays one.
        if self.has(Role::Description) || self.has(Role::Text) {
            return;
        }
        let longest = |own: &mut Self, column| {
            let profile = own.profile(column);
            let counts = !beside_figures || profile.phrases >= MOSTLY;
            if counts { profile.bytes } else { 0 }
        };
        if let Some((column, _)) = self.best(longest) {
            self.set(column, Role::Title, 60, "the longest words beside a date");
        }
    }

    /// Takes back what contradicts itself.
    fn settle(&mut self) {
        self.settle_dates();
        let Some(text) = self.find(Role::Text) else {
            return;
        };
        let placed = [Role::Start, Role::End, Role::EndYear, Role::Value];
        let placed = placed.iter().any(|&role| self.has(role));
        let typical = self.profile(text).typical;
        let dated = self.has_date();
        let of_outlets = self.has(Role::Url) && self.has(Role::Source);
        if !placed && (!dated || typical >= ARTICLE_BYTES || of_outlets) {
            if let Some(column) = self.find(Role::Date).filter(|_| !self.has(Role::Published)) {
                self.set(
                    column,
                    Role::Published,
                    90,
                    "the date of a row that is an article",
                );
            }
            return;
        }
        let title = !self.has(Role::Title);
        let role = if title {
            Role::Title
        } else {
            Role::Description
        };
        self.set(
            text,
            role,
            70,
            format!("its texts are short: {typical} bytes is typical"),
        );
    }

    /// Of a date column and columns of years, months and days, the one that can be read stays.
    fn settle_dates(&mut self) {
        let parts = [Role::Year, Role::Month, Role::Day];
        let dates = [Role::Date, Role::Start];
        let Some(date) = dates.iter().find_map(|&role| self.find(role)) else {
            return;
        };
        let parts: Vec<usize> = parts.iter().filter_map(|&role| self.find(role)).collect();
        if parts.is_empty() {
            return;
        }
        let profile = self.profile(date);
        if profile.dates >= MOSTLY || profile.filled == 0 || !self.has(Role::Year) {
            for column in parts {
                self.set(column, Role::Ignore, 80, "the date column says the same");
            }
        } else {
            self.set(
                date,
                Role::Ignore,
                80,
                "few of its cells are dates; year, month and day are read",
            );
        }
    }
}
