//! One figure → the shapes of its bar, upright or level. What the source hedged looks hedged:
//!
//! - "about": a soft end; "more than", "at least": an open end with an arrow;
//! - "less than", "up to": hollow, with an arrow back towards zero;
//! - "5m–6m": a bar from one to the other, with no middle made up;
//! - a forecast or target: stripes; a figure that its speaker denies: hollow and dashed.
//!
//! A bar always begins at zero.

use super::scale::LinearScale;
use super::sheet::Sheet;
use super::{Fill, Ink, Rect, Side, Stroke};
use crate::model::{Direction, Figure, Qualifier, Status};
use rust_decimal::prelude::ToPrimitive;

/// Length of the arrow at an open end, in pixels.
pub const ARROW: f32 = 12.0;
/// Half the length of a soft end.
const SOFT: f32 = 12.0;

/// The lowest and highest number that a figure speaks of, falls being negative; fractions in percent, so that "a third"
/// and "35%" stand on one axis.
#[must_use]
pub fn bounds(figure: &Figure) -> Option<(f64, f64)> {
    let (low, high) = figure.amount.span()?;
    let scale = if figure.unit.key == "fraction" {
        100.0
    } else {
        1.0
    };
    let (low, high) = (low.to_f64()? * scale, high.to_f64()? * scale);
    let falls = figure.direction == Some(Direction::Down) && low >= 0.0;
    Some(if falls { (-high, -low) } else { (low, high) })
}

/// Where a bar lies across its length, and which way its length runs.
#[derive(Clone, Copy, Debug)]
pub struct Lane {
    /// One edge.
    pub from: f32,
    /// The other.
    pub to: f32,
    /// Upright rather than level.
    pub upright: bool,
}

impl Lane {
    fn rect(self, a: f32, b: f32) -> Rect {
        let (low, high) = (a.min(b), a.max(b));
        if self.upright {
            Rect::new(self.from, low, self.to - self.from, high - low)
        } else {
            Rect::new(low, self.from, high - low, self.to - self.from)
        }
    }

    fn point(self, along: f32, across: f32) -> (f32, f32) {
        if self.upright {
            (across, along)
        } else {
            (along, across)
        }
    }

    /// The side that larger pixels lie on.
    fn side(self, grows: bool) -> Side {
        match (self.upright, grows) {
            (true, true) => Side::Bottom,
            (true, false) => Side::Top,
            (false, true) => Side::Right,
            (false, false) => Side::Left,
        }
    }
}

/// What a figure's standing makes of its fill.
#[must_use]
pub fn fill(figure: &Figure, ink: Ink) -> (Option<Fill>, Option<Stroke>) {
    match figure.status {
        Status::Forecast | Status::Target => (Some(Fill::Stripes(ink)), None),
        Status::Denied => (None, Some(Stroke::thin(ink).dashed())),
        _ => (Some(Fill::Solid(ink)), None),
    }
}

/// Draws the bar of a figure and returns where its outer end lies, in pixels along the scale, arrows included.
pub fn draw(
    sheet: &mut Sheet<'_>,
    figure: &Figure,
    scale: &LinearScale,
    lane: Lane,
    ink: Ink,
) -> f32 {
    let Some((low, high)) = bounds(figure) else {
        return scale.x_from_value(0.0);
    };
    // On whole pixels, so that no seam shows where a soft end begins.
    let place = |value: f64| scale.x_from_value(value).round();
    let zero = place(0.0);
    let (near, far) = if low < 0.0 && high <= 0.0 {
        (place(high), place(low))
    } else {
        (place(low), place(high))
    };
    let grows = far >= zero;
    let out = if grows { 1.0 } else { -1.0 };
    let (fill, stroke) = fill(figure, ink);
    let middle = f32::midpoint(lane.from, lane.to);
    let is_range = (high - low).abs() > f64::EPSILON * high.abs().max(1.0);
    if is_range {
        // A hairline ties the range to zero without claiming that it begins there.
        sheet.line(
            lane.point(zero, middle),
            lane.point(near, middle),
            Stroke::thin(ink),
        );
        sheet.rect(lane.rect(near, far), 0.0, fill, stroke);
        return far;
    }
    match figure.qualifier {
        Qualifier::About => {
            let soft = SOFT.min((far - zero).abs());
            let hard = far - out * soft;
            sheet.rect(lane.rect(zero, hard), 0.0, fill, stroke);
            let fade = Fill::Fade {
                ink,
                to: lane.side(grows),
                tint: matches!(fill, Some(Fill::Stripes(_))),
            };
            sheet.fill(lane.rect(hard, far + out * SOFT), fade);
            far + out * SOFT
        }
        Qualifier::Over | Qualifier::AtLeast => {
            sheet.rect(lane.rect(zero, far), 0.0, fill, stroke);
            let (back, tip) = (far + out * 3.0, far + out * ARROW);
            let head = [
                lane.point(back, lane.from),
                lane.point(tip, middle),
                lane.point(back, lane.to),
            ];
            sheet.polygon(&head, Some(Fill::Solid(ink)), None);
            tip
        }
        Qualifier::Under | Qualifier::AtMost => {
            let outline = Stroke {
                dashed: figure.status == Status::Denied,
                ..Stroke::of(ink, 1.5)
            };
            let tint = match fill {
                Some(Fill::Stripes(_)) => fill,
                _ => Some(Fill::Tint(ink)),
            };
            sheet.rect(lane.rect(zero, far), 0.0, tint, None);
            sheet.line(
                lane.point(far, lane.from),
                lane.point(far, lane.to),
                outline,
            );
            let tip = far - out * 10.0_f32.min((far - zero).abs());
            let head = [
                lane.point(far - out, middle - 4.0),
                lane.point(tip, middle),
                lane.point(far - out, middle + 4.0),
            ];
            sheet.polygon(&head, Some(Fill::Solid(ink)), None);
            far
        }
        Qualifier::Exact | Qualifier::Between => {
            sheet.rect(lane.rect(zero, far), 0.0, fill, stroke);
            far
        }
    }
}
