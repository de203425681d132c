//! Stretches of a sentence in which a time dates something else than the figure beside it: another clause, an aside, what a
//! relative clause tells.
//!
//! Has no opinion on which of the other times the figure is about.

use super::Candidate;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use crate::model::Kind;

/// True when what follows a figure belongs to a thing that it only has to do with: "$78m related to a sale in 2014".
pub(super) fn hangs_off(r: &Reader<'_>, from: usize, to: usize) -> bool {
    const TIES: Words = words!["related relating associated attributable resulting connection"];
    (from..to).any(|at| r.any(at, TIES))
}

/// True for a stretch that a report tells of: "in the year to June", "in the six months".
pub(super) fn is_term(r: &Reader<'_>, time: Candidate) -> bool {
    const TERMS: Words = words!["year", "half", "quarter", "months", "weeks"];
    r.is(time.first, word!("the")) && r.any(time.last - 1, TERMS)
}

/// True for a time inside ", which opens on 4 August," before the figure; a report of a stretch goes on behind it.
pub(super) fn in_relative(r: &Reader<'_>, time: Candidate, raw: &Raw) -> bool {
    if is_term(r, time) {
        return false;
    }
    let closed = (time.last..raw.outer).any(|at| r.is(at, word!(",")));
    let opened = (raw.range.first..time.first)
        .rev()
        .take(20)
        .find(|&at| r.is(at, word!(",")))
        .is_some_and(|at| r.any(at + 1, words!["which", "who", "whose", "where", "when"]));
    closed && opened
}

/// True when a new clause begins between two positions. "Than" before a number only hedges it.
pub(super) fn crosses(r: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        r.is(at, word!(";"))
            || r.is(at, word!(",")) && r.is(at + 1, word!("and"))
            || r.any(at, words!["after", "before"]) && r.word(at + 1).ends_with("ing")
            || r.is(at, word!("than"))
                && !(r.is_number(at + 1)
                    || r.is_mark(at + 1)
                    || r.sense(at + 1).numeral.is_some()
                    || r.any(
                        at + 1,
                        words!["a", "half", "normal", "usual", "average", "expected"],
                    ))
            || r.is(at, word!(",")) && r.has(at + 1, class::AUXILIARY)
            // "2,750 have waited so long, against a target of none by March".
            || r.is(at, word!("against"))
                && (at + 1..at + 4).any(|i| r.any(i, words!["target", "targets", "goal", "aim"]))
    })
}

/// True for "up 1 % on the day and 11 % since May": since then, the change beside it alone has come about.
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

/// True for the time of what a figure is a part or a multiple of: "0.8 % of last year's output", "twice the turnout of
/// their June protest".
pub(super) fn is_of_whole(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    let mut at = time.first;
    while at > raw.after && r.has(at - 1, class::DETERMINER) {
        at -= 1;
    }
    let whole = at > raw.after.saturating_sub(1) && r.is(at - 1, word!("of"));
    // "27 of last year's cases", "31 per cent of this week's offering": so many as there were then.
    let genitive = r.any(time.last, words!["'s", "’s"]);
    let counted = matches!(raw.kind, Kind::Count | Kind::Level)
        || raw.kind == Kind::Share && (time.is_day || r.is(time.first, word!("this")));
    if genitive && counted {
        return false;
    }
    let noun = genitive
        || r.is_word(time.last)
            && !r.has(time.last, class::FUNCTION | class::ADVERB | class::ANY_VERB);
    // "Ten times the catch of 1946", "twice what it cost in 2019".
    let multiple = raw.kind == Kind::Ratio
        && !(raw.after..time.first).any(|at| r.is(at, word!(",")))
        && (whole && r.has(raw.after, class::DETERMINER) || r.is(raw.after, word!("what")));
    // "60 per cent of what they did last year".
    let what = r.is(raw.after, word!("of"))
        && r.is(raw.after + 1, word!("what"))
        && r.has(raw.after + 2, class::PRONOUN);
    whole && noun || multiple || what
}

/// True for the time of another noun behind a figure: "fined $80 under a law passed in 2004", "a fifth in gold bought before 1992".
/// What a noun behind "in" is told of may be when the figure was: "set aside $4m in a budget passed in May".
pub(super) fn is_of_noun(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    let mut at = time.first;
    while at > raw.after && r.has(at - 1, class::PREPOSITION | class::DETERMINER) {
        at -= 1;
    }
    let Some(participle) = at.checked_sub(1).filter(|&at| at > raw.after + 1) else {
        return false;
    };
    let noun = |at: usize| r.is_word(at) && !r.dated(at) && !r.has(at, class::FUNCTION);
    let past = r.has(participle, class::PARTICIPLE) || r.word(participle).ends_with("ed");
    past && noun(participle - 1)
        && (raw.after..participle)
            .rev()
            .take_while(|&at| !r.is_mark(at))
            .find(|&at| r.has(at, class::PREPOSITION) && !r.is(at, word!("of")))
            .is_some_and(|at| {
                r.any(
                    at,
                    words!["under", "with", "by", "on", "for", "against", "from"],
                )
            })
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn the_time_of_another_noun_dates_no_figure() {
        check(
            "Drivers can be fined $80 under a law passed in 2004.",
            &[("$80", "none")],
        );
        check(
            "The gardens plucked only 60 per cent of what they did last October.",
            &[("60 per cent", "none")],
        );
        // Of the thing counted, and of when it was.
        check(
            "Interest took 28 cents of every dollar billed in April.",
            &[("28 cents", "2024-04")],
        );
        check(
            "Rain was 30 per cent heavier than normal in January.",
            &[("30 per cent", "2024-01")],
        );
    }

    #[test]
    fn a_part_of_what_there_was_then_is_of_then() {
        check(
            "The drug turned up in 27 of last year's cases. The board bought 31 per cent of this week's bales.",
            &[("27", "2023"), ("31 per cent", "2024-05-13/2024-05-19")],
        );
        check(
            "Exports came to 4 per cent of last year's output.",
            &[("4 per cent", "none")],
        );
    }

    #[test]
    fn an_amount_told_twice_is_of_one_time() {
        check(
            "Of some 210,000 people who left in the 1980s, about 80,000, or 38 per cent, had not returned by 2006.",
            &[("80,000", "../2006"), ("38 per cent", "../2006")],
        );
        check(
            "The ceiling rises to 50 per cent, from 26 per cent, by the end of May.",
            &[("50 per cent", "../2024-05-31~"), ("26 per cent", "none")],
        );
    }

    #[test]
    fn what_a_figure_gave_way_from_keeps_its_day() {
        check(
            "The ice had thinned to 71 centimetres from 112 centimetres on 1 April.",
            &[
                ("71 centimetres", "none"),
                ("112 centimetres", "2024-04-01"),
            ],
        );
        check(
            "Some 9,800 homes are without power, down from 14,200 homes on Friday.",
            &[("9,800 homes", "none"), ("14,200 homes", "2024-05-10")],
        );
        check(
            "The tax will go up to 21 per cent from 19 per cent on 1 July 2024.",
            &[("21 per cent", "2024-07-01"), ("19 per cent", "none")],
        );
    }
}
