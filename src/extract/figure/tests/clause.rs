//! Invented sentences of the press → what each figure counts, of what, which way it went, of what time and who says so.

use super::period::check;
use crate::extract::extract;
use crate::model::{Article, Direction, Figure, Kind, Status};

/// The figure of `text` whose quote is `quote`, if it is one.
fn found(text: &str, quote: &str) -> Option<Figure> {
    let findings = extract(Article::new("", text));
    findings
        .figures
        .iter()
        .find(|figure| findings.quote(figure.span) == quote)
        .cloned()
}

/// The figure of `text` whose quote is `quote`.
fn figure(text: &str, quote: &str) -> Figure {
    let figure = found(text, quote);
    assert!(figure.is_some(), "{quote} in {text}");
    figure.unwrap_or_default()
}

#[test]
fn measures_are_the_nouns_of_their_clause() {
    for (text, quote, measure) in [
        (
            "Exports to Kelso surged 19%, while those to Brenn slid 6%.",
            "6%",
            "Exports to Brenn",
        ),
        (
            "Brokers had expected exports to sink by 7.6%.",
            "7.6%",
            "exports",
        ),
        (
            "Tyres gained and the two-year yield jumped 12 basis points.",
            "12 basis points",
            "two-year yield",
        ),
        (
            "The yield on the 10-year note climbed 4 basis points.",
            "4 basis points",
            "yield on the 10-year note",
        ),
        (
            "Kelso opened a 20,000-square-foot hall.",
            "20,000-square-foot",
            "hall",
        ),
        (
            "The mill signed a five-year, $2 million loan.",
            "$2 million",
            "loan",
        ),
        (
            "Trading volume was 31,000 shares.",
            "31,000 shares",
            "Trading volume",
        ),
        (
            "Weekly turnover averaged 31,000 shares.",
            "31,000 shares",
            "Weekly turnover",
        ),
        (
            "The £9 million pier replaces one from 1931.",
            "£9 million",
            "pier",
        ),
        (
            "Nearly one in five households missed a payment.",
            "one in five",
            "households missed a payment",
        ),
        (
            "A tenth of the loans carry a floating rate.",
            "A tenth",
            "loans carry a floating rate",
        ),
        (
            "She gave away most of her savings, about $1.2 million, to schools.",
            "$1.2 million",
            "savings",
        ),
        (
            "The firm paid $4 million through brokers.",
            "$4 million",
            "firm paid",
        ),
        (
            "It went on agency nurses, who cost up to £90 an hour.",
            "£90 an hour",
            "agency nurses",
        ),
        (
            "Rents were unchanged in March after a 0.2% gain in May.",
            "0.2%",
            "Rents",
        ),
        (
            "The office cut its 2024 growth forecast to 1.8%.",
            "1.8%",
            "growth",
        ),
        (
            "Profit will be 51 million euros, against a previous range of 40 million to 47 million.",
            "40 million to 47 million",
            "Profit",
        ),
        (
            "The rains could double the number of cases.",
            "double",
            "number of cases",
        ),
        (
            "Inflation in the towns that share the coin slowed to 2.4%.",
            "2.4%",
            "Inflation in the towns",
        ),
        ("The port will cut 3% of its 9,000 jobs.", "3%", "jobs"),
        ("In 2013 a storm killed 6,300.", "6,300", "killed"),
        (
            "It left 27 people dead and 11 missing.",
            "11",
            "people missing",
        ),
        (
            "Some 900 fitters are to be laid off.",
            "900 fitters",
            "fitters laid off",
        ),
        (
            "Claims sank by 900 to a seasonally adjusted 21,800.",
            "21,800",
            "Claims",
        ),
        (
            "Norway's $1.4 trillion wealth fund lost 14.1%.",
            "14.1%",
            "wealth fund",
        ),
        (
            "The glut has pushed prices down by as much as 40%.",
            "40%",
            "prices",
        ),
        (
            "Kelso plans to raise fares by an average 4.5%.",
            "4.5%",
            "fares",
        ),
        (
            "The poll had a margin of error of plus or minus 3 percentage points.",
            "3 percentage points",
            "margin of error",
        ),
        ("It will cost every household £900.", "£900", "cost"),
        (
            "The laptop, 0.6 inches thick, weighs 2.7 kilos.",
            "2.7 kilos",
            "laptop",
        ),
        (
            "The phone has a 6-inch screen and costs $799.",
            "$799",
            "phone",
        ),
        (
            "The police spent $3 million on cars and lost another $5 million.",
            "$5 million",
            "police lost",
        ),
    ] {
        let found = figure(text, quote).measure.unwrap_or_default();
        assert_eq!(found, measure, "{quote} in {text}");
    }
}

