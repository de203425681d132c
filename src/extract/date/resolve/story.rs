//! The references that move through a text while its times are read: *now*, the *story*, and what was last told.
//!
//! Has no opinion on what an expression comes to.

use super::fields::hour_of;
use super::part::shifted;
use super::shift::steps;
use super::{Meaning, is_accounts, says_year};
use crate::model::said::{
    Back, Bound, From, Joint, Length, Lies, Part, Pick, Said, Tense, Unit, What, Year,
};
use crate::model::{Grain, Interval, Point, Time};

/// The references that move through the text.
#[derive(Debug)]
pub(super) struct Context {
    /// The publication date, or what is known of it.
    pub(super) now: Option<Point>,
    pub(super) narrative: bool,
    /// True in an entry of a chronology: a story that its own date opens.
    pub(super) entry: bool,
    /// The last date that the text has reached.
    pub(super) story: Option<Point>,
    /// The last date that the text has named, even in passing: "that year" means it.
    pub(super) named: Option<Point>,
    /// The last day that the text has reached.
    pub(super) day: Option<Point>,
    /// The sentence that told it.
    pub(super) day_told: u32,
    /// The last day told alone, as no end of a stretch, with its sentence.
    pub(super) single: Option<(u32, Point)>,
    /// The hour that the text told of last, with its day.
    pub(super) hour: Option<(Point, u32)>,
    /// The last day told that was not to come, with its sentence.
    pub(super) done: Option<(u32, Point)>,
    /// The last day told that was to come, with its sentence.
    pub(super) due: Option<(u32, Point)>,
    /// The last day told with a year long before publication, with its sentence: news looks back from there on.
    pub(super) past: Option<(u32, Point)>,
    /// True once the text has told of a day around publication.
    pub(super) fresh: bool,
    /// The last stretch of days told, with its sentence.
    pub(super) stretch: Option<(u32, Interval)>,
    /// The last month told.
    pub(super) month: Option<Point>,
    /// Where the story stood before it turned back ("the previous year"), with the sentence in which it did.
    pub(super) left: Option<(u32, Point)>,
    /// The sentence of the expression at hand.
    pub(super) sentence: u32,
    /// The last bare year or month, with its sentence.
    pub(super) near: Option<(u32, Point)>,
    /// The last quarter named.
    pub(super) quarter: Option<Point>,
    /// The last whole period (month, quarter, half, year or run of months) that figures were given for.
    pub(super) period: Option<Interval>,
    /// Grain of that period.
    pub(super) period_grain: Grain,
    /// The day of a month that was told last, with its sentence.
    pub(super) dated: Option<(u32, Point)>,
    /// The last stretches told, each with its sentence, the last one first.
    pub(super) told: [Option<(u32, Interval)>; 4],
    /// What each time came to, for those that count from an event that another one dates.
    pub(super) points: Vec<Option<Point>>,
}

