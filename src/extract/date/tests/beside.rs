//! Stretches that lie beside one told of: "the following two years", "a week earlier", "the same nine months", "in the next".

use super::*;

#[test]
fn a_stretch_lies_beside_the_one_told_of() {
    last_is(&[
        (
            "It planted trees in 2018. They spread over 40 hectares in the following two years.",
            "2019/2020",
        ),
        (
            "It may spend £9m between 2026 and 2030, twice as much as in the previous five years.",
            "2021/2025",
        ),
        (
            "Emigration came to 46,000 in the year to April, it said on Monday, after 32,000 in the previous twelve months.",
            "2022-05/2023-04",
        ),
        (
            "From 1970 to 1980 the lake fell three times as fast as in the decade before.",
            "1960/1969",
        ),
        (
            "Agents stopped 57,000 people between 1 October and 31 March. In fiscal 2009 it was 18%. Another 39,000 came over the same six months.",
            "2023-10-01/2024-03-31",
        ),
        (
            "Wards admitted 640 people in the seven days to Tuesday, down from 910 a week earlier.",
            "2024-05-01/2024-05-07",
        ),
        // Nothing is told for it to lie beside, or it is too fine for what is told.
        ("Sales rose in the following two years.", "none"),
        (
            "It shut in 2018. Rain fell over the following two weeks.",
            "none",
        ),
        (
            "It shut on 7 May. A week earlier it had rained.",
            "2024-04-30",
        ),
    ]);
}

#[test]
fn a_day_is_compared_with_the_same_day_before() {
    last_is(&[
        (
            "On 1 February only 38 homes were to let, compared with 61 a year earlier.",
            "2023-02-01",
        ),
        (
            "Reserves were down to $6bn on 2 April from $22bn a month before.",
            "2024-03-02",
        ),
        // The months named since are compared, not the day; weekdays are those of reports.
        (
            "On 1 February it said output in 2023 was up from a year earlier.",
            "2022",
        ),
        (
            "It said on Tuesday that output in April was up 3% from a year earlier.",
            "2023-04",
        ),
    ]);
}

#[test]
fn the_next_is_the_year_after_the_one_told_of() {
    last_is(&[
        (
            "The bank sees growth of 1% this year and 2% in the next.",
            "2025",
        ),
        (
            "Output was 9m tonnes in 2023, more than in the previous one.",
            "2022",
        ),
        (
            "The bank sees growth this year; in the next room he sat.",
            "2024",
        ),
        ("He ran in May, and in the next.", "2024-05"),
    ]);
}

#[test]
fn a_range_and_the_first_of_a_month_are_of_what_was_told() {
    last_is(&[
        (
            "Prices rose in 1975. The frost of 17-18 July that year ruined the crop.",
            "1975-07-17/1975-07-18",
        ),
        (
            "Sales doubled in April, after duty fell on the first of the month.",
            "2024-04-01",
        ),
    ]);
}

#[test]
fn a_year_is_named_by_its_end() {
    for (text, year) in [
        (
            "Growth was 3% in the year that ended in March.",
            "2023-04/2024-03",
        ),
        (
            "Growth of 3% is seen for the financial year that ends this month.",
            "2023-06/2024-05",
        ),
    ] {
        let times = read_on_a_thursday(text);
        assert_eq!(
            times.first().map(edtf).as_deref(),
            Some(year),
            "{text}: {times:?}"
        );
    }
}

#[test]
fn how_soon_is_no_date() {
    last_is(&[
        ("Bookings will be refunded within ten days.", "none"),
        ("The gain was gone within 18 months.", "none"),
        (
            "The vote was on 3 May. He left within two days of the vote.",
            "2024-05-03/2024-05-05",
        ),
    ]);
}

#[test]
fn what_is_to_come_is_told_in_the_present() {
    last_is(&[
        (
            "Under the deal, wages rise 6 percent on 1 August.",
            "2024-08-01",
        ),
        (
            "If the law is not changed by 31 July, the money stays.",
            "../2024-07-31",
        ),
        (
            "The minister reads the budget on Thursday week.",
            "2024-05-23",
        ),
        // What was set, and what stood empty.
        (
            "Spending was cut from the $65 million planned in March.",
            "2024-03",
        ),
        ("Just 14 homes were to let on Monday.", "2024-05-13"),
        (
            "He missed a dose that was set for 12 February.",
            "2024-02-12",
        ),
    ]);
}

#[test]
fn prices_tell_no_year_of_accounts() {
    let last = |text: &str| {
        let times = read_on_a_thursday(text);
        times.last().map(edtf).unwrap_or_default()
    };
    let budget =
        "Uganda cut its rate as inflation slowed in the year to May. The budget is for 2012/13.";
    assert_eq!(last(budget), "2012-07/2013-06");
    let mills = "The mill, with sales of Rs 9 crore in the year to September, was shut. It fell behind in fiscal 2004/05.";
    assert_eq!(last(mills), "2004-04/2005-03");
    let firm = "Profit of the Kampala firm rose in the year to May. It had lost money in 2012/13.";
    assert_eq!(last(firm), "2012-06/2013-05");
}
