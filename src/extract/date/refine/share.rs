//! A year that a sentence says once → the other dates that it is also of: "January and February 1937", "last year 14 people died
//! in August".
//!
//! Has no opinion on dates whose year the sentence does not say.

use super::verb::verb;
use super::{fields, gap_is, year_only};
use crate::extract::date::find::{Found, closes};
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::model::Grain;
use crate::model::said::{
    Bound, Calendar, From, Joint, Pick, Said, Shift, Tense, Unit, What, Year,
};

/// "January" and "February 1937": the year said last is that of all in the row.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn share(line: &Line<'_>, found: &mut Vec<Found>) {
    for at in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let gap = |words: Words| gap_is(line, a.end, b.start, words);
        let row = gap(words!["and"])
            || gap(words!["or"])
            || gap(words!["and", "early"])
            || gap(words!["and", "late"])
            || gap(words![","])
            || gap(words!["and", "in"]);
        let Some(year) = fields(&b.said)
            .filter(|f| {
                f.unit != Unit::Whole && matches!(f.year, Year::Full(_) | Year::Shifted(..))
            })
            .map(|f| f.year)
        else {
            continue;
        };
        if let What::Calendar(f) = &mut a.said.what
            && row
            && f.year == Year::Unsaid
            && f.unit != Unit::Whole
            && f.pick == Pick::Near
        {
            f.year = year;
        }
    }
    share_compared(line, found);
}

/// "4 per cent less in the second half of 2025 than in the first": a half or quarter that is compared is of the same year.
fn share_compared(line: &Line<'_>, found: &mut [Found]) {
    let mut told: Option<Calendar> = None;
    for one in found {
        let start = one.start;
        let What::Calendar(f) = &mut one.said.what else {
            continue;
        };
        let number = |f: &Calendar| match f.unit {
            Unit::Quarter(n) | Unit::Half(n) => n,
            _ => 0,
        };
        if number(f) == 0 {
            continue;
        }
        if f.year != Year::Unsaid {
            told = Some(*f);
            continue;
        }
        let compared = (start.saturating_sub(3)..start)
            .any(|at| line.says_any(at, words!["than", "from", "against", "after"]));
        if let Some(told) = told
            && std::mem::discriminant(&told.unit) == std::mem::discriminant(&f.unit)
            && compared
            && f.pick == Pick::Near
            && number(f) < number(&told)
        {
            (f.year, f.fiscal) = (told.year, told.fiscal);
        }
    }
}

/// "It grew 7 per cent in the first quarter and will grow 8 in the second": a quarter that is only numbered.
pub(super) fn quarters(line: &Line<'_>, found: &mut Vec<Found>) {
    let quarter = |one: &Found| {
        let numbered = |f: &&Calendar| matches!(f.unit, Unit::Quarter(_));
        fields(&one.said)
            .filter(numbered)
            .copied()
            .map(|f| (one.end, f))
    };
    let Some((first, of)) = found.iter().find_map(quarter) else {
        return;
    };
    for at in first..line.len() {
        let placed = at.checked_sub(1).is_none_or(|before| {
            line.says_any(
                before,
                words!["in", "for", "than", "from", ";", "and", "but"],
            )
        });
        let number = line
            .value(at + 1, Class::Ord)
            .filter(|n| (1..=4).contains(n));
        let goes_on = closes(line, at + 2) || line.says_any(at + 2, words!["will", "would"]);
        let free = found.iter().all(|one| one.end <= at || one.start > at + 1);
        if !(line.says(at, word!("the")) && placed && goes_on && free) {
            continue;
        }
        let Some(number) = number.and_then(|n| u8::try_from(n).ok()) else {
            continue;
        };
        found.push(Found {
            start: at,
            end: at + 2,
            rule: "en/quarter",
            said: Said::of(What::Calendar(Calendar {
                unit: Unit::Quarter(number),
                ..of
            })),
            event: None,
        });
        found.sort_by_key(|one| one.start);
        return;
    }
}

/// "1 per cent for this fiscal year and 2 for the next", "more than in the previous one": the year beside the one told of.
pub(super) fn next_year(line: &Line<'_>, found: &mut Vec<Found>) {
    let year = |one: &&Found| {
        let whole = |said: &Said| {
            fields(said).is_some_and(|f| f.is_year_only() && f.year != Year::Unsaid)
                || matches!(&said.what, What::Shift(shift) if shift.grain == Grain::Year && !shift.counted)
                || matches!(
                    &said.what,
                    What::UpTo(1, Grain::Year, _) | What::UpTo(12, Grain::Month, _)
                )
        };
        whole(&one.said) || matches!(&one.said.joint, Joint::Carries(told) if whole(told))
    };
    let Some(first) = found.iter().find(year).map(|one| one.end) else {
        return;
    };
    for at in first..line.len() {
        if !line.says(at, word!("the")) || !line.says_any(at - 1, words!["in", "for", "than"]) {
            continue;
        }
        let by = match () {
            () if line.says_any(at + 1, words!["next", "following"]) => 1,
            () if line.says_any(at + 1, words!["previous", "preceding"]) => -1,
            () => continue,
        };
        let end = at + 2 + usize::from(line.says(at + 2, word!("one")));
        let free = found.iter().all(|one| one.end <= at || one.start >= end);
        let named = end > at + 2 || by > 0;
        if free && named && closes(line, end) {
            found.push(Found {
                start: at,
                end,
                rule: "en/unit-after",
                said: Said::of(What::Shift(Shift {
                    by,
                    grain: Grain::Year,
                    from: From::Story,
                    counted: false,
                    vague: false,
                    clock: None,
                })),
                event: None,
            });
            found.sort_by_key(|one| one.start);
            return;
        }
    }
}

