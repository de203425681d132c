//! A corpus → files for other programs. One row of [`EXPORTS`] a form; each carries quotes, offsets, source, file hash
//! and rule, so that every datum can be checked.

mod chronology;
mod csv;
mod json;

pub use csv::safe_cell;

use crate::model::Corpus;
use std::path::Path;

/// A form that can be written.
#[derive(Debug)]
pub struct Export {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in the save dialog.
    pub title: &'static str,
    /// What it holds, in half a sentence.
    pub about: &'static str,
    /// Its extension, without the dot.
    pub extension: &'static str,
    /// Writes the whole corpus.
    pub write: fn(&Corpus) -> Vec<u8>,
}

/// Every form that can be written: feeds the save dialog, `dateline convert` and the tests.
pub const EXPORTS: &[Export] = &[
    Export {
        name: "dataset",
        title: "Dateline dataset",
        about: "JSON that Dateline reads back: articles with all that was found in them",
        extension: "json",
        write: json::dataset,
    },
    Export {
        name: "lines",
        title: "JSON Lines",
        about: "one article a line, with all that was found in it",
        extension: "jsonl",
        write: json::lines,
    },
    Export {
        name: "events",
        title: "Table of events",
        about: "CSV, one event a row",
        extension: "csv",
        write: csv::events,
    },
    Export {
        name: "figures",
        title: "Table of figures",
        about: "CSV, one figure a row",
        extension: "csv",
        write: csv::figures,
    },
    Export {
        name: "chronology",
        title: "Chronology",
        about: "Markdown, events in order of time with footnotes that quote their source",
        extension: "md",
        write: chronology::markdown,
    },
];

/// The form for a file name: by extension, and where two share one, by a name that contains the form's (`figures.csv`).
#[must_use]
pub fn for_path(path: &Path) -> Option<&'static Export> {
    let lower =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    let (extension, stem) = (lower(path.extension()), lower(path.file_stem()));
    let fits = || {
        EXPORTS
            .iter()
            .filter(|export| export.extension == extension)
    };
    fits()
        .find(|export| stem.contains(export.name))
        .or_else(|| fits().next())
}

/// The form with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name == name)
}
