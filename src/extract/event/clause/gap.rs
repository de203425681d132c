//! "A cap that parliament passed" and "the fact that parliament passed it": whether what follows "that" lacks an object, which
//! the noun before it is then.
//!
//! Has no opinion on where the clause ends.

use super::boundary::skip_adverbs;
use super::noun_phrase_before;
use crate::extract::event::lexicon::Can;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::letters::Words;

/// Verbs that are done to nothing; in the form of a participle they are the past of a clause.
pub(in crate::extract::event) const DONE_TO_NOTHING: Words = words![
    "died",
    "fell",
    "rose",
    "arrived",
    "came",
    "went",
    "failed",
    "happened",
    "collapsed",
    "resigned",
    "retired",
    "expired",
    "occurred",
    "emerged",
    "appeared",
    "returned",
    "declined",
    "existed",
    "lived",
    "stood",
    "stayed",
    "remained",
    "climbed",
    "jumped",
    "soared",
    "plunged",
    "slumped",
    "surged",
    "rallied",
    "agreed",
    "testified",
    "talked",
    "stalled",
];

/// Verbs that are mostly done to nothing.
pub(in crate::extract::event) const SELDOM_DONE: Words = words![
    "began",
    "ended",
    "grew",
    "slowed",
    "started",
    "closed",
    "opened",
    "erupted",
    "struck",
    "stopped",
    "increased",
    "dropped",
    "worked",
    "sank",
    "crashed",
];

/// "A coach | they appointed on Tuesday": a pronoun right behind a noun that its verb has for an object.
pub(super) fn lacks_relative_pronoun(words: &[Word], at: usize) -> bool {
    let noun = noun_phrase_before(words, at);
    let object = noun.last == at
        && words[at - 1].tag == Tag::Noun
        && words[noun.first].tag == Tag::Det
        && noun.first > 0;
    let verb = skip_adverbs(words, at + 1);
    let past = words
        .get(verb)
        .is_some_and(|word| word.tag == Tag::Past && !word.can.be(Can::SAY));
    let next = words.get(skip_adverbs(words, verb + 1));
    object
        && past
        && next.is_some_and(|next| matches!(next.tag, Tag::Prep | Tag::Time(_)))
        && !words[verb].is_one(DONE_TO_NOTHING)
}

/// "Figures | the operator published on Monday": two nouns side by side and a verb without an object, whose object the first is.
pub(super) fn lacks_relative(words: &[Word], at: usize) -> bool {
    const LEADING: Words = words![
        "of", "to", "for", "by", "with", "from", "than", "by", "about", "on"
    ];
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else {
        return false;
    };
    let owned = matches!(before.tag, Tag::Noun | Tag::Num) && !before.capital;
    // What leads to the first noun is no place or time that a clause could open with.
    let noun = noun_phrase_before(words, at);
    let led = noun.first > 0
        && noun.last == at
        && words[noun.first - 1].is_one(LEADING)
        && words[noun.first - 1].tag == Tag::Prep;
    let verb = (at + 1..words.len().min(at + 5)).find(|&place| words[place].is_finite());
    let Some(verb) = verb.filter(|_| owned && led) else {
        return false;
    };
    let subject = words[at + 1..verb]
        .iter()
        .all(|word| matches!(word.tag, Tag::Noun | Tag::Adj))
        && verb > at + 1;
    // "Asked for on Monday": a preposition may be left behind.
    let left = usize::from(
        words
            .get(verb + 1)
            .is_some_and(|word| word.tag == Tag::Prep)
            && words
                .get(verb + 2)
                .is_some_and(|word| word.tag == Tag::Prep),
    );
    let rest = words.get(verb + 1 + left..).unwrap_or(&[]);
    let end = rest
        .iter()
        .position(|word| matches!(word.tag, Tag::Comma | Tag::Stop | Tag::Break));
    let inside = end.map(|end| &rest[..end]);
    subject
        && words[verb].tag == Tag::Past
        && !words[verb].can.be(Can::SAY)
        && !words[verb].is_one(DONE_TO_NOTHING)
        && inside.is_some_and(|inside| {
            inside.len() <= 8
                && !inside.iter().any(Word::is_finite)
                && inside
                    .first()
                    .is_none_or(|word| matches!(word.tag, Tag::Prep | Tag::Time(_)))
        })
}

/// "A cap that | parliament passed in May": what the noun before "that" is the object of, as its verb has no other.
pub(super) fn lacks_object(words: &[Word], that: usize) -> bool {
    let near = that + 1..words.len().min(that + 8);
    let Some(verb) = near.into_iter().find(|&at| words[at].is_finite()) else {
        return false;
    };
    let after = skip_adverbs(words, verb + 1);
    let last = words
        .get(after)
        .filter(|word| matches!(word.tag, Tag::Part | Tag::Base) && words[verb].tag != Tag::Past)
        .map_or(verb, |_| after);
    let gap = match (words.get(last + 1), words.get(last + 2)) {
        (Some(next), _) if matches!(next.tag, Tag::Time(_)) || next.is_finite() => true,
        (Some(next), Some(time)) => next.tag == Tag::Prep && matches!(time.tag, Tag::Time(_)),
        _ => false,
    };
    let passive = words[verb].is_one(words!["was", "were", "is", "are"]);
    let between = &words[that + 1..verb];
    gap && !passive
        && !between.is_empty()
        && !words[last].is_one(DONE_TO_NOTHING)
        && !words[last].is_one(SELDOM_DONE)
}
