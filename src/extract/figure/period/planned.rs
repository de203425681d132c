//! Figures of a plan without a time → the year that the plan is for.
//!
//! Has no opinion on what others reckon with, nor on what could or might be.

use super::Dating;
use super::compared::is_base;
use super::lent::HOLDING;
use super::scope::{Scope, Told};
use crate::extract::figure::find::Raw;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::speaker::status;
use crate::extract::letters::Words;
use crate::model::{Kind, Published, Status, Time};

/// "Debt service will take $6bn", where a plan for a year was told of not long before: the period of its figures.
pub(super) fn before(
    r: &Reader<'_>,
    raws: &[Raw],
    raw: &Raw,
    dated: &[Dating],
    times: &[Time],
    scope: &Scope,
    published: &Published,
) -> Dating {
    /// How many sentences back a plan is remembered.
    const REACH: u32 = 4;
    // "Bakers reckon a loaf would cost $2": nothing that the plan says.
    let passive = |at: usize| r.any(at.wrapping_sub(1), words!["is", "are"]);
    let held = || {
        (raw.range.first..raw.outer).any(|at| {
            r.any(at, HOLDING) && !passive(at) || r.any(at, words!["if", "could", "might", "may"])
        })
    };
    let firm = || {
        scope.told(r, raw.first) == Told::Ahead
            || tells_plan(r, raw) && scope.is_present(raw.first)
            || (raw.range.first..raw.outer).any(|at| {
                r.any(at, words!["assumes", "assume"])
                // "is put at $4bn".
                || r.any(at, words!["put", "set", "pegged", "budgeted"])
                    && r.is(at + 1, word!("at"))
                    && passive(at)
            })
    };
    // "the 2022 budget had assumed": a plan of before.
    let past = |j: usize| {
        (raws[j].range.first..raws[j].outer)
            .rev()
            .take(6)
            .any(|at| r.is(at, word!("had")))
    };
    if raw.kind == Kind::Count || !firm() || held() || is_base(r, raw) {
        return Dating::default();
    }
    // "the grant, worth $1m last year": nothing of it is planned any more.
    let ahead = |dating: &&Dating| {
        let ends = dating
            .period
            .as_ref()
            .and_then(|period| period.interval.extent().1);
        let told = dating
            .time
            .and_then(|time| times.get(time as usize))
            .is_some_and(|time| raw.range.sentence <= time.sentence + REACH);
        told && is_year(dating)
            && published
                .date
                .zip(ends)
                .is_none_or(|(day, end)| end > day.extent().1)
    };
    (0..dated.len())
        .rev()
        .take_while(|&j| raw.range.sentence - raws[j].range.sentence <= REACH)
        .filter(|&j| raws[j].range != raw.range && !is_base(r, &raws[j]))
        .filter(|&j| {
            matches!(raws[j].status, Status::Forecast | Status::Target) && !past(j)
                || is_of_plan(r, &raws[j])
        })
        .find_map(|j| dated.get(j).filter(ahead))
        .map_or_else(Dating::default, |dating| {
            dating.lent("a plan for that time was told of before")
        })
}

const PLANS: Words = words!["budget", "plan", "package", "bill"];

/// True for "It raises spending by 8 per cent", "The budget assumes": what a plan does.
fn tells_plan(r: &Reader<'_>, raw: &Raw) -> bool {
    let first = raw.range.first;
    let subject = r.is(first, word!("it")) || r.is(first, word!("the")) && r.any(first + 1, PLANS);
    let verb = first + 1 + usize::from(!r.is(first, word!("it")));
    subject
        && r.word(verb).ends_with('s')
        && !r.any(verb, words!["is", "was", "has"])
        && !r.word(verb).ends_with("ss")
}

/// True for "the $612-billion Budget for 2012/13".
fn is_of_plan(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.after.saturating_sub(1)..raw.after + 2)
        .any(|at| r.is(at, word!("budget")) && r.is(at + 1, word!("for")) && r.dated(at + 2))
}

/// "presented a $4bn budget on Thursday. The plan for 2025 …": the money is of the year that the next sentences plan for.
pub(super) fn to_plans(r: &Reader<'_>, raws: &[Raw], out: &mut [Dating]) {
    /// How many sentences on the year is looked for.
    const REACH: u32 = 2;
    for (i, raw) in raws.iter().enumerate() {
        if out[i].time.is_some() || raw.status != Status::Target || !status::is_tabled(r, raw) {
            continue;
        }
        let year = (i + 1..raws.len())
            .take_while(|&j| raws[j].range.sentence - raw.range.sentence <= REACH)
            .find(|&j| {
                is_year(&out[j]) && matches!(raws[j].status, Status::Forecast | Status::Target)
            });
        if let Some(j) = year {
            out[i] = out[j].lent("the plan is for that year");
        }
    }
}

/// True for a period of about a year.
fn is_year(dating: &Dating) -> bool {
    /// Seconds.
    const DAY: i64 = 86_400;
    dating.period.as_ref().is_some_and(|period| {
        let (first, last) = period.interval.extent();
        first
            .zip(last)
            .is_some_and(|(first, last)| (300 * DAY..=400 * DAY).contains(&(last - first)))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn a_plan_lends_its_year() {
        check(
            "The minister presented a $4 billion budget to parliament on Tuesday. In 2025, the plan projects sales of $3 billion. \
             Debt service will take $1 billion.",
            &[
                ("$4 billion", "2025"),
                ("$3 billion", "2025"),
                ("$1 billion", "2025"),
            ],
        );
        check(
            "The minister presented a $4 billion budget for 2025. It assumes an oil price of $70 a barrel.",
            &[("$4 billion", "2025"), ("$70 a barrel", "2025")],
        );
        check(
            "The minister presented a $4 billion budget for 2025. Total spending is put at $5 billion. The deficit would be 2 per cent, \
             against 3 per cent in 2022, and interest would take $1 billion.",
            &[
                ("$5 billion", "2025"),
                ("2 per cent", "2025"),
                ("3 per cent", "2022"),
                ("$1 billion", "2025"),
            ],
        );
        check(
            "The minister read a $4 billion budget for 2025. It raises spending by 8 per cent and pencils in revenue of $3 billion.",
            &[("8 per cent", "2025"), ("$3 billion", "2025")],
        );
        check(
            "The $4 billion budget for 2025, tabled on 3 May, is larger than the last one. Debt service would take 55 per cent of it.",
            &[("55 per cent", "2025")],
        );
        // The year of a plan is not over yet.
        check(
            "The council assumed a grant of $1 million in 2023. It would be left with $3 million.",
            &[("$3 million", "none")],
        );
        // What others reckon with is no part of the plan.
        check(
            "In 2025, the plan projects sales of $3 billion. Bakers reckon a loaf would cost $2.",
            &[("$3 billion", "2025"), ("$2", "none")],
        );
    }
}
