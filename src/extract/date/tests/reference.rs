//! Incomplete dates: what they count from, by tense, in news and in stories.

use super::*;

#[test]
fn a_date_without_a_year_or_a_week_goes_by_tense() {
    for (text, interval) in [
        // What has happened lies back, however near the day lies ahead.
        ("The treaty was signed in June.", "2023-06"),
        ("The trial began on 4 June.", "2023-06-04"),
        // But a date that describes a noun may lie ahead of what was done to it.
        ("She was picked for the June vote.", "2024-06"),
        (
            "The club announced a dividend payable June 4.",
            "2024-06-04",
        ),
        // A timetable is told in the present.
        ("Leaders meet on Friday in Lisbon.", "2024-05-17"),
        ("The ban starts in June.", "2024-06"),
        ("The deadline is Friday.", "2024-05-17"),
        (
            "Compliance reports on Friday showed no fault.",
            "2024-05-10",
        ),
        // What holds since some time ago is not over at its end.
        ("The bank has lent it money through January.", "../2025-01"),
        ("Talks set for Monday may fail.", "2024-05-20"),
        ("Ann Lee and Jo Kim meet again Monday.", "2024-05-20"),
        ("The union announced a strike of crews in June.", "2024-06"),
        ("The strike was announced in June.", "2023-06"),
        ("The board will set a new price by 5 June.", "../2024-06-05"),
        ("Futures for September delivery rose.", "2024-09"),
        ("The king declared mourning from Saturday.", "2024-05-18/.."),
        (
            "It approved a law that doubles fares from 1 September.",
            "2024-09-01/..",
        ),
        // What was to come, as seen from then, is the nearest.
        (
            "The storm was expected to reach the coast late on Friday.",
            "2024-05-17",
        ),
        ("The launch was scheduled for Tuesday.", "2024-05-14"),
        ("Lawmakers voted to hold a vote on 2 June.", "2024-06-02"),
        ("The pact had been due to expire in July.", "2023-07"),
        ("A record set on 4 June stands.", "2023-06-04"),
        ("It will publish a new set of rules in July.", "2024-07"),
        // What was given another date, or is arranged, lies ahead.
        ("The hearing was moved to Monday.", "2024-05-20"),
        ("The launch has been postponed until July.", "../2024-07"),
        ("The next meeting was on 20 June.", "2024-06-20"),
        ("Let’s talk on Wednesday.", "2024-05-22"),
        ("See you on Sunday!", "2024-05-19"),
        ("The rent is due on the 2nd.", "2024-06-02"),
        ("Inflation is forecast to peak in December.", "2024-12"),
        // A quarter that something is forecast for lies ahead, one that a report is of is over.
        (
            "Output is forecast to grow in the fourth quarter.",
            "2024-10/2024-12",
        ),
        (
            "The firm is expected to publish fourth-quarter results.",
            "2023-10/2023-12",
        ),
        // A team is several, and plays by a timetable.
        ("Brenn Town host Orm Rovers on Saturday.", "2024-05-18"),
        ("England travel to Calder on Saturday.", "2024-05-18"),
        ("Ann Oman won the Calder Open on Sunday.", "2024-05-12"),
        (
            "It will hold a session from 2 to 8 p.m. Tuesday.",
            "2024-05-21T20:00",
        ),
        // A participle is no plan, and a date that has been fixed lies ahead.
        (
            "He expects 3.5 percent, up from the 3.2 percent forecast in July.",
            "2023-07",
        ),
        (
            "A third date, 15 June, has been pencilled in.",
            "2024-06-15",
        ),
        (
            "The vote was put back from this month to November.",
            "2024-05 2024-11",
        ),
        // What was put off is told by the day that is nearest.
        (
            "The meeting was postponed from 30 April to 11 June.",
            "2024-04-30 2024-06-11",
        ),
        ("Kessler flies home on Tuesday.", "2024-05-21"),
        ("Kessler won the marathon in 2:21:06.", ""),
        // What was done for "the next two weekends" is over.
        (
            "He had worked on the car for the next two weekends.",
            "none",
        ),
        (
            "It plans to invest over the next two years.",
            "2024-05-16/2026-05-16",
        ),
        ("A year ago the mill was quiet.", "2023~"),
    ] {
        let times = read_on_a_thursday(text);
        let known: Vec<String> = times.iter().map(edtf).collect();
        assert_eq!(known.join(" "), interval, "{text}");
    }
}

