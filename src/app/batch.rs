//! Flat forms → the triangles of one mesh, their edges softened over a pixel.
//!
//! The toolkit would tessellate each form by itself and draw each as a shape of its own; thousands of marks then cost more
//! than all else in a frame. Has no opinion on what the forms mean.

use crate::chart::Side;
use egui::{Color32, Mesh, Pos2, Rect, Stroke, Vec2};

/// The corners of a disc, clockwise from the right: enough for the sizes that marks have, none lies a fifth of a pixel off.
const ROUND: [Vec2; 12] = {
    const HALF: f32 = 0.866_025_4;
    [
        Vec2::new(1.0, 0.0),
        Vec2::new(HALF, 0.5),
        Vec2::new(0.5, HALF),
        Vec2::new(0.0, 1.0),
        Vec2::new(-0.5, HALF),
        Vec2::new(-HALF, 0.5),
        Vec2::new(-1.0, 0.0),
        Vec2::new(-HALF, -0.5),
        Vec2::new(-0.5, -HALF),
        Vec2::new(0.0, -1.0),
        Vec2::new(0.5, -HALF),
        Vec2::new(HALF, -0.5),
    ]
};
/// Up to this radius, in points, a round corner looks like a cut one.
const CUT: f32 = 3.0;
/// Length of a dash and of the gap after it, in pixels.
const DASH: f32 = 3.0;

/// A closed convex outline: its points and, at each, the way out, as long as one pixel of offset asks for.
type Outline = Vec<(Pos2, Vec2)>;

/// Forms being collected into one mesh.
#[derive(Default)]
pub(super) struct Batch {
    mesh: Mesh,
    outline: Outline,
    /// How far an edge fades, in points: one pixel of the screen.
    soft: f32,
}

impl Batch {
    /// An empty batch for a screen of so many pixels a point.
    pub(super) fn new(pixels_per_point: f32) -> Self {
        Self {
            soft: 1.0 / pixels_per_point.max(0.1),
            ..Self::default()
        }
    }

    /// What was collected, if anything; the batch is empty afterwards.
    pub(super) fn take(&mut self) -> Option<Mesh> {
        (!self.mesh.is_empty()).then(|| std::mem::take(&mut self.mesh))
    }

    /// Makes room for about so many forms.
    pub(super) fn reserve(&mut self, forms: usize) {
        self.mesh.reserve_vertices(forms * 6);
        self.mesh.reserve_triangles(forms * 6);
    }

    /// A rectangle with hard edges.
    pub(super) fn rect(&mut self, rect: Rect, color: Color32) {
        self.mesh.add_colored_rect(rect, color);
    }

    /// A rectangle with round corners.
    pub(super) fn rounded(&mut self, rect: Rect, radius: f32, color: Color32) {
        if radius <= 0.0 {
            return self.rect(rect, color);
        }
        self.round_rect(rect, radius);
        self.fill(color);
    }

    /// The outline of a rectangle, the line centred on its edge.
    pub(super) fn frame(&mut self, rect: Rect, radius: f32, line: Stroke) {
        self.round_rect(rect, radius.max(0.5));
        self.border(line);
    }

    /// A disc.
    pub(super) fn disc(&mut self, center: Pos2, radius: f32, color: Color32) {
        self.round(center, radius);
        self.fill(color);
    }

    /// The outline of a disc, the line centred on its edge.
    pub(super) fn ring(&mut self, center: Pos2, radius: f32, line: Stroke) {
        self.round(center, radius);
        self.border(line);
    }

    /// A convex polygon, its corners in order, either way round.
    pub(super) fn polygon(&mut self, corners: &[Pos2], color: Color32) {
        self.corners(corners);
        self.fill(color);
    }

    /// The outline of a convex polygon.
    pub(super) fn polygon_border(&mut self, corners: &[Pos2], line: Stroke) {
        self.corners(corners);
        self.border(line);
    }

    /// A straight line; along an axis, on whole pixels.
    pub(super) fn line(&mut self, [from, to]: [Pos2; 2], line: Stroke) {
        let width = line.width.round().max(1.0);
        let begin = |middle: f32| (middle - width / 2.0).round();
        let both = Rect::from_two_pos(from, to);
        if both.width() < 0.01 {
            let x = begin(from.x);
            self.rect(
                Rect::from_x_y_ranges(x..=x + width, both.y_range()),
                line.color,
            );
        } else if both.height() < 0.01 {
            let y = begin(from.y);
            self.rect(
                Rect::from_x_y_ranges(both.x_range(), y..=y + width),
                line.color,
            );
        } else {
            let across = (to - from).normalized().rot90() * (line.width / 2.0);
            let corners = [from + across, to + across, to - across, from - across];
            self.polygon(&corners, line.color);
        }
    }

