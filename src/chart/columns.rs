//! A panel → upright columns along time: gaps to scale, zero below, a slot without a figure said to be so.

use super::bars::{self, Lane};
use super::panels::{Panel, Row};
use super::rows;
use super::scale::{LinearScale, TimeScale};
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, Layer, Mark, Rect, Stroke, TextStyle, TimeView, words};
use crate::model::time::DAY;
use crate::model::{Corpus, Datum, Interval};

/// Above the highest column, for its value.
const HEADROOM: f32 = 24.0;
/// The most slots without a figure that are marked.
const MOST_SLOTS: i64 = 40;

/// The stretch of time that shows all periods of a panel, with a little air.
#[must_use]
pub fn fit(panel: &Panel) -> TimeView {
    let ends = panel
        .rows
        .iter()
        .filter_map(|row| row.period.and_then(super::lanes::known))
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let (start, end) = ends.unwrap_or((0, DAY));
    let air = ((end - start) as f64 * 0.03).max(3600.0);
    TimeView {
        start: start as f64 - air,
        end: end as f64 + air,
    }
}

/// The scale of a panel's values, upwards in `area`.
#[must_use]
pub fn scale(panel: &Panel, area: Rect) -> LinearScale {
    let scale = rows::scale(panel, area.bottom(), area.y + HEADROOM);
    if scale.low < 0.0 {
        // Values of falls are written below their columns.
        return LinearScale {
            from: area.bottom() - HEADROOM,
            ..scale
        };
    }
    scale
}

/// Places the columns of a panel into `area`, along `time` and up the scale `up`.
pub fn place(
    sheet: &mut Sheet<'_>,
    corpus: &Corpus,
    panel: &Panel,
    area: Rect,
    time: TimeView,
    up: &LinearScale,
) {
    let across = TimeScale::new(time, area.x, area.right());
    sheet.layer = Layer::Marks;
    sheet.clip_to(area);
    let mut labelled_to = f32::NEG_INFINITY;
    let mut any = false;
    let series = if count_periods(panel) < panel.rows.len() {
        panel.series.len().max(1)
    } else {
        1
    };
    let mut labels: Vec<Rect> = Vec::new();
    for row in &panel.rows {
        let Some((left, right)) = row.period.and_then(|period| slot(period, &across, series))
        else {
            continue;
        };
        if right < area.x || left > area.right() {
            continue;
        }
        any = true;
        // Several owners stand side by side, each always in its own place.
        let (left, right) = side_by_side((left, right), row.series, series);
        let count = row.claims.len().max(1) as f32;
        let width = (right - left) / count;
        for (index, r) in row.claims.iter().enumerate() {
            let Some(figure) = corpus.figure(*r) else {
                continue;
            };
            let from = left + width * index as f32;
            let lane = Lane {
                from,
                to: (from + width - if count > 1.0 { 1.0 } else { 0.0 }).max(from + 1.0),
                upright: true,
            };
            let zero = up.x_from_value(0.0);
            let end = bars::bounds(figure).map_or(zero, |(low, high)| {
                up.x_from_value(if high <= 0.0 { low } else { high })
            });
            let target = Rect::new(from, end.min(zero) - 4.0, width, (end - zero).abs() + 8.0);
            let name = rows::name(corpus, *r, figure);
            sheet.begin(target, Mark::One(Datum::Figure(*r)), name);
            let tip = bars::draw(sheet, figure, up, lane, rows::ink(row.series));
            let text = words::value(figure);
            let half = sheet.width(&text, TextStyle::Body) / 2.0;
            let x = f32::midpoint(lane.from, lane.to);
            // A value wider than its column would lie on its taller neighbour.
            let fits = series == 1 || half * 2.0 <= lane.to - lane.from + 2.0;
            if fits && x - half >= labelled_to + 2.0 {
                let y = if tip > zero { tip + 10.0 } else { tip - 10.0 };
                // Level lines end where words stand.
                let behind = Rect::new(x - half - 2.0, y - 7.0, half * 2.0 + 4.0, 14.0);
                sheet.fill(behind, Fill::Solid(Ink::Background));
                labels.push(behind);
                sheet.text((x, y), Anchor::Middle, text, TextStyle::Body, Ink::Text);
                labelled_to = x + half;
            }
            sheet.end();
        }
    }
    gaps(sheet, panel, &across, up, area, &labels);
    sheet.level(up.x_from_value(0.0), area.x, area.right(), Ink::Text);
    if !any {
        let words = "No figure in this stretch of time";
        let at = (area.x + area.w / 2.0, area.y + area.h / 2.0);
        sheet.text(at, Anchor::Middle, words, TextStyle::Body, Ink::Secondary);
    }
    sheet.clip = None;
    sheet.layer = Layer::Frame;
}

