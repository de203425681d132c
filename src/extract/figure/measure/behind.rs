//! The noun behind a figure: "30,000 tonnes of wheat", "$30m was recorded in cost of sales", "$5m for new roads".
//!
//! Has no opinion on figures whose measure stands before them.

use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::phrase::{self, Phrase};
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;
use crate::extract::letters::Words;
use crate::model::Kind;

/// Nouns that say nothing of what an amount is of.
const BLANK: Words = words![
    "total", "sum", "amount", "amounts", "average", "maximum", "minimum",
];

/// True for "a benefit of $5m": the noun before "of" says what the amount is.
fn named_before(r: &Reader<'_>, raw: &Raw) -> bool {
    let Some(noun) = raw.outer.checked_sub(2).filter(|&at| at > raw.range.first) else {
        return false;
    };
    r.is(noun + 1, word!("of"))
        && r.is_word(noun)
        && !r.any(noun, BLANK)
        && !r.has(
            noun,
            class::FUNCTION | class::ADVERB | class::MOVE | class::ANY_VERB,
        )
}

/// The first token from `at` on that belongs to no list of figures and their dates: past ", $4m in 2019 and about $5m".
fn past_figures(r: &Reader<'_>, at: usize, end: usize) -> usize {
    let listed = |i: usize| {
        r.is_number(i)
            || r.dated(i)
            || r.has(i, class::NUMERIC) && !r.any(i, words!["percent", "pct", "percentage"])
            || r.any(i, words![",", "$", "€", "£", "¥"])
            || r.any(
                i,
                words!["and", "in", "for", "at", "approximately", "about", "fiscal"],
            )
    };
    let last = (at..end.min(at + 40)).find(|&i| !listed(i)).unwrap_or(at);
    let figures = (at..last).any(|i| r.is_number(i) && !r.dated(i));
    if figures { last } else { at }
}

/// "$30m was recorded in cost of sales", "$9m recognised as a current liability", "$5m related to the sale": the entry that
/// an amount of money was made to.
pub(super) fn entry(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    raw.unit.currency.as_ref()?;
    let opens = opens_clause(r, raw);
    let end = past_figures(r, raw.after, raw.range.last);
    let mut at = if opens { end } else { raw.after };
    let passive = r.has(at, class::AUXILIARY);
    while r.has(at, class::AUXILIARY | class::ADVERB) {
        at += 1;
    }
    let booked = r.any(
        at,
        words! {
            "recorded", "recognized", "recognised", "included", "classified", "reported", "presented",
            "booked",
        },
    ) && (opens || !passive)
        && r.any(at + 1, words!["in", "as", "within", "under"]);
    let related = !passive
        && r.any(
            at,
            words!["related", "relating", "attributable", "associated"],
        )
        && r.any(at + 1, words!["to", "with"])
        && includes(r, raw)
        && !named_before(r, raw);
    let entered = booked || related;
    if !entered {
        return None;
    }
    let (first, last) = phrase::noun_phrase(r, at + 2, raw.range.last)?;
    // "cost of products sold", "sale of the mine": the next "of" goes along.
    let last = if r.is(last, word!("of")) {
        phrase::noun_phrase(r, last + 1, raw.range.last).map_or(last, |(_, last)| last)
    } else {
        last
    };
    (!r.dated(first)).then_some((first, last))
}

/// True for a figure that is the subject of what follows: it opens its clause, or a list of figures does.
fn opens_clause(r: &Reader<'_>, raw: &Raw) -> bool {
    let first = raw.range.first;
    let mut at = raw.outer;
    while at > first {
        let i = at - 1;
        if r.is_number(i)
            || r.dated(i)
            || r.has(i, class::NUMERIC)
            || r.any(i, words!["$", "€", "£", "¥"])
            || r.any(
                i,
                words!["and", "in", "for", "at", "approximately", "about", "fiscal"],
            )
            || r.is(i, word!(",")) && at > first + 1
        {
            at = i;
        } else {
            break;
        }
    }
    at == first
        || phrase::parts(r, at - 1)
        || r.any(at - 1, words!["which", "that"])
        || r.is(at, word!(","))
        || (at..raw.outer).any(|i| r.is(i, word!(",")))
}

/// True for "the balance includes $5m": the subject is more than the figure.
fn includes(r: &Reader<'_>, raw: &Raw) -> bool {
    verb::verb_before(r, raw.outer, raw.range.first).is_some_and(|verb| {
        r.any(
            verb.main,
            words! {
                "include", "includes", "included", "including", "reflects", "reflect",
            },
        )
    })
}

