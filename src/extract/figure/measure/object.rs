//! A verb and a figure → the noun between them: the object that the verb governs, or one of the figure's own.

use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;

/// A noun phrase of its own between two figures: "Singapore with 7.3 %", "matchdays £19.2m".
pub(super) fn own_noun(r: &Reader<'_>, from: usize, to: usize) -> Option<Phrase> {
    let mut at = to;
    // "and crops for a further 3.8bn".
    while at > from && (r.any(at - 1, phrase::DEGREES) || r.any(at - 1, words!["a", "an"])) {
        at -= 1;
    }
    if at > from
        && r.has(at - 1, class::PREPOSITION)
        && r.any(
            at - 1,
            words![
                "with", "at", "of", "by", "to", "on", "up", "down", "off", "for"
            ],
        )
    {
        at -= 1;
    }
    let phrase = phrase::phrase_before(r, at, from)?;
    let content = (phrase.0..phrase.1).any(|i| {
        r.is_word(i)
            && !r.any(i, phrase::DEGREES)
            && !r.word(i).ends_with("ly")
            && !r.has(
                i,
                class::ANY_VERB
                    | class::FUNCTION
                    | class::ADVERB
                    | class::PARTICLE
                    | class::CALENDAR
                    | class::NUMERIC,
            )
    });
    let empty = phrase.1 - phrase.0 == 1
        && (r.any(phrase.0, words!["average", "total", "record", "top"])
            // "ran at 76 % of capacity, producing 1.7m tons".
            || r.word(phrase.0).ends_with("ing") && r.is(phrase.0.wrapping_sub(1), word!(","))
            || phrase.0 > from && r.is(phrase.0 - 1, word!("to"))
            || phrase.0 > from && r.is(phrase.0 - 1, word!("in")) && r.capital(phrase.0));
    (content && !empty).then_some(phrase)
}

/// "raised the toll by 40 cents", "put the bill at €900m": the noun between the verb and the preposition.
pub(super) fn object(r: &Reader<'_>, verb: verb::Verb, raw: &Raw) -> Option<Phrase> {
    // "raise prices by an average 4.5 %": past what tells how it was reckoned.
    // "keep inflation below 2 %": the hedge ties it to the object.
    let hedged = r.any(raw.outer, words!["below", "above", "under"]);
    let mut at = raw.outer.checked_sub(usize::from(!hedged))?;
    if r.any(at, phrase::DEGREES) {
        at = at.saturating_sub(1);
    }
    if r.any(at, words!["a", "an"]) {
        at = at.saturating_sub(1);
    }
    // "lifted its rate 50 basis points": the object stands between the verb and the figure.
    if r.has(verb.main, class::MOVING)
        && r.has(verb.main + 1, class::DETERMINER)
        && raw.noun.is_none()
    {
        let between = phrase::noun_phrase(r, verb.main + 1, raw.outer)
            .filter(|&(first, last)| last - first > 1 || !r.any(first, phrase::DEGREES));
        if between.is_some_and(|(_, last)| last == raw.outer) {
            return between;
        }
    }
    // "the poll puts the Greens on 11 %".
    let put = r.is(at, word!("on"))
        && r.any(
            verb.main,
            words![
                "put", "puts", "putting", "leaves", "left", "leaving", "had", "has"
            ],
        );
    if !r.any(at, words!["by", "to", "from", "at", "within"]) && !put && !hedged {
        return None;
    }
    let first = verb.main + 1;
    let phrase = phrase::trim(r, (first, at))?;
    // "fell short of the target by $4m": how it fell; "put the figure at 9,000": what it was before.
    if r.any(first, words!["short", "shy", "hands"]) || anaphor(r, phrase) {
        return None;
    }
    // "growth is forecast at 4 %": the rest of the verb.
    let foreseen = r.has(verb.main, class::AUXILIARY)
        && phrase.1 == phrase.0 + 1
        && r.has(phrase.0, class::EXPECTING);
    (content(r, phrase) && !foreseen).then_some(phrase)
}

pub(super) fn content(r: &Reader<'_>, (first, last): Phrase) -> bool {
    (first..last).any(|i| {
        r.is_word(i)
            && !r.has(
                i,
                class::FUNCTION | class::ADVERB | class::CALENDAR | class::PARTICLE,
            )
            && r.sense(i).numeral.is_none()
    })
}

/// "the figure", "the number": words that stand for what was measured before.
pub(super) fn anaphor(r: &Reader<'_>, (first, last): Phrase) -> bool {
    last - first == 1
        && r.any(
            first,
            words!["figure", "figures", "number", "total", "tally"],
        )
        || r.any(first, words!["figure"]) && r.has(first + 1, class::PREPOSITION)
}
