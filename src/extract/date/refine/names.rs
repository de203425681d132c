//! Drops what looks like a date and is none: people called May or June, addresses, papers and halves of matches. Numbers that
//! count something are told by [`super::counts`].

use super::incomplete::is_played;
use super::{counts, fields, season};
use crate::extract::date::find::{Found, closes};
use crate::extract::date::lexicon::Class;
use crate::extract::date::line::Line;
use crate::extract::letters::Words;
use crate::model::Grain;
use crate::model::said::{Length, Said, Unit, What, Year};

/// Drops names and numbers.
pub(super) fn drop(line: &Line<'_>, found: &mut Vec<Found>) {
    found.retain(|one| {
        !is_name(line, one)
            && !counts::is_count(line, one)
            && !is_adjective(line, one)
            && !is_past_soon(line, one)
            && !season::is_other(line, one)
            && !season::is_named(line, one)
            && !is_any_age(line, one)
            && !is_part_of_event(line, one)
            && !is_pace(line, one)
    });
}

/// "The last winter of the war", "the last week of the campaign": no date until the event has one.
fn is_part_of_event(line: &Line<'_>, one: &Found) -> bool {
    let last = usize::from(line.says(one.start, word!("the"))) + one.start;
    (one.rule == "en/relative-unit" || one.rule == "en/relative-season")
        && line.says_any(last, words!["last", "previous"])
        && line.says(one.end, word!("of"))
        && line.says_any(
            one.end + 1,
            words![
                "the", "his", "her", "its", "their", "this", "that", "a", "an"
            ],
        )
        && !line.is(one.end + 2, Class::Unit)
        && line.digits(one.end + 2).is_none()
}

/// "Rose 0.4 percent on the month", "prices were flat on the year": over which stretch a change is told, not when.
fn is_pace(line: &Line<'_>, one: &Found) -> bool {
    const CHANGED: Words = words![
        "%",
        "percent",
        "pct",
        "cent",
        "points",
        "up",
        "down",
        "higher",
        "lower",
        "flat",
        "unchanged"
    ];
    let unit = one.end == one.start + 2
        && line.says_any(one.start + 1, words!["month", "quarter", "year"]);
    unit && one.start > 1
        && line.says(one.start, word!("the"))
        && line.says(one.start - 1, word!("on"))
        && line.says_any(one.start - 2, CHANGED)
}

/// Words before a bare month or weekday that make it a date.
const LEADS: Words = words![
    "in",
    "on",
    "by",
    "of",
    "since",
    "until",
    "till",
    "from",
    "to",
    "through",
    "for",
    "last",
    "next",
    "this",
    "and",
    "or",
    "between",
    "during",
    "early",
    "late",
    "mid",
    "before",
    "after",
    "every",
    "each",
    "that",
    "as",
    "around",
    "about",
    "than",
    "a",
    "the",
    "begin",
    "begins",
    "began",
    "starting",
    "beginning",
    "ending",
    "ended",
    "end",
    "past",
    "coming",
    "at",
    "with",
    "over",
    "(",
    ",",
    "-",
    "–",
    "—",
    "is",
    "was",
    "both",
    "said",
    "earlier",
    "later",
    "throughout",
    "into",
    "unlike",
    "like",
    "only",
    "all",
    "despite",
    "but",
    "if",
    "when",
    "while",
    "not",
];

