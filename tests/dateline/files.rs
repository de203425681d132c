//! Whole files of every prose format, made here: sound ones, for the tests that read them and for those that damage them.

use dateline::model::Corpus;
use dateline::store::export;
use dateline::{read, work};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::sync::Arc;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Three paragraphs that date an event each way: in full, by the publication date, and with a figure.
pub(crate) const PARAGRAPHS: [&str; 3] = [
    "The river rose through the night of 14 May 2024, and the people of the lower town carried what they could up the \
     hill, where the school stood open for them until the morning.",
    "The bridge closed on Tuesday. The mayor, who lives beside it, said that it would take a week to dry the cellars of \
     the lower town and to count what was lost.",
    "Repairs will cost 4.2 million euros, the council said. It had set aside 3 million euros for such a year, and asks \
     the province for the rest.",
];

/// A headline for them.
pub(crate) const HEADLINE: &str = "River floods Brenn";

/// One file: its name, and how it is made.
pub(crate) type Made = (&'static str, fn() -> Vec<u8>);

/// A sound file of every format that has a reader of its own process.
pub(crate) const FILES: &[Made] = &[
    ("page.html", page),
    ("page.mhtml", mhtml),
    ("river.pdf", || pdf(&PARAGRAPHS.map(str::to_owned))),
    ("river.docx", || docx(&body(), CORE)),
    ("river.odt", odt),
    ("river.epub", epub),
    ("river.eml", eml),
    ("river.mbox", mbox),
    ("river.rss", rss),
    ("river.atom", atom),
    ("river.htm", factiva),
    ("river.zip", archive),
    ("river.xlsx", || exported("spreadsheet")),
    ("river.ods", ods),
    ("river.ics", || exported("calendar")),
    ("river.parquet", || exported("events-parquet")),
];

/// What was found in the sample dataset, in one of the forms that can be written.
pub(crate) fn exported(form: &str) -> Vec<u8> {
    let articles = read::sample_dataset().into_documents();
    let found = articles.into_iter().map(work::analyse).map(Arc::new);
    let form = export::named(form).unwrap();
    form.bytes(&Corpus::new(found.collect())).unwrap()
}

/// A workbook of sheets: their names, more of what the workbook says of them, and their rows in XML.
pub(crate) fn workbook(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let (mut named, mut links) = (String::new(), String::new());
    let mut entries = Vec::new();
    for (number, (name, more, rows)) in (1..).zip(sheets) {
        let _ = write!(
            named,
            "<sheet name=\"{name}\" sheetId=\"{number}\" {more} r:id=\"r{number}\"/>"
        );
        let _ = write!(
            links,
            "<Relationship Id=\"r{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        let sheet =
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        entries.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    let related = |links: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
        )
    };
    let root = format!(
        "<Relationship Id=\"r0\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>"
    );
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{named}</sheets></workbook>"
    );
    entries.push(("_rels/.rels".to_owned(), related(&root)));
    entries.push(("xl/workbook.xml".to_owned(), book));
    entries.push(("xl/_rels/workbook.xml.rels".to_owned(), related(&links)));
    let entries: Vec<(&str, &[u8])> = entries
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    zipped(&entries)
}

/// A spreadsheet of two events.
fn ods() -> Vec<u8> {
    let row = |cells: [&str; 2]| {
        let cell = |text: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.map(cell).concat()
        )
    };
    let rows = [
        row(["date", "title"]),
        row(["2024-05-14", HEADLINE]),
        row(["2024-05-16", "The bridge opens"]),
    ];
    ods_of(&rows.concat())
}

