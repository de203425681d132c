//! A path → the files to open: itself, or every file in a folder and the folders in it, in the order of their names.
//!
//! Hidden files are passed over, and so are the pictures and scripts that browsers put beside a saved page. No link to a
//! folder is followed, so none leads round in a circle. Has no opinion on what the files are.

use super::{Error, ErrorKind, Limits, error, refused};
use std::path::{Path, PathBuf};

/// Files that systems leave in folders for themselves.
const LEFT_BY_SYSTEMS: &[&str] = &["__MACOSX", "Thumbs.db", "desktop.ini"];

/// Endings of the folder that a browser puts beside a saved page, for its pictures and scripts.
const BESIDE_PAGES: &[&str] = &["_files", ".files", "_Files"];

/// True for names that nobody means to open.
pub(super) fn hidden(name: &str) -> bool {
    name.starts_with('.') || LEFT_BY_SYSTEMS.contains(&name)
}

/// The files that a path stands for.
///
/// # Errors
/// When a folder cannot be listed, holds no files, or holds more than the limit.
pub fn files(path: &Path, limits: &Limits) -> Result<Vec<PathBuf>, Error> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|what| refused(&folder, &what))?;
        let mut inner = Vec::new();
        for entry in entries.flatten() {
            let (name, path) = (entry.file_name(), entry.path());
            if hidden(&name.to_string_lossy()) {
                continue;
            }
            // The kind of the entry itself: a link to a folder is none.
            let kind = entry.file_type();
            if kind.as_ref().is_ok_and(std::fs::FileType::is_dir) {
                if !is_beside_page(&path) {
                    inner.push(path);
                }
            } else if path.is_file() {
                files.push(path);
            }
        }
        folders.extend(inner);
        if files.len() > limits.files || folders.len() > limits.files {
            let limit = limits.files;
            let message =
                format!("it holds more than {limit} files, which is the limit for one folder");
            return Err(error(
                ErrorKind::TooLarge,
                path,
                message,
                "Open the folders in it one by one.",
            ));
        }
    }
    if files.is_empty() {
        let hint = "Choose a folder with articles in it.";
        return Err(error(
            ErrorKind::Empty,
            path,
            "the folder holds no files",
            hint,
        ));
    }
    files.sort();
    Ok(files)
}

/// `page_files` beside `page.html`.
fn is_beside_page(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let stem = BESIDE_PAGES
        .iter()
        .find_map(|ending| name.strip_suffix(ending));
    stem.is_some_and(|stem| {
        ["html", "htm"]
            .iter()
            .any(|ending| folder.with_file_name(format!("{stem}.{ending}")).is_file())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_its_files_in_order_without_what_is_hidden() {
        let root = tempfile::TempDir::new().unwrap();
        let make = |name: &str| {
            let path = root.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        };
        for name in [
            "b.txt",
            "a/2.txt",
            "a/1.txt",
            ".hidden.txt",
            ".git/x.txt",
            "p.html",
            "p_files/x.js",
            "q_files/y.txt",
        ] {
            make(name);
        }
        let found = files(root.path(), &Limits::USUAL).unwrap();
        let names: Vec<String> = found
            .iter()
            .map(|path| {
                path.strip_prefix(root.path())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/")
            })
            .collect();
        assert_eq!(
            names,
            ["a/1.txt", "a/2.txt", "b.txt", "p.html", "q_files/y.txt"]
        );
        let few = Limits {
            files: 2,
            ..Limits::USUAL
        };
        let refused = files(root.path(), &few).unwrap_err();
        assert!(
            refused
                .message
                .contains("more than 2 files, which is the limit"),
            "{refused}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_round_in_a_circle_is_not_followed() {
        let root = tempfile::TempDir::new().unwrap();
        std::fs::write(root.path().join("a.txt"), "x").unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("again")).unwrap();
        assert_eq!(files(root.path(), &Limits::USUAL).unwrap().len(), 1);
    }
}
