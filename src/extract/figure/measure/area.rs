//! Where a figure holds: the place that its clause names.
//!
//! A place is a name behind "in", "across" and their like, or a word such as "worldwide". The nearest one behind the figure
//! wins, then the nearest before it. Has no opinion on whose the figure is.

use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;

/// Gives every raw figure of a sentence, from index `start`, its area.
pub(in crate::extract::figure) fn complete(r: &Reader<'_>, raws: &mut [Raw], start: usize) {
    for at in start..raws.len() {
        let Some(raw) = raws.get(at) else { continue };
        let from = at
            .checked_sub(1)
            .filter(|&before| before >= start)
            .and_then(|before| raws.get(before))
            .map_or(raw.range.first, |before| before.after);
        let to = raws
            .get(at + 1)
            .map_or(raw.range.last, |next| next.outer.min(raw.range.last));
        let area = behind(r, raw.after, to)
            .or_else(|| before(r, from, raw.outer))
            .or_else(|| opening(r, raw.range.first, from))
            .map(|(first, last)| r.phrase(first, last))
            .or_else(|| {
                let other = at.checked_sub(1).filter(|&before| before >= start)?;
                let other = raws.get(other)?;
                (other.measure == raw.measure).then(|| other.area.clone())?
            });
        if let Some(raw) = raws.get_mut(at) {
            raw.area = area;
        }
    }
}

/// True where another clause begins.
fn ends(r: &Reader<'_>, at: usize) -> bool {
    phrase::parts(r, at)
        || r.is(at, word!(","))
            && (r.has(at + 1, class::CONJUNCTION | class::PREPOSITION)
                || r.word(at + 1).ends_with("ing"))
}

fn behind(r: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    (from..to)
        .take_while(|&at| !ends(r, at))
        .find_map(|at| place(r, at, to))
}

fn before(r: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    (from..to)
        .rev()
        .take_while(|&at| !phrase::parts(r, at))
        .find_map(|at| place(r, at, to))
}

/// "In Europe, the index fell 0.4 %, the bonds 0.1 %": the sentence opens with its place.
fn opening(r: &Reader<'_>, first: usize, to: usize) -> Option<Phrase> {
    place(r, first, to).filter(|&(_, last)| r.is(last, word!(",")))
}

/// The place that the token at `at` leads to.
fn place(r: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let sense = r.sense(at);
    if sense.is(class::EVERYWHERE) {
        return Some((at, at + 1));
    }
    if !sense.is(class::LOCATING) {
        return None;
    }
    // "invested in Acme", "a stake in Acme": what was bought is no place.
    let held = at > 0
        && r.any(
            at - 1,
            words! {
                "stake", "stakes", "share", "shares", "interest", "invest", "invested", "investing",
                "investment", "confidence", "holding", "trust", "involved", "engaged",
            },
        );
    if held {
        return None;
    }
    let first = if r.is(at + 1, word!("the")) {
        at + 2
    } else {
        at + 1
    };
    let name = |i: usize| r.capital(i) && !r.dated(i) && !r.has(i, class::CALENDAR);
    let mut last = (first..end).find(|&i| !name(i)).unwrap_or(end);
    if last == first {
        return None;
    }
    // "the Sarap valley", "the Aral Sea basin": the common noun behind a name with an article belongs to it.
    if first == at + 2
        && last < end
        && r.is_word(last)
        && !r.has(last, class::FUNCTION | class::ADVERB | class::ANY_VERB)
    {
        last += 1;
    }
    // "in Rome's suburbs": the owner of the place, not the place.
    (!r.any(last, words!["'s", "’s"])).then_some((first, last))
}
