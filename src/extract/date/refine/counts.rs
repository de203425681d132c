//! Tells numbers that count something from those that name a year, a day or a length: "1,990 people", "flight 1549", "$500 a
//! year", "48-year-old".

use super::fields;
use crate::extract::date::find::{Found, closes};
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::extract::token::Kind;
use crate::model::said::{What, Year};

/// Verbs in the form of the third person that are no plural nouns: "2019 includes a gain of $3m".
const VERBS: Words = words![
    "brings",
    "comprises",
    "contains",
    "excludes",
    "includes",
    "reflects",
    "represents"
];

/// True for a number that counts something.
pub(super) fn is_count(line: &Line<'_>, one: &Found) -> bool {
    is_number(line, one)
        || is_age(line, one)
        || is_rate(line, one)
        || is_bare_number(line, one)
        || is_timing(line, one)
        || is_age_group(line, one)
        || is_initialled(line, one)
}

/// "The under-30s", "over-50s": how old they are.
fn is_age_group(line: &Line<'_>, one: &Found) -> bool {
    one.rule == "en/decade"
        && one.start > 1
        && line.is_dash(one.start - 1)
        && line.says_any(one.start - 2, words!["under", "over"])
}

/// "P. May asks": a name behind an initial.
fn is_initialled(line: &Line<'_>, one: &Found) -> bool {
    one.end == one.start + 1
        && one.start > 1
        && line.is(one.start, Class::Month)
        && line.says(one.start - 1, word!("."))
        && line.glued(one.start - 1)
        && line.capital(one.start - 2)
        && line.word(one.start - 2).len() == 1
}

/// "Ran the mile in 3:51", "the marathon in 2:21:06": how long it took, not when.
fn is_timing(line: &Line<'_>, one: &Found) -> bool {
    one.rule == "en/clock"
        && (one.end == one.start + 3 || one.end == one.start + 5)
        && line.says(one.start + 1, word!(":"))
        && one
            .start
            .checked_sub(1)
            .is_some_and(|at| line.says_any(at, words!["in", "of", "clocked"]))
}

/// A number of four digits that counts something.
fn is_number(line: &Line<'_>, one: &Found) -> bool {
    if one.rule != "en/year" {
        return false;
    }
    let Some(Year::Full(year)) = fields(&one.said).map(|f| f.year) else {
        return false;
    };
    if line.digits(one.start).is_none() {
        // "Twelve hundred students", but "in nineteen hundred".
        let hundreds = line.says(one.end - 1, word!("hundred"))
            && !one.start.checked_sub(1).is_some_and(|at| {
                line.says_any(
                    at,
                    words![
                        "in", "of", "since", "until", "by", "year", "about", "around"
                    ],
                )
            });
        return hundreds || one.end == one.start + 1 && line.is(one.start, Class::Card);
    }
    let (at, next) = (one.start, one.end);
    let before = |words: Words| at > 0 && line.says_any(at - 1, words);
    // "Ring 1800 45 45 55".
    let number = |at: usize| line.kind(at) == Some(Kind::Number);
    if number(next) && number(next + 1) {
        return true;
    }
    if before(words![
        "$",
        "£",
        "€",
        "¥",
        "#",
        "no",
        "number",
        "page",
        "flight",
        "room",
        "article",
        "section",
        "highway",
        "route",
        "model",
        "resolution",
        "rs",
        "/",
        ":",
        "+",
        "−",
        "bus",
        "chapter",
        "unit",
        "order",
        "directive"
    ]) || (at > 0
        && line.glued(at)
        && !line.says_any(
            at - 1,
            words!["(", "-", "–", "—", "“", "\"", "'", "’", "[", "/"],
        ))
        || (at > 1 && line.says(at - 1, word!(".")) && line.says(at - 2, word!("no")))
        || (at > 0
            && line.glued(at)
            && line.is_dash(at - 1)
            && at > 1
            && line.glued(at - 1)
            && !line.says_any(at - 2, words!["mid", "pre", "post", "early", "late"]))
    {
        return true;
    }
    if opens_with_year(line, one, year) {
        return false;
    }
    if line.says(next, word!("%"))
        || (line.says(next, word!("."))
            && line.glued(next + 1)
            && line.kind(next + 1) == Some(Kind::Number))
        || (line.is_dash(next)
            && line.glued(next)
            && line.glued(next + 1)
            && line.kind(next + 1) == Some(Kind::Number))
        || line.says_any(
            next,
            words![
                "percent",
                "per",
                "million",
                "billion",
                "dollars",
                "people",
                "men",
                "miles",
                "feet",
                "metres",
                "meters",
                "km",
                "kilometres",
                "kilometers",
                "tons",
                "tonnes",
                "hours",
                "x",
                "gmt",
                "hrs",
                "protesters",
                "soldiers",
                "troops",
                "civilians",
                "casualties",
                "prisoners",
                "degrees",
                "euros",
                "pounds",
                "yards",
                "workers",
                "jobs",
                "shares",
                "children",
                "women"
            ],
        )
    {
        return true;
    }
    let led = before(words![
        "in",
        "of",
        "since",
        "until",
        "till",
        "by",
        "from",
        "to",
        "during",
        "before",
        "after",
        "for",
        "early",
        "late",
        "mid",
        "through",
        "throughout",
        "circa",
        "around",
        "about",
        "about",
        "and",
        "or",
        "between",
        "year",
        "than",
        "(",
        ",",
        "summer",
        "spring",
        "autumn",
        "fall",
        "winter",
        "the",
        "a",
        "as",
        "-",
        "–",
        "—",
        "its",
        "this",
        "his",
        "their"
    ]);
    // A plural noun after a bare number is what it counts, unless something says that it is a year.
    let word = line.word(next);
    let counts = line.is_word(next)
        && !line.capital(next)
        && word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !matches!(
            word,
            "was" | "has" | "his" | "this" | "onwards" | "afterwards" | "versus"
        )
        && !line.says_any(next, VERBS);
    let in_year = before(words![
        "in", "since", "until", "till", "during", "the", "its", "this", "a", "his", "their"
    ]);
    // "In the first nine months of 2023 exports rose".
    let part_of = before(words!["of"])
        && at > 1
        && (line.is(at - 2, Class::Unit)
            || line.is(at - 2, Class::Units)
            || line.is(at - 2, Class::Season)
            || line.says_any(
                at - 2,
                words!["end", "start", "beginning", "middle", "rest"],
            ));
    // "By 1870 receipts had fallen": told of what was over by then, at the head of its clause.
    let by_then = before(words!["by"])
        && (at == 1
            || !line.is_word(at - 2)
            || line.says_any(at - 2, words!["and", "but", "that"]))
        && (next + 1..next + 5).any(|at| line.says_any(at, words!["had", "were"]));
    if counts && !in_year && !part_of && !by_then {
        return true;
    }
    let circa = before(words!["."]) && at > 1 && line.says_any(at - 2, words!["c", "ca"]);
    !led && !circa && !(1700..=2100).contains(&year)
}

