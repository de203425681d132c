//! A scene being written: shorthand for its shapes, and text cut to fit.

use super::ground::Ground;
use super::{
    Anchor, Fill, Ink, Item, Layer, Mark, Measure, Point, Rect, Scene, Shape, Size, Stroke, Target,
    TextStyle,
};

/// Half the height of what words hide of a line behind them, in pixels.
const BREAK: f32 = 7.0;
/// How far a line is broken on both sides of words, in pixels.
const AIR: f32 = 2.0;

/// The mark of cut text.
const ELLIPSIS: &str = "…";

/// A scene under construction. Shapes land on the layer, clip and target that are set at the time.
pub struct Sheet<'a> {
    /// What has been placed so far.
    pub scene: Scene,
    /// Text widths.
    pub measure: &'a dyn Measure,
    /// The layer of what follows.
    pub layer: Layer,
    /// The clip of what follows.
    pub clip: Option<u16>,
    /// The target of what follows.
    pub target: Option<u32>,
    /// The part of the surface that will be seen, where less than all of it is; layouts may leave the rest empty.
    pub visible: Option<Rect>,
    /// What stands behind the marks.
    pub ground: Ground,
}

impl<'a> Sheet<'a> {
    /// An empty surface.
    #[must_use]
    pub fn new(size: Size, measure: &'a dyn Measure) -> Self {
        Self {
            scene: Scene {
                size,
                content_height: size.h,
                ..Scene::default()
            },
            measure,
            layer: Layer::Frame,
            clip: None,
            target: None,
            visible: None,
            ground: Ground::default(),
        }
    }

    /// True when something in `area` will be seen.
    #[must_use]
    pub fn shows(&self, area: Rect) -> bool {
        self.visible.is_none_or(|visible| visible.overlaps(area))
    }

    /// Adds a clip area for what follows.
    pub fn clip_to(&mut self, rect: Rect) {
        self.clip = u16::try_from(self.scene.clips.len()).ok();
        self.scene.clips.push(rect);
    }

    /// Adds a target and makes what follows stand for it.
    pub fn begin(&mut self, rect: Rect, mark: Mark, name: String) {
        self.target = u32::try_from(self.scene.targets.len()).ok();
        self.scene.targets.push(Target { rect, mark, name });
    }

    /// What follows stands for nothing.
    pub fn end(&mut self) {
        self.target = None;
    }

    /// Adds any shape.
    pub fn push(&mut self, shape: Shape) {
        self.scene.items.push(Item {
            shape,
            layer: self.layer,
            clip: self.clip,
            target: self.target,
        });
    }

    /// A filled rectangle.
    pub fn fill(&mut self, rect: Rect, fill: Fill) {
        self.rect(rect, 0.0, Some(fill), None);
    }

    /// A rectangle with all its looks.
    pub fn rect(&mut self, rect: Rect, radius: f32, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.push(Shape::Rect {
            rect,
            radius,
            fill,
            stroke,
        });
    }

