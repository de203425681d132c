//! The timeline in the window: gestures → requests. Where marks stand is decided by `chart::timeline`.
//!
//! Drag on empty space pans; drag on the ruler, or Shift-drag, selects a range; the wheel over the ruler, Ctrl and wheel
//! or a pinch zoom at the pointer; the plain wheel scrolls the lanes, Shift and wheel pans; a double click on empty
//! space fits all; a click on a box with a count lists it, a double click zooms to it.

use super::chart_tip;
use super::pane::{Request, Shared};
use super::scene::{self, Brush, Touched};
use super::zoom::{self, PRESETS, Preset, Scope};
use crate::chart::scale::TimeScale;
use crate::chart::timeline::{self, Timeline};
use crate::chart::{
    Crowd, Ink, LaneBy, Mark, Point, Scene, Size, Surface, TimeView, View, ZoneKind, axis,
};
use crate::model::Datum;
use crate::paint::Inter;
use egui::accesskit::Role;
use egui::{
    Align2, Button, ComboBox, CursorIcon, FontId, Id, Popup, PopupAnchor, Pos2, Rect, Response,
    ScrollArea, Sense, Stroke, Tooltip, Ui, Vec2, WidgetInfo,
};

/// How much a full turn of the wheel zooms: the toolkit's points of scroll for a factor of e.
const WHEEL: f32 = 240.0;
/// Pointer travel under this many pixels is a click, not a range.
const CLICK: f32 = 4.0;

/// What a drag that began in the timeline does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// Moves the view.
    Pan,
    /// Selects a range from this moment on.
    Range(f64),
    /// Moves the window of the overview.
    Overview,
}

/// The timeline pane's own session state.
#[derive(Default)]
pub struct TimelinePane {
    built: Option<(u64, LaneBy, Timeline)>,
    scroll: f32,
    drag: Option<Drag>,
    /// How many articles there were when the first look was chosen.
    looked: usize,
    /// The first look, as long as nobody moved away from it.
    home: Option<TimeView>,
    /// An open list of what a box stands for, and where it hangs.
    list: Option<(Pos2, Crowd)>,
}

impl TimelinePane {
    /// Shows the pane in all the room there is, and returns what the user asked for.
    pub fn ui(&mut self, ui: &mut Ui, shared: &Shared<'_>) -> Vec<Request> {
        let mut requests = Vec::new();
        let fresh =
            |built: &(u64, LaneBy, Timeline)| built.0 == shared.revision && built.1 == shared.lanes;
        if !self.built.as_ref().is_some_and(fresh) {
            let timeline = Timeline::new(shared.corpus, shared.filter, shared.lanes);
            self.built = Some((shared.revision, shared.lanes, timeline));
        }
        self.first_look(ui, shared, &mut requests);
        self.bar_ui(ui, shared, &mut requests);
        self.chart_ui(ui, shared, &mut requests);
        self.list_ui(ui, shared, &mut requests);
        requests
    }

    /// True once everything in view is indexed.
    #[must_use]
    pub(super) fn is_ready(&self) -> bool {
        self.built.is_some()
    }

    /// With new articles, looks where most events are; "All" shows the few that lie far off.
    fn first_look(&mut self, ui: &Ui, shared: &Shared<'_>, requests: &mut Vec<Request>) {
        let articles = shared.corpus.articles().len();
        let is_new = std::mem::replace(&mut self.looked, articles) < articles;
        if !is_new || (shared.time.is_some() && shared.time != self.home) {
            return;
        }
        let timeline = self.built.as_ref().map(|(_, _, timeline)| timeline);
        self.home = timeline.and_then(|timeline| timeline.home(ui.available_width()));
        if self.home != shared.time {
            requests.push(Request::SetView(self.home));
        }
    }

    fn extent(&self) -> Option<(i64, i64)> {
        self.built
            .as_ref()
            .and_then(|(_, _, timeline)| timeline.lanes().extent)
    }

    fn now(&self, shared: &Shared<'_>, width: f32) -> TimeView {
        shared.time.unwrap_or_else(|| {
            self.built.as_ref().map_or(
                TimeView {
                    start: 0.0,
                    end: 1.0,
                },
                |(_, _, timeline)| timeline.fit(width),
            )
        })
    }

