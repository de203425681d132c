//! The letters of a word → one number: comparing words is comparing numbers, and a list of words is a constant.
//!
//! A word of up to eight bytes is its bytes, with the case of ASCII letters folded; of a longer one the number is a hash of
//! 63 bits, so that two words of one text or table do not share one. Has no opinion on what any word means.

/// The letters of a word, in any case of its ASCII letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Letters(u64);

/// Spreads what differs into the high bits.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Marks the numbers of words that are longer than a number: no ASCII word of eight letters has it.
const LONG: u64 = 1 << 63;

impl Letters {
    /// The letters of no word at all.
    pub const NONE: Self = Self(0);

    /// The letters of `word`.
    #[must_use]
    pub const fn of(word: &str) -> Self {
        Self::between(word.as_bytes(), 0, word.len())
    }

    /// How many words a list holds that is written with blanks between them.
    #[must_use]
    pub const fn count(list: &str) -> usize {
        let (bytes, mut at, mut count) = (list.as_bytes(), 0, 0);
        while at < bytes.len() {
            let begins = at == 0 || bytes[at - 1].is_ascii_whitespace();
            if begins && !bytes[at].is_ascii_whitespace() {
                count += 1;
            }
            at += 1;
        }
        count
    }

    /// The letters of the `N` words of a list that is written with blanks between them.
    #[must_use]
    pub const fn split<const N: usize>(list: &str) -> [Self; N] {
        let (bytes, mut at, mut word) = (list.as_bytes(), 0, 0);
        let mut all = [Self::NONE; N];
        while word < N {
            while bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            let start = at;
            while at < bytes.len() && !bytes[at].is_ascii_whitespace() {
                at += 1;
            }
            all[word] = Self::between(bytes, start, at);
            word += 1;
        }
        all
    }

    const fn between(bytes: &[u8], first: usize, last: usize) -> Self {
        let mut parts = Parts::new();
        let mut at = first;
        while at < last {
            let (mut part, start) = (0, at);
            while at < last && at < start + 8 {
                part |= (bytes[at] as u64) << (8 * (at - start));
                at += 1;
            }
            parts = parts.and(part, last - first);
        }
        parts.letters(last - first)
    }

    /// The letters of the word that stands at `start..end` of `text`.
    #[inline]
    pub(super) fn at(text: &str, start: usize, end: usize) -> Self {
        let bytes = text.as_bytes();
        let Some(length) = end.checked_sub(start) else {
            return Self::NONE;
        };
        if length <= 8 {
            return Parts::new()
                .and(part(bytes, start, length), length)
                .letters(length);
        }
        let mut parts = Parts::new();
        let mut at = start;
        while at < end {
            parts = parts.and(part(bytes, at, end - at), length);
            at += 8;
        }
        parts.letters(length)
    }

    /// The letters of a word of one to seven ASCII letters, the first of the `eight` bytes.
    #[inline]
    pub(super) const fn of_ascii(eight: u64, length: usize) -> Self {
        Self((eight | 0x2020_2020_2020_2020) & !(u64::MAX << (8 * length)))
    }

    /// The letters of a mark.
    #[inline]
    pub(super) const fn of_mark(byte: u8) -> Self {
        Self(byte as u64)
    }

    /// How many digits there are and what they come to, when there is nothing else and no more than eight.
    #[inline]
    pub(super) const fn digits(self) -> Option<(usize, u32)> {
        let length = 8 - self.0.leading_zeros() as usize / 8;
        let (mut rest, mut value, mut at) = (self.0, 0, 0);
        while at < length {
            let digit = (rest as u8).wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            value = 10 * value + digit as u32;
            (rest, at) = (rest >> 8, at + 1);
        }
        if length == 0 {
            None
        } else {
            Some((length, value))
        }
    }

    /// A few bits that tell most words apart: 0 to `2^bits` − 1.
    #[inline]
    pub(super) const fn hash(self, bits: u32) -> usize {
        (self.0.wrapping_mul(SPREAD) >> (64 - bits)) as usize
    }

    /// Where it falls through the sieve of a list of [`Words`]: 0 to 63.
    #[inline]
    #[must_use]
    pub const fn hole(self) -> u8 {
        self.hash(6) as u8
    }
}

