//! Every limit on what is read: named in the message of what exceeds it, and in the README.

use super::files;
use super::prose::refused_or_failed as limited;
use dateline::read::{self, Limits, worker};
use rust_xlsxwriter::Workbook;
use std::collections::BTreeSet;

/// A limit, how the README writes it, and what is said where it is exceeded.
struct Case {
    /// The member of [`Limits`].
    limit: &'static str,
    /// The row of the README's table, in part.
    readme: &'static str,
    /// What the message has to say.
    said: &'static str,
    /// What is said of something that exceeds the limit, which may be lowered.
    exceed: fn(Limits) -> String,
}

const CASES: &[Case] = &[
    Case {
        limit: "file_bytes",
        readme: "512 MiB",
        said: "it holds 1 kB; the limit for one file is 1 kB",
        exceed: |usual| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("big.txt");
            std::fs::write(&path, "x".repeat(1001)).unwrap();
            let small = Limits {
                file_bytes: 1000,
                ..usual
            };
            read::open_within(&path, &small).unwrap_err().to_string()
        },
    },
    Case {
        limit: "article_bytes",
        readme: "64 MB",
        said: "of text in one article; the limit for one article is 99 bytes",
        exceed: |usual| {
            let small = Limits {
                article_bytes: 99,
                ..usual
            };
            let text = "word ".repeat(30);
            let plain = limited("long.txt", text.as_bytes(), small);
            assert!(plain.contains("one article is 99 bytes"), "{plain}");
            limited("long.docx", &files::docx(&files::body(), ""), small)
        },
    },
    Case {
        limit: "line_bytes",
        readme: "128 MB",
        said: "the limit for one line is 50 bytes",
        exceed: |usual| {
            let line = format!("{{\"text\": \"{}\"}}\n", "x".repeat(99));
            let small = Limits {
                line_bytes: 50,
                ..usual
            };
            limited("long.jsonl", line.as_bytes(), small)
        },
    },
    Case {
        limit: "rows",
        readme: "1,000,000",
        said: "it holds more than 2 rows; that is the limit for one file",
        exceed: |usual| {
            let small = Limits { rows: 2, ..usual };
            let lines = "{\"text\":\"a\"}\n".repeat(3);
            let articles = limited("a.jsonl", lines.as_bytes(), small);
            assert!(articles.contains("more than 2 articles"), "{articles}");
            let one = Limits { rows: 1, ..usual };
            let letters = limited("many.mbox", &files::mbox(), one);
            assert!(
                letters.contains("more than 1 messages; that is the limit"),
                "{letters}"
            );
            limited("a.csv", b"date,title\n2021,a\n2022,b\n2023,c\n", small)
        },
    },
    Case {
        limit: "columns",
        readme: "16,384",
        said: "it has 3 columns; the limit for one table is 2",
        exceed: |usual| {
            let small = Limits {
                columns: 2,
                ..usual
            };
            limited("a.csv", b"date,title,place\n2021,a,b\n", small)
        },
    },
    Case {
        limit: "cells",
        readme: "20,000,000",
        said: "spans 1000 cells, the empty ones counted; the limit for one sheet is 900",
        exceed: |usual| {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            sheet.write(0, 0, "date").unwrap();
            sheet.write(99, 9, "far away").unwrap();
            let small = Limits {
                cells: 900,
                ..usual
            };
            limited("far.xlsx", &book.save_to_buffer().unwrap(), small)
        },
    },
    Case {
        limit: "remarks",
        readme: "50",
        said: "2 more row(s) have remarks like these",
        exceed: |usual| {
            let few = Limits {
                remarks: 1,
                ..usual
            };
            let table = b"date,title\nx,a\ny,b\nz,c\n2024,d\n";
            let opened = read::open_bytes_within("a.csv", table, &few).unwrap();
            let documents = opened.into_documents();
            let remarks = documents
                .into_iter()
                .flat_map(|mut one| one.remarks_mut().clone());
            remarks.map(|remark| remark.message + "\n").collect()
        },
    },
    Case {
        limit: "unpacked_bytes",
        readme: "512 MiB, and 200 times its size",
        said: "unpacks to more than 1 MB, which is the limit",
        exceed: |usual| {
            let small = Limits {
                unpacked_bytes: 1 << 20,
                ..usual
            };
            limited("bomb.zip", &bomb(), small)
        },
    },
    Case {
        limit: "unpacked_ratio",
        readme: "200 times its size",
        said: "more than 200 times its own size, which is the limit",
        exceed: |usual| limited("bomb.zip", &bomb(), usual),
    },
    Case {
        limit: "files",
        readme: "20,000",
        said: "it holds 5 files; the limit for one archive is 2",
        exceed: |usual| limited("many.zip", &files::archive(), Limits { files: 2, ..usual }),
    },
    Case {
        limit: "archives",
        readme: "archives inside one another | 20,000; 3",
        said: "archives lie more than 3 deep inside one another; that is the limit",
        exceed: |usual| {
            let deep = (0..5).fold(files::archive(), |inner, _| {
                files::zipped(&[("inner.zip", &inner)])
            });
            limited("deep.zip", &deep, usual)
        },
    },
    Case {
        limit: "repeats",
        readme: "Times that one event of a calendar repeats | 1,000",
        said: "\"Council\" repeats more than 5 times, which is the limit for one event; it was read up to 2024-06-07",
        exceed: |usual| {
            let few = Limits {
                repeats: 5,
                ..usual
            };
            let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20240510T083000\r\n\
                SUMMARY:Council\r\nRRULE:FREQ=WEEKLY;COUNT=9\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
            let opened = read::open_bytes_within("a.ics", calendar.as_bytes(), &few).unwrap();
            opened
                .notes
                .iter()
                .map(|note| note.message.clone())
                .collect()
        },
    },
    Case {
        limit: "pages",
        readme: "5,000",
        said: "it has 3 pages; the limit for one PDF is 2",
        exceed: |usual| {
            let pages = files::of_objects(&[
                "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
                "<< /Type /Pages /Kids [3 0 R 3 0 R 3 0 R] /Count 3 >>".to_owned(),
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_owned(),
                "<< /Title (x) >>".to_owned(),
            ]);
            limited("long.pdf", &pages, Limits { pages: 2, ..usual })
        },
    },
    Case {
        limit: "nesting",
        readme: "Elements inside one another, in HTML and XML | 512",
        said: "more than 512 deep inside one another; that is the limit",
        exceed: |usual| {
            let feed = format!("<rss version=\"2.0\">{}", "<item>".repeat(600));
            let page = format!("<!doctype html>{}", "<div>".repeat(600));
            for (name, text) in [("deep.rss", feed), ("deep.html", page)] {
                let said = limited(name, text.as_bytes(), usual);
                assert!(said.contains("more than 512 deep"), "{name}: {said}");
            }
            limited("deep.docx", &files::docx(&"<w:p>".repeat(600), ""), usual)
        },
    },
    Case {
        limit: "worker_bytes",
        readme: "4 GiB",
        said: "reading it takes more than 209 MB of memory, which is the limit",
        exceed: |usual| {
            if !cfg!(target_os = "linux") {
                return "skipped: reading it takes more than 209 MB of memory, which is the limit"
                    .to_owned();
            }
            worker::isolate(env!("CARGO_BIN_EXE_dateline").into());
            let small = Limits {
                worker_bytes: 200 << 20,
                ..usual
            };
            let mut page = b"<!doctype html>".to_vec();
            page.resize(256 << 20, b' ');
            limited("large.html", &page, small)
        },
    },
    Case {
        limit: "worker_seconds",
        readme: "60 seconds",
        said: "reading it took longer than 0 seconds, which is the limit",
        exceed: |usual| {
            worker::isolate(env!("CARGO_BIN_EXE_dateline").into());
            let hasty = Limits {
                worker_seconds: 0,
                ..usual
            };
            limited("page.html", &files::page(), hasty)
        },
    },
];

