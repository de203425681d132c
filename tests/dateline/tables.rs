//! Tables of every sort: what their columns are taken for, what the user can change, and what hostile ones do.

use dateline::model::{Findings, Modality, Status};
use dateline::read::{
    self, Change, Decimals, Document, Limits, Mappings, Opened, Order, Role, Skip, Table,
};
use dateline::work;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn open_with(name: &str, bytes: &[u8], mappings: &Mappings) -> Opened {
    read::open_bytes_mapped(name, bytes, &Limits::USUAL, mappings)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn open(name: &str, text: &str) -> Opened {
    open_with(name, text.as_bytes(), &Mappings::NONE)
}

fn findings(opened: Opened) -> Findings {
    let mut documents = opened.into_documents();
    assert_eq!(documents.len(), 1);
    work::analyse(documents.remove(0))
}

fn table(text: &str) -> Findings {
    findings(open("table.csv", text))
}

fn edtfs(findings: &Findings) -> Vec<String> {
    findings
        .events
        .iter()
        .map(|event| event.interval.edtf())
        .collect()
}

fn titles(findings: &Findings) -> Vec<&str> {
    findings
        .events
        .iter()
        .map(|event| event.title.as_str())
        .collect()
}

/// Value, measure and period of each figure.
fn figures(findings: &Findings) -> Vec<(String, String, String)> {
    let texts = findings.figures.iter().map(|figure| {
        let value = figure
            .amount
            .value
            .map_or(String::new(), |value| value.normalize().to_string());
        let period = figure
            .period
            .as_ref()
            .map_or(String::new(), |period| period.interval.edtf());
        (value, figure.measure.clone().unwrap_or_default(), period)
    });
    texts.collect()
}

fn figure(value: &str, measure: &str, period: &str) -> (String, String, String) {
    (value.to_owned(), measure.to_owned(), period.to_owned())
}

fn role(table: &Table, name: &str) -> Role {
    let column = table
        .mapping
        .columns
        .iter()
        .find(|column| column.name == name);
    column.unwrap_or_else(|| panic!("no column {name}")).role
}

#[test]
fn each_column_says_what_it_was_taken_for_and_why() {
    let opened = open(
        "a.csv",
        "päivä;tapahtuma;määrä\n2024-05-03;Sade Brennissä;12\n2024-05-04;Aurinko Brennissä;17\n",
    );
    let table = &opened.tables[0];
    assert_eq!(role(table, "päivä"), Role::Date);
    assert_eq!(role(table, "tapahtuma"), Role::Title);
    let date = &table.mapping.columns[0];
    assert_eq!(date.because, "100 % of its cells are dates");
    assert!(
        table
            .mapping
            .columns
            .iter()
            .all(|column| column.role == Role::Ignore || column.confidence > 0)
    );
    assert_eq!(table.head[1], ["2024-05-04", "Aurinko Brennissä", "17"]);
    assert_eq!((table.tally.rows, table.tally.events), (2, 2));
    assert_eq!(
        open("b.csv", "date,title\n2024,a\n").tables[0]
            .mapping
            .columns[0]
            .because,
        "its name says so"
    );
}

#[test]
fn a_changed_mapping_changes_what_is_read_and_is_known_by_the_columns() {
    let text = "a,b,c\n2024-05-03,short,a much longer text than the other\n2024-05-04,brief,and one more of that length\n";
    let guessed = open("x.csv", text).tables.remove(0);
    assert_eq!(role(&guessed, "c"), Role::Title);
    let mut mapping = guessed.mapping;
    mapping.set(1, Role::Title);
    let mut mappings = Mappings::default();
    mappings.remember(mapping);
    let read = findings(open_with("y.csv", text.as_bytes(), &mappings));
    assert_eq!(titles(&read), ["short", "brief"]);
    let other = text.replacen("a,b,c", "a,b,d", 1);
    let read = findings(open_with("y.csv", other.as_bytes(), &mappings));
    assert!(titles(&read)[0].starts_with("a much longer"));
}

#[test]
fn what_the_command_line_says_of_columns_counts_and_a_wrong_name_is_told() {
    let changes = vec![
        Change::Role("b".to_owned(), Role::Title),
        Change::Role("nope".to_owned(), Role::Place),
        Change::Order(Order::MonthFirst),
    ];
    let opened = open_with(
        "x.csv",
        b"date,b,c\n04/05/2024,short,a longer text than that\n",
        &Mappings::with_changes(changes),
    );
    assert!(
        opened.notes[0]
            .message
            .contains("no column is named \"nope\""),
        "{:?}",
        opened.notes
    );
    let read = findings(opened);
    assert_eq!(
        (titles(&read), edtfs(&read)),
        (vec!["short"], vec!["2024-04-05".to_owned()])
    );
    assert!(
        read.diagnostics
            .iter()
            .all(|remark| !remark.message.contains("could be either"))
    );
}

#[test]
fn a_table_that_nobody_understands_is_handed_over_for_a_decision() {
    let error = read::open_bytes("a.csv", b"x,y\nfoo,bar\nbaz,quux\n").unwrap_err();
    let table = &error.tables[0];
    assert_eq!(table.mapping.columns.len(), 2);
    assert_eq!(table.head[0], ["foo", "bar"]);
    assert_eq!(table.tally.skipped[0].why, Skip::Nothing);
    let mut mapping = table.mapping.clone();
    mapping.set(0, Role::Text);
    let mut mappings = Mappings::default();
    mappings.remember(mapping);
    let opened = open_with("a.csv", b"x,y\nfoo,bar\nbaz,quux\n", &mappings);
    assert_eq!(opened.documents.len(), 2);
}

#[test]
fn what_was_not_read_is_counted_by_reason_with_the_first_line() {
    let opened = open(
        "a.csv",
        "date,title,value\n2024-05-03,Rain,12\nsoon,Sun,3\n,Hail,4\nlater,Snow,much\n2024-05-04,Fog,\n",
    );
    let tally = &opened.tables[0].tally;
    assert_eq!((tally.rows, tally.events, tally.figures), (5, 2, 3));
    let skipped: Vec<_> = tally
        .skipped
        .iter()
        .map(|own| (own.why, own.rows, own.line, own.cell.as_str()))
        .collect();
    assert_eq!(
        skipped,
        [
            (Skip::BadDate, 2, 3, "soon"),
            (Skip::BadNumber, 1, 5, "much")
        ]
    );
}

#[test]
fn numbers_follow_the_decimal_sign_of_the_whole_column() {
    let values = |text: &str| -> Vec<String> {
        let read = table(text);
        figures(&read)
            .into_iter()
            .map(|(value, ..)| value)
            .collect()
    };
    assert_eq!(
        values("Land;Jahr;Wert\nEstmark;2022;1.234\nEstmark;2023;12,5\n"),
        ["1234", "12.5"]
    );
    assert_eq!(
        values("country,year,value\nEstmark,2022,\"1,234\"\nEstmark,2023,12.5\n"),
        ["1234", "12.5"]
    );
    let open_question = open(
        "a.csv",
        "country,year,value\nEstmark,2022,\"1,234\"\nEstmark,2023,\"2,345\"\n",
    );
    let mapping = &open_question.tables[0].mapping;
    assert!(!mapping.decimals.sure);
    let mut decided = mapping.clone();
    let read = findings(open_question);
    assert!(
        read.diagnostics[0]
            .message
            .contains("2 number(s) could be either"),
        "{:?}",
        read.diagnostics
    );
    decided.set_decimals(Decimals::Comma);
    let mut mappings = Mappings::default();
    mappings.remember(decided);
    let text = b"country,year,value\nEstmark,2022,\"1,234\"\nEstmark,2023,\"2,345\"\n";
    let read = findings(open_with("a.csv", text, &mappings));
    assert_eq!(figures(&read)[0].0, "1.234");
    assert!(read.diagnostics.is_empty());
}

#[test]
fn one_date_far_down_tells_the_order_of_all_before_it() {
    let mut text = String::from("date,title\n");
    for day in 1..=12 {
        for _ in 0..300 {
            text.push_str(format!("04/{day:02}/2024,Rain\n").as_str());
        }
    }
    text += "04/25/2024,Sun\n";
    let read = table(&text);
    assert_eq!(read.events[12].interval.edtf(), "2024-04-01");
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
}

#[test]
fn the_tables_of_news_corpora_are_read_as_articles() {
    let long = "On 3 May 2024 it rained in Brenn, said the office. ".repeat(12);
    let all_the_news = format!(
        ",id,title,publication,author,date,year,month,url,content\n0,17283,Rain in Brenn,Courier,A. Vell,2024-05-04,2024.0,5.0,https://courier.example/1,\"{long}\"\n1,17284,Sun,Wire,,2024-05-05,2024.0,5.0,,\"{long}\"\n"
    );
    let opened = open("articles1.csv", &all_the_news);
    assert_eq!(opened.tables[0].tally.articles, 2);
    let article = opened.documents[0].article();
    assert_eq!(
        (article.key.as_str(), article.title.as_str()),
        ("17283", "Rain in Brenn")
    );
    assert_eq!(article.source.as_deref(), Some("Courier"));
    assert_eq!(article.author.as_deref(), Some("A. Vell"));
    assert_eq!(article.url.as_deref(), Some("https://courier.example/1"));
    assert_eq!(
        article.given.map(|date| date.to_string()).as_deref(),
        Some("2024-05-04")
    );
    assert_eq!(article.given_because.as_deref(), Some("column \"date\""));
    let cc_news = format!(
        "title,text,domain,date,description,url,image_url\nRain,\"{long}\",courier.example,2024-05-04 10:30:00,Much rain,https://courier.example/1,\n"
    );
    let article = open("cc_news.csv", &cc_news).documents[0].article().clone();
    assert_eq!(article.source.as_deref(), Some("courier.example"));
    assert_eq!(
        article.given.map(|date| date.to_string()).as_deref(),
        Some("2024-05-04")
    );
    // The same as lines of JSON, with the field names of another crawler.
    let lines = format!(
        "{{\"title\": \"Rain\", \"maintext\": \"{long}\", \"source_domain\": \"courier.example\", \"date_publish\": \"2024-05-04 10:30:00\", \"authors\": [\"A. Vell\"]}}\n"
    );
    let opened = open("crawl.jsonl", &lines);
    let article = opened.documents[0].article();
    assert_eq!(
        (article.title.as_str(), article.origin.line),
        ("Rain", Some(1))
    );
    assert_eq!(article.source.as_deref(), Some("courier.example"));
    assert_eq!(article.author.as_deref(), Some("A. Vell"));
    assert!(article.given.is_some());
}

#[test]
fn the_layouts_of_statistical_offices_give_full_records() {
    let world_bank = "\"Data Source\",\"Development Figures\",\n\n\"Last Updated Date\",\"2024-05-01\",\n\n\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\n\"Estmark\",\"EST\",\"GDP (current US$)\",\"NY.GDP\",\"\",\"1500.5\",\n\"Estmark\",\"EST\",\"Inflation, consumer prices (annual %)\",\"FP.CPI\",\"4.5\",\"..\",\n";
    let opened = open("API_EST.csv", world_bank);
    assert_eq!(
        opened.tables[0].mapping.layout.as_deref(),
        Some("World Bank")
    );
    let read = findings(opened);
    assert_eq!(
        figures(&read),
        [
            figure("1500.5", "GDP (current US$)", "1961"),
            figure("4.5", "Inflation, consumer prices (annual %)", "1960")
        ]
    );
    assert_eq!(read.figures[0].unit.currency.as_deref(), Some("USD"));
    assert_eq!(read.figures[1].unit.key, "percent");
    assert_eq!(read.figures[0].entity.as_deref(), Some("Estmark"));

    let owid =
        table("Entity,Code,Year,Life expectancy\nEstmark,EST,1950,41.5\nEstmark,EST,-500,22\n");
    assert_eq!(
        figures(&owid),
        [
            figure("41.5", "Life expectancy", "1950"),
            figure("22", "Life expectancy", "-0500")
        ]
    );

    let fred = table("observation_date,UNRATE\n2024-01-01,3.7\n2024-02-01,.\n2024-03-01,3.8\n");
    assert_eq!(
        figures(&fred),
        [
            figure("3.7", "UNRATE", "2024-01"),
            figure("3.8", "UNRATE", "2024-03")
        ]
    );

    let sdmx = table(
        "DATAFLOW,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS\nX:Y(1.0),Estmark,Exports,2020-Q1,12.5,EUR,6,E\nX:Y(1.0),Estmark,Exports,2020-Q2,NaN,EUR,6,M\n",
    );
    assert_eq!(
        figures(&sdmx),
        [figure("12500000", "Exports", "2020-01/2020-03")]
    );
    assert_eq!(sdmx.figures[0].unit.currency.as_deref(), Some("EUR"));
    assert_eq!(sdmx.figures[0].status, Status::Estimate);
    assert_eq!(sdmx.figures[0].amount.last_digit, 5);
}

#[test]
fn the_layouts_of_event_collections_are_known() {
    let acled = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,country,location,source,notes,fatalities,timestamp\nEST1,03 May 2024,2024,1,Demonstrations,Protests,Peaceful protest,Dockers,,Estmark,Vellmar,Courier,Dockers marched to the port and back.,0,1714900000\n";
    let opened = open("acled.csv", acled);
    assert_eq!(opened.tables[0].mapping.layout.as_deref(), Some("ACLED"));
    let read = findings(opened);
    assert_eq!(
        (edtfs(&read), titles(&read)),
        (
            vec!["2024-05-03".to_owned()],
            vec!["Dockers marched to the port and back."]
        )
    );
    assert!(read.figures.is_empty());

    let timeline = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n2024,5,3,10:30,,,,,,Rain,<p>Much rain</p>,,,,,,weather,\n-500,,,,,,,,,Old town,,,,,,,,\n";
    let opened = open("timeline.csv", timeline);
    assert_eq!(
        opened.tables[0].mapping.layout.as_deref(),
        Some("TimelineJS")
    );
    let read = findings(opened);
    assert_eq!(edtfs(&read), ["2024-05-03", "-0500"]);
    assert_eq!(titles(&read), ["Rain", "Old town"]);
}

#[test]
fn timeline_tools_in_json_keep_their_dates_groups_and_words() {
    let read = findings(open(
        "a.json",
        r#"{"events": [{"start_date": {"year": 1914, "month": 7}, "end_date": {"year": "1918"}, "text": {"headline": "<b>War</b> &amp; peace", "text": "<p>Long.</p>"}, "group": "Wars"}], "eras": [{"start_date": {"year": -500}, "end_date": {"year": 0}, "text": {"headline": "Old age"}}]}"#,
    ));
    assert_eq!(edtfs(&read), ["1914-07/1918", "-0500/0000"]);
    assert_eq!(titles(&read), ["War & peace", "Old age"]);

    let read = findings(open(
        "a.json",
        r#"{"groups": [{"id": 7, "content": "Weather"}], "items": [{"content": "Rain<br>again", "start": 1714694400000, "end": "2024-05-05", "group": 7}]}"#,
    ));
    assert_eq!(
        (edtfs(&read), titles(&read)),
        (vec!["2024-05-03/2024-05-05".to_owned()], vec!["Rain again"])
    );

    let short = r#"[{"item": "http://www.wikidata.org/entity/Q1", "itemLabel": "Siege of Brenn", "date": "-0481-01-01T00:00:00Z"}]"#;
    let opened = open("query.json", short);
    assert!(
        opened.notes[0]
            .message
            .contains("1 date(s) are the first of January"),
        "{:?}",
        opened.notes
    );
    assert_eq!(titles(&findings(opened)), ["Siege of Brenn"]);
    let long = r#"{"head": {"vars": ["item", "itemLabel", "start", "startPrecision"]}, "results": {"bindings": [{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}, "itemLabel": {"type": "literal", "value": "Siege of Brenn"}, "start": {"type": "literal", "value": "1632-03-01T00:00:00Z"}, "startPrecision": {"type": "literal", "value": "10"}}]}}"#;
    assert_eq!(edtfs(&findings(open("query.json", long))), ["1632-03"]);
}

#[test]
fn calendars_and_text_timelines_are_read() {
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20240503\r\nDTEND;VALUE=DATE:20240506\r\nSUMMARY:Fair\\, the great one\r\nLOCATION:Vellmar\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nDTSTART:20240510T083000Z\r\nDURATION:PT2H\r\nSUMMARY:Council\r\nRRULE:FREQ=MONTHLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:3\r\nDTSTART:20240511T083000\r\nSTATUS:CANCELLED\r\nSUMMARY:Nothing\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let opened = open("a.ics", calendar);
    assert!(
        opened.notes[0].message.contains("1 cancelled"),
        "{:?}",
        opened.notes
    );
    let read = findings(opened);
    assert_eq!(
        edtfs(&read),
        [
            "2024-05-03/2024-05-05",
            "2024-05-10T08:30Z/2024-05-10T10:30Z"
        ]
    );
    assert_eq!(titles(&read), ["Fair, the great one", "Council"]);
    assert_eq!(read.events[1].modality, Modality::Recurring);

    let text = "title: Weather\ndateFormat: d/M/yyyy\n\nsection Spring\n3/5/2024: Rain #wet\n  and more of it\n// a comment\n4/5/2024 - 9/5/2024: Sun\nnow: Today\nendSection\n1990s: Drought\n";
    let opened = open("a.mw", text);
    assert_eq!(opened.tables[0].tally.skipped[0].why, Skip::BadDate);
    let read = findings(opened);
    assert_eq!(
        edtfs(&read),
        ["2024-05-03", "2024-05-04/2024-05-09", "199X"]
    );
    assert_eq!(titles(&read), ["Rain", "Sun", "Drought"]);
    assert!(
        read.quote(read.events[0].sentence)
            .contains("and more of it")
    );
}

/// A workbook of one sheet.
fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn sheets_give_dates_percentages_formulas_and_merged_cells() {
    let bytes = workbook(|sheet| {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        let percent = Format::new().set_num_format("0.0%");
        for (column, name) in (0..).zip(["Country", "Date", "Share of exports", "Exports (US$ bn)"])
        {
            sheet.write(0, column, name).unwrap();
        }
        sheet
            .merge_range(1, 0, 2, 0, "Estmark", &Format::new())
            .unwrap();
        let days = [
            ExcelDateTime::from_ymd(2024, 5, 3).unwrap(),
            ExcelDateTime::from_ymd(1900, 3, 1).unwrap(),
        ];
        for (row, day) in (1..).zip(&days) {
            sheet.write_with_format(row, 1, day, &date).unwrap();
            sheet.write_with_format(row, 2, 0.125, &percent).unwrap();
            let formula =
                rust_xlsxwriter::Formula::new("=0.1+0.2").set_result("0.30000000000000004");
            sheet.write(row, 3, formula).unwrap();
        }
    });
    let read = findings(open_with("a.xlsx", &bytes, &Mappings::NONE));
    assert_eq!(
        figures(&read),
        [
            figure("12.5", "Share of exports", "2024-05-03"),
            figure("300000000", "Exports", "2024-05-03"),
            figure("12.5", "Share of exports", "1900-03-01"),
            figure("300000000", "Exports", "1900-03-01"),
        ]
    );
    assert!(
        read.figures
            .iter()
            .all(|figure| figure.entity.as_deref() == Some("Estmark"))
    );
    assert_eq!(read.figures[0].unit.key, "percent");
}

#[test]
fn each_sheet_is_a_table_and_one_that_gives_nothing_is_mentioned() {
    let mut book = Workbook::new();
    let events = book.add_worksheet().set_name("Events").unwrap();
    for (row, cells) in (0..).zip([["When", "What"], ["2024-05-03", "Rain"]]) {
        events.write_row(row, 0, cells).unwrap();
    }
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    notes
        .write_column(0, 0, ["Prepared by the office", "of weather"])
        .unwrap();
    let hidden = book.add_worksheet().set_name("Secret").unwrap();
    hidden.write_row(0, 0, ["date", "title"]).unwrap();
    hidden.write_row(1, 0, ["2024-05-04", "Sun"]).unwrap();
    hidden.set_hidden(true);
    let opened = open_with(
        "book.xlsx",
        &book.save_to_buffer().unwrap(),
        &Mappings::NONE,
    );
    assert_eq!(opened.documents.len(), 1);
    assert_eq!(opened.documents[0].article().title, "book: Events");
    assert!(
        opened
            .notes
            .iter()
            .any(|note| note.message.contains("sheet \"Notes\"")),
        "{:?}",
        opened.notes
    );
}

#[test]
fn cells_far_apart_are_refused_by_a_limit_that_is_named() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "date").unwrap();
        sheet.write(999_000, 16_000, "far").unwrap();
    });
    let error = read::open_bytes("far.xlsx", &bytes).unwrap_err();
    assert_eq!(error.kind, read::ErrorKind::TooLarge);
    assert!(
        error
            .message
            .contains("the limit for one sheet is 20000000"),
        "{error}"
    );
}

