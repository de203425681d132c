//! Every format that can be read, and which of them a file is: what its content says, the extension deciding only between
//! what that allows. Has no opinion on how any of them is read.

use super::office::{docx, epub, odt};
use super::press::{factiva, lexis};
use super::sniff::{self, Likeness, Sniff};
use super::{
    Error, ErrorKind, Opened, Source, archive, dataset, empty, feed, lines, mail, pdf, plain,
    remark, table, web,
};
use crate::model::{Diagnostic, Severity};

/// A format that can be read.
#[derive(Debug)]
pub struct Format {
    /// Its name, as in the open dialog.
    pub name: &'static str,
    /// What it holds, in half a sentence, for help and README.
    pub about: &'static str,
    /// Its file name extensions, without the dot, the usual one first; none for a layout inside files of other formats.
    pub extensions: &'static [&'static str],
    /// How much a file looks like it.
    sniff: Sniff,
    /// Whether it is read in a process of its own, because a parser that others wrote may not survive what it is given.
    pub(super) isolated: bool,
    /// Reads a whole file; files inside it are handed back unread.
    pub(super) read: fn(&Source<'_>) -> Result<Opened, Error>,
}

/// Every format that can be read; feeds open dialogs, drag and drop, command-line help and README.
pub const FORMATS: &[Format] = &[
    Format {
        name: "Plain text",
        about: "one article; the headline on the first line when it looks like one",
        extensions: &["txt", "text"],
        sniff: Sniff::Text(sniff::plain),
        isolated: false,
        read: plain::read_text,
    },
    Format {
        name: "Markdown",
        about: "one article; front matter with title, date, source and url is understood",
        extensions: &["md", "markdown"],
        sniff: Sniff::Text(sniff::markdown),
        isolated: false,
        read: plain::read_markdown,
    },
    Format {
        name: "TimelineJS",
        about: "JSON of a timeline: its events and eras",
        extensions: &["json"],
        sniff: Sniff::Text(table::timelinejs::likeness),
        isolated: false,
        read: table::timelinejs::read,
    },
    Format {
        name: "Wikidata",
        about: "results of a query as JSON, with the precision of dates where the query asks for it",
        extensions: &["json"],
        sniff: Sniff::Text(table::wikidata::likeness),
        isolated: false,
        read: table::wikidata::read,
    },
    Format {
        name: "vis-timeline",
        about: "JSON of a timeline: its items and groups",
        extensions: &["json"],
        sniff: Sniff::Text(table::vis::likeness),
        isolated: false,
        read: table::vis::read,
    },
    Format {
        name: "Dateline dataset",
        about: "JSON with articles, events and figures",
        extensions: &["json"],
        sniff: Sniff::Text(sniff::json),
        isolated: false,
        read: dataset::read,
    },
    Format {
        name: "JSON Lines",
        about: "one article a line: id, text, and title, published, source, url where known",
        extensions: &["jsonl", "ndjson"],
        sniff: Sniff::Text(sniff::json_lines),
        isolated: false,
        read: lines::read,
    },
    Format {
        name: "TimeFlow",
        about: "events with their start, end, label and track",
        extensions: &["time"],
        sniff: Sniff::Text(table::timeflow::likeness),
        isolated: false,
        read: table::timeflow::read,
    },
    Format {
        name: "GDELT",
        about: "2.0 events: who did what to whom, 61 columns without names",
        extensions: &["csv"],
        sniff: Sniff::Text(table::gdelt::likeness),
        isolated: false,
        read: table::gdelt::read,
    },
    Format {
        name: "Table",
        about: "CSV or TSV of events (date, title), of figures (measure, value, unit, period) or of articles (text)",
        extensions: &["csv", "tsv", "tab"],
        sniff: Sniff::Text(sniff::table),
        isolated: false,
        read: table::read,
    },
    Format {
        name: "Spreadsheet",
        about: "a table on each sheet, of events, of figures or of articles",
        extensions: &["xlsx", "xlsm", "xls", "ods"],
        sniff: Sniff::Bytes(table::sheet::likeness),
        isolated: true,
        read: table::sheet::read,
    },
    Format {
        name: "Parquet",
        about: "a table of events, of figures or of articles",
        extensions: &["parquet"],
        sniff: Sniff::Bytes(table::parquet::likeness),
        isolated: true,
        read: table::parquet::read,
    },
    Format {
        name: "iCalendar",
        about: "the events of a calendar",
        extensions: &["ics"],
        sniff: Sniff::Bytes(table::ical::likeness),
        isolated: true,
        read: table::ical::read,
    },
    Format {
        name: "markwhen",
        about: "a timeline as text: a date, a colon and what happened on each line",
        extensions: &["mw", "markwhen"],
        sniff: Sniff::Text(table::markwhen::likeness),
        isolated: false,
        read: table::markwhen::read,
    },
    Format {
        name: "Web page",
        about: "the article of a saved page, with its title, outlet, address and publication date",
        extensions: &["html", "htm", "xhtml"],
        sniff: Sniff::Bytes(web::sniff),
        isolated: true,
        read: web::read,
    },
    Format {
        name: "Web archive",
        about: "the article of a page that a browser saved as one file (MHTML)",
        extensions: &["mhtml", "mht"],
        sniff: Sniff::Bytes(mail::mhtml::sniff),
        isolated: true,
        read: mail::mhtml::read,
    },
    Format {
        name: "PDF",
        about: "one article; lines put together to paragraphs, running heads left out",
        extensions: &["pdf"],
        sniff: Sniff::Bytes(pdf::sniff),
        isolated: true,
        read: pdf::read,
    },
    Format {
        name: "Word document",
        about: "one article, or the articles of a Lexis export",
        extensions: &["docx", "docm"],
        sniff: Sniff::Bytes(docx::sniff),
        isolated: true,
        read: docx::read,
    },
    Format {
        name: "OpenDocument text",
        about: "one article",
        extensions: &["odt"],
        sniff: Sniff::Bytes(odt::sniff),
        isolated: true,
        read: odt::read,
    },
    Format {
        name: "EPUB book",
        about: "one article a chapter",
        extensions: &["epub"],
        sniff: Sniff::Bytes(epub::sniff),
        isolated: true,
        read: epub::read,
    },
    Format {
        name: "Mail message",
        about: "one article, dated by the day it was sent; attached files are opened too",
        extensions: &["eml"],
        sniff: Sniff::Bytes(mail::sniff),
        isolated: true,
        read: mail::read,
    },
    Format {
        name: "Mailbox",
        about: "one article a message (mbox)",
        extensions: &["mbox", "mbx"],
        sniff: Sniff::Bytes(mail::mbox::sniff),
        isolated: true,
        read: mail::mbox::read,
    },
    Format {
        name: "News feed",
        about: "one article an entry (RSS, Atom, JSON Feed)",
        extensions: &["rss", "atom", "xml", "rdf", "json"],
        sniff: Sniff::Bytes(feed::sniff),
        isolated: true,
        read: feed::read,
    },
    Format {
        name: "Factiva export",
        about: "many articles in one HTML file",
        extensions: &[],
        sniff: Sniff::Bytes(factiva::sniff),
        isolated: true,
        read: factiva::read,
    },
    Format {
        name: "Lexis export",
        about: "many articles in one text file or Word document",
        extensions: &[],
        sniff: Sniff::Text(lexis::sniff),
        isolated: false,
        read: lexis::read,
    },
    Format {
        name: "ZIP archive",
        about: "every readable file in it",
        extensions: &["zip"],
        sniff: Sniff::Bytes(archive::sniff),
        isolated: true,
        read: archive::read,
    },
];

