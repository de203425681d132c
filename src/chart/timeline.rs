//! Events → the timeline: lanes, marks, labels, ruler and overview.
//!
//! [`Timeline`] keeps what does not change while the pointer moves (lanes, and rows at one zoom), so that a frame costs
//! what is in view. [`layout`] is the same for one drawing.

use super::event_mark::{self, Look};
use super::lanes::{Entry, Flag, Lane, Lanes};
use super::pack::{self, LABEL_GAP, Need, Packed, Placed};
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::{
    Anchor, Fill, Ink, Job, LaneBy, Layer, Mark, Measure, Rect, Scene, Size, Stroke, Surface,
    TextStyle, TimeView, View, Zone, ZoneKind, axis, legend, words,
};
use crate::model::time::{DAY, days_from_date, year_start};
use crate::model::{Corpus, Datum, Filter, Modality};

/// Height of a row of marks.
pub const ROW: f32 = 24.0;
/// Above the first and below the last row of a lane.
const LANE_PAD: f32 = 4.0;
/// Height of the overview strip.
const OVERVIEW: f32 = 36.0;
/// Height of the row of flags under the ruler.
const FLAGS: f32 = 16.0;
/// Room around everything on paper.
const MARGIN: f32 = 16.0;
/// Room left and right on screen.
const GUTTER: f32 = 8.0;
/// Rows that a lane may always use on screen, where it can be scrolled to.
const LEAST_ROWS: usize = 4;
/// Rows that a lane never exceeds, however high the surface.
const MOST_ROWS: usize = 16;
/// The name of the line of today.
const TODAY: &str = "today";
/// Up to this many events, the number of rows is found by trying.
const TRIES_UP_TO: usize = 5000;

/// Draws a timeline once.
pub(super) fn layout(job: &Job<'_>) -> Scene {
    Timeline::new(job.corpus, job.view.filter, job.spec.lanes).scene(
        job.corpus,
        job.view,
        job.size,
        job.measure,
    )
}

/// The stretch of time that shows everything from `start` to `end` (seconds), with air around and room for the label of
/// what comes last, on `width` pixels.
#[must_use]
pub fn fit((start, end): (i64, i64), width: f32) -> TimeView {
    let (start, end) = (start as f64, end as f64);
    let span = end - start;
    // Around a single day or minute, show the days or hours next to it.
    let (start, end) = if span < DAY as f64 * 3.0 {
        let air = (span * 3.0).max(7200.0);
        (start - air, end + air)
    } else {
        (start, end)
    };
    let width = f64::from(width.max(200.0));
    let (left, right) = ((width * 0.04).min(32.0), (width * 0.24).min(200.0));
    let per_px = (end - start) / (width - left - right);
    TimeView {
        start: start - left * per_px,
        end: end + right * per_px,
    }
}

/// Keeps a stretch of time inside the calendar, no shorter than a minute and no longer than the calendar with air.
#[must_use]
pub fn clamp(view: TimeView) -> TimeView {
    let limits = (
        days_from_date(year_start(-9999)) as f64 * DAY as f64,
        (days_from_date(year_start(9999)) + 366) as f64 * DAY as f64,
    );
    let air = (limits.1 - limits.0) * 0.1;
    let (low, high) = (limits.0 - air, limits.1 + air);
    if !(view.start.is_finite() && view.end.is_finite()) {
        return TimeView {
            start: low,
            end: high,
        };
    }
    let span = view.span().clamp(60.0, high - low);
    let middle = f64::midpoint(view.start, view.end);
    let start = (middle - span / 2.0).clamp(low, high - span);
    TimeView {
        start,
        end: start + span,
    }
}

/// A timeline ready to be drawn again and again.
#[derive(Debug, Default)]
pub struct Timeline {
    lanes: Lanes,
    by: LaneBy,
    packed: Option<PackedLanes>,
}

/// Rows of each lane, and what they are for.
#[derive(Debug)]
struct PackedLanes {
    /// Seconds to a pixel.
    per_px: f64,
    /// Height that all lanes may fill before they scroll.
    room: f32,
    lanes: Vec<Packed>,
}

