//! One packed lane → its name, its publication lines and its marks, each with its target.

use super::event_mark::{self, Look};
use super::lanes::{Entry, Flag, Lane};
use super::pack::{LABEL_GAP, Packed, Placed};
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::{Anchor, Fill, Ink, LaneBy, Mark, Rect, Stroke, TextStyle, words};
use crate::model::{Corpus, Datum, Modality};

/// Height of a row of marks.
pub(super) const ROW: f32 = 24.0;
/// Above the first and below the last row of a lane.
pub(super) const LANE_PAD: f32 = 4.0;

/// The name of a lane and how much it holds.
pub(super) fn head(sheet: &mut Sheet<'_>, lane: &Lane, by: LaneBy, heads: Rect, area: Rect) {
    let y = area.y + LANE_PAD + ROW / 2.0;
    let dot = if by == LaneBy::None { 0.0 } else { 12.0 };
    if let (true, Some(entry)) = (dot > 0.0, lane.entries.first()) {
        let chip = Rect::new(heads.x, y - 4.0, 8.0, 8.0);
        sheet.rect(chip, 2.0, Some(Fill::Solid(Ink::Category(entry.hue))), None);
    }
    let room = heads.w - dot - 8.0;
    let name = sheet.cut(&lane.name, TextStyle::Strong, room);
    sheet.text(
        (heads.x + dot, y),
        Anchor::Start,
        name,
        TextStyle::Strong,
        Ink::Text,
    );
    if area.h >= 2.0 * ROW {
        let count = words::counted(lane.entries.len(), "event");
        let count = sheet.cut(&count, TextStyle::Secondary, room);
        let at = (heads.x + dot, y + 16.0);
        sheet.text(
            at,
            Anchor::Start,
            count,
            TextStyle::Secondary,
            Ink::Secondary,
        );
    }
}

/// True when a publication date covers more than a line's worth of time.
pub(super) fn is_wide(flag: &Flag, scale: &TimeScale) -> bool {
    (flag.end - flag.start) as f64 > 16.0 * scale.seconds_per_px()
}

/// When the articles of a lane were published.
pub(super) fn published_lines(sheet: &mut Sheet<'_>, lane: &Lane, scale: &TimeScale, area: Rect) {
    for flag in lane.flags.iter().filter(|flag| !is_wide(flag, scale)) {
        let middle = f64::midpoint(flag.start as f64, flag.end as f64);
        let x = scale.x_from_time(middle) as f32;
        if x >= area.x && x < area.right() {
            let x = x.floor() + 0.5;
            let dashes = Stroke::thin(Ink::Secondary).dashed();
            sheet.line((x, area.y), (x, area.bottom()), dashes);
        }
    }
}

/// The marks of one lane being drawn.
pub(super) struct LaneMarks<'a, 'b> {
    pub(super) sheet: &'a mut Sheet<'b>,
    pub(super) corpus: &'a Corpus,
    pub(super) lane: &'a Lane,
    pub(super) area: Rect,
    /// What turns pixels from the epoch into pixels on the surface.
    pub(super) shift: f64,
    /// Everything is in view, so that words end at the edge rather than beyond it.
    pub(super) is_fitted: bool,
}

impl LaneMarks<'_, '_> {
    /// Draws all marks of the lane that are in view.
    pub(super) fn draw(&mut self, packed: &Packed) {
        let most = packed.marks.iter().map(|mark| mark.entries.len()).max();
        for mark in &packed.marks {
            let reach = mark.right + LABEL_GAP + mark.label + self.shift;
            if reach < f64::from(self.area.x)
                || mark.left + self.shift > f64::from(self.area.right())
            {
                continue;
            }
            if packed.dense {
                self.column(mark, most.unwrap_or(1));
            } else if let [only] = mark.entries.as_slice() {
                self.single(mark, *only);
            } else {
                self.cluster(mark);
            }
        }
        self.sheet.end();
    }

    fn middle(&self, mark: &Placed) -> f32 {
        self.area.y + LANE_PAD + ROW * (mark.row as f32 + 0.5)
    }

    /// Both ends on the surface, cut well outside of it, where floats would lose their pixels.
    fn ends(&self, mark: &Placed) -> (f32, f32) {
        let (low, high) = (
            f64::from(self.area.x) - 64.0,
            f64::from(self.area.right()) + 64.0,
        );
        let place = |x: f64| (x + self.shift).clamp(low, high) as f32;
        (place(mark.left), place(mark.right))
    }

