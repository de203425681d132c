//! Dates in words and codes, `12 may 2024` and `2020-q1` → the point that they name. Expects lower case.

use super::day_point;
use super::order::{full_year, number};
use crate::model::{Grain, Point};
use jiff::civil::{ISOWeekDate, Weekday};

/// The months, in the languages that exports of press databases and tables of statistical offices come in most.
const MONTHS: [[&str; 12]; 4] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
];

/// Words between the parts of a date.
const BETWEEN: [&str; 3] = ["of", "de", "del"];

/// Periods as statistical offices code them (SDMX): `2020-q1`, `2020q1`, `2020-s1`, `2020-m03`, `2020m3`, `2020-w05`.
pub(super) fn coded(text: &str) -> Option<Point> {
    let year = number(text.get(..4)?)?;
    let rest = text.get(4..)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let (letter, nth) = (rest.get(..1)?, number(rest.get(1..)?)?);
    let month_point = |month: i32| day_point(year, month, 1);
    match letter {
        "m" => month_point(nth).map(|point| Point::month(point.date)),
        "w" => {
            let (year, week) = (i16::try_from(year).ok()?, i8::try_from(nth).ok()?);
            let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
            Some(Point::new(monday.date(), Grain::Week))
        }
        "s" | "h" if nth <= 2 => {
            month_point(nth * 6 - 5).map(|point| Point::new(point.date, Grain::Half))
        }
        "q" if nth <= 4 => {
            month_point(nth * 3 - 2).map(|point| Point::new(point.date, Grain::Quarter))
        }
        "a" if nth == 1 => Some(Point::year(year)),
        _ => None,
    }
}

/// The number of a month from its name, or from its first letters: three or more, and no other month of the language has them.
pub(super) fn month(word: &str) -> Option<i32> {
    let word = word.trim_end_matches('.');
    let in_language = |names: &[&str; 12]| {
        let is_own = |name: &str| {
            (word.chars().count() >= 3 && name.starts_with(word))
                || word == "sept" && name.starts_with("sep")
        };
        let first = names.iter().position(|name| is_own(name))?;
        let last = names.iter().rposition(|name| is_own(name))?;
        let whole = names.iter().position(|name| *name == word);
        whole.or_else(|| (first == last).then_some(first))
    };
    let at = MONTHS.iter().find_map(in_language)?;
    i32::try_from(at + 1).ok()
}

/// "12 may 2024", "may 12, 2024", "may 2024", "q1 2024", "2024 h2", with or without a weekday and ordinals; "12. mai 2024",
/// "3 de mayo de 2024".
pub(super) fn words(text: &str) -> Option<Point> {
    let mut day = None;
    let mut name = None;
    let mut year = None;
    let mut part = None;
    for word in text
        .split([' ', ',', '-', '\u{a0}', '/'])
        .filter(|word| !word.is_empty())
    {
        if let Some(found) = part_of_year(word) {
            part = part.xor(Some(found)).or(part);
        } else if let (None, Some(found)) = (name, month(word)) {
            name = Some(found);
        } else if BETWEEN.contains(&word) || is_weekday(word) {
        } else if let (4, Some(found), None) = (word.len(), number(word), year) {
            year = Some(found);
        } else {
            let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
            let tail = word.get(digits.len()..)?;
            if !matches!(tail, "" | "st" | "nd" | "rd" | "th" | "." | "er") {
                return None;
            }
            match (day, name, number(digits)?) {
                (None, _, found) if (1..=31).contains(&found) => day = Some(found),
                // 12-May-24.
                (Some(_), Some(_), _) if year.is_none() && tail.is_empty() => {
                    year = full_year(digits);
                }
                _ => return None,
            }
        }
    }
    let year = year?;
    let first = |month: i32| day_point(year, month, 1).map(|point| point.date);
    match (part, name, day) {
        (Some((grain, nth)), None, None) => {
            let months = if grain == Grain::Quarter { 3 } else { 6 };
            Some(Point::new(first((nth - 1) * months + 1)?, grain))
        }
        (None, Some(month), Some(day)) => day_point(year, month, day),
        (None, Some(month), None) => Some(Point::month(first(month)?)),
        _ => None,
    }
}

/// `q3` or `h1`.
fn part_of_year(word: &str) -> Option<(Grain, i32)> {
    let nth = number(word.get(1..)?)?;
    match word.get(..1)? {
        "q" if (1..=4).contains(&nth) => Some((Grain::Quarter, nth)),
        "h" if (1..=2).contains(&nth) => Some((Grain::Half, nth)),
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.len() >= 3
        && [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]
        .iter()
        .any(|name| name.starts_with(word) || (word == "thurs" || word == "tues"))
}
