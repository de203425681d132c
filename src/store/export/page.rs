//! A corpus → one web page: an interactive timeline and its table twin, with the quote behind every mark.
//!
//! The page needs no network and takes nothing from elsewhere: its policy names the hashes of its own style and script
//! and forbids all else. The script makes the timeline out of the table's rows, so that nothing is said twice, and where
//! no script runs the table stands alone. All text is escaped; only addresses of the web become links.

use super::source::{self, Evidence, escaped};
use crate::chart::words;
use crate::model::go_on::each_while;
use crate::model::{Corpus, Event, Figure, Findings, GoOn, Modality, Ref, Span};
use crate::wire::Offsets;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

const STYLE: &str = include_str!("../../../assets/page/page.css");
const SCRIPT: &str = include_str!("../../../assets/page/page.js");

/// The whole page.
pub(super) fn html(corpus: &Corpus, go_on: GoOn<'_>) -> Vec<u8> {
    let mut out = String::with_capacity(64 * 1024);
    let events = corpus.events_by_start().len();
    head(&mut out, &title(corpus));
    summary(&mut out, corpus);
    if events > 0 {
        out.push_str(TIMELINE);
    }
    let offsets = Offsets::new(corpus);
    self::events(&mut out, corpus, &offsets, go_on);
    figures(&mut out, corpus, &offsets, go_on);
    leftovers(&mut out, corpus, &offsets);
    files(&mut out, corpus);
    let _ = write!(
        out,
        "<footer>Made by {}. This page opens no network connection.</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        source::MAKER
    );
    out.into_bytes()
}

/// A name for the page: that of its only article, or what it holds.
fn title(corpus: &Corpus) -> String {
    match corpus.articles() {
        [one] => one.article.name().to_owned(),
        all => format!("Timeline of {}", words::counted(all.len(), "article")),
    }
}

fn head(out: &mut String, title: &str) {
    let title = escaped(title);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT))
    );
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"{}\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n",
        source::MAKER
    );
}

fn summary(out: &mut String, corpus: &Corpus) {
    let counts = [
        words::counted(corpus.events_by_start().len(), "event"),
        words::counted(corpus.figures().count(), "figure"),
        words::counted(corpus.articles().len(), "article"),
    ];
    let sources: Vec<String> = corpus.sources().iter().map(|name| escaped(name)).collect();
    let _ = writeln!(
        out,
        "<p class=\"quiet\">{} · {}</p>\n</header>\n<main>",
        counts.join(" · "),
        sources.join(", ")
    );
}

/// Hidden until the script has something to show in it.
const TIMELINE: &str = r#"<section id="timeline" aria-label="Timeline" hidden>
<div class="tools">
<span class="group" role="group" aria-label="Zoom">
<button id="out" type="button" class="square" aria-label="Zoom out" title="Zoom out (−)">−</button>
<button id="in" type="button" class="square" aria-label="Zoom in" title="Zoom in (+)">+</button>
<button id="all" type="button" title="Show everything (F)">All</button>
</span>
<label>Lanes <select id="lanes"><option value="source">by source</option><option value="category">by category</option><option value="none">none</option></select></label>
<span class="space"></span>
<span id="found" class="quiet" role="status"></span>
<input id="search" type="search" placeholder="Search" aria-label="Search events and quotes" title="Search (/)">
<button id="theme" type="button" class="square" aria-label="Light or dark" title="Light or dark">◐</button>
</div>
<div class="chart">
<svg id="chart" tabindex="0" role="application" aria-label="Timeline of events" aria-describedby="keys"></svg>
<svg id="overview" aria-hidden="true"></svg>
<div id="tip" class="tip" hidden></div>
</div>
<p id="keys" class="hint">Drag to move, Ctrl and wheel to zoom. On the keyboard: arrows move, + and − zoom, full stop and comma step through the events, F shows everything.</p>
<div id="detail" class="detail" aria-live="polite"></div>
</section>
"#;

fn events(out: &mut String, corpus: &Corpus, offsets: &Offsets<'_>, go_on: GoOn<'_>) {
    let shown = corpus.events_by_start();
    section(out, "Events", shown.len());
    if shown.is_empty() {
        out.push_str("<p>No dated event was found.</p>\n</section>\n");
        return;
    }
    let columns = ["When", "What", "Source"];
    let mut table = Table::new("Events in order of time", &columns);
    for (number, &r) in (1..).zip(each_while(shown, go_on)) {
        if let (Some(findings), Some(event)) = (corpus.article(r.article), corpus.event(r)) {
            let proof = Evidence::of(offsets, r, findings, event);
            table.next(out);
            row(out, number, findings, event, &proof);
        }
    }
    table.end(out);
}

