//! What was found → JSON and JSON Lines that Dateline reads back to the same.
//!
//! `assets/dateline.schema.json` describes both, member by member.

use crate::model::{Corpus, Findings};
use crate::wire::Record;
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Dataset<'a> {
    dateline: u32,
    articles: Vec<Record<'a>>,
}

/// One dataset.
pub(super) fn dataset(corpus: &Corpus) -> io::Result<Vec<u8>> {
    let dataset = Dataset {
        dateline: 1,
        articles: corpus
            .articles()
            .iter()
            .map(|findings| Record::whole(findings))
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&dataset)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// One article on a line.
pub(super) fn line(findings: &Findings) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(&Record::whole(findings)).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
