//! Bytes → articles, or ready-made events and figures.
//!
//! One row of [`FORMATS`] a format. A file is opened within [`Limits`], by the reader of its format, in a process of its own
//! where that may not survive it ([`worker`]); files inside it are opened each as what it is. Reading has no
//! opinion on what a text means: that is extraction's part.

mod ahead;
mod archive;
pub mod dataset;
mod date;
mod decode;
mod document;
mod feed;
mod folder;
mod format;
mod limits;
pub mod lines;
mod mail;
mod number;
mod office;
pub mod outline;
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
pub use format::{FORMATS, Format};
pub use limits::Limits;
pub use number::Decimals;
pub use source::sha256;
pub use table::{
    About, Change, Choice, Column, Mapping, Mappings, Role, Skip, Skipped, Stretch, Table, Tally,
};

use crate::model::{Diagnostic, FileHash, GoOn, Severity};
use document::Packed;
use folder::hidden;
use limits::size;
use rayon::prelude::*;
use source::Source;
use std::fs::File;
use std::io::{ErrorKind as Io, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Bytes from which on what a file is known by is worked out once its articles are there.
const LONG: usize = 1 << 20;

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
    open_while(path, limits, mappings, &|| true)
}

/// As [`open_mapped`], as long as `go_on` says so: a long table is not read to its end once it does not, and what is given then
/// is for nobody.
///
/// # Errors
/// As [`open`].
pub fn open_while(
    path: &Path,
    limits: &Limits,
    mappings: &Mappings,
    go_on: GoOn<'_>,
) -> Result<Opened, Error> {
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
    open_held(&path.to_string_lossy(), bytes, limits, mappings, go_on)
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
    open_bytes_while(name, bytes, limits, mappings, &|| true)
}

/// As [`open_bytes_mapped`], as long as `go_on` says so, like [`open_while`].
///
/// # Errors
/// As [`open`].
pub fn open_bytes_while(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    mappings: &Mappings,
    go_on: GoOn<'_>,
) -> Result<Opened, Error> {
    open_known(name, bytes, limits, (mappings, go_on), || {
        sha256(bytes).into()
    })
}

/// As [`open_bytes_while`], for bytes that are held: of a long file, the hash is worked out behind the caller's back, as nobody
/// waits for it who opens a file.
///
/// # Errors
/// As [`open`].
pub fn open_held(
    name: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    mappings: &Mappings,
    go_on: GoOn<'_>,
) -> Result<Opened, Error> {
    if bytes.len() < LONG {
        return open_bytes_while(name, &bytes, limits, mappings, go_on);
    }
    let bytes = Arc::new(bytes);
    let held = Arc::clone(&bytes);
    let hash = FileHash::later(move || sha256(&held));
    let opened = open_known(name, &bytes, limits, (mappings, go_on), || hash.clone())?;
    // Where no thread can be had, the first who asks for the hash works it out.
    let _ = thread::Builder::new().spawn(move || hash.as_str().len());
    Ok(opened)
}

/// Reads a file that lies in no other; `hash` tells what it is known by, once there is something to know.
fn open_known(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    (mappings, go_on): (&Mappings, GoOn<'_>),
    hash: impl FnOnce() -> FileHash,
) -> Result<Opened, Error> {
    let nest = Nest {
        depth: 0,
        files: &AtomicUsize::new(0),
        bytes: &AtomicUsize::new(0),
        mappings,
        go_on,
    };
    open_inside(name, bytes, limits, &nest, hash)
}

/// How deep inside other files a file lies, what those have unpacked to so far, all together, what the user decided about the
/// columns of tables, and whether anyone still waits.
struct Nest<'a> {
    depth: usize,
    files: &'a AtomicUsize,
    bytes: &'a AtomicUsize,
    mappings: &'a Mappings,
    go_on: GoOn<'a>,
}

fn open_inside(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
    nest: &Nest<'_>,
    hash: impl FnOnce() -> FileHash,
) -> Result<Opened, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(empty(name));
    }
    let source = Source::new(name, bytes, limits)
        .mapped(nest.mappings)
        .asked(nest.go_on);
    let format = format::choose(&source)?;
    let mut opened = if format.isolated && worker::ready() {
        worker::read(format, &source)?
    } else {
        (format.read)(&source)?
    };
    if opened.documents.is_empty() && opened.files.is_empty() && opened.failed.is_empty() {
        return Err(empty(name));
    }
    let hash = hash();
    for document in &mut opened.documents {
        document.origin_mut().belong_to(name, &hash);
    }
    let mut notes = source.notes();
    notes.extend(format::wrong_extension(&source, format));
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
        open_inside(&format!("{outer}/{name}"), &bytes, limits, &inner, || {
            sha256(&bytes).into()
        })
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
    fn a_long_file_is_known_by_its_hash_though_nobody_waited_for_it() {
        let text = "The bridge opened on 3 May 2024.\n".repeat(1 + LONG / 32);
        let bytes = text.as_bytes().to_vec();
        let held = open_held("a.txt", bytes, &Limits::USUAL, &Mappings::NONE, &|| true);
        let held = held.unwrap().documents.remove(0);
        let hash = held.article().origin.file_hash.as_ref();
        assert_eq!(hash.map(FileHash::as_str), Some(&*sha256(text.as_bytes())));
        let read = open_bytes("a.txt", text.as_bytes()).unwrap();
        assert_eq!(held.article(), read.documents[0].article());
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
}
