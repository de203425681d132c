//! A stretch of time → the names of its years, months or days, each under the middle of what it names: the axis of marks that
//! stand on whole periods rather than on moments, in one row.
//!
//! Which units are named, the tick table of [`super::axis`] says.

use super::axis;
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::{Anchor, Ink, Rect, TextStyle};
use crate::model::time::DAY;

/// Height of the row, in pixels.
pub const HEIGHT: f32 = 24.0;

/// The name of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The middle of what it names, in seconds since 1970.
    pub at: f64,
    /// "2024", "Mar"; that of the larger unit where one begins with it, unless years say more.
    pub label: String,
}

/// The names on a scale for periods of so many seconds, ascending, and how far apart they stand, in seconds. Nothing shorter
/// than a period is named.
#[must_use]
pub fn names(scale: &TimeScale, period: f64) -> (Vec<Name>, f64) {
    // Months and years differ in length.
    let ticks = axis::ticks_of(scale, period * 0.9);
    let half = period.min(ticks.step) / 2.0;
    // Years themselves say more than their decade.
    let by_years = ticks.step > DAY as f64 * 300.0;
    let coarse = |time: i64| {
        let mut larger = ticks.coarse.iter().filter(|_| !by_years);
        larger.find(|tick| tick.time == time)
    };
    let name = |tick: &axis::Tick| Name {
        at: tick.time as f64 + half,
        label: coarse(tick.time).unwrap_or(tick).label.clone(),
    };
    (ticks.fine.iter().map(name).collect(), ticks.step)
}

/// Draws the names for periods of so many seconds into `row`, those that find room.
pub fn draw(sheet: &mut Sheet<'_>, scale: &TimeScale, period: f64, row: Rect) {
    let mut free = row.x;
    for name in names(scale, period).0 {
        let half = sheet.width(&name.label, TextStyle::Secondary) / 2.0;
        let x = scale.x_from_time(name.at) as f32;
        if x - half >= free && x + half <= row.right() {
            free = x + half + 8.0;
            let at = (x, row.y + row.h / 2.0);
            sheet.text(
                at,
                Anchor::Middle,
                name.label,
                TextStyle::Secondary,
                Ink::Secondary,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::TimeView;
    use crate::model::Interval;

    fn named(start: &str, end: &str, days: f64, width: f32) -> Vec<(String, String)> {
        let seconds = |edtf: &str| Interval::parse(edtf).unwrap().extent().0.unwrap() as f64;
        let view = TimeView {
            start: seconds(start),
            end: seconds(end),
        };
        let scale = TimeScale::new(view, 0.0, width);
        let (names, _) = names(&scale, days * DAY as f64);
        let day = |at: f64| crate::model::time::date_from_days((at / DAY as f64) as i64);
        let told = |name: Name| (name.label, day(name.at).to_string());
        names.into_iter().map(told).collect()
    }

    #[test]
    fn a_year_is_named_at_its_middle_also_where_others_have_no_room() {
        let pair = |label: &str, day: &str| (label.to_owned(), day.to_owned());
        assert_eq!(
            named("2020", "2022", 365.0, 400.0),
            [pair("2020", "2020-07-01"), pair("2021", "2021-07-02")]
        );
        let few = named("2015", "2026", 365.0, 160.0);
        assert_eq!(few[0], pair("2015", "2015-07-02"));
        assert_eq!(few[1], pair("2020", "2020-07-01"));
    }

    #[test]
    fn the_month_or_quarter_that_begins_a_year_is_named_by_the_year() {
        let names = named("2023-11", "2024-03", 30.0, 400.0);
        let labels: Vec<&str> = names.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, ["Nov", "Dec", "2024", "Feb"]);
        assert_eq!(names[0].1, "2023-11-16");
        let names = named("2023", "2024-07", 91.0, 400.0);
        let labels: Vec<&str> = names.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, ["2023", "Apr", "Jul", "Oct", "2024", "Apr"]);
        assert_eq!(names[1].1, "2023-05-16");
    }
}
