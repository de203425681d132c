//! Calendar fields and the references → the unit that they name.

use super::accounts::{fiscal_first, of_accounts, part_of_accounts};
use super::calendar::{in_year, weekday_name};
use super::part::{around, shifted};
use super::{Context, Meaning, value};
use crate::model::said::{Calendar, Clock, DayPart, From, Pick, Tense, Unit, Year};
use crate::model::time::{date_from_days, days_from_date, month_after, year_start};
use crate::model::{Class, Grain, Interval, Point};
use jiff::civil::Date;

/// How much farther back a date may lie than ahead and still be the one at which something happened.
const OVER: i64 = 60;

impl Context {
    /// What calendar fields come to.
    pub(super) fn calendar(&self, fields: &Calendar, tense: Tense) -> Meaning {
        let class = Some(if fields.clock.is_some() {
            Class::Time
        } else {
            Class::Date
        });
        if fields.pick == Pick::Any {
            return Meaning {
                class,
                value: value::of_fields(fields),
                because: "any such day".to_owned(),
                ..Meaning::default()
            };
        }
        // "In 2023-24, 400 more than in the previous financial year".
        if let (Year::Shifted(by, From::Story), Unit::Whole) = (fields.year, fields.unit)
            && fields.fiscal > 1
            && self.period_grain == Grain::Year
            && self.near.is_none()
            && self.period.is_some()
        {
            return self.same_period(by);
        }
        let Some((point, inferred, because)) = self.point_of(fields, tense) else {
            return Meaning {
                class,
                value: value::of_fields(fields),
                because: if self.now.is_none() {
                    "waits for the publication date".to_owned()
                } else {
                    "does not fit the calendar".to_owned()
                },
                ..Meaning::default()
            };
        };
        let accounts = fields.fiscal > 1;
        let value = value::of_point(point, fields.clock);
        let interval = if accounts {
            let part = fields.unit != Unit::Whole && fields.year == Year::Unsaid;
            self.now.filter(|_| part).map_or_else(
                || of_accounts(fields, fiscal_first(fields, point, self.now)),
                |now| part_of_accounts(fields, now, tense),
            )
        } else if let (Year::Pair(_), true) = (fields.year, fields.unit == Unit::Whole) {
            Interval::between(point, Point::year(i32::from(point.date.year()) + 1))
        } else {
            Interval::at(with_clock(point, fields.clock))
        };
        Meaning {
            class,
            because: because.unwrap_or_else(|| format!("{value}: said in full")),
            value,
            interval: Some(interval),
            point: Some(point),
            inferred,
        }
    }

    fn point_of(
        &self,
        fields: &Calendar,
        tense: Tense,
    ) -> Option<(Point, Vec<&'static str>, Option<String>)> {
        if let Some(year) = self.year_of(fields.year) {
            let point = in_year(fields, year)?;
            let inferred = if matches!(fields.year, Year::Shifted(..)) {
                vec!["year"]
            } else {
                Vec::new()
            };
            return Some((point, inferred, None));
        }
        match fields.year {
            Year::Decade(year) => {
                return Some((
                    Point::new(year_start(year), Grain::Decade),
                    Vec::new(),
                    None,
                ));
            }
            Year::Century(year) => {
                return Some((
                    Point::new(year_start(year), Grain::Century),
                    Vec::new(),
                    None,
                ));
            }
            Year::ShortDecade(short) => {
                let year = self.century_of(i32::from(short));
                return Some((
                    Point::new(year_start(year), Grain::Decade),
                    vec!["century"],
                    Some(format!("{year}s: the nearest such decade")),
                ));
            }
            Year::Shifted(..) => return None,
            _ => {}
        }
        let (reference, name) = self.anchor(fields, tense)?;
        if fields.weekday > 0 && fields.day == 0 && fields.unit == Unit::Whole {
            return Self::weekday(fields, tense, reference, name);
        }
        if fields.unit == Unit::Whole && fields.day == 0 {
            // A time of day alone: the day that the text is at.
            if reference.grain < Grain::Day || fields.clock.is_none() {
                return None;
            }
            if self.is_next_morning(fields, tense, reference) {
                let point = Point::day(shifted(reference.date, 1, Grain::Day));
                let because = format!("on {point}, the morning after the night told of before");
                return Some((point, vec!["day"], Some(because)));
            }
            let point = Point::day(reference.date);
            let because = format!("on {point}, {name} date");
            return Some((point, vec!["day"], Some(because)));
        }
        if fields.unit == Unit::Whole {
            let date = day_of_month(fields, tense, reference, name == "publication")?;
            let because = format!("of {}, {name} month", Point::month(date));
            return Some((Point::day(date), vec!["month", "year"], Some(because)));
        }
        self.nearest(fields, tense, reference, name)
    }

