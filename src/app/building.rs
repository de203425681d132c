//! A corpus, a filter and a choice of lanes → a timeline; in the background where it takes longer than a frame.
//!
//! While a new one is being built, the last one stays on show. Knows no pixel.

use super::task::{Outcome, Task, let_go};
use crate::chart::LaneBy;
use crate::chart::lanes::Lanes;
use crate::chart::timeline::Timeline;
use crate::model::{Corpus, Filter};
use std::sync::Arc;

/// Up to this many events are indexed at once: a frame does not notice.
const AT_ONCE: usize = 4_000;

/// What a timeline is made of.
#[derive(Clone)]
struct Recipe {
    corpus: Arc<Corpus>,
    filter: Filter,
    by: LaneBy,
}

impl Recipe {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.corpus, &other.corpus)
            && self.filter == other.filter
            && self.by == other.by
    }

    /// True when the other's lanes can be told from these.
    fn is_wider(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.corpus, &other.corpus)
            && self.filter.is_empty()
            && self.by == other.by
            && Lanes::can_narrow(self.by)
    }
}

/// A timeline and the corpus that its marks point into.
pub(super) struct Built {
    /// What it was built from.
    pub(super) corpus: Arc<Corpus>,
    /// The lanes, ready to be drawn.
    pub(super) timeline: Timeline,
}

/// Keeps the timeline that was last built, and builds the next.
#[derive(Default)]
pub(super) struct Builder {
    built: Option<(Recipe, Built)>,
    under_way: Option<(Recipe, Task<Lanes>)>,
    /// The lanes of everything, while a filter is on: what it lets through is told from them, and they are there again at
    /// once without it.
    whole: Option<(Recipe, Lanes)>,
    /// What the user told not to build.
    refused: Option<Recipe>,
}

impl Builder {
    /// Sees to it that a timeline of these is there, or comes. A range hides nothing: the timeline shows it as a band, so
    /// that brushing costs no building.
    pub(super) fn want(
        &mut self,
        ctx: &egui::Context,
        corpus: &Arc<Corpus>,
        filter: &Filter,
        by: LaneBy,
    ) {
        let recipe = Recipe {
            corpus: Arc::clone(corpus),
            filter: Filter {
                range: None,
                ..filter.clone()
            },
            by,
        };
        if self
            .built
            .as_ref()
            .is_some_and(|(known, _)| known.is(&recipe))
        {
            self.under_way = None;
            self.refused = None;
            return;
        }
        if self.refused.as_ref().is_some_and(|known| known.is(&recipe)) {
            return;
        }
        self.refused = None;
        let whole = self
            .whole
            .as_ref()
            .filter(|(whole, _)| whole.is_wider(&recipe));
        if let Some((known, lanes)) = whole
            && known.is(&recipe)
        {
            let lanes = lanes.clone();
            self.under_way = None;
            self.show(recipe, lanes);
            return;
        }
        let is_begun = self
            .under_way
            .as_ref()
            .is_some_and(|(known, _)| known.is(&recipe));
        if !is_begun {
            let (own, light) = (
                recipe.clone(),
                recipe.corpus.events_by_start().len() <= AT_ONCE,
            );
            let whole = whole.map(|(_, lanes)| lanes.clone());
            let task = Task::start(ctx, light, move |effort| match whole {
                Some(whole) => whole.narrowed(&own.corpus, &own.filter, own.by, effort),
                None => Lanes::prepare(&own.corpus, &own.filter, own.by, effort),
            });
            self.under_way = Some((recipe, task));
        }
        self.collect();
    }

    /// Takes the timeline that was being built, once it is there.
    fn collect(&mut self) {
        let Some((recipe, task)) = &self.under_way else {
            return;
        };
        match task.poll() {
            Outcome::Done(lanes) => {
                let recipe = recipe.clone();
                self.under_way = None;
                self.show(recipe, lanes);
            }
            Outcome::Pending => {}
            // Not again in every frame: the user may say when.
            Outcome::Lost => self.refuse(),
        }
    }

