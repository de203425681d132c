//! When articles were published → the calendar units that lanes of publication stand for: "what was known when".
//!
//! One unit a lane, days where those are few enough to look at, else months, quarters, years and so on. A date that is
//! known less finely than that keeps its own unit: nothing is put on the first of a month that nobody named.

use crate::model::{Corpus, Grain, Point};
use std::collections::BTreeSet;

/// Lanes that can be looked at together.
const MOST: usize = 60;
/// Units that lanes may stand for, fine to coarse.
const GRAINS: [Grain; 6] = [
    Grain::Day,
    Grain::Month,
    Grain::Quarter,
    Grain::Year,
    Grain::Decade,
    Grain::Century,
];

/// The unit of publication of each article, all of one size but for dates that are known less finely; `None` where the
/// date is not known. Units are as small as the articles that are `shown` allow.
pub(super) fn units(corpus: &Corpus, shown: &[bool]) -> Vec<Option<Point>> {
    let dates: Vec<Option<Point>> = corpus
        .articles()
        .iter()
        .map(|findings| findings.published.date)
        .collect();
    let of = |grain: Grain| {
        dates
            .iter()
            .map(move |date| date.map(|date| unit(date, grain)))
    };
    let fits = |grain: &Grain| {
        let seen = of(*grain)
            .zip(shown)
            .filter_map(|(unit, shown)| unit.filter(|_| *shown));
        seen.map(Point::extent).collect::<BTreeSet<_>>().len() <= MOST
    };
    let grain = GRAINS.into_iter().find(fits).unwrap_or(Grain::Century);
    of(grain).collect()
}

/// The unit of size `grain` that holds `date`, or the one that `date` is where that is larger.
fn unit(date: Point, grain: Grain) -> Point {
    if date.grain < grain {
        return Point {
            approximate: false,
            ..date
        };
    }
    let first = match grain {
        Grain::Quarter => {
            let over = i32::from(date.date.month() - 1) % 3;
            crate::model::time::month_after(date.date, -over)
        }
        _ => date.date,
    };
    Point::new(first, grain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Findings, Interval, Published};
    use std::sync::Arc;

    fn corpus(dates: &[String]) -> Corpus {
        let article = |date: &String| {
            Arc::new(Findings {
                article: Article::new(date.as_str(), "text"),
                published: Published {
                    date: Interval::parse(date).and_then(|interval| interval.start),
                    ..Published::default()
                },
                ..Findings::default()
            })
        };
        Corpus::new(dates.iter().map(article).collect())
    }

    fn edtf(dates: &[String]) -> Vec<String> {
        let units = units(&corpus(dates), &vec![true; dates.len()]);
        units
            .into_iter()
            .map(|unit| unit.map_or(String::new(), |unit| Interval::at(unit).edtf()))
            .collect()
    }

    #[test]
    fn units_are_days_where_those_are_few_and_a_month_stays_a_month() {
        let dates = ["2025-10-07", "2025-10-08", "2025-09", ""].map(str::to_owned);
        assert_eq!(edtf(&dates), dates);
    }

    #[test]
    fn many_days_become_months_or_years() {
        let dates: Vec<String> = (0..200)
            .map(|n| crate::model::time::date_from_days(20_000 + n).to_string())
            .collect();
        let months = edtf(&dates);
        assert_eq!(months[0], "2024-10");
        let dates: Vec<String> = (0..900)
            .map(|n| crate::model::time::date_from_days(20_000 + n * 11).to_string())
            .collect();
        assert_eq!(edtf(&dates)[0], "2024");
    }
}
