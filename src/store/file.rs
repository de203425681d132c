//! Bytes → a file, whole or not at all: under a temporary name first and then renamed, so that a full disk or a crash never costs
//! the file that was there.
//!
//! Has no opinion on what the bytes are.

use crate::model::GoOn;
use crate::read::{Error, ErrorKind};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

/// Writes a file whole or not at all: to a temporary name in the same folder, then renamed.
///
/// # Errors
/// When that fails; the file that was there is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_with(path, |out| out.write_all(bytes).map(|()| true)).map(|_| ())
}

/// Writes a file piece by piece, whole or not at all: neither when `fill` fails nor when it says that there is nothing to
/// write. What `fill` says is handed on.
///
/// # Errors
/// When `fill` fails or the file cannot be written; the file that was there is untouched.
pub fn write_with(
    path: &Path,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<bool>,
) -> Result<bool, Error> {
    // A link is followed, so that renaming replaces what it points to and not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    write_to(&target, fill).map_err(|what| Error {
        kind: ErrorKind::Io,
        path: path.to_owned(),
        message: format!("it cannot be written: {what}"),
        hint: "Choose another folder, or free some space. What was there before is untouched."
            .to_owned(),
        tables: Vec::new(),
    })
}

fn write_to(
    target: &Path,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<bool>,
) -> io::Result<bool> {
    static SERIAL: AtomicU64 = AtomicU64::new(0);
    if target.is_dir() {
        return Err(io::Error::other("there is a folder of that name"));
    }
    // Devices and pipes are written to as they are.
    if fs::metadata(target).is_ok_and(|data| !data.is_file()) {
        return filled(&File::options().write(true).open(target)?, fill);
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let serial = SERIAL.fetch_add(1, Ordering::Relaxed);
    let temporary = target.with_file_name(format!(".{name}.{}-{serial}.tmp", std::process::id()));
    let written = File::create_new(&temporary).and_then(|file| {
        if !filled(&file, fill)? {
            return Ok(false);
        }
        if let Ok(data) = fs::metadata(target) {
            file.set_permissions(data.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&temporary, target)?;
        Ok(true)
    });
    if !matches!(written, Ok(true)) {
        // The error that stopped the writing is the one to report.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Fills an open file.
fn filled(
    opened: &File,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<bool>,
) -> io::Result<bool> {
    let mut out = BufWriter::with_capacity(1 << 20, opened);
    let any = fill(&mut out)?;
    out.flush()?;
    Ok(any)
}

/// Hands bytes on as long as anyone waits for them. Once nobody does it fails, and swallows what a writer that was told so still
/// writes to round off its file.
pub struct WriteWhile<'a, W> {
    inner: W,
    go_on: GoOn<'a>,
    is_ended: bool,
}

impl<'a, W> WriteWhile<'a, W> {
    /// Hands bytes to `inner` as long as `go_on` says so.
    pub fn new(inner: W, go_on: GoOn<'a>) -> Self {
        Self {
            inner,
            go_on,
            is_ended: false,
        }
    }

    /// What the bytes were handed to.
    pub fn into_inner(self) -> W {
        self.inner
    }
}

impl<W: Write> Write for WriteWhile<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_ended {
            return Ok(bytes.len());
        }
        if !(self.go_on)() {
            self.is_ended = true;
            return Err(io::Error::other("nobody waits for it"));
        }
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
