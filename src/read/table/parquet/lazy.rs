//! A Parquet file of any length → what it holds, counted from the few columns that say so; the rows of chosen articles, from
//! the groups of rows that may hold them; or all of it, a group of rows after the other.
//!
//! Groups are counted side by side on all cores and put together in order. A group without a chosen article is told by its
//! statistics and its Bloom filter, and not read.

use super::super::super::outline::{Entry, Gathering, Give, Outline, Pull};
use super::super::super::{Document, Error, ErrorKind, Opened, Source, date};
use super::super::articles::Articles;
use super::super::cutter::Share;
use super::super::grid::{self, Row};
use super::super::mapping::Mapping;
use super::super::parts::Parts;
use super::super::plan::Plan;
use super::super::role::{Role, plain_name};
use super::super::{Held, guess, rows, unnamed};
use super::{ParquetTable, broken, sound};
use crate::model::{Article, Interval, Published, PublishedBasis};
use bytes::Bytes;
use parquet::errors::{ParquetError, Result as Parsed};
use parquet::file::reader::{ChunkReader, Length};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::io::{self, Read};
use std::sync::Arc;

/// Names of columns whose cells tell articles apart, where each row is not itself one.
const ARTICLE_KEYS: &[&str] = &[
    "article id",
    "articleid",
    "article",
    "document id",
    "doc id",
];

/// Names of columns that hold the headline, where each row is not itself an article.
const HEADLINES: &[&str] = &["article title", "headline"];

/// The least that is asked for at a time, in bytes: heads of pages are short and lie before what they head.
const PIECE: usize = 64 << 10;

/// The bytes of a file, as the library takes them.
struct Pieces(Arc<dyn Pull>);

impl Length for Pieces {
    fn len(&self) -> u64 {
        self.0.size()
    }
}

impl ChunkReader for Pieces {
    type T = PieceReader;

    fn get_read(&self, start: u64) -> Parsed<PieceReader> {
        Ok(PieceReader {
            file: Arc::clone(&self.0),
            next: start,
            piece: io::Cursor::default(),
        })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Parsed<Bytes> {
        let bytes = self.0.pull(start, length)?;
        if bytes.len() < length {
            return Err(ParquetError::EOF("the file ends too soon".to_owned()));
        }
        Ok(bytes.into())
    }
}

/// Reads on from a place in a file.
struct PieceReader {
    file: Arc<dyn Pull>,
    /// Where the next piece begins.
    next: u64,
    piece: io::Cursor<Vec<u8>>,
}

impl Read for PieceReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.piece.read(buffer)?;
        if read > 0 || buffer.is_empty() {
            return Ok(read);
        }
        let piece = self.file.pull(self.next, buffer.len().max(PIECE))?;
        self.next += piece.len() as u64;
        self.piece = io::Cursor::new(piece);
        self.piece.read(buffer)
    }
}

/// The columns that an outline is counted from.
struct Columns {
    article: usize,
    title: Option<usize>,
    source: Option<usize>,
    date: Option<usize>,
}

impl Columns {
    /// Those of a table; `None` when nothing in it tells articles apart.
    fn of(mapping: &Mapping) -> Option<Self> {
        let named = |names: &[&str]| {
            let is_one = |name: &str| names.contains(&plain_name(name).as_str());
            mapping
                .columns
                .iter()
                .position(|column| is_one(&column.name))
        };
        let own = |role| mapping.column(role).filter(|_| mapping.is_articles());
        let article = named(ARTICLE_KEYS)
            .or_else(|| own(Role::Id))
            .or_else(|| mapping.column(Role::Url))
            .or_else(|| mapping.column(Role::Source))
            .or_else(|| mapping.column(Role::Entity))?;
        let dates = [Role::Date, Role::Start, Role::Year, Role::Published];
        Some(Self {
            article,
            title: own(Role::Title).or_else(|| named(HEADLINES)),
            source: mapping.column(Role::Source),
            date: dates.iter().find_map(|&role| mapping.column(role)),
        })
    }

