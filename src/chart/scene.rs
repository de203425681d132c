//! A scene: marks placed on a surface, ready to be painted by anything.
//!
//! Units are pixels at scale 1, y grows downwards. Colours are named by role ([`Ink`]); a theme turns them into colours
//! when painting.

use super::crowd::Crowd;
use crate::model::Datum;

/// A width and a height.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Size {
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width, never negative.
    pub w: f32,
    /// Height, never negative.
    pub h: f32,
}

impl Rect {
    /// A rectangle from its left top corner and size.
    #[must_use]
    pub fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self {
            x,
            y,
            w: w.max(0.0),
            h: h.max(0.0),
        }
    }

    /// Right edge.
    #[must_use]
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// Bottom edge.
    #[must_use]
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// True when the point lies inside or on the left or top edge.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        point.x >= self.x && point.x < self.right() && point.y >= self.y && point.y < self.bottom()
    }

    /// True when the two share area.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The rectangle grown by `by` on every side.
    #[must_use]
    pub fn grow(self, by: f32) -> Self {
        Self::new(
            self.x - by,
            self.y - by,
            self.w + 2.0 * by,
            self.h + 2.0 * by,
        )
    }
}

/// A colour by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The surface itself.
    Background,
    /// A slightly raised or banded surface.
    Band,
    /// Titles and values.
    Text,
    /// Axis labels and notes.
    Secondary,
    /// Rules and grid.
    Hairline,
    /// Category `n` in the fixed colour-blind-safe order; past the eighth, grey.
    Category(u8),
    /// The one accent: selected and hovered.
    Accent,
    /// No data.
    Empty,
    /// A disagreement.
    Disagreement,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// Flat.
    Solid(Ink),
    /// A lighter tint of the ink.
    Tint(Ink),
    /// Diagonal stripes: a forecast.
    Stripes(Ink),
    /// From full to nothing across the rectangle: an uncertain end.
    Fade {
        /// The ink where it is full.
        ink: Ink,
        /// The side on which it is gone.
        to: Side,
        /// Starts from the tint rather than from the full ink.
        tint: bool,
    },
}

/// A side of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Top.
    Top,
    /// Bottom.
    Bottom,
}

/// A line's ink and form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub ink: Ink,
    /// Width.
    pub width: f32,
    /// Dashed rather than whole.
    pub dashed: bool,
}

/// The three type sizes, and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// Titles: 16 pixels, semi-bold.
    Title,
    /// Values and names: 13 pixels.
    Body,
    /// Body size, semi-bold.
    Strong,
    /// Axes, notes: 11 pixels.
    Secondary,
}

impl TextStyle {
    /// Size in pixels.
    #[must_use]
    pub fn px(self) -> f32 {
        match self {
            Self::Title => 16.0,
            Self::Body | Self::Strong => 13.0,
            Self::Secondary => 11.0,
        }
    }

    /// True for the heavier weight.
    #[must_use]
    pub fn is_semibold(self) -> bool {
        matches!(self, Self::Title | Self::Strong)
    }
}

/// Where text stands relative to its position, horizontally; vertically it is centred on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Position is the left end.
    Start,
    /// Position is the middle.
    Middle,
    /// Position is the right end.
    End,
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f32,
        /// Inside.
        fill: Option<Fill>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// Look.
        stroke: Stroke,
    },
    /// A disc or ring.
    Circle {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f32,
        /// Inside.
        fill: Option<Fill>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// A closed convex polygon: arrows, diamonds.
    Polygon {
        /// Corners in order.
        points: Vec<Point>,
        /// Inside.
        fill: Option<Fill>,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// One line of text, already cut to fit.
    Text {
        /// Where it stands; see [`Anchor`].
        at: Point,
        /// Horizontal anchor.
        anchor: Anchor,
        /// The words.
        text: String,
        /// Size and weight.
        style: TextStyle,
        /// Colour.
        ink: Ink,
    },
}

/// What a painter that brings its own frame (a plot widget with axes) leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Titles, axes, grid, notes.
    Frame,
    /// The data.
    Marks,
}

