//! One sentence as the rules see it: its tokens without line breaks, each with its place in the lexicon.

use super::language::Lexed;
use super::lexicon::{Class, Lexicon, UNKNOWN};
use super::pattern::{Got, Nt};
use crate::extract::letters::{Letters, Words, rare};
use crate::extract::token::{Kind, Token};
use crate::extract::vocabulary::Table;
use crate::model::Span;

/// A sentence ready for matching. Indices past the end read as nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexed: &'static Table<Lexed>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) reader: fn(&Line<'a>, Nt, usize) -> Option<(usize, Got)>,
}

impl<'a> Line<'a> {
    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// What the lexicon knows of a token.
    #[inline]
    pub(super) fn lexed(&self, token: Token) -> Lexed {
        self.lexed.of(token.word)
    }

    /// The lexicon's index of token `at`.
    #[inline]
    pub(super) fn lex(&self, at: usize) -> u16 {
        self.tokens
            .get(at)
            .map_or(UNKNOWN, |&token| self.lexed(token).index)
    }

    /// The classes of token `at`.
    #[inline]
    pub(super) fn bits(&self, at: usize) -> u32 {
        self.tokens
            .get(at)
            .map_or(0, |&token| self.lexed(token).bits)
    }

    /// True when token `at` is of this class.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.bits(at) & class.bit() != 0
    }

    /// The value of token `at` as this class.
    pub(super) fn value(&self, at: usize, class: Class) -> Option<i32> {
        self.lexicon.value(self.lex(at), class)
    }

    /// The characters of token `at`.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// The letters of token `at`.
    #[inline]
    pub(super) fn letters(&self, at: usize) -> Letters {
        self.tokens
            .get(at)
            .map_or(Letters::NONE, |token| token.letters)
    }

    /// True when token `at` has these letters: reads this word, in any case.
    #[expect(
        clippy::inline_always,
        reason = "what is seldom so must be seen where it is asked"
    )]
    #[inline(always)]
    pub(super) fn says(&self, at: usize, word: Letters) -> bool {
        rare(self.letters(at) == word)
    }

    /// True when token `at` reads one of `words` in any case.
    #[expect(
        clippy::inline_always,
        reason = "as for the lists that it compares with"
    )]
    #[inline(always)]
    pub(super) fn says_any(&self, at: usize, words: Words) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| words.have_sifted(token.letters, token.hole))
    }

    /// True when token `at` follows the one before without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// True when token `at` begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// True when token `at` is made of letters.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// What token `at` is made of.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// True when token `at` is a hyphen or a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.says_any(at, words!["-", "–", "—", "‐", "‑", "−"])
    }

    /// The digits of token `at`: how many, and their value; `None` when it holds anything else, or more than eight.
    pub(super) fn digits(&self, at: usize) -> Option<(usize, i32)> {
        if self.kind(at) != Some(Kind::Number) {
            return None;
        }
        let (length, value) = self.letters(at).digits()?;
        Some((length, i32::try_from(value).ok()?))
    }

    /// From the first to the last of these tokens.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let first = self.tokens.get(start)?;
        let last = self.tokens.get(end.checked_sub(1)?)?;
        Some(Span {
            start: first.start,
            end: last.end,
        })
    }

    /// Reads the part `nt` at token `at`: one past its last token, and its value.
    pub(super) fn read(&self, nt: Nt, at: usize) -> Option<(usize, Got)> {
        if at >= self.len() {
            return None;
        }
        (self.reader)(self, nt, at)
    }
}
