//! Ascending moments → how many lie before any moment, from prefix sums over cells of a power of two of seconds.
//!
//! A moment on the edge of a cell costs one look-up, any other a search inside one cell (Falcon's prefix-summed
//! histograms; Moritz and others, 2019).

/// Cells at most: their sums stay small beside the moments themselves.
const MOST: usize = 1 << 20;
/// Moments to a cell, about.
const EACH: usize = 4;

/// Prefix sums over the cells of a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Steps {
    shift: u32,
    origin: i64,
    below: Vec<u32>,
}

impl Steps {
    /// Sums over `times`, which must be ascending.
    #[must_use]
    pub fn new(times: &[i64]) -> Self {
        Self::with_cells(times, (times.len() / EACH).clamp(1, MOST))
    }

    /// Sums over `times`, which must be ascending, in at most `most` cells (and one more where they begin amid one).
    #[must_use]
    pub fn with_cells(times: &[i64], most: usize) -> Self {
        let (Some(&first), Some(&last)) = (times.first(), times.last()) else {
            return Self::default();
        };
        let mut at = 0_usize;
        Self::counting(first, last, most, |edge| {
            while times.get(at).is_some_and(|&time| time < edge) {
                at += 1;
            }
            u32::try_from(at).unwrap_or(u32::MAX)
        })
    }

    /// Sums over moments from `first` to `last`, in at most `most` cells (and one more where they begin amid one);
    /// `below` counts those before an edge, and is asked for ascending edges.
    #[must_use]
    pub fn counting(first: i64, last: i64, most: usize, mut below: impl FnMut(i64) -> u32) -> Self {
        // Two at least: no cell holds both what lies before and what lies after the epoch.
        let most = most.max(2);
        let mut shift = 0;
        while (last >> shift) - (first >> shift) >= most as i64 {
            shift += 1;
        }
        let origin = first >> shift;
        let cells = (last >> shift) - origin + 1;
        Self {
            shift,
            origin,
            below: (0..=cells)
                .map(|cell| below((origin + cell) << shift))
                .collect(),
        }
    }

    /// How many of `times`, those that this was made of, lie before `time`.
    #[must_use]
    pub fn lower(&self, times: &[i64], time: i64) -> u32 {
        let Some((from, to)) = self.cell(time) else {
            return self.beyond(time);
        };
        if from == to || time & ((1 << self.shift) - 1) == 0 {
            return from;
        }
        let inside = times.get(from as usize..to as usize).unwrap_or(&[]);
        from + inside.partition_point(|&known| known < time) as u32
    }

    /// How many lie before the cell of `time`: exact on its edge, up to a cell too few inside.
    #[must_use]
    pub fn about(&self, time: i64) -> u32 {
        self.cell(time)
            .map_or_else(|| self.beyond(time), |(from, _)| from)
    }

    /// The counts before and after the cell of `time`, inside the stretch.
    fn cell(&self, time: i64) -> Option<(u32, u32)> {
        let cell = usize::try_from((time >> self.shift) - self.origin).ok()?;
        Some((*self.below.get(cell)?, *self.below.get(cell + 1)?))
    }

    fn beyond(&self, time: i64) -> u32 {
        if time >> self.shift < self.origin {
            0
        } else {
            self.below.last().copied().unwrap_or(0)
        }
    }

    /// Bytes taken.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.below.len() * 4
    }
}
