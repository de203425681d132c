//! Clauses of a sentence → which of its times a figure is within reach of.
//!
//! A time dates its own clause and what leans on it: a participle ("putting 600 jobs at risk"), a clause of "when". A time
//! of another clause, of what a noun is told more of, of what somebody knew or said, does not. Has no opinion on which of the
//! times within reach a figure is about.

use super::Candidate;
use super::elsewhere::is_term;
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::noun;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::Words;
use crate::extract::outline::Tense;

/// How a clause stands to the one before it or above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// It stands alone: the first, or one behind a semicolon.
    Alone,
    /// "…, and the office projects": beside the one before, with a subject of its own.
    Beside,
    /// "… and has shed a quarter": the same subject does something else.
    GoesOn,
    /// "which cost $4m": tells more of a noun.
    Relative,
    /// "of which nine were lost": tells of a part of what the clause tells.
    Part,
    /// "when 40 people died", "as prices rose": at the same time.
    Meanwhile,
    /// "since tolls began": reaches back to its time.
    Since,
    /// "after", "because", "if": at a time of its own.
    Hung,
    /// "that profits fell", "it would appeal": what is said or known.
    Content,
    /// "putting 600 jobs at risk": leans on the clause.
    Leaning,
}

/// A clause, however many asides cut it up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) tie: Tie,
    /// What it hangs on.
    pub(super) parent: Option<usize>,
    /// Its first token.
    pub(super) start: usize,
    /// The first token of its verb; past everything while none is seen.
    pub(super) verb: usize,
    pub(super) tense: Tense,
    pub(super) says: bool,
    /// True when it says what somebody found.
    pub(super) finds: bool,
    /// True when a conjunction without a comma joins it to what is before.
    pub(super) close: bool,
}

/// The clauses of one sentence.
#[derive(Debug, Default)]
pub(super) struct Scope {
    pub(super) units: Vec<Unit>,
    /// In order.
    pub(super) pieces: Vec<Part>,
}

/// A stretch of a clause between its cuts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) first: usize,
    pub(super) unit: usize,
    /// True when it has no verb.
    pub(super) bare: bool,
}

/// Where in its clause a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// With the verb.
    Plain,
    /// In an aside on the subject, from one token to another: "Copper, about 53 % of exports, climbed".
    Ahead(usize, usize),
    /// In what is added behind the verb, from one token to another: "fell 76,068, or 0.2 per cent".
    Added(usize, usize),
}

/// What the verb of a clause tells by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// What was: "fell", "police said 40 died".
    Past,
    /// What is to come.
    Ahead,
    /// What is, and what has been.
    Now,
    /// What had been before.
    Before,
    /// What is told apart from the story: of a noun, before something else, under a condition.
    Aside,
}

impl Scope {
    /// The clause that holds the token at `at`.
    fn unit_at(&self, at: usize) -> Option<usize> {
        Some(self.pieces.get(self.piece_at(at)?)?.unit)
    }

    fn piece_at(&self, at: usize) -> Option<usize> {
        self.pieces
            .partition_point(|part| part.first <= at)
            .checked_sub(1)
    }

    /// Where in its clause the token at `at` stands; the sentence ends at `end`.
    pub(super) fn place(&self, at: usize, end: usize) -> Place {
        let Some(index) = self.piece_at(at).filter(|&index| index > 0) else {
            return Place::Plain;
        };
        let part = self.pieces[index];
        // "Flats sold at $6,850, agents said, down 18 %": who says so stands between.
        if !part.bare
            || self.pieces[..index]
                .iter()
                .all(|before| before.unit != part.unit)
        {
            return Place::Plain;
        }
        let last = self.pieces.get(index + 1).map_or(end, |next| next.first);
        if part.first > self.units[part.unit].verb {
            Place::Added(part.first, last)
        } else {
            Place::Ahead(part.first, last)
        }
    }

    /// True for a token in what somebody says.
    pub(super) fn is_told(&self, at: usize) -> bool {
        self.unit_at(at)
            .is_some_and(|unit| self.units[unit].tie == Tie::Content)
    }

    /// The verb behind a token in the subject that opens its sentence, past the asides on it.
    pub(super) fn verb_behind(&self, at: usize) -> Option<usize> {
        let opens =
            self.piece_at(at) == Some(0) && self.pieces.first().is_some_and(|part| part.bare);
        let verb = self.units.get(self.unit_at(at)?)?.verb;
        Some(verb).filter(|&verb| opens && verb > at && verb != usize::MAX)
    }

