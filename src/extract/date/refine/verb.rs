//! A word → the tense that it tells as a verb of its clause: "will", "fell", "is to meet", "meet on Friday".
//!
//! Lexical cues and neighbours only. Has no opinion on which date the verb belongs to.

use super::ahead::{is_asked, is_proviso};
use super::timetable::{BEGINNING, is_dated_habit, is_timetable};
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::said::Tense;

/// What a date is made of.
pub(super) const DATED: u32 =
    Class::Month.bit() | Class::MonthShort.bit() | Class::Weekday.bit() | Class::Deictic.bit();

/// What a verb in its plain form or "have" follows.
const MODALS: Words = words![
    "will", "would", "shall", "won't", "we'll", "he'll", "they'll", "it'll", "i'll", "could",
    "may", "might", "can", "should", "must",
];

/// "The government's plans", "hopes of a deal": a noun that would look ahead as a verb.
fn is_noun(line: &Line<'_>, at: usize) -> bool {
    const NOUNS: Words = words!["plans", "hopes", "promises", "pledges", "vows", "aims"];
    const LEADS: Words = words![
        "the", "its", "his", "her", "their", "our", "my", "these", "those", "such", "new", "old",
        "'s", "’s", "of", "against", "on", "for", "with", "about", "over", "under", "by", "any",
        "no", "to",
    ];
    line.says_any(at, NOUNS)
        && (line.says_any(at + 1, words!["of", "for", "that"])
            || at
                .checked_sub(1)
                .is_some_and(|before| line.says_any(before, LEADS)))
}

/// Verbs whose past is no other form than their infinitive.
const UNCHANGED: Words = words![
    "cut", "hit", "put", "shut", "split", "beat", "cost", "shed", "hurt", "quit",
];

/// What one is about to do when one "is doing" it on a day.
fn moves_to(line: &Line<'_>, at: usize) -> bool {
    line.says_any(
        at,
        words![
            "flying",
            "coming",
            "going",
            "leaving",
            "arriving",
            "returning",
            "meeting",
            "playing",
            "opening",
            "closing",
            "starting",
            "joining",
            "moving",
            "visiting",
            "travelling",
            "traveling",
            "holding",
            "launching",
        ],
    )
}

/// "The firm cut 900 jobs", "the storm hit Calder": an object behind it, and nothing before that asks for an infinitive.
fn has_done(line: &Line<'_>, at: usize) -> bool {
    const HELPING: Words = words![
        "to", "not", "do", "does", "did", "a", "the", "and", "or", "would", "could", "they", "we",
        "i", "you", "who", "let", "can",
    ];
    let object = line.says_any(
        at + 1,
        words![
            "a", "an", "the", "its", "his", "her", "their", "$", "£", "€", "off", "back", "out",
            "down"
        ],
    ) || line.kind(at + 1) == Some(Kind::Number)
        || line.capital(at + 1);
    let subject = at.checked_sub(1).is_some_and(|before| {
        line.is_word(before)
            && !line.says_any(before, HELPING)
            && line.value(before, Class::Verb).is_none()
    });
    // "The schools that shut on Thursday will open".
    let who = at.checked_sub(1).is_some_and(|before| {
        before > 0
            && line.is_word(before - 1)
            && line.says_any(before, words!["that", "which", "who"])
            && line.says_any(at + 1, words!["on", "in"])
            && line.bits(at + 2) & DATED != 0
    });
    object && subject || who
}

/// "A plan drawn up in July", "a letter written on Monday": what has been done to a noun.
fn is_done_to(line: &Line<'_>, at: usize) -> bool {
    const DONE: Words = words![
        "drawn", "written", "taken", "given", "chosen", "seen", "shown", "done", "begun", "driven",
        "thrown",
    ];
    const NO_NOUN: Words = words![
        "be", "been", "being", "get", "gets", "it", "he", "she", "they", "we", "i",
    ];
    let up = at + 1 + usize::from(line.says_any(at + 1, words!["up", "out", "down", "by"]));
    line.says_any(at, DONE)
        && (up..up + 3).any(|at| line.bits(at) & DATED != 0)
        && at.checked_sub(1).is_some_and(|before| {
            line.is_word(before)
                && !line.says_any(before, NO_SUBJECT)
                && !line.says_any(before, NO_NOUN)
                && !line.says_any(before, DONE)
                && verb(line, before).is_none()
        })
}

