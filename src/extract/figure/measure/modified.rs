//! The noun that a figure stands before: "a €2 billion fund", "8 % less gas", "$4 off its value", "9,000 km to the trip".
//!
//! Has no opinion on figures that a verb or a preposition ties to their noun.

use super::is_compound;
use super::share_of::FILLED;
use crate::extract::figure::find::Raw;
use crate::extract::figure::kind::PACES;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::number::Form;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::unit::tail::WATCHERS;
use crate::extract::letters::Words;
use crate::model::Kind;
use rust_decimal::Decimal;

/// What tells of a length which way it goes: "90 metres long", "40 km north".
pub(super) const EXTENTS: Words = words! {
    "long", "wide", "high", "tall", "deep", "away", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest",
};

/// "a €2 billion fund", "a 7 per cent pay rise": the noun that the figure modifies.
pub(super) fn modified(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    if raw.noun.is_some() && !is_compound(r, raw)
        || raw.number.form == Form::Factor
        || raw.unit.key.is_empty()
        // "one Italian in ten lives in poverty".
        || raw.number.form == Form::Fraction
            && (raw.number.first..raw.number.last).any(|at| r.is(at, word!("in")))
    {
        return None;
    }
    let at = raw.last;
    if r.any(at, EXTENTS) || r.any(at, words!["thick", "old"]) {
        return None;
    }
    if !r.is_word(at)
        || !r.spaced(at)
        || r.has(at, class::FUNCTION | class::CALENDAR)
        || r.any(at, words!["next", "last", "meant", "extra", "apiece"])
        || r.any(at, FILLED)
        // "returned 8 % net of fees".
        || r.is(at, word!("net")) && r.is(at + 1, word!("of"))
    {
        return None;
    }
    // "ahead of the 3.1 % analysts expected": who expected it.
    let awaited = |at: usize| {
        r.has(at, class::EXPECTING)
            || r.any(at, words!["had", "have", "were", "are"])
                && (r.has(at + 1, class::EXPECTING)
                    || r.is(at + 1, word!("been")) && r.has(at + 2, class::EXPECTING))
    };
    if crate::extract::figure::noun::is_plural(r, at)
        && awaited(at + 1)
        && r.is(raw.outer.wrapping_sub(1), word!("the"))
    {
        return None;
    }
    let led = (raw.range.first..raw.outer)
        .rev()
        .take(7)
        .take_while(|&i| {
            (r.is_word(i) || r.hyphen(i) || r.hyphen(i + 1) || r.is(i, word!(",")))
                && !(r.has(i, class::PREPOSITION | class::AUXILIARY)
                    && !r.has(i, class::DETERMINER)
                    && !r.hyphen(i + 1))
                && !r.has(i, class::IRREGULAR)
        })
        .any(|i| r.has(i, class::DETERMINER) || r.any(i, words!["and", "'s", "’s"]));
    // "plus 5 percent interest": a rate by name.
    let rate = raw.unit.key == "percent"
        && r.has(at, class::RATE)
        && (!r.is_word(at + 1) || r.has(at + 1, class::FUNCTION));
    // "rides on 18-inch alloys", "makes 7-nanometre chips".
    let sized = is_compound(r, raw) && raw.rule == "en/measure";
    if !led && !rate && !sized {
        return None;
    }
    if r.has(at, class::ADVERB | class::PARTICLE | class::EVERYWHERE)
        || !is_compound(r, raw) && acts(r, raw, at)
    {
        return None;
    }
    let (first, mut last) = phrase::noun_phrase(r, at, raw.range.last)?;
    // "the 2 % rise economists had forecast": who did is no part of it.
    if last - first > 1
        && r.any(last - 1, WATCHERS)
        && (awaited(last) || r.any(last, words!["had", "have"]))
    {
        last -= 1;
    }
    let head = last - 1;
    if raw.kind == Kind::Change && r.any(head, PACES) {
        return None;
    }
    if r.has(head, class::MOVE) && last - first == 1 {
        // "a 5 % rise in exports": what rose stands after "in".
        if r.any(last, words!["in", "of", "to"])
            && let Some(phrase) = phrase::noun_phrase(r, past_dates(r, last + 1), raw.range.last)
        {
            return Some(phrase);
        }
        let amount = r.any(head, words!["loss", "losses", "gain", "gains"]);
        if !(amount && !raw.unit.is_share() || r.is(head, word!("cut"))) {
            return None;
        }
    }
    Some((first, last))
}

