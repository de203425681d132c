//! Which time a figure is about, in short sentences: each figure with its period.

use crate::extract::extract;
use crate::model::{Article, Status};
use jiff::civil::date;

/// Each figure of a text with the period that it is about.
fn periods(text: &str) -> Vec<(String, Option<String>)> {
    let findings = extract(Article {
        given: Some(date(2024, 5, 16)),
        ..Article::new("", text)
    });
    let period = |figure: &crate::model::Figure| {
        let period = figure.period.as_ref()?;
        Some(period.interval.edtf())
    };
    findings
        .figures
        .iter()
        .map(|figure| (findings.quote(figure.span).to_owned(), period(figure)))
        .collect()
}

/// Checks the periods of some figures of a text, each found by its quote.
pub(in crate::extract::figure) fn check(text: &str, expected: &[(&str, &str)]) {
    let found = periods(text);
    for &(quote, period) in expected {
        let figure = found.iter().find(|(text, _)| text == quote);
        let found_period = figure.map(|(_, period)| period.as_deref().unwrap_or("none"));
        assert_eq!(found_period, Some(period), "{quote} in {text}: {found:?}");
    }
}

#[test]
fn an_estimate_of_what_is_not_over_is_a_forecast() {
    for (text, status) in [
        (
            "The office estimates sales in 2024 at $40 million.",
            Status::Forecast,
        ),
        (
            "The office estimates sales in 2023 at $40 million.",
            Status::Estimate,
        ),
        (
            "The office estimates sales at $40 million.",
            Status::Estimate,
        ),
    ] {
        let findings = extract(Article {
            given: Some(date(2024, 5, 16)),
            ..Article::new("", text)
        });
        let told: Vec<Status> = findings
            .figures
            .iter()
            .map(|figure| figure.status)
            .collect();
        assert_eq!(told, [status], "{text}");
    }
}

#[test]
fn a_period_in_the_noun_phrase_outweighs_the_day_of_the_report() {
    check(
        "Aldmoor Foods posted third-quarter pre-tax profit of $41 million on Tuesday, up 6 % from a year earlier.",
        &[
            ("$41 million", "2023-07/2023-09"),
            ("6 %", "2023-07/2023-09"),
        ],
    );
    check(
        "The club reported on Tuesday last year's loss of $3 million.",
        &[("$3 million", "2023")],
    );
}

#[test]
fn the_day_of_the_main_clause_is_not_that_of_an_aside() {
    check(
        "Shares in the mill, which employs 9,400 people, fell sharply on Tuesday.",
        &[("9,400 people", "none")],
    );
    check(
        "In 1931 a fund was set up with a capital of $60,000, and a tax followed in May of the next year.",
        &[("$60,000", "1931")],
    );
    check(
        "The mill lost $4 million in 2019 on sales of $90 million.",
        &[("$4 million", "2019"), ("$90 million", "2019")],
    );
    check(
        "The mill, which lost $4 million in 2019, was sold on Tuesday.",
        &[("$4 million", "2019")],
    );
    check(
        "Some 2,750 patients wait for more than a year, against a target of none by March.",
        &[("2,750 patients", "none")],
    );
}

#[test]
fn a_time_inside_a_noun_phrase_is_not_that_of_the_figure() {
    check(
        "The damage is put at $9 billion, about 0.8 % of last year's output.",
        &[("$9 billion", "none"), ("0.8 %", "none")],
    );
    check(
        "In its March report the bank saw prices rising 3 % in 2025.",
        &[("3 %", "2025")],
    );
    check(
        "The office handled 7,300 claims last year.",
        &[("7,300 claims", "2023")],
    );
    check(
        "Enrolment has fallen by a quarter since 2010.",
        &[("a quarter", "2010/..")],
    );
    check(
        "The firm has shed a fifth of its 8,400 staff since 2021.",
        &[("a fifth", "2021/.."), ("8,400 staff", "none")],
    );
    check(
        "The rate was 46 % in 2022, below the 60 % target.",
        &[("46 %", "2022"), ("60 %", "none")],
    );
    check(
        "The ministry cut its growth forecast for 2025 to 2.4 % last week, from 2.6 % in March.",
        &[("2.4 %", "2025"), ("2.6 %", "2025")],
    );
    check(
        "Wheat exports totalled 7 million tonnes in 2023, more than triple the year before.",
        &[("7 million tonnes", "2023"), ("triple", "2023")],
    );
    check(
        "The levy will add $9 million a year from September.",
        &[("$9 million a year", "2024-09/..")],
    );
    check(
        "The group bought 240 hectares in 2021 for $19 million.",
        &[("$19 million", "2021")],
    );
    check(
        "The virus has infected 1,200 people and killed 37 since March.",
        &[("1,200 people", "2024-03/.."), ("37", "2024-03/..")],
    );
    check(
        "The threshold of 4 % was set by a 2007 law.",
        &[("4 %", "none")],
    );
    check(
        "The group has $40m of debt under the 2031 Notes.",
        &[("$40m", "none")],
    );
    check(
        "The firm reported second-quarter profit of $4m on Thursday.",
        &[("$4m", "2024-04/2024-06")],
    );
    check(
        "He printed 4,000 stamps and, in 1968, held a fair.",
        &[("4,000 stamps", "none")],
    );
    check(
        "The euro slid 0.8 %, to a level last seen in March.",
        &[("0.8 %", "none")],
    );
    check(
        "It lost 630 million litres in 2022, a quarter of what it treats.",
        &[("a quarter", "2022")],
    );
    check(
        "It says it will halve that by 2050.",
        &[("halve", "../2050")],
    );
    check(
        "Under plans to be voted on next Thursday, the tax would go up by 4.9 %.",
        &[("4.9 %", "none")],
    );
    check(
        "Some 40 boats put to sea in 2023, of which nine were lost.",
        &[("nine", "2023")],
    );
    check(
        "Some 92 % were seen within 20 days in the last quarter of 2023.",
        &[("92 %", "2023-10/2023-12")],
    );
}

