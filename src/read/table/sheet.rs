//! Spreadsheets (XLSX, XLS, ODS) → a table for each sheet.
//!
//! XLSX is read cell by cell and never as a whole area: two far-apart cells span billions of empty ones. Dates come as
//! dates, whichever system the workbook counts its days in; percentages as percentages; formulas as their last result.
//! Merged cells give their value to each row that they cover. A hidden sheet is not read, and mentioned; one that gives
//! nothing is mentioned, unless no sheet gives anything.

use super::super::sniff::Likeness;
use super::super::{Error, ErrorKind, Opened, Source, remark};
use super::grid::Row;
use super::{Held, guess, spans};
use crate::model::Severity;
use calamine::{Data, Dimensions, ExcelDateTime, Ods, Range, Reader, SheetVisible, Xls, Xlsx};
use std::io::Cursor;

/// Rows above the names of the columns that are passed over at most.
const MOST_ABOVE: usize = 20;

/// How much a file looks like it: by the names of the parts of an archive, or the streams of an older file.
pub(in crate::read) fn likeness(bytes: &[u8]) -> Likeness {
    match kind(bytes) {
        Some(_) => Likeness::Yes,
        None => Likeness::No,
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Xlsx,
    Xls,
    Ods,
}

fn kind(bytes: &[u8]) -> Option<Kind> {
    let head = bytes.get(..bytes.len().min(4 << 20)).unwrap_or(bytes);
    let has = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    let tail = bytes
        .get(bytes.len().saturating_sub(64 << 10)..)
        .unwrap_or(bytes);
    let lists = |name: &[u8]| memchr::memmem::find(tail, name).is_some();
    if bytes.starts_with(b"PK\x03\x04") {
        if has(b"application/vnd.oasis.opendocument.spreadsheet") {
            return Some(Kind::Ods);
        }
        return (has(b"xl/workbook.xml") || lists(b"xl/workbook.xml")).then_some(Kind::Xlsx);
    }
    let utf16: Vec<u8> = "Workbook"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let old = bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    (old && memchr::memmem::find(bytes, &utf16).is_some()).then_some(Kind::Xls)
}

/// One sheet as rows of cells.
struct Sheet {
    name: String,
    rows: Vec<Row>,
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut opened = Opened::default();
    let sheets = match kind(source.bytes) {
        Some(Kind::Xls) => older(source, &mut opened)?,
        Some(Kind::Ods) => open_document(source, &mut opened)?,
        _ => office(source, &mut opened)?,
    };
    let several = sheets.len() > 1;
    let mut failed: Option<Error> = None;
    for sheet in &sheets {
        let name = if several { sheet.name.as_str() } else { "" };
        if let Err(error) = add(source, name, &sheet.rows, &mut opened) {
            if error.kind == ErrorKind::TooLarge {
                return Err(error);
            }
            if several {
                let message = format!("sheet \"{}\" was left out: {}", sheet.name, error.message);
                opened.notes.push(remark(Severity::Note, message, ""));
                opened.tables.extend(error.tables.clone());
            }
            failed.get_or_insert(error);
        }
    }
    match failed {
        Some(error) if opened.documents.is_empty() => Err(Error {
            tables: opened.tables.into_iter().chain(error.tables).collect(),
            ..error
        }),
        None if opened.documents.is_empty() => Err(source.error(
            ErrorKind::Empty,
            "its sheets are empty",
            "Choose a workbook with a table in it.",
        )),
        _ => Ok(opened),
    }
}

/// Finds the names of the columns and reads what stands below them.
fn add(source: &Source<'_>, name: &str, all: &[Row], opened: &mut Opened) -> Result<(), Error> {
    let names = |row: &Row| -> Vec<String> { row.cells.iter().map(str::to_owned).collect() };
    let header = all
        .iter()
        .take(MOST_ABOVE + 1)
        .position(|row| guess::known(&names(row)) >= 2);
    let headless = header.is_none() && guess::is_headless(all);
    let above = header.unwrap_or_else(|| title_rows(all));
    if above > 0 && !headless {
        let place = if name.is_empty() {
            String::new()
        } else {
            format!("sheet \"{name}\": ")
        };
        let message = format!("{place}{above} row(s) above the names of the columns were not read");
        opened.notes.push(remark(Severity::Note, message, ""));
    }
    let (header, rows) = if headless {
        (Vec::new(), all.to_vec())
    } else {
        let below = all.get(above + 1..).unwrap_or_default();
        (
            all.get(above).map(names).unwrap_or_default(),
            below.to_vec(),
        )
    };
    let said = |row: &Row| -> String {
        let filled = row
            .cells
            .iter()
            .map(str::trim)
            .filter(|cell| !cell.is_empty());
        filled.collect::<Vec<_>>().join(": ")
    };
    let titles = if headless { 0 } else { above };
    let held = Held {
        name,
        header,
        above: all.iter().take(titles).map(said).collect(),
        is_typed: true,
        ..Held::rows(&rows)
    };
    super::add(source, &held, opened)
}

/// Rows above the first that fills more than one cell: a title and its notes.
fn title_rows(rows: &[Row]) -> usize {
    let is_title = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() < 2;
    let above = rows.iter().take(MOST_ABOVE).take_while(is_title).count();
    if above < rows.len() { above } else { 0 }
}

fn broken(source: &Source<'_>, what: impl std::fmt::Display) -> Error {
    let message = format!("the workbook is broken: {what}");
    let hint = "Save it again from the program that made it, or export the sheet as CSV.";
    source.error(ErrorKind::Malformed, message, hint)
}

/// Refuses a sheet whose cells lie too far apart.
fn check_area(source: &Source<'_>, sheet: &str, rows: u64, columns: u64) -> Result<(), Error> {
    let limits = source.limits;
    let hint = "Delete what stands far from the table, or export the sheet as CSV.";
    let refuse = |message: String| Err(source.error(ErrorKind::TooLarge, message, hint));
    if rows > limits.rows as u64 + 100 {
        let limit = limits.rows;
        return refuse(format!(
            "sheet \"{sheet}\" has {rows} rows; the limit for one sheet is {limit}"
        ));
    }
    if rows.saturating_mul(columns) > limits.cells as u64 {
        let (cells, limit) = (rows.saturating_mul(columns), limits.cells);
        return refuse(format!(
            "sheet \"{sheet}\" spans {cells} cells, the empty ones counted; the limit for one sheet is {limit}"
        ));
    }
    Ok(())
}

/// XLSX, one cell after the other.
fn office(source: &Source<'_>, opened: &mut Opened) -> Result<Vec<Sheet>, Error> {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(source.bytes)).map_err(|what| broken(source, what))?;
    let names = visible(book.sheets_metadata(), opened);
    let mut sheets = Vec::new();
    for name in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A sheet of nothing but a chart.
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(what) => return Err(broken(source, what)),
        };
        let percent: Vec<bool> = reader.styles().iter().map(is_percent).collect();
        let mut cells: Vec<(u32, u32, String)> = Vec::new();
        let (mut last_row, mut last_column) = (0, 0);
        while let Some((cell, style)) = reader
            .next_cell_with_style_id()
            .map_err(|what| broken(source, what))?
        {
            let (row, column) = cell.get_position();
            let is_percent = percent.get(style).copied().unwrap_or(false);
            let text = written(&Data::from(cell.get_value().clone()), is_percent);
            if text.is_empty() {
                continue;
            }
            (last_row, last_column) = (last_row.max(row), last_column.max(column));
            check_area(
                source,
                &name,
                u64::from(last_row) + 1,
                u64::from(last_column) + 1,
            )?;
            cells.push((row, column, text));
        }
        sheets.push(Sheet {
            rows: rows(cells, &merged),
            name,
        });
    }
    Ok(sheets)
}