/// A word read so far, eight bytes at a time.
#[derive(Clone, Copy)]
struct Parts(u64);

impl Parts {
    const fn new() -> Self {
        Self(0)
    }

    /// Goes on by up to eight bytes of a word that has `length` of them.
    #[inline]
    const fn and(self, part: u64, length: usize) -> Self {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        // A mark stands for itself; in words, only letters have bit 5 unset. Zeros behind the end stay zeros.
        let folded = if length == 1 {
            (part as u8).to_ascii_lowercase() as u64
        } else {
            let ascii = !part & HIGH;
            let empty = match length {
                0..8 => HIGH << (8 * length),
                _ => 0,
            };
            part | ((ascii & !empty) >> 2)
        };
        Self((self.0.rotate_left(29) ^ folded).wrapping_mul(if length > 8 { SPREAD } else { 1 }))
    }

    #[inline]
    const fn letters(self, length: usize) -> Letters {
        Letters(if length > 8 { self.0 | LONG } else { self.0 })
    }
}

/// Up to eight of the `length` bytes that begin at `at`, as one integer with zeros behind.
#[inline]
fn part(bytes: &[u8], at: usize, length: usize) -> u64 {
    let eight = match bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        Some(&eight) => u64::from_le_bytes(eight),
        None => last_part(bytes, at),
    };
    if length >= 8 {
        eight
    } else {
        eight & !(u64::MAX << (8 * length))
    }
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

/// A list of words to look for; written `words!["of", "in"]`, it is made while the program is built.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    sieve: u64,
    list: &'static [Letters],
    table: &'static [Letters],
}

impl Words {
    /// The words with these letters; `table` is that [of them](Self::table).
    #[must_use]
    pub const fn new(list: &'static [Letters], table: &'static [Letters]) -> Self {
        let (mut sieve, mut at) = (0, 0);
        while at < list.len() {
            sieve |= 1 << list[at].hole();
            at += 1;
        }
        Self { sieve, list, table }
    }

    /// The words of a list where their hash puts them, in a power of two of places of which half are free at least.
    ///
    /// # Panics
    /// For a word without letters, which stands for a free place: while the program is built.
    #[must_use]
    pub const fn table<const N: usize>(list: &[Letters]) -> [Letters; N] {
        let (mut table, mut at) = ([Letters::NONE; N], 0);
        while at < list.len() {
            assert!(list[at].0 != Letters::NONE.0, "a word has letters");
            let mut place = list[at].hash(N.trailing_zeros());
            while table[place].0 != Letters::NONE.0 {
                place = (place + 1) & (N - 1);
            }
            table[place] = list[at];
            at += 1;
        }
        table
    }

    /// True when one of them has these letters.
    #[expect(
        clippy::inline_always,
        reason = "a list is a constant where it is asked for: in place, its sieve becomes a part of the instruction"
    )]
    #[inline(always)]
    #[must_use]
    pub fn have(self, letters: Letters) -> bool {
        // A sieve of one bit a word turns nearly every other word away.
        self.have_sifted(letters, letters.hole())
    }

    /// The same, of letters whose [hole](Letters::hole) is at hand.
    #[expect(clippy::inline_always, reason = "as above")]
    #[inline(always)]
    #[must_use]
    pub fn have_sifted(self, letters: Letters, hole: u8) -> bool {
        match self.list {
            [] => false,
            [one] => rare(*one == letters),
            [one, other] => rare(*one == letters || *other == letters),
            // A sieve of one bit a word turns nearly every other word away.
            _ => rare(self.sieve >> (hole & 63) & 1 != 0) && rare(is_among(letters, self.table)),
        }
    }

    /// They themselves, in order.
    #[must_use]
    pub const fn letters(self) -> &'static [Letters] {
        self.list
    }

    /// True when there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.list.is_empty()
    }
}

/// The same, told to the compiler as what is seldom so: few words are the one that a rule asks for, and what it does with
/// that one stands out of the way of all others.
#[expect(
    clippy::inline_always,
    reason = "what is seldom so must be seen where it is asked"
)]
#[inline(always)]
#[must_use]
pub const fn rare(found: bool) -> bool {
    if found {
        std::hint::cold_path();
        true
    } else {
        false
    }
}

