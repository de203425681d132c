//! A date as people write it in one cell of a table → an interval.
//!
//! ISO and EDTF, years, "12 May 2024", "May 2024", "Q1 2024", "12/05/2024", "1990s", "c. 1850", "483 BC", and two of them
//! with a dash. A cell is nothing but a date, so this is stricter than reading prose, which is extraction's part.

use crate::model::{Grain, Interval, Point};
use jiff::civil::Date;

/// Which of the two numbers in 12/05/2024 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// 12 May.
    DayFirst,
    /// 5 December.
    MonthFirst,
}

/// What a column of slashed dates tells about their order: `None` when it could be either.
pub(super) fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Order> {
    let mut found = None;
    for cell in cells {
        let Some([a, b, _]) = slashed(cell) else {
            continue;
        };
        found = match (a > 12, b > 12) {
            (true, false) => return Some(Order::DayFirst),
            (false, true) => return Some(Order::MonthFirst),
            _ => found,
        };
    }
    found
}

/// The day that a written date or timestamp names, in any of these forms or as mail and feeds write it ("Thu, 16 May 2024
/// 10:00:00 GMT"); `None` for a month, a year or no date.
pub(super) fn day(text: &str) -> Option<Date> {
    let is_clock =
        |word: &&str| word.contains(':') || word.starts_with('+') || word.ends_with("MT");
    let dated = || {
        let words: Vec<&str> = text
            .split_whitespace()
            .filter(|word| !is_clock(word))
            .collect();
        parse(&words.join(" "), Order::DayFirst)
    };
    let interval = parse(text, Order::DayFirst).or_else(dated)?;
    let point = interval.start.filter(|point| point.grain >= Grain::Day)?;
    Some(point.date)
}

/// True for dates such as 05/04/2024 that mean two days.
pub(super) fn is_ambiguous(cell: &str) -> bool {
    matches!(slashed(cell), Some([a, b, _]) if a <= 12 && b <= 12 && a != b)
}

/// The numbers of `12/05/2024` or `12-05-24`.
fn slashed(cell: &str) -> Option<[i32; 3]> {
    let cell = cell.split([' ', 'T']).next()?;
    let mark = if cell.contains('/') { '/' } else { '-' };
    let mut parts = cell.split(mark);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() || three[0].len() > 2 || three[1].len() > 2 {
        return None;
    }
    Some([number(three[0])?, number(three[1])?, full_year(three[2])?])
}

fn number(text: &str) -> Option<i32> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// A year of four digits, or of two: 00 to 68 are 2000 to 2068, as POSIX has it.
fn full_year(text: &str) -> Option<i32> {
    match (text.len(), number(text)?) {
        (4, year) => Some(year),
        (2, year) if year < 69 => Some(2000 + year),
        (2, year) => Some(1900 + year),
        _ => None,
    }
}

/// The interval that a cell names; `None` when it is no date.
pub(super) fn parse(cell: &str, order: Order) -> Option<Interval> {
    let cell = cell.trim().trim_end_matches('.');
    if cell.is_empty() || cell.len() > 80 {
        return None;
    }
    let edtf = cell.contains('/').then(|| Interval::parse(cell)).flatten();
    if let Some(interval) = edtf.or_else(|| one(cell, order)) {
        return Some(interval);
    }
    ["–", "—", " - ", " to ", " until ", "/", "-"]
        .iter()
        .find_map(|dash| {
            let (start, end) = cell.split_once(dash)?;
            let (start, end) = (one(start, order)?.start?, one(end, order)?.end?);
            let interval = Interval::between(start, end);
            matches!(interval.extent(), (Some(from), Some(to)) if from < to).then_some(interval)
        })
}

fn one(text: &str, order: Order) -> Option<Interval> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let about = [
        "circa ", "about ", "around ", "c. ", "ca. ", "ca ", "c ", "~",
    ]
    .iter()
    .find_map(|word| lower.strip_prefix(word));
    let body = about.unwrap_or(&lower).trim();
    let point = match before_christ(body) {
        Some(year) => Point::year(1 - year),
        None => point(body, order)?,
    };
    Some(Interval::at(if about.is_some() {
        point.about()
    } else {
        point
    }))
}

