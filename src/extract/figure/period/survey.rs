//! Times of a sentence that tells of a survey → the one at which it was taken.
//!
//! Has no opinion on when its findings came out, nor on which figures are findings.

use super::Candidate;
use super::compared::compares;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::Words;

const SURVEYS: Words = words![
    "poll",
    "survey",
    "surveys",
    "study",
    "census",
    "questionnaire"
];

/// What becomes of a survey, and what those do whom it asks.
const TAKEN: Words = words![
    "carried",
    "conducted",
    "taken",
    "took",
    "held",
    "done",
    "made",
    "commissioned",
    "ran",
    "answered",
    "counted",
];

/// The time at which a survey was taken: "a poll of 900 adults in June", "a survey, carried out between 4 and 10 March,".
pub(super) fn taken(r: &Reader<'_>, candidates: &[Candidate], first: usize) -> Option<Candidate> {
    /// How far a survey stands from its time, in tokens.
    const REACH: usize = 24;
    candidates.iter().copied().find(|time| {
        let told = (first.max(time.first.saturating_sub(REACH))..time.first)
            .rev()
            .take_while(|&at| {
                !r.is(at, word!(";"))
                    && (r.any(at, TAKEN) || r.dated(at) || !verb::is_verb(r, at, first))
            })
            .any(|at| r.any(at, SURVEYS));
        // "last month's survey", "a March opinion poll".
        let named = (time.last..time.last + 4)
            .take_while(|&at| {
                r.is_word(at) && !verb::is_verb(r, at, first) || r.is(at, word!("'s"))
            })
            .any(|at| r.any(at, SURVEYS));
        (told || named) && !compares(r, *time)
    })
}
