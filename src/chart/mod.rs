//! Corpus → Scene: the only geometry in the program. Screen, SVG, PNG and tests all draw what is placed here.

pub mod scene;

pub use scene::{
    Fill, Ink, Item, Layer, Mark, Point, Rect, Scene, Shape, Size, Stroke, Target, TextStyle,
};

use crate::model::Filter;

/// Measures text for layout, so that charts come out alike on screen and on paper.
pub trait Measure {
    /// Width in pixels of one line of `text`.
    fn width(&self, text: &str, style: TextStyle) -> f32;
}

/// The stretch of time on show, in seconds since 1970-01-01T00:00 civil time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeView {
    /// Left edge.
    pub start: f64,
    /// Right edge; always after `start`.
    pub end: f64,
}

/// What of a chart is in view; session state, never saved.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The stretch of time shown by every chart with a time axis; `None` fits everything.
    pub time: Option<TimeView>,
    /// Pixels scrolled down from the top of the lanes.
    pub scroll: f32,
    /// What is filtered out.
    pub filter: &'a Filter,
    /// "Today", for the today line, in seconds since 1970; `None` draws none (files must not depend on the clock).
    pub today: Option<i64>,
}
