//! Which time a figure is about, chosen from the times that the date rules read.
//!
//! The time of its own words comes first, then that of its clause and sentence, then, with a reason, that of the figure
//! before it. Times that date the saying, not the said ("the bank said on Monday"), are left out.

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

use super::carried::is_comparing;
use super::find::Raw;
use super::lexicon::class;
use super::phrase;
use super::reader::Reader;
use crate::model::said::{Bound, Part};
use crate::model::{Basis, Class, Grain, Kind, LinkKind, Period, Status, Time};

/// A time that a figure may be about, by token position.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    index: u32,
    first: usize,
    last: usize,
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
    fn lent(&self, why: &str) -> Self {
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
            let mut dating = match found {
                Some(candidate) => dating(r, raw, candidate, times),
                None => carried(r, raws, at + i, &out, candidates.is_empty()),
            };
            dating.base = base(r, group, i, &candidates, times);
            out.push(dating);
        }
        at = end;
    }
    lend_between_links(raws, &mut out);
    out
}

/// "rose 22 % to £141m": the change is about the time of its level, and the other way round; "up 3 % from $3bn in 2019" is
/// measured from the time of that level.
fn lend_between_links(raws: &[Raw], out: &mut [Dating]) {
    const SAME: &str = "the same as that of the figure it belongs to";
    for (i, raw) in raws.iter().enumerate() {
        for link in &raw.links {
            let j = link.to as usize;
            let (Some(mine), Some(theirs)) = (out.get(i).cloned(), out.get(j).cloned()) else {
                continue;
            };
            match link.kind {
                LinkKind::ChangeOf | LinkKind::ConversionOf => {
                    if mine.time.is_none() && theirs.time.is_some() {
                        out[i] = Dating {
                            base: mine.base,
                            ..theirs.lent(SAME)
                        };
                    } else if mine.time.is_some() && theirs.time.is_none() {
                        out[j] = Dating {
                            base: theirs.base,
                            ..mine.lent(SAME)
                        };
                    }
                }
                LinkKind::From if raw.kind == Kind::Change && mine.base.is_none() => {
                    out[i].base = theirs.period;
                }
                LinkKind::From | LinkKind::To => {}
            }
        }
    }
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
                || r.is(c.first.wrapping_sub(1), "on") && c.first <= raw.last + 3)
    };
    let found = candidates.iter().find(measured_from)?;
    Some(Period {
        interval: times.get(found.index as usize)?.interval?,
        basis: Basis::At,
        time: Some(found.index),
        because: format!("measured from \"{}\"", r.phrase(found.first, found.last)),
    })
}

fn dating(r: &Reader<'_>, raw: &Raw, candidate: Candidate, times: &[Time]) -> Dating {
    let time = times.get(candidate.index as usize);
    Dating {
        time: Some(candidate.index),
        period: time.and_then(|time| {
            Some(Period {
                interval: time.interval?,
                basis: basis(r, raw, candidate, time),
                time: Some(candidate.index),
                because: reason(r, raw, candidate),
            })
        }),
        base: None,
    }
}

