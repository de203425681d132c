//! Invented sentences of the press → whether a figure is a level, a share or a change, of which unit, and what is none.

use super::press::figure;
use super::{figure as figure_of, findings};
use crate::model::{Direction, Kind, Qualifier};

fn check(rows: &[(&str, &str, Kind, Option<Direction>, &str)]) {
    for &(text, quote, kind, direction, unit) in rows {
        let found = figure(text, quote);
        let told = (found.kind, found.direction, &*found.unit.key);
        assert_eq!(told, (kind, direction, unit), "{quote} in {text}");
    }
}

#[test]
fn what_is_let_go_is_a_change_and_what_is_let_fall_is_a_level() {
    let down = Some(Direction::Down);
    check(&[
        (
            "Some 850 dockyard jobs went in March.",
            "850 dockyard jobs",
            Kind::Change,
            down,
            "job",
        ),
        (
            "The union says 60 posts vanished.",
            "60 posts",
            Kind::Change,
            down,
            "post",
        ),
        (
            "Two jobs went to cousins of the mayor.",
            "Two jobs",
            Kind::Count,
            None,
            "job",
        ),
        (
            "The cloud dropped 90 millimetres of hail.",
            "90 millimetres",
            Kind::Level,
            None,
            "millimetre",
        ),
        (
            "The lake dropped 90 centimetres.",
            "90 centimetres",
            Kind::Change,
            down,
            "centimetre",
        ),
        (
            "Ostra wrote €40m off its mills.",
            "€40m",
            Kind::Level,
            None,
            "currency",
        ),
        (
            "Ostra knocked €40m off its price.",
            "€40m",
            Kind::Change,
            down,
            "currency",
        ),
        (
            "Nurses asked for raises of 7 percent.",
            "7 percent",
            Kind::Change,
            Some(Direction::Up),
            "percent",
        ),
    ]);
}

#[test]
fn a_part_of_things_is_a_share_of_them() {
    check(&[
        (
            "They ship six in ten barrels.",
            "six in ten",
            Kind::Share,
            None,
            "fraction",
        ),
        (
            "They ship half a barrel.",
            "half a barrel",
            Kind::Level,
            None,
            "barrel",
        ),
        (
            "Footfall was 21,000 a week.",
            "21,000",
            Kind::Count,
            None,
            "person",
        ),
        (
            "A 4-megalitre tank burst.",
            "4-megalitre",
            Kind::Level,
            None,
            "megalitre",
        ),
    ]);
}

#[test]
fn money_goes_by_its_own_names() {
    for (text, quote, code) in [
        (
            "A shearer earns 900 maloti a month.",
            "900 maloti a month",
            "LSL",
        ),
        (
            "A cook earned 400 litas a month.",
            "400 litas a month",
            "LTL",
        ),
        ("The bus costs 30 gourdes.", "30 gourdes", "HTG"),
        (
            "The Durban grocer made R2bn. It pays 90c a share.",
            "90c a share",
            "ZAR",
        ),
        ("The spa has a £7.50-an-hour fee.", "£7.50-an-hour", "GBP"),
    ] {
        let unit = figure(text, quote).unit;
        assert_eq!(unit.currency.as_deref(), Some(code), "{quote} in {text}");
    }
    let fee = figure("The spa has a £7.50-an-hour fee.", "£7.50-an-hour");
    assert_eq!(fee.unit.per.as_deref(), Some("hour"));
}

#[test]
fn all_but_nears_a_multiple_and_leaves_out_a_number() {
    let near = figure("Rents all but doubled.", "doubled");
    assert_eq!(near.qualifier, Qualifier::About);
    let left = figure("All but four of the mines closed.", "four");
    assert_eq!(left.qualifier, Qualifier::Exact);
}

#[test]
fn one_more_of_them_and_the_number_of_a_law_are_no_figures() {
    let of = |text| findings(text).figures.len();
    assert_eq!(
        of("Two clerks were fined and a third, Ilse Brand, was cleared."),
        1
    );
    assert_eq!(of("It was founded under Law 18045 and Decree 211."), 0);
    let found = findings("Of the clerks, a third, Ilse Brand said, were cleared.");
    assert_eq!(figure_of(&found, "a third").kind, Kind::Share);
}
