//! A stretch of time → its ticks: one table from seconds to millennia, two rows of labels, coarse over fine.
//!
//! Ticks stand where calendar units begin. Before the common era, years count as people count them: 100 BCE, 200 BCE,
//! with no year nought, and the era begins at the year 1. Nothing is labelled outside the years −9999 to 9999.

use super::scale::TimeScale;
use super::sheet::Sheet;
use super::words;
use super::{Anchor, Ink, Rect, TextStyle, Zone, ZoneKind};
use crate::model::time::{DAY, date_from_days, days_from_date, month_after, year_start};

/// Height of the two rows of labels, in pixels.
pub const RULER: f32 = 40.0;

/// Where one calendar unit begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Seconds since 1970.
    pub time: i64,
    /// The name of the unit.
    pub label: String,
}

/// The ticks of a stretch of time, ascending; the first of each row may lie before the stretch.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ticks {
    /// Small units.
    pub fine: Vec<Tick>,
    /// The larger units that hold them.
    pub coarse: Vec<Tick>,
    /// Length of a small unit, about, in seconds.
    pub step: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Era,
}

/// How a unit is named.
#[derive(Clone, Copy)]
enum Name {
    Seconds,
    Clock,
    DayOfMonth,
    WeekdayAndDay,
    FullDay,
    Month,
    MonthAndYear,
    Year,
    Years,
    Era,
}

/// One row of the table: `every` `unit`s, named so, need `room` pixels each, under coarse units named so.
struct Policy(i64, Unit, Name, f32, (i64, Unit, Name));

/// The tick table, finest first: the first row whose units are wide enough is used.
const POLICY: &[Policy] = &[
    Policy(1, Unit::Second, Name::Seconds, 64.0, TODAY),
    Policy(5, Unit::Second, Name::Seconds, 64.0, TODAY),
    Policy(15, Unit::Second, Name::Seconds, 64.0, TODAY),
    Policy(1, Unit::Minute, Name::Clock, 48.0, TODAY),
    Policy(5, Unit::Minute, Name::Clock, 48.0, TODAY),
    Policy(15, Unit::Minute, Name::Clock, 48.0, TODAY),
    Policy(1, Unit::Hour, Name::Clock, 48.0, TODAY),
    Policy(3, Unit::Hour, Name::Clock, 48.0, TODAY),
    Policy(6, Unit::Hour, Name::Clock, 48.0, TODAY),
    Policy(12, Unit::Hour, Name::Clock, 72.0, TODAY),
    Policy(1, Unit::Day, Name::WeekdayAndDay, 64.0, THIS_MONTH),
    Policy(1, Unit::Day, Name::DayOfMonth, 24.0, THIS_MONTH),
    Policy(1, Unit::Week, Name::DayOfMonth, 32.0, THIS_MONTH),
    Policy(
        1,
        Unit::Month,
        Name::Month,
        40.0,
        (1, Unit::Year, Name::Year),
    ),
    Policy(
        3,
        Unit::Month,
        Name::Month,
        40.0,
        (1, Unit::Year, Name::Year),
    ),
    Policy(
        1,
        Unit::Year,
        Name::Year,
        48.0,
        (10, Unit::Year, Name::Years),
    ),
    Policy(
        2,
        Unit::Year,
        Name::Year,
        48.0,
        (10, Unit::Year, Name::Years),
    ),
    Policy(
        5,
        Unit::Year,
        Name::Year,
        48.0,
        (100, Unit::Year, Name::Years),
    ),
    Policy(
        10,
        Unit::Year,
        Name::Year,
        48.0,
        (100, Unit::Year, Name::Years),
    ),
    Policy(
        20,
        Unit::Year,
        Name::Year,
        48.0,
        (100, Unit::Year, Name::Years),
    ),
    Policy(
        50,
        Unit::Year,
        Name::Year,
        56.0,
        (100, Unit::Year, Name::Years),
    ),
    Policy(
        100,
        Unit::Year,
        Name::Year,
        64.0,
        (1000, Unit::Year, Name::Years),
    ),
    Policy(
        200,
        Unit::Year,
        Name::Year,
        64.0,
        (1000, Unit::Year, Name::Years),
    ),
    Policy(
        500,
        Unit::Year,
        Name::Year,
        64.0,
        (1000, Unit::Year, Name::Years),
    ),
    Policy(
        1000,
        Unit::Year,
        Name::Year,
        72.0,
        (1, Unit::Era, Name::Era),
    ),
    Policy(
        2000,
        Unit::Year,
        Name::Year,
        72.0,
        (1, Unit::Era, Name::Era),
    ),
    Policy(
        5000,
        Unit::Year,
        Name::Year,
        72.0,
        (1, Unit::Era, Name::Era),
    ),
];

