//! The words around a date → the tense of the verb that it belongs to.
//!
//! Lexical cues only, within a bounded window: the nearest verb before the date, else the nearest after it. Has no opinion on
//! what the tense makes of the date.

use super::ahead::{is_hoped, is_moved, is_moved_to, is_summoned, is_wanted, moves};
use super::tense::WINDOW;
use super::verb::{DATED, looked_ahead, verb};
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::said::Tense;

/// What was told of a time before it came.
const FORECAST: Words = words!["forecast", "predicted", "projected", "pencilled"];

/// The tense of the verb that a date at `start..end` belongs to.
pub(super) fn around(line: &Line<'_>, start: usize, end: usize) -> Tense {
    // "Called a strike for Friday": what is called for a day lies ahead.
    let a_day = line.is(start, Class::Weekday) && !line.says_any(end, words!["'s", "’s"]);
    let thanks = start > 1 && line.says_any(start - 2, words!["thanks", "you"]);
    if start > 0 && line.says(start - 1, word!("for")) && a_day {
        // "Thanks for Friday".
        if thanks {
            return Tense::Past;
        }
        let planned = start > 1
            && line.says_any(
                start - 2,
                words!["due", "scheduled", "set", "planned", "expected"],
            );
        // "Was scheduled for Friday" may have been last Friday.
        return looked_ahead(line, start - 1, start)
            .filter(|_| planned)
            .unwrap_or(Tense::Future);
    }
    // "Moved the hearing to Thursday", "postponed until June": a new date lies ahead.
    if start > 0
        && line.says_any(start - 1, words!["to", "until", "till"])
        && (start.saturating_sub(8)..start - 1).any(|at| moves(line, at))
    {
        return match looked_ahead(line, start - 1, start) {
            Some(Tense::Past) => Tense::Past,
            _ => Tense::Future,
        };
    }
    // "Called both sides to a meeting on Friday", "put the vote off to the meeting on 14 June".
    // "Wanted them to use 10% less by 1 July".
    if is_summoned(line, start) || is_moved_to(line, start) || is_wanted(line, start) {
        return Tense::Future;
    }
    // "A strike planned for June was called off": what was planned then may be over.
    let planned = start > 1
        && line.says_any(start - 1, words!["for", "in", "on"])
        && line.says_any(start - 2, words!["planned", "scheduled", "due", "set"])
        && (end..(end + 4).min(line.len())).any(|at| line.says_any(at, words!["was", "were"]));
    if planned {
        return Tense::Awaited;
    }
    // "Postponed from Tuesday": what it was to be is over or not.
    if start > 0 && line.says(start - 1, word!("from")) && is_moved(line, start - 1) {
        return Tense::Awaited;
    }
    // "Up from the 3.2 percent forecast in July": a participle, where nothing helps it.
    let told = |at: usize| {
        let told = words!["estimated", "planned", "promised", "recorded", "reported"];
        (line.says_any(at, FORECAST) || line.says_any(at, told))
            && at
                .checked_sub(1)
                .is_some_and(|before| is_share(line, before))
    };
    if start > 1 && line.says_any(start - 1, words!["in", "on"]) && told(start - 2) {
        return Tense::Past;
    }
    // "In May it had forecast 2.9 percent for December": it may be over or not.
    let foretold = |at: usize| {
        (line.says_any(at, FORECAST) || line.says(at, word!("expected")))
            && line.says_any(at.wrapping_sub(1), words!["had", "has", "have"])
    };
    if start > 0
        && line.says(start - 1, word!("for"))
        && (start.saturating_sub(8)..start - 1)
            .rev()
            .take_while(|&at| !line.says_any(at, words![",", ";", "that"]))
            .any(foretold)
    {
        return Tense::Awaited;
    }
    // "The next meeting was on 28 October".
    let been = |at: usize| line.says_any(at, words!["was", "were"]);
    let to_come = |at: usize| (at.saturating_sub(5)..at).any(|at| line.says(at, word!("next")));
    if start > 0 && been(start - 1) && to_come(start - 1)
        || start > 1
            && been(start - 2)
            && line.says_any(start - 1, words!["on", "in", "for"])
            && to_come(start - 2)
    {
        return Tense::Awaited;
    }
    // "A premium to Wednesday's close": what a day's trading came to.
    if line.says_any(end, words!["'s", "’s"])
        && line.says_any(end + 1, words!["close", "closing", "settlement", "finish"])
    {
        return Tense::Past;
    }
    // "Wages, down 3.9% in the fourth quarter, will fall": an aside tells what was measured.
    if is_measured(line, start) {
        return Tense::Past;
    }
    // "Bets on a cut in July", "fears of a strike in May".
    if is_hoped(line, start) {
        return Tense::Future;
    }
    // "The captain, out since an injury in November, could return", "it is the worst result since the vote in October".
    let since = (start.saturating_sub(8)..start)
        .rev()
        .take_while(|&at| line.is_word(at) && verb(line, at).is_none())
        .any(|at| line.says(at, word!("since")));
    if since {
        return Tense::Past;
    }
    // "Rents are higher than in June", "it reads 4 metres, against 2 in November": what is compared with is over.
    if is_yardstick(line, start) {
        return Tense::Past;
    }
    // "May delivery", "the June contract": goods are sold ahead.
    if line.says_any(
        end,
        words!["delivery", "contract", "contracts", "futures", "expiry"],
    ) {
        return Tense::Future;
    }
    // "The vote is on Sunday", "the deadline is Friday".
    let is = |at: usize| line.says_any(at, words!["is", "are", "isn't", "isn’t"]);
    let placed = words!["on", "in", "for", "now"];
    if start > 0 && is(start - 1) || start > 1 && is(start - 2) && line.says_any(start - 1, placed)
    {
        return Tense::Future;
    }
    // "Three days of mourning starting Friday".
    let opens = |at: usize| line.says_any(at, words!["starting", "beginning", "effective"]);
    if start > 0 && opens(start - 1)
        || start > 1 && opens(start - 2) && line.says_any(start - 1, words!["on", "in", "from"])
    {
        return Tense::Future;
    }
    // "He closed four, and by Thanksgiving he expects": the clause that the date opens has its verb behind it.
    let opens = start > 1
        && line.says_any(start - 1, words!["by", "in", "on", "until"])
        && line.says_any(start - 2, words!["and", "but", ";"])
        && line.says_any(end, words!["he", "she", "it", "they", "we", "i"]);
    let before = if opens {
        start
    } else {
        start.saturating_sub(WINDOW)
    };
    for at in (before..start).rev() {
        // "Expects 6%, down from 8% in September": what is compared with is over.
        if at + 2 < start
            && is_amount(line, at + 1)
            && line.says(at, word!("from"))
            && !(at + 2..start).any(|to| line.says_any(to, words!["to", ","]))
        {
            return Tense::Past;
        }
        if let Some(tense) = verb(line, at) {
            return if is_foretold(line, at, start, end) {
                Tense::Future
            } else if tense == Tense::Present && follows(line, at + 1..start) {
                Tense::Past
            } else {
                tense
            };
        }
        // "Warned that profit in the year to March would fall": of the clause that "that" opens.
        let opens = line.says(at, word!("that")) && at > 0 && verb(line, at - 1).is_some();
        if opens || line.says(at, word!(";")) {
            break;
        }
    }
    if follows(line, before..start) {
        return Tense::Past;
    }
    for at in end..(end + WINDOW).min(line.len()) {
        if let Some(tense) = verb(line, at) {
            // "On Sunday the street is closed": what has been is told in the past.
            let planned = tense == Tense::Present
                && line.says_any(at, words!["is", "are"])
                && line.is(start, Class::Weekday)
                && start == 1
                && line.says(0, word!("on"));
            return if planned { Tense::Future } else { tense };
        }
        if line.says(at, word!(";")) {
            break;
        }
    }
    Tense::Unknown
}

