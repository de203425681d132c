//! Pieces of a sentence → its clauses, each with what it hangs on.
//!
//! A piece without a verb belongs to a neighbour; a verb behind a comma goes on with the clause that still waits for one.
//! Has no opinion on what dates what.

use super::scope::{Part, Scope, Tie, Unit};
use crate::extract::figure::lexicon::class;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::{Letters, Words};
use crate::extract::outline::{Form, Open, Piece};

const MEANWHILE: Words = words!["when", "as"];

/// What opens a clause that stands beside another, set against it.
const AGAINST: Words = words!["while", "whereas", "though", "although"];

/// Words that open no clause, though a verb's form lends them.
const OPEN_NONE: Words = words!["compared", "according", "including", "excluding"];

impl Scope {
    /// Puts the pieces of a sentence together.
    pub(super) fn of(r: &Reader<'_>, pieces: &[Piece]) -> Self {
        let mut scope = Self {
            units: Vec::with_capacity(pieces.len()),
            pieces: Vec::with_capacity(pieces.len() + 1),
        };
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
            // "That left 7.62 million in work".
            let shows = piece.open == Open::Content
                && (verb == start + 1 || verb == start + 2 && r.has(start + 1, class::ADVERB));
            if shows {
                return self.push(unit);
            }
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
        let next = rest
            .iter()
            .find(|piece| !matches!(piece.open, Open::Sub | Open::Rel));
        let joined = |at: usize| r.any(at, words!["and", "but", "or"]);
        // ", or 70 % of output, and must repay": added to what is before.
        let adds = !r.dated(start + 1)
            && (r.is_number(start + 1)
                || r.is_mark(start + 1)
                || r.sense(start + 1).numeral.is_some());
        let opens_next = form == Form::Fragment
            && !adds
            && next.is_some_and(|next| next.open == Open::Comma && next.form == Form::Finite)
            && self.units[top].verb != usize::MAX
            // "Between October and December, and one in eight had".
            && !(r.dated(start.wrapping_sub(1)) && r.dated(start + 1) && joined(start))
            && (joined(start) || piece.open == Open::Comma && start >= 2 && joined(start - 2));
        if opens_next {
            return self.push(Unit {
                tie: Tie::GoesOn,
                parent: self.units[top].parent,
                ..unit
            });
        }
        match (piece.open, form) {
            // "40 boats, of which nine were lost".
            (Open::Rel, _) if piece.opener == word!("of") => self.push(hung(Tie::Part)),
            // "goods, which account for a third, were": what follows the pronoun is its verb, known for one or not.
            (Open::Rel, Form::Fragment)
                if r.is_word(start + 1)
                    && !r.dated(start + 1)
                    && !r.has(start + 1, class::FUNCTION | class::ADVERB) =>
            {
                self.push(Unit {
                    verb: start + 1,
                    ..hung(Tie::Relative)
                })
            }
            (Open::Rel, _) => self.push(hung(Tie::Relative)),
            // "will halve that by 2050".
            (Open::Content, Form::Fragment) if next.is_none_or(|next| next.open != Open::Comma) => {
                top
            }
            (Open::Content, _) => self.push(hung(Tie::Content)),
            // "while imports fell": beside what it is set against.
            (Open::Sub, _) if AGAINST.have(piece.opener) => self.resume(unit, true, top),
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
                        .find(|piece| {
                            // "; by 2004, when he sold out, he had".
                            piece.form != Form::Fragment
                                && !matches!(piece.open, Open::Sub | Open::Rel)
                        })
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
            // "Of those who left in 2011, about 80,000, | had not returned".
            (Open::Comma, Form::Fragment)
                if self.units[top].tie == Tie::Relative
                    && self.units[top].parent == Some(0)
                    && self.units[0].verb == usize::MAX
                    && r.is(self.units[0].start, word!("of")) =>
            {
                0
            }
            _ => top,
        }
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
}

/// True for ", by 400 basis points in all": no verb, whatever its noun looks like.
fn is_amount(r: &Reader<'_>, piece: &Piece, start: usize) -> bool {
    piece.open == Open::Comma
        && r.has(start, class::PREPOSITION)
        && (r.is_number(start + 1) || r.sense(start + 1).numeral.is_some())
}

/// True for ", a quarter of what it treats", ", $20,000 less than it was worth": its only verb tells what the whole is, or what
/// the amount is set against.
fn is_free(r: &Reader<'_>, piece: &Piece, start: usize) -> bool {
    let amount = |at: usize| {
        r.is_number(at)
            || r.sense(at).numeral.is_some()
            || r.any(at, words!["twice", "double", "half"])
    };
    if piece.open != Open::Comma || piece.form != Form::Finite {
        return false;
    }
    let verb = r.token_at(piece.verb);
    // "Only 70 basis points lower".
    r.is(verb, word!("points")) && verb > start
        || (start..start + 3).any(amount)
            && (start + 1..verb).any(|at| r.any(at, words!["than", "what"]))
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
    // "Between October and December, | and 90 had a notice": no time of its own.
    (r.any(and, words!["and", "but"]) && !r.dated(and.wrapping_sub(1))).then_some(and)
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
