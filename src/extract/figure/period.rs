//! Which time a figure is about, chosen from the times that the date rules read.
//!
//! The time of its own words comes first, then that of its clause and sentence, then, with a reason, that of the figure
//! before it. Times that date the saying, not the said ("the bank said on Monday"), are left out.

#![expect(
    clippy::nonminimal_bool,
    reason = "each clause is one habit of the language"
)]

use super::compared::{compares, is_base, is_comparison};
use super::datable;
use super::elsewhere::{
    aside_end, crosses, dates_another, expects_then, hangs_off, in_relative, leads_on,
    leads_relative, since_of_another, until_of_another,
};
use super::find::Raw;
use super::lent;
use super::lexicon::class;
use super::listed;
use super::phrase;
use super::reader::Reader;
use super::verb;
use crate::model::said::{Bound, Part};
use crate::model::{Basis, Grain, Interval, Kind, Period, Time};

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
        let candidates = datable::candidates(r, times, sentence);
        let listed = listed::times_in_order(r, group, &candidates);
        for (i, raw) in group.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|j| group.get(j));
            let before = before.map_or(raw.range.first, |other| other.last);
            let found = listed
                .get(i)
                .copied()
                .flatten()
                .or_else(|| datable::recalled(r, times, sentence, before, raw.first))
                .or_else(|| choose(r, group, i, &candidates));
            let mut dating = match found {
                Some(candidate) => dating(r, raw, candidate, times),
                None => lent::carried(r, raws, at + i, &out, times, candidates.is_empty()),
            };
            if dating.time.is_none()
                && !is_base(r, raw)
                && let Some(comparison) = candidates.iter().find(|c| compares(r, **c))
            {
                dating = lent::years_after(times, comparison.index, &out);
            }
            dating.base = base(r, group, i, &candidates, times);
            out.push(dating);
        }
        at = end;
    }
    lent::between_links(raws, &mut out);
    lent::to_same_event(r, raws, &mut out);
    out
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

