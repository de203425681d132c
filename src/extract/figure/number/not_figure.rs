//! What is a number and no figure: years, scores, phone numbers, names, labels, ages that identify.
//!
//! One row for each reason, with its examples. Dates and times proper are taken out before, by the date rules.

use super::Form;
use super::age::age;
use super::named_number::{code, definite, label, list, measures, name, order};
use crate::extract::figure::find::{Raw, is_small_word};
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use rust_decimal::Decimal;

/// A reason to leave a number alone.
pub(in crate::extract::figure) struct Row {
    /// Identity, as `dateline rules` prints it.
    pub(in crate::extract::figure) id: &'static str,
    /// What it leaves out.
    pub(in crate::extract::figure) what: &'static str,
    /// Texts whose bracketed number is no figure.
    pub(in crate::extract::figure) examples: &'static [&'static str],
    /// Texts whose bracketed number is one all the same.
    pub(in crate::extract::figure) counter_examples: &'static [&'static str],
    applies: fn(&Reader<'_>, &Raw, usize) -> bool,
}

/// All reasons, in the order in which they are tried.
pub(in crate::extract::figure) const ROWS: &[Row] = &[
    Row {
        id: "en/not-year",
        what: "a bare number of four digits that reads as a year",
        examples: &[
            "The [2019] elections were calm.",
            "It won in [1998] and closed.",
            "It emits less, below [1994] levels.",
        ],
        counter_examples: &["The mine sold [2019 tonnes].", "The bill was [$2019]."],
        applies: year,
    },
    Row {
        id: "en/not-name",
        what: "a number that is part of a name, a model or a code",
        examples: &[
            "An Airbus A[320] landed.",
            "The F-[16] took off.",
            "A Boeing [737] landed.",
            "The G[20] met.",
            "The radio speaks [802.11]ax.",
            "It shoots [4K] video.",
            "Under Scheme [4B] residents vote.",
        ],
        counter_examples: &[
            "It costs [Rs20].",
            "The rate fell to [3%].",
            "It sold [4K jars].",
        ],
        applies: name,
    },
    Row {
        id: "en/not-label",
        what: "a number that labels a page, an article, a room or a person",
        examples: &[
            "See page [212] of the report.",
            "Article [114] forbids it.",
            "Player No [9] scored.",
            "It breaks 18 U.S.C. § [3742].",
            "They rated it on a scale of [1 to 10].",
            "It is measured on a scale of zero to [200].",
        ],
        counter_examples: &[
            "The act covers [9 million people].",
            "The article cost [$5].",
        ],
        applies: label,
    },
    Row {
        id: "en/not-age",
        what: "an age that says who somebody is",
        examples: &[
            "Anna Berg, [41], disagreed.",
            "Tom Pike ([57]) won.",
            "A [48]-year-old man fell.",
            "She died aged [90].",
            "He was [24], and poor.",
            "Half of them were under [30].",
            "They are aged between 18 and [65].",
            "Children aged eight to [11] own one.",
            "It helps women aged over [65].",
            "Men between the ages of [18] and 65 left.",
            "The reef is [66 million] years old.",
            "Miners would retire at [61].",
            "You are [61].",
            "Ida Holm, now [58], disagreed.",
            "I left school at [15].",
            "Now [56], she heads the desk.",
            "She began her career at [23] on a ward.",
            "Ida Holm was [23] when she left.",
            "She turns [47] on Tuesday.",
            "Ida Holm is [73] and has run it for years.",
            "Next month, at [62], she will retire.",
            "They are [29] and 31.",
            "They want the retirement age raised from [60] to 62.",
            "It offers a test to everyone from [55] to 74.",
            "Ada Lind, who is [91] and blind, disagreed.",
            "A woman of [63] died.",
            "Girls of [14] earned more.",
        ],
        counter_examples: &[
            "In Oslo, [41 people] disagreed.",
            "The bid was [24].",
            "The index closed at [95].",
            "He bought at [17] and sold at 44.",
            "A crowd of [63] came.",
            "The index turned [95 points] up.",
            "They raised the number of staff from [55] to 74.",
        ],
        applies: age,
    },
    Row {
        id: "en/not-clock",
        what: "a time of day that opens an entry or that a part of the day follows",
        examples: &[
            "[17.40] Good evening from Ghent.",
            "Racing starts at [10.30] on Saturday morning.",
            "They hope to sail at [8.45] this evening.",
            "She read it at [seven] every morning.",
            "They came at about [ten] past one.",
        ],
        counter_examples: &[
            "[17.40 million people] came.",
            "The share closed at [8.45] on Monday.",
        ],
        applies: clock,
    },
    Row {
        id: "en/not-score",
        what: "a score, a ratio of votes or a pair of small numbers joined by a dash",
        examples: &[
            "Rovers lost [2]-1 at home.",
            "It ended 0-[0].",
            "The shop has a [3]-for-2 offer.",
            "The two-for-[one] offer ends.",
        ],
        counter_examples: &["Rates of [2-3%] are usual."],
        applies: score,
    },
    Row {
        id: "en/not-code",
        what: "a phone number, a reference, a version or an address",
        examples: &[
            "Call [030] 1234 5678 now.",
            "The file is [23]/01973/FUL.",
            "It runs version [17.4.1].",
            "Call 440-[555]-0137 today.",
            "Residents may ring [67214].",
            "QN [2304] was cancelled.",
            "He lives at [24] Kimathi Street.",
        ],
        counter_examples: &["It has [24 streets]."],
        applies: code,
    },
    Row {
        id: "en/not-list",
        what: "the number of a list item or a footnote",
        examples: &["([3]) Includes sales of land.", "He agreed.”[3]"],
        counter_examples: &["[3 people] were hurt."],
        applies: list,
    },
    Row {
        id: "en/not-order",
        what: "an ordinal, or a numbered unit",
        examples: &[
            "The [201]st base is large.",
            "It was the [12]th since then.",
        ],
        counter_examples: &["They sold [201 bases]."],
        applies: order,
    },
    Row {
        id: "en/not-definite",
        what: "a number that tells one of its kind from others",
        examples: &[
            "They build on the [201] platform.",
            "She reached the last [16].",
        ],
        counter_examples: &["They built the [201 platforms]."],
        applies: definite,
    },
    Row {
        id: "en/not-denied",
        what: "a number that is named only to say that it is not so",
        examples: &[
            "The bill is $36 million, not [$63 million].",
            "It was 1,870, not [18,700].",
        ],
        counter_examples: &[
            "It was sunny, not [18 degrees].",
            "She wants 4 per cent, not the [2 per cent] on offer.",
        ],
        applies: denied,
    },
    Row {
        id: "en/not-since",
        what: "how long ago something last happened, counted in events",
        examples: &["It was their first in [five] seasons."],
        counter_examples: &["They won in [five cities]."],
        applies: since,
    },
    Row {
        id: "en/not-span",
        what: "so many nights, seasons or summers, which is a length of time",
        examples: &[
            "It rained for [three] summers.",
            "They stayed [two] nights.",
            "It fell in [nine] of the past 12 months.",
        ],
        counter_examples: &["They sold [three houses]."],
        applies: span,
    },
    Row {
        id: "en/not-base",
        what: "of how many a rate is told",
        examples: &[
            "It has 55 lines for every [100] people.",
            "For every [1,000] births, 12 were early.",
        ],
        counter_examples: &[
            "It paid $4 for [100 jars].",
            "It paid £2 for every [40 jars].",
        ],
        applies: base,
    },
    Row {
        id: "en/not-often",
        what: "how often something was done",
        examples: &[
            "They wrote to him [three times] in 2021.",
            "She tried [four times].",
            "They blocked the port [twice] last month.",
        ],
        counter_examples: &[
            "Sales grew [three times] in 2021.",
            "It rained [three times] the June average.",
            "It trades at [12 times] earnings.",
            "The new port is [ten times] as large.",
        ],
        applies: often,
    },
    Row {
        id: "en/not-one",
        what: "one as a pronoun, and small numbers that a reader takes for granted",
        examples: &[
            "[One] of the clubs closed.",
            "The [two] leaders met.",
            "This [one] is better.",
            "A [three]-bedroom flat was let.",
        ],
        counter_examples: &[
            "[One in five] left.",
            "He made [two trips] in all.",
            "A [900-bedroom] hotel was built.",
        ],
        applies: pronoun,
    },
];

