//! What was said, in order, and the publication date → values and intervals. Pure: reads no text.
//!
//! Two references move while the times are read: *now*, which is the publication date, and the *story*, the last date that
//! the text has reached. In news, incomplete dates are completed from now by tense; in a narrative, from the story.

mod accounts;
mod calendar;
mod fields;
mod known;
mod mode;
mod part;
mod shift;
mod story;
mod value;

use crate::model::said::{
    Back, Bound, Calendar, From, Joint, Length, Lies, Part, Pick, Said, Tense, Unit, Vague, What,
    Year,
};
use crate::model::{Class, Grain, Interval, Point, Published, PublishedBasis, Time};
use part::{bounded, shifted};
use shift::steps;
use story::Context;

pub(super) use calendar::weekday_name;
pub(super) use known::{BETWEEN_WARS, KNOWN};
pub(super) use mode::is_narrative;

/// What an expression came to.
#[derive(Clone, Debug, Default)]
struct Meaning {
    class: Option<Class>,
    value: String,
    interval: Option<Interval>,
    /// The unit that later expressions can refer to.
    point: Option<Point>,
    inferred: Vec<&'static str>,
    because: String,
}

/// Resolves all times of an article anew, in order.
pub(super) fn all(times: &mut [Time], published: &Published) {
    let narrative = mode::is_narrative(times, published);
    let mut context = Context {
        now: published
            .date
            .filter(|_| published.basis != PublishedBasis::Unknown),
        narrative,
        entry: false,
        story: None,
        named: None,
        day: None,
        day_told: 0,
        single: None,
        hour: None,
        done: None,
        due: None,
        past: None,
        fresh: false,
        stretch: None,
        month: None,
        left: None,
        sentence: 0,
        near: None,
        quarter: None,
        period: None,
        period_grain: Grain::Year,
        dated: None,
        told: [None; 4],
        points: Vec::new(),
    };
    let tied = times.iter().any(|time| time.said.is_tied());
    let asides = if context.narrative {
        mode::asides(times)
    } else {
        Vec::new()
    };
    for index in 0..times.len() {
        let (told, untold) = times.split_at_mut(index + 1);
        let Some(time) = told.last_mut() else {
            continue;
        };
        if time.said.is_tied() {
            context.points.push(None);
            continue;
        }
        context.sentence = time.sentence;
        // An entry of a chronology is a story of its own.
        context.narrative = narrative || time.said.entry;
        context.entry = time.said.entry;
        context.come_back(&time.said);
        context.look_on(time, untold.first());
        let meaning = context.meaning(&time.said);
        if tied {
            context.points.push(meaning.point);
        }
        // A story goes on from what has happened, not from what it looks ahead to or glances at.
        let ahead = (context.narrative || context.now.is_none())
            && !time.said.entry
            && time.said.tense == Tense::Future
            && (context.fresh || says_year(&time.said));
        // "Next month she will retire. She had qualified that March": of the year told of.
        let to_come = ahead
            && matches!(&time.said.what, What::Shift(shift) if shift.by > 0 && shift.from == From::Now);
        if says_year(&time.said)
            && meaning.point.is_some()
            && time.said.back != Back::Told
            && !to_come
        {
            context.named = meaning.point;
        }
        if !ahead && !asides.get(index).copied().unwrap_or(false) {
            context.note(&time.said, &meaning, time.sentence);
        }
        meaning.write(time);
    }
    (context.narrative, context.entry) = (narrative, false);
    // What counts from an event that the text dates may stand before the date.
    for time in times.iter_mut().filter(|time| time.said.is_tied()) {
        context.meaning(&time.said).write(time);
    }
}

impl Meaning {
    fn write(self, time: &mut Time) {
        if let Some(class) = self.class {
            time.class = class;
        }
        time.value = self.value;
        time.interval = self.interval;
        time.inferred = self.inferred;
        time.because = self.because;
    }
}

