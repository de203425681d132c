//! Words that attribute a figure only where more of their wording follows: "put the bill at", "asked for", "a poll gave",
//! "by Egypt's count".
//!
//! Has no opinion on how far an attribution reaches.

use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::figure::subject::{leaned_on, subject};
use crate::extract::figure::verb;
use crate::extract::letters::Words;

/// "by Egypt’s count", "fans polled by the trust": who did the counting.
pub(super) fn counted_by(r: &Reader<'_>, at: usize, range: Range) -> Option<Phrase> {
    if !r.is(at, word!("by")) {
        return None;
    }
    let (first, last) = phrase::noun_phrase(r, at + 1, range.last)?;
    // "by the board's own count".
    if let Some(owner) = (first + 1..=last).find(|&i| r.any(i, words!["'s", "’s"])) {
        let count = owner + 1 + usize::from(r.any(owner + 1, words!["own", "official", "latest"]));
        if r.any(count, COUNTS) {
            return Some((first, owner));
        }
    }
    (r.any(
        at.wrapping_sub(1),
        words!["polled", "surveyed", "compiled", "collected", "cited"],
    ) || is_poll(r, at, range.first) && r.capital(first))
    .then_some((first, last))
}

/// Nouns for what came of counting.
const COUNTS: Words = words![
    "count",
    "estimate",
    "estimates",
    "tally",
    "reckoning",
    "account",
    "calculation",
    "figures",
    "numbers"
];

/// "raised its estimate of the deficit", "cut their growth forecast": who reckons anew, and the verb.
pub(super) fn revised_by(r: &Reader<'_>, at: usize, range: Range) -> Option<(Phrase, usize)> {
    if !r.any(at, AIMS) && !r.any(at, words!["forecast", "forecasts", "estimate", "estimates"]) {
        return None;
    }
    let near = range.first.max(at.saturating_sub(5));
    let own = (near..at)
        .rev()
        .find(|&i| r.any(i, words!["its", "their", "his", "her"]))?;
    let verb = own
        .checked_sub(1)
        .filter(|&verb| verb > range.first && r.any(verb, REVISING))?;
    let acts = leaned_on(r, verb::Verb::at(r, verb, range.first), range.first);
    let (first, last) = subject(r, acts, range.first)?;
    let speaks = !r.has(first, class::PRONOUN)
        && (r.capital(last - 1) || r.has(first.wrapping_sub(1), class::DETERMINER));
    (speaks || first == range.first).then_some(((first, last), verb))
}

/// Nouns for what is reckoned with.
pub(in crate::extract::figure) const OUTLOOKS: Words = words![
    "forecast",
    "forecasts",
    "estimate",
    "estimates",
    "outlook",
    "projection",
    "projections",
    "guidance",
];

/// Nouns for what somebody reckons with that are no verbs of reckoning.
pub(super) const AIMS: Words = words!["projection", "outlook", "target", "targets", "guidance"];

/// Verbs for changing what one reckons with.
pub(in crate::extract::figure) const REVISING: Words = words![
    "raise",
    "lower",
    "trim",
    "revise",
    "raised",
    "raises",
    "cut",
    "cuts",
    "lowered",
    "lowers",
    "trimmed",
    "trims",
    "lifted",
    "lifts",
    "slashed",
    "revised",
    "upgraded",
    "downgraded",
    "reduced",
    "kept",
    "maintained"
];

/// "a poll for the broadcaster gave the Greens": a poll among the words.
pub(super) fn polled(r: &Reader<'_>, first: usize, last: usize) -> bool {
    (first..last).any(|i| r.any(i, words!["poll", "survey", "polls", "surveys"]))
}

/// "a survey found", "an audit by the court found": what is found by looking says so.
pub(super) fn studied(r: &Reader<'_>, at: usize, (first, last): Phrase) -> bool {
    // "…, the consumer group found."
    if r.is(at, word!("found")) && r.is(at + 1, word!(".")) {
        let open = first - usize::from(r.has(first - usize::from(first > 0), class::DETERMINER));
        return open > 0 && r.is(open - 1, word!(","));
    }
    r.any(
        at,
        words![
            "found",
            "finds",
            "recorded",
            "indicated",
            "indicates",
            "suggested",
            "suggests"
        ],
    ) && (first..last).any(|i| {
        r.any(
            i,
            words![
                "survey",
                "poll",
                "study",
                "report",
                "review",
                "audit",
                "inquiry",
                "research",
                "census",
                "analysis",
                "investigation",
                "researchers"
            ],
        )
    })
}

