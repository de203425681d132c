//! Which time a figure is about, chosen from the times that the date rules read.
//!
//! The time of its own words comes first, then that of its clause and sentence, then, with a reason, that of the figure
//! before it. Times that date the saying, not the said ("the bank said on Monday"), are left out.

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

mod choose;
mod compared;
mod datable;
mod elsewhere;
mod happening;
mod joints;
mod lent;
mod listed;
mod planned;
mod scope;
mod standing;
mod story;
mod survey;

use super::find::Raw;
use super::lexicon::class;
use super::reader::Reader;
use super::speaker::status;
use crate::extract::Page;
use crate::extract::event;
use crate::extract::outline::Outline;
use crate::model::said::{Bound, Part};
use crate::model::{Basis, Grain, Interval, Kind, Period, Published, Time};
use choose::choose;
use compared::{compares, dates_base, is_base, is_comparison, is_level};
use scope::{Place, Scope};
use standing::{belongs, is_known, is_norm, is_of_change, is_of_crime, is_price_of, is_whole};
use story::{Heard, Story};

/// A time that a figure may be about, by token position.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its index in the article's times.
    pub(super) index: u32,
    /// First token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) last: usize,
    /// True for a day or less.
    pub(super) is_day: bool,
}

/// When a figure is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Dating {
    /// The time that dates it, on the calendar or not.
    pub(super) time: Option<u32>,
    /// The period it comes to if it is on the calendar.
    pub(super) period: Option<Period>,
    /// For changes, the time they are measured from.
    pub(super) base: Option<Period>,
}

impl Dating {
    /// The same period for another figure, with the reason why.
    pub(super) fn lent(&self, why: &str) -> Self {
        Self {
            time: self.time,
            period: self.period.as_ref().map(|period| Period {
                because: format!("{why}: {}", period.because),
                ..period.clone()
            }),
            base: None,
        }
    }
}

/// The period of every raw figure, in order.
pub(super) fn periods(
    r: &Reader<'_>,
    page: &Page<'_>,
    raws: &[Raw],
    times: &[Time],
    published: &Published,
    outline: &Outline,
) -> Vec<Dating> {
    let mut out: Vec<Dating> = Vec::with_capacity(raws.len());
    let mut story = Story::new(published);
    let mut at = 0;
    while at < raws.len() {
        let sentence = raws[at].range.sentence;
        let end = raws[at..]
            .iter()
            .position(|raw| raw.range.sentence != sentence)
            .map_or(raws.len(), |n| at + n);
        let group = &raws[at..end];
        let candidates = datable::candidates(r, times, sentence);
        let listed = listed::times_in_order(r, group, &candidates);
        story.pass(r, page, times, outline, sentence, &candidates);
        let own = outline.of(sentence);
        let scope = if own.is_empty() && story.goes_on() {
            Scope::of(r, &event::pieces(page, sentence))
        } else {
            Scope::of(r, own)
        };
        for (i, raw) in group.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|j| group.get(j));
            let before = before.map_or(raw.range.first, |other| other.last);
            let paired = listed.get(i).copied().flatten();
            let found = paired
                .or_else(|| datable::recalled(r, times, sentence, before, raw.first))
                .or_else(|| datable::decided(r, times, sentence, raw))
                .or_else(|| {
                    // "presented a $4bn budget on Thursday": the day is not that of the money.
                    let tabled = status::is_tabled(r, raw);
                    let foretold = lent::is_foretold(r, raw);
                    let near: Vec<Candidate> = candidates
                        .iter()
                        .copied()
                        .filter(|time| scope.reaches(r, *time, raw))
                        .filter(|time| !(tabled && time.is_day))
                        .filter(|time| !(foretold && time.first >= raw.last))
                        .filter(|time| !is_of_change(raw, group, *time, times))
                        .collect();
                    choose(r, group, i, &near, &scope)
                        .filter(|time| !is_known(r, raw) || belongs(r, raw, *time, &scope))
                        .filter(|time| !is_price_of(r, raw, *time, &scope))
                        .filter(|time| !time.is_day || !is_of_crime(r, raw, time.last))
                });
            let mut dating = if let Some(candidate) = found {
                let mut dating = dating(r, raw, candidate, times);
                if paired.is_none()
                    && let Some(both) = listed::both(r, raw, candidate, times)
                    && let Some(period) = &mut dating.period
                {
                    period.interval = both;
                }
                dating
            } else {
                let carried = lent::carried(r, raws, at + i, &out, &scope);
                let bare = |c: &Candidate| compares(r, *c) || dates_base(r, group, *c);
                if carried.time.is_none() && candidates.iter().all(bare) {
                    planned::before(r, raws, raw, &out, times, &scope, published)
                } else {
                    carried
                }
            };
            if is_whole(r, group, i) || is_norm(r, raw) {
                dating = Dating::default();
            } else if paired.is_none()
                && found.is_none_or(|time| {
                    // "and, by 1875, more than 21,700".
                    let parted = r.is(time.last, word!(","))
                        && time.last + 1 == raw.outer
                        && (1..4).any(|n| r.is(time.first.wrapping_sub(n), word!("and")));
                    let owned = r.any(time.last, words!["'s", "’s"]) || is_level(r, time.last);
                    time.last <= raw.first && !parted && !owned
                })
                && lent::foretold_in_order(r, raws, at + i, &out).is_none()
                && let Some(earlier) = added_to(r, group, i, &scope, &candidates)
            {
                dating = out[at + earlier].lent("added to the figure before");
            }
            if dating.time.is_none()
                && !is_base(r, raw)
                && !is_norm(r, raw)
                && let Some(comparison) = candidates
                    .iter()
                    .find(|c| compares(r, **c) && scope.reaches(r, **c, raw))
                // "Diesel is dearer than a year ago": so it is now.
                && !(scope.is_present(raw.first) && r.is(comparison.last - 1, word!("ago")))
            {
                dating = lent::years_after(r, times, comparison.index, &out);
            }
            if dating.time.is_none()
                && (!is_whole(r, group, i) || survey::is_asked(r, raw))
                && !is_norm(r, raw)
                && let Some(lent) = story.lend(r, times, &candidates, raws, at + i, &scope)
            {
                dating = lent;
            }
            dating.base = base(r, group, i, &candidates, times);
            out.push(dating);
        }
        for (i, raw) in group.iter().enumerate() {
            let part = i + 1 < group.len()
                && standing::is_of_parts(r, raw)
                && scope.joins(raw.first, group[i + 1].first);
            if part
                && out[at + i].time.is_none()
                && let Some(time) = out[at + i + 1].time
                && candidates.iter().any(|candidate| candidate.index == time)
            {
                out[at + i] = out[at + i + 1].lent("the whole of what is told");
            }
        }
        story.note(
            r,
            times,
            &Heard {
                candidates: &candidates,
                scope: &scope,
                group,
                datings: &out[at..],
                end: group[0].range.last,
            },
        );
        at = end;
    }
    planned::to_plans(r, raws, &mut out);
    lent::to_changes(raws, &mut out);
    happening::to_same_event(r, raws, &mut out);
    out
}