impl Context {
    /// Moves the references past an expression.
    pub(super) fn note(&mut self, said: &Said, meaning: &Meaning, sentence: u32) {
        let compared = matches!(&said.what, What::Shift(shift) if shift.counted && shift.by < 0);
        if let Some(interval) = meaning.interval.filter(|interval| !interval.is_open())
            && said.bound == Bound::At
            && !compared
        {
            self.told.rotate_right(1);
            self.told[0] = Some((sentence, interval));
            let of_month = matches!(&said.what, What::Calendar(fields) if fields.day > 0)
                && matches!(said.joint, Joint::Alone)
                && said.part == Part::Whole;
            // The day of the report is that of none of its figures.
            self.dated = meaning
                .point
                .filter(|&day| of_month && self.now != Some(day))
                .map(|day| (sentence, day));
        }
        // Over so many months of a year, a comparison is with the year before.
        if let What::Length(length) = &said.what
            && let Some(now) = self.now
            && matches!(length.lies, Lies::Free | Lies::Named)
            && meaning.interval.is_none()
            && (length.grain, length.tenths >= Some(60)) == (Grain::Month, true)
        {
            self.near = Some((sentence, Point::year(i32::from(now.date.year()))));
        }
        // "In the year to March", "the three months ended June 30": the period that "a year earlier" is compared with.
        if let (Joint::Carries(whole), Some(interval)) = (&said.joint, meaning.interval)
            && let What::UpTo(by, grain, _) = whole.what
            && grain <= Grain::Week
        {
            // "Profit rose in the year ended March 31, and a further rise is forecast in the year to next March".
            let ahead = self
                .now
                .zip(interval.extent().1)
                .is_some_and(|(now, end)| end > now.extent().1);
            let years = (by, grain) == (1, Grain::Year) && self.period_grain == Grain::Year;
            if ahead && years && self.period.is_some() {
                return;
            }
            self.period = Some(interval);
            self.period_grain = match (by, grain) {
                (1, Grain::Week | Grain::Quarter) => grain,
                (3, Grain::Month) => Grain::Quarter,
                (6, Grain::Month)
                    if interval
                        .start
                        .is_some_and(|start| start.date.month() % 6 == 1) =>
                {
                    Grain::Half
                }
                _ => Grain::Year,
            };
            self.near = None;
            if grain == Grain::Quarter {
                let named = meaning.point.filter(|point| point.grain == Grain::Quarter);
                let aligned = interval
                    .start
                    .filter(|start| start.date.month() % 3 == 1)
                    .map(|start| Point::new(start.date, Grain::Quarter));
                self.quarter = named.or(aligned);
            }
            return;
        }
        // "In the first eight months": compared with those of the year before.
        if let (
            What::Length(Length {
                lies: Lies::Opening,
                ..
            }),
            Some(interval),
        ) = (&said.what, meaning.interval)
        {
            (self.period, self.period_grain) = (Some(interval), Grain::Year);
            self.near = None;
            return;
        }
        if let Joint::Carries(_) = &said.joint
            && let Some(interval) = meaning.interval
            && let (Some(start), Some(end)) = (interval.start, interval.end)
            && start.grain >= Grain::Day
            && end.extent().1 - start.extent().0 <= 8 * crate::model::time::DAY
        {
            self.stretch = Some((sentence, interval));
        }
        let Some(point) = meaning.point else { return };
        let (tells, names) = match &said.what {
            What::Calendar(_) | What::Range(..) => (true, true),
            // "The first nine months of the year" are a period, the year of them is none.
            What::Shift(shift) => (
                !(shift.by == 0 && shift.from == From::Story),
                shift.from == From::Now
                    && (shift.grain != Grain::Year || matches!(said.part, Part::First(..))),
            ),
            What::Offset(..) | What::Compared(_) => (true, false),
            _ => (false, false),
        };
        // "On December 7 …, 1941": the year says nothing new of where the story is.
        let known = self.narrative
            && point.grain == Grain::Year
            && self.story.is_some_and(|story| {
                story.grain > Grain::Year && story.date.year() == point.date.year()
            });
        // Nothing goes on from "a record that had stood since 1947".
        let earlier = self
            .story
            .is_none_or(|story| !self.narrative || point.extent().1 <= story.extent().0);
        let dated = says_year(said) || self.narrative;
        let looks_back = said.bound == Bound::Since && dated && earlier
            || said.bound == Bound::Before && !self.narrative
            || said.back == Back::Told
                && self
                    .story
                    .is_some_and(|story| point.extent().1 <= story.extent().0);
        if tells && !known && !looks_back {
            let back = match &said.what {
                What::Shift(shift) => {
                    shift.by < 0 && (shift.from == From::Story || self.narrative && shift.counted)
                }
                // "Down from 86,000 in 1936. In December": of the year that was told of before.
                What::Calendar(fields) => {
                    self.narrative
                        && (matches!(fields.year, Year::Shifted(..0, From::Story))
                            || said.back == Back::Measured && fields.unit == Unit::Whole)
                }
                _ => false,
            };
            if back {
                self.left = self.story.map(|story| (sentence, story));
            } else if self.left.is_none_or(|(told, _)| told != sentence) {
                self.left = None;
            }
            self.story = Some(point);
            // "ROSARIO, June 2025": all that is known of today.
            self.fresh |= self.now == Some(point) && point.grain == Grain::Month;
            if point.grain >= Grain::Day {
                const FRESH: i64 = 14 * crate::model::time::DAY;
                let day = Point::day(point.date);
                self.fresh |= self
                    .now
                    .is_some_and(|now| (now.extent().0 - day.extent().0).abs() <= FRESH);
                (self.day, self.day_told) = (Some(day), sentence);
                if said.joint == Joint::Alone {
                    self.single = Some((sentence, day));
                }
                let clock = match &said.what {
                    What::Calendar(fields) => fields.clock,
                    What::Shift(shift) => shift.clock,
                    _ => None,
                };
                self.hour = clock.and_then(hour_of).map(|hour| (day, hour));
                if self.now.is_some_and(|now| day.extent().1 <= now.extent().1) {
                    self.done = Some((sentence, day));
                } else {
                    self.due = Some((sentence, day));
                }
            }
        }
        self.look_back(said, point, sentence);
        // What is compared with is not told of.
        let compared =
            matches!(&said.what, What::Shift(shift) if shift.from == From::Story && shift.by < 0);
        if point.grain == Grain::Month && !compared {
            self.month = Some(point);
        }
        let recent = self.narrative
            || self.now.is_none_or(|now| {
                now.extent().0 - point.extent().1 < 300 * crate::model::time::DAY
            });
        if point.grain == Grain::Quarter && names && recent {
            self.quarter = Some(point);
        }
        let whole = matches!(
            point.grain,
            Grain::Year | Grain::Half | Grain::Quarter | Grain::Month
        );
        let carries = matches!(said.joint, Joint::Carries(_));
        // "In FY22": compared with the year of accounts before.
        if is_accounts(said) && said.part == Part::Whole && meaning.interval.is_some() {
            (self.period, self.period_grain) = (meaning.interval, Grain::Year);
            self.near = None;
            return;
        }
        let begun = self.narrative || self.now.is_none_or(|now| point.extent().0 < now.extent().1);
        if !begun {
            return;
        }
        if matches!(point.grain, Grain::Year | Grain::Month) && !carries && said.part == Part::Whole
        {
            // A bare year or month is the period compared with only in its own sentence and the next.
            // "The fastest since July 2010" is no period that figures are of.
            let reaches_back = said.bound == Bound::Since && looks_back;
            if names && said.joint != Joint::Carried && !reaches_back {
                self.near = Some((sentence, point));
            }
            return;
        }
        // "The current quarter", "the first half of next year": what is to come, or has hardly begun, is compared with nothing.
        let told = |interval: &Interval| {
            const TENTH: i64 = 10;
            let (Some(start), Some(end), Some(now)) = (
                interval.extent().0,
                interval.extent().1,
                self.now.filter(|_| !self.narrative),
            ) else {
                return true;
            };
            let hardly = (now.extent().1 - start) * TENTH < end - start;
            !hardly && (said.tense != Tense::Future || end <= now.extent().1)
        };
        if (whole || carries)
            && names
            && let Some(interval) = meaning.interval.filter(|i| !i.is_open() && told(i))
        {
            self.period = Some(interval);
            self.period_grain = point.grain;
            self.near = None;
        }
    }

