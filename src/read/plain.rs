//! Plain text and Markdown → one article: the headline from the rest, and what a header says.
//!
//! Markup is taken away, so that extraction and the reader see the words alone; offsets count in what is left.

use super::date;
use super::{Document, Error, Opened, Source};
use crate::model::Article;
use jiff::civil::Date;

/// The longest first line that passes as a headline, in characters.
const LONGEST_TITLE: usize = 160;

/// What a header may say, and the words for it.
const FIELDS: &[(Field, &[&str])] = &[
    (Field::Title, &["title", "headline"]),
    (
        Field::Date,
        &["date", "published", "publication date", "pubdate"],
    ),
    (
        Field::Source,
        &["source", "publisher", "outlet", "publication"],
    ),
    (Field::Url, &["url", "link"]),
    (Field::Author, &["author", "by", "byline"]),
    (Field::Other, &["tags", "lang", "language", "section"]),
];

#[derive(Clone, Copy, PartialEq)]
enum Field {
    Title,
    Date,
    Source,
    Url,
    Author,
    Other,
}

#[derive(Default)]
struct Header {
    title: Option<String>,
    date: Option<Date>,
    source: Option<String>,
    url: Option<String>,
    author: Option<String>,
}

/// Reads plain text.
pub(super) fn read_text(source: &Source<'_>) -> Result<Opened, Error> {
    read(source, false)
}

/// Reads Markdown.
pub(super) fn read_markdown(source: &Source<'_>) -> Result<Opened, Error> {
    read(source, true)
}

fn read(source: &Source<'_>, markdown: bool) -> Result<Opened, Error> {
    source.check_article(source.text().len())?;
    let text = source.text().replace("\r\n", "\n").replace('\r', "\n");
    let article = if markdown {
        composed(&text, None, true)
    } else {
        article(&text, None)
    };
    Ok(Opened {
        documents: vec![Document::Article(article, Vec::new())],
        ..Opened::default()
    })
}

/// The article that a text with line ends of one kind is; `title` where something outside the text knows it.
pub(super) fn article(text: &str, title: Option<String>) -> Article {
    composed(text, title.filter(|title| !title.is_empty()), false)
}

fn composed(text: &str, title: Option<String>, markdown: bool) -> Article {
    let (header, body) = header(text);
    // A first line that is a heading gives Markdown away, whatever the file is called.
    let markdown = markdown || body.trim_start().starts_with("# ");
    let body = if markdown {
        unmarked(body)
    } else {
        body.to_owned()
    };
    let (title, body) = match header.title.or(title) {
        Some(title) => (title, body.as_str()),
        None => headline(&body),
    };
    let body = body.trim_matches(['\n', ' ', '\t']);
    // A file that holds a headline alone is an article of one line.
    let (title, body) = if body.is_empty() {
        (String::new(), title)
    } else {
        (title, body.to_owned())
    };
    let mut article = Article::new(title, body);
    article.given = header.date;
    article.source = header.source;
    article.author = header.author;
    article.url = header.url;
    article
}

/// Takes off front matter between `---` lines, or `Title: …` lines at the very top.
fn header(text: &str) -> (Header, &str) {
    let mut header = Header::default();
    let start = text.trim_start_matches(['\n', ' ', '\t']);
    if let Some(fenced) = start.strip_prefix("---\n")
        && let Some((matter, body)) = fenced.split_once("\n---")
        && body.is_empty() | body.starts_with('\n')
    {
        for line in matter.lines() {
            header.take(line);
        }
        return (header, body);
    }
    let mut rest = start;
    let mut taken = false;
    while let Some((line, after)) = rest.split_once('\n') {
        if !header.take(line) {
            break;
        }
        taken = true;
        rest = after;
    }
    // A single "By: …" may be prose; a header says what the article is.
    let known = header.title.is_some() || header.date.is_some() || header.source.is_some();
    if taken && known {
        (header, rest)
    } else {
        (Header::default(), start)
    }
}

