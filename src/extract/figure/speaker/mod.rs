//! Who says a number: the attributions of its sentence, with the names that stand for somebody named before.
//!
//! Reads one sentence at a time; names are completed from the sentences before ("Odhiambo" → "Peter Odhiambo").

mod attribution;
mod awaited;
pub(super) mod claiming;
mod reach;
pub(super) mod status;
mod voice;

use super::find::Raw;
use super::lexicon::{Class, Sense, class};
use super::phrase::{self, Phrase};
use super::reader::{Range, Reader};
use super::unit::tail::WATCHERS;
use crate::extract::letters::{Letters, Words};
use attribution::{Source, sources};
use claiming::PUTTING;
use status::status;
use voice::{asked, interviewed, leading_name, main_subject};

/// Tokens that an attribution of one amount alone covers at most.
const NARROW: usize = 10;

/// How many speakers a reader keeps in mind.
const REMEMBERED: usize = 64;

/// Speakers named so far in the article, the latest last.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    names: Vec<String>,
    /// The first figure inside a quotation whose speaker has not been named yet.
    unnamed: Option<usize>,
    /// The sentence before, as far as it was looked at.
    before: Option<Range>,
}

impl Speakers {
    /// Goes past a sentence that tells no figures and in which nobody speaks: "she" in the next may be whom it is about.
    pub(super) const fn pass(&mut self, range: Range) {
        self.before = Some(range);
    }

    /// Gives every raw figure of a sentence, from index `start`, its speaker and status. `seen` is what some word of the
    /// sentence can be.
    pub(super) fn attribute(
        &mut self,
        r: &Reader<'_>,
        raws: &mut [Raw],
        start: usize,
        range: Range,
        seen: Class,
    ) {
        let sources = if seen & class::ATTRIBUTING == 0 {
            Vec::new()
        } else {
            sources(r, range)
        };
        // Who the sentence before is about: "Calder Line lost $6m. It says …".
        let about = self
            .before
            .replace(range)
            .filter(|other| other.sentence + 1 == range.sentence);
        let mut named = Vec::with_capacity(sources.len());
        for (place, source) in sources.iter().enumerate() {
            let own = stands_for(r, range, source, place, about);
            let name = self.name(r, own.unwrap_or(source.name));
            // Whom somebody quotes within a quotation does not speak outside it.
            if let Some(name) = name
                .as_ref()
                .filter(|_| !self.is_quoted(r, range, source.cue.0))
            {
                self.names.retain(|other| other != name);
                if self.names.len() >= REMEMBERED {
                    self.names.remove(0);
                }
                self.names.push(name.clone());
            }
            named.push(name);
        }
        let quoting = seen & class::QUOTE != 0 || self.unnamed.is_some();
        for at in start..raws.len() {
            let (done, rest) = raws.split_at_mut(at);
            let previous = done.last().filter(|other| other.range == range);
            let Some(raw) = rest.first_mut() else {
                continue;
            };
            let covers = |source: &Source| {
                let (first, last) = source.name;
                // "the study of 24,378 fields suggests": the number is part of who says so.
                let inside = first < raw.last && raw.first < last
                    || first < source.cue.0 && first <= raw.first && raw.last <= source.cue.0;
                source.from <= raw.first && raw.last <= source.to && !inside
            };
            // "fewer than the 175,000 economists had expected, the office said": the closest about the amount speaks.
            let source = (0..sources.len())
                .filter(|&at| {
                    sources
                        .get(at)
                        .is_some_and(|source| source.to - source.from <= NARROW && covers(source))
                })
                .min_by_key(|&at| sources.get(at).map(|source| source.to - source.from))
                .or_else(|| sources.iter().rposition(covers));
            // Whom somebody quotes within a quotation is told of by whoever speaks it.
            let quoted = quoting && self.is_quoted(r, range, raw.first);
            let source = source.filter(|&at| {
                !quoted
                    || sources
                        .get(at)
                        .is_some_and(|source| !self.is_quoted(r, range, source.cue.0))
            });
            raw.speaker = match source {
                Some(at) => named.get(at).cloned().flatten(),
                None if quoted => self.goes_on(r, range, raw),
                None => interviewed(r, range).map(|(first, last)| r.phrase(first, last)),
            };
            let put = source
                .and_then(|at| sources.get(at))
                .is_some_and(|source| r.any(source.cue.0, PUTTING));
            if let Some(other) = previous.filter(|_| put)
                && let Some(name) = beside(r, raw, other)
            {
                raw.speaker = self.name(r, name);
                raw.measure.clone_from(&other.measure);
            }
            raw.cue = source
                .and_then(|at| sources.get(at))
                .map(|source| r.phrase(source.cue.0, source.cue.1));
            raw.status = status(r, raw);
        }
        if seen & class::QUOTE != 0 {
            self.close_quote(r, raws, start, range);
        }
    }

