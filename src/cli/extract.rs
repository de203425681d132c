//! `dateline extract`: articles → what was found in them, as JSON Lines, JSON or CSV, in the order of input.
//!
//! Standard input is read in batches of bounded size, so memory does not grow with the number of lines; each batch is
//! worked on in parallel and written in order, so the output is the same for any number of jobs.

use super::{input, say, table};
use crate::chart::words;
use crate::model::{Diagnostic, Findings, Interval, Severity, claims};
use crate::read::{self, Limits, Opened};
use crate::wire::{self, Record};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, BufRead, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lines of standard input that are worked on at a time.
const BATCH_LINES: usize = 256;

/// Bytes of standard input that are worked on at a time, unless one line is longer.
const BATCH_BYTES: usize = 8 << 20;

/// `dateline extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// Take this as the publication date of articles that bring none (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// How many articles to work on at a time; the output is the same for any number. Default: one for each core.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: usize,
    /// Print the quantities that the figures fold into instead, each with its claims and whether they agree.
    #[arg(long)]
    quantities: bool,
    /// Files of any readable format, and folders of them; `-` reads articles from standard input as JSON Lines.
    #[arg(required = true, value_name = "FILE|-")]
    files: Vec<PathBuf>,
}

/// The form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One JSON array.
    Json,
    /// One JSON object a line for each article.
    Jsonl,
    /// A table with a row for each time, event and figure.
    Csv,
}

/// Runs the command.
pub(super) fn run(args: &Extract) -> ExitCode {
    let pool = match rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs)
        .build()
    {
        Ok(pool) => pool,
        Err(what) => {
            say(format_args!("cannot start {} jobs: {what}", args.jobs));
            return ExitCode::from(2);
        }
    };
    if args.quantities {
        return pool.install(|| quantities(args));
    }
    match extract(args, &pool) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // A closed pipe is how `head` says that it has enough.
        Err(what) if what.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(what) => {
            say(format_args!("cannot go on: {what}"));
            ExitCode::from(1)
        }
    }
}

/// True unless nothing could be read.
fn extract(args: &Extract, pool: &rayon::ThreadPool) -> io::Result<bool> {
    let mut sink = Sink {
        out: io::BufWriter::new(io::stdout().lock()),
        format: args.format,
        any: false,
    };
    let mut any = false;
    for path in &args.files {
        any |= if path.as_os_str() == "-" {
            stream(args, pool, &mut io::stdin().lock(), &mut sink)?
        } else {
            files(args, pool, path, &mut sink)?
        };
    }
    sink.finish()?;
    Ok(any)
}

/// Where the items go, with what stands around and between them.
struct Sink<W> {
    out: W,
    format: Format,
    any: bool,
}

impl<W: Write> Sink<W> {
    fn write(&mut self, item: &[u8]) -> io::Result<()> {
        let between: &[u8] = match (self.format, self.any) {
            (Format::Json, false) => b"[\n",
            (Format::Json, true) => b",\n",
            (Format::Jsonl, true) => b"\n",
            (Format::Csv, false) => table::HEADER.as_bytes(),
            _ => b"",
        };
        self.any = true;
        self.out.write_all(between)?;
        self.out.write_all(item)
    }

    fn finish(&mut self) -> io::Result<()> {
        let end: &[u8] = match (self.format, self.any) {
            (Format::Json, false) => b"[]\n",
            (Format::Json, true) => b"\n]\n",
            (Format::Jsonl, true) => b"\n",
            (Format::Csv, false) => table::HEADER.as_bytes(),
            _ => b"",
        };
        self.out.write_all(end)?;
        self.out.flush()
    }
}

/// Everything found in one article, as one item of the output.
fn item(format: Format, findings: &Findings) -> Vec<u8> {
    match format {
        Format::Json | Format::Jsonl => {
            // What is found takes about as much room as the text that it was found in, and is at home in twice that.
            let mut out = Vec::with_capacity(2 * findings.article.text.len() + 1024);
            serde_json::to_writer(&mut out, &Record::new(findings))
                .map_or_else(|_| Vec::new(), |()| out)
        }
        Format::Csv => table::rows(findings),
    }
}

/// Reads one file, or every file in a folder. True when any could be read.
fn files(
    args: &Extract,
    pool: &rayon::ThreadPool,
    path: &PathBuf,
    sink: &mut Sink<impl Write>,
) -> io::Result<bool> {
    let mut any = false;
    let take = |path: &Path, opened: Result<Opened, read::Error>| match opened {
        Ok(opened) => {
            any |= !opened.documents.is_empty();
            input::each(opened, path, args.published, Some(pool), |findings| {
                sink.write(&item(args.format, &findings))
            })
        }
        Err(what) => {
            say(&what);
            Ok(())
        }
    };
    read::open_all(Some(pool), std::slice::from_ref(path), take)?;
    Ok(any)
}

