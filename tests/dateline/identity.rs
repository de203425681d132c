//! Findings with every field filled, of any words, dates and numbers → every form that has a reader → the same findings.

use super::formats::findings;
use dateline::model::{
    Amount, Article, Basis, Coordinates, Corpus, Direction, Event, Figure, Findings, Interval,
    Kind, LabelSet, Labels, Mentions, Modality, Period, Qualifier, Span, Status, Unit,
};
use dateline::read;
use dateline::store::export;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Dates of every grain, before and after Christ, open, about, and in ranges.
const DATES: &[&str] = &[
    "2024",
    "2024-05",
    "2024-05-14",
    "2024-05-14T09:30",
    "2024-05-14T09:30Z",
    "-0482",
    "0000",
    "-0043-03-15",
    "2024-05-01/2024-05-09",
    "2019/..",
    "../2034",
    "2023~",
    "1850~/1870",
    "199X",
    "18XX",
    "2021-06/2022-02",
    "9999-12-31",
    "0079-08-24",
    "2024-04/2024-06",
    "2024-05-14T09:30/2024-05-14T17:00",
];

fn words() -> impl Strategy<Value = String> {
    let first = prop::sample::select(vec![
        "", "=", "+", "-", "@", "'", "'=", "\"", "“", "#", "(", "(€) ", "1,5 ", "n/a ",
    ]);
    (first, "[A-Za-zÀ-žα-ω\"'«»=+%€&<>/: .0-9-]{0,24}[a-zé字]").prop_map(|(first, rest)| {
        format!("{first}{rest}")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    })
}

/// Names that stand in a list with semicolons between.
fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[A-Z][a-zé]{1,8}( [A-Z][a-z]{1,6})?", 0..3)
}

fn interval() -> impl Strategy<Value = Interval> {
    prop::sample::select(DATES).prop_map(|edtf| Interval::parse(edtf).unwrap())
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (-999_999_999_i64..999_999_999, 0_u32..5)
        .prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn coordinates() -> impl Strategy<Value = Option<Coordinates>> {
    let degrees = |most: i64| (-most * 1000..=most * 1000).prop_map(|milli| Decimal::new(milli, 3));
    prop::option::of((degrees(90), degrees(180)))
        .prop_map(|point| point.and_then(|(north, east)| Coordinates::new(north, east)))
}

fn event() -> impl Strategy<Value = Event> {
    let labels = (
        prop::option::of(words()),
        prop::option::of(words()),
        prop::option::of(words()),
        names(),
        names(),
        coordinates(),
        prop::option::of(words()),
    );
    let modality = prop::sample::select(Modality::ALL.to_vec());
    (words(), interval(), modality, labels).prop_map(|(title, interval, modality, labels)| {
        let (category, topic, place, actors, tags, coordinates, source) = labels;
        let labels = LabelSet {
            source,
            category,
            topic,
            place,
            actors,
            tags,
            coordinates,
        };
        Event {
            title: title.into(),
            interval,
            time: None,
            sentence: Span::new(0, 5),
            mentions: Mentions::default(),
            modality,
            labels: Labels::from(labels),
        }
    })
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::default(),
        Unit::new("percent"),
        Unit::new("percentage_point"),
        Unit::new("basis_point"),
        Unit::currency("EUR"),
        Unit::currency("USD").per("barrel"),
        Unit::new("person"),
        Unit::new("tonne"),
        Unit::new("barrel").per("day"),
        Unit::new("megawatt"),
        Unit::new("kilometre"),
        Unit::new("rank"),
    ])
}

fn amount() -> impl Strategy<Value = Amount> {
    let range = (decimal(), decimal()).prop_map(|(one, other)| Amount {
        value: None,
        low: Some(one.min(other)),
        high: Some(one.max(other)),
        last_digit: 0,
    });
    let value = (decimal(), -4_i8..10).prop_map(|(value, last_digit)| Amount {
        value: Some(value),
        low: None,
        high: None,
        last_digit,
    });
    prop_oneof![3 => value, 1 => range]
}

fn period() -> impl Strategy<Value = Option<Period>> {
    let period =
        (interval(), prop::sample::select(Basis::ALL)).prop_map(|(interval, basis)| Period {
            interval,
            basis,
            time: None,
            because: "said so".to_owned(),
        });
    prop::option::of(period)
}

fn figure() -> impl Strategy<Value = Figure> {
    let kinds = (
        prop::sample::select(Kind::ALL),
        prop::option::of(prop::sample::select(Direction::ALL)),
        prop::sample::select(Qualifier::ALL),
        prop::sample::select(Status::ALL),
    );
    let texts = prop::collection::vec(prop::option::of(words()), 6);
    let base = prop::option::of(interval());
    (amount(), unit(), kinds, texts, period(), base).prop_map(
        |(amount, unit, kinds, texts, period, base)| {
            let (kind, direction, qualifier, status) = kinds;
            let mut texts = texts.into_iter();
            let mut text = || texts.next().flatten();
            Figure {
                span: Span::new(0, 5),
                amount,
                unit,
                kind,
                direction,
                qualifier,
                status,
                measure: text(),
                entity: text(),
                of: text(),
                area: text(),
                speaker: text(),
                cue: text(),
                base: base.map(|interval| Period {
                    interval,
                    basis: Basis::During,
                    time: None,
                    because: "said so".to_owned(),
                }),
                period,
                rule: "en/percent",
                ..Figure::default()
            }
        },
    )
}

