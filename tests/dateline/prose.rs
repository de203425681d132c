//! Documents, mail, feeds, books, exports and archives, made by the tests, through the real readers: what they hold.

use super::files::{self, HEADLINE, PARAGRAPHS};
use dateline::model::Article;
use dateline::read::{self, Document, ErrorKind, Limits, Opened};

fn open(name: &str, bytes: &[u8]) -> Opened {
    read::open_bytes(name, bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn articles(name: &str, bytes: &[u8]) -> Vec<Article> {
    let documents = open(name, bytes).into_documents().into_iter();
    documents
        .map(|document| match document {
            Document::Article(article, _) => article,
            Document::Findings(_) => panic!("{name}: no article"),
        })
        .collect()
}

/// Headline, outlet, author, given day, and the day the file was made.
fn about(article: &Article) -> [String; 5] {
    [
        article.title.clone(),
        article.source.clone().unwrap_or_default(),
        article.author.clone().unwrap_or_default(),
        article.given.map(|day| day.to_string()).unwrap_or_default(),
        article
            .made
            .as_ref()
            .map(|(day, _)| day.to_string())
            .unwrap_or_default(),
    ]
}

fn whole() -> String {
    PARAGRAPHS.join("\n\n")
}

fn refused(name: &str, bytes: &[u8]) -> String {
    read::open_bytes(name, bytes).unwrap_err().to_string()
}

#[test]
fn a_document_gives_its_title_its_paragraphs_and_what_it_says_of_itself() {
    for (name, bytes) in [
        ("a.docx", files::docx(&files::body(), files::CORE)),
        ("a.odt", files::odt()),
        ("a.pdf", files::pdf(&PARAGRAPHS.map(str::to_owned))),
    ] {
        let article = articles(name, &bytes).remove(0);
        assert_eq!(
            about(&article),
            [HEADLINE, "", "Ann Lee", "", "2024-05-16"],
            "{name}"
        );
        assert_eq!(article.text, whole(), "{name}");
    }
}

#[test]
fn the_day_a_document_was_made_dates_it_only_where_nothing_better_is_known() {
    let dated = |text: &str| {
        let body = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let document = open("a.docx", &files::docx(&body, files::CORE))
            .into_documents()
            .remove(0);
        let published = dateline::work::analyse(document).published;
        published.date.map(|point| point.date.to_string())
    };
    assert_eq!(
        dated("The bridge closed on Tuesday.").as_deref(),
        Some("2024-05-16")
    );
    assert_eq!(
        dated("Published: 3 March 2024. The bridge closed on Tuesday.").as_deref(),
        Some("2024-03-03")
    );
    // A text that tells of a later year was written later.
    assert_eq!(
        dated("The bridge closed on 3 May 2025, and opened again on Tuesday."),
        None
    );
}

#[test]
fn what_a_writer_took_out_of_a_document_stays_out_and_tables_keep_their_rows() {
    let body = "<w:p><w:r><w:t>The bridge </w:t></w:r><w:del><w:r><w:t>did not</w:t></w:r></w:del><w:ins><w:r><w:t>closed.</w:t></w:r></w:ins>\
                <w:r><w:instrText>PAGE 7</w:instrText></w:r></w:p>\
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>2023</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>4.2 &amp; more</w:t></w:r></w:p></w:tc></w:tr>\
                <w:tr><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5&#8239;%</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
                <w:p><w:r><w:t>It&#8217;s over.</w:t></w:r></w:p>";
    let article = articles("a.docx", &files::docx(body, "")).remove(0);
    assert_eq!(
        article.text,
        "The bridge closed.\n\n2023 · 4.2 & more\n\n2024 · 5\u{202f}%\n\nIt’s over."
    );
}

#[test]
fn a_book_is_its_chapters() {
    let chapters = articles("a.epub", &files::epub());
    let titles: Vec<&str> = chapters
        .iter()
        .map(|chapter| chapter.title.as_str())
        .collect();
    assert_eq!(titles, ["The first flood", "The second flood"]);
    assert_eq!(
        about(&chapters[0]),
        [
            "The first flood",
            "The Floods of Brenn",
            "Ann Lee",
            "",
            "2024-06-01"
        ]
    );
    assert_eq!(chapters[0].language.as_deref(), Some("en"));
    assert_eq!(chapters[1].text, whole());
    assert_eq!(chapters[1].origin.line, Some(4));
}

#[test]
fn mail_is_dated_by_the_senders_own_day_and_quotes_are_left_out() {
    let article = articles("a.eml", &files::eml()).remove(0);
    let from = "Courier Newsletter";
    assert_eq!(about(&article), [HEADLINE, from, from, "2024-05-16", ""]);
    assert_eq!(article.text, whole());
    let messages = articles("a.mbox", &files::mbox());
    assert_eq!(
        about(&messages[1]),
        ["River falls", from, from, "2024-05-17", ""]
    );
    assert_eq!(messages[1].origin.line, Some(2));
    assert_eq!(messages[0].text, whole());
}

#[test]
fn a_letter_of_html_is_read_and_what_is_attached_is_opened_too() {
    let attached = files::pdf(&[
        "The report counts 12 bridges.".to_owned(),
        "It was finished in May 2024.".to_owned(),
    ]);
    let encoded = base64(&attached);
    let mail = format!(
        "From: ann@mail.example\nSubject: Rain\nMIME-Version: 1.0\nDate: Thu, 16 May 2024 08:00:00 +0200\n\
         Content-Type: multipart/mixed; boundary=cut\n\n--cut\nContent-Type: text/html\n\n<p>It rained on <b>Tuesday</b>.</p>\n\
         --cut\nContent-Type: application/pdf; name=report.pdf\nContent-Disposition: attachment; filename=report.pdf\n\
         Content-Transfer-Encoding: base64\n\n{encoded}\n--cut\nContent-Type: image/png\n\
         Content-Disposition: attachment; filename=logo.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--cut--\n"
    );
    let opened = open("letter.eml", mail.as_bytes());
    assert!(opened.failed.is_empty(), "{:?}", opened.failed);
    let names: Vec<&str> = opened
        .documents
        .iter()
        .map(|document| document.article().origin.name.as_str())
        .collect();
    assert_eq!(names, ["letter.eml", "letter.eml/report.pdf"]);
    assert_eq!(opened.documents[0].text(), "It rained on Tuesday.");
    assert!(opened.documents[1].text().contains("12 bridges"));
}

/// Base64 in lines, as mail has it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, chunk) in bytes.chunks(3).enumerate() {
        let all = chunk
            .iter()
            .fold(0_u32, |all, &byte| all << 8 | u32::from(byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(all >> (18 - 6 * place) & 63) as usize];
            out.push(if place > chunk.len() {
                '='
            } else {
                char::from(letter)
            });
        }
        if at % 19 == 18 {
            out.push('\n');
        }
    }
    out
}

