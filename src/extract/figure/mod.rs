//! Economic figures: find → refine → complete (measure, entity, period, speaker).

use super::Page;
use crate::model::{Article, Figure, Findings, Published, Time};

/// Reads every figure of an article.
#[must_use]
pub fn read(
    _article: &Article,
    _page: &Page<'_>,
    _published: &Published,
    _times: &[Time],
) -> Vec<Figure> {
    Vec::new()
}

/// Moves the period of every figure to where its time now falls.
pub fn resolve(_findings: &mut Findings) {}
