//! Two amounts of a sentence → whether the unit of one is that of the other: "rose by $9.4 billion to 3.2 trillion".
//!
//! Has no opinion on ranges, nor on nouns that are counted twice.

use super::elided;
use super::giver;
use crate::extract::figure::find::Raw;
use crate::extract::figure::kind::motion_before;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::number::Form;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use rust_decimal::Decimal;

/// True for "the Greens on 9", "the Greens unchanged at 9", "the Greens took 9": where a name stands in a vote.
pub(in crate::extract::figure) fn polls(r: &Reader<'_>, raw: &Raw) -> bool {
    let Some(lead) = raw
        .outer
        .checked_sub(1)
        .filter(|&at| at > raw.range.first + 1)
    else {
        return false;
    };
    let still = r.any(
        lead - 1,
        words!["unchanged", "steady", "flat", "third", "second"],
    );
    let name = lead - 1 - usize::from(still);
    raw.number.form == Form::Digits
        && raw.number.scale == 0
        && raw
            .amount
            .value
            .is_some_and(|value| value < Decimal::ONE_HUNDRED)
        && (!r.is_word(raw.last) || r.any(raw.last, words!["and", "while", "with"]))
        && (r.any(lead, words!["on", "at"]) || r.has(lead, class::SHARING) && !still)
        && r.capital(name)
        && !r.dated(name)
        && !r.has(name, class::CALENDAR | class::FUNCTION)
}

/// True for "the DAX fell 0.4 %, while the CAC gained 0.1": a second change in the sentence, its percent sign left out.
pub(in crate::extract::figure) fn moved_alike(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    let before = b.outer.saturating_sub(1);
    if from_share(r, a, b) {
        return true;
    }
    let moves = r.has(before, class::MOVING)
        || r.is(before, word!("by")) && r.has(before.saturating_sub(1), class::MOVING);
    a.range == b.range
        && a.unit.key == "percent"
        && b.number.form == Form::Digits
        && b.number.scale == 0
        && b.amount.value.is_some_and(|value| value.scale() > 0)
        && !r.is_word(b.last)
        && moves
}

/// True for "slipped to 12.5 % from 13.8", "led by 49 % to 44": the other end of a percentage whose sign stands once.
fn from_share(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    let (Some(low), Some(high)) = (a.amount.value, b.amount.value) else {
        return false;
    };
    let near = within(low, high, 3) && within(high, low, 3);
    let between = |word: Words| b.outer == a.after + 1 && r.any(a.after, word);
    let lead = |words: Words| a.outer > a.range.first && r.any(a.outer - 1, words);
    let level = between(words!["from"]) && lead(words!["to", "at", "was", "is"]);
    let vote = between(words!["to"])
        && lead(words!["by"])
        && motion_before(r, a.outer - 1, a.range.first, false).is_none();
    a.range == b.range
        && a.unit.key == "percent"
        && b.number.form == Form::Digits
        && b.number.scale == 0
        && !r.is_word(b.last)
        && near
        && (level || vote)
}

/// True for "8 % found no bidder; a week earlier it was 13", "her share, 21 % then, went up to 38": the nearest figure is a part, and
/// this one may be.
pub(in crate::extract::figure) fn part_alike(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    let (Some(one), Some(other)) = (a.amount.value, b.amount.value) else {
        return false;
    };
    let lead = b.outer.saturating_sub(1);
    let reached = r.any(lead, words!["was", "is"])
        && r.any(
            lead.wrapping_sub(1),
            words!["it", "that", "share", "figure", "rate"],
        )
        || r.is(lead, word!("to")) && r.any(lead.wrapping_sub(1), words!["up", "down"]);
    let moved = a.outer > a.range.first
        && (r.has(a.outer - 1, class::MOVING | class::PARTICLE) || r.is(a.outer - 1, word!("by")));
    a.range == b.range
        && a.unit.key == "percent"
        && b.number.form == Form::Digits
        && b.number.scale == 0
        && other <= Decimal::ONE_HUNDRED
        && within(one, other, 5)
        && within(other, one, 5)
        && !r.is_word(b.last)
        && reached
        && !moved
}

/// True when the first is at most so many times the second.
pub(in crate::extract::figure) fn within(one: Decimal, other: Decimal, times: u8) -> bool {
    other
        .checked_mul(Decimal::from(times))
        .is_some_and(|limit| one <= limit)
}

/// True for "taking its backlog to 3.2 billion".
pub(in crate::extract::figure) fn brings(r: &Reader<'_>, to: usize) -> bool {
    if r.any(
        to.saturating_sub(1),
        words!["total", "number", "tally", "count"],
    ) {
        return false;
    }
    (to.saturating_sub(6)..to).any(|at| {
        r.any(
            at,
            words!["taking", "bringing", "pushing", "takes", "brings"],
        )
    })
}

/// True for "rose by $9.4 billion to 3.2 trillion", "160 tenge a kilo, up from 140": the other end of an amount whose unit
/// stands once.
pub(in crate::extract::figure) fn measured_alike(r: &Reader<'_>, a: &Raw, b: &Raw) -> bool {
    let (Some(one), Some(other)) = (giver::face(r, a), giver::face(r, b)) else {
        return false;
    };
    let measured = a.noun.is_none() && !a.unit.key.is_empty() && !a.unit.is_share();
    let unit = !matches!(
        a.unit.key.as_ref(),
        "percentage_point" | "basis_point" | "point" | "times" | "rank" | "magnitude"
    );
    let millions = a.number.scale >= 6 && b.number.scale >= 6;
    let fewer = r.has(b.after, class::PARTICLE) && r.is(b.after + 1, word!("than"));
    let times = if millions || fewer { 200 } else { 6 };
    let size = within(one, other, times) && within(other, one, times);
    let near = b.outer.saturating_sub(a.after) <= if millions { 28 } else { 16 };
    let of_them = r.is(b.last, word!("of")) && r.any(b.last + 1, words!["them", "these", "those"]);
    measured
        && unit
        && near
        && size
        && !of_them
        && !elided::acts(r, b)
        && !elided::names(r, b.after)
}
