//! Figures → quantities: which figures speak of the same thing, and which of those disagree.

use super::corpus::{Corpus, Ref};

/// One figure's word on a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The figure.
    pub figure: Ref,
}

/// How the claims on a quantity stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Verdict {
    /// One claim only.
    #[default]
    Single,
    /// Several claims within each other's precision.
    Agreed,
    /// Claims that differ beyond their own precision and qualifiers.
    Disagreed,
    /// An earlier figure and its correction.
    Revised,
}

/// One thing that figures speak of: same measure, entity, unit, kind and period.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Quantity {
    /// What is measured.
    pub measure: String,
    /// The claims on it, in order of article and position.
    pub claims: Vec<Claim>,
    /// Whether they agree.
    pub verdict: Verdict,
    /// Why these figures were put together, in one line.
    pub because: String,
}

/// Folds all figures of a corpus into quantities, in the order of first mention.
#[must_use]
pub fn fold(_corpus: &Corpus) -> Vec<Quantity> {
    Vec::new()
}
