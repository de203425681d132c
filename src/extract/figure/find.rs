//! Numbers → raw figures: the number with its sign, scale, currency, unit, counted noun, denominator and hedge.
//!
//! One pass over each sentence. What a figure measures, and whether it is a level or a change, is read later.

use super::lexicon::{Numeral, class};
use super::noun::Noun;
use super::number::digits::Style;
use super::number::duration;
use super::number::not_figure;
use super::number::wording;
use super::number::{self, Form, Number};
use super::reader::{Range, Reader};
use super::unit::money::{self, Countries, Money};
use super::unit::tail::trailing;
use crate::model::{Amount, Direction, Kind, Link, Qualifier, Status, Unit};
use rust_decimal::Decimal;

/// A figure in the making, in token positions.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// Its sentence.
    pub(super) range: Range,
    /// First token of the span.
    pub(super) first: usize,
    /// One past the last token of the span.
    pub(super) last: usize,
    /// First token with the hedge.
    pub(super) outer: usize,
    /// One past the last token with the hedge.
    pub(super) after: usize,
    /// The number.
    pub(super) number: Number,
    /// Its value and bounds.
    pub(super) amount: Amount,
    /// Its unit.
    pub(super) unit: Unit,
    /// The noun counted.
    pub(super) noun: Option<Noun>,
    /// True when the currency stands before the number.
    pub(super) led: bool,
    /// True when the unit is written at this very number, not shared by a neighbour.
    pub(super) own_unit: bool,
    /// The hedge.
    pub(super) qualifier: Qualifier,
    /// Level, share, change, …
    pub(super) kind: Kind,
    /// True when words of the sentence, not a default, made the kind.
    pub(super) told: bool,
    /// The movement stated.
    pub(super) direction: Option<Direction>,
    /// What is measured.
    pub(super) measure: Option<String>,
    /// Whose it is.
    pub(super) entity: Option<String>,
    /// The whole of a share.
    pub(super) of: Option<String>,
    /// Where it holds.
    pub(super) area: Option<String>,
    /// Who says so.
    pub(super) speaker: Option<String>,
    /// The words that attribute it.
    pub(super) cue: Option<String>,
    /// Standing.
    pub(super) status: Status,
    /// Ties to others, as indices into the same list.
    pub(super) links: Vec<Link>,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

/// What is decided once for an article.
pub(super) struct Setting<'a> {
    /// How digits are separated.
    pub(super) style: Style,
    /// Which countries it speaks of.
    pub(super) countries: Countries<'a>,
}

/// Finds the raw figures of one sentence.
pub(super) fn find(r: &Reader<'_>, range: Range, setting: &Setting<'_>, out: &mut Vec<Raw>) {
    let mut at = range.first;
    while at < range.last {
        if !begins_number(r, at)
            || r.dated(at)
                && !(r.lasts(at) && duration::measures(r, at, range.first))
                && !outgrows_date(r, at, range.last)
        {
            at += 1;
            continue;
        }
        let Some(number) = number::number_at(r, at, range.last, setting.style) else {
            at += 1;
            continue;
        };
        let floor = out
            .last()
            .filter(|raw| raw.range == range)
            .map_or(range.first, |raw| raw.last);
        let next = number.last;
        let mut number = number;
        // "35m tonnes last year and 38m this year": the letter is a scale all through.
        let scaled = |other: &Raw| other.range == range && other.number.scale == number.scale;
        number.unsure_scale &= !out.last().is_some_and(scaled);
        match raw(r, number, range, floor, setting) {
            Some(raw) if is_next_of(r, &raw, out) => at = raw.last.max(next),
            Some(mut raw) => {
                at = raw.last.max(next);
                small_change(r, &mut raw, out);
                out.push(raw);
            }
            None => at = next.max(at + 1),
        }
    }
}

/// True for "Two managers confessed. A third fled": one more of those counted before, and no part.
fn is_next_of(r: &Reader<'_>, raw: &Raw, before: &[Raw]) -> bool {
    let opens = raw.number.form == Form::Fraction
        && raw.number.last == raw.number.first + 2
        && r.is(raw.number.first, word!("a"))
        && r.is_word(raw.after)
        && !r.is(raw.after, word!("of"));
    opens
        && before
            .last()
            .filter(|other| other.range.sentence + 1 >= raw.range.sentence)
            .filter(|other| other.noun.is_some() && other.number.is_plain())
            .and_then(|other| Decimal::ONE.checked_div(other.number.value + Decimal::ONE))
            .is_some_and(|part| part == raw.number.value)
}

