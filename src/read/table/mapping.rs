//! What was decided about a table: which column is what, and how its numbers and dates are written. Plain data that can be
//! shown, changed and kept.
//!
//! A [`Mapping`] is guessed ([`super::guess`]), changed by the user, and remembered by the names of the table's columns:
//! [`Mappings`] holds what is known, and every table with those names is read that way from then on.

use super::super::date::Order;
use super::super::number::Decimals;
use super::role::{Role, plain_name};
use serde::{Deserialize, Serialize};

/// Mappings that are remembered at most; the oldest is forgotten first.
const MOST_REMEMBERED: usize = 200;

/// A decision about a whole table, and why it fell so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice<T> {
    /// What was decided.
    pub value: T,
    /// Why, in one line.
    pub because: String,
    /// False when the table itself leaves it open, so that the user should look.
    pub sure: bool,
}

/// What a date stands for that is the first day of a month, in a table of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stretch {
    /// That day.
    Day,
    /// The month that it begins.
    Month,
    /// The quarter that it begins.
    Quarter,
    /// The year that it begins.
    Year,
}

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name as the table writes it; empty where it has none.
    pub name: String,
    /// What it holds.
    pub role: Role,
    /// Why this role, in a few words.
    pub because: String,
    /// How sure that is, in percent.
    pub confidence: u8,
}

/// What a table is read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The kind of table that it was recognised as, such as `World Bank`, if any.
    pub layout: Option<String>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Whether the day or the month comes first in 04/05/2024.
    pub order: Choice<Order>,
    /// Whether 1,234 is a thousand or one and a bit.
    pub decimals: Choice<Decimals>,
    /// Whether figures dated 2024-04-01 are of that day, or of the month, quarter or year that it begins.
    pub stretch: Choice<Stretch>,
}

/// Least confidence, in percent, of a guess that needs no look.
const SURE: u8 = 70;

impl Column {
    /// True when it is read by a guess that the user should look at.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        self.role != Role::Ignore && self.confidence < SURE
    }
}

/// What the user chose, as a reason.
const CHOSEN: &str = "chosen by you";

impl Mapping {
    /// The first column with this role.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    /// The columns that are read, by their places.
    pub(super) fn read(&self) -> Vec<usize> {
        let placed = (0..).zip(&self.columns);
        let read = placed.filter(|(_, column)| column.role != Role::Ignore);
        read.map(|(at, _)| at).collect()
    }

    /// True when some column has this role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.column(role).is_some()
    }

    /// True when each row is an article.
    #[must_use]
    pub fn is_articles(&self) -> bool {
        self.has(Role::Text)
    }

    /// True when some column says when.
    #[must_use]
    pub fn has_date(&self) -> bool {
        [Role::Date, Role::Start, Role::End, Role::Year]
            .iter()
            .any(|&role| self.has(role))
    }

    /// True when some column holds figures.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        let roles = [
            Role::Value,
            Role::Low,
            Role::High,
            Role::Series,
            Role::Period,
        ];
        roles.iter().any(|&role| self.has(role))
    }

    /// What the user should look at, in a few words; empty when every guess is sure.
    #[must_use]
    pub fn doubts(&self) -> Vec<String> {
        let guesses = self.columns.iter().filter(|column| column.is_guess());
        let columns = guesses.map(|column| {
            format!(
                "\"{}\" was guessed to be the {}",
                column.name,
                column.role.label().to_lowercase()
            )
        });
        let order =
            (!self.order.sure).then(|| format!("day or month first: {}", self.order.because));
        let decimals =
            (!self.decimals.sure).then(|| format!("decimal sign: {}", self.decimals.because));
        columns.chain(order).chain(decimals).collect()
    }

    /// Gives a column this role, chosen by the user; a role that only one column can have is taken from the other.
    pub fn set(&mut self, column: usize, role: Role) {
        if !role.is_shared()
            && let Some(other) = self.column(role).filter(|&other| other != column)
            && let Some(other) = self.columns.get_mut(other)
        {
            other.role = Role::Ignore;
            format!("another column is the {} now", role.label().to_lowercase())
                .clone_into(&mut other.because);
        }
        if let Some(own) = self.columns.get_mut(column) {
            own.role = role;
            CHOSEN.clone_into(&mut own.because);
            own.confidence = 100;
        }
    }

    /// Decides the order of day and month, chosen by the user.
    pub fn set_order(&mut self, value: Order) {
        self.order = Choice::chosen(value);
    }

    /// Decides the decimal sign, chosen by the user.
    pub fn set_decimals(&mut self, value: Decimals) {
        self.decimals = Choice::chosen(value);
    }

    /// Decides what the first day of a month stands for, chosen by the user.
    pub fn set_stretch(&mut self, value: Stretch) {
        self.stretch = Choice::chosen(value);
    }

    /// What tables of this kind are known by: the names of their columns, in order.
    #[must_use]
    pub fn signature(&self) -> String {
        let names: Vec<String> = self
            .columns
            .iter()
            .map(|column| plain_name(&column.name))
            .collect();
        names.join("\t")
    }

    /// The role of each column that is read, as `dateline --map` takes it: `Datum=date,Was=title`.
    #[must_use]
    pub fn as_argument(&self) -> String {
        let read = self
            .columns
            .iter()
            .filter(|column| column.role != Role::Ignore);
        let pairs: Vec<String> = read
            .map(|column| format!("{}={}", column.name, column.role.word()))
            .collect();
        pairs.join(",")
    }
}