/// True for "for every 100 people": a rate is told of round numbers.
fn base(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let first = raw.number.first;
    let round = [100, 1_000, 10_000, 100_000].map(Decimal::from);
    first > floor + 1
        && r.is(first - 1, word!("every"))
        && r.is(first - 2, word!("for"))
        && raw.unit.currency.is_none()
        && round.contains(&raw.number.value)
}

/// True for a number of calendar words that the date rules have no length for.
fn span(r: &Reader<'_>, raw: &Raw, _: usize) -> bool {
    // "in nine of the past 12 months".
    let of_past = r.is(raw.number.last, word!("of"))
        && r.is(raw.number.last + 1, word!("the"))
        && r.any(
            raw.number.last + 2,
            words!["past", "last", "previous", "next", "preceding"],
        )
        && (raw.number.last + 3..raw.number.last + 6).any(|at| r.has(at, class::CALENDAR));
    of_past
        || raw.number.is_plain()
            && !raw.led
            && (raw.unit.key.is_empty() || raw.noun.is_some())
            && r.spaced(raw.number.last)
            && r.any(
                raw.number.last,
                words![
                    "summers",
                    "winters",
                    "springs",
                    "autumns",
                    "nights",
                    "evenings",
                    "mornings",
                    "afternoons",
                    "weekends",
                    "seasons",
                    "semesters",
                    "generations"
                ],
            )
}

