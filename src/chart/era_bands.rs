//! Lanes of eras → bands behind all lanes, so that every event is seen in its period.

use super::arrangement::Place;
use super::index::Form;
use super::lanes::Lanes;
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::{Fill, Ink, Rect, Stroke};

/// More periods than this in one lane would be wallpaper.
const MOST: usize = 200;

/// Draws the bands of all eras over `plot`, longest first, so that a period inside another is seen.
pub(super) fn draw(
    sheet: &mut Sheet<'_>,
    lanes: &Lanes,
    places: &[Place],
    scale: &TimeScale,
    plot: Rect,
) {
    let eras = places.iter().filter(|place| place.eras);
    let mut eras = eras
        .filter_map(|place| lanes.lanes.get(place.lane))
        .peekable();
    if eras.peek().is_none() {
        return;
    }
    sheet.clip_to(plot);
    for lane in eras.filter(|lane| lane.index.len() <= MOST) {
        let mut periods: Vec<_> = lane.index.entries().collect();
        periods.sort_by_key(|period| std::cmp::Reverse(period.end - period.start));
        for period in periods {
            let open = |bit: u16| period.form.has(bit);
            let x = |time: i64| {
                (scale.x_from_time(time as f64) as f32).clamp(plot.x - 1.0, plot.right() + 1.0)
            };
            let left = if open(Form::OPEN_LEFT) {
                plot.x - 1.0
            } else {
                x(period.start)
            };
            let right = if open(Form::OPEN_RIGHT) {
                plot.right() + 1.0
            } else {
                x(period.end)
            };
            if right - left < 1.0 {
                continue;
            }
            let band = Rect::new(left, plot.y, right - left, plot.h);
            sheet.fill(band, Fill::Solid(Ink::Band));
            sheet.ground.band(left, right);
            for edge in [left, right] {
                let at = edge.floor() + 0.5;
                let line = Stroke::thin(Ink::Hairline);
                sheet.line((at, plot.y), (at, plot.bottom()), line);
                sheet.ground.line(at);
            }
        }
    }
    sheet.clip = None;
}
