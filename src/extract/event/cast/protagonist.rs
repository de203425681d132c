//! An article → the one person whom it goes on to call by the surname, so that "he" or "she" has a name wherever it stands.
//!
//! Has no opinion on which of the two pronouns it is.

use super::office::{is_body, office_end};
use crate::extract::letters::Letters;
use crate::extract::token::{Kind, Token};
use crate::extract::{Page, vocabulary};
use crate::model::Span;
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
            let count = (at..tokens.len())
                .take_while(|&at| is_part(&tokens[at]) || joins(tokens, at))
                .count();
            let run = &tokens[at..at + count];
            at += count.max(1);
            let words = &run[office_end(run.iter().map(|token| token.letters))..];
            let (Some(first), Some(surname)) = (words.first(), surname(page.text, words)) else {
                continue;
            };
            if surname.1.start == first.start {
                alone.insert(surname.0);
            } else if parts(words) <= LONGEST && !words.iter().any(|word| is_body(word.letters)) {
                let name = first.span().join(surname.1).slice(page.text);
                names.entry(surname.0).or_insert(name);
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

/// How many words a name is of; one with a hyphen is one.
pub(super) fn parts(name: &[Token]) -> usize {
    1 + name.iter().skip(1).filter(|word| word.spaced).count()
}

/// The last word of a name, and where it stands: "Adeyemi-Cole".
pub(super) fn surname(text: &str, name: &[Token]) -> Option<(Letters, Span)> {
    let first = name.iter().rposition(|word| word.spaced).unwrap_or(0);
    let [begin, .., end] = name.get(first..)? else {
        let last = name.last()?;
        return Some((last.letters, last.span()));
    };
    let span = begin.span().join(end.span());
    Some((Letters::of(span.slice(text)), span))
}

/// True for the hyphen of a name of two: "Adeyemi-|Cole".
pub(super) fn joins(tokens: &[Token], at: usize) -> bool {
    let tight = |at: usize| tokens.get(at).is_some_and(|token| !token.spaced);
    at > 0
        && tokens[at].letters == word!("-")
        && tight(at)
        && tight(at + 1)
        && is_part(&tokens[at - 1])
        && is_part(&tokens[at + 1])
}

/// True for a word that can be part of a name: one of no table.
fn is_part(token: &Token) -> bool {
    token.kind == Kind::Word && token.capital && token.word == vocabulary::Word::UNKNOWN
}
