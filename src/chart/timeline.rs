//! Events → the timeline: lanes, marks, labels, ruler and overview.
//!
//! [`Timeline`] keeps what does not change while the pointer moves (indexed lanes, and the tiles packed at one zoom), so
//! that a frame costs what is in view. [`layout`] is the same for one drawing.

use super::index::Entry;
use super::lane_marks::{self, LaneMarks, is_wide};
use super::lanes::{Flag, Lanes, Stock};
use super::pack::{self, Draft, Tile};
use super::room::{self, LANE_PAD, ROW, Room};
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::zoom::Zoom;
use super::{
    Anchor, Ink, Job, LaneBy, Layer, Measure, Rect, Scene, Size, Surface, TextStyle, TimeView,
    View, Zone, ZoneKind, axis, legend, overview, words,
};
use crate::model::time::{DAY, days_from_date, year_start};
use crate::model::{Corpus, Filter};
use std::collections::HashMap;

/// Height of the row of flags under the ruler.
const FLAGS: f32 = 16.0;
/// Room around everything on paper.
const MARGIN: f32 = 16.0;
/// Room left and right on screen.
const GUTTER: f32 = 8.0;
/// The name of the line of today.
const TODAY: &str = "today";
/// The name of several lines of publication.
const PUBLISHED: &str = "published";
/// Tiles kept at one zoom; past that, those out of view are packed again when they are needed.
const MOST_TILES: usize = 4096;
/// Up to this many flags are grouped as one; more are grouped tile by tile.
const FEW_FLAGS: usize = 200;

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
    /// Width of the widest lane name, once measured.
    widest: Option<f32>,
}

/// What is known of the lanes at one zoom.
#[derive(Debug)]
struct PackedLanes {
    zoom: Zoom,
    /// Height that all lanes may fill before they scroll.
    height: f32,
    rooms: Vec<Room>,
    /// Where each lane begins, from the top of the first; and where the last ends.
    tops: Vec<f32>,
    drafts: HashMap<(usize, i64), Draft>,
    tiles: HashMap<(usize, i64), Tile>,
}

/// The width of an entry's title.
fn title_width(corpus: &Corpus, entry: &Entry, measure: &dyn Measure) -> f32 {
    corpus
        .event(entry.event)
        .map_or(0.0, |event| measure.width(&event.title, TextStyle::Body))
}

