//! The main job without a window: prints the chronology and the figures as text and writes every chart as a picture.

use super::input::Inputs;
use super::render::Look;
use super::{print, render, say};
use crate::chart::{CHARTS, ChartSpec, Size, words};
use crate::model::{Corpus, Figure, Findings, Modality, Published, Verdict};
use crate::paint::Theme;
use crate::paint::png::PNG_SCALE;
use crate::read;
use crate::work;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Where the charts go, in the current folder, unless the user says otherwise.
pub const FOLDER: &str = "dateline-out";

/// How the charts are drawn.
const LOOK: Look = Look {
    size: Size {
        w: 1200.0,
        h: 700.0,
    },
    scale: PNG_SCALE,
    theme: Theme::Light,
};

/// Prints what was found in the files, or in the sample when there are none, and writes the charts into `folder`.
/// `why` says why there is no window, where the user did not ask for none.
///
/// 0: done; 1: no file could be read, or the charts could not be written.
#[must_use]
pub fn run(files: &[PathBuf], folder: &Path, why: Option<&str>) -> ExitCode {
    let corpus = if files.is_empty() {
        let found = work::analyse_all(read::sample().into_documents());
        Corpus::new(found.into_iter().map(Arc::new).collect())
    } else {
        Inputs::of(files).all()
    };
    let corpus = &corpus;
    if corpus.articles().is_empty() {
        return ExitCode::from(1);
    }
    let mut out = String::new();
    for (article, findings) in (0_u32..).zip(corpus.articles()) {
        self::article(&mut out, corpus, article, findings);
    }
    disagreements(&mut out, corpus);
    let written = draw_all(corpus, folder);
    match &written {
        Ok(names) => {
            let _ = writeln!(out, "Charts: {} in {}", names.join(", "), folder.display());
        }
        Err(what) => say(what),
    }
    if let Some(why) = why {
        let _ = writeln!(out, "No window was opened. {why}");
    }
    let printed = print(&out);
    if written.is_err() {
        ExitCode::from(1)
    } else {
        printed
    }
}

/// Writes every chart as SVG and PNG; the names of the files.
fn draw_all(corpus: &Corpus, folder: &Path) -> Result<Vec<String>, String> {
    std::fs::create_dir_all(folder).map_err(|what| {
        format!(
            "{}: the folder for the charts cannot be made: {what}. Choose another with --out.",
            folder.display()
        )
    })?;
    let mut names = Vec::new();
    for chart in CHARTS {
        let spec = ChartSpec::named(chart.name).unwrap_or_default();
        for form in ["svg", "png"] {
            let name = format!("{}.{form}", chart.name);
            render::draw(corpus, &spec, LOOK, &folder.join(&name))?;
            names.push(name);
        }
    }
    Ok(names)
}

fn article(out: &mut String, corpus: &Corpus, index: u32, findings: &Findings) {
    let article = &findings.article;
    let _ = writeln!(out, "{}", article.name());
    let source = article.source_name();
    let _ = writeln!(out, "{source} · {}\n", published(&findings.published));
    let own = corpus
        .events_by_start()
        .iter()
        .filter(|r| r.article == index);
    let events: Vec<_> = own.filter_map(|&r| corpus.event(r)).collect();
    let dates: Vec<String> = events
        .iter()
        .map(|event| words::interval(event.interval))
        .collect();
    let width = dates
        .iter()
        .map(|date| date.chars().count())
        .max()
        .unwrap_or(0)
        .min(32);
    for (date, event) in dates.iter().zip(&events) {
        let aside = match event.modality {
            Modality::Happened => String::new(),
            other => format!(" ({})", other.word()),
        };
        let _ = writeln!(out, "  {date:width$}  {}{aside}", findings.title(event));
    }
    if events.is_empty() {
        out.push_str("  No dated event was found.\n");
    }
    figures(out, findings);
    let leftovers: Vec<&str> = findings
        .leftovers()
        .map(|(_, time)| findings.quote(time.span))
        .collect();
    if !leftovers.is_empty() {
        let _ = writeln!(out, "\nNot dated: “{}”", leftovers.join("”, “"));
    }
    for remark in &findings.diagnostics {
        let _ = writeln!(
            out,
            "\n{}: {}. {}",
            capital(remark.severity.word()),
            remark.message,
            remark.hint
        );
    }
    out.push('\n');
}

fn figures(out: &mut String, findings: &Findings) {
    if findings.figures.is_empty() {
        return;
    }
    out.push_str("\nFigures\n");
    let values: Vec<String> = findings.figures.iter().map(value).collect();
    let width = values
        .iter()
        .map(|value| value.chars().count())
        .max()
        .unwrap_or(0)
        .min(24);
    for (value, figure) in values.iter().zip(&findings.figures) {
        let measure = figure.measure.as_deref();
        // "Russia's share" need not be said to be Russia's.
        let entity = figure
            .entity
            .as_deref()
            .filter(|entity| !measure.is_some_and(|measure| measure.contains(entity)));
        let what: Vec<&str> = entity.into_iter().chain(measure).collect();
        let mut line = what.join(": ");
        if line.is_empty() {
            // What it measures was not found; its own words say more than nothing.
            line = format!("“{}”", findings.quote(figure.span));
        }
        if let Some(of) = &figure.of {
            let _ = write!(line, " (of {of})");
        }
        if let Some(period) = &figure.period {
            let _ = write!(line, ", {}", words::interval(period.interval));
        }
        if let Some(speaker) = &figure.speaker {
            let _ = write!(line, ", said by {speaker}");
        }
        let _ = writeln!(out, "  {value:>width$}  {line}");
    }
}

/// A figure's value with the name of its unit, where the value does not carry it ("8.4 metres") and the measure does not
/// say it ("12 trips").
fn value(figure: &Figure) -> String {
    let value = words::value(figure);
    let unit = figure.unit.label();
    let printed = matches!(
        figure.unit.key.as_ref(),
        "" | "currency"
            | "percent"
            | "percentage_point"
            | "basis_point"
            | "fraction"
            | "times"
            | "rank"
    );
    let lower = figure.measure.as_deref().unwrap_or_default().to_lowercase();
    let said = lower.contains(figure.unit.key.as_ref()) || lower.contains(unit.as_str());
    match &figure.unit.per {
        Some(per) if printed => format!("{value} per {per}"),
        _ if printed || said => value,
        _ => format!("{value} {unit}"),
    }
}

fn disagreements(out: &mut String, corpus: &Corpus) {
    let folded = corpus.quantities();
    for quantity in folded
        .iter()
        .filter(|quantity| quantity.verdict == Verdict::Disagreed)
    {
        let _ = writeln!(out, "Disagreement on {}:", quantity.measure);
        for claim in &quantity.claims {
            let (Some(figure), Some(findings)) = (
                corpus.figure(claim.figure),
                corpus.article(claim.figure.article),
            ) else {
                continue;
            };
            let who = figure
                .speaker
                .as_deref()
                .unwrap_or_else(|| findings.article.source_name());
            let _ = writeln!(out, "  {}  {who}", words::value(figure));
        }
        out.push('\n');
    }
}

fn published(published: &Published) -> String {
    match published.date {
        None => "publication date unknown".to_owned(),
        Some(date) if published.because.is_empty() => format!("published {}", words::point(date)),
        Some(date) => format!("published {} ({})", words::point(date), published.because),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
