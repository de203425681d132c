//! A measure in two units → one: "6ft 7in", "7lb 3oz", "four minutes and 11 seconds", "two miles and a half".
//!
//! Feet and pounds stay what they are; times are told in the smaller unit, where they come out even.

use super::money::{self, Countries};
use super::tail::{Tail, money_rule, unit_tail};
use crate::extract::figure::noun::{self, Noun};
use crate::extract::figure::number::digits::Style;
use crate::extract::figure::number::{self, Number, fraction};
use crate::extract::figure::reader::Reader;
use crate::model::Unit;
use rust_decimal::Decimal;

/// Units and the lesser ones told after them: how many make one, and whether the whole is told in the lesser.
const LESSER: &[(&str, &str, u8, bool)] = &[
    ("foot", "inch", 12, false),
    ("lb", "oz", 16, false),
    ("hour", "minute", 60, true),
    ("minute", "second", 60, true),
];

/// Adds what is told in the lesser unit behind `tail` to `number`.
pub(super) fn add(r: &Reader<'_>, number: &mut Number, tail: &mut Tail, end: usize) {
    if number.scale != 0 || number.value.scale() != 0 || tail.unit.per.is_some() {
        return;
    }
    if r.is(tail.last, word!("and"))
        && r.any(tail.last + 1, words!["a"])
        && r.is(tail.last + 2, word!("half"))
        && !r.is(tail.last + 3, word!("of"))
        && let Some((part, last)) = fraction::and_part(r, tail.last + 1, end)
        && let Some(value) = number.value.checked_add(part)
    {
        set(number, tail, value.normalize(), -1, last);
        return;
    }
    for &(key, lesser, many, down) in LESSER {
        if tail.unit.key != key {
            continue;
        }
        let mark = usize::from(r.any(tail.last, words![",", "and"]));
        let at = tail.last + mark;
        let Some(small) = number::number_at(r, at, end, Style::Point)
            .filter(|small| small.scale == 0 && small.value < many.into())
        else {
            continue;
        };
        let hyphen = usize::from(r.hyphen(small.last));
        let Some((_, last)) =
            super::unit_at(r, small.last + hyphen, end).filter(|&(found, _)| found == lesser)
        else {
            continue;
        };
        let whole = if down {
            number
                .value
                .checked_mul(many.into())
                .and_then(|value| value.checked_add(small.value))
        } else {
            small
                .value
                .checked_div(many.into())
                .and_then(|part| number.value.checked_add(part))
        };
        if let Some(value) = whole {
            if down {
                tail.unit = Unit::new(lesser);
            }
            set(
                number,
                tail,
                value.normalize(),
                if down { small.last_digit } else { -1 },
                last,
            );
        }
    }
}

/// Reads the unit that stands inside "a mile and a half"; true for such a number.
pub(super) fn within(
    r: &Reader<'_>,
    number: &Number,
    tail: &mut Tail,
    countries: &Countries<'_>,
) -> bool {
    if !fraction::holds_unit(r, number) {
        return false;
    }
    let (at, last) = (number.first + 1, number.last);
    if let Some((key, _)) = super::unit_at(r, at, at + 1) {
        unit_tail(tail, key, last);
    } else if let Some((money, _)) = money::after(r, at, at + 1, countries) {
        tail.unit = Unit::currency(money.code);
        tail.money = Some(money);
        tail.rule = money_rule(money);
    } else {
        let noun = Noun {
            first: at,
            head: at,
        };
        tail.unit = Unit::new(noun::key(r, noun));
        tail.noun = Some(noun);
        tail.rule = "en/count";
    }
    true
}

fn set(number: &mut Number, tail: &mut Tail, value: Decimal, last_digit: i8, last: usize) {
    number.value = value;
    number.last_digit = last_digit;
    number.last = last;
    tail.last = last;
}
