//! A long delimited text → stretches of whole rows, so that several can be cut at the same time.
//!
//! Where a row ends is told by its quotes alone: a line break inside them ends nothing. Cells are cut by the `csv` library, and a
//! quote counts here as it does there. Has no opinion on what stands in a row.

use memchr::{memchr, memchr_iter};

/// Bytes of a stretch, or a few more: long enough that to begin one costs nothing, short enough that all cores have some.
const BYTES: usize = 1 << 18;

/// The stretches of a text, each with the line that it begins on.
pub(super) struct Stretches<'a> {
    rest: &'a str,
    delimiter: u8,
    line: u64,
    bytes: usize,
}

impl<'a> Stretches<'a> {
    /// Those of a text whose first line is this line of its file.
    pub(super) fn new(text: &'a str, delimiter: u8, line: u64) -> Self {
        Self {
            rest: text,
            delimiter,
            line,
            bytes: BYTES,
        }
    }
}

impl<'a> Iterator for Stretches<'a> {
    type Item = (&'a str, u64);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let end = end(self.rest.as_bytes(), self.delimiter, self.bytes);
        let (stretch, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        let line = self.line;
        self.line += memchr_iter(b'\n', stretch.as_bytes()).count() as u64;
        self.rest = rest;
        Some((stretch, line))
    }

    /// Each is as long as it should be or longer, but for the last.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let most = self.rest.len().div_ceil(self.bytes.max(1));
        (usize::from(most > 0), Some(most))
    }
}

/// Where the row ends that the byte at `least` belongs to, or one soon after it; the end of the text where none does. The text
/// begins with a row.
fn end(text: &[u8], delimiter: u8, least: usize) -> usize {
    let mut bare = 0;
    loop {
        // From here to the next quote that opens a cell, every line break ends a row.
        let quote = opening(text, delimiter, bare);
        let reach = quote.unwrap_or(text.len());
        if let Some(end) = row_end(text, bare.max(least), reach) {
            return end;
        }
        match quote.and_then(|quote| closed(text, quote + 1)) {
            Some(next) => bare = next,
            None => return text.len(),
        }
    }
}

/// The next quote from `from` on that opens a cell; one elsewhere in a cell is a sign like any other.
fn opening(text: &[u8], delimiter: u8, from: usize) -> Option<usize> {
    let opens = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        before.is_none_or(|&byte| byte == delimiter || byte == b'\n' || byte == b'\r')
    };
    memchr_iter(b'"', text.get(from..)?)
        .map(|at| from + at)
        .find(|&at| opens(at))
}

/// Behind the quote that closes what was opened before `from`; two in a row close nothing.
fn closed(text: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let quote = from + memchr(b'"', text.get(from..)?)?;
        if text.get(quote + 1) != Some(&b'"') {
            return Some(quote + 1);
        }
        from = quote + 2;
    }
}

/// Where the first row ends whose line break lies in `from..reach`. A blank line is no row, and of a carriage return and a line
/// feed the first ends it: the reader counts lines by the second.
fn row_end(text: &[u8], from: usize, reach: usize) -> Option<usize> {
    let is_break = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_none_or(|&byte| byte == b'\n' || byte == b'\r')
    };
    let mut feeds = memchr_iter(b'\n', text.get(from..reach)?).map(|at| from + at);
    feeds.find_map(|feed| match feed.checked_sub(1) {
        Some(before) if text.get(before) == Some(&b'\r') => {
            (!is_break(before.checked_sub(1))).then_some(feed)
        }
        before => (!is_break(before)).then_some(feed + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::{ReaderBuilder, StringRecord};
    use proptest::prelude::*;

    fn rows(text: &str, line: u64) -> Vec<(u64, Vec<String>)> {
        let mut reader = ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        let mut rows = Vec::new();
        while reader.read_record(&mut record).unwrap() {
            let at = record.position().unwrap().line() + line - 1;
            rows.push((at, record.iter().map(str::to_owned).collect()));
        }
        rows
    }

    fn check(text: &str, bytes: usize) {
        let stretches = Stretches {
            bytes,
            ..Stretches::new(text, b',', 1)
        };
        let stretches: Vec<_> = stretches.collect();
        let whole: String = stretches.iter().map(|(stretch, _)| *stretch).collect();
        assert_eq!(whole, text);
        let cut = stretches.iter().flat_map(|&(text, line)| rows(text, line));
        assert_eq!(cut.collect::<Vec<_>>(), rows(text, 1), "{stretches:?}");
    }

    #[test]
    fn a_line_break_in_quotes_is_in_no_stretch_the_last() {
        let text = "a,\"one\ntwo\"\nb,5\" pipe\r\nc,\"say \"\"no\"\"\n\"\r\n\r\nd,e\n";
        check(text, 1);
        let count = |bytes| {
            Stretches {
                bytes,
                ..Stretches::new(text, b',', 1)
            }
            .count()
        };
        assert!(count(1) >= 4 && count(1_000) == 1);
    }

    proptest! {
        #[test]
        fn stretches_hold_the_rows_of_the_whole(text in "[,\"\n\rab]{0,60}", bytes in 0_usize..20) {
            check(&text, bytes);
        }

        #[test]
        fn so_they_do_where_most_cells_are_quoted(
            text in "((\"(a|,|\n|\"\"){0,4}\"|a\"|b|)(,|\n|\r\n|\n\n)){0,12}",
            bytes in 0_usize..20,
        ) {
            check(&text, bytes);
        }
    }
}
