//! Invented sentences of the press → what is read in them: one row for each habit of the language.

use crate::extract::extract;
use crate::model::{Article, Direction, Figure, Kind};

/// The figure of `text` whose quote is `quote`.
fn figure(text: &str, quote: &str) -> Figure {
    let found = extract(Article::new("", text));
    let figure = found
        .figures
        .iter()
        .find(|figure| found.quote(figure.span) == quote);
    let quotes: Vec<&str> = found
        .figures
        .iter()
        .map(|figure| found.quote(figure.span))
        .collect();
    assert!(figure.is_some(), "{quote} in {text}: {quotes:?}");
    figure.cloned().unwrap_or_default()
}

#[test]
fn what_moved_and_which_way() {
    use Direction::{Down, Up};
    for (text, quote, kind, direction) in [
        (
            "Zinc lost 40 cents, or 1.2%, to close at $31.",
            "40 cents",
            Kind::Change,
            Some(Down),
        ),
        (
            "The fund lost $4 million on the deal.",
            "$4 million",
            Kind::Level,
            None,
        ),
        (
            "Tin was 30 cents cheaper at $12.",
            "30 cents",
            Kind::Change,
            Some(Down),
        ),
        (
            "Tea exports slid by more than a fifth, and those of jute by just under a tenth.",
            "a tenth",
            Kind::Change,
            Some(Down),
        ),
        (
            "Lending grew at its slowest pace in nine years, 1.4% on an annualised basis.",
            "1.4%",
            Kind::Change,
            Some(Up),
        ),
        (
            "It fell 3%, for a market share of 22%.",
            "22%",
            Kind::Share,
            None,
        ),
        (
            "Of 400 wells, 340, or 85%, were dry.",
            "85%",
            Kind::Share,
            None,
        ),
        (
            "Stocks added 0.4 percentage points and trade contributed 0.2 percentage points to growth.",
            "0.2 percentage points",
            Kind::Change,
            Some(Up),
        ),
        ("The lake is 40% full.", "40%", Kind::Share, None),
        (
            "It was a tenfold increase since then.",
            "tenfold",
            Kind::Ratio,
            Some(Up),
        ),
        (
            "The islet is half the size of Gozo.",
            "half",
            Kind::Ratio,
            None,
        ),
        (
            "Savings fell by 90 francs, and one home in nine had none.",
            "one home in nine",
            Kind::Share,
            None,
        ),
        (
            "It has recovered two-thirds of the loss.",
            "two-thirds",
            Kind::Share,
            None,
        ),
        (
            "Reds 38%, Blues 29%, others undecided.",
            "29%",
            Kind::Share,
            None,
        ),
        (
            "Output will more than double to 9 GW.",
            "double",
            Kind::Ratio,
            Some(Up),
        ),
        (
            "A storm came with a 210% leap in bookings.",
            "210%",
            Kind::Change,
            Some(Up),
        ),
    ] {
        let found = figure(text, quote);
        assert_eq!((found.kind, found.direction), (kind, direction), "{text}");
    }
}

#[test]
fn units_that_are_shared_shortened_or_named_apart() {
    for (text, quote, unit) in [
        (
            "It ordered 12 Comet C300max jets.",
            "12 Comet C300max jets",
            "jet",
        ),
        (
            "Dust of 3 micrometres was found.",
            "3 micrometres",
            "micrometre",
        ),
        (
            "It runs at 14 trains a day now.",
            "14 trains a day",
            "train",
        ),
        (
            "The blast killed 9 people, four of them children.",
            "four",
            "child",
        ),
        ("At dawn 46 were hurt.", "46", "person"),
        ("The mill employs 1,200 at two sites.", "1,200", "person"),
        ("One man died at the pass.", "One man", "man"),
        ("Some 60,000 Finns left.", "60,000 Finns", "person"),
    ] {
        assert_eq!(figure(text, quote).unit.key, unit, "{text}");
    }
    for (text, quote, code) in [
        (
            "They paid 60 cents for each euro of debt.",
            "60 cents",
            "EUR",
        ),
        ("Gas rose 30 euro cents.", "30 euro cents", "EUR"),
        (
            "It sold for 900 naira and now fetches 1,400.",
            "1,400",
            "NGN",
        ),
        (
            "She earns 1,900 euros a month before tax.",
            "1,900 euros a month",
            "EUR",
        ),
    ] {
        let found = figure(text, quote);
        assert_eq!(found.unit.currency.as_deref(), Some(code), "{text}");
    }
    let shares = figure("The level stood at 1,640, four times that of May.", "1,640");
    assert_eq!(shares.kind, Kind::Level);
    let silent = extract(Article::new("", "Fees edged down 2% in the half."));
    assert_eq!(silent.figures.len(), 1);
}

