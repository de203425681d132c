//! Temporal expressions in sentences that any reader of news would date alike: rules, intervals, references, publication.

mod accounts;
mod beside;
mod course;
mod idiom;
mod interval;
mod press;
mod publish;
mod reference;

use super::*;
use crate::model::{Interval, Point, PublishedBasis};
use jiff::civil::Date;

/// Reads `text` as published on Thursday 16 May 2024.
fn read_on_a_thursday(text: &str) -> Vec<Time> {
    read_on(Date::constant(2024, 5, 16), text)
}

fn read_on(day: Date, text: &str) -> Vec<Time> {
    let mut article = Article::new("", text);
    article.given = Some(day);
    dates(&article).times
}

fn dates(article: &Article) -> Dates {
    let page = Page::new(&article.text);
    let mut all = read(std::slice::from_ref(article), &[page], &|| true).unwrap();
    all.remove(0)
}

/// What the last time of each text comes to, published on a Thursday.
#[track_caller]
fn last_is(rows: &[(&str, &str)]) {
    for &(text, interval) in rows {
        let times = read_on_a_thursday(text);
        let last = times.last().map(edtf);
        assert_eq!(last.as_deref(), Some(interval), "{text}: {times:?}");
    }
}

fn read_undated(text: &str) -> (Published, Vec<Time>) {
    let dates = dates(&Article::new("", text));
    (dates.published, dates.times)
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
fn names_are_no_dates() {
    for text in [
        "Mrs May said so.",
        "Imelda March led the team.",
        "They march on.",
        "The 201st base and the Boeing 737 fall under Article 50.",
        "It was 9/11 again for the G7.",
        "The second of the three came.",
        "A 48-year-old man spoke.",
        "April May of Leeds said so.",
        "She lives in Savanna-la-Mar.",
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
    let diagnostics = dates(&Article::new("", "A letter of 4/3/2021.")).diagnostics;
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