/// How the figure stands to its time.
fn basis(r: &Reader<'_>, raw: &Raw, candidate: Candidate, time: &Time) -> Basis {
    let before = |n: usize| candidate.first.wrapping_sub(n);
    match time.said.bound {
        Bound::Since | Bound::After => return Basis::Since,
        Bound::Until | Bound::Before => return Basis::Until,
        Bound::At => {}
    }
    if raw.kind == Kind::Change {
        let yearly = (raw.after..raw.range.last.min(raw.after + 4)).any(|at| {
            r.is(at, "year") && r.any(at + 1, &["on", "over", "-"]) || r.any(at, &["yoy", "y/y"])
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
        || r.any(before(1), &["at", "of"])
            && r.any(before(2), &["as", "end", "beginning", "start"]);
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
        .filter(|candidate| {
            !dates_saying(r, *candidate) && !names_thing(r, *candidate) && !ranks(r, *candidate)
        })
        .collect()
}

/// True for the time that a record reaches back to: "the smallest since 2016", "its highest level since March 1987".
fn ranks(r: &Reader<'_>, time: Candidate) -> bool {
    let since = if r.is(time.first, "since") {
        time.first
    } else {
        match time.first.checked_sub(1) {
            Some(at) if r.is(at, "since") => at,
            _ => return false,
        }
    };
    let superlative = |at: usize| {
        let word = r.word(at);
        r.any(
            at,
            &[
                "first", "most", "least", "worst", "best", "record", "last", "only",
            ],
        ) || word.len() > 5 && word.ends_with("est")
    };
    (since.saturating_sub(5)..since)
        .rev()
        .take_while(|&at| !r.is_mark(at))
        .any(superlative)
}

/// True for a time that is part of a name: "June delivery", "the May contract".
fn names_thing(r: &Reader<'_>, time: Candidate) -> bool {
    let traded = |at: usize| {
        r.any(
            at,
            &[
                "contract",
                "contracts",
                "delivery",
                "futures",
                "wti",
                "brent",
                "crude",
                "loading",
                "shipment",
            ],
        )
    };
    traded(time.last) || (time.first..time.last).any(traded)
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
    let next = group.get(i + 1);
    let limit = next.map_or(raw.range.last, |other| other.first);
    let before = i
        .checked_sub(1)
        .and_then(|j| group.get(j))
        .map_or(raw.range.first, |other| other.last);
    let base = is_base(r, raw);
    // "a year earlier, when the club lost £27.8m".
    let when = candidates.iter().find(|c| {
        r.word(c.last) == "," && r.is(c.last + 1, "when") && c.last < raw.first && before <= c.first
    });
    if let Some(&c) = when {
        return Some(c);
    }
    // After the figure, before the next one and any new clause.
    let after = candidates
        .iter()
        .filter(|c| c.first >= raw.last && c.last <= limit && !crosses(r, raw.last, c.first))
        .filter(|c| {
            !(r.any(c.first.wrapping_sub(1), &["and", "then"])
                && r.word(c.first.wrapping_sub(2)) == ",")
        })
        .find(|c| base || !is_comparison(r, **c));
    if let Some(&c) = after {
        return Some(c);
    }
    if base {
        // "from 93 % a year earlier" has its own time or none.
        return None;
    }
    // Between the figure before and this one, nearest first; a time right behind the figure before is that one's.
    let between = candidates
        .iter()
        .rev()
        .filter(|c| c.last <= raw.first && c.first >= before && !is_comparison(r, **c))
        .filter(|c| !r.any(c.last - usize::from(c.last > 0), &["earlier"]))
        .filter(|c| {
            i == 0
                || (before..c.first).any(|at| {
                    matches!(r.word(at), "," | ";" | ".")
                        || r.any(at, &["and"])
                        || r.has(at, class::ANY_VERB) && !r.dated(at)
                })
        })
        .filter(|c| !in_relative(r, **c, raw))
        .find(|c| !crosses(r, c.last, raw.first));
    if let Some(&c) = between {
        return Some(c);
    }
    if i > 0 && goes_on(r, &group[i - 1], raw) {
        return None;
    }
    // A list of figures shares the time that follows its last one or leads the sentence.
    let stop = group
        .iter()
        .skip(i + 1)
        .find(|other| is_base(r, other))
        .map_or(raw.range.last, |other| other.outer);
    let earlier = |c: &Candidate| r.any(c.last - usize::from(c.last > 0), &["earlier", "before"]);
    let trail = candidates.iter().find(|c| {
        c.first >= raw.last
            && c.last <= stop
            && !earlier(c)
            && !is_comparison(r, **c)
            && !crosses(r, raw.last, c.first)
            && (raw.last..c.first).all(|at| {
                (!phrase::parts(r, at) || matches!(r.word(at), "(" | ")"))
                    && !r.any(at, &["who", "which", "that"])
                    && !(r.any(at, &["after", "before"]) && !r.dated(at + 1))
            })
    });
    let lead = candidates
        .iter()
        .filter(|c| !earlier(c))
        .rfind(|c| c.last <= group[0].first && !is_comparison(r, **c) && !in_relative(r, **c, raw));
    let opening = |c: &Candidate| c.first <= raw.range.first + 2;
    let told = |c: &Candidate| (c.last..raw.outer).any(|at| r.any(at, &["say", "says", "said"]));
    trail
        .or(lead.filter(|c| opening(c) || !crosses(r, c.last, raw.first) && !told(c)))
        .copied()
}

/// True for the base of a movement or a comparison: "from 93 %", "compared with a profit of $4m", "against 41".
fn is_base(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first..raw.outer)
        .rev()
        .take(6)
        .take_while(|&at| !r.has(at, class::ANY_VERB) || r.is(at, "compared"))
        .take_while(|&at| !r.is_number(at) && r.word(at) != "%" && r.word(at) != ";")
        .find(|&at| is_comparing(r, at))
        .is_some_and(|at| {
            at + 1 == raw.outer
                || !r.has(at + 1, class::DETERMINER)
                || !r.is(at, "against") && r.is(raw.outer - 1, "of")
        })
}

/// True when a figure says more about the one before, without a verb of its own.
fn goes_on(r: &Reader<'_>, previous: &Raw, raw: &Raw) -> bool {
    previous.measure == raw.measure
        && !(previous.after..raw.outer).any(|at| {
            r.has(at, class::ANY_VERB) && !r.dated(at) && !r.any(at, &["equal", "equivalent"])
        })
}

/// True for a time inside ", which starts on July 1," before the figure.
fn in_relative(r: &Reader<'_>, time: Candidate, raw: &Raw) -> bool {
    let closed = (time.last..raw.outer).any(|at| r.word(at) == ",");
    let opened = (raw.range.first..time.first)
        .rev()
        .take(14)
        .find(|&at| r.word(at) == ",")
        .is_some_and(|at| {
            r.any(at + 1, &["which", "who", "whose", "where", "when"])
                || r.word(time.last) == ","
                    && r.any(at + 1, &["bought", "sold", "built", "founded"])
        });
    closed && opened
}

/// True for the time of a comparison: "from a year earlier", "than in May".
fn is_comparison(r: &Reader<'_>, time: Candidate) -> bool {
    let mut at = time.first;
    while at > 0 && r.any(at - 1, &["in", "on", "at", "the"]) {
        at -= 1;
    }
    at > 0
        && (r.any(
            at - 1,
            &["from", "than", "versus", "against", "below", "above", "as"],
        ) || r.is(at, "on") && at < time.first && differs(r, at - 1)
            || r.any(at - 1, &["with", "to"])
                && r.any(at.wrapping_sub(2), &["compared", "relative"]))
}

/// True for what a difference ends in: "up on 2022", "a 9 % increase on", "3 % on".
fn differs(r: &Reader<'_>, at: usize) -> bool {
    r.has(at, class::PARTICLE | class::MOVE)
        || r.word(at) == "%"
        || r.any(at, &["percent", "cent", "pct"])
}

/// True when a new clause begins between two positions. "Than" before a number only hedges it.
fn crosses(r: &Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        r.word(at) == ";"
            || r.any(
                at,
                &[
                    "while",
                    "whereas",
                    "but",
                    "although",
                    "including",
                    "compared",
                    "versus",
                ],
            )
            || r.word(at) == ","
                && r.is(at + 1, "and")
                && (r.any(
                    at + 2,
                    &[
                        "its", "their", "his", "her", "the", "it", "they", "he", "she",
                    ],
                ) || (at + 2..at + 5).any(|i| r.has(i, class::SAYING)))
            || r.any(at, &["after", "before"]) && r.word(at + 1).ends_with("ing")
            || r.is(at, "than")
                && !(r.is_number(at + 1)
                    || r.is_mark(at + 1)
                    || r.sense(at + 1).numeral.is_some()
                    || r.any(at + 1, &["a", "half"]))
            || r.word(at) == "," && r.has(at + 1, class::AUXILIARY)
    })
}

