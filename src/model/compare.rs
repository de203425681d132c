//! Two figures → whether one axis may hold both, and if not, why not.
//!
//! What must be alike is an [`Axis`]; figures of equal axes compare, all others do not, and the first difference is the
//! [`Reason`]. Charts group by it, so that what they say and what they do cannot part. Has no opinion on whose figures
//! they are, nor on whether two of them are claims on one quantity.

use super::concept::{Concept, Sort, concept};
use super::counted::{is_noun, one_spelling, says, without};
use super::country;
use super::figure::{Direction, Figure, Kind, Status, Unit};
use super::time::{DAY, Grain, Interval};
use std::borrow::Cow;
use std::fmt;

/// Everything that must be alike for two figures to stand on one axis.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Axis {
    /// What is measured; its name is empty when the text does not say.
    pub concept: Concept,
    /// What the numbers count or measure, in one spelling.
    pub unit: Unit,
    /// Level, share, change, …; things counted are a level of their own kind.
    pub kind: Kind,
    /// The whole of a share, as a concept; empty where none is said.
    pub whole: String,
    /// Against what a change is measured.
    pub base: Base,
    /// The length of the period; `None` when the text gives none.
    pub length: Option<Length>,
}

/// Against what a change is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Base {
    /// The same period a year before: what the press means when it says nothing.
    #[default]
    YearBefore,
    /// The period just before: month on month, quarter on quarter.
    PeriodBefore,
    /// Anything else that the text names.
    Other,
}

/// The length of a period, as far as it decides what compares with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// So many days, up to 27.
    Days(u16),
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// About so many months.
    Months(i64),
    /// One end is open.
    Open,
}

impl Length {
    /// The length of a stretch of calendar.
    #[must_use]
    pub fn of(interval: Interval) -> Self {
        let (Some(start), Some(end)) = interval.extent() else {
            return Self::Open;
        };
        match (end - start) / DAY {
            days @ 0..=27 => Self::Days(days as u16),
            28..=31 => Self::Month,
            89..=92 => Self::Quarter,
            181..=184 => Self::Half,
            365..=366 => Self::Year,
            days => Self::Months((days * 12 + 182) / 365),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(0 | 1) => f.write_str("a day"),
            Self::Days(days) => write!(f, "{days} days"),
            Self::Month => f.write_str("a month"),
            Self::Quarter => f.write_str("a quarter"),
            Self::Half => f.write_str("half a year"),
            Self::Year => f.write_str("a year"),
            Self::Months(months) => write!(f, "{months} months"),
            Self::Open => f.write_str("a time without an end"),
        }
    }
}

/// Why two figures may not stand on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Amounts in two currencies: codes.
    Currency(String, String),
    /// Numbers of two units: labels.
    Unit(String, String),
    /// Two denominators of a rate.
    Denominator(String, String),
    /// A level beside a change, a share beside a count.
    Kind(Kind, Kind),
    /// Shares of two wholes.
    Whole(String, String),
    /// Changes against two bases.
    Base,
    /// Two measures.
    Measure(String, String),
    /// One of them does not say what it measures.
    Unmeasured,
    /// Real beside nominal, adjusted beside not.
    Basis(Option<&'static str>, Option<&'static str>),
    /// Periods of two lengths.
    Length(Length, Length),
    /// Only one of them says its period.
    Undated,
}

impl Reason {
    /// True when a conversion can make the two alike.
    #[must_use]
    pub fn converts(&self) -> bool {
        matches!(self, Self::Currency(..) | Self::Unit(..) | Self::Kind(..))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Currency(a, b) => {
                write!(
                    f,
                    "one is in {a}, the other in {b}; a dated rate would convert one"
                )
            }
            Self::Unit(a, b) => write!(f, "one is in {a}, the other in {b}"),
            Self::Denominator(a, b) => write!(f, "one is {a}, the other {b}"),
            Self::Kind(a, b) => write!(f, "one is a {}, the other a {}", a.word(), b.word()),
            Self::Whole(a, b) => write!(f, "they are shares of different wholes: {a} and {b}"),
            Self::Base => f.write_str("they are changes against different bases"),
            Self::Measure(a, b) => write!(f, "they measure different things: {a} and {b}"),
            Self::Unmeasured => f.write_str("the text does not say what one of them measures"),
            Self::Basis(a, b) => {
                let name = |basis: Option<&'static str>| basis.unwrap_or("not adjusted");
                write!(f, "one is {}, the other {}", name(*a), name(*b))
            }
            Self::Length(a, b) => write!(f, "one is for {a}, the other for {b}"),
            Self::Undated => f.write_str("only one of them says its period"),
        }
    }
}

