//! Figures → the same figures in another unit, when the user asks: currency at a dated rate, scale of a unit, per head,
//! share of a total. The formula is always at hand as a sentence.
//!
//! No rate is built in: one comes from the user, or from an article that says an amount twice ("100bn yuan ($14bn)"). Has no
//! opinion on which conversions make sense; what a conversion does not apply to passes through unchanged.

use super::claims::Quantity;
use super::compare::Axis;
use super::corpus::{Corpus, Ref};
use super::figure::{Amount, Figure, Kind, LinkKind, Qualifier, Unit};
use super::go_on::{GoOn, each_while};
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// One way to make figures of two sorts alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conversion {
    /// What is done.
    pub how: How,
    /// The day, month or year that the rate or the number is of, as EDTF; empty when nobody said.
    pub date: String,
    /// Who gives the rate or the number; empty when nobody said.
    pub source: String,
}

/// What a conversion does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// Amounts in one currency into another: one of the first is so many of the second.
    Currency {
        /// ISO 4217 code.
        from: String,
        /// ISO 4217 code.
        to: String,
        /// How many of `to` one `from` is.
        rate: Decimal,
    },
    /// Amounts of one physical unit into another of the table.
    Scale {
        /// Key of the unit.
        from: String,
        /// Key of the unit.
        to: String,
    },
    /// Levels and counts divided by a population.
    PerCapita {
        /// How many people.
        population: Decimal,
    },
    /// Levels and counts in percent of a total in the same unit.
    ShareOf {
        /// The total.
        total: Decimal,
        /// Its currency, or the key of its unit; empty for a bare number.
        unit: String,
    },
}

/// Physical units that are so many of another.
const SCALES: &[(&str, &str, Decimal)] = &[
    (
        "tonne",
        "kilogram",
        Decimal::from_parts(1_000, 0, 0, false, 0),
    ),
    (
        "kilometre",
        "metre",
        Decimal::from_parts(1_000, 0, 0, false, 0),
    ),
    (
        "mile",
        "kilometre",
        Decimal::from_parts(1_609_344, 0, 0, false, 6),
    ),
    (
        "hectare",
        "square_kilometre",
        Decimal::from_parts(1, 0, 0, false, 2),
    ),
    (
        "acre",
        "hectare",
        Decimal::from_parts(40_468_564, 0, 0, false, 8),
    ),
    (
        "barrel",
        "litre",
        Decimal::from_parts(158_987_295, 0, 0, false, 6),
    ),
    (
        "gigawatt-hour",
        "megawatt-hour",
        Decimal::from_parts(1_000, 0, 0, false, 0),
    ),
    (
        "terawatt-hour",
        "gigawatt-hour",
        Decimal::from_parts(1_000, 0, 0, false, 0),
    ),
    (
        "gigawatt",
        "megawatt",
        Decimal::from_parts(1_000, 0, 0, false, 0),
    ),
    ("percentage_point", "basis_point", Decimal::ONE_HUNDRED),
];

/// How many of `to` one `from` is, by the table.
#[must_use]
pub fn scale(from: &str, to: &str) -> Option<Decimal> {
    SCALES.iter().find_map(|&(larger, smaller, factor)| {
        if (from, to) == (larger, smaller) {
            Some(factor)
        } else if (from, to) == (smaller, larger) {
            Decimal::ONE.checked_div(factor)
        } else {
            None
        }
    })
}

impl Conversion {
    /// The figure in the new unit; `None` when the conversion does not apply to it.
    #[must_use]
    pub fn apply(&self, figure: &Figure) -> Option<Figure> {
        let plain = figure.unit.per.is_none() && matches!(figure.kind, Kind::Level | Kind::Count);
        let (factor, unit, kind) = match &self.how {
            How::Currency { from, to, rate } if figure.unit.currency.as_deref() == Some(from) => {
                let unit = Unit {
                    currency: Some(to.clone().into()),
                    ..figure.unit.clone()
                };
                (*rate, unit, figure.kind)
            }
            How::Scale { from, to } if figure.unit.key == from.as_str() => {
                let unit = Unit {
                    key: to.clone().into(),
                    ..figure.unit.clone()
                };
                (scale(from, to)?, unit, figure.kind)
            }
            How::PerCapita { population } if plain && !figure.unit.is_share() => {
                let unit = figure.unit.clone().per("head");
                (Decimal::ONE.checked_div(*population)?, unit, figure.kind)
            }
            How::ShareOf { total, unit } if plain && unit_word(&figure.unit) == unit.as_str() => {
                let factor = Decimal::ONE_HUNDRED.checked_div(*total)?;
                (factor, Unit::new("percent"), Kind::Share)
            }
            _ => return None,
        };
        Some(Figure {
            amount: scaled(figure.amount, factor)?,
            unit,
            kind,
            of: match &self.how {
                How::ShareOf { .. } => Some(self.whole()),
                _ => figure.of.clone(),
            },
            // The rate is a rounded number, and so is what it makes.
            qualifier: match figure.qualifier {
                Qualifier::Exact if !matches!(self.how, How::Scale { .. }) => Qualifier::About,
                other => other,
            },
            ..figure.clone()
        })
    }

