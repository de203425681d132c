//! Economic figures: find → refine → complete (measure, entity, period, speaker).

mod age;
mod alike;
mod antecedent;
mod apposed;
mod area;
mod attribution;
mod awaited;
mod behind;
mod beside;
mod cardinal;
mod carried;
mod claiming;
mod clause;
mod compared;
mod currencies;
mod datable;
mod deed;
mod digits;
mod duration;
mod elided;
mod elsewhere;
mod find;
mod fraction;
mod giver;
mod governed;
mod happening;
mod joints;
mod kind;
mod kind_before;
mod kind_behind;
mod lent;
mod lexicon;
mod link;
mod listed;
mod measure;
mod modified;
mod money;
mod multiple;
mod named_number;
mod not_figure;
mod noun;
mod number;
mod outlay;
mod period;
mod phrase;
mod planned;
mod range;
mod rank;
mod reach;
mod reader;
mod rules;
mod scope;
mod share_of;
mod speaker;
mod standing;
mod status;
mod stood_for;
mod story;
mod subject;
mod tail;
mod tally;
mod told;
mod unit_names;
mod units;
mod verb;
mod voice;
mod wording;
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
        style: digits::Style::of(&r),
        countries: money::Countries::of(&r, &article.title),
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
            range::join(&r, &mut raws, start);
            kind::decide(&r, &mut raws, start);
            let earlier = page.sentences.get(..sentence as usize).unwrap_or(&[]);
            measure::complete(&r, &mut raws, start, earlier);
            area::complete(&r, &mut raws, start);
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
mod clause_tests;
#[cfg(test)]
mod measure_tests;
#[cfg(test)]
mod owner_tests;
#[cfg(test)]
mod period_tests;
#[cfg(test)]
mod press_tests;
#[cfg(test)]
mod speaker_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;
