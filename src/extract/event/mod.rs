//! Times → events: one for each dated clause, with a title, a modality and its sentence.
//!
//! Reading finds the clause that each time governs, dated or not, and keeps it; [`resolve`] makes events of those whose
//! time falls on the calendar. A new publication date needs the second step only.

mod resolve;

use super::Page;
use crate::model::{Article, Clause, Figure, Time};
pub use resolve::resolve;

/// Finds the clause that each time dates; times that date nothing (comparisons, datelines, reporting) have none.
#[must_use]
pub fn read(
    _article: &Article,
    _page: &Page<'_>,
    _times: &[Time],
    _figures: &[Figure],
) -> Vec<Clause> {
    Vec::new()
}
