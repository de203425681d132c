//! What part of a corpus is shown: a stretch of time, what was known by a day, articles, and what data are.
//!
//! A filter is a value: saved with a project under a name, laid over another, compared. Has no opinion on how it is
//! switched on or drawn.

use super::corpus::{Corpus, Datum, Ref};
use super::event::{Event, Modality};
use super::figure::{Figure, Kind, Status, Unit};
use super::text::ArticleId;
use super::time::Grain;
use std::borrow::Cow;

/// What part of a corpus is shown. Everything is shown by default.
///
/// What is asked of events holds back no figure, and the other way about; time, publication, articles and sources are
/// asked of both.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only what touches these seconds since 1970 (half-open).
    pub range: Option<(i64, i64)>,
    /// Only what was reported before this second since 1970. An article without a publication date is left out.
    pub reported: Option<i64>,
    /// Only these articles; empty means all.
    pub articles: Vec<ArticleId>,
    /// Only articles of these sources; empty means all.
    pub sources: Vec<String>,
    /// Only events of these modalities; empty means all.
    pub modalities: Vec<Modality>,
    /// Only events dated to these grains; empty means all.
    pub grains: Vec<Grain>,
    /// Only figures of these kinds; empty means all.
    pub kinds: Vec<Kind>,
    /// Only figures in these units; empty means all.
    pub units: Vec<Unit>,
    /// Only figures that these people or bodies stated, the empty name being nobody; empty means all.
    pub speakers: Vec<String>,
    /// Only figures of these standings; empty means all.
    pub statuses: Vec<Status>,
}

/// What data can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The outlet.
    Source,
    /// The modality of an event.
    Modality,
    /// How precisely an event is dated.
    Precision,
    /// Level, share, change, …
    Kind,
    /// What a figure counts or measures.
    Unit,
    /// Who states a figure.
    Speaker,
    /// Actual, estimate, forecast, …
    Status,
}

impl Facet {
    /// All of them, in the order of display.
    pub const ALL: [Self; 7] = [
        Self::Source,
        Self::Modality,
        Self::Precision,
        Self::Kind,
        Self::Unit,
        Self::Speaker,
        Self::Status,
    ];

    /// Its name, as a heading.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "Source",
            Self::Modality => "Events",
            Self::Precision => "Precision",
            Self::Kind => "Figures",
            Self::Unit => "Unit",
            Self::Speaker => "Said by",
            Self::Status => "Status",
        }
    }
}

/// One value of one facet: "only these".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Only {
    /// Of this outlet.
    Source(String),
    /// Events of this modality.
    Modality(Modality),
    /// Events dated to this grain.
    Precision(Grain),
    /// Figures of this kind.
    Kind(Kind),
    /// Figures in this unit.
    Unit(Unit),
    /// Figures that this one states; empty is nobody.
    Speaker(String),
    /// Figures of this standing.
    Status(Status),
}

impl Only {
    /// The facet that it is a value of.
    #[must_use]
    pub fn facet(&self) -> Facet {
        match self {
            Self::Source(_) => Facet::Source,
            Self::Modality(_) => Facet::Modality,
            Self::Precision(_) => Facet::Precision,
            Self::Kind(_) => Facet::Kind,
            Self::Unit(_) => Facet::Unit,
            Self::Speaker(_) => Facet::Speaker,
            Self::Status(_) => Facet::Status,
        }
    }

    /// Its name, as in a list of values.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::Source(name) if name.is_empty() => "no source named".into(),
            Self::Speaker(name) if name.is_empty() => "nobody named".into(),
            Self::Source(name) | Self::Speaker(name) => name.into(),
            Self::Modality(modality) => modality.word().into(),
            Self::Precision(grain) => grain.word().into(),
            Self::Kind(kind) => kind.word().into(),
            Self::Unit(unit) => Some(unit.label())
                .filter(|label| !label.is_empty())
                .unwrap_or_else(|| "no unit".to_owned())
                .into(),
            Self::Status(status) => status.word().into(),
        }
    }
}

