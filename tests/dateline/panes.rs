//! The chart panes driven by pointer and by name, outside the rest of the window.

use crate::stories::{Saying, article, bridge, corpus, event, figure, report};
use dateline::app::figures_pane::FiguresPane;
use dateline::app::pane::{Request, Shared};
use dateline::app::timeline_pane::TimelinePane;
use dateline::chart::{Arrangement, BarSpec, LaneBy, TimeView};
use dateline::model::{Corpus, Datum, Filter, Kind, Ref, Unit};
use dateline::paint::Theme;
use egui::{Event, Modifiers, Pos2, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::sync::Arc;

/// A pane on its own, with what the rest of the window would keep for it.
struct Bench {
    corpus: Arc<Corpus>,
    filter: Filter,
    arrangement: Arrangement,
    time: Option<TimeView>,
    selected: Option<Datum>,
    timeline: TimelinePane,
    figures: FiguresPane,
    bars: BarSpec,
    /// All that was asked for, but hovers.
    asked: Vec<Request>,
}

impl Bench {
    fn new(corpus: Corpus) -> Self {
        Self {
            corpus: Arc::new(corpus),
            filter: Filter::default(),
            arrangement: Arrangement::default(),
            time: None,
            selected: None,
            timeline: TimelinePane::default(),
            figures: FiguresPane::default(),
            bars: BarSpec::default(),
            asked: Vec::new(),
        }
    }

    fn shared(&self) -> Shared<'_> {
        Shared {
            corpus: &self.corpus,
            revision: 1,
            filter: &self.filter,
            selected: self.selected,
            hovered: None,
            hits: None,
            time: self.time,
            today: None,
            lanes: LaneBy::Source,
            bars: &self.bars,
            arrangement: &self.arrangement,
            theme: Theme::Light,
        }
    }

    /// Does what the window does with requests.
    fn take(&mut self, requests: Vec<Request>) {
        for request in requests {
            match &request {
                Request::SetView(view) => self.time = *view,
                Request::Select(datum) => self.selected = *datum,
                Request::SetBars(bars) => self.bars = bars.clone(),
                Request::Arrange(arrangement) => self.arrangement.clone_from(arrangement),
                _ => {}
            }
            if !matches!(request, Request::Hover(_)) {
                self.asked.push(request);
            }
        }
    }
}

fn timeline_ui(ui: &mut Ui, bench: &mut Bench) {
    let mut pane = std::mem::take(&mut bench.timeline);
    let requests = pane.ui(ui, &bench.shared());
    bench.timeline = pane;
    bench.take(requests);
}

fn figures_ui(ui: &mut Ui, bench: &mut Bench) {
    let mut pane = std::mem::take(&mut bench.figures);
    let requests = pane.ui(ui, &bench.shared());
    bench.figures = pane;
    bench.take(requests);
}

fn harness(corpus: Corpus, show: fn(&mut Ui, &mut Bench)) -> Harness<'static, Bench> {
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1000.0, 460.0))
        .allow_missing_glyphs()
        .with_max_steps(20)
        .build_ui_state(show, Bench::new(corpus));
    harness.run();
    harness
}

fn decade() -> TimeView {
    TimeView {
        start: 1_500_000_000.0,
        end: 1_800_000_000.0,
    }
}

#[test]
fn an_event_is_selected_by_its_name() {
    let mut harness = harness(bridge(), timeline_ui);
    let name = "Ground is broken on the north bank, 11 April 2023, Harbour Courier";
    harness.get_by_label(name).click();
    harness.run();
    let expected = Datum::Event(Ref {
        article: 0,
        index: 3,
    });
    assert_eq!(harness.state().selected, Some(expected));
}

#[test]
fn every_event_has_a_name_to_reach_it_by() {
    let harness = harness(bridge(), timeline_ui);
    for title in [
        "Council approves",
        "Night ferry",
        "Debt repaid",
        "Toll rises",
        "Cost revised",
    ] {
        assert!(
            harness.query_all_by_label_contains(title).count() > 0,
            "{title}"
        );
    }
}

#[test]
fn dragging_empty_space_pans() {
    let mut harness = harness(bridge(), timeline_ui);
    harness.state_mut().time = Some(decade());
    harness.run();
    harness.drag_at(Pos2::new(600.0, 400.0));
    harness.hover_at(Pos2::new(560.0, 400.0));
    harness.run();
    harness.drop_at(Pos2::new(560.0, 400.0));
    harness.run();
    let view = harness.state().time.unwrap();
    assert!(view.start > decade().start, "later: {view:?}");
    assert!((view.span() - decade().span()).abs() < 1.0, "as long");
}

