//! Every export: it carries its provenance, validates, survives hostile text, and says the same every time.

use dateline::model::{
    Class, Corpus, Direction, Findings, Kind, LinkKind, Modality, PublishedBasis, Qualifier,
    Severity, Status,
};
use dateline::paint::Theme;
use dateline::store::export::{self, EXPORTS, Export};
use dateline::{chart, read, work};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

pub(crate) fn corpus_of(files: &[(&str, &str)]) -> Corpus {
    let mut articles: Vec<Arc<Findings>> = Vec::new();
    for (name, text) in files {
        let opened = read::open_bytes(name, text.as_bytes()).unwrap();
        let found = opened.into_documents().into_iter().map(work::analyse);
        articles.extend(found.map(Arc::new));
    }
    Corpus::new(articles)
}

/// An article with everything in it, and a table.
fn corpus() -> Corpus {
    corpus_of(&[
        (
            "flood.jsonl",
            "{\"id\":\"n1\",\"title\":\"Flood in Brenn\",\"source\":\"Courier\",\"url\":\"https://example.org/n1\",\
             \"published\":\"2024-05-16\",\"text\":\"Brenn – The river rose on 3 May 2024. Damage came to €2.5 million, \
             up 4% from 2023. Some time ago it was dry. The dam is to open on 1 June 2024, 14:30.\"}\n",
        ),
        (
            "past.csv",
            "date,end,title,type\n-0482,,A battle,war\n1990s,,Drought,weather\n2024-05-01,2024-05-03,Rain,weather\n",
        ),
    ])
}

pub(crate) fn bytes(name: &str, corpus: &Corpus) -> Vec<u8> {
    let form = export::named(name).unwrap_or_else(|| panic!("no form {name}"));
    form.bytes(corpus).unwrap()
}

pub(crate) fn text(name: &str, corpus: &Corpus) -> String {
    String::from_utf8(bytes(name, corpus)).unwrap()
}

#[test]
fn every_form_has_a_name_of_its_own_and_is_found_by_the_name_it_suggests() {
    let names: BTreeSet<&str> = EXPORTS.iter().map(|export| export.name).collect();
    assert_eq!(names.len(), EXPORTS.len());
    for form in EXPORTS {
        let file = format!("{}.{}", form.stem(), form.extension);
        let found = export::for_path(Path::new(&file)).map(|form| form.name);
        assert_eq!(found, Some(form.name), "{file}");
        assert!(!form.about.is_empty() && !form.title.is_empty());
    }
}

#[test]
fn every_form_says_the_same_twice_and_holds_nothing_when_there_is_nothing() {
    let (corpus, nothing) = (corpus(), Corpus::default());
    for form in EXPORTS {
        assert_eq!(
            form.bytes(&corpus).unwrap(),
            form.bytes(&corpus).unwrap(),
            "{}",
            form.name
        );
        assert!(form.bytes(&nothing).is_ok(), "{}", form.name);
    }
}

/// Forms of plain text, and whether they say which rule read a datum.
const READABLE: &[&str] = &[
    "dataset",
    "timelinejs",
    "lines",
    "events",
    "figures",
    "times",
    "timelinejs-table",
    "page",
    "calendar",
];

#[test]
fn every_form_carries_quote_file_and_hash_and_the_rule() {
    let corpus = corpus();
    let flood = &corpus.articles()[0];
    let hash = flood.article.origin.file_hash.clone().unwrap();
    let rule = flood.times[0].rule;
    for name in READABLE {
        // Lines of a calendar are folded.
        let text = text(name, &corpus).replace("\r\n ", "");
        assert!(text.contains("flood.jsonl"), "{name}: no file");
        assert!(text.contains(hash.as_str()), "{name}: no hash");
        let quote = if *name == "figures" {
            "Damage came to"
        } else {
            "The river rose"
        };
        assert!(text.contains(quote), "{name}: no quote");
        if *name != "figures" {
            assert!(text.contains(rule), "{name}: no rule");
        }
    }
    let story = text("chronology", &corpus);
    assert!(
        story.contains("[^1]: “") && story.contains(hash.as_str()) && story.contains("flood.jsonl")
    );
}

// ---- JSON and its schema

const SCHEMA: &str = include_str!("../../assets/dateline.schema.json");

