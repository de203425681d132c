//! The ten rules of bar charts, each with a test that fails when it is broken.

use crate::charts::{any_figure, draw, money, one, percent, spec};
use crate::stories::{Saying, corpus as gathered, figure, report};
use dateline::chart::figures::chosen;
use dateline::chart::panels::{Form, Panel};
use dateline::chart::{BarForm, BarSpec, Fill, Ink, Item, Layer, Rect, Scene, Shape, View};
use dateline::model::compare::why_not;
use dateline::model::{Corpus, Direction, Figure, Filter, Findings, Kind, Qualifier, Status, Unit};
use std::sync::Arc;

pub(crate) fn panels(corpus: &Corpus, bars: BarSpec) -> Vec<Panel> {
    let spec = dateline::chart::ChartSpec {
        bars,
        ..spec("figures")
    };
    chosen(corpus, &Filter::default(), &spec).1
}

pub(crate) fn drawn(corpus: &Corpus, bars: BarSpec) -> Scene {
    let filter = Filter::default();
    let spec = dateline::chart::ChartSpec {
        bars,
        ..spec("figures")
    };
    draw(&spec, corpus, &View::all(&filter), 900.0, 300.0)
}

/// Exports of three countries in 2024, as two outlets give them.
pub(crate) fn two_outlets() -> Vec<Arc<Findings>> {
    vec![
        report(
            "Wire",
            "2025-01-10",
            vec![
                exports("3000000000", "Zenda", "2024"),
                exports("9000000000", "Graustark", "2024"),
            ],
        ),
        report(
            "Courier",
            "2025-01-10",
            vec![exports("5000000000", "Ruritania", "2024")],
        ),
    ]
}

pub(crate) fn form(form: BarForm) -> BarSpec {
    BarSpec {
        form,
        ..BarSpec::default()
    }
}

/// The filled rectangles that stand for data, with their fill, in order.
pub(crate) fn marks(scene: &Scene) -> Vec<(Rect, Fill)> {
    let mark = |item: &Item| match item.shape {
        Shape::Rect {
            rect,
            fill: Some(fill),
            ..
        } if item.layer == Layer::Marks && item.target.is_some() => Some((rect, fill)),
        _ => None,
    };
    let ground = [Fill::Solid(Ink::Background), Fill::Solid(Ink::Band)];
    scene
        .items
        .iter()
        .filter_map(mark)
        .filter(|(_, fill)| !ground.contains(fill))
        .collect()
}

pub(crate) fn texts(scene: &Scene) -> Vec<String> {
    let text = |item: &Item| match &item.shape {
        Shape::Text { text, .. } => Some(text.clone()),
        _ => None,
    };
    scene.items.iter().filter_map(text).collect()
}

pub(crate) fn says(scene: &Scene, words: &str) -> bool {
    texts(scene).iter().any(|text| text.contains(words))
}

pub(crate) fn exports(value: &str, whose: &str, when: &str) -> Figure {
    money(value, 8, "exports").of(whose).during(when)
}

#[test]
fn rule_1_a_bar_is_as_long_as_its_value() {
    let corpus = one(vec![
        exports("98000000000", "Ruritania", "2024"),
        exports("49000000000", "Graustark", "2024"),
        exports("24500000000", "Zenda", "2024"),
    ]);
    for form_of in [BarForm::Auto, BarForm::Bars] {
        let bars = marks(&drawn(&corpus, form(form_of)));
        let length = |index: usize| bars[index].0.w;
        assert!(
            (length(0) - 2.0 * length(1)).abs() <= 2.0
                && (length(1) - 2.0 * length(2)).abs() <= 2.0
        );
        assert!(
            bars.windows(2)
                .all(|pair| (pair[0].0.x - pair[1].0.x).abs() < 0.1),
            "one zero"
        );
    }
    let along_time = one(["2021", "2022", "2023"]
        .iter()
        .zip(["98", "99", "100"])
        .map(|(year, value)| {
            percent(value, Kind::Level, "capacity in use")
                .of("the mill")
                .during(year)
        })
        .collect());
    let heights: Vec<f32> = marks(&drawn(&along_time, BarSpec::default()))
        .iter()
        .map(|(bar, _)| bar.h)
        .collect();
    assert!(
        heights[0] > heights[2] * 0.97,
        "no cropped axis: {heights:?}"
    );
}

