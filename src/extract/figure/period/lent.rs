//! Periods that a figure takes over from others: the figure that it goes on about, that it is tied to, the change before it.
//!
//! Every loan carries its reason. Has no opinion on the times of a figure's own sentence.

use super::compared::is_base;
use super::datable::FORETOLD;
use super::scope::{Scope, Told};
use super::{Dating, goes_on};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::{Basis, Grain, Interval, Kind, LinkKind, Period, Status, Time};

/// Why a figure has the period of one that somebody else holds.
const RIVAL: &str = "another voice on the figure before";

/// The period of the figure before, where this one plainly goes on about the same thing or the same moment.
pub(super) fn carried(
    r: &Reader<'_>,
    raws: &[Raw],
    i: usize,
    before: &[Dating],
    scope: &Scope,
) -> Dating {
    let (Some(raw), Some(last)) = (raws.get(i), i.checked_sub(1)) else {
        return Dating::default();
    };
    let rival = rival(r, raws, i, before);
    let foretold = is_foretold(r, raw);
    if is_base(r, raw) || foretold {
        if let Some(j) = rival {
            return before[j].lent(RIVAL);
        }
        // "would be £44m, compared with the £52m it had guided to": reckoned with for the same time.
        let awaited = raws.get(last).zip(before.get(last)).filter(|(other, _)| {
            (raw.status == Status::Forecast || is_revised(r, other, raw) || foretold)
                && other.range == raw.range
                && (foretold
                    || other.unit.key == raw.unit.key && other.unit.currency == raw.unit.currency)
        });
        return awaited.map_or_else(Dating::default, |(_, dating)| {
            dating.lent("reckoned with for the same time")
        });
    }
    let foreseen = |raw: &Raw| matches!(raw.status, Status::Forecast | Status::Target);
    // "The league puts them at half that", "a fifth paid double that".
    let of = raw.after + usize::from(r.is(raw.after, word!("of")));
    if r.is(of, word!("that"))
        && (of == raw.after || !r.is_word(of + 1) || r.has(of + 1, class::ANY_VERB))
        && matches!(raw.kind, Kind::Ratio | Kind::Share | Kind::Level)
        && (raw.unit.key == "times" || raw.unit.is_share())
    {
        let meant = (0..i)
            .rev()
            .take_while(|&j| raw.range.sentence - raws[j].range.sentence <= 1)
            .find(|&j| !is_base(r, &raws[j]))
            .filter(|&j| foreseen(&raws[j]) == foreseen(raw))
            // "In June the gap was 380; it is double that now".
            .filter(|_| !(of..of + 3).any(|at| r.any(at, words!["now", "today"])))
            // "has spent $9m since May; half of that": when is not told.
            .filter(|&j| {
                let period = before[j].period.as_ref();
                period.is_some_and(|period| period.basis != Basis::Since)
            });
        return meant.map_or_else(Dating::default, |j| {
            before[j].lent("measured by the figure before")
        });
    }
    let usable = |j: usize| {
        let (other, dating) = (raws.get(j)?, before.get(j)?);
        let fits = !is_base(r, other) && dating.time.is_some() && foreseen(other) == foreseen(raw);
        fits.then_some((other, dating))
    };
    if let Some(dating) = foretold_in_order(r, raws, i, before) {
        return dating.lent("what was told before of the same times, in order");
    }
    if let Some(j) = rival {
        return before[j].lent(RIVAL);
    }
    // In its own sentence: the figure just before, if this one only goes on.
    let own = (0..=last)
        .rev()
        .take_while(|&j| raws.get(j).is_some_and(|other| other.range == raw.range));
    for j in own {
        let Some((other, dating)) = usable(j) else {
            continue;
        };
        // "will cost $45 next year, but adults will pay 8 % more".
        let ahead = foreseen(raw) && scope.told(r, raw.first) == Told::Ahead;
        // "to grow 0.7 % in 2024; the bank had hoped for 1.3 %": a date before the joint is that of the figure before.
        let joint = (other.after..raw.outer)
            .rev()
            .find(|&at| {
                r.is(at, word!(";"))
                    || ahead && r.is(at, word!("but"))
                    || r.is(at, word!("and"))
                        && (r.is(at - 1, word!(","))
                            // "has killed 312 since July and infected 900".
                            || raw.kind == Kind::Count && verb::is_verb(r, at + 1, raw.range.first))
            })
            .unwrap_or(other.after);
        let undated = !(joint..raw.outer).any(|at| r.dated(at) && !r.lasts(at));
        let present = (joint..raw.outer).any(|at| {
            r.any(at, words!["is", "are", "has", "have"]) || !ahead && r.is(at, word!("will"))
        });
        let coordinated = undated
            && !present
            && (other.after..raw.outer)
                .any(|at| r.any(at, words!["and", ";"]) || ahead && r.is(at, word!("but")))
            && (ahead || tells_past(r, raw) || scope.is_past(raw.first));
        // "stood at 41 on July 1; norms require 13": what holds at all times.
        let apart = !scope.joins(other.first, raw.first) && scope.is_present(raw.first);
        if apart || !goes_on(r, other, raw) && !coordinated {
            break;
        }
        return dating.lent("taken over from the figure before, which is about the same");
    }
    Dating::default()
}

