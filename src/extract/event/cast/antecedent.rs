//! "He", "it", "its", "the company" → the name that stands for it in the same or the previous sentence.
//!
//! Only what is plain is resolved: the nearest subject that can be a person, a thing or several. Everything else stays as
//! the text has it.

use super::Cast;
use super::fitting::{Does, Lone, Sort, Want, fitting, has_plural_ending, is_plural};
use super::office::is_person;
use super::people::{People, full_name, name_behind};
use crate::extract::event::Previous;
use crate::extract::event::clause::{Form, Open, Run};
use crate::extract::event::lexicon::Can;
use crate::extract::event::link::Sentence;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::event::title::subject::subject_of;
use crate::extract::given::is_he;
use crate::extract::letters::{Letters, Words};
use std::cell::RefCell;

/// Where names can be looked up: the previous sentence, if there is one.
#[derive(Debug)]
pub(in crate::extract::event) struct Antecedents<'a, 'p> {
    /// The previous sentence.
    pub(in crate::extract::event) before: &'a Previous<'a>,
    /// What pronouns stood for there.
    pub(in crate::extract::event) earlier: &'a [(Key, String)],
    /// What they stand for here.
    pub(in crate::extract::event) told: RefCell<Vec<(Key, String)>>,
    /// Whom the article is about.
    pub(in crate::extract::event) people: &'a People,
    /// The names of the article.
    pub(in crate::extract::event) cast: &'a Cast<'p>,
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
pub(in crate::extract::event) enum Key {
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
    pub(in crate::extract::event) fn resolve(
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
            lone: if owner { Lone::One } else { Lone::Several },
            does: Does::of(verb),
        };
        let here = if sort == Sort::Person {
            Self::other_person(sentence, holder, want)
        } else {
            None
        };
        // "An inquiry will open, and its findings": in one sentence whose is plain.
        let near = Want {
            here: want.here || sort == Sort::Thing,
            lone: if sort == Sort::Thing {
                Lone::Several
            } else {
                want.lone
            },
            ..want
        };
        let here = here.or_else(|| Self::search(sentence, holder, near));
        let key = if first.is_one(words!["she", "her"]) {
            Key::She
        } else {
            match sort {
                Sort::Person => Key::He,
                Sort::Thing => Key::It,
                Sort::Several => Key::They,
            }
        };
        let fate = !owner && befalls(sentence, holder);
        let before = || {
            Self::search_topic(
                &self.before.sentence()?,
                Want {
                    here: false,
                    ..want
                },
                owner,
                fate,
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
        let known = || {
            let name = self.people.stands_for(key, self.before)?;
            self.can_be(&name, want.he).then_some(name)
        };
        let surname = |name: &String| !name.contains(' ') && self.cast.has_surname(name);
        let here = here.filter(|name| sort != Sort::Thing || !surname(name));
        // "Horvath said. It will be more": a surname is no thing.
        let plain = |name: &String| match sort {
            // "Rehm" is a man where the article has an Otto Rehm.
            Sort::Person => {
                let other = if want.he { Key::She } else { Key::He };
                let taken = self.people.own(other).is_some_and(|own| own == name);
                self.is_known(name) && self.can_be(name, want.he) && !taken
            }
            Sort::Thing => !surname(name),
            Sort::Several => true,
        };
        // "The captain was Greek. She had qualified": whom the text has called so by name.
        let named = |name: &String| {
            sort != Sort::Person
                || name.contains(char::is_uppercase)
                || self
                    .people
                    .own(key)
                    .is_none_or(|own| !self.can_be(own, want.he))
        };
        let name = here
            .filter(plain)
            .or_else(|| before().filter(plain).filter(named))
            .or_else(chained)
            .or_else(known)
            .or_else(|| self.cast.company().filter(|_| want.named))
            .or_else(|| {
                self.protagonist(key)
                    .filter(|name| self.can_be(name, want.he))
            })?;
        // "The company expects more. It plans": by its name, where the article is about one.
        let nameless = name
            .strip_prefix("the ")
            .is_some_and(|rest| COMPANIES.have(Letters::of(rest)));
        let name = match self.cast.company() {
            Some(company) if nameless => company,
            _ => name,
        };
        self.told.borrow_mut().push((key, name.clone()));
        let name = if owner {
            format!("{name}{}", if name.ends_with('s') { "’" } else { "’s" })
        } else {
            name
        };
        Some((name, replaced))
    }

    /// The one person whom the article goes on about, unless the other pronoun has stood for that name.
    fn protagonist(&self, key: Key) -> Option<String> {
        let other = match key {
            Key::He => Key::She,
            Key::She => Key::He,
            Key::It | Key::They => return None,
        };
        let name = self.cast.person()?;
        let taken = self
            .people
            .own(other)
            .is_some_and(|own| own.ends_with(name));
        (!taken).then(|| name.to_owned())
    }

    /// Whom "him" or "her" stands for in the clause `holder`: whoever else its sentence speaks of, else the one before.
    pub(in crate::extract::event) fn object(
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
            lone: Lone::One,
            does: Does::Anything,
        };
        let before = self.before.sentence();
        Self::search(sentence, holder, want)
            .or_else(|| Self::search_topic(before.as_ref()?, want, false, false))
            .or_else(|| self.people.stands_for(key, self.before))
            .filter(|name| self.is_known(name) && self.can_be(name, want.he))
    }

