//! A table of articles of any length → documents one at a time, in memory that does not grow.
//!
//! What the columns are is told from the beginning of the file. Tables of events and figures are no streams: all their rows
//! are one document.

use super::super::document::Remarks;
use super::super::limits::size;
use super::super::sniff::Likeness;
use super::super::{Document, Error, ErrorKind, Limits, error};
use super::Held;
use super::articles::Articles;
use super::delimited::{self, Delimited};
use super::grid::{self, Row};
use super::guess;
use super::mapping::{Mapping, Mappings};
use crate::model::{Article, Diagnostic};
use csv::{ByteRecord, ReaderBuilder};
use std::fs::File;
use std::io::{self, Chain, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much of the file is looked at before the first article is given, in bytes.
const HEAD_BYTES: u64 = 4 << 20;

/// The articles of one delimited file, in order; each brings the remarks on the rows behind it that were left out.
pub(in crate::read) struct ArticleRows {
    path: PathBuf,
    reader: csv::Reader<Meter<Chain<Cursor<Vec<u8>>, File>>>,
    since: Arc<AtomicU64>,
    record: ByteRecord,
    articles: Articles,
    limits: Limits,
    is_over: bool,
    /// The article read last, which may still get remarks.
    held: Option<Article>,
    /// Why nothing can be read behind it.
    failed: Option<Error>,
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

impl ArticleRows {
    /// The articles of the file at `path`; `None` when it is no delimited table of articles in UTF-8, or cannot be read at
    /// all. [`super::super::open`] then says what it is, or why not.
    pub(in crate::read) fn open(path: &Path, limits: &Limits, mappings: &Mappings) -> Option<Self> {
        let mut file = File::open(path)
            .ok()
            .filter(|file| file.metadata().is_ok_and(|data| data.is_file()))?;
        let mut head = Vec::new();
        file.by_ref().take(HEAD_BYTES).read_to_end(&mut head).ok()?;
        if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
        }
        // Whole lines only, so that no character and no row is cut; a file of one line is short enough to be read whole.
        let whole = if (head.len() as u64) < HEAD_BYTES {
            head.len()
        } else {
            memchr::memrchr(b'\n', &head)? + 1
        };
        let text = std::str::from_utf8(head.get(..whole)?).ok()?;
        let sniffed = super::super::sniff::head(text);
        if text.contains('\0') || delimited::likeness(sniffed) == Likeness::No {
            return None;
        }
        let table = Delimited::new(text);
        let mapping = Self::mapping(&table, mappings).filter(Mapping::is_articles)?;
        let (delimiter, skip) = (table.delimiter, table.skip);
        let since = Arc::new(AtomicU64::new(0));
        let meter = Meter {
            inner: Cursor::new(head).chain(file),
            since: Arc::clone(&since),
            limit: limits.article_bytes as u64 * 2 + HEAD_BYTES,
        };
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(meter);
        let mut own = Self {
            path: path.to_owned(),
            reader,
            since,
            record: ByteRecord::new(),
            articles: Articles::new(mapping, limits.remarks),
            limits: *limits,
            is_over: false,
            held: None,
            failed: None,
        };
        for _ in 0..skip {
            own.record().ok()?;
        }
        Some(own)
    }

    fn mapping(table: &Delimited<'_>, mappings: &Mappings) -> Option<Mapping> {
        let held = Held {
            header: table.header.clone(),
            is_ruled: true,
            ..Held::rows(table)
        };
        let first = grid::head(table, guess::HEAD_ROWS);
        let names: Vec<String> = table.header.clone();
        (!first.is_empty()).then(|| mappings.settle(guess::mapping(&names, &held, &first)).0)
    }

    /// The next record; false after the last.
    fn record(&mut self) -> Result<bool, Error> {
        self.since.store(0, Ordering::Relaxed);
        let refuse = |kind, message: String, hint: &str| error(kind, &self.path, message, hint);
        self.reader.read_byte_record(&mut self.record).map_err(|what| {
            let line = self.record.position().map_or(1, csv::Position::line);
            match what.kind() {
                csv::ErrorKind::Io(what) if what.kind() == io::ErrorKind::InvalidData => {
                    let limit = size(self.limits.article_bytes);
                    let message = format!("the row on line {line} is longer than any article ({limit}): a quote in it may never close");
                    refuse(ErrorKind::TooLarge, message, "Close the quote on that line.")
                }
                _ => {
                    let message = format!("it cannot be read beyond line {line}: {what}");
                    refuse(ErrorKind::Io, message, "Check the disk or the network share and try again.")
                }
            }
        })
    }
}

impl ArticleRows {
    /// The remarks gathered since they were last taken.
    fn remarks(&mut self) -> Vec<Diagnostic> {
        let fresh = Remarks::new(self.limits.remarks);
        std::mem::replace(&mut self.articles.remarks, fresh).finish("row(s)")
    }
}

impl Iterator for ArticleRows {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.record() {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
            let cells: Vec<_> = self.record.iter().map(String::from_utf8_lossy).collect();
            let line = self.record.position().map_or(0, csv::Position::line);
            let row = Row::new(line, cells.iter().map(AsRef::as_ref));
            let before = self.remarks();
            if let Some(mut article) = self.articles.article(&row) {
                article.origin.name = self.path.to_string_lossy().into_owned();
                if let Some(held) = self.held.replace(article) {
                    return Some(Ok(Document::Article(held, before)));
                }
            }
            let own = self.remarks();
            self.articles.remarks.extend(before);
            self.articles.remarks.extend(own);
        }
        self.is_over = true;
        match self.held.take() {
            Some(last) => Some(Ok(Document::Article(last, self.remarks()))),
            None => self.failed.take().map(Err),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn open(name: &str, text: &str, limits: &Limits) -> Option<ArticleRows> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        File::create(&path)
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        ArticleRows::open(&path, limits, &Mappings::NONE)
    }

    #[test]
    fn a_table_of_articles_streams_and_gives_what_reading_it_whole_gives() {
        let mut text = String::from("id,title,publication,date,content\n");
        for number in 0..10_000 {
            text += &format!(
                "{number},Rain {number},Courier,2024-05-04,\"It rained\nagain. {}\"\n",
                "And again. ".repeat(50)
            );
        }
        text += "x,No text,Courier,2024-05-04,\n";
        let mut stream = open("a.csv", &text, &Limits::USUAL).unwrap();
        let streamed: Vec<Document> = stream.by_ref().map(Result::unwrap).collect();
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
    fn what_is_no_table_of_articles_is_no_stream_and_an_open_quote_ends_it() {
        assert!(open("a.csv", "date,title\n2024-05-03,Rain\n", &Limits::USUAL).is_none());
        assert!(open("a.txt", "It rained in Brenn.\n", &Limits::USUAL).is_none());
        let small = Limits {
            article_bytes: 1_000,
            ..Limits::USUAL
        };
        let long = format!("text,url\nfine,\n\"open,{}", "word ".repeat(2_000_000));
        let mut stream = open("a.csv", &long, &small).unwrap();
        assert!(stream.next().is_some_and(|read| read.is_ok()));
        let error = stream.next().unwrap().unwrap_err();
        assert!(error.message.contains("line 3"), "{error}");
        assert!(stream.next().is_none());
    }
}
