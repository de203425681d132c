//! The beginning of a file → which formats it may be, or which kind of binary file it is.

use super::table;

/// How many bytes of text are looked at.
const HEAD_BYTES: usize = 64 * 1024;

/// How much a text looks like a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It cannot be read as that.
    No,
    /// It can.
    Maybe,
    /// It has the marks of it.
    Yes,
    /// It has the marks of it and of no more general format: a Word document is an archive too, an export a page.
    Surely,
}

/// What a format is told by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sniff {
    /// The beginning of its text.
    Text(fn(&str) -> Likeness),
    /// Its bytes, all of them: some formats tell at the end what they are.
    Bytes(fn(&[u8]) -> Likeness),
}

/// A binary file that was recognised, and what to do instead.
pub(super) struct Binary {
    name: &'static str,
    /// What the user can do.
    pub(super) hint: &'static str,
}

impl Binary {
    /// What is wrong.
    pub(super) fn message(&self) -> String {
        format!("it is {}, not plain text", self.name)
    }
}

const SAVE_AS_TEXT: &str = "Save it as plain text from the program that made it, and open that.";
const UNPACK: &str = "Unpack it and open the files in it.";
const NOTHING: &str =
    "Choose a document, a saved page, mail, a feed, a table or an archive of them.";

/// First bytes, what they belong to, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an office document",
        SAVE_AS_TEXT,
    ),
    (b"{\\rtf", "a rich-text document", SAVE_AS_TEXT),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"\xFD7zXZ\0", "an xz archive", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
    (b"\x28\xB5\x2F\xFD", "a zstd archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\x89PNG\r\n", "a PNG picture", NOTHING),
    (b"\xFF\xD8\xFF", "a JPEG picture", NOTHING),
    (b"GIF8", "a GIF picture", NOTHING),
    (b"RIFF", "a sound, video or picture file", NOTHING),
    (
        b"PAR1",
        "the beginning of a Parquet file whose end is missing",
        "Copy or export it again.",
    ),
    (b"\x7FELF", "a program", NOTHING),
    (b"MZ\x90", "a program", NOTHING),
    (
        b"SQLite format 3\0",
        "an SQLite database",
        "Export the table as CSV and open that.",
    ),
];

/// How pages and feeds begin, in lower case. Their tags would be taken for text.
const MARKUP: &[(&[u8], &str)] = &[
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"<rss", "an XML file"),
];

/// What sort of file that is no plain text this is; `None` for text in any encoding.
pub(super) fn binary(bytes: &[u8]) -> Option<Binary> {
    let known = SIGNATURES
        .iter()
        .find(|(signature, ..)| bytes.starts_with(signature));
    if let Some(&(_, name, hint)) = known {
        return Some(Binary { name, hint });
    }
    let begin = bytes.trim_ascii_start();
    let begin = begin.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(begin);
    let is = |start: &[u8]| {
        let own = begin.get(..start.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(start))
    };
    if let Some(&(_, name)) = MARKUP.iter().find(|(start, _)| is(start)) {
        let hint =
            "Open it in a browser, copy the article's text and paste it here, or save it as text.";
        return Some(Binary { name, hint });
    }
    if encoding_rs::Encoding::for_bom(bytes).is_some()
        || super::decode::without_mark(bytes).is_some()
    {
        return None;
    }
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or(bytes);
    // Form feeds and escapes turn up in old wire copy; zero bytes do not.
    let odd = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B))
        .count();
    let zeros = head.contains(&0);
    (zeros || odd * 20 > head.len()).then_some(Binary {
        name: "a binary file",
        hint: NOTHING,
    })
}

/// The part of a text that is looked at.
pub(super) fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// Anything is plain text.
pub(super) fn plain(_head: &str) -> Likeness {
    Likeness::Maybe
}

/// So is Markdown; nothing in it is sure.
pub(super) fn markdown(_head: &str) -> Likeness {
    Likeness::Maybe
}

/// One JSON value, whole or broken.
pub(super) fn json(head: &str) -> Likeness {
    let mut rest = head.trim_start().chars();
    let (first, second) = (rest.next(), rest.find(|c| !c.is_whitespace()));
    match (first, second) {
        // Objects one under the other are JSON Lines for sure.
        _ if json_lines(head) == Likeness::Yes && head.trim_end().contains('\n') => Likeness::Maybe,
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']' | '"')) => Likeness::Yes,
        (Some('{' | '['), _) => Likeness::Maybe,
        _ => Likeness::No,
    }
}

/// One JSON object a line: the first line closes what it opens, or the second opens anew.
pub(super) fn json_lines(head: &str) -> Likeness {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or(""), lines.next());
    if !first.starts_with('{') {
        return Likeness::No;
    }
    let opens = |line: &str| line.starts_with("{\"");
    match second {
        // Inside a pretty-printed object a line may open one too, but only after a line that ends in `[` or `,`.
        Some(second) if opens(second) && first.ends_with('}') => Likeness::Yes,
        Some(_) if first.ends_with('}') && first.len() > 2 => Likeness::Yes,
        None if first.ends_with('}') && !first.contains("\"dateline\"") => Likeness::Yes,
        _ => Likeness::Maybe,
    }
}

/// Lines of as many fields each, the first of which names columns that are known.
pub(super) fn table(head: &str) -> Likeness {
    table::likeness(head)
}
