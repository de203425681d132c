//! Dateline's own JSON dataset → articles, events and figures.
//!
//! ```json
//! {
//!   "dateline": 1,
//!   "articles": [{"id": "a1", "title": "…", "text": "…", "published": "2024-05-16", "source": "…", "url": "…"}],
//!   "events":   [{"date": "2024-05-14", "title": "…", "category": "…"}],
//!   "figures":  [{"entity": "…", "measure": "…", "value": "17", "unit": "percent", "period": "2024"}]
//! }
//! ```
//!
//! Each list may be missing. `articles` are extracted from, unless they bring `sentences` and what was found in them, as
//! `dateline convert` writes it ([`Record::whole`]). `events` and `figures` are rows of a table, with the same column
//! names as CSV; each list becomes an article of its own that holds one line a row. A bare list of articles is read too, and so
//! are articles as news services give them, with a text that goes by another name: those are rows of a table. A table may lie
//! in the file row by row or column by column, as pandas writes it.

use super::table::{self, Held, Objects};
use super::{Document, Error, ErrorKind, Opened, Source};
use crate::wire::{Line, Record, from_str_while};
use memchr::memmem;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

/// The version of the dataset that is read and written.
pub const VERSION: u64 = 1;

const SHAPE: &str = "A dataset is {\"dateline\": 1, \"articles\": [{\"text\": \"…\"}], \"events\": […], \"figures\": […]}.";

/// A dataset as this program writes it.
#[derive(Deserialize)]
struct Own<'a> {
    dateline: u64,
    #[serde(borrow)]
    articles: Vec<Record<'a>>,
    project: Option<IgnoredAny>,
    events: Option<IgnoredAny>,
    figures: Option<IgnoredAny>,
}

impl Own<'_> {
    /// True when it holds nothing but articles that bring their text and what was found in them.
    fn is_plain(&self) -> bool {
        self.dateline == VERSION
            && self.project.is_none()
            && self.events.is_none()
            && self.figures.is_none()
            && self
                .articles
                .iter()
                .all(|record| record.text.is_some() && record.sentences.is_some())
    }
}

/// Reads what this program wrote, without a tree of all its values; `None` for any other dataset, and for one that is
/// broken, whose place a second look will name.
fn own(source: &Source<'_>) -> Option<Result<Opened, Error>> {
    let text = source.text();
    memmem::find(text.as_bytes(), b"\"sentences\"")?;
    let own: Own<'_> = from_str_while(text, source.go_on)
        .ok()
        .filter(Own::is_plain)?;
    Some(own_articles(source, &own.articles))
}

fn own_articles(source: &Source<'_>, records: &[Record<'_>]) -> Result<Opened, Error> {
    source.check_rows(records.len(), "entries")?;
    let mut opened = Opened::default();
    for record in records {
        source.check_article(record.text.as_ref().map_or(0, |text| text.len()))?;
        let Some(findings) = record.findings_while(source.go_on) else {
            break;
        };
        opened
            .documents
            .push(Document::Findings(Box::new(findings)));
    }
    finish(source, opened)
}

/// Reads a whole file.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    if let Some(opened) = own(source) {
        return opened;
    }
    let value: Value = from_str_while(source.text(), source.go_on).map_err(|what| {
        let message = format!(
            "the JSON is broken at line {}, column {}: {}",
            what.line(),
            what.column(),
            plainly(&what)
        );
        source.error(
            ErrorKind::Malformed,
            message,
            "Correct it there and open the file again.",
        )
    })?;
    match value {
        Value::Object(fields) => object(source, fields),
        Value::Array(items) => {
            let mut opened = Opened::default();
            list(source, "", items, &mut opened)?;
            finish(source, opened)
        }
        _ => Err(source.error(
            ErrorKind::Malformed,
            "the JSON holds neither an object nor a list",
            SHAPE,
        )),
    }
}

fn object(source: &Source<'_>, fields: Map<String, Value>) -> Result<Opened, Error> {
    match fields.get("dateline").map(Value::as_u64) {
        Some(Some(VERSION)) | None => {}
        Some(Some(newer)) if newer > VERSION => {
            let message =
                format!("it is a dataset of version {newer}; this program reads version {VERSION}");
            return Err(source.error(
                ErrorKind::Malformed,
                message,
                "Get a newer Dateline, or save it as version 1.",
            ));
        }
        Some(_) => {
            let message = "its \"dateline\" field is not the number of a version";
            return Err(source.error(ErrorKind::Malformed, message, SHAPE));
        }
    }
    if fields.contains_key("project") {
        let hint = "Open it in the window, or give the files that it names.";
        return Err(source.error(ErrorKind::Unknown, "it is a project, not a dataset", hint));
    }
    let mut opened = Opened::default();
    // One article as a file of its own.
    if fields.get("text").is_some_and(Value::is_string) {
        article(source, "", Value::Object(fields), &mut opened)?;
        return finish(source, opened);
    }
    if is_row(&fields) {
        list(source, "", vec![Value::Object(fields)], &mut opened)?;
        return finish(source, opened);
    }
    if let Some(items) = Objects::of_columns(&fields) {
        list(source, "", items, &mut opened)?;
        return finish(source, opened);
    }
    let mut known = false;
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("articles" | "events" | "figures", Value::Array(items)) => {
                known = true;
                list(source, &name, items, &mut opened)?;
            }
            ("articles" | "events" | "figures", _) => {
                let message = format!("\"{name}\" is not a list");
                return Err(source.error(ErrorKind::Malformed, message, SHAPE));
            }
            _ => {}
        }
    }
    if known {
        finish(source, opened)
    } else {
        let message = "it is JSON, but has no articles, events or figures";
        Err(source.error(ErrorKind::Unknown, message, SHAPE))
    }
}

