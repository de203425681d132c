//! CSV and TSV → events, figures or articles: one line of text for each row, and every mark tied to its row.
//!
//! What the columns are, their names tell ([`columns`]); a table without names is read by its content. Ragged rows and cells
//! that cannot be read are mentioned, and the rest is read.

mod columns;
mod rows;

use super::date;
use super::document::Remarks;
use super::sniff::Likeness;
use super::{Document, Error, ErrorKind, Opened, Source};
use crate::model::{Article, Findings, Severity, Span};
use columns::{Columns, Role};
use rows::Reader;
use serde_json::Value;

/// Between two cells of a row's line.
const BETWEEN: &str = " · ";

/// Rows that are looked at to tell a format and a delimiter.
const SNIFF_ROWS: usize = 40;

/// Rows above the header that are passed over at most.
const MOST_ABOVE: usize = 8;

/// Shortest typical text, in bytes, that makes a table of articles rather than of events with a description.
const ARTICLE_BYTES: usize = 400;

/// A grid of cells with its first row apart.
#[derive(Debug, Default)]
pub(super) struct Table {
    header: Vec<String>,
    rows: Vec<Row>,
    /// Lines above the header, as statistical offices put them, that were not read.
    above: usize,
}

/// One row and where it stands in its file.
#[derive(Debug)]
pub(super) struct Row {
    /// One-based line in the file, or number in its list.
    line: u64,
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

impl Table {
    /// Objects of a JSON list as rows; the columns are all the keys, in the order of first appearance.
    pub(super) fn from_objects(items: Vec<Value>) -> Self {
        let mut header: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for (line, item) in (1_u64..).zip(items) {
            let Value::Object(fields) = item else {
                rows.push(Row {
                    line,
                    cells: Vec::new(),
                });
                continue;
            };
            let mut cells = vec![String::new(); header.len()];
            for (key, value) in fields {
                let text = match value {
                    Value::Null => continue,
                    Value::String(text) => text,
                    Value::Array(items) if items.iter().all(Value::is_string) => {
                        let names: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                        names.join("; ")
                    }
                    other => other.to_string(),
                };
                let at = header
                    .iter()
                    .position(|name| *name == key)
                    .unwrap_or_else(|| {
                        header.push(key);
                        header.len() - 1
                    });
                if cells.len() <= at {
                    cells.resize(at + 1, String::new());
                }
                if let Some(cell) = cells.get_mut(at) {
                    *cell = text;
                }
            }
            rows.push(Row { line, cells });
        }
        Self {
            header,
            rows,
            above: 0,
        }
    }

    fn parse(text: &str, delimiter: u8, most: usize) -> Self {
        let mut rows = records(text, delimiter, true, most);
        // Excel's "sep=;" line is no row.
        let is_note = |row: &Row| row.cell(0).starts_with("sep=");
        let note = usize::from(rows.first().is_some_and(is_note));
        rows.drain(..note);
        let named = |row: &Row| Columns::of(&row.cells).known() >= 2;
        let header = rows.iter().take(MOST_ABOVE + 1).position(named);
        let above = header.unwrap_or(0);
        rows.drain(..above);
        let mut rows = rows.into_iter();
        Self {
            header: rows.next().map(|row| row.cells).unwrap_or_default(),
            rows: rows.collect(),
            above,
        }
    }

    /// Reads the rows that a quote without an end swallowed, as far as lines and delimiters go; the line of the quote.
    fn reopen(&mut self, text: &str, delimiter: u8, most: usize) -> Option<u64> {
        let last = self
            .rows
            .last()
            .filter(|row| row.cells.iter().any(|cell| cell.contains('\n')))?;
        let open = text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1;
        let line = last.line;
        let skipped = usize::try_from(line)
            .ok()
            .filter(|_| open)?
            .saturating_sub(1);
        let start = text.split_inclusive('\n').take(skipped).map(str::len).sum();
        self.rows.pop();
        let rest = records(
            text.get(start..)?,
            delimiter,
            false,
            most.saturating_sub(self.rows.len()),
        );
        self.rows.extend(rest.into_iter().map(|row| {
            Row {
                line: row.line + line - 1,
                cells: row
                    .cells
                    .iter()
                    .map(|cell| cell.trim_matches('"').to_owned())
                    .collect(),
            }
        }));
        Some(line)
    }

