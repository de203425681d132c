//! Inputs → findings, in the background: progress, cancel, batches in the order of the inputs.
//!
//! A [`Job`] reads and extracts on threads of its own and never on the caller's. Each job has its own channel and a
//! generation; dropping a job cancels it and drops whatever it still had to say, so nothing stale is ever delivered.

use crate::extract;
use crate::model::{Article, Diagnostic, Findings, GoOn, Interval, Severity};
use crate::read::outline::{self, Outline};
use crate::read::{self, Document, Limits, Mappings, Opened, Table};
use rayon::prelude::*;
use std::borrow::Cow;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Once};

/// Articles that are worked on between two looks at the batch.
const BATCH_ARTICLES: usize = 64;

/// How many articles one thread works on together.
const TOGETHER: usize = 16;

/// Bytes of text in a batch, unless one article is longer; keeps progress smooth.
const BATCH_BYTES: usize = 1 << 20;

/// One thing to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder of files.
    Path(PathBuf),
    /// A file that is already in memory, with its name: dropped on the window, or picked through a portal.
    Bytes(String, Vec<u8>),
    /// Text from the clipboard.
    Paste(String),
    /// The sample article.
    Sample,
    /// The sample dataset: several articles and sources.
    SampleDataset,
    /// The rows of chosen articles in long tables: the files, and what tells the articles apart ([`read::outline`]).
    Picked(Vec<PathBuf>, Vec<String>),
}

impl Input {
    /// Its name, as messages and the origin of its articles have it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.to_string_lossy().into_owned(),
            Self::Bytes(name, _) => name.clone(),
            Self::Paste(_) => "clipboard".to_owned(),
            Self::Sample | Self::SampleDataset => "sample".to_owned(),
            Self::Picked(files, _) => {
                let name = files.first().map(|path| path.to_string_lossy());
                name.map_or(String::new(), Cow::into_owned)
            }
        }
    }
}

/// What a job says.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// So many articles are done of those known so far; the total grows while files are being read.
    Progress {
        /// Articles done.
        done: usize,
        /// Articles found so far, plus one for each file not yet read.
        total: usize,
    },
    /// The next findings, in the order of the inputs and of the articles in each.
    Batch(Vec<Arc<Findings>>),
    /// The tables of an input, a file of a folder perhaps: what each was read as. Comes before what was found in them.
    Tables(Input, Vec<Table>),
    /// Tables that are too long to be opened whole, counted instead of read.
    Outline(Outline),
    /// One input could not be read; the job goes on with the next.
    Failed(read::Error),
    /// Nothing more will come.
    Done,
}

/// Reading and extraction under way.
#[derive(Debug)]
pub struct Job {
    generation: u64,
    cancel: Arc<AtomicBool>,
    messages: Receiver<Message>,
    done: Cell<bool>,
}

impl Job {
    /// Starts to read and extract `inputs`. `notify` is called, from another thread, whenever [`Self::poll`] has
    /// something new to give.
    #[must_use]
    pub fn start(inputs: Vec<Input>, notify: impl Fn() + Send + Sync + 'static) -> Self {
        Self::start_mapped(inputs, Mappings::NONE, notify)
    }

    /// As [`Self::start`], tables read by what the user decided about their columns.
    #[must_use]
    pub fn start_mapped(
        inputs: Vec<Input>,
        mappings: Mappings,
        notify: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        static GENERATION: AtomicU64 = AtomicU64::new(1);
        let cancel = Arc::new(AtomicBool::new(false));
        let (sender, messages) = mpsc::channel();
        let desk = Desk {
            sender,
            notify,
            cancel: Arc::clone(&cancel),
            mappings,
        };
        let spawned = std::thread::Builder::new()
            .name("dateline-job".to_owned())
            .spawn(move || desk.run(inputs));
        Self {
            generation: GENERATION.fetch_add(1, Ordering::Relaxed),
            // Without a thread the sender is gone already, and the first poll says Done.
            cancel,
            messages,
            done: Cell::new(spawned.is_err()),
        }
    }

