//! Words → one number each: every word that some finder knows, looked up once a token.
//!
//! The finders keep tables of their own (what a word is in a date, in a sentence about figures, in a clause); this joins
//! their words, so that a token costs one look-up however many finders there are, and what a finder knows of it is then an
//! index away. Has no opinion on what any word means.

use super::letters::Letters;
use super::{date, event, figure};
use std::sync::LazyLock;

/// A word's number; [`Word::UNKNOWN`] for one that no finder knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Word(u16);

impl Word {
    /// The number of every word that is in no table.
    pub(super) const UNKNOWN: Self = Self(0);

    /// The number of everything that is written in digits.
    pub(super) const NUMBER: Self = Self(1);
}

/// Every word that some finder knows.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let words = date::words().chain(figure::words()).chain(event::words());
    Vocabulary::new(words)
});

/// A set of words with a number each.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// The letters of each word, by number; the first two stand for all unknown words and for numbers.
    letters: Vec<Letters>,
    /// Open addressing by hash: numbers, 0 where nothing is.
    slots: Vec<u16>,
}

/// Slots of the vocabulary, as a power of two: several for each word.
const SLOT_BITS: u32 = 15;

impl Vocabulary {
    /// Numbers `words`, in whatever case.
    fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut this = Self {
            letters: vec![Letters::NONE; 2],
            slots: vec![0; 1 << SLOT_BITS],
        };
        for word in words {
            let letters = Letters::of(word);
            let (slot, known) = this.slot(letters);
            if known == Word::UNKNOWN
                && let Ok(number) = u16::try_from(this.letters.len())
                && let Some(free) = this.slots.get_mut(slot)
            {
                *free = number;
                this.letters.push(letters);
            }
        }
        this
    }

    /// The number of the word with these letters.
    #[inline]
    pub(super) fn of(&self, letters: Letters) -> Word {
        self.slot(letters).1
    }

    /// What each word of a finder's table is, by number: `fallback` for the words of others, `number` for digits.
    pub(super) fn table<'a, T: Clone>(
        &self,
        rows: impl Iterator<Item = (&'a str, T)>,
        fallback: T,
        number: T,
    ) -> Table<T> {
        let mut values = vec![fallback; self.letters.len()];
        if let Some(slot) = values.get_mut(usize::from(Word::NUMBER.0)) {
            *slot = number;
        }
        for (word, value) in rows {
            let number = self.of(Letters::of(word));
            if number != Word::UNKNOWN
                && let Some(slot) = values.get_mut(usize::from(number.0))
            {
                *slot = value;
            }
        }
        Table(values)
    }

    /// Where the word with these letters stands, or would, and its number.
    #[inline]
    fn slot(&self, letters: Letters) -> (usize, Word) {
        let mut slot = letters.hash(SLOT_BITS);
        loop {
            let number = self.slots.get(slot).copied().unwrap_or(0);
            if number == 0 || self.letters.get(usize::from(number)) == Some(&letters) {
                return (slot, Word(number));
            }
            slot = (slot + 1) & ((1 << SLOT_BITS) - 1);
        }
    }
}

/// What a finder knows of each word.
#[derive(Debug)]
pub(super) struct Table<T>(Vec<T>);

impl<T: Copy + Default> Table<T> {
    /// What is known of a word.
    #[inline]
    pub(super) fn of(&self, word: Word) -> T {
        // By reference: an `Option` of the value itself would have to be told from its values.
        match self.0.get(usize::from(word.0)) {
            Some(value) => *value,
            None => T::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_knows_its_own_words_and_no_others() {
        let vocabulary = Vocabulary::new(["may", "june", "rise"].into_iter());
        let number = |word| vocabulary.of(Letters::of(word));
        let table = vocabulary.table([("rise", 7), ("fall", 9)].into_iter(), 0, 5);
        assert_eq!(table.of(number("Rise")), 7);
        assert_eq!(table.of(number("May")), 0);
        assert_eq!(table.of(number("fall")), 0);
        assert_eq!(table.of(Word::NUMBER), 5);
        assert_ne!(number("june"), number("may"));
        assert_eq!(number("mayor"), Word::UNKNOWN);
    }

    #[test]
    fn every_word_of_every_finder_has_a_number() {
        let all = date::words().chain(figure::words()).chain(event::words());
        for word in all {
            assert_ne!(VOCABULARY.of(Letters::of(word)), Word::UNKNOWN, "{word}");
        }
    }
}
