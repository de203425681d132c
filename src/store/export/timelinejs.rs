//! A corpus → the slides of `TimelineJS`, as its JSON or as the table that its spreadsheets have.
//!
//! `TimelineJS` takes headline and text for HTML, so both are escaped. Its years count backwards from 1 BCE, and its dates are
//! no finer than what is known: month and day are left out where the text has none. What it has no place for (what an event
//! is about, offsets, rule, file and hash) stands beside each slide under `dateline`, which `TimelineJS` passes over.

use super::super::WriteWhile;
use super::columns::Cell;
use super::csv::write_row;
use super::source::{self, About, Evidence, escaped};
use crate::chart::words;
use crate::model::go_on::each_while;
use crate::model::{Corpus, Event, Findings, GoOn, Grain, Point, Ref};
use crate::wire::Offsets;
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Timeline<'a> {
    title: Slide,
    events: Vec<Moment<'a>>,
}

/// The slide before the first event.
#[derive(Serialize)]
struct Slide {
    text: Text,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

/// One event.
#[derive(Serialize)]
struct Moment<'a> {
    unique_id: String,
    start_date: CalendarDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<CalendarDate>,
    display_date: String,
    text: Text,
    #[serde(skip_serializing_if = "str::is_empty")]
    group: &'a str,
    dateline: Behind<'a>,
}

/// What `TimelineJS` has no place for.
#[derive(Serialize)]
struct Behind<'a> {
    #[serde(flatten)]
    about: About<'a>,
    #[serde(flatten)]
    proof: Evidence<'a>,
}

/// A date as fine as it is known.
#[derive(Clone, Copy, PartialEq, Serialize)]
struct CalendarDate {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<u32>,
}

impl CalendarDate {
    /// The first moment of a unit.
    fn first(point: Point) -> Self {
        Self::new(point, point.date)
    }

    /// The last day of a unit, or the unit itself where it is no longer than `TimelineJS` can say.
    fn last(point: Point) -> Self {
        Self::new(point, point.last_day())
    }

    fn new(point: Point, date: jiff::civil::Date) -> Self {
        let year = i32::from(date.year());
        let clock = |unit: u32, most: u32| point.seconds / unit % most;
        let timed = point.grain >= Grain::Hour;
        // A coarse unit ends with a month or a day of its own, unless it is the whole year.
        let month = !matches!(point.grain, Grain::Year | Grain::Decade)
            && !matches!(point.grain, Grain::Century | Grain::Millennium);
        let day = month && point.grain >= Grain::Week;
        Self {
            // There is no year 0: `TimelineJS` shows −1 as 1 BCE.
            year: if year < 1 { year - 1 } else { year },
            month: month.then(|| date.month()),
            day: day.then(|| date.day()),
            hour: timed.then(|| clock(3600, 24)),
            minute: (point.grain >= Grain::Minute).then(|| clock(60, 60)),
        }
    }
}

/// First and last moment of an event; an open end falls on the known one. `None` without any date.
fn days(event: &Event) -> Option<(CalendarDate, Option<CalendarDate>)> {
    let (start, end) = (event.interval.start, event.interval.end);
    let first = CalendarDate::first(start.or(end)?);
    let last = end.map(CalendarDate::last).filter(|last| *last != first);
    Some((first, last.filter(|_| start.is_some())))
}

/// All events in order of time.
fn events<'a>(
    corpus: &'a Corpus,
    go_on: GoOn<'a>,
) -> impl Iterator<Item = (Ref, &'a Findings, &'a Event)> {
    each_while(corpus.events_by_start(), go_on).filter_map(|&r| {
        let findings = corpus.article(r.article)?;
        Some((r, findings, corpus.event(r)?))
    })
}

/// The quote and where it stands, as HTML.
fn body(findings: &Findings, event: &Event) -> String {
    format!(
        "<blockquote>{}</blockquote><p>{}</p>",
        escaped(&source::quote(findings, event.sentence)),
        escaped(&source::article(findings))
    )
}

