//! Counts of units from a reference, and periods compared with one another → the unit that they come to.

use super::fields::with_clock;
use super::part::{around, middle, shifted};
use super::{Context, Meaning, value};
use crate::model::said::{
    Calendar, From, Length, Lies, Said, Shift, Tense, Unit, Vague, What, Year,
};
use crate::model::time::year_start;
use crate::model::{Class, Grain, Interval, Point};

impl Context {
    /// The quarter spoken of, else the last one that was over at publication.
    fn this_quarter(&self) -> Meaning {
        let last = || {
            let now = self.now.or(self.story)?;
            Some(around(
                shifted(now.date, -1, Grain::Quarter),
                Grain::Quarter,
            ))
        };
        let over = self.quarter.filter(|quarter| {
            self.narrative
                || self.now.is_none_or(|now| {
                    quarter.extent().0 < now.extent().1 && quarter.last_day() <= now.date
                })
        });
        let Some(point) = over.or_else(last).or(self.quarter) else {
            return Meaning {
                class: Some(Class::Date),
                value: "XXXX-QX".to_owned(),
                because: "waits for the publication date".to_owned(),
                ..Meaning::default()
            };
        };
        let value = value::of_point(point, None);
        Meaning {
            class: Some(Class::Date),
            because: format!("{value}: the quarter spoken of"),
            value,
            interval: Some(Interval::at(point)),
            point: Some(point),
            inferred: vec!["quarter"],
        }
    }

    /// The reference of a shift: a count of days goes by the last day that the text has reached.
    fn reference_for(&self, shift: Shift, tense: Tense) -> Option<(Point, &'static str)> {
        /// How many sentences back "the same day" may have been told.
        const REACH: u32 = 12;
        let (point, name) = self.reference(shift, tense)?;
        // "In 1926 … The previous year … The following year": a story does not follow on from where it looked back to.
        if let Some((sentence, left)) = self.left
            && sentence < self.sentence
            && (shift.from, shift.by, shift.counted) == (From::Story, 1, false)
            && shift.grain == point.grain
            && left.grain >= shift.grain
        {
            return Some((left, name));
        }
        // "On Tuesday … the drive, held from 20 to 25 February … On the same day": a stretch is no day. The end of one in the same
        // sentence is: "in the 24 hours to 9am on Monday, and the river rose that afternoon".
        if let Some((told, day)) = self.single
            && (shift.from, shift.by, shift.grain) == (From::Story, 0, Grain::Day)
            && !self.narrative
            && told + REACH >= self.sentence
            && self.day_told != self.sentence
            && self.day != Some(day)
        {
            return Some((day, name));
        }
        match (shift.from, self.day) {
            // "Earlier in the day" is of the day that news is about, whatever month it has looked back to.
            (From::Story, Some(day))
                if (shift.by, shift.grain) == (0, Grain::Day)
                    && point.grain < Grain::Day
                    && self.fresh
                    && !self.narrative =>
            {
                Some((day, name))
            }
            (From::Story, Some(day)) if shift.grain == Grain::Day && point.grain < Grain::Day => {
                let (start, end) = point.extent();
                let at = day.extent().0;
                // In a story the day counts only inside the month or year reached since.
                // News may have turned to another year: "in April 2005 … 17 days later".
                let far = point.grain == Grain::Month
                    && (at - start).abs() > 300 * crate::model::time::DAY;
                if (self.narrative || far) && !(start..end).contains(&at) {
                    Some((point, name))
                } else {
                    Some((day, name))
                }
            }
            _ => Some((point, name)),
        }
    }

    /// The reference of a shift, and its name.
    fn reference(&self, shift: Shift, tense: Tense) -> Option<(Point, &'static str)> {
        let now = self.now.map(|point| (point, "publication"));
        let story = self.story.map(|point| (point, "the story's"));
        // "Set up 15 years ago", "from next year": a story ends on the day of writing, known or not.
        let ago = shift.counted && shift.by < 0;
        match shift.from {
            // "Wind met 39 per cent of demand last year": a story of the past counts such a year from what it told of as "the
            // year before".
            From::Now
                if self.narrative
                    && (ago
                        || shift.grain == Grain::Year && shift.by < 0
                        || self.is_told_now(tense)) =>
            {
                now
            }
            From::Now if self.narrative => story.or(now),
            From::Now => now,
            From::Story => story.or(now),
            From::Event => None,
        }
    }

