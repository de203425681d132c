//! One tile of one lane at one zoom → rows, labels and boxes with counts.
//!
//! Time is cut into tiles of a power of two of seconds, counted from the epoch, each one to two thousand pixels wide. A
//! tile is packed from what begins in it and from what its left neighbour would hand over, and from nothing else: so rows
//! and labels depend on zoom alone and never on what is panned into view, and a frame packs the tiles in view. What
//! reaches over the edge of a tile keeps the row that the tile gives it when packed alone; both neighbours know that row.
//!
//! Nothing is dropped: what finds no row, and what crowds in one cell, joins a box with a count.

use super::boxes::{Counted, box_width, boxes};
use super::index::{Entry, Form, Index, class};
use super::row_fill::{INSET, Placed, Walls, fill, measure, sort};
use super::zoom::{TILE, WIDE, Zoom};

/// Diameter of the mark of an instant, and the least width of a bar, in pixels.
pub const DOT: f64 = 10.0;
/// Room kept free between neighbours in a row.
pub const GAP: f64 = 8.0;
/// Length of the arrow at an open end.
pub const ARROW: f64 = 16.0;
/// What comes this close to the end of a tile counts as reaching over it: the next tile's marks may begin before it.
pub(super) const SEAM: f64 = 32.0;

/// Entries of a lane that are packed all at once: their labels then know all their neighbours, and need not leave room for
/// those of another tile.
const AT_ONCE: usize = 256;

/// The zoom that a lane is packed at: cut into tiles, unless it holds few entries.
#[must_use]
pub fn tiling(index: &Index, zoom: &Zoom) -> Zoom {
    if index.len() <= AT_ONCE {
        zoom.whole()
    } else {
        *zoom
    }
}

/// Rows that a lane has at one zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Rows {
    /// Rows of marks.
    pub marks: usize,
    /// How many of them long entries may have.
    pub wide: usize,
}

/// One tile, laid out.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tile {
    /// Marks of one event.
    pub marks: Vec<Placed>,
    /// Boxes with counts, in a row of their own.
    pub boxes: Vec<Counted>,
}

/// One tile, packed alone: what it holds, and what it hands to its right neighbour.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    units: Vec<Placed>,
    /// What is counted rather than drawn: where, and which run.
    counted: Vec<(f64, u32, u32)>,
    walls: Walls,
    marks: Vec<Placed>,
    over: Vec<usize>,
    /// Marks that reach over the end of the tile.
    held: Vec<Placed>,
    /// How far its boxes may reach: to its end, or as far as the last one does where that sticks out.
    box_edge: f64,
}

/// Left and right end of an entry's mark, in pixels from the epoch.
#[must_use]
pub fn ends(entry: &Entry, zoom: &Zoom) -> (f64, f64) {
    let (start, end) = (zoom.px(entry.start), zoom.px(entry.end));
    let (start, end) = if end - start < DOT {
        let middle = f64::midpoint(start, end);
        (middle - DOT / 2.0, middle + DOT / 2.0)
    } else {
        (start, end)
    };
    let arrow = |bit: u16| if entry.form.has(bit) { ARROW } else { 0.0 };
    (
        start - arrow(Form::OPEN_LEFT),
        end + arrow(Form::OPEN_RIGHT),
    )
}

/// True when an entry is drawn in the row that its length earned it.
fn is_wide(index: &Index, at: u32, zoom: &Zoom, rows: Rows) -> bool {
    class(index.end(at) - index.start(at)) >= zoom.wide && usize::from(index.depth(at)) < rows.wide
}

/// The long marks that touch a stretch, each in its row.
#[must_use]
pub fn wide(index: &Index, zoom: &Zoom, rows: Rows, (from, to): (i64, i64)) -> Vec<Placed> {
    index
        .wide(zoom.wide, rows.wide, from, to)
        .filter_map(|(row, at)| {
            let (left, right) = ends(&index.entry(at)?, zoom);
            Some(Placed {
                left,
                right,
                row: usize::from(row),
                label: right - left - 2.0 * INSET,
                inside: true,
                entry: at,
            })
        })
        .collect()
}

