//! What is shown → the order in which the keyboard walks it: events and figures by time, what is not dated by position.
//!
//! The table twin of the charts for hands: every datum has a place and a number in its order.

use crate::model::filter::drawn;
use crate::model::go_on::{each_while, sort_while};
use crate::model::{Corpus, Datum, Filter, GoOn, Ref};

/// What a walk goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Along {
    /// Events, by start.
    #[default]
    Events,
    /// Figures, by the start of what they are about; those about no known time come last.
    Figures,
    /// Expressions that could not be dated, by position.
    Undated,
}

impl Along {
    /// What one of them is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Events => "event",
            Self::Figures => "figure",
            Self::Undated => "undated expression",
        }
    }

    /// The walk that a datum stands on.
    #[must_use]
    pub fn of(datum: Datum) -> Self {
        match datum {
            Datum::Event(_) => Self::Events,
            Datum::Figure(_) => Self::Figures,
            Datum::Time(_) => Self::Undated,
        }
    }
}

/// What things on a walk are ordered by: start, end, and place in the corpus.
type Key = (i64, i64, Ref);

/// Everything that is shown, in the orders of the walks.
#[derive(Clone, Debug, Default)]
pub(super) struct Route {
    events: Vec<Ref>,
    figures: Vec<Ref>,
    undated: Vec<Ref>,
    /// First second and one past the last second of all events.
    extent: Option<(i64, i64)>,
}

impl Route {
    /// The walks over what `filter` lets through.
    #[cfg(test)]
    fn of(corpus: &Corpus, filter: &Filter) -> Self {
        Self::of_while(corpus, filter, &|| true).unwrap_or_default()
    }

    /// The walks over what `filter` lets through, as long as `go_on` says so; `None` once it does not.
    pub(super) fn of_while(corpus: &Corpus, filter: &Filter, go_on: GoOn<'_>) -> Option<Self> {
        let all = corpus.events_by_start();
        let events = if filter.is_empty() {
            all.to_vec()
        } else {
            let shown = |r: &Ref| corpus.shows_event(filter, *r);
            each_while(all.iter().copied(), go_on)
                .filter(shown)
                .collect()
        };
        let mut figures: Vec<Key> = each_while(corpus.figures(), go_on)
            .filter(|&(r, _)| filter.is_empty() || corpus.shows_figure(filter, r))
            .map(|(r, figure)| keyed(drawn(figure), r))
            .collect();
        sort_while(&mut figures, Ord::cmp, go_on)?;
        let stretches =
            each_while(&events, go_on).filter_map(|&r| corpus.event(r)?.interval.drawn());
        let extent = stretches.reduce(|(start, end), (from, to)| (start.min(from), end.max(to)));
        go_on().then(|| Self {
            extent,
            events,
            figures: figures.into_iter().map(|(_, _, r)| r).collect(),
            undated: corpus
                .leftovers()
                .map(|(r, _)| r)
                .filter(|r| corpus.shows_article(filter, r.article))
                .collect(),
        })
    }

    fn list(&self, along: Along) -> &[Ref] {
        match along {
            Along::Events => &self.events,
            Along::Figures => &self.figures,
            Along::Undated => &self.undated,
        }
    }

    /// Which one a datum is, counted from one, and of how many.
    #[must_use]
    pub(super) fn place(&self, corpus: &Corpus, datum: Datum) -> Option<(usize, usize)> {
        let along = Along::of(datum);
        let (list, r) = (self.list(along), at(datum));
        let key = key(corpus, along, r);
        let place = list.partition_point(|&other| self::key(corpus, along, other) < key);
        (list.get(place) == Some(&r)).then_some((place + 1, list.len()))
    }

    /// The thing `by` places after `from`, or, where `from` stands on another walk, the nearest one in that direction; the
    /// first or last when there is none.
    #[must_use]
    pub(super) fn step(
        &self,
        corpus: &Corpus,
        along: Along,
        from: Option<Datum>,
        by: i32,
    ) -> Option<Datum> {
        let list = self.list(along);
        let end = list.len().checked_sub(1)?;
        let next = match from {
            None if by >= 0 => 0,
            None => end,
            Some(datum) => {
                let own = key(corpus, Along::of(datum), at(datum));
                // On the walk of what is not dated, position is all there is.
                let own = match along {
                    Along::Undated => key(corpus, along, at(datum)),
                    _ => own,
                };
                let here = list.partition_point(|&other| key(corpus, along, other) < own);
                let is_on = Along::of(datum) == along && list.get(here) == Some(&at(datum));
                // Between two places, the next one on is already one step away.
                let by = by as isize - isize::from(!is_on && by > 0);
                here.saturating_add_signed(by).min(end)
            }
        };
        let r = *list.get(next)?;
        Some(match along {
            Along::Events => Datum::Event(r),
            Along::Figures => Datum::Figure(r),
            Along::Undated => Datum::Time(r),
        })
    }

