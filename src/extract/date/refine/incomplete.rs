//! Drops pieces that mean nothing unless they were joined to something: halves that are of no year, a bare "first week".

use super::fields;
use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::Grain;
use crate::model::said::{Joint, Part, Unit, What, Year};

/// Drops pieces that mean nothing unless joined to something.
pub(super) fn drop(line: &Line<'_>, found: &mut Vec<Found>) {
    found.retain(|one| {
        let half = matches!(
            fields(&one.said),
            Some(f) if matches!(f.unit, Unit::Half(_)) && f.year == Year::Unsaid && f.fiscal == 0 && one.said.part == Part::Whole
        ) && !is_accounts(line, one);
        let first_one = one.rule == "en/first-length"
            && matches!(&one.said.what, What::Length(length) if length.tenths == Some(10))
            && one.end == one.start + 3;
        // "The deal of the decade": no part of it is named.
        let age = matches!(one.said.what, What::Shift(shift) if shift.grain < Grain::Year)
            && one.rule == "en/the-unit"
            && one.end <= one.start + 2;
        // "In 2005, the year Calder won its title": no other than that year.
        let apposed = one.rule == "en/the-unit"
            && line.says(one.end - 1, word!("year"))
            && one.start > 1
            && line.says(one.start - 1, word!(","))
            && line.digits(one.start - 2).is_some_and(|(length, _)| length == 4)
            && line.is_word(one.end);
        // "The season was wet": only one that runs up to a date is a year.
        let season = one.rule == "en/season-to" && one.said.joint == Joint::Alone;
        !half && !season && !apposed && !first_one && !age && one.rule != "en/nth-unit"
    });
}

/// "Sales in H1", "first-half profit": a half of the year, where a match has halves too.
fn is_accounts(line: &Line<'_>, one: &Found) -> bool {
    const ACCOUNTS: Words = words![
        "profit",
        "profits",
        "loss",
        "losses",
        "earnings",
        "revenue",
        "revenues",
        "sales",
        "results",
        "net",
        "operating",
        "pretax",
        "pre",
        "underlying",
        "output",
        "growth",
        "income",
        "turnover",
        "exports",
        "imports",
        "figures",
        "dividend",
        "core",
        "adjusted",
        "gross",
        "production",
        "deliveries",
        "guidance",
        "trading",
    ];
    const ECONOMY: Words = words![
        "jobs",
        "posts",
        "demand",
        "prices",
        "economy",
        "costs",
        "orders",
        "shipments",
        "inflation",
        "rates",
        "cents",
        "margins",
        "spending",
        "investment",
        "even",
        "vacancies",
        "easing",
        "basis",
        "lending",
        "arrivals",
        "administrators",
        "insolvencies",
        "bankruptcies",
    ];
    let led = one.start.checked_sub(1).is_some_and(|at| {
        line.says_any(
            at,
            words!["in", "for", "of", "during", "over", "since", "from", "the"],
        )
    });
    let accounts = || (0..line.len()).any(|at| line.says_any(at, ACCOUNTS));
    // "Impairments in the first half were £293 million", where nobody plays.
    let money = || {
        (0..line.len()).any(|at| {
            line.says_any(at, words!["$", "£", "€", "%", "percent", "per"])
                || line.says_any(at, ECONOMY)
                || line.word(at).contains(',') && line.kind(at) == Some(Kind::Number)
        }) || accounts()
    };
    // A player may be on the bench "for the first half", not "for the first half as a whole".
    let whole = line.says(one.end, word!("as")) && line.says(one.end + 1, word!("a"));
    let named = line.says(one.end - 1, word!("half"))
        && one.start.checked_sub(1).is_some_and(|at| {
            line.says_any(at, words!["in", "during", "over"])
                // "For the first half, profit stood at $8m".
                || line.says(at, word!("for")) && (whole || at == 0 && accounts())
        });
    named && money() && !is_played(line)
        || line.says(one.start, word!("H")) && led
        || (one.start..one.end).any(|at| line.is_dash(at)) && line.says_any(one.end, ACCOUNTS)
}

/// True for a sentence about a match, which has halves and quarters too.
pub(super) fn is_played(line: &Line<'_>) -> bool {
    const PLAYED: Words = words![
        "goal",
        "goals",
        "scored",
        "match",
        "game",
        "penalty",
        "points",
        "season",
        "minute",
        "substitute",
        "coach",
        "striker",
        "keeper",
        "league",
        "cup",
        "lead",
        "half-time",
        "possession",
        "play",
        "players",
        "team",
    ];
    // "Points to growth", "basis points".
    let points = |at: usize| {
        line.says(at, word!("points"))
            && (line.says(at + 1, word!("to"))
                || at > 0 && line.says_any(at - 1, words!["basis", "percentage"]))
    };
    (0..line.len()).any(|at| line.says_any(at, PLAYED) && !points(at))
}
