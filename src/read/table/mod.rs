//! Tables → events, figures or articles.
//!
//! ```text
//! CSV, sheets, JSON ──▶ Grid ── guess ──▶ Mapping ── the user ──▶ Mapping ── plan ──▶ rows ─┬▶ events and figures
//!    (one file each)   (rows of cells)   (which column is what)                            └▶ articles
//! ```
//!
//! Every format hands over rows of cells with the names of their columns ([`grid`]). What the columns are is guessed from
//! names and content ([`guess`], [`layout`], [`conventions`]), can be changed and is remembered ([`mapping`]). Then each row becomes a line
//! of text ([`batch`], [`cutter`]) with events and figures tied to it ([`rows`], [`labelled`], [`figure`]), or an article
//! ([`articles`]). What cannot be read is counted and named ([`tally`]), and the rest is read.

mod articles;
mod batch;
mod conventions;
mod cutter;
mod delimited;
mod figure;
pub(super) mod gdelt;
mod grid;
mod guess;
pub(super) mod ical;
mod json;
mod labelled;
mod layout;
mod long_lines;
mod mapping;
mod markup;
pub(super) mod markwhen;
mod objects;
pub(super) mod parquet;
mod parts;
mod plan;
mod quick;
mod role;
mod rows;
pub(super) mod sheet;
mod spans;
mod stream;
mod stretch;
mod tally;
pub(super) mod timeflow;
pub(super) mod timelinejs;
pub(super) mod vis;
pub(super) mod wikidata;

pub use mapping::{Change, Choice, Column, Mapping, Mappings, Stretch};
pub use role::{About, Role};
pub use tally::{Skip, Skipped, Tally};

pub(super) use delimited::likeness;
pub(super) use long_lines::LongLines;
pub(super) use objects::Objects;
pub(super) use stream::LongTable;

use super::{Document, Error, ErrorKind, Opened, Source, remark};
use crate::model::{Diagnostic, Severity};
use articles::Articles;
use delimited::Delimited;
use grid::{Grid, Row};
use plan::Plan;
use serde::{Deserialize, Serialize};

/// Rows that are shown of a table.
const SHOWN_ROWS: usize = 20;

/// Characters that are shown of a cell.
const SHOWN_CHARS: usize = 200;

/// One table of a file: what it was read as, how it begins, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The name of its sheet or list; empty where the file holds one table.
    pub name: String,
    /// What it was read as.
    pub mapping: Mapping,
    /// Its first rows, long cells cut short.
    pub head: Vec<Vec<String>>,
    /// What came of its rows.
    pub tally: Tally,
}

/// A table as its format hands it over.
pub(super) struct Held<'a> {
    /// The name of its sheet or list; empty where the file holds one table.
    pub name: &'a str,
    /// The names of its columns; empty for a table without names.
    pub header: Vec<String>,
    /// Its rows.
    pub grid: &'a dyn Grid,
    /// What the format itself says of columns, by their places.
    pub roles: Vec<(usize, Role)>,
    /// What stands above the names of its columns, a row each: titles and notes.
    pub above: Vec<String>,
    /// True where the file itself says how many fields a row has.
    pub is_ruled: bool,
    /// True where the file itself tells numbers from words, and writes them with a point.
    pub is_typed: bool,
}

impl<'a> Held<'a> {
    /// The one table of a file, of which nothing is known but its rows.
    pub(super) fn rows(grid: &'a dyn Grid) -> Self {
        Self {
            name: "",
            header: Vec::new(),
            grid,
            roles: Vec::new(),
            above: Vec::new(),
            is_ruled: false,
            is_typed: false,
        }
    }

    /// The one table of a file, with these names of columns.
    fn named(names: &[impl AsRef<str>], grid: &'a Vec<Row>) -> Self {
        Self {
            header: names.iter().map(|name| name.as_ref().to_owned()).collect(),
            ..Self::rows(grid)
        }
    }

    /// The objects of a list of this name.
    pub(super) fn objects(name: &'a str, objects: &'a Objects) -> Self {
        Self {
            name,
            header: objects.header.clone(),
            is_typed: true,
            ..Self::rows(&objects.rows)
        }
    }
}

/// True for a name that columns of articles' texts go by.
pub(super) fn is_text(name: &str) -> bool {
    Role::named(&role::plain_name(name)) == Some(Role::Text)
}

