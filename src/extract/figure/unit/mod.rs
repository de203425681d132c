//! Units: the words and abbreviations after a number → unit keys, and the denominators of rates.
//!
//! Keys are the singular with underscores, as in the headless contract. Abbreviations are read in their own case ("MW" is
//! no "mw"), words in any.

pub(super) mod alike;
mod currencies;
pub(super) mod elided;
pub(super) mod giver;
mod lesser;
pub(super) mod money;
mod names;
pub(super) mod tail;
pub(super) mod tally;

use super::reader::Reader;
use crate::extract::letters::{Letters, Words};
use names::{DENOMINATORS, SCALED, UNITS};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The spellings of the tables by their letters.
struct Table {
    /// Units; with an abbreviation in its own letters, which alone count.
    units: FxHashMap<Letters, Vec<(Option<&'static str>, &'static str)>>,
    /// The words that spellings of several words begin with.
    heads: FxHashSet<Letters>,
    /// Abbreviations that hold a power of ten, in their own letters.
    scaled: FxHashMap<Letters, (&'static str, i8, &'static str)>,
    /// Nouns that "a" makes a denominator.
    denominators: FxHashSet<Letters>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        units: FxHashMap::default(),
        heads: FxHashSet::default(),
        scaled: SCALED
            .iter()
            .map(|&(spelling, power, key)| (Letters::of(spelling), (spelling, power, key)))
            .collect(),
        denominators: DENOMINATORS
            .split_ascii_whitespace()
            .map(Letters::of)
            .collect(),
    };
    for &(key, spellings) in UNITS {
        for spelling in spellings.split('|') {
            let abbreviated = spelling.len() <= 3 || spelling.chars().any(char::is_uppercase);
            let units = table.units.entry(Letters::of(spelling)).or_default();
            units.push((abbreviated.then_some(spelling), key));
            if let Some(end) = spelling
                .find(|c: char| !c.is_alphabetic())
                .filter(|&end| end > 0)
            {
                table.heads.insert(Letters::of(&spelling[..end]));
            }
        }
    }
    table
});

/// The unit whose spelling is `text`.
fn spelled(text: &str, letters: Letters) -> Option<&'static str> {
    let units = TABLE.units.get(&letters)?;
    let own = units.iter().find(|&&(own, _)| own == Some(text));
    own.or_else(|| units.iter().find(|(own, _)| own.is_none()))
        .map(|&(_, key)| key)
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
    let many = r.is_mark(at) || TABLE.heads.contains(&r.letters(at));
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
        if let Some(key) = spelled(&joined, Letters::of(&joined)) {
            return Some((key, at + width));
        }
        // "a 20,000-square-foot hall": a hyphen stands where a blank would.
        let blank = joined.replace('-', " ");
        if let Some(key) = spelled(&blank, Letters::of(&blank)).filter(|_| blank != joined) {
            return Some((key, at + width));
        }
    }
    spelled(r.word(at), r.letters(at)).map(|key| (key, at + 1))
}

/// The power of ten and the unit of an abbreviation that holds both, at token `at`, and one past it: "55 bcm", "1.2 mb/d".
pub(super) fn scaled_at(r: &Reader<'_>, at: usize) -> Option<(i8, &'static str, usize)> {
    if !r.is_word(at) {
        return None;
    }
    let slashed = r.is(at + 1, word!("/")) && r.tight(at + 1) && r.tight(at + 2);
    let last = if slashed { at + 3 } else { at + 1 };
    let text = r.span(at, last).slice(r.text);
    let &(spelling, power, key) = TABLE.scaled.get(&Letters::of(text))?;
    (spelling == text).then_some((power, key, last))
}

/// "%", "% points".
fn percent_mark(r: &Reader<'_>, at: usize) -> (&'static str, usize) {
    let next = if r.hyphen(at + 1) { at + 2 } else { at + 1 };
    // "Anything over 1% points to late care": a verb.
    if r.any(next, words!["points", "point"]) && !r.is(next + 1, word!("to")) {
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
const COMPARING: Words = words![
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
    let joined = r.is(at, word!("-")) && r.hyphen(at + 2);
    let (noun, any) =
        if r.is(at, word!("per")) || r.is(at, word!("/")) && r.tight(at) && r.is_word(at + 1) {
            (at + 1, true)
        } else if r.any(at, words!["a", "an", "each", "every"]) {
            (at + 1, false)
        } else if joined && r.any(at + 1, words!["a", "an", "per"]) {
            (at + 3, r.is(at + 1, word!("per")))
        } else {
            return None;
        };
    if noun >= end {
        return None;
    }
    if any && r.is_number(noun) {
        // "per 40-foot container".
        let sized = r.hyphen(noun + 1) && r.is_word(noun + 2) && r.is_word(noun + 3);
        let last = if sized && noun + 4 <= end {
            noun + 4
        } else if r.is_word(noun + 1) && !r.has(noun + 1, super::lexicon::class::FUNCTION) {
            // "per 1,000 live births".
            let sort = noun + 2 < end
                && !super::noun::is_plural(r, noun + 1)
                && super::noun::is_plural(r, noun + 2);
            noun + 2 + usize::from(sort)
        } else {
            noun + 1
        };
        return Some((r.phrase(noun, last), last));
    }
    if any && r.any(noun, words!["cent", "se"]) {
        return None;
    }
    let denominator = || TABLE.denominators.contains(&r.letters(noun));
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
        && !r.any(
            noun + 2,
            words![
                "tax",
                "taxes",
                "deductions",
                "rent",
                "bonuses",
                "bills",
                "housing",
                "interest"
            ],
        )
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

/// Reads "a barrel", "per day", "/hour" into the unit.
fn denominator(r: &Reader<'_>, tail: &mut tail::Tail, end: usize) {
    // "US$ 3 a share price" and "$1.5bn a deal" do not arise; only known nouns follow "a".
    if tail.unit.per.is_none()
        && let Some((per, last)) = per_at(r, tail.last, end)
    {
        tail.unit.per = Some(per.into());
        tail.last = last;
    }
    // "£1.50 more a week".
    if tail.unit.per.is_none()
        && r.any(tail.last, words!["more", "less", "extra"])
        && let Some((per, _)) = per_at(r, tail.last + 1, end)
    {
        tail.unit.per = Some(per.into());
    }
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
        let mut seen = FxHashSet::default();
        for (letters, units) in &TABLE.units {
            for &(own, _) in units {
                assert!(seen.insert((*letters, own)), "{own:?}");
            }
        }
        assert_eq!(seen.len(), count);
    }
}
