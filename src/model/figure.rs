//! Figures: economic observations as full records, in the sense of SDMX (measure, entity, value, unit, period, status).

use super::noun::plural;
use super::text::Span;
use super::time::Interval;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A number as the text wrote it and as it comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount {
    /// The value scaled to base units ("1.5bn" → 1500000000); `None` for a range without a middle.
    pub value: Option<Decimal>,
    /// Lower bound, for ranges and "more than".
    pub low: Option<Decimal>,
    /// Upper bound, for ranges and "less than".
    pub high: Option<Decimal>,
    /// The power of ten of the last digit written, in base units: 8 for "1.5bn", −1 for "4.5 %". The source's precision.
    pub last_digit: i8,
}

impl Amount {
    /// The exact value `value`, precise to its own last digit.
    #[must_use]
    pub fn exact(value: Decimal) -> Self {
        let last_digit = i8::try_from(value.scale()).map_or(0, |scale| -scale);
        Self {
            value: Some(value),
            low: None,
            high: None,
            last_digit,
        }
    }

    /// The lowest and highest number it speaks of: the value itself, or the bounds of a range.
    #[must_use]
    pub fn span(self) -> Option<(Decimal, Decimal)> {
        let low = self.low.or(self.value).or(self.high)?;
        let high = self.high.or(self.value).or(self.low)?;
        Some((low.min(high), high.max(low)))
    }

    /// Half a unit of the last digit written: how far two claims may lie apart and still say the same.
    #[must_use]
    pub fn tolerance(self) -> Decimal {
        let half = Decimal::new(5, 1);
        let unit = power_of_ten(self.last_digit).unwrap_or(Decimal::ONE);
        half.checked_mul(unit).unwrap_or(unit)
    }
}

/// Ten to the power of `exponent`, within what a decimal can hold.
#[must_use]
pub fn power_of_ten(exponent: i8) -> Option<Decimal> {
    match exponent {
        0..=27 => Some(Decimal::from_i128_with_scale(
            10_i128.pow(exponent.unsigned_abs().into()),
            0,
        )),
        -28..=-1 => Some(Decimal::new(1, exponent.unsigned_abs().into())),
        _ => None,
    }
}

/// What a number counts or measures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Unit {
    /// `percent`, `percentage_point`, `basis_point`, `currency`, `fraction`, `times`, `rank`, a physical unit (`barrel`,
    /// `tonne`, `megawatt-hour`, …) or the singular of the noun counted (`person`, `trip`); empty for a bare number.
    pub key: Cow<'static, str>,
    /// ISO 4217 code for currencies.
    pub currency: Option<Cow<'static, str>>,
    /// The denominator of a rate: `barrel` in "$70 a barrel", `year` in "2 tonnes a year".
    pub per: Option<Cow<'static, str>>,
}

impl Unit {
    /// The unit with this key.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: key.into(),
            currency: None,
            per: None,
        }
    }

    /// The currency with this ISO 4217 code.
    #[must_use]
    pub fn currency(code: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: Cow::Borrowed("currency"),
            currency: Some(code.into()),
            per: None,
        }
    }

    /// The same unit for each `per`.
    #[must_use]
    pub fn per(self, per: impl Into<Cow<'static, str>>) -> Self {
        Self {
            per: Some(per.into()),
            ..self
        }
    }

    /// A name to print on an axis: "%", "percentage points", "USD", "USD per barrel", "persons".
    #[must_use]
    pub fn label(&self) -> String {
        let name = match (self.key.as_ref(), &self.currency) {
            (_, Some(code)) => code.to_string(),
            ("percent", _) => "%".to_owned(),
            ("percentage_point", _) => "percentage points".to_owned(),
            ("basis_point", _) => "basis points".to_owned(),
            ("person", _) => "people".to_owned(),
            ("times", _) => "times".to_owned(),
            ("fraction", _) => "share".to_owned(),
            ("" | "rank", _) => String::new(),
            (noun, _) => plural(&noun.replace('_', " ")),
        };
        match &self.per {
            Some(per) if name.is_empty() => format!("per {per}"),
            Some(per) => format!("{name} per {per}"),
            None => name,
        }
    }

    /// True for units that measure a part of something.
    #[must_use]
    pub fn is_share(&self) -> bool {
        matches!(self.key.as_ref(), "percent" | "fraction")
    }
}

