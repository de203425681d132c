//! Noun phrases and clauses, found without a parser: where a clause begins and a phrase ends.
//!
//! All positions are token indices; a phrase is a half-open pair of them.

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

use super::lexicon::class;
use super::reader::{Range, Reader};
use crate::extract::letters::Words;

/// Words of degree and reckoning before a number, which name nothing: "an annualised 1.6 %".
pub(super) const DEGREES: Words = words![
    "annualised",
    "annualized",
    "adjusted",
    "provisional",
    "preliminary",
    "cumulative",
    "sharp",
    "modest",
    "solid",
    "robust",
    "hefty",
    "whopping",
    "record",
    "further",
    "mere",
    "meagre",
    "average",
    "estimated",
    "total",
    "typical",
    "additional",
    "extra",
    "combined",
    "net",
    "annual",
    "whole",
    "staggering",
    "initial",
    "possible",
    "potential",
];

/// Nouns of borrowing, before which a length of time tells which one it is.
pub(super) const LENT: Words = words![
    "yield", "yields", "bond", "bonds", "note", "notes", "gilt", "mortgage"
];

/// A stretch of tokens.
pub(super) type Phrase = (usize, usize);

/// Marks that part clauses.
pub(super) fn parts(r: &Reader<'_>, at: usize) -> bool {
    r.parts(at)
}

/// True for the "after" of "profit after tax", which dates nothing.
pub(super) fn is_before_tax(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["after", "before"])
        && r.any(
            at + 1,
            words!["tax", "taxes", "interest", "depreciation", "deductions"],
        )
}

