//! Datelines → the publication date: "DUSHANBE, Oct 8 (Agency) —". The year that they leave out comes from the text's own
//! evidence, from the weekday that the first sentences name, or from the latest year told of.

use super::super::super::Page;
use super::super::super::token::Kind;
use super::evidence::{latest_year, proven_year};
use super::{HEAD, full_day, tokens};
use crate::model::said::{Pick, Tense, Unit, What, Year};
use crate::model::time::days_from_date;
use crate::model::{Point, Published, PublishedBasis, Time};
use jiff::civil::Date;

/// How many tokens can stand before the date of a dateline.
const LONGEST_PLACE: usize = 8;

/// How many years after the latest one told of a weekday is looked up in.
const YEARS: i32 = 4;

/// Reads the dateline, if there is one.
pub(super) fn read(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    let time = times
        .iter()
        .take_while(|time| time.sentence < HEAD)
        .find(|time| heads(page, time))?;
    let quote = time.span.slice(page.text);
    let inferred = |date, because, confidence| Published {
        date: Some(Point::day(date)),
        basis: PublishedBasis::Inferred,
        because,
        confidence,
    };
    if let Some(date) = full_day(time) {
        return Some(inferred(date, format!("the dateline “{quote}”"), 95));
    }
    let What::Calendar(fields) = &time.said.what else {
        return None;
    };
    let Unit::Month(month) = fields.unit else {
        return None;
    };
    // "ROSARIO, June 2025 —".
    if let (Year::Full(year), 0) = (fields.year, fields.day) {
        let first = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
        return Some(Published {
            date: Some(Point::month(first)),
            ..inferred(first, format!("the dateline “{quote}”"), 85)
        });
    }
    let day = |year| {
        Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(fields.day).ok()?,
        )
        .ok()
    };
    let latest = latest_year(times);
    let (year, why, confidence) = proven_year(page, times)
        .map(|(year, why)| (year, format!("in {why}"), 85))
        .or_else(|| {
            let (year, why) = by_weekday(page, times, latest?, day)?;
            Some((year, why, 75))
        })
        .or_else(|| latest.map(|year| (year, format!("in the latest year told of, {year}"), 60)))?;
    Some(inferred(
        day(year)?,
        format!("the dateline “{quote}”, {why}"),
        confidence,
    ))
}

/// "Oct 8" and "said on Wednesday": the first year from the latest one told of in which the day or its eve is that weekday.
fn by_weekday(
    page: &Page<'_>,
    times: &[Time],
    latest: i32,
    day: impl Fn(i32) -> Option<Date>,
) -> Option<(i32, String)> {
    let (weekday, span) = times
        .iter()
        .take_while(|time| time.sentence < HEAD)
        .find_map(|time| match &time.said.what {
            What::Calendar(f) => (f.weekday > 0
                && f.day == 0
                && f.year == Year::Unsaid
                && f.pick == Pick::Near
                && !matches!(time.said.tense, Tense::Future | Tense::Awaited))
            .then_some((f.weekday, time.span)),
            _ => None,
        })?;
    let is = |date: Date, back: i64| {
        let today = (days_from_date(date) - back + 3).rem_euclid(7) + 1;
        today == i64::from(weekday)
    };
    // A year told of by its number alone is mostly over: "in 2019" is written in 2020 or later.
    let bare = times.iter().all(|time| match &time.said.what {
        What::Calendar(f) => f.year != Year::Full(latest) || f.is_year_only(),
        _ => true,
    });
    let first = if bare {
        latest.saturating_add(1)
    } else {
        latest
    };
    let years = (first..=latest.saturating_add(YEARS)).chain(bare.then_some(latest));
    // News of the day itself is commoner than news of its eve.
    let year = years
        .clone()
        .find(|&year| day(year).is_some_and(|date| is(date, 0)))
        .or_else(|| {
            years
                .clone()
                .find(|&year| day(year).is_some_and(|date| is(date, 1)))
        })?;
    Some((
        year,
        format!("in {year}, when it fell on “{}”", span.slice(page.text)),
    ))
}

/// True when a time stands in a dateline: after a place, a comma or nothing, and before a dash or an agency in brackets.
fn heads(page: &Page<'_>, time: &Time) -> bool {
    let line = tokens(page, time.sentence);
    // Only the head of the line is searched: one sentence can hold a million dates.
    let Some(at) = line
        .iter()
        .take(LONGEST_PLACE + 1)
        .position(|token| token.start == time.span.start)
    else {
        return false;
    };
    let before = line.get(..at).unwrap_or(&[]);
    let placed = before
        .iter()
        .all(|token| token.kind != Kind::Number && (token.kind != Kind::Word || token.capital));
    let after: Vec<&str> = line
        .iter()
        .skip(at)
        .skip_while(|token| token.start < time.span.end)
        .take(8)
        .map(|token| token.of(page.text))
        .collect();
    let dash = |word: &&str| matches!(*word, "—" | "–" | "-");
    // "Ann Orm (12 March 1846 – 30 October 1919) was a weaver": a life, not a place.
    let opened = before
        .last()
        .is_some_and(|token| token.of(page.text) == "(");
    if opened && after.first() != Some(&")") {
        return false;
    }
    let after = after.get(usize::from(opened)..).unwrap_or(&[]);
    let closed = match after.first().copied() {
        Some("(" | "/") => {
            after.iter().any(dash) || after.iter().skip(1).any(|word| matches!(*word, "/" | ")"))
        }
        // "Calder Post (May 7, 2019) —".
        Some(")") => after.get(1).is_some_and(dash),
        Some(word) => dash(&word),
        None => false,
    };
    let bracketed = after.first().is_some_and(|word| matches!(*word, "(" | "/"));
    // A date that opens its line is a dateline only before an agency or with its year: "June 24 (Press Union) - ".
    placed && closed && (at > 0 || bracketed || full_day(time).is_some())
}
