//! The rule tables of English, and the short names that their rows are built with.

mod calendar;
mod clock;
mod counted;
mod feast;
mod length;
mod period;
mod relative;
mod vague;
mod year;

use super::super::pattern::{Caps, Got, Nt};
use super::super::rule::{Rule, RuleInfo, The};
use crate::extract::letters::Words;
use crate::model::Grain;
use crate::model::said::{
    Calendar, Clock, DayPart, From, Length, Lies, Pick, Said, Shift, Unit, What, Year,
};

/// All tables, in order of precedence among matches of one length.
pub(in crate::extract::date) const TABLES: &[&[Rule]] = &[
    calendar::RULES,
    year::RULES,
    period::RULES,
    feast::RULES,
    relative::RULES,
    counted::RULES,
    clock::RULES,
    length::RULES,
    vague::RULES,
];

const fn rule(
    id: &'static str,
    what: &'static str,
    patterns: &'static [&'static str],
    the: The,
    build: fn(&Caps) -> Option<Said>,
    examples: &'static [&'static str],
    counter_examples: &'static [&'static str],
) -> Rule {
    Rule {
        info: RuleInfo {
            id,
            what,
            patterns,
            examples,
            counter_examples,
        },
        the,
        after: words![],
        closes: false,
        alone: false,
        build,
    }
}

impl Rule {
    const fn closing(self) -> Self {
        Self {
            closes: true,
            ..self
        }
    }

    const fn alone(self) -> Self {
        Self {
            alone: true,
            ..self
        }
    }

    const fn after(self, words: Words) -> Self {
        Self {
            after: words,
            ..self
        }
    }
}

/// The grain of a unit's code and how many of it the unit is.
fn grain(code: i32) -> Option<(Grain, i32)> {
    Some(match code {
        0 => (Grain::Minute, 1),
        1 => (Grain::Hour, 1),
        2 => (Grain::Day, 1),
        3 => (Grain::Week, 1),
        4 => (Grain::Month, 1),
        5 => (Grain::Quarter, 1),
        6 => (Grain::Year, 1),
        7 => (Grain::Decade, 1),
        8 => (Grain::Century, 1),
        9 => (Grain::Weekend, 1),
        10 => (Grain::Second, 1),
        11 => (Grain::Millennium, 1),
        12 => (Grain::Week, 2),
        13 => (Grain::Half, 1),
        _ => return None,
    })
}

/// The unit of a match, singular or plural.
fn unit(caps: &Caps) -> Option<(Grain, i32)> {
    caps.n(Nt::Unit)
        .or_else(|| caps.n(Nt::Units))
        .and_then(grain)
}

fn pick(code: i32) -> Pick {
    match code {
        1 | 2 | 11 => Pick::Last,
        3 | 4 => Pick::This,
        5 | 6 => Pick::Next,
        7 => Pick::Following,
        8 => Pick::Previous,
        9 | 10 => Pick::Same,
        _ => Pick::Near,
    }
}

fn day_part(code: i32) -> DayPart {
    match code {
        1 => DayPart::Morning,
        2 => DayPart::Midday,
        3 => DayPart::Afternoon,
        4 => DayPart::Evening,
        5 => DayPart::Night,
        _ => DayPart::None,
    }
}

fn part_clock(caps: &Caps) -> Option<Clock> {
    Some(Clock {
        at: None,
        part: day_part(caps.n(Nt::Part).or_else(|| caps.n(Nt::Parts))?),
        offset: None,
    })
}

fn clock_of(got: Got) -> Clock {
    let grain = [Grain::Hour, Grain::Minute, Grain::Second]
        .get(got.m as usize)
        .copied()
        .unwrap_or(Grain::Hour);
    Clock {
        at: Some((got.n.max(0) as u32, grain)),
        part: DayPart::None,
        offset: (got.z != 0).then(|| i16::try_from(got.z - 10_000).unwrap_or(0)),
    }
}

/// The calendar fields of a match, as far as it has them.
fn fields(caps: &Caps) -> Calendar {
    let small = |n: Option<i32>| u8::try_from(n.unwrap_or(0)).unwrap_or(0);
    let mut calendar = Calendar {
        day: small(caps.n(Nt::Day)),
        weekday: small(caps.n(Nt::Weekday)),
        ..Calendar::default()
    };
    if let Some(n) = caps.n(Nt::Month) {
        calendar.unit = Unit::Month(small(Some(n)));
    } else if let Some(n) = caps.n(Nt::Season) {
        calendar.unit = Unit::Season(small(Some(n)));
    }
    if let Some(year) = caps.n(Nt::Year).or_else(|| caps.n(Nt::EraYear)) {
        calendar.year = Year::Full(year);
    } else if let Some(short) = caps.n(Nt::Short) {
        calendar.year = Year::Short(small(Some(short)));
    }
    if let Some(got) = caps.nth(Nt::Rel, 0) {
        calendar.pick = pick(got.n);
    }
    calendar.clock = caps
        .nth(Nt::Clock, 0)
        .map(clock_of)
        .or_else(|| part_clock(caps));
    calendar
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn calendar(calendar: Calendar) -> Option<Said> {
    Some(Said::of(What::Calendar(calendar)))
}

/// The fields of a match and nothing else.
fn plain(caps: &Caps) -> Option<Said> {
    calendar(fields(caps))
}

fn shift(by: i32, grain: Grain, from: From) -> Shift {
    Shift {
        by,
        grain,
        from,
        counted: false,
        vague: false,
        clock: None,
    }
}

/// A length of a match's count of a match's units.
fn length(caps: &Caps, lies: Lies) -> Option<Length> {
    let (grain, times) = unit(caps)?;
    let count = caps.n(Nt::Count);
    Some(Length {
        tenths: count.filter(|&n| n >= 0).map(|n| n.saturating_mul(times)),
        grain,
        lies,
    })
}
