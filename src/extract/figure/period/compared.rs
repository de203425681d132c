//! A figure or a time → whether it is what something else is set against: "from 93 %", "compared with May 2019", "a year earlier".
//!
//! Has no opinion on which time a figure is about.

use super::Candidate;
use crate::extract::calendar;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::measure::carried::is_comparing;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;

/// True for the base of a movement or a comparison: "from 93 %", "compared with a profit of $4m", "against 41".
pub(super) fn is_base(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first..raw.outer)
        .rev()
        .take(6)
        .take_while(|&at| !r.has(at, class::ANY_VERB) || r.is(at, word!("compared")))
        .take_while(|&at| !r.is_number(at) && !r.is(at, word!("%")) && !r.is(at, word!(";")))
        // "3.75 % in 2023, after 3.55 % this year".
        .find(|&at| {
            is_comparing(r, at)
                || r.is(at, word!("after")) && at + 1 == raw.outer
                // "well above the $2.71 paid in May".
                || r.any(at, words!["above", "below", "than"])
                    && at + 2 == raw.outer
                    && r.has(at + 1, class::DETERMINER)
        })
        .is_some_and(|at| {
            // "The road from Brenn to Calder adds 2 km": a way, no base.
            let way = r.is(at, word!("from")) && r.capital(at + 1) && r.is_word(at + 1);
            at + 1 == raw.outer
                || !r.has(at + 1, class::DETERMINER) && !way
                || at + 2 == raw.outer && !is_comparing(r, at)
        })
}

/// True for the time of a base, which stands right behind it: "against 3 per cent in 2022".
pub(super) fn dates_base(r: &Reader<'_>, group: &[Raw], time: Candidate) -> bool {
    group
        .iter()
        .rev()
        .find(|other| other.last <= time.first)
        .is_some_and(|other| time.first <= other.after + 5 && is_base(r, other))
}

/// True for the time of a comparison, in whatever words: "compared with May 2019", "a year earlier".
pub(super) fn compares(r: &Reader<'_>, time: Candidate) -> bool {
    is_comparison(r, time)
        || r.any(
            time.last.saturating_sub(1),
            words!["earlier", "before", "ago", "previously"],
        )
}

/// True for the time of a comparison: "from a year earlier", "than in May".
pub(super) fn is_comparison(r: &Reader<'_>, time: Candidate) -> bool {
    let mut at = time.first;
    while at > 0 && r.any(at - 1, words!["in", "on", "at", "the"]) {
        at -= 1;
    }
    // "from April to June", "dates from 2005".
    let spans = r.any(time.last, words!["to", "through", "until"]) && r.dated(time.last + 1)
        || at > 1 && r.any(at - 2, words!["date", "dates", "dated", "dating"]);
    // "up five cents on the week".
    let over = r.is(at, word!("on"))
        && r.is(at + 1, word!("the"))
        && time.last == at + 3
        && r.any(at + 2, words!["day", "week", "month", "quarter", "year"]);
    // "goes up to 21 % from 1 January", "would cost $9m more from April": when it begins.
    let begins = at > 0
        && r.is(at - 1, word!("from"))
        && (time.is_day
            || r.any(time.last - 1, calendar::MONTHS)
            || r.is(time.first, word!("next"))
            // "will save $14m a year from 2020".
            || at > 2 && r.any(at - 2, words!["year", "month", "week", "annually"]))
        // "From 1 July drivers will pay $12".
        && (r.capital(at - 1)
            || looks_ahead(r, at - 1))
        && !is_moved(r, at - 1);
    // "as on March 31", "as recently as 1997".
    let as_of = at > 1
        && r.is(at - 1, word!("as"))
        && (r.any(at, words!["on", "at"]) && at < time.first
            || r.any(
                at - 2,
                words!["recently", "late", "early", "far", "long", "soon"],
            ));
    at > 0
        && !begins
        && !(spans && r.is(at - 1, word!("from")))
        && !as_of
        && (over || is_of_level(r, time) || r.any(
            at - 1,
            words![
                "from",
                "than",
                "versus",
                "against",
                "below",
                "above",
                "as",
                "double",
                "triple",
                "twice",
                "treble",
                "quadruple"
            ],
        ) || r.is(at, word!("on")) && at < time.first && !time.is_day && differs(r, at - 1)
            // "8 % above those of 2012", "below the level of 2019", "above the average for 1981-2010".
            || r.any(at - 1, words!["of", "for"])
                && (r.any(
                    at.wrapping_sub(2),
                    words!["level", "levels", "average", "mean", "norm"],
                )
                    || r.any(at.wrapping_sub(2), words!["that", "those"])
                        && (r.has(at.wrapping_sub(3), class::PREPOSITION | class::CONJUNCTION)
                            || r.any(at.wrapping_sub(3), words!["double", "twice", "triple", "half", "treble"])))
            || r.any(at - 1, words!["with", "to"])
                && r.any(at.wrapping_sub(2), words!["compared", "relative"]))
}