/// "the $60m the council asked for", "the $12m it is meant to cost", "the $2m the county now spends on care": what somebody
/// did with it.
pub(super) fn promised(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let named = raw.unit.currency.is_some() || raw.rule == "en/measure" || raw.unit.key.is_empty();
    let article = raw
        .outer
        .checked_sub(1)
        .filter(|&at| r.is(at, word!("the")))?;
    if !named || raw.noun.is_some() {
        return None;
    }
    let start = raw.after + usize::from(r.any(raw.after, words!["that", "which"]));
    let pronoun = r.any(start, words!["it", "they", "he", "she", "we"]);
    // "compared with the £52m it had guided to": what the figure before measured.
    let compares = article > raw.range.first
        && r.any(
            article - 1,
            words!["with", "than", "against", "from", "above", "below", "not"],
        );
    let noun = start > raw.after || r.has(start, class::DETERMINER) || r.capital(start);
    if !((noun || pronoun) && !compares || r.has(start, class::DETERMINER)) {
        return None;
    }
    let (first, last) = if pronoun {
        (start + 1, start + 1)
    } else {
        phrase::noun_phrase(r, start, raw.range.last)?
    };
    // The deed may have been taken for the end of the noun.
    let taken = usize::from(last > first + 1 && r.word(last - 1).ends_with("ed"));
    let skipped = |at: usize| {
        r.has(at, class::AUXILIARY | class::ADVERB)
            || r.is(at + 1, word!("to"))
            || r.is(at, word!("to"))
    };
    let verb = (last - taken..raw.range.last).find(|&at| !skipped(at))?;
    let deed = (r.word(verb).ends_with("ed")
        || r.has(verb, class::IRREGULAR | class::ANY_VERB)
        || verb > last)
        && r.is_word(verb)
        && !r.has(verb, class::EXPECTING | class::FUNCTION);
    let mut end = verb + 1;
    if r.any(end, words!["for", "on", "in", "to", "from"]) {
        let goes = phrase::noun_phrase(r, end + 1, raw.range.last)
            .filter(|&(at, _)| at == end + 1 && !r.dated(at) && !r.capital(at));
        end = match goes {
            Some((_, end)) => end,
            None if !r.is_word(end + 1)
                || r.dated(end + 1)
                || r.has(end + 1, class::PREPOSITION) =>
            {
                end + 1
            }
            None => end,
        };
    }
    end += usize::from(r.any(end, words!["aside", "out", "off", "up", "down", "back"]));
    let closed = !r.is_word(end) || r.dated(end) || r.has(end, class::FUNCTION);
    // "it is meant to | cost", "the council asked for".
    (deed && closed).then_some((if pronoun || verb > last { verb } else { first }, end))
}

/// "gave the authority's spending on dredging as €14 million": what was given as so much.
pub(super) fn given_as(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    let lead = raw
        .outer
        .checked_sub(1)
        .filter(|&at| at > raw.range.first + 2)?;
    if !r.is(lead, word!("as")) {
        return None;
    }
    let gives = words![
        "gave",
        "give",
        "gives",
        "given",
        "listed",
        "lists",
        "reported",
        "stated",
        "quoted",
        "described",
        "misstated"
    ];
    let verb = (raw.range.first..lead)
        .rev()
        .take(14)
        .take_while(|&at| !phrase::parts(r, at))
        .find(|&at| r.any(at, gives))?;
    r.has(verb + 1, class::DETERMINER)
        .then(|| phrase::trim(r, (verb + 1, lead)))
        .flatten()
}

/// "pledged $5m for new roads": a gift is measured by what it is for.
pub(super) fn gift(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    if r.any(
        raw.after,
        words!["meant", "earmarked", "reserved", "intended"],
    ) {
        return purpose(r, raw);
    }
    r.any(
        raw.outer.checked_sub(1)?,
        words! {
            "committed", "allocated", "pledged", "earmarked", "approved", "provided", "released", "budgeted",
            "offered", "promised", "donated", "aside",
        },
    )
    .then(|| purpose(r, raw))?
}

/// "committed $5m for the construction of a school": what the money is for, where nothing else says what it is.
pub(super) fn purpose(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    raw.unit.currency.as_ref()?;
    let at = raw.after;
    // "the $5m meant for roads".
    let meant = r.any(
        at,
        words! {
            "meant", "earmarked", "reserved", "intended", "allocated", "budgeted",
        },
    );
    let at = at + usize::from(meant && r.is(at + 1, word!("for")));
    if !r.is(at, word!("for")) || r.dated(at + 1) || r.has(at + 1, class::CALENDAR) {
        return None;
    }
    let (first, last) = phrase::noun_phrase(r, at + 1, raw.range.last)?;
    let last = if r.is(last, word!("of")) {
        phrase::noun_phrase(r, last + 1, raw.range.last).map_or(last, |(_, last)| last)
    } else {
        last
    };
    (!r.dated(first)).then_some((first, last))
}