/// One event, with what the script needs to draw it.
fn row(out: &mut String, number: usize, findings: &Findings, event: &Event, proof: &Evidence<'_>) {
    let Some((from, to)) = event.interval.drawn() else {
        return;
    };
    let source = escaped(findings.source(event));
    let _ = write!(
        out,
        "<tr id=\"event-{number}\" data-from=\"{from}\" data-to=\"{to}\" data-source=\"{source}\" data-category=\"{}\" \
         data-modality=\"{}\"{}{}><td class=\"when\"><data value=\"{}\">{}</data></td>",
        escaped(event.labels.category.as_deref().unwrap_or("")),
        proof.modality,
        if event.interval.is_approximate() {
            " data-soft"
        } else {
            ""
        },
        open_ends(event),
        escaped(&proof.edtf),
        escaped(&words::interval(event.interval)),
    );
    let tag = match event.modality {
        Modality::Happened => String::new(),
        other => format!(" <span class=\"tag\">{}</span>", other.word()),
    };
    let _ = write!(
        out,
        "<td><details><summary><span class=\"title\">{}</span>{tag}</summary>",
        escaped(findings.title(event))
    );
    let time = event
        .time
        .and_then(|index| findings.times.get(index as usize));
    let why = match (proof.date_text, proof.because) {
        ("", _) => String::new(),
        (text, "") => format!("“{}”. ", escaped(text)),
        (text, because) => format!("“{}”: {}. ", escaped(text), escaped(because)),
    };
    let quoted = Quoted {
        findings,
        sentence: event.sentence,
        at: (proof.quote_start, proof.quote_end),
        words: time.map(|time| time.span),
    };
    evidence(out, &quoted, &why, proof.rule);
    let _ = writeln!(out, "</details></td><td>{source}</td></tr>");
}

/// Which ends of an event are open, as an attribute.
fn open_ends(event: &Event) -> &'static str {
    match (event.interval.start, event.interval.end) {
        (None, _) => " data-open=\"start\"",
        (_, None) => " data-open=\"end\"",
        _ => "",
    }
}

/// A sentence of an article.
struct Quoted<'a> {
    findings: &'a Findings,
    sentence: Span,
    /// Where it stands, in characters.
    at: (usize, usize),
    /// The words in it that are marked.
    words: Option<Span>,
}

/// The sentence with its words marked, why it says so, and where it stands.
fn evidence(out: &mut String, quoted: &Quoted<'_>, why: &str, rule: &str) {
    let (findings, sentence) = (quoted.findings, quoted.sentence);
    let (start, end) = quoted.at;
    let article = &findings.article;
    let text = &article.text;
    let quote = match quoted.words.filter(|span| sentence.contains(*span)) {
        Some(span) => format!(
            "{}<mark>{}</mark>{}",
            escaped(Span::slice(
                Span {
                    start: sentence.start,
                    end: span.start
                },
                text
            )),
            escaped(span.slice(text)),
            escaped(Span::slice(
                Span {
                    start: span.end,
                    end: sentence.end
                },
                text
            ))
        ),
        None => escaped(sentence.slice(text)),
    };
    let about = escaped(&source::article(findings));
    let about = match article.url.as_deref().filter(|url| is_web(url)) {
        Some(url) => format!(
            "<a href=\"{}\" rel=\"noopener noreferrer\">{about}</a>",
            escaped(url)
        ),
        None => about,
    };
    let _ = write!(
        out,
        "<div class=\"proof\"><blockquote>{quote}</blockquote><p>{why}{about}, characters {start} to {end}, rule <code>{}</code></p></div>",
        escaped(rule)
    );
}

fn figures(out: &mut String, corpus: &Corpus, offsets: &Offsets<'_>, go_on: GoOn<'_>) {
    let count = corpus.figures().count();
    if count == 0 {
        return;
    }
    section(out, "Figures", count);
    let columns = ["Measure", "Value", "Period", "Said by", "Source"];
    let mut table = Table::new("Figures in the order of their articles", &columns);
    for (r, figure) in each_while(corpus.figures(), go_on) {
        if let Some(findings) = corpus.article(r.article) {
            let at = offsets.span(r.article, findings.sentence(figure.sentence));
            table.next(out);
            figure_row(out, findings, figure, r, at);
        }
    }
    table.end(out);
}

