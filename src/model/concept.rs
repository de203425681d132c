//! The words for a measure → one name for what they mean, so that figures told in other words can be compared.
//!
//! Words are put into the singular, known wordings into one form, what carries no meaning goes, and order goes too:
//! "exports of coffee" is "coffee exports". A small table of the economic press; everything else is its own words. Has no
//! opinion on numbers, owners or time.

use super::country;
use super::noun::singular;
use super::wordings::ROWS;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What sort of thing a concept is, as far as that decides what its figures are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Sort {
    /// Anything else.
    #[default]
    Plain,
    /// A line of a company's books.
    Firm,
    /// A rate by name: a percentage that is no share of anything said.
    Rate,
    /// What one occurrence led to, counted as it is found out: a toll, a turnout.
    Outcome,
    /// What one side of a contest got: nothing without its owner.
    Contest,
}

/// Words that carry no meaning of their own in a measure.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "its",
    "their",
    "his",
    "her",
    "our",
    "by",
    "in",
    "at",
    "on",
    "total",
    "average",
    "mean",
    "overall",
    "own",
    "and",
    "for",
    "to",
    "s",
    "from",
    "value",
    "figure",
    "amount",
    "level",
    "with",
    "were",
    "was",
    "is",
    "are",
    "be",
    "been",
    "have",
    "has",
    "had",
    "than",
    "that",
    "this",
    "which",
    "who",
    "combined",
    "aggregate",
    "official",
    "preliminary",
    "reported",
    "provisional",
    "number",
    "tally",
    "country",
    "nation",
    "whole",
];

static EMPTY_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| EMPTY.iter().copied().collect());

/// Words that mean a line of a company's books where nothing stands beside them: "sales" alone are what it sold, "car sales"
/// count cars; a loss without more is the net one.
const ALONE: &[(&str, &str)] = &[
    ("sale", "revenue"),
    ("profit", "profit"),
    ("earning", "profit"),
    ("loss", "net loss"),
    ("lost", "net loss"),
];

/// What is done with money, in the forms of its verb → the noun that other outlets name it by.
const DEEDS: &[(&[&str], &str)] = &[
    (&["spent", "spend"], "spending"),
    (&["earned", "earn"], "earning"),
    (&["invested", "invest", "investing"], "investment"),
    (&["borrowed", "borrow"], "borrowing"),
    (&["saved", "save"], "saving"),
    (&["owed", "owe", "owing"], "debt"),
    (&["fined"], "fine"),
    (&["pledged", "pledging"], "pledge"),
    (&["donated", "donate", "donating"], "donation"),
];

/// Nouns that only say that something moved: beside what moved, in a figure that states the change, they add nothing.
const MOVEMENTS: &[&str] = &[
    "growth",
    "rise",
    "increase",
    "gain",
    "fall",
    "drop",
    "decline",
    "decrease",
    "change",
    "expansion",
    "contraction",
    "slump",
    "jump",
    "surge",
    "uptick",
    "downturn",
];

/// Nouns for saying beforehand: beside what is foretold they add nothing, as the status of a figure tells it.
const FORESIGHTS: &[&str] = &[
    "forecast",
    "projection",
    "outlook",
    "prediction",
    "estimate",
];

/// What price basis or adjustment a measure names, with the words for it.
const BASES: &[(&str, &[&str])] = &[
    ("real", &["real", "inflation-adjusted"]),
    ("nominal", &["nominal"]),
    ("adjusted", &["adjusted", "seasonally"]),
    ("core", &["core", "underlying"]),
];

/// Each wording, word by word, under its first word; the longest first.
type Wordings = FxHashMap<&'static str, Vec<(Vec<&'static str>, usize)>>;

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    let mut all = Wordings::default();
    for (index, row) in ROWS.iter().enumerate() {
        for wording in row.wordings.split('|') {
            let words: Vec<&str> = wording.split_whitespace().collect();
            if let Some(&first) = words.first() {
                all.entry(first).or_default().push((words, index));
            }
        }
    }
    for list in all.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    all
});