    /// Puts a timeline on show, and keeps its lanes where a filter may be laid over them.
    fn show(&mut self, recipe: Recipe, lanes: Lanes) {
        let is_whole = recipe.filter.is_empty();
        if is_whole
            || self
                .whole
                .as_ref()
                .is_some_and(|(whole, _)| !whole.is_wider(&recipe))
        {
            let kept = is_whole.then(|| (recipe.clone(), lanes.clone()));
            let_go(std::mem::replace(&mut self.whole, kept));
        }
        let built = Built {
            corpus: Arc::clone(&recipe.corpus),
            timeline: Timeline::of(lanes, recipe.by),
        };
        let_go(self.built.replace((recipe, built)));
    }

    /// Stops what is being built; the timeline of before stays, until something else is wanted.
    pub(super) fn refuse(&mut self) {
        self.refused = self.under_way.take().map(|(recipe, _)| recipe);
    }

    /// True when the timeline that is wanted was told not to be built.
    pub(super) fn is_refused(&self) -> bool {
        self.refused.is_some()
    }

    /// Builds it after all.
    pub(super) fn resume(&mut self) {
        self.refused = None;
    }

    /// The timeline that was last built.
    pub(super) fn built(&mut self) -> Option<&mut Built> {
        self.built.as_mut().map(|(_, built)| built)
    }

    /// The same, to look at.
    pub(super) fn seen(&self) -> Option<&Built> {
        self.built.as_ref().map(|(_, built)| built)
    }

    /// The share that is done of the timeline being built; `None` when the one on show is the one that is wanted.
    pub(super) fn share(&self) -> Option<f32> {
        self.under_way.as_ref().map(|(_, task)| task.share())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::synthetic;
    use std::time::{Duration, Instant};

    #[test]
    fn many_events_are_indexed_in_the_background_and_few_at_once() {
        let ctx = egui::Context::default();
        let mut builder = Builder::default();
        let few = Arc::new(synthetic::corpus(100));
        builder.want(&ctx, &few, &Filter::default(), LaneBy::Source);
        assert_eq!(
            builder.seen().map(|built| built.timeline.lanes().count),
            Some(100)
        );
        let many = Arc::new(synthetic::corpus(AT_ONCE + 1));
        let end = Instant::now() + Duration::from_mins(1);
        let mut waited = false;
        while builder
            .seen()
            .is_some_and(|built| built.timeline.lanes().count == 100)
        {
            assert!(Instant::now() < end, "never built");
            builder.want(&ctx, &many, &Filter::default(), LaneBy::Source);
            waited |= builder.share().is_some();
        }
        assert!(waited);
        assert_eq!(builder.share(), None);
        // A range is no other timeline.
        let range = Filter {
            range: Some((0, 1)),
            ..Filter::default()
        };
        builder.want(&ctx, &many, &range, LaneBy::Source);
        assert_eq!(builder.share(), None);
    }

    #[test]
    fn a_filter_is_laid_over_what_is_known_and_taken_off_at_once() {
        let ctx = egui::Context::default();
        let mut builder = Builder::default();
        let corpus = Arc::new(synthetic::corpus(AT_ONCE));
        let count = |builder: &Builder| builder.seen().map(|built| built.timeline.lanes().count);
        builder.want(&ctx, &corpus, &Filter::default(), LaneBy::Source);
        let planned = Filter {
            modalities: vec![crate::model::Modality::Planned],
            ..Filter::default()
        };
        builder.want(&ctx, &corpus, &planned, LaneBy::Source);
        let fewer = count(&builder);
        assert!(fewer.is_some_and(|fewer| fewer > 0 && fewer < AT_ONCE / 10));
        builder.want(&ctx, &corpus, &Filter::default(), LaneBy::Source);
        assert_eq!((count(&builder), builder.share()), (Some(AT_ONCE), None));
        // Of other lanes, nothing of this is known.
        builder.want(&ctx, &corpus, &planned, LaneBy::Place);
        assert_eq!(count(&builder), fewer);
        assert!(builder.whole.is_none());
    }
}