impl PackedLanes {
    /// Packs the tiles of a lane between two moments, and those whose marks reach into them; returns the first and last.
    fn prepare(
        &mut self,
        lane: usize,
        lanes: &Lanes,
        (from, to): (i64, i64),
        title: &dyn Fn(&Entry) -> f32,
    ) -> (i64, i64) {
        let zoom = self.zoom;
        let (first, last) = (zoom.tile_of(from) - 1, zoom.tile_of(to));
        let (Some(room), Some(known)) = (self.rooms.get(lane), lanes.lanes.get(lane)) else {
            return (0, -1);
        };
        if self.tiles.len() > MOST_TILES {
            self.tiles.clear();
            self.drafts.clear();
        }
        for tile in first..=last {
            if self.tiles.contains_key(&(lane, tile)) {
                continue;
            }
            for draft in [tile - 1, tile] {
                self.drafts
                    .entry((lane, draft))
                    .or_insert_with(|| pack::draft(&known.index, &zoom, room.rows, draft, title));
            }
            let draft = |tile| self.drafts.get(&(lane, tile));
            if let (Some(before), Some(own)) = (draft(tile - 1), draft(tile)) {
                let done = pack::finish(before, own, &zoom, tile);
                self.tiles.insert((lane, tile), done);
            }
        }
        (first, last)
    }
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
        Self::of(Lanes::new(corpus, &Stock::new(corpus), filter, by), by)
    }

    /// A timeline of lanes that were dealt already.
    #[must_use]
    pub fn of(lanes: Lanes, by: LaneBy) -> Self {
        Self {
            lanes,
            by,
            ..Self::default()
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

    /// The stretch to look at first: everything, unless a few events lie so far off that the rest would be crowded.
    #[must_use]
    pub fn home(&self, width: f32) -> Option<TimeView> {
        self.lanes.core.map(|core| fit(core, width))
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
            Surface::Paper => legend::Looks::of(&self.lanes, scale.seconds_per_px()),
            Surface::Screen => legend::Looks::default(),
        };
        let mut parts = self.parts(view, size, (left, right), looks);
        let least = ROW * 2.0 + LANE_PAD * 2.0;
        if view.surface == Surface::Paper && parts.plot.h < least {
            // Too low for a single lane: paper grows.
            let foot = legend::foot(looks);
            sheet.scene.size.h = (parts.flags.bottom() + least + foot).ceil().max(size.h);
            parts = self.parts(view, sheet.scene.size, (left, right), looks);
        }
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
            let all = self.fit(parts.overview.w);
            overview::draw(&mut sheet, &self.lanes.begun, all, time, parts.overview);
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
            (by, 1) => format!(", 1 {}", by.word()),
            (by, n) => match by.label() {
                Some(kind) => format!(", {n} {}", kind.plural()),
                None => String::new(),
            },
        };
        format!(
            "{} {years}{lanes}",
            words::counted(self.lanes.count, "event")
        )
    }

    /// Left and right edge of the plot: the names of the lanes stand before it.
    fn columns(&mut self, view: &View<'_>, size: Size, measure: &dyn Measure) -> (f32, f32) {
        let margin = margin(view.surface);
        let lanes = &self.lanes.lanes;
        let widest = *self.widest.get_or_insert_with(|| {
            lanes
                .iter()
                .map(|lane| measure.width(&lane.name, TextStyle::Strong))
                .fold(0.0, f32::max)
        });
        let heads = if lanes.len() > 1 {
            (widest + 24.0).clamp(72.0, (size.w * 0.26).clamp(72.0, 184.0))
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
            Surface::Screen => (0.0, overview::HEIGHT + 4.0),
        };
        let has_flags = view.today.is_some() || !self.lanes.flags.is_empty();
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
            overview: Rect::new(left, size.h - overview::HEIGHT, ruler.w, overview::HEIGHT),
        }
    }

    /// Gives every lane its rows at this zoom.
    fn pack(
        &mut self,
        corpus: &Corpus,
        per_px: f64,
        height: f32,
        surface: Surface,
        measure: &dyn Measure,
    ) {
        if surface == Surface::Paper {
            // On paper everything must fit, so the last lanes may be joined.
            let fitting = (height / (2.0 * ROW + 2.0 * LANE_PAD)).floor().max(1.0) as usize;
            if self.lanes.lanes.len() > fitting {
                self.lanes.join_after(fitting);
                self.packed = None;
            }
        }
        let fresh = |known: &PackedLanes| {
            let known_px = known.zoom.per_px;
            (known.height - height).abs() < 0.5 && (known_px - per_px).abs() <= per_px * 1e-9
        };
        if self.packed.as_ref().is_some_and(fresh) {
            return;
        }
        let zoom = Zoom::new(per_px);
        let title = |entry: &Entry| title_width(corpus, entry, measure);
        let rooms = room::rooms(&self.lanes.lanes, &zoom, height, surface, &title);
        let mut tops = Vec::with_capacity(rooms.len() + 1);
        let mut top = 0.0;
        for room in &rooms {
            tops.push(top);
            top += room.height();
        }
        tops.push(top);
        self.packed = Some(PackedLanes {
            zoom,
            height,
            rooms,
            tops,
            drafts: HashMap::new(),
            tiles: HashMap::new(),
        });
    }

    fn draw_lanes(
        &mut self,
        sheet: &mut Sheet<'_>,
        corpus: &Corpus,
        view: &View<'_>,
        scale: &TimeScale,
        parts: &Parts,
    ) {
        let Some(packed) = &mut self.packed else {
            return;
        };
        let content = packed.tops.last().copied().unwrap_or(0.0);
        let scroll = view.scroll.clamp(0.0, (content - parts.plot.h).max(0.0));
        sheet.scene.content_height = sheet.scene.size.h - parts.plot.h + content;
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
        let first = packed.tops.partition_point(|&top| top <= scroll).max(1) - 1;
        for index in first..self.lanes.lanes.len() {
            let (Some(lane), Some(&room), Some(&top)) = (
                self.lanes.lanes.get(index),
                packed.rooms.get(index),
                packed.tops.get(index),
            ) else {
                break;
            };
            let top = parts.plot.y - scroll + top;
            if top >= parts.plot.bottom() {
                break;
            }
            let area = Rect::new(parts.plot.x, top, parts.plot.w, room.height());
            sheet.clip = heads_clip;
            if index > 0 {
                sheet.level(area.y, whole.x, whole.right(), Ink::Hairline);
            }
            if parts.heads.w > 0.0 {
                lane_marks::head(sheet, lane, self.by, parts.heads, area);
            }
            sheet.clip = plot_clip;
            sheet.layer = Layer::Marks;
            lane_marks::published_lines(sheet, lane, scale, area);
            let marks = LaneMarks {
                corpus,
                index: &lane.index,
                area,
                shift: f64::from(scale.left) - scale.view.start / packed.zoom.per_px,
                is_fitted: view.time.is_none(),
                is_named: view.surface == Surface::Paper,
                sheet,
            };
            draw_lane(marks, packed, index, &self.lanes, scale);
            sheet.end();
            sheet.layer = Layer::Frame;
        }
        sheet.clip = None;
    }

    /// All flags where they are few; else those of the tiles in view, the first of which decides what is grouped.
    fn flags_near(&self, scale: &TimeScale) -> &[Flag] {
        let all = self.lanes.flags.as_slice();
        if all.len() <= FEW_FLAGS {
            return all;
        }
        let zoom = Zoom::new(scale.seconds_per_px());
        let from = (zoom.tile_of(scale.view.start as i64) - 1) << zoom.tile;
        let first = all.partition_point(|flag| flag.start < from);
        let last = all.partition_point(|flag| (flag.start as f64) <= scale.view.end);
        all.get(first..last).unwrap_or(&[])
    }

    /// The names of the vertical lines, none over another; and the line of today.
    fn flags(&self, sheet: &mut Sheet<'_>, view: &View<'_>, scale: &TimeScale, parts: &Parts) {
        let mut coarse: Vec<(f64, f64)> = Vec::new();
        let mut flags: Vec<(f64, &str)> = self
            .flags_near(scale)
            .iter()
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
        let today = view.today.map(|today| {
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
        if let Some(today) = view.today {
            sheet.clip_to(Rect {
                h: parts.plot.bottom() - parts.flags.y,
                ..parts.flags
            });
            let x = scale.x_from_time(today as f64) as f32;
            if x >= parts.plot.x && x < parts.plot.right() {
                sheet.upright(x, parts.flags.y, parts.plot.bottom(), Ink::Secondary);
            }
        }
        sheet.clip = None;
    }
}

/// Draws the marks of a lane that are in view.
fn draw_lane(
    mut marks: LaneMarks<'_, '_>,
    packed: &mut PackedLanes,
    lane: usize,
    lanes: &Lanes,
    scale: &TimeScale,
) {
    let Some(&room) = packed.rooms.get(lane) else {
        return;
    };
    let zoom = packed.zoom;
    let (index, corpus, measure) = (marks.index, marks.corpus, marks.sheet.measure);
    // Arrows and the left halves of dots stand before the moment that they mark.
    let beyond = 32.0 * zoom.per_px;
    let from = (scale.view.start - beyond) as i64;
    let to = (scale.view.end + beyond) as i64;
    if room.dense {
        let most = index.octave(zoom.column).peak;
        for (start, first, end) in pack::columns(index, &zoom, (from, to)) {
            let next = start.saturating_add(1 << zoom.column);
            marks.column((zoom.px(start), zoom.px(next)), (first, end), most);
        }
        return;
    }
    for mark in pack::wide(index, &zoom, room.rows, (from, to)) {
        marks.single(&mark);
    }
    let text = |entry: &Entry| title_width(corpus, entry, measure);
    let (first, last) = packed.prepare(lane, lanes, (from, to), &text);
    for tile in first..=last {
        let Some(tile) = packed.tiles.get(&(lane, tile)) else {
            continue;
        };
        for mark in &tile.marks {
            marks.single(mark);
        }
        for counted in &tile.boxes {
            marks.counted(counted, room.rows.marks);
        }
    }
}

fn margin(surface: Surface) -> f32 {
    match surface {
        Surface::Paper => MARGIN,
        Surface::Screen => GUTTER,
    }
}
