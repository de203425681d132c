//! Numbers that are ages: who somebody is, from when on something is theirs.
//!
//! Has no opinion on other numbers that are no figures.

use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use rust_decimal::Decimal;

/// True for an age.
pub(super) fn age(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let first = raw.number.first;
    let last = raw.number.last;
    // "66 million years old", "3.7 billion years ago".
    if raw.unit.key == "year" && r.any(raw.after, words!["old", "ago"]) {
        return true;
    }
    if raw.led || !raw.number.is_plain() || raw.number.value > Decimal::from(120) {
        return false;
    }
    let years = |at: usize| {
        r.any(
            at,
            words![
                "year", "years", "month", "months", "week", "weeks", "day", "days"
            ],
        )
    };
    if r.hyphen(last) && years(last + 1) && r.any(last + 3, words!["old", "olds"])
        || years(last)
            && r.any(last + 1, words!["old", "-"])
            && (r.is(last + 1, word!("old")) || r.is(last + 2, word!("old")))
    {
        return true;
    }
    // "He was 24."
    let bare = raw.unit.key.is_empty() && raw.noun.is_none() && raw.outer == first;
    // "Now 56, she heads the desk".
    if bare
        && first == raw.range.first + 1
        && r.any(first - 1, words!["now", "at", "aged"])
        && r.is(last, word!(","))
        && raw.number.value >= Decimal::TWO
    {
        return true;
    }
    // "Ida Holm was 23 when she", "Next month, at 62, she".
    let she = |at: usize| r.any(at, words!["he", "she", "i", "they"]);
    if bare
        && first > floor + 1
        && (r.any(first - 1, words!["was", "is"])
            && r.capital(first - 2)
            && r.is(last, word!("when"))
            && she(last + 1)
            || r.is(first - 1, word!("at")) && r.is(last, word!(",")) && she(last + 1))
    {
        return true;
    }
    if bare
        && first > floor + 1
        && r.any(
            first - 1,
            words!["was", "is", "turned", "turns", "are", "am", "turn", "were"],
        )
        && r.any(first - 2, words!["he", "she", "who", "i", "you"])
        && (last >= raw.range.last
            || r.any(last, words![",", ".", ";", ")"])
            || r.any(last, words!["and", "but"]))
    {
        return true;
    }
    // "She turns 47 on Tuesday", "Gwil Parry is 73 and has run it".
    let turns = r.any(first.wrapping_sub(1), words!["turns", "turned"])
        && (r.dated(last) || r.any(last, words!["on", "in"]) && r.dated(last + 1));
    let named = r.any(first.wrapping_sub(1), words!["is", "was"])
        && raw.number.value >= Decimal::from(16)
        && first > floor + 2
        && r.capital(first - 2)
        && r.capital(first - 3)
        && r.is(last, word!("and"))
        && r.any(
            last + 1,
            words!["has", "had", "is", "was", "lives", "still"],
        );
    if bare && first > floor + 1 && (turns || named) {
        return true;
    }
    // "a woman of 63", "girls of 14".
    if bare
        && first > floor + 1
        && r.is(first - 1, word!("of"))
        && r.any(
            first - 2,
            words![
                "man",
                "woman",
                "boy",
                "girl",
                "men",
                "women",
                "boys",
                "girls",
                "child",
                "children",
                "widow",
                "pensioner",
                "lad",
                "youth",
                "teenager"
            ],
        )
    {
        return true;
    }
    // "would retire at 66".
    let of_life = bare
        && first > floor + 1
        && r.is(first - 1, word!("at"))
        && r.any(
            first - 2,
            words![
                "retire", "retires", "retired", "retiring", "marry", "married", "died"
            ],
        );
    if of_life {
        return true;
    }
    if bare && (lived(r, first, floor) || sought(r, raw, floor) || paired(r, raw)) {
        return true;
    }
    // "children under five".
    let people = raw.outer < first
        && raw.outer > raw.range.first
        && r.any(raw.outer, words!["under", "over"])
        && (r.has(raw.outer - 1, class::PERSON)
            || r.any(
                raw.outer - 1,
                words!["those", "anyone", "everyone", "girls", "boys"],
            ));
    // "52 % were under 30".
    let young = raw.outer < first
        && raw.outer > floor
        && r.any(raw.outer, words!["under", "over"])
        && r.any(raw.outer - 1, words!["are", "were"])
        && !r.is_word(last);
    // "for those over 24 rises by 30p".
    let rises = raw.noun.is_some_and(|noun| {
        noun.first == noun.head
            && r.has(noun.head, class::MOVING)
            && r.any(noun.last(), words!["by", "to", "from"])
    });
    if (people || young) && (raw.unit.key.is_empty() || rises) {
        return true;
    }
    // "aged 16 to 24".
    let ends_ages = first > 2
        && (r.any(first - 1, words!["to", "and"]) || r.dash(first - 1))
        && (r.is_number(first - 2) || r.sense(first - 2).numeral.is_some())
        && (r.any(first - 3, words!["aged", "ages", "age"])
            || r.any(first - 3, words!["between", "from", "of"])
                && r.any(first.wrapping_sub(4), words!["aged", "ages"]));
    if ends_ages {
        return true;
    }
    // "aged over 65", "aged under five".
    let aged = raw.outer > floor && r.is(raw.outer - 1, word!("aged"));
    if first > floor && (r.any(first - 1, words!["aged", "age"]) || aged) {
        return raw.unit.key.is_empty() || years(last);
    }
    // "a warehouse foreman of 52,".
    let man = first > floor + 2
        && r.is(first - 1, word!("of"))
        && (r.word(first - 2).ends_with("man") || r.word(first - 2).ends_with("woman"))
        && !r.capital(first - 2);
    if bare && man && !r.is_word(last) {
        return true;
    }
    if raw.unit.key.is_empty()
        && (r.is(first.wrapping_sub(1), word!("of"))
            && r.any(first.wrapping_sub(2), words!["age", "ages"])
            || r.any(first.wrapping_sub(1), words!["between", "from"])
                && r.is(first.wrapping_sub(2), word!("aged")))
    {
        return true;
    }
    if raw.noun.is_some() || !raw.unit.key.is_empty() || raw.outer != raw.first || first < floor + 2
    {
        return false;
    }
    // ", now 58,".
    let lead = first - usize::from(r.any(first - 1, words!["now", "then", "aged"]));
    let opened = lead >= floor + 2
        && r.any(lead - 1, words![",", "("])
        && r.is_word(lead - 2)
        && (r.capital(lead - 2)
            // "The man, 71, had gone", "Lau Suk-ching, 38, forged".
            || r.any(lead - 2, words!["man", "woman", "boy", "girl", "farmer", "driver", "teacher", "widow", "father", "mother"])
            || lead >= floor + 4 && r.hyphen(lead - 3) && r.capital(lead - 4));
    let closed = last >= raw.range.last || r.any(last, words![",", ".", ";", ")", "?", "!"]);
    let of_age = raw.number.value >= Decimal::TWO;
    opened && closed && of_age && !r.is_number(last + 1)
}

