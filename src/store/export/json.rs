//! A corpus → JSON and JSON Lines that Dateline reads back to the same.

use crate::model::Corpus;
use crate::wire::Record;
use serde::Serialize;

#[derive(Serialize)]
struct Dataset<'a> {
    dateline: u32,
    articles: Vec<Record<'a>>,
}

/// One dataset.
pub(super) fn dataset(corpus: &Corpus) -> Vec<u8> {
    let dataset = Dataset {
        dateline: 1,
        articles: corpus
            .articles()
            .iter()
            .map(|findings| Record::whole(findings))
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&dataset).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// One article a line.
pub(super) fn lines(corpus: &Corpus) -> Vec<u8> {
    let mut bytes = Vec::new();
    for findings in corpus.articles() {
        bytes.extend(serde_json::to_vec(&Record::whole(findings)).unwrap_or_default());
        bytes.push(b'\n');
    }
    bytes
}