/// Cuts a phrase to its core: no leading function words and dates, no trailing prepositional phrases but "of …".
pub(super) fn trim(r: &Reader<'_>, phrase: Phrase) -> Option<Phrase> {
    let (mut first, mut last) = phrase;
    // A leading prepositional phrase ends with its date or at the next determiner.
    if r.has(first, class::PREPOSITION)
        && !r.any(first, words!["over", "up", "down"])
        && !r.hyphen(first + 1)
    {
        let next = (first + 2..last).find(|&i| {
            r.has(i, class::DETERMINER) && !r.has(i - 1, class::PREPOSITION)
                || r.dated(i - 1) && !r.dated(i)
        });
        first = next.unwrap_or(first + 1);
    }
    while first < last
        && !(is_term(r, first) && first + 3 < last)
        && (r.has(
            first,
            class::DETERMINER | class::CONJUNCTION | class::ADVERB,
        ) && !r.has(first, class::RATE)
            && !r.acronym(first)
            || r.is_mark(first)
            || r.dated(first)
            || r.any(
                first,
                words![
                    "of", "in", "alone", "'s", "’s", "more", "less", "fewer", "than"
                ],
            )
            || r.is_number(first) && !r.tight(first + 1)
            || r.is_number(first) && r.hyphen(first + 1)
            || r.has(first, class::NUMERIC)
            || r.sense(first).numeral.is_some() && r.is(first + 1, word!("of")))
    {
        // "2.0-litre engine", "300 MW plant": the unit goes with its number.
        let unit = super::unit::unit_at(r, first + 1, last).filter(|_| r.is_number(first));
        first = match unit {
            Some((_, end)) if end < last => end,
            _ if r.is_number(first) && r.hyphen(first + 1) => first + 3,
            _ => first + 1,
        };
    }
    let mut cut = first;
    let mut attached = false;
    while cut < last {
        // One short phrase behind a preposition belongs: "allowance for future sales", "storage at Cushing".
        if !attached
            && cut > first
            && r.any(
                cut,
                words!["for", "from", "by", "on", "at", "in", "with", "under"],
            )
            && short(r, cut + 1, last)
            // "The building in Mill Lane": where it stands tells not what it is, where it is one thing.
            && !(r.is(cut, word!("in")) && !super::noun::is_plural(r, cut - 1) && r.capital(cut + 1) && r.capital(cut + 2))
        {
            attached = true;
            cut += 1;
            continue;
        }
        // "trade between Ruritania and Borduria".
        if cut > first
            && r.is(cut, word!("between"))
            && let Some(and) = (cut + 2..last.min(cut + 6)).find(|&i| r.is(i, word!("and")))
        {
            let end = (and + 1..last).find(|&i| !r.capital(i)).unwrap_or(last);
            if end > and + 1 {
                cut = end;
                continue;
            }
        }
        // "Nike's fourth-quarter sales": the date goes, the noun stays.
        if cut > first && r.dated(cut) && r.any(cut - 1, words!["'s", "’s"]) {
            while cut < last && (r.dated(cut) || r.hyphen(cut)) {
                cut += 1;
            }
            continue;
        }
        // "the average 30-year fixed mortgage rate".
        if is_term(r, cut) && cut + 3 < last {
            cut += 3;
            continue;
        }
        // "Norway's $1.4 trillion wealth fund": how large it is stands inside.
        if cut > first
            && r.any(cut - 1, words!["'s", "’s"])
            && (r.is_number(cut) || is_money_mark(r, cut))
        {
            let noun = (cut..last).find(|&i| r.is_word(i) && !r.has(i, class::NUMERIC));
            if let Some(noun) = noun.filter(|&noun| noun <= cut + 4) {
                cut = noun;
                continue;
            }
        }
        let joined = cut > first && r.hyphen(cut - 1);
        let stop = cut > first
            && !joined
            && !is_before_tax(r, cut)
            && (r.is_number(cut) && r.is(cut - 1, word!("of")) && !r.dated(cut)
                || r.has(cut, class::PREPOSITION) && !r.any(cut, words!["of", "per", "to"])
                || r.any(cut, words!["to"])
                    && !r.capital(cut + 1)
                    && !r.has(cut + 1, class::DETERMINER)
                || r.has(cut, class::CONJUNCTION) && !r.any(cut, words!["and", "&", "or"])
                || r.has(cut, class::AUXILIARY)
                || attached && r.is(cut, word!("open"))
                || r.dated(cut)
                || r.is_mark(cut)
                    && !r.hyphen(cut)
                    && !r.any(cut, words!["&", "/", ".", "'", "’", ","]));
        if stop {
            break;
        }
        cut += 1;
    }
    last = cut;
    // "the company plans to open": the verb is no part of the noun.
    if last > first + 1
        && r.is(last, word!("to"))
        && r.any(
            last - 1,
            words![
                "plans", "expects", "aims", "hopes", "wants", "intends", "needs"
            ],
        )
    {
        last -= 1;
    }
    while last > first
        && (r.has(last - 1, class::FUNCTION | class::ADVERB)
            && !r.capital(last - 1)
            // "the pick-up".
            && !(last > first + 2 && r.hyphen(last - 2) && r.tight(last - 1))
            || r.is_mark(last - 1)
            || r.dated(last - 1)
            || r.any(last - 1, words!["alone", "'s", "’s", "ago", "back"]))
    {
        last -= 1;
    }
    (first < last).then_some((first, last))
}

/// True for the sign of a currency.
fn is_money_mark(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["$", "€", "£", "¥"])
}

/// True when a phrase of at most four plain words follows up to the next preposition.
fn short(r: &Reader<'_>, at: usize, last: usize) -> bool {
    let end = (at..last)
        .find(|&i| {
            r.has(i, class::PREPOSITION)
                || r.is_mark(i) && !r.hyphen(i)
                // "at stores | open for a year".
                || i > at && r.is(i, word!("open"))
        })
        .unwrap_or(last);
    let term = (at..end).find(|&i| is_term(r, i));
    let words = end - at - term.map_or(0, |_| 2);
    let plain = |i: usize| !r.dated(i) && !r.is_number(i) && !r.has(i, class::CALENDAR);
    end > at
        && words <= 4
        && (at..end).all(|i| plain(i) || term.is_some_and(|term| (term..term + 3).contains(&i)))
}

