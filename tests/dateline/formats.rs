//! Every format by example, and what is written read back to the same.

use super::files;
use dateline::model::{FileHash, Findings, Modality, Qualifier};
use dateline::read::{self, Document, FORMATS, Opened};
use dateline::work;

/// A format's name, a file of it, and how many documents it holds.
type Fixture = (&'static str, fn() -> Vec<u8>, usize);

/// A file of each format.
const FIXTURES: &[Fixture] = &[
    (
        "Plain text",
        || "Rain stops play\n\nOn 3 May 2024 it rained in Brenn. Play was stopped.\n".into(),
        1,
    ),
    (
        "Markdown",
        || {
            "---\ntitle: Rain\ndate: 4 May 2024\n---\nOn **3 May** it [rained](http://example.org/) in Brenn.\n".into()
        },
        1,
    ),
    (
        "Dateline dataset",
        || {
            "{\"dateline\": 1,\n \"articles\": [{\"id\": \"a\", \"text\": \"On 3 May 2024 it rained.\"}],\n \"events\": [{\"date\": \"2024-05-03\", \"title\": \"Rain\"}],\n \"figures\": [{\"measure\": \"rain\", \"value\": \"12\", \"unit\": \"millimetre\", \"period\": \"2024\"}]}".into()
        },
        3,
    ),
    (
        "JSON Lines",
        || {
            "{\"id\": 1, \"text\": \"On 3 May 2024 it rained.\"}\n{\"id\": 2, \"text\": \"It was dry.\"}\n".into()
        },
        2,
    ),
    (
        "Table",
        || "date,title\n2024-05-03,Rain\n2024-05-04,Sun\n".into(),
        1,
    ),
    (
        "TimelineJS",
        || {
            r#"{"title": {"text": {"headline": "The Brenn"}}, "events": [{"start_date": {"year": "2024", "month": "5", "day": "3"}, "text": {"headline": "Rain"}}]}"#.into()
        },
        1,
    ),
    (
        "Wikidata",
        || {
            r#"{"head": {"vars": ["itemLabel", "date", "precision"]}, "results": {"bindings": [{"itemLabel": {"type": "literal", "value": "Siege of Brenn"}, "date": {"type": "literal", "value": "1632-01-01T00:00:00Z"}, "precision": {"type": "literal", "value": "9"}}]}}"#.into()
        },
        1,
    ),
    (
        "vis-timeline",
        || r#"[{"id": 1, "content": "Rain", "start": "2024-05-03"}]"#.into(),
        1,
    ),
    (
        "TimeFlow",
        || {
            "#TIMEFLOW\tformat version\t1\n#TIMEFLOW\tfield\tName\tText\n#TIMEFLOW\tfield\tWhen\tDate/Time\n#TIMEFLOW\tend-metadata\n#TIMEFLOW\talias\tTIMEFLOW_LABEL\tName\n#TIMEFLOW\talias\tTIMEFLOW_START\tWhen\n#TIMEFLOW\t====== End of Header. Data below is in tab-delimited format. =====\nName\tWhen\nRain\t3 May 2024\n".into()
        },
        1,
    ),
    (
        "GDELT",
        || gdelt("20240503", "BRENN", "14", "Vellmar").into(),
        1,
    ),
    (
        "Spreadsheet",
        || workbook(&[&["date", "title"], &["2024-05-03", "Rain"]]),
        1,
    ),
    ("Parquet", || files::exported("events-parquet"), 1),
    (
        "iCalendar",
        || {
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20240503\r\nSUMMARY:Rain\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".into()
        },
        1,
    ),
    (
        "markwhen",
        || {
            "section Weather\n2024-05-03: Rain\n2024-05-04 / 2024-05-06: Sun #dry\nendSection\n"
                .into()
        },
        1,
    ),
    (
        "Web page",
        || {
            "<!doctype html><title>Rain</title><article><h1>Rain</h1><p>On 3 May 2024 it rained in Brenn.</p></article>".into()
        },
        1,
    ),
    ("Web archive", files::mhtml, 1),
    (
        "PDF",
        || files::pdf(&files::PARAGRAPHS.map(str::to_owned)),
        1,
    ),
    (
        "Word document",
        || files::docx(&files::body(), files::CORE),
        1,
    ),
    ("OpenDocument text", files::odt, 1),
    ("EPUB book", files::epub, 2),
    ("Mail message", files::eml, 1),
    ("Mailbox", files::mbox, 2),
    ("News feed", files::atom, 1),
    ("Factiva export", files::factiva, 2),
    ("Lexis export", || files::lexis_counted().into_bytes(), 2),
    (
        "ZIP archive",
        || {
            files::zipped(&[
                ("a.txt", b"On 3 May 2024 it rained."),
                ("b.txt", b"It was dry."),
            ])
        },
        2,
    ),
];

/// A row of GDELT: a day, an actor, a root code, a place.
fn gdelt(day: &str, actor: &str, root: &str, place: &str) -> String {
    let mut cells = vec![""; 61];
    let (year, month) = (&day[..4], &day[..6]);
    for (at, cell) in [
        (0, "1170000001"),
        (1, day),
        (2, month),
        (3, year),
        (6, actor),
        (26, "141"),
        (28, root),
        (52, place),
        (60, "https://courier.example/1"),
    ] {
        cells[at] = cell;
    }
    cells.join("\t") + "\n"
}

/// A workbook with one sheet of these cells.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

pub(crate) fn open(name: &str, text: &str) -> Opened {
    open_bytes(name, text.as_bytes())
}

pub(crate) fn open_bytes(name: &str, bytes: &[u8]) -> Opened {
    read::open_bytes(name, bytes).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn findings(opened: Opened) -> Vec<Findings> {
    opened
        .into_documents()
        .into_iter()
        .map(work::analyse)
        .collect()
}

pub(crate) fn table(text: &str) -> Findings {
    findings(open("table.csv", text)).remove(0)
}

fn article(name: &str, text: &str) -> dateline::model::Article {
    match open(name, text).into_documents().remove(0) {
        Document::Article(article, _) => article,
        Document::Findings(_) => panic!("no article"),
    }
}

#[test]
fn every_format_has_a_fixture_and_reads_it_under_each_of_its_extensions() {
    for format in FORMATS {
        let (_, file, documents) = FIXTURES
            .iter()
            .find(|(name, ..)| *name == format.name)
            .unwrap_or_else(|| panic!("no fixture for {}", format.name));
        // Made once: some writers put the time of day into what they write.
        let bytes = file();
        for extension in format.extensions {
            let opened = open_bytes(&format!("file.{extension}"), &bytes);
            assert_eq!(opened.documents.len(), *documents, "{}", format.name);
            assert!(
                opened.notes.is_empty(),
                "{}: {:?}",
                format.name,
                opened.notes
            );
            let origin = &opened.documents[0].article().origin;
            // A file inside an archive goes by its own hash.
            if !origin.name.contains('/') {
                assert_eq!(
                    origin.file_hash.as_ref().map(FileHash::as_str),
                    Some(read::sha256(&bytes).as_str())
                );
            }
        }
    }
}

#[test]
fn content_decides_under_any_extension() {
    for (name, file, documents) in FIXTURES
        .iter()
        .filter(|(name, ..)| !matches!(*name, "Plain text" | "Markdown"))
    {
        for extension in ["txt", "dat", ""] {
            assert_eq!(
                open_bytes(&format!("file.{extension}"), &file())
                    .documents
                    .len(),
                *documents,
                "{name}"
            );
        }
    }
}

#[test]
fn a_headline_is_told_from_the_text() {
    let of = |text: &str| article("a.txt", text).title;
    assert_eq!(of("Rain stops play\n\nIt rained."), "Rain stops play");
    assert_eq!(
        of(
            "Will it rain?\nLONDON, May 3 — It may well rain today, said the office, and again tomorrow, and the day after that, until the end of the week."
        ),
        "Will it rain?"
    );
    assert_eq!(of("It rained in Brenn.\n\nPlay was stopped."), "");
    assert_eq!(
        of("It rained so long and so hard in the valley\nthat play was stopped."),
        ""
    );
    assert_eq!(of("Only a headline"), "");
    assert_eq!(article("a.txt", "Only a headline").text, "Only a headline");
}

#[test]
fn a_header_gives_title_date_and_source() {
    let read = article(
        "a.md",
        "---\ntitle: \"Rain\"\ndate: 2024-05-04\nsource: Courier\ntags: [a]\n---\n\n## Play\nIt rained.",
    );
    assert_eq!(
        (read.title.as_str(), read.text.as_str()),
        ("Rain", "Play\nIt rained.")
    );
    assert_eq!(
        read.given.map(|date| date.to_string()).as_deref(),
        Some("2024-05-04")
    );
    assert_eq!(read.source.as_deref(), Some("Courier"));
    let read = article("a.txt", "Title: Rain\nDate: 4 May 2024\n\nIt rained.");
    assert_eq!(
        read.given.map(|date| date.to_string()).as_deref(),
        Some("2024-05-04")
    );
}

#[test]
fn markdown_is_read_without_its_marks() {
    let text = "# Rain\n\nOn **3 May 2024** it _rained_ in [Brenn](http://x.y/z), `twice`.\n\n> \"No,\" he said.\n\n- 5 * 3 snake_case ![x](y.png)\n";
    let read = article("a.md", text);
    assert_eq!(read.title, "Rain");
    assert_eq!(
        read.text,
        "On 3 May 2024 it rained in Brenn, twice.\n\n\"No,\" he said.\n\n5 * 3 snake_case"
    );
}

#[test]
fn text_in_any_encoding_is_read() {
    let text = "Zürich, 3 May 2024: “Łódź” — naïve café.";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        });
        units.collect()
    };
    let files: [(&str, Vec<u8>); 5] = [
        (
            "UTF-8 with a mark",
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        ),
        (
            "UTF-16 LE with a mark",
            [&b"\xFF\xFE"[..], &utf16(false)].concat(),
        ),
        (
            "UTF-16 BE with a mark",
            [&b"\xFE\xFF"[..], &utf16(true)].concat(),
        ),
        ("UTF-16 LE", utf16(false)),
        ("UTF-16 BE", utf16(true)),
    ];
    for (name, bytes) in files {
        let opened = read::open_bytes("a.txt", &bytes).unwrap();
        assert_eq!(opened.documents[0].text(), text, "{name}");
    }
    let (latin, _, _) = encoding_rs::WINDOWS_1252
        .encode("Zürich, 3 May 2024: “naïve” café — crème brûlée at the Hôtel de Genève.");
    let opened = read::open_bytes("a.txt", &latin).unwrap();
    assert!(
        opened.documents[0]
            .text()
            .contains("Zürich, 3 May 2024: “naïve” café")
    );
    assert!(opened.notes[0].message.contains("windows-1252"));
}