/// Left and right edge of the columns of a period: nine tenths of it at most, and a few pixels at least.
fn slot(period: Interval, scale: &TimeScale, series: usize) -> Option<(f32, f32)> {
    let (start, end) = super::lanes::known(period)?;
    let (left, right) = (
        scale.x_from_time(start as f64),
        scale.x_from_time(end as f64),
    );
    let (middle, half) = (
        f64::midpoint(left, right),
        ((right - left) * 0.45).clamp(3.0, 48.0 * series as f64),
    );
    let limit = 1e6;
    Some((
        (middle - half).clamp(-limit, limit) as f32,
        (middle + half).clamp(-limit, limit) as f32,
    ))
}

/// How many different periods a panel's rows are about.
fn count_periods(panel: &Panel) -> usize {
    panel.rows.chunk_by(|a, b| a.period == b.period).count()
}

/// The part of a slot that belongs to one of several series.
fn side_by_side((left, right): (f32, f32), index: usize, count: usize) -> (f32, f32) {
    let width = (right - left) / count as f32;
    let left = left + width * index.min(count - 1) as f32;
    let air = if count > 1 {
        1.0_f32.min(width / 4.0)
    } else {
        0.0
    };
    (left, left + width - air)
}

/// Slots between the first and the last period that no figure speaks of.
fn gaps(
    sheet: &mut Sheet<'_>,
    panel: &Panel,
    across: &TimeScale,
    up: &LinearScale,
    area: Rect,
    labels: &[Rect],
) {
    let known: Vec<(i64, i64)> = panel
        .rows
        .iter()
        .filter_map(|row: &Row| row.period.and_then(super::lanes::known))
        .collect();
    let y = up.x_from_value(0.0) - 8.0;
    for pair in known.windows(2) {
        let [(start, end), (next, _)] = pair else {
            continue;
        };
        let length = (end - start).max(1);
        // Months, quarters and years follow each other; days and weeks need not.
        if length < 27 * DAY {
            continue;
        }
        let missing = (next - end + length / 4) / length;
        if !(1..=MOST_SLOTS).contains(&missing) {
            continue;
        }
        let step = (next - end) as f64 / missing as f64;
        for index in 0..missing {
            let middle = *end as f64 + step * (index as f64 + 0.5);
            let x = across.x_from_time(middle) as f32;
            let room = (step / across.seconds_per_px()) as f32;
            if x < area.x || x > area.right() {
                continue;
            }
            let text = "no figure";
            let width = sheet.width(text, TextStyle::Secondary) + 4.0;
            let own = Rect::new(x - width / 2.0, y - 7.0, width, 14.0);
            if width <= room && labels.iter().all(|label| !label.overlaps(own)) {
                sheet.text(
                    (x, y),
                    Anchor::Middle,
                    text,
                    TextStyle::Secondary,
                    Ink::Secondary,
                );
            } else {
                let line = Stroke::of(Ink::Empty, 2.0);
                let half = (room / 4.0).clamp(1.0, 4.0);
                sheet.line((x - half, y + 4.0), (x + half, y + 4.0), line);
            }
        }
    }
}