    /// A line through these points, whole or dashed.
    pub(super) fn path(&mut self, points: &[Pos2], line: Stroke, dashed: bool) {
        // How far the next dash or gap has come.
        let mut done = 0.0;
        for pair in points.windows(2) {
            let &[from, to] = pair else { continue };
            if !dashed {
                self.line([from, to], line);
                continue;
            }
            let (length, way) = ((to - from).length(), (to - from).normalized());
            let mut at = 0.0;
            while at < length {
                let is_dash = done < DASH;
                let rest = if is_dash { DASH } else { 2.0 * DASH } - done;
                let next = (at + rest.max(0.01)).min(length);
                if is_dash {
                    self.line([from + way * at, from + way * next], line);
                }
                done = (done + next - at) % (2.0 * DASH);
                at = next;
            }
        }
    }

    /// A dashed circle.
    pub(super) fn dashed_ring(&mut self, center: Pos2, radius: f32, line: Stroke) {
        self.round(center, radius);
        let mut points: Vec<Pos2> = self.outline.iter().map(|(point, _)| *point).collect();
        points.extend(points.first().copied());
        self.path(&points, line, true);
    }

    /// A rectangle that goes from `full` to nothing towards one side.
    pub(super) fn fade(&mut self, rect: Rect, full: Color32, to: Side) {
        let gone = Color32::TRANSPARENT;
        let colors = match to {
            Side::Left => [gone, full, full, gone],
            Side::Right => [full, gone, gone, full],
            Side::Top => [gone, gone, full, full],
            Side::Bottom => [full, full, gone, gone],
        };
        let first = self.next();
        let corners = [
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
        ];
        for (corner, color) in corners.into_iter().zip(colors) {
            self.mesh.colored_vertex(corner, color);
        }
        self.mesh.add_triangle(first, first + 1, first + 2);
        self.mesh.add_triangle(first, first + 2, first + 3);
    }

    /// Diagonal lines 6 pixels apart across the part of a rectangle that lies in `clip`. They are counted from the
    /// corner of the surface, so that those of neighbours meet.
    pub(super) fn stripes(&mut self, rect: Rect, clip: Rect, line: Stroke) {
        let seen = rect.intersect(clip);
        if !seen.is_positive() {
            return;
        }
        let step = 6.0 * std::f32::consts::SQRT_2;
        let mut x = ((seen.left() - seen.height()) / step).floor() * step;
        while x < seen.right() {
            let (from, to) = (x.max(seen.left()), (x + seen.height()).min(seen.right()));
            if to > from {
                let at = |along: f32| Pos2::new(along, seen.bottom() - (along - x));
                self.line([at(from), at(to)], line);
            }
            x += step;
        }
    }

    fn next(&self) -> u32 {
        u32::try_from(self.mesh.vertices.len()).unwrap_or(u32::MAX)
    }

    fn round(&mut self, center: Pos2, radius: f32) {
        self.outline.clear();
        let corners = ROUND.iter().map(|&out| (center + out * radius, out));
        self.outline.extend(corners);
    }

    fn round_rect(&mut self, rect: Rect, radius: f32) {
        let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
        let inner = rect.shrink(radius);
        let centers = [
            inner.right_bottom(),
            inner.left_bottom(),
            inner.left_top(),
            inner.right_top(),
        ];
        // A quarter of the round, with both of its ends; of a small one, the ends alone.
        let step = if radius <= CUT { 3 } else { 1 };
        self.outline.clear();
        for (quarter, center) in centers.into_iter().enumerate() {
            let round = ROUND.iter().cycle().skip(quarter * 3).take(4).step_by(step);
            self.outline
                .extend(round.map(|&out| (center + out * radius, out)));
        }
    }

    fn corners(&mut self, corners: &[Pos2]) {
        let count = corners.len();
        let at = |index: usize| corners.get(index % count.max(1)).copied();
        // Twice the area, with a sign that tells which way round the corners go.
        let turn: f32 = (0..count)
            .filter_map(|index| at(index).zip(at(index + 1)))
            .map(|(a, b)| a.x * b.y - b.x * a.y)
            .sum();
        let out = |a: Pos2, b: Pos2| (b - a).normalized().rot90() * turn.signum();
        self.outline.clear();
        for index in 0..count {
            if let (Some(before), Some(own), Some(after)) =
                (at(index + count - 1), at(index), at(index + 1))
            {
                let (one, two) = (out(before, own), out(own, after));
                // A mitre, but none that runs away from a sharp corner.
                let both = (one + two) / (1.0 + one.dot(two)).max(0.25);
                self.outline.push((own, both));
            }
        }
    }