/// "Bills stand at £437 after a rise of 7 per cent in | April": what a state has come of.
fn follows(line: &Line<'_>, between: std::ops::Range<usize>) -> bool {
    let inside = |at: &usize| line.is_word(*at) || is_share(line, *at);
    between.rev().take_while(inside).any(|at| {
        line.says_any(at, words!["after", "following"])
            && line.says_any(
                at + 1,
                words!["a", "an", "the", "its", "his", "her", "their", "last"],
            )
    })
}

/// "Than in | June", "against 2 in | November", where no verb stands between.
fn is_yardstick(line: &Line<'_>, start: usize) -> bool {
    const REACH: usize = 6;
    let Some(placed) = start
        .checked_sub(1)
        .filter(|&at| line.says_any(at, words!["in", "on", "at"]))
    else {
        return false;
    };
    let near = placed.saturating_sub(REACH)..placed;
    if near.end > 0 && line.says(placed - 1, word!("than")) {
        return true;
    }
    let against = near
        .rev()
        .take_while(|&at| line.is_word(at) && verb(line, at).is_none() || is_share(line, at))
        .find(|&at| line.says(at, word!("against")));
    against.is_some_and(|at| is_amount(line, at + 1) && line.says(at.wrapping_sub(1), word!(",")))
}

/// "…, down 3.9% in | the fourth quarter": a change told in an aside, with its time behind it.
fn is_measured(line: &Line<'_>, start: usize) -> bool {
    let Some(at) = start.checked_sub(2) else {
        return false;
    };
    let mut amount = at;
    while amount > 0 && (line.kind(amount) == Some(Kind::Number) || is_share(line, amount)) {
        amount -= 1;
    }
    line.says_any(start - 1, words!["in", "over", "during"])
        && amount < at
        && amount > 0
        && line.says_any(amount, words!["up", "down"])
        && line.says(amount - 1, word!(","))
}

