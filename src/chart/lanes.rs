//! Corpus → lanes: which events a timeline shows, in which lane and in what order. Has no opinion on pixels.

use super::LaneBy;
use super::words;
use crate::model::{Corpus, Event, Filter, Interval, Ref};

/// One event in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// First second of what is known of it.
    pub start: i64,
    /// One past its last second.
    pub end: i64,
    /// The event.
    pub event: Ref,
    /// Its colour: position of its source or category.
    pub hue: u8,
}

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
    /// Its events, by start, then end, then place in the corpus.
    pub entries: Vec<Entry>,
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
    /// Starts of all events, ascending: for the overview.
    pub starts: Vec<i64>,
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
    /// Sorts what `filter` lets through into lanes.
    #[must_use]
    pub fn new(corpus: &Corpus, filter: &Filter, by: LaneBy) -> Self {
        let mut built = Builder {
            by,
            corpus,
            keys: Vec::new(),
            lanes: Vec::new(),
            categories: Vec::new(),
        };
        for (article, findings) in (0_u32..).zip(corpus.articles()) {
            if !corpus.shows_article(filter, article) {
                continue;
            }
            let source = hue(corpus.source_index(article));
            let flag = findings.published.date.map(|date| {
                let (start, end) = date.extent();
                Flag {
                    start,
                    end,
                    label: format!("published {}", words::point(date)),
                }
            });
            for (index, event) in (0_u32..).zip(&findings.events) {
                let event_ref = Ref { article, index };
                if let Some((start, end)) = known(event.interval)
                    && corpus.shows_event(filter, event_ref)
                {
                    let (lane, hue) = built.lane(article, event, source);
                    lane.entries.push(Entry {
                        start,
                        end,
                        event: event_ref,
                        hue,
                    });
                    if let Some(flag) = &flag
                        && lane.flags.last() != Some(flag)
                    {
                        lane.flags.push(flag.clone());
                    }
                }
            }
        }
        Self::finish(built.lanes)
    }

    fn finish(mut lanes: Vec<Lane>) -> Self {
        let mut starts = Vec::new();
        let mut extent: Option<(i64, i64)> = None;
        for lane in &mut lanes {
            lane.entries.sort_unstable();
            lane.flags.sort_unstable();
            lane.flags.dedup();
            for entry in &lane.entries {
                starts.push(entry.start);
                extent = Some(extent.map_or((entry.start, entry.end), |(a, b)| {
                    (a.min(entry.start), b.max(entry.end))
                }));
            }
        }
        starts.sort_unstable();
        Self {
            lanes,
            extent,
            count: starts.len(),
            starts,
        }
    }

    /// The lanes after the first `keep - 1` joined to one, where there are more than `keep`.
    pub(super) fn join_after(&mut self, keep: usize) {
        if self.lanes.len() > keep.max(1) {
            let rest = self.lanes.split_off(keep.max(1) - 1);
            let mut joined = Lane {
                name: format!("{} more", rest.len()),
                ..Lane::default()
            };
            for lane in rest {
                joined.entries.extend(lane.entries);
                joined.flags.extend(lane.flags);
            }
            joined.entries.sort_unstable();
            joined.flags.sort_unstable();
            joined.flags.dedup();
            self.lanes.push(joined);
        }
    }
}

fn hue(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(u8::MAX)
}

struct Builder<'a> {
    by: LaneBy,
    corpus: &'a Corpus,
    /// What tells the lanes apart, in step with `lanes`.
    keys: Vec<String>,
    lanes: Vec<Lane>,
    /// Categories in the order of first appearance.
    categories: Vec<String>,
}

impl Builder<'_> {
    /// The lane of an event of `article`, made when it is the first, and the event's colour.
    fn lane(&mut self, article: u32, event: &Event, source: u8) -> (&mut Lane, u8) {
        let category = event.category.as_deref().filter(|name| !name.is_empty());
        let (key, name, hue) = match self.by {
            LaneBy::Source => {
                let name = self
                    .corpus
                    .sources()
                    .get(usize::from(source))
                    .map_or("", String::as_str);
                // Past 255 sources the colour saturates, but lanes must not.
                let name = if source == u8::MAX {
                    self.corpus
                        .article(article)
                        .map_or("", |findings| findings.article.source_name())
                } else {
                    name
                };
                (name.to_owned(), name.to_owned(), source)
            }
            LaneBy::Article => {
                let name = self
                    .corpus
                    .article(article)
                    .map_or("", |findings| findings.article.name());
                (article.to_string(), name.to_owned(), source)
            }
            LaneBy::Category => {
                let name = category.unwrap_or("Without category").to_owned();
                let at = self.categories.iter().position(|known| *known == name);
                let at = at.unwrap_or_else(|| {
                    self.categories.push(name.clone());
                    self.categories.len() - 1
                });
                (name.clone(), name, hue(at))
            }
            LaneBy::None => (String::new(), String::new(), source),
        };
        let at = self.keys.iter().rposition(|known| *known == key);
        let at = at.unwrap_or_else(|| {
            self.keys.push(key);
            self.lanes.push(Lane {
                name,
                ..Lane::default()
            });
            self.lanes.len() - 1
        });
        (&mut self.lanes[at], hue)
    }
}
