//! Times without a date: now, recently, soon; and named points in time.

use super::{Caps, Rule, Said, The, What, rule};
use crate::model::said::Vague;

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn past(_: &Caps) -> Option<Said> {
    Some(Said::of(What::Vague(Vague::Past)))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn present(_: &Caps) -> Option<Said> {
    Some(Said::of(What::Vague(Vague::Present)))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn future(_: &Caps) -> Option<Said> {
    Some(Said::of(What::Vague(Vague::Future)))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn this_time(_: &Caps) -> Option<Said> {
    Some(Said::of(What::Then(true)))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn that_time(_: &Caps) -> Option<Said> {
    Some(Said::of(What::Then(false)))
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "en/the-present",
        "the present, with its article",
        &["time being", "present time", "current REL"],
        The::May,
        present,
        &["for the time being = PRESENT_REF"],
        &[
            "a present for the time",
            "the current account",
            "a human being",
        ],
    ),
    rule(
        "en/now",
        "the present",
        &[
            "[right] now",
            "currently",
            "current",
            "nowadays",
            "these days",
            "at present",
            "present day",
            "present - day",
            "modern day",
        ],
        The::No,
        present,
        &["It is now closed. = PRESENT_REF"],
        &["the currents"],
    ),
    rule(
        "en/to-this-day",
        "the present, as what lasts up to it",
        &["this day"],
        The::No,
        present,
        &["The mark is there to this day. = PRESENT_REF"],
        &["on this day", "to this daylight"],
    )
    .after(words!["to"]),
    rule(
        "en/that-time",
        "the time told of last; only where the text tells a story",
        &["that time"],
        The::No,
        that_time,
        &["He died in 1941, 1942, 1943, 1944 or 1945; until that time he wrote. = 1945"],
        &["It fell by 3% that time.", "at that timetable"],
    )
    .after(words!["at", "by", "around", "from", "since", "until"]),
    rule(
        "en/this-time",
        "the time told of last, as the present of a story",
        &["this time"],
        The::No,
        this_time,
        &["He died in 1941, 1942, 1943, 1944 or 1945; by this time he was poor. = PRESENT_REF"],
        &["It fell by 3% this time.", "at this timetable"],
    )
    .after(words!["at", "by", "around", "from", "since", "until"]),
    rule(
        "en/recently",
        "the near past",
        &[
            "recently",
            "[more|most] recently",
            "recent",
            "recent UNITS",
            "recent UNITS and|or UNITS",
        ],
        The::No,
        past,
        &["It closed recently. = PAST_REF"],
        &["the recency of it", "a decent year"],
    ),
    rule(
        "en/the-past",
        "the past as a whole",
        &["past"],
        The::Must,
        past,
        &["It is in the past. = PAST_REF"],
        &["the past master"],
    )
    .after(words!["in"]),
    rule(
        "en/times-past",
        "years gone by",
        &["UNITS past|gone", "UNITS gone by"],
        The::No,
        past,
        &["In years past it was full. = PAST_REF"],
        &["ten years past its best", "the years pass"],
    )
    .after(words!["in", "of", "from"]),
    rule(
        "en/soon",
        "the near future",
        &["soon", "as soon as possible"],
        The::No,
        future,
        &["It opens soon. = FUTURE_REF"],
        &["the monsoon", "no sooner", "soon after the fall he left"],
    ),
    rule(
        "en/later-date",
        "some time to come, not yet set",
        &["a later date|stage", "some later date|stage"],
        The::No,
        future,
        &["It will be named at a later date. = FUTURE_REF"],
        &["a later edition"],
    )
    .after(words!["at", "for", "to", "until"]),
    rule(
        "en/future-units",
        "units to come",
        &["future UNITS"],
        The::No,
        future,
        &["It will cut costs in future quarters. = FUTURE_REF"],
        &["future plans", "the futures of years past"],
    ),
    rule(
        "en/the-future",
        "the future as a whole",
        &[
            "[near|foreseeable|distant|immediate] future",
            "near|short|long term",
        ],
        The::Must,
        future,
        &["in the near future = FUTURE_REF"],
        &["the futures market"],
    ),
];
