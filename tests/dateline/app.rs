//! The window, driven by the names that a screen reader hears: no display, no GPU.

use dateline::app::layout::Pane;
use dateline::app::open::{Answer, Ask, ScriptedDialogs};
use dateline::app::{App, Command};
use dateline::model::{Datum, Interval, Point};
use egui::accesskit::Toggled;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// An article of ours with a date that hangs on the day of publication, and filler that makes it scroll.
pub(crate) fn article() -> String {
    let filler = "The river keeps its own counsel and the town goes about its day. ".repeat(12);
    format!(
        "Bridge reopens in Vellmar\n\nPublished: 10 June 2024\n\nThe bridge closed on 3 March 2021 after a flood. \
         {filler}\n\n{filler}\n\n{filler}\n\n{filler}\n\nThe mayor opened it again on Saturday. Repairs cost 4.2 \
         million euros. The contractor was chosen in May 2022.\n"
    )
}

pub(crate) fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

pub(crate) fn window(answers: Vec<Answer>) -> Harness<'static, App> {
    let app = App::new(Box::new(ScriptedDialogs::new(answers)));
    Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(40)
        .with_context_setup(App::prepare)
        .build_ui_state(|ui, app: &mut App| app.show(ui), app)
}

/// Steps until nothing is being read any more.
pub(crate) fn settle(harness: &mut Harness<'_, App>) {
    let end = Instant::now() + Duration::from_mins(1);
    harness.run_steps(2);
    while harness.state().is_busy() && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run_steps(4);
}

/// A window with the article opened through File → Open….
pub(crate) fn opened(folder: &Path) -> Harness<'static, App> {
    let path = file(folder, "bridge.txt", &article());
    let mut harness = window(vec![Answer::Paths(Ask::Open, vec![path])]);
    harness.get_by_label("File").click();
    harness.run_steps(3);
    harness.get_by_label("Open…").click();
    settle(&mut harness);
    harness
}

pub(crate) fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

pub(crate) fn do_it(harness: &mut Harness<'_, App>, command: Command) {
    let ctx = harness.ctx.clone();
    harness.state_mut().execute(&ctx, command);
    harness.run_steps(4);
}

/// What the expression with these words came to.
fn edtf_of(app: &App, words: &str) -> Option<String> {
    let findings = app.state().current()?;
    let time = findings
        .times
        .iter()
        .find(|time| findings.quote(time.span).contains(words))?;
    time.interval.map(Interval::edtf)
}

/// True for a control that is told as selected or switched on.
fn is_on(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.is_selected() == Some(true) || node.toggled() == Some(Toggled::True)
}

#[test]
fn an_empty_window_says_what_to_do_and_opens_the_sample() {
    let mut harness = window(Vec::new());
    harness.run_steps(2);
    harness.get_by_label_contains("Open an article, see when it happened");
    harness.get_by_label("Open the sample").click();
    settle(&mut harness);
    assert_eq!(harness.state().state().corpus().articles().len(), 1);
    assert!(harness.query_by_label("Open the sample").is_none());
}

#[test]
fn a_file_opens_through_the_dialog_and_shows_in_reader_and_status_line() {
    let folder = tempfile::tempdir().unwrap();
    let harness = opened(folder.path());
    let state = harness.state().state();
    assert_eq!(state.corpus().articles().len(), 1);
    assert!(state.messages.is_empty(), "{:?}", state.messages);
    assert_eq!(state.settings.recent.len(), 1);
    harness.get_by_label_contains("1 article · ");
    harness.get_by_label_contains("The bridge closed on 3 March 2021");
}

