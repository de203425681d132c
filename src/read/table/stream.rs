//! A delimited file of any length → its documents, one at a time, in memory that does not grow.
//!
//! What the columns are is told from the beginning of the file; how its numbers and dates are written, from the whole file
//! where its beginning leaves that open.

use super::super::limits::size;
use super::super::sniff::{self, Likeness};
use super::super::{Document, Error, ErrorKind, Limits, error};
use super::delimited::{self, Delimited};
use super::grid::{self, Grid, Row, Rows};
use super::mapping::Mappings;
use super::parts::Parts;
use super::{Held, gdelt, guess};
use csv::{ByteRecord, ReaderBuilder, StringRecord};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How much of the file is looked at before the first document is given, in bytes.
pub(super) const HEAD_BYTES: u64 = 4 << 20;

/// The documents of one file.
pub(in crate::read) struct LongTable {
    parts: Parts<FileRows>,
    /// Why the rest cannot be read, told after the last document.
    fault: Fault,
}

impl LongTable {
    /// The documents of the file at `path`; `None` when it is no delimited table in UTF-8, is one of events and figures that is
    /// no longer than `short` bytes, or cannot be read at all. [`super::super::open`] then says what it is, or why not.
    pub(in crate::read) fn open(
        path: &Path,
        short: u64,
        limits: &Limits,
        mappings: &Mappings,
    ) -> Option<Self> {
        let data = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
        let mut head = Vec::new();
        let file = File::open(path).ok()?;
        file.take(HEAD_BYTES).read_to_end(&mut head).ok()?;
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
        // Whole lines only, so that no character and no row is cut; a file of one line is short enough to be read whole.
        let whole = if data.len() <= HEAD_BYTES {
            head.len()
        } else {
            memchr::memrchr(b'\n', head)? + 1
        };
        let text = std::str::from_utf8(head.get(..whole)?).ok()?;
        let start = sniff::head(text);
        let is_other =
            delimited::likeness(start) == Likeness::No || gdelt::likeness(start) > Likeness::Maybe;
        if text.contains('\0') || is_other {
            return None;
        }
        let table = Delimited::new(text);
        let file = LongFile {
            path: path.to_owned(),
            delimiter: table.delimiter,
            skip: table.skip,
            limits: *limits,
            fault: Fault::default(),
        };
        let as_table = Held {
            header: table.header.clone(),
            is_ruled: true,
            ..Held::rows(&file)
        };
        let first = grid::head(&table, guess::HEAD_ROWS);
        if first.is_empty() {
            return None;
        }
        let guessed = guess::mapping(&table.header, &as_table, &first);
        let (mapping, missing) = mappings.settle(guessed);
        let gives_marks = mapping.has_date() || mapping.has_figures();
        if !mapping.is_articles() && (data.len() <= short || !gives_marks) {
            return None;
        }
        let missing = super::unnamed(&missing, &mapping);
        let fields = Some(table.header.len()).filter(|&fields| fields > 0);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        // What went wrong while all rows were gone through is met again.
        let fault = Fault::default();
        let file = LongFile {
            fault: fault.clone(),
            ..file
        };
        let mut parts = Parts::new(file.cut(), mapping, fields, stem.into_owned(), limits);
        parts.notes.extend(missing);
        Some(Self { parts, fault })
    }
}

impl Iterator for LongTable {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.parts.next() {
            Some(document) => Some(Ok(document)),
            None => self.fault.take().map(Err),
        }
    }
}

/// What stopped the rows of a file before their end.
#[derive(Clone, Default)]
pub(super) struct Fault(Arc<Mutex<Option<Error>>>);

impl Fault {
    pub(super) fn note(&self, what: Error) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(what);
    }

    pub(super) fn take(&self) -> Option<Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A file whose rows are cut as they are read.
struct LongFile {
    path: PathBuf,
    /// What stands between two cells.
    delimiter: u8,
    /// Rows above the first row of data.
    skip: usize,
    limits: Limits,
    fault: Fault,
}

impl LongFile {
    fn cut(&self) -> FileRows {
        let since = Arc::new(AtomicU64::new(0));
        let file = File::open(&self.path);
        let reader = file.map(|file| {
            let meter = Meter {
                inner: file,
                since: Arc::clone(&since),
                limit: self.limits.article_bytes as u64 * 2 + HEAD_BYTES,
            };
            ReaderBuilder::new()
                .delimiter(self.delimiter)
                .flexible(true)
                .has_headers(false)
                .buffer_capacity(1 << 18)
                .from_reader(meter)
        });
        let mut rows = FileRows {
            path: self.path.clone(),
            limits: self.limits,
            fault: self.fault.clone(),
            since,
            record: ByteRecord::new(),
            reader: None,
        };
        match reader {
            Ok(reader) => rows.reader = Some(reader),
            Err(what) => self.fault.note(super::super::refused(&self.path, &what)),
        }
        let mut row = Row::default();
        for _ in 0..self.skip {
            rows.next_into(&mut row);
        }
        rows
    }
}

impl Grid for LongFile {
    fn rows(&self) -> Box<dyn Rows + '_> {
        Box::new(self.cut())
    }
}

/// Hands bytes on, but no more than a limit between two resets: a quote that never closes would gather all the file.
struct Meter<R> {
    inner: R,
    since: Arc<AtomicU64>,
    limit: u64,
}