    /// The reference for incomplete fields, and its name.
    fn anchor(&self, fields: &Calendar, tense: Tense) -> Option<(Point, &'static str)> {
        let now = self.now.map(|point| (point, "publication"));
        let story = self.story.map(|point| (point, "the story's"));
        match fields.pick {
            // "On the 19th of that month".
            Pick::Same if fields.unit == Unit::Whole && fields.day > 0 => story
                .filter(|(point, _)| point.grain >= Grain::Month)
                .or(self.month.map(|point| (point, "the last"))),
            // "It rained from Thursday to Saturday. On the Friday the wall gave way".
            Pick::Same if fields.weekday > 0 && self.stretch_told().is_some() => {
                self.stretch_told().map(|day| (day, "the story's"))
            }
            Pick::Same if fields.weekday > 0 => story
                .filter(|(point, _)| point.grain >= Grain::Day)
                .or(self.named.map(|point| (point, "the last")))
                .or(now),
            Pick::Same => self
                .named
                .map(|point| (point, "the last"))
                .or(story)
                .or(now),
            Pick::Following | Pick::Previous => story.or(now),
            // "A trust hopes to open a museum next June", whenever that is told.
            Pick::Next if self.is_told_now(tense) => now,
            // "Who became mayor last July": a story of long ago looks up to the day of writing.
            Pick::Last if self.narrative && self.is_long_ago() && fields.unit != Unit::Whole => {
                now.or(story)
            }
            // A story that has named no day yet tells of its own day: "died on Wednesday".
            Pick::Near if self.narrative && fields.weekday > 0 && self.day.is_none() => {
                now.or(story)
            }
            // "Her funeral will be held next Wednesday".
            Pick::Next | Pick::Last | Pick::This if self.narrative && fields.weekday > 0 => story
                .filter(|(point, _)| point.grain >= Grain::Week)
                .or(now),
            // "A service will be held on 9 September" ends the story of a life.
            Pick::Near if self.looks_ahead(tense) => now,
            _ if self.narrative => story.or(now),
            // "Called in July 2022. Officers came on the 19th": of the month just spoken of.
            Pick::Near
                if fields.unit == Unit::Whole
                    && fields.day > 0
                    && tense != Tense::Future
                    && self.month_told().is_some() =>
            {
                self.month_told().map(|month| (month, "the last"))
            }
            // A clock time or a bare day belongs to the day just spoken of, if the text is at a day.
            Pick::Near if fields.unit == Unit::Whole && fields.weekday == 0 => {
                // "On Saturday, later than advertised last week, and at 9 p.m.".
                let here = self.day.filter(|_| self.day_told == self.sentence);
                let day = story
                    .filter(|(point, _)| point.grain >= Grain::Day)
                    .or(here.map(|point| (point, "the story's")));
                if day.is_some_and(|(point, _)| self.is_far(point, self.day_told, tense)) {
                    let other = match tense {
                        Tense::Past => self.done,
                        Tense::Future => self.due,
                        _ => None,
                    };
                    other
                        .filter(|&(told, point)| !self.is_far(point, told, tense))
                        .map(|(_, point)| (point, "the last"))
                        .or(now)
                } else {
                    // "The shop shut on Saturday. Oakes, who came in 1984, put up the shutters at noon".
                    let done = self.done.filter(|&(told, point)| {
                        fields.clock.is_some()
                            && tense == Tense::Past
                            && told + 2 >= self.sentence
                            && !self.is_far(point, told, tense)
                    });
                    day.or(done.map(|(_, point)| (point, "the last"))).or(now)
                }
            }
            _ => now,
        }
    }

