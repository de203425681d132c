//! A [`Mapping`] → where each thing stands, worked out once for all rows.

use super::super::date::{self, Order};
use super::super::number::{self, WrittenUnit};
use super::layout;
use super::mapping::{Column, Mapping, Stretch};
use super::role::{Role, as_label, bracketed, period, plain_name};
use crate::model::{Grain, Interval, Point, Span};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::borrow::Cow;

/// One row as a line of its article's text.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// One-based line in the file, or number in its list or sheet.
    pub number: u64,
    /// A part of the article's text.
    pub text: &'a str,
    /// Where each cell stands in it.
    pub cells: &'a [Span],
}

impl<'a> Line<'a> {
    /// The cell of a column; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &'a str {
        self.span(column).slice(self.text)
    }

    /// Where the cell of a column stands in the text.
    pub(super) fn span(&self, column: usize) -> Span {
        self.cells.get(column).copied().unwrap_or_default()
    }

    /// Where all of the row stands in the text.
    pub(super) fn whole(&self) -> Span {
        match (self.cells.first(), self.cells.last()) {
            (Some(first), Some(last)) => first.join(*last),
            _ => Span::default(),
        }
    }
}

/// A column of figures, and what its name says of them.
pub(super) struct Figures {
    /// Which column.
    pub column: usize,
    /// The period that its name is, for a column of a period.
    pub period: Option<Interval>,
    /// The measure that its name is, for a column of a measure.
    pub measure: Option<String>,
}

/// Where each thing stands.
pub(super) struct Plan<'a> {
    /// What it was made from.
    pub mapping: &'a Mapping,
    /// The first column of each role.
    first: [Option<usize>; Role::ALL.len()],
    /// All columns of those that took part.
    pub actors: Vec<usize>,
    /// All columns of keywords.
    pub tags: Vec<usize>,
    /// All columns that tell figures of one measure apart.
    pub dimensions: Vec<usize>,
    /// The column of places.
    pub place: Option<usize>,
    /// The column that says which rows are eras and which one is the title, in tables of `TimelineJS`.
    slides: Option<usize>,
    /// The column of dates, where no other says anything of when.
    whole_date: Option<usize>,
    /// All columns that say what an event is about, and who tells of it.
    pub labels: Vec<usize>,
    /// Columns of figures that their names tell more of.
    pub figures: Vec<Figures>,
    /// True when any column holds figures.
    pub has_figures: bool,
    /// The unit in the name of each column.
    units: Vec<Option<WrittenUnit>>,
    /// What the table measures, where its title alone says so.
    pub title: Option<String>,
    /// The unit of all its figures, where what stands above it alone says so.
    caption: Option<WrittenUnit>,
    /// True when rows without a title of their own are events all the same.
    pub is_of_events: bool,
    /// True when they are even beside figures.
    pub is_of_both: bool,
}

/// The unit in brackets of a column's name; those of a period, as in `2020 [YR2020]`, hold none.
fn unit(column: &Column) -> Option<WrittenUnit> {
    let text = bracketed(&column.name).filter(|_| column.role != Role::Period);
    text.map(number::unit)
}

impl<'a> Plan<'a> {
    /// The plan of a mapping.
    pub(super) fn new(mapping: &'a Mapping) -> Self {
        let all = |role: Role| -> Vec<usize> {
            let columns = (0..).zip(&mapping.columns);
            columns
                .filter(|(_, column)| column.role == role)
                .map(|(at, _)| at)
                .collect()
        };
        let mut first = [None; Role::ALL.len()];
        for (slot, &role) in first.iter_mut().zip(Role::ALL) {
            *slot = mapping.column(role);
        }
        let entity = mapping.column(Role::Entity);
        let entity_as = entity
            .and_then(|column| mapping.columns.get(column))
            .and_then(|column| as_label(&plain_name(&column.name)));
        let entity_as = |role| entity.filter(|_| entity_as == Some(role));
        let mut actors = all(Role::Actors);
        if actors.is_empty() {
            actors.extend(entity_as(Role::Actors));
        }
        let tags = all(Role::Tags);
        let place = mapping
            .column(Role::Place)
            .or_else(|| entity_as(Role::Place));
        let named = [
            Role::Source,
            Role::Category,
            Role::Topic,
            Role::Latitude,
            Role::Longitude,
        ];
        let named = named.into_iter().filter_map(|role| mapping.column(role));
        let layout = mapping.layout.as_deref().and_then(layout::named);
        let slides = layout.and_then(|layout| layout.slides).and_then(|name| {
            mapping
                .columns
                .iter()
                .position(|own| plain_name(&own.name) == name)
        });
        let labels = named
            .chain(slides)
            .chain(place)
            .chain(actors.iter().chain(&tags).copied())
            .collect();
        let is_of_both = layout.is_some_and(|layout| layout.of_events);
        Self {
            mapping,
            first,
            actors,
            tags,
            dimensions: all(Role::Dimension),
            place,
            slides,
            whole_date: whole_date(mapping),
            labels,
            figures: figures(mapping),
            has_figures: mapping.has_figures(),
            units: mapping.columns.iter().map(unit).collect(),
            title: None,
            caption: None,
            is_of_events: is_of_both || (!mapping.has(Role::Value) && !mapping.has(Role::Series)),
            is_of_both,
        }
    }

