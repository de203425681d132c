//! XML text → its elements and words one after the other, no deeper than the limit.
//!
//! Names come without their prefix: documents choose prefixes freely, and none of those read here has two elements that
//! only the prefix tells apart. Entities are the five of XML and numbers; a document's own are left out, so none can grow. Has no opinion on what an element means.

use super::{Error, ErrorKind, Source};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// One piece of a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// An element begins; an empty one ends at once.
    Open(Element),
    /// The element of this name ends.
    Close(String),
    /// Words, with entities resolved.
    Words(String),
}

/// The beginning of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name without prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute, by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A document on its way through.
pub(super) struct Xml<'s, 'f> {
    source: &'s Source<'f>,
    reader: Reader<&'s [u8]>,
    depth: usize,
}

impl<'s, 'f> Xml<'s, 'f> {
    /// Begins to read `text`, a part of `source`.
    pub(super) fn new(source: &'s Source<'f>, text: &'s str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            source,
            reader,
            depth: 0,
        }
    }

    /// The next piece; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece>, Error> {
        loop {
            let event = self.reader.read_event().map_err(|what| {
                let message = format!("its XML is broken: {what}");
                let hint = "Save it anew from the program that made it.";
                self.source.error(ErrorKind::Malformed, message, hint)
            })?;
            let piece = match event {
                Event::Start(start) => {
                    self.depth += 1;
                    let limit = self.source.limits.nesting;
                    if self.depth > limit {
                        return Err(self.source.too_deep(limit));
                    }
                    Piece::Open(element(&start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close(end.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Piece::Words(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Words(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(letter)) => Piece::Words(letter.to_string()),
                    _ => match resolve_predefined_entity(&name) {
                        Some(words) => Piece::Words(words.to_owned()),
                        None => continue,
                    },
                },
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(piece));
        }
    }

    /// Passes over the rest of the element that was opened last, with all that is in it.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.next()? {
                Some(Piece::Open(_)) => depth += 1,
                Some(Piece::Close(_)) => depth -= 1,
                Some(Piece::Words(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// The words of the element that was opened last, up to its end.
    pub(super) fn words(&mut self) -> Result<String, Error> {
        let (mut depth, mut all) = (1_usize, String::new());
        while depth > 0 {
            match self.next()? {
                Some(Piece::Open(_)) => depth += 1,
                Some(Piece::Close(_)) => depth -= 1,
                Some(Piece::Words(words)) => all.push_str(&words),
                None => break,
            }
        }
        Ok(all.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().flatten().map(|attribute| {
        let name = attribute.key.local_name().into_inner().to_owned();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        (
            name,
            value.map(std::borrow::Cow::into_owned).unwrap_or_default(),
        )
    });
    Element {
        name: start.local_name().into_inner().to_owned(),
        attributes: attributes.collect(),
    }
}
