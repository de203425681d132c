//! Numbers beside the words for asking people → parts of those who were asked: "a survey found 53 per cent in favour and 33
//! against".
//!
//! Has no opinion on who asked, nor on what is told of a part.

use super::find::Raw;
use super::lexicon::class;
use super::measure::share_of::did;
use super::number::Form;
use super::phrase::{self, Phrase};
use super::reader::Reader;
use super::unit::{elided, giver};
use crate::extract::letters::Words;
use crate::model::Kind;
use rust_decimal::Decimal;

/// Words for asking people what they think.
const ASKED: Words = words![
    "poll",
    "polls",
    "polled",
    "pollster",
    "pollsters",
    "survey",
    "surveys",
    "surveyed",
    "asked",
    "respondents",
    "interviewed",
    "questioned",
    "canvassed",
    "referendum",
    "ballot"
];

/// Words for what somebody found who asked.
pub(super) const FOUND: Words = words![
    "found",
    "finds",
    "find",
    "showed",
    "shows",
    "show",
    "suggested",
    "suggests",
    "suggest",
    "had",
    "has",
    "with"
];

/// What people are who have made up their minds, or have not.
const MINDED: Words = words![
    "opposed",
    "undecided",
    "unsure",
    "unhappy",
    "happy",
    "satisfied",
    "dissatisfied",
    "behind",
    "content",
    "neutral",
    "worried",
    "confident",
    "pessimistic",
    "optimistic"
];

/// What only people do with what is proposed.
const OPINE: Words = words![
    "favour favor oppose opposed support back backed disapprove disapproved believe agree agreed
    disagree disagreed"
];

/// How many words of what people are for or against go along.
const LONG: usize = 4;

/// True where people are asked in the sentence of a figure.
fn asks(r: &Reader<'_>, raw: &Raw) -> bool {
    (raw.range.first..raw.range.last).any(|at| r.any(at, ASKED))
}

/// The words at `at` for what people think: "in favour of faster removals", "against", "undecided".
pub(super) fn stance(r: &Reader<'_>, at: usize, end: usize) -> Option<Phrase> {
    let favour = r.is(at, word!("in")) && r.any(at + 1, words!["favour", "favor"]);
    let head = if favour { at + 1 } else { at };
    let minded = r.any(at, MINDED) || r.any(at, OPINE);
    if !favour && !minded && !r.any(at, words!["for", "against"]) {
        return None;
    }
    let of = head + 1 + usize::from(r.any(head + 1, words!["of", "to", "with", "about"]));
    let last = phrase::noun_phrase(r, of, end)
        .filter(|&(first, _)| first <= of + 1 && !r.dated(first) && !r.is_mark(head + 1))
        .map_or(head + 1, |(_, last)| last.min(of + LONG));
    Some((at, last))
}

/// True for a percentage behind which its people do or think something: "found 72 per cent thought so", "53 percent in favour".
pub(super) fn answers(r: &Reader<'_>, raw: &Raw) -> bool {
    let thinks = || {
        stance(r, raw.after, raw.range.last)
            .is_some_and(|(first, last)| !r.is(first, word!("for")) || !r.is_word(last))
    };
    let found = || {
        raw.outer > raw.range.first && r.any(raw.outer - 1, words!["that", ",", "and"])
            || is_found(r, raw)
    };
    did(r, raw.after) && found() || thinks()
}

/// True for a figure right behind a word of finding.
pub(super) fn is_found(r: &Reader<'_>, raw: &Raw) -> bool {
    raw.outer > raw.range.first && r.any(raw.outer - 1, FOUND)
}

