//! The tense of the clause around a date that is not complete, from the verbs near it.
//!
//! Lexical cues only, within a bounded window: the nearest verb before the date, else the nearest after it.

use super::ahead::{announced, is_announced, is_moved, moves};
use super::around::around;
use super::verb::verb;
use super::{difference, is_time_of_day, term};
use crate::extract::date::find::Found;
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::Grain;
use crate::model::said::{Back, Bound, From, Joint, Part, Pick, Said, Tense, Unit, What, Year};

/// How far from a date its verb is looked for, in tokens.
pub(super) const WINDOW: usize = 30;

/// Writes the tense into every expression whose date hangs on it.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn tell(line: &Line<'_>, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        one.said.back = match () {
            () if is_look_back(line, one) => Back::Told,
            () if is_measured_by(line, one) => Back::Measured,
            () => Back::No,
        };
        if follows_story(line, one)
            && let What::Shift(shift) = &mut one.said.what
        {
            shift.from = From::Story;
        }
        if is_the_weekday(line, one)
            && let What::Calendar(fields) = &mut one.said.what
        {
            fields.pick = Pick::Same;
            one.start -= usize::from(one.rule == "en/weekday");
        }
        if names_service(line, one)
            && let What::Calendar(fields) = &mut one.said.what
        {
            fields.pick = Pick::Any;
        }
        if opens_entry(line, one)
            && let What::Calendar(fields) = &mut one.said.what
        {
            fields.pick = Pick::This;
        }
        if needs(&one.said) {
            let tense = match around(line, one.start, one.end) {
                // "Reads the budget on Thursday week": it lies ahead, whatever the tense.
                _ if one.rule == "en/weekday-week" => Tense::Future,
                Tense::Past if one.said.bound == Bound::Until && holds_still(line, one.start) => {
                    Tense::Present
                }
                _ if is_put_off(line, one) => Tense::Future,
                // "Polls closed at nine. They had opened at seven": no later than what was told before.
                Tense::Past
                    if is_time_of_day(&one.said)
                        && one.said.bound != Bound::Until
                        && (one.start.saturating_sub(8)..one.start)
                            .any(|at| line.says(at, word!("had"))) =>
                {
                    Tense::Unknown
                }
                Tense::Past if is_term_to_come(line, one) => Tense::Future,
                // "Called for it to be scrapped before the summer".
                Tense::Past if one.said.bound == Bound::Before && is_announced(line, one.start) => {
                    Tense::Future
                }
                Tense::Past if describes(line, one) || is_announced(line, one.start) => {
                    Tense::Beside
                }
                // "Is expected to report fourth-quarter earnings": the quarter need not lie ahead with the report.
                Tense::Future if is_accounts(&one.said) && names_what_follows(line, one) => {
                    Tense::Present
                }
                // "GDP for January–March lands on Tuesday": what is told of comes behind its months.
                Tense::Future if is_measured(line, one) => Tense::Beside,
                // "They would attack the next month": as seen from then.
                Tense::Future if looks_on(line, one) => Tense::Awaited,
                tense => tense,
            };
            give(&mut one.said, tense);
            if matches!(tense, Tense::Future | Tense::Present) && comes_into_force(line, one) {
                one.said.bound = Bound::Since;
            }
            // "Polls are open from noon to 9 p.m.": on which day nobody says.
            if is_window(&one.said) && tense != Tense::Past {
                one.said.joint = Joint::Carried;
            }
        } else {
            term::tell(line, one);
        }
    }
}

/// "He lectured in Berlin the next year": the one after what was told of, where the clause tells the past; "food rose 2 percent
/// in the month", "the month's mean": the one told of.
fn follows_story(line: &Line<'_>, one: &Found) -> bool {
    let month = one.rule == "en/the-unit"
        && one.said.part == Part::Whole
        && matches!(&one.said.what, What::Shift(shift) if shift.grain == Grain::Month)
        && (line.says_any(one.end, words!["'s", "’s"])
            || one.start.checked_sub(1).is_some_and(|at| {
                line.says_any(at, words!["in", "during", "over", "for"])
                    && !line.says_any(
                        at.wrapping_sub(1),
                        words!["later", "earlier", "early", "late"],
                    )
            }));
    // "Paid 8 yen a share for the year", "the dollar averaged 128 yen over the year".
    let year = one.rule == "en/the-unit"
        && one.said.part == Part::Whole
        && matches!(&one.said.what, What::Shift(shift) if shift.grain == Grain::Year)
        && one.end == one.start + 2
        && one.start > 0
        && line.says_any(one.start - 1, words!["for", "over"]);
    if month || year {
        return !matches!(
            around(line, one.start, one.end),
            Tense::Future | Tense::Awaited
        );
    }
    let next = matches!(&one.said.what, What::Shift(shift)
        if (shift.by, shift.from, shift.counted) == (1, From::Now, false));
    next && line.says(one.start, word!("the"))
        && line.says(one.start + 1, word!("next"))
        && one.said.bound == Bound::At
        && !one.start.checked_sub(1).is_some_and(|at| {
            line.says_any(
                at,
                words![
                    "over", "in", "for", "within", "during", "through", "of", "to"
                ],
            )
        })
        && around(line, one.start, one.end) == Tense::Past
}