impl Filter {
    /// True when nothing is filtered out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Every value of a facet that is asked for, in the order of facets.
    #[must_use]
    pub fn only(&self) -> Vec<Only> {
        let sources = self.sources.iter().cloned().map(Only::Source);
        let modalities = self.modalities.iter().copied().map(Only::Modality);
        let grains = self.grains.iter().copied().map(Only::Precision);
        let kinds = self.kinds.iter().copied().map(Only::Kind);
        let units = self.units.iter().cloned().map(Only::Unit);
        let speakers = self.speakers.iter().cloned().map(Only::Speaker);
        let statuses = self.statuses.iter().copied().map(Only::Status);
        sources
            .chain(modalities)
            .chain(grains)
            .chain(kinds)
            .chain(units)
            .chain(speakers)
            .chain(statuses)
            .collect()
    }

    /// True when this value is asked for.
    #[must_use]
    pub fn has(&self, only: &Only) -> bool {
        match only {
            Only::Source(name) => self.sources.contains(name),
            Only::Modality(modality) => self.modalities.contains(modality),
            Only::Precision(grain) => self.grains.contains(grain),
            Only::Kind(kind) => self.kinds.contains(kind),
            Only::Unit(unit) => self.units.contains(unit),
            Only::Speaker(name) => self.speakers.contains(name),
            Only::Status(status) => self.statuses.contains(status),
        }
    }

    /// The same filter with this value asked for, or no longer.
    #[must_use]
    pub fn toggled(&self, only: &Only) -> Self {
        let mut filter = self.clone();
        match only {
            Only::Source(name) => toggle(&mut filter.sources, name),
            Only::Modality(modality) => toggle(&mut filter.modalities, modality),
            Only::Precision(grain) => toggle(&mut filter.grains, grain),
            Only::Kind(kind) => toggle(&mut filter.kinds, kind),
            Only::Unit(unit) => toggle(&mut filter.units, unit),
            Only::Speaker(name) => toggle(&mut filter.speakers, name),
            Only::Status(status) => toggle(&mut filter.statuses, status),
        }
        filter
    }

    /// This filter with `other` laid over it: what `other` speaks of is as `other` has it.
    ///
    /// A saved range so moves the brush and leaves everything else alone.
    #[must_use]
    pub fn under(&self, other: &Self) -> Self {
        fn upper<T: Clone>(upper: &[T], lower: &[T]) -> Vec<T> {
            if upper.is_empty() { lower } else { upper }.to_vec()
        }
        Self {
            range: other.range.or(self.range),
            reported: other.reported.or(self.reported),
            articles: upper(&other.articles, &self.articles),
            sources: upper(&other.sources, &self.sources),
            modalities: upper(&other.modalities, &self.modalities),
            grains: upper(&other.grains, &self.grains),
            kinds: upper(&other.kinds, &self.kinds),
            units: upper(&other.units, &self.units),
            speakers: upper(&other.speakers, &self.speakers),
            statuses: upper(&other.statuses, &self.statuses),
        }
    }

    /// True when this event passes what is asked of events alone.
    #[must_use]
    pub fn admits_event(&self, event: &Event) -> bool {
        among(&self.modalities, &event.modality)
            && (self.grains.is_empty() || self.grains.contains(&event.interval.grain()))
            && self.holds(event.interval.drawn())
    }

    /// True when this figure passes what is asked of figures alone; one without a period passes only without a range.
    #[must_use]
    pub fn admits_figure(&self, figure: &Figure) -> bool {
        among(&self.kinds, &figure.kind)
            && among(&self.units, &figure.unit)
            && among(&self.statuses, &figure.status)
            && self.admits_speaker(figure.speaker.as_deref())
            && (self.range.is_none() || self.holds(drawn(figure)))
    }

    /// True when what comes from this outlet passes.
    #[must_use]
    pub fn admits_source(&self, name: &str) -> bool {
        self.sources.is_empty() || self.sources.iter().any(|wanted| wanted == name)
    }

    /// True when a figure that this one states passes; `None` is nobody.
    #[must_use]
    pub fn admits_speaker(&self, speaker: Option<&str>) -> bool {
        let name = speaker.unwrap_or("");
        self.speakers.is_empty() || self.speakers.iter().any(|wanted| wanted == name)
    }

