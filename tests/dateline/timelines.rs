//! Timelines with many lanes, with periods, by publication, over a thousand years: as SVG text, and what holds while the
//! view moves.

use crate::charts::{draw, reached, snapshot, spec};
use crate::stories::{article, bridge, corpus, event};
use dateline::chart::{
    Arrangement, ChartSpec, LaneBy, Scene, Shape, Surface, TimeView, View, ZoneKind, toggle,
};
use dateline::model::{Corpus, Event, Filter, LabelSet, synthetic};

/// An event of this category.
fn of_category(category: &str, event: Event) -> Event {
    let category = Some(category.to_owned());
    let labels = LabelSet {
        category,
        ..LabelSet::default()
    }
    .into();
    Event { labels, ..event }
}

fn on_screen(filter: &Filter, start: f64, end: f64) -> View<'_> {
    View {
        time: Some(TimeView { start, end }),
        surface: Surface::Screen,
        ..View::all(filter)
    }
}

fn by(lanes: LaneBy) -> ChartSpec {
    ChartSpec {
        lanes,
        ..spec("timeline")
    }
}

/// The lanes whose names are in view, from the top.
fn heads(scene: &Scene) -> Vec<u32> {
    let lane = |kind| match kind {
        ZoneKind::Head(lane) => Some(lane),
        _ => None,
    };
    scene
        .zones
        .iter()
        .filter_map(|zone| lane(zone.kind))
        .collect()
}

/// Three hundred papers of two events each.
fn papers() -> Corpus {
    let paper = |n: u32| {
        let day = |n: u32| format!("20{:02}-{:02}-{:02}", n % 20, 1 + n % 12, 1 + n % 28);
        article(
            &format!("Paper {n}"),
            "",
            vec![
                event(&format!("The {n}th meeting"), &day(n)),
                event(
                    "The vote",
                    &format!("{}/{}", day(n), day(n + 1).replace("20", "21")),
                ),
            ],
        )
    };
    corpus((0..300).map(paper).collect())
}

#[test]
fn hundreds_of_lanes_scroll() {
    let (corpus, filter) = (papers(), Filter::default());
    let view = |scroll: f32| View {
        scroll,
        surface: Surface::Screen,
        ..View::all(&filter)
    };
    let top = draw(&spec("timeline"), &corpus, &view(0.0), 1000.0, 420.0);
    snapshot("timeline-hundreds", &top);
    assert!(top.content_height > 300.0 * 20.0, "{}", top.content_height);
    assert_eq!(heads(&top)[0], 0);
    let last = draw(
        &spec("timeline"),
        &corpus,
        &view(top.content_height),
        1000.0,
        420.0,
    );
    assert_eq!(heads(&last).last(), Some(&299));
}

#[test]
fn lanes_are_pinned_collapsed_hidden_and_moved() {
    let (corpus, filter) = (papers(), Filter::default());
    let mut spec = spec("timeline");
    toggle(&mut spec.arrangement.pinned, "Paper 250");
    toggle(&mut spec.arrangement.collapsed, "Paper 1");
    toggle(&mut spec.arrangement.hidden, "Paper 2");
    spec.arrangement.order = vec!["Paper 7".to_owned()];
    let view = View {
        scroll: 8.0,
        surface: Surface::Screen,
        ..View::all(&filter)
    };
    let scene = draw(&spec, &corpus, &view, 1000.0, 420.0);
    snapshot("timeline-arranged", &scene);
    assert_eq!(heads(&scene)[..5], [250, 7, 0, 1, 3]);
}

#[test]
fn eras_span_all_lanes() {
    let mut articles = bridge().articles().to_vec();
    articles.push(article(
        "Council minutes",
        "",
        vec![
            of_category("Era", event("First mayoralty", "2021/2023-06")),
            of_category("era", event("Second mayoralty", "2023-07/..")),
        ],
    ));
    let corpus = corpus(articles);
    let filter = Filter::default();
    let scene = draw(
        &by(LaneBy::Source),
        &corpus,
        &View::all(&filter),
        1000.0,
        460.0,
    );
    snapshot("timeline-eras", &scene);
    // The lane of eras stands on top.
    assert_eq!(heads(&scene)[0], 3);
}

