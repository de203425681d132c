//! "He", "it", "its", "the company" → the name that stands for it in the same or the previous sentence.
//!
//! Only what is plain is resolved: the nearest subject that can be a person, a thing or several. Everything else stays as
//! the text has it.

use super::Previous;
use super::cast::Cast;
use super::clause::{Form, Open, Run};
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Person,
    Thing,
    Several,
}

/// What a pronoun looks for.
#[derive(Clone, Copy)]
struct Want {
    sort: Sort,
    /// Only a name will do: "the company".
    named: bool,
    /// In its own sentence, where "a convoy … it" is plain.
    here: bool,
    /// For "he" rather than "she".
    he: bool,
}

impl Want {
    /// True for the very pronoun that is to be looked up.
    fn is_pronoun(self, word: &Word) -> bool {
        let own = match self.sort {
            Sort::Person if self.he => word!("he"),
            Sort::Person => word!("she"),
            Sort::Thing => word!("it"),
            Sort::Several => word!("they"),
        };
        word.tag == Tag::Pron && word.is(own)
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
            } else if first.is(word!("the"))
                && subject.len() == 2
                && subject[1].is_one(words![
                    "company", "firm", "group", "carmaker", "lender", "retailer", "airline"
                ])
            {
                (Sort::Thing, false)
            } else {
                return None;
            }
        } else {
            return None;
        };
        let replaced = if owner { 1 } else { subject.len() };
        let want = Want {
            sort,
            named: first.is(word!("the")),
            here: !owner,
            he: first.is_one(words!["he", "his"]),
        };
        let here = Self::search(sentence, holder, want);
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
            .or_else(known)?;
        self.told.borrow_mut().push((key, name.clone()));
        let name = if owner {
            format!("{name}{}", if name.ends_with('s') { "’" } else { "’s" })
        } else {
            name
        };
        Some((name, replaced))
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
        if goes_on {
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
        // "She married Peter Hayes. He was killed": the other person of that sentence.
        let other = sentence.clauses.iter().take(4).find_map(|clause| {
            let subject = clause.subject.of(sentence.words).first()?;
            let pronoun = if want.he { word!("she") } else { word!("he") };
            let object = Run::new(clause.verb.last, clause.run.last);
            (clause.form == Form::Finite && subject.is(pronoun))
                .then(|| full_name(sentence, object))
                .flatten()
        });
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

/// The text of a noun phrase, when it can stand for `sort`.
fn fitting(sentence: &Sentence<'_>, run: Run, want: Want) -> Option<String> {
    let words = run.of(sentence.words);
    let text = sentence.text;
    let first = words.first()?;
    let quantity = words![
        "most",
        "many",
        "some",
        "few",
        "others",
        "all",
        "both",
        "more",
        "none",
        "half",
        "anyone",
        "everyone",
        "someone",
        "nobody",
        "anybody",
        "everybody",
        "somebody",
        "one",
        "nothing",
        "something",
        "everything",
        "each",
        "those",
    ];
    if matches!(first.tag, Tag::Pron)
        || first.is_one(quantity)
        || words.len() > 8
        || (first.tag == Tag::Det
            && !first.is(word!("the"))
            && !(want.here && first.is_one(words!["a", "an"])))
    {
        return None;
    }
    // Only the head: nothing after a preposition but "of", and no numbers.
    let end = words
        .iter()
        .position(|word| {
            matches!(word.tag, Tag::Comma | Tag::Prep) && !word.is(word!("of"))
                || matches!(word.tag, Tag::Time(_) | Tag::Part | Tag::Past | Tag::Aside)
        })
        .unwrap_or(words.len());
    let words = &words[..end];
    let last = words.last()?;
    if last.tag != Tag::Noun {
        return None;
    }
    let names = words
        .iter()
        .filter(|word| word.capital && word.tag == Tag::Noun)
        .count();
    // Its capital may be that of the sentence, whatever time or place stands before it.
    let opens = sentence
        .words
        .iter()
        .take_while(|word| word.span != first.span)
        .all(|word| {
            matches!(
                word.tag,
                Tag::Time(_) | Tag::Quote | Tag::Break | Tag::Mark | Tag::Num | Tag::Aside
            )
        });
    let lone = words.len() == 1 && opens && has_plural_ending(last.of(text));
    let several =
        lone || is_plural(last.of(text)) || words.iter().any(|word| word.tag == Tag::Coord);
    let person = is_person(text, words);
    // "Net profit came in at €4m. It expects": what has no article is a name or no antecedent.
    let proper = words
        .iter()
        .all(|word| word.capital || word.tag != Tag::Noun);
    let ok = match want.sort {
        Sort::Person => person != Some(false) && !several,
        Sort::Several => several,
        // A lone name may be a firm as well as a person.
        Sort::Thing => {
            (person == Some(false) || person.is_none() && words.len() == 1)
                && (!several || last.capital && !lone)
                // "Revenue rose. The company …": a lone word that opens a sentence need not be a name.
                && (proper || words.len() == 1 || first.tag == Tag::Det || first.tag == Tag::Num)
                && (!want.named || names > usize::from(opens && words.len() == 1))
        }
    };
    if !ok {
        return None;
    }
    let span = first.span.join(last.span);
    let name = span.slice(text);
    let name = name
        .strip_prefix("The ")
        .map_or_else(|| name.to_owned(), |rest| format!("the {rest}"));
    Some(name.replace(['“', '”', '"'], ""))
}

pub(super) fn has_plural_ending(noun: &str) -> bool {
    noun.ends_with('s')
        && !["ss", "us", "is", "as", "os"]
            .iter()
            .any(|end| noun.ends_with(end))
}

pub(super) fn is_plural(noun: &str) -> bool {
    (noun.ends_with('s')
        && !noun.ends_with("ss")
        && !noun.ends_with("us")
        && !noun.ends_with("is")
        && !noun.starts_with(char::is_uppercase))
        || ["police", "people", "men", "women", "children"]
            .iter()
            .any(|plural| noun.eq_ignore_ascii_case(plural))
}

/// Sure for a title of office, sure not for a body, a place or a common noun; names alone may be either.
pub(super) fn is_person(text: &str, words: &[Word]) -> Option<bool> {
    const OFFICES: Words = words![
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "minister",
        "premier",
        "chancellor",
        "judge",
        "governor",
        "mayor",
        "senator",
        "general",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "chairman",
        "chairwoman",
        "secretary",
        "director",
        "leader",
        "spokesman",
        "spokeswoman",
        "officer",
        "economist",
        "analyst",
        "professor",
        "candidate",
        "treasurer",
        "founder",
        "author",
        "driver",
        "man",
        "woman",
        "sir",
        "captain",
        "colonel",
        "commander",
        "ambassador",
        "lawyer",
        "prosecutor",
        "striker",
        "coach",
        "broker",
        "aide",
        "executive",
    ];
    const BODIES: Words = words![
        "bank",
        "ministry",
        "institute",
        "university",
        "party",
        "council",
        "commission",
        "court",
        "union",
        "agency",
        "corp",
        "inc",
        "ltd",
        "plc",
        "group",
        "company",
        "department",
        "office",
        "league",
        "club",
        "fund",
        "association",
        "federation",
        "congress",
        "parliament",
        "house",
        "street",
        "city",
        "river",
        "islands",
        "republic",
        "kingdom",
        "states",
        "army",
        "navy",
        "force",
        "forces",
        "airlines",
        "motors",
        "rovers",
        "united",
        "holdings",
        "trust",
        "authority",
        "cross",
        "senate",
        "bureau",
        "services",
        "systems",
        "industries",
        "construction",
        "electric",
        "energy",
        "oil",
        "steel",
        "foods",
        "records",
        "studios",
        "media",
        "technologies",
        "pharmaceuticals",
        "railway",
        "partners",
        "brothers",
        "sons",
        "college",
        "school",
        "hospital",
        "society",
        "foundation",
        "front",
        "movement",
        "board",
        "committee",
        "forum",
        "times",
        "post",
        "news",
        "africa",
        "america",
        "asia",
        "europe",
        "korea",
        "arabia",
        "zealand",
        "given",
        "canal",
        "sea",
        "north",
        "south",
        "east",
        "west",
        "new",
        "central",
        "energy",
        "oil",
        "steel",
        "power",
        "systems",
        "technologies",
        "foods",
        "pharma",
        "bureau",
        "centre",
        "center",
        "economy",
        "museum",
        "bridge",
        "airport",
        "port",
    ];
    let is = |word: &Word, list: Words| word.is_one(list);
    if words.iter().any(|word| is(word, BODIES)) {
        return Some(false);
    }
    if words.iter().any(|word| is(word, OFFICES)) {
        return Some(true);
    }
    let names = words
        .iter()
        .filter(|word| {
            word.capital && word.tag == Tag::Noun && !word.of(text).chars().all(char::is_uppercase)
        })
        .count();
    let det = words.first().is_some_and(|word| word.tag == Tag::Det);
    let genitive = words.iter().any(|word| word.tag == Tag::Genitive);
    let lone_names = !det && !genitive && names == words.len() && (1..=4).contains(&names);
    if lone_names { None } else { Some(false) }
}
