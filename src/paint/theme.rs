//! Roles of colour → colours, for paper and for the dark.
//!
//! Categories follow Okabe and Ito (2008), "Color universal design", in a fixed order that stays apart for colour-blind
//! readers, each darkened or lightened until it keeps 3:1 against the surface (WCAG 2.2, 1.4.11). Text keeps 4.5:1 (1.4.3).
//! In high contrast, text keeps 7:1 (1.4.6), marks 4.5:1 and lines 3:1.

use crate::chart::Ink;

/// Opaque red, green and blue, 0 to 255 each (sRGB).
pub type Rgb = [u8; 3];

/// Which of the palettes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Dark marks on warm paper.
    #[default]
    Light,
    /// Light marks on near-black.
    Dark,
    /// Black on white, with strong marks.
    LightContrast,
    /// White on black, with strong marks.
    DarkContrast,
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

const LIGHT_CONTRAST: Palette = Palette {
    background: hex(0x00FF_FFFF),
    band: hex(0x00EE_EEEE),
    text: hex(0x0000_0000),
    secondary: hex(0x0033_3333),
    hairline: hex(0x0080_8080),
    accent: hex(0x0022_11B4),
    empty: hex(0x0055_5555),
    disagreement: hex(0x008A_0A00),
    rest: hex(0x004A_4A4A),
    categories: [
        hex(0x0000_5187),
        hex(0x009A_3F00),
        hex(0x0000_6047),
        hex(0x0085_3560),
        hex(0x0074_4E00),
        hex(0x0008_5F8A),
        hex(0x005A_5400),
        hex(0x0000_0000),
    ],
};

const DARK_CONTRAST: Palette = Palette {
    background: hex(0x0000_0000),
    band: hex(0x0022_2222),
    text: hex(0x00FF_FFFF),
    secondary: hex(0x00D6_D6D6),
    hairline: hex(0x0080_8080),
    accent: hex(0x00C8_C3FF),
    empty: hex(0x00B4_B4B4),
    disagreement: hex(0x00FF_A094),
    rest: hex(0x00BE_BEBE),
    categories: [
        hex(0x0078_BEF0),
        hex(0x00FF_A066),
        hex(0x0048_DBB0),
        hex(0x00F0_AED2),
        hex(0x00F8_BE3A),
        hex(0x00A6_DCF7),
        hex(0x00F2_E86A),
        hex(0x00FF_FFFF),
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
            Self::LightContrast => &LIGHT_CONTRAST,
            Self::DarkContrast => &DARK_CONTRAST,
        }
    }

    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Light,
        Self::Dark,
        Self::LightContrast,
        Self::DarkContrast,
    ];

    /// The palette on a dark or light ground, with strong contrast or not.
    #[must_use]
    pub fn new(is_dark: bool, has_contrast: bool) -> Self {
        match (is_dark, has_contrast) {
            (false, false) => Self::Light,
            (true, false) => Self::Dark,
            (false, true) => Self::LightContrast,
            (true, true) => Self::DarkContrast,
        }
    }

    /// True on a dark ground.
    #[must_use]
    pub fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::DarkContrast)
    }

    /// True where contrast is strong.
    #[must_use]
    pub fn has_contrast(self) -> bool {
        matches!(self, Self::LightContrast | Self::DarkContrast)
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
            Self::LightContrast => "high-contrast",
            Self::DarkContrast => "high-contrast-dark",
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
    fn text_keeps_four_and_a_half_to_one_and_marks_three_and_more_in_high_contrast() {
        for theme in Theme::ALL {
            let (text, mark) = if theme.has_contrast() {
                (7.0, 4.5)
            } else {
                (4.5, 3.0)
            };
            let check = |ink: Ink, surface: Rgb, least: f64, on: &str| {
                let ratio = contrast(theme.color(ink), surface);
                assert!(ratio >= least, "{theme:?} {ink:?} on {on} {ratio:.2}");
            };
            for on in [Ink::Background, Ink::Band] {
                let surface = theme.color(on);
                for ink in [Ink::Text, Ink::Secondary, Ink::Disagreement, Ink::Accent] {
                    check(ink, surface, text, &format!("{on:?}"));
                }
                for ink in (0..9).map(Ink::Category).chain([Ink::Empty]) {
                    check(ink, surface, mark, &format!("{on:?}"));
                }
            }
            for on in (0..9)
                .map(Ink::Category)
                .chain([Ink::Accent, Ink::Disagreement])
            {
                check(
                    Ink::Text,
                    theme.tint(on),
                    text,
                    &format!("a tint of {on:?}"),
                );
            }
            if theme.has_contrast() {
                let ground = theme.color(Ink::Background);
                check(Ink::Hairline, ground, 3.0, "Background");
            }
        }
    }

    #[test]
    fn every_palette_has_a_ground_of_its_own() {
        // The window knows its palette by its ground.
        for theme in Theme::ALL {
            assert_eq!(Theme::new(theme.is_dark(), theme.has_contrast()), theme);
            let ground = theme.color(Ink::Background);
            let same = Theme::ALL.map(|other| other.color(Ink::Background) == ground);
            assert_eq!(same.iter().filter(|&&same| same).count(), 1);
        }
    }
}
