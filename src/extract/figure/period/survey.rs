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

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn findings_are_of_the_days_of_the_survey() {
        check(
            "A survey of 1,500 adults by Norstat, carried out between 4 and 10 March, puts the Centre party on 31 per cent.\n\n\
             Most people worry about rents: 58 per cent called them too high. The Liberals won 24 per cent in 2015.",
            &[
                ("1,500 adults", "2024-03-04/2024-03-10"),
                ("31 per cent", "2024-03-04/2024-03-10"),
                ("58 per cent", "2024-03-04/2024-03-10"),
                ("24 per cent", "2015"),
            ],
        );
        check(
            "Half of small firms plan to hire, according to a poll that the chamber held in April. Only 9 per cent expect to cut staff.",
            &[("Half", "2024-04"), ("9 per cent", "2024-04")],
        );
    }

    #[test]
    fn what_was_not_asked_is_no_finding() {
        // How many there are, what is reckoned from the answers, what came out at the time.
        check(
            "A survey in March found that a third had moved. The town has 4,100 firms.",
            &[("a third", "2024-03"), ("4,100 firms", "none")],
        );
        check(
            "Her teams surveyed 46 wards from Monday to Wednesday and assume 4.6 persons per household. Roughly a quarter of the money is left.",
            &[("a quarter", "none")],
        );
    }
}
