//! Points in time that are named and not dated: "since the invasion of Ukraine", "since taking office", "the eve of the
//! vote", "two days after the attack".
//!
//! They are kept so that the reader can see and date them. What the text itself dates is found by [`super::super::told`];
//! the best-known events are dated from a table.

use super::verb::DATED;
use crate::extract::date::find::{Found, Named};
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::date::resolve::{BETWEEN_WARS, KNOWN};
use crate::extract::letters::Words;
use crate::model::said::{Bound, From, Lies, Said, Shift, What};

/// The rule of "before the war" and "after the war".
pub(in crate::extract::date) const BESIDE_WAR: &str = "en/beside-war";

/// The rule of "since the invasion".
pub(super) const SINCE_EVENT: &str = "en/since-event";

/// The longest name, in tokens.
const LONGEST: usize = 8;

/// "Between the wars": the two world wars, of which alone that is said.
fn between_wars(line: &Line<'_>, at: usize) -> Option<Found> {
    let start = at.checked_sub(2)?;
    let between = line.says(start, word!("between")) && line.says(start + 1, word!("the"));
    let known = KNOWN.iter().position(|event| event.name == BETWEEN_WARS)?;
    between.then_some(Found {
        start,
        end: at + 1,
        rule: "en/between-the-wars",
        said: Said::of(What::Known(u16::try_from(known).ok()?)),
        event: None,
    })
}

/// Adds the named points of a sentence, in order, where nothing else was found.
pub(in crate::extract::date) fn find(line: &Line<'_>, found: &mut Vec<Found>) {
    let read = found.len();
    for (at, token) in line.tokens.iter().enumerate() {
        let since = token.letters == word!("since");
        let eve = !since
            && token.letters == word!("eve")
            && line.says(at + 1, word!("of"))
            && at > 0
            && line.says(at - 1, word!("the"));
        if !since && !eve {
            if token.letters == word!("wars") {
                found.extend(between_wars(line, at));
            }
            if token.letters == word!("war") {
                found.extend(beside_war(line, at).filter(|war| {
                    let first = found[..read].partition_point(|one| one.end <= war.start);
                    found[..read]
                        .get(first)
                        .is_none_or(|one| one.start >= war.end)
                }));
            }
            continue;
        }
        let (start, name) = if since {
            (at, at + 1)
        } else {
            (at - 1, at + 2)
        };
        // "Since the last time" names nothing.
        let time =
            line.says_any(name + 1, words!["first", "last"]) && line.says(name + 2, word!("time"));
        let Some(end) = phrase(line, name).filter(|_| !time) else {
            continue;
        };
        let first = found
            .get(..read)
            .map_or(0, |found| found.partition_point(|one| one.end <= start));
        if first < read && found.get(first).is_some_and(|one| one.start < end + 2) {
            continue;
        }
        let what = known(line, name, end)
            .filter(|_| since)
            .map_or(What::Event, What::Known);
        found.push(Found {
            start,
            end,
            rule: if since { SINCE_EVENT } else { "en/eve-of" },
            event: (what == What::Event).then_some(Named {
                start: name,
                end,
                side: if since { 0 } else { -1 },
                verb: None,
            }),
            said: Said {
                bound: if since { Bound::Since } else { Bound::At },
                ..Said::of(what)
            },
        });
    }
    if found.len() > read {
        found.sort_by_key(|one| one.start);
    }
}

/// "Before the war", "after the war": kept where the text tells when the war at token `at` began or ended.
fn beside_war(line: &Line<'_>, at: usize) -> Option<Found> {
    let start = at.checked_sub(2)?;
    let bound = if line.says(start, word!("before")) {
        Bound::Before
    } else if line.says(start, word!("after")) {
        Bound::After
    } else {
        return None;
    };
    // "After the war crimes", "before the war on waste".
    let ends = !line.is_word(at + 1)
        || line.capital(at + 1)
        || line.says_any(
            at + 1,
            words![
                "he", "she", "it", "they", "the", "his", "her", "their", "a", "and", "but", "in"
            ],
        );
    let opens = bound == Bound::Before
        || start == 0
        || !line.is_word(start - 1)
        || line.says_any(start - 1, words!["and", "but"]);
    (ends && opens && line.says(at - 1, word!("the"))).then_some(Found {
        start,
        end: at + 1,
        rule: BESIDE_WAR,
        event: Some(Named {
            start: at - 1,
            end: at + 1,
            side: 0,
            verb: None,
        }),
        said: Said {
            bound,
            ..Said::of(What::Event)
        },
    })
}