impl<R: Read> Read for Meter<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.load(Ordering::Relaxed) > self.limit {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let read = self.inner.read(buffer)?;
        self.since.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Rows, one after the other.
struct FileRows {
    path: PathBuf,
    limits: Limits,
    fault: Fault,
    since: Arc<AtomicU64>,
    record: ByteRecord,
    /// `None` once no more can be read.
    reader: Option<csv::Reader<Meter<File>>>,
}

impl Rows for FileRows {
    fn next_into(&mut self, row: &mut Row) -> bool {
        let Some(reader) = &mut self.reader else {
            return false;
        };
        self.since.store(0, Ordering::Relaxed);
        match reader.read_byte_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return false,
            Err(what) => {
                self.reader = None;
                self.fault.note(self.broken(&what));
                return false;
            }
        }
        row.line = self.record.position().map_or(0, csv::Position::line);
        let record = std::mem::take(&mut self.record);
        match StringRecord::from_byte_record(record) {
            Ok(cells) => {
                let old = std::mem::replace(&mut row.cells, cells);
                self.record = old.into_byte_record();
            }
            Err(what) => {
                let record = what.into_byte_record();
                row.cells = record.iter().map(String::from_utf8_lossy).collect();
                self.record = record;
            }
        }
        row.disarmed();
        true
    }
}

impl FileRows {
    fn broken(&self, what: &csv::Error) -> Error {
        let line = self.record.position().map_or(1, csv::Position::line);
        match what.kind() {
            csv::ErrorKind::Io(what) if what.kind() == io::ErrorKind::InvalidData => {
                let limit = size(self.limits.article_bytes);
                let message = format!(
                    "the row on line {line} is longer than any article ({limit}): a quote in it may never close"
                );
                let hint = "Close the quote on that line.";
                error(ErrorKind::TooLarge, &self.path, message, hint)
            }
            _ => {
                let message = format!("it cannot be read beyond line {line}: {what}");
                let hint = "Check the disk or the network share and try again.";
                error(ErrorKind::Io, &self.path, message, hint)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;
    use tempfile::TempDir;

    /// A file with this text, and its folder, which must outlive the reading.
    fn open(name: &str, text: &str, short: u64, limits: &Limits) -> Option<(LongTable, TempDir)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let table = LongTable::open(&path, short, limits, &Mappings::NONE)?;
        Some((table, folder))
    }

    #[test]
    fn a_table_of_articles_streams_and_gives_what_reading_it_whole_gives() {
        let mut text = String::from("id,title,publication,date,content\n");
        for number in 0..10_000 {
            let more = "And again. ".repeat(50);
            let row =
                format!("{number},Rain {number},Courier,2024-05-04,\"It rained\nagain. {more}\"\n");
            text.push_str(&row);
        }
        text += "x,No text,Courier,2024-05-04,\n";
        let (stream, _folder) = open("a.csv", &text, 0, &Limits::USUAL).unwrap();
        let streamed: Vec<Document> = stream.map(Result::unwrap).collect();
        let whole = super::super::super::open_bytes("a.csv", text.as_bytes()).unwrap();
        assert_eq!(streamed.len(), 10_000);
        let Some(Document::Article(_, remarks)) = streamed.last() else {
            panic!("no article")
        };
        assert_eq!(*remarks, whole.notes);
        for (one, other) in streamed.iter().zip(&whole.documents) {
            assert_eq!(
                (one.text(), &one.article().key),
                (other.text(), &other.article().key)
            );
            assert_eq!(one.article().origin.line, other.article().origin.line);
        }
    }

    #[test]
    fn a_long_table_of_events_comes_in_parts_that_hold_what_reading_it_whole_gives() {
        let mut text = String::from("date;title;place\n");
        for number in 0..24_000 {
            // The last row alone tells that the day comes first.
            let day = if number == 23_999 { "25/05" } else { "04/05" };
            let year = 1990 + number % 30;
            writeln!(text, "{day}/{year};Rain {number};Brenn").unwrap();
            if number == 12_345 {
                text.push_str("soon;Never;Brenn\n");
            }
        }
        assert!(open("a.csv", &text, u64::MAX, &Limits::USUAL).is_none());
        let (stream, _folder) = open("a.csv", &text, 0, &Limits::USUAL).unwrap();
        let whole = super::super::super::open_bytes("a.csv", text.as_bytes()).unwrap();
        let told = |documents: &[Document]| -> Vec<(String, String)> {
            let findings = documents.iter().filter_map(|document| match document {
                Document::Findings(findings) => Some(findings),
                Document::Article(..) => None,
            });
            findings
                .flat_map(|findings| findings.events.iter().map(move |event| (findings, event)))
                .map(|(findings, event)| (findings.title(event).to_owned(), event.interval.edtf()))
                .collect()
        };
        let streamed: Vec<Document> = stream.map(Result::unwrap).collect();
        assert_eq!(told(&streamed), told(&whole.documents));
        let titles: Vec<&str> = streamed
            .iter()
            .map(|one| one.article().title.as_str())
            .collect();
        assert_eq!(titles.len(), 13);
        assert_eq!(
            (titles[0], titles[12]),
            ("a, rows 1 to 2000", "a, rows 24001 to 24001")
        );
        let mut streamed = streamed;
        let remarks = streamed[6].remarks_mut();
        assert!(remarks[0].message.contains("line 12348"), "{remarks:?}");
    }

    #[test]
    fn what_is_no_table_is_no_stream_and_an_open_quote_ends_it() {
        assert!(open("a.txt", "It rained in Brenn.\n", 0, &Limits::USUAL).is_none());
        let small = Limits {
            article_bytes: 1_000,
            ..Limits::USUAL
        };
        let long = format!("text,url\nfine,\n\"open,{}", "word ".repeat(2_000_000));
        let (mut stream, _folder) = open("a.csv", &long, 0, &small).unwrap();
        assert!(stream.next().is_some_and(|read| read.is_ok()));
        let error = stream.next().unwrap().unwrap_err();
        assert!(error.message.contains("line 3"), "{error}");
        assert!(stream.next().is_none());
    }
}
