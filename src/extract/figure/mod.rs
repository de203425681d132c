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
mod poll;
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
use crate::model::{
    Article, Figure, Findings, GoOn, Period, Published, Qualifier, Span, Status, Time,
};
use find::{Raw, Setting};
use lexicon::{Class, class};
use period::Dating;
use reader::{Range, Reader};

/// The figures of an article in the making: each step goes over all of them, and the steps of several articles in turn.
pub(super) struct Draft<'a> {
    page: &'a Page<'a>,
    times: &'a [Time],
    r: Reader<'a>,
    raws: Vec<Raw>,
    groups: Vec<Group>,
    voices: Vec<Voice>,
}

/// Who says what a sentence quotes in the first person.
pub(super) struct Voice {
    /// The sentence.
    pub(super) sentence: Span,
    /// By whatever name the article has.
    pub(super) name: String,
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

impl<'a> Draft<'a> {
    /// Finds every figure of an article: its number, unit and noun.
    pub(super) fn find(
        article: &Article,
        page: &'a Page<'_>,
        times: &'a [Time],
        go_on: GoOn<'_>,
    ) -> Self {
        let r = Reader::new(page, times);
        let setting = Setting {
            style: number::digits::Style::of(&r),
            countries: unit::money::Countries::of(
                &r,
                &article.title,
                article.source.as_deref().unwrap_or(""),
                article.given.map(jiff::civil::Date::year),
            ),
        };
        let mut raws: Vec<Raw> = Vec::new();
        let mut groups: Vec<Group> = Vec::with_capacity(page.sentences.len());
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
            }
            groups.push(Group {
                range,
                class: seen.class,
                start,
                end: raws.len(),
            });
        }
        drop(setting);
        Self {
            page,
            times,
            r,
            raws,
            groups,
            voices: Vec::new(),
        }
    }

    /// Tells of each figure whether it is a level or a change, what it measures, and where.
    pub(super) fn measure(&mut self, go_on: GoOn<'_>) {
        let r = &self.r;
        let telling = self.groups.iter().filter(|group| group.start < group.end);
        for group in each_while(telling, go_on) {
            // Kinds go by those of the sentence before, which its measures may have settled.
            let raws = &mut self.raws[..group.end];
            kind::decide(r, raws, group.start);
            let earlier = &self.page.sentences[..group.range.sentence as usize];
            measure::complete(r, raws, group.start, earlier);
            measure::area::complete(r, raws, group.start);
        }
    }

    /// Tells of each figure who says so and how surely, and ties it to its neighbours.
    pub(super) fn attribute(&mut self, go_on: GoOn<'_>) {
        let r = &self.r;
        let mut speakers = speaker::Speakers::default();
        for group in each_while(&self.groups, go_on) {
            let raws = &mut self.raws[..group.end];
            if group.class & (class::ATTRIBUTING | class::QUOTE) != 0 || group.start < group.end {
                let voice = speakers.attribute(r, raws, group.start, group.range, group.class);
                let sentence = self.page.sentences.get(group.range.sentence as usize);
                if let Some(((first, last), sentence)) = voice.zip(sentence) {
                    let (sentence, name) = (sentence.span, r.phrase(first, last));
                    self.voices.push(Voice { sentence, name });
                }
            } else {
                speakers.pass(r, group.range);
            }
            link::link(r, raws, group.start);
        }
    }

    /// Who speaks of himself, sentence by sentence; once everything is attributed.
    pub(super) fn voices(&mut self) -> Vec<Voice> {
        std::mem::take(&mut self.voices)
    }

    /// Gives every figure its period.
    #[must_use]
    pub(super) fn date(self, published: &Published, outline: &Outline) -> Vec<Figure> {
        let (r, page, times) = (&self.r, self.page, self.times);
        let periods = period::periods(r, page, &self.raws, times, published, outline);
        let figures = self.raws.into_iter().zip(periods).map(|(raw, dating)| {
            let mut figure = figure(r, raw, dating);
            let ahead = match figure.status {
                Status::Actual => is_ahead(&figure, published),
                // "Estimates receipts for the year to June at $1bn", in May.
                Status::Estimate => is_ahead(&figure, published) || !is_over(&figure, published),
                _ => false,
            };
            if ahead {
                figure.status = Status::Forecast;
            }
            figure
        });
        figures.collect()
    }
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

/// False for a period that ends behind the day of publication.
fn is_over(figure: &Figure, published: &Published) -> bool {
    let end = figure
        .period
        .as_ref()
        .and_then(|period| period.interval.end);
    published
        .date
        .zip(end)
        .is_none_or(|(day, end)| end.extent().1 <= day.extent().1)
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
