//! What was known when: each event at its own date from left to right, and at the date of the report that tells of it from
//! top to bottom, both to scale.
//!
//! One row a unit of publication. Rows that would lie on one another move apart, and a leader ties each to its date on the
//! axis. The dashed line is where reports fall on the day itself: left of it lies what was past when it was written, right of
//! it what was still to come. What is too close to tell apart in a row is counted.

use super::boxes::{Counted, box_width};
use super::index::Index;
use super::lane_marks::LaneMarks;
use super::lanes::{Lane, Lanes};
use super::pack::{self, DOT, GAP};
use super::packed::TitleWidths;
use super::room::{LANE_PAD, ROW};
use super::row_fill::{LABEL_GAP, Placed};
use super::runs::Runs;
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::zoom::Zoom;
use super::{
    Anchor, Ink, Layer, Measure, Place, Point, Rect, Shape, Stroke, Surface, TextStyle, TimeView,
    View, axis,
};
use crate::model::Corpus;
use std::sync::Arc;

/// Room above the first and below the last row, in pixels.
const PAD: f32 = 12.0;
/// From the axis of publication to the plot, in pixels.
const AXIS_GAP: f32 = 4.0;
/// The length of a leader, in pixels.
const LEADER: f32 = 12.0;
/// The least distance of two rows, in pixels.
const APART: f32 = ROW;
/// A label cut shorter than this says nothing.
const LABEL_MIN: f64 = 56.0;
/// The widest a label may be.
const LABEL_MAX: f64 = 280.0;
/// The least distance of ticks on the axis of publication, in pixels.
const TICKS: f32 = 24.0;

/// Everything that drawing reads.
pub(super) struct Known<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) lanes: &'a Lanes,
    pub(super) places: &'a [Place],
    pub(super) widths: &'a TitleWidths,
    pub(super) view: &'a View<'a>,
    pub(super) scale: TimeScale,
    pub(super) heads: Rect,
    pub(super) plot: Rect,
}

/// A row: its lane, where it lies, and where its date lies on the axis; both from the top of the first.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row<'a> {
    lane: &'a Lane,
    y: f32,
    date_y: f32,
}

