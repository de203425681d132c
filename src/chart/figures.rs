//! Figures → panels of bars, stacked: disagreements first, then what compares, then single figures in a grid.

use super::panels::{Form, Panel, panels};
use super::scale::{LinearScale, TimeScale};
use super::sheet::Sheet;
use super::{
    Anchor, BarForm, ChartSpec, Fill, Ink, Job, Measure, Rect, Scene, Size, Surface, TextStyle,
    TimeView, Zone, ZoneKind, columns, dots, legend, periods, rows, stacked, words,
};
use crate::model::{Corpus, Filter, Qualifier, Status, Verdict};
use std::borrow::Cow;

/// Room around everything.
const MARGIN: f32 = 16.0;
/// Between panels.
const GAP: f32 = 24.0;
/// Title and subtitle of a panel.
pub const PANEL_HEAD: f32 = 44.0;
/// Height of a panel of columns, without its head and ruler.
pub const COLUMNS: f32 = 176.0;
/// The same for one of several small charts.
const SMALL_COLUMNS: f32 = 120.0;
/// Height of the names of colours.
const SERIES: f32 = 20.0;
/// Least width of a single figure in the grid.
const CELL: f32 = 280.0;
/// Width of the labels of a value axis.
const TICKS: f32 = 64.0;

/// Draws every figure.
pub(super) fn layout(job: &Job<'_>) -> Scene {
    draw(job, "Figures", |_| true)
}

/// Draws the claims that do not agree.
pub(super) fn disagreement(job: &Job<'_>) -> Scene {
    draw(job, "Disagreement", is_disputed)
}

/// True for claims that differ, and are no history of corrections.
fn is_disputed(panel: &Panel) -> bool {
    panel.form == Form::Claims
        && panel
            .rows
            .iter()
            .any(|row| row.verdict == Verdict::Disagreed)
}

/// Height of title, subtitle and names of colours above a panel.
#[must_use]
pub fn head_height(panel: &Panel) -> f32 {
    PANEL_HEAD + if names_colours(panel) { SERIES } else { 0.0 }
}

/// True where colours need names: the parts of a whole are named beside it.
fn names_colours(panel: &Panel) -> bool {
    panel.series.len() > 1 && panel.form != Form::Stacked
}

/// Height of a panel with its head.
#[must_use]
pub fn height(panel: &Panel) -> f32 {
    head_height(panel)
        + match panel.form {
            Form::Columns if panel.small => SMALL_COLUMNS + periods::HEIGHT,
            Form::Columns => COLUMNS + periods::HEIGHT,
            Form::Stacked => stacked::height(panel),
            Form::Dots => dots::height(panel),
            Form::Claims | Form::Rows | Form::Grouped | Form::Single => rows::height(panel),
        }
}

/// The panels that a chart shows, and the corpus with the figures that they show: converted, where that was asked for.
#[must_use]
pub fn chosen<'a>(
    corpus: &'a Corpus,
    filter: &Filter,
    spec: &ChartSpec,
) -> (Cow<'a, Corpus>, Vec<Panel>) {
    let corpus = if spec.bars.conversions.is_empty() {
        Cow::Borrowed(corpus)
    } else {
        Cow::Owned(corpus.converted(&spec.bars.conversions))
    };
    let mut all = panels(&corpus, filter, &spec.bars);
    if let Some(wanted) = &spec.quantity {
        let lower = wanted.to_lowercase();
        let exact = all.iter().any(|panel| panel.key == *wanted);
        all.retain(|panel| {
            panel.key == *wanted || !exact && panel.title.to_lowercase().contains(&lower)
        });
    }
    (corpus, all)
}

/// The panels that cannot be drawn in the form that was asked for, by title, each with why not. Single figures go without
/// saying.
#[must_use]
pub fn refused(corpus: &Corpus, spec: &ChartSpec) -> Vec<(String, &'static str)> {
    if spec.bars.form == BarForm::Auto || spec.chart == "timeline" {
        return Vec::new();
    }
    let (corpus, all) = chosen(corpus, &Filter::default(), spec);
    all.iter()
        .filter(|panel| panel.rows.len() > 1 && !panel.small)
        .filter_map(|panel| Some((panel.title.clone(), panel.why_not(&corpus, spec.bars.form)?)))
        .collect()
}