    /// A number that no other job of this process has; later jobs have higher ones.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// What the job said since the last call; never waits. Nothing after [`Self::cancel`].
    #[must_use]
    pub fn poll(&self) -> Vec<Message> {
        if self.done.get() {
            return Vec::new();
        }
        let mut messages = Vec::new();
        loop {
            match self.messages.try_recv() {
                Ok(message) => messages.push(message),
                Err(mpsc::TryRecvError::Empty) => break,
                // The worker is gone, by a fault of the program, without a last word.
                Err(mpsc::TryRecvError::Disconnected) => {
                    messages.push(Message::Done);
                    break;
                }
            }
            if messages.last() == Some(&Message::Done) {
                break;
            }
        }
        if self.cancel.load(Ordering::Relaxed) {
            self.done.set(true);
            return Vec::new();
        }
        self.done.set(messages.last() == Some(&Message::Done));
        messages
    }

    /// True when `poll` will give nothing any more.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done.get()
    }

    /// Stops at the next article. What was delivered stays with the caller.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
        self.done.set(true);
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// The worker's side of a job.
struct Desk<N> {
    sender: Sender<Message>,
    notify: N,
    cancel: Arc<AtomicBool>,
    mappings: Mappings,
}

impl<N: Fn() + Send + Sync> Desk<N> {
    fn run(self, inputs: Vec<Input>) {
        // One core is left to the window.
        let threads =
            std::thread::available_parallelism().map_or(1, |cores| cores.get().max(2) - 1);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .ok();
        let inputs = self.files(inputs);
        let inputs = self.outlined(inputs, pool.as_ref());
        let (mut done, mut total) = (0, inputs.len());
        let read = |input: &Input| {
            let go_on = || !self.is_cancelled();
            go_on().then(|| guarded_read(input, &self.mappings, &go_on))
        };
        let take = |input: &Input, opened: Option<Result<Opened, read::Error>>| {
            match opened.ok_or(Cancelled)? {
                Ok(mut opened) => {
                    for error in opened.failed.drain(..) {
                        self.say(Message::Failed(error));
                    }
                    if !opened.tables.is_empty() {
                        let tables = std::mem::take(&mut opened.tables);
                        self.say(Message::Tables(input.clone(), tables));
                    }
                    let documents = opened.into_documents();
                    total = (total + documents.len()).saturating_sub(1);
                    done = self.extract(documents, pool.as_ref(), done, total);
                }
                Err(error) => {
                    done += 1;
                    if !error.tables.is_empty() {
                        self.say(Message::Tables(input.clone(), error.tables.clone()));
                    }
                    self.say(Message::Failed(error));
                }
            }
            self.say(Message::Progress { done, total });
            if self.is_cancelled() {
                Err(Cancelled)
            } else {
                Ok(())
            }
        };
        let read = read::in_order(pool.as_ref(), &inputs, bytes, read, take);
        // No process waits for files while nothing is being read.
        read::worker::dismiss();
        if read.is_ok() {
            self.say(Message::Done);
        }
    }

    /// The inputs, with the files in a folder instead of the folder.
    fn files(&self, inputs: Vec<Input>) -> Vec<Input> {
        let mut files = Vec::with_capacity(inputs.len());
        for input in inputs {
            let Input::Path(path) = &input else {
                files.push(input);
                continue;
            };
            match read::files(path, &read::Limits::USUAL) {
                Ok(found) => files.extend(found.into_iter().map(Input::Path)),
                Err(error) => self.say(Message::Failed(error)),
            }
        }
        files
    }

    /// Counts what is in tables that are too long to be opened whole, and leaves the other inputs.
    fn outlined(&self, mut inputs: Vec<Input>, pool: Option<&rayon::ThreadPool>) -> Vec<Input> {
        let paths = inputs.iter().filter_map(|input| match input {
            Input::Path(path) => Some(path.clone()),
            _ => None,
        });
        let paths: Vec<PathBuf> = paths.collect();
        let progress = |done: u64, total: u64| {
            let percent = done.min(total) * 100 / total.max(1);
            self.say(Message::Progress {
                done: usize::try_from(percent).unwrap_or(100),
                total: 100,
            });
            !self.is_cancelled()
        };
        let count = || guarded(|| outline::outline(&paths, &self.mappings, progress)).flatten();
        let counted = match pool {
            Some(pool) => pool.install(count),
            None => count(),
        };
        let Some((outline, failed)) = counted else {
            return inputs;
        };
        for error in failed {
            inputs.retain(|input| *input != Input::Path(error.path.clone()));
            self.say(Message::Failed(error));
        }
        inputs.retain(|input| !matches!(input, Input::Path(path) if outline.files.contains(path)));
        self.say(Message::Outline(outline));
        inputs
    }

