//! A date as programs write it → a point or a pair of them, without a look at anything else: in a long table, most cells
//! are one of these. Has no opinion on any other form.

use super::day_point;
use crate::model::{Grain, Interval, Point};

/// A point, or a pair of them.
pub(super) fn interval(cell: &str) -> Option<Interval> {
    match cell.len() {
        ..=16 => point(cell).map(Interval::at).or_else(|| pair(cell)),
        _ => pair(cell),
    }
}

/// The forms that programs write, and so most cells of long tables: `2024`, `2024-05`, `2024-05-12`, `2024-05-12T10:30`.
/// What this reads, the long way reads alike.
fn point(cell: &str) -> Option<Point> {
    let bytes = cell.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes.get(range)?.iter().try_fold(0_i32, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + i32::from(byte - b'0'))
        })
    };
    let is = |at: usize, signs: &[u8]| bytes.get(at).is_some_and(|byte| signs.contains(byte));
    let year = digits(0..4)?;
    if bytes.len() == 4 {
        return Some(Point::year(year));
    }
    let month = digits(5..7).filter(|_| is(4, b"-"))?;
    if bytes.len() == 7 {
        return day_point(year, month, 1).map(|first| Point::month(first.date));
    }
    let day = day_point(year, month, digits(8..10).filter(|_| is(7, b"-"))?)?;
    match bytes.len() {
        10 => Some(day),
        16 if is(10, b"T ") && is(13, b":") => {
            let (hour, minute) = (digits(11..13)?, digits(14..16)?);
            match u32::try_from(hour * 3600 + minute * 60).ok()? {
                _ if hour > 23 || minute > 59 => None,
                // Midnight is how spreadsheets write a day.
                0 => Some(day),
                seconds => Some(Point {
                    grain: Grain::Minute,
                    seconds,
                    ..day
                }),
            }
        }
        _ => None,
    }
}

/// Two of [`point`]'s days, months or years with a slash between, the earlier first.
fn pair(cell: &str) -> Option<Interval> {
    let slash = memchr::memchr(b'/', cell.as_bytes())?;
    let (start, end) = (cell.get(..slash)?, cell.get(slash + 1..)?);
    let side = |text: &str| point(text).filter(|point| point.grain <= Grain::Day);
    let longest = start.len().max(end.len());
    let interval = Interval {
        start: side(start).filter(|_| longest <= 10),
        end: side(end),
    };
    matches!(interval.extent(), (Some(from), Some(to)) if from < to).then_some(interval)
}

#[cfg(test)]
mod tests {
    use super::super::{Order, clocked};
    use super::*;

    #[test]
    fn the_quick_way_reads_as_the_long_one_does() {
        for cell in [
            "0000",
            "1066",
            "2011-12",
            "2024-05",
            "2024-00",
            "2024-13",
            "2023-02-29",
            "2024-02-29",
            "2024-05-12T10:30",
            "2024-05-12 10:30",
            "2024-05-12T00:00",
            "2024-05-12T24:00",
            "2024-05-12T10:61",
        ] {
            if let Some(found) = point(cell) {
                let long = if cell.contains(' ') {
                    clocked(cell, Order::DayFirst)
                } else {
                    super::super::point(&cell.to_lowercase(), Order::DayFirst)
                };
                assert_eq!(Some(found), long, "{cell}");
            }
        }
        for cell in [
            "2024/2025",
            "2024-05/2024-06",
            "2024-05-12/2024-06-01",
            "2024-06/2024-05",
            "2024-05-12/2024-05",
            "1999/00",
            "2024-05-12T10:30/2024-05-12T11:00",
        ] {
            if let Some(two) = pair(cell) {
                assert_eq!(Some(two), Interval::parse(cell), "{cell}");
            }
        }
        assert!(pair("2024-05-12/2024-06-01").is_some() && point("2024-05-12 10:30").is_some());
    }
}
