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

use super::outline::Outline;
use super::{Page, turns};
use crate::model::{Article, Figure, Findings, GoOn, Period, Published, Qualifier, Status, Time};
use find::{Raw, Setting};
use lexicon::{Class, class};
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
    let mut groups: Vec<Group> = Vec::new();
    for turn in turns(page.sentences.len(), go_on) {
        groups.clear();
        for (index, bounds) in turn.clone().zip(&page.sentences[turn]) {
            let range = Range {
                sentence: index as u32,
                first: bounds.first as usize,
                last: bounds.last as usize,
            };
            // Most sentences hold no number, and many nothing that a later one could need.
            let seen = r.seen(range);
            let start = raws.len();
            if seen.number {
                find::find(&r, range, &setting, &mut raws);
                number::range::join(&r, &mut raws, start);
            }
            groups.push(Group {
                range,
                class: seen.class,
                start,
                end: raws.len(),
            });
        }
        let telling = || groups.iter().filter(|group| group.start < group.end);
        for group in telling() {
            // Kinds go by those of the sentence before, which its measures may have settled.
            let raws = &mut raws[..group.end];
            kind::decide(&r, raws, group.start);
            let earlier = &page.sentences[..group.range.sentence as usize];
            measure::complete(&r, raws, group.start, earlier);
        }
        for group in telling() {
            measure::area::complete(&r, &mut raws[..group.end], group.start);
        }
        for group in &groups {
            if group.class & (class::ATTRIBUTING | class::QUOTE) != 0 || group.start < group.end {
                let raws = &mut raws[..group.end];
                speakers.attribute(&r, raws, group.start, group.range, group.class);
            } else {
                speakers.pass(group.range);
            }
        }
        for group in telling() {
            link::link(&r, &mut raws[..group.end], group.start);
        }
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

/// The figures of one sentence.
struct Group {
    range: Range,
    /// What some word of it can be.
    class: Class,
    /// Index of its first figure.
    start: usize,
    /// One past its last figure.
    end: usize,
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
