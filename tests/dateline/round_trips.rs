//! What is written is read back to the same: datasets, tables and projects; and any bytes are read or refused.

use crate::formats::{findings, open};
use dateline::chart::{ChartSpec, LaneBy};
use dateline::model::{Corpus, Edit, Figure, Findings, Interval, Log, Span};
use dateline::read::{self, Document};
use dateline::store::{self, Project, export};
use dateline::{extract, work};
use proptest::prelude::*;
use std::sync::Arc;

/// The samples and two tables, extracted.
fn corpus() -> Corpus {
    let opened = [
        read::sample(),
        read::sample_dataset(),
        open(
            "events.csv",
            "date,end,title\n2024-05-01,2024-05-03,Flood\n1990s,,Drought\n",
        ),
        open(
            "figures.csv",
            "measure,value,unit,year\nrain,12.50,millimetre,2024\n",
        ),
    ];
    Corpus::new(
        opened
            .into_iter()
            .flat_map(findings)
            .map(Arc::new)
            .collect(),
    )
}

#[test]
fn what_is_exported_is_read_back_to_the_same_and_every_span_holds() {
    let corpus = corpus();
    for (name, form) in [("a.json", "dataset"), ("a.jsonl", "lines")] {
        let form = export::named(form).unwrap();
        let bytes = form.bytes(&corpus).unwrap();
        let again: Vec<Arc<Findings>> = findings(read::open_bytes(name, &bytes).unwrap())
            .into_iter()
            .map(Arc::new)
            .collect();
        assert_eq!(corpus.articles().len(), again.len());
        for (before, after) in corpus.articles().iter().zip(&again) {
            assert_eq!(before.article, after.article);
            assert_eq!(before.sentences, after.sentences);
            assert_eq!(before.figures.len(), after.figures.len());
            for (one, other) in before.times.iter().zip(&after.times) {
                assert_eq!(
                    (one.span, one.rule, &one.said),
                    (other.span, other.rule, &other.said)
                );
            }
            for (one, other) in before.figures.iter().zip(&after.figures) {
                assert_eq!(
                    (one.span, one.amount, &one.unit),
                    (other.span, other.amount, &other.unit)
                );
            }
        }
        assert_eq!(bytes, form.bytes(&Corpus::new(again)).unwrap(), "{form:?}");
    }
}

#[test]
fn a_corrected_publication_date_moves_the_dates_of_a_dataset_read_back() {
    let text =
        "{\"id\":\"a\",\"text\":\"The bridge opened on Tuesday.\",\"published\":\"2024-05-16\"}";
    let first = Corpus::new(
        findings(open("a.jsonl", text))
            .into_iter()
            .map(Arc::new)
            .collect(),
    );
    let bytes = export::named("dataset").unwrap().bytes(&first).unwrap();
    let again = findings(read::open_bytes("a.json", &bytes).unwrap()).remove(0);
    let date = Interval::parse("2024-05-09").unwrap().start;
    let edit = Edit::SetPublished {
        article: again.article.id,
        date,
    };
    let moved = extract::correct(&again, &[&edit]);
    assert_eq!(
        moved.times[0].interval.map(Interval::edtf).as_deref(),
        Some("2024-05-07")
    );
    assert_eq!(moved.events.len(), first.articles()[0].events.len());
}

#[test]
fn tables_that_were_exported_are_read_back_as_tables() {
    let corpus = corpus();
    let bytes = export::named("events").unwrap().bytes(&corpus).unwrap();
    let read = findings(read::open_bytes("events.csv", &bytes).unwrap()).remove(0);
    let before: Vec<String> = corpus
        .articles()
        .iter()
        .flat_map(|f| &f.events)
        .map(|e| e.interval.edtf())
        .collect();
    let after: Vec<String> = read.events.iter().map(|e| e.interval.edtf()).collect();
    assert_eq!(before, after);
    let bytes = export::named("figures").unwrap().bytes(&corpus).unwrap();
    let read = findings(read::open_bytes("figures.csv", &bytes).unwrap()).remove(0);
    assert_eq!(read.figures.len(), corpus.figures().count());
}

