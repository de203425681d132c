//! Who says a number: the attributions of its sentence, with the names that stand for somebody named before.
//!
//! ```text
//! attribution (who says which stretch of a sentence) ─ cast (whom that names) ─┐
//! floor (who goes on speaking where a sentence names nobody) ──────────────────┴─ speaker of each figure
//! ```
//!
//! Reads one sentence at a time.

mod attribution;
mod awaited;
mod cast;
pub(super) mod claiming;
mod floor;
mod interview;
mod mistaken;
mod named;
mod reach;
pub(super) mod status;
mod voice;

use super::find::Raw;
use super::lexicon::{Class, class};
use super::measure::clause::is_agent;
use super::phrase::{self, Phrase};
use super::reader::{Range, Reader};
use crate::extract::letters::Words;
use attribution::{Source, sources};
use cast::Cast;
use claiming::PUTTING;
use floor::Floor;
use status::status;
use voice::WORKS;

/// Tokens that an attribution of one amount alone covers at most.
const NARROW: usize = 10;

/// Words in which somebody speaks of himself.
const FIRST_PERSON: Words = words!["i we my our"];

/// Whom an attribution names, and whether it stands within a quotation itself.
type Voice = (Option<Phrase>, bool);

/// Speakers of an article, as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    cast: Cast,
    floor: Floor,
}

impl Speakers {
    /// Goes past a sentence that tells no figures and in which nobody speaks: "she" in the next may be whom it is about.
    pub(super) fn pass(&mut self, r: &Reader<'_>, range: Range) {
        self.cast.enter(range);
        self.floor.enter(r, &self.cast, range);
    }

    /// Gives every raw figure of a sentence, from index `start`, its speaker and status, and tells who says what the sentence
    /// quotes in the first person. `seen` is what some word of the sentence can be.
    pub(super) fn attribute(
        &mut self,
        r: &Reader<'_>,
        raws: &mut [Raw],
        start: usize,
        range: Range,
        seen: Class,
    ) -> Option<Phrase> {
        self.pass(r, range);
        let sources = if seen & (class::ATTRIBUTING | class::QUOTE) == 0 {
            Vec::new()
        } else {
            sources(r, range)
        };
        let quoting = self.floor.quotes(seen);
        let mut voices: Vec<Voice> = Vec::with_capacity(sources.len());
        for (place, source) in sources.iter().enumerate() {
            let name = self.cast.stands_for(r, range, source.name, place == 0);
            let quoted = quoting && self.floor.covers(r, range, source.cue.0);
            // Whom somebody quotes within a quotation does not speak outside it.
            if let Some(name) = name.filter(|_| !quoted) {
                self.cast.speaks(r, name, range.sentence);
            }
            voices.push((name, quoted));
        }
        for at in start..raws.len() {
            let (done, rest) = raws.split_at_mut(at);
            let previous = done.last().filter(|other| other.range == range);
            let Some(raw) = rest.first_mut() else {
                continue;
            };
            let quoted = quoting && self.floor.covers(r, range, raw.first);
            let covering = sources
                .iter()
                .zip(&voices)
                .filter(|(source, _)| source.covers(raw) || source.asked(r, raw));
            let mut said = covering.clone();
            // "fewer than the 175,000 economists had expected, the office said": the closest about the amount speaks.
            let said = said
                .clone()
                .filter(|(source, _)| source.to - source.from <= NARROW)
                .min_by_key(|(source, _)| source.to - source.from)
                .or_else(|| said.next_back())
                // "Ada Dahl said a poll showed that 47 % …": she tells it.
                .map(|found| {
                    let (name, cue) = (found.0.name, |other: &Source| {
                        let between = || other.cue.1..found.0.name.0;
                        other.cue.1 <= found.0.name.0
                            && !between().any(|at| r.any(at, words![";", ":", ","]))
                    });
                    let work = r.any(name.1 - 1, WORKS) && !r.capital(name.0);
                    let mut tellers = covering.filter(|(other, _)| work && cue(other));
                    let teller = tellers.find(|(other, _)| other.name.1 <= other.cue.0);
                    teller.unwrap_or(found)
                })
                // Whom somebody quotes within a quotation is told of by whoever speaks it.
                .filter(|(_, voice)| !(quoted && voice.1));
            let mut name = match said {
                Some((_, voice)) => voice.0,
                None if quoted => self.floor.holder(r, &self.cast, range, raw.after),
                None => None,
            };
            let put = said.is_some_and(|(source, _)| r.any(source.cue.0, PUTTING));
            // "puts the cost at $9m and the income at $4m": what is put there, and nobody who puts it.
            let it = said.is_some_and(|(source, _)| {
                r.any(source.cue.0 + 1, words!["it", "them", "that", "this"])
            });
            if let Some(other) = previous.filter(|_| put)
                && let Some(voice) = beside(r, raw, other).filter(|&voice| it || is_agent(r, voice))
            {
                name = self.cast.stands_for(r, range, voice, false);
                raw.measure.clone_from(&other.measure);
            }
            raw.speaker = name.map(|(first, last)| r.phrase(first, last));
            raw.cue = said.map(|(source, _)| r.phrase(source.cue.0, source.cue.1));
            raw.status = status(r, raw);
        }
        if !quoting {
            return None;
        }
        let voice = (range.first..range.last)
            .find(|&at| r.any(at, FIRST_PERSON) && self.floor.covers(r, range, at))
            .and_then(|at| {
                let mut said = sources.iter().zip(&voices);
                // "I doubt it": whoever speaks of himself speaks, but is not named by it.
                let said = said.rfind(|(source, _)| {
                    (source.from..source.to).contains(&at) && !r.any(source.name.0, FIRST_PERSON)
                });
                match said {
                    Some((_, voice)) => voice.0,
                    None => self.floor.holder(r, &self.cast, range, at + 1),
                }
            });
        self.floor.leave(r, &self.cast, raws, start, range);
        voice
    }
}

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
