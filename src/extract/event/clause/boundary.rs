//! A place in a tagged sentence → whether a clause with a verb of its own begins there.
//!
//! Looks ahead no farther than news clauses reach. Has no opinion on what the clause says.

use crate::extract::event::lexicon::Can;
use crate::extract::event::tag::{Tag, Word};

/// How far a look ahead goes: news clauses are shorter, and it keeps long lists linear.
pub(super) const AHEAD: usize = 30;

/// "The man who stole £500 from a charity | was jailed": a second verb in a clause that describes a noun is the noun's own.
pub(super) fn is_main_verb(words: &[Word], start: usize, at: usize) -> bool {
    let opens = words[start].is_one(words!["who", "which", "that"]);
    let who = opens
        && words
            .get(skip_adverbs(words, start + 1))
            .is_some_and(Word::is_finite);
    // "A truce that was to begin on Sunday | never took hold".
    let Some(before) = words[start..at]
        .iter()
        .rev()
        .find(|word| word.tag != Tag::Adv)
    else {
        return false;
    };
    let shared = words[start..at]
        .iter()
        .rev()
        .take(3)
        .any(|word| word.tag == Tag::Coord);
    let object = matches!(before.tag, Tag::Noun | Tag::Num | Tag::Time(_) | Tag::Mark)
        || before.is_one(words!["there", "abroad", "ago", "earlier"]);
    // "600 residents who were told to leave | may return": what they were told is no clause.
    let spoken = words[start..at]
        .iter()
        .any(|word| word.can.be(Can::SAY) && word.is_finite());
    // "The school that she founded | was pulled down": its verb has no object but the noun.
    let adjacent = opens && !who && (before.tag == Tag::Past || before.tag == Tag::Part);
    if adjacent && words[at].is_finite() {
        return true;
    }
    // "The house that he built in 1942 | was lost".
    let other = opens && matches!(before.tag, Tag::Time(_));
    (who && object || other) && !shared && !spoken && words[at].is_finite()
}

/// "If all goes well | the craft will land": what a condition ends in without a comma.
pub(super) fn goes_on_unmarked(words: &[Word], start: usize, at: usize) -> bool {
    const REACH: usize = 6;
    let opens = words[start].is_one(words!["if", "once", "unless"]);
    let closed = words[start..at]
        .iter()
        .any(|word| word.is_finite() && !word.can.be(Can::SAY))
        && matches!(words[at - 1].tag, Tag::Noun | Tag::Adv | Tag::Time(_));
    let modal = words[at + 1..]
        .iter()
        .take(REACH)
        .find(|word| word.is_finite() || !matches!(word.tag, Tag::Noun | Tag::Adj | Tag::Adv));
    opens && closed && modal.is_some_and(|word| word.tag == Tag::Modal)
}

/// "Say | the fund, floated in 2011, took in £9m": a noun phrase, a remark between commas, and the verb.
pub(super) fn remark_follows(words: &[Word], next: usize) -> bool {
    const NOUN: usize = 8;
    const REMARK: usize = 15;
    let comma = |from: usize, reach: usize| {
        (from..words.len().min(from + reach)).find(|&at| words[at].tag == Tag::Comma)
    };
    let Some(open) = comma(next, NOUN) else {
        return false;
    };
    let noun = words[next..open].iter().all(|word| {
        matches!(
            word.tag,
            Tag::Noun | Tag::Det | Tag::Adj | Tag::Num | Tag::Genitive | Tag::Prep
        )
    });
    let close = comma(open + 1, REMARK);
    noun && words[next].tag == Tag::Det
        && close.is_some_and(|close| {
            words.get(close + 1).is_some_and(Word::is_finite)
                && !words[open..close].iter().any(|word| word.tag == Tag::Coord)
        })
}

/// Past "told reporters" and "said on Monday", to where what was said begins.
pub(super) fn after_saying(words: &[Word], verb: usize) -> usize {
    let mut at = verb + 1;
    // "Were told they could".
    let passive = verb > 0 && words[verb - 1].is_one(words!["was", "were"]);
    if words[verb].is_one(words!["told", "tells", "tell"]) && !passive {
        while words
            .get(at)
            .is_some_and(|word| matches!(word.tag, Tag::Det | Tag::Adj) && at < verb + 4)
        {
            at += 1;
        }
        at += 1;
    }
    loop {
        match (
            words.get(at).map(|word| word.tag),
            words.get(at + 1).map(|word| word.tag),
        ) {
            (Some(Tag::Time(_)), _) => at += 1,
            (Some(Tag::Prep), Some(Tag::Time(_))) => at += 2,
            _ => return at,
        }
    }
}

pub(super) fn skip_adverbs(words: &[Word], mut at: usize) -> usize {
    while words
        .get(at)
        .is_some_and(|word| matches!(word.tag, Tag::Adv | Tag::Quote))
    {
        at += 1;
    }
    at
}

pub(super) fn finite_first(words: &[Word], at: usize) -> bool {
    words
        .get(skip_adverbs(words, at))
        .is_some_and(Word::is_finite)
}

/// True when a verb with a tense stands before the next boundary.
pub(super) fn clause_follows(words: &[Word], at: usize, over_commas: bool) -> bool {
    words
        .iter()
        .skip(at)
        .take(AHEAD)
        .take_while(|word| {
            let opens = word.tag == Tag::Sub && !word.can.be(Can::PREP);
            !opens
                && !matches!(
                    word.tag,
                    Tag::Break | Tag::Stop | Tag::Rel | Tag::That | Tag::Coord
                )
                && (over_commas || word.tag != Tag::Comma)
        })
        .any(Word::is_finite)
        || finite_past_pair(words, at)
}

/// "Some 4,500 houses and barns collapsed": a pair of nouns before the verb.
fn finite_past_pair(words: &[Word], at: usize) -> bool {
    let mut coords = 0;
    let mut after = false;
    words
        .iter()
        .skip(at)
        .take(8)
        .take_while(|word| {
            // "After the battle and | hanged on Monday": the verb goes on with another subject.
            let split = after && word.is_finite();
            after = word.tag == Tag::Coord;
            coords += usize::from(after || split) + usize::from(split);
            coords < 2
                && !matches!(
                    word.tag,
                    Tag::Break | Tag::Stop | Tag::Rel | Tag::Sub | Tag::That | Tag::Comma
                )
        })
        .any(Word::is_finite)
}
