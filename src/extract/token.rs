//! Text → tokens: words, numbers, marks, each with its place and look.
//!
//! One pass, linear, no allocation per token; each word is looked up once, here, in the table of all words. A word is a run of letters with inner apostrophes or full stops of
//! initialisms ("U.S.", "o'clock", "don't"); a number is a run of digits with inner separators ("1,234.5", "3.9");
//! letters that follow digits at once make a token of their own ("5bn" → `5` `bn`, "17th" → `17` `th`). Hyphens, dashes,
//! signs and all other marks stand alone. Tokens never overlap and never cross white space.

use super::letters::Letters;
use super::vocabulary::{VOCABULARY, Vocabulary, Word};
use crate::model::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits, with inner separators.
    Number,
    /// Any other visible character, alone.
    Mark,
    /// A line break inside the text; two or more in a row are one token.
    Break,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Its letters; [`Letters::NONE`] for line breaks.
    pub letters: Letters,
    /// The [hole](Letters::hole) of its letters.
    pub(super) hole: u8,
    /// Its number in the table of all words.
    pub(super) word: Word,
    /// What it is made of.
    pub kind: Kind,
    /// True when white space stands before it.
    pub spaced: bool,
    /// True when its first letter is a capital.
    pub capital: bool,
    /// For [`Kind::Break`]: true for an empty line between paragraphs.
    pub blank: bool,
}

impl Token {
    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }

    /// Its characters.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        self.span().slice(text)
    }
}

/// What an ASCII byte can begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Space,
    Letter,
    Digit,
    Break,
    Mark,
    /// No ASCII: the character decides.
    Wide,
}

/// By byte.
const STARTS: [Start; 256] = {
    let mut starts = [Start::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        starts[byte] = match byte as u8 {
            b' ' | b'\t' | 0x0b | 0x0c => Start::Space,
            b'\n' | b'\r' => Start::Break,
            b'0'..=b'9' => Start::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Start::Letter,
            0x80.. => Start::Wide,
            _ => Start::Mark,
        };
        byte += 1;
    }
    starts
};

/// Splits `text` into tokens.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let vocabulary: &Vocabulary = &VOCABULARY;
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    let mut spaced = true;
    while let Some(&byte) = bytes.get(at) {
        // Nearly every word is short and ends where its ASCII letters do.
        if let Some((end, letters)) = short_word(bytes, at) {
            tokens.push(Token {
                spaced,
                capital: byte.is_ascii_uppercase(),
                ..token(at, end, Kind::Word, letters, vocabulary.of(letters))
            });
            spaced = bytes.get(end) == Some(&b' ');
            at = end + usize::from(spaced);
            continue;
        }
        let (start, width, capital) = match STARTS[usize::from(byte)] {
            Start::Wide => wide(text, at),
            start => (start, 1, byte.is_ascii_uppercase()),
        };
        let (end, kind, letters) = match start {
            Start::Space => {
                at += width;
                spaced = true;
                continue;
            }
            Start::Break => {
                let (end, lines) = line_break(bytes, at);
                tokens.push(Token {
                    spaced,
                    blank: lines > 1,
                    ..token(at, end, Kind::Break, Letters::NONE, Word::UNKNOWN)
                });
                at = end;
                spaced = true;
                continue;
            }
            Start::Digit => {
                let end = number_end(bytes, at);
                (end, Kind::Number, Letters::at(text, at, end))
            }
            Start::Letter => {
                let end = word_end(text, at);
                (end, Kind::Word, Letters::at(text, at, end))
            }
            Start::Mark | Start::Wide => {
                let possessive = !spaced
                    && tokens.last().is_some_and(|last| last.kind == Kind::Word)
                    && is_possessive(text, at, width);
                if possessive {
                    let end = at + width + 1;
                    (end, Kind::Word, Letters::at(text, at, end))
                } else if width == 1 {
                    (at + 1, Kind::Mark, Letters::of_mark(byte))
                } else {
                    let end = at + width;
                    (end, Kind::Mark, Letters::at(text, at, end))
                }
            }
        };
        let number = if kind == Kind::Number {
            Word::NUMBER
        } else {
            vocabulary.of(letters)
        };
        tokens.push(Token {
            spaced,
            capital,
            ..token(at, end, kind, letters, number)
        });
        at = end;
        spaced = bytes.get(at) == Some(&b' ');
        at += usize::from(spaced);
    }
    tokens
}

