//! The clause of a figure → its kind, where the words beside the figure tell none: "accounts for 22 %", "growth came in at 4 %".
//!
//! Has no opinion on figures whose own words tell.

use super::onward::{WANTING, goes_on};
use super::{PACES, Verdict, motion_before, way};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Motion, class};
use crate::extract::figure::measure::share_of::content;
use crate::extract::figure::poll;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::model::{Direction, Kind};

pub(super) fn in_clause(r: &Reader<'_>, raw: &Raw, previous: Option<&Raw>) -> Verdict {
    // "shed 1.7 %, or 660 points": the same change said again.
    if let Some(previous) = previous
        && previous.told
        && previous.kind == Kind::Change
        && raw.outer == previous.after + 2
        && r.is(previous.after, word!(","))
        && r.is(previous.after + 1, word!("or"))
    {
        return Some((previous.kind, previous.direction));
    }
    match raw.unit.key.as_ref() {
        "percent" | "fraction" => {}
        "percentage_point" | "basis_point" | "point" => {
            let motion = motion_before(r, raw.outer, raw.range.first, true)
                .map(|(_, motion)| motion)
                .or_else(|| r.sense(raw.after).motion)
                // "200 basis points of easing", "of further cuts".
                .or_else(|| {
                    let of = r.is(raw.after, word!("of"));
                    let near = (raw.after + 1..raw.after + 3).find_map(|at| r.sense(at).motion);
                    near.filter(|_| of)
                })
                .or_else(|| contributes(r, raw).then_some(Motion::Up));
            return (raw.unit.key != "point"
                || motion.is_some() && r.any(raw.outer.wrapping_sub(1), words!["by"]))
            .then(|| (Kind::Change, motion.and_then(way)));
        }
        _ => return None,
    }
    // "one household in seven": a part, whatever moved before.
    let parted = raw.unit.key == "fraction"
        && (raw.number.first..raw.number.last).any(|at| r.is(at, word!("in")));
    if r.any(raw.after, words!["of"]) || parted {
        return Some((Kind::Share, None));
    }
    // "for a market share of 19 %", "on a turnout of 61 %": the noun before says what it is.
    if raw.outer > raw.range.first + 1 && r.is(raw.outer - 1, word!("of")) {
        let noun = raw.outer - 2;
        // "by a vote of 61 % to 39 %".
        let votes = r.any(noun, words!["vote", "margin", "majority"])
            && r.any(noun.wrapping_sub(1), words!["a", "the"])
            && r.is(noun.wrapping_sub(2), word!("by"));
        if r.has(noun, class::SHARE) && !r.has(noun, class::RATE) || votes {
            return Some((Kind::Share, None));
        }
        if r.has(noun, class::RATE) && !r.has(noun, class::MOVE) && !r.any(noun, PACES) {
            return Some((Kind::Level, None));
        }
    }
    // "1,950 of the 2,300 schools, or 85 %": the same count as a part.
    if raw.unit.key == "percent"
        && let Some(previous) = previous
        && !(previous.told && previous.kind == Kind::Change)
        && previous.unit.key != "percent"
        && raw.outer > raw.range.first + 1
        && r.is(raw.outer - 1, word!("or"))
        && r.is(raw.outer - 2, word!(","))
        && (raw.outer <= previous.after + 2
            || previous.noun.is_some() && r.is(raw.outer - 3, word!(")"))
            || (previous.after..raw.outer - 2).all(|at| !r.has(at, class::ANY_VERB)))
    {
        return Some((Kind::Share, None));
    }
    // "17 % had been pledged": a part of what was spoken of.
    let opens = raw.outer == raw.range.first
        || r.any(raw.outer - 1, words![";", ","])
        || raw.outer > raw.range.first + 1
            && r.any(raw.outer - 1, words!["and", "while", "but"])
            && r.is(raw.outer - 2, word!(","))
        || r.is(raw.outer - 1, word!("that"))
        // "In a poll last week 71 % backed it".
        || r.dated(raw.outer - 1) && r.is(raw.range.first, word!("in"));
    // "46 % of firms hire, …, while a mere 9 % foresee losses": another part of those asked.
    let parts = || {
        (raw.range.first..raw.outer)
            .any(|at| r.any(at, words!["%", "percent", "cent"]) && r.is(at + 1, word!("of")))
    };
    if raw.unit.key == "percent"
        && previous.is_some_and(|other| {
            other.kind == Kind::Share && other.unit.key == "percent" || parts()
        })
        && r.is_word(raw.after)
        && !r.has(raw.after, class::MOVE | class::RATE | class::PARTICLE)
        && opens_clause(r, raw)
    {
        return Some((Kind::Share, None));
    }
    // "over a quarter of pupils, 26.2 %, walk": the same part in other words.
    if previous.is_some_and(|other| other.kind == Kind::Share && other.unit.key == "fraction")
        && raw.unit.key == "percent"
        && raw.outer > raw.range.first
        && r.any(raw.outer - 1, words![",", "("])
        && r.any(raw.after, words![",", ")"])
    {
        return Some((Kind::Share, None));
    }
    // "two-thirds of voters object, while 22 percent back it".
    let does = r.is_word(raw.after)
        && !r.has(
            raw.after,
            class::FUNCTION | class::MOVE | class::MOVING | class::RATE | class::PARTICLE,
        )
        && !r.hyphen(raw.after + 1)
        && r.has(raw.after + 1, class::DETERMINER | class::PRONOUN)
        && !r.dated(raw.after + 1);
    if raw.unit.key == "percent" && does && opens_clause(r, raw) {
        return Some((Kind::Share, None));
    }
    // "Labour 41 %, Tories 24 %": parts of one vote.
    let moved = previous.is_some_and(|other| other.told && other.kind == Kind::Change);
    if !moved && party(r, raw) {
        return Some((Kind::Share, None));
    }
    let acts = r.has(raw.after, class::AUXILIARY)
        || r.has(raw.after, class::ANY_VERB)
            && !r.has(raw.after, class::MOVE | class::MOVING)
            && !r.hyphen(raw.after + 1);
    // "the slide in all of 2018 was 8.4 per cent".
    if raw.unit.key == "percent"
        && raw.outer > raw.range.first + 2
        && r.any(raw.outer - 1, words!["was", "is", "were"])
        && let Some(noun) = back(r, raw)
            .skip(1)
            .take(9)
            .take_while(|&at| !r.is(at, word!(",")) && !verb::is_verb(r, at, raw.range.first))
            .filter(|&at| r.has(at, class::MOVE) && r.has(at.wrapping_sub(1), class::DETERMINER))
            .last()
        && !r.has(noun + 1, class::RATE)
        && let Some(motion) = r.sense(noun).motion
    {
        return Some((Kind::Change, way(motion)));
    }
    if content(r, raw).is_some() {
        return Some((Kind::Share, None));
    }
    // "in the private sector the figure was 7 per cent": what the figure before was.
    if let Some(previous) = previous
        && previous.told
        && previous.unit.key == raw.unit.key
        && (previous.after..raw.outer).any(|at| r.any(at, words!["figure", "number"]))
    {
        return Some((previous.kind, previous.direction));
    }
    let weighed = raw.outer == raw.range.first + 1
        && r.any(raw.range.first, words!["just", "only", "barely", "merely"]);
    // "of the crore earmarked for it no more than 58 % had been spent".
    let fronted = r.is(raw.range.first, word!("of")) || r.dated(raw.outer.wrapping_sub(1));
    // "Twenty is painful": one amount; people are several.
    let several = !r.any(raw.after, words!["is", "was"]);
    let begins =
        opens || weighed || fronted || several && (opens_clause(r, raw) || is_placed(r, raw));
    if raw.unit.key == "percent" && begins && acts && raw.direction.is_none() {
        return Some((Kind::Share, None));
    }
    if raw.unit.key == "percent" && (is_polled(r, raw) || poll::answers(r, raw)) {
        return Some((Kind::Share, None));
    }
    if raw.unit.key == "percent"
        && back(r, raw).any(|at| r.is(at, word!("of")) && r.any(at + 1, words!["which", "whom"]))
    {
        return Some((Kind::Share, None));
    }
    if raw.unit.key == "percent" && signed_change(r, raw) {
        let down = raw
            .amount
            .value
            .is_some_and(|value| value.is_sign_negative());
        let direction = if down { Direction::Down } else { Direction::Up };
        return Some((Kind::Change, Some(direction)));
    }
    if raw.unit.key == "percent" {
        // A named rate stands nearest: "a 16 % value-added tax", "inflation running at 3.8 %".
        let mut i = raw.after;
        while i < raw.range.last
            && i < raw.after + 4
            && (r.is_word(i) || r.hyphen(i))
            && !r.has(i, class::FUNCTION)
        {
            if r.has(i, class::RATE) {
                return Some((Kind::Level, None));
            }
            if r.has(i, class::SHARE) || r.is(i, word!("holding")) {
                return Some((Kind::Share, None));
            }
            i += 1;
        }
    }
    if let Some(previous) = previous
        && previous.told
        && previous.kind == Kind::Change
        && raw.outer <= previous.after + 3
        && (previous.after..raw.outer).all(|at| r.any(at, words![",", "or", "and"]))
        && (raw.unit.key == "fraction"
            || previous.unit.key == raw.unit.key
            || r.is(raw.outer - 1, word!("or")))
    {
        return Some((previous.kind, previous.direction));
    }
    if let Some(previous) = previous
        && previous.told
        && previous.kind == Kind::Change
        && previous.unit.key == raw.unit.key
        && (raw.outer.saturating_sub(4)..raw.outer)
            .any(|at| r.has(at, class::EXPECTING) && !r.any(at, WANTING))
    {
        return Some((previous.kind, previous.direction));
    }
    if let Some(previous) = previous
        && previous.told
        && previous.unit.key == raw.unit.key
        && goes_on(r, previous, raw)
    {
        return Some((previous.kind, previous.direction));
    }
    // "Seven in ten were Greek and 18 per cent Turkish".
    if let Some(previous) = previous
        && previous.kind == Kind::Share
        && previous.unit.key == "fraction"
        && raw.unit.key == "percent"
        && r.any(raw.outer.wrapping_sub(1), words!["and", ","])
        && r.is_word(raw.after)
        && !(previous.after + 2..raw.outer).any(|at| r.has(at, class::ANY_VERB))
        && goes_on(r, previous, raw)
    {
        return Some((Kind::Share, None));
    }
    // "dearer than a year ago, petrol a tenth": the verb stands once.
    if let Some(previous) = previous
        && previous.told
        && previous.kind == Kind::Change
        && raw.unit.key == "fraction"
        && previous.unit.key == "percent"
        && (!r.is_word(raw.after) || r.has(raw.after, class::CONJUNCTION))
        && !(previous.after..raw.outer).any(|at| r.has(at, class::ANY_VERB))
        && goes_on(r, previous, raw)
    {
        return Some((previous.kind, previous.direction));
    }
    // "owns 21.6 %".
    if raw.unit.key == "percent"
        && raw.outer > raw.range.first
        && r.any(raw.outer - 1, words!["own", "owns", "owned"])
    {
        return Some((Kind::Share, None));
    }
    // "ahead of Mr Reyes on 33 %": where a name stands in a vote.
    if raw.outer > raw.range.first + 1
        && r.is(raw.outer - 1, word!("on"))
        && r.capital(raw.outer - 2)
        && !r.dated(raw.outer - 2)
        && parts()
    {
        return Some((Kind::Share, None));
    }
    // "won 53 % of the vote, while her rival took 44 %".
    if let Some(previous) = previous
        && previous.kind == Kind::Share
        && raw.unit.is_share()
        && r.has(raw.outer.wrapping_sub(1), class::SHARING)
    {
        return Some((Kind::Share, None));
    }
    for at in back(r, raw) {
        if r.has(at, class::SHARE) && !r.any(at + 1, words!["point", "points"])
            || r.has(at, class::SHARING)
                && !r.has(at, class::MOVING)
                && r.any(
                    at,
                    words![
                        "accounted",
                        "accounts",
                        "account",
                        "accounting",
                        "represents",
                        "represented",
                        "represent",
                        "representing",
                        "constitutes",
                        "comprises",
                        "equal",
                        "equals",
                        "equivalent",
                        "making",
                        "made",
                        "makes",
                        "make",
                        "won",
                        "wins",
                        "polled",
                        "garnered",
                        "got"
                    ],
                )
        {
            return Some((Kind::Share, None));
        }
        if r.has(at, class::RATE)
            && !r.any(at, words!["growth"])
            && !r.any(at.wrapping_sub(1), words!["growth"])
        {
            return Some((Kind::Level, None));
        }
        if r.has(at, class::MOVE)
            && !r.has(at, class::RATE)
            && r.any(
                at,
                words![
                    "growth",
                    "increase",
                    "increases",
                    "decline",
                    "rise",
                    "drop",
                    "gains",
                    "contraction",
                    "expansion",
                    "decrease"
                ],
            )
        {
            return Some((Kind::Change, r.sense(at).motion.and_then(way)));
        }
    }
    None
}

