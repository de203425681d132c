//! Two moments → how far apart they lie, in words.

use crate::chart::words;
use crate::model::gap::{Distance, Gap};
use crate::model::{Corpus, Datum, Interval};

/// A length in words: "2 years, 1 month, 18 days (779 days)".
#[must_use]
pub(super) fn gap(gap: Gap) -> String {
    let parts: Vec<String> = [
        (gap.years, "year"),
        (gap.months, "month"),
        (gap.days, "day"),
        (gap.seconds / 3600, "hour"),
        (gap.seconds / 60 % 60, "minute"),
        (gap.seconds % 60, "second"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, noun)| counted(count, noun))
    .collect();
    if parts.is_empty() {
        return "no time".to_owned();
    }
    let parts = parts.join(", ");
    if gap.years > 0 || gap.months > 0 {
        format!("{parts} ({})", counted(gap.total_days, "day"))
    } else {
        parts
    }
}

/// A distance in words, both bounds where it has two: "40 days to 2 months, 9 days (70 days)".
#[must_use]
fn distance(distance: Distance) -> String {
    if distance.is_exact() {
        gap(distance.most)
    } else if distance.least == Gap::default() {
        format!("at most {}", gap(distance.most))
    } else {
        format!("{} to {}", gap(distance.least), gap(distance.most))
    }
}

/// How far two data lie apart, from beginning to beginning; `None` when one has no date.
#[must_use]
pub(super) fn between(corpus: &Corpus, one: Datum, other: Datum) -> Option<String> {
    let (one, other) = (interval(corpus, one)?, interval(corpus, other)?);
    Distance::between(one, other).map(distance)
}

/// The time that a datum is about.
#[must_use]
pub(super) fn interval(corpus: &Corpus, datum: Datum) -> Option<Interval> {
    match datum {
        Datum::Event(r) => Some(corpus.event(r)?.interval),
        Datum::Figure(r) => Some(corpus.figure(r)?.period.as_ref()?.interval),
        Datum::Time(r) => corpus.time(r)?.interval,
    }
}

fn counted(count: i64, noun: &str) -> String {
    words::counted(usize::try_from(count).unwrap_or(0), noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::DAY;

    #[test]
    fn lengths_read_as_people_say_them() {
        assert_eq!(gap(Gap::between(0, 0)), "no time");
        assert_eq!(gap(Gap::between(0, DAY)), "1 day");
        assert_eq!(gap(Gap::between(0, 7_500)), "2 hours, 5 minutes");
        let years = Gap::between(0, 1_871 * DAY);
        assert_eq!(gap(years), "5 years, 1 month, 14 days (1,871 days)");
    }

    #[test]
    fn a_coarse_date_gives_two_bounds() {
        let parse = |edtf| Interval::parse(edtf).unwrap();
        let apart = |one, other| distance(Distance::between(parse(one), parse(other)).unwrap());
        assert_eq!(apart("2024-05-01", "2024-05-11"), "10 days");
        assert_eq!(
            apart("2024-05", "2024-06-03"),
            "3 days to 1 month, 2 days (33 days)"
        );
        assert!(apart("2024", "2024-06-03").starts_with("at most "));
    }
}
