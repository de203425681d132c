//! CSV, TSV and their kin → rows: which sign stands between cells, where the names of the columns are, and what to do
//! about a quote that never ends.

use super::super::sniff::Likeness;
use super::grid::{self, Grid, Row, Rows};
use super::guess;
use super::quick::QuickRows;
use super::stretch::Stretches;
use csv::ReaderBuilder;

/// Rows that are looked at to tell a format and a delimiter.
const SNIFF_ROWS: usize = 40;

/// Rows above the names of the columns that are passed over at most.
const MOST_ABOVE: usize = 20;

/// What can stand between two cells, the likelier first.
pub(super) const DELIMITERS: [u8; 4] = *b",\t;|";

/// A text of rows.
pub(super) struct Delimited<'a> {
    /// All of it.
    text: &'a str,
    /// What stands between two cells.
    pub(super) delimiter: u8,
    /// The names of the columns; empty for a table without names.
    pub(super) header: Vec<String>,
    /// Rows above the first row of data: notes and the names of the columns.
    pub(super) skip: usize,
    /// Rows above the names of the columns, as statistical offices put them.
    pub(super) above: Vec<String>,
    /// The line of its file that its first line is.
    line: u64,
    /// Where a quote opens that never closes, as a byte offset and a line.
    unclosed: Option<(usize, u64)>,
}

/// The cells of a text.
struct Cut<'a> {
    reader: csv::Reader<&'a [u8]>,
    /// The line that the reader's first line is.
    line: u64,
    /// Where the text goes on without quotes, and on which line.
    rest: Option<(&'a str, u64)>,
    delimiter: u8,
    quoting: bool,
}

impl<'a> Cut<'a> {
    fn new(text: &'a str, delimiter: u8, quoting: bool, line: u64) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .quoting(quoting)
            .has_headers(false)
            .from_reader(text.as_bytes());
        Self {
            reader,
            line,
            rest: None,
            delimiter,
            quoting,
        }
    }
}

impl Rows for Cut<'_> {
    fn next_into(&mut self, row: &mut Row) -> bool {
        loop {
            // Text is valid UTF-8 and rows may be of any length, so nothing can fail but the end.
            if self.reader.read_record(&mut row.cells).unwrap_or(false) {
                let line = row.cells.position().map_or(1, csv::Position::line);
                row.line = line + self.line - 1;
                if !self.quoting {
                    row.cells = row
                        .cells
                        .iter()
                        .map(|cell| cell.trim_matches('"'))
                        .collect();
                }
                row.disarmed();
                return true;
            }
            match self.rest.take() {
                Some((rest, line)) => *self = Cut::new(rest, self.delimiter, false, line),
                None => return false,
            }
        }
    }
}

impl Grid for Delimited<'_> {
    fn rows(&self) -> Box<dyn Rows + '_> {
        let (quoted, rest) = match self.unclosed {
            Some((at, line)) => {
                let (quoted, rest) = self.text.split_at(at);
                (quoted, Some((rest, line)))
            }
            None => (self.text, None),
        };
        let mut cut = Cut::new(quoted, self.delimiter, true, self.line);
        cut.rest = rest;
        let mut row = Row::default();
        for _ in 0..self.skip {
            cut.next_into(&mut row);
        }
        Box::new(cut)
    }

    fn stretches(&self) -> Option<grid::Stretches<'_>> {
        if self.unclosed.is_some() {
            return None;
        }
        let mut skip = self.skip;
        let cut = move |(text, line)| -> Box<dyn Rows + '_> {
            let mut rows: Box<dyn Rows + '_> = match QuickRows::new(text, self.delimiter, line) {
                Some(rows) => Box::new(rows),
                None => Box::new(Cut::new(text, self.delimiter, true, line)),
            };
            let mut row = Row::default();
            while skip > 0 && rows.next_into(&mut row) {
                skip -= 1;
            }
            rows
        };
        Some(Box::new(
            Stretches::new(self.text, self.delimiter, self.line).map(cut),
        ))
    }
}

impl<'a> Delimited<'a> {
    /// The rows of a text with the delimiter that gives the most even table.
    pub(super) fn new(text: &'a str) -> Self {
        let head = super::super::sniff::head(text);
        let mut own = Self::with(text, delimiter(head).0);
        own.unclosed = unclosed(text, own.delimiter);
        own
    }

