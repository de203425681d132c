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
    let range = group[0].range;
    let listed = |from: usize, to: usize| {
        from < to && (from..to).all(|at| r.is_mark(at) || r.any(at, words!["and", "or", "in"]))
    };
    let ordered = times.len() > 1
        && ((range.first..range.last).any(|at| r.is(at, word!("respectively")))
            || times.len() == group.len()
                && times
                    .windows(2)
                    .all(|two| listed(two[0].last, two[1].first))
                && group
                    .windows(2)
                    .all(|two| listed(two[0].after, two[1].outer)));
    if !ordered {
        return out;
    }
    for (i, raw) in group.iter().enumerate() {
        let alike = group.iter().filter(|other| other.unit == raw.unit);
        if alike.count().is_multiple_of(times.len()) {
            let place = group[..i].iter().filter(|other| other.unit == raw.unit);
            out[i] = times.get(place.count() % times.len()).copied();
        }
    }
    out
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
}
