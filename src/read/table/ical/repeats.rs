//! An entry of a calendar that repeats → each time that it takes place, as the standard works it out (RFC 5545, 3.8.5).
//!
//! A rule without an end is followed to one year behind the last day that the calendar names, so that the same file always
//! gives the same; no rule is followed further than [`Limits::repeats`]. Single times that were moved, changed or cancelled
//! stand as entries of their own, and take their place.

use super::{Moment, is_of, moment, texts, values};
use crate::model::time::{DAY, date_from_days};
use crate::read::Limits;
use calcard::common::timezone::Tz;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarProperty as Property, ICalendarValue as Value,
};
use jiff::ToSpan as _;
use jiff::civil::DateTime;

/// Properties whose days a calendar names.
const NAMED: [Property; 6] = [
    Property::Dtstart,
    Property::Dtend,
    Property::Due,
    Property::Dtstamp,
    Property::Created,
    Property::LastModified,
];

/// One time that an entry takes place.
pub(super) struct Time<'a> {
    /// What says so: the entry, or the one that stands in for it this time.
    pub component: &'a ICalendarComponent,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
}

/// Why there are no more times of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// There are none.
    Last,
    /// Its rule has no end.
    Endless,
    /// There are more than the limit.
    Limit,
}

/// True for an entry that takes place more than once.
pub(super) fn repeats(component: &ICalendarComponent) -> bool {
    [Property::Rrule, Property::Rdate]
        .iter()
        .any(|property| values(component, property).next().is_some())
}

/// True for an entry that stands in for a single time of one that repeats.
pub(super) fn stands_in(calendar: &ICalendar, component: &ICalendarComponent) -> bool {
    let is_of_one = |other: &ICalendarComponent| repeats(other) && is_same(other, component);
    moment(component, &Property::RecurrenceId).is_some()
        && calendar.components.iter().any(is_of_one)
}

fn is_same(one: &ICalendarComponent, other: &ICalendarComponent) -> bool {
    is_of(one) && texts(one, &Property::Uid) == texts(other, &Property::Uid)
}

/// The last day that a calendar names.
pub(super) fn horizon(calendar: &ICalendar) -> Option<DateTime> {
    let entries = calendar.components.iter().filter(|one| is_of(one));
    let days = entries.flat_map(|one| NAMED.iter().filter_map(|property| moment(one, property)));
    let last = days.map(|moment| moment.at).max()?;
    last.checked_add(1.year()).ok()
}

/// The times of an entry that repeats, in order; none where its rule cannot be followed.
pub(super) fn times<'a>(
    calendar: &'a ICalendar,
    component: &'a ICalendarComponent,
    horizon: Option<DateTime>,
    limits: &Limits,
) -> (Vec<Time<'a>>, End) {
    let others = calendar
        .components
        .iter()
        .filter(|other| is_same(other, component) && stands_in(calendar, other));
    let own: Vec<&ICalendarComponent> = std::iter::once(component).chain(others).collect();
    let alone = ICalendar {
        components: own.iter().map(|&one| one.clone()).collect(),
    };
    let expanded = alone.expand_dates(Tz::Floating, limits.repeats + 1);
    let mut times: Vec<(i64, Time<'a>)> = Vec::new();
    for event in expanded.events {
        let Some(&component) = own.get(event.comp_id as usize) else {
            continue;
        };
        let lasts = [Property::Dtend, Property::Duration]
            .iter()
            .any(|property| values(component, property).next().is_some());
        let like = moment(component, &Property::Dtstart);
        let begin = event.start.naive_local().and_utc().timestamp();
        let end = match event.end {
            TimeOrDelta::Time(end) => Some(end.naive_local().and_utc().timestamp()),
            TimeOrDelta::Delta(length) => Some(begin + length.num_seconds()),
        };
        let end = end.filter(|&end| lasts && end > begin);
        let at = |seconds: i64| {
            Some(Moment {
                at: civil(seconds),
                ..like?
            })
        };
        let time = Time {
            component,
            start: at(begin),
            end: end.and_then(at),
        };
        times.push((begin, time));
    }
    times.sort_by_key(|&(begin, _)| begin);
    let is_endless = values(component, &Property::Rrule).any(|value| match value {
        Value::RecurrenceRule(rule) => rule.until.is_none() && rule.count.is_none(),
        _ => false,
    });
    let mut times: Vec<Time<'a>> = times.into_iter().map(|(_, time)| time).collect();
    let mut end = End::Last;
    if is_endless {
        end = End::Endless;
        times.retain(|time| {
            time.start
                .zip(horizon)
                .is_none_or(|(start, last)| start.at <= last)
        });
    }
    if times.len() > limits.repeats {
        end = End::Limit;
        times.truncate(limits.repeats);
    }
    (times, end)
}

/// Seconds after the beginning of 1970 on the same clock.
fn civil(seconds: i64) -> DateTime {
    let day = date_from_days(seconds.div_euclid(DAY)).to_datetime(jiff::civil::Time::midnight());
    day.saturating_add(seconds.rem_euclid(DAY).seconds())
}