    /// The share of rows that have as many cells as the header.
    fn evenness(&self) -> f32 {
        let even = self
            .rows
            .iter()
            .filter(|row| row.cells.len() == self.header.len())
            .count();
        even as f32 / self.rows.len().max(1) as f32
    }
}

/// The rows of a text, at most so many.
fn records(text: &str, delimiter: u8, quoting: bool, most: usize) -> Vec<Row> {
    let mut records = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .quoting(quoting)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = records.records().take(most).flatten().map(|record| Row {
        line: record.position().map_or(0, csv::Position::line),
        cells: record.iter().map(str::to_owned).collect(),
    });
    rows.collect()
}

/// Puts the delimiter that gives the most even table first.
fn sniffed(head: &str) -> (u8, Table) {
    let candidates = [b',', b'\t', b';', b'|']
        .map(|delimiter| (delimiter, Table::parse(head, delimiter, SNIFF_ROWS)));
    let score = |table: &Table| {
        let wide = table.header.len() > 1;
        let known = Columns::of(&table.header).known();
        (
            wide,
            known,
            (table.evenness() * 100.0) as u32,
            table.header.len(),
        )
    };
    let mut best = (b',', Table::default());
    for candidate in candidates {
        if score(&candidate.1) > score(&best.1) {
            best = candidate;
        }
    }
    best
}

/// How much the beginning of a text looks like a table.
pub(super) fn likeness(head: &str) -> Likeness {
    if head.trim_start().starts_with(['{', '[']) {
        return Likeness::No;
    }
    let (_, table) = sniffed(head);
    let known = Columns::of(&table.header).known();
    if table.header.len() < 2 || (table.rows.is_empty() && known < 2) {
        return Likeness::No;
    }
    let even = table.evenness();
    match known {
        2.. => Likeness::Yes,
        1 if even >= 0.8 => Likeness::Yes,
        _ if even >= 0.8 => Likeness::Maybe,
        _ => Likeness::No,
    }
}

/// Reads a whole file.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let (delimiter, _) = sniffed(super::sniff::head(source.text()));
    let most = source.limits.rows + 2;
    let mut table = Table::parse(source.text(), delimiter, most);
    let reopened = table.reopen(source.text(), delimiter, most);
    let mut notes = Vec::new();
    if table.above > 0 {
        let message = format!(
            "{} row(s) above the names of the columns were not read",
            table.above
        );
        notes.push(super::remark(Severity::Note, message, ""));
    }
    notes.extend(reopened.map(|line| {
        let message = format!(
            "a quote on line {line} is never closed; from there on, rows were read without quotes"
        );
        super::remark(Severity::Warning, message, "Close the quote on that line.")
    }));
    source.check_rows(table.rows.len(), "rows")?;
    if table.rows.is_empty() {
        return Err(source.error(
            ErrorKind::Empty,
            "the table has a header and no rows",
            "Add a row for each event or figure.",
        ));
    }
    let columns = Columns::of(&table.header);
    if let Some(text) = columns
        .get(Role::Text)
        .filter(|&text| is_articles(&table, &columns, text))
    {
        return articles(source, &table, &columns, text);
    }
    Ok(Opened {
        documents: vec![document(source, &table, "")?],
        notes,
        ..Opened::default()
    })
}

/// True when the text column holds articles rather than descriptions of events.
fn is_articles(table: &Table, columns: &Columns, text: usize) -> bool {
    let mut lengths: Vec<usize> = table.rows.iter().map(|row| row.cell(text).len()).collect();
    lengths.sort_unstable();
    let typical = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    let placed = [Role::Start, Role::End, Role::EndYear, Role::Value];
    let dated = [Role::Date, Role::Year]
        .iter()
        .any(|&role| columns.get(role).is_some());
    !placed.iter().any(|&role| columns.get(role).is_some()) && (!dated || typical >= ARTICLE_BYTES)
}

