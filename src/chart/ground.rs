//! What stands behind marks and their names: lines, and bands between them → where a name breaks a line.
//!
//! A line that runs through words makes them hard to read, and a plate behind every name would hide more than lines. So a
//! line is broken where words cross it, in the colour of what it stands on. Draws nothing itself.

use super::Ink;

/// The lines and bands of one surface, in pixels from its left and top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Lines through everything, ascending.
    lines: Vec<f32>,
    /// Lines of the lane being drawn, ascending.
    own: Vec<f32>,
    /// Level lines that marks stand on.
    levels: Vec<f32>,
    /// Bands that stand behind the lines.
    bands: Vec<(f32, f32)>,
}

impl Ground {
    /// Adds a line through everything.
    pub fn line(&mut self, x: f32) {
        let at = self.lines.partition_point(|&known| known < x);
        if self.lines.get(at).is_none_or(|&known| known > x) {
            self.lines.insert(at, x);
        }
    }

    /// Adds a line of the lane being drawn; they come in order.
    pub fn own_line(&mut self, x: f32) {
        self.own.push(x);
    }

    /// Another lane begins.
    pub fn leave_lane(&mut self) {
        self.own.clear();
    }

    /// Adds a level line that marks stand on.
    pub fn level(&mut self, y: f32) {
        self.levels.push(y);
    }

    /// The level line between two heights, if there is one.
    #[must_use]
    pub fn level_within(&self, top: f32, bottom: f32) -> Option<f32> {
        let mut levels = self.levels.iter().copied();
        levels.find(|level| (top..bottom).contains(level))
    }

    /// Adds a band.
    pub fn band(&mut self, left: f32, right: f32) {
        self.bands.push((left, right));
    }

    /// The lines between two places, and the ink of what each stands on.
    pub fn crossed(&self, left: f32, right: f32) -> impl Iterator<Item = (f32, Ink)> {
        let between = move |lines: &'_ [f32]| {
            let from = lines.partition_point(|&x| x <= left);
            let to = lines.partition_point(|&x| x < right);
            from..to.max(from)
        };
        let (all, own) = (between(&self.lines), between(&self.own));
        let all = self.lines.get(all).unwrap_or_default();
        let own = self.own.get(own).unwrap_or_default();
        all.iter().chain(own).map(|&x| (x, self.behind(x)))
    }

    fn behind(&self, x: f32) -> Ink {
        let is_banded = self.bands.iter().any(|band| (band.0..band.1).contains(&x));
        if is_banded {
            Ink::Band
        } else {
            Ink::Background
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_the_ends_of_a_name_and_nowhere_else() {
        let mut ground = Ground::default();
        for x in [40.5, 10.5, 40.5, 90.5] {
            ground.line(x);
        }
        ground.band(80.0, 100.0);
        ground.own_line(60.5);
        let crossed = |ground: &Ground, from, to| ground.crossed(from, to).collect::<Vec<_>>();
        assert_eq!(crossed(&ground, 11.0, 40.0), []);
        let found = [
            (40.5, Ink::Background),
            (90.5, Ink::Band),
            (60.5, Ink::Background),
        ];
        assert_eq!(crossed(&ground, 11.0, 91.0), found);
        ground.level(30.5);
        assert_eq!(ground.level_within(24.0, 38.0), Some(30.5));
        assert_eq!(ground.level_within(40.0, 54.0), None);
        ground.leave_lane();
        assert_eq!(crossed(&ground, 50.0, 70.0), []);
    }
}