/// XLS.
fn older(source: &Source<'_>, opened: &mut Opened) -> Result<Vec<Sheet>, Error> {
    let mut book: Xls<_> =
        Xls::new(Cursor::new(source.bytes)).map_err(|what| broken(source, what))?;
    let mut sheets = Vec::new();
    for name in visible(book.sheets_metadata(), opened) {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let range = book
            .worksheet_range(&name)
            .map_err(|what| broken(source, what))?;
        sheets.push(of_range(source, name, &range, &merged)?);
    }
    Ok(sheets)
}

/// ODS.
fn open_document(source: &Source<'_>, opened: &mut Opened) -> Result<Vec<Sheet>, Error> {
    let mut book: Ods<_> =
        Ods::new(Cursor::new(source.bytes)).map_err(|what| broken(source, what))?;
    let merged = spans::merged(source)?;
    let mut sheets = Vec::new();
    for name in visible(book.sheets_metadata(), opened) {
        let range = book
            .worksheet_range(&name)
            .map_err(|what| broken(source, what))?;
        let merged = merged.get(&name).map_or(&[][..], Vec::as_slice);
        sheets.push(of_range(source, name, &range, merged)?);
    }
    Ok(sheets)
}

/// The names of the sheets that a person sees; the others are mentioned.
fn visible(sheets: &[calamine::Sheet], opened: &mut Opened) -> Vec<String> {
    let is_shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.iter().partition(is_shown);
    for sheet in hidden {
        let message = format!("sheet \"{}\" is hidden and was not read", sheet.name);
        let hint = "Show it in the program that made the workbook, and save it, to have it read.";
        opened.notes.push(remark(Severity::Note, message, hint));
    }
    shown.iter().map(|sheet| sheet.name.clone()).collect()
}