impl Header {
    /// Takes in one line of a header; false when it is none or when its date cannot be read.
    fn take(&mut self, line: &str) -> bool {
        let Some((key, value)) = line.split_once(':') else {
            return false;
        };
        let (key, value) = (
            key.trim().to_lowercase(),
            value.trim().trim_matches(['"', '\'']),
        );
        let Some((field, _)) = FIELDS
            .iter()
            .find(|(_, words)| words.contains(&key.as_str()))
        else {
            return false;
        };
        if value.is_empty() {
            return true;
        }
        match field {
            Field::Title => self.title = Some(value.to_owned()),
            Field::Source => self.source = Some(value.to_owned()),
            Field::Url => self.url = Some(value.to_owned()),
            Field::Author => self.author = Some(value.to_owned()),
            Field::Other => {}
            Field::Date => match date::day(value) {
                Some(date) => self.date = Some(date),
                None => return false,
            },
        }
        true
    }
}

/// Splits the headline from the body, where the first line looks like one.
fn headline(text: &str) -> (String, &str) {
    let text = text.trim_start_matches(['\n', ' ', '\t']);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let title = first.trim();
    let ends_open = !title.ends_with(['.', ',', ';', ':', '-', '–', '—']) || title.ends_with("...");
    let short = title.chars().count() <= LONGEST_TITLE;
    // Without a blank line between, a following line of the same length would be the same wrapped paragraph.
    let next = rest.lines().next().unwrap_or("").trim();
    let apart = next.is_empty()
        || (next.len() > 2 * title.len().max(60) && !next.starts_with(char::is_lowercase));
    let more = !rest.trim().is_empty();
    if more && short && ends_open && apart && !title.is_empty() {
        (title.to_owned(), rest)
    } else {
        (String::new(), text)
    }
}

/// Markdown without its marks: headings, emphasis, links, quotes, list bullets, pictures and rules.
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut first = true;
    for line in text.lines() {
        if !first {
            out.push('\n');
        }
        let line = line.trim_end();
        let bare = line.trim_start();
        if !bare.is_empty() {
            first = false;
        } else if first {
            continue;
        }
        let heading = bare.trim_start_matches('#');
        let is_rule = bare.len() >= 3 && bare.chars().all(|c| matches!(c, '-' | '*' | '_' | '='));
        if is_rule {
            continue;
        }
        let body = if bare.starts_with('#') && heading.starts_with(' ') {
            heading.trim().trim_end_matches('#').trim_end()
        } else {
            let quoted = bare.trim_start_matches("> ").trim_start_matches('>');
            ["- ", "* ", "+ "]
                .iter()
                .find_map(|bullet| quoted.strip_prefix(bullet))
                .unwrap_or(quoted)
        };
        inline(body, &mut out);
    }
    out
}

/// Writes one line without emphasis, code marks, links and pictures.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['*', '_', '`', '[', '!', '\\']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut chars = from.chars();
        let mark = chars.next().unwrap_or_default();
        let after = chars.as_str();
        rest = match mark {
            '!' => match after.strip_prefix('[').and_then(link) {
                Some((_, beyond)) => beyond,
                None => keep(mark, after, out),
            },
            '[' => match link(after) {
                Some((label, beyond)) => {
                    inline(label, out);
                    beyond
                }
                None => keep(mark, after, out),
            },
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                let mut chars = after.chars();
                out.extend(chars.next());
                chars.as_str()
            }
            '`' => after,
            // A star alone is a star; an underscore inside a word is part of it.
            '*' | '_' => {
                let run = after.trim_start_matches(mark);
                let (left, right) = (out.chars().next_back(), run.chars().next());
                let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let kept = match mark {
                    '*' => blank(left) && blank(right),
                    _ => letter(left) && letter(right),
                };
                if kept { keep(mark, after, out) } else { run }
            }
            _ => keep(mark, after, out),
        };
    }
    out.push_str(rest);
}

fn keep<'a>(mark: char, after: &'a str, out: &mut String) -> &'a str {
    out.push(mark);
    after
}

/// The label of a link `label](address)` and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let (label, rest) = text.split_at(text.find(['[', ']'])?);
    let address = rest.strip_prefix("](")?;
    // Looking no further keeps a file of nothing but brackets linear.
    let near = address
        .char_indices()
        .take(LONGEST_ADDRESS)
        .find(|&(_, c)| c == ')')?;
    Some((label, address.get(near.0 + 1..)?))
}

/// The longest address of a link, in characters.
const LONGEST_ADDRESS: usize = 2_000;
