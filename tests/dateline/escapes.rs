//! Hostile text in every export: none of it is run, by a spreadsheet, a browser or a calendar.

use super::exports::{bytes, corpus_of, text};
use calamine::{Data, Reader as _, Xlsx};
use calcard::icalendar::ICalendar;
use dateline::chart;
use dateline::model::Corpus;
use dateline::paint::Theme;
use serde_json::{Value, json};
use std::io::Cursor;

// ---- Hostile text

const HOSTILE: &[&str] = &[
    "=HYPERLINK(1)",
    "+1+cmd",
    "-2+3",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "[x](javascript:alert(3))",
];

fn hostile() -> Corpus {
    let rows: Vec<Value> = (1..)
        .zip(HOSTILE)
        .map(|(day, title)| json!({"date": format!("2024-05-{day:02}"), "title": title, "category": title}))
        .collect();
    let articles = json!([{"id": "=1", "title": "<b>=T</b>", "source": "<i>\"S\"</i>", "url": "javascript:alert(4)",
        "text": "BEGIN:VEVENT on 3 May 2024 <u>fell</u> -5% & more.\r\nEND:VEVENT on 4 May 2024 it rose."}]);
    let figures =
        json!([{"measure": "=loss", "value": "-5.5", "unit": "percent", "period": "2024"}]);
    let dataset = json!({"dateline": 1, "articles": articles, "events": rows, "figures": figures});
    corpus_of(&[("hostile.json", &dataset.to_string())])
}

#[test]
fn no_cell_is_a_formula_and_negative_numbers_stay_numbers() {
    let corpus = hostile();
    for name in ["events", "figures", "times", "articles", "timelinejs-table"] {
        let bytes = bytes(name, &corpus);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        for row in reader.records() {
            for cell in &row.unwrap() {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "{name}: {cell:?}");
            }
        }
    }
    let figures = text("figures", &corpus);
    assert!(figures.contains(",-5.5,"), "{figures}");
}

#[test]
fn a_spreadsheet_holds_text_as_text_and_numbers_as_numbers() {
    let corpus = hostile();
    let mut book = Xlsx::new(Cursor::new(bytes("spreadsheet", &corpus))).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["events", "figures", "times", "articles", "about"]
    );
    let formulas = book.worksheet_formula("events").unwrap();
    assert!(formulas.cells().all(|(.., formula)| formula.is_empty()));
    let events = book.worksheet_range("events").unwrap();
    let titles: Vec<String> = events
        .rows()
        .skip(1)
        .map(|row| row[1].to_string())
        .collect();
    for title in HOSTILE {
        assert!(titles.iter().any(|own| own == title), "{title}");
    }
    let start = events
        .rows()
        .next()
        .unwrap()
        .iter()
        .position(|name| *name == "start")
        .unwrap();
    assert!(matches!(
        events.rows().nth(1).unwrap()[start],
        Data::DateTime(_)
    ));
    let figures = book.worksheet_range("figures").unwrap();
    let value = figures
        .rows()
        .next()
        .unwrap()
        .iter()
        .position(|name| *name == "value")
        .unwrap();
    assert!(figures.rows().any(|row| row[value] == Data::Float(-5.5)));
    let about = book.worksheet_range("about").unwrap();
    let hash = corpus.articles()[0]
        .article
        .origin
        .file_hash
        .clone()
        .unwrap();
    assert!(
        about
            .rows()
            .flatten()
            .any(|cell| *cell == Data::String(hash.as_str().to_owned()))
    );
}

#[test]
fn a_page_runs_no_script_but_its_own_and_fetches_nothing() {
    let page = text("page", &hostile());
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
    assert_eq!(page.matches("<img").count(), 0);
    for fetched in [
        "src=",
        "@import",
        "url(",
        "<link",
        "fetch(",
        "XMLHttpRequest",
        "import(",
        "innerHTML",
        "eval(",
    ] {
        let (_, script) = page.split_once("<script>").unwrap();
        let style = page
            .split_once("<style>")
            .unwrap()
            .1
            .split_once("</style>")
            .unwrap()
            .0;
        // "url(#plot)" names a part of the page itself.
        let script = script.replace("url(#", "");
        assert!(
            !script.contains(fetched) && !style.contains(fetched),
            "{fetched}"
        );
    }
    assert!(!page.contains("href=\"javascript:"));
    let (_, policy) = page
        .split_once("Content-Security-Policy\" content=\"")
        .unwrap();
    let (policy, _) = policy.split_once('"').unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    assert!(!policy.contains("unsafe"));
    for title in HOSTILE {
        let shown = title
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;");
        assert!(
            page.contains(&format!("<span class=\"title\">{shown}</span>")),
            "{title}"
        );
    }
    // Everything is said without the script.
    let (table, _) = page.split_once("<script>").unwrap();
    assert!(table.contains("<blockquote>") && table.contains("<caption>Events in order of time"));
}

#[test]
fn pictures_escape_what_they_show() {
    let corpus = hostile();
    for chart in chart::CHARTS {
        let spec = chart::ChartSpec::named(chart.name).unwrap();
        let filter = dateline::model::Filter::default();
        let size = chart::Size {
            w: 1200.0,
            h: 700.0,
        };
        let scene = chart::layout(
            &spec,
            &corpus,
            &chart::View::all(&filter),
            size,
            &dateline::paint::Inter,
        );
        let svg = dateline::paint::svg(&scene, Theme::Light);
        assert!(!svg.contains("<script") && !svg.contains("<img") && !svg.contains("<b>"));
    }
}

#[test]
fn a_calendar_has_as_many_entries_as_events_whatever_they_say() {
    let corpus = hostile();
    let text = text("calendar", &corpus);
    assert!(
        text.split("\r\n").all(|line| line.len() <= 75),
        "lines are folded"
    );
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let calendar = ICalendar::parse(&text).unwrap();
    let events = calendar
        .components
        .iter()
        .filter(|part| part.component_type.as_str() == "VEVENT")
        .count();
    assert_eq!(events, corpus.events_by_start().len());
    let starts = text.matches("DTSTART").count();
    assert_eq!(starts, events);
}

// ---- Dates