#[test]
fn invalid_utf8_is_a_remark_and_never_an_error() {
    let mut bytes = "On 3 May 2024 — “so to say” — it rained.\nIt "
        .as_bytes()
        .to_vec();
    bytes.extend(b"sto\xC3pped.");
    let opened = read::open_bytes("a.txt", &bytes).unwrap();
    assert!(opened.documents[0].text().contains("“so to say”"));
    assert!(
        opened.notes[0].message.contains("line 2"),
        "{:?}",
        opened.notes
    );
}

#[test]
fn a_table_of_events_ties_each_to_its_row() {
    let read = table(
        "Start Date;End Date;Event;Type\n1 May 2024;3 May 2024;Flood, the great one;water\n2024;;Dry year;\n",
    );
    assert_eq!(read.events.len(), 2);
    let event = &read.events[0];
    assert_eq!(event.interval.edtf(), "2024-05-01/2024-05-03");
    assert_eq!(read.title(event), "Flood, the great one");
    assert_eq!(event.labels.category.as_deref(), Some("water"));
    assert_eq!(event.modality, Modality::Happened);
    assert_eq!(
        read.quote(event.sentence),
        "1 May 2024 · 3 May 2024 · Flood, the great one · water"
    );
    assert_eq!(read.events[1].interval.edtf(), "2024");
    assert_eq!(read.article.text.lines().count(), 2);
}

