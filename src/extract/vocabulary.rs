//! Words → one number each: every word that some finder knows, looked up once a token.
//!
//! The finders keep tables of their own (what a word is in a date, in a sentence about figures, in a clause); this joins
//! their words, so that a token costs one look-up however many finders there are, and what a finder knows of it is then an
//! index away. A look-up reads the first bytes of a word as integers with the case of letters folded: no allocation, no
//! loop over characters. Has no opinion on what any word means.

use super::token::{Kind, Token};
use super::{date, event, figure};
use std::sync::LazyLock;

/// A word's number; [`Word::UNKNOWN`] for one that no finder knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Word(u16);

impl Word {
    /// The number of every word that is in no table.
    pub(super) const UNKNOWN: Self = Self(0);
}

/// Bytes of a word that are compared as integers.
const WIDTH: usize = 24;

/// A word folded: bit 5, which tells small letters from capitals, is set in its ASCII bytes; zeros behind its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Key {
    /// The first eight bytes: all of most words.
    head: u64,
    /// The others.
    tail: [u64; WIDTH / 8 - 1],
}

/// Every word that some finder knows.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let words = date::words().chain(figure::words()).chain(event::words());
    Vocabulary::new(words)
});

/// A set of words with a number each.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// How each word begins, by number; the first stands for all unknown words.
    heads: Vec<u64>,
    /// How each goes on.
    tails: Vec<[u64; WIDTH / 8 - 1]>,
    /// Open addressing by hash: numbers, 0 where nothing is.
    slots: Vec<u16>,
}

impl Vocabulary {
    /// Numbers `words`, in whatever case; those too long for a key are left out.
    fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut this = Self {
            heads: vec![0],
            tails: vec![Default::default()],
            slots: vec![0; 1 << 15],
        };
        for word in words {
            let Some(key) = key(word, 0, word.len()) else {
                continue;
            };
            if this.number(&key) == Word::UNKNOWN
                && let Ok(number) = u16::try_from(this.heads.len())
            {
                let mut slot = this.slot(&key);
                while this.slots.get(slot).is_some_and(|&taken| taken != 0) {
                    slot = (slot + 1) & (this.slots.len() - 1);
                }
                if let Some(free) = this.slots.get_mut(slot) {
                    *free = number;
                }
                this.heads.push(key.head);
                this.tails.push(key.tail);
            }
        }
        this
    }

    /// The number of a token of `text`.
    #[inline]
    pub(super) fn of(&self, text: &str, token: Token) -> Word {
        match token.kind {
            Kind::Word | Kind::Mark => key(text, token.start as usize, token.end as usize)
                .map_or(Word::UNKNOWN, |key| self.number(&key)),
            Kind::Number | Kind::Break => Word::UNKNOWN,
        }
    }

    /// What each word of a finder's table is, by number: `fallback` for the words of others.
    pub(super) fn table<'a, T: Clone>(
        &self,
        rows: impl Iterator<Item = (&'a str, T)>,
        fallback: T,
    ) -> Table<T> {
        let mut values = vec![fallback; self.heads.len()];
        for (word, value) in rows {
            let number = key(word, 0, word.len()).map_or(Word::UNKNOWN, |key| self.number(&key));
            if number != Word::UNKNOWN
                && let Some(slot) = values.get_mut(usize::from(number.0))
            {
                *slot = value;
            }
        }
        Table(values)
    }

    #[inline]
    fn slot(&self, key: &Key) -> usize {
        // Multiplication spreads what differs into the high bits.
        let [b, c] = key.tail;
        let mixed =
            (key.head ^ b.rotate_left(23) ^ c.rotate_left(47)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> 40) as usize & (self.slots.len() - 1)
    }

    #[inline]
    fn number(&self, key: &Key) -> Word {
        let mut slot = self.slot(key);
        loop {
            let number = self.slots.get(slot).copied().unwrap_or(0);
            let at = usize::from(number);
            if number == 0
                || self.heads.get(at) == Some(&key.head) && self.tails.get(at) == Some(&key.tail)
            {
                return Word(number);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
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
        self.0.get(usize::from(word.0)).copied().unwrap_or_default()
    }
}

/// The key of the word at `start..end`; `None` when it is too long to be in any table.
#[inline]
fn key(text: &str, start: usize, end: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let length = end.checked_sub(start)?;
    let part = |at: usize| part(bytes, start + at, length - at);
    let (head, tail) = match length {
        0 => return None,
        // A mark stands for itself; in words, only letters have the bit unset.
        1 => (
            u64::from(bytes.get(start).map_or(0, u8::to_ascii_lowercase)),
            [0; 2],
        ),
        2..=8 => (part(0), [0; 2]),
        9..=16 => (part(0), [part(8), 0]),
        17..=WIDTH => (part(0), [part(8), part(16)]),
        _ => return None,
    };
    Some(Key { head, tail })
}

/// Up to eight of the `length` bytes that begin at `at`, folded, as one integer with zeros behind.
#[inline]
fn part(bytes: &[u8], at: usize, length: usize) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let eight = match bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        Some(Ok(eight)) => u64::from_le_bytes(eight),
        _ => last_part(bytes, at),
    };
    let folded = eight | ((!eight & HIGH) >> 2);
    folded & (u64::MAX >> (64 - 8 * length.min(8)))
}

/// The bytes from `at` to the end of the text, fewer than eight.
#[cold]
fn last_part(bytes: &[u8], at: usize) -> u64 {
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(bytes.get(at..).unwrap_or(&[])) {
        *to = *from;
    }
    u64::from_le_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    fn number(vocabulary: &Vocabulary, text: &str) -> Word {
        vocabulary.of(text, tokenize(text)[0])
    }

    #[test]
    fn a_word_has_one_number_in_any_case_and_any_place() {
        let words = [
            "may",
            "million",
            "o'clock",
            "quadruplicating",
            "'",
            "|",
            "né",
        ];
        let vocabulary = Vocabulary::new(words.into_iter());
        for word in words {
            let own = number(&vocabulary, word);
            assert_ne!(own, Word::UNKNOWN, "{word}");
            assert_eq!(number(&vocabulary, &word.to_ascii_uppercase()), own);
            assert_eq!(
                number(&vocabulary, &format!("{word} and so on for long")),
                own
            );
        }
        for other in [
            "mayor",
            "ma",
            "millions",
            "\\",
            "0",
            "quadruplicatingly",
            "n",
        ] {
            assert_eq!(number(&vocabulary, other), Word::UNKNOWN, "{other}");
        }
        let long = "a".repeat(WIDTH + 1);
        assert_eq!(number(&vocabulary, &long), Word::UNKNOWN);
    }

    #[test]
    fn a_table_knows_its_own_words_and_no_others() {
        let vocabulary = Vocabulary::new(["may", "june", "rise"].into_iter());
        let table = vocabulary.table([("rise", 7), ("fall", 9)].into_iter(), 0);
        assert_eq!(table.of(number(&vocabulary, "Rise")), 7);
        assert_eq!(table.of(number(&vocabulary, "May")), 0);
        assert_eq!(table.of(number(&vocabulary, "fall")), 0);
    }

    #[test]
    fn no_word_of_any_finder_is_too_long_or_too_many() {
        let all = date::words().chain(figure::words()).chain(event::words());
        for word in all {
            let token = Token {
                start: 0,
                end: word.len() as u32,
                kind: Kind::Word,
                spaced: true,
                capital: false,
                blank: false,
            };
            assert_ne!(VOCABULARY.of(word, token), Word::UNKNOWN, "{word}");
        }
    }
}
