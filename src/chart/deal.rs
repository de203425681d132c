//! Events → the lanes that each stands in, by outlet, article, publication, or what they say of themselves.
//!
//! Knows names and the order of lanes; what a lane does with its events is [`super::lanes`]' affair.

use super::index::Entry;
use super::lanes::known;
use super::reported;
use super::{LaneBy, event_mark, words};
use crate::model::{Corpus, Event, Findings, Ref};
use std::collections::HashMap;

/// The category of events that are periods: they span all lanes.
const ERA: &str = "era";
/// The lane of such events.
const ERAS: &str = "Eras";

/// One lane while events are being dealt.
#[derive(Default)]
pub(super) struct Hand {
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
    /// The articles that tell of them, ascending.
    pub(super) articles: Vec<u32>,
    /// Its events span all lanes.
    pub(super) eras: bool,
    /// When its events were reported, for lanes of publication.
    pub(super) unit: Option<(i64, i64)>,
    /// Comes after all others: what has no name of the kind.
    pub(super) is_last: bool,
    /// The event that stands first in the corpus.
    pub(super) first: Option<Ref>,
    /// Which name of that event it is, where hands are not made in the order of the corpus.
    pub(super) rank: usize,
}

/// Knows the lanes of every event. Events come in the order of the corpus.
pub(super) struct Dealer<'a> {
    corpus: &'a Corpus,
    by: LaneBy,
    hands: Vec<Hand>,
    /// The hand of each article, for lanes that articles decide; none where its events name outlets of their own.
    of_article: Vec<Option<usize>>,
    /// The hand of each name, for lanes that events decide.
    of_name: HashMap<&'a str, usize>,
    eras: Option<usize>,
}

/// The lane of what has no name of its kind.
fn nameless(by: LaneBy) -> &'static str {
    match by {
        LaneBy::Topic => "Without topic",
        LaneBy::Place => "Without place",
        LaneBy::Actor => "Without actor",
        LaneBy::Tag => "Without tag",
        LaneBy::Category => "Without category",
        LaneBy::Reported => "Publication date unknown",
        LaneBy::Source | LaneBy::Article | LaneBy::None => "",
    }
}

impl<'a> Dealer<'a> {
    /// Makes the lanes that articles decide; `shown` says which articles are.
    pub(super) fn new(corpus: &'a Corpus, by: LaneBy, shown: &[bool]) -> Self {
        let mut dealer = Self {
            corpus,
            by,
            hands: Vec::new(),
            of_article: Vec::new(),
            of_name: HashMap::new(),
            eras: None,
        };
        match by {
            LaneBy::Article => dealer.by_article(corpus),
            LaneBy::Source => dealer.by_source(corpus),
            LaneBy::None => {
                let one = dealer.named("");
                dealer.of_article = vec![Some(one); corpus.articles().len()];
            }
            LaneBy::Reported => dealer.by_publication(corpus, shown),
            LaneBy::Topic | LaneBy::Place | LaneBy::Actor | LaneBy::Tag | LaneBy::Category => {}
        }
        dealer
    }

    fn by_article(&mut self, corpus: &Corpus) {
        self.of_article = (0..corpus.articles().len()).map(Some).collect();
        let named = |findings: &Findings| Hand {
            name: findings.article.name().to_owned(),
            ..Hand::default()
        };
        self.hands = corpus
            .articles()
            .iter()
            .map(|findings| named(findings))
            .collect();
    }

    fn by_source(&mut self, corpus: &'a Corpus) {
        for (article, findings) in (0_u32..).zip(corpus.articles()) {
            let is_own = !corpus.is_mixed(article);
            let hand = is_own.then(|| self.named(findings.article.source_name()));
            self.of_article.push(hand);
        }
    }

    fn by_publication(&mut self, corpus: &'a Corpus, shown: &[bool]) {
        let units = reported::units(corpus, shown);
        let mut of_unit: HashMap<(i64, i64), usize> = HashMap::new();
        for unit in units {
            let Some(unit) = unit else {
                let hand = self.without_name();
                self.of_article.push(Some(hand));
                continue;
            };
            let next = self.hands.len();
            let hand = *of_unit.entry(unit.extent()).or_insert(next);
            if hand == next {
                self.hands.push(Hand {
                    name: words::point(unit),
                    unit: Some(unit.extent()),
                    ..Hand::default()
                });
            }
            self.of_article.push(Some(hand));
        }
    }

    /// The hand of this name, made when it is new.
    fn named(&mut self, name: &'a str) -> usize {
        if let Some(&hand) = self.of_name.get(name) {
            return hand;
        }
        let hand = self.hands.len();
        self.of_name.insert(name, hand);
        self.hands.push(Hand {
            name: name.to_owned(),
            ..Hand::default()
        });
        hand
    }

    /// The hand of what has no name of the kind.
    fn without_name(&mut self) -> usize {
        let hand = self.named(nameless(self.by));
        if let Some(hand) = self.hands.get_mut(hand) {
            hand.is_last = true;
        }
        hand
    }

    /// The entry of an event, where it can be drawn.
    pub(super) fn entry(
        &self,
        findings: &Findings,
        event: &Event,
        r: Ref,
        hue: u8,
    ) -> Option<Entry> {
        let (start, end) = known(event.interval)?;
        let time = event
            .time
            .and_then(|time| findings.times.get(time as usize));
        let inferred = time.is_some_and(|time| !time.inferred.is_empty());
        Some(Entry {
            start,
            end,
            event: r,
            hue,
            form: event_mark::form(event, inferred, self.corpus.disputes().has(r)),
        })
    }

    /// Gives an event to every lane that it stands in.
    pub(super) fn deal(&mut self, findings: &'a Findings, event: &'a Event, entry: Entry) {
        let category = event.labels.category.as_deref();
        if category.is_some_and(|category| category.eq_ignore_ascii_case(ERA)) {
            let next = self.hands.len();
            let hand = *self.eras.get_or_insert(next);
            if hand == next {
                self.hands.push(Hand {
                    name: ERAS.to_owned(),
                    eras: true,
                    ..Hand::default()
                });
            }
            self.give(hand, entry);
        } else if let Some(&hand) = self.of_article.get(entry.event.article as usize) {
            let hand = hand.unwrap_or_else(|| self.named(findings.source(event)));
            self.give(hand, entry);
        } else {
            let mut is_named = false;
            for name in self
                .by
                .label()
                .into_iter()
                .flat_map(|kind| event.labels.names(kind))
            {
                is_named = true;
                let hand = self.named(name);
                self.give(hand, entry);
            }
            if !is_named {
                let hand = self.without_name();
                self.give(hand, entry);
            }
        }
    }

    fn give(&mut self, hand: usize, entry: Entry) {
        if let Some(hand) = self.hands.get_mut(hand) {
            hand.first.get_or_insert(entry.event);
            if hand.articles.last() != Some(&entry.event.article) {
                hand.articles.push(entry.event.article);
            }
            hand.entries.push(entry);
        }
    }

    /// The hands that hold something, in the order of lanes.
    pub(super) fn finish(self) -> Vec<Hand> {
        in_order(self.hands)
    }

    /// True when events that name their own lane take its colour, rather than that of their source.
    pub(super) fn colours_lanes(&self) -> bool {
        self.of_article.is_empty()
    }
}

/// Those of these hands that hold something, in the order of lanes.
pub(super) fn in_order(mut hands: Vec<Hand>) -> Vec<Hand> {
    hands.retain(|hand| !hand.entries.is_empty());
    hands.sort_by_key(|hand| (hand.is_last, hand.unit, hand.first, hand.rank));
    hands
}
