//! What the text goes on about → the figures without a time that are of it: what was, by a clause of the story, and no more than
//! the story told.

use super::super::compared::{compares, dates_base, is_base};
use super::super::datable;
use super::super::scope::{Scope, Told};
use super::super::standing::is_of_change;
use super::super::survey::is_asked;
use super::super::{Candidate, Dating, dating};
use super::{DAY, Story, Thread, length};
use crate::extract::figure::find::Raw;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::{Letters, Words};
use crate::model::said::{Bound, Joint, Pick, Vague, What};
use crate::model::{Grain, Kind, Point, Status, Time};
use jiff::civil::Date;

/// What has a value on every day, of which a report of a period tells nothing.
const DAILY: Words = words![
    "shares",
    "share",
    "stock",
    "stocks",
    "index",
    "yield",
    "yields",
    "currency",
    "bonds",
    "futures",
    "contract",
    "contracts",
];

/// How many sentences a day of trading is told of.
const SESSION: u32 = 3;

/// What somebody sets, to hold until it is set anew.
const SET: Words = words![
    "target",
    "targets",
    "tax",
    "levy",
    "duty",
    "tariff",
    "tariffs",
    "limit",
    "cap",
    "ceiling",
    "threshold",
];

/// What is there at a moment, whatever went in and out over a period.
const STANDING: Words = words![
    "debt",
    "debts",
    "cash",
    "reserves",
    "borrowing",
    "borrowings",
    "assets",
    "equity",
    "target",
];

/// Words for what holds whenever.
const ALWAYS: Words = words![
    "ever",
    "never",
    "always",
    "usually",
    "typically",
    "normally",
    "often",
];

impl Story {
    /// The time that a figure without one takes over.
    pub(in super::super) fn lend(
        &mut self,
        r: &Reader<'_>,
        times: &[Time],
        candidates: &[Candidate],
        raws: &[Raw],
        i: usize,
        scope: &Scope,
    ) -> Option<Dating> {
        let raw = &raws[i];
        let start = raws[..i].partition_point(|other| other.range.sentence < raw.range.sentence);
        let end = i + raws[i..].partition_point(|other| other.range.sentence == raw.range.sentence);
        let group = raws.get(start..end).unwrap_or(&[]);
        let told = scope.told(r, raw.first);
        if let Some(lent) = self.entered(r, candidates, (raw, group), scope) {
            return Some(lent);
        }
        if let Some(thread) = &mut self.survey
            && raw.range.sentence <= thread.sentence + 2
            && (raw.kind == Kind::Share
                // "One in six of the 2,014 people asked".
                || is_asked(r, raw)
                || raw.range.sentence == thread.sentence
                    && (raw.kind == Kind::Count || raw.unit.is_share()))
            && !is_base(r, raw)
            && candidates.iter().all(|c| {
                thread.dating.time == Some(c.index)
                    || compares(r, *c)
                    || dates_base(r, group, *c)
                    || is_of_change(raw, group, *c, times)
                    || !scope.bears_on(c.first, raw.first)
            })
        {
            thread.sentence = raw.range.sentence;
            return Some(thread.dating.lent("found by that survey"));
        }
        // "misstated the number that failed in 2005. It was 2,140": of the time named last.
        let first = raw.range.first;
        if let Some(last) = self
            .last
            .as_ref()
            .filter(|last| raw.range.sentence == last.sentence + 1)
            && r.any(first, words!["it", "they", "that"])
            && (r.any(first + 1, words!["was", "were"])
                // "That is roughly 35 times what she paid".
                || raw.kind == Kind::Ratio && r.is(first + 1, word!("is")))
            && raw.outer <= first + 4
            && !is_base(r, raw)
            && candidates
                .iter()
                .all(|c| compares(r, *c) || !scope.joins(c.first, raw.first))
        {
            let thread = Thread {
                sentence: raw.range.sentence,
                end: raw.range.last,
                ..last.clone()
            };
            let lent = thread.dating.lent("the time named last");
            self.event = Some(thread);
            return Some(lent);
        }
        let general = |at: usize| {
            r.any(at, ALWAYS)
                // A time of no place on the calendar.
                || r.any(at, words!["season", "term"]) && r.any(at - 1, words!["last", "this", "next"])
        };
        if !matches!(told, Told::Past | Told::Before)
            || matches!(raw.status, Status::Forecast | Status::Target)
            || is_base(r, raw)
            || (raw.range.first..raw.range.last).any(|at| general(at) && scope.joins(at, raw.first))
        {
            return None;
        }
        let named = |words: Words| {
            let mut names = raw.measure.iter().flat_map(|text| text.split(' '));
            names.any(|word| words.have(Letters::of(word)))
        };
        if named(SET) {
            return None;
        }
        // "It had 80 seats": so it was all along.
        let states = scope.states(r, raw.first);
        let mut own = candidates.iter().filter(|c| {
            !compares(r, **c) && !dates_base(r, group, **c) && scope.bears_on(c.first, raw.first)
        });
        if let Some(&time) = own.next() {
            // "spent $40m at an auction on Sunday; the share of women went up to 38 %": what the clause before was about.
            let goes_on = own.next().is_none()
                && told == Told::Past
                && !states
                && time.last <= raw.first
                && !scope.joins(time.first, raw.first)
                && scope.told(r, time.first) == Told::Past
                && times
                    .get(time.index as usize)
                    .is_some_and(|time| time.said.bound == Bound::At);
            return goes_on.then(|| dating(r, raw, time, times));
        }
        let daily = named(DAILY);
        // "Warned on Monday of a loss. The stock slid 6 percent": of the day that the text is at.
        if daily
            && told == Told::Past
            && let Some(session) = &self.session
            && raw.range.sentence <= session.sentence + SESSION
        {
            let thread = Thread {
                sentence: raw.range.sentence,
                end: raw.range.last,
                ..session.clone()
            };
            let lent = thread.dating.lent("the day that the text is at");
            self.event = Some(thread);
            return Some(lent);
        }
        let standing = raw.unit.currency.is_some() && named(STANDING);
        // "over a decade", "last season": a time of its own, if not one on the calendar.
        let first = times.partition_point(|time| time.sentence < raw.range.sentence);
        let own = times[first..]
            .iter()
            .take_while(|time| time.sentence == raw.range.sentence)
            .filter(|time| {
                let place = Candidate {
                    index: 0,
                    first: r.token_at(time.span.start),
                    last: r.token_at(time.span.end),
                    is_day: false,
                };
                time.interval.is_none()
                    && matches!(time.said.joint, Joint::Alone)
                    && scope.is_main(place.first)
                    && !compares(r, place)
                    // "after two months of growth", "the first time in two years".
                    && !r.is(place.first.wrapping_sub(1), word!("after"))
                    && !datable::follows_superlative(r, place.first)
                    // "Ninety-day bill yields".
                    && !(place.first..place.last).any(|at| r.hyphen(at))
            });
        let fits = |thread: &Thread| {
            own.clone().all(|time| match &time.said.what {
                What::Length(span) => span.tenths.is_some_and(|tenths| {
                    i64::from(tenths) * unit(span.grain) <= 10 * length(thread.interval)
                }),
                What::Every(_) | What::Then(_) | What::Compared(_) => true,
                What::Calendar(calendar) => calendar.pick == Pick::Same,
                What::Vague(vague) => *vague == Vague::Past,
                _ => false,
            })
        };
        // "Paddy had been planted on 40 hectares", where so many hectares are reported as of a day.
        let goes = |thread: &Thread| {
            told == Told::Past
                || raws[..i]
                    .iter()
                    .rev()
                    .skip_while(|other| other.range == raw.range)
                    .take_while(|other| other.range.sentence == thread.sentence)
                    .any(|other| other.unit == raw.unit)
        };
        let broken = |thread: &Thread| (thread.end..raw.range.first).any(|at| r.is_break(at));
        // Another paragraph, in which somebody tells of something else.
        let apart = |thread: &Thread| broken(thread) && scope.is_told(raw.first);
        let event = self.event.as_mut().filter(|thread| {
            raw.range.sentence <= thread.sentence + 1
                && goes(thread)
                && !(states && length(thread.interval) <= 5 * DAY)
                && (!broken(thread) && !daily || thread.measured && !apart(thread))
                && fits(thread)
        });
        let report = self.report.as_mut().filter(|thread| {
            raw.range.sentence <= thread.sentence + 1 + u32::from(thread.leads)
                && goes(thread)
                && (thread.leads || !broken(thread))
                && fits(thread)
                && !daily
                && !standing
        });
        let thread = match (event, report) {
            (Some(event), Some(report)) if event.sentence == report.sentence => return None,
            (Some(event), Some(report)) if event.sentence < report.sentence => report,
            (Some(event), _) => event,
            (None, report) => report?,
        };
        thread.sentence = raw.range.sentence;
        thread.end = raw.range.last;
        Some(thread.dating.lent("the text goes on about that time"))
    }
}

