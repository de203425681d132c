//! What is shown → the rows of the table, in order, and the words of each cell. Knows nothing of how they look.

use super::{describe, sidebar};
use crate::chart::{Measure, TextStyle, words};
use crate::model::go_on::{each_while, sort_while};
use crate::model::{Corpus, Datum, Filter, GoOn, Ref};
use crate::paint::Inter;

/// The column that orders the rows, and whether it does so from the end.
pub(super) type Sort = Option<(usize, bool)>;

/// What the rows stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rows {
    #[default]
    Events,
    Figures,
    Times,
}

impl Rows {
    /// The rows that a datum stands among.
    pub(super) fn of(datum: Datum) -> Self {
        match datum {
            Datum::Event(_) => Self::Events,
            Datum::Figure(_) => Self::Figures,
            Datum::Time(_) => Self::Times,
        }
    }
}

/// The rows, in order.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// What each row stands for.
    pub(super) data: Vec<Datum>,
    /// The widest part of a value after its decimal sign, in pixels: values align on the sign.
    pub(super) tail: f32,
}

impl Filled {
    /// The rows of what a filter lets through, as long as `go_on` says so; `None` once it does not.
    pub(super) fn of(
        corpus: &Corpus,
        filter: &Filter,
        rows: Rows,
        by: Sort,
        go_on: GoOn<'_>,
    ) -> Option<Self> {
        let mut data = Vec::new();
        for (article, findings) in (0_u32..).zip(corpus.articles()) {
            let refs = |count: usize| {
                each_while(0..u32::try_from(count).unwrap_or(u32::MAX), go_on)
                    .map(move |index| Ref { article, index })
            };
            match rows {
                Rows::Events => data.extend(
                    refs(findings.events.len())
                        .filter(|&r| corpus.shows_event(filter, r))
                        .map(Datum::Event),
                ),
                Rows::Figures => data.extend(
                    refs(findings.figures.len())
                        .filter(|&r| corpus.shows_figure(filter, r))
                        .map(Datum::Figure),
                ),
                Rows::Times if corpus.shows_article(filter, article) => {
                    data.extend(refs(findings.times.len()).map(Datum::Time));
                }
                Rows::Times => {}
            }
        }
        if !go_on() {
            return None;
        }
        if let Some((column, is_down)) = by {
            data = sorted(corpus, rows, column, &data, go_on)?;
            if is_down {
                data.reverse();
            }
        }
        Some(Self {
            tail: widest_tail(corpus, &data),
            data,
        })
    }
}

/// Where the decimal sign of a printed value stands, or would stand: after the first run of digits and their commas.
pub(super) fn sign(text: &str) -> usize {
    let digit = |c: char| c.is_ascii_digit();
    let first = text.find(digit).unwrap_or(0);
    let run = text.get(first..).unwrap_or_default();
    run.find(|c| !digit(c) && c != ',')
        .map_or(text.len(), |end| first + end)
}

/// The widest part after the decimal sign among the first rows, in pixels.
fn widest_tail(corpus: &Corpus, data: &[Datum]) -> f32 {
    const ROWS_LOOKED_AT: usize = 2_000;
    data.iter()
        .take(ROWS_LOOKED_AT)
        .filter(|datum| matches!(datum, Datum::Figure(_)))
        .map(|&datum| {
            let text = cell(corpus, datum, 0);
            let tail = text.get(sign(&text)..).unwrap_or_default();
            Inter.width(tail, TextStyle::Body)
        })
        .fold(0.0, f32::max)
        .min(56.0)
}

/// The text of one cell.
pub(super) fn cell(corpus: &Corpus, datum: Datum, column: usize) -> String {
    let source = || corpus.source(datum).to_owned();
    match datum {
        Datum::Event(r) => corpus.event(r).map(|event| match column {
            0 => words::interval(event.interval),
            1 => corpus.title(r).unwrap_or_default().to_owned(),
            2 => sidebar::modality_name(event.modality).to_owned(),
            _ => source(),
        }),
        Datum::Figure(r) => corpus.figure(r).map(|figure| match column {
            0 => words::value(figure),
            1 => figure.unit.label(),
            2 => [&figure.measure, &figure.entity]
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
            3 => figure
                .period
                .as_ref()
                .map(|period| words::interval(period.interval))
                .unwrap_or_default(),
            _ => source(),
        }),
        Datum::Time(r) => corpus.time(r).map(|time| match column {
            0 => describe::one_line(describe::quote(corpus, datum)),
            1 => describe::resolved(time),
            2 => time.because.clone(),
            _ => time.rule.to_owned(),
        }),
    }
    .unwrap_or_default()
}

/// Orders rows by a column: dates and values by what they come to, the rest by their words.
fn sorted(
    corpus: &Corpus,
    rows: Rows,
    column: usize,
    data: &[Datum],
    go_on: GoOn<'_>,
) -> Option<Vec<Datum>> {
    let place = |datum: &Datum| match *datum {
        Datum::Event(r) => corpus.event(r).and_then(|event| event.interval.drawn()),
        Datum::Figure(r) => corpus
            .figure(r)
            .and_then(|figure| figure.period.as_ref()?.interval.drawn()),
        Datum::Time(r) => corpus.time(r).and_then(|time| time.interval?.drawn()),
    };
    let value = |datum: &Datum| match *datum {
        Datum::Figure(r) => corpus.figure(r).and_then(|figure| figure.amount.span()),
        _ => None,
    };
    match (rows, column) {
        (Rows::Events, 0) | (Rows::Figures, 3) | (Rows::Times, 1) => sorted_by(data, place, go_on),
        (Rows::Figures, 0) => sorted_by(data, value, go_on),
        _ => {
            let words = |datum: &Datum| cell(corpus, *datum, column).to_lowercase();
            sorted_by(data, words, go_on)
        }
    }
}

/// The same data by a key that is worked out once for each; of equals, the first stays the first.
fn sorted_by<K: Ord>(
    data: &[Datum],
    key: impl Fn(&Datum) -> K,
    go_on: GoOn<'_>,
) -> Option<Vec<Datum>> {
    let keyed = each_while(data.iter().enumerate(), go_on);
    let mut keyed: Vec<(K, usize, Datum)> = keyed
        .map(|(place, datum)| (key(datum), place, *datum))
        .collect();
    sort_while(&mut keyed, Ord::cmp, go_on)?;
    Some(keyed.into_iter().map(|(.., datum)| datum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::go_on::{STRIDE, asks};
    use crate::model::synthetic;

    #[test]
    fn a_table_that_nobody_waits_for_is_neither_filled_nor_sorted() {
        let corpus = synthetic::corpus(100_000);
        for column in 0..4 {
            let by = Some((column, true));
            let filled =
                |go_on: GoOn<'_>| Filled::of(&corpus, &Filter::default(), Rows::Events, by, go_on);
            assert!(asks(filled) > 100_000 / STRIDE * 2, "{column}");
        }
    }

    #[test]
    fn values_part_at_their_decimal_sign() {
        let parts = |text: &'static str| text.split_at(super::sign(text));
        assert_eq!(parts("≈US$1.5bn"), ("≈US$1", ".5bn"));
        assert_eq!(parts("over 1,200,000"), ("over 1,200,000", ""));
        assert_eq!(parts("−17%"), ("−17", "%"));
        assert_eq!(parts("no figure"), ("", "no figure"));
    }
}
