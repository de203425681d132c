//! Paragraphs of a document → an article: its title from the rest, and what the document says of itself.
//!
//! Word processors' documents, books and PDFs come here paragraph by paragraph. Has no opinion on how any of them marks
//! a paragraph.

use super::{Document, Error, ErrorKind, Opened, Source, plain, press};
use crate::model::Article;
use jiff::civil::Date;

/// What stands between the cells of a table's row.
const BETWEEN_CELLS: &str = " · ";

/// The paragraphs read so far.
#[derive(Debug, Default)]
pub(super) struct Prose {
    title: String,
    text: String,
    line: String,
}

impl Prose {
    /// Adds words to the paragraph under way.
    pub(super) fn push(&mut self, words: &str) {
        self.line.push_str(words);
    }

    /// Ends the paragraph under way.
    pub(super) fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.text.push_str(line);
        }
    }

    /// Ends the paragraph under way as the title; a second title is an ordinary paragraph.
    pub(super) fn end_title(&mut self) {
        if self.title.is_empty() && self.text.is_empty() {
            let line = std::mem::take(&mut self.line);
            self.title = line.split_whitespace().collect::<Vec<_>>().join(" ");
        } else {
            self.end();
        }
    }

    /// Ends a paragraph inside a cell.
    pub(super) fn end_in_cell(&mut self) {
        self.line.push(' ');
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self) {
        let kept = self.line.trim_end().len();
        self.line.truncate(kept);
        self.line.push_str(BETWEEN_CELLS);
    }

    /// Ends the row of a table: a paragraph of its cells.
    pub(super) fn end_row(&mut self) {
        let row = self.line.trim_end();
        let row = row.strip_suffix(BETWEEN_CELLS.trim_end()).unwrap_or(row);
        self.line.truncate(row.len());
        self.end();
    }

    /// The articles of the document: one, or those of a press database that exported it.
    pub(super) fn finish(mut self, source: &Source<'_>, about: About) -> Result<Opened, Error> {
        self.end();
        if self.text.is_empty() {
            std::mem::swap(&mut self.text, &mut self.title);
        }
        if self.text.is_empty() {
            return Err(nothing(source));
        }
        source.check_article(self.text.len())?;
        let whole = [self.title.as_str(), &self.text].join("\n\n");
        if let Some(opened) = press::lexis::articles(source, &whole)? {
            return Ok(opened);
        }
        // Programs fill in a title that nobody sees; it counts where the document says the same.
        let begins = self.text.lines().next().unwrap_or_default().trim();
        if self.title.is_empty() && about.title.as_deref() == Some(begins) && begins != self.text {
            begins.clone_into(&mut self.title);
            let rest = self.text.split_off(begins.len());
            rest.trim_start().clone_into(&mut self.text);
        }
        let article = about.on(plain::article(&self.text, Some(self.title)));
        Ok(Opened {
            documents: vec![Document::Article(article, Vec::new())],
            ..Opened::default()
        })
    }
}

/// The refusal of a document without words.
pub(super) fn nothing(source: &Source<'_>) -> Error {
    source.error(
        ErrorKind::Empty,
        "the document holds no text",
        "If it shows text, that text is a picture: have it recognised (OCR) and save it as text.",
    )
}

/// What a document says of itself.
#[derive(Debug, Default)]
pub(super) struct About {
    /// Its title.
    pub(super) title: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// When it was made, and where that is said.
    pub(super) made: Option<(Date, String)>,
}

impl About {
    /// The article with what is known of it from here; what its own text says stays.
    pub(super) fn on(self, mut article: Article) -> Article {
        article.author = article.author.or(self.author);
        article.language = article.language.or(self.language);
        article.made = self.made;
        article
    }
}
