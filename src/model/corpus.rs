//! Everything that was found in all open articles, indexed for the questions that the panes ask.
//!
//! A corpus is a value: built once from findings, then only read. Articles are shared, so that a correction to one of
//! them costs one article and an index.

use super::claims::Quantity;
use super::dispute::Disputes;
use super::event::{Event, Findings};
use super::figure::Figure;
use super::fold::fold_while;
use super::go_on::{GoOn, each_while, sort_while};
use super::text::{ArticleId, Span};
use super::time::Time;
use rustc_hash::FxHashSet;
use std::sync::{Arc, OnceLock};

/// The place of one thing in a corpus: which article, and which of its things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref {
    /// Index into [`Corpus::articles`].
    pub article: u32,
    /// Index into that article's events, figures or times.
    pub index: u32,
}

/// One thing that can be hovered, selected and scrolled to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Datum {
    /// An event.
    Event(Ref),
    /// A figure.
    Figure(Ref),
    /// A temporal expression, such as a leftover.
    Time(Ref),
}

impl Datum {
    /// The article it belongs to.
    #[must_use]
    pub fn article(self) -> u32 {
        match self {
            Self::Event(r) | Self::Figure(r) | Self::Time(r) => r.article,
        }
    }
}

/// What the user said of two figures, over what folding would make of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// They are claims on one quantity.
    Together(Ref, Ref),
    /// It is on a quantity of its own.
    Apart(Ref),
}

/// Everything extracted or imported, sorted and indexed.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    articles: Vec<Arc<Findings>>,
    by_start: Vec<Ref>,
    extent: Option<(i64, i64)>,
    sources: Vec<String>,
    /// Articles whose events name outlets of their own, ascending.
    mixed: Vec<u32>,
    ties: Vec<Tie>,
    quantities: OnceLock<Vec<Quantity>>,
    disputes: OnceLock<Disputes>,
    /// Figures that stand here in another unit than their text has, sorted.
    converted: Vec<Ref>,
}

