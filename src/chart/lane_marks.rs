//! One packed lane → its name, its publication lines and its marks, each with its target.

use super::boxes::Counted;
use super::event_mark::{self, Look};
use super::flags::is_wide;
use super::index::{Entry, Form, Index};
use super::lanes::Lane;
use super::pack::{self, ARROW};
use super::packed::TitleWidths;
use super::room::{LANE_PAD, ROW};
use super::row_fill::{INSET, LABEL_GAP, Placed};
use super::runs::Runs;
use super::scale::TimeScale;
use super::sheet::Sheet;
use super::zoom::Zoom;
use super::{
    Anchor, Crowd, Fill, Ink, LaneBy, Mark, Place, Rect, Stroke, Target, TextStyle, words,
};
use crate::model::{Corpus, Datum, Interval, Modality, Ref};
use std::borrow::Cow;
use std::sync::Arc;

/// Labels are cut to whole steps of this many pixels, so that few different ones have to be drawn.
const CUT: f32 = 8.0;

/// Height of the words above a density band.
const CREST: f32 = 16.0;

/// The name of a lane and how much it holds, in the part of `heads` beside the lane's `area` that is in view.
pub(super) fn head(
    sheet: &mut Sheet<'_>,
    lane: &Lane,
    place: Place,
    by: LaneBy,
    heads: Rect,
    area: Rect,
) {
    let first = if place.collapsed {
        area.h / 2.0
    } else {
        LANE_PAD + ROW / 2.0
    };
    // Never below the foot of its own lane.
    let y = (heads.y + first)
        .min(area.bottom() - first)
        .max(area.y + first);
    let dot = if by == LaneBy::None { 0.0 } else { 12.0 };
    if let (true, Some(entry)) = (dot > 0.0, lane.index.entry(0)) {
        let chip = Rect::new(heads.x, y - 4.0, 8.0, 8.0);
        sheet.rect(chip, 2.0, Some(Fill::Solid(Ink::Category(entry.hue))), None);
    }
    let room = heads.w - dot - 8.0;
    let (style, ink) = if place.collapsed {
        (TextStyle::Secondary, Ink::Secondary)
    } else {
        (TextStyle::Strong, Ink::Text)
    };
    let name = sheet.cut(&lane.name, style, room);
    sheet.text((heads.x + dot, y), Anchor::Start, name, style, ink);
    if area.bottom() - y >= ROW {
        let count = words::counted(lane.index.len(), "event");
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

/// When the articles of a lane were published, as quiet as the grid, since names of events run across them. Lines that would
/// fall on one pixel are drawn once.
pub(super) fn published_lines(sheet: &mut Sheet<'_>, lane: &Lane, scale: &TimeScale, area: Rect) {
    sheet.ground.leave_lane();
    let reach = 17.0 * scale.seconds_per_px();
    let mut at = lane
        .flags
        .partition_point(|flag| (flag.end as f64) < scale.view.start - reach);
    while let Some(flag) = lane.flags.get(at) {
        at += 1;
        if flag.start as f64 > scale.view.end {
            return;
        }
        let middle = f64::midpoint(flag.start as f64, flag.end as f64);
        let x = scale.x_from_time(middle) as f32;
        if is_wide(flag, scale) || x < area.x || x >= area.right() {
            continue;
        }
        let dashes = Stroke::thin(Ink::Hairline).dashed();
        let on = x.floor() + 0.5;
        sheet.line((on, area.y), (on, area.bottom()), dashes);
        sheet.ground.own_line(on);
        let next = scale.time_from_x(f64::from(x.floor()) + 1.0);
        let rest = lane.flags.get(at..).unwrap_or(&[]);
        at += rest.partition_point(|flag| f64::midpoint(flag.start as f64, flag.end as f64) < next);
    }
}

/// The marks of one lane being drawn.
pub(super) struct LaneMarks<'a, 'b> {
    pub(super) sheet: &'a mut Sheet<'b>,
    pub(super) corpus: &'a Corpus,
    pub(super) index: &'a Arc<Index>,
    pub(super) widths: &'a TitleWidths,
    pub(super) area: Rect,
    pub(super) zoom: Zoom,
    /// Height kept free above the columns of a density band, for what they come up to.
    pub(super) crest: f32,
    /// What turns pixels from the epoch into pixels on the surface.
    pub(super) shift: f64,
    /// Everything is in view, so that words end at the edge rather than beyond it.
    pub(super) is_fitted: bool,
    /// Each mark carries its name; else names are made when asked for.
    pub(super) is_named: bool,
}

impl LaneMarks<'_, '_> {
    fn middle(&self, row: usize) -> f32 {
        self.area.y + LANE_PAD + ROW * (row as f32 + 0.5)
    }

    /// Both ends on the surface, cut well outside of it, where floats would lose their pixels; `None` out of view.
    fn ends(&self, left: f64, right: f64, reach: f64) -> Option<(f32, f32)> {
        let (from, to) = (f64::from(self.area.x), f64::from(self.area.right()));
        if reach + self.shift < from || left + self.shift > to {
            return None;
        }
        // Farther out than any label reaches in from a mark that is out of view itself.
        let place = |x: f64| (x + self.shift).clamp(from - 512.0, to + 512.0) as f32;
        Some((place(left), place(right)))
    }

    fn begin(&mut self, rect: Rect, mark: Mark) {
        let mut name = String::new();
        if self.is_named {
            name = self::mark_name(self.corpus, &mark);
        }
        self.sheet.begin(rect, mark, name);
    }

    /// One event.
    pub(super) fn single(&mut self, mark: &Placed) {
        let (Some((left, right)), Some(entry)) = (
            self.ends(mark.left, mark.right, mark.reach()),
            self.index.entry(mark.entry),
        ) else {
            return;
        };
        let y = self.middle(mark.row);
        let look = Look::of(entry.form, Ink::Category(entry.hue));
        let (x, room) = if mark.inside {
            // The label stays in sight while its bar is, as far as the bar has room between its arrows.
            let arrow = |end: u16| if entry.form.has(end) { ARROW } else { 0.0 };
            let inset = |end: u16| (INSET + arrow(end)) as f32;
            let from = left.max(self.area.x) + inset(Form::OPEN_LEFT);
            (from, (right - inset(Form::OPEN_RIGHT) - from).max(0.0))
        } else {
            let from = right + LABEL_GAP as f32;
            let edge = if self.is_fitted {
                self.area.right() - from
            } else {
                f32::INFINITY
            };
            (from, (mark.label as f32 + 0.5).min(edge))
        };
        let rect = Rect::new(
            left,
            y - ROW / 2.0,
            (mark.reach() - mark.right) as f32 + right - left,
            ROW,
        );
        self.begin(rect, Mark::One(Datum::Event(entry.event)));
        event_mark::draw(self.sheet, look, left, right, y);
        if mark.label > 0.0 {
            self.label((x, y), &entry, room, mark.inside);
        }
    }

    fn label(&mut self, at: (f32, f32), entry: &Entry, room: f32, is_inside: bool) {
        let Some(title) = self.corpus.title(entry.event) else {
            return;
        };
        let body = TextStyle::Body;
        let whole = self.widths.of(self.corpus, entry, self.sheet.measure);
        let (title, width) = if whole <= room {
            (title.to_owned(), whole)
        } else {
            let cut = self.sheet.cut(title, body, (room / CUT).floor() * CUT);
            let width = self.sheet.width(&cut, body);
            (cut, width)
        };
        if !is_inside && !title.is_empty() {
            self.sheet.break_lines(at, width);
        }
        self.sheet.text(at, Anchor::Start, title, body, Ink::Text);
    }

    /// A box with a count, in row `row`.
    pub(super) fn counted(&mut self, counted: &Counted, row: usize) {
        let y = self.middle(row);
        let Some((left, right)) = self.ends(counted.left, counted.right, counted.right) else {
            return;
        };
        let rect = Rect::new(left, y - 9.0, right - left, 18.0);
        let seen = left.max(self.area.x);
        let target = Rect::new(seen, rect.y, rect.right() - seen, rect.h);
        let first = counted.runs.first().and_then(|run| self.index.entry(run.0));
        let hue = first.map_or(0, |entry| entry.hue);
        // One alone that found no room is still itself, and looks like itself where it is no wider than a box.
        let alone = first.filter(|_| counted.count == 1);
        let mark = match alone {
            Some(entry) => Mark::One(Datum::Event(entry.event)),
            None => Mark::Many(Crowd::new(self.index, counted.runs.clone())),
        };
        self.begin(target, mark);
        if let Some(entry) = alone {
            let (from, to) = pack::ends(&entry, &self.zoom);
            if to - from <= counted.right - counted.left {
                // No wider than what is left of it where it reaches far out of view.
                let width = ((to - from) as f32).min(rect.w);
                let from = ((from + self.shift) as f32).min(right - width).max(left);
                let look = Look::of(entry.form, Ink::Category(hue));
                event_mark::draw(self.sheet, look, from, from + width, y);
                return;
            }
        }
        let line = Stroke::of(Ink::Category(hue), 1.5);
        let inner = Rect::new(rect.x + 0.75, rect.y + 0.75, rect.w - 1.5, rect.h - 1.5);
        let fill = Some(Fill::Tint(Ink::Category(hue)));
        self.sheet.rect(inner, 3.0, fill, Some(line));
        let at = (rect.x + rect.w / 2.0, y);
        let count = words::count(counted.count as usize);
        self.sheet
            .text(at, Anchor::Middle, count, TextStyle::Secondary, Ink::Text);
    }

    /// Says at the left edge how many events have begun before it and are under way there; what is left of the area.
    pub(super) fn under_way(&mut self, time: i64, row: usize) -> Rect {
        let crowd = Crowd::under_way(self.index, time);
        let text = format!("‹ {} under way", words::count(crowd.len()));
        let width = self.sheet.width(&text, TextStyle::Secondary) + 12.0;
        let y = self.middle(row);
        let rect = Rect::new(self.area.x + 1.0, y - 9.0, width, 18.0);
        self.begin(rect, Mark::Many(crowd));
        let line = Some(Stroke::thin(Ink::Secondary));
        let fill = Some(Fill::Solid(Ink::Background));
        self.sheet.rect(rect, 3.0, fill, line);
        let at = (rect.x + 6.0, y);
        let style = TextStyle::Secondary;
        self.sheet.text(at, Anchor::Start, text, style, Ink::Text);
        let (area, left) = (self.area, rect.right() + 3.0);
        Rect::new(left, area.y, area.right() - left, area.h)
    }

    /// Says above a density band how many its highest column stands for.
    pub(super) fn crest(&mut self, most: u32) {
        self.crest = CREST;
        let y = self.area.y + LANE_PAD + CREST / 2.0 - 1.0;
        let words = format!("up to {} a column", words::counted(most as usize, "event"));
        let at = (self.area.x + 4.0, y);
        let (style, ink) = (TextStyle::Secondary, Ink::Secondary);
        let width = self.sheet.width(&words, style);
        self.sheet.break_lines(at, width);
        self.sheet.text(at, Anchor::Start, words, style, ink);
    }

    /// One column of a density band between two places, as high as its count beside the `most` of all.
    pub(super) fn column(&mut self, (left, right): (f64, f64), run: (u32, u32), most: u32) {
        let Some((left, right)) = self.ends(left, right, right) else {
            return;
        };
        let part = ((run.1 - run.0) as f32 / most.max(1) as f32).sqrt();
        let h = (part * (self.area.h - 2.0 * LANE_PAD - self.crest)).max(4.0);
        let rect = Rect::new(left, self.area.bottom() - LANE_PAD - h, right - left, h);
        let hue = self.index.hue(run.0);
        // A target as wide as a column would be hard to hit if it were only as high as its bar.
        let target = Rect::new(left, self.area.y, right - left, self.area.h);
        let single = (run.1 - run.0 == 1)
            .then(|| self.index.event(run.0))
            .flatten();
        let mark = match single {
            Some(event) => Mark::One(Datum::Event(event)),
            None => Mark::Many(Crowd::new(self.index, Runs::One(run))),
        };
        self.begin(target, mark);
        let bar = Rect::new(rect.x, rect.y, (rect.w - 1.0).max(1.0), rect.h);
        self.sheet.fill(bar, Fill::Solid(Ink::Category(hue)));
    }
}

/// The accessible name of a target: the one that it carries, or the one that its events give it.
#[must_use]
pub fn name<'a>(corpus: &Corpus, target: &'a Target) -> Cow<'a, str> {
    if target.name.is_empty() {
        Cow::Owned(mark_name(corpus, &target.mark))
    } else {
        Cow::Borrowed(&target.name)
    }
}

