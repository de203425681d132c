//! Times as articles of the general press tell them, over one or more sentences.

use super::*;

#[test]
fn a_month_is_of_the_year_that_opens_its_clause() {
    last_is(&[
        ("Last year 14 people died in floods in June.", "2023-06"),
        ("In 2019, takings fell by half in August.", "2019-08"),
        (
            "The benchmark is 1976, when Birr had 7 mm in August.",
            "1976-08",
        ),
        (
            "In 1994, when the road shut on April 19, ice was thin.",
            "1994-04-19",
        ),
        // A clause of its own has a year of its own.
        ("Last year the board said it would meet in June.", "2024-06"),
        ("Last year was hard, and prices fell in April.", "2024-04"),
    ]);
}

#[test]
fn the_first_months_open_the_year_where_figures_are_told_of_them() {
    last_is(&[
        (
            "In the first four months, exports rose 3%.",
            "2024-01/2024-04",
        ),
        (
            "In the first eight months, exports rose 3%.",
            "2023-01/2023-08",
        ),
        (
            "The total for the first four months came to 3% and for the first four months to 71%.",
            "2024-01/2024-04",
        ),
        ("In the first eight months of the war 3% fled.", "none"),
        ("In the first eight months he learnt to read.", "none"),
        (
            "In the first four months, exports rose 3% from a year earlier.",
            "2023-01/2023-04",
        ),
    ]);
}

#[test]
fn what_is_told_after_a_night_is_of_the_next_morning() {
    last_is(&[
        (
            "The fire broke out at 11 p.m. on Saturday. The last flames were put out at noon.",
            "2024-05-12T12:00",
        ),
        (
            "On the night of 3 June 1931 they took the bridge; the fort fell at dawn.",
            "1931-06-04",
        ),
        // Back in the same day, or to come.
        (
            "Polls closed at 10 p.m. on Saturday. They had opened at 7 a.m.",
            "2024-05-11T07:00",
        ),
        (
            "Shots were heard at 5 p.m. on Saturday. The guard had left at noon.",
            "2024-05-11T12:00",
        ),
    ]);
}

#[test]
fn what_is_hoped_for_or_called_for_lies_ahead() {
    last_is(&[
        ("Traders trimmed bets on a cut in June.", "2024-06"),
        ("Fears of a strike in July hurt shares.", "2024-07"),
        ("A crash in July cut the price.", "2023-07"),
        ("He called both sides to a meeting on Friday.", "2024-05-17"),
        ("He called both sides to order on Friday.", "2024-05-10"),
        (
            "The party had called for it to be scrapped before July.",
            "../2024-06",
        ),
    ]);
}

#[test]
fn the_verb_that_a_date_belongs_to_tells_its_year_or_week() {
    last_is(&[
        // Nouns that are verbs elsewhere.
        ("Staff were told of the plans on Wednesday.", "2024-05-15"),
        ("They get a premium to Wednesday's close.", "2024-05-15"),
        // A verb that has one form for past and infinitive.
        (
            "The firm cut 1,100 jobs in September and plans to hire.",
            "2023-09",
        ),
        ("The firm will cut 1,100 jobs in September.", "2024-09"),
        // What is told in the present by a body that writes of the past in the past.
        // A headline tells the past in the present.
        ("Inflation rises to 3% in January", "2024-01"),
        (
            "Fuel duty, unchanged since 2011, rises 3 pence in January.",
            "2025-01",
        ),
        // Behind "that" the verb follows.
        (
            "It warned that profit for the year to the end of September would fall.",
            "2023-10-01/2024-09-30~",
        ),
        // Since then, whatever comes of it.
        (
            "The captain, out since a fall in November, could return.",
            "2023-11/..",
        ),
        ("A strike planned for January was called off.", "2024-01"),
        (
            "Calder, beaten in last year's final, go to Hexby on Friday.",
            "2024-05-17",
        ),
        ("The winner faces Ann Orr on Friday.", "2024-05-17"),
        ("Rain is forecast again from Friday.", "2024-05-17/.."),
        ("They are flying in on Friday.", "2024-05-17"),
        ("She'll look at it on Monday week.", "2024-05-27"),
    ]);
}

#[test]
fn a_day_is_of_the_month_told_of_in_the_sentence_before() {
    last_is(&[
        (
            "Her sister rang in July 2022. Police came on the 19th and left.",
            "2022-07-19",
        ),
        (
            "Her sister rang in July 2022. Police will come on the 19th.",
            "2024-05-19",
        ),
    ]);
}

