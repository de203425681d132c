//! The figures in the window: one plot a panel, in a scroll area. Which panel holds what, and where its marks stand, is
//! decided by `chart::figures`; the plots bring axes, pan and zoom.

use super::chart_tip;
use super::pane::{Request, Shared};
use super::scene::{Brush, Touched, color};
use crate::chart::panels::{Form, Panel, panels};
use crate::chart::scale::{LinearScale, TimeScale};
use crate::chart::{
    Ink, Mark, Scene, Size, TextStyle, TimeView, axis, columns, figures, timeline, words,
};
use crate::model::time::DAY;
use crate::model::{Corpus, Datum};
use crate::paint::{Inter, Theme};
use egui::accesskit::Role;
use egui::{
    Color32, ComboBox, FontId, PopupAnchor, Rect, ScrollArea, Sense, Shape, Tooltip, Ui, UiBuilder,
    Vec2, WidgetInfo,
};
use egui_plot::{
    GridInput, GridMark, Plot, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotResponse,
    PlotTransform,
};
use std::cell::RefCell;
use std::ops::RangeInclusive;

/// Room left and right of the panels.
const GUTTER: f32 = 8.0;
/// Height of the axis under level bars.
const AXIS: f32 = 20.0;
/// Rows from which on a value axis helps.
const AXIS_FROM: usize = 3;
/// Seconds in a day: the plots count days, so that their numbers stay short.
const DAY_SECONDS: f64 = DAY as f64;

/// The figures pane's own session state.
#[derive(Default)]
pub struct FiguresPane {
    built: Option<(u64, Vec<Panel>)>,
    /// The key of the one panel to show; `None` shows all.
    only: Option<String>,
    /// What was selected when the pane last scrolled to it.
    shown: Option<Datum>,
}

impl FiguresPane {
    /// Shows the pane in all the room there is, and returns what the user asked for.
    pub fn ui(&mut self, ui: &mut Ui, shared: &Shared<'_>) -> Vec<Request> {
        let mut requests = Vec::new();
        if self
            .built
            .as_ref()
            .is_none_or(|built| built.0 != shared.revision)
        {
            self.built = Some((shared.revision, panels(shared.corpus, shared.filter)));
        }
        let all = self.built.as_ref().map_or(&[][..], |built| &built.1);
        if self
            .only
            .as_ref()
            .is_some_and(|key| all.iter().all(|panel| panel.key != *key))
        {
            self.only = None;
        }
        picker_ui(ui, all, &mut self.only);
        let wanted: Vec<Panel> = all
            .iter()
            .filter(|panel| self.only.as_ref().is_none_or(|key| *key == panel.key))
            .cloned()
            .collect();
        if wanted.is_empty() {
            ui.centered_and_justified(|ui| ui.weak("No figures to show"));
            return requests;
        }
        let jump = shared.selected.filter(|_| self.shown != shared.selected);
        self.shown = shared.selected;
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            panels_ui(ui, shared, &wanted, jump, &mut requests);
        });
        requests
    }
}

/// The choice between all panels and one.
fn picker_ui(ui: &mut Ui, all: &[Panel], only: &mut Option<String>) {
    if all.len() < 2 {
        return;
    }
    let name = |panel: &Panel| {
        if panel.subtitle.is_empty() {
            panel.title.clone()
        } else {
            format!("{} · {}", panel.title, panel.subtitle)
        }
    };
    let everything = format!(
        "All {}",
        words::counted(all.len(), "quantity").replace("quantitys", "quantities")
    );
    let current = all
        .iter()
        .find(|panel| Some(&panel.key) == only.as_ref())
        .map_or_else(|| everything.clone(), name);
    let picker = ComboBox::from_id_salt("quantity")
        .selected_text(current.as_str())
        .width((ui.available_width() - 16.0).min(360.0))
        .truncate()
        .show_ui(ui, |ui| {
            ui.selectable_value(only, None, everything.as_str());
            for panel in all {
                ui.selectable_value(only, Some(panel.key.clone()), name(panel));
            }
        });
    picker
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("Quantity: {current}")));
}

fn panels_ui(
    ui: &mut Ui,
    shared: &Shared<'_>,
    wanted: &[Panel],
    jump: Option<Datum>,
    requests: &mut Vec<Request>,
) {
    let width = (ui.available_width() - 2.0 * GUTTER).max(160.0);
    let (places, height) = figures::arrange(wanted, width);
    let size = Vec2::new(width + 2.0 * GUTTER, height + 2.0 * GUTTER);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    for (panel, place) in wanted.iter().zip(places) {
        let corner = whole.min + Vec2::new(place.x + GUTTER, place.y + GUTTER);
        let rect = Rect::from_min_size(corner, Vec2::new(place.w, place.h));
        let holds = |datum| matches!(datum, Datum::Figure(r) if panel.rows.iter().any(|row| row.claims.contains(&r)));
        if jump.is_some_and(holds) && !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, None);
        }
        if ui.is_rect_visible(rect) {
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(&panel.key));
            panel_ui(&mut child, shared, panel, rect, requests);
        }
    }
}

