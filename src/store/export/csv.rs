//! A corpus → CSV that a spreadsheet opens without running anything in it.
//!
//! A cell of text that begins with `=`, `+`, `-`, `@`, a tab or a line break would be a formula; it gets an apostrophe in
//! front. Real numbers stay numbers. Offsets count characters; dates are EDTF.

use crate::model::{Corpus, Findings, Point, Span};
use rust_decimal::Decimal;
use std::borrow::Cow;

const EVENT_COLUMNS: &[&str] = &[
    "id",
    "title",
    "edtf",
    "start",
    "end",
    "modality",
    "category",
    "topic",
    "place",
    "actors",
    "tags",
    "source",
    "article_title",
    "published",
    "date_text",
    "date_start",
    "date_end",
    "rule",
    "because",
    "quote",
    "quote_start",
    "quote_end",
    "article_id",
    "url",
    "file",
    "file_line",
    "file_sha256",
];

const FIGURE_COLUMNS: &[&str] = &[
    "id",
    "entity",
    "measure",
    "value",
    "low",
    "high",
    "unit",
    "currency",
    "per",
    "kind",
    "direction",
    "qualifier",
    "of",
    "period",
    "speaker",
    "status",
    "source",
    "article_title",
    "published",
    "figure_text",
    "figure_start",
    "figure_end",
    "rule",
    "quote",
    "quote_start",
    "quote_end",
    "article_id",
    "url",
    "file",
    "file_line",
    "file_sha256",
];

/// One event a row, in order of article and position.
pub(super) fn events(corpus: &Corpus) -> Vec<u8> {
    let mut out = Sheet::new(EVENT_COLUMNS);
    for findings in corpus.articles() {
        let chars = findings.article.chars();
        for (number, event) in (1_usize..).zip(&findings.events) {
            let time = event
                .time
                .and_then(|index| findings.times.get(index as usize));
            let edge = |point: Option<Point>, last: bool| {
                point.map_or(String::new(), |point| {
                    if last { point.last_day() } else { point.date }.to_string()
                })
            };
            out.text(&format!("{}#e{number}", findings.article.key));
            out.text(&event.title);
            out.raw(&event.interval.edtf());
            out.raw(&edge(event.interval.start, false));
            out.raw(&edge(event.interval.end, true));
            out.text(event.modality.word());
            let labels = &event.labels;
            out.text(labels.category.as_deref().unwrap_or(""));
            out.text(labels.topic.as_deref().unwrap_or(""));
            out.text(labels.place.as_deref().unwrap_or(""));
            out.text(&labels.actors.join("; "));
            out.text(&labels.tags.join("; "));
            out.article(findings);
            out.text(time.map_or("", |time| findings.quote(time.span)));
            out.span(time.map(|time| chars.span(time.span)));
            out.text(time.map_or("table/row", |time| time.rule));
            out.text(time.map_or("", |time| &time.because));
            out.quote(findings, event.sentence, chars.span(event.sentence));
            out.origin(findings);
        }
    }
    out.finish()
}

/// One figure a row, in order of article and position.
pub(super) fn figures(corpus: &Corpus) -> Vec<u8> {
    let mut out = Sheet::new(FIGURE_COLUMNS);
    for findings in corpus.articles() {
        let chars = findings.article.chars();
        for (number, figure) in (1_usize..).zip(&findings.figures) {
            let decimal =
                |value: Option<Decimal>| value.map_or(String::new(), |value| value.to_string());
            let text = |value: &Option<String>| value.clone().unwrap_or_default();
            out.text(&format!("{}#f{number}", findings.article.key));
            out.text(&text(&figure.entity));
            out.text(&text(&figure.measure));
            out.raw(&decimal(figure.amount.value));
            out.raw(&decimal(figure.amount.low));
            out.raw(&decimal(figure.amount.high));
            out.text(&figure.unit.key);
            out.text(figure.unit.currency.as_deref().unwrap_or(""));
            out.text(figure.unit.per.as_deref().unwrap_or(""));
            out.text(figure.kind.word());
            out.text(figure.direction.map_or("", |direction| direction.word()));
            out.text(figure.qualifier.word());
            out.text(&text(&figure.of));
            out.raw(
                &figure
                    .period
                    .as_ref()
                    .map_or(String::new(), |period| period.interval.edtf()),
            );
            out.text(&text(&figure.speaker));
            out.text(figure.status.word());
            out.article(findings);
            out.text(findings.quote(figure.span));
            out.span(Some(chars.span(figure.span)));
            out.text(figure.rule);
            let sentence = findings.sentence(figure.sentence);
            out.quote(findings, sentence, chars.span(sentence));
            out.origin(findings);
        }
    }
    out.finish()
}

