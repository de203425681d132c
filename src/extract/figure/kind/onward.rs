//! A figure and the one before it → whether it goes on about the same: "fell to 49 % of output. The agency expects 57 %".
//!
//! Has no opinion on figures whose own words tell what they are.

use super::Verdict;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::{Letters, Words};
use crate::model::{Direction, Kind};

/// A percentage that goes on about the one before: "fell to 49 % of output. The agency expects 57 %".
pub(super) fn gone_on(r: &Reader<'_>, raw: &Raw, done: &[Raw]) -> Verdict {
    let other = done
        .iter()
        .rev()
        .take(2)
        .find(|other| other.unit.key == "percent")
        .filter(|_| raw.unit.key == "percent")
        .filter(|other| other.range.sentence + 1 >= raw.range.sentence)
        // A new paragraph goes on about something else.
        .filter(|other| !(other.range.last..raw.range.first).any(|at| r.is_break(at)))?;
    // What prices rose by is no bank's aim; how an economy grew is.
    let grows = || match &other.measure {
        Some(measure) => measure
            .split(' ')
            .any(|word| Letters::of(word) == word!("growth")),
        None => (other.range.first..other.outer).any(|at| r.is(at, word!("growth"))),
    };
    // "The agency forecasts 1 % for next year": of what moved so.
    let foretold = || {
        let lead = raw.outer.saturating_sub(1);
        raw.outer > raw.range.first
            && r.has(lead, class::EXPECTING)
            && !(lead.saturating_sub(2)..=lead).any(|at| r.any(at, WANTING))
    };
    // "grew 2 %; the bank had expected 3 %".
    let says = || {
        raw.range == other.range
            && raw.outer > raw.range.first
            && r.has(raw.outer - 1, class::SAYING | class::EXPECTING)
            && !r.any(raw.outer - 1, WANTING)
    };
    match other.kind {
        Kind::Share => other.told.then_some((Kind::Share, None)),
        Kind::Change if grows() || says() || foretold() => Some((Kind::Change, other.direction)),
        Kind::Level if grows() => Some((Kind::Change, Some(Direction::Up))),
        _ => None,
    }
}

/// True where nothing says anew what a figure is after the one before: no rate, no movement and no deed of another's, and no new
/// clause but one without a verb: "were up 27 % on the year; | non-food, 20".
pub(super) fn goes_on(r: &Reader<'_>, previous: &Raw, raw: &Raw) -> bool {
    let between = || previous.last..raw.outer;
    let mut parted = false;
    let mut done = false;
    for at in between() {
        if r.has(at, class::RATE | class::MOVING | class::SHARING) {
            return false;
        }
        parted |= r.is(at, word!(";"));
        // "and the bank charges 22 %": what somebody else does.
        done |= !r.has(at, class::EXPECTING | class::SAYING | class::AUXILIARY)
            && !r.has(at, class::MEASURING | class::PARTICLE)
            && !r.has(at.wrapping_sub(1), class::FUNCTION | class::ANY_VERB)
            && at + 1 == raw.outer
            && verb::is_verb(r, at, previous.last)
            || r.any(at, WANTING);
    }
    if done {
        return false;
    }
    !parted
        || previous.kind == Kind::Change && {
            let clause = between().rev().take_while(|&at| !r.is(at, word!(";")));
            clause.clone().count() < GAPPED
                && !clause.into_iter().any(|at| r.has(at, class::ANY_VERB))
        }
}

/// Tokens of a clause whose verb is that of the one before.
const GAPPED: usize = 7;

/// Verbs for what somebody wants, which no forecast is.
pub(super) const WANTING: Words = words![
    "wants", "want", "wanted", "demands", "demand", "demanded", "seeks", "seek", "sought", "asks",
    "asked", "needs", "need", "charges", "charge", "charged", "pays", "offers", "offered"
];