/// "30,000 tonnes of wheat", "$100m in fines": what the amount is made of.
pub(super) fn behind_of(r: &Reader<'_>, raw: &Raw) -> Option<Phrase> {
    // "$1.3 million in further cuts" changes by what it is made of.
    let cuts = raw.kind == Kind::Change
        && raw.unit.currency.is_some()
        && r.is(raw.after, word!("in"))
        && (raw.after + 1..raw.after + 3)
            .any(|at| r.has(at, class::MOVE) && crate::extract::figure::noun::is_plural(r, at));
    // "200 basis points of easing".
    let points = matches!(raw.unit.key.as_ref(), "basis_point" | "percentage_point")
        && r.is(raw.after, word!("of"))
        && (raw.after + 1..raw.after + 3).any(|at| r.sense(at).motion.is_some());
    let cuts = cuts || points;
    // "Reserves cover 2.9 months of imports": the reserves.
    let lasts = matches!(raw.unit.key.as_ref(), "day" | "week" | "month" | "year");
    if lasts && r.is(raw.after, word!("of")) && !points {
        return None;
    }
    if raw.noun.is_some() || matches!(raw.kind, Kind::Share | Kind::Change | Kind::Ratio) && !cuts {
        return None;
    }
    let money = raw.unit.currency.is_some();
    // "a dividend of $2 per share of common stock": the noun before has said it.
    if money && named_before(r, raw) {
        return None;
    }
    let mut at = raw.after;
    // "40 million pesos (about €620,000) in grants".
    if money && r.is(at, word!("(")) {
        at = (at..raw.range.last.min(at + 10))
            .find(|&i| r.is(i, word!(")")))
            .map_or(at, |i| i + 1);
    }
    // "had $5.2 billion and $5.8 billion, respectively, in intangible assets".
    if let Some(end) = past_list(r, raw, at) {
        at = end;
    }
    // "spent $3m and $4m of public money".
    let end = past_figures(r, at, raw.range.last);
    if r.is(end, word!("of")) {
        at = end;
    }
    // "will pay $2.2bn, or $31 a share, for the firm".
    if money && r.is(at, word!(",")) && r.is(at + 1, word!("or")) {
        at = (at + 2..raw.range.last.min(at + 10))
            .find(|&i| r.is(i, word!(",")))
            .filter(|&i| r.is(i + 1, word!("for")))
            .map_or(at, |i| i + 1);
    }
    let bought = money && r.is(at, word!("for")) && pays(r, raw);
    // "paid $4m for 62 percent of the firm".
    if bought
        && r.is_number(at + 1)
        && let Some(of) = (at + 2..at + 5).find(|&i| r.is(i, word!("of")))
    {
        return phrase::noun_phrase(r, of + 1, raw.range.last);
    }
    if r.any(at, words!["of"]) && !raw.unit.key.is_empty()
        || money && r.any(at, words!["in"])
        || bought
    {
        let dated = r.is_number(at + 1)
            && (r.dated(at + 1) || r.word(at + 1).len() == 4)
            && !r.dated(at + 2)
            && crate::extract::figure::noun::is_plural(r, at + 2);
        // "1.5 billion rand of 2040 bonds", "$4m in further cuts".
        let next = at + 1 + usize::from(dated);
        let next = next + usize::from(r.is(next, word!("further")) && r.is_word(next + 1));
        let price = r.any(
            raw.outer.wrapping_sub(1),
            words!["for", "of", "paid", "pay", "worth"],
        );
        if (r.any(next, words!["all", "total"]) || price && r.any(next, words!["cash", "stock"]))
            && !r.has(next + 1, class::MOVE)
        {
            return None;
        }
        // "23 cents of every dollar": a part, not what it is made of.
        if money && r.any(next, words!["every", "each"]) {
            return None;
        }
        // "in the third quarter" dates, and so does "of May", but not "of gold last month".
        let article = usize::from(r.has(next, class::DETERMINER));
        let reach = 1 + article + usize::from(r.is(at, word!("in")));
        if r.any(
            next,
            words!["it", "them", "which", "this", "that", "the", "its"],
        ) && r.has(next, class::PRONOUN)
            && !r.has(next + 1, 0)
            && !r.is_word(next + 1)
            || (next..next + reach).any(|i| {
                (r.dated(i) || r.has(i, class::CALENDAR)) && !r.hyphen(i) && !r.hyphen(i + 1)
            })
            || r.is(at, word!("in")) && (is_region(r, next + 1) || is_region(r, next))
        {
            return None;
        }
        let phrase = phrase::noun_phrase(r, next, raw.range.last)?;
        if phrase.1 == phrase.0 + 1
            && matches!(r.sense(phrase.0).numeral, Some(Numeral::Ordinal(_)))
        {
            return None;
        }
        // "$50 million in Panamanian funds".
        let place = r.capital(phrase.0)
            && (r.capital(phrase.1 - 1)
                || !crate::extract::figure::noun::is_plural(r, phrase.1 - 1))
            && (r.is(at, word!("in")) || r.is(raw.first.wrapping_sub(1), word!("within")));
        // "$4m in three instalments": how it is paid.
        let number = r.is_number(next) || r.sense(next).numeral.is_some();
        return (!place && !number).then_some(phrase);
    }
    None
}

