//! What the command line names → what was found in it, article by article, with a word on standard error for each file or
//! line that cannot be read.
//!
//! Everything comes through a [`Stream`]: JSON Lines, tables of articles and long tables as they are read, a file of another
//! format once it is open. Articles are worked on by many threads and handed on in order ([`in_order`]).

use super::in_order::in_order;
use super::mapping::MapArgs;
use super::progress::Progress;
use super::say;
use crate::extract;
use crate::model::{Corpus, Edit, Findings, Log, Severity};
use crate::read::stream::{BadLine, Handful, Piece, Stream};
use crate::read::{self, Document, Limits, Mappings, lines};
use crate::store;
use crate::work;
use clap::Args;
use jiff::civil::Date;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the commands that read articles have in common.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// Take this as the publication date of articles that bring none (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub(super) published: Option<Date>,
    /// How many articles to work on at a time; the output is the same for any number. Default: one for each core.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(super) jobs: usize,
    #[command(flatten)]
    pub(super) tables: MapArgs,
    /// Files of any readable format, and folders of them; `-` reads articles from standard input as JSON Lines.
    #[arg(required = true, value_name = "FILE|-")]
    pub(super) files: Vec<PathBuf>,
}

/// What stands in one place of the input.
pub(super) enum Found {
    /// An article, and everything that was found in it.
    Article(Arc<Findings>),
    /// A line that holds none.
    Bad(BadLine),
}

/// Whether articles shall know the hash of their file, for which a file that is streamed is read once more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hashed {
    /// They shall.
    Yes,
    /// What is printed does not say it.
    No,
}

/// True for the name that stands for standard input.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

impl Inputs {
    /// Files without options, as the program takes them when it has no window.
    pub(super) fn of(files: &[PathBuf]) -> Self {
        Self {
            published: None,
            jobs: 0,
            tables: MapArgs::default(),
            files: files.to_vec(),
        }
    }

    /// Reads everything and holds it; what cannot be read is named on standard error and left out.
    pub(super) fn all(&self) -> Corpus {
        let mut articles = Vec::new();
        let mut edits = Vec::new();
        let keep = |found| match found {
            Found::Article(findings) => Some(findings),
            Found::Bad(_) => None,
        };
        let read = self.streams(Hashed::Yes, &mut edits, |stream| {
            self.run(stream, keep, |kept| {
                articles.extend(kept);
                Ok(())
            })
            .map(|_| ())
        });
        if let Err(what) = read {
            say(what);
        }
        Log::new(edits).apply(&Corpus::new(articles), &extract::correct)
    }

    /// Hands `take` what `work` makes of each article of each file, in order. True unless nothing could be read.
    ///
    /// # Errors
    /// When a file breaks off, or the first error of `take`; either ends the work.
    pub(super) fn each<U: Send>(
        &self,
        hashed: Hashed,
        work: impl Fn(Found) -> U + Sync,
        mut take: impl FnMut(U) -> io::Result<()>,
    ) -> io::Result<bool> {
        let mut any = false;
        self.streams(hashed, &mut Vec::new(), |stream| {
            any |= self.run(stream, &work, &mut take)?;
            Ok(())
        })?;
        Ok(any)
    }

    /// Hands `take` the articles of each file, and of each file in a folder, in order; adds the corrections that projects
    /// hold. What cannot be read is named on standard error.
    fn streams(
        &self,
        hashed: Hashed,
        edits: &mut Vec<Edit>,
        mut take: impl FnMut(Stream) -> io::Result<()>,
    ) -> io::Result<()> {
        let mappings = self.tables.mappings();
        for path in &self.files {
            if is_standard(path) {
                take(Stream::lines(io::stdin()))?;
                continue;
            }
            let files = match read::files(path, &Limits::USUAL) {
                Ok(files) => files,
                Err(what) => {
                    say(what);
                    continue;
                }
            };
            let bytes = |path: &PathBuf| read::bytes(path);
            read::in_order(
                None,
                &files,
                bytes,
                |path| open(path, hashed, &mappings),
                |_, held| {
                    held.said.iter().for_each(say);
                    edits.extend(held.edits);
                    held.stream.map_or(Ok(()), &mut take)
                },
            )?;
        }
        Ok(())
    }

