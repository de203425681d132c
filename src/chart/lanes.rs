//! Corpus → lanes: which events a timeline shows, in which lane and in what order, indexed. Has no opinion on pixels.
//!
//! Two steps, so that a filter costs a pass and no sorting: [`Stock`] sorts all events once when the data change,
//! [`Lanes`] deals what a filter lets through into lanes.

use super::LaneBy;
use super::event_mark;
use super::index::{Entry, Form, Index};
use super::steps::Steps;
use super::words;
use crate::model::time::DAY;
use crate::model::{Corpus, Event, Filter, Interval, Modality, Ref};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Cells of the small picture of everything.
const OVERVIEW: usize = 4096;

/// A vertical line: the publication of one or more articles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flag {
    /// First second of the day, month or year.
    pub start: i64,
    /// One past its last second.
    pub end: i64,
    /// "published 7 October 2025".
    pub label: String,
}

/// A row of events that belong together.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Lane {
    /// What they have in common.
    pub name: String,
    /// Its events.
    pub index: Arc<Index>,
    /// When its articles were published, without repeats.
    pub flags: Vec<Flag>,
}

/// All lanes, in the order of display.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Lanes {
    /// Lanes that hold at least one event.
    pub lanes: Vec<Lane>,
    /// First second and one past the last second of all events.
    pub extent: Option<(i64, i64)>,
    /// Number of events.
    pub count: usize,
    /// Where all but a few far-off events begin, where there are such.
    pub core: Option<(i64, i64)>,
    /// How many events begin before a moment: for the overview.
    pub begun: Steps,
    /// The flags of all lanes, without repeats.
    pub flags: Vec<Flag>,
}

/// What is known of where an interval lies: of an open one, the unit at its known end.
#[must_use]
pub fn known(interval: Interval) -> Option<(i64, i64)> {
    match (interval.start, interval.end) {
        (Some(start), Some(end)) => {
            let (from, to) = (start.extent().0, end.extent().1);
            Some((from, to.max(from)))
        }
        (Some(point), None) | (None, Some(point)) => Some(point.extent()),
        (None, None) => None,
    }
}

/// Every event that can be drawn, by start.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Stock {
    entries: Vec<Entry>,
}

impl Stock {
    /// Sorts all events of a corpus.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let sources = source_hues(corpus);
        let count = corpus.articles().iter().map(|f| f.events.len()).sum();
        let mut entries = Vec::with_capacity(count);
        for ((article, findings), hue) in (0_u32..).zip(corpus.articles()).zip(sources) {
            for (index, event) in (0_u32..).zip(&findings.events) {
                if let Some((start, end)) = known(event.interval) {
                    let inferred = event
                        .time
                        .and_then(|time| findings.times.get(time as usize))
                        .is_some_and(|time| !time.inferred.is_empty());
                    entries.push(Entry {
                        start,
                        end,
                        event: Ref { article, index },
                        hue,
                        form: event_mark::form(event, inferred),
                    });
                }
            }
        }
        entries.par_sort_unstable();
        Self { entries }
    }

    /// Bytes that the sorted events take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.entries.len() * size_of::<Entry>()
    }
}

impl Lanes {
    /// Deals what `filter` lets through into lanes.
    #[must_use]
    pub fn new(corpus: &Corpus, stock: &Stock, filter: &Filter, by: LaneBy) -> Self {
        let shown = Shown::of(corpus, filter);
        let mut dealer = Dealer::new(corpus, by);
        let mut starts = Vec::with_capacity(stock.entries.len());
        let mut last_end = i64::MIN;
        for entry in &stock.entries {
            if shown.shows(entry) {
                starts.push(entry.start);
                last_end = last_end.max(entry.end);
                dealer.deal(entry);
            }
        }
        let lanes = dealer.finish();
        let mut flags: Vec<Flag> = lanes.iter().flat_map(|lane| lane.flags.clone()).collect();
        flags.sort_unstable();
        flags.dedup();
        Self {
            lanes,
            extent: starts.first().map(|&first| (first, last_end)),
            count: starts.len(),
            core: core(&starts, last_end),
            begun: Steps::with_cells(&starts, OVERVIEW),
            flags,
        }
    }

