//! The reader: one article, its dates and figures marked where they stand.
//!
//! Only the paragraphs in view are laid out, so that a text of any length scrolls. Dates carry a solid line, figures a
//! dotted one, disagreements a double one; what is selected or pointed at anywhere lights up here too.

use super::command::Command;
use super::marks::{Form, Mark, Marks};
use super::paragraphs::Paragraphs;
use super::published::PublishedEditor;
use super::state::State;
use super::task::{Outcome, Task, let_go};
use super::{describe, theme};
use crate::chart::Ink;
use crate::model::{ArticleId, Datum, Findings, Span};
use egui::epaint::text::{CharIndex, LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{
    Align, Galley, Id, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2,
};
use std::sync::Arc;

/// The widest line, in pixels: about 70 characters of the reading face.
const MEASURE: f32 = 560.0;
/// Space on either side of the text at least.
const MARGIN: f32 = 24.0;
/// Space after a paragraph.
const GAP: f32 = 12.0;
/// Lines that a title may have before it is cut.
const TITLE_LINES: usize = 3;
/// Bytes of text up to which an article is marked at once: a frame does not notice.
const LIGHT: usize = 1 << 17;
/// The height of a line of text.
const LINE: f32 = 27.0;
/// Average width of a letter of the reading face, in pixels; only for heights not yet measured.
const LETTER: f32 = 7.6;

/// What the reader keeps between frames.
#[derive(Default)]
pub(super) struct Reader {
    /// The article on show, and what of the content its marks are for.
    seen: Option<(ArticleId, u64)>,
    paragraphs: Paragraphs,
    marks: Marks,
    under_way: Option<Task<(Paragraphs, Marks)>>,
    /// The last selection scrolled to, and how many more frames to correct the place as heights become known.
    seen_stamp: u64,
    seek: Option<(Span, u8)>,
    published: PublishedEditor,
}

impl Reader {
    /// Shows the current article.
    pub(super) fn ui(&mut self, ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
        let Some(findings) = state.current() else {
            return;
        };
        self.refresh(ui.ctx(), state, findings);
        self.header_ui(ui, state, findings, commands);
        if self.paragraphs.is_empty() {
            if self.under_way.is_some() {
                describe::empty_ui(ui, "One moment", "The dates and figures are being marked");
            } else {
                describe::empty_ui(ui, "No text", "This article holds no words.");
            }
            return;
        }
        let id = findings.article.id;
        ScrollArea::vertical()
            .id_salt(("reader", id.0))
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                self.text_ui(ui, viewport, state, findings, commands);
            });
    }

    /// Cuts the article into paragraphs and marks it anew when it is another one or says something else, beside the
    /// window where there is much of it; and notes where to scroll to.
    fn refresh(&mut self, ctx: &egui::Context, state: &State, findings: &Findings) {
        let wanted = (findings.article.id, state.content_revision());
        if self.seen != Some(wanted) {
            let is_new = self.seen.is_none_or(|(id, _)| id != wanted.0);
            let_go(std::mem::take(&mut self.marks));
            if is_new {
                let_go(std::mem::take(&mut self.paragraphs));
                self.seek = None;
            }
            self.seen = Some(wanted);
            let (corpus, article) = (Arc::clone(state.shared_corpus()), state.article);
            let disagreeing = state.disagreeing();
            let is_light = findings.article.text.len() <= LIGHT;
            let work = Task::start(ctx, is_light, move |_| {
                let paragraphs = Paragraphs::new(&corpus.article(article)?.article.text);
                let marks = Marks::new(&corpus, article, &disagreeing, &paragraphs);
                Some((paragraphs, marks))
            });
            self.under_way = Some(work);
        }
        match self.under_way.as_ref().map(Task::poll) {
            Some(Outcome::Done((paragraphs, marks))) => {
                self.marks = marks;
                if self.paragraphs.is_empty() {
                    self.paragraphs = paragraphs;
                }
                self.under_way = None;
            }
            Some(Outcome::Lost) => self.under_way = None,
            Some(Outcome::Pending) | None => {}
        }
        if self.seen_stamp != state.select_stamp {
            self.seen_stamp = state.select_stamp;
            self.seek = state.place.map(|span| (span, 3));
        }
    }

    fn header_ui(
        &mut self,
        ui: &mut Ui,
        state: &State,
        findings: &Findings,
        commands: &mut Vec<Command>,
    ) {
        let visuals = ui.visuals().clone();
        let (left, width) = column(ui.available_width());
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 12));
        frame.show(ui, |ui| {
            let place = ui.available_rect_before_wrap();
            let place =
                Rect::from_min_size(place.min + vec2(left, 0.0), vec2(width, place.height()));
            ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
                let name = describe::name(&findings.article);
                let ink = theme::color(&visuals, Ink::Text);
                let mut title = LayoutJob::simple(name.to_owned(), theme::title(), ink, width);
                title.wrap.max_rows = TITLE_LINES;
                ui.add(egui::Label::new(title)).on_hover_text(name);
                ui.horizontal(|ui| {
                    let source = findings.article.source_name();
                    if !source.is_empty() {
                        let text = egui::RichText::new(source)
                            .font(theme::small())
                            .color(theme::color(&visuals, Ink::Secondary));
                        ui.add(egui::Label::new(text).truncate());
                    }
                    self.published.ui(ui, state, findings, commands);
                });
            });
        });
        let rect = ui.min_rect();
        ui.painter().hline(
            ui.max_rect().x_range(),
            rect.bottom(),
            theme::hairline(&visuals),
        );
    }

    fn text_ui(
        &mut self,
        ui: &mut Ui,
        viewport: Rect,
        state: &State,
        findings: &Findings,
        commands: &mut Vec<Command>,
    ) {
        let room = ui.available_width();
        let (left, width) = column(room);
        self.paragraphs.set_width(width, width / LETTER, LINE, GAP);
        let origin = ui.max_rect().min + vec2(left, GAP);
        ui.set_height((self.paragraphs.total() + 4.0 * f64::from(GAP)) as f32);
        self.seek_ui(ui, viewport, origin, width, state, findings);
        let (mut index, mut top) = self.paragraphs.at(f64::from(viewport.min.y - GAP).max(0.0));
        while index < self.paragraphs.len() && top < f64::from(viewport.max.y) {
            let Some(span) = self.paragraphs.span(index) else {
                break;
            };
            let galley = galley(ui, span.slice(&findings.article.text), width);
            let height = galley.size().y + GAP;
            if self.paragraphs.measure(index, height) {
                ui.ctx().request_repaint();
            }
            let at = origin + vec2(0.0, top as f32);
            self.paragraph_ui(ui, index, span, &galley, at, state, findings, commands);
            top += f64::from(height);
            index += 1;
        }
    }

    /// Scrolls to what was selected elsewhere, unless it is in view already.
    fn seek_ui(
        &mut self,
        ui: &Ui,
        viewport: Rect,
        origin: Pos2,
        width: f32,
        state: &State,
        findings: &Findings,
    ) {
        let Some((target, frames)) = self.seek else {
            return;
        };
        let index = self.paragraphs.holding(target.start);
        let Some(span) = self.paragraphs.span(index) else {
            return;
        };
        let text = span.slice(&findings.article.text);
        let galley = galley(ui, text, width);
        self.paragraphs.measure(index, galley.size().y + GAP);
        let within = rects(&galley, text, local(target, span)).first().copied();
        let rect = within.unwrap_or(Rect::from_min_size(Pos2::ZERO, vec2(width, LINE)));
        let top = self.paragraphs.top(index) as f32;
        let rect = rect.translate(origin.to_vec2() + vec2(0.0, top));
        let seen = viewport
            .shrink2(vec2(0.0, LINE))
            .y_range()
            .contains(rect.center().y - ui.max_rect().min.y);
        if !seen {
            ui.scroll_to_rect_animation(
                rect,
                Some(Align::Center),
                egui::style::ScrollAnimation::none(),
            );
            ui.ctx().request_repaint();
        }
        self.seek = (frames > 1 && state.select_stamp == self.seen_stamp && !seen)
            .then_some((target, frames - 1));
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one paragraph's whole context, used once"
    )]
    fn paragraph_ui(
        &self,
        ui: &mut Ui,
        index: usize,
        span: Span,
        galley: &Arc<Galley>,
        at: Pos2,
        state: &State,
        findings: &Findings,
        commands: &mut Vec<Command>,
    ) {
        let text = span.slice(&findings.article.text);
        let visuals = ui.visuals().clone();
        let offset = at.to_vec2();
        if let Some(sentence) = shown_sentence(state).filter(|sentence| sentence.overlaps(span)) {
            for rect in rects(galley, text, local(sentence, span)) {
                let rect = rect.translate(offset).expand2(vec2(3.0, 0.0));
                ui.painter()
                    .rect_filled(rect, 3.0, theme::color(&visuals, Ink::Band));
            }
        }
        let words = state.search.words();
        for hit in words.map_or_else(Vec::new, |words| words.ranges(text)) {
            for rect in rects(galley, text, hit) {
                let fill = theme::tint(&visuals, Ink::Category(4));
                ui.painter().rect_filled(rect.translate(offset), 2.0, fill);
            }
        }
        let rect = Rect::from_min_size(at, galley.size());
        let id = ui.scope_id().with(("paragraph", index));
        // Words can be selected by pointer; the keyboard goes from mark to mark.
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        let placed: Vec<_> = self
            .marks
            .within(index)
            .map(|(number, mark)| (number, mark, rects(galley, text, local(mark.span, span))))
            .collect();
        for (_, mark, rects) in &placed {
            paint(ui, mark, rects, offset, state, true);
        }
        LabelSelectionState::label_text_selection(
            ui,
            &response,
            at,
            Arc::clone(galley),
            theme::color(&visuals, Ink::Text),
            Stroke::NONE,
        );
        for (number, mark, rects) in &placed {
            paint(ui, mark, rects, offset, state, false);
            answer(ui, id, *number, mark, rects, offset, state, commands);
        }
    }
}

