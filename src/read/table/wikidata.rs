//! Results of a Wikidata query as JSON → events: `{"head": …, "results": {"bindings": […]}}`, or the plain list of the
//! query service's short form.
//!
//! A query gives an item's address and its label as two columns; the label is what a person reads. Dates are full
//! timestamps however little is known, so their precision comes in a column of its own (`wikibase:timePrecision`). A place
//! on the map is one cell, `Point(east north)`, and becomes two.

use super::super::sniff::Likeness;
use super::super::{Error, Opened, Source, remark};
use super::grid::Row;
use super::role::Role;
use super::{Held, json};
use crate::model::Severity;
use serde_json::{Map, Value};

/// The address that every item has.
const ITEM: &str = "wikidata.org/entity/";

/// How much the beginning of a text looks like it.
pub(in crate::read) fn likeness(head: &str) -> Likeness {
    let verbose = json::likeness(head, &["bindings", "results"]);
    let short = head.trim_start().starts_with('[') && head.contains(ITEM);
    if short { Likeness::Yes } else { verbose }
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let value = json::value(source)?;
    let bindings = value
        .get("results")
        .and_then(|results| results.get("bindings"));
    let list = bindings
        .unwrap_or(&value)
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    source.check_rows(list.len(), "rows")?;
    let mut columns = columns(&value, list);
    let is_place = |name: &String| list.iter().any(|entry| point(&cell(entry, name)).is_some());
    let place = columns.iter().position(is_place);
    let rows: Vec<Row> = (1..)
        .zip(list)
        .map(|(number, entry)| {
            let mut cells: Vec<String> = columns.iter().map(|name| cell(entry, name)).collect();
            if let Some(place) = place {
                let point = point(&cells.remove(place)).unwrap_or_default();
                cells.extend(point);
            }
            Row::new(number, cells.iter().map(String::as_str))
        })
        .collect();
    let mut given = Vec::new();
    if let Some(place) = place {
        let name = columns.remove(place);
        for (direction, role) in [("north", Role::Latitude), ("east", Role::Longitude)] {
            given.push((columns.len(), role));
            columns.push(format!("{name} {direction}"));
        }
    }
    let mut held = Held::named(&columns, &rows);
    held.roles = roles(&columns, &rows, given);
    let is_precise = held.roles.iter().any(|&(_, role)| role == Role::Precision);
    let mut opened = Opened::default();
    let first_days = rows.iter().filter(|row| {
        row.cells
            .iter()
            .any(|cell| cell.ends_with("-01-01T00:00:00Z"))
    });
    let first_days = first_days.count();
    super::add(source, &held, &mut opened)?;
    if !is_precise && first_days > 0 {
        let message = format!(
            "{first_days} date(s) are the first of January, which is how Wikidata writes a year; the query gives no precision"
        );
        let hint = "Ask for wikibase:timePrecision too, and name that column \"precision\".";
        opened.notes.push(remark(Severity::Warning, message, hint));
    }
    Ok(opened)
}

/// The names of the columns that a person reads: an item's label in place of its address.
fn columns(value: &Value, list: &[Value]) -> Vec<String> {
    let vars = value
        .get("head")
        .and_then(|head| head.get("vars"))
        .and_then(Value::as_array);
    let mut names: Vec<String> = match vars {
        Some(vars) => vars
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        None => Vec::new(),
    };
    if names.is_empty() {
        let keys = list
            .iter()
            .take(100)
            .filter_map(Value::as_object)
            .flat_map(Map::keys);
        for key in keys {
            if !names.contains(key) {
                names.push(key.clone());
            }
        }
    }
    let labelled = |name: &String| names.contains(&format!("{name}Label"));
    let kept = names.iter().filter(|name| !labelled(name));
    kept.cloned().collect()
}

/// A binding as a cell: of the long form its value, of the short form itself.
fn cell(entry: &Value, name: &str) -> String {
    match entry.get(name) {
        Some(binding @ Value::Object(_)) => json::cell(binding, "value"),
        _ => json::cell(entry, name),
    }
}

/// Degrees north and east of a literal such as `Point(13.38 52.52)`, on Earth.
fn point(cell: &str) -> Option<[String; 2]> {
    let inside = cell.trim().strip_prefix("Point(")?.strip_suffix(')')?;
    let (east, north) = inside.trim().split_once(' ')?;
    let is_number = |text: &str| text.trim().parse::<f64>().is_ok();
    (is_number(east) && is_number(north)).then(|| [north, east].map(|text| text.trim().to_owned()))
}

/// What the columns hold: what is given, and the rest by the names that queries give them and by their content.
fn roles(columns: &[String], rows: &[Row], given: Vec<(usize, Role)>) -> Vec<(usize, Role)> {
    let holds = |column: usize, pass: &dyn Fn(&str) -> bool| {
        let mut cells = rows
            .iter()
            .map(|row| row.cell(column))
            .filter(|cell| !cell.is_empty());
        cells.by_ref().take(20).any(pass)
    };
    let mut roles = given;
    let mut give = |column: usize, role: Role| {
        if !roles
            .iter()
            .any(|&(other, own)| other == column || own == role)
        {
            roles.push((column, role));
        }
    };
    let is_time = |cell: &str| cell.ends_with("T00:00:00Z");
    for (column, name) in columns.iter().enumerate() {
        let lower = name.to_lowercase();
        let of = lower.strip_suffix("label").unwrap_or(&lower);
        let known = [
            ("precision", Role::Precision),
            ("location", Role::Place),
            ("place", Role::Place),
            ("country", Role::Entity),
            ("participant", Role::Actors),
            ("description", Role::Description),
            ("type", Role::Category),
            ("class", Role::Category),
        ];
        let known = known
            .iter()
            .find(|(word, _)| of.contains(word))
            .map(|&(_, role)| role);
        if holds(column, &is_time) {
            let role = if of.contains("end") {
                Role::End
            } else if of.contains("start") {
                Role::Start
            } else {
                Role::Date
            };
            give(column, role);
        } else if let Some(role) = known {
            give(column, role);
        } else if lower.ends_with("label") {
            give(column, Role::Title);
        } else if holds(column, &|cell: &str| cell.contains(ITEM)) {
            give(column, Role::Url);
        }
    }
    roles
}