/// Prints the quantities that all figures fold into, one JSON object a line, with the claims on each.
fn quantities(args: &Extract) -> ExitCode {
    if args.files.iter().any(|path| path.as_os_str() == "-") {
        say("--quantities needs files; standard input is read line by line and never held whole");
        return ExitCode::from(2);
    }
    let found = input::read(&args.files, args.published);
    if found.articles().is_empty() {
        return ExitCode::from(1);
    }
    let mut out = String::new();
    for quantity in claims::fold(&found) {
        let claims = quantity.claims.iter().filter_map(|claim| {
            let figure = found.figure(claim.figure)?;
            let findings = found.article(claim.figure.article)?;
            Some(serde_json::json!({
                "article": findings.article.key,
                "figure": claim.figure.index,
                "text": findings.quote(figure.span),
                "value": words::value(figure),
                "speaker": figure.speaker,
                "source": findings.article.source_name(),
            }))
        });
        let line = serde_json::json!({
            "title": quantity.title(),
            "measure": quantity.measure,
            "entity": quantity.entity,
            "of": quantity.of,
            "unit": quantity.unit.key,
            "currency": quantity.unit.currency,
            "per": quantity.unit.per,
            "kind": quantity.kind.word(),
            "period": quantity.period.map(Interval::edtf),
            "verdict": quantity.verdict.word(),
            "because": quantity.because,
            "claims": claims.collect::<Vec<_>>(),
        });
        out.push_str(&line.to_string());
        out.push('\n');
    }
    super::print(&out)
}

/// A line of input that could not be read, in its place in the output.
#[derive(Serialize)]
struct BadLine<'a> {
    id: Option<&'a str>,
    line: u32,
    diagnostics: [wire::Diagnostic<'a>; 1],
}

/// Reads articles line by line. True unless nothing could be read.
fn stream(
    args: &Extract,
    pool: &rayon::ThreadPool,
    input: &mut impl BufRead,
    sink: &mut Sink<impl Write>,
) -> io::Result<bool> {
    let mut number = 0_u32;
    let (mut good, mut bad) = (false, false);
    loop {
        let mut batch: Vec<(u32, Vec<u8>)> = Vec::new();
        let mut bytes = 0;
        let mut ended = false;
        while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
            let Some(line) = next_line(input)? else {
                ended = true;
                break;
            };
            number = number.saturating_add(1);
            bytes += line.len();
            if !line.trim_ascii().is_empty() {
                batch.push((number, line));
            }
        }
        let printed: Vec<(bool, Vec<u8>)> = pool.install(|| {
            batch
                .par_iter()
                .map(|(number, line)| print_line(args, *number, line))
                .collect()
        });
        for (ok, text) in printed {
            good |= ok;
            bad |= !ok;
            if !text.is_empty() {
                sink.write(&text)?;
            }
        }
        if ended {
            return Ok(good || !bad);
        }
    }
}

/// The longest line of standard input, in bytes.
const LONGEST_LINE: usize = Limits::USUAL.line_bytes;

/// The next line of input; cut off a byte past the limit, so that memory stays bounded.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let most = LONGEST_LINE as u64 + 1;
    if input.take(most).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() > LONGEST_LINE && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(Some(line))
}

fn print_line(args: &Extract, number: u32, line: &[u8]) -> (bool, Vec<u8>) {
    let read = if line.len() > LONGEST_LINE {
        let most = LONGEST_LINE / 1_000_000;
        Err(format!(
            "it is longer than {most} MB, the limit for one line"
        ))
    } else {
        let text =
            std::str::from_utf8(line).map_or_else(|_| String::from_utf8_lossy(line), Cow::Borrowed);
        read::lines::line(&text, "standard input", number)
    };
    let what = match read {
        Ok(document) => {
            let findings = input::analyse(document, args.published);
            return (true, item(args.format, &findings));
        }
        Err(what) => what,
    };
    let hint = read::lines::LINE_HINT;
    say(format_args!(
        "standard input, line {number}: {what}. {hint}"
    ));
    let diagnostic = Diagnostic {
        severity: Severity::Error,
        span: None,
        message: format!("line {number} was left out: {what}"),
        hint: hint.to_owned(),
    };
    let bad = BadLine {
        id: None,
        line: number,
        diagnostics: [wire::Diagnostic::new(&diagnostic, None)],
    };
    match args.format {
        Format::Csv => (false, Vec::new()),
        Format::Json | Format::Jsonl => (false, serde_json::to_vec(&bad).unwrap_or_default()),
    }
}
