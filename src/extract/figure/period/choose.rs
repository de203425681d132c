//! The times within reach of a figure → the one that it is about.
//!
//! That of its own noun phrase comes first, then what stands close behind it, then the time of its clause, then that which opens
//! the sentence. Has no opinion on which times are within reach.

use super::compared::{is_base, is_comparison, is_level};
use super::elsewhere::{
    crosses, hangs_off, in_relative, is_of_noun, is_of_whole, is_term, since_of_another,
};
use super::scope::{Place, Scope};
use super::standing::is_whole;
use super::{Candidate, goes_on, listed};
use crate::extract::calendar;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::speaker::claiming::OUTLOOKS;
use crate::extract::figure::verb;
use crate::model::Kind;

/// The best time for figure `i` of a sentence.
pub(super) fn choose(
    r: &Reader<'_>,
    group: &[Raw],
    i: usize,
    candidates: &[Candidate],
    scope: &Scope,
) -> Option<Candidate> {
    let raw = &group[i];
    // "About 80,000, or 38 per cent, had not returned by 2006": the same amount, told twice.
    let twice = group.get(i + 1).filter(|other| {
        r.is(raw.after, word!(","))
            && r.is(raw.after + 1, word!("or"))
            && other.outer <= raw.after + 3
            && r.is(other.after, word!(","))
    });
    // "Rises to 50 percent, from 26, by the end of the month": what it gives way from stands aside.
    let aside = group
        .get(i + 1)
        .filter(|other| is_aside_base(r, other) && other.outer <= raw.after + 4);
    let twice = twice.or(aside);
    let behind = twice.map_or(raw.last, |other| other.after + 1);
    let skipped = i + 1 < group.len() && (twice.is_some() || is_whole(r, group, i + 1));
    let next = group.get(i + 1 + usize::from(skipped));
    let place = scope.place(raw.first, raw.range.last);
    if let Place::Ahead(first, last) = place {
        // "Debt, 49 % of output last year, will reach 55 %": the aside has a time of its own.
        let own = candidates
            .iter()
            .find(|c| first <= c.first && c.last <= last);
        let describes = raw.kind == Kind::Share
            || raw.rule == "en/measure" && !r.is_mark(raw.after)
            || raw.outer > first && (raw.kind == Kind::Count || r.any(first, words!["at", "with"]));
        if own.is_some() || describes {
            return own.copied();
        }
    }
    let limit = next.map_or(raw.range.last, |other| other.first);
    let before = i
        .checked_sub(1)
        .and_then(|j| group.get(j))
        .map_or(raw.range.first, |other| other.last);
    let base = is_base(r, raw);
    if let Some(own) = owned(r, raw, candidates) {
        return Some(own);
    }
    // "will close 25 shops by May, putting 600 jobs at risk".
    if !base
        && scope.leans(raw.first)
        && !candidates.iter().any(|c| scope.joins(c.first, raw.first))
    {
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
    if let Some(time) =
        foretold.filter(|time| !(time.last..raw.first).any(|at| phrase::parts(r, at)))
    {
        return Some(time);
    }
    // "The largest fine, $4m, was imposed in May": behind the comma that closes the amount, its own clause goes on.
    let from = match place {
        Place::Ahead(_, last) => last.max(behind),
        // "Twenty tonnes of vaccine, a gift of France, are due on Sunday": the amount is the subject.
        _ => scope
            .verb_behind(raw.first)
            .map_or(behind, |verb| verb.max(behind)),
    };
    // After the figure, before the next one and any new clause.
    let after = candidates
        .iter()
        .filter(|c| c.first >= raw.last && c.last <= limit && !crosses(r, from, c.first))
        .filter(|c| {
            !(r.any(c.first.wrapping_sub(1), words!["and", "then"])
                && r.is(c.first.wrapping_sub(2), word!(",")))
                && !is_of_whole(r, raw, **c)
                && !is_of_noun(r, raw, **c)
        })
        .find(|c| {
            if base {
                !is_effective(r, raw, **c, scope) && !is_aside_base(r, raw)
            } else {
                !is_comparison(r, **c)
            }
        });
    // "rises to 21 % from 19 % on 1 January": the day is that of the new rate.
    let effective = next.filter(|next| is_base(r, next)).and_then(|next| {
        candidates
            .iter()
            .find(|c| c.first >= next.last && is_effective(r, next, **c, scope))
    });
    if let (None, Some(&c)) = (after, effective) {
        return Some(c);
    }
    if let Some(&c) = after {
        // "In 2020, a charge of $26m associated with the act of 2017": of the year before it, if there is one.
        let lead = || {
            candidates
                .iter()
                .rfind(|c| c.last <= raw.first && c.first >= before && !is_comparison(r, **c))
        };
        let behind = || candidates.iter().find(|other| other.first > c.last);
        let hangs = hangs_off(r, raw.last, c.first);
        let other = hangs.then(|| lead().or_else(behind)).flatten();
        return Some(other.map_or(c, |&other| listed::first_of_run(r, candidates, other)));
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
        .filter(|c| {
            i == 0
                // "The mill, which crushed 6 million tonnes in the year to June, had sales of $4m".
                || is_term(r, **c)
                // "lost $3m in 2019 on sales of $90m": one account.
                || r.any(c.last, words!["on", "with"])
                // "bought 240 hectares in 2021 for €19m".
                || r.is(c.last, word!("for")) && c.last + 1 == raw.outer
                || (before..c.first).any(|at| {
                    r.any(at, words![",", ";", "."])
                        || r.any(at, words!["and"])
                        || !r.dated(at) && verb::is_verb(r, at, before)
                })
        })
        .find(|c| !in_relative(r, **c, raw));
    if let Some(&c) = between {
        return Some(listed::first_of_run(r, candidates, c));
    }
    // A list of figures shares the time that follows its last one or leads the sentence.
    let stop = group
        .iter()
        .skip(i + 1)
        .find(|other| is_base(r, other))
        .map_or(raw.range.last, |other| other.outer);
    let earlier = |c: &Candidate| {
        r.any(
            c.last - usize::from(c.last > 0),
            words!["earlier", "before"],
        )
    };
    let trail = candidates.iter().find(|c| {
        c.first >= raw.last
            && c.last <= stop
            // "at $168m, four times revenue in 2012", "40, a tenth of last year's intake".
            && !group[i..].iter().any(|other| {
                other.last <= c.first
                    && (is_of_whole(r, other, **c) || other.first > raw.first && other.kind == Kind::Ratio)
            })
            && !is_of_noun(r, raw, **c)
            && !since_of_another(r, raw, group, **c)
            && !earlier(c)
            && !is_comparison(r, **c)
            && !crosses(r, behind, c.first)
            && (behind..c.first).all(|at| {
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
        .rfind(|c| c.last <= group[0].first && !is_comparison(r, **c) && !in_relative(r, **c, raw));
    let opening = |c: &Candidate| c.first <= raw.range.first + 2;
    trail
        .or(lead.filter(|c| opening(c) || !crosses(r, c.last, raw.first)))
        .copied()
}

/// True for ", from 26," and ", up from 8,": what a figure gives way from, in an aside of its own.
fn is_aside_base(r: &Reader<'_>, raw: &Raw) -> bool {
    let from = raw.outer.wrapping_sub(1);
    let lead = from - usize::from(from > 0 && r.has(from - 1, class::PARTICLE));
    r.is(from, word!("from"))
        && r.is(lead.wrapping_sub(1), word!(","))
        && r.is(raw.after, word!(","))
}

/// The period in the noun phrase that an amount belongs to: "reported second-quarter profit of $4m on Thursday".
fn owned(r: &Reader<'_>, raw: &Raw, candidates: &[Candidate]) -> Option<Candidate> {
    let noun = raw.outer - usize::from(r.is(raw.outer.wrapping_sub(1), word!("of")));
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
        // "last year's 4,000".
        // "its May 20 peak of 11,793".
        (genitive || (!c.is_day || is_level(r, noun.wrapping_sub(1))) && noun < raw.outer)
            && (raw.range.first..noun).contains(&c.first)
            && c.last < noun
            && (genitive || !(c.first > raw.range.first && r.has(c.first - 1, class::PREPOSITION)))
            && (c.last..noun).all(inside)
    })
}

/// True for the time that a forecast is for: "its forecast for 2026".
fn foretold(r: &Reader<'_>, time: Candidate) -> bool {
    r.is(time.first.wrapping_sub(1), word!("for"))
        && (r.any(time.first.wrapping_sub(2), OUTLOOKS)
            || r.is(time.first.wrapping_sub(2), word!("target")))
}

/// True for the day on which a figure gives way to another: "goes up to 21 % from 19 % on 1 January", not "fell to 71 from 112
/// on 1 April" nor "down from 14,200 on Friday".
fn is_effective(r: &Reader<'_>, raw: &Raw, time: Candidate, scope: &Scope) -> bool {
    time.is_day
        && r.is(time.first.wrapping_sub(1), word!("on"))
        && time.first <= raw.after + 1
        && (scope.is_present(raw.first) || r.any(time.first, calendar::DAYS))
        && r.is(raw.outer - 1, word!("from"))
        && !r.has(raw.outer.wrapping_sub(2), class::PARTICLE)
}