impl<'a> Known<'a> {
    /// Draws the rows in view, their axis, and the line of reports on the day itself.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>) {
        let (rows, reports) = self.rows();
        let content = rows.last().map_or(0.0, |row| row.y + PAD);
        let scroll = self
            .view
            .scroll
            .clamp(0.0, (content - self.plot.h).max(0.0));
        sheet.scene.content_height = sheet.scene.size.h - self.plot.h + content.max(self.plot.h);
        sheet.scene.scrolled = self.plot;
        let top = self.plot.y - scroll;
        let whole = Rect::new(
            self.heads.x,
            self.plot.y,
            self.plot.right() - self.heads.x,
            self.plot.h,
        );
        sheet.clip_to(whole);
        if let Some(reports) = reports {
            self.axis(sheet, &rows, reports, top);
        }
        for row in &rows {
            self.name(sheet, row, top);
        }
        sheet.clip_to(self.plot);
        if let Some(reports) = reports {
            self.same_day(sheet, reports, top);
        }
        sheet.layer = Layer::Marks;
        let clip = sheet.clip;
        for row in &rows {
            let y = row.y + top;
            if y > self.plot.y - ROW && y < self.plot.bottom() + ROW {
                sheet.clip = clip;
                self.marks(sheet, row.lane, y);
            }
        }
        sheet.end();
        sheet.layer = Layer::Frame;
        sheet.clip = None;
    }

    /// The rows from top to bottom, and the scale of publication; what has no date of publication comes last.
    fn rows(&self) -> (Vec<Row<'a>>, Option<TimeScale>) {
        let shown: Vec<&Lane> = self
            .places
            .iter()
            .filter_map(|place| self.lanes.lanes.get(place.lane))
            .collect();
        let mut dated: Vec<(&Lane, f64)> = shown
            .iter()
            .filter_map(|lane| {
                let (from, to) = lane.unit?;
                Some((*lane, f64::midpoint(from as f64, to as f64)))
            })
            .collect();
        dated.sort_by(|a, b| a.1.total_cmp(&b.1));
        let undated = shown.iter().filter(|lane| lane.unit.is_none());
        let below = undated.clone().count() as f32 * APART;
        let least = dated.len().saturating_sub(1) as f32 * APART;
        let height = (self.plot.h - 2.0 * PAD - below).max(least);
        let reports = dated.first().zip(dated.last()).map(|(first, last)| {
            let view = TimeView {
                start: first.1,
                end: last.1,
            };
            TimeScale::new(view, PAD, PAD + height)
        });
        let wanted: Vec<f32> = dated
            .iter()
            .filter_map(|(_, at)| Some(reports?.x_from_time(*at) as f32))
            .collect();
        let mut rows: Vec<Row<'_>> = dated
            .iter()
            .zip(apart(&wanted, PAD, PAD + height))
            .zip(&wanted)
            .map(|(((lane, _), y), &date_y)| Row { lane, y, date_y })
            .collect();
        let mut y = rows.last().map_or(PAD - APART, |row| row.y);
        rows.extend(undated.map(|lane| {
            y += APART;
            Row { lane, y, date_y: y }
        }));
        (rows, reports)
    }

    /// The axis of publication: a line with the ticks of the tick table.
    fn axis(&self, sheet: &mut Sheet<'_>, rows: &[Row<'_>], reports: TimeScale, top: f32) {
        let x = self.axis_x();
        let last = rows.iter().rev().find(|row| row.lane.unit.is_some());
        let bottom = last.map_or(reports.right, |row| row.y.max(reports.right));
        sheet.upright(x, top + PAD / 2.0, top + bottom + PAD / 2.0, Ink::Secondary);
        let ticks = axis::ticks(&reports);
        let mut before = f32::NEG_INFINITY;
        for tick in ticks.coarse.iter().chain(&ticks.fine) {
            let y = reports.x_from_time(tick.time as f64) as f32;
            if (reports.left..=reports.right).contains(&y) && (y - before).abs() >= TICKS {
                sheet.level(top + y, x - 2.0, x + AXIS_GAP, Ink::Secondary);
                before = y;
            }
        }
    }

    fn axis_x(&self) -> f32 {
        self.heads.right() - AXIS_GAP
    }

    /// The name of a row, a leader to its date, and a hairline to follow it by.
    fn name(&self, sheet: &mut Sheet<'_>, row: &Row<'_>, top: f32) {
        let y = top + row.y;
        let end = self.axis_x() - LEADER;
        let (style, ink) = (TextStyle::Secondary, Ink::Text);
        let name = sheet.cut(&row.lane.name, style, end - 4.0 - self.heads.x);
        sheet.text((end - 4.0, y), Anchor::End, name, style, ink);
        if row.lane.unit.is_some() {
            let thin = Stroke::thin(Ink::Secondary);
            sheet.line((end, y), (self.axis_x(), top + row.date_y), thin);
        }
        sheet.level(y, self.plot.x, self.plot.right(), Ink::Hairline);
        sheet.ground.level(y.floor() + 0.5);
    }

    /// Where a report falls on the day that it tells of.
    fn same_day(&self, sheet: &mut Sheet<'_>, reports: TimeScale, top: f32) {
        let at = |y: f32| Point {
            x: self.scale.x_from_time(reports.time_from_x(f64::from(y))) as f32,
            y: top + y,
        };
        let (from, to) = (at(reports.left), at(reports.right));
        let (left, right) = (self.plot.x - 512.0, self.plot.right() + 512.0);
        // Far outside, floats lose their pixels.
        if from.x > right || to.x < left || to.x - from.x > 1e6 {
            return;
        }
        sheet.push(Shape::Line {
            from,
            to,
            stroke: Stroke::thin(Ink::Secondary).dashed(),
        });
    }

    /// The marks of one row.
    fn marks(&self, sheet: &mut Sheet<'_>, lane: &Lane, y: f32) {
        let zoom = Zoom::new(self.scale.seconds_per_px());
        let beyond = 32.0 * zoom.per_px;
        let from = (self.scale.view.start - beyond) as i64;
        let to = (self.scale.view.end + beyond) as i64;
        let edge = self.scale.view.start as i64;
        let text = |at: u32| {
            lane.index.entry(at).map_or(0.0, |entry| {
                self.widths.of(self.corpus, &entry, sheet.measure)
            })
        };
        let row = row_marks(&lane.index, &zoom, (from, to), &|at| f64::from(text(at)));
        let is_under_way = |time| lane.index.count_under_way(time) > 0;
        let hides_some = is_under_way(from) && is_under_way(edge);
        let mut marks = LaneMarks {
            corpus: self.corpus,
            index: &lane.index,
            widths: self.widths,
            area: Rect::new(
                self.plot.x,
                y - LANE_PAD - ROW / 2.0,
                self.plot.w,
                ROW + 2.0 * LANE_PAD,
            ),
            zoom,
            crest: 0.0,
            shift: f64::from(self.scale.left) - self.scale.view.start / zoom.per_px,
            is_fitted: self.view.time.is_none(),
            is_named: self.view.surface == Surface::Paper,
            sheet,
        };
        if hides_some {
            marks.area = marks.under_way(edge, 0);
            marks.sheet.clip_to(marks.area);
        }
        for mark in row {
            match mark {
                Marked::One(placed) => marks.single(&placed),
                Marked::Many(counted) => marks.counted(&counted, 0),
            }
        }
    }
}