/// True for "the country", "the area": where the money went, not what it is.
fn is_region(r: &Reader<'_>, at: usize) -> bool {
    r.any(
        at,
        words! {
            "country", "region", "area", "city", "town", "state", "province", "world", "capital", "north",
            "south", "east", "west", "district", "village", "island", "territory",
        },
    ) && !r.is_word(at + 1)
        || r.any(
            at,
            words! {
                "cities", "towns", "villages", "suburbs", "countryside", "settlements", "shops", "stores",
                "supermarkets",
            },
        )
        || r.any(at, words!["country", "region", "area", "world", "city"])
            && r.has(at + 1, class::FUNCTION)
}

/// One past "respectively" and its comma, where nothing but a list of figures stands between it and `at`.
fn past_list(r: &Reader<'_>, raw: &Raw, at: usize) -> Option<usize> {
    let end = (at..raw.range.last.min(at + 24)).find(|&i| r.is(i, word!("respectively")))?;
    let listed = (at..end).all(|i| {
        !r.is_word(i)
            || r.dated(i)
            || r.has(i, class::NUMERIC)
            || r.any(i, words!["and", "in", "at", "for", "as", "of"])
    });
    listed.then(|| {
        if r.is(end + 1, word!(",")) {
            end + 2
        } else {
            end + 1
        }
    })
}

/// True for "paid $521 million for the licences": what is paid for is what is measured.
fn pays(r: &Reader<'_>, raw: &Raw) -> bool {
    verb::verb_before(r, raw.outer, raw.range.first).is_some_and(|verb| {
        r.any(
            verb.main,
            words![
                "paid", "pays", "pay", "paying", "fetched", "bid", "bids", "received", "receive",
                "receives", "charged", "charges", "charge"
            ],
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::Article;

    /// The measure of the figure whose quote is `quote`.
    fn measure(text: &str, quote: &str) -> String {
        let findings = extract(Article::new("", text));
        let found = findings
            .figures
            .iter()
            .find(|figure| findings.quote(figure.span) == quote);
        let measure = found.and_then(|figure| figure.measure.clone());
        measure.unwrap_or_else(|| "none".to_owned())
    }

    #[test]
    fn measures_are_the_nouns_that_amounts_belong_to() {
        for (text, quote, expected) in [
            (
                "About $3 million in 2020 and $4 million in 2019 were recorded in cost of ferries run.",
                "$4 million",
                "cost of ferries run",
            ),
            (
                "The harbour spent $3 million and $4 million of public money, respectively.",
                "$3 million",
                "public money",
            ),
            (
                "It made a translation gain, net of tax of $8 million.",
                "$8 million",
                "translation gain",
            ),
            (
                "It sold bonds with a face value of $8 million.",
                "$8 million",
                "bonds",
            ),
            (
                "Fees in the amount of $8 million were waived.",
                "$8 million",
                "Fees",
            ),
            (
                "(1) Includes unsold berths of $8 million.",
                "$8 million",
                "unsold berths",
            ),
            (
                "The held-for-sale boats of $8 million were moved.",
                "$8 million",
                "held-for-sale boats",
            ),
            (
                "The council has committed $8 million for the repair of the pier.",
                "$8 million",
                "repair of the pier",
            ),
            (
                "Trade ended with ferry shares trading at $8.",
                "$8",
                "ferry shares",
            ),
            (
                "It paid a dividend of $8 per share of common stock.",
                "$8 per share",
                "dividend",
            ),
            (
                "It expects ferry traffic to grow 8 % in the spring.",
                "8 %",
                "ferry traffic",
            ),
            (
                "They cleared 900 homes, twice the number of last year.",
                "twice",
                "homes",
            ),
        ] {
            assert_eq!(measure(text, quote), expected, "{quote} in {text}");
        }
    }
}
