//! A file in memory, on its way through a format's reader: its bytes, its text where it is one, and the limits.

use super::limits::{Limits, size};
use super::table::Mappings;
use super::{Error, ErrorKind, decode};
use crate::model::{Diagnostic, GoOn};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::path::Path;
use std::sync::OnceLock;

/// What the user decided of tables when nobody says more.
static NO_MAPPINGS: Mappings = Mappings::NONE;

/// A file in memory.
pub(super) struct Source<'a> {
    /// The file as the user named it.
    pub(super) name: &'a str,
    /// All of it.
    pub(super) bytes: &'a [u8],
    /// How much may be read.
    pub(super) limits: &'a Limits,
    /// What the user decided about the columns of tables.
    pub(super) mappings: &'a Mappings,
    /// Whether anyone still waits: asked between two parts of what takes long.
    pub(super) go_on: GoOn<'a>,
    decoded: OnceLock<(Cow<'a, str>, Vec<Diagnostic>)>,
}

impl<'a> Source<'a> {
    /// A file of this name.
    pub(super) fn new(name: &'a str, bytes: &'a [u8], limits: &'a Limits) -> Self {
        Self {
            name,
            bytes,
            limits,
            mappings: &NO_MAPPINGS,
            go_on: &|| true,
            decoded: OnceLock::new(),
        }
    }

    /// The same file, its tables read by what the user decided.
    pub(super) fn mapped(self, mappings: &'a Mappings) -> Self {
        Self { mappings, ..self }
    }

    /// The same file, read as long as `go_on` says so.
    pub(super) fn asked(self, go_on: GoOn<'a>) -> Self {
        Self { go_on, ..self }
    }

    /// Its text, in whatever encoding it is.
    pub(super) fn text(&self) -> &str {
        &self.decoded().0
    }

    /// Remarks on its encoding, if it was read as text.
    pub(super) fn notes(&self) -> Vec<Diagnostic> {
        self.decoded
            .get()
            .map_or_else(Vec::new, |(_, notes)| notes.clone())
    }

    fn decoded(&self) -> &(Cow<'a, str>, Vec<Diagnostic>) {
        self.decoded.get_or_init(|| decode::text(self.bytes))
    }

    /// The extension in lower case, without the dot.
    pub(super) fn extension(&self) -> String {
        let path = Path::new(self.name).extension().unwrap_or_default();
        path.to_string_lossy().to_lowercase()
    }

    /// The file's name without folder and extension.
    pub(super) fn stem(&self) -> String {
        let path = Path::new(self.name).file_stem().unwrap_or_default();
        path.to_string_lossy().into_owned()
    }

    /// What is wrong with this file, and what to do.
    pub(super) fn error(
        &self,
        kind: ErrorKind,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Error {
        super::error(kind, self.name, message, hint)
    }

    /// Refuses a text that is too long for one article.
    pub(super) fn check_article(&self, bytes: usize) -> Result<(), Error> {
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

    /// Refuses a line that is too long.
    pub(super) fn check_line(&self, bytes: usize) -> Result<(), Error> {
        let limit = self.limits.line_bytes;
        if bytes <= limit {
            return Ok(());
        }
        let message = format!(
            "it holds a line of {}; the limit for one line is {}",
            size(bytes),
            size(limit)
        );
        let hint = "Split it into articles, one line each.";
        Err(self.error(ErrorKind::TooLarge, message, hint))
    }

    /// The refusal of what nests too deeply.
    pub(super) fn too_deep(&self, limit: usize) -> Error {
        let message = format!(
            "its elements lie more than {limit} deep inside one another; that is the limit"
        );
        let hint =
            "Open it in the program that made it, copy the article's text and paste it here.";
        self.error(ErrorKind::TooLarge, message, hint)
    }

    /// Refuses a table or list that is too long.
    pub(super) fn check_rows(&self, rows: usize, what: &str) -> Result<(), Error> {
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
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
