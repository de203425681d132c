//! A file whose reader may not survive it → the same result, by way of a process of its own.
//!
//! Parsers of rich formats can abort, overflow their stack or eat all memory on a damaged or hostile file, and nothing in
//! the same process can catch that. So the program starts itself anew as an import worker: the file goes in through its
//! standard input, what was read comes back through its standard output as JSON, memory and time are capped
//! ([`Limits::worker_bytes`], [`Limits::worker_seconds`]), and a worker that dies is an error on that one file. The memory
//! cap holds on Unix; elsewhere only the time limit does. Without [`isolate`] everything is read in this process.

use super::limits::size;
use super::{Document, Error, ErrorKind, FORMATS, Format, Limits, Opened, Source};
use crate::wire::{self, Record};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The hidden command that makes the program a worker.
pub const COMMAND: &str = "import-worker";

/// What a worker may say in words, in bytes; only the end of what a dying one says is of use.
const MOST_WORDS: u64 = 64 << 10;

/// What a worker may hand back, in bytes: JSON can be several times its text.
const MOST_BACK: u64 = 2 << 30;

/// How often a worker's end is looked for.
const LOOK: Duration = Duration::from_millis(2);

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From now on, isolated formats are read by `program`, which must call [`serve`] for the command [`COMMAND`].
pub fn isolate(program: PathBuf) {
    // A second call changes nothing: the program is the same.
    let _ = PROGRAM.set(program);
}

/// True when there is a program to isolate readers in.
pub(super) fn ready() -> bool {
    PROGRAM.get().is_some()
}

/// What goes back: what was read, or why not.
#[derive(Serialize, Deserialize)]
enum Parcel<'a> {
    Opened {
        #[serde(borrow)]
        documents: Vec<Record<'a>>,
        notes: Vec<wire::Diagnostic<'a>>,
    },
    Refused {
        kind: ErrorKind,
        message: String,
        hint: String,
    },
}

/// Reads a file of this format in a process of its own.
pub(super) fn read(format: &Format, source: &Source<'_>) -> Result<Opened, Error> {
    let Some(program) = PROGRAM.get() else {
        return (format.read)(source);
    };
    let limits = serde_json::to_string(source.limits).unwrap_or_default();
    let spawned = Command::new(program)
        .args([COMMAND, format.name, source.name, &limits])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let ended = spawned.and_then(|child| run(child, source.bytes, source.limits));
    let ended = ended.map_err(|what| {
        let message = format!("no process could be started to read it: {what}");
        source.error(
            ErrorKind::Io,
            message,
            "Close other programs and try again.",
        )
    })?;
    unpack(&ended, format, source)
}

/// What a worker handed back, or how it failed.
fn unpack(ended: &Ended, format: &Format, source: &Source<'_>) -> Result<Opened, Error> {
    match serde_json::from_slice(&ended.back) {
        Ok(Parcel::Opened { documents, notes }) if ended.well() => Ok(Opened {
            documents: documents.iter().map(document).collect(),
            notes: notes.iter().map(wire::Diagnostic::remark).collect(),
            ..Opened::default()
        }),
        Ok(Parcel::Refused {
            kind,
            message,
            hint,
        }) => Err(source.error(kind, message, hint)),
        _ => Err(ended.error(format, source)),
    }
}

/// How a worker ended.
struct Ended {
    status: Option<ExitStatus>,
    back: Vec<u8>,
    words: Vec<u8>,
}

impl Ended {
    fn well(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    fn error(&self, format: &Format, source: &Source<'_>) -> Error {
        let limits = source.limits;
        let words = String::from_utf8_lossy(&self.words);
        let (kind, message) = if self.status.is_none() {
            let limit = limits.worker_seconds;
            let message =
                format!("reading it took longer than {limit} seconds, which is the limit");
            (ErrorKind::TooLarge, message)
        } else if words.contains("memory allocation of") || words.contains("capacity overflow") {
            let limit = size(usize::try_from(limits.worker_bytes).unwrap_or(usize::MAX));
            let message =
                format!("reading it takes more than {limit} of memory, which is the limit");
            (ErrorKind::TooLarge, message)
        } else {
            let message = format!(
                "it looks like {} and could not be read as that: its reader failed on it",
                format.name
            );
            (ErrorKind::Malformed, message)
        };
        source.error(
            kind,
            message,
            "The file may be damaged or made to do harm. Save it anew from the program that made it, or as plain text.",
        )
    }
}

/// Feeds a worker and waits for its end, but no longer than the limit.
fn run(mut child: Child, bytes: &[u8], limits: &Limits) -> io::Result<Ended> {
    let (input, output, words) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A worker that refuses early closes the pipe; what it says counts.
            input.map(|mut input| input.write_all(bytes))
        });
        let back = scope.spawn(move || drain(output, MOST_BACK));
        let words = scope.spawn(move || drain(words, MOST_WORDS));
        let end = Instant::now() + Duration::from_secs(limits.worker_seconds);
        let status = loop {
            // The pipes close at the worker's end, so its readers end when it does.
            if back.is_finished() || Instant::now() > end {
                break child.try_wait()?;
            }
            std::thread::sleep(LOOK);
        };
        let status = match status {
            Some(status) => Some(status),
            None if back.is_finished() && Instant::now() <= end => Some(child.wait()?),
            None => {
                child.kill()?;
                child.wait()?;
                None
            }
        };
        Ok(Ended {
            status,
            back: back.join().unwrap_or_default(),
            words: words.join().unwrap_or_default(),
        })
    })
}

