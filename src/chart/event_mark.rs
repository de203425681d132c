//! One event → the shapes of its mark. What is uncertain looks uncertain:
//!
//! - a disc is an instant, a bar with an outline a duration;
//! - a bar between brackets means "some time within": the grain of the date, drawn as its width;
//! - a soft end is approximate, an arrow an open end;
//! - hollow is planned, dashed conditional, combed recurring;
//! - two lines under a mark say that another claim puts it elsewhere.

use super::index::Form;
use super::pack::{ARROW, DOT};
use super::sheet::Sheet;
use super::{Fill, Ink, Rect, Shape, Side, Stroke};
use crate::model::{Event, Modality};

/// Height of a bar in pixels.
pub(super) const BAR: f32 = 18.0;
/// Length of a soft end.
const SOFT: f32 = 20.0;

/// What decides how a mark looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent answers, two of them for each of two ends"
)]
pub(super) struct Look {
    pub(super) ink: Ink,
    pub(super) modality: Modality,
    /// One calendar unit rather than a stretch of several.
    pub(super) within: bool,
    pub(super) soft_left: bool,
    pub(super) soft_right: bool,
    pub(super) open_left: bool,
    pub(super) open_right: bool,
    /// Another claim puts it elsewhere.
    pub(super) disputed: bool,
}

/// What decides how the mark of an event looks, in one value: the modality in the lowest two bits.
pub(super) fn form(event: &Event, inferred: bool, disputed: bool) -> Form {
    let (start, end) = (event.interval.start, event.interval.end);
    let is_soft = |point: Option<crate::model::Point>| point.is_some_and(|p| p.approximate);
    let modality = Modality::ALL.iter().position(|m| *m == event.modality);
    let mut bits = modality.unwrap_or(0) as u16;
    for (is_on, bit) in [
        (
            start == end || start.is_none() || end.is_none(),
            Form::WITHIN,
        ),
        (is_soft(start.or(end)), Form::SOFT_LEFT),
        (is_soft(end.or(start)), Form::SOFT_RIGHT),
        (start.is_none(), Form::OPEN_LEFT),
        (end.is_none(), Form::OPEN_RIGHT),
        (inferred, Form::INFERRED),
        (disputed, Form::DISPUTED),
    ] {
        if is_on {
            bits |= bit;
        }
    }
    Form(bits)
}

/// The modality in a form.
pub(super) fn modality(form: Form) -> Modality {
    let at = usize::from(form.0 & 0b11);
    Modality::ALL.get(at).copied().unwrap_or_default()
}

impl Look {
    /// The look of a form in the colour `ink`.
    pub(super) fn of(form: Form, ink: Ink) -> Self {
        Self {
            ink,
            modality: modality(form),
            within: form.has(Form::WITHIN),
            soft_left: form.has(Form::SOFT_LEFT),
            soft_right: form.has(Form::SOFT_RIGHT),
            open_left: form.has(Form::OPEN_LEFT),
            open_right: form.has(Form::OPEN_RIGHT),
            disputed: form.has(Form::DISPUTED),
        }
    }
}

/// Draws the mark of one event between `left` and `right` (arrows included), centred on `y`.
pub(super) fn draw(sheet: &mut Sheet<'_>, look: Look, left: f32, right: f32, y: f32) {
    let arrow = ARROW as f32;
    let from = left + if look.open_left { arrow } else { 0.0 };
    let to = right - if look.open_right { arrow } else { 0.0 };
    if look.open_left {
        point_away(sheet, look.ink, from, left, y);
    }
    if look.open_right {
        point_away(sheet, look.ink, to, right, y);
    }
    if to - from <= DOT as f32 + 0.01 {
        dot(sheet, look, f32::midpoint(from, to), y);
    } else {
        bar(sheet, look, from, to, y);
    }
    if look.disputed {
        dispute(
            sheet,
            from.min(to - DOT as f32),
            to.max(from + DOT as f32),
            y,
        );
    }
}

/// Two lines under a mark, as under figures that disagree in a text.
fn dispute(sheet: &mut Sheet<'_>, from: f32, to: f32, y: f32) {
    for below in [1.5, 3.5] {
        let y = y + BAR / 2.0 - 1.0 + below;
        sheet.line((from, y), (to, y), Stroke::thin(Ink::Disagreement));
    }
}

/// A shaft and a head from `from` to `to`.
fn point_away(sheet: &mut Sheet<'_>, ink: Ink, from: f32, to: f32, y: f32) {
    let back = if to > from { -6.0 } else { 6.0 };
    sheet.line((from, y), (to + back, y), Stroke::of(ink, 2.0));
    sheet.polygon(
        &[(to, y), (to + back, y - 4.0), (to + back, y + 4.0)],
        Some(Fill::Solid(ink)),
        None,
    );
}