/// A cheap first look: most tokens begin no number.
fn begins_number(r: &Reader<'_>, at: usize) -> bool {
    r.is_number(at)
        || r.sense(at).numeral.is_some()
        // "a full point".
        || r.any(at, words!["full", "whole"])
        // "½", and the point of ".5".
        || r.is_mark(at) && (r.tight(at + 1) && r.is_number(at + 1) || !r.word(at).is_ascii())
}

/// True for "two thousand and two hundred": number words that go on beyond what looked like a year.
fn outgrows_date(r: &Reader<'_>, at: usize, end: usize) -> bool {
    !r.is_number(at)
        && !r.lasts(at)
        && !r.dated(at.wrapping_sub(1))
        && number::number_at(r, at, end, Style::Point)
            .is_some_and(|number| number.form != Form::Ordinal && !r.dated(number.last - 1))
}

/// The figure around a number; `None` when it is none.
fn raw(
    r: &Reader<'_>,
    number: Number,
    range: Range,
    floor: usize,
    setting: &Setting<'_>,
) -> Option<Raw> {
    let mut number = number;
    let joined = wording::joined(r, number.last);
    if let Some((_, last)) = joined {
        number.last = last;
    }
    let (money_before, mut lead, negative) = leading(r, &number, range, floor, &setting.countries);
    let loss = in_brackets(r, &number, lead, money_before.is_some());
    if loss {
        lead -= 1;
        number = number::past_bracket(r, number, range.last);
    }
    let tail = trailing(r, &mut number, range.last, money_before, &setting.countries);
    let first = lead;
    let currency = money_before.or(tail.money);
    let mut value = number.value;
    if let Some(money) = currency
        && money.hundredth
    {
        value = value.checked_mul(Decimal::new(1, 2))?.normalize();
        number.last_digit -= 2;
    }
    if negative || loss {
        value = -value;
    }
    let mut raw = Raw {
        range,
        first,
        last: tail.last,
        outer: first,
        after: tail.last,
        number,
        amount: Amount {
            value: Some(value),
            low: None,
            high: None,
            last_digit: number.last_digit,
        },
        unit: tail.unit,
        noun: tail.noun,
        led: money_before.is_some(),
        own_unit: tail.own,
        qualifier: Qualifier::Exact,
        kind: Kind::Level,
        told: false,
        direction: None,
        measure: None,
        entity: None,
        of: None,
        area: None,
        speaker: None,
        cue: None,
        status: Status::Actual,
        links: Vec::new(),
        rule: tail.rule,
    };
    hedge(r, &mut raw, floor);
    if let Some((qualifier, _)) = joined {
        raw.qualifier = qualifier;
    }
    if not_figure::reason(r, &raw, floor).is_some() {
        return None;
    }
    Some(raw)
}

/// "costs 1.89 euros, 14 cents more": cents of the currency that the sentence has named.
fn small_change(r: &Reader<'_>, raw: &mut Raw, before: &[Raw]) {
    if raw.led
        || raw.unit.currency.is_none()
        || !r.any(raw.number.last, words!["cent", "cents", "c"])
    {
        return;
    }
    let named = before
        .iter()
        .rev()
        .take_while(|other| other.range == raw.range)
        .find_map(|other| other.unit.currency.clone());
    if named.is_some() {
        raw.unit.currency = named;
    }
}

/// True for "of ($318) million": accounts write losses in brackets. "100 yuan ($14)" says an amount again.
fn in_brackets(r: &Reader<'_>, number: &Number, first: usize, led: bool) -> bool {
    let Some(before) = first.checked_sub(2) else {
        return false;
    };
    led && r.is(first - 1, word!("("))
        && r.is(number.last, word!(")"))
        && (r.is(before, word!(","))
            || r.has(
                before,
                class::PREPOSITION | class::CONJUNCTION | class::AUXILIARY | class::MEASURING,
            ))
}

