//! Invented single sentences → their quantities: value, unit and which way they went, as a reader lists them.

use crate::extract::extract;
use crate::model::{Article, Direction};

/// The figures of a text, one after the other: "6.5 foot", "300 job down", "2..3 percent".
fn quantities(text: &str) -> String {
    let found = extract(Article::new("", text)).figures;
    let tell = |figure: &crate::model::Figure| {
        let number = |value: Option<rust_decimal::Decimal>| {
            value.map_or_else(String::new, |value| {
                value.round_dp(4).normalize().to_string()
            })
        };
        let amount = &figure.amount;
        let value = match amount.value {
            Some(_) => number(amount.value),
            None => format!("{}..{}", number(amount.low), number(amount.high)),
        };
        let unit = figure.unit.currency.as_deref().unwrap_or(&figure.unit.key);
        let per = figure
            .unit
            .per
            .as_deref()
            .map_or_else(String::new, |per| format!("/{per}"));
        let way = match figure.direction {
            Some(Direction::Up) => " up",
            Some(Direction::Down) => " down",
            _ => "",
        };
        format!("{value} {unit}{per}{way}")
            .replace("  ", " ")
            .trim_end()
            .to_owned()
    };
    found.iter().map(tell).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    for &(text, expected) in rows {
        assert_eq!(quantities(text), expected, "{text}");
    }
}

#[test]
fn a_word_joined_by_hyphens_is_counted_whole() {
    check(&[
        ("The shelter took in 38 X-rays.", "38 x-ray"),
        ("The fund owns 19 Dutch start-ups.", "19 start-up"),
        ("The party lost three by-elections.", "3 by-election"),
        ("The line bought 60 e-buses.", "60 e-bus"),
        // What is joined to another word only tells of it.
        ("The chain owns 12 five-star hotels.", "12 hotel"),
        ("The airline flew 230 non-stop flights.", "230 flight"),
        ("The town built a 12,000-seat arena.", "12000 seat"),
    ]);
}

#[test]
fn a_plural_may_tell_of_the_noun_behind_it() {
    check(&[
        ("The lab bought 52 graphics processors.", "52 processor"),
        ("She has won six grands prix.", "6 grand prix"),
        (
            "The chip covers 90 square millimetres.",
            "90 square_millimetre",
        ),
        (
            "Deaths came to 31 per 1,000 live births.",
            "31 /1,000 live births",
        ),
        (
            "Cases came to 31 per 1,000 people tested.",
            "31 /1,000 people",
        ),
        ("He smoked 15 or more cigarettes a day.", "15 cigarette/day"),
        ("A rate of 5 or less than 7 is normal.", "5; 7"),
    ]);
}

#[test]
fn a_measure_in_two_units_is_one() {
    check(&[
        ("The 5ft 6in keeper saved it.", "5.5 foot"),
        ("The calf weighed 40lb 8oz.", "40.5 lb"),
        ("The wait was two hours and ten minutes.", "130 minute"),
        ("She leads by three minutes and 20 seconds.", "200 second"),
        ("The bridge is a mile and a half long.", "1.5 mile"),
        ("Shares shed a penny and a half.", "0.015 GBP down"),
        ("It grew two-and-a-half times as fast.", "2.5 times"),
        ("It cost a million and a half euros.", "1500000 EUR"),
        // Two measures, and no lesser one.
        (
            "The hall is 40 feet long and 30 feet wide.",
            "40 foot; 30 foot",
        ),
        (
            "The wall is 12 feet and 14 inches of it crumbled.",
            "12 foot; 14 inch",
        ),
        ("He lost a wife and a half of his land.", "0.5 fraction"),
    ]);
}

#[test]
fn two_amounts_share_what_is_told_behind_them() {
    check(&[
        (
            "The index ended 31 points, or 0.4%, lower at 7,700.",
            "31 point down; 0.4 percent down; 7700",
        ),
        (
            "The shares closed 6p (2 per cent) higher.",
            "0.06 GBP up; 2 percent up",
        ),
        (
            "The mill sold 900 tonnes, or 4%, to a lower bidder.",
            "900 tonne; 4 percent",
        ),
        ("Tenants are £9 a week worse off.", "9 GBP/week down"),
        ("Tenants paid £9 a week.", "9 GBP/week"),
        (
            "Exports fell 2 percent, against the 1 percent rise analysts had forecast.",
            "2 percent down; 1 percent up",
        ),
    ]);
}

#[test]
fn a_number_takes_its_unit_from_what_it_is_set_beside() {
    check(&[
        (
            "Turnout slipped to 61 percent from 70, and 12 parties won seats.",
            "61 percent; 70 percent; 12 party",
        ),
        (
            "The bank is shedding 500 to 700 posts.",
            "500..700 post down",
        ),
        ("The payroll rose 400 to 9,000.", "400 up; 9000"),
        ("Pay for those over 21 rises by 20p.", "0.2 GBP up"),
        ("She scored 9.8 on the beam, 2 metres up.", "9.8; 2 metre"),
        ("Stars sold 2 million F-Type cars.", "2000000 car"),
        ("Tenants pay £2 more a week.", "2 GBP/week up"),
        ("The colt, a 33-1 outsider, won.", ""),
        ("It is shorter than a 5 Series.", ""),
    ]);
}

#[test]
fn a_length_of_time_may_be_an_amount() {
    check(&[
        ("Pupils spend nine hours a week online.", "9 hour/week"),
        ("The leader gained 40 seconds.", "40 second up"),
        ("The battery lasts up to 20 hours.", "20 hour"),
        // How long something went on.
        ("The strike lasted three hours.", ""),
        ("The meeting went on for 90 minutes.", ""),
    ]);
}
