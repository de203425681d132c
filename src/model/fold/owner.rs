//! Names of owners → numbers: a country by any of its names, a company with or without its form, a person by the last name
//! alone where the article gives the whole.

use super::super::compare::owner;
use super::super::concept::words;
use super::super::corpus::{Corpus, Ref};
use super::super::country;
use super::super::figure::Figure;
use rustc_hash::FxHashMap;

/// A number that stands for an owner; zero for none.
pub(super) type OwnerId = u32;

/// The owners met so far.
#[derive(Default)]
pub(super) struct Owners {
    ids: FxHashMap<String, OwnerId>,
    /// The first and the last word of a longer name → the owner that it is short for, and the name in full; `None` where
    /// it is short for several.
    short: FxHashMap<String, Option<(OwnerId, String)>>,
}

impl Owners {
    /// Learns what a longer name may be shortened to.
    pub(super) fn meet(&mut self, figure: &Figure) {
        let Some(entity) = owner(figure) else {
            return;
        };
        let Some(name) = plain(&entity).filter(|_| country::named(&entity).is_none()) else {
            return;
        };
        let mut words = name.split(' ');
        let (Some(first), Some(last)) = (words.next(), words.next_back()) else {
            return;
        };
        let (first, last) = (first.to_owned(), last.to_owned());
        let id = self.intern(name);
        for word in [first, last] {
            let entry = self
                .short
                .entry(word)
                .or_insert_with(|| Some((id, entity.clone().into_owned())));
            if entry.as_ref().is_some_and(|(other, _)| *other != id) {
                *entry = None;
            }
        }
    }

    fn intern(&mut self, name: String) -> OwnerId {
        let next = u32::try_from(self.ids.len() + 1).unwrap_or(u32::MAX);
        *self.ids.entry(name).or_insert(next)
    }

    /// The number of a figure's owner. A short name stands for the longer one that its article gives somewhere.
    pub(super) fn of(&mut self, corpus: &Corpus, place: Ref, figure: &Figure) -> OwnerId {
        let Some(name) = owner(figure).and_then(|entity| plain(&entity)) else {
            return 0;
        };
        if let Some(Some((id, full))) = self.short.get(&name)
            && says(corpus, place.article, full)
        {
            return *id;
        }
        self.intern(name)
    }

    /// The owner with this name, if a figure has named it.
    pub(super) fn named(&self, name: &str) -> Option<OwnerId> {
        self.ids.get(&plain(name)?).copied()
    }
}

/// True when the title or the text of an article has these words.
pub(super) fn says(corpus: &Corpus, article: u32, words: &str) -> bool {
    corpus.article(article).is_some_and(|findings| {
        findings.article.title.contains(words) || findings.article.text.contains(words)
    })
}

/// Words that stand for whatever the article is about.
const ANAPHORA: &[&str] = &[
    "country",
    "economy",
    "nation",
    "company",
    "firm",
    "group",
    "club",
    "state",
    "region",
    "government",
    "it",
    "they",
];

/// Words of a company's form and of a state's that do not tell owners apart.
const FORMS: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "plc",
    "ltd",
    "limited",
    "llc",
    "co",
    "company",
    "group",
    "holding",
    "ag",
    "se",
    "sa",
    "nv",
    "gmbh",
    "government",
    "economy",
    "republic",
];

/// A name as owners are compared; `None` when it names nobody in particular.
fn plain(entity: &str) -> Option<String> {
    if let Some(country) = country::named(entity) {
        return Some(country.to_lowercase());
    }
    let mut words = words(entity);
    if words.iter().all(|word| ANAPHORA.contains(&word.as_str())) {
        return None;
    }
    if words.iter().any(|word| !FORMS.contains(&word.as_str())) {
        words.retain(|word| !FORMS.contains(&word.as_str()));
    }
    // "The German government" is Germany.
    if words.len() == 1
        && let Some(name) = entity.split_whitespace().find_map(country::named)
    {
        return Some(name.to_lowercase());
    }
    Some(words.join(" "))
}