/// True when the verb before a figure is in the present: "accounts for 22 %" is about the time of writing, whatever
/// the sentence before was about.
fn tells_now(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first..raw.first).any(|at| {
        r.has(at, class::SHARING | class::MEASURING)
            && r.word(at).ends_with('s')
            && !r.capital(at)
            && !r.any(at, &["was", "has", "is"])
    })
}

/// True when a verb of the sentence is in the past: what it tells may belong to the story's time.
fn tells_past(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first..raw.range.last).any(|at| {
        r.has(at, class::ANY_VERB) && !r.dated(at) && r.word(at).ends_with("ed")
            || r.has(at, class::IRREGULAR | class::BYGONE)
    }) || !(raw.range.first..raw.range.last).any(|at| r.has(at, class::ANY_VERB))
}

/// The period of the figure before, where this one plainly goes on about the same thing or the same moment.
fn carried(r: &Reader<'_>, raws: &[Raw], i: usize, before: &[Dating], bare: bool) -> Dating {
    let (Some(raw), Some(last)) = (raws.get(i), i.checked_sub(1)) else {
        return Dating::default();
    };
    if is_base(r, raw) {
        return Dating::default();
    }
    let foreseen = |raw: &Raw| matches!(raw.status, Status::Forecast | Status::Target);
    let usable = |j: usize| {
        let (other, dating) = (raws.get(j)?, before.get(j)?);
        let fits = !is_base(r, other) && dating.time.is_some() && foreseen(other) == foreseen(raw);
        fits.then_some((other, dating))
    };
    // In its own sentence: the figure just before, if this one only goes on.
    let own = (0..=last)
        .rev()
        .take_while(|&j| raws.get(j).is_some_and(|other| other.range == raw.range));
    for j in own {
        let Some((other, dating)) = usable(j) else {
            continue;
        };
        let undated = !(other.after..raw.outer).any(|at| r.dated(at) && !r.lasts(at));
        let coordinated = undated
            && (other.after..raw.outer).any(|at| r.is(at, "and") || r.word(at) == ";")
            && tells_past(r, raw);
        if !goes_on(r, other, raw) && !coordinated {
            break;
        }
        return dating.lent("taken over from the figure before, which is about the same");
    }
    // A rate, such as a tax, has no moment of its own; nor does what is told in the present.
    if raw.kind == Kind::Level && raw.unit.is_share()
        || !bare && raw.kind != Kind::Change
        || tells_now(r, raw)
        || !tells_past(r, raw)
    {
        return Dating::default();
    }
    told_before(r, raws, raw, before, &usable).map_or_else(Dating::default, |dating| {
        dating.lent("its sentence names no time; the one before it does")
    })
}

/// What the sentence before, in the same paragraph, is about: the period of its first dated figure of the same kind and
/// unit.
fn told_before<'a>(
    r: &Reader<'_>,
    raws: &'a [Raw],
    raw: &Raw,
    before: &'a [Dating],
    usable: &dyn Fn(usize) -> Option<(&'a Raw, &'a Dating)>,
) -> Option<&'a Dating> {
    let previous = (0..before.len())
        .rev()
        .find(|&j| raws.get(j).is_some_and(|other| other.range != raw.range))?;
    let told = raws.get(previous)?.range;
    let broken = (told.last..raw.range.first).any(|at| r.is_break(at));
    if raw.range.sentence - told.sentence > 1 || broken {
        return None;
    }
    (0..=previous)
        .rev()
        .take_while(|&j| raws.get(j).is_some_and(|other| other.range == told))
        .filter_map(usable)
        .filter(|(other, _)| {
            other.kind == raw.kind
                && other.unit.key == raw.unit.key
                && other.unit.currency == raw.unit.currency
        })
        .last()
        .map(|(_, dating)| dating)
}
