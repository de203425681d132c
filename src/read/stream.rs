//! A file of any length → its articles, a handful at a time, so that memory does not grow with the file.
//!
//! Cutting a file into lines is quick and must be done in order; reading what a line holds is slow and need not be. So a
//! stream hands out lines that are not yet read ([`Piece`]), and whoever takes them reads them, on as many threads as
//! there are. Tables of articles and long tables of events and figures, in text or in lines of JSON, come cut and read; those that are no text, from a
//! process of their own. Files of other formats are opened whole.

use super::table::{LongLines, LongTable};
use super::{Document, Error, Limits, Mappings, lines, outline};
use crate::model::FileHash;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Bytes that are handed out at a time, unless one line is longer.
const HANDFUL_BYTES: usize = 256 << 10;

/// Lines that are handed out at a time.
const HANDFUL_LINES: usize = 64;

/// A table no longer than this is opened whole, so that what is wrong with it is said before what it holds, in bytes. A table of
/// articles need not be, if it is text: nothing in it is out of its reader's reach.
pub(super) const SHORT_BYTES: u64 = 64 << 20;

/// The longest line, in bytes: an article and as much again for its JSON.
const LONGEST_LINE: usize = Limits::USUAL.article_bytes * 2;

/// The name of standard input in messages.
pub const STANDARD_INPUT: &str = "standard input";

/// Articles that come one after the other.
pub struct Stream {
    /// The file as the user named it.
    pub name: String,
    /// Its length in bytes, where it is known.
    pub bytes: Option<u64>,
    hash: Option<FileHash>,
    handfuls: Box<dyn Iterator<Item = io::Result<Handful>> + Send>,
}

/// Articles that lie together in their file.
#[derive(Debug, Default)]
pub struct Handful {
    /// The articles, in order.
    pub pieces: Vec<Piece>,
    /// How many bytes of the file they take.
    pub bytes: u64,
}

/// One article as it lies in its file.
#[derive(Debug)]
pub enum Piece {
    /// A line of JSON Lines that is still to be read.
    Line {
        /// Its number, from 1.
        number: u32,
        /// Its bytes, cut off past the limit.
        bytes: Vec<u8>,
    },
    /// An article that its reader has ready.
    Ready(Box<Document>),
}

/// A line that holds no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub message: String,
}

impl Piece {
    /// The article; `name` and `hash` are those of its file.
    ///
    /// # Errors
    /// When the line holds none.
    pub fn read(self, name: &str, hash: Option<&FileHash>) -> Result<Document, BadLine> {
        let mut document = match self {
            Self::Ready(document) => *document,
            Self::Line { number, bytes } => {
                read_line(&bytes, name, number).map_err(|message| BadLine {
                    line: number,
                    message,
                })?
            }
        };
        if let Some(hash) = hash {
            document.origin_mut().belong_to(name, hash);
        }
        Ok(document)
    }
}

fn read_line(bytes: &[u8], name: &str, number: u32) -> Result<Document, String> {
    if bytes.len() > LONGEST_LINE {
        let most = LONGEST_LINE / 1_000_000;
        return Err(format!(
            "it is longer than {most} MB, the limit for one line"
        ));
    }
    let text = str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
    let mut document = lines::line(&text, name, number)?;
    if matches!(text, Cow::Owned(_)) {
        document.remarks_mut().push(super::remark(
            crate::model::Severity::Warning,
            format!("line {number} holds bytes that are not UTF-8; they are shown as �"),
            "Save the file as UTF-8.",
        ));
    }
    Ok(document)
}

impl Stream {
    /// Articles from standard input, or from anything else that has no name and no known length.
    #[must_use]
    pub fn lines(input: impl Read + Send + 'static) -> Self {
        Self {
            name: STANDARD_INPUT.to_owned(),
            bytes: None,
            hash: None,
            handfuls: Box::new(Lines::new(BufReader::with_capacity(1 << 20, input))),
        }
    }

