//! Open files on the disk → those of them that have changed, once they have come to rest.
//!
//! The folders are watched rather than the files, because editors replace a file instead of writing into it. A file that
//! is still being written is waited for. Has no opinion on what a change means.

use super::task::{Outcome, Task};
use crate::read;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a file must have been left alone.
const REST: Duration = Duration::from_millis(400);

/// Files that are watched at most; systems allow only so many.
const MOST_FILES: usize = 2_000;

/// The files that are watched, by their full path, each with the name that the user gave it.
type Files = Arc<Mutex<BTreeMap<PathBuf, PathBuf>>>;

/// Watches open files.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    files: Files,
    folders: BTreeSet<PathBuf>,
    sender: Sender<PathBuf>,
    heard: Receiver<PathBuf>,
    /// Files that changed, and when they did last.
    changed: BTreeMap<PathBuf, Instant>,
    /// Folders that are being listed.
    listed: Vec<Task<Vec<PathBuf>>>,
}

impl Default for Watch {
    fn default() -> Self {
        let (sender, heard) = channel();
        Self {
            watcher: None,
            files: Files::default(),
            folders: BTreeSet::new(),
            sender,
            heard,
            changed: BTreeMap::new(),
            listed: Vec::new(),
        }
    }
}

impl Watch {
    /// Watches these files and those in these folders from now on, but only what `is_open`. Folders are listed beside the
    /// window: they may lie on a slow disk.
    pub(super) fn add_all(
        &mut self,
        ctx: &egui::Context,
        asked: Vec<PathBuf>,
        is_open: impl Fn(&Path) -> bool + Send + 'static,
    ) {
        self.listed.push(Task::start(ctx, false, move |effort| {
            let mut open = Vec::new();
            for path in asked {
                let found = read::files(&path, &read::Limits::USUAL).unwrap_or_default();
                open.extend(found.into_iter().filter(|file| is_open(file)));
                if effort.is_stopped() {
                    return None;
                }
            }
            Some(open)
        }));
    }

    /// Watches what was listed meanwhile.
    fn take_listed(&mut self, ctx: &egui::Context) {
        let mut found = Vec::new();
        self.listed.retain(|task| match task.poll() {
            Outcome::Pending => true,
            Outcome::Done(files) => {
                found.extend(files);
                false
            }
            Outcome::Lost => false,
        });
        for file in found {
            self.add(ctx, &file);
        }
    }

    /// Watches a file from now on. On a system that cannot, nothing is ever heard.
    fn add(&mut self, ctx: &egui::Context, name: &Path) {
        let Ok(path) = std::path::absolute(name) else {
            return;
        };
        let Some(folder) = path.parent().map(Path::to_owned) else {
            return;
        };
        {
            let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
            if files.len() >= MOST_FILES {
                return;
            }
            files.insert(path, name.to_owned());
        }
        if self.watcher.is_none() {
            self.watcher = watcher(&self.files, &self.sender, ctx.clone());
        }
        if let Some(watcher) = &mut self.watcher
            && !self.folders.contains(&folder)
            && watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok()
        {
            self.folders.insert(folder);
        }
    }

    /// Watches nothing any more.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The files that changed and have come to rest, by the names that the user gave them.
    pub(super) fn poll(&mut self, ctx: &egui::Context) -> Vec<PathBuf> {
        self.take_listed(ctx);
        let now = Instant::now();
        self.changed
            .extend(self.heard.try_iter().map(|name| (name, now)));
        let rested = |at: &Instant| now.duration_since(*at) >= REST;
        let ready: Vec<PathBuf> = self
            .changed
            .iter()
            .filter(|(_, at)| rested(at))
            .map(|(name, _)| name.clone())
            .collect();
        self.changed.retain(|_, at| !rested(at));
        if !self.changed.is_empty() {
            ctx.request_repaint_after(REST);
        }
        ready
    }
}

fn watcher(
    files: &Files,
    sender: &Sender<PathBuf>,
    ctx: egui::Context,
) -> Option<RecommendedWatcher> {
    let (files, sender) = (Arc::clone(files), sender.clone());
    let hear = move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        let files = files.lock().unwrap_or_else(PoisonError::into_inner);
        for name in event.paths.iter().filter_map(|path| files.get(path)) {
            if sender.send(name.clone()).is_ok() {
                ctx.request_repaint();
            }
        }
    };
    notify::recommended_watcher(hear).ok()
}