/// True for "10-year" in "the yield on the 10-year note": a length that tells which one it is.
pub(super) fn is_term(r: &Reader<'_>, at: usize) -> bool {
    r.hyphen(at + 1)
        && r.any(at + 2, words!["year", "month", "day", "week"])
        && (r.is_number(at) || r.sense(at).numeral.is_some())
        && r.is_word(at + 3)
        && !r.any(at + 3, words!["high", "low", "peak", "period"])
}

/// The noun phrase that begins at `at`: words up to a function word, a verb or a mark.
pub(super) fn noun_phrase(r: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let mut first = at;
    while first < end
        && (r.has(first, class::DETERMINER) || r.any(first, words!["all", "about", "some"]))
        && !r.any(first, words!["which", "whose", "what"])
    {
        first += 1;
    }
    // "38 % of under-25s".
    if r.any(first, words!["under", "over"]) && r.hyphen(first + 1) && r.is_number(first + 2) {
        let plural = r.tight(first + 3) && r.is(first + 3, word!("s"));
        return Some((first, first + 3 + usize::from(plural)));
    }
    // "of 15-to-24-year-olds".
    if r.is_number(first)
        && r.hyphen(first + 1)
        && let Some(olds) = (first + 2..end.min(first + 9)).find(|&at| r.is(at, word!("olds")))
        && (first + 2..olds)
            .all(|at| r.hyphen(at) || r.is_number(at) || r.any(at, words!["to", "year", "month"]))
    {
        return Some((first, olds + 1));
    }
    // "10-year notes", "three-month bills".
    if is_term(r, first) {
        first += 3;
    }
    // "of the 900 seats".
    if first > at && r.is_number(first) && !r.dated(first) && r.is_word(first + 1) {
        first += 1;
        // "of the 10 billion zloty cost".
        if r.has(first, class::NUMERIC) && r.is_word(first + 1) {
            first += 1;
        }
    }
    let mut last = first;
    while last < end {
        let titled = r.is(last, word!("."))
            && last > first
            && r.tight(last)
            && r.any(
                last - 1,
                words![
                    "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "prof", "st", "lt", "col",
                    "sgt", "maj", "rev", "capt", "hon"
                ],
            );
        let inner = titled
            || r.hyphen(last) && last > first
            || r.any(last, words!["'s", "’s", "&"]) && last > first
            || r.any(last, words!["'", "’"]) && last > first && r.tight(last)
            // "CO2".
            || r.is_number(last) && last > first && r.tight(last) && r.is_word(last - 1);
        let word = r.is_word(last)
            && !r.dated(last)
            && !(r.has(last, class::FUNCTION) && !r.capital(last) && !compound(r, first, last))
            // "the parents I see", not "World War I".
            && !(r.is(last, word!("i")) && last > first && !r.capital(last - 1))
            && !(r.has(last, class::CALENDAR)
                && !r.has(last, class::NUMERIC)
                && !r.any(
                    last,
                    words!["second", "may", "march", "jan", "april", "june", "august"],
                ))
            && !(r.has(last, class::ADVERB)
                && !r.any(last, words!["net", "overall"])
                // "a later report".
                && !(last == first && r.any(last, words!["later", "earlier"]) && r.is_word(last + 1))
                // "the Home Office".
                && !(r.capital(last) && r.capital(last + 1)));
        let verb = last > first
            && !r.any(last - 1, words!["'s", "’s"])
            && !r.word(last - 1).ends_with("ly")
            && !compound(r, first, last)
            && r.has(last, class::ANY_VERB)
            && !closes(r, last)
            && !r.has(
                last,
                class::MOVE | class::RATE | class::SHARE | class::PERSON,
            )
            && !r.any(
                last,
                words![
                    "cost",
                    "costs",
                    "sales",
                    "account",
                    "accounts",
                    "amount",
                    "amounts",
                    "needs",
                    "works",
                    "plan",
                    "plans",
                    "project",
                    "projects",
                    "exports",
                    "export",
                    "import",
                    "imports",
                    "stock",
                    "claims",
                    "building",
                    "holding",
                    "trading",
                    "processing",
                    "housing",
                    "lending",
                    "working",
                    "operating",
                    "manufacturing",
                    "running",
                    "opening",
                    "reported",
                    "estimated",
                    "proposed"
                ],
            )
            || last > first
                && (governs_amount(r, last)
                    || r.any(last, words!["lives", "live"]) && r.has(last + 1, class::PREPOSITION));
        let over = last > first && (acts(r, last) || r.is(last, word!("due")));
        if !(inner || word && !verb) || over {
            break;
        }
        last += 1;
    }
    while last > first && (r.hyphen(last - 1) || r.any(last - 1, words!["'s", "’s", "&", "'", "’"]))
    {
        last -= 1;
    }
    (first < last).then_some((first, last))
}

