//! Where a datum comes from: in words, for the forms that people read, and as a record, for those that programs read.

use crate::chart::words;
use crate::model::{Coordinates, Corpus, Event, FileHash, Findings, Ref, Span, Time};
use crate::wire::Offsets;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeMap;

/// The evidence for one event, under the same names as the columns of the tables.
#[derive(Serialize)]
pub(super) struct Evidence<'a> {
    /// When, as precisely as it is known.
    pub(super) edtf: String,
    /// The modality.
    pub(super) modality: &'static str,
    /// The sentence.
    pub(super) quote: &'a str,
    pub(super) quote_start: usize,
    pub(super) quote_end: usize,
    /// The date as written.
    pub(super) date_text: &'a str,
    /// The rule that read it.
    pub(super) rule: &'a str,
    /// Why this date.
    pub(super) because: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<&'a str>,
    pub(super) article_id: &'a str,
    pub(super) article_title: &'a str,
    /// When the article was published, EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    pub(super) file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file_sha256: Option<&'a str>,
}

impl<'a> Evidence<'a> {
    /// What stands behind an event, `r` of a corpus.
    pub(super) fn of(
        offsets: &Offsets<'_>,
        r: Ref,
        findings: &'a Findings,
        event: &'a Event,
    ) -> Self {
        let article = &findings.article;
        let (quote_start, quote_end) = offsets.span(r.article, event.sentence);
        let time: Option<&Time> = event
            .time
            .and_then(|index| findings.times.get(index as usize));
        let published = findings.published.date;
        Self {
            edtf: event.interval.edtf(),
            modality: event.modality.word(),
            quote: findings.quote(event.sentence),
            quote_start,
            quote_end,
            date_text: time.map_or("", |time| findings.quote(time.span)),
            rule: time.map_or("table/row", |time| time.rule),
            because: time.map_or("", |time| &time.because),
            source: event.labels.source.as_deref().or(article.source.as_deref()),
            article_id: &article.key,
            article_title: &article.title,
            published: published.map(|point| crate::model::Interval::at(point).edtf()),
            url: article.url.as_deref(),
            file: &article.origin.name,
            file_line: article.origin.line,
            file_sha256: article.origin.file_hash.as_ref().map(FileHash::as_str),
        }
    }
}

/// What an event is about, under the same names as the columns of the tables; several names with semicolons between.
#[derive(Serialize)]
pub(super) struct About<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) category: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) topic: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) place: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) actors: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) tags: String,
    /// Degrees north and east of the point on the map where it took place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) latitude: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) longitude: String,
}

impl<'a> About<'a> {
    /// What this event is about.
    pub(super) fn of(event: &'a Event) -> Self {
        let labels = &event.labels;
        let degrees = |degrees: fn(Coordinates) -> Decimal| {
            labels
                .coordinates
                .map_or_else(String::new, |point| degrees(point).to_string())
        };
        Self {
            category: labels.category.as_deref().unwrap_or_default(),
            topic: labels.topic.as_deref().unwrap_or_default(),
            place: labels.place.as_deref().unwrap_or_default(),
            actors: labels.actors.join("; "),
            tags: labels.tags.join("; "),
            latitude: degrees(|point| point.latitude),
            longitude: degrees(|point| point.longitude),
        }
    }
}

/// The identifier of an event: unique in a corpus as long as those of its articles are.
pub(super) fn event_id(findings: &Findings, index: u32) -> String {
    format!("{}#e{}", findings.article.key, index + 1)
}

/// A quote on one line.
pub(super) fn quote(findings: &Findings, span: Span) -> String {
    let words: Vec<&str> = findings.quote(span).split_whitespace().collect();
    words.join(" ")
}

/// An article in words: headline, outlet, date of publication, and its address or else its file.
pub(super) fn article(findings: &Findings) -> String {
    let article = &findings.article;
    let published = findings.published.date.map(words::point);
    let line = article.origin.line.map(|line| format!("line {line}"));
    let file = match article.url.as_deref() {
        Some(url) => Some(url.to_owned()),
        None => Some(article.origin.name.clone()).filter(|name| !name.is_empty()),
    };
    let line = line.filter(|_| article.url.is_none() && file.is_some());
    let parts = [article.source.clone(), published, file, line];
    let mut words = article.name().to_owned();
    for part in parts.into_iter().flatten() {
        words.push_str(", ");
        words.push_str(&part);
    }
    words
}

/// A file that articles came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct File<'a> {
    /// As the user named it.
    pub(super) name: &'a str,
    /// SHA-256, where it was read whole.
    pub(super) hash: Option<&'a str>,
}

/// Every file that articles came from, by name, with the number of its articles.
pub(super) fn files(corpus: &Corpus) -> BTreeMap<File<'_>, usize> {
    let mut files = BTreeMap::new();
    for findings in corpus.articles() {
        let origin = &findings.article.origin;
        let file = File {
            name: &origin.name,
            hash: origin.file_hash.as_ref().map(FileHash::as_str),
        };
        *files.entry(file).or_insert(0) += 1;
    }
    files
}

/// The program that writes, with its version.
pub(super) const MAKER: &str = concat!("Dateline ", env!("CARGO_PKG_VERSION"));

/// Text that HTML shows as it is, in an element or an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
