//! Temporal expressions in sentences that any reader of news would date alike: rules, intervals, references, publication.

use super::*;
use crate::model::{Interval, Point, PublishedBasis};
use jiff::civil::Date;

/// Reads `text` as published on Thursday 16 May 2024.
fn read_on_a_thursday(text: &str) -> Vec<Time> {
    let mut article = Article::new("", text);
    article.given = Some(Date::constant(2024, 5, 16));
    read(&article, &Page::new(&article.text)).1
}

fn read_undated(text: &str) -> (Published, Vec<Time>) {
    let article = Article::new("", text);
    let (published, times, _) = read(&article, &Page::new(&article.text));
    (published, times)
}

fn edtf(time: &Time) -> String {
    time.interval
        .map_or_else(|| "none".to_owned(), Interval::edtf)
}

#[test]
fn every_rule_reads_its_examples_and_leaves_its_counter_examples() {
    let mut failures = Vec::new();
    for rule in rules() {
        if rule.examples.is_empty() || rule.counter_examples.is_empty() {
            failures.push(format!("{} lacks an example or a counter-example", rule.id));
        }
        for example in rule.examples {
            let Some((text, value)) = example.rsplit_once(" = ") else {
                failures.push(format!("{}: “{example}” has no value", rule.id));
                continue;
            };
            let times = read_on_a_thursday(text);
            if !times.iter().any(|time| time.value == value) {
                let got: Vec<String> = times
                    .iter()
                    .map(|time| format!("{} {} {}", time.rule, time.span.slice(text), time.value))
                    .collect();
                failures.push(format!(
                    "{}: “{text}” should give {value}, gave {got:?}",
                    rule.id
                ));
            }
        }
        for text in rule.counter_examples {
            if let Some(time) = read_on_a_thursday(text)
                .iter()
                .find(|time| time.rule == rule.id)
            {
                failures.push(format!("{}: “{text}” gave {}", rule.id, time.value));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

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
        ("The king declared mourning from Saturday.", "2024-05-18"),
        (
            "It approved a law that doubles fares from 1 September.",
            "2024-09-01",
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
    ] {
        let times = read_on_a_thursday(text);
        let known: Vec<String> = times.iter().map(edtf).collect();
        assert_eq!(known, [interval], "{text}");
    }
}

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
fn names_are_no_dates() {
    for text in [
        "Mrs May said so.",
        "Imelda March led the team.",
        "They march on.",
        "The 201st base and the Boeing 737 fall under Article 50.",
        "It was 9/11 again for the G7.",
        "The second of the three came.",
        "A 48-year-old man spoke.",
    ] {
        let times = read_on_a_thursday(text);
        assert!(
            times.is_empty(),
            "{text}: {:?}",
            times.first().map(|t| t.span.slice(text))
        );
    }
}

#[test]
fn an_undated_article_leaves_open_what_hangs_on_its_date() {
    let (published, times) =
        read_undated("It fell on Tuesday, two days after the launch. Last month it rose.");
    assert_eq!(published.basis, PublishedBasis::Unknown);
    assert!(
        times.iter().all(|time| time.interval.is_none()),
        "{times:?}"
    );
}

#[test]
fn the_text_itself_tells_when_it_was_written() {
    let date = |text: &str| {
        let published = read_undated(text).0;
        (
            published.basis,
            published
                .date
                .map(|point| point.to_string())
                .unwrap_or_default(),
        )
    };
    let inferred = |date: &str| (PublishedBasis::Inferred, date.to_owned());
    assert_eq!(
        date("Published: 8 October 2025\n\nThe bank met."),
        (PublishedBasis::Stated, "2025-10-08".to_owned())
    );
    assert_eq!(
        date("QUITO, Oct 8 (Press) — Exports rose in the first half of 2023 and in 2022."),
        inferred("2023-10-08")
    );
    assert_eq!(
        date("Trade rose in the first five months of 2025."),
        inferred("2025")
    );
    assert_eq!(
        date("Forty years ago this month, on 3 June 1985, it opened."),
        inferred("2025-06")
    );
    assert_eq!(
        date("Forty years ago today, on 3 June 1985, it opened."),
        inferred("2025-06-03")
    );
    assert_eq!(
        date("A century ago this month, on 3 June 1925, it opened."),
        inferred("2025-06")
    );
    assert_eq!(
        date("Oct. 8, 2025 — The port shut."),
        inferred("2025-10-08")
    );
    assert_eq!(
        date("It was worth more in 2013."),
        (PublishedBasis::Unknown, String::new())
    );
}

#[test]
fn header_lines_and_datelines_come_in_many_forms() {
    let date = |text: &str| {
        let published = read_undated(text).0;
        published
            .date
            .map(|point| point.to_string())
            .unwrap_or_default()
    };
    for (head, day) in [
        (
            "Published: 7 November 2023, 07:45 GMT | Updated: 9 November 2023, 11:02 GMT",
            "2023-11-07",
        ),
        ("Last updated on 20 January 2020 at 9.14pm", "2020-01-20"),
        ("Updated 3:45 PM ET, Mon May 3, 2021", "2021-05-03"),
        ("First published on Wed 8 Oct 2025 06.00 BST", "2025-10-08"),
        ("Posted: Oct 08, 2025 / 10:00 AM CDT", "2025-10-08"),
        ("By Ann Lee | October 8, 2025", "2025-10-08"),
        ("Press Union, 8 October 2025", "2025-10-08"),
        ("Wednesday 8 October 2025", "2025-10-08"),
        ("Date: Wed, 8 Oct 2025", "2025-10-08"),
        ("8 October 2025, 4:15 pm", "2025-10-08"),
        ("Published: 2025-10-08T10:15:00Z", "2025-10-08"),
        ("LIMA, Oct. 8, 2025 /Wire/ -- The port shut.", "2025-10-08"),
        ("Port opens on 8 October 2025", ""),
        (
            "A report published on 8 October 2025 says that the port was late.",
            "",
        ),
    ] {
        assert_eq!(
            date(&format!(
                "The port\n{head}\n\nThe port of Lima opened its gates."
            )),
            day,
            "{head}"
        );
    }
    // The weekday of the first sentence tells the year.
    assert_eq!(
        date(
            "June 24 (Wire) - Acme said on Monday it had bought a rival, its first deal since 2022."
        ),
        "2024-06-24"
    );
}

#[test]
fn a_new_publication_date_moves_what_hangs_on_it_without_the_text() {
    let mut article = Article::new(
        "",
        "It fell last Tuesday and will meet in June. It opened in 2019.",
    );
    article.given = Some(Date::constant(2024, 5, 16));
    let mut findings = crate::extract::extract(article);
    findings.article.text.clear();
    findings.published.date = Some(Point::day(Date::constant(2021, 1, 8)));
    resolve(&mut findings);
    let found: Vec<String> = findings.times.iter().map(edtf).collect();
    assert_eq!(found, ["2021-01-05", "2021-06", "2019"]);
    assert!(findings.times.iter().all(|time| !time.because.is_empty()));
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
fn words_of_dates_have_other_meanings() {
    for (text, value) in [
        ("The trial is expected to last three weeks.", "P3W"),
        ("He fled following three months of unrest.", "P3M"),
    ] {
        let times = read_on_a_thursday(text);
        let found: Vec<_> = times
            .iter()
            .map(|time| (time.span.slice(text), time.value.as_str()))
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1, value, "{found:?}");
        assert!(found[0].0.starts_with("three"), "{found:?}");
    }
    assert!(read_on_a_thursday("The next Winter Olympics will be held in Milan.").is_empty());
}

#[test]
fn slashes_go_by_the_article() {
    let day_first = read_on_a_thursday("A letter of 4/3/2021. Another of 25/3/2021.");
    assert_eq!(day_first.first().map(edtf).as_deref(), Some("2021-03-04"));
    let article = Article::new("", "A letter of 4/3/2021.");
    let diagnostics = read(&article, &Page::new(&article.text)).2;
    assert!(
        diagnostics
            .iter()
            .any(|d| d.message.contains("day or the month first"))
    );
}

#[test]
fn repetition_costs_no_more_than_its_length() {
    let cost = |n: usize, word: &str| {
        let text = word.repeat(n);
        let start = cpu_time::ThreadTime::now();
        let (_, times) = read_undated(&text);
        (start.elapsed(), times.len())
    };
    for word in [
        "May ",
        "1999 ",
        "on Friday ",
        "since the ",
        "1-",
        "one ",
        "(",
        "12:",
    ] {
        let (small, _) = cost(1_000, word);
        let (large, _) = cost(16_000, word);
        assert!(
            large < small * 64 + std::time::Duration::from_millis(300),
            "{word}: {small:?} → {large:?}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn nothing_makes_it_panic_and_spans_quote_the_text(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "May", "the", "last", "2019", "31", "of", "June", "-", "–", "to", "Feb", ".", "30", "9:30", "p.m.", "a",
                "week", "ago", "0", "since", "é", "’s", "9999", "year", "BC", "two", "half", "quarter", "1/2", "\n", "Q5",
                "000001", "th", "between", "and", "by", "years", "1000000000", "Monday", "centuries", "later", "century",
            ]),
            0..14,
        )
    ) {
        let text = words.join(" ");
        for text in [text.clone(), text.replace(' ', "")] {
            for time in read_on_a_thursday(&text).iter().chain(&read_undated(&text).1) {
                proptest::prop_assert!(!time.span.slice(&text).is_empty());
            }
        }
    }
}
