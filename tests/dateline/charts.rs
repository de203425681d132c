//! Charts as SVG text that a person can review in a diff, and the rules that hold for every chart.
//!
//! With `DATELINE_PICTURES=folder` every snapshot is also written there as PNG in both themes, to be looked at.

use crate::stories::{article, bridge, corpus, event};
use dateline::chart::{ChartSpec, LaneBy, Scene, Shape, Size, Surface, TimeView, View, layout};
use dateline::model::{Corpus, Filter};
use dateline::paint::{Inter, Theme, png, svg};

fn spec(chart: &str) -> ChartSpec {
    ChartSpec::named(chart).unwrap()
}

fn draw(spec: &ChartSpec, corpus: &Corpus, view: &View<'_>, w: f32, h: f32) -> Scene {
    let scene = layout(spec, corpus, view, Size { w, h }, &Inter);
    assert_eq!(
        scene,
        layout(spec, corpus, view, Size { w, h }, &Inter),
        "the same chart twice"
    );
    sound(&scene);
    scene
}

/// What holds for every scene: texts that do not overlap, marks inside, finite numbers, named targets.
fn sound(scene: &Scene) {
    let mut texts: Vec<(dateline::chart::Rect, &str)> = Vec::new();
    for item in &scene.items {
        if let Shape::Text {
            at,
            anchor,
            text,
            style,
            ..
        } = &item.shape
        {
            let width = dateline::chart::Measure::width(&Inter, text, *style);
            let left = match anchor {
                dateline::chart::Anchor::Start => at.x,
                dateline::chart::Anchor::Middle => at.x - width / 2.0,
                dateline::chart::Anchor::End => at.x - width,
            };
            assert!(left.is_finite() && at.y.is_finite(), "{text}");
            let mut rect = dateline::chart::Rect::new(left, at.y - 4.0, width, 8.0);
            if let Some(clip) = item.clip.map(|index| scene.clips[usize::from(index)]) {
                let from = rect.x.max(clip.x);
                rect = dateline::chart::Rect::new(
                    from,
                    rect.y,
                    rect.right().min(clip.right()) - from,
                    8.0,
                );
            } else {
                assert!(
                    left >= -0.5 && rect.right() <= scene.size.w + 0.5,
                    "{text} leaves the surface"
                );
            }
            for (other, words) in &texts {
                assert!(!rect.overlaps(*other), "{text:?} lies on {words:?}");
            }
            texts.push((rect, text));
        }
    }
    for target in &scene.targets {
        assert!(!target.name.is_empty() && !target.mark.data().is_empty());
    }
}

/// Compares with the snapshot, and writes pictures when asked to.
fn snapshot(name: &str, scene: &Scene) {
    if let Some(folder) = std::env::var_os("DATELINE_PICTURES") {
        for theme in [Theme::Light, Theme::Dark] {
            let path = std::path::Path::new(&folder).join(format!("{name}-{}.png", theme.word()));
            std::fs::write(path, png(scene, theme, 1.0).unwrap()).unwrap();
        }
    }
    insta::assert_snapshot!(name, svg(scene, Theme::Light));
}

fn timeline(name: &str, corpus: &Corpus, lanes: LaneBy, w: f32, h: f32) -> Scene {
    let filter = Filter::default();
    let spec = ChartSpec {
        lanes,
        ..spec("timeline")
    };
    let scene = draw(&spec, corpus, &View::all(&filter), w, h);
    snapshot(name, &scene);
    scene
}

/// How many data the targets of a scene stand for.
fn reached(scene: &Scene) -> usize {
    let mut data: Vec<_> = scene
        .targets
        .iter()
        .flat_map(|target| target.mark.data())
        .collect();
    data.sort_unstable();
    data.dedup();
    data.len()
}

#[test]
fn timeline_of_lanes() {
    let scene = timeline("timeline-lanes", &bridge(), LaneBy::Source, 1000.0, 440.0);
    assert_eq!(reached(&scene), 16);
}

#[test]
fn timeline_of_one_event() {
    let corpus = corpus(vec![article(
        "Courier",
        "2025-10-07",
        vec![event("The bridge opens", "2025-10-08")],
    )]);
    assert_eq!(
        reached(&timeline(
            "timeline-one",
            &corpus,
            LaneBy::Source,
            800.0,
            260.0
        )),
        1
    );
}

