//! Scene → PNG, through its SVG: what the picture shows is what the SVG shows.
//!
//! Only the embedded typeface is used, so that a picture never depends on the machine that made it.

use super::font::{FAMILY, REGULAR, SEMI_BOLD};
use super::svg::svg;
use super::theme::Theme;
use crate::chart::Scene;
use resvg::{tiny_skia, usvg};
use std::fmt;
use std::io::{self, Write as _};
use std::sync::{Arc, LazyLock};

/// The most pixels along one side.
pub const MAX_SIDE: u32 = 16_384;
/// The most pixels in all: 256 MB of memory, where they are held plain.
pub const MAX_PIXELS: u64 = 64_000_000;
/// Pixels that are drawn between two looks at whether anyone still waits.
const BAND: u32 = 1 << 21;

/// Pixels of a picture to each pixel of its scene, each way, unless the user says otherwise: sharp type in print and on
/// dense screens.
pub const PNG_SCALE: u8 = 2;
/// The scales that a user may ask for.
pub const PNG_SCALES: std::ops::RangeInclusive<u8> = 1..=4;

/// The scale that a file's name asks for, as designers write it: `timeline@3x.png`; [`PNG_SCALE`] where it asks for none.
///
/// ```
/// # use dateline::paint::png::scale_of;
/// assert_eq!(scale_of("timeline@3x"), 3);
/// assert_eq!(scale_of("timeline"), 2);
/// ```
#[must_use]
pub fn scale_of(stem: &str) -> u8 {
    let asked = stem.rsplit_once('@').and_then(|(_, scale)| {
        let digits = scale.strip_suffix(['x', 'X', '×'])?;
        digits.parse().ok()
    });
    asked
        .filter(|scale| PNG_SCALES.contains(scale))
        .unwrap_or(PNG_SCALE)
}

/// Why no picture could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PngError {
    /// No width or no height.
    Empty,
    /// Over [`MAX_SIDE`] or [`MAX_PIXELS`].
    TooLarge,
    /// The drawing could not be rasterised or packed.
    Broken,
    /// Nobody waits for it any more.
    Stopped,
}

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the picture has no width or no height"),
            Self::TooLarge => write!(
                f,
                "the picture is too large: at most {MAX_SIDE} pixels a side and {} million in all",
                MAX_PIXELS / 1_000_000
            ),
            Self::Broken => write!(f, "the picture could not be drawn"),
            Self::Stopped => write!(f, "the drawing was stopped"),
        }
    }
}

impl std::error::Error for PngError {}

impl From<::png::EncodingError> for PngError {
    fn from(_: ::png::EncodingError) -> Self {
        Self::Broken
    }
}

impl From<io::Error> for PngError {
    fn from(_: io::Error) -> Self {
        Self::Broken
    }
}

static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    for file in [REGULAR, SEMI_BOLD] {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(file)));
    }
    // Some files name the weight as a family of its own; here it is one family of two weights.
    let faces: Vec<usvg::fontdb::FaceInfo> = fonts.faces().cloned().collect();
    for mut face in faces {
        fonts.remove_face(face.id);
        for (name, _) in &mut face.families {
            FAMILY.clone_into(name);
        }
        fonts.push_face_info(face);
    }
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// A picture as plain pixels, row by row: red, green, blue and opacity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Four bytes for each pixel.
    pub rgba: Vec<u8>,
}

/// Draws a scene as plain pixels, `scale` of them to the scene's pixel.
///
/// # Errors
/// When the picture would be empty or over the size limits.
pub fn pixels(scene: &Scene, theme: Theme, scale: f32) -> Result<Picture, PngError> {
    let drawing = Drawing::new(scene, theme, scale)?;
    let mut rgba = Vec::new();
    for band in drawing.bands(&|| true) {
        rgba.extend_from_slice(band?.data());
    }
    Ok(Picture {
        width: drawing.width as usize,
        height: drawing.height as usize,
        rgba,
    })
}

/// Draws a scene as a PNG file, `scale` pixels to the scene's pixel, as long as `go_on` says so.
///
/// # Errors
/// When the picture would be empty or over the size limits, or nobody waits for it any more.
pub fn png(
    scene: &Scene,
    theme: Theme,
    scale: f32,
    go_on: &dyn Fn() -> bool,
) -> Result<Vec<u8>, PngError> {
    let drawing = Drawing::new(scene, theme, scale)?;
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, drawing.width, drawing.height);
    encoder.set_color(::png::ColorType::Rgba);
    encoder.set_depth(::png::BitDepth::Eight);
    let mut header = encoder.write_header()?;
    let mut packed = header.stream_writer()?;
    for band in drawing.bands(go_on) {
        // The surface is opaque, so that premultiplied pixels are plain ones.
        packed.write_all(band?.data())?;
    }
    packed.finish()?;
    header.finish()?;
    Ok(file)
}

