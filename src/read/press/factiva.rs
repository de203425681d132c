//! A Factiva export in HTML → its articles.
//!
//! Two layouts are known: articles as they are read (a division each, with headline, word count, date, outlet and
//! paragraphs one under the other) and articles with their index terms (a table each, a row a field, named by two letters).

use super::{Entry, day};
use crate::read::sniff::Likeness;
use crate::read::{Error, ErrorKind, Opened, Source, web};
use dom_smoothie::Readability;
use memchr::memmem;

/// A page that holds articles in either layout.
pub(in crate::read) fn sniff(bytes: &[u8]) -> Likeness {
    let holds = |mark: &str| memmem::find(bytes, mark.as_bytes()).is_some();
    let read = || holds("articleParagraph") && (holds("Headline") || holds("id=\"hd\""));
    let indexed = || holds("<b>HD</b>") && (holds("<b>TD</b>") || holds("<b>LP</b>"));
    // A look at the beginning spares most files a search through all of them.
    if web::sniff(bytes) > Likeness::No && (read() || indexed()) {
        Likeness::Surely
    } else {
        Likeness::No
    }
}

/// Reads an export.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let html = web::decoded(source);
    let page = web::parsed(source, &html)?;
    let mut entries = indexed(&page);
    if entries.is_empty() {
        entries = as_read(&page);
    }
    let opened = super::opened(source, entries, |entry| entry.text.is_empty())?;
    if opened.documents.is_empty() {
        let hint = "Export the articles again, as HTML in the article format.";
        return Err(source.error(
            ErrorKind::Empty,
            "the export holds no article with text",
            hint,
        ));
    }
    Ok(opened)
}

/// Articles with their index terms.
fn indexed(page: &Readability) -> Vec<Entry> {
    let mut entries = Vec::new();
    for table in &page.doc.select("table") {
        // A table of tables lays out the page; the inner ones are asked on their own.
        if table.select("table").exists() {
            continue;
        }
        let mut entry = Entry::default();
        let mut parts: [String; 2] = Default::default();
        for row in &table.select("tr") {
            let cells = row.select("td");
            let mut cells = cells.iter();
            let (Some(name), Some(value)) = (cells.next(), cells.next()) else {
                continue;
            };
            let words = web::one_line(&value.text());
            let own = Some(words.clone()).filter(|words| !words.is_empty());
            match web::one_line(&name.text()).as_str() {
                "HD" => entry.headline = words,
                "BY" => entry.byline = own,
                "SN" => entry.outlet = own,
                "PD" => entry.date = day(&words),
                "LA" => entry.language = own,
                "AN" => entry.key = own.map(|words| bare_key(&words)),
                "LP" => parts[0] = web::tidied(&value.formatted_text()),
                "TD" => parts[1] = web::tidied(&value.formatted_text()),
                _ => {}
            }
        }
        parts.join("\n\n").trim().clone_into(&mut entry.text);
        if !entry.headline.is_empty() || !entry.text.is_empty() {
            entries.push(entry);
        }
    }
    entries
}

/// The divisions that hold an article each.
const ARTICLES: &str = "div.article, div[class$='Article']";

/// Articles as they are read.
fn as_read(page: &Readability) -> Vec<Entry> {
    let mut entries = Vec::new();
    for article in &page.doc.select(ARTICLES) {
        // The page wraps each article in a division that is called the same and bears its key.
        if article.select(ARTICLES).exists() {
            continue;
        }
        let mut entry = Entry::default();
        let wrapper = article.parent();
        entry.key = [&article, &wrapper].into_iter().find_map(|part| {
            let id = part.attr("id")?;
            id.strip_prefix("article-").map(str::to_owned)
        });
        let headline = article.select("[class$='Headline'], #hd");
        if let Some(first) = headline.iter().next() {
            entry.headline = web::one_line(&first.text());
        }
        for part in &article.select("div, p") {
            let class = part.attr_or("class", "");
            if part.select("div, p").exists() {
                continue;
            }
            let words = web::one_line(&part.text());
            if class.contains("rticleParagraph") {
                entry.text.push_str(&web::tidied(&part.formatted_text()));
                entry.text.push_str("\n\n");
            } else if class.contains("author")
                || (entry.byline.is_none() && words.starts_with("By "))
            {
                entry.byline = Some(words);
            } else if let Some(key) = words
                .strip_prefix("Document ")
                .filter(|key| !key.contains(' '))
            {
                entry.key = Some(key.to_owned());
            } else if let Some(date) = day(&words) {
                entry.date = entry.date.or(Some(date));
            } else if entry.date.is_some()
                && entry.outlet.is_none()
                && !is_clock(&words)
                && !words.is_empty()
            {
                entry.outlet = Some(words);
            } else if words == "English" {
                entry.language = Some(words);
            }
        }
        entry.text.truncate(entry.text.trim_end().len());
        if !entry.headline.is_empty() || !entry.text.is_empty() {
            entries.push(entry);
        }
    }
    entries
}

/// `14:05` or `2:05 PM`.
fn is_clock(words: &str) -> bool {
    words.len() <= 10 && words.contains(':') && words.starts_with(|c: char| c.is_ascii_digit())
}

/// `Document ABC0000020190507` without its first word.
fn bare_key(words: &str) -> String {
    words.strip_prefix("Document ").unwrap_or(words).to_owned()
}
