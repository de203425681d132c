//! A feed (RSS 0.9 to 2.0, Atom, JSON Feed) → its entries, each an article, in the feed's order.
//!
//! An entry's day is its day of publication in the feed's own time zone, else that of its last change. A feed often holds
//! the beginning of an article alone; that is said once.

use super::sniff::Likeness;
use super::{Document, Error, ErrorKind, Opened, Source, date, remark, web};
use crate::model::{Article, Severity};
use feed_rs::model::{Entry, Link, Text};
use feed_rs::parser;
use jiff::civil::Date;
use memchr::memmem;

/// How far from the beginning the root element is looked for, in bytes.
const BEGINNING: usize = 4 * 1024;

/// Fewer characters than this on the average are teasers.
const SHORT: usize = 300;

/// Root elements of feeds, in lower case.
const ROOTS: &[&[u8]] = &[b"<rss", b"<feed", b"<rdf:rdf"];

/// What a JSON Feed says of itself.
const JSON_FEED: &[u8] = b"https://jsonfeed.org/version/";

/// XML whose root element is a feed's, or JSON that says it is one.
pub(super) fn sniff(bytes: &[u8]) -> Likeness {
    let head = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = head.trim_ascii_start().to_ascii_lowercase();
    let holds = |mark: &[u8]| memmem::find(&head, mark).is_some();
    let is_xml = head.starts_with(b"<") && !holds(b"<html") && !head.starts_with(b"<!doctype html");
    let is_json = head.starts_with(b"{") && holds(JSON_FEED);
    if is_json || (is_xml && ROOTS.iter().any(|root| holds(root))) {
        Likeness::Surely
    } else {
        Likeness::No
    }
}

/// Reads a feed.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let depth = web::depth(
        &String::from_utf8_lossy(source.bytes),
        source.limits.nesting,
    );
    if depth > source.limits.nesting {
        return Err(source.too_deep(source.limits.nesting));
    }
    let parser = parser::Builder::new()
        .sanitize_content(false)
        .timestamp_parser(|text| local(text)?.parse().ok())
        .build();
    let feed = parser.parse(source.bytes).map_err(|what| {
        let message = format!("the feed is broken: {what}");
        source.error(ErrorKind::Malformed, message, "Download it again.")
    })?;
    source.check_rows(feed.entries.len(), "entries")?;
    let outlet = feed
        .title
        .as_ref()
        .map(words)
        .filter(|title| !title.is_empty());
    let mut opened = Opened::default();
    let mut letters = 0;
    for (number, entry) in (1_u32..).zip(&feed.entries) {
        let Some(mut article) = article(source, entry)? else {
            continue;
        };
        letters += article.text.len();
        article.source.clone_from(&outlet);
        article.language = entry.language.clone().or(feed.language.clone());
        article.origin.line = Some(number);
        opened
            .documents
            .push(Document::Article(article, Vec::new()));
    }
    if opened.documents.is_empty() {
        let hint = "Choose a feed with entries in it.";
        return Err(source.error(ErrorKind::Empty, "the feed holds no entry with text", hint));
    }
    if letters < opened.documents.len() * SHORT {
        let hint = "Open the articles in a browser and save their pages for the rest.";
        opened.notes.push(remark(
            Severity::Note,
            "the feed gives the beginnings of its articles only",
            hint,
        ));
    }
    Ok(opened)
}

/// An entry; `None` when it holds no words.
fn article(source: &Source<'_>, entry: &Entry) -> Result<Option<Article>, Error> {
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|text| text.content.as_str());
    let title = entry.title.as_ref().map(words).unwrap_or_default();
    let mut text = String::new();
    for html in [content, summary].into_iter().flatten() {
        text = web::words(source, html)?.1;
        if !text.is_empty() {
            break;
        }
    }
    // An entry that is a headline alone is an article of one line.
    let (title, text) = if text.is_empty() {
        (String::new(), title)
    } else {
        (title, text)
    };
    if text.is_empty() {
        return Ok(None);
    }
    source.check_article(text.len())?;
    let mut article = Article::new(title, text);
    if !entry.id.is_empty() {
        article.key.clone_from(&entry.id);
    }
    let link = entry
        .links
        .iter()
        .find(|link: &&Link| link.rel.as_deref() != Some("self"));
    article.url = link.map(|link| link.href.clone());
    let authors: Vec<&str> = entry
        .authors
        .iter()
        .filter_map(|person| person.name.as_deref())
        .map(named)
        .collect();
    article.author = Some(authors.join(", ")).filter(|names| !names.is_empty());
    let published = entry
        .published
        .map(|moment| (moment.to_string(), "the entry's publication date"));
    let updated = entry
        .updated
        .map(|moment| (moment.to_string(), "the day of the entry's last change"));
    if let Some((moment, place)) = published.or(updated) {
        article.given = moment.get(..10).and_then(|day| day.parse().ok());
        article.given_because = article.given.map(|_| place.to_owned());
    }
    Ok(Some(article))
}

/// The words of a title, which may be HTML.
fn words(text: &Text) -> String {
    text.content
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A timestamp as noon of its own day, so that no time zone moves it to another: `2024-05-16T12:00:00Z`.
fn local(text: &str) -> Option<String> {
    let text = text.trim();
    let front = text.get(..10).and_then(|front| front.parse::<Date>().ok());
    // "Thu, 16 May 2024 23:30:00 -0500": the words between weekday and clock.
    let bare = text.split_once(',').map_or(text, |(_, rest)| rest);
    let words = bare
        .split_whitespace()
        .take_while(|word| !word.contains(':'));
    let words = words.collect::<Vec<_>>().join(" ");
    let day = front
        .or_else(|| date::day(&words))
        .or_else(|| date::day(text))?;
    Some(format!("{day}T12:00:00Z"))
}

/// The name of an author, which RSS writes behind an address: `a@b.example (Ann Lee)`.
fn named(person: &str) -> &str {
    let inside = person
        .split_once('(')
        .and_then(|(_, rest)| rest.strip_suffix(')'));
    inside.map_or(person, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_behind_an_address_has_a_name() {
        assert_eq!(named("desk@courier.example (Ann Lee)"), "Ann Lee");
        assert_eq!(named("(Ann Lee)"), "Ann Lee");
        assert_eq!(named("Ann Lee"), "Ann Lee");
    }

    #[test]
    fn a_timestamp_keeps_its_own_day() {
        for text in [
            "Thu, 16 May 2024 23:30:00 -0500",
            "2024-05-16T23:30:00-05:00",
            "16 May 2024 00:10:00 +0900",
            "Thu, 16 May 2024 08:00:00 EST",
        ] {
            assert_eq!(
                local(text).as_deref(),
                Some("2024-05-16T12:00:00Z"),
                "{text}"
            );
        }
    }
}