fn draw(job: &Job<'_>, title: &str, wanted: impl Fn(&Panel) -> bool) -> Scene {
    let (corpus, mut all) = chosen(job.corpus, job.view.filter, job.spec);
    let corpus = corpus.as_ref();
    all.retain(|panel| wanted(panel));
    let paper = job.view.surface == Surface::Paper;
    let mut sheet = Sheet::new(job.size, job.measure);
    title.clone_into(&mut sheet.scene.title);
    sheet.scene.summary = summary(&all);
    let start = if paper {
        legend::HEAD
    } else {
        MARGIN - job.view.scroll
    };
    let left = MARGIN;
    let width = (job.size.w - 2.0 * MARGIN).max(120.0);
    let shown: Vec<&Panel> = all.iter().collect();
    let (places, height) = arrange(&shown, width);
    for (panel, place) in all.iter().zip(places) {
        let area = Rect {
            x: place.x + left,
            y: place.y + start,
            ..place
        };
        self::panel(&mut sheet, corpus, panel, area, job.view.time);
    }
    let y = start + height;
    if all.is_empty() {
        let words = match title {
            "Figures" => "No figures to show",
            _ => "No claims that disagree",
        };
        let at = (job.size.w / 2.0, job.size.h / 2.0);
        sheet.text(at, Anchor::Middle, words, TextStyle::Body, Ink::Secondary);
    }
    if paper {
        // Paper has no scroll bar: it grows until everything is on it.
        let foot = 64.0;
        sheet.scene.size.h = job.size.h.max((y + foot).ceil());
        let summary = sheet.scene.summary.clone();
        legend::heading(&mut sheet, title, &summary);
        key(&mut sheet, corpus, &all);
        credit(&mut sheet, corpus, &all);
    }
    sheet.scene.content_height = y - start
        + if paper {
            legend::HEAD + 64.0
        } else {
            2.0 * MARGIN
        };
    let (w, h) = (sheet.scene.size.w, sheet.scene.size.h);
    sheet.scene.plot = Rect::new(
        left,
        start,
        (w - 2.0 * MARGIN).max(0.0),
        (h - start).max(0.0),
    );
    sheet.scene
}

fn summary(all: &[Panel]) -> String {
    let figures = all.iter().map(Panel::claims).sum();
    let disputed = all.iter().filter(|panel| is_disputed(panel)).count();
    let tail = match disputed {
        0 => String::new(),
        n => format!(", {}", words::counted(n, "disagreement")),
    };
    format!("{}{tail}", words::counted(figures, "figure"))
}

/// Draws one panel with its head and axes into `area`.
fn panel(
    sheet: &mut Sheet<'_>,
    corpus: &Corpus,
    panel: &Panel,
    area: Rect,
    time: Option<TimeView>,
) {
    head(sheet, panel, area);
    let top = head_height(panel);
    let inner = Rect::new(area.x, area.y + top, area.w, area.h - top);
    sheet.scene.zones.push(Zone {
        kind: ZoneKind::Panel,
        rect: area,
        time: None,
    });
    match panel.form {
        Form::Columns => {
            let height = inner.h - periods::HEIGHT;
            let plot = Rect::new(inner.x + TICKS, inner.y, inner.w - TICKS, height);
            let time = time.unwrap_or_else(|| columns::fit(panel));
            let up = columns::scale(panel, plot);
            value_grid(sheet, panel, plot, &up);
            columns::place(sheet, corpus, panel, plot, time, &up);
            let row = Rect::new(plot.x, plot.bottom(), plot.w, periods::HEIGHT);
            let across = TimeScale::new(time, plot.x, plot.right());
            periods::draw(sheet, &across, columns::period(panel), row);
            sheet.scene.zones.push(Zone {
                kind: ZoneKind::Ruler,
                rect: row,
                time: Some(time),
            });
        }
        Form::Stacked => stacked::place(sheet, corpus, panel, inner),
        Form::Dots => dots::place(sheet, corpus, panel, inner),
        Form::Claims | Form::Rows | Form::Grouped | Form::Single => {
            rows::place(sheet, corpus, panel, inner);
        }
    }
}