/// The figure that one is added to behind the verb, with no time of its own: "fell by 76,068, or 0.2 per cent".
fn added_to(
    r: &Reader<'_>,
    group: &[Raw],
    i: usize,
    scope: &Scope,
    candidates: &[Candidate],
) -> Option<usize> {
    let raw = &group[i];
    let Place::Added(first, last) = scope.place(raw.first, raw.range.last) else {
        return None;
    };
    let own = (first..last).any(|at| {
        let comparing = |time: &Candidate| {
            (time.first..time.last).contains(&at)
                && (compares(r, *time) || (first..time.first).any(|at| r.is(at, word!("than"))))
        };
        r.dated(at) && !r.lasts(at) && !candidates.iter().any(comparing)
    });
    // "made £8m, after selling a striker for £34m": another deed.
    let deed = r.any(
        first,
        words!["after", "before", "since", "despite", "following"],
    );
    if own || deed || is_base(r, raw) {
        return None;
    }
    (0..i)
        .rev()
        .take_while(|&j| scope.joins(group[j].first, raw.first))
        .find(|&j| !is_base(r, &group[j]))
}

/// For a change, the time that it is measured from: "5 % from a year earlier", "12 % on 2022".
fn base(
    r: &Reader<'_>,
    group: &[Raw],
    i: usize,
    candidates: &[Candidate],
    times: &[Time],
) -> Option<Period> {
    let raw = &group[i];
    let limit = group.get(i + 1).map_or(raw.range.last, |next| next.first);
    if !matches!(raw.kind, Kind::Change | Kind::Ratio) {
        return None;
    }
    let measured_from = |c: &&Candidate| {
        c.first >= raw.last
            && c.last <= limit
            && (is_comparison(r, **c)
                || r.is(c.first.wrapping_sub(1), word!("on")) && c.first <= raw.last + 3)
    };
    let found = candidates.iter().find(measured_from)?;
    Some(Period {
        interval: times.get(found.index as usize)?.interval?,
        basis: Basis::At,
        time: Some(found.index),
        because: format!("measured from \"{}\"", r.phrase(found.first, found.last)),
    })
}