/// Packs one tile alone. `text` measures the title of an entry in pixels.
#[must_use]
pub fn draft(
    index: &Index,
    zoom: &Zoom,
    rows: Rows,
    tile: i64,
    text: &dyn Fn(&Entry) -> f32,
) -> Draft {
    let (from, to) = zoom.tile_span(tile);
    let mut draft = Draft {
        box_edge: zoom.px(to) - GAP,
        ..Draft::default()
    };
    draft.gather(index, zoom, rows, (from, to));
    if !draft.units.is_empty() {
        draft.place(index, zoom, rows, (from, to), text);
    }
    let last = boxes(draft.all_counted(&draft.over), zoom.px(from), f64::INFINITY);
    if let Some(last) = last.last() {
        draft.box_edge = draft.box_edge.max(last.right);
    }
    draft
}

/// Packs one tile for good, given itself and its left neighbour packed alone.
#[must_use]
pub fn finish(before: &Draft, own: &Draft, index: &Index, zoom: &Zoom, tile: i64) -> Tile {
    let (from, to) = zoom.tile_span(tile);
    let (marks, over) = if before.held.is_empty() || own.units.is_empty() {
        (own.marks.clone(), own.over.clone())
    } else {
        let mut walls = own.walls.clone();
        for mark in before.held.iter().chain(&own.held) {
            if let Some(row) = walls.get_mut(mark.row) {
                row.push((mark.left, mark.reach()));
            }
        }
        sort(&mut walls);
        fill(&own.units, &walls, &own.held, zoom.px(to) - SEAM, false)
    };
    let from = zoom.px(from).max(before.box_edge + GAP);
    let mut boxes = boxes(own.all_counted(&over), from, own.box_edge);
    spread(&mut boxes, index, zoom, (from, own.box_edge));
    Tile { marks, boxes }
}

/// Gives what is alone in a box all of its length, where no other box and no edge is in its way: it is drawn as itself then.
fn spread(boxes: &mut [Counted], index: &Index, zoom: &Zoom, (from, to): (f64, f64)) {
    let mut free = from;
    for at in 0..boxes.len() {
        let next = boxes.get(at + 1).map_or(to, |next| next.left - GAP);
        let Some(own) = boxes.get_mut(at) else {
            return;
        };
        let alone = own.runs.first().filter(|_| own.count == 1);
        if let Some(entry) = alone.and_then(|run| index.entry(run.0)) {
            let (left, right) = ends(&entry, zoom);
            if left >= free && right <= next && right - left > own.right - own.left {
                (own.left, own.right) = (left, right);
            }
        }
        free = own.right + GAP;
    }
}

impl Draft {
    /// Gives what stands alone its row, as if there were no tile beside this one.
    fn place(
        &mut self,
        index: &Index,
        zoom: &Zoom,
        rows: Rows,
        (from, to): (i64, i64),
        text: &dyn Fn(&Entry) -> f32,
    ) {
        let after = index.begun(to);
        let beyond: Vec<f64> = (after..after.saturating_add(rows.marks as u32))
            .filter_map(|at| Some(ends(&index.entry(at)?, zoom).0))
            .collect();
        measure(&mut self.units, &beyond, index, rows.marks, text);
        let around = (TILE * zoom.per_px) as i64;
        self.walls = vec![Vec::new(); rows.marks];
        for mark in wide(index, zoom, rows, (from - around, to + around)) {
            if let Some(row) = self.walls.get_mut(mark.row) {
                row.push((mark.left, mark.right));
            }
        }
        sort(&mut self.walls);
        let edge = zoom.px(to) - SEAM;
        (self.marks, self.over) = fill(&self.units, &self.walls, &[], edge, true);
        let reaches = |mark: &&Placed| mark.reach() > edge;
        self.held = self.marks.iter().filter(reaches).copied().collect();
    }

