//! A corpus and a filter → how many data each value of each facet would show.
//!
//! A value is counted under everything that is asked for except its own facet, so that the numbers say what a click would
//! bring. One pass over the data, however many facets.

use super::corpus::Corpus;
use super::event::{Event, Modality};
use super::figure::{Figure, Kind, Status, Unit};
use super::filter::{Facet, Filter, Only, drawn};
use super::go_on::{GoOn, each_while};
use super::time::Grain;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many data there are of each value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facets {
    /// The values of each facet that has more than one, most data first.
    pub values: Vec<(Facet, Vec<(Only, usize)>)>,
    /// Events that the filter lets through.
    pub events: usize,
    /// Figures that the filter lets through.
    pub figures: usize,
}

impl Facets {
    /// Counts the data of `corpus` under `filter`.
    #[must_use]
    pub fn of(corpus: &Corpus, filter: &Filter) -> Self {
        Self::of_while(corpus, filter, &|| true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn of_while(corpus: &Corpus, filter: &Filter, go_on: GoOn<'_>) -> Option<Self> {
        let mut tally = Tally::new(corpus, filter);
        for (index, findings) in (0_u32..).zip(corpus.articles()) {
            // What is asked of the whole article, but for its source, which is a facet.
            let unsourced = Filter {
                articles: filter.articles.clone(),
                reported: filter.reported,
                ..Filter::default()
            };
            if !corpus.shows_article(&unsourced, index) {
                continue;
            }
            let source = findings.article.source_name();
            let sourced = filter.admits_source(source);
            let mut of_source = 0;
            for event in each_while(&findings.events, go_on) {
                match event.labels.source.as_deref() {
                    None => of_source += tally.event(event, sourced),
                    Some(own) => {
                        let counts = tally.event(event, filter.admits_source(own));
                        *tally.sources.entry(own).or_default() += counts;
                    }
                }
            }
            for figure in each_while(&findings.figures, go_on) {
                of_source += tally.figure(figure, sourced);
            }
            if of_source > 0 {
                *tally.sources.entry(source).or_default() += of_source;
            }
        }
        go_on().then(|| tally.finish())
    }
}

/// Counts while they grow.
struct Tally<'a> {
    filter: &'a Filter,
    sources: FxHashMap<&'a str, usize>,
    modalities: BTreeMap<Modality, usize>,
    grains: BTreeMap<Grain, usize>,
    kinds: BTreeMap<Kind, usize>,
    units: FxHashMap<&'a Unit, usize>,
    speakers: FxHashMap<&'a str, usize>,
    statuses: BTreeMap<Status, usize>,
    events: usize,
    figures: usize,
}

/// The one facet that holds a datum back: all of them may count it if there is none, that one alone if there is one.
#[derive(Clone, Copy, PartialEq)]
enum Held {
    By(Option<Facet>),
    ByMany,
}

impl Held {
    fn of(passes: &[(Facet, bool)]) -> Self {
        let mut failing = passes.iter().filter(|(_, passes)| !passes);
        match (failing.next(), failing.next()) {
            (None, _) => Self::By(None),
            (Some(&(facet, _)), None) => Self::By(Some(facet)),
            _ => Self::ByMany,
        }
    }

    /// True when `facet` may count the datum.
    fn counts(self, facet: Facet) -> bool {
        match self {
            Self::By(by) => by.is_none_or(|by| by == facet),
            Self::ByMany => false,
        }
    }
}

impl<'a> Tally<'a> {
    fn new(corpus: &'a Corpus, filter: &'a Filter) -> Self {
        Self {
            filter,
            // A source without data is still one of the sources.
            sources: corpus
                .sources()
                .iter()
                .map(|name| (name.as_str(), 0))
                .collect(),
            modalities: BTreeMap::new(),
            grains: BTreeMap::new(),
            kinds: BTreeMap::new(),
            units: FxHashMap::default(),
            speakers: FxHashMap::default(),
            statuses: BTreeMap::new(),
            events: 0,
            figures: 0,
        }
    }

