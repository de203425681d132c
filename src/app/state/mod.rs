//! What the window shows: the articles as read, the user's corrections over them, and what is selected, searched and
//! filtered. Changed by [`super::command`] only; has no opinion on how anything looks.

mod change;
mod correct;
mod notice;

pub use notice::{Message, Overlay, Progress, Tone};

use super::card::Card;
use super::folded::Folded;
use super::route::Route;
use super::search::Search;
use super::settings::Settings;
use super::shown::{Shown, Sought};
use super::task::let_go;
use super::upkeep::Digest;
use crate::chart::{Arrangement, BarSpec, LaneBy, TimeView};
use crate::model::facets::Facets;
use crate::model::find::Place;
use crate::model::{
    ArticleId, Corpus, Datum, Edit, Filter, Findings, Log, Quantity, Ref, SavedFilter, Span,
};
use crate::read::Table;
use crate::work::Input;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Everything that the window shows.
#[derive(Debug, Default)]
pub struct State {
    base: Vec<Arc<Findings>>,
    log: Log,
    /// Counts the changes of what was read and of the corrections.
    changes: u64,
    /// Which of them is on show.
    shown_at: u64,
    shown: Shown,
    folded: Folded,
    folds: u64,
    /// Bytes of text that are open.
    weight: usize,
    revision: u64,
    /// What is to be shown once the last change is.
    sought: Option<Sought>,
    /// What was worked out from what is shown, and for which revision.
    digest: (u64, Digest),
    /// The article in the reader; an index into the shown corpus.
    pub article: u32,
    /// The selected datum.
    pub selected: Option<Datum>,
    /// Counts selections, so that each pane can scroll to one exactly once.
    pub select_stamp: u64,
    /// The place in the reader's article that was asked for last: the words of a selection, or a hit that stands for none.
    pub place: Option<Span>,
    /// The datum that distances are measured from.
    pub measure_from: Option<Datum>,
    /// The datum under the pointer.
    pub hovered: Option<Datum>,
    /// The stretch of time on show; `None` fits everything.
    pub time: Option<TimeView>,
    /// What the lanes of the timeline stand for.
    pub lanes: LaneBy,
    /// How bar charts are to look.
    pub bars: BarSpec,
    /// How they are arranged.
    pub arrangement: Arrangement,
    /// Today in seconds since 1970, for the today line.
    pub today: Option<i64>,
    /// What is filtered out.
    filter: Filter,
    /// Filters under a name, part of the project.
    filters: Vec<SavedFilter>,
    /// The search.
    pub search: Search,
    /// The message strip, oldest first.
    pub messages: Vec<Message>,
    /// What came of the files opened last, a card each.
    pub report: Vec<Card>,
    /// True while those files wait for the user's word before they are added.
    pub pending: bool,
    /// The tables of each file that was opened, by its name.
    pub tables: BTreeMap<String, (Input, Vec<Table>)>,
    /// What stands over the panes.
    pub overlay: Overlay,
    /// What the user waits for.
    pub progress: Option<Progress>,
    /// The project file, where there is one.
    pub project: Option<PathBuf>,
    /// True when there are changes that no file holds.
    pub unsaved: bool,
    /// The corrections in force and the filters when the project was last saved or opened.
    saved: (Vec<Edit>, Vec<SavedFilter>),
    /// What outlives the window.
    pub settings: Settings,
}

/// Bytes of open text up to which correcting, counting, ordering and searching take no longer than a frame may.
const LIGHT: usize = 1 << 18;

