//! How far a command is → a bar on standard error, when that is a terminal. Says nothing otherwise.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Cells of the bar.
const WIDTH: usize = 30;

/// A bar under way.
pub(super) struct Progress {
    done: AtomicUsize,
    total: usize,
    shown: bool,
}

impl Progress {
    /// A bar for `total` articles; a few are not worth one.
    pub(super) fn new(total: usize) -> Self {
        Self {
            done: AtomicUsize::new(0),
            total,
            shown: total > 20 && std::io::stderr().is_terminal(),
        }
    }

    /// One more article is done.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let every = (self.total / 200).max(1);
        if self.shown && done.is_multiple_of(every) {
            let filled = (done * WIDTH)
                .checked_div(self.total)
                .unwrap_or(0)
                .min(WIDTH);
            let bar = "#".repeat(filled) + &" ".repeat(WIDTH - filled);
            let _ = write!(
                std::io::stderr().lock(),
                "\r[{bar}] {done} of {} articles",
                self.total
            );
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if self.shown {
            let _ = write!(
                std::io::stderr().lock(),
                "\r{:width$}\r",
                "",
                width = WIDTH + 40
            );
        }
    }
}
