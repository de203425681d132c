//! Files named on the command line → what was found in them, with a word on standard error for each that cannot be read.

use super::progress::Progress;
use super::say;
use crate::extract;
use crate::model::{Corpus, Findings, Log, Severity};
use crate::read::{self, Document, Opened};
use crate::store;
use crate::work;
use jiff::civil::Date;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads all files; the ones that cannot be read are named on standard error and left out.
pub(super) fn read(files: &[PathBuf], published: Option<Date>) -> Corpus {
    let mut articles = Vec::new();
    let mut edits = Vec::new();
    let mut take = |path: &Path, read: Result<Opened, String>| match read {
        Ok(opened) => {
            let all: Result<(), Infallible> = each(opened, path, published, None, |findings| {
                articles.push(Arc::new(findings));
                Ok(())
            });
            let Ok(()) = all;
        }
        Err(what) => say(what),
    };
    // Projects lie between the other files, which are read together as far as they follow one another.
    for paths in files.chunk_by(|a, b| !store::is_project(a) && !store::is_project(b)) {
        if let [path] = paths
            && store::is_project(path)
        {
            let project = store::open(path).map_err(|what| what.to_string());
            take(
                path,
                project.map(|project| {
                    edits.extend(project.edits);
                    let ready = project
                        .articles
                        .into_iter()
                        .map(|findings| Document::Findings(Box::new(findings)));
                    Opened::new(ready.collect())
                }),
            );
            continue;
        }
        let all: Result<(), Infallible> = read::open_all(None, paths, |path, opened| {
            take(path, opened.map_err(|what| what.to_string()));
            Ok(())
        });
        let Ok(()) = all;
    }
    Log::new(edits).apply(&Corpus::new(articles), &extract::correct)
}

/// Documents that are worked on at a time, so that what was found in all of them need never be held at once.
const BATCH: usize = 256;

/// Extracts from what one file held, on `pool` or else on all cores, and hands it on in order; says what was wrong with
/// the file as a whole.
///
/// # Errors
/// The first error of `take`, which ends the work.
pub(super) fn each<E>(
    opened: Opened,
    path: &Path,
    published: Option<Date>,
    pool: Option<&ThreadPool>,
    mut take: impl FnMut(Findings) -> Result<(), E>,
) -> Result<(), E> {
    for note in &opened.notes {
        say(format_args!(
            "{}: {}. {}",
            path.display(),
            note.message,
            note.hint
        ));
    }
    for what in &opened.failed {
        say(what);
    }
    let documents = opened.into_documents();
    let progress = Progress::new(documents.len());
    let mut waiting = documents.into_iter();
    loop {
        let batch: Vec<Document> = waiting.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let work = |document| {
            let findings = analyse(document, published);
            progress.step();
            findings
        };
        let all = || batch.into_par_iter().map(work).collect();
        let found: Vec<Findings> = match pool {
            Some(pool) => pool.install(all),
            None => all(),
        };
        // The bar makes room for what is said and printed of this batch.
        progress.clear();
        for findings in found {
            say_remarks(&findings, path);
            take(findings)?;
        }
    }
    Ok(())
}

/// Extracts from one document; `published` is taken for an article that brings no date.
pub(super) fn analyse(mut document: Document, published: Option<Date>) -> Findings {
    if let Document::Article(article, _) = &mut document {
        article.given = article.given.or(published);
    }
    work::analyse(document)
}

/// Names what went wrong inside an article, unless it was said of the file already; the rest of the remarks is in the
/// output.
fn say_remarks(findings: &Findings, path: &Path) {
    for remark in &findings.diagnostics {
        if remark.severity == Severity::Error && !remark.message.starts_with("line ") {
            let (article, message) = (findings.article.name(), &remark.message);
            say(format_args!(
                "{}: {article}: {message}. {}",
                path.display(),
                remark.hint
            ));
        }
    }
}
