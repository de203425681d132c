//! Spans of a whole corpus in characters: each text is gone through once, however many spans of it are asked for.

use crate::model::text::Chars;
use crate::model::{Corpus, Span};
use std::cell::OnceCell;

/// Converts spans of a corpus from bytes to Unicode scalar values.
#[derive(Debug)]
pub struct Offsets<'a> {
    corpus: &'a Corpus,
    chars: Vec<OnceCell<Chars<'a>>>,
}

impl<'a> Offsets<'a> {
    /// Those of this corpus.
    #[must_use]
    pub fn new(corpus: &'a Corpus) -> Self {
        let count = corpus.articles().len();
        Self {
            corpus,
            chars: std::iter::repeat_with(OnceCell::new).take(count).collect(),
        }
    }

    /// Both ends of a span of the article at this place, in characters; zeros where there is no such article.
    #[must_use]
    pub fn span(&self, article: u32, span: Span) -> (usize, usize) {
        let findings = self.corpus.article(article);
        let chars = self.chars.get(article as usize).zip(findings);
        chars.map_or((0, 0), |(chars, findings)| {
            chars.get_or_init(|| findings.article.chars()).span(span)
        })
    }
}
