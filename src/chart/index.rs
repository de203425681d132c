//! The events of one lane in columns → counts, runs and extents, in time that does not grow with their number.
//!
//! Built once, when data, lanes or filters change; only read while the view moves. Entries stand in the order of their
//! start. What is asked for is answered from prefix sums over cells of a power of two of seconds, from a tree of the
//! farthest end and the longest entry of each block, and from rows that the long ones were given beforehand, so that a
//! frame costs what it shows. Has no opinion on pixels.

use super::lane_rows::{self, WideRow};
use super::steps::Steps;
use super::tree::Tree;
use crate::model::go_on::sort_while;
use crate::model::{GoOn, Ref};

/// What decides how a mark looks, in one value: see [`super::event_mark`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Form(pub u16);

impl Form {
    /// One calendar unit rather than a stretch of several.
    pub const WITHIN: u16 = 1 << 2;
    /// Begins at about its start.
    pub const SOFT_LEFT: u16 = 1 << 3;
    /// Ends at about its end.
    pub const SOFT_RIGHT: u16 = 1 << 4;
    /// Its start is not known.
    pub const OPEN_LEFT: u16 = 1 << 5;
    /// Its end is not known.
    pub const OPEN_RIGHT: u16 = 1 << 6;
    /// Its date was worked out rather than said.
    pub const INFERRED: u16 = 1 << 7;
    /// Another claim puts it elsewhere.
    pub const DISPUTED: u16 = 1 << 8;

    /// True when all of `bits` are set.
    #[must_use]
    pub fn has(self, bits: u16) -> bool {
        self.0 & bits == bits
    }
}

/// One event in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// First second of what is known of it.
    pub start: i64,
    /// One past its last second.
    pub end: i64,
    /// The event.
    pub event: Ref,
    /// Its colour: position of its source or category.
    pub hue: u8,
    /// How it looks.
    pub form: Form,
}

/// How crowded a lane is in cells of one size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Octave {
    /// Cells in which something begins.
    pub occupied: u32,
    /// The most that begins in one cell.
    pub peak: u32,
}

/// Cells of 2⁰ to 2⁴⁰ seconds: the last holds the whole calendar.
pub const OCTAVES: usize = 41;

/// The events of one lane, ready to be asked about.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Index {
    start: Vec<i64>,
    end: Vec<i64>,
    event: Vec<Ref>,
    hue: Vec<u8>,
    /// The colour of all, where they have the same.
    one_hue: Option<u8>,
    form: Vec<Form>,
    /// The row that an entry has once it is long enough to hold its own label; see [`lane_rows`].
    depth: Vec<u8>,
    /// All ends, ascending.
    ends: Vec<i64>,
    starts_below: Steps,
    ends_below: Steps,
    tree: Tree,
    octaves: Vec<Octave>,
    wide: Vec<WideRow>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Index of {} entries", self.start.len())
    }
}

