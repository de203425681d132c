//! Who has the floor where a sentence names nobody: the speaker of an open quotation, or whoever answers in an interview.
//!
//! Goes along sentence by sentence. Has no opinion on the attributions inside a sentence.

use super::cast::{Cast, asked, is_person};
use super::interview::{Interview, spoken_to};
use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::{Class, class};
use crate::extract::figure::phrase::Phrase;
use crate::extract::figure::reader::{Range, Reader};

/// The floor as a sentence finds it.
#[derive(Debug, Default)]
pub(super) struct Floor {
    /// The first figure inside a quotation that is still open.
    open: Option<usize>,
    /// Who answers in this paragraph: "Dahl: We sold a third."
    answers: Option<Phrase>,
    /// The interview that has no such labels.
    interview: Interview,
}

impl Floor {
    /// A sentence begins: a paragraph that opens with a label is its answer or question, any other ends an answer.
    pub(super) fn enter(&mut self, r: &Reader<'_>, cast: &Cast, range: Range) {
        let begins = range.first == 0 || r.is_break(range.first) || r.is_break(range.first - 1);
        if begins {
            let first = range.first + usize::from(r.is_break(range.first));
            let turn = self.interview.answers(r, first);
            self.answers = answers(r, cast, first).or(turn);
        }
    }

    /// True when a sentence has to do with quotations.
    pub(super) const fn quotes(&self, seen: Class) -> bool {
        seen & class::QUOTE != 0 || self.open.is_some() || self.answers.is_some()
    }

    /// True when a token of the sentence is somebody's own word, in a quotation that may have begun in a sentence before.
    pub(super) fn covers(&self, r: &Reader<'_>, range: Range, at: usize) -> bool {
        self.walk(r, range.first, at).0 || self.answers.is_some()
    }

    /// Whether a quotation is open behind some tokens of the sentence, and whether one has closed in them.
    fn walk(&self, r: &Reader<'_>, first: usize, last: usize) -> (bool, bool) {
        (first..last).fold((self.open.is_some(), false), |(open, closed), at| {
            let straight = r.is(at, word!("\""));
            match () {
                () if r.is(at, word!("“")) || straight && !open => (true, closed),
                () if r.is(at, word!("”")) || straight => (false, closed || open),
                () => (open, closed),
            }
        })
    }

    /// Who speaks what ends before token `after` of a quotation that its sentence gives nobody: a sentence that is all quotation goes on with the
    /// speaker of the one before, and an answer is that of whoever the interview is with.
    pub(super) fn holder(
        &self,
        r: &Reader<'_>,
        cast: &Cast,
        range: Range,
        after: usize,
    ) -> Option<Phrase> {
        if self.answers.is_some() {
            return self.answers;
        }
        let opens = self.open.is_some() || r.any(range.first, words!["“", "\""]);
        let closes = (after..range.last).any(|at| r.any(at, words!["”", "\""]));
        // "He would trust “two-thirds of them, on a good day”".
        let his = !opens && r.any(range.first, words!["he", "she"]);
        (opens && closes || his)
            .then(|| cast.last().or_else(|| asked(r, range.first)))
            .flatten()
    }

    /// “We moved 52 boxes. We paid €5m,” he said: a quotation over several sentences has the speaker that its end names.
    /// A sentence is over, and its figures from `start` have their speakers.
    pub(super) fn leave(
        &mut self,
        r: &Reader<'_>,
        cast: &Cast,
        raws: &mut [Raw],
        start: usize,
        range: Range,
    ) {
        let before = self.open;
        let (open, closed) = self.walk(r, range.first, range.last);
        if let Some(first) = before.filter(|_| closed) {
            let named = raws
                .iter()
                .skip(start)
                .find_map(|raw| raw.speaker.clone())
                .or_else(|| {
                    let (first, last) = cast.last().or_else(|| asked(r, range.first))?;
                    Some(r.phrase(first, last))
                });
            let waiting = raws.iter_mut().skip(first);
            for raw in waiting.filter(|raw| raw.speaker.is_none()) {
                raw.speaker.clone_from(&named);
            }
        }
        self.open = match before {
            _ if !open => None,
            Some(first) if !closed => Some(first),
            _ => Some(start),
        };
    }
}

/// Whose answer a paragraph is that begins at `first`: "Dahl: …" that of a person of the article, "A: …" that of the person
/// interviewed.
fn answers(r: &Reader<'_>, cast: &Cast, first: usize) -> Option<Phrase> {
    let colon = (first + 1..first + 4).find(|&at| r.is(at, word!(":")))?;
    if r.word(first) == "A" && colon == first + 1 {
        return spoken_to(r, first).or_else(|| asked(r, first));
    }
    let label = (first, colon);
    let name = (first..colon).all(|at| r.capital(at) && r.is_word(at)) && !r.acronym(first);
    name.then(|| cast.in_full(r, label))
        .flatten()
        .filter(|&name| is_person(r, name))
}
