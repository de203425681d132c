//! Clauses of a sentence → which of its times a figure is within reach of.
//!
//! A time dates its own clause and what leans on it: a participle ("putting 600 jobs at risk"), a clause of "when". A time
//! of another clause, of what a noun is told more of, of what somebody knew or said, does not. Has no opinion on which of the
//! times within reach a figure is about.

use super::lexicon::class;
use super::reader::Reader;
use crate::extract::letters::{Letters, Words};
use crate::extract::outline::{Form, Open, Piece, Tense};

/// How a clause stands to the one before it or above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    /// It stands alone: the first, or one behind a semicolon.
    Alone,
    /// "…, and the office projects": beside the one before, with a subject of its own.
    Beside,
    /// "… and has shed a quarter": the same subject does something else.
    GoesOn,
    /// "which cost $4m": tells more of a noun.
    Relative,
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
struct Unit {
    tie: Tie,
    /// What it hangs on.
    parent: Option<usize>,
    /// Its first token.
    start: usize,
    /// The first token of its verb; past everything while none is seen.
    verb: usize,
    tense: Tense,
    says: bool,
    /// True when it says what somebody found.
    finds: bool,
    /// True when a conjunction without a comma joins it to what is before.
    close: bool,
}

/// The clauses of one sentence.
#[derive(Debug, Default)]
pub(super) struct Scope {
    units: Vec<Unit>,
    /// In order.
    pieces: Vec<Part>,
}

/// A stretch of a clause between its cuts.
#[derive(Clone, Copy, Debug)]
struct Part {
    first: usize,
    unit: usize,
    /// True when it has no verb.
    bare: bool,
}

/// Where in its clause a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// With the verb.
    Plain,
    /// In an aside on the subject, which ends before this token: "Copper, about 53 % of exports, climbed".
    Ahead(usize),
    /// In what is added behind the verb, from one token to another: "fell 76,068, or 0.2 per cent".
    Added(usize, usize),
}

const MEANWHILE: Words = words!["when", "as", "where"];

/// Words that open no clause, though a verb's form lends them.
const OPEN_NONE: Words = words!["compared", "according", "including", "excluding"];

impl Scope {
    /// Puts the pieces of a sentence together.
    pub(super) fn of(r: &Reader<'_>, pieces: &[Piece]) -> Self {
        let mut scope = Self::default();
        // The clause that a fragment belongs to, and the one that the next verb without a subject goes on.
        let mut top = 0;
        let mut told: Option<(usize, usize)> = None;
        for (index, piece) in pieces.iter().enumerate() {
            let start = r.token_at(piece.start);
            let known = scope.units.len();
            if let Some((said, before)) = told.take()
                && top == said
                && piece.form == Form::Fragment
            {
                top = before;
            }
            let before = top;
            top = scope.add(r, piece, &pieces[index + 1..], start, top);
            let bare = piece.form == Form::Fragment
                || OPEN_NONE.have(piece.opener)
                || is_amount(r, piece, start)
                || is_free(r, piece, start);
            if piece.open == Open::Comma
                && top >= known
                && let Some(first) = led_by(r, start)
            {
                scope.pieces.push(Part {
                    first,
                    unit: top,
                    bare: true,
                });
            }
            scope.pieces.push(Part {
                first: start,
                unit: top,
                bare,
            });
            // "…, the regulator said on Friday, 80 % more than now": what follows belongs to what is told.
            if piece.open == Open::Comma && piece.says && piece.acts && top >= known && known > 0 {
                told = Some((top, before));
            }
        }
        scope
    }

