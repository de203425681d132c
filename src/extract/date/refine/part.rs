//! Takes in the words before a date that name a part of it ("early", "the end of", "the first seven months of") or that
//! make it approximate.

use super::{fields, gap_is, is_date};
use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::extract::letters::{Letters, Words};
use crate::extract::token::Kind;
use crate::model::Grain;
use crate::model::said::{Bound, Calendar, Clock, DayPart, Length, Lies, Part, Said, Unit, What};

/// Words between "the" and "of" that name a part.
const NOUNS: &[(Letters, Part)] = &[
    (word!("beginning"), Part::Start),
    (word!("start"), Part::Start),
    (word!("onset"), Part::Start),
    (word!("outset"), Part::Start),
    (word!("opening"), Part::Start),
    (word!("turn"), Part::Start),
    (word!("middle"), Part::Mid),
    (word!("end"), Part::End),
    (word!("close"), Part::End),
    (word!("remainder"), Part::Whole),
    (word!("rest"), Part::Whole),
];

/// Words between "the" and "part of" that name a part.
const PARTS: &[(Letters, Part)] = &[
    (word!("early"), Part::Early),
    (word!("earlier"), Part::Early),
    (word!("first"), Part::Early),
    (word!("middle"), Part::Mid),
    (word!("late"), Part::Late),
    (word!("later"), Part::Late),
    (word!("latter"), Part::Late),
    (word!("final"), Part::Late),
];

/// Words right before a date.
const ADJECTIVES: &[(Letters, Part)] = &[
    (word!("early"), Part::Early),
    (word!("late"), Part::Late),
    (word!("mid"), Part::Mid),
    (word!("earlier"), Part::Earlier),
    (word!("later"), Part::Later),
    (word!("sometime"), Part::Whole),
];

fn look(table: &[(Letters, Part)], line: &Line<'_>, at: usize) -> Option<Part> {
    table
        .iter()
        .find(|&&(word, _)| line.says(at, word))
        .map(|&(_, part)| part)
}

/// Takes in parts.
pub(super) fn take(line: &Line<'_>, found: &mut Vec<Found>) {
    lengths(line, found);
    for one in found.iter_mut() {
        if opens_year(line, one)
            && let What::Length(length) = &mut one.said.what
        {
            length.lies = Lies::Opening;
        }
    }
    let mut free_from = 0;
    for one in found.iter_mut() {
        let range = matches!(one.said.what, What::Range(..));
        if !range && (is_date(&one.said) || is_part_of_day(&one.said)) {
            adjective(line, one, free_from);
        }
        if !range && is_date(&one.said) || one.rule == "en/years" || is_part_of_day(&one.said) {
            noun(line, one, free_from);
        }
        free_from = one.end;
    }
}

/// "In the first eight months exports doubled": months of the year, where nothing else is said that they open and the
/// sentence gives figures.
fn opens_year(line: &Line<'_>, one: &Found) -> bool {
    const AMOUNTS: Words = words!["$", "£", "€", "%", "percent", "per", "million", "billion"];
    let months = |length: &Length| {
        length.grain == Grain::Month && (Some(20)..Some(120)).contains(&length.tenths)
    };
    one.rule == "en/first-length"
        && matches!(&one.said.what, What::Length(length) if months(length))
        && line.says(one.start, word!("the"))
        && line.says(one.start + 1, word!("first"))
        && one
            .start
            .checked_sub(1)
            .is_some_and(|at| line.says_any(at, words!["in", "for", "over", "during", "through"]))
        && (!line.says_any(one.end, words!["of", "after", "since", "in", "to", "from"])
            // "brought the total for the first four months to 71 million".
            || line.says(one.end, word!("to")) && line.kind(one.end + 1) == Some(Kind::Number))
        && (0..line.len()).any(|at| line.says_any(at, AMOUNTS))
}

fn is_part_of_day(said: &Said) -> bool {
    fields(said).is_some_and(|f| f.clock.is_some_and(|clock| clock.at.is_none()))
}

/// True when a part of the unit is more than the unit itself on a calendar of days.
fn has_parts(said: &Said) -> bool {
    match &said.what {
        What::Calendar(f) => f.day == 0 && f.weekday == 0 && f.clock.is_none(),
        What::Shift(shift) => shift.grain < Grain::Day,
        _ => false,
    }
}

fn set(one: &mut Found, start: usize, part: Part) {
    one.start = start;
    // "The end of 2002-03".
    let years = part == Part::End && matches!(one.said.what, What::Range(..));
    if (has_parts(&one.said) || years) && part != Part::Whole {
        one.said.part = part;
    }
}

