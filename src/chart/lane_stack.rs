//! Packed lanes → their marks on the sheet: pinned ones on top, the others scrolled below, each with its name.

use super::arrangement::Place;
use super::index::Entry;
use super::lane_marks::{self, LaneMarks};
use super::lanes::Lanes;
use super::pack;
use super::packed::{PackedLanes, TitleWidths};
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::{Ink, LaneBy, Layer, Rect, Surface, View, Zone, ZoneKind};
use crate::model::Corpus;

/// Everything that drawing the lanes reads.
pub(super) struct LaneStack<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) lanes: &'a Lanes,
    pub(super) places: &'a [Place],
    pub(super) widths: &'a TitleWidths,
    pub(super) by: LaneBy,
    pub(super) view: &'a View<'a>,
    pub(super) scale: TimeScale,
    /// Where the names stand; without width, there are none.
    pub(super) heads: Rect,
    pub(super) plot: Rect,
}

impl LaneStack<'_> {
    /// Draws what is in view.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, packed: &mut PackedLanes) {
        let plot = self.plot;
        let above = packed.pinned.height().min(plot.h);
        let room = plot.h - above;
        let content = packed.loose.height();
        let scroll = self.view.scroll.clamp(0.0, (content - room).max(0.0));
        sheet.scene.content_height = sheet.scene.size.h - room + content;
        sheet.scene.scrolled = Rect::new(plot.x, plot.y + above, plot.w, room);
        if self.heads.w > 0.0 {
            sheet.scene.zones.push(Zone {
                kind: ZoneKind::Heads,
                rect: self.heads,
                time: None,
            });
        }
        let pinned: Vec<_> = packed.pinned.touching(0.0, above).collect();
        let loose: Vec<_> = packed.loose.touching(scroll, scroll + room).collect();
        let area = |y: f32, h: f32| Rect::new(plot.x, y, plot.w, h);
        self.stack(sheet, packed, &pinned, area(plot.y, above), 0.0);
        self.stack(sheet, packed, &loose, area(plot.y + above, room), scroll);
        if above > 0.0 && room > 0.0 {
            sheet.level(
                plot.y + above - 1.0,
                self.heads.x,
                plot.right(),
                Ink::Secondary,
            );
        }
    }

    /// Draws lanes at their tops, scrolled, inside `area`.
    fn stack(
        &self,
        sheet: &mut Sheet<'_>,
        packed: &mut PackedLanes,
        lanes: &[(usize, f32)],
        area: Rect,
        scroll: f32,
    ) {
        if lanes.is_empty() || area.h <= 0.0 {
            return;
        }
        let whole = Rect::new(self.heads.x, area.y, area.right() - self.heads.x, area.h);
        sheet.clip_to(whole);
        let heads_clip = sheet.clip;
        sheet.clip_to(area);
        let plot_clip = sheet.clip;
        for &(position, top) in lanes {
            let (Some(place), Some(room)) = (
                self.places.get(position),
                packed.rooms.get(position).copied(),
            ) else {
                break;
            };
            let Some(lane) = self.lanes.lanes.get(place.lane) else {
                break;
            };
            let own = Rect::new(area.x, area.y - scroll + top, area.w, room.height());
            sheet.clip = heads_clip;
            if top > 0.0 {
                sheet.level(own.y, whole.x, whole.right(), Ink::Hairline);
            }
            if self.heads.w > 0.0 {
                let zone = Rect {
                    x: self.heads.x,
                    w: self.heads.w,
                    ..own
                };
                // A name stays in sight while any of its lane does.
                let seen = area.y.max(own.y);
                let zone = Rect::new(zone.x, seen, zone.w, own.bottom().min(area.bottom()) - seen);
                lane_marks::head(sheet, lane, *place, self.by, zone, own);
                sheet.scene.zones.push(Zone {
                    kind: ZoneKind::Head(place.lane as u32),
                    rect: zone,
                    time: None,
                });
            }
            sheet.clip = plot_clip;
            sheet.layer = Layer::Marks;
            lane_marks::published_lines(sheet, lane, &self.scale, own);
            self.marks(sheet, packed, position, own);
            sheet.end();
            sheet.layer = Layer::Frame;
        }
        sheet.clip = None;
    }

    /// Draws the marks of a lane that are in view.
    fn marks(&self, sheet: &mut Sheet<'_>, packed: &mut PackedLanes, position: usize, area: Rect) {
        let (Some(&room), Some(place)) = (packed.rooms.get(position), self.places.get(position))
        else {
            return;
        };
        let Some(lane) = self.lanes.lanes.get(place.lane) else {
            return;
        };
        let (zoom, scale) = (packed.zoom, &self.scale);
        let (index, measure) = (&lane.index, sheet.measure);
        let mut marks = LaneMarks {
            corpus: self.corpus,
            index,
            widths: self.widths,
            area,
            zoom,
            crest: 0.0,
            shift: f64::from(scale.left) - scale.view.start / zoom.per_px,
            is_fitted: self.view.time.is_none(),
            is_named: self.view.surface == Surface::Paper,
            sheet,
        };
        // Arrows and the left halves of dots stand before the moment that they mark.
        let beyond = 32.0 * zoom.per_px;
        let from = (scale.view.start - beyond) as i64;
        let to = (scale.view.end + beyond) as i64;
        if room.dense {
            let most = index.octave(zoom.column).peak;
            if !room.thin {
                marks.crest(most);
            }
            for column in packed.columns(self.lanes, place.lane, (from, to)) {
                let next = column.start.saturating_add(1 << zoom.column);
                let ends = (zoom.px(column.start), zoom.px(next));
                marks.column(ends, (column.first, column.end), most);
            }
            return;
        }
        // What has begun before the view and is under way at its edge, drawn as a mark of its own.
        let edge = scale.view.start as i64;
        let mut across = 0;
        let crosses = |at: u32| u32::from(index.start(at) < edge && index.end(at) > edge);
        for mark in pack::wide(index, &zoom, room.rows, (from, to)) {
            marks.single(&mark);
            across += crosses(mark.entry);
        }
        let text = |entry: &Entry| self.widths.of(self.corpus, entry, measure);
        let (first, last) = packed.prepare(position, self.lanes, place.lane, (from, to), &text);
        let tiles = || (first..=last).filter_map(|tile| packed.tile(place.lane, tile));
        for mark in tiles().flat_map(|tile| &tile.marks) {
            marks.single(mark);
            across += crosses(mark.entry);
        }
        if room.counts && index.count_under_way(edge) > across {
            // Boxes slide under it as they would slide out of view.
            marks.area = marks.under_way(edge, room.rows.marks);
            marks.sheet.clip_to(marks.area);
        }
        for counted in tiles().flat_map(|tile| &tile.boxes) {
            marks.counted(counted, room.rows.marks);
        }
    }
}