/// "Duty rises in September": in a sentence of the body, which tells the past in the past tense, this is to come.
const CHANGES: Words = words!["rises", "increases", "doubles", "falls", "drops"];

/// "Wages rise on August 1": behind a plural.
const CHANGE: Words = words!["rise", "increase", "double", "fall", "drop"];

/// The tense that the token at `at` tells.
pub(super) fn verb(line: &Line<'_>, at: usize) -> Option<Tense> {
    // "Was lent on credit, to be repaid by 1936".
    if line.says(at, word!("to"))
        && line.says(at + 1, word!("be"))
        && at > 0
        && line.says(at - 1, word!(","))
    {
        return Some(Tense::Future);
    }
    if let Some(code) = line.value(at, Class::Verb) {
        return match code {
            1 if line.capital(at) && line.says(at, word!("may")) || is_noun(line, at) => None,
            1 if line.says(at, word!("plan")) && !plans(line, at) => None,
            // "The 5 percent that it had pencilled in in June".
            1 if at > 0 && line.says(at - 1, word!("had")) && line.word(at).ends_with("ed") => {
                Some(Tense::Past)
            }
            // "A new set of rules": no verb.
            1 if line.says(at, word!("set"))
                && (line.says(at + 1, word!("of"))
                    || at > 0
                        && line.says_any(
                            at - 1,
                            words![
                                "a", "the", "this", "each", "new", "next", "first", "second",
                                "latest", "full"
                            ],
                        )) =>
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
            // "On Monday I could not walk". "Were told they could not return before Monday" may lie ahead.
            1 if line.says(at, word!("could"))
                && line.says_any(at + 1, words!["not", "n't"])
                && !(at.saturating_sub(5)..at)
                    .any(|at| line.says_any(at, words!["told", "said", "says", "warned"])) =>
            {
                Some(Tense::Past)
            }
            // "Should have been told on Monday", "would have fallen due in May": what did not happen.
            1 if line.says(at + 1, word!("have")) && is_unreal(line, at) => {
                Some(if line.says(at, word!("would")) {
                    Tense::Awaited
                } else {
                    Tense::Past
                })
            }
            1 if line.says(at, word!("let")) => line
                .says_any(at + 1, words!["'s", "’s", "us"])
                .then_some(Tense::Future),
            1 if line.says(at, word!("see")) => line
                .says_any(at + 1, words!["you", "u", "ya"])
                .then_some(Tense::Future),
            1 => Some(Tense::Future),
            2 => to_infinitive(line, at),
            -1 if at > 0
                && (line.says_any(at - 1, words!["be", "being", "to"])
                    || line.says_any(at - 1, MODALS)) =>
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
            // "A date has been pencilled in".
            -1 if line.says_any(at, words!["has", "have"])
                && line.says(at + 1, word!("been"))
                && line.says_any(
                    at + 2,
                    words![
                        "pencilled",
                        "penciled",
                        "scheduled",
                        "set",
                        "fixed",
                        "planned",
                        "called"
                    ],
                ) =>
            {
                Some(Tense::Future)
            }
            -1 if line.says_any(at, words!["has", "have"]) && line.digits(at + 1).is_some() => {
                Some(Tense::Present)
            }
            -1 => Some(Tense::Past),
            // "Rain is forecast again from Wednesday".
            _ if line.says_any(at + 1, words!["forecast", "predicted", "tipped", "billed"]) => {
                Some(Tense::Future)
            }
            // "They are flying in on Thursday".
            _ if line.word(at + 1).ends_with("ing") && moves_to(line, at + 1) => {
                Some(Tense::Future)
            }
            _ => Some(Tense::Present),
        };
    }
    // "Before the pause runs out on Friday".
    if BEGINNING
        .iter()
        .any(|&(verb, next)| line.says(at, verb) && line.says(at + 1, next))
    {
        return Some(Tense::Future);
    }
    // "She turns 47 on Tuesday".
    if line.says(at, word!("turns")) && line.kind(at + 1) == Some(Kind::Number) {
        return Some(Tense::Future);
    }
    if let Some(code) = line.value(at, Class::Timetable) {
        return is_timetable(line, at, code == 1).then_some(Tense::Future);
    }
    if is_dated_habit(line, at) {
        return Some(Tense::Future);
    }
    if line.says_any(at, UNCHANGED) && has_done(line, at) || is_done_to(line, at) {
        return Some(Tense::Past);
    }
    // "Fuel duty, unchanged since 2011, rises".
    let subject = at > 0 && (line.is_word(at - 1) || line.says(at - 1, word!(",")));
    let several = || {
        let word = line.word(at - 1);
        word.ends_with('s') && !word.ends_with("ss") && !line.says_any(at - 1, NO_SUBJECT)
    };
    if subject
        && (line.says_any(at, CHANGES) || line.says_any(at, CHANGE) && several())
        && line.says(line.len() - 1, word!("."))
    {
        return Some(Tense::Future);
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
    // "will be named", "will stay closed" are told by "will".
    // "Is not changed by July 31".
    let helper = at
        - usize::from(
            at > 1 && line.says_any(at - 1, words!["not", "now", "also", "still", "never"]),
        );
    let passive = helper > 0
        && line.says_any(
            helper - 1,
            words![
                "be", "being", "is", "are", "stay", "stays", "remain", "remains", "keep", "get"
            ],
        );
    (past && !passive && !is_adjective(line, at) && !is_proviso(line, at)).then_some(Tense::Past)
}

/// "Expects scattered showers", "sees continued growth": behind a verb that tells of now, and before its object.
fn is_adjective(line: &Line<'_>, at: usize) -> bool {
    const NOW: Words = words![
        "expects",
        "expect",
        "sees",
        "see",
        "wants",
        "want",
        "needs",
        "need",
        "forecasts",
        "predicts",
        "plans",
        "brings",
        "means",
        "promises",
        "offers",
    ];
    // "Value-added tax", "a state-owned bank".
    let joined = at > 0 && line.glued(at) && line.glued(at - 1) && line.is_dash(at - 1);
    (joined
        || at
            .checked_sub(1)
            .is_some_and(|before| line.says_any(before, NOW)))
        && line.is_word(at + 1)
        && !line.says_any(at + 1, NO_SUBJECT)
}

/// "Campaigners plan a march": a plural before it, and what is planned behind.
fn plans(line: &Line<'_>, at: usize) -> bool {
    let many = at.checked_sub(1).is_some_and(|before| {
        line.is_word(before)
            && line.word(before).ends_with('s')
            && !line.says_any(before, NO_SUBJECT)
            || line.says_any(before, words!["they", "we", "who", "people"])
    });
    many && (line.says_any(
        at + 1,
        words!["a", "an", "to", "the", "more", "another", "their"],
    ) || line.kind(at + 1) == Some(Kind::Number))
}

/// "Should have been", "might have won"; not "would have to", "could have a go".
fn is_unreal(line: &Line<'_>, at: usize) -> bool {
    line.says_any(
        at,
        words!["would", "should", "could", "might", "may", "must"],
    ) && line.is_word(at + 2)
        && !line.says_any(
            at + 2,
            words![
                "to", "until", "till", "a", "an", "the", "no", "some", "its", "his", "her",
                "their", "our", "more", "less", "little", "any", "enough", "only", "at",
            ],
        )
}

/// What stands before a noun, or before a verb that has no subject there.
pub(super) const NO_SUBJECT: Words = words![
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
    "your", "no", "some", "any", "each", "every", "of", "in", "on", "at", "by", "for", "to",
    "with", "from", "as", "after", "before", "and", "or", "than", "new", "first", "last", "next",
    "late", "early", "not", "be", "'s", "’s",
];

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
    ) && !line.says(at + 1, word!("be"))
        // "Homes were to let on Monday".
        || line.says(at + 1, word!("let"))
            && (!line.is_word(at + 2) || line.says_any(at + 2, words!["in", "on", "at", "for"]));
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
                "pledge",
                "promise",
                "vow",
                "threat",
                "petition",
                "plan",
                "deal",
                "offer",
                "bid",
                "pact",
                "proposal",
                "intends",
                "means",
                "aims",
                "seeks",
                "vows",
                "pledges",
                "promises",
                "threatens",
                "wishes",
                "hoping",
                "aiming",
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
                "ready",
                "forecast",
                "projected",
                "predicted"
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
    if verb_like && !nominal && !was && is_asked(line, at) {
        return Some(Tense::Future);
    }
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
pub(super) fn looked_ahead(line: &Line<'_>, at: usize, end: usize) -> Option<Tense> {
    let near = at.saturating_sub(3)..end;
    let said = |words: Words| near.clone().any(|i| line.says_any(i, words));
    if said(words!["been"]) && said(words!["had"]) {
        Some(Tense::Past)
    } else {
        said(words!["was", "were", "had"]).then_some(Tense::Awaited)
    }
}
