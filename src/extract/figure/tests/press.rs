//! Invented sentences of the press → what is read in them: one row for each habit of the language.

use crate::extract::extract;
use crate::model::{Article, Direction, Figure, Kind, Status};

/// The figure of `text` whose quote is `quote`.
pub(in crate::extract::figure) fn figure(text: &str, quote: &str) -> Figure {
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

/// Checks what the figures of texts are of, by their quotes.
#[track_caller]
pub(super) fn measures(rows: &[(&str, &str, &str)]) {
    for &(text, quote, expected) in rows {
        let measure = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(measure, expected, "{quote}: {text}");
    }
}

#[test]
fn what_moved_and_which_way() {
    use Direction::{Down, Up};
    for (text, quote, kind, direction) in [
        // What is cut or hired is counted; posts move.
        (
            "The airline has cut 52 flights since May.",
            "52 flights",
            Kind::Count,
            None,
        ),
        (
            "The union hired 14 nurses in June.",
            "14 nurses",
            Kind::Count,
            None,
        ),
        (
            "The mill cut 52 jobs in June.",
            "52 jobs",
            Kind::Change,
            Some(Down),
        ),
        (
            "Half of residents must vote: the plan needs 75 per cent in favour.",
            "75 per cent",
            Kind::Share,
            None,
        ),
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
            "The number of clerks rose by a seasonally adjusted 900.",
            "900",
            Kind::Change,
            Some(Up),
        ),
        (
            "Some 61% of members voted, compared with 54% in May.",
            "54%",
            Kind::Share,
            None,
        ),
        (
            "The gap hit 4% of GDP, against a target of 3%.",
            "3%",
            Kind::Share,
            None,
        ),
        (
            "Two-thirds of tenants object, while 31% back it.",
            "31%",
            Kind::Share,
            None,
        ),
        (
            "The bureau cut its view of the crop by 3 million tons to 80 million tons.",
            "3 million tons",
            Kind::Change,
            Some(Down),
        ),
        (
            "Fees rose by 3 to 5 percent.",
            "3 to 5 percent",
            Kind::Change,
            Some(Up),
        ),
        (
            "Output grew a faster-than-expected 6.9% in May.",
            "6.9%",
            Kind::Change,
            Some(Up),
        ),
        (
            "The lower house passed it by 256 votes to 188.",
            "256 votes",
            Kind::Count,
            None,
        ),
        (
            "Over a quarter of pupils, 26.2%, walk to school.",
            "26.2%",
            Kind::Share,
            None,
        ),
        (
            "The gap fell to 0.9% of GDP, or $8 billion, from 1.4%.",
            "1.4%",
            Kind::Share,
            None,
        ),
        (
            "Union men say the plan will cost 280 jobs.",
            "280 jobs",
            Kind::Change,
            Some(Down),
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
        ("One man died at the pass.", "One man", "person"),
        ("Some 60,000 Finns left.", "60,000 Finns", "person"),
        (
            "They sold 3,800 season tickets.",
            "3,800 season tickets",
            "ticket",
        ),
        (
            "It left lakes less than a third full.",
            "a third",
            "fraction",
        ),
        (
            "Stocks shrank by 310,000 barrels to 22.9 million.",
            "22.9 million",
            "barrel",
        ),
        ("Its share slipped to 12.5% from 13.8.", "13.8", "percent"),
        ("The mayor led by 49% to 44.", "44", "percent"),
        ("Some 60,000 Maltese left.", "60,000 Maltese", "person"),
        (
            "A crowd of 41,300 watched Dunmore City.",
            "41,300",
            "person",
        ),
        ("Rider numbers reached 1.4m in May.", "1.4m", "rider"),
        (
            "Reds were on 44%, the Blues on 21, the Greens steady at 9.",
            "21",
            "percent",
        ),
        (
            "Reds were on 44%, the Blues on 21, the Greens steady at 9.",
            "9",
            "percent",
        ),
        ("Reds 44%, Blues 21 and Greens 9.", "21", "percent"),
        (
            "Dealers expect a cut of a quarter point.",
            "a quarter point",
            "percentage_point",
        ),
        (
            "A half-point rate cut came.",
            "A half-point",
            "percentage_point",
        ),
        (
            "It sold 3 million 50-kg sacks.",
            "3 million 50-kg sacks",
            "sack",
        ),
        (
            "Two out of every seven said so.",
            "Two out of every seven",
            "fraction",
        ),
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
            "It found 90 more cases, taking the total this year to 4,100.",
            "4,100",
            "cases",
        ),
        (
            "Fees rose 3% in the quarter ended April 30, short of the 4% that brokers had expected.",
            "4%",
            "Fees",
        ),
        (
            "Rents fell 9% in May to an annual rate of 634,000 lets.",
            "634,000 lets",
            "Rents",
        ),
        ("The average home cost €90,000.", "€90,000", "average home"),
        ("A tram costs about €3 million.", "€3 million", "tram"),
        ("The Reds won 90 seats with 42% of the vote.", "42%", "vote"),
        (
            "Cooks in the port, who earn €90 a day, quit.",
            "€90 a day",
            "Cooks in the port earn",
        ),
        (
            "It must pay $4 million in damages plus 5 percent interest.",
            "5 percent",
            "interest",
        ),
        (
            "Nearly 18% of 15-to-24-year-olds smoke.",
            "18%",
            "15-to-24-year-olds smoke",
        ),
        (
            "It cut its 2031 operating profit forecast to $7 million.",
            "$7 million",
            "operating profit",
        ),
        (
            "Beef output fell 2% and lamb exports will top 9,000 tonnes.",
            "9,000 tonnes",
            "lamb exports",
        ),
        (
            "Profit fell to $9 from $12, and the margin to 8% from 11%.",
            "8%",
            "margin",
        ),
        ("It is to cover 75% of the cost.", "75%", "cost"),
        (
            "The town wants help with the 90 million zloty cost.",
            "90 million zloty",
            "cost",
        ),
        (
            "Sales shrank 1%, against a revised rise of 2%.",
            "2%",
            "Sales",
        ),
        (
            "Credit rose by $6 million, below the $9 million forecast.",
            "$9 million",
            "Credit",
        ),
        ("It will add 2 GW of batteries.", "2 GW", "batteries"),
        (
            "The town grew and one baker in ten lives in a van.",
            "one baker in ten",
            "baker lives in a van",
        ),
        (
            "It split, with two of five members voting no.",
            "two",
            "members",
        ),
        ("Growers have sown 61% of the area.", "61%", "area"),
        ("Smokers had a 27% higher risk of stroke.", "27%", "risk"),
        ("He was jailed and fined 400 euros.", "400 euros", "fined"),
        (
            "In May deliveries came to 3,200 vans.",
            "3,200 vans",
            "deliveries",
        ),
        (
            "The deal will save $4 million a year.",
            "$4 million a year",
            "save",
        ),
        (
            "It sold 1.5 billion rand of 2040 bonds.",
            "1.5 billion rand",
            "bonds",
        ),
        ("The rally drew 900 people.", "900 people", "people drawn"),
        ("Some 900 people need aid.", "900 people", "people need aid"),
        (
            "It met the goal of spending 2% of output on roads.",
            "2%",
            "spending on roads",
        ),
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

#[test]
fn what_is_seen_ahead_is_a_forecast() {
    use Status::{Actual, Forecast};
    for (text, quote, status) in [
        ("Inflation is seen averaging 3% in 2031.", "3%", Forecast),
        (
            "The bureau sees the crop shrinking to 40,000 tonnes.",
            "40,000 tonnes",
            Forecast,
        ),
        ("Economists now see growth of 2%.", "2%", Forecast),
        (
            "Orders fell 2% instead of rising 1% as dealers had forecast.",
            "1%",
            Forecast,
        ),
        ("Fares are to rise by 3%.", "3%", Forecast),
        (
            "The dam is likely to cost $6 million.",
            "$6 million",
            Forecast,
        ),
        ("He sees volume growth of 9% and more.", "9%", Forecast),
        ("The treasury still tips growth of 3%.", "3%", Forecast),
        ("She pencils in cuts of 2%.", "2%", Forecast),
        ("He sees 40 patients a day.", "40 patients a day", Actual),
        ("The site saw 900 visitors.", "900 visitors", Actual),
    ] {
        assert_eq!(figure(text, quote).status, status, "{text}");
    }
}
