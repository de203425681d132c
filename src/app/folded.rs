//! A corpus → its quantities and its disputed dates, with the look-ups that the panes need.

use crate::model::go_on::each_while;
use crate::model::{Corpus, GoOn, Quantity, Ref, Verdict};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A corpus whose quantities are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    corpus: Arc<Corpus>,
    of: FxHashMap<Ref, usize>,
    disagreeing: Arc<FxHashSet<Ref>>,
    disagreements: usize,
    disputes: usize,
}

impl Folded {
    /// Works out the quantities of a corpus, as long as `go_on` says so; `None` once it does not.
    pub(super) fn of_while(corpus: Arc<Corpus>, go_on: GoOn<'_>) -> Option<Self> {
        let mut folded = Self {
            disputes: corpus.disputes_while(go_on)?.len(),
            ..Self::default()
        };
        let mut disagreeing = FxHashSet::default();
        let quantities = corpus.quantities_while(go_on)?;
        for (index, quantity) in each_while(quantities.iter().enumerate(), go_on) {
            let disputed = quantity.verdict == Verdict::Disagreed;
            folded.disagreements += usize::from(disputed);
            for claim in &quantity.claims {
                folded.of.insert(claim.figure, index);
                if disputed {
                    disagreeing.insert(claim.figure);
                }
            }
        }
        go_on().then(|| Self {
            corpus,
            disagreeing: Arc::new(disagreeing),
            ..folded
        })
    }

    /// A corpus whose quantities could not be worked out.
    pub(super) fn unknown(corpus: Arc<Corpus>) -> Self {
        Self {
            corpus,
            ..Self::default()
        }
    }

    /// The corpus, whose quantities are ready.
    pub(super) fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// The quantity that a figure speaks of.
    pub(super) fn quantity_of(&self, figure: Ref) -> Option<&Quantity> {
        let at = *self.of.get(&figure)?;
        self.corpus.quantities().get(at)
    }

    /// The figures that other claims differ from.
    pub(super) fn disagreeing(&self) -> &Arc<FxHashSet<Ref>> {
        &self.disagreeing
    }

    /// True when another claim differs from this figure.
    pub(super) fn disagrees(&self, figure: Ref) -> bool {
        self.disagreeing.contains(&figure)
    }

    /// How many events are dated differently elsewhere.
    pub(super) fn disputes(&self) -> usize {
        self.disputes
    }

    /// How many quantities have claims that differ.
    pub(super) fn disagreements(&self) -> usize {
        self.disagreements
    }
}
