//! A book (EPUB 2 and 3) → its chapters, each an article, in the order in which the book is read.
//!
//! The package document says which files are chapters and what the book says of itself. A chapter without a heading is
//! called what the table of contents calls it. Covers, tables of contents and other pages of a few words are left out.

use super::day;
use crate::model::Article;
use crate::read::archive::{self, Archive};
use crate::read::sniff::Likeness;
use crate::read::xml::{Piece, Xml};
use crate::read::{Document, Error, ErrorKind, Opened, Source, web};
use jiff::civil::Date;
use std::collections::HashMap;

/// Where a book says where its package document is.
const CONTAINER: &str = "META-INF/container.xml";

/// A page of fewer letters and digits is no chapter.
const FEWEST_LETTERS: usize = 40;

/// An archive that says where its package document is.
pub(in crate::read) fn sniff(bytes: &[u8]) -> Likeness {
    if archive::holds(bytes, CONTAINER.as_bytes()) {
        Likeness::Surely
    } else {
        Likeness::No
    }
}

/// What the package document says.
#[derive(Default)]
struct Package {
    title: Option<String>,
    creators: Vec<String>,
    language: Option<String>,
    date: Option<Date>,
    /// Identifier, path and properties of each file of the book.
    files: Vec<[String; 3]>,
    /// Identifiers of the chapters, in order.
    spine: Vec<String>,
    /// Identifier of the table of contents of EPUB 2.
    contents: Option<String>,
}

impl Package {
    /// The path of the table of contents: that of EPUB 3, else that of EPUB 2.
    fn contents(&self) -> Option<&str> {
        let is_nav = |properties: &str| properties.split_whitespace().any(|word| word == "nav");
        let nav = self
            .files
            .iter()
            .find(|[.., properties]| is_nav(properties));
        let own = |[id, ..]: &&[String; 3]| Some(id) == self.contents.as_ref();
        let found = nav.or_else(|| self.files.iter().find(own));
        found.map(|[_, path, _]| path.as_str())
    }
}

/// Reads a book.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut archive = Archive::open(source)?;
    let container = archive.xml(CONTAINER)?;
    let path = package_path(source, &container)?;
    let package = package(source, &archive.xml(&path)?)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let contents = match package.contents().map(|path| inside(folder, path)) {
        Some(path) => archive.file(&path)?.map(|bytes| (path, bytes)),
        None => None,
    };
    let names = contents.map_or_else(HashMap::new, |(path, bytes)| {
        let text = crate::read::decode::text(&bytes).0;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // A broken table of contents costs no chapter more than its name.
        names(source, &text, folder).unwrap_or_default()
    });
    let author = (!package.creators.is_empty()).then(|| package.creators.join(", "));
    let mut opened = Opened::default();
    for (number, id) in (1_u32..).zip(&package.spine) {
        let Some([_, href, properties]) = package.files.iter().find(|[own, ..]| own == id) else {
            continue;
        };
        if properties.split_whitespace().any(|word| word == "nav") {
            continue;
        }
        let path = inside(folder, href);
        let Some(bytes) = archive.file(&path)? else {
            continue;
        };
        let page = crate::read::decode::text(&bytes).0;
        let (heading, text) = web::words(source, &page)?;
        if text.chars().filter(|c| c.is_alphanumeric()).count() < FEWEST_LETTERS {
            continue;
        }
        source.check_article(text.len())?;
        let heading = heading.or_else(|| names.get(&path).cloned());
        let mut article = chapter(heading, text);
        article.source.clone_from(&package.title);
        article.author.clone_from(&author);
        article.language.clone_from(&package.language);
        article.made = package
            .date
            .map(|date| (date, "the date of the book".to_owned()));
        article.origin.line = Some(number);
        opened
            .documents
            .push(Document::Article(article, Vec::new()));
        source.check_rows(opened.documents.len(), "chapters")?;
    }
    if opened.documents.is_empty() {
        let hint = "If its pages are pictures, have them recognised (OCR) and save them as text.";
        return Err(source.error(ErrorKind::Empty, "the book holds no text", hint));
    }
    Ok(opened)
}

