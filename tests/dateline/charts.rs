//! Charts as SVG text that a person can review in a diff, and the rules that hold for every chart.
//!
//! With `DATELINE_PICTURES=folder` every snapshot is also written there as PNG in both themes, to be looked at.

use crate::stories::{Saying, article, bridge, corpus, event, figure, report};
use dateline::chart::{
    ChartSpec, LaneBy, Scene, Shape, Size, Surface, TimeView, View, layout, name,
};
use dateline::model::{Corpus, Direction, Figure, Filter, Kind, Qualifier, Status, Unit};
use dateline::paint::{Inter, Theme, png, svg};

pub(crate) fn spec(chart: &str) -> ChartSpec {
    ChartSpec::named(chart).unwrap()
}

pub(crate) fn draw(spec: &ChartSpec, corpus: &Corpus, view: &View<'_>, w: f32, h: f32) -> Scene {
    let scene = layout(spec, corpus, view, Size { w, h }, &Inter);
    assert_eq!(
        scene,
        layout(spec, corpus, view, Size { w, h }, &Inter),
        "the same chart twice"
    );
    sound(corpus, &scene);
    scene
}

/// What holds for every scene: texts that do not overlap, marks inside, finite numbers, named targets.
fn sound(corpus: &Corpus, scene: &Scene) {
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
                let (x, y) = (rect.x.max(clip.x), rect.y.max(clip.y));
                let (right, bottom) = (
                    rect.right().min(clip.right()),
                    rect.bottom().min(clip.bottom()),
                );
                if right <= x || bottom <= y {
                    continue;
                }
                rect = dateline::chart::Rect::new(x, y, right - x, bottom - y);
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
        assert!(!name(corpus, target).is_empty() && target.mark.data().next().is_some());
    }
}