    /// A file that can be read article by article; `None` for one that must be opened whole, or cannot be opened. Tables are
    /// read by what the user decided about their columns.
    ///
    /// # Errors
    /// When the file is too long to be opened whole and its beginning cannot be read.
    #[must_use]
    pub fn open(path: &Path, mappings: &Mappings) -> Option<Result<Self, Error>> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        let file = File::open(path).ok()?;
        let data = file.metadata().ok()?;
        if !data.is_file() {
            return None;
        }
        let handfuls: Box<dyn Iterator<Item = _> + Send> = match extension.as_str() {
            "jsonl" | "ndjson" => {
                let mut input = BufReader::with_capacity(1 << 20, file);
                if let Some(first) = first_line(&mut input) {
                    let rest = io::Cursor::new(first).chain(input);
                    Box::new(Lines::new(BufReader::with_capacity(1 << 20, rest)))
                } else if data.len() > SHORT_BYTES {
                    let rows = LongLines::open(path, &Limits::USUAL, mappings)?;
                    Box::new(gathered(rows))
                } else {
                    return None;
                }
            }
            "csv" | "tsv" | "tab" => {
                let table = LongTable::open(path, SHORT_BYTES, &Limits::USUAL, mappings)?;
                Box::new(gathered(table))
            }
            _ if data.len() > SHORT_BYTES && outline::is_lazy(path) => {
                match apart(path, mappings) {
                    Ok(handfuls) => Box::new(handfuls),
                    Err(what) => return Some(Err(what)),
                }
            }
            _ => return None,
        };
        Some(Ok(Self {
            name: path.to_string_lossy().into_owned(),
            bytes: Some(data.len()),
            hash: None,
            handfuls,
        }))
    }

    /// Articles of a file that was opened whole.
    #[must_use]
    pub fn of(name: &str, documents: Vec<Document>) -> Self {
        Self {
            name: name.to_owned(),
            bytes: Some(documents.iter().map(text_bytes).sum()),
            hash: None,
            handfuls: Box::new(gathered(documents.into_iter().map(Ok))),
        }
    }

    /// The same stream, whose articles know the SHA-256 of their file, for which the file is read once more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn with_hash(self, path: &Path) -> io::Result<Self> {
        let mut hash = Sha256::new();
        io::copy(&mut File::open(path)?, &mut hash)?;
        Ok(Self {
            hash: Some(super::source::hex(&hash.finalize()).into()),
            ..self
        })
    }

    /// The SHA-256 of the file, where it was asked for.
    #[must_use]
    pub fn hash(&self) -> Option<&FileHash> {
        self.hash.as_ref()
    }

    /// The articles, a handful at a time.
    pub fn handfuls(self) -> impl Iterator<Item = io::Result<Handful>> + Send {
        self.handfuls
    }
}

fn text_bytes(document: &Document) -> u64 {
    document.text().len() as u64
}

impl Handful {
    /// True when no more should be added.
    fn is_full(&self) -> bool {
        self.pieces.len() >= HANDFUL_LINES || self.bytes >= HANDFUL_BYTES as u64
    }

    fn add(&mut self, document: Document) {
        self.bytes += text_bytes(&document);
        self.pieces.push(Piece::Ready(Box::new(document)));
    }
}

/// Documents by the handful; what stops them comes after those before it.
fn gathered(
    documents: impl Iterator<Item = Result<Document, Error>> + Send,
) -> impl Iterator<Item = io::Result<Handful>> + Send {
    let mut documents = documents.fuse();
    let mut fault = None;
    std::iter::from_fn(move || {
        let mut handful = Handful::default();
        while fault.is_none() && !handful.is_full() {
            match documents.next() {
                None => break,
                Some(Ok(document)) => handful.add(document),
                Some(Err(what)) => fault = Some(broken_off(&what)),
            }
        }
        if handful.pieces.is_empty() {
            return fault.take().map(Err);
        }
        Some(Ok(handful))
    })
}

/// What stops a file that was read so far; its name is said elsewhere.
fn broken_off(what: &Error) -> io::Error {
    io::Error::other(format!("{}. {}", what.message, what.hint))
}

