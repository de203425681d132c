//! Bytes → articles, or ready-made events and figures.
//!
//! One row of [`FORMATS`] a format. Which one a file is, its content decides; the extension decides only between formats
//! that the content allows, and a wrong one is mentioned. Reading has no opinion on what a text means: that is
//! extraction's part.

mod ahead;
mod archive;
pub mod dataset;
mod date;
mod decode;
mod document;
mod feed;
mod folder;
mod limits;
pub mod lines;
mod mail;
mod number;
mod office;
mod pdf;
mod plain;
mod press;
mod prose;
mod sniff;
mod source;
pub mod stream;
mod table;
mod web;
pub mod worker;
mod xml;

pub use ahead::{bytes, in_order, open_all};
pub use date::Order;
pub use document::{Document, Error, ErrorKind, Opened};
pub use folder::files;
pub use limits::Limits;
pub use number::Decimals;
pub use source::sha256;
pub use table::{
    About, Change, Choice, Column, Mapping, Mappings, Role, Skip, Skipped, Stretch, Table, Tally,
};

use crate::model::{Diagnostic, Severity};
use document::Packed;
use folder::hidden;
use limits::size;
use office::{docx, epub, odt};
use press::{factiva, lexis};
use rayon::prelude::*;
use sniff::{Likeness, Sniff};
use source::Source;
use std::fs::File;
use std::io::{ErrorKind as Io, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A format that can be read.
#[derive(Debug)]
pub struct Format {
    /// Its name, as in the open dialog.
    pub name: &'static str,
    /// What it holds, in half a sentence, for help and README.
    pub about: &'static str,
    /// Its file name extensions, without the dot, the usual one first; none for a layout inside files of other formats.
    pub extensions: &'static [&'static str],
    /// How much a file looks like it.
    sniff: Sniff,
    /// Whether it is read in a process of its own, because a parser that others wrote may not survive what it is given.
    isolated: bool,
    /// Reads a whole file; files inside it are handed back unread.
    read: fn(&Source<'_>) -> Result<Opened, Error>,
}

/// Every format that can be read; feeds open dialogs, drag and drop, command-line help and README.
pub const FORMATS: &[Format] = &[
    Format {
        name: "Plain text",
        about: "one article; the headline on the first line when it looks like one",
        extensions: &["txt", "text"],
        sniff: Sniff::Text(sniff::plain),
        isolated: false,
        read: plain::read_text,
    },
    Format {
        name: "Markdown",
        about: "one article; front matter with title, date, source and url is understood",
        extensions: &["md", "markdown"],
        sniff: Sniff::Text(sniff::markdown),
        isolated: false,
        read: plain::read_markdown,
    },
    Format {
        name: "TimelineJS",
        about: "JSON of a timeline: its events and eras",
        extensions: &["json"],
        sniff: Sniff::Text(table::timelinejs::likeness),
        isolated: false,
        read: table::timelinejs::read,
    },
    Format {
        name: "Wikidata",
        about: "results of a query as JSON, with the precision of dates where the query asks for it",
        extensions: &["json"],
        sniff: Sniff::Text(table::wikidata::likeness),
        isolated: false,
        read: table::wikidata::read,
    },
    Format {
        name: "vis-timeline",
        about: "JSON of a timeline: its items and groups",
        extensions: &["json"],
        sniff: Sniff::Text(table::vis::likeness),
        isolated: false,
        read: table::vis::read,
    },
    Format {
        name: "Dateline dataset",
        about: "JSON with articles, events and figures",
        extensions: &["json"],
        sniff: Sniff::Text(sniff::json),
        isolated: false,
        read: dataset::read,
    },
    Format {
        name: "JSON Lines",
        about: "one article a line: id, text, and title, published, source, url where known",
        extensions: &["jsonl", "ndjson"],
        sniff: Sniff::Text(sniff::json_lines),
        isolated: false,
        read: lines::read,
    },
    Format {
        name: "TimeFlow",
        about: "events with their start, end, label and track",
        extensions: &["time"],
        sniff: Sniff::Text(table::timeflow::likeness),
        isolated: false,
        read: table::timeflow::read,
    },
    Format {
        name: "GDELT",
        about: "2.0 events: who did what to whom, 61 columns without names",
        extensions: &["csv"],
        sniff: Sniff::Text(table::gdelt::likeness),
        isolated: false,
        read: table::gdelt::read,
    },
    Format {
        name: "Table",
        about: "CSV or TSV of events (date, title), of figures (measure, value, unit, period) or of articles (text)",
        extensions: &["csv", "tsv", "tab"],
        sniff: Sniff::Text(sniff::table),
        isolated: false,
        read: table::read,
    },
    Format {
        name: "Spreadsheet",
        about: "a table on each sheet, of events, of figures or of articles",
        extensions: &["xlsx", "xlsm", "xls", "ods"],
        sniff: Sniff::Bytes(table::sheet::likeness),
        isolated: true,
        read: table::sheet::read,
    },
    Format {
        name: "iCalendar",
        about: "the events of a calendar",
        extensions: &["ics"],
        sniff: Sniff::Bytes(table::ical::likeness),
        isolated: true,
        read: table::ical::read,
    },
    Format {
        name: "markwhen",
        about: "a timeline as text: a date, a colon and what happened on each line",
        extensions: &["mw", "markwhen"],
        sniff: Sniff::Text(table::markwhen::likeness),
        isolated: false,
        read: table::markwhen::read,
    },
    Format {
        name: "Web page",
        about: "the article of a saved page, with its title, outlet, address and publication date",
        extensions: &["html", "htm", "xhtml"],
        sniff: Sniff::Bytes(web::sniff),
        isolated: true,
        read: web::read,
    },
    Format {
        name: "Web archive",
        about: "the article of a page that a browser saved as one file (MHTML)",
        extensions: &["mhtml", "mht"],
        sniff: Sniff::Bytes(mail::mhtml::sniff),
        isolated: true,
        read: mail::mhtml::read,
    },
    Format {
        name: "PDF",
        about: "one article; lines put together to paragraphs, running heads left out",
        extensions: &["pdf"],
        sniff: Sniff::Bytes(pdf::sniff),
        isolated: true,
        read: pdf::read,
    },
    Format {
        name: "Word document",
        about: "one article, or the articles of a Lexis export",
        extensions: &["docx", "docm"],
        sniff: Sniff::Bytes(docx::sniff),
        isolated: true,
        read: docx::read,
    },
    Format {
        name: "OpenDocument text",
        about: "one article",
        extensions: &["odt"],
        sniff: Sniff::Bytes(odt::sniff),
        isolated: true,
        read: odt::read,
    },
    Format {
        name: "EPUB book",
        about: "one article a chapter",
        extensions: &["epub"],
        sniff: Sniff::Bytes(epub::sniff),
        isolated: true,
        read: epub::read,
    },
    Format {
        name: "Mail message",
        about: "one article, dated by the day it was sent; attached files are opened too",
        extensions: &["eml"],
        sniff: Sniff::Bytes(mail::sniff),
        isolated: true,
        read: mail::read,
    },
    Format {
        name: "Mailbox",
        about: "one article a message (mbox)",
        extensions: &["mbox", "mbx"],
        sniff: Sniff::Bytes(mail::mbox::sniff),
        isolated: true,
        read: mail::mbox::read,
    },
    Format {
        name: "News feed",
        about: "one article an entry (RSS, Atom, JSON Feed)",
        extensions: &["rss", "atom", "xml", "rdf"],
        sniff: Sniff::Bytes(feed::sniff),
        isolated: true,
        read: feed::read,
    },
    Format {
        name: "Factiva export",
        about: "many articles in one HTML file",
        extensions: &[],
        sniff: Sniff::Bytes(factiva::sniff),
        isolated: true,
        read: factiva::read,
    },
    Format {
        name: "Lexis export",
        about: "many articles in one text file or Word document",
        extensions: &[],
        sniff: Sniff::Text(lexis::sniff),
        isolated: false,
        read: lexis::read,
    },
    Format {
        name: "ZIP archive",
        about: "every readable file in it",
        extensions: &["zip"],
        sniff: Sniff::Bytes(archive::sniff),
        isolated: true,
        read: archive::read,
    },
];

/// The sample article.
const SAMPLE: (&str, &str) = (
    "sample-article.md",
    include_str!("../../assets/sample-article.md"),
);

/// The sample dataset.
const SAMPLE_DATASET: (&str, &str) = (
    "sample-dataset.json",
    include_str!("../../assets/sample-dataset.json"),
);

fn error(
    kind: ErrorKind,
    path: impl Into<PathBuf>,
    message: impl Into<String>,
    hint: impl Into<String>,
) -> Error {
    Error {
        kind,
        path: path.into(),
        message: message.into(),
        hint: hint.into(),
        tables: Vec::new(),
    }
}

fn remark(severity: Severity, message: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic {
        severity,
        span: None,
        message: message.into(),
        hint: hint.to_owned(),
    }
}

/// Reads one file of any readable format.
///
/// # Errors
/// When the file cannot be read, is empty, is of no known format, is broken or exceeds a limit.
pub fn open(path: &Path) -> Result<Opened, Error> {
    open_within(path, &Limits::USUAL)
}

/// Reads one file within limits of the caller's choice.
///
/// # Errors
/// As [`open`].
pub fn open_within(path: &Path, limits: &Limits) -> Result<Opened, Error> {
    open_mapped(path, limits, &Mappings::NONE)
}

/// Reads one file, its tables by what the user decided about their columns.
///
/// # Errors
/// As [`open`].
pub fn open_mapped(path: &Path, limits: &Limits, mappings: &Mappings) -> Result<Opened, Error> {
    let refuse = |what: &std::io::Error| refused(path, what);
    if path.is_dir() {
        return Err(error(
            ErrorKind::Io,
            path,
            "it is a folder",
            "Give the files in it.",
        ));
    }
    let file = File::open(path).map_err(|what| refuse(&what))?;
    let too_large = |bytes: String| {
        let message = format!(
            "it holds {bytes}; the limit for one file is {}",
            size(limits.file_bytes)
        );
        error(
            ErrorKind::TooLarge,
            path,
            message,
            "Split it into several files.",
        )
    };
    let known = file.metadata().map_or(0, |data| data.len());
    if known > limits.file_bytes as u64 {
        return Err(too_large(size(
            usize::try_from(known).unwrap_or(usize::MAX),
        )));
    }
    let mut bytes = Vec::new();
    file.take(limits.file_bytes as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|what| refuse(&what))?;
    if bytes.len() > limits.file_bytes {
        return Err(too_large("more than that".to_owned()));
    }
    open_bytes_mapped(&path.to_string_lossy(), &bytes, limits, mappings)
}

fn refused(path: &Path, what: &std::io::Error) -> Error {
    let (message, hint) = match what.kind() {
        Io::NotFound => (
            "there is no such file".to_owned(),
            "Check the name and the folder.",
        ),
        Io::PermissionDenied => (
            "you have no permission to read it".to_owned(),
            "Ask its owner, or copy it to a place of your own.",
        ),
        Io::IsADirectory => ("it is a folder".to_owned(), "Give the files in it."),
        _ => (
            format!("it cannot be read: {what}"),
            "Check the disk or the network share and try again.",
        ),
    };
    error(ErrorKind::Io, path, message, hint)
}

/// Reads a file that is already in memory; `name` is used in messages and for its extension.
///
/// # Errors
/// As [`open`].
pub fn open_bytes(name: &str, bytes: &[u8]) -> Result<Opened, Error> {
    open_bytes_within(name, bytes, &Limits::USUAL)
}

/// Reads a file that is already in memory, within limits of the caller's choice.
///
/// # Errors
/// As [`open`].
pub fn open_bytes_within(name: &str, bytes: &[u8], limits: &Limits) -> Result<Opened, Error> {
    open_bytes_mapped(name, bytes, limits, &Mappings::NONE)
}

/// Reads a file that is already in memory, its tables by what the user decided about their columns.
///
/// # Errors
/// As [`open`].
pub fn open_bytes_mapped(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    mappings: &Mappings,
) -> Result<Opened, Error> {
    let nest = Nest {
        depth: 0,
        files: &AtomicUsize::new(0),
        bytes: &AtomicUsize::new(0),
        mappings,
    };
    open_inside(name, bytes, limits, &nest)
}

/// How deep inside other files a file lies, what those have unpacked to so far, all together, and what the user decided
/// about the columns of tables.
struct Nest<'a> {
    depth: usize,
    files: &'a AtomicUsize,
    bytes: &'a AtomicUsize,
    mappings: &'a Mappings,
}

