//! JSON Lines → articles, one a line.
//!
//! A line is the contract of `dateline extract -` ([`Line`]), or a whole [`Record`] as `dateline convert` writes it. A bad
//! line becomes a remark with its number and the rest goes on.

use super::document::Remarks;
use super::{Document, Error, ErrorKind, Opened, Source};
use crate::model::Severity;
use crate::wire::{Line, Record};
use serde::Deserialize;

/// Tells a line that carries what was found in it from a bare article.
#[derive(Deserialize)]
struct Probe {
    #[serde(default)]
    sentences: Option<serde::de::IgnoredAny>,
}

/// Reads one line.
///
/// # Errors
/// What is wrong with it, with the column where known.
pub fn line(text: &str, name: &str, number: u32) -> Result<Document, String> {
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
        let record: Record<'_> = serde_json::from_str(text).map_err(wrong)?;
        return Ok(Document::Findings(Box::new(record.findings())));
    }
    let read: Line = serde_json::from_str(text).map_err(wrong)?;
    let (mut article, remarks) = read.article(super::date::day);
    name.clone_into(&mut article.origin.name);
    article.origin.line = Some(number);
    Ok(Document::Article(article, remarks))
}

/// Reads a whole file.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut remarks = Remarks::new(source.limits.remarks);
    let mut documents = Vec::new();
    for (number, text) in (1_u32..).zip(source.text().lines()) {
        if text.trim().is_empty() {
            continue;
        }
        source.check_line(text.len())?;
        match line(text, source.name, number) {
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

/// What to do about a bad line.
pub const LINE_HINT: &str = "Each line must be one JSON object with at least \"id\" and \"text\".";
