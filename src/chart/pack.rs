//! One lane at one zoom → rows, labels and clusters.
//!
//! Depends on zoom alone, never on what is panned into view, so that nothing jumps while panning. Nothing is dropped:
//! what finds no row joins a box with a count, and a lane too dense for marks becomes a band of counts.

use super::lanes::Entry;

/// Diameter of the mark of an instant, and the least width of a bar, in pixels.
pub const DOT: f64 = 10.0;
/// Room kept free between neighbours in a row.
const GAP: f64 = 8.0;
/// From a mark to its label.
pub const LABEL_GAP: f64 = 5.0;
/// The widest a label beside its mark may be.
const LABEL_MAX: f64 = 280.0;
/// A label cut shorter than this says nothing.
const LABEL_MIN: f64 = 56.0;
/// A bar this wide holds its label, cut if it must be.
const HOLDS_LABEL: f64 = 150.0;
/// Length of the arrow at an open end.
pub const ARROW: f64 = 16.0;
/// Width of one column of a density band.
pub const COLUMN: f64 = 8.0;

/// Where one mark stands. Places are pixels from the epoch at the zoom in question.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Left end of the mark, arrows included.
    pub left: f64,
    /// Right end of the mark, arrows included.
    pub right: f64,
    /// Row in the lane, from the top.
    pub row: usize,
    /// Room for the label in pixels; zero for none.
    pub label: f64,
    /// The label stands inside the bar rather than after it.
    pub inside: bool,
    /// What it stands for: positions in the lane's entries, in order; several make a box with a count.
    pub entries: Vec<u32>,
}

/// One lane, laid out at one zoom.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Packed {
    /// Rows used, at least one.
    pub rows: usize,
    /// Its marks, by row-independent order of time; or the columns of its density band.
    pub marks: Vec<Placed>,
    /// True when the marks are columns of a density band.
    pub dense: bool,
}

/// What packing needs to know about an entry.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// Width of its title in pixels.
    pub title: f32,
    /// Open at the left.
    pub open_left: bool,
    /// Open at the right.
    pub open_right: bool,
}

/// Left and right end of an entry's mark, in pixels from the epoch.
fn ends(entry: &Entry, seconds_per_px: f64, need: Need) -> (f64, f64) {
    let (start, end) = (
        entry.start as f64 / seconds_per_px,
        entry.end as f64 / seconds_per_px,
    );
    let (start, end) = if end - start < DOT {
        let middle = f64::midpoint(start, end);
        (middle - DOT / 2.0, middle + DOT / 2.0)
    } else {
        (start, end)
    };
    (
        start - if need.open_left { ARROW } else { 0.0 },
        end + if need.open_right { ARROW } else { 0.0 },
    )
}

/// Width of a box with this count.
#[must_use]
pub fn box_width(count: usize) -> f64 {
    let digits = f64::from(count.max(1).ilog10() + 1);
    (digits * 8.0 + 12.0 + if count > 999 { 4.0 } else { 0.0 }).max(22.0)
}

/// The last mark of one row.
#[derive(Clone, Copy)]
struct Row {
    mark_end: f64,
    label_end: f64,
    last: usize,
}