/// What packing needs to know of an entry.
fn need(corpus: &Corpus, entry: &Entry, measure: &dyn Measure) -> Need {
    let event = corpus.event(entry.event);
    Need {
        title: event.map_or(0.0, |event| measure.width(&event.title, TextStyle::Body)),
        open_left: event.is_some_and(|event| event.interval.start.is_none()),
        open_right: event.is_some_and(|event| event.interval.end.is_none()),
    }
}

/// Height of a lane in pixels.
fn height(packed: &Packed) -> f32 {
    packed.rows as f32 * ROW + 2.0 * LANE_PAD
}

/// The parts of the surface.
struct Parts {
    heads: Rect,
    ruler: Rect,
    flags: Rect,
    plot: Rect,
    overview: Rect,
}

impl Timeline {
    /// Sorts what `filter` lets through into lanes.
    #[must_use]
    pub fn new(corpus: &Corpus, filter: &Filter, by: LaneBy) -> Self {
        Self {
            lanes: Lanes::new(corpus, filter, by),
            by,
            packed: None,
        }
    }

    /// What is in which lane.
    #[must_use]
    pub fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// The stretch of time that shows everything on a plot of `width` pixels; the present century when there is nothing.
    #[must_use]
    pub fn fit(&self, width: f32) -> TimeView {
        let century = || {
            let time = |year| days_from_date(year_start(year)) * DAY;
            (time(2000), time(2100))
        };
        fit(self.lanes.extent.unwrap_or_else(century), width)
    }

    /// Places every mark in view.
    #[must_use]
    pub fn scene(
        &mut self,
        corpus: &Corpus,
        view: &View<'_>,
        size: Size,
        measure: &dyn Measure,
    ) -> Scene {
        let mut sheet = Sheet::new(size, measure);
        let (left, right) = self.columns(view, size, measure);
        let time = view.time.map_or_else(|| self.fit(right - left), clamp);
        let scale = TimeScale::new(time, left, right);
        let looks = match view.surface {
            Surface::Paper => legend::Looks::of(corpus, &self.lanes, scale.seconds_per_px()),
            Surface::Screen => legend::Looks::default(),
        };
        let parts = self.parts(view, size, (left, right), looks);
        self.pack(
            corpus,
            scale.seconds_per_px(),
            parts.plot.h,
            view.surface,
            measure,
        );
        sheet.scene.plot = parts.plot;
        sheet.scene.time = Some(time);
        "Timeline".clone_into(&mut sheet.scene.title);
        sheet.scene.summary = self.summary();
        if view.surface == Surface::Paper {
            legend::paper(&mut sheet, &self.summary(), &legend::credit(corpus), looks);
        }
        let stand = axis::Stand::Above(parts.plot.bottom());
        axis::draw(&mut sheet, &scale, parts.ruler, stand);
        if self.lanes.count == 0 {
            let at = (
                parts.plot.x + parts.plot.w / 2.0,
                parts.plot.y + parts.plot.h / 2.0,
            );
            let words = "No dated events to show";
            sheet.text(at, Anchor::Middle, words, TextStyle::Body, Ink::Secondary);
        }
        self.flags(&mut sheet, view, &scale, &parts);
        self.draw_lanes(&mut sheet, corpus, view, &scale, &parts);
        if view.surface == Surface::Screen {
            self.overview(&mut sheet, time, parts.overview);
        }
        sheet.scene
    }

    fn summary(&self) -> String {
        let Some((start, end)) = self.lanes.extent else {
            return "No dated events".to_owned();
        };
        let year = |seconds: i64| {
            let date = crate::model::time::date_from_days(seconds.div_euclid(DAY));
            words::year(date.year().into())
        };
        let (first, last) = (year(start), year((end - 1).max(start)));
        let years = if first == last {
            format!("in {first}")
        } else {
            format!("from {first} to {last}")
        };
        let lanes = match (self.by, self.lanes.lanes.len()) {
            (LaneBy::None, _) | (_, 0) => String::new(),
            (LaneBy::Source, n) => format!(", {}", words::counted(n, "source")),
            (LaneBy::Article, n) => format!(", {}", words::counted(n, "article")),
            (LaneBy::Category, 1) => ", 1 category".to_owned(),
            (LaneBy::Category, n) => format!(", {n} categories"),
        };
        format!(
            "{} {years}{lanes}",
            words::counted(self.lanes.count, "event")
        )
    }

