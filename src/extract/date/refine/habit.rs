//! Months and seasons spoken of in general: "May is usually slow", "snow usually comes in mid-November".

use super::fields;
use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::model::said::{Pick, Said, Unit, What, Year};

/// Words that say that something happens year after year.
const HABITS: &[&str] = &[
    "usually",
    "typically",
    "normally",
    "traditionally",
    "generally",
    "invariably",
];

/// How far from a month such a word is looked for, in tokens.
const REACH: usize = 5;

/// Turns a month or season without a year near such a word into a repetition.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn tell(line: &Line<'_>, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        let Some(f) = fields(&one.said).copied() else {
            continue;
        };
        let general = f.year == Year::Unsaid
            && f.pick == Pick::Near
            && matches!(f.unit, Unit::Month(_) | Unit::Season(_));
        if !general {
            continue;
        }
        let mut around = (one.start.saturating_sub(REACH)..one.start)
            .chain(one.end..(one.end + 3).min(line.len()));
        if around.any(|at| line.says_any(at, HABITS)) {
            one.said = Said::of(What::Every(Box::new(What::Calendar(f))));
        }
    }
}
