//! What links the panes: search, filters, ranges, distances, the keyboard, and what a screen reader hears.

use crate::app::{article, do_it, file, opened, press, settle, window};
use dateline::app::layout::Pane;
use dateline::app::route::Along;
use dateline::app::settings::ThemeChoice;
use dateline::app::{App, Command};
use dateline::chart::Ink;
use dateline::model::{Datum, Filter, Interval, Modality, Only};
use dateline::paint::Theme;
use egui::accesskit::{Action, Live, Role};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeSet;

/// A second article, published later, with a plan and a date that hangs on nothing.
const LATER: &str = "Ferry stops in Vellmar\n\nPublished: 2 September 2024\n\nThe ferry will stop on 1 May 2026. \
    The bridge took most of its riders. The pier is planned for 2027. The mayor has said nothing since taking office.\n";

/// Height of the bar that tabs stand on.
const TAB_BAR: f32 = 28.0;

/// Both articles open, nothing selected.
fn both(folder: &std::path::Path) -> Harness<'static, App> {
    let paths = vec![
        file(folder, "bridge.txt", &article()),
        file(folder, "ferry.txt", LATER),
    ];
    let mut harness = window(Vec::new());
    do_it(&mut harness, Command::Open(paths));
    settle(&mut harness);
    do_it(&mut harness, Command::AddCards);
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness
}

fn year(year: &str) -> Filter {
    Filter {
        range: Interval::parse(year).unwrap().drawn(),
        ..Filter::default()
    }
}

#[test]
fn a_filter_that_is_on_can_be_seen_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    let before = harness.state().state().facets().events;
    harness.get_by_label_contains("Only Planned").click();
    harness.run_steps(3);
    let state = harness.state().state();
    assert_eq!(state.filter().modalities, [Modality::Planned]);
    let left = state.facets().events;
    assert!((1..before).contains(&left), "{left} of {before}");
    harness
        .get_by_label_contains("Take this filter away: Events: planned")
        .click();
    harness.run_steps(3);
    assert!(harness.state().state().filter().is_empty());
    assert!(harness.query_by_label("Clear all").is_none());
}

#[test]
fn a_range_is_told_with_its_length_and_saved_under_a_name_in_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    do_it(&mut harness, Command::Filter(year("2021")));
    harness.get_by_label_contains("1 January – 31 December 2021 · 1 year (365 days)");
    harness.get_by_label("Save…").click();
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::Button, "Save filter")
        .click();
    harness.run_steps(3);
    let place = folder.path().join("work.dateline");
    assert!(harness.state().state().unsaved);
    do_it(&mut harness, Command::SaveTo(place.clone()));
    settle(&mut harness);
    assert!(!harness.state().state().unsaved);

    let mut again = window(Vec::new());
    do_it(&mut again, Command::Open(vec![place]));
    settle(&mut again);
    assert!(again.state().state().filter().is_empty());
    let planned = Filter::default().toggled(&Only::Modality(Modality::Planned));
    do_it(&mut again, Command::Filter(planned));
    again
        .get_by_role_and_label(Role::Button, "1 January – 31 December 2021")
        .click();
    again.run_steps(3);
    let filter = again.state().state().filter();
    assert_eq!(filter.range, year("2021").range, "the range is back");
    assert_eq!(filter.modalities, [Modality::Planned], "the rest stays");
    again
        .get_by_label_contains("Forget filter 1 January")
        .click();
    again.run_steps(3);
    assert!(again.state().state().filters().is_empty());
}

#[test]
fn a_search_also_finds_what_no_mark_stands_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    do_it(&mut harness, Command::Search("riders most".to_owned()));
    settle(&mut harness);
    let state = harness.state().state();
    assert_eq!(state.search.places().len(), 1);
    assert_eq!(state.selected, None);
    assert_eq!(state.article, 1, "the reader has turned to the ferry");
    harness.get_by_label_contains("1 of 1");
    do_it(&mut harness, Command::Search("nowhere".to_owned()));
    settle(&mut harness);
    harness.get_by_label_contains("no hits");
}

#[test]
fn the_keyboard_reaches_every_datum_and_tells_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    let state = harness.state().state();
    let corpus = state.corpus();
    let mut wanted: BTreeSet<Datum> = corpus
        .events_by_start()
        .iter()
        .map(|&r| Datum::Event(r))
        .collect();
    wanted.extend(corpus.figures().map(|(r, _)| Datum::Figure(r)));
    wanted.extend(corpus.leftovers().map(|(r, _)| Datum::Time(r)));
    let (events, figures) = (state.facets().events, state.facets().figures);
    let undated = state.leftovers();
    assert!(events >= 4 && figures >= 1 && undated >= 1, "{undated}");
    let mut reached = BTreeSet::new();
    for (key, word, count) in [
        (Key::Period, "event", events),
        (Key::CloseBracket, "figure", figures),
        (Key::U, "undated expression", undated),
    ] {
        do_it(&mut harness, Command::Select(None));
        for place in 1..=count {
            press(&mut harness, Modifiers::NONE, key);
            let position = format!("{word} {place} of {count}");
            let said = harness.get_by(|node| {
                node.role() == Role::Status && node.label().is_some_and(|l| l.ends_with(&position))
            });
            let node = said.accesskit_node();
            assert_eq!(node.live(), Live::Polite, "it is announced");
            assert!(node.label().unwrap().contains('“'), "with its quote");
            reached.extend(harness.state().state().selected);
        }
    }
    assert_eq!(reached, wanted);
}

