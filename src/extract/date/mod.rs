//! Temporal expressions: find → refine → resolve, and the publication date that they hang on.
//!
//! ```text
//! sentence ─ find ─ refine ─▶ Said ─┐
//! text ────── publish ─▶ Published ─┴─ resolve ─▶ value, interval, reason
//! ```
//!
//! Finding reads the text once, by rules that are rows of data; a language is a folder of tables behind
//! [`language::Language`]. Resolving reads no text at all, so that a new publication date costs a pass over what was said.

mod en;
mod find;
mod language;
mod lexicon;
mod line;
mod pattern;
mod publish;
mod refine;
mod resolve;
mod rule;
mod settle;

pub use language::rules;
pub use rule::RuleInfo;

use super::Page;
use crate::model::said::What;
use crate::model::{Article, Class, Diagnostic, Findings, Published, Span, Time};
use language::{ENGLISH, Language};
use line::Line;

/// Reads the publication date and every temporal expression of an article.
#[must_use]
pub fn read(article: &Article, page: &Page<'_>) -> (Published, Vec<Time>, Vec<Diagnostic>) {
    let language: &Language = &ENGLISH;
    let lines = find::Lines::new(page, &language.lexicon);
    let mut times = Vec::new();
    let mut near = Vec::new();
    for index in 0..lines.len() {
        let line = lines.line(page.text, index, language);
        let mut found = find::find(&line, language, &mut near);
        refine::named::find(&line, &mut found);
        if found.is_empty() {
            continue;
        }
        for (_, refine) in refine::REFINERS {
            refine(&line, &mut found);
        }
        times.extend(found.into_iter().filter_map(|one| time(&line, index, one)));
    }
    let mut diagnostics = settle::all(article, page, &mut times);
    let (published, remarks) = publish::read(article, page, &times);
    diagnostics.extend(remarks);
    // A story names many a point in time only to go on with it: there they are no leftovers.
    if resolve::is_narrative(&times, &published) {
        times.retain(|time| time.said.what != What::Event);
    }
    resolve::all(&mut times, &published);
    (published, times, diagnostics)
}

fn time(line: &Line<'_>, sentence: usize, one: find::Found) -> Option<Time> {
    let first = line.tokens.get(one.start)?;
    let last = line.tokens.get(one.end.checked_sub(1)?)?;
    Some(Time {
        span: Span {
            start: first.start,
            end: last.end,
        },
        sentence: u32::try_from(sentence).unwrap_or(u32::MAX),
        class: Class::Date,
        said: one.said,
        rule: one.rule,
        value: String::new(),
        interval: None,
        inferred: Vec::new(),
        because: String::new(),
    })
}

/// Resolves every time of these findings anew against their publication date, from what was said alone.
pub fn resolve(findings: &mut Findings) {
    resolve::all(&mut findings.times, &findings.published);
}

#[cfg(test)]
mod tests {
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
            for example in rule.examples {
                let Some((text, value)) = example.rsplit_once(" = ") else {
                    failures.push(format!("{}: “{example}” has no value", rule.id));
                    continue;
                };
                let times = read_on_a_thursday(text);
                if !times.iter().any(|time| time.value == value) {
                    let got: Vec<String> = times
                        .iter()
                        .map(|time| {
                            format!("{} {} {}", time.rule, time.span.slice(text), time.value)
                        })
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
}
