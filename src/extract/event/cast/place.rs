//! A dated clause → the place that it names: what lanes and facets of places are made of.
//!
//! A place is a name that something leads to ("in Calder", "the hills of northern Laos", "flew to Kyiv"), that a deed is
//! done to ("shelled Kharkiv") or that tells whose deed it is ("Houston police"). Behind "in" any name will do that is no
//! person's and no body's; elsewhere it has to be in the [`super::gazetteer`]. Has no opinion on who acts.

use super::gazetteer::{Place, place_at};
use super::office::is_person;
use crate::extract::event::clause::{Clause, Form, Run};
use crate::extract::event::lexicon::is_happening;
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::letters::Words;

/// The longest name, in words.
const LONGEST: usize = 6;

/// The place that the clause around a time names, else the one that its sentence opens with.
pub(super) fn place(sentence: &Sentence<'_>, at: usize) -> Option<String> {
    let own = sentence.clause_of(at)?;
    // "In Calder, dockers walked out"; but "born in Calder in 1921, she moved away in 1940".
    let opening = sentence
        .clauses
        .first()
        .filter(|clause| clause.form == Form::Fragment);
    let clause = sentence.clauses.get(own)?;
    let led = |run: Run| {
        let words = run.of(sentence.words);
        (0..words.len()).find_map(|at| led_to(sentence.text, words, at))
    };
    led(clause.run)
        .or_else(|| led(opening?.run))
        .or_else(|| done_to(sentence, clause))
        .or_else(|| told_by_owner(sentence, clause))
        .map(str::to_owned)
}

/// The place that the word at `at` leads to.
fn led_to<'a>(text: &'a str, words: &[Word], at: usize) -> Option<&'a str> {
    let word = &words[at];
    let before = at.checked_sub(1).map(|before| &words[before]);
    if word.tag == Tag::Prep && word.is_one(LEADING) {
        return name(text, words, at + 1, true);
    }
    // "The fighting at Brenn", but "workers at Jaguar".
    if word.tag == Tag::Prep && word.is(word!("at")) {
        let employed = before.is_some_and(|before| before.is_one(STAFF));
        return name(text, words, at + 1, !employed);
    }
    // "The port of Calder", "the hills of northern Laos".
    if word.is(word!("of")) && before.is_some_and(|before| before.is_one(PARTS)) {
        return name(text, words, at + 1, true);
    }
    // "Flew to Kyiv", "sent troops into Mali".
    let into = word.is(word!("into"));
    if into || word.tag == Tag::Prep && word.is(word!("to")) {
        let moved = words[at.saturating_sub(4)..at]
            .iter()
            .rev()
            .any(|word| word.is_one(MOVING));
        return moved.then(|| name(text, words, at + 1, into))?;
    }
    None
}

/// The name of a place at `at`, behind what says which part of it; `any` name, or only one that is known to be a place's.
fn name<'a>(text: &'a str, words: &[Word], at: usize, any: bool) -> Option<&'a str> {
    // "in the north", "in southern Ruritania", "in downtown Brenn".
    let first = (at..words.len()).find(|&i| {
        let word = &words[i];
        word.capital || word.tag != Tag::Det && !word.is_one(SIDES)
    })?;
    let last = name_end(words, first);
    let behind = words.get(last);
    // "In Parliament Street", "in Mr Orr's office", "in Calder County Court".
    let owner = behind.is_some_and(|next| next.tag == Tag::Genitive || next.tag == Tag::Noun);
    if let Some(known) = place_at(words, first) {
        let whole = known.last >= last;
        let owner = words
            .get(known.last)
            .is_some_and(|next| matches!(next.tag, Tag::Genitive | Tag::Noun));
        return (whole && !owner).then_some(known.name);
    }
    let own = words.get(first..last).filter(|name| !name.is_empty())?;
    // "The Second Battle of the Kessel" was fought at the Kessel; a conference is no place.
    if own.iter().any(|word| is_happening(word.of(text))) {
        let of = behind.is_some_and(|next| next.is(word!("of")));
        return of.then(|| name(text, words, last + 1, any))?;
    }
    let body = own.iter().any(|word| word.is_one(BODIES));
    let person = is_person(text, own) == Some(true);
    let shouted = own.len() == 1 && own[0].of(text).len() > 1 && is_shouted(own[0].of(text));
    if !any || body || owner || person || shouted {
        return None;
    }
    match own {
        [first, .., last] => Some(first.span.join(last.span).slice(text)),
        [word] => Some(word.of(text)),
        [] => None,
    }
}