/// The first token from `at` on that belongs to no date: "third-quarter net income" is about net income.
pub(super) fn past_dates(r: &Reader<'_>, at: usize) -> usize {
    let mut at = at;
    while r.dated(at) || r.hyphen(at) && r.dated(at - 1) {
        at += 1;
    }
    at
}

/// True for a word with an object behind it: "defending the krone".
fn governs(r: &Reader<'_>, at: usize) -> bool {
    r.has(at + 1, class::DETERMINER | class::PRONOUN) || r.is_number(at + 1) && !r.dated(at + 1)
}

/// "used 8 % less gas", "sold a third more cars": what there was more or less of.
pub(super) fn more_of(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let relative = matches!(raw.unit.key.as_ref(), "percent" | "fraction");
    let at = raw.after;
    if !relative
        || !r.any(
            at,
            words![
                "more", "less", "fewer", "higher", "lower", "greater", "bigger", "larger",
                "smaller"
            ],
        )
        || r.has(at + 1, class::FUNCTION | class::ADVERB)
    {
        return None;
    }
    if ["ly", "ive", "ful", "ous", "able", "ible", "ant", "ent"]
        .iter()
        .any(|end| r.word(at + 1).ends_with(end))
    {
        return None;
    }
    phrase::noun_phrase(r, at + 1, raw.range.last)
}

/// "off its market value", "added 9,000 km to the trip": what the amount was taken from or put to.
pub(super) fn toward(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    if raw.noun.is_some() || raw.rule == "en/measure" && r.is(raw.after, word!("off")) {
        return None;
    }
    let mut at = raw.after;
    // "$4.1 billion, or a tenth, off": look past the same amount said again.
    let aside = r.is(at, word!(",")) && r.any(at + 1, words!["or"]);
    if aside || r.is(at, word!(",")) && r.is(at + 1, word!("off")) {
        at = (at + 1..raw.range.last.min(at + 9)).find(|&i| r.is(i, word!("off")))?;
    }
    if r.is(at, word!("off")) {
        return phrase::noun_phrase(r, at + 1, raw.range.last);
    }
    let adds = || {
        (raw.range.first..raw.outer)
            .rev()
            .take(20)
            .take_while(|&i| !phrase::parts(r, i))
            .any(|i| r.any(i, words!["added", "adds", "add", "adding"]))
    };
    if r.is(at, word!("to")) && adds() {
        return phrase::noun_phrase(r, at + 1, raw.range.last);
    }
    None
}

/// True for a verb where a noun could stand: "the 5 % said so". "The 5 % notes due then" and "a 5 % pay rise" are nouns.
fn acts(r: &Reader<'_>, raw: &Raw, at: usize) -> bool {
    let ends = |ending: &str| r.word(at).ends_with(ending);
    let verb = r.has(at, class::ANY_VERB)
        && !r.has(at, class::MOVE | class::RATE | class::SHARE | class::PERSON);
    let plural = r.has(raw.outer.wrapping_sub(1), class::DETERMINER)
        && crate::extract::figure::noun::is_plural(r, at);
    // "of the 10 billion zloty cost".
    let closes = r.is_mark(at + 1)
        && r.has(raw.outer.wrapping_sub(1), class::DETERMINER)
        && raw.unit.currency.is_some();
    // "on the 17km climb": a unit in the singular tells of the noun behind it.
    let sized = raw.rule == "en/measure"
        && r.any(raw.outer.wrapping_sub(1), words!["a", "an", "the"])
        && !r.word(at - 1).ends_with('s')
        && raw.amount.value.is_some_and(|value| value > Decimal::ONE)
        && !governs(r, at);
    let noun =
        r.has(at + 1, class::MOVE) || (ends("ing") || plural) && !governs(r, at) || closes || sized;
    verb && !noun
}