    /// "She campaigns for the vote on 8 June and will speak at 9 a.m.": what is to come at an hour comes within days. What was
    /// done at an hour was done on no day to come, nor on an old one that was told of long before, in sentence `told`.
    fn is_far(&self, day: Point, told: u32, tense: Tense) -> bool {
        const WEEK: i64 = 7 * crate::model::time::DAY;
        const REACH: u32 = 2;
        self.now.is_some_and(|now| {
            let distance = (day.extent().0 - now.extent().0).abs();
            let over = day.extent().1 <= now.extent().0;
            let to_come = day.extent().0 >= now.extent().1;
            let stale = over && distance > WEEK && self.sentence > told + REACH;
            match tense {
                Tense::Future => distance > WEEK || over,
                Tense::Past => to_come || stale,
                _ => stale,
            }
        })
    }

    /// "Fire broke out at 11 p.m. on Saturday and was put out at noon": what is told after a night and done by noon is of the
    /// next day.
    fn is_next_morning(&self, fields: &Calendar, tense: Tense, reference: Point) -> bool {
        const NIGHT: u32 = 20;
        const NOON: u32 = 12;
        let night = self
            .hour
            .is_some_and(|(day, hour)| hour >= NIGHT && day == Point::day(reference.date));
        let morning = fields
            .clock
            .and_then(hour_of)
            .is_some_and(|hour| hour <= NOON);
        // What has been told is over by the day of writing.
        let over = self
            .now
            .is_none_or(|now| reference.extent().1 < now.extent().1);
        night && morning && over && tense == Tense::Past
    }

    /// True for what is to come in a story that began with the days around its publication: an obituary, an anniversary.
    fn looks_ahead(&self, tense: Tense) -> bool {
        self.narrative && self.fresh && !self.entry && tense == Tense::Future
    }

    /// True where the story is more than a lifetime back.
    fn is_long_ago(&self) -> bool {
        const LONG: i16 = 60;
        self.now
            .zip(self.story)
            .is_some_and(|(now, story)| now.date.year() - story.date.year() > LONG)
    }

    /// True for what is to come as seen from the day of writing, which ends a story, known or not.
    pub(super) fn is_told_now(&self, tense: Tense) -> bool {
        let undated = self.now.is_none() && tense == Tense::Future;
        self.narrative && undated || self.looks_ahead(tense)
    }

    /// The year that a year field says, where it says one.
    pub(super) fn year_of(&self, year: Year) -> Option<i32> {
        match year {
            Year::Full(year) | Year::Pair(year) => Some(year),
            Year::Short(short) => {
                let now = self.now.map_or(2000, |point| i32::from(point.date.year()));
                let year = now.div_euclid(100) * 100 + i32::from(short);
                Some(if year > now + 10 { year - 100 } else { year })
            }
            Year::Shifted(by, from) => {
                let told = if by == 0 { self.named } else { None };
                let story = told.or(self.story).or(self.now);
                let reference = match from {
                    // "The museum drew 41,000 visitors last year" ends a story of long ago.
                    From::Now if self.narrative && by < 0 => self.now.or(story),
                    From::Now if self.narrative => story,
                    From::Now => self.now,
                    From::Story => story,
                    From::Event => None,
                };
                reference.map(|point| i32::from(point.date.year()) + by)
            }
            _ => None,
        }
    }

