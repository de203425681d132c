//! The inspector: everything that is known about the selected datum, and the means to correct its date.

use super::command::Command;
use super::published::read_date;
use super::state::State;
use super::{chart_tip, describe, theme};
use crate::chart::{Ink, words};
use crate::model::{Datum, Event, Figure, Findings, LabelKind, Quantity, Ref, Span, Time, Verdict};
use egui::{Button, Key, RichText, ScrollArea, Ui};

/// What is being typed into the date field, and for which expression.
#[derive(Default)]
pub(super) struct Inspector {
    typed: String,
    about: Option<Datum>,
}

impl Inspector {
    /// Shows the selected datum.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        let Some(datum) = state.selected else {
            describe::empty_ui(ui, "Nothing selected", "Click a date, a figure or a mark");
            return;
        };
        let Some(findings) = state.corpus().article(datum.article()) else {
            return;
        };
        if self.about != Some(datum) {
            self.about = Some(datum);
            self.typed.clear();
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(16).show(ui, |ui| {
                let corpus = state.corpus();
                match datum {
                    Datum::Event(r) => {
                        if let Some(event) = corpus.event(r) {
                            self.event_ui(ui, state, findings, r, event, commands);
                        }
                    }
                    Datum::Figure(r) => {
                        if let Some(figure) = corpus.figure(r) {
                            figure_ui(ui, state, findings, r, figure, commands);
                        }
                    }
                    Datum::Time(r) => {
                        if let Some(time) = corpus.time(r) {
                            title(
                                ui,
                                &format!("“{}”", describe::one_line(findings.quote(time.span))),
                            );
                            self.time_ui(ui, findings, time, commands);
                        }
                    }
                }
                source_ui(ui, state, datum, findings);
            });
        });
    }

    fn event_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        findings: &Findings,
        r: Ref,
        event: &Event,
        commands: &mut Vec<Command>,
    ) {
        title(ui, findings.title(event));
        pair(ui, "When", &words::interval(event.interval));
        pair(
            ui,
            "Standing",
            super::sidebar::modality_name(event.modality),
        );
        for kind in LabelKind::ALL {
            let names: Vec<&str> = event.labels.names(kind).collect();
            if !names.is_empty() {
                pair(ui, kind.heading(), &names.join(", "));
            }
        }
        let time = event.time.and_then(|index| {
            state.corpus().time(Ref {
                article: r.article,
                index,
            })
        });
        match time {
            Some(time) => self.time_ui(ui, findings, time, commands),
            None => pair(ui, "Dated by", "the table that it was read from"),
        }
        let others: Vec<_> = chart_tip::other_dates(state.corpus(), r).collect();
        if !others.is_empty() {
            describe::section(ui, "Dated differently");
        }
        for (other, claim) in others {
            if ui
                .add(Button::selectable(false, claim).truncate())
                .clicked()
            {
                commands.push(Command::Select(Some(Datum::Event(other))));
            }
        }
    }

    fn time_ui(
        &mut self,
        ui: &mut Ui,
        findings: &Findings,
        time: &Time,
        commands: &mut Vec<Command>,
    ) {
        describe::section(ui, "Date");
        pair(
            ui,
            "As written",
            &describe::one_line(findings.quote(time.span)),
        );
        pair(ui, "As resolved", &describe::resolved(time));
        if let Some(interval) = time.interval {
            pair(ui, "EDTF", &interval.edtf());
        }
        if !time.because.is_empty() {
            pair(ui, "Because", &time.because);
        }
        if !time.inferred.is_empty() {
            pair(ui, "Worked out", &time.inferred.join(", "));
        }
        pair(ui, "Rule", time.rule);
        self.date_ui(ui, findings, time.span, time.interval.is_some(), commands);
    }

    /// The field to date an expression by hand.
    fn date_ui(
        &mut self,
        ui: &mut Ui,
        findings: &Findings,
        span: Span,
        dated: bool,
        commands: &mut Vec<Command>,
    ) {
        ui.add_space(8.0);
        let id = findings.article.id;
        ui.horizontal(|ui| {
            let label = ui.label(if dated { "Correct to" } else { "Date it" });
            let field = ui
                .add(
                    theme::field(&mut self.typed)
                        .hint_text("8 October 2025, 2025-10")
                        .desired_width(184.0),
                )
                .labelled_by(label.id);
            let read = read_date(&self.typed, findings);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let set = ui.add_enabled(read.is_some(), egui::Button::new("Set"));
            if (set.clicked() || entered) && read.is_some() {
                commands.push(Command::SetTime(id, span, read));
                self.typed.clear();
            }
            if dated && ui.button("Not a date").clicked() {
                commands.push(Command::SetTime(id, span, None));
            }
        });
        if let Some(interval) = read_date(&self.typed, findings) {
            describe::note(ui, &format!("Read as {}", words::interval(interval)));
        }
    }
}

