//! Who says a number: attribution, and the words that attribute.
//!
//! Reads one sentence at a time; names are completed from the sentences before ("Odhiambo" → "Peter Odhiambo").

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

use super::find::Raw;
use super::lexicon::{Class, class};
use super::phrase::{self, Phrase};
use super::reader::{Range, Reader};
use super::status::status;
use super::verb;

/// How many speakers a reader keeps in mind.
const REMEMBERED: usize = 64;

/// Speakers named so far in the article, the latest last.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    names: Vec<String>,
    /// The first figure inside a quotation whose speaker has not been named yet.
    unnamed: Option<usize>,
}

/// An attribution: the speaker, the words that attribute, and the tokens that it covers.
struct Source {
    name: Phrase,
    cue: Phrase,
    from: usize,
    to: usize,
}

impl Speakers {
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
        let mut named = Vec::with_capacity(sources.len());
        for source in &sources {
            let name = self.name(r, source.name);
            if let Some(name) = &name {
                self.names.retain(|other| other != name);
                if self.names.len() >= REMEMBERED {
                    self.names.remove(0);
                }
                self.names.push(name.clone());
            }
            named.push(name);
        }
        // A sentence that is all quotation goes on with the speaker of the one before.
        let quoted = sources.is_empty()
            && seen & class::QUOTE != 0
            && r.any(range.first, words!["“", "\""])
            && (range.first + 1..range.last).any(|at| r.any(at, words!["”", "\""]));
        for raw in raws.iter_mut().skip(start) {
            let source = sources.iter().rposition(|source| {
                let (first, last) = source.name;
                let inside = first < raw.last && raw.first < last;
                source.from <= raw.first && raw.last <= source.to && !inside
            });
            raw.speaker = match source {
                Some(at) => named.get(at).cloned().flatten(),
                None if quoted => self.names.last().cloned(),
                None => None,
            };
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
                .or_else(|| self.names.last().cloned());
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
    }

    /// The full name of a phrase: pronouns and surnames are resolved to the speaker they stand for.
    fn name(&self, r: &Reader<'_>, (first, last): Phrase) -> Option<String> {
        if last - first == 1 && r.any(first, words!["he", "she", "it", "they", "i", "we"]) {
            return self.names.last().cloned();
        }
        let text = r.phrase(first, last);
        let known = self.names.iter().rev().find(|name| {
            name.len() > text.len() && name.ends_with(text.as_str()) && r.capital(first)
        });
        Some(known.cloned().unwrap_or(text))
    }
}

/// All attributions of a sentence.
fn sources(r: &Reader<'_>, range: Range) -> Vec<Source> {
    let mut out = Vec::new();
    for at in range.first..range.last {
        let sense = r.sense(at);
        if !sense.is(class::ATTRIBUTING) {
            continue;
        }
        if let Some(name) = counted_by(r, at, range) {
            out.push(Source {
                name,
                cue: (at, at + 1),
                from: if r.any(at.wrapping_sub(1), words!["polled", "surveyed"]) {
                    range.first
                } else {
                    at
                },
                to: range.last,
            });
        }
        let claims = r.any(at, words!["put", "puts"]) && puts_at(r, at, range.last) || asks(r, at);
        if !sense.is(class::SAYING | class::EXPECTING) && !claims || r.dated(at) {
            continue;
        }
        if let Some(source) = source(r, at, range) {
            out.push(source);
        }
    }
    out
}

/// "by Egypt’s count", "fans polled by the trust": who did the counting.
fn counted_by(r: &Reader<'_>, at: usize, range: Range) -> Option<Phrase> {
    if !r.is(at, word!("by")) {
        return None;
    }
    let (first, last) = phrase::noun_phrase(r, at + 1, range.last)?;
    if r.any(
        last - 1,
        words![
            "count",
            "estimate",
            "estimates",
            "tally",
            "reckoning",
            "account",
            "calculation"
        ],
    ) {
        let owner = (first..last).find(|&i| r.any(i, words!["'s", "’s"]))?;
        return (owner > first).then_some((first, owner));
    }
    r.any(
        at.wrapping_sub(1),
        words!["polled", "surveyed", "compiled", "collected", "cited"],
    )
    .then_some((first, last))
}