#[test]
fn a_feed_is_its_entries_each_with_the_day_of_its_own_time_zone() {
    let entries = articles("a.xml", &files::rss());
    assert_eq!(
        about(&entries[0]),
        [HEADLINE, "Courier", "", "2024-05-16", ""]
    );
    assert_eq!(entries[0].text, whole());
    assert_eq!(
        entries[0].url.as_deref(),
        Some("https://courier.example/river")
    );
    assert_eq!(
        about(&entries[1]),
        ["River falls", "Courier", "", "2024-05-17", ""]
    );
    assert_eq!(entries[1].text, "The water fell.");
    let entry = articles("a.atom", &files::atom()).remove(0);
    assert_eq!(
        about(&entry),
        [HEADLINE, "Courier", "Ann Lee", "2024-05-16", ""]
    );
    assert_eq!(entry.key, "tag:river");
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": [{"id": "1", "title": "Rain",
        "content_text": "It rained on Tuesday.", "date_published": "2024-05-16T08:00:00+02:00"}]}"#;
    let entry = articles("feed.json", json.as_bytes()).remove(0);
    assert_eq!(about(&entry), ["Rain", "Courier", "", "2024-05-16", ""]);
}

#[test]
fn a_page_saved_as_one_file_knows_its_address() {
    let article = articles("a.mht", &files::mhtml()).remove(0);
    assert_eq!(
        about(&article),
        [HEADLINE, "courier.example", "Ann Lee", "2024-05-16", ""]
    );
    assert_eq!(
        article.url.as_deref(),
        Some("https://courier.example/river")
    );
    let saved = format!(
        "<!DOCTYPE html><html lang=\"en\"><!--\n Page saved with SingleFile \n url: https://courier.example/2024/05/16/river \n \
         saved date: Sat Jun 01 2024 \n--><head><meta charset=\"utf-8\"></head><body><h1>{HEADLINE}</h1><p>{}</p></body></html>",
        PARAGRAPHS.join("</p><p>").repeat(2)
    );
    let article = articles("single.html", saved.as_bytes()).remove(0);
    assert_eq!(
        article.url.as_deref(),
        Some("https://courier.example/2024/05/16/river")
    );
    assert_eq!(about(&article)[3], "2024-05-16");
}

