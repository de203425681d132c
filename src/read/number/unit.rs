//! What the name, the unit or the code of a column says of its numbers → a unit, and the power of ten that they are to be scaled
//! with.

use super::{SCALES, signs};
use crate::model::Unit;

/// A unit as a column or a header writes it, and the power of ten that its numbers are to be scaled with: "US$ bn", "%",
/// "thousand tonnes", "EUR per barrel", "% of GDP".
#[derive(Clone, Debug, PartialEq, Default)]
pub(in crate::read) struct WrittenUnit {
    /// The unit.
    pub unit: Unit,
    /// Ten to this power.
    pub power: u32,
    /// The whole, in "% of GDP".
    pub of: Option<String>,
    /// Whether it says that its numbers are changes: "percent change".
    pub is_change: bool,
}

/// A power of ten, as a number or in words: `6`, `Millions`.
pub(in crate::read) fn power(text: &str) -> Option<u32> {
    let lower = text.trim().to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    let named = SCALES
        .iter()
        .find(|(name, _)| lower == *name || singular == *name);
    named
        .map(|&(_, power)| power)
        .or_else(|| lower.parse().ok())
}

/// Reads a unit.
pub(in crate::read) fn unit(text: &str) -> WrittenUnit {
    if let Some(words) = spelled_out(text.trim()) {
        return in_words(&words);
    }
    in_words(text)
}

/// The words of a code of statistical offices, such as `CP_MEUR` or `THS_PER`; `None` for what is no such code.
fn spelled_out(code: &str) -> Option<String> {
    let is_code = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let known = |part: &str| CODES.iter().find(|(own, _)| *own == part);
    if let Some((_, words)) = WHOLE_CODES.iter().find(|(own, _)| *own == code) {
        return Some((*words).to_owned());
    }
    if !code.contains('_') || !code.chars().all(is_code) {
        return None;
    }
    let parts: Vec<&str> = code.split('_').collect();
    parts
        .iter()
        .any(|part| known(part).is_some())
        .then_some(())?;
    // What a value is measured in stands last; before it, at which prices.
    let words = parts.iter().filter_map(|part| match known(part) {
        Some((_, words)) => Some((*words).to_owned()),
        None if signs(part).0.is_some() => Some((*part).to_owned()),
        None => None,
    });
    let words: Vec<String> = words.collect();
    match (words.as_slice(), parts.last()) {
        ([percent], Some(of)) if percent == "%" && parts.len() == 2 => Some(format!("% of {of}")),
        _ => Some(words.join(" ")),
    }
}

/// Codes for units that are words of their own (the European Central Bank's code list of `UNIT`), and what they stand for.
const WHOLE_CODES: &[(&str, &str)] = &[
    ("PC", "%"),
    ("PCT", "%"),
    ("PCPA", "%"),
    ("PCCH", "% change"),
];

/// Parts of codes for units (Eurostat's and the OECD's code lists of `UNIT`), and what they stand for.
const CODES: &[(&str, &str)] = &[
    ("MEUR", "million EUR"),
    ("MUSD", "million USD"),
    ("MNAC", "million"),
    ("MIO", "million"),
    ("MRD", "billion"),
    ("THS", "thousand"),
    ("PC", "%"),
    ("PCH", "% change"),
    ("RCH", "% change"),
    ("PER", "persons"),
    ("PERS", "persons"),
    ("HAB", "per inhabitant"),
];

