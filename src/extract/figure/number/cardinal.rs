//! Number words → whole numbers: "two hundred and fifty thousand", "three lakh crore", "a dozen".

use super::fraction;
use crate::extract::figure::lexicon::Numeral;
use crate::extract::figure::reader::Reader;
use rust_decimal::Decimal;

/// A whole number in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cardinal {
    /// Its value.
    pub(super) value: Decimal,
    /// One past its last token.
    pub(super) last: usize,
    /// The power of ten of its last word: 6 for "two million", 0 for "two million and one".
    pub(super) scale: i8,
}

/// The longest number in words that begins at `at`.
pub(super) fn read(r: &Reader<'_>, at: usize, end: usize) -> Option<Cardinal> {
    let (mut total, mut current): (i128, i128) = (0, 0);
    // What follows must be smaller than `room`: ten after "forty", a hundred after "two hundred".
    let (mut room, mut scale, mut last) = (i128::MAX, 0_i8, at);
    let mut i = at;
    while i < end {
        let seen = last > at;
        let linked = room >= 100 && r.any(i, words!["and", "&"]) && continues(r, i + 1, end)
            || room == 10 && joined(r, i)
            || r.hyphen(i) && r.tight(i + 1)
            || room >= 1000 && r.is(i, word!(",")) && is_hundreds(r, i + 1, room);
        if seen && linked {
            i += 1;
        }
        match r.sense(i).numeral {
            Some(Numeral::Unit(n)) if i128::from(n) < room && !(n == 0 && seen) => {
                current += i128::from(n);
                (room, scale) = (1, 0);
            }
            Some(Numeral::Ten(n)) if i128::from(n) < room => {
                current += i128::from(n);
                (room, scale) = (10, 0);
            }
            Some(Numeral::Hundred) if current < 100 => {
                current = current.max(1) * 100;
                (room, scale) = (100, 2);
            }
            Some(Numeral::Scale(exponent)) if r.word(i).len() > 1 => {
                let factor = 10_i128.checked_pow(u32::try_from(exponent).ok()?)?;
                total = if current == 0 && seen {
                    total.checked_mul(factor)?
                } else {
                    total.checked_add(current.max(1).checked_mul(factor)?)?
                };
                current = 0;
                (room, scale) = (factor, exponent);
            }
            Some(Numeral::Dozen) => {
                // "three hundred and two dozen" adds two dozen to the hundreds.
                let dozens = current % 100;
                current = match (current, dozens) {
                    (0, _) => 12,
                    (_, 0) => current * 12,
                    _ => current - dozens + dozens * 12,
                };
                (room, scale) = (1, 0);
            }
            _ => break,
        }
        i += 1;
        last = i;
    }
    (last > at).then_some(())?;
    Some(Cardinal {
        value: Decimal::try_from_i128_with_scale(total.checked_add(current)?, 0).ok()?,
        last,
        scale,
    })
}

/// True when "and" is followed by more of the number, not by a part: "and fifty", but "and three quarters" is apart.
fn continues(r: &Reader<'_>, at: usize, end: usize) -> bool {
    matches!(
        r.sense(at).numeral,
        Some(Numeral::Unit(_) | Numeral::Ten(_))
    ) && fraction::and_part(r, at, end).is_none()
}

/// True for the "two hundred" of "three million, two hundred and forty", not for a list of numbers.
fn is_hundreds(r: &Reader<'_>, at: usize, room: i128) -> bool {
    matches!(
        r.sense(at).numeral,
        Some(Numeral::Unit(_) | Numeral::Ten(_))
    ) && match r.sense(at + 1).numeral {
        Some(Numeral::Hundred) => true,
        Some(Numeral::Scale(exponent)) => room > 10_i128.pow(exponent.unsigned_abs().into()),
        _ => false,
    }
}

/// "fifty - two": a dash with blanks inside a number.
fn joined(r: &Reader<'_>, at: usize) -> bool {
    r.is(at, word!("-"))
        && r.spaced(at)
        && matches!(r.sense(at + 1).numeral, Some(Numeral::Unit(1..=9)))
}
