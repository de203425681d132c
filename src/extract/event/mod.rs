//! Times → events: one for each dated clause, with a title, a modality and its sentence.

use super::Page;
use crate::model::{Article, Event, Figure, Findings, Time};

/// Links times to the clauses that they date.
#[must_use]
pub fn read(
    _article: &Article,
    _page: &Page<'_>,
    _times: &[Time],
    _figures: &[Figure],
) -> Vec<Event> {
    Vec::new()
}

/// Moves every event to where its time now falls.
pub fn resolve(_findings: &mut Findings) {}
