//! Scene → SVG; that SVG → PNG. Has no opinion on where marks stand.

pub mod font;
pub mod png;
pub mod svg;
pub mod theme;

pub use font::Inter;
pub use png::{Picture, PngError, pixels, png};
pub use svg::svg;
pub use theme::Theme;