#[test]
fn tables_of_other_programs_are_read() {
    // The columns of a well-known timeline spreadsheet.
    let read = table(
        "Year,Month,Day,End Year,Headline,Text\n2024,5,3,,Rain,Much rain\n1914,,,1918,War,\n2024,June,4,,Sun,\n",
    );
    let dates: Vec<String> = read
        .events
        .iter()
        .map(|event| event.interval.edtf())
        .collect();
    assert_eq!(dates, ["2024-05-03", "1914/1918", "2024-06-04"]);
    // No names at all.
    let read = table("2024-05-03,Rain in Brenn\n2024-05-04,Sun in Brenn\n2024-05-05,Snow\n");
    assert_eq!(read.events.len(), 3);
    assert_eq!(read.title(&read.events[0]), "Rain in Brenn");
    // Names in no language that is known.
    let read = table("päivä;tapahtuma\n2024-05-03;Sade\n2024-05-04;Aurinko\n");
    assert_eq!(read.title(&read.events[1]), "Aurinko");
}

#[test]
fn a_quote_without_an_end_swallows_nothing() {
    let opened = open(
        "a.csv",
        "date,title\n2024-05-01,\"One, two\"\n2024-05-02,\"Three\n2024-05-03,Four\n2024-05-04,Five\n",
    );
    assert!(
        opened.notes[0].message.contains("line 3"),
        "{:?}",
        opened.notes
    );
    let read = findings(opened).remove(0);
    let titles: Vec<&str> = read.events.iter().map(|event| read.title(event)).collect();
    assert_eq!(titles, ["One, two", "Three", "Four", "Five"]);
}

#[test]
fn the_order_of_day_and_month_is_taken_from_the_column_or_named() {
    let read = table("date,title\n04/05/2024,a\n05/25/2024,b\n");
    assert_eq!(read.events[0].interval.edtf(), "2024-04-05");
    assert!(read.diagnostics.is_empty());
    let read = table("date,title\n04/05/2024,a\n05/06/2024,b\n");
    assert_eq!(read.events[0].interval.edtf(), "2024-05-04");
    assert!(read.diagnostics[0].message.contains("day/month"));
}

