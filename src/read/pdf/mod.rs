//! A PDF → its article: the lines of its pages, without running heads, put together to paragraphs.
//!
//! `pdf_oxide` finds the words, [`columns`] the order they are read in, and [`lines`] makes paragraphs of them. What the file
//! says of its own making is weak evidence of the day of publication. Pages that are pictures hold no words; nothing is
//! recognised here.

mod columns;
mod lines;

use super::prose::{About, Prose, nothing};
use super::sniff::Likeness;
use super::{Error, ErrorKind, Opened, Source, remark};
use crate::model::Severity;
use columns::Word;
use jiff::civil::Date;
use lines::{Line, Paragraph};
use pdf_oxide::PdfDocument;
use pdf_oxide::layout::TextLine;
use pdf_oxide::object::Object;

/// How far from the beginning the header may stand, in bytes: readers of PDF forgive what comes before.
const BEGINNING: usize = 1024;

/// What programs fill in for an author that nobody named.
const PLACEHOLDERS: &[&str] = &["(anonymous)", "anonymous", "unknown", "(unspecified)"];

const SAVE: &str =
    "Open it in a PDF viewer, and print or save it anew, or copy its text and paste it here.";

/// A file with the header of PDF near its beginning.
pub(super) fn sniff(bytes: &[u8]) -> Likeness {
    let head = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or(bytes);
    match memchr::memmem::find(head, b"%PDF-") {
        Some(0) => Likeness::Surely,
        Some(_) => Likeness::Yes,
        None => Likeness::No,
    }
}

/// Reads a PDF.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let broken = |what: &dyn std::fmt::Display| {
        let message = format!("the PDF is broken: {what}");
        source.error(ErrorKind::Malformed, message, SAVE)
    };
    let pdf = PdfDocument::from_bytes(source.bytes.to_vec()).map_err(|what| broken(&what))?;
    if pdf.is_encrypted() && !pdf.authenticate(b"").unwrap_or(false) {
        let message = "the PDF is locked with a password";
        let hint = "Open it with its password in a PDF viewer, and print it to a new PDF.";
        return Err(source.error(ErrorKind::Malformed, message, hint));
    }
    let count = pdf.page_count().map_err(|what| broken(&what))?;
    let limit = source.limits.pages;
    if count > limit {
        let message = format!("it has {count} pages; the limit for one PDF is {limit}");
        return Err(source.error(ErrorKind::TooLarge, message, "Split it into several files."));
    }
    let mut pages = Vec::with_capacity(count);
    let (mut bytes, mut lost) = (0, 0_usize);
    for number in 0..count {
        let Ok(found) =
            pdf.extract_text_lines_with_thresholds_no_artifacts(number, None, None, None)
        else {
            lost += 1;
            continue;
        };
        let lines = page(found);
        bytes += lines.iter().map(|line| line.text.len()).sum::<usize>();
        source.check_article(bytes)?;
        pages.push(lines);
    }
    let about = about(&pdf);
    let paragraphs = lines::paragraphs(pages, about.title.as_deref());
    if paragraphs.is_empty() {
        return Err(nothing(source));
    }
    let mut opened = prose(paragraphs).finish(source, about)?;
    if lost > 0 {
        let message = format!("{lost} of {count} pages could not be read and were left out");
        opened.notes.push(remark(Severity::Warning, message, SAVE));
    }
    Ok(opened)
}

fn prose(paragraphs: Vec<Paragraph>) -> Prose {
    let mut prose = Prose::default();
    for paragraph in paragraphs {
        prose.push(&paragraph.text);
        if paragraph.is_title {
            prose.end_title();
        } else {
            prose.end();
        }
    }
    prose
}

/// The lines of a page in the order of reading.
fn page(found: Vec<TextLine>) -> Vec<Line> {
    let words = found.into_iter().flat_map(|line| line.words);
    let words = words.filter_map(|word| {
        let text = word.text.split_whitespace().collect::<String>();
        (!text.is_empty()).then(|| Word {
            text,
            left: word.bbox.x,
            right: word.bbox.x + word.bbox.width,
            base: word.bbox.y,
            size: word.avg_font_size.max(1.0),
        })
    });
    columns::lines(words.collect())
}

/// What the file says of itself (ISO 32000-1, 14.3.3).
fn about(pdf: &PdfDocument) -> About {
    let info = pdf
        .trailer()
        .as_dict()
        .and_then(|trailer| trailer.get("Info"));
    let info = info.and_then(|info| pdf.resolve_object(info).ok());
    let text = |key: &str| -> Option<String> {
        let value = info.as_ref()?.as_dict()?.get(key)?;
        let Object::String(bytes) = pdf.resolve_object(value).ok()? else {
            return None;
        };
        let text = match bytes.as_slice() {
            [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => super::decode::text(&bytes).0.into_owned(),
            latin => latin.iter().map(|&byte| char::from(byte)).collect(),
        };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let made = text("CreationDate").and_then(|stamp| day(&stamp));
    About {
        title: text("Title"),
        author: text("Author").filter(|name| !PLACEHOLDERS.contains(&name.to_lowercase().as_str())),
        language: None,
        made: made.map(|date| (date, "the day the PDF was made".to_owned())),
    }
}

/// The day of `D:20240516083000+02'00'`.
fn day(stamp: &str) -> Option<Date> {
    let digits = stamp.trim_start_matches("D:").get(..8)?;
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let (month, day) = (number(4, 6)?, number(6, 8)?);
    Date::new(
        number(0, 4)?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_timestamp() {
        assert_eq!(
            day("D:20240516083000+02'00'")
                .map(|day| day.to_string())
                .as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(
            day("20240516").map(|day| day.to_string()).as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(day("D:2024"), None);
        assert_eq!(day("D:20241316"), None);
    }
}
