//! What came of the rows of a table: how many were read as what, how many were not and why.

use super::super::document::Remarks;
use crate::model::Severity;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why a row, or a cell of it, was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
    /// Its date cells are empty.
    NoDate,
    /// Its date cell cannot be read.
    BadDate,
    /// A number cell cannot be read.
    BadNumber,
    /// It has no text to be an article.
    NoText,
    /// Nothing in it says what happened or how much: missing is not zero.
    Nothing,
}

impl Skip {
    /// What is said of so many such rows, behind their number: `have no date`.
    #[must_use]
    pub fn words(self, rows: usize) -> String {
        let have = if rows == 1 { "has" } else { "have" };
        match self {
            Self::NoDate => format!("{have} no date"),
            Self::BadDate => format!("{have} a date that cannot be read"),
            Self::BadNumber => format!("{have} a number that cannot be read"),
            Self::NoText => format!("{have} no text"),
            Self::Nothing => format!("{have} no event and no figure"),
        }
    }
}

/// Rows that were skipped for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Why.
    pub why: Skip,
    /// How many.
    pub rows: usize,
    /// The line of the first.
    pub line: u64,
    /// The cell of the first; may be empty.
    pub cell: String,
}

/// What came of the rows of one table.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Rows that are not blank.
    pub rows: usize,
    /// Articles among them.
    pub articles: usize,
    /// Events read from them.
    pub events: usize,
    /// Figures read from them.
    pub figures: usize,
    /// What was not read, by reason.
    pub skipped: Vec<Skipped>,
}

impl Tally {
    /// Counts a row that was not read.
    pub(super) fn skip(&mut self, why: Skip, line: u64, cell: &str) {
        if let Some(own) = self.skipped.iter_mut().find(|own| own.why == why) {
            own.rows += 1;
            return;
        }
        self.skipped.push(Skipped {
            why,
            rows: 1,
            line,
            cell: short(cell).into_owned(),
        });
    }

    /// Adds what came of the rows after these.
    pub(super) fn add(&mut self, next: Self) {
        self.rows += next.rows;
        self.articles += next.articles;
        self.events += next.events;
        self.figures += next.figures;
        for skipped in next.skipped {
            match self.skipped.iter_mut().find(|own| own.why == skipped.why) {
                Some(own) => own.rows += skipped.rows,
                None => self.skipped.push(skipped),
            }
        }
    }
}

/// Counts a row that was not read, and says so with its line.
pub(super) fn skip(tally: &mut Tally, remarks: &mut Remarks, why: Skip, line: u64, cell: &str) {
    tally.skip(why, line, cell);
    let cell = short(cell);
    let (message, hint) = match why {
        Skip::NoDate => (
            format!("line {line}: the row has no date and is not on the timeline"),
            "",
        ),
        Skip::BadDate => (
            format!("line {line}: \"{cell}\" is not a date that can be read"),
            "Write it as 2024-05-16, May 2024 or 2024.",
        ),
        Skip::BadNumber => (
            format!("line {line}: \"{cell}\" is not a number that can be read"),
            "Write it with digits, such as 1234.5 or 1.5 million.",
        ),
        Skip::NoText => (
            format!("line {line}: the row has no text and was left out"),
            "",
        ),
        // A row of empty cells is what a table says of what it does not know.
        Skip::Nothing => return,
    };
    remarks.push(Severity::Warning, message, hint);
}

/// At most eighty characters of a cell.
pub(super) fn short(cell: &str) -> Cow<'_, str> {
    match cell.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", cell.get(..at).unwrap_or("")).into(),
        None => cell.into(),
    }
}
