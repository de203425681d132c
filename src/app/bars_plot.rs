//! One panel of figures as a plot in the window: the toolkit's plot brings axes, pan and zoom; where marks stand is decided
//! by `chart::figures`. Knows nothing of which panels there are.

use super::chart_tip;
use super::figures_pane::GUTTER;
use super::pane::{Request, Shared};
use super::scene::{Brush, color};
use super::touch::Touched;
use crate::chart::panels::{Form, Panel};
use crate::chart::scale::{LinearScale, TimeScale};
use crate::chart::{
    Ink, Mark, Scene, Size, TextStyle, TimeView, columns, figures, periods, timeline, words,
};
use crate::model::time::DAY;
use crate::model::{Corpus, Datum, Ref};
use crate::paint::{Inter, Theme};
use egui::{
    Color32, FontId, PopupAnchor, Rangef, Rect, Sense, Shape, Tooltip, Ui, UiBuilder, Vec2,
};
use egui_plot::{
    AxisHints, GridInput, GridMark, Plot, PlotBounds, PlotGeometry, PlotItem, PlotItemBase,
    PlotResponse, PlotTransform,
};
use std::cell::RefCell;
use std::ops::RangeInclusive;

/// Height of the axis under level bars.
const AXIS: f32 = 20.0;
/// How far apart labels must stand, in pixels, to be drawn, and drawn in full: the tick tables have seen to their room.
const FULL: Rangef = Rangef { min: 1.0, max: 1.5 };
/// The shortest brush, in pixels; what is shorter is a click.
const LEAST_BRUSH: f32 = 4.0;
/// Rows from which on a value axis helps.
const AXIS_FROM: usize = 3;
/// Seconds in a day: the plots count days, so that their numbers stay short.
const DAY_SECONDS: f64 = DAY as f64;

/// Shows one panel: its title, its plot, and what the pointer does to its bars.
pub(super) fn panel_ui(
    ui: &mut Ui,
    shared: &Shared<'_>,
    panel: &Panel,
    rect: Rect,
    requests: &mut Vec<Request>,
) {
    let painter = ui.painter_at(rect.expand(GUTTER).intersect(ui.clip_rect()));
    let brush = Brush::new(shared, &painter, rect.min.to_vec2());
    brush.paint(&figures::title(panel, rect.width(), &Inter));
    let head = Vec2::new(0.0, figures::head_height(panel));
    let plot_rect = Rect::from_min_max(rect.min + head, rect.max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(plot_rect));
    quiet(&mut child, shared.theme);
    let drawn = RefCell::new(Scene::default());
    let response = if panel.form == Form::Columns {
        columns_ui(&mut child, shared, panel, plot_rect, &drawn, requests)
    } else {
        rows_ui(&mut child, shared, panel, plot_rect, &drawn)
    };
    let scene = drawn.into_inner();
    let frame = *response.transform.frame();
    let painter = ui.painter_at(frame.intersect(ui.clip_rect()));
    let brush = Brush::new(shared, &painter, frame.min.to_vec2());
    let touched = brush.targets(&child, &scene, &response.response);
    touch(&child, shared, &scene, &touched, requests);
}

/// What the pointer did to bars.
fn touch(
    ui: &Ui,
    shared: &Shared<'_>,
    scene: &Scene,
    touched: &Touched,
    requests: &mut Vec<Request>,
) {
    let target = |index: Option<usize>| index.and_then(|index| scene.targets.get(index));
    if let Some(target) = target(touched.hovered) {
        if let Mark::One(datum) = target.mark {
            requests.push(Request::Hover(datum));
        }
        let id = ui.unique_id().with("tip");
        Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, PopupAnchor::Pointer)
            .gap(12.0)
            .show(|ui| chart_tip::ui(ui, shared.corpus, target));
    }
    if let Some(target) = target(touched.clicked)
        && let Mark::One(datum) = target.mark
    {
        requests.push(Request::Select(Some(datum)));
        // Shift and click brushes the time that a bar is about, as shift and drag does a stretch of columns.
        if ui.input(|input| input.modifiers.shift)
            && let Datum::Figure(r) = datum
            && let Some(range) = drawn_period(shared.corpus, r)
        {
            requests.push(Request::SetRange(Some(range)));
        }
    }
}

