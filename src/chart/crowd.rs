//! Several events under one mark: runs of a lane's index, so that a count of a million weighs as much as one of three.

use super::index::{Entry, Index};
use crate::model::{Datum, Ref};
use std::sync::Arc;

/// Several events under one mark, in the order of their start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    index: Arc<Index>,
    first: (u32, u32),
    more: Vec<(u32, u32)>,
}

impl Crowd {
    /// The entries of `index` in these runs, each from its first place to one past its last.
    #[must_use]
    pub fn new(index: &Arc<Index>, runs: &[(u32, u32)]) -> Self {
        let (first, more) = runs.split_first().unwrap_or((&(0, 0), &[]));
        Self {
            index: Arc::clone(index),
            first: *first,
            more: more.to_vec(),
        }
    }

    fn runs(&self) -> impl DoubleEndedIterator<Item = (u32, u32)> {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// How many events.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs().map(|(from, to)| (to - from) as usize).sum()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
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
            .flat_map(|(from, to)| from..to)
            .filter_map(|at| self.index.event(at).map(Datum::Event))
    }

    /// The one that begins first.
    #[must_use]
    pub fn first(&self) -> Option<Entry> {
        self.index.entry(self.first.0)
    }

    /// The one that begins last.
    #[must_use]
    pub fn last(&self) -> Option<Entry> {
        let (_, to) = self.runs().next_back()?;
        self.index.entry(to.checked_sub(1)?)
    }

    /// The longest of all: what stands for them where only one can be named.
    #[must_use]
    pub fn longest(&self) -> Option<Entry> {
        self.runs()
            .filter_map(|(from, to)| self.index.entry(self.index.longest(from, to)?))
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
        let end = self
            .runs()
            .filter_map(|(from, to)| self.index.last_end(from, to))
            .max()?;
        Some((self.first()?.start, end))
    }

    /// True when `event`, which lies at `known` (first and one past the last second), is among them.
    #[must_use]
    pub fn has(&self, event: Ref, known: (i64, i64)) -> bool {
        let (Some(first), Some(last)) = (self.first(), self.last()) else {
            return false;
        };
        (first.start..=last.start).contains(&known.0)
            && self
                .index
                .place(event, known)
                .is_some_and(|at| self.runs().any(|(from, to)| (from..to).contains(&at)))
    }
}
