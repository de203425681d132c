//! Scene → SVG; that SVG → PNG. Has no opinion on where marks stand.

pub mod font;
pub mod theme;
