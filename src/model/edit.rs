//! The user's corrections, as a log laid over what was extracted.
//!
//! Nothing that was extracted is ever changed. What is shown is [`Log::apply`] of the log up to its cursor; undo and redo
//! move the cursor. The step that re-reads an article's dates against a new publication date belongs to extraction and
//! is handed in as a function, so that this layer stays free of it.

use super::corpus::{Corpus, Tie};
use super::event::Findings;
use super::go_on::GoOn;
use super::text::{ArticleId, Span};
use super::time::{Interval, Point};
use std::sync::Arc;

/// One correction. Articles are named by content, so that a log outlives a change in the order of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The article was published on this day (or in this month or year); `None` takes a wrong date away.
    SetPublished {
        /// Which article.
        article: ArticleId,
        /// The date.
        date: Option<Point>,
    },
    /// The expression at `span` means this; `None` says that it is no date.
    SetTime {
        /// Which article.
        article: ArticleId,
        /// Which expression.
        span: Span,
        /// What it means.
        interval: Option<Interval>,
    },
    /// The article is taken out of the view.
    Remove {
        /// Which article.
        article: ArticleId,
    },
    /// Two figures are claims on one quantity.
    Join {
        /// The article of the first.
        article: ArticleId,
        /// The first.
        span: Span,
        /// The article of the second.
        other: ArticleId,
        /// The second.
        other_span: Span,
    },
    /// A figure is on a quantity of its own.
    Split {
        /// Which article.
        article: ArticleId,
        /// Which figure.
        span: Span,
    },
}

impl Edit {
    /// Every article that it is about: two for figures of different articles that belong together.
    pub fn articles(&self) -> impl Iterator<Item = ArticleId> {
        let other = match self {
            Self::Join { other, .. } => Some(*other),
            _ => None,
        };
        std::iter::once(self.article()).chain(other)
    }

    /// The article that it is about.
    #[must_use]
    pub fn article(&self) -> ArticleId {
        match self {
            Self::SetPublished { article, .. }
            | Self::SetTime { article, .. }
            | Self::Remove { article }
            | Self::Join { article, .. }
            | Self::Split { article, .. } => *article,
        }
    }

    /// True when it changes what was found in its article, rather than how figures are put together.
    fn corrects(&self) -> bool {
        !matches!(self, Self::Join { .. } | Self::Split { .. })
    }

    /// What it does, for the Edit menu.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self {
            Self::SetPublished { .. } => "set publication date",
            Self::SetTime { .. } => "set date",
            Self::Remove { .. } => "remove article",
            Self::Join { .. } => "join claims",
            Self::Split { .. } => "split claim",
        }
    }
}

/// Applies the edits of one article to what was found in it.
pub type Correct<'a> = &'a dyn Fn(&Findings, &[&Edit]) -> Findings;

/// The corrections made so far, with a cursor for undo and redo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    edits: Vec<Edit>,
    cursor: usize,
}

impl Log {
    /// A log of edits already made, all in force.
    #[must_use]
    pub fn new(edits: Vec<Edit>) -> Self {
        let cursor = edits.len();
        Self { edits, cursor }
    }

    /// Adds an edit; what was undone before it is dropped.
    pub fn push(&mut self, edit: Edit) {
        self.edits.truncate(self.cursor);
        self.edits.push(edit);
        self.cursor = self.edits.len();
    }

    /// Takes the last edit back and returns it.
    pub fn undo(&mut self) -> Option<&Edit> {
        self.cursor = self.cursor.checked_sub(1)?;
        self.edits.get(self.cursor)
    }

    /// Puts the last edit that was taken back in force again and returns it.
    pub fn redo(&mut self) -> Option<&Edit> {
        let edit = self.edits.get(self.cursor)?;
        self.cursor += 1;
        Some(edit)
    }

    /// The edit that [`Self::undo`] would take back.
    #[must_use]
    pub fn undoable(&self) -> Option<&Edit> {
        self.cursor
            .checked_sub(1)
            .and_then(|index| self.edits.get(index))
    }

    /// The edit that [`Self::redo`] would put in force.
    #[must_use]
    pub fn redoable(&self) -> Option<&Edit> {
        self.edits.get(self.cursor)
    }

    /// The edits in force, oldest first.
    #[must_use]
    pub fn in_force(&self) -> &[Edit] {
        &self.edits[..self.cursor]
    }

