//! Times of a sentence → those that may date a figure.
//!
//! The time of a report ("said on Monday"), of a paper ("the 2017 Act") or of a record ("the most since 2016") dates no figure.
//! Has no opinion on which of the others does.

use super::Candidate;
use super::compared::compares;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::speaker::claiming::{OUTLOOKS, REVISING};
use crate::extract::goods::GOODS;
use crate::extract::letters::Words;
use crate::model::said::{Bound, Joint};
use crate::model::{Class, Grain, Interval, Time};

/// The times of a sentence that may date a figure.
pub(super) fn candidates(r: &Reader<'_>, times: &[Time], sentence: u32) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = placed(r, times, sentence)
        .filter(|candidate| {
            !dates_saying(r, *candidate) && !names_thing(r, *candidate) && !ranks(r, *candidate)
        })
        .collect();
    // "within 20 days in the last quarter": how soon, not when.
    if found.len() > 1 {
        let within = |at: usize| r.is(at, word!("within"));
        found.retain(|time| !within(time.first) && !within(time.first.wrapping_sub(1)));
    }
    found
}

/// The day that a sentence tells of last, be it that of saying so: "warned on Monday".
pub(super) fn day_told(r: &Reader<'_>, times: &[Time], sentence: u32) -> Option<Candidate> {
    placed(r, times, sentence)
        .filter(|time| time.is_day && !compares(r, *time))
        .filter(|time| {
            times.get(time.index as usize).is_some_and(|time| {
                let single = time
                    .interval
                    .is_some_and(|interval| interval.start == interval.end);
                single && time.said.joint == Joint::Alone && time.said.bound == Bound::At
            })
        })
        .last()
}

/// The time that a record reaches back to, for a figure behind it of what happened then: "the highest since 2016, when it
/// cost $4". `from` is where the figure before ends, `to` where this one begins, in tokens.
pub(super) fn recalled(
    r: &Reader<'_>,
    times: &[Time],
    sentence: u32,
    from: usize,
    to: usize,
) -> Option<Candidate> {
    placed(r, times, sentence)
        .filter(|time| from <= time.first && time.last < to)
        .find(|time| is_record(r, *time))
}

/// True for "the highest since 2016, when …", "more than in 2016, when …": the time of a record, or one that is set against another, of
/// which more is told.
pub(super) fn is_record(r: &Reader<'_>, time: Candidate) -> bool {
    let within = r.is(time.first.wrapping_sub(1), word!("in"));
    let lead = time.first.wrapping_sub(1 + usize::from(within));
    let against = || r.any(lead, words!["than against versus with"]);
    r.is(time.last, word!(","))
        && r.is(time.last + 1, word!("when"))
        && (ranks(r, time) || against())
}

/// The times of a sentence that fall on the calendar.
fn placed(r: &Reader<'_>, times: &[Time], sentence: u32) -> impl Iterator<Item = Candidate> {
    let first = times.partition_point(|time| time.sentence < sentence);
    (first as u32..)
        .zip(times.get(first..).unwrap_or(&[]))
        .take_while(move |(_, time)| time.sentence == sentence)
        .filter(|(_, time)| {
            // "14:41 The rate stood at": the hour of an entry.
            let stamps = |interval: Interval| {
                let first = r.token_at(time.span.start);
                interval.grain() > Grain::Day
                    && (first == 0 || !r.is_word(first - 1) && !r.is(first - 1, word!(",")))
                    && r.capital(r.token_at(time.span.end))
            };
            time.interval.is_some_and(|interval| !stamps(interval))
                && matches!(time.class, Class::Date | Class::Time | Class::Duration)
        })
        .map(|(index, time)| Candidate {
            index,
            is_day: time
                .interval
                .is_some_and(|interval| interval.grain() >= Grain::Day),
            first: r.token_at(time.span.start),
            last: r.token_at(time.span.end),
        })
}

/// True for the time that a record reaches back to: "the smallest since 2016", "its highest level since the vote of March 1987".
fn ranks(r: &Reader<'_>, time: Candidate) -> bool {
    const REACH: usize = 8;
    let begins = time.first.saturating_sub(REACH)..=time.first;
    let Some(since) = begins
        .rev()
        .take_while(|&at| at == time.first || !r.is_mark(at) && !r.dated(at) && !r.is_number(at))
        .find(|&at| r.is(at, word!("since")))
    else {
        return false;
    };
    follows_superlative(r, since)
}

