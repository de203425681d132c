//! The reader of times of day: hours with their marks, parts of the day and zones.

use super::super::lexicon::Class;
use super::super::line::Line;
use super::super::pattern::{Got, Nt};
use super::parts::{Read, stop};
use crate::extract::letters::Words;

pub(super) fn clock(line: &Line<'_>, at: usize) -> Read {
    const HOUR: i32 = 0;
    const MINUTE: i32 = 1;
    const SECOND: i32 = 2;
    let make = |end: usize, seconds: i32, fine: i32| {
        let (end, z) = zone(line, end);
        Some((
            end,
            Got {
                nt: Nt::Clock,
                n: seconds,
                m: fine,
                z,
            },
        ))
    };
    if let Some(hour) = line.value(at, Class::ClockWord) {
        return make(at + 1, hour * 3600, HOUR);
    }
    if let Some((end, seconds)) = beside_hour(line, at) {
        return make(end, seconds, MINUTE);
    }
    if let Some(hour) = line.value(at, Class::Card) {
        let oclock = line.says_any(at + 1, words!["o'clock", "o’clock"]);
        if !(1..=12).contains(&hour) {
            return None;
        }
        let (end, hour) = if oclock {
            hour_in_part(line, at, at + 2, hour).unwrap_or((at + 2, hour))
        } else {
            meridiem(line, at + 1, hour)
                .or_else(|| hour_in_part(line, at, at + 1, hour))
                .or_else(|| hour_of_part(line, at).then_some((at + 1, hour)))?
        };
        return make(end, hour * 3600, HOUR);
    }
    // "9.30 am"
    if let Some((hour, minute)) = line.word(at).split_once('.')
        && minute.len() == 2
        && hour.len() <= 2
        && let (Ok(hour), Ok(minute)) = (hour.parse::<i32>(), minute.parse::<i32>())
        && (0..24).contains(&hour)
        && minute < 60
    {
        // "15.04 BST".
        if zone(line, at + 1).1 != 0 {
            return make(at + 1, hour * 3600 + minute * 60, MINUTE);
        }
        if opens_entry(line, at) {
            return make(at + 1, hour * 3600 + minute * 60, MINUTE);
        }
        if !(1..=12).contains(&hour) {
            return None;
        }
        // "At 10.30 tomorrow", "at 4.30 on Fridays": no price has a day to come.
        let (end, hour) = meridiem(line, at + 1, hour)
            .or_else(|| hour_in_part(line, at, at + 1, hour))
            .or_else(|| {
                (day_to_come(line, at + 1) || hour_of_part(line, at)).then_some((at + 1, hour))
            })?;
        return make(end, hour * 3600 + minute * 60, MINUTE);
    }
    let (len, hour) = line.digits(at)?;
    if len == 4 && hour / 100 < 24 && hour % 100 < 60 {
        let seconds = hour / 100 * 3600 + hour % 100 * 60;
        let hours = usize::from(line.says_any(at + 1, words!["hours", "hrs"]));
        let (end, z) = zone(line, at + 1 + hours);
        return (hours == 1 || z != 0).then_some((
            end,
            Got {
                nt: Nt::Clock,
                n: seconds,
                m: MINUTE,
                z,
            },
        ));
    }
    if len > 2 || hour > 24 {
        return None;
    }
    if line.says(at + 1, word!(":"))
        && line.glued(at + 1)
        && line.glued(at + 2)
        && let Some((2, minute)) = line.digits(at + 2)
        && minute < 60
    {
        let (mut end, mut seconds, mut fine) = (at + 3, minute * 60, MINUTE);
        if line.says(end, word!(":"))
            && line.glued(end)
            && let Some((2, second)) = line.digits(end + 1)
            && second < 60
        {
            (end, seconds, fine) = (end + 2, seconds + second, SECOND);
        }
        if let Some((end, hour)) = meridiem(line, end, hour) {
            return make(end, hour * 3600 + seconds, fine);
        }
        let hours = usize::from(line.says_any(end, words!["hours", "hrs"]));
        return make(end + hours, hour * 3600 + seconds, fine);
    }
    if line.says_any(at + 1, words!["o'clock", "o’clock"]) {
        let (end, hour) = hour_in_part(line, at, at + 2, hour).unwrap_or((at + 2, hour));
        return make(end, hour * 3600, HOUR);
    }
    let (end, hour) = meridiem(line, at + 1, hour)
        .or_else(|| hour_in_part(line, at, at + 1, hour))
        .or_else(|| bare_hour(line, at, hour))
        .or_else(|| {
            ((1..=12).contains(&hour) && hour_of_part(line, at)).then_some((at + 1, hour))
        })?;
    make(end, hour * 3600, HOUR)
}

