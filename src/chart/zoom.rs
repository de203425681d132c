//! Seconds to a pixel → the sizes that layout works in, each a power of two of seconds, so that cells and tiles stand at
//! the same moments wherever the view is panned.

/// The least width of a tile: more than twice what any mark with its label covers.
pub const TILE: f64 = 1024.0;
/// One tile that holds the whole calendar, as a power of two of seconds; only the epoch parts it.
const WHOLE: u32 = 60;
/// The least width of the cells in which marks crowd.
const CELL: f64 = 8.0;
/// The least width of one column of a density band.
const COLUMN: f64 = 4.0;
/// A bar this wide or wider has the row that its length earned it.
pub const WIDE: f64 = 128.0;
/// The room that a mark with a label takes, about.
const TYPICAL: f64 = 160.0;

/// One zoom, and the sizes of things at it as powers of two of seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// Seconds to a pixel.
    pub per_px: f64,
    /// A tile.
    pub tile: u32,
    /// A cell in which marks crowd.
    pub cell: u32,
    /// A column of a density band.
    pub column: u32,
    /// The shortest that has a row of its own.
    pub wide: u32,
    /// A mark with its label.
    pub typical: u32,
}

impl Zoom {
    /// The zoom of so many seconds to a pixel, to about one part in a thousand million: the lengths of two views that are panned
    /// to each other differ in their last bits, and what just fits at one of them must fit at the other.
    #[must_use]
    pub fn new(per_px: f64) -> Self {
        const LET_GO: u32 = 22;
        let half = 1_u64 << (LET_GO - 1);
        let per_px = f64::from_bits((per_px.to_bits() + half) & !((1 << LET_GO) - 1));
        let at_least = |px: f64| (px * per_px).max(1.0).log2().ceil().min(f64::from(WHOLE)) as u32;
        Self {
            per_px,
            tile: at_least(TILE),
            cell: at_least(CELL),
            column: at_least(COLUMN),
            wide: at_least(WIDE),
            typical: at_least(TYPICAL),
        }
    }

    /// The same zoom, all of time in one tile: for so few marks that nothing is gained by packing those in view alone.
    #[must_use]
    pub fn whole(self) -> Self {
        Self {
            tile: WHOLE,
            ..self
        }
    }

    /// Pixels from the epoch.
    #[must_use]
    pub fn px(&self, seconds: i64) -> f64 {
        seconds as f64 / self.per_px
    }

    /// The tile that holds a moment.
    #[must_use]
    pub fn tile_of(&self, seconds: i64) -> i64 {
        seconds >> self.tile
    }

    /// First and one past the last second of a tile.
    #[must_use]
    pub fn tile_span(&self, tile: i64) -> (i64, i64) {
        (tile << self.tile, (tile + 1) << self.tile)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_panned_to_each_other_have_one_zoom() {
        assert_eq!(
            Zoom::new(80_947.103_273_129_53),
            Zoom::new(80_947.103_273_129_35)
        );
        let zoom = Zoom::new(1.0 / 3.0);
        assert!((zoom.per_px * 3.0 - 1.0).abs() < 1e-9);
    }
}
