//! Where a clause has its verb already → whether one more word is the verb of a new clause: behind "and" with a subject of its own,
//! or behind the time that ends a remark.
//!
//! Has no opinion on what sort of verb it is.

use super::lexicon::Can;
use super::tag::{Tag, Word};
use super::verb::is_boundary;
use crate::extract::letters::Words;

/// "The contractor came and the crane | goes on Thursday": a noun with its article behind "and", and what only verbs are.
pub(super) fn opens_with_article(words: &[Word], at: usize) -> bool {
    const COMING: Words = words![
        "comes",
        "goes",
        "begins",
        "opens",
        "starts",
        "ends",
        "arrives",
        "leaves",
        "becomes",
        "remains",
        "expires",
        "resumes",
        "reopens",
        "continues",
        "takes",
    ];
    let near = words[..at].iter().rposition(|word| word.tag == Tag::Coord);
    words[at].is_one(COMING)
        && near.is_some_and(|and| {
            let between = &words[and + 1..at];
            (2..=5).contains(&between.len())
                && between[0].tag == Tag::Det
                && between[1..]
                    .iter()
                    .all(|word| matches!(word.tag, Tag::Noun | Tag::Adj))
        })
}

/// "To close a mill and | cut jobs": an infinitive stands before "and", and no verb with a tense between.
pub(super) fn shares_infinitive(words: &[Word], at: usize) -> bool {
    let near = words[..at - 1].iter().rev().take(20);
    let mut base = false;
    for word in near {
        if word.is_finite() || matches!(word.tag, Tag::Comma | Tag::Break | Tag::Stop) {
            return false;
        }
        if word.tag == Tag::To {
            return base;
        }
        base = word.tag == Tag::Base;
    }
    false
}

/// "An inspector who visited the site in June | found no fault": a verb behind the time of a clause that describes a noun.
pub(super) fn resumes_behind_time(words: &[Word], at: usize) -> bool {
    let timed = at > 0 && matches!(words[at - 1].tag, Tag::Time(_));
    let rel = words[..at].iter().rposition(|word| is_boundary(word.tag));
    timed
        && rel.is_some_and(|rel| {
            matches!(words[rel].tag, Tag::Rel | Tag::That)
                && words.get(rel + 1).is_some_and(Word::is_finite)
        })
}

/// "Rebels kept their word and police | found the body": a noun phrase is all that stands behind "and".
pub(super) fn has_new_subject(words: &[Word], at: usize) -> bool {
    let coord = words[..at].iter().rposition(|word| word.tag == Tag::Coord);
    coord.is_some_and(|and| {
        let between = &words[and + 1..at];
        let noun = |word: &Word| {
            matches!(
                word.tag,
                Tag::Noun | Tag::Det | Tag::Adj | Tag::Num | Tag::Genitive
            )
        };
        (1..=6).contains(&between.len())
            && between.iter().all(noun)
            && between.last().is_some_and(|word| word.tag == Tag::Noun)
            && words[..and].iter().rev().take(20).any(Word::is_finite)
            && !goes_on_passive(words, and, at)
    })
}

/// "Two guards were killed and 14 people | hurt when it fell": the helper carries over.
fn goes_on_passive(words: &[Word], and: usize, at: usize) -> bool {
    let near = &words[and.saturating_sub(20)..and];
    let passive = near
        .windows(2)
        .any(|pair| pair[0].is_one(words!["was", "were", "is", "are"]) && pair[1].tag == Tag::Part);
    let is_done_to_nothing = words.get(at + 1).is_none_or(|next| {
        matches!(next.tag, Tag::Time(_) | Tag::Comma | Tag::Stop | Tag::Break)
            || [Can::PREP, Can::SUB, Can::ADV, Can::COORD]
                .iter()
                .any(|&can| next.can.be(can))
    });
    passive && words[at].can.be(Can::PART) && is_done_to_nothing
}
