//! What stands after a number: its unit, currency or counted noun, its denominator, its small change.
//!
//! Has no opinion on what stands before the number, nor on whether it is a figure.

use super::money::{self, Countries, Money};
use super::{denominator, lesser};
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::noun::{self, Noun};
use crate::extract::figure::number::digits::Style;
use crate::extract::figure::number::{self, Form, Number};
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use crate::model::Unit;
use rust_decimal::Decimal;

/// What stands after a number.
pub(in crate::extract::figure) struct Tail {
    /// The unit; empty for a bare number.
    pub(in crate::extract::figure) unit: Unit,
    /// The currency named behind the number.
    pub(in crate::extract::figure) money: Option<Money>,
    /// The noun counted.
    pub(in crate::extract::figure) noun: Option<Noun>,
    /// One past the last token of the figure.
    pub(in crate::extract::figure) last: usize,
    /// True when the unit is written at this very number.
    pub(in crate::extract::figure) own: bool,
    /// The rule that read it.
    pub(in crate::extract::figure) rule: &'static str,
}

/// Reads what stands behind `number`, which grows by a scale that only its unit tells; `before` is the currency in front of it.
pub(in crate::extract::figure) fn trailing(
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
    // "seven in ten barrels": a part of them, not so many.
    if number.form == Form::Fraction
        && (number.first..at).any(|at| r.any(at, words!["in", "every"]))
    {
        tail.unit = Unit::new("fraction");
        tail.rule = "en/part";
        return tail;
    }
    if lesser::within(r, number, &mut tail, countries) {
        return tail;
    }
    let hyphen = r.hyphen(at) && r.is_word(at + 1);
    let mut from = if hyphen { at + 1 } else { at };
    // "half a percentage point", "half a dollar", "a quarter of a point".
    let mut article = from;
    if number.form == Form::Fraction {
        if r.is(article, word!("of")) && r.any(article + 1, words!["a", "an", "one"]) {
            article += 2;
        } else if r.any(article, words!["a", "an"]) {
            article += 1;
        }
    }
    if article > from
        && (super::unit_at(r, article, end).is_some()
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
    // "two F-16 fighters", "4 C-130s": a model, no unit.
    let model = r.capital(from) && r.hyphen(from + 1) && r.is_number(from + 2);
    if let Some((power, key, last)) = super::scaled_at(r, from)
        && let Some(value) = crate::model::figure::power_of_ten(power)
            .and_then(|factor| number.value.checked_mul(factor))
    {
        number.value = value.normalize();
        number.scale += power;
        number.last_digit = number.last_digit.saturating_add(power);
        unit_tail(&mut tail, key, last);
        return tail;
    }
    if let Some((key, last)) = super::unit_at(r, from, end)
        .filter(|&(key, last)| !model && plausible_unit(r, from, last, end, key))
    {
        unit_tail(&mut tail, of_rate(r, number, key, last), last);
        lesser::add(r, number, &mut tail, end);
        denominator(r, &mut tail, end);
        return tail;
    }
    if let Some((money, last)) = money::after(r, from, end, countries)
        .filter(|&(money, last)| !model && plausible_money(r, number, money, from, last))
    {
        tail.unit = Unit::currency(money.code);
        tail.money = Some(money);
        tail.last = last;
        tail.rule = money_rule(money);
        cents(r, number, &mut tail, end, money, countries);
        denominator(r, &mut tail, end);
        return tail;
    }
    if r.any(from, words!["pounds", "pound"]) {
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
    if r.is(from, word!("magnitude")) && hyphen
        || r.is(number.first.saturating_sub(1), word!("magnitude"))
        || r.hyphen(number.first.wrapping_sub(1))
            && r.is(number.first.wrapping_sub(2), word!("magnitude"))
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
        && !r.any(at, words!["th", "st", "nd", "rd"])
    {
        // "802.11ax", "320i": letters that are no unit make a name; left to the rules of what is no figure.
        return tail;
    }
    // "640 of the planned 1,100 kilometres": the unit stands behind the whole.
    if r.is(from, word!("of"))
        && number.form != Form::Fraction
        && let Some(whole) = (from + 1..from + 4).find(|&i| r.is_number(i) && !r.dated(i))
        && let Some((key, _)) =
            super::unit_at(r, whole + 1, end).filter(|&(key, _)| key != "percent")
    {
        unit_tail(&mut tail, key, number.last);
        return tail;
    }
    // "4,100 head of cattle".
    if r.is(from, word!("head")) && r.is(from + 1, word!("of")) && noun::is_plural(r, from + 2) {
        let noun = Noun {
            first: from + 2,
            head: from + 2,
        };
        tail.unit = Unit::new(noun::key(r, noun));
        tail.noun = Some(noun);
        tail.last = noun.last();
        tail.rule = "en/count";
        return tail;
    }
    // "nine of them children".
    if r.is(from, word!("of"))
        && r.any(from + 1, words!["them", "whom", "these"])
        && noun::is_plural(r, from + 2)
        && !r.has(from + 2, class::ANY_VERB & !class::PERSON)
    {
        let noun = Noun {
            first: from + 2,
            head: from + 2,
        };
        tail.unit = Unit::new(noun::key(r, noun));
        tail.noun = Some(noun);
        tail.rule = "en/count";
        return tail;
    }
    // "94 out of 120 villages" counts as "94 of 120" does.
    let part = from + usize::from(r.is(from, word!("out")) && r.is(from + 1, word!("of")));
    // "three of the four suspects", "186 of 300 seats": the noun stands behind the whole.
    let counted_whole = number.form != Form::Fraction
        && number.scale == 0
        && (r.is_number(part + 1)
            // "two of five members".
            || matches!(r.sense(part + 1).numeral, Some(Numeral::Unit(n)) if number.value < n.into()))
        && !r.dated(part + 1);
    // "64 million of Kelso's 95 million shares".
    let owned = || {
        r.capital(part + 1)
            && (part + 2..part + 4).any(|at| r.any(at, words!["'s", "’s", "'", "’"]))
    };
    if r.is(part, word!("of"))
        && (counted_whole
            || number.form != Form::Fraction && owned()
            || r.any(
                part + 1,
                words!["the", "these", "those", "its", "their", "his", "her", "our"],
            ))
    {
        // "6,500 of the town's 21,000 residents": past the number of the whole.
        let whole = (part + 2..end.min(part + 6))
            .take_while(|&i| {
                !r.has(
                    i,
                    class::PREPOSITION | class::CONJUNCTION | class::AUXILIARY,
                )
            })
            .find(|&i| r.is_number(i) || r.sense(i).numeral.is_some());
        let mut skip = if counted_whole {
            part + 2
        } else {
            whole.map_or(part + 2, |at| at + 1)
        };
        while whole.is_some() && r.has(skip, class::NUMERIC) {
            skip += 1;
        }
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
    if let Some((per, last)) = super::per_at(r, at, end)
        && money::after(r, at + 1, end, countries).is_some()
        && let Some(money) = money::named_before(r, number.first, countries)
    {
        tail.unit = Unit::currency(money.code).per(per);
        tail.last = last;
        tail.rule = money_rule(money);
        return tail;
    }
    // "slipped to 10.31 against the euro", "151.2 to the dollar": the same, the other currency set apart.
    if r.any(at, words!["to", "against", "versus"])
        && r.is(at + 1, word!("the"))
        && let Some((other, _)) = money::after(r, at + 2, end, countries)
        && let Some(money) = money::named_before(r, number.first, countries)
        && money.code != other.code
    {
        tail.unit = Unit::currency(money.code).per(crate::model::noun::singular(r.word(at + 2)));
        tail.rule = money_rule(money);
        return tail;
    }
    // "5.5 per 100,000 people": a rate of what stands before.
    if r.is(at, word!("per"))
        && r.is_number(at + 1)
        && let Some((per, last)) = super::per_at(r, at, end)
    {
        tail.unit.per = Some(per.into());
        tail.last = last;
        return tail;
    }
    let one = hyphen || number.value == Decimal::ONE && number.is_plain();
    if let Some(noun) = noun::counted(r, from, end, one).filter(|&noun| {
        !awaited(r, number.first, noun)
            && !parted(r, number, noun)
            && !watched(r, number.first, noun)
    }) {
        tail.unit = Unit::new(noun::key(r, noun));
        tail.noun = Some(noun);
        tail.last = noun.last();
        tail.rule = "en/count";
        denominator(r, &mut tail, end);
    }
    tail
}

/// True for "of the 1,540 samples, 97 contained traces": a part of what was counted, and what it did.
fn parted(r: &Reader<'_>, number: &Number, noun: Noun) -> bool {
    noun.head > noun.first
        && r.has(noun.first, class::ANY_VERB)
        && number.first > 0
        && r.is(number.first - 1, word!(","))
        && (number.first.saturating_sub(12)..number.first)
            .any(|at| r.is(at, word!("of")) && r.capital(at))
}

/// True for "a crowd of 78,400 watched Rovers": what the crowd did, and whom it saw.
fn watched(r: &Reader<'_>, number: usize, noun: Noun) -> bool {
    number > 1
        && noun.head > noun.first
        && r.word(noun.first).ends_with("ed")
        && r.is(number - 1, word!("of"))
        && r.any(
            number - 2,
            words![
                "crowd",
                "audience",
                "attendance",
                "gate",
                "turnout",
                "congregation"
            ],
        )
}

/// Several people who watch and foretell.
pub(in crate::extract::figure) const WATCHERS: Words = words![
    "analysts",
    "economists",
    "investors",
    "traders",
    "forecasters",
    "experts",
    "observers",
    "strategists",
    "brokers"
];

/// True for "short of the 449,000 analysts had forecast": those who expected the number, not what it counts.
fn awaited(r: &Reader<'_>, number: usize, noun: Noun) -> bool {
    let at = noun.last();
    number > 0
        && r.has(number - 1, class::DETERMINER)
        && (r.has(at, class::EXPECTING)
            || r.any(at, words!["had", "have"]) && r.has(at + 1, class::EXPECTING))
        && r.any(noun.head, WATCHERS)
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
    let linked = r.is(tail.last, word!("and"));
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

pub(super) fn money_rule(money: Money) -> &'static str {
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
    let counts = r.is(at, word!("of")) && r.any(at + 1, words!["them", "these", "those", "which"])
        || money::after(r, at, end, countries).is_some()
        || noun::counted(r, at, end, false).is_some()
        || super::unit_at(r, at, end).is_some_and(|(key, _)| !matches!(key, "inch"));
    let letter = at - 1;
    if counts || r.is(letter, word!("b")) || r.is(letter, word!("m")) && numbered(r, number.first) {
        return;
    }
    let Some(factor) = crate::model::figure::power_of_ten(number.scale) else {
        return;
    };
    if let Some(value) = number.value.checked_div(factor) {
        let key = if r.is(letter, word!("t")) {
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

/// True for "passenger numbers totalled 18.2m": what is measured is how many, so the letter is millions.
fn numbered(r: &Reader<'_>, number: usize) -> bool {
    const MANY: Words = words![
        "numbers",
        "number",
        "population",
        "audience",
        "audiences",
        "viewers",
        "users",
        "subscribers",
        "customers",
        "members",
        "visitors",
        "passengers",
        "tourists",
        "arrivals",
        "voters",
        "households",
        "people",
        "sales",
        "shipments",
        "deliveries",
        "orders",
        "downloads",
        "views",
        "streams",
        "journeys",
        "trips"
    ];
    (number.saturating_sub(12)..number)
        .rev()
        .take_while(|&at| !r.any(at, words![".", ";"]))
        .any(|at| r.any(at, MANY))
}

/// The key of a unit that a part of one belongs to: "a quarter point" of a rate is a percentage point.
fn of_rate(r: &Reader<'_>, number: &Number, key: &'static str, last: usize) -> &'static str {
    let near = number.first.saturating_sub(12)..last + 6;
    let rate = || {
        near.clone().any(|at| {
            r.has(at, class::RATE)
                || r.any(
                    at,
                    words!["cut", "cuts", "hike", "hikes", "growth", "increase"],
                )
        })
    };
    if key == "point" && number.form == Form::Fraction && rate() {
        "percentage_point"
    } else {
        key
    }
}

pub(super) fn unit_tail(tail: &mut Tail, key: &'static str, last: usize) {
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
    // "212 second-hand deals", "2,400 day trippers": the sort of what is counted.
    let sort = r.any(at, words!["second", "day", "night"])
        && (r.hyphen(last) && r.is_word(last + 1)
            || noun::is_plural(r, last) && r.word(last).ends_with("ers"));
    if sort {
        return false;
    }
    let tight = r.tight(at);
    match r.word(at) {
        "in" => {
            last >= end
                || !r.is_word(last) && !r.is_number(last)
                || r.any(
                    last,
                    words!["thick", "long", "wide", "deep", "high", "tall"],
                )
        }
        "time" => false,
        "x" | "X" | "×" => tight && !r.is_number(last),
        "K" if r.hyphen(at - 1) => false,
        // "1.1 million F-Series trucks".
        "C" | "F" | "K" | "T" | "S" if !tight && r.hyphen(last) => false,
        "C" | "F" | "K" | "t" | "g" | "l" | "L" | "W" | "m" => {
            tight
                || !r.is_word(last)
                || r.dated(last)
                || r.has(last, class::FUNCTION | class::ANY_VERB)
                || r.word(last).ends_with("ed")
        }
        "second" | "minute" => true,
        _ => !(key == "point" && r.is(last, word!("of"))),
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
            words![
                "tow", "tows", "towing", "haul", "hauls", "payload", "weigh", "weighs", "weighed",
                "weighing", "weight", "heavy", "lost", "gained", "yields", "parcel", "package",
                "baby", "ration", "rations", "rationed"
            ],
        )
    }) || r.any(last, words!["of", "heavier", "lighter"]) && number.scale == 0
        || r.is(last, word!("of"))
            && r.any(last + 1, words!["thrust", "force", "weight", "pressure"])
        || r.hyphen(at.wrapping_sub(1));
    match word {
        "pounds" | "pound" | "Pounds" | "Pound" => {
            !weighs
                || number.scale >= 6
                    && !r.any(last + 1, words!["thrust", "force", "weight", "pressure"])
        }
        "won" | "real" | "mark" | "marks" | "sum" | "le" | "sol" => {
            number.scale >= 3 && !r.has(last, class::DETERMINER)
                // "2,145 won a litre".
                || super::per_at(r, last, r.len()).is_some()
                || matches!(money.code, "KRW" | "DEM") && number.value >= Decimal::ONE_THOUSAND && !r.is_word(last)
        }
        "p" | "c" => r.tight(at) || !r.is_word(last),
        // "a high of 6 C".
        "P" | "C" => false,
        _ => true,
    }
}
