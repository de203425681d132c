//! Times of day on their own; a refiner joins them to their day.

use super::{Calendar, Caps, Nt, Rule, Said, The, calendar, clock_of, part_clock, rule};

fn time(caps: &Caps) -> Option<Said> {
    calendar(Calendar {
        clock: caps.nth(Nt::Clock, 0).map(clock_of),
        weekday: 0,
        ..Calendar::default()
    })
}

fn part(caps: &Caps) -> Option<Said> {
    calendar(Calendar {
        clock: part_clock(caps),
        ..Calendar::default()
    })
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "en/clock",
        "a time of day by the clock",
        &["CLOCK"],
        The::No,
        time,
        &[
            "It opened at 9:30 a.m. = 2024-05-16T09:30",
            "at 0930 GMT = 2024-05-16T09:30",
            "at 15.04 BST = 2024-05-16T15:04",
            "It left at half past nine. = 2024-05-16T09:30",
            "It began at a quarter to six. = 2024-05-16T05:45",
            "It began at nine on Monday night. = 2024-05-13T21:00",
        ],
        &[
            "They won 2-1.",
            "a ratio of 3:1",
            "the years 2010-12",
            "flight 0730-0930",
            "a rate of 15.04",
            "half past caring",
            "a quarter to a third of them",
            "at nine of them",
        ],
    ),
    rule(
        "en/day-part",
        "a part of the day",
        &["PART"],
        The::May,
        part,
        &["It closed in the morning. = 2024-05-16TMO"],
        &["a night shift"],
    )
    .after(words![
        "in", "the", "by", "until", "at", "during", "early", "late", "mid", "one", "that"
    ]),
    rule(
        "en/mid-part",
        "the middle of a part of the day",
        &["mid - PART"],
        The::No,
        part,
        &["By mid-afternoon yesterday it was over. = 2024-05-15TAF"],
        &["the mid-fielder"],
    ),
];