/// True for "the 5 % it had pencilled in in June", "the $65m planned in May": told then, of the time that it is compared at.
pub(super) fn is_foretold(r: &Reader<'_>, raw: &Raw) -> bool {
    const REACH: usize = 6;
    const GIVEN: Words = words![
        "gave",
        "given",
        "planned",
        "guided",
        "promised",
        "pencilled"
    ];
    raw.outer > raw.range.first + 1
        && r.is(raw.outer - 1, word!("the"))
        && r.any(
            raw.outer - 2,
            words![
                "than", "from", "against", "below", "above", "with", "to", "of", "not"
            ],
        )
        && (raw.after..raw.after + REACH)
            .take_while(|&at| !r.is_mark(at) && !r.dated(at))
            .any(|at| r.any(at, FORETOLD) || r.any(at, GIVEN))
}

/// True for the "206,000" of "was revised down to 179,000 from 206,000": what was first told of the same time.
fn is_revised(r: &Reader<'_>, other: &Raw, raw: &Raw) -> bool {
    r.is(raw.outer.wrapping_sub(1), word!("from"))
        && (raw.range.first..other.outer)
            .rev()
            .take(6)
            .any(|at| r.is(at, word!("revised")))
}

/// "see 5.6 % this year and 3.2 % in 2025; in March they had put it at 5.4 % and 3.0 %": as many figures, in the same order.
pub(super) fn foretold_in_order<'a>(
    r: &Reader<'_>,
    raws: &[Raw],
    i: usize,
    before: &'a [Dating],
) -> Option<&'a Dating> {
    let raw = &raws[i];
    let near = |j: &usize| raws[*j].range == raw.range && raws[*j].unit.key == raw.unit.key;
    // "5.4 %, 3.0 % and 2.2 %".
    let follows = |j: usize| {
        near(&(j - 1)) && (raws[j - 1].after..raws[j].outer).all(|at| r.any(at, words![",", "and"]))
    };
    let mut start = i;
    while start > 0 && follows(start) {
        start -= 1;
    }
    let told = (raw.range.first.max(raws.get(start.wrapping_sub(1))?.after)..raws[start].first)
        .any(|at| r.is(at, word!("had")) && r.any(at + 1, FORETOLD));
    if !told {
        return None;
    }
    let count = i - start
        + (i + 1..raws.len())
            .take_while(|j| near(j) && follows(*j))
            .count()
        + 1;
    let earlier: Vec<usize> = (0..start)
        .rev()
        .take_while(near)
        .filter(|&j| !is_base(r, &raws[j]))
        .take(count)
        .collect();
    let same = earlier.len() == count;
    let dated = |j: usize| before.get(j).filter(|dating| dating.time.is_some());
    earlier
        .get(count - 1 - (i - start))
        .filter(|_| same)
        .and_then(|&j| dated(j))
}