/// What every form says of an event, or those of `parts` that it has a place for.
fn told(findings: &Findings, event: &Event, parts: Parts) -> Vec<String> {
    let labels = &event.labels;
    let text = |label: &Option<String>| label.clone().unwrap_or_default();
    let mut told = vec![findings.title(event).to_owned(), event.interval.edtf()];
    if parts >= Parts::Standing {
        told.extend([event.modality.word().to_owned(), text(&labels.category)]);
    }
    if parts >= Parts::Place {
        let point = labels
            .coordinates
            .map(|point| (point.latitude.normalize(), point.longitude.normalize()));
        told.extend([text(&labels.place), format!("{point:?}")]);
    }
    if parts >= Parts::All {
        told.extend([
            text(&labels.topic),
            labels.actors.join(";"),
            labels.tags.join(";"),
        ]);
    }
    told
}

/// How much of an event a form has a place for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Parts {
    Date,
    Standing,
    Place,
    All,
}

fn said(figure: &Figure) -> Vec<String> {
    let number = |number: Option<Decimal>| {
        number.map_or(String::new(), |number| number.normalize().to_string())
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let amount = &figure.amount;
    let period = figure.period.as_ref();
    vec![
        number(amount.value),
        number(amount.low),
        number(amount.high),
        amount.last_digit.to_string(),
        format!("{:?}", figure.unit),
        figure.kind.word().to_owned(),
        figure.direction.map_or("", Direction::word).to_owned(),
        figure.qualifier.word().to_owned(),
        figure.status.word().to_owned(),
        text(&figure.measure),
        text(&figure.entity),
        text(&figure.of),
        text(&figure.area),
        text(&figure.speaker),
        text(&figure.cue),
        period.map_or(String::new(), |period| period.interval.edtf()),
        period.map_or("", |period| period.basis.word()).to_owned(),
        figure
            .base
            .as_ref()
            .map_or(String::new(), |base| base.interval.edtf()),
    ]
}

fn corpus(events: Vec<Event>, figures: Vec<Figure>) -> Corpus {
    let mut article = Article::new("Everything", "Words.");
    article.source = Some("Courier".to_owned());
    Corpus::new(vec![Arc::new(Findings {
        article,
        sentences: vec![Span::new(0, 6)],
        events,
        figures,
        ..Findings::default()
    })])
}

/// What is read back of a corpus in this form.
fn back(corpus: &Corpus, name: &str, form: &str) -> Vec<Findings> {
    let bytes = export::named(form).unwrap().bytes(corpus).unwrap();
    let opened = read::open_bytes(name, &bytes);
    findings(opened.unwrap_or_else(|error| panic!("{form}: {error}")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn events_come_back_from_every_form_that_has_a_reader(events in prop::collection::vec(event(), 1..5)) {
        let whole = corpus(events.clone(), Vec::new());
        for (name, form, parts) in [
            ("a.json", "dataset", Parts::All),
            ("a.jsonl", "lines", Parts::All),
            ("a.csv", "events", Parts::All),
            ("a.xlsx", "spreadsheet", Parts::All),
            ("a.parquet", "events-parquet", Parts::All),
            ("a.ics", "calendar", Parts::Place),
            ("a.json", "timelinejs", Parts::Standing),
            ("t.csv", "timelinejs-table", Parts::Date),
        ] {
            let mut wanted: Vec<_> = events
                .iter()
                // Calendars begin with the year 1.
                .filter(|event| form != "calendar" || event.interval.start.or(event.interval.end).is_some_and(|first| first.date.year() > 0))
                .map(|event| told(&Findings::default(), event, parts))
                .collect();
            if wanted.is_empty() {
                continue;
            }
            let read = back(&whole, name, form);
            let mut got: Vec<_> = read
                .iter()
                .flat_map(|one| one.events.iter().map(move |event| told(one, event, parts)))
                .collect();
            // Some forms are in order of time.
            wanted.sort();
            got.sort();
            prop_assert_eq!(got, wanted, "{}", form);
        }
    }

    #[test]
    fn figures_come_back_from_every_form_that_has_a_reader(figures in prop::collection::vec(figure(), 1..5)) {
        let whole = corpus(Vec::new(), figures.clone());
        let wanted: Vec<_> = figures.iter().map(said).collect();
        for (name, form) in [
            ("a.json", "dataset"),
            ("a.jsonl", "lines"),
            ("a.csv", "figures"),
            ("a.xlsx", "spreadsheet"),
            ("a.parquet", "figures-parquet"),
        ] {
            let read = back(&whole, name, form);
            let got: Vec<_> = read.iter().flat_map(|one| &one.figures).map(said).collect();
            prop_assert_eq!(&got, &wanted, "{}", form);
        }
    }
}
