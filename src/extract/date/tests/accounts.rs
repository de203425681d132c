//! Parts of the accounts that an article reports on, and what a firm or a crop calls a year.

use super::*;

#[test]
fn parts_of_the_year_reported_on_are_of_its_accounts() {
    last_is(&[
        (
            "Profit for the year to 31 March came to £2m. Sales rose 3% in the fourth quarter.",
            "2024-01/2024-03",
        ),
        (
            "Profit for the year to 30 September came to £2m. Sales rose 3% in the first half.",
            "2022-10/2023-03",
        ),
        (
            "Profit for the year to 30 September came to £2m. In the first six months sales rose 3%.",
            "2022-10/2023-03",
        ),
        (
            "Profit for the year to 30 September came to £2m. In 2019 it had 12 shops. Costs rose 3% over the year.",
            "2022-10-01/2023-09-30",
        ),
        (
            "Profit for the year to 31 March came to £2m. Trading in the first six weeks was slow.",
            "2024-04-01~/2024-05-12~",
        ),
        // What is to come is of the year after.
        (
            "Profit for the year to 31 March came to £2m. It will open a shop in the third quarter.",
            "2024-10/2024-12",
        ),
        // No accounts, those of the calendar, and a year of its own.
        (
            "Inflation was 3% in the year to March. Output rose 1% in the first quarter.",
            "2024-01/2024-03",
        ),
        (
            "Profit for the year to 31 December came to £2m. Sales rose 3% in the first quarter.",
            "2024-01/2024-03",
        ),
        (
            "A nonprofit housed 90 in the year to 30 September 2023. Costs rose 3% in the first half.",
            "2024-01/2024-06",
        ),
        (
            "Profit for the year to 31 March came to £2m. In 2019 sales rose 3% over the year.",
            "2019",
        ),
        (
            "Profit for the year to 31 March came to £2m. The first six weeks of a life matter.",
            "none",
        ),
    ]);
}

#[test]
fn the_half_is_the_one_reported_on() {
    last_is(&[
        (
            "Profit for the six months to end-February fell 3%. It opened 11 shops in the half.",
            "2023-09-01/2024-02-29~",
        ),
        (
            "Profit for the six months to February fell 3%. Earnings for the half came to £2m.",
            "2023-09/2024-02",
        ),
        (
            "Profit fell in the quarter ended March 31. Over the six months costs rose 9%.",
            "2023-10-01/2024-03-31",
        ),
    ]);
    assert!(read_on_a_thursday("He scored twice in the half.").is_empty());
}

#[test]
fn a_quarter_named_by_its_month_is_of_the_calendar() {
    last_is(&[
        (
            "Sales for FY24 came to Rs 12 crore. In the March quarter costs fell 3%.",
            "2024-01/2024-03",
        ),
        (
            "Sales for FY24 came to Rs 12 crore. In the fourth quarter costs fell 3%.",
            "2024-01/2024-03",
        ),
    ]);
}

#[test]
fn years_of_crops_begin_with_those_of_the_state() {
    let last_pair = |text: &str| {
        let times = read_on_a_thursday(text);
        times
            .iter()
            .find_map(|time| time.interval)
            .map(Interval::edtf)
    };
    let pair = |text: &str| last_pair(text).unwrap_or_default();
    assert_eq!(
        pair("Sydney: The 2021-22 clip was large."),
        "2021-07/2022-06"
    );
    assert_eq!(pair("Sydney: The 2021-22 tour was long."), "2021/2022");
    assert_eq!(pair("The 2021-22 clip was large."), "2021/2022");
    assert_eq!(pair("Lesotho has a budget for 2021-22."), "2021-04/2022-03");
    assert_eq!(pair("Chile has a budget for 2021-22."), "2021/2022");
}

#[test]
fn a_half_on_its_own_is_of_accounts_where_they_are_spoken_of() {
    last_is(&[
        (
            "For the first half, profit stood at 8 million.",
            "2024-01/2024-06",
        ),
        (
            "Orr expects 30 chains to call in administrators in the first half.",
            "2024-01/2024-06",
        ),
    ]);
}