    /// “We moved 52 boxes. We paid €5m,” he said: a quotation over several sentences has the speaker that its end names.
    fn close_quote(&mut self, r: &Reader<'_>, raws: &mut [Raw], start: usize, range: Range) {
        let last_of = |mark| (range.first..range.last).rev().find(|&at| r.is(at, mark));
        let (open, close) = (last_of(word!("“")), last_of(word!("”")));
        if let (Some(first), Some(_)) = (self.unnamed, close) {
            let named = raws
                .iter()
                .skip(start)
                .find_map(|raw| raw.speaker.clone())
                .or_else(|| self.names.last().cloned())
                .or_else(|| asked(r, range.first));
            for raw in raws
                .iter_mut()
                .skip(first)
                .filter(|raw| raw.speaker.is_none())
            {
                raw.speaker.clone_from(&named);
            }
            self.unnamed = None;
        }
        if open.is_some() && open > close {
            self.unnamed = Some(start);
        }
        // Straight marks open and close alike: an odd one at the beginning opens, the next odd one closes.
        let straight = (range.first..range.last)
            .filter(|&at| r.is(at, word!("\"")))
            .count();
        if straight % 2 == 1 {
            if let Some(first) = self.unnamed.take() {
                let named = self.names.last().cloned().or_else(|| asked(r, range.first));
                for raw in raws
                    .iter_mut()
                    .skip(first)
                    .filter(|raw| raw.speaker.is_none())
                {
                    raw.speaker.clone_from(&named);
                }
            } else if r.is(range.first, word!("\"")) {
                self.unnamed = Some(start);
            }
        }
    }

    /// Who speaks a figure of a quotation that its sentence gives nobody: a sentence that is all quotation goes on with the
    /// speaker of the one before, and an answer is that of whoever the interview is with.
    fn goes_on(&self, r: &Reader<'_>, range: Range, raw: &Raw) -> Option<String> {
        let opens = self.unnamed.is_some() || r.any(range.first, words!["“", "\""]);
        let closes = (raw.after..range.last).any(|at| r.any(at, words!["”", "\""]));
        // "He would trust “two-thirds of them, on a good day”".
        let his = !opens && r.any(range.first, words!["he", "she"]);
        if !(opens && closes || his) {
            return None;
        }
        self.names.last().cloned().or_else(|| asked(r, range.first))
    }

    /// True when a token of the sentence stands within a quotation, which may have begun in a sentence before.
    fn is_quoted(&self, r: &Reader<'_>, range: Range, at: usize) -> bool {
        let mut open = self.unnamed.is_some();
        for at in range.first..at {
            open = match () {
                () if r.is(at, word!("“")) => true,
                () if r.is(at, word!("”")) => false,
                () if r.is(at, word!("\"")) => !open,
                () => open,
            };
        }
        open
    }

    /// The full name of a phrase: pronouns and surnames are resolved to the speaker they stand for.
    fn name(&self, r: &Reader<'_>, (first, last): Phrase) -> Option<String> {
        if last - first == 1
            && r.any(first, words!["he", "she", "it", "they", "i", "we"])
            && !r.acronym(first)
        {
            // "Analysts forecast 340 million, and the sale that it announced": it is none of several, and "she" is no council.
            let several = |name: &str| {
                name.ends_with('s') && name.starts_with(char::is_lowercase)
                    || WATCHERS.have(Letters::of(name))
            };
            let person = r.any(first, words!["he", "she"]);
            let many = r.is(first, word!("they"));
            let fits = |name: &&String| {
                (!r.is(first, word!("it")) || !several(name))
                    && (!person || is_person(name))
                    && (!many || !is_full_name(name))
            };
            let known = self.names.iter().rev().find(fits).cloned();
            return known
                .or_else(|| person.then(|| introduced(r, first))?)
                .or_else(|| person.then(|| asked(r, first).filter(|name| is_person(name)))?);
        }
        // "the Leeds-based retailer": the body that has spoken.
        if (first + 1..last).any(|at| r.is(at, word!("based")) && r.hyphen(at - 1))
            && !r.capital(last - 1)
            && let Some(body) = self
                .names
                .iter()
                .rev()
                .find(|name| name.starts_with(char::is_uppercase) && !is_person(name))
        {
            return Some(body.clone());
        }
        let text = r.phrase(first, last);
        let known = self.names.iter().rev().find(|name| {
            name.len() > text.len() && name.ends_with(text.as_str()) && r.capital(first)
        });
        let known = known.cloned();
        let surname = last - first == 1 && r.capital(first);
        known
            .or_else(|| surname.then(|| whole_name(r, first))?)
            .or(Some(text))
    }
}

