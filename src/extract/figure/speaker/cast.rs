//! A phrase that speaks → whom it stands for: "she", "Odhiambo", "the company" are whoever the article named.
//!
//! People and bodies are told apart by how the article writes them; the sentences are asked from the latest back. Has no
//! opinion on which words attribute.

use super::named::{ALIASES, BODIES, FIRMS, HONOURS, PARTICLES, PLACES, TITLES};
use super::voice::{WORKS, main_subject, whole_body};
use crate::extract::figure::lexicon::{Sense, class};
use crate::extract::figure::noun;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::figure::unit::tail::WATCHERS;
use crate::extract::given::is_he;
use crate::extract::letters::{Letters, Words};

/// How many speakers are kept in mind.
const REMEMBERED: usize = 64;

/// How many sentences back a pronoun may point.
const BACK: usize = 24;

/// How many sentences back "it" may be whoever spoke, where nothing else tells.
const LATELY: u32 = 2;

/// How many tokens before a surname are searched for the whole name.
const NAMED_WITHIN: usize = 4_000;

/// Everybody who has spoken so far in the article, and where else to look for whoever is meant.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// The sentences so far, the present one last.
    sentences: Vec<Range>,
    /// Who has spoken, the latest last.
    voices: Vec<Voice>,
    /// Surnames that "he" or "she" has stood for, and whether it was "she".
    sexes: Vec<(Letters, bool)>,
}

#[derive(Clone, Copy, Debug)]
struct Voice {
    name: Phrase,
    sentence: u32,
}

impl Cast {
    /// A sentence begins.
    pub(super) fn enter(&mut self, range: Range) {
        self.sentences.push(range);
    }

    /// Somebody speaks in a sentence.
    pub(super) fn speaks(&mut self, r: &Reader<'_>, name: Phrase, sentence: u32) {
        let letters = |(first, last): Phrase| (first..last).map(|at| r.letters(at));
        self.voices
            .retain(|voice| !letters(voice.name).eq(letters(name)));
        if self.voices.len() >= REMEMBERED {
            self.voices.remove(0);
        }
        self.voices.push(Voice { name, sentence });
    }

    /// Who has spoken last.
    pub(super) fn last(&self) -> Option<Phrase> {
        self.voices.last().map(|voice| voice.name)
    }

    /// Whom the phrase stands for; `leads` where it is the first of its sentence that speaks.
    pub(super) fn stands_for(
        &mut self,
        r: &Reader<'_>,
        range: Range,
        (first, last): Phrase,
        leads: bool,
    ) -> Option<Phrase> {
        let (first, last) = with_month(r, (first, last));
        let alone = last == first + 1 && !r.acronym(first);
        if alone && r.any(first, words!["he", "she", "his", "her"]) {
            return self.person(r, range, first);
        }
        if alone && r.any(first, words!["it", "they"]) {
            return self.body(r, range, first, leads);
        }
        // "Weir Foods will cut 310 jobs, the company said".
        if alone && r.any(first, FIRMS) && r.is(first.wrapping_sub(1), word!("the")) {
            let named = main_subject(r, range, first)
                .filter(|name| name.1 < first)
                .map(|name| shared_firm(r, name, first).unwrap_or_else(|| holder(r, name)))
                .filter(|&(start, end)| {
                    (start..end).all(|at| r.capital(at) || r.any(at, words!["&", "of"]))
                        && !r.has(start, class::PRONOUN)
                        && !(end..first).any(|at| r.any(at, words!["he she his her who"]))
                });
            let named = named.or_else(|| self.firm(r)).unwrap_or((first, last));
            return Some(named);
        }
        // "reported to Brenn Police …, the force says", "the World Health Organization … The agency cautions".
        if alone
            && r.any(first, ALIASES)
            && r.is(first.wrapping_sub(1), word!("the"))
            && let Some(body) = self.alias(r, first)
        {
            return Some(body);
        }
        // "the Agriculture Minister, Ane Dahl, said … the Minister said".
        if last == first + 1
            && r.has(first.wrapping_sub(1), class::DETERMINER)
            && !noun::is_plural(r, first)
            && !r.any(first, FIRMS)
            && !r.any(first, BODIES)
            && let Some(held) = self.latest(|&name| {
                let mut near =
                    (name.0.saturating_sub(6)..name.1).chain(name.1..first.min(name.1 + 8));
                name.1 <= first
                    && is_person(r, name)
                    && near.any(|at| {
                        // "Ada Dahl of the Brenn Observatory" is no observatory.
                        let house =
                            at > name.1 && (name.1..at).any(|i| r.any(i, words!["of at from"]));
                        r.is(at, r.letters(first)) && !house
                    })
            })
        {
            return Some(held);
        }
        // "the Leeds-based retailer": the body that has spoken.
        let seated = (first + 1..last).any(|at| r.is(at, word!("based")) && r.hyphen(at - 1));
        if seated
            && !r.capital(last - 1)
            && let Some(body) = self.latest(|&name| r.capital(name.0) && !is_person(r, name))
        {
            return Some(body);
        }
        Some(
            self.in_full(r, (first, last))
                .unwrap_or_else(|| plain_name(r, (first, last))),
        )
    }