    /// Left and right edge of the plot: the names of the lanes stand before it.
    fn columns(&self, view: &View<'_>, size: Size, measure: &dyn Measure) -> (f32, f32) {
        let margin = margin(view.surface);
        let widest = self
            .lanes
            .lanes
            .iter()
            .map(|lane| measure.width(&lane.name, TextStyle::Strong))
            .fold(0.0, f32::max);
        let heads = if self.lanes.lanes.len() > 1 {
            (widest + 24.0).clamp(72.0, (size.w * 0.2).clamp(72.0, 184.0))
        } else {
            0.0
        };
        (margin + (heads / 4.0).ceil() * 4.0, size.w - margin)
    }

    fn parts(
        &self,
        view: &View<'_>,
        size: Size,
        (left, right): (f32, f32),
        looks: legend::Looks,
    ) -> Parts {
        let (top, foot) = match view.surface {
            Surface::Paper => (legend::HEAD, legend::foot(looks)),
            Surface::Screen => (0.0, OVERVIEW + 4.0),
        };
        let has_flags =
            view.today.is_some() || self.lanes.lanes.iter().any(|l| !l.flags.is_empty());
        let ruler = Rect::new(left, top, right - left, axis::RULER);
        let flags = Rect {
            y: ruler.bottom(),
            h: if has_flags { FLAGS } else { 0.0 },
            ..ruler
        };
        let plot_top = flags.bottom();
        let plot = Rect::new(left, plot_top, ruler.w, size.h - foot - plot_top);
        let margin = margin(view.surface);
        Parts {
            heads: Rect::new(margin, plot_top, left - margin, plot.h),
            ruler,
            flags,
            plot,
            overview: Rect::new(left, size.h - OVERVIEW, ruler.w, OVERVIEW),
        }
    }

    /// Packs every lane for this zoom: in as many rows as the surface has room for, within limits.
    fn pack(
        &mut self,
        corpus: &Corpus,
        per_px: f64,
        room: f32,
        surface: Surface,
        measure: &dyn Measure,
    ) {
        let least = match surface {
            // On paper everything must fit, so the last lanes may be joined.
            Surface::Paper => {
                let fitting = (room / (2.0 * ROW + 2.0 * LANE_PAD)).floor().max(1.0) as usize;
                if self.lanes.lanes.len() > fitting {
                    self.lanes.join_after(fitting);
                    self.packed = None;
                }
                1
            }
            Surface::Screen => LEAST_ROWS,
        };
        let fresh = |known: &PackedLanes| {
            (known.room - room).abs() < 0.5 && (known.per_px - per_px).abs() <= per_px * 1e-9
        };
        if self.packed.as_ref().is_some_and(fresh) {
            return;
        }
        let lanes = &self.lanes.lanes;
        let pack = |most: usize| -> Vec<Packed> {
            lanes
                .iter()
                .map(|lane| {
                    pack::pack(&lane.entries, per_px, most, &|entry| {
                        need(corpus, entry, measure)
                    })
                })
                .collect()
        };
        let fits = |packed: &[Packed]| packed.iter().map(height).sum::<f32>() <= room;
        // Many events take too long to try; they fill whatever rows they get.
        let even = ((room / lanes.len().max(1) as f32 - 2.0 * LANE_PAD) / ROW) as usize;
        let first = if self.lanes.count > TRIES_UP_TO {
            even.saturating_sub(1).clamp(least, MOST_ROWS)
        } else {
            MOST_ROWS
        };
        let mut most = first;
        let mut packed = pack(most);
        while most > least && !fits(&packed) {
            most -= 1;
            packed = pack(most);
        }
        if self.lanes.count <= TRIES_UP_TO {
            // What room is left goes to the lanes that had to merge.
            for (lane, slot) in lanes.iter().zip(0..) {
                let used: f32 = packed.iter().map(height).sum();
                let more = ((room - used) / ROW).floor().max(0.0) as usize;
                let is_full = packed.get(slot).is_some_and(|p: &Packed| p.rows > most);
                if more > 0 && is_full {
                    let wider = pack::pack(&lane.entries, per_px, most + more, &|entry| {
                        need(corpus, entry, measure)
                    });
                    if let Some(slot) = packed.get_mut(slot) {
                        *slot = wider;
                    }
                }
            }
        }
        self.packed = Some(PackedLanes {
            per_px,
            room,
            lanes: packed,
        });
    }

