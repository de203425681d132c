//! Events → the timeline: lanes, marks, labels, ruler and overview.
//!
//! [`Timeline`] keeps what does not change while the pointer moves (indexed lanes, and the tiles packed at one zoom), so
//! that a frame costs what is in view. [`layout`] is the same for one drawing.

use super::index::Entry;
use super::known::{self, Known};
use super::lane_stack::LaneStack;
use super::lanes::Lanes;
use super::packed::{PackedLanes, TitleWidths};
use super::room::{LANE_PAD, ROW};
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::zoom::Zoom;
use super::{
    Anchor, Arrangement, Ink, Job, LaneBy, Measure, Place, Rect, Scene, Size, Surface, TextStyle,
    TimeView, View, axis, era_bands, flags, legend, overview, words,
};
use crate::model::time::{DAY, days_from_date, year_start};
use crate::model::{Corpus, Filter, Ref};

/// Room around everything on paper.
const MARGIN: f32 = 16.0;
/// Room left and right on screen.
const GUTTER: f32 = 8.0;

/// Draws a timeline once.
pub(super) fn layout(job: &Job<'_>) -> Scene {
    let mut timeline = Timeline::new(job.corpus, job.view.filter, job.spec.lanes);
    timeline.arrange(&job.spec.arrangement);
    timeline.scene(job.corpus, job.view, job.size, job.measure)
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
    arrangement: Arrangement,
    /// The lanes that are shown, in order.
    places: Vec<Place>,
    packed: Option<PackedLanes>,
    /// Shapes and targets of the last scene: about as many as the next one will have.
    last: (usize, usize),
    /// Width of the widest lane name, once measured.
    widest: Option<f32>,
    widths: TitleWidths,
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
        Self::of(Lanes::new(corpus, filter, by), by)
    }

    /// A timeline of lanes that were dealt already.
    #[must_use]
    pub fn of(lanes: Lanes, by: LaneBy) -> Self {
        let arrangement = Arrangement::default();
        Self {
            places: arrangement.places(&lanes.lanes),
            lanes,
            by,
            arrangement,
            ..Self::default()
        }
    }

    /// Arranges the lanes; costs no indexing.
    pub fn arrange(&mut self, arrangement: &Arrangement) {
        self.arrangement.clone_from(arrangement);
        self.places = arrangement.places(&self.lanes.lanes);
        self.packed = None;
        self.widest = None;
    }

    /// How the lanes are arranged.
    #[must_use]
    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// How the lane at a position among [`Lanes::lanes`] is shown; `None` when it is hidden.
    #[must_use]
    pub fn place(&self, lane: usize) -> Option<Place> {
        self.places.iter().find(|place| place.lane == lane).copied()
    }

    /// From and to where the lane of an event reaches, in pixels below the top of all that scrolls; `None` where it does not
    /// scroll, or before a scene was made.
    #[must_use]
    pub fn lane_reach(&self, corpus: &Corpus, event: Ref) -> Option<(f32, f32)> {
        let extent = super::lanes::known(corpus.event(event)?.interval)?;
        let holds = |place: &Place| {
            let lane = self.lanes.lanes.get(place.lane);
            lane.is_some_and(|lane| lane.index.place(event, extent).is_some())
        };
        let position = self.places.iter().position(holds)?;
        self.packed.as_ref()?.loose.reach(position)
    }

    /// What the lanes stand for.
    #[must_use]
    pub fn by(&self) -> LaneBy {
        self.by
    }

    /// What is in which lane.
    #[must_use]
    pub fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// How many events touch a half-open stretch of seconds; one of several lanes counts in each. Costs two looks a lane.
    #[must_use]
    pub fn touching(&self, from: i64, to: i64) -> usize {
        let of = |lane: &super::lanes::Lane| lane.index.touching(from, to) as usize;
        self.lanes.lanes.iter().map(of).sum()
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
        sheet.scene.items.reserve(self.last.0);
        sheet.scene.targets.reserve(self.last.1);
        let (left, right) = self.columns(view, size, measure);
        let time = view.time.map_or_else(|| self.fit(right - left), clamp);
        let scale = TimeScale::new(time, left, right);
        let looks = match view.surface {
            Surface::Paper => legend::Looks::of(&self.lanes, scale.seconds_per_px()),
            Surface::Screen => legend::Looks::default(),
        };
        let mut parts = self.parts(view, size, (left, right), looks);
        let least = if self.is_known_when() {
            known::least_height(self.places.len())
        } else {
            ROW * 2.0 + LANE_PAD * 2.0
        };
        if view.surface == Surface::Paper && parts.plot.h < least {
            // Too low for a single lane, or for rows that cannot be joined: paper grows.
            let foot = legend::foot(looks);
            sheet.scene.size.h = (parts.flags.bottom() + least + foot).ceil().max(size.h);
            parts = self.parts(view, sheet.scene.size, (left, right), looks);
        }
        if !self.is_known_when() {
            self.pack(
                corpus,
                scale.seconds_per_px(),
                parts.plot.h,
                view.surface,
                measure,
            );
        }
        sheet.scene.plot = parts.plot;
        sheet.scene.time = Some(time);
        "Timeline".clone_into(&mut sheet.scene.title);
        sheet.scene.summary = self.summary();
        if view.surface == Surface::Paper {
            legend::paper(&mut sheet, &self.summary(), &legend::credit(corpus), looks);
        }
        era_bands::draw(&mut sheet, &self.lanes, &self.places, &scale, parts.plot);
        axis::draw(&mut sheet, &scale, parts.ruler, parts.plot.bottom());
        if self.lanes.count == 0 {
            let at = (
                parts.plot.x + parts.plot.w / 2.0,
                parts.plot.y + parts.plot.h / 2.0,
            );
            let words = "No dated events to show";
            sheet.text(at, Anchor::Middle, words, TextStyle::Body, Ink::Secondary);
        }
        let all = &self.lanes.flags;
        flags::draw(&mut sheet, all, view.today, &scale, parts.flags, parts.plot);
        if self.is_known_when() {
            let known = Known {
                corpus,
                lanes: &self.lanes,
                places: &self.places,
                widths: &self.widths,
                view,
                scale,
                heads: parts.heads,
                plot: parts.plot,
            };
            known.draw(&mut sheet);
        }
        let stack = LaneStack {
            corpus,
            lanes: &self.lanes,
            places: &self.places,
            widths: &self.widths,
            by: self.by,
            view,
            scale,
            heads: parts.heads,
            plot: parts.plot,
        };
        if let Some(packed) = &mut self.packed {
            stack.draw(&mut sheet, packed);
        }
        if view.surface == Surface::Screen {
            let all = self.fit(parts.overview.w);
            overview::draw(&mut sheet, &self.lanes.begun, all, time, parts.overview);
        }
        self.last = (sheet.scene.items.len(), sheet.scene.targets.len());
        sheet.scene
    }

    /// True when events are placed by when they were reported, too, which needs more than one such date.
    fn is_known_when(&self) -> bool {
        let is_dated = |place: &&Place| {
            let lane = self.lanes.lanes.get(place.lane);
            lane.is_some_and(|lane| lane.unit.is_some())
        };
        self.by == LaneBy::Reported && self.places.iter().filter(is_dated).count() > 1
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
        let lanes = self.lanes.lanes.iter().filter(|lane| !lane.eras);
        let lanes = match (self.by, lanes.count()) {
            (LaneBy::None, _) | (_, 0) => String::new(),
            (LaneBy::Source, n) => format!(", {}", words::counted(n, "source")),
            (LaneBy::Article, n) => format!(", {}", words::counted(n, "article")),
            (LaneBy::Reported, _) => ", by when they were reported".to_owned(),
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
                .map(|lane| {
                    let count = words::counted(lane.index.len(), "event");
                    let name = measure.width(&lane.name, TextStyle::Strong);
                    name.max(measure.width(&count, TextStyle::Secondary))
                })
                .fold(0.0, f32::max)
        });
        let heads = if self.is_known_when() {
            known::heads_width(lanes, measure).min(size.w * 0.3)
        } else if lanes.len() > 1 {
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
            h: if has_flags { flags::HEIGHT } else { 0.0 },
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
                self.arrange(&self.arrangement.clone());
            }
        }
        let packed = self.packed.as_ref();
        if packed.is_some_and(|packed| packed.fits(per_px, height)) {
            return;
        }
        let title = |entry: &Entry| self.widths.of(corpus, entry, measure);
        let zoom = Zoom::new(per_px);
        let packed = PackedLanes::new(&self.lanes, &self.places, zoom, height, surface, &title);
        self.packed = Some(packed);
    }
}

fn margin(surface: Surface) -> f32 {
    match surface {
        Surface::Paper => MARGIN,
        Surface::Screen => GUTTER,
    }
}