/// All that an event says, as one line.
fn told(findings: &Findings) -> Vec<String> {
    let told = findings.events.iter().map(|event| {
        let labels = &event.labels;
        format!(
            "{} {} {} {:?} {:?} {:?} {:?} {:?}",
            findings.title(event),
            event.interval.edtf(),
            event.modality.word(),
            labels.category,
            labels.topic,
            labels.place,
            labels.actors,
            labels.tags
        )
    });
    // Some forms are in order of time.
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

#[test]
fn what_events_are_about_comes_back_from_every_form_of_events() {
    let text = "date,title,category,topic,place,actors,tags,modality\n\
        2024-05-03T14:30,Dam breaks,flood,Water,Kirn,Ann Lee; Bo Ek,dam; river,happened\n\
        2024-05/2024-06,Repairs,,,,Works Board,,planned\n2024-07-01,Fair,,,,,music,recurring\n";
    let before = findings(open("a.csv", text)).remove(0);
    let corpus = Corpus::new(vec![Arc::new(before.clone())]);
    for (name, form) in [
        ("a.json", "dataset"),
        ("a.jsonl", "lines"),
        ("a.csv", "events"),
        ("a.xlsx", "spreadsheet"),
        ("t.json", "timelinejs"),
        ("t.csv", "timelinejs-table"),
        ("a.ics", "calendar"),
    ] {
        let bytes = export::named(form).unwrap().bytes(&corpus).unwrap();
        let read = findings(read::open_bytes(name, &bytes).unwrap()).remove(0);
        assert_eq!(told(&read), told(&before), "{form}");
    }
}

#[test]
fn a_workbook_gives_back_its_events_and_figures_once_and_as_precise_as_they_were() {
    let corpus = corpus();
    let bytes = export::named("spreadsheet")
        .unwrap()
        .bytes(&corpus)
        .unwrap();
    let read = findings(read::open_bytes("all.xlsx", &bytes).unwrap());
    let events: usize = read.iter().map(|own| own.events.len()).sum();
    assert_eq!(
        events,
        corpus
            .articles()
            .iter()
            .map(|own| own.events.len())
            .sum::<usize>()
    );
    let amounts = |own: &[Figure]| -> Vec<String> {
        let written = own.iter().map(|figure| format!("{:?}", figure.amount));
        written.collect()
    };
    let before: Vec<String> = corpus
        .articles()
        .iter()
        .flat_map(|own| amounts(&own.figures))
        .collect();
    let after: Vec<String> = read.iter().flat_map(|own| amounts(&own.figures)).collect();
    assert_eq!(after, before);
}

#[test]
fn authors_and_points_on_the_map_come_back_from_every_form_that_has_a_place_for_them() {
    let text = "date,title,place,latitude,longitude\n2024-05-03,Dam breaks,Kirn,-12.50,103.25\n2024-05-04,Rain,Kirn,95,0\n";
    let corpus = Corpus::new(vec![Arc::new(findings(open("a.csv", text)).remove(0))]);
    let points = |name: &str, form: &str| -> Vec<String> {
        let bytes = export::named(form).unwrap().bytes(&corpus).unwrap();
        let read = findings(read::open_bytes(name, &bytes).unwrap()).remove(0);
        let points = read.events.iter().map(|event| event.labels.coordinates);
        let text = |half: rust_decimal::Decimal| half.normalize().to_string();
        points
            .map(|point| {
                point.map_or(String::new(), |p| {
                    text(p.latitude) + " " + &text(p.longitude)
                })
            })
            .collect()
    };
    // No map has a latitude of 95 degrees.
    for (name, form) in [
        ("a.json", "dataset"),
        ("a.jsonl", "lines"),
        ("a.csv", "events"),
        ("a.xlsx", "spreadsheet"),
        ("a.ics", "calendar"),
        ("t.json", "timelinejs"),
        ("t.csv", "timelinejs-table"),
    ] {
        assert_eq!(points(name, form), ["-12.5 103.25", ""], "{form}");
    }
    let article = dateline::model::Article {
        author: Some("Ann Lee, Bo Ek".to_owned()),
        ..dateline::model::Article::new("Rain", "On 3 May 2024 it rained in Brenn.")
    };
    let corpus = Corpus::new(vec![Arc::new(extract::extract(article))]);
    for (name, form) in [("a.json", "dataset"), ("a.csv", "articles")] {
        let bytes = export::named(form).unwrap().bytes(&corpus).unwrap();
        let read = read::open_bytes(name, &bytes).unwrap();
        let author = read.documents[0].article().author.as_deref();
        assert_eq!(author, Some("Ann Lee, Bo Ek"), "{form}");
    }
}

#[test]
fn a_project_that_is_broken_or_newer_is_refused_with_its_place() {
    let (message, _) = store::from_bytes(b"{\"dateline\": 1,\n \"project\": oops}").unwrap_err();
    assert!(message.contains("line 2, column"), "{message}");
    let (message, _) = store::from_bytes(b"{\"dateline\": 1, \"project\": 7}").unwrap_err();
    assert!(message.contains("version 7"));
    assert!(store::from_bytes(b"{\"dateline\": 1, \"articles\": []}").is_err());
}

#[test]
fn saving_replaces_a_file_whole_and_leaves_nothing_else() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("a.dateline");
    std::fs::write(&path, "old").unwrap();
    store::save(&Project::default(), &path).unwrap();
    assert_eq!(store::open(&path).unwrap(), Project::default());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    std::fs::create_dir(folder.path().join("b.dateline")).unwrap();
    let error = store::save(&Project::default(), &folder.path().join("b.dateline")).unwrap_err();
    assert!(error.to_string().contains("b.dateline"), "{error}");
}

