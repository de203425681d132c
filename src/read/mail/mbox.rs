//! A mailbox (RFC 4155) → its messages, each an article, in order, and the files attached to them.

use super::{article, attached, headers, parsed};
use crate::model::Severity;
use crate::read::document::Remarks;
use crate::read::sniff::Likeness;
use crate::read::{Document, Error, ErrorKind, Opened, Packed, Source};
use mail_parser::mailbox::mbox::MessageIterator;

const HINT: &str = "Save that message anew from the mail program.";

/// A mailbox begins with a line `From …` and the headers of its first message.
pub(in crate::read) fn sniff(bytes: &[u8]) -> Likeness {
    let Some(line) = bytes.iter().position(|&byte| byte == b'\n') else {
        return Likeness::No;
    };
    let rest = bytes.get(line + 1..).unwrap_or_default();
    if bytes.starts_with(b"From ") && headers(rest).next().is_some() {
        Likeness::Surely
    } else {
        Likeness::No
    }
}

/// Reads a mailbox.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let mut opened = Opened::default();
    let mut remarks = Remarks::new(source.limits.remarks);
    for (number, message) in (1_u32..).zip(MessageIterator::new(source.bytes)) {
        let wrong = |what: &str| format!("message {number} was left out: {what}");
        let read = message
            .map_err(|what| wrong(&what.to_string()))
            .and_then(|message| {
                let found = parsed(source, message.contents()).and_then(|mail| {
                    let files = attached(&mail).into_iter().map(|file| Packed {
                        name: format!("message {number}/{}", file.name),
                        ..file
                    });
                    opened.files.extend(files);
                    article(source, &mail)
                });
                found.map_err(|what| wrong(&what.message))
            });
        match read {
            Ok(Some(mut article)) => {
                article.origin.line = Some(number);
                opened
                    .documents
                    .push(Document::Article(article, Vec::new()));
            }
            Ok(None) => remarks.push(Severity::Note, wrong("it holds no text"), ""),
            Err(what) => remarks.push(Severity::Error, what, HINT),
        }
        source.check_rows(opened.documents.len(), "messages")?;
    }
    opened.notes = remarks.finish("message(s)");
    if opened.documents.is_empty() && opened.files.is_empty() {
        let message = "the mailbox holds no message with text";
        return Err(source.error(ErrorKind::Empty, message, HINT));
    }
    Ok(opened)
}