#[test]
fn what_a_bare_number_counts_stands_elsewhere() {
    for (text, quote, unit) in [
        ("Payrolls grew by 187,000.", "187,000", "payroll"),
        (
            "Brokers forecast profit of 151 million euros on sales of 2.2 billion.",
            "2.2 billion",
            "currency",
        ),
        (
            "It lost $31 million in 2025. This year it will be closer to 40 million.",
            "40 million",
            "currency",
        ),
        (
            "Clinics added 620 jobs. The state shed 2,200.",
            "2,200",
            "job",
        ),
        (
            "Yields jumped 30 basis points and then climbed another 9 to 2.87%.",
            "9",
            "basis_point",
        ),
        (
            "It would create 350 building jobs and 75 permanent ones.",
            "75 permanent ones",
            "job",
        ),
        ("The furnace ran at 573.15K.", "573.15K", "kelvin"),
        (
            "Deliveries of the Model Q topped 20,000.",
            "20,000",
            "delivery",
        ),
        (
            "Teachers earn more, but 440 of them have left.",
            "440",
            "person",
        ),
        (
            "Kelso has orders for 45 Boeing 737 Max jets.",
            "45 Boeing 737 Max jets",
            "jet",
        ),
        (
            "There is a one-in-three chance of rain.",
            "one-in-three",
            "fraction",
        ),
        ("Bread was rationed to half a pound.", "half a pound", "lb"),
    ] {
        assert_eq!(figure(text, quote).unit.key, unit, "{quote} in {text}");
    }
}

#[test]
fn a_percentage_goes_on_about_the_one_before() {
    use Kind::{Change, Level, Share};
    for (text, quote, kind) in [
        (
            "Debt will reach 55 per cent of output. The agency expects 57 per cent.",
            "57 per cent",
            Share,
        ),
        (
            "Growth will slow to 6.1%. The government hopes for 8%.",
            "8%",
            Change,
        ),
        (
            "Output grew 0.4%; the ministry had forecast 1%.",
            "1%",
            Change,
        ),
        ("It sold for half of what it had cost.", "half", Share),
        ("Prices rose 4.1%. The bank aims for 3%.", "3%", Level),
        ("Debt is 55% of output. Inflation was 4%.", "4%", Level),
        ("Nobody passed 50%.", "50%", Share),
        ("She got 71 per cent on Sunday.", "71 per cent", Share),
        (
            "The shop got 71 per cent more orders.",
            "71 per cent",
            Change,
        ),
        ("The farms grow 30% of the country's tea.", "30%", Share),
        ("Sales grew 30% on last year.", "30%", Change),
        (
            "The economy would grow at 9 per cent.",
            "9 per cent",
            Change,
        ),
        (
            "Just 4 per cent were too small to use.",
            "4 per cent",
            Share,
        ),
        (
            "Of 142,300 chests, 8 per cent found no bidder; a week earlier it was 13.",
            "13",
            Share,
        ),
    ] {
        assert_eq!(figure(text, quote).kind, kind, "{quote} in {text}");
    }
}

