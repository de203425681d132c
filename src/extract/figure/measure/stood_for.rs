//! "Those" and "that" before a preposition → the noun that they stand for: "exports to Japan rose, those to India fell".
//!
//! Has no opinion on pronouns that stand alone.

use crate::extract::figure::find::Raw;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;

/// Prepositions that tell which of them is meant.
const WHICH: Words = words!["to", "from", "in", "of", "for", "at", "by", "with", "on"];

/// The measure of a figure of "those to India" or "that of tin", by the measure of the figure before: "exports to India".
pub(super) fn stood_for(r: &Reader<'_>, raw: &Raw, previous: &Raw) -> Option<String> {
    let floor = previous.after.max(raw.range.first);
    let pronoun = (floor..raw.outer).rev().take(12).find(|&at| {
        (r.is(at, word!("those")) || r.is(at, word!("that")) && r.is(at + 1, word!("of")))
            && r.any(at + 1, WHICH)
            && !r.is(at.wrapping_sub(1), word!("of"))
    })?;
    let (_, last) = phrase::noun_phrase(r, pronoun + 2, raw.outer)?;
    let measure = previous.measure.as_deref()?;
    // "exports" of "exports to Japan".
    let head = measure
        .split_inclusive(' ')
        .take_while(|word| !WHICH.have(crate::extract::letters::Letters::of(word.trim_end())))
        .collect::<String>();
    let head = head.trim_end();
    (!head.is_empty() && last > pronoun + 2)
        .then(|| format!("{head} {}", r.phrase(pronoun + 1, last)))
}
