//! Dates that name calendar fields: day, month, quarter, season, year, decade, century, holidays, dates in digits.

use super::{
    Calendar, Caps, From, Grain, Nt, Rule, Said, The, Unit, What, Year, calendar, clock_of, fields,
    plain, rule,
};

fn with_unit(caps: &Caps, unit: Unit) -> Option<Said> {
    calendar(Calendar {
        unit,
        ..fields(caps)
    })
}

fn numbered(caps: &Caps) -> Option<u8> {
    let n = caps.n(Nt::Ord).or_else(|| caps.n(Nt::Digit))?;
    u8::try_from(n).ok()
}

fn quarter(caps: &Caps) -> Option<Said> {
    let n = numbered(caps).filter(|n| (1..=4).contains(n))?;
    with_unit(caps, Unit::Quarter(n))
}

/// "the June quarter": of the calendar where it ends one, else the three months up to that month's end.
fn month_quarter(caps: &Caps) -> Option<Said> {
    let month = caps.n(Nt::Month)?;
    if month % 3 == 0 {
        return with_unit(caps, Unit::Quarter(u8::try_from(month / 3).ok()?));
    }
    let end = Box::new(plain(caps)?);
    Some(Said::of(What::UpTo(1, Grain::Quarter, end)))
}

fn quarter_before(caps: &Caps) -> Option<Said> {
    let n = numbered(caps).filter(|n| (1..=4).contains(n))?;
    calendar(Calendar {
        unit: Unit::Quarter(n),
        year: Year::Shifted(-1, From::Now),
        ..Calendar::default()
    })
}

/// "the 1988 period": the period spoken of, in another year.
fn period_of(caps: &Caps) -> Option<Said> {
    Some(Said::of(What::Compared(Year::Full(caps.n(Nt::Year)?))))
}

fn half(caps: &Caps) -> Option<Said> {
    let n = numbered(caps).filter(|n| (1..=2).contains(n))?;
    with_unit(caps, Unit::Half(n))
}

/// "the first half of 2014-15": only accounts have years with two numbers and halves.
fn half_of_accounts(caps: &Caps) -> Option<Said> {
    let n = numbered(caps).filter(|n| (1..=2).contains(n))?;
    let (first, last) = (caps.n(Nt::Year)?, caps.n(Nt::Short)?);
    if (first + 1) % 100 != last {
        return None;
    }
    calendar(Calendar {
        unit: Unit::Half(n),
        year: Year::Pair(first),
        fiscal: 1,
        ..Calendar::default()
    })
}

/// An accounting year: its start is filled in when the article's country is known.
fn fiscal(caps: &Caps) -> Option<Said> {
    let year = match (caps.n(Nt::Year), caps.n(Nt::Short)) {
        (Some(first), Some(_)) => Year::Pair(first),
        (Some(year), None) => Year::Full(year),
        (None, Some(short)) => Year::Short(u8::try_from(short).ok()?),
        (None, None) => Year::Shifted(0, From::Now),
    };
    calendar(Calendar {
        year,
        fiscal: 1,
        ..fields(caps)
    })
}

fn fiscal_quarter(caps: &Caps) -> Option<Said> {
    let n = numbered(caps).filter(|n| (1..=4).contains(n))?;
    calendar(Calendar {
        unit: Unit::Quarter(n),
        fiscal: 1,
        ..fields(caps)
    })
}

fn pair(caps: &Caps) -> Option<Said> {
    let (first, last) = (caps.n(Nt::Year)?, caps.n(Nt::Short)?);
    ((first + 1) % 100 == last).then(|| {
        Said::of(What::Calendar(Calendar {
            year: Year::Pair(first),
            fiscal: 1,
            ..Calendar::default()
        }))
    })
}

