//! Bytes → articles, or ready-made events and figures.
//!
//! One row of [`FORMATS`] a format; [`open`] sniffs which one it is by content and lets the extension decide only between
//! formats that the content allows. Reading never guesses meaning: that is extraction's part.

mod decode;
pub mod lines;

use crate::model::{Article, Diagnostic, Findings, Origin, Severity};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::path::{Path, PathBuf};

/// One thing that a file held.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// An article to extract from, and remarks on how it was read.
    Article(Article, Vec<Diagnostic>),
    /// Events and figures that need no extraction: a table or a Dateline dataset. The article's text holds one line a row.
    Findings(Box<Findings>),
}

impl Document {
    /// Where it came from.
    pub fn origin_mut(&mut self) -> &mut Origin {
        match self {
            Self::Article(article, _) => &mut article.origin,
            Self::Findings(findings) => &mut findings.article.origin,
        }
    }

    /// The remarks on it.
    pub fn remarks_mut(&mut self) -> &mut Vec<Diagnostic> {
        match self {
            Self::Article(_, remarks) => remarks,
            Self::Findings(findings) => &mut findings.diagnostics,
        }
    }
}

/// What one file held.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Opened {
    /// Its articles or tables, in order; at least one.
    pub documents: Vec<Document>,
    /// Remarks on the file as a whole.
    pub notes: Vec<Diagnostic>,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The operating system refused.
    Io,
    /// Nothing in it.
    Empty,
    /// Not of any format that can be read.
    Unknown,
    /// Of a known format, but broken.
    Malformed,
    /// Over a limit.
    TooLarge,
}

/// What went wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The sort of failure.
    pub kind: ErrorKind,
    /// The file.
    pub path: PathBuf,
    /// What is wrong, with line and column where they are known.
    pub message: String,
    /// What the user can do.
    pub hint: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}. {}",
            self.path.display(),
            self.message,
            self.hint
        )
    }
}

impl std::error::Error for Error {}

fn error(kind: ErrorKind, name: &str, message: impl Into<String>, hint: &str) -> Error {
    Error {
        kind,
        path: PathBuf::from(name),
        message: message.into(),
        hint: hint.to_owned(),
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
struct Source<'a> {
    name: &'a str,
    bytes: &'a [u8],
    hash: OnceCell<String>,
}

impl<'a> Source<'a> {
    fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self {
            name,
            bytes,
            hash: OnceCell::new(),
        }
    }

    /// SHA-256 of the bytes, in lower-case hexadecimal.
    fn hash(&self) -> &str {
        self.hash.get_or_init(|| {
            use fmt::Write as _;
            let digest = Sha256::digest(self.bytes);
            digest.iter().fold(String::new(), |mut out, byte| {
                let _ = write!(out, "{byte:02x}");
                out
            })
        })
    }

    /// The bytes as text, with a remark when that took a guess.
    fn text(&self) -> (Cow<'a, str>, Vec<Diagnostic>) {
        decode::text(self.bytes)
    }
}

/// Reads one file of any readable format.
///
/// # Errors
/// When the file cannot be read, is empty, is of no known format, is broken or exceeds a limit.
pub fn open(path: &Path) -> Result<Opened, Error> {
    let name = path.to_string_lossy();
    let bytes =
        std::fs::read(path).map_err(|what| error(ErrorKind::Io, &name, what.to_string(), ""))?;
    open_bytes(&name, &bytes)
}

/// Reads a file that is already in memory; `name` is used in messages and for its extension.
///
/// # Errors
/// As [`open`].
pub fn open_bytes(name: &str, bytes: &[u8]) -> Result<Opened, Error> {
    let source = Source::new(name, bytes);
    if name.ends_with("jsonl") {
        return lines::read(&source);
    }
    let (text, remarks) = source.text();
    let mut article = Article::new("", text.into_owned());
    article.origin.name = name.to_owned();
    article.origin.file_hash = Some(source.hash().to_owned());
    Ok(Opened {
        documents: vec![Document::Article(article, remarks)],
        notes: Vec::new(),
    })
}
