//! Numbers → raw figures: the number with its sign, scale, currency, unit, counted noun, denominator and hedge.
//!
//! One pass over each sentence. What a figure measures, and whether it is a level or a change, is read later.

use super::digits::Style;
use super::duration;
use super::lexicon::{Numeral, class};
use super::money::{self, Countries, Money};
use super::not_figure;
use super::noun::{self, Noun};
use super::number::{self, Form, Number};
use super::reader::{Range, Reader};
use super::units;
use super::wording;
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
        match raw(r, number, range, floor, setting) {
            Some(raw) => {
                at = raw.last.max(next);
                out.push(raw);
            }
            None => at = next.max(at + 1),
        }
    }
}

/// A cheap first look: most tokens begin no number.
fn begins_number(r: &Reader<'_>, at: usize) -> bool {
    r.is_number(at)
        || r.sense(at).numeral.is_some()
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

/// True for "of ($318) million": accounts write losses in brackets. "100 yuan ($14)" says an amount again.
fn in_brackets(r: &Reader<'_>, number: &Number, first: usize, led: bool) -> bool {
    let Some(before) = first.checked_sub(2) else {
        return false;
    };
    led && r.word(first - 1) == "("
        && r.word(number.last) == ")"
        && (r.word(before) == ","
            || r.has(
                before,
                class::PREPOSITION | class::CONJUNCTION | class::AUXILIARY | class::MEASURING,
            ))
}

/// Reads the words around a figure that bound or blur it.
pub(super) fn hedge(r: &Reader<'_>, raw: &mut Raw, floor: usize) {
    // "higher than the tenth": the article belongs to the place.
    let article =
        raw.number.form == Form::Ordinal && raw.first > floor && r.is(raw.first - 1, "the");
    let (qualifier, mut outer) = wording::before(r, raw.first - usize::from(article), floor);
    if qualifier == Qualifier::Exact {
        outer = outer.max(raw.first);
    }
    let (behind, after) = wording::after(r, raw.last, raw.range.last);
    raw.qualifier = if behind == Qualifier::Exact {
        qualifier
    } else {
        behind
    };
    raw.outer = outer;
    raw.after = after;
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
                || matches!(r.word(at.wrapping_sub(1)), "(" | "$" | "<" | ">" | "="));
        let said = r.any(at, &["minus", "negative"]);
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

/// What stands after a number.
struct Tail {
    unit: Unit,
    money: Option<Money>,
    noun: Option<Noun>,
    last: usize,
    own: bool,
    rule: &'static str,
}

fn trailing(
    r: &Reader<'_>,
    number: &mut Number,
    end: usize,
    before: Option<Money>,
    countries: &Countries<'_>,
) -> Tail {
    let mut tail = Tail {
        unit: Unit::default(),
        money: None,
        noun: None,
        last: number.last,
        own: true,
        rule: "en/bare",
    };
    let at = number.last;
    if number.form == Form::Ordinal {
        tail.unit = Unit::new("rank");
        tail.rule = "en/rank";
        return tail;
    }
    if let Some(money) = before {
        tail.unit = Unit::currency(money.code);
        tail.rule = money_rule(money);
        // "US$ 5 dollars" and "$20 43c" are rare; a second name of the same currency is part of the span.
        if let Some((again, last)) = money::after(r, at, end, countries)
            && again.code == money.code
            && !again.hundredth
            && r.is_word(at)
            && !again.weak
        {
            tail.last = last;
        }
        cents(r, number, &mut tail, end, money, countries);
        denominator(r, &mut tail, end);
        return tail;
    }
    if number.form == Form::Factor {
        tail.unit = Unit::new("times");
        tail.rule = "en/multiple";
        return tail;
    }
    let hyphen = r.hyphen(at) && r.is_word(at + 1);
    let mut from = if hyphen { at + 1 } else { at };
    // "half a percentage point", "half a dollar", "a quarter of a point".
    let mut article = from;
    if number.form == Form::Fraction {
        if r.is(article, "of") && r.any(article + 1, &["a", "an", "one"]) {
            article += 2;
        } else if r.any(article, &["a", "an"]) {
            article += 1;
        }
    }
    if article > from
        && (units::unit_at(r, article, end).is_some()
            || money::after(r, article, end, countries).is_some())
    {
        from = article;
    }
    if number.unsure_scale {
        settle_scale(r, number, &mut tail, end, countries);
        if !tail.unit.key.is_empty() {
            return tail;
        }
    }
    if let Some((power, key, last)) = units::scaled_at(r, from)
        && let Some(value) = crate::model::figure::power_of_ten(power)
            .and_then(|factor| number.value.checked_mul(factor))
    {
        number.value = value.normalize();
        number.scale += power;
        number.last_digit = number.last_digit.saturating_add(power);
        unit_tail(&mut tail, key, last);
        return tail;
    }
    if let Some((key, last)) =
        units::unit_at(r, from, end).filter(|&(key, last)| plausible_unit(r, from, last, end, key))
    {
        unit_tail(&mut tail, key, last);
        denominator(r, &mut tail, end);
        return tail;
    }
    if let Some((money, last)) = money::after(r, from, end, countries)
        .filter(|&(money, last)| plausible_money(r, number, money, from, last))
    {
        tail.unit = Unit::currency(money.code);
        tail.money = Some(money);
        tail.last = last;
        tail.rule = money_rule(money);
        cents(r, number, &mut tail, end, money, countries);
        denominator(r, &mut tail, end);
        return tail;
    }
    if r.any(from, &["pounds", "pound"]) {
        tail.unit = Unit::new("lb");
        tail.last = from + 1;
        tail.rule = "en/measure";
        return tail;
    }
    if number.form == Form::Fraction {
        tail.unit = Unit::new("fraction");
        tail.rule = "en/part";
        return tail;
    }
    if r.is(from, "magnitude") && hyphen
        || r.is(number.first.saturating_sub(1), "magnitude")
        || r.hyphen(number.first.wrapping_sub(1)) && r.is(number.first.wrapping_sub(2), "magnitude")
    {
        tail.unit = Unit::new("magnitude");
        tail.last = if hyphen { from + 1 } else { at };
        tail.rule = "en/measure";
        return tail;
    }
    if number.form == Form::Digits
        && r.tight(at)
        && !hyphen
        && r.is_word(at)
        && !matches!(r.word(at), "th" | "st" | "nd" | "rd")
    {
        // "802.11ax", "320i": letters that are no unit make a name; left to the rules of what is no figure.
        return tail;
    }
    // "three of the four suspects", "186 of 300 seats": the noun stands behind the whole.
    let counted_whole = number.form != Form::Fraction
        && number.scale == 0
        && r.is_number(from + 1)
        && !r.dated(from + 1);
    if r.is(from, "of")
        && (counted_whole
            || r.any(
                from + 1,
                &["the", "these", "those", "its", "their", "his", "her", "our"],
            ))
    {
        let skip = if counted_whole {
            from + 2
        } else if r.is_number(from + 2) || r.sense(from + 2).numeral.is_some() {
            from + 3
        } else {
            from + 2
        };
        // "48 of the wounded".
        let people = Noun {
            first: skip,
            head: skip,
        };
        let people = (r.has(skip, class::HARM) && !r.is_word(skip + 1)).then_some(people);
        if let Some(noun) = people.or_else(|| noun::counted(r, skip, end, false)) {
            tail.unit = Unit::new(noun::key(r, noun));
            tail.noun = Some(noun);
            tail.rule = "en/count";
        }
        return tail;
    }
    // "the krone stood at 11.40 a euro": the price of one currency in another.
    if let Some((per, last)) = units::per_at(r, at, end)
        && money::after(r, at + 1, end, countries).is_some()
        && let Some(money) = money::named_before(r, number.first, countries)
    {
        tail.unit = Unit::currency(money.code).per(per);
        tail.last = last;
        tail.rule = money_rule(money);
        return tail;
    }
    // "slipped to 10.31 against the euro", "151.2 to the dollar": the same, the other currency set apart.
    if r.any(at, &["to", "against"])
        && r.is(at + 1, "the")
        && let Some((other, _)) = money::after(r, at + 2, end, countries)
        && let Some(money) = money::named_before(r, number.first, countries)
        && money.code != other.code
    {
        tail.unit = Unit::currency(money.code).per(crate::model::noun::singular(r.word(at + 2)));
        tail.rule = money_rule(money);
        return tail;
    }
    // "5.5 per 100,000 people": a rate of what stands before.
    if r.is(at, "per")
        && r.is_number(at + 1)
        && let Some((per, last)) = units::per_at(r, at, end)
    {
        tail.unit.per = Some(per.into());
        tail.last = last;
        return tail;
    }
    let one = hyphen || number.value == Decimal::ONE && number.is_plain();
    if let Some(noun) = noun::counted(r, from, end, one) {
        tail.unit = Unit::new(noun::key(r, noun));
        tail.noun = Some(noun);
        tail.last = noun.last();
        tail.rule = "en/count";
        denominator(r, &mut tail, end);
    }
    tail
}

/// "20 dollars and 43 cents": the small change is part of the amount.
fn cents(
    r: &Reader<'_>,
    number: &mut Number,
    tail: &mut Tail,
    end: usize,
    money: Money,
    countries: &Countries<'_>,
) {
    if money.hundredth || number.scale != 0 || number.value.scale() != 0 {
        return;
    }
    let linked = r.is(tail.last, "and");
    let at = tail.last + usize::from(linked);
    if !(r.is_number(at) || r.sense(at).numeral.is_some()) {
        return;
    }
    let Some(small) = number::number_at(r, at, end, Style::Point)
        .filter(|small| small.is_plain() && small.value < Decimal::ONE_HUNDRED)
    else {
        return;
    };
    let named = money::after(r, small.last, end, countries)
        .filter(|(name, _)| name.hundredth)
        .map(|(_, last)| last);
    // "20 rupees 43" closes with its small change; "paid $20 43 times" goes on.
    let digits = r.word(at).len();
    let closes = small.last == end && (linked || !r.is_number(at) || digits == 2);
    let Some(last) = named.or_else(|| closes.then_some(small.last)) else {
        return;
    };
    if let Some(value) = small
        .value
        .checked_mul(Decimal::new(1, 2))
        .and_then(|part| number.value.checked_add(part))
    {
        number.value = value;
        number.last_digit = -2;
        number.last = small.last;
        tail.last = last;
    }
}

fn money_rule(money: Money) -> &'static str {
    if money.unsure {
        "en/money-shared"
    } else {
        "en/money"
    }
}