    fn century_of(&self, short: i32) -> i32 {
        let year_of = |point: Point| i32::from(point.date.year());
        let now = self.now.map(year_of);
        // In a story of 1958, "the sixties" are the nearest.
        if let Some(story) = self.story.filter(|_| self.narrative).map(year_of) {
            let year = story.div_euclid(100) * 100 + short;
            return [year, year - 100, year + 100]
                .into_iter()
                .filter(|&year| now.is_none_or(|now| year <= now))
                .min_by_key(|year| (year + 5 - story).abs())
                .unwrap_or(year);
        }
        let now = now.unwrap_or(2000);
        let year = now.div_euclid(100) * 100 + short;
        if year > now { year - 100 } else { year }
    }

    /// The first such weekday from a day on.
    pub(super) fn next_weekday(fields: &Calendar, from: Point) -> Meaning {
        let found = Self::weekday(fields, Tense::Future, from, "the first");
        let point = found.as_ref().map(|(point, ..)| *point);
        Meaning {
            class: Some(Class::Date),
            value: point.map_or_else(String::new, |point| value::of_point(point, fields.clock)),
            interval: point.map(|point| Interval::at(with_clock(point, fields.clock))),
            point,
            inferred: vec!["date"],
            because: found.and_then(|(.., because)| because).unwrap_or_default(),
        }
    }

    fn weekday(
        fields: &Calendar,
        tense: Tense,
        reference: Point,
        name: &str,
    ) -> Option<(Point, Vec<&'static str>, Option<String>)> {
        if reference.grain < Grain::Week {
            return None;
        }
        let days = days_from_date(reference.date);
        let today = (days + 3).rem_euclid(7) + 1;
        let wanted = i64::from(fields.weekday);
        let back = (today - wanted).rem_euclid(7);
        let ahead = (wanted - today).rem_euclid(7);
        let (days, how) = match fields.pick {
            Pick::Last | Pick::Previous => (days - if back == 0 { 7 } else { back }, "before"),
            // "Next Thursday" is not tomorrow.
            // "Next Friday" said on a Wednesday is of next week.
            Pick::Next if (1..3).contains(&ahead) && (today + 1..6).contains(&wanted) => {
                (days + ahead + 7, "in the week after that of")
            }
            Pick::Next if ahead == 1 => (days + 8, "after tomorrow's from"),
            Pick::Next | Pick::Following => (days + if ahead == 0 { 7 } else { ahead }, "after"),
            Pick::InWeek(by) => (days - today + wanted + 7 * i64::from(by), "in a week from"),
            pick if pick == Pick::This || reference.grain == Grain::Week => {
                (days - today + wanted, "in the week of")
            }
            // "Robbed on Tuesday, he was held that Friday": a text goes on from what it told of last.
            Pick::Same if name != "publication" && tense != Tense::Future => {
                (days + ahead, "at or after")
            }
            Pick::Near if tense == Tense::Future => (days + ahead, "at or after"),
            Pick::Near if tense == Tense::Awaited && ahead < back => (days + ahead, "nearest to"),
            _ => (days - back, "at or before"),
        };
        let point = Point::day(date_from_days(days));
        let because = format!(
            "{point}: {} {how} {name} date {}",
            weekday_name(wanted),
            Interval::at(Point::day(reference.date)).edtf()
        );
        Some((point, vec!["date"], Some(because)))
    }

