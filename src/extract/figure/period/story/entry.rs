//! "1987 - The water splits in two. Salinity passes 25 grams a litre": the entry of a chronicle → its figures are of the time that
//! heads it.
//!
//! Has no opinion on figures that name a time of their own.

use super::super::compared::{compares, dates_base, is_base};
use super::super::scope::{Scope, Told};
use super::super::{Candidate, Dating};
use super::{Story, Thread, named};
use crate::extract::figure::find::Raw;
use crate::extract::figure::reader::Reader;
use crate::model::{Grain, Time};

impl Story {
    /// Notes the time that heads the entry which begins with the sentence at `start`, as the dates have told a chronology.
    pub(super) fn open(
        &mut self,
        r: &Reader<'_>,
        times: &[Time],
        candidates: &[Candidate],
        start: usize,
    ) {
        if start > 0 && !r.is_break(start - 1) {
            return;
        }
        self.entry = candidates
            .first()
            .filter(|time| time.first == start)
            .and_then(|&time| {
                let said = times
                    .get(time.index as usize)
                    .filter(|time| time.said.entry)?;
                let interval = said
                    .interval
                    .filter(|interval| interval.grain() <= Grain::Day)?;
                Some(Thread {
                    dating: named(r, time, interval),
                    interval,
                    sentence: said.sentence,
                    end: time.last,
                    measured: false,
                    leads: false,
                })
            });
    }

    /// The time of the entry that a figure without one stands in.
    pub(super) fn entered(
        &self,
        r: &Reader<'_>,
        candidates: &[Candidate],
        (raw, group): (&Raw, &[Raw]),
        scope: &Scope,
    ) -> Option<Dating> {
        let thread = self.entry.as_ref()?;
        let inside = thread.end <= raw.first && !(thread.end..raw.first).any(|at| r.is_break(at));
        let elsewhere = candidates.iter().any(|c| {
            thread.dating.time != Some(c.index)
                && !compares(r, *c)
                && !dates_base(r, group, *c)
                && scope.bears_on(c.first, raw.first)
        });
        let vague = || {
            (raw.range.first..raw.range.last)
                .any(|at| r.any(at, words!["later", "eventually"]) && scope.joins(at, raw.first))
        };
        // "a dyke that they had built for $4m", "has lent $5m": told apart from what happens then.
        let apart = matches!(scope.told(r, raw.first), Told::Before | Told::Aside)
            || scope.is_perfect(raw.first);
        (inside && !apart && !is_base(r, raw) && !elsewhere && !vague())
            .then(|| thread.dating.lent("the time that heads the entry"))
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn an_entry_is_of_the_time_that_heads_it() {
        check(
            "1960 - The lake covers 680 hectares and its crews land 430 tonnes.\n\nOctober 1990 – Scientists count 110 deaths. The river \
             loses 4 per cent.\n\n1970-1980 - The level falls by 60 metres.\n\n1999: The dyke breaks. Two bridges fall, at a cost of $40m.",
            &[
                ("680 hectares", "1960"),
                ("430 tonnes", "1960"),
                ("110 deaths", "1990-10"),
                ("4 per cent", "1990-10"),
                ("60 metres", "1970/1980"),
                ("$40m", "1999"),
            ],
        );
    }

    #[test]
    fn an_entry_dates_nothing_that_has_another_time() {
        check(
            "1960 - Farmers build a dyke.\n\n1987 - It leaks.\n\n1994 - Five towns found a fund of $9m. By the end of 1996 a tenth has been paid. It repairs a dyke that farmers had built for \
             $4m. The fund has lent $5m. An audit later finds 30 leaks.\n\nThe lake holds 90 tonnes of carp.",
            &[
                ("$9m", "1994"),
                ("a tenth", "../1996-12~"),
                ("$4m", "none"),
                ("$5m", "none"),
                ("30 leaks", "none"),
                ("90 tonnes", "none"),
            ],
        );
        // The day of the report.
        check(
            "15 May - The lake holds 90 tonnes of carp.",
            &[("90 tonnes", "none")],
        );
    }
}
