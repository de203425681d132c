//! Scene → SVG; that SVG → PNG.