    /// "It was 19C in Calder", "it took until May": no antecedent.
    fn is_expletive(sentence: &Sentence<'_>, holder: usize) -> bool {
        let Some(clause) = sentence.clauses.get(holder) else {
            return false;
        };
        let verb = clause.verb.of(sentence.words).last();
        let opens = sentence.word(clause.verb.last);
        // "It was 19C in Calder": the weather.
        if verb.is_some_and(|verb| verb.is_one(words!["was", "is"]))
            && opens.is_some_and(|word| word.tag == Tag::Num)
        {
            return true;
        }
        // "It took until June", "it takes two years to train one".
        verb.is_some_and(|verb| verb.is_one(words!["took", "takes", "take", "taken"]))
            && opens.is_some_and(|word| {
                matches!(word.tag, Tag::Time(_)) || word.is_one(words!["until", "till"])
            })
    }

    /// A lone word may be a town ("Paris abolished slavery, and he"), unless it is somebody's surname or the article opens with it.
    fn is_known(&self, name: &str) -> bool {
        name.contains(' ')
            || self.cast.has_surname(name)
            || self.people.opens_with(name)
            || self.people.has_titled(name)
    }

    /// True unless the given name, where the article tells it, is one of a woman for "he" or of a man for "she".
    fn can_be(&self, name: &str, he: bool) -> bool {
        let whole = self.cast.full(name);
        let given = whole.split(' ').find_map(|word| is_he(Letters::of(word)));
        given.is_none_or(|own| own == he)
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
            .find_map(|index| fitting_subject(sentence, index, want))
    }

    /// "She married Peter Hayes. He was killed": the other person of the clauses before `end`.
    fn other_person(sentence: &Sentence<'_>, end: usize, want: Want) -> Option<String> {
        let pronoun = if want.he { word!("she") } else { word!("he") };
        sentence.clauses.iter().take(end).find_map(|clause| {
            let subject = clause.subject.of(sentence.words).first()?;
            let object = Run::new(clause.verb.last, clause.run.last);
            let other = || full_name(sentence, object);
            (clause.form == Form::Finite && subject.is(pronoun))
                .then(other)
                .flatten()
        })
    }