    /// True when the clause of a token has a verb, and not in the past.
    pub(super) fn is_present(&self, at: usize) -> bool {
        self.unit_at(at).is_some_and(|unit| {
            let unit = self.units[unit];
            unit.verb != usize::MAX && !is_past(unit.tense)
        })
    }

    /// True for a token in a clause that tells what has been: "has lent $5m".
    pub(super) fn is_perfect(&self, at: usize) -> bool {
        self.unit_at(at)
            .is_some_and(|unit| self.units[unit].tense == Tense::Perfect)
    }

    /// True for a token in a clause that is about the time of the one it hangs on: "putting 600 jobs at risk".
    pub(super) fn leans(&self, at: usize) -> bool {
        self.unit_at(at).is_some_and(|unit| {
            let unit = self.units[unit];
            match unit.tie {
                Tie::Leaning => !self.is_aside(&unit),
                Tie::Meanwhile | Tie::Part => true,
                // "a survey in June found that one in four".
                Tie::Content => unit.parent.is_some_and(|parent| self.units[parent].finds),
                _ => false,
            }
        })
    }

    /// True for a token in a clause that tells what somebody had: "it had 80 seats".
    pub(super) fn states(&self, r: &Reader<'_>, at: usize) -> bool {
        self.unit_at(at).is_some_and(|unit| {
            let unit = self.units[unit];
            unit.tense == Tense::Past
                && r.any(unit.verb, words!["had", "owned", "employed", "housed"])
        })
    }

    /// True for a time in the clause of a figure, or in a main clause before it.
    pub(super) fn bears_on(&self, time: usize, figure: usize) -> bool {
        self.is_main(time) && (time < figure || self.joins(time, figure))
    }

    /// True for a token in a clause that hangs on no other.
    pub(super) fn is_main(&self, at: usize) -> bool {
        self.unit_at(at).is_some_and(|unit| {
            let unit = self.units[unit];
            match unit.tie {
                Tie::Alone => true,
                // "She was 19 when she weighed her first sack".
                Tie::Meanwhile | Tie::Part => unit
                    .parent
                    .is_none_or(|parent| self.units[parent].tie == Tie::Alone),
                Tie::Beside | Tie::GoesOn | Tie::Content => unit.parent.is_none_or(|parent| {
                    let parent = self.units[parent];
                    parent.tie == Tie::Alone && (parent.says || parent.finds)
                }),
                _ => false,
            }
        })
    }

    /// What the clause of a token tells, and everything that it hangs on.
    pub(super) fn told(&self, r: &Reader<'_>, at: usize) -> Told {
        let Some(mut unit) = self.unit_at(at).map(|unit| self.units[unit]) else {
            return Told::Aside;
        };
        let mut told = None;
        loop {
            if told.is_none() && unit.verb != usize::MAX {
                told = Some(match unit.tense {
                    Tense::Bygone => Told::Before,
                    Tense::Past
                        if r.is(unit.verb, word!("used")) && r.is(unit.verb + 1, word!("to")) =>
                    {
                        Told::Aside
                    }
                    // "put the damage at $4m": so it is said, whenever it was.
                    Tense::Past if r.any(unit.verb, RECKONED) => Told::Now,
                    // "Tickets cost $9": or so they do now.
                    Tense::Past
                        if unit.tie == Tie::Alone
                            && r.any(unit.verb, ALIKE)
                            && unit.verb > unit.start
                            && noun::is_plural(r, unit.verb - 1) =>
                    {
                        Told::Now
                    }
                    Tense::Past => Told::Past,
                    // "has reported a profit of $4m for the third quarter": that is over.
                    Tense::Perfect if r.any(unit.verb + 1, REPORTED) => Told::Past,
                    Tense::Ahead => Told::Ahead,
                    Tense::Perfect | Tense::Other => Told::Now,
                });
            }
            let up = match unit.tie {
                Tie::Alone | Tie::Beside | Tie::GoesOn => None,
                Tie::Leaning if self.is_aside(&unit) => return Told::Aside,
                Tie::Leaning | Tie::Meanwhile | Tie::Part => unit.parent,
                // "…, for whom the club paid $4m.": the story goes on.
                Tie::Relative
                    if r.is(unit.start.wrapping_sub(1), word!(","))
                        && unit
                            .parent
                            .is_some_and(|parent| self.units[parent].verb < unit.start) =>
                {
                    unit.parent
                }
                Tie::Content
                    if unit.parent.is_some_and(|parent| {
                        self.units[parent].says || self.units[parent].finds
                    }) =>
                {
                    // "said that 40 had died" is what "40 died" was.
                    if told == Some(Told::Before)
                        && unit.parent.is_some_and(|parent| self.is_told_past(parent))
                    {
                        told = Some(Told::Past);
                    }
                    None
                }
                _ => return Told::Aside,
            };
            let Some(parent) = up else {
                return told.unwrap_or(Told::Aside);
            };
            unit = self.units[parent];
        }
    }

