//! A noun phrase beside a word of saying → who speaks: the name behind a title, the group and not its seat.
//!
//! Has no opinion on which words attribute, nor on how far they reach.

use super::cast::{is_title, names, with_month};
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::figure::subject::subject;
use crate::extract::figure::verb;
use crate::extract::letters::Words;

/// "said Maria Oster, chief economist at Tarn Capital, who expects", "said Lin Qiao of Harbour Securities, who expects": the
/// person of whom more is told, not her house.
pub(super) fn told_of(r: &Reader<'_>, verb: usize, floor: usize) -> Option<Phrase> {
    let who = verb.checked_sub(1).filter(|&at| at > floor + 3)?;
    if !r.is(who, word!("who")) || !r.is(who - 1, word!(",")) {
        return None;
    }
    let leads_on = |&at: &usize| {
        let apposition = r.is(at, word!(","))
            && r.is_word(at + 1)
            && !r.capital(at + 1)
            && !r.has(at + 1, class::PRONOUN);
        // "of Harbour Securities", "of broker Harbour Grain".
        let house = r.any(at, words!["of at from"])
            && (r.capital(at + 1) || r.is_word(at + 1) && r.capital(at + 2));
        (apposition || house) && r.capital(at - 1) && r.capital(at - 2)
    };
    let joint = (floor + 2..who - 1).rev().take(12).find(leads_on)?;
    phrase::phrase_before(r, joint, floor)
}

/// "a monitoring group based in Oslo", "a body set up by the mayor": the group, without what tells more of it.
pub(super) fn past_seat(r: &Reader<'_>, (first, last): Phrase) -> Phrase {
    let more = (first + 1..last).find(|&at| {
        !r.capital(at) && r.word(at).ends_with("ed") && r.has(at + 1, class::PREPOSITION)
    });
    (first, more.unwrap_or(last))
}

/// "Department| of Human Services", "Bank| of England": with what the body is of.
pub(super) fn whole_body(r: &Reader<'_>, (first, last): Phrase) -> Phrase {
    let of = last + 1 + usize::from(r.is(last + 1, word!("the")));
    if !r.is(last, word!("of")) || !r.capital(last - 1) || !r.capital(of) || r.dated(of) {
        return (first, last);
    }
    let end = (of..of + 5).find(|&at| !r.capital(at)).unwrap_or(of + 1);
    (first, end)
}

/// The name after "said": "remittance analyst Joy Salonga", up to its comma.
pub(super) fn named(r: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let (first, last) = with_month(r, phrase::noun_phrase(r, at, end)?);
    let closed = r.is_mark(past_house(r, last, end));
    let plain = (r.capital(last - 1) || closed).then_some((first, last));
    named_beside(r, (first, last), end).or(plain)
}

/// Past the house of a name: "Ane Dahl| of the Brenn Institute|".
pub(super) fn past_house(r: &Reader<'_>, at: usize, end: usize) -> usize {
    if !r.any(at, words!["of at from for"]) {
        return at;
    }
    phrase::noun_phrase(r, at + 1, end).map_or(at, |(_, last)| past_house(r, last, end))
}

/// The subject of the first verb of a sentence, where it stands before `before` and can speak.
pub(super) fn main_subject(r: &Reader<'_>, range: Range, before: usize) -> Option<Phrase> {
    let main = (range.first + 1..before).find(|&at| verb::is_verb(r, at, range.first))?;
    let (first, last) = subject(r, verb::Verb::at(r, main, range.first), range.first)?;
    who(r, first, last)
}

