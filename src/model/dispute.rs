//! The events of several articles → those that tell of one occurrence and put it on different days.
//!
//! Two events are taken for one occurrence when they say so in the same words, or one with a word or two more, and lie
//! within weeks of each other; and when both days were past as soon as the first of the two articles was published, for what
//! happens again later is no other claim on what happened before. What one article tells twice repeats itself and is left
//! alone. Nothing is averaged: every claim keeps its date.

use super::corpus::{Corpus, Ref};
use super::event::{Event, Modality};
use super::go_on::{GoOn, each_while};
use super::time::{DAY, Grain};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Days that may lie between two claims on one occurrence.
const DAYS: i64 = 45;
/// Words that must be alike: fewer say too little.
const LEAST_WORDS: usize = 3;
/// Words that one of two events may say more than the other.
const MORE_WORDS: usize = 2;
/// An article with more events is a table; each of its rows is an occurrence of its own.
const MOST_EVENTS: usize = 10_000;

/// Words that tell no occurrence from another.
const EMPTY: &[&str] = &[
    "a", "after", "an", "and", "as", "at", "be", "been", "before", "by", "for", "from", "had",
    "has", "have", "he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "said", "says",
    "she", "that", "the", "their", "they", "this", "to", "was", "were", "when", "which", "while",
    "with",
];

/// The events that others date differently, each with those others, in the order of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disputes {
    others: FxHashMap<Ref, Vec<Ref>>,
}

/// One event that may be told elsewhere, too.
struct Told {
    event: Ref,
    days: (i64, i64),
    modality: Modality,
    published: Option<i64>,
    /// The words that tell its occurrence, as hashes, ascending.
    words: Vec<u64>,
}

impl Disputes {
    /// Finds the disputes of a corpus.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        Self::of_while(corpus, &|| true).unwrap_or_default()
    }

    /// The same, as long as `go_on` says so; `None` once it does not.
    #[must_use]
    pub fn of_while(corpus: &Corpus, go_on: GoOn<'_>) -> Option<Self> {
        let all = told(corpus, go_on);
        let mut by_words: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, told) in each_while(all.iter().enumerate(), go_on) {
            by_words.entry(key(&told.words)).or_default().push(at);
        }
        // What one article tells more than once, in the same words.
        let mut repeated = vec![false; all.len()];
        for same in by_words.values() {
            // In the order of the corpus, what one article tells stands together.
            for pair in same.windows(2) {
                if let [one, other] = *pair
                    && let (Some(a), Some(b)) = (all.get(one), all.get(other))
                    && a.event.article == b.event.article
                {
                    for at in [one, other] {
                        if let Some(slot) = repeated.get_mut(at) {
                            *slot = true;
                        }
                    }
                }
            }
        }
        let is_repeated = |at: usize| repeated.get(at).copied().unwrap_or(true);
        let mut disputes = Self::default();
        let once = all.iter().enumerate().filter(|(at, _)| !is_repeated(*at));
        for (at, told) in each_while(once, go_on) {
            for other in shorter(&told.words)
                .filter_map(|key| by_words.get(&key))
                .flatten()
            {
                let Some(claim) = all.get(*other).filter(|_| !is_repeated(*other)) else {
                    continue;
                };
                if *other != at && told.differs(claim) {
                    disputes.add(told.event, claim.event);
                    disputes.add(claim.event, told.event);
                }
            }
        }
        for others in disputes.others.values_mut() {
            others.sort_unstable();
            others.dedup();
        }
        go_on().then_some(disputes)
    }

    fn add(&mut self, event: Ref, other: Ref) {
        self.others.entry(event).or_default().push(other);
    }

    /// True when another claim puts this event elsewhere.
    #[must_use]
    pub fn has(&self, event: Ref) -> bool {
        self.others.contains_key(&event)
    }

    /// The events that tell of the same occurrence and date it differently.
    #[must_use]
    pub fn others(&self, event: Ref) -> &[Ref] {
        self.others.get(&event).map_or(&[], Vec::as_slice)
    }

    /// How many events are disputed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.others.len()
    }

    /// True when nothing is disputed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.others.is_empty()
    }
}

impl Told {
    /// True when both tell of one occurrence and cannot both be right about its day.
    fn differs(&self, other: &Self) -> bool {
        let gap = (other.days.0 - self.days.1).max(self.days.0 - other.days.1);
        let first_report = self.published.into_iter().chain(other.published).min();
        let was_past = first_report.is_none_or(|end| self.days.0 < end && other.days.0 < end);
        self.event.article != other.event.article
            && self.modality == other.modality
            && (0..=DAYS * DAY).contains(&gap)
            && was_past
    }
}

/// Every event that is known to a day or better, with what tells it from others.
fn told(corpus: &Corpus, go_on: GoOn<'_>) -> Vec<Told> {
    let mut all = Vec::new();
    for (article, findings) in (0_u32..).zip(corpus.articles()) {
        if findings.events.len() > MOST_EVENTS {
            continue;
        }
        let published = findings.published.date.map(|date| date.extent().1);
        for (index, event) in (0_u32..).zip(each_while(&findings.events, go_on)) {
            let words = words(findings.title(event));
            if let Some(days) = days(event).filter(|_| words.len() >= LEAST_WORDS) {
                all.push(Told {
                    event: Ref { article, index },
                    days,
                    modality: event.modality,
                    published,
                    words,
                });
            }
        }
    }
    all
}