/// True for what people do, in whatever verb: "of households | save nothing", "of adults | own a car".
fn acts(r: &Reader<'_>, at: usize) -> bool {
    // A verb with an object, or what people do.
    if !r.is_word(at) || r.capital(at) || r.hyphen(at + 1) {
        return false;
    }
    let (people, deed) = (r.word(at - 1), r.word(at));
    let led = r.has(at + 1, class::DETERMINER) || r.is(at + 1, word!("one"));
    let no_rate = || super::unit::per_at(r, at + 1, r.len()).is_none();
    // "the bridge | replaces one from 1931".
    if led
        && deed.len() > 4
        && deed.ends_with('s')
        && !deed.ends_with("ss")
        && r.any(
            at + 1,
            words!["the", "a", "an", "its", "their", "one", "such"],
        )
        && !r.has(at - 1, class::FUNCTION | class::ADVERB)
        && no_rate()
    {
        return true;
    }
    if !super::noun::is_plural(r, at - 1) {
        return false;
    }
    // "of the loans | carry a floating rate".
    if led
        && r.any(at + 1, words!["the", "a", "an", "its", "their", "no"])
        && !r.has(at, class::FUNCTION | class::ADVERB | class::PARTICLE)
        && !deed.ends_with("ing")
        && no_rate()
    {
        return true;
    }
    // "a fifth of complaints | concerned late refunds": a past tense with an object, no participle.
    let object = || {
        led || r.is_word(at + 1)
            && !r.dated(at + 1)
            && !r.has(at + 1, class::FUNCTION | class::ADVERB | class::ANY_VERB)
            && !r.word(at + 1).ends_with("ly")
    };
    if deed.ends_with("ed") && people.ends_with('s') && object() {
        return true;
    }
    (r.has(at - 1, class::PERSON)
        || [
            "ers", "ists", "ents", "ants", "lies", "holds", "ults", "ouples", "irms", "ans",
        ]
        .iter()
        .any(|end| people.ends_with(end)))
        && ![
            "s", "ed", "ing", "able", "ent", "al", "ary", "ant", "ic", "ive", "ess",
        ]
        .iter()
        .any(|end| deed.ends_with(end))
        && !r.has(at, class::MOVE | class::FUNCTION)
        && !r.is_mark(at + 1)
}

/// True for a word that ends its phrase as a noun, though it can be a verb: "of the vote.", "a share of the catch, …".
fn closes(r: &Reader<'_>, at: usize) -> bool {
    let word = r.word(at);
    r.is_mark(at + 1)
        && !r.hyphen(at + 1)
        && !r.has(at, class::AUXILIARY | class::IRREGULAR | class::BYGONE)
        && !word.ends_with("ed")
        && !word.ends_with('s')
}

/// True for the inner words of "right-of-use", "write-off", "available-for-sale".
fn compound(r: &Reader<'_>, first: usize, at: usize) -> bool {
    at > first && (r.hyphen(at - 1) || r.hyphen(at + 1))
}