/// One past the capitalised nouns that begin at `first`.
fn name_end(words: &[Word], first: usize) -> usize {
    let named = words
        .iter()
        .skip(first)
        .take(LONGEST)
        .take_while(|word| word.capital && word.tag == Tag::Noun)
        .count();
    first + named
}

/// The place that is struck, reached or taken: "shelled Kharkiv", "Kharkiv was shelled".
fn done_to(sentence: &Sentence<'_>, clause: &Clause) -> Option<&'static str> {
    let words = sentence.words;
    let verb = clause.verb.of(words);
    let main = verb.last().filter(|verb| is_taking(verb))?;
    let passive = main.tag == Tag::Part
        && verb
            .iter()
            .any(|word| word.is_one(words!["was", "were", "been", "is", "are", "being"]));
    let at = if passive {
        clause.subject.first
    } else {
        clause.verb.last
    };
    let first =
        (at..clause.run.last).find(|&i| words[i].tag != Tag::Det && !words[i].is_one(SIDES))?;
    let known = place_at(words, first)?;
    let alone = words
        .get(known.last)
        .is_none_or(|next| next.tag != Tag::Noun && next.tag != Tag::Genitive);
    alone.then_some(known.name)
}

/// "Houston police", "a Nairobi court", "Germany's economy": the place that the subject belongs to.
fn told_by_owner(sentence: &Sentence<'_>, clause: &Clause) -> Option<&'static str> {
    let words = sentence.words;
    let at = (clause.subject.first..clause.subject.last)
        .find(|&i| words[i].tag != Tag::Det && words[i].tag != Tag::Num)?;
    let known = place_at(words, at)?;
    let next = words
        .get(known.last)
        .filter(|_| known.last < clause.subject.last)?;
    let common = next.tag == Tag::Noun && !next.capital && next.spaced;
    // "Germany's economy": a state has no other way to own what it does.
    let owned = next.tag == Tag::Genitive;
    (owned || common && known.place != Place::State).then_some(known.name)
}

/// True for a verb whose object, where it is a place, is where it happens: "visited Japan".
pub(super) fn is_taking(verb: &Word) -> bool {
    verb.is_one(TAKING)
}

/// True for a word in capitals alone.
pub(super) fn is_shouted(word: &str) -> bool {
    word.len() > 1 && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Who works at a body: "workers at Jaguar".
const STAFF: Words = words![
    "worker",
    "workers",
    "employee",
    "employees",
    "staff",
    "executive",
    "executives",
    "analyst",
    "analysts",
    "economist",
    "economists",
    "strategist",
    "strategists",
    "researcher",
    "researchers",
    "engineer",
    "engineers",
    "scientist",
    "scientists",
    "manager",
    "managers",
    "director",
    "head",
    "chief",
    "partner",
    "professor",
    "fellow",
    "trader",
    "traders",
    "lawyer",
    "lawyers",
    "spokesman",
    "spokeswoman",
    "officials",
    "shareholders",
    "bosses",
    "management",
];

/// Prepositions that lead to a place.
const LEADING: Words = words!["in", "near", "outside", "across", "throughout", "off",];

/// Nouns for parts of a place and its surroundings.
const PARTS: Words = words![
    "coast",
    "hills",
    "city",
    "town",
    "village",
    "port",
    "province",
    "region",
    "state",
    "district",
    "county",
    "capital",
    "suburb",
    "suburbs",
    "outskirts",
    "streets",
    "airport",
    "island",
    "islands",
    "shores",
    "valley",
    "mountains",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "centre",
    "center",
    "heart",
    "parts",
    "part",
    "banks",
    "fields",
    "square",
    "harbour",
    "harbor",
    "border",
];

/// Verbs of going and sending.
const MOVING: Words = words![
    "flew",
    "fly",
    "flies",
    "flown",
    "fled",
    "flee",
    "return",
    "returned",
    "returns",
    "moved",
    "moves",
    "travelled",
    "traveled",
    "travel",
    "travels",
    "went",
    "goes",
    "gone",
    "sailed",
    "marched",
    "marches",
    "drove",
    "headed",
    "heads",
    "came",
    "deported",
    "sent",
    "deployed",
    "rushed",
    "retreated",
    "advanced",
    "withdrew",
    "emigrated",
    "exiled",
    "extradited",
    "flying",
    "returning",
    "travelling",
    "traveling",
];

/// Verbs whose object, where it is a place, is where they happen.
const TAKING: Words = words![
    "visit",
    "visited",
    "visits",
    "visiting",
    "invaded",
    "invade",
    "invades",
    "besieged",
    "captured",
    "capture",
    "occupied",
    "occupy",
    "liberated",
    "stormed",
    "shelled",
    "bombed",
    "struck",
    "strike",
    "strikes",
    "hit",
    "hits",
    "reached",
    "reach",
    "reaches",
    "entered",
    "enter",
    "enters",
    "left",
    "leave",
    "evacuated",
    "devastated",
    "ravaged",
    "battered",
    "flooded",
    "rocked",
    "shook",
    "tour",
    "toured",
    "retook",
    "recaptured",
    "annexed",
    "overran",
];

/// Words before the name of a place that say which part of it.
const SIDES: Words = words![
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north",
    "south",
    "east",
    "west",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "downtown",
    "nearby",
    "neighbouring",
    "neighboring",
    "occupied",
    "rural",
    "mainland",
];

/// Words that name a body, a paper or a work, whatever stands before them.
const BODIES: Words = words![
    "parliament",
    "congress",
    "senate",
    "council",
    "commission",
    "committee",
    "court",
    "party",
    "league",
    "cup",
    "group",
    "holdings",
    "inc",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "plc",
    "bank",
    "fund",
    "index",
    "ministry",
    "agency",
    "act",
    "article",
    "chapter",
    "treaty",
    "times",
    "post",
    "journal",
    "news",
    "securities",
    "revolution",
    "christianity",
    "english",
    "french",
    "german",
    "latin",
    "spanish",
];

#[cfg(test)]
mod tests {
    use crate::extract::event::tests::first_labels;

    /// Where the first event of a text took place.
    fn place(text: &str) -> String {
        first_labels(text).place.clone().unwrap_or_default()
    }

    #[test]
    fn a_place_is_what_the_clause_leads_to_strikes_or_belongs_to() {
        for (text, expected) in [
            ("A dam broke in northern Ruritania on Monday.", "Ruritania"),
            ("In Calder, dockers walked out on Monday.", "Calder"),
            (
                "A landslide buried the hills of northern Laos on Monday.",
                "Laos",
            ),
            ("Fire swept the port of Calder on 3 May.", "Calder"),
            ("The envoy flew to Kiev on Monday.", "Kyiv"),
            ("Rebels marched into Calder on 3 May 1921.", "Calder"),
            ("Shells struck Kharkiv on Monday.", "Kharkiv"),
            ("Kharkiv was shelled on Monday.", "Kharkiv"),
            ("Houston police arrested two men on Monday.", "Houston"),
            ("Kenya's economy grew 5% in 2023.", "Kenya"),
            ("Storage at Calder rose by a fifth in May 2023.", "Calder"),
            ("A Nairobi court freed him on Monday.", "Nairobi"),
            ("He fell at the Battle of Brenn in 1871.", "Brenn"),
            (
                "Troops fought at Calder Bridge in May 1916.",
                "Calder Bridge",
            ),
            (
                "Floods killed 12 people in the U.S. on Monday.",
                "United States",
            ),
        ] {
            assert_eq!(place(text), expected, "{text}");
        }
    }

    #[test]
    fn bodies_people_and_goals_of_trade_are_no_places() {
        for text in [
            "Ministers met in Parliament on Monday.",
            "Workers at Zambex walked out on Monday.",
            "The firm invested in ZBX on Monday.",
            "Exports to China fell in May 2023.",
            "He spoke at the Calder Conference in 1931.",
            "Washington imposed new tariffs on Monday.",
            "The book appeared in English in 1998.",
        ] {
            assert_eq!(place(text), "", "{text}");
        }
    }
}
