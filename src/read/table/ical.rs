//! iCalendar (RFC 5545) → events: each `VEVENT`, `VTODO` and `VJOURNAL` a row.
//!
//! The last day of an all-day event is not part of it in the file, and is here. Civil times stay civil: a zone is kept
//! where the time itself gives one (UTC), and never applied.

use super::super::sniff::Likeness;
use super::super::{Error, ErrorKind, Opened, Source, remark};
use super::Held;
use super::grid::Row;
use crate::model::Severity;
use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarComponentType as Kind, ICalendarDuration,
    ICalendarProperty as Property, ICalendarStatus as Status, ICalendarValue as Value, Uri,
};
use calcard::{Entry, Parser};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

/// The columns, in the names that the guess knows.
const NAMES: [&str; 12] = [
    "id",
    "start",
    "end",
    "title",
    "description",
    "category",
    "tags",
    "place",
    "latitude",
    "longitude",
    "url",
    "modality",
];

/// How much a file looks like it.
pub(in crate::read) fn likeness(bytes: &[u8]) -> Likeness {
    let begin = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let mark = b"BEGIN:VCALENDAR";
    if begin
        .get(..mark.len())
        .is_some_and(|own| own.eq_ignore_ascii_case(mark))
    {
        Likeness::Yes
    } else {
        Likeness::No
    }
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut parser = Parser::new(source.text());
    let mut rows = Vec::new();
    let mut cancelled = 0;
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => {
                let entries = calendar.components.iter().filter(|component| {
                    matches!(
                        component.component_type,
                        Kind::VEvent | Kind::VTodo | Kind::VJournal
                    )
                });
                for component in entries {
                    if status(component) == Some(&Status::Cancelled) {
                        cancelled += 1;
                        continue;
                    }
                    let number = u64::try_from(rows.len() + 1).unwrap_or(u64::MAX);
                    rows.push(row(number, component));
                    source.check_rows(rows.len(), "events")?;
                }
            }
            Entry::Eof => break,
            _ => {}
        }
    }
    if rows.is_empty() {
        let hint = "Export the calendar again from the program that made it.";
        return Err(source.error(ErrorKind::Empty, "the calendar holds no event", hint));
    }
    let mut opened = Opened::default();
    if cancelled > 0 {
        let message = format!("{cancelled} cancelled event(s) were left out");
        opened.notes.push(remark(Severity::Note, message, ""));
    }
    super::add(source, &Held::named(&NAMES, &rows), &mut opened)?;
    Ok(opened)
}

fn row(number: u64, component: &ICalendarComponent) -> Row {
    let start = moment(component, &Property::Dtstart);
    let end = match (moment(component, &Property::Dtend), start) {
        (Some(end), _) => Some(end),
        (None, Some(start)) => duration(component).and_then(|length| after(start, length)),
        (None, None) => None,
    };
    let due = moment(component, &Property::Due);
    let start = start.or(due);
    let repeats = values(component, &Property::Rrule).next().is_some();
    let modality = match status(component) {
        _ if repeats => "recurring",
        Some(Status::Tentative) => "conditional",
        _ => "",
    };
    let (latitude, longitude) = degrees(component);
    let categories = texts(component, &Property::Categories);
    // The first category is the event's; the others are keywords.
    let (category, more) = categories.split_once("; ").unwrap_or((&categories, ""));
    let cells = [
        texts(component, &Property::Uid),
        start.map_or(String::new(), Moment::written),
        end.zip(start)
            .map_or(String::new(), |(end, start)| end.last(start).written()),
        texts(component, &Property::Summary),
        texts(component, &Property::Description),
        category.to_owned(),
        more.to_owned(),
        texts(component, &Property::Location),
        latitude,
        longitude,
        texts(component, &Property::Url),
        modality.to_owned(),
    ];
    Row::new(number, cells.iter().map(String::as_str))
}

/// A day, or a time of day.
#[derive(Clone, Copy, PartialEq)]
struct Moment {
    at: DateTime,
    is_day: bool,
    is_utc: bool,
}

impl Moment {
    fn of(value: &PartialDateTime) -> Option<Self> {
        let number = |part: Option<u8>| i8::try_from(part.unwrap_or(0)).ok();
        let year = i16::try_from(value.year?).ok()?;
        let date = Date::new(year, number(Some(value.month?))?, number(Some(value.day?))?).ok()?;
        let clock = (
            number(value.hour)?,
            number(value.minute)?,
            number(value.second)?.min(59),
        );
        let time = jiff::civil::Time::new(clock.0, clock.1, clock.2, 0).ok()?;
        Some(Self {
            at: date.to_datetime(time),
            is_day: value.hour.is_none(),
            is_utc: value.tz_hour == Some(0) && value.tz_minute.unwrap_or(0) == 0,
        })
    }

    fn written(self) -> String {
        if self.is_day {
            return self.at.date().to_string();
        }
        let zone = if self.is_utc { "Z" } else { "" };
        format!("{}{zone}", self.at.strftime("%Y-%m-%dT%H:%M"))
    }

    /// The last day or minute of what begins at `start` and is over at this moment.
    fn last(self, start: Self) -> Self {
        if !self.is_day || self.at <= start.at {
            return self;
        }
        let at = self.at.checked_sub(1.day()).unwrap_or(self.at);
        Self { at, ..self }
    }
}

fn moment(component: &ICalendarComponent, property: &Property) -> Option<Moment> {
    values(component, property).find_map(|value| match value {
        Value::PartialDateTime(value) => Moment::of(value),
        _ => None,
    })
}

fn duration(component: &ICalendarComponent) -> Option<&ICalendarDuration> {
    values(component, &Property::Duration).find_map(|value| match value {
        Value::Duration(length) => Some(length),
        _ => None,
    })
}

/// The end of a stretch of this length.
fn after(start: Moment, length: &ICalendarDuration) -> Option<Moment> {
    let days = i64::from(length.weeks) * 7 + i64::from(length.days);
    let seconds =
        i64::from(length.hours) * 3600 + i64::from(length.minutes) * 60 + i64::from(length.seconds);
    let span = jiff::Span::new()
        .try_days(days)
        .ok()?
        .try_seconds(seconds)
        .ok()?;
    (!length.neg).then_some(())?;
    let at = start.at.checked_add(span).ok()?;
    Some(Moment { at, ..start })
}

fn status(component: &ICalendarComponent) -> Option<&Status> {
    values(component, &Property::Status).find_map(|value| match value {
        Value::Status(status) => Some(status),
        _ => None,
    })
}

fn values<'a>(
    component: &'a ICalendarComponent,
    property: &'a Property,
) -> impl Iterator<Item = &'a Value> {
    let entries = component
        .entries
        .iter()
        .filter(move |entry| entry.name == *property);
    entries.flat_map(|entry| &entry.values)
}

/// The two numbers of `GEO`: degrees north and east.
fn degrees(component: &ICalendarComponent) -> (String, String) {
    let mut numbers = values(component, &Property::Geo).filter_map(|value| match value {
        Value::Float(degrees) => Some(degrees.to_string()),
        _ => None,
    });
    match (numbers.next(), numbers.next()) {
        (Some(north), Some(east)) => (north, east),
        _ => (String::new(), String::new()),
    }
}

/// Every text of a property, with semicolons between.
fn texts(component: &ICalendarComponent, property: &Property) -> String {
    let texts = values(component, property).filter_map(|value| match value {
        Value::Text(text) | Value::Uri(Uri::Location(text)) => Some(text.trim()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join("; ")
}