/// A workbook of one sheet with these rows.
pub(crate) fn ods_of(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Events\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

/// An archive of these entries.
pub(crate) fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let stored = *name == "mimetype";
        let method = if stored {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        zip.start_file(
            *name,
            SimpleFileOptions::default().compression_method(method),
        )
        .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn html() -> String {
    PARAGRAPHS.iter().fold(String::new(), |mut out, text| {
        let _ = write!(out, "<p>{text}</p>");
        out
    })
}

/// A saved web page.
pub(crate) fn page() -> Vec<u8> {
    let text = html();
    format!(
        "<!doctype html><html lang=\"en\"><head><title>{HEADLINE} | Courier</title>\
         <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"{HEADLINE}\",\
         \"author\":[{{\"name\":\"Ann Lee\"}}],\"datePublished\":\"2024-05-16T08:00:00+02:00\"}}</script></head>\
         <body><nav><a href=\"/\">Home</a></nav><article><h1>{HEADLINE}</h1>{text}{text}</article>\
         <footer>All rights reserved</footer></body></html>"
    )
    .into()
}

/// The same page as browsers save it in one file.
pub(crate) fn mhtml() -> Vec<u8> {
    let page = String::from_utf8(page()).unwrap().replace('=', "=3D");
    format!(
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://courier.example/river\r\nSubject: {HEADLINE}\r\n\
         Date: Sat, 1 Jun 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
         \ttype=\"text/html\";\r\n\tboundary=\"----cut\"\r\n\r\n------cut\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://courier.example/river\r\n\r\n{page}\r\n\
         ------cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------cut--\r\n"
    )
    .into()
}

/// A PDF with a headline and these paragraphs, set in lines of the usual length.
pub(crate) fn pdf(paragraphs: &[String]) -> Vec<u8> {
    let mut content = format!("BT /F1 22 Tf 60 740 Td ({HEADLINE}) Tj ET\n");
    let mut height = 700;
    for paragraph in paragraphs {
        for line in wrapped(paragraph) {
            let line = line.replace('(', "\\(").replace(')', "\\)");
            let _ = writeln!(content, "BT /F1 11 Tf 60 {height} Td ({line}) Tj ET");
            height -= 14;
        }
        height -= 12;
    }
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}endstream", content.len()),
        "<< /Title (A report) /Author (Ann Lee) /CreationDate (D:20240516083000+02'00') >>".to_owned(),
    ];
    of_objects(&objects)
}

/// A PDF of these objects, the first the catalogue and the last the document's properties.
pub(crate) fn of_objects(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        let _ = write!(out, "{number} 0 obj\n{object}\nendobj\n");
    }
    let (start, count) = (out.len(), objects.len() + 1);
    let _ = write!(out, "xref\n0 {count}\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let info = objects.len();
    let _ = write!(
        out,
        "trailer\n<< /Size {count} /Root 1 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}

/// Lines of about eighty letters.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().unwrap();
        if last.len() + word.len() > 80 {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// What a Word document says of itself.
pub(crate) const CORE: &str = "<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\" xmlns:dcterms=\"dcterms\"><dc:creator>Ann Lee\
    </dc:creator><dcterms:created>2024-05-16T06:00:00Z</dcterms:created></cp:coreProperties>";

/// The body of a Word document.
pub(crate) fn body() -> String {
    let mut out = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>{HEADLINE}</w:t></w:r></w:p>"
    );
    for text in PARAGRAPHS {
        let _ = write!(
            out,
            "<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        );
    }
    out
}

/// A Word document of this body and these properties.
pub(crate) fn docx(body: &str, core: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}

/// A text document of `LibreOffice`'s kind.
pub(crate) fn odt() -> Vec<u8> {
    let mut body = format!("<text:p text:style-name=\"P1\">{HEADLINE}</text:p>");
    for text in PARAGRAPHS {
        let _ = write!(body, "<text:p>{text}</text:p>");
    }
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\">\
         <office:automatic-styles><style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let meta = "<office:document-meta xmlns:office=\"o\" xmlns:meta=\"m\" xmlns:dc=\"d\"><office:meta>\
                <meta:creation-date>2024-05-16T06:00:00</meta:creation-date><dc:creator>Ann Lee</dc:creator>\
                </office:meta></office:document-meta>";
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("meta.xml", meta.as_bytes()),
    ])
}

/// A book of two chapters and a cover.
pub(crate) fn epub() -> Vec<u8> {
    let chapter = |title: &str| {
        let text = html();
        format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><h1>{title}</h1>{text}</body></html>"
        )
    };
    let package = "<package xmlns=\"opf\" xmlns:dc=\"dc\"><metadata><dc:title>The Floods of Brenn</dc:title>\
        <dc:creator>Ann Lee</dc:creator><dc:language>en</dc:language><dc:date>2024-06-01</dc:date></metadata><manifest>\
        <item id=\"cover\" href=\"cover.xhtml\"/><item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\"/>\
        <item id=\"c1\" href=\"text/one%20.xhtml\"/><item id=\"c2\" href=\"text/two.xhtml\"/></manifest>\
        <spine><itemref idref=\"cover\"/><itemref idref=\"nav\"/><itemref idref=\"c1\"/><itemref idref=\"c2\"/></spine></package>";
    zipped(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>",
        ),
        ("OEBPS/book.opf", package.as_bytes()),
        ("OEBPS/cover.xhtml", b"<html><body><img src=\"c.png\"/></body></html>"),
        ("OEBPS/nav.xhtml", chapter("Contents").as_bytes()),
        ("OEBPS/text/one .xhtml", chapter("The first flood").as_bytes()),
        ("OEBPS/text/two.xhtml", chapter("The second flood").as_bytes()),
    ])
}

