//! What figures say of quantities: claims, whether they agree, and the words for it.
//!
//! Which figures speak of one quantity is decided in [`super::fold`]. Here a claim is a stretch of numbers that its
//! precision and its hedge leave open; claims agree when their stretches meet. Nothing is averaged and no claim is dropped.

use super::compare::Axis;
use super::corpus::Ref;
use super::country;
use super::figure::{Amount, Direction, Figure, Kind, Qualifier, Unit};
use super::time::Interval;
use rust_decimal::Decimal;

/// One figure's word on a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The figure.
    pub figure: Ref,
    /// True when a later claim of the same voice corrects it.
    pub superseded: bool,
}

/// How the claims on a quantity stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Verdict {
    /// One claim only.
    #[default]
    Single,
    /// Several claims within each other's precision.
    Agreed,
    /// Claims that differ beyond their own precision and qualifiers.
    Disagreed,
    /// An earlier figure and its correction.
    Revised,
}

impl Verdict {
    /// The word used in the headless contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Agreed => "agreed",
            Self::Disagreed => "disagreed",
            Self::Revised => "revised",
        }
    }
}

/// One thing that figures speak of: same measure, entity, unit, kind and period.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Quantity {
    /// What is measured, in the words of the first claim.
    pub measure: String,
    /// Whose it is, where a claim says so.
    pub entity: Option<String>,
    /// The whole, for shares.
    pub of: Option<String>,
    /// What its numbers count or measure.
    pub unit: Unit,
    /// Level, share, change, …
    pub kind: Kind,
    /// The time it is about.
    pub period: Option<Interval>,
    /// The claims on it, in order of article and position.
    pub claims: Vec<Claim>,
    /// Whether they agree.
    pub verdict: Verdict,
    /// Why these figures were put together, in one line.
    pub because: String,
    /// What its figures may be compared with.
    pub axis: Axis,
}

impl Quantity {
    /// A title for a chart: the measure, and whose it is unless the measure says so.
    #[must_use]
    pub fn title(&self) -> String {
        let says = |text: &str, name: &str| text.to_lowercase().contains(&name.to_lowercase());
        let mut title = match (&self.of, self.kind) {
            (Some(of), Kind::Share) if !says(&self.measure, of) => {
                format!("{}, share of {of}", self.measure)
            }
            _ => self.measure.clone(),
        };
        let names = |entity: &str| {
            says(&title, entity) || country::mentions(&title).any(|country| country == entity)
        };
        if let Some(entity) = &self.entity
            && !names(entity)
        {
            title = format!("{title}, {entity}");
        }
        let mut letters = title.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }

    /// The period in words for a subtitle, as EDTF; empty when unknown.
    #[must_use]
    pub fn period_label(&self) -> String {
        self.period.map(Interval::edtf).unwrap_or_default()
    }
}

/// The stretch of numbers that claims leave open together. Stretches meet pairwise exactly when all of them meet in one
/// place, so that the highest low and the lowest high decide for any number of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    low: Decimal,
    high: Decimal,
    up: bool,
    down: bool,
}

impl Room {
    /// What a claim leaves open; everything when it has no number.
    pub(super) fn of(figure: &Figure) -> Self {
        let (low, high) = allowed(figure).unwrap_or((Decimal::MIN, Decimal::MAX));
        let moves = |direction| figure.kind == Kind::Change && figure.direction == Some(direction);
        Self {
            low,
            high,
            up: moves(Direction::Up),
            down: moves(Direction::Down),
        }
    }

    /// What both leave open.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
            up: self.up || other.up,
            down: self.down || other.down,
        }
    }

    /// True when nothing is left: the claims cannot all be right.
    pub(super) fn is_empty(self) -> bool {
        self.low > self.high || (self.up && self.down)
    }
}

/// The stretch of numbers that a claim leaves open.
fn allowed(figure: &Figure) -> Option<(Decimal, Decimal)> {
    let amount = in_percent(figure);
    let (low, high) = amount.span()?;
    let slack = match figure.qualifier {
        // "About" gives a tenth either way, or half a unit of the last digit if that is more.
        Qualifier::About => {
            (low.abs().max(high.abs()).checked_mul(Decimal::new(1, 1))?).max(amount.tolerance())
        }
        _ => amount.tolerance(),
    };
    let (low, high) = (low.checked_sub(slack)?, high.checked_add(slack)?);
    Some(match figure.qualifier {
        Qualifier::Over | Qualifier::AtLeast => (low, Decimal::MAX),
        Qualifier::Under | Qualifier::AtMost => (Decimal::MIN, high),
        _ => (low, high),
    })
}

/// Fractions as percentages, so that "a third" and "33 %" can be compared; a word fraction is good to one percent.
fn in_percent(figure: &Figure) -> Amount {
    if figure.unit.key != "fraction" {
        return figure.amount;
    }
    let times =
        |value: Option<Decimal>| value.and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    Amount {
        value: times(figure.amount.value),
        low: times(figure.amount.low),
        high: times(figure.amount.high),
        last_digit: 0,
    }
}

/// True when two claims cannot both be right, given their precision and hedges.
#[must_use]
pub fn differs(a: &Figure, b: &Figure) -> bool {
    Room::of(a).and(Room::of(b)).is_empty()
}
