//! What sort of figure: level, share, change, ratio, count or rank, and which way it moves.
//!
//! Read from the words at the figure first, then from its clause, then from the figure before it in the same sentence.

mod before;
mod behind;
mod clause;
mod onward;

use super::find::Raw;
use super::lexicon::{Motion, class};
use super::measure::carried::{EXPECTED, is_comparing};
use super::number::Form;
use super::number::multiple::multiple;
use super::reader::Reader;
use crate::extract::letters::Words;
use crate::model::{Direction, Kind};
use before::{directly_before, is_post};
use behind::behind;
use clause::{back, clause_shares, in_clause};
use onward::gone_on;

/// Decides kind and direction of every raw figure of a sentence, from index `start`.
pub(super) fn decide(r: &Reader<'_>, raws: &mut [Raw], start: usize) {
    for at in start..raws.len() {
        let (done, rest) = raws.split_at_mut(at);
        if let Some(raw) = rest.first_mut() {
            decide_one(r, raw, done);
        }
        // "at 31 and 44 per cent of capacity": the unit and the whole stand once.
        if let [.., first, second] = &mut raws[start..=at]
            && second.kind == Kind::Share
            && first.kind == Kind::Level
            && first.unit == second.unit
            && second.outer == first.after + 1
            && r.any(first.after, words!["and", "or"])
        {
            first.kind = Kind::Share;
        }
    }
}

/// Decides kind and direction of a raw figure after the figures before it.
pub(super) fn decide_one(r: &Reader<'_>, raw: &mut Raw, done: &[Raw]) {
    let previous = done.last().filter(|other| other.range == raw.range);
    let verdict = at_figure(r, raw).or_else(|| in_clause(r, raw, previous));
    let (kind, direction, told) = match verdict.or_else(|| gone_on(r, raw, done)) {
        Some((kind, direction)) => (kind, direction, true),
        None => (default_kind(raw), None, false),
    };
    let base = raw.outer > raw.range.first + 1
        && (is_comparing(r, raw.outer - 1)
            || r.is(raw.outer - 1, word!("with")) && r.is(raw.outer - 2, word!("compared"))
            || r.is(raw.outer - 1, word!("of")) && r.any(raw.outer - 2, EXPECTED));
    // "0.9 % of GDP, or $8 billion, from 1.4 %": the share that it is compared with stands one further back.
    let beside = done
        .iter()
        .rev()
        .take(2)
        .take_while(|other| base && other.range == raw.range)
        .find(|other| other.unit.key == raw.unit.key);
    let kind = match beside.or(previous) {
        Some(other)
            if (base || kind == Kind::Level && reaches(r, other, raw))
                && other.kind == Kind::Share
                && (other.unit.key == raw.unit.key || base && is_part(other) && is_part(raw)) =>
        {
            Kind::Share
        }
        _ => kind,
    };
    // "added 61,000 jobs, fewer than the 115,000 forecast": as many more were awaited.
    let awaited = previous.filter(|other| {
        kind == Kind::Count
            && other.kind == Kind::Change
            && other.unit == raw.unit
            && !raw.own_unit
            && raw.outer > other.after + 1
            // "had planned to shed 54 jobs; unions had been told 38".
            && (r.has(raw.outer - 1, class::SAYING | class::EXPECTING)
                || r.is(raw.outer - 1, word!("the"))
                    && (r.any(
                        raw.outer - 2,
                        words!["than", "above", "below", "beating", "missing", "topping"],
                    ) || r.is(raw.outer - 2, word!("of"))
                        && r.any(raw.outer - 3, words!["short", "shy", "ahead"])))
    });
    // "grew 2 %, up from 1.7 % a month earlier": so much it grew then.
    let grew = previous.filter(|other| {
        base && kind == Kind::Level
            && other.kind == Kind::Change
            && raw.unit.key == "percent"
            && other.unit == raw.unit
            && raw.outer > other.after + 1
            && r.any(
                raw.outer - 2,
                words!["up", "down", "slower", "faster", "compared"],
            )
    });
    // "dropped by a fifth in Germany and 11 % in France".
    let parallel = previous.filter(|other| {
        other.kind == Kind::Change
            && is_part(other)
            && is_part(raw)
            && r.is(raw.outer.wrapping_sub(1), word!("and"))
            && r.is(other.after, word!("in"))
            && r.is(raw.after, word!("in"))
            && raw.outer <= other.after + 5
    });
    // "trimmed by $2 billion this year and a further $4 billion the next".
    let further = previous.filter(|other| {
        let lead = raw.outer.saturating_sub(2);
        other.kind == Kind::Change
            && kind == default_kind(raw)
            && !told
            && raw.unit == other.unit
            && r.any(lead + 1, words!["further", "another"])
            && r.any(
                lead - usize::from(r.is(lead, word!("a"))),
                words!["and", "then", ","],
            )
    });
    // "rose 9.8 per cent, close to double the 5.3 per cent of the year before": so much it rose then.
    let likened = previous
        .filter(|other| {
            other.unit.key == "times"
                && r.is(raw.outer.wrapping_sub(1), word!("the"))
                && raw.outer <= other.after + 1
        })
        .and_then(|_| done.iter().rev().nth(1))
        .filter(|other| {
            other.range == raw.range && other.kind == Kind::Change && other.unit == raw.unit
        });
    let (kind, direction) = awaited
        .or(grew)
        .or(parallel)
        .or(further)
        .or(likened)
        .map_or((kind, direction), |other| (other.kind, other.direction));
    let negative = raw
        .amount
        .value
        .is_some_and(|value| value.is_sign_negative() && !value.is_zero());
    raw.kind = kind;
    raw.direction = if negative && kind == Kind::Change {
        Some(Direction::Down)
    } else {
        direction
    };
    raw.told = told;
}

