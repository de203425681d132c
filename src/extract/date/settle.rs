//! What only the whole article decides: whether slashes put the day or the month first, and when accounting years begin.

use super::super::Page;
use super::resolve::weekday_name;
use crate::model::said::{Calendar, From, Joint, Pick, Said, Tense, Unit, What, Year};
use crate::model::time::days_from_date;
use crate::model::{Article, Diagnostic, Grain, Severity, Time};
use jiff::civil::Date;

/// Settles both over all times of an article.
pub(super) fn all(article: &Article, page: &Page<'_>, times: &mut [Time]) -> Vec<Diagnostic> {
    let told = accounts_from(page, times).or_else(|| accounts_end(page, times));
    let fiscal = times.iter().any(|time| has_fiscal(&time.said));
    let paired = || times.iter().any(|time| running_years(&time.said).is_some());
    if told.is_some() || fiscal || paired() {
        let source = article.source.as_deref().unwrap_or_default();
        let text = [source, &article.title, page.text]
            .join(" ")
            .to_ascii_lowercase();
        let start = told.unwrap_or_else(|| fiscal_start(&text));
        let budgets = fiscal
            || told.is_none()
                && (start > 1 && speaks_of_accounts(&text) || start == 7 && speaks_of_crops(&text));
        for time in times.iter_mut() {
            if time.rule == "en/years" && (told.is_some() || budgets) {
                pair(&mut time.said, start);
            }
            if budgets {
                year_of_accounts(page, time);
            }
            if budgets && time.rule != "en/month-quarter" && counts_in_crores(&text) {
                quarter_of_accounts(&mut time.said);
            }
            set_fiscal(&mut time.said, start);
        }
    }
    let mut diagnostics = slashes(page, times);
    diagnostics.extend(wrong_weekdays(page, times));
    diagnostics
}

/// Drops years of three digits where no year of an era shows that the text is about such times.
pub(super) fn early_years(times: &mut Vec<Time>) {
    let is_early = |time: &Time| matches!(time.rule, "en/early-year" | "en/early-years");
    if times.iter().any(is_early) {
        let eras = times
            .iter()
            .any(|time| time.rule.starts_with("en/era-year") || is_early_century(time));
        times.retain(|time| eras || !is_early(time));
    }
}

/// "Monday: Polls close. Output is out at 11 a.m.": days of a week to come, and the hours told under them.
pub(super) fn agenda(page: &Page<'_>, times: &mut [Time]) {
    let opens = |time: &Time| {
        let day = matches!(&time.said.what, What::Calendar(fields)
            if fields.weekday > 0 && fields.day == 0 && fields.clock.is_none() && fields.pick == Pick::Near);
        let before = page.text.get(..time.span.start as usize).unwrap_or("");
        let after = page.text.get(time.span.end as usize..).unwrap_or("");
        day && (before.is_empty() || before.ends_with('\n')) && after.starts_with(':')
    };
    let openers = times.iter().filter(|time| opens(time)).count();
    let past = |time: &&Time| opens(time) && time.said.tense == Tense::Past;
    if openers < FEWEST || 2 * times.iter().filter(past).count() > openers {
        return;
    }
    let mut day: Option<(u8, usize)> = None;
    let mut first: Option<(u8, Said)> = None;
    for time in times.iter_mut() {
        if opens(time) {
            time.said.tense = Tense::Future;
            let start = time.span.start as usize;
            let end = page.text.get(start..).and_then(|rest| rest.find('\n'));
            if let What::Calendar(fields) = &time.said.what {
                let weekday = fields.weekday;
                day = Some((weekday, end.map_or(page.text.len(), |end| start + end)));
                // The days of one week, whichever of them today is.
                match &first {
                    Some((opening, said)) => {
                        let by = (i32::from(weekday) - i32::from(*opening)).rem_euclid(7);
                        time.said.what = What::Offset(by, Grain::Day, Box::new(said.clone()));
                    }
                    None => first = Some((weekday, time.said.clone())),
                }
            }
            continue;
        }
        let Some((weekday, _)) = day.filter(|&(_, end)| (time.span.start as usize) < end) else {
            continue;
        };
        let clock = match &time.said.what {
            What::Calendar(fields)
                if fields.year == Year::Unsaid
                    && fields.unit == Unit::Whole
                    && (fields.day, fields.weekday) == (0, 0) =>
            {
                fields.clock
            }
            // "Overnight".
            What::Shift(shift) if (shift.by, shift.grain) == (0, Grain::Day) => shift.clock,
            _ => None,
        };
        if clock.is_some() && time.said.joint == Joint::Alone {
            time.said.what = What::Calendar(Calendar {
                weekday,
                clock,
                ..Calendar::default()
            });
            time.said.tense = Tense::Future;
        }
    }
}

