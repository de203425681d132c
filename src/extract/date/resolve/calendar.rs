//! Calendar fields and a year → the unit that they name: a month, a season, the n-th weekday of a month, a day counted from
//! Easter.

use crate::model::said::{Calendar, Unit};
use crate::model::time::{date_from_days, days_from_date, month_after, year_start};
use crate::model::{Grain, Point};
use jiff::civil::Date;

/// The unit that the fields name in `year`.
pub(super) fn in_year(fields: &Calendar, year: i32) -> Option<Point> {
    let month = |n: u8| month_after(year_start(year), i32::from(n) - 1);
    let small = |n: i32| u8::try_from(n).unwrap_or(1);
    let point = match fields.unit {
        Unit::Month(n) if fields.day > 0 => {
            let month = month_after(year_start(year), i32::from(n) - 1);
            let date =
                Date::new(month.year(), month.month(), i8::try_from(fields.day).ok()?).ok()?;
            Point::day(date)
        }
        Unit::Month(n) => Point::month(month_after(year_start(year), i32::from(n) - 1)),
        Unit::Quarter(0) | Unit::Half(0) => return None,
        Unit::Quarter(n) => Point::new(month(small((i32::from(n) - 1) * 3 + 1)), Grain::Quarter),
        Unit::Half(n) => Point::new(month(small((i32::from(n) - 1) * 6 + 1)), Grain::Half),
        Unit::Season(n) => Point::new(
            month_after(year_start(year), i32::from(n) * 3 - 1),
            Grain::Season,
        ),
        Unit::Nth(month, n) => Point::day(nth_weekday(year, month, n, fields.weekday)?),
        Unit::Easter(days) => Point::day(date_from_days(
            days_from_date(easter(year)?) + i64::from(days),
        )),
        Unit::Whole if fields.day == 0 && fields.weekday == 0 => Point::year(year),
        Unit::Whole => return None,
    };
    Some(point)
}

/// The n-th weekday of a month; the last one for 0.
fn nth_weekday(year: i32, month: u8, n: u8, weekday: u8) -> Option<Date> {
    let month = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    let from_first = |date: Date| (i64::from(weekday) - 4 - days_from_date(date)).rem_euclid(7);
    let first = days_from_date(month);
    let days = if n == 0 {
        let week = first + i64::from(month.days_in_month()) - 7;
        week + from_first(date_from_days(week))
    } else {
        first + from_first(month) + 7 * (i64::from(n) - 1)
    };
    let date = date_from_days(days);
    (date.month() == month.month() && weekday > 0).then_some(date)
}

/// Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<Date> {
    let (golden, century, rest) = (
        year.rem_euclid(19),
        year.div_euclid(100),
        year.rem_euclid(100),
    );
    let correction = (8 * century + 13) / 25;
    let moon = (19 * golden + century - century / 4 - correction + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(day / 31).ok()?,
        i8::try_from(day % 31 + 1).ok()?,
    )
    .ok()
}

/// The name of a day of the week, Monday being 1.
pub(in crate::extract::date) fn weekday_name(n: i64) -> &'static str {
    match n {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    }
}
