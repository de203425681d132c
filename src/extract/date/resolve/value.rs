//! Points, lengths and repetitions → TIMEX3 values (`TimeML` 1.2.1; `TempEval-3`).

use crate::model::said::{Calendar, Clock, DayPart, Length, Unit, What, Year};
use crate::model::time::days_from_date;
use crate::model::{Grain, Point};
use std::fmt::Write as _;

/// The value of a unit of the calendar, with its time of day.
pub(super) fn of_point(point: Point, clock: Option<Clock>) -> String {
    let mut out = String::with_capacity(16);
    let year = i32::from(point.date.year());
    let month = point.date.month();
    match point.grain {
        Grain::Millennium => put_year(&mut out, year, 1),
        Grain::Century => put_year(&mut out, year, 2),
        Grain::Decade => put_year(&mut out, year, 3),
        Grain::Year => put_year(&mut out, year, 4),
        Grain::Half => {
            put_year(&mut out, year, 4);
            let _ = write!(out, "-H{}", (month - 1) / 6 + 1);
        }
        Grain::Quarter => {
            put_year(&mut out, year, 4);
            let _ = write!(out, "-Q{}", (month - 1) / 3 + 1);
        }
        Grain::Season => {
            put_year(&mut out, year, 4);
            out.push('-');
            out.push_str(season(u8::try_from(month / 3).unwrap_or(0)));
        }
        Grain::Month => {
            put_year(&mut out, year, 4);
            out.push('-');
            put_two(&mut out, month.into());
        }
        Grain::Week | Grain::Weekend => {
            let (year, week) = iso_week(point);
            put_year(&mut out, year, 4);
            let _ = write!(out, "-W{week:02}");
            if point.grain == Grain::Weekend {
                out.push_str("-WE");
            }
        }
        _ => {
            put_year(&mut out, year, 4);
            out.push('-');
            put_two(&mut out, month.into());
            out.push('-');
            put_two(&mut out, point.date.day().into());
        }
    }
    put_clock(&mut out, clock);
    out
}

/// The last digit of a number.
fn digit(number: i32) -> char {
    char::from(b'0' + (number % 10).unsigned_abs() as u8)
}

/// A number below a hundred, in two digits.
fn put_two(out: &mut String, number: i32) {
    out.push(digit(number / 10));
    out.push(digit(number));
}

fn put_year(out: &mut String, year: i32, keep: usize) {
    // The first century and the first decade of the era begin in its year 0, which the calendar has not.
    let year = if year < 0 || year == 0 && keep == 4 {
        out.push_str("BC");
        match keep {
            4 => 1 - year,
            // The fifth century BC is 4xx.
            2 => -year - 1,
            _ => -year,
        }
    } else {
        year
    };
    for unit in [1000, 100, 10, 1].into_iter().take(keep) {
        out.push(digit(year / unit));
    }
}

fn season(n: u8) -> &'static str {
    match n {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    }
}

/// The ISO year and week of a point.
pub(super) fn iso_week(point: Point) -> (i32, i64) {
    let days = days_from_date(point.date);
    let thursday = crate::model::time::date_from_days(days - (days + 3).rem_euclid(7) + 3);
    let start = days_from_date(crate::model::time::year_start(i32::from(thursday.year())));
    (
        i32::from(thursday.year()),
        (days_from_date(thursday) - start) / 7 + 1,
    )
}