#[test]
fn a_time_of_something_else_dates_no_figure() {
    check(
        "Tolls brought in $12 million because of a charge on lorries that voters approved in May 2019.",
        &[("$12 million", "none")],
    );
    check(
        "The $30 million pier replaces one that was swept away in 1953.",
        &[("$30 million", "none")],
    );
    check(
        "About 15,000 foreign troops whose tours had ended left in March 2019.",
        &[("15,000 foreign troops", "2019-03")],
    );
    check(
        "The firm spent $5 million that it had borrowed in 2019.",
        &[("$5 million", "2019")],
    );
    check(
        "Growth will be 2.1 % in 2025, up from the 1.8 % forecast in March.",
        &[("2.1 %", "2025"), ("1.8 %", "2025")],
    );
    check(
        "The bank trimmed its growth forecast for 2026 to 1.1 % from 1.6 %.",
        &[("1.1 %", "2026"), ("1.6 %", "2026")],
    );
}

#[test]
fn a_time_dates_the_figure_of_its_own_clause() {
    check(
        "In 2021 the bill includes $78 million related to the sale of a mine in 2014.",
        &[("$78 million", "2021")],
    );
    check(
        "As of May 2020 we had a gain of $4 million and as of May 2019, we had a loss of $6 million.",
        &[("$4 million", "2020-05"), ("$6 million", "2019-05")],
    );
    check(
        "The fund had assets of $310 million at its peak in 2007, and $96 million, less than a third of that, in 2016.",
        &[("$310 million", "2007"), ("$96 million", "2016")],
    );
    check(
        "Traffic has shrunk by 9 % since tolls began in March 2023.",
        &[("9 %", "2023-03/..")],
    );
    check(
        "The barge, 90 metres long, sank on 4 May 2024.",
        &[("90 metres", "none")],
    );
}

#[test]
fn the_time_of_what_is_multiplied_is_not_that_of_the_multiple() {
    check(
        "The fleet landed 770,000 tonnes in 1966, ten times the catch of 1946.",
        &[("770,000 tonnes", "1966"), ("ten times", "1966")],
    );
    check(
        "In 2021 a berth cost twice what it did in 2019.",
        &[("twice", "2021")],
    );
    check(
        "He had put a fair bid at $16 million in an April note.",
        &[("$16 million", "none")],
    );
}

#[test]
fn a_rate_of_the_same_report_is_of_the_same_month() {
    check(
        "The economy added 12,400 jobs in April. The unemployment rate stayed at 6.0 %.",
        &[("12,400 jobs", "2024-04"), ("6.0 %", "2024-04")],
    );
    // Neither a rate that holds nor one of another paragraph.
    check(
        "The economy added 12,400 jobs in April. The unemployment rate is 6.0 %.",
        &[("6.0 %", "none")],
    );
    check(
        "Sales rose by 4 % in April. The top rate of tax was 45 %.",
        &[("45 %", "none")],
    );
}

#[test]
fn lists_of_times_and_of_figures_go_side_by_side() {
    for text in [
        "Profit in 2019, 2018 and 2017 was $4.3 billion, $2.8 billion and $2.6 billion.",
        "Other income for 2019, 2018 and 2017 includes about $4.3 billion, $2.8 billion and $2.6 billion of gains, \
         respectively.",
    ] {
        check(
            text,
            &[
                ("$4.3 billion", "2019"),
                ("$2.8 billion", "2018"),
                ("$2.6 billion", "2017"),
            ],
        );
    }
    check(
        "2019 includes a gain of $773 million from a sale.",
        &[("$773 million", "2019")],
    );
}