impl Corpus {
    /// Indexes these findings, in this order.
    #[must_use]
    pub fn new(articles: Vec<Arc<Findings>>) -> Self {
        Self::new_while(articles, &|| true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn new_while(articles: Vec<Arc<Findings>>, go_on: GoOn<'_>) -> Option<Self> {
        let mut keyed: Vec<((i64, i64), Ref)> = Vec::new();
        let mut extent: Option<(i64, i64)> = None;
        for (article, findings) in (0_u32..).zip(&articles) {
            for (index, event) in (0_u32..).zip(each_while(&findings.events, go_on)) {
                if let Some((start, end)) = event.interval.drawn() {
                    keyed.push(((start, end), Ref { article, index }));
                    extent = Some(extent.map_or((start, end), |(a, b)| (a.min(start), b.max(end))));
                }
            }
        }
        sort_while(&mut keyed, Ord::cmp, go_on)?;
        let (sources, mixed) = sources(&articles, go_on);
        go_on().then(|| Self {
            by_start: keyed.into_iter().map(|(_, r)| r).collect(),
            articles,
            extent,
            sources,
            mixed,
            ..Self::default()
        })
    }

    /// The same corpus with what the user said of its figures.
    #[must_use]
    pub fn tied(self, ties: Vec<Tie>) -> Self {
        Self {
            ties,
            quantities: OnceLock::new(),
            ..self
        }
    }

    /// The same corpus with these articles, whose things stand in the same places; `converted` names the figures that
    /// differ, in order.
    #[must_use]
    pub(super) fn with_figures(&self, articles: Vec<Arc<Findings>>, converted: Vec<Ref>) -> Self {
        Self {
            articles,
            converted,
            quantities: OnceLock::new(),
            ..self.clone()
        }
    }

    /// The same corpus with quantities that were worked out elsewhere.
    #[must_use]
    pub(super) fn with_quantities(self, quantities: Vec<Quantity>) -> Self {
        Self {
            quantities: OnceLock::from(quantities),
            ..self
        }
    }

    /// True when a figure stands here in another unit than its text has.
    #[must_use]
    pub fn is_converted(&self, figure: Ref) -> bool {
        self.converted.binary_search(&figure).is_ok()
    }

    /// What the user said of figures, oldest first.
    #[must_use]
    pub fn ties(&self) -> &[Tie] {
        &self.ties
    }

    /// The quantities that its figures fold into, in the order of first mention: worked out when first asked for.
    #[must_use]
    pub fn quantities(&self) -> &[Quantity] {
        self.quantities_while(&|| true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn quantities_while(&self, go_on: GoOn<'_>) -> Option<&[Quantity]> {
        if self.quantities.get().is_none() {
            // Whoever was first has worked out the same.
            let _ = self.quantities.set(fold_while(self, go_on)?);
        }
        self.folded()
    }

    /// The quantities, if somebody has worked them out.
    #[must_use]
    pub fn folded(&self) -> Option<&[Quantity]> {
        self.quantities.get().map(Vec::as_slice)
    }

    /// The events that articles date differently: worked out when first asked for.
    #[must_use]
    pub fn disputes(&self) -> &Disputes {
        self.disputes.get_or_init(|| Disputes::of(self))
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn disputes_while(&self, go_on: GoOn<'_>) -> Option<&Disputes> {
        if self.disputes.get().is_none() {
            // Whoever was first has worked out the same.
            let _ = self.disputes.set(Disputes::of_while(self, go_on)?);
        }
        self.disputes.get()
    }

    /// The events that tell of the same occurrence as this one and date it differently, if somebody has worked them out.
    #[must_use]
    pub fn disputed(&self, event: Ref) -> &[Ref] {
        self.disputes
            .get()
            .map_or(&[], |disputes| disputes.others(event))
    }

    /// The findings of every article, in the order of opening.
    #[must_use]
    pub fn articles(&self) -> &[Arc<Findings>] {
        &self.articles
    }

    /// The findings of one article.
    #[must_use]
    pub fn article(&self, index: u32) -> Option<&Findings> {
        self.articles.get(index as usize).map(AsRef::as_ref)
    }

    /// The outlets, in the order of first appearance.
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }

    /// True when events of an article name outlets of their own.
    #[must_use]
    pub fn is_mixed(&self, article: u32) -> bool {
        self.mixed.binary_search(&article).is_ok()
    }

    /// The outlet that a datum comes from; may be empty.
    #[must_use]
    pub fn source(&self, datum: Datum) -> &str {
        let Some(findings) = self.article(datum.article()) else {
            return "";
        };
        match datum {
            Datum::Event(r) => self.event(r).map_or("", |event| findings.source(event)),
            Datum::Figure(_) | Datum::Time(_) => findings.article.source_name(),
        }
    }

    /// All events that can be drawn, by start, then end, then place.
    #[must_use]
    pub fn events_by_start(&self) -> &[Ref] {
        &self.by_start
    }

    /// First second and one past the last second of all events, from 1970-01-01T00:00 civil time.
    #[must_use]
    pub fn extent(&self) -> Option<(i64, i64)> {
        self.extent
    }

    /// The event at `r`.
    #[must_use]
    pub fn event(&self, r: Ref) -> Option<&Event> {
        self.article(r.article)?.events.get(r.index as usize)
    }

    /// The title of the event at `r`.
    #[must_use]
    pub fn title(&self, r: Ref) -> Option<&str> {
        let findings = self.article(r.article)?;
        Some(findings.title(findings.events.get(r.index as usize)?))
    }

    /// The figure at `r`.
    #[must_use]
    pub fn figure(&self, r: Ref) -> Option<&Figure> {
        self.article(r.article)?.figures.get(r.index as usize)
    }

    /// The place of the figure that these words of an article are.
    #[must_use]
    pub fn figure_at(&self, id: ArticleId, span: Span) -> Option<Ref> {
        let article = self
            .articles
            .iter()
            .position(|findings| findings.article.id == id)?;
        let figures = &self.articles.get(article)?.figures;
        let index = figures.iter().position(|figure| figure.span == span)?;
        Some(Ref {
            article: u32::try_from(article).ok()?,
            index: u32::try_from(index).ok()?,
        })
    }

    /// The temporal expression at `r`.
    #[must_use]
    pub fn time(&self, r: Ref) -> Option<&Time> {
        self.article(r.article)?.times.get(r.index as usize)
    }

    /// All figures, in order of article and position.
    pub fn figures(&self) -> impl Iterator<Item = (Ref, &Figure)> {
        (0_u32..)
            .zip(&self.articles)
            .flat_map(|(article, findings)| {
                (0_u32..)
                    .zip(&findings.figures)
                    .map(move |(index, figure)| (Ref { article, index }, figure))
            })
    }

    /// All times that could not be put on the calendar.
    pub fn leftovers(&self) -> impl Iterator<Item = (Ref, &Time)> {
        (0_u32..)
            .zip(&self.articles)
            .flat_map(|(article, findings)| {
                findings.leftovers().map(move |(index, time)| {
                    (
                        Ref {
                            article,
                            index: u32::try_from(index).unwrap_or(u32::MAX),
                        },
                        time,
                    )
                })
            })
    }

    /// The sentence behind a datum.
    #[must_use]
    pub fn sentence(&self, datum: Datum) -> Option<super::Span> {
        let findings = self.article(datum.article())?;
        match datum {
            Datum::Event(r) => self.event(r).map(|event| event.sentence),
            Datum::Figure(r) => self
                .figure(r)
                .map(|figure| findings.sentence(figure.sentence)),
            Datum::Time(r) => self.time(r).map(|time| findings.sentence(time.sentence)),
        }
    }

    /// The very words behind a datum: the date of an event, the number of a figure.
    #[must_use]
    pub fn span(&self, datum: Datum) -> Option<super::Span> {
        match datum {
            Datum::Event(r) => {
                let event = self.event(r)?;
                let time = event.time.and_then(|index| {
                    self.time(Ref {
                        article: r.article,
                        index,
                    })
                });
                Some(time.map_or(event.sentence, |time| time.span))
            }
            Datum::Figure(r) => self.figure(r).map(|figure| figure.span),
            Datum::Time(r) => self.time(r).map(|time| time.span),
        }
    }
}

/// The outlets of articles and of their events, in the order of first appearance; and the articles whose events name some of
/// their own.
fn sources(articles: &[Arc<Findings>], go_on: GoOn<'_>) -> (Vec<String>, Vec<u32>) {
    let mut known: FxHashSet<&str> = FxHashSet::default();
    let (mut sources, mut mixed) = (Vec::new(), Vec::new());
    for (article, findings) in (0_u32..).zip(articles) {
        let own =
            each_while(&findings.events, go_on).filter_map(|event| event.labels.source.as_deref());
        let mut count = 0;
        let mut last = None;
        for name in own {
            count += 1;
            // Rows that name one outlet share its name.
            if !last.is_some_and(|last| std::ptr::eq(last, name)) && known.insert(name) {
                sources.push(name.to_owned());
            }
            last = Some(name);
        }
        if count > 0 {
            mixed.push(article);
        }
        // A table that names an outlet in every row is none itself.
        let is_outlet = count == 0 || count < findings.events.len() || !findings.figures.is_empty();
        let name = findings.article.source_name();
        if is_outlet && known.insert(name) {
            sources.push(name.to_owned());
        }
    }
    (sources, mixed)
}

#[cfg(test)]
mod tests {
    use super::super::go_on::{STRIDE, asks};
    use super::super::synthetic;
    use super::*;

    #[test]
    fn a_corpus_that_nobody_waits_for_is_not_put_in_order() {
        let articles = synthetic::corpus(300_000).articles().to_vec();
        let made = |go_on: GoOn<'_>| Corpus::new_while(articles.clone(), go_on);
        // Its events are gone through twice, and sorted in between.
        assert!(asks(made) > 300_000 / STRIDE * 2);
    }
}
