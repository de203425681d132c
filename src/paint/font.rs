//! The embedded typeface: how wide text is, and the files that carry it.
//!
//! The same widths place text on screen, in SVG and in PNG, so that all three agree.

use crate::chart::{Measure, TextStyle};
use std::sync::LazyLock;
use ttf_parser::Face;

/// Inter, the regular weight, as an OpenType file.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.otf");
/// Inter, semi-bold, as an OpenType file.
pub const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.otf");
/// The family name inside both files.
pub const FAMILY: &str = "Inter";

/// One weight: advance widths in units of the em.
struct Weight {
    ascii: [f32; 128],
    face: Option<Face<'static>>,
}

impl Weight {
    fn load(file: &'static [u8]) -> Self {
        let face = Face::parse(file, 0).ok();
        let mut ascii = [0.5; 128];
        for (slot, code) in ascii.iter_mut().zip(0_u8..) {
            *slot = advance(face.as_ref(), char::from(code));
        }
        Self { ascii, face }
    }

    fn advance(&self, c: char) -> f32 {
        match self.ascii.get(c as usize) {
            Some(&width) => width,
            None => advance(self.face.as_ref(), c),
        }
    }
}

/// The advance of one character in ems; a full em for one that the face lacks, so that nothing is ever cut short.
fn advance(face: Option<&Face<'_>>, c: char) -> f32 {
    if c.is_control() {
        return 0.0;
    }
    face.and_then(|face| {
        let glyph = face.glyph_index(c)?;
        let width = face.glyph_hor_advance(glyph)?;
        Some(f32::from(width) / f32::from(face.units_per_em().max(1)))
    })
    .unwrap_or(1.0)
}

static WEIGHTS: LazyLock<[Weight; 2]> =
    LazyLock::new(|| [Weight::load(REGULAR), Weight::load(SEMI_BOLD)]);

fn weight(style: TextStyle) -> &'static Weight {
    let [regular, semi_bold] = &*WEIGHTS;
    if style.is_semibold() {
        semi_bold
    } else {
        regular
    }
}

/// Measures text in Inter. Kerning is left out: it moves a label by a pixel at most, always to the narrow side.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inter;

impl Measure for Inter {
    fn advance(&self, c: char, style: TextStyle) -> f32 {
        weight(style).advance(c) * style.px()
    }

    fn width(&self, text: &str, style: TextStyle) -> f32 {
        let weight = weight(style);
        text.chars().map(|c| weight.advance(c)).sum::<f32>() * style.px()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_tabular_and_bold_is_wider() {
        let width = |text| Inter.width(text, TextStyle::Body);
        assert!((width("1") - width("8")).abs() < 1e-3);
        assert!(
            Inter.width("Dushanbe", TextStyle::Strong) > Inter.width("Dushanbe", TextStyle::Body)
        );
        assert!(width("Ministerpräsident") > 60.0 && width("") < 1e-3);
    }
}
