//! A time and the nouns around it → the noun that it dates: "the March 2024 attack", "a robbery in 2019".
//!
//! Has no opinion on clauses.

use super::{Head, Sentence};
use crate::extract::event::clause::{Clause, Form, Run, noun_phrase_before};
use crate::extract::event::lexicon::is_happening;
use crate::extract::event::tag::Tag;
use crate::extract::event::title::dated::is_dated;

impl Sentence<'_> {
    /// "Jailed him on Monday for a robbery in 2019": a deed with a date of its own, where the verb has another.
    pub(super) fn deed(&self, at: usize, index: usize) -> Option<Head> {
        let clause = self.clauses[index];
        let placed = self
            .before(at, 1)
            .is_some_and(|word| word.is_one(words!["in", "on", "at", "of"]));
        if !placed || clause.form != Form::Finite {
            return None;
        }
        let noun = noun_phrase_before(self.words, at - 1);
        let head = noun.of(self.words).last()?;
        let led = noun.first > clause.verb.last
            && self.words[noun.first - 1].is_one(words!["for", "over", "after", "during"]);
        let other = (clause.run.first..noun.first).any(|place| is_dated(self, place));
        (led && other && is_happening(head.of(self.text))).then_some(Head::Noun(noun))
    }

    /// "Down from 42% in the first round on 1 November": the round, not the comparison.
    pub(super) fn compared_noun(&self, at: usize) -> Option<Head> {
        let index = self.clause_of(at)?;
        let placed = self
            .before(at, 1)
            .is_some_and(|word| word.is_one(words!["on", "in", "of"]));
        if placed {
            self.only_noun(at, self.clauses[index])
        } else {
            None
        }
    }

    /// A fragment beside a verb of saying still dates a noun that happens.
    pub(super) fn only_noun(&self, at: usize, clause: Clause) -> Option<Head> {
        let noun = noun_phrase_before(self.words, at.saturating_sub(1).max(clause.run.first));
        let head = noun.of(self.words).last()?;
        (noun.first >= clause.run.first && is_happening(head.of(self.text)))
            .then_some(Head::Noun(noun))
    }

    /// The nouns after the time at `at`.
    pub(super) fn phrase_after(&self, at: usize) -> Run {
        let first = if self
            .word(at + 1)
            .is_some_and(|word| word.tag == Tag::Genitive)
        {
            at + 2
        } else {
            at + 1
        };
        let last = self
            .words
            .iter()
            .enumerate()
            .skip(first)
            .take(8)
            .find(|(_, word)| {
                !matches!(
                    word.tag,
                    Tag::Noun | Tag::Adj | Tag::Num | Tag::Genitive | Tag::Mark | Tag::Quote
                )
            })
            .map_or(self.words.len().min(first + 8), |(last, _)| last);
        Run::new(first, last)
    }

    /// The last noun of a phrase, whole where it is a compound ("run-off").
    pub(super) fn head_noun(&self, phrase: Run) -> Option<&str> {
        let words = phrase.of(self.words);
        let last = words.iter().rposition(|word| word.tag == Tag::Noun)?;
        let compound = last >= 2 && words[last - 1].is(word!("-"));
        let first = if compound { last - 2 } else { last };
        Some(words[first].span.join(words[last].span).slice(self.text))
    }

    /// Adds "of …" and "in …" after a noun that happens.
    pub(super) fn with_complement(&self, phrase: Run) -> Run {
        let follows = self.word(phrase.last).is_some_and(|word| {
            word.is_one(words![
                "of", "on", "in", "between", "against", "over", "with", "at"
            ])
        });
        if !follows {
            return phrase;
        }
        let last = self
            .words
            .iter()
            .enumerate()
            .skip(phrase.last + 1)
            .take(8)
            .find(|(_, word)| {
                !matches!(
                    word.tag,
                    Tag::Noun | Tag::Adj | Tag::Det | Tag::Num | Tag::Genitive
                )
            })
            .map_or(phrase.last, |(last, _)| last);
        if last > phrase.last + 1 {
            Run::new(phrase.first, last)
        } else {
            phrase
        }
    }
}