    /// First second and one past the last second of all events.
    #[must_use]
    pub(super) fn extent(&self) -> Option<(i64, i64)> {
        self.extent
    }

    /// The first or the last event.
    #[must_use]
    pub(super) fn end(&self, last: bool) -> Option<Datum> {
        let event = if last {
            self.events.last()
        } else {
            self.events.first()
        };
        event.copied().map(Datum::Event)
    }
}

fn at(datum: Datum) -> Ref {
    match datum {
        Datum::Event(r) | Datum::Figure(r) | Datum::Time(r) => r,
    }
}

fn key(corpus: &Corpus, along: Along, r: Ref) -> Key {
    let stretch = match along {
        Along::Events => corpus.event(r).and_then(|event| event.interval.drawn()),
        Along::Figures => corpus.figure(r).and_then(drawn),
        Along::Undated => None,
    };
    keyed(stretch, r)
}

/// What has no time comes last.
fn keyed(stretch: Option<(i64, i64)>, r: Ref) -> Key {
    let (start, end) = stretch.unwrap_or((i64::MAX, i64::MAX));
    (start, end, r)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Event, Figure, Findings, Interval, Modality, Period, Span};
    use std::sync::Arc;

    fn corpus() -> Corpus {
        let event = |edtf: &str| Event {
            title: edtf.into(),
            interval: Interval::parse(edtf).unwrap(),
            time: None,
            sentence: Span::new(0, 4),
            mentions: crate::model::Mentions::default(),
            modality: Modality::Happened,
            labels: crate::model::Labels::default(),
        };
        let figure = |edtf: &str| Figure {
            period: Interval::parse(edtf).map(|interval| Period {
                interval,
                basis: crate::model::Basis::default(),
                time: None,
                because: String::new(),
            }),
            ..Figure::default()
        };
        Corpus::new(vec![Arc::new(Findings {
            article: Article::new("One", "Text."),
            events: ["2024-05-01", "2021", "2023"].map(event).to_vec(),
            figures: ["", "2022", "2020"].map(figure).to_vec(),
            ..Findings::default()
        })])
    }

    fn event(index: u32) -> Datum {
        Datum::Event(Ref { article: 0, index })
    }

    fn figure(index: u32) -> Datum {
        Datum::Figure(Ref { article: 0, index })
    }

    #[test]
    fn every_datum_is_reached_in_the_order_of_time() {
        let corpus = corpus();
        let route = Route::of(&corpus, &Filter::default());
        let walk = |along: Along, by: i32| {
            let next = |from: &Option<Datum>| {
                let next = route.step(&corpus, along, *from, by);
                (next != *from).then_some(next)
            };
            let first = Some(route.step(&corpus, along, None, by));
            std::iter::successors(first, next)
                .flatten()
                .collect::<Vec<_>>()
        };
        assert_eq!(walk(Along::Events, 1), [event(1), event(2), event(0)]);
        assert_eq!(walk(Along::Events, -1), [event(0), event(2), event(1)]);
        let figures = [figure(2), figure(1), figure(0)];
        assert_eq!(walk(Along::Figures, 1), figures, "the undated one is last");
        assert_eq!(walk(Along::Undated, 1), []);
        assert_eq!(route.end(true), Some(event(0)));
        let places = figures.map(|datum| route.place(&corpus, datum).unwrap());
        assert_eq!(places, [(1, 3), (2, 3), (3, 3)]);
    }

    #[test]
    fn a_walk_goes_on_from_where_another_one_stands() {
        let corpus = corpus();
        let route = Route::of(&corpus, &Filter::default());
        let step = |from, by| route.step(&corpus, Along::Events, Some(from), by);
        assert_eq!(step(figure(1), 1), Some(event(2)), "2022, then 2023");
        assert_eq!(step(figure(1), -1), Some(event(1)), "2022, back to 2021");
    }

    #[test]
    fn what_the_filter_holds_back_has_no_place() {
        let corpus = corpus();
        let year = Interval::parse("2023").unwrap().drawn();
        let filter = Filter {
            range: year,
            ..Filter::default()
        };
        let route = Route::of(&corpus, &filter);
        assert_eq!(route.place(&corpus, event(2)), Some((1, 1)));
        assert_eq!(route.place(&corpus, event(0)), None);
        assert_eq!(route.step(&corpus, Along::Figures, None, 1), None);
    }

    #[test]
    fn a_route_that_nobody_waits_for_is_not_laid() {
        let corpus = crate::model::synthetic::corpus(50_000);
        let filter = Filter {
            modalities: vec![Modality::Happened],
            ..Filter::default()
        };
        let laid = |go_on: GoOn<'_>| Route::of_while(&corpus, &filter, go_on);
        let asked = crate::model::go_on::asks(laid);
        assert!(asked > 50_000 / crate::model::go_on::STRIDE, "{asked}");
    }
}
