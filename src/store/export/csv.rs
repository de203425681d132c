//! What was found → CSV that a spreadsheet opens without running anything in it.
//!
//! A cell of words that begins with `=`, `+`, `-`, `@`, a tab or a line break would be a formula; it gets an apostrophe in
//! front. Real numbers stay numbers. What the columns hold, [`super::columns`] says.

use super::columns::{Cell, Entry, columns, each_row};
use crate::model::{Findings, GoOn};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The names of the columns.
pub(super) fn head<T: Entry>() -> Vec<u8> {
    let columns = columns::<T>();
    let mut names = columns.iter().map(|column| Cell::Word(column.name.into()));
    let mut out = Vec::new();
    write_row(&mut out, &mut names);
    out
}

/// One row for each `T` of the article, in order of position.
pub(super) fn rows<T: Entry>(findings: &Findings, go_on: GoOn<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut add = |cells: &mut dyn Iterator<Item = Cell<'_>>| write_row(&mut out, cells);
    each_row::<T>(findings, &columns(), go_on, &mut add);
    out
}

/// Cells with commas between them, and the line end that RFC 4180 asks for.
pub(super) fn write_row(out: &mut Vec<u8>, cells: &mut dyn Iterator<Item = Cell<'_>>) {
    for (nth, cell) in cells.enumerate() {
        if nth > 0 {
            out.push(b',');
        }
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => out.extend(quoted(&safe(&text)).bytes()),
            Cell::Word(word) => out.extend(quoted(&word).bytes()),
            Cell::Number(number) => out.extend(number.to_string().bytes()),
            Cell::Count(count) => out.extend(count.to_string().bytes()),
            Cell::Day(day) => out.extend(day.to_string().bytes()),
        }
    }
    out.extend(b"\r\n");
}

/// Text that no spreadsheet takes for a formula.
fn safe(text: &str) -> Cow<'_, str> {
    // A text that begins with an apostrophe of its own gets one more, so that reading takes away the right one.
    let own = text.trim_start_matches('\'');
    let risky = own.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky && text.parse::<Decimal>().is_err() {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// A cell of text as it stands in a CSV file: quoted where needed, and safe from spreadsheets that run formulas.
#[must_use]
pub fn safe_cell(text: &str) -> String {
    quoted(&safe(text)).into_owned()
}

/// Text with the quotes that CSV asks for (RFC 4180).
fn quoted(text: &str) -> Cow<'_, str> {
    let special = text.contains(['"', ',', '\n', '\r', ';', '\t']);
    if special || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_text_and_numbers_stay_numbers() {
        assert_eq!(safe("=1+1"), "'=1+1");
        assert_eq!(safe("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(safe("\t=1"), "'\t=1");
        assert_eq!(safe("-5 percent"), "'-5 percent");
        assert_eq!(safe("'=1+1"), "''=1+1");
        assert_eq!(safe("'tis"), "'tis");
        assert_eq!(safe("-5"), "-5");
        assert_eq!(safe("a = b"), "a = b");
    }
}