fn panel_ui(
    ui: &mut Ui,
    shared: &Shared<'_>,
    panel: &Panel,
    rect: Rect,
    requests: &mut Vec<Request>,
) {
    let painter = ui.painter_at(rect.expand(GUTTER).intersect(ui.clip_rect()));
    let brush = Brush {
        origin: rect.min.to_vec2(),
        theme: shared.theme,
        selected: shared.selected,
        hovered: shared.hovered,
        corpus: shared.corpus,
        painter: &painter,
    };
    brush.paint(&figures::title(panel, rect.width(), &Inter));
    let plot_rect = Rect::from_min_max(rect.min + Vec2::new(0.0, figures::PANEL_HEAD), rect.max);
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
    let brush = Brush {
        origin: frame.min.to_vec2(),
        painter: &painter,
        ..brush
    };
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
    }
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
    let (_, scale) = figures::marks(shared.corpus, panel, size, (nowhere, (0.0, 1.0)), &Inter);
    let has_axis = panel.claims() >= AXIS_FROM && panel.form == Form::Rows;
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
    .x_axis_formatter(move |mark, _: &RangeInclusive<f64>| {
        words::tick(mark.value, step, most, &unit)
    })
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
    let area = crate::chart::Rect::new(0.0, 0.0, rect.width(), figures::COLUMNS);
    let up = columns::scale(shared.corpus, panel, area);
    let bounds = visible_values(&up, area);
    let (ticks, step) = up.ticks(36.0);
    let most = ticks
        .iter()
        .fold(0.0_f64, |most, tick| most.max(tick.abs()));
    let unit = panel.unit.clone();
    let width = rect.width();
    let response = plain(rect, shared.theme)
        .allow_drag([true, false])
        .allow_zoom([true, false])
        .sense(Sense::click_and_drag())
        .show_grid([false, true])
        .y_axis_min_width(48.0)
        .x_grid_spacer(move |input: GridInput| time_marks(&input, width))
        .x_axis_formatter(move |mark, range: &RangeInclusive<f64>| time_label(mark, range, width))
        .y_grid_spacer(move |_: GridInput| grid(&ticks, step))
        .y_axis_formatter(move |mark, _: &RangeInclusive<f64>| {
            words::tick(mark.value, step, most, &unit)
        })
        .show(ui, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([from, bounds.0], [to, bounds.1]));
            plot.add(Bars::new(
                shared,
                panel,
                ui_layout(shared.corpus, panel),
                drawn,
            ));
        });
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

/// The begin of calendar units, from the tick table, in days.
fn time_marks(input: &GridInput, width: f32) -> Vec<GridMark> {
    let ticks = axis::ticks(&time_scale(input.bounds.0, input.bounds.1, width));
    let step = (ticks.step / DAY_SECONDS).max(input.base_step_size);
    let days = |tick: &axis::Tick| tick.time as f64 / DAY_SECONDS;
    ticks
        .fine
        .iter()
        .map(days)
        .filter(|day| (input.bounds.0..=input.bounds.1).contains(day))
        .map(|value| GridMark {
            value,
            step_size: step,
        })
        .collect()
}

/// The name of the unit that begins at a mark; the larger unit's where one begins too.
fn time_label(mark: GridMark, range: &RangeInclusive<f64>, width: f32) -> String {
    let ticks = axis::ticks(&time_scale(*range.start(), *range.end(), width));
    let time = (mark.value * DAY_SECONDS).round() as i64;
    let in_row = |row: &[axis::Tick]| {
        row.iter()
            .find(|tick| tick.time == time)
            .map(|tick| tick.label.clone())
    };
    // From years on, the years themselves say more than their decade.
    let by_years = ticks.step > DAY_SECONDS * 300.0;
    let coarse = in_row(&ticks.coarse).filter(|_| !by_years);
    coarse.or_else(|| in_row(&ticks.fine)).unwrap_or_default()
}

/// Lays out the marks of a panel for a surface of this size that shows this time and these values.
type Layout<'a> = Box<dyn Fn(Size, (TimeView, (f64, f64))) -> Scene + 'a>;

fn ui_layout<'a>(corpus: &'a Corpus, panel: &'a Panel) -> Layout<'a> {
    Box::new(move |size, along| figures::marks(corpus, panel, size, along, &Inter).0)
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
        let scene = (self.layout)(size, (time, (bounds.min()[1], bounds.max()[1])));
        let brush = Brush {
            origin: frame.min.to_vec2(),
            theme: self.shared.theme,
            selected: self.shared.selected,
            hovered: self.shared.hovered,
            corpus: self.shared.corpus,
            painter: ui.painter(),
        };
        shapes.extend(brush.shapes(&scene).into_iter().map(|(_, shape)| shape));
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