/// True for "the smallest since 2016", "the first in two years": the words before `at` tell a record.
pub(super) fn follows_superlative(r: &Reader<'_>, since: usize) -> bool {
    let superlative = |at: usize| {
        let word = r.word(at);
        r.any(at, words!["first", "most", "least", "worst", "best", "record", "last"]) || r.is(at, word!("only")) && r.has(at - 1, class::DETERMINER) || word.len() > 5 && word.ends_with("est")
            // "its second cut since December", not "by a quarter since 2010".
            || matches!(r.sense(at).numeral, Some(Numeral::Ordinal(n)) if n == 2 || !r.any(at - 1, words!["a", "an", "one"]))
    };
    // "Eight of the 30 biggest firms have failed since January".
    let past = |at: usize| {
        r.any(at, words!["has", "have", "had"])
            && !r.any(
                at.wrapping_sub(1),
                words!["that", "which", "who", "they", "it", "he", "she", "we"],
            )
            && !r.any(at + 1, words!["not", "never", "n't", "n’t"])
    };
    let mut near = (since.saturating_sub(9)..since)
        .rev()
        .take_while(|&at| !r.is_mark(at) && !past(at));
    // "have not been higher since 1991".
    let negative = |at: usize| {
        r.is(since, word!("since"))
            && r.any(at, words!["not", "never", "no", "nobody", "n't", "n’t"])
    };
    near.any(|at| superlative(at) || negative(at))
}

/// True for a time that is part of a name: "June delivery", "the May contract", "the 2017 Tax Act", "a 2007 law".
fn names_thing(r: &Reader<'_>, time: Candidate) -> bool {
    const PAPERS: Words =
        words!["act plan notes agreement program programme facility bonds indenture"];
    const LAWS: Words = words![
        "law act treaty agreement deal directive ruling decree accord convention constitution statute"
    ];
    // Years that tell one paper from another.
    let titled = || {
        (time.last..time.last + 3)
            .take_while(|&at| r.capital(at))
            .any(|at| r.any(at, PAPERS))
    };
    // "an adjustment to a prior year position".
    let earlier = r.any(time.first, words!["prior", "previous"])
        && r.any(time.first.wrapping_sub(1), words!["a", "an"])
        && r.is_word(time.last)
        && !r.has(time.last, class::FUNCTION);
    earlier
        || r.any(time.last, GOODS)
        || r.is(time.last, word!("shipment"))
        || r.has(time.first.wrapping_sub(1), class::DETERMINER) && titled()
        || r.any(time.first.wrapping_sub(1), words!["a", "the"]) && r.any(time.last, LAWS)
}

/// True for the time of a reporting verb: "said on Monday", "released on Friday".
fn dates_saying(r: &Reader<'_>, time: Candidate) -> bool {
    let mut at = time.first;
    while at > 0
        && (r.has(at - 1, class::PREPOSITION)
            && r.any(at - 1, words!["on", "in", "at", "late", "early"])
            || r.any(at - 1, words!["the late early here"]))
    {
        at -= 1;
    }
    if at == 0 {
        return false;
    }
    // "the 3.2 % forecast in July": the day of the forecast.
    let back = r.is(time.last.wrapping_sub(1), word!("ago")) || r.is(time.first, word!("last"));
    let foreseen = (at < time.first || back)
        && r.any(
            at - 1,
            words![
                "forecast",
                "predicted",
                "projected",
                "estimated",
                "pencilled",
                "foreseen"
            ],
        )
        && !r.has(at.wrapping_sub(2), class::AUXILIARY | class::ADVERB);
    // "in June they had put it at 5.4 %".
    let told_then = (time.last..time.last + 6)
        .take_while(|&i| !phrase::parts(r, i))
        .any(|i| {
            // "In a poll in June nine had predicted it".
            let counted = r.is_number(i - 1) || r.sense(i - 1).numeral.is_some();
            r.is(i, word!("had")) && r.any(i + 1, FORETOLD) && !counted
        });
    // "Under plans to be voted on next Thursday, the tax would go up": the day of the vote.
    let first = at - usize::from(r.any(at - 1, words!["on", "by"]));
    let to_be = first > 2
        && r.is(time.last, word!(","))
        && r.word(first - 1).ends_with("ed")
        && r.is(first - 2, word!("be"))
        && r.is(first - 3, word!("to"));
    // "handled 7,300 claims last winter": what is counted.
    let counted = r.is_number(at.wrapping_sub(2)) || r.sense(at.wrapping_sub(2)).numeral.is_some();
    // "the £52m it had guided to in November".
    let guided = r.is(at - 1, word!("to")) && r.is(at.wrapping_sub(2), word!("guided"));
    // "reported second-quarter profit": the quarter of what is reported.
    let of_the_told = at == time.first
        && !time.is_day
        && r.is_word(time.last)
        && !r.has(time.last, class::FUNCTION)
        && r.any(at - 1, words!["reported reporting announced disclosed"]);
    // "Announced on Sunday a payment of $3,000": what was decided then, unless it is what was earned.
    let decided = r.is(at - 1, word!("announced"))
        && r.has(time.last, class::DETERMINER)
        && !(time.last + 1..time.last + 7).any(|at| r.any(at, EARNED));
    let said = guided
        || r.has(at - 1, class::SAYING)
            && !counted
            && !decided
            && !of_the_told
            && !r.any(at - 1, words!["recorded", "found", "report", "reports"])
        || foreseen
        || follows_publishing(r, at);
    // "In its September report it had seen": when that was told.
    let reports = r.any(time.last, TELLINGS)
        && (r.has(time.first - 1, class::DETERMINER) || r.any(time.first - 1, words!["'s", "’s"]));
    // "on Tuesday reported a fall": the day of the report.
    let posts = time.is_day && r.any(time.last, POSTING);
    // "5.15pm: The service says": the hour of an entry.
    let stamps = r.is(time.last, word!(":")) && !r.is_number(time.last + 1) && time.is_day;
    // "on Thursday raised its estimate", "cut its forecast on Friday": the day of the forecast.
    let revises = r.any(time.last, REVISING)
        && (time.last + 1..time.last + 6).any(|i| r.any(i, OUTLOOKS))
        || time.is_day && at < time.first && r.any(at - 1, OUTLOOKS);
    // "a level last seen in May".
    let last_seen = r.any(at - 1, words!["seen reached touched recorded hit"])
        && r.is(at.wrapping_sub(2), word!("last"));
    said || stamps || posts || revises || last_seen || reports || told_then || to_be
}