/// The sentence of what is selected, or the place of a hit that stands for nothing.
fn shown_sentence(state: &State) -> Option<Span> {
    match state.selected {
        Some(datum) if datum.article() == state.article => state.corpus().sentence(datum),
        Some(_) => None,
        None => state.place,
    }
}

/// Where the text begins and how wide it runs in a pane of this width, in pixels.
fn column(room: f32) -> (f32, f32) {
    let width = (room - 2.0 * MARGIN).clamp(120.0, MEASURE);
    (((room - width) / 2.0).max(MARGIN), width)
}

/// Draws a mark's tint, behind the words, or its line, over them.
fn paint(ui: &Ui, mark: &Mark, rects: &[Rect], offset: Vec2, state: &State, behind: bool) {
    let visuals = ui.visuals();
    let lit = mark.stands_for(state.hovered);
    let chosen = mark.stands_for(state.selected);
    let ink = if lit || chosen {
        Ink::Accent
    } else {
        match mark.form {
            Form::Date => Ink::Category(0),
            Form::Figure => Ink::Category(2),
            Form::Disagreement => Ink::Disagreement,
            Form::Leftover => Ink::Secondary,
        }
    };
    let painter = ui.painter();
    for rect in rects {
        let rect = rect.translate(offset);
        if behind {
            let fill = theme::tint(visuals, ink);
            let share = match (lit || chosen, mark.form) {
                (true, _) => 1.0,
                (false, Form::Leftover) => 0.0,
                (false, _) if !mark.is_shown(state) => 0.0,
                (false, _) => 0.4,
            };
            painter.rect_filled(
                rect.expand2(vec2(1.0, -1.0)),
                2.0,
                fill.gamma_multiply(share),
            );
            continue;
        }
        let full = theme::color(visuals, ink);
        // What a filter holds back keeps its line, but faintly.
        let color = if mark.is_shown(state) || lit || chosen {
            full
        } else {
            full.gamma_multiply(0.4)
        };
        let line = [rect.left_bottom(), rect.right_bottom()].map(|p| p - vec2(0.0, 2.0));
        let stroke = Stroke::new(if chosen { 2.0 } else { 1.25 }, color);
        match mark.form {
            Form::Date => {
                painter.line_segment(line, stroke);
            }
            Form::Figure => {
                painter.extend(egui::Shape::dotted_line(&line, color, 3.5, stroke.width));
            }
            Form::Disagreement => {
                for dy in [0.0, 3.0] {
                    let thin = Stroke::new(stroke.width * 0.8, color);
                    painter.line_segment(line.map(|p| p + vec2(0.0, dy)), thin);
                }
            }
            Form::Leftover => {
                painter.extend(egui::Shape::dashed_line(&line, stroke, 4.0, 3.0));
            }
        }
    }
}

