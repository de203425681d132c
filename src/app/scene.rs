//! Scene → the toolkit: paints its shapes, lights what is hovered or selected, and makes its targets answer to the pointer,
//! the keyboard and a screen reader. Places nothing itself.

use super::label;
use super::pane::Shared;
use crate::chart::{
    Anchor, Fill, Ink, Item, Mark, Point, Rect as Area, Scene, Shape as Form, Side, Stroke as Line,
    Target, lanes::known, name,
};
use crate::model::{Corpus, Datum, Hits};
use crate::paint::theme::Theme;
use egui::accesskit::Role;
use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Id, Mesh, Painter, Pos2, Rect, Response,
    Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

/// Targets beyond this many are reached by the pointer only: each costs a widget in every frame.
const MOST_WIDGETS: usize = 400;
/// The family of titles and names, where the window has one.
const SEMIBOLD: &str = "semibold";

/// Events of a crowd that are looked at one by one for hits; of a larger one, its stretch of time is.
const MOST_LOOKED_AT: usize = 256;
/// The share of its colour that a mark keeps which a search passes over.
const FAINT: f32 = 0.25;

/// How to paint a scene.
#[derive(Clone, Copy)]
pub(super) struct Brush<'a> {
    /// Where the scene's corner lies on the screen.
    pub(super) origin: Vec2,
    /// Light or dark.
    pub(super) theme: Theme,
    /// The selected datum.
    pub(super) selected: Option<Datum>,
    /// The hovered datum.
    pub(super) hovered: Option<Datum>,
    /// What a search has found, while one is on.
    pub(super) hits: Option<&'a Hits>,
    /// True while painting what a search passes over.
    pub(super) is_faint: bool,
    /// What the data belong to.
    pub(super) corpus: &'a Corpus,
    /// What the scene is painted with.
    pub(super) painter: &'a Painter,
}

/// What the pointer did to the targets of a scene.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Touched {
    /// The target under the pointer.
    pub(super) hovered: Option<usize>,
    /// The target clicked, or activated by key.
    pub(super) clicked: Option<usize>,
    /// The target clicked twice.
    pub(super) double_clicked: Option<usize>,
}

/// The colour of a role.
pub(super) fn color(theme: Theme, ink: Ink) -> Color32 {
    let [red, green, blue] = theme.color(ink);
    Color32::from_rgb(red, green, blue)
}

/// Where an event lies, for crowds to find it by.
fn place(corpus: &Corpus, datum: Datum) -> Option<(i64, i64)> {
    match datum {
        Datum::Event(r) => known(corpus.event(r)?.interval),
        _ => None,
    }
}

/// The family of titles and names; the plain one where the window's fonts are not installed.
pub(super) fn semibold(ctx: &egui::Context) -> FontFamily {
    let family = FontFamily::Name(SEMIBOLD.into());
    if ctx.fonts(|fonts| fonts.families().contains(&family)) {
        family
    } else {
        FontFamily::Proportional
    }
}

impl<'a> Brush<'a> {
    /// A brush that paints what all panes see, with the scene's corner at `origin`.
    pub(super) fn new(shared: &Shared<'a>, painter: &'a Painter, origin: Vec2) -> Self {
        Self {
            origin,
            theme: shared.theme,
            selected: shared.selected,
            hovered: shared.hovered,
            hits: shared.hits,
            is_faint: false,
            corpus: shared.corpus,
            painter,
        }
    }

    /// The colour of a role, paler for what a search passes over.
    fn color(&self, ink: Ink) -> Color32 {
        self.paled(color(self.theme, ink))
    }

    fn tint(&self, ink: Ink) -> Color32 {
        let [red, green, blue] = self.theme.tint(ink);
        self.paled(Color32::from_rgb(red, green, blue))
    }

    fn paled(&self, full: Color32) -> Color32 {
        if self.is_faint {
            color(self.theme, Ink::Background).lerp_to_gamma(full, FAINT)
        } else {
            full
        }
    }

