//! A unit and the part or side of it that is meant → an interval (GUIDELINES of the annotation: thirds of the unit, marked
//! approximate).

use crate::model::said::{Bound, Part};
use crate::model::time::{DAY, date_from_days, days_from_date, month_after};
use crate::model::{Grain, Interval, Point};
use jiff::civil::Date;

/// `date` moved by `by` units of `grain`.
pub(super) fn shifted(date: Date, by: i32, grain: Grain) -> Date {
    let months = |n: i32| {
        let first = month_after(date, by.saturating_mul(n));
        let last = i64::from(first.days_in_month());
        date_from_days(days_from_date(first) + i64::from(date.day()).min(last) - 1)
    };
    match grain {
        Grain::Millennium => months(12_000),
        Grain::Century => months(1_200),
        Grain::Decade => months(120),
        Grain::Year => months(12),
        Grain::Half => months(6),
        Grain::Quarter | Grain::Season => months(3),
        Grain::Month => months(1),
        Grain::Week | Grain::Weekend => date_from_days(days_from_date(date) + i64::from(by) * 7),
        Grain::Day => date_from_days(days_from_date(date) + i64::from(by)),
        Grain::Hour | Grain::Minute | Grain::Second => date,
    }
}

/// The unit of size `grain` around `date`, on its own grid: weeks begin on Monday, quarters in January.
pub(super) fn around(date: Date, grain: Grain) -> Point {
    let month = i32::from(date.month()) - 1;
    let start = match grain {
        Grain::Half => month_after(date, -(month % 6)),
        Grain::Quarter => month_after(date, -(month % 3)),
        Grain::Season => month_after(date, -((month + 1) % 3)),
        Grain::Week => {
            let days = days_from_date(date);
            date_from_days(days - (days + 3).rem_euclid(7))
        }
        Grain::Weekend => {
            let days = days_from_date(date);
            date_from_days(days - (days + 3).rem_euclid(7) + 5)
        }
        _ => date,
    };
    Point::new(start, grain)
}

/// The day in the middle of a closed interval.
pub(super) fn middle(interval: Interval) -> Option<Date> {
    let (start, end) = (interval.start?.extent().0, interval.end?.extent().1);
    Some(date_from_days((start + (end - start) / 2).div_euclid(DAY)))
}

/// The first `months` months of a year: of that in which `now` lies, where they have come to their last month.
pub(super) fn opening(now: Point, months: i32) -> Option<Interval> {
    if now.grain < Grain::Month {
        return None;
    }
    let back = i32::from(i32::from(now.date.month()) < months);
    let first = Date::new(now.date.year(), 1, 1).ok()?;
    let first = month_after(first, -12 * back);
    Some(Interval::between(
        Point::month(first),
        Point::month(month_after(first, months - 1)),
    ))
}

/// The interval of `part` of `point`.
pub(super) fn of(point: Point, part: Part) -> Interval {
    let day = |days: i64| Point::day(date_from_days(days)).about();
    let (start, end) = point.extent();
    let (first, last) = (start.div_euclid(DAY), (end - 1).div_euclid(DAY));
    let third = match part {
        Part::Early => 0,
        Part::Mid => 1,
        Part::Late => 2,
        Part::Start => {
            return Interval::at(match finer(point.grain) {
                Some(grain) => Point::new(point.date, grain).about(),
                None => point.about(),
            });
        }
        Part::End => {
            return Interval::at(match finer(point.grain) {
                Some(grain) => around(point.last_day(), grain).about(),
                None => point.about(),
            });
        }
        Part::First(n, grain) => {
            let end = shifted(point.date, i32::from(n), grain);
            return Interval::between(Point::new(point.date, step(grain)), last_before(end, grain));
        }
        Part::Last(n, grain) => {
            let after = date_from_days(last + 1);
            let start = shifted(after, -i32::from(n), grain);
            return Interval::between(Point::new(start, step(grain)), last_before(after, grain));
        }
        Part::Nth(n, grain) => {
            let from = shifted(point.date, i32::from(n) - 1, grain);
            let to = last_before(shifted(from, 1, grain), grain);
            let span = Interval::between(Point::new(from, step(grain)), to);
            // No two readers count the weeks of a month alike.
            let loose = grain >= Grain::Week;
            return if loose {
                Interval {
                    start: span.start.map(Point::about),
                    end: span.end.map(Point::about),
                }
            } else {
                span
            };
        }
        Part::Half(n) => return half(point, n),
        Part::Whole | Part::Earlier | Part::Later => return Interval::at(point),
    };
    let year = i32::from(point.date.year());
    let years = |n: i32| {
        let bounds = [0, n / 3, n * 2 / 3, n];
        let bound = |i: usize| bounds.get(i).copied().unwrap_or(n);
        let from = year + bound(third) + i32::from(third > 0 && n == 10);
        let to = year + bound(third + 1) - i32::from(third == 2 || n > 10);
        Interval::between(Point::year(from).about(), Point::year(to).about())
    };
    let months = |n: i32| {
        let size = n / 3;
        let from = month_after(point.date, size * third as i32);
        let to = month_after(from, size - 1);
        Interval::between(Point::month(from).about(), Point::month(to).about())
    };
    match point.grain {
        Grain::Millennium => years(1000),
        Grain::Century => years(100),
        Grain::Decade => years(10),
        Grain::Year => months(12),
        Grain::Half => months(6),
        Grain::Quarter | Grain::Season => months(3),
        Grain::Month => {
            let from = first + 10 * third as i64;
            let to = if third == 2 { last } else { from + 9 };
            Interval::between(day(from), day(to))
        }
        Grain::Week => match third {
            0 => Interval::between(day(first), day(first + 1)),
            1 => Interval::between(day(first + 2), day(first + 4)),
            _ => Interval::between(day(first + 3), day(last)),
        },
        _ => Interval::at(point.about()),
    }
}

