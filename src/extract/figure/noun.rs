//! The noun that a number counts: "1.2 million Tajik citizens" → citizen. Also plain noun phrases for measures.
//!
//! Works without a parser: a counted noun is the first plural before the noun phrase is over. Has no opinion on units.

use super::lexicon::class::{
    ADVERB, ANY_VERB, CALENDAR, FUNCTION, HARM, MOVE, MOVING, NUMERIC, PARTICLE, PERSON, PLURAL,
    RATE, SHARE,
};
use super::reader::Reader;
use crate::extract::letters::Words;
use crate::model::country;
use crate::model::noun::{is_men, singular};

/// True for a word that looks like a plural noun.
pub(super) fn is_plural(r: &Reader<'_>, at: usize) -> bool {
    if !r.is_word(at) {
        return false;
    }
    if r.has(at, PLURAL) || r.is(at, word!("prix")) {
        return true;
    }
    let word = r.word(at);
    // "start-ups", "lay-offs".
    let joined = is_joined(r, at) && word.len() > 2;
    let ends = (word.len() > 3 || joined)
        && word.ends_with('s')
        && !["ss", "us", "is", "'s", "’s"]
            .iter()
            .any(|end| word.ends_with(end));
    (ends || is_men(word)) && (joined || !r.has(at, FUNCTION | ADVERB))
}

/// True for the word behind a hyphen that joins it to the word before: "pointers" in "three-pointers".
fn is_joined(r: &Reader<'_>, at: usize) -> bool {
    at > 1 && r.hyphen(at - 1) && r.tight(at) && r.is_word(at - 2)
}

/// Plural words that modify another noun: "sales staff", "sports cars".
const MODIFIERS: Words = words![
    "sales",
    "sports",
    "savings",
    "goods",
    "arms",
    "customs",
    "news",
    "states",
    "nations",
    "women's",
    "operations",
    "systems",
    "communications",
    "securities",
    "plus",
    "less",
    "series",
    "graphics",
    "electronics",
    "robotics",
    "logistics",
    "athletics",
    "plastics",
    "ceramics",
    "cosmetics",
    "textiles",
    "grands",
];

/// A noun phrase after a number: all its tokens, and the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    /// First token of the phrase.
    pub(super) first: usize,
    /// The head noun.
    pub(super) head: usize,
}

impl Noun {
    /// One past the phrase.
    pub(super) fn last(self) -> usize {
        self.head + 1
    }
}