    fn draw_lanes(
        &self,
        sheet: &mut Sheet<'_>,
        corpus: &Corpus,
        view: &View<'_>,
        scale: &TimeScale,
        parts: &Parts,
    ) {
        let Some(PackedLanes {
            per_px,
            lanes: packed,
            ..
        }) = &self.packed
        else {
            return;
        };
        let content: f32 = packed.iter().map(height).sum();
        let scroll = view.scroll.clamp(0.0, (content - parts.plot.h).max(0.0));
        sheet.scene.content_height = sheet.scene.size.h - parts.plot.h + content;
        let mut top = parts.plot.y - scroll;
        if parts.heads.w > 0.0 {
            sheet.scene.zones.push(Zone {
                kind: ZoneKind::Heads,
                rect: parts.heads,
                time: None,
            });
        }
        let whole = Rect::new(
            parts.heads.x,
            parts.plot.y,
            parts.plot.right() - parts.heads.x,
            parts.plot.h,
        );
        sheet.clip_to(whole);
        let heads_clip = sheet.clip;
        sheet.clip_to(parts.plot);
        let plot_clip = sheet.clip;
        for (index, (lane, packed)) in self.lanes.lanes.iter().zip(packed).enumerate() {
            let area = Rect::new(parts.plot.x, top, parts.plot.w, height(packed));
            top = area.bottom();
            if area.bottom() <= parts.plot.y || area.y >= parts.plot.bottom() {
                continue;
            }
            sheet.clip = heads_clip;
            if index > 0 {
                sheet.level(area.y, whole.x, whole.right(), Ink::Hairline);
            }
            if parts.heads.w > 0.0 {
                head(sheet, lane, self.by, parts.heads, area);
            }
            sheet.clip = plot_clip;
            sheet.layer = Layer::Marks;
            published_lines(sheet, lane, scale, area);
            let mut lane_marks = LaneMarks {
                sheet,
                corpus,
                lane,
                area,
                shift: f64::from(scale.left) - scale.view.start / per_px,
                is_fitted: view.time.is_none(),
            };
            lane_marks.draw(packed);
            sheet.layer = Layer::Frame;
        }
        sheet.clip = None;
    }

