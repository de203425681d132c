//! A panel → upright columns along time: gaps to scale, zero below, a slot without a figure said to be so.

use super::bars::{self, Lane};
use super::panels::{Panel, Row};
use super::rows;
use super::scale::{LinearScale, TimeScale};
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, Layer, Mark, Rect, Stroke, TextStyle, TimeView, words};
use crate::model::time::DAY;
use crate::model::{Corpus, Datum, Interval};

/// Above the highest column, for its soft or open end and its value.
const HEADROOM: f32 = 32.0;
/// Between two values side by side, in pixels.
const AIR: f32 = 4.0;
/// Half the height of a value, in pixels.
const HALF_LINE: f32 = 7.0;
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

/// How long the periods of a panel are, in seconds: as long as the first of them.
#[must_use]
pub fn period(panel: &Panel) -> f64 {
    let mut lengths = panel.rows.iter().filter_map(|row| {
        let (start, end) = row.period.and_then(super::lanes::known)?;
        Some((end - start) as f64)
    });
    lengths.next().unwrap_or(0.0)
}

/// The scale of a panel's values, upwards in `area`: the highest column reaches its top, and there is room for its value above.
#[must_use]
pub fn scale(panel: &Panel, area: Rect) -> LinearScale {
    let (from, to) = (area.bottom(), area.y + HEADROOM);
    let (low, high) = panel.span;
    let scale = rows::of_whole(panel, from, to).unwrap_or(LinearScale {
        low,
        high: if high > low { high } else { low + 1.0 },
        from,
        to,
    });
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
    let mut columns: Vec<Column> = Vec::new();
    let series = if count_periods(panel) < panel.rows.len() {
        panel.series.len().max(1)
    } else {
        1
    };
    for row in &panel.rows {
        let Some((left, right)) = row.period.and_then(|period| slot(period, &across, series))
        else {
            continue;
        };
        if right < area.x || left > area.right() {
            continue;
        }
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
            columns.push(Column {
                from: lane.from,
                to: lane.to,
                zero,
                tip,
                value: words::value(figure),
                target: sheet.target,
            });
            sheet.end();
        }
    }
    let labels = name_values(sheet, &columns, area, series == 1);
    gaps(sheet, panel, &across, up, area, &labels);
    // At the foot of the area it would be cut off.
    let zero = up.x_from_value(0.0).min(area.bottom() - 1.0);
    sheet.level(zero, area.x, area.right(), Ink::Text);
    if columns.is_empty() {
        let words = "No figure in this stretch of time";
        let at = (area.x + area.w / 2.0, area.y + area.h / 2.0);
        sheet.text(at, Anchor::Middle, words, TextStyle::Body, Ink::Secondary);
    }
    sheet.clip = None;
    sheet.layer = Layer::Frame;
}

/// One column that was drawn.
struct Column {
    from: f32,
    to: f32,
    zero: f32,
    tip: f32,
    value: String,
    target: Option<u32>,
}

impl Column {
    /// Where it stands.
    fn body(&self) -> Rect {
        let (top, bottom) = (self.tip.min(self.zero), self.tip.max(self.zero));
        Rect::new(self.from, top, self.to - self.from, bottom - top)
    }
}

/// Which columns are named first, where not all values find room: the last, the ends of the range, the first, then the rest.
fn by_interest(columns: &[Column]) -> Vec<usize> {
    let height = |at: &usize| columns.get(*at).map_or(0.0, |column| -column.tip);
    let all = || 0..columns.len();
    let highest = all().max_by(|a, b| height(a).total_cmp(&height(b)));
    let lowest = all().min_by(|a, b| height(a).total_cmp(&height(b)));
    let first = [all().next_back(), highest, lowest];
    first.into_iter().flatten().chain(all()).collect()
}

/// Writes the values of columns that find room, and says where. None lies on another, on a column or beyond the edge; a wide one
/// may reach over lower neighbours where `is_free`.
fn name_values(sheet: &mut Sheet<'_>, columns: &[Column], area: Rect, is_free: bool) -> Vec<Rect> {
    let mut labels: Vec<Rect> = Vec::new();
    let mut named = vec![false; columns.len()];
    for at in by_interest(columns) {
        let Some(column) = columns.get(at).filter(|_| named.get(at) == Some(&false)) else {
            continue;
        };
        let width = sheet.width(&column.value, TextStyle::Body) + 4.0;
        if width > area.w || !(is_free || width <= column.to - column.from + 6.0) {
            continue;
        }
        let middle = f32::midpoint(column.from, column.to);
        let left = (middle - width / 2.0).min(area.right() - width).max(area.x);
        let is_below = column.tip > column.zero;
        let y = column.tip + if is_below { 10.0 } else { -10.0 };
        let own = Rect::new(left, y - HALF_LINE, width, 2.0 * HALF_LINE);
        let with_air = Rect::new(left - AIR, own.y, width + 2.0 * AIR, own.h);
        let reached = |other: &&Column| other.to > own.x && other.from < own.right();
        let before = columns.get(..at).unwrap_or_default().iter().rev();
        let after = columns.get(at + 1..).unwrap_or_default().iter();
        let mut near = before.take_while(reached).chain(after.take_while(reached));
        let is_clear = near.all(|other| !other.body().overlaps(own))
            && labels.iter().all(|label| !label.overlaps(with_air));
        if !is_clear {
            continue;
        }
        // Level lines end where words stand.
        sheet.target = column.target;
        sheet.fill(own, Fill::Solid(Ink::Background));
        let place = (left + width / 2.0, y);
        let value = column.value.clone();
        sheet.text(place, Anchor::Middle, value, TextStyle::Body, Ink::Text);
        sheet.end();
        labels.push(own);
        if let Some(slot) = named.get_mut(at) {
            *slot = true;
        }
    }
    labels
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