    fn is_told_past(&self, unit: usize) -> bool {
        is_past(self.units[unit].tense)
    }

    /// True when the clause of a token has a verb in the past.
    pub(super) fn is_past(&self, at: usize) -> bool {
        self.unit_at(at).is_some_and(|unit| self.is_told_past(unit))
    }

    /// True when two tokens stand in one clause.
    pub(super) fn joins(&self, a: usize, b: usize) -> bool {
        self.unit_at(a).is_some() && self.unit_at(a) == self.unit_at(b)
    }

    /// True when the time at token `time` may date a figure at the tokens `figure..after`.
    pub(super) fn reaches(&self, r: &Reader<'_>, time: Candidate, raw: &Raw) -> bool {
        let (Some(t), Some(f)) = (self.unit_at(time.first), self.unit_at(raw.first)) else {
            return true;
        };
        let (at, host) = (self.units[f], self.units[t]);
        if t == f {
            // "An audit handed out on Monday puts it at $4m": what is so now is of no day before.
            // "The balance at May 1 includes $4m" is of that day.
            return !(time.is_day
                && !r.any(time.first.wrapping_sub(1), words!["at", "of"])
                && at.tense == Tense::Other
                && at.verb < raw.first
                && (at.start + 3..at.verb).contains(&time.first));
        }
        if let Some(path) = self.below(t, f) {
            // "the flood of 2003, which cost $4m": told of what the time belongs to.
            let beside = at.tie == Tie::Relative
                && (time.last..=time.last + 1).contains(&at.start)
                && matches!(at.tense, Tense::Past | Tense::Ahead);
            return beside || self.hangs(t, time.first, &path);
        }
        if let Some(path) = self.below(f, t) {
            // "$5m that it had borrowed in 2019", "as many people as died in 2019": told of the figure itself.
            return path.iter().enumerate().all(|(n, &unit)| {
                let unit = self.units[unit];
                match unit.tie {
                    Tie::Meanwhile | Tie::Since => true,
                    // "The $250 credits that the government paid in 2023 are gone".
                    Tie::Content => {
                        // "The $12m that its leader gave last week": when it was told.
                        n + 1 == path.len()
                            && (raw.last..=raw.after + 1).contains(&unit.start)
                            && !r.any(unit.verb, RECKONED)
                            && !r.any(unit.verb, words!["gave", "promised", "forecast"])
                    }
                    // "60 per cent of whom were alive in 1981".
                    Tie::Part => unit.start == raw.after,
                    // "Opened in 1869, the canal was 164 km long".
                    Tie::Leaning => self.is_told_past(f) && unit.start < self.units[f].verb,
                    // "The mill, which crushed 6 million tonnes in the year to June, had sales of $4m".
                    Tie::Relative
                        if unit.start < self.units[f].verb
                            && self.is_told_past(f)
                            && is_past(unit.tense)
                            && is_term(r, time) =>
                    {
                        true
                    }
                    Tie::Relative => {
                        // "owes $8m, which will be paid over six years": what is to become of it.
                        let ahead = unit.tense == Tense::Ahead
                            && self.units[f].tense != Tense::Ahead
                            && r.is(unit.start.wrapping_sub(1), word!(","));
                        // "Get 400 francs, a price that has stood since 1985".
                        let apposed = r.is(raw.after, word!(","))
                            && r.has(raw.after + 1, class::DETERMINER)
                            && (raw.after + 2..raw.after + 5).contains(&unit.start);
                        // "A hub that opened in 2020 has 45 people": so it is now.
                        let now = unit.start < self.units[f].verb
                            && self.units[f].verb < raw.first
                            && (self.units[f].tense == Tense::Other
                                || r.is(self.units[f].verb - 1, word!("now")));
                        n + 1 == path.len()
                            && !ahead
                            && ((unit.start <= raw.after + 1 || apposed) && !now
                                || is_located(r, unit.start))
                    }
                    _ => false,
                }
            });
        }
        // "A survey, carried out in June, found that one in four".
        if matches!(host.tie, Tie::Leaning | Tie::Relative)
            && host.parent.is_some_and(|found| {
                self.units[found].finds
                    && self.below(found, f).is_some_and(|path| {
                        path.last()
                            .is_some_and(|&told| self.units[told].tie == Tie::Content)
                    })
            })
        {
            return true;
        }
        // "Killed 23 people and left 41,000 homeless when it came on Tuesday".
        let mut over = t;
        while let (Tie::Meanwhile, Some(parent)) = (self.units[over].tie, self.units[over].parent) {
            over = parent;
        }
        if over != t && self.shares(over, f, time.first) {
            return true;
        }
        // "In 2008 it killed 93 people and did damage that the bank put at $4m".
        let mut up = f;
        while !self.shares(t, up, time.first) {
            let unit = self.units[up];
            let leans = matches!(unit.tie, Tie::Leaning | Tie::Meanwhile | Tie::Part)
                || unit.tie == Tie::Relative && is_past(unit.tense) && time.first < host.verb;
            match unit.parent.filter(|_| leans) {
                Some(parent) => up = parent,
                None => return false,
            }
        }
        true
    }

