//! The people of an article → whom "he" and "she" go on to mean over several sentences.
//!
//! Only full names count, and only while every sentence keeps the pronoun up. Has no opinion on one sentence by itself.

use super::antecedent::Key;
use super::fitting::has_plural_ending;
use super::office::is_person;
use crate::extract::event::Previous;
use crate::extract::event::clause::{Form, Open, Run};
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::event::title::subject::subject_of;
use crate::extract::given::is_he;
use crate::extract::letters::Words;

/// Whom an article is about: full names, by the pronoun that has stood for them, and one that none has stood for yet.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::event) struct People {
    he: Option<String>,
    she: Option<String>,
    open: Option<String>,
    /// The lone name that the article opens with: "Frederick was born".
    opener: Option<String>,
    begun: bool,
    /// The sentence that told of one of them last.
    last: usize,
    /// Surnames that an office stood before: "Captain Dorin".
    titled: Vec<String>,
    /// True when an office or a given name tells that `open` is a person.
    sure: bool,
}

impl People {
    /// Takes in whom a sentence is about.
    pub(in crate::extract::event) fn note(
        &mut self,
        index: usize,
        sentence: &Sentence<'_>,
        told: &[(Key, String)],
    ) {
        if told
            .iter()
            .any(|(key, _)| matches!(key, Key::He | Key::She))
        {
            self.last = index;
        }
        for (key, name) in told {
            match key {
                Key::He => self.he = Some(name.clone()),
                Key::She => self.she = Some(name.clone()),
                Key::It | Key::They => continue,
            }
            if self.open.as_ref() == Some(name) {
                self.open = None;
            }
        }
        let subject = (0..sentence.clauses.len())
            .take(4)
            .filter(|&index| {
                let clause = sentence.clauses[index];
                clause.form == Form::Finite && clause.open != Open::Rel
            })
            .find_map(|index| full_name(sentence, subject_of(sentence, index).0));
        if let Some(name) = &subject
            && let [_, last] = subject_words(sentence, name)
            && is_he(last.letters).is_none()
        {
            let surname = last.of(sentence.text);
            let words = subject_words(sentence, name);
            if is_person(sentence.text, words) == Some(true) && !self.has_titled(surname) {
                self.titled.push(surname.to_owned());
            }
        }
        if !self.begun {
            self.begun = true;
            self.opener = lone_name(sentence);
            if subject.is_none() {
                self.open = self.opener.clone();
                // "No rider won more than Ann Orr."
                if let Some(name) = self.opener.is_none().then(|| only_name(sentence)).flatten() {
                    self.sure = true;
                    self.open = Some(name);
                    self.last = index;
                }
            }
        }
        let Some(name) = subject else {
            return;
        };
        self.last = index;
        // "Hayes Electric" in an article about Ann Hayes is no other person.
        let known = [&self.he, &self.she, &self.open]
            .into_iter()
            .flatten()
            .any(|known| {
                known
                    .split(' ')
                    .any(|own| name.split(' ').any(|word| word == own))
            });
        if !known {
            let words = subject_words(sentence, &name);
            self.sure = is_person(sentence.text, words) == Some(true);
            self.open = Some(name);
        }
    }

    /// The full name that a pronoun has stood for.
    pub(super) fn own(&self, key: Key) -> Option<&String> {
        match key {
            Key::He => self.he.as_ref(),
            Key::She => self.she.as_ref(),
            Key::It | Key::They => None,
        }
    }

    /// True for a surname that an office has stood before: "Captain Dorin took command".
    pub(super) fn has_titled(&self, name: &str) -> bool {
        self.titled.iter().any(|titled| titled == name)
    }

    /// True for the lone name that the article opens with.
    pub(super) fn opens_with(&self, name: &str) -> bool {
        self.opener.as_deref() == Some(name)
    }

    /// The name that `key` stands for, where the sentence before speaks of the same person, or of nobody and that person was
    /// spoken of right before it.
    pub(super) fn stands_for(&self, key: Key, before: &Previous<'_>) -> Option<String> {
        let (pronouns, own): (Words, _) = match key {
            Key::He => (words!["he", "his", "him"], &self.he),
            Key::She => (words!["she", "her", "hers"], &self.she),
            Key::It | Key::They => return None,
        };
        let sentence = before.sentence()?;
        let goes_on = sentence.words.iter().any(|word| word.is_one(pronouns));
        let near = before.index.is_some_and(|index| index <= self.last + 1);
        let nobody = || {
            !sentence.words.iter().any(|word| {
                word.is_one(words!["he", "she", "his", "her", "him"])
                    || word.capital && is_he(word.letters).is_some()
            })
        };
        let sure = own.is_some() || self.sure;
        // One whom the text has called so before, and nobody else by name: the story of a life.
        let alone =
            own.is_some() && self.open.is_none() && (self.he.is_none() || self.she.is_none());
        own.as_ref()
            .or(self.open.as_ref())
            .filter(|_| goes_on || (sure && near || alone) && nobody())
            .cloned()
    }
}

