//! What the user made of the lanes: their order, and which are pinned, collapsed, hidden or drawn as eras.
//!
//! Lanes are named rather than numbered, so that an arrangement outlives new articles, filters and undo. A name that no
//! lane has now waits for one that will. Has no opinion on pixels.

use super::lanes::Lane;
use std::collections::BTreeSet;

/// How the lanes of a timeline are arranged; nothing is by default.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Arrangement {
    /// Lanes that come first, in this order; the rest follow in the order of the corpus.
    pub order: Vec<String>,
    /// Lanes that stay in view while the others scroll.
    pub pinned: BTreeSet<String>,
    /// Lanes drawn as one thin row.
    pub collapsed: BTreeSet<String>,
    /// Lanes that are not drawn.
    pub hidden: BTreeSet<String>,
    /// Lanes whose events are periods that span all lanes.
    pub eras: BTreeSet<String>,
}

/// One lane where it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// Position in [`super::lanes::Lanes::lanes`].
    pub lane: usize,
    /// Stays in view while others scroll.
    pub pinned: bool,
    /// Drawn as one thin row.
    pub collapsed: bool,
    /// Its events span all lanes.
    pub eras: bool,
}

/// A way to put the lanes in order once; moves by hand start from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneSort {
    /// As the corpus has them.
    Corpus,
    /// By name.
    Name,
    /// Most events first.
    Count,
    /// What begins first comes first.
    Start,
}

impl LaneSort {
    /// All of them, in the order of display.
    pub const ALL: [Self; 4] = [Self::Corpus, Self::Name, Self::Count, Self::Start];

    /// Its name in menus.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Corpus => "As opened",
            Self::Name => "By name",
            Self::Count => "By number of events",
            Self::Start => "By first event",
        }
    }
}

impl Arrangement {
    /// The lanes that are shown: those of eras, then those that are pinned, then the rest.
    #[must_use]
    pub fn places(&self, lanes: &[Lane]) -> Vec<Place> {
        let rank = |name: &str| self.order.iter().position(|known| known == name);
        let mut places: Vec<(bool, bool, usize, Place)> = lanes
            .iter()
            .enumerate()
            .filter(|(_, lane)| !self.hidden.contains(&lane.name))
            .map(|(at, lane)| {
                let eras = lane.eras || self.eras.contains(&lane.name);
                let place = Place {
                    lane: at,
                    pinned: eras || self.pinned.contains(&lane.name),
                    collapsed: self.collapsed.contains(&lane.name),
                    eras,
                };
                (
                    !eras,
                    !place.pinned,
                    rank(&lane.name).unwrap_or(usize::MAX),
                    place,
                )
            })
            .collect();
        places.sort_by_key(|&(late, loose, rank, place)| (late, loose, rank, place.lane));
        places.into_iter().map(|(.., place)| place).collect()
    }

    /// Puts all lanes into one order.
    pub fn sort(&mut self, lanes: &[Lane], by: LaneSort) {
        let mut all: Vec<&Lane> = lanes.iter().collect();
        match by {
            LaneSort::Corpus => all.clear(),
            LaneSort::Name => all.sort_by_key(|lane| lane.name.to_lowercase()),
            LaneSort::Count => all.sort_by_key(|lane| std::cmp::Reverse(lane.index.len())),
            LaneSort::Start => all.sort_by_key(|lane| lane.index.extent()),
        }
        self.order = all.into_iter().map(|lane| lane.name.clone()).collect();
    }

    /// Moves the lane of this name by so many places among those that are shown beside it; negative is up.
    pub fn shift(&mut self, lanes: &[Lane], name: &str, by: isize) {
        let mut names: Vec<String> = self
            .places(lanes)
            .into_iter()
            .filter_map(|place| lanes.get(place.lane))
            .map(|lane| lane.name.clone())
            .collect();
        let Some(at) = names.iter().position(|known| known == name) else {
            return;
        };
        let moved = names.remove(at);
        names.insert(at.saturating_add_signed(by).min(names.len()), moved);
        // What is hidden keeps its place behind.
        names.extend(
            self.order
                .drain(..)
                .filter(|known| self.hidden.contains(known)),
        );
        self.order = names;
    }

    /// True when the lanes stand as the corpus has them.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// Adds the name to the set, or takes it out.
pub fn toggle(set: &mut BTreeSet<String>, name: &str) {
    if !set.remove(name) {
        set.insert(name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::index;
    use std::sync::Arc;

    fn lanes() -> Vec<Lane> {
        let lane = |name: &str, spans: &[(i64, i64)]| Lane {
            name: name.to_owned(),
            index: Arc::new(index::of(spans)),
            ..Lane::default()
        };
        vec![
            lane("Wire", &[(50, 1), (60, 1)]),
            lane("Courier", &[(10, 1)]),
            lane("Annals", &[(20, 1), (21, 1), (22, 1)]),
        ]
    }

    fn names(arrangement: &Arrangement) -> Vec<String> {
        let lanes = lanes();
        let places = arrangement.places(&lanes);
        places
            .iter()
            .map(|place| lanes[place.lane].name.clone())
            .collect()
    }

    #[test]
    fn lanes_are_moved_hidden_pinned_and_come_back() {
        let mut own = Arrangement::default();
        assert_eq!(names(&own), ["Wire", "Courier", "Annals"]);
        own.shift(&lanes(), "Annals", -1);
        assert_eq!(names(&own), ["Wire", "Annals", "Courier"]);
        toggle(&mut own.hidden, "Annals");
        assert_eq!(names(&own), ["Wire", "Courier"]);
        own.shift(&lanes(), "Courier", -1);
        toggle(&mut own.hidden, "Annals");
        assert_eq!(names(&own), ["Courier", "Wire", "Annals"]);
        toggle(&mut own.pinned, "Wire");
        assert_eq!(names(&own), ["Wire", "Courier", "Annals"]);
        toggle(&mut own.eras, "Annals");
        assert_eq!(names(&own), ["Annals", "Wire", "Courier"]);
        own.shift(&lanes(), "Nobody", 3);
        assert_eq!(names(&own), ["Annals", "Wire", "Courier"]);
    }

    #[test]
    fn lanes_are_put_in_order() {
        let mut own = Arrangement::default();
        for (by, expected) in [
            (LaneSort::Name, ["Annals", "Courier", "Wire"]),
            (LaneSort::Count, ["Annals", "Wire", "Courier"]),
            (LaneSort::Start, ["Courier", "Annals", "Wire"]),
            (LaneSort::Corpus, ["Wire", "Courier", "Annals"]),
        ] {
            own.sort(&lanes(), by);
            assert_eq!(names(&own), expected);
        }
        assert!(own.is_plain());
    }
}
