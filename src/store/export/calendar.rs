//! A corpus → iCalendar (RFC 5545), one entry an event, for calendar programs.
//!
//! A calendar knows days and moments and nothing between: an event that is known to the month covers the month. What is
//! known stands beside it, under names that begin with `X-DATELINE-`: the date as EDTF, the place of the quote, the rule,
//! the file and its hash. Calendars begin with the year 1; what lies before is left out and counted.

use super::source::{self, About, Evidence};
use crate::chart::words;
use crate::model::go_on::each_while;
use crate::model::{Coordinates, Corpus, Event, Findings, GoOn, Grain, Modality, Point};
use crate::wire::Offsets;
use calcard::common::IanaType;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType as Sort, ICalendarEntry,
    ICalendarParameter, ICalendarProperty as Name, ICalendarValue as Value, ICalendarValueType,
    Uri,
};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive as _;

/// All events in order of time.
pub(super) fn icalendar(corpus: &Corpus, go_on: GoOn<'_>) -> Vec<u8> {
    let offsets = Offsets::new(corpus);
    let mut events = String::new();
    let mut left_out = 0;
    for &r in each_while(corpus.events_by_start(), go_on) {
        let (Some(findings), Some(event)) = (corpus.article(r.article), corpus.event(r)) else {
            continue;
        };
        match times(event) {
            Some(times) => {
                let proof = Evidence::of(&offsets, r, findings, event);
                // One after the other: all entries at once take ten times the memory of what is written.
                let components = vec![entry(findings, event, r.index, times, &proof)];
                events.push_str(&ICalendar { components }.to_string());
            }
            None => left_out += 1,
        }
    }
    // What is to come copies all of it once more.
    if !go_on() {
        return Vec::new();
    }
    let mut head = vec![
        line(Name::Version, "2.0"),
        line(Name::Prodid, &format!("-//{}//EN", source::MAKER)),
    ];
    if left_out > 0 {
        head.push(own("LEFT-OUT", &left_out.to_string()));
    }
    let calendar = ICalendarComponent {
        component_type: Sort::VCalendar,
        entries: head,
        component_ids: Vec::new(),
    };
    let components = vec![calendar];
    let mut written = ICalendar { components }.to_string();
    let end = written.rfind("END:").unwrap_or(written.len());
    written.insert_str(end, &events);
    written.into_bytes()
}

/// One event.
fn entry(
    findings: &Findings,
    event: &Event,
    index: u32,
    times: Vec<ICalendarEntry>,
    proof: &Evidence<'_>,
) -> ICalendarComponent {
    let number = |n: usize| n.to_string();
    let mut entries = vec![
        line(Name::Uid, &source::event_id(findings, index)),
        // A file must not depend on the clock: its stamp is the date of publication.
        line(Name::Dtstamp, &stamp(findings)),
    ];
    entries.extend(times);
    entries.extend([
        line(Name::Summary, findings.title(event)),
        line(Name::Description, &description(findings, event, proof)),
        // It takes up nobody's time.
        line(Name::Transp, "TRANSPARENT"),
    ]);
    let status = match event.modality {
        Modality::Happened => Some("CONFIRMED"),
        Modality::Planned | Modality::Conditional => Some("TENTATIVE"),
        Modality::Recurring => None,
    };
    entries.extend(status.map(|status| line(Name::Status, status)));
    let about = About::of(event);
    let category = event.labels.category.as_deref();
    entries.extend(category.map(|category| categories(category, &event.labels.tags)));
    let place = event.labels.place.as_deref();
    entries.extend(place.map(|place| line(Name::Location, place)));
    entries.extend(event.labels.coordinates.and_then(geo));
    entries.extend(proof.url.map(address));
    entries.extend([
        own("EDTF", &proof.edtf),
        own("MODALITY", proof.modality),
        own("QUOTE", proof.quote),
        own("QUOTE-START", &number(proof.quote_start)),
        own("QUOTE-END", &number(proof.quote_end)),
        own("RULE", proof.rule),
        own("ARTICLE-ID", proof.article_id),
        own("FILE", proof.file),
    ]);
    let named = [
        ("TOPIC", about.topic),
        ("ACTORS", &about.actors),
        ("TAGS", &about.tags),
    ];
    let named = named.into_iter().filter(|(_, words)| !words.is_empty());
    entries.extend(named.map(|(name, words)| own(name, words)));
    let line_number = proof.file_line.map(|line| line.to_string());
    entries.extend(line_number.map(|line| own("FILE-LINE", &line)));
    entries.extend(proof.file_sha256.map(|hash| own("FILE-SHA256", hash)));
    ICalendarComponent {
        component_type: Sort::VEvent,
        entries,
        component_ids: Vec::new(),
    }
}

