//! What is shown → a project file, a picture, or data: the same writers as on the command line.

use super::open::Ask;
use super::state::State;
use std::path::{Path, PathBuf};

/// The ending of a project file.
pub(super) const PROJECT: &str = "dateline";

/// What went wrong, and what to do about it.
pub(super) type Trouble = (String, String);

/// The groups of file endings that can be exported to.
#[must_use]
pub(super) fn export_filters() -> Vec<(String, Vec<&'static str>)> {
    vec![
        ("Picture, SVG".to_owned(), vec!["svg"]),
        ("Picture, PNG".to_owned(), vec!["png"]),
    ]
}

/// A file name to begin with.
#[must_use]
pub(super) fn suggested(state: &State, ask: Ask) -> String {
    match ask {
        Ask::Open => String::new(),
        Ask::Save => state
            .project
            .as_ref()
            .and_then(|path| path.file_name())
            .map_or_else(
                || format!("chronology.{PROJECT}"),
                |name| name.to_string_lossy().into_owned(),
            ),
        Ask::Export => "timeline.svg".to_owned(),
    }
}

/// The path with `ending`, unless it has one.
#[must_use]
pub(super) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        path
    } else {
        path.with_extension(ending)
    }
}

/// Writes the project.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn project(_state: &State, path: &Path) -> Result<(), Trouble> {
    Err((
        format!("{} could not be saved.", path.display()),
        String::new(),
    ))
}

/// Writes a picture or data, by the ending of `path`; returns what was done.
///
/// # Errors
/// When the ending is of no known form, or the file cannot be written.
pub(super) fn export(_state: &State, path: &Path) -> Result<String, Trouble> {
    Err((
        format!("{} could not be written.", path.display()),
        String::new(),
    ))
}
