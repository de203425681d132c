//! Which time a figure is about, chosen from the times that the date rules read.
//!
//! The time of its own words comes first, then that of its clause and sentence, then, with a reason, that of the figure
//! before it. Times that date the saying, not the said ("the bank said on Monday"), are left out.

use super::find::Raw;
use super::lexicon::class;
use super::phrase;
use super::reader::Reader;
use crate::model::{Class, Period, Time};

/// A time that a figure may be about, by token position.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    index: u32,
    first: usize,
    last: usize,
}

/// The period of every raw figure, in order.
pub(super) fn periods(r: &Reader<'_>, raws: &[Raw], times: &[Time]) -> Vec<Dating> {
    let mut out: Vec<Dating> = Vec::with_capacity(raws.len());
    let mut at = 0;
    while at < raws.len() {
        let sentence = raws[at].range.sentence;
        let end = raws[at..]
            .iter()
            .position(|raw| raw.range.sentence != sentence)
            .map_or(raws.len(), |n| at + n);
        let group = &raws[at..end];
        let candidates = candidates(r, times, sentence);
        let listed = respectively(r, group, &candidates);
        for (i, raw) in group.iter().enumerate() {
            let found = listed
                .get(i)
                .copied()
                .flatten()
                .or_else(|| choose(r, group, i, &candidates));
            out.push(match found {
                Some(candidate) => dating(r, raw, candidate, times),
                None => carried(group, i, &out),
            });
        }
        at = end;
    }
    out
}

/// The time that dates a figure, and the period it comes to if it is on the calendar.
pub(super) type Dating = (Option<u32>, Option<Period>);

