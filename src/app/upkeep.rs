//! What was read and corrected → what is shown, its quantities, its counts and orders, and its hits: each begun when it is
//! stale and taken when it is there, beside the window where there is much of it.
//!
//! Until the next one is there, the window goes on with the one before.

use super::App;
use super::folded::Folded;
use super::route::Route;
use super::shown::Shown;
use super::state::Tone;
use super::task::{Outcome, Task};
use crate::model::facets::Facets;
use crate::model::{Corpus, Filter, GoOn, Hits, find};
use std::sync::Arc;
use std::time::Duration;

/// The longest that a frame waits for quantities, so that those of a small corpus never come a frame late.
const PATIENCE: Duration = Duration::from_millis(8);

/// The counts and orders of one revision of what is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Digest {
    /// How many data each value of each facet would show.
    pub(super) facets: Facets,
    /// The orders that the keyboard walks in.
    pub(super) route: Route,
}

impl Digest {
    /// `None` once it was told to stop.
    fn of(corpus: &Corpus, filter: &Filter, go_on: GoOn<'_>) -> Option<Self> {
        Some(Self {
            facets: Facets::of_while(corpus, filter, go_on)?,
            route: Route::of_while(corpus, filter, go_on)?,
        })
    }
}

/// What is being worked out, each for what it was begun at.
#[derive(Default)]
pub(super) struct Underway {
    shown: Option<(u64, Task<Shown>)>,
    folded: Option<(Arc<Corpus>, Task<Folded>)>,
    digest: Option<(u64, Task<Digest>)>,
    search: Option<(u64, String, Task<Hits>)>,
    /// Figures that the user told not to compare.
    refused: Option<Arc<Corpus>>,
}

impl Underway {
    /// True while something is worked out.
    pub(super) fn is_busy(&self) -> bool {
        self.shown.is_some()
            || self.folded.is_some()
            || self.digest.is_some()
            || self.search.is_some()
    }

    /// What the user waits for longest, in words, and how long it has been under way.
    pub(super) fn told(&self) -> Option<(&'static str, Duration)> {
        let shown = self.shown.as_ref().map(|(_, task)| task.age());
        let folded = self.folded.as_ref().map(|(_, task)| task.age());
        let digest = self.digest.as_ref().map(|(_, task)| task.age());
        let search = self.search.as_ref().map(|(.., task)| task.age());
        [
            (shown, "putting everything in order"),
            (search, "searching"),
            (folded, "comparing figures"),
            (digest, "counting"),
        ]
        .into_iter()
        .find_map(|(age, what)| Some((what, age?)))
    }
}

impl App {
    /// Begins what is stale and takes what is done.
    pub(super) fn keep_up(&mut self, ctx: &egui::Context) {
        self.keep_shown(ctx);
        self.keep_folded(ctx);
        self.keep_digest(ctx);
        self.keep_search(ctx);
    }

    /// Stops what [`Underway::told`] tells of; what was on show before stays.
    pub(super) fn stop_underway(&mut self) {
        let (state, underway) = (&mut self.state, &mut self.underway);
        if underway.shown.take().is_some() {
            state.give_up("The last change is not shown.");
        } else if underway.search.take().is_some() {
            state.search.begin("");
        } else if let Some((corpus, _)) = underway.folded.take() {
            let hint = "They will be with the next change.";
            state.say(Tone::Note, "The figures were not compared.", hint);
            underway.refused = Some(corpus);
        } else if let Some((revision, _)) = underway.digest.take() {
            state.take_digest(revision, Digest::default());
        }
    }

    fn keep_shown(&mut self, ctx: &egui::Context) {
        let (state, underway) = (&mut self.state, &mut self.underway.shown);
        let Some(wanted) = state.awaited() else {
            *underway = None;
            return;
        };
        if underway.is_none() {
            let recipe = state.recipe();
            let work = Task::start(ctx, false, move |effort| {
                recipe.shown(&|| !effort.is_stopped())
            });
            *underway = Some((wanted, work));
        }
        if let Some((at, task)) = underway {
            match task.poll() {
                Outcome::Pending => {}
                Outcome::Done(shown) => {
                    state.take_shown(*at, shown);
                    *underway = None;
                    ctx.request_repaint();
                }
                Outcome::Lost => {
                    state.give_up("The last change cannot be shown.");
                    *underway = None;
                }
            }
        }
    }

    fn keep_folded(&mut self, ctx: &egui::Context) {
        let (state, underway) = (&mut self.state, &mut self.underway.folded);
        let corpus = state.shared_corpus();
        let refused = &mut self.underway.refused;
        // What is on show no more need not be remembered, nor kept.
        refused.take_if(|known| !Arc::ptr_eq(known, corpus));
        if !state.is_folding() || refused.is_some() {
            *underway = None;
            return;
        }
        let outcome = match underway {
            Some((known, task)) if Arc::ptr_eq(known, corpus) => task.poll(),
            _ => {
                let own = Arc::clone(corpus);
                let task = Task::start(ctx, false, move |effort| {
                    Folded::of_while(own, &|| !effort.is_stopped())
                });
                let outcome = task.wait(PATIENCE);
                *underway = Some((Arc::clone(corpus), task));
                outcome
            }
        };
        match outcome {
            Outcome::Pending => return,
            Outcome::Done(folded) => state.take_folded(folded),
            Outcome::Lost => state.take_folded(Folded::unknown(Arc::clone(state.shared_corpus()))),
        }
        *underway = None;
        ctx.request_repaint();
    }

    fn keep_digest(&mut self, ctx: &egui::Context) {
        let (state, underway) = (&mut self.state, &mut self.underway.digest);
        let revision = state.revision();
        // One at a time: while a brush is drawn, the counts follow as fast as they can be made.
        if state.digest_of() != revision && underway.is_none() {
            let (corpus, filter) = (Arc::clone(state.shared_corpus()), state.filter().clone());
            let work = Task::start(ctx, state.is_light(), move |effort| {
                Digest::of(&corpus, &filter, &|| !effort.is_stopped())
            });
            *underway = Some((revision, work));
        }
        if let Some((at, task)) = underway {
            let digest = match task.poll() {
                Outcome::Pending => return,
                Outcome::Done(digest) => digest,
                Outcome::Lost => Digest::default(),
            };
            state.take_digest(*at, digest);
            *underway = None;
            ctx.request_repaint();
        }
    }

    fn keep_search(&mut self, ctx: &egui::Context) {
        let (state, underway) = (&mut self.state, &mut self.underway.search);
        let revision = state.revision();
        if !state.search.is_stale(revision) {
            *underway = None;
            return;
        }
        let begun = underway
            .as_ref()
            .is_some_and(|(at, query, _)| *at == revision && *query == state.search.query());
        if !begun && let Some(words) = state.search.words().cloned() {
            let (corpus, filter) = (Arc::clone(state.shared_corpus()), state.filter().clone());
            let work = Task::start(ctx, state.is_light(), move |effort| {
                find::find(&corpus, &filter, &words, &|| !effort.is_stopped())
            });
            *underway = Some((revision, state.search.query().to_owned(), work));
        }
        let Some((at, _, task)) = underway else {
            return;
        };
        let hits = match task.poll() {
            Outcome::Pending => return,
            Outcome::Done(hits) => hits,
            Outcome::Lost => Hits::default(),
        };
        let jump = state.search.take(*at, hits, state.selected);
        *underway = None;
        ctx.request_repaint();
        if jump {
            self.show_hit();
        }
    }
}
