//! Lengths of time and repetitions: "three days", "the past two months", "ten-year", "daily", "every Monday".

use super::{
    Calendar, Caps, Clock, DayPart, Grain, Length, Lies, Nt, Rule, Said, The, Unit, What, fields,
    length, rule, unit,
};

fn of_length(caps: &Caps, lies: Lies) -> Option<Said> {
    Some(Said::of(What::Length(length(caps, lies)?)))
}

fn free(caps: &Caps) -> Option<Said> {
    // "the 1988 quarter" is no length.
    if caps.n(Nt::Unit).is_some() && caps.n(Nt::Count)? > 9990 {
        return None;
    }
    of_length(caps, Lies::Free)
}

/// "the past two months", "the next few days", "the following two years".
fn placed(caps: &Caps) -> Option<Said> {
    let lies = match caps.n(Nt::Rel)? {
        1 | 2 | 11 => Lies::Past,
        5 | 6 => Lies::Coming,
        7 => Lies::Onward,
        8 => Lies::Preceding,
        _ => Lies::Free,
    };
    of_length(caps, lies)
}

/// "the second week": its number in place of a count; a refiner joins it to its month or year, or drops it.
fn nth(caps: &Caps) -> Option<Said> {
    let (grain, _) = unit(caps)?;
    let n = caps.n(Nt::Ord).filter(|n| (1..=53).contains(n))?;
    matches!(grain, Grain::Week | Grain::Month | Grain::Day).then(|| {
        Said::of(What::Length(Length {
            tenths: Some(n * 10),
            grain,
            lies: Lies::Free,
        }))
    })
}

/// "recent years", "coming months".
fn vaguely(caps: &Caps) -> Option<Said> {
    let lies = match caps.n(Nt::Rel)? {
        1 | 2 => Lies::Past,
        5 => Lies::Coming,
        6 => return Some(Said::of(What::Vague(crate::model::said::Vague::Future))),
        _ => return None,
    };
    of_length(caps, lies)
}

fn unknown(grain_of: fn(&Caps) -> Option<(Grain, i32)>, caps: &Caps) -> Option<Said> {
    let (grain, _) = grain_of(caps)?;
    Some(Said::of(What::Length(Length {
        tenths: None,
        grain,
        lies: Lies::Free,
    })))
}

fn one(caps: &Caps) -> Option<Said> {
    let (grain, times) = unit(caps)?;
    Some(Said::of(What::Length(Length {
        tenths: Some(10 * times),
        grain,
        lies: Lies::Free,
    })))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a builder may refuse, and readers share one signature"
)]
fn every(what: What) -> Option<Said> {
    Some(Said::of(What::Every(Box::new(what))))
}

fn every_unit(caps: &Caps, times: i32) -> Option<Said> {
    let (grain, scale) = unit(caps)?;
    if matches!(grain, Grain::Second | Grain::Half) {
        return None;
    }
    every(What::Length(Length {
        tenths: Some(10 * times * scale),
        grain,
        lies: Lies::Free,
    }))
}

fn every_field(caps: &Caps) -> Option<Said> {
    let mut fields = fields(caps);
    if let Some(n) = caps.n(Nt::Weekdays) {
        fields.weekday = u8::try_from(n).ok()?;
    }
    if let Some(n) = caps.n(Nt::Seasons) {
        fields.unit = Unit::Season(u8::try_from(n).ok()?);
    }
    every(What::Calendar(fields))
}

fn adverb(grain: Grain) -> Option<Said> {
    every(What::Length(Length {
        tenths: None,
        grain,
        lies: Lies::Free,
    }))
}