/// First second and one past the last of an event that a text puts on one day, or within one, without a doubt.
fn days(event: &Event) -> Option<(i64, i64)> {
    let (start, end) = (event.interval.start?, event.interval.end?);
    let is_sure = start == end && start.grain >= Grain::Day && !start.approximate;
    let may_differ = matches!(event.modality, Modality::Happened | Modality::Planned);
    (is_sure && may_differ).then(|| start.extent())
}

/// The words of a title that tell its occurrence from others, without endings of number and tense, as hashes, ascending.
fn words(title: &str) -> Vec<u64> {
    let mut lower = String::new();
    let mut words: Vec<u64> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            let tells = !lower.is_empty() && !EMPTY.contains(&lower.as_str());
            tells.then(|| hash(bare(&lower)))
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A word without its ending of number or tense.
fn bare(word: &str) -> &str {
    let cut = |ending: &&str| word.strip_suffix(*ending).filter(|bare| bare.len() > 3);
    let endings = ["ing", "ed", "es", "s", "d", "e"];
    endings.iter().find_map(cut).unwrap_or(word)
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}

/// One number for a set of words, from which that of fewer words is a subtraction away.
fn key(words: &[u64]) -> u64 {
    words.iter().fold(0, |sum, word| sum.wrapping_add(*word))
}

/// The keys of these words, and of all but one or two of them.
fn shorter(words: &[u64]) -> impl Iterator<Item = u64> {
    let whole = key(words);
    let most = words.len().saturating_sub(LEAST_WORDS).min(MORE_WORDS);
    let mut keys = vec![whole];
    if most >= 1 {
        keys.extend(words.iter().map(|one| whole.wrapping_sub(*one)));
    }
    if most >= 2 {
        for (at, one) in words.iter().enumerate() {
            let rest = words.iter().skip(at + 1);
            keys.extend(rest.map(|other| whole.wrapping_sub(*one).wrapping_sub(*other)));
        }
    }
    keys.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Findings, Interval, Published, Span};
    use std::sync::Arc;

    fn article(name: &str, published: &str, events: &[(&str, &str)]) -> Arc<Findings> {
        Arc::new(Findings {
            article: Article::new(name, name),
            published: Published {
                date: Interval::parse(published).and_then(|interval| interval.start),
                ..Published::default()
            },
            events: events
                .iter()
                .map(|(title, date)| Event {
                    title: (*title).into(),
                    interval: Interval::parse(date).unwrap(),
                    time: None,
                    sentence: Span::default(),
                    mentions: crate::model::Mentions::default(),
                    modality: Modality::Happened,
                    labels: crate::model::Labels::default(),
                })
                .collect(),
            ..Findings::default()
        })
    }

    #[test]
    fn events_that_nobody_waits_for_are_not_compared() {
        let titles: Vec<String> = (0..2_000)
            .map(|n| format!("Ferry number{n} left harbour{n}"))
            .collect();
        let events: Vec<(&str, &str)> = titles
            .iter()
            .map(|title| (title.as_str(), "2024-06-03"))
            .collect();
        let corpus = Corpus::new(vec![
            article("a", "2024-06-10", &events),
            article("b", "2024-06-12", &events),
        ]);
        let asked = crate::model::go_on::asks(|go_on| Disputes::of_while(&corpus, go_on));
        assert!(asked > 3 * 4_000 / crate::model::go_on::STRIDE, "{asked}");
    }

    fn disputed(articles: Vec<Arc<Findings>>) -> usize {
        Disputes::of(&Corpus::new(articles)).len()
    }

    #[test]
    fn one_occurrence_on_two_days_is_disputed() {
        let disputes = Disputes::of(&Corpus::new(vec![
            article(
                "a",
                "2024-06-10",
                &[("The council closed the old bridge", "2024-06-03")],
            ),
            article(
                "b",
                "2024-06-12",
                &[("The town council closed the old bridge", "2024-06-05")],
            ),
        ]));
        let at = |article| Ref { article, index: 0 };
        assert_eq!(
            (disputes.others(at(0)), disputes.others(at(1))),
            (&[at(1)][..], &[at(0)][..])
        );
    }

    #[test]
    fn claims_that_agree_or_leave_room_for_each_other_are_not() {
        let same = "The council closed the old bridge";
        for date in ["2024-06-03", "2024-06", "2024-06-03~", "2024-09-01"] {
            assert_eq!(
                disputed(vec![
                    article("a", "2024-12-10", &[(same, "2024-06-03")]),
                    article("b", "2024-12-12", &[(same, date)]),
                ]),
                0,
                "{date}"
            );
        }
    }

    #[test]
    fn what_happens_again_is_no_other_claim() {
        let title = "Crowds gathered outside the ministry";
        // The second article tells of a day that the first could not know.
        assert_eq!(
            disputed(vec![
                article("a", "2024-06-03", &[(title, "2024-06-03")]),
                article("b", "2024-06-05", &[(title, "2024-06-05")]),
            ]),
            0
        );
        // Somebody tells of both.
        assert_eq!(
            disputed(vec![
                article(
                    "a",
                    "2024-06-10",
                    &[(title, "2024-06-03"), (title, "2024-06-05")]
                ),
                article("b", "2024-06-10", &[(title, "2024-06-04")]),
            ]),
            0
        );
    }
}
