//! Joins neighbours that are one expression: a date and its year, a day and its time, a count and the date it starts from.

use super::tense::is_accounts;
use super::{fields, gap_is, is_date, pairs, year_only};
use crate::extract::date::find::Found;
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::Grain;
use crate::model::said::{
    Bound, Calendar, Clock, DayPart, From, Joint, Lies, Pick, Said, Shift, Unit, What, Year,
};

fn merged(a: &Found, b: &Found, rule: &'static str, said: Said) -> Found {
    Found {
        start: a.start,
        end: b.end,
        rule,
        said,
        event: None,
    }
}

/// The fields of a date that names a part of a year but no year.
fn lacks_year(said: &Said) -> Option<&Calendar> {
    fields(said).filter(|f| {
        f.year == Year::Unsaid && f.unit != Unit::Whole && matches!(f.pick, Pick::Near | Pick::Same)
    })
}

/// "June" "last year"; "the third quarter" of "1984"; "this year" 's "third quarter"; "25 April" "that year".
pub(super) fn years(line: &Line<'_>, found: &mut Vec<Found>) {
    pairs(line, found, |line, a, b| {
        let gap = |words: Words| gap_is(line, a.end, b.start, words);
        // "The first half of FY25": of the accounts that the year is of.
        let of_accounts = |said: &Said| fields(said).map_or(0, |f| f.fiscal);
        let given = |f: &Calendar, year: Year, rule| {
            merged(
                a,
                b,
                rule,
                Said::of(What::Calendar(Calendar {
                    year,
                    pick: Pick::Near,
                    fiscal: of_accounts(&a.said).max(of_accounts(&b.said)),
                    ..*f
                })),
            )
        };
        // "The first quarter of 2024–25": only accounts have years with two numbers and quarters.
        if let (Some(f), Some(first)) = (lacks_year(&a.said), years_running(&b.said))
            && matches!(f.unit, Unit::Quarter(1..) | Unit::Half(1..))
            && gap(words!["of"])
        {
            let whole = Calendar {
                year: Year::Pair(first),
                fiscal: 1,
                ..*f
            };
            return Some(merged(a, b, a.rule, Said::of(What::Calendar(whole))));
        }
        if let (Some(f), Some(year)) = (lacks_year(&a.said), year_only(&b.said))
            && (gap(words![]) || gap(words!["of"]) || gap(words![","]) || gap(words!["in"]))
        {
            return Some(given(f, year, a.rule));
        }
        // "The frost of July 17-18 that year".
        if let (What::Range(first, last), Some(year)) = (&a.said.what, year_only(&b.said))
            && let (Some(first), Some(last)) = (lacks_year(first), lacks_year(last))
            && (gap(words![]) || gap(words!["of"]))
        {
            let of_year =
                |f: &Calendar| Box::new(Said::of(What::Calendar(Calendar { year, ..*f })));
            let whole = What::Range(of_year(first), of_year(last));
            return Some(merged(a, b, a.rule, Said::of(whole)));
        }
        if let (Some(year), Some(f)) = (year_only(&a.said), lacks_year(&b.said))
            && (gap(words!["'s"])
                || gap(words!["’s"])
                || (gap(words![]) && f.day == 0 && !matches!(f.unit, Unit::Month(_))))
        {
            return Some(given(f, year, b.rule));
        }
        // "Sixty years ago this month", "two years ago next month", "a century ago today".
        if let (What::Shift(ago), What::Shift(this)) = (&a.said.what, &b.said.what)
            && let Some(years) = years_ago(ago)
            && !this.counted
            && (this.by == 0 || matches!(this.grain, Grain::Month | Grain::Day))
            && this.grain > Grain::Year
            && gap(words![])
        {
            // "A year ago today" keeps its day.
            if this.grain == Grain::Day && matches!(years, -9..=-1) {
                let day = What::Offset(years, Grain::Year, Box::new(b.said.clone()));
                return Some(merged(a, b, a.rule, Said::of(day)));
            }
            let (by, grain) = match this.grain {
                Grain::Month | Grain::Week => (
                    years.saturating_mul(12).saturating_add(this.by),
                    Grain::Month,
                ),
                _ => (years, Grain::Year),
            };
            return Some(merged(
                a,
                b,
                a.rule,
                Said::of(What::Shift(Shift { by, grain, ..*ago })),
            ));
        }
        // "The January-March quarter".
        if let (Some(Unit::Month(first)), "en/month-quarter") =
            (fields(&a.said).map(|f| f.unit), b.rule)
            && last_month(&b.said) == Some((first + 1) % 12 + 1)
            && b.start == a.end + 1
            && (line.is_dash(a.end) || line.says_any(a.end, words!["to", "through"]))
        {
            return Some(merged(a, b, b.rule, b.said.clone()));
        }
        // "The quarter a year ago".
        if let (What::Shift(this), What::Shift(ago)) = (&a.said.what, &b.said.what)
            && (this.by, this.grain, this.counted) == (0, Grain::Quarter, false)
            && (ago.grain, ago.counted, ago.vague) == (Grain::Year, true, false)
            && gap(words![])
        {
            let from = Box::new(a.said.clone());
            let said = Said::of(What::Offset(ago.by.saturating_mul(4), Grain::Quarter, from));
            return Some(merged(a, b, b.rule, said));
        }
        // "The same period a year earlier" is no other than the year earlier.
        if let (What::Shift(this), What::Shift(ago)) = (&a.said.what, &b.said.what)
            && matches!(this.grain, Grain::Millennium | Grain::Month | Grain::Week)
            && (this.by, this.counted, this.from) == (0, false, From::Story)
            && (ago.grain, ago.by, ago.counted, ago.vague) == (Grain::Year, -1, true, false)
            && gap(words![])
        {
            return Some(merged(a, b, "en/same-period", b.said.clone()));
        }
        // "The same day last year".
        if let (What::Shift(shift), Some(Year::Shifted(by, From::Now))) =
            (&a.said.what, year_only(&b.said))
            && (shift.by, shift.grain, shift.from) == (0, Grain::Day, From::Story)
            && gap(words![])
        {
            let said = Said::of(What::Offset(by, Grain::Year, Box::new(a.said.clone())));
            return Some(merged(a, b, "en/same-period", said));
        }
        if let (What::Shift(shift), Some(year)) = (&a.said.what, year_only(&b.said))
            && shift.by == 0
            && matches!(
                shift.grain,
                Grain::Millennium | Grain::Month | Grain::Quarter | Grain::Week
            )
            && shift.from == From::Story
            && (gap(words![]) || gap(words!["of"]) || gap(words!["in"]))
        {
            return Some(merged(
                a,
                b,
                "en/same-period",
                Said::of(What::Compared(year)),
            ));
        }
        None
    });
}