    /// Adds a piece; answers the clause that it belongs to.
    fn add(
        &mut self,
        r: &Reader<'_>,
        piece: &Piece,
        rest: &[Piece],
        start: usize,
        top: usize,
    ) -> usize {
        let form = if is_amount(r, piece, start) || is_free(r, piece, start) {
            Form::Fragment
        } else {
            piece.form
        };
        let verb = if form == Form::Finite {
            r.token_at(piece.verb)
        } else {
            usize::MAX
        };
        let unit = Unit {
            tie: Tie::Alone,
            parent: None,
            start,
            verb,
            tense: piece.tense,
            says: piece.says,
            finds: (verb..verb.saturating_add(2)).any(|at| r.any(at, words!["found", "finds"])),
            close: piece.open == Open::Coord,
        };
        if self.units.is_empty() {
            let fronted = matches!(piece.open, Open::Sub | Open::Rel | Open::Content);
            if fronted || form == Form::Participial {
                self.units.push(Unit {
                    verb: usize::MAX,
                    ..unit
                });
            } else {
                return self.push(unit);
            }
        }
        let hung = |tie: Tie| Unit {
            tie,
            parent: Some(top),
            ..unit
        };
        // "trapping 15 ships": a number behind it tells it from "spending rose".
        let leans = form == Form::Participial
            || piece.open == Open::Comma
                && r.word(start).ends_with("ing")
                && (r.is_number(start + 1)
                    || r.sense(start + 1).numeral.is_some()
                    || r.has(start + 1, class::DETERMINER));
        if leans && !OPEN_NONE.have(piece.opener) {
            return self.push(hung(Tie::Leaning));
        }
        // "printed stamps and, in 1968, held", "a gain and as of May 2019, we had": the next verb's.
        let next = rest.first();
        let joined = |at: usize| r.any(at, words!["and", "but", "or"]);
        let opens_next = form == Form::Fragment
            && next.is_some_and(|next| next.open == Open::Comma && next.form == Form::Finite)
            && self.units[top].verb != usize::MAX
            && (joined(start) || piece.open == Open::Comma && start >= 2 && joined(start - 2));
        if opens_next {
            return self.push(Unit {
                tie: Tie::GoesOn,
                parent: self.units[top].parent,
                ..unit
            });
        }
        match (piece.open, form) {
            // "before he leaves next May, with a deficit of 4 %": the main clause goes on.
            (Open::Comma, Form::Fragment) if piece.opener == word!("with") => self.root(top),
            // "40 boats, of which nine were lost".
            (Open::Rel, _) if piece.opener == word!("of") => self.push(hung(Tie::Meanwhile)),
            (Open::Rel, _) => self.push(hung(Tie::Relative)),
            // "will halve that by 2050".
            (Open::Content, Form::Fragment) if next.is_none_or(|next| next.open != Open::Comma) => {
                top
            }
            (Open::Content, _) => self.push(hung(Tie::Content)),
            // "while imports fell": beside what it is set against.
            (Open::Sub, _)
                if piece.opener == word!("while") || piece.opener == word!("whereas") =>
            {
                self.resume(unit, true, top)
            }
            // "by as much as 29 million bpd".
            (Open::Sub, _)
                if piece.opener == word!("as")
                    && r.any(
                        start + 1,
                        words!["much", "many", "few", "little", "high", "low"],
                    ) =>
            {
                top
            }
            (Open::Sub, _) => self.push(hung(subordinate(piece.opener))),
            // "1974: The bridge opens": an entry of a chronology.
            (Open::Break, _)
                if self.units.len() == 1
                    && r.is(start.wrapping_sub(1), word!(":"))
                    && (self.units[0].start..start - 1).all(|at| r.dated(at)) =>
            {
                self.units[top].verb = verb;
                self.units[top].tense = piece.tense;
                top
            }
            (Open::Start | Open::Break, Form::Finite) => self.push(unit),
            // "Yields: 3 % in May": what stands in front has no verb.
            (Open::Start | Open::Break, _) if self.units[top].verb == usize::MAX => self.push(unit),
            // "; since 2011, the sea has taken": a time in front of the next verb.
            (Open::Break, Form::Fragment)
                if r.is(start.wrapping_sub(1), word!(";"))
                    && rest
                        .iter()
                        .find(|piece| piece.form != Form::Fragment)
                        .is_some_and(|piece| piece.open == Open::Comma) =>
            {
                self.push(unit)
            }
            // "since 2011, she says, the sea has taken": who says so waits for no verb.
            (Open::Comma, Form::Finite)
                if piece.says
                    && piece.acts
                    && self.units[top].verb == usize::MAX
                    && next.is_some_and(|next| next.open == Open::Comma) =>
            {
                top
            }
            (Open::Comma | Open::Coord, Form::Finite) if !OPEN_NONE.have(piece.opener) => {
                self.resume(unit, piece.acts, top)
            }
            _ => top,
        }
    }

    /// The clause that everything above hangs on.
    fn root(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(parent) = self.units[at].parent {
            at = parent;
        }
        at
    }

    fn push(&mut self, unit: Unit) -> usize {
        self.units.push(unit);
        self.units.len() - 1
    }

