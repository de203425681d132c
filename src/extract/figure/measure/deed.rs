//! What is counted → what was done to it or what it did: "17 people" that a bomb killed are "people killed".
//!
//! The number of people alone says nothing that a chart could be titled with or another outlet compared by. The deed stands in
//! front ("killing 17 people", "seized 3 tonnes of cocaine") or behind ("17 people were killed", "9,000 people took part").

use super::clause::opens;
use super::is_compound;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Class, class};
use crate::extract::figure::noun;
use crate::extract::figure::number::Form;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::Words;

/// Participles of what may be done to whatever is counted; "killing", "kills" and "kill" come down to "killed".
#[rustfmt::skip]
const DEEDS: &[&str] = &[
    "killed", "wounded", "injured", "displaced", "evacuated", "arrested", "detained", "rescued", "treated", "destroyed",
    "damaged", "flattened", "flooded", "seized", "recovered", "delivered", "employed", "hired", "produced", "shipped",
    "installed", "pumped", "exported", "imported", "harvested", "vaccinated", "deported",
];

/// Forms of which the participle is another word.
const IRREGULAR: &[(Words, &str)] = &[
    (words!["selling", "sold", "sells", "sell"], "sold"),
    (words!["hurting", "hurts"], "hurt"),
    (words!["carrying"], "aboard"),
    (
        words!["drew", "drawing", "attracted", "attracting"],
        "drawn",
    ),
];

/// What people met with or did, in several words.
const FATES: &[&[Words]] = &[
    &[words!["took", "taken"], words!["part"]],
    &[words!["turned"], words!["out"]],
    &[words!["on"], words!["board"]],
    &[words!["laid"], words!["off"]],
    &[words!["made"], words!["redundant"]],
    &[words!["left", "made"], words!["homeless"]],
    &[words!["out"], words!["of"], words!["work"]],
    &[
        words!["need", "needed", "needing"],
        words!["aid", "help", "assistance", "food"],
    ],
    &[
        words!["lost"],
        words!["their"],
        words!["homes", "jobs", "lives"],
    ],
    &[
        words!["joined"],
        words!["a", "the"],
        words!["march", "rally", "protest", "demonstration"],
    ],
    &[
        words!["forced", "driven"],
        words!["from", "out"],
        words!["their", "the"],
        words!["homes", "home"],
    ],
];

/// "145 people killed": the noun counted, with what happened to it.
pub(super) fn counted(r: &Reader<'_>, raw: &Raw) -> Option<String> {
    let noun = raw.noun.filter(|_| !is_compound(r, raw))?;
    let before = |floor: usize| (raw.outer > floor).then(|| raw.outer - 1);
    if !raw.own_unit {
        // The noun stands at another number: "more than 250 injured", "8,000 were damaged".
        let at = past_auxiliaries(r, raw.after, class::AUXILIARY | class::ADVERB);
        let head = noun::whole(r, noun);
        // "infected 120 people and killed 37".
        if let Some(verb) = before(raw.range.first) {
            if r.has(verb, class::HARM) {
                return Some(format!("{head} {}", r.word(verb)));
            }
            if let Some(deed) = deed(r, verb) {
                return Some(format!("{head} {deed}"));
            }
            // "killed 87 people and driven 41,000 from their homes".
            if r.any(verb, words!["driven", "drove", "forced"])
                && let Some(deed) = driven_out(r, verb, raw.after)
            {
                return Some(format!("{head}{deed}"));
            }
        }
        if let Some(last) = befell(r, at).or_else(|| gone(r, at, raw.after)) {
            return Some(format!("{head} {}", r.phrase(at, last)));
        }
        return r.is(raw.after, word!("of")).then(|| head.to_owned());
    }
    let mut first = noun.first;
    while first < noun.head && r.has(first, class::PARTICLE | class::DETERMINER | class::ADVERB) {
        first += 1;
    }
    let mut text = r.phrase(first, noun.last());
    // "people were killed", "homes destroyed", "people without shelter", "people are confirmed dead".
    let at = past_auxiliaries(r, noun.last(), class::AUXILIARY);
    if let Some(last) = befell(r, at).or_else(|| gone(r, at, noun.last())) {
        text.push(' ');
        text.push_str(&r.phrase(at, last));
    } else if let Some(deed) =
        joined(r, at).or_else(|| driven_out(r, raw.outer.saturating_sub(1), at))
    {
        text.push_str(deed);
    } else if let Some((from, to)) = at_large(r, noun.head, noun.last(), raw.range.last) {
        text.push(' ');
        text.push_str(&r.phrase(from, to));
    } else if opens(r, raw) && missed(r, noun.head, at) {
        text.push(' ');
        text.push_str(r.word(at));
    } else if let Some(verb) = before(raw.range.first).filter(|&verb| r.has(verb, class::HARM)) {
        text.push(' ');
        text.push_str(r.word(verb));
    } else if r.any(at, words!["without"]) && at == noun.last() {
        if let Some((_, last)) = phrase::noun_phrase(r, at + 1, raw.range.last) {
            text = r.phrase(first, last);
        }
    } else if r.any(at, words!["of"])
        && at == noun.last()
        && let Some((_, last)) = phrase::noun_phrase(r, at + 1, raw.range.last)
    {
        text = r.phrase(first, last);
    }
    if let Some(whole) = made_of(r, raw) {
        text.insert_str(0, " of ");
        text.insert_str(0, r.word(whole));
    }
    Some(text)
}

