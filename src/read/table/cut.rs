//! Delimited text in memory → rows of cells, cut where its signs stand.
//!
//! The rows are those that the `csv` crate finds, which a test holds it to: RFC 4180, and what spreadsheets make of it. That
//! crate gathers cells from a stream; those of a text that is in memory as a whole can be taken as they stand, and every
//! row says on which line it begins, whatever ends the lines. Has no opinion on what a row means.

use memchr::memchr;

/// What encloses a cell that holds a delimiter, a quote or a line break.
const QUOTE: u8 = b'"';

/// Where a row begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// Bytes before it.
    pub byte: usize,
    /// The line that it begins on, counted from one.
    pub line: u64,
}

/// The rows of a text that are not cut yet.
pub(super) struct Cut<'a> {
    text: &'a str,
    /// Bytes that are cut.
    at: usize,
    /// The line that the next byte stands on.
    line: u64,
    delimiter: u8,
    /// True for each byte that ends a cell.
    ends: [bool; 256],
    /// Quotes enclose cells; else they are letters like others.
    quoting: bool,
    /// A cell in the making that does not stand in the text as it is.
    cell: String,
}

/// What stands behind a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Cell,
    Row,
}

impl<'a> Cut<'a> {
    /// All rows of a text, whose first line has this number.
    pub(super) fn new(text: &'a str, delimiter: u8, quoting: bool, line: u64) -> Self {
        let mut ends = [false; 256];
        for sign in [delimiter, b'\n', b'\r'] {
            ends[usize::from(sign)] = true;
        }
        Self {
            text,
            at: 0,
            line,
            delimiter,
            ends,
            quoting,
            cell: String::new(),
        }
    }

    /// Where the next row begins, which [`Self::cells`] then cuts; `None` when there is none left. Lines without any byte are
    /// no rows.
    pub(super) fn begin(&mut self) -> Option<Start> {
        while let b'\n' | b'\r' = *self.rest().first()? {
            self.line_end();
        }
        Some(Start {
            byte: self.at,
            line: self.line,
        })
    }

    /// Hands out the cells of the row that begins here.
    pub(super) fn cells(&mut self, mut take: impl FnMut(&str)) {
        loop {
            let is_quoted = self.quoting && self.rest().first() == Some(&QUOTE);
            let behind = if is_quoted {
                self.quoted(&mut take)
            } else {
                self.plain(&mut take)
            };
            if behind == Behind::Row {
                return;
            }
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next so many bytes as text; signs are ASCII, so that none is cut through a letter.
    fn next(&mut self, length: usize) -> &'a str {
        let taken = self.text.get(self.at..self.at + length);
        self.at += length;
        taken.unwrap_or_default()
    }

    /// A cell up to the next delimiter or line break, whatever quotes it holds.
    fn plain(&mut self, take: &mut impl FnMut(&str)) -> Behind {
        let length = self.length();
        take(self.next(length));
        self.sign()
    }

    /// Bytes up to the next delimiter or line break. Most cells are too short for a search of many bytes at a time.
    fn length(&self) -> usize {
        let rest = self.rest();
        let end = rest.iter().position(|&byte| self.ends[usize::from(byte)]);
        end.unwrap_or(rest.len())
    }

    /// A cell in quotes. Two of them are one that belongs to it; what follows the last one up to the delimiter does, too.
    fn quoted(&mut self, take: &mut impl FnMut(&str)) -> Behind {
        self.at += 1;
        let length = memchr(QUOTE, self.rest()).unwrap_or(self.rest().len());
        let mut part = self.next(length);
        self.at += usize::from(!self.rest().is_empty());
        self.count_lines(part);
        if self.is_sign() {
            take(part);
            return self.sign();
        }
        self.cell.clear();
        loop {
            self.cell.push_str(part);
            if self.rest().first() != Some(&QUOTE) {
                break;
            }
            let length = memchr(QUOTE, self.rest().get(1..).unwrap_or_default());
            let length = length.map_or(self.rest().len(), |length| length + 1);
            part = self.next(length);
            self.at += usize::from(!self.rest().is_empty());
            self.count_lines(part);
        }
        let length = self.length();
        let tail = self.next(length);
        self.cell.push_str(tail);
        take(&self.cell);
        self.sign()
    }

    fn count_lines(&mut self, part: &str) {
        if memchr(b'\n', part.as_bytes()).is_some() {
            self.line += memchr::memchr_iter(b'\n', part.as_bytes()).count() as u64;
        }
    }

    /// True before a delimiter, a line break or the end.
    fn is_sign(&self) -> bool {
        let next = self.rest().first();
        next.is_none_or(|&byte| self.ends[usize::from(byte)])
    }

    /// Passes over the sign behind a cell.
    fn sign(&mut self) -> Behind {
        match self.rest().first() {
            Some(&byte) if byte == self.delimiter => {
                self.at += 1;
                Behind::Cell
            }
            Some(_) => {
                self.line_end();
                Behind::Row
            }
            None => Behind::Row,
        }
    }

    /// Passes over a line break of one or two bytes.
    fn line_end(&mut self) {
        self.at += 1 + usize::from(self.rest().starts_with(b"\r\n"));
        self.line += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The rows that the `csv` crate finds.
    fn known(text: &str, delimiter: u8, quoting: bool) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .quoting(quoting)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(str::to_owned).collect())
            .collect()
    }

    fn own(text: &str, delimiter: u8, quoting: bool) -> Vec<Vec<String>> {
        let mut cut = Cut::new(text, delimiter, quoting, 1);
        let mut rows = Vec::new();
        while cut.begin().is_some() {
            let mut row = Vec::new();
            cut.cells(|cell| row.push(cell.to_owned()));
            rows.push(row);
        }
        rows
    }

    proptest! {
        #[test]
        fn rows_are_those_that_the_csv_crate_finds(text in "[ab\",;\n\ré]{0,40}", quoting: bool) {
            for delimiter in [b',', b';'] {
                prop_assert_eq!(own(&text, delimiter, quoting), known(&text, delimiter, quoting));
            }
        }
    }

    #[test]
    fn every_row_says_where_it_begins() {
        let text = "a,b\r\n\r\n\"one\ntwo\",\"say \"\"so\"\"\"\nlast,";
        let mut cut = Cut::new(text, b',', true, 5);
        let mut starts = Vec::new();
        let mut rows = Vec::new();
        while let Some(start) = cut.begin() {
            starts.push((start.byte, start.line));
            let mut row = Vec::new();
            cut.cells(|cell| row.push(cell.to_owned()));
            rows.push(row.join("|"));
        }
        assert_eq!(rows, ["a|b", "one\ntwo|say \"so\"", "last|"]);
        assert_eq!(starts, [(0, 5), (7, 7), (30, 9)]);
    }
}