impl Axis {
    /// The axis that a figure belongs on.
    #[must_use]
    pub fn of(figure: &Figure) -> Self {
        let owner = owner(figure);
        let owner = owner.as_deref();
        let is_change = figure.kind == Kind::Change;
        let mut unit = one_spelling(&figure.unit);
        let mut words = figure.measure.clone().unwrap_or_default();
        let mut kind = figure.kind;
        // Whatever has a magnitude is a quake.
        if unit.key == "magnitude" {
            words = unit.key.to_string();
        }
        // Jobs that go are counted, whether a firm "cuts 400 jobs" or 400 workers are laid off.
        let posts = matches!(
            unit.key.as_ref(),
            "job" | "post" | "position" | "role" | "worker" | "employee" | "staff"
        );
        if is_change && posts && figure.direction == Some(Direction::Down) {
            "job cut".clone_into(&mut words);
            kind = Kind::Count;
            unit.key = "".into();
        }
        // What is counted is a part of what is measured: "4,500 houses" that collapsed and "4,500 houses collapsed".
        if is_noun(&unit, kind) {
            if unit.key != figure.unit.key && says(&words, &figure.unit.key) {
                words = without(&words, &figure.unit.key);
            }
            // "Passenger numbers" name the people that they count.
            let named = unit.key == "person" && words.ends_with(" numbers");
            if !named && !says(&words, &unit.key) {
                words = format!("{words} {}", unit.key);
            }
            unit.key = "".into();
            if kind == Kind::Level {
                kind = Kind::Count;
            }
        }
        let concept = concept(&words, owner, kind == Kind::Change);
        let mut whole = figure
            .of
            .as_deref()
            .filter(|_| kind == Kind::Share)
            .map(|of| super::concept::concept(of, owner, false).name)
            .unwrap_or_default();
        match concept.sort {
            // Turnout is a rate by name, whether its text says of whom or not.
            Sort::Rate | Sort::Outcome | Sort::Contest
                if unit.is_share() && matches!(kind, Kind::Level | Kind::Share) =>
            {
                kind = Kind::Level;
                whole.clear();
            }
            // "Consumer prices rose 5 % from a year earlier" is inflation of 5 %.
            Sort::Rate
                if is_change
                    && concept.name == "inflation"
                    && unit.key == "percent"
                    && says(&words, "price") =>
            {
                kind = Kind::Level;
            }
            // A bare number with "death toll" counts what the words count.
            Sort::Outcome if unit.key.is_empty() && kind == Kind::Level => kind = Kind::Count,
            _ => {}
        }
        Self {
            concept,
            unit,
            kind,
            whole,
            base: if kind == Kind::Change {
                base(figure)
            } else {
                Base::default()
            },
            length: moment(figure).map(Length::of),
        }
    }

    /// Why figures of this axis and of the other may not stand side by side; `None` when they may.
    #[must_use]
    pub fn why_not(&self, other: &Self) -> Option<Reason> {
        let (a, b) = (self, other);
        if a.unit.currency != b.unit.currency {
            let name = |axis: &Self| {
                axis.unit
                    .currency
                    .as_deref()
                    .map_or_else(|| label(&axis.unit), str::to_owned)
            };
            return Some(match (&a.unit.currency, &b.unit.currency) {
                (Some(_), Some(_)) => Reason::Currency(name(a), name(b)),
                _ => Reason::Unit(name(a), name(b)),
            });
        }
        if a.kind != b.kind {
            return Some(Reason::Kind(a.kind, b.kind));
        }
        if a.unit.key != b.unit.key {
            return Some(Reason::Unit(label(&a.unit), label(&b.unit)));
        }
        if a.unit.per != b.unit.per {
            let per = |axis: &Self| {
                axis.unit
                    .per
                    .as_ref()
                    .map_or("an amount".to_owned(), |per| format!("per {per}"))
            };
            return Some(Reason::Denominator(per(a), per(b)));
        }
        if a.whole != b.whole {
            let name = |axis: &Self| {
                Some(axis.whole.clone())
                    .filter(|name| !name.is_empty())
                    .unwrap_or("one not said".to_owned())
            };
            return Some(Reason::Whole(name(a), name(b)));
        }
        if a.concept.name.is_empty() || b.concept.name.is_empty() {
            return Some(Reason::Unmeasured);
        }
        if a.concept.name != b.concept.name {
            return Some(Reason::Measure(
                a.concept.name.clone(),
                b.concept.name.clone(),
            ));
        }
        if a.concept.basis != b.concept.basis {
            return Some(Reason::Basis(a.concept.basis, b.concept.basis));
        }
        if a.base != b.base {
            return Some(Reason::Base);
        }
        match (a.length, b.length) {
            (Some(one), Some(two)) if one != two => Some(Reason::Length(one, two)),
            (Some(_), None) | (None, Some(_)) => Some(Reason::Undated),
            _ => None,
        }
    }
}