/// True for "published", "filed at Companies House": behind these words stands the day on which something came out.
fn follows_publishing(r: &Reader<'_>, at: usize) -> bool {
    // "published in The Lancet on Wednesday".
    let place = (at.saturating_sub(6)..at)
        .rev()
        .take_while(|&at| r.capital(at) || r.has(at, class::PREPOSITION | class::DETERMINER))
        .last()
        .filter(|&first| r.has(first, class::PREPOSITION));
    r.any(
        place.unwrap_or(at).wrapping_sub(1),
        words![
            "published",
            "released",
            "filed",
            "issued",
            "unveiled",
            "dated"
        ],
    )
}

/// What accounts tell.
const EARNED: Words = words![
    "profit", "profits", "loss", "losses", "results", "earnings", "rise", "fall", "drop", "jump",
    "increase", "decline",
];

/// The day of what an amount is for, told behind its noun: "the $720 million jobs package, announced on July 21,".
pub(super) fn decided(
    r: &Reader<'_>,
    times: &[Time],
    sentence: u32,
    raw: &Raw,
) -> Option<Candidate> {
    const REACH: usize = 5;
    const DECIDED: Words = words![
        "announced",
        "unveiled",
        "launched",
        "approved",
        "signed",
        "agreed",
        "passed",
        "enacted",
    ];
    let comma = (raw.last..raw.last + REACH)
        .take_while(|&at| r.is_word(at) && !r.dated(at) || r.is(at, word!(",")))
        .find(|&at| r.is(at, word!(",")))
        .filter(|&comma| r.any(comma + 1, DECIDED))?;
    placed(r, times, sentence)
        .find(|time| (comma + 2..=comma + 4).contains(&time.first))
        .filter(|time| {
            (comma + 2..time.first)
                .all(|at| r.has(at, class::PREPOSITION | class::DETERMINER | class::ADVERB))
        })
}

/// Verbs for what a firm or an office does with its figures.
const POSTING: Words = words![
    "reported",
    "posted",
    "released",
    "published",
    "unveiled",
    "disclosed"
];

/// Verbs for telling ahead, behind "had".
pub(super) const FORETOLD: Words = words![
    "put",
    "seen",
    "said",
    "forecast",
    "predicted",
    "projected",
    "expected",
    "estimated",
    "pencilled",
    "foreseen",
    "promised",
];

/// Nouns for what is told at a time of its own.
const TELLINGS: Words = words![
    "report",
    "note",
    "memo",
    "letter",
    "speech",
    "interview",
    "statement",
    "update",
    "bulletin",
    "minutes",
    "forecast",
    "forecasts",
    "projection",
    "projections",
    "estimate",
    "estimates",
    "outlook",
    "guidance",
];

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn what_was_decided_is_of_its_day() {
        check(
            "The minister announced on Sunday a payment of $3,000 to each family.",
            &[("$3,000", "2024-05-12")],
        );
        check(
            "The $720 million jobs package, announced on 3 May, has helped the north.",
            &[("$720 million", "2024-05-03")],
        );
        // What was earned, and what was found.
        check(
            "The firm announced on Sunday a profit of $3,000.",
            &[("$3,000", "none")],
        );
        check(
            "Prices rose 4 per cent, figures published on 3 May show.",
            &[("4 per cent", "none")],
        );
    }

    #[test]
    fn what_more_is_told_of_a_time_that_is_set_against_another_is_of_it() {
        check(
            "Turnout touched 75.1 per cent, the officer said here on Thursday, more than in 2006, when it was 72.4 per cent.",
            &[("75.1 per cent", "none"), ("72.4 per cent", "2006")],
        );
    }

    #[test]
    fn a_record_is_told_before_its_verb() {
        check(
            "Eight of the 30 biggest firms have failed since January.",
            &[("Eight", "2024-01/..")],
        );
        check(
            "It is the smallest crop since 2016, and 40 people were laid off.",
            &[("40 people", "none")],
        );
    }
}