pub(super) fn dating(r: &Reader<'_>, raw: &Raw, candidate: Candidate, times: &[Time]) -> Dating {
    let time = times.get(candidate.index as usize);
    Dating {
        time: Some(candidate.index),
        period: time.and_then(|time| {
            let basis = basis(r, raw, candidate, time);
            Some(Period {
                interval: opened(time.interval?, basis),
                basis,
                time: Some(candidate.index),
                because: reason(r, raw, candidate),
            })
        }),
        base: None,
    }
}

/// The interval as the basis leaves it: open towards now for "since", where an open one begins for "at".
pub(super) fn opened(interval: Interval, basis: Basis) -> Interval {
    match (basis, interval.start) {
        (Basis::Since, Some(start)) => Interval::since(start),
        (Basis::At, Some(start)) if interval.end.is_none() => Interval::at(start),
        _ => interval,
    }
}

/// True for "since the mines closed in 2015", "since relegation in December": the time of what the figure reaches back to.
fn reaches_back(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    let near = time.first.saturating_sub(10).max(raw.last);
    (near..time.first)
        .rev()
        .take_while(|&at| !r.is_mark(at) || r.hyphen(at))
        .any(|at| r.is(at, word!("since")))
}

/// How the figure stands to its time.
fn basis(r: &Reader<'_>, raw: &Raw, candidate: Candidate, time: &Time) -> Basis {
    let before = |n: usize| candidate.first.wrapping_sub(n);
    if candidate.last < raw.first && datable::is_record(r, candidate) {
        return Basis::At;
    }
    // "Since police found 40 guns there in March": they were found then.
    let inside = || {
        raw.last <= candidate.first
            && (raw.range.first.max(raw.outer.saturating_sub(8))..raw.outer)
                .rev()
                .take_while(|&at| !r.dated(at))
                .any(|at| r.is(at, word!("since")))
    };
    match time.said.bound {
        Bound::Since if inside() => return Basis::At,
        Bound::Since | Bound::After => return Basis::Since,
        Bound::Until | Bound::Before => return Basis::Until,
        Bound::At if reaches_back(r, raw, candidate) => return Basis::Since,
        // "will save $14m a year from 2020".
        Bound::At
            if r.is(before(1), word!("from")) && r.any(before(2), words!["year", "annually"]) =>
        {
            return Basis::Since;
        }
        Bound::At => {}
    }
    if raw.kind == Kind::Change {
        let yearly = (raw.after..raw.range.last.min(raw.after + 4)).any(|at| {
            r.is(at, word!("year")) && r.any(at + 1, words!["on", "over", "-"])
                || r.any(at, words!["yoy", "y/y"])
        });
        return if yearly {
            Basis::YearOnYear
        } else {
            Basis::During
        };
    }
    let moment = matches!(time.said.part, Part::End | Part::Start)
        || time.interval.is_some_and(|interval| {
            interval.start == interval.end && interval.grain() >= Grain::Day
        })
        || r.any(before(1), words!["at", "of"])
            && r.any(before(2), words!["as", "end", "beginning", "start"]);
    if moment { Basis::At } else { Basis::During }
}

fn reason(r: &Reader<'_>, raw: &Raw, time: Candidate) -> String {
    let words = r.phrase(time.first, time.last);
    if time.first >= raw.last && time.first - raw.last <= 3
        || time.last <= raw.first && raw.first - time.last <= 3
    {
        format!("\"{words}\" stands beside it")
    } else {
        format!("\"{words}\" dates its sentence")
    }
}

/// True when a figure says more about the one before, without a verb of its own.
pub(super) fn goes_on(r: &Reader<'_>, previous: &Raw, raw: &Raw) -> bool {
    // "landed 77,000 tonnes, ten times the catch of 1946".
    let multiple = raw.kind == Kind::Ratio
        && raw.outer > previous.after
        && r.is(raw.outer - 1, word!(","))
        && (previous.after..raw.outer - 1).all(|at| r.dated(at) || r.has(at, class::PREPOSITION));
    (previous.measure == raw.measure || is_part_of(raw, previous) || multiple)
        && !(previous.after..raw.outer).any(|at| {
            r.has(at, class::ANY_VERB) && !r.dated(at) && !r.any(at, words!["equal", "equivalent"])
        })
}

/// True for "adults opposed to it" behind "adults": the part is told of by the whole before it.
fn is_part_of(raw: &Raw, previous: &Raw) -> bool {
    let whole = previous
        .measure
        .as_deref()
        .and_then(|text| text.split(' ').next_back());
    let rest = raw
        .measure
        .as_deref()
        .zip(whole)
        .and_then(|(text, whole)| text.strip_prefix(whole));
    raw.kind == Kind::Share && rest.is_some_and(|rest| rest.starts_with(' '))
}
