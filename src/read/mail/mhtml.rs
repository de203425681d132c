//! A web page that a browser saved as one file (MHTML, RFC 2557) → its article.
//!
//! The page is a message whose first part is the HTML; the address that it was saved from stands in a header.

use super::{headers, parsed};
use crate::read::sniff::Likeness;
use crate::read::{Document, Error, ErrorKind, Opened, Source, web};
use mail_parser::{MimeHeaders as _, PartType};

/// Headers of a message of related parts, written by a browser or naming a page.
pub(in crate::read) fn sniff(bytes: &[u8]) -> Likeness {
    let mut related = false;
    let mut saved = false;
    for (name, value) in headers(bytes) {
        let value = value.to_ascii_lowercase();
        related |= name == "content-type" && value.starts_with("multipart/related");
        saved |= name == "snapshot-content-location"
            || name == "content-location"
            || (name == "from" && value.contains("saved by"))
            || (name == "content-type" && value.contains("text/html"));
    }
    if related && saved {
        Likeness::Surely
    } else {
        Likeness::No
    }
}

/// Reads a saved page.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let message = parsed(source, source.bytes)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((part, html)),
        _ => None,
    });
    let Some((part, html)) = page else {
        let hint = "Open the page in a browser and save it again.";
        return Err(source.error(ErrorKind::Empty, "the saved page holds no HTML", hint));
    };
    let address = message
        .header_raw("Snapshot-Content-Location")
        .or_else(|| part.content_location())
        .map(str::trim);
    let (article, remarks) = web::article(source, html, address)?;
    Ok(Opened {
        documents: vec![Document::Article(article, remarks)],
        ..Opened::default()
    })
}