fn open_inside(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    nest: &Nest<'_>,
) -> Result<Opened, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(empty(name));
    }
    let source = Source::new(name, bytes, limits).mapped(nest.mappings);
    let format = choose(&source)?;
    let mut opened = if format.isolated && worker::ready() {
        worker::read(format, &source)?
    } else {
        (format.read)(&source)?
    };
    if opened.documents.is_empty() && opened.files.is_empty() && opened.failed.is_empty() {
        return Err(empty(name));
    }
    for document in &mut opened.documents {
        document.origin_mut().belong_to(name, &source.hash());
    }
    let mut notes = source.notes();
    notes.extend(wrong_extension(&source, format));
    opened.notes.splice(0..0, notes);
    if !opened.files.is_empty() {
        unpack(&source, &mut opened, nest)?;
    }
    Ok(opened)
}

/// Reads the files inside a file, each as what it is, and adds what they hold.
fn unpack(source: &Source<'_>, opened: &mut Opened, nest: &Nest<'_>) -> Result<(), Error> {
    let limits = source.limits;
    let files = std::mem::take(&mut opened.files);
    let too_large = |message: String| {
        let hint = "If you trust it, unpack it yourself and open the files in it.";
        Err(source.error(ErrorKind::TooLarge, message, hint))
    };
    if nest.depth >= limits.archives {
        let limit = limits.archives;
        return too_large(format!(
            "archives lie more than {limit} deep inside one another; that is the limit"
        ));
    }
    let own: usize = files.iter().map(|file| file.bytes.len()).sum();
    let bytes = nest.bytes.fetch_add(own, Ordering::Relaxed) + own;
    let count = nest.files.fetch_add(files.len(), Ordering::Relaxed) + files.len();
    if bytes > limits.unpacked_bytes {
        let limit = size(limits.unpacked_bytes);
        return too_large(format!(
            "the archives in it unpack to more than {limit}, which is the limit"
        ));
    }
    if count > limits.files {
        let limit = limits.files;
        return too_large(format!(
            "the archives in it hold more than {limit} files, which is the limit"
        ));
    }
    let inner = Nest {
        depth: nest.depth + 1,
        ..*nest
    };
    let outer = source.name;
    let read = |Packed { name, bytes }: Packed| {
        open_inside(&format!("{outer}/{name}"), &bytes, limits, &inner)
    };
    let read: Vec<Result<Opened, Error>> = files.into_par_iter().map(read).collect();
    for result in read {
        match result {
            Ok(mut one) => {
                opened.failed.append(&mut one.failed);
                opened.tables.append(&mut one.tables);
                opened.documents.extend(one.into_documents());
            }
            Err(what) => opened.failed.push(what),
        }
    }
    Ok(())
}