    pub(super) fn shift(&self, shift: Shift, tense: Tense) -> Meaning {
        let class = Some(if shift.clock.is_some() {
            Class::Time
        } else {
            Class::Date
        });
        if shift.vague {
            let value = if shift.by < 0 {
                "PAST_REF"
            } else {
                "FUTURE_REF"
            };
            return Meaning {
                class,
                value: value.to_owned(),
                because: "how many is not said".to_owned(),
                ..Meaning::default()
            };
        }
        // In a story that nobody dates, "today" is when it is told.
        let today = (shift.by, shift.grain, shift.from) == (0, Grain::Day, From::Now);
        if today && shift.clock.is_none() && self.narrative && self.now.is_none() {
            return Self::vague(Vague::Present);
        }
        // "By the end of the decade" looks ahead from today, whatever was told of last.
        let shift = match (shift.grain, tense) {
            (Grain::Decade | Grain::Century, Tense::Future) if shift.by == 0 => Shift {
                from: From::Now,
                ..shift
            },
            _ => shift,
        };
        if shift.grain == Grain::Millennium && shift.by == 0 {
            return if self.compared().is_some() {
                self.same_period(0)
            } else {
                self.this_quarter()
            };
        }
        // "On February 1 there were 38 homes to let, compared with 61 a year earlier".
        if shift.counted
            && shift.by == -1
            && matches!(shift.grain, Grain::Year | Grain::Month)
            && !self.narrative
            && let Some((_, day)) = self.dated.filter(|&(told, _)| told == self.sentence)
        {
            let day = Point::day(shifted(day.date, -1, shift.grain));
            return Meaning {
                class,
                value: value::of_point(day, None),
                because: format!("{day}: {} from the day told of", steps(-1, shift.grain)),
                interval: Some(Interval::at(day)),
                point: Some(day),
                inferred: vec!["date"],
            };
        }
        // "Admitted 640 in the seven days to Thursday, down from 910 a week earlier".
        if shift.counted
            && shift.by < 0
            && shift.from == From::Story
            && matches!(shift.grain, Grain::Month | Grain::Week | Grain::Day)
            && let Some(interval) = self.stretch_before(-shift.by, shift.grain)
        {
            return Meaning {
                class,
                because: format!("{}: as long a stretch, before", interval.edtf()),
                interval: Some(interval),
                point: interval.end,
                inferred: vec!["date"],
                ..Meaning::default()
            };
        }
        // "A year earlier" is the same period of the year before.
        let year = shift.grain == Grain::Year
            && shift.by == -1
            && !self.narrative
            && self
                .past
                .is_none_or(|(sentence, _)| sentence + 2 < self.sentence);
        // So is "the year before" after a year of accounts, and "that year" is the year of accounts.
        let accounts = !shift.counted
            && shift.from == From::Story
            && self.near.is_none()
            && self.period_grain == Grain::Year;
        if year && (shift.counted || accounts) && self.compared().is_some() {
            return self.same_period(shift.by);
        }
        let other = shift.grain == Grain::Year && matches!(shift.by, 0 | 1) && accounts;
        if other && !self.narrative && self.period.is_some_and(is_of_accounts) {
            return self.same_period(shift.by);
        }
        // "July was dry. The month's mean was 17C": the month told of, where none lies ahead.
        if (shift.by, shift.grain, shift.from, shift.counted)
            == (0, Grain::Month, From::Story, false)
            && tense != Tense::Future
            && let Some(month) = self.month_just_over()
        {
            return Meaning {
                class,
                value: value::of_point(month, None),
                because: format!("{month}: the month told of"),
                interval: Some(Interval::at(month)),
                point: Some(month),
                inferred: vec!["month"],
            };
        }
        if shift.grain == Grain::Quarter && shift.from == From::Story && shift.by == 0 {
            return self.this_quarter();
        }
        let Some((reference, name)) = self.reference_for(shift, tense) else {
            let value = match (shift.grain, shift.clock) {
                (Grain::Day, clock) => value::of_fields(&crate::model::said::Calendar {
                    clock,
                    ..Default::default()
                }),
                (Grain::Month, _) => "XXXX-XX".to_owned(),
                (Grain::Week, _) => "XXXX-WXX".to_owned(),
                (Grain::Quarter, _) => "XXXX-QX".to_owned(),
                _ => "XXXX".to_owned(),
            };
            return Meaning {
                class,
                value,
                because: "waits for the publication date".to_owned(),
                ..Meaning::default()
            };
        };
        let reference = self.begun(shift, reference, tense);
        let shift = turned(shift, reference, tense);
        Self::shifted_from(shift, reference, name, class)
    }