#[test]
fn a_story_moves_its_own_reference() {
    let text = "He was born in 1880. He came in 1912 and left in 1914. In May 1916 he returned. On 3 June he won. \
                The following spring he lost. That year it ended. He died in 1931.";
    let times = read_on_a_thursday(text);
    let values: Vec<&str> = times.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(
        values,
        [
            "1880",
            "1912",
            "1914",
            "1916-05",
            "1916-06-03",
            "1917-SP",
            "1917",
            "1931"
        ]
    );
}

#[test]
fn news_with_many_years_is_no_story() {
    let text = "It was tested in 2015 and in 2017. It lost money in 2020 and in 2021. It sold a plant last June. It was \
                founded in 2001. It had cash on March 31. It may run out of money next year. A trial starts in 2025 and \
                lasts until 2027.";
    let times = read_on_a_thursday(text);
    let found: Vec<String> = times.iter().map(edtf).collect();
    assert_eq!(
        found,
        [
            "2015",
            "2017",
            "2020",
            "2021",
            "2023-06",
            "2001",
            "2024-03-31",
            "2025",
            "2025",
            "../2027"
        ]
    );
}

#[test]
fn news_does_not_go_on_from_what_it_looks_back_to() {
    let text = "It hit 42 degrees on Tuesday, a record since 28 July 1947. The previous day a town had been evacuated.";
    let times = read_on_a_thursday(text);
    assert_eq!(
        times.last().map(edtf).as_deref(),
        Some("2024-05-13"),
        "{times:?}"
    );
}

#[test]
fn a_text_without_a_date_of_its_own_goes_on_from_the_last_full_one() {
    let (published, times) = read_undated(
        "The strike began on 3 May 1926. It ended at the end of November. Troops came on the 8th.",
    );
    assert_eq!(published.basis, PublishedBasis::Unknown);
    let found: Vec<String> = times.iter().map(edtf).collect();
    assert_eq!(found, ["1926-05-03", "1926-11-30~", "1926-11-08"]);
}

#[test]
fn news_that_looks_back_goes_on_from_there() {
    for (text, last) in [
        (
            "On June 6, 1944, they came ashore. The city was freed on Aug. 25.",
            "1944-08-25",
        ),
        // A day of the last months needs no year.
        (
            "It voted to leave on 23 June 2016. A deal was struck on 2 May.",
            "2024-05-02",
        ),
        (
            "He died on Wednesday. He was born in 1923. He came in 1938, left in 1954 and won in 1973.",
            "1973",
        ),
        (
            "Lift-off was set for 6:57 p.m. EDT (2257 GMT) on Saturday.",
            "2024-05-18",
        ),
        // What is to come at an hour comes within days, whatever vote was named before.
        (
            "Ahead of the 8 June vote she will speak at 9 a.m.",
            "2024-05-16T09:00",
        ),
        (
            "It was built in the week of 6 May.",
            "2024-05-06/2024-05-12",
        ),
    ] {
        let times = read_on_a_thursday(text);
        assert_eq!(times.last().map(edtf).as_deref(), Some(last), "{text}");
    }
}

#[test]
fn an_hour_belongs_to_the_day_that_it_can_belong_to() {
    for (text, last) in [
        // Not to a day of long ago that was told of far above.
        (
            "The bridge fell on 3 March 2019. Nobody was hurt. A new one was built. It has two lanes. Police were called \
             at 8 p.m.",
            "2024-05-16T20:00",
        ),
        (
            "The mill burned on 3 March 2019. Firemen came at 8 p.m.",
            "2019-03-03T20:00",
        ),
        // What is to come at an hour does so on no day that is over.
        (
            "They met on Tuesday. The doors will open at 9 a.m.",
            "2024-05-16T09:00",
        ),
        (
            "The vote is on Sunday. They quarrelled on Tuesday. The polls will open at 7 a.m.",
            "2024-05-19T07:00",
        ),
        // An entry of a log is of the day on which it is written.
        (
            "The vote is on Sunday.\n\n12:48 Markets fell.",
            "2024-05-16T12:48",
        ),
        (
            "The vote is on Sunday.\n\n8.15pm\nThe river peaked shortly after 6pm.",
            "2024-05-16T18:00",
        ),
        (
            "The vote is on Sunday.\n\n19.02 The river fell by noon.\n\n5.50pm A reader asks.",
            "2024-05-16T17:50",
        ),
        ("We sail tomorrow at 7 in the evening.", "2024-05-17T19:00"),
        ("Dinner at 10.30 tomorrow?", "2024-05-17T10:30"),
    ] {
        let times = read_on_a_thursday(text);
        assert_eq!(times.last().map(edtf).as_deref(), Some(last), "{text}");
    }
}