impl Context {
    fn meaning(&self, said: &Said) -> Meaning {
        let mut meaning = match &said.what {
            What::Nothing => Meaning {
                class: Some(Class::Date),
                ..Meaning::default()
            },
            What::Vague(vague) => Self::vague(*vague),
            // In a story, what was over by a date need not lie ahead of its writing.
            What::Calendar(fields)
                if self.narrative && said.bound == Bound::Until && fields.clock.is_none() =>
            {
                self.calendar(fields, Tense::Unknown)
            }
            // "Where they had spent the winter": the one before what the story has come to.
            What::Calendar(fields)
                if self.narrative
                    && said.back == Back::Told
                    && fields.pick == Pick::Near
                    && matches!(fields.unit, Unit::Season(_) | Unit::Month(_)) =>
            {
                let before = Calendar {
                    pick: Pick::Previous,
                    ..*fields
                };
                self.calendar(&before, said.tense)
            }
            // "From Thursday 19 October 2023 until the Saturday": no Saturday of now.
            What::Calendar(fields)
                if said.joint == Joint::Carried
                    && is_weekday(said)
                    && self.past.is_some_and(|(told, _)| told == self.sentence)
                    && self.day.is_some() =>
            {
                self.day
                    .map_or_else(Meaning::default, |day| Self::next_weekday(fields, day))
            }
            What::Calendar(fields) => self.calendar(fields, said.tense),
            What::Shift(shift) => self.shift(*shift, said.tense),
            What::Offset(by, grain, from) => self.offset(*by, *grain, from),
            What::Length(length) => self.length(*length),
            What::Lengths(long, short) => Meaning {
                class: Some(Class::Duration),
                value: value::of_lengths(long, short),
                because: "a length of time, not a date".to_owned(),
                ..Meaning::default()
            },
            What::Every(what) => Meaning {
                class: Some(Class::Set),
                value: value::of_set(what),
                because: "a repetition, not one date".to_owned(),
                ..Meaning::default()
            },
            What::Range(start, end) if start.is_tied() => self.term(start, end),
            What::Range(start, end) => self.range(start, end),
            What::UpTo(by, grain, end) => self.up_to(*by, *grain, end),
            What::Compared(year) => self.compared_in(*year),
            What::Event => Meaning {
                class: Some(Class::Date),
                because: "counted from an event that the text does not date".to_owned(),
                ..Meaning::default()
            },
            What::Then(present) => self.then(*present),
            What::Known(index) => Self::known(*index),
            What::Told(index) => self.told(*index),
        };
        Self::side(said, &mut meaning);
        match &said.joint {
            Joint::Alone => {}
            Joint::Carried => {
                meaning.interval = None;
                "one end of the stretch named beside it".clone_into(&mut meaning.because);
            }
            Joint::Carries(whole) => {
                let quarter = matches!(said.what, What::Shift(_))
                    && matches!(whole.what, What::UpTo(1, Grain::Quarter, _))
                    && self.quarter.is_none();
                let whole = self.meaning(whole);
                // "The quarter ended 29 September" is the third, where the text has given it no other number.
                if let Some(middle) = whole.interval.filter(|_| quarter).and_then(part::middle) {
                    let point = part::around(middle, Grain::Quarter);
                    meaning.value = value::of_point(point, None);
                    meaning.point = Some(point);
                }
                meaning.interval = whole.interval;
                meaning.because = whole.because;
            }
        }
        meaning
    }

