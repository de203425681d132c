//! A saved web page → its article: the words of the main text, and what the page says about itself.
//!
//! Menus, advertisements and comments are left out by `dom_smoothie` (a descendant of Mozilla's Readability). What the
//! page says about itself is read in a fixed order of trust ([`meta`], and [`published`] for its date). Has no opinion on mail,
//! books and feeds, which hold pages inside them and hand them to [`article`].

mod furniture;
mod meta;
mod published;

pub(super) use meta::without_by;

use super::press::lexis;
use super::sniff::Likeness;
use super::{Document, Error, ErrorKind, Opened, Source, remark};
use crate::model::{Article, Diagnostic, Severity};
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use memchr::memmem;
use std::borrow::Cow;

/// Where a page must say its encoding, in bytes (HTML standard, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// How far from its beginning a page is looked for, in bytes: comments and processing instructions may come first.
const BEGINNING: usize = 4 * 1024;

/// Elements without an end tag; they nest nothing.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose end tag may be left out; an unclosed one ends with the next.
const OPEN_ENDED: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
    "html", "head", "body", "rp", "rt", "colgroup",
];

/// Pages begin with a doctype or with `<html>`; a bare fragment is taken for one when its name says so.
pub(super) fn sniff(bytes: &[u8]) -> Likeness {
    let head = bytes.get(..bytes.len().min(BEGINNING)).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = head.trim_ascii_start().to_ascii_lowercase();
    if !head.starts_with(b"<") {
        return Likeness::No;
    }
    let holds = |mark: &[u8]| memmem::find(&head, mark).is_some();
    if head.starts_with(b"<!doctype html") || holds(b"<html") {
        Likeness::Yes
    } else if head.starts_with(b"<?xml") {
        Likeness::No
    } else {
        Likeness::Maybe
    }
}

/// Reads a saved page, or the articles of a press database that exported them as one.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let html = decoded(source);
    if lexis::may_be_export(&html) {
        let page = parsed(source, &html)?;
        let text = page.doc.select("body").formatted_text();
        if let Some(opened) = lexis::articles(source, &text)? {
            return Ok(opened);
        }
    }
    let (article, remarks) = article(source, &html, None)?;
    Ok(Opened {
        documents: vec![Document::Article(article, remarks)],
        ..Opened::default()
    })
}

/// The article of a page that stands at `url`, if that is known, with remarks on it.
pub(super) fn article(
    source: &Source<'_>,
    html: &str,
    url: Option<&str>,
) -> Result<(Article, Vec<Diagnostic>), Error> {
    let mut page = parsed(source, html)?;
    let about = meta::About::of(&page, html, url);
    // What runs or styles is no text. The search for the article takes the page apart; the whole text is what remains if
    // it finds none.
    page.doc.select("script, style, template").remove();
    // A time outside every paragraph is that of publication, which is known by now.
    if about.published.is_some() {
        page.doc
            .select("article > time, main > time, article header time, main header time")
            .remove();
    }
    let whole = page.doc.select("body").formatted_text().to_string();
    let mut remarks = about.remarks();
    let text = if let Ok(found) = page.parse() {
        found.text_content.to_string()
    } else {
        remarks.push(remark(
            Severity::Note,
            "no article stands out on this page; all its text was read",
            "If menus got in between, copy the article's text and paste it here.",
        ));
        whole
    };
    let text = tidied(&text);
    if text.is_empty() {
        let message =
            "the page holds no text; it may be filled by a script when a browser opens it";
        return Err(source.error(ErrorKind::Empty, message, SAVE));
    }
    source.check_article(text.len())?;
    let (given, given_because) = about.published.unzip();
    let known = Article {
        source: about.site,
        author: about.author,
        url: about.url,
        language: about.language,
        given,
        given_because,
        made: about.changed,
        ..Article::default()
    };
    let text = furniture::without(&text, &known);
    let named = Article::new(about.title, text);
    let article = Article {
        id: named.id,
        key: named.key,
        title: named.title,
        text: named.text,
        ..known
    };
    Ok((article, remarks))
}

