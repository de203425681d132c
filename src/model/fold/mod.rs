//! Figures → quantities: which figures speak of the same thing.
//!
//! Folding is conservative: figures are claims on one quantity only when they would share an axis, stand alike (told,
//! foreseen, aimed at), belong to one owner and speak of one period. Outlets leave some of that out; what a figure does not
//! say is taken from what its article is about, never from the number. What one occurrence led to, a toll or a turnout, is
//! one quantity whichever day it was counted on, as long as the articles report on that occurrence; and where two outlets
//! tell of one thing within days, what one of them leaves out is what the other says. Every quantity says why it was put
//! together; the user's ties overrule it.
//!
//! Time grows with the number of figures, not its square: figures are looked up by what must be equal, and the rest is
//! compared with a bounded number of groups.

mod axes;
mod ground;
mod home;
mod judge;
mod owner;
mod report;

use super::claims::{Quantity, Room};
use super::compare::{Axis, Standing, moment};
use super::concept::{Sort, is_movement};
use super::corpus::{Corpus, Ref, Tie};
use super::figure::{Figure, Kind, LinkKind, Status};
use super::go_on::{GoOn, each_while};
use super::story::Story;
use super::time::DAY;
use axes::Axes;
use ground::Ground;
use home::part;
use owner::{OwnerId, Owners};
use report::Reports;
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
    fold_while(corpus, &|| true).unwrap_or_default()
}

/// The same, as long as `go_on` says so; `None` once it does not.
#[must_use]
pub fn fold_while(corpus: &Corpus, go_on: GoOn<'_>) -> Option<Vec<Quantity>> {
    let mut desk = Desk::new(corpus, go_on);
    for (place, figure) in desk.figures() {
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
    let judged = each_while(groups, go_on)
        .filter(|group| !group.claims.is_empty())
        .map(|group| judge::judged(corpus, &group))
        .collect();
    go_on().then_some(judged)
}

/// First and last day of a period, as far as they are known; `None` for a figure without one.
type Extent = Option<(Option<i64>, Option<i64>)>;

fn extent_of(figure: &Figure) -> Extent {
    let (start, end) = moment(figure)?.extent();
    let day = |seconds: Option<i64>| seconds.map(|s| s.div_euclid(DAY));
    Some((day(start), day(end)))
}

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
    /// What an occurrence led to: occurrence of the article, with its country where it names one.
    Occurrence(String),
    /// Whatever the articles of one report are about.
    Report(u32),
}

/// Why the claims of a group stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bond {
    /// They say so themselves.
    Said,
    /// Their articles report on one occurrence.
    Occurrence(String),
    /// Their articles tell of one thing within days.
    Report,
    /// Their articles, which name no owner, agree on this measure.
    Ground(String),
    /// One restates the other.
    Restated,
    /// The user says so.
    User,
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
    /// The period that a claim says.
    extent: Extent,
    sentences: FxHashSet<(u32, u32)>,
    bond: Bond,
}