#[test]
fn a_click_on_an_event_makes_the_reader_follow() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    do_it(&mut harness, Command::ShowPane(Pane::Table));
    assert!(harness.query_by_label_contains("Repairs cost").is_none());
    let row = harness
        .get_all_by_label_contains("Row: ")
        .find(|row| {
            row.accesskit_node()
                .label()
                .unwrap_or_default()
                .contains("May 2022")
        })
        .expect("a row for May 2022");
    row.click();
    harness.run_steps(6);
    let selected = harness.state().state().selected;
    assert!(matches!(selected, Some(Datum::Event(_))), "{selected:?}");
    // Far down the text, its paragraph has come into view and its mark is the selected one.
    harness.get_by_label_contains("Repairs cost");
    let mark = harness
        .get_all_by_role(egui::Role::Link)
        .find(|mark| is_on(mark));
    assert!(mark.is_some(), "a selected mark in the reader");
}

#[test]
fn a_click_in_the_reader_selects_and_the_inspector_explains() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    do_it(&mut harness, Command::ShowPane(Pane::Inspector));
    harness.get_by_label("Nothing selected");
    harness
        .get_all_by_role(egui::Role::Link)
        .find(|mark| {
            mark.accesskit_node()
                .label()
                .unwrap_or_default()
                .contains("3 March 2021")
        })
        .expect("the date is marked")
        .click();
    harness.run_steps(4);
    assert!(harness.state().state().selected.is_some());
    harness.get_by_label("2021-03-03");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().state().selected, None);
}

#[test]
fn pointing_at_a_mark_lights_its_datum_and_leaving_puts_it_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    harness
        .get_all_by_role(egui::Role::Link)
        .find(|mark| {
            mark.accesskit_node()
                .label()
                .unwrap_or_default()
                .contains("3 March 2021")
        })
        .expect("the date is marked")
        .hover();
    harness.run_steps(4);
    assert!(harness.state().state().hovered.is_some());
    harness.hover_at(egui::pos2(600.0, 12.0));
    harness.run_steps(4);
    assert_eq!(harness.state().state().hovered, None);
}

#[test]
fn search_steps_through_its_hits_and_escape_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    press(&mut harness, Modifiers::NONE, Key::Slash);
    harness.get_by_label("Search").type_text("bridge");
    harness.run_steps(4);
    let state = harness.state().state();
    assert_eq!(state.search.query(), "bridge");
    // The title, what closed, and what the mayor did: three places, the last two with an event.
    let places = state.search.places();
    let count = places.len();
    assert!(count >= 2);
    assert_eq!(state.selected, places[0].datum);
    harness.get_by_label_contains(&format!("1 of {count}"));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().state().search.at(), 1);
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert_eq!(harness.state().state().search.at(), 0);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().state().search.query(), "");
}

#[test]
fn a_corrected_publication_date_moves_what_hangs_on_it_and_undo_brings_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    let before = edtf_of(harness.state(), "Saturday").expect("Saturday is dated");
    assert_eq!(before, "2024-06-08");
    harness.get_by_label_contains("Publication date: ").click();
    harness.run_steps(3);
    let field = harness.get_by(|node| {
        node.role() == egui::Role::TextInput && node.value().is_some_and(|v| v == "2024-06-10")
    });
    field.focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness
        .get_by(|node| {
            node.role() == egui::Role::TextInput && node.value().is_some_and(|v| v == "2024-06-10")
        })
        .type_text("2019-05-01");
    harness.run_steps(3);
    harness.get_by_label("Set date").click();
    harness.run_steps(4);
    let published = harness.state().state().current().unwrap().published.clone();
    assert_eq!(published.date, Point::parse("2019-05-01"));
    let after = edtf_of(harness.state(), "Saturday").unwrap();
    assert!(
        after.starts_with("2019-04") || after.starts_with("2019-05"),
        "{after}"
    );
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        edtf_of(harness.state(), "Saturday").as_deref(),
        Some("2024-06-08")
    );
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(edtf_of(harness.state(), "Saturday"), Some(after));
}

