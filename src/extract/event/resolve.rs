//! Clauses and times → events: where each falls, whether it has happened, and which are told twice.
//!
//! Reads no text: a new publication date costs a pass over the clauses.

use crate::extract::letters::{Letters, Words};
use crate::model::{Clause, Event, Findings, Interval, Mentions, Modality, Point, Tense, Title};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// How many events of the same date are compared for the same event told twice.
const NEAR: usize = 24;

/// Makes the events of an article anew from its clauses and where its times now fall. Events read from a table keep
/// their place.
pub fn resolve(findings: &mut Findings) {
    if findings.clauses.is_empty() {
        move_with_times(findings);
        return;
    }
    let published = findings.published.date;
    let mut events: Vec<Event> = Vec::with_capacity(findings.clauses.len());
    let mut by_interval: FxHashMap<Interval, Vec<Told>> = FxHashMap::default();
    for clause in &findings.clauses {
        let Some(interval) = findings
            .times
            .get(clause.time as usize)
            .and_then(|time| time.interval)
        else {
            continue;
        };
        let event = dated(clause, interval, published);
        let known = by_interval.entry(interval).or_default();
        let near = known.len().saturating_sub(NEAR);
        let told = Told::new(events.len());
        let same = known[near..]
            .iter()
            .find(|other| is_same((&events[other.index], other), (&event, &told)))
            .map(|other| other.index);
        if let Some(other) = same.and_then(|index| events.get_mut(index)) {
            // Clauses come in the order of the text, so a sentence that is known already is the last one.
            if other.sentence != event.sentence && other.mentions.last() != Some(&event.sentence) {
                other.mentions.push(event.sentence);
            }
        } else {
            known.push(told);
            events.push(event);
        }
    }
    for event in &mut events {
        // One that its sentence holds word for word needs no words of its own.
        let words = event.title.own().unwrap_or_default();
        event.title = Title::of(words, &findings.article.text, event.sentence);
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
        title: clause.title.as_str().into(),
        interval,
        time: Some(clause.time),
        sentence: clause.sentence,
        mentions: Mentions::default(),
        modality: modality(clause.tense, interval, published),
        labels: clause.labels.clone(),
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
        Tense::Would if before => Modality::Happened,
        Tense::Timetable if before || start.is_none() && !ahead => Modality::Happened,
        Tense::Future | Tense::Would | Tense::Timetable => Modality::Planned,
        Tense::Present if ahead => Modality::Planned,
        Tense::Past if after(start) => Modality::Planned,
        Tense::Present | Tense::Past => Modality::Happened,
    }
}

/// An event by its place, with the words of its title once they are asked for.
struct Told {
    index: usize,
    words: OnceCell<TitleWords>,
}

impl Told {
    fn new(index: usize) -> Self {
        Self {
            index,
            words: OnceCell::new(),
        }
    }

    fn words(&self, title: &str) -> &TitleWords {
        self.words.get_or_init(|| TitleWords::of(title))
    }
}

/// The words of a title that carry its meaning, in order of their letters and each once.
struct TitleWords {
    all: Vec<Letters>,
    /// Those of them that are numbers.
    numbers: Vec<Letters>,
}

impl TitleWords {
    fn of(title: &str) -> Self {
        const EMPTY: Words = words![
            "the", "and", "for", "with", "from", "was", "were", "has", "had", "have", "its", "his",
            "her", "their", "will", "been", "that", "into", "over", "after", "before",
        ];
        let mut found = Self {
            all: Vec::with_capacity(16),
            numbers: Vec::new(),
        };
        for word in title.split(|c: char| !c.is_alphanumeric()) {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            let letters = Letters::of(word);
            if number {
                found.numbers.push(letters);
            }
            if number || word.len() > 2 && !EMPTY.have(letters) {
                found.all.push(letters);
            }
        }
        for list in [&mut found.all, &mut found.numbers] {
            list.sort_unstable();
            list.dedup();
        }
        found
    }
}

