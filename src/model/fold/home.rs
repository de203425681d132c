//! A figure and the groups so far → the group that it belongs to, if there is one.
//!
//! Three ways home, the strictest first: by its own words; by the occurrence that its article reports on; by the report, where
//! two outlets tell of one thing within days. Changes nothing.

use super::super::compare::{Axis, Standing, owner as owner_of};
use super::super::concept::Sort;
use super::super::corpus::Ref;
use super::super::country;
use super::super::figure::{Figure, Kind};
use super::super::story::Story;
use super::owner::{self, OwnerId};
use super::{Candidate, Desk, Extent, Group, MOST_TRIED, extent_of};

impl Desk<'_> {
    /// The group that a figure belongs to by its own words: equal period, and one owner.
    pub(super) fn strict_home(&self, key: u32, candidate: &Candidate<'_>) -> Option<usize> {
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
        if group.sentences.contains(&(place.article, figure.sentence))
            && !self.told_by_another(group, candidate)
        {
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
        if !inside && (candidate.axis.concept.is_bare() || !self.owned_alike(group, candidate)) {
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

    /// True when the claims of the same sentence each have a speaker, and none of them is this one: "€1.6 billion, the port
    /// said, against the €1.3 billion that the office published".
    fn told_by_another(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        let Candidate { place, figure, .. } = candidate;
        figure.speaker.is_some()
            && Standing::of(figure.status) == Standing::Told
            && group.claims.iter().take(MOST_TRIED).all(|&claim| {
                claim.article != place.article
                    || self.corpus.figure(claim).is_some_and(|said| {
                        said.sentence != figure.sentence
                            || said.speaker.is_some() && said.speaker != figure.speaker
                    })
            })
    }

    /// True when nobody in the group is this speaker in this article: one voice does not contradict itself, two numbers of
    /// one speaker are about two things. Inside an article that does not say whose they are, both voices must have a name;
    /// and a line of the books is then each voice's own: two firms that report their income contradict nobody.
    fn is_other_voice(&self, group: &Group, candidate: &Candidate<'_>) -> bool {
        let own = candidate.axis.concept.sort == Sort::Firm;
        group.claims.iter().take(MOST_TRIED).all(|&claim| {
            claim.article != candidate.place.article
                || self.corpus.figure(claim).is_some_and(|said| {
                    let named = said.speaker.is_some() && candidate.figure.speaker.is_some();
                    said.speaker != candidate.figure.speaker
                        && (named && !own || (group.owner != 0 && group.owner == candidate.owner))
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
                    || candidate.axis.concept.national
                        && (story.same_country(other)
                            || self.agree(candidate.place.article, article).is_some())
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

    /// What two articles of the same weeks give one number for, unless they are about two countries.
    fn agree(&self, one: u32, other: u32) -> Option<&str> {
        let what = self.ground.between(one, other)?;
        let (a, b) = (self.story(one), self.story(other));
        let one_country = a.country().zip(b.country()).is_none_or(|(a, b)| a == b);
        (one_country && a.is_near(b)).then_some(what)
    }

    /// What ties a figure to a group when nothing but the common ground of their articles does.
    pub(super) fn ground_of(&self, group: &Group, candidate: &Candidate<'_>) -> Option<String> {
        if group.owner != 0 || candidate.owner != 0 {
            return None;
        }
        let story = self.story(candidate.place.article);
        let claim = group
            .claims
            .iter()
            .take(MOST_TRIED)
            .find(|claim| claim.article != candidate.place.article)?;
        let other = self.story(claim.article);
        if story.same_subject(other) || story.same_country(other) {
            return None;
        }
        self.agree(candidate.place.article, claim.article)
            .map(str::to_owned)
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
        // "Floods killed 87. In Buzi alone 36 died": what one article tells of a part of it is not what it tells of the whole.
        let own = |claim: &Ref| {
            claim.article == candidate.place.article
                && self
                    .corpus
                    .figure(*claim)
                    .is_some_and(|said| part(said) != part(candidate.figure))
        };
        if group.claims.iter().take(MOST_TRIED).any(own) {
            return false;
        }
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

    /// The occurrence whose outcome a figure states, as keys: with the country of its article, and without, as an article has
    /// it that names none. Only for tolls and their like, of the days before the report.
    pub(super) fn occurrence(&self, candidate: &Candidate<'_>) -> Option<Vec<String>> {
        if !matches!(candidate.axis.concept.sort, Sort::Outcome | Sort::Contest) {
            return None;
        }
        let story = self.story(candidate.place.article);
        let in_days = match candidate.extent {
            None => true,
            Some((Some(start), Some(end))) => story.covers((start, end)),
            // "Since October": up to the day of the report.
            Some((Some(start), None)) => story.day().is_none_or(|day| start <= day),
            Some((None, Some(end))) => story.covers((end - 1, end)),
            Some((None, None)) => false,
        };
        // "In the old town alone, 12 died": a part of what the whole came to.
        let findings = self.corpus.article(candidate.place.article)?;
        let sentence = findings.quote(findings.sentence(candidate.figure.sentence));
        (in_days && !sentence.contains(" alone"))
            .then(|| story.occurrence_keys())
            .filter(|keys| !keys.is_empty())
    }

    /// The group of an outcome of the same occurrence, told by another article.
    pub(super) fn occurrence_home(&self, key: u32, candidate: &Candidate<'_>) -> Option<usize> {
        let story = self.story(candidate.place.article);
        self.slot(key, 0).iter().copied().find(|&index| {
            self.groups.get(index).is_some_and(|group| {
                self.owners_meet(group.owner, candidate)
                    && (self.parts_meet(group, candidate) || self.whole_meets(group, candidate))
                    && since_alike(group.extent, candidate.extent)
                    && group.claims.iter().take(MOST_TRIED).all(|claim| {
                        if claim.article == candidate.place.article {
                            return self.is_second_voice(*claim, candidate);
                        }
                        story.occurrence(self.story(claim.article)).is_some()
                    })
            })
        })
    }

    /// The group of the same thing, told by another article of the same report: what one leaves out is what the other says.
    pub(super) fn report_home(&self, key: u32, candidate: &Candidate<'_>) -> Option<usize> {
        let story = self.story(candidate.place.article);
        let Axis { concept, kind, .. } = candidate.axis.as_ref();
        let sort = concept.sort;
        // A line of the books is a company's: that both tell of one company must be plain. So must be that both mean one thing
        // by a word or two that the table does not know; what moved in which way is then anybody's guess. Three words of their
        // own that two reports of one thing share are one thing.
        let telling = concept.name.split(' ').count() >= 3;
        let close = sort == Sort::Firm || !concept.known && !telling;
        if !concept.known && *kind == Kind::Change {
            return None;
        }
        let one_subject = |a: &Story, b: &Story| {
            if concept.known {
                a.shares_subject(b)
            } else {
                a.same_subject(b) && a.subject() == b.subject()
            }
        };
        self.slot(key, 0).iter().copied().find(|&index| {
            self.groups.get(index).is_some_and(|group| {
                let named = group.owner != 0 && group.owner == candidate.owner;
                self.owners_meet(group.owner, candidate)
                    && (self.parts_meet(group, candidate) || self.whole_meets(group, candidate))
                    && times_meet(group.extent, candidate.extent, sort)
                    && group.claims.iter().take(MOST_TRIED).all(|claim| {
                        let other = self.story(claim.article);
                        claim.article != candidate.place.article
                            && story.is_same_report(other)
                            && (named || !close || one_subject(story, other))
                    })
            })
        })
    }

    /// True when one article has two voices on one time, each with a name: "the Red Crescent counted 300 dead, the ministry 190".
    fn is_second_voice(&self, claim: Ref, candidate: &Candidate<'_>) -> bool {
        self.corpus.figure(claim).is_some_and(|said| {
            let voices = said.speaker.as_ref().zip(candidate.figure.speaker.as_ref());
            voices.is_some_and(|(one, other)| one != other)
                && times_meet(extent_of(said), candidate.extent, Sort::Outcome)
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
}

/// True unless one counts from a day on and the other from another, or on one day alone: "since March" is no Monday.
fn since_alike(one: Extent, other: Extent) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || one.1.is_some() && other.1.is_some(),
        _ => true,
    }
}

/// True when two reports of the same days can mean one time: the same, or one that one of them leaves out. A rate has a value
/// for every month, so that one without its month is anybody's.
fn times_meet(one: Extent, other: Extent, sort: Sort) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        _ => sort != Sort::Rate,
    }
}

/// The place that a figure holds in, where it is less than a country.
pub(super) fn part(figure: &Figure) -> Option<&str> {
    figure
        .area
        .as_deref()
        .filter(|area| country::mentions(area).next().is_none())
}
