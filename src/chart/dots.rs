//! A panel → dots along an axis, logarithmic where the values span more than bars can show. A dot is a place and not a
//! length, so that its axis need not begin at zero; that is why no bar is ever drawn on this one.

use super::bars;
use super::panels::{Panel, Row};
use super::rows;
use super::scale::LinearScale;
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, Layer, Mark, Rect, Stroke, TextStyle, words};
use crate::model::{Corpus, Datum, Figure, Qualifier, Ref, Status};

/// Height of one row.
const ROW: f32 = 22.0;
/// Height of the axis below.
const AXIS: f32 = 24.0;
/// Radius of a dot.
const RADIUS: f32 = 5.0;
/// How many times the smallest value the largest must be for the axis to be logarithmic.
const LOGARITHMIC_FROM: f64 = 50.0;

/// Height of the dots and their axis.
#[must_use]
pub fn height(panel: &Panel) -> f32 {
    panel.claims() as f32 * ROW + AXIS
}

/// Values → pixels, in even steps or in even ratios.
#[derive(Clone, Copy, Debug)]
enum Scale {
    Linear(LinearScale),
    /// The same over the exponents of ten.
    Logarithmic(LinearScale),
}

impl Scale {
    /// The scale for the values of a panel between two places.
    fn of(corpus: &Corpus, panel: &Panel, from: f32, to: f32) -> Self {
        let bounds = panel
            .figures(corpus)
            .filter_map(|(_, figure)| bars::bounds(figure));
        let (low, high) = bounds.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (a, b)| {
            (low.min(a), high.max(b))
        });
        if low > 0.0 && high / low >= LOGARITHMIC_FROM {
            return Self::Logarithmic(LinearScale {
                low: low.log10().floor(),
                high: high.log10().ceil(),
                from,
                to,
            });
        }
        Self::Linear(LinearScale::for_bars(
            low.min(0.0),
            high.max(0.0),
            from,
            to,
            64.0,
        ))
    }

    fn x_from_value(self, value: f64) -> f32 {
        match self {
            Self::Linear(scale) => scale.x_from_value(value),
            Self::Logarithmic(scale) => scale.x_from_value(value.max(1e-300).log10()),
        }
    }

    /// The values that the axis names, and the step to name them by.
    fn ticks(self) -> Vec<(f64, f64)> {
        match self {
            Self::Linear(scale) => {
                let (ticks, step) = scale.ticks(64.0);
                ticks.into_iter().map(|tick| (tick, step)).collect()
            }
            Self::Logarithmic(scale) => {
                let (from, to) = (scale.low as i32, scale.high as i32);
                (from..=to)
                    .map(|power| 10_f64.powi(power))
                    .map(|tick| (tick, tick))
                    .collect()
            }
        }
    }
}

/// Places the dots of a panel into `area`.
pub fn place(sheet: &mut Sheet<'_>, corpus: &Corpus, panel: &Panel, area: Rect) {
    let label = |row: &Row| row.label.clone();
    let widest = panel
        .rows
        .iter()
        .map(|row| sheet.width(&label(row), TextStyle::Body))
        .fold(0.0, f32::max);
    let labels = if widest > 0.0 {
        (widest + 12.0).min(area.w * 0.36)
    } else {
        0.0
    };
    let values = panel
        .figures(corpus)
        .map(|(_, figure)| sheet.width(&rows::value(figure), TextStyle::Body))
        .fold(0.0, f32::max);
    let left = area.x + labels + RADIUS + 4.0;
    let right = (area.right() - values.min(area.w * 0.4) - 20.0).max(left + 24.0);
    let scale = Scale::of(corpus, panel, left, right);
    let foot = area.y + panel.claims() as f32 * ROW;
    axis(
        sheet,
        panel,
        scale,
        Rect::new(area.x, area.y, area.w, foot - area.y),
    );
    sheet.layer = Layer::Marks;
    let mut y = area.y;
    for row in &panel.rows {
        for (index, r) in row.claims.iter().enumerate() {
            let line = Rect::new(area.x, y, area.w, ROW);
            y += ROW;
            let Some(figure) = corpus.figure(*r).filter(|_| sheet.shows(line)) else {
                continue;
            };
            if index == 0 {
                let words = sheet.cut(&label(row), TextStyle::Body, labels - 8.0);
                let at = (area.x, line.y + ROW / 2.0);
                sheet.text(at, Anchor::Start, words, TextStyle::Body, Ink::Text);
            }
            dot(sheet, corpus, row, (*r, figure), scale, line);
        }
    }
    sheet.layer = Layer::Frame;
}