/// Checks a value against as much of JSON Schema as ours uses; anything else in it fails the test.
fn validate(schema: &Value, root: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let Value::Object(rules) = schema else {
        panic!("{at}: a schema is an object");
    };
    let mut complain = |what: String| wrong.push(format!("{at}: {what}"));
    for (rule, wanted) in rules {
        match rule.as_str() {
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                validate(&root["$defs"][name], root, value, at, wrong);
                return validate_rest(rules, root, value, at, wrong);
            }
            "type" => {
                let kinds = wanted
                    .as_array()
                    .cloned()
                    .unwrap_or_else(|| vec![wanted.clone()]);
                let own = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(n) if n.is_f64() => "number",
                    Value::Number(_) => "integer",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                if !kinds.iter().any(|kind| kind == own) {
                    complain(format!("{own} where {wanted} is wanted"));
                }
            }
            "const" if value != wanted => complain(format!("{value} where {wanted} is wanted")),
            "enum" if !wanted.as_array().unwrap().contains(value) => {
                complain(format!("{value} is none of {wanted}"));
            }
            "required" => {
                for name in wanted.as_array().unwrap() {
                    if value.is_object() && value.get(name.as_str().unwrap()).is_none() {
                        complain(format!("no {name}"));
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(wanted, &json!(false));
                for name in value
                    .as_object()
                    .into_iter()
                    .flat_map(|fields| fields.keys())
                {
                    if rules["properties"].get(name).is_none() {
                        complain(format!("\"{name}\" is not described"));
                    }
                }
            }
            "minimum" | "maximum" => {
                let (own, bound) = (value.as_i64(), wanted.as_i64().unwrap());
                let fits = |own: i64| {
                    if rule == "minimum" {
                        own >= bound
                    } else {
                        own <= bound
                    }
                };
                if own.is_some_and(|own| !fits(own)) {
                    complain(format!("{value} is out of bounds"));
                }
            }
            "minItems" | "maxItems" => {
                let own = value.as_array().map(Vec::len);
                assert_eq!(wanted, 2);
                if own.is_some_and(|own| own != 2) {
                    complain("not a pair".to_owned());
                }
            }
            "minLength" => {
                if value == "" {
                    complain("empty".to_owned());
                }
            }
            "pattern" => {
                let fits = value
                    .as_str()
                    .is_none_or(|text| matches_pattern(wanted.as_str().unwrap(), text));
                if !fits {
                    complain(format!("{value} does not match {wanted}"));
                }
            }
            "$schema" | "title" | "description" | "$defs" | "const" | "enum" | "properties"
            | "items" | "anyOf" => {}
            other => panic!("{at}: the test does not know \"{other}\""),
        }
    }
    validate_rest(rules, root, value, at, wrong);
}

/// The rules that look inside a value.
fn validate_rest(
    rules: &serde_json::Map<String, Value>,
    root: &Value,
    value: &Value,
    at: &str,
    wrong: &mut Vec<String>,
) {
    if let (Some(schemas), Value::Object(fields)) = (rules.get("properties"), value) {
        for (name, field) in fields {
            if let Some(schema) = schemas.get(name) {
                validate(schema, root, field, &format!("{at}.{name}"), wrong);
            }
        }
    }
    if let (Some(schema), Value::Array(items)) = (rules.get("items"), value) {
        for (nth, item) in items.iter().enumerate() {
            validate(schema, root, item, &format!("{at}[{nth}]"), wrong);
        }
    }
    if let Some(Value::Array(choices)) = rules.get("anyOf") {
        let fits = choices.iter().any(|choice| {
            let mut why = Vec::new();
            validate(choice, root, value, at, &mut why);
            why.is_empty()
        });
        if !fits {
            wrong.push(format!("{at}: {value} fits no choice"));
        }
    }
}

/// The three patterns of the schema.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        "^[0-9a-f]{64}$" => text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()),
        r"^-?[0-9]+(\.[0-9]+)?$" => {
            let text = text.strip_prefix('-').unwrap_or(text);
            match text.split_once('.') {
                Some((whole, part)) => digits(whole) && digits(part),
                None => digits(text),
            }
        }
        "^-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}$" => {
            let parts: Vec<&str> = text.trim_start_matches('-').split('-').collect();
            parts.len() == 3 && parts.iter().all(|part| digits(part))
        }
        other => panic!("the test does not know the pattern {other}"),
    }
}