    /// True when a stretch of seconds touches the range, if there is one.
    #[must_use]
    pub fn holds(&self, drawn: Option<(i64, i64)>) -> bool {
        self.range.is_none_or(|range| touches(drawn, range))
    }
}

/// The stretch of seconds that a figure is about.
#[must_use]
pub fn drawn(figure: &Figure) -> Option<(i64, i64)> {
    figure.period.as_ref()?.interval.drawn()
}

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// What the user called it.
    pub name: String,
    /// What it lets through.
    pub filter: Filter,
}

impl Corpus {
    /// True when the filter lets this event through.
    #[must_use]
    pub fn shows_event(&self, filter: &Filter, r: Ref) -> bool {
        self.shows_article(filter, r.article)
            && self
                .event(r)
                .is_some_and(|event| filter.admits_event(event))
            && self.shows_source(filter, Datum::Event(r))
    }

    /// True when the filter lets this figure through; a figure without a period passes only without a range.
    #[must_use]
    pub fn shows_figure(&self, filter: &Filter, r: Ref) -> bool {
        self.shows_article(filter, r.article)
            && self
                .figure(r)
                .is_some_and(|figure| filter.admits_figure(figure))
            && self.shows_source(filter, Datum::Figure(r))
    }

    /// True when the filter lets the outlet of this datum through, which is in an article that it lets through.
    #[must_use]
    pub fn shows_source(&self, filter: &Filter, datum: Datum) -> bool {
        filter.sources.is_empty()
            || !self.is_mixed(datum.article())
            || filter.admits_source(self.source(datum))
    }

    /// True when the filter lets this article through, or may let some of its events through.
    #[must_use]
    pub fn shows_article(&self, filter: &Filter, article: u32) -> bool {
        self.article(article).is_some_and(|findings| {
            let published = || findings.published.date.map(|point| point.extent().0);
            among(&filter.articles, &findings.article.id)
                && (filter.admits_source(findings.article.source_name()) || self.is_mixed(article))
                && filter
                    .reported
                    .is_none_or(|by| published().is_some_and(|at| at < by))
        })
    }
}

/// True when `item` is asked for, or nothing is.
fn among<T: PartialEq>(wanted: &[T], item: &T) -> bool {
    wanted.is_empty() || wanted.contains(item)
}

/// Takes `item` out of the list if it is there, else puts it in.
fn toggle<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T) {
    match list.iter().position(|other| other == item) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(item.clone()),
    }
}

