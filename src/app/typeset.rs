//! Words of a chart → laid out once, however often they are drawn and wherever they are cut.
//!
//! The toolkit forgets a text that one frame did not show, and takes a cut text for another one; while a chart is panned
//! and zoomed, laying out its labels again would cost more than all else. Decides nothing about where a label is cut.

use egui::epaint::text::{Row, RowVisuals};
use egui::{Color32, FontFamily, FontId, Galley, Mesh, Painter};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The mark of a cut label.
const ELLIPSIS: &str = "…";
/// Texts of one look that are laid out before those that nobody asked for meanwhile are forgotten: several times as many as
/// one frame shows, and few enough that a frame does not notice their going.
const MOST: usize = 2_048;

/// How words look: their size in hundredths of a point, whether they are semi-bold, their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Look {
    size: u32,
    is_bold: bool,
    color: Color32,
}

impl Look {
    /// The look of words so many points high.
    pub(super) fn new(points: f32, is_bold: bool, color: Color32) -> Self {
        Self {
            size: (points * 100.0).round() as u32,
            is_bold,
            color,
        }
    }

    /// Their colour.
    pub(super) fn color(self) -> Color32 {
        self.color
    }
}

/// Texts that were laid out before, by their look.
#[derive(Default)]
pub(super) struct Typeset {
    known: FxHashMap<Look, Shelf>,
    /// Laid out anew only when the toolkit has thrown away every glyph that it knew.
    ellipsis: Option<Arc<Galley>>,
    /// The family of semi-bold words.
    bold: FontFamily,
}

/// Texts of one look. What is asked for stays; what is not goes, after two times [`MOST`] others at the latest.
#[derive(Default)]
struct Shelf {
    young: FxHashMap<Box<str>, Arc<Galley>>,
    old: FxHashMap<Box<str>, Arc<Galley>>,
}

impl Shelf {
    fn get(&mut self, text: &str) -> Option<Arc<Galley>> {
        if let Some(known) = self.young.get(text) {
            return Some(Arc::clone(known));
        }
        let (text, known) = self.old.remove_entry(text)?;
        self.put(text, Arc::clone(&known));
        Some(known)
    }

    fn put(&mut self, text: Box<str>, galley: Arc<Galley>) {
        if self.young.len() >= MOST {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(text, galley);
    }
}

impl Typeset {
    /// Forgets what was made of glyphs that are no more. To be called once a frame, with the family of semi-bold words.
    pub(super) fn begin(&mut self, painter: &Painter, bold: FontFamily) {
        let font = FontId::proportional(10.0);
        let now = painter.layout_no_wrap(ELLIPSIS.to_owned(), font, Color32::BLACK);
        let old = self.ellipsis.replace(Arc::clone(&now));
        if self.bold != bold || !old.is_some_and(|old| Arc::ptr_eq(&old, &now)) {
            self.known.clear();
            self.bold = bold;
        }
    }

    /// `shown`, which may be the beginning of `whole` and an ellipsis.
    pub(super) fn of(
        &mut self,
        painter: &Painter,
        shown: &str,
        whole: Option<&str>,
        look: Look,
    ) -> Arc<Galley> {
        if let Some(known) = self.known.entry(look).or_default().get(shown) {
            return known;
        }
        let beginning = shown.strip_suffix(ELLIPSIS);
        let cut = whole.zip(beginning).and_then(|(whole, beginning)| {
            if !whole.starts_with(beginning) {
                return None;
            }
            let end = self.of(painter, ELLIPSIS, None, look);
            let whole = self.of(painter, whole, None, look);
            cut(&whole, beginning.chars().count(), &end)
        });
        let galley = cut.map_or_else(|| self.lay_out(painter, shown, look), Arc::new);
        let known = self.known.entry(look).or_default();
        known.put(shown.into(), Arc::clone(&galley));
        galley
    }

    /// As much of a title as has room in `width`, with an ellipsis behind it; `None` where that would be next to nothing.
    pub(super) fn within(
        &mut self,
        painter: &Painter,
        title: &str,
        width: f32,
        look: Look,
    ) -> Option<Arc<Galley>> {
        const FEWEST: usize = 3;
        let room = width - self.of(painter, ELLIPSIS, None, look).size().x;
        let line = self.of(painter, title, None, look);
        let [row] = line.rows.as_slice() else {
            return None;
        };
        let glyphs = row.row.glyphs.iter();
        let fitting = glyphs.take_while(|glyph| glyph.pos.x + glyph.advance_width <= room);
        let count = fitting.count();
        let beginning: String = title.chars().take(count).collect();
        let shown = format!("{}{ELLIPSIS}", beginning.trim_end());
        (count >= FEWEST).then(|| self.of(painter, &shown, Some(title), look))
    }

