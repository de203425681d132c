//! Figures → axes with numbers, worked out once for equal words.
//!
//! A corpus words most of its figures alike, and the words are what takes time to read.

use super::super::compare::Axis;
use super::super::figure::{Direction, Figure, Kind, Unit};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// What a figure says of itself, as far as its axis hangs on it: equal words, equal axis.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Wording<'a> {
    measure: Option<&'a str>,
    entity: Option<&'a str>,
    of: Option<&'a str>,
    unit: &'a Unit,
    kind: Kind,
    direction: Option<Direction>,
}

/// The axes met so far, without the length of the period, each with a number; worked out once for equal words.
#[derive(Default)]
pub(super) struct Axes<'a> {
    by_words: FxHashMap<Wording<'a>, (u32, Rc<Axis>)>,
    numbers: FxHashMap<Rc<Axis>, u32>,
}

impl<'a> Axes<'a> {
    /// The axis of a figure of the corpus.
    pub(super) fn of(&mut self, figure: &'a Figure) -> (u32, Rc<Axis>) {
        let wording = Wording {
            measure: figure.measure.as_deref(),
            entity: figure.entity.as_deref(),
            of: figure.of.as_deref(),
            unit: &figure.unit,
            kind: figure.kind,
            direction: figure.direction,
        };
        if let Some(known) = self.by_words.get(&wording) {
            return known.clone();
        }
        let found = self.of_any(figure);
        self.by_words.insert(wording, found.clone());
        found
    }

    /// The axis of any figure.
    pub(super) fn of_any(&mut self, figure: &Figure) -> (u32, Rc<Axis>) {
        let axis = Rc::new(Axis {
            length: None,
            ..Axis::of(figure)
        });
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(Rc::clone(&axis)).or_insert(next);
        (number, axis)
    }
}
