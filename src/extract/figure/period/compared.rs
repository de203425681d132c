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

/// True for the base of a movement or a comparison: "from 93 %", "compared with a profit of $4m", "against 41".
pub(super) fn is_base(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first..raw.outer)
        .rev()
        .take(6)
        .take_while(|&at| !r.has(at, class::ANY_VERB) || r.is(at, word!("compared")))
        .take_while(|&at| !r.is_number(at) && !r.is(at, word!("%")) && !r.is(at, word!(";")))
        // "3.75 % in 2023, after 3.55 % this year".
        .find(|&at| is_comparing(r, at) || r.is(at, word!("after")) && at + 1 == raw.outer)
        .is_some_and(|at| {
            // "The road from Brenn to Calder adds 2 km": a way, no base.
            let way = r.is(at, word!("from")) && r.capital(at + 1) && r.is_word(at + 1);
            at + 1 == raw.outer
                || !r.has(at + 1, class::DETERMINER) && !way
                // "well above the $2.71 paid in May".
                || at + 2 == raw.outer && r.any(at, words!["above", "below", "than"])
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
        && (r.capital(at - 1) || looks_ahead(r, at - 1));
    at > 0
        && !begins
        && !(spans && r.is(at - 1, word!("from")))
        && (over || r.any(
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
                        && r.has(at.wrapping_sub(3), class::PREPOSITION | class::CONJUNCTION))
            || r.any(at - 1, words!["with", "to"])
                && r.any(at.wrapping_sub(2), words!["compared", "relative"]))
}

/// True for what a difference ends in: "up on 2022", "a 9 % increase on", "3 % on".
fn differs(r: &Reader<'_>, at: usize) -> bool {
    r.has(at, class::PARTICLE | class::MOVE)
        || r.is(at, word!("%"))
        || r.any(at, words!["percent", "cent", "pct"])
}

/// True for a clause about what is to come: "will rise", "goes up", "is due to be cut".
fn looks_ahead(r: &Reader<'_>, from: usize) -> bool {
    (from.saturating_sub(14)..from)
        .rev()
        .take_while(|&at| !phrase::parts(r, at))
        .any(|at| {
            let present =
                r.has(at, class::MOVING) && r.word(at).ends_with('s') || r.is(at, word!("goes"));
            r.has(at, class::FUTURE) || present && !r.has(at.wrapping_sub(1), class::DETERMINER)
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