    /// A straight line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        let point = |(x, y): (f32, f32)| Point { x, y };
        self.push(Shape::Line {
            from: point(from),
            to: point(to),
            stroke,
        });
    }

    /// A line one pixel wide, upright, on the pixel grid.
    pub fn upright(&mut self, x: f32, top: f32, bottom: f32, ink: Ink) {
        let x = x.floor() + 0.5;
        self.line((x, top), (x, bottom), Stroke::thin(ink));
    }

    /// The same, through everything: words may break it.
    pub fn grid_line(&mut self, x: f32, top: f32, bottom: f32, ink: Ink) {
        self.upright(x, top, bottom, ink);
        self.ground.line(x.floor() + 0.5);
    }

    /// A line one pixel high, level, on the pixel grid.
    pub fn level(&mut self, y: f32, left: f32, right: f32, ink: Ink) {
        let y = y.floor() + 0.5;
        self.line((left, y), (right, y), Stroke::thin(ink));
    }

    /// A closed convex polygon.
    pub fn polygon(&mut self, points: &[(f32, f32)], fill: Option<Fill>, stroke: Option<Stroke>) {
        let points = points.iter().map(|&(x, y)| Point { x, y }).collect();
        self.push(Shape::Polygon {
            points,
            fill,
            stroke,
        });
    }

    /// One line of text, vertically centred on `y`.
    pub fn text(
        &mut self,
        (x, y): (f32, f32),
        anchor: Anchor,
        text: impl Into<String>,
        style: TextStyle,
        ink: Ink,
    ) {
        let text = text.into();
        if !text.is_empty() {
            self.push(Shape::Text {
                at: Point { x, y },
                anchor,
                text,
                style,
                ink,
            });
        }
    }

    /// Breaks the lines behind words of this width that begin at `x` and are to be written next.
    pub fn break_lines(&mut self, (x, y): (f32, f32), width: f32) {
        let ground = std::mem::take(&mut self.ground);
        if let Some(level) = ground.level_within(y - BREAK, y + BREAK) {
            let gap = Rect::new(x - AIR, level - 0.5, width + 2.0 * AIR, 1.0);
            self.fill(gap, Fill::Solid(Ink::Background));
        }
        for (at, ink) in ground.crossed(x - AIR, x + width + AIR) {
            let gap = Rect::new(at - 0.5, y - BREAK, 1.0, 2.0 * BREAK);
            self.fill(gap, Fill::Solid(ink));
        }
        self.ground = ground;
    }

    /// Width of a text in pixels.
    #[must_use]
    pub fn width(&self, text: &str, style: TextStyle) -> f32 {
        self.measure.width(text, style)
    }

    /// The text if it fits into `room` pixels, else its beginning with an ellipsis; empty when not even that fits.
    #[must_use]
    pub fn cut(&self, text: &str, style: TextStyle, room: f32) -> String {
        cut(text, style, room, self.measure)
    }
}

impl Stroke {
    /// A whole line one pixel wide.
    #[must_use]
    pub fn thin(ink: Ink) -> Self {
        Self::of(ink, 1.0)
    }

    /// A whole line.
    #[must_use]
    pub fn of(ink: Ink, width: f32) -> Self {
        Self {
            ink,
            width,
            dashed: false,
        }
    }

    /// The same line, dashed.
    #[must_use]
    pub fn dashed(self) -> Self {
        Self {
            dashed: true,
            ..self
        }
    }
}

/// The text if it fits into `room` pixels, else its beginning with an ellipsis; empty when not even that fits.
#[must_use]
pub fn cut(text: &str, style: TextStyle, room: f32, measure: &dyn Measure) -> String {
    let within = room - measure.width(ELLIPSIS, style);
    // The last end of a beginning that leaves room for the ellipsis, blanks at that end left out.
    let (mut width, mut kept) = (0.0, 0);
    for (at, c) in text.char_indices() {
        width += measure.advance(c, style);
        if width <= within && !c.is_whitespace() {
            kept = at + c.len_utf8();
        }
        if width > room {
            let head = text.get(..kept).unwrap_or("");
            let ellipsis = if kept > 0 { ELLIPSIS } else { "" };
            return format!("{head}{ellipsis}");
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed;

    impl Measure for Fixed {
        fn advance(&self, _: char, _: TextStyle) -> f32 {
            1.0
        }
    }

    #[test]
    fn text_is_cut_only_when_it_must_be() {
        let cut = |room| cut("naïve plan", TextStyle::Body, room, &Fixed);
        assert_eq!(cut(10.0), "naïve plan");
        assert_eq!(cut(9.0), "naïve pl…");
        assert_eq!(cut(7.0), "naïve…");
        assert_eq!(cut(2.0), "n…");
        assert_eq!(cut(1.0), "");
        assert_eq!(cut(0.0), "");
    }
}