#[test]
fn what_paces_counts_or_is_usual_is_no_date() {
    for text in [
        "Pay rose 0.4 percent on the month.",
        "Prices were flat on the year.",
        "In a normal July we have 60.",
    ] {
        let times = read_on_a_thursday(text);
        assert!(times.iter().all(|time| time.interval.is_none()), "{text}");
    }
    last_is(&[
        ("Fares rose; by 1870 receipts had fallen.", "../1870"),
        (
            "In the two weeks before Christmas it rained.",
            "2023-12-11/2023-12-24",
        ),
        ("It opened two weeks before Christmas.", "2023-12-11"),
    ]);
    let grew = "Receipts grew by 1870 pounds a week.";
    assert!(
        read_on_a_thursday(grew)
            .iter()
            .all(|time| time.value != "1870")
    );
}

#[test]
fn what_has_hardly_begun_is_compared_with_nothing() {
    last_is(&[(
        "Sales rose in the first quarter. In the second half it expects 4%. Margins were down from a year earlier.",
        "2023-01/2023-03",
    )]);
}

#[test]
fn a_history_is_told_by_years_long_ago_alone() {
    let text = "By the summer of 1862 the war had stalled. On 3 July Tull broke camp. On the 8th he fought. The winter of \
                1862–63 was cold. In February fever struck.";
    let known: Vec<String> = read_undated(text).1.iter().map(edtf).collect();
    assert_eq!(
        known,
        [
            "../1862-08",
            "1862-07-03",
            "1862-07-08",
            "1862-12/1863-02",
            "1863-02"
        ]
    );
    // News of a place with a past is news.
    last_is(&[(
        "The mill, built in May 1862 and shut in 1931, was sold on Monday. It will open in July.",
        "2024-07",
    )]);
}

#[test]
fn a_story_comes_back_from_where_it_looked_back_to() {
    for (text, interval) in [
        (
            "Orm landed on 8 March 1865. Twenty years earlier he had been a boy. In May he fell ill.",
            "1865-05",
        ),
        (
            "Orm landed on 8 March 1865. Twenty years earlier, in May, he was born.",
            "1845-05",
        ),
    ] {
        let times = read_undated(text).1;
        let last = times.last().map(edtf);
        assert_eq!(last.as_deref(), Some(interval), "{text}");
    }
}

#[test]
fn the_next_year_of_a_story_is_no_year_to_come() {
    let text = "The ship left on 24 June 1898. It sank on 2 August. He lectured the next year.";
    let known: Vec<String> = read_undated(text).1.iter().map(edtf).collect();
    assert_eq!(known, ["1898-06-24", "1898-08-02", "1899"]);
    last_is(&[("He will lecture over the next year.", "2025")]);
}

#[test]
fn a_look_back_in_the_past_perfect_is_to_the_time_before() {
    let text = "By the summer of 1862 the war had stalled. The army lay at Orm, where it had spent the winter. On 3 July it marched. \
                It was home in 1865.";
    let known: Vec<String> = read_undated(text).1.iter().map(edtf).collect();
    assert_eq!(
        known,
        ["../1862-08", "1861-12/1862-02", "1862-07-03", "1865"]
    );
}

#[test]
fn the_dates_of_a_life_are_no_dateline() {
    let text = "Agnes Orm (12 March 1846 – 30 October 1919) was a weaver. In 1865 she married.";
    assert_eq!(read_undated(text).0.date, None);
    let text = "CALDER (12 March 2021) – A weaver won on Friday.";
    assert!(read_undated(text).0.date.is_some());
}

#[test]
fn the_same_period_a_year_earlier_is_one_time() {
    let times = read_on_a_thursday(
        "In April it sold 20 cars, compared with 30 in the same month a year earlier.",
    );
    let found: Vec<_> = times.iter().map(edtf).collect();
    assert_eq!(found, ["2024-04", "2023-04"], "{times:?}");
    last_is(&[
        (
            "Sales rose in the first half of 2023, up from 2% in the same period a year earlier.",
            "2022-01/2022-06",
        ),
        (
            "In April sales fell by 4% from a year before to 60,000 tonnes.",
            "2023-04",
        ),
        ("In April it fell, two years before the war ended.", "none"),
    ]);
}

#[test]
fn a_time_that_names_a_service_is_of_no_day() {
    last_is(&[
        ("The 07:15 ferry from Ardle is full.", "none"),
        ("He caught his 9.30am train to Ostrel.", "none"),
        ("The 9.30am hearing was adjourned.", "2024-05-16T09:30"),
    ]);
}

#[test]
fn most_of_a_season_is_told_by_the_verb_like_all_of_it() {
    last_is(&[
        (
            "The ship lay in dock for most of the summer.",
            "2023-06/2023-08",
        ),
        (
            "Thousands put their names down for the summer.",
            "2024-06/2024-08",
        ),
    ]);
}

#[test]
fn what_was_to_be_done_later_moves_no_story() {
    let (_, times) = read_undated(
        "In 1931 the wheat was lent on credit, to be repaid by the end of 1936. The following spring 900 men built dykes.",
    );
    let last = times.last().map(edtf);
    assert_eq!(last.as_deref(), Some("1932-03/1932-05"), "{times:?}");
}