    /// The lanes after the first `keep - 1` joined to one, where there are more than `keep`.
    pub(super) fn join_after(&mut self, keep: usize) {
        if self.lanes.len() > keep.max(1) {
            let rest = self.lanes.split_off(keep.max(1) - 1);
            let name = format!("{} more", rest.len());
            let entries = rest.iter().flat_map(|lane| lane.index.entries()).collect();
            let mut flags: Vec<Flag> = rest.into_iter().flat_map(|lane| lane.flags).collect();
            flags.sort_unstable();
            flags.dedup();
            self.lanes.push(Lane {
                name,
                index: Arc::new(Index::new(entries)),
                flags,
            });
        }
    }

    /// Bytes that the indexes of all lanes take, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.lanes.iter().map(|lane| lane.index.bytes()).sum()
    }
}

/// The shortest stretch that most events begin in, where the rest lies so far off that these would be crowded.
fn core(starts: &[i64], last: i64) -> Option<(i64, i64)> {
    if starts.len() < 5 {
        return None;
    }
    let keep = (starts.len() * 4).div_ceil(5);
    let (from, to) = starts
        .windows(keep)
        .filter_map(|run| Some((*run.first()?, *run.last()?)))
        .min_by_key(|(from, to)| to - from)?;
    let crowded = (last - starts.first()?) / 4 > (to - from).max(30 * DAY);
    crowded.then_some((from, to.max(from + DAY)))
}

fn hue(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(u8::MAX)
}

/// The colour of each article: the place of its source.
fn source_hues(corpus: &Corpus) -> Vec<u8> {
    let places: HashMap<&str, usize> = corpus
        .sources()
        .iter()
        .enumerate()
        .map(|(at, name)| (name.as_str(), at))
        .collect();
    corpus
        .articles()
        .iter()
        .map(|findings| places.get(findings.article.source_name()).copied())
        .map(|place| hue(place.unwrap_or(0)))
        .collect()
}

/// A filter made ready for entries: no event is looked up.
struct Shown {
    articles: Vec<bool>,
    modalities: Vec<Modality>,
    range: Option<(i64, i64)>,
}

impl Shown {
    fn of(corpus: &Corpus, filter: &Filter) -> Self {
        let count = u32::try_from(corpus.articles().len()).unwrap_or(u32::MAX);
        Self {
            articles: (0..count)
                .map(|article| corpus.shows_article(filter, article))
                .collect(),
            modalities: filter.modalities.clone(),
            range: filter.range,
        }
    }

    fn shows(&self, entry: &Entry) -> bool {
        let article = self.articles.get(entry.event.article as usize);
        article.copied().unwrap_or(false)
            && (self.modalities.is_empty()
                || self.modalities.contains(&event_mark::modality(entry.form)))
            && self.range.is_none_or(|range| in_range(entry, range))
    }
}

/// True when an entry touches a range, as [`Corpus::shows_event`] has it: an open one stands at its known end.
fn in_range(entry: &Entry, (from, to): (i64, i64)) -> bool {
    let open = |bit: u16| entry.form.has(bit);
    let (start, end) = match (open(Form::OPEN_LEFT), open(Form::OPEN_RIGHT)) {
        (true, _) => (entry.end, entry.end),
        (_, true) => (entry.start, entry.start),
        _ => (entry.start, entry.end),
    };
    start < to && (end > from || (start == end && start >= from))
}

/// One lane while events are being dealt.
#[derive(Default)]
struct Hand {
    /// The event that stands first in the corpus: lanes come in this order.
    first: Option<Ref>,
    name: String,
    entries: Vec<Entry>,
    articles: HashSet<u32>,
}

/// Knows the lane of every event.
struct Dealer<'a> {
    by: LaneBy,
    corpus: &'a Corpus,
    hands: Vec<Hand>,
    /// The hand of each article, for lanes that articles decide.
    of_article: Vec<usize>,
    /// The hand of each name, for lanes that events decide.
    of_name: HashMap<&'a str, usize>,
}

/// The lane of what has no name of its kind.
fn nameless(by: LaneBy) -> &'static str {
    match by {
        LaneBy::Topic => "Without topic",
        LaneBy::Place => "Without place",
        LaneBy::Actor => "Without actor",
        LaneBy::Tag => "Without tag",
        LaneBy::Category => "Without category",
        LaneBy::Source | LaneBy::Article | LaneBy::None => "",
    }
}

