//! A table too long to be opened whole → what it holds, counted by year and by article; then the rows of chosen articles.
//!
//! A cluster writes millions of rows, and nobody reads them one by one. An [`Outline`] is counted from a few columns of
//! them; [`pick`] reads the rows of the articles that the user chose in it, and nothing else. A format that can be read
//! this way is one row of [`LAZY`]. Its reader has a process of its own like any other, which asks for each piece of the
//! file that it needs ([`Pull`]). Has no opinion on how an outline looks.

use super::worker::{self, Ask, Told};
use super::{
    Document, Error, ErrorKind, FORMATS, Limits, Mappings, Opened, Source, error, refused,
};
use crate::model::GoOn;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Rows of all files opened at once that are opened whole; of more, an outline is shown first.
pub const WHOLE_ROWS: u64 = 50_000;

/// Bytes of a file for which its reader is given one second more than usual.
const BYTES_A_SECOND: u64 = 4 << 20;

/// What long tables hold, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// The column whose cells tell articles apart, such as `article_id`.
    pub column: String,
    /// Rows in all.
    pub rows: u64,
    /// Rows without a date that can be read.
    pub undated: u64,
    /// Rows by the year that they begin in; astronomical, so 0 is 1 BCE.
    pub years: BTreeMap<i16, u64>,
    /// The articles, those with the most rows first.
    pub articles: Vec<Entry>,
    /// Rows of further articles, which are too many to list.
    pub unlisted: u64,
}

/// One article of an outline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its cell in the column that tells articles apart.
    pub key: String,
    /// Its headline; empty where the table has none.
    pub title: String,
    /// Its outlet; empty where the table has none.
    pub source: String,
    /// Its rows.
    pub rows: u64,
    /// The first and the last year of its dated rows.
    pub years: Option<(i16, i16)>,
}

/// The bytes of a file, a piece at a time.
pub(super) trait Pull: Send + Sync {
    /// How long the file is, in bytes.
    fn size(&self) -> u64;
    /// `length` bytes from `start`, fewer only at the end of the file.
    fn pull(&self, start: u64, length: usize) -> io::Result<Vec<u8>>;
}

impl Pull for Mutex<File> {
    fn size(&self) -> u64 {
        let file = self.lock().unwrap_or_else(PoisonError::into_inner);
        file.metadata().map_or(0, |data| data.len())
    }

