//! A rule of the tables: a pattern, what to make of it, and examples that every test run checks.

use super::pattern::Caps;
use crate::extract::letters::Words;
use crate::model::Said;

/// One row of a rule table, as `dateline rules` prints it.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// Its name, such as `en/day-month`: the `rule` of every time that it reads.
    pub id: &'static str,
    /// What it reads, in words.
    pub what: &'static str,
    /// Its patterns, in the notation of the pattern language.
    pub patterns: &'static [&'static str],
    /// Texts with the TIMEX3 value that they must come to when published on Thursday 16 May 2024: `text = value`.
    pub examples: &'static [&'static str],
    /// Texts in which it must find nothing.
    pub counter_examples: &'static [&'static str],
}

/// How an article before a match belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum The {
    /// It stays outside.
    No,
    /// It is taken in when it stands there.
    May,
    /// It is taken in, unless the match is written with a hyphen and so describes a noun: "the third-quarter loss".
    Unhyphenated,
    /// It must stand there.
    Must,
}

/// One row of a rule table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) info: RuleInfo,
    pub(super) the: The,
    /// Words of which one must stand before; empty for any.
    pub(super) after: Words,
    /// True when the clause must end after it.
    pub(super) closes: bool,
    /// True when no noun may follow that it would describe: "Easter eggs".
    pub(super) alone: bool,
    pub(super) build: fn(&Caps) -> Option<Said>,
}
