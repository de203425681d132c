//! Open and bounded ends: "since 2014", "until May", "by 2030", "before the war". The word stays outside the span; its
//! meaning goes into what is said.

use super::{gap_is, is_date};
use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::model::said::{Bound, Joint};

const WORDS: &[(&str, Bound)] = &[
    ("since", Bound::Since),
    ("until", Bound::Until),
    ("till", Bound::Until),
    ("by", Bound::Until),
    ("before", Bound::Before),
    ("after", Bound::After),
];

/// Reads the word before each date, and "on" or "onward" after it.
pub(super) fn take(line: &Line<'_>, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        if !is_date(&one.said) || one.said.joint != Joint::Alone {
            continue;
        }
        let Some(at) = one.start.checked_sub(1) else {
            continue;
        };
        if let Some(&(_, bound)) = WORDS.iter().find(|(word, _)| line.says(at, word)) {
            one.said.bound = bound;
        } else if line.says(at, "than")
            && at >= 2
            && line.says(at - 1, "later")
            && line.says(at - 2, "no")
        {
            one.said.bound = Bound::Until;
        } else if line.says(at, "from")
            && (line.says_any(one.end, &["onward", "onwards", "on"])
                || gap_is(line, one.end, one.end + 2, &["and", "on"]))
        {
            one.said.bound = Bound::Since;
        }
    }
}
