//! Figures that are so whatever the time → which these are: how many there are of a thing, what somebody set.
//!
//! Has no opinion on the time of other figures.

use super::Candidate;
use super::scope::Scope;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use crate::model::said::Bound;
use crate::model::{Kind, Status, Time};

/// True for "8,400 staff" in "a quarter of its 8,400 staff", "a quarter of the state's 400 farms": how many there are, whatever
/// became of a part of them when.
pub(super) fn is_whole(r: &Reader<'_>, group: &[Raw], i: usize) -> bool {
    let raw = &group[i];
    i.checked_sub(1).is_some_and(|before| {
        let part = group[before].after;
        let owner = raw.outer.wrapping_sub(1);
        r.is(part, word!("of"))
            && part < owner
            && (part + 1 == owner
                && r.any(owner, words!["its", "their", "his", "her", "our", "the"])
                || part + 5 > owner && r.any(owner, words!["'s", "’s"]))
            && raw.kind == Kind::Count
    })
}

/// True for "Of the 148 pitches, 39 had no tenant": those of which a part is told.
pub(super) fn is_of_parts(r: &Reader<'_>, raw: &Raw) -> bool {
    let of = raw
        .outer
        .wrapping_sub(1 + usize::from(r.has(raw.outer.wrapping_sub(1), class::DETERMINER)));
    raw.kind == Kind::Count && r.is(of, word!("of")) && r.capital(of)
}

/// True for "the 84 flats", "its 1,100 members": so many as there are, whatever became of them when.
pub(super) fn is_known(r: &Reader<'_>, raw: &Raw) -> bool {
    raw.kind == Kind::Count
        && raw.noun.is_some()
        && raw.outer > raw.range.first
        && r.any(
            raw.outer - 1,
            words![
                "the", "its", "their", "his", "her", "our", "my", "those", "these"
            ],
        )
}

/// True for a time far behind an amount that only tells what a thing is like: "A $4m scheme of flats, refused in 2018, goes
/// back before the council on Monday", "a levy worth $60,000 a year".
pub(super) fn is_price_of(r: &Reader<'_>, raw: &Raw, time: Candidate, scope: &Scope) -> bool {
    const NEAR: usize = 6;
    let lead = raw.outer.wrapping_sub(1);
    let attribute = r.has(lead, class::DETERMINER)
        && raw.noun.is_none()
        && r.is_word(raw.after)
        && !r.dated(raw.after)
        && !r.has(raw.after, class::FUNCTION)
        && !matches!(raw.status, Status::Forecast | Status::Target);
    let yearly = r.is(lead, word!("worth")) && raw.unit.per.as_deref() == Some("year");
    let far = time.first > raw.after + NEAR;
    raw.unit.currency.is_some()
        && (attribute && far && scope.is_present(raw.first)
            || yearly && (time.last <= raw.first || time.first > raw.after + 2))
}

/// True for a time that tells which ones are meant: "the 40 shops in May", "the 138 people who came in 2016".
pub(super) fn belongs(r: &Reader<'_>, raw: &Raw, time: Candidate, scope: &Scope) -> bool {
    let beside = time.first <= raw.after + 1 && r.any(raw.outer - 1, words!["the", "those"]);
    time.first >= raw.after && (beside || !scope.joins(time.first, raw.first))
}

/// True for "the 60 per cent target": what holds until somebody changes it.
pub(super) fn is_norm(r: &Reader<'_>, raw: &Raw) -> bool {
    const NORMS: Words = words![
        "target",
        "guideline",
        "threshold",
        "limit",
        "ceiling",
        "goal",
        "norm"
    ];
    let lead = raw.outer.wrapping_sub(1);
    raw.unit.is_share()
        && (r.any(lead, words!["the", "its", "their", "'s", "’s"]) || r.hyphen(raw.after))
        && (r.any(raw.after, NORMS) || r.any(raw.after + 1, NORMS) && r.is_word(raw.after))
}

/// True for "41 per cent, down five points since May": since then a change alone has come about.
pub(super) fn is_of_change(raw: &Raw, group: &[Raw], time: Candidate, times: &[Time]) -> bool {
    matches!(raw.kind, Kind::Level | Kind::Share)
        && times
            .get(time.index as usize)
            .is_some_and(|time| time.said.bound == Bound::Since)
        && group.iter().any(|other| {
            other.kind == Kind::Change && raw.last <= other.first && other.last <= time.first
        })
}

/// True for what a crime came to that somebody answers for: "jailed on Monday over the theft of $4m", "for a scheme that cost
/// its victims $4m". `from` is where the time of the trial ends, in tokens.
pub(super) fn is_of_crime(r: &Reader<'_>, raw: &Raw, from: usize) -> bool {
    const CRIMES: Words = words![
        "theft",
        "thefts",
        "stealing",
        "fraud",
        "frauds",
        "scam",
        "scams",
        "scheme",
        "schemes",
        "embezzling",
        "embezzlement",
        "embezzlements",
        "laundering",
        "evading",
        "evasion",
        "bribery",
        "swindling",
        "defrauding",
        "cheating",
        "robbery",
        "robbing",
        "smuggling",
        "looting",
    ];
    (from.max(raw.outer.saturating_sub(7))..raw.outer)
        .rev()
        .take_while(|&at| !r.is_mark(at))
        .any(|at| {
            r.any(at, CRIMES) && r.has(at.wrapping_sub(1), class::DETERMINER | class::PREPOSITION)
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn the_price_of_a_thing_has_no_time_of_what_becomes_of_it() {
        check(
            "A $4m scheme of flats, refused in 2018, goes back before the council on Monday.",
            &[("$4m", "none")],
        );
        check(
            "The council meets on Monday to weigh a levy worth $60,000 a year.",
            &[("$60,000 a year", "none")],
        );
        check(
            "The council won a $4m grant in April. The levy, worth $60,000 a year in 2019, is gone.",
            &[("$4m", "2024-04"), ("$60,000 a year", "2019")],
        );
    }

    #[test]
    fn what_stood_by_when_something_began_is_of_then() {
        check(
            "He has been in hiding since police found 40 guns there in March.",
            &[("40 guns", "2024-03")],
        );
        check(
            "Output is up 40 per cent since a mine opened in 2020.",
            &[("40 per cent", "2020/..")],
        );
        check(
            "Wool fetched $9 in 2023. Diesel is 15 per cent dearer than a year ago.",
            &[("15 per cent", "none")],
        );
    }

    #[test]
    fn a_whole_is_of_the_time_of_the_part_told_of_it() {
        check(
            "Of the 148 pitches, 39 pitches had no tenant at the end of April.",
            &[
                ("148 pitches", "2024-04-30~"),
                ("39 pitches", "2024-04-30~"),
            ],
        );
        check(
            "It closed four of the 148 pitches in April.",
            &[("148 pitches", "none")],
        );
    }
}