/// True for percentages and fractions.
fn is_part(raw: &Raw) -> bool {
    matches!(raw.unit.key.as_ref(), "percent" | "fraction")
}

/// True for "while gas rose to 27 %", "from 23 % of the catch to 16 %": what a share of the same whole came to.
fn reaches(r: &Reader<'_>, other: &Raw, raw: &Raw) -> bool {
    if raw.outer <= raw.range.first + 1 || !r.is(raw.outer - 1, word!("to")) {
        return false;
    }
    let from = other.outer > other.range.first && r.is(other.outer - 1, word!("from"));
    if from && !(other.after..raw.outer).any(|at| r.has(at, class::ANY_VERB)) {
        return true;
    }
    r.has(raw.outer - 2, class::MOVING)
        && (raw.range.first..raw.outer)
            .rev()
            .take(6)
            .any(|at| r.any(at, words!["while", "and", "whereas", "before", "then"]))
        && !back(r, raw).take(6).any(|at| r.has(at, class::RATE))
}

/// A kind and a direction, where the words tell one.
pub(super) type Verdict = Option<(Kind, Option<Direction>)>;

/// The direction that a motion has.
pub(super) fn way(motion: Motion) -> Option<Direction> {
    match motion {
        Motion::Up => Some(Direction::Up),
        Motion::Down => Some(Direction::Down),
        Motion::Either => None,
    }
}

/// Units that measure parts and changes alike.
pub(super) fn is_relative(raw: &Raw) -> bool {
    matches!(
        raw.unit.key.as_ref(),
        "percent" | "fraction" | "percentage_point" | "basis_point" | "point"
    )
}

fn default_kind(raw: &Raw) -> Kind {
    match raw.unit.key.as_ref() {
        "percentage_point" | "basis_point" => Kind::Change,
        "fraction" => Kind::Share,
        "times" => Kind::Ratio,
        "rank" => Kind::Rank,
        "" if raw.unit.per.is_some() => Kind::Ratio,
        _ if raw.noun.is_some() => {
            let rate = raw.unit.per.as_ref();
            // "stayed 6.3 nights": no discrete things.
            let parted =
                raw.number.scale == 0 && raw.amount.value.is_some_and(|value| value.scale() > 0);
            match rate {
                Some(per) if !super::find::is_time(per) => Kind::Ratio,
                _ if parted => Kind::Level,
                _ => Kind::Count,
            }
        }
        _ => Kind::Level,
    }
}

