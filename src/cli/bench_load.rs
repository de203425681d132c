//! `dateline bench-load`: made-up events written as JSON and as CSV → what reading them costs beside a bare parse of the same
//! bytes, and how many bytes an event takes in memory.
//!
//! Two times are told, each the median of several turns: how long a person waits, by the clock on the wall, and what all cores
//! together spend on it, with what a reader leaves to be done once the events are there. A bare parse runs on one core, so that
//! the two are the same for it on an idle machine. Both readers take turns in one run, so that a busy machine weighs on both
//! alike.

use crate::chart::LaneBy;
use crate::chart::lanes::Lanes;
use crate::model::{Corpus, Event, FileHash, Filter, Findings, Span, synthetic};
use crate::read::{Limits, Mappings, open_held};
use crate::store::export;
use crate::work;
use clap::Args;
use cpu_time::ProcessTime;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// `dateline bench-load`.
#[derive(Debug, Args)]
pub struct BenchLoad {
    /// How many made-up events to read.
    #[arg(long, value_name = "COUNT", default_value_t = 1_000_000)]
    events: usize,
    /// How often each file is read.
    #[arg(long, value_name = "COUNT", default_value_t = 5)]
    turns: usize,
    /// Reads the table alone.
    #[arg(long)]
    csv: bool,
}

/// Runs the command.
pub(super) fn run(args: &BenchLoad) -> ExitCode {
    let corpus = synthetic::corpus(args.events);
    let dataset = if args.csv {
        Vec::new()
    } else {
        dataset(&corpus)
    };
    let table = table(&corpus);
    drop(corpus);
    let bare_json = |bytes: &[u8]| {
        serde_json::from_slice::<Value>(bytes).map_or(0, |value| usize::from(value.is_object()))
    };
    let bare_csv = |bytes: &[u8]| {
        let mut reader = csv::Reader::from_reader(bytes);
        let mut record = csv::StringRecord::new();
        let mut rows = 0;
        while reader.read_record(&mut record).unwrap_or(false) {
            rows += 1;
        }
        rows
    };
    let json = || loaded("made-up.json", &dataset, args.turns, &bare_json);
    let report = json!({
        "events": args.events,
        "turns": args.turns,
        "cores": std::thread::available_parallelism().map_or(1, usize::from),
        "json": if args.csv { Value::Null } else { json() },
        "csv": loaded("made-up.csv", &table, args.turns, &bare_csv),
        "memory": memory(&table),
    });
    super::print(&format!("{report:#}\n"))
}

/// The events in the program's own form.
pub(super) fn dataset(corpus: &Corpus) -> Vec<u8> {
    let form = export::named("dataset");
    form.and_then(|form| form.bytes(corpus).ok())
        .unwrap_or_default()
}

/// The events as a person would keep them in a spreadsheet.
pub(super) fn table(corpus: &Corpus) -> Vec<u8> {
    let mut out = String::from("date,title,place,source,status\n");
    for findings in corpus.articles() {
        let source = findings.article.source_name();
        for event in &findings.events {
            let place = event.labels.place.as_deref().unwrap_or_default();
            let (date, modality) = (event.interval.edtf(), event.modality.word());
            let _ = writeln!(
                out,
                "{date},\"{}\",{place},{source},{modality}",
                findings.title(event)
            );
        }
    }
    out.into_bytes()
}

/// Reads `bytes` in turns with a bare parse of them.
fn loaded(name: &str, bytes: &[u8], turns: usize, bare: &dyn Fn(&[u8]) -> usize) -> Value {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    let mut events = 0;
    for _ in 0..turns.max(1) {
        theirs.take(|| bare(bytes), |_| ());
        let held = bytes.to_vec();
        let found = ours.take(|| read(name, held), |found| hash(found));
        events = found.iter().map(|found| found.events.len()).sum();
    }
    let of = |ours: Duration, theirs: Duration| {
        json!({
            "read_ms": ours.as_secs_f64() * 1e3,
            "bare_parse_ms": theirs.as_secs_f64() * 1e3,
            "multiple": ours.as_secs_f64() / theirs.as_secs_f64().max(1e-9),
        })
    };
    json!({
        "bytes": bytes.len(),
        "events": events,
        "wall_time": of(median(ours.wall), median(theirs.wall)),
        "processor_time_of_all_cores": of(median(ours.processor), median(theirs.processor)),
    })
}

/// How long something took, each time that it was done.
#[derive(Default)]
struct Times {
    wall: Vec<Duration>,
    processor: Vec<Duration>,
}

impl Times {
    /// Takes the time of `work`, and with it that of all processors until `rest` is done as well.
    fn take<T>(&mut self, work: impl FnOnce() -> T, rest: impl FnOnce(&T)) -> T {
        let (wall, processor) = (Instant::now(), ProcessTime::now());
        let result = std::hint::black_box(work());
        self.wall.push(wall.elapsed());
        rest(&result);
        self.processor.push(processor.elapsed());
        result
    }
}

fn read(name: &str, bytes: Vec<u8>) -> Vec<Findings> {
    let limits = Limits {
        rows: usize::MAX / 2,
        ..Limits::USUAL
    };
    open_held(name, bytes, &limits, &Mappings::NONE, &|| true).map_or_else(
        |_| Vec::new(),
        |opened| work::analyse_all(opened.into_documents()),
    )
}

/// Waits for what the files are known by, which is worked out behind.
fn hash(found: &[Findings]) {
    let hashes = found
        .iter()
        .filter_map(|found| found.article.origin.file_hash.as_ref());
    hashes.for_each(|hash| {
        std::hint::black_box(FileHash::as_str(hash));
    });
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Bytes an event takes once read from a table: the events themselves, the text that they point into, the indexes. Counted
/// from sizes and capacities, with what the allocator adds to each piece.
fn memory(table: &[u8]) -> Value {
    let found: Vec<Arc<Findings>> = read("made-up.csv", table.to_vec())
        .into_iter()
        .map(Arc::new)
        .collect();
    let text: usize = found.iter().map(|found| found.article.text.len()).sum();
    let held: usize = found.iter().map(|found| held(found)).sum();
    let corpus = Corpus::new(found);
    let order = size_of_val(corpus.events_by_start());
    let lanes = Lanes::new(&corpus, &Filter::default(), LaneBy::Source);
    let each = |bytes: usize| bytes as f64 / lanes.count.max(1) as f64;
    json!({
        "events_bytes_per_event": each(held + order),
        "index_bytes_per_event": each(lanes.bytes()),
        "text_bytes_per_event": each(text),
    })
}

/// What the events of an article hold, without its text.
fn held(found: &Findings) -> usize {
    let piece = |bytes: usize| {
        if bytes == 0 {
            0
        } else {
            (bytes + 8).next_multiple_of(16).max(32)
        }
    };
    let own = |event: &Event| {
        piece(event.title.own().map_or(0, str::len)) + piece(size_of_val(&*event.mentions))
    };
    found.events.capacity() * size_of::<Event>()
        + found.events.iter().map(own).sum::<usize>()
        + found.sentences.capacity() * size_of::<Span>()
}