fn years(caps: &Caps) -> Option<Said> {
    let first = caps.n(Nt::Year)?;
    let last = match (caps.nth(Nt::Year, 1), caps.n(Nt::Short)) {
        (Some(last), _) => last.n,
        (None, Some(short)) => first / 100 * 100 + short,
        (None, None) => return None,
    };
    let side = |year| {
        Box::new(Said::of(What::Calendar(Calendar {
            year: Year::Full(year),
            ..Calendar::default()
        })))
    };
    (last > first).then(|| Said::of(What::Range(side(first), side(last))))
}

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

/// "the first and second quarters of 2021".
fn quarters(caps: &Caps) -> Option<Said> {
    let side = |index| {
        let n = u8::try_from(caps.nth(Nt::Ord, index)?.n).ok()?;
        (1..=4).contains(&n).then(|| {
            Box::new(Said::of(What::Calendar(Calendar {
                unit: Unit::Quarter(n),
                ..fields(caps)
            })))
        })
    };
    Some(Said::of(What::Range(side(0)?, side(1)?)))
}

/// "499–493 BC": both years take the era.
fn era_years(caps: &Caps) -> Option<Said> {
    let (first, last) = (caps.n(Nt::Plain)?, caps.n(Nt::EraYear)?);
    let first = if last <= 0 { 1 - first } else { first };
    let side = |year| {
        Box::new(Said::of(What::Calendar(Calendar {
            year: Year::Full(year),
            ..Calendar::default()
        })))
    };
    (last > first).then(|| Said::of(What::Range(side(first), side(last))))
}

fn decade(caps: &Caps) -> Option<Said> {
    let got = caps.nth(Nt::Decade, 0)?;
    let year = match got.m {
        1 => Year::ShortDecade(u8::try_from(got.n).ok()?),
        2 => Year::Century(got.n),
        _ => Year::Decade(got.n),
    };
    calendar(Calendar {
        year,
        ..Calendar::default()
    })
}

fn century(caps: &Caps) -> Option<Said> {
    let n = caps.n(Nt::Ord).filter(|n| (1..=21).contains(n))?;
    calendar(Calendar {
        year: Year::Century((n - 1) * 100),
        ..Calendar::default()
    })
}

