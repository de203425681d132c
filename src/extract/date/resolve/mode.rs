//! News or narrative: whether incomplete dates are read from the publication date or from where the story has got to.

use super::is_accounts;
use crate::model::said::{From, Joint, Pick, Tense, Unit, What, Year};
use crate::model::{Grain, Published, Time};

/// True when the text tells a story of the past: five years or more are written out, at least eight for each word that
/// counts from today and two for each year to come or named from today, and a third of them lie well before publication.
/// Where nobody knows when it was published, one full date and no word that counts from today will do.
pub(in crate::extract::date) fn is_narrative(times: &[Time], published: &Published) -> bool {
    let now = published.date.map(|point| i32::from(point.date.year()));
    let (mut old, mut new, mut deictic, mut modern) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut latest = i32::MIN;
    for time in times {
        match &time.said.what {
            What::Calendar(fields) => match fields.year {
                Year::Full(_) if is_paired(time) => {}
                Year::Full(year) => {
                    latest = latest.max(year);
                    modern += usize::from(now.is_some_and(|now| year > now));
                }
                Year::Shifted(_, From::Now) => modern += 1,
                Year::Unsaid if matches!(fields.pick, Pick::Last | Pick::This | Pick::Next) => {
                    modern += 1;
                }
                Year::Unsaid if fields.weekday > 0 && fields.unit == Unit::Whole => deictic += 1,
                // "Polls open on 7 December".
                Year::Unsaid
                    if matches!(fields.unit, Unit::Month(_))
                        && time.said.tense == Tense::Future =>
                {
                    deictic += 1;
                }
                _ => {}
            },
            What::Shift(shift)
                if shift.from == From::Now && !shift.counted && time.rule != "en/the-unit" =>
            {
                deictic += 1;
            }
            _ => {}
        }
    }
    // Without a publication date, whatever counts from no today goes on from the last full date.
    if now.is_none()
        && deictic + modern == 0
        && times.iter().any(|time| says_day(time) || is_old(time))
    {
        return true;
    }
    if deictic + modern == 0 && is_history(times, now) {
        return true;
    }
    let now = now.unwrap_or(latest);
    for time in times {
        if let What::Calendar(fields) = &time.said.what
            && let Year::Full(year) = fields.year
            && !is_paired(time)
        {
            if year < now.saturating_sub(1) {
                old += 1;
            } else {
                new += 1;
            }
        }
    }
    let years = old + new;
    let long_ago = new == 0 && latest < now.saturating_sub(5);
    let per_word = if long_ago { 3 } else { 8 };
    // Now and then a story quotes those who spoke of next year; news does so at every turn.
    years >= 5 && years >= per_word * deictic && years >= 2 * (deictic + modern) && 3 * old >= years
}

/// "In the summer of 1862 … on 3 July he broke camp": a text that begins in a year long ago, names no other, and looks at
/// nothing that is to come.
fn is_history(times: &[Time], now: Option<i32>) -> bool {
    const LONG: i32 = 30;
    /// What is called long ago where nobody knows when the text was written.
    const UNDATED: i32 = 2000;
    let limit = now.unwrap_or(UNDATED) - LONG;
    let year = |time: &Time| match &time.said.what {
        What::Calendar(fields) => match fields.year {
            Year::Full(year) | Year::Pair(year) => Some((year, fields.unit != Unit::Whole)),
            _ => None,
        },
        _ => None,
    };
    let opens = times.first().and_then(year);
    opens.is_some_and(|(_, part)| part || now.is_some())
        && times.iter().filter_map(year).count() >= 2
        && times.iter().filter_map(year).all(|(year, _)| year < limit)
        && !times
            .iter()
            .any(|time| time.said.tense == Tense::Future && year(time).is_none())
}

/// "2023-24" as a year of accounts, which no story tells.
fn is_paired(time: &Time) -> bool {
    time.said.joint == Joint::Carried && time.rule == "en/years" || is_accounts(&time.said)
}

/// "May 1453": a part of a year that no newspaper reported on.
fn is_old(time: &Time) -> bool {
    const NEWS: i32 = 1850;
    matches!(&time.said.what, What::Calendar(fields)
        if fields.unit != Unit::Whole && matches!(fields.year, Year::Full(year) if year < NEWS))
}

/// "3 May 1926".
fn says_day(time: &Time) -> bool {
    matches!(&time.said.what, What::Calendar(fields) if fields.day > 0 && matches!(fields.year, Year::Full(_)))
}

/// Which times name a year that the story only glances at: another than the one named before and after it, or far from
/// both where these are near each other. One flag for each time.
pub(super) fn asides(times: &[Time]) -> Vec<bool> {
    const FAR: i32 = 3;
    let years: Vec<(usize, i32)> = times
        .iter()
        .enumerate()
        .filter_map(|(index, time)| match &time.said.what {
            What::Calendar(fields) => match fields.year {
                Year::Full(year) => Some((index, year)),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let mut flags = vec![false; times.len()];
    for row in years.windows(3) {
        let [(_, before), (at, here), (_, after)] = row else {
            continue;
        };
        let far = (here - before).abs() > FAR && (here - after).abs() > FAR;
        let returns = before == after && here != before;
        // "Then came 1 January 2005. The quotas ended that day": the story stays there.
        let stays = times.get(at + 1).is_some_and(|next| {
            matches!(&next.said.what, What::Shift(shift)
                if (shift.by, shift.grain, shift.from) == (0, Grain::Day, From::Story))
        });
        let glance = !stays && (returns || (before - after).abs() <= FAR && far);
        if let Some(flag) = flags.get_mut(*at).filter(|_| glance) {
            *flag = true;
        }
    }
    flags
}
