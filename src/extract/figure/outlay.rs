//! What a company or a country does with an amount → its name: where Norway "spends 2 % of its output on defence", "Norway spending on
//! defence" is measured; where a firm "lost $4m", its loss.
//!
//! Without this the one who acts would be taken for what is measured.

use super::find::Raw;
use super::lexicon::Sense;
use super::noun::is_plural;
use super::phrase;
use super::reader::Reader;
use super::subject::{leaned_on, subject};
use super::verb;
use crate::extract::letters::Words;
use crate::model::country;

/// Forms of a verb that an amount follows, the noun for it (none where the verb itself names it best: "the firm paid"), and
/// whether what follows "on", "in" or "to" belongs to it.
const OUTLAYS: &[(Words, &str, Words)] = &[
    (words!["owes", "owed", "owe", "owing"], "debt", words![]),
    (words!["lost", "loses", "lose", "losing"], "loss", words![]),
    (
        words!["earned", "earns", "earn", "earning"],
        "earnings",
        words!["from"],
    ),
    (
        words!["spent", "spends", "spend", "spending"],
        "spending",
        words!["on"],
    ),
    (
        words!["invested", "invests", "invest", "investing"],
        "investment",
        words!["in"],
    ),
    (
        words!["borrowed", "borrows", "borrow", "borrowing"],
        "borrowing",
        words![],
    ),
    (
        words!["saved", "saves", "save", "saving"],
        "savings",
        words!["on"],
    ),
    (words!["fined", "fines", "fine", "fining"], "fine", words![]),
    (words!["paid", "pays", "paying"], "", words!["to"]),
    (words!["raised", "raises", "raising"], "", words!["for"]),
    (words!["lent", "lends", "lending"], "", words!["to"]),
    (words!["gave", "gives", "giving"], "", words!["to"]),
    (
        words![
            "released",
            "releases",
            "allocated",
            "allocates",
            "granted",
            "grants",
            "approved",
            "approves"
        ],
        "",
        words!["for", "to"],
    ),
];

/// True for a verb of the table: what is done with an amount.
pub(super) fn is_outlay(r: &Reader<'_>, verb: usize) -> bool {
    OUTLAYS.iter().any(|(forms, ..)| r.any(verb, *forms))
}

/// Names the amount by what is done with it, where the measure is no more than who does it.
pub(super) fn complete(r: &Reader<'_>, raw: &mut Raw) {
    let floor = raw.range.first;
    let amount = raw.unit.currency.is_some() || raw.unit.key == "percent" && raw.of.is_some();
    if !amount || raw.outer <= floor + 1 {
        return;
    }
    if gerund(r, raw) {
        return;
    }
    let Some(found) = verb::verb_before(r, raw.outer, floor) else {
        return;
    };
    let Some((_, noun, links)) = OUTLAYS.iter().find(|(forms, ..)| r.any(found.main, *forms))
    else {
        return;
    };
    // "a plan to spend $4m on roads": the deed alone was taken for what is measured.
    let deed = r.word(found.main);
    if raw.measure.as_deref() == Some(deed) {
        let named = r.is(found.main - 1, word!("to")) && !noun.is_empty();
        let name = if named { *noun } else { deed };
        raw.measure = Some(format!("{name}{}", object(r, raw, *links)));
        return;
    }
    // "spent $3m on cars and lost another $5m": one who does both.
    let Some((first, last)) = subject(r, leaned_on(r, found, floor), floor) else {
        return;
    };
    let subject = r.phrase(first, last);
    if raw.measure.as_deref() != Some(subject.as_str()) {
        return;
    }
    // "Brent lost 9 % to $25.57": where it fell to.
    if (found.main + 1..raw.outer).any(|at| r.is_number(at)) {
        return;
    }
    let object = object(r, raw, *links);
    // Who is fined pays it, not who fines.
    if *noun == "fine" {
        raw.measure = Some((*noun).to_owned());
        return;
    }
    let noun = if noun.is_empty() { deed } else { *noun };
    raw.measure = Some(format!("{subject} {noun}{object}"));
    // "The war has killed 600 and cost …": a thing is no owner, a name is.
    let opens = |at: usize| {
        at == floor && last == first + 1 && r.sense(at) == Sense::default() && !is_plural(r, at)
    };
    let named =
        (first..last).find(|&at| r.capital(at) && (at > floor || opens(at) || last > at + 1));
    if raw.entity.is_none() {
        raw.entity = match named {
            // "The retailer Brivo": Brivo.
            Some(at) => Some(r.phrase(at, last)),
            None => country::named(&subject).map(|_| subject),
        };
    }
}

/// What the amount goes to or comes from, with its preposition: " on defence".
fn object(r: &Reader<'_>, raw: &Raw, links: Words) -> String {
    let behind = match phrase::noun_phrase(r, raw.after + 1, raw.range.last) {
        Some((_, last)) if r.is(raw.after, word!("of")) => last,
        _ => raw.after,
    };
    r.any(behind, links)
        .then(|| phrase::noun_phrase(r, behind + 1, raw.range.last))
        .flatten()
        .filter(|&(first, _)| !r.dated(first))
        .map_or(String::new(), |(_, last)| {
            format!(" {}", r.phrase(behind, last))
        })
}

/// "the goal of spending 2 % of GDP on defence": the deed by itself names what is measured.
fn gerund(r: &Reader<'_>, raw: &mut Raw) -> bool {
    let deed = raw.outer - 1;
    let told = r.word(deed).ends_with("ing") && r.any(deed - 1, words!["of", "by", "from", "for"]);
    let Some((_, noun, links)) = OUTLAYS
        .iter()
        .find(|(forms, ..)| told && r.any(deed, *forms))
    else {
        return false;
    };
    raw.measure = Some(format!("{noun}{}", object(r, raw, *links)));
    true
}
