//! Made-up news and made-up events → how fast extraction reads and how fast charts are laid out.
//!
//! `cargo bench` runs it. The text comes from a seeded generator, so that two runs measure the same work.

use dateline::chart::timeline::Timeline;
use dateline::chart::{
    self, CHARTS, ChartSpec, LaneBy, Measure, Size, Surface, TextStyle, TimeView, View,
};
use dateline::extract::extract;
use dateline::model::synthetic::{self, Dice};
use dateline::model::time::date_from_days;
use dateline::model::{Article, Corpus, Filter};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::fmt::Write as _;
use std::sync::Arc;

/// Allocations are counted beside the time.
#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// Sentences of a newspaper's kind; `#` becomes a number, `@` a day with its month, `$` a month, `%` a place.
const SENTENCES: &[&str] = &[
    "The ministry in % said on @ that exports had risen by # percent to €#.# billion.",
    "Officials met on Tuesday and agreed to hold a second round of talks in $ 2023.",
    "About #,000 people left their homes after the river broke its banks near %.",
    "Inflation slowed to #.# percent in $ from #.# percent a year earlier.",
    "The mayor, who took office two years ago, did not answer questions about the report.",
    "Between # and # houses were damaged, according to the fire service in %.",
    "A new bridge will open by the end of 2026 if parliament approves the money next week.",
    "“We have waited long enough,” said a shopkeeper whose windows look over the harbour.",
    "The company sold # million barrels in the first quarter of 2024, down from # million.",
    "Since @, trains between % and the coast have run only in the morning.",
    "The bank cut its main rate by #5 basis points and expects growth of #.# percent this year.",
    "Nobody was hurt, and the road was opened again before noon.",
];

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const PLACES: &[&str] = &[
    "Port Lessing",
    "Brenn",
    "Ostrava",
    "Valparaíso",
    "the capital",
];

/// An article of about `bytes` bytes.
fn article(bytes: usize, seed: u64) -> Article {
    let mut dice = Dice(seed);
    let mut text = String::with_capacity(bytes + 200);
    while text.len() < bytes {
        for c in dice.pick(SENTENCES).chars() {
            match c {
                '#' => text.push_str(&(1 + dice.roll(9)).to_string()),
                '@' => {
                    let day = 1 + dice.roll(28);
                    let _ = write!(text, "{day} {}", dice.pick(MONTHS));
                }
                '$' => text.push_str(dice.pick(MONTHS)),
                '%' => text.push_str(dice.pick(PLACES)),
                c => text.push(c),
            }
        }
        text.push_str(if dice.roll(4) == 0 { "\n\n" } else { " " });
    }
    let mut article = Article::new("Made-up news", text);
    article.given = Some(date_from_days(19_800));
    article
}

/// Seven pixels a letter: the cost of fonts is not what is measured here.
struct Plain;

impl Measure for Plain {
    fn advance(&self, _: char, style: TextStyle) -> f32 {
        style.px() * 0.5
    }
}

#[divan::bench(args = [2_000, 20_000, 200_000], sample_count = 20)]
fn extract_text(bencher: Bencher<'_, '_>, bytes: usize) {
    let article = article(bytes, 1);
    bencher
        .counter(BytesCount::new(article.text.len()))
        .with_inputs(|| article.clone())
        .bench_values(extract);
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20)]
fn lay_out_timeline(bencher: Bencher<'_, '_>, events: usize) {
    let (corpus, filter, spec) = (
        synthetic::corpus(events),
        Filter::default(),
        ChartSpec::default(),
    );
    let size = Size {
        w: 1600.0,
        h: 900.0,
    };
    bencher
        .counter(ItemsCount::new(events))
        .bench(|| chart::layout(&spec, &corpus, &View::all(&filter), size, &Plain));
}

/// One frame of a drag: the same zoom, moved by a few pixels.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000, 10_000_000], sample_count = 20)]
fn pan_timeline(bencher: Bencher<'_, '_>, events: usize) {
    frame(bencher, events, |view, step| TimeView {
        start: view.start + view.span() * 0.004 * step,
        end: view.end + view.span() * 0.004 * step,
    });
}

/// One frame of a zoom: every frame a new zoom.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000, 10_000_000], sample_count = 20)]
fn zoom_timeline(bencher: Bencher<'_, '_>, events: usize) {
    frame(bencher, events, |view, step| TimeView {
        start: view.start,
        end: view.start + view.span() * (0.3 + 0.01 * step),
    });
}

/// Lays out a prepared timeline on 1600 by 900 pixels, in a view that `moved` makes of everything and a step.
fn frame(bencher: Bencher<'_, '_>, events: usize, moved: fn(TimeView, f64) -> TimeView) {
    let (corpus, filter) = (synthetic::corpus(events), Filter::default());
    let mut timeline = Timeline::new(&corpus, &filter, LaneBy::Source);
    let all = timeline.fit(1400.0);
    let size = Size {
        w: 1600.0,
        h: 900.0,
    };
    let mut step = 0.0;
    bencher.bench_local(|| {
        step = (step + 1.0) % 60.0;
        let view = View {
            time: Some(moved(all, step)),
            surface: Surface::Screen,
            ..View::all(&filter)
        };
        timeline.scene(&corpus, &view, size, &Plain)
    });
}

/// One frame of a drag in the window: laid out, painted and tessellated.
#[cfg(feature = "window")]
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000, 10_000_000], sample_count = 60, sample_size = 1)]
fn draw_frame(bencher: Bencher<'_, '_>, events: usize) {
    bencher.bench_local(dateline::app::frames::pan(events));
}

#[divan::bench(args = CHARTS.iter().map(|chart| chart.name))]
fn lay_out_article(bencher: Bencher<'_, '_>, chart: &str) {
    let findings = Arc::new(extract(article(20_000, 2)));
    let (corpus, filter) = (Corpus::new(vec![findings]), Filter::default());
    let spec = ChartSpec::named(chart).unwrap_or_default();
    let size = Size { w: 800.0, h: 600.0 };
    bencher.bench(|| chart::layout(&spec, &corpus, &View::all(&filter), size, &Plain));
}