/// True for a word that is a verb because an amount follows: "the spot costs $7 million", "an advert that exports 3 tonnes".
fn governs_amount(r: &Reader<'_>, at: usize) -> bool {
    // "a turbo engine | producing 306 bhp".
    (r.has(at, class::ANY_VERB) || r.word(at).ends_with("ing"))
        && (r.is_number(at + 1) && !r.dated(at + 1)
            || r.any(at + 1, words!["$", "€", "£", "¥"])
            || r.any(at + 1, words!["about", "around", "nearly", "almost"]))
}

/// The noun phrase that ends before `last`, going back over plain words only.
pub(super) fn phrase_before(r: &Reader<'_>, last: usize, floor: usize) -> Option<Phrase> {
    let mut first = last;
    while first > floor {
        let i = first - 1;
        let name = r.capital(i) && r.is_word(i) && !opens_with_verb(r, i, floor);
        let inner =
            r.hyphen(i) && first < last || r.any(i, words!["'s", "’s", "&"]) && first < last;
        let number = r.is_number(i)
            && (first < last && r.capital(first)
                || first == last
                    && i > floor
                    && r.capital(i - 1)
                    && !r.has(i - 1, class::FUNCTION)
                // "22 Boeing 787s".
                || first + 1 == last && r.is(first, word!("s")) && r.tight(first));
        // "a £31.5m | move", "a 77kWh | battery".
        let scale = r.tight(i) && r.word(i).len() < 5 && r.is_number(i.wrapping_sub(1));
        let plain = r.is_word(i)
            && !scale
            && (!r.has(i, class::FUNCTION | class::ADVERB) || inside(r, i))
            && !(r.has(i, class::ANY_VERB)
                && !r.hyphen(i + 1)
                && !r.has(i, class::MOVE | class::RATE | class::SHARE | class::PERSON)
                && !r.word(i).ends_with("ing")
                && !r.any(
                    i,
                    words![
                        "cost",
                        "costs",
                        "pay",
                        "trade",
                        "work",
                        "sales",
                        "account",
                        "amount",
                        "amounts",
                        "exports",
                        "imports",
                        "projects",
                        "plan",
                        "reported",
                        "accumulated",
                        "estimated",
                        "recognized",
                        "unrecognized",
                        "related",
                        "deferred",
                        "accrued"
                    ],
                )
                && first < last);
        // "estimate Ruritania's 2024 wheat crop at": whose crop it is stands before the date.
        if r.dated(i)
            && first < last
            && let Some(owner) = (floor..i).rev().find(|&at| !r.dated(at))
            && r.any(owner, words!["'s", "’s"])
            && owner > floor
        {
            first = owner;
            continue;
        }
        if r.dated(i) || !(name && !r.has(i, class::FUNCTION) || inner || number || plain) {
            break;
        }
        first = i;
    }
    while first < last && (r.hyphen(first) || r.any(first, words!["'s", "’s", "&"])) {
        first += 1;
    }
    (first < last).then_some((first, last))
}

/// True for the little words inside "held-for-sale" and "before-tax".
fn inside(r: &Reader<'_>, at: usize) -> bool {
    r.hyphen(at + 1) && r.tight(at + 2) || r.hyphen(at.wrapping_sub(1)) && r.hyphen(at + 1)
}

/// True for the verb of a note without a subject: "(1) Includes sales of land".
fn opens_with_verb(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    r.any(
        at,
        words!["includes", "represents", "reflects", "excludes", "consists"],
    ) && (at == floor || !r.is_word(at - 1))
}

/// The beginning of the clause that holds `at`.
pub(super) fn clause_start(r: &Reader<'_>, at: usize, range: Range) -> usize {
    let mut first = at;
    while first > range.first && !parts(r, first - 1) {
        first -= 1;
    }
    first
}
