//! The rows of a panel → the form that suits them, and why another does not. Knows no pixel and no look.

use super::bar_spec::BarForm;
use super::panels::{Row, entity, plain};
use crate::model::{Corpus, Kind};
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashSet;

/// Charts that a series of owners is split into at most, unless asked for.
const MOST_CHARTS: usize = 24;
/// Periods that make a course of time.
const LEAST_PERIODS: usize = 3;

/// The form that suits rows best. The course of time of several owners is one small chart for each: side by side, columns of
/// different owners hide it.
pub(super) fn automatic(corpus: &Corpus, rows: &[Row]) -> BarForm {
    let (periods, owners) = (count_of(rows, |row| row.period), owners(corpus, rows));
    let along_time = rows.iter().all(is_closed) && periods > 1;
    // Most owners have a figure for most periods.
    let is_full = rows.len() * 2 > owners * periods && rows.len() <= owners * periods;
    if along_time && owners == 1 && periods == rows.len() {
        BarForm::Columns
    } else if along_time
        && is_full
        && periods >= LEAST_PERIODS
        && (2..=MOST_CHARTS).contains(&owners)
    {
        BarForm::Multiples
    } else {
        BarForm::Bars
    }
}

fn is_closed(row: &Row) -> bool {
    row.period.is_some_and(|period| !period.is_open())
}

fn count_of<T: Eq + std::hash::Hash>(rows: &[Row], value: impl Fn(&Row) -> T) -> usize {
    rows.iter().map(value).collect::<FxHashSet<T>>().len()
}

pub(super) fn owners(corpus: &Corpus, rows: &[Row]) -> usize {
    count_of(rows, |row| plain(entity(corpus, row)))
}

/// Most series that stand side by side or have a colour of their own.
const MOST_SERIES: usize = 8;

/// Why rows cannot be drawn in a form; `None` when they can.
pub(super) fn why_not(
    corpus: &Corpus,
    kind: Kind,
    rows: &[Row],
    form: BarForm,
) -> Option<&'static str> {
    if form == BarForm::Auto || form == BarForm::Bars {
        return None;
    }
    if kind == Kind::Rank {
        return Some("a place in an order has no length");
    }
    if rows.len() < 2 {
        return (form != BarForm::Dots).then_some("one figure alone is one bar");
    }
    let owners = owners(corpus, rows);
    let periods = count_of(rows, |row| row.period);
    match form {
        BarForm::Columns | BarForm::Multiples if !rows.iter().all(is_closed) => {
            Some("not every figure says the time that it is about")
        }
        BarForm::Columns | BarForm::Multiples if periods < 2 => {
            Some("all figures are about one time")
        }
        BarForm::Columns if owners > MOST_SERIES => Some("more owners than can stand side by side"),
        BarForm::Multiples if owners < 2 => Some("all figures have one owner"),
        BarForm::Grouped if owners < 2 || periods < 2 => {
            Some("clusters need several owners and several periods")
        }
        BarForm::Stacked => no_whole(corpus, kind, rows),
        _ => None,
    }
}

/// Why rows are not the parts of one whole; `None` when they are.
fn no_whole(corpus: &Corpus, kind: Kind, rows: &[Row]) -> Option<&'static str> {
    if kind != Kind::Share {
        return Some("only shares of one whole are parts of it");
    }
    if count_of(rows, |row| row.period) > 1 {
        return Some("the shares are of several periods");
    }
    let mut sum = 0.0;
    for row in rows {
        let [claim] = row.claims.as_slice() else {
            return Some("several claims on one part cannot be added");
        };
        let figure = corpus.figure(*claim)?;
        let Some(part) = figure.amount.value.and_then(|value| value.to_f64()) else {
            return Some("a range cannot be added");
        };
        sum += if figure.unit.key == "fraction" {
            part * 100.0
        } else {
            part
        };
    }
    // Rounded to the digit written, parts may add up to a little more than the whole.
    let slack = 0.5 * rows.len() as f64;
    (sum > 100.0 + slack).then_some("the shares add up to more than the whole")
}