/// Title and subtitle of a panel, cut to its width.
fn head(sheet: &mut Sheet<'_>, panel: &Panel, area: Rect) {
    let mut x = area.x;
    if panel.form == Form::Claims {
        let revised = panel.rows.iter().all(|row| row.verdict == Verdict::Revised);
        let (flag, ink) = if revised {
            ("Revised", Ink::Secondary)
        } else {
            ("Disagreement", Ink::Disagreement)
        };
        sheet.text(
            (x, area.y + 8.0),
            Anchor::Start,
            flag,
            TextStyle::Strong,
            ink,
        );
        x += sheet.width(flag, TextStyle::Strong) + 8.0;
    }
    let title = sheet.cut(&panel.title, TextStyle::Strong, area.right() - x);
    sheet.text(
        (x, area.y + 8.0),
        Anchor::Start,
        title,
        TextStyle::Strong,
        Ink::Text,
    );
    let subtitle = sheet.cut(&panel.subtitle, TextStyle::Secondary, area.w);
    let at = (area.x, area.y + 26.0);
    sheet.text(
        at,
        Anchor::Start,
        subtitle,
        TextStyle::Secondary,
        Ink::Secondary,
    );
    if names_colours(panel) {
        colours(
            sheet,
            panel,
            Rect::new(area.x, area.y + PANEL_HEAD - 4.0, area.w, SERIES),
        );
    }
}

/// What each colour stands for, in one line; what finds no room is counted.
fn colours(sheet: &mut Sheet<'_>, panel: &Panel, area: Rect) {
    let mut x = area.x;
    let middle = area.y + area.h / 2.0;
    for (index, name) in panel.series.iter().enumerate() {
        let left = panel.series.len() - index;
        let name = sheet.cut(name, TextStyle::Secondary, 200.0);
        let width = sheet.width(&name, TextStyle::Secondary) + 18.0;
        let more = format!("and {left} more");
        let room = if left > 1 {
            sheet.width(&more, TextStyle::Secondary)
        } else {
            0.0
        };
        if x + width + room > area.right() {
            sheet.text(
                (x, middle),
                Anchor::Start,
                more,
                TextStyle::Secondary,
                Ink::Secondary,
            );
            return;
        }
        sheet.fill(
            Rect::new(x, middle - 5.0, 10.0, 10.0),
            Fill::Solid(rows::ink(index)),
        );
        sheet.text(
            (x + 14.0, middle),
            Anchor::Start,
            name,
            TextStyle::Secondary,
            Ink::Secondary,
        );
        x += width + 12.0;
    }
}

/// Level lines at the whole steps of the values, named on the left.
fn value_grid(sheet: &mut Sheet<'_>, panel: &Panel, plot: Rect, scale: &LinearScale) {
    let (ticks, step) = scale.ticks(36.0);
    let most = ticks
        .iter()
        .fold(0.0_f64, |most, tick| most.max(tick.abs()));
    for tick in ticks {
        let y = scale.x_from_value(tick);
        sheet.level(y, plot.x, plot.right(), Ink::Hairline);
        let text = words::tick(tick, step, most, &panel.unit);
        let at = (plot.x - 8.0, y);
        sheet.text(at, Anchor::End, text, TextStyle::Secondary, Ink::Secondary);
    }
}

/// Where panels stand from the top left of a surface `width` pixels wide, and how high they are together: one under the
/// other, single figures side by side.
#[must_use]
pub fn arrange(all: &[&Panel], width: f32) -> (Vec<Rect>, f32) {
    let across = ((width + GAP) / (CELL + GAP)).floor().max(1.0) as usize;
    let cell = ((width - GAP * (across - 1) as f32) / across as f32).floor();
    let mut places = Vec::with_capacity(all.len());
    let (mut y, mut column) = (0.0, 0);
    let mut line = 0.0_f32;
    for panel in all {
        let height = height(panel);
        if panel.form == Form::Single || panel.small {
            if column == across {
                y += line + GAP / 2.0;
                (column, line) = (0, 0.0);
            }
            places.push(Rect::new((cell + GAP) * column as f32, y, cell, height));
            line = line.max(height);
            column += 1;
        } else {
            if column > 0 {
                y += line + GAP;
                (column, line) = (0, 0.0);
            }
            places.push(Rect::new(0.0, y, width, height));
            y += height + GAP;
        }
    }
    (places, y + line)
}