/// The documents of a file whose reader has a process of its own, which reads on while those before are worked on.
fn apart(
    path: &Path,
    mappings: &Mappings,
) -> Result<impl Iterator<Item = io::Result<Handful>> + Send + use<>, Error> {
    let (hand_over, handfuls) = sync_channel(1);
    let (path, mappings) = (path.to_owned(), mappings.clone());
    thread::spawn(move || {
        let mut give = |documents: Vec<Document>| {
            let mut handful = Handful::default();
            for document in documents {
                handful.add(document);
            }
            hand_over.send(Ok(handful)).is_ok()
        };
        if let Err(what) = outline::each(&path, &mappings, &mut give) {
            // Nobody waits for it where the others stopped first.
            let _ = hand_over.send(Err(what));
        }
    });
    let first = handfuls.recv().ok().transpose()?;
    let rest = handfuls.into_iter();
    let rest =
        rest.map(|handful: Result<Handful, Error>| handful.map_err(|what| broken_off(&what)));
    Ok(first.map(Ok).into_iter().chain(rest))
}

/// The lines up to the first that is not blank, when that one is an article, or would be one if it were not broken. Objects
/// that span lines, datasets, rows of tables and other encodings than UTF-8 are not read line by line.
fn first_line(input: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut taken = Vec::new();
    loop {
        let start = taken.len();
        let most = (LONGEST_LINE - start.min(LONGEST_LINE)) as u64;
        if input.take(most).read_until(b'\n', &mut taken).ok()? == 0 {
            return None;
        }
        let line = taken.get(start..).unwrap_or_default().trim_ascii();
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        let closed = line.starts_with(b"{") && line.ends_with(b"}");
        let text = std::str::from_utf8(line).ok().filter(|_| closed)?;
        return lines::may_be_article(text).then_some(taken);
    }
}

/// Cuts an input into lines.
struct Lines<R> {
    input: R,
    /// The number of the last line.
    number: u32,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    fn new(input: R) -> Self {
        Self {
            input,
            number: 0,
            ended: false,
        }
    }

    /// The next line; cut off a byte past the limit, so that memory stays bounded.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let most = LONGEST_LINE as u64 + 1;
        let read = (&mut self.input).take(most).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        if line.len() > LONGEST_LINE && line.last() != Some(&b'\n') {
            self.input.skip_until(b'\n')?;
        }
        Ok(Some(line))
    }

    fn handful(&mut self) -> io::Result<Option<Handful>> {
        let mut handful = Handful::default();
        while !handful.is_full() {
            let Some(bytes) = self.line()? else {
                self.ended = true;
                break;
            };
            self.number = self.number.saturating_add(1);
            handful.bytes += bytes.len() as u64;
            if !bytes.trim_ascii().is_empty() {
                handful.pieces.push(Piece::Line {
                    number: self.number,
                    bytes,
                });
            }
        }
        Ok((handful.bytes > 0).then_some(handful))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Handful>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.handful().transpose();
        self.ended |= !matches!(next, Some(Ok(_)));
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(input: &'static str) -> Vec<u32> {
        let handfuls = Stream::lines(input.as_bytes()).handfuls();
        let pieces = handfuls.flat_map(|handful| handful.unwrap().pieces);
        pieces
            .map(|piece| match piece {
                Piece::Line { number, .. } => number,
                Piece::Ready(_) => 0,
            })
            .collect()
    }

    #[test]
    fn lines_keep_their_numbers_and_blank_ones_are_passed_over() {
        assert_eq!(numbers("{}\n\n  \n{}\n{}"), [1, 4, 5]);
        assert_eq!(numbers(""), Vec::<u32>::new());
    }

    #[test]
    fn a_file_is_streamed_when_its_first_line_is_an_object_by_itself() {
        let streamed = |text: &str| {
            let mut input = text.as_bytes();
            first_line(&mut input)
        };
        assert_eq!(
            streamed("\n{\"text\": \"a\"}\nrest").as_deref(),
            Some(&b"\n{\"text\": \"a\"}\n"[..])
        );
        for whole in [
            "",
            "{\n\"text\": \"a\"}",
            "[{}]",
            "{\"dateline\": 1, \"articles\": []}",
        ] {
            assert_eq!(streamed(whole), None, "{whole}");
        }
    }

    #[test]
    fn bytes_that_are_no_utf8_are_mentioned() {
        let piece = Piece::Line {
            number: 7,
            bytes: b"{\"text\": \"caf\xE9\"}".to_vec(),
        };
        let mut document = piece.read("a.jsonl", None).unwrap();
        assert!(document.text().contains('\u{FFFD}'));
        assert!(document.remarks_mut()[0].message.contains("line 7"));
    }
}
