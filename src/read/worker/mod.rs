//! A file whose reader may not survive it → the same result, by way of a process of its own.
//!
//! Parsers of rich formats can abort, overflow their stack or eat all memory on a damaged or hostile file, and nothing in
//! the same process can catch that. So the program starts itself anew as an import worker: a file goes in through its
//! standard input, what was read comes back through its standard output, memory and time are capped
//! ([`Limits::worker_bytes`], [`Limits::worker_seconds`]), and a worker that dies is an error on that one file. A worker
//! serves many files one after the other, because a process started for each would cost more than most files do; one that
//! has served long, or that dies, is replaced. It can open no file and no connection: on Unix the system lets it have its
//! three pipes and nothing else. The memory cap holds on Unix too; elsewhere only the time limit does. Without
//! [`isolate`] everything is read in this process.
//!
//! A request is one line of JSON ([`Request`]) and the file's bytes; an answer is one line of JSON ([`Answer`]) and the
//! bytes of the files inside it, if any. A file that is too long to be sent whole is sent by the piece: before its answer
//! the worker asks for the pieces that it needs, one line of JSON each, and may give what it has read so far; its time
//! stands still until that is taken.

mod serving;

pub use serving::serve;

use super::limits::size;
use super::outline::{Give, Outline, Pull};
use super::{Document, Error, ErrorKind, Format, Limits, Mappings, Opened, Packed, Source, Table};
use crate::model::GoOn;
use crate::wire::{self, Record};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The hidden command that makes the program a worker.
pub const COMMAND: &str = "import-worker";

/// What is kept of a worker's last words, in bytes.
const MOST_WORDS: usize = 64 << 10;

/// What a worker may hand back in JSON, in bytes: it can be several times its text.
const MOST_BACK: u64 = 2 << 30;

/// Files that one worker serves; what a parser leaks ends with its process.
const MOST_SERVED: usize = 500;

/// Time that one worker serves before it is replaced, in seconds, whatever the files.
const SERVICE_SECONDS: u64 = 30;

/// Time between two looks at whether anyone still waits for a worker.
const LOOK: Duration = Duration::from_millis(50);

/// Workers that wait for the next file.
const MOST_IDLE: usize = 64;

/// What a worker says at its end when memory ran out: the allocator, a collection, or the system by way of reading.
const MEMORY_WORDS: &[&str] = &["memory allocation of", "capacity overflow", "out of memory"];

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Workers between two files.
static IDLE: Mutex<Vec<Worker>> = Mutex::new(Vec::new());

/// From now on, isolated formats are read by `program`, which must call [`serve`] for the command [`COMMAND`].
pub fn isolate(program: PathBuf) {
    // A second call changes nothing: the program is the same.
    let _ = PROGRAM.set(program);
}

/// True when there is a program to isolate readers in.
pub(super) fn ready() -> bool {
    PROGRAM.get().is_some()
}

/// Ends the workers that wait for a next file; the next one starts anew.
pub fn dismiss() {
    let idle = std::mem::take(&mut *IDLE.lock().unwrap_or_else(PoisonError::into_inner));
    drop(idle);
}

/// What is wanted of a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) enum Ask {
    /// Everything in it; its bytes follow.
    #[default]
    Whole,
    /// What it holds, counted; its bytes come by the piece.
    Outline,
    /// The rows of these articles; its bytes come by the piece.
    Pick(Vec<String>),
    /// Everything in it, given as it is read; its bytes come by the piece.
    Each,
}

/// What was read of it.
pub(super) enum Told {
    /// Documents.
    Opened(Opened),
    /// What it holds, counted.
    Outline(Outline),
    /// Nothing more than was given.
    Given,
}

/// What a worker is asked.
#[derive(Serialize, Deserialize)]
struct Request<'a> {
    /// A name in [`FORMATS`].
    format: Cow<'a, str>,
    /// The file's name.
    name: Cow<'a, str>,
    limits: Limits,
    /// What the user decided about the columns of tables.
    #[serde(default)]
    mappings: Cow<'a, Mappings>,
    #[serde(default)]
    ask: Ask,
    /// How many bytes the file has.
    bytes: u64,
}

/// What goes back: what was read, or why not; before that, which piece of the file is needed next, and what was read so far.
#[derive(Serialize, Deserialize)]
enum Answer<'a> {
    /// So many bytes from here.
    Piece(u64, usize),
    /// What was read so far, or since this was last said.
    Part(#[serde(borrow)] Vec<Record<'a>>),
    /// All was given.
    Given,
    Outline(Outline),
    Opened {
        #[serde(borrow)]
        documents: Vec<Record<'a>>,
        notes: Vec<wire::Diagnostic<'a>>,
        tables: Vec<Table>,
        /// Names and lengths of the files inside it, whose bytes follow in this order.
        files: Vec<(String, usize)>,
        failed: Vec<Error>,
    },
    Refused(Error),
}

