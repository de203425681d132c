//! Verbs, found without a parser: which word is one here, what chain it ends, which stands before a figure.
//!
//! Has no opinion on subjects and objects.

use super::lexicon::{Sense, class};
use super::phrase::parts;
use super::reader::Reader;
use crate::extract::letters::Words;

/// A verb of a clause, with the verbs that lean on it: "is expected to shrink", "had fallen".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// First token of the chain.
    pub(super) first: usize,
    /// The main verb, the last of the chain.
    pub(super) main: usize,
}

impl Verb {
    /// The verb at `main`, with its chain.
    pub(super) fn at(r: &Reader<'_>, main: usize, floor: usize) -> Self {
        Self {
            first: chain_start(r, main, floor),
            main,
        }
    }
}

/// Modals: what follows one is a verb.
const MODALS: Words = words![
    "will", "would", "can", "could", "may", "might", "must", "should", "shall", "cannot", "won't",
    "wouldn't", "couldn't", "can't",
];

/// Verbs for where a measure came to be, which name nothing by themselves.
pub(super) const ARRIVING: Words = words![
    "touched",
    "touches",
    "reached",
    "reaches",
    "reach",
    "hit",
    "hits",
    "stood",
    "stands",
    "averaged",
    "averages",
    "totalled",
    "totaled",
    "exceeded",
    "exceeds",
    "topped",
    "tops",
    "peaked",
    "hovered",
    "compares",
    "compared",
    "swallowed",
    "consumed",
    "absorbed",
];

/// Verbs of expecting that are no nouns: "Weir's expects".
const EXPECTS: Words =
    words!["hopes expects wants intends predicts believes reckons thinks anticipates assumes"];

/// True for the words that blur or bound an amount behind them.
fn hedges(r: &Reader<'_>, at: usize) -> bool {
    r.any(
        at,
        words![
            "about", "around", "over", "under", "between", "above", "below"
        ],
    )
}

/// True for digits that are no date, and for the sign of a currency: "N180 million", "Rs 24".
fn amount_at(r: &Reader<'_>, at: usize) -> bool {
    r.is_number(at) && !r.dated(at)
        || r.any(at, words!["$", "€", "£", "¥"])
        || r.capital(at) && r.word(at).len() < 5 && r.is_number(at + 1) && !r.dated(at + 1)
}

/// True for the participle of "are thought to be", "was ordered to pay": a verb leans on it.
fn leads_on(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    at > floor
        && r.has(at - 1, class::AUXILIARY)
        && (r.word(at).ends_with("ed")
            || r.has(at, class::PARTICIPLE)
            || r.any(at, words!["thought", "said", "meant", "seen", "held"]))
        && (r.is(at + 1, word!("to")) || r.is(at, word!("seen")) && r.word(at + 1).ends_with("ing"))
}

