//! The words before a figure → its standing: actual, estimate, forecast, target, revised, claimed, denied.
//!
//! The nearest word that tells wins; a finite past tense in between ends the search. Has no opinion on who says it.

use super::find::Raw;
use super::lexicon::class;
use super::phrase;
use super::reader::Reader;
use crate::extract::letters::Words;
use crate::model::Status;

/// Standings, and the words that give them to what follows.
const TELLING: &[(Status, Words)] = &[
    (
        Status::Forecast,
        words![
            "forecast",
            "forecasts",
            "projects",
            "projected",
            "predicts",
            "predicted",
            "expects",
            "expected",
            "expect",
            "anticipates",
            "anticipated",
            "projection",
            "outlook",
            "will",
            "would",
            "could",
            "may",
            "might",
            "shall",
            "hopes",
            "hoped",
            "hope"
        ],
    ),
    (
        Status::Target,
        words![
            "target", "targets", "targeted", "plans", "planned", "plan", "budget", "budgeted",
            "aims", "aim", "pledged", "pledges", "promised", "promises", "proposed", "proposes",
            "due", "wants", "asked", "agreed"
        ],
    ),
    (
        Status::Estimate,
        words!["estimates", "estimate", "estimated", "reckon", "reckons"],
    ),
    (Status::Revised, words!["revised"]),
    (
        Status::Claimed,
        words!["claimed", "claims", "alleged", "allegedly"],
    ),
    (Status::Denied, words!["denied", "denies", "refuted"]),
];

/// The standing of a figure.
pub(super) fn status(r: &Reader<'_>, raw: &Raw) -> Status {
    // "shrink to 3.3 % from 5.7 %": the base has been.
    if raw.outer > raw.range.first && r.is(raw.outer - 1, word!("from")) {
        return Status::Actual;
    }
    if let Some(status) = beside(r, raw) {
        return status;
    }
    let start = phrase::clause_start(r, raw.outer, raw.range);
    for at in (start..raw.outer).rev().take(30) {
        if r.dated(at)
            || !r.has(
                at,
                class::FUTURE | class::EXPECTING | class::MOVING | class::MEASURING | class::SAYING,
            )
        {
            continue;
        }
        let told = TELLING.iter().find(|(_, words)| r.any(at, *words));
        if let Some(&(status, _)) = told {
            if means_it(r, raw, at, status) {
                return status;
            }
            continue;
        }
        if r.is(at, word!("rejected")) && r.any(at + 1, words!["claims", "suggestions", "reports"])
        {
            return Status::Denied;
        }
        // A finite past verb in between ends the search: what it tells has happened.
        if r.has(at, class::MOVING | class::MEASURING)
            && (r.word(at).ends_with("ed") || r.has(at, class::IRREGULAR))
            && !r.has(at.wrapping_sub(1), class::AUXILIARY)
        {
            break;
        }
    }
    Status::Actual
}

/// The standing that the words at the figure tell: "an estimated 40", "the 200,000 forecast by economists", "expectations
/// of 3.6 %", "the 449,000 analysts had expected".
fn beside(r: &Reader<'_>, raw: &Raw) -> Option<Status> {
    let hedged = raw.outer < raw.first && r.is(raw.outer + 1, word!("estimated"));
    if hedged
        || r.is(raw.outer, word!("estimated"))
        || r.is(raw.outer.wrapping_sub(1), word!("estimated"))
    {
        return Some(Status::Estimate);
    }
    let awaited = words![
        "forecast",
        "expected",
        "projected",
        "predicted",
        "anticipated"
    ];
    let by_others = r.is(raw.outer.wrapping_sub(1), word!("the"))
        && (raw.after + 1..raw.after + 3).any(|at| r.any(at, awaited))
        && !r.has(raw.after, class::PREPOSITION | class::CONJUNCTION);
    let of_them = raw.outer > raw.range.first + 1
        && r.is(raw.outer - 1, word!("of"))
        && r.any(
            raw.outer - 2,
            words![
                "expectations",
                "forecasts",
                "forecast",
                "consensus",
                "projections"
            ],
        );
    (r.any(raw.after, awaited) || by_others || of_them).then_some(Status::Forecast)
}

/// False for "May" the month, "the budget deficit", and "the plan is": words that tell nothing of the figure.
fn means_it(r: &Reader<'_>, raw: &Raw, at: usize, status: Status) -> bool {
    match status {
        Status::Forecast => !(r.capital(at) && at > raw.range.first),
        Status::Target => {
            let compound = r.is(at, word!("budget"))
                && r.any(
                    at + 1,
                    words!["deficit", "gap", "surplus", "shortfall", "hole"],
                );
            let subject = r.has(at.wrapping_sub(1), class::DETERMINER)
                && at + 1 < raw.outer
                && r.has(at + 1, class::AUXILIARY);
            !compound && !subject
        }
        Status::Claimed => !r.any(at + 1, words!["of", "for", "from"]),
        _ => true,
    }
}