/// "asked for $41 million", "appealed for 80 million francs", "has asked a court to write off a third".
pub(super) fn asks(r: &Reader<'_>, at: usize) -> bool {
    let amount = |i: usize| {
        r.is_number(i)
            || r.is_mark(i)
            || r.capital(i)
            || r.sense(i).numeral.is_some()
            || r.has(i, class::ADVERB)
    };
    let somebody = || {
        let (_, last) = phrase::noun_phrase(r, at + 1, at + 7)?;
        (r.is(last, word!("to")) && !r.capital(last + 1)).then_some(())
    };
    r.any(at, words!["asked", "appealed", "called", "asks", "appeals"])
        && r.is(at + 1, word!("for"))
        && amount(at + 2)
        || r.any(at, words!["asked", "asks", "urged", "urges"]) && somebody().is_some()
}

/// Verbs of putting an amount at some level.
pub(in crate::extract::figure) const PUTTING: Words =
    words!["put", "puts", "peg", "pegs", "pegged"];

/// "put the bill at €900m", "puts them at 5.2 million", "put losses at a tenth": an estimate.
pub(super) fn puts_at(r: &Reader<'_>, at: usize, end: usize) -> bool {
    (at + 2..end.min(at + 10)).any(|i| {
        // "put the price nearer $10bn".
        r.any(i, words!["at", "nearer"])
            && (r.is_number(i + 1)
                // "at Rs 7,500 crore".
                || r.capital(i + 1) && r.is_number(i + 2)
                || r.any(i + 1, words!["no", "fewer", "less", "more", "up"])
                || r.is_mark(i + 1)
                || r.sense(i + 1).numeral.is_some()
                || r.any(i + 1, words!["a", "an"]) && r.sense(i + 2).numeral.is_some()
                || r.has(i + 1, class::ADVERB | class::PREPOSITION))
    })
}

/// Verbs that are as often no words of saying, "admitted 300 patients": they tell something where "that" follows.
pub(super) const TELLING: Words = words![
    "note",
    "write",
    "retort",
    "retorts",
    "retorted",
    "counter",
    "counters",
    "countered",
    "complain",
    "complains",
    "complained",
    "concede",
    "concedes",
    "conceded",
    "admit",
    "admits",
    "admitted",
    "insist",
    "insists",
    "contend",
    "contends",
    "contended",
    "maintain",
    "maintains",
    "maintained",
    "stress",
    "stresses",
    "stressed",
    "caution",
    "cautions",
    "cautioned",
    "testify",
    "testifies",
    "testified",
    "conclude",
    "concludes",
    "concluded",
    "acknowledge",
    "acknowledges",
    "boast",
    "boasts",
    "boasted",
    "lament",
    "laments",
    "lamented",
    "recall",
    "recalls",
    "recalled",
    "remembers",
    "remembered",
    "argue",
    "argues",
    "warn",
    "warns",
    "find",
    "finds",
    "found",
    "calculate",
    "calculates",
    "calculated",
    "fear",
    "fears",
    "feared",
];

/// "retorted that", "visited the villages and found that", "…, she recalls,".
pub(super) fn tells_that(r: &Reader<'_>, at: usize) -> bool {
    let closes = || {
        r.any(at + 1, words![",", ".", ";"])
            && at > 3
            && (at - 4..at - 1).any(|i| r.any(i, words![",", "”", "\""]))
    };
    r.any(at, TELLING)
        && (r.is(at + 1, word!("that")) || closes())
        // "was found that" has nobody who found it.
        && !r.any(at.wrapping_sub(1), words!["was", "is", "were", "been", "be"])
}

/// "Holm counted 31 bankruptcies", not "we have counted 31".
pub(super) fn counts(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["counted", "tallied"])
        && !r.has(at.wrapping_sub(1), class::AUXILIARY | class::PRONOUN)
        && (r.is_number(at + 1) || r.sense(at + 1).numeral.is_some())
        && !r.dated(at + 1)
}

/// "The institute still lists 97": a number in somebody's book.
pub(in crate::extract::figure) fn lists(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["lists", "listed"])
        && (r.is_number(at + 1) || r.sense(at + 1).numeral.is_some())
        && !r.dated(at + 1)
}

/// "In a survey of 900 adults by Halden Opinion": whoever stands behind the "by" at `at` asked them.
fn is_poll(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    (floor.max(at.saturating_sub(9))..at)
        .rev()
        .take_while(|&i| !r.has(i, class::ANY_VERB) && !r.is(i, word!(",")))
        .any(|i| r.any(i, words!["poll", "survey", "polls", "surveys"]))
}

/// "in June the bank had seen 5.7 %", "it had seen inflation at 4.5 %": what somebody reckoned with.
pub(in crate::extract::figure) fn foresaw(r: &Reader<'_>, at: usize) -> bool {
    let number = |i: usize| r.is_number(i) && !r.dated(i) || r.is_mark(i) && r.is_number(i + 1);
    r.is(at, word!("seen"))
        && r.any(at.wrapping_sub(1), words!["had", "has", "have"])
        // "had seen 13 rivals close" counts what it saw.
        && (number(at + 1) && (!r.is_word(at + 2) || r.any(at + 2, words!["per", "percent", "pct"]))
            || r.has(at + 1, class::RATE | class::MOVE)
                && (at + 2..at + 7).any(|i| r.is(i, word!("at")) && number(i + 1)))
}

