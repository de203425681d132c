//! The dialog of a table's columns, driven by the names that a screen reader hears.

use dateline::app::open::ScriptedDialogs;
use dateline::app::{App, Command};
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn window() -> Harness<'static, App> {
    let app = App::new(Box::new(ScriptedDialogs::new(Vec::new())));
    Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(40)
        .with_context_setup(App::prepare)
        .build_ui_state(|ui, app: &mut App| app.show(ui), app)
}

/// Steps until nothing is being read and nothing counted any more.
fn settle(harness: &mut Harness<'_, App>) {
    let end = Instant::now() + Duration::from_mins(1);
    harness.run_steps(2);
    while (harness.state().is_busy() || harness.query_by_label("Counting…").is_some())
        && Instant::now() < end
    {
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run_steps(4);
}

fn do_it(harness: &mut Harness<'_, App>, command: Command) {
    let ctx = harness.ctx.clone();
    harness.state_mut().execute(&ctx, command);
    settle(harness);
}

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Chooses a role for a column, given what its menu says now.
fn choose(harness: &mut Harness<'_, App>, now: &str, role: &str) {
    harness.get_by_label(now).click();
    harness.run_steps(3);
    harness.get_by_label(role).click_accesskit();
    harness.run_steps(3);
    // An item that was chosen without the pointer leaves its menu open.
    harness.get_by_label_contains("Columns of ").click();
    settle(harness);
}

#[test]
fn a_table_that_nobody_understands_asks_what_its_columns_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(
        folder.path(),
        "log.csv",
        "x,y\nfoo,It rained in Brenn\nbar,The sun came out\n",
    );
    let mut harness = window();
    do_it(&mut harness, Command::Open(vec![path]));
    harness.get_by_label("Columns of log.csv");
    harness.get_by_label_contains("Nothing can be read yet");
    harness.get_by_label("2 rows give nothing");
    choose(&mut harness, "y: Not read", "Article text");
    harness.get_by_label("Each row is an article.");
    harness.get_by_label("2 rows give 2 articles");
    harness.get_by_label("Read with these columns").click();
    settle(&mut harness);
    assert_eq!(harness.state().state().corpus().articles().len(), 2);
    assert!(harness.query_by_label("Columns of log.csv").is_none());
}

#[test]
fn what_was_decided_is_remembered_for_the_next_file_with_these_columns() {
    let folder = tempfile::tempdir().unwrap();
    let text = "when,a,b\n04/05/2024,Rain,A long account of the rain\n05/05/2024,Sun,A long account of the sun\n";
    let path = file(folder.path(), "one.csv", text);
    let mut harness = window();
    do_it(&mut harness, Command::Open(vec![path]));
    // A date that may be two days asks for a decision before anything is added.
    harness.get_by_label("Columns…").click();
    settle(&mut harness);
    harness.get_by_label_contains("A guess: the longest words beside a date");
    harness.get_by_label("Assumed: 1 date(s) could be either");
    choose(&mut harness, "a: Not read", "Title");
    harness.get_by_label("5 April").click();
    settle(&mut harness);
    harness.get_by_label("2 rows give 2 events");
    harness.get_by_label("Read with these columns").click();
    settle(&mut harness);
    do_it(&mut harness, Command::AddCards);
    let titles = |harness: &Harness<'_, App>, article: u32| -> Vec<String> {
        let findings = harness.state().state().corpus().article(article).unwrap();
        findings
            .events
            .iter()
            .map(|event| findings.title(event).to_owned())
            .collect()
    };
    assert_eq!(harness.state().state().corpus().articles().len(), 1);
    assert_eq!(titles(&harness, 0), ["Rain", "Sun"]);
    let day = harness.state().state().corpus().article(0).unwrap().events[0]
        .interval
        .edtf();
    assert_eq!(day, "2024-04-05");
    let next = file(folder.path(), "two.csv", &text.replace("Rain", "Hail"));
    do_it(&mut harness, Command::Open(vec![next]));
    assert_eq!(titles(&harness, 1), ["Hail", "Sun"]);
}

#[test]
fn changes_can_be_taken_back_and_the_dialog_closes_on_escape() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "one.csv", "date,title\n2024-05-03,Rain\n");
    let mut harness = window();
    do_it(&mut harness, Command::Open(vec![path]));
    do_it(&mut harness, Command::ColumnsOfCurrent);
    choose(&mut harness, "title: Title", "Not read");
    harness.get_by_label("1 row gives nothing");
    harness.get_by_label("Take changes back").click();
    settle(&mut harness);
    harness.get_by_label("1 row gives 1 event");
    harness.key_press(egui::Key::Escape);
    settle(&mut harness);
    assert!(harness.query_by_label("Columns of one.csv").is_none());
}

/// What the program prints on standard output and error, and how it ends.
fn run(folder: &Path, args: &[&str]) -> (String, String, Option<i32>) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code(),
    )
}

#[test]
fn the_command_line_shows_what_columns_are_and_takes_changes() {
    let folder = tempfile::tempdir().unwrap();
    let text = "when,a,b\n04/05/2024,Rain,A long account of the rain\n";
    std::fs::write(folder.path().join("one.csv"), text).unwrap();
    let (out, ..) = run(folder.path(), &["columns", "one.csv"]);
    for line in [
        "when",
        "its name says so (95 %)",
        "the longest words beside a date",
        "1 row: 0 articles, 1 event",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }
    let args = [
        "extract",
        "--format",
        "jsonl",
        "--map",
        "a=title,b=ignore",
        "--dates",
        "month-first",
        "one.csv",
    ];
    let (out, err, code) = run(folder.path(), &args);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.contains("\"title\":\"Rain\",\"edtf\":\"2024-04-05\""),
        "{out}"
    );
    let (_, err, code) = run(folder.path(), &["extract", "--map", "a=wrong", "one.csv"]);
    assert_eq!(code, Some(2));
    assert!(
        err.contains("\"wrong\" is no role; the roles are ignore, date,"),
        "{err}"
    );
}
