//! What expressions come to on the calendar: ranges, parts, halves, accounts, counts from events.

use super::*;

#[test]
fn halves_and_accounting_years_are_months() {
    for (text, interval) in [
        (
            "It fell in the second half of last year.",
            "2023-07/2023-12",
        ),
        ("The first half of the 1970s was hard.", "1970/1974"),
        ("Sales in H1 rose.", "2024-01/2024-06"),
        (
            "In the half-year to 30 June 2023 it earned $3m.",
            "2023-01-01/2023-06-30",
        ),
        (
            "Kenya's deficit widened in the 2022/23 fiscal year.",
            "2022-07/2023-06",
        ),
        ("India's growth slowed in H1 FY25.", "2024-04/2024-09"),
        (
            "India's growth slowed in the first quarter of 2024-25.",
            "2024-04/2024-06",
        ),
        (
            "Sales will rise in fiscal 2025, which ends in August.",
            "2024-09/2025-08 2024-08",
        ),
        (
            "Kenya's budget for 2023-24 grew; in the new year it will shrink.",
            "2023-07/2024-06 2024-07/2025-06",
        ),
        (
            "Impairments in the first half were £293 million.",
            "2024-01/2024-06",
        ),
        (
            "The gap reached 83% of India's target in the first half of 2014-15.",
            "2014-04/2014-09",
        ),
        (
            "Egypt's deficit widened in the fiscal year ending June 2024.",
            "2023-07/2024-06",
        ),
        (
            "Egypt's deficit widened in the first nine months of the 2023/24 fiscal year.",
            "2023-07/2024-03",
        ),
        ("At end-March it had 40 ships.", "2024-03-31~"),
        (
            "Takings doubled in its fiscal first quarter, which ended on April 30.",
            "2024-02-01/2024-04-30",
        ),
        (
            "It lost £3m in the year to March 31, against a profit the year before.",
            "2023-04-01/2024-03-31 2022-04-01/2023-03-31",
        ),
        (
            "It fell in the week to 5 May, and in the same week of 2023.",
            "2024-04-29/2024-05-05 2023-04-29/2023-05-05",
        ),
        (
            "Profit rose in January-March; it had fallen in the same quarter last year.",
            "2024-01/2024-03 2023-01/2023-03",
        ),
        (
            "The agency asked for money to cover the six months to July.",
            "2024-02/2024-07",
        ),
        (
            "It lost money in the year to 31 May 2023; in 2023–24 it hopes for more.",
            "2022-06-01/2023-05-31 2023-06/2024-05",
        ),
    ] {
        let times = read_on_a_thursday(text);
        let known: Vec<String> = times
            .iter()
            .filter(|time| time.interval.is_some())
            .map(edtf)
            .collect();
        assert_eq!(known.join(" "), interval, "{text}");
    }
}

#[test]
fn what_the_text_tells_with_a_verb_dates_the_noun() {
    for (text, interval) in [
        (
            "The bridge collapsed on Monday. The day after the collapse, divers came.",
            "2024-05-14",
        ),
        (
            "The vote was held on 12 May. Two days before the vote the mayor left.",
            "2024-05-10",
        ),
        (
            "They left on Monday. The day after the collapse, divers came.",
            "none",
        ),
    ] {
        let times = read_on_a_thursday(text);
        assert_eq!(times.last().map(edtf).as_deref(), Some(interval), "{text}");
    }
}

#[test]
fn a_range_is_one_interval_carried_by_its_longer_end() {
    for (text, whole) in [
        ("It fell between March and May 2023.", "2023-03/2023-05"),
        ("He ruled from 2019 to 2021.", "2019/2021"),
        ("The war of 1914–18 ended.", "1914/1918"),
        ("It ran Dec. 28–Jan. 3.", "2023-12-28/2024-01-03"),
        ("It toured Korea March–April 2017.", "2017-03/2017-04"),
        ("It grew between May 2019 and now.", "2019-05/2024-05-16"),
        (
            "It was shut from 23 to 29 March 2021.",
            "2021-03-23/2021-03-29",
        ),
        (
            "Sales rose in the year to 30 April 2021.",
            "2020-05-01/2021-04-30",
        ),
    ] {
        let times = read_on_a_thursday(text);
        let known: Vec<String> = times
            .iter()
            .filter(|t| t.interval.is_some())
            .map(edtf)
            .collect();
        assert_eq!(known, [whole], "{text}");
    }
}