fn source(r: &Reader<'_>, at: usize, range: Range) -> Option<Source> {
    let scope = || scope(r, at, range);
    if r.is(at, word!("according")) && r.is(at + 1, word!("to")) {
        let name = phrase::noun_phrase(r, at + 2, range.last)?;
        let trails = name.1 >= range.last.saturating_sub(6);
        let (begin, end) = scope();
        return Some(Source {
            name,
            cue: (at, at + 2),
            from: if trails { range.first } else { begin },
            to: end,
        });
    }
    // "value-added", "added 9,000 km": no attribution.
    if at > range.first && r.hyphen(at - 1)
        || r.any(at, words!["added", "adds"])
            && (r.is_number(at + 1)
                || r.is_number(at + 2)
                || r.is_mark(at + 1) && !r.any(at + 1, words![",", ":", "“", "\"", "."]))
    {
        return None;
    }
    // "an estimated $1.5 billion": a participle before what it describes.
    if at > range.first && r.has(at, class::EXPECTING) && r.has(at - 1, class::DETERMINER) {
        return None;
    }
    // "according", "by Egypt's count" aside, a participle says nothing by itself: "the reported loss", "figures quoted".
    if r.is(at, word!("count")) && !r.is_number(at + 1) {
        return None;
    }
    // "media reports, stating that": nouns in the plural that look like verbs.
    let plural = r.any(
        at,
        words![
            "reports",
            "claims",
            "estimates",
            "forecasts",
            "projects",
            "plans",
            "hopes",
            "promises",
            "pledges",
            "notes",
            "states",
            "shows",
            "counts"
        ],
    );
    if plural
        && !(r.has(at + 1, class::DETERMINER)
            || r.capital(at + 1)
            || r.is_number(at + 1)
            || r.any(at + 1, words!["that", "to", "growth", "inflation"])
            || r.has(at, class::EXPECTING) && puts_at(r, at, range.last)
            || r.is_mark(at + 1) && at + 2 >= range.last)
    {
        return None;
    }
    // "trimmed their sales forecast by": a noun.
    if r.has(at, class::EXPECTING)
        && !puts_at(r, at, range.last)
        && !verb::is_verb(r, at, range.first)
    {
        return None;
    }
    let word = r.word(at);
    let finite = !word.ends_with("ing")
        && !(r.has(at + 1, class::MOVE | class::RATE)
            && !r.has(at, class::SAYING)
            && !r.any(
                at,
                words![
                    "puts",
                    "put",
                    "sees",
                    "expects",
                    "expect",
                    "forecasts",
                    "predicts",
                    "projects"
                ],
            ));
    if !finite || r.capital(at) && at > range.first {
        return None;
    }
    let passive = at > range.first
        && (r.any(
            at - 1,
            words!["is", "are", "was", "were", "be", "been", "being", "as"],
        ) || r.has(at - 1, class::ADVERB)
            && at > range.first + 1
            && r.any(at - 2, words!["is", "are", "was", "were", "been"]));
    if passive {
        // "was reported by the bank".
        if r.any(at + 1, words!["by"]) {
            let name = phrase::noun_phrase(r, at + 2, range.last)?;
            let (begin, end) = scope();
            return Some(Source {
                name,
                cue: (at, at + 2),
                from: begin,
                to: end,
            });
        }
        return None;
    }
    let saying = r.has(at, class::SAYING)
        && !r.any(
            at,
            words![
                "report", "reports", "claim", "claims", "state", "states", "show", "recorded",
                "found", "found", "notes", "note"
            ],
        )
        || r.any(
            at,
            words!["show", "shows", "claims", "reports", "states", "notes"],
        );
    let plain_past = r.word(at).ends_with("ed")
        && r.has(at, class::EXPECTING)
        && !r.any(
            at,
            words![
                "estimated",
                "forecast",
                "predicted",
                "projected",
                "hoped",
                "reckoned",
                "calculated",
                "assumed",
                "anticipated",
                "promised",
                "pledged",
                "proposed"
            ],
        );
    if plain_past && !active(r, at) {
        return None;
    }
    // Inverted: "…, said Joy Salonga".
    let quoted = at > range.first && r.any(at - 1, words!["”", "\"", "’", ","]);
    let after_quote =
        r.any(at, words!["said", "says", "added"]) && r.any(at.wrapping_sub(1), words!["”", "\""]);
    let inverted = r.any(
        at,
        words![
            "said",
            "says",
            "added",
            "wrote",
            "explained",
            "argued",
            "warned"
        ],
    ) && !r.any(at + 1, words!["it", "that", "the"])
        || after_quote;
    if saying
        && quoted
        && inverted
        && let Some(name) = named(r, at + 1, range.last)
    {
        return Some(Source {
            name,
            cue: (at, at + 1),
            from: range.first,
            to: scope().1,
        });
    }
    if r.any(at, words!["said", "says"])
        && r.has(at + 1, class::DETERMINER)
        && at > range.first
        && r.is(at - 1, word!(","))
        && let Some(name) = named(r, at + 1, range.last)
        && r.is_mark(name.1)
    {
        return Some(Source {
            name,
            cue: (at, at + 1),
            from: range.first,
            to: scope().1,
        });
    }
    let mut verb = verb::Verb {
        first: chain(r, at, range.first),
        main: at,
    };
    // "He sold the house and said": who says it stands before the first verb.
    if r.has(at, class::SAYING)
        && verb.first > range.first + 1
        && r.is(verb.first - 1, word!("and"))
        && let Some(earlier) = verb::verb_before(r, verb.first - 1, range.first)
    {
        verb = earlier;
    }
    let (first, last) = phrase::subject(r, verb, range.first)?;
    let name = who(r, first, last)?;
    let pronoun = last - first == 1 && r.has(first, class::PRONOUN);
    if pronoun && !r.any(first, words!["he", "she", "it", "they"]) {
        return None;
    }
    let claims = r.any(at, words!["put", "puts"]) || asks(r, at);
    if !saying && !claims && !(r.has(at, class::EXPECTING) && projects(r, at)) {
        return None;
    }
    // A clause that trails its statement covers what stands before it; one that leads covers what follows.
    let trailing = at + 1 >= range.last
        || r.is_mark(at + 1) && !r.any(at + 1, words![":", "“", "\""])
        || r.dated(at + 1)
        || r.any(at + 1, words!["on", "in"]) && r.dated(at + 2);
    let (begin, end) = scope();
    let from = if trailing {
        range.first
    } else if r.is(first.saturating_sub(1), word!(",")) {
        begin
    } else {
        first
    };
    Some(Source {
        name,
        cue: (at, at + 1),
        from,
        to: end,
    })
}

