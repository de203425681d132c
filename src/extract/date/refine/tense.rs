//! The tense of the clause around a date that is not complete, from the verbs near it.
//!
//! Lexical cues only, within a bounded window: the nearest verb before the date, else the nearest after it.

use crate::extract::date::find::Found;
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::Grain;
use crate::model::said::{Bound, Joint, Lies, Pick, Said, Tense, Vague, What};

/// How far from a date its verb is looked for, in tokens.
const WINDOW: usize = 30;

/// What a date is made of.
const DATED: u32 =
    Class::Month.bit() | Class::MonthShort.bit() | Class::Weekday.bit() | Class::Deictic.bit();

/// Writes the tense into every expression whose date hangs on it.
#[expect(clippy::ptr_arg, reason = "every step has one signature")]
pub(super) fn tell(line: &Line<'_>, found: &mut Vec<Found>) {
    for one in found.iter_mut() {
        if needs(&one.said) {
            let tense = match around(line, one.start, one.end) {
                Tense::Past if one.said.bound == Bound::Until && holds_still(line, one.start) => {
                    Tense::Present
                }
                Tense::Past if is_term_to_come(line, one) => Tense::Future,
                Tense::Past if describes(line, one) || is_announced(line, one.start) => {
                    Tense::Beside
                }
                tense => tense,
            };
            give(&mut one.said, tense);
        } else if is_one_day(line, one) && around(line, one.start, one.end) == Tense::Future {
            one.said = Said::of(What::Vague(Vague::Future));
        } else if one.rule == "en/within"
            && one.event.is_none()
            && (one.start.saturating_sub(8)..one.start).any(|at| line.says(at, word!("had")))
            && let What::Length(length) = &mut one.said.what
        {
            // "Had taken every city within ten days": no days to come.
            length.lies = Lies::Free;
        } else if is_term(line, one)
            && let What::Length(length) = &mut one.said.what
        {
            length.lies = Lies::Coming;
        } else if waits(line, one)
            && around(line, one.start, one.end) == Tense::Future
            && let What::Length(length) = &mut one.said.what
        {
            length.lies = Lies::Hence;
        }
    }
}

fn needs(said: &Said) -> bool {
    if let Joint::Carries(whole) = &said.joint
        && needs(whole)
    {
        return true;
    }
    match &said.what {
        // A year said in full needs no tense to be placed, but shows when the article was written.
        What::Calendar(f) => f.pick == Pick::Near,
        What::Shift(shift) => shift.grain == Grain::Weekend && shift.by == 0,
        What::Range(a, b) => needs(a) || needs(b),
        What::UpTo(_, _, inner) | What::Offset(_, _, inner) => needs(inner),
        _ => false,
    }
}

/// "Will one day rule": no length, where nothing leads it or counts on from it.
fn is_one_day(line: &Line<'_>, one: &Found) -> bool {
    let led = one.start.checked_sub(1).is_some_and(|at| {
        line.says_any(
            at,
            words![
                "in", "for", "within", "on", "after", "of", "than", "last", "take", "takes", "by",
                "at", "least", "only"
            ],
        )
    });
    let counted = line.says_any(
        one.end,
        words![
            "of", "after", "before", "later", "earlier", "ahead", "to", "in", "a"
        ],
    );
    line.says(one.start, word!("one"))
        && line.says(one.end - 1, word!("day"))
        && one.end == one.start + 2
        && !led
        && !counted
}

/// "Has 14 days to appeal": a term that begins now.
fn is_term(line: &Line<'_>, one: &Found) -> bool {
    let has = one
        .start
        .checked_sub(1)
        .is_some_and(|at| line.says_any(at, words!["has", "have"]));
    let lasts = matches!(&one.said.what, What::Length(length) if length.lies == Lies::Free && length.tenths.is_some());
    has && lasts && line.says(one.end, word!("to"))
}

/// "Will open in two weeks": a length that may be a wait.
fn waits(line: &Line<'_>, one: &Found) -> bool {
    let What::Length(length) = &one.said.what else {
        return false;
    };
    let led = one
        .start
        .checked_sub(1)
        .is_some_and(|at| line.says(at, word!("in")));
    let goes_on = line.says_any(one.end, words!["of", "to", "and", "or", "after", "before"]);
    // "Its biggest deal in five years", "the first visit in a decade": how rare it is, not when.
    let ranked = (one.start.saturating_sub(8)..one.start).any(|at| {
        let word = line.word(at);
        word.len() > 5 && word.ends_with("est")
            || line.is(at, Class::Ord)
            || line.says_any(
                at,
                words![
                    "first", "most", "least", "worst", "best", "only", "time", "times", "once",
                    "twice"
                ],
            )
    });
    length.lies == Lies::Free && length.tenths.is_some() && led && !goes_on && !ranked
}

fn give(said: &mut Said, tense: Tense) {
    // What must be over by a date lies ahead, unless the clause tells what had been done by then.
    let ahead = said.bound == Bound::Until && !matches!(tense, Tense::Past | Tense::Beside);
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
    stretch && purpose || from
}

