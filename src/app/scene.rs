//! Scene → the toolkit's shapes: forms as one mesh, words after them, what is hovered or selected lit. Places nothing itself.

use super::batch::Batch;
use super::pane::Shared;
use super::typeset::{Look, Typeset};
use crate::chart::{
    Anchor, Fill, Ink, Item, Mark, Point, Rect as Area, Scene, Shape as Form, Stroke as Line,
    Target, lanes::known,
};
use crate::model::{Corpus, Datum, Hits};
use crate::paint::theme::Theme;
use egui::{Align2, Color32, FontFamily, Painter, Pos2, Rect, Shape, Stroke, Vec2};
use std::cell::RefCell;

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
    /// What was laid out before, where that is kept.
    pub(super) typeset: Option<&'a RefCell<Typeset>>,
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
            typeset: None,
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
    pub(super) fn lit(&self, scene: &Scene, datum: Option<Datum>) -> Option<u32> {
        let datum = datum?;
        let index = scene.target_of(datum, place(self.corpus, datum))?;
        u32::try_from(index).ok()
    }

    fn pos(&self, point: Point) -> Pos2 {
        Pos2::new(point.x, point.y) + self.origin
    }

    pub(super) fn rect(&self, area: Area) -> Rect {
        Rect::from_min_size(
            Pos2::new(area.x, area.y) + self.origin,
            Vec2::new(area.w, area.h),
        )
    }

    /// Paints all shapes of a scene, in order.
    pub(super) fn paint(&self, scene: &Scene) {
        for (clip, shapes) in self.shapes(scene) {
            self.painter.with_clip_rect(clip).extend(shapes);
        }
    }

    /// The shapes of a scene, in order: runs of them, each with the area that it is clipped to.
    pub(super) fn shapes(&self, scene: &Scene) -> Vec<(Rect, Vec<Shape>)> {
        let lit = |datum| self.lit(scene, datum);
        let (selected, hovered) = (lit(self.selected), lit(self.hovered));
        let faint = self.faint(scene);
        // A chart that keeps nothing lays its words out by themselves.
        let own = RefCell::default();
        let mut typeset = self.typeset.unwrap_or(&own).borrow_mut();
        typeset.begin(self.painter, semibold(self.painter.ctx()));
        let mut out = Out::new(self.painter, &mut typeset);
        let mut clip: Option<u16> = None;
        let mut ring_clip = out.clip;
        for (at, item) in scene.items.iter().enumerate() {
            if item.clip != clip {
                clip = item.clip;
                let area = clip.and_then(|index| scene.clips.get(usize::from(index)));
                let whole = self.painter.clip_rect();
                out.finish();
                out.clip = area.map_or(whole, |area| whole.intersect(self.rect(*area)));
                let run = scene.items.iter().skip(at);
                out.batch
                    .reserve(run.take_while(|next| next.clip == clip).count());
            }
            let is_lit =
                item.target.is_some() && (item.target == selected || item.target == hovered);
            if item.target.is_some() && item.target == selected {
                ring_clip = out.clip;
            }
            let target = item.target.and_then(|index| faint.get(index as usize));
            let brush = Brush {
                is_faint: !is_lit && target == Some(&true),
                ..*self
            };
            brush.item(&mut out, (item, &scene.targets), is_lit);
        }
        out.finish();
        if let Some(target) = selected.and_then(|index| scene.targets.get(index as usize)) {
            // A ring around what is selected, as far as it is in sight.
            out.clip = ring_clip;
            let ring = self.rect(target.rect).expand(1.0).intersect(ring_clip);
            let line = Stroke::new(1.5, color(self.theme, Ink::Accent));
            out.batch.frame(ring.shrink(0.75), 4.0, line);
            out.finish();
        }
        out.runs
    }

    fn item(&self, out: &mut Out<'_>, (item, targets): (&Item, &[Target]), is_lit: bool) {
        let swap = |ink: Ink| match ink {
            Ink::Category(_) | Ink::Empty | Ink::Disagreement if is_lit => Ink::Accent,
            other => other,
        };
        let batch = &mut out.batch;
        let line = |line: Line| Stroke::new(line.width, self.color(swap(line.ink)));
        match &item.shape {
            Form::Rect {
                rect,
                radius,
                fill,
                stroke,
            } => {
                let rect = self.rect(*rect);
                if let Some(fill) = fill {
                    let color = self.flat(*fill, swap);
                    match fill {
                        Fill::Fade { to, .. } => batch.fade(rect, color, *to),
                        _ => batch.rounded(rect, *radius, color),
                    }
                    if let Fill::Stripes(ink) = fill {
                        let ink = Stroke::new(2.0, self.color(swap(*ink)));
                        batch.stripes(rect, out.clip, ink);
                    }
                }
                match *stroke {
                    Some(stroke) if stroke.dashed => {
                        let (top, bottom) = (rect.left_top(), rect.right_bottom());
                        let corners = [top, rect.right_top(), bottom, rect.left_bottom(), top];
                        batch.path(&corners, line(stroke), true);
                    }
                    Some(stroke) => batch.frame(rect, *radius, line(stroke)),
                    None => {}
                }
            }
            Form::Line { from, to, stroke } => {
                let ends = [self.pos(*from), self.pos(*to)];
                batch.path(&ends, line(*stroke), stroke.dashed);
            }
            Form::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                let center = self.pos(*center);
                if let Some(fill) = fill {
                    batch.disc(center, *radius, self.flat(*fill, swap));
                }
                match *stroke {
                    Some(stroke) if stroke.dashed => {
                        batch.dashed_ring(center, *radius, line(stroke));
                    }
                    Some(stroke) => batch.ring(center, *radius, line(stroke)),
                    None => {}
                }
            }
            Form::Polygon {
                points,
                fill,
                stroke,
            } => {
                let points: Vec<Pos2> = points.iter().map(|point| self.pos(*point)).collect();
                if let Some(fill) = fill {
                    batch.polygon(&points, self.flat(*fill, swap));
                }
                if let Some(stroke) = *stroke {
                    batch.polygon_border(&points, line(stroke));
                }
            }
            Form::Text {
                at,
                anchor,
                text,
                style,
                ink,
            } => {
                let look = Look::new(style.px(), style.is_semibold(), self.color(*ink));
                let whole = self.title(item, targets);
                let galley = out.typeset.of(self.painter, text, whole, look);
                let align = match anchor {
                    Anchor::Start => Align2::LEFT_CENTER,
                    Anchor::Middle => Align2::CENTER_CENTER,
                    Anchor::End => Align2::RIGHT_CENTER,
                };
                let corner = align.anchor_size(self.pos(*at), galley.size()).min;
                // A title that would run out of its pane says that it goes on; all of it is in the tooltip.
                let room = out.clip.right() - corner.x;
                let begins = |title: &&str| title.starts_with(text.trim_end_matches('…'));
                let title = whole.filter(|_| *anchor == Anchor::Start && galley.size().x > room);
                let title = title.filter(begins);
                let cut =
                    title.and_then(|title| out.typeset.within(self.painter, title, room, look));
                let galley = cut.unwrap_or(galley);
                out.words.push(Shape::galley(corner, galley, look.color()));
            }
        }
    }

    /// The whole title of the event that an item stands for.
    fn title(&self, item: &Item, targets: &[Target]) -> Option<&'a str> {
        match targets.get(item.target? as usize)?.mark {
            Mark::One(Datum::Event(r)) => self.corpus.title(r),
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
}

/// Shapes being collected, in runs of one clip. All forms of a run become one mesh, and words come after it: so few shapes
/// are made, however many marks there are.
struct Out<'a> {
    clip: Rect,
    runs: Vec<(Rect, Vec<Shape>)>,
    batch: Batch,
    words: Vec<Shape>,
    typeset: &'a mut Typeset,
}

impl<'a> Out<'a> {
    fn new(painter: &Painter, typeset: &'a mut Typeset) -> Self {
        Self {
            clip: painter.clip_rect(),
            runs: Vec::new(),
            batch: Batch::new(painter.pixels_per_point()),
            words: Vec::new(),
            typeset,
        }
    }

    /// What is collected goes out, before another clip begins.
    fn finish(&mut self) {
        let forms = self.batch.take().map(Shape::mesh);
        let words = std::mem::take(&mut self.words);
        let run: Vec<Shape> = forms.into_iter().chain(words).collect();
        if !run.is_empty() {
            self.runs.push((self.clip, run));
        }
    }
}