/// Text that no spreadsheet takes for a formula.
fn safe(text: &str) -> Cow<'_, str> {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky && text.parse::<Decimal>().is_err() {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// A cell of text as it stands in a CSV file: quoted where needed, and safe from spreadsheets that run formulas.
#[must_use]
pub fn safe_cell(text: &str) -> String {
    quoted(&safe(text)).into_owned()
}

/// Text with the quotes that CSV asks for (RFC 4180).
fn quoted(text: &str) -> Cow<'_, str> {
    let special = text.contains(['"', ',', '\n', '\r', ';', '\t']);
    if special || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}

/// A CSV file under way.
struct Sheet {
    out: Vec<u8>,
    at_start: bool,
    left: usize,
    columns: usize,
}

impl Sheet {
    fn new(columns: &[&str]) -> Self {
        let mut sheet = Self {
            out: Vec::new(),
            at_start: true,
            left: columns.len(),
            columns: columns.len(),
        };
        for column in columns {
            sheet.raw(column);
        }
        sheet
    }

    /// A cell of text from outside.
    fn text(&mut self, text: &str) {
        self.raw(&safe(text));
    }

    /// A cell that this program made: a number, a date, a name.
    fn raw(&mut self, text: &str) {
        if !self.at_start {
            self.out.push(b',');
        }
        self.at_start = false;
        self.out.extend(quoted(text).bytes());
        self.left -= 1;
        if self.left == 0 {
            self.out.extend(b"\r\n");
            self.left = self.columns;
            self.at_start = true;
        }
    }

    /// Two cells: first character and one past the last.
    fn span(&mut self, span: Option<(usize, usize)>) {
        let (start, end) = span.map_or_else(Default::default, |(start, end)| {
            (start.to_string(), end.to_string())
        });
        self.raw(&start);
        self.raw(&end);
    }

    /// Three cells: source, title and publication date.
    fn article(&mut self, findings: &Findings) {
        self.text(findings.article.source.as_deref().unwrap_or(""));
        self.text(&findings.article.title);
        self.raw(
            &findings
                .published
                .date
                .map_or(String::new(), |point| point.to_string()),
        );
    }

    /// Three cells: the sentence and its place.
    fn quote(&mut self, findings: &Findings, span: Span, chars: (usize, usize)) {
        self.text(findings.quote(span));
        self.span(Some(chars));
    }

    /// Five cells: where the article came from.
    fn origin(&mut self, findings: &Findings) {
        let article = &findings.article;
        self.text(&article.key);
        self.text(article.url.as_deref().unwrap_or(""));
        self.text(&article.origin.name);
        self.raw(
            &article
                .origin
                .line
                .map_or(String::new(), |line| line.to_string()),
        );
        self.raw(article.origin.file_hash.as_deref().unwrap_or(""));
    }

    fn finish(self) -> Vec<u8> {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_text_and_numbers_stay_numbers() {
        assert_eq!(safe("=1+1"), "'=1+1");
        assert_eq!(safe("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(safe("-5 percent"), "'-5 percent");
        assert_eq!(safe("-5"), "-5");
        assert_eq!(safe("a = b"), "a = b");
    }
}