/// True for "$36 million, not $63 million".
fn denied(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let first = raw.outer;
    first >= floor + 2
        && r.is(first - 1, word!("not"))
        && r.is(first - 2, word!(","))
        && (raw.range.first.max(first.saturating_sub(5))..first - 2).any(|at| r.is_number(at))
        && (raw.after >= raw.range.last || r.any(raw.after, words![".", ";", ","]))
}

/// True for "wrote three times in 2021": no multiple of anything, and nothing grew.
fn often(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let (first, last) = (raw.outer, raw.after);
    let ends = last >= raw.range.last
        || r.dated(last)
        || r.dated(last + 1) && !r.has(last, class::DETERMINER)
        || r.any(last, words![".", ",", ";", ")"]);
    raw.unit.key == "times"
        && (raw.number.form != Form::Factor || r.any(first, words!["twice", "thrice"]))
        && raw.number.is_plain()
        && raw.number.value <= Decimal::TEN
        && ends
        && first > floor
        && !r.has(first - 1, class::PREPOSITION | class::AUXILIARY)
        && !(floor..first).any(|at| r.has(at, class::MOVING) || r.is(at, word!("oversubscribed")))
}

/// True for "their first in five seasons": a span of time counted by events.
fn since(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let first = raw.outer;
    first > floor + 1
        && r.is(first - 1, word!("in"))
        && matches!(r.sense(first - 2).numeral, Some(Numeral::Ordinal(_)))
        && raw.number.is_plain()
        && raw.noun.is_some()
}

/// The row that says why `raw` is no figure.
pub(in crate::extract::figure) fn reason(
    r: &Reader<'_>,
    raw: &Raw,
    floor: usize,
) -> Option<&'static Row> {
    // A number that is all that the document says is what it is about.
    let alone = raw.last - raw.first == r.len();
    if alone {
        return None;
    }
    ROWS.iter().find(|row| (row.applies)(r, raw, floor))
}

/// True for units that nothing but a figure has.
pub(super) fn is_measured(raw: &Raw) -> bool {
    !raw.unit.key.is_empty() && raw.noun.is_none()
}

pub(super) fn is_digits(raw: &Raw) -> bool {
    raw.number.form == Form::Digits
}

