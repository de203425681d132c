//! What was read and the corrections over it → what is shown, and things of it found again after a change. Made beside the
//! window where there is much of it; knows no pane.

use crate::extract;
use crate::model::{ArticleId, Corpus, Datum, Findings, GoOn, Log, Ref, Span};
use std::sync::Arc;

/// What is shown: everything read, with the corrections in force, and what is counted in it.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) corpus: Arc<Corpus>,
    /// Temporal expressions that could not be put on the calendar.
    pub(super) leftovers: usize,
    pub(super) events: usize,
    pub(super) figures: usize,
}

/// What [`Shown`] is made of.
pub(super) struct Recipe {
    pub(super) base: Vec<Arc<Findings>>,
    pub(super) log: Log,
}

impl Recipe {
    /// Lays the corrections over what was read, as long as `go_on` says so; `None` once it does not.
    pub(super) fn shown(self, go_on: GoOn<'_>) -> Option<Shown> {
        let read = Corpus::new_while(self.base, go_on)?;
        let corpus = self.log.apply_while(&read, &extract::correct, go_on)?;
        let count = |of: fn(&Findings) -> usize| corpus.articles().iter().map(|f| of(f)).sum();
        Some(Shown {
            leftovers: corpus.leftovers().count(),
            events: count(|findings| findings.events.len()),
            figures: count(|findings| findings.figures.len()),
            corpus: Arc::new(corpus),
        })
    }
}

/// An article to be shown, and words of it to be selected, by what they are rather than by their place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sought {
    /// The article.
    pub(super) article: ArticleId,
    /// The datum at these words; only its kind counts.
    pub(super) words: Option<(Datum, Span)>,
}

/// The datum of the same kind as `kind` that stands at these words of an article.
pub(super) fn datum_at(corpus: &Corpus, article: u32, kind: Datum, span: Span) -> Option<Datum> {
    let findings = corpus.article(article)?;
    let (count, make): (usize, fn(Ref) -> Datum) = match kind {
        Datum::Event(_) => (findings.events.len(), Datum::Event),
        Datum::Figure(_) => (findings.figures.len(), Datum::Figure),
        Datum::Time(_) => (findings.times.len(), Datum::Time),
    };
    (0..u32::try_from(count).unwrap_or(u32::MAX))
        .map(|index| make(Ref { article, index }))
        .find(|&datum| corpus.span(datum) == Some(span))
}

/// The same datum after its article came to stand elsewhere.
pub(super) fn moved(datum: Datum, article: u32) -> Datum {
    let at = |r: Ref| Ref { article, ..r };
    match datum {
        Datum::Event(r) => Datum::Event(at(r)),
        Datum::Figure(r) => Datum::Figure(at(r)),
        Datum::Time(r) => Datum::Time(at(r)),
    }
}
