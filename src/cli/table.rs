//! Everything found in one article → rows of one plain CSV table, for `dateline extract --format csv`.
//!
//! One row a time, event or figure; for a table of one sort with every column, there is `dateline convert`.

use crate::model::Findings;
use crate::store::export::safe_cell;
use crate::wire::Record;

/// The names of the columns.
pub(super) const HEADER: &str = "article,what,start,end,text,value,unit,when,label,rule\r\n";

/// The rows of one article.
pub(super) fn rows(findings: &Findings) -> Vec<u8> {
    let record = Record::new(findings);
    let mut out = Vec::new();
    let mut row = |cells: [&str; 10]| {
        for (nth, cell) in cells.into_iter().enumerate() {
            if nth > 0 {
                out.push(b',');
            }
            out.extend(safe_cell(cell).bytes());
        }
        out.extend(b"\r\n");
    };
    for time in &record.times {
        let (start, end) = (time.start.to_string(), time.end.to_string());
        let when = time.edtf.as_deref().unwrap_or("");
        row([
            &record.id,
            "time",
            &start,
            &end,
            &time.text,
            &time.value,
            "",
            when,
            &time.because,
            &time.rule,
        ]);
    }
    for (event, found) in record.events.iter().zip(&findings.events) {
        let [start, end] = event.sentence.map(|at| at.to_string());
        let quote = findings.quote(found.sentence);
        row([
            &record.id,
            "event",
            &start,
            &end,
            quote,
            "",
            &event.modality,
            &event.edtf,
            &event.title,
            "",
        ]);
    }
    for figure in &record.figures {
        let (start, end) = (figure.start.to_string(), figure.end.to_string());
        let unit = figure.currency.as_deref().unwrap_or(&figure.unit);
        let value = match (&figure.value, &figure.low, &figure.high) {
            (Some(value), ..) => value.to_string(),
            (None, low, high) => format!(
                "{}–{}",
                low.as_deref().unwrap_or(""),
                high.as_deref().unwrap_or("")
            ),
        };
        let when = figure.period.as_deref().unwrap_or("");
        let label = figure.measure.as_deref().unwrap_or("");
        row([
            &record.id,
            "figure",
            &start,
            &end,
            &figure.text,
            &value,
            unit,
            when,
            label,
            &figure.rule,
        ]);
    }
    out
}
