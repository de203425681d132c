//! Clauses and times → events: where each falls, whether it has happened, and which are told twice.
//!
//! Reads no text: a new publication date costs a pass over the clauses.

use crate::model::{Clause, Event, Findings, Interval, Modality, Point, Tense};

/// Makes the events of an article anew from its clauses and where its times now fall. Events read from a table keep
/// their place.
pub fn resolve(findings: &mut Findings) {
    if findings.clauses.is_empty() {
        move_with_times(findings);
        return;
    }
    let published = findings.published.date;
    let mut events: Vec<Event> = Vec::with_capacity(findings.clauses.len());
    for clause in &findings.clauses {
        let Some(interval) = findings
            .times
            .get(clause.time as usize)
            .and_then(|time| time.interval)
        else {
            continue;
        };
        let event = dated(clause, interval, published);
        match events.iter_mut().find(|other| is_same(other, &event)) {
            Some(other) => {
                if other.sentence != event.sentence && !other.mentions.contains(&event.sentence) {
                    other.mentions.push(event.sentence);
                }
            }
            None => events.push(event),
        }
    }
    findings.events = events;
}

/// Ready-made events have no clauses: those that name a time follow it.
fn move_with_times(findings: &mut Findings) {
    let times = &findings.times;
    findings.events.retain_mut(|event| {
        let Some(time) = event.time.and_then(|index| times.get(index as usize)) else {
            return true;
        };
        match time.interval {
            Some(interval) => {
                event.interval = interval;
                true
            }
            None => false,
        }
    });
}

fn dated(clause: &Clause, interval: Interval, published: Option<Point>) -> Event {
    Event {
        title: clause.title.clone(),
        interval,
        time: Some(clause.time),
        sentence: clause.sentence,
        mentions: Vec::new(),
        modality: modality(clause.tense, interval, published),
        category: None,
    }
}

/// Tense and calendar together: what lies after publication is planned, whatever its tense, unless it is conditional.
fn modality(tense: Tense, interval: Interval, published: Option<Point>) -> Modality {
    let (start, end) = interval.extent();
    let after = |edge: Option<i64>| {
        let published = published.map(|point| point.extent().1);
        edge.zip(published)
            .is_some_and(|(edge, published)| edge >= published)
    };
    let before = {
        let published = published.map(|point| point.extent().0);
        end.zip(published)
            .is_some_and(|(end, published)| end <= published)
    };
    let ahead = if start.is_some() {
        after(start)
    } else {
        after(end)
    };
    match tense {
        Tense::Repeated => Modality::Recurring,
        Tense::May => Modality::Conditional,
        Tense::Future => Modality::Planned,
        Tense::Would if before => Modality::Happened,
        Tense::Would => Modality::Planned,
        Tense::Present if ahead => Modality::Planned,
        Tense::Past if after(start) => Modality::Planned,
        Tense::Present | Tense::Past => Modality::Happened,
    }
}

/// Two mentions of one event: the same stretch of calendar, and titles that say the same.
fn is_same(a: &Event, b: &Event) -> bool {
    a.interval == b.interval && is_same_title(&a.title, &b.title)
}

fn is_same_title(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}
