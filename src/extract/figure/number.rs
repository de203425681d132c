//! Tokens → numbers: "1.5bn", "1 250 000", "two hundred and fifty thousand", "half a billion", "two-thirds", "one in five".
//!
//! Values are exact decimals in base units. Has no opinion on whether a number is a figure, nor on its unit.

use super::cardinal;
use super::digits::{self, Style};
use super::lexicon::Numeral;
use super::rank::rank_at;
use super::reader::Reader;
use crate::model::figure::power_of_ten;
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
    fn new(first: usize, last: usize, value: Decimal, form: Form) -> Self {
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
    if r.word(at) == "." && r.is_number(at + 1) && r.tight(at + 1) && r.spaced(at) {
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
    let numeral = r.sense(at).numeral?;
    // "Hundreds of people", "dozens more": no number.
    let vague = matches!(
        numeral,
        Numeral::Hundred | Numeral::Dozen | Numeral::Scale(_)
    ) && r.word(at).ends_with('s');
    if vague {
        return None;
    }
    match numeral {
        Numeral::Unit(_) | Numeral::Ten(_) | Numeral::Hundred | Numeral::Dozen => {
            in_words(r, at, end)
        }
        Numeral::Scale(_) => article_before(r, at)
            .then(|| in_words(r, at, end))
            .flatten(),
        Numeral::Half => half(r, at, end),
        Numeral::Ordinal(4)
            if r.is(at, "quarter")
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
        Numeral::Ordinal(parts) => single_part(r, at, parts).map(|part| of_scale(r, part, end)),
        Numeral::Halved => {
            let said = !r.is(at, "halves") || !r.any(at.wrapping_sub(1), &["both", "two", "the"]);
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
    let before = |words: &[&str]| at > 0 && r.any(at - 1, words);
    let infinitive = before(&[
        "to", "will", "would", "could", "can", "may", "might", "should", "must",
    ]);
    let measured = r.any(
        at + 1,
        &[
            "the", "that", "those", "its", "their", "his", "her", "what", "as", "this", "last",
        ],
    );
    let closes = !r.is_word(at + 1) && !r.hyphen(at + 1);
    let named =
        r.any(at, &["doubles", "trebles", "triples"]) && before(&["the", "mixed", "'s", "’s"]);
    infinitive && !r.any(at, &["twice", "thrice"])
        || measured
        || closes && before(&["than", "nearly", "almost", "about", "roughly", "by"])
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
    if let Some((part, after)) = slash_fraction(r, last, at) {
        // "1/2", or the "1/2" of "2 1/2" is read from its own numerator below.
        return Some(scaled(r, Number::new(at, after, part, Form::Fraction), end));
    }
    if let Some((part, after)) = mixed_fraction(r, last) {
        number.value = value.checked_add(part)?;
        number.last = after;
    }
    if r.is(last, "and")
        && let Some((part, after)) = and_part(r, last + 1)
        && after < end
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
    if matches!(r.word(i), "e" | "E") {
        i += 1;
    } else if matches!(r.word(i), "x" | "×") && r.word(i + 1) == "10" {
        i += 2;
        if r.word(i) == "^" {
            i += 1;
        } else if !r.dash(i) {
            return None;
        }
    } else {
        return None;
    }
    let negative = r.dash(i);
    if negative || r.word(i) == "+" {
        i += 1;
    }
    let power: i8 = r
        .word(i)
        .parse()
        .ok()
        .filter(|_| r.is_number(i) && r.tight(i))?;
    (power <= 27).then_some((if negative { -power } else { power }, i + 1))
}

/// "1" over "/2" behind it, where that is a fraction and no date or score.
fn slash_fraction(r: &Reader<'_>, slash: usize, numerator: usize) -> Option<(Decimal, usize)> {
    if r.word(slash) != "/" || !r.tight(slash) || !r.is_number(slash + 1) || !r.tight(slash + 1) {
        return None;
    }
    let above: u32 = r.word(numerator).parse().ok()?;
    let below: u32 = r.word(slash + 1).parse().ok()?;
    let fits =
        matches!(below, 2 | 3 | 4 | 5 | 8 | 10 | 16 | 20 | 40 | 100) && above < below && above > 0;
    let free = r.word(slash + 2) != "/" || r.spaced(slash + 2);
    (fits && free).then(|| {
        Some((
            Decimal::from(above).checked_div(Decimal::from(below))?,
            slash + 2,
        ))
    })?
}

/// The "1/2" or "½" that follows a whole number: "2 1/2".
fn mixed_fraction(r: &Reader<'_>, at: usize) -> Option<(Decimal, usize)> {
    if let Some(part) = vulgar(r.word(at)) {
        return Some((part, at + 1));
    }
    if !r.is_number(at) || r.word(at).len() > 2 {
        return None;
    }
    slash_fraction(r, at + 1, at)
}

fn vulgar(mark: &str) -> Option<Decimal> {
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
        // A single letter is a scale only at once after the digits ("5m") or as a capital; "5 m" is metres.
        if letter && !(r.tight(at) && number.form == Form::Digits) {
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
        if exponent <= 3
            && r.is(number.last, "and")
            && r.is_number(number.last + 1)
            && number.last + 1 < end
            && let Some((rest, _)) =
                digits::parse(r.word(number.last + 1), Style::Point).filter(|(rest, _)| {
                    *rest < factor
                        && rest.scale() == 0
                        && !rest.is_zero()
                        && r.sense(number.last + 2).numeral.is_none()
                })
            && let Some(sum) = number.value.checked_add(rest)
        {
            // "3 hundred and 21".
            number.value = sum;
            number.last += 2;
            number.last_digit = 0;
            return number;
        }
        if let Some((value, last)) = half_after_scale(r, &number) {
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

/// "one million and a half": the part is of the scale.
fn half_after_scale(r: &Reader<'_>, number: &Number) -> Option<(Decimal, usize)> {
    if !r.is(number.last, "and") {
        return None;
    }
    let (part, last) = and_part(r, number.last + 1)?;
    let of_scale = part.checked_mul(power_of_ten(number.scale)?)?;
    Some((number.value.checked_add(of_scale)?.normalize(), last))
}

/// "a half", "three quarters", "one fourth" after "and".
fn and_part(r: &Reader<'_>, at: usize) -> Option<(Decimal, usize)> {
    let above = match r.sense(at).numeral {
        Some(Numeral::Unit(n)) => u32::from(n),
        _ if r.any(at, &["a", "an"]) => 1,
        _ => return None,
    };
    let below = match r.sense(at + 1).numeral? {
        Numeral::Half => 2,
        Numeral::Ordinal(n) | Numeral::Parts(n) if n > 2 => u32::from(n),
        _ => return None,
    };
    Some((
        Decimal::from(above).checked_div(Decimal::from(below))?,
        at + 2,
    ))
}

fn article_before(r: &Reader<'_>, at: usize) -> bool {
    at > 0 && r.any(at - 1, &["a", "an"])
}

/// Cardinal words, then decimals after "point", and the fractions that end in "thirds".
fn in_words(r: &Reader<'_>, at: usize, end: usize) -> Option<Number> {
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
    if let Some(parted) = parts_after(r, &number) {
        return Some(of_scale(r, scaled(r, parted, end), end));
    }
    if r.is(number.last, "point") {
        number = decimals(r, number)?;
        return Some(scaled(r, number, end));
    }
    if r.is(number.last, "and")
        && let Some((part, after)) = and_part(r, number.last + 1)
        && after <= end
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

/// "two thirds of a million": a part of a scale is a number of its own.
fn of_scale(r: &Reader<'_>, number: Number, end: usize) -> Number {
    let at = number.last;
    let scale = r.sense(at + 2).numeral;
    if let Some(Numeral::Scale(exponent)) = scale
        && r.is(at, "of")
        && r.any(at + 1, &["a", "one"])
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

/// "two" + "-thirds": a count of parts.
fn parts_after(r: &Reader<'_>, number: &Number) -> Option<Number> {
    let mut at = number.last;
    if r.hyphen(at) {
        at += 1;
    }
    let below = match r.sense(at).numeral? {
        Numeral::Parts(n) => n,
        Numeral::Ordinal(n)
            if n > 2 && number.value == Decimal::ONE && ends_noun_phrase(r, at + 1) =>
        {
            n
        }
        Numeral::Half if number.value == Decimal::ONE => 2,
        _ => return None,
    };
    let value = number.value.checked_div(Decimal::from(below))?;
    Some(Number::new(number.first, at + 1, value, Form::Fraction))
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

/// "half", "a half", "half a billion", "half million", "one and a half" is read from its own beginning.
fn half(r: &Reader<'_>, at: usize, end: usize) -> Option<Number> {
    let value = Decimal::new(5, 1);
    let mut next = at + 1;
    if r.any(next, &["a", "an"]) {
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
    // "The second half", "half-time", "half an hour" are no figures; "half-year" is a period.
    if at > 0
        && r.any(
            at - 1,
            &[
                "first", "second", "latter", "other", "better", "later", "early", "late", "each",
            ],
        )
    {
        return None;
    }
    if r.any(
        next,
        &[
            "hour", "day", "time", "year", "century", "decade", "brother", "sister", "way",
        ],
    ) || (r.hyphen(at + 1) && r.is_word(at + 2))
        || (r.hyphen(at) && at > 0)
    {
        return None;
    }
    let first = if article_before(r, at) { at - 1 } else { at };
    Some(Number::new(first, at + 1, value, Form::Fraction))
}

/// "a third", where that is a part and no order: "a third of", "by a third", but not "a third suspect".
fn single_part(r: &Reader<'_>, at: usize, parts: u16) -> Option<Number> {
    // "in a quarter that produced a loss": a stretch of time.
    let period = parts == 4 && at > 1 && r.any(at - 2, &["in", "for", "during", "per", "within"]);
    if parts < 3 || period || !article_before(r, at) {
        return None;
    }
    if !ends_noun_phrase(r, at + 1) {
        return None;
    }
    let value = Decimal::ONE.checked_div(Decimal::from(parts))?;
    Some(Number::new(at - 1, at + 1, value, Form::Fraction))
}

/// True when nothing that a number could belong to follows.
fn ends_noun_phrase(r: &Reader<'_>, at: usize) -> bool {
    use super::lexicon::class;
    !r.is_word(at) && !r.hyphen(at)
        || r.has(at, class::FUNCTION | class::PARTICLE | class::ADVERB)
            && !r.any(at, &["year", "time"])
        || matches!(r.sense(at).numeral, Some(Numeral::Scale(_)))
        || r.has(at, class::ANY_VERB)
            && (r.word(at).ends_with("ed")
                || r.any(
                    at,
                    &[
                        "paid", "said", "lost", "went", "came", "kept", "left", "got", "made",
                        "took", "sold", "bought", "spent", "say", "live", "lived",
                    ],
                ))
}

/// "one in five", "three out of four": a part of a whole.
fn out_of(r: &Reader<'_>, number: &Number, end: usize, style: Style) -> Option<Number> {
    let one = number.value == Decimal::ONE && number.form == Form::Words;
    let below_at = match () {
        // "one child in eight".
        () if one
            && r.is_word(number.last)
            && r.is(number.last + 1, "in")
            && !r.has(number.last, super::lexicon::class::FUNCTION) =>
        {
            number.last + 2
        }
        () if r.is(number.last, "in") => number.last + 1,
        () if r.is(number.last, "out") && r.is(number.last + 1, "of") => number.last + 2,
        () if r.is(number.last, "in") && r.is(number.last + 1, "every") => number.last + 2,
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
            Numeral::Unit(_) | Numeral::Ten(_) | Numeral::Hundred => in_words(r, below_at, end)?,
            _ => return None,
        }
    };
    let round = below.value >= Decimal::TWO
        && (below.value <= Decimal::from(12)
            || one && below.value <= Decimal::ONE_HUNDRED
            || (below.value % Decimal::TEN).is_zero());
    let year_like = below.value > Decimal::from(1899) && below.value < Decimal::from(2100);
    if !round || year_like || number.value >= below.value || number.value.is_zero() {
        return None;
    }
    // "3 in 10 days" counts days; "one in 10 families" divides.
    if r.has(below.last, super::lexicon::class::CALENDAR)
        || matches!(r.word(below.last), "%" | "per")
    {
        return None;
    }
    let value = number.value.checked_div(below.value)?;
    Some(Number::new(number.first, below.last, value, Form::Fraction))
}