impl<'a> Dealer<'a> {
    fn new(corpus: &'a Corpus, by: LaneBy) -> Self {
        let mut dealer = Self {
            by,
            corpus,
            hands: Vec::new(),
            of_article: Vec::new(),
            of_name: HashMap::new(),
        };
        for findings in corpus.articles() {
            let article = &findings.article;
            let hand = match by {
                LaneBy::Article => {
                    dealer.hands.push(Hand {
                        name: article.name().to_owned(),
                        ..Hand::default()
                    });
                    dealer.hands.len() - 1
                }
                LaneBy::Source => dealer.named(article.source_name()),
                LaneBy::None => dealer.named(""),
                LaneBy::Topic | LaneBy::Place | LaneBy::Actor | LaneBy::Tag | LaneBy::Category => {
                    break;
                }
            };
            dealer.of_article.push(hand);
        }
        dealer
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

    fn deal(&mut self, entry: &Entry) {
        if let Some(&hand) = self.of_article.get(entry.event.article as usize) {
            self.give(hand, *entry);
            return;
        }
        let corpus = self.corpus;
        let Some(event) = corpus.event(entry.event) else {
            return;
        };
        let mut is_named = false;
        for name in names(self.by, event) {
            is_named = true;
            let hand = self.named(name);
            self.give(hand, *entry);
        }
        if !is_named {
            let hand = self.named(nameless(self.by));
            self.give(hand, *entry);
        }
    }

    fn give(&mut self, hand: usize, entry: Entry) {
        if let Some(hand) = self.hands.get_mut(hand) {
            hand.first = Some(
                hand.first
                    .map_or(entry.event, |first| first.min(entry.event)),
            );
            hand.articles.insert(entry.event.article);
            hand.entries.push(entry);
        }
    }

    fn finish(self) -> Vec<Lane> {
        let last = nameless(self.by);
        let mut hands: Vec<Hand> = self.hands;
        hands.retain(|hand| !hand.entries.is_empty());
        hands.sort_by_key(|hand| (!last.is_empty() && hand.name == last, hand.first));
        // Events that name their own lane take its colour, others that of their source.
        let is_named = self.of_article.is_empty();
        hands
            .into_par_iter()
            .enumerate()
            .map(|(at, mut hand)| {
                if is_named {
                    for entry in &mut hand.entries {
                        entry.hue = hue(at);
                    }
                }
                Lane {
                    flags: flags(self.corpus, &hand.articles),
                    index: Arc::new(Index::new(hand.entries)),
                    name: hand.name,
                }
            })
            .collect()
    }
}

/// What an event says of itself that lanes can be named by.
fn names(by: LaneBy, event: &Event) -> impl Iterator<Item = &str> {
    by.label()
        .into_iter()
        .flat_map(|kind| event.labels.names(kind))
}

fn flags(corpus: &Corpus, articles: &HashSet<u32>) -> Vec<Flag> {
    let mut flags: Vec<Flag> = articles
        .iter()
        .filter_map(|&article| corpus.article(article)?.published.date)
        .map(|date| {
            let (start, end) = date.extent();
            Flag {
                start,
                end,
                label: format!("published {}", words::point(date)),
            }
        })
        .collect();
    flags.sort_unstable();
    flags.dedup();
    flags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Findings, LabelSet, Span};

    fn corpus(labels: &[LabelSet]) -> Corpus {
        let events = labels.iter().map(|set| Event {
            title: "Something happens".to_owned(),
            interval: Interval::parse("2024-05-03").unwrap(),
            time: None,
            sentence: Span::default(),
            mentions: Vec::new(),
            modality: Modality::Happened,
            labels: set.clone().into(),
        });
        Corpus::new(vec![Arc::new(Findings {
            article: Article::new("Events", "text"),
            events: events.collect(),
            ..Findings::default()
        })])
    }

    fn dealt(corpus: &Corpus, by: LaneBy) -> Vec<(String, usize)> {
        let lanes = Lanes::new(corpus, &Stock::new(corpus), &Filter::default(), by);
        let held = |lane: &Lane| (lane.name.clone(), lane.index.len());
        lanes.lanes.iter().map(held).collect()
    }

    #[test]
    fn an_event_of_several_names_stands_in_each_lane_and_the_nameless_come_last() {
        let actors = |names: &[&str]| LabelSet {
            actors: names.iter().map(|name| (*name).to_owned()).collect(),
            ..LabelSet::default()
        };
        let corpus = corpus(&[
            LabelSet::default(),
            actors(&["Guard", "Port"]),
            actors(&["Port"]),
        ]);
        let lane = |name: &str, count: usize| (name.to_owned(), count);
        assert_eq!(
            dealt(&corpus, LaneBy::Actor),
            [lane("Guard", 1), lane("Port", 2), lane("Without actor", 1)]
        );
        assert_eq!(dealt(&corpus, LaneBy::Place), [lane("Without place", 3)]);
    }
}
