//! The publication date of an article: given, stated, inferred from the text's own evidence, or unknown.

use super::super::Page;
use crate::model::{Article, Diagnostic, Point, Published, PublishedBasis, Time};

/// Reads the publication date.
pub(super) fn read(
    article: &Article,
    _page: &Page<'_>,
    _times: &[Time],
) -> (Published, Vec<Diagnostic>) {
    if let Some(date) = article.given {
        return (
            Published {
                date: Some(Point::day(date)),
                basis: PublishedBasis::Given,
                because: "given with the article".to_owned(),
                confidence: 100,
            },
            Vec::new(),
        );
    }
    (Published::default(), Vec::new())
}
