//! `dateline extract --quantities`: articles → the quantities that their figures fold into, one JSON object a line, with
//! every claim kept whole.
//!
//! Folding compares all figures with each other, so that everything found is held in memory; nothing is printed before the
//! last article is read.

use super::{input, say};
use crate::chart::words;
use crate::model::{Claim, Corpus, Findings, Interval, Quantity};
use crate::read;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// A quantity as it is printed.
#[derive(Serialize)]
struct Line<'a> {
    title: String,
    measure: &'a str,
    entity: Option<&'a str>,
    of: Option<&'a str>,
    unit: &'a str,
    currency: Option<&'a str>,
    per: Option<&'a str>,
    kind: &'static str,
    period: Option<String>,
    verdict: &'static str,
    because: &'a str,
    claims: Vec<Told<'a>>,
}

/// A claim as it is printed; `start` and `end` count characters of the article's text.
#[derive(Serialize)]
struct Told<'a> {
    article: &'a str,
    figure: u32,
    start: usize,
    end: usize,
    text: &'a str,
    value: String,
    speaker: Option<&'a str>,
    source: &'a str,
    published: Option<String>,
    quote: &'a str,
    superseded: bool,
}

/// Prints the quantities of all files; `-` is standard input as JSON Lines.
pub(super) fn run(files: &[PathBuf], published: Option<Date>) -> ExitCode {
    let (streams, files): (Vec<PathBuf>, Vec<PathBuf>) = files
        .iter()
        .cloned()
        .partition(|path| path.as_os_str() == "-");
    let mut corpus = input::read(&files, published);
    if !streams.is_empty() {
        let mut articles = corpus.articles().to_vec();
        match standard_input(published) {
            Ok(found) => articles.extend(found),
            Err(what) => say(format_args!("standard input: {what}")),
        }
        let ties = corpus.ties().to_vec();
        corpus = Corpus::new(articles).tied(ties);
    }
    if corpus.articles().is_empty() {
        return ExitCode::from(1);
    }
    let mut out = String::new();
    for quantity in corpus.quantities() {
        out.push_str(&serde_json::to_string(&line(&corpus, quantity)).unwrap_or_default());
        out.push('\n');
    }
    super::print(&out)
}

/// What was found in the articles of standard input; a line that cannot be read is named on standard error.
fn standard_input(published: Option<Date>) -> std::io::Result<Vec<Arc<Findings>>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<(u32, &str)> = (1_u32..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    let read = |&(number, line): &(u32, &str)| {
        read::lines::line(line, "standard input", number)
            .map(|document| Arc::new(input::analyse(document, published)))
            .map_err(|what| (number, what))
    };
    let read: Vec<Result<Arc<Findings>, (u32, String)>> = lines.par_iter().map(read).collect();
    let mut found = Vec::new();
    for article in read {
        match article {
            Ok(findings) => found.push(findings),
            Err((number, what)) => {
                let hint = read::lines::LINE_HINT;
                say(format_args!(
                    "standard input, line {number}: {what}. {hint}"
                ));
            }
        }
    }
    Ok(found)
}

fn line<'a>(corpus: &'a Corpus, quantity: &'a Quantity) -> Line<'a> {
    Line {
        title: quantity.title(),
        measure: &quantity.measure,
        entity: quantity.entity.as_deref(),
        of: quantity.of.as_deref(),
        unit: &quantity.unit.key,
        currency: quantity.unit.currency.as_deref(),
        per: quantity.unit.per.as_deref(),
        kind: quantity.kind.word(),
        period: quantity.period.map(Interval::edtf),
        verdict: quantity.verdict.word(),
        because: &quantity.because,
        claims: quantity
            .claims
            .iter()
            .filter_map(|claim| told(corpus, claim))
            .collect(),
    }
}

fn told<'a>(corpus: &'a Corpus, claim: &Claim) -> Option<Told<'a>> {
    let figure = corpus.figure(claim.figure)?;
    let findings = corpus.article(claim.figure.article)?;
    let (start, end) = findings.article.chars().span(figure.span);
    Some(Told {
        article: &findings.article.key,
        figure: claim.figure.index,
        start,
        end,
        text: findings.quote(figure.span),
        value: words::value(figure),
        speaker: figure.speaker.as_deref(),
        source: findings.article.source_name(),
        published: findings
            .published
            .date
            .map(|point| Interval::at(point).edtf()),
        quote: findings.quote(findings.sentence(figure.sentence)),
        superseded: claim.superseded,
    })
}
