//! Times of a sentence that tells of a survey → the one at which it was taken.
//!
//! Has no opinion on when its findings came out, nor on which figures are findings.

use super::Candidate;
use super::compared::compares;
use crate::extract::figure::find::Raw;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::Kind;

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

/// True for "the 2,014 people asked".
pub(super) fn is_asked(r: &Reader<'_>, raw: &Raw) -> bool {
    raw.kind == Kind::Count && r.any(raw.after, ASKED)
}

/// What becomes of those whom a survey asks.
const ASKED: Words = words![
    "interviewed",
    "questioned",
    "polled",
    "surveyed",
    "sampled",
    "asked",
    "canvassed",
];

/// Those of whom a survey asks so many.
const RESPONDENTS: Words = words![
    "adults people voters residents respondents households students workers women men parents
    firms companies businesses economists analysts"
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
                    && (r.any(at, TAKEN)
                        || r.any(at, ASKED)
                        || r.dated(at)
                        || !verb::is_verb(r, at, first))
            })
            .any(|at| {
                // "Of 600 interviewed by the university in March".
                let asked = r.any(at, ASKED) && (r.is_number(at - 1) || r.is_number(at - 2));
                // "Holm Research, which interviewed 1,024 adults from 12 to 15 May, found".
                let asks = r.any(at, ASKED)
                    && r.is_number(at + 1)
                    && r.any(at + 2, RESPONDENTS)
                    && !r.any(at - 1, words!["police", "detectives", "officers"]);
                r.any(at, SURVEYS) || asked || asks
            });
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
    fn those_asked_are_of_the_days_of_the_survey() {
        check(
            "Of 600 people interviewed by the university in March, 22 per cent were afraid and one in ten had never heard of it.",
            &[("22 per cent", "2024-03"), ("one in ten", "2024-03")],
        );
        check(
            "A poll taken from 8 to 10 May puts them on 33 per cent.\n\nOne in six of the 2,014 people asked was undecided.",
            &[
                ("One in six", "2024-05-08/2024-05-10"),
                ("2,014 people", "2024-05-08/2024-05-10"),
            ],
        );
        check(
            "Holm Research, which interviewed 1,024 adults from 8 to 10 May, found 45 per cent opposed to joining.",
            &[
                ("1,024 adults", "2024-05-08/2024-05-10"),
                ("45 per cent", "2024-05-08/2024-05-10"),
            ],
        );
        check(
            "In a poll of 17 economists taken from 8 to 10 May, nine had predicted it.",
            &[("17 economists", "2024-05-08/2024-05-10")],
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
