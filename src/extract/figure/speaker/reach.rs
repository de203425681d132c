//! Words of saying → how far they reach: where a statement begins, and where another deed or other hearers end it.
//!
//! Has no opinion on who speaks.

use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::letters::Words;

/// The token before a noun phrase and its article.
pub(super) fn before_article(r: &Reader<'_>, first: usize) -> usize {
    let before = first.saturating_sub(1);
    let article = r.has(before, class::DETERMINER) && !r.any(before, words!["that", "which"]);
    before - usize::from(before > 0 && article)
}

/// Verbs behind which those stand who hear what is said.
pub(super) const HEARD: Words =
    words!["told tells tell assured assures informed informs reminded reminds"];

/// Past those who hear what is said, and where and when: "told reporters| in Athlone on Friday|", "complained| to parliament|".
pub(super) fn past_hearers(r: &Reader<'_>, at: usize, end: usize) -> usize {
    let phrase = |from: usize| phrase::noun_phrase(r, from, end).map(|(_, last)| last);
    let mut behind = at + 1;
    if r.any(at, HEARD) {
        // "told 900 members", "told a meeting of 6,000 farmers".
        let counted = |from: usize| from + usize::from(r.is_number(from));
        behind = counted(behind);
        behind = phrase(behind)
            .unwrap_or_else(|| behind + usize::from(r.any(behind, words!["us me him her them"])));
        if r.is(behind, word!("of")) {
            behind = phrase(counted(behind + 1)).unwrap_or(behind);
        }
    }
    while behind < end {
        behind +=
            usize::from(r.any(behind, words!["late early"]) && r.any(behind + 1, words!["on in"]));
        let lead = r.any(behind, words!["in on at to during after before"]);
        let next = behind + usize::from(lead);
        let dates = (next..end).take_while(|&i| r.dated(i)).count();
        behind = match () {
            () if dates > 0 => next + dates,
            () if lead => phrase(next).unwrap_or(end),
            () if r.any(behind, words!["published released here"]) => next + 1,
            () => break,
        };
    }
    behind
}

/// Where another deed begins behind what was reported or promised: "reported a loss of $4m | and has shed a fifth of its staff",
/// "promised them $9m | and ordered checks on 40 ships", "pledged $4m, | which brings its total to $9m".
pub(super) fn next_deed(r: &Reader<'_>, at: usize, end: usize) -> Option<usize> {
    let reported =
        r.any(at, words!["reported posted recorded disclosed"]) && r.has(at + 1, class::DETERMINER);
    let promised = r.any(at, words!["promised pledged wants want offered ordered"]);
    if !reported && !promised {
        return None;
    }
    (at + 2..end).take(24).find(|&i| {
        let and = r.is(i, word!("and"));
        and && r.any(i + 1, words!["has have had is was"])
            || promised
                && (and && (r.word(i + 1).ends_with("ed") || r.has(i + 1, class::IRREGULAR))
                    || r.is(i, word!(",")) && r.is(i + 1, word!("which")))
    })
}

/// Where a clause begins that tells who has spoken: "…, 51, | whose union", "…, a baker from Brenn, | who", "…, a baker | who".
pub(super) fn told_more(r: &Reader<'_>, name: usize, end: usize) -> Option<usize> {
    let aged = r.is_number(name + 1) && r.is(name + 2, word!(","));
    let what = name + if aged { 3 } else { 1 };
    let of_one = r.any(what, words!["a", "an"]);
    let mut parts = 0;
    (name..end.min(name + 14))
        .take_while(|&at| r.is(name, word!(",")) && !r.has(at, class::SAYING | class::EXPECTING))
        .find(|&at| {
            let comma = r.is(at, word!(","));
            parts += usize::from(comma && at > what);
            let plain = of_one && at > what + 1 && parts == 0 && r.any(at, words!["who", "whose"]);
            comma && r.any(at + 1, words!["who whose which"]) || plain
        })
}

/// The part of the sentence, between semicolons, that an attribution at `at` stands in.
pub(super) fn scope(r: &Reader<'_>, at: usize, range: Range) -> (usize, usize) {
    let apart = |&at: &usize| r.is(at, word!(";"));
    let from = (range.first..at)
        .rev()
        .find(apart)
        .map_or(range.first, |at| at + 1);
    let to = (at..range.last).find(apart).unwrap_or(range.last);
    (from, to)
}
