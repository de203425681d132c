//! Invented sentences of the press → figures named by what is done, and by what their clause or the one before is about.

use super::press::figure;
use crate::model::{Direction, Kind};

fn check(rows: &[(&str, &str, &str)]) {
    for &(text, quote, expected) in rows {
        let measure = figure(text, quote).measure;
        assert_eq!(measure.as_deref(), Some(expected), "{quote} in {text}");
    }
}

#[test]
fn what_somebody_does_with_an_amount_names_it() {
    check(&[
        (
            "The harbour board put £3 million into a new crane last spring.",
            "£3 million",
            "new crane",
        ),
        (
            "Kestrel Foods will spend 12% of its revenue on advertising next year.",
            "12%",
            "spend on advertising",
        ),
        (
            "The court ordered the dealer to refund €7,400.",
            "€7,400",
            "refund",
        ),
        (
            "The clinic treated 640 in the first week.",
            "640",
            "clinic treated",
        ),
        (
            "Farmers planted 40,000 hectares under sorghum.",
            "40,000 hectares",
            "planted under sorghum",
        ),
        (
            "The port will pay $1.7 million in three instalments.",
            "$1.7 million",
            "port pay",
        ),
        (
            "By June the board had spent $4 million, and by August it had released half of that.",
            "half",
            "released",
        ),
        // A thing does nothing.
        ("The new kiln uses 40 tonnes.", "40 tonnes", "new kiln"),
        (
            "The group was bought by a fund for £90 million.",
            "£90 million",
            "group",
        ),
    ]);
}

#[test]
fn those_who_head_their_clause_are_told_by_what_they_did() {
    check(&[
        (
            "Only 6 per cent were too old to repair.",
            "6 per cent",
            "too old to repair",
        ),
        (
            "In the east nearly two-thirds said the service had got worse.",
            "two-thirds",
            "the service had got worse",
        ),
        (
            "Half of the boats over ten years old had failed their inspection.",
            "Half",
            "boats failed",
        ),
        (
            "A third of the flats will never be sold, agents reckon.",
            "A third",
            "flats never be sold",
        ),
        (
            "Some N23 million, he said, went out in one week.",
            "N23 million",
            "went out",
        ),
        (
            "A total of 7,200 came through the gates on Saturday.",
            "7,200",
            "came through the gates",
        ),
        (
            "The mill reconnected 57 customers; 82 went off in the hills.",
            "82",
            "customers went off",
        ),
        (
            "Of the 40 pupils who started, 31 are still enrolled.",
            "31",
            "pupils enrolled",
        ),
    ]);
}

#[test]
fn a_figure_set_aside_or_without_a_verb_has_the_noun_of_its_clause() {
    check(&[
        (
            "The old pier, 410 metres at the time of the fire, has never been rebuilt.",
            "410 metres",
            "old pier",
        ),
        (
            "The daily fare, fixed at 54 rupees in 1990, becomes 72 rupees.",
            "54 rupees",
            "daily fare",
        ),
        (
            "Ticket prices go up by 40p in March, and the number of late buses to 12.",
            "12",
            "number of late buses",
        ),
        (
            "Gate money came to $2m and the machines at the hotel nearly $4m.",
            "$4m",
            "machines at the hotel",
        ),
        (
            "The shares closed at 1,430, a loss of 1.4 per cent.",
            "1.4 per cent",
            "shares",
        ),
        (
            "She puts the shortfall at between 200 and 300 homes.",
            "200 and 300 homes",
            "shortfall",
        ),
        (
            "The storm did damage that the bank put at $33 million.",
            "$33 million",
            "damage",
        ),
        (
            "Water levels as a whole were 11 per cent below normal.",
            "11 per cent",
            "Water levels",
        ),
        (
            "They expect rents to rise by 4 per cent and wages to fall by 2.",
            "2",
            "wages",
        ),
        (
            "The council has kept the levy below 2 per cent since 2010.",
            "2 per cent",
            "levy",
        ),
    ]);
}

#[test]
fn a_clause_that_names_nothing_goes_on_about_what_was_told() {
    check(&[
        (
            "Enrolment closed at 1,240 in May; the target is 1,500 by September.",
            "1,500",
            "Enrolment target",
        ),
        (
            "Unemployment was 7 per cent in March. Most analysts had gone for 6.5.",
            "6.5",
            "Unemployment",
        ),
        (
            "The bakery lost a third of its customers during the roadworks.",
            "a third",
            "bakery customers",
        ),
        (
            "Exports came to 9,000 tonnes in the year to June, the bureau reported in August, on top of 8,100 the year before.",
            "8,100",
            "Exports",
        ),
        // A noun of its own is more than what was told before.
        (
            "Fever has killed 26 people, and infections passed 900 this week.",
            "900",
            "infections",
        ),
    ]);
}

#[test]
fn kinds_and_units_go_on_from_one_figure_to_the_next() {
    for (text, quote, kind, direction) in [
        (
            "Prices will fall by another 10% to 15%.",
            "10% to 15%",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "Two dams are at 31 and 44 per cent of capacity.",
            "31",
            Kind::Share,
            None,
        ),
        (
            "Grants were trimmed by $2 billion in May and a further $4 billion in June.",
            "$4 billion",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "The shares ended Friday at €4.12, two cents up.",
            "two cents",
            Kind::Change,
            Some(Direction::Up),
        ),
        (
            "Prices rose 9.8 per cent, close to double the 5.3 per cent of the year before.",
            "5.3 per cent",
            Kind::Change,
            Some(Direction::Up),
        ),
        (
            "The mill will lay off 700 people by May.",
            "700 people",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "The grid loses 22 per cent of what it buys.",
            "22 per cent",
            Kind::Share,
            None,
        ),
        (
            "In the north 62 per cent backed it; in the south only 28 per cent did.",
            "28 per cent",
            Kind::Share,
            None,
        ),
        ("Its debt-equity ratio is 0.9.", "0.9", Kind::Ratio, None),
        // A share of its own value is what it lost in value.
        (
            "The firm has lost 22 per cent of its value.",
            "22 per cent",
            Kind::Change,
            Some(Direction::Down),
        ),
    ] {
        let found = figure(text, quote);
        assert_eq!(
            (found.kind, found.direction),
            (kind, direction),
            "{quote} in {text}"
        );
    }
    let rate = figure(
        "The museum draws 40,000 visitors a year.",
        "40,000 visitors a year",
    );
    assert_eq!(rate.unit.key, "person");
}
