//! What the window shows: the articles as read, the user's corrections over them, and what is selected, searched and
//! filtered. Changed by [`super::command`] only; has no opinion on how anything looks.

use super::card::Card;
use super::folded::Folded;
use super::route::Route;
use super::search::Search;
use super::settings::Settings;
use super::shown::{Recipe, Shown, Sought, datum_at, moved};
use super::task::let_go;
use super::upkeep::Digest;
use crate::chart::{Arrangement, BarSpec, LaneBy, TimeView};
use crate::model::facets::Facets;
use crate::model::find::Place;
use crate::model::{
    ArticleId, Corpus, Datum, Edit, Filter, Findings, Log, Quantity, Ref, SavedFilter, Span, Tie,
};
use crate::read::Table;
use crate::work::Input;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// How serious a message to the user is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Note,
    /// Something went wrong.
    Error,
}

/// One line of the message strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How serious it is.
    pub tone: Tone,
    /// What happened, to which file.
    pub text: String,
    /// What the user can do; may be empty.
    pub hint: String,
}

/// Something under way that the user waits for.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// "reading report.csv".
    pub what: String,
    /// The share that is done, from 0 to 1, where that is known.
    pub share: Option<f32>,
    /// Cancel stops it.
    pub can_stop: bool,
}

/// The panes that an in-window overlay can stand over; one at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlay {
    /// None.
    #[default]
    None,
    /// The command palette.
    Palette,
    /// The sheet of keys.
    Help,
    /// What came of the files opened last.
    Report,
    /// Whether to save before leaving.
    Leave,
    /// The name to save a filter under.
    SaveFilter,
}

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
        self.base
            .retain(|findings| findings.article.origin.name != name);
        self.refresh();
    }

    /// Replaces everything: the articles as read and the corrections.
    pub fn replace(&mut self, articles: Vec<Arc<Findings>>, log: Log) {
        self.base = articles;
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

    /// Replaces the filters under a name, as a project has them.
    pub fn set_filters(&mut self, filters: Vec<SavedFilter>) {
        self.filters = filters;
        self.mark_saved();
    }

    /// Keeps what is filtered now under a name; another filter of that name gives way.
    pub fn save_filter(&mut self, name: &str) {
        let saved = SavedFilter {
            name: name.trim().to_owned(),
            filter: self.filter.clone(),
        };
        if saved.name.is_empty() || saved.filter.is_empty() {
            return;
        }
        match self.filters.iter_mut().find(|old| old.name == saved.name) {
            Some(old) => *old = saved,
            None => self.filters.push(saved),
        }
        self.mark_changed();
    }

    /// Forgets the filter at this place in the list.
    pub fn forget_filter(&mut self, index: usize) {
        if index < self.filters.len() {
            self.filters.remove(index);
            self.mark_changed();
        }
    }

    /// Adds a correction.
    pub fn edit(&mut self, edit: Edit) {
        self.log.push(edit);
        self.corrected();
    }

    /// Adds what the user said of two figures as a correction.
    pub fn tie(&mut self, tie: Tie) {
        let named = |r: Ref| {
            let findings = self.corpus().article(r.article)?;
            Some((
                findings.article.id,
                findings.figures.get(r.index as usize)?.span,
            ))
        };
        let edit = match tie {
            Tie::Together(one, two) => {
                named(one)
                    .zip(named(two))
                    .map(|((article, span), (other, other_span))| Edit::Join {
                        article,
                        span,
                        other,
                        other_span,
                    })
            }
            Tie::Apart(figure) => {
                named(figure).map(|(article, span)| Edit::Split { article, span })
            }
        };
        if let Some(edit) = edit {
            self.edit(edit);
        }
    }

    /// Adds several corrections at once.
    pub fn edit_all(&mut self, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        for edit in edits {
            self.log.push(edit);
        }
        self.corrected();
    }

    /// Puts other articles in place of those read; each correction becomes what `carry` says, or goes.
    pub(super) fn exchange(
        &mut self,
        articles: Vec<Arc<Findings>>,
        carry: &dyn Fn(&Edit) -> Option<Edit>,
    ) {
        self.base = articles;
        self.log = self.log.carried(carry);
        self.saved.0 = self.saved.0.iter().filter_map(carry).collect();
        self.corrected();
    }

    /// Shows the corrections now in force.
    fn corrected(&mut self) {
        self.mark_changed();
        self.refresh();
    }

    /// Back where the last save left everything, nothing is unsaved.
    fn mark_changed(&mut self) {
        self.unsaved = self.log.in_force() != self.saved.0 || self.filters != self.saved.1;
    }

    /// Takes the corrections now in force, and the filters, as saved.
    pub fn mark_saved(&mut self) {
        self.take_saved(self.log.in_force().to_vec(), self.filters.clone());
    }

    /// Takes these corrections and filters as saved: those of a moment ago, perhaps.
    pub(super) fn take_saved(&mut self, edits: Vec<Edit>, filters: Vec<SavedFilter>) {
        self.saved = (edits, filters);
        self.mark_changed();
    }

    /// Takes the last correction back and returns what it was.
    pub fn undo(&mut self) -> Option<&'static str> {
        let what = self.log.undo().map(Edit::describe)?;
        self.corrected();
        Some(what)
    }

    /// Puts the last correction taken back in force again.
    pub fn redo(&mut self) -> Option<&'static str> {
        let what = self.log.redo().map(Edit::describe)?;
        self.corrected();
        Some(what)
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

    /// Adds a line to the message strip; the oldest gives way when there are many.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>, hint: impl Into<String>) {
        let message = Message {
            tone,
            text: text.into(),
            hint: hint.into(),
        };
        self.messages.retain(|old| *old != message);
        self.messages.push(message);
        if self.messages.len() > MOST_MESSAGES {
            self.messages.remove(0);
        }
    }

    /// The quantities of what is shown, or was a moment ago.
    pub(super) fn take_folded(&mut self, folded: Folded) {
        self.folded = folded;
        self.folds += 1;
    }

    /// Shows what was read with the corrections: now where it is little, else once [`App::keep_up`](super::App) has put it
    /// together.
    fn refresh(&mut self) {
        self.changes += 1;
        self.weight = self.base.iter().map(|f| f.article.text.len()).sum();
        if self.is_light() {
            let shown = self.recipe().shown();
            self.take_shown(self.changes, shown);
        }
    }

    /// The change that is not on show yet.
    pub(super) fn awaited(&self) -> Option<u64> {
        (self.shown_at != self.changes).then_some(self.changes)
    }

    /// What is to be shown.
    pub(super) fn recipe(&self) -> Recipe {
        Recipe {
            base: self.base.clone(),
            log: self.log.clone(),
        }
    }

    /// Leaves on show what was before, where a change could not be put together.
    pub(super) fn give_up(&mut self) {
        self.shown_at = self.changes;
        let hint = "Undo it, or open fewer files at once.";
        self.say(Tone::Error, "The last change cannot be shown.", hint);
    }

    /// Puts on show what came of a change, and moves every reference along.
    pub(super) fn take_shown(&mut self, change: u64, shown: Shown) {
        let current = self.current().map(|findings| findings.article.id);
        let named = |datum: Datum| {
            let findings = self.corpus().article(datum.article())?;
            Some((findings.article.id, datum))
        };
        let selected = self.selected.and_then(named);
        let measured = self.measure_from.and_then(named);
        let_go(std::mem::replace(&mut self.shown, shown));
        self.shown_at = change;
        self.revision += 1;
        self.article = current.and_then(|id| self.position(id)).unwrap_or_else(|| {
            let last = self.corpus().articles().len().saturating_sub(1);
            self.article.min(u32::try_from(last).unwrap_or(0))
        });
        self.selected = self.followed(selected);
        self.measure_from = self.followed(measured);
        self.hovered = None;
        if let Some(sought) = self.sought.take() {
            self.seek(sought);
        }
    }

    /// Shows an article and selects words of it, at once or as soon as the last change is on show.
    pub(super) fn seek(&mut self, sought: Sought) {
        if self.awaited().is_some() {
            self.sought = Some(sought);
            return;
        }
        let Some(place) = self.position(sought.article) else {
            return;
        };
        if self.article != place {
            self.article = place;
            self.place = None;
        }
        let found = sought
            .words
            .and_then(|(kind, span)| datum_at(self.corpus(), place, kind, span));
        if found != self.selected {
            self.select(found);
        }
    }

    /// A datum of an article that may stand elsewhere now, or nowhere.
    fn followed(&self, datum: Option<(ArticleId, Datum)>) -> Option<Datum> {
        datum
            .and_then(|(id, datum)| Some(moved(datum, self.position(id)?)))
            .filter(|&datum| self.corpus().span(datum).is_some())
    }
}

/// Lines that the message strip holds at most.
const MOST_MESSAGES: usize = 4;

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
