//! A bare number → what it counts, where only its measure tells: "passes ran out at 2,600", "the toll rose to 94".
//!
//! Has no opinion on numbers with a unit or a noun of their own.

use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{class, sense_of};
use crate::extract::figure::number::Form;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::{Letters, Words};
use crate::model::noun::singular;
use crate::model::{Kind, Unit};

/// Words for people counted together, or for what happened to them.
pub(super) const CROWDS: Words = words![
    "toll",
    "deaths",
    "dead",
    "died",
    "injured",
    "killed",
    "wounded",
    "drowned",
    "perished",
    "rescued",
    "stranded",
    "trapped",
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
    "marched",
    "protested",
    "demonstrated",
    "rallied",
    "attended",
    "gathered",
    "voted",
    "fled",
    "crowd",
    "crowds",
    "gates",
    "attendance",
    "attendances",
    "audience",
    "audiences",
    "viewership",
    "readership",
    "membership",
    "enrolment",
    "enrollment",
    "ridership",
    "footfall",
    "population",
    "workforce",
    "headcount",
];

/// Plurals that do not end in s.
const PLURALS: &[&str] = &["people", "children", "women", "men"];

/// Plurals of which a bare number beside them says how dear they are or how much was lost, not how many there are.
const VALUED: Words = words![
    "shares",
    "stocks",
    "futures",
    "prices",
    "bonds",
    "gilts",
    "rates",
    "yields",
    "losses",
    "gains",
    "profits",
    "earnings",
    "revenues",
    "costs",
    "wages",
    "fees",
    "taxes",
    "indices",
    "indexes",
    "miners",
    "banks",
    "retailers",
    "results",
    "levels",
    "benchmarks",
    "minutes",
    "metals",
    "figures",
    "numbers"
];

/// True for "shed 22,000", "its losses to 59,000", where the figure before in the text counts jobs.
fn lets_go(r: &Reader<'_>, raw: &Raw, other: &Raw) -> bool {
    let jobs = other.noun.is_some_and(|noun| {
        r.any(
            noun.head,
            words![
                "jobs",
                "posts",
                "positions",
                "workers",
                "employees",
                "staff"
            ],
        )
    });
    let lead = raw.outer.saturating_sub(1);
    let moved = raw.kind == Kind::Change;
    let sum = r.is(lead, word!("to"))
        && (raw.range.first.max(lead.saturating_sub(5))..lead)
            .any(|at| r.any(at, words!["losses", "gains", "cuts", "layoffs"]));
    jobs && (moved || sum) && raw.range.sentence <= other.range.sentence + 1
}

/// Gives a bare whole number the unit that its measure counts, or that the figure before in the text counts.
pub(in crate::extract::figure) fn complete(r: &Reader<'_>, raw: &mut Raw, before: Option<&Raw>) {
    let whole = raw.unit.key.is_empty()
        && raw.number.form != Form::Fraction
        && raw
            .amount
            .value
            .is_some_and(|value| value.scale() == 0 && !value.is_sign_negative());
    // "posts rose by 300. The state shed 22,000": posts again.
    if whole
        && let Some(other) = before
        && lets_go(r, raw, other)
    {
        raw.unit = other.unit.clone();
        raw.noun = other.noun;
        raw.own_unit = false;
        raw.rule = "en/count";
        return;
    }
    // The noun of a neighbour gives way to "the toll".
    let lent = raw.unit.per.is_none() && !raw.own_unit && raw.noun.is_some();
    if !whole && !lent {
        return;
    }
    let Some(measure) = raw.measure.as_deref() else {
        return;
    };
    let moves = matches!(raw.kind, Kind::Level | Kind::Change);
    // "Roads account for 5.1 billion and crops for a further 3.8 billion": what they have, not how many they are.
    let lead = (raw.range.first..raw.outer).rev().find(|&at| {
        !r.any(at, crate::extract::figure::phrase::DEGREES)
            && !r.any(at, words!["a", "an", "just", "only"])
    });
    if whole && lead.is_some_and(|at| r.is(at, word!("for"))) {
        return;
    }
    // "a staff of 11", but "staff costs of 11".
    let staff = measure
        .rsplit(' ')
        .next()
        .is_some_and(|head| words!["staff", "crew", "army", "garrison"].have(Letters::of(head)));
    let crowd = |word: &str| staff || CROWDS.have(Letters::of(word));
    let key = if whole
        && moves
        && let Some(noun) = numbered(measure)
    {
        // "The number of dead": of people.
        if CROWDS.have(Letters::of(noun)) {
            "person".to_owned()
        } else {
            singular(noun)
        }
    } else if (whole && moves || lent) && measure.split(' ').any(crowd) {
        "person".to_owned()
    } else if whole
        && moves
        && let Some(noun) = plural_head(measure)
        && !sense_of(measure).is(class::EXPECTING | class::SAYING)
        && !VALUED.have(Letters::of(noun))
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
    // "true number of posts".
    let measure = match measure.split_once(" number of ") {
        Some((first, _)) if !first.contains(' ') => measure.get(first.len() + 1..)?,
        _ => measure,
    };
    for head in NUMBER_OF {
        let Some((start, rest)) = measure.split_at_checked(head.len()) else {
            continue;
        };
        if start.eq_ignore_ascii_case(head) {
            // "number of asylum seekers" counts seekers.
            let plural = |word: &&str| {
                word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
                    || PLURALS.contains(word)
            };
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
        // "Deliveries of the Model Q" count deliveries.
        _ if !head.ends_with('s') => measure.split_once(" of ")?.0.split(' ').next_back()?,
        _ => head,
    };
    let name = head.starts_with(char::is_uppercase) && !measure.starts_with(head);
    let ends =
        head.len() > 3 && head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us");
    (!name && ends || head == "people").then_some(head)
}
