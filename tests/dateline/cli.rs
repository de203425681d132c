//! The real binary: every command, every bad input, and the promises of the headless contract.

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample-article.md");
const DATASET: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample-dataset.json");

/// Runs the program without a display, in `folder`.
pub(crate) fn dateline(folder: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn lines(output: &Output) -> Vec<Value> {
    out(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

pub(crate) fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    path
}

/// Every quote stands where its offsets, in characters, say.
fn assert_quotes(record: &Value, text: &str) {
    let chars: Vec<char> = text.chars().collect();
    for list in ["times", "figures"] {
        for item in record[list].as_array().unwrap() {
            let at = |key: &str| usize::try_from(item[key].as_u64().unwrap()).unwrap();
            let quote: String = chars[at("start")..at("end")].iter().collect();
            assert_eq!(item["text"], quote.as_str());
        }
    }
    for event in record["events"].as_array().unwrap() {
        let end = event["sentence"][1].as_u64().unwrap();
        assert!(usize::try_from(end).unwrap() <= chars.len());
    }
}

const TEXT: &str = "Café prices — up 4.5% in May 2024 — fell on 3 June 2024 in Zürich. “A loss of €2.5 million,” Ms Łoś said on 4 June 2024.";

#[test]
fn offsets_count_characters_and_quotes_stand_there() {
    let line = serde_json::json!({"id": 7, "text": TEXT, "published": "2024-06-05"}).to_string();
    let output = dateline(
        Path::new("."),
        &["extract", "--format", "jsonl", "-"],
        line.as_bytes(),
    );
    let records = lines(&output);
    assert_eq!(records[0]["id"], "7");
    assert_eq!(records[0]["published"]["date"], "2024-06-05");
    assert_eq!(records[0]["published"]["basis"], "given");
    assert!(records[0]["times"].as_array().unwrap().len() >= 3);
    assert_quotes(&records[0], TEXT);
}

#[test]
fn a_bad_line_is_named_in_its_place_and_the_rest_goes_on() {
    let input = "{\"id\":\"a\",\"text\":\"On 3 June 2024 it rained.\"}\n\nnot json\n{\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"\"}\n";
    let output = dateline(
        Path::new("."),
        &["extract", "--format", "jsonl", "-"],
        input.as_bytes(),
    );
    let records = lines(&output);
    assert_eq!(records.len(), 4);
    assert_eq!(records[0]["id"], "a");
    assert_eq!(records[1]["line"], 3);
    assert!(
        records[1]["diagnostics"][0]["message"]
            .as_str()
            .unwrap()
            .contains("line 3")
    );
    assert!(
        records[2]["diagnostics"][0]["message"]
            .as_str()
            .unwrap()
            .contains("text")
    );
    assert_eq!(records[3]["id"], "c");
    assert!(err(&output).contains("line 3"));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn output_is_the_same_for_any_number_of_jobs_and_in_order_of_input() {
    let mut input = String::new();
    for n in 0..700 {
        let text = format!("{TEXT} It grew by {n}% after 12 March {}.", 1900 + n % 120);
        input += &serde_json::json!({"id": format!("n{n}"), "text": text}).to_string();
        input.push('\n');
    }
    let run = |jobs: &str| {
        out(&dateline(
            Path::new("."),
            &["extract", "--format", "jsonl", "--jobs", jobs, "-"],
            input.as_bytes(),
        ))
    };
    let one = run("1");
    assert_eq!(one, run("7"));
    let ids: Vec<String> = one
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["id"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(ids, (0..700).map(|n| format!("n{n}")).collect::<Vec<_>>());
}

#[test]
fn json_is_one_array_and_csv_one_table() {
    let json = dateline(Path::new("."), &["extract", SAMPLE, DATASET], b"");
    let records: Vec<Value> = serde_json::from_str(&out(&json)).unwrap();
    assert!(records.len() > 2);
    let empty = dateline(Path::new("."), &["extract", "-"], b"");
    assert_eq!(out(&empty), "[]\n");
    let table = dateline(Path::new("."), &["extract", "--format", "csv", SAMPLE], b"");
    let mut reader = csv::Reader::from_reader(table.stdout.as_slice());
    assert!(reader.records().all(|row| row.unwrap().len() == 10));
}

#[test]
fn a_given_date_is_taken_for_articles_that_bring_none() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "a.txt", "It opened on Tuesday.");
    let args = [
        "extract",
        "--format",
        "jsonl",
        "--published",
        "2024-05-16",
        path.to_str().unwrap(),
    ];
    let records = lines(&dateline(folder.path(), &args, b""));
    assert_eq!(records[0]["published"]["date"], "2024-05-16");
    assert_eq!(records[0]["times"][0]["edtf"], "2024-05-14");
}

#[test]
fn charts_are_drawn_as_svg_and_png_the_same_every_time() {
    let folder = TempDir::new().unwrap();
    let draw = |name: &str, theme: &str| {
        let output = dateline(
            folder.path(),
            &[
                "render", "--theme", theme, "--size", "900x500", DATASET, "-o", name,
            ],
            b"",
        );
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        fs::read(folder.path().join(name)).unwrap()
    };
    let svg = draw("a.svg", "light");
    assert!(svg.starts_with(b"<svg") || svg.starts_with(b"<?xml"));
    assert_eq!(svg, draw("b.svg", "light"));
    assert_ne!(svg, draw("c.svg", "dark"));
    let png = draw("d.png", "light");
    assert!(png.starts_with(b"\x89PNG"));
}

#[test]
fn wrong_usage_is_answered_with_two() {
    let folder = TempDir::new().unwrap();
    for args in [
        &["extract"][..],
        &["extract", "--format", "xml", "-"],
        &["render", DATASET, "-o", "picture.gif"],
        &["render", "--size", "tall", DATASET, "-o", "a.svg"],
        &["render", "--chart", "pie", DATASET, "-o", "a.svg"],
        &["convert", DATASET, "-o", "out.xyz"],
        &["extract", "--published", "yesterday", "-"],
    ] {
        let output = dateline(folder.path(), args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!err(&output).is_empty());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn without_a_display_the_main_job_is_done_and_the_window_explained() {
    let folder = TempDir::new().unwrap();
    let output = dateline(folder.path(), &[], b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    assert!(text.contains("October"), "{text}");
    assert!(text.contains("Figures"), "{text}");
    if cfg!(target_os = "linux") {
        assert!(
            text.contains("No window was opened.") && text.contains("DISPLAY"),
            "{text}"
        );
    }
    for name in ["timeline.svg", "timeline.png"] {
        assert!(
            fs::metadata(folder.path().join("dateline-out").join(name))
                .unwrap()
                .len()
                > 500
        );
        assert!(text.contains(name));
    }
    assert!(!err(&output).contains("panicked"));
}

#[test]
fn files_without_a_display_are_read_and_bad_ones_named() {
    let folder = TempDir::new().unwrap();
    let output = dateline(
        folder.path(),
        &["--headless", "--out", "charts", SAMPLE, "missing.txt"],
        b"",
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(err(&output).contains("missing.txt: there is no such file"));
    assert!(folder.path().join("charts/timeline.svg").exists());
    assert!(!out(&output).contains("No window"));
    let output = dateline(folder.path(), &["--headless", "missing.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn rules_are_printed_with_their_examples() {
    let output = dateline(Path::new("."), &["rules"], b"");
    let text = out(&output);
    assert!(
        text.contains("en/day-month") && text.contains("\n    + ") && text.contains("\n    - ")
    );
    assert_eq!(
        dateline(Path::new("."), &["rules", "no such rule"], b"")
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn help_names_every_format() {
    let text = out(&dateline(Path::new("."), &["--help"], b""));
    for format in dateline::read::FORMATS {
        assert!(text.contains(format.name), "{}", format.name);
    }
}

/// Each bad input: file name, content, and what the message must say beside the name.
const BAD: &[(&str, &[u8], &[&str])] = &[
    ("empty.txt", b"", &["the file is empty", "Choose a file"]),
    ("blank.csv", b"\xEF\xBB\xBF \n\n", &["the file is empty"]),
    (
        "binary.txt",
        b"\x00\x01\x02\x03\xff\xfe\x00\x00\x10\x11\x00\x07",
        &["a binary file, not plain text"],
    ),
    (
        "report.txt",
        b"%PDF-1.7\n1 0 obj",
        &["the PDF is broken", "PDF viewer"],
    ),
    (
        "page.txt",
        b"\n<!DOCTYPE html>\n<html>",
        &["the page holds no text", "save it from there"],
    ),
    (
        "table.csv",
        b"PK\x03\x04\x14\x00",
        &["its archive is broken", "download it again"],
    ),
    (
        "broken.json",
        b"{\"dateline\": 1,\n \"articles\": [\n  {\"text\": \"a\" \"title\"}\n]}",
        &["line 3, column 16", "Correct it"],
    ),
    (
        "cut.json",
        b"{\"dateline\": 1, \"articles\": [",
        &["line 1", "the file ends"],
    ),
    (
        "newer.json",
        b"{\"dateline\": 9, \"articles\": []}",
        &["version 9", "reads version 1"],
    ),
    (
        "other.json",
        b"{\"type\": \"FeatureCollection\"}",
        &["no articles, events or figures"],
    ),
    (
        "hollow.json",
        b"{\"dateline\": 1, \"articles\": []}",
        &["lists are empty"],
    ),
    (
        "broken.jsonl",
        b"{\"id\": \"a\", \"text\": }\n{\"id\": 2}\n",
        &["line 1", "column 21"],
    ),
    (
        "nodates.csv",
        b"name,colour\nrose,red\nlily,white\nmoss,green\n",
        &["no column holds dates or figures", "name, colour"],
    ),
    (
        "baddates.csv",
        b"date,title\nsoon,One\nlater,Two\n",
        &["no row has a date", "line 2", "soon"],
    ),
    ("header.csv", b"date,title\n", &["no rows"]),
];

#[test]
fn bad_files_are_refused_by_name_with_what_is_wrong_and_what_to_do() {
    let folder = TempDir::new().unwrap();
    for (name, content, says) in BAD {
        file(&folder, name, content);
        let output = dateline(folder.path(), &["extract", name], b"");
        let message = err(&output);
        assert_eq!(output.status.code(), Some(1), "{name}: {message}");
        assert!(message.contains(name), "{name}: {message}");
        for say in *says {
            assert!(message.contains(say), "{name}: {message}");
        }
        assert_eq!(
            fs::read(folder.path().join(name)).unwrap(),
            *content,
            "{name} was changed"
        );
    }
    // A good file beside bad ones is read all the same.
    let output = dateline(
        folder.path(),
        &[
            "extract",
            "--format",
            "jsonl",
            "empty.txt",
            SAMPLE,
            "broken.json",
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output).len(), 1);
}

#[test]
fn folders_and_missing_and_unreadable_files_are_refused() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("news")).unwrap();
    let output = dateline(folder.path(), &["extract", "news"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output)
            .contains("news: the folder holds no files. Choose a folder with articles in it")
    );
    let output = dateline(folder.path(), &["extract", "gone.md"], b"");
    assert!(err(&output).contains("gone.md: there is no such file"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let path = file(&folder, "secret.txt", "On 3 May 2024 it rained.");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
        // Root may read anything; only others can see the refusal.
        if fs::File::open(&path).is_err() {
            let output = dateline(folder.path(), &["extract", "secret.txt"], b"");
            assert!(err(&output).contains("secret.txt: you have no permission to read it"));
        }
    }
}

#[test]
fn ragged_rows_are_named_and_the_rest_is_read() {
    let folder = TempDir::new().unwrap();
    file(
        &folder,
        "ragged.csv",
        "date,title,place\n2024-05-01,One,Here\n2024-05-02,Two\n2024-05-03,Three,There,More\n",
    );
    let output = dateline(
        folder.path(),
        &["extract", "--format", "jsonl", "ragged.csv"],
        b"",
    );
    let record = &lines(&output)[0];
    assert_eq!(record["events"].as_array().unwrap().len(), 3);
    let remarks = record["diagnostics"].to_string();
    assert!(
        remarks.contains("line 3: the row has 2 fields where the header has 3"),
        "{remarks}"
    );
    assert!(
        remarks.contains("line 4: the row has 4 fields"),
        "{remarks}"
    );
}

#[test]
fn a_wrong_extension_is_mentioned_and_the_content_read() {
    let folder = TempDir::new().unwrap();
    file(
        &folder,
        "list.csv",
        "{\"id\":\"a\",\"text\":\"On 3 May 2024 it rained.\"}\n{\"id\":\"b\",\"text\":\"Dry.\"}\n",
    );
    let output = dateline(
        folder.path(),
        &["extract", "--format", "jsonl", "list.csv"],
        b"",
    );
    assert_eq!(lines(&output).len(), 2);
    let message = err(&output);
    assert!(
        message.contains("list.csv")
            && message.contains("JSON Lines")
            && message.contains(".jsonl"),
        "{message}"
    );
    assert!(
        lines(&output)[0]["diagnostics"]
            .to_string()
            .contains("the name ends in .csv")
    );
}

#[test]
fn an_article_without_dates_is_an_honest_nothing() {
    let folder = TempDir::new().unwrap();
    file(
        &folder,
        "still.txt",
        "Nothing happens here, and nobody counts it.",
    );
    let record = &lines(&dateline(
        folder.path(),
        &["extract", "--format", "jsonl", "still.txt"],
        b"",
    ))[0];
    assert_eq!(record["times"], serde_json::json!([]));
    assert_eq!(record["events"], serde_json::json!([]));
    assert_eq!(record["published"]["basis"], "unknown");
    let text = out(&dateline(folder.path(), &["--headless", "still.txt"], b""));
    assert!(text.contains("No dated event was found."));
    assert!(text.contains("publication date unknown"));
}

#[test]
fn a_long_line_is_refused_in_bounded_time() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "long.txt", "word ".repeat(40_000_000));
    let began = std::time::Instant::now();
    let output = dateline(folder.path(), &["extract", path.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        err(&output).contains("200 MB of text in one article; the limit for one article is 64 MB"),
        "{}",
        err(&output)
    );
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}

#[test]
fn converting_twice_gives_the_same() {
    let folder = TempDir::new().unwrap();
    let convert = |from: &str, to: &str| {
        let output = dateline(folder.path(), &["convert", from, "-o", to], b"");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        fs::read(folder.path().join(to)).unwrap()
    };
    let first = convert(DATASET, "a.json");
    assert_eq!(first, convert("a.json", "b.json"));
    let lines = convert("a.json", "a.jsonl");
    assert_eq!(lines, convert("a.jsonl", "b.jsonl"));
    assert_eq!(first, convert("b.jsonl", "c.json"));
    // No temporary file stays behind.
    assert!(fs::read_dir(folder.path()).unwrap().all(|entry| {
        !entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains(".tmp")
    }));
}

#[test]
fn a_chronology_quotes_its_sources_and_tables_name_their_files() {
    let folder = TempDir::new().unwrap();
    for name in ["story.md", "events.csv", "figures.csv"] {
        let output = dateline(folder.path(), &["convert", DATASET, "-o", name], b"");
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    }
    let story = fs::read_to_string(folder.path().join("story.md")).unwrap();
    assert!(story.contains("[^1]:") && story.contains("Lessing Courier"));
    let figures = fs::read_to_string(folder.path().join("figures.csv")).unwrap();
    assert!(figures.starts_with("id,entity,measure,value"));
    assert!(figures.contains("sample-dataset.json"));
    let events = fs::read_to_string(folder.path().join("events.csv")).unwrap();
    assert!(events.starts_with("id,title,edtf"));
}

#[test]
fn a_failed_write_leaves_what_was_there() {
    let folder = TempDir::new().unwrap();
    let output = dateline(
        folder.path(),
        &["convert", DATASET, "-o", "no/such/folder/a.json"],
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("cannot be written"));
}
