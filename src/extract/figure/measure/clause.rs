//! The clause that a figure stands in → what the figure is there: what it opens, what it is set beside, what is done with it.
//!
//! Has no opinion on the words by which a measure is named.

use super::carried::{EXPECTED, is_comparing};
use super::modified::EXTENTS;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::noun::is_plural;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::poll;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::subject::{leaned_on, subject, whole_phrase};
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::Kind;

/// Where the clause begins that the figure stands first in, past what only tells when, where or how surely: the figure is
/// the subject of what follows. "In Ashanti almost three-quarters | said so", "said 78 % | had backed it".
pub(super) fn opens(r: &Reader<'_>, raw: &Raw) -> bool {
    let floor = raw.range.first;
    let mut at = raw.outer;
    while at > floor
        && (r.has(at - 1, class::ADVERB) && !r.has(at - 1, class::PREPOSITION)
            || r.any(
                at - 1,
                words!["another", "a", "an", "further", "only", "just", "“", "\""],
            ))
    {
        at -= 1;
    }
    // "An average of 31,450 | came through the turnstiles".
    if at > floor + 2
        && r.is(at - 1, word!("of"))
        && r.any(at - 2, words!["total", "average", "record", "estimated"])
        && r.any(at - 3, words!["a", "an"])
    {
        at -= 3;
    }
    let Some(before) = at.checked_sub(1).filter(|_| at > floor) else {
        return true;
    };
    phrase::parts(r, before)
        || r.any(before, words![",", "and", "that", "but", ":"])
        || raw.kind == Kind::Share && r.any(before, poll::FOUND) && !r.is(raw.after, word!("of"))
        || r.has(before, class::SAYING | class::EXPECTING)
        || r.dated(before)
        || fronted(r, at, raw)
}

/// True where nothing but a place or a time stands before `at` in its clause: "In her native Volta |".
fn fronted(r: &Reader<'_>, at: usize, raw: &Raw) -> bool {
    let first = phrase::clause_start(r, at, raw.range);
    first + 1 < at
        && r.any(
            first,
            words!["in", "at", "on", "by", "across", "among", "for", "of"],
        )
        && !(first..at).any(|i| r.is_number(i) && !r.dated(i) || verb::is_verb(r, i, first))
}

/// "The State's debt, 50 per cent of output at the end of 2003, | has since come down", "the highest reading, 32C, | was taken":
/// the noun at the head of a clause that a figure is set beside, before the verb of both.
pub(super) fn beside_subject(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let first = phrase::clause_start(r, raw.outer, raw.range);
    let mark = (first + 1..raw.outer)
        .rev()
        .find(|&at| !r.has(at, class::ADVERB) && !r.is(at, word!("or")))?;
    let named = r.is(mark, word!(","))
        && !r.has(first, class::PREPOSITION)
        && !r.has(mark - 1, class::SAYING);
    if !named
        || (first + 1..mark)
            .any(|at| verb::is_verb(r, at, first) || r.is_number(at) && !r.dated(at))
    {
        return None;
    }
    let close = (raw.after..raw.range.last.min(raw.after + 12))
        .find(|&at| r.is_mark(at) && !r.hyphen(at) && !r.any(at, words!["'s", "’s"]))?;
    let plain =
        r.is(close, word!(",")) && !(raw.after..close).any(|at| verb::is_verb(r, at, raw.after));
    let goes_on = (close + 1..close + 3).any(|at| verb::is_verb(r, at, raw.after))
        && !r.any(close + 1, words!["and", "but", "which"]);
    (plain && goes_on)
        .then(|| whole_phrase(r, mark, first))
        .flatten()
}

/// "At 12 %, the bank's capital ratio is high", "Priced from $649, the laptop", "At 7 mm thick and 138 grams the phone": what follows is
/// what is so high.
pub(super) fn before_subject(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let floor = raw.range.first;
    let deed = r.word(floor);
    let told = deed.len() > 4
        && (deed.ends_with("ed") || deed.ends_with("ing"))
        && r.has(floor + 1, class::PREPOSITION)
        && raw.outer == floor + 2
        && raw.noun.is_none();
    let leads = raw.outer == floor + 1 && r.any(floor, words!["at", "with"]) || told;
    let sized = |at: usize| r.any(at, EXTENTS) || r.is(at, word!("thick"));
    let second = raw.outer > floor + 2
        && raw.outer < floor + 8
        && r.is(floor, word!("at"))
        && r.is(raw.outer - 1, word!("and"))
        && r.is_number(floor + 1)
        && (floor + 2..raw.outer - 1).all(|at| r.is_word(at) && !r.has(at, class::FUNCTION));
    if !(leads || second) {
        return None;
    }
    let whole = usize::from(r.is(raw.after, word!("of")));
    let close = match phrase::noun_phrase(r, raw.after + 1, raw.range.last) {
        Some((_, last)) if whole > 0 => last,
        _ => raw.after,
    };
    // "At 7 mm thick and 138 grams |".
    let long = close + usize::from(sized(close));
    let close = if r.is(long, word!("and")) && r.is_number(long + 1) && r.is(floor, word!("at")) {
        (long + 2..raw.range.last.min(long + 6))
            .find(|&at| !r.is_word(at) || r.has(at, class::DETERMINER))?
    } else {
        long
    };
    let comma = r.is(close, word!(","));
    let joined = raw.rule == "en/measure" && r.has(close, class::DETERMINER);
    (comma || joined)
        .then(|| phrase::noun_phrase(r, close + usize::from(comma), raw.range.last))
        .flatten()
}