    /// The names of the vertical lines, none over another; and the line of today.
    fn flags(&self, sheet: &mut Sheet<'_>, view: &View<'_>, scale: &TimeScale, parts: &Parts) {
        let mut coarse: Vec<(f64, f64)> = Vec::new();
        let mut flags: Vec<(f64, &str)> = self
            .lanes
            .lanes
            .iter()
            .flat_map(|lane| &lane.flags)
            .map(|flag| (flag, flag.start as f64, flag.end as f64))
            .map(|(flag, start, end)| {
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
        if let Some(today) = view.today {
            let at = flags.partition_point(|flag| flag.0 < today as f64);
            flags.insert(at, (today as f64, TODAY));
            let x = scale.x_from_time(today as f64) as f32;
            if x >= parts.plot.x && x < parts.plot.right() {
                sheet.upright(x, parts.flags.y, parts.plot.bottom(), Ink::Secondary);
            }
        }
        sheet.clip_to(parts.flags);
        for (start, end) in coarse {
            // Known to the month or year: a bracket over all of it, no line at a day that nobody named.
            let (left, right) = (
                scale.x_from_time(start) as f32,
                scale.x_from_time(end) as f32,
            );
            let y = parts.flags.bottom() - 1.0;
            sheet.level(y, left, right, Ink::Secondary);
            for x in [left, right - 1.0] {
                sheet.upright(x, y - 4.0, y, Ink::Secondary);
            }
        }
        // Chosen in pixels from the epoch: panning neither shows nor hides a name.
        let per_px = scale.seconds_per_px();
        let width = |label: &str| f64::from(sheet.width(label, TextStyle::Secondary)) + 12.0;
        let mut groups: Vec<(f64, f64, &str)> = Vec::new();
        for (time, label) in flags {
            let left = time / per_px;
            match groups.last_mut().filter(|group| left < group.1) {
                // Too close for a name each: one word for all.
                Some(group) if group.2 == TODAY || label == TODAY => group.2 = TODAY,
                Some(group) => group.2 = "published",
                None => groups.push((left, left + width(label), label)),
            }
        }
        for (left, _, label) in groups {
            let x = scale.x_from_time(left * per_px);
            if x > f64::from(parts.plot.x) - 200.0 && x < f64::from(parts.plot.right()) {
                let at = (x as f32 + 4.0, parts.flags.y + 8.0);
                sheet.text(
                    at,
                    Anchor::Start,
                    label,
                    TextStyle::Secondary,
                    Ink::Secondary,
                );
            }
        }
        sheet.clip = None;
    }

    /// A small picture of everything, with a window on what is in view.
    fn overview(&self, sheet: &mut Sheet<'_>, time: TimeView, area: Rect) {
        let all = self.fit(area.w);
        let whole = TimeView {
            start: all.start.min(time.start),
            end: all.end.max(time.end),
        };
        let scale = TimeScale::new(whole, area.x, area.right());
        sheet.fill(area, Fill::Solid(Ink::Band));
        let x = |time: f64| (scale.x_from_time(time) as f32).clamp(area.x, area.right());
        let window = Rect::new(
            x(time.start),
            area.y,
            (x(time.end) - x(time.start)).max(4.0),
            area.h,
        );
        sheet.fill(window, Fill::Solid(Ink::Background));
        let columns = (area.w / 4.0).floor().max(1.0) as usize;
        let below = |seconds: f64| {
            self.lanes
                .starts
                .partition_point(|&start| (start as f64) < seconds)
        };
        let counts: Vec<usize> = (0..columns)
            .map(|column| {
                let from = f64::from(area.x) + column as f64 * 4.0;
                below(scale.time_from_x(from + 4.0)) - below(scale.time_from_x(from))
            })
            .collect();
        let most = counts.iter().copied().max().unwrap_or(0).max(1) as f32;
        for (column, count) in counts
            .into_iter()
            .enumerate()
            .filter(|&(_, count)| count > 0)
        {
            let h = ((count as f32 / most).sqrt() * (area.h - 8.0)).max(3.0);
            let left = area.x + column as f32 * 4.0;
            let bar = Rect::new(left, area.bottom() - h, 3.0, h);
            sheet.fill(bar, Fill::Solid(Ink::Empty));
        }
        let outline = Rect::new(
            window.x + 0.5,
            window.y + 0.5,
            window.w - 1.0,
            window.h - 1.0,
        );
        sheet.rect(outline, 2.0, None, Some(Stroke::thin(Ink::Accent)));
        sheet.scene.zones.push(Zone {
            kind: ZoneKind::Overview,
            rect: area,
            time: Some(whole),
        });
    }
}

fn margin(surface: Surface) -> f32 {
    match surface {
        Surface::Paper => MARGIN,
        Surface::Screen => GUTTER,
    }
}

/// The name of a lane and how much it holds.
fn head(sheet: &mut Sheet<'_>, lane: &Lane, by: LaneBy, heads: Rect, area: Rect) {
    let y = area.y + LANE_PAD + ROW / 2.0;
    let dot = if by == LaneBy::None { 0.0 } else { 12.0 };
    if let (true, Some(entry)) = (dot > 0.0, lane.entries.first()) {
        let chip = Rect::new(heads.x, y - 4.0, 8.0, 8.0);
        sheet.rect(chip, 2.0, Some(Fill::Solid(Ink::Category(entry.hue))), None);
    }
    let room = heads.w - dot - 8.0;
    let name = sheet.cut(&lane.name, TextStyle::Strong, room);
    sheet.text(
        (heads.x + dot, y),
        Anchor::Start,
        name,
        TextStyle::Strong,
        Ink::Text,
    );
    if area.h >= 2.0 * ROW {
        let count = words::counted(lane.entries.len(), "event");
        let count = sheet.cut(&count, TextStyle::Secondary, room);
        let at = (heads.x + dot, y + 16.0);
        sheet.text(
            at,
            Anchor::Start,
            count,
            TextStyle::Secondary,
            Ink::Secondary,
        );
    }
}

/// True when a publication date covers more than a line's worth of time.
fn is_wide(flag: &Flag, scale: &TimeScale) -> bool {
    (flag.end - flag.start) as f64 > 16.0 * scale.seconds_per_px()
}

/// When the articles of a lane were published.
fn published_lines(sheet: &mut Sheet<'_>, lane: &Lane, scale: &TimeScale, area: Rect) {
    for flag in lane.flags.iter().filter(|flag| !is_wide(flag, scale)) {
        let middle = f64::midpoint(flag.start as f64, flag.end as f64);
        let x = scale.x_from_time(middle) as f32;
        if x >= area.x && x < area.right() {
            let x = x.floor() + 0.5;
            let line = Stroke::thin(Ink::Secondary).dashed();
            sheet.line((x, area.y), (x, area.bottom()), line);
        }
    }
}

/// The marks of one lane being drawn.
struct LaneMarks<'a, 'b> {
    sheet: &'a mut Sheet<'b>,
    corpus: &'a Corpus,
    lane: &'a Lane,
    area: Rect,
    /// What turns pixels from the epoch into pixels on the surface.
    shift: f64,
    /// Everything is in view, so that words end at the edge rather than beyond it.
    is_fitted: bool,
}

impl LaneMarks<'_, '_> {
    fn draw(&mut self, packed: &Packed) {
        let most = packed.marks.iter().map(|mark| mark.entries.len()).max();
        for mark in &packed.marks {
            let reach = mark.right + LABEL_GAP + mark.label + self.shift;
            if reach < f64::from(self.area.x)
                || mark.left + self.shift > f64::from(self.area.right())
            {
                continue;
            }
            if packed.dense {
                self.column(mark, most.unwrap_or(1));
            } else if let [only] = mark.entries.as_slice() {
                self.single(mark, *only);
            } else {
                self.cluster(mark);
            }
        }
        self.sheet.end();
    }

    fn middle(&self, mark: &Placed) -> f32 {
        self.area.y + LANE_PAD + ROW * (mark.row as f32 + 0.5)
    }

    /// Both ends on the surface, cut well outside of it, where floats would lose their pixels.
    fn ends(&self, mark: &Placed) -> (f32, f32) {
        let (low, high) = (
            f64::from(self.area.x) - 64.0,
            f64::from(self.area.right()) + 64.0,
        );
        let place = |x: f64| (x + self.shift).clamp(low, high) as f32;
        (place(mark.left), place(mark.right))
    }

    fn single(&mut self, mark: &Placed, index: u32) {
        let Some(entry) = self.lane.entries.get(index as usize) else {
            return;
        };
        let Some(event) = self.corpus.event(entry.event) else {
            return;
        };
        let y = self.middle(mark);
        let (left, right) = self.ends(mark);
        let look = Look::of(event, Ink::Category(entry.hue));
        let (x, room) = if mark.inside {
            // The label stays in sight while its bar is, as far as the bar has room.
            let from = left.max(self.area.x) + 8.0;
            (from, (right - 8.0 - from).max(0.0))
        } else {
            let from = right + LABEL_GAP as f32;
            let edge = if self.is_fitted {
                self.area.right() - from
            } else {
                f32::INFINITY
            };
            (from, (mark.label as f32 + 0.5).min(edge))
        };
        let title = if mark.label > 0.0 {
            self.sheet.cut(&event.title, TextStyle::Body, room)
        } else {
            String::new()
        };
        let reach = if mark.inside {
            right
        } else {
            right + LABEL_GAP as f32 + mark.label as f32
        };
        let rect = Rect::new(left, y - ROW / 2.0, reach - left, ROW);
        let name = event_name(self.corpus, entry);
        self.sheet
            .begin(rect, Mark::One(Datum::Event(entry.event)), name);
        event_mark::draw(self.sheet, look, left, right, y);
        let body = TextStyle::Body;
        self.sheet
            .text((x, y), Anchor::Start, title, body, Ink::Text);
    }

    /// A box with a count, and whatever else stands for several.
    fn cluster(&mut self, mark: &Placed) {
        let y = self.middle(mark);
        let (left, right) = self.ends(mark);
        let rect = Rect::new(left, y - 9.0, right - left, 18.0);
        let (data, hue, name) = self.several(mark);
        let count = words::count(data.len());
        self.sheet.begin(rect, Mark::Many(data), name);
        let line = Stroke::of(Ink::Category(hue), 1.5);
        let inner = Rect::new(rect.x + 0.75, rect.y + 0.75, rect.w - 1.5, rect.h - 1.5);
        self.sheet
            .rect(inner, 3.0, Some(Fill::Tint(Ink::Category(hue))), Some(line));
        let at = (rect.x + rect.w / 2.0, y);
        self.sheet
            .text(at, Anchor::Middle, count, TextStyle::Secondary, Ink::Text);
    }

    /// One column of a density band, as high as its count.
    fn column(&mut self, mark: &Placed, most: usize) {
        let (left, right) = self.ends(mark);
        let part = (mark.entries.len() as f32 / most.max(1) as f32).sqrt();
        let h = (part * (self.area.h - 2.0 * LANE_PAD)).max(4.0);
        let rect = Rect::new(left, self.area.bottom() - LANE_PAD - h, right - left, h);
        let (data, hue, name) = self.several(mark);
        self.sheet.begin(rect, Mark::Many(data), name);
        let bar = Rect::new(rect.x, rect.y, rect.w - 1.0, rect.h);
        self.sheet.fill(bar, Fill::Solid(Ink::Category(hue)));
    }

    fn several(&self, mark: &Placed) -> (Vec<Datum>, u8, String) {
        let of = |index: &u32| self.lane.entries.get(*index as usize);
        let data: Vec<Datum> = mark
            .entries
            .iter()
            .filter_map(of)
            .map(|entry| Datum::Event(entry.event))
            .collect();
        let first = mark.entries.first().and_then(of);
        let last = mark.entries.last().and_then(of);
        let hue = first.map_or(0, |entry| entry.hue);
        let date = |entry: Option<&Entry>| {
            entry
                .and_then(|entry| self.corpus.event(entry.event))
                .map_or_else(String::new, |event| words::interval(event.interval))
        };
        let (from, to) = (date(first), date(last));
        let name = if from == to {
            format!("{}, {from}", words::counted(data.len(), "event"))
        } else {
            format!("{}, {from} to {to}", words::counted(data.len(), "event"))
        };
        (data, hue, name)
    }
}

/// What a screen reader says of an event: title, date, standing, source.
fn event_name(corpus: &Corpus, entry: &Entry) -> String {
    let Some(event) = corpus.event(entry.event) else {
        return String::new();
    };
    let standing = match event.modality {
        Modality::Happened => String::new(),
        other => format!(", {}", other.word()),
    };
    let source = corpus
        .article(entry.event.article)
        .map_or("", |findings| findings.article.source_name());
    let comma = if source.is_empty() { "" } else { ", " };
    let date = words::interval(event.interval);
    format!("{}, {date}{standing}{comma}{source}", event.title)
}