/// What a character beyond ASCII begins, its bytes, and whether it is a capital.
fn wide(text: &str, at: usize) -> (Start, usize, bool) {
    let (c, width) = char_at(text, at);
    let start = if is_space(c) {
        Start::Space
    } else if c.is_alphabetic() {
        Start::Letter
    } else {
        Start::Mark
    };
    (start, width, c.is_uppercase())
}

fn token(start: usize, end: usize, kind: Kind, letters: Letters, word: Word) -> Token {
    let Span { start, end } = Span::new(start, end);
    Token {
        start,
        end,
        hole: letters.hole(),
        letters,
        word,
        kind,
        spaced: false,
        capital: false,
        blank: false,
    }
}

fn char_at(text: &str, at: usize) -> (char, usize) {
    let byte = text.as_bytes()[at];
    if byte < 0x80 {
        return (char::from(byte), 1);
    }
    text[at..]
        .chars()
        .next()
        .map_or(('\u{FFFD}', 1), |c| (c, c.len_utf8()))
}

/// Every width of space beyond ASCII, joiners and soft hyphens excluded.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200B}' || c == '\u{FEFF}'
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        c.is_alphabetic()
    }
}

/// The end of a run of line breaks with only blanks between, and how many breaks it holds.
fn line_break(bytes: &[u8], mut at: usize) -> (usize, u32) {
    let (mut end, mut lines) = (at, 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => (lines, end) = (lines + 1, at + 1),
            b'\r' => {
                if bytes.get(at + 1) != Some(&b'\n') {
                    lines += 1;
                }
                end = at + 1;
            }
            b' ' | b'\t' => {}
            _ => break,
        }
        at += 1;
    }
    (end, lines)
}

/// Digits with single inner separators: `1,234.5`, `1.234,5`, `10:30` stays three tokens.
fn number_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b',' | b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 2,
            _ => break,
        }
    }
    at
}

/// How many of the eight bytes are ASCII letters before the first that is none.
#[inline]
fn letters_of(eight: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // Small letters and capitals differ in bit 5 alone. With the high bit out of the way, adding up to 0x80 tells which bytes
    // are at least "a", and which are past "z", without a carry into the next.
    let small = (eight | (0x20 * ONES)) & !HIGH;
    let from_a = small + (0x80 - u64::from(b'a')) * ONES;
    let past_z = small + (0x7f - u64::from(b'z')) * ONES;
    let others = !(from_a & !past_z & !eight) & HIGH;
    (others.trailing_zeros() / 8) as usize
}

/// How many ASCII letters stand at `at`, counted eight bytes at a time.
fn letters(bytes: &[u8], mut at: usize) -> usize {
    let start = at;
    while let Some(&eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let count = letters_of(u64::from_le_bytes(eight));
        at += count;
        if count < 8 {
            return at - start;
        }
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    let other = |byte: &u8| !byte.is_ascii_alphabetic();
    at - start + rest.iter().position(other).unwrap_or(rest.len())
}

/// The word of less than eight ASCII letters that stands at `start` and cannot go on behind them: its end and its letters.
#[inline]
fn short_word(bytes: &[u8], start: usize) -> Option<(usize, Letters)> {
    let &eight = bytes.get(start..).and_then(<[u8]>::first_chunk::<8>)?;
    let eight = u64::from_le_bytes(eight);
    let count = letters_of(eight);
    let goes_on = |byte: u8| matches!(byte, b'\'' | b'.' | 0x80..);
    ((1..8).contains(&count) && !goes_on((eight >> (8 * count)) as u8))
        .then(|| (start + count, Letters::of_ascii(eight, count)))
}

/// The end of the word that begins at `start`: letters with inner apostrophes, and initialisms with their stops.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let at = start + letters(bytes, start);
    match bytes.get(at) {
        Some(b'\'' | b'.' | 0x80..) => far_word_end(text, start, at),
        Some(_) | None => at,
    }
}