/// The last month of a quarter that is named by it.
fn last_month(said: &Said) -> Option<u8> {
    let unit = |said: &Said| fields(said).map(|f| f.unit);
    match &said.what {
        What::UpTo(_, _, end) => match unit(end)? {
            Unit::Month(month) => Some(month),
            _ => None,
        },
        _ => match unit(said)? {
            Unit::Quarter(quarter) => Some(3 * quarter),
            _ => None,
        },
    }
}

/// The first of two years that follow each other: "2024–25".
fn years_running(said: &Said) -> Option<i32> {
    let What::Range(first, last) = &said.what else {
        return None;
    };
    let (first, last) = (year_only(first)?, year_only(last)?);
    match (first, last) {
        (Year::Full(first), Year::Full(last)) if last == first + 1 => Some(first),
        _ => None,
    }
}

/// The years of a count of years, decades or centuries.
fn years_ago(ago: &Shift) -> Option<i32> {
    let each = match ago.grain {
        Grain::Year => 1,
        Grain::Decade => 10,
        Grain::Century => 100,
        _ => return None,
    };
    (ago.counted && !ago.vague).then(|| ago.by.saturating_mul(each))
}

/// "the week" of "3 May", "the week" beginning "4 May"; "Tuesday" of "next week".
pub(super) fn weeks(line: &Line<'_>, found: &mut Vec<Found>) {
    pairs(line, found, |line, a, b| {
        let gap = |words: Words| gap_is(line, a.end, b.start, words);
        if let (What::Shift(shift), Some(f)) = (&a.said.what, fields(&b.said))
            && (shift.by, shift.counted) == (0, false)
            && matches!(shift.grain, Grain::Week | Grain::Weekend)
            && (f.day > 0 || f.weekday > 0)
        {
            let of = |by, grain| Said::of(What::Offset(by, grain, Box::new(b.said.clone())));
            let opens = line.says_any(a.end, words!["beginning", "starting", "commencing"]);
            let at_once = b.start == a.end + 1;
            let on = b.start == a.end + 2 && line.says(a.end + 1, word!("on"));
            if gap(words!["of"]) {
                return Some(merged(a, b, "en/week-of", of(0, shift.grain)));
            }
            if opens && (at_once || on) {
                let last = of(if shift.grain == Grain::Week { 6 } else { 1 }, Grain::Day);
                let whole = What::Range(Box::new(b.said.clone()), Box::new(last));
                return Some(merged(a, b, "en/week-of", Said::of(whole)));
            }
        }
        let week = |said: &Said| match &said.what {
            What::Shift(shift)
                if shift.grain == Grain::Week
                    && !shift.counted
                    && shift.from == crate::model::said::From::Now =>
            {
                i8::try_from(shift.by).ok()
            }
            _ => None,
        };
        let weekday = |said: &Said| {
            fields(said)
                .filter(|f| f.weekday > 0 && f.day == 0 && f.unit == Unit::Whole)
                .copied()
        };
        let placed = |f: Calendar, by: i8| {
            let pick = Pick::InWeek(by);
            Said::of(What::Calendar(Calendar { pick, ..f }))
        };
        if let (Some(f), Some(by)) = (weekday(&a.said), week(&b.said))
            && (gap(words![]) || gap(words!["of"]))
        {
            return Some(merged(a, b, a.rule, placed(f, by)));
        }
        if let (Some(by), Some(f)) = (week(&a.said), weekday(&b.said))
            && (gap(words![]) || gap(words!["on"]))
        {
            return Some(merged(a, b, b.rule, placed(f, by)));
        }
        None
    });
}