impl<T> Choice<T> {
    fn chosen(value: T) -> Self {
        Self {
            value,
            because: CHOSEN.to_owned(),
            sure: true,
        }
    }
}

/// A change that holds for every table of a run, as the command line gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// The column of this name, or of this number after `#`, has this role.
    Role(String, Role),
    /// Day or month first.
    Order(Order),
    /// Point or comma.
    Decimals(Decimals),
}

/// Every mapping that the user decided on.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mappings {
    /// What was remembered, oldest first.
    remembered: Vec<Mapping>,
    /// What holds for every table.
    changes: Vec<Change>,
}

impl Mappings {
    /// No decision at all.
    pub const NONE: Self = Self {
        remembered: Vec::new(),
        changes: Vec::new(),
    };

    /// Nothing remembered, and these changes for every table.
    #[must_use]
    pub fn with_changes(changes: Vec<Change>) -> Self {
        Self {
            remembered: Vec::new(),
            changes,
        }
    }

    /// True when every table is read by guesses alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.remembered.is_empty() && self.changes.is_empty()
    }

    /// From now on, tables with these columns are read this way.
    pub fn remember(&mut self, mapping: Mapping) {
        self.forget(&mapping);
        self.remembered.push(mapping);
        let extra = self.remembered.len().saturating_sub(MOST_REMEMBERED);
        self.remembered.drain(..extra);
    }

    /// From now on, tables with these columns are read by guesses again.
    pub fn forget(&mut self, mapping: &Mapping) {
        let signature = mapping.signature();
        self.remembered.retain(|own| own.signature() != signature);
    }

    /// What is remembered for tables with the columns of `mapping`.
    #[must_use]
    pub fn remembered(&self, mapping: &Mapping) -> Option<&Mapping> {
        let signature = mapping.signature();
        self.remembered
            .iter()
            .find(|own| own.signature() == signature)
    }

    /// The mapping to read a table by, given what was guessed; and the columns that a change names in vain.
    pub(super) fn settle(&self, guessed: Mapping) -> (Mapping, Vec<String>) {
        let mut mapping = self.remembered(&guessed).cloned().unwrap_or(guessed);
        let mut missing = Vec::new();
        for change in &self.changes {
            match change {
                Change::Order(order) => mapping.set_order(*order),
                Change::Decimals(decimals) => mapping.set_decimals(*decimals),
                Change::Role(name, role) => match find(&mapping, name) {
                    Some(column) => mapping.set(column, *role),
                    None => missing.push(name.clone()),
                },
            }
        }
        (mapping, missing)
    }
}

/// The column of this name, or of this number after `#`.
fn find(mapping: &Mapping, name: &str) -> Option<usize> {
    let number = || {
        name.strip_prefix('#')?
            .trim()
            .parse::<usize>()
            .ok()?
            .checked_sub(1)
    };
    let named =
        |same: &dyn Fn(&str) -> bool| mapping.columns.iter().position(|column| same(&column.name));
    named(&|own| own.trim() == name.trim())
        .or_else(|| named(&|own| plain_name(own) == plain_name(name)))
        .or_else(|| number().filter(|&at| at < mapping.columns.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(columns: &[(&str, Role)]) -> Mapping {
        let column = |&(name, role): &(&str, Role)| Column {
            name: name.to_owned(),
            role,
            because: String::new(),
            confidence: 50,
        };
        Mapping {
            layout: None,
            columns: columns.iter().map(column).collect(),
            order: Choice::chosen(Order::DayFirst),
            decimals: Choice::chosen(Decimals::Point),
            stretch: Choice::chosen(Stretch::Day),
        }
    }

    #[test]
    fn a_role_that_one_column_can_have_is_taken_from_the_other() {
        let mut own = mapping(&[("a", Role::Date), ("b", Role::Title), ("c", Role::Series)]);
        own.set(1, Role::Date);
        assert_eq!(own.columns[0].role, Role::Ignore);
        own.set(1, Role::Series);
        assert_eq!(own.columns[2].role, Role::Series);
        assert_eq!(own.as_argument(), "b=series,c=series");
    }

    #[test]
    fn what_is_remembered_holds_for_the_same_names_only_and_can_be_forgotten() {
        let mut own = mapping(&[("Datum", Role::Date), ("Was", Role::Ignore)]);
        let guessed = own.clone();
        own.set(1, Role::Title);
        let mut known = Mappings::default();
        known.remember(own.clone());
        assert_eq!(known.settle(guessed.clone()).0, own);
        let other = mapping(&[("Datum", Role::Date), ("Wo", Role::Ignore)]);
        assert_eq!(known.settle(other.clone()).0, other);
        known.forget(&guessed);
        assert_eq!(known.settle(guessed.clone()).0, guessed);
        for number in 0..300 {
            known.remember(mapping(&[(&number.to_string(), Role::Date)]));
        }
        assert_eq!(known.remembered.len(), MOST_REMEMBERED);
    }

    #[test]
    fn changes_name_columns_by_name_or_number_and_say_what_is_not_there() {
        let change = |name: &str, role| Change::Role(name.to_owned(), role);
        let known = Mappings::with_changes(vec![
            change("when_it_was", Role::Date),
            change("#2", Role::Title),
            change("#9", Role::Place),
            Change::Order(Order::MonthFirst),
        ]);
        let guessed = mapping(&[("When it was", Role::Ignore), ("b", Role::Ignore)]);
        let (settled, missing) = known.settle(guessed);
        assert_eq!(settled.as_argument(), "When it was=date,b=title");
        assert_eq!(settled.order.value, Order::MonthFirst);
        assert_eq!(missing, ["#9"]);
    }
}