/// "asked for $41 million", "appealed for 80 million francs".
fn asks(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["asked", "appealed", "called", "asks", "appeals"])
        && r.is(at + 1, word!("for"))
        && (r.is_number(at + 2)
            || r.is_mark(at + 2)
            || r.capital(at + 2)
            || r.sense(at + 2).numeral.is_some()
            || r.has(at + 2, class::ADVERB))
}

/// "put the bill at €900m", "puts them at 5.2 million": an estimate.
fn puts_at(r: &Reader<'_>, at: usize, end: usize) -> bool {
    (at + 2..end.min(at + 10)).any(|i| {
        r.is(i, word!("at"))
            && (r.is_number(i + 1)
                || r.is_mark(i + 1)
                || r.sense(i + 1).numeral.is_some()
                || r.has(i + 1, class::ADVERB | class::PREPOSITION))
    })
}

/// True when an "-ed" form of expecting has a subject that can expect.
fn active(r: &Reader<'_>, at: usize) -> bool {
    r.any(at - usize::from(at > 0), words!["had", "has", "have"])
}

/// True when the verb goes on to a statement: "expects inflows to grow", "put the bill at".
fn projects(r: &Reader<'_>, at: usize) -> bool {
    !r.any(
        at,
        words![
            "project", "projects", "plan", "plans", "plan", "estimate", "pledge", "account",
            "needs", "counts", "promise", "hope"
        ],
    ) || r.any(at + 1, words!["that", "to", "the", "growth"])
        && !r.has(at.wrapping_sub(1), class::DETERMINER)
}

fn chain(r: &Reader<'_>, at: usize, floor: usize) -> usize {
    let mut first = at;
    while first > floor
        && (r.has(first - 1, class::AUXILIARY)
            || r.has(first - 1, class::ADVERB) && !r.has(first - 1, class::PREPOSITION))
    {
        first -= 1;
    }
    first
}

/// The stretch of the sentence that an attribution at `at` covers.
fn scope(r: &Reader<'_>, at: usize, range: Range) -> (usize, usize) {
    let mut from = at;
    let apart = |at: usize| r.is_mark(at) && r.is(at, word!(";"));
    while from > range.first && !apart(from - 1) {
        from -= 1;
    }
    let mut to = at;
    while to < range.last && !apart(to) {
        to += 1;
    }
    (from, to)
}

/// The name after "said": "remittance analyst Joy Salonga", up to its comma.
fn named(r: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let (first, last) = phrase::noun_phrase(r, at, end)?;
    // "the chief executive, Prue May, 49": the name comes after the title.
    if r.is(last, word!(","))
        && r.capital(last + 1)
        && !r.capital(last - 1)
        && let Some(name) = phrase::noun_phrase(r, last + 1, end)
    {
        return Some(name);
    }
    (r.capital(last - 1) || r.is_mark(last)).then_some((first, last))
}

/// The speaking part of a subject: people, institutions and documents; nothing that is itself measured.
fn who(r: &Reader<'_>, first: usize, last: usize) -> Option<Phrase> {
    let (mut first, mut last) = (first, last);
    // "a think-tank whose tally", "the bank, which": keep the first noun phrase.
    if let Some(cut) = (first..last).find(|&i| r.is(i, word!(","))) {
        if cut > first {
            last = cut;
        } else {
            first += 1;
        }
    }
    // "accounts filed at Companies House": the place is no part of the speaker.
    if let Some(cut) = (first + 1..last).find(|&i| {
        r.has(i, class::PREPOSITION) && !r.any(i, words!["of", "at", "from"])
            || r.any(i, words!["filed", "published", "released"])
    }) {
        last = cut;
    }
    let measured = (first..last)
        .any(|i| r.sense(i).motion.is_some() && r.has(i, class::MOVE) || r.is_number(i));
    // "a memorandum distributed to", "the agreement boosts … and says": up to the verb.
    if let Some(cut) = (first + 1..last)
        .find(|&i| !r.capital(i) && (r.word(i).ends_with("ed") || verb::is_verb(r, i, first)))
    {
        last = cut;
    }
    if r.has(first, class::PREPOSITION | class::AUXILIARY) && !r.capital(first) {
        return None;
    }
    let number = r.sense(first).numeral.is_some();
    (first < last && !measured && !number).then_some((first, last))
}