/// An enum whose values each have a word of their own, which every file and argument uses.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order of display.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word used in the headless contract.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value with this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What sort of quantity a figure states.
    Kind {
        /// An amount, a price or a named rate.
        #[default]
        Level = "level",
        /// A proportion of a stated or understood whole.
        Share = "share",
        /// A relative or absolute change.
        Change = "change",
        /// A multiple, or a rate per population.
        Ratio = "ratio",
        /// A number of discrete things.
        Count = "count",
        /// A place in an order.
        Rank = "rank",
    }
}

words! {
    /// The movement that the text states.
    Direction {
        /// It grew.
        #[default]
        Up = "up",
        /// It shrank.
        Down = "down",
    }
}

words! {
    /// How the text hedges the number.
    Qualifier {
        /// No hedge.
        #[default]
        Exact = "exact",
        /// "About", "some", "nearly".
        About = "about",
        /// "More than".
        Over = "over",
        /// "Less than".
        Under = "under",
        /// "No fewer than".
        AtLeast = "at_least",
        /// "Up to".
        AtMost = "at_most",
        /// "Between … and …".
        Between = "between",
    }
}

words! {
    /// What standing the number has.
    Status {
        /// Reported as fact.
        #[default]
        Actual = "actual",
        /// Said to be an estimate.
        Estimate = "estimate",
        /// Projected.
        Forecast = "forecast",
        /// Aimed at, planned or budgeted.
        Target = "target",
        /// Corrected from an earlier figure.
        Revised = "revised",
        /// Asserted by an interested party.
        Claimed = "claimed",
        /// Rejected by the speaker.
        Denied = "denied",
    }
}

words! {
    /// How one figure hangs on another of the same article.
    LinkKind {
        /// The level it started from.
        #[default]
        From = "from",
        /// The level it reached.
        To = "to",
        /// The level it is a change of.
        ChangeOf = "change_of",
        /// The same amount in another unit.
        ConversionOf = "conversion_of",
    }
}

/// A tie to another figure of the same article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index into [`super::Findings::figures`].
    pub to: u32,
    /// What that one is to this one.
    pub kind: LinkKind,
}

words! {
    /// How a figure stands to its period.
    Basis {
        /// Over all of it: a flow, a change, an average.
        #[default]
        During = "during",
        /// At a moment of it: a stock at its end, a price on a day.
        At = "at",
        /// From its beginning on.
        Since = "since",
        /// Up to its end.
        Until = "until",
        /// Over it, against the same stretch a year before.
        YearOnYear = "year_on_year",
    }
}

/// The time that a figure is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The stretch of calendar.
    pub interval: Interval,
    /// How the figure stands to it.
    pub basis: Basis,
    /// Index into [`super::Findings::times`] of the expression that it comes from, if any.
    pub time: Option<u32>,
    /// Why this period and no other, in one line.
    pub because: String,
}

/// One economic figure of a text, as a full record.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Figure {
    /// Number, scale, adjacent unit and denominator; without the qualifier.
    pub span: Span,
    /// Index of its sentence in [`super::Findings::sentences`].
    pub sentence: u32,
    /// The number.
    pub amount: Amount,
    /// What it counts or measures.
    pub unit: Unit,
    /// Level, share, change, …
    pub kind: Kind,
    /// The movement that the text states, if any.
    pub direction: Option<Direction>,
    /// The hedge.
    pub qualifier: Qualifier,
    /// What is measured, in words of the article.
    pub measure: Option<String>,
    /// Whose it is: a country, a company, a body.
    pub entity: Option<String>,
    /// The whole, for shares; the base, for changes.
    pub of: Option<String>,
    /// Where it holds, in words of the article: a country, a town, a market.
    pub area: Option<String>,
    /// The time it is about, as far as it can be put on the calendar.
    pub period: Option<Period>,
    /// For changes, the time they are measured from: "a year earlier", "in 2019".
    pub base: Option<Period>,
    /// Index into [`super::Findings::times`] of the expression that dates it, on the calendar or not: a corrected
    /// publication date may put it there.
    pub time: Option<u32>,
    /// The person or institution that the sentence attributes it to.
    pub speaker: Option<String>,
    /// The words that attribute it: "according to", "said".
    pub cue: Option<String>,
    /// The standing of the number.
    pub status: Status,
    /// Ties to other figures of the article.
    pub links: Vec<Link>,
    /// The rule that read it, such as `en/percent`.
    pub rule: &'static str,
}
