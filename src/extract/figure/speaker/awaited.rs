//! Figures set beside another with the voice that they are of: "the 3.6 % forecast by economists", "against the €1.3bn that
//! the office published", "better than analysts had expected".
//!
//! Has no opinion on figures that the sentence itself states.

use super::attribution::Source;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::{Range, Reader};

/// "the 3.6 % growth forecast by economists", "the 2 % seen in a poll": whose number stands before the participle.
pub(super) fn foreseen_by(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    if !r.any(at + 1, words!["by", "in"])
        || !r.any(
            at,
            words!["seen forecast expected predicted projected estimated counted"],
        )
        || at == range.first
        || r.has(
            at - 1,
            class::AUXILIARY | class::PREPOSITION | class::DETERMINER,
        )
    {
        return None;
    }
    // "its forecast by about a tenth": how far off.
    let name = phrase::noun_phrase(r, at + 2, range.last)
        .filter(|&(first, _)| r.sense(first).numeral.is_none())?;
    let polled = r.any(name.1 - 1, words!["poll", "survey"]);
    let number = (range.first.max(at.saturating_sub(6))..at)
        .rev()
        .find(|&i| r.is_number(i) && !r.dated(i))?;
    ((r.is(at + 1, word!("by")) || polled) && !r.dated(name.0)).then_some(Source::new(
        name,
        (at, at + 2),
        number.saturating_sub(1),
        at,
    ))
}

/// "against the €1.3 billion that the office published": another voice on what was told just before.
pub(super) fn set_against(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    if !r.any(
        at,
        words!["published reported gave counted announced recorded claimed"],
    ) {
        return None;
    }
    let that = (range.first.max(at.saturating_sub(7))..at)
        .rev()
        .find(|&i| r.any(i, words!["that", "which"]))?;
    let near = range.first.max(that.saturating_sub(6));
    let lead = (near..that)
        .rev()
        .find(|&i| r.any(i, words!["against than with from not"]))?;
    let number = (lead + 1..that).any(|i| r.is_number(i) && !r.dated(i));
    let name = phrase::noun_phrase(r, that + 1, at).filter(|&(_, last)| last == at)?;
    number.then_some(Source::new(name, (at, at + 1), lead, that))
}

/// Where what somebody expected begins, in "more than the 125,000 that economists had expected": at the comparison.
pub(super) fn awaited_from(r: &Reader<'_>, name: usize, floor: usize) -> Option<usize> {
    let lead = (floor.max(name.saturating_sub(8))..name).rev().find(|&i| {
        r.any(
            i,
            words!["than above below of short against with beating missing from on"],
        )
    })?;
    let close = (lead + 1..name).all(|i| {
        !r.has(i, class::ANY_VERB) && !r.any(i, words![",", ";"])
            || r.any(i, words!["that", "which"])
    });
    let compares = r.is(lead, word!("than"))
        || r.has(lead + 1, class::DETERMINER)
                && lead + 1 < name
                // "of which traders expect 4 million": what they expect stands behind.
                && !r.any(lead + 1, words!["which", "whom"]);
    (close && compares).then_some(lead)
}
