//! Tokens with what each can be: the view that every stage of figure reading works on.
//!
//! Positions are token indices; every question about a position out of range has an empty answer, so that rules can look
//! around freely.

use super::lexicon::{Class, SENSES, Sense, class};
use crate::extract::Page;
use crate::extract::letters::{Letters, Words, rare};
use crate::extract::token::{Kind, Token};
use crate::extract::vocabulary::Table;
use crate::model::{Class as TimeClass, Span, Time};
use std::cell::RefCell;

/// A page read word by word.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    /// The article's text.
    pub(super) text: &'a str,
    tokens: &'a [Token],
    senses: &'static Table<Sense>,
    facts: Vec<Fact>,
    /// Whether each token is a verb, where that was asked.
    verbs: RefCell<Vec<Option<bool>>>,
}

/// What rules ask of a token again and again, worked out once.
#[derive(Clone, Copy, Debug)]
struct Fact {
    /// What it can be.
    class: Class,
    /// Whether it belongs to a time.
    dated: Dated,
    /// True when it can be or begin a number.
    number: bool,
    /// True for a mark or a word that parts clauses.
    parts: bool,
}

/// Whether a token belongs to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dated {
    No,
    /// A date, a time of day, a repetition.
    When,
    /// A length of time.
    HowLong,
}

impl<'a> Reader<'a> {
    /// Reads `page`; `times` are the dates that were read in it.
    pub(super) fn new(page: &'a Page<'_>, times: &[Time]) -> Self {
        Self {
            verbs: RefCell::new(vec![None; page.tokens.len()]),
            text: page.text,
            tokens: &page.tokens,
            senses: &SENSES,
            facts: facts(&page.tokens, times, page.text),
        }
    }

    /// True when the token at `at` belongs to a date or a time.
    pub(super) fn dated(&self, at: usize) -> bool {
        self.facts
            .get(at)
            .is_some_and(|fact| fact.dated != Dated::No)
    }

    /// True when the token at `at` belongs to a length of time.
    pub(super) fn lasts(&self, at: usize) -> bool {
        self.facts
            .get(at)
            .is_some_and(|fact| fact.dated == Dated::HowLong)
    }

    /// True when the token at `at` parts clauses.
    pub(super) fn parts(&self, at: usize) -> bool {
        self.facts.get(at).is_some_and(|fact| fact.parts)
    }

    /// Whether the token at `at` is a verb, as `tell` says, which is asked but once for each token.
    pub(super) fn verb_once(&self, at: usize, tell: impl FnOnce() -> bool) -> bool {
        let known = self.verbs.borrow().get(at).copied().flatten();
        known.unwrap_or_else(|| {
            let told = tell();
            if let Some(slot) = self.verbs.borrow_mut().get_mut(at) {
                *slot = Some(told);
            }
            told
        })
    }

    /// The first token that begins at or after byte `offset`.
    pub(super) fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    /// The token at `at`.
    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The characters of the token at `at`; empty when there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// What the token at `at` can be.
    pub(super) fn sense(&self, at: usize) -> Sense {
        match self.tokens.get(at) {
            Some(token) => self.senses.of(token.word),
            None => Sense::default(),
        }
    }

    /// What stands in a sentence at all.
    pub(super) fn seen(&self, range: Range) -> Seen {
        let mut seen = Seen::default();
        for fact in self.facts.get(range.first..range.last).unwrap_or(&[]) {
            seen.class |= fact.class;
            seen.number |= fact.number;
        }
        seen
    }

