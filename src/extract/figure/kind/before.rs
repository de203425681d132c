//! The word right before a figure → its kind and direction: "rose 3 %", "up 16.5 %", "cut 340 jobs".
//!
//! Has no opinion on what stands behind the figure or farther off.

use super::{Verdict, is_relative, way};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Motion, class};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::unit::money;
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::{Direction, Kind};

/// "rose 3 %", "up 16.5 %", "grew almost 5 %", with adverbs between.
pub(super) fn directly_before(r: &Reader<'_>, raw: &Raw, at: usize) -> Verdict {
    // "wrote down $90 million of stock".
    if r.is(at, word!("down"))
        && r.any(
            at.wrapping_sub(1),
            words!["wrote", "write", "writes", "writing"],
        )
    {
        return Some((Kind::Level, None));
    }
    // "dropped 280 millimetres of rain": what was let fall fell to nothing lower.
    if raw.rule == "en/measure"
        && r.any(
            at,
            words!["dropped", "drops", "drop", "dropping", "shed", "sheds"],
        )
        && r.is(raw.after, word!("of"))
    {
        return Some((Kind::Level, None));
    }
    // "wheat gave up 1.1 %", not "gave up 5 % of the firm".
    if is_relative(raw)
        && r.any(at, words!["up", "back"])
        && r.any(
            at.wrapping_sub(1),
            words!["gave", "give", "gives", "giving"],
        )
        && !r.is(raw.after, word!("of"))
    {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    // "shares were off 1.1 %".
    if is_relative(raw) && r.is(at, word!("off")) && !r.is(raw.after, word!("of")) {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    // "the plan will cost 2,800 jobs".
    let costs = r.any(
        at,
        words![
            "cost",
            "costs",
            "costing",
            "eliminate",
            "eliminates",
            "eliminated",
            "eliminating",
            "erased",
            "erases",
            "erasing",
            "destroyed"
        ],
    );
    if costs && raw.noun.is_some_and(|noun| is_post(r, noun.head)) {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    // "will lay off 700 people", "taking 510 jobs with them".
    let laid = r.is(at, word!("off")) && r.any(at - 1, words!["lay", "laid", "lays", "laying"]);
    let taken = r.any(at, words!["taking", "took", "takes"])
        && r.is(raw.after, word!("with"))
        && raw.noun.is_some_and(|noun| is_post(r, noun.head));
    if laid && raw.noun.is_some() || taken {
        return Some((Kind::Change, Some(Direction::Down)));
    }
    // "grew an annualised 1.6 %": the article belongs to the number alone.
    let reckoned = r.any(at, crate::extract::figure::phrase::DEGREES) && !r.is_word(raw.after)
        || r.any(at, crate::extract::figure::phrase::DEGREES) && r.has(raw.after, class::FUNCTION);
    let mut at = if reckoned { at - 1 } else { at };
    while at > raw.range.first
        && (r.has(at, class::ADVERB) && r.sense(at).motion.is_none()
            || r.any(
                at,
                words!["another", "further", "an", "a", "the", "its", "only"],
            ))
    {
        if !r.has(at, class::ADVERB) && !r.any(at, words!["another", "further"]) && !reckoned {
            // An article ends the search: "a 9 % rise" is read from what follows.
            return None;
        }
        at -= 1;
    }
    let sense = r.sense(at);
    let whole = r.is(raw.after, word!("of")) && raw.unit.is_share();
    // "got 71 %": of the votes. "grow 6 % of the country's wool": of all that is grown.
    if is_relative(raw)
        && (r.any(at, VOTED) && (!r.is_word(raw.after) || r.dated(raw.after + 1))
            || whole && r.any(at, words!["grow", "grows", "grew", "growing"]))
    {
        return Some((Kind::Share, None));
    }
    let motion = sense.motion?;
    let verb = sense.is(class::MOVING);
    // "edged 0.2 % lower", "closed 11 points up": the particle behind the figure points.
    let motion = match motion {
        Motion::Either => r
            .sense(raw.after)
            .motion
            .filter(|_| r.has(raw.after, class::PARTICLE))
            .unwrap_or(motion),
        motion => motion,
    };
    if motion == Motion::Either && !is_relative(raw) {
        return None;
    }
    let particle = sense.is(class::PARTICLE)
        && r.any(at, words!["up", "down", "higher", "lower"])
        && raw.noun.is_none();
    // "pulled up 9,000 hectares of vines", "turned down $4m", "made up 16 %": the particle belongs to the verb.
    let phrasal = particle
        && at > raw.range.first
        && r.any(at, words!["up", "down"])
        && (!is_relative(raw) || r.is(raw.after, word!("of")) || r.has(at - 1, class::SHARING))
        && verb::is_verb(r, at - 1, raw.range.first)
        && !r.has(at - 1, class::MOVING | class::AUXILIARY)
        && !r.any(at - 1, ENDING);
    if !verb && !particle || phrasal {
        return None;
    }
    let money = raw.unit.currency.is_some();
    // "lost £27.8m", "raised $5m", "cut costs": amounts of money lost or raised are levels.
    let amount = money
        && r.any(
            at,
            words![
                "lost",
                "lose",
                "loses",
                "losing",
                "raised",
                "raise",
                "raises",
                "raising",
                "boost",
                "cut",
                "slash",
                "shed",
                "recovered",
                "recover",
                "recovers"
            ],
        )
        && !particle;
    if amount && !r.any(at, words!["shed"]) && !priced(r, raw) {
        return Some((Kind::Level, None));
    }
    if raw.noun.is_some() && !particle {
        // "carried 190,000 fewer people".
        let jobs = r.any(
            at,
            words![
                "cut", "cuts", "cutting", "shed", "sheds", "shedding", "added", "add", "adds",
                "adding", "axe", "axed", "slash", "slashed", "gained", "lost", "lose", "scrapped",
                "hire", "hired", "laid"
            ],
        );
        // "lost three children", "cut 52 flights" count; "lost 300 jobs" is a change.
        let posts = raw.noun.is_some_and(|noun| is_post(r, noun.head));
        return (jobs && posts).then(|| (Kind::Change, way(motion)));
    }
    // "came down 1.5 km from the runway": how far off.
    if matches!(
        raw.unit.key.as_ref(),
        "metre" | "kilometre" | "mile" | "foot" | "yard"
    ) && r.is(raw.after, word!("from"))
        && !r.is_number(raw.after + 1)
        && particle
    {
        return None;
    }
    // "has recovered two-thirds of the loss", "lost a fifth of the young trees", not "of its value".
    let own = r.any(raw.after + 1, words!["its", "their", "his", "her"]);
    if is_relative(raw)
        && r.is(raw.after, word!("of"))
        && (r.any(
            at,
            words!["recovered", "recouped", "recover", "recoup", "recovering"],
        ) || r.any(at, words!["lost", "loses", "lose", "scrapped"]) && !own)
    {
        return Some((Kind::Share, None));
    }
    // "recovered 23 tonnes of plastic": an amount of it, nothing that grew.
    let fetched = raw.rule == "en/measure"
        && r.is(raw.after, word!("of"))
        && r.any(at, words!["recovered", "lifted", "raised"]);
    (!fetched).then(|| (Kind::Change, way(motion)))
}

/// Verbs that "up" or "down" and a change follow: "closed up 3 %".
const ENDING: Words = words![
    "closed", "closes", "close", "closing", "ended", "ends", "end", "ending", "finished",
    "finishes", "opened", "opens", "settled", "settles", "traded", "trades", "trading", "came",
    "come", "went", "goes", "go", "going", "stood", "remained", "remains",
];

/// Verbs whose object, where it is a percentage and nothing more, is a part of the votes.
const VOTED: Words = words![
    "got", "gets", "won", "wins", "took", "takes", "polled", "polls", "secured", "garnered",
    "passes", "passed",
];

/// True for "lost 74 cents, or 1.1 %", "lost €2.10 to €48.30": a price moved, nobody lost the money.
fn priced(r: &Reader<'_>, raw: &Raw) -> bool {
    let at = raw.after;
    let again = r.any(at, words![",", "("]) && {
        let next = at + 1 + usize::from(r.is(at + 1, word!("or")));
        let next = next
            + usize::from(
                r.any(next, crate::extract::figure::phrase::DEGREES) || r.has(next, class::ADVERB),
            );
        r.is_number(next) && r.any(next + 1, words!["%", "percent", "per", "pct"])
    };
    again
        || money::is_hundredth(r, raw.number.last)
        || r.is(at, word!("to")) && (r.is_number(at + 1) || r.is_mark(at + 1))
        // "lost $35 to close at $88", "lost Rs. 4 to Rs. 118".
        || {
            let to = at + usize::from(r.is(at, word!(",")));
            r.is(to, word!("to"))
                && (r.any(to + 1, words!["settle", "close", "end", "trade", "finish", "stand"])
                    || r.is_word(to + 1)
                        && (r.is_number(to + 2) || r.is(to + 2, word!(".")) && r.is_number(to + 3)))
        }
}

/// True for things that a body has more or fewer of over time.
pub(super) fn is_post(r: &Reader<'_>, at: usize) -> bool {
    r.any(
        at,
        words![
            "jobs",
            "posts",
            "positions",
            "roles",
            "workers",
            "employees",
            "staff",
            "seats",
            "votes",
            "points",
            "subscribers",
            "customers",
            "users",
            "members",
            "places"
        ],
    )
}