/// First second and one past the last of the time that a figure is about.
fn drawn_period(corpus: &Corpus, r: Ref) -> Option<(i64, i64)> {
    let period = corpus.figure(r)?.period.as_ref()?;
    period.interval.drawn().filter(|(start, end)| end > start)
}

/// Axis labels in the small size and the secondary colour, as on paper.
fn quiet(ui: &mut Ui, theme: Theme) {
    let style = ui.style_mut();
    let small = FontId::proportional(TextStyle::Secondary.px());
    style.text_styles.insert(egui::TextStyle::Body, small);
    style.visuals.override_text_color = Some(color(theme, Ink::Secondary));
}

/// A plot without ornament of its own.
fn plain<'a>(rect: Rect, theme: Theme) -> Plot<'a> {
    Plot::new("plot")
        .grid_color(color(theme, Ink::Hairline))
        .grid_fade(0.0)
        .width(rect.width())
        .height(rect.height())
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .set_margin_fraction(Vec2::ZERO)
}

/// Level bars. Zero stays where it is, so that nothing here pans or zooms.
fn rows_ui(
    ui: &mut Ui,
    shared: &Shared<'_>,
    panel: &Panel,
    rect: Rect,
    drawn: &RefCell<Scene>,
) -> PlotResponse<()> {
    let nowhere = TimeView {
        start: 0.0,
        end: 1.0,
    };
    let size = Size {
        w: rect.width(),
        h: rect.height(),
    };
    // Only the scale is wanted here, and that hangs on no mark.
    let nothing = crate::chart::Rect::new(0.0, -1.0, 0.0, 0.0);
    let along = (nowhere, (0.0, 1.0));
    let (_, scale) = figures::marks(shared.corpus, panel, (size, nothing), along, &Inter);
    let by_length = matches!(panel.form, Form::Rows | Form::Grouped);
    let has_axis = by_length && panel.rows.len() >= AXIS_FROM;
    let per_px = (scale.high - scale.low) / f64::from(scale.to - scale.from);
    let x = (
        scale.low - f64::from(scale.from) * per_px,
        scale.high + f64::from(rect.width() - scale.to) * per_px,
    );
    let (ticks, step) = scale.ticks(64.0);
    let most = ticks
        .iter()
        .fold(0.0_f64, |most, tick| most.max(tick.abs()));
    let unit = panel.unit.clone();
    let below = Vec2::new(0.0, if has_axis { AXIS } else { 0.0 });
    plain(
        Rect::from_min_size(rect.min, rect.size() + below),
        shared.theme,
    )
    .allow_drag(false)
    .allow_zoom(false)
    .sense(Sense::hover())
    .show_axes([has_axis, false])
    .show_grid([has_axis, false])
    .x_grid_spacer(move |_: GridInput| grid(&ticks, step))
    .custom_x_axes(vec![
        AxisHints::new_x()
            .label_spacing(FULL)
            .formatter(move |mark, _| words::tick(mark.value, step, most, &unit)),
    ])
    .show(ui, |plot| {
        plot.set_plot_bounds(PlotBounds::from_min_max([x.0, 0.0], [x.1, 1.0]));
        plot.add(Bars::new(
            shared,
            panel,
            ui_layout(shared.corpus, panel),
            drawn,
        ));
    })
}

