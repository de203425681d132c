//! Tokens → numbers: "1.5bn", "1 250 000", "two hundred and fifty thousand", "two thirds of a million".
//!
//! Values are exact decimals in base units. Has no opinion on whether a number is a figure, nor on its unit.

mod age;
mod cardinal;
pub(super) mod digits;
pub(super) mod duration;
pub(super) mod fraction;
pub(super) mod multiple;
mod named_number;
pub(super) mod not_figure;
pub(super) mod range;
mod rank;
pub(super) mod wording;

use super::lexicon::Numeral;
use super::reader::Reader;
use crate::extract::letters::Words;
use crate::model::figure::power_of_ten;
use digits::Style;
use fraction::{
    and_part, article_part, full_point, half, mixed_fraction, of_scale, out_of, parts_after,
    quarter_point, single_part, slash_fraction, vulgar,
};
use rank::rank_at;
use rust_decimal::Decimal;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits, perhaps with a scale word.
    Digits,
    /// In words.
    Words,
    /// A part of a whole: "two-thirds", "one in five".
    Fraction,
    /// A multiple: "doubled", "threefold".
    Factor,
    /// A place in an order: "14th", "second-largest".
    Ordinal,
}

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// First token, its sign included.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) last: usize,
    /// The value in base units.
    pub(super) value: Decimal,
    /// Power of ten of the last digit written.
    pub(super) last_digit: i8,
    /// How it is written.
    pub(super) form: Form,
    /// The power of ten that its scale words multiply by; zero without.
    pub(super) scale: i8,
    /// True when "m" or "t" after it may as well be a unit.
    pub(super) unsure_scale: bool,
}

impl Number {
    /// The number `value` over the tokens `first..last`.
    pub(super) fn new(first: usize, last: usize, value: Decimal, form: Form) -> Self {
        Self {
            first,
            last,
            value,
            last_digit: 0,
            form,
            scale: 0,
            unsure_scale: false,
        }
    }

    /// True for a whole number without scale words.
    pub(super) fn is_plain(&self) -> bool {
        self.scale == 0 && self.value.scale() == 0
    }
}

/// The number that begins at token `at` and ends before `end`.
pub(super) fn number_at(r: &Reader<'_>, at: usize, end: usize, style: Style) -> Option<Number> {
    let rank = rank_at(r, at).filter(|&(_, last)| last <= end);
    if let Some((place, last)) = rank {
        return Some(Number::new(at, last, place.into(), Form::Ordinal));
    }
    if r.is_number(at) {
        return in_digits(r, at, end, style);
    }
    if let Some(value) = vulgar(r.word(at)) {
        return Some(scaled(
            r,
            Number::new(at, at + 1, value, Form::Fraction),
            end,
        ));
    }
    if r.is(at, word!(".")) && r.is_number(at + 1) && r.tight(at + 1) && r.spaced(at) {
        let number = in_digits(r, at + 1, end, style)?;
        let digits = i8::try_from(r.word(at + 1).len()).ok()?;
        let value = number.value.checked_mul(power_of_ten(-digits)?)?;
        return Some(Number {
            first: at,
            value,
            last_digit: number.last_digit - digits,
            ..number
        });
    }
    if let Some(number) = full_point(r, at) {
        return Some(number);
    }
    let numeral = r.sense(at).numeral?;
    // "Hundreds of people", "dozens more": no number.
    let vague = matches!(
        numeral,
        Numeral::Hundred | Numeral::Dozen | Numeral::Scale(_)
    ) && r.word(at).ends_with('s');
    let several = matches!(
        numeral,
        Numeral::Hundred | Numeral::Dozen | Numeral::Scale(_)
    ) && at > 0
        && r.any(at - 1, words!["several", "few", "many"]);
    if vague || several {
        return None;
    }
    match numeral {
        Numeral::Ten(_) => article_part(r, at, end).or_else(|| in_words(r, at, end)),
        Numeral::Unit(_) | Numeral::Hundred | Numeral::Dozen => in_words(r, at, end),
        Numeral::Minute(_) => article_part(r, at, end),
        Numeral::Scale(_) => article_before(r, at)
            .then(|| in_words(r, at, end))
            .flatten(),
        Numeral::Half => half(r, at, end),
        Numeral::Ordinal(4)
            if r.is(at, word!("quarter"))
                && matches!(r.sense(at + 1).numeral, Some(Numeral::Scale(_)))
                && r.word(at + 1).len() > 1 =>
        {
            let first = if article_before(r, at) { at - 1 } else { at };
            Some(Number {
                form: Form::Words,
                ..scaled(
                    r,
                    Number::new(first, at + 1, Decimal::new(25, 2), Form::Words),
                    end,
                )
            })
        }
        Numeral::Ordinal(4) if let Some(part) = quarter_point(r, at) => Some(part),
        Numeral::Ordinal(parts) => single_part(r, at, parts).map(|part| of_scale(r, part, end)),
        Numeral::Halved => {
            let said = !r.is(at, word!("halves"))
                || !r.any(at.wrapping_sub(1), words!["both", "two", "the"]);
            said.then(|| Number::new(at, at + 1, Decimal::new(5, 1), Form::Factor))
        }
        Numeral::Factor(_) if r.hyphen(at + 1) || !multiplies(r, at) => None,
        Numeral::Factor(times) => Some(Number::new(at, at + 1, Decimal::from(times), Form::Factor)),
        Numeral::Parts(_) => None,
    }
}