/// "17.40 Police have arrested 23 people": at the head of an entry of a log, with two digits for the hour and a sentence behind.
fn opens_entry(line: &Line<'_>, at: usize) -> bool {
    let opens =
        line.capital(at + 1) || line.says_any(at + 1, words!["“", "\"", "–", "—", "-", ":"]);
    at == 0 && line.word(at).len() == 5 && opens && line.len() > at + 3
}

/// "Today at 10": an hour with no mark, where a day stands before it and nothing that it could count behind.
fn bare_hour(line: &Line<'_>, at: usize, hour: i32) -> Option<(usize, i32)> {
    const DAY: u32 = Class::Deictic.bit() | Class::Weekday.bit();
    let day = at > 1 && line.says(at - 1, word!("at")) && line.bits(at - 2) & DAY != 0;
    let next = at + 1;
    let ends = next >= line.len()
        || line.says_any(
            next,
            words![".", ",", ";", "?", "!", ")", "and", "or", "but"],
        ) && line.digits(next + 1).is_none();
    (day && ends && (1..=12).contains(&hour)).then_some((next, hour))
}

/// Words before an hour that has no mark of its own.
const LEADS: Words = words![
    "at", "by", "until", "till", "from", "about", "around", "before", "after", "past"
];

/// "At nine that night", "by 10 on Monday evening": an hour with no mark right before a part of a day, which says which of two
/// hours it is.
fn hour_of_part(line: &Line<'_>, at: usize) -> bool {
    const OF: u32 = Class::Rel.bit() | Class::Deictic.bit() | Class::Weekday.bit();
    let led = at > 0 && line.says_any(at - 1, LEADS);
    let next = at + 1 + usize::from(line.says(at + 1, word!("on")));
    led && line.bits(next) & OF != 0 && line.is(next + 1, Class::Part)
}

/// "Half past nine", "a quarter to six": one past it, and its seconds.
fn beside_hour(line: &Line<'_>, at: usize) -> Option<(usize, i32)> {
    let first = at;
    let at = at + usize::from(line.says(at, word!("a")));
    let minutes = if line.says(at, word!("half")) {
        30
    } else if line.says(at, word!("quarter")) {
        15
    } else {
        return None;
    };
    let led = first.checked_sub(1).is_some_and(|before| {
        line.says_any(
            before,
            words!["at", "by", "until", "about", "around", "before", "after"],
        )
    });
    let past = line.says(at + 1, word!("past"));
    let to = minutes == 15 && line.says(at + 1, word!("to"));
    let hour = line
        .value(at + 2, Class::Card)
        .or_else(|| line.digits(at + 2).map(|(_, hour)| hour))
        .filter(|hour| (1..=12).contains(hour) && led && (past || to))?;
    let (end, hour) = meridiem(line, at + 3, hour)
        .or_else(|| hour_in_part(line, at, at + 3, hour))
        .unwrap_or((at + 3, hour));
    let sign = if to { -1 } else { 1 };
    Some((end, hour * 3600 + sign * minutes * 60))
}