/// Lays out the entries of one lane in at most `most` rows (and one for what is left over).
#[must_use]
pub fn pack(
    entries: &[Entry],
    seconds_per_px: f64,
    most: usize,
    need: &dyn Fn(&Entry) -> Need,
) -> Packed {
    let most = most.max(1);
    if let Some(band) = density(entries, seconds_per_px, most) {
        return band;
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut marks: Vec<Placed> = Vec::new();
    let mut over: Vec<Placed> = Vec::new();
    let mut index = 0;
    while let Some(entry) = entries.get(index) {
        let crowd = crowd(entries.get(index..).unwrap_or(&[]), seconds_per_px);
        let (mark, title) = if crowd > most {
            let middle = f64::midpoint(entry.start as f64, entry.end as f64) / seconds_per_px;
            (cluster(middle, index..index + crowd), 0.0)
        } else {
            let need = need(entry);
            let (left, right) = ends(entry, seconds_per_px, need);
            let mark = Placed {
                left,
                right,
                row: 0,
                label: 0.0,
                inside: false,
                entries: vec![index as u32],
            };
            (mark, f64::from(need.title))
        };
        index += mark.entries.len();
        place(mark, title, &mut rows, &mut marks, &mut over, most);
    }
    let used = rows.len();
    let extra = merge(over, used);
    let rows = (used + usize::from(!extra.is_empty())).max(1);
    marks.extend(extra);
    Packed {
        rows,
        marks,
        dense: false,
    }
}

fn cluster(middle: f64, entries: std::ops::Range<usize>) -> Placed {
    let half = box_width(entries.len()) / 2.0;
    Placed {
        left: middle - half,
        right: middle + half,
        row: 0,
        label: 0.0,
        inside: false,
        entries: entries.map(|index| index as u32).collect(),
    }
}

/// How many entries, from the first on, begin and end where it does, to half a dot.
fn crowd(entries: &[Entry], seconds_per_px: f64) -> usize {
    let Some(first) = entries.first() else {
        return 0;
    };
    let near = DOT / 2.0 * seconds_per_px;
    entries
        .iter()
        .take_while(|entry| {
            ((entry.start - first.start) as f64) < near
                && ((entry.end - first.end).abs() as f64) < near
        })
        .count()
        .max(1)
}

/// Finds a row: one where all is free; else one where the label before can give way; else none.
fn place(
    mut mark: Placed,
    title: f64,
    rows: &mut Vec<Row>,
    marks: &mut Vec<Placed>,
    over: &mut Vec<Placed>,
    most: usize,
) {
    let width = mark.right - mark.left;
    mark.inside = title > 0.0 && (width >= title + 16.0 || width >= HOLDS_LABEL);
    let beside = title > 0.0 && !mark.inside;
    mark.label = match (mark.inside, beside) {
        (true, _) => title.min(width - 16.0),
        (false, true) => title.min(LABEL_MAX),
        (false, false) => 0.0,
    };
    let free = rows.iter().position(|row| row.label_end + GAP <= mark.left);
    let row = match free {
        Some(row) => row,
        None if rows.len() < most => rows.len(),
        None => {
            let Some(row) = give_way(rows, marks, mark.left) else {
                over.push(mark);
                return;
            };
            row
        }
    };
    mark.row = row;
    let state = Row {
        mark_end: mark.right,
        label_end: if beside {
            mark.right + LABEL_GAP + mark.label
        } else {
            mark.right
        },
        last: marks.len(),
    };
    match rows.get_mut(row) {
        Some(slot) => *slot = state,
        None => rows.push(state),
    }
    marks.push(mark);
}

/// The row whose last label loses least when cut before `left`; cuts it.
fn give_way(rows: &[Row], marks: &mut [Placed], left: f64) -> Option<usize> {
    let room = |row: &Row| left - GAP - row.mark_end - LABEL_GAP;
    let best = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.mark_end + 2.0 <= left)
        .max_by(|(_, a), (_, b)| room(a).total_cmp(&room(b)))?;
    let (index, row) = best;
    if let Some(mark) = marks.get_mut(row.last).filter(|mark| !mark.inside) {
        let room = room(row);
        mark.label = if room >= LABEL_MIN {
            mark.label.min(room)
        } else {
            0.0
        };
    }
    Some(index)
}

/// Joins what found no row into boxes that do not touch, in a row of their own.
fn merge(over: Vec<Placed>, row: usize) -> Vec<Placed> {
    let mut boxes: Vec<Placed> = Vec::new();
    for mark in over {
        // A long bar counts where it begins: its box must not cover the whole lane.
        let start = mark.left;
        match boxes.last_mut().filter(|last| start < last.right + GAP) {
            Some(last) => {
                last.entries.extend(mark.entries);
                last.right = last.right.max(last.left + box_width(last.entries.len()));
            }
            None => boxes.push(Placed {
                left: start,
                right: start + box_width(mark.entries.len()),
                row,
                label: 0.0,
                inside: false,
                entries: mark.entries,
            }),
        }
    }
    boxes
}

