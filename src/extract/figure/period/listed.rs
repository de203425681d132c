//! Lists of figures and lists of times → which time each figure is about: "$4m and $5m in 2019 and 2020, respectively".
//!
//! Items pair by their places. Has no opinion on figures and times that stand alone.

use super::Candidate;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::reader::Reader;
use crate::model::said::Joint;
use crate::model::{Interval, Time};

/// The time of each figure of a sentence that stands in a list beside a list of as many times.
pub(super) fn times_in_order(
    r: &Reader<'_>,
    group: &[Raw],
    candidates: &[Candidate],
) -> Vec<Option<Candidate>> {
    let mut out = vec![None; group.len()];
    let time_runs = runs(
        r,
        &candidates
            .iter()
            .map(|c| (c.first, c.last))
            .collect::<Vec<_>>(),
    );
    if time_runs.is_empty() || group.len() < 2 {
        return out;
    }
    let asides = asides(r, group);
    let plain: Vec<usize> = (0..group.len()).filter(|&i| asides[i].is_none()).collect();
    let items: Vec<_> = plain
        .iter()
        .map(|&i| (group[i].outer, group[i].after))
        .collect();
    for (first, last) in runs(r, &items) {
        let near = time_runs
            .iter()
            .filter(|(a, b)| b - a == last - first)
            .min_by_key(|(a, _)| candidates[*a].first.abs_diff(items[first].0));
        if let Some(&(a, _)) = near {
            for (offset, &i) in plain[first..last].iter().enumerate() {
                out[i] = candidates.get(a + offset).copied();
            }
        }
    }
    pair_by_unit(r, group, candidates, &plain, &time_runs, &mut out);
    for (i, host) in asides.iter().enumerate() {
        if let Some(host) = host {
            out[i] = out[*host];
        }
    }
    out
}

/// "30 vans for $2m and 40 vans for $3m in 2019 and 2020, respectively": the figures of each unit go through the times in
/// turn.
fn pair_by_unit(
    r: &Reader<'_>,
    group: &[Raw],
    candidates: &[Candidate],
    plain: &[usize],
    time_runs: &[(usize, usize)],
    out: &mut [Option<Candidate>],
) {
    let range = group[0].range;
    let Some(said) = (range.first..range.last).find(|&at| r.is(at, word!("respectively"))) else {
        return;
    };
    let near = time_runs
        .iter()
        .min_by_key(|(a, _)| candidates[*a].first.abs_diff(said));
    let Some(&(first, last)) = near else {
        return;
    };
    for &i in plain {
        let unit = &group[i].unit;
        let alike: Vec<usize> = plain
            .iter()
            .copied()
            // "$3, $2 and $1 per share": the last alone says of what.
            .filter(|&j| group[j].unit.key == unit.key && group[j].unit.currency == unit.currency)
            .collect();
        if out[i].is_none() && alike.len().is_multiple_of(last - first) {
            let place = alike.iter().position(|&j| j == i).unwrap_or(0);
            out[i] = candidates.get(first + place % (last - first)).copied();
        }
    }
}

/// For each figure said in brackets behind another, "$81m ($64m after tax)", that other.
fn asides(r: &Reader<'_>, group: &[Raw]) -> Vec<Option<usize>> {
    let mut out: Vec<Option<usize>> = vec![None; group.len()];
    for i in 1..group.len() {
        let host = out[i - 1].unwrap_or(i - 1);
        let open = group[host].after;
        let inside = r.is(open, word!("("))
            && !(open..group[i].first).any(|at| r.is(at, word!(")")))
            && open < group[i].first;
        out[i] = inside.then_some(host);
    }
    out
}

/// Runs of neighbours with only list words between them, bracketed asides apart, as index ranges.
fn runs(r: &Reader<'_>, items: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = 0;
    for i in 1..=items.len() {
        let joined = i < items.len() && listed(r, items[i - 1].1, items[i].0);
        if !joined {
            if i - start > 1 {
                runs.push((start, i));
            }
            start = i;
        }
    }
    runs
}

/// True when nothing but the words of a list stands between two positions.
fn listed(r: &Reader<'_>, from: usize, to: usize) -> bool {
    let mut depth = 0_u32;
    let mut words = 0;
    for at in from..to {
        match r.word(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth > 0 || r.is_mark(at) => {}
            _ => {
                words += 1;
                let list = r.any(
                    at,
                    words![
                        "and", "or", "in", "for", "as", "of", "fiscal", "year", "years", "ended",
                        "at"
                    ],
                );
                if !list || words > 5 {
                    return false;
                }
            }
        }
    }
    true
}

