//! Feasts: days that have a name, on a fixed date, on a weekday of a month, or counted from Easter.

use super::{Calendar, Caps, Grain, Nt, Rule, Said, The, Unit, What, calendar, fields, rule};

fn holiday(caps: &Caps) -> Option<Said> {
    let n = caps.n(Nt::Holiday)?;
    calendar(Calendar {
        unit: Unit::Month(u8::try_from(n / 100).ok()?),
        day: u8::try_from(n % 100).ok()?,
        ..fields(caps)
    })
}

fn on_day(caps: &Caps, month: u8, day: u8) -> Option<Said> {
    calendar(Calendar {
        unit: Unit::Month(month),
        day,
        ..fields(caps)
    })
}

/// A weekday of a month: "the first Tuesday of November".
fn nth(caps: &Caps, month: u8, n: u8, weekday: u8) -> Option<Said> {
    calendar(Calendar {
        unit: Unit::Nth(month, n),
        weekday,
        ..fields(caps)
    })
}

/// So many days after Easter Sunday.
fn easter(caps: &Caps, days: i8) -> Option<Said> {
    calendar(Calendar {
        unit: Unit::Easter(days),
        weekday: 0,
        ..fields(caps)
    })
}

/// "the first Tuesday of November".
fn nth_of_month(caps: &Caps) -> Option<Said> {
    let n = caps.n(Nt::Ord).filter(|n| (1..=5).contains(n))?;
    let month = caps.n(Nt::Month)?;
    nth(
        caps,
        u8::try_from(month).ok()?,
        u8::try_from(n).ok()?,
        u8::try_from(caps.n(Nt::Weekday)?).ok()?,
    )
}

