//! How long the window takes to become useful, and which of its frames hold it up: told on standard error, for those who
//! work on its speed.

use cpu_time::ThreadTime;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// The time that a frame may take: 60 of them make a second.
const FRAME: Duration = Duration::from_micros(16_667);

/// The way to the first useful frame.
pub(super) struct Timing {
    begun: Instant,
    /// Frames begun so far.
    frames: u32,
    /// True once a frame with content was drawn.
    is_useful: bool,
    done: bool,
    /// When the frame under way began, by the clock of its thread.
    frame: ThreadTime,
}

impl Timing {
    /// Counts from `begun` on.
    pub(super) fn since(begun: Instant) -> Self {
        Self {
            begun,
            frames: 0,
            is_useful: false,
            done: false,
            frame: ThreadTime::now(),
        }
    }

    /// Says how long something took to come about.
    pub(super) fn tell(&self, what: &str) {
        let passed = self.begun.elapsed().as_secs_f64() * 1e3;
        // Nobody to tell is no reason to stop.
        let _ = writeln!(
            std::io::stderr().lock(),
            "dateline: {what} after {passed:.0} ms"
        );
    }

    /// A frame begins: what the one before drew is on the screen now.
    pub(super) fn begin(&mut self) {
        self.frames += 1;
        self.frame = ThreadTime::now();
        match (self.frames, self.is_useful, self.done) {
            (_, true, false) => {
                self.done = true;
                self.tell("first useful frame shown");
            }
            (1, ..) => self.tell("first frame begun"),
            _ => {}
        }
    }

    /// A frame was drawn, with content or without.
    pub(super) fn drawn(&mut self, ctx: &egui::Context, has_content: bool) {
        let took = self.frame.elapsed();
        if took > FRAME {
            let ms = took.as_secs_f64() * 1e3;
            self.tell(&format!(
                "frame {} held the window for {ms:.0} ms",
                self.frames
            ));
        }
        self.is_useful |= has_content;
        if self.is_useful && !self.done {
            ctx.request_repaint();
        }
    }
}