/// "At 7 in the morning", "by 9 at night": one past the part of the day, and the hour of 24.
fn hour_in_part(line: &Line<'_>, start: usize, at: usize, hour: i32) -> Option<(usize, i32)> {
    let led = start > 0 && line.says_any(start - 1, LEADS);
    let in_the = line.says(at, word!("in")) && line.says(at + 1, word!("the"));
    let end = if in_the {
        at + 2
    } else if line.says(at, word!("at")) {
        at + 1
    } else {
        return None;
    };
    let part = line.value(end, Class::Part)?;
    let later = match part {
        1 => 0,
        3 | 4 => 12,
        _ if hour > 5 => 12,
        _ => 0,
    };
    (led && (1..=12).contains(&hour)).then_some((end + 1, hour % 12 + later))
}

/// True for a day that only a time can stand before: "tomorrow", "on Fridays".
fn day_to_come(line: &Line<'_>, at: usize) -> bool {
    let on = usize::from(line.says(at, word!("on")));
    line.value(at, Class::Deictic).is_some_and(|days| days > 0) || line.is(at + on, Class::Weekdays)
}

/// "a.m." or "p.m." at `at`, and the hour of 24 that it makes of `hour`.
fn meridiem(line: &Line<'_>, at: usize, hour: i32) -> Option<(usize, i32)> {
    let add = line.value(at, Class::Meridiem)?;
    if !(1..=12).contains(&hour) {
        return None;
    }
    let plain = line.word(at).len() == 2;
    let end = if plain || line.word(at).ends_with('.') {
        at + 1
    } else {
        stop(line, at + 1)
    };
    Some((end, hour % 12 + add))
}

/// "+02:00", "+2", "-0500": one past it, and its minutes.
fn offset(line: &Line<'_>, at: usize) -> Option<(usize, i32)> {
    let sign = match line.word(at) {
        "+" => 1,
        "-" | "−" | "–" => -1,
        _ => return None,
    };
    let (len, n) = line.digits(at + 1).filter(|_| line.glued(at + 1))?;
    if len == 4 {
        return (n / 100 < 15 && n % 100 < 60).then_some((at + 2, sign * (n / 100 * 60 + n % 100)));
    }
    if len > 2 || n > 14 {
        return None;
    }
    if line.says(at + 2, word!(":"))
        && line.glued(at + 2)
        && line.glued(at + 3)
        && let Some((2, minutes)) = line.digits(at + 3)
    {
        return Some((at + 4, sign * (n * 60 + minutes)));
    }
    Some((at + 2, sign * n * 60))
}

/// A zone at `at`: one past it, and its minutes from UTC plus 10000; 0 when none is said.
fn zone(line: &Line<'_>, at: usize) -> (usize, i32) {
    // "09:30+02:00"; "1914-18" and "0730-0930" are no clock with an offset.
    let timed = at > 1 && line.glued(at - 1) && line.says(at - 2, word!(":"));
    if let Some((end, minutes)) = offset(line, at).filter(|_| timed && line.glued(at)) {
        return (end, minutes + 10_000);
    }
    let capitals = line.word(at).bytes().all(|b| b.is_ascii_uppercase());
    if let Some(minutes) = line.value(at, Class::Zone)
        && capitals
        && (line.word(at).len() > 1 || line.glued(at))
    {
        // "GMT+2", "UTC+05:30".
        return match offset(line, at + 1).filter(|_| minutes == 0 && line.glued(at + 1)) {
            Some((end, more)) => (end, more + 10_000),
            None => (at + 1, minutes + 10_000),
        };
    }
    if line.says(at, word!("local")) && line.says(at + 1, word!("time")) {
        return (at + 2, 0);
    }
    if line.capital(at) && line.says(at + 1, word!("time")) {
        let minutes = match line.word(at) {
            "Eastern" => -300,
            "Central" => -360,
            "Mountain" => -420,
            "Pacific" => -480,
            "Moscow" => 180,
            "Greenwich" => 0,
            _ => return (at + 2, 0),
        };
        return (at + 2, minutes + 10_000);
    }
    (at, 0)
}
