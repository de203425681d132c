//! Years and what is made of them: pairs of years, decades, centuries, years of an era.

use super::{Calendar, Caps, Nt, Rule, Said, The, What, Year, calendar, plain, rule};

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
    stretch(first, last)
}

/// From one year to a later one.
fn stretch(first: i32, last: i32) -> Option<Said> {
    let side = |year| {
        Box::new(Said::of(What::Calendar(Calendar {
            year: Year::Full(year),
            ..Calendar::default()
        })))
    };
    (last > first).then(|| Said::of(What::Range(side(first), side(last))))
}

/// "499–493 BC": both years take the era.
fn era_years(caps: &Caps) -> Option<Said> {
    let (first, last) = (caps.n(Nt::Plain)?, caps.n(Nt::EraYear)?);
    stretch(if last <= 0 { 1 - first } else { first }, last)
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

pub(super) const RULES: &[Rule] = &[
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
        "en/the-accounts",
        "a year of accounts called a year, with both its years",
        &["[full] year YEAR - SHORT", "full - year YEAR - SHORT"],
        The::May,
        pair,
        &["For the full year 2010-11 it fell. = 2010"],
        &["the year 2010-19 rally"],
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
    .after(words!["in", "until", "by", "since", "around", "circa"])
    .closing(),
    rule(
        "en/early-years",
        "two years of three digits, in a text that counts years by an era",
        &["PLAIN to|and|until|- PLAIN"],
        The::No,
        |caps| {
            let year = |index| {
                let year = caps.nth(Nt::Plain, index)?.n;
                (100..1000).contains(&year).then_some(year)
            };
            stretch(year(0)?, year(1)?)
        },
        &["The revolt broke out in AD 184. He ruled from 189 to 220. = 0220"],
        &[
            "He ruled from 189 to 220.",
            "AD 184 saw between 189 and 220 men die",
        ],
    )
    .after(words!["from", "between"])
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
        "en/era-years-between",
        "two years before or after the epoch with \"and\" between",
        &["PLAIN and ERAYEAR"],
        The::No,
        era_years,
        &["built between 1300 and 1150 BC = BC1150"],
        &["in 300 and 200 BC", "between 3 and 20 people"],
    )
    .after(words!["between"]),
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
];
