//! What was found → JSON and JSON Lines that Dateline reads back to the same.
//!
//! `assets/dateline.schema.json` describes both, member by member. In both, an article is one line, so that either is written
//! article by article and can be compared line by line.

use crate::model::Findings;
use crate::wire::Record;

/// What a dataset has before its first article.
pub(super) const HEAD: &[u8] = b"{\"dateline\": 1, \"articles\": [\n";

/// What it has between two.
pub(super) const BETWEEN: &[u8] = b",\n";

/// What it has behind the last.
pub(super) const TAIL: &[u8] = b"\n]}\n";

/// One article of a dataset.
pub(super) fn record(findings: &Findings) -> Vec<u8> {
    serde_json::to_vec(&Record::whole(findings)).unwrap_or_default()
}

/// One article on a line.
pub(super) fn line(findings: &Findings) -> Vec<u8> {
    let mut bytes = record(findings);
    bytes.push(b'\n');
    bytes
}