    /// The latest speaker of whom something holds.
    fn latest(&self, fits: impl Fn(&Phrase) -> bool) -> Option<Phrase> {
        self.voices
            .iter()
            .rev()
            .map(|voice| voice.name)
            .find(|name| fits(name))
    }

    /// "Odhiambo", "Ms Odhiambo" → "Peter Odhiambo": the name as it was given in full.
    pub(super) fn in_full(&self, r: &Reader<'_>, (first, last): Phrase) -> Option<Phrase> {
        if !r.capital(first) || !r.capital(last - 1) || r.any(last - 1, BODIES) {
            return None;
        }
        let start = past_titles(r, (first, last));
        if start + 1 != last {
            return None;
        }
        let surname = r.letters(start);
        let known =
            self.latest(|&(from, to)| to > from + 1 && r.is(to - 1, surname) && to <= first);
        known.or_else(|| whole_name(r, start))
    }

    /// Whom "he" or "she" at `at` stands for: whom the sentence is about, else the person whom the nearest sentence before
    /// lets speak, is about, or names.
    fn person(&mut self, r: &Reader<'_>, range: Range, at: usize) -> Option<Phrase> {
        let she = r.any(at, words!["she", "her"]);
        let fits = |name: &Phrase| {
            is_person(r, *name)
                && !self
                    .sexes
                    .iter()
                    .any(|&(surname, other)| other != she && r.is(name.1 - 1, surname))
                && titled(r, *name).is_none_or(|other| other == she)
        };
        let spoke_in = |other: Range, fits: &dyn Fn(&Phrase) -> bool| {
            let voices = self.voices.iter().rev();
            voices
                .take_while(|voice| voice.sentence >= other.sentence)
                .filter(|voice| voice.sentence == other.sentence)
                .map(|voice| voice.name)
                .find(fits)
        };
        let somebody = |name: &Phrase| is_somebody(r, *name);
        let before = Range { last: at, ..range };
        let own = spoke_in(range, &fits)
            .or_else(|| main_subject(r, range, at).filter(|name| name.1 <= at && fits(name)))
            .or_else(|| people(r, before).find(|name| is_introduced(r, *name) && fits(name)));
        let found = own.or_else(|| {
            let earlier = self.sentences.iter().rev().skip(1).take(BACK);
            earlier.copied().find_map(|other| {
                // "On Monday she sold Emil Dahl": she is no one named behind her.
                let last = (other.first..other.last)
                    .find(|&i| r.is(i, r.letters(at)))
                    .unwrap_or(other.last);
                let named = || people(r, Range { last, ..other }).filter(fits);
                spoke_in(other, &fits)
                    .or_else(|| named().find(|name| is_introduced(r, *name)))
                    .or_else(|| spoke_in(other, &somebody))
                    .or_else(|| {
                        main_subject(r, other, last)
                            .filter(|name| fits(name) || is_title(r, name.1 - 1))
                    })
                    .or_else(|| named().next())
            })
        });
        let found = found?;
        let found = self.in_full(r, found).unwrap_or(found);
        let surname = r.letters(found.1 - 1);
        if !self.sexes.iter().any(|&(other, _)| other == surname) {
            self.sexes.push((surname, she));
        }
        Some(found)
    }

    /// Which firm "the company" is, where its sentence does not name it: the one that has spoken last, else the nearest that a
    /// sentence is about.
    fn firm(&self, r: &Reader<'_>) -> Option<Phrase> {
        let fits = |&(first, last): &Phrase| {
            let named =
                (first..last).all(|at| r.capital(at) || r.any(at, words!["&", "of", "and"]));
            let body = (first..last).any(|at| r.any(at, BODIES) || r.has(at, class::CALENDAR));
            named && !body && !is_person(r, (first, last)) && !r.has(first, class::PRONOUN)
        };
        let earlier = self.sentences.iter().rev().skip(1).take(BACK);
        self.latest(fits).or_else(|| {
            earlier
                .copied()
                .find_map(|other| institution(r, other).filter(fits))
        })
    }

