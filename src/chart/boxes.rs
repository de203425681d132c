//! What is counted rather than drawn → boxes that do not touch, each with its count and what it holds.

use super::pack::GAP;

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
    pub runs: Vec<(u32, u32)>,
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
                runs: vec![(first, end)],
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
        known.tidy();
    }
    boxes
}

impl Counted {
    fn take(&mut self, count: u32, runs: &[(u32, u32)]) {
        self.count += count;
        self.runs.extend_from_slice(runs);
        self.right = self.right.max(self.left + box_width(self.count as usize));
    }

    /// Puts the runs in order and joins those that meet.
    fn tidy(&mut self) {
        self.runs.sort_unstable();
        self.runs.dedup_by(|next, kept| {
            let meets = kept.1 == next.0;
            if meets {
                kept.1 = next.1;
            }
            meets
        });
    }
}
