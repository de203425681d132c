//! A label that was cut to fit → the first glyphs of its whole words, which were laid out once, and an ellipsis.
//!
//! While a chart is zoomed, nearly every label is cut anew in every frame; laying each out again would cost more than all
//! else in the frame. Decides nothing about where a label is cut.

use egui::{Color32, FontId, Galley, Painter, Vec2};
use std::sync::Arc;

/// The mark of a cut label.
const ELLIPSIS: char = '…';

/// Galleys to paint one after the other, each so far from the label's corner.
pub(super) type Pieces = [(Vec2, Arc<Galley>); 2];

/// `shown` as pieces of `whole`, when it is its beginning and an ellipsis; `None` when it is anything else.
pub(super) fn cut(
    painter: &Painter,
    whole: &str,
    shown: &str,
    font: &FontId,
    color: Color32,
) -> Option<Pieces> {
    let beginning = shown.strip_suffix(ELLIPSIS)?;
    if !whole.starts_with(beginning) {
        return None;
    }
    let whole = painter.layout_no_wrap(whole.to_owned(), font.clone(), color);
    let (beginning, width) = first(&whole, beginning.chars().count())?;
    let ellipsis = painter.layout_no_wrap(ELLIPSIS.to_string(), font.clone(), color);
    Some([
        (Vec2::ZERO, Arc::new(beginning)),
        (Vec2::new(width, 0.0), ellipsis),
    ])
}

/// The first `count` glyphs of a line of text, and how wide they are.
fn first(whole: &Galley, count: usize) -> Option<(Galley, f32)> {
    let [line] = whole.rows.as_slice() else {
        return None;
    };
    let next = line.row.glyphs.get(count)?;
    let (width, vertices) = (next.pos.x, next.first_vertex as usize);
    let mut row = (*line.row).clone();
    row.glyphs.truncate(count);
    let mesh = &mut row.visuals.mesh;
    mesh.vertices.truncate(vertices);
    // Every glyph that is seen has four corners and two triangles.
    mesh.indices.truncate(vertices / 4 * 6);
    row.visuals.glyph_vertex_range = 0..vertices;
    row.size.x = width;
    let mut galley = whole.clone();
    galley.num_vertices = mesh.vertices.len();
    galley.num_indices = mesh.indices.len();
    galley.rows[0].row = Arc::new(row);
    Some((galley, width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Context, LayerId, RawInput, Rect};

    #[test]
    fn a_cut_label_is_the_beginning_of_the_whole_one() {
        let ctx = Context::default();
        let (whole, font) = ("The old bridge opens", FontId::proportional(13.0));
        let mut seen = None;
        let output = ctx.run_ui(RawInput::default(), |ui| {
            let painter = Painter::new(ui.ctx().clone(), LayerId::background(), Rect::EVERYTHING);
            let cut = |shown| cut(&painter, whole, shown, &font, Color32::BLACK);
            assert!(cut("The old bridge").is_none() && cut("An old…").is_none());
            let alone = painter.layout_no_wrap("The old".to_owned(), font.clone(), Color32::BLACK);
            seen = cut("The old…").map(|pieces| (pieces, alone));
        });
        output.drop_without_applying_deltas();
        let ([(_, beginning), (at, _)], alone) = seen.unwrap();
        assert_eq!(beginning.rows[0].glyphs.len(), 7);
        assert_eq!(beginning.num_vertices, alone.num_vertices);
        assert!((at.x - alone.size().x).abs() < 1.0);
    }
}