    /// The plan of a table under a title and notes, which may say what no column does.
    pub(super) fn under(mapping: &'a Mapping, above: &[String]) -> Self {
        let mut plan = Self::new(mapping);
        if !mapping.has(Role::Period) && !mapping.has(Role::Value) {
            return plan;
        }
        // A note has a colon, a date is no title, and neither is a single word.
        let is_title =
            |line: &&String| line.contains(' ') && !line.contains(':') && !line.starts_with('(');
        let said = |line: &String| bracketed(line).and_then(number::sure_unit);
        plan.title = above.iter().find(is_title).map(|line| measure_name(line));
        plan.caption = above
            .iter()
            .find_map(|line| said(line).or_else(|| number::sure_unit(line)));
        plan
    }

    /// The first column of a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.first.get(role as usize).copied().flatten()
    }

    /// The cell of a role, unless it is empty.
    pub(super) fn cell<'r>(&self, line: Line<'r>, role: Role) -> Option<&'r str> {
        let cell = line.cell(self.column(role)?);
        (!cell.is_empty()).then_some(cell)
    }

    /// The unit in the name of a column.
    pub(super) fn unit(&self, column: usize) -> Option<&WrittenUnit> {
        self.units.get(column)?.as_ref()
    }

    /// The unit that what stands above the table says.
    pub(super) fn caption(&self) -> Option<&WrittenUnit> {
        self.caption.as_ref()
    }

    /// The row's place on the calendar; an error holds the cell that cannot be read.
    pub(super) fn interval<'r>(&self, line: Line<'r>) -> Option<Result<Interval, &'r str>> {
        let order = self.mapping.order.value;
        let read = |cell: &'r str| read_date(cell, order).ok_or(cell);
        // Most tables of events say it all in one column.
        if let Some(column) = self.whole_date {
            let cell = line.cell(column);
            return (!cell.is_empty()).then(|| read(cell));
        }
        let found = if let Some(year) = self.cell(line, Role::Year) {
            let joined = |year: &'r str, month, day| {
                let cell = |role| self.cell(line, role).unwrap_or("");
                let counted = self.astronomical(year);
                date::joined(&counted, cell(month), cell(day)).ok_or(year)
            };
            let end = self.cell(line, Role::EndYear);
            span_of(
                joined(year, Role::Month, Role::Day),
                end.map(|year| joined(year, Role::EndMonth, Role::EndDay)),
            )
        } else {
            let whole = self.cell(line, Role::Date);
            // Beside a start column, a date column says it all: this program's own tables have both.
            if let (Some(whole), Some(_)) = (whole, self.column(Role::Start))
                && let Ok(interval) = read(whole)
            {
                return Some(Ok(interval));
            }
            let start = self.cell(line, Role::Start).or(whole);
            let end = self
                .cell(line, Role::End)
                .filter(|cell| !number::is_missing(cell));
            match (start, end) {
                (Some(start), end) => span_of(read(start), end.map(read)),
                (None, Some(end)) => read(end),
                (None, None) => return None,
            }
        };
        let grain = self.cell(line, Role::Precision);
        let grain = grain.and_then(|cell| self.grain(cell));
        let found = found.map(|interval| stretched(interval, self.mapping.stretch.value));
        let found = found.map(|interval| self.timed(line, interval));
        Some(found.map(|interval| grain.map_or(interval, |grain| coarsened(interval, grain))))
    }
}

