//! Where a clause has its verb already → whether one more word is the verb of a new clause: behind "and" with a subject of its own,
//! or behind the time that ends a remark.
//!
//! Has no opinion on what sort of verb it is.

use crate::extract::event::lexicon::Can;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::event::verb::is_boundary;
use crate::extract::letters::Words;

/// What comes, goes, begins or ends: verbs in the third person that are hardly ever nouns.
pub(in crate::extract::event) const COMING: Words = words![
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

/// "The contractor came and the crane | goes on Thursday": a noun with its article behind "and", and what only verbs are.
pub(in crate::extract::event) fn opens_with_article(words: &[Word], at: usize) -> bool {
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
pub(in crate::extract::event) fn shares_infinitive(words: &[Word], at: usize) -> bool {
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

/// "Gave evidence in 1891 and the next year | stood": a time alone stands behind "and", and is no second of a pair ("in 2019 and
/// 2020 | claimed by them").
pub(super) fn resumes_behind_lone_time(text: &str, words: &[Word], at: usize) -> bool {
    let [.., before, and, time] = &words[..at] else {
        return false;
    };
    let pair = matches!(before.tag, Tag::Time(_)) && !time.of(text).starts_with(char::is_lowercase);
    matches!(time.tag, Tag::Time(_)) && and.tag == Tag::Coord && !pair
}

/// "It opened in 1884 and at its height in the 1930s | employed 500": nothing but when and where stands behind "and".
pub(super) fn resumes_behind_adverbial(words: &[Word], at: usize) -> bool {
    let and = words[..at]
        .iter()
        .rposition(|word| word.tag == Tag::Coord || is_boundary(word.tag));
    and.is_some_and(|and| {
        words[and].tag == Tag::Coord
            && matches!(words[at - 1].tag, Tag::Time(_))
            && words[and + 1].tag == Tag::Prep
            && !words[and + 1..at].iter().any(Word::is_finite)
    })
}

/// "They reached the cape in May, | turned back the same day, and were home": one of a row of verbs.
pub(super) fn lists_verbs(words: &[Word], at: usize) -> bool {
    let Some(comma) = at.checked_sub(1) else {
        return false;
    };
    let acts = words[..comma]
        .iter()
        .rev()
        .take_while(|word| !is_boundary(word.tag))
        .any(Word::is_finite);
    let next = (at + 1..words.len().min(at + 14)).find(|&place| words[place].tag == Tag::Comma);
    acts && words[comma].tag == Tag::Comma
        && next.is_some_and(|next| {
            let and = words
                .get(next + 1)
                .is_some_and(|word| word.can.be(Can::COORD));
            let verb = words
                .get(next + 2)
                .is_some_and(|word| word.can.be(Can::PAST) || word.can.be(Can::AUX));
            and && verb
        })
}

/// "Will enter orbit, | spend a week there, and | touch down on Monday": one of a row of verbs behind a modal, which "and" ends.
pub(in crate::extract::event) fn lists_behind_modal(words: &[Word], at: usize) -> bool {
    const REACH: usize = 15;
    let ends = words[at - 1].tag == Tag::Coord && at > 1 && words[at - 2].tag == Tag::Comma;
    let mut before = words[..at - 1]
        .iter()
        .rev()
        .take(2 * REACH)
        .take_while(|word| {
            !matches!(
                word.tag,
                Tag::Break | Tag::Stop | Tag::Sub | Tag::Rel | Tag::That
            )
        });
    // The verbs of the row before it are told by the same modal.
    let modal = before
        .find(|word| word.is_finite() && !(word.tag == Tag::Present && word.can.be(Can::BASE)));
    ends && modal.is_some_and(|word| word.tag == Tag::Modal)
}

/// "They host Calder on Saturday and | travel to Hexby": several act in the present before "and", and the verb goes somewhere.
pub(in crate::extract::event) fn joins_present(words: &[Word], at: usize) -> bool {
    let verb = words[..at]
        .iter()
        .rev()
        .take_while(|word| !is_boundary(word.tag))
        .find(|word| word.is_finite());
    let acts = verb.is_some_and(|verb| verb.tag == Tag::Present && verb.can.be(Can::BASE));
    let goes = words.get(at + 1).is_some_and(|next| {
        next.can.be(Can::PREP) && !next.is(word!("of")) || next.can.be(Can::DET)
    });
    acts && goes && words[at - 1].tag == Tag::Coord
}

/// "An inspector who visited the site in June | found no fault": a verb behind the time of a clause that describes a noun.
pub(in crate::extract::event) fn resumes_behind_time(words: &[Word], at: usize) -> bool {
    let timed = at > 0 && matches!(words[at - 1].tag, Tag::Time(_));
    let rel = words[..at].iter().rposition(|word| is_boundary(word.tag));
    timed
        && rel.is_some_and(|rel| {
            matches!(words[rel].tag, Tag::Rel | Tag::That)
                && words.get(rel + 1).is_some_and(Word::is_finite)
        })
}

/// "Fares rise on Monday and trains | stop at midnight": several behind "and", each with what it does and when.
pub(in crate::extract::event) fn has_new_plural(text: &str, words: &[Word], at: usize) -> bool {
    let coord = words[..at].iter().rposition(|word| word.tag == Tag::Coord);
    coord.is_some_and(|and| {
        let between = &words[and + 1..at];
        let noun = |word: &Word| matches!(word.tag, Tag::Noun | Tag::Det | Tag::Adj);
        let several = between.last().is_some_and(|word| {
            let noun = word.of(text);
            word.tag == Tag::Noun && noun.ends_with('s') && !noun.ends_with("ss")
        });
        (1..=4).contains(&between.len())
            && between.iter().all(noun)
            && several
            && and > 0
            && matches!(words[and - 1].tag, Tag::Time(_))
            && words[..and].iter().rev().take(20).any(Word::is_finite)
            && words.get(at + 1).is_some_and(|next| {
                matches!(next.tag, Tag::Time(_)) || next.can.be(Can::PREP) || next.can.be(Can::ADV)
            })
    })
}

/// "Rebels kept their word and police | found the body": a noun phrase is all that stands behind "and".
pub(in crate::extract::event) fn has_new_subject(words: &[Word], at: usize) -> bool {
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
