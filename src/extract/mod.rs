//! Article → Findings: total and pure. Never fails, never reads clock, locale or environment.
//!
//! Articles come some at a time, and each step goes over all of them before the next begins. What is found in one does not
//! hang on the others; it is found sooner, because the code of one step stays at hand while that of all does not.
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
mod given;
mod goods;
mod outline;
pub mod sentence;
mod team;
pub mod token;
mod vocabulary;

use crate::model::{Article, Edit, Findings, GoOn, Published, PublishedBasis};
use figure::Draft;
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

/// How many sentences of each article a step goes over before the next begins, so that what a long one holds half read is
/// bounded.
const TURN: usize = 64;

/// The indices below `count`, by turns, until `go_on` says no: asked before each.
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
    extract_all(vec![article], go_on)?.pop()
}

/// Finds everything in each of some articles, in order; `None` soon after `go_on` says no. What is found is the same as one by
/// one, sooner: each step goes over all of them before the next begins.
#[must_use]
pub fn extract_all(articles: Vec<Article>, go_on: GoOn<'_>) -> Option<Vec<Findings>> {
    if articles.is_empty() {
        return Some(Vec::new());
    }
    let pages: Vec<Page<'_>> = articles
        .iter()
        .map(|article| Page::new(&article.text))
        .collect();
    let dates = date::read(&articles, &pages, go_on)?;
    let times = || dates.iter().map(|dates| &dates.times[..]);
    let events = event::read(&pages, times(), go_on)?;
    let mut drafts: Vec<_> = articles
        .iter()
        .zip(&pages)
        .zip(times())
        .map(|((article, page), times)| Draft::find(article, page, times, go_on))
        .collect();
    for draft in &mut drafts {
        draft.measure(go_on);
    }
    for draft in &mut drafts {
        draft.attribute(go_on);
    }
    if !go_on() {
        return None;
    }
    let figures: Vec<_> = drafts
        .into_iter()
        .zip(dates.iter().zip(&events))
        .map(|(mut draft, (dates, (_, outline)))| {
            let voices = draft.voices();
            (draft.date(&dates.published, outline), voices)
        })
        .collect();
    let sentences: Vec<Vec<_>> = pages
        .into_iter()
        .map(|page| {
            page.sentences
                .iter()
                .map(|sentence| sentence.span)
                .collect()
        })
        .collect();
    let found = articles
        .into_iter()
        .zip(sentences)
        .zip(dates)
        .zip(events)
        .zip(figures);
    let mut all: Vec<Findings> = found
        .map(
            |((((article, sentences), dates), (mut clauses, _)), (figures, voices))| {
                let mut diagnostics = dates.diagnostics;
                diagnostics.sort_by_key(|diagnostic| diagnostic.span);
                event::name(&mut clauses, &figures, &voices, &article.text);
                Findings {
                    published: dates.published,
                    sentences,
                    times: dates.times,
                    clauses,
                    events: Vec::new(),
                    figures,
                    diagnostics,
                    article,
                }
            },
        )
        .collect();
    all.iter_mut().for_each(event::resolve);
    Some(all)
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
    fn articles_together_give_what_each_gives_alone() {
        let long =
            "Mr Orr spoke on Monday. He cut 40 jobs in May, and 12 in June, he said. ".repeat(TURN);
        let texts = [
            "",
            "Exports rose 4 percent to $2 billion in March, the ministry said on Tuesday.",
            &long,
            "Nothing is told here.",
            "By 2019 the port had 12 cranes.\nIt has 40 now.",
        ];
        let articles: Vec<Article> = texts.iter().map(|text| Article::new("", *text)).collect();
        let together = extract_all(articles.clone(), &|| true).unwrap();
        let alone: Vec<Findings> = articles.into_iter().map(extract).collect();
        assert_eq!(together, alone);
        assert_eq!(extract_all(Vec::new(), &|| true), Some(Vec::new()));
    }

    #[test]
    fn one_long_article_may_be_ended() {
        let day = "On 3 May 2024 the port handled 1.2 million tonnes, officials said. ";
        let article = Article::new("Port".to_owned(), day.repeat(1_500));
        let looks = asks(|go_on| extract_while(article.clone(), go_on));
        assert!(looks >= 15, "{looks} looks");
        assert_eq!(extract(article).events.len(), 1);
    }
}
