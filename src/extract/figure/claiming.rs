//! Words that attribute a figure only where more of their wording follows: "put the bill at", "asked for", "a poll gave",
//! "by Egypt's count".
//!
//! Has no opinion on how far an attribution reaches.

use super::lexicon::class;
use super::phrase::{self, Phrase};
use super::reader::{Range, Reader};
use super::subject::{leaned_on, subject};
use super::verb;
use crate::extract::letters::Words;

/// "by Egypt’s count", "fans polled by the trust": who did the counting.
pub(super) fn counted_by(r: &Reader<'_>, at: usize, range: Range) -> Option<Phrase> {
    if !r.is(at, word!("by")) {
        return None;
    }
    let (first, last) = phrase::noun_phrase(r, at + 1, range.last)?;
    if r.any(
        last - 1,
        words![
            "count",
            "estimate",
            "estimates",
            "tally",
            "reckoning",
            "account",
            "calculation"
        ],
    ) {
        let owner = (first..last).find(|&i| r.any(i, words!["'s", "’s"]))?;
        return (owner > first).then_some((first, owner));
    }
    (r.any(
        at.wrapping_sub(1),
        words!["polled", "surveyed", "compiled", "collected", "cited"],
    ) || is_poll(r, at, range.first) && r.capital(first))
    .then_some((first, last))
}

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
pub(super) const OUTLOOKS: Words = words![
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
pub(super) const REVISING: Words = words![
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

/// "asked for $41 million", "appealed for 80 million francs".
pub(super) fn asks(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, words!["asked", "appealed", "called", "asks", "appeals"])
        && r.is(at + 1, word!("for"))
        && (r.is_number(at + 2)
            || r.is_mark(at + 2)
            || r.capital(at + 2)
            || r.sense(at + 2).numeral.is_some()
            || r.has(at + 2, class::ADVERB))
}

/// "put the bill at €900m", "puts them at 5.2 million": an estimate.
pub(super) fn puts_at(r: &Reader<'_>, at: usize, end: usize) -> bool {
    (at + 2..end.min(at + 10)).any(|i| {
        // "put the price nearer $10bn".
        r.any(i, words!["at", "nearer"])
            && (r.is_number(i + 1)
                || r.any(i + 1, words!["no", "fewer", "less", "more", "up"])
                || r.is_mark(i + 1)
                || r.sense(i + 1).numeral.is_some()
                || r.has(i + 1, class::ADVERB | class::PREPOSITION))
    })
}

/// Verbs that are as often no words of saying, "admitted 300 patients": they tell something where "that" follows.
const TELLING: Words = words![
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

/// "retorted that", "visited the villages and found that".
pub(super) fn tells_that(r: &Reader<'_>, at: usize) -> bool {
    r.is(at + 1, word!("that"))
        && r.any(at, TELLING)
        // "was found that" has nobody who found it.
        && !r.any(at.wrapping_sub(1), words!["was", "is", "were", "been", "be"])
}

/// "The institute still lists 97": a number in somebody's book.
pub(super) fn lists(r: &Reader<'_>, at: usize) -> bool {
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
pub(super) fn foresaw(r: &Reader<'_>, at: usize) -> bool {
    let number = |i: usize| r.is_number(i) && !r.dated(i) || r.is_mark(i) && r.is_number(i + 1);
    r.is(at, word!("seen"))
        && r.any(at.wrapping_sub(1), words!["had", "has", "have"])
        // "had seen 13 rivals close" counts what it saw.
        && (number(at + 1) && (!r.is_word(at + 2) || r.any(at + 2, words!["per", "percent", "pct"]))
            || r.has(at + 1, class::RATE | class::MOVE)
                && (at + 2..at + 7).any(|i| r.is(i, word!("at")) && number(i + 1)))
}
