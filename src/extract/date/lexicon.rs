//! Words → what they can be in a temporal expression, by one table lookup a token.
//!
//! The table is built once from a language's words and from the words that stand in its patterns; tokens reach it by their
//! number in the vocabulary of all finders. Has no opinion on what follows what.

/// What a word can be. The value of each is described with the language's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Class {
    Month,
    MonthShort,
    Weekday,
    WeekdayShort,
    Weekdays,
    Unit,
    Units,
    Season,
    Seasons,
    Part,
    Parts,
    Deictic,
    Card,
    Scale,
    Ord,
    Article,
    Few,
    Couple,
    DecadeWord,
    Rel,
    ClockWord,
    Meridiem,
    Zone,
    Era,
    Holiday,
    HolidayMoving,
    /// A word of a pattern that alone can mark an expression ("ago", "daily").
    Anchor,
    /// A number in digits.
    Digits,
    /// A verb that tells a tense.
    Verb,
    /// A verb of timetables in its present tense.
    Timetable,
}

impl Class {
    /// The bit of this class in a set.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Classes that an expression cannot do without: no expression is looked for where none of them is near.
pub(super) const STRONG: u32 = Class::Month.bit()
    | Class::MonthShort.bit()
    | Class::Weekday.bit()
    | Class::WeekdayShort.bit()
    | Class::Weekdays.bit()
    | Class::Unit.bit()
    | Class::Units.bit()
    | Class::Season.bit()
    | Class::Seasons.bit()
    | Class::Part.bit()
    | Class::Parts.bit()
    | Class::Deictic.bit()
    | Class::DecadeWord.bit()
    | Class::ClockWord.bit()
    | Class::Meridiem.bit()
    | Class::Zone.bit()
    | Class::Era.bit()
    | Class::Holiday.bit()
    | Class::HolidayMoving.bit()
    | Class::Anchor.bit();

/// One word of the table.
#[derive(Clone, Debug)]
struct Entry {
    word: Box<str>,
    values: Vec<(Class, i32)>,
}

/// The longest word that any table may hold, in bytes.
const LONGEST: usize = 20;

/// A table of words.
#[derive(Debug)]
pub(super) struct Lexicon {
    entries: Vec<Entry>,
    /// The classes of each entry, apart from it because they are what nearly every question is about.
    bits: Vec<u32>,
    /// Open addressing: one more than an index into `entries`, or 0.
    slots: Vec<u16>,
}

/// The index of a token that is in no table.
pub(super) const UNKNOWN: u16 = 0;
/// The index that every number in digits has.
pub(super) const DIGITS: u16 = 1;

fn hash(word: &[u8]) -> usize {
    let mut hash: u32 = 0x811C_9DC5;
    for &byte in word {
        hash = (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)) as usize
}

impl Lexicon {
    /// An empty table, with room for the two special indices.
    pub(super) fn new() -> Self {
        let special = || Entry {
            word: Box::default(),
            values: Vec::new(),
        };
        Self {
            entries: vec![special(), special()],
            bits: vec![0, Class::Digits.bit()],
            slots: vec![0; 4096],
        }
    }

    /// Adds a word, or a class to a word; gives its index.
    pub(super) fn add(&mut self, word: &str, class: Option<(Class, i32)>) -> u16 {
        let found = self.find(word.as_bytes());
        let index = if found == UNKNOWN {
            let index = self.entries.len() as u16;
            self.entries.push(Entry {
                word: word.into(),
                values: Vec::new(),
            });
            self.bits.push(0);
            let mask = self.slots.len() - 1;
            let mut slot = hash(word.as_bytes()) & mask;
            while self.slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = index;
            index
        } else {
            found
        };
        if let (Some((class, value)), Some(entry), Some(bits)) = (
            class,
            self.entries.get_mut(index as usize),
            self.bits.get_mut(index as usize),
        ) && *bits & class.bit() == 0
        {
            *bits |= class.bit();
            entry.values.push((class, value));
        }
        index
    }

    /// The index of a word in any case; [`UNKNOWN`] when it is not in the table.
    pub(super) fn find(&self, word: &[u8]) -> u16 {
        if word.len() > LONGEST {
            return UNKNOWN;
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash(word) & mask;
        loop {
            let index = self.slots.get(slot).copied().unwrap_or(0);
            if index == 0 {
                return UNKNOWN;
            }
            if self
                .entries
                .get(index as usize)
                .is_some_and(|entry| entry.word.as_bytes().eq_ignore_ascii_case(word))
            {
                return index;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The classes of the word at `index`.
    pub(super) fn bits(&self, index: u16) -> u32 {
        self.bits.get(index as usize).copied().unwrap_or(0)
    }

    /// The value that the word at `index` has as a `class`.
    pub(super) fn value(&self, index: u16, class: Class) -> Option<i32> {
        (self.bits(index) & class.bit() != 0)
            .then(|| self.entries.get(index as usize))??
            .values
            .iter()
            .find(|(c, _)| *c == class)
            .map(|&(_, value)| value)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Every word with its index.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, u16)> {
        let words = self.entries.iter().zip(0_u16..).skip(2);
        words.map(|(entry, index)| (entry.word.as_ref(), index))
    }
}
