//! JSON Lines of any length whose objects are rows → its documents, one at a time, in memory that does not grow.
//!
//! The columns are the members of the objects at the beginning of the file; what a later object has besides is not read. How
//! dates are written is told from the whole file where its beginning leaves that open. A bad line is named with the
//! document it stands in, and the rest goes on.

use super::super::dataset::plainly;
use super::super::document::Remarks;
use super::super::limits::size;
use super::super::{Document, Error, Limits};
use super::grid::{Grid, Row, Rows};
use super::mapping::Mappings;
use super::objects::{Objects, written};
use super::parts::Parts;
use super::stream::{Fault, HEAD_BYTES};
use super::{Held, guess};
use crate::model::Severity;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// The documents of one file.
pub(in crate::read) struct LongLines {
    parts: Parts<LineRows>,
    /// Why the rest cannot be read, told after the last document.
    fault: Fault,
}

impl LongLines {
    /// The documents of the file at `path`; `None` when its beginning holds no objects in UTF-8 that give marks or articles.
    pub(in crate::read) fn open(path: &Path, limits: &Limits, mappings: &Mappings) -> Option<Self> {
        let mut head = Vec::new();
        let file = File::open(path).ok()?;
        file.take(HEAD_BYTES).read_to_end(&mut head).ok()?;
        // Whole lines only.
        let end = memchr::memrchr(b'\n', &head)? + 1;
        let text = std::str::from_utf8(head.get(..end)?).ok()?;
        let mut objects = Objects::default();
        for (number, line) in (1_u64..).zip(text.lines()) {
            let line = line.trim_start_matches('\u{feff}');
            if let Ok(value @ Value::Object(_)) = serde_json::from_str(line) {
                objects.push(number, value);
            }
        }
        objects.rows.truncate(guess::HEAD_ROWS);
        let file = LongFile {
            path: path.to_owned(),
            header: objects.header.clone(),
            limits: *limits,
            fault: Fault::default(),
        };
        let as_table = Held {
            header: objects.header.clone(),
            is_typed: true,
            ..Held::rows(&file)
        };
        if objects.rows.is_empty() {
            return None;
        }
        let guessed = guess::mapping(&objects.header, &as_table, &objects.rows);
        let (mapping, missing) = mappings.settle(guessed);
        if !mapping.is_articles() && !mapping.has_date() && !mapping.has_figures() {
            return None;
        }
        let missing = super::unnamed(&missing, &mapping);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        // What went wrong while all rows were gone through is met again.
        let fault = Fault::default();
        let file = LongFile {
            fault: fault.clone(),
            ..file
        };
        let mut parts = Parts::new(file.cut(), mapping, None, stem.into_owned(), limits);
        parts.notes.extend(missing);
        Some(Self { parts, fault })
    }
}

impl Iterator for LongLines {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let Some(mut document) = self.parts.next() else {
            return self.fault.take().map(Err);
        };
        let rows = &mut self.parts.rows;
        let bad = std::mem::replace(&mut rows.bad, Remarks::new(rows.limits.remarks));
        document.remarks_mut().extend(bad.finish("line(s)"));
        Some(Ok(document))
    }
}

/// A file whose lines are read as they are asked for.
struct LongFile {
    path: PathBuf,
    header: Vec<String>,
    limits: Limits,
    fault: Fault,
}

impl LongFile {
    fn cut(&self) -> LineRows {
        let reader = match File::open(&self.path) {
            Ok(file) => Some(BufReader::with_capacity(1 << 18, file)),
            Err(what) => {
                self.fault.note(super::super::refused(&self.path, &what));
                None
            }
        };
        LineRows {
            path: self.path.clone(),
            places: self.header.iter().cloned().zip(0..).collect(),
            limits: self.limits,
            fault: self.fault.clone(),
            bad: Remarks::new(self.limits.remarks),
            number: 0,
            line: Vec::new(),
            reader,
        }
    }
}

impl Grid for LongFile {
    fn rows(&self) -> Box<dyn Rows + '_> {
        Box::new(self.cut())
    }
}

/// Rows, one after the other.
struct LineRows {
    path: PathBuf,
    /// The column of each member.
    places: HashMap<String, usize>,
    limits: Limits,
    fault: Fault,
    /// What is to say of lines that are no rows.
    bad: Remarks,
    /// The number of the last line.
    number: u64,
    line: Vec<u8>,
    /// `None` once no more can be read.
    reader: Option<BufReader<File>>,
}

impl Rows for LineRows {
    fn next_into(&mut self, row: &mut Row) -> bool {
        while self.next_line() {
            let text = String::from_utf8_lossy(&self.line);
            let text = text.trim_start_matches('\u{feff}').trim();
            if text.is_empty() {
                continue;
            }
            let object: Result<Map<String, Value>, _> = serde_json::from_str(text);
            match object {
                Ok(object) => {
                    *row = self.row(object);
                    return true;
                }
                Err(what) => {
                    let message = plainly(&what);
                    self.leave_out(&message);
                }
            }
        }
        false
    }
}