/// "Two days" after "the attack", "within 45 days" of "the vote": notes the event that a length counts from.
pub(super) fn count(line: &Line<'_>, found: &mut Vec<Found>) {
    for at in 0..found.len() {
        let free_to = found.get(at + 1).map_or(line.len(), |next| next.start);
        let Some(one) = found.get_mut(at) else {
            continue;
        };
        let side = match &one.said.what {
            What::Length(length) if length.tenths.is_some_and(|n| n % 10 == 0) => {
                if length.lies == Lies::Coming && line.says(one.end, word!("of")) {
                    0
                } else if length.lies != Lies::Free {
                    continue;
                } else if line.says_any(one.end, words!["after", "following"]) {
                    1
                } else if line.says(one.end, word!("before")) || ahead_of(line, one.end) {
                    -1
                } else {
                    continue;
                }
            }
            What::Offset(by, grain, from) if one.rule == "en/unit-beside" => {
                // The rule takes the preposition in.
                let side = if line.says(one.end - 1, word!("before")) {
                    -1
                } else {
                    1
                };
                one.said.what = What::Offset(by * side, *grain, from.clone());
                one.end -= 1;
                side
            }
            _ => continue,
        };
        let start = one.end + 1 + usize::from(ahead_of(line, one.end));
        if does_so(line, start) {
            // "Three days after she had done so": after what was told of last.
            if let What::Length(length) = one.said.what
                && let Some(tenths) = length.tenths
            {
                one.said = Said::of(What::Shift(Shift {
                    by: side * tenths / 10,
                    grain: length.grain,
                    from: From::Story,
                    counted: true,
                    vague: false,
                    clock: None,
                }));
                one.end = start + DOES_SO;
            }
            continue;
        }
        // "Two months after his team was blocked": a clause names no event but by what somebody did.
        one.event = phrase(line, start)
            .filter(|&end| {
                let other = words!["previous", "last", "next", "earlier", "another", "latest"];
                end <= free_to
                    && !line.is(end, Class::Verb)
                    && !line.word(end).ends_with("ed")
                    && !(start..end).any(|at| line.says_any(at, other))
            })
            .map(|end| Named {
                start,
                end,
                side,
                verb: None,
            })
            .or_else(|| deed(line, start, free_to, side));
    }
    found.retain(|one| one.rule != "en/unit-beside" || one.event.is_some());
}

/// How many words "she had done so" has.
const DOES_SO: usize = 4;

/// "She had done so", right at `at`.
fn does_so(line: &Line<'_>, at: usize) -> bool {
    line.says_any(at, words!["he", "she", "it", "they"])
        && line.says(at + 1, word!("had"))
        && line.says(at + 2, word!("done"))
        && line.says(at + 3, word!("so"))
}

/// "After the crowd had stormed the palace": a clause up to its end, and the verb that says what somebody had done.
fn deed(line: &Line<'_>, start: usize, free_to: usize, side: i32) -> Option<Named> {
    const SUBJECT: usize = 6;
    const STOPS: Words = words![
        ",", ".", ";", ":", "—", "–", "(", ")", "and", "but", "when", "while", "as", "who",
        "which", "that", "on", "in", "at", "by", "for", "to", "after", "before", "”", "\"",
    ];
    const SAYING: Words = words![
        "said",
        "told",
        "announced",
        "asked",
        "decided",
        "wanted",
        "tried",
        "been",
        "done",
        "made",
        "taken",
        "got",
        "gone",
        "come",
        "seen",
        "had",
        "become",
        "begun",
        "started",
        "turned",
    ];
    let stops = |at: usize| line.says_any(at, STOPS) || line.bits(at) & DATED != 0;
    let had = (start + 1..start + SUBJECT).find(|&at| line.says(at, word!("had")))?;
    let verb = had + 1;
    let subject = (start..had).all(|at| line.is_word(at) && !stops(at));
    if !subject || !line.is_word(verb) || line.says_any(verb, SAYING) {
        return None;
    }
    let end = (verb + 1..verb + LONGEST)
        .find(|&at| at >= line.len() || stops(at))
        .filter(|&end| end <= free_to)?;
    Some(Named {
        start,
        end,
        side,
        verb: Some(verb),
    })
}

/// "Ahead of", "prior to": two words for "before".
fn ahead_of(line: &Line<'_>, at: usize) -> bool {
    line.says(at, word!("ahead")) && line.says(at + 1, word!("of"))
        || line.says(at, word!("prior")) && line.says(at + 1, word!("to"))
}

/// One past a noun phrase or a gerund phrase that begins at `at`.
fn phrase(line: &Line<'_>, at: usize) -> Option<usize> {
    const DETERMINERS: Words = words!["the", "his", "her", "its", "their"];
    const STOPS: Words = words![
        "and", "but", "when", "who", "which", "that", "to", "in", "on", "at", "by", "with", "for",
        "from", "as", "it", "he", "she", "they", "we", "i", "there", "while", "because", "so",
        "after", "before", "began", "was",
    ];
    let determined = line.says_any(at, DETERMINERS);
    let gerund = line.word(at).len() > 5 && line.word(at).ends_with("ing") && !line.capital(at);
    if !determined && !gerund {
        return None;
    }
    let mut end = at + 1;
    while end < line.len() && end < at + LONGEST {
        let joins = line.is_word(end) || (line.is_dash(end) && line.glued(end));
        let renewed = line.says_any(end, DETERMINERS) && !line.says(end - 1, word!("of"));
        if !joins
            || renewed
            || line.says_any(end, STOPS)
            || (line.is(end, Class::Verb) && !line.capital(end))
        {
            break;
        }
        end += 1;
    }
    while end > at && line.says_any(end - 1, words!["of", "the", "a", "an"]) {
        end -= 1;
    }
    // A clause, not a name, when a verb stands right after it: "since the bank cut its rate".
    (end > at + 1 && end < at + LONGEST).then_some(end)
}

/// The well-known event that the tokens name.
fn known(line: &Line<'_>, start: usize, end: usize) -> Option<u16> {
    KNOWN.iter().zip(0_u16..).find_map(|(event, index)| {
        let mut words = event.words.letters().iter();
        let mut wanted = words.next();
        for at in start..end {
            if let Some(word) = wanted
                && line.says(at, *word)
            {
                wanted = words.next();
            }
        }
        wanted.is_none().then_some(index)
    })
}
