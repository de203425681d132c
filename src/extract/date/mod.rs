//! Temporal expressions: find → refine → resolve, and the publication date that they hang on.
//!
//! ```text
//! sentence ─ find ─ refine ─▶ Said ─┐
//! text ────── publish ─▶ Published ─┴─ resolve ─▶ value, interval, reason
//! ```
//!
//! Finding reads the text once, by rules that are rows of data; a language is a folder of tables behind
//! [`language::Language`]. Resolving reads no text at all, so that a new publication date costs a pass over what was said.

mod books;
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

/// What is known of the times of an article.
#[derive(Debug)]
pub struct Dates {
    /// When it was published.
    pub published: Published,
    /// Every temporal expression, in order.
    pub times: Vec<Time>,
    /// What the reader should look at.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the publication date and every temporal expression of each article.
#[must_use]
pub fn read(articles: &[Article], pages: &[Page<'_>], go_on: GoOn<'_>) -> Option<Vec<Dates>> {
    let found = find_all(pages, go_on)?;
    let read = articles.iter().zip(pages).zip(found);
    let mut dates: Vec<Dates> = read
        .map(|((article, page), found)| settle_all(article, page, found))
        .collect();
    for dates in &mut dates {
        resolve::all(&mut dates.times, &dates.published);
        let warning = publish::warning(&dates.published, &dates.times);
        dates.diagnostics.extend(warning);
    }
    go_on().then_some(dates)
}

/// The expressions of an article, and those that wait for a date that the text gives elsewhere.
type Expressions = (Vec<Time>, Vec<told::Wanted>);

/// Finds every temporal expression of each article, as said.
fn find_all(pages: &[Page<'_>], go_on: GoOn<'_>) -> Option<Vec<Expressions>> {
    let language: &Language = &ENGLISH;
    let lines: Vec<_> = pages.iter().map(find::Lines::new).collect();
    let longest = lines.iter().map(find::Lines::len).max()?;
    let mut out: Vec<Expressions> = pages.iter().map(|_| Expressions::default()).collect();
    let mut near = Vec::new();
    let mut dated = Vec::new();
    for turn in turns(longest, go_on) {
        for (article, lines) in lines.iter().enumerate() {
            for index in turn.start..turn.end.min(lines.len()) {
                let line = lines.line(index, language);
                let mut found = find::find(&line, language, &mut near);
                refine::named::find(&line, &mut found);
                if !found.is_empty() {
                    dated.push((article, index, line, found));
                }
            }
        }
        for (_, refine) in refine::REFINERS {
            for (.., line, found) in &mut dated {
                refine(line, found);
            }
        }
        for (article, index, line, found) in dated.drain(..) {
            let (times, wanted) = &mut out[article];
            for one in found {
                wanted.extend(told::Wanted::new(&line, &one));
                times.extend(time(&line, index, one));
            }
        }
    }
    go_on().then_some(out)
}

/// Settles what only the whole article tells: its publication date, whether it is a story, and what its times hang on.
fn settle_all(article: &Article, page: &Page<'_>, (mut times, wanted): Expressions) -> Dates {
    settle::early_years(&mut times);
    settle::entries(page, &mut times);
    settle::agenda(page, &mut times);
    books::part(page, &mut times);
    let diagnostics = settle::all(article, page, &mut times);
    let published = publish::read(article, page, &times);
    let story = resolve::is_narrative(&times, &published);
    told::drop_undated(page, &mut times, &wanted, story);
    // News says "at that time" of no time in particular.
    times.retain(|time| story || !matches!(time.said.what, What::Then(_)));
    told::tie(page, &mut times, &wanted);
    Dates {
        published,
        times,
        diagnostics,
    }
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
