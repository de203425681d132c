//! Word processors' documents and books: ZIP archives of XML.

pub(super) mod docx;
pub(super) mod epub;
pub(super) mod odt;

use super::prose::About;
use super::xml::{Piece, Xml};
use super::{Error, Source};
use jiff::civil::Date;

/// What the properties of a document say (Dublin Core, in OOXML and `OpenDocument` alike); `text` is their XML.
fn properties(source: &Source<'_>, text: &str) -> Result<About, Error> {
    let mut about = About::default();
    let mut xml = Xml::new(source, text);
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else {
            continue;
        };
        let field = match element.name.as_str() {
            "title" => &mut about.title,
            "creator" | "initial-creator" => &mut about.author,
            "language" => &mut about.language,
            "created" | "creation-date" => {
                let words = xml.words()?;
                about.made =
                    day(&words).map(|date| (date, "the day the document was made".to_owned()));
                continue;
            }
            _ => continue,
        };
        *field = Some(xml.words()?).filter(|words| !words.is_empty());
    }
    Ok(about)
}

/// The day of a timestamp such as `2024-05-16T08:00:00Z`.
fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
