//! `--map column=role,…`, `--dates` and `--decimal` → what every table of a run is read by.

use crate::read::{Change, Decimals, Mappings, Order, Role};
use clap::{Args, ValueEnum};

/// What the columns of tables are, where the guess is wrong.
#[derive(Debug, Default, Args)]
pub(super) struct MapArgs {
    /// What columns of tables hold, by name or number: `--map Datum=date,Was=title,#5=ignore`. `dateline columns` shows what
    /// is guessed, and the roles that there are.
    #[arg(long = "map", value_name = "COLUMN=ROLE,…", value_delimiter = ',', value_parser = change)]
    map: Vec<Change>,
    /// Which comes first in dates such as 04/05/2024; the default is what the whole column tells.
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<First>,
    /// The decimal sign of numbers in tables; the default is what whole columns tell.
    #[arg(long, value_enum, value_name = "SIGN")]
    decimal: Option<Sign>,
}

/// What comes first in a date.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum First {
    /// 4 May.
    DayFirst,
    /// 5 April.
    MonthFirst,
}

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Sign {
    /// 1.5.
    Point,
    /// 1,5.
    Comma,
}

fn change(text: &str) -> Result<Change, String> {
    let (column, role) = text
        .rsplit_once('=')
        .ok_or_else(|| format!("\"{text}\" is not COLUMN=ROLE, such as Datum=date"))?;
    let role = Role::from_word(role).ok_or_else(|| {
        let words: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
        format!("\"{role}\" is no role; the roles are {}", words.join(", "))
    })?;
    Ok(Change::Role(column.trim().to_owned(), role))
}

impl MapArgs {
    /// What every table is read by.
    pub(super) fn mappings(&self) -> Mappings {
        let order = self.dates.map(|first| match first {
            First::DayFirst => Order::DayFirst,
            First::MonthFirst => Order::MonthFirst,
        });
        let decimals = self.decimal.map(|sign| match sign {
            Sign::Point => Decimals::Point,
            Sign::Comma => Decimals::Comma,
        });
        let conventions = order
            .map(Change::Order)
            .into_iter()
            .chain(decimals.map(Change::Decimals));
        Mappings::with_changes(self.map.iter().cloned().chain(conventions).collect())
    }
}
