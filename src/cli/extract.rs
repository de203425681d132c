//! `dateline extract`: articles → what was found in them, as JSON Lines, JSON or CSV, in the order of input.
//!
//! Standard input is read in batches of bounded size, so memory does not grow with the number of lines; each batch is
//! worked on in parallel and written in order, so the output is the same for any number of jobs.

use super::say;
use crate::model::{Diagnostic, Findings, Severity};
use crate::read::{self, Document};
use crate::wire::{self, Record};
use crate::work;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, BufRead, Write};
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
    /// Files of any readable format; `-` reads articles from standard input as JSON Lines.
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
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut read_any = false;
    let mut failed = false;
    for path in &args.files {
        let result = if path.as_os_str() == "-" {
            stream(args, &pool, &mut io::stdin().lock(), &mut out).map(|any| read_any |= any)
        } else {
            file(args, &pool, path, &mut out).map(|any| {
                read_any |= any;
                failed |= !any;
            })
        };
        if let Err(what) = result.and_then(|()| out.flush()) {
            // A closed pipe is how `head` says that it has enough.
            if what.kind() != io::ErrorKind::BrokenPipe {
                say(format_args!("cannot write: {what}"));
                return ExitCode::from(1);
            }
            return ExitCode::SUCCESS;
        }
    }
    if failed && !read_any {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

/// A line of input that could not be read, in its place in the output.
#[derive(Serialize)]
struct BadLine<'a> {
    id: Option<&'a str>,
    line: u32,
    diagnostics: [wire::Diagnostic<'a>; 1],
}

fn file(
    args: &Extract,
    pool: &rayon::ThreadPool,
    path: &Path,
    out: &mut impl Write,
) -> io::Result<bool> {
    let opened = match read::open(path) {
        Ok(opened) => opened,
        Err(what) => {
            say(&what);
            return Ok(false);
        }
    };
    let found: Vec<Findings> = pool.install(|| {
        opened
            .into_documents()
            .into_par_iter()
            .map(|document| analyse(args, document))
            .collect()
    });
    for findings in &found {
        serde_json::to_writer(&mut *out, &Record::new(findings))?;
        out.write_all(b"\n")?;
    }
    Ok(true)
}

fn analyse(args: &Extract, mut document: Document) -> Findings {
    if let Document::Article(article, _) = &mut document {
        article.given = article.given.or(args.published);
    }
    work::analyse(document)
}

/// Reads articles line by line. True unless nothing could be read.
fn stream(
    args: &Extract,
    pool: &rayon::ThreadPool,
    input: &mut impl BufRead,
    out: &mut impl Write,
) -> io::Result<bool> {
    let mut number = 0_u32;
    let (mut good, mut bad) = (false, false);
    loop {
        let mut batch: Vec<(u32, Vec<u8>)> = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
            let mut line = Vec::new();
            if input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            number = number.saturating_add(1);
            bytes += line.len();
            if !line.trim_ascii().is_empty() {
                batch.push((number, line));
            }
        }
        if batch.is_empty() && bytes == 0 {
            return Ok(good || !bad);
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
            out.write_all(&text)?;
        }
    }
}

fn print_line(args: &Extract, number: u32, line: &[u8]) -> (bool, Vec<u8>) {
    let text = String::from_utf8_lossy(line);
    let (ok, printed) = match read::lines::line(&text, "standard input", number) {
        Ok(document) => (
            true,
            serde_json::to_vec(&Record::new(&analyse(args, document))),
        ),
        Err(what) => {
            say(format_args!(
                "standard input, line {number}: {what}. {}",
                read::lines::LINE_HINT
            ));
            let diagnostic = Diagnostic {
                severity: Severity::Error,
                span: None,
                message: format!("line {number} was left out: {what}"),
                hint: read::lines::LINE_HINT.to_owned(),
            };
            let bad = BadLine {
                id: None,
                line: number,
                diagnostics: [wire::Diagnostic::new(&diagnostic, None)],
            };
            (false, serde_json::to_vec(&bad))
        }
    };
    let mut printed = printed.unwrap_or_default();
    printed.push(b'\n');
    (ok, printed)
}