#[test]
fn measures_that_stand_apart_from_their_figures() {
    for (text, quote, measure) in [
        (
            "Peru's current-account gap shrank to $3.2 billion.",
            "$3.2 billion",
            "Peru's current-account gap",
        ),
        ("Arvo's third-quarter sales sank 8%.", "8%", "Arvo's sales"),
        (
            "The board voted to keep its lending rate at 5%.",
            "5%",
            "lending rate",
        ),
        (
            "The order book stands at 640 aircraft.",
            "640 aircraft",
            "order book",
        ),
        (
            "Pre-sales exceed 90,000 copies.",
            "90,000 copies",
            "Pre-sales",
        ),
        (
            "The dues would raise $2 million but cost each farm $90 a year.",
            "$90 a year",
            "dues",
        ),
        ("A poll put the Reds on 31%.", "31%", "Reds"),
        (
            "The average 20-year fixed mortgage rate dipped to 6.1%.",
            "6.1%",
            "20-year fixed mortgage rate",
        ),
        (
            "Thefts fell to 90, but burglaries rose from 31 to 38.",
            "38",
            "burglaries",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert!(found.ends_with(measure), "{text}: {found}");
    }
}

#[test]
fn each_voice_of_a_sentence_has_its_own_figures() {
    for (text, quote, speaker) in [
        (
            "Exports rose 3%, the ministry said, and imports fell 2%, the bank said.",
            "3%",
            Some("ministry"),
        ),
        (
            "Exports rose 3%, the ministry said, and imports fell 2%, the bank said.",
            "2%",
            Some("bank"),
        ),
        (
            "The union put turnout at 40,000, the police at 12,000.",
            "12,000",
            Some("police"),
        ),
        (
            "The gap was €16 million, the port said, against the €13 million that the treasury published.",
            "€13 million",
            Some("treasury"),
        ),
        (
            "The study of 812 fields suggests a loss of 4%.",
            "812 fields",
            None,
        ),
        (
            "“It lost 4%,” said Ana Lind, who runs 31 homes.",
            "31 homes",
            None,
        ),
        ("A third of tenants said rents were up 9%.", "9%", None),
        (
            "It earned $3 million, less than the $5 million that brokers had expected.",
            "$3 million",
            None,
        ),
        (
            "It earned $3 million, less than the $5 million that brokers had expected.",
            "$5 million",
            Some("brokers"),
        ),
        ("Cases rose 9% in May, the WHO said.", "9%", Some("WHO")),
        (
            "Anna Kovac won the vote. Spending rose 3%, Kovac said.",
            "3%",
            Some("Anna Kovac"),
        ),
        (
            "A survey of 900 adults found that 31% had asthma.",
            "31%",
            Some("survey"),
        ),
    ] {
        assert_eq!(figure(text, quote).speaker.as_deref(), speaker, "{text}");
    }
    let set_against = figure(
        "The gap was €16 million in 2021, the port said, against the €13 million that the treasury published.",
        "€13 million",
    );
    let period = set_against.period.map(|period| period.interval.edtf());
    assert_eq!(period.as_deref(), Some("2021"));
}