/// What a measure's words come to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Concept {
    /// One name for all wordings; empty when the words name nothing.
    pub name: String,
    /// The price basis or adjustment that they say: `real`, `nominal`, `adjusted`, `core`.
    pub basis: Option<&'static str>,
    /// What sort of thing it is.
    pub sort: Sort,
    /// True when the table knows a part of it.
    pub known: bool,
    /// True when it is of a country, or of a market, unless its text says whose: so that the country which an article is
    /// about tells whose it is.
    pub national: bool,
}

/// Names of people at large and of what is counted by the way: two articles that count them need not count the same, unless
/// both report on one occurrence ("cases" in an outbreak).
const ANYBODY: &[&str] = &[
    "person", "man", "woman", "child", "other", "one", "resident", "official", "expert", "day",
    "week", "month", "year", "hour", "minute", "time", "country", "place", "case", "point",
    "thing", "part", "member",
];

impl Concept {
    /// True when it says no more than that people or things were counted: "people" alone may be any.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.name.is_empty() || ANYBODY.contains(&self.name.as_str())
    }
}

/// The words of a phrase: lower case, singular, without articles and empty words.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(singular)
        .filter(|word| !EMPTY_WORDS.contains(word.as_str()))
        .map(|word| {
            let deed = DEEDS
                .iter()
                .find(|(forms, _)| forms.contains(&word.as_str()));
            deed.map_or(word, |(_, noun)| (*noun).to_owned())
        })
        .collect()
}

/// The concept that a measure names. The owner's name is no part of it, nor is that of the owner's people; in a figure
/// that states a change, "growth" and its like are none either.
///
/// ```
/// # use dateline::model::concept::concept;
/// let name = |measure, owner| concept(measure, owner, false).name;
/// assert_eq!(name("Money sent home by migrants", None), name("remittances", None));
/// assert_eq!(name("Ruritania’s gross domestic product", Some("Ruritania")), "gdp");
/// assert_eq!(name("exports of coffee", None), name("Coffee exports", None));
/// assert_eq!(concept("economic growth", None, true).name, "gdp");
/// assert_eq!(concept("forecast for growth", None, true).name, "gdp");
/// ```
#[must_use]
pub fn concept(measure: &str, owner: Option<&str>, is_change: bool) -> Concept {
    let mut kept = words(measure);
    let basis = BASES.iter().find_map(|(basis, names)| {
        let said = kept.iter().any(|word| names.contains(&word.as_str()));
        said.then_some(*basis)
    });
    drop_some(&mut kept, |word| {
        BASES.iter().any(|(_, names)| names.contains(&word))
    });
    if let Some(owner) = owner {
        let names = words(owner);
        let country = country::named(owner);
        drop_some(&mut kept, |word| {
            names.iter().any(|name| name == word)
                || country.is_some() && country_of(word) == country
        });
    }
    drop_some(&mut kept, |word| FORESIGHTS.contains(&word));
    if is_change {
        drop_some(&mut kept, |word| MOVEMENTS.contains(&word));
        // Growth without more is that of the economy.
        if kept == ["growth"] {
            kept = vec!["gdp".to_owned()];
        }
    }
    let mut sort = Sort::Plain;
    let mut known = false;
    let mut beside: Vec<&str> = Vec::new();
    let mut named: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(word) = kept.get(at) {
        let rest = kept.get(at..).unwrap_or_default();
        let wording = WORDINGS.get(word.as_str()).and_then(|list| {
            list.iter().find(|(words, _)| {
                rest.len() >= words.len() && words.iter().zip(rest).all(|(a, b)| a == b)
            })
        });
        if let Some((row, words)) =
            wording.and_then(|(words, index)| Some((ROWS.get(*index)?, words)))
        {
            named.push(row.name);
            beside.extend(row.beside.split_whitespace());
            sort = sort.max(row.sort);
            known = true;
            at += words.len();
        } else {
            named.push(word.as_str());
            at += 1;
        }
    }
    if known {
        named.retain(|word| !beside.contains(word));
    }
    named.sort_unstable();
    named.dedup();
    if let [word] = named[..]
        && let Some((_, name)) = ALONE.iter().find(|(alone, _)| *alone == word)
    {
        named = vec![name];
        sort = Sort::Firm;
        known = true;
    }
    // Trade is between two: "Peru's trade with Chile" is "trade between Chile and Peru".
    let mut parties = Vec::new();
    if named.contains(&"trade") {
        parties.extend(country::mentions(measure));
        parties.extend(owner.and_then(country::named));
        parties.sort_unstable();
        parties.dedup();
    }
    if parties.len() > 1 {
        named.retain(|word| *word != "between" && country_of(word).is_none());
        named.extend(&parties);
    }
    let is_price = named.len() > 1 && named.contains(&"price");
    Concept {
        name: named.join(" "),
        basis,
        sort,
        known,
        national: is_price || (known && sort != Sort::Firm),
    }
}

