//! Units: the words and abbreviations after a number → unit keys, and the denominators of rates.
//!
//! Keys are the singular with underscores, as in the headless contract. Abbreviations are read in their own case ("MW" is
//! no "mw"), words in any.

use super::lexicon::{Words, with_lower};
use super::reader::Reader;
use super::unit_names::{DENOMINATORS, SCALED, UNITS};
use std::sync::LazyLock;

struct Table {
    exact: Words<&'static str>,
    words: Words<&'static str>,
    /// The words that spellings of several words begin with.
    heads: Words<&'static str>,
    /// Abbreviations that hold a power of ten.
    scaled: Words<(i8, &'static str)>,
    /// Nouns that "a" makes a denominator.
    denominators: Words<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        exact: Words::default(),
        words: Words::default(),
        heads: Words::default(),
        scaled: SCALED
            .iter()
            .map(|&(spelling, power, key)| (spelling, (power, key)))
            .collect(),
        denominators: DENOMINATORS
            .split_ascii_whitespace()
            .map(|noun| (noun, noun))
            .collect(),
    };
    for &(key, spellings) in UNITS {
        for spelling in spellings.split('|') {
            let abbreviated = spelling.len() <= 3 || spelling.chars().any(char::is_uppercase);
            let map = if abbreviated {
                &mut table.exact
            } else {
                &mut table.words
            };
            map.insert(spelling, key);
            if let Some(end) = spelling
                .find(|c: char| !c.is_alphabetic())
                .filter(|&end| end > 0)
            {
                table.heads.insert(&spelling[..end], key);
            }
        }
    }
    table
});

/// The unit whose spelling is `text`.
fn spelled(text: &str) -> Option<&'static str> {
    let table = &*TABLE;
    table.exact.get(text).copied().or_else(|| {
        if text.is_ascii() {
            with_lower(text, |lower| table.words.get(lower).copied())
        } else {
            table.words.get(text.to_lowercase().as_str()).copied()
        }
    })
}

/// The unit that begins at token `at` and one past its last token. Longest spelling first.
pub(super) fn unit_at(r: &Reader<'_>, at: usize, end: usize) -> Option<(&'static str, usize)> {
    if at >= end {
        return None;
    }
    if r.is(at, word!("%")) {
        return Some(percent_mark(r, at));
    }
    if !r.is_word(at) && !r.any(at, words!["°", "×"]) {
        return None;
    }
    let many = r.is_mark(at)
        || TABLE.heads.contains_key(r.word(at))
        || with_lower(r.word(at), |lower| TABLE.heads.get(lower).copied()).is_some();
    let mut joined = String::new();
    for width in (2..=5).rev().filter(|_| many) {
        if at + width > end
            || (at..at + width).any(|i| {
                i > at
                    && !r.is_word(i)
                    && !r.hyphen(i)
                    && !r.is(i, word!("/"))
                    && !r.is(i, word!("°"))
                    && !r.is_number(i)
                    && !r.is(i, word!("²"))
                    && !r.is(i, word!("³"))
            })
        {
            continue;
        }
        joined.clear();
        for i in at..at + width {
            if i > at && r.spaced(i) {
                joined.push(' ');
            }
            joined.push_str(r.word(i));
        }
        if let Some(key) = spelled(&joined) {
            return Some((key, at + width));
        }
    }
    spelled(r.word(at)).map(|key| (key, at + 1))
}

/// The power of ten and the unit of an abbreviation that holds both, at token `at`, and one past it: "55 bcm", "1.2 mb/d".
pub(super) fn scaled_at(r: &Reader<'_>, at: usize) -> Option<(i8, &'static str, usize)> {
    if !r.is_word(at) {
        return None;
    }
    let slashed = r.is(at + 1, word!("/")) && r.tight(at + 1) && r.tight(at + 2);
    let last = if slashed { at + 3 } else { at + 1 };
    let (power, key) = *TABLE.scaled.get(r.span(at, last).slice(r.text))?;
    Some((power, key, last))
}

/// "%", "% points".
fn percent_mark(r: &Reader<'_>, at: usize) -> (&'static str, usize) {
    let next = if r.hyphen(at + 1) { at + 2 } else { at + 1 };
    if r.any(next, words!["points", "point"]) {
        return ("percentage_point", next + 1);
    }
    ("percent", at + 1)
}

/// The units that stand behind a stroke as one letter: "m3/h".
fn symbol(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "s" => "second",
        "h" => "hour",
        "d" => "day",
        "y" | "a" => "year",
        _ => return None,
    })
}

/// Words after "a year" that make it a distance in time instead of a denominator.
const COMPARING: crate::extract::letters::Words = words![
    "earlier",
    "ago",
    "before",
    "previously",
    "prior",
    "later",
    "after",
];

/// The denominator at token `at` ("a barrel", "per capita", "/hour", "per 100,000 people") and one past its last token.
pub(super) fn per_at(r: &Reader<'_>, at: usize, end: usize) -> Option<(String, usize)> {
    let (noun, any) = match r.word(at) {
        word if word.eq_ignore_ascii_case("per") => (at + 1, true),
        "/" if r.tight(at) && r.is_word(at + 1) => (at + 1, true),
        word if ["a", "an", "each", "every"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w)) =>
        {
            (at + 1, false)
        }
        "-" if r.any(at + 1, words!["a"]) && r.hyphen(at + 2) => (at + 3, false),
        "-" if r.any(at + 1, words!["per"]) && r.hyphen(at + 2) => (at + 3, true),
        _ => return None,
    };
    if noun >= end {
        return None;
    }
    if any && r.is_number(noun) {
        let last = if r.is_word(noun + 1) && !r.has(noun + 1, super::lexicon::class::FUNCTION) {
            noun + 2
        } else {
            noun + 1
        };
        return Some((r.phrase(noun, last), last));
    }
    if any && r.any(noun, words!["cent", "se"]) {
        return None;
    }
    let denominator =
        || with_lower(r.word(noun), |lower| TABLE.denominators.get(lower).copied()).is_some();
    if !r.is_word(noun) || !(any || denominator()) {
        return None;
    }
    if r.is(at, word!("/"))
        && let Some(key) = symbol(r.word(noun))
    {
        return Some((key.to_owned(), noun + 1));
    }
    // "5.1% a year earlier" is a comparison, not a rate.
    let apart = r.any(noun + 1, COMPARING)
        || r.is(noun + 1, word!("from")) && r.any(noun + 2, words!["now", "then", "today"])
        || r.is(noun + 1, word!("on")) && (r.is_mark(noun + 2) || r.is(noun + 2, word!("from")));
    if !any && apart {
        return None;
    }
    if let Some((key, last)) = unit_at(r, noun, end) {
        return Some((key.to_owned(), last));
    }
    Some((crate::model::noun::singular(r.word(noun)), noun + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_is_listed_twice() {
        let count: usize = UNITS
            .iter()
            .map(|(_, spellings)| spellings.split('|').count())
            .sum();
        assert_eq!(TABLE.exact.len() + TABLE.words.len(), count);
    }
}
