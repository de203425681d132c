//! Long work → the same work, which ends early once nobody waits for it: a walk and a sort that ask now and then.
//!
//! Whoever begins long work hands it a [`GoOn`]. Work that was told to end gives nothing, however much of it was done. Has no
//! opinion on who waits, and why no longer.

use std::cmp::Ordering;

/// Tells work, whenever it asks, whether anyone still waits for it.
pub type GoOn<'a> = &'a (dyn Fn() -> bool + Sync);

/// Steps between two looks at whether anyone still waits; a step takes some microseconds at most.
pub const STRIDE: usize = 256;

/// Items that are sorted without a look: it takes some milliseconds.
const RUN: usize = 1 << 16;

/// The items of a walk, until `go_on` says no: asked before the first, then every [`STRIDE`] items. A walk that was ended looks
/// like a whole one, so ask once more before its result is given.
pub fn each_while<I: IntoIterator>(items: I, go_on: GoOn<'_>) -> impl Iterator<Item = I::Item> {
    let asked = move |at: usize| !at.is_multiple_of(STRIDE) || go_on();
    let items = items.into_iter().enumerate();
    items
        .take_while(move |(at, _)| asked(*at))
        .map(|(_, item)| item)
}

/// Sorts as `sort_unstable_by` does; `None`, and items in any order, as soon as `go_on` says no.
#[must_use]
pub fn sort_while<T>(
    items: &mut [T],
    order: impl Fn(&T, &T) -> Ordering + Copy,
    go_on: GoOn<'_>,
) -> Option<()> {
    if items.is_sorted_by(|one, next| order(one, next).is_le()) {
        return go_on().then_some(());
    }
    halves(items, order, go_on)
}

/// Halves items about their median until a half is short enough to be sorted at once.
fn halves<T>(
    items: &mut [T],
    order: impl Fn(&T, &T) -> Ordering + Copy,
    go_on: GoOn<'_>,
) -> Option<()> {
    if !go_on() {
        return None;
    }
    if items.len() <= RUN {
        items.sort_unstable_by(order);
        return Some(());
    }
    let (low, _, high) = items.select_nth_unstable_by(items.len() / 2, order);
    halves(low, order, go_on)?;
    halves(high, order, go_on)
}

/// How often `work` asks whether to go on; wherever it is told to end, it must give nothing and soon ask no more.
///
/// # Panics
/// When it does otherwise.
#[cfg(test)]
#[must_use]
pub fn asks<T>(work: impl Fn(GoOn<'_>) -> Option<T>) -> usize {
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
    let until = |most: usize| {
        let asked = AtomicUsize::new(0);
        let is_done = work(&|| asked.fetch_add(1, Relaxed) < most).is_some();
        (asked.into_inner(), is_done)
    };
    let (all, is_done) = until(usize::MAX);
    assert!(is_done && all > 0, "it never asks");
    for most in [0, all / 4, all / 2, all * 3 / 4, all - 1] {
        let (asked, is_done) = until(most);
        assert!(!is_done, "told to end at look {most} of {all}");
        assert!(asked <= most + 64, "{asked} looks, told to end at {most}");
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::synthetic::Dice;

    #[test]
    fn a_sort_by_halves_sorts_and_may_be_ended() {
        let mut dice = Dice(7);
        let count = RUN * 5;
        let mixed: Vec<usize> = (0..count).map(|_| dice.roll(count / 3)).collect();
        let mut expected = mixed.clone();
        expected.sort_unstable();
        let sorted = |go_on: GoOn<'_>| {
            let mut items = mixed.clone();
            sort_while(&mut items, usize::cmp, go_on)?;
            assert_eq!(items, expected);
            Some(())
        };
        assert!(asks(sorted) >= 8);
        assert_eq!(sort_while(&mut [1, 2], usize::cmp, &|| false), None);
    }

    #[test]
    fn a_walk_asks_now_and_then() {
        let walk = |go_on: GoOn<'_>| {
            let count = each_while(0..STRIDE * 10, go_on).count();
            (count == STRIDE * 10).then_some(())
        };
        assert_eq!(asks(walk), 10);
    }
}