    /// The presets and what the lanes stand for.
    fn bar_ui(&self, ui: &mut Ui, shared: &Shared<'_>, requests: &mut Vec<Request>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let scope = Scope {
                corpus: shared.corpus,
                extent: self.extent(),
                selected: shared.selected,
                now: self.now(shared, ui.available_width()),
            };
            for preset in PRESETS {
                let wish = preset.apply(&scope);
                let is_on = preset == Preset::All && shared.time.is_none();
                let button = Button::selectable(is_on, preset.name());
                let response = ui.add_enabled(wish.is_ok(), button);
                match wish {
                    Ok(view) if response.clicked() => requests.push(Request::SetView(view)),
                    Ok(_) => {}
                    Err(reason) => {
                        response.on_disabled_hover_text(reason);
                    }
                }
            }
            ui.add_space(8.0);
            let lanes = ComboBox::from_id_salt("lanes")
                .selected_text(format!("Lanes: {}", shared.lanes.word()))
                .show_ui(ui, |ui| {
                    for by in LaneBy::ALL {
                        if ui.selectable_label(by == shared.lanes, by.word()).clicked() {
                            requests.push(Request::SetLanes(by));
                        }
                    }
                });
            let name = format!("Lanes by {}", shared.lanes.word());
            lanes
                .response
                .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
            if shared.filter.range.is_some() && ui.button("Clear range").clicked() {
                requests.push(Request::SetRange(None));
            }
        });
    }

    fn chart_ui(&mut self, ui: &mut Ui, shared: &Shared<'_>, requests: &mut Vec<Request>) {
        let (rect, ground) = ui.allocate_exact_size(
            ui.available_size().max(Vec2::new(200.0, 120.0)),
            Sense::click_and_drag(),
        );
        if !ui.is_rect_visible(rect) {
            return;
        }
        let Some((_, _, timeline)) = &mut self.built else {
            return;
        };
        let view = View {
            time: shared.time,
            scroll: self.scroll,
            filter: shared.filter,
            today: shared.today,
            surface: Surface::Screen,
        };
        let size = Size {
            w: rect.width(),
            h: rect.height(),
        };
        let scene = timeline.scene(shared.corpus, &view, size, &Inter);
        let painter = ui.painter_at(rect);
        let brush = Brush {
            origin: rect.min.to_vec2(),
            theme: shared.theme,
            selected: shared.selected,
            hovered: shared.hovered,
            corpus: shared.corpus,
            painter: &painter,
        };
        let Some(scale) = scale(&scene) else {
            return;
        };
        self.range_ui(shared, &brush, &scene, &scale, &ground);
        brush.paint(&scene);
        self.scroll_bar(&brush, &scene);
        cursor_line(&brush, &scene, &scale, &ground);
        let touched = brush.targets(ui, &scene, &ground);
        self.touch(ui, shared, &scene, &touched, &ground, requests);
        self.gestures(ui, &scene, &scale, &ground, touched.hovered, requests);
    }

    /// The range that every pane is filtered by, or that is being dragged.
    fn range_ui(
        &self,
        shared: &Shared<'_>,
        brush: &Brush<'_>,
        scene: &Scene,
        scale: &TimeScale,
        ground: &Response,
    ) {
        let dragged = match (self.drag, ground.interact_pointer_pos()) {
            (Some(Drag::Range(from)), Some(pos)) => {
                let to = scale.time_from_x(f64::from(pos.x - brush.origin.x));
                Some((from.min(to), from.max(to)))
            }
            _ => shared
                .filter
                .range
                .map(|(from, to)| (from as f64, to as f64)),
        };
        let Some((from, to)) = dragged else {
            return;
        };
        let plot = scene.plot;
        let x = |time: f64| (scale.x_from_time(time) as f32).clamp(plot.x, plot.right());
        let band = Rect::from_min_max(
            Pos2::new(x(from), 0.0) + brush.origin,
            Pos2::new(x(to), plot.bottom()) + brush.origin,
        );
        let accent = scene::color(shared.theme, Ink::Accent);
        brush
            .painter
            .rect_filled(band, 0, accent.gamma_multiply(0.10));
        for edge in [band.left(), band.right()] {
            brush
                .painter
                .vline(edge, band.y_range(), Stroke::new(1.0, accent));
        }
    }

    /// Where the lanes in view stand among all, where not all are.
    fn scroll_bar(&self, brush: &Brush<'_>, scene: &Scene) {
        let hidden = scene.content_height - scene.size.h;
        if hidden < 1.0 {
            return;
        }
        let plot = scene.plot;
        let part = plot.h / (plot.h + hidden);
        let top = plot.y + self.scroll.clamp(0.0, hidden) * part;
        let thumb = Rect::from_min_size(
            Pos2::new(plot.right() + 2.0, top) + brush.origin,
            Vec2::new(4.0, (plot.h * part).max(16.0)),
        );
        brush
            .painter
            .rect_filled(thumb, 2, scene::color(brush.theme, Ink::Empty));
    }

    /// What the pointer did to marks.
    fn touch(
        &mut self,
        ui: &Ui,
        shared: &Shared<'_>,
        scene: &Scene,
        touched: &Touched,
        ground: &Response,
        requests: &mut Vec<Request>,
    ) {
        let mark = |index: Option<usize>| index.and_then(|index| scene.targets.get(index));
        if let Some(target) = mark(touched.hovered).filter(|_| self.drag.is_none()) {
            if let Mark::One(datum) = target.mark {
                requests.push(Request::Hover(datum));
            }
            let id = ui.unique_id().with("tip");
            if self.list.is_none() {
                Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, PopupAnchor::Pointer)
                    .gap(12.0)
                    .show(|ui| chart_tip::ui(ui, shared.corpus, target));
            }
        }
        if let Some(target) = mark(touched.double_clicked) {
            if let Mark::Many(crowd) = &target.mark {
                self.list = None;
                let (from, to) = crowd.extent().unwrap_or((0, 1));
                let view = timeline::clamp(zoom::around(from, to));
                requests.push(Request::SetView(Some(view)));
            }
        } else if let Some(target) = mark(touched.clicked) {
            match &target.mark {
                Mark::One(datum) => requests.push(Request::Select(Some(*datum))),
                Mark::Many(crowd) => {
                    let at = ground.rect.min + Vec2::new(target.rect.x, target.rect.bottom() + 4.0);
                    self.list = Some((at, crowd.clone()));
                }
            }
        } else if ground.double_clicked() && touched.hovered.is_none() {
            requests.push(Request::SetView(None));
        } else if ground.clicked() && touched.hovered.is_none() {
            let ruler = scene.zone(ZoneKind::Ruler).map(|zone| zone.rect);
            let on_ruler = ground
                .interact_pointer_pos()
                .zip(ruler)
                .is_some_and(|(pos, ruler)| ruler.contains(local(pos, ground)));
            if on_ruler && shared.filter.range.is_some() {
                requests.push(Request::SetRange(None));
            } else if !on_ruler && shared.selected.is_some() {
                requests.push(Request::Select(None));
            }
        }
    }

    /// Pan, zoom, scroll and brush.
    fn gestures(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        scale: &TimeScale,
        ground: &Response,
        hovered: Option<usize>,
        requests: &mut Vec<Request>,
    ) {
        let zone = |kind: ZoneKind, pos: Pos2| {
            scene
                .zone(kind)
                .filter(|zone| zone.rect.contains(local(pos, ground)))
        };
        let time = |pos: Pos2| scale.time_from_x(f64::from(local(pos, ground).x));
        if ground.drag_started() {
            let origin = ui.input(|input| input.pointer.press_origin());
            let shift = ui.input(|input| input.modifiers.shift);
            self.drag = origin.map(|pos| {
                if zone(ZoneKind::Overview, pos).is_some() {
                    Drag::Overview
                } else if shift || zone(ZoneKind::Ruler, pos).is_some() {
                    Drag::Range(time(pos))
                } else {
                    Drag::Pan
                }
            });
        }
        match self.drag.filter(|_| ground.dragged()) {
            Some(Drag::Pan) => {
                let by = ground.drag_delta();
                self.scroll = (self.scroll - by.y).max(0.0);
                if by.x != 0.0 {
                    let seconds = -f64::from(by.x) * scale.seconds_per_px();
                    let view = timeline::clamp(zoom::moved(scale.view, seconds));
                    requests.push(Request::SetView(Some(view)));
                }
            }
            Some(Drag::Overview) => {
                if let (Some(zone), by) = (scene.zone(ZoneKind::Overview), ground.drag_delta().x)
                    && let Some(whole) = zone.time
                    && by != 0.0
                {
                    let seconds = f64::from(by / zone.rect.w.max(1.0)) * whole.span();
                    let view = timeline::clamp(zoom::moved(scale.view, seconds));
                    requests.push(Request::SetView(Some(view)));
                }
            }
            Some(Drag::Range(_)) | None => {}
        }
        if ground.drag_stopped() {
            if let (Some(Drag::Range(from)), Some(pos)) = (self.drag, ground.interact_pointer_pos())
            {
                let to = time(pos);
                let px = (scale.x_from_time(from) - scale.x_from_time(to)).abs();
                let range = (px >= f64::from(CLICK))
                    .then(|| (from.min(to).floor() as i64, from.max(to).ceil() as i64));
                requests.push(Request::SetRange(range));
            }
            self.drag = None;
        }
        self.wheel(ui, scene, scale, ground, requests);
        let icon = match (hovered, ground.hover_pos()) {
            (Some(_), _) => CursorIcon::PointingHand,
            (None, Some(pos)) if zone(ZoneKind::Ruler, pos).is_some() => {
                CursorIcon::ResizeHorizontal
            }
            (None, Some(_)) if self.drag.is_some() => CursorIcon::Grabbing,
            _ => return,
        };
        ui.ctx().set_cursor_icon(icon);
    }

    fn wheel(
        &mut self,
        ui: &Ui,
        scene: &Scene,
        scale: &TimeScale,
        ground: &Response,
        requests: &mut Vec<Request>,
    ) {
        let Some(pos) = ui
            .input(|input| input.pointer.hover_pos())
            .filter(|_| ground.contains_pointer())
        else {
            return;
        };
        let (pinch, turn) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
        let at = local(pos, ground);
        let on_axis = scene.zones.iter().any(|zone| {
            matches!(zone.kind, ZoneKind::Ruler | ZoneKind::Overview) && zone.rect.contains(at)
        });
        let mut view = scale.view;
        if on_axis && turn.y != 0.0 {
            let factor = f64::from((-turn.y / WHEEL).exp());
            view = zoom::scaled(view, factor, scale.time_from_x(f64::from(at.x)));
        } else if turn.y != 0.0 {
            let most = (scene.content_height - scene.size.h).max(0.0);
            self.scroll = (self.scroll - turn.y).clamp(0.0, most);
        }
        if (pinch - 1.0).abs() > 1e-4 {
            view = zoom::scaled(
                view,
                1.0 / f64::from(pinch),
                scale.time_from_x(f64::from(at.x)),
            );
        }
        if turn.x != 0.0 {
            view = zoom::moved(view, -f64::from(turn.x) * scale.seconds_per_px());
        }
        if view != scale.view {
            requests.push(Request::SetView(Some(timeline::clamp(view))));
        }
        if turn != Vec2::ZERO {
            // What scrolls here scrolls nothing around it.
            ui.ctx()
                .input_mut(|input| input.smooth_scroll_delta = Vec2::ZERO);
        }
    }

    /// The list of what a box stands for.
    fn list_ui(&mut self, ui: &Ui, shared: &Shared<'_>, requests: &mut Vec<Request>) {
        let Some((at, crowd)) = &self.list else {
            return;
        };
        let mut open = true;
        let anchor = PopupAnchor::Position(*at);
        Popup::new(
            Id::unique("timeline list"),
            ui.ctx().clone(),
            anchor,
            ui.layer_id(),
        )
        .open_bool(&mut open)
        .show(|ui| {
            ui.set_max_width(420.0);
            let row = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
            ScrollArea::vertical()
                .max_height(260.0)
                .show_rows(ui, row, crowd.len(), |ui, rows| {
                    for entry in rows.filter_map(|row| crowd.get(row)) {
                        let datum = Datum::Event(entry.event);
                        let is_on = shared.selected == Some(datum);
                        let title = chart_tip::title(shared.corpus, datum);
                        let response = ui.add(Button::selectable(is_on, title).truncate());
                        if response.hovered() {
                            requests.push(Request::Hover(datum));
                        }
                        if response.clicked() {
                            requests.push(Request::Select(Some(datum)));
                        }
                    }
                });
        });
        if !open {
            self.list = None;
        }
    }
}