const TODAY: (i64, Unit, Name) = (1, Unit::Day, Name::FullDay);
const THIS_MONTH: (i64, Unit, Name) = (1, Unit::Month, Name::MonthAndYear);

/// More ticks than this fit no screen; a guard, never reached by the table.
const MOST: usize = 4000;

impl Unit {
    /// Length in seconds, about.
    fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3600,
            Self::Day => DAY,
            Self::Week => 7 * DAY,
            Self::Month => 30 * DAY + DAY / 2,
            Self::Year => 365 * DAY + DAY / 4,
            Self::Era => 10_000 * 365 * DAY,
        }
    }

    /// The begin of the block of `every` units that holds `time`.
    fn floor(self, every: i64, time: i64) -> i64 {
        let date = date_from_days(time.div_euclid(DAY));
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day => {
                let length = self.seconds() * every;
                time.div_euclid(length) * length
            }
            // 1970-01-01 was a Thursday, so that day −3 is a Monday.
            Self::Week => ((time.div_euclid(DAY) + 3).div_euclid(7) * 7 - 3) * DAY,
            Self::Month => {
                let over = (i64::from(date.month()) - 1) % every;
                days_from_date(month_after(date, -(over as i32))) * DAY
            }
            Self::Year => year_time(year_floor(i32::from(date.year()), every as i32)),
            Self::Era => year_time(if date.year() > 0 { 1 } else { -9999 }),
        }
    }

    /// The begin of the next block after one that begins at `time`; `None` past the end of the calendar.
    fn next(self, every: i64, time: i64) -> Option<i64> {
        let date = date_from_days(time.div_euclid(DAY));
        let next = match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day | Self::Week => {
                time + self.seconds() * every
            }
            Self::Month => days_from_date(month_after(date, every as i32)) * DAY,
            Self::Year => {
                let year = year_after(i32::from(date.year()), every as i32);
                (year <= 9999).then(|| year_time(year))?
            }
            Self::Era => year_time(1),
        };
        (next > time).then_some(next)
    }
}

fn year_time(year: i32) -> i64 {
    days_from_date(year_start(year)) * DAY
}

/// The begin of the block of `every` years that holds `year`: a multiple of `every` in the count that people use.
fn year_floor(year: i32, every: i32) -> i32 {
    if year >= 1 {
        (year / every * every).max(1)
    } else {
        let bce = 1 - year;
        1 - (bce + every - 1) / every * every
    }
}

/// The begin of the block after the one that begins with `year`.
fn year_after(year: i32, every: i32) -> i32 {
    if year >= 1 {
        (year / every + 1) * every
    } else {
        // A block cut off by the begin of the calendar still ends on a multiple.
        let bce = (1 - year - 1) / every * every;
        if bce >= 1 { 1 - bce } else { 1 }
    }
}

/// The name of the block of `every` units that begins at `time`.
fn label(name: Name, every: i64, time: i64) -> String {
    let date = date_from_days(time.div_euclid(DAY));
    let second = time.rem_euclid(DAY);
    let (year, month) = (i32::from(date.year()), words::month(date.month()));
    let short = |name: &'static str| name.get(..3).unwrap_or(name);
    let weekday = || {
        let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
        let index = time.div_euclid(DAY).rem_euclid(7) as usize;
        names.get(index).copied().unwrap_or("")
    };
    match name {
        Name::Seconds => format!(
            "{:02}:{:02}:{:02}",
            second / 3600,
            second / 60 % 60,
            second % 60
        ),
        Name::Clock => format!("{:02}:{:02}", second / 3600, second / 60 % 60),
        Name::DayOfMonth => date.day().to_string(),
        Name::WeekdayAndDay => format!("{} {}", weekday(), date.day()),
        Name::FullDay => format!("{} {} {month} {}", weekday(), date.day(), words::year(year)),
        Name::Month => short(month).to_owned(),
        Name::MonthAndYear => format!("{month} {}", words::year(year)),
        Name::Year => words::year(year),
        Name::Years => years(year, every as i32),
        Name::Era if year > 0 => "Common era".to_owned(),
        Name::Era => "Before the common era".to_owned(),
    }
}

