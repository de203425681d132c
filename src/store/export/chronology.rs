//! A corpus → a chronology in Markdown: events in order of time, each with a footnote that quotes its source.

use super::source;
use crate::chart::words;
use crate::model::go_on::each_while;
use crate::model::{Corpus, Findings, GoOn, Modality, Severity, Span};
use std::fmt::Write as _;

/// The whole chronology.
pub(super) fn markdown(corpus: &Corpus, go_on: GoOn<'_>) -> Vec<u8> {
    let mut out = String::from("# Chronology\n");
    let mut notes = Notes::default();
    let mut year = None;
    for &r in each_while(corpus.events_by_start(), go_on) {
        let (Some(event), Some(findings)) = (corpus.event(r), corpus.article(r.article)) else {
            continue;
        };
        let own = event
            .interval
            .start
            .or(event.interval.end)
            .map(|point| point.date.year());
        if own != year {
            year = own;
            let name = own.map_or(String::new(), |year| words::year(i32::from(year)));
            let _ = write!(out, "\n## {name}\n\n");
        }
        let number = notes.add(findings, event.sentence);
        let modality = match event.modality {
            Modality::Happened => "",
            other => other.word(),
        };
        let aside = if modality.is_empty() {
            String::new()
        } else {
            format!(" ({modality})")
        };
        let date = words::interval(event.interval);
        let _ = writeln!(
            out,
            "- **{}** {}{aside}[^{number}]",
            escaped(&date),
            escaped(findings.title(event))
        );
    }
    if corpus.extent().is_none() {
        out.push_str("\nNo dated event was found.\n");
    }
    figures(corpus, &mut out, &mut notes);
    leftovers(corpus, &mut out);
    files(corpus, &mut out);
    out.push('\n');
    out.push_str(&notes.text);
    out.into_bytes()
}

/// The files that it comes from, with what tells whether one has changed since.
fn files(corpus: &Corpus, out: &mut String) {
    out.push_str("\n## Files\n\n");
    for (file, articles) in source::files(corpus) {
        let hash = file
            .hash
            .map_or(String::new(), |hash| format!(", SHA-256 `{hash}`"));
        let _ = writeln!(
            out,
            "- {}: {}{hash}",
            escaped(file.name),
            words::counted(articles, "article")
        );
    }
    let _ = writeln!(out, "\nMade by {}.", source::MAKER);
}

fn figures(corpus: &Corpus, out: &mut String, notes: &mut Notes) {
    let mut any = false;
    for (r, figure) in corpus.figures() {
        let Some(findings) = corpus.article(r.article) else {
            continue;
        };
        if !any {
            out.push_str(
                "\n## Figures\n\n| Measure | Value | Period | Said by |\n|---|---|---|---|\n",
            );
            any = true;
        }
        let number = notes.add(findings, findings.sentence(figure.sentence));
        let parts: Vec<&str> = [&figure.entity, &figure.measure]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let period = figure
            .period
            .as_ref()
            .map_or(String::new(), |period| words::interval(period.interval));
        let of = figure
            .of
            .as_ref()
            .map_or(String::new(), |of| format!(" of {of}"));
        let _ = writeln!(
            out,
            "| {} | {}{}[^{number}] | {} | {} |",
            escaped(&parts.join(": ")),
            escaped(&words::value(figure)),
            escaped(&of),
            escaped(&period),
            escaped(figure.speaker.as_deref().unwrap_or(""))
        );
    }
}

fn leftovers(corpus: &Corpus, out: &mut String) {
    let mut any = false;
    for (r, time) in corpus.leftovers() {
        let Some(findings) = corpus.article(r.article) else {
            continue;
        };
        if !any {
            out.push_str("\n## Not dated\n\n");
            any = true;
        }
        let _ = writeln!(
            out,
            "- “{}” ({}): {}",
            escaped(findings.quote(time.span)),
            escaped(findings.article.name()),
            escaped(if time.because.is_empty() {
                "no date can be worked out"
            } else {
                &time.because
            })
        );
    }
    let wrong = corpus.articles().iter().flat_map(|findings| {
        let remarks = findings
            .diagnostics
            .iter()
            .filter(|remark| remark.severity >= Severity::Warning);
        remarks.map(move |remark| (findings, remark))
    });
    for (nth, (findings, remark)) in wrong.enumerate() {
        if nth == 0 {
            out.push_str("\n## Remarks\n\n");
        }
        let _ = writeln!(
            out,
            "- {}: {}",
            escaped(findings.article.name()),
            escaped(&remark.message)
        );
    }
}

/// Footnotes; one sentence gets one.
#[derive(Default)]
struct Notes {
    text: String,
    count: usize,
    last: Vec<(crate::model::ArticleId, Span, usize)>,
}

impl Notes {
    fn add(&mut self, findings: &Findings, sentence: Span) -> usize {
        let article = &findings.article;
        // Only the latest sentences are looked through, so that long tables stay linear.
        let known = self
            .last
            .iter()
            .rev()
            .take(64)
            .find(|(id, span, _)| *id == article.id && *span == sentence);
        if let Some(&(_, _, number)) = known {
            return number;
        }
        self.count += 1;
        self.last.push((article.id, sentence, self.count));
        let quote = source::quote(findings, sentence);
        let about = source::article(findings);
        let _ = writeln!(
            self.text,
            "[^{}]: “{}” ({})",
            self.count,
            escaped(&quote),
            escaped(&about)
        );
        self.count
    }
}

/// Text without marks that Markdown would act on.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '#' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
