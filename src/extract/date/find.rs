//! Sentences → the expressions that some rule reads in them, longest first, left to right.
//!
//! A token that begins no pattern is passed over after one table lookup; one that could begin a pattern is passed over
//! when no word that an expression cannot do without stands within reach.

use super::language::{LEXED, Language, Lexed};
use super::lexicon::{Class, DIGITS, STRONG};
use super::line::Line;
use super::rule::The;
use crate::extract::Page;
use crate::extract::letters::Words;
use crate::extract::token::{Kind, Token};
use crate::model::Said;

/// An expression as found: token range of its line, the rule and what it says.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First token, in the line.
    pub(super) start: usize,
    /// One past the last token, in the line.
    pub(super) end: usize,
    /// The rule's name.
    pub(super) rule: &'static str,
    /// What it says.
    pub(super) said: Said,
    /// The event that it counts from.
    pub(super) event: Option<Named>,
}

/// The name of an event in its line, and on which side of it a time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// First token of the name.
    pub(super) start: usize,
    /// One past its last token.
    pub(super) end: usize,
    /// −1 before it, 0 at it, 1 after it.
    pub(super) side: i32,
    /// The verb, where a clause tells what happened: "after the crowd had | stormed".
    pub(super) verb: Option<usize>,
}

/// How far behind a word an expression can need another word, in tokens.
const REACH: u8 = 7;

/// The tokens of all sentences without line breaks.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    page: &'a Page<'a>,
    /// The sentences that had line breaks inside, joined, one after another.
    joined: Vec<Token>,
    /// Of each sentence with line breaks inside: its index, and first and one past its last token in `joined`.
    broken: Vec<(usize, usize, usize)>,
}

impl<'a> Lines<'a> {
    /// Joins what line breaks part.
    pub(super) fn new(page: &'a Page<'a>) -> Self {
        let (mut joined, mut broken) = (Vec::new(), Vec::new());
        for (index, sentence) in page.sentences.iter().enumerate() {
            let tokens = page.tokens_of(sentence);
            if tokens.iter().any(|token| token.kind == Kind::Break) {
                let first = joined.len();
                joined.extend(tokens.iter().filter(|token| token.kind != Kind::Break));
                broken.push((index, first, joined.len()));
            }
        }
        Self {
            page,
            joined,
            broken,
        }
    }

    /// The sentence at `index` as a line.
    pub(super) fn line<'l>(&'l self, index: usize, language: &'l Language) -> Line<'l> {
        let broken = self
            .broken
            .binary_search_by_key(&index, |&(index, ..)| index);
        let tokens = match broken.ok().and_then(|at| self.broken.get(at)) {
            Some(&(_, first, last)) => self.joined.get(first..last),
            None => self
                .page
                .sentences
                .get(index)
                .map(|sentence| self.page.tokens_of(sentence)),
        };
        Line {
            text: self.page.text,
            tokens: tokens.unwrap_or(&[]),
            lexed: &LEXED,
            lexicon: &language.lexicon,
            reader: language.reader,
        }
    }

    /// How many sentences there are.
    pub(super) fn len(&self) -> usize {
        self.page.sentences.len()
    }
}

/// Every expression of one line.
pub(super) fn find(line: &Line<'_>, language: &Language, near: &mut Vec<u8>) -> Vec<Found> {
    const NEEDED: u32 = STRONG | Class::Card.bit() | Class::Digits.bit();
    let mut found: Vec<Found> = Vec::new();
    let needed = |&token: &Token| line.lexed(token).bits & NEEDED != 0;
    if !line.tokens.iter().any(needed) || !reach(line, near) {
        return found;
    }
    let mut at = 0;
    let mut free_from = 0;
    while at < line.len() {
        let far = near.get(at).is_none_or(|&distance| distance > REACH);
        let begins = |&token: &Token| line.lexed(token).begins;
        if far || !line.tokens.get(at).is_some_and(begins) {
            at += 1;
            continue;
        }
        match longest(line, language, at, free_from) {
            Some(one) => {
                at = one.end.max(at + 1);
                free_from = at;
                found.push(one);
            }
            None => at += 1,
        }
    }
    found
}

fn longest(line: &Line<'_>, language: &Language, at: usize, free_from: usize) -> Option<Found> {
    let mut best = None;
    let before = at.checked_sub(1);
    let article = before.filter(|&b| b >= free_from && line.says(b, word!("the")));
    if is_lasting(line, at) {
        return None;
    }
    language.trie.longest(line, at, &mut |m| {
        let Some(rule) = language.rules.get(m.rule as usize) else {
            return false;
        };
        if rule.the == The::Must && article.is_none() && !possessed(line, at, m.end) {
            return false;
        }
        let start = match rule.the {
            The::No => at,
            The::Unhyphenated if (at..m.end).any(|i| line.is_dash(i)) => at,
            The::May | The::Must | The::Unhyphenated => article.unwrap_or(at),
        };
        let led = |at: usize| {
            at.checked_sub(1)
                .is_some_and(|b| line.says_any(b, rule.after))
        };
        if !rule.after.is_empty() && !led(at) && !led(start) {
            return false;
        }
        if rule.closes && !closes(line, m.end) {
            return false;
        }
        if rule.alone && describes(line, m.end) {
            return false;
        }
        let Some(said) = (rule.build)(&m.caps) else {
            return false;
        };
        best = Some(Found {
            start,
            end: m.end,
            rule: rule.info.id,
            said,
            event: None,
        });
        true
    });
    best
}

