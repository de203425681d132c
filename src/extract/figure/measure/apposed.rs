//! The noun that a figure stands right behind: "tolls £9m", "the barge, 90 metres long", "cost the port $2m a day".
//!
//! Has no opinion on nouns that a preposition or a verb of another sort ties to the figure.

use super::modified::EXTENTS;
use super::share_of::FILLED;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;
use crate::model::Kind;

/// "the strike cost the port $2m a day", "fees that cost savers $4m": what costs somebody so much is what is measured.
pub(super) fn burdens(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    raw.unit.currency.as_ref()?;
    let floor = raw.range.first;
    let (mut first, _) = phrase::phrase_before(r, raw.outer, floor)?;
    if first > floor && r.any(first, words!["cost", "costs", "costing", "saved", "saves"]) {
        first += 1;
    }
    while first > floor && r.has(first - 1, class::DETERMINER) {
        first -= 1;
    }
    let verb = first.checked_sub(1).filter(|&verb| verb > floor)?;
    // "It will cost every household $900".
    let it = (floor..verb).any(|at| r.is(at, word!("it"))) && verb <= floor + 4;
    if it && r.is(verb, word!("cost")) {
        return Some((verb, verb + 1));
    }
    if first >= raw.outer || !r.any(verb, words!["cost", "costs", "costing", "saved", "saves"]) {
        return None;
    }
    subject(
        r,
        leaned_on(r, verb::Verb::at(r, verb, floor), floor),
        floor,
    )
}

/// "tolls £9m", "a jetty 40 metres from", "the barge, 90 metres long": the noun just before.
pub(super) fn apposed(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let at = raw
        .outer
        .checked_sub(1)
        .filter(|&at| at > raw.range.first)?;
    let party = raw.kind == Kind::Share && r.capital(at) && !r.is_word(raw.after);
    // "left lakes less than a third full".
    let filled = raw.kind == Kind::Share && r.any(raw.after, FILLED);
    let sized = raw.unit.currency.is_some() || raw.rule == "en/measure" || party || filled;
    let touching = sized
        && r.is_word(at)
        && (!r.is(at.wrapping_sub(1), word!("to"))
            || crate::extract::figure::noun::is_plural(r, at))
        && !verb::is_verb(r, at, raw.range.first)
        && !r.dated(at)
        && !r.has(
            at,
            class::FUNCTION
                | class::ADVERB
                | class::ANY_VERB
                | class::CALENDAR
                | class::PARTICLE
                | class::RANKING,
        )
        && !r.word(at).ends_with("ed")
        && !r.word(at).ends_with("ing")
        && r.sense(at).numeral.is_none()
        && !r.any(at, phrase::DEGREES);
    if touching {
        // "cost retirees $5m": an object between the verb and the amount is not what is measured.
        let phrase = phrase::phrase_before(r, at + 1, raw.range.first)?;
        let given = phrase.0 > raw.range.first
            && !filled
            && r.has(phrase.0 - 1, class::ANY_VERB)
            && !r.has(phrase.0 - 1, class::MOVE | class::RATE);
        let place =
            phrase.0 > raw.range.first && r.is(phrase.0 - 1, word!("in")) && r.capital(phrase.0);
        if given || place {
            return None;
        }
        return phrase::phrase_before(r, at + 1, raw.range.first);
    }
    let set_off = raw.rule == "en/measure"
        && r.is(at, word!(","))
        && (r.any(raw.after, EXTENTS) || r.any(raw.after, words!["from", "off", ","]))
        && (r.capital(at - 1) || !r.any(raw.after, words!["from", ","]));
    // "gave away most of her savings, about €1.2m, to schools": the amount says how much that was.
    let told_again = raw.unit.currency.is_some()
        && r.is(at, word!(","))
        && r.any(raw.after, words![",", "."])
        && r.is_word(at - 1)
        && !r.dated(at - 1)
        && !r.has(at - 1, class::FUNCTION | class::ADVERB | class::SAYING);
    if set_off || told_again {
        phrase::phrase_before(r, at, raw.range.first)
    } else {
        None
    }
}