    /// The rows of a text with this delimiter.
    pub(super) fn with(text: &'a str, delimiter: u8) -> Self {
        let mut rows = first_rows(text, delimiter, MOST_ABOVE + SNIFF_ROWS);
        // Excel's "sep=;" line is no row.
        let note = usize::from(
            rows.first()
                .is_some_and(|row| row.cell(0).starts_with("sep=")),
        );
        rows.drain(..note);
        let names = rows.iter().take(MOST_ABOVE + 1).position(|row| {
            let names: Vec<String> = row.cells.iter().map(str::to_owned).collect();
            guess::known(&names) >= 2
        });
        let above = names.unwrap_or(0);
        let headless = names.is_none() && guess::is_headless(&rows);
        let header = rows.get(above).filter(|_| !headless);
        Self {
            text,
            delimiter,
            header: header.map_or_else(Vec::new, |row| {
                row.cells.iter().map(str::to_owned).collect()
            }),
            skip: note + above + usize::from(!headless),
            above: rows.iter().take(above).map(said).collect(),
            line: 1,
            unclosed: None,
        }
    }

    /// The rows of a part of a file, below so many lines; its first row are the names.
    pub(super) fn named(text: &'a str, delimiter: u8, lines_above: u64) -> Self {
        let names = first_rows(text, delimiter, 1);
        let header = names
            .iter()
            .flat_map(|row| row.cells.iter().map(str::to_owned));
        Self {
            text,
            delimiter,
            header: header.collect(),
            skip: 1,
            above: Vec::new(),
            line: lines_above + 1,
            unclosed: unclosed(text, delimiter),
        }
    }

    /// The line of a quote that never closes.
    pub(super) fn unclosed_line(&self) -> Option<u64> {
        self.unclosed.map(|(_, line)| line)
    }
}

/// What a row above the names says.
fn said(row: &Row) -> String {
    let cells: Vec<&str> = row
        .cells
        .iter()
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    cells.join(": ")
}

fn first_rows(text: &str, delimiter: u8, most: usize) -> Vec<Row> {
    let mut cut = Cut::new(text, delimiter, true, 1);
    let mut rows = Vec::new();
    let mut row = Row::default();
    while rows.len() < most && cut.next_into(&mut row) {
        rows.push(std::mem::take(&mut row));
    }
    rows
}

/// How well a delimiter suits: several columns, names that are known, rows of as many cells, many columns.
type Score = (bool, usize, u32, usize);

/// The delimiter that suits a text best, and how well.
fn delimiter(head: &str) -> (u8, Score) {
    let mut best = (b',', Score::default());
    for delimiter in DELIMITERS {
        let score = score(head, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best
}

fn score(head: &str, delimiter: u8) -> Score {
    let table = Delimited::with(head, delimiter);
    let rows = grid::head(&table, SNIFF_ROWS);
    let width = match table.header.len() {
        0 => rows.first().map_or(0, Row::len),
        named => named,
    };
    let even = rows.iter().filter(|row| row.len() == width).count();
    let share = (even * 100).checked_div(rows.len()).unwrap_or(0);
    (width > 1, guess::known(&table.header), share as u32, width)
}

/// How much the beginning of a text looks like a table.
pub(in crate::read) fn likeness(head: &str) -> Likeness {
    if head.trim_start().starts_with(['{', '[']) {
        return Likeness::No;
    }
    let (delimiter, (wide, known, even, _)) = delimiter(head);
    let table = Delimited::with(head, delimiter);
    let empty = grid::head(&table, 1).is_empty();
    match known {
        _ if !wide || (empty && known < 2) => Likeness::No,
        2.. => Likeness::Yes,
        1 if even >= 80 => Likeness::Yes,
        _ if even >= 80 => Likeness::Maybe,
        _ => Likeness::No,
    }
}

/// Where the quote opens that is still open at the end of the text, as a byte offset of its row and a line.
fn unclosed(text: &str, delimiter: u8) -> Option<(usize, u64)> {
    if memchr::memchr_iter(b'"', text.as_bytes())
        .count()
        .is_multiple_of(2)
    {
        return None;
    }
    // Only the last row can swallow the rest of the file.
    let mut cut = Cut::new(text, delimiter, true, 1);
    let (mut row, mut next) = (Row::default(), Row::default());
    while cut.next_into(&mut next) {
        std::mem::swap(&mut row, &mut next);
    }
    let position = row.cells.position()?;
    let open = row.cells.iter().any(|cell| cell.contains('\n'));
    let at = usize::try_from(position.byte()).ok()?;
    // The reader counts from where it stopped, which is before the line break of the row above.
    let breaks = text
        .get(at..)?
        .bytes()
        .take_while(|byte| b"\r\n".contains(byte))
        .count();
    open.then_some((at + breaks, row.line))
}
