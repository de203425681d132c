//! The publication date of an article: given with it, stated in a header line, inferred from a dateline or from the text's
//! own evidence, or unknown.
//!
//! Evidence for a year is only what an article of that year says: a part of it that is over ("the first seven months of
//! 2025"), a report named by it ("the 2025 update"), an anniversary ("thirty years ago this week, on 2 May 1994"). A year
//! that merely occurs proves nothing. What is not known stays unknown.

mod dateline;
mod evidence;
mod header;

use super::super::Page;
use super::super::token::Token;
use crate::model::said::{Unit, What, Year};
use crate::model::{Article, Diagnostic, Point, Published, PublishedBasis, Severity, Time};
use jiff::civil::Date;

/// How many sentences from the top can hold a header line or a dateline.
const HEAD: u32 = 6;

/// Reads the publication date.
pub(super) fn read(article: &Article, page: &Page<'_>, times: &[Time]) -> Published {
    if let Some(date) = article.given {
        let published = Published {
            date: Some(Point::day(date)),
            basis: PublishedBasis::Given,
            because: match &article.given_because {
                Some(place) => format!("given with the article: {place}"),
                None => "given with the article".to_owned(),
            },
            confidence: 100,
        };
        return published;
    }
    header::read(page, times)
        .or_else(|| dateline::read(page, times))
        .or_else(|| evidence::today(page, times))
        .or_else(|| evidence::anniversary(page, times))
        .or_else(|| evidence::made(article, page, times))
        .or_else(|| evidence::year(page, times))
        .or_else(|| evidence::rights(page, times))
        .unwrap_or_else(unknown)
}

fn unknown() -> Published {
    Published {
        because: "neither given nor stated, and nothing in the text tells it".to_owned(),
        ..Published::default()
    }
}

/// What is said of a publication date that is not known, by the times that wait for it once all are resolved.
pub(super) fn warning(published: &Published, times: &[Time]) -> Option<Diagnostic> {
    if published.basis != PublishedBasis::Unknown {
        return None;
    }
    let waiting = times
        .iter()
        .filter(|time| time.waits_for_publication())
        .count();
    Some(Diagnostic {
        severity: if waiting > 0 {
            Severity::Warning
        } else {
            Severity::Note
        },
        span: None,
        message: match waiting {
            0 => "the publication date is not known".to_owned(),
            1 => "the publication date is not known; one date waits for it".to_owned(),
            n => format!("the publication date is not known; {n} dates wait for it"),
        },
        hint: "Set the publication date of the article.".to_owned(),
    })
}

/// The day that an expression says in full.
fn full_day(time: &Time) -> Option<Date> {
    let What::Calendar(fields) = &time.said.what else {
        return None;
    };
    let (Year::Full(year), Unit::Month(month)) = (fields.year, fields.unit) else {
        return None;
    };
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(fields.day).ok()?,
    )
    .ok()
}

/// The tokens of a sentence.
fn tokens<'a>(page: &'a Page<'_>, sentence: u32) -> &'a [Token] {
    page.sentences
        .get(sentence as usize)
        .and_then(|s| page.tokens.get(s.first as usize..s.last as usize))
        .unwrap_or(&[])
}