/// True for a word of multiples that multiplies: "double the rate", "to double output"; not "a double room", "twice a week".
fn multiplies(r: &Reader<'_>, at: usize) -> bool {
    use super::lexicon::class;
    let word = r.word(at);
    let verb = word.ends_with("ed") || word.ends_with("ing") || word.ends_with("fold");
    if verb {
        return true;
    }
    let before = |words: Words| at > 0 && r.any(at - 1, words);
    // "will more than double", "could nearly triple": the hedge stands between.
    let hedged = usize::from(before(words![
        "nearly", "almost", "roughly", "about", "easily", "again"
    ])) + if before(words!["than"]) { 2 } else { 0 };
    let infinitive = at > hedged
        && r.any(
            at - hedged - 1,
            words![
                "to", "will", "would", "could", "can", "may", "might", "should", "must"
            ],
        );
    let measured = r.any(
        at + 1,
        words![
            "the", "that", "those", "its", "their", "his", "her", "what", "as", "this", "last"
        ],
    );
    // "twice Tuesday's".
    let measured = measured || r.dated(at + 1) && r.any(at + 2, words!["'s", "’s"]);
    let closes = !r.is_word(at + 1) && !r.hyphen(at + 1);
    let named = r.any(at, words!["doubles", "trebles", "triples"])
        && before(words!["the", "mixed", "'s", "’s"]);
    infinitive && !r.any(at, words!["twice", "thrice"])
        || measured
        || closes && before(words!["than", "nearly", "almost", "about", "roughly", "by"])
        || word.ends_with("es") && !named && r.has(at + 1, class::FUNCTION)
}

/// Digits, grouped by blanks if need be, then scale words or a vulgar fraction.
fn in_digits(r: &Reader<'_>, at: usize, end: usize, style: Style) -> Option<Number> {
    let (mut value, mut last_digit) = digits::parse(r.word(at), style)?;
    let mut last = at + 1;
    if let Some((grouped, decimals, after)) = digits::grouped(r, at, end, style) {
        (value, last_digit, last) = (grouped, decimals, after);
    }
    let mut number = Number {
        last_digit,
        ..Number::new(at, last, value, Form::Digits)
    };
    if let Some((power, after)) = exponent(r, last) {
        number.value = if power < 0 {
            value.checked_div(power_of_ten(-power)?)?
        } else {
            value.checked_mul(power_of_ten(power)?)?.normalize()
        };
        number.last = after;
        number.last_digit = last_digit.saturating_add(power);
        return Some(number);
    }
    if let Some((value, after)) = raised(r, value, last) {
        return Some(Number {
            value,
            last: after,
            last_digit: 0,
            ..number
        });
    }
    if let Some((part, after)) = slash_fraction(r, last, at) {
        // "1/2", or the "1/2" of "2 1/2" is read from its own numerator below.
        return Some(scaled(r, Number::new(at, after, part, Form::Fraction), end));
    }
    if let Some((part, after)) = mixed_fraction(r, last) {
        // "11-3/4 cents"; but the part in "$5.98-1/2" is one of a cent.
        let part = match power_of_ten(last_digit) {
            Some(cent) if r.hyphen(last) && last_digit < 0 => part.checked_mul(cent)?.normalize(),
            _ => part,
        };
        number.value = value.checked_add(part)?;
        number.last = after;
    }
    if r.is(last, word!("and"))
        && let Some((part, after)) = and_part(r, last + 1, end)
    {
        number.value = value.checked_add(part)?;
        number.last = after;
    }
    if let Some(of) = out_of(r, &number, end, style) {
        return Some(of);
    }
    Some(scaled(r, number, end))
}

/// "e10", "x10^6", "×10−5" at once after digits: the power of ten, and one past it.
fn exponent(r: &Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let mut i = at;
    if !r.tight(i) {
        return None;
    }
    if r.any(i, words!["e", "E"]) {
        i += 1;
    } else if r.any(i, words!["x", "×"]) && r.is(i + 1, word!("10")) {
        i += 2;
        if r.is(i, word!("^")) {
            i += 1;
        } else if !r.dash(i) {
            return None;
        }
    } else {
        return None;
    }
    let negative = r.dash(i);
    if negative || r.is(i, word!("+")) {
        i += 1;
    }
    let power: i8 = r
        .word(i)
        .parse()
        .ok()
        .filter(|_| r.is_number(i) && r.tight(i))?;
    (power <= 27).then_some((if negative { -power } else { power }, i + 1))
}