#[test]
fn a_million_empty_columns_cost_nothing_and_too_many_full_ones_are_refused() {
    let empty = ",".repeat(1_000_000);
    let read = table(&format!("date,title{empty}\n2024-05-03,Rain{empty}\n"));
    assert_eq!(titles(&read), ["Rain"]);
    let error = read::open_bytes(
        "commas.csv",
        format!("date,title\n2024,a{}\n", ",".repeat(2 << 20)).as_bytes(),
    )
    .unwrap_err();
    assert!(error.message.contains("2097153 delimiters"), "{error}");
    let names: Vec<String> = (0..20_000).map(|number| format!("c{number}")).collect();
    let error = read::open_bytes(
        "wide.csv",
        format!("date,title,{}\n2024,a\n", names.join(",")).as_bytes(),
    )
    .unwrap_err();
    assert!(
        error
            .message
            .contains("20002 columns; the limit for one table is 16384"),
        "{error}"
    );
}

#[test]
fn hostile_cells_are_named_or_passed_over() {
    let read = table(
        "date,date,title,value\n0000-00-00,2024-05-03,No day,1\n2024-02-30,,No such day,2\n99999-01-01,,Too late,3\n2024-05-03,,Huge,99999999999999999999999999999999999999\n2024-05-04,,=1+1,1e400\n",
    );
    assert_eq!(edtfs(&read), ["2024-05-03", "2024-05-04"]);
    assert_eq!(read.figures.len(), 3);
    let said: Vec<&str> = read
        .diagnostics
        .iter()
        .map(|remark| remark.message.as_str())
        .collect();
    for cell in [
        "0000-00-00",
        "2024-02-30",
        "99999-01-01",
        "9999999999",
        "1e400",
    ] {
        assert!(
            said.iter().any(|message| message.contains(cell)),
            "{cell}: {said:?}"
        );
    }
    let zero = table("year,title\n0,Year nought\n-44,Ides\n");
    assert_eq!(edtfs(&zero), ["0000", "-0044"]);
    let zeros = read::open_bytes("a.csv", b"date,title\n2024-05-03,a\0b\n").unwrap_err();
    assert!(zeros.message.contains("binary"), "{zeros}");
}