fn is_name(line: &Line<'_>, one: &Found) -> bool {
    // "USA Today", "This Week": names of papers and programmes.
    if matches!(one.rule, "en/deictic-day" | "en/relative-unit") {
        let last = one.end - 1;
        let headline = line
            .tokens
            .iter()
            .take(12)
            .filter(|token| token.capital)
            .count()
            > 6;
        let titled = if one.end == one.start + 1 {
            last > 0 && line.capital(last - 1) && line.is_word(last - 1) && line.bits(last - 1) == 0
        } else {
            true
        };
        return line.capital(last) && last > 0 && titled && !headline;
    }
    // "The Dawn Brigade".
    if one.rule == "en/day-part" && line.capital(one.end - 1) && line.capital(one.end) {
        return line.is_word(one.end) && one.end > one.start;
    }
    let Some(f) = fields(&one.said) else {
        return false;
    };
    // "Savanna-la-Mar", "Viña del Mar": the end of a name.
    let sea = one.start.checked_sub(1).map(|at| {
        if line.is_dash(at) {
            at.saturating_sub(1)
        } else {
            at
        }
    });
    if line.says(one.start, word!("mar"))
        && sea.is_some_and(|at| line.says_any(at, words!["la", "del"]))
    {
        return true;
    }
    let bare =
        f.year == Year::Unsaid && f.day == 0 && f.clock.is_none() && one.end == one.start + 1;
    if !bare {
        return false;
    }
    let (at, next) = (one.start, one.end);
    let papers = words![
        "times",
        "telegraph",
        "mirror",
        "post",
        "herald",
        "night",
        "express",
    ];
    let named = words![
        "black", "cyber", "bloody", "super", "ash", "palm", "holy", "maundy", "shrove", "giving",
    ];
    if f.weekday > 0 && at > 0 && line.capital(at - 1) && line.says_any(at - 1, named) {
        return true;
    }
    if f.weekday > 0 {
        return line.capital(next) && line.says_any(next, papers);
    }
    if !matches!(f.unit, Unit::Month(_)) {
        return false;
    }
    let led = at == 0 || line.says_any(at - 1, LEADS);
    let title = at > 0
        && line.says_any(
            at - 1,
            words![
                "mr", "mrs", "ms", "dr", "miss", "judge", "lady", "sir", "lord", "theresa",
                "minister"
            ],
        )
        || (at > 1
            && line.says(at - 1, word!("."))
            && line.says_any(at - 2, words!["mr", "mrs", "ms", "dr"]));
    if title {
        return true;
    }
    let ambiguous = line.says_any(
        at,
        words!["may", "march", "april", "june", "august", "mar", "jan"],
    );
    let after_name = at > 0
        && line.capital(at - 1)
        && line.is_word(at - 1)
        && !led
        && line.bits(at - 1) == 0
        && !line.word(at - 1).bytes().all(|b| b.is_ascii_uppercase());
    // "Said April May": two months in a row are the names of one person.
    let month = |at: usize| line.capital(at) && line.is(at, Class::Month);
    if month(at) && (month(next) || at > 0 && month(at - 1)) {
        return true;
    }
    // "In Korea March–April": no surname takes a dash and a second month.
    if ambiguous && after_name && !line.is_dash(next) {
        return true;
    }
    // "Said a trader, June Addo.": a name that stands by itself between marks.
    let full = line.capital(next)
        && line.is_word(next)
        && line.bits(next) == 0
        && (next + 1 >= line.len() || line.says_any(next + 1, words![",", ".", ")", "”", "\""]));
    let before_name = words![",", "to", "by", "with", "for", "and"];
    if ambiguous && full && at > 0 && line.says_any(at - 1, before_name) {
        return true;
    }
    // "A house in May Street".
    let street = words![
        "street",
        "road",
        "avenue",
        "lane",
        "terrace",
        "crescent",
        "boulevard"
    ];
    if line.capital(next) && line.says_any(next, street) {
        return true;
    }
    // "Of Station Road, March, had admitted": the town of an address.
    if ambiguous
        && at > 1
        && line.says(at - 1, word!(","))
        && line.says_any(at - 2, street)
        && line.capital(at - 2)
        && line.says(next, word!(","))
    {
        return true;
    }
    // "Hart & May": partners of a firm.
    if ambiguous && at > 0 && line.says(at - 1, word!("&")) {
        return true;
    }
    let modal = words![
        "i", "we", "you", "he", "she", "they", "it", "the", "god", "all", "there", "not", "be",
        "have", "your", "our", "his", "her",
    ];
    // "Mid-March" opens nothing.
    let opens = at == 0 || !(line.is_word(at - 1) || line.is_dash(at - 1) && line.glued(at));
    if line.says(at, word!("may")) && opens && (line.says_any(next, modal) || speaks(line, next)) {
        return true;
    }
    if line.says(at, word!("march"))
        && at > 0
        && line.says_any(at - 1, words!["the", "'s", "’s", "a", "\"", "“"])
        && (line.says_any(next, words!["to", "on", ".", ",", "of"]))
    {
        return true;
    }
    if line.says(at, word!("march"))
        && opens
        && !line.says_any(
            next,
            words![
                "was", "is", "saw", "and", ",", "to", "sales", "through", "'s", "’s", ".", "-",
                "–", "brought"
            ],
        )
    {
        return true;
    }
    // "June Allyson", "April Smith": a first name before a surname, outside of a date's usual company.
    ambiguous
        && (at == 0 || !line.says_any(at - 1, LEADS))
        && line.capital(next)
        && line.is_word(next)
        && line.bits(next) == 0
        && line.word(next).bytes().any(|b| b.is_ascii_lowercase())
}

