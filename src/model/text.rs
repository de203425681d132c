//! Articles and places in their text.
//!
//! Spans count bytes, because Rust slices by bytes; the outside world counts Unicode scalar values (W3C Web Annotation,
//! `TextPositionSelector`), and [`Article::chars`] converts. Has no opinion on what the text means.

use blake3::Hasher;
use jiff::civil::Date;
use std::fmt;
use std::sync::{Arc, LazyLock};

/// A half-open byte range into an article's text, always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `start..end`, in bytes.
    ///
    /// ```
    /// # use dateline::model::Span;
    /// assert_eq!(Span::new(3, 6).slice("on May 1"), "May");
    /// ```
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
        }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True when the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The quoted text; empty when the span does not fit `text`.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }

    /// True when the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True when `other` lies inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same words in a text with `offset` bytes before them.
    #[must_use]
    pub fn moved(self, offset: usize) -> Self {
        let at = |byte: u32| (byte as usize).saturating_add(offset);
        Self::new(at(self.start), at(self.end))
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// The identity of an article: the first 16 bytes of the BLAKE3 hash of its title, a zero byte and its text.
///
/// Two files that hold the same words are the same article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ArticleId(pub [u8; 16]);

impl ArticleId {
    /// Computes the identity of an article with this title and text.
    #[must_use]
    pub fn of(title: &str, text: &str) -> Self {
        let mut identity = Identity::of(title);
        identity.add(text);
        identity.tell()
    }
}

/// The identity of an article whose text comes piece by piece.
///
/// ```
/// # use dateline::model::{ArticleId, Identity};
/// let mut identity = Identity::of("Rain");
/// identity.add("It rained ");
/// identity.add("in Brenn.");
/// assert_eq!(identity.tell(), ArticleId::of("Rain", "It rained in Brenn."));
/// ```
#[derive(Clone, Debug)]
pub struct Identity(Hasher);

impl Identity {
    /// That of an article of this title, before any of its text.
    #[must_use]
    pub fn of(title: &str) -> Self {
        let mut hash = Hasher::new();
        hash.update(title.as_bytes());
        hash.update(&[0]);
        Self(hash)
    }

    /// Takes in the next piece of the text.
    pub fn add(&mut self, text: &str) {
        self.0.update(text.as_bytes());
    }

    /// The identity, once all of the text is in.
    #[must_use]
    pub fn tell(self) -> ArticleId {
        let mut id = [0; 16];
        id.copy_from_slice(&self.0.finalize().as_bytes()[..16]);
        ArticleId(id)
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every event's identifier holds one: written at once, not digit by digit.
        let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
        let hex: String = self
            .0
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
            .collect();
        f.write_str(&hex)
    }
}

/// Where an article came from, for provenance and messages.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file as the user named it, "clipboard", or "sample".
    pub name: String,
    /// One-based line or row inside that file, where it holds many articles.
    pub line: Option<u32>,
    /// SHA-256 of the whole file, where it was read whole.
    pub file_hash: Option<FileHash>,
}

impl Origin {
    /// Takes in the file that it was read from, unless a dataset named an earlier one.
    pub fn belong_to(&mut self, name: &str, file_hash: &FileHash) {
        if self.file_hash.is_none() || self.name.is_empty() {
            self.file_hash = Some(file_hash.clone());
            name.clone_into(&mut self.name);
        }
    }
}

/// SHA-256 of a file in lower-case hexadecimal, which all that was read from the file shares.
///
/// To work it out takes a good part of the time in which a table is read, and nobody looks at it before something is saved: it
/// may be told later than the articles are there. Whoever asks for it waits for it.
#[derive(Clone)]
pub struct FileHash(Arc<LazyLock<String, Work>>);

/// What works out a hash.
type Work = Box<dyn FnOnce() -> String + Send>;

impl FileHash {
    /// One that `work` tells once it is asked for.
    pub fn later(work: impl FnOnce() -> String + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(work))))
    }

    /// The hash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for FileHash {
    fn from(hash: String) -> Self {
        Self::later(|| hash)
    }
}

impl PartialEq for FileHash {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.as_str() == other.as_str()
    }
}

impl Eq for FileHash {}