/// True for a period of a day or less.
pub(super) fn is_day(dating: &Dating) -> bool {
    dating.period.as_ref().is_some_and(|period| {
        let interval = period.interval;
        interval.start == interval.end && interval.grain() >= Grain::Day
    })
}

/// The figure before that this one is another value of: "was €1.6bn in 2024, the port said, against the €1.3bn that the
/// office published", "expects growth of 2 % in 2025. The fund sees 1 %".
fn rival(r: &Reader<'_>, raws: &[Raw], i: usize, before: &[Dating]) -> Option<usize> {
    let raw = &raws[i];
    let start = phrase::clause_start(r, raw.outer, raw.range);
    let holds = (start..raw.outer)
        .any(|at| r.any(at, HOLDING) && !r.has(at.wrapping_sub(1), class::DETERMINER));
    let against = raw.outer > raw.range.first + 1
        && raw.speaker.is_some()
        && r.is(raw.outer - 1, word!("the"))
        && r.any(raw.outer - 2, words!["against", "with", "than"]);
    // "expects another 40 boats": no other value, but more.
    let more = (raw.outer.saturating_sub(1)..=raw.after).any(|at| {
        r.any(
            at,
            words!["another", "further", "more", "extra", "additional"],
        )
    });
    // "had expected $740m" is of what came to $700m.
    let missed = (start..raw.outer).any(|at| r.is(at, word!("had")) && r.any(at + 1, FORETOLD));
    if !holds && !against && !missed || more {
        return None;
    }
    let foreseen = |raw: &Raw| matches!(raw.status, Status::Forecast | Status::Target);
    let same = |theirs: &Raw| {
        (missed || foreseen(theirs) || !foreseen(raw))
            && theirs.kind == raw.kind
            && measures_alike(theirs, raw)
            && (theirs.unit == raw.unit || raw.unit.key.is_empty())
    };
    let apart = |theirs: &Raw| theirs.speaker.is_some() && theirs.speaker != raw.speaker;
    (0..i)
        .rev()
        .take_while(|&j| raw.range.sentence - raws[j].range.sentence <= 1 + u32::from(missed))
        .filter(|&j| !is_base(r, &raws[j]))
        .take(if missed { usize::MAX } else { 1 })
        .find(|&j| {
            before.get(j).is_some_and(|dating| dating.time.is_some())
                && same(&raws[j])
                && (holds || missed || apart(&raws[j]))
        })
}

/// True for two figures of the same measure, in whatever case.
fn measures_alike(one: &Raw, other: &Raw) -> bool {
    match (&one.measure, &other.measure) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(other),
        (one, other) => one == other,
    }
}

/// Verbs for what somebody holds an amount to be.
pub(super) const HOLDING: Words = words![
    "put",
    "puts",
    "see",
    "sees",
    "think",
    "thinks",
    "believe",
    "believes",
    "reckon",
    "reckons",
    "reckoned",
    "expect",
    "expects",
    "forecast",
    "forecasts",
    "predict",
    "predicts",
    "predicted",
    "estimate",
    "estimates",
    "estimated",
    "claim",
    "claims",
    "claimed",
    "lists",
    "counts",
];

/// True for "a year earlier", "two years ago": the time of a comparison, which nothing goes on about.
fn is_earlier(r: &Reader<'_>, times: &[Time], index: u32) -> bool {
    times.get(index as usize).is_some_and(|time| {
        let last = r.token_at(time.span.end).saturating_sub(1);
        r.any(last, words!["earlier", "ago", "before", "previously"])
    })
}

/// "up 3 % from $3bn in 2019" is measured from the time of that level.
pub(super) fn to_changes(raws: &[Raw], out: &mut [Dating]) {
    let interval = |period: &Option<Period>| period.as_ref().map(|p| p.interval);
    for (i, raw) in raws.iter().enumerate() {
        for link in &raw.links {
            if link.kind == LinkKind::From
                && raw.kind == Kind::Change
                && let Some(theirs) = out.get(link.to as usize).map(|dating| dating.period.clone())
                && out[i].base.is_none()
                // A forecast raised to 4.2 % from 3.9 % is measured from no other time.
                && interval(&theirs) != interval(&out[i].period)
            {
                out[i].base = theirs;
            }
        }
    }
}

