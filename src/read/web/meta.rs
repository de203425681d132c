//! What a page says about itself: title, outlet, address, language and publication date.
//!
//! Several places of a page can name the date. They are asked in this order, and the first that names a day is believed:
//!
//! 1. JSON-LD: `datePublished` of an article, also inside `@graph` (schema.org);
//! 2. `meta` elements: Open Graph's `article:published_time`, then the others of [`DATE_META`];
//! 3. a `time` element that is marked as the publication date, else the first one of the article's head;
//! 4. the address: `/2024/05/16/` or `/2024-05-16`;
//! 5. words near the headline, in an element whose class says that it holds a date.
//!
//! The place is kept and shown as the reason. What the text itself states ("Published: …") is extraction's part.

use super::super::{date, remark};
use crate::model::{Diagnostic, Severity};
use dom_smoothie::Readability;
use jiff::civil::Date;
use serde_json::Value;

/// `meta` elements (by `name`, `property` or `itemprop`) that carry a publication date, the most trusted first.
const DATE_META: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "article.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "pubdate",
    "date",
];

/// Elements whose words near the headline may be a date.
const DATE_CLASSES: &str = "[class*='publish'], [class*='pubdate'], [class*='dateline'], [class*='timestamp'], \
                            [class*='post-date'], [class*='entry-date'], [class*='article-date'], [class*='byline']";

/// Elements with such classes that are looked at.
const MOST_CLASSES: usize = 12;

/// Longest words that can be a date and little else, in bytes.
const LONGEST_DATE: usize = 80;

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
    /// The address.
    pub(super) url: Option<String>,
    /// The publication date, and the place that names it.
    pub(super) date: Option<(Date, String)>,
    language: Option<String>,
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
        let date = of_article("datePublished")
            .and_then(Value::as_str)
            .and_then(day)
            .map(|date| (date, "JSON-LD datePublished".to_owned()))
            .or_else(|| from_meta(page))
            .or_else(|| from_time(page))
            .or_else(|| url.as_deref().and_then(from_address))
            .or_else(|| from_words(page));
        Self {
            title: super::tidied(&title).replace('\n', " "),
            site: site
                .map(|site| site.trim().to_owned())
                .filter(|site| !site.is_empty()),
            url,
            date,
            language: attribute(page, "html", "lang"),
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

/// The day of a timestamp in any usual form, as the page's own time zone has it.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    // RFC 3339 and its many near misses begin with the day.
    let front = text.get(..10).and_then(|front| front.parse::<Date>().ok());
    front.or_else(|| date::day(text))
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
fn meta(page: &Readability, name: &str) -> Option<String> {
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
    let first = page.doc.select(selector).iter().next()?.text().to_string();
    let line = first.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn from_meta(page: &Readability) -> Option<(Date, String)> {
    DATE_META.iter().find_map(|name| {
        let date = meta(page, name).and_then(|content| day(&content))?;
        Some((date, format!("meta element {name}")))
    })
}

fn from_time(page: &Readability) -> Option<(Date, String)> {
    let marked = "time[itemprop='datePublished'], time[pubdate], time[class*='publish']";
    let first = "article time[datetime], header time[datetime], main time[datetime]";
    [marked, first].iter().find_map(|selector| {
        let element = page.doc.select(selector).iter().next()?;
        let written = element.attr("datetime").unwrap_or_else(|| element.text());
        Some((day(&written)?, "time element".to_owned()))
    })
}

/// `/2024/05/16/` or `2024-05-16` in an address.
fn from_address(url: &str) -> Option<(Date, String)> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else {
            return None;
        };
        if year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return None;
        }
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let date = Date::new(year, month, day)
            .ok()
            .filter(|_| (1990..2100).contains(&year))?;
        Some((date, "its address".to_owned()))
    })
}

/// The first words near the headline that are a date, with no more than a word such as "Published" before it.
fn from_words(page: &Readability) -> Option<(Date, String)> {
    page.doc
        .select(DATE_CLASSES)
        .iter()
        .take(MOST_CLASSES)
        .find_map(|element| {
            let text = element.text().to_string();
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let line = line.get(..line.len().min(LONGEST_DATE)).unwrap_or("");
            let bare =
                line.trim_start_matches(|c: char| !c.is_ascii_digit() && !c.is_ascii_uppercase());
            let after = bare
                .split_once([':', '|', '·'])
                .map_or(bare, |(_, after)| after.trim());
            let unlabelled = [
                "Published on",
                "Published",
                "Posted on",
                "Posted",
                "Updated",
            ]
            .iter()
            .find_map(|word| bare.strip_prefix(word))
            .unwrap_or(after);
            let date = date::day(unlabelled.trim()).or_else(|| date::day(bare))?;
            Some((date, format!("the words \"{bare}\" near its headline")))
        })
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