/// Lets a mark answer to the pointer, the keyboard and a screen reader.
#[expect(
    clippy::too_many_arguments,
    reason = "one mark's whole context, used once"
)]
fn answer(
    ui: &Ui,
    id: Id,
    number: u32,
    mark: &Mark,
    rects: &[Rect],
    offset: Vec2,
    state: &State,
    commands: &mut Vec<Command>,
) {
    let first = mark.first;
    for (part, rect) in rects.iter().enumerate() {
        let id = id.with(("mark", number, part));
        // A mark that runs over a line end is one stop of the keyboard.
        let sense = if part == 0 {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let response = ui
            .interact(rect.translate(offset), id, sense)
            .on_hover_cursor(egui::CursorIcon::PointingHand);
        if part == 0 {
            response.widget_info(|| {
                let name = describe::datum(state, first);
                WidgetInfo::selected(Role::Link, true, mark.stands_for(state.selected), name)
            });
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, theme::color(ui.visuals(), Ink::Accent));
            let rect = rect.translate(offset).expand(2.0);
            ui.painter()
                .rect_stroke(rect, 3.0, ring, egui::StrokeKind::Outside);
        }
        if response.hovered() || response.has_focus() {
            commands.push(Command::Hover(first));
        }
        if response.clicked() {
            commands.push(Command::Select(next_of(mark, state)));
        }
        response.on_hover_ui(|ui| describe::tooltip_ui(ui, state, first));
    }
}

