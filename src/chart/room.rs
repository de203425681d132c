//! Lanes at one zoom → how many rows each gets and whether it is drawn as marks or as a density band.
//!
//! Depends on zoom and on the height of the surface, never on what is panned into view. Few events are packed to find out
//! what they need; of many, the index knows about how crowded they get.

use super::Surface;
use super::arrangement::Place;
use super::band;
use super::index::{Entry, Index, class};
use super::lane_rows;
use super::lanes::Lane;
use super::pack::{self, Draft, Rows};
use super::zoom::Zoom;

/// Height of a row of marks.
pub(super) const ROW: f32 = 24.0;
/// Above the first and below the last row of a lane.
pub(super) const LANE_PAD: f32 = 4.0;
/// Height of a collapsed lane.
const THIN: f32 = 20.0;
/// The least height of a lane that is not collapsed.
pub(super) const LEAST: f32 = ROW + 2.0 * LANE_PAD;
/// Rows that a lane may always use on screen, where it can be scrolled to.
const LEAST_ROWS: usize = 2;
/// More lanes than this are looked through rather than looked at: one row each will do.
const MANY_LANES: usize = 40;
/// Rows of a density band, at least and at most.
const BAND_ROWS: (usize, usize) = (2, 10);
/// Up to this many events in all, the rows that a lane needs are found by packing all of it.
const TRIES_UP_TO: usize = 2000;
/// But not where a lane would have to be packed tile by tile over more than this many tiles.
const TRIES_TILES: u32 = 16;
/// So are those of any lane with up to this many.
const FEW: usize = 8;

/// What one lane is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Room {
    /// Rows of marks.
    pub(super) rows: Rows,
    /// There is a row for boxes with counts below them.
    pub(super) counts: bool,
    /// Drawn as a density band.
    pub(super) dense: bool,
    /// Drawn as a density band in one thin row.
    pub(super) thin: bool,
}

impl Room {
    /// The room of a collapsed lane.
    const COLLAPSED: Self = Self {
        rows: Rows { marks: 1, wide: 0 },
        counts: false,
        dense: true,
        thin: true,
    };

    /// Height of the lane in pixels.
    pub(super) fn height(self) -> f32 {
        if self.thin {
            return THIN;
        }
        (self.rows.marks + usize::from(self.counts)).max(1) as f32 * ROW + 2.0 * LANE_PAD
    }
}

/// What a lane would use if it had all it wants.
#[derive(Clone, Copy, Debug)]
struct Need {
    rows: Rows,
    counts: bool,
    dense: bool,
}

impl Need {
    /// What of it fits into `most` rows; what is cut is counted.
    fn within(self, most: usize) -> Room {
        if self.dense {
            let rows = Rows {
                marks: most.clamp(BAND_ROWS.0, BAND_ROWS.1),
                wide: 0,
            };
            return Room {
                rows,
                counts: false,
                dense: true,
                thin: false,
            };
        }
        let marks = self.rows.marks.min(most);
        let singles = self.rows.marks - self.rows.wide.min(self.rows.marks);
        let wide = marks.saturating_sub(singles).max(marks.div_ceil(2));
        Room {
            rows: Rows {
                marks,
                wide: wide.min(self.rows.wide),
            },
            counts: self.counts || marks < self.rows.marks,
            dense: false,
            thin: false,
        }
    }
}

impl Need {
    /// The same without a row for what is cut.
    fn bare(self, most: usize) -> Room {
        Room {
            counts: self.counts,
            ..self.within(most)
        }
    }
}

/// Gives every lane its rows: as many as it wants where `height` pixels suffice for all, else fewer for those that want
/// most. `title` measures the title of an entry.
pub(super) fn rooms(
    lanes: &[Lane],
    places: &[Place],
    zoom: &Zoom,
    height: f32,
    surface: Surface,
    title: &dyn Fn(&Entry) -> f32,
) -> Vec<Room> {
    let open = places.iter().filter(|place| !place.collapsed);
    let open: Vec<&Lane> = open.filter_map(|place| lanes.get(place.lane)).collect();
    let thin = places.len() - open.len();
    let least = match surface {
        Surface::Screen if open.len() <= MANY_LANES => LEAST_ROWS,
        Surface::Paper | Surface::Screen => 1,
    };
    let height = (height - thin as f32 * THIN).max(0.0);
    let mut given = shared(&open, zoom, height, least, title).into_iter();
    places
        .iter()
        .map(|place| {
            if place.collapsed {
                Room::COLLAPSED
            } else {
                given.next().unwrap_or_default()
            }
        })
        .collect()
}

