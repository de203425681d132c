//! Files being read in the background → a progress bar, and articles in the window: those of one plain file at once, those
//! of several files once the user has seen a card for each and said yes.
//!
//! A file that changes on the disk while it is open is read again the same way, and its articles are exchanged.

use super::App;
use super::card::Card;
use super::mapper::Mapper;
use super::picker::Picker;
use super::reload::{Reloaded, reload};
use super::shown::Sought;
use super::state::{Overlay, Progress, Tone};
use super::task::let_go;
use super::watch::Watch;
use crate::chart::words;
use crate::model::{ArticleId, Findings};
use crate::read::{self, Mapping};
use crate::work::{Input, Job, Message};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What takes longer than this shows a progress bar: shorter work does not flicker.
pub(super) const PATIENCE: Duration = Duration::from_millis(150);

/// Files on their way into the window.
#[derive(Default)]
pub(super) struct Intake {
    /// What is being read.
    running: Option<Running>,
    /// What is read after it.
    waiting: Vec<Input>,
    /// Files whose cards wait for the user's word.
    opened: Vec<PathBuf>,
    /// Tells when an open file changes on the disk.
    pub(super) watch: Watch,
    /// Those that did and are to be read again.
    stale: Vec<PathBuf>,
}

impl Intake {
    /// True while something is being read.
    pub(super) fn is_busy(&self) -> bool {
        self.running.is_some()
    }
}

/// A job and what it has brought so far.
struct Running {
    job: Job,
    began: Instant,
    /// The files that were asked for, by the names that the user gave them.
    files: Vec<PathBuf>,
    what: String,
    /// Articles open before, so that a card can say what was open already.
    known: BTreeSet<ArticleId>,
    cards: Vec<Card>,
    /// True when nothing is added before the user says so.
    waits: bool,
    /// True when the one file was open already and has changed on the disk.
    again: bool,
    /// Articles to be added as soon as this frame.
    ready: Vec<Arc<Findings>>,
    /// True once the first article has been shown.
    shown: bool,
    /// The share that is done, from 0 to 1.
    share: f32,
}

impl App {
    /// Starts to read; what is being read already is finished first.
    pub(super) fn start(&mut self, ctx: &egui::Context, inputs: Vec<Input>) {
        self.intake.waiting.extend(inputs);
        if self.intake.running.is_none() {
            self.start_next(ctx);
        }
    }

    /// Reads open files again that have changed on the disk.
    pub(super) fn look_at_disk(&mut self, ctx: &egui::Context) {
        for path in self.intake.watch.poll(ctx) {
            self.read_again(ctx, path);
        }
    }

    /// Reads one open file again.
    pub(super) fn read_again(&mut self, ctx: &egui::Context, path: PathBuf) {
        if !self.intake.stale.contains(&path) {
            self.intake.stale.push(path);
        }
        if self.intake.running.is_none() {
            self.start_next(ctx);
        }
    }

    fn start_next(&mut self, ctx: &egui::Context) {
        let mut inputs = std::mem::take(&mut self.intake.waiting);
        let again = inputs.is_empty() && !self.intake.stale.is_empty();
        if again {
            inputs.push(Input::Path(self.intake.stale.remove(0)));
        }
        if inputs.is_empty() {
            return;
        }
        let files: Vec<PathBuf> = inputs
            .iter()
            .filter_map(|input| match input {
                Input::Path(path) => Some(path.clone()),
                _ => None,
            })
            .collect();
        let what = match inputs.as_slice() {
            [Input::Path(path)] => path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            [_] => String::new(),
            many => words::counted(many.len(), "file"),
        };
        // What joins cards that wait, waits with them.
        let waits =
            self.state.pending || inputs.len() > 1 || files.iter().any(|path| path.is_dir());
        let repaint = ctx.clone();
        let mappings = self.mappings.clone();
        let notify = move || repaint.request_repaint();
        self.intake.running = Some(Running {
            job: Job::start_mapped(inputs.clone(), mappings, notify),
            began: Instant::now(),
            files,
            what,
            known: self.state.base().iter().map(|f| f.article.id).collect(),
            cards: Vec::new(),
            waits,
            again,
            ready: Vec::new(),
            shown: false,
            share: 0.0,
        });
        ctx.request_repaint();
    }

    /// Takes what the job has to say.
    pub(super) fn read_on(&mut self, ctx: &egui::Context) {
        let Some(running) = &mut self.intake.running else {
            return;
        };
        let mut done = running.job.is_done();
        for message in running.job.poll() {
            match message {
                Message::Progress { done, total } => {
                    running.share = done as f32 / total.max(1) as f32;
                }
                Message::Batch(batch) => running.note(batch),
                Message::Tables(input, tables) => {
                    self.state.tables.insert(input.name(), (input, tables));
                }
                Message::Outline(outline) => self.picker = Some(Picker::new(outline)),
                Message::Failed(error) => running.failed(&error),
                Message::Done => done = true,
            }
        }
        // Each refresh folds the whole corpus again, so batches gather until the end, but for the first article.
        let first = !running.shown && !running.ready.is_empty();
        if first || done {
            let ready = std::mem::take(&mut running.ready);
            running.shown |= !ready.is_empty();
            self.take_in(ready, first);
        }
        if done && let Some(running) = self.intake.running.take() {
            self.finish(ctx, running);
        }
    }

