//! A part of a whole → what is told of that part: "8 % found no bidder" of packages is "packages found no bidder".
//!
//! The whole alone says nothing of what the part is; where the sentence tells it, the measure is both. Has no opinion on
//! parts of which nothing is told.

use super::clause::opens;
use super::share_of::inside;
use super::share_of::{FILLED, acts, did, of_phrase};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::noun;
use crate::extract::figure::number::Form;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::poll;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::unit::elided;
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::Kind;

/// Verbs that tell nothing but where the part is: "went to juniors".
const LIGHT: Words = words![
    "came", "come", "comes", "go", "goes", "went", "gone", "lies", "lie", "lay", "sits", "sit",
    "fall", "fell", "arrived"
];

/// Words for how sure it is what the part is: "thought to be beyond recovery".
const HELD: Words = words! {
    "thought", "believed", "said", "reported", "known", "estimated", "expected", "feared", "reckoned",
};

/// Most words of an object that goes along.
const OBJECT: usize = 3;

/// The measure of a part by what is told of it; `before` is the figure before it, in its sentence or in the one before.
pub(super) fn told(
    r: &Reader<'_>,
    raw: &Raw,
    previous: Option<&Raw>,
    before: Option<&Raw>,
) -> Option<String> {
    let end = raw.range.last;
    let of = r.is(raw.after, word!("of"));
    let named = |other: &Raw| match other.noun {
        Some(noun) if r.is_word(noun.head) => Some(noun::whole(r, noun).to_owned()),
        _ => other.measure.clone(),
    };
    // "3,300 retirees, 60 % of whom were alive", "212 corrections, three of them by mail".
    if of && r.any(raw.after + 1, words!["them", "whom", "which", "it"]) {
        // "nine of whom have died", "$4m of it by the union".
        let at = (raw.after + 2..end).find(|&at| !r.has(at, class::AUXILIARY | class::ADVERB))?;
        if r.has(at, class::HARM) || r.is(at, word!("by")) && r.any(at + 1, words!["the", "a"]) {
            return None;
        }
        let told = predicate(r, raw.after + 2, end, true)?;
        // What is told in a clause of its own is not said again.
        let whole = before
            .and_then(named)
            .filter(|whole| whole.split(' ').count() < 4);
        return Some(match whole {
            Some(whole) => join(r, &whole, told),
            None => r.phrase(told.0, told.1),
        });
    }
    // "£6m, of which a tenth must go to juniors".
    let lead = raw.outer.saturating_sub(2);
    if lead >= raw.range.first
        && r.is(lead, word!("of"))
        && r.any(lead + 1, words!["which", "whom"])
    {
        let told = predicate(r, raw.after, end, false)?;
        return Some(join(r, &named(previous?)?, told));
    }
    // "in the east only 28 per cent did": as was told before.
    let as_before = r.any(raw.after, words!["did", "do", "does"]) && !r.is_word(raw.after + 1);
    if raw.kind != Kind::Share || !opens(r, raw) || r.any(raw.after, FILLED) || as_before {
        return previous.or(before).filter(|_| as_before)?.measure.clone();
    }
    if let Some(noun) = inside(r, raw) {
        return Some(join(r, r.word(noun), predicate(r, raw.after, end, false)?));
    }
    let stance = poll::stance(r, raw.after, end).filter(|_| !of);
    if stance.is_some() || !of && acts(r, raw.after, raw.range.first) {
        // "About 3,200 families lost money; one in five lost all of it": of those counted before.
        let whole = raw.of.clone().or_else(|| {
            let other = previous?;
            other.noun.and(named(other))
        });
        let (first, last) = stance
            .or_else(|| predicate(r, raw.after, end, false))
            .filter(|_| whole.is_none() || !r.any(raw.after, words!["said", "say", "says"]))?;
        return match whole {
            Some(whole) => Some(join(r, &whole, (first, last))),
            // At the head of a sentence it may be a part of those told of before.
            None => (raw.outer > raw.range.first && (last > first + 1 || stance.is_some()))
                .then(|| r.phrase(first, last)),
        };
    }
    if !of && raw.number.form != Form::Fraction {
        return None;
    }
    let (start, after) = of_phrase(r, raw)?;
    let aside = raw.outer > raw.range.first && r.is(raw.outer - 1, word!(","));
    // "Some 40% of firms said prices had risen": the firms are what the part is of.
    let told = predicate(r, after, end, false)
        .filter(|_| !r.has(after, class::SAYING))
        .or_else(|| {
            let verb =
                main_verb(r, after, end).filter(|_| !aside && r.word(after - 1).len() > 4)?;
            predicate(r, verb, end, false)
        })?;
    Some(join(r, &r.phrase(start, after), told))
}

