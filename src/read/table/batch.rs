//! Rows → lines of text, some thousand at a time, and where each of their cells stands.
//!
//! A batch counts from its own beginning: where it stands in its table is known once all rows before it are cut. Has no opinion
//! on what the cells mean.

use super::cutter::Cut;
use super::grid::Row;
use super::markup;
use super::plan::Line;
use crate::model::Span;
use memchr::memmem;

/// Between two cells of a row's line.
const BETWEEN: &str = " · ";

/// Rows after which a batch is full.
const MOST_ROWS: usize = 4_096;

/// Cells after which it is, however few its rows.
const MOST_CELLS: usize = 1 << 20;

/// Some rows of a table as lines of text, and where each cell stands in them.
#[derive(Default)]
pub(in crate::read) struct Batch {
    /// Its rows, a line each.
    pub(super) text: String,
    rows: Vec<Placed>,
    /// Where the cells of all rows stand in `text`.
    cells: Vec<Span>,
    /// The row that is being written.
    open: Open,
}

/// A row while its cells are added.
#[derive(Default)]
struct Open {
    /// Where its line begins.
    begin: usize,
    /// Its next column.
    column: usize,
    /// True once a cell was not blank.
    is_filled: bool,
}

/// One row of a batch.
pub(super) struct Placed {
    /// One-based line in the file.
    pub(super) number: u64,
    /// Where its cells begin.
    cells: usize,
    /// How many fields the file gives it.
    pub(super) fields: usize,
}

impl Batch {
    /// Forgets its rows and keeps its room, for other rows.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.rows.clear();
        self.cells.clear();
    }

    /// How many rows it holds.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when it holds no row.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// True when it holds as much as one core should read at a time.
    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= MOST_ROWS || self.cells.len() >= MOST_CELLS
    }

    /// Writes a row as one line; a blank one is passed over.
    pub(super) fn push(&mut self, row: &Row, cut: &Cut) {
        self.begin(row.line);
        // The cells lie side by side in memory: one look at all of them spares a look at each.
        let is_even = is_even(row.cells.as_slice());
        for cell in &row.cells {
            self.cell(cell, is_even, cut);
        }
        self.end();
    }

    /// Begins the line of a row.
    pub(super) fn begin(&mut self, number: u64) {
        if !self.rows.is_empty() {
            self.text.push('\n');
        }
        self.rows.push(Placed {
            number,
            cells: self.cells.len(),
            fields: 0,
        });
        self.open = Open {
            begin: self.text.len(),
            ..Open::default()
        };
    }

    /// Adds the next cell of a row, without the blanks around it; `is_even` where none needs to be looked for inside it. Cells of
    /// HTML are written without it, and as many are marked as the plan has columns.
    pub(super) fn cell(&mut self, cell: &str, is_even: bool, cut: &Cut) {
        let open = &mut self.open;
        let column = open.column;
        open.column += 1;
        let marked_up = cut.is_markup(column) && cell.contains(['<', '&']);
        let plain = marked_up.then(|| markup::text(cell));
        let raw = trimmed(cell);
        open.is_filled |= !raw.is_empty();
        let cell = plain.as_deref().map_or(raw, trimmed);
        if !cell.is_empty() && self.text.len() > open.begin {
            self.text.push_str(BETWEEN);
        }
        let start = self.text.len();
        if is_even && !marked_up {
            self.text.push_str(cell);
        } else {
            push_words(&mut self.text, cell);
        }
        if column < cut.width {
            self.cells.push(Span::new(start, self.text.len()));
        }
    }

    /// Ends the line of a row, or takes it back where all its cells were blank.
    pub(super) fn end(&mut self) {
        if self.open.is_filled {
            if let Some(row) = self.rows.last_mut() {
                row.fields = self.open.column;
            }
        } else if let Some(row) = self.rows.pop() {
            self.cells.truncate(row.cells);
            let line_break = usize::from(!self.rows.is_empty());
            self.text
                .truncate(self.open.begin.saturating_sub(line_break));
        }
    }

    /// Its rows, and each as a line of its text.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&Placed, Line<'_>)> {
        (0..self.rows.len()).filter_map(move |at| {
            let row = self.rows.get(at)?;
            let end = self
                .rows
                .get(at + 1)
                .map_or(self.cells.len(), |next| next.cells);
            let line = Line {
                number: row.number,
                text: &self.text,
                cells: self.cells.get(row.cells..end)?,
            };
            Some((row, line))
        })
    }
}

/// A cell without the blanks around it. Few have any.
fn trimmed(cell: &str) -> &str {
    let is_word = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if is_word(bytes.first()) && is_word(bytes.last()) {
        cell
    } else {
        cell.trim()
    }
}

/// True when a text holds no line break and no two blanks in a row.
pub(super) fn is_even(text: &str) -> bool {
    is_even_but_for(text, b' ')
}

/// The same where one sign counts as no break. Looks at every byte without a branch, which is faster than to stop at the first
/// that matters: few do.
pub(super) fn is_even_but_for(text: &str, sign: u8) -> bool {
    let breaks = text.bytes().fold(0, |any, byte| {
        any | (u8::from(byte < b' ') & u8::from(byte != sign))
    });
    breaks == 0 && !holds_double_blank(text)
}

/// True when two blanks follow one another.
fn holds_double_blank(text: &str) -> bool {
    /// Texts that are longer than this are searched: to prepare a search takes as long as to look at so many bytes.
    const SHORT: usize = 256;
    let bytes = text.as_bytes();
    if bytes.len() > SHORT {
        return memmem::find(bytes, b"  ").is_some();
    }
    let blank = |byte: u8| u8::from(byte == b' ');
    let next = bytes.get(1..).unwrap_or_default();
    let doubles = bytes
        .iter()
        .zip(next)
        .fold(0, |any, (&one, &two)| any | (blank(one) & blank(two)));
    doubles != 0
}

/// Adds a cell, with one blank for any run of blanks and line breaks.
fn push_words(text: &mut String, cell: &str) {
    if is_even(cell) {
        text.push_str(cell);
        return;
    }
    for (nth, word) in cell.split_whitespace().enumerate() {
        if nth > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
}