/// True for "I left school at 15", "she went down at 17": a person did so, and no price is named.
fn lived(r: &Reader<'_>, first: usize, floor: usize) -> bool {
    if first < floor + 2 || !r.is(first - 1, word!("at")) || !r.is_word(first - 2) {
        return false;
    }
    let clause = || {
        (floor..first - 1)
            .rev()
            .take(12)
            .take_while(|&at| !phrase::parts(r, at) && !r.is(at, word!(",")))
    };
    let person = clause().any(|at| r.any(at, words!["i", "he", "she", "you", "his", "her", "my"]))
        || r.is(first - 2, word!("school"))
        || r.is(first - 2, word!("up")) && r.any(first - 3, words!["came", "grew"]);
    let priced = clause().any(|at| {
        r.has(at, class::MEASURING) && !r.any(at, words!["came", "left", "met"])
            || r.any(
                at,
                words![
                    "bought", "buy", "sold", "sell", "trade", "traded", "closed", "opened", "bid",
                    "valued", "priced", "started", "finished", "shot"
                ],
            )
    });
    person && !priced
}

/// True for "They are 29 and 31."
fn paired(r: &Reader<'_>, raw: &Raw) -> bool {
    let (first, last) = (raw.number.first, raw.number.last);
    let one = if r.is(last, word!("and")) && r.is_number(last + 1) {
        first
    } else if r.is(first.wrapping_sub(1), word!("and")) && r.is_number(first.wrapping_sub(2)) {
        first - 2
    } else {
        return false;
    };
    one > raw.range.first + 1
        && r.any(one - 1, words!["are", "were"])
        && r.is(one - 2, word!("they"))
        && !r.is_word(one + 3)
}

/// True for "the retirement age from 60 to 62", "everyone from 55 to 74".
fn sought(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let first = raw.number.first;
    let ranged = |from: usize| {
        r.is(from, word!("from"))
            && r.is_number(from + 1)
            && r.is(from + 2, word!("to"))
            && r.is_number(from + 3)
    };
    let from = [1, 3]
        .into_iter()
        .filter_map(|back| first.checked_sub(back))
        .find(|&from| from > floor && ranged(from));
    if let Some(from) = from
        && r.any(
            from - 1,
            words!["everyone", "everybody", "anyone", "those", "all"],
        )
    {
        return true;
    }
    let lead = from.or_else(|| {
        let at = first.checked_sub(1)?;
        r.any(at, words!["to", "from", "at", "of", "is", "was"])
            .then_some(at)
    });
    lead.is_some_and(|lead| {
        (floor..lead)
            .rev()
            .take(8)
            .take_while(|&at| !phrase::parts(r, at) && !r.is(at, word!(",")))
            .any(|at| {
                r.is(at, word!("age"))
                    && r.any(
                        at.wrapping_sub(1),
                        words![
                            "retirement",
                            "pension",
                            "minimum",
                            "legal",
                            "leaving",
                            "voting",
                            "drinking",
                            "average",
                            "median",
                            "marriage"
                        ],
                    )
            })
    })
}