/// True for a figure that begins its clause: after "while", "but" or a comma, past "a mere" and "only".
fn opens_clause(r: &Reader<'_>, raw: &Raw) -> bool {
    let mut at = raw.outer;
    while at > raw.range.first
        && (r.any(at - 1, words!["a", "an", "mere", "further", "another"])
            || r.has(at - 1, class::ADVERB) && !r.has(at - 1, class::PREPOSITION))
    {
        at -= 1;
    }
    at == raw.range.first
        || r.has(at - 1, class::PARTING)
        || r.any(at - 1, words![",", "while", "but", "and", "whereas"])
}

/// True for a figure with only a place before it, or a word of finding: "in Volta only 28 per cent did", "found 62 % wanted it".
fn is_placed(r: &Reader<'_>, raw: &Raw) -> bool {
    let first = raw.range.first;
    let place = r.any(first, words!["in", "among"])
        && (first + 1..raw.outer).all(|at| r.is_word(at) && !r.has(at, class::ANY_VERB));
    place || raw.outer > first && r.any(raw.outer - 1, words!["found", "suggests", "suggested"])
}

/// True for "the poll puts the party at 47 %", "gives her 47 %", "she is on 41 %": a part of those who were asked.
fn is_polled(r: &Reader<'_>, raw: &Raw) -> bool {
    let lead = raw.outer.wrapping_sub(1);
    if r.is(lead, word!("on")) && r.any(lead.wrapping_sub(1), words!["is", "are", "was", "were"]) {
        return !r.is_word(raw.after) || r.has(raw.after, class::CONJUNCTION | class::PREPOSITION);
    }
    let gives = words!["gives", "give", "gave", "put", "puts", "has", "had"];
    let asked = words!["poll", "polls", "survey", "surveys", "pollsters", "ballot"];
    let verb = back(r, raw).find(|&at| r.any(at, gives));
    verb.is_some_and(|verb| {
        let object = r.is(lead, word!("at")) || !r.any(verb, words!["put", "puts"]);
        let rate = (verb..raw.outer).any(|at| r.has(at, class::RATE | class::MOVE));
        let by_poll = (raw.range.first..verb).any(|at| r.any(at, asked));
        object && !rate && by_poll
    })
}

