//! News or narrative: whether incomplete dates are read from the publication date or from where the story has got to.

use crate::model::said::{From, Unit, What, Year};
use crate::model::{Published, Time};

/// True when the text tells a story of the past: five years or more are written out, at least eight for each word that
/// counts from today, and a third of them lie well before publication.
pub(in crate::extract::date) fn is_narrative(times: &[Time], published: &Published) -> bool {
    let now = published.date.map(|point| i32::from(point.date.year()));
    let (mut old, mut new, mut deictic) = (0_usize, 0_usize, 0_usize);
    let mut latest = i32::MIN;
    for time in times {
        match &time.said.what {
            What::Calendar(fields) => match fields.year {
                Year::Full(year) => latest = latest.max(year),
                Year::Unsaid if fields.weekday > 0 && fields.unit == Unit::Whole => deictic += 1,
                _ => {}
            },
            What::Shift(shift) if shift.from == From::Now && !shift.counted => deictic += 1,
            _ => {}
        }
    }
    let now = now.unwrap_or(latest);
    for time in times {
        if let What::Calendar(fields) = &time.said.what
            && let Year::Full(year) = fields.year
        {
            if year < now - 1 {
                old += 1;
            } else {
                new += 1;
            }
        }
    }
    let years = old + new;
    years >= 5 && years >= 8 * deictic && 3 * old >= years
}
