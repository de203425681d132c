//! Dates that name a unit by its place beside a reference: "yesterday", "last week", "the following spring", "the day before".

use super::{
    Calendar, Caps, Clock, DayPart, From, Grain, Length, Lies, Nt, Pick, Rule, Said, Shift, The,
    What, Year, calendar, fields, part_clock, plain, rule, shift, unit,
};
use crate::model::said::Part;

fn deictic(caps: &Caps) -> Option<Said> {
    let n = caps.n(Nt::Deictic)?;
    let mut clock = part_clock(caps);
    let by = if n == 10 {
        clock = Some(Clock {
            at: None,
            part: DayPart::Night,
            offset: None,
        });
        0
    } else {
        n
    };
    Some(Said::of(What::Shift(Shift {
        clock,
        ..shift(by, Grain::Day, From::Now)
    })))
}

/// "last week", "this year", "the following month".
fn unit_shift(caps: &Caps) -> Option<Said> {
    let (grain, times) = unit(caps)?;
    let code = caps.n(Nt::Rel)?;
    if grain > Grain::Day
        || grain == Grain::Half
        || (grain == Grain::Day && matches!(code, 1 | 3 | 5))
    {
        return None;
    }
    let long = matches!(grain, Grain::Decade | Grain::Century);
    if long && matches!(code, 5 | 6) {
        return Some(Said::of(What::Length(Length {
            tenths: Some(10 * times),
            grain,
            lies: Lies::Coming,
        })));
    }
    if code == 2 || long && code == 1 {
        return Some(Said::of(What::Length(Length {
            tenths: Some(10 * times),
            grain,
            lies: Lies::Past,
        })));
    }
    let (by, from) = match code {
        1 => (-1, From::Now),
        3 | 4 => (0, From::Now),
        5 | 6 => (1, From::Now),
        7 => (1, From::Story),
        8 => (-1, From::Story),
        _ => (0, From::Story),
    };
    // "the latest quarter" of an account is the one that it speaks of.
    let (by, from) = if grain == Grain::Quarter && code == 11 {
        (0, From::Story)
    } else {
        (by, from)
    };
    Some(Said::of(What::Shift(shift(by * times, grain, from))))
}

/// "last night", "this morning", "that evening".
fn part_shift(caps: &Caps) -> Option<Said> {
    let clock = part_clock(caps);
    let (by, from) = match caps.n(Nt::Rel)? {
        1 | 2 => (-1, From::Now),
        3 | 4 => (0, From::Now),
        5..=7 => (1, From::Story),
        8 => (-1, From::Story),
        _ => (0, From::Story),
    };
    Some(Said::of(What::Shift(Shift {
        clock,
        ..shift(by, Grain::Day, from)
    })))
}

/// "the day before", "the year after".
fn beside(caps: &Caps, by: i32) -> Option<Said> {
    let (grain, times) = unit(caps)?;
    // "The decade before" is no decade of the calendar.
    if matches!(grain, Grain::Decade | Grain::Century) {
        return Some(Said::of(What::Length(Length {
            tenths: Some(10 * times),
            grain,
            lies: if by < 0 {
                Lies::Preceding
            } else {
                Lies::Onward
            },
        })));
    }
    (grain <= Grain::Day && grain != Grain::Half)
        .then(|| Said::of(What::Shift(shift(by * times, grain, From::Story))))
}

/// "the year before last", "the week after next".
fn second(caps: &Caps, by: i32) -> Option<Said> {
    let (grain, times) = unit(caps)?;
    (grain < Grain::Day).then(|| Said::of(What::Shift(shift(by * times, grain, From::Now))))
}

/// "the day before the vote": a refiner finds the event, or drops it.
fn beside_event(caps: &Caps) -> Option<Said> {
    let (grain, times) = unit(caps)?;
    let named = matches!(
        grain,
        Grain::Day | Grain::Week | Grain::Month | Grain::Year | Grain::Weekend
    );
    let event = Box::new(Said::of(What::Event));
    named.then(|| Said::of(What::Offset(times, grain, event)))
}