    /// True for each target that a search passes over; empty while none is on.
    fn faint(&self, scene: &Scene) -> Vec<bool> {
        let Some(hits) = self.hits else {
            return Vec::new();
        };
        let is_hit = |mark: &Mark| match mark {
            Mark::One(datum) => hits.has(*datum),
            Mark::Many(crowd) if crowd.len() <= MOST_LOOKED_AT => {
                crowd.data().any(|datum| hits.has(datum))
            }
            Mark::Many(crowd) => crowd
                .extent()
                .is_some_and(|(from, to)| hits.begin_within(from, to)),
        };
        let targets = scene.targets.iter();
        targets.map(|target| !is_hit(&target.mark)).collect()
    }

    /// The target of a datum on the screen, found once rather than for every shape.
    fn lit(&self, scene: &Scene, datum: Option<Datum>) -> Option<u32> {
        let datum = datum?;
        let index = scene.target_of(datum, place(self.corpus, datum))?;
        u32::try_from(index).ok()
    }

    fn pos(&self, point: Point) -> Pos2 {
        Pos2::new(point.x, point.y) + self.origin
    }

    fn rect(&self, area: Area) -> Rect {
        Rect::from_min_size(
            Pos2::new(area.x, area.y) + self.origin,
            Vec2::new(area.w, area.h),
        )
    }

    fn line(&self, line: Line) -> Stroke {
        Stroke::new(line.width, self.color(line.ink))
    }

    /// Paints all shapes of a scene, in order.
    pub(super) fn paint(&self, scene: &Scene) {
        let mut painter = self.painter.clone();
        for (clip, shape) in self.shapes(scene) {
            if painter.clip_rect() != clip {
                painter = self.painter.with_clip_rect(clip);
            }
            painter.add(shape);
        }
    }

    /// The shapes of a scene, in order, each with the area that it is clipped to.
    pub(super) fn shapes(&self, scene: &Scene) -> Vec<(Rect, Shape)> {
        let bold = semibold(self.painter.ctx());
        let lit = |datum| self.lit(scene, datum);
        let (selected, hovered) = (lit(self.selected), lit(self.hovered));
        let faint = self.faint(scene);
        let mut out = Out {
            clip: self.painter.clip_rect(),
            shapes: Vec::with_capacity(scene.items.len() + 1),
            batch: Mesh::default(),
            words: Vec::new(),
        };
        let mut clip: Option<u16> = None;
        for item in &scene.items {
            if item.clip != clip {
                clip = item.clip;
                let area = clip.and_then(|index| scene.clips.get(usize::from(index)));
                let whole = self.painter.clip_rect();
                out.finish();
                out.clip = area.map_or(whole, |area| whole.intersect(self.rect(*area)));
            }
            let is_lit =
                item.target.is_some() && (item.target == selected || item.target == hovered);
            let target = item.target.and_then(|index| faint.get(index as usize));
            let brush = Brush {
                is_faint: !is_lit && target == Some(&true),
                ..*self
            };
            brush.item(&mut out, (item, &scene.targets), is_lit, &bold);
        }
        out.finish();
        if let Some(target) = selected.and_then(|index| scene.targets.get(index as usize)) {
            // A ring around what is selected.
            let ring = self
                .rect(target.rect)
                .expand(1.0)
                .intersect(self.painter.clip_rect());
            let line = Stroke::new(1.5, color(self.theme, Ink::Accent));
            let corner = CornerRadius::same(4);
            out.add(Shape::rect_stroke(ring, corner, line, StrokeKind::Inside));
        }
        out.flush();
        out.shapes
    }