/// "2^10", "1.1^-3" at once after the base: its power, and one past the exponent.
fn raised(r: &Reader<'_>, base: Decimal, at: usize) -> Option<(Decimal, usize)> {
    if !r.is(at, word!("^")) || !r.tight(at) {
        return None;
    }
    let signed = r.dash(at + 1) || r.is(at + 1, word!("+"));
    let exponent = if signed { at + 2 } else { at + 1 };
    let times: u8 = r.word(exponent).parse().ok().filter(|&n| n <= 100)?;
    let mut power = Decimal::ONE;
    for _ in 0..times {
        power = power.checked_mul(base)?;
    }
    let value = if r.dash(at + 1) {
        Decimal::ONE.checked_div(power)?
    } else {
        power
    };
    (r.tight(at + 1) && r.tight(exponent)).then_some((value, exponent + 1))
}

/// Multiplies by the scale words that follow: "5 bn", "1.2 million", "2,500 crore", "3 lakh crore", "$1.5-billion".
fn scaled(r: &Reader<'_>, mut number: Number, end: usize) -> Number {
    loop {
        let mut at = number.last;
        if r.hyphen(at) && r.tight(at + 1) {
            at += 1;
        }
        if at >= end {
            return number;
        }
        let exponent = match r.sense(at).numeral {
            Some(Numeral::Scale(exponent)) => exponent,
            Some(Numeral::Hundred) if number.form == Form::Digits => 2,
            Some(Numeral::Dozen) if number.form == Form::Digits && number.scale == 0 => {
                if let Some(value) = number.value.checked_mul(Decimal::from(12)) {
                    number.value = value;
                    number.last = at + 1;
                }
                return number;
            }
            _ => return number,
        };
        let word = r.word(at);
        let letter = word.len() == 1;
        // A single letter is a scale only at once after the digits ("5m"), or where nothing follows it ("£5 M"); "5 m" is
        // metres.
        let closes = || matches!(word, "k" | "M" | "B") && !r.is_word(at + 1);
        if letter && !(number.form == Form::Digits && (r.tight(at) || closes())) {
            return number;
        }
        // "Form 10-K" is a name; "573.15K" is a temperature, as no thousands are written with hundredths.
        if letter && r.hyphen(at - 1) || word == "K" && number.value.scale() > 1 {
            return number;
        }
        if matches!(word, "mm" | "mil" | "cr" | "t" | "Cr") && (!r.tight(at) || word == "mm") {
            return number;
        }
        let (Some(factor), true) = (power_of_ten(exponent), number.scale + exponent <= 21) else {
            return number;
        };
        let Some(value) = number.value.checked_mul(factor) else {
            return number;
        };
        number.value = value.normalize();
        number.scale += exponent;
        number.last_digit = number.last_digit.saturating_add(exponent);
        number.unsure_scale = letter && matches!(word, "m" | "t" | "b");
        number.last = at + 1;
        if let Some((value, last)) = rest_after_scale(r, &number, factor, end) {
            // "3 hundred and 21", "4 thousand 3 hundred".
            number.value = value;
            number.last = last;
            number.last_digit = 0;
            return number;
        }
        if let Some((value, last)) = half_after_scale(r, &number, end) {
            number.value = value;
            number.last = last;
        }
    }
}

/// The number with its closing bracket passed, and the scale words behind it: "(318) million".
pub(super) fn past_bracket(r: &Reader<'_>, number: Number, end: usize) -> Number {
    let last = number.last + 1;
    scaled(r, Number { last, ..number }, end)
}

/// The smaller part of a number behind its scale word, and one past it: "and 21", "and one", "3 hundred and 21".
fn rest_after_scale(
    r: &Reader<'_>,
    number: &Number,
    factor: Decimal,
    end: usize,
) -> Option<(Decimal, usize)> {
    let linked = r.is(number.last, word!("and"));
    let at = number.last + usize::from(linked);
    if at >= end || number.form != Form::Digits || number.value.scale() != 0 {
        return None;
    }
    let scale_at = |at: usize| {
        matches!(
            r.sense(at).numeral,
            Some(Numeral::Hundred | Numeral::Scale(2..=9))
        ) && r.word(at).len() > 1
    };
    let small = factor <= Decimal::ONE_THOUSAND && linked;
    let rest = if r.is_number(at) && scale_at(at + 1) {
        in_digits(r, at, end, Style::Point)?
    } else if r.is_number(at) && small && r.sense(at + 1).numeral.is_none() {
        let (value, _) = digits::parse(r.word(at), Style::Point)?;
        Number::new(at, at + 1, value, Form::Digits)
    } else if small {
        let words = cardinal::read(r, at, end)?;
        Number::new(at, words.last, words.value, Form::Words)
    } else {
        return None;
    };
    let fits = rest.value < factor && rest.value.scale() == 0 && !rest.value.is_zero();
    fits.then(|| Some((number.value.checked_add(rest.value)?, rest.last)))?
}

