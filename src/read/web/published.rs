//! When a page says that it was published, and where it says so.
//!
//! Several places of a page can name the day. They are asked in this order of trust, and the first that names one is
//! believed:
//!
//! 1. JSON-LD: `datePublished` of an article, else `dateCreated`, also inside `@graph` (schema.org);
//! 2. `meta` elements: `OpenGraph`'s `article:published_time`, then the others of [`DATE_META`];
//! 3. the data of a script: `"datePublished":"2024-05-16…"` and its like ([`DATE_KEYS`]);
//! 4. a `time` element that is marked as the publication date, else the first one of the article's head;
//! 5. the address: `/2024/05/16/`, `/2024/may/16/` or `/2024-05-16`;
//! 6. words near the headline that are a date and little else, those after "updated" left out.
//!
//! The day of the last change, in any of these places, is weak evidence, believed only where nothing better is known. A
//! day whose number may be a month (`05/04/2024`) is not believed. The place is kept and shown as the reason. What the
//! text itself states ("Published: …") is extraction's part.

use super::meta::meta;
use crate::read::date;
use dom_smoothie::Readability;
use jiff::civil::Date;
use serde_json::Value;

/// `meta` elements (by `name`, `property` or `itemprop`) that carry a publication date, the most trusted first.
const DATE_META: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date_published",
    "article:published",
    "og:published_time",
    "og:pubdate",
    "rnews:datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "sailthru.date",
    "shareaholic:article_published_time",
    "vr:published_time",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "article.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "publishtime",
    "publication_date",
    "originalpublicationdate",
    "pubdate",
    "pdate",
    "date",
    "timestamp",
];

/// `meta` elements that carry the day of the last change.
const CHANGE_META: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
];

/// Names of the publication date in a script's data, before a colon and a quote.
const DATE_KEYS: &[&str] = &[
    "\"datePublished\"",
    "\"publishedAt\"",
    "\"published_at\"",
    "\"firstPublished\"",
    "\"publishDate\"",
    "\"publicationDate\"",
];

/// Elements whose words near the headline may be a date: those whose class says so, then those beside the headline, then those
/// whose class may say so.
const NEAR_HEADLINE: &[&str] = &[
    "[class*='publish'], [class*='pubdate'], [class*='dateline'], [class*='timestamp'], [class*='post-date'], \
     [class*='entry-date'], [class*='article-date'], [class*='byline']",
    "h1 ~ *, header > *, h1 ~ * p, h1 ~ * span, h1 ~ * li, header ~ p, header ~ div",
    "[class*='date'], [class*='posted'], [class*='meta']",
];

/// Words that stand around a date of publication, in the languages whose months are read; any other word in small letters
/// makes the line a sentence. Names are written with capitals.
const AROUND: &[&str] = &[
    "published",
    "posted",
    "created",
    "updated",
    "modified",
    "changed",
    "edited",
    "last",
    "first",
    "on",
    "at",
    "by",
    "and",
    "the",
    "of",
    "in",
    "from",
    "for",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "et",
    "est",
    "edt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "st",
    "nd",
    "rd",
    "th",
    "date",
    "publié",
    "publiée",
    "le",
    "à",
    "par",
    "mis",
    "mise",
    "jour",
    "de",
    "du",
    "del",
    "el",
    "por",
    "publicado",
    "actualizado",
    "las",
    "hs",
    "h",
    "veröffentlicht",
    "um",
    "uhr",
    "von",
    "vom",
    "aktualisiert",
    "stand",
    "zuletzt",
    "geändert",
    "den",
    "der",
];

/// Such elements that are looked at.
const MOST_NEAR: usize = 40;

/// Longest line that can be a date and little else, in bytes.
const LONGEST_DATE: usize = 80;

/// A day, and the place that names it.
pub(super) type Found = Option<(Date, String)>;

/// The day of publication; `items` are the articles that the page describes in JSON-LD.
pub(super) fn published(
    page: &Readability,
    html: &str,
    items: &[Value],
    url: Option<&str>,
) -> Found {
    from_linked(items, "datePublished")
        .or_else(|| from_linked(items, "dateCreated"))
        .or_else(|| from_meta(page, DATE_META))
        .or_else(|| from_script(html))
        .or_else(|| from_time(page))
        .or_else(|| url.and_then(from_address))
        .or_else(|| from_words(page, false))
}

/// The day of the last change.
pub(super) fn changed(page: &Readability, items: &[Value]) -> Found {
    from_linked(items, "dateModified")
        .or_else(|| from_meta(page, CHANGE_META))
        .or_else(|| from_words(page, true))
        .map(|(date, place)| (date, format!("the day of the page's last change ({place})")))
}

/// The day of a timestamp in any usual form, as the page's own time zone has it; none where it may be two days.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if date::is_ambiguous(text) {
        return None;
    }
    // RFC 3339 and its many near misses begin with the day.
    let front = text.get(..10).and_then(|front| front.parse::<Date>().ok());
    front.or_else(|| date::day(text))
}

fn from_linked(items: &[Value], key: &str) -> Found {
    let value = items.iter().find_map(|item| item.get(key))?;
    Some((day(value.as_str()?)?, format!("JSON-LD {key}")))
}

fn from_meta(page: &Readability, list: &[&str]) -> Found {
    list.iter().find_map(|name| {
        let date = meta(page, name).and_then(|content| day(&content))?;
        Some((date, format!("meta element {name}")))
    })
}

