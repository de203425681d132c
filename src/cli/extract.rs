//! `dateline extract`: articles → what was found in them, as JSON Lines, JSON or CSV, in the order of input.
//!
//! Standard input and files of JSON Lines are streamed, so memory does not grow with the number of lines; the output is the
//! same for any number of jobs.

use super::input::{Found, Hashed, Inputs};
use super::{quantities, say, table};
use crate::model::{Diagnostic, Severity};
use crate::read::lines::LINE_HINT;
use crate::read::stream::BadLine;
use crate::wire::{self, Record};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;

/// `dateline extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Print the quantities that the figures fold into instead, one JSON object a line, each with its claims and whether
    /// they agree.
    #[arg(long)]
    quantities: bool,
    #[command(flatten)]
    inputs: Inputs,
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
    if args.quantities {
        return quantities::run(&args.inputs);
    }
    match extract(args) {
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
fn extract(args: &Extract) -> io::Result<bool> {
    let mut sink = Sink {
        out: io::BufWriter::new(io::stdout().lock()),
        format: args.format,
        any: false,
    };
    let print = |found| item(args.format, &found);
    let any = args.inputs.each(Hashed::No, print, |item| {
        if item.is_empty() {
            Ok(())
        } else {
            sink.write(&item)
        }
    })?;
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

/// What stands in one place of the input, as one item of the output.
fn item(format: Format, found: &Found) -> Vec<u8> {
    match (format, found) {
        (Format::Json | Format::Jsonl, Found::Article(findings)) => {
            // What is found in a dense text takes up to four times its room, and a buffer that grows is copied.
            let mut out = Vec::with_capacity(4 * findings.article.text.len() + 1024);
            serde_json::to_writer(&mut out, &Record::new(findings))
                .map_or_else(|_| Vec::new(), |()| out)
        }
        (Format::Json | Format::Jsonl, Found::Bad(line)) => bad_line(line),
        (Format::Csv, Found::Article(findings)) => table::rows(findings),
        (Format::Csv, Found::Bad(_)) => Vec::new(),
    }
}

/// A line of input that could not be read, in its place in the output.
#[derive(Serialize)]
struct Unread<'a> {
    id: Option<&'a str>,
    line: u32,
    diagnostics: [wire::Diagnostic<'a>; 1],
}

fn bad_line(bad: &BadLine) -> Vec<u8> {
    let diagnostic = Diagnostic {
        severity: Severity::Error,
        span: None,
        message: format!("line {} was left out: {}", bad.line, bad.message),
        hint: LINE_HINT.to_owned(),
    };
    let item = Unread {
        id: None,
        line: bad.line,
        diagnostics: [wire::Diagnostic::new(&diagnostic, None)],
    };
    serde_json::to_vec(&item).unwrap_or_default()
}