    /// Which body "the agency" at `at` is: the one named so that its sentence or those just before it name or that has spoken
    /// last, else one that is named otherwise.
    fn alias(&self, r: &Reader<'_>, at: usize) -> Option<Phrase> {
        let fits = |&(first, last): &Phrase| {
            last > first + 1
                && (first..last).all(|i| r.capital(i) || r.any(i, words!["of the for and"]))
                && (first..last).any(|i| r.any(i, BODIES))
        };
        let near = self.sentences.iter().rev().take(3);
        let named = near
            .copied()
            .filter(|other| other.first < at)
            .flat_map(|other| {
                let last = other.last.min(at);
                let begins = move |&i: &usize| r.capital(i) && !r.capital(i.wrapping_sub(1));
                let names = (other.first..last).rev().filter(begins);
                names.filter_map(move |i| Some(whole_body(r, phrase::noun_phrase(r, i, last)?)))
            });
        let spoke = self.voices.iter().rev().map(|voice| voice.name);
        let mut bodies = spoke.chain(named).filter(fits);
        let own = |&(first, last): &Phrase| (first..last).any(|i| r.is(i, r.letters(at)));
        bodies.clone().find(own).or_else(|| bodies.next())
    }

    /// Whom "it" or "they" at `at` stands for.
    fn body(&self, r: &Reader<'_>, range: Range, at: usize, leads: bool) -> Option<Phrase> {
        let it = r.is(at, word!("it"));
        let fits = |name: &Phrase| !(is_person(r, *name) || it && several(r, *name));
        // "There were 31 cases, it said": whoever spoke just before goes on.
        let trails = r.is(at.wrapping_sub(1), word!(","));
        let voice = self.voices.last().filter(|_| trails);
        let spoke = voice.filter(|voice| voice.sentence + 1 == range.sentence);
        let subject = main_subject(r, range, at);
        let opens = leads && (trails || at <= range.first + 1 || subject.is_none());
        // "The bank kept its rate but it expects": nobody has spoken yet, and the sentence is about the bank.
        let own = || {
            let (first, last) = subject.filter(|name| it && leads && name.1 <= at)?;
            if let Some(firm) = shared_firm(r, (first, last), at) {
                return Some(firm);
            }
            let one = last > first + 1 || !noun::is_plural(r, first);
            let named = (first..last).any(|i| r.capital(i) && !r.has(i, class::PRONOUN));
            (one && named).then(|| holder(r, (first, last)))
        };
        // "Its engineers reconnected 90 homes": still whoever they are of.
        let theirs = |other: &Range| {
            main_subject(r, *other, other.last)
                .is_some_and(|(first, _)| r.any(first.wrapping_sub(1), words!["its", "their"]))
        };
        let before = || {
            let mut earlier = self.sentences.iter().rev().skip(1).take(3);
            let about = *earlier.find(|other| !theirs(other)).filter(|_| opens)?;
            if it {
                institution(r, about)
            } else {
                // "Her group drilled 16 holes. They reckon".
                topic(r, about).filter(fits)
            }
        };
        spoke
            .map(|voice| voice.name)
            .filter(fits)
            .or_else(own)
            .or_else(before)
            // "Analysts forecast 340 million, and the sale that it announced": it is none of several.
            .or_else(|| {
                let mut voices = self.voices.iter().rev();
                let voice = voices.find(|voice| fits(&voice.name))?;
                (voice.sentence + LATELY >= range.sentence).then_some(voice.name)
            })
    }
}

/// "Shares in Calder Line fell after it said": whose shares they are.
fn shared_firm(r: &Reader<'_>, (first, last): Phrase, before: usize) -> Option<Phrase> {
    let shares =
        r.any(first, words!["shares stock profit profits"]) && r.any(last, words!["in of at"]);
    let firm = shares
        .then(|| phrase::noun_phrase(r, last + 1, before))
        .flatten();
    firm.filter(|name| r.capital(name.0))
}

/// True for several: "analysts", "unions".
fn several(r: &Reader<'_>, (_, last): Phrase) -> bool {
    noun::is_plural(r, last - 1) && !r.capital(last - 1) || r.any(last - 1, WATCHERS)
}

/// Where the name begins behind its titles: "Finance Minister | Ane Dahl".
fn past_titles(r: &Reader<'_>, (first, last): Phrase) -> usize {
    (first..last.saturating_sub(1))
        .rev()
        .find(|&at| is_title(r, at) || r.is(at, word!(".")) && is_title(r, at - 1))
        .map_or(first, |at| at + 1)
}