/// Title and subtitle of a panel on their own, for a surface that brings its own axes.
#[must_use]
pub fn title(panel: &Panel, width: f32, measure: &dyn Measure) -> Scene {
    let size = Size {
        w: width,
        h: head_height(panel),
    };
    let mut sheet = Sheet::new(size, measure);
    head(&mut sheet, panel, Rect::new(0.0, 0.0, width, size.h));
    sheet.scene
}

/// The marks of a panel on their own, for a surface that brings its own axes, and the scale of their values.
///
/// `along` is the stretch of time and the lowest and highest value that the surface shows; only columns use it. `visible`
/// is the part of the surface that will be seen.
#[must_use]
pub fn marks(
    corpus: &Corpus,
    panel: &Panel,
    (size, visible): (Size, Rect),
    along: (TimeView, (f64, f64)),
    measure: &dyn Measure,
) -> (Scene, LinearScale) {
    let mut sheet = Sheet::new(size, measure);
    sheet.visible = Some(visible);
    let area = Rect::new(0.0, 0.0, size.w, size.h);
    let (time, (low, high)) = along;
    let up = LinearScale {
        low,
        high: if high > low { high } else { low + 1.0 },
        from: area.bottom(),
        to: area.y,
    };
    let scale = match panel.form {
        Form::Columns => {
            columns::place(&mut sheet, corpus, panel, area, time, &up);
            up
        }
        Form::Stacked => {
            stacked::place(&mut sheet, corpus, panel, area);
            up
        }
        Form::Dots => {
            dots::place(&mut sheet, corpus, panel, area);
            up
        }
        Form::Claims | Form::Rows | Form::Grouped | Form::Single => {
            rows::place(&mut sheet, corpus, panel, area)
        }
    };
    sheet.scene.plot = area;
    (sheet.scene, scale)
}

/// The legend of what the bars' ends and fills mean: only what occurs.
fn key(sheet: &mut Sheet<'_>, corpus: &Corpus, all: &[Panel]) {
    let mut seen = [false; 4];
    // Dots say in words what bars show by their ends and fills.
    let bars = all.iter().filter(|panel| panel.form != Form::Dots);
    for (_, figure) in bars.flat_map(|panel| panel.figures(corpus)) {
        let [forecast, about, open, range] = &mut seen;
        *forecast |= matches!(figure.status, Status::Forecast | Status::Target);
        *about |= figure.qualifier == Qualifier::About;
        *open |= matches!(figure.qualifier, Qualifier::Over | Qualifier::AtLeast);
        *range |= figure.amount.low.is_some()
            && figure.amount.high.is_some()
            && figure.amount.low != figure.amount.high;
    }
    legend::bars(sheet, seen, sheet.scene.size.h - 44.0);
}

/// Sources, sentences, method.
fn credit(sheet: &mut Sheet<'_>, corpus: &Corpus, all: &[Panel]) {
    let mut sentences: Vec<(u32, u32)> = all
        .iter()
        .flat_map(|panel| panel.figures(corpus))
        .map(|(r, figure)| (r.article, figure.sentence))
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    let text = format!(
        "{} Values as written in {}; bars begin at zero; nothing is averaged.",
        legend::sources(corpus),
        words::counted(sentences.len(), "sentence")
    );
    let size = sheet.scene.size;
    let text = sheet.cut(&text, TextStyle::Secondary, size.w - 2.0 * MARGIN);
    let at = (MARGIN, size.h - 16.0);
    sheet.text(
        at,
        Anchor::Start,
        text,
        TextStyle::Secondary,
        Ink::Secondary,
    );
}
