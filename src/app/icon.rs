//! The program's icon, drawn from its SVG, as the window system wants it.

use resvg::{tiny_skia, usvg};

const SVG: &str = include_str!("../../assets/icon.svg");
/// Edge, in pixels.
const EDGE: u32 = 128;

/// The icon as pixels; `None` when it cannot be drawn.
#[must_use]
pub(super) fn icon() -> Option<egui::IconData> {
    let tree = usvg::Tree::from_str(SVG, &usvg::Options::default()).ok()?;
    let mut pixels = tiny_skia::Pixmap::new(EDGE, EDGE)?;
    let scale = EDGE as f32 / tree.size().width();
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let rgba = pixels
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect();
    Some(egui::IconData {
        rgba,
        width: EDGE,
        height: EDGE,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_icon_can_be_drawn_and_has_clear_corners() {
        let icon = super::icon().unwrap();
        assert_eq!(icon.rgba.len(), 128 * 128 * 4);
        assert_eq!(icon.rgba[3], 0);
        let middle = (64 * 128 + 64) * 4 + 3;
        assert_eq!(icon.rgba[middle], 255);
    }
}
