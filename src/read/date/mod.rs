//! A date as people write it in one cell of a table → an interval.
//!
//! ISO and EDTF, years, "12 May 2024", "May 2024", "Q1 2024", "12/05/2024", "1990s", "c. 1850", "483 BC", and two of them
//! with a dash. A cell is nothing but a date, so this is stricter than reading prose, which is extraction's part.

mod order;
mod quick;
mod words;

pub use order::Order;
pub(super) use order::{OrderSeen, is_ambiguous};

use crate::model::time::{DAY, date_from_days};
use crate::model::{Grain, Interval, Point};
use jiff::civil::Date;
use order::{full_year, number, slashed};
use words::{coded, words};

/// The day that a written date or timestamp names, in any of these forms or as mail and feeds write it ("Thu, 16 May 2024
/// 10:00:00 GMT"); `None` for a month, a year or no date.
pub(super) fn day(text: &str) -> Option<Date> {
    day_in(text, Order::DayFirst)
}

/// True for the name of a month in a language whose months are read.
pub(super) fn is_month(word: &str) -> bool {
    words::month(&word.to_lowercase()).is_some()
}

/// As [`day`], in a table whose dates are in this order.
pub(super) fn day_in(text: &str, order: Order) -> Option<Date> {
    let interval = parse(text, order)?;
    let point = interval.start.filter(|point| point.grain >= Grain::Day)?;
    Some(point.date)
}

/// A date as columns of years, months and days give it: a year before or after Christ, a month by number or name, a day.
pub(super) fn joined(year: &str, month: &str, day: &str) -> Option<Interval> {
    let years = whole(year).filter(|year| (-9999..=9999).contains(year));
    let Some(year_number) = years else {
        // "483 BC", "c. 1850", "1990s" stand alone.
        return (month.is_empty() && day.is_empty())
            .then(|| parse(year, Order::DayFirst))
            .flatten();
    };
    if month.is_empty() {
        return Some(Interval::at(Point::year(year_number)));
    }
    let number = whole(month).or_else(|| words::month(&month.to_lowercase()))?;
    let day = (!day.is_empty()).then(|| whole(day));
    match day {
        Some(day) => day_point(year_number, number, day?),
        None => day_point(year_number, number, 1).map(|point| Point::month(point.date)),
    }
    .map(Interval::at)
}

