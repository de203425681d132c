//! Two dates that are the ends of one stretch: "between March and May 2023", "from 2019 to 2021", "Dec. 28–Jan. 3",
//! "the year to 31 May".
//!
//! Each end stays an expression of its own; the longer one carries the interval of the whole, the other is carried.

use super::ahead::is_moved;
use super::join::{bare_clock, with_clock};
use super::{fields, gap_is, is_date};
use crate::extract::date::find::Found;
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::{Letters, Words};
use crate::model::Grain;
use crate::model::said::{
    Calendar, From, Joint, Length, Lies, Said, Shift, Unit, Vague, What, Year,
};

/// Cuts what one rule read as two dates, then joins the ends of ranges.
pub(super) fn close(line: &Line<'_>, found: &mut Vec<Found>) {
    if found
        .iter()
        .any(|one| matches!(one.said.what, What::Range(..)))
    {
        split(line, found);
    }
    let mut at = 0;
    while at + 1 < found.len() {
        let (head, tail) = found.split_at_mut(at + 1);
        if let (Some(a), Some(b)) = (head.last_mut(), tail.first_mut())
            && a.said.joint == Joint::Alone
            && let Some(whole) = whole(line, a, b)
        {
            carry(line, a, b, whole);
            at += 1;
        }
        at += 1;
    }
}

/// "1914–18", "23 to 29 March": two dates with a dash, "to" or "and" between.
fn split(line: &Line<'_>, found: &mut Vec<Found>) {
    let mut out = Vec::with_capacity(found.len() + 2);
    for one in found.drain(..) {
        let What::Range(first, last) = &one.said.what else {
            out.push(one);
            continue;
        };
        let cut = (one.start + 1..one.end).find(|&at| {
            line.is_dash(at)
                || line.says_any(at, words!["to", "through", "and", "or", "until", "/"])
        });
        // "The week beginning 4 May" is one.
        let Some(cut) = cut else {
            out.push(one);
            continue;
        };
        let side = |start, end, said: &Said| Found {
            start,
            end,
            rule: one.rule,
            said: said.clone(),
            event: None,
        };
        let mut a = side(one.start, cut, first);
        let mut b = side(cut + 1, one.end, last);
        let between = one.start > 0 && line.says(one.start - 1, word!("between"));
        if between || !line.says_any(cut, words!["and", "or"]) {
            carry(line, &mut a, &mut b, one.said.clone());
        }
        out.push(a);
        out.push(b);
    }
    *found = out;
}

/// Lets the longer of two ends carry the interval of the whole.
fn carry(line: &Line<'_>, a: &mut Found, b: &mut Found, whole: Said) {
    let length = |one: &Found| {
        let end = one.end.checked_sub(1).and_then(|at| line.tokens.get(at));
        let start = line.tokens.get(one.start);
        end.zip(start)
            .map_or(0, |(end, start)| end.end - start.start)
    };
    let (longer, other) = if length(a) >= length(b) {
        (a, b)
    } else {
        (b, a)
    };
    longer.said.joint = Joint::Carries(Box::new(whole));
    other.said.joint = Joint::Carried;
}

/// "From", "starting in", "beginning on": a length runs from what follows.
fn runs_from(line: &Line<'_>, from: usize, to: usize) -> bool {
    let opens = line.says_any(from, words!["starting", "beginning"]);
    gap_is(line, from, to, words!["from"])
        || opens && to == from + 1
        || opens && to == from + 2 && line.says_any(from + 1, words!["in", "on", "from"])
}

/// How long a length is in the units of the date that it begins with.
fn runs(count: i32, grain: Grain, start: &Calendar) -> Option<(i32, Grain)> {
    let day = start.day > 0 || start.weekday > 0;
    match (grain, start.unit) {
        (Grain::Day, _) if day => Some((count, Grain::Day)),
        (Grain::Week, _) if day => Some((7 * count, Grain::Day)),
        (Grain::Month, Unit::Month(_)) if !day => Some((count, Grain::Month)),
        (Grain::Year, Unit::Month(_)) if !day => Some((12 * count, Grain::Month)),
        (Grain::Year, Unit::Whole) if !day && start.is_year_only() => Some((count, Grain::Year)),
        _ => None,
    }
}

