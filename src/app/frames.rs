//! A made-up corpus → what frames of the window cost: laid out and tessellated as on a screen, but shown to nobody.
//!
//! Each run pans and zooms over everything, from thirty years to a day, with the pointer on the timeline. Time is the
//! processor time of the one thread that draws, so that a busy machine does not blur it; what the graphics card would
//! do afterwards is not in it. Has no opinion on what is fast enough.

use super::pane::{Request, Shared};
use super::timeline_pane::TimelinePane;
use super::{App, Command, open::ScriptedDialogs, zoom};
use crate::chart::{Arrangement, BarSpec, LaneBy, TimeView, timeline};
use crate::model::time::DAY;
use crate::model::{Corpus, Filter, Modality, synthetic};
use crate::paint::Theme;
use cpu_time::ThreadTime;
use egui::{CentralPanel, Context, Event, FullOutput, Pos2, RawInput, Rect, Ui, Vec2};
use serde::Serialize;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The window's size, in pixels.
const WINDOW: Vec2 = Vec2::new(1600.0, 900.0);
/// Frames that are not counted: fonts and caches fill.
const WARM_UP: usize = 8;
/// Frames of each pan, and of each way of the zoom.
const STEPS: usize = 120;
/// Longest wait for indexes that are built in the background.
const PATIENCE: Duration = Duration::from_mins(5);

/// What is shown in the frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    /// The timeline alone, as large as the window.
    Timeline,
    /// The whole window: every pane, bars and sidebar.
    Window,
}

/// What the frames of one run cost.
#[derive(Clone, Debug, Serialize)]
pub struct Cost {
    /// Events in the corpus.
    pub events: usize,
    /// What was shown.
    pub shown: Shown,
    /// Frames that were counted.
    pub frames: usize,
    /// Processor time of all frames over their number, in milliseconds.
    pub mean_ms: f64,
    /// Processor time of half the frames was at most this.
    pub p50_ms: f64,
    /// That of 99 in 100.
    pub p99_ms: f64,
    /// That of the dearest frame.
    pub max_ms: f64,
    /// The same of each part of the run.
    pub parts: Vec<PartCost>,
    /// Part of the median that is tessellation, in milliseconds.
    pub tessellation_p50_ms: f64,
    /// Triangles of the largest frame.
    pub triangles: usize,
    /// Wall time until the timeline was ready, in milliseconds.
    pub ready_ms: f64,
    /// Processor time of the dearest frame while a brush is drawn over everything, in milliseconds.
    pub brush_max_ms: f64,
    /// The same while what a filter lets through is indexed beside the window.
    pub filter_max_ms: f64,
    /// Wall time until the filter was seen, in milliseconds.
    pub filter_ready_ms: f64,
}

/// What the frames of one part of a run cost.
#[derive(Clone, Debug, Serialize)]
pub struct PartCost {
    /// What is done in it.
    pub part: &'static str,
    /// Processor time of half the frames was at most this, in milliseconds.
    pub p50_ms: f64,
    /// That of the dearest frame.
    pub max_ms: f64,
    /// Which one that is, from 0 on.
    pub max_at: usize,
}

/// What frames over `events` made-up events cost, of the whole window or of the timeline alone, as JSON.
#[must_use]
pub fn report(events: usize, window: bool) -> serde_json::Value {
    let shown = if window {
        Shown::Window
    } else {
        Shown::Timeline
    };
    serde_json::to_value(cost(events, shown)).unwrap_or_default()
}

/// Draws the frames of one run over `events` made-up events.
#[must_use]
pub fn cost(events: usize, shown: Shown) -> Cost {
    let corpus = synthetic::corpus(events);
    let mut stage = Stage::new(shown, corpus);
    let ready = stage.settle();
    for number in 0..WARM_UP {
        let output = stage.frame(stage.all, number);
        stage.tessellate(output);
    }
    let (mut took, mut tessellation) = (Vec::new(), Vec::new());
    let (mut parts, mut triangles) = (Vec::new(), 0);
    for (part, views) in run(stage.all) {
        let first = took.len();
        for view in views {
            let began = ThreadTime::now();
            let output = stage.frame(view, took.len());
            let laid_out = began.elapsed();
            let drawn = stage.tessellate(output);
            let all = began.elapsed();
            triangles = triangles.max(drawn);
            took.push(all);
            tessellation.push(all.saturating_sub(laid_out));
        }
        let mut own = took.get(first..).unwrap_or_default().to_vec();
        let dearest = own.iter().enumerate().max_by_key(|(_, time)| **time);
        let max_at = dearest.map_or(0, |(at, _)| at);
        own.sort_unstable();
        parts.push(PartCost {
            part,
            p50_ms: quantile(&own, 0.5),
            max_ms: quantile(&own, 1.0),
            max_at,
        });
    }
    let brush = stage.brush();
    let (filter, filtered) = stage.narrow();
    let mean = took.iter().sum::<Duration>() / u32::try_from(took.len()).unwrap_or(1).max(1);
    took.sort_unstable();
    tessellation.sort_unstable();
    Cost {
        events,
        shown,
        frames: took.len(),
        mean_ms: mean.as_secs_f64() * 1e3,
        p50_ms: quantile(&took, 0.5),
        p99_ms: quantile(&took, 0.99),
        max_ms: quantile(&took, 1.0),
        parts,
        tessellation_p50_ms: quantile(&tessellation, 0.5),
        triangles,
        ready_ms: ready.as_secs_f64() * 1e3,
        brush_max_ms: brush.as_secs_f64() * 1e3,
        filter_max_ms: filter.as_secs_f64() * 1e3,
        filter_ready_ms: filtered.as_secs_f64() * 1e3,
    }
}