/// True for what a difference ends in: "up on 2022", "a 9 % increase on", "3 % on".
fn differs(r: &Reader<'_>, at: usize) -> bool {
    r.has(at, class::PARTICLE | class::MOVE)
        || r.is(at, word!("%"))
        || r.any(at, words!["percent", "cent", "pct", "pc", "points"])
}

/// True for "down 2.1 points from": a move told without a verb is over, whatever the clause tells.
fn is_moved(r: &Reader<'_>, from: usize) -> bool {
    (from.saturating_sub(5)..from)
        .rev()
        .take_while(|&at| !phrase::parts(r, at) && !r.has(at, class::ANY_VERB))
        .any(|at| r.any(at, words!["up", "down"]) && !r.has(at - 1, class::ANY_VERB))
}

/// True for a word for what an amount is measured against.
pub(super) fn is_level(r: &Reader<'_>, at: usize) -> bool {
    r.any(at, LEVELS)
}

const LEVELS: Words = words![
    "peak",
    "record",
    "high",
    "low",
    "level",
    "levels",
    "average",
    "mean",
    "norm",
    "pace",
    "trough",
    "maximum",
    "minimum",
    "benchmark",
];

/// True for the time of a level that an amount is set against: "down 18 % from the peak of early August", "two metres above the
/// record set in 1974", "three times the February average".
fn is_of_level(r: &Reader<'_>, time: Candidate) -> bool {
    const REACH: usize = 7;
    let level = |at: usize| is_level(r, at);
    let behind = level(time.last) || level(time.last + 1) && r.is_word(time.last);
    let against = |at: usize| {
        r.any(
            at,
            words![
                "from", "than", "above", "below", "against", "times", "twice", "double"
            ],
        ) || r.is(at, word!("of")) && r.is(at.wrapping_sub(1), word!("short"))
    };
    let near = (time.first.saturating_sub(REACH)..time.first)
        .rev()
        .take_while(|&at| r.is_word(at) || r.hyphen(at) || r.any(at, words!["'s", "’s"]));
    let mut named = behind;
    for at in near {
        if against(at) {
            return named && r.has(at + 1, class::DETERMINER);
        }
        named |= level(at);
    }
    false
}

/// True for a clause about what is to come: "will rise", "goes up", "is due to be cut".
fn looks_ahead(r: &Reader<'_>, from: usize) -> bool {
    (from.saturating_sub(14)..from)
        .rev()
        .take_while(|&at| !phrase::parts(r, at))
        .any(|at| {
            let present =
                r.has(at, class::MOVING) && r.word(at).ends_with('s') || r.is(at, word!("goes"));
            let being = r.is(at, word!("being")) && r.any(at - 1, words!["is", "are"]);
            r.has(at, class::FUTURE)
                || being
                || present && !r.has(at.wrapping_sub(1), class::DETERMINER)
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn a_stretch_from_one_time_to_another_is_no_comparison() {
        check(
            "Inspectors checked 312 kitchens from February to April.",
            &[("312 kitchens", "2024-02/2024-04")],
        );
        check(
            "A third of the claims date from 2005.",
            &[("A third", "2005")],
        );
        check(
            "In April shipments slid 48 per cent from a year before to 60,000 tonnes.",
            &[("48 per cent", "2024-04"), ("60,000 tonnes", "2024-04")],
        );
    }

    #[test]
    fn the_time_of_a_level_is_that_of_no_change_from_it() {
        check(
            "Flats sold at $6,850 on Tuesday, agents said, down 18 % from the peak of early February.",
            &[("18 %", "2024-05-14")],
        );
        check(
            "The river reached 14 metres on Monday, 2 metres above the record set in February 1974.",
            &[("2 metres", "2024-05-13")],
        );
        check(
            "The index closed at 824 points on Tuesday, 93 per cent down from its March 20 peak of 11,793 points.",
            &[
                ("93 per cent", "2024-05-14"),
                ("11,793 points", "2024-03-20"),
            ],
        );
        check(
            "A poll in April gave them 33 per cent, down 2 points from March.",
            &[("2 points", "2024-04")],
        );
        check(
            "The price was $2.94 on Tuesday, up 5 cents and well above the $2.71 paid in March.",
            &[("5 cents", "2024-05-14"), ("$2.71", "2024-03")],
        );
        // What comes back from a thing is set against nothing.
        check(
            "The town took in 40 people from the floods of March 2023.",
            &[("40 people", "2023-03")],
        );
    }

    #[test]
    fn as_on_a_day_is_no_comparison() {
        check(
            "Bad loans stood at 61 per cent of advances as on March 31, 2021. They had been 9 per cent as recently as 2018.",
            &[("61 per cent", "2021-03-31"), ("9 per cent", "2018")],
        );
        check(
            "The ministry wants 10 per cent, up from 8 per cent, from July 1.",
            &[("10 per cent", "2024-07-01/.."), ("8 per cent", "none")],
        );
    }

    #[test]
    fn what_is_set_against_a_norm_is_not_of_its_years() {
        check(
            "April was 2 degrees above the average for 1981-2010.",
            &[("2 degrees", "2024-04")],
        );
        check(
            "Tin was $29 on Tuesday, up $2 on the week.",
            &[("$2", "2024-05-14")],
        );
    }
}