impl Index {
    /// Indexes these entries, in whatever order they come.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self::new_while(entries, &|| true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn new_while(mut entries: Vec<Entry>, go_on: GoOn<'_>) -> Option<Self> {
        sort_while(&mut entries, Ord::cmp, go_on)?;
        let start: Vec<i64> = entries.iter().map(|entry| entry.start).collect();
        let end: Vec<i64> = entries.iter().map(|entry| entry.end).collect();
        let event = entries.iter().map(|entry| entry.event).collect();
        let hue: Vec<u8> = entries.iter().map(|entry| entry.hue).collect();
        let one_hue = hue
            .first()
            .copied()
            .filter(|one| hue.iter().all(|hue| hue == one));
        let form: Vec<Form> = entries.iter().map(|entry| entry.form).collect();
        drop(entries);
        let mut ends = end.clone();
        sort_while(&mut ends, Ord::cmp, go_on)?;
        let starts_below = Steps::new(&start);
        let ends_below = Steps::new(&ends);
        let (depth, wide) = lane_rows::assign(&start, &end, &form, go_on);
        let octaves = octaves(&start, go_on);
        go_on().then(|| Self {
            octaves,
            tree: Tree::new(&start, &end),
            start,
            end,
            event,
            hue,
            one_hue,
            form,
            depth,
            ends,
            starts_below,
            ends_below,
            wide,
        })
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.start.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start.is_empty()
    }

    /// The entry at a place in the order of starts.
    #[must_use]
    pub fn entry(&self, at: u32) -> Option<Entry> {
        let i = at as usize;
        Some(Entry {
            start: *self.start.get(i)?,
            end: *self.end.get(i)?,
            event: *self.event.get(i)?,
            hue: *self.hue.get(i)?,
            form: *self.form.get(i)?,
        })
    }

    /// All entries, by start.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        (0_u32..).map_while(|at| self.entry(at))
    }

    /// When the entry at a place begins; far in the future past the last.
    #[must_use]
    pub fn start(&self, at: u32) -> i64 {
        self.start.get(at as usize).copied().unwrap_or(i64::MAX)
    }

    /// One past the last second of the entry at a place.
    #[must_use]
    pub fn end(&self, at: u32) -> i64 {
        self.end.get(at as usize).copied().unwrap_or(i64::MAX)
    }

    /// The colour of the entry at a place; in a lane of one colour, that one without a look.
    #[must_use]
    pub fn hue(&self, at: u32) -> u8 {
        self.one_hue
            .or_else(|| self.hue.get(at as usize).copied())
            .unwrap_or(0)
    }

    /// The event at a place.
    #[must_use]
    pub fn event(&self, at: u32) -> Option<Ref> {
        self.event.get(at as usize).copied()
    }

    /// The place of an event that lies at `known`, first and one past the last second.
    #[must_use]
    pub fn place(&self, event: Ref, known: (i64, i64)) -> Option<u32> {
        // Entries are sorted by start, then end, then event.
        let (mut low, mut high) = (self.begun(known.0), self.begun(known.0.saturating_add(1)));
        while low < high {
            let middle = u32::midpoint(low, high);
            let entry = self.entry(middle)?;
            match (entry.end, entry.event).cmp(&(known.1, event)) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The row of an entry once it is long enough to hold its own label; [`lane_rows::NO_ROW`] when there is none left.
    #[must_use]
    pub fn depth(&self, at: u32) -> u8 {
        self.depth
            .get(at as usize)
            .copied()
            .unwrap_or(lane_rows::NO_ROW)
    }

    /// First second and one past the last second of all.
    #[must_use]
    pub fn extent(&self) -> Option<(i64, i64)> {
        Some((*self.start.first()?, *self.ends.last()?))
    }

    /// How many entries begin before `time`: the place of the first that does not.
    #[must_use]
    pub fn begun(&self, time: i64) -> u32 {
        self.starts_below.lower(&self.start, time)
    }

    /// How many entries are over by `time`.
    #[must_use]
    pub fn ended(&self, time: i64) -> u32 {
        // One past the last second at `time` is over.
        self.ends_below.lower(&self.ends, time.saturating_add(1))
    }

    /// How many entries touch the half-open stretch.
    #[must_use]
    pub fn touching(&self, from: i64, to: i64) -> u32 {
        self.begun(to).saturating_sub(self.ended(from))
    }

    /// How many entries have begun before `time` and are not over by then.
    #[must_use]
    pub fn count_under_way(&self, time: i64) -> u32 {
        self.begun(time).saturating_sub(self.ended(time))
    }

    /// One past the last second of the entries in a run.
    #[must_use]
    pub fn last_end(&self, from: u32, to: u32) -> Option<i64> {
        self.tree
            .over(&self.start, &self.end, from, to)
            .map(|best| best.end)
    }

    /// The longest entry of a run; the first of equals.
    #[must_use]
    pub fn longest(&self, from: u32, to: u32) -> Option<u32> {
        self.tree
            .over(&self.start, &self.end, from, to)
            .map(|best| best.longest)
    }

    /// The entries that begin before `from` and end after `after`, in order.
    #[must_use]
    pub fn under_way(&self, before: i64, after: i64) -> Vec<u32> {
        self.tree.ending_after(&self.end, self.begun(before), after)
    }

    /// How crowded the lane is in cells of `2^octave` seconds.
    #[must_use]
    pub fn octave(&self, octave: u32) -> Octave {
        self.octaves
            .get(octave as usize)
            .or(self.octaves.last())
            .copied()
            .unwrap_or_default()
    }

    /// The long entries in rows below `rows` that touch a stretch: those of at least `2^class` seconds; each with its
    /// row.
    pub fn wide(
        &self,
        class: u32,
        rows: usize,
        from: i64,
        to: i64,
    ) -> impl Iterator<Item = (u8, u32)> {
        self.wide
            .iter()
            .filter(move |wide| u32::from(wide.class) >= class && usize::from(wide.row) < rows)
            .flat_map(move |wide| wide.touching(from, to).map(move |at| (wide.row, at)))
    }

    /// How many rows entries of at least `2^class` seconds were given.
    #[must_use]
    pub fn wide_rows(&self, class: u32) -> usize {
        self.wide
            .iter()
            .filter(|wide| u32::from(wide.class) >= class)
            .map(|wide| usize::from(wide.row) + 1)
            .max()
            .unwrap_or(0)
    }

    /// Bytes that the index takes, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.len() * (8 + 8 + size_of::<Ref>() + 1 + 2 + 1 + 8)
            + self.starts_below.bytes()
            + self.ends_below.bytes()
            + self.tree.bytes()
            + self.wide.iter().map(WideRow::bytes).sum::<usize>()
            + size_of::<Octave>() * OCTAVES
    }
}

/// The class of a length: the power of two of seconds that it reaches.
#[must_use]
pub fn class(length: i64) -> u32 {
    u64::try_from(length).unwrap_or(0).max(1).ilog2()
}

