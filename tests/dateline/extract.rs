//! Articles of our own with their dates and figures marked in the text → what extraction must find in them.
//!
//! An article is a file in `articles/`: a few `key: value` lines, a line of three hyphens, the text, three hyphens, and the
//! events. In the text `[[8 October|2025-10-08]]` is a time with its EDTF interval (`-` for a leftover), and
//! `{{17 %|change up over percent 17}}` a figure with its kind, direction, qualifier, unit and value; words that are as
//! usual (no direction, exact) are left out. An event is `2025-10-08 planned | Title`. `UPDATE_ARTICLES=1` writes what was
//! found instead of comparing.

use dateline::extract::{correct, extract};
use dateline::model::{Article, Edit, Figure, Findings, Point, Qualifier, Time};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const RULE: &str = "---\n";

struct Sample {
    path: PathBuf,
    head: String,
    marked: String,
    events: String,
}

fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dateline/articles");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.into_iter().map(sample).collect()
}

fn sample(path: PathBuf) -> Sample {
    let text = fs::read_to_string(&path).unwrap();
    let mut parts = text.splitn(3, RULE).map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    Sample {
        head: next(),
        marked: next(),
        events: next(),
        path,
    }
}

impl Sample {
    fn key(&self, key: &str) -> Option<&str> {
        self.head
            .lines()
            .find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }

    fn article(&self) -> Article {
        let mut article = Article::new(
            self.key("title").unwrap_or_default(),
            unmarked(&self.marked),
        );
        article.given = self
            .key("given")
            .and_then(Point::parse)
            .map(|point| point.date);
        article
    }
}

/// The text without its marks.
fn unmarked(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find("[[").into_iter().chain(rest.find("{{")).min() {
        let close = if rest[at..].starts_with("[[") {
            "]]"
        } else {
            "}}"
        };
        let (inner, after) = rest[at + 2..]
            .split_once(close)
            .expect("a mark that closes");
        out.push_str(&rest[..at]);
        out.push_str(inner.rsplit_once('|').expect("a mark with a bar").0);
        rest = after;
    }
    out + rest
}

/// The text with marks for what was found.
fn mark(found: &Findings) -> String {
    let text = found.article.text.as_str();
    let mut marks: Vec<(u32, u32, String)> = (found.times.iter())
        .map(|time| (time.span.start, time.span.end, time_mark(text, time)))
        .chain(found.figures.iter().map(|figure| {
            (
                figure.span.start,
                figure.span.end,
                figure_mark(text, figure),
            )
        }))
        .collect();
    marks.sort();
    let mut out = String::new();
    let mut at = 0;
    for (start, end, mark) in marks.iter().filter(|mark| mark.1 > mark.0) {
        if (*start as usize) < at {
            continue;
        }
        out.push_str(&text[at..*start as usize]);
        out.push_str(mark);
        at = *end as usize;
    }
    out + &text[at..]
}

fn time_mark(text: &str, time: &Time) -> String {
    let edtf = time
        .interval
        .map_or_else(|| "-".to_owned(), dateline::model::Interval::edtf);
    format!("[[{}|{edtf}]]", time.span.slice(text))
}

fn figure_mark(text: &str, figure: &Figure) -> String {
    let mut words = figure.kind.word().to_owned();
    if let Some(direction) = figure.direction {
        let _ = write!(words, " {}", direction.word());
    }
    if figure.qualifier != Qualifier::Exact {
        let _ = write!(words, " {}", figure.qualifier.word());
    }
    if let Some(code) = &figure.unit.currency {
        let _ = write!(words, " {code}");
    } else if !figure.unit.key.is_empty() {
        let _ = write!(words, " {}", figure.unit.key);
    }
    let amount = figure.amount;
    match (amount.value, amount.low, amount.high) {
        (Some(value), ..) => {
            let _ = write!(words, " {}", value.normalize());
        }
        (None, Some(low), Some(high)) => {
            let _ = write!(words, " {}..{}", low.normalize(), high.normalize());
        }
        (None, low, high) => {
            if let Some(bound) = low.or(high) {
                let _ = write!(words, " {}", bound.normalize());
            }
        }
    }
    format!("{{{{{}|{words}}}}}", figure.span.slice(text))
}

fn events(found: &Findings) -> String {
    found.events.iter().fold(String::new(), |mut out, event| {
        let again = if event.mentions.is_empty() { "" } else { " +" };
        let _ = writeln!(
            out,
            "{} {}{again} | {}",
            event.interval.edtf(),
            event.modality.word(),
            found.title(event)
        );
        out
    })
}

fn published(found: &Findings) -> String {
    let date = found
        .published
        .date
        .map_or_else(|| "-".to_owned(), |date| date.to_string());
    format!("{date} {}", found.published.basis.word())
}

/// Sentences and lines that differ, ours under theirs.
fn differences(wanted: &str, found: &str, out: &mut String) {
    let parts = |text: &str| -> Vec<String> {
        text.replace(". ", ".\n")
            .lines()
            .map(str::to_owned)
            .collect()
    };
    let (wanted, found) = (parts(wanted), parts(found));
    for line in wanted.iter().filter(|line| !found.contains(line)) {
        let _ = writeln!(out, "  wanted: {line}");
    }
    for line in found.iter().filter(|line| !wanted.contains(line)) {
        let _ = writeln!(out, "  found:  {line}");
    }
}

