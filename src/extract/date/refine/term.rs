//! A length of time → whether it has been spent, runs from the time told of, or is still to come: "within ten days", "for the
//! next two weekends", "has 14 days to appeal", "will open in two weeks".
//!
//! Lexical cues only. Has no opinion on where a date lies.

use super::ahead::announced;
use super::around::around;
use super::verb::verb;
use crate::extract::date::find::Found;
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::model::said::{Lies, Said, Tense, Vague, What};

/// Writes it into an expression that is a length.
pub(super) fn tell(line: &Line<'_>, one: &mut Found) {
    if is_one_day(line, one) && around(line, one.start, one.end) == Tense::Future {
        one.said = Said::of(What::Vague(Vague::Future));
    } else if one.rule == "en/within"
        && one.event.is_none()
        && goes_on_from_a_day(line, one)
        && let What::Length(length) = &mut one.said.what
    {
        length.lies = Lies::Onward;
    } else if matches!(&one.said.what, What::Length(length) if length.lies == Lies::Coming)
        && (one.rule == "en/within" && one.event.is_none() || goes_on_in_past(line, one))
        && let What::Length(length) = &mut one.said.what
    {
        // "Will be refunded within ten days": how soon, whenever it is. "Worked on the car for the next two weekends": from then
        // on, not from now.
        length.lies = Lies::Free;
    } else if is_named(line, one)
        && let What::Length(length) = &mut one.said.what
    {
        length.lies = Lies::Named;
    } else if is_term(line, one)
        && let What::Length(length) = &mut one.said.what
    {
        length.lies = Lies::Coming;
    } else if waits(line, one)
        && around(line, one.start, one.end) == Tense::Future
        && let What::Length(length) = &mut one.said.what
    {
        length.lies = Lies::Hence;
    }
}

/// "Over the six months costs climbed", "in the same twelve months": a stretch told of before.
fn is_named(line: &Line<'_>, one: &Found) -> bool {
    let free = matches!(&one.said.what, What::Length(length)
        if length.lies == Lies::Free && length.tenths.is_some_and(|n| n >= 10));
    let lead = one.start.wrapping_sub(1);
    let (the, before) = if line.says(one.start, word!("the")) {
        (one.start, lead)
    } else {
        (lead, lead.wrapping_sub(1))
    };
    let goes_on = line.says_any(
        one.end,
        words![
            "to",
            "ended",
            "ending",
            "through",
            "before",
            "after",
            "since",
            "of",
            "from",
            "that",
            "in",
            "between",
            "up",
            "until",
            "following",
            "leading",
            "earlier",
            "later",
        ],
    );
    let same = line.says(the.wrapping_add(1), word!("same"));
    let other = line.says_any(
        the.wrapping_add(1),
        words!["previous", "next", "following", "last", "past", "coming"],
    );
    free && line.says(the, word!("the"))
        && (same || line.says_any(before, words!["over", "in", "during", "for"]))
        && !goes_on
        && !other
}

/// True for a length that somebody spent, or for which something was done.
fn goes_on_in_past(line: &Line<'_>, one: &Found) -> bool {
    let lead = one.start.wrapping_sub(1);
    if line.says(lead, word!("spent")) {
        return true;
    }
    let near = one.start.saturating_sub(8)..one.start;
    let verb = near.rev().find_map(|at| Some((at, verb(line, at)?)));
    line.says_any(lead, words!["for", "over", "during"])
        && one.rule == "en/placed-length"
        && verb.is_some_and(|(at, tense)| {
            tense == Tense::Past
                && line.word(at).ends_with("ed")
                && !line.says_any(at, FORETELLING)
                && announced(line, one.start).is_none()
        })
}

/// "Was signed on 9 May and collapsed within a week": of the day that the clause before tells.
fn goes_on_from_a_day(line: &Line<'_>, one: &Found) -> bool {
    const REACH: usize = 8;
    let within = one.start.checked_sub(1).unwrap_or(one.start);
    let Some(and) = (within.saturating_sub(3)..within)
        .rev()
        .find(|&at| line.says(at, word!("and")))
    else {
        return false;
    };
    (and + 1..within).any(|at| verb(line, at) == Some(Tense::Past))
        && (and.saturating_sub(REACH)..and).any(|at| {
            line.bits(at) & (Class::Month.bit() | Class::Weekday.bit()) != 0
                && line.says_any(at.wrapping_sub(1), words!["on"])
                || line.is(at, Class::Month)
                    && line.digits(at.wrapping_sub(1)).is_some()
                    && line.says(at.wrapping_sub(2), word!("on"))
        })
}

/// Verbs of telling in the past what is to come.
const FORETELLING: Words = words![
    "expected",
    "predicted",
    "projected",
    "pledged",
    "vowed",
    "planned",
    "estimated",
    "scheduled",
    "signed",
    "fixed",
    "budgeted",
    "guaranteed",
    "awarded",
    "needed",
    "extended",
    "renewed",
    "appointed",
    "elected",
    "suspended",
    "banned",
    "closed",
];

/// "Will one day rule": no length, where nothing leads it or counts on from it.
fn is_one_day(line: &Line<'_>, one: &Found) -> bool {
    let led = one.start.checked_sub(1).is_some_and(|at| {
        line.says_any(
            at,
            words![
                "in", "for", "within", "on", "after", "of", "than", "last", "take", "takes", "by",
                "at", "least", "only"
            ],
        )
    });
    let counted = line.says_any(
        one.end,
        words![
            "of", "after", "before", "later", "earlier", "ahead", "to", "in", "a"
        ],
    );
    line.says(one.start, word!("one"))
        && line.says(one.end - 1, word!("day"))
        && one.end == one.start + 2
        && !led
        && !counted
}

/// "Has 14 days to appeal": a term that begins now.
fn is_term(line: &Line<'_>, one: &Found) -> bool {
    let has = one
        .start
        .checked_sub(1)
        .is_some_and(|at| line.says_any(at, words!["has", "have"]));
    let lasts = matches!(&one.said.what, What::Length(length) if length.lies == Lies::Free && length.tenths.is_some());
    has && lasts && line.says(one.end, word!("to"))
}

/// "Will open in two weeks": a length that may be a wait.
fn waits(line: &Line<'_>, one: &Found) -> bool {
    let What::Length(length) = &one.said.what else {
        return false;
    };
    let led = one
        .start
        .checked_sub(1)
        .is_some_and(|at| line.says(at, word!("in")));
    let goes_on = line.says_any(one.end, words!["of", "to", "and", "or", "after", "before"]);
    // "Its biggest deal in five years", "the first visit in a decade": how rare it is, not when.
    let ranked = (one.start.saturating_sub(8)..one.start).any(|at| {
        let word = line.word(at);
        word.len() > 5 && word.ends_with("est")
            || line.is(at, Class::Ord)
            || line.says_any(
                at,
                words![
                    "first", "most", "least", "worst", "best", "only", "time", "times", "once",
                    "twice"
                ],
            )
    });
    length.lies == Lies::Free && length.tenths.is_some() && led && !goes_on && !ranked
}