/// The counted noun that begins at token `at`. `one` looks for a singular, as after "one" or in "12,000-seat".
pub(super) fn counted(r: &Reader<'_>, at: usize, end: usize, one: bool) -> Option<Noun> {
    // "18 such failures".
    let at = at + usize::from(r.is(at, word!("such")));
    let mut i = at;
    // "12,000-seat": the joined word is the noun.
    if one
        && r.hyphen(at.wrapping_sub(1))
        && at > 0
        && r.is_word(at)
        && !r.has(at, FUNCTION | ADVERB | CALENDAR)
    {
        return Some(Noun {
            first: at,
            head: at,
        });
    }
    while i < end && i < at + 6 {
        if r.hyphen(i) && i > at && r.is_word(i + 1) {
            i += 1;
            continue;
        }
        // "two F-16 fighters".
        if r.hyphen(i) && r.is_number(i + 1) && i > at && r.capital(i - 1) {
            i += 2;
            continue;
        }
        // "36 Airbus A321neo jets", "five Boeing 737 freighters": a model before its noun.
        if r.is_number(i) && i > at && r.capital(i - 1) && is_model(r, i, end) {
            i += 1;
            continue;
        }
        // "22 Boeing 787s", "two F-16s".
        if i > at + 1 && r.is(i, word!("s")) && r.tight(i) && r.is_number(i - 1) {
            return Some(Noun { first: at, head: i });
        }
        // "5 million 60-kg bags".
        if i == at
            && r.is_number(i)
            && r.hyphen(i + 1)
            && r.tight(i + 2)
            && r.is_word(i + 2)
            && !r.dated(i)
        {
            i += 3;
            continue;
        }
        // "3,000 additional, better jobs" is rare; a comma ends the phrase.
        if !r.is_word(i) {
            return None;
        }
        if is_head(r, i, end) {
            return Some(Noun { first: at, head: i });
        }
        if one
            && r.is_word(i)
            && !r.has(i, FUNCTION | ADVERB | CALENDAR | PARTICLE)
            && ends_phrase(r, i + 1, end)
            && !r.has(i, ANY_VERB & !MOVING)
        {
            return Some(Noun { first: at, head: i });
        }
        let joined =
            // "by-elections", "off-road cars".
            r.hyphen(i + 1) && r.tight(i + 2)
                || i > at && (r.hyphen(i - 1) || r.capital(i) && r.is_number(i + 1) && r.tight(i + 1));
        // "38,000 season tickets".
        let sort = r.any(
            i,
            words!["season", "summer", "winter", "night", "weekend", "day", "second"],
        ) && i + 1 < end
            && (is_plural(r, i + 1) || r.hyphen(i + 1))
            // "212 missing deposits".
            || r.has(i, HARM) && is_plural(r, i + 1) && !r.has(i + 1, ANY_VERB & !PERSON);
        let stop = !joined
            && r.has(i, FUNCTION | CALENDAR | HARM)
            && !sort
            && !r.any(i, words!["other", "another"])
            || r.has(i, NUMERIC)
            || !r.hyphen(i + 1) && is_participle(r, i, at);
        if stop {
            return None;
        }
        // "200 more workers", "50 fewer jobs": particles are part of the phrase.
        i += 1;
    }
    None
}

/// True for digits behind a name that belong to a model: letters join them, or the plural follows at once.
fn is_model(r: &Reader<'_>, at: usize, end: usize) -> bool {
    !r.dated(at)
        && (r.tight(at)
            || r.tight(at + 1) && r.is_word(at + 1)
            || at + 1 < end && is_plural(r, at + 1)
            // "45 Boeing 737 Max jets".
            || at + 2 < end && r.capital(at + 1) && is_plural(r, at + 2))
}

/// True for a verb form that ends the phrase when a noun has not come yet: "250 injured", "300 were".
fn is_participle(r: &Reader<'_>, at: usize, first: usize) -> bool {
    let word = r.word(at);
    if r.hyphen(at + 1) {
        return false;
    }
    at == first
        && r.has(at, ANY_VERB)
        && (word.ends_with("ed") || word.ends_with("en"))
        && !is_plural(r, at + 1)
        || word.ends_with("ly") && at > first && !is_plural(r, at + 1)
}

fn is_head(r: &Reader<'_>, at: usize, end: usize) -> bool {
    if r.is(at, word!("others")) {
        return true;
    }
    // "a reading above 50 means growth".
    if r.has(at, CALENDAR) || r.has(at, FUNCTION) || r.any(at, words!["times", "means"]) {
        return false;
    }
    let next = at + 1;
    // "3 million Sudanese": a people whose name has no plural.
    if r.capital(at) && (r.word(at).ends_with("ese") || is_nation(r.word(at))) {
        return ends_phrase(r, next, end);
    }
    if !is_plural(r, at) {
        return false;
    }
    // "a reading above 50 signals growth": a verb with its object.
    let named = || {
        r.dated(next)
            || r.any(next, words!["last", "next"])
            || r.capital(next)
            || r.has(next, FUNCTION | ADVERB | ANY_VERB | PARTICLE)
    };
    let posting = r.is(at, word!("posts")) && r.word(next).ends_with("ing");
    if r.has(at, ANY_VERB)
        && !r.has(at, MOVE | RATE | SHARE | PERSON)
        && r.is_word(next)
        && !(posting || named())
    {
        return false;
    }
    if r.any(at, MODIFIERS)
        && r.is_word(next)
        && next < end
        && !r.has(next, FUNCTION)
        && !(r.any(at, words!["states", "nations"]) && r.has(next, ANY_VERB & !MOVE))
    {
        return false;
    }
    // "people's homes": the head comes later. "job cuts" is read as one phrase by the kind stage.
    if r.any(next, words!["'s", "’s", "'", "’"]) && r.tight(next) {
        return false;
    }
    // "staff members", "police officers", "crew members".
    !(r.has(at, PLURAL)
        && is_plural(r, next)
        && r.has(at, PERSON | PLURAL)
        && !r.has(next, ANY_VERB & !PERSON)
        && !r.has(at, 0)
        && next < end
        && !r.any(at, words!["people", "men", "women", "children"]))
}