fn complaints(schema: &Value, root: &Value, value: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    validate(schema, root, value, "$", &mut wrong);
    wrong
}

#[test]
fn what_is_written_validates_against_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let article = &schema["$defs"]["article"];
    let samples = corpus_of(&[
        ("sample.md", include_str!("../../assets/sample-article.md")),
        (
            "sample.json",
            include_str!("../../assets/sample-dataset.json"),
        ),
        (
            "page.html",
            "<html lang=en><meta name=author content=\"Ann Lee\"><meta property=\"article:modified_time\" content=\"2024-05-16\">\
             <title>Rain</title><article><h1>Rain</h1><p>On 3 May 2024 it rained in Brenn, and for three days the river rose.</p></article></html>",
        ),
    ]);
    let page = samples.articles().last().map(|own| &own.article).unwrap();
    assert!(page.author.is_some() && page.language.is_some() && page.made.is_some());
    for corpus in [corpus(), samples] {
        let dataset: Value = serde_json::from_slice(&bytes("dataset", &corpus)).unwrap();
        assert_eq!(complaints(&schema, &schema, &dataset), [""; 0]);
        assert!(!dataset["articles"].as_array().unwrap().is_empty());
        for line in text("lines", &corpus).lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            assert_eq!(complaints(article, &schema, &line), [""; 0]);
        }
        for findings in corpus.articles() {
            let record = serde_json::to_value(dateline::wire::Record::new(findings)).unwrap();
            assert_eq!(complaints(article, &schema, &record), [""; 0]);
        }
    }
    let mut wrong: Value = serde_json::from_slice(&bytes("dataset", &corpus())).unwrap();
    wrong["articles"][0]["times"][0]["type"] = json!("WHENEVER");
    wrong["articles"][0]["mood"] = json!("good");
    wrong["articles"][0]["origin"]["line"] = json!("one");
    let wrong = complaints(&schema, &schema, &wrong);
    assert_eq!(wrong.len(), 3, "{wrong:?}");
}

#[test]
fn the_schema_describes_every_member_and_every_word() {
    fn described(schema: &Value, at: &str) {
        assert!(schema["description"].is_string(), "{at} is not described");
        for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
            described(inner, &format!("{at}.{name}"));
        }
    }
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    described(&schema, "$");
    let defs = &schema["$defs"];
    for (name, inner) in defs.as_object().unwrap() {
        described(inner, name);
    }
    let words = |part: &str, member: &str| -> Vec<String> {
        let list = defs[part]["properties"][member]["enum"].as_array().unwrap();
        let texts = list.iter().filter_map(Value::as_str);
        texts.map(str::to_owned).collect()
    };
    assert_eq!(
        words("event", "modality"),
        Modality::ALL.map(Modality::word)
    );
    assert_eq!(
        words("figure", "kind"),
        Kind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>()
    );
    assert_eq!(
        words("figure", "qualifier"),
        Qualifier::ALL
            .iter()
            .map(|word| word.word())
            .collect::<Vec<_>>()
    );
    assert_eq!(
        words("figure", "status"),
        Status::ALL
            .iter()
            .map(|word| word.word())
            .collect::<Vec<_>>()
    );
    assert_eq!(
        words("figure", "direction"),
        Direction::ALL
            .iter()
            .map(|word| word.word())
            .collect::<Vec<_>>()
    );
    let links = &defs["figure"]["properties"]["links"]["items"]["properties"]["as"]["enum"];
    assert_eq!(
        *links,
        json!(
            LinkKind::ALL
                .iter()
                .map(|kind| kind.word())
                .collect::<Vec<_>>()
        )
    );
    let classes = [Class::Date, Class::Time, Class::Duration, Class::Set];
    assert_eq!(words("time", "type"), classes.map(Class::word));
    let severities = [Severity::Note, Severity::Warning, Severity::Error];
    assert_eq!(
        words("diagnostic", "severity"),
        severities.map(Severity::word)
    );
    let bases = [
        PublishedBasis::Given,
        PublishedBasis::Stated,
        PublishedBasis::Inferred,
        PublishedBasis::Unknown,
    ];
    let known = &defs["article"]["properties"]["published"]["properties"]["basis"]["enum"];
    assert_eq!(*known, json!(bases.map(PublishedBasis::word)));
}