    /// True when its results are in this unit.
    #[must_use]
    pub fn makes(&self, unit: &Unit) -> bool {
        match &self.how {
            How::Currency { to, .. } => unit.currency.as_deref() == Some(to),
            How::Scale { to, .. } => unit.key == to.as_str(),
            How::PerCapita { .. } => unit.per.as_deref() == Some("head"),
            How::ShareOf { .. } => unit.is_share(),
        }
    }

    fn whole(&self) -> String {
        match &self.how {
            How::ShareOf { total, unit } => format!("{} {unit}", total.normalize())
                .trim_end()
                .to_owned(),
            _ => String::new(),
        }
    }

    /// The formula, with date and base: "1 EUR = 1.08 USD (central bank, 2024-06-03)".
    #[must_use]
    pub fn formula(&self) -> String {
        let what = match &self.how {
            How::Currency { from, to, rate } => format!("1 {from} = {} {to}", rate.normalize()),
            How::Scale { from, to } => {
                let factor = scale(from, to).unwrap_or(Decimal::ONE);
                format!("1 {} = {} {}", plain(from), factor.normalize(), plain(to))
            }
            How::PerCapita { population } => {
                format!("divided by {} people", population.normalize())
            }
            How::ShareOf { .. } => format!("in % of {}", self.whole()),
        };
        let aside: Vec<&str> = [self.source.as_str(), self.date.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        match (aside.is_empty(), &self.how) {
            (_, How::Scale { .. }) => what,
            (true, _) => format!("{what} (date and source not given)"),
            (false, _) => format!("{what} ({})", aside.join(", ")),
        }
    }
}

fn plain(key: &str) -> String {
    key.replace('_', " ")
}

fn unit_word(unit: &Unit) -> &str {
    unit.currency.as_deref().unwrap_or(&unit.key)
}

/// An amount times a factor, to as many significant digits as its source wrote, and two at least.
fn scaled(amount: Amount, factor: Decimal) -> Option<Amount> {
    let (low, high) = amount.span()?;
    let largest = low.abs().max(high.abs());
    let digits = (magnitude(largest) - i32::from(amount.last_digit) + 1).clamp(2, 12);
    let result = largest.checked_mul(factor)?;
    let last_digit = magnitude(result) - digits + 1;
    let times = |value: Option<Decimal>| match value {
        Some(value) => value.checked_mul(factor).map(Some),
        None => Some(None),
    };
    Some(Amount {
        value: times(amount.value)?,
        low: times(amount.low)?,
        high: times(amount.high)?,
        last_digit: i8::try_from(last_digit.clamp(-28, 27)).unwrap_or(0),
    })
}

/// The power of ten of the first digit.
fn magnitude(value: Decimal) -> i32 {
    if value.is_zero() {
        return 0;
    }
    let value = value.abs().normalize();
    let digits = value
        .mantissa()
        .unsigned_abs()
        .checked_ilog10()
        .unwrap_or(0);
    i32::try_from(digits).unwrap_or(0) - i32::try_from(value.scale()).unwrap_or(0)
}

impl Corpus {
    /// The same corpus with its figures converted; what was folded before stays folded as it was, since a rate makes no
    /// two claims agree or differ.
    #[must_use]
    pub fn converted(&self, conversions: &[Conversion]) -> Self {
        self.converted_while(conversions, &|| true)
            .unwrap_or_default()
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn converted_while(&self, conversions: &[Conversion], go_on: GoOn<'_>) -> Option<Self> {
        if conversions.is_empty() {
            return Some(self.clone());
        }
        let quantities = self.quantities_while(go_on)?;
        let convert = |figure: &Figure| {
            conversions.iter().fold(None::<Figure>, |done, conversion| {
                conversion.apply(done.as_ref().unwrap_or(figure)).or(done)
            })
        };
        let mut places = Vec::new();
        let articles = (0_u32..)
            .zip(self.articles())
            .take_while(|_| go_on())
            .map(|(article, findings)| {
                let figures: Vec<Option<Figure>> = findings.figures.iter().map(convert).collect();
                if figures.iter().all(Option::is_none) {
                    return Arc::clone(findings);
                }
                let mut changed = findings.as_ref().clone();
                for ((index, figure), converted) in (0_u32..).zip(&mut changed.figures).zip(figures)
                {
                    if let Some(converted) = converted {
                        *figure = converted;
                        places.push(Ref { article, index });
                    }
                }
                Arc::new(changed)
            })
            .collect();
        let converted = self.with_figures(articles, places);
        let quantities = each_while(quantities, go_on)
            .map(|quantity| renewed(&converted, quantity.clone()))
            .collect();
        go_on().then(|| converted.with_quantities(quantities))
    }
}

/// A quantity whose figures were converted, with the unit and the axis that they have now.
fn renewed(corpus: &Corpus, quantity: Quantity) -> Quantity {
    let first = quantity
        .claims
        .first()
        .and_then(|claim| corpus.figure(claim.figure));
    let Some(first) =
        first.filter(|figure| figure.unit != quantity.unit || figure.kind != quantity.kind)
    else {
        return quantity;
    };
    Quantity {
        unit: first.unit.clone(),
        kind: first.kind,
        of: first.of.clone(),
        axis: Axis {
            length: quantity.axis.length,
            ..Axis::of(first)
        },
        ..quantity
    }
}

/// The rates that articles state by saying an amount twice, each with its article's source and date, in order of mention.
#[must_use]
pub fn stated_rates(corpus: &Corpus) -> Vec<Conversion> {
    let mut rates: Vec<Conversion> = Vec::new();
    for (place, figure) in corpus.figures() {
        let Some(findings) = corpus.article(place.article) else {
            continue;
        };
        for link in figure
            .links
            .iter()
            .filter(|link| link.kind == LinkKind::ConversionOf)
        {
            let Some(original) = findings.figures.get(link.to as usize) else {
                continue;
            };
            let date = findings
                .published
                .date
                .map(|point| super::Interval::at(point).edtf())
                .unwrap_or_default();
            if let Some(how) = stated_rate(original, figure)
                && !rates
                    .iter()
                    .any(|other| same_pair(&other.how, &how) && other.date == date)
            {
                rates.push(Conversion {
                    how,
                    date,
                    source: findings.article.source_name().to_owned(),
                });
            }
        }
    }
    rates
}

fn stated_rate(original: &Figure, converted: &Figure) -> Option<How> {
    let (from, to) = (
        original.unit.currency.as_deref()?,
        converted.unit.currency.as_deref()?,
    );
    let (amount, worth) = (original.amount.value?, converted.amount.value?);
    let rate = worth.checked_div(amount)?.abs().round_sf(4)?;
    (from != to && !rate.is_zero()).then(|| How::Currency {
        from: from.to_owned(),
        to: to.to_owned(),
        rate,
    })
}

fn same_pair(one: &How, other: &How) -> bool {
    match (one, other) {
        (
            How::Currency { from, to, .. },
            How::Currency {
                from: other_from,
                to: other_to,
                ..
            },
        ) => from == other_from && to == other_to,
        _ => false,
    }
}

/// What an argument or a field may say, for messages.
pub const FORMS: &str = "EUR:USD=1.08, mile:kilometre, per-head=5400000 or share-of=1200000000 USD, each with @date and (source) \
    after it if you like: EUR:USD=1.08@2024-06-03 (central bank)";

impl FromStr for Conversion {
    type Err = String;

