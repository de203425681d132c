//! Parts of a whole → numbers: "1/2", "¾", "two-thirds", "half a billion", "a twenty-fifth", "one in five", "one over three".
//!
//! Has no opinion on what the whole is.

use super::cardinal;
use super::digits::{self, Style};
use super::{Form, Number, article_before};
use crate::extract::figure::lexicon::{Numeral, class};
use crate::extract::figure::measure::share_of::FILLED;
use crate::extract::figure::noun;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Letters;
use crate::model::figure::power_of_ten;
use rust_decimal::Decimal;

/// "1" over "/2" behind it, where that is a fraction and no date or score.
pub(super) fn slash_fraction(
    r: &Reader<'_>,
    slash: usize,
    numerator: usize,
) -> Option<(Decimal, usize)> {
    if !r.is(slash, word!("/")) || !r.tight(slash) || !r.is_number(slash + 1) || !r.tight(slash + 1)
    {
        return None;
    }
    let above: u32 = r.word(numerator).parse().ok()?;
    let below: u32 = r.word(slash + 1).parse().ok()?;
    let fits =
        matches!(below, 2 | 3 | 4 | 5 | 8 | 10 | 16 | 20 | 40 | 100) && above < below && above > 0;
    let free = !r.is(slash + 2, word!("/")) || r.spaced(slash + 2);
    (fits && free).then(|| {
        Some((
            Decimal::from(above).checked_div(Decimal::from(below))?,
            slash + 2,
        ))
    })?
}

/// The "1/2" or "½" that follows a whole number: "2 1/2".
pub(super) fn mixed_fraction(r: &Reader<'_>, at: usize) -> Option<(Decimal, usize)> {
    if let Some(part) = vulgar(r.word(at)) {
        return Some((part, at + 1));
    }
    let at = if r.hyphen(at) && r.tight(at + 1) {
        at + 1
    } else {
        at
    };
    if !r.is_number(at) || r.word(at).len() > 2 {
        return None;
    }
    slash_fraction(r, at + 1, at)
}