fn dot(sheet: &mut Sheet<'_>, look: Look, x: f32, y: f32) {
    let center = super::Point { x, y };
    let circle = |radius: f32, fill: Option<Fill>, stroke: Option<Stroke>| Shape::Circle {
        center,
        radius,
        fill,
        stroke,
    };
    if look.soft_left || look.soft_right {
        sheet.push(circle(8.0, Some(Fill::Tint(look.ink)), None));
    }
    let paper = Some(Fill::Solid(Ink::Background));
    let outline = Stroke::of(look.ink, 2.0);
    match look.modality {
        Modality::Happened => sheet.push(circle(5.0, Some(Fill::Solid(look.ink)), None)),
        Modality::Planned => sheet.push(circle(4.0, paper, Some(outline))),
        Modality::Conditional => {
            sheet.push(circle(4.5, paper, Some(Stroke::of(look.ink, 1.5).dashed())));
        }
        Modality::Recurring => {
            sheet.push(circle(4.5, paper, Some(Stroke::of(look.ink, 1.5))));
            sheet.push(circle(2.0, Some(Fill::Solid(look.ink)), None));
        }
    }
}

fn bar(sheet: &mut Sheet<'_>, look: Look, from: f32, to: f32, y: f32) {
    let (top, bottom) = (y - BAR / 2.0, y + BAR / 2.0);
    let soft = SOFT.min((to - from) / 3.0);
    let (hard_from, hard_to) = (
        if look.soft_left {
            (from + soft).round()
        } else {
            from
        },
        if look.soft_right {
            (to - soft).round()
        } else {
            to
        },
    );
    let filled = matches!(look.modality, Modality::Happened | Modality::Recurring);
    let body = Rect::new(hard_from, top, hard_to - hard_from, BAR);
    let fill = if filled {
        Fill::Tint(look.ink)
    } else {
        Fill::Solid(Ink::Background)
    };
    sheet.fill(body, fill);
    if filled {
        for (is_soft, side, x, w) in [
            (look.soft_left, Side::Left, from, hard_from - from),
            (look.soft_right, Side::Right, hard_to, to - hard_to),
        ] {
            if is_soft {
                let fade = Fill::Fade {
                    ink: look.ink,
                    to: side,
                    tint: true,
                };
                sheet.fill(Rect::new(x, top, w, BAR), fade);
            }
        }
    }
    let line = Stroke {
        ink: look.ink,
        width: 1.0,
        dashed: look.modality == Modality::Conditional,
    };
    if look.within {
        brackets(sheet, look, (from, to), (top, bottom), filled);
    } else if look.soft_left || look.soft_right {
        for edge in [top + 0.5, bottom - 0.5] {
            sheet.line((hard_from, edge), (hard_to, edge), line);
        }
        for (is_soft, x) in [(look.soft_left, from + 0.5), (look.soft_right, to - 0.5)] {
            if !is_soft {
                sheet.line((x, top), (x, bottom), line);
            }
        }
    } else {
        let outline = Rect::new(from + 0.5, top + 0.5, to - from - 1.0, BAR - 1.0);
        sheet.rect(outline, 2.0, None, Some(line));
    }
    if look.modality == Modality::Recurring {
        comb(sheet, look.ink, hard_from, hard_to, bottom);
    }
}

/// Brackets that hold "some time within"; a soft end has none.
fn brackets(
    sheet: &mut Sheet<'_>,
    look: Look,
    (from, to): (f32, f32),
    (top, bottom): (f32, f32),
    filled: bool,
) {
    let lip = 4.0_f32.min((to - from) / 3.0);
    let stroke = Stroke {
        ink: look.ink,
        width: 1.5,
        dashed: look.modality == Modality::Conditional,
    };
    for (is_soft, x, inward) in [
        (look.soft_left, from + 0.75, lip),
        (look.soft_right, to - 0.75, -lip),
    ] {
        if !is_soft {
            sheet.line((x, top), (x, bottom), stroke);
            for edge in [top + 0.75, bottom - 0.75] {
                sheet.line((x, edge), (x + inward, edge), stroke);
            }
        }
    }
    if !filled {
        // Hollow between its brackets: a dashed base line says that they belong together. Without brackets, it takes two
        // lines to see a bar.
        let base = Stroke::thin(look.ink).dashed();
        sheet.line((from, bottom - 0.75), (to, bottom - 0.75), base);
        if look.soft_left && look.soft_right {
            sheet.line((from, top + 0.75), (to, top + 0.75), base);
        }
    }
}

/// Small teeth along the foot: it happens again and again.
fn comb(sheet: &mut Sheet<'_>, ink: Ink, from: f32, to: f32, bottom: f32) {
    let step = ((to - from) / 40.0).max(8.0);
    let mut x = from + step;
    while x < to - 2.0 {
        sheet.line((x, bottom - 3.5), (x, bottom - 1.0), Stroke::thin(ink));
        x += step;
    }
}
