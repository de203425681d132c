//! The forms of bar charts that a reader may choose, and their edges: a picture of each, and what it must say.

use crate::bars::{drawn, exports, form, marks, panels, says, texts, two_outlets};
use crate::charts::{figures, money, one, percent, snapshot, spec};
use crate::stories::{Saying, corpus as gathered, figure};
use dateline::chart::figures::refused;
use dateline::chart::{BarForm, BarSpec, ColourBy, GroupBy, Rect, Scene, SortBy};
use dateline::model::{Corpus, Kind, Qualifier, Status, Unit};
use dateline::paint::{Theme, svg};

/// Exports of three countries in three years.
fn trade() -> Corpus {
    let mut all = Vec::new();
    for (whose, values) in [
        ("Ruritania", ["30", "34", "31"]),
        ("Graustark", ["12", "15", "19"]),
        ("Zenda", ["4", "5", "7"]),
    ] {
        for (year, value) in ["2022", "2023", "2024"].iter().zip(values) {
            all.push(exports(&format!("{value}00000000"), whose, year));
        }
    }
    one(all)
}

fn pictured(name: &str, corpus: &Corpus, bars: BarSpec) -> Scene {
    let scene = drawn(corpus, bars);
    snapshot(name, &scene);
    scene
}

#[test]
fn columns_of_several_owners_stand_side_by_side() {
    let scene = pictured("bars-columns-owners", &trade(), form(BarForm::Columns));
    assert_eq!(marks(&scene).len(), 9);
    assert!(says(&scene, "Graustark"));
}

#[test]
fn grouped_bars_cluster_by_owner_or_by_period() {
    let scene = pictured("bars-grouped", &trade(), form(BarForm::Grouped));
    assert_eq!(marks(&scene).len(), 9);
    let by_period = BarSpec {
        group: GroupBy::Period,
        ..form(BarForm::Grouped)
    };
    let scene = pictured("bars-grouped-period", &trade(), by_period);
    let owners = ["Ruritania", "Graustark", "Zenda"];
    assert!(
        owners
            .iter()
            .all(|owner| texts(&scene).iter().filter(|text| text == owner).count() == 1)
    );
}

#[test]
fn small_multiples_share_one_scale() {
    let scene = pictured("bars-multiples", &trade(), form(BarForm::Multiples));
    let heights: Vec<f32> = marks(&scene).iter().map(|(bar, _)| bar.h).collect();
    assert_eq!(heights.len(), 9);
    assert!(
        heights[0] > heights[8] * 3.0,
        "thirty beside seven: {heights:?}"
    );
}

#[test]
fn dots_carry_what_bars_cannot() {
    let budget = |value: &str, whose: &str| money(value, 0, "budget").of(whose).during("2024");
    let corpus = one(vec![
        budget("12000", "Reading club"),
        budget("950000", "Museum"),
        budget("48000000", "Port").hedged(Qualifier::Over),
        budget("3100000000", "Region").stands(Status::Forecast),
    ]);
    let scene = pictured("bars-dots", &corpus, form(BarForm::Dots));
    for tick in ["€10,000", "€1m", "€10bn"] {
        assert!(
            texts(&scene).contains(&tick.to_owned()),
            "{tick}: {:?}",
            texts(&scene)
        );
    }
}

#[test]
fn only_parts_of_one_whole_are_stacked() {
    let part = |value: &str, whose: &str| {
        percent(value, Kind::Share, "share")
            .of(whose)
            .during("2024")
            .whole("the vote")
    };
    let parts = one(vec![
        part("48", "Reds"),
        part("31", "Blues"),
        part("12", "Greens"),
    ]);
    let scene = pictured("bars-stacked", &parts, form(BarForm::Stacked));
    assert!(says(&scene, "no figure for the rest"));
    let bars: Vec<Rect> = marks(&scene)
        .iter()
        .map(|(bar, _)| *bar)
        .filter(|bar| bar.h > 20.0)
        .collect();
    assert_eq!(bars.len(), 3);
    assert!(
        bars.windows(2)
            .all(|pair| (pair[1].x - pair[0].right() - 1.0).abs() < 0.5),
        "end to end"
    );
    let too_much = one(vec![
        part("48", "Reds"),
        part("31", "Blues"),
        part("42", "Greens"),
    ]);
    let spec = dateline::chart::ChartSpec {
        bars: form(BarForm::Stacked),
        ..spec("figures")
    };
    let why = refused(&too_much, &spec);
    assert_eq!(why[0].1, "the shares add up to more than the whole");
    assert_eq!(
        refused(&trade(), &spec)[0].1,
        "only shares of one whole are parts of it"
    );
}

