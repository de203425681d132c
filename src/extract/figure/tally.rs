//! A bare number → what it counts, where only its measure tells: "passes ran out at 2,600", "the toll rose to 94".
//!
//! Has no opinion on numbers with a unit or a noun of their own.

use super::find::Raw;
use super::number::Form;
use super::reader::Reader;
use crate::extract::letters::{Letters, Words};
use crate::model::noun::singular;
use crate::model::{Kind, Unit};

/// Words for people counted together, or for what happened to them.
const CROWDS: Words = words![
    "toll",
    "deaths",
    "dead",
    "died",
    "injured",
    "killed",
    "wounded",
    "hurt",
    "missing",
    "homeless",
    "displaced",
    "evacuated",
    "arrested",
    "detained",
    "casualties",
    "hospitalised",
    "hospitalized",
    "crowd",
    "attendance",
    "audience",
    "population",
    "workforce",
    "headcount",
];

/// Plurals that do not end in s.
const PLURALS: &[&str] = &["people", "children", "women", "men"];

/// Gives a bare whole number the unit that its measure counts.
pub(super) fn complete(r: &Reader<'_>, raw: &mut Raw) {
    let whole = raw.unit.key.is_empty()
        && raw.number.form != Form::Fraction
        && raw
            .amount
            .value
            .is_some_and(|value| value.scale() == 0 && !value.is_sign_negative());
    // The noun of a neighbour gives way to "the toll".
    let lent = raw.unit.per.is_none() && !raw.own_unit && raw.noun.is_some();
    if !whole && !lent {
        return;
    }
    // "employs 3,500 at two sites".
    if whole
        && raw.kind == Kind::Level
        && raw.outer > raw.range.first
        && r.any(
            raw.outer - 1,
            words!["employs", "employed", "employ", "employing"],
        )
    {
        raw.unit = Unit::new("person");
        raw.kind = Kind::Count;
        raw.rule = "en/count";
        return;
    }
    let Some(measure) = raw.measure.as_deref() else {
        return;
    };
    let moves = matches!(raw.kind, Kind::Level | Kind::Change);
    let crowd = |word: &str| CROWDS.have(Letters::of(word));
    let key = if whole
        && moves
        && let Some(noun) = numbered(measure)
    {
        singular(noun)
    } else if (whole && moves || lent) && measure.split(' ').any(crowd) {
        "person".to_owned()
    } else if whole
        && raw.kind == Kind::Level
        && let Some(noun) = plural_head(measure)
    {
        singular(noun)
    } else {
        return;
    };
    raw.unit = Unit::new(key);
    if raw.kind == Kind::Level {
        raw.kind = Kind::Count;
    }
    raw.rule = "en/count";
}

/// What is numbered: the migrants of "the number of migrants", the passengers of "passenger numbers".
fn numbered(measure: &str) -> Option<&str> {
    const NUMBER_OF: [&str; 2] = ["number of ", "total number of "];
    for head in NUMBER_OF {
        let Some((start, rest)) = measure.split_at_checked(head.len()) else {
            continue;
        };
        if start.eq_ignore_ascii_case(head) {
            // "number of asylum seekers" counts seekers.
            let plural = |word: &&str| word.ends_with('s') || PLURALS.contains(word);
            return rest
                .split(' ')
                .take(3)
                .find(plural)
                .or_else(|| rest.split(' ').next());
        }
    }
    measure.strip_suffix(" numbers")?.split(' ').next_back()
}

/// The head of the measure where it is a plural and no name: the deaths of "deaths on the roads".
fn plural_head(measure: &str) -> Option<&str> {
    const INNER: [&str; 7] = [" on ", " in ", " at ", " from ", " for ", " to ", " with "];
    // "The average age of buyers" counts nobody, "sales of cars" count cars.
    let single = measure
        .find(" of ")
        .filter(|&at| measure.as_bytes().get(at.wrapping_sub(1)) != Some(&b's'));
    let cut = INNER
        .iter()
        .filter_map(|word| measure.find(word))
        .chain(single)
        .min();
    let head = measure
        .get(..cut.unwrap_or(measure.len()))?
        .split(' ')
        .next_back()?;
    // "Passenger numbers at the port" count passengers.
    let head = match head {
        "numbers" => measure
            .get(..cut.unwrap_or(measure.len()))?
            .split(' ')
            .nth_back(1)?,
        _ => head,
    };
    let name = head.starts_with(char::is_uppercase) && !measure.starts_with(head);
    let ends =
        head.len() > 3 && head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us");
    (!name && ends || head == "people").then_some(head)
}