fn put_clock(out: &mut String, clock: Option<Clock>) {
    let Some(clock) = clock else { return };
    out.push('T');
    match clock.at {
        Some((seconds, grain)) => {
            let _ = write!(out, "{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
            if grain == Grain::Second {
                let _ = write!(out, ":{:02}", seconds % 60);
            }
        }
        None => out.push_str(match clock.part {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Daytime => "DT",
            DayPart::None => "XX",
        }),
    }
}

/// The value of fields that no reference completes, with `X` for what is not known.
pub(super) fn of_fields(fields: &Calendar) -> String {
    let mut out = match fields.year {
        Year::Full(year) | Year::Pair(year) => {
            let mut out = String::new();
            put_year(&mut out, year, 4);
            out
        }
        Year::Decade(year) => {
            let mut out = String::new();
            put_year(&mut out, year, 3);
            out
        }
        Year::Century(year) => {
            let mut out = String::new();
            put_year(&mut out, year, 2);
            out
        }
        _ => "XXXX".to_owned(),
    };
    if fields.weekday > 0 && fields.day == 0 {
        let _ = write!(out, "-WXX-{}", fields.weekday);
        put_clock(&mut out, fields.clock);
        return out;
    }
    match fields.unit {
        Unit::Whole if fields.clock.is_some() || fields.day > 0 => out.push_str("-XX"),
        Unit::Whole => {}
        Unit::Half(0) => out.push_str("-HX"),
        Unit::Half(n) => {
            let _ = write!(out, "-H{n}");
        }
        Unit::Quarter(0) => out.push_str("-QX"),
        Unit::Quarter(n) => {
            let _ = write!(out, "-Q{n}");
        }
        Unit::Season(n) => {
            out.push('-');
            out.push_str(season(n));
        }
        Unit::Month(n) | Unit::Nth(n, _) => {
            let _ = write!(out, "-{n:02}");
        }
        Unit::Easter(_) => out.push_str("-XX-XX"),
    }
    if fields.day > 0 {
        let _ = write!(out, "-{:02}", fields.day);
    } else if fields.clock.is_some() {
        out.push_str("-XX");
    }
    put_clock(&mut out, fields.clock);
    out
}

/// The letter of a unit in a period, and whether it stands after a `T`.
fn letter(grain: Grain) -> (&'static str, bool) {
    match grain {
        Grain::Millennium => ("L", false),
        Grain::Century => ("CE", false),
        Grain::Decade => ("DE", false),
        Grain::Year => ("Y", false),
        Grain::Half => ("H", false),
        Grain::Quarter => ("Q", false),
        Grain::Season | Grain::Month => ("M", false),
        Grain::Week => ("W", false),
        Grain::Weekend => ("WE", false),
        Grain::Day => ("D", false),
        Grain::Hour => ("H", true),
        Grain::Minute => ("M", true),
        Grain::Second => ("S", true),
    }
}

/// The value of a length: `P3D`, `PT2H`, `PXY`.
pub(super) fn of_length(length: &Length) -> String {
    // "Half a century" counts in years.
    if let (Some(tenths), Grain::Decade | Grain::Century) = (length.tenths, length.grain)
        && tenths % 10 != 0
    {
        let years = if length.grain == Grain::Decade {
            10
        } else {
            100
        };
        return of_length(&Length {
            tenths: Some(tenths.saturating_mul(years)),
            grain: Grain::Year,
            ..*length
        });
    }
    let (letter, clock) = letter(length.grain);
    let mut out = String::with_capacity(8);
    out.push('P');
    if clock {
        out.push('T');
    }
    match length.tenths {
        None => out.push('X'),
        Some(tenths) if tenths % 10 == 0 => {
            let _ = write!(out, "{}", tenths / 10);
        }
        Some(tenths) => {
            let _ = write!(out, "{}.{}", tenths / 10, tenths % 10);
        }
    }
    out.push_str(letter);
    out
}

/// The value of a length told in two units: `PT3H12M`, `P2Y3M`, `P1DT6H`.
pub(super) fn of_lengths(long: &Length, short: &Length) -> String {
    let (mut out, tail) = (of_length(long), of_length(short));
    let timed = |grain| letter(grain).1;
    let both = timed(long.grain) && timed(short.grain);
    out.push_str(tail.trim_start_matches(if both { "PT" } else { "P" }));
    out
}

/// The value of a repetition.
pub(super) fn of_set(what: &What) -> String {
    match what {
        What::Length(Length {
            tenths: None,
            grain,
            ..
        }) => match grain {
            Grain::Day => "XXXX-XX-XX".to_owned(),
            Grain::Week => "XXXX-WXX".to_owned(),
            Grain::Weekend => "XXXX-WXX-WE".to_owned(),
            Grain::Month => "XXXX-XX".to_owned(),
            Grain::Quarter => "XXXX-QX".to_owned(),
            _ => "XXXX".to_owned(),
        },
        What::Length(length) => of_length(length),
        What::Calendar(fields) => of_fields(fields),
        _ => String::new(),
    }
}
