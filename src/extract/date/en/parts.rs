//! The readers of the parts of English patterns: months, counts, days, years, decades.

use super::super::lexicon::Class;
use super::super::line::Line;
use super::super::pattern::{Got, Nt};
use super::clock::clock;
use super::digits::{iso, slash};
use crate::extract::token::Kind;

/// One past the last token of a part, and its value.
pub(super) type Read = Option<(usize, Got)>;

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn got(nt: Nt, end: usize, n: i32) -> Read {
    Some((end, Got { nt, n, m: 0, z: 0 }))
}

/// The classes that the first token of a part can have.
pub(in crate::extract::date) fn first(nt: Nt) -> u32 {
    match nt {
        Nt::Month => Class::Month.bit() | Class::MonthShort.bit(),
        Nt::Weekday => Class::Weekday.bit() | Class::WeekdayShort.bit(),
        Nt::Weekdays => Class::Weekdays.bit(),
        Nt::Unit => Class::Unit.bit(),
        Nt::Units => Class::Units.bit(),
        Nt::Season => Class::Season.bit(),
        Nt::Seasons => Class::Seasons.bit(),
        Nt::Part => Class::Part.bit(),
        Nt::Parts => Class::Parts.bit(),
        Nt::Count => {
            Class::Digits.bit()
                | Class::Card.bit()
                | Class::Article.bit()
                | Class::Few.bit()
                | Class::Couple.bit()
                | Class::Scale.bit()
                | Class::Unit.bit()
        }
        Nt::Ord | Nt::Day => Class::Ord.bit() | Class::Digits.bit() | Class::Card.bit(),
        Nt::Year => Class::Digits.bit() | Class::Card.bit(),
        Nt::Short | Nt::Iso | Nt::Slash | Nt::Digit | Nt::Plain => Class::Digits.bit(),
        Nt::Decade => Class::Digits.bit() | Class::DecadeWord.bit(),
        Nt::EraYear => Class::Digits.bit() | Class::Era.bit(),
        Nt::Clock => {
            Class::Digits.bit()
                | Class::ClockWord.bit()
                | Class::Card.bit()
                | Class::Unit.bit()
                | Class::Article.bit()
        }
        Nt::Rel => Class::Rel.bit(),
        Nt::Deictic => Class::Deictic.bit(),
        Nt::Holiday => Class::Holiday.bit(),
        Nt::Moving => Class::HolidayMoving.bit(),
    }
}

/// Reads the part `nt` at token `at`.
pub(in crate::extract::date) fn read(line: &Line<'_>, nt: Nt, at: usize) -> Read {
    let word = |class: Class| line.value(at, class).and_then(|n| got(nt, at + 1, n));
    match nt {
        Nt::Month => month(line, at),
        Nt::Weekday => weekday(line, at),
        Nt::Weekdays => word(Class::Weekdays).filter(|_| line.capital(at)),
        Nt::Unit => word(Class::Unit),
        Nt::Units => word(Class::Units),
        Nt::Season => word(Class::Season),
        Nt::Seasons => word(Class::Seasons),
        Nt::Part => word(Class::Part),
        Nt::Parts => word(Class::Parts),
        Nt::Count => count(line, at),
        Nt::Ord => ordinal(line, at).and_then(|(end, n)| got(nt, end, n)),
        Nt::Day => day(line, at),
        Nt::Year => year(line, at).and_then(|(end, n)| got(nt, end, n)),
        Nt::Short => line
            .digits(at)
            .filter(|&(len, _)| len == 2)
            .and_then(|(_, n)| got(nt, at + 1, n)),
        Nt::Decade => decade(line, at),
        Nt::EraYear => era_year(line, at),
        Nt::Clock => clock(line, at),
        Nt::Rel => word(Class::Rel),
        Nt::Deictic => word(Class::Deictic),
        Nt::Holiday => word(Class::Holiday).filter(|_| line.capital(at)),
        Nt::Moving => word(Class::HolidayMoving).filter(|_| line.capital(at)),
        Nt::Iso => iso(line, at),
        Nt::Slash => slash(line, at),
        Nt::Plain => line
            .digits(at)
            .filter(|&(len, n)| len <= 4 && n > 0)
            .and_then(|(_, n)| got(nt, at + 1, n)),
        Nt::Digit => line
            .digits(at)
            .filter(|&(len, n)| len == 1 && (1..=4).contains(&n))
            .and_then(|(_, n)| got(nt, at + 1, n)),
    }
}

