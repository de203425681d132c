//! A form in "-ed" without an auxiliary → a participle ("accounts filed on Friday show") or a verb in the past ("he filed them").
//!
//! Lexical cues and neighbours only. Has no opinion on forms that are only one of the two.

use super::anew::{
    has_new_subject, lists_verbs, resumes_behind_adverbial, resumes_behind_lone_time,
    resumes_behind_time,
};
use super::gap::DONE_TO_NOTHING;
use super::noun_phrase_before;
use crate::extract::event::lexicon::Can;
use crate::extract::event::tag::{Tag, Word};
use crate::extract::event::verb::{
    ends_period, has_finite_since_boundary, is_boundary, resumes, stretch,
};
use crate::extract::letters::Words;

/// True when a participle opens what stands between the last comma and `at`, and a comma closes it.
fn opens_remark(words: &[Word], at: usize) -> bool {
    let opener = stretch(words, at)
        .iter()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Quote));
    let closed = words[at + 1..]
        .iter()
        .take(12)
        .find(|word| word.tag == Tag::Comma || word.is_finite() || word.can.be(Can::AUX));
    opener.is_some_and(|word| word.tag == Tag::Part)
        && closed.is_some_and(|word| word.tag == Tag::Comma)
}

/// "Sales more than doubled": a comparison is no preposition before a verb.
fn is_multiplied(words: &[Word], at: usize) -> bool {
    const MULTIPLIED: Words = words!["doubled", "tripled", "trebled", "quadrupled", "halved"];
    let compared =
        at > 1 && words[at - 1].is(word!("than")) && words[at - 2].is_one(words!["more", "less"]);
    compared && words[at].is_one(MULTIPLIED)
}

/// "Released on Monday put the figure at 4%": a form that is past and plain at once, right behind a time and before its object.
fn is_done(words: &[Word], word: &Word) -> bool {
    let at = words.partition_point(|other| other.span.start < word.span.start);
    let timed = at > 0 && matches!(words[at - 1].tag, Tag::Time(_));
    timed
        && words
            .get(at + 1)
            .is_some_and(|next| next.can.be(Can::DET) || matches!(next.tag, Tag::Num | Tag::Mark))
}

/// True for a verb whose subject, with its article, stands right behind another noun: "figures | the operator published".
fn is_contact(words: &[Word], at: usize) -> bool {
    let own = noun_phrase_before(words, at);
    let opened = own.first > 1
        && own.last == at
        && words[own.first].is_one(words!["the", "its", "his", "her", "their"])
        && matches!(words[own.first - 1].tag, Tag::Noun | Tag::Num)
        && !words[own.first - 1].capital;
    opened && {
        let noun = noun_phrase_before(words, own.first);
        noun.first > 0
            && words[noun.first - 1].is_one(words![
                "of", "to", "for", "by", "with", "from", "than", "on"
            ])
    }
}

/// "Said in a note published on Monday": behind a preposition, where its clause has a verb, a noun does nothing.
fn hangs_on_preposition(words: &[Word], at: usize) -> bool {
    const LEADING: Words = words!["in", "to", "from", "at", "for", "with", "by"];
    let noun = noun_phrase_before(words, at);
    noun.first > 0
        && noun.last == at
        && words[noun.first].tag == Tag::Det
        && words[noun.first - 1].is_one(LEADING)
        && words[..noun.first]
            .iter()
            .rev()
            .take_while(|word| !is_boundary(word.tag))
            .any(Word::is_finite)
}

