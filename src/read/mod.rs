//! Bytes → articles, or ready-made events and figures.

use crate::model::{Article, Findings};
use std::fmt;
use std::path::{Path, PathBuf};

/// One thing that a file held.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// An article to extract from.
    Article(Article),
    /// Events and figures that need no extraction: a table or a Dateline dataset. The article's text holds one line a row.
    Findings(Box<Findings>),
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

/// Reads one file of any readable format.
///
/// # Errors
/// When the file cannot be read, is empty, is of no known format, is broken or exceeds a limit.
pub fn open(path: &Path) -> Result<Vec<Document>, Error> {
    let error = |message: &str| Error {
        kind: ErrorKind::Unknown,
        path: path.to_owned(),
        message: message.to_owned(),
        hint: String::new(),
    };
    Err(error("not yet readable"))
}