// Reads a file of this format in a process of its own.
pub(super) fn read(format: &Format, source: &Source<'_>) -> Result<Opened, Error> {
    let mut task = Task {
        format,
        source,
        ask: Ask::Whole,
        feed: Feed::Whole,
    };
    match task.run()? {
        Told::Opened(opened) => Ok(opened),
        Told::Outline(_) | Told::Given => Err(task.failed()),
    }
}

/// Asks something of a file in a process of its own, which gets the file by the piece. `read` is told how many bytes it got so
/// far, `give` gets what it gives before it is done, and either ends it by saying no.
pub(super) fn ask(
    format: &Format,
    source: &Source<'_>,
    ask: Ask,
    file: &dyn Pull,
    read: &mut dyn FnMut(u64) -> bool,
    give: Give<'_>,
) -> Result<Told, Error> {
    let feed = Feed::Pieces {
        file,
        read,
        sent: 0,
        give,
    };
    let mut task = Task {
        format,
        source,
        ask,
        feed,
    };
    task.run()
}

/// A file, and what is wanted of it.
struct Task<'a, 's, 'f> {
    format: &'a Format,
    source: &'a Source<'s>,
    ask: Ask,
    feed: Feed<'f>,
}

/// How a worker gets a file.
enum Feed<'a> {
    /// At once, behind the request.
    Whole,
    /// As it asks for it.
    Pieces {
        file: &'a dyn Pull,
        read: &'a mut dyn FnMut(u64) -> bool,
        /// Bytes sent so far.
        sent: u64,
        give: Give<'a>,
    },
}

/// The longest piece that a worker may ask for, in bytes.
const MOST_PIECE: usize = 1 << 30;

impl Feed<'_> {
    /// How many bytes the file has.
    fn bytes(&self, source: &Source<'_>) -> u64 {
        match self {
            Self::Whole => source.bytes.len() as u64,
            Self::Pieces { file, .. } => file.size(),
        }
    }

    /// A piece of the file that a worker asks for.
    fn piece(&mut self, start: u64, length: usize) -> io::Result<Vec<u8>> {
        match self {
            Self::Pieces {
                file, read, sent, ..
            } if length <= MOST_PIECE => {
                *sent += length as u64;
                if !read((*sent).min(file.size())) {
                    return Err(io::ErrorKind::Interrupted.into());
                }
                file.pull(start, length)
            }
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    /// Hands on what a worker gives before it is done.
    fn give(&mut self, documents: Vec<Document>) -> io::Result<()> {
        match self {
            Self::Pieces { give, .. } => give(documents)
                .then_some(())
                .ok_or_else(|| io::ErrorKind::Interrupted.into()),
            Self::Whole => Err(io::ErrorKind::InvalidInput.into()),
        }
    }
}

impl Task<'_, '_, '_> {
    /// Hands it to a worker that waits, or to a new one.
    fn run(&mut self) -> Result<Told, Error> {
        let source = self.source;
        let Some(program) = PROGRAM.get() else {
            return (self.format.read)(source).map(Told::Opened);
        };
        // What was given cannot be taken back, so there is no second try.
        let waiting = match self.ask {
            Ask::Each => None,
            _ => Worker::waiting(source.limits),
        };
        if let Some(worker) = waiting {
            match worker.ask(self) {
                Ok(answer) => return answer,
                Err(end) if end.late => return Err(end.error(self.format, source)),
                // It may have been ended while it waited, or spent by the files before: a fresh one shows whose fault it is.
                Err(_) => {}
            }
        }
        let fresh = Worker::start(program, source.limits).map_err(|what| {
            let message = format!("no process could be started to read it: {what}");
            source.error(
                ErrorKind::Io,
                message,
                "Close other programs and try again.",
            )
        })?;
        fresh
            .ask(self)
            .unwrap_or_else(|end| Err(end.error(self.format, source)))
    }

    /// A worker answered what was not asked.
    fn failed(&self) -> Error {
        let end = End {
            late: false,
            words: Vec::new(),
        };
        end.error(self.format, self.source)
    }
}

/// A process that reads files.
struct Worker {
    child: Child,
    input: Option<ChildStdin>,
    output: Option<BufReader<ChildStdout>>,
    /// Gathers what it says on standard error.
    words: Option<JoinHandle<Vec<u8>>>,
    limits: Limits,
    served: usize,
    busy: Duration,
}