/// Reads a whole file of delimited text.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    check_lines(source)?;
    let text = Delimited::new(source.text());
    let mut opened = Opened::default();
    if !text.above.is_empty() {
        let count = text.above.len();
        let message = format!("{count} row(s) above the names of the columns were not read");
        opened.notes.push(remark(Severity::Note, message, ""));
    }
    if let Some(line) = text.unclosed_line() {
        let message = format!(
            "a quote on line {line} is never closed; from there on, rows were read without quotes"
        );
        let hint = "Close the quote on that line.";
        opened.notes.push(remark(Severity::Warning, message, hint));
    }
    let held = Held {
        header: text.header.clone(),
        above: text.above.clone(),
        is_ruled: true,
        ..Held::rows(&text)
    };
    add(source, &held, &mut opened)?;
    Ok(opened)
}

/// Refuses a line of more delimiters than any table has: cutting it alone could take all memory.
fn check_lines(source: &Source<'_>) -> Result<(), Error> {
    const LIMIT: usize = 1 << 20;
    let mut rest = source.text().as_bytes();
    // Up to the last break among so many bytes, no line is too long: most lines are never looked at.
    while let Some(window) = rest.get(..=LIMIT) {
        if let Some(end) = memchr::memrchr(b'\n', window) {
            rest = rest.get(end + 1..).unwrap_or_default();
            continue;
        }
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let (line, behind) = rest.split_at(end);
        rest = behind;
        let count = |delimiter: &u8| memchr::memchr_iter(*delimiter, line).count();
        let most = delimited::DELIMITERS.iter().map(count).max().unwrap_or(0);
        if most > LIMIT {
            let message = format!(
                "one of its lines has {most} delimiters; no table has more than {LIMIT} of them in a line"
            );
            let hint = "Check that it is a table, and that its lines end where its rows do.";
            return Err(source.error(ErrorKind::TooLarge, message, hint));
        }
    }
    Ok(())
}

/// Reads one table and adds what it holds to what its file held.
pub(super) fn add(source: &Source<'_>, held: &Held<'_>, opened: &mut Opened) -> Result<(), Error> {
    let first = grid::head(held.grid, guess::HEAD_ROWS);
    if first.is_empty() {
        let hint = "Add a row for each event or figure.";
        let message = "the table has a header and no rows";
        return Err(source.error(ErrorKind::Empty, message, hint));
    }
    let names = named(source, &held.header, &first)?;
    let plain: Vec<String> = names.iter().map(|name| role::plain_name(name)).collect();
    if let Some(what) = layout::own_list(&plain) {
        let hint = "Open the dataset, or the tables of events and of figures, that were written beside it.";
        return Err(source.error(ErrorKind::Empty, what, hint));
    }
    let guessed = guess::mapping(&names, held, &first);
    let (mapping, missing) = source.mappings.settle(guessed);
    opened.notes.extend(unnamed(&missing, &mapping));
    let mut table = Table {
        name: held.name.to_owned(),
        head: first.iter().take(SHOWN_ROWS).map(shown).collect(),
        tally: Tally::default(),
        mapping,
    };
    let before = opened.documents.len();
    if table.mapping.is_articles() {
        table.tally = add_articles(source, held, &table.mapping, opened)?;
    } else {
        table.tally = add_findings(source, held, &table.mapping, opened)?;
    }
    if opened.documents.len() == before {
        return Err(nothing_found(source, table));
    }
    opened.tables.push(table);
    Ok(())
}

/// The names of the columns, one for each that holds anything.
fn named(source: &Source<'_>, header: &[String], first: &[Row]) -> Result<Vec<String>, Error> {
    let is_filled = |name: &String| !name.trim().is_empty();
    let last = header
        .iter()
        .rposition(is_filled)
        .map_or(0, |last| last + 1);
    let filled = first.iter().filter_map(|row| {
        let filled = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.trim().is_empty());
        filled.last().map(|(last, _)| last + 1)
    });
    // Without names, the rows alone tell how many columns there are; with them, a cell past the last name has no column.
    let width = if last > 0 {
        last
    } else {
        filled.max().unwrap_or(0)
    };
    let limit = source.limits.columns;
    if width > limit {
        let message = format!("it has {width} columns; the limit for one table is {limit}");
        let hint = "Delete the columns that are not needed, or turn columns into rows.";
        return Err(source.error(ErrorKind::TooLarge, message, hint));
    }
    let mut names: Vec<String> = header.iter().take(width).cloned().collect();
    names.resize(width, String::new());
    Ok(names)
}