/// Columns along time. Panning and zooming move the time of every chart; the values keep their zero.
fn columns_ui(
    ui: &mut Ui,
    shared: &Shared<'_>,
    panel: &Panel,
    rect: Rect,
    drawn: &RefCell<Scene>,
    requests: &mut Vec<Request>,
) -> PlotResponse<()> {
    let time = shared.time.unwrap_or_else(|| columns::fit(panel));
    let (from, to) = (time.start / DAY_SECONDS, time.end / DAY_SECONDS);
    let height = (rect.height() - periods::HEIGHT).max(1.0);
    let area = crate::chart::Rect::new(0.0, 0.0, rect.width(), height);
    let up = columns::scale(panel, area);
    let bounds = visible_values(&up, area);
    let (ticks, step) = up.ticks(36.0);
    let most = ticks
        .iter()
        .fold(0.0_f64, |most, tick| most.max(tick.abs()));
    let unit = panel.unit.clone();
    let (width, period) = (rect.width(), columns::period(panel));
    let brushes = ui.input(|input| input.modifiers.shift);
    let response = plain(rect, shared.theme)
        .allow_drag([!brushes, false])
        .allow_zoom([true, false])
        .sense(Sense::click_and_drag())
        .show_grid([false, true])
        .x_grid_spacer(move |input: GridInput| time_marks(&input, period, width))
        .custom_x_axes(vec![
            AxisHints::new_x()
                .label_spacing(FULL)
                .formatter(move |mark, range| time_label(mark, range, period, width)),
        ])
        .y_grid_spacer(move |_: GridInput| grid(&ticks, step))
        .custom_y_axes(vec![
            AxisHints::new_y()
                .min_thickness(48.0)
                .label_spacing(FULL)
                .formatter(move |mark, _| words::tick(mark.value, step, most, &unit)),
        ])
        .show(ui, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([from, bounds.0], [to, bounds.1]));
            plot.add(Bars::new(
                shared,
                panel,
                ui_layout(shared.corpus, panel),
                drawn,
            ));
        });
    brush_ui(ui, shared.theme, &response, requests);
    let now = response.transform.bounds().range_x();
    let moved = (now.start() - from).abs() + (now.end() - to).abs();
    if moved > (to - from) * 1e-6 && now.end() > now.start() {
        requests.push(Request::SetView(Some(timeline::clamp(TimeView {
            start: now.start() * DAY_SECONDS,
            end: now.end() * DAY_SECONDS,
        }))));
    }
    response
}

/// Shift and drag over columns: every pane is filtered by the stretch of time dragged over.
fn brush_ui(ui: &Ui, theme: Theme, plot: &PlotResponse<()>, requests: &mut Vec<Request>) {
    let id = plot.response.id.with("brush");
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let shift = ui.input(|input| input.modifiers.shift);
    if plot.response.drag_started() && shift {
        let start = ui.input(|input| input.pointer.press_origin());
        ui.data_mut(|data| data.insert_temp(id, start));
    }
    let start: Option<egui::Pos2> = ui.data(|data| data.get_temp(id)).flatten();
    let (Some(start), Some(pos)) = (start, pointer) else {
        return;
    };
    let frame = *plot.transform.frame();
    let (left, right) = (
        start.x.min(pos.x).max(frame.left()),
        start.x.max(pos.x).min(frame.right()),
    );
    if plot.response.drag_stopped() {
        ui.data_mut(|data| data.insert_temp(id, None::<egui::Pos2>));
        let time = |x: f32| {
            let value = plot
                .transform
                .value_from_position(egui::Pos2::new(x, frame.center().y));
            (value.x * DAY_SECONDS).round() as i64
        };
        if right - left >= LEAST_BRUSH {
            requests.push(Request::SetRange(Some((time(left), time(right)))));
        }
        return;
    }
    let band = Rect::from_x_y_ranges(left..=right, frame.y_range());
    let accent = color(theme, Ink::Accent).gamma_multiply(0.15);
    ui.painter().rect_filled(band, 0, accent);
}