/// One past the stop of an abbreviation.
pub(super) fn stop(line: &Line<'_>, at: usize) -> usize {
    if line.says(at, word!(".")) && line.glued(at) && at + 1 < line.len() {
        at + 1
    } else {
        at
    }
}

fn month(line: &Line<'_>, at: usize) -> Read {
    if let Some(n) = line.value(at, Class::Month) {
        return (line.capital(at)).then(|| got(Nt::Month, at + 1, n))?;
    }
    let n = line.value(at, Class::MonthShort)?;
    line.capital(at)
        .then(|| got(Nt::Month, stop(line, at + 1), n))?
}

fn weekday(line: &Line<'_>, at: usize) -> Read {
    if let Some(n) = line.value(at, Class::Weekday) {
        return got(Nt::Weekday, at + 1, n);
    }
    let n = line.value(at, Class::WeekdayShort)?;
    let end = stop(line, at + 1);
    // "Sun" and "Sat" are words and names too: an abbreviated weekday stands with its stop or a date.
    let certain = end > at + 1
        || line.is(end, Class::Month)
        || line.is(end, Class::MonthShort)
        || line.digits(end).is_some();
    (line.capital(at) && certain).then(|| got(Nt::Weekday, end, n))?
}

/// Cardinal words from `at`: "twenty-five", "two hundred and ten".
fn cardinal(line: &Line<'_>, mut at: usize) -> Option<(usize, i32)> {
    let mut total = line.value(at, Class::Card)?;
    at += 1;
    for _ in 0..6 {
        let joined = usize::from(line.is_dash(at) && line.glued(at));
        if let Some(unit) = line.value(at + joined, Class::Card)
            && (1..10).contains(&unit)
            && total % 100 >= 20
            && total % 10 == 0
        {
            total += unit;
            at += joined + 1;
        } else if let Some(scale) = line.value(at, Class::Scale)
            && (scale > 12 && total < 1000)
        {
            total = total.saturating_mul(scale);
            at += 1;
        } else if total >= 100
            && total % 100 == 0
            && line.says(at, word!("and"))
            && line.is(at + 1, Class::Card)
        {
            total += line.value(at + 1, Class::Card)?;
            at += 2;
        } else if total >= 100 && total % 100 == 0 && line.is(at, Class::Card) {
            total += line.value(at, Class::Card)?;
            at += 1;
        } else {
            break;
        }
    }
    Some((at, total))
}

/// The tenths after a whole count: "and a half", "1/2", "½".
fn half_after(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.says(at, word!("½")) {
        return Some(at + 1);
    }
    if line.says(at, word!("1")) && line.says(at + 1, word!("/")) && line.says(at + 2, word!("2")) {
        return Some(at + 3);
    }
    let dash = usize::from(line.is_dash(at));
    if line.says(at + dash, word!("and")) {
        let next = at + dash + 1 + usize::from(line.is_dash(at + dash + 1));
        let next = next + usize::from(line.is(next, Class::Article));
        let next = next + usize::from(line.is_dash(next));
        if line.says(next, word!("half")) {
            return Some(next + 1);
        }
    }
    None
}