#[test]
fn a_change_told_in_an_aside_has_been_measured() {
    last_is(&[
        (
            "Real wages, down 3.9% in the fourth quarter, will not grow again.",
            "2023-10/2023-12",
        ),
        (
            "Sales will be up 4% in the fourth quarter.",
            "2024-10/2024-12",
        ),
    ]);
}

#[test]
fn a_date_behind_the_event_that_bounds_a_time_opens_it() {
    last_is(&[
        (
            "Turnover has grown sixfold since the merger in 2011.",
            "2011/..",
        ),
        (
            "Gates are down since relegation last December.",
            "2023-12/..",
        ),
        (
            "It was the driest month since records began in 1951.",
            "1951/..",
        ),
        (
            "Since taking office in January, the mayor has resigned twice.",
            "2024-01/..",
        ),
        ("He taught there until his retirement in 2003.", "../2003"),
        (
            "The club wants 40 branches by its centenary in 2031.",
            "../2031",
        ),
        // What a clause tells happened on the date itself, and a main clause has a date of its own.
        (
            "Traffic is down since lockdowns were imposed in March.",
            "2024-03",
        ),
        ("It had no choice, since the bank failure in 2019.", "2019"),
        ("Since the flood two bridges were built in 2019.", "2019"),
        ("The mill was bought by the Calder trust in 2011.", "2011"),
    ]);
    let war = read_on_a_thursday("Output has halved since the war began in February 2022.");
    assert_eq!(war.len(), 1, "{war:?}");
}

#[test]
fn the_heading_of_a_log_is_of_the_day_on_which_it_is_written() {
    let log = "9.30am\nThe count resumes on Friday.\n\n8.15am\nThe gauge read 4 metres at dawn.";
    let times: Vec<String> = read_on_a_thursday(log).iter().map(edtf).collect();
    let days = [
        "2024-05-16T09:30",
        "2024-05-17",
        "2024-05-16T08:15",
        "2024-05-16",
    ];
    assert_eq!(times, days);
    // What a clause tells is of the day told of.
    last_is(&[(
        "A fire broke out on Tuesday. 9.30pm was too late.",
        "2024-05-14T21:30",
    )]);
}

#[test]
fn years_of_accounts_tell_no_story_of_the_past() {
    let rows = [
        (
            "The budget for 2024-25 is up from 2023-24. It was Rs 5 crore in 2019-20, 4 in 2018-19 and 3 in 2017-18. The house \
             sat again on 19 February.",
            "2024-02-19",
        ),
        (
            "Debt was Rs 9 crore at the end of 2020-21.",
            "2021-03~ none",
        ),
        (
            "Exports from India trebled in FY22, from 2 million tonnes the year before.",
            "2020-04/2021-03",
        ),
        (
            "The NHS saw 900 patients in 2021-22, more than in the previous financial year.",
            "2020-04/2021-03",
        ),
        (
            "It spent Rs 2 crore in the current fiscal.",
            "2024-04/2025-03",
        ),
        ("It spent Rs 2 crore this calendar year.", "2024"),
        ("Arsenal won in 2003-04 for £4m.", "2003/2004 none"),
    ];
    for (text, intervals) in rows {
        let told: Vec<String> = read_on_a_thursday(text).iter().map(edtf).collect();
        assert!(told.join(" ").ends_with(intervals), "{text}: {told:?}");
    }
}

#[test]
fn what_a_figure_is_compared_with_is_the_period_so_many_years_before() {
    last_is(&[
        (
            "Sales were £40m in the year to March 2023, against £52m two years earlier.",
            "2020-04/2021-03",
        ),
        (
            "He offered £9m in April, against a value of £11m three years before.",
            "2021-04",
        ),
        (
            "Output in the first four months of the year fell to 9 tonnes from 12 a year earlier.",
            "2023-01/2023-04",
        ),
        (
            "It earned $9m in the quarter ended 31 March, and $8m in the corresponding quarter of last year.",
            "2023-01-01/2023-03-31",
        ),
        // Where nothing is compared, the year will do.
        (
            "He was jailed in May 2019 for a theft committed two years earlier.",
            "2017",
        ),
    ]);
}

#[test]
fn what_is_compared_or_led_up_to_is_over() {
    last_is(&[
        (
            "The gauge reads 4 metres, against 2 in November.",
            "2023-11",
        ),
        ("Fares are higher than in December.", "2023-12"),
        (
            "Bills stand at £437 after a rise of 7 per cent in December.",
            "2023-12",
        ),
        (
            "It is the worst count since the vote in December.",
            "2023-12/..",
        ),
        (
            "A story Wednesday should have said the port will pay.",
            "2024-05-15",
        ),
        ("The club let its captain go in November.", "2023-11"),
        // What is wanted or planned, or must come before, lies ahead.
        ("Campaigners plan a march on Saturday.", "2024-05-18"),
        ("We see no relief before November.", "../2024-10"),
        (
            "He paid £59 for a seat and leaves on Tuesday.",
            "2024-05-21",
        ),
        ("The plan was drawn up on Saturday.", "2024-05-11"),
    ]);
}

