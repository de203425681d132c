//! Digits with separators → exact decimals: "1,234.5", "1.234,5", "1 250 000", "12,34,567.89".
//!
//! Whether "1.234" is one and a bit or a thousand and some is decided once for each article, from its clear cases.

use crate::extract::figure::reader::Reader;
use rust_decimal::Decimal;

/// Which mark separates decimals where a number alone does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::extract::figure) enum Style {
    /// "1,234.5", as in English.
    #[default]
    Point,
    /// "1.234,5", as on the continent.
    Comma,
}

impl Style {
    /// The style that most clear cases of a text follow.
    pub(in crate::extract::figure) fn of(r: &Reader<'_>) -> Self {
        let (mut point, mut comma) = (0_u32, 0_u32);
        for at in (0..r.len()).filter(|&at| r.is_number(at)) {
            match evidence(r.word(at)) {
                Some(Self::Point) => point += 1,
                Some(Self::Comma) => comma += 1,
                None => {}
            }
        }
        if comma > point {
            Self::Comma
        } else {
            Self::Point
        }
    }
}

/// What one number says about the style of its text, if it can be read in one way only.
fn evidence(text: &str) -> Option<Style> {
    let (points, commas) = count(text);
    let groups = |mark: char| text.split(mark).skip(1).all(|group| group.len() == 3);
    match (points, commas) {
        (0, 0) => None,
        (0, 1) => (!groups(',')).then_some(Style::Comma),
        (1, 0) => (!groups('.')).then_some(Style::Point),
        (0, _) => groups(',').then_some(Style::Point),
        (_, 0) => groups('.').then_some(Style::Comma),
        _ => Some(if text.rfind('.') > text.rfind(',') {
            Style::Point
        } else {
            Style::Comma
        }),
    }
}

fn count(text: &str) -> (usize, usize) {
    let of = |mark: u8| text.bytes().filter(|&byte| byte == mark).count();
    (of(b'.'), of(b','))
}

/// The value of a number token and the power of ten of its last digit; `None` for version numbers and lists.
pub(super) fn parse(text: &str, style: Style) -> Option<(Decimal, i8)> {
    let (points, commas) = count(text);
    let decimal = match (points, commas) {
        (0, 0) => None,
        (1, 0) => (!(style == Style::Comma && is_grouped(text, '.'))).then_some('.'),
        (0, 1) => (!(style == Style::Point && is_grouped(text, ','))).then_some(','),
        (0, _) if is_grouped(text, ',') || is_indian(text) => None,
        (_, 0) if is_grouped(text, '.') => None,
        (1, _) if text.rfind('.') > text.rfind(',') => Some('.'),
        (_, 1) if text.rfind(',') > text.rfind('.') => Some(','),
        _ => return None,
    };
    let whole = decimal
        .and_then(|mark| text.rfind(mark))
        .unwrap_or(text.len());
    if let Some(mark) = decimal {
        let head = text.get(..whole)?;
        let thousands = if mark == '.' { ',' } else { '.' };
        if head.contains(thousands) && !is_grouped(head, thousands) && !is_indian(head) {
            return None;
        }
    }
    let mut mantissa: i128 = 0;
    let mut places = 0_u32;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_digit() {
            mantissa = mantissa
                .checked_mul(10)?
                .checked_add(i128::from(byte - b'0'))?;
            places += u32::from(at > whole);
        }
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, places).ok()?;
    Some((value, -i8::try_from(places).ok()?))
}

/// True for "1,234,567": one to three digits, then groups of three.
fn is_grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    groups
        .next()
        .is_some_and(|head| (1..=3).contains(&head.len()) && !head.starts_with('0'))
        && groups.all(|group| group.len() == 3)
}

/// True for "12,34,567": groups of two, and three at the end.
fn is_indian(text: &str) -> bool {
    let mut groups = text.rsplit(',');
    groups.next().is_some_and(|tail| tail.len() == 3)
        && groups.all(|group| (1..=2).contains(&group.len()))
        && !text.starts_with('0')
}

/// "1 250 000" from token `at`: the value, the power of ten of its last digit, and one past its last token.
pub(super) fn grouped(
    r: &Reader<'_>,
    at: usize,
    end: usize,
    style: Style,
) -> Option<(Decimal, i8, usize)> {
    let head = r.word(at);
    if !(1..=3).contains(&head.len())
        || head.starts_with('0')
        || !head.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let mut last = at + 1;
    let mut tail_digits = 0;
    while last < end
        && r.is_number(last)
        && r.spaced(last)
        && is_group(r.word(last))
        && tail_digits == 0
    {
        tail_digits = r.word(last).len() - 3;
        last += 1;
    }
    // "423 0000" and "1 234" before more digits are separate numbers.
    if last == at + 1
        || (last < end && r.is_number(last) && r.spaced(last) && r.word(last).len() > 2)
    {
        return None;
    }
    let mut mantissa: i128 = 0;
    let mut places = None;
    for byte in (at..last).flat_map(|i| r.word(i).bytes()) {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa
                    .checked_mul(10)?
                    .checked_add(i128::from(byte - b'0'))?;
                places = places.map(|n: u32| n + 1);
            }
            _ => places = Some(0),
        }
    }
    let _ = style;
    let places = places.unwrap_or(0);
    let value = Decimal::try_from_i128_with_scale(mantissa, places).ok()?;
    Some((value, -i8::try_from(places).ok()?, last))
}

/// Three digits, perhaps with decimals: the tail of a grouped number.
fn is_group(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 3
        && bytes[..3].iter().all(u8::is_ascii_digit)
        && (bytes.len() == 3 || matches!(bytes[3], b'.' | b',') && bytes.len() < 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_read_in_the_style_of_the_article() {
        let read = |text, style| parse(text, style).map(|(value, last)| (value.to_string(), last));
        let is = |value: &str, last| Some((value.to_owned(), last));
        for (text, style, expected) in [
            ("1,234,567.80", Style::Point, is("1234567.80", -2)),
            ("1.234.567,89", Style::Point, is("1234567.89", -2)),
            ("12,34,567.5", Style::Point, is("1234567.5", -1)),
            ("1.234", Style::Point, is("1.234", -3)),
            ("1.234", Style::Comma, is("1234", 0)),
            ("4,5", Style::Point, is("4.5", -1)),
            ("2,019", Style::Point, is("2019", 0)),
            ("17.4.1", Style::Point, None),
            ("22,24,26", Style::Point, None),
        ] {
            assert_eq!(read(text, style), expected, "{text}");
        }
    }

    #[test]
    fn a_number_too_long_for_a_decimal_is_no_number() {
        assert_eq!(parse(&"9".repeat(60), Style::Point), None);
    }
}