/// True when `letters` are in a [table](Words::table): apart from where it is asked, as the sieve turns most words away there.
#[inline(never)]
fn is_among(letters: Letters, table: &[Letters]) -> bool {
    let mut place = letters.hash(table.len().trailing_zeros());
    while let Some(&found) = table.get(place)
        && found != Letters::NONE
    {
        if found == letters {
            return true;
        }
        place = (place + 1) & (table.len() - 1);
    }
    false
}

/// The [`Letters`] of a word, made while the program is built.
macro_rules! word {
    ($word:expr) => {
        const { $crate::extract::letters::Letters::of($word) }
    };
}

/// The [`Words`] of a list of letters.
macro_rules! table {
    ($list:ident) => {{
        const SIZE: usize = (2 * $list.len()).next_power_of_two();
        const TABLE: &[$crate::extract::letters::Letters] =
            &$crate::extract::letters::Words::table::<SIZE>($list);
        $crate::extract::letters::Words::new($list, TABLE)
    }};
}
pub(in crate::extract) use table;

/// A list of [`Words`], made while the program is built: `words!["of", "in"]` or `words!["of in"]`.
macro_rules! words {
    ($list:literal) => {
        const {
            const COUNT: usize = $crate::extract::letters::Letters::count($list);
            const LIST: &[$crate::extract::letters::Letters] =
                &$crate::extract::letters::Letters::split::<COUNT>($list);
            $crate::extract::letters::table!(LIST)
        }
    };
    ($($word:expr),* $(,)?) => {
        const {
            const LIST: &[$crate::extract::letters::Letters] =
                &[$($crate::extract::letters::Letters::of($word)),*];
            $crate::extract::letters::table!(LIST)
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_be_written_in_one() {
        let (one, many) = (
            words!["of  in\n accumulates ’s"],
            words!["of", "in", "accumulates", "’s"],
        );
        assert_eq!(one.letters(), many.letters());
        assert_eq!(words!["of"].letters(), [Letters::of("of")]);
    }

    #[test]
    fn letters_are_the_same_in_any_case_and_any_place() {
        let words = [
            "a",
            "|",
            "'",
            "’",
            "”",
            "né",
            "may",
            "million",
            "o'clock",
            "quarters",
            "September",
            "quadruplicating",
            "internationalisation",
            "internationalisations",
            "non-representational",
            "1,234.50",
        ];
        for word in words {
            let own = Letters::of(word);
            assert_eq!(Letters::of(&word.to_ascii_uppercase()), own, "{word}");
            for behind in ["", " ", "s", " and so on for long"] {
                let text = format!("é {word}{behind}");
                let start = text.find(word).expect("it is there");
                assert_eq!(Letters::at(&text, start, start + word.len()), own, "{text}");
            }
        }
        for (index, word) in words.iter().enumerate() {
            for other in &words[index + 1..] {
                assert_ne!(Letters::of(word), Letters::of(other), "{word}, {other}");
            }
        }
        assert_ne!(Letters::of("|"), Letters::of("\\"));
        assert_ne!(
            Letters::of("internationalisation"),
            Letters::of("internationalisatiom")
        );
        assert_eq!(Letters::at("x", 1, 1), Letters::NONE);
    }

    #[test]
    fn digits_are_read_where_there_is_nothing_else() {
        for (word, digits) in [
            ("7", Some((1, 7))),
            ("007", Some((3, 7))),
            ("20240516", Some((8, 20_240_516))),
            ("123456789", None),
            ("1,234", None),
            ("a1", None),
            ("1a", None),
            ("", None),
        ] {
            assert_eq!(Letters::of(word).digits(), digits, "{word}");
        }
    }

    #[test]
    fn a_list_has_its_words_and_no_others() {
        let list = words!["of", "in", "internationally", "“", "'s"];
        for word in ["Of", "IN", "Internationally", "“", "'S"] {
            assert!(list.have(Letters::of(word)), "{word}");
        }
        for word in ["off", "i", "internationall", "”", "s", ""] {
            assert!(!list.have(Letters::of(word)), "{word}");
        }
        assert!(!words![].have(word!("of")));
    }
}
