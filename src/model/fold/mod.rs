//! Figures → quantities: which figures speak of the same thing.
//!
//! Folding is conservative: figures are claims on one quantity only when they would share an axis, stand alike (told,
//! foreseen, aimed at), belong to one owner and speak of one period. Outlets leave some of that out; what a figure does not
//! say is taken from what its article is about, never from the number. What one occurrence led to, a toll or a turnout, is
//! one quantity whichever day it was counted on, as long as the articles report on that occurrence. Every quantity says
//! why it was put together; the user's ties overrule it.
//!
//! Time grows with the number of figures, not its square: figures are looked up by what must be equal, and the rest is
//! compared with a bounded number of groups.

mod judge;
mod owner;

use super::claims::{Quantity, Room};
use super::compare::{Axis, Standing, owner as owner_of};
use super::concept::{Sort, is_movement};
use super::corpus::{Corpus, Ref, Tie};
use super::country;
use super::figure::{Figure, Kind, LinkKind, Status, Unit};
use super::story::Story;
use super::time::DAY;
use owner::{OwnerId, Owners};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::rc::Rc;

/// Groups of equal look-up that a figure is compared with.
const MOST_TRIED: usize = 16;

/// Owners of an article's own figures that one without an owner is tried with.
const MOST_OWNERS: usize = 8;

/// Folds all figures of a corpus into quantities, in the order of first mention.
#[must_use]
pub fn fold(corpus: &Corpus) -> Vec<Quantity> {
    let mut desk = Desk::new(corpus);
    for (place, figure) in corpus.figures() {
        if let Some(fuller) = understood(corpus, place, figure) {
            let axis = desk.axes.of_any(&fuller);
            desk.take(place, &fuller, axis);
        } else {
            let axis = desk.axes.of(figure);
            desk.take(place, figure, axis);
        }
    }
    desk.restate();
    for tie in corpus.ties() {
        desk.tie(*tie);
    }
    let Desk { groups, .. } = desk;
    groups
        .into_iter()
        .filter(|group| !group.claims.is_empty())
        .map(|group| judge::judged(corpus, &group))
        .collect()
}

/// First and last day of a period, as far as they are known; `None` for a figure without one.
type Extent = Option<(Option<i64>, Option<i64>)>;

/// What must be equal for figures to be tried with each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    axis: u32,
    standing: Standing,
    about: About,
}

/// The time that a quantity is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum About {
    /// This stretch of calendar, or none said.
    Period(Extent),
    /// What an occurrence led to: country and occurrence of the article.
    Occurrence(String),
}

/// Why the claims of a group stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bond {
    /// They say so themselves.
    Said,
    /// Their articles report on one occurrence.
    Occurrence(String),
    /// One restates the other.
    Restated,
    /// The user says so.
    User,
}

/// What a figure says of itself, as far as its axis hangs on it: equal words, equal axis.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Wording<'a> {
    measure: Option<&'a str>,
    entity: Option<&'a str>,
    of: Option<&'a str>,
    unit: &'a Unit,
    kind: Kind,
}

/// The axes met so far, without the length of the period, each with a number; worked out once for equal words.
#[derive(Default)]
struct Axes<'a> {
    by_words: FxHashMap<Wording<'a>, (u32, Rc<Axis>)>,
    numbers: FxHashMap<Rc<Axis>, u32>,
}

impl<'a> Axes<'a> {
    /// The axis of a figure of the corpus.
    fn of(&mut self, figure: &'a Figure) -> (u32, Rc<Axis>) {
        let wording = Wording {
            measure: figure.measure.as_deref(),
            entity: figure.entity.as_deref(),
            of: figure.of.as_deref(),
            unit: &figure.unit,
            kind: figure.kind,
        };
        if let Some(known) = self.by_words.get(&wording) {
            return known.clone();
        }
        let found = self.of_any(figure);
        self.by_words.insert(wording, found.clone());
        found
    }

    /// The axis of any figure.
    fn of_any(&mut self, figure: &Figure) -> (u32, Rc<Axis>) {
        let axis = Rc::new(Axis {
            length: None,
            ..Axis::of(figure)
        });
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(Rc::clone(&axis)).or_insert(next);
        (number, axis)
    }
}

/// A quantity under construction.
struct Group {
    claims: Vec<Ref>,
    /// The article of all claims, while they are of one.
    article: Option<u32>,
    superseded: Vec<Ref>,
    axis: Rc<Axis>,
    owner: OwnerId,
    /// The part of the whole that it is about, where a claim names one.
    area: Option<String>,
    room: Room,
    sentences: FxHashSet<(u32, u32)>,
    bond: Bond,
}

