//! The long entries of a lane → a row for each, the same at every zoom.
//!
//! Longest first, each takes the first row where no longer one is in its way. A mark that is wide enough to hold its own
//! label is drawn in that row; so rows never change while panning, and while zooming only marks that become wide move.

use super::index::{Form, class};
use crate::model::GoOn;
use crate::model::go_on::each_while;

/// Rows that are given out.
pub const MOST: usize = 16;
/// Every row was taken.
pub const NO_ROW: u8 = u8::MAX;
/// Classes of length: a power of two of seconds each.
const CLASSES: usize = 41;

/// The entries of one class of length in one row: they do not touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WideRow {
    /// The power of two of seconds that their length reaches.
    pub class: u8,
    /// The row.
    pub row: u8,
    /// Start, end and place, ascending.
    spans: Vec<(i64, i64, u32)>,
}

impl WideRow {
    /// The places of those that touch a stretch.
    pub fn touching(&self, from: i64, to: i64) -> impl Iterator<Item = u32> {
        let first = self.spans.partition_point(|span| span.1 <= from);
        self.spans
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(move |span| span.0 < to)
            .map(|span| span.2)
    }

    /// Bytes taken.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.spans.len() * size_of::<(i64, i64, u32)>()
    }
}

/// Gives every entry of two seconds or more a row, where one is left: the rows in the order of entries, and the entries
/// of each row. As long as `go_on` says so: what is given then is for nobody.
#[must_use]
pub fn assign(
    start: &[i64],
    end: &[i64],
    form: &[Form],
    go_on: GoOn<'_>,
) -> (Vec<u8>, Vec<WideRow>) {
    let mut depth = vec![NO_ROW; start.len()];
    let mut classes: Vec<Vec<u32>> = vec![Vec::new(); CLASSES];
    for ((at, start), end) in (0_u32..).zip(start).zip(end) {
        let class = class(end - start) as usize;
        if let Some(members) = classes.get_mut(class).filter(|_| class > 0) {
            members.push(at);
        }
    }
    let mut wide = Vec::new();
    let mut taken: Vec<Vec<(i64, i64)>> = vec![Vec::new(); MOST];
    for (class, members) in classes.iter().enumerate().rev() {
        if members.is_empty() {
            continue;
        }
        let mut rows: Vec<Filling> = (0..MOST).map(|_| Filling::default()).collect();
        for &at in each_while(members, go_on) {
            let i = at as usize;
            let (Some(&from), Some(&to), Some(&form)) = (start.get(i), end.get(i), form.get(i))
            else {
                continue;
            };
            let reserved = reserve(from, to, form);
            let free = rows
                .iter_mut()
                .zip(&taken)
                .position(|(row, taken)| row.is_free(taken, reserved));
            if let Some(row) = free {
                if let Some(slot) = depth.get_mut(i) {
                    *slot = row as u8;
                }
                if let Some(filling) = rows.get_mut(row) {
                    filling.reserved.push(reserved);
                    filling.spans.push((from, to, at));
                }
            }
        }
        for ((row, filling), taken) in (0_u8..).zip(rows).zip(&mut taken) {
            if !filling.spans.is_empty() {
                merge(taken, filling.reserved);
                wide.push(WideRow {
                    class: class as u8,
                    row,
                    spans: filling.spans,
                });
            }
        }
    }
    (depth, wide)
}

/// The room that an entry needs: arrows at open ends and a little air, which grow with its length and so always suffice.
fn reserve(from: i64, to: i64, form: Form) -> (i64, i64) {
    let length = to - from;
    let arrow = length / 6;
    let left = if form.has(Form::OPEN_LEFT) { arrow } else { 0 };
    let right = if form.has(Form::OPEN_RIGHT) { arrow } else { 0 };
    (from - left, to + right + length / 32)
}

/// One row while a class is being given out.
#[derive(Default)]
struct Filling {
    /// The first longer entry that is not over yet.
    next: usize,
    reserved: Vec<(i64, i64)>,
    spans: Vec<(i64, i64, u32)>,
}

impl Filling {
    /// True when nothing in the row is in the way. Asked in the order of starts.
    fn is_free(&mut self, taken: &[(i64, i64)], (from, to): (i64, i64)) -> bool {
        // A later one of the class may reach back by its arrow: by less than the length of any of them.
        let early = from - (to - from);
        while taken.get(self.next).is_some_and(|known| known.1 <= early) {
            self.next += 1;
        }
        let mut at = self.next;
        while let Some(known) = taken.get(at).filter(|known| known.0 < to) {
            if known.1 > from {
                return false;
            }
            at += 1;
        }
        self.reserved.last().is_none_or(|last| last.1 <= from)
    }
}

/// Adds ascending stretches to ascending stretches.
fn merge(taken: &mut Vec<(i64, i64)>, more: Vec<(i64, i64)>) {
    let old = std::mem::take(taken);
    taken.reserve(old.len() + more.len());
    let (mut old, mut more) = (old.into_iter().peekable(), more.into_iter().peekable());
    loop {
        let from_old = match (old.peek(), more.peek()) {
            (Some(a), Some(b)) => a.0 <= b.0,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return,
        };
        taken.extend(if from_old { old.next() } else { more.next() });
    }
}