/// Verbs that attribute an amount behind the word that ties it to them: "count on 52,000", "stand by 31".
const HOLDING: &[(Words, Words)] = &[
    (
        words![
            "count", "counts", "counted", "counting", "bank", "banks", "banked", "banking",
            "reckon", "reckons", "reckoned"
        ],
        words!["on"],
    ),
    (words!["price", "prices", "priced", "pricing"], words!["in"]),
    (
        words!["stand", "stands", "stood", "stick", "sticks", "stuck"],
        words!["by"],
    ),
    (
        words!["speak", "speaks", "spoke", "talk", "talks", "talked"],
        words!["of"],
    ),
    (words!["means", "meant", "mean"], words!["to"]),
];

/// Verbs of minding and wanting that attribute an amount behind them.
const MINDING: Words = words![
    "think",
    "thinks",
    "remember",
    "remembers",
    "remembered",
    "recall",
    "recalls",
    "want",
    "wanted",
    "demanded",
    "seek",
    "seeks",
    "sought",
    "seeking",
    "demanding",
    "blames",
    "blamed",
    "assumed",
];

/// Tokens behind a verb of minding within which its amount stands.
const MINDED_WITHIN: usize = 7;

/// "thinks 35,000 likelier", "counts on 52,000", "means to spend 4 %": somebody holds an amount to be so, or wants it.
pub(super) fn holds(r: &Reader<'_>, at: usize, end: usize) -> bool {
    // "the bank on the corner", "prices in 20 countries": nouns.
    let who = at.wrapping_sub(1 + usize::from(at > 1 && r.has(at - 1, class::ADVERB)));
    let noun = !r.word(at).ends_with(['s', 'd', 'g'])
        && !crate::extract::figure::noun::is_plural(r, who)
        || r.has(who, class::DETERMINER)
        || r.is(at + 1, word!("in")) && !r.any(at + 2, words!["a", "an", "another", "no"]);
    let tied = !noun
        && HOLDING
            .iter()
            .any(|&(verbs, tie)| r.any(at, verbs) && r.any(at + 1, tie));
    (tied || r.any(at, MINDING))
        && (at + 1..end.min(at + MINDED_WITHIN))
            .take_while(|&i| !r.any(i, words![",", ";", ":", "."]))
            .any(|i| (r.is_number(i) || r.sense(i).numeral.is_some()) && !r.dated(i))
}

/// "blamed a loss of £3m on floods, where", "thinks 35,000 likelier, and": one past the amount that is minded.
pub(super) fn minded(r: &Reader<'_>, at: usize, end: usize) -> Option<usize> {
    r.any(at, MINDING)
        .then(|| (at..end).find(|&i| r.is(i, word!(","))))?
}

/// The verb of "the company forecasts sales of $4m", "it forecasts a loss": no noun in the plural.
pub(super) fn forecasts_sales(r: &Reader<'_>, at: usize, floor: usize) -> bool {
    let Some(who) = at.checked_sub(1).filter(|&who| who >= floor) else {
        return false;
    };
    let one = r.any(who, words!["it", "he", "she"])
        || r.is_word(who)
            && who > floor
            && r.has(who - 1, class::DETERMINER)
            && !crate::extract::figure::noun::is_plural(r, who)
            && !r.has(who, class::FUNCTION | class::RATE | class::MOVE);
    one && r.is_word(at + 1)
        && !r.has(
            at + 1,
            class::PREPOSITION | class::AUXILIARY | class::CONJUNCTION,
        )
        && !verb::is_verb(r, at + 1, floor)
}

/// "The auditors doubt that: a council usually keeps 10 %": whoever doubts tells why behind the colon.
pub(super) fn doubts(r: &Reader<'_>, at: usize, end: usize) -> bool {
    r.any(
        at,
        words![
            "doubt",
            "doubts",
            "doubted",
            "disagree",
            "disagrees",
            "disagreed"
        ],
    ) && (at + 1..end.min(at + 2 + MINDED_WITHIN)).any(|i| r.is(i, word!(":")))
}

/// "the 46 % he had threatened", "the $60m that the agency asked for": what somebody wished stands before the verb.
pub(super) fn wished(r: &Reader<'_>, at: usize) -> bool {
    r.any(
        at,
        words!["threatened", "sought", "demanded", "requested", "feared"],
    ) && r.any(at.wrapping_sub(1), words!["had", "has", "have"])
        || r.any(at, words!["asked", "hoped", "called", "appealed"]) && r.is(at + 1, word!("for"))
}
