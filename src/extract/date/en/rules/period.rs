//! Parts of a year that are longer than a month: quarters, halves, seasons; and accounting years with their quarters.

use super::{
    Calendar, Caps, From, Grain, Length, Lies, Nt, Rule, Said, The, Unit, What, Year, calendar,
    fields, plain, rule,
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

fn fiscal_half(caps: &Caps) -> Option<Said> {
    let n = numbered(caps).filter(|n| (1..=2).contains(n))?;
    calendar(Calendar {
        unit: Unit::Half(n),
        fiscal: 1,
        ..fields(caps)
    })
}

/// "the March year": the twelve months up to that month's end.
fn month_year(caps: &Caps) -> Option<Said> {
    let end = Box::new(plain(caps)?);
    Some(Said::of(What::UpTo(1, Grain::Year, end)))
}

/// "the December half": the six months up to that month's end.
fn month_half(caps: &Caps) -> Option<Said> {
    let end = Box::new(plain(caps)?);
    Some(Said::of(What::UpTo(6, Grain::Month, end)))
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

pub(super) const RULES: &[Rule] = &[
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
        "en/final-quarter",
        "the fourth quarter of a year, where nobody plays",
        &["final|closing quarter [of YEAR]"],
        The::May,
        |caps| with_unit(caps, Unit::Quarter(4)),
        &[
            "in the final quarter of 2021 = 2021-Q4",
            "Growth slowed in the final quarter. = 2023-Q4",
        ],
        &[
            "the final quarter of the match",
            "They scored twice in the final quarter.",
            "the final quarter-mile",
        ],
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
        "en/season-to",
        "the year of a crop or a sport, where it runs up to a date",
        &[
            "[crop|marketing|growing|milling] season",
            "crop|marketing|milling year",
        ],
        The::Must,
        |_| {
            Some(Said::of(What::Length(Length {
                tenths: Some(120),
                grain: Grain::Month,
                lies: Lies::Free,
            })))
        },
        &["Output fell in the season to September 2023. = P12M"],
        &["the season was wet", "a season to forget"],
    ),
    rule(
        "en/month-year",
        "a year of accounts named by its last month",
        &["MONTH year"],
        The::Must,
        month_year,
        &["Inflation was 1.5 percent in the March year. = P1Y"],
        &["the March yearbook", "a May year on the road"],
    )
    .closing(),
    rule(
        "en/month-half",
        "half a year of accounts named by its last month",
        &["MONTH half"],
        The::Must,
        month_half,
        &["Profit fell in the December half. = P6M"],
        &["the May half-term", "a June half marathon"],
    )
    .closing(),
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
            "DIGIT h YEAR",
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
        "en/the-half",
        "half a year of accounts that the text reports on",
        &["half"],
        The::Must,
        |_| {
            Some(Said::of(What::Length(Length {
                tenths: Some(60),
                grain: Grain::Month,
                lies: Lies::Named,
            })))
        },
        &["Profit fell in the six months to 31 August 2023. It opened 11 stores in the half. = P6M"],
        &["They scored twice in the half.", "in the half of the town", "the half was dry"],
    )
    .after(words!["in", "for", "during", "over"])
    .alone(),
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
        &["SEASON [months]"],
        The::May,
        plain,
        &[
            "It closed in the winter. = 2023-WI",
            "Demand fell in the winter months. = 2023-WI",
        ],
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
            "ORD quarter of the fiscal year",
            "ORD quarter of the financial year",
        ],
        The::Unhyphenated,
        fiscal_quarter,
        &[
            "In Q3 FY24 it fell. = 2024-Q3",
            "in the second quarter of fiscal 2023 = 2023-Q2",
            "Profit fell in the first quarter of the financial year. = 2024-Q1",
        ],
        &["Q3 was wet.", "the third quarter of the moon"],
    ),
    rule(
        "en/fiscal-half",
        "a half of an accounting year",
        &[
            "ORD half of the fiscal [year]",
            "ORD half of the financial year",
            "ORD half of fiscal [year] YEAR",
        ],
        The::May,
        fiscal_half,
        &[
            "Profit fell in the first half of the fiscal year. = 2024-H1",
            "in the second half of fiscal 2023 = 2023-H2",
        ],
        &["the second half of the fiscal cliff"],
    )
    .closing(),
];
