//! The clause that a figure stands in → what the figure is there: what it opens, what it is set beside, what is done with it.
//!
//! Has no opinion on the words by which a measure is named.

use crate::extract::figure::find::Raw;
use crate::extract::figure::lexicon::class;
use crate::extract::figure::phrase;
use crate::extract::figure::reader::Reader;
use crate::extract::figure::verb;

/// Where the clause begins that the figure stands first in, past what only tells when, where or how surely: the figure is
/// the subject of what follows. "In Ashanti almost three-quarters | said so", "said 78 % | had backed it".
pub(super) fn opens(r: &Reader<'_>, raw: &Raw) -> bool {
    let floor = raw.range.first;
    let mut at = raw.outer;
    while at > floor
        && (r.has(at - 1, class::ADVERB) && !r.has(at - 1, class::PREPOSITION)
            || r.any(at - 1, words!["another", "a", "an", "further", "only", "just", "“", "\""]))
    {
        at -= 1;
    }
    let Some(before) = at.checked_sub(1).filter(|_| at > floor) else {
        return true;
    };
    phrase::parts(r, before)
        || r.any(before, words![",", "and", "that", "but", ":"])
        || r.has(before, class::SAYING)
        || r.dated(before)
        || fronted(r, at, raw)
}

/// True where nothing but a place or a time stands before `at` in its clause: "In her native Volta |".
fn fronted(r: &Reader<'_>, at: usize, raw: &Raw) -> bool {
    let first = phrase::clause_start(r, at, raw.range);
    first + 1 < at
        && r.any(first, words!["in", "at", "on", "by", "across", "among", "for", "of"])
        && !(first..at).any(|i| r.is_number(i) && !r.dated(i) || verb::is_verb(r, i, first))
}