    /// A verb behind a comma or a conjunction: the clause that still waits for one, or a new one beside the last.
    fn resume(&mut self, unit: Unit, acts: bool, top: usize) -> usize {
        let mut at = top;
        loop {
            if self.units[at].verb == usize::MAX && self.units[at].tie != Tie::Leaning {
                let waiting = &mut self.units[at];
                waiting.verb = unit.verb;
                waiting.tense = unit.tense;
                waiting.says = unit.says;
                waiting.finds = unit.finds;
                return at;
            }
            let Some(parent) = self.units[at].parent else {
                break;
            };
            // "said the rate fell and that": what is joined stays inside what is told.
            if unit.close && self.units[at].tie != Tie::Leaning {
                break;
            }
            at = parent;
        }
        let parent = self.units[at].parent;
        self.push(Unit {
            tie: if acts { Tie::Beside } else { Tie::GoesOn },
            parent,
            ..unit
        })
    }

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
        let (before, part) = (self.pieces[index - 1], self.pieces[index]);
        if !part.bare || part.unit != before.unit {
            return Place::Plain;
        }
        let last = self.pieces.get(index + 1).map_or(end, |next| next.first);
        if part.first > self.units[part.unit].verb {
            Place::Added(part.first, last)
        } else {
            Place::Ahead(last)
        }
    }

    /// True when the clause of a token has a verb, and not in the past.
    pub(super) fn is_present(&self, at: usize) -> bool {
        self.unit_at(at).is_some_and(|unit| {
            let unit = self.units[unit];
            unit.verb != usize::MAX && unit.tense != Tense::Past
        })
    }

    /// True for a token in a clause that is about the time of the one it hangs on: "putting 600 jobs at risk".
    pub(super) fn leans(&self, at: usize) -> bool {
        self.unit_at(at).is_some_and(|unit| {
            let unit = self.units[unit];
            match unit.tie {
                Tie::Leaning | Tie::Meanwhile => true,
                // "a survey in June found that one in four".
                Tie::Content => unit.parent.is_some_and(|parent| self.units[parent].finds),
                _ => false,
            }
        })
    }

    fn is_told_past(&self, unit: usize) -> bool {
        self.units[unit].tense == Tense::Past
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
    pub(super) fn reaches(&self, time: usize, figure: usize, after: usize) -> bool {
        let (Some(t), Some(f)) = (self.unit_at(time), self.unit_at(figure)) else {
            return true;
        };
        if t == f {
            return true;
        }
        if let Some(path) = self.below(t, f) {
            return self.hangs(t, time, &path);
        }
        if let Some(path) = self.below(f, t) {
            // "$5m that it had borrowed in 2019", "as many people as died in 2019": told of the figure itself.
            return path.iter().enumerate().all(|(n, &unit)| {
                let unit = self.units[unit];
                match unit.tie {
                    Tie::Meanwhile | Tie::Since => true,
                    // "Opened in 1869, the canal was 164 km long".
                    Tie::Leaning => self.is_told_past(f) && unit.start < self.units[f].verb,
                    Tie::Relative => n + 1 == path.len() && unit.start <= after + 1,
                    _ => false,
                }
            });
        }
        self.shares(t, f, time)
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

    /// True when everything between a time's clause and a figure's leans on the time.
    fn hangs(&self, upper: usize, time: usize, path: &[usize]) -> bool {
        let fronted = time < self.units[upper].verb;
        path.iter().all(|&unit| match self.units[unit].tie {
            Tie::Leaning | Tie::Meanwhile => true,
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
            joined(b) && time < a.verb && !a.says
        } else {
            // "has infected 1,203 people and killed 37 since March".
            let alike = a.tense == b.tense
                || a.tie == Tie::GoesOn && a.tense == Tense::Past && b.tense == Tense::Perfect;
            a.close && joined(a) && time > a.verb && alike
        }
    }
}

/// True for ", by 400 basis points in all": no verb, whatever its noun looks like.
fn is_amount(r: &Reader<'_>, piece: &Piece, start: usize) -> bool {
    piece.open == Open::Comma
        && r.has(start, class::PREPOSITION)
        && (r.is_number(start + 1) || r.sense(start + 1).numeral.is_some())
}

/// True for ", a quarter of what it treats": its only verb tells what the whole is.
fn is_free(r: &Reader<'_>, piece: &Piece, start: usize) -> bool {
    piece.open == Open::Comma
        && piece.form == Form::Finite
        && (start + 1..r.token_at(piece.verb))
            .any(|at| r.is(at, word!("what")) && r.is(at - 1, word!("of")))
}

/// Where a time begins that leads the clause behind its comma: "and as of May 2019, | we had".
fn led_by(r: &Reader<'_>, start: usize) -> Option<usize> {
    let comma = start
        .checked_sub(1)
        .filter(|&at| r.is(at, word!(",")) && r.dated(at.wrapping_sub(1)))?;
    let inside = |at: usize| {
        r.dated(at) || r.has(at, class::PREPOSITION | class::DETERMINER) || r.is(at, word!("as"))
    };
    let first = (0..comma).rev().take_while(|&at| inside(at)).last()?;
    let and = first.checked_sub(1)?;
    r.any(and, words!["and", "but"]).then_some(and)
}

fn subordinate(opener: Letters) -> Tie {
    if MEANWHILE.have(opener) {
        Tie::Meanwhile
    } else if opener == word!("since") {
        Tie::Since
    } else {
        Tie::Hung
    }
}

#[cfg(test)]
mod tests {
    use super::super::period_tests::check;

    #[test]
    fn a_time_dates_what_leans_on_its_clause() {
        check(
            "The chain will shut 30 outlets by June 2025, putting 700 jobs at risk.",
            &[("30 outlets", "../2025-06"), ("700 jobs", "../2025-06")],
        );
        check(
            "The rate was 7.1 % in the three months to March, when 800,000 people had no work.",
            &[
                ("7.1 %", "2024-01/2024-03"),
                ("800,000 people", "2024-01/2024-03"),
            ],
        );
        check(
            "In April exports rose 4 % while imports fell 2 %.",
            &[("4 %", "2024-04"), ("2 %", "2024-04")],
        );
    }

    #[test]
    fn a_time_dates_nothing_that_another_clause_tells() {
        check(
            "A treasurer who stole $80,000 from a choir was jailed on Monday.",
            &[("$80,000", "none")],
        );
        check(
            "The owners had known since 2015 that the air held four times the legal limit.",
            &[("four times", "none")],
        );
        check(
            "Stocks stood at 41 million tonnes on 1 May; the norms require 30 million tonnes.",
            &[
                ("41 million tonnes", "2024-05-01"),
                ("30 million tonnes", "none"),
            ],
        );
        check(
            "ACCRA, May 15 (Gold Coast Wire) - Sales fell 4 % as of Friday.",
            &[("4 %", "2024-05-10")],
        );
    }

    #[test]
    fn what_is_added_behind_the_verb_has_the_time_of_the_clause() {
        check(
            "Population fell in 2023 by 4,100 people, a decrease of 0.2 per cent, from 2022.",
            &[("4,100 people", "2023"), ("0.2 per cent", "2023")],
        );
        check(
            "The fund earned $4bn in 2023, a return of 13 per cent.",
            &[("$4bn", "2023"), ("13 per cent", "2023")],
        );
        // Another deed, and one with a time of its own.
        check(
            "The club made $8m in 2023, after selling a striker for $30m.",
            &[("$8m", "2023"), ("$30m", "none")],
        );
        check(
            "Tin, about 40 % of exports, climbed 6 % in April.",
            &[("40 %", "none"), ("6 %", "2024-04")],
        );
    }

    #[test]
    fn who_says_so_parts_no_clause() {
        check(
            "The village shrinks; since 2011, she says, the sea has taken a fifth of the shore.",
            &[("a fifth", "2011/..")],
        );
        check(
            "Homes will pay $900 more when the cap changes on 1 October, the regulator said on Monday, 80 % more than now.",
            &[("80 %", "2024-10-01")],
        );
        check(
            "A survey of 900 adults in June found one in four had moved.",
            &[("900 adults", "2023-06"), ("one in four", "2023-06")],
        );
    }

    #[test]
    fn a_time_in_front_goes_with_its_own_clause() {
        check(
            "The club printed 4,000 posters and, in 2021, held a fair with 90 stalls.",
            &[("90 stalls", "2021")],
        );
        check(
            "2019: The bridge opens at a cost of $40m.",
            &[("$40m", "2019")],
        );
    }
}