    /// Extracts in batches and returns how many articles are done.
    fn extract(
        &self,
        documents: Vec<Document>,
        pool: Option<&rayon::ThreadPool>,
        mut done: usize,
        total: usize,
    ) -> usize {
        let mut waiting = documents.into_iter().peekable();
        while waiting.peek().is_some() && !self.is_cancelled() {
            let mut bytes = 0;
            let mut batch = Vec::new();
            while let Some(document) =
                waiting.next_if(|_| bytes < BATCH_BYTES && batch.len() < BATCH_ARTICLES)
            {
                bytes += document.text().len();
                batch.push(document);
            }
            let go_on = || !self.is_cancelled();
            done += batch.len();
            let work = |some| analyse_while(some, &go_on).unwrap_or_default();
            let chunks = || {
                let chunks = batch.into_par_iter().chunks(TOGETHER);
                chunks.flat_map_iter(work).map(Arc::new).collect()
            };
            let found = match pool {
                Some(pool) => pool.install(chunks),
                None => chunks(),
            };
            self.say(Message::Batch(found));
            self.say(Message::Progress { done, total });
        }
        done
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    fn say(&self, message: Message) {
        if !self.is_cancelled() && self.sender.send(message).is_ok() {
            (self.notify)();
        }
    }
}

/// The user has stopped the job.
struct Cancelled;

/// What an input weighs in memory.
fn bytes(input: &Input) -> u64 {
    match input {
        Input::Path(path) => read::bytes(path),
        Input::Bytes(_, bytes) => bytes.len() as u64,
        Input::Paste(text) => text.len() as u64,
        Input::Sample | Input::SampleDataset | Input::Picked(..) => 0,
    }
}

/// What the tables of an input are read as, and what comes of their rows, as long as `go_on` says so; none for what holds no
/// table.
#[must_use]
pub fn tables(input: &Input, mappings: &Mappings, go_on: GoOn<'_>) -> Vec<Table> {
    match guarded_read(input, mappings, go_on) {
        Ok(opened) => opened.tables,
        Err(error) => error.tables,
    }
}

fn guarded_read(
    input: &Input,
    mappings: &Mappings,
    go_on: GoOn<'_>,
) -> Result<Opened, read::Error> {
    guarded(|| read_input(input, mappings, go_on)).unwrap_or_else(|| Err(fault(input)))
}

fn read_input(input: &Input, mappings: &Mappings, go_on: GoOn<'_>) -> Result<Opened, read::Error> {
    let limits = &Limits::USUAL;
    match input {
        Input::Path(path) => read::open_while(path, limits, mappings, go_on),
        Input::Bytes(name, bytes) => read::open_bytes_while(name, bytes, limits, mappings, go_on),
        Input::Paste(text) => read::from_paste(text),
        Input::Sample => Ok(read::sample()),
        Input::SampleDataset => Ok(read::sample_dataset()),
        Input::Picked(files, articles) => outline::pick(files, articles, mappings, go_on),
    }
}

fn fault(input: &Input) -> read::Error {
    read::Error {
        kind: read::ErrorKind::Malformed,
        path: input.name().into(),
        message: "the program failed while reading it".to_owned(),
        hint: "Please report it with the file.".to_owned(),
        tables: Vec::new(),
    }
}

thread_local! {
    /// True while a panic on this thread is caught and turned into a remark.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Everything in each document, in order: what it brought ready-made, or what extraction finds in it.
///
/// A fault of the program in one article becomes a remark on that article and touches no other.
#[must_use]
pub fn analyse_all(documents: Vec<Document>) -> Vec<Findings> {
    analyse_while(documents, &|| true).unwrap_or_default()
}

/// The same of one document.
#[must_use]
pub fn analyse(document: Document) -> Findings {
    analyse_all(vec![document]).pop().unwrap_or_default()
}

/// The same, as long as `go_on` says so.
fn analyse_while(documents: Vec<Document>, go_on: GoOn<'_>) -> Option<Vec<Findings>> {
    if !go_on() {
        return None;
    }
    let mut articles = Vec::with_capacity(documents.len());
    for document in &documents {
        if let Document::Article(article, _) = document {
            articles.push(article.clone());
        }
    }
    // One after the other if one of them fails together with the others.
    let mut found = match guarded(|| extract::extract_all(articles, go_on)) {
        Some(found) => found?.into_iter(),
        None => Vec::new().into_iter(),
    };
    documents
        .into_iter()
        .map(|document| match document {
            Document::Findings(findings) => with_said(*findings, go_on),
            Document::Article(article, remarks) => {
                let mut findings = match found.next() {
                    Some(findings) => findings,
                    None => alone(article, go_on)?,
                };
                findings.diagnostics.splice(0..0, remarks);
                Some(findings)
            }
        })
        .collect()
}

/// Everything in an article that may bring the program to fail.
fn alone(article: Article, go_on: GoOn<'_>) -> Option<Findings> {
    let spare = article.clone();
    guarded(|| extract::extract_while(article, go_on)).unwrap_or_else(|| {
        Some(Findings {
            article: spare,
            diagnostics: vec![Diagnostic {
                severity: Severity::Error,
                span: None,
                message: "the program failed on this article; nothing was extracted from it"
                    .to_owned(),
                hint: "Please report it with the article's text.".to_owned(),
            }],
            ..Findings::default()
        })
    })
}

/// Runs `f`; `None` when it panics, without a word on standard error.
fn guarded<T>(f: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                usual(info);
            }
        }));
    });
    let before = QUIET.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(f)).ok();
    QUIET.set(before);
    result
}