/// Decides whether the letter that was taken for a scale is one: "2m pounds" is millions, "5m deep" metres.
fn settle_scale(
    r: &Reader<'_>,
    number: &mut Number,
    tail: &mut Tail,
    end: usize,
    countries: &Countries<'_>,
) {
    let at = number.last;
    let counts = money::after(r, at, end, countries).is_some()
        || noun::counted(r, at, end, false).is_some()
        || units::unit_at(r, at, end).is_some_and(|(key, _)| !matches!(key, "inch"));
    let letter = at - 1;
    if counts || r.word(letter) == "b" {
        return;
    }
    let Some(factor) = crate::model::figure::power_of_ten(number.scale) else {
        return;
    };
    if let Some(value) = number.value.checked_div(factor) {
        let key = if r.word(letter) == "t" {
            "tonne"
        } else {
            "metre"
        };
        number.value = value;
        number.last_digit -= number.scale;
        number.scale = 0;
        number.last = letter;
        tail.unit = Unit::new(key);
        tail.last = at;
        tail.rule = "en/measure";
    }
}

fn unit_tail(tail: &mut Tail, key: &'static str, last: usize) {
    let (key, per) = match key.split_once('/') {
        Some((key, per)) => (key, Some(per)),
        None => (key, None),
    };
    tail.unit = Unit::new(key);
    tail.unit.per = per.map(Into::into);
    tail.last = last;
    tail.rule = match key {
        "percent" => "en/percent",
        "percentage_point" | "basis_point" => "en/points",
        "times" => "en/multiple",
        _ => "en/measure",
    };
}