fn message(subject: &str, date: &str) -> String {
    let text = PARAGRAPHS.join("\r\n\r\n");
    format!(
        "From: Courier Newsletter <news@courier.example>\r\nTo: reader@mail.example\r\nSubject: {subject}\r\nDate: {date}\r\n\
         Message-ID: <{}@courier.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\r\n\
         > What was written before.\r\n",
        subject.len()
    )
}

/// A message.
pub(crate) fn eml() -> Vec<u8> {
    message(
        "=?UTF-8?Q?River_floods_Brenn?=",
        "Thu, 16 May 2024 23:30:00 -0500",
    )
    .into()
}

/// A mailbox of two messages.
pub(crate) fn mbox() -> Vec<u8> {
    let of = |subject, date| message(subject, date).replace("\r\n", "\n");
    format!(
        "From news@courier.example Thu May 16 08:00:00 2024\n{}\nFrom news@courier.example Fri May 17 08:00:00 2024\n{}\n",
        of(HEADLINE, "Thu, 16 May 2024 08:00:00 +0200"),
        of("River falls", "Fri, 17 May 2024 08:00:00 +0200")
    )
    .into()
}

/// A feed of two entries.
pub(crate) fn rss() -> Vec<u8> {
    let text = html();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <title>Courier</title><link>https://courier.example/</link><language>en</language>\
         <item><title>{HEADLINE}</title><link>https://courier.example/river</link>\
         <pubDate>Thu, 16 May 2024 23:30:00 -0500</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>\
         <item><title>River falls</title><link>https://courier.example/falls</link>\
         <pubDate>Fri, 17 May 2024 08:00:00 +0200</pubDate><description>&lt;p&gt;The water fell.&lt;/p&gt;</description></item>\
         </channel></rss>"
    )
    .into()
}

/// A feed of one entry, in the other language of feeds.
pub(crate) fn atom() -> Vec<u8> {
    let text = html().replace('<', "&lt;");
    format!(
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Courier</title><id>f</id>\
         <updated>2024-05-17T00:00:00Z</updated><entry><title>{HEADLINE}</title><id>tag:river</id>\
         <link href=\"https://courier.example/river\"/><published>2024-05-16T23:30:00-05:00</published>\
         <updated>2024-05-17T08:00:00Z</updated><author><name>Ann Lee</name></author>\
         <content type=\"html\">{text}</content></entry></feed>"
    )
    .into()
}

/// A Factiva export of two articles, as they are read.
pub(crate) fn factiva() -> Vec<u8> {
    let of = |headline: &str, date: &str, key: &str| {
        let mut text = String::new();
        for paragraph in PARAGRAPHS {
            let _ = write!(
                text,
                "<p class=\"articleParagraph enarticleParagraph\">{paragraph}</p>"
            );
        }
        format!(
            "<div id=\"article-{key}\" class=\"article\"><div class=\"article enArticle\"><div id=\"hd\"><span class='enHeadline'>{headline}</span></div>\
             <div class=\"author\">By Ann Lee</div><div>120 words</div><div>{date}</div><div>14:05</div>\
             <div>The Brenn Courier</div><div>BRENC</div><div>English</div><div>(c) 2024 The Brenn Courier</div>\
             {text}<p>Document {key}</p></div></div><br/>"
        )
    };
    format!(
        "<!DOCTYPE html><html><head><title>Export</title></head><body>{}{}</body></html>",
        of(HEADLINE, "16 May 2024", "BRENC00020240516"),
        of("River falls", "17 May 2024", "BRENC00020240517")
    )
    .into()
}

