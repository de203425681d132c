//! Source text → the house rules that no compiler checks: who imports whom, sizes, headings, words that must not occur.
//!
//! Reads files as text and never links the program, so that it stays fast and can judge code that does not build. Has no
//! opinion on what the code does.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which layer may import which; a layer may always import itself. `main` and `lib` stand above all.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("read", &["model", "wire"]),
    ("extract", &["model"]),
    ("chart", &["model"]),
    ("paint", &["chart"]),
    ("wire", &["model"]),
    ("work", &["model", "read", "extract"]),
    ("store", &["model", "read", "chart", "wire"]),
    (
        "cli",
        &[
            "model", "read", "extract", "chart", "paint", "wire", "work", "store",
        ],
    ),
    (
        "app",
        &[
            "model", "read", "extract", "chart", "paint", "wire", "work", "store",
        ],
    ),
];

/// The window's libraries, which only `app` may name.
const WINDOW: &[&str] = &[
    "egui",
    "eframe",
    "egui_extras",
    "egui_plot",
    "egui_tiles",
    "epaint",
    "rfd",
    "winit",
];

/// Names that hide what a module is about.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "type", "types", "manager", "misc", "common",
];

/// Lines that a file may have.
const MOST_LINES: usize = 700;

/// One source file: its path from the root, its text, and its text without comments, strings and tests.
struct Source {
    path: String,
    text: String,
    code: String,
    tested: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder`, sorted, as paths from the root.
fn files(folder: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(root().join(folder)) else {
        return;
    };
    let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let inner = path.strip_prefix(root()).unwrap_or(&path).to_owned();
        if path.is_dir() {
            files(&inner.to_string_lossy(), found);
        } else {
            found.push(inner);
        }
    }
}

/// Every file that belongs to the project: the known folders, and what lies beside them at the top.
fn project_files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches", "assets", ".ci"] {
        files(folder, &mut found);
    }
    for entry in fs::read_dir(root()).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_file() && path.file_name().is_some_and(|name| name != ".git") {
            found.push(path.strip_prefix(root()).unwrap_or(&path).to_owned());
        }
    }
    found.sort();
    found
}

/// Every Rust file of the project.
fn sources() -> Vec<Source> {
    project_files()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let text = fs::read_to_string(root().join(&path)).unwrap_or_default();
            let tested = blank(&text);
            let code = without_tests(&tested);
            Source {
                path: path.to_string_lossy().replace('\\', "/"),
                text,
                code,
                tested,
            }
        })
        .collect()
}

/// The text with comments, strings and character literals turned to spaces; line ends stay.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let end = if at(i) == '/' && at(i + 1) == '/' {
            (i..chars.len())
                .find(|&j| at(j) == '\n')
                .unwrap_or(chars.len())
        } else if at(i) == '/' && at(i + 1) == '*' {
            block_end(&chars, i)
        } else if at(i) == 'r' && (at(i + 1) == '"' || at(i + 1) == '#') && !is_word(&chars, i) {
            raw_end(&chars, i)
        } else if at(i) == '"' {
            quoted_end(&chars, i, '"')
        } else if at(i) == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            quoted_end(&chars, i, '\'')
        } else {
            out.push(at(i));
            i += 1;
            continue;
        };
        out.extend((i..end).map(|j| if at(j) == '\n' { '\n' } else { ' ' }));
        i = end.max(i + 1);
    }
    out
}

/// True when the character before `i` belongs to the same word; `br"…"` counts as a literal.
fn is_word(chars: &[char], i: usize) -> bool {
    let before = |n: usize| i.checked_sub(n).map_or(' ', |j| chars[j]);
    let word = |c: char| c.is_alphanumeric() || c == '_';
    word(before(1)) && (before(1) != 'b' || word(before(2)))
}

fn block_end(chars: &[char], start: usize) -> usize {
    let (mut depth, mut i) = (0, start);
    while i + 1 < chars.len() {
        match (chars[i], chars[i + 1]) {
            ('/', '*') => (depth, i) = (depth + 1, i + 2),
            ('*', '/') => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            return i;
        }
    }
    chars.len()
}

fn raw_end(chars: &[char], start: usize) -> usize {
    let hashes = chars[start + 1..].iter().take_while(|&&c| c == '#').count();
    if chars.get(start + 1 + hashes) != Some(&'"') {
        return start + 1;
    }
    let close: String = format!("\"{}", "#".repeat(hashes));
    let close: Vec<char> = close.chars().collect();
    (start + 2 + hashes..chars.len())
        .find(|&i| chars[i..].starts_with(&close))
        .map_or(chars.len(), |i| i + close.len())
}

fn quoted_end(chars: &[char], start: usize, quote: char) -> usize {
    let mut i = start + 1;
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 2,
            c if c == quote => return i + 1,
            _ => i += 1,
        }
    }
    chars.len()
}

/// Blanked code without the items under `#[cfg(test)]`; line ends stay.
fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(start) = out.find("#[cfg(test)]") {
        let end = item_end(&out, start);
        let gap: String = out[start..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        out.replace_range(start..end, &gap);
    }
    out
}

/// Where the item that begins at `start` ends: after its closing brace, or its semicolon if that comes before any brace.
fn item_end(code: &str, start: usize) -> usize {
    let mut depth = 0;
    for (i, c) in code[start..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return start + i + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return start + i + 1,
            _ => {}
        }
    }
    code.len()
}