/// Seconds of a unit of time.
fn unit(grain: Grain) -> i64 {
    let (first, last) = Point::new(Date::constant(2001, 1, 1), grain).extent();
    last - first
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::period::check;

    #[test]
    fn markets_are_told_of_day_by_day() {
        check(
            "Karoo Steel warned on Monday that it would lose money. The stock slid $2.25, or 6 percent, to $35.50 by the close.",
            &[
                ("$2.25", "2024-05-13"),
                ("6 percent", "2024-05-13"),
                ("$35.50", "2024-05-13"),
            ],
        );
        check(
            "Cocoa fell on Wednesday after talks failed.\n\nThe July contract closed at 738 pounds, down 31 pounds. It had traded at 900 pounds in \
             January. Turnover was 9,412 lots.",
            &[
                ("738 pounds", "2024-05-15"),
                ("31 pounds", "2024-05-15"),
                ("900 pounds", "2024-01"),
                ("9,412 lots", "2024-05-15"),
            ],
        );
        check(
            "The dollar fell 2 cents to $47 on Tuesday. Ninety-day bill yields rose 11 basis points.",
            &[("11 basis points", "2024-05-14")],
        );
        // What has been, and what somebody tells of in another paragraph.
        check(
            "Karoo Steel warned on Monday of a loss. The stock has lost $2.25.\n\nDelegates were told that 14 members owed $86 million.",
            &[("$2.25", "none"), ("$86 million", "none")],
        );
    }

    #[test]
    fn it_was_left_so() {
        check(
            "Part-time jobs grew by 18,700 jobs in April. That left 7 million people in work.",
            &[("7 million people", "2024-04")],
        );
        check(
            "She sold a third of it on Tuesday for $74 million. That is roughly 35 times what she paid.",
            &[("35 times", "2024-05-14")],
        );
    }

    #[test]
    fn another_paragraph_is_about_its_own_period() {
        check(
            "In April we fed 40 people a day.\n\nAgents stopped 37,621 people between 1 October and 10 May. Some 74 per cent came from the south.",
            &[("74 per cent", "2023-10-01/2024-05-10")],
        );
    }
}