#[test]
fn articles_give_the_dates_figures_and_events_marked_in_them() {
    let update = std::env::var_os("UPDATE_ARTICLES").is_some();
    let mut report = String::new();
    for sample in samples() {
        let found = extract(sample.article());
        let (marked, told) = (mark(&found), events(&found));
        let when = published(&found);
        let known = sample.key("published").unwrap_or_default().to_owned();
        if update {
            let mut head = String::new();
            for line in sample.head.lines() {
                if !line.starts_with("published: ") {
                    let _ = writeln!(head, "{line}");
                }
            }
            let text = format!("{head}published: {when}\n{RULE}{marked}{RULE}{told}");
            fs::write(&sample.path, text).unwrap();
            continue;
        }
        let mut differing = String::new();
        differences(&known, &when, &mut differing);
        differences(&sample.marked, &marked, &mut differing);
        differences(&sample.events, &told, &mut differing);
        if !differing.is_empty() {
            let name = sample
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy();
            let _ = writeln!(report, "{name}\n{differing}");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn the_publication_date_already_in_force_moves_nothing() {
    for sample in samples() {
        let found = extract(sample.article());
        let edit = Edit::SetPublished {
            article: found.article.id,
            date: found.published.date,
        };
        let again = correct(&found, &[&edit]);
        assert_eq!(again.times, found.times, "{}", sample.path.display());
        assert_eq!(again.events, found.events, "{}", sample.path.display());
        assert_eq!(again.figures, found.figures, "{}", sample.path.display());
    }
}

#[test]
fn another_publication_date_moves_what_hangs_on_it_and_nothing_else() {
    let text =
        "The bridge opened on Monday. The toll will rise next year. Work began on 3 May 2001.";
    let edtf = |found: &Findings| -> Vec<(String, &'static str)> {
        (found.events.iter())
            .map(|event| (event.interval.edtf(), event.modality.word()))
            .collect()
    };
    let unknown = extract(Article::new("", text));
    assert_eq!(edtf(&unknown), [("2001-05-03".to_owned(), "happened")]);
    let set = |date: &str| Edit::SetPublished {
        article: unknown.article.id,
        date: Point::parse(date),
    };
    let dated = correct(&unknown, &[&set("2024-05-16")]);
    assert_eq!(
        edtf(&dated),
        [
            ("2024-05-13".to_owned(), "happened"),
            ("2025".to_owned(), "planned"),
            ("2001-05-03".to_owned(), "happened")
        ]
    );
    let moved = correct(&dated, &[&set("2010-01-20")]);
    assert_eq!(edtf(&moved)[0].0, "2010-01-18");
    assert_eq!(edtf(&moved)[1].0, "2011");
    let none = Edit::SetPublished {
        article: unknown.article.id,
        date: None,
    };
    assert_eq!(edtf(&correct(&moved, &[&none])), edtf(&unknown));
}

#[test]
fn a_long_article_is_resolved_anew_within_a_frame() {
    let line = "The port opened on Monday and closed on 3 May. Traffic fell 3% last year.\n";
    let found = extract(Article::new("", line.repeat(100)));
    let edit = Edit::SetPublished {
        article: found.article.id,
        date: Point::parse("2024-05-16"),
    };
    let start = cpu_time::ThreadTime::now();
    let again = correct(&found, &[&edit]);
    // A millisecond in a release build for an article of this length; the bound only catches a second reading.
    assert!(start.elapsed().as_millis() < 250);
    assert!(!again.events.is_empty());
}

#[test]
fn times_that_compare_report_rank_or_name_date_nothing() {
    for text in [
        "OSTERO, June 3 (Nord Press) — Exports are weak.",
        "Exports are up 3% from a year earlier.",
        "Exports were 3% higher than in 2019.",
        "Exports are weak, the ministry said on Monday.",
        "It is the worst harvest since 2009.",
        "Traders sold the May contract.",
        "“May the winter of 2023 be mild,” he wrote.",
    ] {
        let mut article = Article::new("", text);
        article.given = Point::parse("2024-06-05").map(|point| point.date);
        let found = extract(article);
        assert_eq!(events(&found), "", "{text}");
        assert!(!found.times.is_empty(), "{text}");
    }
}

#[test]
fn titles_are_what_a_person_would_write() {
    for (text, wanted) in [
        (
            "Mr Olsen, 52, a former judge, resigned on 3 May 2024.",
            "Mr Olsen resigned",
        ),
        (
            "The port, built in 1954 for whalers, is busy.",
            "Port was built for whalers",
        ),
        (
            "The bank expects exports to grow 2% in 2025 and 4% in 2026.",
            "Exports to grow 2%/Exports to grow 4%",
        ),
        (
            "Ferro bought Lund in 2021. It sold the firm in 2023.",
            "Ferro bought Lund/Ferro sold the firm",
        ),
        (
            "Police said two men, who fled in 2019, were caught on 4 May 2024.",
            "Two men fled/Two men were caught",
        ),
        (
            "Lawmakers have until 30 June 2024 to pass it.",
            "Lawmakers’ deadline to pass it",
        ),
        (
            "He was tried after the March 2021 Harbour Street riot.",
            "Harbour Street riot",
        ),
    ] {
        let mut article = Article::new("", text);
        article.given = Point::parse("2024-06-05").map(|point| point.date);
        let found = extract(article);
        let titles: Vec<&str> = found
            .events
            .iter()
            .map(|event| found.title(event))
            .collect();
        assert_eq!(titles.join("/"), wanted, "{text}");
    }
}

#[test]
fn a_title_is_short_and_an_endless_sentence_costs_no_more_than_its_length() {
    let text = format!(
        "On 3 May 2024 the council agreed {} to build.",
        "and agreed ".repeat(60_000)
    );
    let found = extract(Article::new("", text.as_str()));
    assert!(
        found
            .events
            .iter()
            .all(|event| found.title(event).chars().count() <= 81)
    );
    let text = "May 2020, ".repeat(20_000);
    assert!(extract(Article::new("", text.as_str())).events.len() < 20_000);
}