/// Every place where `word` stands in `code` as a whole word, as one-based lines. A word may end in punctuation.
fn lines_with(code: &str, word: &str) -> Vec<usize> {
    let name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .filter(|(at, _)| {
            let before = code[..*at].chars().next_back().unwrap_or(' ');
            let after = code[at + word.len()..].chars().next().unwrap_or(' ');
            !(word.starts_with(name) && name(before) || word.ends_with(name) && name(after))
        })
        .map(|(at, _)| code[..at].matches('\n').count() + 1)
        .collect()
}

/// The layer that a path under `src` belongs to.
fn layer(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/")?;
    let name = inner.split('/').next()?;
    Some(name.strip_suffix(".rs").unwrap_or(name))
}

/// True for files that hold nothing but tests.
fn is_test(path: &str) -> bool {
    !path.starts_with("src/") || path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The top-level modules that a file names through `crate::` or a chain of `super::`, with their lines.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut collect = |at: usize| {
        let line = source.code[..at].matches('\n').count() + 1;
        let rest = source.code[at..].trim_start();
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(group_heads(group).into_iter().map(|name| (line, name)));
        } else {
            let name: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            found.push((line, name));
        }
    };
    for (at, text) in source.code.match_indices("crate::") {
        collect(at + text.len());
    }
    // `super` climbs out of the file's own module; as many times as the module is deep, it stands at the root.
    let inner = source.path.trim_start_matches("src/");
    let depth = inner.split('/').count() - usize::from(inner.ends_with("/mod.rs"));
    let climb = "super::".repeat(depth);
    for (at, text) in source.code.match_indices(&climb) {
        if !source.code[..at].ends_with("super::") {
            collect(at + text.len());
        }
    }
    found
}

/// The first names of the members of a `{…}` group, whose opening brace is already passed.
fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut head, mut fresh) = (0, Vec::new(), String::new(), true);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(std::mem::take(&mut head));
                fresh = true;
                continue;
            }
            _ => {}
        }
        if depth == 0 && fresh {
            if c.is_alphanumeric() || c == '_' {
                head.push(c);
            } else if !c.is_whitespace() || !head.is_empty() {
                fresh = false;
            }
        }
    }
    heads.push(head);
    heads.retain(|head| !head.is_empty());
    heads
}

/// Fails with all complaints at once.
fn report(rule: &str, complaints: &[String]) {
    assert!(
        complaints.is_empty(),
        "{rule}\n  {}",
        complaints.join("\n  ")
    );
}