/// The format of a file: the surest by content, the extension deciding between equals. Formats that their bytes give
/// away come first; what no reader knows and is no text is refused.
pub(super) fn choose(source: &Source<'_>) -> Result<&'static Format, Error> {
    let extension = source.extension();
    let best = |likeness: &dyn Fn(&Format) -> Likeness| {
        let ranked = FORMATS.iter().rev().map(|format| {
            let likeness = likeness(format);
            let named = format.extensions.contains(&extension.as_str());
            ((likeness, named && likeness > Likeness::No), format)
        });
        // The earliest of equals wins, so plain text takes what nothing else claims.
        ranked.max_by_key(|(rank, _)| *rank)
    };
    let by_bytes = best(&|format| match format.sniff {
        Sniff::Bytes(sniff) => sniff(source.bytes),
        Sniff::Text(_) => Likeness::No,
    });
    if let Some(((Likeness::Yes | Likeness::Surely, _) | (Likeness::Maybe, true), format)) =
        by_bytes
    {
        return Ok(format);
    }
    if let Some(what) = sniff::binary(source.bytes) {
        return Err(source.error(ErrorKind::Unknown, what.message(), what.hint));
    }
    if source.text().trim().is_empty() {
        return Err(empty(source.name));
    }
    let head = sniff::head(source.text());
    let by_text = best(&|format| match format.sniff {
        Sniff::Text(sniff) => sniff(head),
        Sniff::Bytes(_) => Likeness::No,
    });
    Ok(by_text.map_or(&FORMATS[0], |(_, format)| format))
}

/// A remark when the extension belongs to another format than the content.
pub(super) fn wrong_extension(source: &Source<'_>, format: &Format) -> Option<Diagnostic> {
    let extension = source.extension();
    if format.extensions.is_empty() || format.extensions.contains(&extension.as_str()) {
        return None;
    }
    // Of several formats with one extension, the most general stands last.
    let named = FORMATS
        .iter()
        .rev()
        .find(|format| format.extensions.contains(&extension.as_str()))?;
    let usual = format.extensions.first().copied().unwrap_or_default();
    let message = format!(
        "the name ends in .{extension} ({}), but the content is {}; it was read as that",
        named.name, format.name
    );
    let hint = format!("Rename it to end in .{usual}.");
    Some(remark(Severity::Note, message, &hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_carrier_of_many_formats_lends_its_extension_to_several() {
        let mut seen = Vec::new();
        for extension in FORMATS.iter().flat_map(|format| format.extensions) {
            let carries = ["json", "csv"].contains(extension);
            assert!(carries || !seen.contains(extension), "{extension}");
            seen.push(extension);
        }
    }
}