/// True when a measure says that something moved and not what.
#[must_use]
pub fn is_movement(measure: &str) -> bool {
    let words = words(measure);
    !words.is_empty()
        && words
            .iter()
            .all(|word| MOVEMENTS.contains(&word.as_str()) || word == "rate")
}

/// Drops what `drop` says unless nothing would be left.
fn drop_some(words: &mut Vec<String>, drop: impl Fn(&str) -> bool) {
    if words.iter().any(|word| !drop(word)) {
        words.retain(|word| !drop(word));
    }
}

/// The country that a word in lower case and the singular stands for.
fn country_of(word: &str) -> Option<&'static str> {
    let mut letters = word.chars();
    let capital: String = letters.next()?.to_uppercase().chain(letters).collect();
    country::named(&capital).or_else(|| country::named(&word.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_in_the_form_that_they_are_compared_in() {
        for row in ROWS {
            let beside = row.beside.split_whitespace();
            for wording in row.wordings.split('|').chain(beside) {
                assert_eq!(
                    words(wording).join(" "),
                    wording.split_whitespace().collect::<Vec<_>>().join(" ")
                );
            }
        }
    }

    #[test]
    fn outlets_that_word_one_thing_in_two_ways_mean_one_thing() {
        let name = |measure: &str| concept(measure, Some("Ruritania"), false).name;
        for (one, other) in [
            ("people killed", "death toll"),
            ("lives lost", "fatalities"),
            ("houses collapsed", "homes destroyed"),
            ("voter turnout", "turnout"),
            ("budget shortfall", "Ruritania’s fiscal deficit"),
            ("jobless rate", "unemployment"),
            ("total exports of tea", "tea exports"),
            ("net income", "profit after tax"),
            ("overseas remittances", "money sent home by workers abroad"),
        ] {
            assert_eq!(name(one), name(other), "{one} / {other}");
        }
        for (one, other) in [
            ("tea exports", "coffee exports"),
            ("exports", "tea exports"),
            ("children killed", "people killed"),
            ("homes damaged", "homes destroyed"),
            ("trade deficit", "budget deficit"),
            ("net profit", "operating profit"),
        ] {
            assert_ne!(name(one), name(other), "{one} / {other}");
        }
    }

    #[test]
    fn a_price_basis_is_told_apart_from_what_is_measured() {
        let real = concept("real wages", None, false);
        assert_eq!((real.name.as_str(), real.basis), ("wage", Some("real")));
        assert_eq!(concept("average wages", None, false).basis, None);
    }

    #[test]
    fn the_people_of_an_owner_are_no_part_of_its_measure() {
        let of = |measure: &str| concept(measure, Some("Germany"), false).name;
        assert_eq!(of("German car output"), of("car output"));
        // Nothing is left of "growth" as a movement; on its own it is that of the economy.
        assert_eq!(concept("growth", None, true).name, "gdp");
    }
}
