//! The timeline in the window: gestures → requests. Where marks stand is decided by `chart::timeline`.
//!
//! Drag on empty space pans; drag on the ruler, or Shift-drag, selects a range; the wheel over the ruler, Ctrl and wheel
//! or a pinch zoom at the pointer; the plain wheel scrolls the lanes, Shift and wheel pans; a double click on empty
//! space fits all; a click on a box with a count lists it, a double click zooms to it.

use super::building::Builder;
use super::over_timeline::local;
use super::pane::{Request, Shared};
use super::scene::Brush;
use super::seek::{Seeker, into_sight};
use super::touch::Touched;
use super::typeset::Typeset;
use super::zoom::{self, Scope};
use super::{chart_tip, lane_heads, over_timeline, theme, timeline_bar};
use crate::chart::scale::TimeScale;
use crate::chart::timeline::{self, Timeline};
use crate::chart::{Crowd, Mark, Scene, Size, Surface, TimeView, View, Zone, ZoneKind};
use crate::model::Datum;
use crate::paint::Inter;
use egui::{
    Button, CursorIcon, Id, Popup, PopupAnchor, Pos2, Rect, Response, Sense, Tooltip, Ui, Vec2,
};
use std::cell::RefCell;
use std::sync::Arc;

/// How much a full turn of the wheel zooms: the toolkit's points of scroll for a factor of e.
const WHEEL: f32 = 240.0;
/// Pointer travel under this many pixels is a click, not a range.
const CLICK: f32 = 4.0;
/// How near to an edge of the overview's window a drag takes hold of it, in pixels.
const GRIP: f64 = 5.0;

/// What a drag that began in the timeline does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// Moves the view.
    Pan,
    /// Selects a range from this moment on.
    Range(f64),
    /// Moves the window of the overview.
    Overview,
    /// Moves the left edge of that window.
    Begin,
    /// Moves its right edge.
    End,
}

