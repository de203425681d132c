//! Stretches of a sentence in which a time dates something else than the figure beside it: another clause, an aside, what a
//! relative clause tells.
//!
//! Has no opinion on which of the other times the figure is about.

use super::Candidate;
use crate::extract::calendar;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::model::Kind;

/// True for a time that opens the next clause: "$4m, and in 2019 it …", "$4m and as of May 2019, we …".
pub(super) fn leads_on(r: &Reader<'_>, time: Candidate, from: usize) -> bool {
    let mut at = time.first;
    while at > from
        && (r.has(at - 1, class::PREPOSITION | class::DETERMINER) || r.is(at - 1, word!("as")))
    {
        at -= 1;
    }
    at > from
        && at < time.first
        && r.is(at - 1, word!("and"))
        && (r.is(at.wrapping_sub(2), word!(",")) || r.is(time.last, word!(",")))
}

/// True for the time of another deed: "sold 90 cars and expects to sell more this year".
pub(super) fn expects_then(r: &Reader<'_>, from: usize, time: Candidate) -> bool {
    (from..time.first).any(|at| {
        r.is(at, word!("and"))
            && r.has(at + 1, class::EXPECTING | class::FUTURE)
            && !r.dated(at + 1)
            && verb::is_verb(r, at + 1, from)
    })
}

/// True when what follows a figure belongs to a thing that it only has to do with: "$78m related to a sale in 2014".
pub(super) fn hangs_off(r: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        r.any(
            at,
            words![
                "related",
                "relating",
                "associated",
                "attributable",
                "resulting",
                "connection"
            ],
        )
    })
}

/// True for a time that dates something else that the figure only has to do with: "fell 2 % because of a cap that parliament
/// passed in 2019", "the $9m bridge replaces one that was built in 1931".
pub(super) fn dates_another(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    (raw.after + 2..time.first).any(|at| {
        r.any(at, words!["that", "which", "who", "whom", "whose", "where"])
            && !r.dated(at + 1)
            && !r.is_mark(at - 1)
            && !r.has(at - 1, class::SAYING | class::EXPECTING | class::PREPOSITION)
            && (at + 1..time.first).any(|i| verb::is_verb(r, i, at))
            // "15,000 troops whose tours had ended left in May": the figure itself is told more of.
            && (raw.after..at).any(|i| r.has(i, class::PREPOSITION | class::PRONOUN))
            // "3 % of the people who died in 2019", "4 % of what was sold in May": they are the ones counted.
            && !r.is(raw.after, word!("of"))
    })
}

/// Where the aside ends that a figure stands in: "shares in the firm, which employs 9,400 people, fell on Friday".
pub(super) fn aside_end(r: &Reader<'_>, raw: &Raw) -> Option<usize> {
    let open = (raw.range.first + 1..raw.outer)
        .rev()
        .take(16)
        .take_while(|&at| !r.is(at, word!(",")))
        .find(|&at| r.any(at, words!["which", "who", "whose"]) && r.is(at - 1, word!(",")))?;
    let close = (raw.after..raw.range.last)
        .take(14)
        .find(|&at| r.is(at, word!(",")))?;
    let main = close + 1 + usize::from(r.has(close + 1, class::ADVERB));
    verb::is_verb(r, main, open).then_some(close)
}

/// True for the day of a deed that a clause of another time hangs on: "was sentenced on Friday for a fraud that cost $40m".
pub(super) fn leads_relative(r: &Reader<'_>, time: Candidate, raw: &Raw) -> bool {
    let relative = |at: usize| {
        at > time.last
            && r.any(at, words!["that", "which", "who"])
            && !r.has(at - 1, class::SAYING | class::EXPECTING)
            && !phrase::parts(r, at - 1)
            && verb::is_verb(r, at + 1, time.last)
    };
    r.any(time.last - 1, calendar::DAYS) && (time.last..raw.outer).any(relative)
}

/// True for a time inside ", which opens on 4 August," before the figure.
pub(super) fn in_relative(r: &Reader<'_>, time: Candidate, raw: &Raw) -> bool {
    let closed = (time.last..raw.outer).any(|at| r.is(at, word!(",")));
    let opened = (raw.range.first..time.first)
        .rev()
        .take(20)
        .find(|&at| r.is(at, word!(",")))
        .is_some_and(|at| {
            r.any(at + 1, words!["which", "who", "whose", "where", "when"])
                || r.is(time.last, word!(","))
                    && r.any(at + 1, words!["bought", "sold", "built", "founded"])
        });
    closed && opened
}