/// One past "missing" in "40 people are missing", not in "40 people missing from work"; `after` is where the noun ends.
fn gone(r: &Reader<'_>, at: usize, after: usize) -> Option<usize> {
    let plain = at > after || !r.any(at + 1, words!["from", "out", "a", "the", "their"]);
    (r.is(at, word!("missing")) && plain).then_some(at + 1)
}

/// "a lead of 212,000 votes", "a fleet of 40 ships": what so many make up.
fn made_of(r: &Reader<'_>, raw: &Raw) -> Option<usize> {
    let of = raw.outer.checked_sub(1)?;
    let whole = of.checked_sub(1).filter(|&at| at >= raw.range.first)?;
    let named = r.any(
        whole,
        words! {
            "lead", "majority", "margin", "shortage", "shortfall", "backlog", "surplus", "fleet", "workforce",
            "crowd", "audience",
        },
    );
    (named && r.is(of, word!("of"))).then_some(whole)
}

/// "joined Friday's march", "attended the rally".
fn joined(r: &Reader<'_>, at: usize) -> Option<&'static str> {
    let end = at + 6;
    let gathering = |i: usize| r.any(i, words!["march", "rally", "protest", "demonstration"]);
    let plain = |i: usize| !r.is_mark(i) || r.any(i, words!["'s", "’s"]);
    let found = (at + 1..end).take_while(|&i| plain(i)).any(gathering);
    (found && r.any(at, words!["joined", "attended"])).then_some(" joined march")
}

/// "forcing 900 people from their homes", "to flee their homes": what stands at `at` behind them, with the verb before them.
fn driven_out(r: &Reader<'_>, verb: usize, at: usize) -> Option<&'static str> {
    let fled = usize::from(r.is(at, word!("to")) && r.any(at + 1, words!["flee", "leave"]));
    let out = fled > 0 || r.any(at, words!["from", "out"]);
    let of = usize::from(r.is(at + 1, word!("of")));
    let homes = at + 1 + fled + of;
    let driven = r.any(verb, words!["drove", "driven", "drives", "driving"]);
    (out && r.is(homes, word!("their")) && r.any(homes + 1, words!["homes", "home", "houses"]))
        .then_some(if driven {
            " driven from their homes"
        } else {
            " forced out"
        })
}

/// People of whom nothing is said but what they did or met with.
const ANYBODY: Words = words! {
    "people", "children", "women", "men", "others", "persons", "residents",
};

/// "people in Ireland were | diagnosed with cancer", "others who | died of silicosis": what tells which people at large are
/// counted.
fn at_large(r: &Reader<'_>, head: usize, after: usize, end: usize) -> Option<Phrase> {
    if !r.any(head, ANYBODY) {
        return None;
    }
    if r.is(after, word!("who")) {
        let deed = past_auxiliaries(r, after + 1, class::AUXILIARY);
        let past = r.word(deed).ends_with("ed") || r.has(deed, class::IRREGULAR | class::HARM);
        return (past && !r.has(deed, class::SAYING | class::EXPECTING))
            .then_some((deed, deed + 1));
    }
    // Past where they live.
    let place = usize::from(r.is(after, word!("in")) && r.capital(after + 1));
    let at = (after + 2 * place..end.min(after + 6)).find(|&i| place == 0 || !r.capital(i))?;
    let passive = r.any(at, words!["was", "were", "are", "been"])
        || r.any(at, words!["have", "had"]) && r.is(at + 1, word!("been"));
    if !passive {
        return None;
    }
    let deed = past_auxiliaries(r, at, class::AUXILIARY);
    let done = r.word(deed).ends_with("ed")
        && r.word(deed).len() > 4
        && !r.has(deed, class::SAYING | class::EXPECTING | class::MOVING);
    let with = r
        .any(deed + 1, words!["with", "to", "of"])
        .then(|| phrase::noun_phrase(r, deed + 2, end))
        .flatten()
        .filter(|&(first, _)| !r.dated(first));
    done.then(|| (deed, with.map_or(deed + 1, |(_, last)| last)))
}

/// "640,000 children missed a jab": what people at large did is what tells of which of them the count is.
fn missed(r: &Reader<'_>, head: usize, at: usize) -> bool {
    let people = r.any(head, ANYBODY);
    let past = r.word(at).ends_with("ed") || r.has(at, class::IRREGULAR);
    let deed = past
        && !r.has(
            at,
            class::AUXILIARY
                | class::SAYING
                | class::EXPECTING
                | class::MEASURING
                | class::FUNCTION,
        );
    people && deed && r.is_word(at + 1)
}

/// The first token behind auxiliaries, and behind what only says how sure it is: "are confirmed dead".
fn past_auxiliaries(r: &Reader<'_>, first: usize, skipped: Class) -> usize {
    const SURE: Words = words! {
        "confirmed", "feared", "presumed", "believed", "reported", "still",
    };
    let mut at = first;
    while r.has(at, skipped)
        || at > first && (r.any(at, SURE) || r.is(at, word!("to")) && r.is(at + 1, word!("be")))
    {
        at += 1;
    }
    at
}

/// What a crowd did.
const GATHERED: Words = words! {
    "attended", "marched", "rallied", "demonstrated", "protested", "gathered", "voted", "fled",
};

/// "with more than 900 injured": so many people, by what happened to them.
pub(super) fn hurt(r: &Reader<'_>, raw: &Raw) -> Option<String> {
    // "Some 10,000 are missing", "a further 300 were reported hurt".
    let at = past_auxiliaries(r, raw.after, class::AUXILIARY);
    let alone = r.has(at, class::HARM)
        && raw.unit.key.is_empty()
        && raw.number.form != Form::Fraction
        && (!r.is_word(at + 1) || r.has(at + 1, class::FUNCTION | class::ADVERB));
    if alone {
        return Some(r.word(at).to_owned());
    }
    // "About 150 attended on Monday", "9,000 had taken part".
    let bare = raw.unit.key.is_empty()
        && raw.noun.is_none()
        && raw.number.is_plain()
        && raw.number.form != Form::Fraction
        && opens(r, raw);
    if bare && r.any(at, GATHERED) && !r.is(at + 1, word!("by")) {
        return Some(r.word(at).to_owned());
    }
    // "a storm killed 6,300": people, by what was done to them.
    let verb = raw
        .outer
        .checked_sub(1)
        .filter(|&verb| verb > raw.range.first)?;
    let done = matches!(raw.unit.key.as_ref(), "" | "fraction")
        && (raw.number.is_plain() && raw.number.form != Form::Fraction
            // "the fever killed one in six".
            || raw.number.form == Form::Fraction && !r.is(raw.after, word!("of")))
        && r.any(
            verb,
            words! {
                "killed", "injured", "wounded", "displaced", "arrested", "detained", "evacuated",
            },
        )
        && !r.has(verb - 1, class::DETERMINER | class::PREPOSITION)
        && (!r.is_word(raw.after) || r.has(raw.after, class::FUNCTION | class::ADVERB));
    done.then(|| r.word(verb).to_owned())
}

/// "seized 3 tonnes of cocaine", "killing 17 people": the deed goes with what it was done to, where that is all that is said.
pub(super) fn done_to(r: &Reader<'_>, raw: &mut Raw) {
    if raw.outer <= raw.range.first || !r.is_word(raw.outer - 1) || raw.unit.currency.is_some() {
        return;
    }
    let Some(measure) = &mut raw.measure else {
        return;
    };
    let object = match raw.noun {
        Some(noun) => noun.last(),
        // "3 tonnes of cocaine".
        None if r.is(raw.after, word!("of")) => raw.after + 2,
        None => return,
    };
    let bare = r.is_word(object - 1) && measure.ends_with(r.word(object - 1));
    // "will harvest a record 112 million tonnes".
    let verb = (raw.range.first..raw.outer)
        .rev()
        .find(|&at| !r.any(at, phrase::DEGREES) && !r.any(at, words!["a", "an"]))
        .unwrap_or(raw.outer - 1);
    // A museum has visitors, but "people" that a rally drew are nothing without it.
    let tells = |deed: &&str| *deed != "drawn" || measure == "people";
    if let Some(deed) = deed(r, verb).filter(|_| bare).filter(tells) {
        measure.push(' ');
        measure.push_str(deed);
    } else if bare
        && raw.noun.is_some_and(|noun| r.any(noun.head, ANYBODY))
        && !measure.contains(' ')
        && verb > raw.range.first
        && plain_deed(r, verb, raw.range.first)
    {
        // "plucked 1,300 people from rooftops".
        measure.push(' ');
        measure.push_str(r.word(verb));
    }
}

/// True for a past tense that says what was done to whoever follows: "plucked", not "had", "cost" or "said".
fn plain_deed(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    r.word(at).ends_with("ed")
        && r.word(at).len() > 4
        && verb::is_verb(r, at, floor)
        && !r.has(
            at,
            class::AUXILIARY
                | class::MEASURING
                | class::MOVING
                | class::SAYING
                | class::EXPECTING
                | class::SHARING
                | class::FUNCTION,
        )
}

/// The participle of the verb at a place, if it is one that tells what is counted.
fn deed(r: &Reader<'_>, at: usize) -> Option<&'static str> {
    if r.is(at, word!("off")) && r.any(at.wrapping_sub(1), words!["lay", "laid", "lays", "laying"])
    {
        return Some("laid off");
    }
    let other = IRREGULAR.iter().find(|(forms, _)| r.any(at, *forms));
    other.map(|(_, participle)| *participle).or_else(|| {
        let word = r.word(at);
        DEEDS.iter().copied().find(|participle| {
            let stem = participle.strip_suffix("ed").unwrap_or(participle);
            let short = stem.strip_suffix('p').unwrap_or(stem);
            let form = |stem: &str| word.strip_prefix(stem);
            form(stem).is_some_and(|end| ["ed", "ing", "es", "s", "e", ""].contains(&end))
                || form(short).is_some_and(|end| ["s", ""].contains(&end))
        })
    })
}

/// The end of what the things counted met with or did, where that is what the count is of.
fn befell(r: &Reader<'_>, at: usize) -> Option<usize> {
    let one = r.has(at, class::HARM) && !r.is(at, word!("missing"))
        || r.any(
            at,
            words! {
                "destroyed", "damaged", "collapsed", "flattened", "affected", "surveyed", "polled",
                "registered", "voted", "created", "burned", "burnt", "closed", "marched", "rallied",
                "demonstrated", "protested", "gathered", "attended", "fled", "aboard", "arrested", "detained",
                "evacuated",
            },
        );
    if one {
        return Some(at + 1);
    }
    let pattern = FATES.iter().find(|pattern| {
        pattern
            .iter()
            .zip(at..)
            .all(|(words, at)| r.any(at, *words))
    })?;
    Some(at + pattern.len())
}

/// True for the one of some people: "arrival", "visitor".
pub(super) fn tells_people(key: &str) -> bool {
    !key.is_empty()
        && !key.contains('_')
        && !matches!(key, "person" | "job")
        && crate::extract::figure::lexicon::sense_of(&format!("{key}s")).is(class::PERSON)
}

/// "120,000 had marched": a deed alone is that of people, where people are counted.
pub(super) fn name_people(r: &Reader<'_>, raw: &mut Raw) {
    let at = raw.after;
    let deed = (at..at + 4)
        .find(|&at| !r.has(at, class::AUXILIARY | class::ADVERB))
        .filter(|&at| r.has(at, class::PARTICIPLE) || r.word(at).ends_with("ed"));
    if raw.unit.key == "person"
        && raw.noun.is_none()
        && let Some(deed) = deed
        && raw.measure.as_deref() == Some(r.word(deed))
    {
        raw.measure = Some(format!("people {}", r.word(deed)));
    }
}