/// The name of a block of years: "2020s", "1900–1999", "200–101 BCE".
fn years(start: i32, every: i32) -> String {
    let last = year_after(start, every) - 1;
    match start {
        ..=0 => format!("{}–{} BCE", 1 - start, 1 - last),
        1..=999 => format!("{start}–{last} CE"),
        _ if every == 10 => format!("{start}s"),
        _ => format!("{start}–{}", last.min(9999)),
    }
}

/// The ticks that fit a scale.
#[must_use]
pub fn ticks(scale: &TimeScale) -> Ticks {
    ticks_of(scale, 0.0)
}

/// The ticks that fit a scale, of units that are not shorter than so many seconds.
#[must_use]
pub fn ticks_of(scale: &TimeScale, shortest: f64) -> Ticks {
    let per_px = scale.seconds_per_px();
    let fits = |policy: &&Policy| {
        let length = (policy.1.seconds() * policy.0) as f64;
        length >= shortest && length >= per_px * f64::from(policy.3)
    };
    let Some(policy) = POLICY.iter().find(fits).or_else(|| POLICY.last()) else {
        return Ticks::default();
    };
    let Policy(every, unit, name, _, (coarse_every, coarse_unit, coarse_name)) = *policy;
    // The calendar's own limits: nothing beyond them has a name.
    let first = (scale.view.start.max(year_time(-9999) as f64)) as i64;
    let last = (scale.view.end.min((year_time(9999) + 365 * DAY) as f64)) as i64;
    let row = |every: i64, unit: Unit, name: Name| {
        let mut row = Vec::new();
        let mut at = Some(unit.floor(every, first).max(year_time(-9999)));
        while let Some(time) = at.filter(|&time| time < last && row.len() < MOST) {
            let label = label(name, every, time);
            row.push(Tick { time, label });
            at = unit.next(every, time);
        }
        row
    };
    Ticks {
        fine: row(every, unit, name),
        coarse: row(coarse_every, coarse_unit, coarse_name),
        step: (unit.seconds() * every) as f64,
    }
}

/// The date at a place on the scale, as finely as its ticks are.
#[must_use]
pub fn moment(scale: &TimeScale, x: f64) -> String {
    let time = scale.time_from_x(x);
    let limits = (
        year_time(-9999) as f64,
        (year_time(9999) + 364 * DAY) as f64,
    );
    if !(time >= limits.0 && time <= limits.1) {
        return String::new();
    }
    let time = time as i64;
    let date = date_from_days(time.div_euclid(DAY));
    let name = match scale.seconds_per_px() * 40.0 {
        step if step < 60.0 => {
            return format!(
                "{}, {}",
                label(Name::FullDay, 1, time),
                label(Name::Seconds, 1, time)
            );
        }
        step if step < DAY as f64 => {
            return format!(
                "{}, {}",
                label(Name::FullDay, 1, time),
                label(Name::Clock, 1, time)
            );
        }
        step if step < DAY as f64 * 120.0 => Name::FullDay,
        step if step < DAY as f64 * 1500.0 => Name::MonthAndYear,
        _ => return words::year(date.year().into()),
    };
    label(name, 1, time)
}

/// Draws the ruler into `ruler`, above what it measures, with a grid down to `bottom`, and marks it as a zone.
pub fn draw(sheet: &mut Sheet<'_>, scale: &TimeScale, ruler: Rect, bottom: f32) {
    let ticks = ticks(scale);
    // Too many lines make no grid.
    let has_grid = ticks.step / scale.seconds_per_px() >= 40.0;
    let (top, middle, foot) = (ruler.y, ruler.y + ruler.h / 2.0, ruler.bottom());
    let coarse = (top + 4.0, bottom);
    let fine = if has_grid {
        (middle + 4.0, bottom)
    } else {
        (foot - 4.0, foot)
    };
    let (upper, lower) = (ruler.y + ruler.h * 0.25 + 1.0, ruler.y + ruler.h * 0.75);
    row(sheet, scale, ruler, &ticks.fine, fine, lower, false);
    row(sheet, scale, ruler, &ticks.coarse, coarse, upper, true);
    sheet.level(foot - 1.0, ruler.x, ruler.right(), Ink::Hairline);
    sheet.scene.zones.push(Zone {
        kind: ZoneKind::Ruler,
        rect: ruler,
        time: Some(scale.view),
    });
}