#[test]
fn dragging_the_ruler_selects_a_range() {
    let mut harness = harness(bridge(), timeline_ui);
    harness.state_mut().time = Some(decade());
    harness.run();
    let y = 50.0;
    harness.drag_at(Pos2::new(500.0, y));
    harness.hover_at(Pos2::new(700.0, y));
    harness.run();
    harness.drop_at(Pos2::new(700.0, y));
    harness.run();
    let Some(Request::SetRange(Some((from, to)))) = harness.state().asked.last() else {
        panic!("{:?}", harness.state().asked);
    };
    assert!(
        *to - *from > 50_000_000 && *to - *from < 90_000_000,
        "{from} {to}"
    );
}

#[test]
fn pinching_zooms_where_the_pointer_is() {
    let mut harness = harness(bridge(), timeline_ui);
    harness.state_mut().time = Some(decade());
    harness.run();
    harness.hover_at(Pos2::new(800.0, 420.0));
    harness.event(Event::Zoom(2.0));
    harness.run();
    let view = harness.state().time.unwrap();
    assert!((view.span() * 2.0 - decade().span()).abs() < decade().span() * 0.01);
    assert!(
        view.start - decade().start > decade().end - view.end,
        "about the pointer, right of the middle"
    );
}

#[test]
fn the_wheel_over_the_ruler_zooms_and_shift_pans() {
    let mut harness = harness(bridge(), timeline_ui);
    harness.state_mut().time = Some(decade());
    harness.run();
    let turn = |harness: &mut Harness<'static, Bench>, modifiers| {
        harness.event_modifiers(
            Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: Vec2::new(0.0, 60.0),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers,
            },
            modifiers,
        );
        harness.run_steps(20);
    };
    harness.hover_at(Pos2::new(500.0, 50.0));
    turn(&mut harness, Modifiers::NONE);
    let zoomed = harness.state().time.unwrap();
    assert!(zoomed.span() < decade().span() * 0.95, "{zoomed:?}");
    harness.hover_at(Pos2::new(500.0, 400.0));
    turn(&mut harness, Modifiers::SHIFT);
    let panned = harness.state().time.unwrap();
    assert!((panned.span() - zoomed.span()).abs() < 1.0 && panned.start < zoomed.start);
}

#[test]
fn a_box_with_a_count_lists_what_it_holds() {
    let mut events: Vec<_> = (0..60)
        .map(|n| event(&format!("Claim {n}"), "2024-02-29"))
        .collect();
    events.push(event("Verdict", "2025-02-28"));
    let mut harness = harness(corpus(vec![article("Court", "", events)]), timeline_ui);
    harness.get_by_label("60 events, 29 February 2024").click();
    harness.run();
    harness.get_by_label("29 February 2024 · Claim 3").click();
    harness.run();
    let third = Datum::Event(Ref {
        article: 0,
        index: 3,
    });
    assert_eq!(harness.state().selected, Some(third));
}

#[test]
fn a_preset_shows_its_stretch_and_all_shows_all() {
    let mut harness = harness(bridge(), timeline_ui);
    harness.get_by_label("Year").click();
    harness.run();
    let span = harness.state().time.unwrap().span();
    assert!((span - 366.0 * 86_400.0).abs() < 1.0);
    harness.get_by_label("All").click();
    harness.run();
    assert_eq!(harness.state().time, None);
}

#[test]
fn the_first_look_is_where_most_events_are() {
    let mut events: Vec<_> = (1..10)
        .map(|n| event(&format!("Step {n}"), &format!("2024-0{n}-10")))
        .collect();
    events.push(event("The old charter", "1412"));
    let harness = harness(corpus(vec![article("Courier", "", events)]), timeline_ui);
    let view = harness.state().time.unwrap();
    assert!(
        view.start > 1_690_000_000.0 && view.end < 1_750_000_000.0,
        "{view:?}"
    );
}

#[test]
fn a_bar_is_selected_by_its_name() {
    let riders = |value: &str, year: &str| {
        figure(value, 4, Unit::new("passenger"), Kind::Count, "passengers")
            .of("the ferry")
            .during(year)
    };
    let corpus = corpus(vec![report(
        "Courier",
        "2025-10-07",
        vec![
            riders("410000", "2017"),
            riders("430000", "2018"),
            figure("3", 0, Unit::new("boat"), Kind::Count, "boats"),
        ],
    )]);
    let mut harness = harness(corpus, figures_ui);
    harness.get_by_label_contains("2018").click();
    harness.run();
    let second = Datum::Figure(Ref {
        article: 0,
        index: 1,
    });
    assert_eq!(harness.state().selected, Some(second));
    harness.get_by_label_contains("boats, 3").click();
    harness.run();
    assert_ne!(harness.state().selected, Some(second));
}
