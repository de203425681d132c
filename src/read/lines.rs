//! JSON Lines → articles, one a line.
//!
//! A line is the contract of `dateline extract -` ([`Line`]), or a whole [`Record`] as `dateline convert` writes it. A bad
//! line becomes a remark with its number and the rest goes on. Objects without a `text` are the rows of a table.

use super::document::Remarks;
use super::table::{self, Held, Objects};
use super::{Document, Error, ErrorKind, Opened, Source};
use crate::model::{GoOn, Severity};
use crate::wire::{Line, Record, from_str_while};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Tells a line that carries what was found in it from a bare article, and either from anything else.
#[derive(Deserialize)]
struct Probe {
    #[serde(default)]
    text: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    sentences: Option<serde::de::IgnoredAny>,
}

/// True for a line that is an article, or is broken: only an object that is whole and has no text is something else.
pub(super) fn may_be_article(text: &str) -> bool {
    serde_json::from_str::<Probe>(text).map_or(true, |probe| {
        probe.text.is_some() || probe.sentences.is_some()
    })
}

/// Reads one line.
///
/// # Errors
/// What is wrong with it, with the column where known.
pub fn line(text: &str, name: &str, number: u32) -> Result<Document, String> {
    line_while(text, name, number, &|| true)
}

/// The same, as long as `go_on` says so; what is given once it does not is for nobody.
fn line_while(text: &str, name: &str, number: u32, go_on: GoOn<'_>) -> Result<Document, String> {
    let wrong = |error: serde_json::Error| {
        let what = super::dataset::plainly(&error);
        match error.column() {
            0 => what,
            column => format!("{what} (column {column})"),
        }
    };
    let text = text.trim_start_matches('\u{feff}');
    let whole = text.contains("\"sentences\"")
        && serde_json::from_str::<Probe>(text).is_ok_and(|probe| probe.sentences.is_some());
    if whole {
        let record: Record<'_> = from_str_while(text, go_on).map_err(wrong)?;
        let findings = record.findings_while(go_on).unwrap_or_default();
        return Ok(Document::Findings(Box::new(findings)));
    }
    let read: Line = serde_json::from_str(text).map_err(wrong)?;
    let (mut article, remarks) = read.article(super::date::day);
    name.clone_into(&mut article.origin.name);
    article.origin.line = Some(number);
    Ok(Document::Article(article, remarks))
}

/// Reads a whole file.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let first = source.text().lines().find(|line| !line.trim().is_empty());
    if first.is_some_and(is_row) {
        return rows(source);
    }
    let mut remarks = Remarks::new(source.limits.remarks);
    let mut documents = Vec::new();
    let lines = source.text().lines().take_while(|_| (source.go_on)());
    for (number, text) in (1_u32..).zip(lines) {
        if text.trim().is_empty() {
            continue;
        }
        source.check_line(text.len())?;
        match line_while(text, source.name, number, source.go_on) {
            Ok(document) => documents.push(document),
            Err(what) => remarks.push(
                Severity::Error,
                format!("line {number} was left out: {what}"),
                LINE_HINT,
            ),
        }
    }
    source.check_rows(documents.len(), "articles")?;
    let notes = remarks.finish("line(s)");
    if documents.is_empty() {
        let what = notes
            .first()
            .map_or("it holds no line with an article", |note| &note.message);
        return Err(source.error(ErrorKind::Malformed, what, LINE_HINT));
    }
    Ok(Opened {
        documents,
        notes,
        ..Opened::default()
    })
}

/// True when a line is an object that is no article: a row of a table.
fn is_row(text: &str) -> bool {
    let read: Result<Map<String, Value>, _> =
        serde_json::from_str(text.trim_start_matches('\u{feff}'));
    read.is_ok_and(|fields| !fields.contains_key("text") && !fields.contains_key("sentences"))
}

/// Reads a file whose lines are the rows of a table.
fn rows(source: &Source<'_>) -> Result<Opened, Error> {
    let mut remarks = Remarks::new(source.limits.remarks);
    let mut objects = Objects::default();
    let lines = source.text().lines().take_while(|_| (source.go_on)());
    for (number, text) in (1_u64..).zip(lines) {
        if text.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(text) {
            Ok(value) => objects.push(number, value),
            Err(what) => remarks.push(
                Severity::Error,
                format!(
                    "line {number} was left out: {}",
                    super::dataset::plainly(&what)
                ),
                "Each line must be one JSON object.",
            ),
        }
        source.check_rows(objects.rows.len(), "rows")?;
    }
    let mut opened = Opened::default();
    table::add(source, &Held::objects("", &objects), &mut opened)?;
    opened.notes.extend(remarks.finish("line(s)"));
    Ok(opened)
}

/// What to do about a bad line.
pub const LINE_HINT: &str = "Each line must be one JSON object with at least \"id\" and \"text\".";
