//! The words behind a figure → its kind: "5 % higher", "a 20 % cut", "half the size of", "95 % full".
//!
//! Has no opinion on the words before it.

use super::{PACES, Verdict, is_relative, motion_before, way};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::number::Form;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::unit::tail::WATCHERS;
use crate::model::{Direction, Kind};

/// The kind that the words behind the figure tell.
pub(super) fn behind(r: &Reader<'_>, raw: &Raw) -> Verdict {
    let at = past_aside(r, raw);
    // "added 9,000 km to the trip and a third to its cost".
    let adds = || {
        (raw.range.first..raw.outer)
            .rev()
            .take(24)
            .any(|i| r.any(i, words!["added", "adds", "adding", "add"]))
    };
    if is_relative(raw) && r.is(at, word!("to")) && r.has(at + 1, class::DETERMINER) && adds() {
        return Some((Kind::Change, Some(Direction::Up)));
    }
    // "grew at a 3 % annual rate".
    if is_relative(raw)
        && raw.outer > raw.range.first + 1
        && r.any(raw.outer - 1, words!["a", "an"])
        && r.is(raw.outer - 2, word!("at"))
        && (at..at + 3).any(|i| r.any(i, PACES))
        && let Some((_, motion)) = motion_before(r, raw.outer - 2, raw.range.first, false)
    {
        return Some((Kind::Change, way(motion)));
    }
    // "half the size of Malta": so many times as large.
    if raw.number.form == Form::Fraction && (is_size(r, at) || r.any(at, words!["what", "as"])) {
        return Some((Kind::Ratio, None));
    }
    // "7 % short of its old level".
    if (is_relative(raw) || raw.unit.currency.is_some() || raw.rule == "en/measure")
        && r.any(at, words!["short", "shy"])
        && r.is(at + 1, word!("of"))
    {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    // "six for every inhabitant".
    if (raw.noun.is_some() || raw.unit.key.is_empty() || raw.unit.key == "person")
        && r.is(at, word!("for"))
        && r.any(at + 1, words!["every", "each"])
    {
        return Some((Kind::Ratio, None));
    }
    // "a third off", "shaved $5 off".
    if r.is(at, word!("off")) && is_written(r, raw) {
        return Some((Kind::Level, None));
    }
    if r.is(at, word!("off")) && (is_relative(raw) || raw.unit.currency.is_some()) {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    // "put 12 percent on its packs".
    if r.is(at, word!("on"))
        && (is_relative(raw) || raw.unit.currency.is_some())
        && raw.outer > raw.range.first
        && r.any(raw.outer - 1, words!["put", "puts", "putting"])
    {
        return Some((Kind::Change, Some(Direction::Up)));
    }
    // "under the 60 % limit": a mark, no part.
    if raw.unit.key == "percent"
        && r.any(
            at,
            words![
                "limit",
                "cap",
                "ceiling",
                "threshold",
                "target",
                "goal",
                "mark"
            ],
        )
    {
        return Some((Kind::Level, None));
    }
    // "with planes 95 % full", "is 35 % contained": a part of what could be.
    if raw.unit.key == "percent"
        && r.any(
            at,
            words![
                "full",
                "empty",
                "complete",
                "contained",
                "owned",
                "recycled",
                "electric",
                "state-owned",
                "funded",
                "financed",
                "subscribed"
            ],
        )
        && !(r.is(at, word!("electric")) && r.is_word(at + 1))
    {
        return Some((Kind::Share, None));
    }
    let end = raw.range.last;
    // "38 jobs would go", "seventeen posts are to be cut", "40 posts will be created".
    let past = (at..end.min(at + 5))
        .find(|&i| !r.has(i, class::AUXILIARY) && !r.any(i, words!["to", "be", "been"]))
        .unwrap_or(at);
    if past > at
        && raw
            .noun
            .is_some_and(|noun| super::before::is_post(r, noun.head))
        && !r.any(past + 1, words!["to", "into", "unfilled"])
    {
        if r.any(
            past,
            words![
                "go",
                "gone",
                "disappear",
                "vanish",
                "cut",
                "axed",
                "lost",
                "shed",
                "scrapped",
                "eliminated",
                "abolished"
            ],
        ) {
            return Some((Kind::Change, Some(Direction::Down)));
        }
        if r.any(past, words!["created", "added"]) {
            return Some((Kind::Change, Some(Direction::Up)));
        }
    }
    // "some 1,150 warehouse jobs went in April", not "three posts went to newcomers".
    if r.any(at, words!["went", "vanished", "disappeared"])
        && !r.any(at + 1, words!["to", "into", "up", "down", "unfilled"])
        && raw
            .noun
            .is_some_and(|noun| super::before::is_post(r, noun.head))
    {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    // "$1.3 million in further cuts": so much less.
    let noun = at + 1 + usize::from(r.any(at + 1, crate::extract::figure::phrase::DEGREES));
    if raw.unit.currency.is_some()
        && r.is(at, word!("in"))
        && r.any(
            noun,
            words!["cuts", "reductions", "cutbacks", "increases", "rises"],
        )
        && !r.is_word(noun + 1)
        && let Some(motion) = r.sense(noun).motion
    {
        return Some((Kind::Change, way(motion)));
    }
    let sense = r.sense(at);
    // "60 fewer than in December", "$150 million lower than in 2018": a difference, whatever the unit.
    if at < end
        && sense.is(class::PARTICLE)
        && r.is(at + 1, word!("than"))
        && let Some(motion) = sense.motion
    {
        return Some((Kind::Change, way(motion)));
    }
    if r.any(at, words!["above", "below", "over", "under"])
        && raw.own_unit
        && is_mark(r, at + 1, end)
    {
        let down = r.any(at, words!["below", "under"]);
        return Some((
            Kind::Change,
            Some(if down { Direction::Down } else { Direction::Up }),
        ));
    }
    let loose = is_relative(raw)
        || raw.unit.currency.is_some()
        || raw.noun.is_none() && !raw.unit.key.is_empty();
    // "£12 a week worse off".
    if loose && r.any(at, words!["worse", "better"]) && r.is(at + 1, word!("off")) {
        let better = r.is(at, word!("better"));
        let way = if better {
            Direction::Up
        } else {
            Direction::Down
        };
        return Some((Kind::Change, Some(way)));
    }
    if loose
        && at < end
        && sense.is(class::PARTICLE)
        && let Some(motion) = sense.motion
        && (r.is(at + 1, word!("than"))
            || r.word(at).ends_with("er")
            || r.any(
                at,
                words![
                    "higher", "lower", "weaker", "stronger", "cheaper", "dearer", "up", "down",
                    "more", "less", "fewer", "above", "below"
                ],
            ) && !r.any(at + 1, words!["to"]))
        && (is_relative(raw)
            || raw.rule == "en/measure" && r.word(at).ends_with("er")
            // "40 cents cheaper at 3.60 euros".
            || raw.unit.currency.is_some()
                && r.any(at, words!["cheaper", "dearer", "pricier", "costlier", "higher", "lower"])
                && (!r.is_word(at + 1) || r.has(at + 1, class::FUNCTION)))
    {
        return Some((Kind::Change, way(motion)));
    }
    // "a 20 % production cut", "$29.3 million increase in": a noun of change heads the phrase. "A 6 % loss-making unit" does not.
    if loose {
        let mut i = at;
        while i < end && i < at + 4 && (r.is_word(i) || r.hyphen(i)) {
            if r.has(i, class::MOVE)
                && (r.any(
                    i,
                    words![
                        "rise",
                        "rises",
                        "increase",
                        "increases",
                        "growth",
                        "drop",
                        "decline",
                        "reduction",
                        "cut",
                        "cuts",
                        "gain",
                        "gains",
                        "jump",
                        "surge",
                        "fall",
                        "decrease",
                        "hike",
                        "slump",
                        "plunge",
                        "contraction",
                        "dip",
                        "slide",
                        "loss",
                        "depreciation",
                        "devaluation",
                        "expansion",
                        "improvement",
                        "change",
                        "appreciation",
                        "boost",
                        "uptick",
                        "rebound",
                        "leap",
                        "spike",
                        "swing",
                        "upswing",
                        "bump",
                        "rally",
                        "tumble",
                        "retreat",
                        "collapse",
                        "falls",
                        "drops",
                        "declines",
                        "upturn"
                    ],
                ))
                && !followed_by_noun(r, i + 1, end)
            {
                // "a $310 million expansion": what it costs.
                let loss = r.any(
                    i,
                    words!["loss", "gain", "gains", "expansion", "improvement"],
                ) && raw.unit.currency.is_some();
                return (!loss).then(|| (Kind::Change, r.sense(i).motion.and_then(way)));
            }
            if r.has(i, class::FUNCTION | class::ADVERB | class::CALENDAR)
                || r.has(i, class::ANY_VERB)
                    && i == at
                    && !r.has(i, class::MOVE)
                    && !r.has(i + 1, class::MOVE)
                    && raw.noun.is_none()
                    && raw.unit.currency.is_none()
            {
                break;
            }
            i += 1;
        }
    }
    None
}

/// Where what is told of a figure goes on: "14 points, or 0.7 %, | higher", "14 points (0.7 %) | lower", of both amounts.
fn past_aside(r: &Reader<'_>, raw: &Raw) -> usize {
    let at = raw.after;
    let goes_on = |at: usize| {
        r.any(
            at,
            words![
                "higher", "lower", "up", "down", "weaker", "stronger", "firmer", "cheaper",
                "dearer"
            ],
        ) && (!r.is_word(at + 1) || r.has(at + 1, class::FUNCTION))
    };
    let bracket = r.is(at, word!("("));
    // The second amount: it closes what the first left open.
    let closes = raw.outer > raw.range.first
        && (r.is(at, word!(",")) && r.is(raw.outer - 1, word!("or"))
            || r.is(at, word!(")")) && r.is(raw.outer - 1, word!("(")));
    if closes && goes_on(at + 1) {
        return at + 1;
    }
    if !(bracket || r.is(at, word!(",")) && r.is(at + 1, word!("or"))) {
        return at;
    }
    let close = (at + 2..raw.range.last.min(at + 8))
        .find(|&i| r.is_mark(i) && !r.any(i, words!["$", "€", "£", "¥", "%", "."]));
    close
        .filter(|&close| r.is(close, if bracket { word!(")") } else { word!(",") }))
        .filter(|&close| goes_on(close + 1))
        .map_or(at, |close| close + 1)
}

/// True for "wrote R186m off its shops": an amount given up for lost.
fn is_written(r: &Reader<'_>, raw: &Raw) -> bool {
    raw.outer > raw.range.first
        && r.any(
            raw.outer - 1,
            words!["wrote", "write", "writes", "writing", "written"],
        )
}

/// True for "the size of", "the price that": what one thing is so many times of another by.
fn is_size(r: &Reader<'_>, at: usize) -> bool {
    r.is(at, word!("the"))
        && r.any(
            at + 1,
            words![
                "size",
                "price",
                "cost",
                "rate",
                "level",
                "number",
                "amount",
                "length",
                "width",
                "height",
                "weight",
                "value",
                "speed",
                "pace",
                "population",
                "area",
                "volume",
                "strength",
                "distance",
                "depth",
                "age"
            ],
        )
        && r.any(at + 2, words!["of", "that", "it", "they", "in", "at"])
}

/// True for what differences are told from: "2 GW above the previous record", "40 mm below the average".
fn is_mark(r: &Reader<'_>, at: usize, end: usize) -> bool {
    let mark = |i: usize| {
        r.any(
            i,
            words![
                "record", "average", "norm", "mean", "target", "forecast", "peak", "previous",
                "same", "level", "levels", "normal", "usual", "expected", "cost", "par"
            ],
        )
    };
    at < end && mark(at) || r.has(at, class::DETERMINER) && (at + 1..end.min(at + 6)).any(mark)
}

fn followed_by_noun(r: &Reader<'_>, at: usize, end: usize) -> bool {
    at < end
        && r.is_word(at)
        // "the 0.5 % rise economists had forecast".
        && !r.any(at, WATCHERS)
        && !r.has(
            at,
            class::FUNCTION | class::ADVERB | class::ANY_VERB | class::CALENDAR,
        )
}