/// Makes a bare number another part of those of whom the figure before is a percentage: "55 per cent back it; 30 oppose it".
pub(super) fn another(r: &Reader<'_>, raw: &mut Raw, done: &[Raw]) {
    let bare = raw.unit.key.is_empty()
        && !raw.led
        && raw.noun.is_none()
        && raw.number.form == Form::Digits;
    let part = raw
        .amount
        .value
        .is_some_and(|value| value <= Decimal::ONE_HUNDRED);
    if !bare
        || !part
        || raw.number.scale > 0
        || giver::is_of_them(r, raw.after)
        || giver::is_more(r, raw)
    {
        return;
    }
    let Some(other) = done
        .iter()
        .rev()
        .take(3)
        .find(|other| other.unit.key == "percent")
    else {
        return;
    };
    let near = other.range == raw.range || other.range.sentence + 1 == raw.range.sentence;
    if other.kind != Kind::Share || !near {
        return;
    }
    let stands = stance(r, raw.after, raw.range.last);
    let thinks = other.range == raw.range
        && stands.is_some_and(|(_, last)| {
            r.is_mark(last) || last >= raw.range.last || !r.is(raw.after, word!("for"))
        });
    // "30 oppose it".
    let does = r.is_word(raw.after)
        && !r.has(raw.after, class::FUNCTION)
        && r.has(raw.after + 1, class::DETERMINER | class::PRONOUN);
    let acts = does
        || elided::acts(r, raw)
        || did(r, raw.after)
        || r.any(raw.after, words!["did", "do", "does"]);
    // "12 % of them came from abroad; 30 were turned away": people, where nobody was asked.
    let polled = || {
        asks(r, raw)
            || asks(r, other) && !r.has(raw.after, class::AUXILIARY)
            || elided::acts(r, other) && other.range == raw.range && !r.is(other.after, word!("of"))
    };
    if thinks && (asks(r, raw) || asks(r, other)) || acts && polled() {
        raw.unit = other.unit.clone();
        raw.own_unit = false;
        raw.kind = Kind::Share;
        raw.direction = None;
        raw.told = true;
        raw.rule = other.rule;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::figure::tests::press::figure;
    use crate::model::Kind;

    /// The unit, the kind, the measure and the whole of the figure of `text` whose quote is `quote`.
    #[track_caller]
    fn check(text: &str, quote: &str, unit: &str, kind: Kind, measure: &str, of: &str) {
        let figure = figure(text, quote);
        assert_eq!(
            (
                figure.unit.key.as_ref(),
                figure.kind,
                figure.measure.as_deref().unwrap_or(""),
                figure.of.as_deref().unwrap_or("")
            ),
            (unit, kind, measure, of),
            "{quote}: {text}"
        );
    }

    #[test]
    fn those_who_were_asked_are_told_of_in_parts() {
        let poll = "A poll of 900 growers found 53 percent in favour of the levy and 33 against; in May it was 41.";
        check(
            poll,
            "53 percent",
            "percent",
            Kind::Share,
            "growers in favour of the levy",
            "growers",
        );
        check(
            poll,
            "33",
            "percent",
            Kind::Share,
            "growers against",
            "growers",
        );
        check(
            "In Tarn 38 percent favour joining.",
            "38 percent",
            "percent",
            Kind::Share,
            "favour joining",
            "",
        );
        let survey = "A survey of 1,200 tenants found that 72 per cent thought they paid too much. In 2016 it was 79.";
        check(
            survey,
            "72 per cent",
            "percent",
            Kind::Share,
            "tenants thought",
            "tenants",
        );
        check(
            survey,
            "79",
            "percent",
            Kind::Share,
            "tenants thought",
            "tenants",
        );
        let asked = "Of 800 parents asked, 64 percent want the school kept, 21 do not.";
        check(
            asked,
            "21",
            "percent",
            Kind::Share,
            "parents want the school",
            "parents",
        );
    }

    #[test]
    fn people_are_counted_where_nobody_was_asked() {
        let counted = figure(
            "Of 640 who applied, 12 per cent of them came from abroad; 30 were turned away.",
            "30",
        );
        assert_eq!((&*counted.unit.key, counted.kind), ("person", Kind::Count));
        let lost = figure(
            "Profit was 12 per cent of sales. The mill lost 30 to a rival.",
            "30",
        );
        assert_eq!((&*lost.unit.key, lost.kind), ("", Kind::Change));
    }
}
