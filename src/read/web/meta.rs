//! What a page says about itself: title, outlet, author, address and language, and, by way of [`published`], its dates.
//!
//! JSON-LD is asked first, then `meta` elements, then the page's own words.

use super::super::remark;
use super::published::{self, Found};
use crate::model::{Diagnostic, Severity};
use dom_smoothie::Readability;
use serde_json::Value;

/// `meta` elements that name the author.
const AUTHOR_META: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "byl",
];

/// Elements whose words name the author.
const AUTHORS: &str = "[rel='author'], [itemprop='author'], [class*='author-name']";

/// Longest line that can be the names of authors, in bytes.
const LONGEST_AUTHOR: usize = 200;

/// JSON-LD types that are an article.
const ARTICLE_TYPES: &[&str] = &[
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "TechArticle",
    "ScholarlyArticle",
    "WebPage",
];

/// How deep JSON-LD is looked into.
const LD_DEPTH: usize = 6;

/// What a page says about itself.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The headline; empty when there is none.
    pub(super) title: String,
    /// The outlet.
    pub(super) site: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// The address.
    pub(super) url: Option<String>,
    /// The day of publication.
    pub(super) published: Found,
    /// The day of the last change.
    pub(super) changed: Found,
    /// Its language.
    pub(super) language: Option<String>,
}

impl About {
    /// Asks the page; `url` is its address where something outside the page knows it.
    pub(super) fn of(page: &Readability, html: &str, url: Option<&str>) -> Self {
        let items = linked_data(page);
        let of_article = |key: &str| items.iter().find_map(|item| item.get(key));
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let url = url
            .map(str::to_owned)
            .or_else(|| attribute(page, "link[rel='canonical']", "href"))
            .or_else(|| meta(page, "og:url"))
            .or_else(|| saved_from(html))
            .filter(|url| url.starts_with("http"));
        let title = of_article("headline")
            .and_then(text)
            .or_else(|| meta(page, "og:title"))
            .or_else(|| words(page, "h1"))
            .unwrap_or_else(|| page.get_article_title().to_string());
        let publisher = of_article("publisher").and_then(|publisher| publisher.get("name"));
        let site = meta(page, "og:site_name")
            .or_else(|| publisher.and_then(text))
            .or_else(|| meta(page, "application-name"))
            .or_else(|| url.as_deref().and_then(host));
        let author = of_article("author")
            .and_then(names)
            .or_else(|| AUTHOR_META.iter().find_map(|name| meta(page, name)))
            .or_else(|| words(page, AUTHORS))
            .map(|author| without_by(&author));
        // Some pages name a profile on a network instead.
        let is_name = |author: &String| {
            !author.is_empty() && !author.contains("://") && author.len() < LONGEST_AUTHOR
        };
        let language = attribute(page, "html", "lang")
            .or_else(|| of_article("inLanguage").and_then(text))
            .or_else(|| meta(page, "og:locale"))
            .or_else(|| meta(page, "content-language"))
            .map(|code| code.replace('_', "-"));
        Self {
            title: super::one_line(&title),
            site: site
                .map(|site| site.trim().to_owned())
                .filter(|site| !site.is_empty()),
            author: author.filter(is_name),
            published: published::published(page, html, &items, url.as_deref()),
            changed: published::changed(page, &items),
            language: language.filter(|code| !code.is_empty()),
            url,
        }
    }

    /// A word on what cannot be understood.
    pub(super) fn remarks(&self) -> Vec<Diagnostic> {
        let foreign = self
            .language
            .as_deref()
            .filter(|code| !code.is_empty() && !code.to_ascii_lowercase().starts_with("en"));
        let remarks = foreign.map(|code| {
            let message = format!("the page says that its language is \"{code}\"; dates and figures are found in English");
            remark(Severity::Warning, message, "Open an English version of it where there is one.")
        });
        remarks.into_iter().collect()
    }
}

