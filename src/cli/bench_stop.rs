//! `dateline bench-stop`: long work over made-up events, told to end while it goes on → how long it takes to end, as JSON.
//!
//! Each kind of work is done once to its end and then ended at several places. What is told is the longest time from the word
//! to the end, memory given back included. Has no opinion on how long is too long.

use super::bench_load::{dataset, table};
use crate::chart::BarSpec;
use crate::chart::LaneBy;
use crate::chart::index::{Entry, Index};
use crate::chart::lanes::Lanes;
use crate::chart::panels::panels_while;
use crate::model::facets::Facets;
use crate::model::{
    Amount, Article, Corpus, Figure, Filter, Findings, GoOn, Query, Unit, find, synthetic,
};
use crate::read::{Limits, Mappings, open_bytes_while};
use crate::store::export::{self, Export};
use clap::Args;
use serde_json::{Map, Value, json};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Shares of the whole work after which it is told to end.
const SHARES: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// Figures in a made-up article.
const EACH: usize = 40;

/// `dateline bench-stop`.
#[derive(Debug, Args)]
pub struct BenchStop {
    /// How many made-up events to work on, and a tenth as many figures.
    #[arg(long, value_name = "COUNT", default_value_t = 1_000_000)]
    events: usize,
}

/// What is worked on.
struct Material {
    dataset: Vec<u8>,
    table: Vec<u8>,
    events: Corpus,
    /// All events as one lane, in the order of their articles.
    lane: Vec<Entry>,
    figures: Corpus,
}

/// One kind of work.
type Work = fn(&Material, GoOn<'_>);

/// Every kind of work that the window does beside itself and that takes long.
const WORKS: &[(&str, Work)] = &[
    ("read a dataset", |m, go_on| {
        read("made-up.json", &m.dataset, go_on);
    }),
    ("read a table", |m, go_on| {
        read("made-up.csv", &m.table, go_on);
    }),
    ("put in order", |m, go_on| {
        let _ = Corpus::new_while(m.events.articles().to_vec(), go_on);
    }),
    ("index a lane", |m, go_on| {
        let _ = Index::new_while(m.lane.clone(), go_on);
    }),
    ("count", |m, go_on| {
        let _ = Facets::of_while(&m.events, &Filter::default(), go_on);
    }),
    ("search", |m, go_on| {
        let words = Query::new("quay port");
        let _ = words.map(|words| find::find(&m.events, &Filter::default(), &words, go_on));
    }),
    ("compare figures", |m, go_on| {
        // What was worked out once would be known.
        let fresh = Corpus::new(m.figures.articles().to_vec());
        let _ = fresh.quantities_while(go_on);
    }),
    ("put figures on panels", |m, go_on| {
        let _ = panels_while(&m.figures, &Filter::default(), &BarSpec::default(), go_on);
    }),
    ("write a dataset", |m, go_on| write("dataset", m, go_on)),
    ("write a table", |m, go_on| write("events", m, go_on)),
    ("write a calendar", |m, go_on| write("calendar", m, go_on)),
];

fn read(name: &str, bytes: &[u8], go_on: GoOn<'_>) {
    let limits = Limits {
        rows: usize::MAX / 2,
        ..Limits::USUAL
    };
    let _ = open_bytes_while(name, bytes, &limits, &Mappings::NONE, go_on);
}

fn write(form: &str, material: &Material, go_on: GoOn<'_>) {
    let write = |form: &Export| form.write_while(&material.events, &mut Vec::new(), go_on);
    let _ = export::named(form).map(write);
}

/// Runs the command.
pub(super) fn run(args: &BenchStop) -> ExitCode {
    let events = synthetic::corpus(args.events);
    let lanes = Lanes::new(&events, &Filter::default(), LaneBy::Article);
    let material = Material {
        dataset: dataset(&events),
        table: table(&events),
        lane: lanes
            .lanes
            .iter()
            .flat_map(|lane| lane.index.entries())
            .collect(),
        figures: figures(args.events / 10),
        events,
    };
    let mut report = Map::new();
    for (name, work) in WORKS {
        report.insert((*name).to_owned(), ended(&material, *work));
    }
    super::print(&format!(
        "{:#}\n",
        json!({ "events": args.events, "works": report })
    ))
}

/// How long a work takes, and how long to end once it is told to.
fn ended(material: &Material, work: Work) -> Value {
    let begun = Instant::now();
    work(material, &|| true);
    let whole = begun.elapsed();
    let longest = SHARES
        .iter()
        .map(|share| end_after(material, work, whole.mul_f64(*share)))
        .max();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    json!({ "whole_ms": ms(whole), "longest_to_end_ms": ms(longest.unwrap_or_default()) })
}

/// How long a work goes on after it was told to end, `after` its begin.
fn end_after(material: &Material, work: Work, after: Duration) -> Duration {
    let is_ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let go_on = || !is_ended.load(Ordering::Relaxed);
        let under_way = scope.spawn(move || work(material, &go_on));
        thread::sleep(after);
        is_ended.store(true, Ordering::Relaxed);
        let told = Instant::now();
        // A fault in the work is one of its own tests.
        let _ = under_way.join();
        told.elapsed()
    })
}

/// Made-up figures, most of which compare with some others.
fn figures(count: usize) -> Corpus {
    let mut dice = synthetic::Dice(11);
    let article = |number: usize| {
        let figure = |_| Figure {
            amount: Amount::exact((1 + dice.roll(900) as i64).into()),
            measure: Some(format!("sort {} of goods", dice.roll(400))),
            entity: Some(format!("Harbour {}", dice.roll(60))),
            unit: Unit::new("tonne"),
            ..Figure::default()
        };
        Arc::new(Findings {
            article: Article::new(format!("Goods {number}"), format!("Goods of day {number}.")),
            figures: (0..EACH).map(figure).collect(),
            ..Findings::default()
        })
    };
    Corpus::new((0..count / EACH).map(article).collect())
}
