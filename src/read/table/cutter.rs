//! The rows of a table → lots of them that can be read at the same time, in order: cut one after the other, or still to be cut
//! where a table comes in stretches.
//!
//! Has no opinion on what is made of them.

use super::batch::Batch;
use super::grid::{Row, Rows, Stretches};
use super::plan::Plan;

/// Stretches that each core is given at a time: enough that none waits long for another.
const STRETCHES: usize = 4;

/// How much is cut in all.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    /// So many rows at most.
    pub rows: usize,
    /// No further row once their text has so many bytes.
    pub bytes: usize,
}

/// Some rows of a table.
pub(super) struct Lot<'a> {
    batch: Batch,
    /// Those that are still to be cut.
    rest: Option<Box<dyn Rows + 'a>>,
}

/// How rows become lines.
pub(in crate::read) struct Cut {
    /// How many columns are marked.
    pub(super) width: usize,
    /// Columns of HTML.
    markup: Vec<usize>,
}

impl Cut {
    /// As a plan has it.
    pub(super) fn by(plan: &Plan<'_>) -> Self {
        Self {
            width: plan.mapping.columns.len(),
            markup: plan.marked_up(),
        }
    }

    /// All rows of a lot as lines.
    pub(super) fn batch(&self, lot: Lot<'_>) -> Batch {
        let Lot { mut batch, rest } = lot;
        if let Some(mut rows) = rest {
            rows.fill(&mut batch, self);
        }
        batch
    }

    /// True for a column of HTML.
    pub(super) fn is_markup(&self, column: usize) -> bool {
        !self.markup.is_empty() && self.markup.contains(&column)
    }
}

/// The rows of a table on their way into lots.
pub(super) enum Cutter<'a> {
    /// One after the other, as many as may still be cut.
    InTurn(&'a mut dyn Rows, Share),
    /// Those of a stretch apart from those of another.
    SideBySide(Stretches<'a>),
}

impl<'a> Cutter<'a> {
    /// About how many lots there are yet to come, where that is known.
    pub(super) fn left(&self) -> Option<usize> {
        match self {
            Self::InTurn(..) => None,
            Self::SideBySide(stretches) => stretches.size_hint().1,
        }
    }

    /// The next lots, some for each core; none after the last row. Batches that were used before are used again.
    pub(super) fn next(&mut self, cut: &Cut, spare: &mut Vec<Batch>) -> Vec<Lot<'a>> {
        let cores = rayon::current_num_threads();
        let mut spare = || spare.pop().unwrap_or_default();
        match self {
            Self::InTurn(rows, left) => (0..cores)
                .map(|_| in_turn(*rows, left, cut, spare()))
                .take_while(|batch| !batch.is_empty())
                .map(|batch| Lot { batch, rest: None })
                .collect(),
            Self::SideBySide(stretches) => stretches
                .take(cores * STRETCHES)
                .map(|rows| Lot {
                    batch: spare(),
                    rest: Some(rows),
                })
                .collect(),
        }
    }
}

/// The next rows, as many as one batch holds and `left` lets through.
fn in_turn(rows: &mut dyn Rows, left: &mut Share, cut: &Cut, mut batch: Batch) -> Batch {
    let mut row = Row::default();
    while batch.len() < left.rows
        && batch.text.len() < left.bytes
        && !batch.is_full()
        && rows.next_into(&mut row)
    {
        batch.push(&row, cut);
    }
    left.rows -= batch.len();
    left.bytes = left.bytes.saturating_sub(batch.text.len());
    batch
}
