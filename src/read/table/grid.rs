//! Rows of cells, one at a time, from whatever holds them: the middle that every table goes through.
//!
//! A [`Grid`] can be gone through as often as needed and keeps nothing in memory that its file does not; the rows of a
//! text are cut as they are read. Has no opinion on what the cells mean.

use super::batch::Batch;
use super::cutter::Cut;
use csv::StringRecord;

/// One row and where it stands in its file.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Row {
    /// One-based line in the file, or number in its list or sheet.
    pub line: u64,
    /// Its cells.
    pub cells: StringRecord,
}

impl Row {
    /// A row of these cells.
    pub(super) fn new<'a>(line: u64, cells: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            line,
            cells: cells.into_iter().collect(),
        }
    }

    /// The cell at `column`, without blanks around it; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", str::trim)
    }

    /// Takes away the apostrophes that keep a spreadsheet from running cells of a text file as formulas.
    pub(super) fn disarmed(&mut self) {
        // Few rows have an apostrophe at all.
        if memchr::memchr(b'\'', self.cells.as_slice().as_bytes()).is_none() {
            return;
        }
        let is_armed = |cell: &str| bare(cell).len() < cell.len();
        if self.cells.iter().any(is_armed) {
            let position = self.cells.position().cloned();
            self.cells = self.cells.iter().map(bare).collect();
            self.cells.set_position(position);
        }
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }
}

/// What a spreadsheet takes for a formula when a cell begins with it.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell without the apostrophe that keeps a spreadsheet from running it.
pub(super) fn bare(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if text.trim_start_matches('\'').starts_with(FORMULA) => text,
        _ => cell,
    }
}

/// Rows, one at a time.
pub(in crate::read) trait Rows: Send {
    /// Puts the next row into `row`; false when there is none left.
    fn next_into(&mut self, row: &mut Row) -> bool;

    /// Adds all rows that are left to a batch.
    fn fill(&mut self, batch: &mut Batch, cut: &Cut) {
        let mut row = Row::default();
        while self.next_into(&mut row) {
            batch.push(&row, cut);
        }
    }
}

/// Rows that can be cut at the same time as those before and after them, in order.
pub(in crate::read) type Stretches<'a> = Box<dyn Iterator<Item = Box<dyn Rows + 'a>> + Send + 'a>;

/// A table of rows.
pub(in crate::read) trait Grid: Sync {
    /// All rows below the names of the columns, from the first.
    fn rows(&self) -> Box<dyn Rows + '_>;

    /// The same rows in stretches; `None` where they can only be cut one after the other.
    fn stretches(&self) -> Option<Stretches<'_>> {
        None
    }
}

impl Rows for std::slice::Iter<'_, Row> {
    fn next_into(&mut self, row: &mut Row) -> bool {
        match self.next() {
            Some(next) => {
                row.clone_from(next);
                true
            }
            None => false,
        }
    }
}

impl Grid for Vec<Row> {
    fn rows(&self) -> Box<dyn Rows + '_> {
        Box::new(self.iter())
    }
}

/// The first rows, at most so many.
pub(super) fn head(grid: &dyn Grid, most: usize) -> Vec<Row> {
    let mut rows = grid.rows();
    let mut head = Vec::new();
    let mut row = Row::default();
    while head.len() < most && rows.next_into(&mut row) {
        head.push(std::mem::take(&mut row));
    }
    head
}