#[test]
fn order_colours_and_hidden_series_are_as_chosen() {
    let corpus = gathered(two_outlets());
    let labels = |bars: BarSpec| {
        let panel = panels(&corpus, bars).remove(0);
        panel
            .rows
            .iter()
            .map(|row| row.label.clone())
            .collect::<Vec<_>>()
    };
    let sorted = |sort| BarSpec {
        sort,
        ..BarSpec::default()
    };
    assert_eq!(
        labels(sorted(SortBy::Name)),
        ["Graustark", "Ruritania", "Zenda"]
    );
    assert_eq!(
        labels(sorted(SortBy::Mention)),
        ["Zenda", "Graustark", "Ruritania"]
    );
    let coloured = BarSpec {
        colour: ColourBy::Source,
        ..BarSpec::default()
    };
    pictured("bars-colours", &corpus, coloured.clone());
    assert_eq!(
        panels(&corpus, coloured.clone())[0].series,
        ["Wire", "Courier"]
    );
    let hidden = BarSpec {
        hidden: vec!["Wire".to_owned()],
        ..coloured
    };
    assert_eq!(labels(hidden), ["Ruritania"]);
}

#[test]
fn a_conversion_makes_unlike_amounts_alike_and_says_how() {
    let dollars = figure(
        "4000000000",
        8,
        Unit::currency("USD"),
        Kind::Level,
        "exports",
    )
    .of("Graustark")
    .during("2024");
    let corpus = one(vec![exports("3000000000", "Ruritania", "2024"), dollars]);
    assert_eq!(panels(&corpus, BarSpec::default()).len(), 2);
    let converted = BarSpec {
        conversions: vec!["EUR:USD=1.1@2024-12-31 (central bank)".parse().unwrap()],
        ..BarSpec::default()
    };
    let scene = pictured("bars-converted", &corpus, converted.clone());
    assert_eq!(panels(&corpus, converted).len(), 1);
    assert!(says(
        &scene,
        "converted: 1 EUR = 1.1 USD (central bank, 2024-12-31)"
    ));
    assert!(says(&scene, "≈US$3.3bn"), "{:?}", texts(&scene));
}

#[test]
fn bars_of_open_ends_forecasts_and_one_figure() {
    let one_figure = one(vec![exports("3000000000", "Ruritania", "2024")]);
    pictured("bars-one", &one_figure, BarSpec::default());
    for form_of in BarForm::ALL {
        assert_eq!(
            marks(&drawn(&one_figure, form(*form_of))).len(),
            1,
            "{form_of:?}"
        );
    }
    let of = |value: &str, when: &str| exports(value, "Ruritania", when);
    let open = one(vec![
        of("3000000000", "2022").hedged(Qualifier::AtMost),
        of("3500000000", "2023").hedged(Qualifier::AtLeast),
        of("4000000000", "2025")
            .stands(Status::Forecast)
            .hedged(Qualifier::About),
        of("-1000000000", "2026").stands(Status::Target),
    ]);
    pictured("bars-open-ends", &open, BarSpec::default());
}

#[test]
fn what_is_below_zero_hangs_from_it() {
    let balance = |value: &str, whose: &str, when: &str| {
        money(value, 8, "trade balance").of(whose).during(when)
    };
    let owners = one(vec![
        balance("-3000000000", "Ruritania", "2024"),
        balance("1200000000", "Graustark", "2024"),
        balance("-400000000", "Zenda", "2024"),
    ]);
    let scene = pictured("bars-negative", &owners, BarSpec::default());
    let bars: Vec<Rect> = marks(&scene).iter().map(|(bar, _)| *bar).collect();
    let ends: Vec<f32> = bars.iter().skip(1).map(|bar| bar.right()).collect();
    assert_eq!(bars.len(), 3);
    assert!(
        ends.iter().all(|end| (end - bars[0].x).abs() < 1.0),
        "losses end where gains begin: {bars:?}"
    );
    let years = one(vec![
        balance("-300000000", "Ruritania", "2022"),
        balance("500000000", "Ruritania", "2023"),
        balance("-900000000", "Ruritania", "2024"),
    ]);
    pictured("bars-negative-columns", &years, BarSpec::default());
}

#[test]
fn a_range_is_a_bar_without_a_middle() {
    let between = |low: i64, high: i64, whose: &str| {
        let mut range = exports("3000000000", whose, "2024");
        range.amount.low = Some(low.into());
        range.amount.high = Some(high.into());
        range.hedged(Qualifier::Between)
    };
    let corpus = one(vec![
        between(2_000_000_000, 3_000_000_000, "Zenda"),
        between(500_000_000, 4_500_000_000, "Ruritania"),
        exports("1500000000", "Graustark", "2024"),
    ]);
    let scene = pictured("bars-range", &corpus, BarSpec::default());
    assert!(says(&scene, "€500m–€4.5bn"), "{:?}", texts(&scene));
}

#[test]
fn a_revision_is_a_history() {
    let mut base = percent("39", Kind::Level, "inflation")
        .of("Ruritania")
        .during("2024");
    base.amount.last_digit = 0;
    let mut revised = percent("42", Kind::Level, "inflation")
        .of("Ruritania")
        .during("2024")
        .stands(Status::Revised);
    revised.links = vec![dateline::model::Link {
        to: 0,
        kind: dateline::model::LinkKind::From,
    }];
    let scene = figures("bars-revised", &one(vec![base, revised]), 700.0, 260.0);
    assert!(says(&scene, "Revised") && !svg(&scene, Theme::Light).contains("Disagreement"));
}