/// True when a verb of the sentence is in the past: what it tells may belong to the story's time.
fn tells_past(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first..raw.range.last).any(|at| {
        // "may be passed on" and "said" tell nothing of the time of what is told.
        let leans = (at.saturating_sub(2).max(raw.range.first)..at).any(|i| {
            r.any(
                i,
                words![
                    "be", "is", "are", "will", "may", "can", "would", "has", "have"
                ],
            )
        });
        !r.has(at, class::SAYING)
            && !leans
            && (r.has(at, class::ANY_VERB) && !r.dated(at) && r.word(at).ends_with("ed")
                || r.has(at, class::IRREGULAR | class::BYGONE))
    }) || !(raw.range.first..raw.range.last).any(|at| r.has(at, class::ANY_VERB))
}

/// "Compared with the third quarter of 2022", "a year earlier": the period a few years after the one compared with, where
/// an earlier figure is about it.
pub(super) fn years_after(
    r: &Reader<'_>,
    times: &[Time],
    comparison: u32,
    before: &[Dating],
) -> Dating {
    let compared = times
        .get(comparison as usize)
        .and_then(|time| time.interval);
    let long =
        |interval: &Interval| interval.grain() < Grain::Day || interval.start != interval.end;
    let Some(compared) = compared.filter(long) else {
        return Dating::default();
    };
    let later = |dating: &&Dating| {
        let base = dating.time.is_some_and(|index| is_earlier(r, times, index));
        let period = dating.period.as_ref();
        !base && period.is_some_and(|period| is_years_after(compared, period.interval))
    };
    let told = before.iter().rev().find(later);
    told.map_or_else(Dating::default, |dating| {
        dating.lent("the same part of a later year than it is compared with")
    })
}