impl LineRows {
    /// Reads the next line; false when there is none left.
    fn next_line(&mut self) -> bool {
        let Some(reader) = &mut self.reader else {
            return false;
        };
        self.line.clear();
        let limit = self.limits.line_bytes;
        let most = limit as u64 + 1;
        let mut read = reader.by_ref().take(most).read_until(b'\n', &mut self.line);
        let is_long = self.line.len() > limit;
        if is_long && read.is_ok() {
            read = reader.skip_until(b'\n');
        }
        self.number += 1;
        match read {
            _ if is_long => {
                let message = format!("it is longer than {}, the limit for one line", size(limit));
                self.line.clear();
                self.leave_out(&message);
            }
            Ok(0) => self.reader = None,
            Ok(_) => {}
            Err(what) => {
                self.fault.note(super::super::refused(&self.path, &what));
                self.reader = None;
            }
        }
        self.reader.is_some()
    }

    fn leave_out(&mut self, why: &str) {
        let message = format!("line {} was left out: {why}", self.number);
        let hint = "Each line must be one JSON object.";
        self.bad.push(Severity::Error, message, hint);
    }

    fn row(&self, object: Map<String, Value>) -> Row {
        let mut cells = vec![String::new(); self.places.len()];
        for (key, value) in object {
            if let Some(cell) = self.places.get(&key).and_then(|&at| cells.get_mut(at)) {
                *cell = written(value);
            }
        }
        Row::new(self.number, cells.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn streamed(text: &str, limits: &Limits) -> Vec<Document> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, text).unwrap();
        let lines = LongLines::open(&path, limits, &Mappings::NONE).unwrap();
        lines.map(Result::unwrap).collect()
    }

    #[test]
    fn lines_of_articles_under_other_names_give_what_reading_them_whole_gives() {
        let mut text = String::new();
        for number in 0..5_000 {
            let more = "And again. ".repeat(50);
            writeln!(
                text,
                "{{\"title\": \"Rain {number}\", \"maintext\": \"It rained. {more}\", \"date_publish\": \"2024-05-04 10:00:00\", \"authors\": [\"A. Vell\"]}}"
            )
            .unwrap();
            if number == 4_000 {
                text.push_str("{\"title\": \n\n");
            }
        }
        let mut documents = streamed(&text, &Limits::USUAL);
        let whole = super::super::super::open_bytes("a.jsonl", text.as_bytes()).unwrap();
        assert_eq!(documents.len(), 5_000);
        for (one, other) in documents.iter().zip(&whole.documents) {
            assert_eq!(one.text(), other.text());
            assert_eq!(one.article().given, other.article().given);
            assert_eq!(one.article().author, other.article().author);
            assert_eq!(one.article().origin.line, other.article().origin.line);
        }
        let named = |document: &mut Document| -> Vec<String> {
            let remarks = document.remarks_mut().iter();
            remarks.map(|remark| remark.message.clone()).collect()
        };
        let remarks: Vec<String> = documents.iter_mut().flat_map(named).collect();
        assert_eq!(remarks.len(), 1, "{remarks:?}");
        assert!(
            remarks[0].starts_with("line 4002 was left out"),
            "{remarks:?}"
        );
    }

    #[test]
    fn rows_of_events_come_in_parts_and_a_line_beyond_the_limit_is_left_out() {
        let mut text = String::new();
        for number in 0..4_500 {
            writeln!(
                text,
                "{{\"date\": \"2024-05-04\", \"title\": \"Rain {number}\"}}"
            )
            .unwrap();
        }
        writeln!(
            text,
            "{{\"date\": \"2024-05-04\", \"title\": \"{}\"}}",
            "long ".repeat(100)
        )
        .unwrap();
        let limits = Limits {
            line_bytes: 200,
            ..Limits::USUAL
        };
        let mut documents = streamed(&text, &limits);
        let events = documents.iter().map(|document| match document {
            Document::Findings(findings) => findings.events.len(),
            Document::Article(..) => 0,
        });
        assert_eq!(events.sum::<usize>(), 4_500);
        assert_eq!(documents.len(), 3);
        let remarks = documents
            .iter_mut()
            .flat_map(|own| own.remarks_mut().iter());
        let remarks: Vec<&str> = remarks.map(|remark| remark.message.as_str()).collect();
        assert_eq!(remarks.len(), 1, "{remarks:?}");
        assert!(
            remarks[0].starts_with("line 4501 was left out"),
            "{remarks:?}"
        );
    }
}
