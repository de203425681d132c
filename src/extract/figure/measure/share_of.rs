//! A share → the noun that it is a part of, or what that part is said to be: "two-thirds of the senders", "the fine, 4 % of
//! turnover", "7 % of the workforce is out of work".
//!
//! Has no opinion on figures that are no shares, nor on the verb that governs one.

use super::modified::past_dates;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Sense, class};
use crate::extract::figure::number::Form;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::poll;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::Kind;

/// What a part of something is: "a third full".
pub(in crate::extract::figure) const FILLED: Words = words!["full", "empty", "complete", "owned"];

/// "digital sales, now 23 % of the total, leapt", "the fine – 4 % of turnover – is": the noun that a part is set beside.
pub(super) fn set_off(r: &Reader<'_>, raw: &Raw, (first, last): Phrase) -> Option<Phrase> {
    let mut mark = raw.outer.checked_sub(1)?;
    if r.any(mark, words!["now", "still", "or", "nearly"]) {
        mark = mark.checked_sub(1)?;
    }
    let whole = last - first == 1 && r.any(first, words!["total", "whole", "sum"]);
    let dashed = r.any(mark, words!["–", "—", "("]) && r.any(last, words!["–", "—", ",", ")"]);
    // "Copper output, about 53 % of exports, climbed".
    let end = (last..raw.range.last)
        .find(|&at| !r.dated(at))
        .unwrap_or(last);
    let aside = r.is(mark, word!(","))
        && r.is(end, word!(","))
        && verb::is_verb(r, end + 1, raw.range.first)
        && !r.has(mark.saturating_sub(1), class::SAYING | class::CALENDAR)
        && !r.dated(mark.saturating_sub(1));
    if mark <= raw.range.first || !(whole && r.is(mark, word!(",")) || dashed || aside) {
        return None;
    }
    phrase::phrase_before(r, mark, raw.range.first)
}

/// "of the senders" after a share; for "two-thirds of which", the noun before the comma.
pub(super) fn of_phrase(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    if r.is(raw.after, word!("of")) && r.any(raw.after + 1, words!["which", "whom"]) {
        let comma = raw
            .outer
            .checked_sub(1)
            .filter(|&at| r.is(at, word!(",")))?;
        return phrase::phrase_before(r, comma, raw.range.first);
    }
    if r.any(raw.after, words!["of"]) {
        // "three quarters of them children".
        if r.any(raw.after + 1, words!["them", "whom"])
            && crate::extract::figure::noun::is_plural(r, raw.after + 2)
        {
            return Some((raw.after + 2, raw.after + 3));
        }
        if of_pronoun(r, raw.after) {
            return None;
        }
        // "of last year's viewers".
        let past = (raw.after + 1..raw.range.last)
            .take(5)
            .find(|&at| !r.dated(at) && !r.any(at, words!["the", "'s", "’s"]))?;
        let then = r.any(past - 1, words!["'s", "’s"]);
        let first = if then { past } else { raw.after + 1 };
        let phrase = phrase::noun_phrase(r, first, raw.range.last)?;
        // "of Gaza's 2.1 million people": past whose they are and how many.
        if r.any(phrase.1, words!["'s", "’s"])
            && r.is_number(phrase.1 + 1)
            && !r.dated(phrase.1 + 1)
        {
            let noun = phrase.1 + 2 + usize::from(r.has(phrase.1 + 2, class::NUMERIC));
            return phrase::noun_phrase(r, noun, raw.range.last);
        }
        return Some(phrase);
    }
    // "a fifth paid more": what the part did names no noun.
    (raw.number.form == Form::Fraction
        && !acts(r, raw.after, raw.range.first)
        && !r.any(raw.after, FILLED))
    .then(|| phrase::noun_phrase(r, raw.after, raw.range.last))?
}

/// True for what a part does, "earns less", not for who they are: "firms plan", "firms had".
pub(super) fn acts(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    let goes_on = r.has(at + 1, class::FUNCTION | class::ADVERB | class::PARTICLE)
        && !r.has(at + 1, class::AUXILIARY);
    did(r, at)
        || verb::is_verb(r, at, floor)
            && (goes_on || !crate::extract::figure::noun::is_plural(r, at))
}