fn bomb() -> Vec<u8> {
    let blanks = vec![b' '; 6 << 20];
    files::zipped(&[("a.txt", &blanks), ("b.txt", &blanks)])
}

#[test]
fn every_limit_is_in_the_readme_and_in_the_message_of_what_exceeds_it() {
    let usual = serde_json::to_value(Limits::USUAL).unwrap();
    let limits: BTreeSet<&str> = usual
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let tried: BTreeSet<&str> = CASES.iter().map(|case| case.limit).collect();
    assert_eq!(tried, limits, "every limit is tried");
    let readme = include_str!("../../README.md");
    let table = readme.split("| Limit | |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    for case in CASES {
        assert!(table.contains(case.readme), "{}: {table}", case.limit);
        let said = (case.exceed)(Limits::USUAL);
        assert!(said.contains(case.said), "{}: {said}", case.limit);
    }
}

#[test]
fn every_format_that_nests_ends_at_the_limit() {
    let deep = |open: &str| open.repeat(600);
    let chapter = format!("<html><body>{}</body></html>", deep("<div>"));
    let package = "<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
    let container = "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>";
    let epub = files::zipped(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("b.opf", package.as_bytes()),
        ("a.xhtml", chapter.as_bytes()),
    ]);
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>{}",
        deep("<text:span>")
    );
    let odt = files::zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    for (name, bytes) in [("deep.epub", epub), ("deep.odt", odt)] {
        let said = limited(name, &bytes, Limits::USUAL);
        assert!(said.contains("more than 512 deep"), "{name}: {said}");
    }
}