/// True for a verb that no list holds: what follows a modal, and a past tense between a noun and what it governs.
fn is_unlisted_verb(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    if at <= floor
        || !r.is_word(at)
        || r.capital(at)
        || r.dated(at)
        || r.has(
            at,
            class::FUNCTION | class::ADVERB | class::PARTICLE | class::CALENDAR,
        )
    {
        return false;
    }
    let word = r.word(at);
    let amount = amount_at(r, at + 1);
    // "has taken", "have since been taken": the main verb behind its auxiliary.
    if r.has(at, class::PARTICIPLE) {
        let before = at - usize::from(r.has(at - 1, class::ADVERB) && at > floor + 1);
        return r.has(before - 1, class::AUXILIARY) || r.has(at - 1, class::AUXILIARY);
    }
    // "to write off 30 per cent", "has paid out $4m".
    let off =
        r.any(at + 1, words!["off", "out", "up", "down", "back", "over"]) && amount_at(r, at + 2);
    if !r.capital(at - 1)
        && (r.any(at - 1, MODALS)
            || off && r.any(at - 1, words!["to", "has", "have", "had"])
            // "have sown 61 % of the fields".
            || amount && r.any(at - 1, words!["to", "has", "have", "had"])
            // "to replace a quarter of its trains".
            || r.is(at - 1, word!("to"))
                && r.any(at + 1, words!["a", "an"])
                && r.sense(at + 2).numeral.is_some())
    {
        return true;
    }
    // "A second act, in 1797, allowed": past an aside.
    let aside = at > floor + 2 && r.is(at - 1, word!(",")) && r.dated(at - 2);
    let subject = (r.is_word(at - 1) || aside)
        && !r.hyphen(at + 1)
        && !r.has(
            at - 1,
            class::DETERMINER
                | class::PREPOSITION
                | class::AUXILIARY
                | class::CONJUNCTION
                | class::ADVERB,
        );
    let governs = r.is_number(at + 1)
        || r.is_mark(at + 1) && !r.any(at + 1, words![",", ".", ";", ")", "”", "\"", "-"])
        || r.has(
            at + 1,
            class::DETERMINER | class::ADVERB | class::PREPOSITION,
        )
        || r.sense(at + 1).numeral.is_some();
    // "a plant | producing 300 cars", "hitting 13 aces and | serving at 124 mph".
    let led = (at + 1..at + 4)
        .take_while(|&i| r.any(i, words!["at", "up", "to", "about", "around"]))
        .count();
    if word.len() > 5
        && word.ends_with("ing")
        && r.sense(at) == Sense::default()
        && amount_at(r, at + 1 + led)
        && r.spaced(at + 1)
        && (r.is(at - 1, word!("each"))
            || !r.has(
                at - 1,
                class::DETERMINER | class::PREPOSITION | class::AUXILIARY,
            ))
        && (led == 0 || r.is(at - 1, word!("and")))
    {
        return true;
    }
    // "adds a motor and | burns 3.8 litres an hour": a measure is no part of a list.
    if r.any(at - 1, words!["and", "yet", "but"])
        && r.sense(at) == Sense::default()
        && amount
        && !r.dated(at + 1)
        && super::unit::unit_at(r, at + 2, at + 4).is_some_and(|(key, _)| key != "percent")
        && (word.ends_with('s') && !word.ends_with("ss") || r.any(at - 1, words!["yet", "but"]))
    {
        return true;
    }
    // "The bill allocates 61 billion dollars".
    if word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && amount
        // "the V8 develops".
        && (r.is_word(at - 1) || r.is_number(at - 1) && r.tight(at - 1) && r.is_word(at - 2))
        && !super::noun::is_plural(r, at - 1)
        && (at >= floor + 2 && r.has(at - 2, class::DETERMINER)
            || at >= floor + 3 && r.has(at - 3, class::DETERMINER) && r.is_word(at - 2))
        && !r.has(at - 1, class::FUNCTION)
        && !["ions", "ers", "ments", "ties", "ances", "ings"]
            .iter()
            .any(|end| word.ends_with(end))
    {
        return true;
    }
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && (subject || r.has(at - 1, class::AUXILIARY))
        && governs
}

/// True for "adjusted" in "a seasonally adjusted 218,000", "estimated" in "an estimated 40": how a number was reckoned.
fn reckons(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    if at < floor + 2 || !amount_at(r, at + 1) || !r.word(at).ends_with("ed") {
        return false;
    }
    let article = at - 1 - usize::from(r.word(at - 1).ends_with("ly"));
    r.any(article, words!["a", "an"])
}

/// True when the token can be a verb here: no noun use after a determiner, no participle before a noun.
pub(super) fn is_verb(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    /// How far back a look at one token goes, so that all floors below see the same.
    const BACK: usize = 5;
    if at >= floor + BACK {
        r.verb_once(at, || reads_as_verb(r, at, at - BACK))
    } else {
        reads_as_verb(r, at, floor)
    }
}