/// The level lines and their names; says so where steps are ratios.
fn axis(sheet: &mut Sheet<'_>, panel: &Panel, scale: Scale, area: Rect) {
    let ticks = scale.ticks();
    let most = ticks.iter().map(|(tick, _)| tick.abs()).fold(0.0, f64::max);
    let mut free = f32::NEG_INFINITY;
    for (tick, step) in ticks {
        let x = scale.x_from_value(tick);
        sheet.upright(x, area.y, area.bottom(), Ink::Hairline);
        let most = if matches!(scale, Scale::Logarithmic(_)) {
            tick
        } else {
            most
        };
        let text = words::tick(tick, step, most, &panel.unit);
        let half = sheet.width(&text, TextStyle::Secondary) / 2.0;
        // The names of the outermost lines stay inside.
        let x = x.clamp(area.x + half, (area.right() - half).max(area.x + half));
        if x - half > free + 8.0 {
            let at = (x, area.bottom() + 12.0);
            sheet.text(
                at,
                Anchor::Middle,
                text,
                TextStyle::Secondary,
                Ink::Secondary,
            );
            free = x + half;
        }
    }
}

/// One claim: a dot, hollow for what is foreseen, with a line for a range and an arrow where an end is open.
fn dot(
    sheet: &mut Sheet<'_>,
    corpus: &Corpus,
    row: &Row,
    (r, figure): (Ref, &Figure),
    scale: Scale,
    line: Rect,
) {
    let Some((low, high)) = bars::bounds(figure) else {
        return;
    };
    let y = line.y + ROW / 2.0;
    let ink = rows::ink(row.series);
    sheet.begin(
        line,
        Mark::One(Datum::Figure(r)),
        rows::name(corpus, r, figure),
    );
    let (from, to) = (scale.x_from_value(low), scale.x_from_value(high));
    let hollow = matches!(
        figure.status,
        Status::Forecast | Status::Target | Status::Denied
    );
    let (fill, stroke) = if hollow {
        (
            Some(Fill::Solid(Ink::Background)),
            Some(Stroke::of(ink, 1.5)),
        )
    } else {
        (Some(Fill::Solid(ink)), None)
    };
    let mut end = to + RADIUS;
    let is_range = to - from > 1.0;
    if is_range {
        sheet.line((from, y), (to, y), Stroke::of(ink, 2.0));
    }
    let arrow = match figure.qualifier {
        Qualifier::Over | Qualifier::AtLeast => Some(1.0),
        Qualifier::Under | Qualifier::AtMost => Some(-1.0),
        _ => None,
    };
    if let Some(out) = arrow {
        let tip = to + out * (RADIUS + 9.0);
        sheet.line((to, y), (tip - out * 4.0, y), Stroke::of(ink, 1.5));
        let head = [
            (tip - out * 5.0, y - 4.0),
            (tip, y),
            (tip - out * 5.0, y + 4.0),
        ];
        sheet.polygon(&head, Some(Fill::Solid(ink)), None);
        end = end.max(tip);
    }
    for x in [from, to].into_iter().skip(usize::from(!is_range)) {
        let rect = Rect::new(x - RADIUS, y - RADIUS, RADIUS * 2.0, RADIUS * 2.0);
        sheet.rect(rect, RADIUS, fill, stroke);
    }
    let words = sheet.cut(
        &rows::value(figure),
        TextStyle::Body,
        line.right() - end - 8.0,
    );
    sheet.text(
        (end + 8.0, y),
        Anchor::Start,
        words,
        TextStyle::Body,
        Ink::Text,
    );
    sheet.end();
}