/// Whom a pronoun that speaks stands for by the grammar of its sentence and the one before, `about`.
fn stands_for(
    r: &Reader<'_>,
    range: Range,
    source: &Source,
    place: usize,
    about: Option<Range>,
) -> Option<Phrase> {
    let (first, last) = source.name;
    if last != first + 1 || r.acronym(first) {
        return None;
    }
    // "Weir Foods will cut 310 jobs, the company said".
    if r.any(first, FIRMS) && r.is(first.wrapping_sub(1), word!("the")) {
        return main_subject(r, range, first)
            .filter(|name| name.1 < first)
            .map(|name| holder(r, name))
            .filter(|&(start, end)| {
                (start..end).all(|at| r.capital(at) || r.any(at, words!["&", "of"]))
                    && !(end..first).any(|at| r.any(at, words!["he", "she", "his", "her", "who"]))
            });
    }
    let opens = place == 0 && (first <= range.first + 1 || main_subject(r, range, first).is_none());
    let person = |&(start, end): &Phrase| end > start + 1 && is_person(&r.phrase(start, end));
    match () {
        () if r.is(first, word!("it")) => {
            // "The bank kept its rate but it expects": nobody has spoken yet, and the sentence is about the bank.
            let own = (place == 0)
                .then(|| main_subject(r, range, first))
                .flatten()
                .filter(|&(start, end)| {
                    end <= first
                        && (start..end).any(|at| {
                            r.capital(at) && (end > start + 1 || !super::noun::is_plural(r, at))
                        })
                })
                .map(|name| holder(r, name));
            own.or_else(|| opens.then(|| institution(r, about?))?)
        }
        // "Her group drilled 16 holes. They reckon".
        () if r.is(first, word!("they")) && opens => {
            let about = about?;
            main_subject(r, about, about.last).filter(|name| !person(name))
        }
        () if r.any(first, words!["he", "she"]) => {
            // "Ane Dahl, who leads it, blamed a tax, which she said would": whom the sentence is about.
            let own = main_subject(r, range, first).filter(|name| name.1 <= first && person(name));
            // "Councillor Ane Dahl blamed a loss of £3m. “It can be borne,” she insisted".
            own.or_else(|| {
                // "“I paid £38,” she said": nobody else is spoken of.
                let other = main_subject(r, range, first)
                    .filter(|&(start, _)| !r.has(start, class::PRONOUN));
                let about = about.filter(|_| other.is_none())?;
                main_subject(r, about, about.last)
                    .filter(person)
                    .or_else(|| leading_name(r, about).filter(person))
            })
        }
        () => None,
    }
}

/// True for a name that can be a person's: "chief executive Ane Dahl", not "electoral council" nor "Labour Office".
fn is_person(name: &str) -> bool {
    let last = name.split(' ').next_back().unwrap_or("");
    // "Charities", "Farmers": many.
    let many = !name.contains(' ')
        && [
            "ies", "ers", "ists", "ians", "ants", "ents", "ors", "ials", "ions", "ics", "lysts",
        ]
        .iter()
        .any(|end| name.ends_with(end));
    last.starts_with(char::is_uppercase)
        && !many
        && last.chars().any(char::is_lowercase)
        && !name.contains(" & ")
        && !BODIES.have(Letters::of(last))
}

/// True for what must be one person's name: "Peter Odhiambo", not "Unions" nor "Sallis Group".
fn is_full_name(name: &str) -> bool {
    is_person(name)
        && name.split(' ').count() == 2
        && name
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase))
        && !name.ends_with('s')
}