/// "They play on Wednesday and Saturday": the second day is the first such one from the other.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn weekdays(line: &Line<'_>, found: &mut Vec<Found>) {
    for at in 1..found.len() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let bare = |one: &Found| {
            one.said.joint == Joint::Alone
                && fields(&one.said).is_some_and(|f| {
                    f.weekday > 0 && f.day == 0 && f.year == Year::Unsaid && f.unit == Unit::Whole
                })
        };
        // "Meets on Friday until Sunday", "will start in January and last until the autumn": the end comes after the start.
        let ends = b.said.bound == Bound::Until
            && b.start > 0
            && line.says_any(b.start - 1, words!["until", "till"])
            && b.said.tense == Tense::Future
            && matches!(a.said.tense, Tense::Future | Tense::Unknown)
            && a.said.bound == Bound::At
            && a.said.joint == Joint::Alone
            && b.start < a.end + 12;
        let dated = fields(&a.said).is_some_and(|f| {
            f.pick == Pick::Near
                && f.year == Year::Unsaid
                && (f.weekday > 0 || f.unit != Unit::Whole)
        });
        if ends
            && dated
            && let What::Calendar(fields) = &mut b.said.what
            && fields.pick == Pick::Near
            && fields.year == Year::Unsaid
            && (fields.weekday > 0 && fields.unit == Unit::Whole
                || matches!(fields.unit, Unit::Season(_) | Unit::Month(_)) && fields.day == 0)
        {
            fields.pick = Pick::Following;
            continue;
        }
        let near = fields(&a.said).is_some_and(|f| matches!(f.pick, Pick::Near | Pick::Following));
        let between = a.start > 0 && line.says(a.start - 1, word!("between"));
        if bare(a)
            && bare(b)
            && near
            && !between
            && b.said.tense == Tense::Future
            && b.start == a.end + 1
            && line.says(a.end, word!("and"))
            && !line.says_any(b.end, words!["'s", "’s"])
            && let What::Calendar(fields) = &mut b.said.what
            && fields.pick == Pick::Near
        {
            fields.pick = Pick::Following;
        }
    }
}

/// "Last year 14 people died in floods in August", "a bigger one in 1949 lasted from June to August": months in the clause that
/// a year opens are of that year.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn opened(line: &Line<'_>, found: &mut Vec<Found>) {
    const APART: Words = words![
        ",", ";", ":", "—", "–", "(", "that", "who", "which", "and", "but", "or", "when", "while",
        "as", "before", "after", "until", "since", "than", "from", "said", "will", "would", "to",
    ];
    const FARTHEST: usize = 20;
    let mut open: Option<(Year, usize)> = None;
    for one in found.iter_mut() {
        if let Some(year) = year_only(&one.said) {
            let first = one.end + usize::from(line.says(one.end, word!(",")));
            // "In 1994, when the road shut on 19 April": told of that year, wherever it stands.
            let when = line.says(first, word!("when"));
            open = (when || opens_clause(line, one)).then_some((year, first + usize::from(when)));
            continue;
        }
        let Some((year, first)) = open else { continue };
        // "From June to August", "until June".
        let led = words!["from", "until", "before", "to"];
        let last = one.start - usize::from(line.says_any(one.start - 1, led));
        if one.start > first + FARTHEST || (first..last).any(|at| line.says_any(at, APART)) {
            open = None;
            continue;
        }
        if let What::Calendar(fields) = &mut one.said.what
            && fields.year == Year::Unsaid
            && matches!(fields.unit, Unit::Month(_) | Unit::Season(_))
            && fields.pick == Pick::Near
        {
            fields.year = year;
            let to = usize::from(line.says_any(one.end, words!["to", "and", "until"]));
            open = Some((year, one.end + to));
        }
    }
}

/// "It earned £5m in 2024 and ended the year with £9m": the year that the sentence told of.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn same_year(line: &Line<'_>, found: &mut Vec<Found>) {
    const ENDING: Words = words![
        "ended",
        "ending",
        "end",
        "finished",
        "finishing",
        "finish",
        "closed",
        "closing",
        "began",
        "beginning",
        "started",
        "starting",
        "opened",
    ];
    let mut told = None;
    for one in found.iter_mut() {
        if let Some(year @ Year::Full(_)) = year_only(&one.said) {
            told = Some(year);
        } else if let (Some(year), What::Shift(shift)) = (told, &one.said.what)
            && one.rule == "en/the-unit"
            && (shift.by, shift.grain) == (0, Grain::Year)
            && one.start > 0
            && line.says_any(one.start - 1, ENDING)
        {
            one.said.what = What::Calendar(Calendar {
                year,
                ..Calendar::default()
            });
        }
    }
}

/// True for a year at the head of its sentence, or behind the noun that is the subject: "the strike in 1949 lasted". What was
/// done in a year ("built in 1949") may have been used in any.
fn opens_clause(line: &Line<'_>, one: &Found) -> bool {
    let led = usize::from(line.says(0, word!("in")));
    let noun = || {
        one.start > 1
            && one.start < 8
            && line.says(one.start - 1, word!("in"))
            && line.is_word(one.start - 2)
            && (0..one.start - 1).all(|at| {
                line.is_word(at) && verb(line, at).is_none() && !line.word(at).ends_with("ed")
            })
            && verb(line, one.end) == Some(Tense::Past)
    };
    one.start <= led || noun()
}
