//! A delimited text whose lines end in a line feed → its rows, as the `csv` library cuts them and several times as fast.
//!
//! That library looks at every byte; here whole cells are passed over at once. What is rare, other ends of lines and quotes that
//! never close, is left to it. Has no opinion on what stands in a row.

use super::batch::{self, Batch};
use super::cutter::Cut;
use super::grid::{Row, Rows, bare};
use memchr::{memchr, memchr2};

/// The rows of a text.
pub(super) struct QuickRows<'a> {
    text: &'a str,
    delimiter: u8,
    /// Where the next row begins, or blank lines before it do.
    at: usize,
    /// On which line that is.
    line: u64,
    /// A cell that does not stand in the text as it is.
    cell: String,
}

impl<'a> QuickRows<'a> {
    /// Those of a text that begins on this line; `None` where a carriage return may end a line.
    pub(super) fn new(text: &'a str, delimiter: u8, line: u64) -> Option<Self> {
        let is_plain = delimiter.is_ascii() && memchr(b'\r', text.as_bytes()).is_none();
        is_plain.then(|| Self {
            text: text.strip_prefix('\u{feff}').unwrap_or(text),
            delimiter,
            at: 0,
            line,
            cell: String::new(),
        })
    }

    /// Gives the cells of the next row, each with whether it may hold a line break, or two blanks that a quote parts in the text; false when there is none left.
    fn row(&mut self, give: &mut impl FnMut(&str, bool)) -> bool {
        let bytes = self.text.as_bytes();
        let begin = self.at;
        let rest = bytes.get(begin..).unwrap_or_default();
        let Some(blank) = rest.iter().position(|byte| *byte != b'\n') else {
            return false;
        };
        let mut end = self.cell(begin + blank, give);
        while bytes.get(end).is_some_and(|byte| *byte == self.delimiter) {
            end = self.cell(end + 1, give);
        }
        self.at = (end + 1).min(bytes.len());
        // Blank lines before it and its own end; those in quotes are counted where they are read.
        self.line += blank as u64 + u64::from(end < bytes.len());
        true
    }

    /// Gives the cell that begins at `from`, and tells where it ends.
    fn cell(&mut self, from: usize, give: &mut impl FnMut(&str, bool)) -> usize {
        if self.text.as_bytes().get(from) == Some(&b'"') {
            return self.quoted(from + 1, give);
        }
        let end = self.end(from);
        give(self.text.get(from..end).unwrap_or_default(), false);
        end
    }

    /// The next delimiter or line feed.
    fn end(&self, from: usize) -> usize {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        first_of(self.delimiter, b'\n', rest).map_or(self.text.len(), |end| from + end)
    }

    /// Gives the cell whose quote opens before `open`: two quotes are one, and what follows the closing one belongs to it.
    fn quoted(&mut self, open: usize, give: &mut impl FnMut(&str, bool)) -> usize {
        let (text, mut from) = (self.text, open);
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let mut breaks = 0;
        let mut quote = |mut from: usize| {
            let bytes = text.as_bytes();
            // One search for both: most cells have no break, and a second look at each would cost as much as the first.
            while let Some(at) = memchr2(b'"', b'\n', bytes.get(from..).unwrap_or_default()) {
                if bytes.get(from + at) == Some(&b'"') {
                    return from + at;
                }
                breaks += 1;
                from += at + 1;
            }
            text.len()
        };
        let mut close = quote(from);
        self.cell.clear();
        while text.as_bytes().get(close + 1) == Some(&b'"') {
            self.cell.push_str(part(from, close + 1));
            from = close + 2;
            close = quote(from);
        }
        let end = match text.as_bytes().get(close + 1) {
            Some(byte) if *byte == self.delimiter || *byte == b'\n' => close + 1,
            _ => self.end((close + 1).min(text.len())),
        };
        self.line += breaks;
        let (body, tail) = (part(from, close), part(close + 1, end));
        if self.cell.is_empty() && tail.is_empty() {
            give(body, breaks > 0);
        } else {
            self.cell.push_str(body);
            self.cell.push_str(tail);
            give(&self.cell, true);
        }
        end
    }
}

/// Where the first of two signs is. Most cells are a word, which eight bytes at a time are enough for; the rest is searched.
fn first_of(one: u8, other: u8, bytes: &[u8]) -> Option<usize> {
    /// Bytes that are looked at before a search is prepared.
    const NEAR: usize = 24;
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    // The high bit of the lowest byte that is zero is set, and none below it.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let mut at = 0;
    while let Some(Ok(word)) = bytes
        .get(at..at + 8)
        .filter(|_| at < NEAR)
        .map(TryFrom::try_from)
    {
        let word = u64::from_le_bytes(word);
        let found = zeros(word ^ (ONES * u64::from(one))) | zeros(word ^ (ONES * u64::from(other)));
        if found != 0 {
            return Some(at + (found.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    memchr2(one, other, bytes.get(at..)?).map(|found| at + found)
}

impl Rows for QuickRows<'_> {
    fn next_into(&mut self, row: &mut Row) -> bool {
        // A row counts from where the one before ended, blank lines included.
        row.line = self.line;
        row.cells.clear();
        self.row(&mut |cell, _| row.cells.push_field(bare(cell)))
    }

    /// Without a copy of the cells on the way.
    fn fill(&mut self, batch: &mut Batch, cut: &Cut) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        // One look at all of the text spares a look at most cells.
        let is_even = batch::is_even_but_for(rest, b'\n');
        let mut is_any = true;
        while is_any {
            batch.begin(self.line);
            is_any = self.row(&mut |cell, may_break| {
                let is_even = is_even && (!may_break || batch::is_even(cell));
                batch.cell(bare(cell), is_even, cut);
            });
            batch.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::{ReaderBuilder, StringRecord};
    use proptest::prelude::*;

    fn check(text: &str) {
        let mut reader = ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut quick = QuickRows::new(text, b',', 1).unwrap();
        let (mut record, mut row) = (StringRecord::new(), Row::default());
        while reader.read_record(&mut record).unwrap() {
            assert!(quick.next_into(&mut row), "{text:?}: {record:?}");
            assert_eq!(row.cells, record, "{text:?}");
            assert_eq!(row.line, record.position().unwrap().line(), "{text:?}");
        }
        assert!(!quick.next_into(&mut row), "{text:?}: {row:?}");
    }

    #[test]
    fn rows_are_those_of_the_library() {
        for text in [
            "",
            "\n\n",
            "a,b\nc,d",
            "a,\n,b\n,",
            "\"a\",\"b,\nc\"\n\n\nd",
            "\"say \"\"no\"\" now\",\"x\"y\",5\" pipe\n",
            "\"\"\n\"\"\"\"\n",
            "\"open,\nto the end",
            "naïve,\"größer\"\n",
        ] {
            check(text);
        }
        assert!(QuickRows::new("a\r\nb", b',', 1).is_none());
    }

    proptest! {
        #[test]
        fn rows_are_those_of_the_library_whatever_the_text(text in "[,\"\nab]{0,60}") {
            check(&text);
        }

        #[test]
        fn so_they_are_where_most_cells_are_quoted(
            text in "((\"(a|,|\n|\"\"|ß){0,4}\"|a\"|b|)(,|\n|\n\n)){0,12}\"?",
        ) {
            check(&text);
        }
    }
}