/// "By 1990 women held a third", "From 1968 tenants could buy": a clause that opens with a year, and goes on with its subject
/// and its verb.
fn opens_with_year(line: &Line<'_>, one: &Found, year: i32) -> bool {
    /// How far behind the year the verb stands at most.
    const REACH: usize = 4;
    let at = one.start;
    let leads = words![
        "in", "by", "from", "since", "until", "before", "after", "during"
    ];
    let opens = at > 0
        && line.says_any(at - 1, leads)
        && (at == 1
            || !line.is_word(at - 2) && line.digits(at - 2).is_none() && !line.is_dash(at - 2)
            || line.says_any(at - 2, words!["and", "but", "that"]));
    let tells = |at: usize| line.value(at, Class::Verb).is_some() || line.word(at).ends_with("ed");
    opens
        && (1800..=2050).contains(&year)
        && line.is_word(one.end)
        && !tells(one.end)
        && (one.end + 1..one.end + 1 + REACH)
            .take_while(|&at| {
                line.is_word(at) && !line.says_any(at, words!["the", "a", "an", "which", "that"])
            })
            .any(tells)
}

/// "four flights a week", "$500 million a year": a rate, which is no length of its own.
fn is_rate(line: &Line<'_>, one: &Found) -> bool {
    let single = one.end == one.start + 2 && line.is(one.start, Class::Article);
    if !single || !matches!(&one.said.what, What::Length(_)) {
        return false;
    }
    let led = one.start.checked_sub(1).is_some_and(|at| {
        line.says_any(
            at,
            words![
                "for", "in", "within", "over", "than", "about", "nearly", "almost", "after",
                "before", "lasted", "lasts", "lasting", "took", "take", "takes", "spent", "spend",
                "waited", "wait", "only", "least", "just", "barely", "under", "half", "by", "of",
                "with", "during", "until", "once"
            ],
        )
    });
    one.start > 0
        && !led
        && !line.says_any(one.end, words!["after", "before", "since", "to", "from"])
}

/// "on the ninth", "by 9", "on the 9th floor": a day alone is written "the 9th", and its phrase ends with it.
fn is_bare_number(line: &Line<'_>, one: &Found) -> bool {
    if one.rule != "en/day" {
        return false;
    }
    let suffixed = one.end == one.start + 3 && line.digits(one.start + 1).is_some();
    let led = one.start.checked_sub(1).is_some_and(|at| {
        line.says_any(
            at,
            words![
                "on", "by", "until", "since", "from", "and", "to", "before", "after"
            ],
        )
    });
    // "On the night of the 9th".
    let of_part = one.start > 1
        && line.says(one.start - 1, word!("of"))
        && line.bits(one.start - 2) & (Class::Part.bit() | Class::Parts.bit()) != 0;
    !(suffixed && (led || of_part) && (closes(line, one.end) || opens_clause(line, one.end)))
}

/// True when a new subject begins at `at`: "on the 9th | the river fell", "by the 9th | Sorel had left".
fn opens_clause(line: &Line<'_>, at: usize) -> bool {
    const OPENERS: Words = words![
        "he", "she", "it", "they", "we", "i", "the", "a", "an", "his", "her", "its", "their",
        "this", "that", "there", "some", "both", "all", "two", "three"
    ];
    let told = |at: usize| line.is(at, Class::Verb) || line.word(at).ends_with("ed");
    line.says_any(at, OPENERS) || line.capital(at) && (told(at + 1) || told(at + 2))
}

/// "48-year-old", "three years old", "18 years of age".
fn is_age(line: &Line<'_>, one: &Found) -> bool {
    let What::Length(_) = &one.said.what else {
        return false;
    };
    let next = one.end + usize::from(line.is_dash(one.end));
    line.says_any(next, words!["old", "olds"])
        || (line.says(one.end, word!("of")) && line.says(one.end + 1, word!("age")))
        || (line.says(one.end, word!("in")) && line.says(one.end + 1, word!("age")))
}