impl Plan<'_> {
    /// The row's days at the times of day that it gives beside them.
    fn timed(&self, line: Line<'_>, interval: Interval) -> Interval {
        let (Some(start), Some(end)) = (interval.start, interval.end) else {
            return interval;
        };
        let Some(clock) = self.cell(line, Role::Clock) else {
            return interval;
        };
        let first = date::timed(start, clock);
        let last = match self.cell(line, Role::EndClock) {
            Some(clock) => date::timed(end, clock),
            None if start == end => first,
            None => end,
        };
        Interval {
            start: Some(first),
            end: Some(last),
        }
    }

    /// The kind of its slide that a row names: `era`, `title` or nothing.
    pub(super) fn slide<'r>(&self, line: Line<'r>) -> &'r str {
        self.slides.map_or("", |column| line.cell(column))
    }

    /// How precise a date is. ACLED has numbers of its own.
    fn grain(&self, cell: &str) -> Option<Grain> {
        match (self.mapping.layout.as_deref(), cell) {
            (Some("ACLED"), "1") => Some(Grain::Day),
            (Some("ACLED"), "2") => Some(Grain::Week),
            (Some("ACLED"), "3") => Some(Grain::Month),
            _ => grain(cell),
        }
    }

    /// The columns whose cells are HTML.
    pub(super) fn marked_up(&self) -> Vec<usize> {
        let layout = self.mapping.layout.as_deref().and_then(layout::named);
        let columns = [Role::Title, Role::Description].map(|role| self.column(role));
        let columns = columns.into_iter().flatten();
        columns
            .filter(|_| layout.is_some_and(|layout| layout.has_markup))
            .collect()
    }

    /// A year as astronomers count it: tables of `TimelineJS` have no year 0, and -1 is the year before 1.
    fn astronomical<'r>(&self, year: &'r str) -> Cow<'r, str> {
        let has_no_zero = self.mapping.layout.as_deref() == Some("TimelineJS");
        match year.trim().parse::<i32>() {
            Ok(number) if has_no_zero && number < 0 => (number + 1).to_string().into(),
            _ => year.into(),
        }
    }
}

/// The column of dates, where no other column says when or how precisely, and its dates are read as written.
fn whole_date(mapping: &Mapping) -> Option<usize> {
    let others = [
        Role::Start,
        Role::End,
        Role::Year,
        Role::EndYear,
        Role::Clock,
        Role::EndClock,
        Role::Precision,
    ];
    let is_whole =
        mapping.stretch.value == Stretch::Day && !others.iter().any(|&role| mapping.has(role));
    mapping.column(Role::Date).filter(|_| is_whole)
}

/// The columns of figures that their names tell more of.
fn figures(mapping: &Mapping) -> Vec<Figures> {
    let columns = (0..).zip(&mapping.columns);
    let figures = columns.filter_map(|(column, own)| match own.role {
        Role::Series => Some(Figures {
            column,
            period: None,
            measure: Some(measure_name(&own.name)),
        }),
        Role::Period => Some(Figures {
            column,
            period: period(&own.name),
            measure: None,
        }),
        _ => None,
    });
    figures.collect()
}

/// A date as a cell of a date column writes it.
fn read_date(cell: &str, order: Order) -> Option<Interval> {
    date::parse(cell, order).or_else(|| date::since_1970(cell))
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

/// How precise a date is, in words or as Wikidata numbers it.
fn grain(cell: &str) -> Option<Grain> {
    Some(match cell.trim().to_lowercase().as_str() {
        "11" | "day" => Grain::Day,
        "10" | "month" => Grain::Month,
        "9" | "year" => Grain::Year,
        "8" | "decade" => Grain::Decade,
        "7" | "century" => Grain::Century,
        "6" | "millennium" => Grain::Millennium,
        _ => return None,
    })
}

/// The stretch that a day begins, where it is the first of one; any other date as it is.
fn stretched(interval: Interval, stretch: Stretch) -> Interval {
    let point = match (interval.start, interval.end) {
        (Some(start), Some(end)) if start == end && start.grain == Grain::Day => start,
        _ => return interval,
    };
    let (grain, months) = match stretch {
        Stretch::Day => return interval,
        Stretch::Month => (Grain::Month, 1),
        Stretch::Quarter => (Grain::Quarter, 3),
        Stretch::Year => (Grain::Year, 12),
    };
    let begins = point.date.day() == 1 && (point.date.month() - 1) % months == 0;
    if begins {
        coarsened(interval, grain)
    } else {
        interval
    }
}

/// The day that a unit of the calendar with this day in it is counted from: of weeks, their Monday.
fn first_day(day: Date, grain: Grain) -> Date {
    let since_monday = i32::from(day.weekday().to_monday_zero_offset());
    match grain {
        Grain::Week => day.checked_sub(since_monday.days()).unwrap_or(day),
        _ => day,
    }
}

/// The interval with both ends no finer than `grain`.
fn coarsened(interval: Interval, grain: Grain) -> Interval {
    let point = |point: Point| {
        if point.grain <= grain {
            return point;
        }
        let coarse = Point::new(first_day(point.date, grain), grain);
        if point.approximate {
            coarse.about()
        } else {
            coarse
        }
    };
    Interval {
        start: interval.start.map(point),
        end: interval.end.map(point),
    }
}

/// From the first cell to the second; the cell that cannot be read otherwise.
fn span_of<'r>(
    start: Result<Interval, &'r str>,
    end: Option<Result<Interval, &'r str>>,
) -> Result<Interval, &'r str> {
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
