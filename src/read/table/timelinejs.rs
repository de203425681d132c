//! `TimelineJS` JSON → events: `{"events": [{"start_date": {"year": …}, "text": {"headline": …}}], "eras": […]}`.

use super::super::sniff::Likeness;
use super::super::{Error, Opened, Source};
use super::grid::Row;
use super::{Held, json, markup};
use serde_json::Value;
use std::fmt::Write as _;

/// The columns, in the names that the guess knows.
const NAMES: [&str; 14] = [
    "edtf",
    "start",
    "end",
    "title",
    "description",
    "category",
    "url",
    "modality",
    "topic",
    "place",
    "latitude",
    "longitude",
    "actors",
    "tags",
];

/// How much the beginning of a text looks like it.
pub(in crate::read) fn likeness(head: &str) -> Likeness {
    json::likeness(head, &["start_date", "year"])
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let value = json::value(source)?;
    let list = |key: &str| {
        value
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
    };
    let eras = list("eras").map(|era| (era, "era"));
    let entries = list("events").map(|event| (event, "")).chain(eras);
    let rows: Vec<Row> = (1..)
        .zip(entries)
        .map(|(number, (entry, kind))| row(number, entry, kind))
        .collect();
    source.check_rows(rows.len(), "events")?;
    let mut opened = Opened::default();
    super::add(source, &Held::named(&NAMES, &rows), &mut opened)?;
    Ok(opened)
}

fn row(number: u64, entry: &Value, kind: &str) -> Row {
    let part = |key: &str| entry.get(key).unwrap_or(&Value::Null);
    let (text, media, own) = (part("text"), part("media"), part("dateline"));
    // Where this program wrote the file, what has no category stands with its outlet.
    let group = if own.is_object() {
        json::cell(own, "category")
    } else {
        json::cell(entry, "group")
    };
    let category = if group.is_empty() {
        kind.to_owned()
    } else {
        group
    };
    let cells = [
        json::cell(own, "edtf"),
        date(part("start_date")),
        date(part("end_date")),
        markup::text(&json::cell(text, "headline")),
        markup::text(&json::cell(text, "text")),
        category,
        json::cell(media, "url"),
        json::cell(own, "modality"),
        json::cell(own, "topic"),
        json::cell(own, "place"),
        json::cell(own, "latitude"),
        json::cell(own, "longitude"),
        json::cell(own, "actors"),
        json::cell(own, "tags"),
    ];
    Row::new(number, cells.iter().map(String::as_str))
}

/// `{"year": -44, "month": 3, "day": 15, "hour": 9}` as ISO 8601 has it. There is no year 0: -1 is the year before 1.
fn date(date: &Value) -> String {
    let part = |name: &str| json::cell(date, name).trim().parse::<i32>().ok();
    let Some(year) = part("year") else {
        return json::cell(date, "year");
    };
    let year = if year < 0 { year + 1 } else { year };
    let mut written = if year < 0 {
        format!("-{:04}", year.abs())
    } else {
        format!("{year:04}")
    };
    for (mark, name) in [("-", "month"), ("-", "day"), ("T", "hour"), (":", "minute")] {
        match part(name) {
            Some(number) => {
                let _ = write!(written, "{mark}{number:02}");
            }
            // On the hour; a time of day has minutes.
            None if name == "minute" && written.contains('T') => written.push_str(":00"),
            None => break,
        }
    }
    written
}