/// Short spellings that are also words: "in" is an inch only where nothing can follow "in".
fn plausible_unit(r: &Reader<'_>, at: usize, last: usize, end: usize, key: &str) -> bool {
    if last - at > 1 {
        return true;
    }
    let tight = r.tight(at);
    match r.word(at) {
        "in" => {
            last >= end
                || !r.is_word(last) && !r.is_number(last)
                || r.any(last, &["thick", "long", "wide", "deep", "high", "tall"])
        }
        "time" => false,
        "x" | "X" | "×" => tight && !r.is_number(last),
        "C" | "F" | "K" | "t" | "g" | "l" | "L" | "W" | "m" => {
            tight || !r.is_word(last) || r.has(last, class::FUNCTION)
        }
        "second" | "minute" => true,
        _ => !(key == "point" && r.is(last, "of")),
    }
}

/// Weak names are currencies after a scale word or where nothing speaks against it.
fn plausible_money(r: &Reader<'_>, number: &Number, money: Money, at: usize, last: usize) -> bool {
    if !money.weak {
        return true;
    }
    let word = r.word(at);
    let weighs = (number.first.saturating_sub(8)..number.first).any(|i| {
        r.any(
            i,
            &[
                "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "lost", "gained",
            ],
        )
    }) || r.any(last, &["of", "heavier", "lighter"]) && number.scale == 0
        || r.hyphen(at.wrapping_sub(1));
    match word {
        "pounds" | "pound" | "Pounds" | "Pound" => !weighs || number.scale >= 6,
        "won" | "real" | "mark" | "marks" | "sum" | "le" | "sol" => {
            number.scale >= 3 && !r.has(last, class::DETERMINER)
                || money.code == "KRW" && number.value >= Decimal::ONE_THOUSAND && !r.is_word(last)
        }
        "p" | "c" => r.tight(at) || !r.is_word(last),
        _ => true,
    }
}

/// Reads "a barrel", "per day", "/hour" into the unit.
fn denominator(r: &Reader<'_>, tail: &mut Tail, end: usize) {
    // "US$ 3 a share price" and "$1.5bn a deal" do not arise; only known nouns follow "a".
    if tail.unit.per.is_none()
        && let Some((per, last)) = units::per_at(r, tail.last, end)
    {
        tail.unit.per = Some(per.into());
        tail.last = last;
    }
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
