//! Files whose parsers are not ours, through the real program: what they hold, and what happens when they are bad.

use serde_json::Value;
use std::process::{Command, Output};
use tempfile::TempDir;

/// What the program prints of a file with these bytes.
fn extract(name: &str, bytes: &[u8]) -> Output {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--format", "jsonl"])
        .arg(&path)
        .output()
        .unwrap()
}

fn records(output: &Output) -> Vec<Value> {
    let out = String::from_utf8(output.stdout.clone()).unwrap();
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A page whose head holds `head` and whose text is of the usual length.
fn page(head: &str, body: &str) -> String {
    let more = "The river rose through the night, and the people of the lower town carried what they could up the hill, \
                where the school stood open for them. "
        .repeat(3);
    format!(
        "<!doctype html><html lang=\"en\"><head>{head}</head><body><nav><a href=\"/\">Home</a> <a href=\"/s\">Sport</a></nav>\
         <article><h1>River floods Brenn</h1>{body}<p>The bridge closed on Tuesday. {more}</p><p>{more}</p><p>{more}</p>\
         </article><footer>All rights reserved</footer></body></html>"
    )
}

fn published(head: &str, body: &str) -> (String, String) {
    let output = extract("page.html", page(head, body).as_bytes());
    let record = records(&output).remove(0);
    let text = |key: &str| record["published"][key].as_str().unwrap_or("").to_owned();
    (text("date"), text("because"))
}

#[test]
fn a_page_gives_its_article_and_what_it_says_of_itself() {
    let head = r#"<title>River floods Brenn | Courier</title><meta property="og:site_name" content="Courier">
        <link rel="canonical" href="https://courier.example/river">
        <script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "Courier"},
        {"@type": ["NewsArticle"], "headline": "River floods Brenn", "datePublished": "2024-05-16T08:00:00+02:00"}]}</script>"#;
    let output = extract("page.html", page(head, "").as_bytes());
    let record = &records(&output)[0];
    assert_eq!(record["title"], "River floods Brenn");
    assert_eq!(record["source"], "Courier");
    assert_eq!(record["url"], "https://courier.example/river");
    assert_eq!(record["published"]["date"], "2024-05-16");
    let because = record["published"]["because"].as_str().unwrap();
    assert!(because.contains("JSON-LD datePublished"), "{because}");
    // Tuesday before Thursday, 16 May.
    let tuesday = &record["times"].as_array().unwrap()[0];
    assert_eq!(
        (&tuesday["text"], &tuesday["edtf"]),
        (&"Tuesday".into(), &"2024-05-14".into())
    );
    let whole = record.to_string();
    assert!(
        !whole.contains("All rights"),
        "the footer is no part of the article"
    );
}

#[test]
fn dates_of_a_page_are_believed_in_the_documented_order() {
    let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-01-01"}</script>"#;
    let meta = r#"<meta property="article:published_time" content="2024-02-02T10:00:00Z">"#;
    let other = r#"<meta name="pubdate" content="3 March 2024">"#;
    let address = r#"<link rel="canonical" href="https://courier.example/2024/05/05/river">"#;
    let time = r#"<time datetime="2024-04-04">yesterday</time>"#;
    let words = r#"<p class="byline">6 June 2024</p>"#;
    let all = [linked, other, meta, address].concat();
    let body = [time, words].concat();
    let date = |head: &str, body: &str| published(head, body).0;
    assert_eq!(date(&all, &body), "2024-01-01");
    assert_eq!(date(&[other, meta, address].concat(), &body), "2024-02-02");
    assert_eq!(date(&[other, address].concat(), &body), "2024-03-03");
    assert_eq!(date(address, &body), "2024-04-04");
    assert_eq!(date(address, words), "2024-05-05");
    assert_eq!(date("", words), "2024-06-06");
    let teaser = r#"<div class="breaking">Breaking: vote on 3 March 2031 called</div>"#;
    let stamp = r#"<span class="x">Published: Thursday 6 June 2024, 08.30 CEST</span>"#;
    assert_eq!(date("", &[teaser, stamp].concat()), "2024-06-06");
}

#[test]
fn a_page_in_an_old_encoding_reads_right() {
    let head = "<meta charset=\"windows-1252\">";
    let text = page(head, "<p>The caf\u{e9} cost \u{20ac}5.</p>");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let record = &records(&extract("page.html", &bytes))[0];
    assert_eq!(record["figures"][0]["currency"], "EUR");
}

#[test]
fn elements_inside_one_another_end_at_the_limit_with_a_message() {
    for depth in [600, 10_000, 200_000] {
        let output = extract(
            "deep.html",
            format!("<html>{}", "<b>".repeat(depth)).as_bytes(),
        );
        assert!(
            said(&output).contains("more than 512 deep"),
            "{}",
            said(&output)
        );
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_page_without_words_says_so() {
    let output = extract(
        "empty.html",
        b"<!doctype html><html><body><script>render()</script></body></html>",
    );
    assert!(said(&output).contains("holds no text"), "{}", said(&output));
}

#[test]
fn a_folder_is_read_in_order_and_what_cannot_be_read_is_named() {
    let folder = TempDir::new().unwrap();
    let make = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    std::fs::create_dir(folder.path().join("b")).unwrap();
    make("a.html", page("", "").as_bytes());
    make("b/all.zip", &super::files::archive());
    make("c.pdf", b"%PDF-1.4 cut off");
    make("d.eml", &super::files::eml());
    make(".hidden.txt", b"Nothing.");
    let run = |jobs: &str| {
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["extract", "--format", "jsonl", "--jobs", jobs])
            .arg(folder.path())
            .output()
            .unwrap()
    };
    let output = run("1");
    let titles: Vec<String> = records(&output)
        .iter()
        .map(|record| record["title"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(titles, ["River floods Brenn"; 5]);
    let said = said(&output);
    assert!(said.contains("c.pdf: the PDF is broken"), "{said}");
    assert!(
        said.contains("all.zip/picture.png: it is a PNG picture"),
        "{said}"
    );
    assert!(!said.contains("hidden"), "{said}");
    assert!(output.status.success());
    assert_eq!(output.stdout, run("4").stdout);
}

#[test]
fn what_a_page_says_of_its_author_and_language_is_printed() {
    let head = "<meta name=\"author\" content=\"By Ann Lee\">";
    let record = &records(&extract("page.html", page(head, "").as_bytes()))[0];
    assert_eq!(
        (&record["author"], &record["language"]),
        (&"Ann Lee".into(), &"en".into())
    );
}

#[test]
fn the_last_change_of_a_page_dates_it_only_where_nothing_better_is_known() {
    let changed = r#"<meta property="article:modified_time" content="2024-05-20T10:00:00Z">"#;
    let (date, because) = published(changed, "");
    assert_eq!(date, "2024-05-20");
    assert!(
        because.contains("the day of the page's last change"),
        "{because}"
    );
    let script = r#"<script>window.page = {"publishedAt": "2024-05-16T08:00:00Z"}</script>"#;
    assert_eq!(published(&[changed, script].concat(), "").0, "2024-05-16");
    // 5 April or 4 May: not believed.
    let slashed = r#"<meta name="date" content="05/04/2024">"#;
    assert_eq!(published(slashed, "").0, "");
}
