//! What a figure counts → one spelling of it, and whether its words name it already.

use super::figure::{Kind, Unit};

/// Units that are written in two ways → one of them.
const SPELLINGS: &[(&str, &str)] = &[
    ("fraction", "percent"),
    ("ton", "tonne"),
    ("metric_ton", "tonne"),
    ("home", "house"),
    ("household", "house"),
    ("dwelling", "house"),
    ("death", "person"),
    ("fatality", "person"),
    ("people", "person"),
    ("car", "vehicle"),
    ("position", "job"),
    ("post", "job"),
];

/// The unit in the one spelling of what it counts.
pub(super) fn one_spelling(unit: &Unit) -> Unit {
    let spelling = SPELLINGS.iter().find(|(other, _)| *other == unit.key);
    let mut unit = unit.clone();
    if let Some((_, key)) = spelling {
        unit.key = (*key).into();
    }
    unit
}

/// True for units that name things counted.
pub(super) fn is_noun(unit: &Unit, kind: Kind) -> bool {
    let is_count = kind == Kind::Count || unit.key == "person" && kind == Kind::Level;
    is_count && unit.currency.is_none() && !unit.is_share() && !unit.key.is_empty()
}

/// True when the words name what is counted already.
pub(super) fn says(words: &str, noun: &str) -> bool {
    super::concept::words(words).iter().any(|word| word == noun)
}

/// The words but for one noun: the counted one, which its unit names in the one spelling.
pub(super) fn without(words: &str, noun: &str) -> String {
    let mut kept = super::concept::words(words);
    kept.retain(|word| word != noun);
    kept.join(" ")
}