/// "Announced a summit in June", "warned of a cut in supply in September": what is told of may lie ahead of the telling.
fn is_announced(line: &Line<'_>, start: usize) -> bool {
    // "Announced in June": the telling itself is what is dated.
    announced(line, start).is_some_and(|at| at + 3 < start)
}

/// The place of the verb of telling that a date hangs on.
fn announced(line: &Line<'_>, start: usize) -> Option<usize> {
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
    ];
    let before = one.start.checked_sub(1);
    if before.is_some_and(|at| line.says_any(at, words!["for", "to", "of", "until", "through"])) {
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

/// The tense of the verb that a date at `start..end` belongs to.
fn around(line: &Line<'_>, start: usize, end: usize) -> Tense {
    // "Called a strike for Friday": what is called for a day lies ahead.
    let a_day = line.is(start, Class::Weekday) && !line.says_any(end, words!["'s", "’s"]);
    if start > 0 && line.says(start - 1, word!("for")) && a_day {
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
    // "May delivery", "the June contract": goods are sold ahead.
    if line.says_any(
        end,
        words!["delivery", "contract", "contracts", "futures", "expiry"],
    ) {
        return Tense::Future;
    }
    // "The vote is on Sunday", "the deadline is Friday".
    let is = |at: usize| line.says_any(at, words!["is", "are", "isn't", "isn’t"]);
    if start > 0 && is(start - 1)
        || start > 1 && is(start - 2) && line.says_any(start - 1, words!["on", "in", "for"])
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
    for at in (start.saturating_sub(WINDOW)..start).rev() {
        // "Expects 6%, down from 8% in September": what is compared with is over.
        if at + 2 < start && is_amount(line, at + 1) && line.says(at, word!("from")) {
            return Tense::Past;
        }
        if let Some(tense) = verb(line, at) {
            return tense;
        }
        if line.says(at, word!(";")) {
            break;
        }
    }
    for at in end..(end + WINDOW).min(line.len()) {
        if let Some(tense) = verb(line, at) {
            return tense;
        }
        if line.says(at, word!(";")) {
            break;
        }
    }
    Tense::Unknown
}

/// True for a number or a sum of money that begins at `at`.
fn is_amount(line: &Line<'_>, at: usize) -> bool {
    let number = |at: usize| line.kind(at) == Some(Kind::Number) && line.bits(at + 1) & DATED == 0;
    number(at) || line.says_any(at, words!["$", "€", "£", "¥"]) && number(at + 1)
}

/// The tense that the token at `at` tells.
fn verb(line: &Line<'_>, at: usize) -> Option<Tense> {
    if let Some(code) = line.value(at, Class::Verb) {
        return match code {
            1 if line.capital(at) && line.says(at, word!("may")) => None,
            // "A new set of rules": no verb.
            1 if line.says(at, word!("set"))
                && (line.says(at + 1, word!("of"))
                    || at > 0
                        && line.says_any(at - 1, words!["a", "the", "this", "each", "new"])) =>
            {
                None
            }
            // "A record set in June", "set up in 1990"; "will set a price" is told by "will".
            1 if line.says(at, word!("set"))
                && !line.says_any(at + 1, words!["for", "to"])
                && line.bits(at + 1) & DATED == 0 =>
            {
                match at
                    .checked_sub(1)
                    .and_then(|before| line.value(before, Class::Verb))
                {
                    Some(0) => Some(Tense::Future),
                    Some(1 | 2) => None,
                    _ => Some(Tense::Past),
                }
            }
            1 if line.says_any(
                at,
                words!["due", "scheduled", "expected", "planned", "set", "planning"],
            ) =>
            {
                let noun =
                    line.says_any(at.wrapping_sub(1), words!["a", "the", "previously", "of"]);
                Some(if noun {
                    Tense::Past
                } else {
                    looked_ahead(line, at, at).unwrap_or(Tense::Future)
                })
            }
            1 => Some(Tense::Future),
            2 => to_infinitive(line, at),
            -1 if at > 0
                && (line.says_any(at - 1, words!["be", "being", "to"])
                    || line.value(at - 1, Class::Verb) == Some(1)) =>
            {
                None
            }
            // "Has until Friday", "have a week": no auxiliary.
            -1 if line.says_any(at, words!["has", "have"])
                && line.says_any(
                    at + 1,
                    words![
                        "until", "till", "to", "a", "an", "the", "no", "some", "only"
                    ],
                ) =>
            {
                Some(Tense::Present)
            }
            -1 if line.says_any(at, words!["has", "have"]) && line.digits(at + 1).is_some() => {
                Some(Tense::Present)
            }
            -1 => Some(Tense::Past),
            _ => Some(Tense::Present),
        };
    }
    if let Some(code) = line.value(at, Class::Timetable) {
        return is_timetable(line, at, code == 1).then_some(Tense::Future);
    }
    let word = line.word(at);
    let negated = word.starts_with("un") && !word.starts_with("unveil") && !word.starts_with("und");
    let past = word.len() > 4
        && !negated
        && word.is_ascii()
        && word.as_bytes().ends_with(b"ed")
        && !line.capital(at)
        && !line.says_any(
            at,
            words![
                "hundred",
                "indeed",
                "unemployed",
                "united",
                "limited",
                "combined",
                "need",
                "exceed",
                "succeed",
                "proceed"
            ],
        );
    // "will be named" is told by "will".
    let passive = at > 0 && line.says_any(at - 1, words!["be", "being"]);
    (past && !passive).then_some(Tense::Past)
}

/// "Leaders meet on Friday", "the shop closes in June": a present tense after what can be its subject, told as by a timetable.
fn is_timetable(line: &Line<'_>, at: usize, or_noun: bool) -> bool {
    const NO_SUBJECT: Words = words![
        "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our",
        "my", "your", "no", "some", "any", "each", "every", "of", "in", "on", "at", "by", "for",
        "to", "with", "from", "as", "after", "before", "and", "or", "than", "new", "first", "last",
        "next", "late", "early", "not", "be", "'s", "’s",
    ];
    let Some(before) = at.checked_sub(1).filter(|&before| line.is_word(before)) else {
        return false;
    };
    if line.says_any(before, NO_SUBJECT) || line.bits(before) & Class::Verb.bit() != 0 {
        return false;
    }
    let plural = line.word(before).ends_with('s') && !line.word(before).ends_with("ss");
    if line.word(at).ends_with('s') {
        line.capital(before) && (before > 0 || !or_noun)
            || !plural && !or_noun
            || line.says_any(before, words!["it", "he", "she"])
    } else {
        // "Lee and Kim meet on Friday": two names are a plural too.
        let joined = line.capital(before)
            && (before.saturating_sub(6)..before).any(|at| line.says(at, word!("and")));
        plural
            || joined
            || line.says_any(
                before,
                words!["they", "we", "who", "which", "i", "you", "people"],
            )
    }
}

/// "to" before a verb looks ahead ("is to meet"), unless the verb it hangs on has passed.
fn to_infinitive(line: &Line<'_>, at: usize) -> Option<Tense> {
    let next = line.word(at + 1);
    let verb_like = line.is_word(at + 1) && !line.capital(at + 1) && next.len() > 1;
    let nominal = line.says_any(
        at + 1,
        words![
            "the", "a", "an", "its", "his", "her", "their", "about", "this", "that", "more",
            "less", "at", "be"
        ],
    ) && !line.says(at + 1, word!("be"));
    // "Agreed on April 12 to cut": a date may stand between.
    let mut before = at;
    while before > 0
        && at - before < 4
        && (line.digits(before - 1).is_some() || line.bits(before - 1) & DATED != 0)
    {
        before -= 1;
    }
    if before < at && before > 0 && line.says_any(before - 1, words!["on", "in"]) {
        before -= 1;
    }
    let led = before > 0
        && line.says_any(
            before - 1,
            words![
                "is",
                "are",
                "agreement",
                "agreements",
                "plan",
                "deal",
                "offer",
                "bid",
                "pact",
                "proposal",
                "intends",
                "intention",
                "option",
                "asked",
                "agreed",
                "vowed",
                "promised",
                "pledged",
                "ordered",
                "scheduled",
                "expected",
                "due",
                "plans",
                "expects",
                "set",
                "going",
                "planned",
                "hopes",
                "continue",
                "want",
                "wants",
                "likely",
                "supposed",
                "unlikely",
                "need",
                "needs",
                "ready"
            ],
        );
    let planned = before > 0
        && line.says_any(
            before - 1,
            words![
                "due",
                "scheduled",
                "expected",
                "planned",
                "set",
                "likely",
                "supposed"
            ],
        );
    // "The minister was to speak on Friday".
    // "Voted to hold a vote on 16 March": what was decided on may lie ahead.
    let was = before > 0
        && line.says_any(
            before - 1,
            words![
                "was",
                "were",
                "voted",
                "decided",
                "threatened",
                "hoped",
                "prepared",
                "wanted"
            ],
        );
    if !verb_like || nominal || !(led || was) {
        return None;
    }
    let then = if planned {
        looked_ahead(line, before - 1, at)
    } else {
        was.then_some(Tense::Awaited)
    };
    Some(then.unwrap_or(Tense::Future))
}

/// "Was due to speak": what was to come as seen from then. "Had been due to expire": it is over now.
fn looked_ahead(line: &Line<'_>, at: usize, end: usize) -> Option<Tense> {
    let near = at.saturating_sub(3)..end;
    let said = |words: Words| near.clone().any(|i| line.says_any(i, words));
    if said(words!["been"]) && said(words!["had"]) {
        Some(Tense::Past)
    } else {
        said(words!["was", "were", "had"]).then_some(Tense::Awaited)
    }
}