/// The date as written and why it is that day, the quote, and where it stands.
fn description(findings: &Findings, event: &Event, proof: &Evidence<'_>) -> String {
    let mut parts = vec![format!("“{}”", source::quote(findings, event.sentence))];
    parts.push(source::article(findings));
    let when = words::interval(event.interval);
    parts.push(match (proof.date_text, proof.because) {
        ("", _) => when,
        (text, "") => format!("“{text}”: {when}"),
        (text, because) => format!("“{text}”: {when} ({because})"),
    });
    parts.join("\n")
}

/// First and last moment; `None` before the year 1, or without any date.
fn times(event: &Event) -> Option<Vec<ICalendarEntry>> {
    let (start, end) = (event.interval.start, event.interval.end);
    let first = start.or(end)?;
    // An event that is open at one end stands on the day of the other.
    let last = start.and(end).unwrap_or(first);
    if first.date.year() < 1 {
        return None;
    }
    if first.grain >= Grain::Hour {
        let mut entries = vec![line(Name::Dtstart, &moment(first))];
        if last.grain >= Grain::Hour && last != first {
            entries.push(line(Name::Dtend, &moment(last)));
        }
        return Some(entries);
    }
    let day = if start.is_none() {
        first.last_day()
    } else {
        first.date
    };
    let mut entries = vec![date(Name::Dtstart, day)];
    // The end is the first day that is not part of it.
    if let Ok(after) = last.last_day().max(day).tomorrow() {
        entries.push(date(Name::Dtend, after));
    }
    Some(entries)
}

/// A moment: in UTC where the text gives a zone, and else by the clock on the wall.
fn moment(point: Point) -> String {
    let seconds = i64::from(point.seconds) - i64::from(point.offset.unwrap_or(0)) * 60;
    let days = crate::model::time::days_from_date(point.date) + seconds.div_euclid(86_400);
    let (day, clock) = (
        crate::model::time::date_from_days(days),
        seconds.rem_euclid(86_400),
    );
    format!(
        "{}T{:02}{:02}{:02}{}",
        compact(day),
        clock / 3600,
        clock / 60 % 60,
        clock % 60,
        if point.offset.is_some() { "Z" } else { "" }
    )
}

fn stamp(findings: &Findings) -> String {
    let day = findings.published.date.map(|point| point.date);
    let day = day.filter(|day| day.year() > 0);
    format!("{}T000000Z", compact(day.unwrap_or(EPOCH)))
}

/// The stamp of what has no date of publication.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn date(name: Name, day: Date) -> ICalendarEntry {
    ICalendarEntry {
        params: vec![ICalendarParameter::value(IanaType::<_, String>::Iana(
            ICalendarValueType::Date,
        ))],
        ..line(name, &compact(day))
    }
}

/// A line of text; the format knows one sort of line break and no other control characters.
fn line(name: Name, text: &str) -> ICalendarEntry {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let shown = text.chars().filter(|c| !c.is_control() || *c == '\n');
    ICalendarEntry {
        name,
        params: Vec::new(),
        values: vec![Value::Text(shown.collect())],
    }
}

/// The category, and the keywords behind it.
fn categories(category: &str, tags: &[String]) -> ICalendarEntry {
    let mut entry = line(Name::Categories, category);
    for tag in tags {
        entry.values.extend(line(Name::Categories, tag).values);
    }
    entry
}

/// A point on the map: degrees north and east.
fn geo(point: Coordinates) -> Option<ICalendarEntry> {
    let degrees = [point.latitude, point.longitude].map(|half| half.to_f64().map(Value::Float));
    let values: Option<Vec<Value>> = degrees.into_iter().collect();
    Some(ICalendarEntry {
        values: values?,
        ..line(Name::Geo, "")
    })
}

/// An address, which is written as it is: without the characters that would end its line.
fn address(url: &str) -> ICalendarEntry {
    let url = url.chars().filter(|c| !c.is_control()).collect();
    ICalendarEntry {
        values: vec![Value::Uri(Uri::Location(url))],
        ..line(Name::Url, "")
    }
}

/// A line of our own.
fn own(name: &str, text: &str) -> ICalendarEntry {
    line(Name::Other(format!("X-DATELINE-{name}")), text)
}