fn dating(r: &Reader<'_>, raw: &Raw, candidate: Candidate, times: &[Time]) -> Dating {
    let interval = times
        .get(candidate.index as usize)
        .and_then(|time| time.interval);
    let period = interval.map(|interval| Period {
        interval,
        time: Some(candidate.index),
        because: reason(r, raw, candidate),
    });
    (Some(candidate.index), period)
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

/// The times of a sentence that may date a figure.
fn candidates(r: &Reader<'_>, times: &[Time], sentence: u32) -> Vec<Candidate> {
    let first = times.partition_point(|time| time.sentence < sentence);
    (0_u32..)
        .zip(times)
        .skip(first)
        .take_while(|(_, time)| time.sentence == sentence)
        .filter(|(_, time)| {
            time.interval.is_some()
                && matches!(time.class, Class::Date | Class::Time | Class::Duration)
        })
        .map(|(index, time)| Candidate {
            index,
            first: r.token_at(time.span.start),
            last: r.token_at(time.span.end),
        })
        .filter(|candidate| !dates_saying(r, *candidate))
        .collect()
}

/// True for the time of a reporting verb: "said on Monday", "released on Friday".
fn dates_saying(r: &Reader<'_>, time: Candidate) -> bool {
    let mut at = time.first;
    while at > 0
        && (r.has(at - 1, class::PREPOSITION)
            && r.any(at - 1, &["on", "in", "at", "late", "early"])
            || r.any(at - 1, &["the", "late", "early"]))
    {
        at -= 1;
    }
    if at == 0 {
        return false;
    }
    let said = r.has(at - 1, class::SAYING)
        && !r.any(at - 1, &["recorded", "found", "report", "reports"])
        || r.any(
            at - 1,
            &["published", "released", "filed", "issued", "unveiled"],
        );
    let shows = r.has(time.last, class::SAYING)
        && r.any(time.last, &["show", "shows", "showed", "said", "says"]);
    said || shows
}

/// "for 2020, 2019 and 2018, respectively": as many times as figures, in the same order.
fn respectively(r: &Reader<'_>, group: &[Raw], candidates: &[Candidate]) -> Vec<Option<Candidate>> {
    let mut out = vec![None; group.len()];
    let lists = |items: &[(usize, usize)]| -> Vec<(usize, usize)> {
        // Runs of neighbours with only list words between them, as index ranges.
        let mut runs = Vec::new();
        let mut start = 0;
        for i in 1..=items.len() {
            let joined = i < items.len()
                && items[i].0.saturating_sub(items[i - 1].1) <= 5
                && (items[i - 1].1..items[i].0).all(|at| {
                    r.is_mark(at)
                        || r.any(
                            at,
                            &[
                                "and", "or", "in", "for", "as", "of", "fiscal", "year", "years",
                                "ended", "at",
                            ],
                        )
                });
            if !joined {
                if i - start > 1 {
                    runs.push((start, i));
                }
                start = i;
            }
        }
        runs
    };
    let figures: Vec<(usize, usize)> = group.iter().map(|raw| (raw.outer, raw.after)).collect();
    let times: Vec<(usize, usize)> = candidates.iter().map(|c| (c.first, c.last)).collect();
    let time_runs = lists(&times);
    for (first, last) in lists(&figures) {
        let near = time_runs
            .iter()
            .filter(|(a, b)| b - a == last - first)
            .min_by_key(|(a, _)| times[*a].0.abs_diff(figures[first].0));
        if let Some(&(a, _)) = near {
            for (offset, slot) in out[first..last].iter_mut().enumerate() {
                *slot = candidates.get(a + offset).copied();
            }
        }
    }
    out
}

/// The best time for figure `i` of a sentence.
fn choose(r: &Reader<'_>, group: &[Raw], i: usize, candidates: &[Candidate]) -> Option<Candidate> {
    let raw = &group[i];
    let next = group.get(i + 1).map_or(raw.range.last, |other| other.first);
    let before = i
        .checked_sub(1)
        .and_then(|j| group.get(j))
        .map_or(raw.range.first, |other| other.last);
    let base = raw.outer > raw.range.first && r.any(raw.outer - 1, &["from"]);
    // After the figure, before the next one and any new clause.
    let after = candidates
        .iter()
        .filter(|c| c.first >= raw.last && c.last <= next && !crosses(r, raw.last, c.first))
        .find(|c| base || !is_comparison(r, **c));
    if let Some(&c) = after {
        return Some(c);
    }
    if base {
        // "from 93 % a year earlier" has its own time or none.
        return None;
    }
    // Between the figure before and this one, nearest first.
    let between = candidates
        .iter()
        .rev()
        .filter(|c| c.last <= raw.first && c.first >= before && !is_comparison(r, **c))
        .find(|c| !crosses(r, c.last, raw.first));
    if let Some(&c) = between {
        return Some(c);
    }
    // A list of figures shares the time that follows its last one or leads the sentence.
    let lead = candidates
        .iter()
        .find(|c| c.last <= group[0].first && !is_comparison(r, **c));
    let trail = candidates.iter().find(|c| {
        c.first >= raw.last
            && !is_comparison(r, **c)
            && !crosses(r, raw.last, c.first)
            && same_clause(r, raw.last, c.first)
    });
    trail
        .or(lead.filter(|c| !crosses(r, c.last, raw.first)))
        .copied()
}

/// True for the time of a comparison: "from a year earlier", "than in May".
fn is_comparison(r: &Reader<'_>, time: Candidate) -> bool {
    let mut at = time.first;
    while at > 0 && r.any(at - 1, &["in", "on", "at", "the"]) {
        at -= 1;
    }
    at > 0
        && (r.any(at - 1, &["from", "than", "versus", "against"])
            || r.any(at - 1, &["with", "to"])
                && r.any(at.wrapping_sub(2), &["compared", "relative"]))
}

/// True when a new clause with a verb of its own begins between two positions.
fn crosses(r: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| r.word(at) == ";" || r.any(at, &["while", "whereas", "but", "although"]))
}

fn same_clause(r: &Reader<'_>, from: usize, to: usize) -> bool {
    !(from..to).any(|at| phrase::parts(r, at))
}

/// The period of the figure before, where this one plainly goes on about the same thing.
fn carried(group: &[Raw], i: usize, before: &[Dating]) -> Dating {
    let none = (None, None);
    let (Some(previous), Some(raw)) = (i.checked_sub(1).and_then(|j| group.get(j)), group.get(i))
    else {
        return none;
    };
    let Some((time, period)) = before.last() else {
        return none;
    };
    if previous.measure != raw.measure {
        return none;
    }
    let period = period.as_ref().map(|period| Period {
        because: format!(
            "taken over from the figure before, which is about the same: {}",
            period.because
        ),
        ..period.clone()
    });
    (*time, period)
}