    /// One stream. True unless all its lines are bad.
    fn run<U: Send>(
        &self,
        stream: Stream,
        work: impl Fn(Found) -> U + Sync,
        mut take: impl FnMut(U) -> io::Result<()>,
    ) -> io::Result<bool> {
        let mut progress = Progress::new(stream.bytes);
        let name = stream.name.clone();
        let hash = stream.hash().cloned();
        let (mut good, mut bad) = (false, false);
        let read = |handful: Handful| {
            let mut documents = Vec::with_capacity(handful.pieces.len());
            let mut read = |piece: Piece| match piece.read(&name, hash.as_ref()) {
                Ok(document) => {
                    documents.push(dated(document, self.published));
                    None
                }
                Err(line) => Some(line),
            };
            let bad: Vec<Option<BadLine>> = handful.pieces.into_iter().map(&mut read).collect();
            let mut findings = work::analyse_all(documents).into_iter();
            let done = bad.into_iter().filter_map(|bad| {
                let found = match bad {
                    Some(line) => Found::Bad(line),
                    None => Found::Article(Arc::new(findings.next()?)),
                };
                Some((complaints(&found, &name), found.is_article(), work(found)))
            });
            (done.collect::<Vec<_>>(), handful.bytes)
        };
        let handfuls = stream.handfuls().map(|handful| {
            handful.map_err(|what| io::Error::other(format!("{name} breaks off: {what}")))
        });
        in_order(self.jobs, handfuls, read, |(done, bytes)| {
            progress.step(done.len(), bytes);
            for (complaints, is_article, made) in done {
                good |= is_article;
                bad |= !is_article;
                if !complaints.is_empty() {
                    progress.clear();
                    complaints.iter().for_each(say);
                }
                take(made)?;
            }
            Ok(())
        })
        .inspect_err(|_| progress.clear())?;
        progress.clear();
        Ok(good || !bad)
    }
}

impl Found {
    fn is_article(&self) -> bool {
        matches!(self, Self::Article(_))
    }
}

/// What a file holds, and what is to be said of it.
#[derive(Default)]
struct Held {
    stream: Option<Stream>,
    edits: Vec<Edit>,
    said: Vec<String>,
}

impl Held {
    fn refused(what: &dyn ToString) -> Self {
        Self {
            said: vec![what.to_string()],
            ..Self::default()
        }
    }
}

/// Opens one file.
fn open(path: &Path, hashed: Hashed, mappings: &Mappings) -> Held {
    let name = path.to_string_lossy();
    if store::is_project(path) {
        return match store::open(path) {
            Ok(project) => {
                let ready = project
                    .articles
                    .into_iter()
                    .map(|findings| Document::Findings(Box::new(findings)));
                Held {
                    stream: Some(Stream::of(&name, ready.collect())),
                    edits: project.edits,
                    said: Vec::new(),
                }
            }
            Err(what) => Held::refused(&what),
        };
    }
    if let Some(stream) = Stream::open(path, mappings) {
        let hashed = match (stream, hashed) {
            (Ok(stream), Hashed::Yes) => stream.with_hash(path),
            (Ok(stream), Hashed::No) => Ok(stream),
            (Err(what), _) => return Held::refused(&what),
        };
        return match hashed {
            Ok(stream) => Held {
                stream: Some(stream),
                ..Held::default()
            },
            Err(what) => Held::refused(&format!("{name}: cannot be read: {what}")),
        };
    }
    match read::open_mapped(path, &Limits::USUAL, mappings) {
        Ok(opened) => {
            let notes = opened
                .notes
                .iter()
                .map(|note| format!("{name}: {}. {}", note.message, note.hint));
            let failed = opened.failed.iter().map(ToString::to_string);
            Held {
                said: notes.chain(failed).collect(),
                stream: Some(Stream::of(&name, opened.into_documents())),
                edits: Vec::new(),
            }
        }
        Err(what) => Held::refused(&what),
    }
}

/// A document, with `published` taken for the date of an article that brings none.
fn dated(mut document: Document, published: Option<Date>) -> Document {
    if let Document::Article(article, _) = &mut document {
        article.given = article.given.or(published);
    }
    document
}

/// What went wrong with a line or inside an article, unless it was said of the file already; the rest of the remarks is
/// in the output.
fn complaints(found: &Found, name: &str) -> Vec<String> {
    match found {
        Found::Bad(BadLine { line, message }) => {
            vec![format!(
                "{name}, line {line}: {message}. {}",
                lines::LINE_HINT
            )]
        }
        Found::Article(findings) => {
            let article = findings.article.name();
            let errors = findings.diagnostics.iter().filter(|remark| {
                remark.severity == Severity::Error && !remark.message.starts_with("line ")
            });
            errors
                .map(|remark| format!("{name}: {article}: {}. {}", remark.message, remark.hint))
                .collect()
        }
    }
}
