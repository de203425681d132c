//! Words → what they can be in a sentence about figures: one table, one look-up for each token.
//!
//! A word may be several things at once ("cut" is a verb and a noun); the readers decide from what stands around it. Has
//! no opinion on meaning beyond that, and knows nothing of numbers written in digits.

use super::words::{CLASSES, MOTIONS, NUMERALS};
use crate::extract::vocabulary::{Table, VOCABULARY};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::LazyLock;

/// What a word can be: a set of bits.
pub(super) type Class = u32;

/// Names the bits of [`Class`].
pub(super) mod class {
    use super::Class;
    /// "of", "in", "by".
    pub(in super::super) const PREPOSITION: Class = 1;
    /// "the", "a", "its".
    pub(in super::super) const DETERMINER: Class = 1 << 1;
    /// "and", "but", "which".
    pub(in super::super) const CONJUNCTION: Class = 1 << 2;
    /// "it", "they".
    pub(in super::super) const PRONOUN: Class = 1 << 3;
    /// "was", "has", "will".
    pub(in super::super) const AUXILIARY: Class = 1 << 4;
    /// "said", "told".
    pub(in super::super) const SAYING: Class = 1 << 5;
    /// "expects", "forecast", "estimates": attributes and projects.
    pub(in super::super) const EXPECTING: Class = 1 << 6;
    /// "reached", "totalled", "cost": a verb between a measure and its level.
    pub(in super::super) const MEASURING: Class = 1 << 7;
    /// Any other common finite verb.
    pub(in super::super) const VERB: Class = 1 << 8;
    /// "accounted", "swallowed": a verb between a part and its whole.
    pub(in super::super) const SHARING: Class = 1 << 9;
    /// "rose", "fell".
    pub(in super::super) const MOVING: Class = 1 << 10;
    /// "rise", "drop": a noun.
    pub(in super::super) const MOVE: Class = 1 << 11;
    /// "page", "article": its number is a name.
    pub(in super::super) const LABEL: Class = 1 << 12;
    /// "worker", "citizen": people under another name.
    pub(in super::super) const PERSON: Class = 1 << 13;
    /// A plural without s: "people", "staff".
    pub(in super::super) const PLURAL: Class = 1 << 14;
    /// "inflation", "turnout": a percentage of it is a level.
    pub(in super::super) const RATE: Class = 1 << 15;
    /// "up", "higher", "more": a particle of change.
    pub(in super::super) const PARTICLE: Class = 1 << 16;
    /// "also", "still", "roughly": may stand anywhere and means nothing here.
    pub(in super::super) const ADVERB: Class = 1 << 17;
    /// "January", "Monday", "year": calendar words, never a measure.
    pub(in super::super) const CALENDAR: Class = 1 << 18;
    /// "share", "proportion".
    pub(in super::super) const SHARE: Class = 1 << 19;
    /// Words that can follow a number as an adjective of degree: "million", "percent".
    pub(in super::super) const NUMERIC: Class = 1 << 20;
    /// "ranked", "lie": an ordinal after it is a rank.
    pub(in super::super) const RANKING: Class = 1 << 21;
    /// "plan", "would", "target": what follows has not happened yet.
    pub(in super::super) const FUTURE: Class = 1 << 22;
    /// "killed", "injured": what happened to the people counted.
    pub(in super::super) const HARM: Class = 1 << 23;
    /// "put", "asked", "by": attributes a figure where more of its wording follows.
    pub(in super::super) const CLAIMING: Class = 1 << 24;
    /// "in", "across": a name behind it is a place.
    pub(in super::super) const LOCATING: Class = 1 << 25;
    /// "worldwide": a place by itself.
    pub(in super::super) const EVERYWHERE: Class = 1 << 26;
    /// "“", "”": where somebody's own words begin or end.
    pub(in super::super) const QUOTE: Class = 1 << 27;
    /// "while", ";", "(": parts clauses wherever it stands.
    pub(in super::super) const PARTING: Class = 1 << 28;
    /// "rose", "took": a past tense that can be no noun and is not made by rule.
    pub(in super::super) const IRREGULAR: Class = 1 << 29;
    /// "was", "cost", "cut": a past tense, perhaps among other things.
    pub(in super::super) const BYGONE: Class = 1 << 30;
    /// "taken", "grown": a past participle that is no past tense and is not made by rule.
    pub(in super::super) const PARTICIPLE: Class = 1 << 31;
    /// Anything that can attribute a figure.
    pub(in super::super) const ATTRIBUTING: Class = SAYING | EXPECTING | CLAIMING;
    /// Words that stay in place: closed classes together.
    pub(in super::super) const FUNCTION: Class =
        PREPOSITION | DETERMINER | CONJUNCTION | PRONOUN | AUXILIARY;
    /// Anything that can be the verb between a subject and its figure.
    pub(in super::super) const ANY_VERB: Class =
        AUXILIARY | SAYING | EXPECTING | MEASURING | VERB | SHARING | MOVING;
}

/// What a number word contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    /// zero to nineteen.
    Unit(u8),
    /// twenty to ninety.
    Ten(u8),
    /// "hundred".
    Hundred,
    /// A power of ten: "million" is 6.
    Scale(i8),
    /// "dozen".
    Dozen,
    /// "third", "fifth": an order or a denominator.
    Ordinal(u16),
    /// "thirds", "fifths": a denominator only.
    Parts(u16),
    /// "millionth", "billionths": an order or a denominator, as a power of ten.
    Minute(i8),
    /// "half".
    Half,
    /// "halved": a verb.
    Halved,
    /// "doubled": a factor.
    Factor(u8),
}

/// Where a word of change points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// It grew.
    Up,
    /// It shrank.
    Down,
    /// It changed, the word does not say how.
    Either,
}

/// All that one word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense {
    /// Word classes.
    pub(super) class: Class,
    /// Its part in a number.
    pub(super) numeral: Option<Numeral>,
    /// Its direction of change.
    pub(super) motion: Option<Motion>,
}

impl Sense {
    /// True when the word can be any of these.
    pub(super) fn is(self, class: Class) -> bool {
        self.class & class != 0
    }
}

static LEXICON: LazyLock<FxHashMap<&'static str, Sense>> = LazyLock::new(|| {
    let mut map: FxHashMap<&str, Sense> = FxHashMap::with_capacity_and_hasher(4096, FxBuildHasher);
    for &(class, list) in CLASSES {
        for word in list.split_ascii_whitespace() {
            map.entry(word).or_default().class |= class;
        }
    }
    for &(motion, class, list) in MOTIONS {
        for word in list.split_ascii_whitespace() {
            let sense = map.entry(word).or_default();
            sense.class |= class;
            sense.motion = Some(motion);
        }
    }
    for &(numeral, list) in NUMERALS {
        for word in list.split_ascii_whitespace() {
            map.entry(word).or_default().numeral = Some(numeral);
        }
    }
    map
});

/// What each word of the vocabulary can be.
pub(super) static SENSES: LazyLock<Table<Sense>> = LazyLock::new(|| {
    let rows = LEXICON.iter().map(|(&word, &sense)| (word, sense));
    VOCABULARY.table(rows, Sense::default(), Sense::default())
});

/// What a word in lower case can be that is no token.
pub(super) fn sense_of(word: &str) -> Sense {
    LEXICON.get(word).copied().unwrap_or_default()
}

/// Every word of the table.
pub(in crate::extract) fn words() -> impl Iterator<Item = &'static str> {
    LEXICON.keys().copied()
}