fn figure_ui(
    ui: &mut Ui,
    state: &State,
    findings: &Findings,
    r: Ref,
    figure: &Figure,
    commands: &mut Vec<Command>,
) {
    title(ui, &describe::figure(figure));
    // What differs is the first thing to know; what agrees can wait.
    let disagrees = state.disagrees(r);
    if disagrees {
        claims_ui(ui, state, r, commands);
        describe::section(ui, "Record");
    }
    let optional = [
        ("Measure", figure.measure.as_deref()),
        ("Of whom", figure.entity.as_deref()),
        ("Of what", figure.of.as_deref()),
        ("Said by", figure.speaker.as_deref()),
    ];
    pair(
        ui,
        "As written",
        &describe::one_line(findings.quote(figure.span)),
    );
    pair(ui, "Unit", &figure.unit.label());
    let kind = match figure.direction {
        Some(direction) => format!("{}, {}", figure.kind.word(), direction.word()),
        None => figure.kind.word().to_owned(),
    };
    pair(ui, "Kind", &kind);
    pair(ui, "Hedge", &figure.qualifier.word().replace('_', " "));
    pair(ui, "Status", figure.status.word());
    for (name, value) in optional {
        if let Some(value) = value {
            pair(ui, name, value);
        }
    }
    if let Some(period) = &figure.period {
        pair(ui, "Period", &words::interval(period.interval));
        if !period.because.is_empty() {
            pair(ui, "Because", &period.because);
        }
    }
    pair(ui, "Rule", figure.rule);
    for link in &figure.links {
        let to = Ref {
            article: r.article,
            index: link.to,
        };
        if state.corpus().figure(to).is_some() {
            let how = link.kind.word().replace('_', " ");
            claim_ui(ui, state, to, &how, commands);
        }
    }
    if !disagrees {
        claims_ui(ui, state, r, commands);
    }
}

/// The other claims on the same quantity, side by side.
fn claims_ui(ui: &mut Ui, state: &State, r: Ref, commands: &mut Vec<Command>) {
    let Some(quantity) = state.quantity_of(r) else {
        return;
    };
    if quantity.claims.len() < 2 {
        join_ui(ui, state, r, quantity, commands);
        return;
    }
    let heading = match quantity.verdict {
        Verdict::Disagreed => "Claims that differ",
        Verdict::Revised => "Revised",
        Verdict::Agreed | Verdict::Single => "Claims that agree",
    };
    describe::section(ui, heading);
    if !quantity.because.is_empty() {
        describe::note(ui, &quantity.because);
    }
    for claim in &quantity.claims {
        let how = match (claim.figure == r, claim.superseded) {
            (true, _) => "this one",
            (false, true) => "corrected",
            (false, false) => "",
        };
        claim_ui(ui, state, claim.figure, how, commands);
    }
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let apart = ui
            .button("Another quantity")
            .on_hover_text("Take this claim out: it is about something else");
        if apart.clicked() {
            commands.push(Command::SplitClaim(r));
        }
        join_ui(ui, state, r, quantity, commands);
    });
}

/// Quantities listed to join a claim with.
const MOST_JOINS: usize = 12;

