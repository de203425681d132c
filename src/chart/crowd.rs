//! Several events under one mark: runs of a lane's index, so that a count of a million weighs as much as one of three.

use super::index::{Entry, Index};
use super::runs::{Run, Runs};
use crate::model::{Datum, Ref};
use std::sync::{Arc, OnceLock};

/// Several events under one mark, in the order of their start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    index: Arc<Index>,
    held: Held,
}

/// Which entries of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Held {
    /// These runs.
    Runs(Runs),
    /// Those that have begun before a moment and are not over by then; looked up when they are first asked for.
    UnderWay(i64, OnceLock<Vec<Run>>),
}

impl Crowd {
    /// The entries of `index` in these runs.
    #[must_use]
    pub fn new(index: &Arc<Index>, runs: Runs) -> Self {
        Self {
            index: Arc::clone(index),
            held: Held::Runs(runs),
        }
    }

    /// The entries of `index` that are under way at `time`.
    #[must_use]
    pub fn under_way(index: &Arc<Index>, time: i64) -> Self {
        Self {
            index: Arc::clone(index),
            held: Held::UnderWay(time, OnceLock::new()),
        }
    }

    fn runs(&self) -> &[Run] {
        match &self.held {
            Held::Runs(runs) => runs,
            Held::UnderWay(time, runs) => runs.get_or_init(|| {
                let places = self.index.under_way(*time, *time);
                places.into_iter().map(|place| (place, place + 1)).collect()
            }),
        }
    }

    /// How many events.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.held {
            Held::UnderWay(time, _) => self.index.count_under_way(*time) as usize,
            Held::Runs(_) => self
                .runs()
                .iter()
                .map(|(from, to)| (to - from) as usize)
                .sum(),
        }
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// True for what is under way at the edge of the view rather than crowded at one place.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self.held, Held::UnderWay(..))
    }

    /// What tells this crowd from others of a chart and costs nothing to say; the same after a move of the view.
    #[must_use]
    pub fn key(&self) -> (usize, u32, usize) {
        // Lanes are told apart by where their index lies in memory.
        let lane = Arc::as_ptr(&self.index).addr();
        match &self.held {
            Held::UnderWay(..) => (lane, u32::MAX, usize::MAX),
            Held::Runs(_) => (lane, self.runs().first().map_or(0, |run| run.0), self.len()),
        }
    }

    /// The entry at a place in the order of starts.
    #[must_use]
    pub fn get(&self, mut at: usize) -> Option<Entry> {
        for (from, to) in self.runs() {
            let length = (to - from) as usize;
            if at < length {
                return self.index.entry(from + at as u32);
            }
            at -= length;
        }
        None
    }

    /// All events, in order.
    pub fn data(&self) -> impl Iterator<Item = Datum> {
        self.runs()
            .iter()
            .flat_map(|&(from, to)| from..to)
            .filter_map(|at| self.index.event(at).map(Datum::Event))
    }

    /// The one that begins first.
    #[must_use]
    pub fn first(&self) -> Option<Entry> {
        self.index.entry(self.runs().first()?.0)
    }

    /// The one that begins last.
    #[must_use]
    pub fn last(&self) -> Option<Entry> {
        self.index.entry(self.runs().last()?.1.checked_sub(1)?)
    }

    /// The longest of all: what stands for them where only one can be named.
    #[must_use]
    pub fn longest(&self) -> Option<Entry> {
        self.runs()
            .iter()
            .filter_map(|&(from, to)| self.index.entry(self.index.longest(from, to)?))
            .reduce(|a, b| {
                if b.end - b.start > a.end - a.start {
                    b
                } else {
                    a
                }
            })
    }

    /// First second and one past the last second of all.
    #[must_use]
    pub fn extent(&self) -> Option<(i64, i64)> {
        let ends = self.runs().iter();
        let end = ends.filter_map(|&(from, to)| self.index.last_end(from, to));
        Some((self.first()?.start, end.max()?))
    }

    /// True when `event`, which lies at `known` (first and one past the last second), is among them.
    #[must_use]
    pub fn has(&self, event: Ref, known: (i64, i64)) -> bool {
        if let Held::UnderWay(time, _) = self.held {
            return (known.0 < time && known.1 > time) && self.index.place(event, known).is_some();
        }
        let (Some(first), Some(last)) = (self.first(), self.last()) else {
            return false;
        };
        (first.start..=last.start).contains(&known.0)
            && self.index.place(event, known).is_some_and(|at| {
                self.runs()
                    .iter()
                    .any(|&(from, to)| (from..to).contains(&at))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::index;

    #[test]
    fn what_is_under_way_is_counted_before_it_is_listed() {
        let index = Arc::new(index::of(&[(0, 100), (10, 5), (20, 50), (60, 10)]));
        let crowd = Crowd::under_way(&index, 40);
        assert_eq!((crowd.len(), crowd.extent()), (2, Some((0, 100))));
        assert_eq!(crowd.data().count(), 2);
        let has = |at: u32, known| {
            crowd.has(
                Ref {
                    article: 0,
                    index: at,
                },
                known,
            )
        };
        assert!(has(2, (20, 70)) && !has(1, (10, 15)) && !has(3, (60, 70)));
    }
}
