//! Temporal expressions: find → refine → resolve, and the publication date that they hang on.

use super::Page;
use crate::model::{Article, Diagnostic, Findings, Published, Time};

/// Reads the publication date and every temporal expression of an article.
#[must_use]
pub fn read(_article: &Article, _page: &Page<'_>) -> (Published, Vec<Time>, Vec<Diagnostic>) {
    (Published::default(), Vec::new(), Vec::new())
}

/// Resolves every time of these findings anew against their publication date, from what was said alone.
pub fn resolve(_findings: &mut Findings) {}
