//! `TimelineJS` JSON → events: `{"events": [{"start_date": {"year": …}, "text": {"headline": …}}], "eras": […]}`.

use super::super::sniff::Likeness;
use super::super::{Error, Opened, Source};
use super::grid::Row;
use super::{Held, json, markup};
use serde_json::Value;

/// The columns, in the names that the guess knows.
const NAMES: [&str; 10] = [
    "year",
    "month",
    "day",
    "end year",
    "end month",
    "end day",
    "title",
    "description",
    "category",
    "url",
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
    let date = |key: &str| {
        let date = entry.get(key).unwrap_or(&Value::Null);
        ["year", "month", "day"].map(|part| json::cell(date, part))
    };
    let text = entry.get("text").unwrap_or(&Value::Null);
    let group = json::cell(entry, "group");
    let media = entry.get("media").unwrap_or(&Value::Null);
    let mut cells = Vec::with_capacity(NAMES.len());
    cells.extend(date("start_date"));
    cells.extend(date("end_date"));
    cells.push(markup::text(&json::cell(text, "headline")));
    cells.push(markup::text(&json::cell(text, "text")));
    cells.push(if group.is_empty() {
        kind.to_owned()
    } else {
        group
    });
    cells.push(json::cell(media, "url"));
    Row::new(number, cells.iter().map(String::as_str))
}