/// "9 a.m." on "Tuesday"; "Tuesday" at "9 a.m."; "the night" of "April 18".
pub(super) fn clocks(line: &Line<'_>, found: &mut Vec<Found>) {
    pairs(line, found, |line, a, b| {
        let gap = |words: Words| gap_is(line, a.end, b.start, words);
        let (first, second) = (bare_clock(&a.said), bare_clock(&b.said));
        if let (Some(clock), None) = (first, second)
            && (gap(words![])
                || gap(words!["on"])
                || gap(words!["of"])
                || gap(words![","])
                || gap(words!["on", "the"]))
        {
            // "The night of 12 to 13 May": of the first day, into the second.
            if let (What::Range(first, _), None) = (&b.said.what, clock.at) {
                let said = Said {
                    joint: Joint::Carries(Box::new(b.said.clone())),
                    ..with_clock(first, clock)?
                };
                return Some(merged(a, b, "en/clock-day", said));
            }
            return with_clock(&b.said, clock).map(|said| merged(a, b, "en/clock-day", said));
        }
        if let (None, Some(clock)) = (first, second)
            && (gap(words![])
                || gap(words!["at"])
                || gap(words!["from"])
                || gap(words![","])
                || gap(words![",", "at"])
                || gap(words!["in"])
                || gap(words!["at", "about"])
                || gap(words!["at", "around"]))
        {
            return with_clock(&a.said, clock).map(|said| merged(a, b, "en/day-clock", said));
        }
        if let (Some(clock), Some(part)) = (first, second)
            && clock.at.is_some()
            && part.at.is_none()
            && gap(words!["in"])
        {
            return Some(merged(a, b, a.rule, a.said.clone()));
        }
        None
    });
}

/// "From 9 a.m. to 5 p.m. on Monday", "6 p.m. EDT (2200 GMT) on Monday": all are on that day.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn share_day(line: &Line<'_>, found: &mut Vec<Found>) {
    for at in (1..found.len()).rev() {
        let (head, tail) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let joined = b.start == a.end + 1
            && line.says_any(a.end, words!["to", "and", "until", "-", "–", "("]);
        let bracket = || {
            gap_is(line, a.end, b.start, words![")"])
                || gap_is(line, a.end, b.start, words![")", "on"])
        };
        if let Some(clock) = bare_clock(&a.said).filter(|clock| clock.at.is_some())
            && a.start > 0
            && line.says(a.start - 1, word!("("))
            && bracket()
            && let Some(said) = with_clock(&b.said, clock)
        {
            a.said = said;
            continue;
        }
        let Some(clock) = bare_clock(&a.said).filter(|clock| joined && clock.at.is_some()) else {
            continue;
        };
        match &b.said.what {
            What::Calendar(f) if f.clock.is_some() && (f.day > 0 || f.weekday > 0) => {
                a.said.what = What::Calendar(Calendar {
                    clock: Some(clock),
                    ..*f
                });
            }
            What::Shift(shift) if shift.clock.is_some() && shift.grain == Grain::Day => {
                a.said.what = What::Shift(Shift {
                    clock: Some(clock),
                    ..*shift
                });
            }
            _ => {}
        }
    }
}