/// "The town, which had risen the previous autumn": told in a clause that describes a noun, or counted back from in the past
/// perfect.
fn is_look_back(line: &Line<'_>, one: &Found) -> bool {
    const REACH: usize = 15;
    let counts_back = match &one.said.what {
        What::Calendar(fields) => matches!(fields.pick, Pick::Previous | Pick::Last),
        What::Shift(shift) => shift.from == From::Story && shift.by < 0,
        _ => return false,
    };
    let mut perfect = false;
    for at in (one.start.saturating_sub(REACH)..one.start).rev() {
        perfect |= line.says(at, word!("had"));
        if perfect && counts_back {
            return true;
        }
        // "Nuns from a house that had been founded in 1412".
        if perfect && line.says(at, word!("that")) {
            return true;
        }
        // "Ann Orr, who was hit in June. She died five days later": the story goes on from what is told in the past.
        if line.says_any(at, words!["who", "which", "whose", "where"]) {
            return perfect || counts_back;
        }
        if line.says_any(at, words![",", ";", ":", "—", "–"]) {
            return false;
        }
    }
    false
}

/// "Came to 9,100 tonnes, down from 86,000 in 1936": a time that only an earlier amount is of.
fn is_measured_by(line: &Line<'_>, one: &Found) -> bool {
    matches!(&one.said.what, What::Calendar(fields) if matches!(fields.year, Year::Full(_)))
        && difference::is_compared(line, one.start)
}

/// "GDP for January–March": months that figures are of, rather than when they come.
fn is_measured(line: &Line<'_>, one: &Found) -> bool {
    const MEASURES: Words = words![
        "gdp",
        "data",
        "figures",
        "results",
        "sales",
        "profit",
        "profits",
        "earnings",
        "output",
        "inflation",
        "exports",
        "imports",
        "growth",
        "prices",
        "accounts"
    ];
    one.start > 1
        && line.says(one.start - 1, word!("for"))
        && line.says_any(one.start - 2, MEASURES)
        && matches!(one.said.joint, Joint::Carries(_))
}

/// "Saturday's match has been put back to 3.30pm": what was given another time is yet to come.
fn is_put_off(line: &Line<'_>, one: &Found) -> bool {
    const REACH: usize = 10;
    line.says_any(one.end, words!["'s", "’s"])
        && (one.end + 2..one.end + REACH).any(|at| {
            line.says_any(at, words!["has", "have"])
                && line.says(at + 1, word!("been"))
                && (moves(line, at + 2)
                    || line.says_any(at + 2, words!["cancelled", "canceled", "called"]))
        })
}

/// True for "next year" and its like beside "would": the year after the one told of.
fn looks_on(line: &Line<'_>, one: &Found) -> bool {
    const NEAR: usize = 10;
    let next = match &one.said.what {
        What::Calendar(fields) => fields.pick == Pick::Next,
        What::Shift(shift) => shift.by > 0,
        _ => false,
    };
    let mut near = one.start.saturating_sub(NEAR)..line.len().min(one.end + NEAR);
    next && near.any(|at| line.says_any(at, words!["would", "wouldn't", "wouldn’t"]))
}

/// "Between midnight and 6 a.m.": a stretch of a day that the words do not name.
fn is_window(said: &Said) -> bool {
    matches!(&said.joint, Joint::Carries(whole)
        if matches!(&whole.what, What::Range(from, to) if is_time_of_day(from) && is_time_of_day(to)))
}

