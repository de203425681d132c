//! The cells of one row → its figures, as full records.

use super::super::number::{self, WrittenUnit};
use super::plan::{Line, Plan};
use super::role::{Role, bracketed};
use crate::model::{
    Amount, Basis, Direction, Figure, Interval, Kind, Period, Qualifier, Status, Unit,
};
use rust_decimal::Decimal;

/// Reads the figures of rows, one row after the other.
pub(super) struct Reader<'a> {
    plan: &'a Plan<'a>,
    /// The unit read last and the words it was read from: most rows have the one of the row before.
    last: Option<(String, WrittenUnit)>,
}

impl<'a> Reader<'a> {
    /// A reader by this plan.
    pub(super) fn new(plan: &'a Plan<'a>) -> Self {
        Self { plan, last: None }
    }

    /// Adds the figures of a row, sentence `index` of its table, dated `interval`; the cells that are no numbers.
    pub(super) fn read<'r>(
        &mut self,
        line: Line<'r>,
        index: u32,
        interval: Option<Interval>,
        figures: &mut Vec<Figure>,
    ) -> Vec<&'r str> {
        let plan = self.plan;
        let mut bad = Vec::new();
        // A range has no value of its own; its first bound stands for it.
        let of_numbers = [Role::Value, Role::Low, Role::High].into_iter();
        let mut of_numbers = of_numbers.filter_map(|role| plan.column(role));
        let value = of_numbers.find(|&column| !number::is_missing(line.cell(column)));
        let value = value.map(|column| (column, interval, None));
        let named = plan
            .figures
            .iter()
            .map(|own| (own.column, own.period.or(interval), own.measure.as_deref()));
        for (column, period, measure) in value.into_iter().chain(named) {
            let cell = line.cell(column);
            if number::is_missing(cell) {
                continue;
            }
            let Some(figure) = self.figure(line, column, measure) else {
                bad.push(cell);
                continue;
            };
            let basis = plan.cell(line, Role::Basis).and_then(Basis::from_word);
            let basis = basis.unwrap_or(Basis::During);
            figures.push(Figure {
                span: line.span(column),
                sentence: index,
                period: period.map(|interval| given(interval, basis)),
                ..figure
            });
        }
        bad
    }

    /// The figure in one cell, without its place and period.
    fn figure(&mut self, line: Line<'_>, column: usize, measure: Option<&str>) -> Option<Figure> {
        let plan = self.plan;
        let cell = |role| plan.cell(line, role);
        let read = number::parse(line.cell(column), plan.mapping.decimals.value)?;
        let mut written = self.unit(line, column);
        if let Some(unit) = read.unit {
            written.unit = unit;
        }
        if let Some(code) = cell(Role::Currency) {
            written.unit = Unit::currency(code.to_uppercase());
        }
        if let Some(per) = cell(Role::Per) {
            written.unit = written.unit.per(per.to_lowercase());
        }
        let multiplier = cell(Role::Power).and_then(number::power);
        let power = written.power + multiplier.unwrap_or(0).min(18);
        let amount = self.bounds(line, column, number::scale(read.amount, power), power);
        let of = cell(Role::Of).map(str::to_owned).or(written.of);
        let named = || {
            [Role::Measure, Role::Title]
                .iter()
                .find_map(|&role| cell(role))
        };
        let measure = measure.or_else(named).or(plan.title.as_deref());
        let measure = measure.map(|name| self.told_apart(line, name));
        let kind = kind(
            cell(Role::Kind),
            &written.unit,
            measure.as_deref(),
            of.is_some(),
            written.is_change,
        );
        let negative = amount.value.is_some_and(|value| value.is_sign_negative());
        let has = |role| plan.column(role).is_some();
        let stated = cell(Role::Direction).map(str::to_lowercase);
        let qualifier = cell(Role::Qualifier).and_then(Qualifier::from_word);
        Some(Figure {
            amount,
            unit: written.unit,
            kind,
            direction: match stated.as_deref().and_then(Direction::from_word) {
                None if has(Role::Direction) => None,
                None if kind == Kind::Change && negative => Some(Direction::Down),
                None if kind == Kind::Change => Some(Direction::Up),
                stated => stated,
            },
            qualifier: qualifier.unwrap_or(if amount.value.is_none() {
                Qualifier::Between
            } else {
                read.qualifier
            }),
            measure,
            entity: cell(Role::Entity).map(str::to_owned),
            of,
            speaker: cell(if has(Role::Speaker) {
                Role::Speaker
            } else {
                Role::Source
            })
            .map(str::to_owned),
            area: cell(Role::Area).map(str::to_owned),
            cue: cell(Role::Cue).map(str::to_owned),
            base: cell(Role::Base)
                .and_then(Interval::parse)
                .map(|interval| given(interval, Basis::During)),
            status: status(cell(Role::Status).unwrap_or("")),
            rule: "table/cell",
            ..Figure::default()
        })
    }

    /// A measure with what tells it apart from others of its name: `Unemployment, women, 15 to 24`.
    fn told_apart(&self, line: Line<'_>, measure: &str) -> String {
        let dimensions = self.plan.dimensions.iter().map(|&column| line.cell(column));
        let parts = std::iter::once(measure).chain(dimensions);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }

    /// The unit of a cell: its row's, else the one in its column's name, else the one in its measure's.
    fn unit(&mut self, line: Line<'_>, column: usize) -> WrittenUnit {
        if let Some(text) = self.plan.cell(line, Role::Unit) {
            return self.recalled(text, number::unit);
        }
        // A column of units that is empty here says that there is none.
        if self.plan.column(Role::Unit).is_some() {
            return WrittenUnit::default();
        }
        if let Some(written) = self.plan.unit(column) {
            return written.clone();
        }
        let Some(text) = self.plan.cell(line, Role::Measure).and_then(bracketed) else {
            return self.plan.caption().cloned().unwrap_or_default();
        };
        self.recalled(text, |text| number::sure_unit(text).unwrap_or_default())
    }

    /// What `read` makes of `text`, unless it was read just before.
    fn recalled(&mut self, text: &str, read: impl Fn(&str) -> WrittenUnit) -> WrittenUnit {
        if let Some((last, written)) = &self.last
            && last == text
        {
            return written.clone();
        }
        let written = read(text);
        self.last = Some((text.to_owned(), written.clone()));
        written
    }

    /// Takes in a low and a high column.
    fn bounds(&self, line: Line<'_>, column: usize, amount: Amount, power: u32) -> Amount {
        let bound = |role| {
            let cell = self.plan.cell(line, role)?;
            let cell = number::parse(cell, self.plan.mapping.decimals.value)?;
            number::scale(cell.amount, power).value
        };
        let is_bound = [Role::Low, Role::High]
            .iter()
            .any(|&role| self.plan.column(role) == Some(column));
        let (low, high) = (bound(Role::Low), bound(Role::High));
        let last_digit = self.plan.cell(line, Role::LastDigit);
        let last_digit = last_digit.and_then(|digit| digit.parse().ok());
        let last_digit = last_digit.unwrap_or(amount.last_digit);
        let written = |value: Option<Decimal>| value.map(|value| to_digit(value, last_digit));
        Amount {
            last_digit,
            value: written(amount.value.filter(|_| !is_bound)),
            low: written(low.or(amount.low)),
            high: written(high.or(amount.high)),
        }
    }
}