fn mark_name(corpus: &Corpus, mark: &Mark) -> String {
    match mark {
        Mark::One(Datum::Event(r)) => event_name(corpus, *r),
        Mark::One(_) => String::new(),
        Mark::Many(crowd) => crowd_name(corpus, crowd),
    }
}

fn crowd_name(corpus: &Corpus, crowd: &Crowd) -> String {
    if crowd.is_under_way() {
        return format!("{} under way", words::counted(crowd.len(), "event"));
    }
    let count = words::counted(crowd.len(), "event");
    let when = |entry: Option<Entry>| Some(corpus.event(entry?.event)?.interval);
    let (Some(first), Some(last)) = (when(crowd.first()), when(crowd.last())) else {
        return count;
    };
    if first == last {
        return format!("{count}, {}", words::interval(first));
    }
    match (first.start, last.start) {
        (start @ Some(_), end @ Some(_)) => {
            // Some of them last for long: where they begin is all that they have in common.
            let last_long = first.start != first.end || last.start != last.end;
            let begin = if last_long { "beginning " } else { "" };
            let span = words::interval(Interval { start, end });
            format!("{count}, {begin}{span}")
        }
        _ => format!(
            "{count}, {} to {}",
            words::interval(first),
            words::interval(last)
        ),
    }
}

/// What a screen reader says of an event: title, date, standing, source.
fn event_name(corpus: &Corpus, r: Ref) -> String {
    let (Some(event), Some(title)) = (corpus.event(r), corpus.title(r)) else {
        return String::new();
    };
    let standing = match event.modality {
        Modality::Happened => String::new(),
        other => format!(", {}", other.word()),
    };
    let source = corpus.source(Datum::Event(r));
    let comma = if source.is_empty() { "" } else { ", " };
    let date = words::interval(event.interval);
    let disputed = if corpus.disputed(r).is_empty() {
        ""
    } else {
        ", dated differently elsewhere"
    };
    format!("{title}, {date}{standing}{disputed}{comma}{source}")
}