#[test]
fn timeline_of_nothing() {
    timeline(
        "timeline-empty",
        &corpus(Vec::new()),
        LaneBy::Source,
        800.0,
        240.0,
    );
}

#[test]
fn timeline_of_a_thousand_on_one_day() {
    let events = (0..1000)
        .map(|n| event(&format!("Claim {n}"), "2024-02-29"))
        .collect();
    let corpus = corpus(vec![article("Court", "", events)]);
    let scene = timeline("timeline-thousand", &corpus, LaneBy::None, 800.0, 260.0);
    assert_eq!(reached(&scene), 1000);
    assert_eq!(scene.targets.len(), 1);
}

#[test]
fn timeline_before_the_common_era() {
    let corpus = corpus(vec![article(
        "Annals",
        "",
        vec![
            event("A treaty is carved in stone", "-0482"),
            event("The long drought", "-0250/-0180"),
            event("A comet is seen", "-0043-05"),
            event("The harbour silts up", "0050~/0120~"),
            event("First lighthouse", "02XX"),
        ],
    )]);
    assert_eq!(
        reached(&timeline(
            "timeline-bce",
            &corpus,
            LaneBy::None,
            900.0,
            300.0
        )),
        5
    );
}

#[test]
fn timeline_to_the_limits_of_the_calendar() {
    let corpus = corpus(vec![article(
        "Almanac",
        "",
        vec![
            event("First year", "-9999"),
            event("Last day", "9999-12-31"),
            event("All of it", "-9999/9999"),
            event("A minute", "2024-05-14T09:30"),
        ],
    )]);
    assert_eq!(
        reached(&timeline(
            "timeline-limits",
            &corpus,
            LaneBy::None,
            900.0,
            300.0
        )),
        4
    );
}

#[test]
fn timeline_too_dense_for_marks() {
    let days = |n: i32| {
        let day = dateline::model::time::date_from_days(19_000 + i64::from(n * 37 % 900));
        event(&format!("Report {n}"), &day.to_string())
    };
    let corpus = corpus(vec![
        article("Wire", "", (0..4000).map(days).collect()),
        article("Courier", "", vec![event("The bridge opens", "2023-05-01")]),
    ]);
    let scene = timeline("timeline-dense", &corpus, LaneBy::Source, 900.0, 300.0);
    assert_eq!(reached(&scene), 4001);
}

#[test]
fn timeline_on_screen_has_an_overview() {
    let (corpus, filter) = (bridge(), Filter::default());
    let view = View {
        time: Some(TimeView {
            start: 1_672_531_200.0,
            end: 1_719_792_000.0,
        }),
        today: Some(1_710_000_000),
        surface: Surface::Screen,
        ..View::all(&filter)
    };
    let scene = draw(&spec("timeline"), &corpus, &view, 800.0, 400.0);
    assert!(scene.zone(dateline::chart::ZoneKind::Overview).is_some());
    snapshot("timeline-screen", &scene);
}

#[test]
fn panning_moves_marks_and_changes_nothing_else() {
    let (corpus, filter) = (bridge(), Filter::default());
    let texts = |shift: f64| {
        let view = View {
            time: Some(TimeView {
                start: 1_600_000_000.0 + shift,
                end: 1_800_000_000.0 + shift,
            }),
            surface: Surface::Screen,
            ..View::all(&filter)
        };
        let scene = draw(&spec("timeline"), &corpus, &view, 1200.0, 500.0);
        let per_px = 200_000_000.0 / f64::from(scene.plot.w);
        let events: Vec<(String, i64, i64)> = scene
            .targets
            .iter()
            .filter(|t| {
                t.rect.x > scene.plot.x + 60.0 && t.rect.right() < scene.plot.right() - 60.0
            })
            .map(|t| {
                let x = f64::from(t.rect.x) + shift / per_px;
                (t.name.clone(), x.round() as i64, t.rect.y as i64)
            })
            .collect();
        events
    };
    let (here, there) = (texts(0.0), texts(3_000_000.0));
    let both = here.iter().filter(|mark| {
        there
            .iter()
            .any(|other| other.0 == mark.0 && (other.1 - mark.1).abs() <= 1 && other.2 == mark.2)
    });
    assert!(both.count() >= 7, "{here:?}\n{there:?}");
}
