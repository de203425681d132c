//! vis-timeline JSON → events: a list of `{"content": …, "start": …, "end": …, "group": …}`, or `{"items": […],
//! "groups": […]}`. Dates are ISO strings, or milliseconds since 1970.

use super::super::sniff::Likeness;
use super::super::{Error, Opened, Source};
use super::grid::Row;
use super::{Held, json, markup};
use serde_json::Value;
use std::collections::HashMap;

/// The columns, in the names that the guess knows.
const NAMES: [&str; 6] = ["id", "title", "start", "end", "category", "description"];

/// How much the beginning of a text looks like it.
pub(in crate::read) fn likeness(head: &str) -> Likeness {
    json::likeness(head, &["content", "start"])
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let value = json::value(source)?;
    let list = |key: &str| value.get(key).and_then(Value::as_array);
    let groups: HashMap<String, String> = list("groups")
        .into_iter()
        .flatten()
        .map(|group| {
            (
                json::cell(group, "id"),
                markup::text(&json::cell(group, "content")),
            )
        })
        .collect();
    let items = value.as_array().or_else(|| list("items"));
    let items = (1..).zip(items.into_iter().flatten());
    let rows: Vec<Row> = items
        .map(|(number, item)| row(number, item, &groups))
        .collect();
    source.check_rows(rows.len(), "items")?;
    let mut opened = Opened::default();
    super::add(source, &Held::named(&NAMES, &rows), &mut opened)?;
    Ok(opened)
}

fn row(number: u64, item: &Value, groups: &HashMap<String, String>) -> Row {
    let group = json::cell(item, "group");
    let group = groups
        .get(&group)
        .filter(|name| !name.is_empty())
        .cloned()
        .unwrap_or(group);
    let cells = [
        json::cell(item, "id"),
        markup::text(&json::cell(item, "content")),
        json::cell(item, "start"),
        json::cell(item, "end"),
        group,
        markup::text(&json::cell(item, "title")),
    ];
    Row::new(number, cells.iter().map(String::as_str))
}