/// The number of a year BC.
fn before_christ(text: &str) -> Option<i32> {
    [" bce", " bc", "bce", "bc"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .and_then(|year| number(year.trim()))
}

/// Expects lower case.
fn point(text: &str, order: Order) -> Option<Point> {
    let era = text
        .strip_prefix("ad ")
        .or_else(|| text.strip_suffix(" ad"))
        .or_else(|| text.strip_suffix(" ce"));
    if let Some(year) = era.and_then(|year| number(year.trim())) {
        return Some(Point::year(year));
    }
    if let Some(point) = iso(text) {
        return Some(point);
    }
    if let Some(decade) = text.strip_suffix("'s").or_else(|| text.strip_suffix('s')) {
        return (decade.len() == 4 && decade.ends_with('0')).then(|| {
            number(decade).map(|year| Point::new(Point::year(year).date, Grain::Decade))
        })?;
    }
    if let Some([a, b, year]) = slashed(text) {
        let (day, month) = match order {
            _ if a > 12 => (a, b),
            _ if b > 12 => (b, a),
            Order::DayFirst => (a, b),
            Order::MonthFirst => (b, a),
        };
        return day_point(year, month, day);
    }
    words(text)
}

fn day_point(year: i32, month: i32, day: i32) -> Option<Point> {
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    date.ok().map(Point::day)
}

/// ISO 8601 and EDTF, with a blank for `T`, slashes or dots for hyphens, seconds with fractions, and `20240512`.
fn iso(text: &str) -> Option<Point> {
    let upper = text.to_uppercase();
    if upper.len() == 8
        && let Some(all) = upper.parse::<i32>().ok().filter(|&all| all > 10_000_000)
    {
        return day_point(all / 10_000, all / 100 % 100, all % 100);
    }
    if let Some(point) = Point::parse(&upper) {
        // Midnight to the second is how spreadsheets write a day.
        let midnight = point.grain > Grain::Day && point.seconds == 0 && upper.contains("00:00");
        return Some(if midnight {
            Point::day(point.date)
        } else {
            point
        });
    }
    let (day, clock) = match upper.split_once([' ', 'T']) {
        Some((day, clock)) => (day, Some(clock.trim())),
        None => (upper.as_str(), None),
    };
    let four = day.get(..4).is_some_and(|year| number(year).is_some());
    let day = if four {
        day.replace(['/', '.'], "-")
    } else {
        // 12.05.2024: with dots the day always comes first.
        let mut parts = day.split('.').map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let (day, month, year) = (number(day)?, number(month)?, full_year(year)?);
        format!("{year:04}-{month:02}-{day:02}")
    };
    let mut fields = day.split('-').map(number);
    let day = match (fields.next()??, fields.next(), fields.next()) {
        (year, Some(month), Some(day)) => format!("{year:04}-{:02}-{:02}", month?, day?),
        (year, Some(month), None) => format!("{year:04}-{:02}", month?),
        _ => day,
    };
    match clock {
        None => Point::parse(&day),
        Some(clock) => {
            let whole = clock.split(['.', ',']).next().unwrap_or(clock);
            let zone = if clock.ends_with('Z') && !whole.ends_with('Z') {
                "Z"
            } else {
                ""
            };
            let point = Point::parse(&format!("{day}T{whole}{zone}"))?;
            Some(if point.seconds == 0 {
                Point::day(point.date)
            } else {
                point
            })
        }
    }
}

const MONTHS: [&str; 12] = [
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
];

/// The number of a month from its name, three letters or more.
fn month(word: &str) -> Option<i32> {
    let word = word.trim_end_matches('.');
    let at = MONTHS.iter().position(|name| {
        (word.len() >= 3 && name.starts_with(word)) || word == "sept" && *name == "september"
    })?;
    i32::try_from(at + 1).ok()
}

/// "12 may 2024", "may 12, 2024", "may 2024", "q1 2024", "2024 h2", with or without a weekday and ordinals.
fn words(text: &str) -> Option<Point> {
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
        } else if word == "of" || is_weekday(word) {
        } else if let (4, Some(found), None) = (word.len(), number(word), year) {
            year = Some(found);
        } else {
            let digits = word.trim_end_matches(char::is_alphabetic);
            let tail = word.get(digits.len()..)?;
            if !matches!(tail, "" | "st" | "nd" | "rd" | "th") {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_dates() {
        for (cell, edtf) in [
            ("2024", "2024"),
            ("2024-05", "2024-05"),
            ("2024-05-12", "2024-05-12"),
            ("2024/5/2", "2024-05-02"),
            ("20240512", "2024-05-12"),
            ("2024-05-12 00:00:00", "2024-05-12"),
            ("2024-05-12T10:30:15.250Z", "2024-05-12T10:30:15Z"),
            ("12 May 2024", "2024-05-12"),
            ("Sunday, 12th May 2024", "2024-05-12"),
            ("May 12, 2024", "2024-05-12"),
            ("12-May-24", "2024-05-12"),
            ("Sept. 2023", "2023-09"),
            ("12/05/2024", "2024-05-12"),
            ("05/25/2024", "2024-05-25"),
            ("12.05.2024", "2024-05-12"),
            ("Q3 2024", "2024-07/2024-09"),
            ("2024-Q3", "2024-07/2024-09"),
            ("H2 2024", "2024-07/2024-12"),
            ("1990s", "199X"),
            ("c. 1850", "1850~"),
            ("483 BC", "-0482"),
            ("AD 79", "0079"),
            ("1914–1918", "1914/1918"),
            ("1 May 2024 to 3 June 2024", "2024-05-01/2024-06-03"),
            ("2024-05-12/2024-05-14", "2024-05-12/2024-05-14"),
        ] {
            let read = parse(cell, Order::DayFirst).map(Interval::edtf);
            assert_eq!(read.as_deref(), Some(edtf), "{cell}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read_as_one() {
        for cell in [
            "",
            "n/a",
            "12",
            "May",
            "soon",
            "1,234",
            "31 June 2024",
            "13/13/2024",
            "2024-13",
            "Q5 2024",
            "12345678901",
        ] {
            assert_eq!(parse(cell, Order::DayFirst), None, "{cell}");
        }
    }

    #[test]
    fn timestamps_name_their_day() {
        for text in [
            "2024-05-16",
            "2024-05-16T10:00:00+02:00",
            "2024-05-16 10:00:00 +0200",
            "Thu, 16 May 2024 10:00:00 GMT",
            "May 16, 2024",
        ] {
            assert_eq!(day(text), Some(Date::constant(2024, 5, 16)), "{text}");
        }
        assert_eq!(day("May 2024"), None);
    }

    #[test]
    fn one_date_tells_the_order_of_its_column() {
        assert_eq!(
            order(["04/05/2024", "05/25/2024"].into_iter()),
            Some(Order::MonthFirst)
        );
        assert_eq!(
            order(["04/05/2024", "25/05/2024"].into_iter()),
            Some(Order::DayFirst)
        );
        assert_eq!(order(["04/05/2024"].into_iter()), None);
    }
}
