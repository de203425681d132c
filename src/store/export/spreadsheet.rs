//! A corpus → an XLSX workbook: sheets of articles, events, figures and times, and one that says where they come from.
//!
//! Numbers are numbers and days are days, so that a spreadsheet sorts and sums them; text is text and never a formula,
//! whatever it begins with. What the columns hold, [`super::columns`] says, and the last sheet repeats it.

use super::super::WriteWhile;
use super::columns::{Cell, Column, Entry, Sort, columns, each_row};
use super::source;
use crate::model::{Corpus, Event, Figure, Findings, GoOn, Time};
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use std::io;

/// Rows that a sheet can have, with that of the names.
const MOST_ROWS: u32 = 1_048_576;

/// UTF-16 units that a cell can hold.
const MOST_UNITS: usize = 32_767;

/// The first year that spreadsheets count days from without a fault.
const FIRST_YEAR: i16 = 1901;

/// The whole workbook.
pub(super) fn workbook(corpus: &Corpus, go_on: GoOn<'_>) -> io::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    fill(&mut workbook, corpus, go_on).map_err(|what| match what {
        XlsxError::RowColumnLimitError => io::Error::other(format!(
            "a sheet holds at most {MOST_ROWS} rows; write CSV or Parquet instead"
        )),
        other => io::Error::other(other),
    })?;
    let mut out = WriteWhile::new(Vec::new(), go_on);
    workbook
        .save_to_writer(&mut out)
        .map_err(io::Error::other)?;
    Ok(out.into_inner())
}

fn fill(workbook: &mut Workbook, corpus: &Corpus, go_on: GoOn<'_>) -> Result<(), XlsxError> {
    // A file must not depend on the clock.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_author(source::MAKER)
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let looks = Looks {
        head: Format::new().set_bold().set_align(FormatAlign::Top),
        day: Format::new().set_num_format("yyyy-mm-dd"),
    };
    sheet::<Event>(workbook.add_worksheet(), corpus, &looks, go_on)?;
    sheet::<Figure>(workbook.add_worksheet(), corpus, &looks, go_on)?;
    sheet::<Time>(workbook.add_worksheet(), corpus, &looks, go_on)?;
    sheet::<Findings>(workbook.add_worksheet(), corpus, &looks, go_on)?;
    about(workbook.add_worksheet(), corpus, &looks)
}

/// The two looks of cells that are not plain.
struct Looks {
    head: Format,
    day: Format,
}

/// One sort of thing, a row each.
fn sheet<T: Entry>(
    sheet: &mut Worksheet,
    corpus: &Corpus,
    looks: &Looks,
    go_on: GoOn<'_>,
) -> Result<(), XlsxError> {
    let mut columns = columns::<T>();
    columns.retain(|column| column.sort != Sort::Long);
    sheet.set_name(T::NAME)?;
    for (at, column) in (0..).zip(&columns) {
        sheet.write_string_with_format(0, at, column.name, &looks.head)?;
        sheet.set_column_width(at, width(column))?;
    }
    let mut next: u32 = 1;
    let mut failed = None;
    for findings in corpus.articles() {
        each_row::<T>(findings, &columns, go_on, |cells| {
            let row = next;
            next = next.saturating_add(1);
            for (at, cell) in (0..).zip(cells) {
                if let Err(what) = write(sheet, (row, at), cell, looks) {
                    failed.get_or_insert(what);
                }
            }
        });
        if let Some(what) = failed {
            return Err(what);
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u16::try_from(columns.len()).unwrap_or(1) - 1;
    sheet.autofilter(0, 0, next - 1, last)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: Cell<'_>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) | Cell::Word(text) => {
            sheet.write_string(row, at, cut(&text))?;
        }
        // What a spreadsheet would round stays text.
        Cell::Number(number) => match number.to_f64().filter(|_| number.scale() <= 15) {
            Some(value) => {
                sheet.write_number(row, at, value)?;
            }
            None => {
                sheet.write_string(row, at, number.to_string())?;
            }
        },
        Cell::Count(count) => {
            sheet.write_number(row, at, count as f64)?;
        }
        Cell::Day(day) if day.year() >= FIRST_YEAR => {
            let unsigned = |n: i8| n.unsigned_abs();
            let date = ExcelDateTime::from_ymd(
                day.year().unsigned_abs(),
                unsigned(day.month()),
                unsigned(day.day()),
            )?;
            sheet.write_datetime_with_format(row, at, &date, &looks.day)?;
        }
        Cell::Day(day) => {
            sheet.write_string(row, at, day.to_string())?;
        }
    }
    Ok(())
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= MOST_UNITS {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_UNITS
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// The width of a column, in characters.
fn width<T>(column: &Column<T>) -> f64 {
    match column.name {
        "quote" | "title" | "article_title" => 48.0,
        "because" | "period_because" => 32.0,
        _ if column.sort == Sort::Text => 16.0,
        _ => 12.0,
    }
}

/// What the workbook is, which files it comes from, and what its columns hold.
fn about(sheet: &mut Worksheet, corpus: &Corpus, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name("about")?;
    let mut next = 0;
    let mut line = |cells: [&str; 3], head: bool| {
        for (at, cell) in (0..).zip(cells) {
            let text = cut(cell);
            if head {
                sheet.write_string_with_format(next, at, text, &looks.head)?;
            } else {
                sheet.write_string(next, at, text)?;
            }
        }
        next += 1;
        Ok::<(), XlsxError>(())
    };
    line(["made by", source::MAKER, ""], false)?;
    line(
        [
            "offsets",
            "count characters (Unicode scalar values), from 0 to one past the last",
            "",
        ],
        false,
    )?;
    line(["dates", "are EDTF (ISO 8601-2)", ""], false)?;
    line(["", "", ""], false)?;
    line(["file", "SHA-256", "articles"], true)?;
    for (file, articles) in source::files(corpus) {
        let hash = file.hash.unwrap_or("not read whole");
        line([file.name, hash, &articles.to_string()], false)?;
    }
    line(["", "", ""], false)?;
    line(["sheet", "column", "what it holds"], true)?;
    meanings::<Event>(&mut line)?;
    meanings::<Figure>(&mut line)?;
    meanings::<Time>(&mut line)?;
    meanings::<Findings>(&mut line)?;
    for (at, width) in [(0, 24.0), (1, 64.0), (2, 48.0)] {
        sheet.set_column_width(at, width)?;
    }
    Ok(())
}

fn meanings<T: Entry>(
    line: &mut impl FnMut([&str; 3], bool) -> Result<(), XlsxError>,
) -> Result<(), XlsxError> {
    for column in columns::<T>()
        .iter()
        .filter(|column| column.sort != Sort::Long)
    {
        line([T::NAME, column.name, column.about], false)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::go_on::asks;
    use crate::model::synthetic;
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    #[test]
    fn what_a_cell_cannot_hold_is_cut_with_a_mark() {
        let long = "😀".repeat(20_000);
        let cut = cut(&long);
        assert_eq!(cut.encode_utf16().count(), MOST_UNITS);
        assert!(cut.ends_with('…'));
        assert_eq!(super::cut("=1+1"), "=1+1");
    }

    #[test]
    fn a_workbook_may_be_ended_while_it_is_packed() {
        let corpus = synthetic::corpus(3_000);
        let walked = AtomicUsize::new(0);
        let count = || walked.fetch_add(1, Relaxed) < usize::MAX;
        fill(&mut Workbook::new(), &corpus, &count).unwrap();
        let looks = asks(|go_on| workbook(&corpus, go_on).ok());
        assert!(looks > walked.into_inner() + 8, "{looks} looks");
    }
}
