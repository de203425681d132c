//! The starts of all events → a small picture of everything, with a window on what is in view.

use super::scale::TimeScale;
use super::sheet::Sheet;
use super::steps::Steps;
use super::{Fill, Ink, Rect, Stroke, TimeView, Zone, ZoneKind};

/// Height of the strip in pixels.
pub(super) const HEIGHT: f32 = 36.0;

/// A small picture of everything, with a window on what is in view.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    begun: &Steps,
    all: TimeView,
    time: TimeView,
    area: Rect,
) {
    let whole = TimeView {
        start: all.start.min(time.start),
        end: all.end.max(time.end),
    };
    let scale = TimeScale::new(whole, area.x, area.right());
    sheet.fill(area, Fill::Solid(Ink::Band));
    let x = |time: f64| (scale.x_from_time(time) as f32).clamp(area.x, area.right());
    let window = Rect::new(
        x(time.start),
        area.y,
        (x(time.end) - x(time.start)).max(4.0),
        area.h,
    );
    sheet.fill(window, Fill::Solid(Ink::Background));
    let columns = (area.w / 4.0).floor().max(1.0) as usize;
    let below = |seconds: f64| begun.about(seconds as i64);
    let counts: Vec<u32> = (0..columns)
        .map(|column| {
            let from = f64::from(area.x) + column as f64 * 4.0;
            below(scale.time_from_x(from + 4.0)).saturating_sub(below(scale.time_from_x(from)))
        })
        .collect();
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f32;
    for (column, count) in counts
        .into_iter()
        .enumerate()
        .filter(|&(_, count)| count > 0)
    {
        let h = ((count as f32 / most).sqrt() * (area.h - 8.0)).max(3.0);
        let left = area.x + column as f32 * 4.0;
        let bar = Rect::new(left, area.bottom() - h, 3.0, h);
        sheet.fill(bar, Fill::Solid(Ink::Empty));
    }
    let outline = Rect::new(
        window.x + 0.5,
        window.y + 0.5,
        window.w - 1.0,
        window.h - 1.0,
    );
    sheet.rect(outline, 2.0, None, Some(Stroke::thin(Ink::Accent)));
    sheet.scene.zones.push(Zone {
        kind: ZoneKind::Overview,
        rect: area,
        time: Some(whole),
    });
}