/// True for digits without separators and scale words.
pub(super) fn is_bare(r: &Reader<'_>, raw: &Raw) -> bool {
    is_digits(raw)
        && raw.number.scale == 0
        && r.word(raw.number.first).bytes().all(|b| b.is_ascii_digit())
        && raw.number.last == raw.number.first + 1
}

fn year(r: &Reader<'_>, raw: &Raw, _: usize) -> bool {
    let value = raw.number.value;
    is_bare(r, raw)
        && r.word(raw.number.first).len() == 4
        && value >= Decimal::from(1500)
        && value < Decimal::from(2100)
        && !is_measured(raw)
        && raw
            .noun
            .is_none_or(|noun| !r.has(noun.head, class::PERSON) || raw.first != raw.outer)
        && (raw.outer == raw.first
            // "55 % below 1990 levels".
            || raw.noun.is_some_and(|noun| {
                r.any(noun.head, words!["level", "levels", "prices", "standards"])
            })
            || r.any(
                raw.outer,
                words![
                    "since", "before", "after", "around", "about", "over", "circa", "within"
                ],
            ))
}

/// True for "17.40 Good evening", "at 8.45 this evening", "at seven every morning".
fn clock(r: &Reader<'_>, raw: &Raw, _: usize) -> bool {
    let (first, last) = (raw.number.first, raw.number.last);
    if raw.led || raw.number.scale != 0 || is_measured(raw) {
        return false;
    }
    let text = r.word(first);
    let (hour, minute) = text.split_once(['.', ':']).unwrap_or((text, "00"));
    let reads = is_digits(raw)
        && hour.len() <= 2
        && minute.len() == 2
        && hour.parse::<u8>().is_ok_and(|hour| hour < 24)
        && minute.parse::<u8>().is_ok_and(|minute| minute < 60);
    let opens = first == raw.range.first
        && (first == 0 || r.is_break(first - 1))
        && minute.len() < text.len()
        && hour.len() == 2
        && (r.capital(last) || r.dash(last));
    // "at about ten past one".
    let quarter = r.is(last, word!("past"))
        && (r.sense(last + 1).numeral.is_some() || r.any(last + 1, words!["noon", "midnight"]))
        && r.any(raw.outer.wrapping_sub(1), words!["at", "around", "by"])
        && raw.number.form == Form::Words
        && raw.number.value < Decimal::from(30);
    if quarter {
        return true;
    }
    let part = r.any(
        last,
        words!["this", "every", "each", "tomorrow", "yesterday"],
    ) && r.any(last + 1, words!["morning", "afternoon", "evening", "night"])
        || r.any(last, words!["tonight"]);
    // "starts at 10.30 on Saturday morning".
    let begins = minute.len() < text.len()
        && r.any(
            first.wrapping_sub(2),
            words![
                "starts", "start", "started", "begins", "begin", "began", "due", "leaves", "sails",
                "departs", "arrives", "runs"
            ],
        )
        && r.is(last, word!("on"))
        && r.dated(last + 1);
    let hours = reads || raw.number.form == Form::Words && raw.number.value <= Decimal::from(12);
    reads && opens || (reads && begins || hours && part) && r.is(first.wrapping_sub(1), word!("at"))
}

/// What a score is the score of: "a 2-1 defeat".
const RESULTS: Words = words![
    "defeat",
    "win",
    "victory",
    "draw",
    "loss",
    "lead",
    "triumph",
    "thrashing",
    "rout",
    "outsider",
    "favourite",
    "favorite",
    "underdog",
    "shot",
    "chance"
];

