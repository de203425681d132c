//! Dates of three numbers, `12/05/2024` → which of them is the day, by what a whole column tells.

use serde::{Deserialize, Serialize};

/// Which of the two numbers in 12/05/2024 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// 12 May.
    DayFirst,
    /// 5 December.
    MonthFirst,
}

/// What the slashed dates of a table tell about their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(in crate::read) struct OrderSeen {
    /// Dates whose first number can only be the day.
    pub day_first: usize,
    /// Dates whose first number can only be the month.
    pub month_first: usize,
    /// Dates that mean two days.
    pub either: usize,
}

impl OrderSeen {
    /// Takes in one cell.
    pub(in crate::read) fn see(&mut self, cell: &str) {
        let day = cell.split(' ').next().unwrap_or(cell);
        let Some([a, b, _]) = slashed(day) else {
            return;
        };
        match (a > 12, b > 12) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (false, false) if a != b => self.either += 1,
            _ => {}
        }
    }

    /// What they tell; `None` when they leave it open.
    pub(in crate::read) fn tell(self) -> Option<Order> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(Order::DayFirst),
            std::cmp::Ordering::Less => Some(Order::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// True for dates such as 05/04/2024 that mean two days.
pub(in crate::read) fn is_ambiguous(cell: &str) -> bool {
    let mut seen = OrderSeen::default();
    seen.see(cell);
    seen.either > 0
}

/// The numbers of `12/05/2024` or `12-05-24`.
pub(super) fn slashed(cell: &str) -> Option<[i32; 3]> {
    let mark = if cell.contains('/') { '/' } else { '-' };
    let mut parts = cell.split(mark);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() || three[0].len() > 2 || three[1].len() > 2 {
        return None;
    }
    Some([number(three[0])?, number(three[1])?, full_year(three[2])?])
}

pub(super) fn number(text: &str) -> Option<i32> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// A year of four digits, or of two: 00 to 68 are 2000 to 2068, as POSIX has it.
pub(super) fn full_year(text: &str) -> Option<i32> {
    match (text.len(), number(text)?) {
        (4, year) => Some(year),
        (2, year) if year < 69 => Some(2000 + year),
        (2, year) => Some(1900 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_tells_the_order_of_its_column() {
        let told = |cells: &[&str]| {
            let mut seen = OrderSeen::default();
            for cell in cells {
                seen.see(cell);
            }
            (seen.tell(), seen.either)
        };
        assert_eq!(
            told(&["04/05/2024", "05/25/2024"]),
            (Some(Order::MonthFirst), 1)
        );
        assert_eq!(
            told(&["04/05/2024", "25/05/2024"]),
            (Some(Order::DayFirst), 1)
        );
        assert_eq!(told(&["04/05/2024", "05/05/2024", "2024-05-04"]), (None, 1));
    }
}