/// The verb of a noun that more is told of: "of the patients older than five | had had their shots", "of those who came | were
/// under 16".
fn main_verb(r: &Reader<'_>, at: usize, end: usize) -> Option<usize> {
    (at + 1..end.min(at + 10))
        .take_while(|_| !r.has(at, class::SAYING))
        .take_while(|&at| !r.is_mark(at) || r.hyphen(at))
        .find(|&at| r.has(at, class::AUXILIARY) && !r.any(at - 1, words!["who", "which", "that"]))
}

/// "another 41 found no taker", "Ten more have applied": those counted by what they did, where no noun tells who they are.
pub(super) fn deed(r: &Reader<'_>, raw: &Raw) -> Option<String> {
    let lent = raw.noun.filter(|_| !raw.own_unit);
    let bare = raw.noun.is_none() || lent.is_some();
    let at = raw.after + usize::from(r.any(raw.after, words!["more", "others"]));
    let at = past_aside(r, at, raw.range.last);
    if !bare || !opens(r, raw) || r.any(at, words!["remain", "remains", "remained"]) {
        return None;
    }
    // "2,000 came to the last one", "82,000 went off in Cornwall".
    if r.any(at, LIGHT) {
        let off = usize::from(r.any(at + 1, words!["off", "out", "back", "down", "up"]));
        // "31,450 came through the turnstiles".
        let through = r.any(at + 1, words!["through", "under"]);
        let end = if through {
            place(r, at + 1, raw.range.last)
        } else {
            at + 1 + off
        };
        let told = (at, end);
        return (!r.any(at + 1, words!["on", "into"])).then(|| match lent {
            Some(noun) if off > 0 => join(r, noun::whole(r, noun), told),
            _ => r.phrase(told.0, told.1),
        });
    }
    let (first, last) = predicate(r, at, raw.range.last, false)?;
    // What it is tells more than that it was.
    let tells = last > first + 1
        || r.word(first).ends_with("ed")
        || r.has(first, class::PARTICIPLE | class::IRREGULAR);
    let who = lent.map(|noun| join(r, noun::whole(r, noun), (first, last)));
    tells.then(|| who.unwrap_or_else(|| r.phrase(first, last)))
}

/// "sold 400 boats in March; it had sold 310": boats sold, where only what was done to them is told.
pub(super) fn name_counted(r: &Reader<'_>, raw: &mut Raw) {
    let Some(noun) = raw.noun.filter(|_| raw.kind == Kind::Count) else {
        return;
    };
    let done = raw.measure.as_deref();
    let lead = elided::lead(r, raw);
    if done.is_none_or(|done| done == r.word(lead)) {
        let name = r.phrase(noun.first, noun.head + 1);
        raw.measure = Some(done.map_or(name.clone(), |done| format!("{name} {done}")));
    }
}

/// Past an aside: "N60 million, he said, | went out", "80,000, two in five, | had left".
fn past_aside(r: &Reader<'_>, at: usize, end: usize) -> usize {
    let said = (at + 1..end.min(at + 6)).find(|&at| r.is(at, word!(",")));
    said.filter(|_| r.is(at, word!(",")))
        .map_or(at, |close| close + 1)
}

/// "filled only 11,000 of the 62,000 posts": those of which so many are a part.
pub(super) fn among(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let number = raw.after + 2;
    let counted = raw.noun.is_none()
        && raw.kind != Kind::Share
        && raw.unit.key.is_empty()
        && r.is(raw.after, word!("of"))
        && r.has(raw.after + 1, class::DETERMINER)
        && (r.is_number(number) || r.sense(number).numeral.is_some())
        && !r.dated(number);
    let noun = number + 1 + usize::from(r.has(number + 1, class::NUMERIC));
    let (first, last) = counted.then(|| phrase::noun_phrase(r, noun, raw.range.last))??;
    // "posts lying vacant": which posts they are is told of all of them.
    let bare = (first + 1..last).find(|&at| r.word(at).ends_with("ing"));
    Some((first, bare.unwrap_or(last)))
}