/// Where the rows named so stand, from the top.
fn rows_named(scene: &Scene, names: &[&str]) -> Vec<f32> {
    let place = |name: &&str| {
        scene.items.iter().find_map(|item| match &item.shape {
            Shape::Text { at, text, .. } if text == name => Some(at.y),
            _ => None,
        })
    };
    names.iter().filter_map(place).collect()
}

#[test]
fn what_was_known_when() {
    let (corpus, filter) = (bridge(), Filter::default());
    let view = View::all(&filter);
    let scene = draw(&by(LaneBy::Reported), &corpus, &view, 1000.0, 440.0);
    snapshot("timeline-reported", &scene);
    assert_eq!(reached(&scene), 16);
    // August, then 30 September, then 7 October, whatever the order of the articles.
    let names = ["August 2025", "30 September 2025", "7 October 2025"];
    let rows = rows_named(&scene, &names);
    assert!(rows.len() == 3 && rows.is_sorted(), "{rows:?}");
}

#[test]
fn reports_stand_to_scale_and_move_apart_where_they_would_lie_on_one_another() {
    let told = |date: &str| article("Wire", date, vec![event("The bridge opens", "2025-10-08")]);
    let drawn = |dates: &[&str]| {
        let corpus = corpus(dates.iter().map(|date| told(date)).collect());
        let filter = Filter::default();
        draw(
            &by(LaneBy::Reported),
            &corpus,
            &View::all(&filter),
            900.0,
            500.0,
        )
    };
    let dates = ["2025-01-01", "2025-01-02", "2025-07-02", "2025-12-31"];
    let names = [
        "1 January 2025",
        "2 January 2025",
        "2 July 2025",
        "31 December 2025",
    ];
    let rows = rows_named(&drawn(&dates), &names);
    let [first, second, middle, last] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert!((middle - first - (last - middle)).abs() < 1.0, "{rows:?}");
    assert!(second - first >= 20.0, "{rows:?}");
}

#[test]
fn what_articles_date_differently_is_marked() {
    let told = |source: &str, title: &str, date: &str| {
        article(source, "2024-06-20", vec![event(title, date)])
    };
    let corpus = corpus(vec![
        told("Courier", "The council closed the old bridge", "2024-06-03"),
        told(
            "Wire",
            "The town council closed the old bridge",
            "2024-06-05",
        ),
        told("Annals", "The ferry sank in the harbour", "2024-06-09"),
    ]);
    let filter = Filter::default();
    let spec = by(LaneBy::Source);
    let scene = draw(&spec, &corpus, &View::all(&filter), 900.0, 360.0);
    snapshot("timeline-disputed", &scene);
    let disputed = scene
        .targets
        .iter()
        .filter(|target| target.name.contains("dated differently"));
    assert_eq!(disputed.count(), 2);
}

#[test]
fn a_thousand_years_beside_minutes() {
    let corpus = corpus(vec![article(
        "Annals",
        "",
        vec![
            event("The realm", "1024/2024"),
            event("The long peace", "1400/1650"),
            event("The bell rings", "2024-05-14T09:30"),
            event("The bell stops", "2024-05-14T09:42"),
            event("A day of rain", "2024-05-14"),
        ],
    )]);
    let filter = Filter::default();
    let all = draw(
        &by(LaneBy::None),
        &corpus,
        &View::all(&filter),
        900.0,
        300.0,
    );
    snapshot("timeline-millennium", &all);
    let morning = on_screen(&filter, 1_715_674_800.0, 1_715_682_000.0);
    let scene = draw(&by(LaneBy::None), &corpus, &morning, 900.0, 300.0);
    snapshot("timeline-minutes", &scene);
    let texts = |scene: &Scene| -> Vec<String> {
        scene
            .items
            .iter()
            .filter_map(|item| match &item.shape {
                Shape::Text { text, .. } => Some(text.clone()),
                _ => None,
            })
            .collect()
    };
    // The realm ended with its last year: it is under way all day.
    for title in [
        "The realm",
        "The bell rings",
        "The bell stops",
        "A day of rain",
    ] {
        assert!(
            texts(&scene).iter().any(|text| text == title),
            "{title}: {:?}",
            texts(&scene)
        );
    }
}

