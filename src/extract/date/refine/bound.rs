//! Open and bounded ends: "since 2014", "until May", "by 2030", "since the works opened in 2014". The word stays outside the
//! span; its meaning goes into what is said.

use super::named::SINCE_EVENT;
use super::verb::verb;
use super::{fields, gap_is, is_date, is_time_of_day};
use crate::extract::date::find::{Found, closes};
use crate::extract::date::line::Line;
use crate::extract::letters::{Letters, Words};
use crate::extract::token::Kind;
use crate::model::said::{Bound, Calendar, Joint, Part, Unit, What};

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
pub(super) fn take(line: &Line<'_>, found: &mut Vec<Found>) {
    bound_by_event(line, found);
    for one in found.iter_mut() {
        // "Since 2020-21": since that year of accounts began.
        if one.start > 0
            && line.says(one.start - 1, word!("since"))
            && let Joint::Carries(whole) = &mut one.said.joint
            && matches!(whole.what, What::Range(..))
        {
            whole.bound = Bound::Since;
            continue;
        }
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
        // "by the August of that year"
        if at > 0 && line.says(at, word!("the")) && closes(line, one.end) {
            at -= 1;
        }
        // "since the pandemic year of 2020"
        if at > 3 && line.says(at, word!("of")) && line.says(at - 1, word!("year")) {
            at = (at - 4..at - 1)
                .rev()
                .find(|&i| line.says_any(i, words!["since", "until", "before", "after"]))
                .unwrap_or(at);
        }
        // "shortly before midnight" is at midnight; "put right by Christmas" is before it.
        if at > 0
            && line.says_any(at, words!["before", "after"])
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
        // "Parking was free up to last November"; "the run-up to November", "led up to November".
        let up_to = at > 1
            && line.says(at, word!("to"))
            && line.says(at - 1, word!("up"))
            && line.is_word(at - 2)
            && !line.says_any(
                at - 2,
                words!["lead", "leads", "led", "leading", "build", "builds", "the"],
            )
            && !describes(line, one);
        if up_to {
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

/// "Since the merger in 2011", "until her retirement in March", "since records began in 1951": a date that says when what
/// bounds the time was. What a clause tells ("since lockdowns began in March") happened on the date itself.
fn bound_by_event(line: &Line<'_>, found: &mut Vec<Found>) {
    let mut dated = Vec::new();
    let mut free = 0;
    for one in found.iter_mut().filter(|one| one.rule != SINCE_EVENT) {
        if is_date(&one.said)
            && one.said.joint == Joint::Alone
            && let Some(Bounding { word, bound, told }) = bounding(line, one, free)
        {
            if !told {
                one.said.bound = bound;
            }
            dated.push(word);
        }
        free = one.end;
    }
    // "Since the war began in 1914": the war is dated.
    if !dated.is_empty() {
        found.retain(|one| one.rule != SINCE_EVENT || !dated.contains(&one.start));
    }
}

/// A word before an event that a date stands behind.
struct Bounding {
    word: usize,
    bound: Bound,
    /// True where a clause tells the event.
    told: bool,
}

/// The word that bounds the event whose date this is.
fn bounding(line: &Line<'_>, one: &Found, free: usize) -> Option<Bounding> {
    const LONGEST: usize = 10;
    const PLACING: Words = words!["in", "on", "of", "at", "late", "early"];
    const STOPS: Words = words![
        "and", "but", "or", "when", "which", "who", "that", "because", "while", "if", "than",
        "after", "before", "has", "have", "will", "would", "said", "says", "is", "are", "then",
    ];
    const DAYS: Words = words![
        "anniversary",
        "centenary",
        "bicentenary",
        "birthday",
        "deadline",
        "expiry",
    ];
    const KEPT: Words = words![
        "records",
        "series",
        "survey",
        "surveys",
        "index",
        "data",
        "counting",
        "measurements",
        "readings",
        "figures",
    ];
    let mut last = one.start;
    while last > free && line.says_any(last - 1, PLACING) {
        last -= 1;
    }
    let near = last.saturating_sub(LONGEST).max(free)..last;
    let joins = |at: usize| {
        let joins = line.is_word(at)
            || line.is_dash(at)
            || line.digits(at).is_some()
            || line.says_any(at, words!["'s", "’s", "'", "’"]);
        joins && !line.says_any(at, STOPS)
    };
    let (word, bound) = near.rev().take_while(|&at| joins(at)).find_map(|at| {
        WORDS
            .iter()
            .find(|row| line.says(at, row.0))
            .map(|row| (at, row.1))
    })?;
    let by = line.says(word, word!("by"));
    let by_the_time = by && line.says(word + 1, word!("the")) && line.says(word + 2, word!("time"));
    let bounds = match bound {
        Bound::Since => true,
        Bound::Until => {
            line.says_any(word, words!["until", "till"])
                || by && (line.says_any(last - 1, DAYS) || by_the_time)
        }
        _ => false,
    };
    // "It had no choice, since the bank failed in 2019": a reason.
    let opens = word == 0;
    let behind = opens.then_some(Kind::Word).or_else(|| line.kind(word - 1));
    let reason = !matches!(behind, Some(Kind::Word | Kind::Number));
    // "Since the flood two bridges were built in 2019": the date ends the sentence that the word opens.
    let whole = !opens || line.is_word(one.end) || line.says(one.end, word!(","));
    let kept = |at: usize| {
        line.says_any(at, KEPT) && line.says_any(at + 1, words!["began", "started", "begin"])
    };
    let inside = word + 1..last;
    let told = inside.clone().any(|at| verb(line, at).is_some())
        && !inside.clone().any(kept)
        && !by_the_time;
    // "Since relegation last December"; not "since roughly 2010".
    let name = line.word(word + 1);
    let named = inside.len() > 1 || inside.len() == 1 && name.len() > 6 && !name.ends_with("ly");
    (bounds && named && !reason && whole).then_some(Bounding { word, bound, told })
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