/// `"datePublished":"2024-05-16T08:00:00Z"` in a script, however the script holds it.
fn from_script(html: &str) -> Found {
    DATE_KEYS.iter().find_map(|key| {
        let at = memchr::memmem::find(html.as_bytes(), key.as_bytes())?;
        let value = html.get(at + key.len()..)?.trim_start().strip_prefix(':')?;
        let value = value.trim_start().strip_prefix('"')?;
        let date = value.get(..10)?.parse().ok()?;
        Some((
            date,
            format!("the page's own data, {}", key.trim_matches('"')),
        ))
    })
}

fn from_time(page: &Readability) -> Found {
    let marked = "time[itemprop='datePublished'], time[pubdate], time[class*='publish'], abbr.published[title]";
    let first = "article time[datetime], header time[datetime], main time[datetime]";
    [marked, first].iter().find_map(|selector| {
        let element = page.doc.select(selector).iter().next()?;
        let written = element.attr("datetime").or_else(|| element.attr("title"));
        Some((
            day(&written.unwrap_or_else(|| element.text()))?,
            "time element".to_owned(),
        ))
    })
}

/// `/2024/05/16/`, `/2024/may/16/` or `2024-05-16` in an address.
fn from_address(url: &str) -> Found {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    parts.windows(3).find_map(|window| {
        let [year, month, day] = window else {
            return None;
        };
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if year.len() != 4 || day.len() > 2 || !digits(day) {
            return None;
        }
        let number: i16 = year
            .parse()
            .ok()
            .filter(|year| (1990..2100).contains(year))?;
        let date = if digits(month) {
            Date::new(number, month.parse().ok()?, day.parse().ok()?).ok()?
        } else {
            date::day(&format!("{day} {month} {year}"))?
        };
        Some((date, "its address".to_owned()))
    })
}

/// The first words near the headline that are a date and little else: the day of publication, or that of the last change.
fn from_words(page: &Readability, changed: bool) -> Found {
    NEAR_HEADLINE.iter().find_map(|selector| {
        let near = page.doc.select(selector);
        near.iter().take(MOST_NEAR).find_map(|element| {
            let line = super::one_line(&element.text());
            let date = (line.len() <= LONGEST_DATE && is_no_sentence(&line))
                .then(|| dated(&line, changed))
                .flatten()?;
            Some((date, format!("the words \"{line}\" near its headline")))
        })
    })
}

/// True for a line in which every word is a name, a number, a month or stands around dates.
fn is_no_sentence(line: &str) -> bool {
    let mut words = line
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    words.all(|word| {
        let is_small = word.starts_with(char::is_lowercase);
        !is_small || AROUND.contains(&word) || date::is_month(word)
    })
}

/// The day in a line of a few words, before or after a word such as "updated".
fn dated(line: &str, changed: bool) -> Option<Date> {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let words: Vec<&str> = line.split_whitespace().filter(is_word).collect();
    let mut after_change = false;
    for (at, word) in words.iter().enumerate() {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        match bare.as_str() {
            "updated" | "modified" | "changed" | "edited" => after_change = true,
            "published" | "posted" | "created" => after_change = false,
            _ => {}
        }
        // From "16 May 2024" down to "2024-05-16".
        let found = (1..=3).rev().find_map(|count| {
            let slice = words.get(at..at + count)?.join(" ");
            let slice = slice.trim_matches(|c: char| !c.is_alphanumeric());
            // A bare number of eight digits is a code more often than a day.
            let worded = slice.contains(|c: char| !c.is_ascii_digit());
            worded.then(|| day(slice)).flatten()
        });
        if let Some(date) = found.filter(|_| after_change == changed) {
            return Some(date);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_date_and_little_else() {
        let read = |line: &str, changed| dated(line, changed).map(|date| date.to_string());
        for line in [
            "16 May 2024",
            "Published 16:23 BST, 16 May 2024",
            "Thursday, May 16, 2024 | 8:00 a.m. ET",
            "By Ann Lee · May 16, 2024",
            "Updated 17 May 2024, published 16 May 2024",
        ] {
            assert_eq!(read(line, false).as_deref(), Some("2024-05-16"), "{line}");
        }
        assert_eq!(
            read("Last updated: 17 May 2024", true).as_deref(),
            Some("2024-05-17")
        );
        assert_eq!(read("Last updated: 17 May 2024", false), None);
        assert_eq!(read("05/04/2024", false), None);
    }

    #[test]
    fn a_sentence_with_a_day_in_it_is_no_day_of_publication() {
        for line in [
            "Breaking: vote on 3 March 2031 called",
            "The bridge, closed since 3 March 2031",
        ] {
            assert!(!is_no_sentence(line), "{line}");
        }
        for line in [
            "Published: Tuesday 14 May 2024, 08.30 CEST",
            "Publié le 14 mai 2024 à 8h30",
            "By Ann Lee · May 16, 2024",
            "Veröffentlicht am 14. Mai 2024 um 8 Uhr",
        ] {
            assert!(is_no_sentence(line), "{line}");
        }
    }

    #[test]
    fn addresses_name_a_day() {
        let read = |url: &str| from_address(url).map(|(date, _)| date.to_string());
        assert_eq!(
            read("https://courier.example/2024/05/16/river").as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(
            read("https://courier.example/2024/may/16/river").as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(
            read("https://courier.example/river-2024-05-16").as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(read("https://courier.example/2024/05/river"), None);
        assert_eq!(read("https://courier.example/1234/56/78"), None);
    }
}