fn adjective(line: &Line<'_>, one: &mut Found, free_from: usize) {
    if matches!(one.said.what, What::Shift(shift) if shift.counted) {
        return;
    }
    let begin = one.start;
    let the = usize::from(line.says(begin, word!("the")));
    let Some(mut at) = begin.checked_sub(1).filter(|&at| at >= free_from) else {
        return;
    };
    // "mid-June", "early-March".
    if line.is_dash(at) && at > free_from {
        at -= 1;
        // "At end-March".
        if line.says(at, word!("end")) {
            set(one, at, Part::End);
            return;
        }
        if !line.says_any(at, words!["mid", "early", "late"]) {
            return;
        }
    } else if line.says(at, word!("in"))
        && at > free_from
        && look(ADJECTIVES, line, at - 1).is_some()
    {
        // "late in the year", "earlier in 2019".
        at -= 1;
    } else if the == 1 && !line.says_any(at, words!["early", "late"]) {
        return;
    }
    let Some(part) = look(ADJECTIVES, line, at) else {
        return;
    };
    // "Mid-to-late 1990s", "mid- to late June".
    let to = (at.saturating_sub(2)..at).find(|&to| line.says(to, word!("to")));
    if let Some(mid) = to
        .and_then(|to| to.checked_sub(2))
        .filter(|&mid| mid >= free_from)
        && line.is_dash(mid + 1)
        && line.says_any(mid, words!["mid", "early"])
    {
        set(one, mid, part);
        return;
    }
    let the_before = at > free_from && line.says(at - 1, word!("the"));
    let very = at > free_from && line.says(at - 1, word!("very"));
    set(one, at - usize::from(the_before || very), part);
}

fn noun(line: &Line<'_>, one: &mut Found, free_from: usize) {
    let Some(of) = one.start.checked_sub(1).filter(|&at| at >= free_from) else {
        return;
    };
    if !line.says(of, word!("of")) || of < free_from + 1 {
        return;
    }
    // "The latter part of 2019".
    if line.says(of - 1, word!("part"))
        && of > free_from + 1
        && let Some(part) = look(PARTS, line, of - 2)
    {
        let the = of > free_from + 2 && line.says(of - 3, word!("the"));
        set(one, of - 2 - usize::from(the), part);
        return;
    }
    let Some(part) = look(NOUNS, line, of - 1) else {
        return;
    };
    let mut start = of - 1;
    if start > free_from && line.says_any(start - 1, words!["very", "latter", "early"]) {
        start -= 1;
    }
    if start > free_from && line.says(start - 1, word!("the")) {
        start -= 1;
    }
    set(one, start, part);
}

/// "the first seven months" of "2025", "the last two weeks" of "April".
fn lengths(line: &Line<'_>, found: &mut Vec<Found>) {
    super::pairs(line, found, |line, a, b| {
        // "the first half of the 1970s".
        if let Some(Unit::Half(n)) = fields(&a.said).map(|f| f.unit)
            && gap_is(line, a.end, b.start, words!["of"])
            && has_parts(&b.said)
        {
            let said = Said {
                part: Part::Half(n),
                ..b.said.clone()
            };
            return Some(Found {
                start: a.start,
                said,
                ..b.clone()
            });
        }
        // "the last week of August": a single unit at one end.
        let single = match &a.said.what {
            What::Shift(shift) if !shift.counted && shift.clock.is_none() && shift.by == -1 => {
                Length {
                    tenths: Some(10),
                    grain: shift.grain,
                    lies: Lies::Free,
                }
            }
            What::Length(length) => *length,
            _ => return None,
        };
        let length = &single;
        // "In the early hours of the morning".
        if length.grain == Grain::Hour
            && line.says_any(a.end - 2, words!["early", "small"])
            && gap_is(line, a.end, b.start, words!["of"])
            && is_part_of_day(&b.said)
        {
            return Some(Found {
                start: a.start,
                ..b.clone()
            });
        }
        // "In the early hours of Tuesday".
        if length.grain == Grain::Hour
            && line.says_any(a.end - 2, words!["early", "small"])
            && gap_is(line, a.end, b.start, words!["of"])
            && let Some(f) = fields(&b.said).filter(|f| f.day > 0 || f.weekday > 0)
        {
            let clock = Clock {
                at: None,
                part: DayPart::Morning,
                offset: None,
            };
            let what = What::Calendar(Calendar {
                clock: f.clock.or(Some(clock)),
                ..*f
            });
            return Some(Found {
                start: a.start,
                end: b.end,
                rule: "en/day-clock",
                said: Said {
                    what,
                    ..b.said.clone()
                },
                event: None,
            });
        }
        if !gap_is(line, a.end, b.start, words!["of"]) || !has_parts(&b.said) {
            return None;
        }
        let first = a.start + usize::from(line.says(a.start, word!("the")));
        let Some(tenths) = length.tenths else {
            return uncounted(line, a, b, first, length.grain);
        };
        let n = u8::try_from(tenths / 10).ok()?;
        let part = if a.rule == "en/nth-unit" {
            Part::Nth(n, length.grain)
        } else if line.says_any(first, words!["first", "opening", "initial"]) {
            Part::First(n, length.grain)
        } else if line.says_any(first, words!["last", "final", "closing"]) {
            Part::Last(n, length.grain)
        } else {
            return None;
        };
        Some(Found {
            start: a.start,
            end: b.end,
            rule: "en/first-of",
            said: Said {
                part,
                ..b.said.clone()
            },
            event: None,
        })
    });
}

