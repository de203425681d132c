//! The publication date: given, stated, inferred, unknown, and set anew.

use super::*;

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
        date("Today, 8 October 2025, the port shut."),
        inferred("2025-10-08")
    );
    assert_eq!(
        date("The port shut yesterday (8 October 2025)."),
        inferred("2025-10-09")
    );
    assert_eq!(
        date("The port shut on Monday. It opened in 1998.\n\n© 2025 Calder Post"),
        inferred("2025")
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
        (
            "Calder Post (October 8, 2025) -- The port shut.",
            "2025-10-08",
        ),
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
fn only_what_nothing_else_dates_waits_for_publication() {
    for (text, message) in [
        (
            "The siege began on 14 March 1689. On 21 March the guns opened fire. It was lifted on 2 August.",
            "the publication date is not known",
        ),
        (
            "The council met on Monday.",
            "the publication date is not known; one date waits for it",
        ),
    ] {
        let found = crate::extract::extract(crate::model::Article::new("", text));
        let messages: Vec<&str> = found
            .diagnostics
            .iter()
            .map(|d| d.message.as_str())
            .collect();
        assert_eq!(messages, [message], "{text}");
    }
}