    fn item(
        &self,
        out: &mut Out,
        (item, targets): (&Item, &[Target]),
        is_lit: bool,
        bold: &FontFamily,
    ) {
        let swap = |ink: Ink| match ink {
            Ink::Category(_) | Ink::Empty | Ink::Disagreement if is_lit => Ink::Accent,
            other => other,
        };
        let stroke = |line: Line| Line {
            ink: swap(line.ink),
            ..line
        };
        match &item.shape {
            Form::Rect {
                rect,
                radius,
                fill,
                stroke: line,
            } => {
                let rect = self.rect(*rect);
                if let (Some(fill @ (Fill::Solid(_) | Fill::Tint(_))), None) = (fill, line)
                    && *radius <= 0.0
                {
                    out.batch.add_colored_rect(rect, self.flat(*fill, swap));
                    return;
                }
                let corner = CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8);
                self.fill(out, rect, corner, *fill, swap);
                if let Some(line) = line.map(stroke) {
                    self.frame(out, rect, corner, line);
                }
            }
            Form::Line {
                from,
                to,
                stroke: line,
            } => {
                let ends = [self.pos(*from), self.pos(*to)];
                self.path(out, &ends, stroke(*line));
            }
            Form::Circle {
                center,
                radius,
                fill,
                stroke: line,
            } => {
                let center = self.pos(*center);
                if let Some(fill) = fill {
                    let color = self.flat(*fill, swap);
                    out.add(Shape::circle_filled(center, *radius, color));
                }
                match line.map(stroke) {
                    Some(line) if line.dashed => self.path(out, &ring(center, *radius), line),
                    Some(line) => {
                        out.add(Shape::circle_stroke(center, *radius, self.line(line)));
                    }
                    None => {}
                }
            }
            Form::Polygon {
                points,
                fill,
                stroke: line,
            } => {
                let points = points.iter().map(|point| self.pos(*point)).collect();
                let fill = fill.map_or(Color32::TRANSPARENT, |fill| self.flat(fill, swap));
                let line = line
                    .map(stroke)
                    .map_or(Stroke::NONE, |line| self.line(line));
                out.add(Shape::convex_polygon(points, fill, line));
            }
            Form::Text {
                at,
                anchor,
                text,
                style,
                ink,
            } => {
                let family = if style.is_semibold() {
                    bold.clone()
                } else {
                    FontFamily::Proportional
                };
                let align = match anchor {
                    Anchor::Start => Align2::LEFT_CENTER,
                    Anchor::Middle => Align2::CENTER_CENTER,
                    Anchor::End => Align2::RIGHT_CENTER,
                };
                let color = self.color(*ink);
                let font = FontId::new(style.px(), family);
                let whole = self
                    .title(item, targets)
                    .filter(|_| *anchor == Anchor::Start);
                let cut =
                    whole.and_then(|whole| label::cut(self.painter, whole, text, &font, color));
                if let Some(pieces) = cut {
                    let height = pieces[0].1.size().y;
                    let corner = self.pos(*at) - Vec2::new(0.0, height / 2.0);
                    for (offset, galley) in pieces {
                        out.words
                            .push(Shape::galley(corner + offset, galley, color));
                    }
                    return;
                }
                let galley = self.painter.layout_no_wrap(text.clone(), font, color);
                let corner = align.anchor_size(self.pos(*at), galley.size()).min;
                out.words.push(Shape::galley(corner, galley, color));
            }
        }
    }

    /// The whole title of the event that an item stands for.
    fn title(&self, item: &Item, targets: &[Target]) -> Option<&'a str> {
        match targets.get(item.target? as usize)?.mark {
            Mark::One(Datum::Event(r)) => Some(&self.corpus.event(r)?.title),
            _ => None,
        }
    }

    /// One colour for fills of forms that are too small for patterns.
    fn flat(&self, fill: Fill, swap: impl Fn(Ink) -> Ink) -> Color32 {
        match fill {
            Fill::Solid(ink) => self.color(swap(ink)),
            Fill::Tint(ink) | Fill::Stripes(ink) => self.tint(swap(ink)),
            Fill::Fade {
                ink, tint: pale, ..
            } => {
                let ink = swap(ink);
                if pale {
                    self.tint(ink)
                } else {
                    self.color(ink)
                }
            }
        }
    }

    fn fill(
        &self,
        out: &mut Out,
        rect: Rect,
        corner: CornerRadius,
        fill: Option<Fill>,
        swap: impl Fn(Ink) -> Ink,
    ) {
        let Some(fill) = fill else {
            return;
        };
        match fill {
            Fill::Fade { to, .. } => out.add(faded(rect, self.flat(fill, swap), to)),
            Fill::Stripes(ink) => {
                out.add(Shape::rect_filled(rect, corner, self.tint(swap(ink))));
                let line = Stroke::new(2.0, self.color(swap(ink)));
                stripes(out, rect, line);
            }
            Fill::Solid(_) | Fill::Tint(_) => {
                out.add(Shape::rect_filled(rect, corner, self.flat(fill, swap)));
            }
        }
    }

    fn frame(&self, out: &mut Out, rect: Rect, corner: CornerRadius, line: Line) {
        if line.dashed {
            let corners = [
                rect.left_top(),
                rect.right_top(),
                rect.right_bottom(),
                rect.left_bottom(),
                rect.left_top(),
            ];
            self.path(out, &corners, line);
        } else {
            let line = self.line(line);
            out.add(Shape::rect_stroke(rect, corner, line, StrokeKind::Middle));
        }
    }

    /// A line through these points, whole or dashed.
    fn path(&self, out: &mut Out, points: &[Pos2], line: Line) {
        let stroke = self.line(line);
        if line.dashed {
            for dash in Shape::dashed_line(points, stroke, 3.0, 3.0) {
                out.add(dash);
            }
        } else if let [from, to] = *points {
            if !out.straight([from, to], stroke) {
                out.add(Shape::line_segment([from, to], stroke));
            }
        } else {
            out.add(Shape::line(points.to_vec(), stroke));
        }
    }

    /// Makes the targets answer. `ground` is the response of the surface under them.
    pub(super) fn targets(&self, ui: &Ui, scene: &Scene, ground: &Response) -> Touched {
        let mut touched = Touched::default();
        let visible = self.painter.clip_rect().intersect(self.rect(whole(scene)));
        let salt = ui.unique_id();
        let selected = self.lit(scene, self.selected);
        for (index, target) in scene.targets.iter().enumerate().take(MOST_WIDGETS) {
            let rect = self.rect(target.rect).intersect(visible);
            if !rect.is_positive() {
                continue;
            }
            let response = ui.interact(rect, target_id(salt, &target.mark), Sense::click());
            response.widget_info(|| {
                let is_selected = selected == u32::try_from(index).ok();
                WidgetInfo::selected(Role::Button, true, is_selected, name(self.corpus, target))
            });
            if response.hovered() {
                touched.hovered = Some(index);
            }
            if response.clicked() {
                touched.clicked = Some(index);
            }
            if response.double_clicked() {
                touched.double_clicked = Some(index);
            }
            if response.has_focus() {
                let line = Stroke::new(2.0, color(self.theme, Ink::Accent));
                self.painter
                    .rect_stroke(rect, CornerRadius::same(4), line, StrokeKind::Inside);
            }
        }
        if scene.targets.len() > MOST_WIDGETS && touched.hovered.is_none() {
            self.ground(scene, ground, &mut touched);
        }
        touched
    }

    /// The pointer on targets that are no widgets.
    fn ground(&self, scene: &Scene, ground: &Response, touched: &mut Touched) {
        let hit = |pos: Option<Pos2>| {
            let local = pos? - self.origin;
            scene.hit(Point {
                x: local.x,
                y: local.y,
            })
        };
        touched.hovered = hit(ground.hover_pos());
        if ground.clicked() {
            touched.clicked = hit(ground.interact_pointer_pos());
        }
        if ground.double_clicked() {
            touched.double_clicked = hit(ground.interact_pointer_pos());
        }
    }
}