#[test]
fn parts_and_open_ends_go_into_the_interval() {
    for (text, interval) in [
        (
            "Exports rose in the first seven months of 2025.",
            "2025-01/2025-07",
        ),
        ("It began in early 2024.", "2024-01~/2024-04~"),
        ("It will close in mid-June.", "2024-06-11~/2024-06-20~"),
        ("He left in the late 1990s.", "1997~/1999~"),
        ("It stood at the end of 2016.", "2016-12~"),
        ("It has grown since 2014.", "2014/.."),
        ("It must be ready by August 2026.", "../2026-08"),
        ("It left before 2010.", "../2009"),
        ("He died in 483 BC.", "-0482"),
        (
            "Trade has grown since the invasion of Ukraine.",
            "2022-02-24/..",
        ),
        ("It met on Tuesday at 9:30 a.m.", "2024-05-14T09:30"),
        (
            "The court sits again at 10 a.m. tomorrow.",
            "2024-05-17T10:00",
        ),
    ] {
        let times = read_on_a_thursday(text);
        assert_eq!(
            times.iter().map(edtf).collect::<Vec<_>>(),
            [interval],
            "{text}"
        );
    }
}

#[test]
fn a_count_from_an_event_starts_where_the_text_dates_it() {
    for (text, interval) in [
        (
            "The attack came on 3 March 2021. Two days after the attack he fled.",
            "2021-03-05",
        ),
        (
            "The vote is on 4 June. A month before the vote, parties registered.",
            "2024-05",
        ),
        (
            "A court ruled on the eve of the vote, held on 9 June 2019.",
            "2019-06-08",
        ),
        (
            "They invaded in March 2003. A year after the invasion he left.",
            "2004",
        ),
        (
            "The ship sank on 8 May 2021. He had left the day before the wreck.",
            "none",
        ),
        (
            "He was caught on Monday. Two days after the attack he had fled.",
            "none",
        ),
        (
            "He fled after the attack and was caught on 3 May. A week after the attack it rained.",
            "none",
        ),
    ] {
        let times = read_on_a_thursday(text);
        let counted = times
            .iter()
            .find(|time| matches!(time.said.what, What::Offset(..) | What::Event))
            .unwrap_or_else(|| panic!("{text}: {times:?}"));
        assert_eq!(edtf(counted), interval, "{text}: {}", counted.because);
        assert!(!counted.because.is_empty(), "{text}");
    }
}

#[test]
fn bounds_and_parts_that_are_told_in_more_than_a_word() {
    for (text, interval) in [
        ("By the mid-1950s he ran the ward.", "../1956~"),
        (
            "It has been shut since mid-February 2023 for repairs.",
            "2023-02-11~/..",
        ),
        ("It will open no earlier than 30 May.", "2024-05-30/.."),
        ("By 6 p.m. on Monday it had gone.", "../2024-05-13T18:00"),
        ("It was cut in the final weeks of 2015.", "2015-12~"),
        (
            "It rose in the closing months of 2001.",
            "2001-09~/2001-12~",
        ),
        ("It rose in the latter part of 2019.", "2019-09~/2019-12~"),
        ("It will close at the end of the decade.", "2029~"),
        (
            "She sold almost nothing between the wars.",
            "1918-11/1939-09",
        ),
        ("From 1990 on, it lost money.", "1990/.."),
        ("It rose from 2019 on the strength of exports.", "2019"),
        (
            "He led it from May 2007 until he resigned in the autumn of 2017.",
            "2007-05 2017-09/2017-11",
        ),
        ("On the morning of the attack he was at home.", ""),
    ] {
        let times = read_on_a_thursday(text);
        let known: Vec<String> = times.iter().map(edtf).collect();
        assert_eq!(known.join(" "), interval, "{text}");
    }
}

