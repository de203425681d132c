//! A language's tables, compiled once: words, patterns and rules behind one interface.

use super::en;
use super::lexicon::{Class, DIGITS, Lexicon};
use super::line::Line;
use super::pattern::{Got, Nt, Trie};
use super::rule::{Rule, RuleInfo};
use crate::extract::vocabulary::{Table, VOCABULARY};
use std::sync::LazyLock;

/// Everything that reading one language needs.
#[derive(Debug)]
pub(super) struct Language {
    pub(super) lexicon: Lexicon,
    pub(super) trie: Trie,
    pub(super) rules: Vec<Rule>,
    pub(super) reader: fn(&Line<'_>, Nt, usize) -> Option<(usize, Got)>,
}

/// Words of patterns that mark an expression by themselves, so that nothing stronger need be near.
const ANCHORS: &[&str] = &[
    "now",
    "currently",
    "current",
    "nowadays",
    "present",
    "recently",
    "recent",
    "previously",
    "past",
    "soon",
    "future",
    "term",
    "daily",
    "weekly",
    "annually",
    "yearly",
    "monthly",
    "quarterly",
    "hourly",
    "nightly",
    "everyday",
    "eve",
    "fy",
    "fiscal",
    "q",
    "h",
    "ago",
    "time",
    "period",
    "shortly",
    "later",
    "o'clock",
    "o’clock",
    "christmas",
    "easter",
    "epiphany",
    "halloween",
];

impl Language {
    fn english() -> Self {
        let mut lexicon = Lexicon::new();
        for &(word, class, value) in en::words::WORDS {
            lexicon.add(word, Some((class, value)));
        }
        for &(word, value) in en::words::VERBS {
            lexicon.add(word, Some((Class::Verb, value)));
        }
        for &(word, value) in en::words::TIMETABLE {
            lexicon.add(word, Some((Class::Timetable, value)));
        }
        for word in ANCHORS {
            lexicon.add(word, Some((Class::Anchor, 0)));
        }
        // The words that named points in time begin with.
        for word in ["since", "eve"] {
            lexicon.add(word, None);
        }
        let rules: Vec<Rule> = en::rules::TABLES.concat();
        // Patterns bring words of their own, so they are read once for the words before the trie is built on them.
        let patterns = || {
            (0_u16..).zip(&rules).flat_map(|(index, rule)| {
                rule.info
                    .patterns
                    .iter()
                    .map(move |pattern| (*pattern, index))
            })
        };
        let trie = Trie::new(&mut lexicon, patterns(), en::first);
        Self {
            lexicon,
            trie,
            rules,
            reader: en::read,
        }
    }
}

/// English.
pub(super) static ENGLISH: LazyLock<Language> = LazyLock::new(Language::english);

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lexed {
    /// Its place in the lexicon; [`super::lexicon::UNKNOWN`] for the words of others.
    pub(super) index: u16,
    /// True when some pattern can begin with it.
    pub(super) begins: bool,
    /// Its classes.
    pub(super) bits: u32,
}

/// What the English lexicon knows of each word of the vocabulary.
pub(super) static LEXED: LazyLock<Table<Lexed>> = LazyLock::new(|| {
    let lexed = |index| Lexed {
        index,
        begins: ENGLISH.trie.can_begin(index),
        bits: ENGLISH.lexicon.bits(index),
    };
    let rows = ENGLISH.lexicon.words();
    let rows = rows.map(|(word, index)| (word, lexed(index)));
    VOCABULARY.table(rows, Lexed::default(), lexed(DIGITS))
});

/// Every word of the lexicon.
pub(in crate::extract) fn words() -> impl Iterator<Item = &'static str> {
    ENGLISH.lexicon.words().map(|(word, _)| word)
}

static INFOS: LazyLock<Vec<RuleInfo>> =
    LazyLock::new(|| ENGLISH.rules.iter().map(|rule| rule.info).collect());

/// Every date rule, in order of precedence.
#[must_use]
pub fn rules() -> &'static [RuleInfo] {
    &INFOS
}
