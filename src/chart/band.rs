//! A lane too crowded for marks → whether it is, and the columns of its density band. Has no opinion on their height.

use super::index::Index;
use super::zoom::Zoom;

/// Something begins in this stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// Its first second.
    pub start: i64,
    /// What begins in it: the first place in the index.
    pub first: u32,
    /// And one past the last.
    pub end: u32,
}

/// True when a lane is too dense for marks in this many rows: most of many columns hold more than rows could show.
#[must_use]
pub fn is_dense(index: &Index, zoom: &Zoom, rows: usize) -> bool {
    let octave = index.octave(zoom.column);
    let (count, columns) = (index.len(), octave.occupied as usize);
    // Columns are half as wide as a mark.
    count >= 40 * rows.max(4) && columns >= 24 && count > columns * rows.div_ceil(4)
}

/// The columns of a density band between two moments in which something begins, ascending.
pub fn columns(index: &Index, zoom: &Zoom, (from, to): (i64, i64)) -> impl Iterator<Item = Column> {
    let (first, last) = index.extent().unwrap_or((0, -1));
    let (from, to) = (from.max(first), to.min(last.saturating_add(1)));
    let width = 1_i64 << zoom.column;
    let mut edge = (from >> zoom.column) << zoom.column;
    let mut at = index.begun(edge);
    std::iter::from_fn(move || {
        while edge < to {
            // One look-up a column, in the order of memory; no entry is looked at.
            let (start, first) = (edge, at);
            edge = edge.saturating_add(width);
            at = index.begun(edge);
            if at > first {
                return Some(Column {
                    start,
                    first,
                    end: at,
                });
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::super::index::of;
    use super::*;

    #[test]
    fn many_over_many_columns_become_a_band() {
        let spans: Vec<(i64, i64)> = (0..5000).map(|n| (n * 20, 10)).collect();
        let (index, zoom) = (of(&spans), Zoom::new(100.0));
        assert!(is_dense(&index, &zoom, 4));
        let columns: Vec<Column> = columns(&index, &zoom, (i64::MIN / 2, i64::MAX / 2)).collect();
        let counts = columns.iter().map(|column| column.end - column.first);
        assert_eq!(counts.sum::<u32>(), 5000);
        assert!(columns.is_sorted());
    }
}
