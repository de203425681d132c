//! The rows of a table of any length → documents, one at a time, in memory that does not grow.
//!
//! A row that is an article is a document of its own. Rows of events and figures come many to a document, which says in its
//! title which rows they are. Remarks on rows that give nothing go with the document before them.

use super::super::document::Remarks;
use super::super::{Document, Limits};
use super::articles::Articles;
use super::assumptions;
use super::cutter::Share;
use super::grid::{Row, Rows};
use super::mapping::Mapping;
use super::plan::Plan;
use super::rows;
use crate::model::{Article, Diagnostic};

/// How many rows of events and figures make one document: few enough that some for each core take little memory.
const SHARE: Share = Share {
    rows: 2_000,
    bytes: 1 << 20,
};

/// The documents of one table, in order.
pub(super) struct Parts<R> {
    /// The rows that are still to be read.
    pub(super) rows: R,
    making: Making,
    /// What is said of the table as a whole, until its first document takes it along.
    pub(super) notes: Vec<Diagnostic>,
    /// The document made last, which may still get remarks.
    held: Option<Document>,
    limits: Limits,
}

/// What is made of the rows.
enum Making {
    Articles(Box<Articles>),
    Findings {
        mapping: Mapping,
        /// How many fields a row should have, where the file says so.
        fields: Option<usize>,
        /// What the table is called.
        name: String,
        /// Rows read so far.
        before: usize,
    },
}

impl<R: Rows> Parts<R> {
    /// The documents of these rows. `name` is what the table is called, `fields` how many fields a row should have, where the
    /// file says so.
    pub(super) fn new(
        rows: R,
        mapping: Mapping,
        fields: Option<usize>,
        name: String,
        limits: &Limits,
    ) -> Self {
        let (making, notes) = if mapping.is_articles() {
            let articles = Articles::new(mapping, limits.remarks);
            (Making::Articles(Box::new(articles)), Vec::new())
        } else {
            let notes = assumptions(&mapping);
            let findings = Making::Findings {
                mapping,
                fields,
                name,
                before: 0,
            };
            (findings, notes)
        };
        Self {
            rows,
            making,
            notes,
            held: None,
            limits: *limits,
        }
    }

    /// The next document, and what is to say of rows before it that gave none.
    fn make(&mut self) -> (Option<Document>, Vec<Diagnostic>) {
        let most = self.limits.remarks;
        let mut skipped = Remarks::new(most);
        let document = match &mut self.making {
            Making::Articles(articles) => {
                let mut row = Row::default();
                loop {
                    if !self.rows.next_into(&mut row) {
                        break None;
                    }
                    let article = articles.article(&row);
                    let remarks = std::mem::replace(&mut articles.remarks, Remarks::new(most));
                    match article {
                        Some(article) => {
                            break Some(Document::Article(article, remarks.finish("row(s)")));
                        }
                        None => skipped.append(remarks),
                    }
                }
            }
            Making::Findings {
                mapping,
                fields,
                name,
                before,
            } => loop {
                let (rows, plan) = (&mut self.rows, Plan::new(mapping));
                let found = rows::read_share(rows, &plan, *fields, &self.limits, SHARE);
                if found.tally.rows == 0 {
                    break None;
                }
                let first = *before + 1;
                *before += found.tally.rows;
                let mut findings = found.findings;
                if findings.events.is_empty() && findings.figures.is_empty() {
                    skipped.append(found.remarks);
                    continue;
                }
                findings.diagnostics = found.remarks.finish("row(s)");
                let title = format!("{name}, rows {first} to {before}");
                findings.article = Article::new(title, std::mem::take(&mut findings.article.text));
                break Some(Document::Findings(Box::new(findings)));
            },
        };
        (document, skipped.finish("row(s)"))
    }
}

impl<R: Rows> Iterator for Parts<R> {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            let (made, skipped) = self.make();
            let is_over = made.is_none();
            let mut before = std::mem::replace(&mut self.held, made);
            match (&mut before, &mut self.held) {
                (Some(document), _) => document.remarks_mut().extend(skipped),
                (None, Some(first)) => {
                    let notes = std::mem::take(&mut self.notes);
                    first
                        .remarks_mut()
                        .splice(0..0, notes.into_iter().chain(skipped));
                }
                (None, None) => {}
            }
            if before.is_some() || is_over {
                return before;
            }
        }
    }
}