/// True when two intervals cover the same months of different years, the second at most five years later.
fn is_years_after(first: Interval, second: Interval) -> bool {
    let (Some(a), Some(b), Some(c), Some(d)) = (first.start, first.end, second.start, second.end)
    else {
        return false;
    };
    let years = c.date.year() - a.date.year();
    (1..=5).contains(&years)
        && d.date.year() - b.date.year() == years
        && c.date.month() == a.date.month()
        && d.date.month() == b.date.month()
        && (a.date.day(), b.date.day()) == (c.date.day(), d.date.day())
        && (a.grain, b.grain) == (c.grain, d.grain)
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn a_comparison_with_a_part_of_a_year_is_made_by_the_same_part_of_a_later_one() {
        check(
            "Output shrank 2 % in the third quarter of 2023.\n\nCompared with the third quarter of 2022, exports were down 3 %.",
            &[("2 %", "2023-07/2023-09"), ("3 %", "2023-07/2023-09")],
        );
    }

    #[test]
    fn what_was_reckoned_with_is_for_the_same_time() {
        check(
            "Profit for 2025 would be $44m, compared with the $52m it had guided to in March.",
            &[("$44m", "2025"), ("$52m", "2025")],
        );
        check(
            "Profit for 2023 was $44m, compared with $52m.",
            &[("$44m", "2023"), ("$52m", "none")],
        );
    }

    #[test]
    fn what_had_been_told_is_of_the_time_it_was_told_of() {
        check(
            "Spending for 2025 is cut to $40m from the $65m planned in May.",
            &[("$40m", "2025"), ("$65m", "2025")],
        );
        check(
            "The bank sees 5.4 % in 2025, against the 5 % it had pencilled in in April.",
            &[("5 %", "2025")],
        );
        check(
            "It sold for $52m, more than the $45m it had fetched in April.",
            &[("$45m", "2024-04")],
        );
    }

    #[test]
    fn one_change_after_another_is_of_one_time() {
        check(
            "Employers added 114,000 jobs in April. Hourly pay rose 0.2 % from March. The labour force grew by 42,000 people.",
            &[
                ("114,000 jobs", "2024-04"),
                ("0.2 %", "2024-04"),
                ("42,000 people", "2024-04"),
            ],
        );
        check(
            "The gain in April was revised to 179,000 jobs from 206,000 jobs.",
            &[("179,000 jobs", "2024-04"), ("206,000 jobs", "2024-04")],
        );
        check(
            "Wiring cost $9.10 in 2023. The share of the port slipped from 18.2 to 16.9 per cent.",
            &[("$9.10", "2023"), ("16.9 per cent", "none")],
        );
    }

    #[test]
    fn what_was_foretold_is_of_the_times_foretold() {
        check(
            "Staff see prices rising 5.6 % this year and 3.2 % in 2025; in March they had put it at 5.4 % and 3.1 %.",
            &[
                ("5.6 %", "2024"),
                ("3.2 %", "2025"),
                ("5.4 %", "2024"),
                ("3.1 %", "2025"),
            ],
        );
        check(
            "Staff see prices rising 5.6 % this year, 3.2 % in 2025 and 2.1 % in 2026; in March they had put it at 5.4 %, 3.1 % and 2.2 %.",
            &[("5.4 %", "2024"), ("3.1 %", "2025"), ("2.2 %", "2026")],
        );
        check(
            "Growth will be 0.7 % this year, down from the 0.9 % foreseen three months ago, and 1 % next year.",
            &[("0.7 %", "2024"), ("0.9 %", "2024"), ("1 %", "2025")],
        );
        // What has come in is not what was foretold.
        check(
            "Some $8m had arrived by 3 May, most of it from Norway, which gave $5m.",
            &[("$5m", "none")],
        );
    }

    #[test]
    fn the_sentence_before_lends_its_time_to_what_goes_on_about_it() {
        check(
            "In a poll in March, 46 % of voters backed the strike. In the south it was 38 %.",
            &[("46 %", "2024-03"), ("38 %", "2024-03")],
        );
        check(
            "Some 400 boats landed in 2023.\n\nAbout 300 boats were sold.",
            &[("300 boats", "2023")],
        );
        // Shares have a price of their own every day.
        check(
            "The fund lost 4 % in 2023. Kolding shares rose 5 %.",
            &[("4 %", "2023"), ("5 %", "none")],
        );
    }

    #[test]
    fn nothing_goes_on_about_the_time_of_a_comparison() {
        check(
            "Sales reached $9m in 2023, up from $7m a year earlier, when it lost $2m. Costs were cut to $4m.",
            &[("$9m", "2023"), ("$4m", "2023")],
        );
    }

    #[test]
    fn what_is_so_many_times_that_is_of_its_time() {
        check(
            "Dues of $4 million were outstanding in April. The league puts them at half that.",
            &[("$4 million", "2024-04"), ("half", "2024-04")],
        );
        // What may come of it is of no time yet.
        check(
            "Insurers paid out $52 million in 2017, and brokers say this bill could be twice that.",
            &[("twice", "none")],
        );
    }

    #[test]
    fn another_voice_holds_it_of_the_same_time() {
        check(
            "The bank expects growth of 2.1 per cent in 2025. The fund sees 1.6 per cent.",
            &[("2.1 per cent", "2025"), ("1.6 per cent", "2025")],
        );
        check(
            "The ministry puts the 2023 crop at 4.2 million tonnes, but traders reckon it was nearer 3.8 million.",
            &[("4.2 million tonnes", "2023"), ("3.8 million", "2023")],
        );
        check(
            "It sold 2 million phones in the first quarter. Revenue was $700m. Analysts had expected revenue of $740m.",
            &[("$700m", "2024-01/2024-03"), ("$740m", "2024-01/2024-03")],
        );
        // More of it, not the same over again.
        check(
            "The yard built 30 boats in 2023. The owner expects another 40 boats.",
            &[("30 boats", "2023"), ("40 boats", "none")],
        );
    }
}
