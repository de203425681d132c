//! Open and bounded ends: "since 2014", "until May", "by 2030", "before the war". The word stays outside the span; its
//! meaning goes into what is said.

use super::{fields, gap_is, is_date, is_time_of_day};
use crate::extract::date::find::Found;
use crate::extract::date::line::Line;
use crate::extract::letters::Letters;
use crate::model::said::{Bound, Calendar, Joint, Part, Unit};

const WORDS: &[(Letters, Bound)] = &[
    (word!("since"), Bound::Since),
    (word!("until"), Bound::Until),
    (word!("till"), Bound::Until),
    (word!("by"), Bound::Until),
    (word!("through"), Bound::Until),
    (word!("before"), Bound::Before),
    (word!("after"), Bound::After),
];

/// True when the date only describes a noun after it: "after third-quarter profit", "before Friday's vote".
fn describes(line: &Line<'_>, one: &Found) -> bool {
    // "Since mid-June prices": its hyphen makes no adjective of it.
    let part = |at: usize| line.says_any(at, words!["mid", "early", "late", "end"]);
    let hyphened = (one.start + 1..one.end)
        .any(|at| line.is_dash(at) && line.glued(at) && line.glued(at + 1) && !part(at - 1))
        && line.is_word(one.end)
        && line.digits(one.end - 1).is_none();
    let open = line.says_any(
        one.end,
        words![
            "and", "or", "but", "to", "in", "as", "after", "if", "when", "while", "with", "for"
        ],
    );
    hyphened && !open
        || line.says_any(one.end, words!["'s", "’s"])
            // "By last year's count": according to it.
            && line.says_any(one.start - 1, words!["after", "before", "by"])
}

/// Reads the word before each date, and "on" or "onward" after it.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn take(line: &Line<'_>, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        let clock = is_time_of_day(&one.said);
        if !(is_date(&one.said) || clock) || one.said.joint != Joint::Alone {
            continue;
        }
        let Some(mut at) = one.start.checked_sub(1) else {
            continue;
        };
        // "until at least 2027", "until about June"
        if at > 1 && line.says(at, word!("least")) && line.says(at - 1, word!("at")) {
            at -= 2;
        } else if at > 0 && line.says_any(at, words!["around", "about"]) {
            at -= 1;
        }
        // "since the pandemic year of 2020"
        if at > 3 && line.says(at, word!("of")) && line.says(at - 1, word!("year")) {
            at = (at - 4..at - 1)
                .rev()
                .find(|&i| line.says_any(i, words!["since", "until", "before", "after"]))
                .unwrap_or(at);
        }
        // "shortly before midnight" is at midnight.
        if at > 0
            && line.says_any(
                at - 1,
                words!["shortly", "just", "soon", "immediately", "right"],
            )
        {
            continue;
        }
        // "before the year was out" is in the year.
        if line.says(at, word!("before"))
            && line.says_any(one.end, words!["was", "is"])
            && line.says_any(one.end + 1, words!["out", "over"])
        {
            one.said.bound = Bound::Until;
            continue;
        }
        if let Some(&(_, bound)) = WORDS.iter().find(|&&(word, _)| line.says(at, word)) {
            // "Through the first nine months" is during all of them.
            // "Dragged on through the winter" is during it too.
            let season = || {
                let season = |f: &Calendar| matches!(f.unit, Unit::Season(_));
                one.said.part == Part::Whole && fields(&one.said).is_some_and(season)
            };
            let goes_on = at > 0 && line.says(at - 1, word!("on"));
            let during = line.says(at, word!("through"))
                && (matches!(one.said.part, Part::First(..)) || season() || goes_on);
            // "Before dawn", "after lunchtime on Sunday" are of that day.
            let part = fields(&one.said)
                .and_then(|f| f.clock)
                .is_some_and(|clock| clock.at.is_none())
                && matches!(bound, Bound::Before | Bound::After);
            // "After third-quarter profit fell": the word belongs to what the date describes.
            if !during && !part && !describes(line, one) {
                one.said.bound = bound;
                begin_year(one);
            }
        } else if line.says(at, word!("than"))
            && at >= 2
            && line.says(at - 1, word!("later"))
            && line.says(at - 2, word!("no"))
        {
            one.said.bound = Bound::Until;
        } else if begins(line, one, at) {
            one.said.bound = Bound::Since;
        }
    }
}

/// "No earlier than 30 May", "from 1990 onward": what begins at a date, told by the words around it.
fn begins(line: &Line<'_>, one: &Found, at: usize) -> bool {
    let soonest = line.says(at, word!("than"))
        && at >= 2
        && line.says_any(at - 1, words!["earlier", "sooner"])
        && line.says(at - 2, word!("no"));
    let onward = || {
        line.says_any(one.end, words!["onward", "onwards"])
            || line.says(one.end, word!("on")) && stands_alone(line, one.end)
            || gap_is(line, one.end, one.end + 2, words!["and", "on"])
    };
    soonest || line.says(at, word!("from")) && onward()
}

/// "From the 1960s on she", "from 1990 on,": no phrase begins with this "on".
fn stands_alone(line: &Line<'_>, on: usize) -> bool {
    !line.is_word(on + 1) && line.digits(on + 1).is_none()
        || line.says_any(on + 1, words!["he", "she", "it", "they", "we", "and"])
}

/// "By the new year", "until the new year": its beginning ends the stretch.
fn begin_year(one: &mut Found) {
    let ends = matches!(one.said.bound, Bound::Until | Bound::Before);
    if one.rule == "en/the-new-year" && ends {
        one.said.part = Part::Start;
    }
}