fn dating(r: &Reader<'_>, raw: &Raw, candidate: Candidate, times: &[Time]) -> Dating {
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

/// True for "since the mines closed in 2015": the time of what the figure reaches back to.
fn reaches_back(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    let near = time.first.saturating_sub(10).max(raw.last);
    let since = (near..time.first)
        .rev()
        .take_while(|&at| !r.is_mark(at) || r.hyphen(at))
        .find(|&at| r.is(at, word!("since")));
    since.is_some_and(|since| (since + 1..time.first).any(|at| verb::is_verb(r, at, since)))
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
fn choose(r: &Reader<'_>, group: &[Raw], i: usize, candidates: &[Candidate]) -> Option<Candidate> {
    let raw = &group[i];
    let next = group.get(i + 1);
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
    // "The largest fine, $4m, was imposed in May": behind the comma that closes the amount, its own clause goes on.
    let set_off = raw.outer > raw.range.first
        && r.is(raw.outer - 1, word!(","))
        && r.is(raw.after, word!(","));
    let from = if set_off { raw.after + 1 } else { raw.last };
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
    if base {
        // "trimmed its forecast for 2026 to 1.1 % from 1.6 %": both are about that year. "From 93 % a year earlier" has its own
        // time or none.
        return candidates
            .iter()
            .copied()
            .rfind(|c| c.last <= raw.first && foretold(r, *c));
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
            && !expects_then(r, raw.last, **c)
            && !until_of_another(r, raw, **c)
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
        !c.is_day
            && (raw.range.first..of).contains(&c.first)
            && c.last < of
            && !(c.first > raw.range.first && r.has(c.first - 1, class::PREPOSITION))
            && (c.last..of).all(inside)
    })
}

/// True for the time that a forecast is for: "its forecast for 2026".
fn foretold(r: &Reader<'_>, time: Candidate) -> bool {
    r.is(time.first.wrapping_sub(1), word!("for"))
        && r.any(
            time.first.wrapping_sub(2),
            words![
                "forecast",
                "forecasts",
                "estimate",
                "projection",
                "outlook",
                "target"
            ],
        )
}

/// True when a figure says more about the one before, without a verb of its own.
pub(super) fn goes_on(r: &Reader<'_>, previous: &Raw, raw: &Raw) -> bool {
    previous.measure == raw.measure
        && !(previous.after..raw.outer).any(|at| {
            r.has(at, class::ANY_VERB) && !r.dated(at) && !r.any(at, words!["equal", "equivalent"])
        })
}

/// True for the day on which a figure gives way to another: "from 19 % on 1 January".
fn is_effective(r: &Reader<'_>, raw: &Raw, time: Candidate) -> bool {
    time.is_day && r.is(time.first.wrapping_sub(1), word!("on")) && time.first <= raw.after + 1
}

#[cfg(test)]
pub(super) mod tests {
    use crate::extract::extract;
    use crate::model::Article;
    use jiff::civil::date;

    /// Each figure of a text with the period that it is about.
    fn periods(text: &str) -> Vec<(String, Option<String>)> {
        let findings = extract(Article {
            given: Some(date(2024, 5, 16)),
            ..Article::new("", text)
        });
        let period = |figure: &crate::model::Figure| {
            let period = figure.period.as_ref()?;
            Some(period.interval.edtf())
        };
        findings
            .figures
            .iter()
            .map(|figure| (findings.quote(figure.span).to_owned(), period(figure)))
            .collect()
    }

    /// Checks the periods of some figures of a text, each found by its quote.
    pub(in super::super) fn check(text: &str, expected: &[(&str, &str)]) {
        let found = periods(text);
        for &(quote, period) in expected {
            let figure = found.iter().find(|(text, _)| text == quote);
            let found_period = figure.map(|(_, period)| period.as_deref().unwrap_or("none"));
            assert_eq!(found_period, Some(period), "{quote} in {text}: {found:?}");
        }
    }

    #[test]
    fn a_period_in_the_noun_phrase_outweighs_the_day_of_the_report() {
        check(
            "Aldmoor Foods posted third-quarter pre-tax profit of $41 million on Tuesday, up 6 % from a year earlier.",
            &[
                ("$41 million", "2023-07/2023-09"),
                ("6 %", "2023-07/2023-09"),
            ],
        );
        check(
            "The club reported on Tuesday last year's loss of $3 million.",
            &[("$3 million", "2023")],
        );
    }

    #[test]
    fn the_day_of_the_main_clause_is_not_that_of_an_aside() {
        check(
            "Shares in the mill, which employs 9,400 people, fell sharply on Tuesday.",
            &[("9,400 people", "none")],
        );
        check(
            "In 1931 a fund was set up with a capital of $60,000, and a tax followed in May of the next year.",
            &[("$60,000", "1931")],
        );
        check(
            "The mill lost $4 million in 2019 on sales of $90 million.",
            &[("$4 million", "2019"), ("$90 million", "2019")],
        );
        check(
            "The mill, which lost $4 million in 2019, was sold on Tuesday.",
            &[("$4 million", "2019")],
        );
        check(
            "Some 2,750 patients wait for more than a year, against a target of none by March.",
            &[("2,750 patients", "none")],
        );
    }

    #[test]
    fn a_time_of_something_else_dates_no_figure() {
        check(
            "Tolls brought in $12 million because of a charge on lorries that voters approved in May 2019.",
            &[("$12 million", "none")],
        );
        check(
            "The $30 million pier replaces one that was swept away in 1953.",
            &[("$30 million", "none")],
        );
        check(
            "About 15,000 foreign troops whose tours had ended left in March 2019.",
            &[("15,000 foreign troops", "2019-03")],
        );
        check(
            "The firm spent $5 million that it had borrowed in 2019.",
            &[("$5 million", "2019")],
        );
        check(
            "Growth will be 2.1 % in 2025, up from the 1.8 % forecast in March.",
            &[("2.1 %", "2025"), ("1.8 %", "2025")],
        );
        check(
            "The bank trimmed its growth forecast for 2026 to 1.1 % from 1.6 %.",
            &[("1.1 %", "2026"), ("1.6 %", "2026")],
        );
    }

    #[test]
    fn a_time_dates_the_figure_of_its_own_clause() {
        check(
            "In 2021 the bill includes $78 million related to the sale of a mine in 2014.",
            &[("$78 million", "2021")],
        );
        check(
            "As of May 2020 we had a gain of $4 million and as of May 2019, we had a loss of $6 million.",
            &[("$4 million", "2020-05"), ("$6 million", "2019-05")],
        );
        check(
            "The fund had assets of $310 million at its peak in 2007, and $96 million, less than a third of that, in 2016.",
            &[("$310 million", "2007"), ("$96 million", "2016")],
        );
        check(
            "Traffic has shrunk by 9 % since tolls began in March 2023.",
            &[("9 %", "2023-03/..")],
        );
        check(
            "The barge, 90 metres long, sank on 4 May 2024.",
            &[("90 metres", "none")],
        );
    }
}
