//! How far a command is → a bar on standard error, when that is a terminal. Says nothing otherwise.

use crate::chart::words;
use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Cells of the bar.
const WIDTH: usize = 30;

/// Columns that are wiped when the bar goes away.
const WIPED: usize = WIDTH + 60;

/// How often the bar moves.
const EVERY: Duration = Duration::from_millis(100);

/// Before that, a bar is not worth the eye's while.
const PATIENCE: Duration = Duration::from_millis(400);

/// A bar under way.
pub(super) struct Progress {
    articles: usize,
    bytes: u64,
    /// The length of the input in bytes, where it is known.
    total: Option<u64>,
    begun: Instant,
    moved: Instant,
    terminal: bool,
    drawn: bool,
}

impl Progress {
    /// A bar for an input of `total` bytes.
    pub(super) fn new(total: Option<u64>) -> Self {
        let now = Instant::now();
        Self {
            articles: 0,
            bytes: 0,
            total,
            begun: now,
            moved: now,
            terminal: std::io::stderr().is_terminal(),
            drawn: false,
        }
    }

    /// So many more articles and bytes are done.
    pub(super) fn step(&mut self, articles: usize, bytes: u64) {
        self.articles += articles;
        self.bytes += bytes;
        let now = Instant::now();
        if self.terminal && now - self.begun > PATIENCE && now - self.moved > EVERY {
            self.moved = now;
            self.drawn = true;
            let line = line(self.articles, self.bytes, self.total, now - self.begun);
            let _ = write!(std::io::stderr().lock(), "\r{line:WIPED$}");
        }
    }

    /// Takes the bar away, to make room for words.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.drawn) {
            let _ = write!(std::io::stderr().lock(), "\r{:WIPED$}\r", "");
        }
    }
}

/// `[#####     ]  52 %  12,345 articles  18 MB/s`; without the bar where the end is not known.
fn line(articles: usize, bytes: u64, total: Option<u64>, spent: Duration) -> String {
    let bar = total
        .filter(|&total| total > 0)
        .map_or_else(String::new, |total| {
            let part = (bytes as f64 / total as f64).min(1.0);
            let filled = (part * WIDTH as f64) as usize;
            let (full, rest) = ("#".repeat(filled), " ".repeat(WIDTH - filled));
            format!("[{full}{rest}] {:3.0} %  ", part * 100.0)
        });
    let speed = bytes as f64 / 1e6 / spent.as_secs_f64().max(1e-3);
    let articles = words::counted(articles, "article");
    format!("{bar}{articles}  {speed:.1} MB/s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_says_how_far_how_much_and_how_fast() {
        let second = Duration::from_secs(1);
        assert_eq!(
            line(1234, 5_000_000, Some(10_000_000), second),
            format!("[{:30}]  50 %  1,234 articles  5.0 MB/s", "#".repeat(15))
        );
        assert_eq!(line(1, 2_000_000, None, second), "1 article  2.0 MB/s");
        assert!(line(0, 9, Some(3), second).contains("100 %"));
    }
}
