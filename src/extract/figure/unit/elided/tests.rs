//! Sentences that leave out what they count → the unit and the kind of their figures.

use crate::extract::figure::tests::press::figure;
use crate::model::Kind;

/// The unit and the kind of the figure of `text` whose quote is `quote`.
fn unit(text: &str, quote: &str) -> (String, Kind) {
    let figure = figure(text, quote);
    let unit = figure.unit.currency.unwrap_or(figure.unit.key);
    (unit.into_owned(), figure.kind)
}

#[track_caller]
pub(in crate::extract::figure) fn check(rows: &[(&str, &str, &str, Kind)]) {
    for &(text, quote, key, kind) in rows {
        assert_eq!(unit(text, quote), (key.to_owned(), kind), "{quote}: {text}");
    }
}

#[test]
fn what_does_something_is_counted() {
    check(&[
        (
            "The pool will open if lifeguards can be found. Fourteen are needed.",
            "Fourteen",
            "person",
            Kind::Count,
        ),
        (
            "Of the 180 flats promised, 62 have been built. Another 40 should follow.",
            "40",
            "flat",
            Kind::Count,
        ),
        (
            "A march is planned; 2,000 came to the last one.",
            "2,000",
            "person",
            Kind::Count,
        ),
        (
            "From 1916 it held interned soldiers, 800 of them at the peak.",
            "800",
            "person",
            Kind::Count,
        ),
        (
            "How many growers are in? \"Fifty-eight.\"",
            "Fifty-eight",
            "person",
            Kind::Count,
        ),
        (
            "Nurses were told that 22 posts would go. So far nine have resigned.",
            "nine",
            "person",
            Kind::Count,
        ),
        // One amount, and no count.
        (
            "Goods from third countries pay 40%. \"Twenty is painful,\" she said.",
            "Twenty",
            "percent",
            Kind::Level,
        ),
    ]);
}

#[test]
fn what_is_made_for_people_is_counted_in_people() {
    check(&[
        ("The ferry is built for 220.", "220", "person", Kind::Count),
        (
            "The flood tore down 2,300 houses in three towns and left 18,000 without water.",
            "18,000",
            "person",
            Kind::Count,
        ),
        (
            "The mines employ 41,000 directly.",
            "41,000",
            "person",
            Kind::Count,
        ),
        (
            "Chile has sent 120 rescuers and Bolivia 45.",
            "45",
            "person",
            Kind::Count,
        ),
        ("The rally drew 4,000.", "4,000", "person", Kind::Count),
        (
            "The ferry is built for 220 cars.",
            "220 cars",
            "car",
            Kind::Count,
        ),
    ]);
}

#[test]
fn parties_have_seats_in_a_list() {
    check(&[(
        "The Liberals won 34 seats, the Greens 12 and the rest three.",
        "12",
        "seat",
        Kind::Count,
    )]);
}

#[test]
fn who_does_something_with_a_number_is_not_what_it_counts() {
    check(&[
        (
            "The tram took 40 million euros. Insurers lost 12 million.",
            "12 million",
            "EUR",
            Kind::Level,
        ),
        (
            "The line will carry passengers. Planners count on 52,000 of them.",
            "52,000",
            "person",
            Kind::Count,
        ),
        (
            "Wages ate up 84 per cent of income; the league recommends no more than 60.",
            "60",
            "percent",
            Kind::Share,
        ),
        (
            "Deaths on the roads reached 52.",
            "52",
            "person",
            Kind::Count,
        ),
    ]);
}

#[test]
fn people_whose_noun_stands_elsewhere_are_people() {
    check(&[
        (
            "The school had 410 pupils in 2010; it now has 260.",
            "260",
            "person",
            Kind::Count,
        ),
        (
            "The school had 410 pupils in 2010.",
            "410 pupils",
            "pupil",
            Kind::Count,
        ),
        (
            "The court rejected a petition signed by 61,000.",
            "61,000",
            "person",
            Kind::Count,
        ),
        (
            "How many boats are you aiming for? Four hundred this year.",
            "Four hundred",
            "boat",
            Kind::Count,
        ),
        ("Two men are missing.", "Two men", "person", Kind::Count),
    ]);
}
