//! Rows that are articles → documents, one at a time, so that a table of any length streams.

use super::super::date;
use super::super::document::Remarks;
use super::super::{Document, number};
use super::grid::{Row, Rows};
use super::mapping::Mapping;
use super::role::Role;
use super::tally::{Skip, Tally, skip};
use crate::model::Article;

/// Makes articles of rows, and counts what comes of them.
pub(super) struct Articles {
    /// What the columns are.
    pub mapping: Mapping,
    /// What came of the rows so far.
    pub tally: Tally,
    /// What is to say of them.
    pub remarks: Remarks,
}

impl Articles {
    /// Nothing read yet. `most` is the number of remarks that are listed one by one.
    pub(super) fn new(mapping: Mapping, most: usize) -> Self {
        Self {
            mapping,
            tally: Tally::default(),
            remarks: Remarks::new(most),
        }
    }

    /// The article of a row; `None` for a row without text.
    pub(super) fn article(&mut self, row: &Row) -> Option<Article> {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return None;
        }
        self.tally.rows += 1;
        let cell = |role| {
            let cell = row.cell(self.mapping.column(role)?);
            (!cell.is_empty()).then_some(cell)
        };
        let Some(text) = cell(Role::Text) else {
            skip(
                &mut self.tally,
                &mut self.remarks,
                Skip::NoText,
                row.line,
                "",
            );
            return None;
        };
        let owned = |role| {
            cell(role)
                .filter(|cell| !number::is_missing(cell))
                .map(str::to_owned)
        };
        let mut article = Article::new(cell(Role::Title).unwrap_or(""), text);
        if let Some(key) = cell(Role::Id) {
            key.clone_into(&mut article.key);
        }
        article.source = owned(Role::Source);
        article.author = owned(Role::Author);
        article.url = owned(Role::Url);
        let written = cell(Role::Published).or_else(|| cell(Role::Date));
        let written = written.filter(|cell| !number::is_missing(cell));
        article.given = written.and_then(|cell| date::day_in(cell, self.mapping.order.value));
        article.given_because = article.given.and_then(|_| self.column_of_date());
        if let Some(cell) = written.filter(|_| article.given.is_none()) {
            skip(
                &mut self.tally,
                &mut self.remarks,
                Skip::BadDate,
                row.line,
                cell,
            );
        }
        article.origin.line = u32::try_from(row.line).ok();
        self.tally.articles += 1;
        Some(article)
    }

    /// Where the publication date stands, as shown.
    fn column_of_date(&self) -> Option<String> {
        let at = [Role::Published, Role::Date]
            .iter()
            .find_map(|&role| self.mapping.column(role))?;
        let name = &self.mapping.columns.get(at)?.name;
        (!name.is_empty()).then(|| format!("column \"{name}\""))
    }
}

/// The articles of all rows, in order.
pub(super) fn all<'a>(
    mut rows: Box<dyn Rows + 'a>,
    articles: &'a mut Articles,
) -> impl Iterator<Item = Document> + 'a {
    let mut row = Row::default();
    std::iter::from_fn(move || {
        while rows.next_into(&mut row) {
            if let Some(article) = articles.article(&row) {
                return Some(Document::Article(article, Vec::new()));
            }
        }
        None
    })
}