#[test]
fn posts_that_are_cut_are_a_change_and_sums_turned_down_are_none() {
    use Direction::{Down, Up};
    for (text, quote, kind, direction) in [
        (
            "Seventeen posts are to be cut.",
            "Seventeen posts",
            Kind::Change,
            Some(Down),
        ),
        (
            "Some 40 jobs will be created.",
            "40 jobs",
            Kind::Change,
            Some(Up),
        ),
        (
            "Some 40 jobs will be advertised.",
            "40 jobs",
            Kind::Count,
            None,
        ),
        (
            "They turned down $4 million.",
            "$4 million",
            Kind::Level,
            None,
        ),
        ("The stock closed down $4.", "$4", Kind::Change, Some(Down)),
        (
            "Wages have gone up 9 per cent.",
            "9 per cent",
            Kind::Change,
            Some(Up),
        ),
        ("Guests stay 6.3 nights.", "6.3 nights", Kind::Level, None),
        (
            "Mills added 610 jobs, short of the 1,150 that brokers had forecast.",
            "1,150",
            Kind::Change,
            Some(Up),
        ),
        (
            "It had planned to shed 54 jobs; unions were told 38.",
            "38",
            Kind::Change,
            Some(Down),
        ),
        ("It shed 54 jobs. It still has 38.", "38", Kind::Count, None),
    ] {
        let found = figure(text, quote);
        assert_eq!((found.kind, found.direction), (kind, direction), "{text}");
    }
}

#[test]
fn kinds_are_told_by_words_farther_off() {
    for (text, quote, kind, direction) in [
        (
            "Kelso shares were off 1.1% at $22.",
            "1.1%",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "The revision erased 9,800 jobs.",
            "9,800 jobs",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "Loans grew 2%, up from 1.7% a month earlier.",
            "1.7%",
            Kind::Change,
            Some(Direction::Up),
        ),
        (
            "Mills added 610 jobs, fewer than the 1,150 brokers had forecast.",
            "1,150",
            Kind::Change,
            Some(Direction::Up),
        ),
        (
            "Debt will be 58% of output, just under the 60% limit.",
            "60%",
            Kind::Level,
            None,
        ),
        (
            "It pushed the spread to 188 basis points.",
            "188 basis points",
            Kind::Level,
            None,
        ),
        (
            "Sales dropped by a fifth in Brenn and 11% in Kelso.",
            "11%",
            Kind::Change,
            Some(Direction::Down),
        ),
        (
            "She was raised in 1974 and restored over eight years by 200 volunteers.",
            "200 volunteers",
            Kind::Count,
            None,
        ),
        (
            "Growers have pulled up 9,500 hectares of vines.",
            "9,500 hectares",
            Kind::Level,
            None,
        ),
        ("The dam would be half as high.", "half", Kind::Ratio, None),
    ] {
        let found = figure(text, quote);
        assert_eq!(
            (
                found.kind,
                found.direction.filter(|_| found.kind == Kind::Change)
            ),
            (kind, direction),
            "{quote} in {text}"
        );
    }
}

#[test]
fn what_is_still_to_come_is_told_before_and_behind() {
    for (text, quote, status) in [
        (
            "Some 450 fitters are to be laid off.",
            "450 fitters",
            Status::Forecast,
        ),
        (
            "Of the 85 jets, 12 will arrive in May.",
            "12",
            Status::Forecast,
        ),
        (
            "They want a dam that is to supply 1,800 megawatts.",
            "1,800 megawatts",
            Status::Forecast,
        ),
        (
            "Output will reach 30 tonnes, compared with 41 tonnes last year.",
            "41 tonnes",
            Status::Actual,
        ),
        (
            "Brokers lifted their target price to 23 euros.",
            "23 euros",
            Status::Actual,
        ),
    ] {
        assert_eq!(figure(text, quote).status, status, "{quote} in {text}");
    }
}

#[test]
fn speakers_revise_rule_and_go_on() {
    for (text, quote, speaker) in [
        (
            "The ministry raised its estimate of the gap to 4.7%.",
            "4.7%",
            Some("ministry"),
        ),
        (
            "Mr Hale ruled out a levy, which stands at 3%, but said tolls would go up by 2%.",
            "2%",
            Some("Mr Hale"),
        ),
        (
            "It must pay costs of £64,000, a judge in Brenn ruled.",
            "£64,000",
            Some("judge"),
        ),
        (
            "Operator Calder Line lost $6 million. It says the ferry will carry 9,000 people.",
            "9,000 people",
            Some("Operator Calder Line"),
        ),
        ("The last flood claimed 78 lives.", "78 lives", None),
        (
            "It sold 90 vans after sales missed forecasts.",
            "90 vans",
            None,
        ),
        (
            "Marta Leon won, the electoral council said. She promised 9 schools.",
            "9 schools",
            Some("Marta Leon"),
        ),
    ] {
        assert_eq!(
            figure(text, quote).speaker.as_deref(),
            speaker,
            "{quote} in {text}"
        );
    }
}