    /// Adds articles; shows the first of them when `show`.
    fn take_in(&mut self, articles: Vec<Arc<Findings>>, show: bool) {
        let Some(first) = articles.first().map(|findings| findings.article.id) else {
            return;
        };
        let added = self.state.add(articles);
        if show {
            let article = added.unwrap_or(first);
            let words = None;
            self.state.seek(Sought { article, words });
            self.state.time = None;
        }
    }

    fn finish(&mut self, ctx: &egui::Context, running: Running) {
        if running.again {
            self.exchange(&running);
            return self.start_next(ctx);
        }
        let any = running.cards.iter().any(|card| card.outcome.is_ok());
        if running.waits && (any || self.state.pending) {
            // What waits already waits on.
            if !self.state.pending {
                let_go(std::mem::take(&mut self.state.report));
            }
            self.state.report.extend(running.cards);
            self.state.pending = true;
            self.state.overlay = Overlay::Report;
            self.intake.opened.extend(running.files);
        } else {
            let failed = running.cards.iter().filter(|card| card.outcome.is_err());
            for card in failed.take(2) {
                if let Err((what, hint)) = &card.outcome {
                    self.state
                        .say(Tone::Error, format!("{}: {what}.", card.name), hint.clone());
                }
            }
            if running.cards.len() > 1 {
                self.state.overlay = Overlay::Report;
            }
            let_go(std::mem::replace(&mut self.state.report, running.cards));
            self.forget_brought();
            self.watch_files(ctx, &running.files);
            // A table that gave nothing needs a decision, and the user is looking.
            let refused = self
                .state
                .report
                .first()
                .filter(|card| self.state.report.len() == 1 && card.outcome.is_err())
                .map(|card| card.name.clone());
            if let Some(name) = refused.filter(|name| self.state.tables.contains_key(name)) {
                self.show_columns(&name);
            }
        }
        self.start_next(ctx);
    }

    /// Shows what the columns of the tables in a file were taken for, if it holds any.
    pub(super) fn show_columns(&mut self, name: &str) {
        let tables = self.state.tables.get(name).cloned();
        if self.state.overlay == Overlay::Report {
            self.state.overlay = Overlay::None;
        }
        self.mapper = tables
            .and_then(|(input, tables)| Mapper::new(input, name, tables, self.mappings.clone()));
        if self.mapper.is_none() {
            let hint = "Open a CSV file or a spreadsheet first.";
            self.state
                .say(Tone::Note, "This article is no table.", hint);
        }
    }

    /// True while the articles of long tables are being chosen.
    pub(super) fn is_picking(&self) -> bool {
        self.picker.as_ref().is_some_and(|picker| picker.is_open)
    }

    /// Shows the articles of the long tables opened last.
    pub(super) fn show_outline(&mut self) {
        if let Some(picker) = &mut self.picker {
            picker.is_open = true;
        } else {
            let hint = "A Parquet file of many rows is opened article by article.";
            self.state.say(Tone::Note, "No long table is open.", hint);
        }
    }

    /// Reads a file again with these mappings, which are remembered.
    pub(super) fn remap(&mut self, ctx: &egui::Context, input: Input, mappings: Vec<Mapping>) {
        for mapping in mappings {
            self.mappings.remember(mapping);
        }
        if self.state.pending {
            // Its card is made anew.
            let name = input.name();
            self.state.report.retain(|card| card.name != name);
        } else {
            self.state.close_file(&input.name());
        }
        self.start(ctx, vec![input]);
    }

    /// Adds what the cards hold, but for those left out.
    pub(super) fn add_cards(&mut self, ctx: &egui::Context) {
        if !std::mem::take(&mut self.state.pending) {
            return;
        }
        let kept = || self.state.report.iter().filter(|card| card.kept);
        let articles: Vec<Arc<Findings>> = kept().flat_map(|card| card.brought.clone()).collect();
        let edits = kept().flat_map(Card::edits).collect();
        self.take_in(articles, true);
        self.state.edit_all(edits);
        self.forget_brought();
        self.state.overlay = Overlay::None;
        let files = std::mem::take(&mut self.intake.opened);
        self.watch_files(ctx, &files);
    }

    /// Adds nothing of what the cards hold.
    pub(super) fn drop_cards(&mut self) {
        self.state.overlay = Overlay::None;
        if std::mem::take(&mut self.state.pending) {
            let_go(std::mem::take(&mut self.state.report));
            self.intake.opened.clear();
            self.state.say(Tone::Note, "Nothing was added.", "");
        }
    }

    fn forget_brought(&mut self) {
        let cards = self.state.report.iter_mut();
        let brought = cards.map(|card| std::mem::take(&mut card.brought));
        let_go(brought.collect::<Vec<_>>());
    }