/// The groups so far, and how they are found.
struct Desk<'a> {
    corpus: &'a Corpus,
    groups: Vec<Group>,
    axes: Axes<'a>,
    keys: FxHashMap<Key, u32>,
    owners: Owners,
    slots: FxHashMap<(u32, OwnerId), Vec<usize>>,
    /// Which group each figure is in.
    home: FxHashMap<Ref, usize>,
    stories: Vec<OnceCell<Story>>,
    /// Owners of the figures of each article.
    told_of: Vec<Vec<OwnerId>>,
}

/// A figure with what it is looked up by.
struct Candidate<'f> {
    place: Ref,
    figure: &'f Figure,
    axis: Rc<Axis>,
    owner: OwnerId,
    room: Room,
    extent: Extent,
}

impl<'a> Desk<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        let articles = corpus.articles().len();
        let mut desk = Self {
            corpus,
            groups: Vec::new(),
            axes: Axes::default(),
            keys: FxHashMap::default(),
            owners: Owners::default(),
            slots: FxHashMap::default(),
            home: FxHashMap::default(),
            stories: vec![OnceCell::new(); articles],
            told_of: vec![Vec::new(); articles],
        };
        for (_, figure) in corpus.figures() {
            desk.owners.meet(figure);
        }
        for (place, figure) in corpus.figures() {
            let owner = desk.owners.of(corpus, place, figure);
            if let Some(list) = desk.told_of.get_mut(place.article as usize)
                && owner != 0
                && list.len() < MOST_OWNERS
                && !list.contains(&owner)
            {
                list.push(owner);
            }
        }
        desk
    }

    fn story(&self, article: u32) -> &Story {
        static NOWHERE: std::sync::LazyLock<Story> = std::sync::LazyLock::new(Story::default);
        match (
            self.stories.get(article as usize),
            self.corpus.article(article),
        ) {
            (Some(cell), Some(findings)) => cell.get_or_init(|| Story::of(findings)),
            _ => &NOWHERE,
        }
    }

    /// Puts a figure with those that speak of the same thing, or begins a group.
    fn take(&mut self, place: Ref, figure: &Figure, (number, axis): (u32, Rc<Axis>)) {
        let extent = figure.period.as_ref().map(|period| {
            let (start, end) = period.interval.extent();
            (
                start.map(|s| s.div_euclid(DAY)),
                end.map(|s| s.div_euclid(DAY)),
            )
        });
        let candidate = Candidate {
            place,
            figure,
            owner: self.owners.of(self.corpus, place, figure),
            room: Room::of(figure),
            extent,
            axis,
        };
        let standing = Standing::of(figure.status);
        let strict = self.key(number, standing, About::Period(extent));
        let occurrence = self.occurrence(&candidate).map(|name| {
            (
                self.key(number, standing, About::Occurrence(name.clone())),
                name,
            )
        });
        let mut home = self
            .strict_home(strict, &candidate)
            .map(|group| (group, None));
        if let (None, Some((key, name))) = (&home, &occurrence) {
            home = self
                .occurrence_home(*key, &candidate)
                .map(|group| (group, Some(name.clone())));
        }
        let group = if let Some((index, name)) = home {
            self.join(index, &candidate, name);
            index
        } else {
            self.begin(&candidate);
            self.groups.len() - 1
        };
        self.file(strict, candidate.owner, group);
        if let Some((key, _)) = occurrence {
            self.file(key, 0, group);
        }
        self.home.insert(place, group);
    }

    fn key(&mut self, axis: u32, standing: Standing, about: About) -> u32 {
        let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        let key = Key {
            axis,
            standing,
            about,
        };
        *self.keys.entry(key).or_insert(next)
    }

    /// Lets a group be found under a key and an owner.
    fn file(&mut self, key: u32, owner: OwnerId, group: usize) {
        let slot = self.slots.entry((key, owner)).or_default();
        if slot.len() < MOST_TRIED && !slot.contains(&group) {
            slot.push(group);
        }
    }

    fn slot(&self, key: u32, owner: OwnerId) -> &[usize] {
        self.slots.get(&(key, owner)).map_or(&[], Vec::as_slice)
    }

    fn begin(&mut self, candidate: &Candidate<'_>) {
        self.groups.push(Group {
            claims: vec![candidate.place],
            article: Some(candidate.place.article),
            superseded: Vec::new(),
            axis: Rc::clone(&candidate.axis),
            owner: candidate.owner,
            area: part(candidate.figure).map(str::to_owned),
            room: candidate.room,
            sentences: std::iter::once((candidate.place.article, candidate.figure.sentence))
                .collect(),
            bond: Bond::Said,
        });
    }

    fn join(&mut self, index: usize, candidate: &Candidate<'_>, occurrence: Option<String>) {
        let Some(group) = self.groups.get_mut(index) else {
            return;
        };
        group.claims.push(candidate.place);
        group.article = group
            .article
            .filter(|&article| article == candidate.place.article);
        group.room = group.room.and(candidate.room);
        group
            .sentences
            .insert((candidate.place.article, candidate.figure.sentence));
        if group.owner == 0 {
            group.owner = candidate.owner;
        }
        if let Some(name) = occurrence {
            group.bond = Bond::Occurrence(name);
        }
    }

    /// The group that a figure belongs to by its own words: equal period, and one owner.
    fn strict_home(&self, key: u32, candidate: &Candidate<'_>) -> Option<usize> {
        if candidate.axis.concept.name.is_empty() {
            return None;
        }
        let owners = self.possible_owners(candidate);
        owners
            .iter()
            .flat_map(|&owner| self.slot(key, owner))
            .copied()
            .find(|&index| {
                self.groups
                    .get(index)
                    .is_some_and(|group| self.belongs(group, candidate))
            })
    }

    /// The owners whose groups a figure is tried with: its own and none, or else those that its article speaks of.
    fn possible_owners(&self, candidate: &Candidate<'_>) -> Vec<OwnerId> {
        if candidate.owner != 0 {
            return vec![candidate.owner, 0];
        }
        let mut owners = vec![0];
        owners.extend(
            self.told_of
                .get(candidate.place.article as usize)
                .into_iter()
                .flatten(),
        );
        let story = self.story(candidate.place.article);
        let named = story.country().into_iter().chain(story.subject());
        owners.extend(named.filter_map(|name| self.owners.named(name)));
        owners
    }

    /// True when a figure may join a group that is filed under the same axis, standing and period.
    fn belongs(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        let Candidate { place, figure, .. } = candidate;
        // What one sentence tells apart is two things, or a beginning and an end.
        if group.sentences.contains(&(place.article, figure.sentence)) {
            return false;
        }
        if candidate.axis.concept.sort == Sort::Contest && !self.owners_meet(group.owner, candidate)
        {
            return false;
        }
        if !self.parts_meet(group, candidate) {
            return false;
        }
        let inside = group.article == Some(place.article);
        if !inside && !self.owned_alike(group, candidate) {
            return false;
        }
        let compatible = !group.room.and(candidate.room).is_empty();
        if candidate.extent.is_none() {
            // Without a period only a restatement is safe, or what two reports of the same days say of one owner.
            return if inside {
                compatible
            } else {
                self.undated_alike(group, candidate)
            };
        }
        compatible || self.is_other_voice(group, candidate)
    }

    /// True when nobody in the group is this speaker in this article: one voice does not contradict itself, two numbers of
    /// one speaker are about two things. Inside an article that does not say whose they are, both voices must have a name.
    fn is_other_voice(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        group.claims.iter().take(MOST_TRIED).all(|&claim| {
            claim.article != candidate.place.article
                || self.corpus.figure(claim).is_some_and(|said| {
                    let named = said.speaker.is_some() && candidate.figure.speaker.is_some();
                    said.speaker != candidate.figure.speaker
                        && (named || (group.owner != 0 && group.owner == candidate.owner))
                })
        })
    }

    /// True when a figure of another article than the group's has the same owner, said or understood.
    fn owned_alike(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        let story = self.story(candidate.place.article);
        let others = group
            .claims
            .iter()
            .take(MOST_TRIED)
            .map(|claim| claim.article);
        match (group.owner, candidate.owner) {
            (0, 0) => others.into_iter().all(|article| {
                let other = self.story(article);
                article == candidate.place.article
                    || story.same_subject(other)
                    || candidate.axis.concept.national && story.same_country(other)
            }),
            (0, owner) => {
                let name = owner_of(candidate.figure);
                let name = name.as_deref().unwrap_or("");
                others.into_iter().all(|article| {
                    article == candidate.place.article
                        || self
                            .told_of
                            .get(article as usize)
                            .is_some_and(|list| *list == [owner])
                        || self.is_about(article, name)
                })
            }
            // The look-up found it by an owner that its article speaks of.
            (_, 0) => true,
            (a, b) => a == b,
        }
    }

    /// True when an article is about the country or the company that `entity` names.
    fn is_about(&self, article: u32, entity: &str) -> bool {
        let story = self.story(article);
        match country::named(entity) {
            Some(country) => story.country() == Some(country),
            None => story
                .subject()
                .is_some_and(|subject| entity.split_whitespace().any(|word| word == subject)),
        }
    }

    /// True unless one is about a part of what the other is about: a place that one leaves out is the same when its article
    /// names it.
    fn parts_meet(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        match (group.area.as_deref(), part(candidate.figure)) {
            (None, None) => true,
            (Some(one), Some(other)) => one == other,
            (Some(place), None) => owner::says(self.corpus, candidate.place.article, place),
            (None, Some(place)) => group
                .claims
                .iter()
                .take(MOST_TRIED)
                .all(|claim| owner::says(self.corpus, claim.article, place)),
        }
    }

    /// True when one outlet names the town of an occurrence, and the other, which names no town at all, its country alone.
    fn whole_meets(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        let names_none = |article: u32| {
            !self.story(article).names_town()
                && self.corpus.article(article).is_some_and(|findings| {
                    findings.figures.iter().all(|figure| part(figure).is_none())
                })
        };
        match (group.area.as_deref(), part(candidate.figure)) {
            (Some(_), None) => names_none(candidate.place.article),
            (None, Some(_)) => group
                .claims
                .iter()
                .take(MOST_TRIED)
                .all(|claim| names_none(claim.article)),
            _ => false,
        }
    }

    /// True when two reports of the same days state a level of one owner that both name, and neither says when.
    fn undated_alike(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        let story = self.story(candidate.place.article);
        group.owner != 0
            && group.owner == candidate.owner
            && candidate.figure.kind != Kind::Change
            && group.claims.iter().take(MOST_TRIED).all(|claim| {
                claim.article != candidate.place.article && story.is_near(self.story(claim.article))
            })
    }

    /// The occurrence whose outcome a figure states, as a key: only for tolls and their like, of the days before the report.
    fn occurrence(&self, candidate: &Candidate<'_>) -> Option<String> {
        if !matches!(candidate.axis.concept.sort, Sort::Outcome | Sort::Contest) {
            return None;
        }
        let story = self.story(candidate.place.article);
        let in_days = match candidate.extent {
            None => true,
            Some((Some(start), end)) => story.covers((start, end.unwrap_or(start + 1))),
            Some((None, Some(end))) => story.covers((end - 1, end)),
            Some((None, None)) => false,
        };
        // "In the old town alone, 12 died": a part of what the whole came to.
        let findings = self.corpus.article(candidate.place.article)?;
        let sentence = findings.quote(findings.sentence(candidate.figure.sentence));
        (in_days && !sentence.contains(" alone")).then(|| story.occurrence_key())?
    }

    /// The group of an outcome of the same occurrence, told by another article.
    fn occurrence_home(&self, key: u32, candidate: &Candidate<'_>) -> Option<usize> {
        let story = self.story(candidate.place.article);
        self.slot(key, 0).iter().copied().find(|&index| {
            self.groups.get(index).is_some_and(|group| {
                self.owners_meet(group.owner, candidate)
                    && (self.parts_meet(group, candidate) || self.whole_meets(group, candidate))
                    && group.claims.iter().take(MOST_TRIED).all(|claim| {
                        claim.article != candidate.place.article
                            && story.occurrence(self.story(claim.article)).is_some()
                    })
            })
        })
    }

    /// True unless the owner of a group and that of a figure are two: one may be left out, or be the country that the
    /// occurrence was in; but the sides of a contest are never one.
    fn owners_meet(&self, owner: OwnerId, candidate: &Candidate<'_>) -> bool {
        if candidate.axis.concept.sort == Sort::Contest {
            return owner != 0 && owner == candidate.owner;
        }
        let country = self.story(candidate.place.article).country();
        let country = country.and_then(|name| self.owners.named(name));
        let open = |owner: OwnerId| owner == 0 || Some(owner) == country;
        owner == candidate.owner || open(owner) || open(candidate.owner)
    }

    /// Puts each figure with the one that it restates: "revised up to 4.2 % from 3.9 %".
    fn restate(&mut self) {
        let mut pairs = Vec::new();
        for (place, figure) in self.corpus.figures() {
            for link in figure
                .links
                .iter()
                .filter(|link| link.kind == LinkKind::From)
            {
                let base = Ref {
                    article: place.article,
                    index: link.to,
                };
                if self
                    .corpus
                    .figure(base)
                    .is_some_and(|base| is_restatement(figure, base))
                {
                    pairs.push((place, base));
                }
            }
        }
        for (figure, base) in pairs {
            self.merge(figure, base, Bond::Restated);
            if let Some(group) = self
                .home
                .get(&figure)
                .and_then(|&index| self.groups.get_mut(index))
            {
                group.superseded.push(base);
            }
        }
    }

    /// Moves the claims of the group of `other` into that of `one`, unless their numbers are in different units.
    fn merge(&mut self, one: Ref, other: Ref, bond: Bond) {
        let (Some(&to), Some(&from)) = (self.home.get(&one), self.home.get(&other)) else {
            return;
        };
        let units = |index: usize| self.groups.get(index).map(|group| &group.axis.unit);
        if to == from || units(to) != units(from) {
            return;
        }
        let Some(moved) = self.groups.get_mut(from) else {
            return;
        };
        let claims = std::mem::take(&mut moved.claims);
        let superseded = std::mem::take(&mut moved.superseded);
        for &claim in &claims {
            self.home.insert(claim, to);
        }
        if let Some(group) = self.groups.get_mut(to) {
            group.claims.extend(claims);
            group.claims.sort_unstable();
            group.superseded.extend(superseded);
            group.bond = bond;
        }
    }

    /// Does as the user says.
    fn tie(&mut self, tie: Tie) {
        match tie {
            Tie::Together(one, other) => self.merge(one, other, Bond::User),
            Tie::Apart(figure) => {
                let Some(said) = self.corpus.figure(figure) else {
                    return;
                };
                if let Some(group) = self
                    .home
                    .get(&figure)
                    .and_then(|&index| self.groups.get_mut(index))
                {
                    group.claims.retain(|claim| *claim != figure);
                    group.superseded.retain(|claim| *claim != figure);
                }
                let (_, axis) = self.axes.of_any(said);
                let candidate = Candidate {
                    place: figure,
                    figure: said,
                    owner: self.owners.of(self.corpus, figure, said),
                    room: Room::of(said),
                    extent: None,
                    axis,
                };
                self.begin(&candidate);
                self.home.insert(figure, self.groups.len() - 1);
                if let Some(group) = self.groups.last_mut() {
                    group.bond = Bond::User;
                }
            }
        }
    }
}

