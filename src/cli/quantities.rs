//! `dateline extract --quantities`: articles → the quantities that their figures fold into, one JSON object a line, with
//! every claim kept whole.
//!
//! Folding compares all figures with each other, so that everything found is held in memory; nothing is printed before the
//! last article is read.

use super::input::Inputs;
use crate::chart::words;
use crate::model::{Claim, Corpus, Interval, Quantity};
use crate::wire::Offsets;
use serde::Serialize;
use std::process::ExitCode;

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

/// Prints the quantities of everything that the command line names.
pub(super) fn run(inputs: &Inputs) -> ExitCode {
    let corpus = inputs.all();
    if corpus.articles().is_empty() {
        return ExitCode::from(1);
    }
    let offsets = Offsets::new(&corpus);
    let mut out = String::new();
    for quantity in corpus.quantities() {
        let line = line(&corpus, &offsets, quantity);
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    super::print(&out)
}

fn line<'a>(corpus: &'a Corpus, offsets: &Offsets<'_>, quantity: &'a Quantity) -> Line<'a> {
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
            .filter_map(|claim| told(corpus, offsets, claim))
            .collect(),
    }
}

fn told<'a>(corpus: &'a Corpus, offsets: &Offsets<'_>, claim: &Claim) -> Option<Told<'a>> {
    let figure = corpus.figure(claim.figure)?;
    let findings = corpus.article(claim.figure.article)?;
    let (start, end) = offsets.span(claim.figure.article, figure.span);
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