    /// Applies the part and the bound of an expression.
    fn side(said: &Said, meaning: &mut Meaning) {
        if said.part != Part::Whole
            && let Some(point) = meaning.point
        {
            let last = meaning.interval.and_then(|interval| interval.end);
            if let (Part::End, true, Some(last)) = (said.part, is_accounts(said), last) {
                // "The end of 2002-03".
                meaning.because = format!("{last}: the last month of these accounts");
                meaning.interval = Some(Interval::at(last.about()));
            } else if !matches!(said.part, Part::Earlier | Part::Later) {
                let point = accounts_start(said, meaning).unwrap_or(point);
                let interval = part::of(point, said.part);
                meaning.because = format!("{}: that part of {}", interval.edtf(), meaning.value);
                meaning.interval = Some(interval);
            }
            if let Part::First(n, grain) | Part::Last(n, grain) = said.part {
                meaning.class = Some(Class::Duration);
                meaning.value = value::of_length(&Length {
                    tenths: Some(i32::from(n) * 10),
                    grain,
                    lies: Lies::Free,
                });
            }
        }
        if said.about
            && let Some(interval) = meaning.interval
        {
            meaning.interval = Some(Interval {
                start: interval.start.map(Point::about),
                end: interval.end.map(Point::about),
            });
        }
        if said.bound != Bound::At
            && let Some(interval) = meaning.interval
        {
            // "Before the end of the year" leaves room up to the end itself.
            let bound = match (said.bound, said.part) {
                (Bound::Before, Part::End) => Bound::Until,
                (bound, _) => bound,
            };
            meaning.interval = Some(bounded(interval, bound));
        }
    }

    fn vague(reference: Vague) -> Meaning {
        let (word, reason) = match reference {
            Vague::Past => ("PAST_REF", "some time in the past"),
            Vague::Present => ("PRESENT_REF", "the time of writing"),
            Vague::Future => ("FUTURE_REF", "some time to come"),
        };
        Meaning {
            class: Some(Class::Date),
            value: word.to_owned(),
            because: reason.to_owned(),
            ..Meaning::default()
        }
    }

    /// The date that the text gives an event.
    fn told(&self, index: u32) -> Meaning {
        let point = self.points.get(index as usize).copied().flatten();
        let Some(point) = point else {
            return Meaning {
                class: Some(Class::Date),
                because: "counted from an event that waits for the publication date".to_owned(),
                ..Meaning::default()
            };
        };
        let value = value::of_point(point, None);
        Meaning {
            class: Some(Class::Date),
            because: format!("{value}: the date that the text gives the event"),
            value,
            interval: Some(Interval::at(point)),
            point: Some(point),
            inferred: vec!["date"],
        }
    }

    /// "At that time": when the story is.
    fn then(&self, present: bool) -> Meaning {
        let Some(point) = self.story else {
            return Self::vague(Vague::Past);
        };
        let value = value::of_point(point, None);
        Meaning {
            because: format!("{value}: the time told of last"),
            value: if present {
                "PRESENT_REF".to_owned()
            } else {
                value
            },
            class: Some(Class::Date),
            interval: Some(Interval::at(point)),
            inferred: vec!["date"],
            ..Meaning::default()
        }
    }

    fn known(index: u16) -> Meaning {
        let Some(event) = KNOWN.get(index as usize) else {
            return Meaning::default();
        };
        let interval = Interval::parse(event.date);
        Meaning {
            class: Some(Class::Date),
            value: event.date.to_owned(),
            interval,
            point: interval.and_then(|i| i.start),
            inferred: vec!["date"],
            because: format!(
                "{}: {}, from the table of well-known events",
                event.name, event.date
            ),
        }
    }

