//! Two dates that are the ends of one stretch: "between March and May 2023", "from 2019 to 2021", "Dec. 28–Jan. 3".

use super::{fields, gap_is, is_date};
use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::model::said::{Calendar, Said, Unit, What, Year};

/// Joins the ends of ranges.
pub(super) fn close(line: &Line<'_>, found: &mut Vec<Found>) {
    super::pairs(line, found, |line, a, b| {
        let ends = is_date(&a.said) && is_date(&b.said);
        let nested =
            matches!(a.said.what, What::Range(..)) || matches!(b.said.what, What::Range(..));
        if !ends || nested {
            return None;
        }
        let gap = |words: &[&str]| gap_is(line, a.end, b.start, words);
        let before = |word: &str| a.start.checked_sub(1).is_some_and(|at| line.says(at, word));
        let dashed = b.start == a.end + 1 && line.is_dash(a.end) && alike(&a.said, &b.said);
        let joined = dashed
            || (before("between") && gap(&["and"]))
            || (before("from") && (gap(&["to"]) || gap(&["until"]) || gap(&["till"])))
            || gap(&["through"])
            || (gap(&["to"]) && alike(&a.said, &b.said) && !before("to"));
        if !joined {
            return None;
        }
        let (first, last) = shared(&a.said, &b.said);
        Some(Found {
            start: a.start,
            end: b.end,
            rule: "en/range",
            said: Said::of(What::Range(Box::new(first), Box::new(last))),
        })
    });
}

/// True when both say the same kinds of field, so that a dash between them can only be a range.
fn alike(a: &Said, b: &Said) -> bool {
    match (fields(a), fields(b)) {
        (Some(a), Some(b)) => {
            (a.day > 0) == (b.day > 0)
                && (a.weekday > 0) == (b.weekday > 0)
                && std::mem::discriminant(&a.unit) == std::mem::discriminant(&b.unit)
        }
        _ => false,
    }
}

/// Each end with what only the other says: the year, mostly.
fn shared(a: &Said, b: &Said) -> (Said, Said) {
    let (Some(first), Some(last)) = (fields(a), fields(b)) else {
        return (a.clone(), b.clone());
    };
    let mut start = *first;
    if first.year == Year::Unsaid && first.unit != Unit::Whole {
        start.year = match (last.year, first.unit, last.unit) {
            (Year::Full(year), Unit::Month(x), Unit::Month(y)) if x > y => Year::Full(year - 1),
            (year, ..) => year,
        };
    }
    let with = |said: &Said, fields: Calendar| Said {
        what: What::Calendar(fields),
        ..said.clone()
    };
    (with(a, start), b.clone())
}