/// True for "Labour 41 %" beside "Tories 24 %": names with their parts, and no verb.
fn party(r: &Reader<'_>, raw: &Raw) -> bool {
    let named = |number: usize| {
        let Some(name) = number.checked_sub(1).filter(|&at| at >= raw.range.first) else {
            return false;
        };
        let first = (raw.range.first..=name)
            .rev()
            .take_while(|&at| r.capital(at) && r.is_word(at))
            .last();
        r.spaced(number)
            && !r.dated(name)
            && !r.has(name, class::CALENDAR)
            && first.is_some_and(|first| {
                first == raw.range.first
                    || r.any(
                        first - 1,
                        words![",", ";", ":", "(", "and", "on", "at", "with", "the"],
                    )
            })
    };
    let percent = |number: usize| {
        r.any(number + 1, words!["%", "percent", "pct"]) || r.is(number + 1, word!("per"))
    };
    r.capital(raw.outer.wrapping_sub(1))
        && raw.unit.key == "percent"
        && named(raw.outer)
        && !r.is_word(raw.after)
        && (raw.range.first..raw.range.last)
            .any(|at| at != raw.number.first && r.is_number(at) && percent(at) && named(at))
}

/// True for "trade contributed 0.6 points to growth".
fn contributes(r: &Reader<'_>, raw: &Raw) -> bool {
    r.is(raw.after, word!("to"))
        && back(r, raw).take(6).any(|at| {
            r.any(
                at,
                words!["contributed", "contributes", "contribute", "contributing"],
            )
        })
}