/// "twice the turnout of their June protest", "a fifth more than the price that she gave a year ago": the same at another
/// time.
pub(super) fn once(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    const SIZES: Words = words![
        "level", "levels", "rate", "number", "size", "average", "peak", "sum", "amount", "total",
        "norm", "limit", "pace", "figure", "length", "value", "one"
    ];
    let more = r.any(
        raw.after,
        words!["more", "less", "higher", "lower", "fewer"],
    ) && r.is(raw.after + 1, word!("than"));
    let at = raw.after + if more { 2 } else { 0 };
    let compares = raw.kind == Kind::Ratio || more && raw.kind == Kind::Change;
    if !compares || !r.is(at, word!("the")) {
        return None;
    }
    let (first, last) = phrase::noun_phrase(r, at + 1, raw.range.last)?;
    let then = (last + 1..raw.range.last.min(last + 8))
        .take_while(|&i| !r.any(i, words![",", ";"]))
        .any(|i| r.dated(i));
    (r.any(last, words!["of", "that", "which", "in"]) && then && !r.any(last - 1, SIZES))
        .then_some((first, last))
}

/// The whole and what is told of the part; by its last word where that is a deed with its object.
fn join(r: &Reader<'_>, whole: &str, (first, last): Phrase) -> String {
    let head = if last > first + 2 {
        // "adults polled": the noun, not what tells which ones.
        let mut words = whole.rsplit(' ');
        let last = words.next().unwrap_or(whole);
        words
            .next()
            .filter(|_| last.ends_with("ed"))
            .unwrap_or(last)
    } else {
        whole
    };
    format!("{head} {}", r.phrase(first, last))
}

/// What is told of the part whose words end before `at`; a `bare` part needs no verb: "three of them by mail".
fn predicate(r: &Reader<'_>, at: usize, end: usize, bare: bool) -> Option<Phrase> {
    let mut first = at;
    let mut passive = false;
    let denied = |at: usize| r.any(at, words!["not", "never"]);
    while first < end && !denied(first) {
        let held = (passive || bare)
            && r.any(first, HELD)
            && r.is(first + 1, word!("to"))
            && r.has(first + 2, class::AUXILIARY);
        let skipped = r.has(first, class::AUXILIARY)
            || r.has(first, class::ADVERB) && !r.any(first, words!["abroad", "overseas", "too"])
            || held
            || (passive || bare) && r.is(first, word!("to")) && r.has(first + 1, class::AUXILIARY);
        if !skipped {
            break;
        }
        passive |= r.has(first, class::AUXILIARY);
        first += 1;
    }
    let number = r.is_number(first) || r.sense(first).numeral.is_some();
    if first >= end || number || r.dated(first) || r.is_mark(first) {
        return None;
    }
    let denial = usize::from(denied(first));
    // "will never be built".
    let word = (first + denial..end).find(|&at| denial == 0 || !r.has(at, class::AUXILIARY))?;
    passive |= word > first + denial;
    // "were under 16", "is out of work", "three-quarters by mail".
    if r.has(word, class::PREPOSITION) {
        let place = (passive || bare)
            .then(|| (first, place(r, word, end)))
            .filter(|&(_, last)| last > word + 1);
        // "27 were against".
        return place.or_else(|| {
            poll::stance(r, word, end)
                .filter(|&(_, last)| passive && (!r.is(word, word!("for")) || !r.is_word(last)))
        });
    }
    // "households have no car", "one child in eight had asthma".
    let had = passive && r.any(word - 1, words!["have", "has", "had"]);
    let participle = r.word(word).ends_with("ed")
        || r.has(
            word,
            class::PARTICIPLE | class::IRREGULAR | class::HARM | class::ANY_VERB,
        );
    if had && (r.has(word, class::DETERMINER) || r.is_word(word) && !participle && !denied(first)) {
        return Some((word - 1, object(r, word - 1, end)));
    }
    // "pupils walk to school": where the noun ends and a plain word follows, that is what they do.
    let acts = !bare
        && word == at
        && crate::extract::figure::noun::is_plural(r, word - 1)
        && !r.capital(word);
    let deed = !passive
        && (verb::is_verb(r, word, at) || did(r, word) || r.word(word).ends_with("ed") || acts);
    // "fans polled by the trust": a participle that tells which fans.
    if deed && r.is(word + 1, word!("by")) || r.any(word, words!["told", "tell"]) {
        return None;
    }
    if r.any(word, words!["said", "say", "says"]) {
        return what_they_say(r, word + 1, end);
    }
    if !r.is_word(word) || !(passive || bare || deed) || r.has(word, class::FUNCTION) {
        return None;
    }
    // "12 per cent of it went unsold".
    if r.any(word, words!["went", "goes", "go"]) && r.word(word + 1).starts_with("un") {
        return Some((word + 1, word + 2));
    }
    if deed && r.any(word, LIGHT) {
        let to = word + 1 + usize::from(r.has(word + 1, class::ADVERB));
        let last = place(r, to, end);
        return (r.has(to, class::PREPOSITION) && last > to + 1).then_some((to, last));
    }
    if deed {
        return Some((first, object(r, word, end)));
    }
    // "too small to use".
    if r.is(word, word!("too")) {
        let to = r.is(word + 2, word!("to")) && r.is_word(word + 3);
        return Some((first, word + if to { 4 } else { 2 }));
    }
    // "must go to juniors".
    if r.any(word, LIGHT) {
        let last = place(r, word + 1, end);
        return (r.has(word + 1, class::PREPOSITION) && last > word + 2)
            .then_some((word + 1, last));
    }
    let modal = passive
        && r.any(
            word - 1,
            words!["will", "would", "must", "can", "could", "may", "should"],
        );
    if modal {
        return Some((first, object(r, word, end)));
    }
    let noun = phrase::noun_phrase(r, word, end).map_or(word + 1, |(_, last)| last);
    Some((first, noun.min(word + OBJECT)))
}

