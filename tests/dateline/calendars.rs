//! Calendars: their days, what repeats and for how long, and what stands in for a single time of it.

use dateline::model::{Findings, Modality};
use dateline::read::{self, Opened};
use dateline::work;

fn open(entries: &[&str]) -> Opened {
    let entries = entries.iter().map(|entry| {
        format!(
            "BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n",
            entry.replace(' ', "\r\n")
        )
    });
    let text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n",
        entries.collect::<String>()
    );
    read::open_bytes("a.ics", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn findings(opened: Opened) -> Findings {
    work::analyse(opened.into_documents().remove(0))
}

/// When each event is.
fn times(entries: &[&str]) -> Vec<String> {
    let read = findings(open(entries));
    read.events
        .iter()
        .map(|event| event.interval.edtf())
        .collect()
}

#[test]
fn days_and_hours_are_those_of_the_calendar_and_what_was_cancelled_is_counted() {
    let opened = open(&[
        "UID:1 DTSTART;VALUE=DATE:20240503 DTEND;VALUE=DATE:20240506 SUMMARY:Fair LOCATION:Vellmar",
        "UID:2 DTSTART:20240510T083000Z DURATION:PT2H SUMMARY:Council",
        "UID:3 DTSTART:20240511T083000 STATUS:CANCELLED SUMMARY:Nothing",
    ]);
    assert!(
        opened.notes[0].message.contains("1 cancelled"),
        "{:?}",
        opened.notes
    );
    let read = findings(opened);
    let told: Vec<(&str, String)> = read
        .events
        .iter()
        .map(|event| (read.title(event), event.interval.edtf()))
        .collect();
    assert_eq!(
        told,
        [
            ("Fair", "2024-05-03/2024-05-05".to_owned()),
            ("Council", "2024-05-10T08:30Z/2024-05-10T10:30Z".to_owned())
        ]
    );
}

#[test]
fn what_repeats_stands_at_each_of_its_times() {
    let opened = open(&[
        "UID:1 DTSTART:20240510T083000 DURATION:PT2H SUMMARY:Council RRULE:FREQ=WEEKLY;COUNT=4 EXDATE:20240517T083000",
        "UID:1 RECURRENCE-ID:20240524T083000 DTSTART:20240525T100000 SUMMARY:Council,\\,moved",
        "UID:2 DTSTART;VALUE=DATE:20200229 SUMMARY:Leap RRULE:FREQ=YEARLY;UNTIL=20300101",
        "UID:3 DTSTART;VALUE=DATE:20240101 SUMMARY:Once",
    ]);
    assert!(opened.notes.is_empty(), "{:?}", opened.notes);
    let read = findings(opened);
    let told: Vec<(&str, String, Modality)> = read
        .events
        .iter()
        .map(|event| (read.title(event), event.interval.edtf(), event.modality))
        .collect();
    let council = |time: &str| ("Council", time.to_owned(), Modality::Recurring);
    assert_eq!(told[0], council("2024-05-10T08:30/2024-05-10T10:30"));
    assert_eq!(told[1].1, "2024-05-25T10:00");
    assert!(told[1].0.contains("moved"));
    assert_eq!(told[2], council("2024-05-31T08:30/2024-05-31T10:30"));
    assert_eq!(
        times(&["UID:2 DTSTART;VALUE=DATE:20200229 SUMMARY:Leap RRULE:FREQ=YEARLY;UNTIL=20300101"]),
        ["2020-02-29", "2024-02-29", "2028-02-29"]
    );
    assert_eq!(told.last().unwrap().0, "Once");
    assert_eq!(told.last().unwrap().2, Modality::Happened);
}

#[test]
fn a_rule_without_an_end_goes_a_year_beyond_what_the_calendar_names() {
    let opened = open(&[
        "UID:1 DTSTAMP:20240601T000000Z DTSTART;VALUE=DATE:20240503 SUMMARY:Rent RRULE:FREQ=MONTHLY",
    ]);
    assert!(
        opened.notes[0]
            .message
            .contains("\"Rent\" repeats without an end; it was read up to 2025-05-03"),
        "{:?}",
        opened.notes
    );
    assert_eq!(findings(opened).events.len(), 13);
    // A rule that never comes true leaves the one time that the entry itself names.
    assert_eq!(
        times(&[
            "UID:1 DTSTART;VALUE=DATE:20240503 SUMMARY:Never RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
        ]),
        ["2024-05-03"]
    );
}