/// "one million and a half": the part is of the scale.
fn half_after_scale(r: &Reader<'_>, number: &Number, end: usize) -> Option<(Decimal, usize)> {
    if !r.is(number.last, word!("and")) {
        return None;
    }
    let (part, last) = and_part(r, number.last + 1, end)?;
    let of_scale = part.checked_mul(power_of_ten(number.scale)?)?;
    Some((number.value.checked_add(of_scale)?.normalize(), last))
}

pub(super) fn article_before(r: &Reader<'_>, at: usize) -> bool {
    at > 0 && r.any(at - 1, words!["a", "an"])
}

/// Cardinal words, then decimals after "point", and the fractions that end in "thirds".
pub(super) fn in_words(r: &Reader<'_>, at: usize, end: usize) -> Option<Number> {
    let cardinal = cardinal::read(r, at, end)?;
    let opens = matches!(
        r.sense(at).numeral,
        Some(Numeral::Hundred | Numeral::Scale(_) | Numeral::Dozen)
    );
    let first = if opens && article_before(r, at) {
        at - 1
    } else {
        at
    };
    let whole = cardinal.value;
    let mut number = Number {
        last_digit: cardinal.scale,
        scale: cardinal.scale,
        ..Number::new(first, cardinal.last, whole, Form::Words)
    };
    if let Some(parted) = parts_after(r, &number, end) {
        return Some(of_scale(r, scaled(r, parted, end), end));
    }
    // "the twenty-first bridge": an order, of which the tens are no number.
    let tens = matches!(r.sense(number.last - 1).numeral, Some(Numeral::Ten(_)));
    let joined = number.last + usize::from(r.hyphen(number.last));
    if tens && matches!(r.sense(joined).numeral, Some(Numeral::Ordinal(1..=9))) {
        return None;
    }
    if r.is(number.last, word!("point")) {
        number = decimals(r, number)?;
        return Some(scaled(r, number, end));
    }
    // "two and a half", "two-and-a-half".
    let linked = number.last + usize::from(r.hyphen(number.last));
    if r.is(linked, word!("and"))
        && let Some((part, after)) = and_part(r, linked + 1, end)
    {
        // "one billion and a half million", "three million and a half", "one and a half".
        let (exponent, last) = match r.sense(after).numeral {
            Some(Numeral::Scale(exponent))
                if after < end && r.word(after).len() > 1 && cardinal.scale > 0 =>
            {
                (exponent, after + 1)
            }
            _ => (
                if cardinal.scale > 2 {
                    cardinal.scale
                } else {
                    0
                },
                after,
            ),
        };
        number.value = whole
            .checked_add(part.checked_mul(power_of_ten(exponent)?)?)?
            .normalize();
        number.last = last;
        return Some(if cardinal.scale > 0 {
            number
        } else {
            scaled(r, number, end)
        });
    }
    if let Some(of) = out_of(r, &number, end, Style::Point) {
        return Some(of);
    }
    Some(number)
}

/// "five" + "point five".
fn decimals(r: &Reader<'_>, mut number: Number) -> Option<Number> {
    let mut at = number.last + 1;
    let mut places = 0_i8;
    let mut value = number.value;
    while let Some(numeral) = r.sense(at).numeral {
        let (digit, width) = match numeral {
            Numeral::Unit(n) if n < 10 => (u32::from(n), 1),
            Numeral::Unit(n) | Numeral::Ten(n) if places == 0 => {
                let mut two = u32::from(n);
                let unit_at = if r.hyphen(at + 1) { at + 2 } else { at + 1 };
                if let (Numeral::Ten(_), Some(Numeral::Unit(unit))) =
                    (numeral, r.sense(unit_at).numeral)
                    && unit < 10
                {
                    two += u32::from(unit);
                    at = unit_at;
                }
                (two, 2)
            }
            _ => break,
        };
        places += width;
        value = value.checked_add(Decimal::from(digit).checked_mul(power_of_ten(-places)?)?)?;
        at += 1;
        if places > 8 {
            break;
        }
    }
    if places > 0 {
        number.value = value;
        number.last = at;
        number.last_digit = -places;
        number.scale = 0;
    }
    Some(number)
}