/// Two mentions of one event: titles that say the same, of the same standing, with no number of their own.
fn is_same((a, ours): (&Event, &Told), (b, theirs): (&Event, &Told)) -> bool {
    if a.title == b.title {
        return true;
    }
    if a.modality != b.modality {
        return false;
    }
    // No title that extraction gives is a stretch of the text.
    let (a, b) = (a.title.own().unwrap_or(""), b.title.own().unwrap_or(""));
    let (ours, theirs) = (ours.words(a), theirs.words(b));
    if ours.numbers != theirs.numbers {
        return false;
    }
    let has = |word: &&Letters| theirs.all.binary_search(word).is_ok();
    let shared = ours.all.iter().filter(has).count();
    let least = ours.all.len().min(theirs.all.len());
    let all = ours.all.len() + theirs.all.len() - shared;
    least >= 3 && (shared == least || shared * 10 >= all * 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Class, Labels, Said, Span, Time};

    fn findings(rows: &[(&str, &str, Tense)]) -> Findings {
        let mut found = Findings::default();
        for (index, (title, edtf, tense)) in (0_u32..).zip(rows) {
            found.times.push(Time {
                span: Span::default(),
                sentence: index,
                class: Class::Date,
                said: Said::default(),
                rule: "",
                value: String::new(),
                interval: Interval::parse(edtf),
                inferred: Vec::new(),
                because: String::new(),
            });
            found.clauses.push(Clause {
                time: index,
                title: (*title).to_owned(),
                sentence: Span::new(index as usize * 10, index as usize * 10 + 9),
                labels: Labels::default(),
                tense: *tense,
            });
        }
        found.published.date = Point::parse("2025-03-10");
        resolve(&mut found);
        found
    }

    #[test]
    fn what_lies_after_publication_is_planned_whatever_its_tense() {
        let found = findings(&[
            ("Port opens", "2025-03-12", Tense::Present),
            ("Port opens", "2025-03-08", Tense::Present),
            ("Dam must be ready", "../2026", Tense::Present),
            ("Port might open", "2025-03-12", Tense::May),
            ("Port would open", "2024", Tense::Would),
            ("Port opens", "2025-03-10", Tense::Timetable),
            ("Port opens", "1950", Tense::Timetable),
            ("Port was to open", "2026", Tense::Past),
        ]);
        let modalities: Vec<_> = found.events.iter().map(|event| event.modality).collect();
        assert_eq!(
            modalities,
            [
                Modality::Planned,
                Modality::Happened,
                Modality::Planned,
                Modality::Conditional,
                Modality::Happened,
                Modality::Planned,
                Modality::Happened,
                Modality::Planned
            ]
        );
    }

    #[test]
    fn two_mentions_fold_and_two_events_of_a_day_do_not() {
        let found = findings(&[
            (
                "Ferry capsized off the island of Senja",
                "2025-03-08",
                Tense::Past,
            ),
            ("Ferry capsized off Senja", "2025-03-08", Tense::Past),
            ("Divers reached the wreck", "2025-03-08", Tense::Past),
            ("Ferry capsized off Senja", "2025-03-09", Tense::Past),
            (
                "Police counted 12 dead in the harbour",
                "2025-03-08",
                Tense::Past,
            ),
            (
                "Police counted 14 dead in the harbour",
                "2025-03-08",
                Tense::Past,
            ),
        ]);
        assert_eq!(found.events.len(), 5);
        assert_eq!(found.events[0].mentions[..], [Span::new(10, 19)]);
    }

    #[test]
    fn a_time_that_loses_its_date_loses_its_event_and_gets_it_back() {
        let mut found = findings(&[("Port opened", "2025-03-08", Tense::Past)]);
        let interval = found.times[0].interval.take();
        resolve(&mut found);
        assert!(found.events.is_empty());
        found.times[0].interval = interval;
        resolve(&mut found);
        assert_eq!(found.events.len(), 1);
    }
}
