//! Economic figures: find → refine → complete (measure, entity, period, speaker).

mod cardinal;
mod currencies;
mod digits;
mod find;
mod governed;
mod kind;
mod lexicon;
mod link;
mod measure;
mod money;
mod not_figure;
mod noun;
mod number;
mod period;
mod phrase;
mod range;
mod reader;
mod rules;
mod speaker;
mod units;
mod wording;
mod words;

pub use rules::rules;

use super::Page;
use crate::model::{Article, Figure, Findings, Period, Published, Qualifier, Time};
use find::{Raw, Setting};
use reader::{Range, Reader};

/// Reads every figure of an article.
#[must_use]
pub fn read(
    article: &Article,
    page: &Page<'_>,
    _published: &Published,
    times: &[Time],
) -> Vec<Figure> {
    let r = Reader::new(page, times);
    let setting = Setting {
        style: digits::Style::of(&r),
        countries: money::Countries::of(&r, &article.title),
    };
    let mut raws: Vec<Raw> = Vec::new();
    let mut speakers = speaker::Speakers::default();
    for (sentence, bounds) in (0_u32..).zip(&page.sentences) {
        let range = Range {
            sentence,
            first: bounds.first as usize,
            last: bounds.last as usize,
        };
        let start = raws.len();
        find::find(&r, range, &setting, &mut raws);
        range::join(&r, &mut raws, start);
        kind::decide(&r, &mut raws, start);
        measure::complete(&r, &mut raws, start);
        speakers.attribute(&r, &mut raws, start, range);
        link::link(&r, &mut raws, start);
    }
    let periods = period::periods(&r, &raws, times);
    raws.into_iter()
        .zip(periods)
        .map(|(raw, period)| figure(&r, raw, period))
        .collect()
}

fn figure(r: &Reader<'_>, raw: Raw, (time, period): (Option<u32>, Option<Period>)) -> Figure {
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
        period,
        time,
        speaker: raw.speaker,
        status: raw.status,
        links: raw.links,
        rule: raw.rule,
    }
}

/// Moves the period of every figure to where its time now falls; a period whose time is unknown now is dropped.
pub fn resolve(findings: &mut Findings) {
    let (times, article) = (&findings.times, &findings.article);
    for figure in &mut findings.figures {
        let Some(index) = figure.time else {
            continue;
        };
        let because = figure.period.take().map(|period| period.because);
        figure.period = times.get(index as usize).and_then(|time| {
            Some(Period {
                interval: time.interval?,
                time: Some(index),
                because: because
                    .unwrap_or_else(|| format!("\"{}\" dates it", time.span.slice(&article.text))),
            })
        });
    }
}