    /// Counts one event; 1 when its source may count it.
    fn event(&mut self, event: &Event, sourced: bool) -> usize {
        let filter = self.filter;
        if !filter.holds(event.interval.drawn()) {
            return 0;
        }
        let grain = event.interval.grain();
        let held = Held::of(&[
            (Facet::Source, sourced),
            (
                Facet::Modality,
                filter.modalities.is_empty() || filter.modalities.contains(&event.modality),
            ),
            (
                Facet::Precision,
                filter.grains.is_empty() || filter.grains.contains(&grain),
            ),
        ]);
        if held.counts(Facet::Modality) {
            *self.modalities.entry(event.modality).or_default() += 1;
        }
        if held.counts(Facet::Precision) {
            *self.grains.entry(grain).or_default() += 1;
        }
        self.events += usize::from(held == Held::By(None));
        usize::from(held.counts(Facet::Source))
    }

    /// Counts one figure; 1 when its source may count it.
    fn figure(&mut self, figure: &'a Figure, sourced: bool) -> usize {
        let filter = self.filter;
        if filter.range.is_some() && !filter.holds(drawn(figure)) {
            return 0;
        }
        let speaker = figure.speaker.as_deref();
        let held = Held::of(&[
            (Facet::Source, sourced),
            (
                Facet::Kind,
                filter.kinds.is_empty() || filter.kinds.contains(&figure.kind),
            ),
            (
                Facet::Unit,
                filter.units.is_empty() || filter.units.contains(&figure.unit),
            ),
            (Facet::Speaker, filter.admits_speaker(speaker)),
            (
                Facet::Status,
                filter.statuses.is_empty() || filter.statuses.contains(&figure.status),
            ),
        ]);
        if held.counts(Facet::Kind) {
            *self.kinds.entry(figure.kind).or_default() += 1;
        }
        if held.counts(Facet::Unit) {
            *self.units.entry(&figure.unit).or_default() += 1;
        }
        if held.counts(Facet::Speaker) {
            *self.speakers.entry(speaker.unwrap_or("")).or_default() += 1;
        }
        if held.counts(Facet::Status) {
            *self.statuses.entry(figure.status).or_default() += 1;
        }
        self.figures += usize::from(held == Held::By(None));
        usize::from(held.counts(Facet::Source))
    }

