//! What was said, in order, and the publication date → values and intervals. Pure: reads no text.
//!
//! Two references move while the times are read: *now*, which is the publication date, and the *story*, the last date that
//! the text has reached. In news, incomplete dates are completed from now by tense; in a narrative, from the story.

mod fields;
mod known;
mod mode;
mod part;
mod value;

use crate::model::said::{
    Bound, From, Joint, Length, Lies, Part, Said, Shift, Tense, Unit, Vague, What, Year,
};
use crate::model::{Class, Grain, Interval, Point, Published, PublishedBasis, Time};
use part::{around, bounded, shifted};

pub(super) use known::KNOWN;
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

/// The references that move through the text.
#[derive(Debug)]
struct Context {
    /// The publication date, or what is known of it.
    now: Option<Point>,
    narrative: bool,
    /// The last date that the text has reached.
    story: Option<Point>,
    /// The last day that the text has reached.
    day: Option<Point>,
    /// The sentence of the expression at hand.
    sentence: u32,
    /// The last bare year or month, with its sentence.
    near: Option<(u32, Point)>,
    /// The last quarter named.
    quarter: Option<Point>,
    /// The last whole period (month, quarter, half, year or run of months) that figures were given for.
    period: Option<Interval>,
    /// Grain of that period.
    period_grain: Grain,
}

/// Resolves all times of an article anew, in order.
pub(super) fn all(times: &mut [Time], published: &Published) {
    let mut context = Context {
        now: published
            .date
            .filter(|_| published.basis != PublishedBasis::Unknown),
        narrative: mode::is_narrative(times, published),
        story: None,
        day: None,
        sentence: 0,
        near: None,
        quarter: None,
        period: None,
        period_grain: Grain::Year,
    };
    let asides = if context.narrative {
        mode::asides(times)
    } else {
        Vec::new()
    };
    for (index, time) in times.iter_mut().enumerate() {
        context.sentence = time.sentence;
        let meaning = context.meaning(&time.said);
        // A story goes on from what has happened, not from what it looks ahead to or glances at.
        let ahead = context.narrative && time.said.tense == Tense::Future && says_year(&time.said);
        if !ahead && !asides.get(index).copied().unwrap_or(false) {
            context.note(&time.said, &meaning, time.sentence);
        }
        if let Some(class) = meaning.class {
            time.class = class;
        }
        time.value = meaning.value;
        time.interval = meaning.interval;
        time.inferred = meaning.inferred;
        time.because = meaning.because;
    }
}