/// "Is expected to last three weeks": a verb, "following three weeks of rain": a preposition; what is behind is a length.
fn is_lasting(line: &Line<'_>, at: usize) -> bool {
    let counted = Class::Card.bit()
        | Class::Digits.bit()
        | Class::Article.bit()
        | Class::Few.bit()
        | Class::Couple.bit();
    // "Fled following three months of protests".
    let after = line.says(at, word!("following"))
        && at
            .checked_sub(1)
            .is_none_or(|before| !line.says(before, word!("the")));
    after && line.bits(at + 1) & counted != 0
        || line.says(at, word!("last"))
            && line.bits(at + 1) & counted != 0
            && at.checked_sub(1).is_some_and(|before| {
                line.says_any(
                    before,
                    words![
                        "to", "will", "would", "can", "could", "may", "might", "must", "should",
                        "not", "n't", "they", "usually", "often", "also"
                    ],
                )
            })
}

/// True when a possessive stands for the article before a unit: "its fourth quarter".
fn possessed(line: &Line<'_>, at: usize, end: usize) -> bool {
    at > 0 && line.says_any(at - 1, words!["its", "their", "his", "that"]) && !line.is_dash(end)
}

/// True when a noun seems to follow that the words before it describe: a bare word that is none of grammar's.
fn describes(line: &Line<'_>, at: usize) -> bool {
    const GRAMMAR: Words = words![
        "and", "or", "but", "in", "on", "at", "of", "for", "to", "by", "with", "from", "as",
        "that", "when", "while", "after", "before", "until", "because", "if", "the", "a", "an",
        "he", "she", "it", "they", "we", "i", "this", "his", "her", "its", "their", "would",
        "will", "was", "were", "is", "are", "had", "has", "have", "said", "after", "during",
        "last",
    ];
    line.is_word(at) && !line.is(at, Class::Verb) && !line.says_any(at, GRAMMAR)
        || line.is_dash(at) && line.glued(at)
}

/// True when a clause ends before token `at`: at a mark, a conjunction or the end of the line.
pub(super) fn closes(line: &Line<'_>, at: usize) -> bool {
    at >= line.len()
        || !line.is_word(at) && !line.is_dash(at) && line.digits(at).is_none()
        || line.says_any(
            at,
            words![
                "and", "but", "when", "that", "in", "at", "on", "with", "was", "were", "had",
                "except", "into", "until", "will", "is", "are", "has", "to", "from", "as", "while",
                "for", "by", "because"
            ],
        )
}

/// For each token, how far ahead the next word stands that an expression cannot do without; false where none does.
fn reach(line: &Line<'_>, near: &mut Vec<u8>) -> bool {
    near.clear();
    near.resize(line.len(), u8::MAX);
    let (mut distance, mut any) = (u8::MAX, false);
    let slots = near.iter_mut().zip(line.tokens).enumerate();
    for (at, (slot, &token)) in slots.rev() {
        let Lexed { index, bits, .. } = line.lexed(token);
        let strong = bits & STRONG != 0
            || (bits & Class::Card.bit() != 0 && spells_year(line, at))
            || (bits & Class::Digits.bit() != 0 && index == DIGITS && is_datelike(line, at));
        distance = if strong {
            0
        } else {
            distance.saturating_add(1)
        };
        any |= strong;
        *slot = distance;
    }
    any
}

/// True for the first word of a year in words: "nineteen ninety-six", "two thousand".
fn spells_year(line: &Line<'_>, at: usize) -> bool {
    line.value(at, Class::Card).is_some_and(|n| n == 2 || n > 9)
        && (line.value(at + 1, Class::Card).is_some_and(|n| n > 9)
            || line.says_any(at + 1, words!["thousand", "hundred"]))
}

/// True for digits that alone can be part of a date: a year, or a number tied to another by a colon or a slash.
fn is_datelike(line: &Line<'_>, at: usize) -> bool {
    let token = line.word(at);
    let year = token.len() == 4 && matches!(token.as_bytes().first(), Some(b'1' | b'2'));
    // "17.40 Police have arrested": a log.
    let stamp = at == 0 && token.len() == 5 && token.as_bytes().get(2) == Some(&b'.');
    year || stamp
        || line.says_any(at + 1, words![":", "/", "-"])
        || token.bytes().filter(|&b| b == b'.').count() == 2
        || (at > 0 && line.says_any(at - 1, words!["'", "’", "‘"]))
        || line.glued(at + 1)
}