#[test]
fn events_come_in_the_order_of_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    let mut starts = Vec::new();
    for _ in 0..harness.state().state().facets().events {
        do_it(&mut harness, Command::Step(Along::Events, 1));
        let state = harness.state().state();
        let Some(Datum::Event(r)) = state.selected else {
            panic!("{:?}", state.selected);
        };
        starts.push(state.corpus().event(r).unwrap().interval.drawn());
    }
    assert!(starts.is_sorted() && starts.len() >= 4);
}

#[test]
fn the_distance_between_two_events_is_that_of_the_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    press(&mut harness, Modifiers::NONE, Key::M);
    assert!(!harness.state().state().messages.is_empty(), "of nothing");
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::NONE, Key::M);
    harness.get_by_label_contains("select or point at another one");
    let ferry = harness
        .state()
        .state()
        .corpus()
        .events_by_start()
        .iter()
        .copied()
        .find(|&r| {
            let event = harness.state().state().corpus().event(r);
            event.is_some_and(|event| event.interval.edtf() == "2026-05-01")
        });
    do_it(&mut harness, Command::Select(ferry.map(Datum::Event)));
    // From 3 March 2021 to 1 May 2026.
    harness
        .get_by_label_contains("5 years, 1 month, 28 days (1,885 days)")
        .click();
    harness.run_steps(3);
    assert_eq!(harness.state().state().measure_from, None);
}

#[test]
fn what_was_reported_later_can_be_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    let all = harness.state().state().facets().events;
    let slider = harness.get_by_label("As reported up to now");
    slider.focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    let state = harness.state().state();
    assert!(state.filter().reported.is_some());
    assert!(state.facets().events < all);
    harness
        .get_by_role_and_label(Role::Slider, "As reported up to 10 June 2024")
        .focus();
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(harness.state().state().filter().reported, None);
}

#[test]
fn every_control_that_takes_the_focus_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    do_it(&mut harness, Command::Filter(year("2024")));
    do_it(&mut harness, Command::Search("bridge".to_owned()));
    for pane in Pane::NARROW {
        do_it(&mut harness, Command::ShowPane(pane));
        press(&mut harness, Modifiers::NONE, Key::Period);
        let nameless: Vec<String> = harness
            .root()
            .children_recursive()
            .filter(|node| {
                let node = node.accesskit_node();
                let takes = node.data().supports_action(Action::Focus);
                takes && node.label().is_none_or(|label| label.is_empty())
            })
            // What the tiles bring along without a name: edges to drag, the bars behind tabs, and nodes that lie nowhere.
            .filter(|node| {
                let size = node.rect().size();
                let is_tab_bar = node.accesskit_node().role() == Role::Unknown && size.y == TAB_BAR;
                size.min_elem() > 8.0 && !is_tab_bar
            })
            .map(|node| format!("{:?} {:?}", node.accesskit_node().role(), node.rect()))
            .collect();
        assert_eq!(nameless, [""; 0], "{}", pane.name());
    }
}

#[test]
fn the_interface_can_be_three_times_as_large_in_any_look() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        do_it(&mut harness, Command::Theme(theme));
        do_it(&mut harness, Command::ToggleContrast);
        let ground = harness.ctx.global_style().visuals.panel_fill;
        let is_known = Theme::ALL.into_iter().any(|theme| {
            let [r, g, b] = theme.color(Ink::Background);
            egui::Color32::from_rgb(r, g, b) == ground
        });
        assert!(is_known, "{ground:?}");
    }
    for size in [vec2(900.0, 600.0), vec2(2560.0, 1440.0)] {
        harness.set_size(size);
        for _ in 0..12 {
            press(&mut harness, Modifiers::COMMAND, Key::Plus);
        }
        assert_eq!(harness.state().state().settings.scale, 300);
        assert!((harness.ctx.zoom_factor() - 3.0).abs() < 1e-3);
        press(&mut harness, Modifiers::COMMAND, Key::Num0);
        assert_eq!(harness.state().state().settings.scale, 100);
    }
}

#[test]
fn hints_are_read_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    for _ in 0..2 {
        harness.get_by_label("Got it").click();
        harness.run_steps(3);
    }
    assert!(harness.query_by_label("Got it").is_none());
}

#[test]
fn a_key_closes_the_menu_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = both(folder.path());
    harness.get_by_label_contains("Lane bridge.txt").click();
    harness.run_steps(3);
    assert!(harness.ctx.any_popup_open());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    assert!(!harness.ctx.any_popup_open());
    harness.get_by_label("Command");
}