/// True when two stretches of seconds touch; an instant touches the stretch that it lies in.
fn touches(drawn: Option<(i64, i64)>, (from, to): (i64, i64)) -> bool {
    drawn.is_some_and(|(start, end)| start < to && (end > from || (start == end && start >= from)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Findings, Interval, Point, Published, Span};
    use std::sync::Arc;

    fn corpus() -> Corpus {
        let findings = |source: &str, published: &str, edtf: &str| {
            let mut article = Article::new(source, "It opened.");
            article.source = Some(source.to_owned());
            Arc::new(Findings {
                article,
                published: Published {
                    date: Point::parse(published),
                    ..Published::default()
                },
                events: vec![Event {
                    title: "Opening".into(),
                    interval: Interval::parse(edtf).unwrap(),
                    time: None,
                    sentence: Span::new(0, 10),
                    mentions: crate::model::Mentions::default(),
                    modality: Modality::Happened,
                    labels: crate::model::Labels::default(),
                }],
                figures: vec![Figure {
                    speaker: Some("The mayor".to_owned()),
                    ..Figure::default()
                }],
                ..Findings::default()
            })
        };
        Corpus::new(vec![
            findings("Courier", "2024-03-01", "2024-02"),
            findings("Ferryman", "2024-06", "2024-02-03"),
            findings("Leaflet", "", "1999"),
        ])
    }

    fn shown(corpus: &Corpus, filter: &Filter) -> Vec<u32> {
        (0..3)
            .filter(|&article| corpus.shows_event(filter, Ref { article, index: 0 }))
            .collect()
    }

    #[test]
    fn what_was_reported_by_a_day_leaves_out_what_has_no_date() {
        let corpus = corpus();
        let by = |edtf: &str| Filter {
            reported: Some(Point::parse(edtf).unwrap().extent().1),
            ..Filter::default()
        };
        assert_eq!(shown(&corpus, &by("2024-02-29")), [0; 0]);
        assert_eq!(shown(&corpus, &by("2024-03-01")), [0]);
        assert_eq!(shown(&corpus, &by("2024-06-10")), [0, 1]);
    }

    #[test]
    fn what_is_asked_of_events_leaves_figures_alone() {
        let corpus = corpus();
        let by_day = Filter::default().toggled(&Only::Precision(Grain::Day));
        assert_eq!(shown(&corpus, &by_day), [1]);
        let figure = Ref {
            article: 0,
            index: 0,
        };
        assert!(corpus.shows_figure(&by_day, figure));
        let nobody = by_day.toggled(&Only::Speaker(String::new()));
        assert!(!corpus.shows_figure(&nobody, figure));
        assert_eq!(shown(&corpus, &nobody), [1]);
    }

    #[test]
    fn a_value_toggled_twice_is_as_before_and_is_told_in_between() {
        for only in [
            Only::Source("Courier".to_owned()),
            Only::Modality(Modality::Planned),
            Only::Precision(Grain::Year),
            Only::Kind(Kind::Share),
            Only::Unit(Unit::new("barrel")),
            Only::Speaker("The mayor".to_owned()),
            Only::Status(Status::Forecast),
        ] {
            let on = Filter::default().toggled(&only);
            assert!(on.has(&only) && !on.is_empty());
            assert_eq!(on.only(), std::slice::from_ref(&only));
            assert!(!only.name().is_empty() && Facet::ALL.contains(&only.facet()));
            assert!(on.toggled(&only).is_empty());
        }
    }

    #[test]
    fn a_saved_range_moves_the_brush_and_leaves_the_rest() {
        let now = Filter {
            range: Some((0, 10)),
            ..Filter::default()
        }
        .toggled(&Only::Kind(Kind::Share));
        let saved = Filter {
            range: Some((50, 60)),
            ..Filter::default()
        };
        let after = now.under(&saved);
        assert_eq!(after.range, Some((50, 60)));
        assert_eq!(after.kinds, [Kind::Share]);
        assert_eq!(now.under(&Filter::default()), now);
    }

    #[test]
    fn what_a_table_says_of_its_outlets_is_asked_of_each_row() {
        let event = |name: &str| Event {
            title: name.into(),
            interval: Interval::parse("2024-05-03").unwrap(),
            time: None,
            sentence: Span::new(0, 4),
            mentions: crate::model::Mentions::default(),
            modality: Modality::Happened,
            labels: crate::model::LabelSet {
                source: Some(name.to_owned()),
                ..crate::model::LabelSet::default()
            }
            .into(),
        };
        let mut article = Article::new("Table", "Rows");
        article.origin.name = "table.csv".to_owned();
        let corpus = Corpus::new(vec![Arc::new(Findings {
            article,
            events: vec![event("Courier"), event("Ferryman"), event("Courier")],
            ..Findings::default()
        })]);
        assert_eq!(corpus.sources(), ["Courier", "Ferryman"]);
        let courier = Filter::default().toggled(&Only::Source("Courier".to_owned()));
        let at = |index| Ref { article: 0, index };
        let shown = (0..3).filter(|&index| corpus.shows_event(&courier, at(index)));
        assert_eq!(shown.collect::<Vec<_>>(), [0, 2]);
        assert_eq!(corpus.source(Datum::Event(at(1))), "Ferryman");
        let facets = crate::model::facets::Facets::of(&corpus, &courier);
        assert_eq!(facets.events, 2);
        let told = |name: &str, count| (Only::Source(name.to_owned()), count);
        assert_eq!(
            facets.values,
            [(Facet::Source, vec![told("Courier", 2), told("Ferryman", 1)])]
        );
    }
}