fn reads_as_verb(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    if reckons(r, at, floor) {
        return false;
    }
    if !r.has(at, class::ANY_VERB) && is_unlisted_verb(r, at, floor) {
        return true;
    }
    if !r.has(at, class::ANY_VERB)
        || r.dated(at)
        || r.capital(at) && at > floor && !r.has(at, class::AUXILIARY)
    {
        return false;
    }
    // "the share of trips made by bus": it tells which trips.
    if r.is(at + 1, word!("by"))
        && !r.has(at, class::AUXILIARY | class::MOVING)
        && (r.has(at, class::IRREGULAR)
            || r.word(at).ends_with("ed")
            || r.any(at, words!["built", "driven", "held", "run"]))
        && at > floor
        && super::noun::is_plural(r, at - 1)
        && !r.is_number(at + 2)
    {
        return false;
    }
    if r.has(at, class::AUXILIARY) {
        return !r.is(at, word!("may")) || !r.capital(at);
    }
    // "in the quarter ended 30 April": part of the date.
    if r.any(at, words!["ended", "ending"])
        && r.dated(at + 1)
        && at > floor
        && (r.dated(at - 1) || r.has(at - 1, class::CALENDAR))
    {
        return false;
    }
    // "the expense related to the sale": part of the noun.
    if r.any(at, words!["related", "associated", "attributed"])
        && r.any(at + 1, words!["to", "with"])
        && at > floor
        && !r.has(at - 1, class::FUNCTION | class::ADVERB)
    {
        return false;
    }
    // "closed 11 points lower at": a particle, unless something is to lower.
    if r.is(at, word!("lower")) {
        return at > floor && (r.is(at - 1, word!("to")) || r.any(at - 1, MODALS));
    }
    // "their sales forecast by", "its export forecast to": a noun before a preposition.
    if r.any(
        at,
        words![
            "forecast",
            "forecasts",
            "estimate",
            "estimates",
            "plan",
            "plans",
            "budget",
            "target",
            "pledge",
            "promise",
            "project",
            "projects",
            "claim",
            "claims",
            "report",
            "reports",
            "hope",
            "hopes",
            "contract",
            "contracts",
            "works",
            "work",
            "costs",
            "cost",
        ],
    ) && (r.has(at + 1, class::PREPOSITION)
        && !r.is(at + 1, word!("to"))
        // "costs about $4m".
        && !(hedges(r, at + 1) && amount_at(r, at + 2))
        // "costs up to $4m".
        && !(r.is(at + 1, word!("up")) && r.is(at + 2, word!("to")) && amount_at(r, at + 3))
        || r.has(at + 1, class::ANY_VERB) && !r.has(at + 1, class::MOVE))
        && !(r.is(at, word!("work")) && at > floor && super::noun::is_plural(r, at - 1))
    {
        return false;
    }
    let before = at.checked_sub(1).filter(|&i| i >= floor);
    // "to slash pay by 10 %", "pushed prices down by a third": what is moved.
    if r.any(
        at,
        words![
            "pay", "trade", "work", "spending", "lending", "costs", "exports", "imports", "prices"
        ],
    ) && before.is_some_and(|i| {
        r.has(i, class::MOVING | class::VERB)
            && !r.has(i, class::AUXILIARY)
            // "It raises spending by 8 %", not "the raises".
            && (!r.has(i, class::MOVE) || i > floor && r.has(i - 1, class::PRONOUN))
    }) && r.any(
        at + 1,
        words!["by", "to", "from", "up", "down", "higher", "lower"],
    ) {
        return false;
    }
    // "its biggest one-day gain", "the steepest drop": what moved is told by another verb.
    if r.has(at, class::MOVE)
        && before.is_some_and(|i| {
            r.word(i).ends_with("est") && !r.has(i, class::ANY_VERB)
                || i > floor && r.hyphen(i - 1) && r.has(i, class::CALENDAR)
        })
    {
        return false;
    }
    // "The mayor expects to": no noun has that form.
    let headed = r.has(at, class::EXPECTING | class::FUTURE)
        && !r.word(at).ends_with("ed")
        && !r.any(at, EXPECTS)
        && before.is_some_and(|i| {
            let determined = |i: usize| {
                i > floor && (r.has(i - 1, class::DETERMINER) || r.any(i - 1, words!["'s", "’s"]))
            };
            let plain = |i: usize| r.is_word(i) && !r.has(i, class::FUNCTION) && !r.capital(i);
            // "cut its 2024 operating profit forecast to".
            let owned = |i: usize| i > floor + 1 && r.dated(i - 1) && determined(i - 1);
            plain(i)
                && (determined(i)
                    || owned(i)
                    || i > floor && plain(i - 1) && (determined(i - 1) || owned(i - 1)))
                && r.any(at + 1, words!["to", "of", "from", "by", "for"])
        });
    if headed {
        return false;
    }
    // "the rise", "a record fall", "its cost": a word after a determiner is a noun, unless it looks like a past tense.
    let noun_like = r.has(
        at,
        class::MOVE | class::RATE | class::SHARE | class::PERSON | class::CALENDAR,
    ) || !(r.word(at).ends_with("ed") || r.has(at, class::IRREGULAR));
    if noun_like
        && !r.any(at, EXPECTS)
        && before.is_some_and(|i| {
            // "Kelso and Brenn each cut the price".
            let each = r.any(i, words!["each", "both", "all"]) && r.has(at + 1, class::DETERMINER);
            r.has(i, class::DETERMINER)
                && !r.has(i, class::PRONOUN)
                && !r.is(i, word!("which"))
                && !each
                || r.any(
                    i,
                    words![
                        "'s", "’s", "its", "of", "in", "total", "average", "annual", "net",
                        "record", "for", "on", "by"
                    ],
                )
        })
    {
        return false;
    }
    // "reserve rate rises" as a noun before "of"; "costs of", "sales of" are nouns.
    if r.any(at + 1, words!["of"])
        && !r.any(
            at,
            words!["consists", "consisted", "disposed", "made", "make", "makes"],
        )
    {
        return false;
    }
    // A bare form such as "rate cut", "work", "report" after an adjective or noun and before a verb is a noun.
    if noun_like
        && (r.has(at + 1, class::AUXILIARY)
            || r.has(at + 1, class::MOVING)
                && !r.word(at + 1).ends_with("ing")
                && !r.has(at + 1, class::MOVE))
    {
        return false;
    }
    true
}