#[test]
fn mixed_encodings_and_line_ends_are_read_and_mentioned() {
    let mut bytes = "date,title\r\n2024-05-03,Größe\r\n2024-05-04,Stra"
        .as_bytes()
        .to_vec();
    bytes.extend(b"\xDFe\r\n");
    let opened = open_with("a.csv", &bytes, &Mappings::NONE);
    assert!(
        opened.notes[0].message.contains("line 3"),
        "{:?}",
        opened.notes
    );
    let read = findings(opened);
    assert_eq!(titles(&read), ["Größe", "Stra\u{fffd}e"]);
}

#[test]
fn rows_of_many_batches_keep_their_order_and_their_places() {
    let mut text = String::from("date,title,value\n");
    for number in 0..30_000 {
        let year = 1900 + number % 100;
        text.push_str(format!("{year}-05-03,Événement {number},{number}\n").as_str());
    }
    let read = table(&text);
    assert_eq!((read.events.len(), read.figures.len()), (30_000, 30_000));
    for (number, (event, figure)) in read.events.iter().zip(&read.figures).enumerate() {
        assert_eq!(event.title, format!("Événement {number}"));
        assert!(read.quote(event.sentence).ends_with(&format!("· {number}")));
        assert_eq!(read.quote(figure.span), number.to_string());
        assert_eq!(figure.sentence as usize, number);
        assert_eq!(event.sentence, read.sentence(figure.sentence));
    }
    assert_eq!(read.article.text.lines().count(), 30_000);
}