/// The groups so far, and how they are found.
struct Desk<'a> {
    corpus: &'a Corpus,
    /// Whether anyone still waits. Where nobody does, groups are left as they are, and given to nobody.
    go_on: GoOn<'a>,
    groups: Vec<Group>,
    axes: Axes<'a>,
    keys: FxHashMap<Key, u32>,
    owners: Owners,
    slots: FxHashMap<(u32, OwnerId), Vec<usize>>,
    /// Which group each figure is in.
    home: FxHashMap<Ref, usize>,
    stories: Vec<OnceCell<Story>>,
    reports: Reports,
    ground: Ground,
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
    fn new(corpus: &'a Corpus, go_on: GoOn<'a>) -> Self {
        let articles = corpus.articles().len();
        let mut desk = Self {
            corpus,
            go_on,
            groups: Vec::new(),
            axes: Axes::default(),
            keys: FxHashMap::default(),
            owners: Owners::default(),
            slots: FxHashMap::default(),
            home: FxHashMap::default(),
            stories: vec![OnceCell::new(); articles],
            reports: Reports::default(),
            ground: Ground::default(),
            told_of: vec![Vec::new(); articles],
        };
        desk.ground = Ground::of(desk.figures(), &mut desk.axes);
        for (_, figure) in desk.figures() {
            desk.owners.meet(figure);
        }
        for (place, figure) in desk.figures() {
            let owner = desk.owners.of(corpus, place, figure);
            if let Some(list) = desk.told_of.get_mut(place.article as usize)
                && owner != 0
                && list.len() < MOST_OWNERS
                && !list.contains(&owner)
            {
                list.push(owner);
            }
        }
        let told = (0..)
            .zip(corpus.articles())
            .filter(|(_, findings)| !findings.figures.is_empty())
            .take_while(|_| go_on())
            .map(|(index, _)| (index, desk.story(index)));
        desk.reports = Reports::of(told);
        desk
    }

    /// All figures, as long as anyone waits.
    fn figures(&self) -> impl Iterator<Item = (Ref, &'a Figure)> + use<'a> {
        each_while(self.corpus.figures(), self.go_on)
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
        let extent = extent_of(figure);
        let candidate = Candidate {
            place,
            figure,
            owner: self.owners.of(self.corpus, place, figure),
            room: Room::of(figure),
            extent,
            axis,
        };
        let standing = self.standing(&candidate);
        let strict = self.key(number, standing, About::Period(extent));
        let occurrence = self.occurrence(&candidate);
        let occurred: Vec<u32> = occurrence
            .iter()
            .flatten()
            .map(|name| self.key(number, standing, About::Occurrence(name.clone())))
            .collect();
        let report = self
            .reports
            .report(place.article)
            .filter(|_| !candidate.axis.concept.is_bare())
            .map(|report| self.key(number, standing, About::Report(report)));
        let said = self.strict_home(strict, &candidate);
        let home = said
            .map(|group| (group, None))
            .or_else(|| {
                let name = occurrence.as_ref()?.first()?;
                let group = occurred
                    .iter()
                    .find_map(|&key| self.occurrence_home(key, &candidate))?;
                Some((group, Some(Bond::Occurrence(name.clone()))))
            })
            .or_else(|| {
                let group = self.report_home(report?, &candidate)?;
                Some((group, Some(Bond::Report)))
            });
        let group = if let Some((index, bond)) = home {
            self.join(index, &candidate, bond);
            index
        } else {
            self.begin(&candidate);
            self.groups.len() - 1
        };
        self.file(strict, candidate.owner, group);
        for key in occurred.into_iter().chain(report) {
            self.file(key, 0, group);
        }
        self.home.insert(place, group);
    }

    fn standing(&self, candidate: &Candidate<'_>) -> Standing {
        let standing = Standing::of(candidate.figure.status);
        let start = candidate.extent.and_then(|(start, _)| start);
        let to_come = start
            .zip(self.story(candidate.place.article).day())
            .is_some_and(|(start, day)| start > day);
        let sort = candidate.axis.concept.sort;
        let outlook = candidate.figure.status == Status::Estimate
            && sort != Sort::Outcome
            && candidate
                .extent
                .and_then(|(_, end)| end)
                .zip(self.story(candidate.place.article).day())
                .is_some_and(|(end, day)| end > day);
        match standing {
            Standing::Told if to_come || outlook => Standing::Foreseen,
            // What a firm would do, it means to do.
            Standing::Foreseen if candidate.axis.concept.name == "job cut" => Standing::Aimed,
            _ => standing,
        }
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
            extent: candidate.extent,
            sentences: std::iter::once((candidate.place.article, candidate.figure.sentence))
                .collect(),
            bond: Bond::Said,
        });
    }

    fn join(&mut self, index: usize, candidate: &Candidate<'_>, bond: Option<Bond>) {
        let bond = bond.or_else(|| {
            let group = self.groups.get(index)?;
            self.ground_of(group, candidate).map(Bond::Ground)
        });
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
        group.extent = group.extent.or(candidate.extent);
        if let Some(bond) = bond {
            group.bond = bond;
        }
    }

    /// Puts each figure with the one that it restates: "revised up to 4.2 % from 3.9 %".
    fn restate(&mut self) {
        let mut pairs = Vec::new();
        for (place, figure) in self.figures() {
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
