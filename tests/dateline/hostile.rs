//! Hostile files through workers of the real program: none may harm it, and each limit of a worker says its name.

use super::damage;
use super::files;
use dateline::read::{self, Limits, worker};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

/// Damaged files of each format that `cargo test` tries; `cargo bench --bench hostile` tries thousands.
const COUNT: usize = 24;

fn isolated() {
    worker::isolate(env!("CARGO_BIN_EXE_dateline").into());
}

#[test]
fn damaged_and_hostile_files_are_read_or_refused_and_harm_nothing() {
    isolated();
    let limits = Limits {
        worker_seconds: 20,
        ..Limits::USUAL
    };
    let tallies = damage::campaign(COUNT, 20_240_516, &limits);
    for (format, tally) in &tallies {
        assert_eq!(
            tally.wrongly,
            Vec::<String>::new(),
            "{format}: read although built to break a limit"
        );
        assert_eq!(
            tally.tried,
            tally.read + tally.refused + tally.limited + tally.died,
            "{format}"
        );
    }
    assert!(tallies.len() >= files::FILES.len());
    // And the next sound file is read as ever.
    assert_eq!(
        read::open_bytes("page.html", &files::page())
            .unwrap()
            .documents
            .len(),
        1
    );
}

/// No file can make its reader open another file or a connection: it has its three pipes, and the system refuses more.
#[cfg(target_os = "linux")]
#[test]
fn a_worker_can_open_no_file_and_no_connection() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg(worker::COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let page = files::page();
    let limits = serde_json::to_value(Limits::USUAL).unwrap();
    let request = serde_json::json!({"format": "Web page", "name": "a.html", "limits": limits, "bytes": page.len()});
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{request}").unwrap();
    input.write_all(&page).unwrap();
    let mut answer = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut answer)
        .unwrap();
    assert!(answer.contains("lower town"), "{answer}");
    let caps = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let cap = |name: &str| {
        let line = caps.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace()
            .rev()
            .nth(1)
            .unwrap()
            .parse::<u64>()
            .unwrap()
    };
    assert_eq!(cap("Max open files"), 3);
    assert_eq!(cap("Max file size"), 0);
    assert_eq!(cap("Max address space"), Limits::USUAL.worker_bytes);
    // Without more files it ends by itself.
    drop(input);
    assert!(child.wait().unwrap().success());
}