/// A whole number as spreadsheets write it: `-500`, `2024`, `2024.0`.
fn whole(text: &str) -> Option<i32> {
    let text = text.trim();
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

/// A day at a time of day, `14:30`, `14:30:15` or `2:30 PM`; the day as it is where that is none.
pub(super) fn timed(day: Point, clock: &str) -> Point {
    let at = |clock: &str| clocked(&format!("2000-01-01 {clock}"), Order::DayFirst);
    let found = (day.grain == Grain::Day).then(|| at(clock)).flatten();
    found.map_or(day, |time| Point {
        grain: time.grain,
        seconds: time.seconds,
        offset: time.offset,
        ..day
    })
}

/// Seconds or milliseconds since 1970, as programs write them; the day, or the second of it.
pub(super) fn since_1970(cell: &str) -> Option<Interval> {
    let digits = cell.trim().strip_prefix('-').unwrap_or(cell.trim());
    let number: i64 = cell.trim().parse().ok()?;
    let seconds = match digits.len() {
        9..=10 => number,
        12..=13 => number.div_euclid(1000),
        _ => return None,
    };
    let (days, clock) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let day = Point::day(date_from_days(days));
    Some(Interval::at(match u32::try_from(clock) {
        Ok(seconds) if seconds > 0 => Point {
            grain: Grain::Second,
            seconds,
            offset: Some(0),
            ..day
        },
        _ => day,
    }))
}

/// The interval that a cell names; `None` when it is no date.
pub(super) fn parse(cell: &str, order: Order) -> Option<Interval> {
    if let Some(interval) = quick::interval(cell) {
        return Some(interval);
    }
    let (whole, cell) = (cell.len(), cell.trim().trim_end_matches('.'));
    if cell.len() < whole
        && let Some(interval) = quick::interval(cell)
    {
        return Some(interval);
    }
    if cell.is_empty() || cell.len() > 80 {
        return None;
    }
    if cell.contains(':')
        && let Some(point) = clocked(cell, order)
    {
        return Some(Interval::at(point));
    }
    if let Some(numbers) = slashed(cell) {
        return in_order(numbers, order).map(Interval::at);
    }
    if let Some(years) = two_years(cell) {
        return Some(years);
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

/// Short names of time zones, in lower case.
const ZONES: &[&str] = &[
    "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "cet", "cest",
    "bst", "ist", "eet", "eest", "wet", "west", "msk", "jst", "aest", "aedt",
];

/// A day and a time of day as people and programs write them: `12/05/2024 10:30`, `May 12, 2024 10:30 PM`,
/// `Thu, 16 May 2024 10:00:00 GMT`, `Thu May 16 10:00:00 CEST 2024`, `2024-05-12 10:30:00 +0200`. Midnight to the second is how spreadsheets write a day.
fn clocked(cell: &str, order: Order) -> Option<Point> {
    let (mut seconds, mut half, mut offset) = (None, None, None);
    let mut rest: Vec<&str> = Vec::new();
    for word in cell.split_whitespace() {
        let lower = word.trim_end_matches(',').to_lowercase();
        match lower.as_str() {
            time if time.contains(':') && !time.contains(['t', '/']) && seconds.is_none() => {
                seconds = Some(clock(time)?);
            }
            "am" | "a.m." => half = Some(0),
            "pm" | "p.m." => half = Some(12 * 3600),
            "z" | "utc" | "gmt" => offset = Some(0),
            // A name that several zones share says too little for an offset.
            zone if seconds.is_some() && ZONES.contains(&zone) => {}
            zone if seconds.is_some() && zone.starts_with(['+', '-']) => {
                offset = Some(self::offset(zone)?);
            }
            _ => rest.push(word),
        }
    }
    let seconds = match half {
        Some(half) => seconds? % (12 * 3600) + half,
        None => seconds?,
    };
    let day = parse(&rest.join(" "), order)?.start?;
    let grain = match seconds {
        _ if day.grain != Grain::Day => return None,
        0 => return Some(day),
        _ if seconds % 60 == 0 => Grain::Minute,
        _ => Grain::Second,
    };
    Some(Point {
        grain,
        seconds,
        offset,
        ..day
    })
}

/// Seconds after midnight of `10:30`, `10:30:15` or `10:30:15.250`.
fn clock(text: &str) -> Option<u32> {
    let whole = text.split(['.', ',']).next()?;
    let mut fields = whole
        .split(':')
        .map(|field| number(field).and_then(|number| u32::try_from(number).ok()));
    let (hour, minute) = (fields.next()??, fields.next()??);
    let second = fields.next().unwrap_or(Some(0))?;
    (hour < 24 && minute < 60 && second < 60 && fields.next().is_none())
        .then_some(hour * 3600 + minute * 60 + second)
}

/// Minutes from UTC of `+0200` or `-05:30`.
fn offset(zone: &str) -> Option<i16> {
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let minutes =
        i16::try_from(number(digits.get(..2)?)? * 60 + number(digits.get(2..4).unwrap_or("0"))?)
            .ok()?;
    Some(if zone.starts_with('-') {
        -minutes
    } else {
        minutes
    })
}

/// A year that runs over two, as budgets and seasons do: `2019/20`, `2019-20`.
fn two_years(cell: &str) -> Option<Interval> {
    let (first, next) = cell.split_once(['/', '-', '–'])?;
    if (first.len(), next.len()) != (4, 2) {
        return None;
    }
    let (first, next) = (number(first)?, number(next)?);
    // 2011-12 is December.
    let follows = (first + 1) % 100 == next && (next > 12 || cell.contains('/'));
    follows.then(|| Interval::between(Point::year(first), Point::year(first + 1)))
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
    if let Some(point) = iso(text).or_else(|| coded(text)) {
        return Some(point);
    }
    if let Some(decade) = text.strip_suffix("'s").or_else(|| text.strip_suffix('s')) {
        return (decade.len() == 4 && decade.ends_with('0')).then(|| {
            number(decade).map(|year| Point::new(Point::year(year).date, Grain::Decade))
        })?;
    }
    match slashed(text) {
        Some(numbers) => in_order(numbers, order),
        None if text.contains('年') => signed(text),
        None => words(text),
    }
}

/// `2018年10月7日`, with or without blanks.
fn signed(text: &str) -> Option<Point> {
    let bare: String = text.split_whitespace().collect();
    let (year, rest) = bare.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    day_point(
        number(year)?,
        number(month)?,
        number(day.strip_suffix('日')?)?,
    )
}

/// The day that three numbers name, the year last.
fn in_order([a, b, year]: [i32; 3], order: Order) -> Option<Point> {
    let (day, month) = match order {
        _ if a > 12 => (a, b),
        _ if b > 12 => (b, a),
        Order::DayFirst => (a, b),
        Order::MonthFirst => (b, a),
    };
    day_point(year, month, day)
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
            ("12. Mai 2024", "2024-05-12"),
            ("1er décembre 2011", "2011-12-01"),
            ("3 de mayo de 2024", "2024-05-03"),
            ("juil. 2011", "2011-07"),
            ("2018 年 10 月 7 日", "2018-10-07"),
            ("May 12, 2024", "2024-05-12"),
            ("12-May-24", "2024-05-12"),
            ("Sept. 2023", "2023-09"),
            ("Sat Nov 05 14:30:00 CET 2011", "2011-11-05T14:30"),
            ("Sat Nov 05 14:30:00 +0000 2011", "2011-11-05T14:30Z"),
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
            ("3/5/2024 - 9/5/2024", "2024-05-03/2024-05-09"),
            ("2024-05-12/2024-05-14", "2024-05-12/2024-05-14"),
            ("12/05/2024 10:30", "2024-05-12T10:30"),
            ("12/05/2024 00:00:00", "2024-05-12"),
            ("May 12, 2024 10:30 PM", "2024-05-12T22:30"),
            ("5/25/2024 12:05 AM", "2024-05-25T00:05"),
            ("2024-05-12 10:30:05 +0200", "2024-05-12T10:30:05+02:00"),
            ("Thu, 16 May 2024 10:00:00 GMT", "2024-05-16T10:00Z"),
            ("2019/20", "2019/2020"),
            ("2021-22", "2021/2022"),
            ("1999/00", "1999/2000"),
            ("2011-12", "2011-12"),
            ("2020Q3", "2020-07/2020-09"),
            ("2020M03", "2020-03"),
            ("2020-S2", "2020-07/2020-12"),
            ("2020-W01", "2019-12-30/2020-01-05"),
            ("0000", "0000"),
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
            "jui 2011",
            "2018年13月7日",
            "soon",
            "1,234",
            "31 June 2024",
            "13/13/2024",
            "2024-13",
            "Q5 2024",
            "2024Q5",
            "2024-W54",
            "2020M13",
            "0000-00-00",
            "2024-02-30",
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
    fn columns_of_years_months_and_days_are_joined() {
        let edtf = |year, month, day| joined(year, month, day).map(Interval::edtf);
        assert_eq!(edtf("2024", "5", "3").as_deref(), Some("2024-05-03"));
        assert_eq!(edtf("2024", "June", "").as_deref(), Some("2024-06"));
        assert_eq!(edtf("-482", "", "").as_deref(), Some("-0482"));
        assert_eq!(edtf("0", "", "").as_deref(), Some("0000"));
        assert_eq!(edtf("2024.0", "", "").as_deref(), Some("2024"));
        assert_eq!(edtf("483 BC", "", "").as_deref(), Some("-0482"));
        for (year, month, day) in [
            ("20240", "", ""),
            ("2024", "13", ""),
            ("2024", "2", "30"),
            ("x", "1", "1"),
        ] {
            assert_eq!(edtf(year, month, day), None, "{year} {month} {day}");
        }
    }

    #[test]
    fn seconds_and_milliseconds_since_1970_name_their_day() {
        let edtf = |cell| since_1970(cell).map(Interval::edtf);
        assert_eq!(edtf("1715731200").as_deref(), Some("2024-05-15"));
        assert_eq!(edtf("1715731200000").as_deref(), Some("2024-05-15"));
        assert_eq!(edtf("1715731201").as_deref(), Some("2024-05-15T00:00:01Z"));
        assert_eq!(edtf("12345"), None);
        assert_eq!(edtf("99999999999999999999"), None);
    }
}