    /// The clauses from `lower` up to the one below `upper`, where it hangs on that.
    fn below(&self, upper: usize, lower: usize) -> Option<Vec<usize>> {
        let mut path = Vec::new();
        let mut at = lower;
        while at != upper {
            path.push(at);
            at = self.units[at].parent?;
        }
        Some(path)
    }

    /// True for a participle between a subject and its verb.
    fn is_aside(&self, unit: &Unit) -> bool {
        unit.parent
            .map(|parent| self.units[parent])
            .is_some_and(|host| {
                (host.start + 1..host.verb).contains(&unit.start) && host.verb != usize::MAX
            })
    }

    /// True when everything between a time's clause and a figure's leans on the time.
    fn hangs(&self, upper: usize, time: usize, path: &[usize]) -> bool {
        let fronted = time < self.units[upper].verb;
        path.iter().all(|&unit| match self.units[unit].tie {
            // "The prison, built for 240 inmates, held 391 on Tuesday": what tells more of the subject is of no time.
            Tie::Leaning => !self.is_aside(&self.units[unit]),
            Tie::Meanwhile | Tie::Part => true,
            // "Until 1975 oil went round the Cape, which added 9,000 km".
            Tie::Relative => fronted && self.is_told_past(upper) && self.is_told_past(unit),
            // "In 2023, it said, …".
            // "a survey in June found that one in four".
            Tie::Content => fronted && (!self.units[upper].says || self.units[upper].finds),
            _ => false,
        })
    }

    /// True for a time in front of the first of two clauses side by side, or at the end of the second.
    fn shares(&self, t: usize, f: usize, time: usize) -> bool {
        let (a, b) = (self.units[t], self.units[f]);
        let joined = |later: Unit| matches!(later.tie, Tie::Beside | Tie::GoesOn);
        if a.parent != b.parent {
            return false;
        }
        if t < f {
            // "In 2019 it shut two mills, and it employs 300 people": so it does now.
            let now = is_past(a.tense) && b.tense == Tense::Other && b.verb != usize::MAX;
            joined(b) && time < a.verb && !a.says && !now
        } else {
            // "has infected 1,203 people and killed 37 since March".
            let alike = a.tense == b.tense
                || is_past(a.tense)
                    && (is_past(b.tense) || a.tie == Tie::GoesOn && b.tense == Tense::Perfect);
            a.close && joined(a) && time > a.verb && alike
        }
    }
}

/// Verbs that are alike in the past and in the present.
const ALIKE: Words = words!["cost cut hit let set shed shut spread"];

/// Verbs of telling what accounts say.
const REPORTED: Words = words!["reported posted recorded booked announced unveiled"];

/// Verbs for what somebody makes of an amount.
const RECKONED: Words = words![
    "put",
    "estimated",
    "reckoned",
    "valued",
    "called",
    "thought",
    "asked",
    "wanted",
    "told",
    "said",
];

/// True when a clause that begins there tells where in time something was: "in the budget | that it passed in May".
fn is_located(r: &Reader<'_>, start: usize) -> bool {
    (start.saturating_sub(6)..start)
        .rev()
        .take_while(|&at| r.is_word(at))
        .find(|&at| r.has(at, class::PREPOSITION))
        .is_some_and(|at| r.any(at, words!["in", "during"]) && r.has(at + 1, class::DETERMINER))
}

fn is_past(tense: Tense) -> bool {
    matches!(tense, Tense::Past | Tense::Bygone)
}

#[cfg(test)]
mod tests;
