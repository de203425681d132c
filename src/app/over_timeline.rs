//! What stands over the timeline: the range, the moment under the pointer, the scroll bar, and how far indexing has come.
//!
//! Paints over a scene and places no mark.

use super::filter_bar;
use super::scene::{Brush, color};
use crate::chart::scale::TimeScale;
use crate::chart::timeline::Timeline;
use crate::chart::{Ink, Point, Scene, ZoneKind, axis, words};
use egui::{
    Align2, FontId, Painter, Pos2, ProgressBar, Rect, Response, Sense, Stroke, Ui, UiBuilder, Vec2,
};

/// Width of the scroll bar in pixels.
const BAR: f32 = 6.0;

/// The range that every other pane is filtered by: what lies outside is dimmed, what lies inside is measured and counted.
pub(super) fn range(
    brush: &Brush<'_>,
    scene: &Scene,
    scale: &TimeScale,
    range: Option<(f64, f64)>,
    timeline: &Timeline,
) {
    let Some((from, to)) = range else {
        return;
    };
    let plot = scene.plot;
    let x = |time: f64| (scale.x_from_time(time) as f32).clamp(plot.x, plot.right());
    let (left, right) = (x(from), x(to));
    let upright = |from: f32, to: f32, top: f32| {
        Rect::from_min_max(Pos2::new(from, top), Pos2::new(to, plot.bottom()))
            .translate(brush.origin)
    };
    let paper = color(brush.theme, Ink::Background).gamma_multiply(0.6);
    for outside in [
        upright(plot.x, left, plot.y),
        upright(right, plot.right(), plot.y),
    ] {
        brush.painter.rect_filled(outside, 0, paper);
    }
    let accent = color(brush.theme, Ink::Accent);
    let ruler = upright(left, right, 0.0);
    brush.painter.rect_filled(
        Rect {
            max: Pos2::new(ruler.right(), brush.origin.y + plot.y),
            ..ruler
        },
        0,
        accent.gamma_multiply(0.12),
    );
    for edge in [left, right] {
        let at = (edge + brush.origin.x).floor() + 0.5;
        brush
            .painter
            .vline(at, ruler.y_range(), Stroke::new(1.0, accent));
    }
    let (from, to) = (from.floor() as i64, to.ceil() as i64);
    let count = words::counted(timeline.touching(from, to), "event");
    let text = format!("{} · {count}", filter_bar::length(from, to));
    chip(
        brush,
        f32::midpoint(left, right),
        plot.y + 14.0,
        text,
        Ink::Accent,
        scene,
    );
}

/// A hairline at the pointer with its date on the ruler.
pub(super) fn cursor_line(brush: &Brush<'_>, scene: &Scene, scale: &TimeScale, ground: &Response) {
    let Some(pos) = ground.hover_pos() else {
        return;
    };
    let at = pos - brush.origin;
    let (plot, Some(ruler)) = (scene.plot, scene.zone(ZoneKind::Ruler)) else {
        return;
    };
    if at.x < plot.x || at.x >= plot.right() || at.y > plot.bottom() {
        return;
    }
    let ink = color(brush.theme, Ink::Secondary).gamma_multiply(0.6);
    let foot = ruler.rect.bottom();
    let (top, bottom) = (foot + brush.origin.y, plot.bottom() + brush.origin.y);
    let x = pos.x.floor() + 0.5;
    brush.painter.vline(x, top..=bottom, Stroke::new(1.0, ink));
    let label = axis::moment(scale, f64::from(at.x));
    chip(brush, at.x, foot, label, Ink::Secondary, scene);
}