    /// The log with every edit as `carry` has it, those undone included; an edit that it drops is gone.
    #[must_use]
    pub fn carried(&self, carry: &dyn Fn(&Edit) -> Option<Edit>) -> Self {
        let in_force: Vec<Edit> = self.in_force().iter().filter_map(carry).collect();
        let cursor = in_force.len();
        let undone = self.edits.iter().skip(self.cursor).filter_map(carry);
        Self {
            edits: in_force.into_iter().chain(undone).collect(),
            cursor,
        }
    }

    /// The corpus as corrected: articles without edits are shared, not copied.
    #[must_use]
    pub fn apply(&self, corpus: &Corpus, correct: Correct<'_>) -> Corpus {
        self.apply_while(corpus, correct, &|| true)
            .unwrap_or_default()
    }

    /// The same, as long as `go_on` says so, which is asked at every article; `None` once it does not.
    #[must_use]
    pub fn apply_while(
        &self,
        corpus: &Corpus,
        correct: Correct<'_>,
        go_on: GoOn<'_>,
    ) -> Option<Corpus> {
        let edits = self.in_force();
        if edits.is_empty() {
            return Some(corpus.clone());
        }
        let mut articles = Vec::with_capacity(corpus.articles().len());
        for findings in corpus.articles() {
            if !go_on() {
                return None;
            }
            let own: Vec<&Edit> = edits
                .iter()
                .filter(|edit| edit.corrects() && edit.article() == findings.article.id)
                .collect();
            if own.iter().any(|edit| matches!(edit, Edit::Remove { .. })) {
                continue;
            }
            articles.push(if own.is_empty() {
                Arc::clone(findings)
            } else {
                Arc::new(correct(findings, &own))
            });
        }
        let corpus = Corpus::new_while(articles, go_on)?;
        let ties = edits.iter().filter_map(|edit| tie(&corpus, edit)).collect();
        Some(corpus.tied(ties))
    }
}

/// What an edit says of figures, in places of the corpus; `None` when it says nothing of any that is there.
fn tie(corpus: &Corpus, edit: &Edit) -> Option<Tie> {
    match edit {
        Edit::Join {
            article,
            span,
            other,
            other_span,
        } => Some(Tie::Together(
            corpus.figure_at(*article, *span)?,
            corpus.figure_at(*other, *other_span)?,
        )),
        Edit::Split { article, span } => Some(Tie::Apart(corpus.figure_at(*article, *span)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    fn corpus() -> Corpus {
        let findings = |title: &str| {
            Arc::new(Findings {
                article: Article::new(title, "text"),
                ..Findings::default()
            })
        };
        Corpus::new(vec![findings("one"), findings("two")])
    }

    #[test]
    fn undo_and_redo_are_inverse_and_untouched_articles_are_shared() {
        let base = corpus();
        let article = base.articles()[0].article.id;
        let mut log = Log::default();
        log.push(Edit::Remove { article });
        let correct = |findings: &Findings, _: &[&Edit]| findings.clone();
        let after = log.apply(&base, &correct);
        assert_eq!(after.articles().len(), 1);
        assert!(Arc::ptr_eq(&after.articles()[0], &base.articles()[1]));
        assert!(log.undo().is_some());
        assert_eq!(log.apply(&base, &correct).articles().len(), 2);
        assert!(log.redo().is_some());
        assert_eq!(log.apply(&base, &correct).articles().len(), 1);
        assert!(log.redo().is_none());
        let asked = |go_on: GoOn<'_>| log.apply_while(&base, &correct, go_on);
        assert!(super::super::go_on::asks(asked) > base.articles().len());
    }

    #[test]
    fn a_log_is_carried_over_with_its_cursor() {
        let of = |byte| Edit::Remove {
            article: ArticleId([byte; 16]),
        };
        let mut log = Log::new(vec![of(1), of(2), of(3)]);
        log.undo();
        let carried = log.carried(&|edit| (*edit != of(1)).then(|| edit.clone()));
        assert_eq!(carried.in_force(), [of(2)]);
        assert_eq!(carried.redoable(), Some(&of(3)));
    }

    #[test]
    fn a_new_edit_drops_what_was_undone() {
        let article = ArticleId::default();
        let mut log = Log::new(vec![Edit::Remove { article }]);
        log.undo();
        log.push(Edit::SetPublished {
            article,
            date: None,
        });
        assert!(log.redoable().is_none());
        assert_eq!(log.in_force().len(), 1);
    }
}
