//! The targets of a scene → widgets: they answer to the pointer, the keyboard and a screen reader.

use super::scene::{Brush, color};
use crate::chart::{Ink, Mark, Point, Rect as Area, Scene, name};
use egui::accesskit::Role;
use egui::{CornerRadius, Id, Pos2, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

/// Up to this many targets are widgets, which the Tab key and a screen reader go through one by one. Each costs time in
/// every frame.
const MOST_WIDGETS: usize = 400;
/// Of more targets, so many are: nobody goes through all of those.
const SOME_WIDGETS: usize = 60;

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

impl Brush<'_> {
    /// Makes the targets answer. `ground` is the response of the surface under them.
    pub(super) fn targets(&self, ui: &Ui, scene: &Scene, ground: &Response) -> Touched {
        let mut touched = Touched::default();
        let visible = self.painter.clip_rect().intersect(self.rect(whole(scene)));
        let salt = ui.unique_id();
        let selected = self.lit(scene, self.selected);
        let is_crowded = scene.targets.len() > MOST_WIDGETS;
        let most = if is_crowded {
            SOME_WIDGETS
        } else {
            MOST_WIDGETS
        };
        for (index, target) in scene.targets.iter().enumerate().take(most) {
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
        if is_crowded && touched.hovered.is_none() {
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
