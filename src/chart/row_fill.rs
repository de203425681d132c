//! Marks of one tile, by start → a row for each, and the room that its label keeps.
//!
//! A mark takes the first row where it and its label are free; else the row that leaves the most of its own label and of
//! the one before it, which gives way. Has no opinion on what is merged.

use super::index::{Entry, Index};
use super::pack::{GAP, SEAM};

/// From a mark to its label.
pub const LABEL_GAP: f64 = 5.0;
/// The widest a label beside its mark may be.
const LABEL_MAX: f64 = 280.0;
/// A label cut shorter than this says nothing.
const LABEL_MIN: f64 = 72.0;
/// A bar this wide holds its label, cut if it must be.
const HOLDS_LABEL: f64 = 150.0;
/// Room kept free around a label inside its bar.
pub const INSET: f64 = 8.0;

/// Where one mark stands. Places are pixels from the epoch at the zoom in question.
#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// What it stands for: a place in the index.
    pub entry: u32,
}

impl Placed {
    /// Where mark and label end.
    #[must_use]
    pub fn reach(&self) -> f64 {
        if self.inside || self.label <= 0.0 {
            self.right
        } else {
            self.right + LABEL_GAP + self.label
        }
    }

    /// Room for a label inside.
    fn within(&self) -> f64 {
        self.right - self.left - 2.0 * INSET
    }

    /// Cuts the label to so much room beside the mark; where that is too little, a bar of some width takes it in.
    fn cut(&mut self, room: f64) {
        if self.inside || room >= self.label {
            return;
        }
        self.inside = room < LABEL_MIN && self.within() >= LABEL_MIN;
        self.label = if self.inside {
            self.label.min(self.within())
        } else if room < LABEL_MIN {
            0.0
        } else {
            room
        };
    }
}

/// Stretches of each row that are taken, ascending.
pub(super) type Walls = Vec<Vec<(f64, f64)>>;

/// Puts the walls of each row in order.
pub(super) fn sort(walls: &mut Walls) {
    for row in walls {
        row.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    }
}

/// Says what each label would take; one with no chance of room is not even measured. `beyond` is where the marks begin
/// that come after the tile: a label is laid out before they are, so it leaves them their room.
pub(super) fn measure(
    units: &mut [Placed],
    beyond: &[f64],
    index: &Index,
    rows: usize,
    text: &dyn Fn(&Entry) -> f32,
) {
    let count = units.len();
    for at in 0..count {
        let over = (at + rows).checked_sub(count);
        let over = over.and_then(|next| beyond.get(next).copied());
        let ahead = units.get(at + rows).map(|unit| unit.left).or(over);
        let Some(unit) = units.get_mut(at) else {
            return;
        };
        let width = unit.right - unit.left;
        let needed = unit.right + LABEL_GAP + LABEL_MIN + GAP;
        if ahead.is_some_and(|ahead| ahead < needed) && unit.within() < LABEL_MIN {
            continue;
        }
        let Some(entry) = index.entry(unit.entry) else {
            continue;
        };
        let title = f64::from(text(&entry));
        unit.inside = title > 0.0 && (unit.within() >= title || width >= HOLDS_LABEL);
        unit.label = title.min(if unit.inside {
            unit.within()
        } else {
            LABEL_MAX
        });
        if let Some(over) = over {
            unit.cut(over - GAP - unit.right - LABEL_GAP);
        }
    }
}

/// The last mark of one row while the row is being filled.
#[derive(Clone, Copy)]
struct Filling {
    mark_end: f64,
    label_end: f64,
    last: Option<usize>,
    wall: usize,
}

impl Filling {
    /// Where the next wall begins, when none stands between `left` and `right`.
    fn room(&mut self, walls: &[(f64, f64)], left: f64, right: f64) -> Option<f64> {
        // Marks come by start; their left ends may come a little out of order.
        while walls
            .get(self.wall)
            .is_some_and(|wall| wall.1 + GAP <= left - SEAM)
        {
            self.wall += 1;
        }
        let mut at = self.wall;
        while let Some(wall) = walls.get(at) {
            if wall.0 >= right + GAP {
                return Some(wall.0);
            }
            if wall.1 + GAP > left {
                return None;
            }
            at += 1;
        }
        Some(f64::INFINITY)
    }
}

/// Gives each unit a row: one where all is free; else one where it or the label before loses least; else none. Those in
/// `pinned` have theirs already. Unless packed `alone`, nothing else may reach over the `edge`.
pub(super) fn fill(
    units: &[Placed],
    walls: &[Vec<(f64, f64)>],
    pinned: &[Placed],
    edge: f64,
    alone: bool,
) -> (Vec<Placed>, Vec<usize>) {
    let nothing = Filling {
        mark_end: f64::NEG_INFINITY,
        label_end: f64::NEG_INFINITY,
        last: None,
        wall: 0,
    };
    let mut rows = vec![nothing; walls.len()];
    let mut marks: Vec<Placed> = Vec::with_capacity(units.len());
    let mut over = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        if let Ok(at) = pinned.binary_search_by_key(&unit.entry, |pin| pin.entry) {
            marks.extend(pinned.get(at).copied());
            continue;
        }
        if !alone && unit.right > edge {
            over.push(number);
            continue;
        }
        let beside = unit.label > 0.0 && !unit.inside;
        let most = if alone { f64::INFINITY } else { edge };
        let mut best: Option<(f64, usize, f64)> = None;
        for (row, (filling, walls)) in rows.iter_mut().zip(walls).enumerate() {
            if filling.mark_end + 2.0 > unit.left {
                continue;
            }
            let Some(wall) = filling.room(walls, unit.left, unit.right) else {
                continue;
            };
            let own = if beside {
                (wall - GAP).min(most) - unit.right - LABEL_GAP
            } else {
                f64::INFINITY
            };
            let free = filling.label_end + GAP <= unit.left;
            if free && own >= unit.label {
                best = Some((f64::INFINITY, row, own));
                break;
            }
            let left_over = if free {
                f64::INFINITY
            } else {
                unit.left - GAP - filling.mark_end - LABEL_GAP
            };
            let kept = own.min(left_over);
            if best.is_none_or(|(known, ..)| kept > known) {
                best = Some((kept, row, own));
            }
        }
        let Some((_, row, own)) = best else {
            over.push(number);
            continue;
        };
        let mut mark = *unit;
        mark.row = row;
        mark.cut(own);
        if let Some(filling) = rows.get_mut(row) {
            give_way(filling, &mut marks, unit.left);
            *filling = Filling {
                mark_end: mark.right,
                label_end: mark.reach(),
                last: Some(marks.len()),
                wall: filling.wall,
            };
        }
        marks.push(mark);
    }
    (marks, over)
}

/// The label before a new mark keeps what room is left.
fn give_way(filling: &Filling, marks: &mut [Placed], left: f64) {
    if filling.label_end + GAP <= left {
        return;
    }
    let last = filling.last.and_then(|last| marks.get_mut(last));
    if let Some(mark) = last {
        mark.cut(left - GAP - mark.right - LABEL_GAP);
    }
}
