//! Numbers in names: models, labels, codes, addresses, items of a list, numbered units.
//!
//! The reasons that [`super::not_figure`] lists; has no opinion on years, ages and scores.

use super::not_figure::{is_bare, is_digits, is_measured};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Numeral, Sense, class};
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use rust_decimal::Decimal;

/// True for "the 201 platform": a definite noun in the singular under a bare number.
pub(super) fn definite(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let (first, last) = (raw.number.first, raw.number.last);
    let noun = r.is_word(last)
        && r.spaced(last)
        && !r.has(
            last,
            class::FUNCTION | class::ADVERB | class::ANY_VERB | class::CALENDAR | class::PARTICLE,
        )
        && !crate::extract::figure::noun::is_plural(r, last);
    let next = !crate::extract::figure::noun::is_plural(r, last + 1);
    // "to reach the last 16": a round of a cup.
    let round = is_bare(r, raw)
        && raw.noun.is_none()
        && raw.unit.key.is_empty()
        && raw.number.value <= Decimal::ONE_HUNDRED
        && first > floor + 1
        && r.any(first - 1, words!["last", "top", "final"])
        && r.is(first - 2, word!("the"));
    round
        || first > floor
            && is_bare(r, raw)
            && raw.noun.is_none()
            && raw.unit.key.is_empty()
            && r.any(first - 1, words!["the", "this", "that", "'s", "’s"])
            && noun
            && next
}

pub(super) fn name(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    if !is_digits(raw) || raw.led {
        return false;
    }
    if thousandth(r, raw) || lettered(r, raw, floor) {
        return true;
    }
    let first = raw.number.first;
    // Letters or a joined word at once before: "A320", "F-16", "Covid-19", "mid-90s".
    if r.tight(first) && first > 0 {
        if r.is_word(first - 1) && raw.first == first {
            return true;
        }
        let joined = r.dash(first - 1)
            && r.tight(first - 1)
            && r.is_word(first.wrapping_sub(2))
            && !(r.tight(first - 2) && r.is_number(first.wrapping_sub(3)));
        if joined
            && (r.hyphen(first - 1) || !is_measured(raw))
            && !matches!(raw.unit.key.as_ref(), "percent" | "magnitude" | "currency")
        {
            return true;
        }
        // "Boeing 737-800".
        let model = r.hyphen(first - 1)
            && r.is_number(first.wrapping_sub(2))
            && r.capital(first.wrapping_sub(3))
            && r.is_word(first.wrapping_sub(3))
            && !r.any(
                first.wrapping_sub(3),
                words!["rs", "sh", "ksh", "rm", "rp", "kr", "tk"],
            )
            && !r.has(first.wrapping_sub(3), class::FUNCTION | class::CALENDAR);
        if model && !is_measured(raw) && raw.noun.is_none() {
            return true;
        }
        if r.is(first - 1, word!("/")) && r.tight(first - 1)
            || r.any(first - 1, words!["_", ".", "=", "@"]) && r.tight(first - 1)
        {
            return true;
        }
    }
    // Letters at once behind that are no unit: "802.11ax", "3D", "1960s".
    let last = raw.number.last;
    if raw.last == last && r.tight(last) && r.is_word(last) && !r.any(last, words!["'s", "’s"]) {
        return !r.any(last, words!["th", "st", "nd", "rd"]);
    }
    if raw.last == last
        && r.hyphen(last)
        && (r.capital(last + 1) || r.is_number(last + 1) && r.tight(last + 1) && r.hyphen(last + 2))
    {
        return true;
    }
    // "Boeing 737", "Orion 9 Pro": a name before, and nothing that a number could count after.
    let named = raw.outer == raw.first
        && first > floor
        && r.spaced(first)
        && r.is_word(first - 1)
        && r.capital(first - 1)
        && !r.has(
            first - 1,
            class::FUNCTION | class::ADVERB | class::ANY_VERB | class::PARTICLE | class::CALENDAR,
        )
        && r.sense(first - 1).numeral.is_none();
    // "Chile holds 36 % of it, Australia 24 and Argentina 13": parts like the one before.
    if named && is_listed_part(r, raw) {
        return false;
    }
    // "shorter than a 3 Series".
    let series = r.is(last, word!("Series"))
        && r.capital(last)
        && first > floor
        && r.any(first - 1, words!["a", "the", "new", "'s", "’s"]);
    if series {
        return true;
    }
    let opens = first - usize::from(first > 0) == raw.range.first;
    // "QN 2304": a flight.
    let flight = first > 0
        && r.acronym(first - 1)
        && r.word(first - 1).len() == 2
        && is_bare(r, raw)
        && raw.noun.is_none();
    let small = (raw.number.value < Decimal::ONE_THOUSAND || flight) && raw.number.is_plain();
    // "Nasdaq 100 futures", "FTSE 100 companies": the name of an index.
    let index = || {
        r.sense(first - 1) == Sense::default()
            && r.any(
                last,
                words![
                    "futures",
                    "companies",
                    "stocks",
                    "shares",
                    "firms",
                    "index",
                    "members"
                ],
            )
    };
    named && !is_measured(raw) && small && (!opens || raw.noun.is_none() || index())
}