/// What people do and months do not: "May said".
fn speaks(line: &Line<'_>, at: usize) -> bool {
    const SPEECH: Words = words![
        "said",
        "says",
        "told",
        "added",
        "warned",
        "warns",
        "argued",
        "argues",
        "insisted",
        "resigned",
        "replied",
        "told",
        "promised",
        "refused",
        "urged",
        "wrote",
        "spoke",
        "met",
        "also",
        "herself",
        "himself",
        "denied",
        "announced",
        "flew",
        "won",
        "lost",
        "did",
        "does",
        "wants",
        "hopes",
        "has",
        "had",
    ];
    line.says_any(at, SPEECH)
}

/// "The leaders of tomorrow", "today's world": an age rather than a day; "as recently as May": May.
fn is_any_age(line: &Line<'_>, one: &Found) -> bool {
    const AGES: Words = words![
        "world",
        "society",
        "standards",
        "youth",
        "age",
        "terms",
        "generation"
    ];
    let before = |back: usize, words: Words| {
        one.start
            .checked_sub(back)
            .is_some_and(|at| line.says_any(at, words))
    };
    if one.rule == "en/recently" {
        return before(1, words!["as"]) && line.says(one.end, word!("as"));
    }
    // "On the morning of the attack": of a day that is not said.
    let undated = line.bits(one.end + 2) == 0
        && line.says(one.end, word!("of"))
        && line.says_any(
            one.end + 1,
            words!["the", "his", "her", "its", "their", "a"],
        );
    // "The evening news".
    if one.rule == "en/day-part" {
        return undated
            || line.says_any(
                one.end,
                words![
                    "news",
                    "newspaper",
                    "paper",
                    "rush",
                    "dress",
                    "star",
                    "post",
                    "shift",
                    "prayers"
                ],
            );
    }
    let day = one.rule == "en/deictic-day" && one.end == one.start + 1;
    let units = Class::Part.bit() | Class::Unit.bit();
    let of = before(1, words!["of"])
        && !before(
            2,
            words![
                "as",
                "morning",
                "evening",
                "end",
                "start",
                "rest",
                "beginning"
            ],
        )
        && one.start > 1
        && line.bits(one.start - 2) & units == 0;
    let world = line.says_any(one.end, words!["'s", "’s"]) && line.says_any(one.end + 1, AGES);
    day && (of || world)
}

