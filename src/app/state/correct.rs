//! The user's corrections and saved filters → the log over what was read, and whether a file holds them all.

use super::State;
use crate::app::task::let_go;
use crate::model::{Edit, Findings, Ref, SavedFilter, Tie};
use std::sync::Arc;

impl State {
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
    pub(in crate::app) fn exchange(
        &mut self,
        articles: Vec<Arc<Findings>>,
        carry: &dyn Fn(&Edit) -> Option<Edit>,
    ) {
        let_go(std::mem::replace(&mut self.base, articles));
        self.log = self.log.carried(carry);
        self.saved.0 = self.saved.0.iter().filter_map(carry).collect();
        self.corrected();
    }

    /// Shows the corrections now in force.
    pub(super) fn corrected(&mut self) {
        self.mark_changed();
        self.refresh();
    }

    /// Back where the last save left everything, nothing is unsaved.
    pub(super) fn mark_changed(&mut self) {
        self.unsaved = self.log.in_force() != self.saved.0 || self.filters != self.saved.1;
    }

    /// Takes the corrections now in force, and the filters, as saved.
    pub fn mark_saved(&mut self) {
        self.take_saved(self.log.in_force().to_vec(), self.filters.clone());
    }

    /// Takes these corrections and filters as saved: those of a moment ago, perhaps.
    pub(in crate::app) fn take_saved(&mut self, edits: Vec<Edit>, filters: Vec<SavedFilter>) {
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
}
