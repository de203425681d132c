//! Economic figures: find → refine → complete (measure, entity, period, speaker).
//!
//! ```text
//! reader (what each token can be) ─ number ─ unit ─ kind ─ measure ─ link ─┬─ speaker: who says so, and how surely
//!                                                                        └─ period: which time it is about
//! ```
//!
//! Each folder opens with the file that its stage is called through; what several stages ask of a sentence, its words,
//! phrases, verbs and subjects, lies beside them.

mod find;
mod kind;
mod lexicon;
mod link;
mod measure;
mod noun;
mod number;
mod period;
mod phrase;
mod reader;
mod rules;
mod speaker;
mod subject;
mod unit;
mod verb;
mod words;

pub(super) use lexicon::words;
pub use rules::rules;

use super::Page;
use super::outline::Outline;
use crate::model::go_on::each_while;
use crate::model::{Article, Figure, Findings, GoOn, Period, Published, Qualifier, Status, Time};
use find::{Raw, Setting};
use lexicon::class;
use period::Dating;
use reader::{Range, Reader};

/// Reads every figure of an article.
#[must_use]
pub(super) fn read(
    article: &Article,
    page: &Page<'_>,
    times: &[Time],
    published: &Published,
    outline: &Outline,
    go_on: GoOn<'_>,
) -> Option<Vec<Figure>> {
    let r = Reader::new(page, times);
    let setting = Setting {
        style: number::digits::Style::of(&r),
        countries: unit::money::Countries::of(&r, &article.title),
    };
    let mut raws: Vec<Raw> = Vec::new();
    let mut speakers = speaker::Speakers::default();
    for (sentence, bounds) in each_while((0_u32..).zip(&page.sentences), go_on) {
        let range = Range {
            sentence,
            first: bounds.first as usize,
            last: bounds.last as usize,
        };
        // Most sentences hold no number, and many nothing that a later one could need.
        let seen = r.seen(range);
        let start = raws.len();
        if seen.number {
            find::find(&r, range, &setting, &mut raws);
            number::range::join(&r, &mut raws, start);
            kind::decide(&r, &mut raws, start);
            let earlier = page.sentences.get(..sentence as usize).unwrap_or(&[]);
            measure::complete(&r, &mut raws, start, earlier);
            measure::area::complete(&r, &mut raws, start);
        }
        if seen.class & (class::ATTRIBUTING | class::QUOTE) != 0 || raws.len() > start {
            speakers.attribute(&r, &mut raws, start, range, seen.class);
        } else {
            speakers.pass(range);
        }
        link::link(&r, &mut raws, start);
    }
    if !go_on() {
        return None;
    }
    let periods = period::periods(&r, page, &raws, times, published, outline);
    let figures = raws.into_iter().zip(periods).map(|(raw, dating)| {
        let mut figure = figure(&r, raw, dating);
        if figure.status == Status::Actual && is_ahead(&figure, published) {
            figure.status = Status::Forecast;
        }
        figure
    });
    Some(figures.collect())
}

/// True for a period that lies behind the day of publication: nothing of it has been yet.
fn is_ahead(figure: &Figure, published: &Published) -> bool {
    let Some(period) = &figure.period else {
        return false;
    };
    let begins = period.interval.start.or(period.interval.end);
    published
        .date
        .zip(begins)
        .is_some_and(|(day, begins)| begins.extent().0 >= day.extent().1)
}

fn figure(r: &Reader<'_>, raw: Raw, dating: Dating) -> Figure {
    let mut amount = raw.amount;
    match raw.qualifier {
        Qualifier::Over | Qualifier::AtLeast => amount.low = amount.value,
        Qualifier::Under | Qualifier::AtMost => amount.high = amount.value,
        _ => {}
    }
    Figure {
        span: r.span(raw.first, raw.last),
        sentence: raw.range.sentence,
        amount,
        unit: raw.unit,
        kind: raw.kind,
        direction: raw.direction,
        qualifier: raw.qualifier,
        measure: raw.measure,
        entity: raw.entity,
        of: raw.of,
        area: raw.area,
        period: dating.period,
        base: dating.base,
        time: dating.time,
        speaker: raw.speaker,
        cue: raw.cue,
        status: raw.status,
        links: raw.links,
        rule: raw.rule,
    }
}

/// Moves the periods of every figure to where their times now fall; one whose time is unknown now is dropped.
pub fn resolve(findings: &mut Findings) {
    let (times, article) = (&findings.times, &findings.article);
    for figure in &mut findings.figures {
        if let Some(index) = figure.time {
            let found = figure.period.take();
            figure.period = times.get(index as usize).and_then(|time| {
                let basis = found
                    .as_ref()
                    .map(|period| period.basis)
                    .unwrap_or_default();
                Some(Period {
                    interval: period::opened(time.interval?, basis),
                    time: Some(index),
                    basis,
                    because: found.map_or_else(
                        || format!("\"{}\" dates it", time.span.slice(&article.text)),
                        |period| period.because,
                    ),
                })
            });
        }
        if let Some(base) = &mut figure.base
            && let Some(interval) = base
                .time
                .and_then(|index| times.get(index as usize)?.interval)
        {
            base.interval = interval;
        }
    }
}

#[cfg(test)]
mod tests;
