//! Shares of one whole → one bar of parts, drawn to the whole: what nobody speaks of stays empty and is said to be so.

use super::bars;
use super::panels::Panel;
use super::rows;
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, Layer, Mark, Rect, TextStyle};
use crate::model::{Corpus, Datum};

/// Thickness of the bar.
const BAR: f32 = 28.0;
/// Height of one line of names under the bar.
const LINE: f32 = 20.0;
/// Air between bar and names.
const GAP: f32 = 12.0;

/// Height of the bar and the names of its parts, one a line.
#[must_use]
pub fn height(panel: &Panel) -> f32 {
    BAR + GAP + (panel.rows.len() + 1) as f32 * LINE
}

/// Places the parts of a panel into `area`, in their order.
pub fn place(sheet: &mut Sheet<'_>, corpus: &Corpus, panel: &Panel, area: Rect) {
    sheet.layer = Layer::Marks;
    sheet.fill(
        Rect::new(area.x, area.y, area.w, BAR),
        Fill::Solid(Ink::Band),
    );
    let (mut x, mut y) = (area.x, area.y + BAR + GAP);
    let mut sum = 0.0;
    // Rounded parts may add up to a little more than the whole; then their sum is the whole of the bar.
    let total: f64 = panel
        .figures(corpus)
        .filter_map(|(_, figure)| bars::bounds(figure))
        .map(|(_, high)| high)
        .sum();
    let whole = total.max(100.0);
    for row in &panel.rows {
        let Some((r, figure)) = row
            .claims
            .first()
            .and_then(|r| Some((*r, corpus.figure(*r)?)))
        else {
            continue;
        };
        let part = bars::bounds(figure).map_or(0.0, |(_, high)| high.max(0.0));
        sum += part;
        let width = (part / whole * f64::from(area.w)) as f32;
        // A hairline of the surface parts neighbours, so that colour is not the only cue.
        let bar = Rect::new(x, area.y, (width - 1.0).max(1.0), BAR);
        let ink = rows::ink(row.series);
        sheet.begin(
            bar,
            Mark::One(Datum::Figure(r)),
            rows::name(corpus, r, figure),
        );
        let (fill, stroke) = bars::fill(figure, ink);
        sheet.rect(bar, 0.0, fill, stroke);
        sheet.rect(Rect::new(area.x, y + 4.0, 12.0, 12.0), 0.0, fill, stroke);
        name(sheet, area, y, &row.label, &rows::value(figure), Ink::Text);
        sheet.end();
        x += width;
        y += LINE;
    }
    let rest = 100.0 - sum;
    if rest >= 0.5 {
        sheet.rect(
            Rect::new(area.x, y + 4.0, 12.0, 12.0),
            0.0,
            Some(Fill::Solid(Ink::Band)),
            None,
        );
        name(sheet, area, y, "no figure for the rest", "", Ink::Secondary);
    }
    sheet.layer = Layer::Frame;
}

/// One line of names: the part, and its value in a column of its own.
fn name(sheet: &mut Sheet<'_>, area: Rect, y: f32, label: &str, value: &str, ink: Ink) {
    let middle = y + LINE / 2.0;
    let room = (area.w * 0.5 - 20.0).max(0.0);
    let words = sheet.cut(label, TextStyle::Body, room);
    sheet.text(
        (area.x + 20.0, middle),
        Anchor::Start,
        words,
        TextStyle::Body,
        ink,
    );
    let value = sheet.cut(value, TextStyle::Body, area.w * 0.4);
    let at = (area.x + (area.w * 0.5 + 60.0).min(area.w), middle);
    sheet.text(at, Anchor::End, value, TextStyle::Body, Ink::Text);
}