    fn lay_out(&self, painter: &Painter, text: &str, look: Look) -> Arc<Galley> {
        let family = if look.is_bold {
            self.bold.clone()
        } else {
            FontFamily::Proportional
        };
        let font = FontId::new(look.size as f32 / 100.0, family);
        painter.layout_no_wrap(text.to_owned(), font, look.color)
    }
}

/// The first `count` glyphs of a line of text and what stands after them.
fn cut(whole: &Galley, count: usize, after: &Galley) -> Option<Galley> {
    let ([line], [end]) = (whole.rows.as_slice(), after.rows.as_slice()) else {
        return None;
    };
    let row = first(&line.row, count, &end.row)?;
    let mut galley = after.clone();
    galley.num_vertices = row.visuals.mesh.vertices.len();
    galley.num_indices = row.visuals.mesh.indices.len();
    galley.rect.max.x = galley.rect.min.x + row.size.x;
    galley.mesh_bounds = row.visuals.mesh_bounds;
    galley.rows.first_mut()?.row = Arc::new(row);
    Some(galley)
}

/// The first `count` glyphs of a line of text and the row `end` after them.
fn first(line: &Row, count: usize, end: &Row) -> Option<Row> {
    let next = line.glyphs.get(count)?;
    let (width, kept) = (next.pos.x, next.first_vertex as usize);
    let (old, tail) = (&line.visuals.mesh, &end.visuals.mesh);
    let mut mesh = Mesh {
        vertices: Vec::with_capacity(kept + tail.vertices.len()),
        // Every glyph that is seen has four corners and two triangles.
        indices: Vec::with_capacity(kept / 4 * 6 + tail.indices.len()),
        texture_id: old.texture_id,
    };
    mesh.vertices.extend_from_slice(old.vertices.get(..kept)?);
    mesh.indices
        .extend_from_slice(old.indices.get(..kept / 4 * 6)?);
    mesh.vertices.extend(tail.vertices.iter().map(|vertex| {
        let mut moved = *vertex;
        moved.pos.x += width;
        moved
    }));
    let shift = kept as u32;
    mesh.indices
        .extend(tail.indices.iter().map(|index| index + shift));
    let mut row = end.clone();
    row.visuals = RowVisuals {
        mesh_bounds: line.visuals.mesh_bounds,
        glyph_index_start: 0,
        glyph_vertex_range: 0..mesh.vertices.len(),
        mesh,
    };
    row.size.x += width;
    // Which glyph is a picture of its own colour is told by the glyphs; no others are needed to paint them.
    row.glyphs.clear();
    if line.glyphs.iter().take(count).any(|glyph| glyph.is_color) {
        row.glyphs.extend_from_slice(line.glyphs.get(..count)?);
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Context, LayerId, RawInput, Rect};

    #[test]
    fn a_cut_label_is_the_beginning_of_the_whole_one_and_laid_out_once() {
        let ctx = Context::default();
        let whole = "The old bridge opens";
        let look = Look::new(13.0, false, Color32::BLACK);
        let mut seen = None;
        let output = ctx.run_ui(RawInput::default(), |ui| {
            let painter = Painter::new(ui.ctx().clone(), LayerId::background(), Rect::EVERYTHING);
            let mut typeset = Typeset::default();
            typeset.begin(&painter, FontFamily::Proportional);
            let mut label = |shown| typeset.of(&painter, shown, Some(whole), look);
            let alone = |text: &str| {
                painter.layout_no_wrap(text.to_owned(), FontId::proportional(13.0), Color32::BLACK)
            };
            for text in [whole, "The old bridge", "An old…"] {
                assert_eq!(label(text), alone(text));
            }
            assert!(Arc::ptr_eq(&label("The old…"), &label("The old…")));
            seen = Some((label("The old…"), alone("The old…"), label(whole)));
        });
        output.drop_without_applying_deltas();
        let (galley, alone, longer) = seen.unwrap();
        assert_eq!(galley.num_vertices, alone.num_vertices);
        assert_eq!(galley.num_indices, alone.num_indices);
        assert!((galley.size().x - alone.size().x).abs() < 1.0);
        assert!(galley.size().x < longer.size().x);
        let right = |galley: &Galley| {
            let places = galley.rows[0].row.visuals.mesh.vertices.iter();
            places.map(|vertex| vertex.pos.x).fold(0.0, f32::max)
        };
        assert!((right(&galley) - right(&alone)).abs() < 1.0);
    }

    #[test]
    fn a_label_at_the_edge_ends_in_an_ellipsis_within_its_room() {
        let ctx = Context::default();
        let title = "The old bridge opens";
        let look = Look::new(13.0, false, Color32::BLACK);
        let output = ctx.run_ui(RawInput::default(), |ui| {
            let painter = Painter::new(ui.ctx().clone(), LayerId::background(), Rect::EVERYTHING);
            let mut typeset = Typeset::default();
            typeset.begin(&painter, FontFamily::Proportional);
            let whole = typeset.of(&painter, title, None, look).size().x;
            let mut within = |width| typeset.within(&painter, title, width, look);
            let cut = within(whole * 0.6).unwrap();
            assert_eq!(cut.job.text, ELLIPSIS);
            assert!(cut.size().x <= whole * 0.6 && cut.size().x > whole * 0.4);
            assert!(within(whole * 0.1).is_none());
        });
        output.drop_without_applying_deltas();
    }

    #[test]
    fn what_is_asked_for_again_and_again_is_never_laid_out_twice() {
        let ctx = Context::default();
        let look = Look::new(13.0, false, Color32::BLACK);
        let output = ctx.run_ui(RawInput::default(), |ui| {
            let painter = Painter::new(ui.ctx().clone(), LayerId::background(), Rect::EVERYTHING);
            let mut typeset = Typeset::default();
            typeset.begin(&painter, FontFamily::Proportional);
            let first = typeset.of(&painter, "The old bridge", None, look);
            for number in 0..MOST * 5 {
                typeset.of(&painter, &number.to_string(), None, look);
                if number % (MOST / 2) == 0 {
                    let again = typeset.of(&painter, "The old bridge", None, look);
                    assert!(Arc::ptr_eq(&first, &again));
                }
            }
            let shelf = typeset.known.get(&look).unwrap();
            assert!(shelf.young.len() + shelf.old.len() <= MOST * 2);
        });
        output.drop_without_applying_deltas();
    }
}
