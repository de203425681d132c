//! The articles that figures are read from, and how: records, links, shares, quantities and disagreements.

mod claims;
mod clause;
mod deed;
mod doer;
mod floor;
mod kind;
mod measure;
mod onward;
mod owner;
pub(super) mod period;
pub(super) mod press;
mod quantity;
mod speaker;
mod told;
mod voices;

use crate::extract::extract;
use crate::model::claims::{Quantity, Verdict};
use crate::model::fold::fold;
use crate::model::{Article, Corpus, Direction, Figure, Findings, Kind, LinkKind, Qualifier};
use jiff::civil::date;
use std::sync::Arc;

fn findings(text: &str) -> Findings {
    extract(Article {
        given: Some(date(2024, 5, 16)),
        ..Article::new("", text)
    })
}

/// The figure whose quote is `quote`.
fn figure(findings: &Findings, quote: &str) -> Figure {
    let found = findings
        .figures
        .iter()
        .find(|figure| findings.quote(figure.span) == quote);
    found
        .cloned()
        .unwrap_or_else(|| panic!("no figure {quote}: {:#?}", findings.figures))
}

fn period(figure: &Figure) -> Option<String> {
    figure.period.as_ref().map(|period| period.interval.edtf())
}

#[test]
fn a_change_is_read_as_a_full_record() {
    let findings = findings(
        "Freight traffic rose by more than 12 % in the first five months of 2023, harbour master Olga Renn said.",
    );
    let figure = figure(&findings, "12 %");
    assert_eq!(figure.kind, Kind::Change);
    assert_eq!(figure.direction, Some(Direction::Up));
    assert_eq!(figure.qualifier, Qualifier::Over);
    assert_eq!(figure.amount.low, Some(12.into()));
    assert_eq!(figure.measure.as_deref(), Some("Freight traffic"));
    assert_eq!(period(&figure).as_deref(), Some("2023-01/2023-05"));
    assert_eq!(figure.speaker.as_deref(), Some("harbour master Olga Renn"));
}

#[test]
fn the_speaker_is_who_says_it_and_no_doer_or_house() {
    let speaker = |text: &str, quote: &str| figure(&findings(text), quote).speaker;
    for (text, quote, wanted) in [
        (
            "The council declared two days of mourning and released $18 million.",
            "$18 million",
            None,
        ),
        (
            "The council declared that the works had cost $18 million.",
            "$18 million",
            Some("council"),
        ),
        (
            "About 900 houses burned, according to a watch group based in Brenn.",
            "900 houses",
            Some("watch group"),
        ),
        (
            "\"It leaks,\" said Ada Lind, chief engineer at Kirn Water, who expects losses to reach 46 %.",
            "46 %",
            Some("Ada Lind"),
        ),
        (
            "The worst may be over, said Ada Lind of Kirn Bank, who forecasts growth of 3 %.",
            "3 %",
            Some("Ada Lind"),
        ),
    ] {
        assert_eq!(speaker(text, quote).as_deref(), wanted, "{text}");
    }
}

#[test]
fn movements_and_conversions_are_linked() {
    let moved = findings("Turnover climbed from $1.3bn to $1.6bn.");
    let reached = figure(&moved, "$1.6bn");
    assert!(
        reached
            .links
            .iter()
            .any(|link| link.kind == LinkKind::From && link.to == 0)
    );
    let changed = findings("Output rose 4 % to 45 000 tonnes.");
    assert_eq!(figure(&changed, "4 %").links[0].kind, LinkKind::ChangeOf);
    assert_eq!(figure(&changed, "45 000 tonnes").kind, Kind::Level);
    let said_twice = findings("Oslo paid 100 million euros ($108 million).");
    assert_eq!(
        figure(&said_twice, "$108 million").links[0].kind,
        LinkKind::ConversionOf
    );
}

#[test]
fn shares_name_their_whole_and_its_owner() {
    let findings = findings("Tourism accounts for over 22 % of Ruritania’s export income.");
    let figure = figure(&findings, "22 %");
    assert_eq!(figure.kind, Kind::Share);
    assert_eq!(figure.of.as_deref(), Some("Ruritania’s export income"));
    assert_eq!(figure.entity.as_deref(), Some("Ruritania"));
}

