//! Titles of events, in sentences whose title any editor would write alike.

use crate::extract::extract;
use crate::model::Article;
use jiff::civil::Date;

/// The titles of a text published on Thursday 16 May 2024.
fn titles(text: &str) -> Vec<String> {
    let mut article = Article::new("", text);
    article.given = Some(Date::constant(2024, 5, 16));
    let found = extract(article);
    let titles = found.events.iter().map(|event| found.title(event));
    titles.map(str::to_owned).collect()
}

#[test]
fn a_title_is_what_an_editor_would_write() {
    for (text, title) in [
        (
            "Two people were killed when a tree fell on their car on Monday.",
            "Two people were killed when a tree fell on their car",
        ),
        (
            "The airline will cut 900 jobs, it announced on Tuesday.",
            "The airline announced it will cut 900 jobs",
        ),
        (
            "The ship left the port of Calder shortly before midnight on Monday.",
            "Ship left the port of Calder",
        ),
        (
            "The government declared three days of mourning starting Friday.",
            "Government declared three days of mourning",
        ),
        (
            "The war in Zambar, which broke out in 2011, has cost many lives.",
            "War in Zambar broke out",
        ),
        (
            "He founded a school, which he ran until 2002.",
            "He ran a school",
        ),
        ("2014: Parliament passes a law.", "Parliament passes a law"),
        (
            "The state promised £90m for the bridge, of which £37m had been paid out by June 2023.",
            "£37m had been paid out",
        ),
        ("The mayor was sworn in Tuesday.", "Mayor was sworn in"),
        ("The work will go on until 2030.", "Work will go on"),
        (
            "The yard won a 2.1 trillion won order for six ships on Monday.",
            "Yard won a 2.1 trillion won order for six ships",
        ),
        (
            "Schools will stay shut until at least 20 June.",
            "Schools will stay shut",
        ),
    ] {
        assert_eq!(titles(text), [title], "{text}");
    }
}

#[test]
fn a_story_of_one_person_names_her() {
    let text = "Ada Moss was born in 1921. She left school early. In 1940 she joined a circus. She married Peter Lund in \
                June 1944. He was killed that August.";
    assert_eq!(
        titles(text),
        [
            "Ada Moss was born",
            "Ada Moss joined a circus",
            "Ada Moss married Peter Lund",
            "Peter Lund was killed"
        ]
    );
}

#[test]
fn a_time_between_subject_and_verb_dates_their_clause() {
    for (text, expected) in [
        (
            "The storm, in August 1998, wiped out the town.",
            &["Storm wiped out the town"][..],
        ),
        (
            "The party won the vote; the second vote, on 3 May 2023, was close.",
            &["The second vote was close"],
        ),
        (
            "The first strike, in March 2021, lasted two days; the second, in May 2022, lasted a week.",
            &["First strike lasted two days", "The second lasted a week"],
        ),
        ("Sales fell, on Monday, by a third.", &["Sales fell"]),
    ] {
        assert_eq!(titles(text), expected, "{text}");
    }
}
