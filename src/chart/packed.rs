//! Arranged lanes at one zoom → where each stands, and its tiles as they come into view.
//!
//! Kept while the view is panned and thrown away when the zoom changes. Pinned lanes stand above the others and do not
//! scroll with them.

use super::arrangement::Place;
use super::band::{self, Column};
use super::index::Entry;
use super::lanes::Lanes;
use super::pack::{self, Draft, Tile};
use super::room::{self, LEAST, Room};
use super::zoom::Zoom;
use super::{Measure, Surface, TextStyle};
use crate::model::{Corpus, Ref};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// Tiles kept at one zoom; past that, those out of view are packed again when they are needed.
const MOST_TILES: usize = 4096;
/// Titles whose width is remembered.
const MOST_WIDTHS: usize = 1 << 16;
/// The share of the height that pinned lanes may take.
const PINNED: f32 = 0.6;

/// Lanes one below the other.
#[derive(Debug, Default)]
pub(super) struct Stack {
    /// Position of the first one among all places.
    pub(super) first: usize,
    /// Where each lane begins, from the top of the first; and where the last ends.
    tops: Vec<f32>,
}

impl Stack {
    fn new(first: usize, rooms: &[Room]) -> Self {
        let mut tops = Vec::with_capacity(rooms.len() + 1);
        let mut top = 0.0;
        for room in rooms {
            tops.push(top);
            top += room.height();
        }
        tops.push(top);
        Self { first, tops }
    }

    /// The height of all.
    pub(super) fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// From and to where a lane reaches, by its position among all places; `None` for one that is not in the stack.
    pub(super) fn reach(&self, position: usize) -> Option<(f32, f32)> {
        let at = position.checked_sub(self.first)?;
        Some((*self.tops.get(at)?, *self.tops.get(at + 1)?))
    }

    /// Positions of the lanes that touch a stretch, each with its top.
    pub(super) fn touching(&self, from: f32, to: f32) -> impl Iterator<Item = (usize, f32)> {
        let first = self.tops.partition_point(|&top| top <= from).max(1) - 1;
        let count = self.tops.len().saturating_sub(1);
        (first..count)
            .filter_map(|at| Some((self.first + at, *self.tops.get(at)?)))
            .take_while(move |(_, top)| *top < to)
    }
}

/// What is known of the lanes at one zoom.
#[derive(Debug)]
pub(super) struct PackedLanes {
    pub(super) zoom: Zoom,
    /// Height that all lanes may fill before they scroll.
    height: f32,
    pub(super) rooms: Vec<Room>,
    pub(super) pinned: Stack,
    pub(super) loose: Stack,
    drafts: FxHashMap<(usize, i64), Draft>,
    tiles: FxHashMap<(usize, i64), Tile>,
    bands: FxHashMap<(usize, i64), Vec<Column>>,
}

/// The widths of titles, each measured once: while zooming, the same ones are packed anew in every frame.
#[derive(Debug, Default)]
pub(super) struct TitleWidths {
    known: RefCell<FxHashMap<Ref, f32>>,
}

impl TitleWidths {
    /// The width of an entry's title in pixels.
    pub(super) fn of(&self, corpus: &Corpus, entry: &Entry, measure: &dyn Measure) -> f32 {
        let mut known = self.known.borrow_mut();
        if known.len() > MOST_WIDTHS {
            known.clear();
        }
        *known.entry(entry.event).or_insert_with(|| {
            corpus
                .title(entry.event)
                .map_or(0.0, |title| measure.width(title, TextStyle::Body))
        })
    }
}

impl PackedLanes {
    /// Gives every lane its rows at this zoom. `text` measures the title of an entry.
    pub(super) fn new(
        lanes: &Lanes,
        places: &[Place],
        zoom: Zoom,
        height: f32,
        surface: Surface,
        text: &dyn Fn(&Entry) -> f32,
    ) -> Self {
        let most = (height * PINNED / LEAST).floor().max(1.0) as usize;
        let pinned = places.iter().take_while(|place| place.pinned).count();
        let (above, below) = places.split_at(pinned.min(most));
        let given = |places: &[Place], height: f32| {
            room::rooms(&lanes.lanes, places, &zoom, height, surface, text)
        };
        // Where all fit as they are, pinning changes the order and nothing else.
        let share = height * above.len() as f32 / places.len().max(1) as f32;
        let mut rooms = given(above, share.min(height * PINNED));
        let pinned = Stack::new(0, &rooms);
        let rest = given(below, height - pinned.height());
        let loose = Stack::new(above.len(), &rest);
        rooms.extend(rest);
        Self {
            zoom,
            height,
            rooms,
            pinned,
            loose,
            drafts: FxHashMap::default(),
            tiles: FxHashMap::default(),
            bands: FxHashMap::default(),
        }
    }

    /// True when it was made for this zoom and height.
    pub(super) fn fits(&self, per_px: f64, height: f32) -> bool {
        (self.height - height).abs() < 0.5 && (self.zoom.per_px - per_px).abs() <= per_px * 1e-9
    }

    /// Packs the tiles of a lane between two moments, and those whose marks reach into them; returns the first and last.
    pub(super) fn prepare(
        &mut self,
        position: usize,
        lanes: &Lanes,
        lane: usize,
        (from, to): (i64, i64),
        text: &dyn Fn(&Entry) -> f32,
    ) -> (i64, i64) {
        let (Some(room), Some(known)) = (self.rooms.get(position), lanes.lanes.get(lane)) else {
            return (0, -1);
        };
        let zoom = pack::tiling(&known.index, &self.zoom);
        let (first, last) = (zoom.tile_of(from) - 1, zoom.tile_of(to));
        if self.tiles.len() > MOST_TILES {
            self.tiles.clear();
            self.drafts.clear();
        }
        for tile in first..=last {
            if self.tiles.contains_key(&(lane, tile)) {
                continue;
            }
            for draft in [tile - 1, tile] {
                self.drafts
                    .entry((lane, draft))
                    .or_insert_with(|| pack::draft(&known.index, &zoom, room.rows, draft, text));
            }
            let draft = |tile| self.drafts.get(&(lane, tile));
            if let (Some(before), Some(own)) = (draft(tile - 1), draft(tile)) {
                let done = pack::finish(before, own, &known.index, &zoom, tile);
                self.tiles.insert((lane, tile), done);
            }
        }
        (first, last)
    }

    /// A tile that was prepared.
    pub(super) fn tile(&self, lane: usize, tile: i64) -> Option<&Tile> {
        self.tiles.get(&(lane, tile))
    }

    /// The columns of a lane's density band in the tiles that touch a stretch. Of millions of events each is far away in
    /// memory, so they are looked up once for all frames of a pan.
    pub(super) fn columns(
        &mut self,
        lanes: &Lanes,
        lane: usize,
        (from, to): (i64, i64),
    ) -> impl Iterator<Item = Column> {
        let zoom = self.zoom;
        if self.bands.len() > MOST_TILES {
            self.bands.clear();
        }
        let tiles = zoom.tile_of(from)..=zoom.tile_of(to);
        if let Some(known) = lanes.lanes.get(lane) {
            for tile in tiles.clone() {
                self.bands.entry((lane, tile)).or_insert_with(|| {
                    band::columns(&known.index, &zoom, zoom.tile_span(tile)).collect()
                });
            }
        }
        let bands = &self.bands;
        let known = tiles.filter_map(move |tile| bands.get(&(lane, tile)));
        known.flatten().copied()
    }
}
