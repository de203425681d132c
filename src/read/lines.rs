//! JSON Lines → articles, one a line.
//!
//! A line is the contract of `dateline extract -` ([`Line`]), or a whole [`Record`] as `dateline convert` writes it. A bad
//! line becomes a remark with its number and the rest goes on.

use super::{Document, Error, ErrorKind, Opened, Source, error, remark};
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
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
        if error.column() > 0 {
            format!("{what} at column {}", error.column())
        } else {
            what
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
    let (mut article, remarks) = read.article();
    name.clone_into(&mut article.origin.name);
    article.origin.line = Some(number);
    Ok(Document::Article(article, remarks))
}

/// Reads a whole file.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let (text, mut notes) = source.text();
    let mut documents = Vec::new();
    let mut first_wrong = None;
    for (number, text) in (1_u32..).zip(text.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        match line(text, source.name, number) {
            Ok(mut document) => {
                document.origin_mut().file_hash = Some(source.hash().to_owned());
                documents.push(document);
            }
            Err(what) => {
                let message = format!("line {number} was left out: {what}");
                if first_wrong.is_none() {
                    first_wrong = Some(message.clone());
                }
                notes.push(remark(Severity::Error, message, LINE_HINT));
            }
        }
    }
    if documents.is_empty() {
        let what = first_wrong.unwrap_or_else(|| "it holds no line with an article".to_owned());
        return Err(error(ErrorKind::Malformed, source.name, what, LINE_HINT));
    }
    Ok(Opened { documents, notes })
}

/// What to do about a bad line.
pub const LINE_HINT: &str = "Each line must be one JSON object with at least \"id\" and \"text\".";