/// The speaking part of a subject: people, institutions and documents; nothing that is itself measured.
pub(super) fn who(r: &Reader<'_>, first: usize, last: usize) -> Option<Phrase> {
    let (mut first, mut last) = (first, last);
    // "a think-tank whose tally", "the bank, which": keep the first noun phrase.
    if let Some(cut) = (first..last).find(|&i| r.is(i, word!(","))) {
        if cut > first {
            last = cut;
        } else {
            first += 1;
        }
    }
    // "accounts filed at Companies House": the place is no part of the speaker.
    if let Some(cut) = (first + 1..last).find(|&i| {
        r.has(i, class::PREPOSITION) && !r.any(i, words!["of at from"]) && !r.hyphen(i - 1)
            || r.any(i, words!["filed published released"])
    }) {
        last = cut;
    }
    let measured = (first..last).any(|i| {
        r.sense(i).motion.is_some() && r.has(i, class::MOVE) || r.is_number(i) && !r.dated(i)
    });
    // "a memorandum distributed to", "the agreement boosts … and says": up to the verb.
    if let Some(cut) = (first + 1..last).find(|&i| {
        !r.capital(i)
            && !r.hyphen(i - 1)
            && !r.hyphen(i + 1)
            && !r.any(i, WORKS)
            && (r.word(i).ends_with("ed") || verb::is_verb(r, i, first))
    }) {
        last = cut;
    }
    if r.has(first, class::PREPOSITION | class::AUXILIARY) && !r.capital(first) {
        return None;
    }
    let number = match r.sense(first).numeral {
        // "The first official count".
        Some(Numeral::Ordinal(_) | Numeral::Unit(1)) => last == first + 1,
        // "the three judges": those of whom it has told.
        Some(_) if last > first + 1 && r.any(first.wrapping_sub(1), words!["the", "these"]) => {
            false
        }
        numeral => numeral.is_some(),
    };
    // "twice as much as planned and can see": a participle is nobody.
    let participle = last == first + 1 && r.word(first).ends_with("ed") && !r.capital(first);
    (first < last && !measured && !number && !participle && !r.any(last - 1, PRESS))
        .then_some((first, last))
}

/// Words for the paper itself, which speaks for nobody: "the article said", "our Business pages reported".
const PRESS: Words = words!["article story headline column caption pages editorial version"];

/// Papers and pieces of work that somebody stands behind.
pub(super) const WORKS: Words = words![
    "survey poll study report review audit model analysis research inquiry investigation paper
    forecast forecasts projection projections estimate estimates outlook update statement
    figures data numbers statistics documents calculations records dashboard tally tracker
    census memo filing accounts"
];

/// "a survey by the university", "a model run by the lab", "the bank's latest projections", "figures that the operator
/// published": whose work it is, as told before `end`.
pub(super) fn author(r: &Reader<'_>, (first, last): Phrase, end: usize) -> Option<Phrase> {
    const ISSUED: Words = words![
        "published released issued compiled collected gathered filed carried conducted taken made
        run built done"
    ];
    let work = (first..last).find(|&at| r.any(at, WORKS))?;
    if let Some(owner) = (first + 1..work)
        .rev()
        .find(|&at| r.any(at, words!["'s", "’s"]))
    {
        return (!(first..owner).any(|at| r.dated(at))).then_some((first, owner));
    }
    let made = |at: usize| r.any(at, ISSUED) || r.word(at).ends_with("ed");
    let by = (work + 1..end.min(work + AUTHORED_WITHIN))
        .take_while(|&at| {
            let ends =
                r.has(at, class::AUXILIARY) || r.any(at, words!["that", "which", "who", ";", ":"]);
            !(ends || r.is(at, word!(",")) && !made(at + 1))
        })
        .find(|&at| {
            r.is(at, word!("by"))
                || r.is(at, word!("from"))
                    && (at == work + 1 || made(at - 1) || r.is(work + 1, word!("out")))
        });
    // "a report seen by the Register": it is nobody's of whom we know.
    if by.is_some_and(|by| r.any(by - 1, words!["seen obtained reviewed read leaked viewed"])) {
        return None;
    }
    if let Some(by) = by {
        let name = phrase::noun_phrase(r, by + 1, end.max(by + 8)).filter(|&(first, _)| {
            !r.dated(first) && r.sense(first).numeral.is_none() && !r.is_number(first)
        })?;
        // "figures out from the Council| show."
        let shows = name.1 > name.0 + 1
            && r.any(name.1 - 1, words!["show suggest say indicate reveal"])
            && r.capital(name.1 - 2);
        let name = (name.0, name.1 - usize::from(shows));
        // "researchers at the Brenn Institute": with the house.
        let house = (r.is(name.1, word!("at")) && !r.capital(name.1 - 1))
            .then(|| phrase::noun_phrase(r, name.1 + 1, name.1 + 8))
            .flatten()
            .filter(|&(house, _)| r.capital(house));
        return Some(house.map_or_else(|| past_seat(r, name), |(_, last)| (name.0, last)));
    }
    let subject = work + 1 + usize::from(r.any(work + 1, words!["that", "which"]));
    let name = phrase::noun_phrase(r, subject, end)?;
    r.any(name.1, ISSUED).then_some(name)
}

