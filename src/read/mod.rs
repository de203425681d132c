//! Bytes → articles, or ready-made events and figures.
//!
//! One row of [`FORMATS`] a format. Which one a file is, its content decides; the extension decides only between formats
//! that the content allows, and a wrong one is mentioned. Reading has no opinion on what a text means: that is
//! extraction's part.

pub mod dataset;
mod date;
mod decode;
mod document;
pub mod lines;
mod number;
mod plain;
mod sniff;
mod table;

pub use document::{Document, Error, ErrorKind, Opened};

use crate::model::{Diagnostic, Severity};
use sha2::{Digest, Sha256};
use sniff::Likeness;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::fs::File;
use std::io::{ErrorKind as Io, Read as _};
use std::path::{Path, PathBuf};

/// A format that can be read.
#[derive(Debug)]
pub struct Format {
    /// Its name, as in the open dialog.
    pub name: &'static str,
    /// What it holds, in half a sentence, for help and README.
    pub about: &'static str,
    /// Its file name extensions, without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// How much the beginning of a text looks like it.
    sniff: fn(&str) -> Likeness,
    /// Reads a whole file.
    read: fn(&Source<'_>) -> Result<Opened, Error>,
}

/// Every format that can be read; feeds open dialogs, drag and drop, command-line help and README.
pub const FORMATS: &[Format] = &[
    Format {
        name: "Plain text",
        about: "one article; the headline on the first line when it looks like one",
        extensions: &["txt", "text"],
        sniff: sniff::plain,
        read: plain::read_text,
    },
    Format {
        name: "Markdown",
        about: "one article; front matter with title, date, source and url is understood",
        extensions: &["md", "markdown"],
        sniff: sniff::markdown,
        read: plain::read_markdown,
    },
    Format {
        name: "Dateline dataset",
        about: "JSON with articles, events and figures",
        extensions: &["json"],
        sniff: sniff::json,
        read: dataset::read,
    },
    Format {
        name: "JSON Lines",
        about: "one article a line: id, text, and title, published, source, url where known",
        extensions: &["jsonl", "ndjson"],
        sniff: sniff::json_lines,
        read: lines::read,
    },
    Format {
        name: "Table",
        about: "CSV or TSV of events (date, title), of figures (measure, value, unit, period) or of articles (text)",
        extensions: &["csv", "tsv", "tab"],
        sniff: sniff::table,
        read: table::read,
    },
];

/// How much is read; more is refused with a message that names the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of one file, in bytes.
    pub file_bytes: usize,
    /// Text of one article, in bytes.
    pub article_bytes: usize,
    /// Rows of one table, and articles of one file.
    pub rows: usize,
    /// Remarks on bad rows or lines that are listed one by one; the rest is counted.
    pub remarks: usize,
}

impl Limits {
    /// What the program uses.
    pub const USUAL: Self = Self {
        file_bytes: 512 << 20,
        article_bytes: 64_000_000,
        rows: 1_000_000,
        remarks: 50,
    };
}

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

/// A file in memory, on its way through a format's reader.
#[derive(Debug)]
struct Source<'a> {
    name: &'a str,
    bytes: &'a [u8],
    text: Cow<'a, str>,
    limits: &'a Limits,
    hash: OnceCell<String>,
}

impl Source<'_> {
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    fn hash(&self) -> String {
        self.hash.get_or_init(|| sha256(self.bytes)).clone()
    }

    /// The extension in lower case, without the dot.
    fn extension(&self) -> String {
        let path = Path::new(self.name).extension().unwrap_or_default();
        path.to_string_lossy().to_lowercase()
    }

    /// The file's name without folder and extension.
    fn stem(&self) -> String {
        let path = Path::new(self.name).file_stem().unwrap_or_default();
        path.to_string_lossy().into_owned()
    }

    fn error(&self, kind: ErrorKind, message: impl Into<String>, hint: impl Into<String>) -> Error {
        error(kind, self.name, message, hint)
    }

    /// Refuses a text that is too long for one article.
    fn check_article(&self, bytes: usize) -> Result<(), Error> {
        let limit = self.limits.article_bytes;
        if bytes <= limit {
            return Ok(());
        }
        let message = format!(
            "it holds {} of text in one article; the limit for one article is {}",
            size(bytes),
            size(limit)
        );
        Err(self.error(
            ErrorKind::TooLarge,
            message,
            "Split it into articles, one file each, or one line each in a .jsonl file.",
        ))
    }

    /// Refuses a table or list that is too long.
    fn check_rows(&self, rows: usize, what: &str) -> Result<(), Error> {
        let limit = self.limits.rows;
        if rows <= limit {
            return Ok(());
        }
        let message = format!("it holds more than {limit} {what}; that is the limit for one file");
        Err(self.error(ErrorKind::TooLarge, message, "Split it into several files."))
    }
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(bytes);
    digest.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// A size for messages: `200 MB`.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
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
    let refuse = |what: &std::io::Error| refused(path, what);
    if path.is_dir() {
        return Err(error(
            ErrorKind::Io,
            path,
            "it is a folder",
            "Give the files in it, for example with a pattern such as folder/*.txt.",
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
    open_bytes_within(&path.to_string_lossy(), &bytes, limits)
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
    if let Some(what) = sniff::binary(bytes) {
        return Err(error(ErrorKind::Unknown, name, what.message(), what.hint));
    }
    let (text, mut notes) = decode::text(bytes);
    let source = Source {
        name,
        bytes,
        text,
        limits,
        hash: OnceCell::new(),
    };
    if source.text.trim().is_empty() {
        return Err(source.error(
            ErrorKind::Empty,
            "the file is empty",
            "Choose a file with text in it.",
        ));
    }
    let format = choose(&source);
    notes.extend(wrong_extension(&source, format));
    let mut opened = (format.read)(&source)?;
    for document in &mut opened.documents {
        let origin = document.origin_mut();
        if origin.file_hash.is_none() || origin.name.is_empty() {
            origin.file_hash = Some(source.hash());
            name.clone_into(&mut origin.name);
        }
    }
    opened.notes.splice(0..0, notes);
    Ok(opened)
}

/// The format of a file: the surest by content, the extension deciding between equals.
fn choose(source: &Source<'_>) -> &'static Format {
    let extension = source.extension();
    let head = sniff::head(&source.text);
    let rank = |format: &Format| {
        let likeness = (format.sniff)(head);
        let named = format.extensions.contains(&extension.as_str());
        (likeness, named && likeness > Likeness::No)
    };
    // The earliest of equals wins, so plain text takes what nothing else claims.
    let best = FORMATS.iter().rev().max_by_key(|format| rank(format));
    best.unwrap_or(&FORMATS[0])
}

/// A remark when the extension belongs to another format than the content.
fn wrong_extension(source: &Source<'_>, format: &Format) -> Option<Diagnostic> {
    let extension = source.extension();
    if format.extensions.contains(&extension.as_str()) {
        return None;
    }
    let named = FORMATS
        .iter()
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
    fn no_extension_belongs_to_two_formats() {
        let mut seen = Vec::new();
        for extension in FORMATS.iter().flat_map(|format| format.extensions) {
            assert!(!seen.contains(extension), "{extension}");
            seen.push(extension);
        }
    }
}