pub(super) const RULES: &[Rule] = &[
    rule(
        "en/a-unit",
        "so much or so often a unit",
        &["a|an UNIT"],
        The::No,
        |caps| every_unit(caps, 1),
        &["It meets twice a week. = P1W"],
        &["It took a week.", "A day is long.", "a second reading"],
    )
    .after(words![
        "%", "times", "once", "twice", "percent", "tons", "tonnes", "barrels", "bpd", "million",
        "billion", "cents", "hours"
    ]),
    rule(
        "en/length",
        "so many units",
        &[
            "COUNT [more|full|long|straight|consecutive|successive|trading|business|working|calendar|whole|solid|brutal|bloody|-] UNITS [or so]",
            "COUNT [-] UNIT",
            "COUNT UNIT or so",
            "COUNT - UNIT - long",
            "COUNT UNITS long",
            "COUNT UNIT long",
            "COUNT hundred|thousand UNITS",
            "COUNT UNITS and a half",
            "additional|extra COUNT UNITS",
            "COUNT UNITS and nights",
            "another COUNT UNITS",
        ],
        The::Unhyphenated,
        free,
        &[
            "It lasted three days. = P3D",
            "a ten-year plan = P10Y",
            "two and a half years = P2.5Y",
        ],
        &["a 48-year-old man", "the 3 years old child"],
    ),
    rule(
        "en/nights",
        "so many nights or other parts of days",
        &["COUNT [more|straight|consecutive|successive] PARTS"],
        The::No,
        |caps| {
            let count = caps.n(Nt::Count);
            Some(Said::of(What::Length(Length {
                tenths: count.filter(|&n| n >= 0),
                grain: Grain::Day,
                lies: Lies::Free,
            })))
        },
        &[
            "They marched for three nights. = P3D",
            "It rained on three consecutive nights. = P3D",
        ],
        &["three knights", "two nights were cold", "a night"],
    )
    .after(words![
        "for", "on", "over", "lasted", "spent", "after", "another"
    ]),
    rule(
        "en/one-more",
        "one more unit",
        &["another UNIT", "additional UNIT"],
        The::No,
        one,
        &["It lasted another week. = P1W"],
        &["another second"],
    ),
    rule(
        "en/length-and-a-half",
        "a unit and a half",
        &["a UNIT and a half"],
        The::No,
        |caps| {
            let (grain, times) = unit(caps)?;
            Some(Said::of(What::Length(Length {
                tenths: Some(15 * times),
                grain,
                lies: Lies::Free,
            })))
        },
        &["It lasted a year and a half. = P1.5Y"],
        &["a lap and a half", "a mile and a half"],
    ),
    rule(
        "en/length-range",
        "from so many to so many units",
        &[
            "COUNT to|or|- COUNT UNITS",
            "COUNT UNIT or two",
            "COUNT to|or|- COUNT - UNIT",
        ],
        The::May,
        free,
        &["It takes two to three weeks. = P2W"],
        &["two to three people", "five or six yearlings"],
    ),
    rule(
        "en/placed-length",
        "a length before or after the reference: the past two months, the next few days",
        &[
            "REL COUNT [more|full|trading|business|working] UNITS [or so]",
            "COUNT REL UNITS",
            "REL COUNT [-] UNIT",
            "REL COUNT to|or|- COUNT UNITS",
        ],
        The::May,
        placed,
        &[
            "It rose in the past two months. = P2M",
            "over the next few days = PXD",
        ],
        &["the last two men", "the next few secondhand cars"],
    ),
    rule(
        "en/named-length",
        "the stretch of time spoken of",
        &["COUNT - UNIT period"],
        The::Must,
        |caps| of_length(caps, Lies::Named),
        &["Over the seven-month period it fell. = P7M"],
        &["the seven-month-old child", "the three-year plan"],
    ),
    rule(
        "en/period",
        "a stretch of so many units",
        &["a|an COUNT - UNIT period"],
        The::No,
        free,
        &["It fell over a three-year period. = P3Y"],
        &["a long period", "a period drama"],
    ),
    rule(
        "en/half-year",
        "six months",
        &["half - year"],
        The::May,
        |_| {
            Some(Said::of(What::Length(Length {
                tenths: Some(60),
                grain: Grain::Month,
                lies: Lies::Free,
            })))
        },
        &["Profit rose in the half-year to 30 June 2023. = P6M"],
        &["half the year-round staff", "half a yearbook"],
    ),
    rule(
        "en/units-ahead",
        "the units to come, not counted",
        &["UNITS ahead"],
        The::Must,
        |caps| of_length(caps, Lies::Coming),
        &["It will rise in the weeks ahead. = PXW"],
        &["the road ahead", "two seconds ahead"],
    ),
    rule(
        "en/units-that-followed",
        "the units after the time spoken of, not counted",
        &["UNITS that followed"],
        The::Must,
        |caps| unknown(unit, caps),
        &["In the weeks that followed, it fell. = PXW"],
        &["the men that followed", "the days that they followed"],
    ),
    rule(
        "en/over-the-years",
        "years past, not counted",
        &["the UNITS"],
        The::No,
        |caps| unknown(unit, caps),
        &["It grew over the years. = PXY"],
        &["the years", "over the yearbooks"],
    )
    .after(words!["over", "through", "down"]),
    rule(
        "en/first-length",
        "the first or final units of something",
        &[
            "first|final|opening|closing|early|initial|intervening COUNT UNITS",
            "first|final|opening|closing|dying|early|initial|intervening UNITS",
            "first|final|opening|closing|last UNIT",
        ],
        The::Must,
        |caps| match caps.n(Nt::Count) {
            None if caps.n(Nt::Unit).is_some() => one(caps),
            _ => free(caps),
        },
        &[
            "In the first two years it fell. = P2Y",
            "It closed in the final week of April. = P1W",
        ],
        &["the first two men", "the final seconder"],
    ),
    rule(
        "en/nth-unit",
        "one of the weeks or months of a date",
        &["ORD UNIT"],
        The::Must,
        nth,
        &["It closed in the second week of April. = 2024-04"],
        &["in the second week"],
    ),
    rule(
        "en/within",
        "before so much time has passed",
        &["within COUNT [working|business] UNIT|UNITS"],
        The::No,
        |caps| of_length(caps, Lies::Coming),
        &["It must answer within ten days. = P10D"],
        &["within ten miles", "within the week"],
    ),
    rule(
        "en/coming-units",
        "the units to come or gone, not counted",
        &["REL UNITS"],
        The::May,
        vaguely,
        &["in the coming months = FUTURE_REF"],
        &[
            "the past mistakes",
            "the coming daylight",
            "the next seconder",
        ],
    ),
    rule(
        "en/units",
        "units, not counted",
        &[
            "UNITS [or|and UNITS]",
            "decades|centuries|hundreds|dozens|scores of UNITS",
        ],
        The::No,
        |caps| unknown(unit, caps),
        &["It lasted for years. = PXY", "It took months. = PXM"],
        &["the best years"],
    )
    .after(words![
        "for",
        "over",
        "within",
        "in",
        "after",
        "took",
        "take",
        "takes",
        "taken",
        "lasted",
        "last",
        "many",
        "through",
        "spent",
        "of",
        "than",
        "with",
        "two",
        "by",
        "but",
        "or",
        "and",
        "about",
        "follow",
        "follows",
        "followed",
        "following",
        "despite",
        "amid",
        "during",
        "endured",
        "be"
    ]),
    rule(
        "en/unit-long",
        "lasting units",
        &["UNIT - long", "UNITS - long", "UNITS long"],
        The::No,
        |caps| {
            if caps.n(Nt::Unit).is_some() {
                one(caps)
            } else {
                unknown(unit, caps)
            }
        },
        &["a month-long strike = P1M", "a months-long strike = PXM"],
        &["a mile-long queue", "the year was long", "daylong-ish"],
    ),
    rule(
        "en/every-unit",
        "every so often",
        &["every|each UNIT", "per UNIT"],
        The::No,
        |caps| every_unit(caps, 1),
        &["It meets every quarter. = P1Q", "each month = P1M"],
        &["every second"],
    ),
    rule(
        "en/every-half-hour",
        "twice an hour",
        &["every half [-] hour"],
        The::No,
        |_| {
            every(What::Length(Length {
                tenths: Some(300),
                grain: Grain::Minute,
                lies: Lies::Free,
            }))
        },
        &["A bus runs every half hour. = PT30M"],
        &["every half", "every half-hearted try"],
    ),
    rule(
        "en/weekends",
        "every weekend, in the plural",
        &["weekends"],
        The::No,
        |_| adverb(Grain::Weekend),
        &["It is shut at weekends. = XXXX-WXX-WE"],
        &["two weekends", "the weekends of May"],
    )
    .after(words!["at", "on"]),
    rule(
        "en/every-other",
        "every other unit",
        &["every other UNIT", "every second UNIT"],
        The::No,
        |caps| every_unit(caps, 2),
        &["It meets every other week. = P2W"],
        &["every other man", "every second vote"],
    ),
    rule(
        "en/every-other-weekday",
        "a weekday of every other week",
        &["every other|second WEEKDAY"],
        The::No,
        every_field,
        &["It meets every other Friday. = XXXX-WXX-5"],
        &["every Friday", "every other man on Friday"],
    ),
    rule(
        "en/every-count",
        "every so many units",
        &["every COUNT UNITS"],
        The::No,
        |caps| {
            Some(Said::of(What::Every(Box::new(What::Length(length(
                caps,
                Lies::Free,
            )?)))))
        },
        &["It meets every two weeks. = P2W"],
        &["every two miles", "every one of the years"],
    ),
    rule(
        "en/every-field",
        "every Monday, each July, on Tuesdays, Sunday nights",
        &[
            "every|each WEEKDAY [PART]",
            "every|each MONTH [DAY]",
            "every|each SEASON",
            "every|each PART",
            "WEEKDAYS",
            "WEEKDAY PARTS",
        ],
        The::No,
        every_field,
        &[
            "every Monday = XXXX-WXX-1",
            "It opens on Tuesdays. = XXXX-WXX-2",
        ],
        &[
            "every mayor",
            "every marcher",
            "Monday's child",
            "the mondays of this world",
        ],
    ),
    rule(
        "en/weekday-of-every",
        "a weekday by its number in every month",
        &["ORD|last WEEKDAY of each|every|the month"],
        The::May,
        every_field,
        &["It is free on the first Sunday of each month. = XXXX-WXX-7"],
        &["the first Sunday of May", "the first Sundays of the month"],
    ),
    rule(
        "en/daily",
        "every day",
        &["daily"],
        The::No,
        |_| adverb(Grain::Day),
        &["It opens daily. = XXXX-XX-XX"],
        &["the daily volume"],
    )
    .closing(),
    rule(
        "en/weekly",
        "weekly",
        &["weekly"],
        The::No,
        |_| adverb(Grain::Week),
        &["It meets weekly. = XXXX-WXX"],
        &["a biweekly", "the weak and the weakly"],
    ),
    rule(
        "en/monthly",
        "monthly, where no noun follows",
        &["monthly"],
        The::No,
        |_| adverb(Grain::Month),
        &["It meets monthly. = XXXX-XX"],
        &["the monthly figures"],
    )
    .closing(),
    rule(
        "en/quarterly",
        "quarterly, where no noun follows",
        &["quarterly"],
        The::No,
        |_| adverb(Grain::Quarter),
        &["It meets quarterly. = XXXX-QX"],
        &["the quarterly dividend"],
    )
    .closing(),
    rule(
        "en/annually",
        "annually, yearly",
        &["annually", "yearly"],
        The::No,
        |_| adverb(Grain::Year),
        &["It meets annually. = XXXX"],
        &["the annual report", "the yearling"],
    ),
    rule(
        "en/hourly",
        "hourly",
        &["hourly"],
        The::No,
        |_| {
            every(What::Length(Length {
                tenths: Some(10),
                grain: Grain::Hour,
                lies: Lies::Free,
            }))
        },
        &["It runs hourly. = PT1H"],
        &["an hour's work", "the hour"],
    ),
    rule(
        "en/nightly",
        "nightly",
        &["nightly"],
        The::No,
        |_| {
            every(What::Calendar(Calendar {
                clock: Some(Clock {
                    at: None,
                    part: DayPart::Night,
                    offset: None,
                }),
                ..Calendar::default()
            }))
        },
        &["It runs nightly. = XXXX-XX-XXTNI"],
        &["the night", "a knightly order"],
    ),
];