/// True for "on a scale of one to 10", "on a scale of 100": how far it goes.
fn on_scale(r: &Reader<'_>, raw: &Raw) -> bool {
    let first = raw.number.first;
    // "zero to": no number of its own.
    let from = if r.is(first - 1, word!("to")) {
        first.saturating_sub(2)
    } else {
        first
    };
    from > raw.range.first + 2
        && is_bare(r, raw)
        && raw.noun.is_none()
        && r.any(from - 1, words!["of", "from"])
        && r.any(from - 2, words!["scale"])
        && r.has(from - 3, class::DETERMINER)
}

/// True for "4K video", "a 10K race": a resolution, a distance.
fn thousandth(r: &Reader<'_>, raw: &Raw) -> bool {
    let number = &raw.number;
    number.last == number.first + 2
        && number.value < Decimal::from(11_000)
        && r.word(number.last - 1) == "K"
        && r.any(
            number.last,
            words![
                "video videos tv tvs television televisions screen screens footage display displays
                resolution monitor monitors camera cameras streaming projector race races run"
            ],
        )
}

/// True for "Scheme 4B", "Terminal 2B": a letter that goes with a name.
fn lettered(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let number = &raw.number;
    number.last == number.first + 2
        && matches!(r.word(number.last - 1), "B" | "K" | "M")
        && r.tight(number.last - 1)
        && r.word(number.first).len() < 3
        && number.first > floor
        && r.is_word(number.first - 1)
        && r.capital(number.first - 1)
        && (number.first - 1 > floor || r.has(number.first - 1, class::LABEL))
        && !r.has(number.first - 1, class::FUNCTION | class::CALENDAR)
}

/// True for "Australia 24" in a list that a percentage has opened.
pub(super) fn is_listed_part(r: &Reader<'_>, raw: &Raw) -> bool {
    let first = raw.number.first;
    let name = (raw.range.first..first)
        .rev()
        .take_while(|&at| r.capital(at) && r.is_word(at))
        .last();
    is_bare(r, raw)
        && raw.number.value < Decimal::ONE_HUNDRED
        && (!r.is_word(raw.number.last) || r.is(raw.number.last, word!("and")))
        && name.is_some_and(|name| {
            // "Chile has sent 120 rescuers and Bolivia 45": the noun stands once.
            let again = name > raw.range.first + 3
                && r.is(name - 1, word!("and"))
                && crate::extract::figure::noun::is_plural(r, name - 2)
                && r.is_number(name - 3)
                && !r.dated(name - 3)
                && !r.has(name, class::LABEL);
            name > raw.range.first
                && (r.any(name - 1, words![",", "and", ";"])
                    && (raw.range.first..name)
                        .any(|at| r.any(at, PERCENT) && r.is(at + 1, word!("of")))
                    || again
                    || follows_part(r, name, raw.range.first))
        })
}