/// "The final weeks of 2015", "the opening days of May": one end of the date, as far as the units reach.
fn uncounted(line: &Line<'_>, a: &Found, b: &Found, first: usize, unit: Grain) -> Option<Found> {
    let month = fields(&b.said).is_some_and(|f| matches!(f.unit, Unit::Month(_)));
    let short = unit >= Grain::Week && !month;
    let part = if line.says_any(first, words!["first", "opening", "early", "initial"]) {
        if short { Part::Start } else { Part::Early }
    } else if line.says_any(first, words!["last", "final", "closing", "dying"]) {
        if short { Part::End } else { Part::Late }
    } else {
        return None;
    };
    (a.rule == "en/first-length").then(|| Found {
        start: a.start,
        said: Said {
            part,
            ..b.said.clone()
        },
        ..b.clone()
    })
}

/// Words that make a length or a date approximate, or bound a length: taken into the span.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn modifiers(line: &Line<'_>, found: &mut Vec<Found>) {
    const ONE: Words = words![
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "circa",
        "ca",
        "some",
        "just",
    ];
    const TWO: &[Words] = &[
        words!["more", "than"],
        words!["less", "than"],
        words!["fewer", "than"],
        words!["at", "least"],
        words!["at", "most"],
        words!["up", "to"],
        words!["close", "to"],
        words!["well", "over"],
        words!["just", "over"],
        words!["just", "under"],
        words!["a", "mere"],
        words!["the", "mere"],
    ];
    let mut free_from = 0;
    for one in found.iter_mut() {
        // "within" bounds a length and stays outside of it.
        if one.rule == "en/within" {
            one.start += 1;
        }
        let counted = match &one.said.what {
            What::Length(length) => {
                !line.says_any(one.start, words!["the", "The"]) || length.tenths.is_none()
            }
            What::Shift(shift) => shift.counted,
            _ => false,
        };
        let dated = is_date(&one.said) && one.said.bound == Bound::At;
        if let Some(at) = one.start.checked_sub(1).filter(|&at| at >= free_from) {
            let dot = usize::from(
                line.says(at, word!("."))
                    && at > free_from
                    && line.says_any(at - 1, words!["ca", "c"]),
            );
            let at = at - dot;
            // "14 % more than a year ago": what is more is the amount.
            let amount = at > free_from + 1
                && (line.says_any(at - 2, words!["%", "percent", "cent", "pct", "points"])
                    || line.kind(at - 2) == Some(Kind::Number))
                && matches!(one.said.what, What::Shift(_));
            let two = at > free_from
                && !amount
                && TWO.iter().any(|&words| gap_is(line, at - 1, at + 1, words));
            if counted && two {
                one.start = at - 1;
                if at > free_from + 1 && line.says_any(at - 2, words!["no", "little", "slightly"]) {
                    one.start = at - 2;
                }
            } else if counted && line.says_any(at, ONE)
                || exceeds(line, at) && matches!(one.said.what, What::Length(_))
                || line.says_any(at, words!["about", "around"]) && is_bare_time(&one.said)
            {
                one.start = at;
            } else if dated
                && (line.says_any(
                    at,
                    words!["about", "around", "circa", "ca", "approximately"],
                ) || dot > 0 && line.says(at, word!("c")))
            {
                one.start = at;
                one.said.about =
                    !matches!(fields(&one.said), Some(f) if f.unit != Unit::Whole && f.day > 0);
            }
        }
        free_from = one.end;
    }
}

/// "for over a week": how long at least, where "over" could not be "during".
fn exceeds(line: &Line<'_>, at: usize) -> bool {
    const LEADS: Words = words![
        "for", "last", "lasts", "lasted", "take", "takes", "took", "after", "of", "in", "well",
        "just", "spent", "by", "with", "little",
    ];
    line.says_any(at, words!["over", "under"]) && at > 0 && line.says_any(at - 1, LEADS)
}

/// A time of day by the clock and nothing else.
fn is_bare_time(said: &Said) -> bool {
    let clock = |f: &Calendar| f.clock.is_some_and(|clock| clock.at.is_some());
    !is_date(said) && fields(said).is_some_and(clock)
}
