//! Two moments → how far apart they lie, in years, months and days of the calendar.
//!
//! Whole years are counted first, then whole months, then days, so that 29 February to 1 March of the next year is a year
//! and a day. Of units coarser than a day only bounds are known, and both are told. Has no opinion on wording.

use super::time::{DAY, Interval, Point, date_from_days};
use jiff::Unit;

/// A length of calendar time. It never runs backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Gap {
    /// Whole years.
    pub years: i64,
    /// Whole months beyond the years, 0 to 11.
    pub months: i64,
    /// Whole days beyond the months, 0 to 30.
    pub days: i64,
    /// Seconds beyond the days, 0 to 86,399.
    pub seconds: i64,
    /// Whole days in all.
    pub total_days: i64,
}

impl Gap {
    /// The length between two civil moments, in seconds since 1970, in either order. Beyond the years −9999 to 9999 the
    /// calendar ends, and with it the count of years.
    ///
    /// ```
    /// # use dateline::model::gap::Gap;
    /// let gap = Gap::between(0, 366 * 86_400);
    /// assert_eq!((gap.years, gap.days, gap.total_days), (1, 1, 366));
    /// ```
    #[must_use]
    pub fn between(one: i64, other: i64) -> Self {
        let (from, to) = (one.min(other), one.max(other));
        let clock = |seconds: i64| seconds.rem_euclid(DAY);
        let day = |seconds: i64| seconds.div_euclid(DAY);
        // A day that is not yet full is told in seconds.
        let short = i64::from(clock(to) < clock(from));
        let (first, last) = (day(from), day(to) - short);
        let (start, end) = (date_from_days(first), date_from_days(last));
        let span = start.until((Unit::Year, end)).unwrap_or_default();
        Self {
            years: i64::from(span.get_years()),
            months: i64::from(span.get_months()),
            days: i64::from(span.get_days()),
            seconds: (clock(to) - clock(from)).rem_euclid(DAY),
            total_days: last - first,
        }
    }
}

/// How far the beginnings of two intervals lie apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// At least this far.
    pub least: Gap,
    /// At most this far.
    pub most: Gap,
}

impl Distance {
    /// The distance from one beginning to the other, in either order; an interval without a beginning counts from its
    /// end. `None` when one has neither.
    #[must_use]
    pub fn between(one: Interval, other: Interval) -> Option<Self> {
        let (mut a, mut b) = (moments(one)?, moments(other)?);
        if b < a {
            (a, b) = (b, a);
        }
        // Nothing says which comes first while the two may be the same moment.
        let apart = b.0 > a.1;
        let least = if apart {
            Gap::between(a.1, b.0)
        } else {
            Gap::default()
        };
        let (from, to) = if b.1 - a.0 >= a.1 - b.0 {
            (a.0, b.1)
        } else {
            (b.0, a.1)
        };
        Some(Self {
            least,
            most: Gap::between(from, to),
        })
    }

    /// True when both bounds are the same.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }
}

/// The first and the last moment at which an interval may begin. Dates are compared by day, times by the second.
fn moments(interval: Interval) -> Option<(i64, i64)> {
    let point: Point = interval.start.or(interval.end)?;
    let (first, end) = point.extent();
    let step = if point.seconds == 0 && end - first >= DAY {
        DAY
    } else {
        1
    };
    Some((first, (end - step).max(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(edtf: &str) -> i64 {
        Interval::parse(edtf).unwrap().extent().0.unwrap()
    }

    fn gap(from: &str, to: &str) -> (i64, i64, i64, i64) {
        let gap = Gap::between(at(from), at(to));
        assert_eq!(gap, Gap::between(at(to), at(from)), "either order");
        (gap.years, gap.months, gap.days, gap.total_days)
    }

    #[test]
    fn years_months_and_days_are_those_of_the_calendar() {
        assert_eq!(gap("2021-03-17", "2026-05-01"), (5, 1, 14, 1_871));
        assert_eq!(gap("2024-02-29", "2025-03-01"), (1, 0, 1, 366));
        assert_eq!(gap("2023-01-31", "2023-02-28"), (0, 0, 28, 28));
        assert_eq!(gap("2023-12-31", "2024-01-01"), (0, 0, 1, 1));
        assert_eq!(gap("2024-07-01", "2024-07-01"), (0, 0, 0, 0));
        // There is a year 0 between 1 BCE and 1 CE in astronomical counting, and it is a leap year.
        assert_eq!(gap("-0001-12-31", "0001-01-01"), (1, 0, 1, 367));
    }

    #[test]
    fn hours_do_not_round_days_up() {
        let gap = Gap::between(at("2024-05-01T18:00"), at("2024-05-03T06:30"));
        assert_eq!((gap.days, gap.seconds), (1, 12 * 3600 + 1800));
        assert_eq!(gap.total_days, 1);
    }

    #[test]
    fn coarse_dates_give_bounds() {
        let distance = |one: &str, other: &str| {
            let parse = |edtf| Interval::parse(edtf).unwrap();
            Distance::between(parse(one), parse(other)).unwrap()
        };
        let exact = distance("2024-05-01", "2024-06-01/2024-08-01");
        assert!(exact.is_exact());
        assert_eq!(exact.least.total_days, 31);
        let loose = distance("2021-03", "2021-05-10");
        assert_eq!(
            (loose.least.total_days, loose.most.total_days),
            (40, 70),
            "31 March to 10 May, 1 March to 10 May"
        );
        assert_eq!(loose, distance("2021-05-10", "2021-03"));
        let same = distance("2021", "2021-07-01");
        assert_eq!(same.least, Gap::default());
        assert_eq!(same.most.total_days, 183, "up to the end of December");
        let open = distance("../2034", "2035-01-01");
        assert_eq!((open.least.total_days, open.most.years), (1, 1));
    }
}