/// The time of day of an expression that says nothing else.
pub(super) fn bare_clock(said: &Said) -> Option<Clock> {
    let f = fields(said)?;
    let bare = f.year == Year::Unsaid && f.unit == Unit::Whole && f.day == 0 && f.weekday == 0;
    f.clock.filter(|_| bare)
}

/// "Eight o'clock that evening", "nine on Monday night": the part of the day tells which of two hours it is.
fn in_part(clock: Clock, part: Option<Clock>) -> Clock {
    const NOON: u32 = 12 * 3600;
    let (Some((seconds, grain)), Some(part)) = (clock.at, part) else {
        return clock;
    };
    let late = match part.part {
        DayPart::Afternoon | DayPart::Evening => true,
        DayPart::Night => seconds >= 6 * 3600,
        _ => false,
    };
    if part.at.is_some() || !late || seconds >= NOON {
        return clock;
    }
    Clock {
        at: Some((seconds + NOON, grain)),
        ..clock
    }
}

/// A day with a time, when it is a day without one.
pub(super) fn with_clock(said: &Said, clock: Clock) -> Option<Said> {
    let clock = match &said.what {
        What::Calendar(f) => in_part(clock, f.clock),
        What::Shift(shift) => in_part(clock, shift.clock),
        _ => clock,
    };
    let what = match &said.what {
        What::Every(every) => What::Every(Box::new(every_at(every, clock)?)),
        What::Calendar(f) if f.clock.is_none() && (f.day > 0 || f.weekday > 0) => {
            What::Calendar(Calendar {
                clock: Some(clock),
                ..*f
            })
        }
        What::Calendar(f) if f.clock.is_some_and(|c| c.at.is_none()) && clock.at.is_some() => {
            What::Calendar(Calendar {
                clock: Some(clock),
                ..*f
            })
        }
        // "At 5 p.m. on Friday week".
        What::Offset(7, Grain::Day, day) => {
            What::Offset(7, Grain::Day, Box::new(with_clock(day, clock)?))
        }
        What::Shift(shift)
            if shift.grain == Grain::Day
                && shift
                    .clock
                    .is_none_or(|part| part.at.is_none() && clock.at.is_some()) =>
        {
            What::Shift(Shift {
                clock: Some(clock),
                ..*shift
            })
        }
        _ => return None,
    };
    Some(Said {
        what,
        ..said.clone()
    })
}

/// "Every day at 6 a.m.", "Mondays at noon": the repetition with its time of day.
fn every_at(every: &What, clock: Clock) -> Option<What> {
    clock.at?;
    let day = match every {
        What::Calendar(f) if f.clock.is_none_or(|clock| clock.at.is_none()) => *f,
        What::Length(length)
            if length.grain == Grain::Day && matches!(length.tenths, None | Some(10)) =>
        {
            Calendar::default()
        }
        _ => return None,
    };
    let daily = day.unit == Unit::Whole && day.day == 0;
    let clock = Some(clock);
    daily.then_some(What::Calendar(Calendar { clock, ..day }))
}

