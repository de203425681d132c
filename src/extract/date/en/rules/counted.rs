//! Dates that lie a count of units from a reference: "two years ago", "three days later", "a year earlier".

use super::{Caps, From, Grain, Nt, Rule, Said, Shift, The, What, rule, shift, unit};

fn counted(caps: &Caps, sign: i32, from: From) -> Option<Said> {
    let (grain, times) = unit(caps)?;
    let tenths = caps.n(Nt::Count).unwrap_or(-1);
    let vague = tenths < 0;
    // Half units count in the next finer unit, so that "a year and a half ago" is eighteen months ago.
    let (by, grain) = match (tenths % 10, grain) {
        (5, Grain::Year) => (tenths * 12 / 10, Grain::Month),
        (5, Grain::Decade) => (tenths, Grain::Year),
        (5, Grain::Century) => (tenths * 10, Grain::Year),
        (5, Grain::Day) => (tenths * 24 / 10, Grain::Hour),
        (5, Grain::Hour) => (tenths * 6, Grain::Minute),
        _ => (tenths / 10, grain),
    };
    Some(Said::of(What::Shift(Shift {
        by: if vague {
            sign
        } else {
            by.saturating_mul(times * sign)
        },
        grain,
        from,
        counted: true,
        vague,
        clock: None,
    })))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn year_earlier(_: &Caps) -> Option<Said> {
    Some(Said::of(What::Shift(Shift {
        counted: true,
        ..shift(-1, Grain::Year, From::Story)
    })))
}

/// Weeks counted in days, so that a day comes out.
fn to_the_day(caps: &Caps, sign: i32) -> Option<Said> {
    let mut said = counted(caps, sign, From::Now)?;
    if let What::Shift(shift) = &mut said.what
        && shift.grain == Grain::Week
    {
        (shift.by, shift.grain) = (shift.by.saturating_mul(7), Grain::Day);
    }
    Some(said)
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "en/ago",
        "so long ago",
        &[
            "[some] COUNT UNIT|UNITS [or so] ago",
            "COUNT - UNIT - ago",
            "COUNT UNIT or two ago",
        ],
        The::No,
        |caps| counted(caps, -1, From::Now),
        &[
            "It closed two weeks ago. = 2024-W18",
            "It closed three years ago. = 2021",
        ],
        &["two miles ago", "a week in Chicago", "three Iago scenes"],
    ),
    rule(
        "en/units-ago",
        "an unknown number of units ago",
        &["UNITS ago"],
        The::No,
        |caps| counted(caps, -1, From::Now),
        &["It closed years ago. = PAST_REF"],
        &["miles ago", "years in Chicago"],
    ),
    rule(
        "en/from-now",
        "so long from now",
        &[
            "COUNT UNIT|UNITS from now",
            "COUNT UNIT|UNITS hence",
            "COUNT UNIT|UNITS 's|' time",
        ],
        The::No,
        |caps| counted(caps, 1, From::Now),
        &["It opens two years from now. = 2026"],
        &["two miles from now on", "ten steps hence", "a day's work"],
    ),
    rule(
        "en/from-today",
        "so long from today, to the day",
        &["COUNT UNIT|UNITS from today"],
        The::No,
        |caps| to_the_day(caps, 1),
        &[
            "It opens a week from today. = 2024-05-23",
            "It opens two years from today. = 2026",
        ],
        &["two miles from today's start", "a week from Monday"],
    ),
    rule(
        "en/ago-today",
        "so long ago, to the day",
        &["COUNT UNIT|UNITS ago today"],
        The::No,
        |caps| {
            let (grain, _) = unit(caps)?;
            (grain >= Grain::Week).then(|| to_the_day(caps, -1))?
        },
        &["It closed two weeks ago today. = 2024-05-02"],
        &[
            "two miles ago today",
            "two weeks ago",
            "a century ago today",
        ],
    ),
    rule(
        "en/away",
        "so long from now, called a distance",
        &["COUNT UNIT|UNITS away|off"],
        The::No,
        |caps| {
            let (grain, _) = unit(caps)?;
            (grain <= Grain::Day).then(|| counted(caps, 1, From::Now))?
        },
        &["The vote is a month away. = 2024-06"],
        &[
            "The farm lay two days away.",
            "It is two hours away.",
            "It is two miles away.",
        ],
    )
    .after(words![
        "is", "are", "still", "only", "just", "now", "barely"
    ])
    .closing(),
    rule(
        "en/later",
        "so long after the time spoken of",
        &[
            "COUNT UNIT|UNITS later|afterwards|afterward|thereafter",
            "another COUNT UNIT|UNITS later",
        ],
        The::No,
        |caps| counted(caps, 1, From::Story),
        &[
            "He came on 3 May 2016. Two days later he left. = 2016-05-05",
            "He robbed a bank on 3 May 2016 and another two days later. = 2016-05-05",
        ],
        &["two people later", "the later years", "a mile later"],
    ),
    rule(
        "en/units-later",
        "an unknown number of units after the time spoken of",
        &["UNITS later|afterwards"],
        The::No,
        |caps| counted(caps, 1, From::Story),
        &["Years later he came back. = FUTURE_REF"],
        &["miles later", "later years"],
    ),
    rule(
        "en/earlier",
        "so long before the time spoken of",
        &["COUNT UNIT|UNITS earlier|previously"],
        The::No,
        |caps| counted(caps, -1, From::Story),
        &["In 2016 it fell; two years earlier it rose. = 2014"],
        &["two people earlier", "the earlier weeks"],
    ),
    rule(
        "en/before",
        "so long before the time spoken of, at the end of a clause",
        &["COUNT UNIT|UNITS before|prior"],
        The::No,
        |caps| counted(caps, -1, From::Story),
        &[
            "In 2016 it fell; two years before, it rose. = 2014",
            "In May 2016 it sold 3 % more than a year before to 40 buyers. = 2015-05",
        ],
        &[
            "two people before",
            "two years before the mast",
            "three weeks before voting",
        ],
    )
    .closing(),
    rule(
        "en/units-earlier",
        "an unknown number of units before the time spoken of",
        &["UNITS earlier"],
        The::No,
        |caps| counted(caps, -1, From::Story),
        &["Years earlier he had left. = PAST_REF"],
        &["miles earlier", "the earlier years"],
    ),
    rule(
        "en/year-earlier",
        "the same period of the year before",
        &["year - earlier|ago"],
        The::No,
        year_earlier,
        &["In May 2016 sales rose on the year-earlier figure. = 2015-05"],
        &["a year-long strike"],
    ),
    rule(
        "en/year-earlier-period",
        "the same period of the year before, called a period",
        &[
            "year - earlier|ago period|quarter|month|week",
            "year ago|earlier period|quarter|month",
            "last|previous year 's quarter|period",
        ],
        The::May,
        year_earlier,
        &[
            "In May 2016 sales rose from the year-earlier period. = 2015-05",
            "In the third quarter it fell from last year's quarter. = 2022-Q3",
        ],
        &["the earlier period", "an early-year quarter"],
    ),
    rule(
        "en/same-period",
        "the same period of another year",
        &[
            "same|corresponding|comparable|latest period",
            "same|corresponding months|weeks|quarters",
        ],
        The::Must,
        |_| {
            Some(Said::of(What::Shift(shift(
                0,
                Grain::Millennium,
                From::Story,
            ))))
        },
        &["It fell in May 2016; over the same period of 2015 it rose. = 2015-05"],
        &[
            "the same periodical",
            "a latest period piece",
            "the same piece",
        ],
    ),
];