/// Everything that comes out of a pipe, `most` bytes of it at most.
fn drain(pipe: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(pipe) = pipe {
        // What arrived before a fault is still of use in a message.
        let _ = pipe.take(most).read_to_end(&mut out);
    }
    out
}

fn document(record: &Record<'_>) -> Document {
    if record.sentences.is_some() {
        return Document::Findings(Box::new(record.findings()));
    }
    let remarks = record.diagnostics.iter().map(wire::Diagnostic::remark);
    Document::Article(record.article(), remarks.collect())
}

/// The worker's side: reads a file from `input` and writes what it holds to `output`. `format` is a name in [`FORMATS`],
/// `limits` the JSON of [`Limits`].
///
/// # Errors
/// When `input` cannot be read or `output` written; a file that cannot be read is no error here, but an answer.
pub fn serve(
    format: &str,
    name: &str,
    limits: &str,
    mut input: impl Read,
    mut output: impl Write,
) -> io::Result<()> {
    let limits: Limits = serde_json::from_str(limits)?;
    confine(&limits);
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let source = Source::new(name, &bytes, &limits);
    let format = FORMATS.iter().find(|row| row.name == format);
    let opened = format.map(|format| (format.read)(&source));
    let parcel = match &opened {
        Some(Ok(opened)) => Parcel::Opened {
            documents: opened.documents.iter().map(record).collect(),
            notes: opened
                .notes
                .iter()
                .map(|note| wire::Diagnostic::new(note, None))
                .collect(),
        },
        Some(Err(what)) => Parcel::Refused {
            kind: what.kind,
            message: what.message.clone(),
            hint: what.hint.clone(),
        },
        None => return Err(io::Error::from(io::ErrorKind::InvalidInput)),
    };
    serde_json::to_writer(io::BufWriter::new(&mut output), &parcel)?;
    output.flush()
}

fn record(document: &Document) -> Record<'_> {
    match document {
        Document::Findings(findings) => Record::whole(findings),
        Document::Article(article, remarks) => Record {
            diagnostics: remarks
                .iter()
                .map(|remark| wire::Diagnostic::new(remark, None))
                .collect(),
            ..Record::bare(article)
        },
    }
}

/// Caps what this process may use. A system that refuses leaves the time limit, which the other side keeps.
#[cfg(unix)]
fn confine(limits: &Limits) {
    use rlimit::Resource;
    let caps = [
        (Resource::AS, limits.worker_bytes),
        (Resource::CPU, limits.worker_seconds + 1),
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
    ];
    for (resource, most) in caps {
        let _ = resource.set(most, most);
    }
}

#[cfg(not(unix))]
fn confine(_limits: &Limits) {}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use super::*;

    /// What is said of a file whose worker does this.
    #[cfg(unix)]
    fn said(script: &str, limits: &Limits) -> String {
        let child = Command::new("sh")
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let bytes = vec![b'x'; 1 << 20];
        let source = Source::new("bad.html", &bytes, limits);
        let ended = run(child, &bytes, limits).unwrap();
        unpack(&ended, &FORMATS[0], &source).unwrap_err().message
    }

    #[cfg(unix)]
    #[test]
    fn a_worker_that_dies_hangs_or_talks_nonsense_is_an_error_on_its_file() {
        let limits = Limits::USUAL;
        assert!(said("kill -ABRT $$", &limits).contains("its reader failed"));
        assert!(said("cat >/dev/null; echo nonsense", &limits).contains("its reader failed"));
        let words = "echo 'memory allocation of 99 bytes failed' >&2; kill -ABRT $$";
        assert!(said(words, &limits).contains("of memory, which is the limit"));
        let hasty = Limits {
            worker_seconds: 0,
            ..limits
        };
        assert!(said("exec sleep 60", &hasty).contains("longer than 0 seconds"));
    }
}
