//! Words for what is traded by the month of its delivery: a month beside them names it and dates nothing ("June WTI", "the May
//! contract").

use super::letters::Words;

/// Goods and the papers on them, in lower case.
pub(super) const GOODS: Words = words![
    "contract",
    "contracts",
    "delivery",
    "futures",
    "wti",
    "brent",
    "crude",
    "options",
    "loading"
];