    /// The year for a month, season, quarter or half without one.
    fn nearest(
        &self,
        fields: &Calendar,
        tense: Tense,
        reference: Point,
        name: &str,
    ) -> Option<(Point, Vec<&'static str>, Option<String>)> {
        let year = i32::from(reference.date.year());
        let at = |year: i32| in_year(fields, year);
        let (from, to) = reference.extent();
        let (same, before, after) = (at(year), at(year - 1), at(year + 1));
        // A unit that the reference lies in counts both as the last and as the next.
        let accounts = matches!(fields.unit, Unit::Quarter(_) | Unit::Half(_));
        // "Profit fell in the first half", said in February: nobody reports of what has hardly begun. Quarters are often those
        // of accounts that began earlier.
        let half = matches!(fields.unit, Unit::Half(_));
        let reported = half && tense == Tense::Past && reference.grain >= Grain::Day;
        let hardly = |p: &Point| {
            let (start, end) = p.extent();
            reported && (start + 1..start + 2 * (end - start) / 3).contains(&to)
        };
        let begun = |p: &Point| p.extent().0 < to && !hardly(p);
        let not_over = |p: &Point| p.extent().1 > from;
        let over = |p: &Point| p.extent().1 <= from;
        let ahead = |p: &Point| p.extent().0 >= to;
        let last = || {
            [same, before, at(year - 4)]
                .into_iter()
                .flatten()
                .find(begun)
        };
        let next = || {
            [same, after, at(year + 4)]
                .into_iter()
                .flatten()
                .find(not_over)
        };
        // "Tuesday, Sept. 4": the year in which that day is one.
        let right = |p: &Point| {
            let weekday = (days_from_date(p.date) + 3).rem_euclid(7) + 1;
            weekday == i64::from(fields.weekday)
        };
        let told = (fields.weekday > 0 && fields.day > 0 && fields.pick == Pick::Near)
            .then(|| [same, before, after].into_iter().flatten().find(right))
            .flatten();
        let (point, how) = match fields.pick {
            _ if told.is_some() => (told?, "that weekday nearest to"),
            // In January, the winter that is not over began last year, and "last winter" the year before.
            Pick::Last | Pick::Previous => (
                [same, before, at(year - 2)]
                    .into_iter()
                    .flatten()
                    .find(over)?,
                "the last before",
            ),
            // "Begun in 1819 …, the following winter" begins in that year.
            Pick::Following if fields.unit == Unit::Season(4) && reference.grain == Grain::Year => {
                (same?, "at the end of")
            }
            Pick::Next | Pick::Following => (
                [same, after].into_iter().flatten().find(ahead)?,
                "the next after",
            ),
            Pick::This | Pick::Same | Pick::InWeek(_) | Pick::Any => (same?, "of the year of"),
            Pick::Near if fields.day > 0 && self.goes_on(fields, tense).is_some() => (
                self.goes_on(fields, tense)?,
                "the next from the day told of before",
            ),
            Pick::Near if self.narrative && !self.looks_ahead(tense) => {
                (Self::in_story(fields, reference)?, "of the year of")
            }
            Pick::Near => {
                let distance = |p: &Point| {
                    let (start, end) = p.extent();
                    if start > from { start - to } else { from - end }.max(0)
                };
                // Tense pulls, but not from the far end of the year: accounts of the last quarter appear in the next.
                let (pull_past, pull_future) = match tense {
                    Tense::Future if accounts => (1, 4),
                    _ if accounts => (8, 1),
                    Tense::Past => (OVER, 1),
                    Tense::Beside => (if fields.day > 0 { 4 } else { 6 }, 1),
                    Tense::Future => (1, 20),
                    // "Missed a dose that was set for 12 February".
                    Tense::Awaited => (2, 1),
                    Tense::Present | Tense::Unknown => (1, 1),
                };
                match (last(), next()) {
                    (Some(a), Some(b)) if hardly(&b) => (a, "the last up to"),
                    // Of a reference that is itself no finer than a year, the unit can only be its part.
                    (Some(a), Some(b)) if a == b && reference.grain <= Grain::Year => {
                        (a, "in the year of")
                    }
                    (Some(a), Some(b)) if distance(&b) * pull_past < distance(&a) * pull_future => {
                        (b, "the next from")
                    }
                    (Some(a), _) => (a, "the last up to"),
                    (None, b) => (b?, "the next from"),
                }
            }
        };
        let because = format!(
            "{}: {how} {name} date {}",
            value::of_point(point, fields.clock),
            Interval::at(reference).edtf()
        );
        Some((point, vec!["year"], Some(because)))
    }

