//! Lengths of time that measure something: "the average wait rose to 18 weeks", "a life expectancy of 81 years".
//!
//! A length that says when or for how long ("for 34 years", "within 14 days", "a five-year plan") belongs to the dates.

use super::wording;
use crate::extract::figure::find::is_time;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::unit::per_at;
use crate::extract::letters::Words;

/// Nouns whose amount is a length of time.
const LASTING: Words = words![
    "expectancy",
    "age",
    "lifespan",
    "life",
    "time",
    "times",
    "wait",
    "waits",
    "waiting",
    "duration",
    "length",
    "maturity",
    "delay",
    "delays",
    "average",
    "median",
    "lead",
    "gestation",
];

/// Verbs before "by" that say how far ahead somebody is.
const LEADING: Words = words![
    "lead", "leads", "led", "leading", "won", "wins", "win", "winning", "beat", "beats", "trails",
    "trailed", "trailing", "missed"
];

/// True when the length of time at token `at` is the size of something.
pub(in crate::extract::figure) fn measures(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    // "Reserves cover 2.9 months of imports".
    let stock = r.any(at + 1, words!["month", "months", "weeks", "days"])
        && r.is(at + 2, word!("of"))
        && r.any(
            at + 3,
            words![
                "imports",
                "cover",
                "supply",
                "demand",
                "consumption",
                "sales"
            ],
        );
    if stock {
        return true;
    }
    let short = r.any(
        at + 1,
        words!["second", "seconds", "minute", "minutes", "hour", "hours"],
    );
    // "13 hours a week", "50 minutes a day": how much of it.
    if short && per_at(r, at + 2, r.len()).is_some_and(|(per, _)| is_time(&per)) {
        return true;
    }
    let (_, outer) = wording::before(r, at, floor);
    let Some(before) = outer.checked_sub(1).filter(|&before| before > floor) else {
        return false;
    };
    let reached = r.any(before, words!["to", "from", "by"])
        && (floor..before)
            .rev()
            .take(12)
            .take_while(|&i| !phrase::parts(r, i))
            .any(|i| r.has(i, class::MOVING) && !r.dated(i));
    let named = |reach: usize| {
        (floor..before)
            .rev()
            .take(reach)
            .any(|i| r.any(i, LASTING) && !r.dated(i))
    };
    // "in 3.9 seconds": nobody tells a time so exactly but to measure it.
    let clocked =
        r.is_number(at) && r.word(at).contains('.') && r.any(at + 1, words!["second", "seconds"]);
    // "can be charged in 28 minutes": how fast something is.
    let timed = r.is(before, word!("in"))
        && r.any(at + 1, words!["second", "seconds", "minute", "minutes"])
        && (floor..before).rev().take(16).any(|i| {
            r.any(
                i,
                words![
                    "charge",
                    "charges",
                    "charged",
                    "recharged",
                    "sprints",
                    "sprint",
                    "accelerates",
                    "accelerate",
                    "laps",
                    "lapped",
                    "km/h",
                    "mph",
                    "kph"
                ],
            )
        });
    // "ran for 9,300 hours": far beyond what a clock or a calendar tells.
    let added_up =
        r.is_number(at) && r.word(at).len() > 4 && r.any(at + 1, words!["hour", "hours"]);
    // "leads by 54 seconds", "gained 35 seconds": a distance between two.
    let led = short
        && (r.is(before, word!("by")) && r.any(before - 1, LEADING)
            || r.any(before, words!["gained", "lost"]) && !r.is(at + 1, word!("hours")));
    // "a battery that lasts up to 22 hours".
    let powered = short
        && r.any(before, words!["lasts", "last", "lasted", "for", "of"])
        && (floor..before).any(|i| r.any(i, words!["battery", "batteries", "charge"]));
    reached
        || led
        || powered
        || added_up
        || clocked
        || timed
        || r.any(before, words!["averaged", "averages", "averaging"])
        || r.any(before, words!["of", "at"]) && named(1)
        || r.any(before, words!["is", "was", "are", "were"]) && named(6)
}
