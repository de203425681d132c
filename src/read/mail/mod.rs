//! Mail → articles: a message, a mailbox of many, and the web page that a browser saved as a message.
//!
//! The day on which a message was sent is its publication date; files attached to it are read each as what they are.

pub(super) mod mbox;
pub(super) mod mhtml;

use super::sniff::Likeness;
use super::{Document, Error, ErrorKind, FORMATS, Opened, Packed, Source, web};
use crate::model::Article;
use jiff::civil::Date;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

/// Headers are looked for this far from the beginning, in bytes.
const HEAD_BYTES: usize = 16 * 1024;

/// Headers that only mail has.
const MAIL_ONLY: &[&str] = &[
    "received",
    "message-id",
    "mime-version",
    "return-path",
    "delivered-to",
    "content-transfer-encoding",
    "dkim-signature",
];

/// A message begins with headers, among them its sender and one that only mail has.
pub(super) fn sniff(bytes: &[u8]) -> Likeness {
    let names: Vec<String> = headers(bytes).map(|(name, _)| name).collect();
    let has = |name: &str| names.iter().any(|own| own == name);
    let sent = has("from") || has("sender") || has("subject");
    let only = MAIL_ONLY.iter().any(|name| has(name));
    match (sent, only) {
        // A saved page is a message too, and more than that.
        (true, true) if mhtml::sniff(bytes) > Likeness::No => Likeness::No,
        (true, true) => Likeness::Surely,
        (true, false) if has("date") && has("to") => Likeness::Yes,
        (true, false) => Likeness::Maybe,
        _ => Likeness::No,
    }
}

/// The headers that a file begins with, names in lower case; none where the first line is no header.
fn headers(bytes: &[u8]) -> impl Iterator<Item = (String, String)> {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).into_owned();
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.lines() {
        if line.starts_with([' ', '\t'])
            && let Some((_, value)) = headers.last_mut()
        {
            value.push(' ');
            value.push_str(line.trim());
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            // An empty line ends the headers; any other shows that there are none, unless the last one was cut off.
            if !line.is_empty() && line.len() < 1_000 {
                headers.clear();
            }
            break;
        };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            headers.clear();
            break;
        }
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    headers.into_iter()
}

/// Reads one message.
pub(super) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let message = parsed(source, source.bytes)?;
    let files = attached(&message);
    let article = article(source, &message)?;
    if article.is_none() && files.is_empty() {
        return Err(source.error(
            ErrorKind::Empty,
            "the message holds no text",
            "If it shows a picture of text, have it recognised (OCR) and save it as text.",
        ));
    }
    let documents = article.map(|article| Document::Article(article, Vec::new()));
    Ok(Opened {
        documents: documents.into_iter().collect(),
        files,
        ..Opened::default()
    })
}

fn parsed<'x>(source: &Source<'_>, bytes: &'x [u8]) -> Result<Message<'x>, Error> {
    MessageParser::default().parse(bytes).ok_or_else(|| {
        let hint = "Save it anew from the mail program.";
        source.error(
            ErrorKind::Malformed,
            "the message has no headers that can be read",
            hint,
        )
    })
}

/// The article that a message is; `None` when it has no words of its own.
fn article(source: &Source<'_>, message: &Message<'_>) -> Result<Option<Article>, Error> {
    let Some(text) = text(source, message)? else {
        return Ok(None);
    };
    source.check_article(text.len())?;
    let mut article = Article::new(message.subject().unwrap_or_default().trim(), text);
    article.given = message.date().and_then(day);
    article.given_because = article
        .given
        .map(|_| "the message's Date header".to_owned());
    if let Some(from) = message.from().and_then(|from| from.first()) {
        let name = from.name().or(from.address()).map(bare_name);
        article.source = name.filter(|name| !name.is_empty()).map(str::to_owned);
        article.author.clone_from(&article.source);
    }
    Ok(Some(article))
}

/// A name without quotes, and without the address that some programs write into it.
fn bare_name(name: &str) -> &str {
    let name = name.trim();
    let own = match name.rsplit_once('<') {
        Some((own, address)) if address.ends_with('>') && !own.trim().is_empty() => own.trim(),
        _ => name,
    };
    own.trim_matches('"').trim()
}

