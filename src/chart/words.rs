//! Dates and numbers → words for charts, tables and screen readers.
//!
//! Numbers keep the precision of their source: "about 3bn" never becomes 3.00bn. The suffix is picked after rounding;
//! billion is 10⁹. Has no opinion on where the words stand.

use crate::model::figure::power_of_ten;
use crate::model::{Amount, Direction, Figure, Grain, Interval, Kind, Point, Qualifier, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

/// English months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
#[must_use]
pub fn month(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("")
}

/// A year as people number it: astronomical 0 is 1 BCE.
#[must_use]
pub fn year(year: i32) -> String {
    match year {
        ..=0 => format!("{} BCE", 1 - year),
        1..=999 => format!("{year} CE"),
        _ => year.to_string(),
    }
}

fn ordinal(n: i32) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// Hours and minutes (and seconds, where the grain is a second).
fn clock(point: Point) -> String {
    let (hour, minute, second) = (
        point.seconds / 3600,
        point.seconds / 60 % 60,
        point.seconds % 60,
    );
    if point.grain == Grain::Second {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    }
}

/// One calendar unit in words: "8 October 2025", "March 2024", "1990s", "483 BCE".
#[must_use]
pub fn point(point: Point) -> String {
    let (y, m) = (i32::from(point.date.year()), point.date.month());
    let named = |before: &str, n: i32| {
        if y < 0 {
            format!("{} {before} BCE", ordinal(-y / n))
        } else {
            format!("{} {before}", ordinal(y / n + 1))
        }
    };
    let day = || format!("{} {} {}", point.date.day(), month(m), year(y));
    let words = match point.grain {
        Grain::Millennium => named("millennium", 1000),
        Grain::Century => named("century", 100),
        Grain::Decade if y > 0 => format!("{y}s"),
        Grain::Decade => format!("{} to {}", year(y), year(y + 9)),
        Grain::Year => year(y),
        Grain::Half => format!(
            "{} half of {}",
            if m < 7 { "first" } else { "second" },
            year(y)
        ),
        Grain::Quarter => format!("Q{} {}", (m - 1) / 3 + 1, year(y)),
        Grain::Season => match m {
            3..=5 => format!("spring {}", year(y)),
            6..=8 => format!("summer {}", year(y)),
            9..=11 => format!("autumn {}", year(y)),
            _ => format!("winter {}–{:02}", year(y), (y + 1).rem_euclid(100)),
        },
        Grain::Month => format!("{} {}", month(m), year(y)),
        Grain::Week => format!("week of {}", day()),
        Grain::Weekend => format!("weekend of {}", day()),
        Grain::Day => day(),
        Grain::Hour | Grain::Minute | Grain::Second => format!("{}, {}", day(), clock(point)),
    };
    if point.approximate {
        format!("about {words}")
    } else {
        words
    }
}

/// A stretch of calendar in words: "January–July 2025", "8–10 October 2025", "from 2014 on".
#[must_use]
pub fn interval(interval: Interval) -> String {
    match (interval.start, interval.end) {
        (Some(start), Some(end)) if start == end => point(start),
        (Some(start), Some(end)) => between(start, end),
        (Some(start), None) => format!("from {} on", point(start)),
        (None, Some(end)) => format!("until {}", point(end)),
        (None, None) => "no date".to_owned(),
    }
}

fn between(start: Point, end: Point) -> String {
    let plain = !start.approximate && !end.approximate && start.grain == end.grain;
    let (a, b) = (start.date, end.date);
    match start.grain {
        Grain::Month if plain && a.year() == b.year() => {
            format!("{}–{}", month(a.month()), point(end))
        }
        Grain::Day if plain && a.year() == b.year() && a.month() == b.month() => {
            format!("{}–{}", a.day(), point(end))
        }
        Grain::Day if plain && a.year() == b.year() => {
            format!("{} {} – {}", a.day(), month(a.month()), point(end))
        }
        Grain::Year if plain && a.year() > 999 => format!("{}–{}", a.year(), b.year()),
        _ => format!("{} – {}", point(start), point(end)),
    }
}

/// Suffixes by power of ten, largest first.
const SUFFIXES: [(i8, &str); 3] = [(12, "tn"), (9, "bn"), (6, "m")];

/// Rounds to the digit of 10^`last_digit`, half away from zero.
fn rounded(value: Decimal, last_digit: i8) -> Decimal {
    let away = RoundingStrategy::MidpointAwayFromZero;
    match u32::try_from(-i32::from(last_digit)) {
        Ok(places) => value.round_dp_with_strategy(places.min(28), away),
        Err(_) => power_of_ten(last_digit)
            .and_then(|unit| {
                let whole = value.checked_div(unit)?.round_dp_with_strategy(0, away);
                whole.checked_mul(unit)
            })
            .unwrap_or(value),
    }
}

/// Digits in groups of three with `places` decimals; a true minus.
fn grouped(value: Decimal, places: u32) -> String {
    let text = format!("{:.*}", places as usize, value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + 8);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A number precise to 10^`last_digit`: "1.5bn", "145", "12,345", "0.25".
///
/// ```
/// # use dateline::chart::words::number;
/// # use rust_decimal::Decimal;
/// assert_eq!(number(Decimal::new(999_999_99, 2), 4), "1.00m");
/// assert_eq!(number(Decimal::from(3_000_000_000_u64), 9), "3bn");
/// assert_eq!(number(Decimal::new(-45, 1), -1), "−4.5");
/// ```
#[must_use]
pub fn number(value: Decimal, last_digit: i8) -> String {
    let value = rounded(value, last_digit);
    let suffix = SUFFIXES
        .into_iter()
        .find(|&(power, _)| power_of_ten(power).is_some_and(|unit| value.abs() >= unit));
    if let Some((power, suffix)) = suffix
        && let Some(unit) = power_of_ten(power)
        && let Ok(places) = u32::try_from((i32::from(power) - i32::from(last_digit)).max(0))
        && places <= 3
        && let Some(scaled) = value.checked_div(unit)
    {
        // A source that wrote fewer digits than the suffix has ("1,500 million" to the hundred) keeps them all.
        let places = places.max(scaled.normalize().scale()).min(6);
        return format!("{}{suffix}", grouped(scaled, places));
    }
    grouped(
        value,
        u32::try_from(-i32::from(last_digit)).unwrap_or(0).min(28),
    )
}

/// What stands before and after a number of this unit.
#[must_use]
pub fn affixes(unit: &Unit) -> (String, &'static str) {
    match (unit.key.as_ref(), unit.currency.as_deref()) {
        (_, Some(code)) => {
            let sign = match code {
                "USD" => "US$",
                "EUR" => "€",
                "GBP" => "£",
                "JPY" => "¥",
                other => return (format!("{other}\u{a0}"), ""),
            };
            (sign.to_owned(), "")
        }
        ("percent", _) => (String::new(), "%"),
        ("percentage_point", _) => (String::new(), "\u{a0}pp"),
        ("basis_point", _) => (String::new(), "\u{a0}bp"),
        ("times", _) => (String::new(), "×"),
        _ => (String::new(), ""),
    }
}

/// One number with its unit: "US$1.5bn", "17%", "−3 pp".
#[must_use]
pub fn with_unit(value: Decimal, last_digit: i8, unit: &Unit) -> String {
    let (before, after) = affixes(unit);
    let sign = if value.is_sign_negative() && !value.is_zero() {
        "−"
    } else {
        ""
    };
    format!("{sign}{before}{}{after}", number(value.abs(), last_digit))
}

/// What is put before a number that its source hedged.
#[must_use]
pub fn hedge(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact | Qualifier::Between => "",
        Qualifier::About => "≈",
        Qualifier::Over => "over ",
        Qualifier::Under => "under ",
        Qualifier::AtLeast => "at least ",
        Qualifier::AtMost => "up to ",
    }
}

/// A figure's value as its source hedged it: "≈17%", "over 1.2m", "5m–6m", "+17%".
#[must_use]
pub fn value(figure: &Figure) -> String {
    let Amount {
        value,
        low,
        high,
        last_digit,
    } = figure.amount;
    let falls = figure.direction == Some(Direction::Down);
    let signed = |n: Decimal| if falls && n > Decimal::ZERO { -n } else { n };
    let print = |n: Decimal| match fraction(n).filter(|_| figure.unit.key == "fraction") {
        Some(words) => words,
        None => with_unit(n, last_digit, &figure.unit),
    };
    let body = match (low, high, value) {
        (Some(low), Some(high), _) if low != high => {
            let (low, high) = (signed(low), signed(high));
            format!("{}–{}", print(low.min(high)), print(low.max(high)))
        }
        (low, high, value) => match value.or(low).or(high) {
            Some(n) if figure.kind == Kind::Rank => ordinal(i32::try_from(n).unwrap_or(0)),
            Some(n) => print(signed(n)),
            None => return "no figure".to_owned(),
        },
    };
    let plus = figure.kind == Kind::Change && !body.starts_with('−') && !falls;
    format!(
        "{}{}{body}",
        hedge(figure.qualifier),
        if plus { "+" } else { "" }
    )
}

/// A part that its source wrote in words, as a fraction: "2/3"; `None` for what no small denominator gives.
fn fraction(part: Decimal) -> Option<String> {
    let sign = if part.is_sign_negative() { "−" } else { "" };
    (2_u32..=10).chain([12, 20, 100]).find_map(|denominator| {
        let numerator = part.abs().checked_mul(denominator.into())?;
        let whole = numerator.round();
        let exact = (numerator - whole).abs() < Decimal::new(1, 3) && !whole.is_zero();
        exact.then(|| format!("{sign}{whole}/{denominator}"))
    })
}

/// The label of a tick on an axis of `unit` whose steps are `step` and whose largest tick is `most`.
#[must_use]
pub fn tick(value: f64, step: f64, most: f64, unit: &Unit) -> String {
    let (power, suffix) = SUFFIXES
        .into_iter()
        .find(|&(power, _)| most >= 10_f64.powi(power.into()) * (1.0 - 1e-9))
        .unwrap_or((0, ""));
    let scale = 10_f64.powi(power.into());
    let places = (-(step / scale).log10().floor()).clamp(0.0, 9.0);
    let (before, after) = affixes(unit);
    let scaled = value / scale;
    let Ok(number) = Decimal::try_from(scaled) else {
        return String::new();
    };
    let number = number.round_dp(places as u32);
    if number.is_zero() {
        return "0".to_owned();
    }
    let sign = if number.is_sign_negative() { "−" } else { "" };
    format!(
        "{sign}{before}{}{suffix}{after}",
        grouped(number.abs(), places as u32)
    )
}

/// A count with grouped digits.
#[must_use]
pub fn count(n: usize) -> String {
    grouped(Decimal::from(n), 0)
}

/// A count with its noun: "1 event", "2,000 events".
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{} {noun}{s}", count(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(edtf: &str) -> String {
        interval(Interval::parse(edtf).unwrap())
    }

    #[test]
    fn dates_read_as_people_write_them() {
        for (edtf, expected) in [
            ("2025-10-08", "8 October 2025"),
            ("2024-03", "March 2024"),
            ("2025-01/2025-07", "January–July 2025"),
            ("2025-10-08/2025-10-10", "8–10 October 2025"),
            ("2025-09-28/2025-10-10", "28 September – 10 October 2025"),
            ("2014/..", "from 2014 on"),
            ("../2030", "until 2030"),
            ("199X", "1990s"),
            ("19XX", "20th century"),
            ("-0482", "483 BCE"),
            ("0000", "1 BCE"),
            ("0079", "79 CE"),
            ("2014/2020", "2014–2020"),
            ("2024~", "about 2024"),
            ("2024-34", "Q2 2024"),
            ("2024-24", "winter 2024–25"),
            ("2024-05-14T09:30", "14 May 2024, 09:30"),
        ] {
            assert_eq!(words(edtf), expected, "{edtf}");
        }
    }

    #[test]
    fn numbers_keep_the_precision_of_their_source() {
        let say = |text: &str, last| number(text.parse().unwrap(), last);
        for (text, last, expected) in [
            ("1500000000", 8, "1.5bn"),
            ("1200000", 5, "1.2m"),
            ("20000000", 6, "20m"),
            ("145", 0, "145"),
            ("12345", 0, "12,345"),
            ("1234567", 0, "1,234,567"),
            ("999999.99", 0, "1,000,000"),
            ("999999.99", 6, "1m"),
            ("-3.25", -2, "−3.25"),
            ("0", 0, "0"),
            ("4.5", -1, "4.5"),
            ("2000000000000", 12, "2tn"),
        ] {
            assert_eq!(say(text, last), expected, "{text} to 10^{last}");
        }
    }

    #[test]
    fn hedges_ranges_and_changes_are_said() {
        let mut figure = Figure {
            unit: Unit::new("percent"),
            kind: Kind::Change,
            amount: Amount::exact(Decimal::from(17)),
            qualifier: Qualifier::Over,
            ..Figure::default()
        };
        assert_eq!(value(&figure), "over +17%");
        figure.direction = Some(Direction::Down);
        figure.qualifier = Qualifier::About;
        assert_eq!(value(&figure), "≈−17%");
        let range = Figure {
            unit: Unit::currency("USD"),
            amount: Amount {
                value: None,
                low: Some(Decimal::from(5_000_000)),
                high: Some(Decimal::from(6_000_000)),
                last_digit: 6,
            },
            qualifier: Qualifier::Between,
            ..Figure::default()
        };
        assert_eq!(value(&range), "US$5m–US$6m");
    }

    #[test]
    fn ticks_share_one_suffix() {
        let unit = Unit::currency("USD");
        let axis = [0.0, 5e8, 1e9, 1.5e9].map(|v| tick(v, 5e8, 1.5e9, &unit));
        assert_eq!(axis, ["0", "US$0.5bn", "US$1.0bn", "US$1.5bn"]);
        assert_eq!(tick(-20.0, 10.0, 20.0, &Unit::new("percent")), "−20%");
        assert_eq!(tick(20_000.0, 10_000.0, 20_000.0, &Unit::new("")), "20,000");
    }
}