/// "Some three-quarters of the buyers were tenants": what the part is said to be.
pub(super) fn complement(r: &Reader<'_>, whole: Phrase, end: usize) -> Option<Phrase> {
    let at = whole.1;
    // "69 % of registered voters cast ballots".
    if r.is(at, word!("cast")) && r.any(at + 1, words!["ballots", "votes"]) {
        return Some((whole.0, at + 2));
    }
    if r.is(at, word!("voted")) {
        return Some((whole.0, at + 1));
    }
    if !r.any(at, words!["were", "are", "is", "was"]) {
        return None;
    }
    // "7 % of the workforce is out of work".
    let without =
        r.is(at + 1, word!("out")) && r.is(at + 2, word!("of")) || r.is(at + 1, word!("without"));
    if without {
        let behind = at + 2 + usize::from(r.is(at + 1, word!("out")));
        return phrase::noun_phrase(r, behind, end).map(|(_, last)| (whole.0, last));
    }
    if r.any(at + 1, words!["unemployed", "jobless"]) {
        return Some((whole.0, at + 2));
    }
    let phrase = phrase::noun_phrase(r, at + 1, end)?;
    crate::extract::figure::noun::is_plural(r, phrase.1 - 1).then_some(phrase)
}

/// True for what a part did: "a third backed the plan", "one in four settled in Brenn", "a fifth agreed."
pub(in crate::extract::figure) fn did(r: &Reader<'_>, at: usize) -> bool {
    let past = r.is_word(at)
        && (r.word(at).ends_with("ed") && r.word(at).len() > 4
            || r.has(at, class::IRREGULAR)
            || r.any(
                at,
                words!["said", "say", "knew", "know", "thought", "think", "want"],
            ));
    past && (!r.is_word(at + 1)
        || r.has(at + 1, class::FUNCTION | class::ADVERB) && !r.has(at + 1, class::AUXILIARY))
}

/// True for the "of it" and "of them" of a part, where no noun follows.
pub(super) fn of_pronoun(r: &Reader<'_>, of: usize) -> bool {
    let bare = !r.is_word(of + 2)
        || r.has(
            of + 2,
            class::FUNCTION | class::ADVERB | class::IRREGULAR | class::SHARING,
        );
    r.is(of, word!("of"))
        && (r.any(of + 1, words!["it", "them"])
            || r.any(of + 1, words!["that", "this", "those", "these"]) && bare)
}

