//! Article → Findings: total and pure. Never fails, never reads clock, locale or environment.
//!
//! ```text
//! text ─ token ─ sentence ─┬─ date:   find → refine → resolve ──┬─ event: link to clauses
//!                          └─ figure: find → refine → complete ─┘ (times by the clauses that the event reader cut)
//! ```

#[macro_use]
pub mod letters;

mod calendar;
pub mod date;
pub mod event;
pub mod figure;
mod goods;
mod outline;
pub mod sentence;
mod team;
pub mod token;
mod vocabulary;

use crate::model::{Article, Edit, Findings, GoOn, Published, PublishedBasis};
use sentence::Sentence;
use std::ops::Range;
use token::Token;

/// A text cut into tokens and sentences: what every finder reads.
#[derive(Debug)]
pub struct Page<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its sentences; every token but line breaks belongs to exactly one.
    pub sentences: Vec<Sentence>,
}

impl<'a> Page<'a> {
    /// Cuts `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let tokens = token::tokenize(text);
        let sentences = sentence::sentences(text, &tokens);
        Self {
            text,
            tokens,
            sentences,
        }
    }

    /// The tokens of a sentence, line breaks inside it among them.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens
            .get(sentence.first as usize..sentence.last as usize)
            .unwrap_or(&[])
    }
}

/// How many items a step goes over before the next step begins. The code of one step stays at hand while it does, that of
/// all does not: item by item, a third of the time went into waiting for code.
const TURN: usize = 64;

/// The indices below `count`, by turns, until `go_on` says no: asked before each turn.
fn turns(count: usize, go_on: GoOn<'_>) -> impl Iterator<Item = Range<usize>> {
    (0..count)
        .step_by(TURN)
        .take_while(move |_| go_on())
        .map(move |start| start..count.min(start + TURN))
}

/// Finds everything in one article.
#[must_use]
pub fn extract(article: Article) -> Findings {
    extract_while(article, &|| true).unwrap_or_default()
}

/// Finds everything in one article; `None` soon after `go_on` says no, however long the article is.
#[must_use]
pub fn extract_while(article: Article, go_on: GoOn<'_>) -> Option<Findings> {
    let page = Page::new(&article.text);
    let (published, times, mut diagnostics) = date::read(&article, &page, go_on)?;
    let (clauses, outline) = event::read(&page, &times, go_on)?;
    let figures = figure::read(&article, &page, &times, &published, &outline, go_on)?;
    let sentences = page
        .sentences
        .iter()
        .map(|sentence| sentence.span)
        .collect();
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    let mut findings = Findings {
        published,
        sentences,
        times,
        clauses,
        events: Vec::new(),
        figures,
        diagnostics,
        article,
    };
    event::resolve(&mut findings);
    Some(findings)
}

/// Applies the user's edits of one article to what was found in it, re-resolving what hangs on them. The text is not
/// read again.
#[must_use]
pub fn correct(findings: &Findings, edits: &[&Edit]) -> Findings {
    let mut corrected = findings.clone();
    for edit in edits {
        match edit {
            Edit::SetPublished { date, .. } => {
                corrected.published = Published {
                    date: *date,
                    basis: if date.is_some() {
                        PublishedBasis::Given
                    } else {
                        PublishedBasis::Unknown
                    },
                    because: "set by you".to_owned(),
                    confidence: 100,
                };
                date::resolve(&mut corrected);
            }
            Edit::SetTime { .. } | Edit::Remove { .. } | Edit::Join { .. } | Edit::Split { .. } => {
            }
        }
    }
    for edit in edits {
        if let Edit::SetTime { span, interval, .. } = edit {
            for time in corrected.times.iter_mut().filter(|time| time.span == *span) {
                time.interval = *interval;
                "set by you".clone_into(&mut time.because);
            }
        }
    }
    event::resolve(&mut corrected);
    figure::resolve(&mut corrected);
    corrected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::go_on::asks;

    #[test]
    fn one_long_article_may_be_ended() {
        let day = "On 3 May 2024 the port handled 1.2 million tonnes, officials said. ";
        let article = Article::new("Port".to_owned(), day.repeat(1_500));
        let looks = asks(|go_on| extract_while(article.clone(), go_on));
        assert!(looks >= 15, "{looks} looks");
        assert_eq!(extract(article).events.len(), 1);
    }
}
