//! Corpus → lanes: which events a timeline shows, in which lane and in what order, indexed. Has no opinion on pixels.
//!
//! Made once when data, filter or lanes change, off the window's thread where there are many: [`Effort`] tells how far
//! it has come.

use super::LaneBy;
use super::deal::{Dealer, Hand};
use super::effort::Effort;
use super::event_mark;
use super::index::{Entry, Form, Index};
use super::steps::Steps;
use super::words;
use crate::model::time::DAY;
use crate::model::{Corpus, Datum, Filter, GoOn, Interval, Ref};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Cells of the small picture of everything.
const OVERVIEW: usize = 4096;
/// Starts that are looked at, at most, to find where most events are.
const SAMPLE: usize = 100_000;
/// Events between two looks at whether anyone still waits.
pub(super) const STRIDE: usize = 4096;

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
    /// Its events are periods that span all lanes.
    pub eras: bool,
    /// First second and one past the last of when its events were reported, for lanes of publication.
    pub unit: Option<(i64, i64)>,
    /// It comes after all others: what has no name of the kind.
    pub(super) is_last: bool,
}

/// All lanes, in the order of the corpus.
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
    /// How many events begin before a moment, about: for the overview.
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

impl Lanes {
    /// Deals what `filter` lets through into lanes.
    #[must_use]
    pub fn new(corpus: &Corpus, filter: &Filter, by: LaneBy) -> Self {
        Self::prepare(corpus, filter, by, &Effort::default()).unwrap_or_default()
    }

    /// The same, watched; `None` once it was told to stop.
    #[must_use]
    pub fn prepare(corpus: &Corpus, filter: &Filter, by: LaneBy, effort: &Effort) -> Option<Self> {
        let total: usize = corpus
            .articles()
            .iter()
            .map(|found| found.events.len())
            .sum();
        // Indexing an event takes about as long as dealing it three times.
        effort.begin(total * 4);
        // What is disputed is asked of every event, and worked out before.
        corpus.disputes_while(&|| !effort.is_stopped())?;
        let shown = Shown::of(corpus, filter);
        let sources = SourceHues::of(corpus);
        let mut dealer = Dealer::new(corpus, by, &shown.articles);
        let mut count = 0;
        for (article, findings) in (0_u32..).zip(corpus.articles()) {
            let of_article = sources.hue(findings.article.source_name());
            let mut index = 0;
            for chunk in findings.events.chunks(STRIDE) {
                if effort.is_stopped() {
                    return None;
                }
                for event in chunk {
                    let own = event.labels.source.as_deref();
                    let hue = own.map_or(of_article, |own| sources.hue(own));
                    let entry = dealer.entry(findings, event, Ref { article, index }, hue);
                    if let Some(entry) = entry.filter(|entry| shown.shows(entry)) {
                        count += 1;
                        dealer.deal(findings, event, entry);
                    }
                    index += 1;
                }
                effort.add(chunk.len());
            }
        }
        let colours_lanes = dealer.colours_lanes();
        let lanes = indexed(corpus, dealer.finish(), colours_lanes, effort)?;
        Some(Self::of(lanes, count))
    }

    /// What all lanes come to together.
    pub(super) fn of(lanes: Vec<Lane>, count: usize) -> Self {
        let ends = lanes.iter().filter_map(|lane| lane.index.extent());
        let extent = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let mut flags: Vec<Flag> = lanes.iter().flat_map(|lane| lane.flags.clone()).collect();
        flags.sort_unstable();
        flags.dedup();
        Self {
            core: extent.and_then(|(_, last)| core(&starts(&lanes), last)),
            begun: begun(&lanes),
            lanes,
            extent,
            count,
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
                ..Lane::default()
            });
        }
    }

    /// Bytes that the indexes of all lanes take, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.lanes.iter().map(|lane| lane.index.bytes()).sum()
    }
}

/// Indexes what lanes were dealt; `None` once it was told to stop.
pub(super) fn indexed(
    corpus: &Corpus,
    hands: Vec<Hand>,
    colours_lanes: bool,
    effort: &Effort,
) -> Option<Vec<Lane>> {
    let go_on = || !effort.is_stopped();
    let lane = |(at, hand): (usize, Hand)| {
        let held = hand.entries.len();
        let hue = colours_lanes.then(|| hue(at));
        let lane = lane(corpus, hand, hue, &go_on);
        effort.add(held * 3);
        lane
    };
    hands.into_par_iter().enumerate().map(lane).collect()
}

/// Indexes what a lane was dealt, in its own colour where it has one; `None` once `go_on` says no.
fn lane(corpus: &Corpus, mut hand: Hand, hue: Option<u8>, go_on: GoOn<'_>) -> Option<Lane> {
    for entry in &mut hand.entries {
        entry.hue = hue.unwrap_or(entry.hue);
    }
    Some(Lane {
        flags: flags(corpus, &hand.articles),
        index: Arc::new(Index::new_while(hand.entries, go_on)?),
        name: hand.name,
        eras: hand.eras,
        unit: hand.unit,
        is_last: hand.is_last,
    })
}