/// The names of people: a text, an object with a name, or a list of either.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.trim().to_owned()),
        Value::Object(fields) => Some(fields.get("name")?.as_str()?.trim().to_owned()),
        Value::Array(all) => {
            let all: Vec<&str> = all
                .iter()
                .filter_map(|one| one.as_str().or_else(|| one.get("name")?.as_str()))
                .collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        _ => None,
    }
}

/// "By Ann Lee" without its first word.
pub(in crate::read) fn without_by(line: &str) -> String {
    let line = line.trim();
    let by = line
        .get(..3)
        .filter(|front| front.eq_ignore_ascii_case("by "));
    let bare = by.map_or(line, |_| line.get(3..).unwrap_or_default());
    bare.trim().to_owned()
}

/// The articles that the page describes in JSON-LD.
fn linked_data(page: &Readability) -> Vec<Value> {
    let mut found = Vec::new();
    for script in &page.doc.select("script[type='application/ld+json']") {
        // Some pages leave raw line breaks inside their strings.
        let text = script.text().replace(['\n', '\r', '\t'], " ");
        if let Ok(value) = serde_json::from_str::<Value>(text.trim()) {
            articles_in(value, LD_DEPTH, &mut found);
        }
    }
    found
}

/// The articles inside a JSON-LD value: itself, items of a list, of `@graph` and of `mainEntity`.
fn articles_in(value: Value, depth: usize, found: &mut Vec<Value>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(items) => {
            for item in items {
                articles_in(item, depth - 1, found);
            }
        }
        Value::Object(mut fields) => {
            let inner: Vec<Value> = ["@graph", "mainEntity"]
                .iter()
                .filter_map(|key| fields.remove(*key))
                .collect();
            let is = |kind: &Value| {
                kind.as_str()
                    .is_some_and(|kind| ARTICLE_TYPES.contains(&kind))
            };
            let article = match fields.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(is),
                Some(kind) => is(kind),
                None => false,
            };
            // A page is weaker evidence than the article on it, wherever the two stand.
            if article && fields.get("@type").and_then(Value::as_str) == Some("WebPage") {
                found.push(Value::Object(fields));
            } else if article {
                found.insert(0, Value::Object(fields));
            }
            for item in inner {
                articles_in(item, depth - 1, found);
            }
        }
        _ => {}
    }
}

/// The content of the `meta` element of this name, whichever attribute names it.
pub(super) fn meta(page: &Readability, name: &str) -> Option<String> {
    page.doc.select("meta[content]").iter().find_map(|element| {
        let named = ["property", "name", "itemprop"].iter().any(|key| {
            element
                .attr(key)
                .is_some_and(|value| value.eq_ignore_ascii_case(name))
        });
        let content = element.attr("content").filter(|_| named)?;
        let content = content.trim();
        (!content.is_empty()).then(|| content.to_owned())
    })
}

fn attribute(page: &Readability, selector: &str, name: &str) -> Option<String> {
    let found = page.doc.select(selector).attr(name)?;
    Some(found.trim().to_owned())
}

fn words(page: &Readability, selector: &str) -> Option<String> {
    let line = super::one_line(&page.doc.select(selector).iter().next()?.text());
    (!line.is_empty()).then_some(line)
}

/// The address that `SingleFile` and browsers write into the pages that they save.
fn saved_from(html: &str) -> Option<String> {
    let head = html.get(..html.len().min(2_000)).unwrap_or("");
    let (_, after) = head
        .split_once("saved from url=")
        .map(|(_, after)| {
            (
                "",
                after.trim_start_matches(|c: char| c == '(' || c == ')' || c.is_ascii_digit()),
            )
        })
        .or_else(|| head.split_once("\n url: "))?;
    let url = after.split_whitespace().next()?;
    Some(url.trim_end_matches("-->").to_owned())
}

/// The outlet by its address: `www.example.org` is `example.org`.
fn host(url: &str) -> Option<String> {
    let host = url.split("://").nth(1)?.split(['/', ':', '?']).next()?;
    Some(host.trim_start_matches("www.").to_owned())
}