    /// "On 6 June 1944 they landed. Paris was freed on 25 August": the first such day from the one told of before, where
    /// news looks back.
    fn goes_on(&self, fields: &Calendar, tense: Tense) -> Option<Point> {
        const REACH: u32 = 2;
        const RECENT: i64 = 120 * crate::model::time::DAY;
        let (sentence, past) = self.past.filter(|_| !self.narrative)?;
        let over = matches!(tense, Tense::Past | Tense::Beside | Tense::Unknown);
        // A day of the last months is told without its year whatever stood before it.
        let now = self.now?;
        let year = i32::from(now.date.year());
        let recent = [in_year(fields, year), in_year(fields, year - 1)]
            .into_iter()
            .flatten()
            .any(|point| (0..RECENT).contains(&(now.extent().1 - point.extent().1)));
        let over = over && !recent;
        let near = self.sentence <= sentence + REACH;
        let year = i32::from(past.date.year());
        [in_year(fields, year), in_year(fields, year + 1)]
            .into_iter()
            .flatten()
            .find(|point| point.extent().0 >= past.extent().0)
            .filter(|_| over && near)
    }

    /// In a narrative: of the year that the story is in, or the next when the story is at that year's end.
    fn in_story(fields: &Calendar, story: Point) -> Option<Point> {
        let year = i32::from(story.date.year());
        if story.grain < Grain::Year {
            return None;
        }
        let same = in_year(fields, year)?;
        // "The winter of 1862–63 was cold. In February": of the year in which it ended.
        if story.grain == Grain::Season && story.date.month() == 12 && same.date.month() < 9 {
            return in_year(fields, year + 1);
        }
        let turned = story.grain >= Grain::Month
            && story.date.month() >= 11
            && same.date.month() <= 3
            && story.date.month() - same.date.month() >= 9;
        if turned {
            in_year(fields, year + 1)
        } else {
            Some(same)
        }
    }
}

/// "The 19th": of the month that the text is at, or the next where that day is over and the clause looks ahead; "Friday the
/// 19th": of the nearest month in which that day is one.
fn day_of_month(fields: &Calendar, tense: Tense, reference: Point, today: bool) -> Option<Date> {
    if reference.grain < Grain::Month {
        return None;
    }
    let at = |months: i32| {
        let month = month_after(reference.date, months);
        Date::new(month.year(), month.month(), i8::try_from(fields.day).ok()?).ok()
    };
    let is_right = |date: &Date| {
        fields.weekday == 0
            || (days_from_date(*date) + 3).rem_euclid(7) + 1 == i64::from(fields.weekday)
    };
    let over = |date: Date| reference.grain >= Grain::Day && date < reference.date;
    let months: &[i32] = match at(0) {
        Some(date) if tense == Tense::Future && over(date) => &[1, 2],
        // "Shannon reached 29C on the 23rd", read on the second.
        Some(date)
            if today && tense == Tense::Past && fields.weekday == 0 && date > reference.date =>
        {
            &[-1, -2]
        }
        _ if fields.weekday > 0 => &[0, -1, 1, -2, 2],
        _ => &[0],
    };
    months
        .iter()
        .filter_map(|&months| at(months))
        .find(is_right)
}

/// A day with the time said, where it is by the clock.
pub(super) fn with_clock(point: Point, clock: Option<Clock>) -> Point {
    let Some((clock, (seconds, grain))) = clock.and_then(|clock| Some((clock, clock.at?))) else {
        return point;
    };
    // Midnight at the end of a day is said of that day.
    if point.grain != Grain::Day || seconds >= 86_400 {
        return point;
    }
    let grain = if grain == Grain::Hour {
        Grain::Minute
    } else {
        grain
    };
    Point {
        seconds,
        grain,
        offset: clock.offset,
        ..around(point.date, Grain::Day)
    }
}

/// The hour of a time of day, that of a part of the day being one that is surely in it.
pub(super) fn hour_of(clock: Clock) -> Option<u32> {
    if let Some((seconds, _)) = clock.at {
        return Some(seconds / 3600);
    }
    match clock.part {
        DayPart::Morning => Some(8),
        DayPart::Midday => Some(12),
        DayPart::Afternoon => Some(15),
        DayPart::Evening => Some(19),
        DayPart::Night => Some(22),
        DayPart::Daytime | DayPart::None => None,
    }
}