/// The timeline pane's own session state.
#[derive(Default)]
pub struct TimelinePane {
    builder: Builder,
    typeset: RefCell<Typeset>,
    scroll: f32,
    seeker: Seeker,
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
        self.builder
            .want(ui.ctx(), shared.corpus, shared.filter, shared.lanes);
        if let Some(built) = self.builder.built()
            && built.timeline.arrangement() != shared.arrangement
        {
            built.timeline.arrange(shared.arrangement);
        }
        self.first_look(ui, shared, &mut requests);
        let scope = Scope {
            corpus: shared.corpus,
            extent: self.extent(),
            selected: shared.selected,
            now: self.now(shared, ui.available_width()),
        };
        timeline_bar::ui(ui, &scope, shared, self.timeline(), &mut requests);
        self.chart_ui(ui, shared, &mut requests);
        self.list_ui(ui, shared, &mut requests);
        requests
    }

    /// True once everything in view is indexed.
    #[must_use]
    pub(super) fn is_ready(&self) -> bool {
        self.builder.share().is_none()
    }

    /// With new articles, looks where most events are; "All" shows the few that lie far off.
    fn first_look(&mut self, ui: &Ui, shared: &Shared<'_>, requests: &mut Vec<Request>) {
        if self.builder.share().is_some() {
            // Once it is built.
            return;
        }
        let articles = shared.corpus.articles().len();
        let is_new = std::mem::replace(&mut self.looked, articles) < articles;
        if !is_new || (shared.time.is_some() && shared.time != self.home) {
            return;
        }
        let timeline = self.timeline();
        self.home = timeline.and_then(|timeline| timeline.home(ui.available_width()));
        if self.home != shared.time {
            requests.push(Request::SetView(self.home));
        }
    }

    fn extent(&self) -> Option<(i64, i64)> {
        self.timeline().and_then(|timeline| timeline.lanes().extent)
    }

    fn timeline(&self) -> Option<&Timeline> {
        self.builder.seen().map(|built| &built.timeline)
    }

    fn now(&self, shared: &Shared<'_>, width: f32) -> TimeView {
        shared.time.unwrap_or_else(|| {
            let nothing = TimeView {
                start: 0.0,
                end: 1.0,
            };
            self.timeline()
                .map_or(nothing, |timeline| timeline.fit(width))
        })
    }

    fn chart_ui(&mut self, ui: &mut Ui, shared: &Shared<'_>, requests: &mut Vec<Request>) {
        let (rect, ground) = ui.allocate_exact_size(
            ui.available_size().max(Vec2::new(200.0, 120.0)),
            Sense::click_and_drag(),
        );
        ground.widget_info(|| {
            egui::WidgetInfo::labeled(egui::accesskit::Role::Canvas, true, "Timeline")
        });
        if !ui.is_rect_visible(rect) {
            return;
        }
        let share = self.builder.share();
        let painter = ui.painter_at(rect);
        let Some(built) = self.builder.built() else {
            self.building_ui(ui, rect, share.or(Some(0.0)));
            return;
        };
        // While new data are being indexed, the old ones can be looked at but not touched.
        let is_current = Arc::ptr_eq(&built.corpus, shared.corpus);
        let corpus = Arc::clone(&built.corpus);
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
        let scene = built.timeline.scene(&corpus, &view, size, &Inter);
        let brush = Brush {
            selected: shared.selected.filter(|_| is_current),
            hovered: shared.hovered.filter(|_| is_current),
            hits: shared.hits.filter(|_| is_current),
            corpus: &corpus,
            typeset: Some(&self.typeset),
            ..Brush::new(shared, &painter, rect.min.to_vec2())
        };
        let Some(scale) = scale(&scene) else {
            return;
        };
        brush.paint(&scene);
        if let Some(event) = self.seeker.event(shared.selected)
            && let Some(built) = self.builder.seen()
            && let Some(lane) = built.timeline.lane_reach(&corpus, event)
        {
            let index = brush.lit(&scene, Some(Datum::Event(event)));
            let mark = index.and_then(|index| scene.targets.get(index as usize));
            let top = self.scroll - scene.scrolled.y;
            let mark = mark.map(|mark| (mark.rect.y + top, mark.rect.bottom() + top));
            let wanted = into_sight(self.scroll, scene.scrolled.h, mark.unwrap_or(lane));
            if (wanted - self.scroll).abs() > 0.5 {
                self.scroll = wanted;
                ui.ctx().request_repaint();
            }
        }
        let range = self.range(shared, &scale, &brush, &ground);
        if let Some(timeline) = self.timeline() {
            over_timeline::range(&brush, &scene, &scale, range, timeline);
        }
        over_timeline::cursor_line(&brush, &scene, &scale, &ground);
        over_timeline::scroll_bar(ui, &brush, &scene, &mut self.scroll);
        let heads = self
            .timeline()
            .and_then(|timeline| lane_heads::ui(ui, &brush, &scene, timeline));
        requests.extend(heads.map(Request::Arrange));
        if is_current {
            let touched = brush.targets(ui, &scene, &ground);
            self.touch(ui, shared, &scene, &touched, &ground, requests);
            self.gestures(ui, &scene, &scale, &ground, touched.hovered, requests);
        } else {
            self.list = None;
            self.gestures(ui, &scene, &scale, &ground, None, requests);
        }
        self.building_ui(ui, rect, share);
    }

    /// While a timeline is being built, how far that is; once that was stopped, a way to begin again.
    fn building_ui(&mut self, ui: &mut Ui, rect: Rect, share: Option<f32>) {
        let painter = ui.painter_at(rect);
        if self.builder.is_refused() {
            if over_timeline::refused_ui(ui, &painter, rect) {
                self.builder.resume();
            }
        } else if let Some(share) = share
            && over_timeline::building_ui(ui, &painter, rect, share)
        {
            self.builder.refuse();
        }
    }

    /// The range that is being dragged, or the one that every pane is filtered by.
    fn range(
        &self,
        shared: &Shared<'_>,
        scale: &TimeScale,
        brush: &Brush<'_>,
        ground: &Response,
    ) -> Option<(f64, f64)> {
        match (self.drag, ground.interact_pointer_pos()) {
            (Some(Drag::Range(from)), Some(pos)) => {
                let to = scale.time_from_x(f64::from(pos.x - brush.origin.x));
                Some((from.min(to), from.max(to)))
            }
            _ => shared
                .filter
                .range
                .map(|(from, to)| (from as f64, to as f64)),
        }
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
            // A list hangs at a place that may move now.
            self.list = None;
            let origin = ui.input(|input| input.pointer.press_origin());
            let shift = ui.input(|input| input.modifiers.shift);
            self.drag = origin.map(|pos| {
                if let Some(zone) = zone(ZoneKind::Overview, pos) {
                    grip(zone, scale.view, pos.x - ground.rect.min.x)
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
            Some(drag @ (Drag::Begin | Drag::End)) => {
                let pos = ground.interact_pointer_pos();
                let zone = scene.zone(ZoneKind::Overview);
                let time = zone
                    .zip(pos)
                    .and_then(|(zone, pos)| zone_time(zone, pos.x - ground.rect.min.x));
                if let Some(time) = time {
                    let view = scale.view;
                    let view = match drag {
                        Drag::Begin => TimeView {
                            start: time.min(view.end - 60.0),
                            ..view
                        },
                        _ => TimeView {
                            end: time.max(view.start + 60.0),
                            ..view
                        },
                    };
                    requests.push(Request::SetView(Some(timeline::clamp(view))));
                }
            }
            Some(Drag::Range(_)) | None => {}
        }
        // A click beside the window of the overview brings it there.
        if let Some(pos) = ground.interact_pointer_pos().filter(|_| ground.clicked())
            && let Some(time) = zone(ZoneKind::Overview, pos)
                .and_then(|zone| zone_time(zone, pos.x - ground.rect.min.x))
            && !(scale.view.start..=scale.view.end).contains(&time)
        {
            let by = time - f64::midpoint(scale.view.start, scale.view.end);
            let view = timeline::clamp(zoom::moved(scale.view, by));
            requests.push(Request::SetView(Some(view)));
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
            theme::list(260.0).show_rows(ui, row, crowd.len(), |ui, rows| {
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

/// The moment at a place of a zone with a time axis.
fn zone_time(zone: &Zone, x: f32) -> Option<f64> {
    let whole = zone.time?;
    let part = f64::from((x - zone.rect.x) / zone.rect.w.max(1.0));
    Some(whole.start + part * whole.span())
}

/// What a drag does that begins at a place of the overview: near an edge of its window, that edge moves.
fn grip(zone: &Zone, view: TimeView, x: f32) -> Drag {
    let Some(whole) = zone.time else {
        return Drag::Overview;
    };
    let strip = TimeScale::new(whole, zone.rect.x, zone.rect.right());
    let (left, right) = (strip.x_from_time(view.start), strip.x_from_time(view.end));
    let x = f64::from(x);
    if right - left < 4.0 * GRIP {
        Drag::Overview
    } else if (x - left).abs() <= GRIP {
        Drag::Begin
    } else if (x - right).abs() <= GRIP {
        Drag::End
    } else {
        Drag::Overview
    }
}

fn scale(scene: &Scene) -> Option<TimeScale> {
    Some(TimeScale::new(
        scene.time?,
        scene.plot.x,
        scene.plot.right(),
    ))
}
