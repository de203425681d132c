//! One row → an event, figures, or both.

use super::super::document::Remarks;
use super::super::{date, number};
use super::columns::{Columns, Role, bracketed, plain_name};
use super::{Row, Table};
use crate::model::{
    Amount, Direction, Event, Figure, Findings, Interval, Kind, LabelPool, LabelSet, Labels,
    Period, Qualifier, Severity, Span, Status, Unit,
};
use crate::wire::back::modality;
use std::borrow::Cow;

/// Reads rows of one table.
pub(super) struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    /// The columns of places and of actors.
    about: (Option<usize>, Option<usize>),
    pool: LabelPool,
    remarks: &'a mut Remarks,
    order: date::Order,
    /// Lines whose date could mean two days; named once at the end.
    ambiguous: Vec<u64>,
    /// True when the order was told by the column itself.
    ordered: bool,
}

impl<'a> Reader<'a> {
    /// Looks at the date columns to tell their order.
    pub(super) fn new(table: &'a Table, columns: &'a Columns, remarks: &'a mut Remarks) -> Self {
        let dated: Vec<usize> = [Role::Date, Role::Start, Role::End]
            .iter()
            .filter_map(|&role| columns.get(role))
            .collect();
        let cells = table
            .rows
            .iter()
            .flat_map(|row| dated.iter().map(|&column| row.cell(column)));
        let order = date::order(cells);
        Self {
            table,
            columns,
            about: columns.place_and_actors(&table.header),
            pool: LabelPool::default(),
            remarks,
            order: order.unwrap_or(date::Order::DayFirst),
            ambiguous: Vec::new(),
            ordered: order.is_some(),
        }
    }

    /// True when the row holds a date rather than names.
    pub(super) fn is_data(&self, row: &Row) -> bool {
        self.interval(row).is_some_and(|found| found.is_ok())
    }

    /// Adds a remark.
    pub(super) fn remark(&mut self, severity: Severity, message: String, hint: &str) {
        self.remarks.push(severity, message, hint);
    }

    /// Says what was assumed for the whole table.
    pub(super) fn finish(self) {
        if let (Some(first), false) = (self.ambiguous.first(), self.ordered) {
            let message = format!(
                "{} date(s) such as the one on line {first} could be day/month or month/day; they were read as day/month",
                self.ambiguous.len()
            );
            self.remarks
                .push(Severity::Warning, message, "Write dates as YYYY-MM-DD.");
        }
    }

    /// Reads one row into `findings`.
    pub(super) fn read(
        &mut self,
        row: &Row,
        spans: &[Span],
        sentence: Span,
        index: u32,
        findings: &mut Findings,
    ) {
        let interval = match self.interval(row) {
            Some(Ok(interval)) => Some(interval),
            Some(Err(cell)) => {
                let message = format!(
                    "line {}: \"{}\" is not a date that can be read",
                    row.line,
                    short(&cell)
                );
                self.remark(
                    Severity::Warning,
                    message,
                    "Write it as 2024-05-16, May 2024 or 2024.",
                );
                None
            }
            None => None,
        };
        if let Some(column) = self.columns.get(Role::Date)
            && date::is_ambiguous(row.cell(column))
        {
            self.ambiguous.push(row.line);
        }
        let before = findings.figures.len();
        self.figures(row, spans, index, interval, findings);
        let has_figure = findings.figures.len() > before;
        match (self.title(row, has_figure), interval) {
            (Some(title), Some(interval)) => findings.events.push(Event {
                title,
                interval,
                time: None,
                sentence,
                mentions: Vec::new(),
                modality: modality(
                    &self
                        .cell(row, Role::Modality)
                        .unwrap_or_default()
                        .to_lowercase(),
                ),
                labels: self.labels(row),
            }),
            (Some(_), None)
                if !has_figure && self.columns.has_date() && self.interval(row).is_none() =>
            {
                let message = format!(
                    "line {}: the row has no date and is not on the timeline",
                    row.line
                );
                self.remark(Severity::Warning, message, "");
            }
            _ => {}
        }
    }