    /// The month told of last, where news tells of what has just been.
    fn month_just_over(&self) -> Option<Point> {
        const RECENT: i64 = 45 * crate::model::time::DAY;
        let (month, now) = self.month.zip(self.now)?;
        let over = now.extent().0 - month.extent().1;
        (!self.narrative && (0..RECENT).contains(&over)).then_some(month)
    }

    /// "It came apart in the new year": the one after the end of the year that was told of, else the last one.
    fn begun(&self, shift: Shift, reference: Point, tense: Tense) -> Point {
        const LAST: i8 = 10;
        let new_year = shift.grain == Grain::Year && shift.by == 0 && shift.counted;
        if !(new_year && tense == Tense::Past && shift.from == From::Now) {
            return reference;
        }
        let told = self.story.filter(|story| {
            story.grain >= Grain::Month
                && story.date.month() >= LAST
                && self.now.is_none_or(|now| story.extent().0 < now.extent().0)
        });
        // What has begun by now is counted from ten months before, as what is to begin from today.
        told.unwrap_or_else(|| {
            Point::day(shifted(
                year_start(i32::from(reference.date.year())),
                -2,
                Grain::Month,
            ))
        })
    }

    pub(super) fn shifted_from(
        shift: Shift,
        reference: Point,
        name: &str,
        class: Option<Class>,
    ) -> Meaning {
        // A unit cannot be told from a coarser reference: "the following day" after "in 2016".
        if shift.grain > reference.grain
            && shift.grain <= Grain::Day
            && (shift.by != 0 || shift.from == From::Now || shift.grain == Grain::Day)
        {
            let coarse = Point::new(shifted(reference.date, 0, reference.grain), reference.grain);
            return Meaning {
                class,
                value: coarse_value(coarse, shift.grain),
                point: Some(coarse),
                because: format!(
                    "the {} cannot be told, because {name} date is only known as {}",
                    shift.grain.word(),
                    Interval::at(reference).edtf()
                ),
                ..Meaning::default()
            };
        }
        // The new year is the one that begins next, or has just begun.
        let reference = if shift.grain == Grain::Year && shift.by == 0 && shift.counted {
            Point::day(shifted(reference.date, 10, Grain::Month))
        } else {
            reference
        };
        // The turn of a century is its nearest start.
        let reference = if shift.grain == Grain::Century && shift.by == 0 && !shift.counted {
            let year = (i32::from(reference.date.year()) + 50).div_euclid(100) * 100;
            Point::year(year)
        } else {
            reference
        };
        let (by, unit) = match shift.grain {
            Grain::Hour | Grain::Minute | Grain::Second => (shift.by, Grain::Day),
            Grain::Decade if shift.counted => (shift.by * 10, Grain::Year),
            Grain::Century if shift.counted => (shift.by * 100, Grain::Year),
            grain => (shift.by, grain),
        };
        let date = shifted(reference.date, by, unit);
        let mut point = around(date, unit);
        if shift.grain > Grain::Day {
            point = reference;
        }
        let approximate =
            shift.counted && shift.grain <= Grain::Year && shift.by < 0 && shift.from == From::Now;
        let shown = if approximate {
            point.about()
        } else {
            with_clock(point, shift.clock)
        };
        let interval =
            if shift.counted && shift.from == From::Story && reference.grain >= Grain::Day {
                let day = Point::day(date);
                match shift.grain {
                    // "The week of 12 June" is all of it.
                    _ if shift.by == 0 => Interval::at(shown),
                    // "A week after the quake" is the day so many days after it, "two hours later" still that day.
                    Grain::Week => Interval::at(day),
                    Grain::Hour | Grain::Minute | Grain::Second if shift.by.abs() < 24 => {
                        Interval::at(Point::day(reference.date))
                    }
                    _ => Interval::at(shown),
                }
            } else {
                Interval::at(shown)
            };
        let value = value::of_point(point, shift.clock);
        Meaning {
            class,
            because: format!(
                "{value}: {} from {name} date {}",
                steps(shift.by, shift.grain),
                Interval::at(reference).edtf()
            ),
            value,
            interval: (shift.grain <= Grain::Day
                || shift.by == 0
                || interval.grain() == Grain::Day)
                .then_some(interval),
            point: Some(point),
            inferred: vec![unit.word()],
        }
    }