fn articles(
    source: &Source<'_>,
    table: &Table,
    columns: &Columns,
    text: usize,
) -> Result<Opened, Error> {
    let mut documents = Vec::new();
    let mut remarks = Remarks::new(source.limits.remarks);
    for row in &table.rows {
        let cell = |role| {
            columns
                .get(role)
                .map(|column| row.cell(column))
                .filter(|cell| !cell.is_empty())
        };
        if row.cell(text).is_empty() {
            remarks.push(
                Severity::Warning,
                format!("line {}: the row has no text and was left out", row.line),
                "",
            );
            continue;
        }
        source.check_article(row.cell(text).len())?;
        let mut article = Article::new(cell(Role::Title).unwrap_or(""), row.cell(text));
        if let Some(key) = cell(Role::Id) {
            key.clone_into(&mut article.key);
        }
        article.source = cell(Role::Source).map(str::to_owned);
        article.url = cell(Role::Url).map(str::to_owned);
        let date = cell(Role::Published).or_else(|| cell(Role::Date));
        article.given = date.and_then(date::day);
        article.origin.line = u32::try_from(row.line).ok();
        documents.push(Document::Article(article, Vec::new()));
    }
    if documents.is_empty() {
        return Err(source.error(
            ErrorKind::Empty,
            "its text column is empty",
            "Check the column's name.",
        ));
    }
    Ok(Opened {
        documents,
        notes: remarks.finish("row(s)"),
        ..Opened::default()
    })
}

/// Turns a table into findings; `list` names the list inside a dataset, if it comes from one.
pub(super) fn document(source: &Source<'_>, table: &Table, list: &str) -> Result<Document, Error> {
    let mut columns = Columns::of(&table.header);
    let named = columns.known() > 0;
    columns.infer(table, named);
    let mut remarks = Remarks::new(source.limits.remarks);
    let mut text = String::new();
    let mut reader = Reader::new(table, &columns, &mut remarks);
    let mut findings = Findings::default();
    // A table whose first row is data has no header to skip.
    let first = Row {
        line: 1,
        cells: table.header.clone(),
    };
    let headless = (!named && reader.is_data(&first)).then_some(&first);
    for row in headless.into_iter().chain(&table.rows) {
        let Some(spans) = write_row(row, &mut text) else {
            continue;
        };
        let sentence = spans.first().map_or(Span::default(), |&first| {
            spans.last().map_or(first, |&last| first.join(last))
        });
        if headless.is_none() && list.is_empty() && row.cells.len() != table.header.len() {
            let message = format!(
                "line {}: the row has {} fields where the header has {}; it was read as far as it goes",
                row.line,
                row.cells.len(),
                table.header.len()
            );
            reader.remark(
                Severity::Warning,
                message,
                "Check for a delimiter inside a field, or a missing quote.",
            );
        }
        let index = u32::try_from(findings.sentences.len()).unwrap_or(u32::MAX);
        findings.sentences.push(sentence);
        reader.read(row, &spans, sentence, index, &mut findings);
    }
    reader.finish();
    if findings.events.is_empty() && findings.figures.is_empty() {
        return Err(nothing_found(source, table, &columns, remarks));
    }
    let title = match list {
        "" => source.stem(),
        list => format!("{}: {list}", source.stem()),
    };
    findings.article = Article::new(title, text);
    findings.diagnostics = remarks.finish("row(s)");
    Ok(Document::Findings(Box::new(findings)))
}

/// Why a table gave nothing.
fn nothing_found(source: &Source<'_>, table: &Table, columns: &Columns, remarks: Remarks) -> Error {
    let names: Vec<&str> = table.header.iter().map(|name| name.trim()).collect();
    let names = names.join(", ");
    let first = remarks.finish("row(s)").into_iter().next();
    let message = match first {
        Some(remark) if columns.has_date() => {
            format!("no row has a date that can be read; {}", remark.message)
        }
        _ => format!("no column holds dates or figures (columns: {names})"),
    };
    let hint = "Name a column \"date\" (2024-05-16, May 2024 or 2024) and one \"title\" for events, or columns \"measure\", \
                \"value\", \"unit\" and \"period\" for figures.";
    source.error(ErrorKind::Malformed, message, hint)
}

/// Writes a row as one line of text and returns the span of each cell; `None` for a blank row.
fn write_row(row: &Row, text: &mut String) -> Option<Vec<Span>> {
    if row.cells.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let line = text.len();
    let spans = row.cells.iter().map(|cell| {
        let filled = !cell.trim().is_empty();
        if filled && text.len() > line {
            text.push_str(BETWEEN);
        }
        let start = text.len();
        for (nth, word) in cell.split_whitespace().enumerate() {
            if nth > 0 {
                text.push(' ');
            }
            text.push_str(word);
        }
        Span::new(start, text.len())
    });
    Some(spans.collect())
}
