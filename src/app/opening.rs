//! Files being read in the background → articles in the window, a progress bar, and a card for each file.

use super::App;
use super::mapper::Mapper;
use super::state::{Found, Opened, Overlay, Tone};
use crate::model::{ArticleId, Findings};
use crate::read::{self, Mapping};
use crate::work::{Input, Job, Message};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

/// Reading that shows a progress bar only once it has taken this long, in milliseconds: short jobs do not flicker.
const PATIENCE_MS: u128 = 150;

/// A job and what it has brought so far.
pub(super) struct Running {
    job: Job,
    began: Instant,
    inputs: Vec<Input>,
    what: String,
    /// Articles open before, so that a card can say what was open already.
    known: BTreeSet<ArticleId>,
    cards: Vec<Opened>,
    brought: Vec<Arc<Findings>>,
    /// True once the first article has been shown.
    shown: bool,
}

impl App {
    /// Starts to read; what is being read already is added first.
    pub(super) fn start(&mut self, ctx: &egui::Context, inputs: Vec<Input>) {
        self.queue_inputs(inputs);
        if self.running.is_none() {
            self.start_next(ctx);
        }
    }

    fn queue_inputs(&mut self, inputs: Vec<Input>) {
        self.waiting.extend(inputs);
    }

    fn start_next(&mut self, ctx: &egui::Context) {
        let inputs = std::mem::take(&mut self.waiting);
        if inputs.is_empty() {
            return;
        }
        let what = match inputs.as_slice() {
            [Input::Path(path)] => path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            [_] => String::new(),
            many => format!("{} files", many.len()),
        };
        let repaint = ctx.clone();
        let mappings = self.mappings.clone();
        let notify = move || repaint.request_repaint();
        self.running = Some(Running {
            job: Job::start_mapped(inputs.clone(), mappings, notify),
            began: Instant::now(),
            inputs,
            what,
            known: self.state.base().iter().map(|f| f.article.id).collect(),
            cards: Vec::new(),
            brought: Vec::new(),
            shown: false,
        });
        ctx.request_repaint();
    }

    /// Takes what the job has to say.
    pub(super) fn read_on(&mut self, ctx: &egui::Context) {
        let Some(running) = &mut self.running else {
            return;
        };
        let mut done = running.job.is_done();
        for message in running.job.poll() {
            match message {
                Message::Progress { done, total } => {
                    if running.began.elapsed().as_millis() > PATIENCE_MS {
                        let share = done as f32 / total.max(1) as f32;
                        self.state.progress = Some((share, format!("reading {}", running.what)));
                    }
                }
                Message::Batch(batch) => {
                    running.note(&batch);
                    running.brought.extend(batch);
                }
                Message::Tables(place, tables) => {
                    if let Some(input) = running.inputs.get(place) {
                        let name = input.name();
                        self.state.tables.insert(name, (input.clone(), tables));
                    }
                }
                Message::Failed(error) => running.failed(&error),
                Message::Done => done = true,
            }
        }
        if running.began.elapsed().as_millis() > PATIENCE_MS && self.state.progress.is_none() {
            self.state.progress = Some((0.0, format!("reading {}", running.what)));
        }
        // Each refresh folds the whole corpus again, so batches gather until the end, but for the first article.
        if !done && running.shown {
            return;
        }
        let brought = std::mem::take(&mut running.brought);
        let first =
            (!running.shown && !brought.is_empty()).then(|| brought.first().map(|f| f.article.id));
        running.shown |= !brought.is_empty();
        if !brought.is_empty() {
            let place = self.state.add(brought);
            let again = first.flatten().and_then(|id| self.state.position(id));
            if first.is_some()
                && let Some(place) = place.or(again)
            {
                self.state.article = place;
                self.state.select(None);
                self.state.time = None;
            }
        }
        if done && let Some(running) = self.running.take() {
            self.finish(ctx, running);
        }
    }

    fn finish(&mut self, ctx: &egui::Context, running: Running) {
        self.state.progress = None;
        let failed = running.cards.iter().filter(|card| card.outcome.is_err());
        for card in failed.clone().take(2) {
            if let Err((what, hint)) = &card.outcome {
                self.state
                    .say(Tone::Error, format!("{}: {what}.", card.name), hint.clone());
            }
        }
        // One good file needs no card; several, or any that failed beside others, get one each.
        let several = running.inputs.len() > 1;
        if several {
            self.state.overlay = Overlay::Report;
        } else if let [input] = running.inputs.as_slice()
            && running.cards.iter().any(|card| card.outcome.is_err())
            && self.state.tables.contains_key(&input.name())
        {
            // A table that gave nothing needs a decision, and the user is looking.
            self.show_columns(&input.name());
        }
        self.state.report = running.cards;
        self.start_next(ctx);
    }

    /// Shows what the columns of the tables in a file were taken for, if it holds any.
    pub(super) fn show_columns(&mut self, name: &str) {
        let tables = self.state.tables.get(name).cloned();
        self.mapper = tables
            .and_then(|(input, tables)| Mapper::new(input, name, tables, self.mappings.clone()));
        if self.mapper.is_none() {
            let hint = "Open a CSV file or a spreadsheet first.";
            self.state
                .say(Tone::Note, "This article is no table.", hint);
        }
    }

    /// Reads a file again with these mappings, which are remembered.
    pub(super) fn remap(&mut self, ctx: &egui::Context, input: Input, mappings: Vec<Mapping>) {
        for mapping in mappings {
            self.mappings.remember(mapping);
        }
        self.state.close_file(&input.name());
        self.start(ctx, vec![input]);
    }

    /// Stops reading; what was brought stays.
    pub(super) fn cancel(&mut self) {
        self.waiting.clear();
        if let Some(running) = self.running.take() {
            running.job.cancel();
            self.state.add(running.brought);
            self.state.report = running.cards;
            self.state.say(
                Tone::Note,
                "Stopped reading.",
                "What was read so far stays open.",
            );
        }
        self.state.progress = None;
    }
}

impl Running {
    /// Counts what came, on the card of its file.
    fn note(&mut self, batch: &[Arc<Findings>]) {
        for findings in batch {
            let name = &findings.article.origin.name;
            let known = !self.known.insert(findings.article.id);
            let card = self.card(name);
            if let Ok(found) = &mut card.outcome {
                found.add(findings);
                found.known += usize::from(known);
            }
        }
    }

    fn card(&mut self, name: &str) -> &mut Opened {
        let at = self.cards.iter().rposition(|card| card.name == name);
        let at = at.unwrap_or_else(|| {
            self.cards.push(Opened {
                name: name.to_owned(),
                outcome: Ok(Found::default()),
            });
            self.cards.len() - 1
        });
        &mut self.cards[at]
    }

    fn failed(&mut self, error: &read::Error) {
        self.cards.push(Opened {
            name: error.path.to_string_lossy().into_owned(),
            outcome: Err((error.message.clone(), error.hint.clone())),
        });
    }
}