fn shown(row: &Row) -> Vec<String> {
    let cut = |cell: &str| cell.chars().take(SHOWN_CHARS).collect();
    row.cells.iter().map(cut).collect()
}

fn add_articles(
    source: &Source<'_>,
    held: &Held<'_>,
    mapping: &Mapping,
    opened: &mut Opened,
) -> Result<Tally, Error> {
    let mut articles = Articles::new(mapping.clone(), source.limits.remarks);
    for document in articles::all(held.grid.rows(), &mut articles) {
        if !(source.go_on)() {
            break;
        }
        source.check_article(document.text().len())?;
        opened.documents.push(document);
        source.check_rows(opened.documents.len(), "articles")?;
    }
    opened.notes.extend(articles.remarks.finish("row(s)"));
    Ok(articles.tally)
}

fn add_findings(
    source: &Source<'_>,
    held: &Held<'_>,
    mapping: &Mapping,
    opened: &mut Opened,
) -> Result<Tally, Error> {
    let fields = held.header.len();
    let fields = (held.is_ruled && fields > 0).then_some(fields);
    let plan = Plan::under(mapping, &held.above);
    let title = match held.name {
        "" => source.stem(),
        name => format!("{}: {name}", source.stem()),
    };
    let found = rows::read(held.grid, &plan, fields, source, title);
    source.check_rows(found.tally.rows, "rows")?;
    let mut findings = found.findings;
    findings.diagnostics = found.remarks.finish("row(s)");
    findings.diagnostics.extend(assumptions(mapping));
    if !findings.events.is_empty() || !findings.figures.is_empty() {
        opened
            .documents
            .push(Document::Findings(Box::new(findings)));
    }
    Ok(found.tally)
}

/// Remarks on columns that the user named and the table does not have.
fn unnamed(missing: &[String], mapping: &Mapping) -> Vec<Diagnostic> {
    let told = |name: &String| {
        let columns = listed(mapping);
        let message = format!("no column is named \"{name}\" (columns: {columns})");
        let hint = "Name a column of the table, or its number as #2.";
        remark(Severity::Warning, message, hint)
    };
    missing.iter().map(told).collect()
}

/// What the table leaves open and was assumed.
fn assumptions(mapping: &Mapping) -> Vec<Diagnostic> {
    use super::{date::Order, number::Decimals};
    let mut remarks = Vec::new();
    let mut open = |is_sure: bool, because: &str, read_as: &str, hint: &str| {
        if !is_sure {
            let what = because.strip_prefix("assumed: ").unwrap_or(because);
            let message = format!("{what}; they were read as {read_as}");
            remarks.push(remark(Severity::Warning, message, hint));
        }
    };
    let order = &mapping.order;
    let read_as = match order.value {
        Order::DayFirst => "day/month",
        Order::MonthFirst => "month/day",
    };
    let hint = "Choose the order where the columns are shown, or write dates as YYYY-MM-DD.";
    open(order.sure, &order.because, read_as, hint);
    let decimals = &mapping.decimals;
    let read_as = match decimals.value {
        Decimals::Point => "with a decimal point",
        Decimals::Comma => "with a decimal comma",
    };
    let hint = "Choose the decimal sign where the columns are shown.";
    open(decimals.sure, &decimals.because, read_as, hint);
    remarks
}

fn listed(mapping: &Mapping) -> String {
    let names: Vec<&str> = mapping
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    names.join(", ")
}

/// Why a table gave nothing; the table goes with it, for the user to say what its columns are.
fn nothing_found(source: &Source<'_>, table: Table) -> Error {
    let first = table
        .tally
        .skipped
        .iter()
        .find(|skipped| skipped.why == Skip::BadDate);
    let message = match first {
        _ if table.mapping.is_articles() => "its text column is empty".to_owned(),
        Some(skipped) => format!(
            "no row has a date that can be read; line {}: \"{}\" is not a date that can be read",
            skipped.line, skipped.cell
        ),
        None => format!(
            "no column holds dates or figures (columns: {})",
            listed(&table.mapping)
        ),
    };
    let hint = "Name a column \"date\" (2024-05-16, May 2024 or 2024) and one \"title\" for events, or columns \"measure\", \
                \"value\", \"unit\" and \"period\" for figures.";
    Error {
        tables: vec![table],
        ..source.error(ErrorKind::Malformed, message, hint)
    }
}