#[test]
fn what_is_under_way_at_the_edge_is_counted() {
    // Forty ranges that all hold the view, and room for a few.
    let events = (0..40).map(|n| {
        event(
            &format!("Strike {n}"),
            &format!("2020-01-{:02}/2024", 1 + n % 28),
        )
    });
    let corpus = corpus(vec![article("Wire", "", events.collect())]);
    let filter = Filter::default();
    let view = on_screen(&filter, 1_640_995_200.0, 1_643_673_600.0);
    let scene = draw(&by(LaneBy::None), &corpus, &view, 800.0, 300.0);
    snapshot("timeline-under-way", &scene);
    let crowd = scene.targets.iter().find_map(|target| match &target.mark {
        dateline::chart::Mark::Many(crowd) if crowd.is_under_way() => Some(crowd.len()),
        _ => None,
    });
    assert_eq!(crowd, Some(40));
}

/// Every label of a mark that lies well inside the plot: its words, and where it would stand with the epoch at zero.
fn labels(scene: &Scene, per_px: f64) -> Vec<(String, i64, i64)> {
    let (plot, view) = (scene.plot, scene.time.unwrap());
    let inside = |x: f32| x > plot.x + 320.0 && x < plot.right() - 320.0;
    scene
        .items
        .iter()
        .filter(|item| item.target.is_some())
        .filter_map(|item| match &item.shape {
            Shape::Text { at, text, .. } if inside(at.x) && !text.starts_with('‹') => {
                let x = f64::from(at.x - plot.x) + view.start / per_px;
                Some((text.clone(), x.round() as i64, at.y.round() as i64))
            }
            _ => None,
        })
        .collect()
}

mod any {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn labels_never_overlap_and_never_jitter_while_panning(
            count in 20_usize..3_000,
            years in 0.02_f64..40.0,
            shift_px in 1_i32..400,
            at in 0.1_f64..0.9,
            lanes in prop::sample::select(vec![LaneBy::Source, LaneBy::Place, LaneBy::None]),
        ) {
            let (corpus, filter) = (synthetic::corpus(count), Filter::default());
            let (first, last) = corpus.extent().unwrap();
            let span = years * 365.25 * 86_400.0;
            let start = first as f64 + (last - first) as f64 * at - span / 2.0;
            let view = |shift: f64| on_screen(&filter, start + shift, start + shift + span);
            let here = draw(&by(lanes), &corpus, &view(0.0), 1400.0, 700.0);
            let per_px = span / f64::from(here.plot.w);
            // `draw` makes sure that no text lies on another.
            let there = draw(&by(lanes), &corpus, &view(f64::from(shift_px) * per_px), 1400.0, 700.0);
            let (before, after) = (labels(&here, per_px), labels(&there, per_px));
            let reach = i64::from(shift_px) + 2;
            let (left, right) = ((start / per_px) as i64 + 320 + reach, ((start + span) / per_px) as i64 - 320 - reach);
            for label in before.iter().filter(|label| label.1 > left && label.1 < right) {
                let same = |other: &(String, i64, i64)| other.0 == label.0 && (other.1 - label.1).abs() <= 1 && other.2 == label.2;
                // What stands inside a bar that sticks out of the view follows the edge.
                prop_assert!(after.iter().any(same), "{label:?}");
            }
        }
    }
}

#[test]
fn an_arrangement_is_saved_with_its_chart() {
    let mut spec = spec("timeline");
    spec.arrangement = Arrangement {
        order: vec!["B".to_owned(), "A".to_owned()],
        ..Arrangement::default()
    };
    toggle(&mut spec.arrangement.eras, "C");
    let project = dateline::store::Project {
        charts: vec![spec.clone()],
        ..Default::default()
    };
    let again = dateline::store::from_bytes(&dateline::store::to_bytes(&project)).unwrap();
    assert_eq!(again.charts, [spec]);
}