fn figure_row(out: &mut String, findings: &Findings, figure: &Figure, r: Ref, at: (usize, usize)) {
    let parts: Vec<&str> = [&figure.entity, &figure.measure]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let quoted = format!("“{}”", findings.quote(figure.span));
    let name = if parts.is_empty() {
        quoted
    } else {
        parts.join(": ")
    };
    let of = figure.of.as_ref();
    let of = of.map_or(String::new(), |of| {
        format!(" <span class=\"quiet\">of {}</span>", escaped(of))
    });
    let period = figure.period.as_ref();
    let when = period.map_or(String::new(), |period| words::interval(period.interval));
    let _ = write!(
        out,
        "<tr id=\"figure-{}-{}\"><td><details><summary>{}{of}</summary>",
        r.article + 1,
        r.index + 1,
        escaped(&name)
    );
    let why = period.map_or(String::new(), |period| {
        if period.because.is_empty() {
            String::new()
        } else {
            format!("Period: {}. ", escaped(&period.because))
        }
    });
    let quoted = Quoted {
        findings,
        sentence: findings.sentence(figure.sentence),
        at,
        words: Some(figure.span),
    };
    evidence(out, &quoted, &why, figure.rule);
    let _ = writeln!(
        out,
        "</details></td><td class=\"value\">{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        escaped(&words::value(figure)),
        escaped(&when),
        escaped(figure.speaker.as_deref().unwrap_or("")),
        escaped(findings.article.source_name())
    );
}

/// What could not be dated: it is on no timeline, and no secret either.
fn leftovers(out: &mut String, corpus: &Corpus, offsets: &Offsets<'_>) {
    let count = corpus.leftovers().count();
    if count == 0 {
        return;
    }
    section(out, "Not dated", count);
    let mut table = Table::new("Expressions without a date", &["Words", "Why", "Source"]);
    for (r, time) in corpus.leftovers() {
        let Some(findings) = corpus.article(r.article) else {
            continue;
        };
        table.next(out);
        let _ = write!(
            out,
            "<tr><td><details><summary>“{}”</summary>",
            escaped(findings.quote(time.span))
        );
        let sentence = findings.sentence(time.sentence);
        let quoted = Quoted {
            findings,
            sentence,
            at: offsets.span(r.article, sentence),
            words: Some(time.span),
        };
        evidence(out, &quoted, "", time.rule);
        let _ = writeln!(
            out,
            "</details></td><td>{}</td><td>{}</td></tr>",
            escaped(&time.because),
            escaped(findings.article.source_name())
        );
    }
    table.end(out);
}

/// The files that it comes from, with what tells whether one has changed since.
fn files(out: &mut String, corpus: &Corpus) {
    let files = source::files(corpus);
    section(out, "Files", files.len());
    let mut table = Table::new("Where it comes from", &["File", "Articles", "SHA-256"]);
    for (file, articles) in files {
        table.next(out);
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{articles}</td><td><code>{}</code></td></tr>",
            escaped(file.name),
            escaped(file.hash.unwrap_or("not read whole"))
        );
    }
    table.end(out);
    out.push_str("</main>\n");
}

fn section(out: &mut String, name: &str, count: usize) {
    let count = words::count(count);
    let _ = writeln!(
        out,
        "<section>\n<h2>{name} <span class=\"count\">{count}</span></h2>"
    );
}

/// Rows of one part of a table: of a longer one, a browser lays out only the parts that are in view.
const PART_ROWS: usize = 500;

/// A table under way.
struct Table<'a> {
    caption: &'a str,
    columns: &'a [&'a str],
    rows: usize,
}

impl<'a> Table<'a> {
    fn new(caption: &'a str, columns: &'a [&'a str]) -> Self {
        Self {
            caption,
            columns,
            rows: 0,
        }
    }

    /// Makes room for the next row.
    fn next(&mut self, out: &mut String) {
        if self.rows.is_multiple_of(PART_ROWS) {
            if self.rows > 0 {
                out.push_str(END_OF_PART);
            }
            self.begin(out);
        }
        self.rows += 1;
    }

    /// Begins a part; all but the first say in their caption where they begin.
    fn begin(&self, out: &mut String) {
        let from = match self.rows {
            0 => String::new(),
            rows => format!(", from number {}", words::count(rows + 1)),
        };
        let _ = write!(
            out,
            "<div class=\"scroll\"><table><caption>{}{from}</caption><thead><tr>",
            self.caption
        );
        for column in self.columns {
            let class = if *column == "Value" {
                " class=\"value\""
            } else {
                ""
            };
            let _ = write!(out, "<th scope=\"col\"{class}>{column}</th>");
        }
        out.push_str("</tr></thead><tbody>\n");
    }

    /// Ends the table and its section.
    fn end(self, out: &mut String) {
        if self.rows > 0 {
            out.push_str(END_OF_PART);
        }
        out.push_str("</section>\n");
    }
}

const END_OF_PART: &str = "</tbody></table></div>\n";

/// True for an address that a reader may follow; `javascript:` and its like are none.
fn is_web(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// Base64 of RFC 4648, as policies write hashes.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let index = (bits >> (18 - 6 * digit)) & 63;
            let filled = digit <= chunk.len();
            let sign = DIGITS.get(index as usize).filter(|_| filled);
            out.push(sign.map_or('=', |&sign| char::from(sign)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, code) in [
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(text.as_bytes()), code);
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web("https://example.org/") && is_web("HTTP://example.org"));
        assert!(!is_web("javascript:alert(1)") && !is_web("data:text/html,x") && !is_web("é"));
    }
}