#[test]
fn rule_2_time_keeps_its_gaps_and_categories_their_order() {
    let corpus = one(["2010", "2011", "2016"]
        .map(|year| exports("5000000000", "Ruritania", year))
        .to_vec());
    let bars = marks(&drawn(&corpus, BarSpec::default()));
    let (near, far) = (bars[1].0.x - bars[0].0.x, bars[2].0.x - bars[1].0.x);
    assert!((far / near - 5.0).abs() < 0.1, "{near} {far}");
    let all = two_outlets;
    let labels = |filter: &Filter| {
        let corpus = gathered(all());
        let (_, panels) = chosen(&corpus, filter, &spec("figures"));
        panels[0]
            .rows
            .iter()
            .map(|row| row.label.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        labels(&Filter::default()),
        ["Graustark", "Ruritania", "Zenda"]
    );
    let only_wire = Filter {
        articles: vec![gathered(all()).articles()[0].article.id],
        ..Filter::default()
    };
    assert_eq!(labels(&only_wire), ["Graustark", "Zenda"]);
}

#[test]
fn rule_3_title_subtitle_and_source_say_what_it_is() {
    let corpus = one(vec![
        exports("3000000000", "Ruritania", "2023"),
        exports("4000000000", "Ruritania", "2024"),
    ]);
    let scene = drawn(&corpus, BarSpec::default());
    assert!(says(&scene, "Exports, Ruritania") && says(&scene, "EUR"));
    assert!(
        says(&scene, "Courier")
            && says(&scene, "2 sentences")
            && says(&scene, "nothing is averaged")
    );
}

#[test]
fn rule_4_values_keep_the_precision_of_their_source() {
    let about = figure(
        "3000000000",
        9,
        Unit::currency("EUR"),
        Kind::Level,
        "exports",
    )
    .of("Ruritania")
    .during("2024");
    let scene = drawn(
        &one(vec![
            about.hedged(Qualifier::About),
            exports("3140000000", "Graustark", "2024"),
        ]),
        BarSpec::default(),
    );
    assert!(
        texts(&scene).contains(&"≈€3bn".to_owned()),
        "{:?}",
        texts(&scene)
    );
    assert!(texts(&scene).contains(&"€3.1bn".to_owned()));
}

#[test]
fn rule_5_what_shares_an_axis_compares_and_nothing_else_does() {
    let every = (0..400_u32).map(|n| {
        any_figure((
            i64::from(n) * 7919 % 90_000,
            n % 6,
            n as usize % 7,
            n as usize / 7 % 4,
        ))
    });
    let corpus = one(every.collect());
    for panel in panels(&corpus, BarSpec::default()) {
        let all: Vec<&Figure> = panel.figures(&corpus).map(|(_, figure)| figure).collect();
        for pair in all.windows(2) {
            assert_eq!(why_not(pair[0], pair[1]), None, "{}", panel.title);
        }
    }
    let kinds = panels(
        &one(vec![
            exports("3000000000", "Ruritania", "2024"),
            figure(
                "3000000000",
                8,
                Unit::currency("USD"),
                Kind::Level,
                "exports",
            )
            .of("Graustark")
            .during("2024"),
            exports("300000000", "Zenda", "2024-05"),
        ]),
        BarSpec::default(),
    );
    assert_eq!(kinds.len(), 3);
    let why = |a: usize, b: usize| kinds[a].apart(&kinds[b]).map(|why| why.to_string());
    assert!(
        why(0, 1).is_some_and(
            |why| why.contains("EUR and USD") || why.contains("in EUR, the other in USD")
        )
    );
    assert!(why(0, 2).is_some_and(|why| why.contains("a year, the other for a month")));
}

#[test]
fn rule_6_a_hedge_looks_hedged_and_a_forecast_striped() {
    let of = |whose: &str| exports("3000000000", whose, "2024");
    let mut range = of("Zenda");
    range.amount.low = Some(2_000_000_000_i64.into());
    range.amount.high = Some(3_000_000_000_i64.into());
    let scene = |figure: Figure| drawn(&one(vec![figure, of("Strelsau")]), BarSpec::default());
    let fades = |scene: &Scene| {
        marks(scene)
            .iter()
            .any(|(_, fill)| matches!(fill, Fill::Fade { .. }))
    };
    let arrows = |scene: &Scene| {
        scene
            .items
            .iter()
            .any(|item| matches!(item.shape, Shape::Polygon { .. }) && item.target.is_some())
    };
    assert!(fades(&scene(of("Zenda").hedged(Qualifier::About))));
    assert!(arrows(&scene(of("Zenda").hedged(Qualifier::AtLeast))));
    let plain = scene(of("Zenda"));
    assert!(!fades(&plain) && !arrows(&plain));
    let ranged = marks(&scene(range.hedged(Qualifier::Between)));
    assert!(
        ranged
            .iter()
            .any(|(bar, _)| bar.x > ranged[0].0.x.min(ranged[1].0.x) + 8.0),
        "a range does not begin at zero"
    );
    let forecast = scene(of("Zenda").stands(Status::Forecast));
    assert!(
        marks(&forecast)
            .iter()
            .any(|(_, fill)| matches!(fill, Fill::Stripes(_)))
    );
    assert!(says(&forecast, "forecast or target") && !says(&plain, "forecast or target"));
}

#[test]
fn rule_7_levels_shares_and_changes_are_different_charts_and_changes_show_their_sign() {
    let said = |kind, unit: &'static str| {
        figure("5", 0, Unit::new(unit), kind, "unemployment")
            .of("Ruritania")
            .during("2024")
    };
    let corpus = one(vec![
        said(Kind::Level, "percent"),
        said(Kind::Change, "percent").moved(Direction::Up),
        said(Kind::Change, "percentage_point").moved(Direction::Down),
    ]);
    assert_eq!(panels(&corpus, BarSpec::default()).len(), 3);
    let scene = drawn(&corpus, BarSpec::default());
    let texts = texts(&scene);
    for value in ["5%", "+5%", "−5\u{a0}pp"] {
        assert!(texts.contains(&value.to_owned()), "{texts:?}");
    }
}