#[test]
fn budget_years_and_periods_of_offices_stand_in_names_of_columns() {
    let read = table("Country,2021-22,2022-23\nEstmark,4.5,5\n");
    assert_eq!(
        figures(&read),
        [figure("4.5", "", "2021/2022"), figure("5", "", "2022/2023")]
    );
    let read = table("Country,2020Q1,2020Q2\nEstmark,4.5,5\n");
    assert_eq!(figures(&read)[1], figure("5", "", "2020-04/2020-06"));
    let read = table("Product;2019;2020\nSteel;1,5;2\nCoal;3;4,25\n");
    assert_eq!(read.figures[3].entity.as_deref(), Some("Coal"));
    assert_eq!(figures(&read)[3].0, "4.25");
}

#[test]
fn objects_of_json_lines_are_rows() {
    let opened = open(
        "a.jsonl",
        "{\"date\": \"2024-05-03\", \"title\": \"Rain\", \"tags\": [\"wet\", \"cold\"]}\nbroken\n{\"title\": \"Sun\", \"date\": \"2024-05-04\"}\n",
    );
    assert!(
        opened.notes[0].message.contains("line 2"),
        "{:?}",
        opened.notes
    );
    let read = findings(opened);
    assert_eq!(
        (titles(&read), edtfs(&read)),
        (
            vec!["Rain", "Sun"],
            vec!["2024-05-03".to_owned(), "2024-05-04".to_owned()]
        )
    );
    assert!(matches!(
        open(
            "b.json",
            "[{\"year\": 2024, \"value\": 1.5, \"country\": \"Estmark\"}]"
        )
        .documents[0],
        Document::Findings(_)
    ));
}

#[test]
fn a_sheet_whose_cells_lie_too_far_apart_is_refused_with_the_limit_named() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "date").unwrap();
    sheet.write(99, 9, "far away").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let refused = |limits: Limits| {
        read::open_bytes_within("far.xlsx", &bytes, &limits)
            .unwrap_err()
            .message
    };
    let usual = Limits::USUAL;
    let cells = refused(Limits {
        cells: 900,
        ..usual
    });
    assert!(
        cells.contains("spans 1000 cells") && cells.contains("the limit for one sheet is 900"),
        "{cells}"
    );
}
