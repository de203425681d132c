//! Two outlets on one thing, or on two → the quantities on which both have a word, and whether they agree.
//!
//! `outlets.txt` holds the pairs, of our own making: each article is a line `=` with the day and the title, then its text on
//! lines that begin with `>`; then one line for each quantity that both speak of: the verdict, the measure in the words of the
//! first, and what each says. What is in no line must not be put together. `UPDATE_OUTLETS=1` writes what was found instead.

use dateline::extract::extract;
use dateline::model::fold::fold;
use dateline::model::{Article, Corpus, Findings};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A pair of articles, as written, with what is expected of it.
#[derive(Default)]
struct Pair {
    articles: Vec<(String, String, String)>,
    shared: String,
}

fn pairs(file: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("= ") {
            if pairs.last().is_none_or(|pair| pair.articles.len() == 2) {
                pairs.push(Pair::default());
            }
            let (day, title) = head.split_once(' ').unwrap();
            let article = (day.to_owned(), title.to_owned(), String::new());
            pairs.last_mut().unwrap().articles.push(article);
        } else if let Some(quoted) = line.strip_prefix("> ") {
            let (.., text) = pairs.last_mut().unwrap().articles.last_mut().unwrap();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(quoted);
        } else if !line.is_empty() {
            writeln!(pairs.last_mut().unwrap().shared, "{line}").unwrap();
        }
    }
    pairs
}

fn read((day, title, text): &(String, String, String), source: &str) -> Arc<Findings> {
    Arc::new(extract(Article {
        given: day.parse().ok(),
        source: Some(source.to_owned()),
        ..Article::new(title.clone(), text.clone())
    }))
}

/// The quantities that both articles of a pair speak of, one on a line.
fn shared(pair: &Pair) -> String {
    let sources = ["Harbour Courier", "The Ferryman"];
    let read = pair.articles.iter().zip(sources);
    let corpus = Corpus::new(
        read.map(|(article, source)| self::read(article, source))
            .collect(),
    );
    let mut lines = String::new();
    for quantity in fold(&corpus) {
        let told = |article: u32| {
            let claims = quantity.claims.iter().map(|claim| claim.figure);
            let own = claims.filter(|figure| figure.article == article);
            let quotes = own.filter_map(|place| {
                let findings = corpus.article(article)?;
                Some(findings.quote(corpus.figure(place)?.span).to_owned())
            });
            quotes.collect::<Vec<_>>().join(", ")
        };
        let (first, second) = (told(0), told(1));
        if !first.is_empty() && !second.is_empty() {
            let (verdict, measure) = (quantity.verdict.word(), &quantity.measure);
            writeln!(lines, "{verdict} {measure}: {first} / {second}").unwrap();
        }
    }
    lines
}

#[test]
fn what_two_outlets_say_of_one_thing_stands_together_and_nothing_else() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dateline/outlets.txt");
    let file = fs::read_to_string(&path).unwrap();
    let pairs = pairs(&file);
    assert!(pairs.len() > 20);
    if std::env::var_os("UPDATE_OUTLETS").is_some() {
        let mut out = String::new();
        for line in file.lines().take_while(|line| line.starts_with('#')) {
            writeln!(out, "{line}").unwrap();
        }
        for pair in &pairs {
            for (day, title, text) in &pair.articles {
                write!(out, "\n= {day} {title}\n> {text}\n").unwrap();
            }
            out.push_str(&shared(pair));
        }
        fs::write(&path, out).unwrap();
        return;
    }
    let wrong: Vec<String> = pairs
        .iter()
        .map(|pair| (pair, shared(pair)))
        .filter(|(pair, found)| pair.shared != *found)
        .map(|(pair, found)| {
            format!(
                "{}\nexpected\n{}found\n{found}",
                pair.articles[0].1, pair.shared
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