/// What a title or a given name tells: true for a woman.
fn titled(r: &Reader<'_>, (first, last): Phrase) -> Option<bool> {
    let she = words!["ms mrs miss dame spokeswoman chairwoman businesswoman"];
    let he = words!["mr sir lord spokesman chairman businessman"];
    let told = |at: usize| match () {
        () if r.any(at, she) => Some(true),
        () if r.any(at, he) => Some(false),
        () => is_he(r.letters(at))
            .filter(|_| at >= first && r.capital(at))
            .map(|he| !he),
    };
    (first.saturating_sub(2)..last).find_map(told)
}

/// True for a word that a name is made of.
pub(super) fn names(r: &Reader<'_>, at: usize) -> bool {
    let plain = |at: usize| {
        r.capital(at)
            && r.is_word(at)
            && !r.has(at, class::FUNCTION | class::ADVERB)
            && !r.dated(at)
    };
    // "Prue May".
    plain(at) || r.capital(at) && r.any(at, MONTHS) && at > 0 && plain(at - 1)
}

/// "Mr. |Ivo Marr", "Economist |Ane Dahl| of the Brenn Institute": without the address and the house.
pub(super) fn plain_name(r: &Reader<'_>, (first, last): Phrase) -> Phrase {
    let house = (first + 2..last).find(|&at| r.any(at, words!["of at from"]));
    let end = house
        .filter(|&at| is_person(r, (first, at)))
        .unwrap_or(last);
    if end < last {
        return (past_titles(r, (first, end)), end);
    }
    let address = r.any(
        first,
        words!["mr mrs ms miss madam dr prof rev smt shri sri"],
    );
    let start = first + usize::from(address);
    let start = start + usize::from(address && r.is(start, word!(".")));
    (if start + 1 < last { start } else { first }, last)
}

/// "Prue| May|": with the month's name that stands behind a given name.
pub(super) fn with_month(r: &Reader<'_>, (first, last): Phrase) -> Phrase {
    let surname = r.capital(last)
        && r.any(last, MONTHS)
        && r.any(last + 1, words![",", "."])
        && is_given(r, last - 1);
    (first, last + usize::from(surname))
}

/// Months that are names as well.
const MONTHS: Words = words!["may march april june august"];

/// The people whom a sentence names.
pub(super) fn people<'a>(r: &'a Reader<'_>, range: Range) -> impl Iterator<Item = Phrase> + 'a {
    let mut at = range.first;
    std::iter::from_fn(move || {
        while at < range.last {
            if !names(r, at) {
                at += 1;
                continue;
            }
            let first = at;
            while at < range.last
                && (names(r, at)
                    || names(r, at + 1)
                        && (r.hyphen(at)
                            || r.any(at, PARTICLES)
                            || r.is(at, word!(".")) && is_title(r, at - 1)))
            {
                at += 1;
            }
            if is_person(r, (first, at)) {
                return Some((past_titles(r, (first, at)), at));
            }
        }
        None
    })
}

/// True for a speaker that is one person without a name: "the mayor", "a nurse".
fn is_somebody(r: &Reader<'_>, (_, last): Phrase) -> bool {
    let noun = last - 1;
    !r.capital(noun)
        && !noun::is_plural(r, noun)
        && !r.has(noun, class::PRONOUN)
        && !r.any(noun, FIRMS)
        && !r.any(noun, BODIES)
        && !r.any(noun, WORKS)
        && !r.any(noun, words!["text letter notice budget bill deal"])
}

/// True for a name that stands beside what the person is: "its chairman, Ane Dahl,", "Ane Dahl, 49,", "Ane Dahl, who".
pub(super) fn is_introduced(r: &Reader<'_>, (first, last): Phrase) -> bool {
    let role = first.wrapping_sub(2);
    let behind = r.is(first.wrapping_sub(1), word!(","))
        && r.is_word(role)
        && !r.capital(role)
        && !r.has(role, class::FUNCTION | class::CALENDAR);
    let titled = is_title(r, first.wrapping_sub(1));
    let before = r.is(last, word!(","))
        && (r.is(last + 1, word!("who")) || r.is_number(last + 1) && r.is(last + 2, word!(",")));
    titled || behind || before
}

