//! Sentences with a time → the clauses that the event reader cut them into, for readers of other things.
//!
//! Has no opinion on what dates what.

use super::letters::Letters;

/// What opens a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// The sentence.
    Start,
    /// A comma.
    Comma,
    /// Semicolon, colon, dash or bracket.
    Break,
    /// "And", "but", "or".
    Coord,
    /// "When", "if", "after".
    Sub,
    /// "Who", "which", "that" in the place of a noun.
    Rel,
    /// "That" before what is said, or nothing at all after "said".
    Content,
}

/// What sort of verb a clause has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One with a tense.
    Finite,
    /// It begins with a participle.
    Participial,
    /// None: a part of a neighbour.
    Fragment,
}

/// The time that the verb of a clause tells by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// "Fell", "was".
    Past,
    /// "Had fallen", "used to fall".
    Bygone,
    /// "Has fallen".
    Perfect,
    /// "Will fall", "may fall".
    Ahead,
    /// "Falls", and no verb at all.
    Other,
}

/// One clause or fragment of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where it begins, in bytes.
    pub(super) start: u32,
    /// Its first word.
    pub(super) opener: Letters,
    /// What opens it.
    pub(super) open: Open,
    /// What verb it has.
    pub(super) form: Form,
    /// Where its verb begins, in bytes; past everything when it has none.
    pub(super) verb: u32,
    /// True when it has a subject of its own.
    pub(super) acts: bool,
    /// True when its verb is one of saying.
    pub(super) says: bool,
    /// What its verb tells.
    pub(super) tense: Tense,
}

/// The clauses of every sentence with a time.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Sentences, in order, each with the place of its first clause.
    sentences: Vec<(u32, usize)>,
    pieces: Vec<Piece>,
}

impl Outline {
    /// Adds the clauses of the next sentence.
    pub(super) fn add(&mut self, sentence: u32, pieces: impl Iterator<Item = Piece>) {
        self.sentences.push((sentence, self.pieces.len()));
        self.pieces.extend(pieces);
    }

    /// The clauses of a sentence; none for one without a time.
    pub(super) fn of(&self, sentence: u32) -> &[Piece] {
        let Ok(at) = self
            .sentences
            .binary_search_by_key(&sentence, |&(sentence, _)| sentence)
        else {
            return &[];
        };
        let first = self.sentences[at].1;
        let last = self
            .sentences
            .get(at + 1)
            .map_or(self.pieces.len(), |&(_, next)| next);
        self.pieces.get(first..last).unwrap_or(&[])
    }
}