#[test]
fn a_comparison_is_with_the_stretch_that_accounts_are_of() {
    for (text, value, interval) in [
        (
            "In the three months to 31 March sales rose 4% from a year earlier.",
            "2023-Q1",
            "2023-01-01/2023-03-31",
        ),
        (
            "In the quarter ended April 30 sales rose 4% from a year earlier.",
            "2023-Q1",
            "2023-02-01/2023-04-30",
        ),
        (
            "In the year to March sales rose 4% from a year earlier.",
            "2022",
            "2022-04/2023-03",
        ),
        // One date told twice.
        (
            "In 1893, 250 years later, a stone was put up.",
            "1893",
            "1893",
        ),
        // A story is no account.
        (
            "Sales rose in March. He left on 24 July 1911; a year later he was back.",
            "1912",
            "1912",
        ),
    ] {
        let times = read_on_a_thursday(text);
        let last = times.last().map(|time| (time.value.clone(), edtf(time)));
        assert_eq!(
            last,
            Some((value.to_owned(), interval.to_owned())),
            "{text}"
        );
    }
}

#[test]
fn a_story_glances_back_and_ahead_without_going_there() {
    let life = "The mill shut on Tuesday. He was born in 1880. He came in 1912, left in 1914, returned in 1916 and \
                died in 1931.";
    for (tail, value) in [
        // What is to come is to come after publication.
        ("A service will be held on 9 June.", "2024-06-09"),
        // What holds since an earlier time does not take the story there.
        (
            "In March 1925 his son, mayor since 1904, won. In September he lost.",
            "1925-09",
        ),
        ("At that time he was poor.", "1931"),
    ] {
        let times = read_on_a_thursday(&format!("{life} {tail}"));
        let last = times.last().map(|time| time.value.as_str());
        assert_eq!(last, Some(value), "{tail}");
    }
    assert!(read_on_a_thursday("Prices fell. At that time he was poor.").is_empty());
}

#[test]
fn a_war_that_the_text_dates_dates_what_came_before_and_after_it() {
    let war = "War broke out in August 1914. The war ended on 11 November 1918.";
    for (tail, interval) in [
        ("Before the war he taught.", "../1914-07"),
        ("After the war he went home.", "1918-11-12/.."),
    ] {
        let times = read_undated(&format!("{war} {tail}")).1;
        let last = times.last().map(edtf);
        assert_eq!(last.as_deref(), Some(interval), "{tail}");
    }
    for text in [
        "Before the war he taught.",
        "War broke out in August 1914. After the war crimes came to light he fled.",
    ] {
        let times = read_undated(text).1;
        assert!(
            times.iter().all(|time| time.rule != "en/beside-war"),
            "{text}"
        );
    }
}

#[test]
fn days_beside_each_other_share_what_is_told_of_them() {
    for (text, intervals) in [
        (
            "Schools will stay closed tomorrow and on Monday.",
            &["2024-05-17", "2024-05-20"][..],
        ),
        (
            "They crossed on the night of 12 to 13 May 1642.",
            &["1642-05-12/1642-05-13"],
        ),
        (
            "The battle of Senn, fought on 19 August 1645, cost him an arm. Three days after the battle he died.",
            &["1645-08-19", "1645-08-22"],
        ),
    ] {
        let known: Vec<String> = read_on_a_thursday(text).iter().map(edtf).collect();
        assert_eq!(known, intervals, "{text}");
    }
    let half = read_on_a_thursday("It took half a century.");
    assert_eq!(half.first().map(|time| time.value.as_str()), Some("P50Y"));
}

#[test]
fn a_story_does_not_go_back_to_what_lasts_from_before() {
    let text = "Marshal Duret arrived on 11 May 1807. He moved on Pell, which had held out since the previous autumn. The \
                guns opened on 20 May. On the 22nd the town fell. He left on the evening of the 25th.";
    let values: Vec<String> = read_undated(text)
        .1
        .iter()
        .map(|time| time.value.clone())
        .collect();
    assert_eq!(
        values,
        [
            "1807-05-11",
            "1806-FA",
            "1807-05-20",
            "1807-05-22",
            "1807-05-25TEV"
        ]
    );
}