fn whole(scene: &Scene) -> Area {
    Area::new(
        0.0,
        0.0,
        scene.size.w,
        scene.size.h.max(scene.content_height),
    )
}

/// Named by what it stands for, so that a widget keeps its focus while the view moves.
fn target_id(salt: Id, mark: &Mark) -> Id {
    match mark {
        Mark::One(datum) => salt.with((datum, 1)),
        Mark::Many(crowd) => salt.with(crowd.key()),
    }
}

/// Shapes being collected. Plain rectangles and level and upright lines become one mesh, words come after all else in the same
/// clip: so few shapes are made, however many marks there are.
struct Out {
    clip: Rect,
    shapes: Vec<(Rect, Shape)>,
    batch: Mesh,
    words: Vec<Shape>,
}

impl Out {
    /// What is collected goes out, before another clip begins.
    fn finish(&mut self) {
        self.flush();
        let clip = self.clip;
        self.shapes
            .extend(self.words.drain(..).map(|words| (clip, words)));
    }

    fn flush(&mut self) {
        if !self.batch.is_empty() {
            let mesh = std::mem::take(&mut self.batch);
            self.shapes.push((self.clip, Shape::mesh(mesh)));
        }
    }

    /// A line along an axis, on whole pixels; false for any other.
    fn straight(&mut self, [from, to]: [Pos2; 2], line: Stroke) -> bool {
        let width = line.width.round().max(1.0);
        let begin = |middle: f32| (middle - width / 2.0).round();
        let both = Rect::from_two_pos(from, to);
        let rect = if both.width() < 0.01 {
            Rect::from_x_y_ranges(begin(from.x)..=begin(from.x) + width, both.y_range())
        } else if both.height() < 0.01 {
            Rect::from_x_y_ranges(both.x_range(), begin(from.y)..=begin(from.y) + width)
        } else {
            return false;
        };
        self.batch.add_colored_rect(rect, line.color);
        true
    }