fn last_of_month(caps: &Caps) -> Option<Said> {
    let month = caps.n(Nt::Month)?;
    let weekday = caps.n(Nt::Weekday)?;
    nth(
        caps,
        u8::try_from(month).ok()?,
        0,
        u8::try_from(weekday).ok()?,
    )
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "en/holiday",
        "a holiday on a fixed day",
        &["HOLIDAY [[,] YEAR]", "HOLIDAY PART"],
        The::No,
        holiday,
        &["It will open by Christmas. = 2024-12-25"],
        &["a christmas tree"],
    )
    .after(words![
        "on", "by", "until", "before", "after", "since", "at", "last", "next", "this", "of",
        "spent", "spend", "over", "around"
    ]),
    rule(
        "en/new-year",
        "the turn of the year and the eve of Christmas",
        &["new year 's day [[,] YEAR]"],
        The::No,
        |caps| on_day(caps, 1, 1),
        &["on New Year's Day 2021 = 2021-01-01"],
        &["in the new year", "a new day"],
    ),
    rule(
        "en/new-years-eve",
        "the last day of the year",
        &["new year 's eve [[,] YEAR]"],
        The::No,
        |caps| on_day(caps, 12, 31),
        &["on New Year's Eve 2021 = 2021-12-31"],
        &["the eve of the new year", "a new year's resolution"],
    ),
    rule(
        "en/christmas-eve",
        "the day before Christmas",
        &["HOLIDAY eve [[,] YEAR]"],
        The::No,
        |caps| on_day(caps, 12, 24),
        &["on Christmas Eve 2021 = 2021-12-24"],
        &["the eve of Christmas", "on Christmas Evans's farm"],
    ),
    rule(
        "en/christmas-day",
        "Christmas, called a day",
        &["HOLIDAY day [[,] YEAR]"],
        The::No,
        holiday,
        &["Christmas Day 2021 was quiet. = 2021-12-25"],
        &["twelve days of Christmas", "a Christmas daydream"],
    ),
    rule(
        "en/easter",
        "Easter, also told with a year",
        &["easter [sunday] [[,] YEAR]", "REL easter [sunday]"],
        The::No,
        |caps| easter(caps, 0),
        &[
            "They met at Easter 2021. = 2021-04-04",
            "It closed before Easter. = 2024-03-31",
        ],
        &["Easter Island", "Easter eggs"],
    )
    .alone(),
    rule(
        "en/feast-weekend",
        "the weekend of Easter or of another feast",
        &["easter weekend", "HOLIDAY weekend"],
        The::May,
        |caps| {
            let feast = match caps.n(Nt::Holiday) {
                Some(_) => holiday(caps)?,
                None => easter(caps, 0)?,
            };
            Some(Said::of(What::Offset(0, Grain::Weekend, Box::new(feast))))
        },
        &["It closed over the Easter weekend. = 2024-W13-WE"],
        &["Easter weekends", "an eastern weekend"],
    ),
    rule(
        "en/nth-weekend",
        "a weekend of a month by its number",
        &["ORD|last|final weekend of|in MONTH [[,|of] YEAR]"],
        The::May,
        |caps| {
            let month = u8::try_from(caps.n(Nt::Month)?).ok()?;
            // The last one is told by no number, the first one may be called so in two ways.
            let n = caps.n(Nt::Ord).unwrap_or(0);
            let n = u8::try_from(n).ok().filter(|n| *n <= 5)?;
            let saturday = Box::new(nth(caps, month, n, 6)?);
            Some(Said::of(What::Offset(0, Grain::Weekend, saturday)))
        },
        &[
            "It closed on the last weekend of March. = 2024-W13-WE",
            "They met on the first weekend in June 2023. = 2023-W22-WE",
        ],
        &[
            "the last weekend of the season",
            "the first weekend he was there",
        ],
    ),
    rule(
        "en/easter-day",
        "the days around Easter",
        &["good friday [[,] YEAR]"],
        The::No,
        |caps| easter(caps, -2),
        &["It snowed on Good Friday. = 2024-03-29"],
        &["a good Friday for shares", "Good Fridays Inn"],
    ),
    rule(
        "en/easter-monday",
        "the day after Easter Sunday",
        &["easter monday [[,] YEAR]"],
        The::No,
        |caps| easter(caps, 1),
        &["It snowed on Easter Monday 2021. = 2021-04-05"],
        &["eastern Monday markets", "Easter Island Monday club"],
    ),
    rule(
        "en/thanksgiving",
        "the fourth Thursday of November",
        &["MOVING [day] [[,] YEAR]", "REL MOVING"],
        The::No,
        |caps| nth(caps, 11, 4, 4),
        &["It snowed on Thanksgiving Day 2022. = 2022-11-24"],
        &["a prayer of thanksgiving", "Thanksgiving turkeys"],
    )
    .alone(),
    rule(
        "en/labor-day",
        "the first Monday of September",
        &["labor|labour day [[,] YEAR]"],
        The::No,
        |caps| nth(caps, 9, 1, 1),
        &["It closed after Labor Day 2022. = 2022-09-05"],
        &["a day of labour", "a labour dayroom"],
    ),
    rule(
        "en/memorial-day",
        "the last Monday of May",
        &["memorial day [[,] YEAR]"],
        The::No,
        |caps| nth(caps, 5, 0, 1),
        &["It closed on Memorial Day 2022. = 2022-05-30"],
        &["a memorial to the day", "the memorial's day"],
    ),
    rule(
        "en/epiphany",
        "the sixth of January",
        &["epiphany [[,] YEAR]"],
        The::No,
        |caps| on_day(caps, 1, 6),
        &["They were gone by Epiphany 2021. = 2021-01-06"],
        &["an epiphanies shop", "epiphanic"],
    )
    .after(words![
        "on", "by", "until", "till", "before", "after", "since", "at", "of"
    ])
    .alone(),
    rule(
        "en/boxing-day",
        "the day after Christmas",
        &["boxing day [[,] YEAR]"],
        The::No,
        |caps| on_day(caps, 12, 26),
        &["It snowed on Boxing Day 2021. = 2021-12-26"],
        &["a day of boxing", "boxing days gone by"],
    ),
    rule(
        "en/halloween",
        "the last day of October",
        &["halloween [[,] YEAR]"],
        The::No,
        |caps| on_day(caps, 10, 31),
        &["It snowed on Halloween. = 2023-10-31"],
        &["a Halloween costume"],
    )
    .alone(),
    rule(
        "en/valentines-day",
        "the fourteenth of February",
        &["valentine 's day [[,] YEAR]"],
        The::No,
        |caps| on_day(caps, 2, 14),
        &["It snowed on Valentine's Day. = 2024-02-14"],
        &["the valentine", "Valentine's daybook"],
    ),
    rule(
        "en/nth-weekday",
        "a weekday of a month by its number",
        &["ORD WEEKDAY of|in MONTH [[,|of] YEAR]"],
        The::May,
        nth_of_month,
        &[
            "on the first Tuesday of November 2022 = 2022-11-01",
            "on the third Monday in January = 2024-01-15",
        ],
        &["the first Friday he was there"],
    ),
    rule(
        "en/last-weekday",
        "the last such weekday of a month",
        &["last WEEKDAY of|in MONTH [[,|of] YEAR]"],
        The::May,
        last_of_month,
        &["on the last Sunday of March 2023 = 2023-03-26"],
        &[
            "last Friday",
            "the last Friday he was there",
            "the last Sunday of the season",
        ],
    ),
];