/// "soon" after what had happened: "the Germans soon intervened".
fn is_past_soon(line: &Line<'_>, one: &Found) -> bool {
    if one.rule != "en/soon" {
        return false;
    }
    let near = (one.start.saturating_sub(8)..one.start).chain(one.end..one.end + 2);
    let ahead = near
        .into_iter()
        .any(|at| line.value(at, Class::Verb).is_some_and(|code| code > 0));
    // "Speak soon": a parting word.
    let parting = (1..3).contains(&one.start) && !line.is_word(one.end);
    !ahead && !parting
        || line.says_any(
            one.end,
            words!["after", "afterward", "afterwards", "as", "thereafter"],
        )
}

/// "a second time", "a quarter of", "the current account", "the day-to-day": units that measure no time here.
fn is_adjective(line: &Line<'_>, one: &Found) -> bool {
    let unit = |grain: Grain| matches!(&one.said, Said { what: What::Length(Length { grain: g, tenths: Some(_), .. }), .. } if *g == grain);
    if unit(Grain::Second) && line.says(one.end - 1, word!("second")) {
        return true;
    }
    // "the Six-Day War".
    if matches!(one.said.what, What::Length(_))
        && line.capital(one.end - 1)
        && line.capital(one.end)
        && one.end > one.start + 1
        && line.is_dash(one.end - 2)
    {
        return true;
    }
    if unit(Grain::Half) {
        return true;
    }
    if unit(Grain::Quarter)
        && (line.says(one.end, word!("of"))
            || line.says(one.end - 1, word!("quarter"))
            || line.says_any(one.start, words!["three", "a"]))
        && !line.says_any(one.start, words!["the", "past", "last", "next"])
    {
        return true;
    }
    // "The final quarter of the match".
    if one.rule == "en/final-quarter"
        && (is_played(line)
            || line.says(one.end, word!("of"))
                && line.says_any(
                    one.end + 1,
                    words!["the", "a", "his", "her", "its", "their"],
                ))
    {
        return true;
    }
    // "the third quarter-final", "quarter-to-quarter".
    if matches!(
        one.rule,
        "en/quarter" | "en/final-quarter" | "en/month-quarter" | "en/the-unit" | "en/half"
    ) && line.is_dash(one.end)
        && line.glued(one.end)
        && line.glued(one.end + 1)
    {
        return true;
    }
    // "The first winter of his reign": of no year that is said.
    if one.rule == "en/season"
        && line.says(one.end, word!("of"))
        && line.says_any(
            one.end + 1,
            words!["his", "her", "its", "their", "our", "my"],
        )
    {
        return true;
    }
    // "In 2020–21, the latest year for which there are figures".
    if one.rule == "en/relative-unit"
        && line.says(one.end - 2, word!("latest"))
        && line.says(one.end, word!("for"))
        && line.says(one.end + 1, word!("which"))
    {
        return true;
    }
    // "A good Friday for shares".
    if one.rule == "en/easter-day" && !line.capital(one.start) {
        return true;
    }
    // "His third century at the ground" is one of runs.
    if one.rule == "en/century"
        && one.start > 0
        && line.says_any(one.start - 1, words!["his", "her", "their", "my", "maiden"])
    {
        return true;
    }
    // "The convent, in its seventh century": how old it is; "its 16th century walls" are of a date.
    if one.rule == "en/century"
        && one.start > 1
        && line.says(one.start - 1, word!("its"))
        && line.says_any(
            one.start - 2,
            words!["in", "into", "enters", "entered", "entering"],
        )
        && closes(line, one.end)
    {
        return true;
    }
    // "in his 80s", "in her late seventies" are ages.
    let part = usize::from(one.start > 1 && line.is_dash(one.start - 1));
    let part = part
        + usize::from(
            one.start > part && line.says_any(one.start - 1 - part, words!["early", "mid", "late"]),
        );
    if one.rule == "en/decade"
        && one.start > part
        && line.says_any(
            one.start - 1 - part,
            words!["his", "her", "their", "my", "your", "our"],
        )
    {
        return true;
    }
    one.rule == "en/now"
        && line.says(one.end - 1, word!("current"))
        && line.says_any(one.end, words!["account", "and", "accounts"])
}