fn count(line: &Line<'_>, at: usize) -> Read {
    let vague = |end| got(Nt::Count, end, -1);
    let with_half = |end: usize, n: i32| match half_after(line, end) {
        Some(end) => got(Nt::Count, end, n.saturating_mul(10).saturating_add(5)),
        None => got(Nt::Count, end, n.saturating_mul(10)),
    };
    if line.kind(at) == Some(Kind::Number) {
        return digits_count(line, at).and_then(|(end, tenths)| {
            if tenths % 10 == 0 {
                with_half(end, tenths / 10)
            } else {
                got(Nt::Count, end, tenths)
            }
        });
    }
    if let Some((end, n)) = cardinal(line, at) {
        if n == 0 {
            return None;
        }
        return with_half(end, n);
    }
    if line.is(at, Class::Few) {
        let end = at + 1 + usize::from(line.says(at + 1, word!("more")));
        return vague(end);
    }
    if line.is(at, Class::Couple) {
        return got(
            Nt::Count,
            at + 1 + usize::from(line.says(at + 1, word!("of"))),
            20,
        );
    }
    // "half an hour", "half-an-hour".
    let article = at + 1 + usize::from(line.is_dash(at + 1));
    if line.says(at, word!("half")) && line.is(article, Class::Article) {
        return got(Nt::Count, article + 1, 5);
    }
    // "a £50-an-hour fee": so much for each.
    let apiece = at > 1 && line.is_dash(at - 1) && line.glued(at) && line.glued(at - 1);
    if line.is(at, Class::Article) && !apiece {
        let next = at + 1;
        // "a year-earlier loss": the article belongs to the loss.
        if line.is(next, Class::Units)
            || line.is_dash(next + 1) && line.says_any(next + 2, words!["earlier", "ago"])
        {
            return None;
        }
        if line.is(next, Class::Few) {
            // "a several-year tenure": the article belongs to the tenure.
            if line.is_dash(next + 1) {
                return None;
            }
            return vague(next + 1 + usize::from(line.says(next + 1, word!("more"))));
        }
        if line.is(next, Class::Couple) {
            return got(
                Nt::Count,
                next + 1 + usize::from(line.says(next + 1, word!("of"))),
                20,
            );
        }
        if line.says(next, word!("half")) && !line.is(next + 1, Class::Unit) {
            return None;
        }
        if line.says(next, word!("half")) {
            return got(Nt::Count, next + 1, 5);
        }
        if let Some(scale) = line.value(next, Class::Scale) {
            return got(Nt::Count, next + 1, scale.saturating_mul(10));
        }
        if line.says_any(
            next,
            words!["single", "further", "additional", "whole", "full"],
        ) {
            return got(Nt::Count, next + 1, 10);
        }
        return got(Nt::Count, next, 10);
    }
    None
}

/// A count in digits, in tenths: "1,200", "2.5", "20 million".
fn digits_count(line: &Line<'_>, at: usize) -> Option<(usize, i32)> {
    let word = line.word(at);
    if word.len() > 9 {
        return None;
    }
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let mut n = 0_i32;
    for byte in whole.bytes().filter(|&b| b != b',') {
        if !byte.is_ascii_digit() {
            return None;
        }
        n = n.checked_mul(10)?.checked_add(i32::from(byte - b'0'))?;
    }
    let tenth = part
        .bytes()
        .next()
        .map_or(0, |b| i32::from(b) - i32::from(b'0'));
    let mut tenths = n.checked_mul(10)?.checked_add(tenth)?;
    let mut end = at + 1;
    if let Some(scale) = line.value(end, Class::Scale) {
        tenths = tenths.checked_mul(scale)?;
        end += 1;
    }
    Some((end, tenths))
}

fn ordinal(line: &Line<'_>, at: usize) -> Option<(usize, i32)> {
    if let Some((len, n)) = line.digits(at) {
        let suffixed = line.glued(at + 1) && line.says_any(at + 1, words!["st", "nd", "rd", "th"]);
        return (suffixed && len <= 3 && n > 0).then_some((at + 2, n));
    }
    if let Some(tens) = line.value(at, Class::Card) {
        let joined = usize::from(line.is_dash(at + 1));
        let n = line.value(at + 1 + joined, Class::Ord)?;
        return (tens >= 20 && n < 10).then_some((at + 2 + joined, tens + n));
    }
    line.value(at, Class::Ord).map(|n| (at + 1, n))
}

fn day(line: &Line<'_>, at: usize) -> Read {
    if let Some((end, n)) = ordinal(line, at) {
        // "3rd", which counts no things that follow.
        let m = i32::from(line.digits(at).is_some());
        let day = Got {
            nt: Nt::Day,
            n,
            m,
            z: 0,
        };
        return (1..=31).contains(&n).then_some((end, day));
    }
    let (len, n) = line.digits(at)?;
    let next = at + 1;
    let counted = line.says(next, word!("%"))
        || (line.glued(next) && line.is_word(next) && !line.says_any(next, words!["'s", "’s"]))
        || line.is(next, Class::Scale)
        || line.says_any(next, words!["percent", "per", "pct", "bn", "mn"])
        || (line.says(next, word!(":")) && line.glued(next) && line.glued(next + 1))
        || (line.is(next, Class::Units) && !line.says(next, word!("seconds")) && n > 1)
        || line.is(next, Class::Meridiem);
    (len <= 2 && (1..=31).contains(&n) && !counted).then(|| got(Nt::Day, next, n))?
}

