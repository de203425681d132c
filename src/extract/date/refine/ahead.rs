//! The words before a date → whether what is told of it lies ahead of the telling: a meeting that somebody is called to, a cut
//! that is hoped for, a summit that was announced, a hearing that was put off.
//!
//! Has no opinion on how far ahead.

use super::tense::WINDOW;
use super::verb::verb;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::said::Tense;

/// "Announced a summit in June", "warned of a cut in supply in September": what is told of may lie ahead of the telling.
pub(super) fn is_announced(line: &Line<'_>, start: usize) -> bool {
    // "Announced in June": the telling itself is what is dated.
    announced(line, start).is_some_and(|at| at + 3 < start)
}

/// The place of the verb of telling that a date hangs on.
pub(super) fn announced(line: &Line<'_>, start: usize) -> Option<usize> {
    const TELLING: Words = words![
        "announced",
        "proposed",
        "approved",
        "ordered",
        "called",
        "promised",
        "notified",
        "warned",
        "agreed",
        "offered",
        "urged",
        "demanded",
        "backed",
        "postponed",
        "delayed",
        "arranged",
        "declared",
        "imposed",
    ];
    let near = start.saturating_sub(WINDOW)..start;
    near.rev()
        .find(|&at| verb(line, at) == Some(Tense::Past))
        .filter(|&at| line.says_any(at, TELLING))
}

/// "Called both sides to a meeting on Friday", "invited them to talks in Oslo in May": what they are called to lies ahead.
pub(super) fn is_summoned(line: &Line<'_>, start: usize) -> bool {
    const CALLED: Words = words!["called", "invited", "summoned", "ordered"];
    const MEETINGS: Words = words![
        "meeting",
        "talks",
        "summit",
        "hearing",
        "conference",
        "session",
        "interview",
        "dinner",
    ];
    const REACH: usize = 12;
    let near = start.saturating_sub(REACH)..start;
    let to = near.clone().rev().find(|&at| line.says(at, word!("to")));
    to.is_some_and(|to| {
        (to + 1..(to + 5).min(start)).any(|at| line.says_any(at, MEETINGS))
            && (near.start..to).any(|at| line.says_any(at, CALLED))
    })
}

/// "The vote was put off to the meeting on 14 June": what something is moved to lies ahead.
pub(super) fn is_moved_to(line: &Line<'_>, start: usize) -> bool {
    const REACH: usize = 10;
    let placed = start
        .checked_sub(1)
        .filter(|&at| line.says_any(at, words!["on", "in", "of"]));
    let Some(placed) = placed else {
        return false;
    };
    let near = placed.saturating_sub(REACH)..placed;
    let to = near
        .clone()
        .rev()
        .find(|&at| line.says_any(at, words!["to", "until", "till"]));
    to.is_some_and(|to| {
        placed - to <= 5
            && line.says_any(to + 1, words!["the", "a", "an", "its", "their"])
            && (near.start..to).any(|at| moves(line, at))
            && (to + 1..placed).all(|at| line.is_word(at) && verb(line, at).is_none())
    })
}

/// "Wanted industry to use 10% less by 1 July": what somebody asks for lies ahead, where a date bounds it.
pub(super) fn is_wanted(line: &Line<'_>, start: usize) -> bool {
    const ASKING: Words = words![
        "wanted", "wants", "asked", "told", "urged", "ordered", "vowed", "pledged", "promised",
        "hoped", "aimed"
    ];
    const REACH: usize = 14;
    let bounded = start > 0 && line.says_any(start - 1, words!["by", "before", "until"]);
    if !bounded {
        return false;
    }
    let near = start.saturating_sub(REACH)..start - 1;
    let to = near.clone().rev().find(|&at| line.says(at, word!("to")));
    to.is_some_and(|to| {
        (near.start..to)
            .rev()
            .take_while(|&at| line.is_word(at))
            .take(5)
            .any(|at| line.says_any(at, ASKING))
            && (to + 2..start).all(|at| verb(line, at).is_none())
    })
}

/// "Have asked the regulator to lift them in January": what somebody has been asked and not yet done.
pub(super) fn is_asked(line: &Line<'_>, to: usize) -> bool {
    const REACH: usize = 6;
    const ASKED: Words = words![
        "asked", "urged", "told", "invited", "begged", "ordered", "called"
    ];
    const ASKS: Words = words!["wants", "want", "asks", "urges", "expects", "expect"];
    (to.saturating_sub(REACH)..to)
        .rev()
        .take_while(|&at| line.is_word(at) && !line.says(at, word!("to")))
        .any(|at| {
            let perfect = line.says_any(at, ASKED)
                && (at.saturating_sub(2)..at).any(|at| line.says_any(at, words!["has", "have"]));
            perfect || line.says_any(at, ASKS)
        })
}

/// "…, provided bondholders agree by June": a condition.
pub(super) fn is_proviso(line: &Line<'_>, at: usize) -> bool {
    line.says(at, word!("provided"))
        && at > 0
        && line.says(at - 1, word!(","))
        && line.is_word(at + 1)
        && !line.says_any(
            at + 1,
            words!["by", "in", "for", "with", "to", "on", "at", "as"],
        )
}

/// True behind a noun that looks ahead, with nothing but what it looks to between: "hopes of a cut in July".
pub(super) fn is_hoped(line: &Line<'_>, start: usize) -> bool {
    const LOOKING: Words = words![
        "bet",
        "bets",
        "hope",
        "hopes",
        "fear",
        "fears",
        "talk",
        "speculation",
        "expectation",
        "expectations",
        "prospect",
        "prospects",
        "chance",
        "chances",
        "odds",
        "possibility",
        "likelihood",
    ];
    const REACH: usize = 9;
    // "Against a target of 7 for December".
    const AIMS: Words = words!["target", "targets", "goal", "goals"];
    let aimed = start > 0 && line.says_any(start - 1, words!["for", "by"]);
    (start.saturating_sub(REACH)..start)
        .rev()
        .take_while(|&at| {
            verb(line, at).is_none()
                && (line.is_word(at)
                    || line.kind(at) == Some(Kind::Number)
                    || line.says(at, word!("%")))
        })
        .any(|at| {
            let opens = line.says_any(at + 1, words!["of", "on", "for"]);
            opens && (line.says_any(at, LOOKING) || aimed && line.says_any(at, AIMS))
        })
}

/// True for a word right behind a verb of giving something another date: "was put off | from".
pub(super) fn is_moved(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|at| moves(line, at))
}

/// True for a verb of giving something another date: "postponed", "put back".
pub(super) fn moves(line: &Line<'_>, at: usize) -> bool {
    let put =
        line.says(at, word!("put")) && line.says_any(at + 1, words!["back", "off", "forward"]);
    put || line.says_any(at, MOVING)
}

/// Verbs of giving something another date.
const MOVING: Words = words![
    "moved",
    "postponed",
    "delayed",
    "rescheduled",
    "adjourned",
    "deferred",
    "brought",
    "pushed",
    "shifted",
    "extended",
];
