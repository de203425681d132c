//! Entries by start → the farthest end and the longest entry of any run, from an implicit tree of blocks.
//!
//! Each level holds one node for sixteen of the level below (Perfetto's mipmaps are of this kind), so that a run of a
//! million costs a few dozen looks and the tree a sixteenth of its entries.

/// Children of a node.
const FAN: usize = 16;

/// What is known of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    /// The farthest end.
    pub end: i64,
    /// The length of the longest.
    pub length: i64,
    /// The longest, the first of equals.
    pub longest: u32,
}

impl Best {
    fn join(self, later: Self) -> Self {
        let longest = if later.length > self.length {
            later
        } else {
            self
        };
        Self {
            end: self.end.max(later.end),
            ..longest
        }
    }
}

/// The tree; the lowest level is the entries themselves.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tree {
    levels: Vec<Vec<Best>>,
}

fn leaf(start: &[i64], end: &[i64], at: usize) -> Option<Best> {
    let (start, end) = (*start.get(at)?, *end.get(at)?);
    Some(Best {
        end,
        length: end - start,
        longest: at as u32,
    })
}

impl Tree {
    /// Builds the tree over entries from `start` to `end`.
    #[must_use]
    pub fn new(start: &[i64], end: &[i64]) -> Self {
        let mut levels: Vec<Vec<Best>> = Vec::new();
        let count = start.len().min(end.len());
        let level: Vec<Best> = (0..count.div_ceil(FAN))
            .filter_map(|block| {
                (block * FAN..((block + 1) * FAN).min(count))
                    .filter_map(|at| leaf(start, end, at))
                    .reduce(Best::join)
            })
            .collect();
        levels.push(level);
        while let Some(last) = levels.last().filter(|level| level.len() > 1) {
            let next = last
                .chunks(FAN)
                .filter_map(|nodes| nodes.iter().copied().reduce(Best::join))
                .collect();
            levels.push(next);
        }
        Self { levels }
    }

    /// What is known of the run from `from` up to `to`.
    #[must_use]
    pub fn over(&self, start: &[i64], end: &[i64], from: u32, to: u32) -> Option<Best> {
        let (mut from, mut to) = (from as usize, (to as usize).min(start.len()));
        let mut best: Option<Best> = None;
        let mut take = |found: Option<Best>| {
            if let Some(found) = found {
                // Parts come from both sides; the first of equals is the earlier one.
                best = Some(match best {
                    Some(known) if known.longest <= found.longest => known.join(found),
                    Some(known) => found.join(known),
                    None => found,
                });
            }
        };
        let mut depth: usize = 0;
        while from < to {
            let node = |at: usize| match depth {
                0 => leaf(start, end, at),
                _ => self.levels.get(depth - 1)?.get(at).copied(),
            };
            if self.levels.get(depth).is_none() {
                (from..to).for_each(|at| take(node(at)));
                break;
            }
            while from < to && from % FAN != 0 {
                take(node(from));
                from += 1;
            }
            while from < to && to % FAN != 0 {
                to -= 1;
                take(node(to));
            }
            from /= FAN;
            to /= FAN;
            depth += 1;
        }
        best
    }

    /// The entries before place `before` that end after `after`, in order.
    #[must_use]
    pub fn ending_after(&self, end: &[i64], before: u32, after: i64) -> Vec<u32> {
        let mut found = Vec::new();
        let top = self.levels.len();
        self.descend(end, before as usize, after, top, 0, &mut found);
        found
    }

    fn descend(
        &self,
        end: &[i64],
        before: usize,
        after: i64,
        level: usize,
        node: usize,
        found: &mut Vec<u32>,
    ) {
        if level == 0 {
            if end.get(node).is_some_and(|&end| end > after) {
                found.push(node as u32);
            }
            return;
        }
        let known = self.levels.get(level - 1).and_then(|nodes| nodes.get(node));
        if known.is_none_or(|best| best.end <= after) {
            return;
        }
        let width = FAN.pow(level as u32 - 1);
        for child in node * FAN..(node + 1) * FAN {
            if child * width < before {
                self.descend(end, before, after, level - 1, child, found);
            }
        }
    }

    /// Bytes taken.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.levels.iter().map(Vec::len).sum::<usize>() * size_of::<Best>()
    }
}