/// The verb nearest before `at`, not before `floor`.
pub(super) fn verb_before(r: &Reader<'_>, at: usize, floor: usize) -> Option<Verb> {
    let mut i = at;
    while i > floor {
        i -= 1;
        if parts(r, i) {
            return None;
        }
        if is_verb(r, i, floor) {
            return Some(Verb {
                first: chain_start(r, i, floor),
                main: i,
            });
        }
    }
    None
}

/// The beginning of the chain of verbs that ends at `main`: "had been expected to rise".
fn chain_start(r: &Reader<'_>, main: usize, floor: usize) -> usize {
    let mut first = main;
    while first > floor {
        let i = first - 1;
        let joins = r.has(i, class::AUXILIARY)
            // "has since slid".
            || r.is(i, word!("since")) && i > floor && r.has(i - 1, class::AUXILIARY)
            || r.any(i, words!["“", "\""])
            || r.has(i, class::ADVERB) && i > floor && !r.has(i, class::PREPOSITION)
            || r.any(i, words!["to"])
                && i > floor
                && (r.has(i - 1, class::ANY_VERB)
                    || leads_on(r, i - 1, floor)
                    || r.any(
                        i - 1,
                        words!["set", "due", "likely", "unlikely", "about", "able"],
                    ))
            || (r.has(i, class::EXPECTING | class::FUTURE)
                || r.any(
                    i,
                    words![
                        "set",
                        "due",
                        "likely",
                        "began",
                        "begins",
                        "continued",
                        "continues",
                        "agreed",
                        "helped",
                        "helps",
                        "needs",
                        "need",
                        "needed",
                        "wants",
                        "wanted",
                        "managed",
                        "manages",
                        "failed",
                        "fails",
                        "tried",
                        "used",
                        "able",
                        "went",
                    ],
                ))
                && r.is(i + 1, word!("to"))
                && !r.has(i, class::PREPOSITION)
            || leads_on(r, i, floor);
        if !joins {
            break;
        }
        first = i;
    }
    first
}
