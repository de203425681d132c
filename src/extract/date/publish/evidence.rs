//! The text's own evidence → the time it was written: a day that it calls today, an anniversary, a part of a year that is over, a report named by its
//! year, the weekday of a dateline.
//!
//! A year that merely occurs proves nothing.

use super::super::super::Page;
use super::full_day;
use crate::model::said::{Bound, From, Part, Tense, Unit, What, Year};
use crate::model::time::{date_from_days, days_from_date, month_after};
use crate::model::{Article, Grain, Point, Published, PublishedBasis, Time};

/// "Today, 12 October 2019", "yesterday (3 May 2021)".
pub(super) fn today(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    times.windows(2).find_map(|pair| {
        let [now, date] = pair else { return None };
        let What::Shift(shift) = &now.said.what else {
            return None;
        };
        let gap = page
            .text
            .get(now.span.end as usize..date.span.start as usize)?;
        let beside = matches!(gap.trim(), "," | "(" | "–" | "—" | ", on" | ", the");
        let near = shift.from == From::Now && shift.grain == Grain::Day && shift.by.abs() <= 1;
        if !beside || !near || shift.vague {
            return None;
        }
        let day = days_from_date(full_day(date)?) - i64::from(shift.by);
        let quote = |time: &Time| time.span.slice(page.text).to_owned();
        Some(Published {
            date: Some(Point::day(date_from_days(day))),
            basis: PublishedBasis::Inferred,
            because: format!("“{}” is {}", quote(now), quote(date)),
            confidence: 90,
        })
    })
}

/// "© 2023 Calder Post": the year of the rights, unless the text tells of a later one.
pub(super) fn rights(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    let year = times.iter().rev().find_map(|time| {
        let What::Calendar(fields) = &time.said.what else {
            return None;
        };
        let Year::Full(year) = fields.year else {
            return None;
        };
        let before = page.text.get(..time.span.start as usize)?.trim_end();
        let word = before.rsplit(char::is_whitespace).next()?;
        let mark = ["©", "(c)", "copyright"];
        let marked = mark.iter().any(|mark| word.eq_ignore_ascii_case(mark));
        (marked && fields.is_year_only()).then_some(year)
    })?;
    latest_year(times)
        .is_none_or(|latest| latest <= year)
        .then(|| Published {
            date: Some(Point::year(year)),
            basis: PublishedBasis::Inferred,
            because: format!("its rights are of {year}"),
            confidence: 60,
        })
}

/// "Thirty years ago this week, on 2 May 1994".
pub(super) fn anniversary(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    for pair in times.windows(2) {
        let [ago, date] = pair else { continue };
        let What::Shift(shift) = &ago.said.what else {
            continue;
        };
        if ago.sentence != date.sentence
            || !shift.counted
            || shift.vague
            || shift.from != From::Now
            || shift.by >= 0
        {
            continue;
        }
        let years = match shift.grain {
            Grain::Year => -shift.by,
            Grain::Month if shift.by % 12 == 0 => -shift.by / 12,
            _ => continue,
        };
        let What::Calendar(fields) = &date.said.what else {
            continue;
        };
        let (Year::Full(year), Unit::Month(month)) = (fields.year, fields.unit) else {
            continue;
        };
        let start = month_after(
            crate::model::time::year_start(year + years),
            i32::from(month) - 1,
        );
        // "This month" and "today" say that the month or the day is the same; without them only the year follows.
        let quote = ago.span.slice(page.text);
        let point = if shift.grain == Grain::Month {
            Point::month(start)
        } else if quote.ends_with("today") && fields.day > 0 {
            Point::day(date_from_days(
                days_from_date(start) + i64::from(fields.day) - 1,
            ))
        } else {
            Point::year(year + years)
        };
        return Some(Published {
            date: Some(point),
            basis: PublishedBasis::Inferred,
            because: format!("“{quote}” counted from {}", date.span.slice(page.text)),
            confidence: 85,
        });
    }
    None
}

/// The day on which the file was made, unless the text speaks for another year or tells of a later one as past.
pub(super) fn made(article: &Article, page: &Page<'_>, times: &[Time]) -> Option<Published> {
    let (date, place) = article.made.as_ref()?;
    let year = i32::from(date.year());
    let spoken = proven_year(page, times).map(|(year, _)| year);
    let overtaken = latest_year(times).is_some_and(|latest| latest > year);
    (!overtaken && spoken.is_none_or(|spoken| spoken == year)).then(|| Published {
        date: Some(Point::day(*date)),
        basis: PublishedBasis::Inferred,
        because: format!("nothing better than {place}, which may be later than publication"),
        confidence: if spoken.is_some() { 60 } else { 40 },
    })
}

/// The year that the text's own evidence shows.
pub(super) fn year(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    let (year, why) = proven_year(page, times)?;
    Some(Published {
        date: Some(Point::year(year)),
        basis: PublishedBasis::Inferred,
        because: format!("written in {year}: {why}"),
        confidence: 75,
    })
}

/// The latest year that some evidence speaks for, with the evidence; none when a later year is told of as past.
pub(super) fn proven_year(page: &Page<'_>, times: &[Time]) -> Option<(i32, String)> {
    let (year, time) = times
        .iter()
        .filter_map(|time| Some((proves(page, time)?, time)))
        .max_by_key(|&(year, time)| (year, std::cmp::Reverse(time.span)))?;
    let told = latest_year(times).is_some_and(|latest| latest > year);
    (!told).then(|| {
        let quote = page
            .text
            .get(time.span.start as usize..)
            .map_or("", |rest| {
                rest.split(['.', ',', ';', '\n']).next().unwrap_or("")
            });
        let shown: String = quote.chars().take(40).collect();
        (year, format!("“{}”", shown.trim_end()))
    })
}

/// What a year names when it shows when the article was written.
const PAPERS: &[&str] = &[
    "update", "report", "edition", "outlook", "survey", "review", "budget", "forecast",
];

/// The year that a time proves the article to be written in.
fn proves(page: &Page<'_>, time: &Time) -> Option<i32> {
    let What::Calendar(fields) = &time.said.what else {
        return None;
    };
    let Year::Full(year) = fields.year else {
        return None;
    };
    if matches!(time.said.part, Part::First(..)) && time.said.tense != Tense::Future {
        return Some(year);
    }
    if !fields.is_year_only() || time.said.bound != Bound::At {
        return None;
    }
    let rest = page.text.get(time.span.end as usize..)?;
    let next = rest
        .trim_start()
        .split(|c: char| !c.is_alphabetic())
        .next()?;
    PAPERS.contains(&next).then_some(year)
}

/// The latest year that the text tells of as past.
pub(super) fn latest_year(times: &[Time]) -> Option<i32> {
    times
        .iter()
        .filter(|time| {
            !matches!(time.said.tense, Tense::Future | Tense::Awaited)
                && time.said.bound != Bound::Until
        })
        .filter_map(|time| match &time.said.what {
            What::Calendar(fields) => match fields.year {
                Year::Full(year) => Some(year),
                // A harvest or a year of accounts that is told of has come into its second year.
                Year::Pair(first) => first.checked_add(1),
                _ => None,
            },
            _ => None,
        })
        .max()
}
