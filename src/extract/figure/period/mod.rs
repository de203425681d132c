//! Which time a figure is about, chosen from the times that the date rules read.
//!
//! The time of its own words comes first, then that of its clause and sentence, then, with a reason, that of the figure
//! before it. Times that date the saying, not the said ("the bank said on Monday"), are left out.

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

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

use super::find::Raw;
use super::lexicon::class;
use super::phrase;
use super::reader::Reader;
use super::speaker::claiming::OUTLOOKS;
use super::speaker::status;
use super::verb;
use crate::extract::Page;
use crate::extract::event;
use crate::extract::letters::Words;
use crate::extract::outline::Outline;
use crate::model::said::{Bound, Part};
use crate::model::{Basis, Grain, Interval, Kind, Period, Published, Time};
use compared::{compares, dates_base, is_base, is_comparison};
use elsewhere::{
    aside_end, crosses, dates_another, expects_then, hangs_off, in_relative, is_of_whole, leads_on,
    leads_relative, since_of_another, until_of_another,
};
use scope::{Place, Scope};
use standing::{belongs, is_known, is_norm, is_of_crime, is_whole};
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
        story.pass(r, page, times, outline, sentence);
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
                .or_else(|| {
                    // "presented a $4bn budget on Thursday": the day is not that of the money.
                    let tabled = status::is_tabled(r, raw);
                    let near: Vec<Candidate> = candidates
                        .iter()
                        .copied()
                        .filter(|time| scope.reaches(time.first, raw.first, raw.after))
                        .filter(|time| !(tabled && time.is_day))
                        .collect();
                    choose(r, group, i, &near, &scope)
                        .filter(|time| !is_known(r, raw) || belongs(r, raw, *time, &scope))
                        .filter(|time| !time.is_day || !is_of_crime(r, raw, time.last))
                });
            let mut dating = if let Some(candidate) = found {
                dating(r, raw, candidate, times)
            } else {
                let carried = lent::carried(r, raws, at + i, &out, times, &scope);
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
                && found.is_none_or(|time| time.last <= raw.first)
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
                    .find(|c| compares(r, **c) && scope.reaches(c.first, raw.first, raw.after))
            {
                dating = lent::years_after(times, comparison.index, &out);
            }
            if dating.time.is_none()
                && !is_whole(r, group, i)
                && !is_norm(r, raw)
                && let Some(lent) = story.lend(r, times, &candidates, raws, at + i, &scope)
            {
                dating = lent;
            }
            dating.base = base(r, group, i, &candidates, times);
            out.push(dating);
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
    lent::between_links(raws, &mut out);
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
        let comparing =
            |time: &Candidate| (time.first..time.last).contains(&at) && compares(r, *time);
        r.dated(at) && !r.lasts(at) && !candidates.iter().any(comparing)
    });
    let gerund = |at: usize| r.word(at).ends_with("ing");
    // "made £8m, after selling a striker for £34m": another deed.
    let deed = r.any(
        first,
        words!["after", "before", "since", "despite", "following"],
    ) || r.is(first, word!("by")) && gerund(first + 1);
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
    match time.said.bound {
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

/// The best time for figure `i` of a sentence.
fn choose(
    r: &Reader<'_>,
    group: &[Raw],
    i: usize,
    candidates: &[Candidate],
    scope: &Scope,
) -> Option<Candidate> {
    let raw = &group[i];
    let next = group.get(i + 1 + usize::from(i + 1 < group.len() && is_whole(r, group, i + 1)));
    let place = scope.place(raw.first, raw.range.last);
    if let Place::Ahead(first, last) = place {
        // "Debt, 49 % of output last year, will reach 55 %": the aside has a time of its own.
        let own = candidates
            .iter()
            .find(|c| first <= c.first && c.last <= last);
        // "Copper, about 53 % of exports, climbed in May", "Brenn, home to 9,000 people, lost its mill in 2015": what it is
        // at all times. "The largest fine, $4m, was imposed in May" is of the clause.
        let describes = raw.kind == Kind::Share || raw.kind == Kind::Count && raw.outer > first;
        if own.is_some() || describes {
            return own.copied();
        }
    }
    let aside = aside_end(r, raw);
    let clause_end = aside.unwrap_or(raw.range.last);
    let limit = next.map_or(clause_end, |other| other.first.min(clause_end));
    let before = i
        .checked_sub(1)
        .and_then(|j| group.get(j))
        .map_or(raw.range.first, |other| other.last);
    let base = is_base(r, raw);
    // "400 metres long": a size has no moment.
    if raw.rule == "en/measure"
        && r.any(
            raw.after,
            words![
                "long", "wide", "high", "tall", "deep", "thick", "north", "south", "east", "west",
                "from", "off", "away"
            ],
        )
        && raw.outer > raw.range.first
        && r.is(raw.outer - 1, word!(","))
    {
        return None;
    }
    if let Some(own) = owned(r, raw, candidates) {
        return Some(own);
    }
    // "a year earlier, when the club lost £27.8m".
    let when = candidates.iter().find(|c| {
        r.is(c.last, word!(","))
            && r.is(c.last + 1, word!("when"))
            && c.last < raw.first
            && before <= c.first
    });
    if let Some(&c) = when {
        return Some(c);
    }
    // "will close 25 shops by May, putting 600 jobs at risk".
    if scope.leans(raw.first) && !candidates.iter().any(|c| scope.joins(c.first, raw.first)) {
        let host = candidates
            .iter()
            .rfind(|c| c.last <= raw.first && !is_comparison(r, **c));
        if let Some(&time) = host {
            return Some(time);
        }
    }
    // "its fee for 2026 goes to $4m, from $3m": both are about that year.
    let foretold = candidates
        .iter()
        .copied()
        .rfind(|c| c.last <= raw.first && foretold(r, *c));
    if let Some(time) = foretold.filter(|time| {
        !(time.last..raw.first).any(|at| phrase::parts(r, at))
            && r.any(raw.outer - 1, words!["to", "at", "from", "by", "of"])
    }) {
        return Some(time);
    }
    // "The largest fine, $4m, was imposed in May": behind the comma that closes the amount, its own clause goes on.
    let from = match place {
        Place::Ahead(_, last) => last.max(raw.last),
        _ => raw.last,
    };
    // After the figure, before the next one and any new clause.
    let after = candidates
        .iter()
        .filter(|c| c.first >= raw.last && c.last <= limit && !crosses(r, from, c.first))
        .filter(|c| {
            !(r.any(c.first.wrapping_sub(1), words!["and", "then"])
                && r.is(c.first.wrapping_sub(2), word!(",")))
                && !leads_on(r, **c, raw.last)
                && !expects_then(r, raw.last, **c)
                && !until_of_another(r, raw, **c)
                && !dates_another(r, raw, **c)
                && !is_of_whole(r, raw, **c)
        })
        .find(|c| {
            if base {
                !is_effective(r, raw, **c)
            } else {
                !is_comparison(r, **c)
            }
        });
    // "rises to 21 % from 19 % on 1 January": the day is that of the new rate.
    let effective = next.filter(|next| is_base(r, next)).and_then(|next| {
        candidates
            .iter()
            .find(|c| c.first >= next.last && is_effective(r, next, **c))
    });
    if let (None, Some(&c)) = (after, effective) {
        return Some(c);
    }
    let before_it = || {
        let lead = candidates
            .iter()
            .rfind(|c| c.last <= raw.first && c.first >= before && !is_comparison(r, **c))?;
        Some(listed::first_of_run(r, candidates, *lead))
    };
    if let Some(&c) = after {
        let other = hangs_off(r, raw.last, c.first).then(before_it).flatten();
        return Some(other.unwrap_or(c));
    }
    // "down from the 0.9 % foreseen in June, and 1 % next year": for the time of the figure before.
    if lent::is_awaited(r, raw) {
        return None;
    }
    if base {
        // "trimmed its forecast for 2026 to 1.1 % from 1.6 %": both are about that year. "From 93 % a year earlier" has its own
        // time or none.
        return foretold;
    }
    // Between the figure before and this one, nearest first; a time right behind the figure before is that one's.
    let between = candidates
        .iter()
        .rev()
        .filter(|c| c.last <= raw.first && c.first >= before && !is_comparison(r, **c))
        .filter(|c| !r.any(c.last - usize::from(c.last > 0), words!["earlier"]))
        .filter(|c| {
            i == 0
                // "lost $3m in 2019 on sales of $90m": one account.
                || r.any(c.last, words!["on", "with"]) && r.is(raw.outer - 1, word!("of"))
                // "bought 240 hectares in 2021 for €19m".
                || r.is(c.last, word!("for")) && c.last + 1 == raw.outer
                // "a survey of 2,009 adults in June found one in four".
                || is_surveyed(r, raw, **c)
                || (before..c.first).any(|at| {
                    r.any(at, words![",", ";", "."])
                        || r.any(at, words!["and"])
                        || !r.dated(at) && verb::is_verb(r, at, before)
                })
        })
        .filter(|c| !in_relative(r, **c, raw) && !leads_relative(r, **c, raw))
        .find(|c| !crosses(r, c.last, raw.first));
    if let Some(&c) = between {
        return Some(listed::first_of_run(r, candidates, c));
    }
    // A list of figures shares the time that follows its last one or leads the sentence.
    let stop = group
        .iter()
        .skip(i + 1)
        .find(|other| is_base(r, other))
        .map_or(clause_end, |other| other.outer.min(clause_end));
    let earlier = |c: &Candidate| {
        r.any(
            c.last - usize::from(c.last > 0),
            words!["earlier", "before"],
        )
    };
    let trail = candidates.iter().find(|c| {
        c.first >= raw.last
            && c.last <= stop
            && !since_of_another(r, raw, group, **c)
            && !leads_on(r, **c, raw.last)
            && !expects_then(r, raw.last, **c)
            && !until_of_another(r, raw, **c)
            && !is_of_whole(r, raw, **c)
            && !earlier(c)
            && !is_comparison(r, **c)
            && !crosses(r, raw.last, c.first)
            && (raw.last..c.first).all(|at| {
                (!phrase::parts(r, at) || r.any(at, words!["(", ")"]))
                    && !r.any(at, words!["who", "which"])
                    && !(r.is(at, word!("that")) && !r.any(at - 1, words!["of", "than"]))
                    && !(r.any(at, words!["after", "before"]) && !r.dated(at + 1))
            })
    });
    if trail.is_none() && i > 0 && goes_on(r, &group[i - 1], raw) {
        return None;
    }
    let lead = candidates
        .iter()
        .filter(|c| !earlier(c))
        .filter(|c| aside.is_none() || !c.is_day)
        .rfind(|c| c.last <= group[0].first && !is_comparison(r, **c) && !in_relative(r, **c, raw));
    let opening = |c: &Candidate| c.first <= raw.range.first + 2;
    let told =
        |c: &Candidate| (c.last..raw.outer).any(|at| r.any(at, words!["say", "says", "said"]));
    trail
        .or(lead.filter(|c| opening(c) || !crosses(r, c.last, raw.first) && !told(c)))
        .copied()
}

/// True for the time of a poll that tells the figure: "a survey of 2,009 adults in June found one in four", "a poll taken last
/// week put the party at 23 %".
fn is_surveyed(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    const SURVEYS: Words = words![
        "poll", "polls", "survey", "surveys", "study", "census", "count"
    ];
    const FINDING: Words = words![
        "found",
        "finds",
        "put",
        "puts",
        "showed",
        "shows",
        "gave",
        "gives",
        "suggested",
        "suggests",
    ];
    (time.last..raw.outer).take(6).any(|at| r.any(at, FINDING))
        && (raw.range.first..time.first).any(|at| r.any(at, SURVEYS))
}

/// The period in the noun phrase that an amount belongs to: "reported second-quarter profit of $4m on Thursday".
fn owned(r: &Reader<'_>, raw: &Raw, candidates: &[Candidate]) -> Option<Candidate> {
    let of = raw
        .outer
        .checked_sub(1)
        .filter(|&at| r.is(at, word!("of")))?;
    let inside = |at: usize| {
        r.hyphen(at)
            || r.any(at, words!["'s", "’s"])
            || r.is_word(at)
                && !r.dated(at)
                && !r.has(at, class::FUNCTION)
                && !verb::is_verb(r, at, raw.range.first)
    };
    candidates.iter().copied().rfind(|c| {
        // "above Friday's closing price of $12".
        let genitive = r.any(c.last, words!["'s", "’s"]);
        (!c.is_day || genitive)
            && (raw.range.first..of).contains(&c.first)
            && c.last < of
            && (genitive || !(c.first > raw.range.first && r.has(c.first - 1, class::PREPOSITION)))
            && (c.last..of).all(inside)
    })
}

/// True for the time that a forecast is for: "its forecast for 2026".
fn foretold(r: &Reader<'_>, time: Candidate) -> bool {
    r.is(time.first.wrapping_sub(1), word!("for"))
        && (r.any(time.first.wrapping_sub(2), OUTLOOKS)
            || r.is(time.first.wrapping_sub(2), word!("target")))
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

/// True for the day on which a figure gives way to another: "from 19 % on 1 January".
fn is_effective(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    time.is_day && r.is(time.first.wrapping_sub(1), word!("on")) && time.first <= raw.after + 1
}