/// Draws and tessellates the next frame of a drag over everything each time it is called: for measurements of more than
/// time, as of allocations (`cargo bench draw_frame`).
pub fn pan(events: usize) -> impl FnMut() {
    let mut stage = Stage::new(Shown::Timeline, synthetic::corpus(events));
    stage.settle();
    let mut number = 0;
    move || {
        number = (number + 1) % STEPS;
        let by = stage.all.span() * 12.0 / f64::from(WINDOW.x) * number as f64;
        let view = timeline::clamp(zoom::moved(stage.all, by));
        let output = stage.frame(view, number);
        stage.tessellate(output);
    }
}

/// The value that a share of ascending times does not exceed, in milliseconds.
fn quantile(ascending: &[Duration], share: f64) -> f64 {
    let last = ascending.len().saturating_sub(1);
    let at = (last as f64 * share).round() as usize;
    ascending
        .get(at)
        .map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

/// One part of a run: what it is called, and its views.
type Part = (&'static str, Vec<TimeView>);

/// Pans at five zooms, from everything to a day, then zooms from everything to a day and back.
fn run(all: TimeView) -> Vec<Part> {
    let day = DAY as f64;
    let pan = |(part, span): (&'static str, f64)| -> Part {
        // Twelve pixels a frame: a hand that is in no hurry.
        let step = span * 12.0 / f64::from(WINDOW.x);
        let from = f64::midpoint(all.start, all.end) - step * STEPS as f64 / 2.0 - span / 2.0;
        let view = |n: usize| TimeView {
            start: from + step * n as f64,
            end: from + step * n as f64 + span,
        };
        (part, (0..STEPS).map(view).collect())
    };
    let spans = [
        ("pan over everything", all.span()),
        ("pan over 10 years", 3_652.0 * day),
        ("pan over a year", 365.0 * day),
        ("pan over a month", 30.0 * day),
        ("pan over a day", day),
    ];
    let mut parts: Vec<Part> = spans.into_iter().map(pan).collect();
    let at = all.start + all.span() * 0.4;
    let ratio = (day / all.span()).powf(1.0 / STEPS as f64);
    let zoomed = |n: usize| zoom::scaled(all, ratio.powf(n as f64), at);
    parts.push(("zoom in", (0..=STEPS).map(zoomed).collect()));
    parts.push(("zoom out", (0..STEPS).rev().map(zoomed).collect()));
    for (_, views) in &mut parts {
        for view in views {
            *view = timeline::clamp(*view);
        }
    }
    parts
}

/// Whatever draws a frame.
enum Scenery {
    Timeline(Box<TimelinePane>, Arc<Corpus>),
    Window(Box<App>),
}

/// A context without a screen, and what is drawn in it.
struct Stage {
    ctx: Context,
    scenery: Scenery,
    /// The stretch of time that shows everything.
    all: TimeView,
    filter: Filter,
    clock: f64,
}

impl Stage {
    fn new(shown: Shown, corpus: Corpus) -> Self {
        let ctx = Context::default();
        App::prepare(&ctx);
        let extent = corpus.extent().unwrap_or((0, 1));
        let scenery = match shown {
            Shown::Timeline => Scenery::Timeline(Box::default(), Arc::new(corpus)),
            Shown::Window => {
                let mut app = App::new(Box::<ScriptedDialogs>::default());
                app.state.add(corpus.articles().to_vec());
                Scenery::Window(Box::new(app))
            }
        };
        Self {
            ctx,
            scenery,
            all: timeline::fit(extent, WINDOW.x),
            filter: Filter::default(),
            clock: 0.0,
        }
    }

    /// Draws until everything that is prepared in the background is there; returns how long that took.
    fn settle(&mut self) -> Duration {
        let began = Instant::now();
        loop {
            let output = self.frame(self.all, 0);
            self.tessellate(output);
            if self.is_ready() || began.elapsed() > PATIENCE {
                return began.elapsed();
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Draws a frame with a filter; returns the processor time that it took.
    fn filtered(&mut self, filter: Filter) -> Duration {
        self.filter = filter;
        let began = ThreadTime::now();
        if let Scenery::Window(app) = &mut self.scenery {
            app.execute(&self.ctx, Command::Filter(self.filter.clone()));
        }
        let output = self.frame(self.all, 0);
        self.tessellate(output);
        began.elapsed()
    }

    /// Draws a brush over everything, a step a frame; returns the dearest frame.
    fn brush(&mut self) -> Duration {
        let step = self.all.span() / STEPS as f64;
        let from = self.all.start as i64;
        let frames = (1..=STEPS).map(|n| Filter {
            range: Some((from, (self.all.start + step * n as f64) as i64)),
            ..Filter::default()
        });
        let frames: Vec<Filter> = frames.collect();
        let took = frames.into_iter().map(|filter| self.filtered(filter));
        took.max().unwrap_or_default()
    }

    /// Lets only planned events through; returns the dearest frame until they are shown alone, and how long that took.
    fn narrow(&mut self) -> (Duration, Duration) {
        let filter = Filter {
            modalities: vec![Modality::Planned],
            ..Filter::default()
        };
        let began = Instant::now();
        let mut dearest = self.filtered(filter);
        while !self.is_ready() && began.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(2));
            let drawn = ThreadTime::now();
            let output = self.frame(self.all, 0);
            self.tessellate(output);
            dearest = dearest.max(drawn.elapsed());
        }
        (dearest, began.elapsed())
    }

    fn is_ready(&self) -> bool {
        match &self.scenery {
            Scenery::Timeline(pane, _) => pane.is_ready(),
            Scenery::Window(app) => !app.is_busy() && app.panes.timeline.is_ready(),
        }
    }

    /// Lays out one frame that shows `view`, with the pointer wandering over the lanes.
    fn frame(&mut self, view: TimeView, number: usize) -> FullOutput {
        self.clock += 1.0 / 60.0;
        let wander = (number % 97) as f32;
        let pointer = Pos2::new(WINDOW.x * 0.6 + wander, WINDOW.y * 0.4 + wander * 0.5);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            time: Some(self.clock),
            events: vec![Event::PointerMoved(pointer)],
            ..RawInput::default()
        };
        let (scenery, filter) = (&mut self.scenery, &self.filter);
        if let Scenery::Window(app) = scenery {
            app.execute(&self.ctx, Command::View(Some(view)));
        }
        self.ctx.run_ui(input, |ui| match scenery {
            Scenery::Timeline(pane, corpus) => alone(ui, pane, corpus, filter, view),
            Scenery::Window(app) => app.show(ui),
        })
    }

    /// Turns shapes into triangles, as for the graphics card; returns how many.
    fn tessellate(&self, mut output: FullOutput) -> usize {
        output.textures_delta.clear();
        let drawn = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let triangles = |clipped: &egui::ClippedPrimitive| match &clipped.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
            egui::epaint::Primitive::Callback(_) => 0,
        };
        drawn.iter().map(triangles).sum()
    }
}

/// The timeline with nothing beside it.
fn alone(
    ui: &mut Ui,
    pane: &mut TimelinePane,
    corpus: &Arc<Corpus>,
    filter: &Filter,
    view: TimeView,
) {
    let arrangement = Arrangement::default();
    let bars = BarSpec::default();
    let shared = Shared {
        corpus,
        revision: 1,
        filter,
        selected: None,
        hovered: None,
        hits: None,
        time: Some(view),
        today: None,
        lanes: LaneBy::Source,
        arrangement: &arrangement,
        bars: &bars,
        theme: Theme::Light,
    };
    CentralPanel::default().show(ui, |ui| {
        let _: Vec<Request> = pane.ui(ui, &shared);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_covers_everything_from_thirty_years_to_a_day() {
        let parts = run(TimeView {
            start: 0.0,
            end: 1e9,
        });
        let views = parts.iter().flat_map(|(_, views)| views);
        let spans = views.map(|view| view.span());
        let (least, most) = spans.fold((f64::INFINITY, 0.0_f64), |(a, b), span| {
            (a.min(span), b.max(span))
        });
        assert!((least - DAY as f64).abs() < 1.0 && (most - 1e9).abs() < 1.0);
    }

    #[test]
    fn frames_of_a_small_corpus_are_drawn_and_counted() {
        let cost = cost(200, Shown::Timeline);
        assert!(cost.frames > 800 && cost.triangles > 200);
        assert!(cost.p50_ms <= cost.p99_ms && cost.p99_ms <= cost.max_ms);
    }
}