    /// The first fitting subject of the previous sentence, else whoever speaks in it.
    fn search_topic(
        sentence: &Sentence<'_>,
        want: Want,
        owner: bool,
        fate: bool,
    ) -> Option<String> {
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
                // "In her sleep": a noun that may be a verb elsewhere.
                word.is(object)
                    && sentence.word(at + 1).is_none_or(|next| {
                        want.he
                            || matches!(
                                next.tag,
                                Tag::Prep
                                    | Tag::To
                                    | Tag::Time(_)
                                    | Tag::Comma
                                    | Tag::Stop
                                    | Tag::Break
                                    | Tag::Coord
                                    | Tag::Sub
                                    | Tag::Adv
                            )
                    })
            });
        if goes_on || sent {
            return None;
        }
        // A name of two words is that of a person before it is that of a firm.
        let strict = Want {
            lone: if want.sort == Sort::Thing {
                Lone::One
            } else {
                want.lone
            },
            ..want
        };
        let loose = Want {
            lone: Lone::Several,
            ..want
        };
        let fits = |index: usize| Some((fitting_subject(sentence, index, strict)?, index));
        let finite = (0..sentence.clauses.len())
            .take(8)
            .filter(|&index| sentence.clauses[index].form == Form::Finite);
        // "The judge said Hale had sold his city. He must": whom what was said is about, rather than who said it.
        let told = finite
            .clone()
            .filter(|_| want.sort == Sort::Person)
            .filter(|&index| sentence.clauses[index].open == Open::Content)
            .filter(|&index| index > 0 && sentence.is_saying(index - 1))
            .find_map(fits);
        let subjects = told.or_else(|| finite.clone().find_map(fits));
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
        if subjects.is_none() && want.sort == Sort::Thing && !want.named {
            let made = founded(sentence).filter(|_| fate);
            let firm = || {
                finite
                    .clone()
                    .find_map(|index| fitting_subject(sentence, index, loose))
            };
            return made.or_else(firm);
        }
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

/// The subject of a clause, when it can stand for what is wanted.
fn fitting_subject(sentence: &Sentence<'_>, index: usize, want: Want) -> Option<String> {
    let verb = sentence.clauses[index].verb.of(sentence.words).first();
    let several = verb.is_some_and(|verb| verb.is_one(words!["have", "are", "were"]));
    let want = Want {
        lone: if several || want.sort == Sort::Thing {
            want.lone
        } else {
            Lone::One
        },
        ..want
    };
    let subject = subject_of(sentence, index).0;
    // "Sandor's deputy, Jan Orlik, left. He": by his name.
    let named = (want.sort == Sort::Person)
        .then(|| name_behind(sentence, subject))
        .flatten();
    named.or_else(|| fitting(sentence, subject, want))
}

/// "She founded a school in 1865. It closed": the one thing that somebody's deed was done to, or that somebody made.
fn founded(sentence: &Sentence<'_>) -> Option<String> {
    let mut finite = sentence
        .clauses
        .iter()
        .enumerate()
        .filter(|(_, clause)| clause.form == Form::Finite && clause.open != Open::Rel);
    let (index, _) = finite.next()?;
    finite
        .next()
        .is_none()
        .then(|| made(sentence, index))
        .flatten()
}

/// The object of a clause in which somebody does something, without its article.
fn made(sentence: &Sentence<'_>, index: usize) -> Option<String> {
    let clause = sentence.clauses[index];
    let subject = subject_of(sentence, index).0.of(sentence.words);
    let head = subject
        .iter()
        .rfind(|word| matches!(word.tag, Tag::Noun | Tag::Pron))?;
    let somebody = head.is_one(words!["he", "she", "they", "we"])
        || is_plural(head.of(sentence.text))
        || is_person(sentence.text, subject) != Some(false);
    let verb = clause.verb.of(sentence.words);
    let active = matches!(verb.last()?.tag, Tag::Past | Tag::Part | Tag::Base)
        && !verb
            .iter()
            .any(|word| word.is_one(words!["was", "were", "been", "be", "is", "are"]));
    let first = clause.verb.last;
    let determined = sentence.word(first)?.tag == Tag::Det;
    let end = (first + 1..clause.run.last)
        .find(|&place| {
            !matches!(
                sentence.words[place].tag,
                Tag::Noun | Tag::Adj | Tag::Genitive
            )
        })
        .unwrap_or(clause.run.last);
    let object = Run::new(first + 1, end);
    let last = object.of(sentence.words).last()?;
    let one = last.tag == Tag::Noun && !has_plural_ending(last.of(sentence.text));
    (somebody && active && determined && one && object.of(sentence.words).len() <= 5).then(|| {
        let span = sentence.words[first + 1].span.join(last.span);
        format!("the {}", span.slice(sentence.text))
    })
}

/// True for a clause that tells what became of a thing: "was banned", "closed", "sold 9,000 copies".
fn befalls(sentence: &Sentence<'_>, index: usize) -> bool {
    const FATES: Words = words![
        "closed",
        "opened",
        "reopened",
        "failed",
        "collapsed",
        "sold",
        "sank",
        "burned",
        "burnt",
        "lasted",
        "began",
        "ended",
        "started",
        "ran",
        "broke",
        "fell",
        "cost",
        "became",
        "remained",
        "stood",
        "closes",
        "opens",
        "begins",
        "ends",
        "runs",
        "won",
        "appeared",
        "exploded",
        "crashed",
        "expired",
        "survived",
        "stopped",
        "folded",
        "flopped"
    ];
    let Some(clause) = sentence.clauses.get(index) else {
        return false;
    };
    let verb = clause.verb.of(sentence.words);
    let passive = verb
        .iter()
        .any(|word| word.is_one(words!["was", "is", "been", "be"]))
        && verb.last().is_some_and(|word| word.tag == Tag::Part);
    passive || verb.last().is_some_and(|word| word.is_one(FATES))
}
