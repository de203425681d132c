//! What the user chose about the window itself: kept between runs, the same for every project.

use std::path::{Path, PathBuf};

/// Files that "Open recent" remembers.
const MOST_RECENT: usize = 12;

/// The sizes that the interface steps through, in percent.
pub const SCALES: [u16; 11] = [75, 90, 100, 110, 125, 150, 175, 200, 225, 250, 300];

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark on paper.
    Light,
    /// Light on near-black.
    Dark,
}

/// Everything about the window that outlives it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or system.
    pub theme: ThemeChoice,
    /// True for black on white, or white on black, with strong marks.
    pub contrast: bool,
    /// The size of everything in the window, in percent; 75 to 300.
    pub scale: u16,
    /// True when nothing may move by itself.
    pub still: bool,
    /// True while the sidebar stands open.
    pub sidebar: bool,
    /// Files opened before, latest first.
    pub recent: Vec<PathBuf>,
    /// What the lanes of the timeline stand for, as the word for it.
    pub lanes: String,
    /// The facets whose values are listed in the sidebar, by name.
    pub unfolded: Vec<String>,
    /// How many of the first hints were read.
    pub hints_read: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            contrast: false,
            scale: 100,
            still: false,
            sidebar: true,
            recent: Vec::new(),
            lanes: String::new(),
            unfolded: ["Source", "Events"].map(str::to_owned).to_vec(),
            hints_read: 0,
        }
    }
}

impl Settings {
    /// Puts a file in front of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }

    /// The size so many steps up (or, when negative, down); zero goes back to 100.
    #[must_use]
    pub fn scaled(&self, steps: i8) -> u16 {
        if steps == 0 {
            return 100;
        }
        let at = SCALES.partition_point(|&scale| scale < self.scale);
        let next = at.saturating_add_signed(isize::from(steps));
        SCALES[next.min(SCALES.len() - 1)]
    }

    /// Lists the values of a facet in the sidebar, or no longer.
    pub fn unfold(&mut self, name: &str) {
        match self.unfolded.iter().position(|other| other == name) {
            Some(at) => {
                self.unfolded.remove(at);
            }
            None => self.unfolded.push(name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_grows_to_three_times_and_shrinks_to_three_quarters() {
        let mut settings = Settings::default();
        for (steps, end) in [(1, 300), (-1, 75)] {
            for _ in 0..20 {
                settings.scale = settings.scaled(steps);
            }
            assert_eq!(settings.scale, end);
        }
        assert_eq!(settings.scaled(0), 100);
    }

    #[test]
    fn a_file_opened_again_moves_to_the_front() {
        let mut settings = Settings::default();
        for name in ["/one", "/two", "/one"] {
            settings.remember(Path::new(name));
        }
        assert_eq!(settings.recent.len(), 2);
        assert!(settings.recent[0].ends_with("one"));
    }
}