/// The kind that the words beside the figure tell.
fn at_figure(r: &Reader<'_>, raw: &Raw) -> Verdict {
    if raw.unit.key == "times" && tells_occasions(r, raw) {
        return Some((Kind::Count, None));
    }
    if raw.number.form == Form::Factor || raw.unit.key == "times" {
        return Some(multiple(r, raw));
    }
    // "in the east only 28 per cent did".
    if is_relative(raw)
        && r.any(raw.after, words!["did", "do", "does"])
        && !r.is_word(raw.after + 1)
    {
        return Some((Kind::Share, None));
    }
    // "has raised a fifth of that": a part of the amount before.
    if raw.unit.key == "fraction" && part_of_it(r, raw.after) {
        return Some((Kind::Share, None));
    }
    // "spends $2 billion more on schools".
    if raw.unit.currency.is_some()
        && r.any(
            raw.after + 1,
            words!["on", "for", "to", "a", "an", "per", "each", "every"],
        )
    {
        let way = match r.word(raw.after) {
            "more" => Some(Direction::Up),
            "less" => Some(Direction::Down),
            _ => None,
        };
        if way.is_some() {
            return Some((Kind::Change, way));
        }
    }
    // "ended Friday at €4.12, two cents up".
    if raw.unit.currency.is_some()
        && raw.outer > raw.range.first
        && r.is(raw.outer - 1, word!(","))
        && r.any(raw.after, words!["up", "down", "higher", "lower"])
        && !r.is_number(raw.after + 1)
    {
        return Some((Kind::Change, r.sense(raw.after).motion.and_then(way)));
    }
    // "190,000 fewer people than last summer".
    if raw.noun.is_some() && r.any(raw.number.last, words!["fewer", "less"]) {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    if raw.noun.is_some() && r.is(raw.number.last, word!("more")) && r.is(raw.last, word!("than")) {
        return Some((Kind::Change, Some(Direction::Up)));
    }
    let first = raw.range.first;
    let before = raw.outer.checked_sub(1).filter(|&at| at >= first);
    if let Some(at) = before
        && let Some(verdict) = from_before(r, raw, at)
    {
        return Some(verdict);
    }
    behind(r, raw)
}

/// "of that", "of it" where nothing more follows.
fn part_of_it(r: &Reader<'_>, of: usize) -> bool {
    r.is(of, word!("of"))
        && r.any(of + 1, words!["that", "it", "this", "them"])
        && !r.is_word(of + 2)
}

fn from_before(r: &Reader<'_>, raw: &Raw, at: usize) -> Verdict {
    // "grew by only 0.9 %", "fell just 3 %": it weighs the number and moves nothing.
    let weighed = at > raw.range.first && r.any(at, words!["only", "just", "merely"]);
    let at = if weighed { at - 1 } else { at };
    // "will fall by another 10 %".
    let more = r.any(at, words!["another", "further"]) && at > raw.range.first + 1;
    let article = usize::from(more && r.is(at - 1, word!("a")));
    let at = if more && r.is(at - 1 - article, word!("by")) {
        at - 1 - article
    } else {
        at
    };
    // "the top 1 % hold", "the poorest 40 %": a part of all.
    if raw.unit.key == "percent"
        && r.any(
            at,
            words![
                "top",
                "bottom",
                "richest",
                "poorest",
                "wealthiest",
                "remaining"
            ],
        )
    {
        return Some((Kind::Share, None));
    }
    // "shrank by a median 43 %", "rose by a seasonally adjusted 9,000".
    let at = past_reckoning(r, at, raw.range.first);
    let base = match default_kind(raw) {
        kind @ (Kind::Count | Kind::Rank | Kind::Ratio) => kind,
        _ => Kind::Level,
    };
    let as_share = |raw: &Raw| {
        if raw.unit.key == "fraction" {
            Kind::Share
        } else {
            share_or(r, raw, base)
        }
    };
    // "fell as low as 18 cents": what it reached.
    if raw.outer < raw.first
        && r.is(raw.outer, word!("as"))
        && r.any(raw.outer + 1, words!["low", "high"])
    {
        return Some((as_share(raw), None));
    }
    // "surged past $70,000", "dropped well below 10 %": a mark that it passed.
    if raw.outer < raw.first
        && r.sense(at).motion.is_some()
        && r.any(
            raw.first - 1,
            words!["past", "beyond", "above", "below", "under"],
        )
    {
        return Some((as_share(raw), None));
    }
    // "grew at its slowest pace in eleven years, 1.9 %": how fast it grew.
    if is_relative(raw)
        && r.any(at, words![",", ":", "—", "–"])
        && let Some(pace) = (at.saturating_sub(9).max(raw.range.first)..at)
            .rev()
            .find(|&i| r.any(i, PACES))
        && (pace..at).all(|i| !r.is_number(i) || r.dated(i))
        && let Some((_, motion)) =
            motion_before(r, pace, raw.range.first.max(pace.saturating_sub(6)), false)
    {
        return Some((Kind::Change, way(motion)));
    }
    match r.word(at) {
        word if word.eq_ignore_ascii_case("by") => {
            // "was followed by 40 aftershocks": what was done by them, no step.
            if raw.noun.is_some()
                && at > raw.range.first
                && r.word(at - 1).ends_with("ed")
                && r.sense(at - 1).motion.is_none()
            {
                return None;
            }
            if let Some((moved, motion)) = motion_before(r, at, raw.range.first, true) {
                // "raised in 1974 and restored by 200 volunteers": another deed stands between.
                let other = raw.noun.is_some()
                    && raw.own_unit
                    && (moved + 1..at).any(|i| {
                        r.word(i).ends_with("ed")
                            && r.sense(i).motion.is_none()
                            && !r.dated(i)
                            && !r.has(i, class::EXPECTING)
                    });
                return (!other).then(|| (Kind::Change, way(motion)));
            }
            let up = mark_passed(r, at, raw.range.first)?;
            Some((
                Kind::Change,
                Some(if up { Direction::Up } else { Direction::Down }),
            ))
        }
        word if word.eq_ignore_ascii_case("to") => {
            // "pushing the spread to 188 bps": what is measured is a difference.
            let differs =
                |i: usize| r.any(i, words!["spread", "spreads", "premium", "differential"]);
            if is_relative(raw) && !has_whole(r, raw) && back(r, raw).take(10).any(differs) {
                return Some((Kind::Level, None));
            }
            motion_before(r, at, raw.range.first, false)?;
            // "is projected to slow to 3 %": what grows does so.
            let paced = raw.unit.key == "percent"
                && at > raw.range.first
                && r.any(at - 1, PACED)
                && !back(r, raw).any(|at| r.has(at, class::RATE));
            if paced {
                return Some((Kind::Change, Some(Direction::Up)));
            }
            (raw.unit.key != "percentage_point" && raw.unit.key != "basis_point")
                .then(|| (as_share(raw), None))
        }
        word if word.eq_ignore_ascii_case("from") => {
            (!matches!(raw.unit.key.as_ref(), "percentage_point" | "basis_point"))
                .then(|| (as_share(raw), None))
        }
        word if word.eq_ignore_ascii_case("of") => {
            let noun = at.checked_sub(1)?;
            if let Some(motion) = paced(r, raw, noun) {
                return Some((Kind::Change, way(motion)));
            }
            // "with the loss of 500 men": they are counted; jobs are fewer.
            if r.any(noun, words!["loss", "losses"])
                && raw.noun.is_some_and(|noun| !is_post(r, noun.head))
            {
                return Some((Kind::Count, None));
            }
            let motion = r.sense(noun).motion.filter(|_| r.has(noun, class::MOVE))?;
            let loses_money = r.any(noun, words!["loss", "losses", "gain", "gains"])
                && raw.unit.currency.is_some();
            (!loses_money).then(|| (Kind::Change, way(motion)))
        }
        // "would grow at 9 %".
        word if is_relative(raw)
            && word.eq_ignore_ascii_case("at")
            && at > raw.range.first
            && r.any(
                at - 1,
                words![
                    "grow",
                    "grows",
                    "grew",
                    "growing",
                    "expand",
                    "expands",
                    "expanded",
                    "expanding",
                    "shrinking"
                ],
            ) =>
        {
            Some((Kind::Change, r.sense(at - 1).motion.and_then(way)))
        }
        _ => directly_before(r, raw, at),
    }
}

/// "has raised its rate nine times since": how often, no multiple.
fn tells_occasions(r: &Reader<'_>, raw: &Raw) -> bool {
    let object = raw.outer > raw.range.first
        && r.is_word(raw.outer - 1)
        && !r.has(
            raw.outer - 1,
            class::ANY_VERB | class::FUNCTION | class::ADVERB | class::PARTICLE,
        );
    object
        && r.any(
            raw.after,
            words!["since", "in", "during", "this", "last", "over", "before"],
        )
        && (raw.range.first..raw.outer).any(|at| r.any(at, words!["has", "have", "had"]))
}

/// The "by" of "by a median", "by a seasonally adjusted": past what only tells how a number was reckoned.
fn past_reckoning(r: &Reader<'_>, at: usize, floor: usize) -> usize {
    // "lost an average of 18 % of their visitors".
    if r.is(at, word!("of"))
        && at > floor + 2
        && r.any(at - 1, words!["average", "mean", "median"])
        && r.any(at - 2, words!["a", "an"])
        && r.sense(at - 3).motion.is_some()
    {
        return at - 3;
    }
    if !r.any(at, PACES) && !r.any(at, super::phrase::DEGREES) {
        return at;
    }
    let manner = at > floor && r.word(at - 1).ends_with("ly");
    let Some(article) = at.checked_sub(1 + usize::from(manner)) else {
        return at;
    };
    let by = article > floor && r.any(article, words!["a", "an"]) && r.is(article - 1, word!("by"));
    if by { article - 1 } else { at }
}

/// "breaking the record by 0.4 degrees", "missed the target by 2 %": whether it came out above the mark.
fn mark_passed(r: &Reader<'_>, by: usize, floor: usize) -> Option<bool> {
    let near = floor.max(by.saturating_sub(7));
    (near..by).rev().find_map(|at| {
        let above = r.any(
            at,
            words![
                "breaking",
                "broke",
                "beating",
                "beat",
                "beats",
                "surpassing",
                "smashed",
                "smashing",
                "exceeding"
            ],
        );
        (above || r.any(at, words!["missing", "missed", "misses"])).then_some(above)
    })
}

/// Verbs for how what grows changes its pace.
const PACED: Words = words![
    "slow",
    "slows",
    "slowed",
    "slowing",
    "accelerate",
    "accelerates",
    "accelerated",
    "accelerating",
    "quicken",
    "quickened",
    "decelerate",
    "decelerated"
];

/// Nouns for how fast something moves.
pub(super) const PACES: Words =
    words!["rate", "pace", "clip", "average", "mean", "median", "total"];

/// "grew at an annual rate of 5.9 %", "rose by an average of 6 %": the movement whose pace the noun at `noun` tells.
fn paced(r: &Reader<'_>, raw: &Raw, noun: usize) -> Option<Motion> {
    if !r.any(noun, PACES) {
        return None;
    }
    let near = noun.saturating_sub(4).max(raw.range.first);
    let lead = (near..noun).rev().find(|&i| r.any(i, words!["by", "at"]))?;
    if r.is(lead, word!("at")) && !is_relative(raw) {
        return None;
    }
    motion_before(r, lead, raw.range.first.max(lead.saturating_sub(9)), false)
        .map(|(_, motion)| motion)
}

/// The nearest word of change before `at` in its clause.
pub(super) fn motion_before(
    r: &Reader<'_>,
    at: usize,
    floor: usize,
    nouns: bool,
) -> Option<(usize, Motion)> {
    let mut i = at;
    let mut steps = 0;
    while i > floor && steps < 24 {
        i -= 1;
        steps += 1;
        if r.any(i, words![";", ":", "—"]) || r.any(i, words!["while", "whereas", "but"]) {
            return None;
        }
        // "those to Japan by more than a tenth": a bound, no way.
        if r.is(i + 1, word!("than"))
            || r.any(i, words!["under", "over", "below", "above"]) && i + 1 == at
        {
            continue;
        }
        // "the lower house voted by 256 to 188".
        if r.is(i, word!("lower")) && i > floor && r.has(i - 1, class::DETERMINER) {
            continue;
        }
        let sense = r.sense(i);
        if let Some(motion) = sense.motion
            && (sense.is(class::MOVING)
                || nouns && sense.is(class::MOVE | class::PARTICLE)
                || r.any(i, words!["up", "down"]))
        {
            return Some((i, motion));
        }
    }
    None
}

/// True when the figure is a part: "of" and a whole follow, or the clause shares something out.
pub(super) fn has_whole(r: &Reader<'_>, raw: &Raw) -> bool {
    r.is(raw.after, word!("of"))
}

fn share_or(r: &Reader<'_>, raw: &Raw, base: Kind) -> Kind {
    if raw.unit.key != "percent" {
        return base;
    }
    if has_whole(r, raw) || clause_shares(r, raw) {
        Kind::Share
    } else {
        base
    }
}