#[test]
fn the_month_is_the_one_that_is_told_of() {
    last_is(&[
        (
            "Inflation slowed in April, the office said on Tuesday. Food rose 2 percent in the month.",
            "2024-04",
        ),
        ("April was dry. The month’s mean was 9.1C.", "2024-04"),
        (
            "Inflation slowed in April. The board will meet later in the month.",
            "2024-05",
        ),
        (
            "Sales fell to 9 in April from 12 the month before. Food fell in the month.",
            "2024-04",
        ),
    ]);
}

#[test]
fn a_quarter_may_be_numbered_only_and_a_half_told_as_a_whole() {
    last_is(&[
        (
            "It grew 1.6% in the fourth quarter of 2023, against 2.5% in the third.",
            "2023-07/2023-09",
        ),
        (
            "Pay grew 7 per cent in the first quarter and will grow 8 in the second.",
            "2024-04/2024-06",
        ),
        (
            "For the first half as a whole the tally was 12,730.",
            "2024-01/2024-06",
        ),
        (
            "Orr points to growth of 3.5 per cent in the first half.",
            "2024-01/2024-06",
        ),
        (
            "In the first quarter it opened two shops, the second in Leeds.",
            "2024-01/2024-03",
        ),
    ]);
    assert!(read_on_a_thursday("Orr was on the bench for the first half.").is_empty());
}

#[test]
fn the_same_day_and_the_same_months_are_found_in_another_year() {
    last_is(&[
        (
            "A sack cost £5 on Tuesday, against £4 on the same day last year.",
            "2023-05-14",
        ),
        (
            "It gave 46 from January to March, twice as many as in the same months of 2017.",
            "2017-01/2017-03",
        ),
        ("The minutes are out next Friday.", "2024-05-24"),
        (
            "Prices rose 9 per cent in April, the fastest since July 2010, and onions 44 per cent from a year earlier.",
            "2023-04",
        ),
        (
            "India's tax take fell by Rs 2 crore in 2021-22 and by 4 the year after.",
            "2022-04/2023-03",
        ),
    ]);
}

#[test]
fn stretches_are_told_in_many_ways() {
    last_is(&[
        (
            "It will pay £3m a year for five years starting in January 2025.",
            "2025-01/2029-12",
        ),
        (
            "It will pay £3m a year for two years from March 2025.",
            "2025-03/2027-02",
        ),
        (
            "Profit in the January-March quarter fell.",
            "2024-01/2024-03",
        ),
        (
            "Profit in the November to January quarter fell.",
            "2023-11/2024-01",
        ),
        (
            "It fell in January and in the March quarter.",
            "2024-01/2024-03",
        ),
        ("The mast reached 29C on the 23rd.", "2024-04-23"),
        (
            "The club, sold in 2005, the year it won its title, is in debt.",
            "2005",
        ),
    ]);
    assert_eq!(
        read_on_a_thursday("Support among the under-30s has slipped.").len(),
        0
    );
    assert_eq!(read_on_a_thursday("A reader, P. May, asks how.").len(), 0);
}

#[test]
fn a_text_that_looks_ahead_to_a_day_tells_no_story() {
    let (_, times) = read_undated(
        "ACCRA, Dec 5, 2016 (GNA) - She lost in 2004, in 2008 and in 2012. Growth was 14% in 2011 and 9% in 2012. The cedi has \
         lost 4% since 1 November. Polls will open on 7 December.",
    );
    let since = times.iter().map(edtf).find(|told| told.ends_with("/.."));
    assert_eq!(since.as_deref(), Some("2016-11-01/.."), "{times:?}");
}

#[test]
fn a_day_some_years_ago_keeps_its_day() {
    last_is(&[
        ("A year ago today tin cost $14.", "2023-05-16"),
        ("It opened two years ago yesterday.", "2022-05-15"),
    ]);
}

#[test]
fn a_quarter_of_indian_accounts_is_one_of_theirs() {
    last_is(&[
        (
            "Profit for FY24 was Rs 88 crore. It will fall in the fourth quarter.",
            "2025-01/2025-03",
        ),
        (
            "Profit for FY24 was Rs 88 crore. It fell in the fourth quarter.",
            "2024-01/2024-03",
        ),
        // Elsewhere a firm says when its accounts begin, or goes by the calendar.
        (
            "Profit for FY23 was £88m. It fell in the fourth quarter.",
            "2023-10/2023-12",
        ),
    ]);
}