impl Context {
    /// Moves the references past an expression.
    fn note(&mut self, said: &Said, meaning: &Meaning, sentence: u32) {
        // Over so many months of a year, a comparison is with the year before.
        if let What::Length(length) = &said.what
            && let Some(now) = self.now
            && length.lies == Lies::Free
            && (length.grain, length.tenths >= Some(60)) == (Grain::Month, true)
        {
            self.near = Some((sentence, Point::year(i32::from(now.date.year()))));
        }
        let Some(point) = meaning.point else { return };
        let (tells, names) = match &said.what {
            What::Calendar(_) | What::Range(..) => (true, true),
            What::Shift(shift) => (
                !(shift.by == 0 && shift.from == From::Story),
                shift.from == From::Now && shift.grain != Grain::Year,
            ),
            What::Offset(..) | What::Compared(_) => (true, false),
            _ => (false, false),
        };
        if tells {
            self.story = Some(point);
            if point.grain >= Grain::Day {
                self.day = Some(Point::day(point.date));
            }
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
        if matches!(point.grain, Grain::Year | Grain::Month) && !carries && said.part == Part::Whole
        {
            // A bare year or month is the period compared with only in its own sentence and the next.
            if names {
                self.near = Some((sentence, point));
            }
            return;
        }
        if (whole || carries)
            && names
            && let Some(interval) = meaning.interval.filter(|i| !i.is_open())
        {
            self.period = Some(interval);
            self.period_grain = point.grain;
        }
    }

    fn meaning(&self, said: &Said) -> Meaning {
        let mut meaning = match &said.what {
            What::Nothing => Meaning {
                class: Some(Class::Date),
                ..Meaning::default()
            },
            What::Vague(vague) => Self::vague(*vague),
            What::Calendar(fields) => self.calendar(fields, said.tense),
            What::Shift(shift) => self.shift(*shift),
            What::Offset(by, grain, from) => self.offset(*by, *grain, from),
            What::Length(length) => self.length(*length),
            What::Every(what) => Meaning {
                class: Some(Class::Set),
                value: value::of_set(what),
                because: "a repetition, not one date".to_owned(),
                ..Meaning::default()
            },
            What::Range(start, end) => self.range(start, end),
            What::UpTo(by, grain, end) => self.up_to(*by, *grain, end),
            What::Compared(year) => {
                match (
                    self.year_of(*year),
                    self.compared().and_then(|(p, _)| p.start),
                ) {
                    (Some(year), Some(start)) => {
                        self.same_period(year - i32::from(start.date.year()))
                    }
                    _ => self.same_period(-1),
                }
            }
            What::Event => Meaning {
                class: Some(Class::Date),
                because: "counted from an event that the text does not date".to_owned(),
                ..Meaning::default()
            },
            What::Known(index) => Self::known(*index),
        };
        self.side(said, &mut meaning);
        match &said.joint {
            Joint::Alone => {}
            Joint::Carried => {
                meaning.interval = None;
                meaning.because = "one end of the stretch named beside it".to_owned();
            }
            Joint::Carries(whole) => {
                let whole = self.meaning(whole);
                meaning.interval = whole.interval;
                meaning.because = whole.because;
            }
        }
        meaning
    }

    /// Applies the part and the bound of an expression.
    fn side(&self, said: &Said, meaning: &mut Meaning) {
        if said.part != Part::Whole
            && let Some(point) = meaning.point
        {
            if !matches!(said.part, Part::Earlier | Part::Later) {
                meaning.interval = Some(part::of(point, said.part));
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
            meaning.interval = Some(bounded(interval, said.bound));
        }
    }

    fn vague(vague: Vague) -> Meaning {
        let (value, because) = match vague {
            Vague::Past => ("PAST_REF", "some time in the past"),
            Vague::Present => ("PRESENT_REF", "the time of writing"),
            Vague::Future => ("FUTURE_REF", "some time to come"),
        };
        Meaning {
            class: Some(Class::Date),
            value: value.to_owned(),
            because: because.to_owned(),
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
    fn reference_for(&self, shift: Shift) -> Option<(Point, &'static str)> {
        let (point, name) = self.reference(shift.from)?;
        match (shift.from, self.day) {
            (From::Story, Some(day)) if shift.grain == Grain::Day && point.grain < Grain::Day => {
                let (start, end) = point.extent();
                let at = day.extent().0;
                // In a story the day counts only inside the month or year reached since.
                if self.narrative && !(start..end).contains(&at) {
                    Some((point, name))
                } else {
                    Some((day, name))
                }
            }
            _ => Some((point, name)),
        }
    }

    /// The reference of a shift, and its name.
    fn reference(&self, from: From) -> Option<(Point, &'static str)> {
        let now = self.now.map(|point| (point, "publication"));
        let story = self.story.map(|point| (point, "the story's"));
        match from {
            From::Now if self.narrative => story.or(now),
            From::Now => now,
            From::Story => story.or(now),
            From::Event => None,
        }
    }

    fn shift(&self, shift: Shift) -> Meaning {
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
        if shift.grain == Grain::Millennium && shift.by == 0 {
            return self.same_period(0);
        }
        // "A year earlier" is the same period of the year before.
        if shift.counted
            && shift.grain == Grain::Year
            && shift.by.abs() == 1
            && !self.narrative
            && self.compared().is_some()
        {
            return self.same_period(shift.by);
        }
        if shift.grain == Grain::Quarter && shift.from == From::Story && shift.by == 0 {
            return self.this_quarter();
        }
        let Some((reference, name)) = self.reference_for(shift) else {
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
        self.shifted_from(shift, reference, name, class)
    }

    fn shifted_from(
        &self,
        shift: Shift,
        reference: Point,
        name: &str,
        class: Option<Class>,
    ) -> Meaning {
        // A unit cannot be told from a coarser reference: "the following day" after "in 2016".
        if shift.grain > reference.grain
            && shift.grain <= Grain::Day
            && (shift.by != 0 || shift.from == From::Now)
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
        // "The weekend" is the last one early in the week, the next one late in it.
        let early = (crate::model::time::days_from_date(reference.date) + 3).rem_euclid(7) < 3;
        let shift = if shift.grain == Grain::Weekend && shift.by == 0 && early {
            Shift { by: -1, ..shift }
        } else {
            shift
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
        let shown = if approximate { point.about() } else { point };
        let interval = Interval::at(shown);
        let value = value::of_point(point, shift.clock);
        Meaning {
            class,
            because: format!(
                "{value}: {} from {name} date {}",
                steps(shift.by, shift.grain),
                Interval::at(reference).edtf()
            ),
            value,
            interval: (shift.grain <= Grain::Day || shift.by == 0).then_some(interval),
            point: Some(point),
            inferred: vec![unit.word()],
        }
    }

    /// The period that a comparison is with: a bare year or month close by, else the last period
    /// with a name of its own.
    fn compared(&self) -> Option<(Interval, Grain)> {
        let reach = |point: Point| u32::from(point.grain == Grain::Month);
        match self.near {
            Some((sentence, point)) if sentence + reach(point) >= self.sentence => {
                Some((Interval::at(point), point.grain))
            }
            _ => self.period.map(|period| (period, self.period_grain)),
        }
    }

    /// The period last spoken of, moved by years.
    fn same_period(&self, years: i32) -> Meaning {
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
        let point = interval.start.map(|p| around(p.date, grain));
        Meaning {
            class: Some(Class::Date),
            value: point.map_or_else(String::new, |p| value::of_point(p, None)),
            because: format!("the period compared with, {}", period.edtf()),
            interval: Some(interval),
            point,
            inferred: vec!["period"],
        }
    }

    fn offset(&self, by: i32, grain: Grain, from: &Said) -> Meaning {
        let anchor = self.meaning(from);
        let Some(reference) = anchor.point else {
            return Meaning {
                class: Some(Class::Date),
                because: anchor.because,
                ..Meaning::default()
            };
        };
        let shift = Shift {
            by,
            grain,
            from: From::Story,
            counted: true,
            vague: false,
            clock: None,
        };
        self.shifted_from(shift, reference, "the", Some(Class::Date))
    }

    fn length(&self, length: Length) -> Meaning {
        // "the seven-month period": the period spoken of, if it is that long.
        if let (Lies::Named, Some(tenths), Some(period)) = (length.lies, length.tenths, self.period)
            && let (Some(start), Some(end)) = (period.start, period.end)
            && shifted(start.date, tenths / 10, length.grain)
                == shifted(end.last_day(), 1, Grain::Day)
        {
            return Meaning {
                class: Some(Class::Duration),
                value: value::of_length(&length),
                interval: Some(period),
                because: format!("the period spoken of, {}", period.edtf()),
                ..Meaning::default()
            };
        }
        let mut meaning = Meaning {
            class: Some(Class::Duration),
            value: value::of_length(&length),
            because: "a length of time, not a date".to_owned(),
            ..Meaning::default()
        };
        if let (Lies::Past | Lies::Coming, Some(tenths), Some(now)) =
            (length.lies, length.tenths, self.now)
            && !self.narrative
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
            meaning.because = format!(
                "{} from publication {now}",
                steps(sign * tenths / 10, length.grain)
            );
        }
        meaning
    }

    fn range(&self, start: &Said, end: &Said) -> Meaning {
        let (mut first, last) = (self.meaning(start), self.meaning(end));
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
            if end.tense == Tense::Past && !says_year(start) {
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

    fn up_to(&self, by: i32, grain: Grain, end: &Said) -> Meaning {
        let anchor = self.meaning(end);
        let Some(last) = anchor.interval.and_then(|i| i.end) else {
            return Meaning {
                class: Some(Class::Date),
                because: anchor.because,
                ..Meaning::default()
            };
        };
        let after = crate::model::time::date_from_days(
            crate::model::time::days_from_date(last.last_day()) + 1,
        );
        let start = Point::new(shifted(after, -by, grain), last.grain.max(Grain::Month));
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

/// The value of a coarse unit with the finer one unknown.
fn coarse_value(point: Point, grain: Grain) -> String {
    let base = value::of_point(point, None);
    match (point.grain, grain) {
        (Grain::Year, Grain::Month | Grain::Season) => format!("{base}-XX"),
        (Grain::Year, Grain::Week) => format!("{base}-WXX"),
        (Grain::Year, Grain::Day) => format!("{base}-XX-XX"),
        (Grain::Month, Grain::Day) => format!("{base}-XX"),
        _ => base,
    }
}

fn steps(by: i32, grain: Grain) -> String {
    let sign = if by < 0 { "−" } else { "+" };
    if by == 0 {
        format!("the {}", grain.word())
    } else {
        format!("{sign}{} {}", by.abs(), grain.word())
    }
}

fn is_weekday(said: &Said) -> bool {
    matches!(&said.what, What::Calendar(c) if c.weekday > 0 && c.day == 0 && c.unit == Unit::Whole)
}

fn says_year(said: &Said) -> bool {
    match &said.what {
        What::Calendar(c) => c.year != Year::Unsaid,
        _ => true,
    }
}