/// The first or second half of a unit.
fn half(point: Point, n: u8) -> Interval {
    let year = i32::from(point.date.year());
    let years = |size: i32| {
        let from = year + if n > 1 { size } else { 0 };
        Interval::between(Point::year(from), Point::year(from + size - 1))
    };
    match point.grain {
        Grain::Millennium => years(500),
        Grain::Century => years(50),
        Grain::Decade => years(5),
        Grain::Month => {
            let first = days_from_date(point.date);
            let day = |day: i64| Point::day(date_from_days(first + day - 1));
            if n > 1 {
                Interval::between(day(16), Point::day(point.last_day()))
            } else {
                Interval::between(day(1), day(15))
            }
        }
        _ => Interval::at(point.about()),
    }
}

/// The unit that ends just before `date`, a month or finer.
fn last_before(date: Date, grain: Grain) -> Point {
    let eve = date_from_days(days_from_date(date) - 1);
    Point::new(eve, step(grain))
}

/// The unit in which the ends of a row of units are given: years, months or days.
fn step(grain: Grain) -> Grain {
    match grain {
        _ if grain <= Grain::Year => Grain::Year,
        _ if grain <= Grain::Month => Grain::Month,
        _ => Grain::Day,
    }
}

/// The unit in which the beginning or the end of a unit is given.
fn finer(grain: Grain) -> Option<Grain> {
    Some(match grain {
        Grain::Millennium | Grain::Century => Grain::Decade,
        Grain::Decade => Grain::Year,
        Grain::Year | Grain::Half | Grain::Quarter | Grain::Season => Grain::Month,
        Grain::Month | Grain::Week => Grain::Day,
        _ => return None,
    })
}

/// The interval on the side of `inner` that `bound` names.
pub(super) fn bounded(inner: Interval, bound: Bound) -> Interval {
    let eve = |point: Point| {
        let days = days_from_date(point.date) - 1;
        match point.grain {
            grain if grain <= Grain::Year => Point::year(i32::from(point.date.year()) - 1),
            grain if grain <= Grain::Month => Point::month(date_from_days(days)),
            grain if grain > Grain::Day => point,
            _ => Point::day(date_from_days(days)),
        }
    };
    let morrow = |point: Point| {
        let date = date_from_days(days_from_date(point.last_day()) + 1);
        match point.grain {
            grain if grain <= Grain::Year => Point::new(date, Grain::Year),
            grain if grain <= Grain::Month => Point::month(date),
            grain if grain > Grain::Day => point,
            _ => Point::day(date),
        }
    };
    match bound {
        Bound::At => inner,
        Bound::Since => Interval {
            start: inner.start,
            end: None,
        },
        Bound::Until => Interval {
            start: None,
            end: inner.end,
        },
        Bound::Before => Interval {
            start: None,
            end: inner.start.map(eve),
        },
        Bound::After => Interval {
            start: inner.end.map(morrow),
            end: None,
        },
    }
}