#[test]
fn exports_of_press_databases_are_split_into_their_articles() {
    let paragraphs = |lines: Vec<String>| {
        let all = lines
            .iter()
            .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"));
        files::docx(&all.collect::<String>(), files::CORE)
    };
    let ended = files::lexis_ended().join("\n\n");
    let counted = files::lexis_counted();
    let lines = counted
        .split("\n\n")
        .map(|part| format!("<p>{}</p>", part.trim()));
    let page = format!(
        "<!doctype html><html><body>{}</body></html>",
        lines.collect::<String>()
    );
    for (name, bytes, two) in [
        ("factiva.html", files::factiva(), true),
        ("factiva.htm", files::factiva_indexed(), false),
        ("lexis.txt", files::lexis_counted().into_bytes(), true),
        ("lexis.TXT", ended.into_bytes(), true),
        ("lexis.html", page.into_bytes(), true),
        ("lexis.docx", paragraphs(files::lexis_ended()), true),
    ] {
        let opened = open(name, &bytes);
        assert!(opened.notes.is_empty(), "{name}: {:?}", opened.notes);
        let found = articles(name, &bytes);
        assert_eq!(found.len(), if two { 2 } else { 1 }, "{name}");
        let mut first = about(&found[0]);
        first[2] = first[2].to_lowercase();
        assert_eq!(
            first[..4],
            [HEADLINE, "The Brenn Courier", "ann lee", "2024-05-16"],
            "{name}"
        );
        // When the database took it in, Lexis alone tells.
        assert_eq!(first[4].is_empty(), name.starts_with("factiva"), "{name}");
        assert_eq!(found[0].text, whole(), "{name}");
        assert_eq!(found[0].language.as_deref(), Some("en"), "{name}");
        if two {
            assert_eq!(
                about(&found[1])[..2],
                ["River falls", "The Brenn Courier"],
                "{name}"
            );
            assert_eq!(about(&found[1])[3], "2024-05-17", "{name}");
            assert_eq!(found[1].text, whole(), "{name}");
        }
    }
    assert_eq!(
        articles("f.html", &files::factiva())[0].key,
        "BRENC00020240516"
    );
}

#[test]
fn an_archive_is_its_files_in_order_and_one_that_cannot_be_read_says_why() {
    let opened = open("all.zip", &files::archive());
    let names: Vec<&str> = opened
        .documents
        .iter()
        .map(|document| document.article().origin.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["all.zip/a/letter.txt", "all.zip/b.html", "all.zip/c.docx"]
    );
    assert_eq!(opened.failed.len(), 1);
    let failed = opened.failed[0].to_string();
    assert!(
        failed.starts_with("all.zip/picture.png: it is a PNG picture"),
        "{failed}"
    );
    let hash = opened.documents[1].article().origin.file_hash.clone();
    assert_eq!(hash, Some(read::sha256(&files::page()).into()));
}

#[test]
fn what_cannot_be_read_says_why_and_what_to_do() {
    let locked = files::of_objects(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [] /Count 0 >>".to_owned(),
        "<< /Title (x) >>".to_owned(),
    ]);
    assert!(
        refused("a.pdf", &locked).contains("holds no text"),
        "{}",
        refused("a.pdf", &locked)
    );
    let message = refused(
        "a.docx",
        &files::zipped(&[("word/document.xml", b"<w:document><w:p>")]),
    );
    assert!(
        message.contains("a.docx: ") && message.contains("no text"),
        "{message}"
    );
    let message = refused(
        "a.docx",
        &files::zipped(&[("word/document.xml", b"<w:document></w:p>")]),
    );
    assert!(message.contains("XML is broken"), "{message}");
    let message = refused("a.rss", b"<rss version=\"2.0\"><channel></channel></rss>");
    assert!(message.contains("no entry"), "{message}");
    assert!(refused("a.zip", b"PK\x05\x06").contains("archive is broken"));
}

/// What is said of a file that exceeds limits of the test's choice.
pub(crate) fn refused_or_failed(name: &str, bytes: &[u8], limits: Limits) -> String {
    match read::open_bytes_within(name, bytes, &limits) {
        Ok(opened) => opened.failed.iter().map(ToString::to_string).collect(),
        Err(error) => {
            assert_eq!(error.kind, ErrorKind::TooLarge, "{error}");
            error.to_string()
        }
    }
}

#[test]
fn entities_of_a_document_do_not_grow() {
    let lol = "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">";
    let document = format!(
        "<!DOCTYPE x [{lol}]><w:document><w:p><w:t>Ha: &c;&c;&c; and rain.</w:t></w:p></w:document>"
    );
    let bytes = files::zipped(&[("word/document.xml", document.as_bytes())]);
    assert_eq!(articles("a.docx", &bytes)[0].text, "Ha:  and rain.");
}