/// True when an "-ed" form without an auxiliary is a participle ("accounts filed on Friday show"), not a past tense.
pub(in crate::extract::event) fn is_reduced(
    text: &str,
    words: &[Word],
    at: usize,
    before: Option<Tag>,
) -> bool {
    if is_multiplied(words, at) {
        return false;
    }
    match before {
        // "The reform, passed in 2008 and | amended since, was": one remark with two verbs.
        Some(Tag::Coord) if opens_remark(words, at) => return true,
        Some(Tag::Pron | Tag::Rel | Tag::That | Tag::Coord) => return false,
        None | Some(Tag::Prep | Tag::Sub | Tag::Part) => return true,
        _ => {}
    }
    let next = words.get(at + 1);
    let object = next.is_some_and(|next| {
        next.can.be(Can::DET)
            || next.can.be(Can::PRON)
            || matches!(next.tag, Tag::Num | Tag::Mark)
            || next.is(word!("that"))
            || (next.tag == Tag::Noun && next.can == Can::default())
    });
    let by = next.is_some_and(|next| {
        next.is(word!("by"))
            && !words
                .get(at + 2)
                .is_some_and(|word| matches!(word.tag, Tag::Num | Tag::Mark))
    });
    // "Figures the operator published on Monday": what it published stands before it.
    if !object && !by && is_contact(words, at) {
        return false;
    }
    if words[at].can.be(Can::SAY) && !by && !next.is_some_and(|next| next.is(word!("in"))) {
        return false;
    }
    // "The school that Anna Feld founded was pulled down": the verb of what describes the noun.
    let opener = words[..at].iter().rposition(|word| is_boundary(word.tag));
    let own = opener.is_some_and(|opener| {
        matches!(words[opener].tag, Tag::That | Tag::Rel)
            && opener + 1 < at
            && words[opener + 1..at]
                .iter()
                .all(|word| matches!(word.tag, Tag::Noun | Tag::Det | Tag::Adj))
            && next.is_some_and(|next| next.can.be(Can::AUX) || next.can.be(Can::MODAL))
    });
    if own {
        return false;
    }
    // "A man named Amos Orr was": what one is called.
    let article = || {
        let noun = noun_phrase_before(words, at);
        words
            .get(noun.first)
            .is_some_and(|word| word.is_one(words!["a", "an"]))
    };
    // "A committee called for such a levy in 1981", not "a vote called for Friday".
    let asks = words[at].is(word!("called"))
        && next.is_some_and(|next| next.is(word!("for")))
        && words
            .get(at + 2)
            .is_some_and(|word| !matches!(word.tag, Tag::Time(_) | Tag::Comma | Tag::Stop));
    if asks {
        return false;
    }
    if words[at].is_one(words!["called", "named"]) && article() {
        return true;
    }
    if words[at].is_one(words!["dated", "called", "named", "based", "born"]) {
        return !object;
    }
    if matches!(before, Some(Tag::Comma)) {
        if resumes(words, at) || lists_verbs(words, at) {
            return false;
        }
        // ", released on Monday," and ", founded in 1954,": no object of its own.
        return !object;
    }
    let goes = words[at].is_one(words![
        "fled",
        "died",
        "retreated",
        "surrendered",
        "arrived",
        "escaped"
    ]);
    if resumes_behind_lone_time(text, words, at) {
        return false;
    }
    if !object && hangs_on_preposition(words, at) {
        return true;
    }
    if has_finite_since_boundary(words, at)
        && !((object || goes) && has_new_subject(words, at))
        && !(object && resumes_behind_adverbial(words, at))
        && !((object || words[at].is_one(DONE_TO_NOTHING)) && resumes_behind_time(words, at))
    {
        return true;
    }
    if object {
        return false;
    }
    // "According to a memo filed last month": a noun inside a phrase is no subject.
    // "By 1230 his realm reached": a time in front opens no phrase.
    let stretch = match stretch(words, at) {
        [first, second, rest @ ..]
            if first.tag == Tag::Prep && matches!(second.tag, Tag::Time(_)) =>
        {
            rest
        }
        whole => whole,
    };
    let opener = stretch
        .iter()
        .find(|word| !matches!(word.tag, Tag::Adv | Tag::Coord | Tag::Quote));
    // "Recovering from cuts imposed by its owners": one remark with two participles.
    if by && opener.is_some_and(|word| matches!(word.tag, Tag::Ing | Tag::Part)) {
        return true;
    }
    if opener.is_some_and(|word| {
        word.is_one(words![
            "according",
            "despite",
            "under",
            "amid",
            "via",
            "including",
            "following",
            "with",
            "of",
            "like",
            "unlike",
            "to",
            "by",
            "than"
        ])
    }) {
        return true;
    }
    // A later plain past, auxiliary or modal in the same stretch is the verb of the clause, unless "and" or "that" opens one.
    let ended = |word: &Word| {
        word.is(word!("ended"))
            && (at + 1..words.len().min(at + 26))
                .any(|place| words[place].span == word.span && ends_period(text, words, place))
    };
    let ahead = words[at + 1..].iter().take(25).take_while(|word| {
        !matches!(word.tag, Tag::Comma | Tag::Break | Tag::Stop)
            && !word.can.be(Can::SUB)
            && !word.can.be(Can::REL)
            && !word.can.be(Can::COORD)
            && !word.is(word!("that"))
    });
    // "A deal reached in June expires": right behind a time, the form is the verb of the clause.
    let after_time = words[at + 1..]
        .windows(2)
        .take(ahead.clone().count().saturating_sub(1))
        .any(|pair| matches!(pair[0].tag, Tag::Time(_)) && pair[1].can.be(Can::THIRD));
    after_time
        || ahead.into_iter().any(|word| {
            word.can.be(Can::MODAL)
                || (word.can.be(Can::AUX) && !word.is_one(words!["be", "been", "being", "having"]))
                || (word.can.be(Can::PAST)
                    && (!word.can.be(Can::BASE) || is_done(words, word))
                    && !ended(word))
        })
}
