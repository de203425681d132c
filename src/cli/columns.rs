//! `dateline columns`: tables → what each column was taken for and why, and what that gives.

use super::mapping::MapArgs;
use super::say;
use crate::chart::words;
use crate::read::{self, Decimals, Limits, Order, Role, Table};
use clap::Args;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// `dateline columns`.
#[derive(Debug, Args)]
pub struct Columns {
    #[command(flatten)]
    map: MapArgs,
    /// Tables: CSV, TSV, spreadsheets, lists of objects in JSON.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Runs the command.
pub(super) fn run(args: &Columns) -> ExitCode {
    let mappings = args.map.mappings();
    let mut out = String::new();
    for path in &args.files {
        let tables = match read::open_mapped(path, &Limits::USUAL, &mappings) {
            Ok(opened) => opened.tables,
            Err(error) => {
                say(&error);
                error.tables
            }
        };
        for table in &tables {
            let _ = writeln!(out, "{}", path.display());
            describe(table, &mut out);
        }
    }
    if out.is_empty() {
        say("no file holds a table");
        return ExitCode::from(1);
    }
    super::print(&out)
}

fn describe(table: &Table, out: &mut String) {
    let mapping = &table.mapping;
    if !table.name.is_empty() {
        let _ = writeln!(out, "  Sheet: {}", table.name);
    }
    if let Some(layout) = &mapping.layout {
        let _ = writeln!(out, "  Recognised: {layout}");
    }
    for (number, column) in (1..).zip(&mapping.columns) {
        let sure = match column.role {
            Role::Ignore => String::new(),
            _ => format!(" ({} %)", column.confidence),
        };
        let name = if column.name.is_empty() {
            format!("#{number}")
        } else {
            column.name.clone()
        };
        let because = if column.because.is_empty() {
            "nothing tells what it is"
        } else {
            &column.because
        };
        let _ = writeln!(
            out,
            "  {name:<28} {:<12} {because}{sure}",
            column.role.word()
        );
    }
    let order = match mapping.order.value {
        Order::DayFirst => "day first",
        Order::MonthFirst => "month first",
    };
    let _ = writeln!(out, "  Dates: {order} ({})", mapping.order.because);
    let decimals = match mapping.decimals.value {
        Decimals::Point => "point",
        Decimals::Comma => "comma",
    };
    let _ = writeln!(out, "  Decimals: {decimals} ({})", mapping.decimals.because);
    let tally = &table.tally;
    let _ = writeln!(
        out,
        "  {}: {}, {}, {}",
        words::counted(tally.rows, "row"),
        words::counted(tally.articles, "article"),
        words::counted(tally.events, "event"),
        words::counted(tally.figures, "figure")
    );
    for skipped in &tally.skipped {
        let cell = if skipped.cell.is_empty() {
            String::new()
        } else {
            format!(": \"{}\"", skipped.cell)
        };
        let why = skipped.why.words(skipped.rows);
        let _ = writeln!(
            out,
            "  {} {why}, the first on line {}{cell}",
            words::counted(skipped.rows, "row"),
            skipped.line
        );
    }
}