/// "Said profit for the year to the end of June | would be £4m": the verb at `at` tells of what is to come, and the date is that
/// of its subject. "Said on Monday it would", "said in a speech on Monday" are of the telling, and
/// a day may be either.
fn is_foretold(line: &Line<'_>, at: usize, start: usize, end: usize) -> bool {
    const TELLING: Words = words![
        "said",
        "says",
        "warned",
        "warns",
        "predicted",
        "predicts",
        "estimated",
        "reckoned",
        "thought",
        "believed",
        "argued",
    ];
    const PLACING: Words = words![
        "on", "in", "at", "during", "after", "before", "to", "by", "it", "he", "she", "they", "we",
        "late", "early", "last", "this", "earlier",
    ];
    line.says_any(at, TELLING)
        && at + 2 < start
        && line.bits(start) & (Class::Weekday.bit() | Class::Deictic.bit()) == 0
        && !line.says_any(at + 1, PLACING)
        && (at + 1..start).all(|at| line.is_word(at) || line.is_dash(at))
        && (end..line.len().min(end + 5))
            .take_while(|&at| line.is_word(at))
            .any(|at| line.says_any(at, words!["would", "will", "could", "might", "may"]))
}

/// True for a number or what is counted in: "3.2 | percent forecast".
fn is_share(line: &Line<'_>, at: usize) -> bool {
    line.says_any(
        at,
        words![
            "percent", "%", "cent", "million", "billion", "crore", "lakh", "bn", "trillion"
        ],
    ) || line.kind(at) == Some(Kind::Number)
}

/// True for a number or a sum of money that begins at `at`.
fn is_amount(line: &Line<'_>, at: usize) -> bool {
    // "From 8 p.m.", "from 8 May" begin a stretch.
    const OF_TIMES: u32 = DATED | Class::Meridiem.bit();
    let number =
        |at: usize| line.kind(at) == Some(Kind::Number) && line.bits(at + 1) & OF_TIMES == 0;
    number(at) || line.says_any(at, words!["$", "€", "£", "¥"]) && number(at + 1)
}
