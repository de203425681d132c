//! An article → the one person whom it goes on to call by the surname, so that "he" or "she" has a name wherever it stands.
//!
//! Has no opinion on which of the two pronouns it is.

use super::office::{is_body, office_end};
use crate::extract::letters::Letters;
use crate::extract::token::{Kind, Token};
use crate::extract::{Page, vocabulary};
use rustc_hash::{FxHashMap, FxHashSet};

/// The longest name, in words.
const LONGEST: usize = 3;

/// The only name of two words or three whose last word stands alone elsewhere.
pub(super) fn only_person<'a>(page: &Page<'a>) -> Option<&'a str> {
    let mut names: FxHashMap<Letters, &'a str> = FxHashMap::default();
    let mut alone: FxHashSet<Letters> = FxHashSet::default();
    for tokens in page.sentences.iter().map(|one| page.tokens_of(one)) {
        let mut at = 0;
        while at < tokens.len() {
            let count = tokens[at..]
                .iter()
                .take_while(|token| is_part(token))
                .count();
            let run = &tokens[at..at + count];
            at += count.max(1);
            let words = &run[office_end(run.iter().map(|token| token.letters))..];
            match words {
                [lone] => {
                    alone.insert(lone.letters);
                }
                [first, .., last] if words.len() <= LONGEST => {
                    let body = words.iter().any(|word| is_body(word.letters));
                    if !body {
                        let name = first.span().join(last.span()).slice(page.text);
                        names.entry(last.letters).or_insert(name);
                    }
                }
                _ => {}
            }
        }
    }
    let mut called = names
        .iter()
        .filter(|(surname, _)| alone.contains(surname))
        .map(|(_, &name)| name);
    let only = called.next()?;
    called.next().is_none().then_some(only)
}

/// True for a word that can be part of a name: one of no table.
fn is_part(token: &Token) -> bool {
    token.kind == Kind::Word && token.capital && token.word == vocabulary::Word::UNKNOWN
}
