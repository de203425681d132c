//! Casualties and votes without a time → the day of their disaster or ballot.
//!
//! Has no opinion on figures that name a time of their own, nor on what is expected.

use super::Dating;
use super::compared::is_base;
use super::lent::is_day;
use crate::extract::figure::find::Raw;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::{Letters, Words};
use crate::model::Status;

/// What a figure is a figure of, where one happening has many: a disaster its victims and its damage, a ballot its votes, a
/// march its marchers and its arrests.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Happening {
    Harm,
    Ballot,
    March,
}

const HARM: Words = words![
    "killed",
    "dead",
    "deaths",
    "died",
    "injured",
    "wounded",
    "hurt",
    "missing",
    "bodies",
    "casualties",
    "victims",
    "survivors",
    "toll",
    "homeless",
    "displaced",
    "destroyed",
    "damaged",
    "collapsed",
    "flattened",
    "drowned",
];

const BALLOT: Words = words![
    "vote", "votes", "voted", "voters", "turnout", "ballots", "ballot",
];

const MARCH: Words = words![
    "marched",
    "marchers",
    "rally",
    "crowd",
    "protesters",
    "demonstrators",
    "protested",
    "demonstrated",
    "arrested",
    "detained",
];

impl Happening {
    fn of(raw: &Raw) -> Option<Self> {
        let mut found = None;
        let texts = [&raw.measure, &raw.of].into_iter().flatten();
        for word in texts.flat_map(|text| text.split(' ')) {
            let letters = Letters::of(word);
            if HARM.have(letters) {
                return Some(Self::Harm);
            }
            if BALLOT.have(letters) {
                found = Some(Self::Ballot);
            }
            if MARCH.have(letters) {
                found = Some(Self::March);
            }
        }
        found
    }
}

/// Casualties and votes are of the day of their disaster or ballot: those that name no time are of the day that the article
/// first gives for one of them.
pub(super) fn to_same_event(r: &Reader<'_>, raws: &[Raw], out: &mut [Dating]) {
    let happenings: Vec<_> = raws.iter().map(Happening::of).collect();
    for happening in [Happening::Harm, Happening::Ballot, Happening::March] {
        let own = |i: &usize| happenings.get(*i) == Some(&Some(happening));
        let mut days = (0..raws.len())
            .filter(own)
            .filter(|&i| !is_base(r, &raws[i]) && is_day(&out[i]));
        let Some((begins, first)) = days.next().map(|i| (i, out[i].clone())) else {
            continue;
        };
        // A history goes on to later disasters: what it counts before it names a day is of no single one. News looks back
        // from the day to earlier ones.
        let start = |dating: &Dating| {
            let period = dating.period.as_ref()?;
            period.interval.extent().0
        };
        let several = (0..raws.len())
            .filter(own)
            .any(|i| out[i].time.is_some() && start(&out[i]) > start(&first));
        let from = if several { begins } else { 0 };
        for i in (from..raws.len()).filter(own) {
            let expects = matches!(raws[i].status, Status::Forecast | Status::Target);
            let kept = out[i].time.is_some() || expects || is_still(r, &raws[i]);
            if !kept && !is_base(r, &raws[i]) {
                out[i] = Dating {
                    base: out[i].base.take(),
                    ..first.lent("the day of what happened")
                };
            }
        }
    }
}

/// True for "19 are still missing": so it is, on the day of the report.
fn is_still(r: &Reader<'_>, raw: &Raw) -> bool {
    let verb = raw.after + usize::from(r.is_word(raw.after) && r.any(raw.after + 1, LASTING));
    r.any(verb, LASTING)
        && (verb + 1..verb + 4).any(|at| {
            r.any(
                at,
                words![
                    "missing",
                    "unaccounted",
                    "homeless",
                    "displaced",
                    "trapped",
                    "still"
                ],
            )
        })
}

const LASTING: Words = words!["are", "is", "remain", "remains"];

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn what_a_disaster_did_is_of_its_day() {
        check(
            "A flood killed 41 people in Porto Vale on 3 March 2024. The harbour was shut.\n\nSome 900 homes were destroyed.",
            &[("41 people", "2024-03-03"), ("900 homes", "2024-03-03")],
        );
        check(
            "A ferry sank on 3 March 2024, and 41 people died.\n\nAnother 90 are still missing.",
            &[("41 people", "2024-03-03"), ("90", "none")],
        );
        check(
            "The first count listed 140,000 drowned. On 25 August 1931 the dykes gave way and 200,000 people died. A flood in 1954 killed 30,000.",
            &[("140,000", "none"), ("200,000 people", "1931-08-25")],
        );
    }
}