#[test]
fn single_keys_walk_events_and_articles_and_stay_out_of_text_fields() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    press(&mut harness, Modifiers::NONE, Key::Period);
    let first = harness.state().state().selected;
    assert!(matches!(first, Some(Datum::Event(_))));
    press(&mut harness, Modifiers::NONE, Key::Period);
    assert_ne!(harness.state().state().selected, first);
    press(&mut harness, Modifiers::NONE, Key::Comma);
    assert_eq!(harness.state().state().selected, first);
    press(&mut harness, Modifiers::NONE, Key::W);
    let zoomed = harness.state().state().time;
    assert!(zoomed.is_some());
    press(&mut harness, Modifiers::COMMAND, Key::F);
    press(&mut harness, Modifiers::NONE, Key::W);
    assert_eq!(harness.state().state().time, zoomed);
}

#[test]
fn pasted_text_opens_as_an_article_unless_a_field_takes_it() {
    let mut harness = window(Vec::new());
    let paste = || egui::Event::Paste("Rain fell on 5 May 2020.\n\nIt stopped.".to_owned());
    harness.event(paste());
    settle(&mut harness);
    assert_eq!(harness.state().state().corpus().articles().len(), 1);
    press(&mut harness, Modifiers::NONE, Key::Slash);
    harness.event(egui::Event::Paste("Snow fell on 6 May 2020.".to_owned()));
    settle(&mut harness);
    assert_eq!(harness.state().state().corpus().articles().len(), 1);
}

#[test]
fn several_files_get_a_card_each_before_anything_is_added() {
    let folder = tempfile::tempdir().unwrap();
    let undated = "Rain in Vellmar\n\nThe bridge closed on Tuesday. It opened again on Friday.";
    let paths = vec![
        file(folder.path(), "good.txt", &article()),
        file(
            folder.path(),
            "other.txt",
            "On 4 May 2020 it rained in Vellmar.",
        ),
        file(folder.path(), "undated.txt", undated),
        file(folder.path(), "empty.txt", ""),
    ];
    let mut harness = window(Vec::new());
    do_it(&mut harness, Command::Open(paths));
    settle(&mut harness);
    let state = harness.state().state();
    assert!(state.pending && state.base().is_empty());
    assert_eq!(state.report.len(), 4);
    assert!(state.report[0].outcome.is_ok() && state.report[3].outcome.is_err());
    // Their cards say what is wrong; the strip need not.
    assert!(state.messages.is_empty());
    harness.get_by_label("4 files, 1 of them could not be read");
    harness.get_by_label("empty.txt");
    harness.get_by_label("The file is empty");
    harness.get_by_label_contains("No publication date is known");
    // One is left out, the date of another is given.
    harness.get_by_label("other.txt").click();
    harness.run_steps(3);
    harness.get_by_label("Published").focus();
    harness.run_steps(2);
    harness.get_by_label("Published").type_text("2024-05-16");
    harness.run_steps(3);
    harness.get_by_label("Add 2 of 3").click();
    harness.run_steps(4);
    let state = harness.state().state();
    assert!(!state.pending);
    let names: Vec<String> = state
        .corpus()
        .articles()
        .iter()
        .map(|f| f.article.source_name().to_owned())
        .collect();
    assert_eq!(names, ["good.txt", "undated.txt"]);
    let undated = state.corpus().article(1).unwrap();
    assert_eq!(undated.published.date, Point::parse("2024-05-16"));
    let tuesday = undated.times[0].interval.map(Interval::edtf);
    assert_eq!(tuesday.as_deref(), Some("2024-05-14"));
}

#[test]
fn enter_adds_what_the_cards_hold_and_nothing_else_asks_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let paths = vec![
        file(folder.path(), "good.txt", &article()),
        file(folder.path(), "other.txt", "On 4 May 2020 it rained."),
    ];
    let mut harness = window(Vec::new());
    harness.get_by_label_contains("see when it happened");
    do_it(&mut harness, Command::Open(paths));
    settle(&mut harness);
    assert!(harness.state().state().pending);
    assert!(
        harness
            .query_by_label_contains("see when it happened")
            .is_none()
    );
    press(&mut harness, Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    assert_eq!(harness.state().state().base().len(), 2);
}

