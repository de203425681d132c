//! What reading gives: documents with remarks, or one error that says what to do.

use super::table::Table;
use crate::model::{Article, Diagnostic, Findings, Origin, Severity};
use std::fmt;
use std::path::PathBuf;

/// One thing that a file held.
#[expect(
    clippy::large_enum_variant,
    reason = "most documents are articles; a box each would buy nothing"
)]
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// An article to extract from, and remarks on how it was read.
    Article(Article, Vec<Diagnostic>),
    /// Events and figures that need no extraction: a table or a Dateline dataset. The article's text holds one line a row.
    Findings(Box<Findings>),
}

impl Document {
    /// Its article.
    #[must_use]
    pub fn article(&self) -> &Article {
        match self {
            Self::Article(article, _) => article,
            Self::Findings(findings) => &findings.article,
        }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.article().text
    }

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
    /// Its articles or tables, in order; at least one, unless every file inside it failed.
    pub documents: Vec<Document>,
    /// Remarks on the file as a whole.
    pub notes: Vec<Diagnostic>,
    /// The tables among them: what each was read as, for the user to see and to change. The file is read anew with what
    /// was changed ([`super::open_mapped`]).
    pub tables: Vec<Table>,
    /// Files inside it, yet to be read each as what it is; none once [`super::open`] has returned.
    pub(super) files: Vec<Packed>,
    /// Files inside it that could not be read.
    pub failed: Vec<Error>,
}

/// A file inside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Packed {
    /// Its name in there, folders included.
    pub(super) name: String,
    /// All of it.
    pub(super) bytes: Vec<u8>,
}

impl Opened {
    /// These documents, without remarks.
    #[must_use]
    pub fn new(documents: Vec<Document>) -> Self {
        Self {
            documents,
            ..Self::default()
        }
    }

    /// The documents; the remarks on the file go before those on its first document.
    #[must_use]
    pub fn into_documents(mut self) -> Vec<Document> {
        // Where it holds none, what failed says why.
        if let Some(first) = self.documents.first_mut() {
            first.remarks_mut().splice(0..0, self.notes);
        }
        self.documents
    }
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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
    /// Its reader did not survive it.
    Died,
}

/// What went wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Error {
    /// The sort of failure.
    pub kind: ErrorKind,
    /// The file.
    pub path: PathBuf,
    /// What is wrong, with line and column where they are known.
    pub message: String,
    /// What the user can do.
    pub hint: String,
    /// Tables in it that gave nothing because nobody knows what their columns are; the user may.
    pub tables: Vec<Table>,
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

/// Remarks on many rows or lines: the first ones in full, the rest counted.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    list: Vec<Diagnostic>,
    most: usize,
    more: usize,
}

impl Remarks {
    /// Keeps at most `most` remarks in full.
    pub(super) fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            most,
            more: 0,
        }
    }

    /// Adds one.
    pub(super) fn push(&mut self, severity: Severity, message: String, hint: &str) {
        if self.list.len() < self.most {
            self.list.push(super::remark(severity, message, hint));
        } else {
            self.more += 1;
        }
    }

    /// Adds the remarks on what comes after.
    pub(super) fn append(&mut self, next: Self) {
        let room = self.most.saturating_sub(self.list.len());
        self.more += next.more + next.list.len().saturating_sub(room);
        self.list.extend(next.list.into_iter().take(room));
    }

    /// All of them; `what` names the things that the uncounted ones are about.
    pub(super) fn finish(mut self, what: &str) -> Vec<Diagnostic> {
        if self.more > 0 {
            let message = format!("{} more {what} have remarks like these", self.more);
            self.list
                .push(super::remark(Severity::Warning, message, ""));
        }
        self.list
    }
}