/// A shape with its place in the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What to paint.
    pub shape: Shape,
    /// Frame or data.
    pub layer: Layer,
    /// Index into [`Scene::clips`]; `None` is not clipped.
    pub clip: Option<u16>,
    /// Index into [`Scene::targets`] of what it stands for.
    pub target: Option<u32>,
}

/// What a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One event, figure or time.
    One(Datum),
    /// Several events too close to tell apart.
    Many(Crowd),
}

impl Mark {
    /// All that it stands for, in order of time.
    pub fn data(&self) -> impl Iterator<Item = Datum> {
        let (one, many) = match self {
            Self::One(datum) => (Some(*datum), None),
            Self::Many(crowd) => (None, Some(crowd.data())),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }

    /// True when it stands for this, alone or among others. `known` is where an event lies, first and one past the last
    /// second; without it, crowds are passed over.
    #[must_use]
    pub fn has(&self, datum: Datum, known: Option<(i64, i64)>) -> bool {
        match (self, datum, known) {
            (Self::One(one), ..) => *one == datum,
            (Self::Many(crowd), Datum::Event(r), Some(known)) => crowd.has(r, known),
            _ => false,
        }
    }
}

/// A place that answers to the pointer, the keyboard and a screen reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The area that answers.
    pub rect: Rect,
    /// What it stands for.
    pub mark: Mark,
    /// Its accessible name: title and date, or measure and value. Empty on screen for events, whose names are made when
    /// asked for: see [`super::name`].
    pub name: String,
}

/// What a stretch of the surface is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneKind {
    /// The names of the lanes.
    Heads,
    /// The name of one lane, by its position among all lanes.
    Head(u32),
    /// The ruler of a time axis.
    Ruler,
    /// The small picture of everything, with a window on it.
    Overview,
    /// One panel of figures.
    Panel,
}

/// A stretch of the surface that answers to gestures as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// What it is for.
    pub kind: ZoneKind,
    /// Where it is.
    pub rect: Rect,
    /// The time that its left and right edges stand for, where it has a time axis.
    pub time: Option<super::TimeView>,
}

/// A laid-out chart.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scene {
    /// Size of the surface.
    pub size: Size,
    /// Shapes in the order of painting.
    pub items: Vec<Item>,
    /// Clip areas that items name.
    pub clips: Vec<Rect>,
    /// What answers to the pointer; later ones lie on top.
    pub targets: Vec<Target>,
    /// The area of the data, inside axes and titles.
    pub plot: Rect,
    /// The time that the left and right edges of the plot stand for, in charts with one time axis.
    pub time: Option<super::TimeView>,
    /// Parts of the surface with gestures of their own.
    pub zones: Vec<Zone>,
    /// The chart's name, for the `title` of an SVG.
    pub title: String,
    /// The part of the plot that scrolls, in charts of lanes.
    pub scrolled: Rect,
    /// Full height of the content, where more of it can be scrolled to than `size` shows.
    pub content_height: f32,
    /// The chart in one sentence, for screen readers and the `desc` of an SVG.
    pub summary: String,
}

impl Scene {
    /// The topmost target under `point`, index into [`Self::targets`].
    #[must_use]
    pub fn hit(&self, point: Point) -> Option<usize> {
        self.targets
            .iter()
            .rposition(|target| target.rect.contains(point))
    }

    /// The first zone of this kind.
    #[must_use]
    pub fn zone(&self, kind: ZoneKind) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.kind == kind)
    }

    /// The first target that stands for `datum`, alone or among others; see [`Mark::has`].
    #[must_use]
    pub fn target_of(&self, datum: Datum, known: Option<(i64, i64)>) -> Option<usize> {
        self.targets
            .iter()
            .position(|target| target.mark.has(datum, known))
    }
}
