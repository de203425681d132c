//! Files that are read article by article: the same as standard input, in order, for any number of jobs.

use crate::cli::{dateline, err, file, lines, out};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// So many articles, one a line.
fn articles(count: usize) -> String {
    let article = |n: usize| {
        let text = format!(
            "It grew by {n}% after 12 March {}. “Café” – nobody knows. ",
            1900 + n % 120
        );
        let record = serde_json::json!({"id": format!("n{n}"), "text": text.repeat(1 + n % 9)});
        format!("{record}\n")
    };
    (0..count).map(article).collect()
}

#[test]
fn a_file_gives_what_standard_input_gives_for_any_number_of_jobs() {
    let folder = TempDir::new().unwrap();
    let text = articles(400);
    file(&folder, "in.jsonl", &text);
    let run = |args: &[&str], input: &str| {
        let output = dateline(folder.path(), args, input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        out(&output)
    };
    let extract = ["extract", "--format", "jsonl", "--jobs"];
    let first = run(&[&extract[..], &["1", "-"]].concat(), &text);
    assert_eq!(first.lines().count(), 400);
    for jobs in ["1", "2", "7"] {
        assert_eq!(
            run(&[&extract[..], &[jobs, "in.jsonl"]].concat(), ""),
            first
        );
        let convert = |to: &str| {
            run(&["convert", "--jobs", jobs, "in.jsonl", "-o", to], "");
            fs::read(folder.path().join(to)).unwrap()
        };
        for form in ["jsonl", "csv"] {
            let name = format!("out{jobs}.{form}");
            assert_eq!(convert(&name), convert(&format!("again.{form}")));
            assert_eq!(
                convert(&name),
                fs::read(folder.path().join(format!("out1.{form}"))).unwrap()
            );
        }
    }
}

#[test]
fn a_bad_line_of_a_file_is_named_in_its_place_and_the_rest_goes_on() {
    let folder = TempDir::new().unwrap();
    file(
        &folder,
        "in.jsonl",
        "{\"id\":\"a\",\"text\":\"On 3 June 2024 it rained.\"}\nnot json\n{\"id\":\"c\",\"text\":\"Dry.\"}\n",
    );
    let output = dateline(
        folder.path(),
        &["extract", "--format", "jsonl", "in.jsonl"],
        b"",
    );
    let records = lines(&output);
    assert_eq!(records.len(), 3);
    assert_eq!(records[1]["line"], 2);
    assert!(
        err(&output).contains("in.jsonl, line 2: "),
        "{}",
        err(&output)
    );
    assert_eq!(output.status.code(), Some(0));
    // A file of data holds articles only.
    let output = dateline(
        folder.path(),
        &["convert", "in.jsonl", "-o", "out.jsonl"],
        b"",
    );
    assert!(err(&output).contains("in.jsonl, line 2: "));
    assert_eq!(
        fs::read_to_string(folder.path().join("out.jsonl"))
            .unwrap()
            .lines()
            .count(),
        2
    );
}

#[test]
fn what_is_streamed_knows_its_file_and_line() {
    let folder = TempDir::new().unwrap();
    let text = articles(3);
    let path = file(&folder, "in.jsonl", &text);
    let output = dateline(
        folder.path(),
        &["convert", "in.jsonl", "-o", "-", "--as", "lines"],
        b"",
    );
    for (nth, record) in (1..).zip(lines(&output)) {
        assert_eq!(record["origin"]["name"], "in.jsonl");
        assert_eq!(record["origin"]["line"], nth);
        let hash = dateline::read::sha256(&fs::read(&path).unwrap());
        assert_eq!(record["origin"]["sha256"], hash.as_str());
    }
}

#[test]
fn standard_input_can_be_converted_too() {
    let text = articles(2);
    let args = ["convert", "-", "-o", "-", "--as", "events"];
    let output = dateline(Path::new("."), &args, text.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("standard input"));
    assert!(out(&output).lines().count() > 2);
}

#[test]
fn nothing_is_written_when_nothing_can_be_read() {
    let folder = TempDir::new().unwrap();
    file(&folder, "out.jsonl", "what was there");
    for args in [
        &["convert", "gone.jsonl", "-o", "out.jsonl"][..],
        &["convert", "-", "-o", "out.jsonl"],
    ] {
        let output = dateline(folder.path(), args, b"no json\n");
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(!err(&output).is_empty());
        assert_eq!(
            fs::read(folder.path().join("out.jsonl")).unwrap(),
            b"what was there"
        );
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_picture_has_the_scale_that_is_asked_for() {
    let folder = TempDir::new().unwrap();
    file(&folder, "a.txt", "On 3 May 2024 it rained in Brenn.");
    let width = |args: &[&str], name: &str| {
        let base = ["render", "--size", "300x200", "a.txt", "-o", name];
        let output = dateline(folder.path(), &[&base[..], args].concat(), b"");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let png = fs::read(folder.path().join(name)).unwrap();
        u32::from_be_bytes(png[16..20].try_into().unwrap())
    };
    assert_eq!(width(&[], "a.png"), 600);
    assert_eq!(width(&["--scale", "1"], "a.png"), 300);
    assert_eq!(width(&["--scale", "4"], "a.png"), 1200);
    assert_eq!(width(&[], "a@3x.png"), 900);
    let args = ["render", "--scale", "5", "a.txt", "-o", "a.png"];
    let output = dateline(folder.path(), &args, b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("from 1 to 4"));
}

#[test]
fn a_table_of_articles_is_extracted_from_row_by_row_with_its_bad_rows_named() {
    let folder = TempDir::new().unwrap();
    let mut text = String::from("id,title,date,text\n");
    for number in 0..300 {
        let more = "So it goes on. ".repeat(30);
        let row = format!(
            "n{number},Rain,2024-05-04,\"It rained on 3 May in Brenn, for the {number}th time. {more}\"\n"
        );
        text.push_str(&row);
        if number == 7 {
            text.push_str("x,No text,2024-05-04,\n");
        }
    }
    fs::write(folder.path().join("news.csv"), text).unwrap();
    let args = ["extract", "--format", "jsonl", "news.csv"];
    let output = dateline(folder.path(), &args, b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let printed = out(&output);
    assert_eq!(printed.lines().count(), 300);
    let eighth = printed.lines().nth(7).unwrap();
    let eighth: serde_json::Value = serde_json::from_str(eighth).unwrap();
    assert_eq!(eighth["id"], "n7");
    assert_eq!(eighth["times"][0]["edtf"], "2024-05-03");
    assert!(
        eighth["diagnostics"]
            .to_string()
            .contains("line 10: the row has no text"),
        "{eighth}"
    );
}