/// One row of labels, with a line at the begin of each unit.
fn row(
    sheet: &mut Sheet<'_>,
    scale: &TimeScale,
    ruler: Rect,
    row: &[Tick],
    (top, foot): (f32, f32),
    y: f32,
    is_coarse: bool,
) {
    let gap = 4.0;
    for (index, tick) in row.iter().enumerate() {
        let x = scale.x_from_time(tick.time as f64);
        let end = row.get(index + 1).map_or(f64::from(ruler.right()), |next| {
            scale.x_from_time(next.time as f64)
        });
        let inside = x >= f64::from(ruler.x) - 0.5 && x < f64::from(ruler.right());
        if inside {
            if foot > ruler.bottom() {
                sheet.grid_line(x as f32, top, foot, Ink::Hairline);
            } else {
                sheet.upright(x as f32, top, foot, Ink::Hairline);
            }
        }
        // The name of a large unit stays in sight while any of the unit is.
        let from = if is_coarse {
            x.max(f64::from(ruler.x))
        } else {
            x
        } as f32;
        let width = sheet.width(&tick.label, TextStyle::Secondary);
        if (inside || is_coarse) && from + gap + width <= (end as f32).min(ruler.right()) {
            let ink = if is_coarse { Ink::Text } else { Ink::Secondary };
            let label = tick.label.as_str();
            sheet.text(
                (from + gap, y),
                Anchor::Start,
                label,
                TextStyle::Secondary,
                ink,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::TimeView;
    use crate::model::Interval;

    fn seconds(edtf: &str) -> f64 {
        Interval::parse(edtf).unwrap().extent().0.unwrap() as f64
    }

    fn at(start: &str, end: &str) -> Ticks {
        let view = TimeView {
            start: seconds(start),
            end: seconds(end),
        };
        ticks(&TimeScale::new(view, 0.0, 800.0))
    }

    fn labels(row: &[Tick]) -> Vec<&str> {
        row.iter().map(|tick| tick.label.as_str()).collect()
    }

    #[test]
    fn ticks_fall_where_units_begin() {
        let leap = at("2024-02-26", "2024-03-10");
        assert_eq!(labels(&leap.fine)[..5], ["26", "27", "28", "29", "1"]);
        assert_eq!(labels(&leap.coarse), ["February 2024", "March 2024"]);
        let year = at("2023-11-15", "2024-12-15");
        assert_eq!(labels(&year.fine)[..3], ["Nov", "Dec", "Jan"]);
        assert_eq!(labels(&year.coarse), ["2023", "2024"]);
        let night = at("2024-05-14T22:00", "2024-05-15T02:00");
        assert!(labels(&night.fine).contains(&"00:00"));
        assert_eq!(
            labels(&night.coarse),
            ["Tue 14 May 2024", "Wed 15 May 2024"]
        );
    }

    #[test]
    fn there_is_no_year_nought() {
        let turn = at("-0250", "0250");
        assert_eq!(
            labels(&turn.fine),
            [
                "300 BCE", "250 BCE", "200 BCE", "150 BCE", "100 BCE", "50 BCE", "1 CE", "50 CE",
                "100 CE", "150 CE", "200 CE"
            ]
        );
        assert_eq!(
            labels(&turn.coarse),
            [
                "300–201 BCE",
                "200–101 BCE",
                "100–1 BCE",
                "1–99 CE",
                "100–199 CE",
                "200–299 CE"
            ]
        );
        let close = at("-0006", "0005");
        assert!(labels(&close.coarse).contains(&"10–1 BCE"), "{close:?}");
    }

    #[test]
    fn every_zoom_has_a_few_ticks_that_do_not_touch() {
        let mut span = 20.0;
        while span < 6e11 {
            for start in [-3.0e11, -6.3e10, 0.0, 1.7e9, 2.5e11] {
                let view = TimeView {
                    start,
                    end: start + span,
                };
                let scale = TimeScale::new(view, 0.0, 1000.0);
                let ticks = ticks(&scale);
                assert!(ticks.fine.len() <= 60, "{span} {}", ticks.fine.len());
                for pair in ticks.fine.windows(2) {
                    let gap = (pair[1].time - pair[0].time) as f64 / scale.seconds_per_px();
                    assert!(gap > 15.0, "{span} {start} {gap} {pair:?}");
                }
            }
            span *= 1.3;
        }
    }

    #[test]
    fn the_calendar_ends_quietly() {
        let view = TimeView {
            start: -1e15,
            end: 1e15,
        };
        assert!(ticks(&TimeScale::new(view, 0.0, 800.0)).fine.len() < 20);
        let late = at("9990", "9999");
        assert_eq!(labels(&late.fine).last(), Some(&"9998"));
    }
}