#[test]
fn a_period_told_before_is_named_again() {
    last_is(&[
        (
            "Profit fell in the quarter ended March 31. Revenue for the quarter rose.",
            "2024-01/2024-03",
        ),
        (
            "Costs rose over the six months to March. Over the six months freight rose 9%.",
            "2023-10/2024-03",
        ),
        (
            "Growth was 4% in the year to March. Prices rose 2% in the same twelve months.",
            "2023-04/2024-03",
        ),
        ("Prices fell over the six months.", "none"),
        (
            "Profit rose in the year ended March 31, and a rise is forecast in the year to next March. It paid 8 yen for the year.",
            "2023-04-01/2024-03-31",
        ),
        (
            "Inflation was 1.5 percent in the March year.",
            "2023-04/2024-03",
        ),
        (
            "Output was 2m tonnes in the season to September 30, up from 1.9m in 2021/22.",
            "2021-10/2022-09",
        ),
        (
            "Exports fell 4% in the second half of 2022, less than in the first half.",
            "2022-01/2022-06",
        ),
        (
            "Sales fell in the second half of the fiscal year.",
            "2023-07/2023-12",
        ),
    ]);
    assert!(read_on_a_thursday("The season was wet.").is_empty());
    // In February nobody reports of the half that has begun.
    let february = read_on(
        Date::constant(2024, 2, 10),
        "Profit fell in the first half.",
    );
    assert_eq!(
        february.first().map(edtf).as_deref(),
        Some("2023-01/2023-06")
    );
}

#[test]
fn what_is_aimed_at_or_bounded_by_an_event_is_dated_by_the_date_behind_it() {
    last_is(&[
        (
            "In 1994, when the road shut on April 19, it cost $163,000.",
            "1994-04-19",
        ),
        (
            "It came in 1978; it was over by the August of that year.",
            "../1978-08",
        ),
        (
            "It costs five times as much by the time the barge arrives in July.",
            "../2024-07",
        ),
        (
            "Between March 1997 and his arrest on October 9, 2003 he drew 611 cheques.",
            "1997-03/2003-10-09",
        ),
        (
            "Prices are up 10 percent, against a target of 7 for December.",
            "2024-12",
        ),
        (
            "She wanted plants to use less power by 1 July.",
            "../2024-07-01",
        ),
        (
            "He closed four last Friday, and by Christmas he expects to close ten.",
            "../2024-12-25",
        ),
        (
            "No more than 120 jobs will go, all of them in the second half.",
            "2024-07/2024-12",
        ),
        ("The faults had been put right by Easter.", "../2024-03-31"),
        (
            "Some 90 millimetres fell in the 24 hours to 9 a.m. on Monday.",
            "2024-05-12T09:00/2024-05-13T09:00",
        ),
        (
            "It made £2m in the year that ended on March 31, against £1m in 2021/22.",
            "2021-04/2022-03",
        ),
        (
            "The budget for 2023/24 was read in Nairobi.",
            "2023-07/2024-06",
        ),
        (
            "A levy of 2 percent will be due from 1 July.",
            "2024-07-01/..",
        ),
        ("It will charge 8 percent from tomorrow.", "2024-05-17/.."),
        ("The vote will be moved from 1 July.", "2024-07-01"),
        ("The council reconvenes on Monday.", "2024-05-20"),
        ("The bank sees a cut in June.", "2024-06"),
        ("It had pencilled in 5 percent in July.", "2023-07"),
        // What had been done by a day is over.
        (
            "She told them to go, and by 1 May they had gone.",
            "../2024-05-01",
        ),
    ]);
}
