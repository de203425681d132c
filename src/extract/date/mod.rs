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
mod told;

pub use language::rules;
pub(super) use language::words;
pub use rule::RuleInfo;

use super::{Page, turns};
use crate::model::said::What;
use crate::model::{Article, Class, Diagnostic, Findings, GoOn, Published, Time};
use language::{ENGLISH, Language};
use line::Line;

/// Reads the publication date and every temporal expression of an article.
#[must_use]
pub fn read(
    article: &Article,
    page: &Page<'_>,
    go_on: GoOn<'_>,
) -> Option<(Published, Vec<Time>, Vec<Diagnostic>)> {
    let language: &Language = &ENGLISH;
    let lines = find::Lines::new(page);
    let mut times = Vec::new();
    let mut wanted = Vec::new();
    let mut near = Vec::new();
    let mut dated = Vec::new();
    for turn in turns(lines.len(), go_on) {
        for index in turn {
            let line = lines.line(index, language);
            let mut found = find::find(&line, language, &mut near);
            refine::named::find(&line, &mut found);
            if !found.is_empty() {
                dated.push((index, line, found));
            }
        }
        for (_, refine) in refine::REFINERS {
            for (_, line, found) in &mut dated {
                refine(line, found);
            }
        }
        for (index, line, found) in dated.drain(..) {
            for one in found {
                wanted.extend(told::Wanted::new(&line, &one));
                times.extend(time(&line, index, one));
            }
        }
    }
    if !go_on() {
        return None;
    }
    settle::early_years(&mut times);
    settle::entries(page, &mut times);
    settle::agenda(page, &mut times);
    let mut diagnostics = settle::all(article, page, &mut times);
    let published = publish::read(article, page, &times);
    let story = resolve::is_narrative(&times, &published);
    told::drop_undated(page, &mut times, &wanted, story);
    // News says "at that time" of no time in particular.
    times.retain(|time| story || !matches!(time.said.what, What::Then(_)));
    told::tie(page, &mut times, &wanted);
    resolve::all(&mut times, &published);
    diagnostics.extend(publish::warning(&published, &times));
    Some((published, times, diagnostics))
}

fn time(line: &Line<'_>, sentence: usize, one: find::Found) -> Option<Time> {
    Some(Time {
        span: line.span(one.start, one.end)?,
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
mod tests;
