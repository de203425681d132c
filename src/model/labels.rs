//! What an event is said to be about: the names that lanes, colours and facets are made of.
//!
//! Few names label many events, so events that are labelled alike share one set, and an event without labels costs one
//! empty pointer. Has no opinion on where the names come from.

use rust_decimal::Decimal;
use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

/// The names that one event goes by. Every name is as its file wrote it, without blanks around it and never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LabelSet {
    /// The outlet that tells of it, where a table names one for each row; else it is that of the article.
    pub source: Option<String>,
    /// A kind of event: `strike`, `treaty`.
    pub category: Option<String>,
    /// The story or subject that it belongs to.
    pub topic: Option<String>,
    /// Where it took place.
    pub place: Option<String>,
    /// Who took part, in the order written.
    pub actors: Vec<String>,
    /// Free keywords, in the order written.
    pub tags: Vec<String>,
    /// The point on the map where it took place.
    pub coordinates: Option<Coordinates>,
}

/// A point on the map (WGS 84), as precisely as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Coordinates {
    /// Degrees north, from -90 to 90.
    pub latitude: Decimal,
    /// Degrees east, from -180 to 180.
    pub longitude: Decimal,
}

impl Coordinates {
    /// The point at these degrees; `None` where the map has none.
    #[must_use]
    pub fn new(latitude: Decimal, longitude: Decimal) -> Option<Self> {
        let within = |degrees: Decimal, most: i64| degrees.abs() <= Decimal::from(most);
        (within(latitude, 90) && within(longitude, 180)).then_some(Self {
            latitude,
            longitude,
        })
    }
}

/// The kinds of names that an event can go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// See [`LabelSet::topic`].
    Topic,
    /// See [`LabelSet::place`].
    Place,
    /// See [`LabelSet::actors`].
    Actor,
    /// See [`LabelSet::tags`].
    Tag,
    /// See [`LabelSet::category`].
    Category,
}

impl LabelKind {
    /// All of them, in the order of display.
    pub const ALL: [Self; 5] = [
        Self::Topic,
        Self::Place,
        Self::Actor,
        Self::Tag,
        Self::Category,
    ];

    /// The word for one of the kind.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Tag => "tag",
            Self::Category => "category",
        }
    }

    /// The heading of a record's field of this kind.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Topic => "Topic",
            Self::Place => "Place",
            Self::Actor => "Actors",
            Self::Tag => "Tags",
            Self::Category => "Category",
        }
    }

    /// The word for several of the kind.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Topic => "topics",
            Self::Place => "places",
            Self::Actor => "actors",
            Self::Tag => "tags",
            Self::Category => "categories",
        }
    }
}

static NONE: LabelSet = LabelSet {
    source: None,
    category: None,
    topic: None,
    place: None,
    actors: Vec::new(),
    tags: Vec::new(),
    coordinates: None,
};

impl LabelSet {
    /// True when it holds no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == NONE
    }

    /// The names of one kind, in the order written.
    pub fn names(&self, kind: LabelKind) -> impl Iterator<Item = &str> {
        let (one, many): (&Option<String>, &[String]) = match kind {
            LabelKind::Topic => (&self.topic, &[]),
            LabelKind::Place => (&self.place, &[]),
            LabelKind::Category => (&self.category, &[]),
            LabelKind::Actor => (&None, &self.actors),
            LabelKind::Tag => (&None, &self.tags),
        };
        one.iter().chain(many).map(String::as_str)
    }
}

/// The labels of one event, shared with those that are labelled alike. Reads as a [`LabelSet`].
///
/// ```
/// # use dateline::model::{LabelSet, Labels};
/// let labels = Labels::from(LabelSet { place: Some("Brenn".into()), ..LabelSet::default() });
/// assert_eq!(labels.place.as_deref(), Some("Brenn"));
/// assert!(Labels::default().actors.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Labels(Option<Arc<LabelSet>>);

impl Deref for Labels {
    type Target = LabelSet;

    fn deref(&self) -> &LabelSet {
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl From<LabelSet> for Labels {
    fn from(set: LabelSet) -> Self {
        Self((!set.is_empty()).then(|| Arc::new(set)))
    }
}

/// Label sets met so far, so that equal ones are kept once.
#[derive(Debug, Default)]
pub struct LabelPool(HashSet<Arc<LabelSet>>);

impl LabelPool {
    /// These labels, shared with the equal ones that came before.
    pub fn share(&mut self, set: LabelSet) -> Labels {
        if set.is_empty() {
            return Labels::default();
        }
        if let Some(known) = self.0.get(&set) {
            return Labels(Some(Arc::clone(known)));
        }
        let set = Arc::new(set);
        self.0.insert(Arc::clone(&set));
        Labels(Some(set))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_labels_are_kept_once_and_none_cost_nothing() {
        let set = || LabelSet {
            topic: Some("harbour".to_owned()),
            ..LabelSet::default()
        };
        let mut pool = LabelPool::default();
        let (one, two) = (pool.share(set()), pool.share(set()));
        assert!(std::ptr::eq(&raw const *one, &raw const *two));
        assert_eq!(pool.share(LabelSet::default()), Labels(None));
        assert_eq!(size_of::<Labels>(), size_of::<usize>());
    }
}
