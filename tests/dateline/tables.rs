//! Tables of every sort: what their columns are taken for, what the user can change, and what hostile ones do.

use super::files;
use dateline::model::Findings;
use dateline::read::{
    self, Change, Decimals, Document, Limits, Mappings, Opened, Order, Role, Skip, Table,
};
use dateline::work;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

pub(crate) fn open_with(name: &str, bytes: &[u8], mappings: &Mappings) -> Opened {
    read::open_bytes_mapped(name, bytes, &Limits::USUAL, mappings)
        .unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn open(name: &str, text: &str) -> Opened {
    open_with(name, text.as_bytes(), &Mappings::NONE)
}

pub(crate) fn findings(opened: Opened) -> Findings {
    let mut documents = opened.into_documents();
    assert_eq!(documents.len(), 1);
    work::analyse(documents.remove(0))
}

pub(crate) fn table(text: &str) -> Findings {
    findings(open("table.csv", text))
}

pub(crate) fn edtfs(findings: &Findings) -> Vec<String> {
    findings
        .events
        .iter()
        .map(|event| event.interval.edtf())
        .collect()
}

pub(crate) fn titles(findings: &Findings) -> Vec<&str> {
    findings
        .events
        .iter()
        .map(|event| findings.title(event))
        .collect()
}

/// Value, measure and period of each figure.
pub(crate) fn figures(findings: &Findings) -> Vec<(String, String, String)> {
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

pub(crate) fn figure(value: &str, measure: &str, period: &str) -> (String, String, String) {
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
fn merged_cells_of_an_open_document_count_for_each_row_that_they_cover() {
    let cell = |attributes: &str, text: &str| {
        format!(
            "<table:table-cell {attributes} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let spanned = "table:number-rows-spanned=\"2\"";
    let rows = [
        [cell("", "Country"), cell("", "date"), cell("", "title")],
        [
            cell(spanned, "Estmark"),
            cell("", "2024-05-03"),
            cell("", "Rain"),
        ],
        [
            "<table:covered-table-cell/>".to_owned(),
            cell("", "2024-05-04"),
            cell("", "Sun"),
        ],
    ];
    let rows = rows.map(|row| format!("<table:table-row>{}</table:table-row>", row.concat()));
    let read = findings(open_with(
        "a.ods",
        &files::ods_of(&rows.concat()),
        &Mappings::NONE,
    ));
    assert_eq!(titles(&read), ["Rain", "Sun"]);
    let lines: Vec<&str> = read.article.text.lines().collect();
    assert_eq!(
        lines,
        ["Estmark · 2024-05-03 · Rain", "Estmark · 2024-05-04 · Sun"]
    );
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
        assert_eq!(read.title(event), format!("Événement {number}"));
        assert!(read.quote(event.sentence).ends_with(&format!("· {number}")));
        assert_eq!(read.quote(figure.span), number.to_string());
        assert_eq!(figure.sentence as usize, number);
        assert_eq!(event.sentence, read.sentence(figure.sentence));
    }
    assert_eq!(read.article.text.lines().count(), 30_000);
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