/// "The 07:15 ferry": the time of day tells which one is meant.
fn names_service(line: &Line<'_>, one: &Found) -> bool {
    const SERVICES: Words = words![
        "train",
        "trains",
        "sailing",
        "sailings",
        "ferry",
        "flight",
        "flights",
        "bus",
        "buses",
        "coach",
        "service",
        "services",
        "departure",
        "crossing",
        "express",
        "shuttle",
        "tram",
        "bulletin",
        "news",
    ];
    is_time_of_day(&one.said)
        && one.said.joint == Joint::Alone
        && line.says_any(one.end, SERVICES)
        && one.start.checked_sub(1).is_some_and(|at| {
            line.says_any(
                at,
                words![
                    "the", "a", "his", "her", "their", "our", "my", "every", "each", "'s", "’s"
                ],
            )
        })
}

/// True for a quarter or half of a year.
pub(super) fn is_accounts(said: &Said) -> bool {
    matches!(&said.what, What::Calendar(f) if matches!(f.unit, Unit::Quarter(_) | Unit::Half(_)))
}

/// "Fourth-quarter earnings": a date that stands before the noun that it names.
fn names_what_follows(line: &Line<'_>, one: &Found) -> bool {
    let placed = one
        .start
        .checked_sub(1)
        .is_some_and(|at| line.says_any(at, words!["in", "during", "for", "by", "from", "until"]));
    !placed || describes(line, one)
}

/// "A levy of 1.5 per cent will be due from 1 July", "promised 85,000 homes a year from 1999": what is to hold from then on.
fn comes_into_force(line: &Line<'_>, one: &Found) -> bool {
    let from = one
        .start
        .checked_sub(1)
        .filter(|&at| line.says(at, word!("from")));
    let date = match &one.said.what {
        What::Calendar(f) => f.clock.is_none(),
        // "From tomorrow", "from next month".
        What::Shift(shift) => shift.clock.is_none() && shift.from == From::Now && shift.by > 0,
        _ => false,
    };
    let ends = line.says_any(one.end, words!["to", "until", "till", "through", "-", "–"]);
    date && one.said.bound == Bound::At
        && one.said.joint == Joint::Alone
        && one.said.part == Part::Whole
        && from.is_some_and(|at| {
            !is_moved(line, at)
                && !line.says_any(
                    at.wrapping_sub(1),
                    words!["up", "down", "change", "different"],
                )
        })
        && !ends
        && !describes(line, one)
}

fn needs(said: &Said) -> bool {
    if let Joint::Carries(whole) = &said.joint
        && needs(whole)
    {
        return true;
    }
    match &said.what {
        // A year said in full needs no tense to be placed, but shows when the article was written.
        What::Calendar(f) => matches!(f.pick, Pick::Near | Pick::Next),
        // "The weekend", "the decade", "the new year", "next year".
        What::Shift(shift) => {
            (shift.grain == Grain::Weekend || shift.grain < Grain::Year) && shift.by == 0
                || shift.grain == Grain::Year
                    && shift.from == From::Now
                    && (shift.by, shift.counted) == (0, true)
                || !shift.counted && shift.from == From::Now && shift.by == 1
        }
        What::Range(a, b) => needs(a) || needs(b),
        What::UpTo(_, _, inner) | What::Offset(_, _, inner) => needs(inner),
        _ => false,
    }
}

/// "On the Monday his wife rang": the next one from the day told of, where it describes no noun.
fn is_the_weekday(line: &Line<'_>, one: &Found) -> bool {
    // "At 11 p.m. on the Friday".
    let timed = matches!(one.rule, "en/clock-day" | "en/day-clock")
        && one.said.joint == Joint::Alone
        && one.end >= one.start + 4
        && line.is(one.end - 1, Class::Weekday)
        && line.says(one.end - 2, word!("the"))
        && line.says(one.end - 3, word!("on"));
    timed
        || one.rule == "en/weekday"
            && one.said.joint == Joint::Alone
            && one.start > 1
            && line.says(one.start - 1, word!("the"))
            && line.says_any(one.start - 2, words!["on", "by", "until"])
            && !describes(line, one)
}

/// "12:48 Markets fell", "9.40pm" above a paragraph: the time of an entry in a log is of the day on which it is written.
fn opens_entry(line: &Line<'_>, one: &Found) -> bool {
    let minutes = line.says(1, word!(":")) || line.word(0).contains('.');
    is_time_of_day(&one.said)
        && one.start == 0
        && one.said.joint == Joint::Alone
        && line.kind(0) == Some(Kind::Number)
        && minutes
        && (line.capital(one.end)
            || line.is_dash(one.end)
            || line.says(one.end, word!(":"))
            || one.end >= line.len())
}