    fn length(&self, length: Length) -> Meaning {
        if let Some((interval, because)) = self.beside_told(length) {
            return Meaning {
                class: Some(Class::Duration),
                value: value::of_length(&length),
                interval: Some(interval),
                because,
                ..Meaning::default()
            };
        }
        let mut meaning = Meaning {
            class: Some(Class::Duration),
            value: value::of_length(&length),
            because: "a length of time, not a date".to_owned(),
            ..Meaning::default()
        };
        if let (Lies::Hence, Some(tenths), Some(now)) = (length.lies, length.tenths, self.now)
            && !self.narrative
            && tenths % 10 == 0
            && length.grain <= now.grain.min(Grain::Day)
        {
            let by = tenths / 10;
            let unit = length.grain.max(Grain::Year);
            let point = part::around(shifted(now.date, by, length.grain), unit);
            meaning.interval = Some(Interval::at(point.about()));
            meaning.because = format!("{} from publication {now}", steps(by, length.grain));
        }
        if let (Lies::Opening, Some(tenths), Some(now)) = (length.lies, length.tenths, self.now)
            && !self.narrative
            && let Some(interval) = part::opening(now, tenths / 10)
        {
            meaning.because = format!(
                "{}: the last such months up to publication {now}",
                interval.edtf()
            );
            meaning.interval = Some(interval);
        }
        let onward = self.narrative && length.lies == Lies::Coming;
        if let (true, Some(tenths), Some(from)) = (onward, length.tenths, self.told_just_now())
            && tenths % 10 == 0
            && length.grain <= from.grain
        {
            let last = Point::new(
                shifted(from.date, tenths / 10, length.grain),
                from.grain.min(Grain::Day),
            );
            meaning.interval = Some(Interval::between(from, last));
            meaning.because = format!(
                "{} from the story's date {from}",
                steps(tenths / 10, length.grain)
            );
        }
        // "Will enter orbit on 25 May and spend the next nine days there".
        let due = self
            .due
            .filter(|&(told, _)| told == self.sentence && length.lies == Lies::Coming);
        let now = due.map(|(_, day)| day).or(self.now);
        if let (Lies::Past | Lies::Coming, Some(tenths), Some(now)) =
            (length.lies, length.tenths, now)
            && (!self.narrative || due.is_some())
            && tenths % 10 == 0
            && length.grain <= Grain::Day
        {
            let sign = if length.lies == Lies::Past { -1 } else { 1 };
            let other = shifted(now.date, sign * tenths / 10, length.grain);
            let other = Point::new(other, now.grain.min(Grain::Day));
            meaning.interval = Some(if sign < 0 {
                Interval::between(other, now)
            } else {
                Interval::between(now, other)
            });
            let from = if due.is_some() {
                "the day told of before"
            } else {
                "publication"
            };
            meaning.because = format!(
                "{} from {from} {now}",
                steps(sign * tenths / 10, length.grain)
            );
        }
        meaning
    }

    /// Where the story is, if this sentence or one right before says so.
    fn told_just_now(&self) -> Option<Point> {
        const REACH: u32 = 1;
        let reach = REACH + u32::from(self.narrative);
        let day = self.day.filter(|_| self.day_told + reach >= self.sentence);
        let near = self.near.filter(|&(told, _)| told + reach >= self.sentence);
        let told = day.is_some() || near.is_some();
        self.story.filter(|point| told && point.grain <= Grain::Day)
    }

    fn range(&self, start: &Said, end: &Said) -> Meaning {
        let mut first = self.meaning(start);
        // "From Thursday 19 October until the Saturday": the next one from there.
        let last = match (&end.what, first.point) {
            (What::Calendar(fields), Some(point))
                if is_weekday(end)
                    && fields.pick == Pick::Near
                    && point.grain == Grain::Day
                    && says_year(start) =>
            {
                Context::next_weekday(fields, point)
            }
            _ => self.meaning(end),
        };
        let mut close = last.interval.and_then(|i| i.end);
        // A range runs forward: an end that fell before its start is a year later, or its start a year earlier.
        if let (Some(a), Some(b)) = (first.interval.and_then(|i| i.start), close)
            && b.extent().1 <= a.extent().0
        {
            let fixed = |p: Point, by| Point {
                date: shifted(
                    p.date,
                    by,
                    if is_weekday(end) {
                        Grain::Week
                    } else {
                        Grain::Year
                    },
                ),
                ..p
            };
            if matches!(end.tense, Tense::Past | Tense::Beside) && !says_year(start) {
                first.interval = Some(Interval::at(fixed(a, -1)));
            } else if !says_year(end) {
                close = Some(fixed(b, 1));
            }
        }
        let open = first.interval.and_then(|i| i.start);
        let interval = match (open, close) {
            (Some(a), Some(b)) if b.extent().1 > a.extent().0 => Some(Interval::between(a, b)),
            _ => None,
        };
        let mut inferred = first.inferred;
        inferred.extend(
            last.inferred
                .iter()
                .filter(|x| !inferred.contains(x))
                .copied()
                .collect::<Vec<_>>(),
        );
        Meaning {
            class: Some(Class::Date),
            value: format!("{}/{}", first.value, last.value),
            because: match interval {
                Some(interval) => format!("from the first to the last date: {interval}"),
                None => last.because,
            },
            interval,
            point: close,
            inferred,
        }
    }