fn century_before(caps: &Caps) -> Option<Said> {
    let n = caps.n(Nt::Ord).filter(|n| (1..=60).contains(n))?;
    calendar(Calendar {
        year: Year::Century(-n * 100),
        ..Calendar::default()
    })
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
            "DAY -|to|and|or|through [the] DAY [of] MONTH [[,] YEAR]",
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
        &["They met on 3 May and again on the 9th. = 2024-05-09"],
        &["on the 9th floor", "on the ninth"],
    )
    .after(words!["on", "the", "by", "until", "since"])
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
        "en/year",
        "a year alone",
        &["YEAR", "calendar [year] YEAR"],
        The::No,
        plain,
        &["It closed in 2019. = 2019", "in calendar 2023 = 2023"],
        &[
            "It cost 2019 dollars.",
            "about 1,990 people",
            "the 2019th visitor",
        ],
    ),
    rule(
        "en/the-year",
        "a year called a year",
        &["year YEAR", "full - year YEAR", "full year YEAR"],
        The::May,
        plain,
        &[
            "by the year 2019 = 2019",
            "in the year two thousand = 2000",
            "full-year 2022 revenue = 2022",
        ],
        &["year 7 pupils", "the year 12 class", "a full year"],
    ),
    rule(
        "en/short-year",
        "a year of two digits with an apostrophe",
        &["' SHORT"],
        The::No,
        plain,
        &["It closed in '96. = 1996"],
        &["the '96 model", "the O' 96"],
    )
    .after(words![
        "in", "of", "since", "until", "by", "from", "during", "early", "late", "mid"
    ]),
    rule(
        "en/era-year",
        "a year before or after the epoch",
        &["ERAYEAR"],
        The::No,
        plain,
        &["He died in 483 BC. = BC0483"],
        &["a route of 79 ad breaks", "12 ce"],
    ),
    rule(
        "en/years",
        "two years joined by a dash",
        &["YEAR - SHORT", "YEAR - YEAR", "years YEAR - YEAR"],
        The::No,
        years,
        &["He ruled 1914–18. = 1918"],
        &["model 2010-08"],
    ),
    rule(
        "en/early-year",
        "a year of three digits, in a text that counts years by an era",
        &["PLAIN"],
        The::No,
        |caps| {
            let year = caps
                .n(Nt::Plain)
                .filter(|year| (100..1000).contains(year))?;
            calendar(Calendar {
                year: Year::Full(year),
                ..Calendar::default()
            })
        },
        &["The revolt broke out in AD 184. The emperor abdicated in 220. = 0220"],
        &[
            "He abdicated in 220.",
            "AD 184 saw 220 men die",
            "in AD 184, in 220 towns",
        ],
    )
    .after(words!["in", "until", "by", "since"])
    .closing(),
    rule(
        "en/era-years",
        "two years before or after the epoch joined by a dash",
        &["PLAIN -|to ERAYEAR"],
        The::No,
        era_years,
        &["the revolt of 499–493 BC = BC0493"],
        &["a score of 3-2"],
    ),
    rule(
        "en/year-pair",
        "an accounting year or a season written with both its years",
        &["YEAR / SHORT"],
        The::No,
        pair,
        &["In 2022/23 it fell. = 2022"],
        &["paper 2022/57"],
    ),
    rule(
        "en/decade",
        "a decade",
        &["DECADE", "' DECADE"],
        The::May,
        decade,
        &[
            "in the 1990s = 199",
            "in the '80s = 198",
            "in the nineties = 199",
        ],
        &["He is in his 80s."],
    ),
    rule(
        "en/century",
        "a century",
        &["ORD century [ad|ce]", "ORD - century"],
        The::May,
        century,
        &["in the 19th century = 18", "a twentieth-century idea = 19"],
        &[
            "a century of runs",
            "his third century at Lord's",
            "the 75th century",
        ],
    ),
    rule(
        "en/century-before",
        "a century before the epoch",
        &["ORD century bc|b.c.|b.c|bce"],
        The::May,
        century_before,
        &["in the 5th century BC = BC04"],
        &["the 5th century", "in the 5th century before the wall"],
    ),
    rule(
        "en/quarter",
        "a quarter of a year",
        &[
            "ORD quarter",
            "ORD - quarter",
            "fiscal ORD quarter",
            "fiscal - ORD quarter",
            "fiscal ORD - quarter",
            "q DIGIT [[of] YEAR]",
            "DIGIT q [SHORT|YEAR]",
            "YEAR ORD quarter",
            "YEAR [-] q DIGIT",
            "ORD quarter YEAR",
        ],
        The::Unhyphenated,
        quarter,
        &[
            "in the third quarter of 2021 = 2021-Q3",
            "Q2 2020 = 2020-Q2",
        ],
        &["He ran the third quarter-final."],
    ),
    rule(
        "en/quarters",
        "two quarters of a year",
        &["ORD and|or|to|through ORD quarters [of YEAR]"],
        The::No,
        quarters,
        &[
            "in the first and second quarters of 2021 = 2021-Q2",
            "Sales fell in the third and fourth quarters. = 2023-Q4",
        ],
        &["the first and second officers' quarters"],
    ),
    rule(
        "en/month-quarter",
        "a quarter named by its last month",
        &["MONTH [YEAR] quarter"],
        The::Unhyphenated,
        month_quarter,
        &["Sales fell in the March quarter. = 2024-Q1"],
        &["the March quarterback", "a May quarter-final"],
    ),
    rule(
        "en/year-ago-quarter",
        "a quarter of the year before",
        &["year - ago|earlier ORD quarter"],
        The::May,
        quarter_before,
        &["in the year-ago third quarter = 2023-Q3"],
        &[
            "a year ago a third quarter-mile was paved",
            "the year-ago loss",
        ],
    ),
    rule(
        "en/year-period",
        "the period spoken of, in another year",
        &["YEAR period|quarter"],
        The::Must,
        period_of,
        &[
            "In the third quarter it fell; in the 2021 period it rose. = 2021-Q3",
            "In the 2021 period it rose. = 2021",
        ],
        &["the 2021 periodical"],
    ),
    rule(
        "en/last-half",
        "the second half of a year",
        &["last|latter|final half [of YEAR]"],
        The::May,
        |caps| with_unit(caps, Unit::Half(2)),
        &[
            "in the latter half of 2021 = 2021-H2",
            "in the latter half of last year = 2023-H2",
        ],
        &["the latter half of the road", "the last half hour"],
    ),
    rule(
        "en/half",
        "half a year, on its own where accounts are spoken of; half of another unit through a refiner",
        &[
            "h DIGIT [[of] YEAR]",
            "ORD [-] half [of YEAR]",
            "YEAR ORD half",
            "YEAR [-] h DIGIT",
        ],
        The::May,
        half,
        &[
            "in H1 2021 = 2021-H1",
            "in the first half of 2021 = 2021-H1",
            "in the second half of last year = 2023-H2",
            "First-half profit fell. = 2024-H1",
        ],
        &[
            "in the second half of the match",
            "a second-half goal",
            "the first half-century",
            "the virus H5N1",
        ],
    ),
    rule(
        "en/half-of-accounts",
        "half of an accounting year written with both its years",
        &["ORD half of YEAR -|/ SHORT"],
        The::May,
        half_of_accounts,
        &["in the first half of 2014-15 = 2014-H1"],
        &["the first half of 2014-19", "the first half of 2014"],
    ),
    rule(
        "en/season-year",
        "a season of a year",
        &[
            "SEASON [,|of] YEAR",
            "YEAR SEASON",
            "SEASON [of] ERAYEAR",
            "SEASON [of] YEAR -|/ SHORT|YEAR",
        ],
        The::May,
        plain,
        &[
            "in the summer of 2021 = 2021-SU",
            "in spring 2021 = 2021-SP",
            "in the winter of 1953–54 = 1953-WI",
        ],
        &[
            "the fall of 20 towers",
            "2021 springs were tapped",
            "a spring of 2,021 litres",
        ],
    ),
    rule(
        "en/season",
        "a season; the year is worked out",
        &["SEASON"],
        The::May,
        plain,
        &["It closed in the winter. = 2023-WI"],
        &["the fall of Rome", "a hot spring"],
    )
    .after(words![
        "in", "the", "by", "since", "until", "during", "early", "late", "mid", "-", "of",
        "through", "over", "into", "for", "that", "before", "after", "last", "from", "to", "this",
        "next", "previous", "main", "second", "first", "and"
    ]),
    rule(
        "en/fiscal-year",
        "an accounting year",
        &[
            "fiscal [year] YEAR [- SHORT]",
            "fiscal [year] YEAR / SHORT",
            "financial year YEAR [-|/ SHORT]",
            "fy SHORT|YEAR",
            "fy YEAR -|/ SHORT",
            "YEAR fiscal|financial year",
            "YEAR -|/ SHORT fiscal|financial year",
        ],
        The::May,
        fiscal,
        &[
            "in fiscal 2023 = 2023",
            "the fiscal year 2022/23 = 2022",
            "the 2022/23 fiscal year = 2022",
        ],
        &["fiscal rules of 2023", "a financial year", "fy the road"],
    ),
    rule(
        "en/fiscal-quarter",
        "a quarter of an accounting year",
        &[
            "q DIGIT [of] fy SHORT|YEAR",
            "q DIGIT [of] fiscal [year] YEAR",
            "ORD quarter of fiscal [year] YEAR",
            "ORD quarter of fy SHORT|YEAR",
            "fiscal YEAR ORD quarter",
        ],
        The::Unhyphenated,
        fiscal_quarter,
        &[
            "In Q3 FY24 it fell. = 2024-Q3",
            "in the second quarter of fiscal 2023 = 2023-Q2",
        ],
        &["Q3 was wet.", "the third quarter of the moon"],
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
