//! iCalendar (RFC 5545) → events: each `VEVENT`, `VTODO` and `VJOURNAL` a row.
//!
//! The last day of an all-day event is not part of it in the file, and is here. Civil times stay civil: a zone is kept
//! where the time itself gives one (UTC), and never applied. What repeats gives a row each time ([`repeats`]).

mod repeats;

use super::super::document::Remarks;
use super::super::sniff::Likeness;
use super::super::{Error, ErrorKind, Opened, Source, remark};
use super::Held;
use super::grid::Row;
use crate::model::Severity;
use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Kind, ICalendarDuration,
    ICalendarProperty as Property, ICalendarStatus as Status, ICalendarValue as Value, Uri,
};
use calcard::{Entry, Parser};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use repeats::{End, Time};

/// What this program's own calendars say of an entry beside what every calendar program reads.
const OWN: &str = "X-DATELINE-";

/// The columns, in the names that the guess knows.
const NAMES: [&str; 15] = [
    "id",
    "edtf",
    "start",
    "end",
    "title",
    "description",
    "category",
    "tags",
    "topic",
    "actors",
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

/// True for an entry that is an event.
fn is_of(component: &ICalendarComponent) -> bool {
    matches!(
        component.component_type,
        Kind::VEvent | Kind::VTodo | Kind::VJournal
    )
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut parser = Parser::new(source.text());
    let mut events = Events {
        rows: Vec::new(),
        cancelled: 0,
        remarks: Remarks::new(source.limits.remarks),
    };
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => events.take(source, &calendar)?,
            Entry::Eof => break,
            _ => {}
        }
    }
    if events.rows.is_empty() {
        let hint = "Export the calendar again from the program that made it.";
        return Err(source.error(ErrorKind::Empty, "the calendar holds no event", hint));
    }
    let mut opened = Opened::default();
    if events.cancelled > 0 {
        let message = format!("{} cancelled event(s) were left out", events.cancelled);
        opened.notes.push(remark(Severity::Note, message, ""));
    }
    opened.notes.extend(events.remarks.finish("event(s)"));
    super::add(source, &Held::named(&NAMES, &events.rows), &mut opened)?;
    Ok(opened)
}

/// The events of a file so far.
struct Events {
    rows: Vec<Row>,
    cancelled: usize,
    remarks: Remarks,
}

impl Events {
    /// Adds those of one calendar.
    fn take(&mut self, source: &Source<'_>, calendar: &ICalendar) -> Result<(), Error> {
        let horizon = repeats::horizon(calendar);
        for component in calendar.components.iter().filter(|one| is_of(one)) {
            if repeats::stands_in(calendar, component) {
                continue;
            }
            let (mut times, end) = if repeats::repeats(component) {
                repeats::times(calendar, component, horizon, source.limits)
            } else {
                (Vec::new(), End::Last)
            };
            self.mention(component, &times, end, source.limits.repeats);
            if times.is_empty() {
                times.push(once(component));
            }
            for time in times {
                if status(time.component) == Some(&Status::Cancelled) {
                    self.cancelled += 1;
                    continue;
                }
                let number = u64::try_from(self.rows.len() + 1).unwrap_or(u64::MAX);
                self.rows
                    .push(row(number, &time, repeats::repeats(component)));
                source.check_rows(self.rows.len(), "events")?;
            }
        }
        Ok(())
    }

    /// Says where the times of an entry were cut off.
    fn mention(
        &mut self,
        component: &ICalendarComponent,
        times: &[Time<'_>],
        end: End,
        limit: usize,
    ) {
        let name = texts(component, &Property::Summary);
        let last = times.last().and_then(|time| time.start);
        let last = last.map_or(String::new(), |last| last.at.date().to_string());
        let message = match end {
            End::Last => return,
            End::Endless => format!(
                "\"{name}\" repeats without an end; it was read up to {last}, a year behind the last day that the calendar names"
            ),
            End::Limit => format!(
                "\"{name}\" repeats more than {limit} times, which is the limit for one event; it was read up to {last}"
            ),
        };
        let hint = "Give it an end in the calendar program, and export the calendar again.";
        self.remarks.push(Severity::Warning, message, hint);
    }
}

/// An entry that takes place once.
fn once(component: &ICalendarComponent) -> Time<'_> {
    let start = moment(component, &Property::Dtstart);
    let end = match (moment(component, &Property::Dtend), start) {
        (Some(end), _) => Some(end),
        (None, Some(start)) => duration(component).and_then(|length| after(start, length)),
        (None, None) => None,
    };
    Time {
        component,
        start: start.or_else(|| moment(component, &Property::Due)),
        end,
    }
}

fn row(number: u64, time: &Time<'_>, repeats: bool) -> Row {
    let &Time {
        component,
        start,
        end,
    } = time;
    let stated = own(component, "MODALITY");
    let modality = match status(component) {
        _ if !stated.is_empty() => stated.as_str(),
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
        own(component, "EDTF"),
        start.map_or(String::new(), Moment::written),
        end.zip(start)
            .map_or(String::new(), |(end, start)| end.last(start).written()),
        texts(component, &Property::Summary),
        texts(component, &Property::Description),
        category.to_owned(),
        Some(own(component, "TAGS"))
            .filter(|tags| !tags.is_empty())
            .unwrap_or_else(|| more.to_owned()),
        own(component, "TOPIC"),
        own(component, "ACTORS"),
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

/// What this program wrote of an entry under this name.
fn own(component: &ICalendarComponent, name: &str) -> String {
    let is_own = |property: &Property| matches!(property, Property::Other(other) if other.strip_prefix(OWN) == Some(name));
    let entries = component.entries.iter().filter(|entry| is_own(&entry.name));
    let texts = entries
        .flat_map(|entry| &entry.values)
        .filter_map(Value::as_text);
    texts.collect()
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
