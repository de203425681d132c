//! The worker's side: requests through standard input → what the files hold, through standard output, under caps that this
//! process puts on itself with its first file.

use super::super::outline::{LAZY, Pull};
use super::super::{Document, Error, FORMATS, Limits, Source};
#[cfg(unix)]
use super::SERVICE_SECONDS;
use super::{Answer, Ask, Request, Told};
use crate::wire::{self, Record};
use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// Reads files from `input` and writes what they hold to `output`, until there are no more.
///
/// # Errors
/// When `input` cannot be read or `output` written; a file that cannot be read is no error here, but an answer.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<()> {
    let pipes = Pipes {
        input: BufReader::new(Box::new(input) as Box<dyn Read + Send>),
        output: io::BufWriter::new(Box::new(output) as Box<dyn Write + Send>),
    };
    let pipes = Arc::new(Mutex::new(pipes));
    let mut confined = false;
    loop {
        let (mut line, mut bytes) = (Vec::new(), Vec::new());
        let mut own = pipes.lock().unwrap_or_else(PoisonError::into_inner);
        if own.input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let request: Request<'_> = serde_json::from_slice(&line)?;
        if !std::mem::replace(&mut confined, true) {
            confine(&request.limits);
        }
        if matches!(request.ask, Ask::Whole) {
            (&mut own.input)
                .take(request.bytes)
                .read_to_end(&mut bytes)?;
        }
        drop(own);
        answer(&request, &bytes, &pipes)?;
    }
}

/// The worker's ends of its pipes.
struct Pipes {
    input: BufReader<Box<dyn Read + Send>>,
    output: io::BufWriter<Box<dyn Write + Send>>,
}

/// A file of so many bytes that comes through the pipes by the piece.
struct Remote {
    pipes: Arc<Mutex<Pipes>>,
    bytes: u64,
}

impl Pull for Remote {
    fn size(&self) -> u64 {
        self.bytes
    }

    fn pull(&self, start: u64, length: usize) -> io::Result<Vec<u8>> {
        let left = self.bytes.saturating_sub(start);
        let length = length.min(usize::try_from(left).unwrap_or(usize::MAX));
        let mut pipes = self.pipes.lock().unwrap_or_else(PoisonError::into_inner);
        serde_json::to_writer(&mut pipes.output, &Answer::Piece(start, length))?;
        pipes.output.write_all(b"\n")?;
        pipes.output.flush()?;
        let mut bytes = Vec::new();
        (&mut pipes.input)
            .take(length as u64)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// What is asked of a file, done.
fn told(
    request: &Request<'_>,
    source: &Source<'_>,
    pipes: &Arc<Mutex<Pipes>>,
) -> io::Result<Result<Told, Error>> {
    let unknown = || io::Error::from(io::ErrorKind::InvalidInput);
    if matches!(request.ask, Ask::Whole) {
        let format = FORMATS.iter().find(|row| row.name == request.format);
        return Ok((format.ok_or_else(unknown)?.read)(source).map(Told::Opened));
    }
    let lazy = LAZY.iter().find(|row| row.format == request.format);
    let file = Remote {
        pipes: Arc::clone(pipes),
        bytes: request.bytes,
    };
    let (ask, mut broken) = (request.ask.clone(), None);
    let mut give = |documents: Vec<Document>| match part(&documents, pipes) {
        Ok(()) => true,
        Err(what) => {
            broken = Some(what);
            false
        }
    };
    let lazy = lazy.ok_or_else(unknown)?;
    let told = lazy.answer(source, Arc::new(file), ask, &mut give);
    broken.map_or(Ok(told), Err)
}

/// Gives what was read so far.
fn part(documents: &[Document], pipes: &Arc<Mutex<Pipes>>) -> io::Result<()> {
    let mut pipes = pipes.lock().unwrap_or_else(PoisonError::into_inner);
    let records = documents.iter().map(record).collect();
    serde_json::to_writer(&mut pipes.output, &Answer::Part(records))?;
    pipes.output.write_all(b"\n")?;
    pipes.output.flush()
}

fn answer(request: &Request<'_>, bytes: &[u8], pipes: &Arc<Mutex<Pipes>>) -> io::Result<()> {
    let source = Source::new(&request.name, bytes, &request.limits).mapped(&request.mappings);
    let told = told(request, &source, pipes)?;
    let mut pipes = pipes.lock().unwrap_or_else(PoisonError::into_inner);
    let output = &mut pipes.output;
    let answer = match &told {
        Ok(Told::Opened(opened)) => Answer::Opened {
            documents: opened.documents.iter().map(record).collect(),
            notes: opened
                .notes
                .iter()
                .map(|note| wire::Diagnostic::new(note, None))
                .collect(),
            tables: opened.tables.clone(),
            files: opened
                .files
                .iter()
                .map(|file| (file.name.clone(), file.bytes.len()))
                .collect(),
            failed: opened.failed.clone(),
        },
        Ok(Told::Outline(outline)) => Answer::Outline(outline.clone()),
        Ok(Told::Given) => Answer::Given,
        Err(what) => Answer::Refused(what.clone()),
    };
    serde_json::to_writer(&mut *output, &answer)?;
    output.write_all(b"\n")?;
    if let Ok(Told::Opened(opened)) = &told {
        for file in &opened.files {
            output.write_all(&file.bytes)?;
        }
    }
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
    /// Standard input, output and error.
    const PIPES: u64 = 3;
    let caps = [
        (Resource::AS, limits.worker_bytes),
        (Resource::CPU, limits.worker_seconds + SERVICE_SECONDS + 1),
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
        (Resource::NOFILE, PIPES),
    ];
    for (resource, most) in caps {
        let _ = resource.set(most, most);
    }
}

#[cfg(not(unix))]
fn confine(_limits: &Limits) {}