    /// What is counted by cell, and what found no row.
    fn all_counted(&self, over: &[usize]) -> Vec<(f64, u32, u32)> {
        let unplaced = over.iter().filter_map(|&unit| self.units.get(unit));
        let unplaced = unplaced.map(|unit| (unit.left, unit.entry, unit.entry + 1));
        self.counted.iter().copied().chain(unplaced).collect()
    }

    /// Sorts what begins in the tile into single marks and counts, cell by cell; whole cells are passed over at once.
    fn gather(&mut self, index: &Index, zoom: &Zoom, rows: Rows, (from, to): (i64, i64)) {
        let (mut at, last) = (index.begun(from), index.begun(to));
        // Long ones that begin here and are drawn: no count may hold them.
        let mut drawn: Option<Vec<u32>> = None;
        while at < last {
            let next = ((index.start(at) >> zoom.cell) + 1) << zoom.cell;
            let end = index.begun(next).min(last);
            if (end - at) as usize > rows.marks * 4 {
                let drawn = drawn.get_or_insert_with(|| {
                    let mut drawn: Vec<u32> = index
                        .wide(zoom.wide, rows.wide, from, to)
                        .map(|(_, at)| at)
                        .collect();
                    drawn.sort_unstable();
                    drawn
                });
                self.count_but(index, zoom, (at, end), drawn);
            } else {
                self.cell(index, zoom, rows, at..end);
            }
            at = end;
        }
    }

    /// Counts a run, but for those that are drawn.
    fn count_but(&mut self, index: &Index, zoom: &Zoom, (mut at, end): (u32, u32), drawn: &[u32]) {
        let first = drawn.partition_point(|&place| place < at);
        for &place in drawn.get(first..).unwrap_or(&[]) {
            if place >= end {
                break;
            }
            self.count(index, zoom, at, place);
            at = place + 1;
        }
        self.count(index, zoom, at, end);
    }

    /// Counts a run where its first entry stands.
    fn count(&mut self, index: &Index, zoom: &Zoom, from: u32, to: u32) {
        if let Some(entry) = index.entry(from).filter(|_| from < to) {
            let (left, right) = ends(&entry, zoom);
            // A long one counts where it begins.
            let middle = f64::midpoint(left, right.min(left + WIDE));
            let half = box_width((to - from) as usize) / 2.0;
            self.counted.push((middle - half, from, to));
        }
    }