#[test]
fn a_story_does_not_go_back_with_what_it_only_looks_back_to() {
    let text = "The siege of Calder began in the spring of 1643. The town, which had declared for the king the previous \
                autumn, held 1,400 men. In June the army dug its first trench.";
    let times = read_undated(text).1;
    assert_eq!(
        times.last().map(edtf).as_deref(),
        Some("1643-06"),
        "{times:?}"
    );
    let text = "Orm went on trial on Monday. He is charged with the death of Ann Voss, who was struck on 4 August 2021. She died \
                five days later.";
    let times = read_on_a_thursday(text);
    assert_eq!(
        times.last().map(edtf).as_deref(),
        Some("2021-08-09"),
        "{times:?}"
    );
}

#[test]
fn news_goes_on_from_what_it_looks_back_to() {
    let text = "The thefts ended on 3 June 2022. She was dismissed two weeks later. On 18 July police searched her house.";
    let times = read_on_a_thursday(text);
    assert_eq!(
        times.last().map(edtf).as_deref(),
        Some("2022-07-18"),
        "{times:?}"
    );
}

#[test]
fn today_in_a_story_that_nobody_dates_is_the_present() {
    let text = "It opened in 1826. It grew in 1840, 1850, 1860, 1870, 1880, 1890 and 1900. The last ship was launched on 3 May \
                1986; today the yard is a museum.";
    let times = read_undated(text).1;
    let last = times.last().map(|time| (time.value.as_str(), edtf(time)));
    assert_eq!(last, Some(("PRESENT_REF", "none".to_owned())));
}

#[test]
fn the_day_spoken_of_is_the_one_that_news_is_about() {
    let text = "The bank cut its rate on Wednesday. It had raised it between March 2022 and August 2022. Earlier in the day it \
                had met.";
    let times = read_on_a_thursday(text);
    assert_eq!(
        times.last().map(edtf).as_deref(),
        Some("2024-05-15"),
        "{times:?}"
    );
}

#[test]
fn what_is_more_than_a_year_ago_may_be_an_amount() {
    for (text, quote) in [
        (
            "Imports were 14 percent more than a year ago.",
            "a year ago",
        ),
        (
            "The mill closed more than a year ago.",
            "more than a year ago",
        ),
    ] {
        let times = read_on_a_thursday(text);
        let quotes: Vec<&str> = times.iter().map(|time| time.span.slice(text)).collect();
        assert_eq!(quotes, [quote], "{text}");
    }
}

#[test]
fn what_stands_before_a_date_need_not_count_from_it() {
    for (text, quotes, last) in [
        // A rate, a quarter that names the earnings behind it, a day that is counted to, a drop.
        (
            "The merger will save 40 million euros a year from 2028.",
            &["a year", "2028"][..],
            "2028/..",
        ),
        (
            "It will close ten shops over the next 18 months after first-quarter sales fell.",
            &["the next 18 months", "first-quarter"],
            "2024-01/2024-03",
        ),
        (
            "The hall was reopened ten years after the fire, on 4 May 2021.",
            &["ten years", "4 May 2021"],
            "2021-05-04",
        ),
        (
            "By the end of 2022 the fall had slowed.",
            &["the end of 2022"],
            "../2022-12~",
        ),
    ] {
        let times = read_on_a_thursday(text);
        let found: Vec<&str> = times.iter().map(|time| time.span.slice(text)).collect();
        assert_eq!(found, quotes, "{text}");
        assert_eq!(times.last().map(edtf).as_deref(), Some(last), "{text}");
    }
}

#[test]
fn what_could_not_be_is_over_and_what_was_to_have_been_is_to_come() {
    for (text, date) in [
        (
            "A march against the council's plans drew crowds on Saturday.",
            "2024-05-11",
        ),
        ("The crew used a crane in March.", "2024-03"),
        // What will be lies ahead, though the day passed a while ago.
        ("The levy will rise on 1 April.", "2025-04-01"),
        ("On New Year's Eve she could not walk.", "2023-12-31"),
        (
            "They were told they could not go home on Friday.",
            "2024-05-17",
        ),
        (
            "The rule, which was to have applied from 30 December, may be put off.",
            "2024-12-30/..",
        ),
        ("Within a fortnight donors had pledged $6 million.", "none"),
    ] {
        let times = read_on_a_thursday(text);
        assert_eq!(
            times.last().map(edtf).as_deref(),
            Some(date),
            "{text}: {times:?}"
        );
    }
}

#[test]
fn a_part_of_an_event_is_no_date_of_its_own() {
    for text in [
        "He was drafted in the last winter of the war.",
        "In the last week of the campaign she fell ill.",
        "She resigned in the last month of her term.",
    ] {
        assert!(read_on_a_thursday(text).is_empty(), "{text}");
    }
    assert_eq!(
        read_on_a_thursday("It closed in the last week of 2022.").len(),
        1
    );
}