/// Reads a unit in words and signs.
fn in_words(text: &str) -> WrittenUnit {
    let text = text.trim();
    let (text, of) = match text.split_once(" of ") {
        Some((unit, of)) if signs(unit).0.is_some() => (unit, Some(of.trim().to_owned())),
        _ => (text, None),
    };
    // A number is the code of a unit in a list that does not come with the table.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return WrittenUnit::default();
    }
    let alone = text.strip_prefix("per ").map(|per| ("", per));
    let split = alone
        .or_else(|| text.split_once(" per "))
        .or_else(|| text.split_once('/'));
    let (text, per) = match split {
        Some((unit, per)) if !per.trim().starts_with("cent") => {
            (unit, Some(per.trim().to_lowercase()))
        }
        _ => (text, None),
    };
    let mut power = 0;
    let mut is_change = false;
    let mut unit = None;
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_end_matches(',');
        let lower = word.to_lowercase();
        let singular = lower.strip_suffix('s').unwrap_or(&lower);
        let scale = SCALES
            .iter()
            .find(|(name, _)| lower == *name || singular == *name);
        if lower == "change" {
            is_change = true;
        } else if let Some(&(_, more)) = scale.filter(|_| power == 0) {
            power = more;
        } else if let (Some(found), "") = signs(word) {
            unit = Some(found);
        } else if let Some((found, more)) = glued(word) {
            (unit, power) = (Some(found), more);
        } else {
            words.push(lower);
        }
    }
    let unit = unit.or_else(|| signs(text).0).unwrap_or_else(|| {
        let name = words.join("_");
        match name.as_str() {
            "people" | "persons" | "person" | "inhabitants" => Unit::new("person"),
            "percent" | "per_cent" | "percentage" => Unit::new("percent"),
            "percentage_points" | "percentage_point" => Unit::new("percentage_point"),
            "basis_points" | "basis_point" | "bp" => Unit::new("basis_point"),
            _ => Unit::new(name.strip_suffix('s').unwrap_or(&name).to_owned()),
        }
    });
    let unit = match per {
        Some(per) => unit.per(per),
        None => unit,
    };
    WrittenUnit {
        unit,
        power,
        of,
        is_change,
    }
}

/// "$bn", "€m".
fn glued(word: &str) -> Option<(Unit, u32)> {
    let (Some(unit), scale) = signs(word) else {
        return None;
    };
    let scale = scale.to_lowercase();
    let &(_, power) = SCALES.iter().find(|(name, _)| scale == *name)?;
    Some((unit, power))
}

/// A unit, when the text holds a sign, a code or a scale that says so: "current US$", "% of GDP", "years" alone is none.
pub(in crate::read) fn sure_unit(text: &str) -> Option<WrittenUnit> {
    const KNOWN: &[&str] = &["person", "percentage_point", "basis_point"];
    let written = unit(text);
    let sign = text
        .split_whitespace()
        .any(|word| signs(word).0.is_some() || glued(word).is_some());
    let known =
        written.power > 0 || written.of.is_some() || KNOWN.contains(&written.unit.key.as_ref());
    (sign || known || text.contains('%')).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_taken_from_a_name_only_when_it_is_one() {
        let unit = |text: &str| sure_unit(text).map(|written| written.unit.label());
        assert_eq!(unit("current US$").as_deref(), Some("USD"));
        assert_eq!(unit("annual %").as_deref(), Some("%"));
        assert_eq!(
            sure_unit("% of GDP")
                .and_then(|written| written.of)
                .as_deref(),
            Some("GDP")
        );
        assert_eq!(unit("modeled estimate"), None);
        assert_eq!(unit("national definition"), None);
    }

    #[test]
    fn codes_of_statistical_offices_are_spelled_out() {
        for (code, label, power) in [
            ("CP_MEUR", "EUR", 6),
            ("MIO_EUR", "EUR", 6),
            ("THS_PER", "people", 3),
            ("CLV10_MEUR", "EUR", 6),
            ("PC_GDP", "%", 0),
            ("RCH_A", "%", 0),
        ] {
            let written = unit(code);
            assert_eq!(
                (written.unit.label().as_str(), written.power),
                (label, power),
                "{code}"
            );
        }
        assert_eq!(unit("PC_GDP").of.as_deref(), Some("GDP"));
        assert!(unit("RCH_A").is_change && unit("Percent change").is_change);
        assert_eq!(unit("Percent change").unit.key, "percent");
        assert!(unit("PCCH").is_change);
        assert_eq!(unit("368"), WrittenUnit::default());
        assert_eq!(unit("per capita").unit.per.as_deref(), Some("capita"));
        assert_eq!(unit("KG_HA").power, 0);
        assert_eq!(
            (power("Billions"), power("6"), power("Units")),
            (Some(9), Some(6), None)
        );
    }
}
