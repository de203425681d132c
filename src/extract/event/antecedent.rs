//! "He", "it", "its", "the company" → the name that stands for it in the same or the previous sentence.
//!
//! Only what is plain is resolved: the nearest subject that can be a person, a thing or several. Everything else stays as
//! the text has it.

use super::Previous;
use super::cast::Cast;
use super::clause::{Form, Open, Run};
use super::fitting::{Does, Sort, Want, fitting};
use super::lexicon::Can;
use super::link::Sentence;
use super::people::{People, full_name};
use super::subject::subject_of;
use super::tag::{Tag, Word};
use crate::extract::letters::Words;
use std::cell::RefCell;

/// Where names can be looked up: the previous sentence, if there is one.
#[derive(Debug)]
pub(super) struct Antecedents<'a, 'p> {
    /// The previous sentence.
    pub(super) before: &'a Previous<'a>,
    /// What pronouns stood for there.
    pub(super) earlier: &'a [(Key, String)],
    /// What they stand for here.
    pub(super) told: RefCell<Vec<(Key, String)>>,
    /// Whom the article is about.
    pub(super) people: &'a People,
    /// The names of the article.
    pub(super) cast: &'a Cast<'p>,
}

/// What a company is called without its name.
const COMPANIES: Words = words![
    "company",
    "firm",
    "group",
    "carmaker",
    "lender",
    "retailer",
    "airline",
    "chipmaker",
    "drugmaker",
    "manufacturer",
    "insurer",
    "brewer",
    "broadcaster",
    "publisher",
    "miner",
];

/// A pronoun whatever its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    He,
    She,
    It,
    They,
}

impl Key {
    /// The key of a pronoun in the place of a subject.
    pub(super) fn of(pronoun: &str) -> Option<Self> {
        [
            ("he", Self::He),
            ("she", Self::She),
            ("it", Self::It),
            ("they", Self::They),
        ]
        .into_iter()
        .find(|(word, _)| pronoun.eq_ignore_ascii_case(word))
        .map(|(_, key)| key)
    }
}

impl Antecedents<'_, '_> {
    /// The name that a subject's first word stands for, and how many words it replaces. None when it is no pronoun or
    /// nothing plain precedes it.
    pub(super) fn resolve(
        &self,
        sentence: &Sentence<'_>,
        subject: &[Word],
        holder: usize,
    ) -> Option<(String, usize)> {
        let first = subject.first()?;
        let alone = subject.len() == 1;
        let (sort, owner) = if first.tag == Tag::Pron && alone {
            if first.is_one(words!["he", "she"]) {
                (Sort::Person, false)
            } else if first.is(word!("it")) {
                (Sort::Thing, false)
            } else if first.is(word!("they")) {
                (Sort::Several, false)
            } else {
                return None;
            }
        } else if first.tag == Tag::Det && !alone {
            if first.is_one(words!["his", "her"]) {
                (Sort::Person, true)
            } else if first.is(word!("its")) {
                (Sort::Thing, true)
            } else if first.is(word!("their")) {
                (Sort::Several, true)
            } else if first.is(word!("the")) && subject.len() == 2 && subject[1].is_one(COMPANIES) {
                (Sort::Thing, false)
            } else {
                return None;
            }
        } else {
            return None;
        };
        // "It was agreed to appoint a head": nothing was.
        if first.is(word!("it")) && Self::is_expletive(sentence, holder) {
            return None;
        }
        let replaced = if owner { 1 } else { subject.len() };
        let verb = sentence
            .clauses
            .get(holder)
            .and_then(|clause| clause.verb.of(sentence.words).last())
            .filter(|_| !owner);
        let want = Want {
            sort,
            named: first.is(word!("the")),
            here: !owner,
            he: first.is_one(words!["he", "his"]),
            does: Does::of(verb),
        };
        let here = if sort == Sort::Person {
            Self::other_person(sentence, holder, want)
        } else {
            None
        };
        let here = here.or_else(|| Self::search(sentence, holder, want));
        let key = if first.is_one(words!["she", "her"]) {
            Key::She
        } else {
            match sort {
                Sort::Person => Key::He,
                Sort::Thing => Key::It,
                Sort::Several => Key::They,
            }
        };
        let before = || {
            Self::search_topic(
                &self.before.sentence()?,
                Want {
                    here: false,
                    ..want
                },
                owner,
            )
        };
        let chained = || {
            // "It" may be a thing, "the firm" is none.
            if want.named {
                return None;
            }
            self.earlier
                .iter()
                .find(|(other, _)| *other == key)
                .map(|(_, name)| name.clone())
        };
        let known = || self.people.stands_for(key, &self.before.sentence()?);
        // "She signed the letter and it was sent": the object is nearer than any subject of another sentence.
        let object = |index: usize| {
            let clause = sentence.clauses[index];
            clause.form == Form::Finite
                && clause.verb.last < clause.run.last
                && sentence.words[clause.verb.last].tag == Tag::Det
        };
        if sort == Sort::Thing
            && !owner
            && !want.named
            && here.is_none()
            && (holder.saturating_sub(2)..holder).any(object)
        {
            return None;
        }
        let plain = |name: &String| sort != Sort::Person || self.is_known(name);
        let name = here
            .filter(plain)
            .or_else(|| before().filter(plain))
            .or_else(chained)
            .or_else(known)
            .or_else(|| self.cast.company().filter(|_| want.named))?;
        self.told.borrow_mut().push((key, name.clone()));
        let name = if owner {
            format!("{name}{}", if name.ends_with('s') { "’" } else { "’s" })
        } else {
            name
        };
        Some((name, replaced))
    }

