//! Lanes of everything → the lanes of what a filter lets through, without a look at the events again.
//!
//! The entries of an index stand in order already and know nearly all that a filter asks, so that one pass over columns of numbers
//! takes the place of dealing every event anew. The result is the same.

use super::LaneBy;
use super::deal::{Hand, in_order};
use super::effort::Effort;
use super::lanes::{Lane, Lanes, STRIDE, Shown, indexed};
use crate::model::go_on::sort_while;
use crate::model::{Corpus, Filter, GoOn, LabelKind, Ref};
use rayon::prelude::*;

impl Lanes {
    /// True when the lanes of a filter can be told from those without one: what was reported when is put together by
    /// what is shown.
    #[must_use]
    pub fn can_narrow(by: LaneBy) -> bool {
        by != LaneBy::Reported
    }

    /// What `filter` lets through of these lanes, which were dealt from the same corpus, by the same rule and without a filter;
    /// `None` once it was told to stop.
    #[must_use]
    pub fn narrowed(
        &self,
        corpus: &Corpus,
        filter: &Filter,
        by: LaneBy,
        effort: &Effort,
    ) -> Option<Self> {
        let total: usize = self.lanes.iter().map(|lane| lane.index.len()).sum();
        effort.begin(total * 4);
        let shown = Shown::of(corpus, filter);
        let hands = self.lanes.par_iter().map(|lane| {
            let mut hand = kept(lane, &shown, corpus.articles().len(), effort)?;
            hand.rank = rank(corpus, &hand, by);
            // What is left out need not be indexed.
            effort.add((lane.index.len() - hand.entries.len()) * 3);
            Some(hand)
        });
        let hands = in_order(hands.collect::<Option<Vec<Hand>>>()?);
        let count = count(&hands, by, &|| !effort.is_stopped())?;
        let lanes = indexed(corpus, hands, by.label().is_some(), effort)?;
        Some(Self::of(lanes, count))
    }
}

/// What is left of a lane, and the articles that tell of it; `None` once it was told to stop.
fn kept(lane: &Lane, shown: &Shown<'_>, articles: usize, effort: &Effort) -> Option<Hand> {
    let mut told = vec![false; articles];
    let mut hand = Hand {
        name: lane.name.clone(),
        eras: lane.eras,
        unit: lane.unit,
        is_last: lane.is_last,
        ..Hand::default()
    };
    let total = u32::try_from(lane.index.len()).unwrap_or(u32::MAX);
    let stride = u32::try_from(STRIDE).unwrap_or(u32::MAX);
    for from in (0..total).step_by(STRIDE) {
        if effort.is_stopped() {
            return None;
        }
        let to = from.saturating_add(stride).min(total);
        for entry in (from..to).filter_map(|at| lane.index.entry(at)) {
            if shown.shows(&entry) {
                let first = hand.first.get_or_insert(entry.event);
                *first = entry.event.min(*first);
                if let Some(told) = told.get_mut(entry.event.article as usize) {
                    *told = true;
                }
                hand.entries.push(entry);
            }
        }
        effort.add((to - from) as usize);
    }
    hand.articles = (0..)
        .zip(told)
        .filter_map(|(article, told)| told.then_some(article))
        .collect();
    Some(hand)
}

/// Which name of its first event a hand is.
fn rank(corpus: &Corpus, hand: &Hand, by: LaneBy) -> usize {
    let first = hand.first.and_then(|first| corpus.event(first));
    let named = first.zip(by.label()).and_then(|(event, kind)| {
        let mut names = event.labels.names(kind);
        names.position(|name| name == hand.name)
    });
    named.unwrap_or(0)
}

/// How many events all hands hold; one that stands in several counts once. `None` once `go_on` says no.
fn count(hands: &[Hand], by: LaneBy, go_on: GoOn<'_>) -> Option<usize> {
    if !matches!(by.label(), Some(LabelKind::Actor | LabelKind::Tag)) {
        return Some(hands.iter().map(|hand| hand.entries.len()).sum());
    }
    let events = hands.iter().flat_map(|hand| &hand.entries);
    let mut events: Vec<Ref> = events.map(|entry| entry.event).collect();
    sort_while(&mut events, Ord::cmp, go_on)?;
    events.dedup();
    Some(events.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Article, Event, Findings, Grain, Interval, LabelSet, Modality, Published, Span, synthetic,
    };
    use std::sync::Arc;

    /// A corpus of labelled events from two articles.
    fn labelled() -> Corpus {
        let mut dice = synthetic::Dice(3);
        let mut findings = |article: &str| {
            let events = (0..60).map(|day| {
                let one = |dice: &mut synthetic::Dice, names: &[&str]| {
                    Some(dice.pick(names).to_owned()).filter(|name| !name.is_empty())
                };
                let labels = LabelSet {
                    place: one(&mut dice, &["Brenn", "Ostrava", ""]),
                    category: one(&mut dice, &["era", "strike", "", ""]),
                    actors: one(&mut dice, &["Guard", "Port", ""])
                        .into_iter()
                        .chain(one(&mut dice, &["Mint", ""]))
                        .collect(),
                    ..LabelSet::default()
                };
                let grain = dice.pick(&["2024-05", "2024-05-03", "2023"]);
                Event {
                    title: format!("Something happens ({day})").as_str().into(),
                    interval: Interval::parse(grain).unwrap(),
                    time: None,
                    sentence: Span::default(),
                    mentions: crate::model::Mentions::default(),
                    modality: Modality::ALL[dice.roll(4)],
                    labels: labels.into(),
                }
            });
            Arc::new(Findings {
                article: Article::new(article, "text"),
                events: events.collect(),
                published: Published {
                    date: crate::model::Point::parse("2024-06-01"),
                    ..Published::default()
                },
                ..Findings::default()
            })
        };
        Corpus::new(vec![findings("One"), findings("Two")])
    }

    #[test]
    fn what_a_filter_leaves_of_lanes_is_what_dealing_anew_gives() {
        for corpus in [labelled(), synthetic::corpus(3_000)] {
            let article = corpus.articles()[1].article.clone();
            let filters = [
                Filter {
                    modalities: vec![Modality::Planned, Modality::Recurring],
                    ..Filter::default()
                },
                Filter {
                    grains: vec![Grain::Month, Grain::Year],
                    articles: vec![article.id],
                    ..Filter::default()
                },
                Filter {
                    sources: vec![article.source_name().to_owned()],
                    range: Some((1_000_000_000, 1_710_000_000)),
                    ..Filter::default()
                },
                Filter {
                    modalities: vec![Modality::Happened],
                    grains: vec![Grain::Decade],
                    ..Filter::default()
                },
            ];
            for by in LaneBy::ALL.into_iter().filter(|&by| Lanes::can_narrow(by)) {
                let whole = Lanes::new(&corpus, &Filter::default(), by);
                for filter in &filters {
                    let narrowed = whole.narrowed(&corpus, filter, by, &Effort::default());
                    assert_eq!(
                        narrowed,
                        Some(Lanes::new(&corpus, filter, by)),
                        "{by:?} {filter:?}"
                    );
                }
            }
            let stopped = Effort::default();
            stopped.stop();
            let whole = Lanes::new(&corpus, &Filter::default(), LaneBy::Source);
            assert_eq!(
                whole.narrowed(&corpus, &filters[0], LaneBy::Source, &stopped),
                None
            );
        }
    }
}