/// "Ingrid Holm, 38, has run the club since May. “It was hard,” she says": whoever the article has introduced with an age.
fn introduced(r: &Reader<'_>, at: usize) -> Option<String> {
    let named = |i: usize| r.capital(i) && r.is_word(i) && !r.dated(i) && r.word(i).len() > 1;
    (at.saturating_sub(NAMED_WITHIN)..at.saturating_sub(4))
        .rev()
        .find(|&i| {
            named(i)
                && named(i + 1)
                && r.is(i + 2, word!(","))
                && r.is_number(i + 3)
                && r.word(i + 3).len() == 2
                && !r.dated(i + 3)
                && r.is(i + 4, word!(","))
        })
        .map(|i| r.phrase(i, i + 2))
}

/// How many tokens before a surname are searched for the whole name.
const NAMED_WITHIN: usize = 4_000;

/// "Odhiambo" → "Peter Odhiambo": the name as it was first given, with whatever small-print title left out.
fn whole_name(r: &Reader<'_>, at: usize) -> Option<String> {
    let surname = r.letters(at);
    let given = |i: usize| {
        r.capital(i)
            && r.is_word(i)
            && r.word(i).len() > 1
            && r.sense(i) == Sense::default()
            && !r.dated(i)
            && !r.any(i, TITLES)
    };
    (at.saturating_sub(NAMED_WITHIN).max(1)..at)
        .find(|&i| r.is(i, surname) && r.spaced(i) && given(i - 1))
        .map(|i| r.phrase(i - 1, i + 1))
}

/// The named body that a sentence is about: "Operator Calder Line lost $6m".
fn institution(r: &Reader<'_>, range: Range) -> Option<Phrase> {
    let (first, last) = main_subject(r, range, range.last)?;
    let named = (first.max(range.first + 1)..last).any(|at| r.capital(at) && !r.dated(at));
    // "NorthGrid": no noun that only begins a sentence has a capital inside.
    let inner = |at: usize| r.word(at).chars().skip(1).any(char::is_uppercase);
    (named || first == range.first && inner(first) || r.any(last - 1, BODIES))
        .then(|| holder(r, (first, last)))
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

/// Nouns for firms of any sort, behind which a name stands.
const FIRMS: Words = words![
    "company",
    "firm",
    "group",
    "business",
    "carmaker",
    "airline",
    "retailer",
    "operator",
    "brewer",
    "lender",
    "chain",
    "utility",
    "miner",
    "drugmaker",
    "chipmaker",
    "producer",
    "manufacturer",
    "supplier",
    "shipyard",
    "club"
];

/// Nouns for those that speak as one.
const BODIES: Words = words![
    "bank",
    "ministry",
    "government",
    "office",
    "agency",
    "union",
    "institute",
    "bureau",
    "company",
    "association",
    "party",
    "authority",
    "committee",
    "council",
    "fund",
    "trust",
    "board",
    "federation",
    "police",
    "treasury",
    "court",
    "university",
    "society",
    "group",
    "court",
    "commission",
    "department",
    "service",
    "foundation",
    "forum",
    "nations",
    "network"
];

/// Words before a name that are no part of it.
const TITLES: Words = words![
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sir",
    "lord",
    "dame",
    "president",
    "minister",
    "governor",
    "chancellor",
    "premier",
    "senator",
    "secretary",
    "chief",
    "economist",
    "analyst",
    "general",
    "judge",
    "mayor",
    "commissioner",
    "director",
    "chairman",
    "spokesman",
    "spokeswoman",
    "professor",
    "rival",
    "carmaker"
];

/// "the union put it at 40,000, the police at 12,000": whoever is set beside the one who put a number.
fn beside(r: &Reader<'_>, raw: &Raw, previous: &Raw) -> Option<Phrase> {
    let at = raw.outer.checked_sub(1).filter(|&at| at > previous.after)?;
    if !r.is(at, word!("at")) {
        return None;
    }
    let (first, last) = phrase::phrase_before(r, at, previous.after)?;
    let mut open = first;
    while open > previous.after && r.has(open - 1, class::DETERMINER) {
        open -= 1;
    }
    let joined = open > previous.after
        && r.any(open - 1, words![",", ";", "and", "while", "but"])
        && !(open..last).any(|i| r.has(i, class::ANY_VERB));
    joined.then_some((first, last))
}
