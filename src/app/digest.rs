//! What is shown → its counts, its orders and its hits, worked out beside the window where there is much of it.
//!
//! A digest belongs to one revision. Until the next one is there, the window goes on with the one before.

use super::App;
use super::later::Later;
use super::route::Route;
use crate::model::facets::Facets;
use crate::model::{Corpus, Filter, Hits, find};
use std::sync::Arc;

/// What is worked out from what is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Digest {
    /// How many data each value of each facet would show.
    pub(super) facets: Facets,
    /// The orders that the keyboard walks in.
    pub(super) route: Route,
}

impl Digest {
    fn of(corpus: &Corpus, filter: &Filter) -> Self {
        Self {
            facets: Facets::of(corpus, filter),
            route: Route::of(corpus, filter),
        }
    }
}

/// What is being worked out, each for the revision that it was begun at.
#[derive(Default)]
pub(super) struct Underway {
    digest: Option<(u64, Later<Digest>)>,
    search: Option<(u64, String, Later<Option<Hits>>)>,
}

impl Underway {
    /// True while something is worked out.
    pub(super) fn is_busy(&self) -> bool {
        self.digest.is_some() || self.search.is_some()
    }
}

impl App {
    /// Begins what is stale and takes what is done.
    pub(super) fn keep_up(&mut self, ctx: &egui::Context) {
        self.keep_digest(ctx);
        self.keep_search(ctx);
    }

    fn keep_digest(&mut self, ctx: &egui::Context) {
        let (state, underway) = (&mut self.state, &mut self.underway.digest);
        let revision = state.revision();
        let begun = underway.as_ref().is_some_and(|(at, _)| *at == revision);
        if state.digest_of() != revision && !begun {
            let (corpus, filter) = (Arc::clone(state.shared_corpus()), state.filter().clone());
            let work = Later::start(ctx, state.is_light(), move |_| Digest::of(&corpus, &filter));
            *underway = Some((revision, work));
        }
        if let Some((at, later)) = underway {
            match later.poll() {
                Ok(Some(digest)) => {
                    state.take_digest(*at, digest);
                    *underway = None;
                    ctx.request_repaint();
                }
                Ok(None) => {}
                Err(_) => {
                    state.take_digest(*at, Digest::default());
                    *underway = None;
                }
            }
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
            let work = Later::start(ctx, state.is_light(), move |go_on| {
                find::find(&corpus, &filter, &words, go_on)
            });
            *underway = Some((revision, state.search.query().to_owned(), work));
        }
        let Some((at, _, later)) = underway else {
            return;
        };
        let hits = match later.poll() {
            Ok(None) => return,
            Ok(Some(hits)) => hits.unwrap_or_default(),
            Err(_) => Hits::default(),
        };
        let jump = state.search.take(*at, hits, state.selected);
        *underway = None;
        ctx.request_repaint();
        if jump {
            self.show_hit();
        }
    }
}
