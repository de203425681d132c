//! How much is read of one file, in one table. More is refused with a message that names the limit.

use serde::{Deserialize, Serialize};

/// How much is read; more is refused with a message that names the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Size of one file, in bytes.
    pub file_bytes: usize,
    /// Text of one article, in bytes.
    pub article_bytes: usize,
    /// One line of JSON Lines, in bytes: an article and as much again for its JSON.
    pub line_bytes: usize,
    /// Rows of one table, and articles of one file.
    pub rows: usize,
    /// Columns of one table.
    pub columns: usize,
    /// Cells of one sheet, the empty ones between the first and the last included.
    pub cells: usize,
    /// Remarks on bad rows or lines that are listed one by one; the rest is counted.
    pub remarks: usize,
    /// What an archive may unpack to, in bytes, all its files together.
    pub unpacked_bytes: usize,
    /// How many times its own size an archive may unpack to.
    pub unpacked_ratio: usize,
    /// Files in an archive or a folder.
    pub files: usize,
    /// Archives inside one another.
    pub archives: usize,
    /// Times that one event of a calendar repeats.
    pub repeats: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// Elements inside one another, in HTML and XML.
    pub nesting: usize,
    /// Memory of a reader that has a process of its own, in bytes.
    pub worker_bytes: u64,
    /// Time of a reader that has a process of its own, in seconds.
    pub worker_seconds: u64,
}

impl Limits {
    /// What the program uses.
    pub const USUAL: Self = Self {
        file_bytes: 512 << 20,
        article_bytes: 64_000_000,
        line_bytes: 128_000_000,
        rows: 1_000_000,
        columns: 16_384,
        cells: 20_000_000,
        remarks: 50,
        unpacked_bytes: 512 << 20,
        unpacked_ratio: 200,
        files: 20_000,
        archives: 3,
        repeats: 1_000,
        pages: 5_000,
        nesting: 512,
        worker_bytes: 4 << 30,
        worker_seconds: 60,
    };
}

/// A size for messages: `200 MB`.
pub(super) fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
