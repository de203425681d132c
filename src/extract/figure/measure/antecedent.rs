//! "It" and "they" before a figure → what they stand for: the subject of the sentence before.
//!
//! Only where the verb says where something stands, moves or costs: whoever earns, buys or sells is not what is measured.

use super::clause::is_agent;
use super::outlay::is_outlay;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::extract::sentence::Sentence;
use crate::model::Kind;

/// Verbs for where something stands or what it comes to.
const STANDING: Words = words![
    "cost",
    "costs",
    "fetched",
    "fetches",
    "weighs",
    "weighed",
    "measures",
    "measured",
    "came",
    "comes",
    "goes",
    "went",
    "touched",
    "hit",
    "reached",
    "passed",
    "passes",
    "exceeded",
    "topped",
    "peaked",
    "stood",
    "stands",
    "averaged",
    "totalled",
    "totaled",
    "numbered",
    "traded",
    "trades",
    "yields",
    "yielded",
    "closed",
    "opened",
    "ended",
    "gave",
    "come",
    "reach",
    "weigh",
    "fetch",
    "covered",
    "covers",
    "cover",
    "exchanged",
    "exchanges"
];

/// Verbs of moving that somebody does to something.
pub(super) const DONE: Words = words![
    "lost", "lose", "loses", "cut", "cuts", "raised", "raise", "raises", "added", "adds", "add",
    "gained", "shed", "sheds", "boosted", "trimmed", "hired", "hire", "axed", "lifted", "reduced",
    "slashed", "expanded", "upgraded", "lowered"
];

/// Auxiliaries that say what something is.
const BEING: Words = words!["is", "are", "was", "were", "be", "been"];

/// Pronouns with their verb.
pub(super) const JOINED: Words = words! {
    "it'll", "it’ll", "they'll", "they’ll", "it'd", "it’d", "they’ve", "they’re",
};

/// A pronoun that a figure is of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pronoun {
    /// Where it stands.
    at: usize,
    /// The verb that it goes with.
    verb: usize,
    /// True for "brought it down to 1.42", false for "it fell below 31 metres".
    pub(super) object: bool,
}

/// The pronoun that a figure is of.
pub(super) fn pronoun(r: &Reader<'_>, raw: &Raw) -> Option<Pronoun> {
    let floor = raw.range.first;
    // "puts it at", "expects them to climb", "brought it down to".
    let between = |at: usize| {
        r.has(at, class::PREPOSITION | class::PARTICLE | class::ADVERB)
            || r.has(at, class::MOVING | class::MEASURING) && r.is(at - 1, word!("to"))
    };
    let object = (floor + 1..raw.outer)
        .rev()
        .take(5)
        .find(|&at| !between(at))
        .filter(|&at| {
            let that = r.any(at, words!["that", "this"]) && r.has(at - 1, class::MOVING);
            (that || r.any(at, words!["it", "them"])) && at + 1 < raw.outer
        })
        .filter(|&at| r.has(at - 1, class::ANY_VERB) && !r.has(at - 1, class::AUXILIARY));
    if let Some(at) = object {
        return Some(Pronoun {
            at,
            verb: at - 1,
            object: true,
        });
    }
    let verb = verb::verb_before(r, raw.outer, floor)?;
    let stands = r.any(verb.main, STANDING)
        || r.any(verb.main, BEING)
        || r.has(verb.main, class::MOVING) && !r.any(verb.main, DONE)
        // "on Tuesday it lost $35 to $375", "it had lost 12.9 per cent".
        || raw.kind == Kind::Change
            && r.any(verb.main, words!["lost", "gained", "shed", "added"])
            && (raw.unit.key == "percent" || raw.unit.currency.is_some())
        // "They drew 22 per cent of all power".
        || raw.kind == Kind::Share
            && r.is(raw.after, word!("of"))
            && (verb.main + 1 == raw.outer
                || verb.main + 2 == raw.outer && r.any(verb.main + 1, words!["in", "up", "out"]))
            && !is_outlay(r, verb.main);
    // "It is to cover 75 % of the cost": the cost.
    let covers =
        raw.kind == Kind::Share && r.is(raw.after, word!("of")) && r.is(verb.main - 1, word!("to"));
    // Nothing but how it moves stands between: "it is one of 40".
    let close = (verb.main + 1..raw.outer).all(|at| {
        r.dated(at)
            || r.has(at, class::PREPOSITION | class::PARTICLE | class::ADVERB)
            || r.any(at, words!["a", "an"])
    });
    // "it's 61 now", "It'll be below £9": the verb is one with the pronoun.
    let first = leaned_on(r, verb, floor).first;
    let joined = r.any(first, JOINED) || r.any(first.wrapping_sub(1), JOINED);
    let at = if r.any(first, JOINED) {
        first
    } else {
        first.checked_sub(1)?
    };
    let of_it = stands && !covers && close && raw.noun.is_none() && at >= floor;
    (of_it && (joined || r.any(at, words!["it", "they"]))).then_some(Pronoun {
        at,
        verb: verb.main,
        object: false,
    })
}