/// "the quarter": the one spoken of; so is a decade or a century, of which a refiner wants a part.
fn named(caps: &Caps) -> Option<Said> {
    let (grain, _) = unit(caps)?;
    matches!(
        grain,
        Grain::Quarter
            | Grain::Year
            | Grain::Month
            | Grain::Week
            | Grain::Weekend
            | Grain::Decade
            | Grain::Century
    )
    .then(|| {
        let from = if grain == Grain::Quarter || grain < Grain::Year {
            From::Story
        } else {
            From::Now
        };
        Said::of(What::Shift(shift(0, grain, from)))
    })
}

fn fiscal(caps: &Caps) -> Option<Said> {
    let (by, from) = match caps.n(Nt::Rel) {
        Some(1 | 11) => (-1, From::Now),
        Some(5 | 6) => (1, From::Now),
        Some(7) => (1, From::Story),
        Some(8) => (-1, From::Story),
        _ => (0, From::Now),
    };
    calendar(Calendar {
        year: Year::Shifted(by, from),
        fiscal: 1,
        ..Calendar::default()
    })
}

/// "year-end", "month's end".
fn end_of(caps: &Caps) -> Option<Said> {
    let (grain, _) = unit(caps)?;
    matches!(grain, Grain::Year | Grain::Quarter | Grain::Month).then(|| Said {
        part: Part::End,
        ..Said::of(What::Shift(shift(
            0,
            grain,
            if grain == Grain::Month {
                From::Story
            } else {
                From::Now
            },
        )))
    })
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "en/unit-end",
        "the end of the current year, quarter or month",
        &["UNIT - end", "UNIT end", "UNIT 's end"],
        The::May,
        end_of,
        &[
            "It closes by year-end. = 2024",
            "At year-end it had four ships. = 2024",
        ],
        &["the year-end bonus"],
    )
    .alone(),
    rule(
        "en/deictic-day",
        "today, yesterday, tomorrow, with or without a part of the day",
        &["DEICTIC [PART]"],
        The::No,
        deictic,
        &[
            "It closed yesterday. = 2024-05-15",
            "It opens tomorrow morning. = 2024-05-17TMO",
        ],
        &["He reads USA Today.", "a yesteryear look"],
    ),
    rule(
        "en/day-before-yesterday",
        "two days before today",
        &["day before yesterday"],
        The::Must,
        |_| Some(Said::of(What::Shift(shift(-2, Grain::Day, From::Now)))),
        &["It closed the day before yesterday. = 2024-05-14"],
        &["the day before", "the day before the vote"],
    ),
    rule(
        "en/day-after-tomorrow",
        "two days after today",
        &["day after tomorrow"],
        The::Must,
        |_| Some(Said::of(What::Shift(shift(2, Grain::Day, From::Now)))),
        &["It opens the day after tomorrow. = 2024-05-18"],
        &["the day after", "the day after tomorrows"],
    ),
    rule(
        "en/relative-unit",
        "last, this or next week, month, quarter, year; the following and the previous one",
        &[
            "REL UNIT [or so]",
            "very same UNIT",
            "that|this|very same UNIT",
            "this past|coming UNIT",
            "that REL UNIT",
        ],
        The::May,
        unit_shift,
        &[
            "It closed last week. = 2024-W19",
            "It closed last year. = 2023",
            "It opens next month. = 2024-06",
            "It closed in 2016 and the following year it burned. = 2017",
        ],
        &["at the last minute", "this second"],
    ),
    rule(
        "en/unit-before-last",
        "the unit before the last one",
        &["UNIT before last"],
        The::Must,
        |caps| second(caps, -2),
        &["It closed the year before last. = 2022"],
        &["the day before last orders", "the minute before last"],
    ),
    rule(
        "en/unit-after-next",
        "the unit after the next one",
        &["UNIT after next"],
        The::Must,
        |caps| second(caps, 2),
        &["It opens the week after next. = 2024-W22"],
        &["the day after next to nothing was left"],
    ),
    rule(
        "en/relative-day",
        "the day after or before the one spoken of",
        &["REL day", "that same day"],
        The::Unhyphenated,
        |caps| match caps.n(Nt::Rel) {
            None | Some(5 | 7) => Some(Said::of(What::Shift(shift(1, Grain::Day, From::Story)))),
            Some(8) => Some(Said::of(What::Shift(shift(-1, Grain::Day, From::Story)))),
            Some(9) => Some(Said::of(What::Shift(shift(0, Grain::Day, From::Story)))),
            _ => None,
        },
        &["On 3 May 2016 he left; the following day he died. = 2016-05-04"],
        &["the next-day delivery of parcels went on", "a rainy day"],
    ),
    rule(
        "en/relative-part",
        "this morning, last night, the following evening",
        &["REL PART", "REL day 's PART"],
        The::May,
        part_shift,
        &[
            "It closed last night. = 2024-05-15TNI",
            "this morning = 2024-05-16TMO",
        ],
        &["the last part", "this nightmare", "the next mourning"],
    ),
    rule(
        "en/overnight",
        "in the night up to today",
        &["overnight"],
        The::No,
        |_| {
            Some(Said::of(What::Shift(Shift {
                clock: Some(Clock {
                    at: None,
                    part: DayPart::Night,
                    offset: None,
                }),
                ..shift(0, Grain::Day, From::Now)
            })))
        },
        &["Overnight, two ships sank. = 2024-05-16TNI"],
        &["the overnight rate"],
    )
    .closing(),
    rule(
        "en/relative-season",
        "last, this, next summer; the following spring",
        &["REL SEASON", "this past|coming SEASON", "that same SEASON"],
        The::May,
        plain,
        &[
            "It closed last summer. = 2023-SU",
            "It opens next spring. = 2025-SP",
        ],
        &["the previous fall of the government"],
    ),
    rule(
        "en/relative-month",
        "last, this, next May",
        &["REL MONTH [DAY]"],
        The::May,
        plain,
        &[
            "It closed last June. = 2023-06",
            "It opens next June. = 2024-06",
        ],
        &["this may help"],
    ),
    rule(
        "en/relative-weekday",
        "last, this, next Tuesday",
        &[
            "REL WEEKDAY [PART]",
            "this coming|past WEEKDAY [, MONTH DAY]",
        ],
        The::May,
        plain,
        &[
            "It closed last Tuesday. = 2024-05-14",
            "It opens next Tuesday. = 2024-05-21",
        ],
        &["the last man on Tuesday", "this weekday"],
    ),
    rule(
        "en/unit-before",
        "the unit before the one spoken of",
        &["UNIT before|earlier|previous"],
        The::Must,
        |caps| beside(caps, -1),
        &["In 2016 it fell; the year before, it rose. = 2015"],
        &[
            "the man before",
            "the day before the vote",
            "the yearbook before",
        ],
    )
    .closing(),
    rule(
        "en/this-time-last-year",
        "the month of today in the year before",
        &["this time last year"],
        The::No,
        |_| Some(Said::of(What::Shift(shift(-12, Grain::Month, From::Now)))),
        &["Sales are up on this time last year. = 2023-05"],
        &["this time last week", "this time next year"],
    ),
    rule(
        "en/season-before",
        "the season before the one spoken of",
        &["SEASON before"],
        The::Must,
        |caps| {
            let season = fields(caps);
            calendar(Calendar {
                pick: Pick::Previous,
                ..season
            })
        },
        &["It rained all last winter, more than the winter before. = 2022-WI"],
        &["the winter before the vote", "the fall before him"],
    )
    .closing(),
    rule(
        "en/part-before",
        "the night or evening before the day spoken of",
        &["PART before"],
        The::Must,
        |caps| {
            let clock = part_clock(caps);
            Some(Said::of(What::Shift(Shift {
                clock,
                ..shift(-1, Grain::Day, From::Story)
            })))
        },
        &["They marched on 3 May 2016; talks had failed the night before. = 2016-05-02TNI"],
        &["the night before the vote", "the nightmare before"],
    )
    .closing(),
    rule(
        "en/the-new-year",
        "the year that begins next or has just begun",
        &["new year"],
        The::Must,
        |_| {
            Some(Said::of(What::Shift(Shift {
                counted: true,
                ..shift(0, Grain::Year, From::Now)
            })))
        },
        &["Prices will rise in the new year. = 2025"],
        &[
            "the Lunar New Year",
            "the New Year holiday",
            "a happy new year",
            "the new year's resolutions",
        ],
    )
    .alone(),
    rule(
        "en/unit-after",
        "the unit after the one spoken of",
        &["UNIT after|later"],
        The::Must,
        |caps| beside(caps, 1),
        &["In 2016 it fell; the year after, it rose. = 2017"],
        &["the man after", "the day after the vote", "the later year"],
    )
    .closing(),
    rule(
        "en/unit-beside",
        "the day, week, month or year before or after an event",
        &["UNIT before|after|following"],
        The::Must,
        beside_event,
        &["The vote was held on 3 May 2016; he left the day after the vote. = 2016-05-04"],
        &["the hour before the match"],
    ),
    rule(
        "en/turn-of-century",
        "the years around the start of a century or millennium",
        &["turn of the century|millennium"],
        The::Must,
        |_| {
            Some(Said {
                part: Part::Start,
                ..Said::of(What::Shift(shift(0, Grain::Century, From::Now)))
            })
        },
        &["It opened at the turn of the century. = 20"],
        &["the turn of the key"],
    ),
    rule(
        "en/in-the-day",
        "a part of the day spoken of",
        &["earlier|later|late|early [on] in the day"],
        The::No,
        |_| Some(Said::of(What::Shift(shift(0, Grain::Day, From::Story)))),
        &["Earlier in the day it had rained. = 2024-05-16"],
        &["in the day", "early in the daytime"],
    ),
    rule(
        "en/tomorrow-week",
        "a week after tomorrow",
        &["tomorrow week"],
        The::No,
        |_| Some(Said::of(What::Shift(shift(8, Grain::Day, From::Now)))),
        &["They meet tomorrow week. = 2024-05-24"],
        &["a week", "tomorrow weekly"],
    )
    .closing(),
    rule(
        "en/weekday-week",
        "a weekday of the week after the next such day",
        &["a week on|from WEEKDAY", "WEEKDAY week"],
        The::No,
        |caps| {
            let day = Box::new(plain(caps)?);
            Some(Said::of(What::Offset(7, Grain::Day, day)))
        },
        &[
            "It opens a week on Friday. = 2024-05-24",
            "It opens on Monday week. = 2024-05-27",
        ],
        &["a week on the road", "a Monday weekly", "Friday weeks ago"],
    )
    .closing(),
    rule(
        "en/the-unit",
        "the quarter, year, month, week spoken of; a decade or century where a part of it is named",
        &["[full] UNIT"],
        The::Must,
        named,
        &[
            "In the third quarter of 2016 it fell. For the quarter, sales rose. = 2016-Q3",
            "It will close at the end of the decade. = 202",
            "He sold it in 1949 and stayed for the rest of the decade. = 194",
        ],
        &[
            "the second",
            "the deal of the decade",
            "the century was long",
        ],
    ),
    rule(
        "en/relative-fiscal",
        "this, last or next accounting year",
        &[
            "REL fiscal|financial year",
            "fiscal year",
            "new fiscal|financial year",
        ],
        The::May,
        fiscal,
        &["in the current fiscal year = 2024"],
        &[
            "a fiscal cliff",
            "new financial rules",
            "this fiscal yearbook",
        ],
    ),
    rule(
        "en/the-financial-year",
        "the accounting year spoken of",
        &["financial year"],
        The::Must,
        fiscal,
        &["Growth slowed in the financial year. = 2024"],
        &["a financial year", "the financial yearbook"],
    ),
    rule(
        "en/relative-fiscal-alone",
        "this, last or next accounting year, as the papers of India call it",
        &["REL fiscal"],
        The::May,
        fiscal,
        &["Sales fell in the current fiscal. = 2024"],
        &["this fiscal cliff", "a fiscal, he said"],
    )
    .alone(),
    rule(
        "en/relative-calendar-year",
        "this, last or next year of the calendar, told from one of accounts",
        &["REL calendar year"],
        The::May,
        |caps| {
            let said = fiscal(caps)?;
            match said.what {
                What::Calendar(fields) => calendar(Calendar {
                    fiscal: 0,
                    ..fields
                }),
                _ => None,
            }
        },
        &["It has lost a third this calendar year. = 2024"],
        &["a calendar year", "this calendar"],
    ),
];