/// Complains of every file of `sources` that holds one of `words` outside tests.
fn forbid(rule: &str, words: &[&str], judged: impl Fn(&str) -> bool) {
    let mut complaints = Vec::new();
    for source in sources()
        .iter()
        .filter(|s| !is_test(&s.path) && judged(&s.path))
    {
        for word in words {
            for line in lines_with(&source.code, word) {
                complaints.push(format!("{}:{line}: {word}", source.path));
            }
        }
    }
    report(rule, &complaints);
}

#[test]
fn layers_import_only_what_the_table_allows() {
    let mut complaints = Vec::new();
    for source in sources() {
        let Some(own) = layer(&source.path) else {
            continue;
        };
        if ["main", "lib"].contains(&own) || is_test(&source.path) {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else {
            complaints.push(format!("{}: no layer of the table", source.path));
            continue;
        };
        for (line, other) in imports(&source) {
            let known = LAYERS.iter().any(|(name, _)| *name == other);
            if known && other != own && !allowed.contains(&other.as_str()) {
                complaints.push(format!(
                    "{}:{line}: {own} may not import {other}",
                    source.path
                ));
            }
        }
    }
    report("layers (see src/lib.rs)", &complaints);
}

#[test]
fn only_the_app_names_the_window() {
    forbid(
        "nothing outside src/app names the window's libraries",
        WINDOW,
        |path| layer(path) != Some("app"),
    );
}

#[test]
fn every_file_says_what_it_is() {
    let complaints: Vec<String> = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path.clone())
        .collect();
    report("every file opens with //!", &complaints);
}

#[test]
fn no_file_is_too_long() {
    let complaints: Vec<String> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    report(
        "at most 700 lines a file: split by what it hides",
        &complaints,
    );
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let mut complaints = Vec::new();
    for source in sources() {
        // Tests may unwrap; each of the two test binaries says so once for all of its tests.
        let exempt =
            usize::from(["src/lib.rs", "tests/dateline/main.rs"].contains(&source.path.as_str()));
        for line in lines_with(&source.tested, "allow(")
            .into_iter()
            .skip(exempt)
        {
            complaints.push(format!("{}:{line}: allow", source.path));
        }
        for open in ["#[expect(", "#![expect("] {
            for (at, _) in source.tested.match_indices(open) {
                let end = source.tested[at..].find(")]").unwrap_or(0);
                if !source.tested[at..at + end].contains("reason") {
                    let line = source.tested[..at].matches('\n').count() + 1;
                    complaints.push(format!("{}:{line}: expect without reason", source.path));
                }
            }
        }
    }
    report("a lint is expected with a reason", &complaints);
}

#[test]
fn nothing_can_panic_on_purpose() {
    forbid(
        "no panic on any input",
        &[
            ".unwrap()",
            ".expect(",
            "panic!",
            "todo!",
            "unimplemented!",
            "unreachable!",
        ],
        |_| true,
    );
}

#[test]
fn only_the_command_line_prints() {
    forbid(
        "only cli and main print",
        &["println!", "eprintln!", "print!", "eprint!", "dbg!"],
        |path| !["cli", "main"].contains(&layer(path).unwrap_or_default()),
    );
}

#[test]
fn extraction_reads_no_clock_no_environment_and_no_file() {
    forbid(
        "model and extract are pure",
        &[
            "std::env",
            "std::fs",
            "std::time",
            "std::thread",
            "env!",
            "option_env!",
            "SystemTime",
            "Instant",
            "Zoned",
            "Timestamp",
            "TimeZone",
        ],
        |path| ["model", "extract"].contains(&layer(path).unwrap_or_default()),
    );
}

#[test]
fn names_say_what_they_are_about() {
    let mut complaints = Vec::new();
    for source in sources() {
        for name in source.path.split('/') {
            let name = name.strip_suffix(".rs").unwrap_or(name);
            if EMPTY_NAMES.contains(&name) {
                complaints.push(source.path.clone());
            }
        }
        for name in EMPTY_NAMES {
            for line in lines_with(&source.tested, &format!("mod {name}")) {
                complaints.push(format!("{}:{line}: mod {name}", source.path));
            }
        }
    }
    report("no module is named for nothing", &complaints);
}

