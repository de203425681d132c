//! A datum → the words for it: its name, its tooltip, and the small pieces of type that several panes share.

use super::route::Along;
use super::state::State;
use super::theme;
use crate::chart::{Ink, words};
use crate::model::{Article, Corpus, Datum, Figure, Time};
use egui::{RichText, Ui};

/// The name of a datum in one line, as a screen reader says it: title and date, or value and measure.
#[must_use]
pub(super) fn datum(state: &State, datum: Datum) -> String {
    let corpus = state.corpus();
    match datum {
        Datum::Event(r) => corpus
            .event(r)
            .zip(corpus.title(r))
            .map(|(event, title)| format!("{title}, {}", words::interval(event.interval))),
        Datum::Figure(r) => corpus.figure(r).map(figure),
        Datum::Time(r) => corpus.time(r).map(|time| {
            let quote = quote(corpus, Datum::Time(r));
            format!("{quote}, {}", resolved(time))
        }),
    }
    .unwrap_or_default()
}

/// The shortest name of a datum: the title of an event, the value of a figure, the words of a date.
#[must_use]
pub(super) fn title(state: &State, datum: Datum) -> String {
    let corpus = state.corpus();
    match datum {
        Datum::Event(r) => corpus.title(r).map(str::to_owned),
        Datum::Figure(r) => corpus.figure(r).map(words::value),
        Datum::Time(_) => Some(one_line(quote(state.corpus(), datum))),
    }
    .unwrap_or_default()
}

/// A datum as a screen reader announces it: its name, its sentence, and which one it is of how many.
#[must_use]
pub(super) fn announced(state: &State, what: Datum) -> String {
    let mut parts = vec![datum(state, what)];
    let sentence = sentence(state, what);
    if !sentence.is_empty() {
        parts.push(format!("“{sentence}”"));
    }
    parts.extend(position(state, what));
    parts.join(". ")
}

/// Which one of its kind a datum is, in the order of time: "event 12 of 340".
#[must_use]
pub(super) fn position(state: &State, datum: Datum) -> Option<String> {
    let (place, count) = state.route().place(state.corpus(), datum)?;
    let word = Along::of(datum).word();
    let (place, count) = (words::count(place), words::count(count));
    Some(format!("{word} {place} of {count}"))
}

/// The beginning of a text, at most so many characters, with an ellipsis where more follows.
#[must_use]
pub(super) fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// A figure in one line: value, measure and entity.
#[must_use]
pub(super) fn figure(figure: &Figure) -> String {
    let mut name = words::value(figure);
    if let Some(measure) = &figure.measure {
        name = format!("{name} {measure}");
    }
    if let Some(entity) = &figure.entity {
        name = format!("{name}, {entity}");
    }
    name
}

/// What a temporal expression came to.
#[must_use]
pub(super) fn resolved(time: &Time) -> String {
    time.interval
        .map_or_else(|| "not dated".to_owned(), words::interval)
}

/// The name of an article, cut to what a line can hold: the first line of a text can be all of it.
#[must_use]
pub(super) fn name(article: &Article) -> &str {
    cut(article.name(), 200)
}

/// The beginning of a text, at most about `most` bytes.
#[must_use]
fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The very words behind a datum.
#[must_use]
pub(super) fn quote(corpus: &Corpus, datum: Datum) -> &str {
    corpus
        .article(datum.article())
        .zip(corpus.span(datum))
        .map_or("", |(findings, span)| cut(findings.quote(span), 200))
}

/// The sentence behind a datum, on one line; the beginning of one that fills a page.
#[must_use]
pub(super) fn sentence(state: &State, datum: Datum) -> String {
    let corpus = state.corpus();
    let text = corpus
        .article(datum.article())
        .zip(corpus.sentence(datum))
        .map_or("", |(findings, span)| findings.quote(span));
    let shown = cut(text, 1_000);
    let more = if shown.len() < text.len() { "…" } else { "" };
    one_line(shown) + more
}

/// A text with its white space squeezed.
#[must_use]
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tooltip of a datum: title, the date as written and as resolved and why, the quote, the source.
pub(super) fn tooltip_ui(ui: &mut Ui, state: &State, datum: Datum) {
    let corpus = state.corpus();
    ui.set_max_width(320.0);
    let heading = |ui: &mut Ui, text: &str| {
        ui.label(RichText::new(text).font(theme::strong()));
    };
    match datum {
        Datum::Event(r) => {
            let Some(event) = corpus.event(r) else {
                return;
            };
            heading(ui, corpus.title(r).unwrap_or_default());
            let written = event.time.and_then(|index| {
                corpus.time(crate::model::Ref {
                    article: r.article,
                    index,
                })
            });
            ui.label(words::interval(event.interval));
            if let Some(time) = written {
                note(
                    ui,
                    &format!("“{}” · {}", quote(state.corpus(), datum), time.because),
                );
            }
        }
        Datum::Figure(r) => {
            let Some(record) = corpus.figure(r) else {
                return;
            };
            heading(ui, &figure(record));
            if let Some(period) = &record.period {
                ui.label(words::interval(period.interval));
            }
            if state.disagrees(r) {
                let color = theme::color(ui.visuals(), Ink::Disagreement);
                ui.label(RichText::new("Another claim differs").color(color));
            }
        }
        Datum::Time(r) => {
            let Some(time) = corpus.time(r) else {
                return;
            };
            heading(ui, quote(state.corpus(), datum));
            ui.label(resolved(time));
            note(ui, &time.because);
        }
    }
    let source = corpus.source(datum);
    if !source.is_empty() {
        note(ui, source);
    }
}

/// A line of secondary text.
pub(super) fn note(ui: &mut Ui, text: &str) -> egui::Response {
    let color = theme::color(ui.visuals(), Ink::Secondary);
    ui.label(RichText::new(text).font(theme::small()).color(color))
}

/// The heading of a section.
pub(super) fn section(ui: &mut Ui, text: &str) {
    ui.add_space(12.0);
    ui.label(heading(ui, text));
    ui.add_space(4.0);
}

/// The type of a section's heading.
pub(super) fn heading(ui: &Ui, text: &str) -> RichText {
    RichText::new(text)
        .font(egui::FontId::new(theme::SMALL, theme::semibold()))
        .color(theme::color(ui.visuals(), Ink::Secondary))
}

/// What stands in a pane that has nothing to show: what is missing, and why.
pub(super) fn empty_ui(ui: &mut Ui, title: &str, why: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 2.0 - 32.0).max(16.0));
        ui.label(RichText::new(title).font(theme::strong()));
        note(ui, why);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_with_an_ellipsis() {
        assert_eq!(beginning("Über allem", 4), "Über…");
        assert_eq!(beginning("Über allem", 5), "Über…");
        assert_eq!(beginning("Über", 4), "Über");
    }
}