/// The day in the sender's own time zone.
fn day(date: &mail_parser::DateTime) -> Option<Date> {
    let year = i16::try_from(date.year).ok()?;
    Date::new(
        year,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}

/// The words of a message: its plain text where it has one, else those of its page; quotes of older messages and the
/// signature left out.
fn text(source: &Source<'_>, message: &Message<'_>) -> Result<Option<String>, Error> {
    let plain: Vec<&str> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let plain = own_words(&plain.join("\n\n"));
    if !plain.is_empty() {
        return Ok(Some(plain));
    }
    let mut out = String::new();
    for part in message.html_bodies() {
        if let PartType::Html(html) = &part.body {
            let (_, words) = web::words(source, html)?;
            out.push_str(&words);
            out.push_str("\n\n");
        }
    }
    let out = own_words(&out);
    Ok((!out.is_empty()).then_some(out))
}

/// A message without what it quotes from older ones and who wrote that, and without its signature (RFC 3676: a line of two
/// dashes and a blank).
fn own_words(text: &str) -> String {
    let mut own: Vec<&str> = Vec::new();
    for line in text.lines() {
        if line == "-- " || line.trim().trim_matches('-') == "Original Message" {
            break;
        }
        if !line.starts_with('>') {
            own.push(line);
            continue;
        }
        let last = own.iter().rposition(|line| !line.trim().is_empty());
        if let Some(last) = last.filter(|&last| own.get(last).is_some_and(|line| attributes(line)))
        {
            own.truncate(last);
            // The line may have been wrapped.
            if text.lines().any(|line| line.trim() == "wrote:")
                && own.last().is_some_and(|line| line.starts_with("On "))
            {
                own.pop();
            }
        }
    }
    web::tidied(&own.join("\n"))
}

/// A line that says who wrote what is quoted below: `On 18 May 2024, at 06:00, Ann Lee <ann@mail.example> wrote:`.
fn attributes(line: &str) -> bool {
    let line = line.trim();
    let words = ["wrote", "schrieb", "écrit", "escribió"];
    line.ends_with(':') && (line.contains('@') || words.iter().any(|word| line.contains(word)))
}

/// The attached files that can be read.
fn attached(message: &Message<'_>) -> Vec<Packed> {
    let readable = |name: &str| {
        let extension = name
            .rsplit_once('.')
            .map(|(_, extension)| extension.to_lowercase());
        extension.is_some_and(|extension| {
            FORMATS
                .iter()
                .any(|format| format.extensions.contains(&extension.as_str()))
        })
    };
    let packed = |(number, part): (usize, &MessagePart<'_>)| match &part.body {
        PartType::Message(inner) => {
            // Its offsets count in the whole message that it lies in.
            let root = inner.root_part();
            let (start, end) = (root.raw_header_offset(), root.raw_end_offset());
            let bytes = inner.raw_message.get(start as usize..end as usize)?;
            Some(Packed {
                name: format!("message {number}.eml"),
                bytes: bytes.to_vec(),
            })
        }
        _ => Some(Packed {
            name: part
                .attachment_name()
                .filter(|name| readable(name))?
                .replace(['/', '\\'], "_"),
            bytes: part.contents().to_vec(),
        }),
    };
    (1_usize..)
        .zip(message.attachments())
        .filter_map(packed)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_is_told_from_prose_with_a_colon() {
        let mail = b"From: Ann <ann@mail.example>\nMIME-Version: 1.0\nSubject: Rain\n\nIt rained.";
        assert_eq!(sniff(mail), Likeness::Surely);
        assert_eq!(
            sniff(b"Note: it rained.\nFrom: the hills\nIt stopped."),
            Likeness::No
        );
        assert_eq!(
            sniff(b"Title: Rain\nDate: 4 May 2024\n\nIt rained."),
            Likeness::No
        );
    }

    #[test]
    fn quotes_and_signatures_are_not_the_writers_words() {
        let text = "It rained.\n\n> Did it rain?\n>> When?\n\nBye\n-- \nAnn\nOffice\n";
        assert_eq!(own_words(text), "It rained.\n\nBye");
        for said in [
            "On 18 May 2024, at 06:00, Bo Ek <bo@mail.example> wrote:",
            "On Sat, 18 May 2024 at 06:00, Bo Ek <bo@mail.example>\nwrote:",
            "-----Original Message-----",
        ] {
            let text = format!("I agree:\nit did.\n\n{said}\n> It rained.\n");
            assert_eq!(own_words(&text), "I agree:\nit did.", "{said}");
        }
        assert_eq!(own_words("It said:\n\n> Rain\n"), "It said:");
    }

    #[test]
    fn a_name_is_bare_of_quotes_and_address() {
        assert_eq!(bare_name(" \"Ek, Bo\" <bo@mail.example>"), "Ek, Bo");
        assert_eq!(bare_name("<bo@mail.example>"), "<bo@mail.example>");
        assert_eq!(bare_name("Bo Ek"), "Bo Ek");
    }
}