/// An interval as the text says it, where that is what was read back: EDTF has no form of its own for a week, and a quarter is
/// written as its months.
fn as_said(read: Option<Interval>, said: Option<Interval>) -> Option<Interval> {
    match (read, said) {
        (Some(read), Some(said)) if read.edtf() == said.edtf() => Some(said),
        _ => read,
    }
}

/// Gives times that were read back from a dataset what their words say, so that a corrected publication date moves them.
/// A dataset holds only what they came to.
fn with_said(mut findings: Findings, go_on: GoOn<'_>) -> Option<Findings> {
    if findings.times.is_empty() {
        return Some(findings);
    }
    if let Some(fresh) = guarded(|| extract::extract_while(findings.article.clone(), go_on)) {
        let fresh = fresh?;
        for time in &mut findings.times {
            let at = fresh.times.partition_point(|other| other.span < time.span);
            if let Some(other) = fresh.times.get(at).filter(|other| other.span == time.span) {
                time.said = other.said.clone();
                time.interval = as_said(time.interval, other.interval);
            }
        }
        for event in &mut findings.events {
            let time = event
                .time
                .and_then(|index| findings.times.get(index as usize));
            if let Some(said) = as_said(Some(event.interval), time.and_then(|time| time.interval)) {
                event.interval = said;
            }
        }
        if fresh
            .times
            .iter()
            .map(|time| time.span)
            .eq(findings.times.iter().map(|time| time.span))
        {
            findings.clauses = fresh.clauses;
        }
    }
    Some(findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn run(inputs: Vec<Input>) -> Vec<Message> {
        let job = Job::start(inputs, || {});
        let mut messages = Vec::new();
        let end = Instant::now() + Duration::from_mins(1);
        while !job.is_done() && Instant::now() < end {
            messages.extend(job.poll());
            std::thread::sleep(Duration::from_millis(1));
        }
        messages
    }

    #[test]
    fn batches_come_in_the_order_of_the_inputs_and_a_bad_one_stops_nothing() {
        let paste = |n: usize| Input::Paste(format!("Paragraph number {n} of the text."));
        let mut inputs: Vec<Input> = (0..40).map(paste).collect();
        inputs.insert(3, Input::Path("/no/such/file.txt".into()));
        let messages = run(inputs);
        let texts: Vec<String> = messages
            .iter()
            .filter_map(|message| match message {
                Message::Batch(batch) => Some(batch),
                _ => None,
            })
            .flatten()
            .map(|findings| findings.article.text.clone())
            .collect();
        let expected: Vec<String> = (0..40)
            .map(|n| format!("Paragraph number {n} of the text."))
            .collect();
        assert_eq!(texts, expected);
        let failed = messages
            .iter()
            .filter(|m| matches!(m, Message::Failed(_)))
            .count();
        assert_eq!(failed, 1);
        assert!(messages.contains(&Message::Progress {
            done: 41,
            total: 41
        }));
        assert_eq!(messages.last(), Some(&Message::Done));
    }

    #[test]
    fn nothing_comes_after_cancel() {
        let job = Job::start(vec![Input::Sample; 50], || {});
        job.cancel();
        std::thread::sleep(Duration::from_millis(20));
        assert!(job.poll().is_empty());
        assert!(job.is_done());
    }

    #[test]
    fn a_panic_is_caught_and_the_thread_goes_on() {
        assert_eq!(guarded(|| -> u8 { panic!("a fault") }), None);
        assert_eq!(guarded(|| 1), Some(1));
    }
}
