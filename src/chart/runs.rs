//! Runs of places in an index, ascending: one of them, which most are, takes no piece of memory of its own.

use std::ops::Deref;

/// A run: its first place, and one past its last.
pub type Run = (u32, u32);

/// One run or several, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runs {
    /// One.
    One(Run),
    /// Any other number.
    Several(Vec<Run>),
}

impl Runs {
    /// Adds a run; [`Self::tidy`] puts them in order.
    pub fn push(&mut self, run: Run) {
        match self {
            Self::One(only) if only.1 == run.0 => only.1 = run.1,
            Self::One(only) => *self = Self::Several(vec![*only, run]),
            Self::Several(all) => match all.last_mut().filter(|last| last.1 == run.0) {
                Some(last) => last.1 = run.1,
                None => all.push(run),
            },
        }
    }

    /// Puts the runs in order and joins those that meet.
    pub fn tidy(&mut self) {
        let Self::Several(all) = self else {
            return;
        };
        all.sort_unstable();
        all.dedup_by(|next, kept| {
            let meets = kept.1 == next.0;
            if meets {
                kept.1 = next.1;
            }
            meets
        });
        if let [one] = all.as_slice() {
            *self = Self::One(*one);
        }
    }
}

impl Deref for Runs {
    type Target = [Run];

    fn deref(&self) -> &[Run] {
        match self {
            Self::One(run) => std::slice::from_ref(run),
            Self::Several(runs) => runs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_meet_become_one() {
        let mut runs = Runs::One((4, 6));
        assert_eq!(runs[..], [(4, 6)]);
        runs.push((6, 7));
        assert_eq!(runs, Runs::One((4, 7)));
        runs.push((9, 12));
        runs.push((2, 4));
        runs.tidy();
        assert_eq!(runs[..], [(2, 7), (9, 12)]);
        runs.push((7, 9));
        runs.tidy();
        assert_eq!(runs, Runs::One((2, 12)));
    }
}