/// What two neighbours come to together, when they are the ends of one stretch.
fn whole(line: &Line<'_>, a: &mut Found, b: &mut Found) -> Option<Said> {
    let leads = |words: Words| {
        a.start
            .checked_sub(1)
            .is_some_and(|at| line.says_any(at, words))
    };
    // "Between May 2019 and now".
    if b.said.what == What::Vague(Vague::Present)
        && is_date(&a.said)
        && (leads(words!["between"]) && gap_is(line, a.end, b.start, words!["and"])
            || leads(words!["from"])
                && b.start == a.end + 1
                && line.says_any(a.end, words!["to", "until"]))
    {
        let today = What::Shift(Shift {
            by: 0,
            grain: Grain::Day,
            from: From::Now,
            counted: false,
            vague: false,
            clock: None,
        });
        return Some(Said::of(What::Range(
            Box::new(a.said.clone()),
            Box::new(Said::of(today)),
        )));
    }
    // "Shut for ten nights from 10 June", "for five years starting in January 2019".
    if let What::Length(Length {
        tenths: Some(tenths),
        grain: grain @ (Grain::Day | Grain::Week | Grain::Month | Grain::Year),
        lies: Lies::Free,
    }) = a.said.what
        && leads(words!["for"])
        && runs_from(line, a.end, b.start)
        && let Some((by, unit)) = fields(&b.said).and_then(|f| runs(tenths / 10, grain, f))
        && tenths % 10 == 0
    {
        let from = Box::new(b.said.clone());
        let last = What::Offset(by - 1, unit, from.clone());
        return Some(Said::of(What::Range(from, Box::new(Said::of(last)))));
    }
    // "Between midnight and 6 a.m.", "from noon to 9 p.m.": a stretch of a day.
    let clock = |one: &Found| bare_clock(&one.said).is_some_and(|clock| clock.at.is_some());
    if clock(a)
        && clock(b)
        && (leads(words!["between"]) && gap_is(line, a.end, b.start, words!["and"])
            || leads(words!["from"])
                && b.start == a.end + 1
                && line.says_any(a.end, words!["to", "until", "till"]))
    {
        return Some(Said::of(What::Range(
            Box::new(a.said.clone()),
            Box::new(b.said.clone()),
        )));
    }
    if !is_date(&b.said) && !clock(b) || matches!(&b.said.what, What::Shift(shift) if shift.counted)
    {
        return None;
    }
    let gap = |words: Words| gap_is(line, a.end, b.start, words);
    if let Some((by, grain)) = stretch(line, a)
        && (gap(words!["to"])
            || gap(words!["ending"])
            || gap(words!["ended"])
            || gap(words!["through"])
            || gap(words!["ending", "on"])
            || gap(words!["ended", "on"])
            || gap(words!["ended", "in"])
            || gap(words!["ending", "in"])
            || gap(words!["that", "ends"])
            || gap(words!["that", "ends", "on"])
            || gap(words!["that", "ends", "in"])
            || gap(words!["that", "ended", "in"])
            || gap(words!["that", "ended"])
            || gap(words!["that", "ended", "on"])
            || gap(words![",", "which", "ended"])
            || gap(words![",", "which", "ended", "on"]))
    {
        if grain != Grain::Quarter {
            a.said = Said::of(What::Length(Length {
                tenths: Some(by * 10),
                grain,
                lies: Lies::Free,
            }));
        }
        return Some(Said::of(What::UpTo(by, grain, Box::new(b.said.clone()))));
    }
    if !is_date(&a.said) {
        return None;
    }
    // "Postponed from 30 April to 11 June": two days, and nothing between them.
    if leads(words!["from"]) && is_moved(line, a.start - 1) {
        return None;
    }
    let before = |word: Letters| a.start.checked_sub(1).is_some_and(|at| line.says(at, word));
    // "On Sunday from noon to 6 p.m.".
    if let (Some(day), Some(clock)) = (fields(&a.said), bare_clock(&b.said))
        && day.clock.is_some_and(|clock| clock.at.is_some())
        && clock.at.is_some()
        && (gap(words!["to"]) || gap(words!["until"]) || gap(words!["till"]) || gap(words!["-"]))
    {
        b.said = with_clock(
            &Said::of(What::Calendar(Calendar {
                clock: None,
                ..*day
            })),
            clock,
        )?;
        return Some(Said::of(What::Range(
            Box::new(a.said.clone()),
            Box::new(b.said.clone()),
        )));
    }
    let dashed = b.start == a.end + 1 && line.is_dash(a.end) && alike(&a.said, &b.said);
    let joined = dashed
        || (before(word!("between")) && gap(words!["and"]))
        || (before(word!("from"))
            && (gap(words!["to"])
                || gap(words!["until"])
                || gap(words!["until", "the"]) && is_weekday(&b.said)
                || gap(words!["to", "the"]) && is_weekday(&b.said)
                || gap(words!["till"])
                || gap(words!["up", "to"])
                || reaches(line, a.end, b.start, words!["until", "till", "to"])))
        || (before(word!("between")) && reaches(line, a.end, b.start, words!["and"]))
        || (gap(words!["through"]) && (alike(&a.said, &b.said) || says_years(&a.said, &b.said)))
        || (gap(words!["to"]) && alike(&a.said, &b.said) && !before(word!("to")));
    if !joined {
        return None;
    }
    (a.said, b.said) = shared(&a.said, &b.said);
    Some(Said::of(What::Range(
        Box::new(a.said.clone()),
        Box::new(b.said.clone()),
    )))
}