/// A number with the noughts up to its last digit, which spreadsheets and Parquet drop: 7.0 is 7 there.
fn to_digit(mut value: Decimal, last_digit: i8) -> Decimal {
    let places = u32::try_from(-i32::from(last_digit)).unwrap_or(0);
    if places > value.scale() {
        value.rescale(places.min(28));
    }
    value
}

/// A time that the table itself gives.
fn given(interval: Interval, basis: Basis) -> Period {
    Period {
        interval,
        basis,
        time: None,
        because: "given by the table".to_owned(),
    }
}

fn kind(
    stated: Option<&str>,
    unit: &Unit,
    measure: Option<&str>,
    of: bool,
    is_change: bool,
) -> Kind {
    if let Some(kind) = stated.and_then(|word| Kind::from_word(&word.to_lowercase())) {
        return kind;
    }
    let says = |words: &[&str]| {
        let measure = measure.unwrap_or("").to_lowercase();
        words.iter().any(|word| measure.contains(word))
    };
    match unit.key.as_ref() {
        "percentage_point" | "basis_point" => Kind::Change,
        "percent" if says(&["growth", "change", "increase", "decrease"]) => Kind::Change,
        "percent" if is_change => Kind::Change,
        "percent" if of || says(&["share", "% of", "percent of"]) => Kind::Share,
        "fraction" => Kind::Share,
        "times" | "ratio" => Kind::Ratio,
        "rank" => Kind::Rank,
        "" | "percent" | "currency" => Kind::Level,
        _ => Kind::Count,
    }
}

/// The standing of a number, in words or in the letters of SDMX.
fn status(word: &str) -> Status {
    const WORDS: &[(&str, Status)] = &[
        ("forecast", Status::Forecast),
        ("project", Status::Forecast),
        ("estimat", Status::Estimate),
        ("provisional", Status::Estimate),
        ("target", Status::Target),
        ("revis", Status::Revised),
    ];
    // The code list CL_OBS_STATUS.
    const LETTERS: &[(&str, Status)] = &[
        ("e", Status::Estimate),
        ("p", Status::Estimate),
        ("f", Status::Forecast),
        ("r", Status::Revised),
    ];
    if word.is_empty() {
        return Status::Actual;
    }
    let word = word.to_lowercase();
    let stem = WORDS.iter().find(|(stem, _)| word.starts_with(stem));
    let letter = LETTERS.iter().find(|(letter, _)| word == *letter);
    Status::from_word(&word)
        .or(stem.or(letter).map(|&(_, status)| status))
        .unwrap_or_default()
}
