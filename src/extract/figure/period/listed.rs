//! Lists of figures and lists of times → which time each figure is about: "$4m and $5m in 2019 and 2020, respectively".
//!
//! Items pair by their places. Has no opinion on figures and times that stand alone.

use super::Candidate;
use crate::extract::figure::find::Raw;
use crate::extract::figure::reader::Reader;

/// The time of each figure where as many are listed as times, or the sentence says "respectively": the figures of a unit go
/// through the times in turn.
pub(super) fn times_in_order(
    r: &Reader<'_>,
    group: &[Raw],
    times: &[Candidate],
) -> Vec<Option<Candidate>> {
    let mut out = vec![None; group.len()];
    if times.len() < 2 {
        return out;
    }
    let range = group[0].range;
    let said = (range.first..range.last).find(|&at| r.is(at, word!("respectively")));
    let runs = times.chunk_by(|one, next| listed(r, one.last, next.first));
    // "At 31 May 2020 and 2019, $7m and $6m, respectively, of a sale in 2016": the list nearest to the word.
    let run = runs
        .filter(|run| run.len() > 1)
        .min_by_key(|run| said.map_or(0, |said| run[0].first.abs_diff(said)));
    let row = || {
        let rows = group.windows(2);
        times.len() == group.len()
            && rows
                .clone()
                .all(|two| listed(r, two[0].after, two[1].outer))
    };
    let Some(run) = run.filter(|run| said.is_some() || run.len() == times.len() && row()) else {
        return out;
    };
    for (i, raw) in group.iter().enumerate() {
        // "$3, $2 and $1 per share": the last alone says of what.
        let alike = |other: &&Raw| {
            other.unit.key == raw.unit.key && other.unit.currency == raw.unit.currency
        };
        if group.iter().filter(alike).count().is_multiple_of(run.len()) {
            let place = group[..i].iter().filter(alike);
            out[i] = run.get(place.count() % run.len()).copied();
        }
    }
    out
}

/// True where nothing but marks and words of lists stands between.
fn listed(r: &Reader<'_>, from: usize, to: usize) -> bool {
    from < to && (from..to).all(|at| r.is_mark(at) || r.any(at, words!["and", "or", "in"]))
}

/// The first of the times that `time` is listed with: "as of June 2020 and 2019" speaks of the first of them first.
pub(super) fn first_of_run(r: &Reader<'_>, times: &[Candidate], time: Candidate) -> Candidate {
    let mut first = time;
    for &earlier in times.iter().rev() {
        let joined = earlier.last < first.first
            && (earlier.last..first.first).all(|at| r.is(at, word!(",")) || r.is(at, word!("and")));
        if joined {
            first = earlier;
        }
    }
    first
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