/// "three-quarters said | life had become harder": what they say, up to its first preposition.
fn what_they_say(r: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let first = at + usize::from(r.is(at, word!("that")));
    let last = (first..end.min(first + 6))
        .find(|&at| {
            r.is_mark(at) || r.has(at, class::PREPOSITION) || r.dated(at) || r.is_number(at)
        })
        .unwrap_or(end.min(first + 6));
    let verb = (first + 1..last).any(|at| verb::is_verb(r, at, first));
    (verb && last > first + 1 && !r.has(first, class::PRONOUN)).then_some((first, last))
}

/// Where the object of the verb at `verb` ends, or the place that it leads to.
fn object(r: &Reader<'_>, verb: usize, end: usize) -> usize {
    let at = verb + 1;
    // "was laid off.", "earns less", not "paid more than double that".
    let more = r.has(at, class::PARTICLE) && !r.has(at, class::PREPOSITION);
    if more
        && r.is(at + 1, word!("than"))
        && (r.is_number(at + 2) || r.sense(at + 2).numeral.is_some())
    {
        return at;
    }
    let pronoun = r.any(at, words!["nothing", "something", "everything", "nobody"]);
    if more || pronoun || r.has(at, class::PREPOSITION) && r.is_mark(at + 1) {
        return at + 1;
    }
    if r.has(at, class::PREPOSITION) && !r.dated(at + 1) {
        // "sat in the Great Bitter Lake": where it was tells less than what it did.
        let last = place(r, at, end).max(at);
        return if last > at + 3 && r.capital(last - 1) {
            at
        } else {
            last
        };
    }
    match phrase::noun_phrase(r, at, end) {
        Some((first, last)) if !r.dated(first) && first <= at + 1 => last.min(first + OBJECT),
        _ => at,
    }
}

/// Where a preposition with its noun ends; at itself where no plain noun follows.
fn place(r: &Reader<'_>, at: usize, end: usize) -> usize {
    let next = at + 1 + usize::from(r.has(at + 1, class::PREPOSITION));
    if r.is_number(next) && !r.dated(next) {
        return next + 1;
    }
    match phrase::noun_phrase(r, next, end) {
        // "to London and Paris".
        Some((first, last))
            if r.capital(first) && r.is(last, word!("and")) && r.capital(last + 1) =>
        {
            last + 2
        }
        Some((first, last)) if !r.dated(first) => last.min(first + OBJECT),
        _ => at,
    }
}
