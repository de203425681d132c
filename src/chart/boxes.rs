//! What is counted rather than drawn → boxes that do not touch, each with its count and what it holds.

use super::pack::GAP;
use super::runs::{Run, Runs};

/// A box with a count.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// Left end.
    pub left: f64,
    /// Right end.
    pub right: f64,
    /// How many it stands for.
    pub count: u32,
    /// What it stands for: runs of places in the index, ascending.
    pub runs: Runs,
}

/// Width of a box with this count.
#[must_use]
pub fn box_width(count: usize) -> f64 {
    let digits = f64::from(count.max(1).ilog10() + 1);
    (digits * 8.0 + 12.0 + if count > 999 { 4.0 } else { 0.0 }).max(22.0)
}

/// Joins what is counted, where and which run, into boxes that do not touch, between two places.
#[must_use]
pub fn boxes(mut counted: Vec<(f64, u32, u32)>, from: f64, to: f64) -> Vec<Counted> {
    counted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut boxes: Vec<Counted> = Vec::new();
    for (left, first, end) in counted {
        let left = left.max(from);
        let count = end - first;
        match boxes.last_mut().filter(|last| left < last.right + GAP) {
            Some(last) => last.take(count, &[(first, end)]),
            None => boxes.push(Counted {
                left,
                right: left + box_width(count as usize),
                count,
                runs: Runs::One((first, end)),
            }),
        }
    }
    // The last one may stick out of the tile: it moves back, and takes in what it then touches.
    while let Some(mut last) = boxes.pop() {
        if last.right > to {
            last.left = (last.left - (last.right - to)).max(from);
            last.right = last.left + box_width(last.count as usize);
        }
        let near = boxes
            .last_mut()
            .filter(|known| known.right + GAP > last.left);
        if let Some(known) = near {
            known.take(last.count, &last.runs);
        } else {
            boxes.push(last);
            break;
        }
    }
    for known in &mut boxes {
        known.runs.tidy();
    }
    boxes
}

impl Counted {
    fn take(&mut self, count: u32, runs: &[Run]) {
        self.count += count;
        for &run in runs {
            self.runs.push(run);
        }
        self.right = self.right.max(self.left + box_width(self.count as usize));
    }
}