    fn add(&mut self, shape: Shape) {
        self.flush();
        self.shapes.push((self.clip, shape));
    }
}

/// A circle as a line of short pieces.
fn ring(center: Pos2, radius: f32) -> Vec<Pos2> {
    let steps = 24_u8;
    (0..=steps)
        .map(|step| {
            let angle = f32::from(step) / f32::from(steps) * std::f32::consts::TAU;
            center + Vec2::angled(angle) * radius
        })
        .collect()
}

/// A rectangle that goes from `full` to nothing towards one side.
fn faded(rect: Rect, full: Color32, to: Side) -> Shape {
    let gone = Color32::TRANSPARENT;
    let [left_top, right_top, left_bottom, right_bottom] = match to {
        Side::Left => [gone, full, gone, full],
        Side::Right => [full, gone, full, gone],
        Side::Top => [gone, gone, full, full],
        Side::Bottom => [full, full, gone, gone],
    };
    let mut mesh = Mesh::default();
    mesh.colored_vertex(rect.left_top(), left_top);
    mesh.colored_vertex(rect.right_top(), right_top);
    mesh.colored_vertex(rect.left_bottom(), left_bottom);
    mesh.colored_vertex(rect.right_bottom(), right_bottom);
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    Shape::mesh(mesh)
}

/// Diagonal lines 6 pixels apart across the part of a rectangle that is seen.
fn stripes(out: &mut Out, rect: Rect, line: Stroke) {
    let seen = rect.intersect(out.clip);
    if !seen.is_positive() {
        return;
    }
    let step = 6.0 * std::f32::consts::SQRT_2;
    // Counted from the surface's corner, so that stripes of neighbours meet.
    let mut x = ((seen.left() - seen.height()) / step).floor() * step;
    while x < seen.right() {
        let (from, to) = (x.max(seen.left()), (x + seen.height()).min(seen.right()));
        if to > from {
            let at = |along: f32| Pos2::new(along, seen.bottom() - (along - x));
            out.add(Shape::line_segment([at(from), at(to)], line));
        }
        x += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fade_is_full_on_one_side_and_gone_on_the_other() {
        let rect = Rect::from_min_size(Pos2::ZERO, Vec2::splat(8.0));
        let Shape::Mesh(mesh) = faded(rect, Color32::RED, Side::Right) else {
            panic!("a mesh");
        };
        for vertex in &mesh.vertices {
            let expected = if vertex.pos.x > 4.0 {
                Color32::TRANSPARENT
            } else {
                Color32::RED
            };
            assert_eq!(vertex.color, expected);
        }
    }
}
