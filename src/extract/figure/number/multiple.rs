//! Multiples → a ratio, and which way it went: "doubled", "halved", "four times", "a tenfold increase".
//!
//! Has no opinion on what was multiplied.

use super::Form;
use crate::extract::figure::find::Raw;
use crate::extract::figure::kind::{motion_before, way};
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::model::{Direction, Kind};

/// "doubled", "tripled since": a ratio that grew; "double", "four times": a ratio.
pub(in crate::extract::figure) fn multiple(r: &Reader<'_>, raw: &Raw) -> (Kind, Option<Direction>) {
    let word = r.word(raw.number.first);
    if r.sense(raw.number.first).numeral == Some(Numeral::Halved) {
        return (Kind::Ratio, Some(Direction::Down));
    }
    // "downloaded 3.5 million times": how often, not how many times as much.
    if raw.number.scale >= 3 {
        return (Kind::Count, None);
    }
    // "have risen sevenfold".
    if word.ends_with("fold")
        && let Some((_, motion)) = motion_before(
            r,
            raw.outer,
            raw.range.first.max(raw.outer.saturating_sub(3)),
            false,
        )
    {
        return (Kind::Ratio, way(motion));
    }
    // "a tenfold increase".
    if r.has(raw.after, class::MOVE)
        && let Some(motion) = r.sense(raw.after).motion
    {
        return (Kind::Ratio, way(motion));
    }
    let verb = raw.number.form == Form::Factor
        && (word.ends_with("ed")
            || word.ends_with("ing")
            || word.ends_with("es")
            || to_infinitive(r, raw.number.first)
            // "will more than double".
            || raw.outer < raw.first && to_infinitive(r, raw.outer));
    (Kind::Ratio, verb.then_some(Direction::Up))
}

fn to_infinitive(r: &Reader<'_>, at: usize) -> bool {
    at > 0
        && r.any(
            at - 1,
            words!["to", "will", "could", "would", "may", "might"],
        )
        && !(r.is(at - 1, word!("to")) && r.any(at + 1, words!["that", "the"]))
}

/// "could double the number of cases", "halved its dividend": what was multiplied. "Rose to double the rate" compares.
pub(in crate::extract::figure) fn multiplied(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let word = r.word(raw.number.first);
    let deed = word.ends_with(['d', 'g']) && !word.ends_with("fold")
        || r.any(
            raw.outer.wrapping_sub(1),
            words!["will", "could", "would", "may", "might"],
        );
    if raw.number.form != Form::Factor || !deed || !r.has(raw.number.last, class::DETERMINER) {
        return None;
    }
    let (first, last) = phrase::noun_phrase(r, raw.number.last, raw.range.last)?;
    let of = r.is(last, word!("of"))
        && r.any(last - 1, words!["number", "price", "cost", "size", "value"]);
    let whole = of.then(|| phrase::noun_phrase(r, last + 1, raw.range.last));
    Some((first, whole.flatten().map_or(last, |(_, last)| last)))
}