/// The place that a figure holds in, where it is less than a country.
fn part(figure: &Figure) -> Option<&str> {
    figure
        .area
        .as_deref()
        .filter(|area| country::mentions(area).next().is_none())
}

/// A figure with what its sentence leaves to the one before: "growth" alone is that of the amount just stated. `None` for
/// the many that leave nothing out.
fn understood(corpus: &Corpus, place: Ref, figure: &Figure) -> Option<Figure> {
    let measure = figure
        .measure
        .as_deref()
        .filter(|_| figure.kind == Kind::Change)?;
    if !is_movement(measure) {
        return None;
    }
    let before = corpus
        .article(place.article)?
        .figures
        .get(..place.index as usize)?;
    let amount = before
        .iter()
        .rev()
        .take_while(|other| figure.sentence - other.sentence.min(figure.sentence) <= 1)
        .find(|other| matches!(other.kind, Kind::Level | Kind::Count))?;
    Some(Figure {
        measure: amount.measure.clone(),
        entity: figure.entity.clone().or_else(|| amount.entity.clone()),
        period: figure.period.clone().or_else(|| amount.period.clone()),
        ..figure.clone()
    })
}

/// True when the first figure corrects the second: it is said to be revised, or both are forecasts for one time.
fn is_restatement(figure: &Figure, base: &Figure) -> bool {
    let period = |figure: &Figure| figure.period.as_ref().map(|period| period.interval);
    let foreseen = |figure: &Figure| Standing::of(figure.status) != Standing::Told;
    let same_time = period(base).is_none() || period(figure) == period(base);
    same_time
        && figure.kind == base.kind
        && (figure.status == Status::Revised || (foreseen(figure) && foreseen(base)))
}

#[cfg(test)]
mod tests;