/// How a percentage ends.
const PERCENT: Words = words!["%", "percent", "cent", "pct"];

/// True for the name that goes on with a list of parts: "Labour 44 %, the Greens 21 and Reform".
fn follows_part(r: &Reader<'_>, name: usize, floor: usize) -> bool {
    let last = (floor..name)
        .rev()
        .find(|&at| !r.any(at, words![",", "and", "the", ";", "while", "with"]));
    last.is_some_and(|last| {
        last + 1 < name
            && (r.any(last, PERCENT)
                || r.any(last, words!["seats", "votes", "mandates"])
                || r.is_number(last)
                    && !r.dated(last)
                    && (floor..last).any(|at| r.any(at, PERCENT)))
    })
}

pub(super) fn label(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let first = raw.number.first;
    if raw.led
        || first <= floor
        || is_measured(raw) && !matches!(raw.unit.key.as_ref(), "day" | "week" | "year" | "")
    {
        return first > floor && r.any(first - 1, words!["§", "#"]) && !raw.led;
    }
    let mut at = first - 1;
    if r.any(at, words!["§", "#", "№"]) {
        return true;
    }
    // "No. 9", "Exercises nrs. 22".
    if r.is(at, word!(".")) && r.tight(at) && at > floor {
        at -= 1;
        return r.any(
            at,
            words![
                "no", "nos", "nr", "nrs", "art", "sec", "fig", "p", "pp", "vol", "para", "ch",
                "ext"
            ],
        );
    }
    if raw.outer != raw.first {
        return false;
    }
    if on_scale(r, raw) {
        return true;
    }
    // "routes 14 and 27": the label stands once.
    if at > floor + 1
        && r.any(at, words!["and", "or", ","])
        && r.is_number(at - 1)
        && r.has(at - 2, class::LABEL)
        && r.word(at - 2).ends_with('s')
    {
        at -= 2;
    }
    let labelled = r.has(at, class::LABEL) && (r.spaced(first) || r.hyphen(at + 1));
    let joined = r.hyphen(at) && at > floor && r.has(at - 1, class::LABEL);
    if !labelled && !joined {
        return false;
    }
    // "The act covers", "seats 60 people": a label that is a verb here counts something.
    // "rooms measure 50 to 70 square metres".
    if r.is(raw.number.last, word!("to"))
        && r.is_number(raw.number.last + 1)
        && measures(r, raw.number.last + 2)
    {
        return false;
    }
    // "section 4.2" has no unit, "the rate 4.2 %" has one.
    // "version 15.2 of the software fixes 21 bugs": the bugs are those of another number.
    let own_noun = raw.noun.filter(|noun| noun.first <= raw.number.last + 1);
    let sections = (raw.unit.key.is_empty() || raw.noun.is_some())
        && own_noun.is_none()
        && raw.number.scale == 0;
    (raw.number.is_plain() || sections)
        && raw.number.scale == 0
        && (raw.noun.is_none()
            || r.capital(at)
            || is_bare(r, raw)
                && !r.any(
                    at,
                    words![
                        "seats", "notes", "covers", "measure", "act", "order", "week", "day",
                        "season"
                    ],
                ))
}

/// True when a scale, a unit, a currency or a counted noun begins at `at`.
pub(super) fn measures(r: &Reader<'_>, at: usize) -> bool {
    let next = if r.hyphen(at) { at + 1 } else { at };
    matches!(r.sense(next).numeral, Some(Numeral::Scale(_)))
        || !r.is(next, word!("in"))
            && crate::extract::figure::unit::unit_at(r, next, r.len()).is_some()
        || crate::extract::figure::unit::money::is_name(r, next)
        || crate::extract::figure::noun::counted(r, next, r.len(), false).is_some()
}