#[test]
fn two_voices_on_one_share_are_a_disagreement() {
    let text = "Workers abroad remitted $2 billion in 2022, roughly 20 % of Ruritania’s GDP. The harvest was good. \
                The Lake Bank reckons that money sent home by workers made up 31 % of Ruritania’s GDP in 2022.";
    let quantities = fold(&Corpus::new(vec![Arc::new(findings(text))]));
    let disputed: Vec<_> = quantities
        .iter()
        .filter(|quantity| quantity.verdict == Verdict::Disagreed)
        .collect();
    assert_eq!(disputed.len(), 1, "{quantities:#?}");
    assert_eq!(disputed[0].claims.len(), 2);
}

/// The quantities that the articles, each a title and a text of one day, disagree on.
fn disputed(articles: &[(&str, &str)]) -> Vec<String> {
    let read = |&(title, text): &(&str, &str)| {
        Arc::new(extract(Article {
            given: Some(date(2024, 5, 16)),
            ..Article::new(title, text)
        }))
    };
    fold(&Corpus::new(articles.iter().map(read).collect()))
        .iter()
        .filter(|quantity| quantity.verdict == Verdict::Disagreed)
        .map(Quantity::title)
        .collect()
}

#[test]
fn a_count_for_one_district_is_no_other_word_on_the_whole() {
    let told = (
        "Floods kill dozens in Peru",
        "Floods on Monday killed 87 people, Peru’s institute said. “In Ucay district alone we have counted 36 bodies,” \
         said its director, Ana Pires.",
    );
    assert_eq!(disputed(&[told]), Vec::<String>::new());
    let marches = [
        (
            "Rail strike fills the capital",
            "Organisers said 9,000 had marched through Brenn on Monday.",
        ),
        (
            "Rail strike: police halve the count",
            "Brenn police said that 4,000 people took part on Monday.",
        ),
    ];
    assert_eq!(disputed(&marches).len(), 1);
}

#[test]
fn an_outlet_that_names_the_town_meets_one_that_names_the_country_alone() {
    let town = (
        "Fire at yarn mill kills 9",
        "MANISA, Turkey - A fire at a yarn mill in Manisa killed 9 people on Tuesday, the governor said.",
    );
    let country = (
        "Blaze in Turkish mill",
        "At least 14 people died in a blaze at a mill in Turkey on Tuesday, the interior minister said.",
    );
    assert_eq!(disputed(&[town, country]), ["People killed, Turkey"]);
    let elsewhere = (
        "Blaze in Turkish mill",
        "At least 14 people died in a blaze at a mill in Edirne, Turkey, on Tuesday, the interior minister said.",
    );
    assert_eq!(disputed(&[town, elsewhere]), [""; 0]);
}

#[test]
fn prices_that_rose_and_inflation_are_one_rate() {
    let office = (
        "Ghana inflation slows",
        "Ghana's inflation slowed to 21.2% in April, the statistics office said.",
    );
    let chamber = (
        "Prices in Ghana",
        "Consumer prices in Ghana rose 23.1 percent in April from a year earlier, the trade chamber said.",
    );
    assert_eq!(disputed(&[office, chamber]), ["Ghana's inflation"]);
}

#[test]
fn forecasts_of_one_deficit_by_two_bodies_are_a_disagreement() {
    let treasury = (
        "Kenya budget",
        "Kenya's budget deficit will be 5.4% of GDP in 2024, the treasury said.",
    );
    let fund = (
        "Lenders doubt Kenya",
        "The IMF expects Kenya's budget deficit to reach 6.1% of GDP in 2024.",
    );
    assert_eq!(
        disputed(&[treasury, fund]),
        ["Kenya's budget deficit, share of GDP"]
    );
}

#[test]
fn jobs_lost_and_workers_laid_off_are_set_against_each_other() {
    let firm = (
        "Corvane to shut its Brenn mill",
        "Corvane will close its paper mill in Brenn with the loss of 1,200 jobs, the company said.",
    );
    let union = (
        "Corvane workers in Brenn face the axe",
        "About 1,450 workers are to be laid off when Corvane shuts its Brenn mill, the union said.",
    );
    assert_eq!(disputed(&[firm, union]), ["Jobs"]);
}

#[test]
fn a_word_that_weighs_a_number_leaves_its_kind() {
    for (text, quote, kind) in [
        ("Output grew by only 0.7% in 2023.", "0.7%", Kind::Change),
        ("Output grew only 0.7% in 2023.", "0.7%", Kind::Change),
        ("Inflation fell to just 3.1% in 2023.", "3.1%", Kind::Level),
    ] {
        assert_eq!(figure(&findings(text), quote).kind, kind, "{text}");
    }
}