/// When events begin, ascending; of many, an even sample.
fn starts(lanes: &[Lane]) -> Vec<i64> {
    let total: usize = lanes.iter().map(|lane| lane.index.len()).sum();
    let step = total.div_ceil(SAMPLE).max(1);
    let of = |lane: &Lane| {
        let index = Arc::clone(&lane.index);
        (0..index.len() as u32)
            .step_by(step)
            .map(move |at| index.start(at))
    };
    let mut starts: Vec<i64> = lanes.iter().flat_map(of).collect();
    starts.sort_unstable();
    starts
}

/// How many events of all lanes begin before a moment.
fn begun(lanes: &[Lane]) -> Steps {
    let firsts = lanes
        .iter()
        .filter_map(|lane| Some(lane.index.start(0)).filter(|_| !lane.index.is_empty()));
    let lasts = lanes
        .iter()
        .filter_map(|lane| Some(lane.index.start((lane.index.len() as u32).checked_sub(1)?)));
    let (Some(first), Some(last)) = (firsts.min(), lasts.max()) else {
        return Steps::default();
    };
    Steps::counting(first, last, OVERVIEW, |edge| {
        lanes.iter().map(|lane| lane.index.begun(edge)).sum()
    })
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

/// The colour of each outlet: its place among all of them.
struct SourceHues<'a>(FxHashMap<&'a str, u8>);

impl<'a> SourceHues<'a> {
    fn of(corpus: &'a Corpus) -> Self {
        let sources = corpus.sources().iter().enumerate();
        Self(sources.map(|(at, name)| (name.as_str(), hue(at))).collect())
    }

    fn hue(&self, source: &str) -> u8 {
        self.0.get(source).copied().unwrap_or(0)
    }
}

/// A filter made ready for entries: no event is looked up, but for its grain where that is asked for.
pub(super) struct Shown<'a> {
    corpus: &'a Corpus,
    articles: Vec<bool>,
    filter: &'a Filter,
}

impl<'a> Shown<'a> {
    pub(super) fn of(corpus: &'a Corpus, filter: &'a Filter) -> Self {
        let count = u32::try_from(corpus.articles().len()).unwrap_or(u32::MAX);
        Self {
            corpus,
            articles: (0..count)
                .map(|article| corpus.shows_article(filter, article))
                .collect(),
            filter,
        }
    }

    pub(super) fn shows(&self, entry: &Entry) -> bool {
        let article = self.articles.get(entry.event.article as usize);
        let (modalities, grains) = (&self.filter.modalities, &self.filter.grains);
        let grain = || Some(self.corpus.event(entry.event)?.interval.grain());
        article.copied().unwrap_or(false)
            && self
                .corpus
                .shows_source(self.filter, Datum::Event(entry.event))
            && (modalities.is_empty() || modalities.contains(&event_mark::modality(entry.form)))
            && self.filter.range.is_none_or(|range| in_range(entry, range))
            && (grains.is_empty() || grain().is_some_and(|grain| grains.contains(&grain)))
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

fn flags(corpus: &Corpus, articles: &[u32]) -> Vec<Flag> {
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
    use crate::model::{Article, Event, Findings, LabelSet, Modality, Span};

    fn corpus(labels: &[LabelSet]) -> Corpus {
        let events = labels.iter().map(|set| Event {
            title: "Something happens".into(),
            interval: Interval::parse("2024-05-03").unwrap(),
            time: None,
            sentence: Span::default(),
            mentions: crate::model::Mentions::default(),
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
        let lanes = Lanes::new(corpus, &Filter::default(), by);
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

    #[test]
    fn events_of_a_table_stand_in_the_lane_of_the_outlet_that_they_name() {
        let told_by = |name: &str| LabelSet {
            source: Some(name.to_owned()).filter(|name| !name.is_empty()),
            ..LabelSet::default()
        };
        let names = ["Ferryman", "Courier", "", "Ferryman"];
        let corpus = corpus(&names.map(told_by));
        let lane = |name: &str, count: usize| (name.to_owned(), count);
        let by_source = dealt(&corpus, LaneBy::Source);
        assert_eq!(
            by_source,
            [lane("Ferryman", 2), lane("Courier", 1), lane("", 1)]
        );
        let courier = Filter {
            sources: vec!["Courier".to_owned()],
            ..Filter::default()
        };
        let lanes = Lanes::new(&corpus, &courier, LaneBy::Source);
        assert_eq!((lanes.count, lanes.lanes[0].name.as_str()), (1, "Courier"));
        // Each outlet keeps its colour, whatever the lanes.
        let hues = |by| {
            let lanes = Lanes::new(&corpus, &Filter::default(), by);
            let entries = lanes.lanes.iter().flat_map(|lane| lane.index.entries());
            let mut hues: Vec<_> = entries.map(|entry| (entry.event, entry.hue)).collect();
            hues.sort_unstable();
            hues
        };
        assert_eq!(hues(LaneBy::Source), hues(LaneBy::None));
    }
}