    /// Reads one of [`FORMS`].
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is no conversion; write {FORMS}");
        let (body, source) = match text
            .trim()
            .strip_suffix(')')
            .and_then(|text| text.rsplit_once('('))
        {
            Some((body, source)) => (body.trim(), source.trim()),
            None => (text.trim(), ""),
        };
        let (body, date) = body.split_once('@').unwrap_or((body, ""));
        let date = date.trim();
        if !date.is_empty() && super::Interval::parse(date).is_none() {
            return Err(format!(
                "\"{date}\" is no date; write 2024, 2024-06 or 2024-06-03"
            ));
        }
        let (name, value) = body
            .split_once('=')
            .map_or((body.trim(), None), |(name, value)| {
                (name.trim(), Some(value.trim()))
            });
        let number = |text: &str| {
            Decimal::from_str(&text.replace([',', '_'], ""))
                .ok()
                .filter(|number| *number > Decimal::ZERO)
                .ok_or_else(wrong)
        };
        let how = match (name, value, name.split_once(':')) {
            ("per-head", Some(people), _) => How::PerCapita {
                population: number(people)?,
            },
            ("share-of", Some(total), _) => {
                let (total, unit) = total.split_once(' ').unwrap_or((total, ""));
                How::ShareOf {
                    total: number(total)?,
                    unit: unit.trim().to_owned(),
                }
            }
            (_, Some(rate), Some((from, to))) => How::Currency {
                from: from.trim().to_uppercase(),
                to: to.trim().to_uppercase(),
                rate: number(rate)?,
            },
            (_, None, Some((from, to))) => {
                scale(from.trim(), to.trim()).ok_or_else(wrong)?;
                How::Scale {
                    from: from.trim().to_owned(),
                    to: to.trim().to_owned(),
                }
            }
            _ => return Err(wrong()),
        };
        Ok(Self {
            how,
            date: date.to_owned(),
            source: source.to_owned(),
        })
    }
}

impl fmt::Display for Conversion {
    /// The form that [`FromStr`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.how {
            How::Currency { from, to, rate } => write!(f, "{from}:{to}={}", rate.normalize())?,
            How::Scale { from, to } => write!(f, "{from}:{to}")?,
            How::PerCapita { population } => write!(f, "per-head={}", population.normalize())?,
            How::ShareOf { total, unit } => {
                write!(f, "share-of={}", total.normalize())?;
                if !unit.is_empty() {
                    write!(f, " {unit}")?;
                }
            }
        }
        if !self.date.is_empty() {
            write!(f, "@{}", self.date)?;
        }
        if !self.source.is_empty() {
            write!(f, " ({})", self.source)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: i64, last_digit: i8, unit: Unit) -> Figure {
        Figure {
            amount: Amount {
                last_digit,
                ..Amount::exact(value.into())
            },
            unit,
            ..Figure::default()
        }
    }