    /// Whom "him" or "her" stands for in the clause `holder`: whoever else its sentence speaks of, else the one before.
    pub(super) fn object(
        &self,
        sentence: &Sentence<'_>,
        holder: usize,
        key: Key,
    ) -> Option<String> {
        let want = Want {
            sort: Sort::Person,
            named: false,
            here: false,
            he: key == Key::He,
            does: Does::Anything,
        };
        let named = |list: &[(Key, String)]| {
            let found = list.iter().rev().find(|(other, _)| *other == key);
            found.map(|(_, name)| name.clone())
        };
        let before = self.before.sentence();
        Self::search(sentence, holder, want)
            .or_else(|| named(&self.told.borrow()))
            .or_else(|| Self::search_topic(before.as_ref()?, want, false))
            .or_else(|| named(self.earlier))
            .or_else(|| self.people.stands_for(key, before.as_ref()?))
            .filter(|name| self.is_known(name))
    }

    /// "It was agreed to", "it is hoped that": what follows is the subject.
    fn is_expletive(sentence: &Sentence<'_>, holder: usize) -> bool {
        let Some(clause) = sentence.clauses.get(holder) else {
            return false;
        };
        let verb = clause.verb.of(sentence.words).last();
        let agreed = verb.is_some_and(|verb| {
            verb.is_one(words![
                "agreed", "resolved", "decided", "noted", "hoped", "expected", "feared", "thought",
                "reported"
            ]) && verb.tag == Tag::Part
        });
        let opens = sentence.word(clause.verb.last);
        // "It was 19C in Calder": the weather.
        if verb.is_some_and(|verb| verb.is_one(words!["was", "is"]))
            && opens.is_some_and(|word| word.tag == Tag::Num)
        {
            return true;
        }
        agreed && opens.is_some_and(|word| matches!(word.tag, Tag::To | Tag::That))
    }

    /// A lone word may be a town ("Paris abolished slavery, and he"), unless it is somebody's surname or the article opens with it.
    fn is_known(&self, name: &str) -> bool {
        name.contains(' ') || self.cast.has_surname(name) || self.people.opens_with(name)
    }

    /// Subjects of clauses before `holder` in the same sentence, nearest first.
    fn search(sentence: &Sentence<'_>, holder: usize, want: Want) -> Option<String> {
        (0..holder)
            .rev()
            .take(6)
            .filter(|&index| {
                sentence.clauses[index].form == Form::Finite
                    && sentence.clauses[index].open != Open::Rel
            })
            .find_map(|index| fitting(sentence, subject_of(sentence, index).0, want))
    }

    /// "She married Peter Hayes. He was killed": the other person of the clauses before `end`.
    fn other_person(sentence: &Sentence<'_>, end: usize, want: Want) -> Option<String> {
        let pronoun = if want.he { word!("she") } else { word!("he") };
        sentence.clauses.iter().take(end).find_map(|clause| {
            let subject = clause.subject.of(sentence.words).first()?;
            let object = Run::new(clause.verb.last, clause.run.last);
            (clause.form == Form::Finite && subject.is(pronoun))
                .then(|| full_name(sentence, object))
                .flatten()
        })
    }

    /// The first fitting subject of the previous sentence, else whoever speaks in it.
    fn search_topic(sentence: &Sentence<'_>, want: Want, owner: bool) -> Option<String> {
        // "He returned and married Ann Lowe. Then he won": he goes on to be whoever he was.
        let goes_on = sentence
            .clauses
            .iter()
            .take(8)
            .filter(|clause| clause.form == Form::Finite)
            .find_map(|clause| clause.subject.of(sentence.words).first())
            .is_some_and(|word| want.is_pronoun(word));
        // "The king sent him to Calder. He sailed": whoever was sent.
        let object = if want.he { word!("him") } else { word!("her") };
        let sent = want.sort == Sort::Person
            && sentence.words.iter().enumerate().any(|(at, word)| {
                word.is(object)
                    && sentence
                        .word(at + 1)
                        .is_none_or(|next| !matches!(next.tag, Tag::Noun | Tag::Adj))
            });
        if goes_on || sent {
            return None;
        }
        let subjects = (0..sentence.clauses.len())
            .take(8)
            .filter(|&index| sentence.clauses[index].form == Form::Finite)
            .find_map(|index| {
                let name = fitting(sentence, subject_of(sentence, index).0, want)?;
                Some((name, index))
            });
        // "The governor had appointed Ann Orr. Her contract …": whose, nobody can tell without knowing them.
        if let Some((_, index)) = &subjects
            && owner
            && want.sort == Sort::Person
        {
            let clause = sentence.clauses[*index];
            if full_name(sentence, Run::new(clause.verb.last, clause.run.last)).is_some() {
                return None;
            }
        }
        let subjects = subjects.map(|(name, _)| name);
        if subjects.is_some() || want.sort != Sort::Person {
            return subjects;
        }
        let other = Self::other_person(sentence, sentence.clauses.len().min(4), want);
        if other.is_some() {
            return other;
        }
        // "…, said Joy Salonga": a name after a verb of saying.
        sentence
            .clauses
            .iter()
            .take(8)
            .filter(|clause| {
                let says = clause.verb.of(sentence.words).last();
                clause.form == Form::Finite
                    && clause.subject.is_empty()
                    && says.is_some_and(|word| word.can.be(Can::SAY))
            })
            .find_map(|clause| fitting(sentence, Run::new(clause.verb.last, clause.run.last), want))
    }
}