fn local(pos: Pos2, ground: &Response) -> Point {
    let at = pos - ground.rect.min;
    Point { x: at.x, y: at.y }
}

fn scale(scene: &Scene) -> Option<TimeScale> {
    Some(TimeScale::new(
        scene.time?,
        scene.plot.x,
        scene.plot.right(),
    ))
}

/// A hairline at the pointer with its date on the ruler.
fn cursor_line(brush: &Brush<'_>, scene: &Scene, scale: &TimeScale, ground: &Response) {
    let Some(pos) = ground.hover_pos() else {
        return;
    };
    let at = local(pos, ground);
    let (plot, Some(ruler)) = (scene.plot, scene.zone(ZoneKind::Ruler)) else {
        return;
    };
    if at.x < plot.x || at.x >= plot.right() || at.y > plot.bottom() {
        return;
    }
    let color = scene::color(brush.theme, Ink::Secondary);
    let x = pos.x.floor() + 0.5;
    let (top, bottom) = (
        ruler.rect.bottom() + brush.origin.y,
        plot.bottom() + brush.origin.y,
    );
    brush
        .painter
        .vline(x, top..=bottom, Stroke::new(1.0, color.gamma_multiply(0.6)));
    let label = axis::moment(scale, f64::from(at.x));
    let font = FontId::proportional(11.0);
    let text =
        brush
            .painter
            .layout_no_wrap(label, font, scene::color(brush.theme, Ink::Background));
    let room = text.size() + Vec2::new(8.0, 4.0);
    let left = (x - room.x / 2.0).clamp(
        plot.x + brush.origin.x,
        (plot.right() + brush.origin.x - room.x).max(plot.x + brush.origin.x),
    );
    let chip = Rect::from_min_size(Pos2::new(left, top - room.y), room);
    brush.painter.rect_filled(chip, 3, color);
    let words = Align2::CENTER_CENTER.anchor_size(chip.center(), text.size());
    brush.painter.galley(words.min, text, color);
}