/// A Factiva export of one article with its index terms.
pub(crate) fn factiva_indexed() -> Vec<u8> {
    let [first, second, third] = PARAGRAPHS;
    let row =
        |name: &str, value: &str| format!("<tr><td><b>{name}</b>&nbsp;</td><td>{value}</td></tr>");
    let rows = [
        row("HD", HEADLINE),
        row("BY", "By Ann Lee"),
        row("WC", "120 words"),
        row("PD", "16 May 2024"),
        row("SN", "The Brenn Courier"),
        row("LA", "English"),
        row("LP", &format!("<p>{first}</p>")),
        row("TD", &format!("<p>{second}</p><p>{third}</p>")),
        row("AN", "Document BRENC00020240516"),
    ];
    format!(
        "<html><body><div><table>{}</table></div></body></html>",
        rows.concat()
    )
    .into()
}

/// A Lexis export in its older layout, of two articles.
pub(crate) fn lexis_counted() -> String {
    let of = |number: u32, headline: &str, date: &str| {
        let text = PARAGRAPHS.join("\n\n");
        format!(
            "                         {number} of 2 DOCUMENTS\n\n\n                    The Brenn Courier\n\n             {date} Thursday\n\
             \x20               Late Edition\n\n{headline}\n\nBYLINE: By ANN LEE\n\nSECTION: News; Pg. 1\n\nLENGTH: 120 words\n\n\
             DATELINE: BRENN\n\nBODY:\n\n{text}\n\nLOAD-DATE: {date}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\
             \x20            Copyright 2024 The Brenn Courier\n                  All Rights Reserved\n\n\n"
        )
    };
    [
        of(1, HEADLINE, "May 16, 2024"),
        of(2, "River falls", "May 17, 2024"),
    ]
    .concat()
}

/// A Lexis export in its newer layout, of two articles behind a cover: its paragraphs.
pub(crate) fn lexis_ended() -> Vec<String> {
    let mut lines: Vec<String> = [
        "User Name: A Reader",
        "Date and Time: Saturday, June 1, 2024 10:00 AM",
        "Documents (2)",
        "1. River floods Brenn",
        "2. River falls",
    ]
    .map(str::to_owned)
    .into();
    for (headline, date) in [
        (HEADLINE, "May 16, 2024 Thursday, Late Edition - Final"),
        ("River falls", "May 17, 2024 Friday 8:00 AM GMT"),
    ] {
        lines.extend(
            [
                headline,
                "The Brenn Courier",
                date,
                "Copyright 2024 The Brenn Courier All Rights Reserved",
                "Section: NEWS; Pg. 1",
                "Length: 120 words",
                "Byline: By Ann Lee",
                "Body",
            ]
            .map(str::to_owned),
        );
        lines.extend(PARAGRAPHS.map(str::to_owned));
        lines.extend(
            [
                "Classification",
                "Language: ENGLISH",
                "Publication-Type: Newspaper",
                "Load-Date: May 18, 2024",
                "End of Document",
            ]
            .map(str::to_owned),
        );
    }
    lines
}

/// An archive of three readable files, one in a folder, and one that is none.
pub(crate) fn archive() -> Vec<u8> {
    let text = format!(
        "{HEADLINE}\n\nPublished: 16 May 2024\n\n{}",
        PARAGRAPHS.join("\n\n")
    );
    zipped(&[
        ("b.html", &page()),
        ("a/letter.txt", text.as_bytes()),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
        ("c.docx", &docx(&body(), CORE)),
        ("__MACOSX/._b.html", b"x"),
    ])
}
