//! A word that can attribute → whether it only looks so: a noun ("media reports"), or what is done and not said ("added 9,000 km").
//!
//! Has no opinion on who speaks.

use super::claiming::{amount, closes, forecasts_sales, holds, puts_at};
use crate::extract::figure::lexicon::class;
use crate::extract::figure::reader::{Range, Reader};
use crate::extract::figure::verb;
use crate::extract::letters::Words;

/// True for a noun that looks like a verb: "media reports", "its forecast by", "value-added".
pub(super) fn is_noun(r: &Reader<'_>, at: usize, range: Range) -> bool {
    let expecting = r.has(at, class::EXPECTING);
    let opens = at == range.first;
    // "can see ships 40 km away": no outlook.
    let sight = r.is(at, word!("see")) && !opens && r.any(at - 1, words!["can could to"]);
    let joined = !opens && r.hyphen(at - 1);
    // "an estimated $1.5 billion": a participle before what it describes.
    let describes = !opens && expecting && r.has(at - 1, class::DETERMINER);
    let count = r.is(at, word!("count")) && !r.is_number(at + 1) && !holds(r, at, range);
    // "trimmed their sales forecast by".
    let counts = r.is(at, word!("counts")) && holds(r, at, range);
    let nominal =
        expecting && !counts && !puts_at(r, at, range.last) && !verb::is_verb(r, at, range.first);
    if sight || joined || describes || count || nominal {
        return true;
    }
    if !r.any(at, PLURALS) {
        return false;
    }
    // "sales missed forecasts", "the new forecasts see".
    let acts = !opens
        && (r.word(at - 1).ends_with("ed")
            || r.any(
                at + 1,
                words!["see show suggest point put say were are have had will"],
            ));
    acts || !(r.has(at + 1, class::DETERMINER)
        || r.capital(at + 1)
        || r.is_number(at + 1)
        || r.any(at + 1, words!["that to growth inflation"])
        || r.any(at + 1, words!["it they he she we"])
        || r.any(at.wrapping_sub(1), words!["he", "she"])
        || expecting && puts_at(r, at, range.last)
        || forecasts_sales(r, at, range.first)
        || closes(r, at, range))
}

/// Nouns in the plural that look like verbs.
const PLURALS: Words = words![
    "reports claims estimates forecasts projects plans hopes promises pledges notes states shows
    counts"
];

/// True for what is done and not said: "added 9,000 km", "declared three days of mourning", "the flood claimed 780 lives".
pub(super) fn is_deed(r: &Reader<'_>, at: usize, range: Range) -> bool {
    let opens = at == range.first;
    // "wrote off $4m", "wrote $4m off its shops".
    let off = r.any(at, words!["wrote writes write"])
        && (r.any(at + 1, words!["off down back up"])
            || (at + 1..at + 5).any(|i| amount(r, i))
                && (at + 2..at + 9).any(|i| r.any(i, words!["off", "down"])));
    let adds = r.any(at, words!["added", "adds"])
        && !r.is(at + 1, word!("that"))
        && (r.is_number(at + 1)
            || r.is_number(at + 2)
            || r.any(at + 1, words!["about nearly around"]) && r.is_mark(at + 2)
            || r.is_mark(at + 1) && !r.any(at + 1, words![",", ":", "“", "\"", "."]));
    let tale = r.any(at, words!["tells told tell"]) && r.any(at + 2, words!["story tale lie"]);
    let declares = r.any(at, words!["declared declares declaring"])
        && !(r.any(at + 1, words!["that", ":", "“", "\"", "."])
            || r.is(at + 1, word!(",")) && !r.has(at + 2, class::CONJUNCTION)
            || !opens && r.is(at - 1, word!(",")));
    let takes = r.is(at, word!("claimed"))
        && (at + 1..at + 4).any(|i| r.any(i, words!["lives life victims title"]));
    let rules = r.is(at, word!("ruled"))
        && (r.is(at + 1, word!("out")) || r.has(at + 1, class::DETERMINER));
    // "A college, announced in the budget, is": a participle that tells more of the college.
    let aside = !opens
        && r.is(at - 1, word!(","))
        && r.word(at).ends_with("ed")
        && r.has(at + 1, class::PREPOSITION)
        && (at + 2..range.last.min(at + 10)).any(|i| r.is(i, word!(",")));
    (!opens && adds) || tale || off || declares || takes || rules || aside
}