/// A few words on a ground of `ink`, centred on `x` as far as the plot has room, with their foot at `foot`.
fn chip(brush: &Brush<'_>, x: f32, foot: f32, text: String, ink: Ink, scene: &Scene) {
    let paper = color(brush.theme, Ink::Background);
    let text = brush
        .painter
        .layout_no_wrap(text, FontId::proportional(11.0), paper);
    let size = text.size() + Vec2::new(8.0, 4.0);
    let plot = scene.plot;
    let most = (plot.right() - size.x).max(plot.x);
    let left = (x - size.x / 2.0).clamp(plot.x, most);
    let ground = Rect::from_min_size(Pos2::new(left, foot - size.y) + brush.origin, size);
    brush
        .painter
        .rect_filled(ground, 3, color(brush.theme, ink));
    let words = Align2::CENTER_CENTER.anchor_size(ground.center(), text.size());
    brush.painter.galley(words.min, text, paper);
}

/// Where the lanes in view stand among all, where not all are; drags scroll them.
pub(super) fn scroll_bar(ui: &Ui, brush: &Brush<'_>, scene: &Scene, scroll: &mut f32) {
    let hidden = scene.content_height - scene.size.h;
    if hidden < 1.0 {
        *scroll = 0.0;
        return;
    }
    *scroll = scroll.clamp(0.0, hidden);
    let lanes = scene.scrolled;
    let part = lanes.h / (lanes.h + hidden);
    let length = (lanes.h * part).clamp(24.0_f32.min(lanes.h), lanes.h);
    let way = (lanes.h - length).max(1.0);
    let top = lanes.y + *scroll / hidden * way;
    let track = Rect::from_min_size(
        Pos2::new(lanes.right() + 1.0, lanes.y) + brush.origin,
        Vec2::new(BAR, lanes.h),
    );
    let response = ui.interact(
        track,
        ui.unique_id().with("scroll bar"),
        Sense::click_and_drag(),
    );
    if response.dragged() {
        *scroll = (*scroll + response.drag_delta().y * hidden / way).clamp(0.0, hidden);
    } else if let Some(pos) = response
        .interact_pointer_pos()
        .filter(|_| response.clicked())
    {
        let aim = (pos.y - track.top() - length / 2.0) / way;
        *scroll = (aim * hidden).clamp(0.0, hidden);
    }
    let thumb = Rect::from_min_size(
        Pos2::new(track.left(), top + brush.origin.y),
        Vec2::new(BAR, length),
    );
    let is_on = response.hovered() || response.dragged();
    let ink = if is_on { Ink::Secondary } else { Ink::Empty };
    brush.painter.rect_filled(thumb, 3, color(brush.theme, ink));
}

/// How far the indexing of new data has come; true when the user stops it.
pub(super) fn building_ui(ui: &mut Ui, painter: &Painter, rect: Rect, share: f32) -> bool {
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_millis(100));
    let mut is_stopped = false;
    over_ui(ui, painter, rect, |ui| {
        let text = format!("Indexing events… {:.0} %", share * 100.0);
        let bar = ProgressBar::new(share).desired_width(220.0).text(text);
        let bar = ui.add(bar);
        bar.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, "Indexing events")
        });
        is_stopped = ui.button("Cancel").clicked();
    });
    is_stopped
}

/// Says that the timeline shown, if any, is one of before; true when the user wants the new one after all.
pub(super) fn refused_ui(ui: &mut Ui, painter: &Painter, rect: Rect) -> bool {
    let mut is_wanted = false;
    over_ui(ui, painter, rect, |ui| {
        ui.label("Indexing was stopped");
        is_wanted = ui.button("Index events").clicked();
    });
    is_wanted
}

/// A line of controls in the middle of the timeline.
fn over_ui(ui: &mut Ui, painter: &Painter, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let size = Vec2::new(304.0_f32.min(rect.width()), 28.0);
    let place = Rect::from_center_size(rect.center(), size);
    painter.rect_filled(place.expand(8.0), 4, ui.visuals().panel_fill);
    let builder = UiBuilder::new().max_rect(place);
    ui.scope_builder(builder, |ui| ui.horizontal_centered(add));
}

/// A place on the surface.
pub(super) fn local(pos: Pos2, ground: &Response) -> Point {
    let at = pos - ground.rect.min;
    Point { x: at.x, y: at.y }
}