/// Compares with the snapshot, and writes pictures when asked to.
pub(crate) fn snapshot(name: &str, scene: &Scene) {
    if let Some(folder) = std::env::var_os("DATELINE_PICTURES") {
        for theme in [Theme::Light, Theme::Dark] {
            let path = std::path::Path::new(&folder).join(format!("{name}-{}.png", theme.word()));
            std::fs::write(path, png(scene, theme, 1.0, &|| true).unwrap()).unwrap();
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
pub(crate) fn reached(scene: &Scene) -> usize {
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
                (
                    name(&corpus, t).into_owned(),
                    x.round() as i64,
                    t.rect.y as i64,
                )
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

pub(crate) fn figures(name: &str, corpus: &Corpus, w: f32, h: f32) -> Scene {
    let filter = Filter::default();
    let scene = draw(&spec("figures"), corpus, &View::all(&filter), w, h);
    assert_eq!(
        reached(&scene),
        corpus.figures().count(),
        "every figure is reachable"
    );
    snapshot(name, &scene);
    scene
}

pub(crate) fn one(figures: Vec<Figure>) -> Corpus {
    corpus(vec![report("Courier", "2025-10-07", figures)])
}

pub(crate) fn percent(value: &str, kind: Kind, measure: &str) -> Figure {
    figure(value, 0, Unit::new("percent"), kind, measure)
}

pub(crate) fn money(value: &str, last_digit: i8, measure: &str) -> Figure {
    figure(
        value,
        last_digit,
        Unit::currency("EUR"),
        Kind::Level,
        measure,
    )
}

#[test]
fn bars_of_claims_that_disagree() {
    let tolls = |value| {
        percent(value, Kind::Share, "toll income")
            .of("the bridge")
            .during("2024")
            .whole("city budget")
    };
    let corpus = corpus(vec![
        report(
            "Harbour Courier",
            "2025-10-07",
            vec![
                tolls("17").hedged(Qualifier::About),
                tolls("49").says("Audit Office"),
            ],
        ),
        report(
            "Budget Watch",
            "2025-08",
            vec![tolls("31").says("Mayor Ada Quill")],
        ),
    ]);
    let scene = figures("bars-disagreement", &corpus, 800.0, 320.0);
    let text = svg(&scene, Theme::Light);
    assert!(text.contains("≈17%") && text.contains("49%") && text.contains("31%"));
    assert!(!text.contains("32.3"), "never averaged");
}

#[test]
fn bars_by_category_with_every_hedge() {
    let cost =
        |value: &str, whose: &str| money(value, 6, "cost of repairs").of(whose).during("2024");
    let mut range = cost("5000000", "Old quay");
    range.amount.value = None;
    range.amount.low = Some(5_000_000.into());
    range.amount.high = Some(6_000_000.into());
    let corpus = one(vec![
        cost("12000000", "North bridge"),
        cost("9000000", "Fish market").hedged(Qualifier::About),
        cost("7000000", "Ferry terminal").hedged(Qualifier::Over),
        range.hedged(Qualifier::Between),
        cost("4000000", "Lighthouse").hedged(Qualifier::Under),
        cost("3000000", "Swing bridge").stands(Status::Forecast),
        cost("2000000", "Customs house").stands(Status::Denied),
    ]);
    let scene = figures("bars-categories", &corpus, 800.0, 340.0);
    let order: Vec<f32> = scene.targets.iter().map(|target| target.rect.y).collect();
    assert!(order.is_sorted());
}

#[test]
fn bars_along_time_keep_gaps_and_say_what_is_missing() {
    let riders = |value: &str, year: &str| {
        figure(
            value,
            4,
            Unit::new("passenger"),
            Kind::Count,
            "ferry passengers",
        )
        .of("the city")
        .during(year)
    };
    let corpus = one(vec![
        riders("410000", "2017"),
        riders("430000", "2018"),
        riders("390000", "2019").hedged(Qualifier::About),
        riders("310000", "2023"),
        riders("280000", "2024"),
        riders("150000", "2026").stands(Status::Forecast),
    ]);
    let scene = figures("bars-columns", &corpus, 900.0, 380.0);
    assert_eq!(svg(&scene, Theme::Light).matches("no figure").count(), 4);
}

#[test]
fn bars_of_changes_diverge_from_zero() {
    let change = |value: &str, whose: &str, direction| {
        percent(value, Kind::Change, "rents")
            .of(whose)
            .during("2025-06")
            .moved(direction)
    };
    figures(
        "bars-changes",
        &one(vec![
            change("4", "Old town", Direction::Up),
            change("12", "Harbour", Direction::Up),
            change("3", "Mill side", Direction::Down),
            change("7", "North bank", Direction::Down).hedged(Qualifier::AtLeast),
        ]),
        700.0,
        260.0,
    );
}

#[test]
fn bars_of_equal_values() {
    let seats = |whose| figure("9", 0, Unit::new("seat"), Kind::Count, "seats").of(whose);
    figures(
        "bars-equal",
        &one(["Reds", "Blues", "Greens"].map(seats).to_vec()),
        600.0,
        260.0,
    );
}

#[test]
fn bars_of_nothing() {
    figures("bars-empty", &corpus(Vec::new()), 600.0, 240.0);
}

#[test]
fn unlike_figures_never_share_an_axis() {
    let corpus = one(vec![
        money("1500000000", 8, "trade")
            .of("the port")
            .during("2024"),
        figure("1600000000", 8, Unit::currency("USD"), Kind::Level, "trade")
            .of("the port")
            .during("2024"),
        money("120000000", 7, "trade")
            .of("the port")
            .during("2024-05"),
        percent("17", Kind::Change, "trade")
            .of("the port")
            .during("2025-01/2025-07")
            .hedged(Qualifier::Over)
            .moved(Direction::Up),
        percent("22", Kind::Share, "trade")
            .of("the port")
            .whole("national trade"),
        percent("16", Kind::Share, "trade")
            .of("the port")
            .whole("regional trade"),
        figure("145", 0, Unit::new("person"), Kind::Count, "deaths"),
        figure("12", 0, Unit::new("trip"), Kind::Count, "trips"),
        figure("4", 0, Unit::default(), Kind::Rank, "place among ports"),
        figure("1200000", 5, Unit::new("person"), Kind::Count, "residents").hedged(Qualifier::Over),
    ]);
    let scene = figures("bars-singles", &corpus, 960.0, 440.0);
    let panels = scene
        .zones
        .iter()
        .filter(|zone| zone.kind == dateline::chart::ZoneKind::Panel);
    assert_eq!(panels.count(), 10);
}

#[test]
fn a_month_and_a_year_of_bars_begin_at_zero() {
    let scene = {
        let rate = |value: &str, when: &str| {
            percent(value, Kind::Level, "key rate")
                .of("the bank")
                .during(when)
        };
        let corpus = one(vec![
            rate("98", "2024-01"),
            rate("99", "2024-02"),
            rate("100", "2024-03"),
        ]);
        figures("bars-high", &corpus, 700.0, 380.0)
    };
    assert!(svg(&scene, Theme::Light).contains(">0</text>"));
}

/// A year, a form of date and a modality → an event of any sort that a text may hold.
fn any_event((year, form, modality): (i32, u8, usize)) -> dateline::model::Event {
    let sign = if year < 0 { "-" } else { "" };
    let (now, later) = (
        format!("{sign}{:04}", year.abs()),
        format!("{:04}", (year.abs() + 3).min(9999)),
    );
    let edtf = match form {
        0 => now,
        1 => format!("{now}-05"),
        2 => format!("{now}-05-14"),
        3 => format!("{now}-05-14T09:30"),
        4 => format!("{now}/.."),
        5 => format!("../{now}"),
        6 => format!("{now}~"),
        7 if year > 0 => format!("{now}/{later}"),
        8 if year > 0 => format!("{now}-01/{later}-07"),
        _ => format!("{now}-11-30"),
    };
    dateline::model::Event {
        modality: dateline::model::Modality::ALL[modality],
        ..event(
            &format!("What happened in {year}, told at some length"),
            &edtf,
        )
    }
}

pub(crate) fn any_figure((value, scale, hedge, unit): (i64, u32, usize, usize)) -> Figure {
    let unit = [
        Unit::new("percent"),
        Unit::currency("EUR"),
        Unit::new("person"),
        Unit::default(),
    ][unit]
        .clone();
    let kind = Kind::ALL[hedge % Kind::ALL.len()];
    let value = rust_decimal::Decimal::new(value, scale).to_string();
    figure(
        &value,
        0,
        unit,
        kind,
        ["output", "trade", "jobs"][hedge % 3],
    )
    .of(["the port", "the town", "the mill"][scale as usize % 3])
    .during(&format!("{}", 1990 + hedge * 3))
    .hedged(Qualifier::ALL[hedge])
    .stands(Status::ALL[hedge])
}

mod any {
    use super::*;
    use dateline::chart::BarForm;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn timeline_is_sound(
            events in prop::collection::vec((-9999_i32..=9999, 0_u8..10, 0_usize..4), 0..60),
            near in 1990_i32..2030,
            w in 240.0_f32..1800.0,
            h in 160.0_f32..900.0,
            on_screen: bool,
        ) {
            // Half of the events near each other, so that they crowd.
            let events: Vec<_> = events
                .into_iter()
                .enumerate()
                .map(|(n, (year, form, modality))| {
                    any_event((if n % 2 == 0 { near + year % 5 } else { year }, form, modality))
                })
                .collect();
            let count = events.len();
            let (filter, spec) = (Filter::default(), spec("timeline"));
            let corpus = corpus(vec![article("Courier", "2025", events), article("Wire", "", Vec::new())]);
            let surface = if on_screen { Surface::Screen } else { Surface::Paper };
            let view = View { surface, today: on_screen.then_some(1_700_000_000), ..View::all(&filter) };
            let scene = draw(&spec, &corpus, &view, w, h);
            if !on_screen {
                prop_assert_eq!(reached(&scene), count);
            }
            prop_assert!(!svg(&scene, Theme::Dark).contains("NaN"));
        }

        #[test]
        fn figures_are_sound(
            figures in prop::collection::vec((-999_999_i64..9_999_999_999, 0_u32..6, 0_usize..7, 0_usize..4), 0..40),
            w in prop_oneof![320.0_f32..332.0, 320.0_f32..1600.0],
            form in 0..BarForm::ALL.len(),
        ) {
            let filter = Filter::default();
            let corpus = one(figures.into_iter().map(any_figure).collect());
            let mut spec = spec("figures");
            spec.bars.form = BarForm::ALL[form];
            let scene = draw(&spec, &corpus, &View::all(&filter), w, 300.0);
            prop_assert_eq!(reached(&scene), corpus.figures().count());
            prop_assert!(!svg(&scene, Theme::Dark).contains("NaN"));
        }
    }
}