/// The end of a word whose ASCII letters end at `at`, where what follows may belong to it.
fn far_word_end(text: &str, start: usize, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let (c, width) = char_at(text, at);
        if is_letter(c) || is_combining(c) {
            at += width;
        } else if matches!(c, '\'' | '’')
            && at + width < bytes.len()
            && is_letter(char_at(text, at + width).0)
        {
            // "'s" is a token of its own, so that the noun before it stays a noun.
            if at > start && is_possessive(text, at, width) {
                break;
            }
            at += width;
        } else {
            break;
        }
    }
    initialism_end(bytes, start, at)
}

/// True for an apostrophe of `width` bytes at `at` that begins a possessive "'s".
fn is_possessive(text: &str, at: usize, width: usize) -> bool {
    let tail = &text.as_bytes()[at + width..];
    (text.as_bytes()[at] == b'\'' || text[at..].starts_with('’'))
        && matches!(tail.first(), Some(b's' | b'S'))
        && tail.get(1).is_none_or(|b| !b.is_ascii_alphanumeric())
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}')
}

/// Grows "U" to "U.S." and "p" to "p.m.": single letters, each with its stop.
fn initialism_end(bytes: &[u8], start: usize, end: usize) -> usize {
    if end != start + 1
        || bytes.get(end) != Some(&b'.')
        || !bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
    {
        return end;
    }
    let mut at = end;
    while bytes.get(at) == Some(&b'.')
        && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
    {
        at += 2;
    }
    if at == end {
        return end;
    }
    if bytes.get(at) == Some(&b'.') {
        at + 1
    } else {
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|token| token.of(text)).collect()
    }

    #[test]
    fn news_is_cut_where_a_reader_would_cut_it() {
        assert_eq!(
            words("The U.S. said Oct. 8"),
            ["The", "U.S.", "said", "Oct", ".", "8"]
        );
        assert_eq!(
            words("US$1.5bn, up 17th"),
            ["US", "$", "1.5", "bn", ",", "up", "17", "th"]
        );
        assert_eq!(
            words("Russia’s don't 1,234.50."),
            ["Russia", "’s", "don't", "1,234.50", "."]
        );
        assert_eq!(
            words("at 9:30 p.m. on 2024-05-14"),
            [
                "at", "9", ":", "30", "p.m.", "on", "2024", "-", "05", "-", "14"
            ]
        );
        assert_eq!(words("17\u{202F}% März"), ["17", "%", "März"]);
    }

    #[test]
    fn letters_are_counted_alike_in_eights_and_one_by_one() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut bytes = *b"abcxyzABCXYZmnoMNOpq";
                bytes[at] = byte;
                let run = |from: usize| {
                    let letters = bytes[from..]
                        .iter()
                        .take_while(|byte| byte.is_ascii_alphabetic());
                    letters.count()
                };
                for from in 0..20 {
                    assert_eq!(
                        letters(&bytes, from),
                        run(from),
                        "{byte} at {at}, from {from}"
                    );
                }
            }
        }
    }

    #[test]
    fn empty_lines_are_told_from_line_ends() {
        let tokens = tokenize("a\nb\r\n\r\nc");
        let breaks: Vec<bool> = tokens
            .iter()
            .filter(|t| t.kind == Kind::Break)
            .map(|t| t.blank)
            .collect();
        assert_eq!(breaks, [false, true]);
    }

    proptest::proptest! {
        #[test]
        fn tokens_cover_all_that_is_visible_in_order(text in "\\PC{0,60}") {
            let mut end = 0;
            for token in tokenize(&text) {
                proptest::prop_assert!(token.start >= end && token.end > token.start);
                proptest::prop_assert!(text.get(token.start as usize..token.end as usize).is_some());
                end = token.end;
            }
        }
    }
}
