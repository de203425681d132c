//! Well-known events that news dates by name alone, with the day that reference works agree on.
//!
//! Short on purpose: an entry is a turning point that articles count from without dating it. Anything else is left to the
//! reader. `words` are matched in lower case and in order, with up to two other words between them.

use crate::extract::letters::Words;

/// One well-known event.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract::date) struct Known {
    /// Its name, as shown.
    pub(in crate::extract::date) name: &'static str,
    /// Words that name it.
    pub(in crate::extract::date) words: Words,
    /// Its date, as EDTF.
    pub(in crate::extract::date) date: &'static str,
}

const fn row(name: &'static str, words: Words, date: &'static str) -> Known {
    Known { name, words, date }
}

/// The name of the years that "between the wars" means.
pub(in crate::extract::date) const BETWEEN_WARS: &str = "the years between the two world wars";

/// All of them.
pub(in crate::extract::date) const KNOWN: &[Known] = &[
    row(
        "Russia's full-scale invasion of Ukraine",
        words!["invasion", "of", "ukraine"],
        "2022-02-24",
    ),
    row(
        "Russia's full-scale invasion of Ukraine",
        words!["start", "of", "ukraine", "war"],
        "2022-02-24",
    ),
    row(
        "Russia's full-scale invasion of Ukraine",
        words!["start", "of", "war", "in", "ukraine"],
        "2022-02-24",
    ),
    row(
        "the dissolution of the Soviet Union",
        words!["collapse", "of", "soviet", "union"],
        "1991-12-26",
    ),
    row(
        "the dissolution of the Soviet Union",
        words!["breakup", "of", "soviet", "union"],
        "1991-12-26",
    ),
    row(
        "the dissolution of the Soviet Union",
        words!["dissolution", "of", "soviet", "union"],
        "1991-12-26",
    ),
    row(
        "the dissolution of the Soviet Union",
        words!["fall", "of", "soviet", "union"],
        "1991-12-26",
    ),
    row(
        "the fall of the Berlin Wall",
        words!["fall", "of", "berlin", "wall"],
        "1989-11-09",
    ),
    row(
        "the attacks of 11 September 2001",
        words!["september", "11", "attacks"],
        "2001-09-11",
    ),
    row(
        "the end of the Second World War",
        words!["end", "of", "second", "world", "war"],
        "1945-09-02",
    ),
    row(
        "the collapse of Lehman Brothers",
        words!["collapse", "of", "lehman"],
        "2008-09-15",
    ),
    row(
        BETWEEN_WARS,
        words!["between", "the", "wars"],
        "1918-11/1939-09",
    ),
];
