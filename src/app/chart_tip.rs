//! A mark of a chart → its tooltip: what it is, the date as written and as resolved and why, the quote, the source.

use super::scene::semibold;
use super::theme;
use crate::chart::{Ink, Mark, Target, TextStyle, name, words};
use crate::model::{Corpus, Datum, Ref};
use egui::{FontId, RichText, Ui};

/// Width of a tooltip in pixels.
const WIDTH: f32 = 340.0;
/// Titles listed in the tooltip of a box with a count.
const LISTED: usize = 6;

/// Fills a tooltip.
pub(super) fn ui(ui: &mut Ui, corpus: &Corpus, target: &Target) {
    ui.set_max_width(WIDTH);
    match &target.mark {
        Mark::One(Datum::Event(r)) => event_ui(ui, corpus, *r),
        Mark::One(Datum::Figure(r)) => figure_ui(ui, corpus, *r),
        Mark::One(Datum::Time(_)) => {
            ui.label(name(corpus, target));
        }
        Mark::Many(crowd) => {
            heading(ui, &name(corpus, target));
            for datum in crowd.data().take(LISTED) {
                ui.label(title(corpus, datum));
            }
            if crowd.len() > LISTED {
                ui.weak(format!("and {} more", words::count(crowd.len() - LISTED)));
            }
            ui.weak("Click to list, double-click to zoom in");
        }
    }
    if let Mark::One(datum) = &target.mark {
        quote_ui(ui, corpus, *datum);
    }
}

fn heading(ui: &mut Ui, text: &str) {
    let font = FontId::new(TextStyle::Strong.px(), semibold(ui.ctx()));
    ui.label(RichText::new(text).font(font));
}

/// One line for a list.
#[must_use]
pub(super) fn title(corpus: &Corpus, datum: Datum) -> String {
    match datum {
        Datum::Event(r) => corpus
            .event(r)
            .zip(corpus.title(r))
            .map(|(event, title)| format!("{} · {title}", words::interval(event.interval))),
        Datum::Figure(r) => corpus.figure(r).map(|figure| {
            let measure = figure.measure.as_deref().unwrap_or("");
            format!("{} {measure}", words::value(figure))
        }),
        Datum::Time(_) => None,
    }
    .unwrap_or_default()
}

fn event_ui(ui: &mut Ui, corpus: &Corpus, r: Ref) {
    let Some(event) = corpus.event(r) else {
        return;
    };
    heading(ui, corpus.title(r).unwrap_or_default());
    let date = words::interval(event.interval);
    let standing = match event.modality {
        crate::model::Modality::Happened => String::new(),
        other => format!(" · {}", other.word()),
    };
    ui.label(format!("{date}{standing}"));
    let time = event.time.and_then(|index| {
        corpus.time(Ref {
            article: r.article,
            index,
        })
    });
    if let (Some(time), Some(findings)) = (time, corpus.article(r.article)) {
        let written = findings.quote(time.span);
        let because = if time.because.is_empty() {
            String::new()
        } else {
            format!(": {}", time.because)
        };
        ui.weak(format!("Written “{written}”{because}"));
    }
    for claim in other_dates(corpus, r) {
        let ink = theme::color(ui.visuals(), Ink::Disagreement);
        ui.label(RichText::new(claim.1).color(ink));
    }
}

/// The events that tell of the same occurrence and date it differently, each with the words for it.
pub(super) fn other_dates(corpus: &Corpus, event: Ref) -> impl Iterator<Item = (Ref, String)> {
    corpus.disputed(event).iter().filter_map(|&other| {
        let date = words::interval(corpus.event(other)?.interval);
        let article = &corpus.article(other.article)?.article;
        let who = match corpus.source(Datum::Event(other)) {
            "" => article.name(),
            source => source,
        };
        Some((other, format!("{who} dates it {date}")))
    })
}

fn figure_ui(ui: &mut Ui, corpus: &Corpus, r: Ref) {
    let Some(figure) = corpus.figure(r) else {
        return;
    };
    heading(ui, &words::value(figure));
    let unit = figure.unit.label();
    let period = figure
        .period
        .as_ref()
        .map(|period| words::interval(period.interval));
    let rows = [
        ("Measure", figure.measure.as_deref()),
        ("Of", figure.entity.as_deref()),
        ("Whole or base", figure.of.as_deref()),
        ("Unit", (!unit.is_empty()).then_some(unit.as_str())),
        ("Kind", Some(figure.kind.word())),
        ("Period", period.as_deref()),
        ("Standing", Some(figure.status.word())),
        ("Said by", figure.speaker.as_deref()),
    ];
    egui::Grid::new("record").num_columns(2).show(ui, |ui| {
        for (name, value) in rows {
            if let Some(value) = value {
                ui.weak(name);
                ui.add(egui::Label::new(value).wrap());
                ui.end_row();
            }
        }
    });
}

fn quote_ui(ui: &mut Ui, corpus: &Corpus, datum: Datum) {
    let Some(findings) = corpus.article(datum.article()) else {
        return;
    };
    if let Some(span) = corpus.sentence(datum) {
        let quote = findings
            .quote(span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if !quote.is_empty() {
            ui.separator();
            ui.label(RichText::new(format!("“{quote}”")).italics());
        }
    }
    let article = &findings.article;
    let source = corpus.source(datum);
    let published = findings.published.date.map(words::point);
    let parts: Vec<&str> = [source, article.name(), published.as_deref().unwrap_or("")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    ui.weak(parts.join(" · "));
}