#[test]
fn nothing_names_a_machine() {
    // Put together here, so that this file does not trip over itself.
    let words: Vec<String> = [
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("/wo", "rk/"),
        ("/Us", "ers/"),
        (":\\", "Users"),
        ("crates", ".io"),
        ("debian", ".org"),
        ("pypi", ".org"),
        ("npmjs", ".com"),
        ("docs", ".rs/"),
    ]
    .iter()
    .map(|(a, b)| format!("{a}{b}"))
    .collect();
    let mut complaints = Vec::new();
    for path in project_files() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        if path.ends_with("Cargo.lock") {
            continue;
        }
        for (number, line) in (1..).zip(text.lines()) {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                complaints.push(format!("{}:{number}: {word}", path.display()));
            }
        }
    }
    report("no machine path, no package host", &complaints);
}

/// The names in one table of Cargo.toml.
fn cargo_table(name: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
    text.lines()
        .skip_while(|line| *line != format!("[{name}]"))
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .filter(|name| !name.starts_with('#'))
        .collect()
}

#[test]
fn every_dependency_earns_a_line() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap_or_default();
    let lines: BTreeSet<String> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("//! - `"))
        .filter_map(|line| Some(line.split_once("`: ")?.0.to_owned()))
        .collect();
    let (needed, tests) = (cargo_table("dependencies"), cargo_table("dev-dependencies"));
    let wanted: BTreeSet<String> = needed.union(&tests).cloned().collect();
    let mut complaints: Vec<String> = wanted
        .difference(&lines)
        .map(|name| format!("src/lib.rs has no line for {name}"))
        .collect();
    complaints.extend(
        lines
            .difference(&wanted)
            .map(|name| format!("src/lib.rs has a line for {name}, which Cargo.toml lacks")),
    );
    report("dependencies", &complaints);
}

#[test]
fn every_integration_test_is_declared() {
    let main = fs::read_to_string(root().join("tests/dateline/main.rs")).unwrap_or_default();
    let mut found = Vec::new();
    files("tests/dateline", &mut found);
    let complaints: Vec<String> = found
        .iter()
        .filter(|path| path.parent().is_some_and(|p| p.ends_with("tests/dateline")))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .filter(|name| name != "main" && !main.contains(&format!("mod {name};")))
        .collect();
    report("tests/dateline/main.rs declares every module", &complaints);
}

#[test]
fn the_reader_of_code_skips_what_is_no_code() {
    let code =
        blank("a /* b /* c */ */ d // e\nr#\"f \" g\"# 'h' '\\'' &'i str \"j\\\"k\" l b\"m\"");
    let left: Vec<&str> = code.split_whitespace().collect();
    assert_eq!(left, ["a", "d", "&'i", "str", "l", "b"]);
    assert_eq!(code.matches('\n').count(), 1);
    let code = without_tests("fn a() {}\n#[cfg(test)]\nmod tests { fn b() { {} } }\nfn c() {}");
    assert!(code.contains("fn a") && code.contains("fn c") && !code.contains("fn b"));
    assert_eq!(group_heads("a::{b, c}, d, e as f}; g"), ["a", "d", "e"]);
    assert_eq!(lines_with("allow(\nxallow( allow(", "allow("), [1, 2]);
}

#[test]
fn the_reader_of_imports_finds_every_way_to_name_a_layer() {
    let source = |path: &str, code: &str| Source {
        path: path.to_owned(),
        text: String::new(),
        code: code.to_owned(),
        tested: String::new(),
    };
    let names = |path: &str, code: &str| -> Vec<String> {
        imports(&source(path, code))
            .into_iter()
            .map(|(_, name)| name)
            .collect()
    };
    assert_eq!(names("src/a/b.rs", "use crate::{x::Y, z};"), ["x", "z"]);
    assert_eq!(names("src/a/b.rs", "super::super::x::Y; super::c"), ["x"]);
    assert_eq!(names("src/a/mod.rs", "super::x::Y"), ["x"]);
    assert_eq!(names("src/a.rs", "use super::x;"), ["x"]);
}
