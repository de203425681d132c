//! A ZIP archive → its entries, within the limits on their number, their size and their ratio of decompression.
//!
//! Office documents, books and packed folders are all archives; what their entries mean is their own readers' part.
//! [`names`] reads the directory alone, without unpacking, so that a format can be told before anything is trusted.

use super::limits::size;
use super::sniff::Likeness;
use super::{Error, ErrorKind, Opened, Packed, Source, hidden};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// How an archive begins: with an entry, or with the end of a directory of none.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// The record at the end of a ZIP file that says where its directory lies, without its comment, in bytes.
const END_BYTES: usize = 22;

/// The longest comment after it, in bytes.
const MOST_COMMENT: usize = 65_535;

/// The fixed part of a directory entry, in bytes.
const ENTRY_BYTES: usize = 46;

/// What an archive may unpack to whatever its ratio, in bytes: a small file of many blanks does no harm.
const HARMLESS_BYTES: usize = 4 << 20;

const DAMAGED: &str = "Copy or download it again; it may be damaged or cut off.";

/// An archive of files to be read each as what it is.
pub(super) fn sniff(bytes: &[u8]) -> Likeness {
    if BEGINNINGS.iter().any(|begin| bytes.starts_with(begin)) {
        Likeness::Yes
    } else {
        Likeness::No
    }
}

/// The files in an archive in the order of their names, without hidden ones.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut archive = Archive::open(source)?;
    let mut names: Vec<String> = archive.names();
    names.retain(|name| !name.ends_with('/') && !name.split('/').any(hidden));
    names.sort();
    names.dedup();
    if names.is_empty() {
        let hint = "Choose an archive with articles in it.";
        return Err(source.error(ErrorKind::Empty, "the archive holds no files", hint));
    }
    let mut opened = Opened::default();
    for name in names {
        match archive.file(&name) {
            Ok(Some(bytes)) => opened.files.push(Packed { name, bytes }),
            Ok(None) => {}
            // A limit is one of the archive as a whole; any other fault is that file's own.
            Err(what) if what.kind == ErrorKind::TooLarge => return Err(what),
            Err(what) => opened.failed.push(Error {
                path: format!("{}/{name}", source.name).into(),
                ..what
            }),
        }
    }
    Ok(opened)
}

/// An archive, and how much of it was unpacked so far.
pub(super) struct Archive<'s, 'f> {
    source: &'s Source<'f>,
    zip: ZipArchive<Cursor<&'f [u8]>>,
    unpacked: usize,
}

impl<'s, 'f> Archive<'s, 'f> {
    /// Reads the directory.
    pub(super) fn open(source: &'s Source<'f>) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(source.bytes));
        let zip = zip.map_err(|what| broken(source, &what))?;
        let limit = source.limits.files;
        if zip.len() > limit {
            let message = format!(
                "it holds {} files; the limit for one archive is {limit}",
                zip.len()
            );
            let hint = "Unpack it and open its files in parts.";
            return Err(source.error(ErrorKind::TooLarge, message, hint));
        }
        Ok(Self {
            source,
            zip,
            unpacked: 0,
        })
    }

    /// The names of its entries, in the order of the directory; folders end in `/`.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names_raw();
        names
            .map(|name| String::from_utf8_lossy(name).replace('\\', "/"))
            .collect()
    }

    /// The bytes of an entry; `None` when there is none of this name.
    pub(super) fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let source = self.source;
        let limits = source.limits;
        let by_ratio = source.bytes.len().saturating_mul(limits.unpacked_ratio);
        let by_ratio = by_ratio.max(HARMLESS_BYTES);
        let most = limits.unpacked_bytes.min(by_ratio);
        let left = most.saturating_sub(self.unpacked);
        let entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(what) => return Err(broken(source, &what)),
        };
        let mut bytes = Vec::new();
        let read = entry.take(left as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > left {
            let limit = if most == by_ratio {
                format!("{} times its own size", limits.unpacked_ratio)
            } else {
                size(limits.unpacked_bytes)
            };
            let message = format!("it unpacks to more than {limit}, which is the limit");
            let hint = "If you trust it, unpack it yourself and open the files in it.";
            return Err(source.error(ErrorKind::TooLarge, message, hint));
        }
        self.unpacked += bytes.len();
        read.map_err(|what| {
            let message = format!("its entry {name} cannot be unpacked: {what}");
            source.error(ErrorKind::Malformed, message, DAMAGED)
        })?;
        Ok(Some(bytes))
    }

    /// The text of an XML entry; an error when it is missing, because the document is nothing without it.
    pub(super) fn xml(&mut self, name: &str) -> Result<String, Error> {
        if let Some(bytes) = self.file(name)? {
            return Ok(super::decode::text(&bytes).0.into_owned());
        }
        let message = format!("its part {name} is missing");
        Err(self.source.error(ErrorKind::Malformed, message, DAMAGED))
    }
}

fn broken(source: &Source<'_>, what: &ZipError) -> Error {
    let (message, hint) = match what {
        ZipError::InvalidPassword => (
            "it is locked with a password".to_owned(),
            "Unlock it in the program that made it, and save it without a password.",
        ),
        ZipError::UnsupportedArchive(text) if text.contains("assword") => (
            "it is locked with a password".to_owned(),
            "Unlock it in the program that made it, and save it without a password.",
        ),
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => (
            "it is packed in a way that this program does not know".to_owned(),
            "Unpack it, pack it anew as an ordinary ZIP archive, or open the files in it.",
        ),
        other => (format!("its archive is broken: {other}"), DAMAGED),
    };
    source.error(ErrorKind::Malformed, message, hint)
}

/// The names in the directory of an archive, as far as it holds; none where there is no directory.
pub(super) fn names(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = directory(bytes).unwrap_or_default();
    std::iter::from_fn(move || {
        let fixed = rest.get(..ENTRY_BYTES)?;
        if !fixed.starts_with(b"PK\x01\x02") {
            return None;
        }
        let length = |at: usize| {
            let pair = fixed.get(at..at + 2)?;
            Some(usize::from(u16::from_le_bytes([
                *pair.first()?,
                *pair.last()?,
            ])))
        };
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let own = rest.get(ENTRY_BYTES..ENTRY_BYTES + name)?;
        rest = rest.get(ENTRY_BYTES + name + extra + comment..)?;
        Some(own)
    })
}

/// The bytes of the directory of an archive.
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    let tail = bytes.len().saturating_sub(END_BYTES + MOST_COMMENT);
    let end = tail + memchr::memmem::rfind(bytes.get(tail..)?, b"PK\x05\x06")?;
    let field = bytes.get(end + 12..end + 16)?;
    let length = u32::from_le_bytes(field.try_into().ok()?) as usize;
    bytes.get(end.checked_sub(length)?..end)
}

/// True when an archive has an entry of this name.
pub(super) fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.starts_with(BEGINNINGS[0]) && names(bytes).any(|own| own == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_that_does_not_hold_names_nothing() {
        assert_eq!(names(b"").count(), 0);
        let mut bytes = b"PK\x05\x06".to_vec();
        bytes.resize(END_BYTES, 0xFF);
        assert_eq!(names(&bytes).count(), 0);
        assert!(!holds(&bytes, b"a"));
    }
}