/// The fewest entries that make a chronology.
const FEWEST: usize = 3;

/// Marks the times of a chronology, whose entries are paragraphs that a date opens: "August 2016: Deposits pass a billion".
pub(super) fn entries(page: &Page<'_>, times: &mut [Time]) {
    let opens = |time: &Time| {
        let dated = matches!(&time.said.what, What::Calendar(fields)
            if fields.clock.is_none() && (fields.day > 0 || fields.unit != Unit::Whole || matches!(fields.year, Year::Full(_))));
        let before = page.text.get(..time.span.start as usize).unwrap_or("");
        let after = page.text.get(time.span.end as usize..).unwrap_or("");
        let lead = before.trim_end_matches([' ', '•', '*', '“', '-', '–']);
        // "Late 2018: ", "Mid-June — ".
        let lead = ["Early", "Late", "Mid"]
            .iter()
            .find_map(|part| lead.strip_suffix(part))
            .unwrap_or(lead);
        let head = lead.is_empty() || lead.ends_with('\n');
        head && dated
            && [":", " – ", " — ", " - "]
                .iter()
                .any(|mark| after.starts_with(mark))
    };
    let openers: Vec<usize> = (0..times.len())
        .filter(|&index| times.get(index).is_some_and(opens))
        .collect();
    let full = |index: usize| {
        times.get(index).is_some_and(|time| matches!(&time.said.what, What::Calendar(fields) if matches!(fields.year, Year::Full(_))))
    };
    let (Some(&first), Some(&last)) = (openers.first(), openers.last()) else {
        return;
    };
    if openers.len() < FEWEST || !full(first) {
        return;
    }
    // The last entry ends with its paragraph.
    let start = times.get(last).map_or(0, |time| time.span.start as usize);
    let end = page
        .text
        .get(start..)
        .and_then(|rest| rest.find('\n'))
        .map_or(page.text.len(), |length| start + length);
    for time in times.iter_mut().skip(first) {
        if time.span.start as usize >= end {
            break;
        }
        time.said.entry = true;
    }
}

/// "The fifth century", "the fifth century BC".
fn is_early_century(time: &Time) -> bool {
    let early = |fields: &Calendar| matches!(fields.year, Year::Century(..1000));
    time.rule == "en/century-before"
        || matches!(&time.said.what, What::Calendar(fields) if early(fields))
}

/// How many dates with the wrong weekday are named: a text with more has another calendar.
const MOST_WRONG: usize = 8;

/// "Monday 5 June 2019", which was a Wednesday: one of the two is a slip, and only the reader can tell which.
fn wrong_weekdays(page: &Page<'_>, times: &[Time]) -> Vec<Diagnostic> {
    times
        .iter()
        .filter_map(|time| {
            let What::Calendar(fields) = &time.said.what else {
                return None;
            };
            let (Year::Full(year), Unit::Month(month)) = (fields.year, fields.unit) else {
                return None;
            };
            let date = Date::new(
                i16::try_from(year).ok()?,
                i8::try_from(month).ok()?,
                i8::try_from(fields.day).ok()?,
            )
            .ok()?;
            let weekday = (days_from_date(date) + 3).rem_euclid(7) + 1;
            let wrong = fields.weekday > 0 && i64::from(fields.weekday) != weekday;
            wrong.then(|| Diagnostic {
                severity: Severity::Warning,
                span: Some(time.span),
                message: format!(
                    "“{}” fell on a {}; the date was taken",
                    time.span.slice(page.text),
                    weekday_name(weekday)
                ),
                hint: "Set the date if the weekday is right.".to_owned(),
            })
        })
        .take(MOST_WRONG)
        .collect()
}