/// Words that end the name of a street, and the marks of law codes.
const STREETS: &[&str] = &[
    "Street",
    "St",
    "Avenue",
    "Ave",
    "Road",
    "Rd",
    "Drive",
    "Lane",
    "Boulevard",
    "Blvd",
    "Square",
    "Place",
    "Court",
    "Way",
    "Terrace",
    "Plaza",
    "Highway",
    "U.S.C.",
    "C.F.R.",
];

pub(super) fn code(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let first = raw.number.first;
    let last = raw.number.last;
    let text = r.word(first);
    let zeroed = text.len() > 1 && text.starts_with('0') && !text.contains(['.', ',']);
    // "06F" is no temperature.
    if is_digits(raw) && zeroed && raw.last > last && r.tight(last) && r.is_word(last) {
        return true;
    }
    if !is_digits(raw) || raw.led || is_measured(raw) {
        return false;
    }
    if zeroed {
        return true;
    }
    // "ring 67214", "call 440-555-0137".
    let dialled = |at: usize| {
        r.any(
            at,
            words!["ring", "call", "phone", "dial", "text", "telephone", "tel"],
        )
    };
    let joined = |at: usize| r.hyphen(at) && r.tight(at + 1) && r.is_number(at + 1);
    if first > floor
        && dialled(first - 1)
        && text.len() > 4
        && text.bytes().all(|b| b.is_ascii_digit())
        || text.len() >= 3
            && joined(last)
            && (joined(last + 2) || first > 1 && r.hyphen(first - 1) && r.is_number(first - 2))
    {
        return true;
    }
    // Runs of number tokens: "1234 5678", "222-2222".
    let beside = |at: usize| r.is_number(at) && !r.word(at).contains([',', '.']);
    let scaled = |at: usize| {
        matches!(
            r.sense(at).numeral,
            Some(Numeral::Hundred | Numeral::Scale(_))
        )
    };
    let run = raw.number.scale == 0 && !scaled(last + 1);
    if beside(last) && r.spaced(last) && raw.last == last && run
        || first > floor && beside(first - 1) && r.spaced(first) && raw.first == first && run
    {
        return true;
    }
    if r.is(last, word!("/")) && r.tight(last) && r.tight(last + 1)
        || r.is(last, word!(":")) && r.tight(last) && r.is_number(last + 1) && r.tight(last + 1)
    {
        return true;
    }
    if first > 0
        && r.is(first - 1, word!(":"))
        && r.tight(first - 1)
        && r.tight(first)
        && r.is_number(first.wrapping_sub(2))
    {
        return true;
    }
    // "24 Kimathi Street".
    raw.number.is_plain()
        && r.capital(last)
        && (last..last + 4)
            .take_while(|&at| r.capital(at))
            .any(|at| STREETS.contains(&r.word(at)))
}

pub(super) fn list(r: &Reader<'_>, raw: &Raw, _: usize) -> bool {
    if !is_bare(r, raw) || raw.led || is_measured(raw) {
        return false;
    }
    let first = raw.number.first;
    let last = raw.number.last;
    let small = r.word(first).len() <= 2;
    let bracketed =
        first > 0 && matches!((r.word(first - 1), r.word(last)), ("[", "]") | ("(", ")"));
    if small && bracketed {
        return first <= raw.range.first + 1
            || r.is(first - 1, word!("["))
            || first < 2
            || !r.spaced(first - 1)
            || !r.is_word(first - 2);
    }
    // "As shown.3" and "As shown3" are footnote marks; "1." opens a list item.
    let opens = first == raw.range.first && r.any(last, words![".", ")"]) && r.tight(last);
    small && (opens || r.tight(first) && first > 0 && r.any(first - 1, words![".", "”", "\"", "’"]))
}

pub(super) fn order(r: &Reader<'_>, raw: &Raw, _: usize) -> bool {
    is_digits(raw)
        && raw.unit.key != "rank"
        && r.tight(raw.number.last)
        && r.any(raw.number.last, words!["th", "st", "nd", "rd"])
}
