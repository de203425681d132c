//! Publication dates and today → the names of the vertical lines, none over another, and the line of today.

use super::lanes::Flag;
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::zoom::Zoom;
use super::{Anchor, Ink, Rect, TextStyle, words};
use crate::model::Point;
use crate::model::time::{DAY, date_from_days};
use jiff::civil::Date;
use std::borrow::Cow;

/// Height of the row of names under the ruler.
pub(super) const HEIGHT: f32 = 16.0;
/// The name of the line of today.
const TODAY: &str = "today";
/// Up to this many flags are grouped as one; more are grouped tile by tile.
const FEW: usize = 200;

/// True when a publication date covers more than a line's worth of time.
pub(super) fn is_wide(flag: &Flag, scale: &TimeScale) -> bool {
    (flag.end - flag.start) as f64 > 16.0 * scale.seconds_per_px()
}

/// All flags where they are few; else those of the tiles in view, the first of which decides what is grouped.
fn near<'a>(all: &'a [Flag], scale: &TimeScale) -> &'a [Flag] {
    if all.len() <= FEW {
        return all;
    }
    let zoom = Zoom::new(scale.seconds_per_px());
    let from = (zoom.tile_of(scale.view.start as i64) - 1) << zoom.tile;
    let first = all.partition_point(|flag| flag.start < from);
    let last = all.partition_point(|flag| (flag.start as f64) <= scale.view.end);
    all.get(first..last).unwrap_or(&[])
}

/// Draws the names into `area`, and the line of today down to the foot of `plot`.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    all: &[Flag],
    today: Option<i64>,
    scale: &TimeScale,
    area: Rect,
    plot: Rect,
) {
    let mut coarse: Vec<(f64, f64)> = Vec::new();
    let mut flags: Vec<(f64, &str)> = near(all, scale)
        .iter()
        .map(|flag| {
            let (start, end) = (flag.start as f64, flag.end as f64);
            if is_wide(flag, scale) {
                coarse.push((start, end));
                (start, flag.label.as_str())
            } else {
                (f64::midpoint(start, end), flag.label.as_str())
            }
        })
        .collect();
    flags.sort_by(|a, b| a.0.total_cmp(&b.0));
    flags.dedup();
    sheet.clip_to(area);
    for (start, end) in coarse {
        bracket(sheet, scale, (start, end), area.bottom() - 1.0);
    }
    for (left, label) in apart(sheet, &flags, today, scale.seconds_per_px()) {
        let x = scale.x_from_time(left * scale.seconds_per_px());
        if x > f64::from(plot.x) - 200.0 && x < f64::from(plot.right()) {
            let at = (x as f32 + 4.0, area.y + 8.0);
            let style = TextStyle::Secondary;
            let width = sheet.width(&label, style);
            sheet.break_lines(at, width);
            sheet.text(at, Anchor::Start, label, style, Ink::Secondary);
        }
    }
    if let Some(today) = today {
        sheet.clip_to(Rect {
            h: plot.bottom() - area.y,
            ..area
        });
        let x = scale.x_from_time(today as f64) as f32;
        if x >= plot.x && x < plot.right() {
            sheet.grid_line(x, area.y, plot.bottom(), Ink::Secondary);
        }
    }
    sheet.clip = None;
}

/// Known to the month or year: a bracket over all of it, no line at a day that nobody named.
fn bracket(sheet: &mut Sheet<'_>, scale: &TimeScale, (start, end): (f64, f64), y: f32) {
    let (left, right) = (
        scale.x_from_time(start) as f32,
        scale.x_from_time(end) as f32,
    );
    sheet.level(y, left, right, Ink::Secondary);
    for x in [left, right - 1.0] {
        sheet.upright(x, y - 4.0, y, Ink::Secondary);
    }
}

/// Flags that share a name: the first and the last of them, how many, and the name with its place in pixels from the epoch.
struct Group<'a> {
    first: f64,
    last: f64,
    count: usize,
    left: f64,
    right: f64,
    label: Cow<'a, str>,
}

/// The names that have room, each with its left end in pixels from the epoch: chosen there, so that panning neither shows
/// nor hides one. What is too close for a name each has one for all.
fn apart<'a>(
    sheet: &Sheet<'_>,
    flags: &[(f64, &'a str)],
    today: Option<i64>,
    per_px: f64,
) -> Vec<(f64, Cow<'a, str>)> {
    let width = |label: &str| f64::from(sheet.width(label, TextStyle::Secondary)) + 12.0;
    let mut groups: Vec<Group<'_>> = Vec::new();
    for &(time, label) in flags {
        let left = time / per_px;
        if let Some(group) = groups.last_mut().filter(|group| left < group.right) {
            (group.last, group.count) = (time, group.count + 1);
            group.label = several(group.count, group.first, group.last).into();
            group.right = group.left + width(&group.label);
        } else {
            groups.push(Group {
                first: time,
                last: time,
                count: 1,
                left,
                right: left + width(label),
                label: label.into(),
            });
        }
    }
    let today = today.map(|today| {
        let left = today as f64 / per_px;
        (left, left + width(TODAY))
    });
    groups.retain(|group| today.is_none_or(|(from, to)| group.right <= from || group.left >= to));
    let names = groups.into_iter().map(|group| (group.left, group.label));
    let today = today.map(|(left, _)| (left, TODAY.into()));
    names.chain(today).collect()
}

/// "3 published, May 2024": so many dates of publication, and as much of the calendar as they have in common.
fn several(count: usize, first: f64, last: f64) -> String {
    let date = |time: f64| date_from_days((time as i64).div_euclid(DAY));
    let (first, last) = (date(first), date(last));
    let year = |date: Date| words::year(date.year().into());
    let when = if first.first_of_month() == last.first_of_month() {
        words::point(Point::month(first))
    } else if first.year() == last.year() {
        year(first)
    } else {
        format!("{}–{}", year(first), year(last))
    };
    format!("{} published, {when}", words::count(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::days_from_date;

    #[test]
    fn several_dates_are_told_by_what_they_have_in_common() {
        let time =
            |year, month, day| (days_from_date(jiff::civil::date(year, month, day)) * DAY) as f64;
        let of = |last| several(3, time(2024, 5, 2), last);
        assert_eq!(of(time(2024, 5, 30)), "3 published, May 2024");
        assert_eq!(of(time(2024, 6, 1)), "3 published, 2024");
        assert_eq!(of(time(2025, 6, 1)), "3 published, 2024–2025");
    }
}
