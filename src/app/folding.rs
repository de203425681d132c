//! A corpus → its quantities, worked out on a thread of its own while the window shows those of before.
//!
//! Small corpora are done before the next frame is drawn; nothing waits longer than that for a large one.

use crate::model::{Corpus, Quantity, Ref, Verdict};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::time::Duration;

/// The longest that a frame waits for quantities.
const PATIENCE: Duration = Duration::from_millis(8);

/// A corpus whose quantities are known, with the look-ups that the panes need.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    corpus: Arc<Corpus>,
    of: FxHashMap<Ref, usize>,
    disagreeing: FxHashSet<Ref>,
    disagreements: usize,
}

impl Folded {
    /// Works out the quantities of a corpus.
    fn new(corpus: Arc<Corpus>) -> Self {
        let mut folded = Self::default();
        for (index, quantity) in corpus.quantities().iter().enumerate() {
            let disputed = quantity.verdict == Verdict::Disagreed;
            folded.disagreements += usize::from(disputed);
            for claim in &quantity.claims {
                folded.of.insert(claim.figure, index);
                if disputed {
                    folded.disagreeing.insert(claim.figure);
                }
            }
        }
        Self { corpus, ..folded }
    }

    /// The corpus, whose quantities are ready.
    pub(super) fn corpus(&self) -> &Arc<Corpus> {
        &self.corpus
    }

    /// The quantity that a figure speaks of.
    pub(super) fn quantity_of(&self, figure: Ref) -> Option<&Quantity> {
        self.corpus.quantities().get(*self.of.get(&figure)?)
    }

    /// True when another claim differs from this figure.
    pub(super) fn disagrees(&self, figure: Ref) -> bool {
        self.disagreeing.contains(&figure)
    }

    /// How many quantities have claims that differ.
    pub(super) fn disagreements(&self) -> usize {
        self.disagreements
    }
}

/// Folding under way; dropped, it goes on unheard.
#[derive(Debug)]
pub(super) struct Folding {
    done: Receiver<Folded>,
}

impl Folding {
    /// Starts to work out the quantities of a corpus.
    pub(super) fn start(corpus: &Arc<Corpus>) -> Self {
        let (sender, done) = mpsc::channel();
        let corpus = Arc::clone(corpus);
        let work = move || {
            // Nobody listens any more when the corpus changed again meanwhile.
            let _ = sender.send(Folded::new(corpus));
        };
        // Without a thread the sender is gone, the result is given up, and the quantities stay those of before.
        let _ = std::thread::Builder::new()
            .name("dateline-fold".to_owned())
            .spawn(work);
        Self { done }
    }

    /// The result, if it is there within a moment.
    pub(super) fn wait(&self) -> Option<Folded> {
        self.done.recv_timeout(PATIENCE).ok()
    }

    /// The result; or whether it is still to come.
    pub(super) fn poll(&self) -> Result<Folded, TryRecvError> {
        self.done.try_recv()
    }
}
