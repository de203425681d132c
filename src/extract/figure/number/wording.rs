//! Hedges: the words around a number → its qualifier, and the bounds that follow from it.
//!
//! One table, matched backwards from the number. Has no opinion on what is measured.

use crate::extract::figure::lexicon::{Motion, class};
use crate::extract::figure::noun;
use crate::extract::figure::reader::Reader;
use crate::extract::letters::{Letters, Words};
use crate::model::Qualifier::{self, About, AtLeast, AtMost, Exact, Over, Under};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Wordings before a number. The longest that matches wins.
const BEFORE: &[(&str, Qualifier)] = &[
    ("about", About),
    ("around", About),
    ("roughly", About),
    ("approximately", About),
    ("some", About),
    ("perhaps", About),
    ("maybe", About),
    ("nearly", About),
    ("almost", About),
    ("circa", About),
    ("ca", About),
    ("c.", About),
    ("~", About),
    ("≈", About),
    ("an estimated", About),
    ("estimated", About),
    ("estimated at", About),
    ("close to", About),
    ("in the region of", About),
    ("in the order of", About),
    ("on the order of", About),
    ("somewhere around", About),
    ("near", About),
    ("nigh on", About),
    ("approx", About),
    ("approx.", About),
    ("or so", About),
    ("virtually", About),
    ("practically", About),
    ("getting on for", About),
    ("approaching", About),
    ("a rough", About),
    ("just about", About),
    ("just short of", About),
    ("just shy of", About),
    ("shy of", About),
    ("hovering around", About),
    ("just under", Under),
    ("just below", Under),
    ("slightly less than", Under),
    ("a little under", Under),
    ("a little less than", Under),
    ("more than", Over),
    ("over", Over),
    ("above", Over),
    ("greater than", Over),
    ("larger than", Over),
    ("bigger than", Over),
    ("higher than", Over),
    ("upwards of", Over),
    ("upward of", Over),
    ("in excess of", Over),
    ("exceeding", Over),
    ("exceeds", Over),
    ("exceeded", Over),
    ("exceed", Over),
    ("surpassing", Over),
    ("surpassed", Over),
    ("surpass", Over),
    ("topped", Over),
    ("to top", Over),
    ("will top", Over),
    ("could top", Over),
    ("would top", Over),
    ("may top", Over),
    ("might top", Over),
    ("should top", Over),
    ("a good", Over),
    ("topping", Over),
    ("well over", Over),
    ("well above", Over),
    ("just over", Over),
    ("just above", Over),
    ("a little over", Over),
    ("slightly over", Over),
    ("slightly more than", Over),
    ("a little more than", Over),
    ("far more than", Over),
    ("much more than", Over),
    (">", Over),
    ("beyond", Over),
    ("north of", Over),
    ("past", Over),
    ("better than", Over),
    ("comfortably over", Over),
    ("less than", Under),
    ("fewer than", Under),
    ("under", Under),
    ("below", Under),
    ("lower than", Under),
    ("smaller than", Under),
    ("short of", Under),
    ("well under", Under),
    ("well below", Under),
    ("<", Under),
    ("south of", Under),
    ("no longer", Exact),
    ("within", AtMost),
    ("not even", Under),
    ("barely over", Over),
    ("at least", AtLeast),
    ("at the very least", AtLeast),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("not fewer than", AtLeast),
    ("a minimum of", AtLeast),
    ("minimum of", AtLeast),
    ("a minimum", AtLeast),
    ("≥", AtLeast),
    ("> =", AtLeast),
    ("greater than or equal to", AtLeast),
    ("more than or equal to", AtLeast),
    ("equal to or more than", AtLeast),
    ("equal to or greater than", AtLeast),
    ("greater or equal than", AtLeast),
    ("bigger or equal than", AtLeast),
    ("higher or equal than", AtLeast),
    ("larger or equal than", AtLeast),
    ("at least or equal to", AtLeast),
    ("starting at", AtLeast),
    ("start at", AtLeast),
    ("starts at", AtLeast),
    ("start from", AtLeast),
    ("starts from", AtLeast),
    ("starting from", AtLeast),
    ("not under", AtLeast),
    ("not below", AtLeast),
    ("up to", AtMost),
    ("at most", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("as high as", AtMost),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("no greater than", AtMost),
    ("no higher than", AtMost),
    ("a maximum of", AtMost),
    ("maximum of", AtMost),
    ("a maximum", AtMost),
    ("capped at", AtMost),
    ("a cap of", AtMost),
    ("limited to", AtMost),
    ("limit of", AtMost),
    ("≤", AtMost),
    ("< =", AtMost),
    ("less than or equal to", AtMost),
    ("less or equal than", AtMost),
    ("equal to or less than", AtMost),
    ("lower or equal than", AtMost),
    ("smaller or equal than", AtMost),
    ("fewer than or equal to", AtMost),
    ("not exceeding", AtMost),
    ("does not exceed", AtMost),
    ("not over", AtMost),
    ("not above", AtMost),
    ("a ceiling of", AtMost),
    ("anything up to", AtMost),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("as low as", AtLeast),
    ("not much more than", About),
    ("little more than", About),
    ("not quite", About),
    ("nothing less than", AtLeast),
    ("in the neighbourhood of", About),
    ("in the neighborhood of", About),
    ("in the vicinity of", About),
    ("the better part of", About),
    ("the best part of", About),
    ("something like", About),
    ("more like", About),
    ("closer to", About),
    ("nearer", About),
    ("nearer to", About),
    ("not far off", About),
    ("not far short of", About),
    ("give or take", About),
    ("a touch under", Under),
    ("a touch below", Under),
    ("a shade under", Under),
    ("a shade below", Under),
    ("a whisker below", Under),
    ("a fraction under", Under),
    ("a fraction below", Under),
    ("fractionally below", Under),
    ("narrowly below", Under),
    ("a touch over", Over),
    ("a touch above", Over),
    ("a shade over", Over),
    ("a shade above", Over),
    ("a whisker above", Over),
    ("a fraction over", Over),
    ("a fraction above", Over),
    ("fractionally above", Over),
    ("comfortably above", Over),
    ("something over", Over),
    ("tops", Over),
    ("surpasses", Over),
    ("a little above", Over),
    ("a little below", Under),
    ("slightly above", Over),
    ("slightly below", Under),
    ("slightly under", Under),
    ("at or above", AtLeast),
    ("at or below", AtMost),
    ("up to and including", AtMost),
    ("at a minimum", AtLeast),
    ("no lower than", AtLeast),
    ("no smaller than", AtLeast),
    ("nothing more than", AtMost),
    ("at the most", AtMost),
    ("at the least", AtLeast),
    ("not to exceed", AtMost),
    ("not exceed", AtMost),
    ("never exceed", AtMost),
];

/// Wordings after a figure.
const AFTER: &[(&str, Qualifier)] = &[
    ("or so", About),
    ("or thereabouts", About),
    ("or more", AtLeast),
    ("and more", AtLeast),
    ("or above", AtLeast),
    ("or over", AtLeast),
    ("or higher", AtLeast),
    ("or greater", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or under", AtMost),
    ("or below", AtMost),
    ("or lower", AtMost),
    ("at most", AtMost),
    ("at least", AtLeast),
    ("plus", AtLeast),
    ("+", AtLeast),
    ("and above", AtLeast),
    ("and over", AtLeast),
    ("and up", AtLeast),
    ("and upwards", AtLeast),
    ("and upward", AtLeast),
    ("and counting", AtLeast),
    ("if not more", AtLeast),
    ("give or take", About),
    ("at the most", AtMost),
    ("at the least", AtLeast),
    ("at a minimum", AtLeast),
    ("tops", AtMost),
];

/// A wording and its words, the one next to the number first.
struct Wording {
    words: Vec<Letters>,
    qualifier: Qualifier,
}

/// The table of wordings by the word that stands next to the number: one look-up rejects almost every number.
type Near = FxHashMap<Letters, Vec<Wording>>;

/// [`BEFORE`] by last word.
static BEFORE_BY_LAST: LazyLock<Near> = LazyLock::new(|| {
    by_word(BEFORE, |wording| {
        wording.rsplit(' ').map(Letters::of).collect()
    })
});

/// [`AFTER`] by first word.
static AFTER_BY_FIRST: LazyLock<Near> = LazyLock::new(|| {
    by_word(AFTER, |wording| {
        wording.split(' ').map(Letters::of).collect()
    })
});

fn by_word(
    table: &[(&'static str, Qualifier)],
    words: impl Fn(&'static str) -> Vec<Letters>,
) -> Near {
    let mut near = Near::default();
    for &(wording, qualifier) in table {
        let words = words(wording);
        if let Some(&word) = words.first() {
            let wordings = near.entry(word).or_default();
            wordings.push(Wording { words, qualifier });
        }
    }
    near
}

/// The wordings of `near` that the token at `at` can belong to, in the order of their table.
fn candidates(near: &'static Near, word: Letters) -> &'static [Wording] {
    near.get(&word).map_or(&[], Vec::as_slice)
}

/// The hedge before token `first`, down to `floor`, and the token that it begins at.
pub(in crate::extract::figure) fn before(
    r: &Reader<'_>,
    first: usize,
    floor: usize,
) -> (Qualifier, usize) {
    // "hand over 610 million": the word belongs to the verb.
    if first > floor + 1
        && r.is(first - 1, word!("over"))
        && r.any(
            first - 2,
            words![
                "hand", "hands", "handed", "handing", "took", "take", "taken", "signed", "carried"
            ],
        )
    {
        return (Exact, first);
    }
    let mut best = (Exact, first);
    let nearest = first
        .checked_sub(1)
        .filter(|&at| !parts_range(r, at))
        .map_or(Letters::NONE, |at| r.letters(at));
    for wording in candidates(&BEFORE_BY_LAST, nearest) {
        if let Some(start) = ends_with(r, first, floor, &wording.words)
            && start < best.1
        {
            best = (wording.qualifier, start);
        }
    }
    refine(r, best, floor)
}

/// True for the tilde of "20~100", which blurs nothing.
fn parts_range(r: &Reader<'_>, at: usize) -> bool {
    r.is(at, word!("~")) && r.tight(at) && r.is_number(at.wrapping_sub(1))
}

/// Readings that depend on the word before the hedge.
fn refine(r: &Reader<'_>, best: (Qualifier, usize), floor: usize) -> (Qualifier, usize) {
    let (qualifier, start) = best;
    if start <= floor {
        return best;
    }
    match r.word(start) {
        // "climbed up to 5 %" arrives, "up to 5 %" bounds.
        "up" if r.has(start - 1, class::MOVING)
            && r.sense(start - 1).motion != Some(Motion::Down)
            && !r.any(
                start - 1,
                words!["hire", "add", "gain", "raise", "boost", "grow", "hired"],
            ) =>
        {
            (Exact, start + 2)
        }
        // "run over 4 miles": how far.
        "over"
            if r.any(
                start - 1,
                words![
                    "run",
                    "raced",
                    "ran",
                    "contested",
                    "ridden",
                    "spread",
                    "stretched"
                ],
            ) =>
        {
            (Exact, start + 1)
        }
        // "carries 50 kg over 30 km".
        "over"
            if start > floor + 1
                && r.is_number(start - 2)
                && crate::extract::figure::unit::unit_at(r, start - 1, start)
                    .is_some_and(|(key, _)| key != "percent") =>
        {
            (Exact, start + 1)
        }
        // "will go up to 15 dollars".
        "up" if r.any(start - 1, words!["go", "goes", "going", "went", "gone"]) => {
            (Exact, start + 2)
        }
        // "revised growth up to 4 %": what was moved stands between.
        "up" if !r.has(start - 1, class::FUNCTION)
            && (floor..start)
                .rev()
                .take(5)
                .take_while(|&at| r.is_word(at) || r.hyphen(at))
                .any(|at| {
                    r.any(
                        at,
                        words!["revised", "raised", "lifted", "pushed", "nudged", "took"],
                    )
                }) =>
        {
            (Exact, start + 2)
        }
        // "rose past 5 %" bounds, "the past 3 years" does not.
        "past" if r.any(start - 1, words!["the", "this"]) => (Exact, start + 1),
        // "the hospital is short of 40 nurses": how many are wanting.
        "short" if r.any(start - 1, words!["is", "are", "be", "been"]) => (Exact, start + 2),
        // "No more than" was matched whole; "not about" is left alone. "Nearly about" joins.
        _ if r.any(
            start - 1,
            words![
                "well", "just", "slightly", "far", "only", "possibly", "perhaps", "maybe",
                "probably"
            ],
        ) =>
        {
            (qualifier, start - 1)
        }
        _ if qualifier == Exact => best,
        _ if matches!(qualifier, Over | Under | AtLeast | AtMost) => {
            let (outer, from) = before_once(r, start, floor);
            if outer == About {
                (qualifier, from)
            } else {
                best
            }
        }
        _ => best,
    }
}

fn before_once(r: &Reader<'_>, first: usize, floor: usize) -> (Qualifier, usize) {
    const ABOUT: &[Words] = &[
        words!["about"],
        words!["around"],
        words!["roughly"],
        words!["somewhere"],
        words!["estimated", "an"],
    ];
    for words in ABOUT {
        if let Some(start) = ends_with(r, first, floor, words.letters()) {
            return (About, start);
        }
    }
    (Exact, first)
}

/// The hedge after token `last` and one past it.
pub(in crate::extract::figure) fn after(
    r: &Reader<'_>,
    last: usize,
    end: usize,
) -> (Qualifier, usize) {
    for Wording { words, qualifier } in candidates(&AFTER_BY_FIRST, r.letters(last)) {
        let at = last + words.len();
        let whole = at <= end && (last..).zip(words).all(|(at, &word)| r.is(at, word));
        // "200 or more" hedges, "200 plus tax" and "5 + 3" do not; "5 or less than 7" begins another figure.
        let adds = r.is_word(at) || r.is_number(at) || r.any(at, words!["$", "€", "£", "¥"]);
        let plain = !(words[..] == [word!("plus")] && adds)
            && !(words[..] == [word!("+")] && (r.is_number(at) || r.spaced(last)))
            && !(r.is(at, word!("than"))
                && (r.is_number(at + 1) || r.sense(at + 1).numeral.is_some()));
        if whole && plain {
            return (*qualifier, at);
        }
    }
    (Exact, last)
}

/// "40-odd", "60-plus", "300 odd": the hedge joined to the number that ends before `last`, and one past it.
pub(in crate::extract::figure) fn joined(
    r: &Reader<'_>,
    last: usize,
) -> Option<(Qualifier, usize)> {
    // "1,600 or so children", "two or more portions".
    if r.is(last, word!("or"))
        && let (qualifier, at) = after(r, last, r.len())
        && at > last
        && noun::counted(r, at, r.len(), false).is_some()
    {
        return Some((qualifier, at));
    }
    let at = if r.hyphen(last) { last + 1 } else { last };
    match r.word(at) {
        "odd" if r.is_word(at + 1) => Some((About, at + 1)),
        "plus" if at > last => Some((AtLeast, at + 1)),
        _ => None,
    }
}

/// The token at which a wording begins when it ends just before `first` and not before `floor`; its last word first.
fn ends_with(r: &Reader<'_>, first: usize, floor: usize, words: &[Letters]) -> Option<usize> {
    let mut at = first;
    for &word in words {
        at = at.checked_sub(1)?;
        if at < floor || !r.is(at, word) {
            return None;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Page;

    #[test]
    fn each_wording_is_found_before_a_number() {
        for &(wording, qualifier) in BEFORE
            .iter()
            .filter(|(wording, _)| wording.is_ascii() && !wording.contains('.'))
        {
            let text = format!("it was {wording} 40");
            let page = Page::new(&text);
            let reader = Reader::new(&page, &[]);
            assert_eq!(
                before(&reader, reader.len() - 1, 0).0,
                qualifier,
                "{wording}"
            );
        }
    }
}
