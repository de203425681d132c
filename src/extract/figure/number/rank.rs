//! Ordinals that rank: "ranked fifth", "lie 14th", "slipped to ninth", "in third place", "the second-largest exporter".
//!
//! Any other ordinal tells one thing from the next ("the third quarter", "a 12th meeting") and is left alone.

use crate::extract::figure::lexicon::{Motion, Numeral, class};
use crate::extract::figure::reader::Reader;

/// An ordinal in words or digits: its value and one past its last token.
fn ordinal(r: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    if r.is_number(at) {
        let suffix = r.tight(at + 1) && r.any(at + 1, words!["th", "st", "nd", "rd"]);
        return Some((r.word(at).parse().ok()?, at + 2)).filter(|_| suffix);
    }
    match r.sense(at).numeral? {
        Numeral::Ordinal(n) if !r.is(at, word!("quarter")) => Some((n.into(), at + 1)),
        _ => None,
    }
}

/// The place in an order that begins at token `at`: its number, and one past the words that say it.
pub(super) fn rank_at(r: &Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let (place, last) = ordinal(r, at)?;
    if place == 0 || r.has(last, class::CALENDAR) {
        return None;
    }
    if let Some(end) = superlative(r, last).filter(|_| place > 1) {
        return Some((place, end));
    }
    (in_place(r, at, last) || placed(r, at, last)).then_some((place, last))
}

/// "ranks between the tenth and the fifteenth", "lies higher than the tenth": the article before the place, within bounds.
fn bounded(r: &Reader<'_>, article: usize) -> bool {
    r.is(article, word!("the"))
        && (article.saturating_sub(10)..article)
            .rev()
            .take_while(|&at| r.is_word(at))
            .any(|at| r.has(at, class::RANKING) && !r.any(at, words!["place", "rate", "places"]))
        && r.any(
            article.wrapping_sub(1),
            words!["between", "and", "than", "above", "below"],
        )
}

/// "-largest", "most expensive": one past it.
fn superlative(r: &Reader<'_>, at: usize) -> Option<usize> {
    let at = if r.hyphen(at) { at + 1 } else { at };
    let word = r.word(at);
    if r.any(at, words!["most", "least"]) {
        let next = if r.hyphen(at + 1) { at + 2 } else { at + 1 };
        return (r.is_word(next) && !r.has(next, class::FUNCTION)).then_some(next + 1);
    }
    (word.len() > 5
        && word.ends_with("est")
        && !r.any(
            at,
            words![
                "forest", "interest", "protest", "harvest", "request", "contest", "arrest"
            ],
        ))
    .then_some(at + 1)
}

/// "in fourth place", "into 12th spot".
fn in_place(r: &Reader<'_>, at: usize, last: usize) -> bool {
    r.any(last, words!["place", "spot", "position"])
        && at > 0
        && r.any(at - 1, words!["in", "into", "to", "from", "joint", "on"])
}

/// "ranked fifth", "came joint second", "slipped to 12th", "a place in the top, third after".
fn placed(r: &Reader<'_>, at: usize, last: usize) -> bool {
    if r.is_word(last) && !r.has(last, class::FUNCTION | class::ADVERB) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let before = if r.any(
        before,
        words!["joint", "equal", "only", "tied", "currently", "just"],
    ) {
        before.saturating_sub(1)
    } else {
        before
    };
    let ranks = r.has(before, class::RANKING) && !r.any(before, words!["place", "rate", "places"]);
    let joined = r.is(before, word!("in"))
        && r.any(
            before.saturating_sub(1),
            words!["came", "finished", "ranked", "placed"],
        );
    // "slipped to 12th": a movement that ends in a place; "rose to third reading" does not.
    let moved = r.any(before, words!["to", "from"])
        && before > 0
        && r.has(before - 1, class::MOVING)
        && r.sense(before - 1).motion != Some(Motion::Either);
    ranks || joined || moved || bounded(r, before)
}
