//! A change of what was read or corrected → what is shown, at once or once it is put together; every reference moves along.

use super::State;
use super::notice::Tone;
use crate::app::folded::Folded;
use crate::app::shown::{Recipe, Shown, Sought, datum_at, moved};
use crate::app::task::let_go;
use crate::model::{ArticleId, Datum};

impl State {
    /// The quantities of what is shown, or was a moment ago.
    pub(in crate::app) fn take_folded(&mut self, folded: Folded) {
        self.folded = folded;
        self.folds += 1;
    }

    /// Shows what was read with the corrections: now where it is little, else once [`App`](crate::app::App) has put it
    /// together.
    pub(super) fn refresh(&mut self) {
        self.changes += 1;
        self.weight = self.base.iter().map(|f| f.article.text.len()).sum();
        if self.is_light() {
            let Some(shown) = self.recipe().shown(&|| true) else {
                return;
            };
            self.take_shown(self.changes, shown);
        }
    }

    /// The change that is not on show yet.
    pub(in crate::app) fn awaited(&self) -> Option<u64> {
        (self.shown_at != self.changes).then_some(self.changes)
    }

    /// What is to be shown.
    pub(in crate::app) fn recipe(&self) -> Recipe {
        Recipe {
            base: self.base.clone(),
            log: self.log.clone(),
        }
    }

    /// Leaves on show what was before, where a change could not be put together or was not waited for.
    pub(in crate::app) fn give_up(&mut self, why: &str) {
        self.shown_at = self.changes;
        let hint = "Undo it, or open fewer files at once.";
        self.say(Tone::Error, why, hint);
    }

    /// Puts on show what came of a change, and moves every reference along.
    pub(in crate::app) fn take_shown(&mut self, change: u64, shown: Shown) {
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
    pub(in crate::app) fn seek(&mut self, sought: Sought) {
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
    pub(super) fn followed(&self, datum: Option<(ArticleId, Datum)>) -> Option<Datum> {
        datum
            .and_then(|(id, datum)| Some(moved(datum, self.position(id)?)))
            .filter(|&datum| self.corpus().span(datum).is_some())
    }
}