/// True when a word of sharing stands in the clause before the figure; the "percentage" of points is none.
pub(super) fn clause_shares(r: &Reader<'_>, raw: &Raw) -> bool {
    back(r, raw).any(|at| {
        r.has(at, class::SHARE)
            && !r.any(at + 1, words!["point", "points"])
            // "the countries that share the euro".
            && !(r.is(at, word!("share")) && r.has(at + 1, class::DETERMINER))
    })
}

/// True for "+12 %" and for "-0.4 pct m/m": a sign that says which way it went.
fn signed_change(r: &Reader<'_>, raw: &Raw) -> bool {
    let compared = r.is(raw.last + 1, word!("/")) && r.any(raw.last, words!["y", "m", "q"])
        || r.any(raw.last, words!["yoy", "mom", "qoq"]);
    match r.word(raw.first) {
        "+" => true,
        "-" | "−" | "–" => compared || r.is(raw.first.wrapping_sub(1), word!("(")),
        _ => false,
    }
}

/// The tokens of the clause before a figure, backwards.
pub(super) fn back<'r>(r: &'r Reader<'_>, raw: &Raw) -> impl Iterator<Item = usize> + 'r {
    (raw.range.first..raw.outer)
        .rev()
        .take(40)
        .take_while(move |&at| {
            !(r.any(at, words![";", ":", "—"]) || r.any(at, words!["while", "whereas", "but"]))
        })
}