#[test]
fn the_page_wears_the_colours_of_the_window() {
    let css = include_str!("../../assets/page/page.css");
    let inks = [
        chart::Ink::Background,
        chart::Ink::Band,
        chart::Ink::Text,
        chart::Ink::Secondary,
        chart::Ink::Hairline,
        chart::Ink::Accent,
    ];
    for theme in [Theme::Light, Theme::Dark] {
        for ink in inks.into_iter().chain((0..9).map(chart::Ink::Category)) {
            let [r, g, b] = theme.color(ink);
            assert!(
                css.contains(&format!("#{r:02x}{g:02x}{b:02x}")),
                "{theme:?} {ink:?}"
            );
        }
    }
}

#[test]
fn a_calendar_counts_what_lies_before_its_first_year_and_ends_after_the_last_day() {
    let text = text("calendar", &corpus());
    assert!(text.contains("X-DATELINE-LEFT-OUT:1\r\n"));
    assert!(!text.contains("A battle"));
    assert!(
        text.contains("DTSTART;VALUE=DATE:20240501\r\nDTEND;VALUE=DATE:20240504\r\n"),
        "{text}"
    );
    assert!(text.contains("DTSTART;VALUE=DATE:19900101\r\nDTEND;VALUE=DATE:20000101\r\n"));
    assert!(text.contains("X-DATELINE-EDTF:199X\r\n"), "{text}");
    assert!(text.contains("DTSTART:20240601T143000\r\n"));
    assert!(text.contains("DTSTAMP:20240516T000000Z\r\n"));
}

#[test]
fn timelinejs_has_dates_as_fine_as_they_are_known() {
    let corpus = corpus();
    let timeline: Value = serde_json::from_slice(&bytes("timelinejs", &corpus)).unwrap();
    let slides = timeline["events"].as_array().unwrap();
    assert_eq!(slides.len(), corpus.events_by_start().len());
    let slide = |title: &str| {
        let found = slides
            .iter()
            .find(|slide| slide["text"]["headline"] == title);
        found.unwrap_or_else(|| panic!("no {title} in {timeline:#}"))
    };
    // 483 BCE, which TimelineJS shows by its number.
    assert_eq!(slide("A battle")["start_date"], json!({"year": -483}));
    assert_eq!(slide("A battle")["group"], "war");
    assert_eq!(slide("Drought")["start_date"], json!({"year": 1990}));
    assert_eq!(slide("Drought")["end_date"], json!({"year": 1999}));
    assert_eq!(
        slide("Rain")["end_date"],
        json!({"year": 2024, "month": 5, "day": 3})
    );
    assert_eq!(slide("Rain")["dateline"]["edtf"], "2024-05-01/2024-05-03");
    let table = text("timelinejs-table", &corpus);
    assert!(table.starts_with("Year,Month,Day,Time,End Year"));
    assert!(table.contains("\r\n-483,,,,"), "{table}");
    assert!(table.contains("\r\n2024,6,1,14:30,"), "{table}");
}

// ---- Forms that are written article by article

#[test]
fn forms_that_stream_write_the_same_article_by_article() {
    let corpus = corpus();
    let streaming: Vec<&Export> = EXPORTS.iter().filter(|form| form.streams()).collect();
    assert!(streaming.len() >= 5);
    for form in streaming {
        let mut out = Vec::new();
        let mut writer = form.writer(&mut out).unwrap();
        for findings in corpus.articles() {
            writer.add(form.piece(findings)).unwrap();
        }
        writer.finish().unwrap();
        assert_eq!(out, form.bytes(&corpus).unwrap(), "{}", form.name);
    }
}

#[test]
fn a_table_of_articles_is_read_back_as_articles() {
    let corpus = corpus();
    let bytes = bytes("articles", &corpus);
    let opened = read::open_bytes("articles.csv", &bytes).unwrap();
    let again = Corpus::new(
        opened
            .into_documents()
            .into_iter()
            .map(work::analyse)
            .map(Arc::new)
            .collect(),
    );
    let (before, after) = (&corpus.articles()[0], &again.articles()[0]);
    assert_eq!(before.article.text, after.article.text);
    assert_eq!(before.article.title, after.article.title);
    assert_eq!(before.article.key, after.article.key);
    assert_eq!(before.article.source, after.article.source);
    assert_eq!(before.article.url, after.article.url);
    assert_eq!(before.article.given, after.article.given);
    assert_eq!(before.events, after.events);
    assert_eq!(before.figures, after.figures);
}