/// True when a new clause begins between two positions. "Than" before a number only hedges it.
pub(super) fn crosses(r: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        r.is(at, word!(";"))
            || r.any(
                at,
                words![
                    "while",
                    "whereas",
                    "but",
                    "although",
                    "including",
                    "compared",
                    "versus"
                ],
            )
            || r.is(at, word!(","))
                && r.is(at + 1, word!("and"))
                && (r.any(
                    at + 2,
                    words![
                        "its", "their", "his", "her", "the", "it", "they", "he", "she"
                    ],
                ) || r.any(at + 2, words!["a", "an", "another"])
                    && (at + 3..to).any(|i| !r.dated(i) && verb::is_verb(r, i, at + 2))
                    || (at + 2..at + 5).any(|i| r.has(i, class::SAYING)))
            || r.any(at, words!["after", "before"]) && r.word(at + 1).ends_with("ing")
            || r.is(at, word!("than"))
                && !(r.is_number(at + 1)
                    || r.is_mark(at + 1)
                    || r.sense(at + 1).numeral.is_some()
                    || r.any(at + 1, words!["a", "half"]))
            || r.is(at, word!(",")) && r.has(at + 1, class::AUXILIARY)
            // "2,750 have waited so long, against a target of none by March".
            || r.is(at, word!("against"))
                && (at + 1..at + 4).any(|i| r.any(i, words!["target", "targets", "goal", "aim"]))
            // "voted 68 to 31 for the law, which is to begin in 2026".
            || r.is(at, word!(","))
                && r.any(at + 1, words!["which", "who"])
                && (at + 2..at + 4).any(|i| r.has(i, class::FUTURE) || r.is(i, word!("to")))
                && !(at + 1..to).any(|i| r.is(i, word!(",")))
    })
}

/// True for the time of what a figure is a part or a multiple of: "0.8 % of last year's output", "twice the turnout of
/// their June protest".
pub(super) fn is_of_whole(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    let mut at = time.first;
    while at > raw.after && r.has(at - 1, class::DETERMINER) {
        at -= 1;
    }
    let whole = at > raw.after.saturating_sub(1) && r.is(at - 1, word!("of"));
    let noun = r.any(time.last, words!["'s", "’s"])
        || r.is_word(time.last)
            && !r.has(time.last, class::FUNCTION | class::ADVERB | class::ANY_VERB);
    // "Ten times the catch of 1946", "twice what it cost in 2019".
    let multiple = raw.kind == Kind::Ratio
        && !(raw.after..time.first).any(|at| r.is(at, word!(",")))
        && (whole && r.has(raw.after, class::DETERMINER) || r.is(raw.after, word!("what")));
    whole && noun || multiple
}

/// True for "will cut costs by $6m and delay the opening until 2028": the end of another deed.
pub(super) fn until_of_another(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    (r.is(time.first, word!("until")) || r.is(time.first.wrapping_sub(1), word!("until")))
        && (raw.after..time.first).any(|at| {
            r.is(at, word!("and"))
                && r.is_word(at + 1)
                && !r.has(at + 1, class::FUNCTION | class::ADVERB)
                && r.has(at + 2, class::DETERMINER)
        })
}

/// True for "up 1 % on the day and 11 % since May": since then, a change alone has come about.
pub(super) fn since_of_another(r: &Reader<'_>, raw: &Raw, group: &[Raw], time: Candidate) -> bool {
    let since =
        r.is(time.first, word!("since")) || r.is(time.first.wrapping_sub(1), word!("since"));
    let moves = |kind: Kind| matches!(kind, Kind::Change | Kind::Ratio);
    since
        && group.iter().any(|other| {
            moves(other.kind)
                && other.first > raw.first
                && other.last <= time.first
                && other.after + 1 >= time.first
                // "up 3 % and 4 % since May" shares it.
                && !(moves(raw.kind) && raw.after + 1 == other.outer)
        })
}
