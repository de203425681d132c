//! The publication date of an article: given with it, stated in a header line, inferred from a dateline or from the text's
//! own evidence, or unknown.
//!
//! Evidence for a year is only what an article of that year says: a part of it that is over ("the first seven months of
//! 2025"), a report named by it ("the 2025 update"), an anniversary ("thirty years ago this week, on 2 May 1994"). A year
//! that merely occurs proves nothing. What is not known stays unknown.

use super::super::Page;
use super::super::token::{Kind, Token};
use crate::model::said::{Bound, From, Part, Tense, Unit, What, Year};
use crate::model::time::month_after;
use crate::model::{Article, Diagnostic, Grain, Point, Published, PublishedBasis, Severity, Time};
use jiff::civil::Date;

/// How many sentences from the top can hold a header line or a dateline.
const HEAD: u32 = 6;

/// How many tokens a line of nothing but a date and a time of day can hold.
const LONGEST_DATE: usize = 24;

/// How many tokens can stand before the date of a dateline.
const LONGEST_PLACE: usize = 8;

/// Reads the publication date.
pub(super) fn read(
    article: &Article,
    page: &Page<'_>,
    times: &[Time],
) -> (Published, Vec<Diagnostic>) {
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
        return (published, Vec::new());
    }
    let published = header(page, times)
        .or_else(|| dateline(page, times))
        .or_else(|| anniversary(page, times))
        .or_else(|| made(article, page, times))
        .or_else(|| evidence(page, times));
    match published {
        Some(published) => (published, Vec::new()),
        None => (unknown(), vec![warning(times)]),
    }
}

fn unknown() -> Published {
    Published {
        because: "neither given nor stated, and nothing in the text tells it".to_owned(),
        ..Published::default()
    }
}

fn warning(times: &[Time]) -> Diagnostic {
    let waiting = times.iter().filter(|time| hangs(time)).count();
    Diagnostic {
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
    }
}

/// True for a time that counts from the publication date.
fn hangs(time: &Time) -> bool {
    match &time.said.what {
        What::Shift(shift) => shift.from == From::Now && !shift.vague,
        What::Calendar(fields) => fields.year == Year::Unsaid,
        _ => false,
    }
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

/// "Published: 8 October 2025", "Updated May 3, 2021 at 9 a.m.", or a line that is nothing but a date.
fn header(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    const WORDS: &[&str] = &["published", "posted", "updated", "date", "issued"];
    let last = u32::try_from(page.sentences.len()).unwrap_or(u32::MAX);
    let mut best: Option<(usize, Published)> = None;
    for time in times {
        if time.sentence >= HEAD && time.sentence + 3 < last {
            continue;
        }
        let Some(date) = full_day(time) else { continue };
        let line = tokens(page, time.sentence);
        let words = || line.iter().take(4).map(|token| token.of(page.text));
        let rank = WORDS
            .iter()
            .position(|word| words().any(|w| w.eq_ignore_ascii_case(word)));
        let alone = line.len() <= LONGEST_DATE
            && !line
                .iter()
                .any(|token| token.kind == Kind::Word && !time.span.contains(token.span()));
        let colon = line.iter().take(5).any(|token| token.of(page.text) == ":") || line.len() < 12;
        let (rank, because, confidence) = match rank {
            Some(rank) if colon => (rank, "stated in a header line", 95),
            _ if alone && time.sentence < HEAD => (WORDS.len(), "a line of its own at the top", 85),
            _ => continue,
        };
        if best.as_ref().is_none_or(|(old, _)| rank < *old) {
            let published = Published {
                date: Some(Point::day(date)),
                basis: PublishedBasis::Stated,
                because: format!("{because}: “{}”", time.span.slice(page.text)),
                confidence,
            };
            best = Some((rank, published));
        }
    }
    best.map(|(_, published)| published)
}

/// "DUSHANBE, Oct 8 (Agency) —": the day, with the year that the text gives evidence for.
fn dateline(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    for time in times.iter().take_while(|time| time.sentence < HEAD) {
        if !heads(page, time) {
            continue;
        }
        let quote = time.span.slice(page.text);
        if let Some(date) = full_day(time) {
            return Some(Published {
                date: Some(Point::day(date)),
                basis: PublishedBasis::Inferred,
                because: format!("the dateline “{quote}”"),
                confidence: 95,
            });
        }
        let What::Calendar(fields) = &time.said.what else {
            continue;
        };
        let Unit::Month(month) = fields.unit else {
            continue;
        };
        let (year, why, confidence) = evidence_year(page, times)
            .map(|(year, why)| (year, why, 85))
            .or_else(|| {
                latest_year(times)
                    .map(|year| (year, format!("the latest year told of, {year}"), 60))
            })?;
        let date = Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(fields.day).ok()?,
        )
        .ok()?;
        return Some(Published {
            date: Some(Point::day(date)),
            basis: PublishedBasis::Inferred,
            because: format!("the dateline “{quote}”, in {why}"),
            confidence,
        });
    }
    None
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
    let placed = at > 0
        && before
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
    let closed = match after.first().copied() {
        Some("(") => after.iter().any(dash),
        Some(word) => dash(&word),
        None => false,
    };
    placed && closed
}

