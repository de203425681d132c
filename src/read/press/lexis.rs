//! A Lexis export (plain text, or the text of a Word document or a page) → its articles.
//!
//! Two layouts are known. The older one begins each article with `3 of 250 DOCUMENTS`, outlet and date in the middle of
//! the line, and names the rest in capitals (`BYLINE:`, `LENGTH:`, `BODY:`). The newer one has headline, outlet and date
//! one under the other, then `Section:`, `Length:`, `Byline:`, a line `Body`, and `End of Document` at the end.

use super::{Entry, day};
use crate::read::sniff::Likeness;
use crate::read::{Error, ErrorKind, Opened, Source, web};
use memchr::memmem;

/// What ends the text of an article in either layout, besides a mark of the next one.
const AFTER_TEXT: &[&str] = &[
    "load-date:",
    "language:",
    "publication-type:",
    "journal-code:",
    "graphic:",
    "subject:",
    "correction-date:",
    "correction:",
    "document-type:",
    "type:",
    "acc-no:",
    "notes:",
    "organization:",
    "geographic:",
];

/// The same as whole lines, in the newer layout.
const AFTER_TEXT_LINES: &[&str] = &["classification", "graphic", "notes", "end of document"];

/// The layout of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// `3 of 250 DOCUMENTS`.
    Counted,
    /// `End of Document`.
    Ended,
}

/// Which layout a text has, if any.
fn layout(text: &str) -> Option<Layout> {
    let (mut counted, mut length, mut body, mut copyright) = (false, false, false, false);
    for line in text.lines().map(str::trim) {
        counted |= is_count(line);
        length |= starts(line, "length:");
        body |= line == "Body";
        copyright |= starts(line, "copyright") || starts(line, "load-date:");
    }
    if counted && length {
        Some(Layout::Counted)
    } else if body && length && copyright {
        Some(Layout::Ended)
    } else {
        None
    }
}

/// Marks of an export at the beginning of a text.
pub(in crate::read) fn sniff(head: &str) -> Likeness {
    layout(head).map_or(Likeness::No, |_| Likeness::Surely)
}

/// False for a page that surely is no export, so that its text need not be looked at.
pub(in crate::read) fn may_be_export(html: &str) -> bool {
    let holds = |mark: &str| memmem::find(html.as_bytes(), mark.as_bytes()).is_some();
    (holds("DOCUMENTS") && holds("LENGTH")) || holds("End of Document")
}

/// Reads an export in plain text.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    articles(source, source.text())?.ok_or_else(|| {
        let hint = "Export the articles again, as a Word document or as plain text.";
        source.error(ErrorKind::Empty, "the export holds no article", hint)
    })
}

/// The articles of an export; `None` when the text is none.
pub(in crate::read) fn articles(source: &Source<'_>, text: &str) -> Result<Option<Opened>, Error> {
    let Some(layout) = layout(text) else {
        return Ok(None);
    };
    let read = |lines: Vec<&str>| match layout {
        Layout::Counted => counted(&lines),
        Layout::Ended => ended(&lines),
    };
    let entries = parts(text, layout).into_iter().map(read);
    let is_missing = |entry: &Entry| entry.headline.is_empty() && entry.text.is_empty();
    let opened = super::opened(source, entries, is_missing)?;
    Ok((!opened.documents.is_empty()).then_some(opened))
}

/// The lines of each article.
fn parts(text: &str, layout: Layout) -> Vec<Vec<&str>> {
    let mut parts: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        let bare = line.trim();
        match layout {
            Layout::Counted if is_count(bare) => parts.push(Vec::new()),
            Layout::Ended if bare.eq_ignore_ascii_case("End of Document") => parts.push(Vec::new()),
            _ => {
                if let Some(part) = parts.last_mut() {
                    part.push(line);
                }
            }
        }
    }
    match layout {
        // What stands before the first count is the cover.
        Layout::Counted => drop(parts.remove(0)),
        // What stands behind the last end is nothing.
        Layout::Ended => parts.retain(|part| part.iter().any(|line| line.trim() == "Body")),
    }
    parts
}

/// `3 of 250 DOCUMENTS`.
fn is_count(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    number(words.next())
        && words
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("of"))
        && number(words.next())
        && words
            .next()
            .is_some_and(|word| word.starts_with("DOCUMENT"))
        && words.next().is_none()
}

/// True when a line begins with these words, whatever their case; `words` in lower case.
fn starts(line: &str, words: &str) -> bool {
    line.get(..words.len())
        .is_some_and(|front| front.eq_ignore_ascii_case(words))
}

/// What follows `words` on a line that begins with them.
fn after<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    starts(line, words).then(|| line.get(words.len()..).unwrap_or_default().trim())
}

fn is_copyright(line: &str) -> bool {
    starts(line, "copyright") || starts(line, "all rights reserved")
}

/// A word in capitals and a colon, as the older layout names its fields.
fn is_field(line: &str) -> bool {
    let Some((name, _)) = line.split_once(':') else {
        return false;
    };
    let capital = |c: char| c.is_ascii_uppercase() || c == '-' || c == ' ';
    (3..=24).contains(&name.len()) && name.chars().all(capital) && !name.starts_with(' ')
}

