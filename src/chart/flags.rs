//! Publication dates and today → the names of the vertical lines, none over another, and the line of today.

use super::lanes::Flag;
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::zoom::Zoom;
use super::{Anchor, Ink, Rect, TextStyle};

/// Height of the row of names under the ruler.
pub(super) const HEIGHT: f32 = 16.0;
/// The name of the line of today.
const TODAY: &str = "today";
/// The name of several lines of publication.
const PUBLISHED: &str = "published";
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
    for (left, label) in apart(sheet, flags, today, scale.seconds_per_px()) {
        let x = scale.x_from_time(left * scale.seconds_per_px());
        if x > f64::from(plot.x) - 200.0 && x < f64::from(plot.right()) {
            let at = (x as f32 + 4.0, area.y + 8.0);
            let style = TextStyle::Secondary;
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
            sheet.upright(x, area.y, plot.bottom(), Ink::Secondary);
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

/// The names that have room, each with its left end in pixels from the epoch: chosen there, so that panning neither shows
/// nor hides one.
fn apart<'a>(
    sheet: &Sheet<'_>,
    flags: Vec<(f64, &'a str)>,
    today: Option<i64>,
    per_px: f64,
) -> Vec<(f64, &'a str)> {
    let width = |label: &str| f64::from(sheet.width(label, TextStyle::Secondary)) + 12.0;
    let today = today.map(|today| {
        let left = today as f64 / per_px;
        (left, left + width(TODAY), TODAY)
    });
    let mut groups: Vec<(f64, f64, &str)> = Vec::new();
    for (time, label) in flags {
        let left = time / per_px;
        match groups.last_mut().filter(|group| left < group.1) {
            // Too close for a name each: one word for all.
            Some(group) => *group = (group.0, group.0 + width(PUBLISHED), PUBLISHED),
            None => groups.push((left, left + width(label), label)),
        }
    }
    groups.retain(|group| today.is_none_or(|today| group.1 <= today.0 || group.0 >= today.1));
    groups.extend(today);
    groups
        .into_iter()
        .map(|(left, _, label)| (left, label))
        .collect()
}