#[test]
fn names_ages_and_the_next_of_some_are_no_figures() {
    for (text, quote) in [
        ("Two managers confessed in May. A third fled.", "A third"),
        ("Nasdaq 100 futures were little changed.", "100 futures"),
        ("It filed Form 10-K in March.", "10-K"),
        ("A Boeing 737-800 landed.", "800"),
        ("Version 15.2 of the tool fixes 21 bugs.", "15.2"),
        ("Unemployment among those under 25 is high.", "25"),
        ("Police met several hundred of his supporters.", "hundred"),
    ] {
        assert_eq!(found(text, quote), None, "{quote} in {text}");
    }
}

#[test]
fn the_time_of_another_deed_dates_no_figure() {
    for (text, quote, period) in [
        (
            "The largest fine, $4 million, was imposed in March 2024.",
            "$4 million",
            "2024-03",
        ),
        (
            "Tin was up 1.3% on the day and 11% since January 2024.",
            "1.3%",
            "none",
        ),
        ("Traffic is still 7% below the level of 2019.", "7%", "none"),
        (
            "The mill will cut costs by $6 million and delay the opening until 2028.",
            "$6 million",
            "none",
        ),
        (
            "Hanzu sold 90 vans and expects to sell more in 2027.",
            "90 vans",
            "none",
        ),
        (
            "The bank on Thursday raised its estimate of the gap to 4.7%.",
            "4.7%",
            "none",
        ),
    ] {
        check(text, &[(quote, period)]);
    }
}

#[test]
fn words_that_blur_a_number_are_read_before_it() {
    use crate::model::Qualifier::{About, AtLeast, Exact, Over};
    for (text, quote, qualifier) in [
        ("The storm took perhaps 2,000 lives.", "2,000 lives", About),
        ("Maybe 300 people came.", "300 people", About),
        ("A good 30 per cent were lost.", "30 per cent", Over),
        ("The toll may top 100.", "100", Over),
        ("At the very least 200 were hurt.", "200", AtLeast),
        (
            "Drivers hand over 610 million euros.",
            "610 million euros",
            Exact,
        ),
    ] {
        assert_eq!(figure(text, quote).qualifier, qualifier, "{text}");
    }
}

#[test]
fn whoever_a_poll_gives_a_part_to_has_a_share() {
    for (text, quote) in [
        ("The poll puts the Front at 47 per cent.", "47 per cent"),
        ("The survey gives her 41 per cent.", "41 per cent"),
        ("The president is on 41 per cent.", "41 per cent"),
        (
            "Another 7 per cent would back a smaller party.",
            "7 per cent",
        ),
        ("In Volta only 28 per cent did.", "28 per cent"),
        (
            "A poll found 62 per cent wanted deeper cuts.",
            "62 per cent",
        ),
    ] {
        assert_eq!(figure(text, quote).kind, Kind::Share, "{text}");
    }
    let growth = "A survey of economists puts growth at 3 per cent.";
    assert_eq!(figure(growth, "3 per cent").kind, Kind::Change);
    let lies = "Unemployment is on 6 per cent average growth.";
    assert_ne!(figure(lies, "6 per cent").kind, Kind::Share);
}

#[test]
fn a_degree_is_no_cent_and_the_cedi_sign_is_no_hundredth() {
    let high = figure("It will reach a high of 6 C today.", "6 C");
    assert_eq!(high.unit.key, "degree_celsius");
    let debt = figure("The debt came to GH¢3.2 billion.", "GH¢3.2 billion");
    assert_eq!(debt.unit.currency.as_deref(), Some("GHS"));
    assert_eq!(
        debt.amount.value.map(|value| value.to_string()).as_deref(),
        Some("3200000000")
    );
    assert_eq!(
        figure("Diesel is 42¢ a litre.", "42¢ a litre")
            .unit
            .currency
            .as_deref(),
        Some("USD")
    );
}