/// Shares out `height` among lanes that are not collapsed, at least `least` rows each.
fn shared(
    lanes: &[&Lane],
    zoom: &Zoom,
    height: f32,
    least: usize,
    title: &dyn Fn(&Entry) -> f32,
) -> Vec<Room> {
    let even = ((height / lanes.len().max(1) as f32 - 2.0 * LANE_PAD) / ROW) as usize;
    let even = even.clamp(least, lane_rows::MOST);
    let each = (TRIES_UP_TO / lanes.len().max(1)).max(FEW);
    let in_all = lanes.iter().map(|lane| lane.index.len()).sum::<usize>();
    let near = |lane: &Lane| {
        let zoom = pack::tiling(&lane.index, zoom);
        lane.index.octave(zoom.tile).occupied <= TRIES_TILES
    };
    let few = |lane: &Lane| {
        let count = lane.index.len();
        count <= FEW || (near(lane) && (count <= each || in_all <= TRIES_UP_TO))
    };
    let mut claims: Vec<Claim<'_>> = lanes
        .iter()
        .map(|lane| Claim::new(&lane.index, zoom, even, few(lane).then_some(title)))
        .collect();
    // Without rows for counts first, which costs no packing; then as they turn out to be needed.
    let bare = |most: usize| {
        let heights = claims.iter().map(|claim| claim.need.bare(most).height());
        heights.sum::<f32>()
    };
    let mut most = lane_rows::MOST;
    while most > least && bare(most) > height {
        most -= 1;
    }
    let mut given = |most: usize| -> Vec<Room> {
        let rooms = claims.iter_mut().map(|claim| claim.room(zoom, most));
        rooms.collect()
    };
    let used = |rooms: &[Room]| rooms.iter().map(|room| room.height()).sum::<f32>();
    let mut rooms = given(most);
    while most > least && used(&rooms) > height {
        most -= 1;
        rooms = given(most);
    }
    // What is left goes to the lanes that had to merge.
    let mut left = height - used(&rooms);
    for (given, claim) in rooms.iter_mut().zip(&mut claims) {
        let more = (left / ROW).floor().max(0.0) as usize;
        if more > 0 && !given.dense && given.rows.marks < claim.need.rows.marks {
            left += given.height();
            *given = claim.room(zoom, most + more);
            left -= given.height();
        }
    }
    rooms
}

/// One lane while rows are shared out.
struct Claim<'a> {
    index: &'a Index,
    need: Need,
    /// Measures titles, where the lane is so small that packing it tells what rows it takes.
    title: Option<&'a dyn Fn(&Entry) -> f32>,
    /// Rows that it was packed into before, and whether something was counted there.
    tried: Vec<(Rows, bool)>,
}

impl<'a> Claim<'a> {
    fn new(
        index: &'a Index,
        zoom: &Zoom,
        even: usize,
        title: Option<&'a dyn Fn(&Entry) -> f32>,
    ) -> Self {
        Self {
            index,
            need: need(index, zoom, even, title),
            title,
            tried: Vec::new(),
        }
    }

    /// What it is given of at most so many rows. Cut down to fewer than it needs, all may still find one.
    fn room(&mut self, zoom: &Zoom, most: usize) -> Room {
        let mut room = self.need.within(most);
        if let Some(title) = self.title
            && room.counts
            && !self.need.counts
        {
            let known = self.tried.iter().find(|(rows, _)| *rows == room.rows);
            room.counts = if let Some((_, counts)) = known {
                *counts
            } else {
                let used = Use::of(self.index, zoom, room.rows, title, |used| used.counts);
                self.tried.push((room.rows, used.counts));
                used.counts
            };
        }
        room
    }
}

fn need(index: &Index, zoom: &Zoom, even: usize, title: Option<&dyn Fn(&Entry) -> f32>) -> Need {
    let dense = band::is_dense(index, zoom, even);
    let wide = index.wide_rows(zoom.wide);
    if let (Some(title), false) = (title, dense) {
        let all = Rows {
            marks: lane_rows::MOST,
            wide,
        };
        // Once all rows are taken and something is counted, no more can be known.
        let is_full = |used: &Use| used.counts && used.rows == all.marks;
        let used = Use::of(index, zoom, all, title, is_full);
        return Need {
            rows: Rows {
                marks: used.rows,
                wide,
            },
            counts: used.counts,
            dense,
        };
    }
    let singles = index.octave(zoom.typical).peak as usize;
    let marks = (singles + wide).clamp(1, lane_rows::MOST);
    let wide = wide.min(marks.saturating_sub(singles).max(marks.div_ceil(2)));
    Need {
        rows: Rows { marks, wide },
        counts: true,
        dense,
    }
}

/// What the marks of a lane come to use of the rows that it is given.
#[derive(Clone, Copy, Default)]
struct Use {
    /// The rows that something stands in.
    rows: usize,
    /// Something is counted.
    counts: bool,
}

impl Use {
    /// Packs a lane tile by tile, until `is_known` says that what is known is enough.
    fn of(
        index: &Index,
        zoom: &Zoom,
        rows: Rows,
        text: &dyn Fn(&Entry) -> f32,
        is_known: impl Fn(&Self) -> bool,
    ) -> Self {
        let zoom = &pack::tiling(index, zoom);
        let mut used = Self::default();
        for at in 0..index.len() as u32 {
            let (length, row) = (
                index.end(at) - index.start(at),
                usize::from(index.depth(at)),
            );
            if class(length) >= zoom.wide && row < rows.wide {
                used.rows = used.rows.max(row + 1);
            }
        }
        let mut before = (i64::MIN, Draft::default());
        let mut at = 0;
        while (at as usize) < index.len() && !is_known(&used) {
            let tile = zoom.tile_of(index.start(at));
            if before.0 != tile - 1 {
                before = (tile - 1, Draft::default());
            }
            let own = pack::draft(index, zoom, rows, tile, text);
            let done = pack::finish(&before.1, &own, index, zoom, tile);
            used.counts |= !done.boxes.is_empty();
            let deepest = done.marks.iter().map(|mark| mark.row + 1).max();
            used.rows = used.rows.max(deepest.unwrap_or(0));
            before = (tile, own);
            at = index.begun((tile + 1) << zoom.tile);
        }
        used
    }
}