    fn pull(&self, start: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut file = self.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::new();
        (&mut *file).take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// The bytes of a file, for all who read them.
pub(super) type Bytes = Arc<dyn Pull>;

/// What was read of a file, or why not.
type Reading<T> = Result<T, Error>;

/// A format whose rows can be read without reading the file whole.
pub(super) struct Lazy {
    /// A name in [`FORMATS`].
    pub(super) format: &'static str,
    /// The ending of its files.
    extension: &'static str,
    /// Counts what a file holds.
    pub(super) outline: fn(&Source<'_>, Bytes) -> Reading<Outline>,
    /// Reads the rows of these articles.
    pub(super) pick: fn(&Source<'_>, Bytes, &[String]) -> Reading<Opened>,
    /// Reads everything, and gives it as it comes.
    pub(super) each: fn(&Source<'_>, Bytes, Give<'_>) -> Reading<()>,
}

/// Takes the next documents of a file, and says whether more are wanted.
pub type Give<'a> = &'a mut dyn FnMut(Vec<Document>) -> bool;

/// Every format that can be read this way.
pub(super) const LAZY: &[Lazy] = &[Lazy {
    format: "Parquet",
    extension: "parquet",
    outline: super::table::parquet::outline,
    pick: super::table::parquet::pick,
    each: super::table::parquet::each,
}];

/// The format of a file that can be read this way.
fn lazy(path: &Path) -> Option<&'static Lazy> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    LAZY.iter().find(|lazy| lazy.extension == extension)
}

/// True for a file whose rows can be read this way.
pub(super) fn is_lazy(path: &Path) -> bool {
    lazy(path).is_some()
}

/// What these files hold together, when that is too long to be opened whole: the outline of those that can be read this way,
/// and what is wrong with the others of that format. `None` when they are short, and are to be opened like any file.
/// `read` is told how many bytes have been read of how many, and stops everything by saying no.
pub fn outline(
    paths: &[PathBuf],
    mappings: &Mappings,
    mut read: impl FnMut(u64, u64) -> bool,
) -> Option<(Outline, Vec<Error>)> {
    let long: Vec<&PathBuf> = paths.iter().filter(|path| lazy(path).is_some()).collect();
    let total: u64 = long.iter().map(|path| super::bytes(path)).sum();
    if long.is_empty() {
        return None;
    }
    let (mut gathered, mut failed, mut done) = (Gathering::default(), Vec::new(), 0);
    for path in long {
        let mut progress = |own| read(done + own, total);
        let counted = ask(path, mappings, Ask::Outline, &mut progress, &mut |_| true);
        done += super::bytes(path);
        match counted {
            Ok(Told::Outline(mut outline)) => {
                outline.files = vec![path.clone()];
                gathered.absorb(outline);
            }
            Ok(_) => {}
            Err(what) => failed.push(what),
        }
        if !read(done, total) {
            return None;
        }
    }
    let outline = gathered.finish();
    (outline.rows > WHOLE_ROWS).then_some((outline, failed))
}

/// Reads the rows of these articles, by their cells in the column that tells them apart, as long as `go_on` says so.
///
/// # Errors
/// When a file cannot be read, or the rows are more than the limit.
pub fn pick(
    files: &[PathBuf],
    articles: &[String],
    mappings: &Mappings,
    go_on: GoOn<'_>,
) -> Result<Opened, Error> {
    let mut opened = Opened::default();
    for path in files.iter().take_while(|_| go_on()) {
        let ask_for = Ask::Pick(articles.to_vec());
        let told = ask(path, mappings, ask_for, &mut |_| go_on(), &mut |_| true)?;
        if let Told::Opened(mut part) = told {
            let name = path.to_string_lossy();
            for document in &mut part.documents {
                name.as_ref().clone_into(&mut document.origin_mut().name);
            }
            opened.documents.append(&mut part.documents);
            opened.notes.append(&mut part.notes);
        }
    }
    if opened.documents.is_empty() {
        let path = files.first().map_or(Path::new(""), PathBuf::as_path);
        let hint = "Open the file again: it may have changed.";
        return Err(error(ErrorKind::Empty, path, "it has no such rows", hint));
    }
    Ok(opened)
}

/// Hands `give` everything in a file, as many documents at a time as its reader has ready, until it says no.
///
/// # Errors
/// When the file cannot be read, or not to its end.
pub fn each(path: &Path, mappings: &Mappings, give: Give<'_>) -> Result<(), Error> {
    let name = path.to_string_lossy();
    let mut named = |mut documents: Vec<Document>| {
        for document in &mut documents {
            name.as_ref().clone_into(&mut document.origin_mut().name);
        }
        give(documents)
    };
    ask(path, mappings, Ask::Each, &mut |_| true, &mut named).map(|_| ())
}

/// Asks something of one file, in a process of its own where there is one.
fn ask(
    path: &Path,
    mappings: &Mappings,
    ask: Ask,
    read: &mut dyn FnMut(u64) -> bool,
    give: Give<'_>,
) -> Result<Told, Error> {
    let refuse = |what: &io::Error| refused(path, what);
    let (Some(lazy), name) = (lazy(path), path.to_string_lossy()) else {
        let hint = "Open it whole.";
        return Err(error(
            ErrorKind::Unknown,
            path,
            "it cannot be read in parts",
            hint,
        ));
    };
    let file = File::open(path).map_err(|what| refuse(&what))?;
    let bytes = file.metadata().map_or(0, |data| data.len());
    let limits = Limits {
        worker_seconds: Limits::USUAL.worker_seconds + bytes / BYTES_A_SECOND,
        ..Limits::USUAL
    };
    let source = Source::new(&name, &[], &limits).mapped(mappings);
    let format = FORMATS.iter().find(|format| format.name == lazy.format);
    if let Some(format) = format.filter(|_| worker::ready()) {
        let file = Mutex::new(file);
        return worker::ask(format, &source, ask, &file, read, give);
    }
    lazy.answer(&source, Arc::new(Mutex::new(file)), ask, give)
}

impl Lazy {
    /// Does what is asked.
    pub(super) fn answer(
        &self,
        source: &Source<'_>,
        bytes: Arc<dyn Pull>,
        ask: Ask,
        give: Give<'_>,
    ) -> Result<Told, Error> {
        match ask {
            Ask::Each => (self.each)(source, bytes, give).map(|()| Told::Given),
            Ask::Outline => (self.outline)(source, bytes).map(Told::Outline),
            Ask::Pick(keys) => (self.pick)(source, bytes, &keys).map(Told::Opened),
            Ask::Whole => {
                let hint = "Open it like any file.";
                Err(source.error(ErrorKind::Unknown, "it is to be read whole", hint))
            }
        }
    }
}

/// An outline in the making.
#[derive(Default)]
pub(super) struct Gathering {
    outline: Outline,
    /// Where each article stands in the list.
    places: FxHashMap<String, usize>,
}

impl Gathering {
    /// Counts rows of one article that begin in one year.
    pub(super) fn row(&mut self, year: Option<i16>, entry: impl FnOnce() -> Entry, key: &str) {
        self.outline.rows += 1;
        match year {
            Some(year) => *self.outline.years.entry(year).or_default() += 1,
            None => self.outline.undated += 1,
        }
        match self.places.get(key) {
            Some(&at) => {
                if let Some(own) = self.outline.articles.get_mut(at) {
                    own.add(1, year.map(|year| (year, year)));
                }
            }
            None => self.list(Entry {
                key: key.to_owned(),
                rows: 1,
                years: year.map(|year| (year, year)),
                ..entry()
            }),
        }
    }

    /// Adds what was counted elsewhere.
    pub(super) fn absorb(&mut self, other: Outline) {
        let own = &mut self.outline;
        own.files.extend(other.files);
        if own.column.is_empty() {
            own.column = other.column;
        }
        own.rows += other.rows;
        own.undated += other.undated;
        own.unlisted += other.unlisted;
        for (year, rows) in other.years {
            *own.years.entry(year).or_default() += rows;
        }
        for entry in other.articles {
            match self.places.get(&entry.key) {
                Some(&at) => {
                    if let Some(own) = self.outline.articles.get_mut(at) {
                        own.add(entry.rows, entry.years);
                    }
                }
                None => self.list(entry),
            }
        }
    }

    /// Lists an article that is new, unless there are too many.
    fn list(&mut self, entry: Entry) {
        if self.outline.articles.len() < Limits::USUAL.rows {
            self.places
                .insert(entry.key.clone(), self.outline.articles.len());
            self.outline.articles.push(entry);
        } else {
            self.outline.unlisted += entry.rows;
        }
    }

    /// What one part of a file holds, its articles as they come in it.
    pub(super) fn part(self) -> Outline {
        self.outline
    }

    /// The outline: the articles with the most rows first, and of equals the one that comes first.
    pub(super) fn finish(self) -> Outline {
        let mut outline = self.outline;
        outline
            .articles
            .sort_by_key(|entry| std::cmp::Reverse(entry.rows));
        outline
    }
}

impl Entry {
    fn add(&mut self, rows: u64, years: Option<(i16, i16)>) {
        self.rows += rows;
        self.years = match (self.years, years) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (own, other) => own.or(other),
        };
    }

    /// True when some of its rows may begin in one of these years.
    #[must_use]
    pub fn reaches(&self, from: i16, to: i16) -> bool {
        self.years
            .is_some_and(|(first, last)| first <= to && from <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_in_parts_is_what_is_counted_at_once() {
        let rows = [
            ("a", Some(2019)),
            ("b", Some(2020)),
            ("b", None),
            ("a", Some(2021)),
            ("b", Some(2020)),
        ];
        let count = |rows: &[(&str, Option<i16>)]| {
            let mut gathering = Gathering::default();
            for &(key, year) in rows {
                gathering.row(year, Entry::default, key);
            }
            gathering.finish()
        };
        let whole = count(&rows);
        assert_eq!((whole.rows, whole.undated), (5, 1));
        assert_eq!(
            whole.years,
            BTreeMap::from([(2019, 1), (2020, 2), (2021, 1)])
        );
        let keys: Vec<&str> = whole.articles.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["b", "a"]);
        assert!(whole.articles[1].reaches(2020, 2020) && !whole.articles[0].reaches(2021, 2030));
        for cut in 0..=rows.len() {
            let mut parts = Gathering::default();
            parts.absorb(count(&rows[..cut]));
            parts.absorb(count(&rows[cut..]));
            assert_eq!(parts.finish(), whole);
        }
    }
}
