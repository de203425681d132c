//! The stretch that an article reports the accounts of → the parts of it that are named without a date: "for the year", "in
//! the half", "in the first six months", "in the fourth quarter", and the first weeks of the year after it.
//!
//! Has no opinion on whose accounts they are, nor on years of accounts that are written out.

use super::super::Page;
use crate::model::said::{
    Calendar, From, Joint, Length, Lies, Part, Pick, Said, Tense, Unit, What, Year,
};
use crate::model::{Grain, Time};

/// The rule that reads "the half", which is no time where nobody reports on one.
pub(super) const THE_HALF: &str = "en/the-half";

/// Words of a sentence that tells what a firm earned.
const EARNED: &[&str] = &[
    "profit",
    "turnover",
    "revenue",
    "dividend",
    "net income",
    "net loss",
    "headline earnings",
    "operating loss",
    "pretax loss",
    "pre-tax loss",
];

/// A stretch of accounts: so many months up to the end of a date.
struct Books {
    months: i32,
    end: Said,
}

/// Dates what is part of the accounts told of; drops a half of nothing.
pub(super) fn part(page: &Page<'_>, times: &mut Vec<Time>) {
    let told = times.iter().find_map(|time| reported(page, time));
    if let Some(books) = &told {
        for index in 0..times.len() {
            let (before, rest) = times.split_at_mut(index);
            let Some(time) = rest.first_mut() else {
                continue;
            };
            let said_year = before
                .iter()
                .rev()
                .take_while(|other| other.sentence == time.sentence)
                .any(says_year);
            // "The first six weeks of a life".
            let of = page
                .text
                .get(time.span.end as usize..)
                .is_some_and(|rest| rest.starts_with(" of "));
            if time.said.joint == Joint::Alone
                && !(said_year || of)
                && let Some((length, whole)) = books.stretch(time)
            {
                // A quarter keeps its number.
                if !matches!(time.said.what, What::Calendar(_)) {
                    time.said.what = What::Length(length);
                }
                time.said.joint = Joint::Carries(Box::new(whole));
            }
        }
    }
    times.retain(|time| time.rule != THE_HALF || time.said.joint != Joint::Alone);
}

/// The accounts that this time is the stretch of, where its sentence tells what was earned in them.
fn reported(page: &Page<'_>, time: &Time) -> Option<Books> {
    let Joint::Carries(whole) = &time.said.joint else {
        return None;
    };
    let What::UpTo(by, grain, end) = &whole.what else {
        return None;
    };
    let months = match grain {
        Grain::Year => 12 * by,
        Grain::Quarter => 3 * by,
        Grain::Month => *by,
        _ => return None,
    };
    let last = matches!(&end.what, What::Calendar(fields)
        if matches!(fields.unit, Unit::Month(_)) && (fields.day == 0 || fields.day > 24));
    let sentence = page.sentences.get(time.sentence as usize)?;
    let text = sentence.span.slice(page.text).to_ascii_lowercase();
    let earned = || {
        // Where a word begins: a nonprofit earns nothing.
        EARNED.iter().any(|word| {
            memchr::memmem::find_iter(text.as_bytes(), word.as_bytes())
                .any(|at| !text[..at].ends_with(char::is_alphabetic))
        })
    };
    let ahead = end.tense == Tense::Future;
    (last && !ahead && matches!(months, 3 | 6 | 12) && earned()).then(|| Books {
        months,
        end: (**end).clone(),
    })
}

/// "2014", "last year": a year of its own.
fn says_year(time: &Time) -> bool {
    match &time.said.what {
        What::Calendar(fields) => fields.year != Year::Unsaid,
        What::Shift(shift) => shift.from == From::Now && shift.grain == Grain::Year,
        _ => false,
    }
}