    fn finish(self) -> Facets {
        let named = |only: fn(String) -> Only, counts: FxHashMap<&str, usize>| -> Vec<_> {
            counts
                .into_iter()
                .map(|(name, count)| (only(name.to_owned()), count))
                .collect()
        };
        let mut all = named(Only::Source, self.sources);
        all.extend(keyed(Only::Modality, self.modalities));
        all.extend(keyed(Only::Precision, self.grains));
        all.extend(keyed(Only::Kind, self.kinds));
        all.extend(
            self.units
                .into_iter()
                .map(|(unit, count)| (Only::Unit(unit.clone()), count)),
        );
        all.extend(named(Only::Speaker, self.speakers));
        all.extend(keyed(Only::Status, self.statuses));
        // What is asked for stays in the list even when nothing is left of it: there it is switched off.
        for only in self.filter.only() {
            if !all.iter().any(|(other, _)| *other == only) {
                all.push((only, 0));
            }
        }
        all.sort_by(|(a, a_count), (b, b_count)| {
            (a.facet(), b_count, a).cmp(&(b.facet(), a_count, b))
        });
        let mut values: Vec<(Facet, Vec<(Only, usize)>)> = Vec::new();
        for (only, count) in all {
            match values.last_mut() {
                Some((facet, list)) if *facet == only.facet() => list.push((only, count)),
                _ => values.push((only.facet(), vec![(only, count)])),
            }
        }
        let asked = |list: &[(Only, usize)]| list.iter().any(|(only, _)| self.filter.has(only));
        values.retain(|(_, list)| list.len() > 1 || asked(list));
        Facets {
            values,
            events: self.events,
            figures: self.figures,
        }
    }
}

fn keyed<T>(
    only: fn(T) -> Only,
    counts: BTreeMap<T, usize>,
) -> impl Iterator<Item = (Only, usize)> {
    counts
        .into_iter()
        .map(move |(value, count)| (only(value), count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Findings, Interval, Span};
    use std::sync::Arc;

    fn event(edtf: &str, modality: Modality) -> Event {
        Event {
            title: edtf.into(),
            interval: Interval::parse(edtf).unwrap(),
            time: None,
            sentence: Span::new(0, 4),
            mentions: crate::model::Mentions::default(),
            modality,
            labels: crate::model::Labels::default(),
        }
    }

    fn corpus() -> Corpus {
        let findings = |source: &str, events: Vec<Event>, figures: Vec<Figure>| {
            let mut article = Article::new(source, "Text.");
            article.source = Some(source.to_owned());
            Arc::new(Findings {
                article,
                events,
                figures,
                ..Findings::default()
            })
        };
        let share = Figure {
            kind: Kind::Share,
            unit: Unit::new("percent"),
            ..Figure::default()
        };
        Corpus::new(vec![
            findings(
                "Courier",
                vec![
                    event("2024-02-03", Modality::Happened),
                    event("2025", Modality::Planned),
                ],
                vec![share.clone(), Figure::default()],
            ),
            findings(
                "Ferryman",
                vec![event("2024-03", Modality::Happened)],
                vec![share],
            ),
        ])
    }

    fn count(facets: &Facets, only: &Only) -> Option<usize> {
        facets
            .values
            .iter()
            .flat_map(|(_, list)| list)
            .find_map(|(other, count)| (other == only).then_some(*count))
    }

    #[test]
    fn every_value_is_counted_under_all_but_its_own_facet() {
        let corpus = corpus();
        let all = Facets::of(&corpus, &Filter::default());
        assert_eq!((all.events, all.figures), (3, 3));
        let happened = Only::Modality(Modality::Happened);
        let planned = Only::Modality(Modality::Planned);
        assert_eq!(count(&all, &happened), Some(2));
        assert_eq!(count(&all, &Only::Source("Courier".to_owned())), Some(4));

        let filter = Filter::default()
            .toggled(&happened)
            .toggled(&Only::Source("Courier".to_owned()));
        let some = Facets::of(&corpus, &filter);
        assert_eq!((some.events, some.figures), (1, 2));
        assert_eq!(count(&some, &planned), Some(1), "its own facet is lifted");
        assert_eq!(count(&some, &Only::Precision(Grain::Month)), None);
        // Two figures and what happened of the events, whatever the source.
        assert_eq!(count(&some, &Only::Source("Ferryman".to_owned())), Some(2));
        assert_eq!(count(&some, &Only::Kind(Kind::Share)), Some(1));
    }

    #[test]
    fn a_facet_with_one_value_is_no_choice_but_one_asked_for_stays() {
        let corpus = corpus();
        let all = Facets::of(&corpus, &Filter::default());
        assert!(all.values.iter().all(|(facet, _)| *facet != Facet::Status));
        let forecast = Only::Status(Status::Forecast);
        let some = Facets::of(&corpus, &Filter::default().toggled(&forecast));
        assert_eq!((count(&some, &forecast), some.figures), (Some(0), 0));
    }

    #[test]
    fn the_counts_are_those_of_looking_at_every_datum() {
        let corpus = corpus();
        for only in Facets::of(&corpus, &Filter::default())
            .values
            .iter()
            .flat_map(|(_, list)| list)
            .map(|(only, _)| only)
        {
            let filter = Filter::default().toggled(only);
            let facets = Facets::of(&corpus, &filter);
            let events = corpus
                .events_by_start()
                .iter()
                .filter(|&&r| corpus.shows_event(&filter, r))
                .count();
            let figures = corpus
                .figures()
                .filter(|&(r, _)| corpus.shows_figure(&filter, r))
                .count();
            assert_eq!(
                (facets.events, facets.figures),
                (events, figures),
                "{only:?}"
            );
        }
    }
}