    /// "Two years earlier he had left. On 25 April": a story that looked back goes on from where it was, in its next sentence.
    pub(super) fn come_back(&mut self, said: &Said) {
        let Some((_, story)) = self
            .left
            .filter(|&(told, _)| self.narrative && told < self.sentence)
        else {
            return;
        };
        if let What::Calendar(fields) = &said.what
            && fields.year == Year::Unsaid
            && fields.unit != Unit::Whole
            && fields.pick == Pick::Near
        {
            self.story = Some(story);
            self.left = None;
        }
    }

    /// "Exports rose 16% from a year earlier to $39bn in June": what opens an article is compared with the period that follows.
    pub(super) fn look_on(&mut self, time: &Time, next: Option<&Time>) {
        let earlier = matches!(&time.said.what, What::Shift(shift)
            if (shift.by, shift.grain, shift.from, shift.counted)
                == (-1, Grain::Year, From::Story, true));
        if !earlier || self.narrative || self.compared().is_some() {
            return;
        }
        let Some(next) = next.filter(|next| next.sentence == time.sentence) else {
            return;
        };
        let whole = next.said.part == Part::Whole && next.said.bound == Bound::At;
        if let What::Calendar(fields) = &next.said.what
            && fields.day == 0
            && whole
            && matches!(
                fields.unit,
                Unit::Month(_) | Unit::Quarter(1..) | Unit::Half(1..)
            )
        {
            let meaning = self.calendar(fields, next.said.tense);
            let over = meaning
                .point
                .filter(|point| self.now.is_none_or(|now| point.extent().0 < now.extent().1));
            if let Some(point) = over {
                self.period = meaning.interval;
                self.period_grain = point.grain;
            }
        }
    }