/// The quantities in the same unit that a claim may be joined with, the likeliest first.
fn join_ui(ui: &mut Ui, state: &State, r: Ref, quantity: &Quantity, commands: &mut Vec<Command>) {
    let own = &quantity.axis;
    let likeness = |other: &Quantity| {
        let same = |alike: bool| usize::from(!alike);
        (
            same(other.axis.concept.name == own.concept.name),
            same(other.entity == quantity.entity),
            same(other.period == quantity.period),
        )
    };
    ui.menu_button("Same as…", |ui| {
        let mut others: Vec<&Quantity> = state
            .folded_corpus()
            .quantities()
            .iter()
            .filter(|other| {
                other.axis.unit == own.unit && other.claims.iter().all(|claim| claim.figure != r)
            })
            .collect();
        others.sort_by_key(|other| likeness(other));
        if others.is_empty() {
            ui.weak("No other figure is in this unit");
        }
        for other in others.iter().take(MOST_JOINS) {
            let Some(claim) = other.claims.first() else {
                continue;
            };
            let value = state
                .corpus()
                .figure(claim.figure)
                .map(words::value)
                .unwrap_or_default();
            if ui.button(format!("{value}  {}", other.title())).clicked() {
                commands.push(Command::JoinClaims(claim.figure, r));
            }
        }
    });
}

/// One claim: its value, who says so, and its sentence. A click selects it.
fn claim_ui(ui: &mut Ui, state: &State, r: Ref, how: &str, commands: &mut Vec<Command>) {
    let datum = Datum::Figure(r);
    let Some(figure) = state.corpus().figure(r) else {
        return;
    };
    let source = state
        .corpus()
        .article(r.article)
        .map_or("", |findings| findings.article.source_name());
    let who = figure.speaker.as_deref().unwrap_or(source);
    // Who says so, where, and when it was reported: what a reader weighs claims by.
    let reported = state
        .corpus()
        .article(r.article)
        .and_then(|findings| findings.published.date);
    let mut from = vec![who.to_owned()];
    if who != source && !source.is_empty() {
        from.push(source.to_owned());
    }
    from.extend(reported.map(words::point));
    ui.add_space(4.0);
    let text = format!("{}  {}", words::value(figure), from.join(", "));
    let link = ui
        .add(
            egui::Button::new(text)
                .right_text(RichText::new(how).font(theme::small()))
                .truncate(),
        )
        .on_hover_text(describe::sentence(state, datum));
    if link.hovered() {
        commands.push(Command::Hover(datum));
    }
    if link.clicked() {
        commands.push(Command::Select(Some(datum)));
    }
}

/// The quote and where it comes from.
fn source_ui(ui: &mut Ui, state: &State, datum: Datum, findings: &Findings) {
    describe::section(ui, "Source");
    let quote = format!("“{}”", describe::sentence(state, datum));
    ui.add(
        egui::Label::new(
            RichText::new(quote).font(egui::FontId::new(theme::TITLE, theme::serif())),
        )
        .wrap()
        .selectable(true),
    );
    ui.add_space(4.0);
    let article = &findings.article;
    let place = [article.source_name(), describe::name(article)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    describe::note(ui, &place);
    if let Some(url) = &article.url {
        describe::note(ui, url);
    }
    if let Some(line) = article.origin.line {
        describe::note(ui, &format!("{}, line {line}", article.origin.name));
    }
}

fn title(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).font(theme::title())).wrap());
    ui.add_space(8.0);
}

/// A name and its value on one line; the value wraps beside the name.
fn pair(ui: &mut Ui, name: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    ui.horizontal_top(|ui| {
        let color = theme::color(ui.visuals(), Ink::Secondary);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(88.0, 18.0), egui::Sense::hover());
        ui.painter().text(
            rect.left_center(),
            egui::Align2::LEFT_CENTER,
            name,
            theme::small(),
            color,
        );
        ui.add(egui::Label::new(value).wrap().selectable(true));
    });
}