/// True for a noun for people at token `at`.
pub(super) fn is_people(r: &Reader<'_>, at: usize) -> bool {
    r.has(at, PERSON) && !r.is(at, word!("jobs")) || is_trade(r.word(at))
}

/// True for people by a trade that only their ending tells: "firemen", "economists".
fn is_trade(noun: &str) -> bool {
    is_men(noun) || noun.len() > 6 && noun.ends_with("ists")
}

/// True for the plural of a people whose one is called as what is theirs: "Yemenis", "Iraqis".
fn is_nation(word: &str) -> bool {
    word.ends_with("is")
        && word
            .strip_suffix('s')
            .is_some_and(|one| country::named(one).is_some())
}

/// True when a noun phrase cannot go on at `at`.
pub(super) fn ends_phrase(r: &Reader<'_>, at: usize, end: usize) -> bool {
    at >= end
        || !r.is_word(at) && !r.hyphen(at)
        || r.any(at, words!["last", "next"]) && r.has(at + 1, CALENDAR)
        || r.has(at, FUNCTION | ADVERB | ANY_VERB | CALENDAR | PARTICLE)
}

/// The head noun with what hyphens join to it: "three-pointers" of "402 three-pointers".
pub(super) fn whole<'a>(r: &Reader<'a>, noun: Noun) -> &'a str {
    let mut first = noun.head;
    while first > noun.first + 1 && is_joined(r, first) {
        first -= 2;
    }
    r.span(first, noun.last()).slice(r.text)
}

/// The key of a counted noun: `person` for plain words for people, else the singular of the head.
pub(super) fn key(r: &Reader<'_>, noun: Noun) -> String {
    let head = singular(r.word(noun.head));
    // "262,000 Moldovans": a people, by its capital and its ending.
    let people = noun.head == noun.first
        && r.capital(noun.head)
        && (["an", "ian", "ino", "ese"]
            .iter()
            .any(|end| head.ends_with(end))
            || country::named(r.word(noun.head)).is_some()
            || is_nation(r.word(noun.head)));
    if people || is_men(r.word(noun.head)) {
        return "person".to_owned();
    }
    // "22 Boeing 787s": the model is what is counted.
    if head == "s" && noun.head > noun.first {
        return r.phrase(noun.first, noun.head);
    }
    let joined = whole(r, noun);
    if joined.len() > r.word(noun.head).len() {
        let front = joined.len() - r.word(noun.head).len();
        // "start-ups": too short for a plural where it stands alone.
        let short = r.word(noun.head).len() == 3;
        let head = head.strip_suffix('s').filter(|_| short).unwrap_or(&head);
        return joined.get(..front).unwrap_or("").to_lowercase() + head;
    }
    match head.as_str() {
        "prix" => "grand prix".to_owned(),
        "dead" | "injured" | "wounded" | "missing" | "killed" | "unemployed" | "jobless"
        | "homeless" | "death" | "casualty" | "fatality" | "body" | "human" | "individual"
        | "strong" | "man" | "woman" => "person".to_owned(),
        _ => head,
    }
}
