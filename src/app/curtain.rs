//! The first frames of a window → which panes are drawn in each, so that none of them holds the window up.
//!
//! A pane that is drawn for the first time makes every letter that it shows, which takes most of a frame. A pane that was drawn
//! once is drawn in every frame. Has no opinion on what is in a pane.

use super::layout::Pane;
use std::time::{Duration, Instant};

/// How long a frame may have taken for one more pane to be drawn in it for the first time: half of what a frame may take.
const BUDGET: Duration = Duration::from_millis(8);

/// Which panes have been drawn.
#[derive(Debug, Default)]
pub(super) struct Curtain {
    /// When the frame under way began; `None` lets every pane be drawn at once.
    frame: Option<Instant>,
    drawn: Vec<Pane>,
    /// True when the frame under way has drawn a pane for the first time.
    is_new: bool,
    /// True when a pane was kept for a later frame.
    is_down: bool,
}

impl Curtain {
    /// Keeps panes back, from the next frame on.
    pub(super) fn fall(&mut self) {
        self.frame = Some(Instant::now());
        self.drawn.clear();
    }

    /// A frame begins.
    pub(super) fn begin(&mut self) {
        if let Some(frame) = &mut self.frame {
            *frame = Instant::now();
        }
        (self.is_new, self.is_down) = (false, false);
    }

    /// True when a pane is to be drawn in this frame. The first that waits always is, however slow the machine.
    pub(super) fn lets(&mut self, pane: Pane) -> bool {
        let Some(frame) = self.frame else {
            return true;
        };
        if self.drawn.contains(&pane) {
            return true;
        }
        if self.is_new && frame.elapsed() > BUDGET {
            self.is_down = true;
            return false;
        }
        self.is_new = true;
        self.drawn.push(pane);
        true
    }

    /// True when a pane was kept for the next frame.
    pub(super) fn is_down(&self) -> bool {
        self.is_down
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_frame_draws_one_new_pane_and_every_old_one() {
        let mut curtain = Curtain::default();
        assert!(Pane::WIDE.into_iter().all(|pane| curtain.lets(pane)));
        curtain.fall();
        for number in 0..Pane::WIDE.len() {
            curtain.begin();
            curtain.frame = Instant::now().checked_sub(BUDGET * 2);
            let shown = Pane::WIDE.into_iter().filter(|&pane| curtain.lets(pane));
            assert_eq!(shown.count(), number + 1);
        }
        assert!(!curtain.is_down());
    }
}
