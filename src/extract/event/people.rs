//! The people of an article → whom "he" and "she" go on to mean over several sentences.
//!
//! Only full names count, and only while every sentence keeps the pronoun up. Has no opinion on one sentence by itself.

use super::antecedent::Key;
use super::clause::{Form, Open, Run};
use super::fitting::{has_plural_ending, is_person};
use super::link::Sentence;
use super::subject::subject_of;
use super::tag::Tag;
use crate::extract::letters::Words;

/// Whom an article is about: full names, by the pronoun that has stood for them, and one that none has stood for yet.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    he: Option<String>,
    she: Option<String>,
    open: Option<String>,
    /// The lone name that the article opens with: "Frederick was born".
    opener: Option<String>,
    begun: bool,
}

impl People {
    /// Takes in whom a sentence is about.
    pub(super) fn note(&mut self, sentence: &Sentence<'_>, told: &[(Key, String)]) {
        for (key, name) in told {
            match key {
                Key::He => self.he = Some(name.clone()),
                Key::She => self.she = Some(name.clone()),
                Key::It | Key::They => continue,
            }
            if self.open.as_ref() == Some(name) {
                self.open = None;
            }
        }
        let subject = (0..sentence.clauses.len())
            .take(4)
            .filter(|&index| {
                let clause = sentence.clauses[index];
                clause.form == Form::Finite && clause.open != Open::Rel
            })
            .find_map(|index| full_name(sentence, subject_of(sentence, index).0));
        if !self.begun {
            self.begun = true;
            self.opener = lone_name(sentence);
            if subject.is_none() {
                self.open = self.opener.clone();
            }
        }
        let Some(name) = subject else {
            return;
        };
        // "Hayes Electric" in an article about Ann Hayes is no other person.
        let known = [&self.he, &self.she, &self.open]
            .into_iter()
            .flatten()
            .any(|known| {
                known
                    .split(' ')
                    .any(|own| name.split(' ').any(|word| word == own))
            });
        if !known {
            self.open = Some(name);
        }
    }

    /// True for the lone name that the article opens with.
    pub(super) fn opens_with(&self, name: &str) -> bool {
        self.opener.as_deref() == Some(name)
    }

    /// The name that `key` stands for, where the sentence before speaks of the same person.
    pub(super) fn stands_for(&self, key: Key, before: &Sentence<'_>) -> Option<String> {
        let (pronouns, own): (Words, _) = match key {
            Key::He => (words!["he", "his", "him"], &self.he),
            Key::She => (words!["she", "her", "hers"], &self.she),
            Key::It | Key::They => return None,
        };
        let goes_on = before.words.iter().any(|word| word.is_one(pronouns));
        own.as_ref()
            .or(self.open.as_ref())
            .filter(|_| goes_on)
            .cloned()
    }
}

/// The name that is all the subject of a sentence: "Frederick".
fn lone_name(sentence: &Sentence<'_>) -> Option<String> {
    let [word] = subject_of(sentence, 0).0.of(sentence.words) else {
        return None;
    };
    let name = word.of(sentence.text);
    let is_name = word.tag == Tag::Noun && word.capital && !has_plural_ending(name);
    is_name.then(|| name.to_owned())
}

/// A first name and a surname, or more: nothing that a lone word may be.
pub(super) fn full_name(sentence: &Sentence<'_>, run: Run) -> Option<String> {
    let words = run.of(sentence.words);
    let named = words
        .iter()
        .take_while(|word| word.tag == Tag::Noun && word.capital)
        .count();
    let whole = &words[..named];
    let alone = words
        .get(named)
        .is_none_or(|next| !matches!(next.tag, Tag::Noun | Tag::Genitive | Tag::Mark | Tag::Coord));
    (alone && (2..=4).contains(&named) && is_person(sentence.text, whole) != Some(false)).then(
        || {
            let span = whole[0].span.join(whole[named - 1].span);
            span.slice(sentence.text).to_owned()
        },
    )
}