/// How a worker ended before it answered.
struct End {
    late: bool,
    words: Vec<u8>,
}

impl Worker {
    fn start(program: &PathBuf, limits: &Limits) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg(COMMAND);
        Self::of(command, limits)
    }

    fn of(mut command: Command, limits: &Limits) -> io::Result<Self> {
        let piped = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = piped.spawn()?;
        let (input, output, words) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        Ok(Self {
            child,
            input,
            output: output.map(BufReader::new),
            words: words.map(|pipe| std::thread::spawn(move || last_words(pipe))),
            limits: *limits,
            served: 0,
            busy: Duration::ZERO,
        })
    }

    /// One that waits, under the same limits.
    fn waiting(limits: &Limits) -> Option<Self> {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        let at = idle.iter().position(|worker| worker.limits == *limits)?;
        Some(idle.swap_remove(at))
    }

    /// Hands it a file and waits for the answer, but no longer than the limit.
    fn ask(mut self, task: &mut Task<'_, '_, '_>) -> Result<Result<Told, Error>, End> {
        let began = Instant::now();
        let limit = Duration::from_secs(task.source.limits.worker_seconds);
        let (input, output) = (self.input.take(), self.output.take());
        let child = &mut self.child;
        let (pause, paused) = channel::<()>();
        let (answer, late) = std::thread::scope(|scope| {
            let go_on = task.source.go_on;
            let watch = scope.spawn(move || watch(child, limit, &paused, go_on));
            let answer = talk(input, output, task, &pause);
            drop(pause);
            (answer, watch.join().unwrap_or(false))
        });
        match answer {
            Ok((answer, input, output)) if !late => {
                (self.input, self.output) = (Some(input), Some(output));
                self.served += 1;
                self.busy += began.elapsed();
                self.rest();
                Ok(answer)
            }
            _ => Err(self.end(late)),
        }
    }

    /// Waits for the next file, unless it has served long.
    fn rest(self) {
        let spent = self.served >= MOST_SERVED || self.busy.as_secs() >= SERVICE_SECONDS;
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        if !spent && idle.len() < MOST_IDLE {
            idle.push(self);
        }
    }

    fn end(mut self, late: bool) -> End {
        // One that answered nonsense may live on.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let words = self.words.take().and_then(|words| words.join().ok());
        End {
            late,
            words: words.unwrap_or_default(),
        }
    }
}