/// The values at the lower and upper edge of a plot that is laid out like `area`.
fn visible_values(up: &LinearScale, area: crate::chart::Rect) -> (f64, f64) {
    let per_px = (up.high - up.low) / f64::from(up.from - up.to).max(1.0);
    (
        // Two pixels more, so that the base line itself is in view.
        up.low - f64::from(area.bottom() - up.from + 2.0) * per_px,
        up.high + f64::from(up.to - area.y) * per_px,
    )
}

fn grid(ticks: &[f64], step: f64) -> Vec<GridMark> {
    ticks
        .iter()
        .map(|&value| GridMark {
            value,
            step_size: step,
        })
        .collect()
}

fn time_scale(from: f64, to: f64, width: f32) -> TimeScale {
    let view = TimeView {
        start: from * DAY_SECONDS,
        end: to * DAY_SECONDS,
    };
    TimeScale::new(view, 0.0, width)
}

/// Where calendar units are named, in days.
fn time_marks(input: &GridInput, period: f64, width: f32) -> Vec<GridMark> {
    let scale = time_scale(input.bounds.0, input.bounds.1, width);
    let (names, step) = periods::names(&scale, period);
    let days = names.iter().map(|name| name.at / DAY_SECONDS);
    days.filter(|day| (input.bounds.0..=input.bounds.1).contains(day))
        .map(|value| GridMark {
            value,
            step_size: step / DAY_SECONDS,
        })
        .collect()
}

/// The name that stands at a mark.
fn time_label(mark: GridMark, range: &RangeInclusive<f64>, period: f64, width: f32) -> String {
    let scale = time_scale(*range.start(), *range.end(), width);
    let (names, _) = periods::names(&scale, period);
    let is_at = |name: &&periods::Name| (name.at / DAY_SECONDS - mark.value).abs() < 1e-6;
    names
        .iter()
        .find(is_at)
        .map_or_else(String::new, |name| name.label.clone())
}

/// The size of a surface, and the part of it that will be seen.
type Sight = (Size, crate::chart::Rect);

/// Lays out the marks of a panel for a surface that shows this time and these values.
type Layout<'a> = Box<dyn Fn(Sight, (TimeView, (f64, f64))) -> Scene + 'a>;

fn ui_layout<'a>(corpus: &'a Corpus, panel: &'a Panel) -> Layout<'a> {
    Box::new(move |sight, along| figures::marks(corpus, panel, sight, along, &Inter).0)
}

/// The marks of a panel as an item of a plot: laid out in every frame for what the plot shows.
struct Bars<'a> {
    base: PlotItemBase,
    shared: Shared<'a>,
    layout: Layout<'a>,
    drawn: &'a RefCell<Scene>,
}

impl<'a> Bars<'a> {
    fn new(
        shared: &Shared<'a>,
        panel: &Panel,
        layout: Layout<'a>,
        drawn: &'a RefCell<Scene>,
    ) -> Self {
        Self {
            base: PlotItemBase::new(panel.title.clone()),
            shared: *shared,
            layout,
            drawn,
        }
    }
}

impl PlotItem for Bars<'_> {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        let (frame, bounds) = (transform.frame(), transform.bounds());
        let size = Size {
            w: frame.width(),
            h: frame.height(),
        };
        let time = TimeView {
            start: bounds.min()[0] * DAY_SECONDS,
            end: bounds.max()[0] * DAY_SECONDS,
        };
        let seen = ui.clip_rect().translate(-frame.min.to_vec2());
        let seen = crate::chart::Rect::new(seen.min.x, seen.min.y, seen.width(), seen.height());
        let along = (time, (bounds.min()[1], bounds.max()[1]));
        let scene = (self.layout)((size, seen), along);
        let brush = Brush::new(&self.shared, ui.painter(), frame.min.to_vec2());
        shapes.extend(brush.shapes(&scene).into_iter().flat_map(|(_, run)| run));
        *self.drawn.borrow_mut() = scene;
    }

    fn initialize(&mut self, _: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        color(self.shared.theme, Ink::Category(0))
    }

    fn allow_hover(&self) -> bool {
        false
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}