    fn conversion(text: &str) -> Conversion {
        text.parse().unwrap()
    }

    #[test]
    fn a_conversion_is_read_as_it_is_written() {
        for text in [
            "EUR:USD=1.08@2024-06-03 (central bank)",
            "EUR:USD=1.08",
            "mile:kilometre",
            "per-head=5400000@2024",
            "share-of=1200000000 USD@2024 (ministry)",
            "share-of=80",
        ] {
            assert_eq!(conversion(text).to_string(), text);
        }
        for wrong in [
            "EUR=1.08",
            "EUR:USD=0",
            "EUR:USD=x",
            "mile:barrel",
            "",
            "per-head",
            "EUR:USD=1@soon",
        ] {
            assert!(Conversion::from_str(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_converted_amount_is_as_precise_as_its_source() {
        let half = amount(1_500_000_000, 8, Unit::currency("EUR"));
        let dollars = conversion("EUR:USD=1.0835@2024-06-03 (central bank)")
            .apply(&half)
            .unwrap();
        assert_eq!(dollars.unit, Unit::currency("USD"));
        assert_eq!(dollars.amount.value, Some(1_625_250_000.into()));
        assert_eq!(
            (dollars.amount.last_digit, dollars.qualifier),
            (8, Qualifier::About)
        );
        assert_eq!(conversion("GBP:USD=1.27").apply(&half), None);
    }

    #[test]
    fn the_formula_says_rate_date_and_base() {
        assert_eq!(
            conversion("EUR:USD=1.0800@2024-06-03 (central bank)").formula(),
            "1 EUR = 1.08 USD (central bank, 2024-06-03)"
        );
        assert_eq!(
            conversion("EUR:USD=1.08").formula(),
            "1 EUR = 1.08 USD (date and source not given)"
        );
        assert_eq!(
            conversion("mile:kilometre").formula(),
            "1 mile = 1.609344 kilometre"
        );
        assert_eq!(
            conversion("share-of=200 USD@2024").formula(),
            "in % of 200 USD (2024)"
        );
    }

    #[test]
    fn heads_and_totals_divide() {
        let budget = amount(54_000_000, 6, Unit::currency("USD"));
        let each = conversion("per-head=5400000@2024").apply(&budget).unwrap();
        assert_eq!(each.unit.label(), "USD per head");
        assert_eq!(
            each.amount.value.map(|value| value.round_dp(6).normalize()),
            Some(10.into())
        );
        let share = conversion("share-of=216000000 USD@2024")
            .apply(&budget)
            .unwrap();
        assert_eq!(
            (
                share.kind,
                share
                    .amount
                    .value
                    .map(|value| value.round_dp(6).normalize())
            ),
            (Kind::Share, Some(25.into()))
        );
        let change = Figure {
            kind: Kind::Change,
            ..budget
        };
        assert_eq!(conversion("per-head=5400000").apply(&change), None);
    }
}