/// Ends a process that works for longer than the limit, or once nobody waits for it, and says whether it did. Its time stands
/// still between every two words on `paused`; when nobody can say more, it is done.
fn watch(child: &mut Child, limit: Duration, paused: &Receiver<()>, go_on: GoOn<'_>) -> bool {
    let mut left = limit;
    loop {
        let began = Instant::now();
        let told = paused.recv_timeout(left.min(LOOK));
        left = left.saturating_sub(began.elapsed());
        match told {
            Err(RecvTimeoutError::Timeout) if left.is_zero() || !go_on() => {
                return child.kill().is_ok();
            }
            Err(RecvTimeoutError::Timeout) => continue,
            // An answer that came after the time was up came late, whoever was quicker to see it.
            Err(RecvTimeoutError::Disconnected) => return left.is_zero(),
            Ok(()) => {}
        }
        if paused.recv().is_err() {
            return left.is_zero();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Its process is gone already, or waits for a file that will not come.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl End {
    fn error(&self, format: &Format, source: &Source<'_>) -> Error {
        let limits = source.limits;
        let words = String::from_utf8_lossy(&self.words);
        let (kind, message) = if self.late {
            let limit = limits.worker_seconds;
            let message =
                format!("reading it took longer than {limit} seconds, which is the limit");
            (ErrorKind::TooLarge, message)
        } else if MEMORY_WORDS.iter().any(|own| words.contains(own)) {
            let limit = size(usize::try_from(limits.worker_bytes).unwrap_or(usize::MAX));
            let message =
                format!("reading it takes more than {limit} of memory, which is the limit");
            (ErrorKind::TooLarge, message)
        } else {
            let message = format!(
                "it looks like {} and could not be read as that: its reader failed on it",
                format.name
            );
            (ErrorKind::Died, message)
        };
        source.error(
            kind,
            message,
            "The file may be damaged or made to do harm. Save it anew from the program that made it, or as plain text.",
        )
    }
}

/// The end of what a worker says.
fn last_words(mut pipe: impl Read) -> Vec<u8> {
    let (mut all, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = pipe.read(&mut piece) {
        all.extend(piece.iter().take(count));
        let spare = all.len().saturating_sub(MOST_WORDS);
        all.drain(..spare);
    }
    all
}

type Talked = (Result<Told, Error>, ChildStdin, BufReader<ChildStdout>);

/// One request and its answer.
fn talk(
    input: Option<ChildStdin>,
    output: Option<BufReader<ChildStdout>>,
    task: &mut Task<'_, '_, '_>,
    pause: &Sender<()>,
) -> io::Result<Talked> {
    let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
    let (mut input, mut output) = (input.ok_or_else(gone)?, output.ok_or_else(gone)?);
    let source = task.source;
    let request = Request {
        format: task.format.name.into(),
        name: source.name.into(),
        limits: *source.limits,
        mappings: Cow::Borrowed(source.mappings),
        ask: task.ask.clone(),
        bytes: task.feed.bytes(source),
    };
    let mut line = serde_json::to_vec(&request)?;
    line.push(b'\n');
    input.write_all(&line)?;
    input.write_all(source.bytes)?;
    input.flush()?;
    loop {
        let mut back = Vec::new();
        output
            .by_ref()
            .take(MOST_BACK)
            .read_until(b'\n', &mut back)?;
        let told = match serde_json::from_slice(&back)? {
            Answer::Piece(start, length) => {
                input.write_all(&task.feed.piece(start, length)?)?;
                input.flush()?;
                continue;
            }
            Answer::Part(documents) => {
                let documents = documents.iter().map(document).collect();
                // Nobody listens where the worker was ended.
                let _ = pause.send(());
                task.feed.give(documents)?;
                let _ = pause.send(());
                continue;
            }
            Answer::Given => Ok(Told::Given),
            Answer::Opened {
                documents,
                notes,
                tables,
                files,
                failed,
            } => {
                let mut opened = Opened {
                    documents: documents.iter().map(document).collect(),
                    notes: notes.iter().map(wire::Diagnostic::remark).collect(),
                    tables,
                    failed,
                    ..Opened::default()
                };
                for (name, length) in files {
                    let mut bytes = Vec::new();
                    output
                        .by_ref()
                        .take(length as u64)
                        .read_to_end(&mut bytes)?;
                    opened.files.push(Packed { name, bytes });
                }
                Ok(Told::Opened(opened))
            }
            Answer::Outline(outline) => Ok(Told::Outline(outline)),
            Answer::Refused(what) => Err(what),
        };
        return Ok((told, input, output));
    }
}

fn document(record: &Record<'_>) -> Document {
    if record.sentences.is_some() {
        return Document::Findings(Box::new(record.findings()));
    }
    let remarks = record.diagnostics.iter().map(wire::Diagnostic::remark);
    Document::Article(record.article(), remarks.collect())
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use super::super::FORMATS;
    #[cfg(unix)]
    use super::*;

    /// What is said of a file whose worker does this.
    #[cfg(unix)]
    fn said(script: &str, limits: &Limits) -> String {
        said_while(script, limits, &|| true)
    }

    #[cfg(unix)]
    fn said_while(script: &str, limits: &Limits, go_on: GoOn<'_>) -> String {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let bytes = vec![b'x'; 1 << 20];
        let source = Source::new("bad.html", &bytes, limits).asked(go_on);
        let mut task = Task {
            format: &FORMATS[0],
            source: &source,
            ask: Ask::Whole,
            feed: Feed::Whole,
        };
        let end = Worker::of(command, limits).unwrap().ask(&mut task);
        end.err().unwrap().error(&FORMATS[0], &source).message
    }

    #[cfg(unix)]
    #[test]
    fn a_worker_that_dies_hangs_or_talks_nonsense_is_an_error_on_its_file() {
        let limits = Limits::USUAL;
        assert!(said("kill -ABRT $$", &limits).contains("its reader failed"));
        assert!(said("head -c 9 >/dev/null; echo nonsense", &limits).contains("its reader failed"));
        let words = "echo 'memory allocation of 99 bytes failed' >&2; kill -ABRT $$";
        assert!(said(words, &limits).contains("of memory, which is the limit"));
        let hasty = Limits {
            worker_seconds: 0,
            ..limits
        };
        assert!(said("exec sleep 60", &hasty).contains("longer than 0 seconds"));
    }

    #[cfg(unix)]
    #[test]
    fn a_worker_that_nobody_waits_for_is_ended() {
        let began = Instant::now();
        said_while("exec sleep 60", &Limits::USUAL, &|| false);
        assert!(began.elapsed() < Duration::from_secs(20));
    }
}