/// "Orders came: | six in 1978, 46 in 1980": the things that are counted behind a colon.
pub(super) fn listed(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let floor = raw.range.first;
    let colon = raw.outer.checked_sub(1).filter(|&at| at > floor + 1)?;
    let bare = raw.noun.is_none() && raw.unit.key.is_empty() && !raw.led;
    let dated = r.any(raw.after, words!["in", "by", "on"]) && r.dated(raw.after + 1);
    if !bare || !dated || !r.is(colon, word!(":")) || colon > floor + 6 {
        return None;
    }
    let verb = (floor + 1..colon).find(|&at| verb::is_verb(r, at, floor))?;
    subject(r, verb::Verb::at(r, verb, floor), floor)
        .filter(|&(_, last)| is_plural(r, last - 1) && !(floor..colon).any(|at| r.is_number(at)))
}

/// "The kwacha has lost a twentieth of its value": whose value it is stands before the verb.
pub(super) fn lost_of_its(r: &Reader<'_>, raw: &Raw) -> Option<String> {
    let its =
        r.is(raw.after, word!("of")) && r.any(raw.after + 1, words!["its", "their", "his", "her"]);
    let verb = verb::verb_before(r, raw.outer, raw.range.first)
        .filter(|verb| its && verb.main + 1 == raw.outer && r.has(verb.main, class::MOVING))?;
    let (noun, last) = phrase::noun_phrase(r, raw.after + 2, raw.range.last)?;
    let owner = subject(r, leaned_on(r, verb, raw.range.first), raw.range.first)
        .filter(|&(first, last)| last - first < 4 && !r.has(first, class::PRONOUN));
    Some(match owner {
        Some((first, end)) => format!("{} {}", r.phrase(first, end), r.phrase(noun, last)),
        None => r.phrase(noun, last),
    })
}

/// "by June it had released less than half of that", "won back a quarter of it": what was done with that part.
pub(super) fn done_with_it(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let it = r.is(raw.after, word!("of"))
        && r.any(raw.after + 1, words!["it", "that"])
        && !r.is_word(raw.after + 2);
    if !it {
        return None;
    }
    let verb = verb::verb_before(r, raw.outer, raw.range.first)?;
    let off = usize::from(r.any(verb.main + 1, words!["back", "off", "out", "up", "down"]));
    let past =
        r.word(verb.main).ends_with("ed") || r.has(verb.main, class::IRREGULAR | class::PARTICIPLE);
    (past
        && !r.has(verb.main, class::SAYING | class::AUXILIARY)
        && verb.main + 1 + off == raw.outer)
        .then_some((verb.main, raw.outer))
}

/// True for somebody, who does things and is not measured: "the council", "Brivo", "two clerks"; "a dairy" is a thing.
pub(in crate::extract::figure) fn is_agent(r: &Reader<'_>, (first, last): Phrase) -> bool {
    const BODIES: Words = words! {
        "company", "group", "firm", "firms", "companies", "government", "council", "bank", "banks", "club",
        "clubs", "ministry", "state", "states", "county", "city", "country", "countries", "province",
        "agency", "fund", "union", "board", "party", "charity", "hospital", "court", "police", "parliament",
        "university", "retailer", "airline", "operator", "regulator", "family", "families", "analysts", "economists", "brokers", "traders", "investors", "dealers", "forecasters", "household",
        "households", "team", "army", "bill", "law", "budget", "district", "mill", "developer", "developers",
    };
    let head = last - 1;
    r.any(first, words!["he", "she", "we", "i", "you", "who"])
        || r.has(head, class::PERSON)
        || r.any(head, BODIES)
        || r.capital(head) && (head > first || !is_plural(r, head))
        || (first..last).any(|at| r.any(at, BODIES))
}

/// "The cap goes up by £5m, and the number of teams | to ten", "gate receipts $2m and the machines at the hotel | $4m": the noun of
/// a clause whose verb is that of the figure before.
pub(super) fn gapped(r: &Reader<'_>, raw: &Raw, previous: &Raw) -> Option<Phrase> {
    let led = r.any(raw.outer.checked_sub(1)?, words!["to", "at", "by", "on"]);
    let end = raw.outer - usize::from(led);
    let joint = (previous.after..end)
        .rev()
        .find(|&at| r.any(at, words![",", "and", "while", ";"]))?;
    let first = joint + 1 + usize::from(r.has(joint + 1, class::CONJUNCTION));
    let noun = |at: usize| {
        r.is_word(at)
            && !r.has(
                at,
                class::FUNCTION
                    | class::ADVERB
                    | class::PARTICLE
                    | class::CALENDAR
                    | class::NUMERIC
                    | class::MOVE,
            )
            && !r.any(at, phrase::DEGREES)
            && !r.any(at, EXPECTED)
            && !r.dated(at)
    };
    let opens =
        r.has(first, class::DETERMINER) && noun(first + 1) || noun(first) && is_plural(r, first);
    let bare = raw.noun.is_none() || !raw.own_unit;
    let acts = r.has(first, class::ANY_VERB)
        || r.word(first).ends_with('s') && end == first + 1 && !led
        // "and tips the scales at 2 kg".
        || !r.has(first, class::DETERMINER) && r.has(first + 1, class::DETERMINER)
        || (first..end)
            .any(|at| verb::is_verb(r, at, joint) || r.is_number(at) || is_comparing(r, at));
    let tied = end > first && r.is_word(end - 1) && (led || noun(end - 1));
    (opens && bare && !acts && tied)
        .then(|| phrase::trim(r, (first, end)))
        .flatten()
}