/// "Saturday", "Saturday morning".
fn is_weekday(said: &Said) -> bool {
    fields(said).is_some_and(|f| f.weekday > 0 && f.day == 0 && f.unit == Unit::Whole)
}

/// "until his arrest in", "and his arrest on": a short way from one end to the other, past the event that the second one dates.
fn reaches(line: &Line<'_>, from: usize, to: usize, lead: Words) -> bool {
    to > from
        && to - from <= 6
        && line.says_any(from, lead)
        && line.says_any(to - 1, words!["in", "on", "of"])
        && (from..to).all(|at| line.is_word(at) && !acts(line, at))
}

/// True for a pronoun that is a subject, or a verb: "until he resigned in" is no name of an event.
fn acts(line: &Line<'_>, at: usize) -> bool {
    line.says_any(at, words!["he", "she", "it", "they", "we", "i", "who"])
        || line.is(at, Class::Verb)
        || line.word(at).ends_with("ed")
}

/// The length of "the year", "the six months", "the week": what can end at a date.
fn stretch(line: &Line<'_>, one: &Found) -> Option<(i32, Grain)> {
    let the = line.says(one.start, word!("the"))
        || (one.start > 0 && line.says_any(one.start - 1, words!["its", "the", "their"]));
    match &one.said.what {
        // "The fiscal year ended June 30".
        What::Calendar(Calendar {
            fiscal: 1..,
            year: Year::Shifted(0, _),
            unit: Unit::Whole,
            ..
        }) if the => Some((1, Grain::Year)),
        // "Its second quarter ended March 28": the accounts say when it ended.
        What::Calendar(Calendar {
            year: Year::Unsaid,
            unit: Unit::Quarter(1..),
            ..
        }) if line.says_any(one.end, words!["ended", "ending"])
            || line.says(one.end, word!(","))
                && line.says(one.end + 1, word!("which"))
                && line.says(one.end + 2, word!("ended")) =>
        {
            Some((1, Grain::Quarter))
        }
        What::Length(length) if the && length.tenths? % 10 == 0 => {
            Some((length.tenths? / 10, length.grain))
        }
        What::Shift(Shift {
            by: 0,
            grain,
            from: From::Story | From::Now,
            counted: false,
            ..
        }) if the && *grain <= Grain::Week => {
            let fortnight = line.says(one.end - 1, word!("fortnight"));
            Some((1 + i32::from(fortnight), *grain))
        }
        _ => None,
    }
}

/// True when both say the same kinds of field, so that a dash between them can only be a range.
fn alike(a: &Said, b: &Said) -> bool {
    match (fields(a), fields(b)) {
        (Some(a), Some(b)) => {
            (a.day > 0) == (b.day > 0)
                && (a.weekday > 0) == (b.weekday > 0)
                && a.clock.is_none()
                && std::mem::discriminant(&a.unit) == std::mem::discriminant(&b.unit)
        }
        _ => false,
    }
}

/// True when both say their year, so that "through" can only lead from one to the other.
fn says_years(a: &Said, b: &Said) -> bool {
    let full = |said: &Said| matches!(fields(said), Some(f) if matches!(f.year, Year::Full(_)));
    full(a) && full(b)
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
