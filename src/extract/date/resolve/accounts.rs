//! A year, half or quarter of accounts → the calendar months that it covers.
//!
//! Has no opinion on whose accounts they are.

use crate::model::said::{Calendar, Tense, Unit, Year};
use crate::model::time::{month_after, year_start};
use crate::model::{Interval, Point};

/// The calendar year in which an accounting year begins: a single year names its end, two years its beginning and end.
pub(super) fn fiscal_first(fields: &Calendar, point: Point, now: Option<Point>) -> i32 {
    let year = i32::from(point.date.year());
    match (fields.year, now) {
        (Year::Pair(_), _) => year,
        (Year::Shifted(..), Some(now))
            if now.date.month() >= i8::try_from(fields.fiscal).unwrap_or(1) =>
        {
            year
        }
        _ => year - 1,
    }
}

/// The accounting year, half or quarter of the accounts that begin in calendar year `year`.
pub(super) fn of_accounts(fields: &Calendar, year: i32) -> Interval {
    let (skip, months) = match fields.unit {
        Unit::Quarter(n) => (3 * (i32::from(n) - 1), 3),
        Unit::Half(n) => (6 * (i32::from(n) - 1), 6),
        _ => (0, 12),
    };
    let start = month_after(year_start(year), i32::from(fields.fiscal) - 1 + skip);
    Interval::between(
        Point::month(start),
        Point::month(month_after(start, months - 1)),
    )
}

/// The quarter or half of no named accounting year that a text of `now` speaks of: the next not over where it lies ahead,
/// else the last that is.
pub(super) fn part_of_accounts(fields: &Calendar, now: Point, tense: Tense) -> Interval {
    let year = i32::from(now.date.year());
    let is_over = |part: &Interval| part.extent().1 <= Some(now.extent().0);
    let ahead = tense == Tense::Future;
    let mut parts = (year - 2..=year + 1).map(|year| of_accounts(fields, year));
    let found = if ahead {
        parts.find(|part| !is_over(part))
    } else {
        parts.rfind(is_over)
    };
    found.unwrap_or_else(|| of_accounts(fields, year))
}