    /// The stretch that a length is, or lies beside: "the seven-month period", "the same nine months", "the following two years",
    /// "the decade before".
    pub(super) fn beside_told(&self, length: Length) -> Option<(Interval, String)> {
        const REACH: u32 = 1;
        let count = length.tenths.filter(|tenths| tenths % 10 == 0)? / 10;
        let as_long = |interval: &Interval| lasts(*interval, count, length.grain);
        let told = self.told.iter().flatten();
        let by = match length.lies {
            Lies::Named => {
                let told = told.map(|&(_, interval)| interval);
                let period = told.chain(self.period).find(as_long)?;
                return Some((period, format!("the period spoken of, {}", period.edtf())));
            }
            Lies::Onward => count,
            Lies::Preceding => -count,
            _ => return None,
        };
        // One as long, if there is one: "came to 46,000 in the year to April, it said in October, on top of 32,000 in the
        // previous twelve months".
        let near = told
            .filter(|&&(sentence, _)| sentence + REACH >= self.sentence)
            .map(|&(_, interval)| interval);
        let told = near.clone().find(as_long).or_else(|| near.clone().next())?;
        let because = format!("{} beside {}", steps(by, length.grain), told.edtf());
        Some((beside(told, by, length.grain)?, because))
    }

    /// The stretch before one of the same length that this sentence told of: "640 in the seven days to Thursday, from 910 a
    /// week earlier".
    pub(super) fn stretch_before(&self, count: i32, grain: Grain) -> Option<Interval> {
        let (_, told) = self.told[0].filter(|&(sentence, _)| sentence == self.sentence)?;
        (told.start != told.end && lasts(told, count, grain))
            .then(|| beside(told, -count, grain))
            .flatten()
    }

    /// The month that the last sentences told of, where no day of it has been named yet.
    pub(super) fn month_told(&self) -> Option<Point> {
        const REACH: u32 = 1;
        let (sentence, point) = self.near?;
        let later = self.day.is_some() && self.day_told > sentence;
        (point.grain == Grain::Month && sentence + REACH >= self.sentence && !later)
            .then_some(point)
    }

    /// The first day of the stretch that the last sentences told of.
    pub(super) fn stretch_told(&self) -> Option<Point> {
        const REACH: u32 = 2;
        let (told, stretch) = self.stretch?;
        let start = stretch.start.filter(|_| told + REACH >= self.sentence)?;
        Some(Point::day(start.date))
    }

    /// Notes where news looks back to: "on 6 June 1944", and a day without its year that goes on from there.
    fn look_back(&mut self, said: &Said, point: Point, sentence: u32) {
        const LONG: i64 = 500 * crate::model::time::DAY;
        // "The first cut since 11 September 2001" goes on from nothing.
        if matches!(said.bound, Bound::Since | Bound::Before | Bound::After) {
            self.past = None;
            return;
        }
        // "Two weeks later": the same look back, further on.
        if let (What::Shift(shift), Some(_)) = (&said.what, self.past)
            && shift.from == From::Story
            && point.grain >= Grain::Week
        {
            self.past = Some((sentence, Point::day(point.date)));
            return;
        }
        let What::Calendar(fields) = &said.what else {
            if !matches!(said.what, What::Length(_)) {
                self.past = None;
            }
            return;
        };
        let long_ago = self
            .now
            .is_some_and(|now| now.extent().0 - point.extent().1 > LONG);
        let goes_on = matches!(fields.year, Year::Full(_)) || self.past.is_some();
        self.past = (long_ago && goes_on && point.grain == Grain::Day).then_some((sentence, point));
    }
}

/// True for a stretch of so many units.
fn lasts(interval: Interval, count: i32, grain: Grain) -> bool {
    interval
        .start
        .zip(interval.end)
        .is_some_and(|(start, end)| {
            shifted(start.date, count, grain) == shifted(end.last_day(), 1, Grain::Day)
        })
}

/// The stretch of so many units right after one, or right before it where `by` is negative.
fn beside(told: Interval, by: i32, grain: Grain) -> Option<Interval> {
    let (start, end) = (told.start?, told.end?);
    let from = if by < 0 {
        start.date
    } else {
        shifted(end.last_day(), 1, Grain::Day)
    };
    let other = shifted(from, by, grain);
    let (first, after) = if by < 0 { (other, from) } else { (from, other) };
    // "In the following two weeks" after a year begins on no day that is told.
    let fine = start.grain.min(Grain::Day);
    (grain <= fine || fine == Grain::Day).then(|| {
        let last = Point::new(shifted(after, -1, Grain::Day), fine);
        Interval::between(Point::new(first, fine), last)
    })
}
