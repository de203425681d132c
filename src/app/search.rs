//! The search: what is typed, what was found, and which hit is shown.

use crate::model::find::Place;
use crate::model::{Datum, Hits, Query};
use std::sync::Arc;

/// The search field and its hits.
#[derive(Clone, Debug, Default)]
pub struct Search {
    query: String,
    words: Option<Query>,
    hits: Arc<Hits>,
    /// Which hit is shown; an index into the places.
    at: usize,
    /// The revision whose hits these are; `None` while the words are new.
    of: Option<u64>,
    /// True when the first hit is to be shown as soon as there is one.
    jump: bool,
}

impl Search {
    /// What is typed.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The words looked for, made ready; `None` when there are none.
    #[must_use]
    pub fn words(&self) -> Option<&Query> {
        self.words.as_ref()
    }

    /// What was found, while something is looked for.
    #[must_use]
    pub fn hits(&self) -> Option<&Hits> {
        (self.words.is_some() && self.of.is_some()).then_some(&*self.hits)
    }

    /// Every place that was found.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        self.hits().map_or(&[], Hits::places)
    }

    /// Which place is shown, counted from zero.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The place that is shown.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.places().get(self.at).copied()
    }

    /// Looks for something else.
    pub(super) fn begin(&mut self, query: &str) {
        *self = Self {
            query: query.to_owned(),
            words: Query::new(query),
            hits: Arc::default(),
            at: 0,
            of: None,
            jump: true,
        };
    }

    /// True when what was found is not that of `revision`.
    #[must_use]
    pub(super) fn is_stale(&self, revision: u64) -> bool {
        self.words.is_some() && self.of != Some(revision)
    }

    /// Takes what was found; true when a hit is to be shown.
    pub(super) fn take(&mut self, revision: u64, hits: Hits, selected: Option<Datum>) -> bool {
        let before = self.place();
        self.hits = Arc::new(hits);
        self.of = Some(revision);
        let places = self.hits.places();
        let stay = |place: &Place| selected.is_some() && place.datum == selected;
        self.at = places
            .iter()
            .position(stay)
            .or_else(|| places.iter().position(|place| Some(*place) == before))
            .unwrap_or(0);
        std::mem::take(&mut self.jump) && !places.is_empty()
    }

    /// Goes so many places on, round and round.
    pub(super) fn step(&mut self, by: i32) -> Option<Place> {
        let count = i64::try_from(self.places().len()).ok()?;
        if count == 0 {
            return None;
        }
        let at = i64::try_from(self.at).ok()? + i64::from(by);
        self.at = usize::try_from(at.rem_euclid(count)).ok()?;
        self.place()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_found_before_it_was_looked_for() {
        let mut search = Search::default();
        assert!(!search.is_stale(3) && search.hits().is_none());
        search.begin("bridge");
        assert!(search.is_stale(3) && search.hits().is_none());
        assert!(!search.take(3, Hits::default(), None));
        assert!(!search.is_stale(3) && search.hits().is_some());
        assert!(search.is_stale(4));
        assert_eq!(search.step(1), None);
        search.begin("");
        assert!(!search.is_stale(4));
    }
}
