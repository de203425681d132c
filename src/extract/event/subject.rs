//! "He", "it", "its", "the company" → the name that stands for it in the same or the previous sentence.
//!
//! And where the subject of a clause stands when it is not in it ("…, and fined him"). Only what is plain is resolved: the nearest subject that can be a person, a thing or several. Everything else stays as the
//! text has it.

use super::Previous;
use super::clause::{Clause, Form, Open, Run, noun_phrase_before};
use super::lexicon::Can;
use super::link::Sentence;
use super::people::{People, full_name};
use super::tag::{Tag, Word};
use crate::extract::letters::{Letters, Words};
use std::cell::RefCell;

/// Where names can be looked up: the previous sentence, if there is one.
#[derive(Debug)]
pub(super) struct Antecedents<'a> {
    /// The previous sentence.
    pub(super) before: &'a Previous<'a>,
    /// What pronouns stood for there.
    pub(super) earlier: &'a [(Key, String)],
    /// What they stand for here.
    pub(super) told: RefCell<Vec<(Key, String)>>,
    /// Whom the article is about.
    pub(super) people: &'a People,
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

impl Antecedents<'_> {
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
                    "company", "firm", "group", "carmaker", "lender", "retailer", "airline",
                    "club", "team"
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
            )
        };
        let chained = || {
            self.earlier
                .iter()
                .find(|(other, _)| *other == key)
                .map(|(_, name)| name.clone())
        };
        let known = || self.people.stands_for(key, &self.before.sentence()?);
        let name = here.or_else(before).or_else(chained).or_else(known)?;
        self.told.borrow_mut().push((key, name.clone()));
        let name = if owner {
            format!("{name}{}", if name.ends_with('s') { "’" } else { "’s" })
        } else {
            name
        };
        Some((name, replaced))
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
    fn search_topic(sentence: &Sentence<'_>, want: Want) -> Option<String> {
        let subjects = (0..sentence.clauses.len())
            .take(8)
            .filter(|&index| sentence.clauses[index].form == Form::Finite)
            .find_map(|index| fitting(sentence, subject_of(sentence, index).0, want));
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
            .filter(|clause| clause.form == Form::Finite && clause.subject.is_empty())
            .find_map(|clause| fitting(sentence, Run::new(clause.verb.last, clause.run.last), want))
    }
}