/// Occupied cells and the fullest cell for every size of cell, as long as `go_on` says so.
fn octaves(start: &[i64], go_on: GoOn<'_>) -> Vec<Octave> {
    // The starts of the runs, and how many begin in each: every doubling of the cell joins neighbours.
    let mut cells: Vec<(i64, u32)> = Vec::new();
    for &time in start {
        match cells.last_mut() {
            Some((cell, count)) if *cell == time => *count += 1,
            _ => cells.push((time, 1)),
        }
    }
    let mut octaves = Vec::with_capacity(OCTAVES);
    for octave in (0..OCTAVES).take_while(|_| go_on()) {
        if octave > 0 {
            let mut kept: usize = 0;
            for at in 0..cells.len() {
                let Some(&(cell, count)) = cells.get(at) else {
                    break;
                };
                let cell = cell >> 1;
                let before = kept.checked_sub(1).and_then(|last| cells.get_mut(last));
                match before {
                    Some(last) if last.0 == cell => last.1 += count,
                    _ => {
                        if let Some(slot) = cells.get_mut(kept) {
                            *slot = (cell, count);
                        }
                        kept += 1;
                    }
                }
            }
            cells.truncate(kept);
        }
        octaves.push(Octave {
            occupied: u32::try_from(cells.len()).unwrap_or(u32::MAX),
            peak: cells.iter().map(|cell| cell.1).max().unwrap_or(0),
        });
    }
    octaves
}

#[cfg(test)]
pub(super) fn of(spans: &[(i64, i64)]) -> Index {
    let entries = (0_u32..).zip(spans).map(|(index, &(start, length))| Entry {
        start,
        end: start + length,
        event: Ref { article: 0, index },
        hue: 0,
        form: Form::default(),
    });
    Index::new(entries.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn answers_are_those_of_looking_at_every_entry(
            spans in prop::collection::vec((-50_000_i64..50_000, 1_i64..9_000), 0..400),
            from in -60_000_i64..60_000,
            length in 1_i64..20_000,
        ) {
            let index = of(&spans);
            let all: Vec<Entry> = index.entries().collect();
            let count = |test: &dyn Fn(&Entry) -> bool| all.iter().filter(|e| test(e)).count() as u32;
            let to = from + length;
            prop_assert!(all.is_sorted());
            prop_assert_eq!(index.begun(from), count(&|e| e.start < from));
            prop_assert_eq!(index.ended(from), count(&|e| e.end <= from));
            prop_assert_eq!(index.touching(from, to), count(&|e| e.start < to && e.end > from));
            let (a, b) = (index.begun(from), index.begun(to));
            let run = &all[a as usize..b as usize];
            prop_assert_eq!(index.last_end(a, b), run.iter().map(|e| e.end).max());
            let longest = index.longest(a, b).and_then(|at| index.entry(at)).map(|e| e.end - e.start);
            prop_assert_eq!(longest, run.iter().map(|e| e.end - e.start).max());
            let under_way: Vec<u32> = (0..all.len() as u32)
                .filter(|&at| index.start(at) < from && index.end(at) > to)
                .collect();
            prop_assert_eq!(index.under_way(from, to), under_way);
        }

        #[test]
        fn long_entries_share_a_row_only_where_they_do_not_touch(
            spans in prop::collection::vec((0_i64..50_000, 2_i64..20_000), 0..200),
            class in 0_u32..14,
        ) {
            let index = of(&spans);
            let mut seen = 0;
            for row in 0..16 {
                let mut marks: Vec<(i64, i64)> = index
                    .wide(class, 16, i64::MIN / 2, i64::MAX / 2)
                    .filter(|&(at, _)| at == row)
                    .map(|(_, at)| (index.start(at), index.end(at)))
                    .collect();
                marks.sort_unstable();
                seen += marks.len();
                for pair in marks.windows(2) {
                    prop_assert!(pair[0].1 <= pair[1].0, "{:?}", pair);
                }
            }
            let rowless = (0..index.len() as u32)
                .filter(|&at| {
                    let length = index.end(at) - index.start(at);
                    super::class(length) >= class && index.depth(at) == lane_rows::NO_ROW
                })
                .count();
            let all = spans.iter().filter(|s| super::class(s.1) >= class).count();
            prop_assert_eq!(seen + rowless, all);
        }
    }

    #[test]
    fn what_nobody_waits_for_is_not_indexed() {
        let count = 200_000;
        let entries: Vec<Entry> = (0..count)
            .map(|index| Entry {
                start: i64::from(index) * 7_919 % 1_000_003,
                end: i64::from(index) * 7_919 % 1_000_003 + 90,
                event: Ref { article: 0, index },
                hue: 0,
                form: Form::default(),
            })
            .collect();
        let asked = crate::model::go_on::asks(|go_on| Index::new_while(entries.clone(), go_on));
        // Two sorts, the rows of long entries and a look at every size of cell.
        assert!(asked > 2 * 3 + OCTAVES + 200, "{asked}");
    }

    #[test]
    fn crowding_is_known_for_every_size_of_cell() {
        let index = of(&[(0, 1), (0, 1), (3, 1), (1000, 1)]);
        assert_eq!(
            index.octave(0),
            Octave {
                occupied: 3,
                peak: 2
            }
        );
        assert_eq!(
            index.octave(2),
            Octave {
                occupied: 2,
                peak: 3
            }
        );
        assert_eq!(
            index.octave(40),
            Octave {
                occupied: 1,
                peak: 4
            }
        );
    }
}