/// Tokens behind a piece of work within which its author stands.
const AUTHORED_WITHIN: usize = 18;

/// "the transport minister, Anna Berg, told", "a rival, the Munich start-up Preis, told": the name between commas before the
/// verb, behind what it names.
pub(super) fn apposed(r: &Reader<'_>, verb: usize, floor: usize) -> Option<Phrase> {
    let close = verb
        .checked_sub(1)
        .filter(|&at| at > floor && r.is(at, word!(",")))?;
    let open = (floor.max(close.saturating_sub(8))..close)
        .rev()
        .find(|&at| r.is(at, word!(",")) && at > floor)?;
    // "Do Ha Nam".
    let capital = |at: usize| r.capital(at) && r.is_word(at) && !r.dated(at);
    let dotted = |at: usize| r.is(at, word!(".")) && r.capital(at - 1);
    // "Kim Soo-ah", not "start-up".
    let joined = |at: usize| at > open + 2 && r.hyphen(at - 1) && r.capital(at - 2);
    // "two suppliers, Liffey Energy and Bright Power, told".
    let both =
        |at: usize| at > open + 1 && r.is(at, word!("and")) && capital(at - 1) && capital(at + 1);
    let part = |at: usize| {
        capital(at) || names(r, at) || r.hyphen(at) || joined(at) || dotted(at) || both(at)
    };
    let begin = (open + 1..close)
        .rev()
        .find(|&at| !part(at))
        .map_or(open + 1, |at| at + 1);
    // "Oslo, Norway, said": a name beside a name is none, unless that is a title.
    let title = !r.capital(open - 1)
        || is_title(r, open - 1)
        // "the Chief Electoral Officer, S. Raghavan, said".
        || (floor.max(open.saturating_sub(5))..open - 1)
            .rev()
            .find(|&at| !r.capital(at))
            .is_some_and(|at| r.has(at, class::DETERMINER))
        // "the Chief Finance Officer, Mrs Dahl, told".
        || is_title(r, begin);
    let whole = begin == open + 1 && (close > begin + 1 || !r.capital(open - 1));
    let told = r.is(open + 1, word!("the"))
        && !(open + 2..begin).any(|at| r.has(at, class::FUNCTION) && !r.hyphen(at - 1));
    (begin < close && title && (whole || told)).then_some((begin, close))
}

/// "its auditors, Bellamy Roe.", "the chief executive of Tarn, Prue May, 49": the name that stands behind what they are.
pub(super) fn named_beside(r: &Reader<'_>, (_, last): Phrase, end: usize) -> Option<Phrase> {
    let comma = past_house(r, last, end);
    let first = comma + 1;
    let named = r.is(comma, word!(",")) && !r.capital(last - 1) && r.capital(first);
    let dotted = |at: usize| r.is(at, word!(".")) && is_title(r, at - 1);
    let close =
        (first..end.min(first + 6)).find(|&at| !r.capital(at) && !r.hyphen(at) && !dotted(at))?;
    // "its auditors, Monday": "Jan Maes" is a name.
    let dates = r.dated(first) || r.has(first, class::CALENDAR) && close == first + 1;
    (named && !dates).then_some((first, close))
}