#[test]
fn a_folder_and_an_archive_open_to_cards_and_can_be_declined() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "one.txt", &article());
    file(folder.path(), ".hidden.txt", &article());
    std::fs::create_dir(folder.path().join("inner")).unwrap();
    file(
        &folder.path().join("inner"),
        "two.txt",
        "On 4 May 2020 it rained.",
    );
    std::fs::write(folder.path().join("all.zip"), super::files::archive()).unwrap();
    let mut harness = window(vec![Answer::Paths(
        Ask::Folder,
        vec![folder.path().to_owned()],
    )]);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    settle(&mut harness);
    let names: Vec<String> = harness
        .state()
        .state()
        .report
        .iter()
        .map(|card| card.name.clone())
        .collect();
    let expected = [
        "all.zip/picture.png",
        "all.zip/a/letter.txt",
        "all.zip/b.html",
        "all.zip/c.docx",
        "inner/two.txt",
        "one.txt",
    ];
    assert_eq!(names.len(), expected.len(), "{names:?}");
    for (name, expected) in names.iter().zip(expected) {
        assert!(name.ends_with(expected), "{name}");
    }
    harness.get_by_label("Cancel").click();
    harness.run_steps(4);
    let state = harness.state().state();
    assert!(state.base().is_empty() && !state.pending && state.report.is_empty());
}

#[test]
fn a_file_that_changes_on_the_disk_is_read_again_with_its_corrections() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    let id = harness.state().state().current().unwrap().article.id;
    do_it(
        &mut harness,
        Command::SetPublished(id, Point::parse("2019-05-01")),
    );
    let path = file(
        folder.path(),
        "bridge.txt",
        &article().replace("The mayor", "The new mayor"),
    );
    do_it(&mut harness, Command::ReadAgain(path.clone()));
    settle(&mut harness);
    let current = |harness: &Harness<'_, App>| harness.state().state().current().unwrap().clone();
    let findings = current(&harness);
    assert!(findings.article.text.contains("The new mayor"));
    assert_eq!(findings.published.date, Point::parse("2019-05-01"));
    harness.get_by_label_contains("bridge.txt was read again: 1 article changed.");
    // A change is heard by itself where the system tells of it.
    if cfg!(target_os = "linux") {
        file(
            folder.path(),
            "bridge.txt",
            &article().replace("The mayor", "The old mayor"),
        );
        let end = Instant::now() + Duration::from_secs(20);
        while !current(&harness).article.text.contains("The old mayor") && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(20));
            harness.step();
        }
        assert!(current(&harness).article.text.contains("The old mayor"));
    }
    // One that is gone leaves what was read.
    std::fs::remove_file(&path).unwrap();
    do_it(&mut harness, Command::ReadAgain(path));
    settle(&mut harness);
    harness.get_by_label_contains("cannot be read now: there is no such file");
    assert_eq!(harness.state().state().corpus().articles().len(), 1);
}

#[test]
fn without_a_native_dialog_the_window_asks_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "bridge.txt", &article());
    file(folder.path(), "other.txt", "Nothing here.");
    let mut harness = window(vec![Answer::Unavailable(Ask::Open)]);
    press(&mut harness, Modifiers::COMMAND, Key::O);
    harness.run_steps(2);
    harness.get_by_label(Ask::Open.title());
    let field = harness
        .get_all_by_role(egui::Role::TextInput)
        .find(|node| node.value().is_some_and(|value| !value.is_empty()))
        .expect("the path field");
    field.focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    let typed = folder.path().join("bri").to_string_lossy().into_owned();
    harness
        .get_all_by_role(egui::Role::TextInput)
        .find(egui_kittest::Node::is_focused)
        .expect("the path field keeps the cursor")
        .type_text(&typed);
    harness.run_steps(3);
    assert!(harness.query_by_label("other.txt").is_none());
    harness.get_by_label("bridge.txt");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    settle(&mut harness);
    let state = harness.state().state();
    assert_eq!(state.corpus().articles().len(), 1);
    assert_eq!(state.settings.recent, [path]);
}

