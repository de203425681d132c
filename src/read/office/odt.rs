//! A text document of `LibreOffice` and others (`OpenDocument`, ISO/IEC 26300) → its article.
//!
//! Deleted text, comments, notes and tables of contents are left out. A table's row is a paragraph.

use super::properties;
use crate::read::archive::{self, Archive};
use crate::read::prose::{About, Prose};
use crate::read::sniff::Likeness;
use crate::read::xml::{Piece, Xml};
use crate::read::{Error, Opened, Source};

/// What an archive of this kind begins with: an entry that names its type, stored as it is.
const TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Elements whose content is no text of the document as it stands.
const PASSED_OVER: &[&str] = &[
    "tracked-changes",
    "annotation",
    "note",
    "table-of-content",
    "automatic-styles",
    "font-face-decls",
    "scripts",
];

/// Blanks that one element may stand for.
const MOST_BLANKS: usize = 100;

/// An archive whose first entry says what it is.
pub(in crate::read) fn sniff(bytes: &[u8]) -> Likeness {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or(bytes);
    let typed = memchr::memmem::find(head, TYPE).is_some();
    if typed && archive::holds(bytes, b"content.xml") {
        Likeness::Surely
    } else {
        Likeness::No
    }
}

/// Reads a document.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut archive = Archive::open(source)?;
    let text = archive.xml("content.xml")?;
    let about = match archive.file("meta.xml")? {
        Some(bytes) => properties(source, &String::from_utf8_lossy(&bytes)).unwrap_or_default(),
        None => About::default(),
    };
    let titles = title_styles(source, &text)?;
    paragraphs(source, &text, &titles)?.finish(source, about)
}

/// The names of the styles of a title: `Title`, and those that the document derives from it.
fn title_styles(source: &Source<'_>, text: &str) -> Result<Vec<String>, Error> {
    let mut names = vec!["Title".to_owned()];
    let mut xml = Xml::new(source, text);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(element)
                if element.name == "style" && element.get("parent-style-name") == Some("Title") =>
            {
                names.extend(element.get("name").map(str::to_owned));
            }
            Piece::Open(element) if element.name == "body" => break,
            _ => {}
        }
    }
    Ok(names)
}

fn paragraphs(source: &Source<'_>, text: &str, titles: &[String]) -> Result<Prose, Error> {
    let mut prose = Prose::default();
    let mut xml = Xml::new(source, text);
    let (mut cells, mut is_title, mut open) = (0_usize, false, 0_usize);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(element) => match element.name.as_str() {
                name if PASSED_OVER.contains(&name) => xml.skip()?,
                "p" | "h" => {
                    open += 1;
                    let style = element.get("style-name").unwrap_or_default();
                    is_title = titles.iter().any(|title| title == style);
                }
                "s" => {
                    let blanks = element.get("c").and_then(|count| count.parse().ok());
                    prose.push(&" ".repeat(blanks.unwrap_or(1).min(MOST_BLANKS)));
                }
                "tab" => prose.push("\t"),
                "line-break" => prose.push("\n"),
                "table-cell" => cells += 1,
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "p" | "h" => {
                    open = open.saturating_sub(1);
                    match cells {
                        0 if std::mem::take(&mut is_title) => prose.end_title(),
                        0 => prose.end(),
                        _ => prose.end_in_cell(),
                    }
                }
                "table-cell" => {
                    cells = cells.saturating_sub(1);
                    prose.end_cell();
                }
                "table-row" if cells == 0 => prose.end_row(),
                _ => {}
            },
            // Blanks between elements lay out the XML; only those in a paragraph are the writer's.
            Piece::Words(words) if open > 0 => prose.push(&words.replace(['\n', '\t'], " ")),
            Piece::Words(_) => {}
        }
    }
    Ok(prose)
}