fn score(r: &Reader<'_>, raw: &Raw, _: usize) -> bool {
    // "a two-for-one offer".
    let worded = |at: usize| r.any(at, words!["for", "to"]) && r.hyphen(at + 1);
    if raw.number.form == Form::Words
        && (r.hyphen(raw.number.last) && worded(raw.number.last + 1)
            || raw.number.first > 3
                && r.hyphen(raw.number.first - 3)
                && worded(raw.number.first - 2))
    {
        return true;
    }
    if !is_digits(raw) || raw.led || is_measured(raw) || raw.number.scale != 0 {
        return false;
    }
    let small = |at: usize| r.is_number(at) && r.word(at).len() <= 3;
    let first = raw.number.first;
    let last = raw.number.last;
    // "a 3-for-2 offer".
    let between =
        |at: usize| r.any(at, words!["for", "to", "on"]) && r.hyphen(at - 1) && r.hyphen(at + 1);
    if r.hyphen(last) && between(last + 1) && small(last + 3)
        || first > 3 && r.hyphen(first - 1) && between(first - 2) && small(first - 4)
    {
        return true;
    }
    let follows = r.dash(last) && r.tight(last) && r.tight(last + 1) && small(last + 1);
    let precedes = first > 1
        && r.dash(first - 1)
        && r.tight(first - 1)
        && r.tight(first)
        && r.is_number(first - 2);
    // "costs $65-70", "Rs. 65-70": a price from one to the other.
    let mark = first.saturating_sub(3);
    let mark = mark - usize::from(mark > 0 && r.is(mark, word!(".")));
    if precedes
        && r.any(
            mark,
            words!["$", "€", "£", "¥", "₹", "rs", "sh", "ksh", "rm", "rp", "kr"],
        )
    {
        return false;
    }
    let is_result = raw.noun.is_some_and(|noun| r.any(noun.head, RESULTS));
    let range = follows && measures(r, last + 2) || precedes && !raw.unit.key.is_empty();
    (follows || precedes)
        && (is_result || !range && raw.noun.is_none())
        && r.word(first).len() <= 3
        && raw.number.value < Decimal::from(200)
}

fn pronoun(r: &Reader<'_>, raw: &Raw, floor: usize) -> bool {
    let number = &raw.number;
    let signed = raw
        .amount
        .value
        .is_some_and(|value| value.is_sign_negative());
    if raw.led || is_measured(raw) || signed || !is_small_word(r, number) {
        return false;
    }
    let first = raw.first;
    let before = first.saturating_sub(1);
    // "Prices fell below zero": a mark on the scale, no amount.
    if number.value.is_zero() && first > floor && r.has(before, class::PREPOSITION) {
        return true;
    }
    let determined = first > floor
        && r.any(
            before,
            words![
                "the", "these", "those", "this", "its", "his", "her", "their", "our", "my", "your",
                "both", "no", "any", "every", "each", "other", "last", "next"
            ],
        )
        && raw.outer == raw.first;
    if number.value == Decimal::ONE {
        // "one person died", "one man was killed".
        let befell = raw.noun.is_some_and(|noun| {
            let mut at = noun.last();
            while r.has(at, class::AUXILIARY) {
                at += 1;
            }
            r.has(noun.head, class::PERSON) && r.has(at, class::HARM)
        });
        if befell && !determined {
            return false;
        }
        let counts = raw
            .noun
            .is_some_and(|noun| noun.head > number.last && noun.first <= raw.last)
            || number.last > number.first + 1;
        return !counts
            || determined
            || r.hyphen(number.last)
            || r.any(number.last, words!["of", "day", "another", "such"]);
    }
    if determined {
        return true;
    }
    // "a family of four".
    if raw.noun.is_none()
        && first > floor + 1
        && r.is(before, word!("of"))
        && r.any(
            before - 1,
            words![
                "family", "families", "couple", "crew", "panel", "mother", "father"
            ],
        )
    {
        return true;
    }
    // "a three-bedroom flat": what sort of flat.
    let sort = raw.noun.is_some_and(|noun| {
        r.hyphen(number.last)
            && noun.head == number.last + 1
            && !r.has(noun.last(), class::FUNCTION)
    });
    if sort {
        return true;
    }
    // "Gulf Two", "Second March": capitals inside a sentence are names.
    r.capital(first)
        && first > raw.range.first
        && !r.any(before, words!["“", "\"", "‘", ":", "—", "–", "-"])
}