/// A chapter, with its heading as the title and not in the text again.
fn chapter(heading: Option<String>, text: String) -> Article {
    let title = heading.unwrap_or_default();
    let rest = text.strip_prefix(title.as_str()).map(str::trim_start);
    match rest.filter(|rest| !rest.is_empty()) {
        Some(rest) => Article::new(title, rest),
        None => Article::new(title, text),
    }
}

fn package_path(source: &Source<'_>, container: &str) -> Result<String, Error> {
    let mut xml = Xml::new(source, container);
    while let Some(piece) = xml.next()? {
        if let Piece::Open(element) = piece
            && element.name == "rootfile"
            && let Some(path) = element.get("full-path")
        {
            return Ok(path.to_owned());
        }
    }
    let hint = "Convert it with a program that reads it, or copy its text and paste it here.";
    Err(source.error(
        ErrorKind::Malformed,
        "the book does not say where its chapters are",
        hint,
    ))
}

fn package(source: &Source<'_>, text: &str) -> Result<Package, Error> {
    let mut package = Package::default();
    let mut xml = Xml::new(source, text);
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else {
            continue;
        };
        let owned = |name: &str| element.get(name).unwrap_or_default().to_owned();
        match element.name.as_str() {
            "title" if package.title.is_none() => package.title = Some(xml.words()?),
            "creator" => package.creators.push(xml.words()?),
            "language" => package.language = Some(xml.words()?),
            "date" => {
                // EPUB 2 names several events of a book's life; its conversion is not when it was written.
                let event = owned("event");
                let date = day(&xml.words()?);
                if event.is_empty() || event.contains("publication") {
                    package.date = package.date.or(date);
                }
            }
            "item" => package
                .files
                .push([owned("id"), owned("href"), owned("properties")]),
            "spine" => package.contents = Some(owned("toc")),
            "itemref" => package.spine.push(owned("idref")),
            _ => {}
        }
    }
    Ok(package)
}

/// What a table of contents, EPUB 3's or EPUB 2's, calls the files that it leads to; the first name of each counts.
fn names(source: &Source<'_>, text: &str, folder: &str) -> Result<HashMap<String, String>, Error> {
    let (mut names, mut label) = (HashMap::new(), String::new());
    let mut xml = Xml::new(source, text);
    while let Some(piece) = xml.next()? {
        let Piece::Open(element) = piece else {
            continue;
        };
        let href = match element.name.as_str() {
            "text" => {
                label = xml.words()?;
                continue;
            }
            "content" => element.get("src").map(str::to_owned),
            "a" => {
                let href = element.get("href").map(str::to_owned);
                label = xml.words()?;
                href
            }
            _ => continue,
        };
        if let Some(href) = href.filter(|_| !label.is_empty()) {
            let name = std::mem::take(&mut label);
            names.entry(inside(folder, &href)).or_insert(name);
        }
    }
    Ok(names)
}

/// The path inside the archive of what a file in `folder` calls `href`.
fn inside(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    unescaped(&parts.join("/"))
}

/// `%20` and the like as the letters that they stand for.
fn unescaped(path: &str) -> String {
    let mut out = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = (byte == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        if let Some(letter) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            out.push(letter);
            rest = after.get(2..).unwrap_or_default();
        } else {
            out.push(byte);
            rest = after;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_inside_a_book_are_followed() {
        assert_eq!(
            inside("OEBPS", "text/one%20two.xhtml#a"),
            "OEBPS/text/one two.xhtml"
        );
        assert_eq!(inside("OEBPS/text", "../one.xhtml"), "OEBPS/one.xhtml");
        assert_eq!(inside("", "../../100%.xhtml"), "100%.xhtml");
    }
}
