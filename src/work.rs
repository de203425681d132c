//! Background jobs: progress and cancel.

use crate::extract;
use crate::model::{Diagnostic, Findings, Severity};
use crate::read::Document;
use std::panic::{self, AssertUnwindSafe};

/// Everything in one document: what it brought ready-made, or what extraction finds in it.
///
/// A fault of the program in one article becomes a remark on that article and touches no other.
#[must_use]
pub fn analyse(document: Document) -> Findings {
    let (article, remarks) = match document {
        Document::Findings(findings) => return *findings,
        Document::Article(article, remarks) => (article, remarks),
    };
    let spare = article.clone();
    let found = panic::catch_unwind(AssertUnwindSafe(|| extract::extract(article)));
    let mut findings = found.unwrap_or_else(|_| Findings {
        article: spare,
        diagnostics: vec![Diagnostic {
            severity: Severity::Error,
            span: None,
            message: "the program failed on this article; nothing was extracted from it".to_owned(),
            hint: "Please report it with the article's text.".to_owned(),
        }],
        ..Findings::default()
    });
    findings.diagnostics.splice(0..0, remarks);
    findings
}