/// What a click selects: the first thing that the mark stands for, or the next one where the mark is selected already.
fn next_of(mark: &Mark, state: &State) -> Option<Datum> {
    let at = mark.data().position(|datum| Some(datum) == state.selected);
    let next = at.map_or(0, |at| (at + 1) % (1 + mark.more.len()));
    mark.data().nth(next)
}

/// Lays one paragraph out in the reading face.
fn galley(ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
    let format = TextFormat {
        font_id: theme::reading(),
        line_height: Some(LINE),
        color: theme::color(ui.visuals(), Ink::Text),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A span of the article as bytes of the paragraph that stands at `paragraph`.
fn local(span: Span, paragraph: Span) -> std::ops::Range<usize> {
    let clamp = |offset: u32| offset.clamp(paragraph.start, paragraph.end) - paragraph.start;
    clamp(span.start) as usize..clamp(span.end) as usize
}

/// Where a byte range of `text` stands in its layout: one rectangle a line.
fn rects(galley: &Galley, text: &str, range: std::ops::Range<usize>) -> Vec<Rect> {
    let chars = |end: usize| text.get(..end).map_or(0, |head| head.chars().count());
    let (from, to) = (chars(range.start), chars(range.end));
    let mut found = Vec::new();
    let mut first = 0;
    for placed in &galley.rows {
        let count = placed.row.char_count_excluding_newline().0;
        let a = from.max(first);
        // A blank at the end of a line is no part of what is marked.
        let mut b = to.min(first + count);
        let glyphs = &placed.row.glyphs;
        while b > a
            && glyphs
                .get(b - 1 - first)
                .is_some_and(|glyph| glyph.chr.is_whitespace())
        {
            b -= 1;
        }
        if a < b {
            let x = |column: usize| placed.pos.x + placed.row.x_offset(CharIndex(column - first));
            let rect = placed.rect();
            // The line is taller than its letters; the mark hugs the letters.
            let base = glyphs
                .first()
                .map_or(rect.center().y + 5.0, |glyph| placed.pos.y + glyph.pos.y);
            found.push(Rect::from_min_max(
                Pos2::new(x(a), base - 14.0),
                Pos2::new(x(b), base + 6.0),
            ));
        }
        first += placed.char_count_including_newline().0;
        if first >= to {
            break;
        }
    }
    found
}