fn give(said: &mut Said, tense: Tense) {
    // What must be over by a date lies ahead, unless the clause tells what had been done by then.
    let ahead = matches!(said.bound, Bound::Until | Bound::Before)
        && !matches!(tense, Tense::Past | Tense::Beside);
    said.tense = if ahead { Tense::Future } else { tense };
    if let Joint::Carries(whole) = &mut said.joint {
        give(whole, tense);
    }
    match &mut said.what {
        What::Range(a, b) => {
            give(a, tense);
            give(b, tense);
        }
        What::UpTo(_, _, inner) | What::Offset(_, _, inner) => give(inner, tense),
        _ => {}
    }
}

/// "Has lent the firm $90 million through January": what holds since some time ago is not over at its end.
fn holds_still(line: &Line<'_>, start: usize) -> bool {
    let past = |at: usize| verb(line, at) == Some(Tense::Past);
    let near = start.saturating_sub(WINDOW)..start;
    near.rev().find(|&at| past(at)).is_some_and(|at| {
        (at.saturating_sub(2)..=at).any(|at| line.says_any(at, words!["has", "have"]))
    })
}

/// "Asked for $40 million to cover the six months to April", "declared three days of mourning from Saturday".
fn is_term_to_come(line: &Line<'_>, one: &Found) -> bool {
    let before = |back: usize| one.start.checked_sub(back);
    let stretch =
        matches!(&one.said.joint, Joint::Carries(whole) if matches!(whole.what, What::UpTo(..)));
    let purpose = before(2).is_some_and(|at| line.says(at, word!("to")) && line.is_word(at + 1));
    // "Approved a law that doubles the price from 1 September".
    let from = before(1).is_some_and(|at| line.says(at, word!("from")))
        && one.said.joint == Joint::Alone
        && announced(line, one.start).is_some();
    stretch && purpose || from || was_to_have(line, one.start)
}

/// "Which was to have applied from 30 December": what an article tells of so has not come yet.
fn was_to_have(line: &Line<'_>, start: usize) -> bool {
    (start.saturating_sub(8)..start).any(|at| {
        line.says_any(at, words!["was", "were"])
            && line.says(at + 1, word!("to"))
            && line.says(at + 2, word!("have"))
    })
}

/// "Won the June vote", "was picked for June": the date is that of a thing, which need not be over with the verb.
fn describes(line: &Line<'_>, one: &Found) -> bool {
    const PLACING: Words = words!["in", "on", "at", "during", "since", "from", "between", "of"];
    const AFTER: Words = words![
        "and",
        "or",
        "but",
        "in",
        "on",
        "at",
        "of",
        "for",
        "to",
        "by",
        "with",
        "from",
        "as",
        "that",
        "when",
        "while",
        "after",
        "before",
        "until",
        "because",
        "if",
        "the",
        "a",
        "an",
        "this",
        "his",
        "her",
        "its",
        "their",
        "than",
        "amid",
        "following",
        "where",
        "who",
        "which",
        "against",
        "under",
        "over",
        "into",
        "during",
        "alone",
        "onwards",
        "onward",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
    ];
    let before = one.start.checked_sub(1);
    // "From Friday until Saturday": the other end of a stretch describes nothing.
    let end = one.said.joint != Joint::Alone;
    // "Most of the spring": how much of it, and of nothing else.
    let part = before.is_some_and(|at| {
        at > 0
            && line.says(at, word!("of"))
            && line.says_any(
                at - 1,
                words![
                    "most", "much", "part", "parts", "all", "half", "some", "bulk", "rest"
                ],
            )
    });
    if !end
        && !part
        && before.is_some_and(|at| line.says_any(at, words!["for", "to", "of", "until", "through"]))
    {
        return true;
    }
    if before.is_some_and(|at| line.says_any(at, PLACING)) && !line.says(one.start, word!("the")) {
        return false;
    }
    let next = one.end;
    line.says_any(next, words!["'s", "’s"])
        || line.is_word(next)
            && !line.says_any(next, AFTER)
            && !line.is(next, Class::Verb)
            && !line.word(next).ends_with("ly")
}