fn empty(name: &str) -> Error {
    error(
        ErrorKind::Empty,
        name,
        "the file is empty",
        "Choose a file with text in it.",
    )
}

/// The format of a file: the surest by content, the extension deciding between equals. Formats that their bytes give
/// away come first; what no reader knows and is no text is refused.
fn choose(source: &Source<'_>) -> Result<&'static Format, Error> {
    let extension = source.extension();
    let best = |likeness: &dyn Fn(&Format) -> Likeness| {
        let ranked = FORMATS.iter().rev().map(|format| {
            let likeness = likeness(format);
            let named = format.extensions.contains(&extension.as_str());
            ((likeness, named && likeness > Likeness::No), format)
        });
        // The earliest of equals wins, so plain text takes what nothing else claims.
        ranked.max_by_key(|(rank, _)| *rank)
    };
    let by_bytes = best(&|format| match format.sniff {
        Sniff::Bytes(sniff) => sniff(source.bytes),
        Sniff::Text(_) => Likeness::No,
    });
    if let Some(((Likeness::Yes | Likeness::Surely, _) | (Likeness::Maybe, true), format)) =
        by_bytes
    {
        return Ok(format);
    }
    if let Some(what) = sniff::binary(source.bytes) {
        return Err(source.error(ErrorKind::Unknown, what.message(), what.hint));
    }
    if source.text().trim().is_empty() {
        return Err(empty(source.name));
    }
    let head = sniff::head(source.text());
    let by_text = best(&|format| match format.sniff {
        Sniff::Text(sniff) => sniff(head),
        Sniff::Bytes(_) => Likeness::No,
    });
    Ok(by_text.map_or(&FORMATS[0], |(_, format)| format))
}

/// A remark when the extension belongs to another format than the content.
fn wrong_extension(source: &Source<'_>, format: &Format) -> Option<Diagnostic> {
    let extension = source.extension();
    if format.extensions.is_empty() || format.extensions.contains(&extension.as_str()) {
        return None;
    }
    // Of several formats with one extension, the most general stands last.
    let named = FORMATS
        .iter()
        .rev()
        .find(|format| format.extensions.contains(&extension.as_str()))?;
    let usual = format.extensions.first().copied().unwrap_or_default();
    let message = format!(
        "the name ends in .{extension} ({}), but the content is {}; it was read as that",
        named.name, format.name
    );
    let hint = format!("Rename it to end in .{usual}.");
    Some(remark(Severity::Note, message, &hint))
}

/// Reads an article from pasted text.
///
/// # Errors
/// When it is empty or too long.
pub fn from_paste(text: &str) -> Result<Opened, Error> {
    let mut opened = open_bytes("clipboard", text.as_bytes())?;
    for document in &mut opened.documents {
        "clipboard".clone_into(&mut document.origin_mut().name);
        document.origin_mut().file_hash = None;
    }
    Ok(opened)
}

/// The sample article that opens when nothing else does.
#[must_use]
pub fn sample() -> Opened {
    embedded(SAMPLE)
}

/// The sample dataset: several articles, sources, units and years.
#[must_use]
pub fn sample_dataset() -> Opened {
    embedded(SAMPLE_DATASET)
}

/// Reads a file that came with the program; a test holds that this cannot fail.
fn embedded((name, text): (&str, &str)) -> Opened {
    open_bytes(name, text.as_bytes()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_can_be_read() {
        assert_eq!(sample().documents.len(), 1);
        assert!(sample().notes.is_empty());
        assert!(sample_dataset().documents.len() > 1);
        assert!(sample_dataset().notes.is_empty());
    }

    #[test]
    fn a_refusal_of_the_system_says_what_to_do() {
        let path = Path::new("secret.txt");
        let told = refused(path, &Io::PermissionDenied.into()).to_string();
        assert_eq!(
            told,
            "secret.txt: you have no permission to read it. Ask its owner, or copy it to a place of your own."
        );
        assert!(
            refused(path, &Io::TimedOut.into())
                .message
                .contains("cannot be read")
        );
    }

    #[test]
    fn only_a_carrier_of_many_formats_lends_its_extension_to_several() {
        let mut seen = Vec::new();
        for extension in FORMATS.iter().flat_map(|format| format.extensions) {
            let carries = ["json", "csv"].contains(extension);
            assert!(carries || !seen.contains(extension), "{extension}");
            seen.push(extension);
        }
    }
}