/// "3 hours" "12 minutes", "two years" and "three months": one length of two units.
pub(super) fn lengths(line: &Line<'_>, found: &mut Vec<Found>) {
    pairs(line, found, |line, a, b| {
        let counted = |said: &Said| match said.what {
            What::Length(length) if length.lies == Lies::Free => length.tenths.map(|_| length),
            _ => None,
        };
        // "Four years and three months later".
        if let (What::Length(years), What::Shift(shift)) = (&a.said.what, &b.said.what)
            && (years.grain, shift.grain, shift.counted) == (Grain::Year, Grain::Month, true)
            && gap_is(line, a.end, b.start, words!["and"])
            && let Some(tenths) = years.tenths.filter(|_| !shift.vague && is_units(line, a))
        {
            let by = shift.by.signum() * tenths / 10 * 12 + shift.by;
            let said = Said::of(What::Shift(Shift { by, ..*shift }));
            return Some(merged(a, b, b.rule, said));
        }
        let (long, short) = (counted(&a.said)?, counted(&b.said)?);
        let finer = matches!(
            (long.grain, short.grain),
            (Grain::Hour, Grain::Minute)
                | (Grain::Minute, Grain::Second)
                | (Grain::Day, Grain::Hour)
                | (Grain::Year, Grain::Month)
                | (Grain::Month | Grain::Week, Grain::Day)
        );
        let near = gap_is(line, a.end, b.start, words![])
            || gap_is(line, a.end, b.start, words!["and"])
            || gap_is(line, a.end, b.start, words![","]);
        let said = Said::of(What::Lengths(long, short));
        (finer && near && is_units(line, a) && is_units(line, b))
            .then(|| merged(a, b, a.rule, said))
    });
}

/// "Two years", rather than "two-year".
fn is_units(line: &Line<'_>, one: &Found) -> bool {
    const UNIT: u32 = Class::Unit.bit() | Class::Units.bit();
    let last = one.end - 1;
    line.bits(last) & UNIT != 0 && !line.is_dash(last.wrapping_sub(1))
}

/// "two days" after "8 October"; "the day" after "Christmas".
pub(super) fn offsets(line: &Line<'_>, found: &mut Vec<Found>) {
    pairs(line, found, |line, a, b| {
        let gap = |words: Words| gap_is(line, a.end, b.start, words);
        // "The day before" takes its preposition in.
        if let (What::Offset(by, grain, _), "en/unit-beside", true) =
            (&a.said.what, a.rule, gap(words![]) && is_date(&b.said))
        {
            let by = if line.says(a.end - 1, word!("before")) {
                -by
            } else {
                *by
            };
            let said = Said::of(What::Offset(by, *grain, Box::new(b.said.clone())));
            return Some(merged(a, b, "en/count-from", said));
        }
        // "In 1893, 250 years later,": one date told twice.
        if let What::Shift(Shift {
            counted: true,
            from: crate::model::said::From::Story,
            vague: false,
            by: 1..,
            ..
        }) = &b.said.what
            && gap(words![","])
            && is_date(&a.said)
            && !line.is_word(b.end)
            && a.start > 0
            && line.says_any(a.start - 1, words!["in", "on"])
        {
            return Some(merged(a, b, a.rule, a.said.clone()));
        }
        // "Leased for 99 years from 1 July 1898" began then.
        let lasts = a.start > 0 && line.says(a.start - 1, word!("for"));
        let sign = if gap(words!["after"])
            || gap(words!["following"])
            || gap(words!["from"]) && !lasts
        {
            1
        } else if gap(words!["before"]) || gap(words!["ahead", "of"]) || gap(words!["prior", "to"])
        {
            -1
        } else {
            return None;
        };
        // "Saves 40 million a year from 2028" is a rate, "the next 18 months after first-quarter profit" names a profit.
        // So is "£9m a year from April".
        let amount = (a.start.saturating_sub(2)..a.start)
            .any(|at| line.kind(at) == Some(Kind::Number) && line.word(at).len() != 4);
        let rate = sign > 0
            && line.says_any(a.start, words!["a", "an"])
            && (year_only(&b.said).is_some() || amount && gap(words!["from"]));
        let names = (b.start..b.end).any(|at| line.is_dash(at)) && is_accounts(&b.said);
        if !is_date(&b.said) || rate || names {
            return None;
        }
        let (by, grain) = match &a.said.what {
            What::Length(length) if length.tenths? % 10 == 0 => (length.tenths? / 10, length.grain),
            _ => return None,
        };
        // "In the two weeks before Christmas": all of them.
        if line.says(a.start, word!("the")) && sign < 0 && by > 0 {
            let end = Said {
                bound: Bound::Before,
                ..b.said.clone()
            };
            let said = Said::of(What::UpTo(by, grain, Box::new(end)));
            return Some(merged(a, b, "en/count-from", said));
        }
        Some(merged(
            a,
            b,
            "en/count-from",
            Said::of(What::Offset(by * sign, grain, Box::new(b.said.clone()))),
        ))
    });
}
