//! Months and seasons spoken of in general: "May is usually slow", "snow usually comes in mid-November".

use super::fields;
use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::model::said::{Calendar, Pick, Said, Unit, What, Year};

/// Words that say that something happens year after year.
const HABITS: Words = words![
    "usually",
    "typically",
    "normally",
    "traditionally",
    "generally",
    "invariably",
];

/// How far from a month such a word is looked for, in tokens.
const REACH: usize = 7;

/// Turns a month, quarter or season without a year near such a word into a repetition, and a weekday that shares the
/// repetition of the next one.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn tell(line: &Line<'_>, found: &mut Vec<Found>) {
    share(line, found);
    for one in found.iter_mut() {
        let Some(f) = fields(&one.said).copied() else {
            continue;
        };
        let general = f.year == Year::Unsaid
            && f.pick == Pick::Near
            && matches!(
                f.unit,
                Unit::Month(_) | Unit::Season(_) | Unit::Quarter(1..)
            );
        if !general {
            continue;
        }
        let mut around = (one.start.saturating_sub(REACH)..one.start)
            .chain(one.end..(one.end + 3).min(line.len()));
        // "In a normal July".
        let any = one.start > 1
            && line.says_any(one.start - 2, words!["a", "an"])
            && line.says_any(
                one.start - 1,
                words!["normal", "typical", "average", "usual", "good", "bad"],
            );
        if any || around.any(|at| line.says_any(at, HABITS)) {
            one.said = Said::of(What::Every(Box::new(What::Calendar(f))));
        }
    }
}

/// "on Monday and Tuesday nights", "every Monday and Tuesday": both repeat.
fn share(line: &Line<'_>, found: &mut [Found]) {
    let joined = |a: &Found, b: &Found| {
        b.start == a.end + 1 && line.says_any(a.end, words!["and", "or", ","])
    };
    let bare =
        |f: &Calendar| f.weekday > 0 && f.day == 0 && f.clock.is_none() && f.unit == Unit::Whole;
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        if let What::Every(every) = &a.said.what
            && let What::Calendar(Calendar { weekday: 1.., .. }) = **every
            && line.says_any(a.start, words!["every", "each"])
            && let Some(f) = fields(&b.said).filter(|f| bare(f)).copied()
            && joined(a, b)
            && !line.says_any(b.end, words!["'s", "’s"])
        {
            b.said = Said::of(What::Every(Box::new(What::Calendar(f))));
        }
    }
    for at in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let joined = joined(a, b);
        if let What::Every(every) = &b.said.what
            && let What::Calendar(Calendar {
                clock: Some(clock), ..
            }) = **every
            && let Some(f) = fields(&a.said).filter(|f| bare(f)).copied()
            && joined
        {
            let both = Calendar {
                clock: Some(clock),
                ..f
            };
            a.said = Said::of(What::Every(Box::new(What::Calendar(both))));
        }
    }
}