fn finish(source: &Source<'_>, opened: Opened) -> Result<Opened, Error> {
    if opened.documents.is_empty() {
        return Err(source.error(ErrorKind::Empty, "its lists are empty", SHAPE));
    }
    Ok(opened)
}

/// True for an article whose text goes by another name, as in a table.
fn is_row(fields: &Map<String, Value>) -> bool {
    let is_text = |(name, value): (&String, &Value)| value.is_string() && table::is_text(name);
    !fields.contains_key("text") && !fields.contains_key("articles") && fields.iter().any(is_text)
}

/// Reads one list: articles one by one, anything else as a table.
fn list(
    source: &Source<'_>,
    name: &str,
    items: Vec<Value>,
    opened: &mut Opened,
) -> Result<(), Error> {
    source.check_rows(items.len(), "entries")?;
    let has_text = |item: &Value| item.get("text").is_some_and(Value::is_string);
    let is_named = |item: &Value| item.as_object().is_some_and(is_row);
    let of_articles = name == "articles" || (name.is_empty() && items.iter().any(has_text));
    if of_articles && !items.iter().any(is_named) {
        for (number, item) in (1_usize..).zip(items) {
            if !(source.go_on)() {
                break;
            }
            article(source, &format!("article {number}: "), item, opened)?;
        }
    } else if !items.is_empty() {
        let objects = Objects::new(items);
        table::add(source, &Held::objects(name, &objects), opened)?;
    }
    Ok(())
}

fn article(
    source: &Source<'_>,
    place: &str,
    item: Value,
    opened: &mut Opened,
) -> Result<(), Error> {
    let wrong = |what: &str| source.error(ErrorKind::Malformed, format!("{place}{what}"), SHAPE);
    let text = item.get("text").and_then(Value::as_str);
    source.check_article(text.ok_or_else(|| wrong("it has no \"text\""))?.len())?;
    let document = if item.get("sentences").is_some_and(Value::is_array) {
        let record: Record<'_> =
            Record::deserialize(&item).map_err(|what| wrong(&plainly(&what)))?;
        Document::Findings(Box::new(
            record.findings_while(source.go_on).unwrap_or_default(),
        ))
    } else {
        let line: Line = serde_json::from_value(item).map_err(|what| wrong(&plainly(&what)))?;
        let (article, remarks) = line.article(super::date::day);
        Document::Article(article, remarks)
    };
    opened.documents.push(document);
    Ok(())
}

/// What a JSON error says, without its own place and in plain words.
pub(super) fn plainly(error: &serde_json::Error) -> String {
    let what = error.to_string();
    let what = what.split(" at line ").next().unwrap_or(&what);
    match what {
        "expected ident" | "expected value" => "this is not JSON".to_owned(),
        _ if what.starts_with("EOF") => what.replacen("EOF", "the file ends", 1),
        _ => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::go_on::{STRIDE, asks};
    use crate::model::{GoOn, synthetic};
    use crate::read::Limits;
    use std::fmt::Write as _;

    /// Reads a whole text; nothing once nobody waits.
    fn asked(text: &str) -> usize {
        asks(|go_on: GoOn<'_>| {
            let source = Source::new("a.json", text.as_bytes(), &Limits::USUAL).asked(go_on);
            read(&source).ok().filter(|_| go_on())
        })
    }

    #[test]
    fn a_dataset_that_nobody_waits_for_is_not_read_to_its_end() {
        let corpus = synthetic::corpus(20_000);
        let own = crate::store::export::named("dataset").unwrap();
        let own = String::from_utf8(own.bytes(&corpus).unwrap()).unwrap();
        // Each event is an entry of a list, and is read once more as an event; so is its sentence.
        assert!(asked(&own) > 20_000 * 3 / STRIDE);
        let mut rows = String::from("{\"dateline\": 1, \"events\": [");
        for number in 0..20_000 {
            let between = if number > 0 { "," } else { "" };
            let _ = write!(
                rows,
                "{between}{{\"date\": \"2024-05-03\", \"title\": \"Rain {number}\"}}"
            );
        }
        rows.push_str("]}");
        assert!(asked(&rows) > 20_000 * 3 / STRIDE);
    }
}