/// What a pronoun stands for: the nearest of what its own sentence and the two before are about. The verb, where that is
/// nowhere named: "they cost 85 rand".
pub(super) fn antecedent(
    r: &Reader<'_>,
    raw: &Raw,
    pronoun: Pronoun,
    earlier: &[Sentence],
) -> Option<String> {
    let many = r.word(pronoun.at).to_ascii_lowercase().starts_with("the");
    let own = (raw.range.first, pronoun.at);
    let before = earlier
        .iter()
        .rev()
        .take(2)
        .map(|sentence| (sentence.first as usize, sentence.last as usize));
    std::iter::once(own)
        .chain(before)
        .find_map(|within| spoken_of(r, within, pronoun, many))
        .or_else(|| {
            let plain = !pronoun.object && r.any(pronoun.verb, STANDING);
            plain.then(|| r.word(pronoun.verb).to_owned())
        })
}

/// "No dividend will be paid; it was 30 kobo": the subject of a clause before the pronoun's own, in the same sentence.
pub(super) fn in_clause_before(r: &Reader<'_>, raw: &Raw, pronoun: Pronoun) -> Option<String> {
    let mark = (raw.range.first + 2..pronoun.at)
        .rev()
        .take(8)
        .find(|&at| {
            r.any(at, words![";", ":"])
                || r.is(at, word!(",")) && r.any(at + 1, words!["and", "but"])
        })?;
    if pronoun.object {
        return None;
    }
    let many = r.word(pronoun.at).to_ascii_lowercase().starts_with("the");
    let verb = (raw.range.first + 1..mark)
        .find(|&at| verb::is_verb(r, at, raw.range.first))
        .filter(|&verb| !r.has(verb, class::SAYING | class::EXPECTING))?;
    let (first, last) = subject(r, verb::Verb::at(r, verb, raw.range.first), raw.range.first)?;
    let plain = !r.has(first, class::PRONOUN)
        && !is_agent(r, (first, last))
        && last - first <= NAME
        && crate::extract::figure::noun::is_plural(r, last - 1) == many;
    plain.then(|| r.phrase(first, last))
}

/// What a stretch is about: the subject of its first verb, or else the object of its last.
fn spoken_of(
    r: &Reader<'_>,
    (first, last): (usize, usize),
    pronoun: Pronoun,
    many: bool,
) -> Option<String> {
    let person = (first..last).any(|at| r.any(at, words!["he", "she", "his", "her"]));
    let named = |&(start, end): &Phrase| {
        end > start
            && !r.has(start, class::PRONOUN)
            && !r.is_number(start)
            && !r.any(start, words!["much", "little", "more", "less"])
            && r.is_word(end - 1)
            && !r.dated(end - 1)
            // "Abena Holm was 19 when she weighed it": a person is no "it".
            && !(person && r.capital(end - 1))
            && crate::extract::figure::noun::is_plural(r, end - 1) == many
    };
    // "The Ferry Lane baths, opened by the Duke": without what is told of them.
    let core = |(start, end): Phrase| {
        let end = (start..end).find(|&at| r.is(at, word!(","))).unwrap_or(end);
        (start.max(end.saturating_sub(NAME)), end)
    };
    let verb = |&at: &usize| verb::is_verb(r, at, first);
    let main = (first + 1..last).find(verb);
    // "The minister said the mill was closed": the mill.
    if let Some(said) = main.filter(|&at| r.has(at, class::SAYING) && at + 2 < last) {
        return spoken_of(r, (said + 1, last), pronoun, many);
    }
    let Some(main) = main else {
        // "The dollar.", as an answer.
        let open = first + usize::from(r.any(first, words!["“", "\"", "and"]));
        return phrase::noun_phrase(r, open, last)
            .filter(|&(_, end)| r.any(end, words![".", "?"]) && end + 1 >= last)
            .filter(named)
            .map(|(start, end)| r.phrase(start, end));
    };
    let doer = (pronoun.at <= last && pronoun.object)
        .then(|| subject(r, verb::Verb::at(r, pronoun.verb, first), first))
        .flatten();
    if main == pronoun.verb {
        return None;
    }
    subject(r, verb::Verb::at(r, main, first), first)
        .filter(|&(start, _)| doer.is_none_or(|(doer, _)| start != doer))
        .map(core)
        .filter(named)
        .or_else(|| {
            let main = (main..last).rev().find(verb)?;
            phrase::noun_phrase(r, main + 1, last)
                .filter(|&(start, _)| start <= main + 2)
                .map(core)
                .filter(named)
        })
        .map(|(start, end)| r.phrase(start, end))
}

/// Most words by which something is called.
const NAME: usize = 3;
