//! Every form of bar chart on every edge: each keeps what holds for all charts and reaches every figure, and those that have
//! no picture elsewhere have one here.

use crate::bars::{drawn, exports, form};
use crate::charts::{money, one, reached, snapshot};
use crate::stories::Saying;
use dateline::chart::BarForm;
use dateline::model::{Corpus, Figure};

fn of(figures: impl IntoIterator<Item = Figure>) -> Corpus {
    one(figures.into_iter().collect())
}

/// What charts break on, each under a name.
fn edges() -> Vec<(&'static str, Corpus)> {
    let alone = |value: &str, when: &str| exports(value, "Ruritania", when);
    let owners = |values: [&str; 3]| {
        let names = ["Ruritania", "Graustark", "Zenda"];
        let all = names.into_iter().zip(values);
        of(all.map(|(whose, value)| exports(value, whose, "2024")))
    };
    let day = (0..1_000).map(|n| {
        let (value, whose) = (format!("{}00000000", n % 90 + 10), format!("Port {n}"));
        exports(&value, &whose, "2024-05-14")
    });
    vec![
        ("none", of([])),
        ("one", of([alone("3000000000", "2024")])),
        ("equal", owners(["3000000000"; 3])),
        ("nought", owners(["0"; 3])),
        (
            "negative",
            owners(["-3000000000", "1200000000", "-400000000"]),
        ),
        (
            "uneven",
            of([("1", 0), ("3000000000", 9), ("900000000000000", 14)].map(
                |(value, last_digit)| {
                    let whose = format!("Fund of {value}");
                    money(value, last_digit, "assets").of(&whose).during("2024")
                },
            )),
        ),
        ("day", of(day)),
        (
            "millennium",
            of(["1024", "2024-05-14", "2024-05-15"].map(|when| alone("3000000000", when))),
        ),
        (
            "calendar",
            of(["-9999", "0000", "9999"].map(|when| alone("3000000000", when))),
        ),
    ]
}

#[test]
fn every_form_of_bars_holds_on_every_edge() {
    for (edge, corpus) in edges() {
        for &bars in BarForm::ALL {
            let scene = drawn(&corpus, form(bars));
            let figures = corpus.figures().count();
            assert_eq!(reached(&scene), figures, "{edge} as {}", bars.word());
        }
    }
}

#[test]
fn edges_of_dots_and_columns_have_their_pictures() {
    for (edge, bars) in [
        ("negative", BarForm::Dots),
        ("equal", BarForm::Dots),
        ("uneven", BarForm::Dots),
        ("millennium", BarForm::Columns),
        ("calendar", BarForm::Columns),
        ("negative", BarForm::Grouped),
        ("negative", BarForm::Multiples),
    ] {
        let corpus = edges().into_iter().find(|(name, _)| *name == edge);
        let scene = drawn(&corpus.unwrap().1, form(bars));
        snapshot(&format!("bars-{}-{edge}", bars.word()), &scene);
    }
}