fn of_range(
    source: &Source<'_>,
    name: String,
    range: &Range<Data>,
    merged: &[Dimensions],
) -> Result<Sheet, Error> {
    check_area(source, &name, range.height() as u64, range.width() as u64)?;
    let (top, left) = range.start().unwrap_or_default();
    let place = |at: usize, start: u32| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(start);
    let cells = range
        .used_cells()
        .map(|(row, column, value)| (place(row, top), place(column, left), written(value, false)));
    let rows = rows(
        cells.filter(|(.., text)| !text.is_empty()).collect(),
        merged,
    );
    Ok(Sheet { name, rows })
}

/// Cells in order of rows → rows, with what merged cells hold in each row that they cover.
fn rows(mut cells: Vec<(u32, u32, String)>, merged: &[Dimensions]) -> Vec<Row> {
    cells.sort_by_key(|&(row, column, _)| (row, column));
    let last_row = cells.last().map_or(0, |cell| cell.0);
    let mut down = Vec::new();
    for area in merged
        .iter()
        .filter(|area| area.start.1 == area.end.1 && area.end.0 > area.start.0)
    {
        let top = cells.binary_search_by_key(&area.start, |&(row, column, _)| (row, column));
        if let Some((.., text)) = top.ok().and_then(|at| cells.get(at)) {
            let covered = area.start.0 + 1..=area.end.0.min(last_row);
            down.extend(covered.map(|row| (row, area.start.1, text.clone())));
        }
    }
    if !down.is_empty() {
        cells.append(&mut down);
        cells.sort_by_key(|&(row, column, _)| (row, column));
    }
    let mut rows: Vec<Row> = Vec::new();
    for (row, column, text) in cells {
        let line = u64::from(row) + 1;
        if rows.last().is_none_or(|last| last.line != line) {
            rows.push(Row::new(line, []));
        }
        if let Some(last) = rows.last_mut() {
            while last.cells.len() < column as usize {
                last.cells.push_field("");
            }
            last.cells.push_field(&text);
        }
    }
    rows
}

/// A value as a person would write it.
fn written(value: &Data, is_percent: bool) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) if is_percent => format!("{}%", plain(number * 100.0)),
        Data::Float(number) => plain(*number),
        Data::String(text) => text.trim().to_owned(),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => written_moment(*moment),
        Data::DateTimeIso(text) => plain_moment(text),
        Data::DurationIso(text) => text.clone(),
        // "#N/A" and its kin say that there is no value.
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// A number without the digits that only its binary form has: 0.1 + 0.2 is written 0.3, as the sheet shows it.
fn plain(number: f64) -> String {
    let shown = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    if shown.abs() >= 1e21 || (shown != 0.0 && shown.abs() < 1e-9) {
        format!("{shown:e}")
    } else {
        shown.to_string()
    }
}

/// `2024-05-04T10:30:00` as precise as a person writes it.
fn plain_moment(text: &str) -> String {
    let day = text.strip_suffix("T00:00:00");
    let minute = text.strip_suffix(":00").filter(|rest| rest.contains(':'));
    day.or(minute).unwrap_or(text).to_owned()
}

fn written_moment(moment: ExcelDateTime) -> String {
    if moment.is_duration() {
        return plain(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if moment.as_f64().fract() == 0.0 {
        return format!("{year:04}-{month:02}-{day:02}");
    }
    if moment.as_f64() < 1.0 {
        return format!("{hour:02}:{minute:02}");
    }
    if second == 0 {
        return format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}");
    }
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

fn is_percent(style: &calamine::Style) -> bool {
    let format = style.number_format.as_ref();
    format.is_some_and(|format| {
        format.format_code.contains('%') || [Some(9), Some(10)].contains(&format.format_id)
    })
}