pub(super) fn vulgar(mark: &str) -> Option<Decimal> {
    let (above, below) = match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// The denominator at token `at`, one past it, and whether it is a plural: "half", "thirds", "twenty-fifths", "trillionth".
pub(super) fn below_at(r: &Reader<'_>, at: usize) -> Option<(Decimal, usize, bool)> {
    let whole = |n: u16| Decimal::from(n);
    Some(match r.sense(at).numeral? {
        Numeral::Half => (Decimal::TWO, at + 1, false),
        Numeral::Halved if r.is(at, word!("halves")) => (Decimal::TWO, at + 1, true),
        Numeral::Parts(n) if n > 1 => (whole(n), at + 1, true),
        Numeral::Ordinal(n) if n > 2 => (whole(n), at + 1, false),
        Numeral::Minute(power) => (power_of_ten(power)?, at + 1, r.word(at).ends_with('s')),
        Numeral::Ten(tens) => {
            let unit = if r.hyphen(at + 1) { at + 2 } else { at + 1 };
            let (n, plural) = below_ten(r, unit)?;
            (whole(u16::from(tens) + n), unit + 1, plural)
        }
        _ => return None,
    })
}

/// The last part of "twenty-first" or "thirty-fifths": one to nine, and whether it is a plural.
fn below_ten(r: &Reader<'_>, at: usize) -> Option<(u16, bool)> {
    match r.sense(at).numeral? {
        Numeral::Ordinal(n) if n < 10 && !r.is(at, word!("quarter")) => Some((n, false)),
        Numeral::Parts(n) if n < 10 && !r.is(at, word!("quarters")) => Some((n, true)),
        _ => None,
    }
}

/// "a half", "three quarters", "fifty-four hundredths" after "and": less than one.
pub(in crate::extract::figure) fn and_part(
    r: &Reader<'_>,
    at: usize,
    end: usize,
) -> Option<(Decimal, usize)> {
    let at = at + usize::from(r.hyphen(at));
    let (above, last) = if r.any(at, words!["a", "an"]) {
        (Decimal::ONE, at + 1)
    } else {
        // A part has few words: what follows far behind is not read again from every "and".
        let above = cardinal::read(r, at, end.min(at + 6))?;
        (above.value, above.last)
    };
    let last = if r.hyphen(last) { last + 1 } else { last };
    let (below, last, plural) = below_at(r, last)?;
    // "cost it $96 million and a quarter of its customers": a part of something else.
    if r.is(last, word!("of"))
        && r.has(last + 1, class::DETERMINER)
        && !r.any(last + 1, words!["a", "an"])
    {
        return None;
    }
    let fits = last <= end && above < below && (plural || above == Decimal::ONE);
    fits.then(|| Some((above.checked_div(below)?, last)))?
}

/// "two thirds of a million": a part of a scale is a number of its own.
pub(super) fn of_scale(r: &Reader<'_>, number: Number, end: usize) -> Number {
    let at = number.last;
    let scale = r.sense(at + 2).numeral;
    if let Some(Numeral::Scale(exponent)) = scale
        && r.is(at, word!("of"))
        && r.any(at + 1, words!["a", "one"])
        && at + 2 < end
        && let Some(value) =
            power_of_ten(exponent).and_then(|factor| number.value.checked_mul(factor))
    {
        return Number {
            value,
            scale: exponent,
            last: at + 3,
            form: Form::Words,
            ..number
        };
    }
    number
}

/// "two" + "-thirds", "one hundred thirty" + "-fifths" (hundred over thirty-five), "five" + " - eighths": a count of parts.
pub(super) fn parts_after(r: &Reader<'_>, number: &Number, end: usize) -> Option<Number> {
    let tens = number.last - 1;
    let shared = tens > number.first
        && r.sense(tens - 1).numeral.is_some()
        && matches!(r.sense(tens).numeral, Some(Numeral::Ten(_)));
    let above = if shared && below_at(r, tens).is_some() {
        cardinal::read(r, number.first, tens).filter(|above| above.last == tens)
    } else {
        None
    };
    let (above, mut at) = above.map_or((number.value, number.last), |above| (above.value, tens));
    let apart = r.is(at, word!("-")) && r.spaced(at) && r.spaced(at + 1);
    if r.hyphen(at) || apart {
        at += 1;
    }
    let (below, last, plural) = below_at(r, at)?;
    let half = below == Decimal::TWO;
    let fits = plural || above == Decimal::ONE && (half || ends_noun_phrase(r, last));
    (fits && last <= end).then(|| {
        let value = above.checked_div(below)?;
        Some(Number::new(number.first, last, value, Form::Fraction))
    })?
}

/// "a twenty-first", "a trillionth": one part, where that is no order.
pub(super) fn article_part(r: &Reader<'_>, at: usize, end: usize) -> Option<Number> {
    if !article_before(r, at) {
        return None;
    }
    let (below, last, plural) = below_at(r, at)?;
    let fits = !plural && last <= end && ends_noun_phrase(r, last);
    fits.then(|| {
        let value = Decimal::ONE.checked_div(below)?;
        Some(Number::new(at - 1, last, value, Form::Fraction))
    })?
}

/// "half", "a half", "half a billion", "half million", "one and a half" is read from its own beginning.
pub(super) fn half(r: &Reader<'_>, at: usize, end: usize) -> Option<Number> {
    let value = Decimal::new(5, 1);
    if let Some(first) = of_one(r, at) {
        return Some(Number {
            last_digit: -1,
            ..Number::new(first, at + 1, Decimal::new(15, 1), Form::Words)
        });
    }
    let mut next = at + 1;
    if r.any(next, words!["a", "an"]) {
        next += 1;
    }
    if next < end
        && let Some(Numeral::Scale(_) | Numeral::Dozen) = r.sense(next).numeral
        && r.word(next).len() > 1
    {
        let factor = match r.sense(next).numeral {
            Some(Numeral::Scale(exponent)) => power_of_ten(exponent)?,
            _ => Decimal::from(12),
        };
        let scale = match r.sense(next).numeral {
            Some(Numeral::Scale(exponent)) => exponent,
            _ => 0,
        };
        let value = value.checked_mul(factor)?.normalize();
        return Some(Number {
            scale,
            last_digit: (scale - 1).max(0),
            ..Number::new(at, next + 1, value, Form::Words)
        });
    }
    // "half as much again": one and a half times.
    if r.is(at + 1, word!("as"))
        && r.any(
            at + 2,
            words!["much", "many", "big", "large", "long", "high"],
        )
        && r.is(at + 3, word!("again"))
    {
        return Some(Number::new(at, at + 4, Decimal::new(15, 1), Form::Factor));
    }
    // "edged down 2 % in the half": six months.
    if at > 1
        && r.is(at - 1, word!("the"))
        && r.any(at - 2, words!["in", "for", "during", "over"])
        && !r.is(at + 1, word!("of"))
    {
        return None;
    }
    // "The second half", "half-time", "half an hour" are no figures; "half-year" is a period.
    if at > 0
        && r.any(
            at - 1,
            words![
                "first", "second", "latter", "other", "better", "later", "early", "late", "each"
            ],
        )
    {
        return None;
    }
    if r.any(
        next,
        words![
            "hour", "day", "time", "year", "century", "decade", "brother", "sister", "way"
        ],
    ) || (r.hyphen(at + 1) && r.is_word(at + 2) && !of_point(r, at))
        || (r.hyphen(at) && at > 0)
    {
        return None;
    }
    let first = if article_before(r, at) { at - 1 } else { at };
    Some(Number::new(first, at + 1, value, Form::Fraction))
}

/// Where "a mile and a half" begins, whose "half" stands at `at`: one and a half of what the words name.
fn of_one(r: &Reader<'_>, at: usize) -> Option<usize> {
    let first = at.checked_sub(4)?;
    let said = r.is(at - 1, word!("a"))
        && r.is(at - 2, word!("and"))
        && r.is_word(at - 3)
        && !r.dated(at - 3)
        && !r.has(at - 3, class::FUNCTION | class::MOVE)
        && r.sense(at - 3).numeral.is_none()
        && r.any(first, words!["a", "an"]);
    (said && !r.is(at + 1, word!("of"))).then_some(first)
}

/// True for the number of "a mile and a half", whose unit stands inside it.
pub(in crate::extract::figure) fn holds_unit(r: &Reader<'_>, number: &Number) -> bool {
    number.form == Form::Words
        && number.last == number.first + 5
        && r.any(number.first, words!["a", "an"])
        && r.sense(number.first + 1).numeral.is_none()
        && r.is(number.last - 1, word!("half"))
}

/// True for "quarter-point", "half percentage point": a part of a point of a rate.
fn of_point(r: &Reader<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(r.hyphen(at + 1));
    let whole = next + usize::from(r.any(next, words!["percentage", "percent"]));
    let point = whole + usize::from(whole > next && r.hyphen(whole));
    r.any(point, words!["point", "points"])
}

/// "by a full point", "a whole percentage point": one of them.
pub(in crate::extract::figure) fn full_point(r: &Reader<'_>, at: usize) -> Option<Number> {
    (at > 0 && r.any(at, words!["full", "whole"]) && r.is(at - 1, word!("a")) && of_point(r, at))
        .then(|| Number::new(at - 1, at + 1, Decimal::ONE, Form::Fraction))
}

/// "a quarter point", "another quarter-point cut".
pub(super) fn quarter_point(r: &Reader<'_>, at: usize) -> Option<Number> {
    let counted = at > 0 && matches!(r.sense(at - 1).numeral, Some(Numeral::Ordinal(_)));
    let joined = r.hyphen(at + 1);
    let said = joined || r.any(at.wrapping_sub(1), words!["a", "another", "one", "further"]);
    if !said || counted || r.hyphen(at.wrapping_sub(1)) || !of_point(r, at) {
        return None;
    }
    let first = if article_before(r, at) { at - 1 } else { at };
    Some(Number::new(
        first,
        at + 1,
        Decimal::new(25, 2),
        Form::Fraction,
    ))
}

/// "a third", where that is a part and no order: "a third of", "by a third", but not "a third suspect".
pub(super) fn single_part(r: &Reader<'_>, at: usize, parts: u16) -> Option<Number> {
    // "in a quarter that produced a loss": a stretch of time.
    let period = parts == 4
        && at > 1
        && !r.is(at + 1, word!("of"))
        && r.any(at - 2, words!["in", "for", "during", "per", "within"]);
    if parts < 3 || period || !article_before(r, at) {
        return None;
    }
    if !ends_noun_phrase(r, at + 1) || is_named(r, at + 1) {
        return None;
    }
    let value = Decimal::ONE.checked_div(Decimal::from(parts))?;
    Some(Number::new(at - 1, at + 1, value, Form::Fraction))
}

/// True for ", Elsa Quispe," behind "a third": one more of them, whose name it is.
fn is_named(r: &Reader<'_>, comma: usize) -> bool {
    let name = (comma + 1..).take_while(|&at| r.is_word(at) && r.capital(at));
    let end = name.last().map_or(comma, |last| last + 1);
    r.is(comma, word!(",")) && end > comma && r.is(end, word!(","))
}

/// True when nothing that a number could belong to follows.
fn ends_noun_phrase(r: &Reader<'_>, at: usize) -> bool {
    !r.is_word(at) && !r.hyphen(at)
        || r.any(at, FILLED)
        || r.has(at, class::FUNCTION | class::PARTICLE | class::ADVERB)
            && !r.any(at, words!["year", "time"])
        || matches!(r.sense(at).numeral, Some(Numeral::Scale(_)))
        || r.has(at, class::IRREGULAR)
        || r.has(at, class::ANY_VERB)
            && (r.word(at).ends_with("ed")
                || r.any(
                    at,
                    words![
                        "paid", "said", "lost", "went", "came", "kept", "left", "got", "made",
                        "took", "sold", "bought", "spent", "say", "live", "lived"
                    ],
                ))
}

/// "one in five", "three out of four": a part of a whole.
pub(super) fn out_of(r: &Reader<'_>, number: &Number, end: usize, style: Style) -> Option<Number> {
    let one = number.value == Decimal::ONE;
    let below_at = match () {
        // "a one-in-three chance".
        () if one
            && r.hyphen(number.last)
            && r.is(number.last + 1, word!("in"))
            && r.hyphen(number.last + 2) =>
        {
            number.last + 3
        }
        // "one child in eight".
        () if one
            && r.is_word(number.last)
            && r.is(number.last + 1, word!("in"))
            && r.is(number.last + 2, word!("every"))
            && !r.has(number.last, class::FUNCTION) =>
        {
            number.last + 3
        }
        () if one
            && r.is_word(number.last)
            && r.is(number.last + 1, word!("in"))
            && !r.has(number.last, class::FUNCTION) =>
        {
            number.last + 2
        }
        // "nine donors in ten come", not "two people in three cars", "two goals in ten".
        () if !one
            && number.value <= Decimal::from(9)
            && r.is(number.last + 1, word!("in"))
            && noun::is_plural(r, number.last)
            && r.sense(number.last + 2).numeral.is_some()
            && r.has(number.last + 3, class::AUXILIARY | class::ANY_VERB)
            && !r.has(number.last + 3, class::CALENDAR) =>
        {
            number.last + 2
        }
        () if r.is(number.last, word!("out")) && r.is(number.last + 1, word!("of")) => {
            number.last + 2 + usize::from(r.is(number.last + 2, word!("every")))
        }
        () if r.any(number.last, words!["in", "of"]) && r.is(number.last + 1, word!("every")) => {
            number.last + 2
        }
        () if r.is(number.last, word!("in")) => number.last + 1,
        () if r.is(number.last, word!("over")) => number.last + 1,
        () => return None,
    };
    if !number.is_plain() || below_at >= end {
        return None;
    }
    let below = if r.is_number(below_at) {
        let (value, _) = digits::parse(r.word(below_at), style)?;
        Number::new(below_at, below_at + 1, value, Form::Digits)
    } else {
        match r.sense(below_at).numeral? {
            Numeral::Unit(_) | Numeral::Ten(_) | Numeral::Hundred => {
                let below = cardinal::read(r, below_at, end)?;
                Number::new(below_at, below.last, below.value, Form::Words)
            }
            _ => return None,
        }
    };
    // "94 out of 120 villages" counts them, "two out of five hundred" tells a part.
    let counted = !one
        && number.form == Form::Digits
        && below.form == Form::Digits
        && below.value > Decimal::ONE_HUNDRED;
    let round = below.value >= Decimal::TWO
        && (below.value <= Decimal::from(12)
            || one && below.value <= Decimal::ONE_HUNDRED
            || (below.value % Decimal::TEN).is_zero() && !counted); // "one over three" ends where it ends; "$2,000 over three years" is no division.
    let over = r.is(number.last, word!("over"));
    let closed =
        !over || r.letters(below.last) == Letters::NONE || r.any(below.last, words![".", ",", ")"]);
    let year_like = below.value > Decimal::from(1899) && below.value < Decimal::from(2100);
    if !closed
        || !(round || over)
        || year_like
        || number.value >= below.value
        || number.value.is_zero()
    {
        return None;
    }
    // "3 in 10 days" counts days; "one in 10 families" divides.
    if r.has(below.last, class::CALENDAR) || r.any(below.last, words!["%", "per"]) {
        return None;
    }
    let value = number.value.checked_div(below.value)?;
    Some(Number::new(number.first, below.last, value, Form::Fraction))
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::Article;

    /// The values that a text holds, rounded to four places, as it writes them one after the other.
    fn values(text: &str) -> String {
        let found = extract(Article::new("", text)).figures;
        let value = |figure: &crate::model::Figure| {
            figure.amount.value.map_or_else(
                || "range".to_owned(),
                |value| value.round_dp(4).normalize().to_string(),
            )
        };
        found.iter().map(value).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parts_in_words_are_read_with_their_whole_denominator() {
        for (text, expected) in [
            ("seven twenty-fifths", "0.28"),
            ("two hundred forty fifths", "4.4444"),
            ("two hundred and forty fifths", "48"),
            ("four and eleven hundredths", "4.11"),
            ("six - sevenths", "0.8571"),
            ("nine halves", "4.5"),
            ("one over eight", "0.125"),
            ("nine donors in ten come", "0.9"),
            ("two people in three cars came", "2 3"),
            ("nine of every ten litres", "0.9"),
            ("It has gone up by a fortieth", ""),
            ("1 in 40", "0.025"),
            ("a twentieth", "0.05"),
            ("The town has a twenty-first bridge.", ""),
            ("They raised $3,000 over four months.", "3000"),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_digits_and_words_are_one_number() {
        for (text, expected) in [
            ("6 thousand 2 hundred and 5 tickets", "6205"),
            ("4 hundred and six tickets", "406"),
            ("nine million, three hundred and ten votes", "9000310"),
            ("three hundred dozen eggs", "3600"),
            ("1.5^2", "2.25"),
            ("- 3 1/2", "-3.5"),
            ("4.2 k", "4200"),
            ("30 euros 25", "30.25"),
            ("They paid 30 euros 25 times.", "30 25"),
            ("one", "1"),
            ("0042", "42"),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }
}