/// A band of counts, when most of many columns hold more than rows could show.
fn density(entries: &[Entry], seconds_per_px: f64, most: usize) -> Option<Packed> {
    if entries.len() < 40 * most.max(4) {
        return None;
    }
    let column = |entry: &Entry| {
        let middle = entry.start as f64 + (entry.end - entry.start) as f64 / 2.0;
        // A range counts where it begins, an instant where its dot would stand.
        let at = if ((entry.end - entry.start) as f64) < DOT * seconds_per_px {
            middle
        } else {
            entry.start as f64
        };
        (at / seconds_per_px / COLUMN).floor()
    };
    let mut columns: Vec<(f64, u32)> = (0_u32..)
        .zip(entries)
        .map(|(index, entry)| (column(entry), index))
        .collect();
    columns.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut marks: Vec<Placed> = Vec::new();
    for (column, index) in columns {
        let left = column * COLUMN;
        match marks.last_mut().filter(|last| last.left >= left) {
            Some(last) => last.entries.push(index),
            None => marks.push(Placed {
                left,
                right: left + COLUMN,
                row: 0,
                label: 0.0,
                inside: false,
                entries: vec![index],
            }),
        }
    }
    let crowded = marks.len() >= 12 && entries.len() > marks.len() * most.div_ceil(2);
    crowded.then_some(Packed {
        rows: 2,
        marks,
        dense: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ref;
    use proptest::prelude::*;

    fn entries(spans: &[(i64, i64)]) -> Vec<Entry> {
        let mut entries: Vec<Entry> = (0_u32..)
            .zip(spans)
            .map(|(index, &(start, length))| Entry {
                start,
                end: start + length,
                event: Ref { article: 0, index },
                hue: 0,
            })
            .collect();
        entries.sort_unstable();
        entries
    }

    fn title(_: &Entry) -> Need {
        Need {
            title: 120.0,
            open_left: false,
            open_right: false,
        }
    }

    /// From the left end to where mark and label end.
    fn reach(mark: &Placed) -> (f64, f64) {
        let label = if mark.inside || mark.label <= 0.0 {
            0.0
        } else {
            LABEL_GAP + mark.label
        };
        (mark.left, mark.right + label)
    }

    proptest! {
        #[test]
        fn nothing_is_dropped_and_nothing_touches(
            spans in prop::collection::vec((0_i64..40_000, 0_i64..9_000), 0..300),
            zoom in 1_u32..60,
            most in 1_usize..8,
        ) {
            let entries = entries(&spans);
            let packed = pack(&entries, f64::from(zoom), most, &title);
            let mut seen: Vec<u32> = packed.marks.iter().flat_map(|mark| mark.entries.clone()).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..entries.len() as u32).collect::<Vec<_>>());
            prop_assert!(packed.rows <= most.max(1) + 1 || packed.dense);
            for row in 0..packed.rows {
                let mut reaches: Vec<(f64, f64)> = packed.marks.iter()
                    .filter(|mark| mark.row == row).map(reach).collect();
                reaches.sort_by(|a, b| a.0.total_cmp(&b.0));
                for pair in reaches.windows(2) {
                    prop_assert!(pair[0].1 <= pair[1].0 + 1e-6, "row {} {:?}", row, pair);
                }
            }
        }
    }

    #[test]
    fn a_thousand_on_one_day_are_one_box() {
        let packed = pack(&entries(&[(5_000, 60); 1000]), 100.0, 6, &title);
        assert_eq!(packed.marks.len(), 1);
        assert_eq!(packed.marks[0].entries.len(), 1000);
    }

    #[test]
    fn a_label_gives_way_before_a_mark_is_merged() {
        let packed = pack(&entries(&[(0, 1), (1000, 1), (2000, 1)]), 10.0, 1, &title);
        assert_eq!(packed.rows, 1);
        assert!(packed.marks[0].label < 120.0 && packed.marks[0].label > 0.0);
        assert!((packed.marks[2].label - 120.0).abs() < 1e-9);
    }

    #[test]
    fn many_over_many_columns_become_a_band() {
        let spans: Vec<(i64, i64)> = (0..5000).map(|n| (n * 20, 10)).collect();
        assert!(pack(&entries(&spans), 100.0, 4, &title).dense);
    }
}