fn year(line: &Line<'_>, at: usize) -> Option<(usize, i32)> {
    if let Some((len, n)) = line.digits(at) {
        let tail = at + 1;
        let glued_word =
            line.glued(tail) && line.is_word(tail) && !line.says_any(tail, words!["'s", "’s"]);
        return (len == 4 && (1000..=2199).contains(&n) && !glued_word).then_some((at + 1, n));
    }
    let high = line.value(at, Class::Card)?;
    let next = at + 1 + usize::from(line.is_dash(at + 1));
    if high == 2 && line.says(next, word!("thousand")) {
        let and = next + 1 + usize::from(line.says(next + 1, word!("and")));
        return Some(match cardinal(line, and) {
            Some((end, n)) if n < 100 => (end, 2000 + n),
            _ => (next + 1, 2000),
        });
    }
    if !(10..=20).contains(&high) {
        return None;
    }
    if line.says(next, word!("hundred")) {
        return Some((next + 1, high * 100));
    }
    let (end, low) = cardinal(line, next)?;
    ((10..100).contains(&low) && high != 10).then_some((end, high * 100 + low))
}

fn decade(line: &Line<'_>, at: usize) -> Read {
    if let Some(n) = line.value(at, Class::DecadeWord) {
        return Some((
            at + 1,
            Got {
                nt: Nt::Decade,
                n,
                m: 1,
                z: 0,
            },
        ));
    }
    let (len, n) = line.digits(at)?;
    let plural = |at: usize| {
        if line.glued(at) && line.says_any(at, words!["s", "'s", "’s"]) {
            Some(at + 1)
        } else if line.glued(at)
            && line.says_any(at, words!["'", "’"])
            && line.says(at + 1, word!("s"))
        {
            Some(at + 2)
        } else {
            None
        }
    };
    let end = plural(at + 1)?;
    match len {
        4 if n % 100 == 0 && (1000..=2100).contains(&n) => {
            // "the 1900s" is a century more often than a decade in history, a decade in news: read as the century.
            Some((
                end,
                Got {
                    nt: Nt::Decade,
                    n,
                    m: if n >= 2000 { 0 } else { 2 },
                    z: 0,
                },
            ))
        }
        4 if n % 10 == 0 && (1000..=2100).contains(&n) => got(Nt::Decade, end, n),
        2 | 3 if n % 10 == 0 && n > 0 && line.value(end, Class::Era) == Some(-1) => Some((
            end + 1,
            Got {
                nt: Nt::Decade,
                n: -n,
                m: 0,
                z: 0,
            },
        )),
        2 if n % 10 == 0 && n >= 20 => Some((
            end,
            Got {
                nt: Nt::Decade,
                n,
                m: 1,
                z: 0,
            },
        )),
        _ => None,
    }
}

fn era_year(line: &Line<'_>, at: usize) -> Read {
    let caps = |at: usize| {
        line.word(at)
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b == b'.')
    };
    if line.value(at, Class::Era) == Some(1) && line.says_any(at, words!["ad", "a.d."]) && caps(at)
    {
        let (len, n) = line.digits(at + 1)?;
        return (len <= 4 && n > 0).then(|| got(Nt::EraYear, at + 2, n))?;
    }
    let (len, n) = line.digits(at)?;
    let era = line.value(at + 1, Class::Era).filter(|_| caps(at + 1))?;
    if len > 4 || n == 0 {
        return None;
    }
    // "b.c" keeps its own stop only where something follows.
    let end = if line.word(at + 1).contains('.') && !line.word(at + 1).ends_with('.') {
        stop(line, at + 2)
    } else {
        at + 2
    };
    got(Nt::EraYear, end, if era < 0 { 1 - n } else { n })
}