/// Moves places apart that are closer than [`APART`], no farther than needed, between two ends.
fn apart(wanted: &[f32], first: f32, last: f32) -> Vec<f32> {
    let mut places = Vec::with_capacity(wanted.len());
    let mut floor = first;
    for &y in wanted {
        let y = y.max(floor);
        places.push(y);
        floor = y + APART;
    }
    let mut ceiling = last;
    for y in places.iter_mut().rev() {
        *y = y.min(ceiling);
        ceiling = *y - APART;
    }
    places
}

/// One mark of a row, in pixels from the epoch.
#[derive(Clone, Debug, PartialEq)]
enum Marked {
    One(Placed),
    Many(Counted),
}

/// What begins in a stretch, as marks that do not touch: what crowds is counted. Cells are passed over whole, so that a
/// million cost what is seen of them.
fn row_marks(
    index: &Arc<Index>,
    zoom: &Zoom,
    (from, to): (i64, i64),
    title: &dyn Fn(u32) -> f64,
) -> Vec<Marked> {
    let (mut at, last) = (index.begun(from), index.begun(to));
    let mut runs: Vec<(f64, f64, (u32, u32))> = Vec::new();
    while at < last {
        let next = ((index.start(at) >> zoom.cell) + 1) << zoom.cell;
        let end = index.begun(next).min(last);
        let Some(entry) = index.entry(at) else {
            break;
        };
        let (left, right) = pack::ends(&entry, zoom);
        let (left, right) = spread(left, right, end - at);
        match runs.last_mut().filter(|run| run.1 + GAP / 2.0 > left) {
            Some(run) => {
                run.2.1 = end;
                let count = run.2.1 - run.2.0;
                (run.0, run.1) = spread(run.0, run.0 + DOT, count);
            }
            None => runs.push((left, right, (at, end))),
        }
        at = end;
    }
    let ahead = runs.iter().skip(1).map(|run| run.0).chain([f64::INFINITY]);
    runs.iter()
        .zip(ahead)
        .map(|(&(left, right, (first, end)), ahead)| {
            if end - first > 1 {
                return Marked::Many(Counted {
                    left,
                    right,
                    count: end - first,
                    runs: Runs::One((first, end)),
                });
            }
            let room = ahead - GAP - right - LABEL_GAP;
            let label = if room < LABEL_MIN {
                0.0
            } else {
                title(first).min(LABEL_MAX).min(room)
            };
            Marked::One(Placed {
                left,
                right,
                row: 0,
                label,
                inside: false,
                entry: first,
            })
        })
        .collect()
}

/// The room of one mark, or of a box with a count that stands where the first of several does.
fn spread(left: f64, right: f64, count: u32) -> (f64, f64) {
    if count > 1 {
        (left, left + box_width(count as usize))
    } else {
        (left, right)
    }
}

/// The least height of a plot that shows all rows, in pixels.
pub(super) fn least_height(rows: usize) -> f32 {
    rows.saturating_sub(1) as f32 * APART + 2.0 * PAD
}

/// Room that the names of rows and their axis take, in pixels.
pub(super) fn heads_width(lanes: &[Lane], measure: &dyn Measure) -> f32 {
    let widest = lanes
        .iter()
        .map(|lane| measure.width(&lane.name, TextStyle::Secondary))
        .fold(0.0, f32::max);
    widest + 4.0 + LEADER + AXIS_GAP
}

#[cfg(test)]
mod tests {
    use super::super::index::of;
    use super::*;

    #[test]
    fn rows_move_apart_no_farther_than_they_must() {
        assert_eq!(
            apart(&[12.0, 100.0, 300.0], 12.0, 300.0),
            [12.0, 100.0, 300.0]
        );
        assert_eq!(
            apart(&[12.0, 20.0, 300.0], 12.0, 300.0),
            [12.0, 36.0, 300.0]
        );
        assert_eq!(
            apart(&[12.0, 290.0, 300.0], 12.0, 300.0),
            [12.0, 276.0, 300.0]
        );
    }

    #[test]
    fn nothing_of_a_row_is_dropped_and_nothing_lies_on_another() {
        let spans: Vec<(i64, i64)> = (0..400).map(|n| (n * n * 7, 60 + n % 5 * 400)).collect();
        let index = Arc::new(of(&spans));
        for per_px in [1.0, 50.0, 2_000.0] {
            let zoom = Zoom::new(per_px);
            let marks = row_marks(&index, &zoom, (i64::MIN / 4, i64::MAX / 4), &|_| 80.0);
            let (mut count, mut end) = (0, f64::NEG_INFINITY);
            for mark in &marks {
                let (left, right, held) = match mark {
                    Marked::One(placed) => (placed.left, placed.reach(), 1),
                    Marked::Many(counted) => (counted.left, counted.right, counted.count),
                };
                assert!(left >= end, "{per_px}: {left} before {end}");
                (count, end) = (count + held, right);
            }
            assert_eq!(count, 400);
        }
    }
}