    /// The few entries of one cell.
    fn cell(&mut self, index: &Index, zoom: &Zoom, rows: Rows, run: std::ops::Range<u32>) {
        let first = self.units.len();
        for at in run {
            let Some(entry) = index.entry(at) else {
                continue;
            };
            if class(entry.end - entry.start) >= zoom.wide {
                if !is_wide(index, at, zoom, rows) {
                    self.counted.push((zoom.px(entry.start), at, at + 1));
                }
                continue;
            }
            let (left, right) = ends(&entry, zoom);
            self.units.push(Placed {
                left,
                right,
                row: 0,
                label: 0.0,
                inside: false,
                entry: at,
            });
        }
        if self.units.len() - first > rows.marks {
            for unit in self.units.split_off(first) {
                self.count(index, zoom, unit.entry, unit.entry + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::of;
    use super::*;
    use proptest::prelude::*;

    /// All tiles of a lane, as one.
    fn pack(index: &Index, per_px: f64, rows: Rows, width: f32) -> Tile {
        let zoom = Zoom::new(per_px);
        let mut all = Tile::default();
        let Some((from, to)) = index.extent() else {
            return all;
        };
        let alone = |tile| draft(index, &zoom, rows, tile, &|_| width);
        for tile in zoom.tile_of(from)..=zoom.tile_of(to) {
            let done = finish(&alone(tile - 1), &alone(tile), index, &zoom, tile);
            all.marks.extend(done.marks);
            all.boxes.extend(done.boxes);
        }
        let every = (i64::MIN / 2, i64::MAX / 2);
        all.marks.extend(wide(index, &zoom, rows, every));
        all
    }

    fn rows(marks: usize) -> Rows {
        Rows { marks, wide: marks }
    }

    proptest! {
        #[test]
        fn nothing_is_dropped_and_nothing_touches(
            spans in prop::collection::vec((-40_000_i64..200_000, 1_i64..9_000), 0..300),
            zoom in 1_u32..60,
            marks in 1_usize..8,
        ) {
            let index = of(&spans);
            let packed = pack(&index, f64::from(zoom), rows(marks), 120.0);
            let boxed = packed.boxes.iter().flat_map(|b| b.runs.iter().flat_map(|&(a, b)| a..b));
            let mut seen: Vec<u32> = packed.marks.iter().map(|mark| mark.entry).chain(boxed).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..index.len() as u32).collect::<Vec<_>>());
            let row = |row| packed.marks.iter().filter(move |m| m.row == row).map(|m| (m.left, m.reach()));
            let boxes = packed.boxes.iter().map(|b| (b.left, b.right));
            for mut reaches in (0..marks).map(|r| row(r).collect::<Vec<_>>()).chain([boxes.collect()]) {
                reaches.sort_by(|a, b| a.0.total_cmp(&b.0));
                for pair in reaches.windows(2) {
                    prop_assert!(pair[0].1 <= pair[1].0 + 1e-6, "{:?}", pair);
                }
            }
        }
    }

    #[test]
    fn a_thousand_on_one_day_are_one_box() {
        let packed = pack(&of(&[(5_000, 60); 1000]), 100.0, rows(6), 120.0);
        assert!(packed.marks.is_empty());
        assert_eq!(packed.boxes.len(), 1);
        assert_eq!(packed.boxes[0].count, 1000);
    }

    #[test]
    fn one_that_found_no_row_keeps_its_length_where_there_is_room() {
        // Two rows of marks, and a third that is as long and begins amid them.
        let spans = [(1_000, 3_000), (1_010, 3_000), (1_500, 3_000), (6_000, 60)];
        let packed = pack(&of(&spans), 20.0, Rows { marks: 2, wide: 2 }, 0.0);
        let [alone] = packed.boxes.as_slice() else {
            panic!("{:?}", packed.boxes)
        };
        assert!((alone.right - alone.left - 150.0).abs() < 1e-9);
        assert_eq!(alone.count, 1);
    }

    #[test]
    fn a_label_gives_way_before_a_mark_is_merged() {
        let packed = pack(&of(&[(100, 1), (1100, 1), (2100, 1)]), 10.0, rows(1), 120.0);
        assert!(packed.boxes.is_empty());
        assert!(packed.marks[0].label < 120.0 && packed.marks[0].label > 0.0);
        assert!((packed.marks[2].label - 120.0).abs() < 1e-9);
    }

    #[test]
    fn a_label_reaches_over_the_edge_of_a_tile() {
        // A tile ends after 1024 pixels of one second.
        let packed = pack(&of(&[(1000, 1), (2000, 1)]), 1.0, rows(1), 120.0);
        let labels: Vec<f64> = packed.marks.iter().map(|mark| mark.label).collect();
        assert_eq!(labels, [120.0, 120.0]);
    }

    #[test]
    fn a_label_over_the_edge_of_a_tile_leaves_room_for_the_next_mark() {
        // A tile ends after 1024 pixels of one second.
        let packed = pack(&of(&[(1000, 1), (1040, 1)]), 1.0, rows(1), 120.0);
        let labels: Vec<f64> = packed.marks.iter().map(|mark| mark.label).collect();
        assert_eq!((labels, packed.boxes.len()), (vec![0.0, 120.0], 0));
    }
}
