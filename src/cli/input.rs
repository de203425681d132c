//! Files named on the command line → what was found in them, with a word on standard error for each that cannot be read.

use super::progress::Progress;
use super::say;
use crate::extract;
use crate::model::{Corpus, Findings, Log, Severity};
use crate::read::{self, Document, Opened};
use crate::store;
use crate::work;
use jiff::civil::Date;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads all files; the ones that cannot be read are named on standard error and left out.
pub(super) fn read(files: &[PathBuf], published: Option<Date>) -> Corpus {
    let mut articles = Vec::new();
    let mut edits = Vec::new();
    for path in files {
        let read = if store::is_project(path) {
            store::open(path)
                .map_err(|what| what.to_string())
                .map(|project| {
                    edits.extend(project.edits);
                    let ready = project
                        .articles
                        .into_iter()
                        .map(|findings| Document::Findings(Box::new(findings)));
                    Opened {
                        documents: ready.collect(),
                        notes: Vec::new(),
                    }
                })
        } else {
            read::open(path).map_err(|what| what.to_string())
        };
        match read {
            Ok(opened) => articles.extend(found(opened, path, published).into_iter().map(Arc::new)),
            Err(what) => {
                say(what);
            }
        }
    }
    Log::new(edits).apply(&Corpus::new(articles), &extract::correct)
}

/// Extracts from what one file held, in parallel, in order; says what was wrong with the file as a whole.
pub(super) fn found(opened: Opened, path: &Path, published: Option<Date>) -> Vec<Findings> {
    for note in &opened.notes {
        say(format_args!(
            "{}: {}. {}",
            path.display(),
            note.message,
            note.hint
        ));
    }
    let documents = opened.into_documents();
    let progress = Progress::new(documents.len());
    let found: Vec<Findings> = documents
        .into_par_iter()
        .map(|document| {
            let findings = analyse(document, published);
            progress.step();
            findings
        })
        .collect();
    progress.finish();
    for findings in &found {
        say_remarks(findings);
    }
    found
}

/// Extracts from one document; `published` is taken for an article that brings no date.
pub(super) fn analyse(mut document: Document, published: Option<Date>) -> Findings {
    if let Document::Article(article, _) = &mut document {
        article.given = article.given.or(published);
    }
    work::analyse(document)
}

/// Names what could not be read inside an article; the rest of the remarks is in the output.
fn say_remarks(findings: &Findings) {
    for remark in &findings.diagnostics {
        if remark.severity == Severity::Error {
            say(format_args!(
                "{}: {}. {}",
                findings.article.name(),
                remark.message,
                remark.hint
            ));
        }
    }
}