impl State {
    /// What is shown: everything read, with the corrections in force.
    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.shown.corpus
    }

    /// What is shown, to be read on another thread.
    #[must_use]
    pub fn shared_corpus(&self) -> &Arc<Corpus> {
        &self.shown.corpus
    }

    /// What was shown when the quantities were last worked out: what is shown now, or a moment ago.
    #[must_use]
    pub fn folded_corpus(&self) -> &Arc<Corpus> {
        self.folded.corpus()
    }

    /// True while the quantities of what is shown are not worked out.
    #[must_use]
    pub fn is_folding(&self) -> bool {
        !Arc::ptr_eq(self.folded.corpus(), &self.shown.corpus)
    }

    /// The quantity that a figure speaks of, where it is known.
    #[must_use]
    pub fn quantity_of(&self, figure: Ref) -> Option<&Quantity> {
        self.folded
            .quantity_of(figure)
            .filter(|_| !self.is_folding())
    }

    /// True when another claim differs from this figure.
    #[must_use]
    pub fn disagrees(&self, figure: Ref) -> bool {
        self.folded.disagrees(figure) && !self.is_folding()
    }

    /// The figures that other claims differ from; none while that is being worked out.
    pub(super) fn disagreeing(&self) -> Arc<FxHashSet<Ref>> {
        if self.is_folding() {
            Arc::default()
        } else {
            Arc::clone(self.folded.disagreeing())
        }
    }

    /// How many quantities have claims that differ.
    #[must_use]
    pub fn disagreements(&self) -> usize {
        self.folded.disagreements()
    }

    /// How many events are dated differently elsewhere.
    #[must_use]
    pub fn disputes(&self) -> usize {
        self.folded.disputes()
    }

    /// How many temporal expressions could not be put on the calendar.
    #[must_use]
    pub fn leftovers(&self) -> usize {
        self.shown.leftovers
    }

    /// How many events are shown or filtered out.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.shown.events
    }

    /// How many figures are shown or filtered out.
    #[must_use]
    pub fn figure_count(&self) -> usize {
        self.shown.figures
    }

    /// Changes whenever what is shown or filtered changes; caches hang on it.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Changes whenever what is shown, filtered or folded changes: for what hangs on quantities.
    #[must_use]
    pub fn folded_revision(&self) -> u64 {
        self.revision + self.folds
    }

    /// Changes whenever what is shown or folded changes, whatever is filtered: for what hangs on content alone.
    #[must_use]
    pub(super) fn content_revision(&self) -> u64 {
        self.shown_at + self.folds
    }

    /// What is filtered out.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Filters under a name.
    #[must_use]
    pub fn filters(&self) -> &[SavedFilter] {
        &self.filters
    }

    /// How many data each value of each facet would show.
    #[must_use]
    pub fn facets(&self) -> &Facets {
        &self.digest.1.facets
    }

    /// The orders that the keyboard walks in.
    #[must_use]
    pub(super) fn route(&self) -> &Route {
        &self.digest.1.route
    }

    /// The revision that counts and orders are for.
    #[must_use]
    pub(super) fn digest_of(&self) -> u64 {
        self.digest.0
    }

    /// Takes the counts and orders of a revision.
    pub(super) fn take_digest(&mut self, revision: u64, digest: Digest) {
        self.digest = (revision, digest);
    }

    /// True while so little is open that everything can be worked out within a frame.
    #[must_use]
    pub(super) fn is_light(&self) -> bool {
        self.weight <= LIGHT
    }

    /// The corrections.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Every article as it was read, before corrections.
    #[must_use]
    pub fn base(&self) -> &[Arc<Findings>] {
        &self.base
    }

    /// The findings in the reader.
    #[must_use]
    pub fn current(&self) -> Option<&Findings> {
        self.corpus().article(self.article)
    }

    /// Replaces what is filtered out.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.revision += 1;
    }

    /// Adds articles; one whose words are open already is passed over. Returns the first new one.
    pub fn add(&mut self, articles: Vec<Arc<Findings>>) -> Option<ArticleId> {
        let mut known: BTreeSet<ArticleId> = self.base.iter().map(|f| f.article.id).collect();
        let fresh: Vec<_> = articles
            .into_iter()
            .filter(|findings| known.insert(findings.article.id))
            .collect();
        let first = fresh.first().map(|findings| findings.article.id);
        self.base.extend(fresh);
        self.refresh();
        first
    }

    /// Takes out every article of a file, to be read anew.
    pub fn close_file(&mut self, name: &str) {
        let of_file = |findings: &mut Arc<Findings>| findings.article.origin.name == name;
        let_go(self.base.extract_if(.., of_file).collect::<Vec<_>>());
        self.refresh();
    }

    /// Replaces everything: the articles as read and the corrections.
    pub fn replace(&mut self, articles: Vec<Arc<Findings>>, log: Log) {
        let_go(std::mem::replace(&mut self.base, articles));
        self.log = log;
        self.filters.clear();
        self.mark_saved();
        self.sought = None;
        self.selected = None;
        self.time = None;
        self.filter = Filter::default();
        self.measure_from = None;
        self.refresh();
        self.article = 0;
    }

    /// The place of an article in what is shown.
    #[must_use]
    pub fn position(&self, id: ArticleId) -> Option<u32> {
        (0_u32..)
            .zip(self.corpus().articles())
            .find_map(|(index, findings)| (findings.article.id == id).then_some(index))
    }

    /// Selects a datum, or nothing, and shows its article.
    pub fn select(&mut self, datum: Option<Datum>) {
        self.selected = datum.filter(|&datum| self.corpus().span(datum).is_some());
        self.place = self.selected.and_then(|datum| self.corpus().span(datum));
        self.select_stamp += 1;
        if let Some(datum) = self.selected {
            self.article = datum.article();
        }
    }

    /// Shows a hit: selects what stands there, or else only brings its words into view.
    pub fn show_place(&mut self, place: Place) {
        self.select(place.datum);
        if place.datum.is_none() {
            self.article = place.article;
            self.place = Some(place.span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;

    fn findings(title: &str) -> Arc<Findings> {
        Arc::new(Findings {
            article: Article::new(title, "On 3 May 2021 it rained."),
            times: vec![crate::model::Time {
                span: crate::model::Span::new(3, 13),
                sentence: 0,
                class: crate::model::Class::Date,
                said: crate::model::Said::default(),
                rule: "test",
                value: String::new(),
                interval: None,
                inferred: Vec::new(),
                because: String::new(),
            }],
            ..Findings::default()
        })
    }

    #[test]
    fn an_article_opens_once_however_often_it_is_opened() {
        let mut state = State::default();
        let id = |title: &str| Some(findings(title).article.id);
        let added = state.add(vec![findings("one"), findings("two")]);
        assert_eq!(added, id("one"));
        let added = state.add(vec![findings("two"), findings("three")]);
        assert_eq!(added, id("three"));
        assert_eq!(state.corpus().articles().len(), 3);
        assert_eq!(state.add(vec![findings("one")]), None);
    }

    #[test]
    fn the_selection_follows_its_article_when_another_one_goes_and_comes_back() {
        let mut state = State::default();
        state.add(vec![findings("one"), findings("two")]);
        let datum = |article| Datum::Time(Ref { article, index: 0 });
        state.select(Some(datum(1)));
        let article = state.corpus().articles()[0].article.id;
        state.edit(Edit::Remove { article });
        assert_eq!((state.selected, state.article), (Some(datum(0)), 0));
        assert_eq!(state.undo(), Some("remove article"));
        assert_eq!((state.selected, state.article), (Some(datum(1)), 1));
    }

    #[test]
    fn a_selection_that_points_nowhere_is_none() {
        let mut state = State::default();
        state.select(Some(Datum::Event(Ref {
            article: 7,
            index: 7,
        })));
        assert_eq!(state.selected, None);
    }
}