/// The text of a noun phrase, when it can stand for `sort`.
fn fitting(sentence: &Sentence<'_>, run: Run, want: Want) -> Option<String> {
    let words = run.of(sentence.words);
    let text = sentence.text;
    let first = words.first()?;
    let quantity = words![
        "most", "many", "some", "few", "others", "all", "both", "more", "none", "half",
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
                || matches!(word.tag, Tag::Time(_) | Tag::Part | Tag::Past)
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
    let opens = sentence
        .words
        .first()
        .is_some_and(|word| word.span == first.span);
    let lone = words.len() == 1 && opens && has_plural_ending(last.of(text));
    let several =
        lone || is_plural(last.of(text)) || words.iter().any(|word| word.tag == Tag::Coord);
    let person = is_person(text, words);
    let ok = match want.sort {
        Sort::Person => person != Some(false) && !several,
        Sort::Several => several,
        // A lone name may be a firm as well as a person.
        Sort::Thing => {
            (person == Some(false) || person.is_none() && words.len() == 1)
                && (!several || last.capital && !lone)
                && (!want.named || names > 0)
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

fn is_plural(noun: &str) -> bool {
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

/// Where the subject of a clause stands, and the clause that holds it.
pub(super) fn subject_of(sentence: &Sentence<'_>, index: usize) -> (Run, usize) {
    let clause = sentence.clauses[index];
    if !clause.subject.is_empty() {
        return (clause.subject, index);
    }
    match clause.open {
        Open::Rel => (owner(sentence, clause), index),
        Open::Start => (Run::default(), index),
        Open::Coord => shared_subject(sentence, index),
        _ => stitched_subject(sentence, index).unwrap_or_else(|| shared_subject(sentence, index)),
    }
}

/// What a relative clause is about: "the war in Zambar, which", where a bare name would be no event.
fn owner(sentence: &Sentence<'_>, clause: Clause) -> Run {
    let near = noun_phrase_before(sentence.words, clause.run.first);
    let words = sentence.words;
    let opener = words.get(clause.run.first);
    let is = |word: Letters| opener.is_some_and(|opener| opener.is(word));
    // "The tomb of King Ozan, who was buried": the king.
    if is(word!("who"))
        && let Some(of) = (near.first..near.last).rfind(|&at| words[at].is(word!("of")))
    {
        let (head, tail) = (Run::new(near.first, of), Run::new(of + 1, near.last));
        let person = |run: Run| is_person(sentence.text, run.of(words)) != Some(false);
        if !tail.is_empty() && person(tail) && !person(head) {
            return tail;
        }
    }
    let which = is(word!("which"));
    let name = near
        .of(words)
        .iter()
        .all(|word| word.capital && word.tag == Tag::Noun);
    let placed = near.first >= 2
        && words[near.first - 1].is_one(words!["in", "at", "near", "off", "on"])
        && words[near.first - 2].tag == Tag::Noun
        && !words[near.first - 2].capital;
    if which && name && placed {
        let whole = noun_phrase_before(words, near.first - 1);
        return Run::new(whole.first, near.last);
    }
    near
}

/// The passive clause whose subject and "was" a bare participle after "and" shares: "it was shelved and | revived by them".
pub(super) fn passive_before(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    let clause = sentence.clauses[index];
    let verb = clause.verb.of(sentence.words);
    let next = sentence.words.get(clause.verb.last);
    let bare = next
        .is_none_or(|word| matches!(word.tag, Tag::Prep | Tag::Time(_) | Tag::Stop | Tag::Comma));
    let shares = clause.open == Open::Coord && clause.subject.is_empty() && verb.len() == 1;
    if !(bare && shares && verb.first()?.can.be(Can::PART)) {
        return None;
    }
    let main = |back: &usize| {
        let other = sentence.clauses[*back];
        other.form == Form::Finite && !matches!(other.open, Open::Sub | Open::Rel)
    };
    let back = (index.saturating_sub(4)..index).rev().find(main)?;
    let helped = sentence.clauses[back].verb.of(sentence.words);
    let passive = helped.len() > 1
        && helped.last()?.tag == Tag::Part
        && helped
            .iter()
            .any(|word| word.is_one(words!["was", "were", "been", "is", "are"]));
    passive.then_some(back)
}

/// "… and | fined him": the subject of the clause before.
fn shared_subject(sentence: &Sentence<'_>, index: usize) -> (Run, usize) {
    if let Some(main) = passive_before(sentence, index) {
        return subject_of(sentence, main);
    }
    let before = (index.saturating_sub(8)..index)
        .rev()
        .find(|&back| sentence.clauses[back].form == Form::Finite);
    match before {
        Some(back)
            if sentence.clauses[back].subject.is_empty()
                && sentence.clauses[back].open == Open::Rel
                && sentence.clauses[index].open != Open::Coord =>
        {
            shared_subject(sentence, back)
        }
        Some(back) => subject_of(sentence, back),
        None => (Run::default(), index),
    }
}

/// "Mr Rusnac, who …, | conceded": the subject stands before the remark.
fn stitched_subject(sentence: &Sentence<'_>, index: usize) -> Option<(Run, usize)> {
    let near = sentence.clauses[index.saturating_sub(8)..index]
        .iter()
        .enumerate()
        .rev();
    let mut nearest = None;
    for (offset, other) in near {
        let back = index.saturating_sub(8) + offset;
        match other.form {
            Form::Fragment if opens_clause(sentence, back) => {
                return Some((strip(sentence.words, other.run), back));
            }
            // "Police said two men, who fled in 2019, | were caught".
            Form::Finite if other.open == Open::Rel && back + 1 == index => {
                let owner = noun_phrase_before(sentence.words, other.run.first);
                nearest = (!owner.is_empty()).then_some((owner, back));
            }
            Form::Finite if other.open != Open::Rel => break,
            Form::Fragment if back + 1 == index && is_noun(sentence, *other) => {
                nearest = Some((strip(sentence.words, other.run), back));
            }
            _ => {}
        }
    }
    nearest
}

fn is_noun(sentence: &Sentence<'_>, clause: Clause) -> bool {
    let mut words = clause.run.of(sentence.words).iter();
    words.any(|word| word.tag == Tag::Noun)
        && clause
            .run
            .of(sentence.words)
            .iter()
            .find(|word| word.tag != Tag::Coord)
            .is_some_and(|word| matches!(word.tag, Tag::Noun | Tag::Det))
}

/// True for a fragment that stands where a subject would: at the start, or after "and" or a break.
fn opens_clause(sentence: &Sentence<'_>, index: usize) -> bool {
    let clause = sentence.clauses[index];
    let noun = strip(sentence.words, clause.run).of(sentence.words).first();
    noun.is_some_and(|word| {
        matches!(
            word.tag,
            Tag::Noun | Tag::Det | Tag::Pron | Tag::Num | Tag::Mark | Tag::Adj
        )
    }) && (matches!(
        clause.open,
        Open::Start | Open::Break | Open::Coord | Open::Content | Open::Sub
    ) || index == 1
        && sentence.clauses[0].form == Form::Fragment
        && is_only_time(sentence, sentence.clauses[0]))
}

fn is_only_time(sentence: &Sentence<'_>, clause: Clause) -> bool {
    clause
        .run
        .of(sentence.words)
        .iter()
        .all(|word| matches!(word.tag, Tag::Time(_) | Tag::Prep | Tag::Adv | Tag::Coord))
}

/// Without what stands before a noun phrase: conjunctions, adverbs, a time with its preposition.
fn strip(words: &[Word], mut run: Run) -> Run {
    while run.first < run.last {
        let next = words
            .get(run.first + 1)
            .filter(|_| run.first + 1 < run.last);
        let timed = next.is_some_and(|word| matches!(word.tag, Tag::Time(_)));
        match words[run.first].tag {
            Tag::Coord | Tag::Adv | Tag::Quote | Tag::That | Tag::Sub => run.first += 1,
            Tag::Time(_) if next.is_some_and(|word| word.tag != Tag::Genitive) => run.first += 1,
            Tag::Prep if timed => run.first += 2,
            _ => break,
        }
    }
    run
}