/// The first of the times that `time` is listed with: "as of June 2020 and 2019" speaks of the first of them first.
pub(super) fn first_of_run(r: &Reader<'_>, candidates: &[Candidate], time: Candidate) -> Candidate {
    let mut first = time;
    for &earlier in candidates.iter().rev() {
        let joined = earlier.last < first.first
            && (earlier.last..first.first).all(|at| r.is(at, word!(",")) || r.is(at, word!("and")));
        if joined {
            first = earlier;
        }
    }
    first
}

/// "An outbreak in 1984 and 1985", "landed on Saturday and Sunday": a time and the one right after it, told as one.
pub(super) fn both(r: &Reader<'_>, raw: &Raw, time: Candidate, times: &[Time]) -> Option<Interval> {
    let one = time.index as usize;
    let joined = |first: usize| {
        let pair = times.get(first..first + 2)?;
        // " and " at most stands between them.
        if pair[1].span.start.saturating_sub(pair[0].span.end) > 5 {
            return None;
        }
        let span = |time: &Time| (r.token_at(time.span.start), r.token_at(time.span.end));
        let ((_, and), (start, end)) = (span(&pair[0]), span(&pair[1]));
        let alone = pair
            .iter()
            .all(|time| matches!(time.said.joint, Joint::Alone));
        // "Were half full on Saturday and Sunday trading was slow": the second begins a clause.
        let acts = |at: usize| r.has(at, class::ANY_VERB | class::AUXILIARY) && !r.dated(at);
        let goes_on = r.is_word(end)
            && !r.has(end, class::PREPOSITION | class::CONJUNCTION)
            && (raw.range.first..and).any(acts);
        let told = !goes_on
            && and + 1 == start
            && r.is(and, word!("and"))
            && !r.any(end, words!["'s", "’s"]);
        let (a, b) = (pair[0].interval?, pair[1].interval?);
        let follows = a.extent().1.is_some() && a.extent().1 == b.extent().0;
        (alone && told && follows && a.grain() == b.grain())
            .then(|| Some(Interval::between(a.start?, b.end?)))
            .flatten()
    };
    joined(one)
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn figures_and_times_pair_by_their_places() {
        check(
            "Port fees of $41 million and $52 million were booked in 2018 and 2019, respectively.",
            &[("$41 million", "2018"), ("$52 million", "2019")],
        );
        check(
            "The charge for 2019 and 2018 was $81 ($64 after tax) and $35 ($29 after tax), respectively.",
            &[
                ("$81", "2019"),
                ("$64", "2019"),
                ("$35", "2018"),
                ("$29", "2018"),
            ],
        );
        check(
            "It bought 30 vans for $2 million and 40 vans for $3 million in 2019 and 2018, respectively.",
            &[
                ("30 vans", "2019"),
                ("$2 million", "2019"),
                ("40 vans", "2018"),
                ("$3 million", "2018"),
            ],
        );
    }

    #[test]
    fn a_time_and_the_next_are_one() {
        check(
            "An epidemic in 2021 and 2022 killed 968 people.",
            &[("968 people", "2021/2022")],
        );
        check(
            "Some 7,000 people landed on Saturday and Sunday.",
            &[("7,000 people", "2024-05-11/2024-05-12")],
        );
        check(
            "Hotels were half full on Saturday and Sunday trading was slow, with 40 guests.",
            &[("40 guests", "2024-05-12")],
        );
        check(
            "Floods in 2011 and 2021 killed 40 people.",
            &[("40 people", "2011")],
        );
    }

    #[test]
    fn one_figure_with_two_dates_is_about_the_first() {
        check(
            "As of June 2020 and June 2019, the reserve was $9 million.",
            &[("$9 million", "2020-06")],
        );
    }

    #[test]
    fn what_hangs_off_a_figure_dates_it_less_than_its_clause() {
        check(
            "At 31 May 2020 and 2019, $7 million and $6 million, respectively, of it stood against a sale in 2016.",
            &[("$7 million", "2020-05-31"), ("$6 million", "2019")],
        );
        check(
            "In 2020, taxes also included a $26 million charge associated with an act of 2017.",
            &[("$26 million", "2020")],
        );
        check(
            "The group booked $6 million of costs in connection with the 2017 plan in 2018.",
            &[("$6 million", "2018")],
        );
    }
}
