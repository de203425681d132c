//! Dates that name a day or a month: in words, in digits, by their weekday.

use super::{
    Calendar, Caps, Nt, Pick, Rule, Said, The, Unit, What, Year, calendar, clock_of, fields, plain,
    rule,
};

/// "23 to 29 March 2021", "March 23–29": two days of one month.
fn days(caps: &Caps) -> Option<Said> {
    let day = |index| u8::try_from(caps.nth(Nt::Day, index)?.n).ok();
    let (first, last) = (day(0)?, day(1)?);
    let side = |day| {
        Box::new(Said::of(What::Calendar(Calendar {
            day,
            weekday: 0,
            ..fields(caps)
        })))
    };
    (last > first).then(|| Said::of(What::Range(side(first), side(last))))
}

/// "The last day of July 2005": February ends on its 28th where no year tells more.
fn last_day(caps: &Caps) -> Option<Said> {
    let fields = fields(caps);
    let (Unit::Month(month), year) = (fields.unit, fields.year) else {
        return None;
    };
    let leap =
        matches!(year, Year::Full(year) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let day = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    calendar(Calendar { day, ..fields })
}

fn in_digits(year: i32, month: i32, day: i32) -> Option<Said> {
    calendar(Calendar {
        year: Year::Full(year),
        unit: Unit::Month(u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?),
        day: u8::try_from(day).ok()?,
        ..Calendar::default()
    })
}

fn iso(caps: &Caps) -> Option<Said> {
    let got = caps.nth(Nt::Iso, 0)?;
    let Said {
        what: What::Calendar(date),
        ..
    } = in_digits(got.n, got.m, got.z)?
    else {
        return None;
    };
    calendar(Calendar {
        clock: caps.nth(Nt::Clock, 0).map(clock_of),
        ..date
    })
}

/// Month first unless the first number cannot be a month; a refiner turns it where the article counts days first.
fn slash(caps: &Caps) -> Option<Said> {
    let got = caps.nth(Nt::Slash, 0)?;
    if got.n > 12 {
        in_digits(got.z, got.m, got.n)
    } else {
        in_digits(got.z, got.n, got.m)
    }
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "en/month-day-year",
        "month, day and year, with or without the weekday",
        &["[WEEKDAY [,]] MONTH [the] DAY [,] YEAR"],
        The::No,
        plain,
        &[
            "It opened on March 3, 2021. = 2021-03-03",
            "It opened on Tuesday, Sept. 4, 2018. = 2018-09-04",
        ],
        &["He scored 3, 2021 times."],
    ),
    rule(
        "en/day-month-year",
        "day, month and year, with or without the weekday",
        &[
            "[WEEKDAY [,] [the]] DAY [of] MONTH [,] YEAR",
            "DAY - MONTH - YEAR",
            "DAY [of] MONTH ERAYEAR",
        ],
        The::May,
        plain,
        &[
            "It opened on 3 March 2021. = 2021-03-03",
            "the 3rd of March, 2021 = 2021-03-03",
        ],
        &["3 million, 2021 and counting", "the 45 March 2021 edition"],
    ),
    rule(
        "en/days",
        "two days of one month",
        &[
            "DAY -|to|and|or|through|/ [the] DAY [of] MONTH [[,] YEAR]",
            "MONTH DAY -|to|and|or|through DAY [[,] YEAR]",
        ],
        The::May,
        days,
        &[
            "from 3 to 9 March 2021 = 2021-03-03",
            "on March 3–9, 2021 = 2021-03-03",
            "on 3 and 4 March 2021 = 2021-03-04",
        ],
        &["between 3 and 9 marchers", "scores of 3 to 9"],
    ),
    rule(
        "en/month-day",
        "month and day; the year is worked out",
        &["[WEEKDAY [,]] MONTH [the] DAY"],
        The::No,
        plain,
        &[
            "It closed on April 2. = 2024-04-02",
            "It opens on June 5. = 2024-06-05",
        ],
        &["May 20% of them stay."],
    ),
    rule(
        "en/day-month",
        "day and month; the year is worked out",
        &["[WEEKDAY [,] [the]] DAY [of] MONTH"],
        The::May,
        plain,
        &[
            "It closed on 2 April. = 2024-04-02",
            "the 2nd of April = 2024-04-02",
        ],
        &["for 40 April mornings", "all 31 may help", "the 3 march on"],
    ),
    rule(
        "en/day",
        "a day alone, by its number; month and year are worked out",
        &["DAY"],
        The::Must,
        plain,
        &[
            "They met on 3 May and again on the 9th. = 2024-05-09",
            "On 3 May it rained; by the 9th the river had fallen. = 2024-05-09",
            "On 3 May it rained; it stopped on the night of the 9th. = 2024-05-09TNI",
        ],
        &[
            "on the 9th floor",
            "on the ninth",
            "on the 9th hole",
            "one of the 9th",
        ],
    )
    .after(words!["on", "the", "by", "until", "since", "of"]),
    rule(
        "en/day-of-that-month",
        "a day of the month spoken of, by its number",
        &[
            "DAY of that month",
            "DAY of the same month",
            "DAY of this month",
            "ORD of the month",
        ],
        The::Must,
        |caps| {
            let said = fields(caps);
            let number = caps.n(Nt::Ord).filter(|n| (1..=31).contains(n));
            calendar(Calendar {
                pick: Pick::Same,
                day: number.map_or(Some(said.day), |n| u8::try_from(n).ok())?,
                ..said
            })
        },
        &[
            "Scurvy broke out in March 1899. He died on the 19th of that month. = 1899-03-19",
            "Sales doubled in April, as the duty fell on the first of the month. = 2024-04-01",
        ],
        &["the 19th of that regiment", "on the 9th of the next"],
    ),
    rule(
        "en/weekday-day",
        "a weekday with the number of its day; month and year are worked out",
        &["WEEKDAY [,] [the] DAY"],
        The::No,
        |caps| {
            let suffixed = caps.nth(Nt::Day, 0).is_some_and(|day| day.m == 1);
            suffixed.then(|| plain(caps))?
        },
        &[
            "It opens on Friday the 24th. = 2024-05-24",
            "It closed on Monday the 6th. = 2024-05-06",
        ],
        &[
            "Robert the 2nd",
            "the weekday the 3rd man came",
            "weekday 3",
        ],
    ),
    rule(
        "en/last-day",
        "the last day of a month",
        &["last|final day of MONTH [[,] YEAR]"],
        The::Must,
        last_day,
        &[
            "on the last day of June 2020 = 2020-06-30",
            "It closed on the last day of February. = 2024-02-28",
        ],
        &["the last days of June", "the last day of marching"],
    ),
    rule(
        "en/first-day",
        "the first day of a month",
        &["first|opening day of MONTH [[,] YEAR]"],
        The::Must,
        |caps| {
            calendar(Calendar {
                day: 1,
                ..fields(caps)
            })
        },
        &["on the first day of June 2020 = 2020-06-01"],
        &["the first days of June", "a first day of marching"],
    ),
    rule(
        "en/some-weekday",
        "a weekday that may be any",
        &["a|an WEEKDAY [PART]"],
        The::No,
        |caps| {
            calendar(Calendar {
                pick: Pick::Any,
                ..fields(caps)
            })
        },
        &["They came on a Sunday. = XXXX-WXX-7"],
        &["a sunny day", "a Sundance prize"],
    )
    .closing(),
    rule(
        "en/month-year",
        "month and year",
        &[
            "MONTH [,|of] YEAR",
            "MONTH ' SHORT",
            "MONTH [of] ERAYEAR",
            "MONTH - YEAR",
        ],
        The::No,
        plain,
        &[
            "It opened in March 2021. = 2021-03",
            "the March 2021 vote = 2021-03",
        ],
        &[
            "They march 2021 miles.",
            "a march of 2021 men",
            "decade 2010",
        ],
    ),
    rule(
        "en/month",
        "a month alone; the year is worked out",
        &["MONTH", "month of MONTH"],
        The::No,
        plain,
        &[
            "It closed in March. = 2024-03",
            "It will open in July. = 2024-07",
        ],
        &[
            "It may rain.",
            "They march on.",
            "“We sell,” said a trader, June Addo.",
            "It fell, according to a note by Hart & May.",
        ],
    ),
    rule(
        "en/weekday",
        "a weekday, with or without a part of the day",
        &["WEEKDAY [PART]"],
        The::No,
        plain,
        &[
            "The bank said on Tuesday it was closed. = 2024-05-14",
            "It closed on Monday evening. = 2024-05-13TEV",
        ],
        &["The sun sat low."],
    ),
    rule(
        "en/iso",
        "a date in digits, year first",
        &["ISO", "ISO t CLOCK"],
        The::No,
        iso,
        &["On 2021-03-04 it closed. = 2021-03-04"],
        &["part 2021-03-04-99"],
    ),
    rule(
        "en/slash",
        "a date in digits with slashes, stops or hyphens, year last",
        &["SLASH"],
        The::No,
        slash,
        &[
            "a letter of 3/25/2021 = 2021-03-25",
            "a letter of 25.3.2021 = 2021-03-25",
        ],
        &["after 9/11", "version 17.4.1"],
    ),
];