/// An article of the older layout.
fn counted(lines: &[&str]) -> Entry {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let fields = lines
        .iter()
        .position(|line| is_field(line))
        .unwrap_or(lines.len());
    let (head, rest) = lines.split_at(fields);
    let mut entry = Entry::default();
    let dated = head.iter().position(|line| day(line).is_some());
    let named = |line: &&&str| !line.is_empty() && !is_copyright(line) && day(line).is_none();
    let before = head.get(..dated.unwrap_or(0)).unwrap_or_default();
    entry.outlet = before.iter().find(named).map(|line| (*line).to_owned());
    entry.date = dated.and_then(|at| day(head.get(at)?));
    // Between date and fields stand an edition, if any, and then the headline, which may run over several lines.
    let below = head.get(dated.map_or(0, |at| at + 1)..).unwrap_or_default();
    let mut blocks = below
        .split(|line| line.is_empty())
        .filter(|block| !block.is_empty());
    entry.headline = blocks
        .next_back()
        .map(|block| block.join(" "))
        .unwrap_or_default();
    let mut body: Option<usize> = None;
    for (at, line) in rest.iter().enumerate() {
        if body.is_some() && line.is_empty() {
            continue;
        }
        if let Some(headline) = after(line, "headline:") {
            headline.clone_into(&mut entry.headline);
        } else if let Some(byline) = after(line, "byline:") {
            entry.byline = Some(byline.to_owned());
        } else if after(line, "body:").is_some() || after(line, "text:").is_some() {
            body = Some(at);
            break;
        }
    }
    // Without a `BODY:` the text begins below the last field of the head.
    let start = match body {
        Some(at) => {
            let first = rest
                .get(at)
                .and_then(|line| line.split_once(':'))
                .map_or("", |(_, text)| text.trim());
            entry.text.push_str(first);
            entry.text.push('\n');
            at + 1
        }
        None => below_fields(rest),
    };
    take_text(&mut entry, rest.get(start..).unwrap_or_default());
    entry
}

/// The first line below the fields at the head, each of which is a paragraph.
fn below_fields(lines: &[&str]) -> usize {
    let mut start = 0;
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        if AFTER_TEXT.iter().any(|field| starts(line, field)) {
            break;
        }
        if is_field(line) {
            inside = true;
        } else if line.is_empty() {
            inside = false;
        } else if !inside {
            break;
        }
        start = at + 1;
    }
    start
}

/// An article of the newer layout.
fn ended(lines: &[&str]) -> Entry {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let body = lines
        .iter()
        .position(|line| *line == "Body")
        .unwrap_or(lines.len());
    let (head, rest) = lines.split_at(body);
    let is_note = |line: &&&str| starts(line, "correction appended");
    let head: Vec<&str> = head.iter().filter(|line| !is_note(line)).copied().collect();
    let mut entry = Entry::default();
    // A cover page may come before the first article; its own is the last date line of the head.
    if let Some(at) = head.iter().rposition(|line| day(line).is_some()) {
        let line = |back: usize| at.checked_sub(back).and_then(|at| head.get(at));
        entry.date = head.get(at).and_then(|line| day(line));
        entry.outlet = line(1).map(|line| (*line).to_owned());
        entry.headline = line(2).map(|line| (*line).to_owned()).unwrap_or_default();
    } else if let Some(at) = head.iter().position(|line| is_copyright(line)) {
        let headline = head.get(at.saturating_sub(2)).copied().unwrap_or_default();
        headline.clone_into(&mut entry.headline);
        entry.outlet = head
            .get(at.saturating_sub(1))
            .map(|line| (*line).to_owned());
    }
    entry.byline = head
        .iter()
        .find_map(|line| after(line, "byline:"))
        .map(str::to_owned);
    let spaced: Vec<&str> = rest.iter().skip(1).flat_map(|line| [*line, ""]).collect();
    take_text(&mut entry, &spaced);
    entry
}

/// Takes the text up to what ends it, and the language that is named below.
fn take_text(entry: &mut Entry, lines: &[&str]) {
    let ends = |line: &str| {
        AFTER_TEXT.iter().any(|field| starts(line, field))
            || AFTER_TEXT_LINES
                .iter()
                .any(|own| line.eq_ignore_ascii_case(own))
            || (is_copyright(line) && line.len() < 100)
    };
    let end = lines
        .iter()
        .position(|line| ends(line))
        .unwrap_or(lines.len());
    let (text, below) = lines.split_at(end);
    entry.text.push_str(&text.join("\n"));
    entry.text = web::tidied(&entry.text);
    let named = |field: &str| below.iter().find_map(|line| after(line, field));
    entry.language = named("language:").map(str::to_owned);
    entry.loaded = named("load-date:").and_then(day);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_export_looks_like_one() {
        assert_eq!(
            sniff("Length: 5 m\nBody\nCopyright 2018 Nobody"),
            Likeness::Surely
        );
        assert_eq!(
            sniff("1 of 2 DOCUMENTS\n\nCourier\n\nLENGTH: 20 words"),
            Likeness::Surely
        );
        assert_eq!(
            sniff("Two of the 250 documents were lost.\nLength: unknown"),
            Likeness::No
        );
    }
}
