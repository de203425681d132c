//! A number as people write it in one cell of a table → an amount, its hedge and its unit.
//!
//! Grouped digits, decimal commas, signs and accounting brackets, percent and currency signs, scale words, ranges, "~" and
//! ">". A cell that says "no data" is no number: missing is not zero. Whether "1,234" is a thousand or one and a bit, a
//! cell alone cannot tell; its whole column can ([`DecimalsSeen`]). What the name or unit of a column says is [`mod@unit`]'s part.

mod unit;

pub(super) use unit::{WrittenUnit, power, sure_unit, unit};

use crate::model::{Amount, Qualifier, Unit};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Which sign stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimals {
    /// 1.5, and 1,234 is more than a thousand.
    Point,
    /// 1,5, and 1.234 is more than a thousand.
    Comma,
}

/// What the numbers of a table tell about their decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct DecimalsSeen {
    /// Numbers whose decimal sign can only be a point.
    pub point: usize,
    /// Numbers whose decimal sign can only be a comma.
    pub comma: usize,
    /// Numbers such as 1,234 that would be others with the other sign.
    pub either: usize,
}

impl DecimalsSeen {
    /// Takes in one cell.
    pub(super) fn see(&mut self, cell: &str) {
        let is_digit = |c: char| c.is_ascii_digit();
        let Some((start, end)) = cell.find(is_digit).zip(cell.rfind(is_digit)) else {
            return;
        };
        let digits = cell.get(start..=end).unwrap_or_default();
        if !digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b".,".contains(&byte))
        {
            return;
        }
        match (mark(digits, Decimals::Point), mark(digits, Decimals::Comma)) {
            (Some(one), Some(other)) if one == other => match one {
                Some('.') => self.point += 1,
                Some(_) => self.comma += 1,
                // 1,234,567 is grouped by commas, so its decimals would stand after a point.
                None if digits.contains(',') => self.point += 1,
                None if digits.contains('.') => self.comma += 1,
                None => {}
            },
            (Some(_), Some(_)) => self.either += 1,
            _ => {}
        }
    }

    /// What they tell; `None` when they leave it open.
    pub(super) fn tell(self) -> Option<Decimals> {
        match self.point.cmp(&self.comma) {
            std::cmp::Ordering::Greater => Some(Decimals::Point),
            std::cmp::Ordering::Less => Some(Decimals::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// The amount times ten to the power of `power`; unchanged when that overflows.
pub(super) fn scale(amount: Amount, power: u32) -> Amount {
    let all = |value: Option<Decimal>| value.map(|value| times(value, power));
    let (value, low, high) = (all(amount.value), all(amount.low), all(amount.high));
    if [value, low, high].contains(&Some(None)) {
        return amount;
    }
    let inner = |scaled: Option<Option<Amount>>| scaled.flatten().and_then(|scaled| scaled.value);
    Amount {
        value: inner(value),
        low: inner(low),
        high: inner(high),
        last_digit: amount
            .last_digit
            .saturating_add(i8::try_from(power).unwrap_or(0)),
    }
}

/// What one cell says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    /// The number.
    pub amount: Amount,
    /// The hedge.
    pub qualifier: Qualifier,
    /// The unit, where the cell itself has one.
    pub unit: Option<Unit>,
}

/// How tables say that there is no figure.
const MISSING: &[&str] = &[
    "", "-", "--", "–", "—", ".", "..", "...", "…", "n/a", "na", "nan", "null", "none", "n.a.",
    "#n/a", "x", ":", "*",
];

/// True when the cell says that there is no figure.
pub(super) fn is_missing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() <= 4 && MISSING.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// Signs, codes and what they stand for. Longer ones first.
const CURRENCIES: &[(&str, &str)] = &[
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₦", "NGN"),
    ("zł", "PLN"),
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("INR", "INR"),
    ("RUB", "RUB"),
    ("CHF", "CHF"),
    ("AUD", "AUD"),
    ("CAD", "CAD"),
    ("KZT", "KZT"),
    ("TJS", "TJS"),
    ("UZS", "UZS"),
    ("KGS", "KGS"),
    ("TRY", "TRY"),
    ("BRL", "BRL"),
    ("ZAR", "ZAR"),
    ("KES", "KES"),
    ("NGN", "NGN"),
    ("EGP", "EGP"),
    ("MXN", "MXN"),
    ("KRW", "KRW"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("PLN", "PLN"),
    ("UAH", "UAH"),
    ("dollars", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
];

/// Scale words and their powers of ten. Longer ones first.
const SCALES: &[(&str, u32)] = &[
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("lakh", 5),
    ("crore", 7),
    ("mln", 6),
    ("bln", 9),
    ("trn", 12),
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
    ("k", 3),
    ("m", 6),
    ("b", 9),
];

/// Reads a cell; `None` when it is no number.
pub(super) fn parse(cell: &str, decimals: Decimals) -> Option<Cell> {
    let cell = cell.trim();
    if is_missing(cell) || cell.len() > 80 {
        return None;
    }
    if let Some(amount) = bare(cell) {
        return Some(Cell {
            amount,
            qualifier: Qualifier::Exact,
            unit: None,
        });
    }
    let (qualifier, body) = hedge(cell);
    // "-$5": the sign stands before the currency.
    let before = body
        .strip_prefix(['-', '−'])
        .filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let (unit, body) = signs(before.unwrap_or(body));
    if let Some(amount) = scaled(body, decimals) {
        let value = amount
            .value
            .map(|value| if before.is_some() { -value } else { value });
        let amount = hedged(Amount { value, ..amount }, qualifier);
        return Some(Cell {
            amount,
            qualifier,
            unit,
        });
    }
    // A range: both ends take the scale of the last.
    let (low, high) = ["–", "—", " to ", "-"].iter().find_map(|dash| {
        let (low, high) = body.split_once(dash)?;
        let (high_amount, power) = with_scale(high, decimals)?;
        let low_amount = with_scale(low, decimals)
            .filter(|(_, own)| *own > 0)
            .and_then(|(number, own)| times(number, own));
        let low_amount = low_amount.or_else(|| times(plain(signs(low).1, decimals)?, power))?;
        Some((low_amount, times(high_amount, power)?))
    })?;
    let amount = Amount {
        value: None,
        low: low.value,
        high: high.value,
        last_digit: high.last_digit,
    };
    (amount.low <= amount.high).then_some(Cell {
        amount,
        qualifier: Qualifier::Between,
        unit,
    })
}

/// The amount with the open end that its hedge says.
fn hedged(amount: Amount, qualifier: Qualifier) -> Amount {
    match qualifier {
        Qualifier::Over | Qualifier::AtLeast => Amount {
            low: amount.value,
            ..amount
        },
        Qualifier::Under | Qualifier::AtMost => Amount {
            high: amount.value,
            ..amount
        },
        _ => amount,
    }
}

fn hedge(cell: &str) -> (Qualifier, &str) {
    const MARKS: &[(&str, Qualifier)] = &[
        (">=", Qualifier::AtLeast),
        ("≥", Qualifier::AtLeast),
        ("<=", Qualifier::AtMost),
        ("≤", Qualifier::AtMost),
        (">", Qualifier::Over),
        ("<", Qualifier::Under),
        ("~", Qualifier::About),
        ("≈", Qualifier::About),
        ("about ", Qualifier::About),
        ("c. ", Qualifier::About),
        ("ca. ", Qualifier::About),
    ];
    let found = MARKS
        .iter()
        .find_map(|(mark, qualifier)| Some((*qualifier, cell.strip_prefix(mark)?.trim_start())));
    found.unwrap_or((Qualifier::Exact, cell))
}

/// Takes a currency or percent sign off either end.
fn signs(text: &str) -> (Option<Unit>, &str) {
    let text = text.trim();
    for (word, key) in [
        ("%", "percent"),
        ("per cent", "percent"),
        ("percent", "percent"),
        ("pp", "percentage_point"),
    ] {
        if let Some(rest) = text.strip_suffix(word) {
            return (Some(Unit::new(key)), rest.trim_end());
        }
    }
    for (sign, code) in CURRENCIES {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return (Some(Unit::currency(*code)), rest.trim());
        }
    }
    (None, text)
}

/// Plain digits, the most common cell of all; `None` for anything else.
fn bare(cell: &str) -> Option<Amount> {
    let digits = cell.strip_prefix('-').unwrap_or(cell).as_bytes();
    if digits.len() > 15 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    cell.parse::<i64>()
        .ok()
        .map(|number| Amount::exact(Decimal::from(number)))
}

/// A number with its scale word applied.
fn scaled(text: &str, decimals: Decimals) -> Option<Amount> {
    let (number, power) = with_scale(text, decimals)?;
    times(number, power)
}

/// A number and the power of ten of its scale word.
fn with_scale(text: &str, decimals: Decimals) -> Option<(Decimal, u32)> {
    let text = signs(text).1.trim();
    if let Some(number) = plain(text, decimals) {
        return Some((number, 0));
    }
    let lower = text.to_lowercase();
    SCALES.iter().find_map(|(word, power)| {
        let number = lower.strip_suffix(word)?;
        Some((plain(number.trim_end(), decimals)?, *power))
    })
}

fn times(number: Decimal, power: u32) -> Option<Amount> {
    let unscaled = Amount::exact(number);
    let scale = Decimal::from_i128_with_scale(10_i128.checked_pow(power)?, 0);
    let value = number.checked_mul(scale)?;
    let value = if power > 0 { value.normalize() } else { value };
    Some(Amount {
        value: Some(value),
        last_digit: unscaled
            .last_digit
            .saturating_add(i8::try_from(power).ok()?),
        ..unscaled
    })
}

/// Digits with grouping, a decimal point or comma, a sign or accounting brackets; or as spreadsheets write very large and
/// very small ones, `1.5E+09`.
fn plain(text: &str, decimals: Decimals) -> Option<Decimal> {
    let text = text.trim();
    let bracketed = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let (negative, body) = match bracketed {
        Some(body) => (true, body),
        None => match text.strip_prefix(['-', '−']) {
            Some(body) => (true, body),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        },
    };
    if let Some((_, exponent)) = body.split_once(['e', 'E'])
        && exponent.ends_with(|c: char| c.is_ascii_digit())
    {
        let number = Decimal::from_scientific(body).ok()?;
        return Some(if negative { -number } else { number });
    }
    let digits: String = body
        .chars()
        .filter(|c| {
            !matches!(
                c,
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '_'
            )
        })
        .collect();
    if !digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
        || !digits.bytes().any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let decimal = mark(&digits, decimals)?;
    let clean: String = digits
        .chars()
        .filter(|&c| c.is_ascii_digit() || Some(c) == decimal)
        .map(|c| if c.is_ascii_digit() { c } else { '.' })
        .collect();
    let mut number: Decimal = clean.parse().ok()?;
    number.set_sign_negative(negative && !number.is_zero());
    Some(number)
}

/// Which of point and comma is the decimal mark of `digits`, in a table whose decimals are so; `Some(None)` when neither;
/// `None` when the digits are grouped as no number is.
#[expect(
    clippy::option_option,
    reason = "no mark and no number are different answers"
)]
fn mark(digits: &str, decimals: Decimals) -> Option<Option<char>> {
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    // Three digits after the only mark, and one to three before it: a group, unless the mark is the table's decimal sign.
    let is_group = |mark: char| {
        let at = digits.rfind(mark).unwrap_or(0);
        digits.len() - at == 4 && (1..=3).contains(&at) && !digits.starts_with('0')
    };
    match (points, commas) {
        (0, 0) => Some(None),
        (1, 0) => Some((decimals == Decimals::Point || !is_group('.')).then_some('.')),
        (0, 1) => Some((decimals == Decimals::Comma || !is_group(',')).then_some(',')),
        (0, _) => grouped(digits, ',').then_some(None),
        (_, 0) => grouped(digits, '.').then_some(None),
        (1, _) if digits.rfind('.') > digits.rfind(',') => Some(Some('.')),
        (_, 1) if digits.rfind(',') > digits.rfind('.') => Some(Some(',')),
        _ => None,
    }
}

/// True for groups of two or three digits, as in 1,234,567 and 12,34,567.
fn grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()))
        && digits
            .rsplit(mark)
            .next()
            .is_some_and(|last| last.len() == 3)
        && groups.all(|group| (2..=3).contains(&group.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(cell: &str) -> Option<Cell> {
        super::parse(cell, Decimals::Point)
    }

    fn value(cell: &str) -> Option<String> {
        parse(cell)?.amount.value.map(|value| value.to_string())
    }

    #[test]
    fn a_thousand_or_one_and_a_bit_is_told_by_the_whole_column() {
        let told = |cells: &[&str]| {
            let mut seen = DecimalsSeen::default();
            for cell in cells {
                seen.see(cell);
            }
            (seen.tell(), seen.either)
        };
        assert_eq!(told(&["1,234", "12,5"]), (Some(Decimals::Comma), 1));
        assert_eq!(told(&["1.234", "2.000.000 €"]), (Some(Decimals::Comma), 1));
        assert_eq!(told(&["1,234", "1,234.5"]), (Some(Decimals::Point), 1));
        assert_eq!(told(&["1,234", "0.123"]), (Some(Decimals::Point), 1));
        assert_eq!(told(&["1,234", "2.345"]), (None, 2));
        assert_eq!(told(&["17", "n/a", "12.05.2024"]), (None, 0));
        let comma = |cell: &str| {
            let value = super::parse(cell, Decimals::Comma)?.amount.value;
            value.map(|value| value.to_string())
        };
        assert_eq!(comma("1.234").as_deref(), Some("1234"));
        assert_eq!(comma("1,234").as_deref(), Some("1.234"));
        assert_eq!(comma("-1.234.567,8 €").as_deref(), Some("-1234567.8"));
        assert_eq!(comma("2,5–3,25 Mrd").as_deref(), None);
        assert_eq!(comma("12.5").as_deref(), Some("12.5"));
    }

    #[test]
    fn cells_are_read_as_numbers() {
        for (cell, expected) in [
            ("17", "17"),
            ("1,234", "1234"),
            ("1,234.50", "1234.50"),
            ("1.234,5", "1234.5"),
            ("12,5", "12.5"),
            ("12,34,567", "1234567"),
            ("1 234 567", "1234567"),
            ("(5.2)", "-5.2"),
            ("−3", "-3"),
            ("-$5", "-5"),
            ("$1.5bn", "1500000000"),
            ("US$ 2 million", "2000000"),
            ("4.50%", "4.50"),
            ("€300m", "300000000"),
            ("1.5E+09", "1500000000"),
            ("-2.5e-3", "-0.0025"),
            ("-17", "-17"),
        ] {
            assert_eq!(value(cell).as_deref(), Some(expected), "{cell}");
        }
    }

    #[test]
    fn the_sources_precision_is_kept() {
        assert_eq!(parse("1.5bn").map(|cell| cell.amount.last_digit), Some(8));
        assert_eq!(parse("4.50%").map(|cell| cell.amount.last_digit), Some(-2));
    }

    #[test]
    fn ranges_and_hedges_keep_their_ends() {
        let range = parse("€240m–€300m").map(|cell| (cell.amount.low, cell.amount.high));
        let whole = |n: i64| Some(Decimal::from(n));
        assert_eq!(range, Some((whole(240_000_000), whole(300_000_000))));
        let range = parse("5-6 million").map(|cell| (cell.amount.low, cell.amount.high));
        assert_eq!(range, Some((whole(5_000_000), whole(6_000_000))));
        let over = parse(">17%").map(|cell| (cell.qualifier, cell.amount.low));
        assert_eq!(over, Some((Qualifier::Over, whole(17))));
    }

    #[test]
    fn missing_is_not_zero() {
        for cell in [
            "", "n/a", "–", ".", "..", "NaN", "abc", "1.2.3", "12 May", "9e99", "e5", "5e",
        ] {
            assert_eq!(parse(cell), None, "{cell}");
        }
    }
}
