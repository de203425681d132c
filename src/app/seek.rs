//! A selection made elsewhere → how far the lanes are scrolled, so that its mark is in sight. Knows no lane and no mark.

use crate::model::{Datum, Ref};

/// Frames that a search takes at most: the lane is brought into sight first, then the mark, which stands nowhere before.
const FRAMES: u8 = 2;

/// What is to be brought into sight.
#[derive(Debug, Default)]
pub(super) struct Seeker {
    /// What was selected in the frame before.
    selected: Option<Datum>,
    /// What is looked for, and in how many more frames.
    sought: Option<(Ref, u8)>,
}

impl Seeker {
    /// The event to be brought into sight in this frame, after what is selected has changed.
    pub(super) fn event(&mut self, selected: Option<Datum>) -> Option<Ref> {
        if self.selected != selected {
            self.selected = selected;
            self.sought = match selected {
                Some(Datum::Event(event)) => Some((event, FRAMES)),
                _ => None,
            };
        }
        let (event, left) = self.sought?;
        self.sought = left
            .checked_sub(1)
            .filter(|&left| left > 0)
            .map(|left| (event, left));
        Some(event)
    }
}

/// How far to scroll, in pixels, so that a stretch of the content is in sight in a room of this height; its top where it is higher.
pub(super) fn into_sight(scroll: f32, room: f32, (top, bottom): (f32, f32)) -> f32 {
    if top < scroll {
        top.max(0.0)
    } else if bottom > scroll + room {
        (bottom - room).min(top).max(0.0)
    } else {
        scroll
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_out_of_sight_is_scrolled_to_and_no_farther_than_needed() {
        let at = |stretch| into_sight(100.0, 50.0, stretch);
        assert_eq!(at((110.0, 130.0)).to_bits(), 100.0_f32.to_bits());
        assert_eq!(at((60.0, 80.0)).to_bits(), 60.0_f32.to_bits());
        assert_eq!(at((140.0, 170.0)).to_bits(), 120.0_f32.to_bits());
        assert_eq!(at((200.0, 400.0)).to_bits(), 200.0_f32.to_bits());
    }

    #[test]
    fn a_selection_is_sought_once() {
        let (one, other) = (
            Ref {
                article: 0,
                index: 1,
            },
            Ref {
                article: 0,
                index: 2,
            },
        );
        let mut seeker = Seeker::default();
        let mut seen = |datum| seeker.event(datum);
        assert_eq!(seen(Some(Datum::Event(one))), Some(one));
        assert_eq!(seen(Some(Datum::Event(one))), Some(one));
        assert_eq!(seen(Some(Datum::Event(one))), None);
        assert_eq!(seen(Some(Datum::Event(other))), Some(other));
        assert_eq!(seen(Some(Datum::Figure(other))), None);
    }
}