/// A scene that is to be drawn, and how many pixels it takes.
struct Drawing {
    tree: usvg::Tree,
    scale: f32,
    width: u32,
    height: u32,
}

impl Drawing {
    fn new(scene: &Scene, theme: Theme, scale: f32) -> Result<Self, PngError> {
        let (width, height) = sides(scene, scale)?;
        let options = usvg::Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::clone(&FONTS),
            ..usvg::Options::default()
        };
        let tree =
            usvg::Tree::from_str(&svg(scene, theme), &options).map_err(|_| PngError::Broken)?;
        Ok(Self {
            tree,
            scale,
            width,
            height,
        })
    }

    /// The picture from top to bottom, so many rows at a time that each takes a moment.
    fn bands<'a>(
        &'a self,
        go_on: &'a dyn Fn() -> bool,
    ) -> impl Iterator<Item = Result<tiny_skia::Pixmap, PngError>> + 'a {
        let rows = (BAND / self.width).max(1);
        (0..self.height).step_by(rows as usize).map(move |top| {
            if !go_on() {
                return Err(PngError::Stopped);
            }
            let rows = rows.min(self.height - top);
            let mut band = tiny_skia::Pixmap::new(self.width, rows).ok_or(PngError::TooLarge)?;
            let place = tiny_skia::Transform::from_scale(self.scale, self.scale)
                .post_translate(0.0, -(top as f32));
            resvg::render(&self.tree, place, &mut band.as_mut());
            Ok(band)
        })
    }
}

fn sides(scene: &Scene, scale: f32) -> Result<(u32, u32), PngError> {
    let side = |length: f32| -> Result<u32, PngError> {
        let pixels = (length * scale).ceil();
        if pixels.is_nan() || pixels < 1.0 {
            Err(PngError::Empty)
        } else if pixels > MAX_SIDE as f32 {
            Err(PngError::TooLarge)
        } else {
            Ok(pixels as u32)
        }
    };
    let (width, height) = (side(scene.size.w)?, side(scene.size.h)?);
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PngError::TooLarge);
    }
    Ok((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Size;

    fn scene(w: f32, h: f32) -> Scene {
        Scene {
            size: Size { w, h },
            ..Scene::default()
        }
    }

    #[test]
    fn a_picture_has_the_scaled_size_and_limits_hold() {
        let file = png(&scene(30.0, 20.0), Theme::Light, 2.0, &|| true).unwrap();
        assert_eq!(&file[..4], b"\x89PNG");
        assert_eq!(&file[16..24], [0, 0, 0, 60, 0, 0, 0, 40]);
        let fails = |w, h, scale| png(&scene(w, h), Theme::Light, scale, &|| true).unwrap_err();
        assert_eq!(fails(0.0, 9.0, 1.0), PngError::Empty);
        assert_eq!(fails(9.0, 9.0, f32::NAN), PngError::Empty);
        assert_eq!(fails(1e6, 9.0, 1.0), PngError::TooLarge);
        assert_eq!(fails(9000.0, 9000.0, 1.0), PngError::TooLarge);
    }

    #[test]
    fn a_picture_of_many_bands_is_that_of_one_and_can_be_stopped() {
        let corpus = crate::model::synthetic::corpus(500);
        let filter = crate::model::Filter::default();
        let (size, view) = (
            Size {
                w: 1_500.0,
                h: 900.0,
            },
            crate::chart::View::all(&filter),
        );
        let spec = crate::chart::ChartSpec::default();
        let scene = crate::chart::layout(&spec, &corpus, &view, size, &crate::paint::Inter);
        let drawing = Drawing::new(&scene, Theme::Light, 2.0).unwrap();
        assert!(drawing.bands(&|| true).count() > 2);
        let mut whole = tiny_skia::Pixmap::new(drawing.width, drawing.height).unwrap();
        let place = tiny_skia::Transform::from_scale(2.0, 2.0);
        resvg::render(&drawing.tree, place, &mut whole.as_mut());
        assert!(pixels(&scene, Theme::Light, 2.0).unwrap().rgba == whole.data());
        let left = std::sync::atomic::AtomicUsize::new(2);
        let waits = || left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) > 0;
        let stopped = png(&scene, Theme::Light, 2.0, &waits);
        assert_eq!(stopped, Err(PngError::Stopped));
    }
}