/// "16 % of all foreign workers": the whole of a share.
pub(super) fn whole(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Option<String> {
    if raw.kind != Kind::Share {
        return None;
    }
    if of_pronoun(r, raw.after) {
        return previous.and_then(counted_noun);
    }
    // "half of what the dealers had asked for".
    if r.is(raw.after, word!("of")) && r.is(raw.after + 1, word!("what")) {
        let what = raw.after + 1;
        let end = (what + 1..raw.range.last.min(what + 9))
            .find(|&at| r.is_mark(at) || r.dated(at) || r.is(at, word!("to")));
        let end = (what + 2..=end?)
            .rev()
            .find(|&end| !r.has(end - 1, class::PREPOSITION))?;
        return Some(r.phrase(what, end));
    }
    if r.any(raw.after, words!["of"]) {
        // "of last year's output": past the date.
        let whole = raw.after + 1;
        let owned = past_dates(r, whole);
        let dated = owned > whole && r.any(owned, words!["'s", "’s"]);
        let noun = if dated { owned + 1 } else { whole };
        let (first, last) = phrase::noun_phrase(r, noun, raw.range.last)?;
        let first = if dated { whole } else { first };
        // "of the country's 44 million people": past how many they are.
        let counted =
            r.any(last, words!["'s", "’s"]) && r.is_number(last + 1) && !r.dated(last + 1);
        let noun = last + 2 + usize::from(r.has(last + 2, class::NUMERIC));
        // "of the ships' traffic", "of Tajikistan's foreign trade" stay whole; the next "of" goes along.
        let last = if counted {
            phrase::noun_phrase(r, noun, raw.range.last).map_or(last, |(_, last)| last)
        } else if r.any(last, words!["of"]) {
            phrase::noun_phrase(r, last + 1, raw.range.last).map_or(last, |(_, last)| last)
        } else {
            last
        };
        return Some(r.phrase(first, last));
    }
    if let Some(at) = (raw.range.first..raw.outer)
        .rev()
        .find(|&at| r.has(at, class::SHARE) && r.is(at + 1, word!("of")))
        && let Some((first, last)) = phrase::noun_phrase(r, at + 2, raw.outer)
    {
        return Some(r.phrase(first, last));
    }
    // "one service in nine ran late": the noun stands inside the number.
    if let Some(noun) = inside(r, raw) {
        return Some(r.word(noun).to_owned());
    }
    if raw.number.form == Form::Fraction
        && let Some((first, last)) = phrase::noun_phrase(r, raw.after, raw.range.last)
        && !r.is_mark(raw.after)
        && !r.any(raw.after, FILLED)
        && !acts(r, raw.after, raw.range.first)
    {
        return Some(r.phrase(first, last));
    }
    // "A survey of 900 adults found that 46 % backed it": a part of those counted.
    let part = || {
        let opens = raw.outer > raw.range.first
            && (r.any(raw.outer - 1, words![",", "and", "that"])
                || r.dated(raw.outer - 1)
                || poll::is_found(r, raw));
        previous.filter(|_| {
            opens
                && (did(r, raw.after)
                    || verb::is_verb(r, raw.after, raw.range.first)
                    || poll::stance(r, raw.after, raw.range.last).is_some())
        })
    };
    previous
        .filter(|other| other.kind == Kind::Share && other.unit.key == raw.unit.key)
        .and_then(|other| other.of.clone())
        .or_else(|| part().and_then(counted_noun))
}

/// What a figure counts, or what its own whole is: "adults" of "900 adults".
pub(super) fn counted_noun(other: &Raw) -> Option<String> {
    match other.noun {
        Some(_) => other.measure.clone(),
        None => other.of.clone(),
    }
}

/// The noun inside "one child in eight".
pub(super) fn inside(r: &Reader<'_>, raw: &Raw) -> Option<usize> {
    let noun = raw.number.first + 1;
    let part = raw.number.form == Form::Fraction && noun + 1 < raw.number.last;
    (part && r.is_word(noun) && r.is(noun + 1, word!("in"))).then_some(noun)
}

/// "ore that held 2.1 percent | copper", "is 40 percent | cotton": what something is made of in part.
pub(in crate::extract::figure) fn content(r: &Reader<'_>, raw: &Raw) -> Option<usize> {
    const HOLDING: Words = words![
        "hold",
        "holds",
        "held",
        "holding",
        "contain",
        "contains",
        "contained",
        "containing",
        "is",
        "are",
        "was",
        "were"
    ];
    let other = class::FUNCTION
        | class::ADVERB
        | class::PARTICLE
        | class::ANY_VERB
        | class::MOVE
        | class::RATE
        | class::SHARE
        | class::CALENDAR
        | class::NUMERIC
        | class::HARM;
    let noun = raw.after;
    let closed = !r.is_word(noun + 1) && !r.hyphen(noun + 1)
        || r.dated(noun + 1)
        // "is 7 percent short of its old level".
        || r.has(noun + 1, class::PREPOSITION | class::CONJUNCTION) && !r.is(noun + 1, word!("of"));
    let plain = r.is_word(noun)
        && !r.capital(noun)
        && !r.dated(noun)
        && !r.has(noun, other)
        && !crate::extract::figure::noun::is_plural(r, noun)
        && !["ed", "ing", "er", "ly", "full"]
            .iter()
            .any(|end| r.word(noun).ends_with(end))
        && !r.any(noun, FILLED)
        && r.sense(noun) == Sense::default();
    let held = raw.outer > raw.range.first && r.any(raw.outer - 1, HOLDING);
    (raw.unit.key == "percent" && plain && closed && held).then_some(noun)
}

/// "The deficit, 5.8 % of output, is to come down to 4.4 %": what the same thing comes to is the same part.
pub(super) fn same_part(raw: &mut Raw, done: &[Raw]) {
    if raw.kind != Kind::Level || raw.unit.key != "percent" || raw.measure.is_none() {
        return;
    }
    let part = done
        .iter()
        .rev()
        .take(4)
        .take_while(|other| other.range.sentence + 1 >= raw.range.sentence)
        .find(|other| {
            // "the target", which is one of what was measured before.
            let same = raw.measure.as_deref().zip(other.measure.as_deref());
            other.unit.key == "percent"
                && same.is_some_and(|(measure, other)| {
                    let rest = measure.strip_prefix(other);
                    rest.is_some_and(|rest| rest.is_empty() || rest == " target" || rest == " goal")
                })
        })
        .filter(|other| other.kind == Kind::Share && other.of.is_some());
    if let Some(part) = part {
        same_whole(raw, part);
    }
}

/// "Wind met 39 % of demand; the target is 50 %": a part of the same whole.
pub(super) fn same_whole(raw: &mut Raw, part: &Raw) {
    let alike = raw.unit.key == "percent" && part.unit.key == "percent";
    if alike && raw.kind == Kind::Level && part.kind == Kind::Share && part.of.is_some() {
        raw.kind = Kind::Share;
        raw.of.clone_from(&part.of);
    }
}