    /// The period compared with in another year; the year itself where none was named.
    pub(super) fn compared_in(&self, year: Year) -> Meaning {
        if let Year::Shifted(by, From::Story) = year {
            return if self.narrative || self.compared().is_none() {
                let shift = Shift {
                    by,
                    grain: Grain::Year,
                    from: From::Story,
                    counted: true,
                    vague: false,
                    clock: None,
                };
                self.shift(shift, Tense::Unknown)
            } else {
                self.same_period(by)
            };
        }
        let start = self.compared().and_then(|(period, _)| period.start);
        match (self.year_of(year), start) {
            (Some(year), Some(start)) => self.same_period(year - i32::from(start.date.year())),
            (Some(_), None) => self.calendar(
                &Calendar {
                    year,
                    unit: self.month.map_or(Unit::Whole, |month| {
                        Unit::Month(u8::try_from(month.date.month()).unwrap_or(1))
                    }),
                    ..Calendar::default()
                },
                Tense::Unknown,
            ),
            (None, _) => self.same_period(-1),
        }
    }

    /// The period that a comparison is with: a bare year or month close by, else the last period
    /// with a name of its own.
    pub(super) fn compared(&self) -> Option<(Interval, Grain)> {
        let reach = |point: Point| u32::from(point.grain == Grain::Month);
        match self.near {
            Some((sentence, point)) if sentence + reach(point) >= self.sentence => {
                Some((Interval::at(point), point.grain))
            }
            _ => self.period.map(|period| (period, self.period_grain)),
        }
    }

    /// The period last spoken of, moved by years.
    pub(super) fn same_period(&self, years: i32) -> Meaning {
        let moved = |point: Point| {
            if point.grain == Grain::Week {
                around(shifted(point.date, years * 52, Grain::Week), Grain::Week)
            } else {
                Point {
                    date: shifted(point.date, years, Grain::Year),
                    ..point
                }
            }
        };
        let Some((period, grain)) = self.compared() else {
            return Meaning {
                class: Some(Class::Date),
                because: "the text names no period to compare with".to_owned(),
                ..Meaning::default()
            };
        };
        let interval = Interval {
            start: period.start.map(moved),
            end: period.end.map(moved),
        };
        let spoken_of = self.quarter.filter(|quarter| {
            [period.start, period.end]
                .into_iter()
                .flatten()
                .any(|end| end.date.year() == quarter.date.year())
        });
        let date = match (grain, spoken_of) {
            (Grain::Quarter, Some(quarter)) => Some(moved(quarter).date),
            (Grain::Quarter | Grain::Half, _) => middle(interval),
            _ => interval.start.map(|start| start.date),
        };
        let point = date.map(|date| around(date, grain));
        Meaning {
            class: Some(Class::Date),
            value: point.map_or_else(String::new, |p| value::of_point(p, None)),
            because: format!("the period compared with, {}", period.edtf()),
            interval: Some(interval),
            point,
            inferred: vec!["period"],
        }
    }

