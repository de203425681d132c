//! What events are about: read from tables and JSON, written, and read back.

use crate::formats::{findings, open, open_bytes, table};
use dateline::model::{Corpus, Event, LabelKind};
use dateline::store::export;
use std::sync::Arc;

/// The names of each kind, in the order of [`LabelKind::ALL`].
fn labels(event: &Event) -> [Vec<&str>; 5] {
    LabelKind::ALL.map(|kind| event.labels.names(kind).collect())
}

#[test]
fn the_columns_of_a_table_label_its_events() {
    let read = table(
        "date,title,topic,place,actors,tags,type\n2024-05-01,Ferry sinks,Ferries,Brenn,Coast guard; Port Lessing,\"rain, night\",accident\n2024-05-02,Fog,,,,,\n",
    );
    assert_eq!(
        labels(&read.events[0]),
        [
            vec!["Ferries"],
            vec!["Brenn"],
            vec!["Coast guard", "Port Lessing"],
            vec!["rain", "night"],
            vec!["accident"]
        ]
    );
    assert!(read.events[1].labels.is_empty());
    // A column of countries is where it took place, one of companies who did it.
    let read = table("date,event,country\n2024-05-01,Flood,Ruritania\n");
    assert_eq!(read.events[0].labels.place.as_deref(), Some("Ruritania"));
    let read = table("date,event,company\n2024-05-01,Opens a mine,Brenn Ore\n");
    assert_eq!(read.events[0].labels.actors, ["Brenn Ore"]);
}

#[test]
fn labels_come_back_from_every_form_that_is_read_again() {
    let read = table(
        "date,title,topic,place,actors,tags,type\n2024-05-01,Ferry sinks,Ferries,Brenn,Coast guard; Port Lessing,rain; night,accident\n2024-05-02,Fog,,,,,\n",
    );
    let wanted: Vec<_> = read.events.iter().map(labels).collect();
    let corpus = Corpus::new(vec![Arc::new(read.clone())]);
    for (form, name) in [("dataset", "a.json"), ("events", "a.csv")] {
        let mut bytes = Vec::new();
        let export = export::named(form).unwrap();
        export.write(&corpus, &mut bytes).unwrap();
        let again = findings(open_bytes(name, &bytes));
        let events: Vec<_> = again.iter().flat_map(|found| &found.events).collect();
        let got: Vec<_> = events.iter().map(|event| labels(event)).collect();
        assert_eq!(got, wanted, "{form}");
    }
    let json = "{\"dateline\": 1, \"events\": [{\"date\": \"2024-05-01\", \"title\": \"Ferry sinks\", \"actors\": [\"Coast guard\", \"Port Lessing\"]}]}";
    let again = findings(open("a.json", json));
    assert_eq!(
        again[0].events[0].labels.actors,
        ["Coast guard", "Port Lessing"]
    );
}