/// The time that a figure is compared by: its period, but consumer prices that rose 5 % "in the year to June" are the inflation of
/// June. A year that ends with the calendar's stays a year. What comes to so much by the end of 2026 does so at its end.
#[must_use]
pub fn moment(figure: &Figure) -> Option<Interval> {
    let interval = figure.period.as_ref()?.interval;
    let is_inflation = figure.kind == Kind::Change
        && figure.unit.key == "percent"
        && figure
            .measure
            .as_deref()
            .is_some_and(|measure| measure.to_lowercase().contains("consumer prices"));
    let last = interval.end.filter(|end| {
        end.grain == Grain::Month && end.date.month() < 12 && Length::of(interval) == Length::Year
    });
    Some(match (last, interval.start, interval.end) {
        (Some(month), ..) if is_inflation => Interval::at(month),
        (_, None, Some(end)) => Interval::at(end),
        _ => interval,
    })
}

/// Whose a figure is: its entity, or else the one country that its measure or its place names ("the budget gap in Peru").
#[must_use]
pub fn owner(figure: &Figure) -> Option<Cow<'_, str>> {
    if let Some(entity) = figure.entity.as_deref() {
        return Some(Cow::Borrowed(entity));
    }
    let of_place = figure.area.as_deref().and_then(country::named);
    of_measure(figure).or(of_place).map(Cow::Borrowed)
}

/// The one country that a measure names, unless it is all of it, or whom something goes to: "exports to China".
fn of_measure(figure: &Figure) -> Option<&'static str> {
    const OTHERS: &[&str] = &[" to ", " with ", " from ", " against ", " between "];
    // A name begins with a capital: most measures have none, and need no look at the table.
    let measure = figure
        .measure
        .as_deref()
        .filter(|measure| measure.contains(char::is_uppercase))?;
    let own = OTHERS
        .iter()
        .filter_map(|word| measure.find(word))
        .min()
        .map_or(measure, |end| &measure[..end]);
    let mut named = country::mentions(own);
    let first = named.next()?;
    let is_all = country::named(measure).is_some();
    (!is_all && named.all(|other| other == first)).then_some(first)
}

/// Why two figures may not stand on one axis; `None` when they may.
#[must_use]
pub fn why_not(a: &Figure, b: &Figure) -> Option<Reason> {
    Axis::of(a).why_not(&Axis::of(b))
}

/// The standing of a figure, as far as it keeps claims apart: what happened, what is expected, what is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Standing {
    /// Said to have been so.
    #[default]
    Told,
    /// Expected.
    Foreseen,
    /// Aimed at, planned or budgeted.
    Aimed,
}

impl Standing {
    /// The standing that a status comes to.
    #[must_use]
    pub fn of(status: Status) -> Self {
        match status {
            Status::Forecast => Self::Foreseen,
            Status::Target => Self::Aimed,
            _ => Self::Told,
        }
    }
}

/// Against what a change is measured: the time that it is measured from, or else the words for it.
fn base(figure: &Figure) -> Base {
    if let Some(base) = measured_from(figure) {
        return base;
    }
    let words = figure.of.as_deref().unwrap_or("").to_lowercase();
    let measure = figure.measure.as_deref().unwrap_or("").to_lowercase();
    let said = |needles: &[&str]| {
        needles
            .iter()
            .any(|needle| words.contains(needle) || measure.contains(needle))
    };
    if said(&[
        "quarterly",
        "monthly",
        "previous quarter",
        "previous month",
        "quarter on quarter",
        "month on month",
        "quarter-on-quarter",
        "month-on-month",
        "month earlier",
        "quarter earlier",
        "month before",
        "quarter before",
        "preceding",
    ]) {
        Base::PeriodBefore
    } else if words.is_empty()
        || words.contains("year")
        || words.chars().any(|c| c.is_ascii_digit())
    {
        Base::YearBefore
    } else {
        Base::Other
    }
}

