//! Economic figures: find → refine → complete (measure, entity, period, speaker).

mod digits;
mod find;
mod kind;
mod lexicon;
mod money;
mod not_figure;
mod noun;
mod number;
mod range;
mod reader;
mod units;
mod wording;
mod words;

use super::Page;
use crate::model::{Article, Figure, Findings, Published, Qualifier, Time};
use find::{Raw, Setting};
use reader::{Range, Reader};

/// Reads every figure of an article.
#[must_use]
pub fn read(
    _article: &Article,
    page: &Page<'_>,
    _published: &Published,
    times: &[Time],
) -> Vec<Figure> {
    let r = Reader::new(page);
    let setting = Setting {
        style: digits::Style::of(&r),
        countries: money::Countries::of(&r),
    };
    let taken = taken(&r, times);
    let mut raws: Vec<Raw> = Vec::new();
    for (sentence, bounds) in (0_u32..).zip(&page.sentences) {
        let range = Range {
            sentence,
            first: bounds.first as usize,
            last: bounds.last as usize,
        };
        let start = raws.len();
        find::find(
            &r,
            range,
            &setting,
            &|at| taken.get(at).copied().unwrap_or(false),
            &mut raws,
        );
        range::join(&r, &mut raws, start);
        kind::decide(&r, &mut raws, start);
    }
    raws.into_iter().map(|raw| figure(&r, raw)).collect()
}

/// Marks the tokens that belong to a date or a time.
fn taken(r: &Reader<'_>, times: &[Time]) -> Vec<bool> {
    let mut marks = vec![false; r.len()];
    let mut at = 0;
    for time in times {
        while r
            .token(at)
            .is_some_and(|token| token.end <= time.span.start)
        {
            at += 1;
        }
        let mut i = at;
        while r.token(i).is_some_and(|token| token.start < time.span.end) {
            if let Some(mark) = marks.get_mut(i) {
                *mark = true;
            }
            i += 1;
        }
    }
    marks
}

fn figure(r: &Reader<'_>, raw: Raw) -> Figure {
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
        period: None,
        speaker: raw.speaker,
        status: raw.status,
        links: raw.links,
        rule: raw.rule,
    }
}

/// Moves the period of every figure to where its time now falls.
pub fn resolve(_findings: &mut Findings) {}