    fn cell<'r>(&self, row: &'r Row, role: Role) -> Option<&'r str> {
        let cell = row.cell(self.columns.get(role)?);
        (!cell.is_empty()).then_some(cell)
    }

    /// What the row's event is about.
    fn labels(&mut self, row: &Row) -> Labels {
        let own = |text: &str| text.to_owned();
        let (place, actors) = self.about;
        let at = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let set = LabelSet {
            category: self.cell(row, Role::Category).map(own),
            topic: self.cell(row, Role::Topic).map(own),
            place: Some(at(place)).filter(|cell| !cell.is_empty()).map(own),
            actors: listed(at(actors), &[';', '|']),
            tags: listed(
                self.cell(row, Role::Tags).unwrap_or_default(),
                &[';', '|', ','],
            ),
        };
        self.pool.share(set)
    }

    /// The title of the row's event; a row of figures without a title of its own is no event.
    fn title(&self, row: &Row, has_figure: bool) -> Option<String> {
        if let Some(title) = self.cell(row, Role::Title) {
            return Some(title.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        if has_figure || self.columns.get(Role::Value).is_some() || !self.columns.series.is_empty()
        {
            return None;
        }
        let parts = [
            Role::About,
            Role::Text,
            Role::Entity,
            Role::Measure,
            Role::Category,
        ];
        parts
            .iter()
            .find_map(|&role| self.cell(row, role))
            .map(|text| short(text).into_owned())
    }

    /// The row's place on the calendar; an error holds the cell that cannot be read.
    fn interval(&self, row: &Row) -> Option<Result<Interval, String>> {
        let read = |cell: &str| date::parse(cell, self.order).ok_or_else(|| cell.to_owned());
        if let Some(year) = self.cell(row, Role::Year) {
            let start = self.joined(row, year, Role::Month, Role::Day);
            let end = self
                .cell(row, Role::EndYear)
                .map(|year| self.joined(row, year, Role::EndMonth, Role::EndDay));
            return Some(span_of(read(&start), end.map(|end| read(&end))));
        }
        // Beside a start column, a date column says it all: this program's own tables have both.
        if let (Some(whole), Some(_)) = (self.cell(row, Role::Date), self.columns.get(Role::Start))
            && let Ok(interval) = read(whole)
        {
            return Some(Ok(interval));
        }
        let start = self
            .cell(row, Role::Start)
            .or_else(|| self.cell(row, Role::Date));
        let end = self
            .cell(row, Role::End)
            .filter(|cell| !number::is_missing(cell));
        match (start, end) {
            (Some(start), end) => Some(span_of(read(start), end.map(read))),
            (None, Some(end)) => Some(read(end)),
            (None, None) => None,
        }
    }

    /// Year, month and day columns as one date.
    fn joined(&self, row: &Row, year: &str, month: Role, day: Role) -> String {
        match (self.cell(row, month), self.cell(row, day)) {
            (Some(month), Some(day)) if month.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{year}-{month}-{day}")
            }
            (Some(month), None) if month.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("{year}-{month}")
            }
            (Some(month), Some(day)) => format!("{day} {month} {year}"),
            (Some(month), None) => format!("{month} {year}"),
            (None, _) => year.to_owned(),
        }
    }

    fn figures(
        &mut self,
        row: &Row,
        spans: &[Span],
        index: u32,
        interval: Option<Interval>,
        findings: &mut Findings,
    ) {
        let mut columns: Vec<(usize, Option<Interval>, Option<&str>)> = Vec::new();
        // A range has no value of its own; its first bound stands for it.
        let given = [Role::Value, Role::Low, Role::High].into_iter();
        let mut given = given.filter_map(|role| self.columns.get(role));
        let value = given.find(|&column| !number::is_missing(row.cell(column)));
        columns.extend(value.map(|column| (column, interval, None)));
        columns.extend(
            self.columns
                .periods
                .iter()
                .map(|&(column, period)| (column, Some(period), None)),
        );
        let header = |column: usize| self.table.header.get(column).map(String::as_str);
        columns.extend(
            self.columns
                .series
                .iter()
                .map(|&column| (column, interval, header(column))),
        );
        for (column, period, name) in columns {
            let cell = row.cell(column);
            if number::is_missing(cell) {
                continue;
            }
            let span = spans.get(column).copied().unwrap_or_default();
            let Some(figure) = self.figure(row, column, name) else {
                let message = format!(
                    "line {}: \"{}\" is not a number that can be read",
                    row.line,
                    short(cell)
                );
                let hint = "Write it with digits, such as 1234.5 or 1.5 million.";
                self.remark(Severity::Warning, message, hint);
                continue;
            };
            findings.figures.push(Figure {
                span,
                sentence: index,
                period: period.map(|interval| Period {
                    interval,
                    time: None,
                    because: "given by the table".to_owned(),
                }),
                ..figure
            });
        }
    }

    /// The figure in one cell, without its place and period.
    fn figure(&self, row: &Row, column: usize, name: Option<&str>) -> Option<Figure> {
        let read = number::parse(row.cell(column))?;
        let header = self.table.header.get(column).map_or("", String::as_str);
        let in_cell = self.cell(row, Role::Unit).or_else(|| bracketed(header));
        let mut written = in_cell.map(number::unit).unwrap_or_default();
        if let Some(unit) = read.unit {
            written.unit = unit;
        }
        if let Some(code) = self.cell(row, Role::Currency) {
            written.unit = Unit::currency(code.to_uppercase());
        }
        if let Some(per) = self.cell(row, Role::Per) {
            written.unit = written.unit.per(per.to_lowercase());
        }
        let amount = self.bounds(
            row,
            column,
            number::scale(read.amount, written.power),
            written.power,
        );
        let of = self.cell(row, Role::Of).map(str::to_owned).or(written.of);
        let measure = match name {
            Some(name) => Some(measure_name(name)),
            None => [Role::Measure, Role::Title]
                .iter()
                .find_map(|&role| self.cell(row, role))
                .map(str::to_owned),
        };
        let kind = self.kind(row, &written.unit, measure.as_deref(), of.is_some());
        let negative = amount.value.is_some_and(|value| value.is_sign_negative());
        let stated = self.cell(row, Role::Direction).map(str::to_lowercase);
        let qualifier = self
            .cell(row, Role::Qualifier)
            .and_then(Qualifier::from_word);
        Some(Figure {
            amount,
            unit: written.unit,
            kind,
            direction: match stated.as_deref().and_then(Direction::from_word) {
                None if kind == Kind::Change => Some(if negative {
                    Direction::Down
                } else {
                    Direction::Up
                }),
                stated => stated,
            },
            qualifier: qualifier.unwrap_or(if amount.value.is_none() {
                Qualifier::Between
            } else {
                read.qualifier
            }),
            measure,
            entity: self.cell(row, Role::Entity).map(str::to_owned),
            of,
            speaker: self
                .cell(row, Role::Speaker)
                .or_else(|| self.cell(row, Role::Source))
                .map(str::to_owned),
            status: self.status(row),
            rule: "table/cell",
            ..Figure::default()
        })
    }

    /// Takes in a low and a high column.
    fn bounds(&self, row: &Row, column: usize, amount: Amount, power: u32) -> Amount {
        let bound = |role| {
            let cell = number::parse(self.cell(row, role)?)?;
            number::scale(cell.amount, power).value
        };
        let is_bound = [Role::Low, Role::High]
            .iter()
            .any(|&role| self.columns.get(role) == Some(column));
        let (low, high) = (bound(Role::Low), bound(Role::High));
        Amount {
            value: amount.value.filter(|_| !is_bound),
            low: low.or(amount.low),
            high: high.or(amount.high),
            ..amount
        }
    }

    fn kind(&self, row: &Row, unit: &Unit, measure: Option<&str>, of: bool) -> Kind {
        if let Some(kind) = self
            .cell(row, Role::Kind)
            .and_then(|word| Kind::from_word(&word.to_lowercase()))
        {
            return kind;
        }
        let measure = measure.unwrap_or("").to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| measure.contains(word));
        match unit.key.as_ref() {
            "percentage_point" | "basis_point" => Kind::Change,
            "percent" if says(&["growth", "change", "increase", "decrease"]) => Kind::Change,
            "percent" if of || says(&["share", "% of", "percent of"]) => Kind::Share,
            "fraction" => Kind::Share,
            "times" | "ratio" => Kind::Ratio,
            "rank" => Kind::Rank,
            "" | "percent" | "currency" => Kind::Level,
            _ => Kind::Count,
        }
    }

    fn status(&self, row: &Row) -> Status {
        const WORDS: &[(&str, Status)] = &[
            ("forecast", Status::Forecast),
            ("project", Status::Forecast),
            ("estimat", Status::Estimate),
            ("provisional", Status::Estimate),
            ("target", Status::Target),
            ("revis", Status::Revised),
        ];
        let word = self.cell(row, Role::Status).unwrap_or("").to_lowercase();
        Status::from_word(&word).unwrap_or_else(|| {
            WORDS
                .iter()
                .find(|(stem, _)| word.starts_with(stem))
                .map_or(Status::Actual, |&(_, status)| status)
        })
    }
}

/// The names in a cell, apart at the first of `between` that it holds.
fn listed(cell: &str, between: &[char]) -> Vec<String> {
    let mark = between.iter().find(|mark| cell.contains(**mark));
    cell.split(|c| Some(&c) == mark)
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// A measure from the name of its column, as written but for its unit.
fn measure_name(header: &str) -> String {
    let name = header.split(['(', '[']).next().unwrap_or(header).trim();
    if name.is_empty() {
        plain_name(header)
    } else {
        name.replace('_', " ")
    }
}

/// From the first cell to the second; the cell that cannot be read otherwise.
fn span_of(
    start: Result<Interval, String>,
    end: Option<Result<Interval, String>>,
) -> Result<Interval, String> {
    let start = start?;
    let Some(end) = end.transpose()? else {
        return Ok(start);
    };
    let joined = Interval {
        start: start.start,
        end: end.end,
    };
    match joined.extent() {
        (Some(from), Some(to)) if to <= from => Ok(start),
        _ => Ok(joined),
    }
}

/// At most eighty characters of a cell.
fn short(cell: &str) -> Cow<'_, str> {
    match cell.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", cell.get(..at).unwrap_or("")).into(),
        None => cell.into(),
    }
}
