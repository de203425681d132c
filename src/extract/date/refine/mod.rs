//! Expressions as found → expressions as meant, by one ordered list of steps over each sentence.
//!
//! Each step sees what the ones before it left. A step joins neighbours, takes words around an expression in, or drops what
//! is no date. Nothing here knows the publication date.

mod ahead;
mod around;
mod bound;
mod counts;
mod difference;
mod habit;
mod incomplete;
mod join;
pub(super) mod named;
mod names;
mod part;
mod range;
mod season;
mod share;
mod tense;
mod term;
mod timetable;
mod verb;

use super::find::Found;
use super::line::Line;
use crate::extract::letters::Words;
use crate::model::Grain;
use crate::model::said::{Calendar, Said, Shift, Unit, What, Year};

/// A step over the expressions of one sentence.
pub(super) type Refiner = fn(&Line<'_>, &mut Vec<Found>);

/// The steps, in order: name and function.
pub(super) const REFINERS: &[(&str, Refiner)] = &[
    ("drop names", names::drop),
    ("tell differences", difference::tell),
    ("join years", join::years),
    ("share years", share::share),
    ("share quarters", share::quarters),
    ("share the year of the clause", share::opened),
    ("share the year told of", share::same_year),
    ("join lengths", join::lengths),
    ("join weeks", join::weeks),
    ("join clocks", join::clocks),
    ("share days", join::share_day),
    ("take parts", part::take),
    ("count from dates", join::offsets),
    ("close ranges", range::close),
    ("tell the next year", share::next_year),
    ("count from events", named::count),
    ("take bounds", bound::take),
    ("take modifiers", part::modifiers),
    ("drop the incomplete", incomplete::drop),
    ("tell habits", habit::tell),
    ("tell tenses", tense::tell),
    ("share weekdays", share::weekdays),
];

/// Applies `combine` to neighbours, left to right, until it refuses.
fn pairs(
    line: &Line<'_>,
    found: &mut Vec<Found>,
    combine: fn(&Line<'_>, &Found, &Found) -> Option<Found>,
) {
    if found.len() < 2 {
        return;
    }
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for next in found.drain(..) {
        match out.last().and_then(|last| combine(line, last, &next)) {
            Some(joined) => {
                out.pop();
                out.push(joined);
            }
            None => out.push(next),
        }
    }
    *found = out;
}

/// True when the tokens from `from` to `to` read `words`, in any case.
fn gap_is(line: &Line<'_>, from: usize, to: usize, words: Words) -> bool {
    to >= from
        && to - from == words.letters().len()
        && (from..)
            .zip(words.letters())
            .all(|(at, &word)| line.says(at, word))
}

/// The calendar fields of an expression.
fn fields(said: &Said) -> Option<&Calendar> {
    match &said.what {
        What::Calendar(fields) => Some(fields),
        _ => None,
    }
}

/// The year of an expression that says a year and nothing else: "1984", "last year", "that year".
fn year_only(said: &Said) -> Option<Year> {
    match &said.what {
        What::Calendar(fields)
            if fields.is_year_only()
                && matches!(
                    fields.year,
                    Year::Full(_) | Year::Short(_) | Year::Shifted(..)
                ) =>
        {
            Some(fields.year)
        }
        What::Shift(Shift {
            by,
            grain: Grain::Year,
            from,
            counted: false,
            clock: None,
            ..
        }) => Some(Year::Shifted(*by, *from)),
        _ => None,
    }
}

/// True for a time of day without its day: "noon", "6 p.m.", "dusk".
fn is_time_of_day(said: &Said) -> bool {
    fields(said).is_some_and(|f| f.clock.is_some()) && !is_date(said)
}

/// True for an expression that is a unit of the calendar rather than a length, a repetition or a vague word.
fn is_date(said: &Said) -> bool {
    match &said.what {
        What::Calendar(fields) => {
            fields.year != Year::Unsaid
                || fields.unit != Unit::Whole
                || fields.weekday > 0
                || fields.day > 0
        }
        What::Shift(_) | What::Range(..) | What::Compared(_) | What::Offset(..) => true,
        _ => false,
    }
}
