//! A Word document (Office Open XML, ISO/IEC 29500) → its article.
//!
//! Deleted and moved text, field codes, comments, notes, headers and footers are left out. A table's row is a paragraph.

use super::properties;
use crate::read::archive::{self, Archive};
use crate::read::prose::{About, Prose};
use crate::read::sniff::Likeness;
use crate::read::xml::{Piece, Xml};
use crate::read::{Error, Opened, Source};

/// Where the text usually lies; some programs number it.
const BODY: &str = "word/document";

/// Elements whose content is no text of the document as it stands: taken out by its writer, or said twice for old programs.
const PASSED_OVER: &[&str] = &["del", "moveFrom", "Fallback", "instrText"];

fn is_body(name: &str) -> bool {
    let number = name
        .strip_prefix(BODY)
        .and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An archive with a part that holds a Word document's text.
pub(in crate::read) fn sniff(bytes: &[u8]) -> Likeness {
    let mut names = archive::names(bytes);
    if bytes.starts_with(b"PK") && names.any(|name| is_body(&String::from_utf8_lossy(name))) {
        Likeness::Surely
    } else {
        Likeness::No
    }
}

/// Reads a document.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut archive = Archive::open(source)?;
    let body = archive.names().into_iter().find(|name| is_body(name));
    let text = archive.xml(body.as_deref().unwrap_or(BODY))?;
    let about = match archive.file("docProps/core.xml")? {
        Some(bytes) => properties(source, &String::from_utf8_lossy(&bytes)).unwrap_or_default(),
        None => About::default(),
    };
    paragraphs(source, &text)?.finish(source, about)
}

fn paragraphs(source: &Source<'_>, text: &str) -> Result<Prose, Error> {
    let mut prose = Prose::default();
    let mut xml = Xml::new(source, text);
    let (mut cells, mut titled, mut in_words) = (0_usize, false, false);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(element) => match element.name.as_str() {
                name if PASSED_OVER.contains(&name) => xml.skip()?,
                "t" => in_words = true,
                "tab" => prose.push("\t"),
                "br" | "cr" => prose.push("\n"),
                "noBreakHyphen" => prose.push("\u{2011}"),
                "tc" => cells += 1,
                // A text box opens inside a paragraph of its own.
                "txbxContent" if cells == 0 => prose.end(),
                "pStyle" => titled = element.get("val") == Some("Title"),
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "t" => in_words = false,
                "p" if cells > 0 => prose.end_in_cell(),
                "p" if std::mem::take(&mut titled) => prose.end_title(),
                "p" => prose.end(),
                "tc" => {
                    cells = cells.saturating_sub(1);
                    prose.end_cell();
                }
                "tr" if cells == 0 => prose.end_row(),
                _ => {}
            },
            Piece::Words(words) if in_words => prose.push(&words),
            Piece::Words(_) => {}
        }
    }
    Ok(prose)
}
