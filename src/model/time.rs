//! Time as a text says it and time as the calendar has it.
//!
//! [`Said`] is what the words say, before any reference date; [`Interval`] is what they come to on the proleptic
//! Gregorian calendar, printed and parsed as EDTF in `edtf`.
//! Years are astronomical: 483 BCE is year −482, written `-0482`. Civil time, no instants: a zone is kept where the text
//! gives one and never applied.

pub use super::said::Said;
use super::said::{From, What, Year};
use super::text::Span;
use jiff::civil::Date;

/// The calendar unit that a point covers, coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// 1000 years.
    Millennium,
    /// 100 years, `19XX`.
    Century,
    /// 10 years, `199X`.
    Decade,
    /// A year.
    Year,
    /// Six months.
    Half,
    /// Three months.
    Quarter,
    /// A meteorological season: three months, winter running into the next year.
    Season,
    /// A month.
    Month,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

/// One calendar unit: the unit of size `grain` that begins at `date` (and `clock`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// First day of the unit.
    pub date: Date,
    /// Size of the unit.
    pub grain: Grain,
    /// Seconds after midnight for grains finer than a day; zero otherwise.
    pub seconds: u32,
    /// Offset from UTC in minutes, where the text gives a zone.
    pub offset: Option<i16>,
    /// True for "about", "early", "mid", "late": EDTF `~`.
    pub approximate: bool,
}

/// Seconds in a civil day.
pub const DAY: i64 = 86_400;

/// Days from 1970-01-01 to `date`.
#[must_use]
pub fn days_from_date(date: Date) -> i64 {
    let (year, month, day) = (
        i64::from(date.year()),
        i64::from(date.month()),
        i64::from(date.day()),
    );
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date that lies `days` after 1970-01-01, clamped to the years −9999 to 9999.
#[must_use]
pub fn date_from_days(days: i64) -> Date {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 {
        month_index + 3
    } else {
        month_index - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let small = |n: i64| i8::try_from(n).unwrap_or(1);
    match i16::try_from(year) {
        Ok(year) if (-9999..=9999).contains(&year) => {
            Date::new(year, small(month), small(day)).unwrap_or(Date::MIN)
        }
        _ if year > 0 => Date::MAX,
        _ => Date::MIN,
    }
}

/// The first day of the month `months` after the month of `date`, clamped to the calendar.
#[must_use]
pub fn month_after(date: Date, months: i32) -> Date {
    let index = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
    match (i16::try_from(year), i8::try_from(month)) {
        (Ok(year), Ok(month)) if (-9999..=9999).contains(&year) => {
            Date::new(year, month, 1).unwrap_or(Date::MAX)
        }
        _ if year > 0 => Date::MAX,
        _ => Date::MIN,
    }
}

/// The first of January of `year`, clamped to the years −9999 to 9999.
#[must_use]
pub fn year_start(year: i32) -> Date {
    i16::try_from(year.clamp(-9999, 9999))
        .ok()
        .and_then(|year| Date::new(year, 1, 1).ok())
        .unwrap_or(Date::MAX)
}

impl Grain {
    /// All of them, coarse to fine.
    pub const ALL: [Self; 14] = [
        Self::Millennium,
        Self::Century,
        Self::Decade,
        Self::Year,
        Self::Half,
        Self::Quarter,
        Self::Season,
        Self::Month,
        Self::Week,
        Self::Weekend,
        Self::Day,
        Self::Hour,
        Self::Minute,
        Self::Second,
    ];

    /// The word for it, as in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Millennium => "millennium",
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Half => "half-year",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Month => "month",
            Self::Week => "week",
            Self::Weekend => "weekend",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }

    /// Whole months that the unit covers, for units made of months.
    fn months(self) -> Option<i32> {
        Some(match self {
            Self::Millennium => 12_000,
            Self::Century => 1_200,
            Self::Decade => 120,
            Self::Year => 12,
            Self::Half => 6,
            Self::Quarter | Self::Season => 3,
            Self::Month => 1,
            _ => return None,
        })
    }

    /// Whole days that the unit covers, for weeks, weekends and days.
    fn days(self) -> Option<i64> {
        Some(match self {
            Self::Week => 7,
            Self::Weekend => 2,
            Self::Day => 1,
            _ => return None,
        })
    }
}

impl Point {
    /// The day `date`.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self::new(date, Grain::Day)
    }

    /// The month that contains `date`.
    #[must_use]
    pub fn month(date: Date) -> Self {
        Self::new(date, Grain::Month)
    }

    /// The year `year`, astronomical.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self::new(year_start(year), Grain::Year)
    }

    /// The unit of size `grain` that contains `date`; for seasons, halves and quarters the unit must begin at `date`'s month.
    #[must_use]
    pub fn new(date: Date, grain: Grain) -> Self {
        let floor_year = |n: i32| year_start(i32::from(date.year()).div_euclid(n) * n);
        let date = match grain {
            Grain::Millennium => floor_year(1000),
            Grain::Century => floor_year(100),
            Grain::Decade => floor_year(10),
            Grain::Year => floor_year(1),
            Grain::Half | Grain::Quarter | Grain::Season | Grain::Month => date.first_of_month(),
            _ => date,
        };
        Self {
            date,
            grain,
            seconds: 0,
            offset: None,
            approximate: false,
        }
    }

    /// The same unit, marked approximate.
    #[must_use]
    pub fn about(self) -> Self {
        Self {
            approximate: true,
            ..self
        }
    }

    /// The first second of the unit and the first second after it, counted from 1970-01-01T00:00 civil time.
    #[must_use]
    pub fn extent(self) -> (i64, i64) {
        let start = days_from_date(self.date) * DAY + i64::from(self.seconds);
        let end = if let Some(months) = self.grain.months() {
            // One past the last representable day, so that the year 9999 keeps its length.
            let next = month_after(self.date, months);
            if next == Date::MAX {
                (days_from_date(next) + 1) * DAY
            } else {
                days_from_date(next) * DAY
            }
        } else if let Some(days) = self.grain.days() {
            start + days * DAY
        } else {
            start
                + match self.grain {
                    Grain::Hour => 3600,
                    Grain::Minute => 60,
                    _ => 1,
                }
        };
        (start, end)
    }

    /// The last day that the unit covers.
    #[must_use]
    pub fn last_day(self) -> Date {
        date_from_days((self.extent().1 - 1).div_euclid(DAY))
    }
}