/// The month that accounts begin in, where the text tells when a year of them ended: "the year to 31 May". Prices are measured
/// over any twelve months, and every year of India is one of the state.
fn accounts_from(page: &Page<'_>, times: &[Time]) -> Option<u8> {
    const MEASURED: &[&str] = &[
        "inflation",
        "prices",
        "price index",
        "emigration",
        "population",
    ];
    let says =
        |text: &str, word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    if says(page.text, " crore") || says(page.text, " lakh") {
        return None;
    }
    let measured = |time: &Time| {
        page.sentences
            .get(time.sentence as usize)
            .is_some_and(|sentence| {
                let text = sentence.span.slice(page.text).to_ascii_lowercase();
                MEASURED.iter().any(|word| says(&text, word))
            })
    };
    times
        .iter()
        .filter(|time| matches!(time.said.joint, Joint::Carries(_)) && !measured(time))
        .find_map(|time| {
            let Joint::Carries(whole) = &time.said.joint else {
                return None;
            };
            let What::UpTo(by, grain, end) = &whole.what else {
                return None;
            };
            let year = matches!((by, grain), (1, Grain::Year) | (12, Grain::Month));
            match &end.what {
                What::Calendar(fields) if year && (fields.day == 0 || fields.day > 27) => {
                    match fields.unit {
                        Unit::Month(month) => Some(month % 12 + 1),
                        _ => None,
                    }
                }
                _ => None,
            }
        })
}

/// The month that accounts begin in, where the text says so beside a year of them: "fiscal 2021, which ends in June".
fn accounts_end(page: &Page<'_>, times: &[Time]) -> Option<u8> {
    const ENDS: &[&str] = &["ends", "ended", "ending", "end", "closes", "closed"];
    const BEGINS: &[&str] = &[
        "begins",
        "began",
        "starts",
        "started",
        "beginning",
        "starting",
    ];
    times.windows(2).find_map(|pair| {
        let [year, month] = pair else { return None };
        let What::Calendar(fields) = &month.said.what else {
            return None;
        };
        let Unit::Month(month) = fields.unit else {
            return None;
        };
        let gap = page
            .text
            .get(year.span.end as usize..pair[1].span.start as usize)
            .filter(|gap| gap.len() < 24 && has_fiscal(&year.said))?;
        let says = |verbs: &[&str]| {
            gap.split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| verbs.contains(&word))
        };
        if says(ENDS) {
            Some(month % 12 + 1)
        } else {
            says(BEGINS).then_some(month)
        }
    })
}