fn spans(text: &str, cuts: &[prop::sample::Index]) -> Vec<Span> {
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let at = |cut: &prop::sample::Index| ends[cut.index(ends.len())];
    cuts.windows(2)
        .map(|pair| (at(&pair[0]), at(&pair[1])))
        .map(|(a, b)| Span::new(a.min(b), a.max(b)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn opening_what_was_saved_is_the_identity(
        texts in prop::collection::vec("\\PC{0,40}( 3 May 2024 | about 5% | \\$2bn |\\n)\\PC{0,20}", 1..4),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 2..5),
        dates in prop::collection::vec(prop::option::of(prop::sample::select(vec!["2024-05-03", "2024-05", "2023", "1990s~"])), 1..4),
        lanes in prop::sample::select(LaneBy::ALL.to_vec()),
    ) {
        let mut edits = Vec::new();
        let mut articles = Vec::new();
        for (nth, text) in texts.iter().enumerate() {
            let findings = extract::extract(dateline::model::Article::new(format!("t{nth}"), text.as_str()));
            let article = findings.article.id;
            for date in &dates {
                let interval = date.and_then(Interval::parse);
                edits.push(Edit::SetPublished { article, date: interval.and_then(|interval| interval.start) });
                for span in spans(text, &cuts) {
                    edits.push(Edit::SetTime { article, span, interval });
                }
            }
            edits.push(Edit::Remove { article });
            articles.push(findings);
        }
        let project = Project { articles, edits, charts: vec![ChartSpec { lanes, ..ChartSpec::default() }], ..Project::default() };
        let bytes = store::to_bytes(&project);
        let opened = store::from_bytes(&bytes).unwrap();
        prop_assert_eq!(&opened.edits, &project.edits);
        prop_assert_eq!(&opened.charts, &project.charts);
        prop_assert_eq!(store::to_bytes(&opened), bytes);
        // And once extraction has given its words back, the findings are the same to the last field.
        for (before, after) in project.articles.iter().zip(opened.articles) {
            let after = work::analyse(Document::Findings(Box::new(after)));
            prop_assert_eq!(&before.times, &after.times);
            prop_assert_eq!(&before.events, &after.events);
        }
        prop_assert_eq!(Log::new(project.edits).in_force().len(), opened.edits.len());
    }

    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        extension in prop::sample::select(vec!["txt", "md", "json", "jsonl", "csv", "tsv", ""]),
    ) {
        let _ = read::open_bytes(&format!("a.{extension}"), &bytes).map(findings);
    }

    #[test]
    fn any_text_under_any_name_gives_spans_that_hold(
        text in "(date|title|value|[0-9]{4}|[-,;{}\\[\\]\":|\\n#*_() ]|\\PC){0,60}",
        extension in prop::sample::select(vec!["txt", "md", "json", "jsonl", "csv", "tsv", ""]),
    ) {
        for found in read::open_bytes(&format!("a.{extension}"), text.as_bytes()).map(findings).unwrap_or_default() {
            for span in found.figures.iter().map(|figure| figure.span).chain(found.events.iter().map(|event| event.sentence)) {
                prop_assert!(found.article.text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }
}