#[test]
fn an_aside_describes_its_subject_unless_it_has_a_time_of_its_own() {
    check(
        "Tollund, home to 31,000 people, lost its hospital in 2015.",
        &[("31,000 people", "none")],
    );
    check(
        "Debt, 61 per cent of output last year, will reach 70 per cent in 2026.",
        &[("61 per cent", "2023"), ("70 per cent", "2026")],
    );
    check(
        "The largest fine, $4 million, was imposed in April.",
        &[("$4 million", "2024-04")],
    );
}

#[test]
fn how_many_there_are_is_not_of_the_day_on_which_something_became_of_them() {
    check(
        "A meeting about the 300 homes planned at Hythe was held on Tuesday.",
        &[("300 homes", "none")],
    );
    check(
        "The union will ballot its 2,400 members next month.",
        &[("2,400 members", "none")],
    );
    check(
        "The 300 people who marched on Tuesday were fined.",
        &[("300 people", "2024-05-14")],
    );
    check("It shut the 40 shops in April.", &[("40 shops", "2024-04")]);
}

#[test]
fn a_day_that_owns_a_price_dates_it() {
    check(
        "The offer is 30 per cent above Friday's price of $12.",
        &[("$12", "2024-05-10")],
    );
}

#[test]
fn a_time_that_opens_the_next_clause_is_not_of_the_clause_before() {
    check(
        "The club owes its bank $11 million, and in April sold its captain for $6 million.",
        &[("$11 million", "none"), ("$6 million", "2024-04")],
    );
}

#[test]
fn what_a_crime_came_to_is_not_of_the_day_of_its_trial() {
    check(
        "A court jailed the treasurer on Tuesday over the theft of $4 million from a hospice.",
        &[("$4 million", "none")],
    );
    check(
        "On Tuesday a judge sentenced him for a scheme that cost savers $9 million, and fined him $2 million.",
        &[("$9 million", "none"), ("$2 million", "2024-05-14")],
    );
    check(
        "Thieves stole $4 million on Tuesday.",
        &[("$4 million", "2024-05-14")],
    );
}

#[test]
fn a_figure_since_something_is_of_the_time_since_then() {
    check(
        "Crowds have dropped to an average of 5,200 since relegation in December.",
        &[("5,200", "2023-12/..")],
    );
}

#[test]
fn what_is_so_now_is_not_of_the_time_of_the_clause_beside_it() {
    check(
        "In 2019 the firm shut two mills, and it employs 300 people.",
        &[("two mills", "2019"), ("300 people", "none")],
    );
    check(
        "The state owes $31 billion, or 70 per cent of output, and must repay $2 billion of it in March.",
        &[
            ("$31 billion", "none"),
            ("70 per cent", "none"),
            ("$2 billion", "2025-03"),
        ],
    );
}

#[test]
fn what_is_to_be_from_a_time_on_is_of_that_time() {
    check(
        "From 1 July drivers will pay $12 to enter the city.",
        &[("$12", "2024-07-01/..")],
    );
    check(
        "The cuts will save $14 million a year from 2026.",
        &[("$14 million a year", "2026/..")],
    );
    // What it is compared with.
    check(
        "Sales rose 4 per cent from 2022.",
        &[("4 per cent", "none")],
    );
}

#[test]
fn a_poll_tells_figures_of_its_time() {
    check(
        "A poll of 1,200 Finns taken last week put the party at 23%, down from 31% in April.",
        &[
            ("1,200 Finns", "2024-05-06/2024-05-12"),
            ("23%", "2024-05-06/2024-05-12"),
            ("31%", "2024-04"),
        ],
    );
}

#[test]
fn those_of_a_year_are_of_it_and_a_paper_dates_nothing_that_it_tells() {
    check(
        "Floods killed 19 people on Monday. Those of 2012 killed 124.",
        &[("19 people", "2024-05-13"), ("124", "2012")],
    );
    check(
        "Sales were 8 per cent above those of 2012.",
        &[("8 per cent", "none")],
    );
    check(
        "The study, published in The Hammer on Wednesday, followed 2,300 nurses.",
        &[("2,300 nurses", "none")],
    );
}

#[test]
fn what_is_so_now_or_comes_later_has_another_time() {
    check(
        "In March the gap was 380; it is double that now.",
        &[("380", "2024-03"), ("double", "none")],
    );
    check(
        "As of May 1 the balance is $8m, which will be paid over the next six years.",
        &[("$8m", "2024-05-01")],
    );
    check(
        "The balance at May 1 includes $4m of debt.",
        &[("$4m", "2024-05-01")],
    );
    // When it is told is not when it is so.
    check(
        "The audit told on May 1 includes $4m of debt.",
        &[("$4m", "none")],
    );
    // A year that tells which position.
    check(
        "2019 includes taxes of $4m and the sale of assets, $5m from a levy in Brenn and $6m from an adjustment to a prior year position.",
        &[("$4m", "2019"), ("$5m", "2019")],
    );
    check(
        "In 2019 taxes came to $5m, against $4m in the prior year.",
        &[("$5m", "2019"), ("$4m", "2018")],
    );
}