/// The name that is all the subject of a sentence: "Frederick".
fn lone_name(sentence: &Sentence<'_>) -> Option<String> {
    let [word] = subject_of(sentence, 0).0.of(sentence.words) else {
        return None;
    };
    let name = word.of(sentence.text);
    let is_name = word.tag == Tag::Noun && word.capital && !has_plural_ending(name);
    is_name.then(|| name.to_owned())
}

/// "Innkeeper", "botanist": a noun for whoever does something; a ship, a paper or a river may end so too.
fn is_trade(noun: &str) -> bool {
    const THINGS: Words = words![
        "river",
        "tower",
        "steamer",
        "liner",
        "cruiser",
        "tanker",
        "trawler",
        "freighter",
        "newspaper",
        "paper",
        "carrier",
        "bomber",
        "clipper",
        "schooner",
        "computer",
        "thriller",
        "tracker",
        "lander",
        "rover",
        "orbiter",
        "number",
        "order",
        "chapter",
        "charter",
        "border",
        "motor",
        "centre",
        "manor",
        "harbour",
        "retailer",
        "brewer",
        "lender",
        "insurer",
        "maker",
        "broadcaster",
        "publisher",
        "carmaker",
        "chipmaker",
        "drugmaker",
        "developer",
        "miner"
    ];
    const MADE: &[&str] = &["er", "ist", "ian", "smith", "wright", "man", "woman"];
    noun.len() > 5
        && MADE.iter().any(|ending| noun.ends_with(ending))
        && !THINGS.have(crate::extract::letters::Letters::of(noun))
}

/// The one name of two words or three in a sentence, where it leads to no place.
fn only_name(sentence: &Sentence<'_>) -> Option<String> {
    let words = sentence.words;
    let part = |word: &Word| word.tag == Tag::Noun && word.capital;
    let mut only = None;
    let mut at = 1;
    while at < words.len() {
        let last = at + words[at..].iter().take_while(|word| part(word)).count();
        if last == at {
            at += 1;
            continue;
        }
        let name = full_name(sentence, Run::new(at, last));
        let placed = words[at - 1].is_one(words![
            "in", "at", "of", "the", "near", "on", "to", "from", "into", "outside", "a", "an"
        ]);
        if only.is_some() || name.is_none() || placed {
            return None;
        }
        only = name;
        at = last;
    }
    only
}

/// A first name and a surname, or more: nothing that a lone word may be.
pub(in crate::extract::event) fn full_name(sentence: &Sentence<'_>, run: Run) -> Option<String> {
    let words = run.of(sentence.words);
    // "The composer Olga Varne".
    let office = words
        .iter()
        .take_while(|word| word.tag == Tag::Det || word.tag == Tag::Noun && !word.capital)
        .count();
    let trade = office == 2
        && words[0].is(word!("the"))
        && (is_person(sentence.text, &words[..office]) == Some(true)
            || is_trade(words[1].of(sentence.text)));
    let words = if trade { &words[office..] } else { words };
    // "Chidi Okonjo-Bello".
    let named = words
        .iter()
        .take_while(|word| {
            word.tag == Tag::Noun && word.capital || word.is(word!("-")) && !word.spaced
        })
        .count();
    let whole = &words[..named];
    let alone = words
        .get(named)
        .is_none_or(|next| !matches!(next.tag, Tag::Noun | Tag::Genitive | Tag::Mark | Tag::Coord));
    let parts = whole.iter().filter(|word| word.tag == Tag::Noun).count();
    (alone
        && parts >= 2
        && (2..=6).contains(&named)
        && is_person(sentence.text, whole) != Some(false))
    .then(|| {
        let span = whole[0].span.join(whole[named - 1].span);
        span.slice(sentence.text).to_owned()
    })
}

/// The full name that stands behind a noun, between commas.
pub(in crate::extract::event) fn name_behind(sentence: &Sentence<'_>, noun: Run) -> Option<String> {
    let comma = |place: usize| {
        sentence
            .word(place)
            .is_some_and(|word| word.tag == Tag::Comma)
    };
    let mut first = noun.last + 1;
    // "Their leader, the priest Tomas Orr,".
    if sentence.word(first)?.tag == Tag::Det {
        let small = |place: &usize| {
            sentence
                .word(*place)
                .is_some_and(|word| !word.capital && matches!(word.tag, Tag::Noun | Tag::Adj))
        };
        first += 1 + (first + 1..first + 4).take_while(small).count();
    }
    let last = (first..first + 5).find(|&place| comma(place))?;
    comma(noun.last)
        .then(|| full_name(sentence, Run::new(first, last)))
        .flatten()
}

/// The words of a name that stands in the sentence.
fn subject_words<'a>(sentence: &Sentence<'a>, name: &str) -> &'a [Word] {
    let of = |word: &Word| word.span.slice(sentence.text);
    let first = name.split(' ').next().unwrap_or(name);
    let count = name.split(' ').count();
    let at = sentence.words.iter().position(|word| of(word) == first);
    at.and_then(|at| sentence.words.get(at..at + count))
        .unwrap_or(&[])
}