#[test]
fn the_palette_runs_what_is_typed_and_the_help_sheet_lists_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_label("Command").type_text("dark");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.ctx.global_style().visuals.dark_mode);
    press(&mut harness, Modifiers::NONE, Key::Questionmark);
    harness.get_by_label("Centre, then fit");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Centre, then fit").is_none());
}

#[test]
fn an_article_can_be_removed_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    let id = harness.state().state().current().unwrap().article.id;
    do_it(&mut harness, Command::Remove(id));
    assert!(harness.state().state().corpus().articles().is_empty());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().state().corpus().articles().len(), 1);
}

#[test]
fn a_narrow_window_shows_its_panes_as_tabs() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    harness.set_size(vec2(900.0, 600.0));
    harness.run_steps(4);
    for pane in Pane::NARROW {
        harness.get_by_role_and_label(egui::Role::Button, pane.name());
    }
    harness
        .get_by_role_and_label(egui::Role::Button, "Table")
        .click();
    harness.run_steps(3);
    assert!(harness.query_all_by_label_contains("Row: ").count() > 0);
}

#[test]
fn a_project_is_saved_and_comes_back_with_its_corrections() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("work");
    let mut harness = opened(folder.path());
    let id = harness.state().state().current().unwrap().article.id;
    do_it(
        &mut harness,
        Command::SetPublished(id, Point::parse("2019-05-01")),
    );
    let saturday = edtf_of(harness.state(), "Saturday");
    do_it(&mut harness, Command::SaveTo(place.clone()));
    settle(&mut harness);
    let state = harness.state().state();
    assert!(
        !state.unsaved && state.messages.is_empty(),
        "{:?}",
        state.messages
    );
    let saved = place.with_extension("dateline");
    assert_eq!(state.project.as_deref(), Some(saved.as_path()));
    let mut again = window(Vec::new());
    do_it(&mut again, Command::Open(vec![saved]));
    settle(&mut again);
    assert_eq!(edtf_of(again.state(), "Saturday"), saturday);
    press(&mut again, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        edtf_of(again.state(), "Saturday").as_deref(),
        Some("2024-06-08")
    );
}

#[test]
fn a_picture_and_a_table_are_exported_and_a_nameless_form_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    for name in ["timeline.svg", "events.csv", "what.xyz"] {
        do_it(&mut harness, Command::Export(folder.path().join(name)));
        settle(&mut harness);
    }
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("timeline.svg").contains("<svg"));
    assert!(read("events.csv").contains("2021-03-03"));
    assert!(!folder.path().join("what.xyz").exists());
    let messages = &harness.state().state().messages;
    assert!(
        messages.iter().any(|message| message.hint.contains(".svg")),
        "{messages:?}"
    );
}

#[test]
fn only_what_is_in_view_of_a_long_article_is_laid_out() {
    let folder = tempfile::tempdir().unwrap();
    let filler = "This paragraph says little.\n\n".repeat(2_000);
    let text = format!("A long story\n\n{filler}The bridge opened on 3 May 2021.\n");
    let path = file(folder.path(), "long.txt", &text);
    let mut harness = window(Vec::new());
    do_it(&mut harness, Command::Open(vec![path]));
    settle(&mut harness);
    let laid_out =
        |harness: &Harness<'_, App>| harness.query_all_by_label_contains("says little").count();
    assert!((1..60).contains(&laid_out(&harness)));
    assert!(
        harness
            .query_by_label_contains("The bridge opened")
            .is_none()
    );
    press(&mut harness, Modifiers::NONE, Key::End);
    harness.run_steps(6);
    assert!(
        harness
            .query_all_by_label_contains("The bridge opened on")
            .count()
            > 0
    );
    assert!((1..60).contains(&laid_out(&harness)));
}
