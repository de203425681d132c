//! Files in the shapes that other programs and sites give them: what they hold is read for what it is.

use crate::files::{workbook, zipped};
use crate::formats::{findings, open, open_bytes};
use dateline::model::{Corpus, Findings};
use dateline::store::export;
use std::fmt::Write as _;
use std::sync::Arc;

/// Value, unit and period of each figure.
fn figures(findings: &Findings) -> Vec<[String; 3]> {
    let figures = findings.figures.iter();
    figures
        .map(|figure| {
            let value = figure
                .amount
                .value
                .map(|value| value.normalize().to_string());
            let period = figure.period.as_ref().map(|period| period.interval.edtf());
            [
                value.unwrap_or_default(),
                figure.unit.label(),
                period.unwrap_or_default(),
            ]
        })
        .collect()
}

#[test]
fn a_period_in_a_column_name_is_no_unit() {
    let text = "Country Name,Country Code,Series Name,Series Code,2019 [YR2019],2020 [YR2020]\n\
                Ostmark,OSM,\"Inflation, consumer prices (annual %)\",FP.CPI,4.5,..\n";
    let read = findings(open("databank.csv", text)).remove(0);
    assert_eq!(figures(&read), [["4.5", "%", "2019"].map(str::to_owned)]);
}

#[test]
fn codes_of_units_scale_the_values_of_statistical_offices() {
    let text = "DATAFLOW,LAST UPDATE,freq,unit,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n\
                ESTAT:GDP(1.0),17/05/24 23:00:00,Q,CP_MEUR,B1GQ,OS,2023-Q4,1042.5,p\n";
    let read = findings(open("estat.csv", text)).remove(0);
    assert_eq!(
        figures(&read),
        [["1042500000", "EUR", "2023-10/2023-12"].map(str::to_owned)]
    );
    assert_eq!(read.figures[0].measure.as_deref(), Some("B1GQ"));
}

#[test]
fn a_calendar_gives_places_on_the_map_and_keywords_beside_a_category() {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20240510\r\n\
                DTEND;VALUE=DATE:20240513\r\nSUMMARY:Fair\r\nCATEGORIES:fair,town\r\nGEO:53.55;9.99\r\n\
                END:VEVENT\r\nEND:VCALENDAR\r\n";
    let read = findings(open("a.ics", text)).remove(0);
    let labels = &read.events[0].labels;
    assert_eq!(labels.category.as_deref(), Some("fair"));
    assert_eq!(labels.tags, ["town"]);
    let point = labels.coordinates.unwrap();
    assert_eq!(
        (point.latitude.to_string(), point.longitude.to_string()),
        ("53.55".to_owned(), "9.99".to_owned())
    );
}

#[test]
fn a_chapter_without_a_heading_is_called_what_the_table_of_contents_calls_it() {
    let page = |text: &str| {
        let more = "The river rose through the night, and the school stood open. ".repeat(3);
        format!("<html><body><p>{text}</p><p>{more}</p></body></html>")
    };
    let package = "<package><metadata/><manifest><item id=\"t\" href=\"toc.ncx\"/><item id=\"a\" href=\"a.xhtml\"/>\
                   <item id=\"b\" href=\"b.xhtml\"/></manifest><spine toc=\"t\"><itemref idref=\"a\"/><itemref idref=\"b\"/>\
                   </spine></package>";
    let contents = "<ncx><docTitle><text>Brenn</text></docTitle><navMap>\
                    <navPoint><navLabel><text>The flood</text></navLabel><content src=\"a.xhtml#p1\"/></navPoint>\
                    <navPoint><navLabel><text>The bridge</text></navLabel><content src=\"b.xhtml\"/></navPoint></navMap></ncx>";
    let container: &[u8] = b"<container><rootfile full-path=\"OEBPS/b.opf\"/></container>";
    let book = zipped(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container),
        ("OEBPS/b.opf", package.as_bytes()),
        ("OEBPS/toc.ncx", contents.as_bytes()),
        ("OEBPS/a.xhtml", page("One").as_bytes()),
        ("OEBPS/b.xhtml", page("Two").as_bytes()),
    ]);
    let opened = open_bytes("a.epub", &book);
    let titles: Vec<&str> = opened
        .documents
        .iter()
        .map(|document| document.article().title.as_str())
        .collect();
    assert_eq!(titles, ["The flood", "The bridge"]);
}

#[test]
fn a_hidden_sheet_is_mentioned_and_not_read() {
    let sheet = |title: &str| {
        let cell = |place: &str, text: &str| {
            format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        };
        format!(
            "<row r=\"1\">{}{}</row><row r=\"2\">{}{}</row>",
            cell("A1", "date"),
            cell("B1", "title"),
            cell("A2", "2024-05-14"),
            cell("B2", title)
        )
    };
    let book = workbook(&[
        ("Events", "", &sheet("Rain")),
        ("Drafts", "state=\"hidden\"", &sheet("Sun")),
    ]);
    let opened = open_bytes("a.xlsx", &book);
    assert!(
        opened
            .notes
            .iter()
            .any(|note| note.message == "sheet \"Drafts\" is hidden and was not read"),
        "{:?}",
        opened.notes
    );
    let titles: Vec<String> = findings(opened)
        .iter()
        .flat_map(|read| read.events.iter().map(|event| read.title(event).to_owned()))
        .collect();
    assert_eq!(titles, ["Rain"]);
}

#[test]
fn a_byline_and_the_date_of_publication_are_no_part_of_the_story() {
    let more = "The river rose through the night, and the people of the lower town carried what they could. ".repeat(4);
    let page = format!(
        "<!doctype html><html><head><title>River floods Brenn</title><meta name=\"author\" content=\"Bo Ek\">\
         <meta property=\"article:published_time\" content=\"2024-02-02T06:00:00Z\"></head><body><main><article>\
         <header><h1>River floods Brenn</h1><time datetime=\"2024-02-02\">2 February 2024</time></header>\
         <div>By Bo Ek Feb. 2, 2024 4 min read</div><p>The bridge closed on Tuesday. {more}</p><p>{more}</p><p>{more}</p>\
         </article></main></body></html>"
    );
    let read = findings(open("a.html", &page)).remove(0);
    assert!(
        read.article
            .text
            .starts_with("The bridge closed on Tuesday."),
        "{}",
        read.article.text
    );
    assert_eq!(read.events[0].interval.edtf(), "2024-01-30");
}

#[test]
fn a_long_table_of_a_page_comes_in_parts_that_a_browser_lays_out_one_by_one() {
    let mut text = "date,title\n".to_owned();
    for number in 1..=1_200 {
        let _ = writeln!(text, "2024-05-04,Rain {number}");
    }
    let corpus = Corpus::new(
        findings(open("a.csv", &text))
            .into_iter()
            .map(Arc::new)
            .collect(),
    );
    let page = export::named("page").unwrap().bytes(&corpus).unwrap();
    let page = String::from_utf8(page).unwrap();
    for caption in [
        "<caption>Events in order of time</caption>",
        "<caption>Events in order of time, from number 501</caption>",
        "<caption>Events in order of time, from number 1,001</caption>",
    ] {
        assert_eq!(page.matches(caption).count(), 1, "{caption}");
    }
    assert_eq!(page.matches("<tr id=\"event-").count(), 1_200);
    assert_eq!(
        page.matches("<table>").count(),
        page.matches("</table>").count()
    );
}