    fn single(&mut self, mark: &Placed, index: u32) {
        let Some(entry) = self.lane.entries.get(index as usize) else {
            return;
        };
        let Some(event) = self.corpus.event(entry.event) else {
            return;
        };
        let y = self.middle(mark);
        let (left, right) = self.ends(mark);
        let look = Look::of(event, Ink::Category(entry.hue));
        let (x, room) = if mark.inside {
            // The label stays in sight while its bar is, as far as the bar has room.
            let from = left.max(self.area.x) + 8.0;
            (from, (right - 8.0 - from).max(0.0))
        } else {
            let from = right + LABEL_GAP as f32;
            let edge = if self.is_fitted {
                self.area.right() - from
            } else {
                f32::INFINITY
            };
            (from, (mark.label as f32 + 0.5).min(edge))
        };
        let title = if mark.label > 0.0 {
            self.sheet.cut(&event.title, TextStyle::Body, room)
        } else {
            String::new()
        };
        let reach = if mark.inside {
            right
        } else {
            right + LABEL_GAP as f32 + mark.label as f32
        };
        let rect = Rect::new(left, y - ROW / 2.0, reach - left, ROW);
        let name = event_name(self.corpus, entry);
        self.sheet
            .begin(rect, Mark::One(Datum::Event(entry.event)), name);
        event_mark::draw(self.sheet, look, left, right, y);
        let body = TextStyle::Body;
        self.sheet
            .text((x, y), Anchor::Start, title, body, Ink::Text);
    }

    /// A box with a count, and whatever else stands for several.
    fn cluster(&mut self, mark: &Placed) {
        let y = self.middle(mark);
        let (left, right) = self.ends(mark);
        let rect = Rect::new(left, y - 9.0, right - left, 18.0);
        let (data, hue, name) = self.several(mark);
        let count = words::count(data.len());
        self.sheet.begin(rect, Mark::Many(data), name);
        let line = Stroke::of(Ink::Category(hue), 1.5);
        let inner = Rect::new(rect.x + 0.75, rect.y + 0.75, rect.w - 1.5, rect.h - 1.5);
        self.sheet
            .rect(inner, 3.0, Some(Fill::Tint(Ink::Category(hue))), Some(line));
        let at = (rect.x + rect.w / 2.0, y);
        self.sheet
            .text(at, Anchor::Middle, count, TextStyle::Secondary, Ink::Text);
    }

    /// One column of a density band, as high as its count.
    fn column(&mut self, mark: &Placed, most: usize) {
        let (left, right) = self.ends(mark);
        let part = (mark.entries.len() as f32 / most.max(1) as f32).sqrt();
        let h = (part * (self.area.h - 2.0 * LANE_PAD)).max(4.0);
        let rect = Rect::new(left, self.area.bottom() - LANE_PAD - h, right - left, h);
        let (data, hue, name) = self.several(mark);
        self.sheet.begin(rect, Mark::Many(data), name);
        let bar = Rect::new(rect.x, rect.y, rect.w - 1.0, rect.h);
        self.sheet.fill(bar, Fill::Solid(Ink::Category(hue)));
    }

    fn several(&self, mark: &Placed) -> (Vec<Datum>, u8, String) {
        let of = |index: &u32| self.lane.entries.get(*index as usize);
        let data: Vec<Datum> = mark
            .entries
            .iter()
            .filter_map(of)
            .map(|entry| Datum::Event(entry.event))
            .collect();
        let first = mark.entries.first().and_then(of);
        let last = mark.entries.last().and_then(of);
        let hue = first.map_or(0, |entry| entry.hue);
        let when = |entry: Option<&Entry>| {
            entry
                .and_then(|entry| self.corpus.event(entry.event))
                .map_or_else(String::new, |event| words::interval(event.interval))
        };
        let (from, to) = (when(first), when(last));
        let name = if from == to {
            format!("{}, {from}", words::counted(data.len(), "event"))
        } else {
            format!("{}, {from} to {to}", words::counted(data.len(), "event"))
        };
        (data, hue, name)
    }
}

/// What a screen reader says of an event: title, date, standing, source.
fn event_name(corpus: &Corpus, entry: &Entry) -> String {
    let Some(event) = corpus.event(entry.event) else {
        return String::new();
    };
    let standing = match event.modality {
        Modality::Happened => String::new(),
        other => format!(", {}", other.word()),
    };
    let source = corpus
        .article(entry.event.article)
        .map_or("", |findings| findings.article.source_name());
    let comma = if source.is_empty() { "" } else { ", " };
    let date = words::interval(event.interval);
    format!("{}, {date}{standing}{comma}{source}", event.title)
}