impl Books {
    /// The stretch that a time without a date of its own is of, as a length and as so much up to a date.
    fn stretch(&self, time: &Time) -> Option<(Length, Said)> {
        let said = &time.said;
        match &said.what {
            // "For the year".
            What::Shift(shift)
                if time.rule == "en/the-unit"
                    && (shift.grain, shift.by, shift.from) == (Grain::Year, 0, From::Story)
                    && said.part == Part::Whole
                    && self.months == 12 =>
            {
                Some(up_to(12, self.end.clone()))
            }
            What::Length(length) => self.length(time, *length),
            What::Calendar(fields)
                if (fields.year, fields.pick, fields.fiscal) == (Year::Unsaid, Pick::Near, 0)
                    && time.rule != "en/month-quarter"
                    && said.part == Part::Whole
                    && self.months == 12
                    && !self.ends_year() =>
            {
                let (months, last) = match fields.unit {
                    Unit::Quarter(n @ 1..) => (3, 3 * i32::from(n)),
                    Unit::Half(n @ 1..) => (6, 6 * i32::from(n)),
                    _ => return None,
                };
                // What is to come is of the year after.
                let ahead = if said.tense == Tense::Future { 12 } else { 0 };
                self.months(months, last - 12 + ahead)
            }
            _ => None,
        }
    }

    fn length(&self, time: &Time, length: Length) -> Option<(Length, Said)> {
        let count = length.tenths.filter(|tenths| tenths % 10 == 0)? / 10;
        let months = match length.grain {
            Grain::Month => count,
            Grain::Quarter => 3 * count,
            Grain::Year => 12 * count,
            _ => 0,
        };
        match length.lies {
            // "Over the six months", "for the half-year" beside "the quarter ended September 30" as beside its own.
            Lies::Named if months == self.months || (months, self.months) == (6, 3) => {
                Some(up_to(months, self.end.clone()))
            }
            Lies::Opening
                if self.months == 12 && (1..12).contains(&months) && !self.ends_year() =>
            {
                self.months(months, months - 12)
            }
            // "Trading in the first seven weeks has been slow": of the year that has begun since.
            Lies::Free | Lies::Named
                if time.rule == "en/first-length"
                    && length.grain == Grain::Week
                    && matches!(count, 2..=16)
                    && self.months > 3 =>
            {
                let end = What::Offset(7 * count, Grain::Day, Box::new(self.last_day()?));
                let whole = What::UpTo(count, Grain::Week, Box::new(Said::of(end)));
                let whole = Said {
                    about: true,
                    ..Said::of(whole)
                };
                Some((length, whole))
            }
            _ => None,
        }
    }

    /// So many months up to the one that lies `by` months after the last of the accounts.
    fn months(&self, months: i32, by: i32) -> Option<(Length, Said)> {
        let What::Calendar(fields) = &self.end.what else {
            return None;
        };
        let month = Said {
            what: What::Calendar(Calendar { day: 0, ..*fields }),
            part: Part::Whole,
            ..self.end.clone()
        };
        let end = if by == 0 {
            month
        } else {
            Said::of(What::Offset(by, Grain::Month, Box::new(month)))
        };
        Some(up_to(months, end))
    }

    /// The last day of the accounts.
    fn last_day(&self) -> Option<Said> {
        let What::Calendar(fields) = &self.end.what else {
            return None;
        };
        let Unit::Month(month) = fields.unit else {
            return None;
        };
        let last = match month {
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let day = if fields.day > 0 { fields.day } else { last };
        Some(Said {
            what: What::Calendar(Calendar { day, ..*fields }),
            part: Part::Whole,
            ..self.end.clone()
        })
    }

    /// True for accounts that end with the calendar's year.
    fn ends_year(&self) -> bool {
        matches!(&self.end.what, What::Calendar(fields) if fields.unit == Unit::Month(12))
    }
}

fn up_to(months: i32, end: Said) -> (Length, Said) {
    let length = Length {
        tenths: Some(10 * months),
        grain: Grain::Month,
        lies: Lies::Free,
    };
    (
        length,
        Said::of(What::UpTo(months, Grain::Month, Box::new(end))),
    )
}