/// "Thirty years ago this week, on 2 May 1994".
fn anniversary(page: &Page<'_>, times: &[Time]) -> Option<Published> {
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
            Grain::Day if shift.by % 365 == 0 => continue,
            _ => continue,
        };
        let What::Calendar(fields) = &date.said.what else {
            continue;
        };
        let (Year::Full(year), Unit::Month(month)) = (fields.year, fields.unit) else {
            continue;
        };
        // "this month" and "today" say that the month is the same; without them only the year follows.
        let start = month_after(
            crate::model::time::year_start(year + years),
            i32::from(month) - 1,
        );
        let point = if shift.grain == Grain::Month {
            Point::month(start)
        } else {
            Point::year(year + years)
        };
        return Some(Published {
            date: Some(point),
            basis: PublishedBasis::Inferred,
            because: format!(
                "“{}” counted from {}",
                ago.span.slice(page.text),
                date.span.slice(page.text)
            ),
            confidence: 85,
        });
    }
    None
}

/// The day on which the file was made, unless the text speaks for another year or tells of a later one as past.
fn made(article: &Article, page: &Page<'_>, times: &[Time]) -> Option<Published> {
    let (date, place) = article.made.as_ref()?;
    let year = i32::from(date.year());
    let spoken = evidence_year(page, times).map(|(year, _)| year);
    let overtaken = latest_year(times).is_some_and(|latest| latest > year);
    (!overtaken && spoken.is_none_or(|spoken| spoken == year)).then(|| Published {
        date: Some(Point::day(*date)),
        basis: PublishedBasis::Inferred,
        because: format!("nothing better than {place}, which may be later than publication"),
        confidence: if spoken.is_some() { 60 } else { 40 },
    })
}

/// The year that the text's own evidence shows.
fn evidence(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    let (year, why) = evidence_year(page, times)?;
    Some(Published {
        date: Some(Point::year(year)),
        basis: PublishedBasis::Inferred,
        because: format!("written in {year}: {why}"),
        confidence: 75,
    })
}

/// The latest year that some evidence speaks for, with the evidence; none when a later year is told of as past.
fn evidence_year(page: &Page<'_>, times: &[Time]) -> Option<(i32, String)> {
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
fn latest_year(times: &[Time]) -> Option<i32> {
    times
        .iter()
        .filter(|time| time.said.tense != Tense::Future && time.said.bound != Bound::Until)
        .filter_map(|time| match &time.said.what {
            What::Calendar(fields) => match fields.year {
                Year::Full(year) => Some(year),
                _ => None,
            },
            _ => None,
        })
        .max()
}