    /// Fills the outline.
    fn fill(&mut self, color: Color32) {
        let half = self.soft / 2.0;
        let inner = self.lap(-half, color);
        let outer = self.lap(half, Color32::TRANSPARENT);
        let count = self.outline.len() as u32;
        for at in 2..count {
            self.mesh.add_triangle(inner, inner + at - 1, inner + at);
        }
        self.band(inner, outer);
    }

    /// Draws a line along the outline.
    fn border(&mut self, line: Stroke) {
        let half = self.soft / 2.0;
        // A line thinner than a pixel is a pixel wide and paler.
        let share = (line.width / self.soft).min(1.0);
        let reach = (line.width / 2.0 - half).max(0.0);
        let color = line.color.gamma_multiply(share);
        let laps = [
            self.lap(-reach - 2.0 * half, Color32::TRANSPARENT),
            self.lap(-reach, color),
            self.lap(reach, color),
            self.lap(reach + 2.0 * half, Color32::TRANSPARENT),
        ];
        for pair in laps.windows(2) {
            if let &[one, two] = pair {
                self.band(one, two);
            }
        }
    }

    /// Adds the outline, moved out by `by`; returns the first of its vertices.
    fn lap(&mut self, by: f32, color: Color32) -> u32 {
        let first = self.next();
        for (point, out) in &self.outline {
            self.mesh.colored_vertex(*point + *out * by, color);
        }
        first
    }

    /// Joins two laps of the outline.
    fn band(&mut self, one: u32, two: u32) {
        let count = self.outline.len() as u32;
        for at in 0..count {
            let next = (at + 1) % count;
            self.mesh.add_triangle(one + at, one + next, two + at);
            self.mesh.add_triangle(two + at, one + next, two + next);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area that a mesh covers, each triangle as much as its colour does.
    fn covered(mut batch: Batch) -> f32 {
        let mesh = batch.take().unwrap();
        let corner = |index: u32| mesh.vertices[index as usize];
        let area = |three: &[u32]| {
            let [a, b, c] = [corner(three[0]), corner(three[1]), corner(three[2])];
            let (one, two) = (b.pos - a.pos, c.pos - a.pos);
            let alpha = [a, b, c]
                .iter()
                .map(|v| f32::from(v.color.a()))
                .sum::<f32>();
            (one.x * two.y - one.y * two.x).abs() / 2.0 * alpha / 765.0
        };
        mesh.indices.chunks(3).map(area).sum()
    }

    fn drawn(draw: impl FnOnce(&mut Batch)) -> f32 {
        let mut batch = Batch::new(1.0);
        draw(&mut batch);
        covered(batch)
    }

    fn near(area: f32, expected: f32) {
        assert!(
            (area - expected).abs() < expected * 0.06,
            "{area} is not about {expected}"
        );
    }

    #[test]
    fn forms_cover_as_much_as_their_geometry_says() {
        let (at, ink) = (Pos2::new(20.0, 20.0), Color32::BLACK);
        let rect = Rect::from_min_size(at, Vec2::new(40.0, 18.0));
        let line = Stroke::new(2.0, ink);
        near(drawn(|b| b.disc(at, 5.0, ink)), 78.5);
        near(drawn(|b| b.ring(at, 5.0, line)), 62.8);
        near(drawn(|b| b.rounded(rect, 3.0, ink)), 712.0);
        near(drawn(|b| b.frame(rect, 3.0, Stroke::new(1.0, ink))), 104.0);
        near(
            drawn(|b| b.line([at, at + Vec2::new(30.0, 40.0)], line)),
            102.0,
        );
        near(drawn(|b| b.fade(rect, ink, Side::Left)), 360.0);
        let corners = [at, at + Vec2::new(20.0, 0.0), at + Vec2::new(0.0, 20.0)];
        near(drawn(|b| b.polygon(&corners, ink)), 200.0);
        let turned: Vec<Pos2> = corners.into_iter().rev().collect();
        near(drawn(|b| b.polygon(&turned, ink)), 200.0);
    }

    #[test]
    fn half_of_a_dashed_line_is_gap_round_corners_too() {
        let line = Stroke::new(1.0, Color32::BLACK);
        let corners = [
            Pos2::ZERO,
            Pos2::new(60.0, 0.0),
            Pos2::new(60.0, 61.0),
            Pos2::new(1.0, 61.0),
        ];
        near(drawn(|b| b.path(&corners, line, true)), 90.0);
    }

    #[test]
    fn a_fade_is_full_on_one_side_and_gone_on_the_other() {
        let mut batch = Batch::new(1.0);
        let rect = Rect::from_min_size(Pos2::ZERO, Vec2::splat(8.0));
        batch.fade(rect, Color32::RED, Side::Right);
        for vertex in &batch.take().unwrap().vertices {
            let gone = vertex.pos.x > 4.0;
            assert_eq!(vertex.color == Color32::TRANSPARENT, gone);
        }
    }
}
