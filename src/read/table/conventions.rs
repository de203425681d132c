//! All cells of the columns that hold dates and numbers → how the table writes them: day or month first, point or comma, and what
//! the first days of months stand for.
//!
//! Where the cells leave it open, the choice says so. Has no opinion on what the columns are.

use super::super::date::{self, Order, OrderSeen};
use super::super::number::{Decimals, DecimalsSeen};
use super::Held;
use super::grid::Row;
use super::guess::HEAD_ROWS;
use super::mapping::{Choice, Mapping, Stretch};
use super::role::Role;
use crate::model::Grain;

/// Day first, where no date needs an order.
pub(super) fn assumed_order() -> Choice<Order> {
    Choice {
        value: Order::DayFirst,
        because: "no date needs it".to_owned(),
        sure: true,
    }
}

/// A point, where no number needs a sign.
pub(super) fn assumed_decimals() -> Choice<Decimals> {
    Choice {
        value: Decimals::Point,
        because: "no number needs it".to_owned(),
        sure: true,
    }
}

/// Decides how numbers and dates are written: by the head where it tells, else by the whole table.
pub(super) fn decide(mapping: &mut Mapping, held: &Held<'_>, first: &[Row]) {
    let of = |roles: &[Role]| -> Vec<usize> {
        let wanted = (0..)
            .zip(&mapping.columns)
            .filter(|(_, column)| roles.contains(&column.role));
        wanted.map(|(at, _)| at).collect()
    };
    let dates = of(&[Role::Date, Role::Start, Role::End, Role::Published]);
    let numbers = of(&[
        Role::Value,
        Role::Low,
        Role::High,
        Role::Series,
        Role::Period,
    ]);
    let mut order = OrderSeen::default();
    let mut decimals = DecimalsSeen::default();
    let see = |row: &Row, order: &mut OrderSeen, decimals: &mut DecimalsSeen| {
        for &column in &dates {
            order.see(row.cell(column));
        }
        for &column in &numbers {
            decimals.see(row.cell(column));
        }
    };
    for row in first {
        see(row, &mut order, &mut decimals);
    }
    let is_open = (order.tell().is_none() && order.either > 0)
        || (decimals.tell().is_none() && decimals.either > 0);
    if is_open && first.len() >= HEAD_ROWS {
        (order, decimals) = Default::default();
        let mut rows = held.grid.rows();
        let mut row = Row::default();
        while rows.next_into(&mut row) {
            see(&row, &mut order, &mut decimals);
        }
    }
    if held.is_typed && decimals.comma == 0 {
        decimals = DecimalsSeen::default();
    }
    mapping.order = decide_order(order);
    mapping.decimals = decide_decimals(decimals);
}

/// Day or month first, by what was seen.
fn decide_order(seen: OrderSeen) -> Choice<Order> {
    let (day, month) = (seen.day_first, seen.month_first);
    let because = match seen.tell() {
        Some(_) if day > 0 && month > 0 => {
            format!("{day} date(s) can only be day/month, {month} only month/day")
        }
        Some(Order::DayFirst) => format!("{day} date(s) can only be day/month"),
        Some(Order::MonthFirst) => format!("{month} date(s) can only be month/day"),
        None if seen.either == 0 && day == 0 => return assumed_order(),
        None => format!("assumed: {} date(s) could be either", seen.either),
    };
    Choice {
        value: seen.tell().unwrap_or(Order::DayFirst),
        because,
        sure: seen.tell().is_some(),
    }
}

/// Point or comma, by what was seen.
fn decide_decimals(seen: DecimalsSeen) -> Choice<Decimals> {
    let (point, comma) = (seen.point, seen.comma);
    let because = match seen.tell() {
        Some(_) if point > 0 && comma > 0 => {
            format!("{point} number(s) can only have a point, {comma} only a comma")
        }
        Some(Decimals::Point) => format!("{point} number(s) can only have a decimal point"),
        Some(Decimals::Comma) => format!("{comma} number(s) can only have a decimal comma"),
        None if seen.either == 0 && point == 0 => return assumed_decimals(),
        None => format!("assumed: {} number(s) could be either", seen.either),
    };
    Choice {
        value: seen.tell().unwrap_or(Decimals::Point),
        because,
        sure: seen.tell().is_some(),
    }
}

/// Fewest dates that tell what a series is made of.
const FEWEST_DATES: usize = 3;

/// What the dates of a series stand for, when each is the first day of a month, as offices write months, quarters and years.
pub(super) fn stretch(mapping: &Mapping, head: &[Row]) -> Option<Choice<Stretch>> {
    let date = mapping
        .column(Role::Date)
        .filter(|_| mapping.has_figures())?;
    let cells = head
        .iter()
        .map(|row| row.cell(date))
        .filter(|cell| !cell.is_empty());
    let mut months = Vec::new();
    for cell in cells {
        let point = date::parse(cell, mapping.order.value)?.start?;
        if point.grain != Grain::Day || point.date.day() != 1 {
            return None;
        }
        months.push((point.date.year(), point.date.month()));
    }
    months.sort_unstable();
    months.dedup();
    let every = |pass: fn(i8) -> bool| months.iter().all(|&(_, month)| pass(month));
    let (value, what) = match months.len() {
        ..FEWEST_DATES => return None,
        _ if every(|month| month == 1) => (Stretch::Year, "year"),
        _ if every(|month| month % 3 == 1) => (Stretch::Quarter, "quarter"),
        _ => (Stretch::Month, "month"),
    };
    Some(Choice {
        value,
        because: format!("every date is the first day of a {what}"),
        sure: true,
    })
}