impl fmt::Debug for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// One article: a title and a text, with what its file said about it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Article {
    /// Content identity.
    pub id: ArticleId,
    /// The identifier the dataset gave it, or the content identity as text.
    pub key: String,
    /// The headline; may be empty.
    pub title: String,
    /// The text that every span points into.
    pub text: String,
    /// The outlet or publisher, where known.
    pub source: Option<String>,
    /// Who wrote it, as its file names them: one name, or several with commas between.
    pub author: Option<String>,
    /// The address it was published at, where known.
    pub url: Option<String>,
    /// Its language as its file says, a tag of BCP 47 such as `en` or `pt-BR`.
    pub language: Option<String>,
    /// The publication date that its file or the caller gave, if any.
    pub given: Option<Date>,
    /// Where in its file that date stood, as shown to the user: `JSON-LD datePublished`.
    pub given_because: Option<String>,
    /// The day on which its file says that it was made, and where: weak evidence of the day of publication, believed
    /// only where nothing better is known.
    pub made: Option<(Date, String)>,
    /// Where it came from.
    pub origin: Origin,
}

impl Article {
    /// An article with this title and text and nothing else known.
    #[must_use]
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        let (title, text) = (title.into(), text.into());
        Self::known(ArticleId::of(&title, &text), title, text)
    }

    /// The article with this title and text, whose identity is known already.
    #[must_use]
    pub fn known(id: ArticleId, title: String, text: String) -> Self {
        Self {
            id,
            key: id.to_string(),
            title,
            text,
            ..Self::default()
        }
    }

    /// A name to show: the title, else the beginning of the text, else the file's name.
    #[must_use]
    pub fn name(&self) -> &str {
        let first = self
            .text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty())
            .unwrap_or("");
        [self.title.trim(), first, self.origin.name.as_str()]
            .into_iter()
            .find(|s| !s.is_empty())
            .unwrap_or("Untitled")
    }

    /// A source to group by: the outlet, else the file's name without its folders.
    #[must_use]
    pub fn source_name(&self) -> &str {
        let file = self.origin.name.rsplit(['/', '\\']).next();
        self.source
            .as_deref()
            .filter(|s| !s.is_empty())
            .or(file)
            .unwrap_or_default()
    }

    /// A converter from byte offsets to counts of Unicode scalar values.
    #[must_use]
    pub fn chars(&self) -> Chars<'_> {
        Chars::new(&self.text)
    }
}

/// Converts byte offsets to character offsets, in any order, at the cost of counting a block at most.
#[derive(Debug, Clone)]
pub struct Chars<'a> {
    text: &'a str,
    /// The count before each block; empty for a text of ASCII, where bytes are characters.
    blocks: Vec<u32>,
}

impl<'a> Chars<'a> {
    /// Bytes between two counts that are kept.
    const BLOCK: usize = 256;

    /// A converter for `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for block in text.as_bytes().chunks(Self::BLOCK) {
                blocks.push(count);
                count += Self::count(block);
            }
        }
        Self { text, blocks }
    }

    /// How many characters begin in `bytes`.
    fn count(bytes: &[u8]) -> u32 {
        bytes
            .iter()
            .map(|&byte| u32::from(byte & 0xC0 != 0x80))
            .sum()
    }

    /// The number of Unicode scalar values before byte `offset`.
    #[must_use]
    pub fn at(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.text.len());
        let block = (offset / Self::BLOCK).min(self.blocks.len().saturating_sub(1));
        let Some(&before) = self.blocks.get(block) else {
            return offset;
        };
        let rest = self.text.as_bytes().get(block * Self::BLOCK..offset);
        (before + rest.map_or(0, Self::count)) as usize
    }

    /// Both ends of a span in characters.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// How a publication date became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PublishedBasis {
    /// The file, the caller or the user gave it.
    Given,
    /// The text states it: a dateline or a "Published:" line.
    Stated,
    /// Worked out from other evidence in the text.
    Inferred,
    /// Not known.
    #[default]
    Unknown,
}

impl PublishedBasis {
    /// The word used in the headless contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
        }
    }
}

/// When an article was published, how precisely that is known, and why.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Published {
    /// The day, month or year of publication; `None` when unknown.
    pub date: Option<crate::model::Point>,
    /// How it became known.
    pub basis: PublishedBasis,
    /// One line of reason, as shown to the user.
    pub because: String,
    /// From 0 (a guess) to 100 (certain), in percent.
    pub confidence: u8,
}