/// JSON, as `TL.Timeline` takes it.
pub(super) fn json(corpus: &Corpus, go_on: GoOn<'_>) -> io::Result<Vec<u8>> {
    let offsets = Offsets::new(corpus);
    let events: Vec<Moment<'_>> = events(corpus, go_on)
        .filter_map(|(r, findings, event)| {
            let (start_date, end_date) = days(event)?;
            Some(Moment {
                unique_id: source::event_id(findings, r.index),
                start_date,
                end_date,
                display_date: words::interval(event.interval),
                text: Text {
                    headline: escaped(findings.title(event)),
                    text: body(findings, event),
                },
                group: group(findings, event),
                dateline: Behind {
                    about: About::of(event),
                    proof: Evidence::of(&offsets, r, findings, event),
                },
            })
        })
        .collect();
    let files: Vec<String> = source::files(corpus)
        .keys()
        .map(|file| escaped(file.name))
        .collect();
    let timeline = Timeline {
        title: Slide {
            text: Text {
                headline: words::counted(events.len(), "event"),
                text: format!("<p>{}</p><p>{}</p>", files.join(", "), source::MAKER),
            },
        },
        events,
    };
    let mut out = WriteWhile::new(Vec::new(), go_on);
    serde_json::to_writer_pretty(&mut out, &timeline)?;
    let mut bytes = out.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// What `TimelineJS` puts in rows of their own: categories, or else outlets.
fn group<'a>(findings: &'a Findings, event: &'a Event) -> &'a str {
    let category = event.labels.category.as_deref();
    category.unwrap_or_else(|| findings.source(event))
}

/// The columns of the spreadsheet that `TimelineJS` gives away, and behind them what it passes over.
const COLUMNS: &[&str] = &[
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
    "edtf",
    "modality",
    "category",
    "topic",
    "place",
    "latitude",
    "longitude",
    "actors",
    "tags",
    "quote_start",
    "quote_end",
    "rule",
    "article_id",
    "file",
    "file_line",
    "file_sha256",
];

/// CSV, as its spreadsheets have it.
pub(super) fn table(corpus: &Corpus, go_on: GoOn<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    write_row(
        &mut out,
        &mut COLUMNS.iter().map(|&name| Cell::Word(name.into())),
    );
    let offsets = Offsets::new(corpus);
    for (r, findings, event) in events(corpus, go_on) {
        let Some((start, end)) = days(event) else {
            continue;
        };
        let proof = Evidence::of(&offsets, r, findings, event);
        let about = About::of(event);
        let degrees = |degrees: &str| degrees.parse().map_or(Cell::Empty, Cell::Number);
        let [year, month, day, time] = cells(Some(start));
        let [end_year, end_month, end_day, end_time] = cells(end);
        let row = [
            year,
            month,
            day,
            time,
            end_year,
            end_month,
            end_day,
            end_time,
            Cell::Word(words::interval(event.interval).into()),
            Cell::Text(escaped(findings.title(event)).into()),
            Cell::Text(body(findings, event).into()),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Text(group(findings, event).into()),
            Cell::Empty,
            Cell::Word(proof.edtf.into()),
            Cell::Word(proof.modality.into()),
            Cell::Text(about.category.into()),
            Cell::Text(about.topic.into()),
            Cell::Text(about.place.into()),
            degrees(&about.latitude),
            degrees(&about.longitude),
            Cell::Text(about.actors.into()),
            Cell::Text(about.tags.into()),
            Cell::Count(proof.quote_start),
            Cell::Count(proof.quote_end),
            Cell::Word(proof.rule.into()),
            Cell::Text(proof.article_id.into()),
            Cell::Text(proof.file.into()),
            proof
                .file_line
                .map_or(Cell::Empty, |line| Cell::Count(line as usize)),
            Cell::Word(proof.file_sha256.unwrap_or_default().into()),
        ];
        write_row(&mut out, &mut row.into_iter());
    }
    out
}

/// Year, month, day and time of day.
fn cells<'a>(day: Option<CalendarDate>) -> [Cell<'a>; 4] {
    let Some(day) = day else {
        return [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
    };
    let number = |n: i64| Cell::Number(n.into());
    let small = |n: Option<i8>| n.map_or(Cell::Empty, |n| number(n.into()));
    let clock = day.hour.map(|hour| {
        let minute = day.minute.unwrap_or(0);
        Cell::Word(format!("{hour:02}:{minute:02}").into())
    });
    [
        number(day.year.into()),
        small(day.month),
        small(day.day),
        clock.unwrap_or(Cell::Empty),
    ]
}
