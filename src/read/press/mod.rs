//! What the big press databases export: many articles in one file, each with its outlet, date, headline and byline.
//!
//! The layouts are those that the databases write; no file says which one it is, so each is told by its marks.

pub(super) mod factiva;
pub(super) mod lexis;

use super::document::Remarks;
use super::{Document, Error, Opened, Source, date, web};
use crate::model::{Article, Severity};
use jiff::civil::Date;

/// Words beside the date on its line.
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Words of a date without its weekday: `May 16, 2018`.
const DATE_WORDS: usize = 3;

/// The day that a line begins with, when nothing follows but a weekday, a time of day and an edition:
/// `May 16, 2018 Wednesday 8:00 AM GMT`, `May 16, 2018 Wednesday, Late Edition - Final`, `June 17, 1995, CITY EDITION`.
fn day(line: &str) -> Option<Date> {
    let line = line.trim();
    if line.len() > 80 || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_weekday =
        |word: &str| WEEKDAYS.contains(&word.trim_matches(',').to_lowercase().as_str());
    let words: Vec<&str> = line.split_whitespace().collect();
    let words = match words.split_first() {
        Some((first, rest)) if is_weekday(first) => rest,
        _ => &words,
    };
    let names_an_edition = words
        .iter()
        .any(|word| word.to_lowercase().trim_matches(',') == "edition");
    let end = words
        .iter()
        .position(|word| is_weekday(word) || word.contains(':'))
        .or_else(|| names_an_edition.then_some(DATE_WORDS))
        .unwrap_or(words.len());
    date::day(&words.get(..end)?.join(" "))
}

/// What an export says of one article.
#[derive(Debug, Default)]
struct Entry {
    headline: String,
    outlet: Option<String>,
    date: Option<Date>,
    /// When the database took it in.
    loaded: Option<Date>,
    byline: Option<String>,
    language: Option<String>,
    key: Option<String>,
    text: String,
}

impl Entry {
    /// The article; `number` is its place in the export, from one.
    fn article(self, number: u32) -> Article {
        // An entry that is a headline alone is an article of one line.
        let (title, text) = if self.text.is_empty() {
            (String::new(), self.headline)
        } else {
            (self.headline, self.text)
        };
        let mut article = Article::new(title, text);
        article.key = self.key.unwrap_or(article.key);
        article.source = self.outlet;
        article.given = self.date;
        article.given_because = self.date.map(|_| "the date line of the export".to_owned());
        let loaded = |date| (date, "the load date of the export".to_owned());
        article.made = self.loaded.map(loaded);
        article.author = self.byline.as_deref().map(web::without_by);
        let english = self
            .language
            .is_some_and(|name| name.trim().eq_ignore_ascii_case("english"));
        article.language = english.then(|| "en".to_owned());
        article.origin.line = Some(number);
        article
    }
}

/// The articles of an export; those of which `is_missing` holds are left out and mentioned.
fn opened(
    source: &Source<'_>,
    entries: impl IntoIterator<Item = Entry>,
    is_missing: impl Fn(&Entry) -> bool,
) -> Result<Opened, Error> {
    let mut opened = Opened::default();
    let mut remarks = Remarks::new(source.limits.remarks);
    for (number, entry) in (1_u32..).zip(entries) {
        if is_missing(&entry) {
            let message = format!("article {number} was left out: it holds no text");
            remarks.push(Severity::Warning, message, "Export it again.");
            continue;
        }
        source.check_article(entry.text.len())?;
        opened
            .documents
            .push(Document::Article(entry.article(number), Vec::new()));
        source.check_rows(opened.documents.len(), "articles")?;
    }
    opened.notes = remarks.finish("article(s)");
    Ok(opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_line_is_a_date_and_little_else() {
        let read = |line| day(line).map(|date| date.to_string());
        assert_eq!(
            read("May 16, 2018 Wednesday").as_deref(),
            Some("2018-05-16")
        );
        assert_eq!(
            read("Wednesday, 16 May 2018 8:00 AM GMT").as_deref(),
            Some("2018-05-16")
        );
        assert_eq!(read("16 May 2018").as_deref(), Some("2018-05-16"));
        for edition in [
            "May 16, 2018 Wednesday, Late Edition - Final",
            "May 16, 2018, Wednesday,, FINAL EDITION",
            "May 16, 2018 Wednesday Edition 1, National Edition",
            "May 16, 2018, CITY EDITION",
        ] {
            assert_eq!(read(edition).as_deref(), Some("2018-05-16"), "{edition}");
        }
        assert_eq!(read("May 16, 2018 was a day like any other"), None);
        assert_eq!(read("Second Edition"), None);
        assert_eq!(read("Rain on May 16"), None);
        assert_eq!(read("Length: 560 words"), None);
    }
}