/// How the time that a change is measured from stands to its own.
fn measured_from(figure: &Figure) -> Option<Base> {
    let (start, _) = figure.period.as_ref()?.interval.extent();
    let (before, end) = figure.base.as_ref()?.interval.extent();
    let days = (start? - before?) / DAY;
    Some(if (360..=371).contains(&days) {
        Base::YearBefore
    } else if end == start {
        Base::PeriodBefore
    } else {
        Base::Other
    })
}

fn label(unit: &Unit) -> String {
    let label = unit.label();
    if label.is_empty() {
        "plain numbers".to_owned()
    } else {
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, Period};

    fn figure(unit: Unit, kind: Kind, measure: &str) -> Figure {
        Figure {
            amount: Amount::exact(20.into()),
            unit,
            kind,
            measure: Some(measure.to_owned()),
            entity: Some("Ruritania".to_owned()),
            ..Figure::default()
        }
    }

    fn during(figure: Figure, edtf: &str) -> Figure {
        Figure {
            period: Interval::parse(edtf).map(|interval| Period {
                interval,
                basis: crate::model::Basis::default(),
                time: None,
                because: String::new(),
            }),
            ..figure
        }
    }

    fn why(a: &Figure, b: &Figure) -> String {
        assert_eq!(why_not(a, b).is_none(), why_not(b, a).is_none());
        why_not(a, b)
            .map(|reason| reason.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn every_way_to_be_unlike_says_so() {
        let percent = || Unit::new("percent");
        let share = Figure {
            of: Some("GDP".to_owned()),
            ..figure(percent(), Kind::Share, "remittances")
        };
        let change = figure(percent(), Kind::Change, "remittances");
        assert_eq!(why(&share, &change), "one is a share, the other a change");
        let other_whole = Figure {
            of: Some("imports".to_owned()),
            ..share.clone()
        };
        assert_eq!(
            why(&share, &other_whole),
            "they are shares of different wholes: gdp and import"
        );
        let level = |code: &'static str| figure(Unit::currency(code), Kind::Level, "exports");
        assert_eq!(
            why(&level("USD"), &level("EUR")),
            "one is in USD, the other in EUR; a dated rate would convert one"
        );
        assert_eq!(
            why(
                &during(level("USD"), "2024"),
                &during(level("USD"), "2024-05")
            ),
            "one is for a year, the other for a month"
        );
        assert_eq!(
            why(&during(level("USD"), "2024"), &level("USD")),
            "only one of them says its period"
        );
        let barrel = figure(Unit::currency("USD").per("barrel"), Kind::Level, "exports");
        assert_eq!(
            why(&level("USD"), &barrel),
            "one is an amount, the other per barrel"
        );
        let wages = |measure: &str| figure(Unit::currency("USD"), Kind::Level, measure);
        assert_eq!(
            why(&wages("real wages"), &wages("wages")),
            "one is real, the other not adjusted"
        );
        assert_eq!(
            why(&wages("wages"), &wages("rents")),
            "they measure different things: wage and rent"
        );
        let quarterly = Figure {
            of: Some("previous quarter".to_owned()),
            ..change.clone()
        };
        assert_eq!(
            why(&change, &quarterly),
            "they are changes against different bases"
        );
        assert_eq!(
            why(&share, &figure(percent(), Kind::Share, "")),
            "they are shares of different wholes: gdp and one not said"
        );
        let points = figure(Unit::new("percentage_point"), Kind::Change, "remittances");
        assert_eq!(
            why(&change, &points),
            "one is in %, the other in percentage points"
        );
    }

    #[test]
    fn one_thing_in_two_wordings_is_one_axis() {
        let killed = figure(Unit::new("person"), Kind::Count, "people killed");
        let toll = figure(Unit::default(), Kind::Level, "death toll");
        assert_eq!(why(&killed, &toll), "");
        let houses = figure(Unit::new("house"), Kind::Count, "collapsed");
        let homes = figure(Unit::new("home"), Kind::Count, "homes destroyed");
        assert_eq!(why(&houses, &homes), "");
        let turnout = figure(Unit::new("percent"), Kind::Level, "turnout");
        let share = Figure {
            of: Some("registered voters".to_owned()),
            ..figure(Unit::new("percent"), Kind::Share, "voter turnout")
        };
        assert_eq!(why(&turnout, &share), "");
        let third = figure(Unit::new("fraction"), Kind::Share, "imports");
        let percent = figure(Unit::new("percent"), Kind::Share, "imports");
        assert_eq!(why(&third, &percent), "");
    }
}