    /// Watches the files whose articles are open, those in folders included.
    fn watch_files(&mut self, ctx: &egui::Context, asked: &[PathBuf]) {
        let good = self
            .state
            .report
            .iter()
            .filter(|card| card.outcome.is_ok() && card.kept);
        let names: Vec<String> = good.map(|card| card.name.clone()).collect();
        let is_open = move |file: &Path| {
            // An archive is watched when anything inside it was added.
            let is_own = |name: &String| Path::new(name) == file || is_inside(name, file);
            names.iter().any(is_own)
        };
        self.intake.watch.add_all(ctx, asked.to_vec(), is_open);
    }

    /// Puts what a changed file holds now in place of what it held.
    fn exchange(&mut self, running: &Running) {
        let Some(path) = running.files.first() else {
            return;
        };
        let name = path.to_string_lossy();
        let short = &running.what;
        let failed = running
            .cards
            .iter()
            .find_map(|card| card.outcome.as_ref().err());
        let fresh: Vec<Arc<Findings>> = running
            .cards
            .iter()
            .flat_map(|card| card.brought.clone())
            .collect();
        if let (Some((what, _)), true) = (failed, fresh.is_empty()) {
            let text = format!("{short} changed on the disk and cannot be read now: {what}.");
            self.state
                .say(Tone::Error, text, "What was read before stays open.");
            return;
        }
        let told: Reloaded = reload(&mut self.state, &name, fresh);
        if let Some(what) = told.message() {
            let hint = match told.lost {
                0 => String::new(),
                lost => format!(
                    "{} no longer fit and went.",
                    words::counted(lost, "correction")
                ),
            };
            self.state
                .say(Tone::Note, format!("{short} was read again: {what}."), hint);
        }
    }

    /// Gives a short job the time that the window's first frame would take anyway, so that this frame shows something.
    pub(super) fn read_first(&mut self, ctx: &egui::Context, patience: Duration) {
        let end = Instant::now() + patience;
        while self.intake.running.is_some() && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(1));
            self.read_on(ctx);
        }
    }

    /// What the user waits for, where it takes so long that a progress bar does not flicker.
    pub(super) fn progress(&self) -> Option<Progress> {
        if let Some(running) = &self.intake.running {
            return (running.began.elapsed() > PATIENCE).then(|| Progress {
                what: format!("reading {}", running.what),
                share: Some(running.share),
                can_stop: true,
            });
        }
        if let Some((what, share, age)) = self.errand_told() {
            return (age > PATIENCE).then_some(Progress {
                what,
                share: (share > 0.0).then_some(share),
                can_stop: true,
            });
        }
        let (what, age) = self.underway.told()?;
        (age > PATIENCE).then(|| Progress {
            what: what.to_owned(),
            share: None,
            can_stop: true,
        })
    }

    /// Stops what the progress bar is about: reading, where what was brought stays; else writing; else what is worked out.
    pub(super) fn cancel(&mut self) {
        if self.intake.running.is_none() && self.intake.waiting.is_empty() {
            if self.is_on_errand() {
                self.drop_errands();
            } else {
                self.stop_underway();
            }
            return;
        }
        self.intake.waiting.clear();
        if let Some(mut running) = self.intake.running.take() {
            running.job.cancel();
            let ready = std::mem::take(&mut running.ready);
            self.take_in(ready, false);
            if !running.again {
                self.state.pending = running.waits && !running.cards.is_empty();
                let_go(std::mem::replace(&mut self.state.report, running.cards));
                if self.state.pending {
                    self.state.overlay = Overlay::Report;
                } else {
                    self.forget_brought();
                }
            }
            // Batches that nobody has heard of yet are in it.
            let_go(running.job);
            self.state.say(
                Tone::Note,
                "Stopped reading.",
                "What was read so far stays.",
            );
        }
    }
}

/// True for the name of a file inside this one.
fn is_inside(name: &str, file: &Path) -> bool {
    name.strip_prefix(file.to_string_lossy().as_ref())
        .is_some_and(|rest| rest.starts_with('/'))
}

impl Running {
    /// Counts what came, on the card of its file.
    fn note(&mut self, batch: Vec<Arc<Findings>>) {
        for findings in batch {
            let name = &findings.article.origin.name;
            let known = !self.known.insert(findings.article.id);
            // A file that holds files asks before anything is added, and so does a table that leaves a doubt.
            let inside = self.files.first().is_some_and(|file| is_inside(name, file));
            let card = self.card(name);
            card.take(&findings, known);
            let doubtful = card.is_doubtful_table();
            self.waits |= !self.shown && self.ready.is_empty() && (inside || doubtful);
            if !self.waits && !self.again {
                self.ready.push(findings);
            }
        }
    }

    fn card(&mut self, name: &str) -> &mut Card {
        let at = self.cards.iter().rposition(|card| card.name == name);
        let at = at.unwrap_or_else(|| {
            self.cards.push(Card::new(name));
            self.cards.len() - 1
        });
        &mut self.cards[at]
    }

    fn failed(&mut self, error: &read::Error) {
        let name = error.path.to_string_lossy();
        self.cards
            .push(Card::failed(&name, &error.message, &error.hint));
    }
}
