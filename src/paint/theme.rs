//! Roles of colour → colours, for paper and for the dark.
//!
//! Categories follow Okabe and Ito (2008), "Color universal design", in a fixed order that stays apart for colour-blind
//! readers, each darkened or lightened until it keeps 3:1 against the surface (WCAG 2.2, 1.4.11). Text keeps 4.5:1.

use crate::chart::Ink;

/// Opaque red, green and blue, 0 to 255 each (sRGB).
pub type Rgb = [u8; 3];

/// Which of the two palettes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark marks on warm paper.
    #[default]
    Light,
    /// Light marks on near-black.
    Dark,
}

struct Palette {
    background: Rgb,
    band: Rgb,
    text: Rgb,
    secondary: Rgb,
    hairline: Rgb,
    accent: Rgb,
    empty: Rgb,
    disagreement: Rgb,
    rest: Rgb,
    categories: [Rgb; 8],
}

const LIGHT: Palette = Palette {
    background: hex(0x00FC_FBF8),
    band: hex(0x00F4_F1EA),
    text: hex(0x001D_1B18),
    secondary: hex(0x0066_6158),
    hairline: hex(0x00DF_DBD2),
    accent: hex(0x0045_3BD0),
    empty: hex(0x008A_857B),
    disagreement: hex(0x00B4_2318),
    rest: hex(0x0077_7269),
    categories: [
        hex(0x0000_6BA8),
        hex(0x00C9_5400),
        hex(0x0000_8A65),
        hex(0x00B0_5A88),
        hex(0x00A8_7400),
        hex(0x0022_8FC4),
        hex(0x0085_7D00),
        hex(0x003A_3733),
    ],
};

const DARK: Palette = Palette {
    background: hex(0x0016_1514),
    band: hex(0x0020_1E1C),
    text: hex(0x00EC_E9E3),
    secondary: hex(0x00A8_A298),
    hairline: hex(0x0036_332F),
    accent: hex(0x00A9_A2FF),
    empty: hex(0x007D_786F),
    disagreement: hex(0x00FF_7A6B),
    rest: hex(0x008F_8A81),
    categories: [
        hex(0x0045_9CD6),
        hex(0x00EC_7A35),
        hex(0x001F_B58C),
        hex(0x00D6_86B2),
        hex(0x00E6_A317),
        hex(0x0086_CBEF),
        hex(0x00E8_DC4F),
        hex(0x00D8_D4CC),
    ],
};

const fn hex(code: u32) -> Rgb {
    [(code >> 16) as u8, (code >> 8) as u8, code as u8]
}

/// The share of ink in a tint.
const TINT: f32 = 0.22;

impl Theme {
    fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// The colour of a role.
    #[must_use]
    pub fn color(self, ink: Ink) -> Rgb {
        let palette = self.palette();
        match ink {
            Ink::Background => palette.background,
            Ink::Band => palette.band,
            Ink::Text => palette.text,
            Ink::Secondary => palette.secondary,
            Ink::Hairline => palette.hairline,
            Ink::Accent => palette.accent,
            Ink::Empty => palette.empty,
            Ink::Disagreement => palette.disagreement,
            Ink::Category(n) => palette
                .categories
                .get(usize::from(n))
                .copied()
                .unwrap_or(palette.rest),
        }
    }

    /// A quiet surface in the hue of `ink`, on which text stays readable.
    #[must_use]
    pub fn tint(self, ink: Ink) -> Rgb {
        let (over, under) = (self.color(ink), self.palette().background);
        let mix = |over: u8, under: u8| {
            (f32::from(over) * TINT + f32::from(under) * (1.0 - TINT)).round() as u8
        };
        [
            mix(over[0], under[0]),
            mix(over[1], under[1]),
            mix(over[2], under[2]),
        ]
    }

    /// The word used in arguments and settings.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2.2.
    fn luminance(color: Rgb) -> f64 {
        let channel = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(color[0]) + 0.7152 * channel(color[1]) + 0.0722 * channel(color[2])
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_keeps_four_and_a_half_to_one_and_marks_three() {
        for theme in [Theme::Light, Theme::Dark] {
            for surface in [Ink::Background, Ink::Band].map(|ink| theme.color(ink)) {
                for ink in [Ink::Text, Ink::Secondary, Ink::Disagreement, Ink::Accent] {
                    let ratio = contrast(theme.color(ink), surface);
                    assert!(ratio >= 4.5, "{theme:?} {ink:?} {ratio:.2}");
                }
                for ink in (0..9).map(Ink::Category).chain([Ink::Empty]) {
                    let ratio = contrast(theme.color(ink), surface);
                    assert!(ratio >= 3.0, "{theme:?} {ink:?} {ratio:.2}");
                }
            }
            for ink in (0..9)
                .map(Ink::Category)
                .chain([Ink::Accent, Ink::Disagreement])
            {
                let ratio = contrast(theme.color(Ink::Text), theme.tint(ink));
                assert!(ratio >= 4.5, "{theme:?} text on {ink:?} tint {ratio:.2}");
            }
        }
    }
}