/// The tree of a page that nests no deeper than the limit.
pub(super) fn parsed(source: &Source<'_>, html: &str) -> Result<Readability, Error> {
    let limit = source.limits.nesting;
    if depth(html, limit) > limit {
        return Err(source.too_deep(limit));
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    Readability::new(html, None, Some(config)).map_err(|what| {
        let message = format!("the page cannot be read: {what}");
        source.error(ErrorKind::Malformed, message, SAVE)
    })
}

/// The first heading and all words of a piece of a page: of mail, of a feed's entry, of a book's chapter. Nothing is
/// left out as a menu would be.
pub(super) fn words(source: &Source<'_>, html: &str) -> Result<(Option<String>, String), Error> {
    let page = parsed(source, html)?;
    page.doc.select("script, style, template").remove();
    let heading = page.doc.select("h1, h2, h3").iter().next();
    let heading = heading.map(|element| {
        element
            .text()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    });
    let text = tidied(&page.doc.select("body").formatted_text());
    Ok((heading.filter(|heading| !heading.is_empty()), text))
}

const SAVE: &str = "Open it in a browser, wait until it is complete, and save it from there.";

/// The page's text: as its byte-order mark or its own `charset` says, else as it looks.
pub(super) fn decoded<'a>(source: &'a Source<'_>) -> Cow<'a, str> {
    let head = source.bytes.get(..source.bytes.len().min(PRESCAN));
    let said = head.filter(|_| Encoding::for_bom(source.bytes).is_none());
    let said = said.and_then(|head| charset(&head.to_ascii_lowercase()));
    match said {
        Some(encoding) => encoding.decode(source.bytes).0,
        None => Cow::Borrowed(source.text()),
    }
}

/// The encoding that `charset=…` names in the head of a page.
fn charset(head: &[u8]) -> Option<&'static Encoding> {
    let at = memmem::find(head, b"charset=")? + "charset=".len();
    let rest = head.get(at..)?;
    let quote = |byte: &u8| matches!(byte, b'"' | b'\'');
    let rest = rest
        .strip_prefix(b"\"")
        .or(rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let ends =
        |byte: &u8| quote(byte) || byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b';');
    let end = rest.iter().position(ends).unwrap_or(rest.len());
    Encoding::for_label(rest.get(..end)?)
}

/// How deep elements lie inside one another, as far as `most` + 1. Cheap and rough: it looks at tags alone, before
/// anything that recurses sees the page.
pub(super) fn depth(html: &str, most: usize) -> usize {
    let bytes = html.as_bytes();
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    for at in memchr::memchr_iter(b'<', bytes) {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let (closes, rest) = match rest.strip_prefix(b"/") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let length = rest
            .iter()
            .take(32)
            .position(|byte| !byte.is_ascii_alphanumeric())
            .unwrap_or(0);
        let Some(name) = rest.get(..length).filter(|name| !name.is_empty()) else {
            continue;
        };
        let is = |list: &[&str]| {
            list.iter()
                .any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()))
        };
        if is(VOID) || is(OPEN_ENDED) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
        if deepest > most {
            break;
        }
    }
    deepest
}

/// Words with one blank between.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without blanks at their ends, and one empty line between paragraphs.
pub(super) fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            gap = !out.is_empty();
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { "\n" });
        }
        gap = false;
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_what_nests_and_stops_at_the_limit() {
        assert_eq!(depth("<div><p>one<p>two<br><img></div><div></div>", 512), 1);
        assert_eq!(depth(&"<b>".repeat(9_000), 512), 513);
        assert_eq!(depth("a < b and 3<4", 512), 0);
    }

    #[test]
    fn the_page_says_its_encoding() {
        let windows = charset(b"<meta charset=\"windows-1251\">");
        assert_eq!(windows, Some(encoding_rs::WINDOWS_1251));
        assert_eq!(
            charset(b"<meta content='text/html; charset=koi8-r'>"),
            Some(encoding_rs::KOI8_R)
        );
        assert_eq!(charset(b"<p>"), None);
    }

    #[test]
    fn paragraphs_stay_apart_by_one_empty_line() {
        assert_eq!(tidied("\n a \n\n\n\n b\nc\n"), "a\n\nb\nc");
    }
}