#[test]
fn a_table_of_figures_gives_full_records() {
    let read = table(
        "country,indicator,value,unit,year,source\nTajikistan,remittances,49,% of GDP,2024,World Bank\nTajikistan,debt,\"3,5\",US$ bn,2023,Ministry\nTajikistan,exports,n/a,US$ bn,2023,Ministry\n",
    );
    assert_eq!(read.figures.len(), 2);
    let first = &read.figures[0];
    assert_eq!(read.quote(first.span), "49");
    assert_eq!(first.entity.as_deref(), Some("Tajikistan"));
    assert_eq!(first.measure.as_deref(), Some("remittances"));
    assert_eq!(
        (first.unit.key.as_ref(), first.of.as_deref()),
        ("percent", Some("GDP"))
    );
    assert_eq!(first.kind.word(), "share");
    assert_eq!(first.speaker.as_deref(), Some("World Bank"));
    assert_eq!(
        first
            .period
            .as_ref()
            .map(|period| period.interval.edtf())
            .as_deref(),
        Some("2024")
    );
    let second = &read.figures[1];
    assert_eq!(
        second
            .amount
            .value
            .map(|value| value.to_string())
            .as_deref(),
        Some("3500000000")
    );
    assert_eq!(second.unit.currency.as_deref(), Some("USD"));
    assert_eq!(second.amount.last_digit, 8);
    assert!(read.quote(read.sentence(second.sentence)).contains("debt"));
}

#[test]
fn wide_tables_and_columns_of_numbers_give_a_figure_a_cell() {
    let read = table(
        "Country Name,Indicator Name,2022,2023\nEstmark,Inflation (%),4.5,..\nRuritania,Inflation (%),2,3\n",
    );
    assert_eq!(read.figures.len(), 3);
    assert_eq!(
        read.figures[2]
            .period
            .as_ref()
            .map(|period| period.interval.edtf())
            .as_deref(),
        Some("2023")
    );
    assert_eq!(read.quote(read.figures[2].span), "3");
    let read = table("Year,GDP (US$ bn),Growth (%)\n2022,10.5,-2\n2023,11,4.8\n");
    assert_eq!(read.figures.len(), 4);
    assert_eq!(read.figures[0].measure.as_deref(), Some("GDP"));
    assert_eq!(
        read.figures[0]
            .amount
            .value
            .map(|value| value.to_string())
            .as_deref(),
        Some("10500000000")
    );
    assert_eq!(read.figures[1].kind.word(), "change");
    assert_eq!(
        read.figures[1]
            .direction
            .map(dateline::model::Direction::word),
        Some("down")
    );
}

#[test]
fn rows_above_the_names_of_the_columns_are_passed_over_and_mentioned() {
    let text = "Data Source,Bank\nLast Updated,2024-05-01\n\nCountry Name,Indicator Name,2022,2023\nEstmark,Inflation (%),4.5,..\n";
    let opened = open("bank.csv", text);
    assert!(
        opened.notes[0].message.contains("2 row(s) above"),
        "{:?}",
        opened.notes
    );
    let read = findings(opened).remove(0);
    assert_eq!(read.figures.len(), 1);
    assert_eq!(read.figures[0].entity.as_deref(), Some("Estmark"));
}

#[test]
fn hedges_and_ranges_of_cells_are_kept() {
    let read =
        table("measure,value,unit,period\ndamage,240-300 million,EUR,2024\ndead,>23,people,2024\n");
    assert_eq!(read.figures[0].qualifier, Qualifier::Between);
    assert_eq!(
        read.figures[0]
            .amount
            .high
            .map(|value| value.to_string())
            .as_deref(),
        Some("300000000")
    );
    assert_eq!(read.figures[1].qualifier, Qualifier::Over);
    assert_eq!(read.figures[1].unit.key, "person");
}

#[test]
fn a_table_of_articles_is_extracted_from() {
    let long = "On 3 May 2024 it rained in Brenn. ".repeat(20);
    let text = format!(
        "id,title,date,source,text\na,Rain,2024-05-04,Courier,\"{long}\"\nb,Sun,2024-05-05,Wire,\"{long}\"\n"
    );
    let opened = open("articles.csv", &text);
    assert_eq!(opened.documents.len(), 2);
    let first = opened.documents[0].article();
    assert_eq!(
        (
            first.key.as_str(),
            first.title.as_str(),
            first.source.as_deref()
        ),
        ("a", "Rain", Some("Courier"))
    );
    assert_eq!(
        first.given.map(|date| date.to_string()).as_deref(),
        Some("2024-05-04")
    );
    assert_eq!(first.origin.line, Some(2));
}