/// True for a phrase that can be one person's name: "chief executive Ane Dahl", "Ms Dahl"; not "the Labour Office", "in New
/// Brenn", "Unions".
pub(super) fn is_person(r: &Reader<'_>, (first, last): Phrase) -> bool {
    let honours = (first + 2..last)
        .rev()
        .take_while(|&at| r.any(at, HONOURS))
        .count();
    let last = last - honours;
    if last <= first || !names(r, last - 1) || r.acronym(last - 1) {
        return false;
    }
    let mut start = last - 1;
    while start > first
        && (names(r, start - 1)
            || r.hyphen(start - 1)
            || r.any(start - 1, PARTICLES) && names(r, start.wrapping_sub(2)))
    {
        start -= 1;
    }
    let core = past_titles(r, (start, last));
    let lead = start.wrapping_sub(1);
    // "the chain Calder Line" is none, "the historian Ane Dahl" is one.
    let role = start > first
        && r.is_word(lead)
        && !r.capital(lead)
        && !r.has(lead, class::DETERMINER)
        && !r.any(lead, FIRMS)
        && !r.any(lead, BODIES);
    let title = core > start
        || role
        || is_title(r, lead)
        || r.is(lead, word!(".")) && is_title(r, lead.wrapping_sub(1));
    let before = core.wrapping_sub(1);
    let placed = !title
        && (r.has(before, class::DETERMINER)
            || r.any(before, words!["in at near from of across on"]));
    let body = (core..last).any(|at| {
        r.any(at, BODIES) || r.any(at, FIRMS) || r.any(at, PLACES) || r.is(at, word!("&"))
    });
    (title || last > core + 1)
        && !placed
        && !body
        && !r.any(lead, FIRMS)
        && !r.is(lead, word!("&"))
        // "Holm and Dahl" may be a firm, "in May, and Ane Dahl does" names her.
        && !(r.is(lead, word!("and")) && r.capital(lead.wrapping_sub(1)))
        && !r.is(last, word!("&"))
        // "Charities", "Farmers": many.
        && !(last == core + 1 && noun::is_plural(r, core) && !title)
}

/// True for a given name: a capital word that is nothing else.
fn is_given(r: &Reader<'_>, at: usize) -> bool {
    names(r, at)
        && r.word(at).len() > 1
        && r.sense(at) == Sense::default()
        && !r.dated(at)
        && !is_title(r, at)
}

/// "Odhiambo" → "Peter Odhiambo": the name as it was first given.
fn whole_name(r: &Reader<'_>, at: usize) -> Option<Phrase> {
    let surname = r.letters(at);
    (at.saturating_sub(NAMED_WITHIN).max(1)..at)
        .find(|&i| r.is(i, surname) && r.spaced(i) && is_given(r, i - 1))
        .map(|i| (i - 1, i + 1))
}

/// What a sentence is about: the subject of its first verb, or the name or noun that it begins with.
fn topic(r: &Reader<'_>, range: Range) -> Option<Phrase> {
    main_subject(r, range, range.last).or_else(|| {
        let (first, last) = phrase::noun_phrase(r, range.first, range.last)?;
        let name = (first + 1..last).rev().find(|&at| r.capital(at));
        (!r.dated(first)).then_some((first, name.map_or(last, |at| at + 1)))
    })
}

/// The named body that a sentence is about: "Operator Calder Line lost $6m".
fn institution(r: &Reader<'_>, range: Range) -> Option<Phrase> {
    // "The bank's target is 3 %": the bank.
    let (first, last) = topic(r, range)
        .filter(|&(first, _)| !r.has(first, class::PRONOUN) || r.acronym(first))
        .map(|about| holder(r, about))?;
    let named = (first.max(range.first + 1)..last).any(|at| r.capital(at) && !r.dated(at));
    // "NorthGrid": no noun that only begins a sentence has a capital inside.
    let inner = |at: usize| r.word(at).chars().skip(1).any(char::is_uppercase);
    let one = |at: usize| r.any(at, FIRMS) || r.any(at, BODIES);
    let named = named || first == range.first && inner(first) || one(last - 1);
    let person = is_introduced(r, (first, last)) || past_titles(r, (first, last)) > first;
    (named && !person).then_some((first, last))
}

/// "Halden's profit" is Halden's; "Norway's central bank" speaks for itself.
fn holder(r: &Reader<'_>, (first, last): Phrase) -> Phrase {
    let body = r.any(last - 1, BODIES);
    let owner = (first + 1..last).find(|&at| r.any(at, words!["'s", "’s"]));
    match owner {
        Some(owner) if !body => (first, owner),
        _ => (first, last),
    }
}

/// "Murray Tait runs 9,400 ewes. … Is it enough? “It was 8,000 once.”": whom an article begins with answers where nobody else
/// has spoken.
pub(super) fn asked(r: &Reader<'_>, before: usize) -> Option<Phrase> {
    let opening = Range {
        sentence: 0,
        first: 0,
        last: before.min(12),
    };
    people(r, opening).next()
}

/// True for a word before a name that is no part of it: "minister".
pub(super) fn is_title(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, TITLES)
}
