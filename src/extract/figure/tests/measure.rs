//! Invented sentences of the press → what each figure is of, and of which sort.

use crate::extract::extract;
use crate::model::{Article, Direction, Figure, Kind, Qualifier};

/// The figure of `text` whose quote is `quote`.
fn figure(text: &str, quote: &str) -> Figure {
    let found = extract(Article::new("", text));
    let quotes: Vec<&str> = found
        .figures
        .iter()
        .map(|figure| found.quote(figure.span))
        .collect();
    let figure = found
        .figures
        .iter()
        .find(|figure| found.quote(figure.span) == quote);
    assert!(figure.is_some(), "{quote} in {text}: {quotes:?}");
    figure.cloned().unwrap_or_default()
}

#[test]
fn measures_are_what_the_figures_are_of() {
    for (text, quote, measure) in [
        (
            "Cocoa for May delivery lost $31.50, or 1.2 percent, to settle at $2,604 a tonne.",
            "$2,604 a tonne",
            "Cocoa",
        ),
        (
            "Lima Group sold 400 boats in March. It had sold 310 a year before.",
            "310",
            "boats sold",
        ),
        (
            "How many boats are you aiming for? Four hundred this year, 500 by 2016.",
            "Four hundred",
            "boats",
        ),
        (
            "The fund lent the country $175 million.",
            "$175 million",
            "lent the country",
        ),
        (
            "The court ordered the firm to pay its workers $4 million.",
            "$4 million",
            "pay its workers",
        ),
        (
            "Brenn has sent two planes, and Halden pledged $5 million.",
            "$5 million",
            "Halden pledged",
        ),
        (
            "Chains fold. There were 18 such failures in May.",
            "18 such failures",
            "failures",
        ),
        (
            "Two-thirds of last year’s viewers paid her nothing.",
            "Two-thirds",
            "viewers paid",
        ),
        (
            "A third of the parents I see are late.",
            "A third",
            "parents late",
        ),
        (
            "Hospital queues in Brenn shortened by 620 patients in August.",
            "620 patients",
            "Hospital queues in Brenn",
        ),
        (
            "The judges jailed a clerk for stealing £1.3 million from the fund.",
            "£1.3 million",
            "stealing",
        ),
        (
            "The navy will buy 12 tugs from Kelso for $9.3 million.",
            "$9.3 million",
            "tugs",
        ),
        (
            "Danish rail placed an order with Kelso in a deal valued at $41 million.",
            "$41 million",
            "deal",
        ),
        (
            "Varga will pay $22 million, or $31 a share, for the brewer Lysera.",
            "$22 million",
            "brewer Lysera",
        ),
        (
            "The zloty bought 3.4 pence, tin was up 0.3% at $26 a kilo.",
            "0.3%",
            "tin",
        ),
        (
            "Crossings fell to 24 a day from a normal 36 in the drought.",
            "36",
            "Crossings",
        ),
        (
            "About 64,000 children missed a jab last spring.",
            "64,000 children",
            "children missed",
        ),
        (
            "The eruption drove 4,600 villagers from their homes.",
            "4,600 villagers",
            "villagers driven from their homes",
        ),
        (
            "Guards said 7,000 people joined Friday's march through Lowport.",
            "7,000 people",
            "people joined march",
        ),
        (
            "The depot will lay off 380 fitters by spring.",
            "380 fitters",
            "fitters laid off",
        ),
        (
            "She won with a lead of 2,120 votes.",
            "2,120 votes",
            "lead of votes",
        ),
        (
            "Brokers put Borduria's 2024 oat crop at 2.4 million tonnes.",
            "2.4 million tonnes",
            "Borduria's oat crop",
        ),
        (
            "Some 7% of the workforce is out of work.",
            "7%",
            "workforce out of work",
        ),
        (
            "Observers saw a calm poll, in which 69% of registered voters cast ballots.",
            "69%",
            "registered voters cast ballots",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, measure, "{quote} in {text}");
    }
}

#[test]
fn models_and_peoples_are_counted() {
    for (text, quote, unit) in [
        (
            "Aerol has ordered 22 Boeing 787s.",
            "22 Boeing 787s",
            "Boeing 787",
        ),
        ("It fed 6 million Yemenis.", "6 million Yemenis", "person"),
    ] {
        let found = figure(text, quote);
        assert_eq!(
            (found.unit.key.as_ref(), found.kind),
            (unit, Kind::Count),
            "{text}"
        );
    }
}

#[test]
fn what_fell_what_is_left_and_what_is_wanting() {
    let halved = figure("Income more than halved to $41 million.", "halved");
    assert_eq!(halved.qualifier, Qualifier::Under);
    let short = figure("The ward is short of 40 nurses.", "40 nurses");
    assert_eq!(short.qualifier, Qualifier::Exact);
    let wheat = figure("Maize rose 2% while wheat gave up 1.1%.", "1.1%");
    assert_eq!(
        (wheat.kind, wheat.direction),
        (Kind::Change, Some(Direction::Down))
    );
    let more = figure("The plan spends $2 million more on schools.", "$2 million");
    assert_eq!(
        (more.kind, more.direction),
        (Kind::Change, Some(Direction::Up))
    );
    let part = figure(
        "The fund needs $34 million and has raised a fifth of that.",
        "a fifth",
    );
    assert_eq!((part.kind, part.direction), (Kind::Share, None));
    let stock = figure("Kestrel wrote down $90 million of stock.", "$90 million");
    assert_eq!(stock.kind, Kind::Level);
}

#[test]
fn fractions_of_a_cent_and_the_finer_end_of_a_range() {
    let beans = figure("Beans rose to $10.12-1/2 a bushel.", "$10.12-1/2 a bushel");
    assert_eq!(
        beans.amount.value.map(|value| value.to_string()).as_deref(),
        Some("10.125")
    );
    let oats = figure(
        "The oat crop will be 2.8 to 3 million tonnes.",
        "2.8 to 3 million tonnes",
    );
    assert_eq!(oats.amount.last_digit, 5);
}