    /// "Within 45 days of the vote": a length that begins at an event.
    fn term(&self, start: &Said, end: &Said) -> Meaning {
        let mut meaning = self.range(start, end);
        if let What::Offset(by, grain, _) = end.what {
            meaning.class = Some(Class::Duration);
            meaning.value = value::of_length(&Length {
                tenths: Some(by.saturating_mul(10)),
                grain,
                lies: Lies::Free,
            });
        }
        meaning
    }

    fn up_to(&self, by: i32, grain: Grain, end: &Said) -> Meaning {
        let anchor = self.meaning(end);
        let Some(last) = anchor.interval.and_then(|i| i.end) else {
            return Meaning {
                class: Some(Class::Date),
                because: anchor.because,
                ..Meaning::default()
            };
        };
        // "The 24 hours to Tuesday" are days to a calendar.
        let (by, grain) = match grain {
            Grain::Hour if by >= 24 => (by / 24, Grain::Day),
            grain => (by, grain),
        };
        let after = crate::model::time::date_from_days(
            crate::model::time::days_from_date(last.last_day()) + 1,
        );
        let start = if last.grain > Grain::Day {
            // "The 24 hours to 9 a.m. on Monday" begin at nine the day before.
            Point {
                date: shifted(last.date, -by, grain),
                ..last
            }
        } else {
            Point::new(shifted(after, -by, grain), last.grain.max(Grain::Month))
        };
        if grain > Grain::Day {
            return Meaning {
                class: Some(Class::Duration),
                because: "too short for a calendar of days".to_owned(),
                ..Meaning::default()
            };
        }
        let interval = Interval::between(start, last);
        Meaning {
            class: Some(Class::Date),
            value: value::of_length(&Length {
                tenths: Some(by * 10),
                grain,
                lies: Lies::Free,
            }),
            because: format!("{} up to {last}", steps(by, grain)),
            interval: Some(interval),
            point: Some(last),
            inferred: anchor.inferred,
        }
    }
}

/// Where accounts begin whose first months are spoken of: "the first nine months of the 2023/24 fiscal year".
fn accounts_start(said: &Said, meaning: &Meaning) -> Option<Point> {
    let fiscal = matches!(&said.what, What::Calendar(fields) if fields.fiscal > 1);
    let first = matches!(said.part, Part::First(..));
    meaning
        .interval
        .filter(|_| fiscal && first)
        .and_then(|interval| interval.start)
}

fn is_weekday(said: &Said) -> bool {
    matches!(&said.what, What::Calendar(c) if c.weekday > 0 && c.day == 0 && c.unit == Unit::Whole)
}

/// True for a whole year of accounts: "FY22", "2022-23" in a text about budgets.
fn is_accounts(said: &Said) -> bool {
    match &said.joint {
        Joint::Carries(whole) => is_accounts(whole),
        _ => {
            matches!(&said.what, What::Calendar(c) if c.fiscal > 1 && c.unit == Unit::Whole)
        }
    }
}

fn says_year(said: &Said) -> bool {
    match &said.what {
        What::Calendar(c) => c.year != Year::Unsaid,
        _ => true,
    }
}