/// True for a text about public accounts, or from where every such year is one of them, where "2025-26" is one year and no
/// stretch of two.
fn speaks_of_accounts(text: &str) -> bool {
    [
        "budget",
        "fiscal",
        "tax year",
        "financial year",
        " crore",
        " lakh",
        "nhs ",
        "treasury",
        "australia",
    ]
    .iter()
    .any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

/// True for a text about crops, whose years begin in July where those of the state do.
fn speaks_of_crops(text: &str) -> bool {
    [" clip", " crop", " harvest", " vintage", " crush"]
        .iter()
        .any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

/// "The current year", "the new year" among years of accounts: one of them.
fn year_of_accounts(page: &Page<'_>, time: &mut Time) {
    let by = match time.rule {
        "en/the-new-year" => 1,
        "en/relative-unit" if time.span.slice(page.text).ends_with("current year") => 0,
        _ => return,
    };
    if let What::Shift(_) = time.said.what {
        time.said.what = What::Calendar(Calendar {
            year: Year::Shifted(by, From::Now),
            fiscal: 1,
            ..Calendar::default()
        });
    }
}

/// True for a text about India, whose firms go by the accounting year of the state.
fn counts_in_crores(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b" crore").is_some()
}

/// "The third quarter" in a text about accounts: one of theirs.
fn quarter_of_accounts(said: &mut Said) {
    if let What::Calendar(fields) = &mut said.what
        && matches!(fields.unit, Unit::Quarter(1..) | Unit::Half(1..))
        && fields.year == Year::Unsaid
        && fields.pick == Pick::Near
    {
        fields.fiscal = 1;
    }
}

/// The first of two years that follow each other, joined by a dash: "2023–24".
fn running_years(said: &Said) -> Option<i32> {
    let Joint::Carries(whole) = &said.joint else {
        return None;
    };
    let What::Range(first, last) = &whole.what else {
        return None;
    };
    let year = |said: &Said| match &said.what {
        What::Calendar(fields) if fields.is_year_only() => match fields.year {
            Year::Full(year) => Some(year),
            _ => None,
        },
        _ => None,
    };
    let (first, last) = (year(first)?, year(last)?);
    (last == first + 1).then_some(first)
}

/// "2023–24" beside "the year to 31 May": one year of those accounts.
fn pair(said: &mut Said, start: u8) {
    if let Some(first) = running_years(said)
        && let Joint::Carries(whole) = &mut said.joint
    {
        whole.what = What::Calendar(Calendar {
            year: Year::Pair(first),
            fiscal: start,
            ..Calendar::default()
        });
    }
}

fn has_fiscal(said: &Said) -> bool {
    matches!(&said.what, What::Calendar(fields) if fields.fiscal > 0)
}

fn set_fiscal(said: &mut Said, start: u8) {
    if let What::Calendar(fields) = &mut said.what
        && fields.fiscal > 0
    {
        fields.fiscal = start;
    }
    if let Joint::Carries(whole) = &mut said.joint {
        set_fiscal(whole, start);
    }
}

/// Countries, or their capitals, in lower case, and the month that their public accounts begin in.
const FISCAL: &[(&str, u8)] = &[
    ("india", 4),
    ("delhi", 4),
    (" crore", 4),
    (" lakh", 4),
    ("rupee", 4),
    ("₹", 4),
    ("mumbai", 4),
    ("nhs ", 4),
    ("britain", 4),
    ("british", 4),
    ("£", 4),
    ("jamaica", 4),
    ("kingston", 4),
    ("barbados", 4),
    ("south africa", 4),
    ("pretoria", 4),
    ("botswana", 4),
    ("namibia", 4),
    ("japan", 4),
    ("tokyo", 4),
    ("hong kong", 4),
    ("canad", 4),
    ("singapore", 4),
    ("new zealand", 7),
    ("kenya", 7),
    ("nairobi", 7),
    ("mombasa", 7),
    ("rwanda", 7),
    ("mauritius", 7),
    ("tanzania", 7),
    ("uganda", 7),
    ("egypt", 7),
    ("cairo", 7),
    ("pakistan", 7),
    ("karachi", 7),
    ("lahore", 7),
    ("bangladesh", 7),
    ("dhaka", 7),
    ("australia", 7),
    ("canberra", 7),
    ("sydney", 7),
    ("melbourne", 7),
    ("queensland", 7),
    ("nepal", 7),
    ("ethiopia", 7),
    ("fremantle", 7),
    ("brisbane", 7),
    ("adelaide", 7),
    ("bhutan", 7),
    ("puerto rico", 7),
    ("lesotho", 4),
    ("maseru", 4),
    ("eswatini", 4),
    ("swaziland", 4),
    ("kuwait", 4),
    ("myanmar", 4),
    ("trinidad", 10),
    ("haiti", 10),
    ("federal government", 10),
    ("congress", 10),
    ("thailand", 10),
    ("school board", 7),
    ("school district", 7),
    ("school budget", 7),
];

/// The month in which the accounting year of the country named most begins; January when none is named.
fn fiscal_start(text: &str) -> u8 {
    FISCAL
        .iter()
        .map(|&(name, month)| {
            (
                memchr::memmem::find_iter(text.as_bytes(), name).count(),
                month,
            )
        })
        .filter(|&(count, _)| count > 0)
        .max_by_key(|&(count, month)| (count, std::cmp::Reverse(month)))
        .map_or(1, |(_, month)| month)
}

/// Turns dates in digits to day first where the article shows that it writes them so.
fn slashes(page: &Page<'_>, times: &mut [Time]) -> Vec<Diagnostic> {
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    let mut open = None;
    for time in times.iter() {
        match time.rule {
            "en/slash" => match order(time.span.slice(page.text)) {
                Some(true) => day_first += 100,
                Some(false) => month_first += 100,
                None => open = open.or(Some(time.span)),
            },
            "en/day-month" | "en/day-month-year" => day_first += 1,
            "en/month-day" | "en/month-day-year" => month_first += 1,
            _ => {}
        }
    }
    let Some(span) = open else {
        return Vec::new();
    };
    if day_first > month_first {
        for time in times.iter_mut().filter(|time| time.rule == "en/slash") {
            if order(time.span.slice(page.text)).is_none() {
                turn(&mut time.said);
            }
        }
    }
    if day_first != month_first {
        return Vec::new();
    }
    vec![Diagnostic {
        severity: Severity::Warning,
        span: Some(span),
        message: format!(
            "“{}” can be read with the day or the month first; the month was taken",
            span.slice(page.text)
        ),
        hint: "Set the date if the day comes first.".to_owned(),
    }]
}

/// True when the first number is a day, false when the second is, `None` when both can be either.
fn order(quote: &str) -> Option<bool> {
    if quote.contains('.') {
        return Some(true);
    }
    let mut parts = quote
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse::<u32>().ok());
    let (first, second) = (parts.next()?, parts.next()?);
    match (first > 12, second > 12) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn turn(said: &mut Said) {
    if let What::Calendar(fields) = &mut said.what
        && let (Unit::Month(month), Year::Full(_)) = (fields.unit, fields.year)
    {
        (fields.unit, fields.day) = (Unit::Month(fields.day), month);
    }
}
