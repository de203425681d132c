//! The README's claims → checked against the program: formats, charts, and the example of what `extract` prints.

use dateline::chart::CHARTS;
use dateline::read::FORMATS;
use serde_json::Value;
use std::io::Write as _;
use std::process::{Command, Stdio};

const README: &str = include_str!("../../README.md");

#[test]
fn every_format_and_every_ending_is_in_the_readme() {
    for format in FORMATS {
        assert!(README.contains(format.name), "{}", format.name);
        for ending in format.extensions {
            assert!(README.contains(&format!("`.{ending}`")), ".{ending}");
        }
    }
}

#[test]
fn every_chart_is_in_the_readme() {
    for chart in CHARTS {
        assert!(
            README.contains(&format!("`{}`", chart.name)),
            "{}",
            chart.name
        );
    }
}

#[test]
fn the_example_of_extract_is_what_it_prints() {
    let (_, example) = README.split_once("$ echo '").unwrap();
    let (input, example) = example.split_once('\'').unwrap();
    let (_, example) = example.split_once("\n{").unwrap();
    let (shown, _) = example.split_once("```").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let printed = child.wait_with_output().unwrap().stdout;
    let printed: Value = serde_json::from_slice(&printed).unwrap();
    let shown: Value = serde_json::from_str(&format!("{{{shown}")).unwrap();
    assert_eq!(shown, printed, "README.md shows another answer");
}