/// A stretch of calendar time, possibly open at either end. Both ends are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The first unit; `None` is open (`..`).
    pub start: Option<Point>,
    /// The last unit; `None` is open (`..`).
    pub end: Option<Point>,
}

impl Interval {
    /// The interval that is exactly one unit.
    #[must_use]
    pub fn at(point: Point) -> Self {
        Self {
            start: Some(point),
            end: Some(point),
        }
    }

    /// From the beginning of `start` to the end of `end`.
    #[must_use]
    pub fn between(start: Point, end: Point) -> Self {
        Self {
            start: Some(start),
            end: Some(end),
        }
    }

    /// From `start` on.
    #[must_use]
    pub fn since(start: Point) -> Self {
        Self {
            start: Some(start),
            end: None,
        }
    }

    /// Up to and including `end`.
    #[must_use]
    pub fn until(end: Point) -> Self {
        Self {
            start: None,
            end: Some(end),
        }
    }

    /// First second covered and first second after, from 1970-01-01T00:00 civil time; `None` where open.
    #[must_use]
    pub fn extent(self) -> (Option<i64>, Option<i64>) {
        (
            self.start.map(|p| p.extent().0),
            self.end.map(|p| p.extent().1),
        )
    }

    /// Where to draw the interval: an open end falls on the known one. Empty when both are open.
    #[must_use]
    pub fn drawn(self) -> Option<(i64, i64)> {
        match self.extent() {
            (Some(start), Some(end)) => Some((start, end.max(start))),
            (Some(start), None) => Some((start, start)),
            (None, Some(end)) => Some((end, end)),
            (None, None) => None,
        }
    }

    /// The finest grain of its ends; a whole year when both are open.
    #[must_use]
    pub fn grain(self) -> Grain {
        self.start
            .into_iter()
            .chain(self.end)
            .map(|point| point.grain)
            .max()
            .unwrap_or(Grain::Year)
    }

    /// True when one end is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.start.is_none() || self.end.is_none()
    }

    /// True when either end is approximate.
    #[must_use]
    pub fn is_approximate(self) -> bool {
        self.start
            .into_iter()
            .chain(self.end)
            .any(|point| point.approximate)
    }
}

/// The TIMEX3 class of a temporal expression (ISO 24617-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A calendar date of a day or coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

impl Class {
    /// The TIMEX3 `type`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// One temporal expression of a text and what it came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// Index of its sentence in [`super::Findings::sentences`].
    pub sentence: u32,
    /// TIMEX3 class.
    pub class: Class,
    /// What the words say, before any reference date.
    pub said: Said,
    /// The rule that read it, such as `en/day-month`.
    pub rule: &'static str,
    /// TIMEX3 value; empty when it has none.
    pub value: String,
    /// Where it falls on the calendar; `None` is a leftover (unanchored, vague, or waiting for a publication date).
    pub interval: Option<Interval>,
    /// The fields that were worked out rather than said: "year", "month", "day", …
    pub inferred: Vec<&'static str>,
    /// One line that explains the result.
    pub because: String,
}

impl Time {
    /// True for a leftover that a publication date would date: "on Monday", "3 May" without a year.
    #[must_use]
    pub fn waits_for_publication(&self) -> bool {
        let counts = match &self.said.what {
            What::Shift(shift) => shift.from == From::Now && !shift.vague,
            What::Calendar(fields) => fields.year == Year::Unsaid,
            _ => false,
        };
        counts && self.interval.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_inverse() {
        for days in (-4_000_000..2_900_000).step_by(997) {
            assert_eq!(days_from_date(date_from_days(days)), days);
        }
    }

    #[test]
    fn the_last_year_of_the_calendar_keeps_its_length() {
        let (start, end) = Point::year(9999).extent();
        assert_eq!((end - start) / DAY, 365);
        assert_eq!(Interval::at(Point::year(9999)).edtf(), "9999");
    }
}