#[test]
fn rule_8_missing_is_said_and_a_period_of_its_own_is_printed() {
    let years = one(["2019", "2020", "2022"]
        .map(|year| exports("5000000000", "Ruritania", year))
        .to_vec());
    let scene = drawn(&years, BarSpec::default());
    assert_eq!(
        texts(&scene)
            .iter()
            .filter(|text| text.as_str() == "no figure")
            .count(),
        1
    );
    assert_eq!(marks(&scene).len(), 3, "nothing is interpolated");
    let periods = one(vec![
        exports("5000000000", "Ruritania", "2023"),
        exports("6000000000", "Graustark", "2024"),
    ]);
    let labels: Vec<String> = panels(&periods, BarSpec::default())[0]
        .rows
        .iter()
        .map(|row| row.label.clone())
        .collect();
    assert_eq!(labels, ["Graustark, 2024", "Ruritania, 2023"]);
}

#[test]
fn rule_9_every_claim_has_its_own_mark_and_none_is_averaged() {
    let toll = |value: &str, who: &str| {
        percent(value, Kind::Share, "toll income")
            .of("the bridge")
            .during("2024")
            .whole("budget")
            .says(who)
    };
    let corpus = one(vec![toll("17", "the mayor"), toll("49", "the auditors")]);
    let panel = &panels(&corpus, BarSpec::default())[0];
    assert_eq!(
        (panel.form, panel.rows.len(), panel.claims()),
        (Form::Claims, 1, 2)
    );
    assert!(panel.why_not(&corpus, BarForm::Stacked).is_some());
    let scene = drawn(&corpus, form(BarForm::Stacked));
    assert_eq!(marks(&scene).len(), 2);
    assert!(says(&scene, "claims run from 17% to 49%") && !says(&scene, "33%"));
}

#[test]
fn rule_10_one_hue_and_negatives_diverge_from_zero() {
    let rents = |value: &str, whose: &str, way| {
        percent(value, Kind::Change, "rents")
            .of(whose)
            .during("2024")
            .moved(way)
    };
    let corpus = one(vec![
        rents("4", "Strelsau", Direction::Up),
        rents("7", "Zenda", Direction::Down),
        rents("2", "Hentzau", Direction::Down),
    ]);
    let bars = marks(&drawn(&corpus, BarSpec::default()));
    assert!(
        bars.iter()
            .all(|(_, fill)| *fill == Fill::Solid(Ink::Category(0)))
    );
    let zero = bars[0].0.x;
    assert!(
        bars[1..]
            .iter()
            .all(|(bar, _)| (bar.right() - zero).abs() < 1.0),
        "falls end where rises begin"
    );
}