    /// True when the token at `at` can be any of these.
    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        self.facts
            .get(at)
            .is_some_and(|fact| fact.class & class != 0)
    }

    /// The letters of the token at `at`.
    #[inline]
    pub(super) fn letters(&self, at: usize) -> Letters {
        self.tokens
            .get(at)
            .map_or(Letters::NONE, |token| token.letters)
    }

    /// True when the token at `at` has these letters: is this word, in any case.
    #[expect(
        clippy::inline_always,
        reason = "what is seldom so must be seen where it is asked"
    )]
    #[inline(always)]
    pub(super) fn is(&self, at: usize, word: Letters) -> bool {
        rare(self.letters(at) == word)
    }

    /// True when the token at `at` is one of `words`, in any case.
    #[expect(
        clippy::inline_always,
        reason = "as for the lists that it compares with"
    )]
    #[inline(always)]
    pub(super) fn any(&self, at: usize, words: Words) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| words.have_sifted(token.letters, token.hole))
    }

    /// True for a token of letters.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Word)
    }

    /// True for a token of digits.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Number)
    }

    /// True for a line break.
    pub(super) fn is_break(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Break)
    }

    /// True for a mark, such as a comma.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == Kind::Mark)
    }

    /// True for a word that begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// True for a word all in capitals: "WHO" is no "who", "US" no "us".
    pub(super) fn acronym(&self, at: usize) -> bool {
        self.capital(at)
            && self.word(at).len() > 1
            && self.word(at).bytes().all(|byte| byte.is_ascii_uppercase())
    }

    /// True when white space, or nothing at all, stands before the token.
    pub(super) fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.spaced)
    }

    /// True when the token stands at once after the one before it.
    pub(super) fn tight(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// True for a hyphen or a dash of any width.
    pub(super) fn dash(&self, at: usize) -> bool {
        self.any(at, words!["-", "‐", "‑", "–", "—", "−"])
    }

    /// True for the hyphens that join words: "-" and its look-alikes.
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.any(at, words!["-", "‐", "‑"]) && self.tight(at)
    }

    /// The span of the tokens `first..last`.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        match (
            self.token(first),
            last.checked_sub(1).and_then(|at| self.token(at)),
        ) {
            (Some(first), Some(last)) if last.end > first.start => Span {
                start: first.start,
                end: last.end,
            },
            _ => Span::default(),
        }
    }

    /// The text of the tokens `first..last`, with the blanks and line breaks inside it made single.
    pub(super) fn phrase(&self, first: usize, last: usize) -> String {
        let mut out = String::with_capacity(self.span(first, last).len());
        for at in first..last {
            if let Some(token) = self.token(at) {
                if token.kind == Kind::Break {
                    continue;
                }
                if token.spaced && !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(token.of(self.text));
            }
        }
        out
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }
}

/// The stretch of tokens that a sentence covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// Index of the sentence.
    pub(super) sentence: u32,
    /// First token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) last: usize,
}

/// What stands in a sentence at all: one look decides which stages it needs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Everything that some word of it can be.
    pub(super) class: Class,
    /// True when something in it can be or begin a number.
    pub(super) number: bool,
}

/// True for "monthly", "annual" and their like, which describe a thing and date nothing.
fn describes(time: &Time, text: &str) -> bool {
    const WORDS: &[&str] = &[
        "daily",
        "hourly",
        "weekly",
        "monthly",
        "quarterly",
        "annual",
        "yearly",
    ];
    let quote = time.span.slice(text);
    time.class == TimeClass::Set && WORDS.iter().any(|word| quote.eq_ignore_ascii_case(word))
}

/// True for the "current" of "current-account gap": a part of a noun, which dates nothing.
fn is_part(time: &Time, text: &str) -> bool {
    let behind = text.get(time.span.end as usize..).unwrap_or("");
    let mut behind = behind.chars();
    behind.next() == Some('-')
        && behind.next().is_some_and(char::is_lowercase)
        && time.span.slice(text).eq_ignore_ascii_case("current")
}

/// What each token is; `times` are those of the text.
fn facts(tokens: &[Token], times: &[Time], text: &str) -> Vec<Fact> {
    let senses: &Table<Sense> = &SENSES;
    let fact = |(at, token): (usize, &Token)| {
        let sense = senses.of(token.word);
        let number = match token.kind {
            Kind::Number => true,
            // "½" stands alone.
            Kind::Mark => token.end - token.start > 1,
            Kind::Word | Kind::Break => false,
        };
        Fact {
            class: sense.class,
            dated: Dated::No,
            number: number || sense.numeral.is_some(),
            parts: parts(tokens, at, token, sense.class),
        }
    };
    let mut facts: Vec<Fact> = tokens.iter().enumerate().map(fact).collect();
    for time in times
        .iter()
        .filter(|time| !describes(time, text) && !is_part(time, text))
    {
        let first = tokens.partition_point(|token| token.end <= time.span.start);
        let inside = tokens
            .iter()
            .skip(first)
            .take_while(|token| token.start < time.span.end);
        for (fact, _) in facts.iter_mut().skip(first).zip(inside) {
            fact.dated = if time.class == TimeClass::Duration {
                Dated::HowLong
            } else {
                Dated::When
            };
        }
    }
    facts
}

/// True for a mark or a word that parts clauses.
fn parts(tokens: &[Token], at: usize, token: &Token, class: Class) -> bool {
    let comma = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.letters == word!(","))
    };
    // ", though," says nothing of its own.
    let aside = || {
        words!["though", "however"].have(token.letters)
            && comma(at.wrapping_sub(1))
            && comma(at + 1)
    };
    class & class::PARTING != 0 && !aside()
        || token.kind == Kind::Mark
            && words!["–", "-"].have(token.letters)
            && token.spaced
            && tokens.get(at + 1).is_none_or(|next| next.spaced)
}