    pub(super) fn offset(&self, by: i32, grain: Grain, from: &Said) -> Meaning {
        let anchor = self.meaning(from);
        // "Eight days before the new year" are counted from its first day.
        let new_year = matches!(&from.what, What::Shift(shift) if shift.by == 0 && shift.counted);
        let point = anchor.point.map(|point| {
            if new_year && grain > point.grain {
                Point::day(point.date)
            } else {
                point
            }
        });
        // "The same day last year", "a year ago today".
        let same_day = matches!(&from.what, What::Shift(shift) if shift.grain == Grain::Day);
        if let (true, Some(day)) = (same_day && grain == Grain::Year, point) {
            let day = Point::day(shifted(day.date, by, grain));
            return Meaning {
                class: Some(Class::Date),
                value: value::of_point(day, None),
                because: format!("{day}: the day told of, {}", steps(by, grain)),
                interval: Some(Interval::at(day)),
                point: Some(day),
                inferred: vec!["date"],
            };
        }
        let Some(reference) = point else {
            // "Two days after the launch" is still a length of two days.
            return Meaning {
                class: Some(Class::Duration),
                value: value::of_length(&Length {
                    tenths: Some(by.saturating_abs().saturating_mul(10)),
                    grain,
                    lies: Lies::Free,
                }),
                because: anchor.because,
                ..Meaning::default()
            };
        };
        let clock = match &from.what {
            What::Calendar(fields) if grain == Grain::Day => fields.clock,
            _ => None,
        };
        let class = if clock.is_some() {
            Class::Time
        } else {
            Class::Date
        };
        let shift = Shift {
            by,
            grain,
            from: From::Story,
            counted: true,
            vague: false,
            clock,
        };
        Self::shifted_from(shift, reference, "the", Some(class))
    }
}

/// True for twelve months that begin in no January.
fn is_of_accounts(period: Interval) -> bool {
    let months = |point: Point| matches!(point.grain, Grain::Month | Grain::Day);
    let whole = |(start, end): (Point, Point)| {
        start.date.month() > 1
            && months(start)
            && months(end)
            && shifted(start.date, 1, Grain::Year) == shifted(end.last_day(), 1, Grain::Day)
    };
    period.start.zip(period.end).is_some_and(whole)
}

/// "The weekend" before it has come: the last one where something happened, or early in the week where no verb tells.
fn turned(shift: Shift, reference: Point, tense: Tense) -> Shift {
    let weekday = (crate::model::time::days_from_date(reference.date) + 3).rem_euclid(7);
    let over = match tense {
        Tense::Past | Tense::Beside => weekday < 5,
        Tense::Future | Tense::Present => false,
        _ => weekday < 3,
    };
    if shift.grain == Grain::Weekend && shift.by == 0 && !shift.counted && over {
        Shift { by: -1, ..shift }
    } else {
        shift
    }
}

/// The value of a coarse unit with the finer one unknown.
fn coarse_value(point: Point, grain: Grain) -> String {
    let base = value::of_point(point, None);
    match (point.grain, grain) {
        (Grain::Year, Grain::Month | Grain::Season) | (Grain::Month, Grain::Day) => {
            format!("{base}-XX")
        }
        (Grain::Year, Grain::Week) => format!("{base}-WXX"),
        (Grain::Year, Grain::Day) => format!("{base}-XX-XX"),
        _ => base,
    }
}

/// A count of units in words, for reasons.
pub(super) fn steps(by: i32, grain: Grain) -> String {
    let sign = if by < 0 { "−" } else { "+" };
    if by == 0 {
        format!("the {}", grain.word())
    } else {
        format!("{sign}{} {}", by.abs(), grain.word())
    }
}
