//! What articles are about → reports: which of them tell of one thing within days.
//!
//! Articles are looked up by the words of their openings, the last few that used each word, so that time grows with the number
//! of articles. A report is a chain of such articles; whether two of its articles are close enough is asked of the two again.

use super::super::story::Story;
use rustc_hash::FxHashMap;

/// Articles that are remembered for a word.
const MOST_REMEMBERED: usize = 16;
/// Words that two articles must share before they are compared.
const FEWEST_SHARED: u32 = 3;

/// Which report each article belongs to.
#[derive(Debug, Default)]
pub(super) struct Reports {
    /// The article that stands for the report of each article that shares one.
    chains: FxHashMap<u32, u32>,
}

impl Reports {
    /// Puts articles together.
    pub(super) fn of<'s>(told: impl Iterator<Item = (u32, &'s Story)>) -> Self {
        let mut reports = Self::default();
        let mut stories: FxHashMap<u32, &Story> = FxHashMap::default();
        let mut users: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for (article, story) in told {
            shared.clear();
            for &word in story.words() {
                let list = users.entry(word).or_default();
                for &other in list.iter() {
                    *shared.entry(other).or_default() += 1;
                }
                if list.len() == MOST_REMEMBERED {
                    list.remove(0);
                }
                list.push(article);
            }
            let close = shared.iter().filter(|(_, count)| **count >= FEWEST_SHARED);
            for (&other, _) in close {
                if stories
                    .get(&other)
                    .is_some_and(|told| story.is_same_report(told))
                {
                    reports.chain(article, other);
                }
            }
            stories.insert(article, story);
        }
        let articles: Vec<u32> = reports.chains.keys().copied().collect();
        for article in articles {
            let first = reports.first(article);
            reports.chains.insert(article, first);
        }
        reports
    }

    /// The number of an article's report; `None` when no other article tells of the same.
    pub(super) fn report(&self, article: u32) -> Option<u32> {
        self.chains.get(&article).copied()
    }

    fn first(&self, article: u32) -> u32 {
        let mut at = article;
        while let Some(&next) = self.chains.get(&at).filter(|&&next| next != at) {
            at = next;
        }
        at
    }

    fn chain(&mut self, one: u32, other: u32) {
        let (one, other) = (self.first(one), self.first(other));
        let (low, high) = (one.min(other), one.max(other));
        self.chains.insert(low, low);
        self.chains.insert(high, low);
    }
}