/// Reads the words around a figure that bound or blur it.
pub(super) fn hedge(r: &Reader<'_>, raw: &mut Raw, floor: usize) {
    // "higher than the tenth": the article belongs to the place.
    let article =
        raw.number.form == Form::Ordinal && raw.first > floor && r.is(raw.first - 1, word!("the"));
    let (qualifier, mut outer) = wording::before(r, raw.first - usize::from(article), floor);
    if qualifier == Qualifier::Exact {
        outer = outer.max(raw.first);
    }
    let outer = past_surprise(r, outer, floor);
    // "only 8 % knew it": it weighs the number and says nothing more.
    let weighed = outer > floor + 1
        && r.any(outer - 1, words!["only", "just", "merely"])
        && (!r.has(outer - 2, class::DETERMINER) || r.is(outer - 2, word!("that")));
    let outer = outer - usize::from(weighed);
    let (behind, after) = wording::after(r, raw.last, raw.range.last);
    raw.qualifier = if behind == Qualifier::Exact {
        qualifier
    } else {
        behind
    };
    // "had all but tripled", but "all but three of them": a multiple is neared, a number left out.
    if raw.number.form == Form::Factor
        && raw.first > floor + 1
        && r.is(raw.first - 1, word!("but"))
        && r.is(raw.first - 2, word!("all"))
    {
        raw.qualifier = Qualifier::About;
    }
    // "more than halved": less than half is left.
    let halved = r.sense(raw.number.first).numeral == Some(Numeral::Halved);
    if halved && raw.qualifier == Qualifier::Over {
        raw.qualifier = Qualifier::Under;
    }
    raw.outer = outer;
    raw.after = after;
}

/// Where "a faster-than-expected" begins that ends before a figure: it compares the figure, and says nothing of what it is.
fn past_surprise(r: &Reader<'_>, outer: usize, floor: usize) -> usize {
    let Some(first) = outer.checked_sub(5).filter(|&first| first >= floor) else {
        return outer;
    };
    if !(r.hyphen(first + 1) && r.is(first + 2, word!("than")) && r.hyphen(first + 3)) {
        return outer;
    }
    let article = first > floor && r.any(first - 1, words!["a", "an"]);
    first - usize::from(article)
}

/// The currency and sign before a number: what was found, the first token of it, and whether the amount is negative.
fn leading(
    r: &Reader<'_>,
    number: &Number,
    range: Range,
    floor: usize,
    countries: &Countries<'_>,
) -> (Option<Money>, usize, bool) {
    let mut first = number.first;
    let mut negative = false;
    let mut take_sign = |first: &mut usize| {
        let Some(at) = first.checked_sub(1).filter(|&at| at >= floor) else {
            return;
        };
        let word = r.word(at);
        // A line that is nothing but a number has its sign where it likes: "- 10 k".
        let alone = at == range.first && number.last >= range.last;
        let sign = matches!(word, "-" | "−" | "–" | "+")
            && (r.tight(*first) || alone)
            && (r.spaced(at)
                || at == 0
                || r.any(at.wrapping_sub(1), words!["(", "$", "<", ">", "="]));
        // "plus or minus $200 million" is a margin.
        let margin = at > 1 && r.is(at - 1, word!("or")) && r.is(at - 2, word!("plus"));
        let said = r.any(at, words!["minus", "negative"]) && !margin;
        if sign || said {
            negative = negative || word != "+";
            *first = at;
        }
    };
    take_sign(&mut first);
    let found = money::before(r, first, countries)
        .filter(|&(_, at)| at >= floor && number.form != Form::Factor);
    if let Some((_, at)) = found {
        first = at;
        take_sign(&mut first);
    }
    (found.map(|(money, _)| money), first, negative)
}

/// True when the number at `number` is written in words and small: "two", "seven".
pub(super) fn is_small_word(r: &Reader<'_>, number: &Number) -> bool {
    number.form == Form::Words
        && number.is_plain()
        && number.value <= Decimal::from(12)
        && !matches!(r.sense(number.first).numeral, Some(Numeral::Hundred))
}

/// True for words of time in a denominator: "a year" makes a rate over time, not over a population.
pub(super) fn is_time(per: &str) -> bool {
    matches!(
        per,
        "year"
            | "month"
            | "week"
            | "day"
            | "hour"
            | "minute"
            | "second"
            | "quarter"
            | "night"
            | "decade"
            | "annum"
    )
}
