//! A number and a seed → made-up events: what speed and memory are measured on.
//!
//! The same numbers give the same events on every machine. Three in ten are ranges, of days to years; most of the rest
//! are days, and a few are minutes, months and years. They come from eight sources over thirty years. Nothing here is
//! true of anything.

use super::corpus::Corpus;
use super::event::{Event, Findings, Mentions, Modality};
use super::labels::{LabelPool, LabelSet, Labels};
use super::text::{Article, Published, PublishedBasis, Span};
use super::time::{Grain, Interval, Point, date_from_days};
use super::title::Title;
use std::fmt::Write as _;
use std::sync::Arc;

/// Sources, and so lanes, of the set that figures are quoted for.
pub const SOURCES: usize = 8;
/// Days that its events lie in: thirty years from 1995 on.
const DAYS: (i64, usize) = (9_131, 10_957);
/// How many of a hundred are ranges.
const RANGES: usize = 30;

const DOERS: &[&str] = &[
    "Port council",
    "Grain board",
    "Rail union",
    "Night ferry",
    "Tax court",
    "River authority",
    "Coast guard",
    "Mint",
    "Brenn Ore",
    "Harbour bank",
];
const DEEDS: &[&str] = &[
    "delays", "opens", "closes", "approves", "rejects", "extends", "repairs", "sells", "doubles",
    "halts",
];
const THINGS: &[&str] = &[
    "the north quay",
    "its winter timetable",
    "a wage deal",
    "the salt tariff",
    "two turbines",
    "the lock gates",
    "a bond of forty millions",
    "the census",
    "its third furnace",
];
const PLACES: &[&str] = &[
    "Port Lessing",
    "Brenn",
    "Ostrava",
    "Valparaíso",
    "Inner Bay",
];

/// A small generator of the same numbers every time (Steele and others, `SplitMix64`, 2014).
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides.max(1) as u64).unwrap_or(0)
    }

    /// One of these words; none of none.
    pub fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.roll(of.len())).copied().unwrap_or_default()
    }
}

/// A corpus of `count` made-up events.
///
/// ```
/// # use dateline::model::synthetic;
/// let corpus = synthetic::corpus(1_000);
/// assert_eq!(corpus.events_by_start().len(), 1_000);
/// assert_eq!(corpus.sources().len(), synthetic::SOURCES);
/// ```
#[must_use]
pub fn corpus(count: usize) -> Corpus {
    let share = |source: usize| (count + SOURCES - 1 - source) / SOURCES;
    Corpus::new(
        (0..SOURCES)
            .map(|source| Arc::new(findings(source, share(source))))
            .collect(),
    )
}

/// What one source tells of, as if read from its table: a line of text each.
fn findings(source: usize, count: usize) -> Findings {
    let mut dice = Dice(7 + source as u64);
    let mut pool = LabelPool::default();
    let mut text = String::with_capacity(count * 64);
    let mut events = Vec::with_capacity(count);
    for number in 0..count {
        let start = text.len();
        let interval = interval(&mut dice);
        let labels = labels(&mut dice, &mut pool);
        let (doer, deed, thing) = (dice.pick(DOERS), dice.pick(DEEDS), dice.pick(THINGS));
        let _ = write!(text, "{} · ", interval.edtf());
        let begin = text.len();
        let _ = write!(text, "{doer} {deed} {thing} ({number})");
        let title = Title::quoted(Span::new(begin, text.len()));
        text.push('\n');
        events.push(Event {
            title,
            interval,
            time: None,
            sentence: Span::new(start, text.len() - 1),
            mentions: Mentions::default(),
            modality: match dice.roll(20) {
                0 => Modality::Planned,
                1 => Modality::Conditional,
                _ => Modality::Happened,
            },
            labels,
        });
    }
    let mut article = Article::new(format!("Table {}", source + 1), text);
    article.source = Some(format!("Source {}", source + 1));
    Findings {
        published: Published {
            date: Some(Point::day(date_from_days(
                DAYS.0 + DAYS.1 as i64 + source as i64,
            ))),
            basis: PublishedBasis::Given,
            because: String::new(),
            confidence: 100,
        },
        sentences: events.iter().map(|event: &Event| event.sentence).collect(),
        article,
        events,
        ..Findings::default()
    }
}

fn interval(dice: &mut Dice) -> Interval {
    let day = DAYS.0 + dice.roll(DAYS.1) as i64;
    let date = date_from_days(day);
    if dice.roll(100) < RANGES {
        // Two days to three years, short ones more often.
        let most = 2 << dice.roll(10);
        let end = day + 1 + dice.roll(most) as i64;
        return Interval::between(Point::day(date), Point::day(date_from_days(end)));
    }
    Interval::at(match dice.roll(20) {
        0 => Point::new(date, Grain::Year),
        1 | 2 => Point::month(date),
        3 | 4 => Point {
            seconds: 60 * dice.roll(1_440) as u32,
            ..Point::new(date, Grain::Minute)
        },
        _ => Point::day(date),
    })
}

fn labels(dice: &mut Dice, pool: &mut LabelPool) -> Labels {
    pool.share(LabelSet {
        place: Some(dice.pick(PLACES).to_owned()),
        ..LabelSet::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_is_the_same_every_time_and_of_the_kind_that_it_says() {
        let (one, two) = (corpus(4_000), corpus(4_000));
        assert_eq!(one.articles(), two.articles());
        let events = one.articles().iter().flat_map(|findings| &findings.events);
        let ranges = events
            .filter(|event| event.interval.start != event.interval.end)
            .count();
        assert!((1_100..1_300).contains(&ranges), "{ranges}");
        for findings in one.articles() {
            for event in &findings.events {
                assert!(
                    findings
                        .quote(event.sentence)
                        .ends_with(findings.title(event))
                );
            }
        }
    }
}