    fn wanted(&self) -> Vec<usize> {
        [Some(self.article), self.title, self.source, self.date]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// A table, what its columns are, and which of them are counted.
fn opened(
    source: &Source<'_>,
    bytes: Arc<dyn Pull>,
) -> Result<(ParquetTable<Pieces>, Mapping, Columns), Error> {
    let table = ParquetTable::open(Pieces(bytes)).map_err(|what| broken(source, &what))?;
    let first = grid::head(&table, guess::HEAD_ROWS);
    let header = table.held().header;
    // What is told from the first rows must do: going through all of them is what shall be saved.
    let held = Held {
        header: header.clone(),
        is_typed: true,
        ..Held::rows(&first)
    };
    let guessed = guess::mapping(&header, &held, &first);
    let (mapping, _) = source.mappings.settle(guessed);
    let columns = Columns::of(&mapping).ok_or_else(|| {
        let message = "none of its columns tells which article or source a row comes from";
        let hint = "Give it a column \"article_id\", or split it into smaller files.";
        source.error(ErrorKind::Malformed, message, hint)
    })?;
    Ok((table, mapping, columns))
}

/// Counts what a file holds.
pub(in crate::read) fn outline(
    source: &Source<'_>,
    bytes: Arc<dyn Pull>,
) -> Result<Outline, Error> {
    sound(source, || outlined(source, bytes))
}

fn outlined(source: &Source<'_>, bytes: Arc<dyn Pull>) -> Result<Outline, Error> {
    let (table, mapping, columns) = opened(source, bytes)?;
    let mut gathering = Gathering::default();
    let groups: Vec<usize> = (0..table.groups()).collect();
    // Only so many groups are held at a time as there are cores.
    for some in groups.chunks(rayon::current_num_threads().max(1)) {
        let count = |&group: &usize| counted(&table, group, &mapping, &columns);
        let parts: Vec<Parsed<Outline>> = some.par_iter().map(count).collect();
        for part in parts {
            gathering.absorb(part.map_err(|what| broken(source, &what))?);
        }
    }
    let column = mapping.columns.get(columns.article);
    Ok(Outline {
        column: column.map_or(String::new(), |column| column.name.clone()),
        ..gathering.finish()
    })
}

/// Counts what one group of rows holds.
fn counted(
    table: &ParquetTable<Pieces>,
    group: usize,
    mapping: &Mapping,
    columns: &Columns,
) -> Parsed<Outline> {
    let mut gathering = Gathering::default();
    table.each_row(group, Some(&columns.wanted()), |row| {
        let cell = |at: Option<usize>| at.map_or("", |at| row.cell(at));
        let date = date::parse(cell(columns.date), mapping.order.value);
        let point = date.and_then(|interval| interval.start.or(interval.end));
        let entry = || Entry {
            title: cell(columns.title).to_owned(),
            source: cell(columns.source).to_owned(),
            ..Entry::default()
        };
        gathering.row(
            point.map(|point| point.date.year()),
            entry,
            row.cell(columns.article),
        );
    })?;
    Ok(gathering.part())
}

/// Reads the rows of these articles, each article as one document.
pub(in crate::read) fn pick(
    source: &Source<'_>,
    bytes: Arc<dyn Pull>,
    keys: &[String],
) -> Result<Opened, Error> {
    sound(source, || picked(source, bytes, keys))
}

fn picked(source: &Source<'_>, bytes: Arc<dyn Pull>, keys: &[String]) -> Result<Opened, Error> {
    let (table, mapping, columns) = opened(source, bytes)?;
    let mut picked: FxHashMap<&str, Vec<Row>> =
        keys.iter().map(|key| (key.as_str(), Vec::new())).collect();
    let mut count = 0;
    for group in 0..table.groups() {
        let may_hold = table
            .may_hold(group, columns.article, keys)
            .map_err(|what| broken(source, &what))?;
        if !may_hold {
            continue;
        }
        let read = table.each_row(group, None, |row| {
            if let Some(rows) = picked.get_mut(row.cell(columns.article)) {
                count += 1;
                if count <= source.limits.rows {
                    rows.push(row.clone());
                }
            }
        });
        read.map_err(|what| broken(source, &what))?;
        source.check_rows(count, "rows of the chosen articles")?;
    }
    let mut opened = Opened::default();
    for key in keys {
        let rows = picked.remove(key.as_str()).unwrap_or_default();
        if mapping.is_articles() {
            let mut articles = Articles::new(mapping.clone(), source.limits.remarks);
            let found = rows.iter().filter_map(|row| articles.article(row));
            let found = found.map(|article| Document::Article(article, Vec::new()));
            opened.documents.extend(found.collect::<Vec<_>>());
            opened.notes.extend(articles.remarks.finish("row(s)"));
        } else if let Some(document) = document(source, &mapping, &columns, key, &rows) {
            opened.documents.push(document);
        }
    }
    Ok(opened)
}

/// Bytes of text that are given at a time, unless one document is longer.
const GIVEN_BYTES: usize = 1 << 20;

/// Reads everything, and gives it as it comes.
pub(in crate::read) fn each(
    source: &Source<'_>,
    bytes: Arc<dyn Pull>,
    give: Give<'_>,
) -> Result<(), Error> {
    sound(source, || given(source, bytes, give))
}

fn given(source: &Source<'_>, bytes: Arc<dyn Pull>, give: Give<'_>) -> Result<(), Error> {
    let table = ParquetTable::open(Pieces(bytes)).map_err(|what| broken(source, &what))?;
    let first = grid::head(&table, guess::HEAD_ROWS);
    let held = table.held();
    let guessed = guess::mapping(&held.header, &held, &first);
    let (mapping, missing) = source.mappings.settle(guessed);
    let missing = unnamed(&missing, &mapping);
    let rows = table.rows_of(mapping.is_articles().then(|| mapping.read()).as_deref());
    let mut parts = Parts::new(rows, mapping, None, source.stem(), source.limits);
    parts.notes.extend(missing);
    let (mut ready, mut bytes, mut any) = (Vec::new(), 0, false);
    for document in parts {
        bytes += document.text().len();
        ready.push(document);
        if bytes >= GIVEN_BYTES {
            any = true;
            bytes = 0;
            if !give(std::mem::take(&mut ready)) {
                return Ok(());
            }
        }
    }
    if let Some(what) = table.fault.take() {
        return Err(broken(source, &what));
    }
    any |= !ready.is_empty();
    if !ready.is_empty() {
        give(ready);
    }
    if any {
        return Ok(());
    }
    let hint = "Look at its columns with `dateline columns`, and name them with --map.";
    Err(source.error(ErrorKind::Malformed, "no row gives anything", hint))
}

/// The events and figures of one article, under its own name.
fn document(
    source: &Source<'_>,
    mapping: &Mapping,
    columns: &Columns,
    key: &str,
    rows: &[Row],
) -> Option<Document> {
    let first = rows.first()?;
    let cell = |at: Option<usize>| {
        let cell = at.map_or("", |at| first.cell(at));
        (!cell.is_empty()).then(|| cell.to_owned())
    };
    let all = Share {
        rows: source.limits.rows + 1,
        bytes: usize::MAX,
    };
    let plan = Plan::new(mapping);
    let found = rows::read_share(&mut rows.iter(), &plan, None, source.limits, all);
    let mut findings = found.findings;
    findings.diagnostics = found.remarks.finish("row(s)");
    let title = cell(columns.title).unwrap_or_else(|| key.to_owned());
    let text = std::mem::take(&mut findings.article.text);
    let published = cell(mapping.column(Role::Published));
    let published = published.and_then(|text| Interval::parse(&text));
    findings.published = match published.and_then(|interval| interval.start) {
        Some(point) => Published {
            date: Some(point),
            basis: PublishedBasis::Given,
            because: "its rows say so".to_owned(),
            confidence: 100,
        },
        None => Published::default(),
    };
    findings.article = Article {
        key: key.to_owned(),
        source: cell(columns.source),
        url: cell(mapping.column(Role::Url)),
        ..Article::new(title, text)
    };
    Some(Document::Findings(Box::new(findings)))
}