#[test]
fn what_happened_at_an_earlier_record_is_of_that_time() {
    let findings = findings(
        "At noon on Tuesday the lake stood at 8.2 metres, the highest since March 1991, when a storm killed 31 people.",
    );
    assert_eq!(
        period(&figure(&findings, "31 people")).as_deref(),
        Some("1991-03")
    );
    assert_eq!(
        period(&figure(&findings, "8.2 metres")).as_deref(),
        Some("2024-05-14T12:00")
    );
}

#[test]
fn a_corrected_publication_date_moves_the_period() {
    let mut findings = findings("Exports grew by 5 % last year.");
    assert_eq!(period(&figure(&findings, "5 %")).as_deref(), Some("2023"));
    let time = figure(&findings, "5 %").time.expect("dated") as usize;
    findings.times[time].interval = crate::model::Interval::parse("2019");
    super::resolve(&mut findings);
    assert_eq!(period(&figure(&findings, "5 %")).as_deref(), Some("2019"));
}

#[test]
fn cents_are_of_the_money_that_the_article_counts_in() {
    for (text, code) in [
        (
            "Profit was 3 million euros. It pays 42 cents a share.",
            "EUR",
        ),
        (
            "Profit was $3 million, or 2.6 million euros. It pays 42 cents a share.",
            "USD",
        ),
        ("It pays 42 cents a share.", "USD"),
        (
            "Zambia sells it at K6,000. It pays 42 cents a share.",
            "USD",
        ),
    ] {
        let findings = findings(text);
        let unit = figure(&findings, "42 cents a share").unit;
        assert_eq!(unit.currency.as_deref(), Some(code), "{text}");
    }
}

#[test]
fn a_capital_stands_for_the_money_of_the_country_that_the_article_speaks_of() {
    let quotes = |text: &str| -> Vec<(String, String)> {
        let findings = findings(text);
        let money = findings.figures.iter().filter_map(|figure| {
            let code = figure.unit.currency.as_deref()?;
            Some((findings.quote(figure.span).to_owned(), code.to_owned()))
        });
        money.collect()
    };
    let pair = |quote: &str, code: &str| (quote.to_owned(), code.to_owned());
    assert_eq!(
        quotes("Zambia's budget is K240 billion. A levy of 50 ngwee a litre adds to the K6,000."),
        [
            pair("K240 billion", "ZMW"),
            pair("50 ngwee a litre", "ZMW"),
            pair("K6,000", "ZMW")
        ]
    );
    assert_eq!(
        quotes("South Africa will spend R20 million on it, at R23.46 a litre, beside the R21."),
        [pair("R20 million", "ZAR"), pair("R23.46 a litre", "ZAR")]
    );
    assert_eq!(quotes("He climbed K2 with R350 in hand."), []);
}

#[test]
fn a_dash_makes_a_range_of_what_something_moved_from() {
    let findings = findings("Calder expects growth of 3-5% this year, down from 6-8%.");
    let amount = figure(&findings, "6-8%").amount;
    assert_eq!((amount.low, amount.high), (Some(6.into()), Some(8.into())));
}

#[test]
fn what_is_said_again_in_brackets_lends_no_currency() {
    let findings = findings(
        "In Denmark sales were 5.64 billion crowns ($880 million), below the 5.81 billion expected by analysts.",
    );
    let unit = figure(&findings, "5.81 billion").unit;
    assert_eq!(unit.currency.as_deref(), Some("DKK"));
}

#[test]
fn digits_follow_the_style_of_the_article() {
    let continental = findings("Der Absatz sank um 4,5 % auf 1.234.567,89 Euro, nach 1.250 Euro.");
    assert_eq!(
        figure(&continental, "1.250 Euro").amount.value,
        Some(1250.into())
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_quoted_exactly(
        text in "([0-9]{1,4}|[ .,;:%$€–-]|rose|to|from|by|of|million|a third|one|percent|said|Lima|and|half|\\PC){0,40}"
    ) {
        let findings = findings(&text);
        for figure in &findings.figures {
            proptest::prop_assert!(!findings.quote(figure.span).is_empty());
            for link in &figure.links {
                proptest::prop_assert!((link.to as usize) < findings.figures.len());
            }
        }
    }
}
