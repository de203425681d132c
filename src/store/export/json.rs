//! What was found → JSON and JSON Lines that Dateline reads back to the same.
//!
//! `assets/dateline.schema.json` describes both, member by member. In both, an article is one line, so that either is written
//! article by article and can be compared line by line.

use super::super::WriteWhile;
use crate::model::{Findings, GoOn};
use crate::wire::Record;

/// What a dataset has before its first article.
pub(super) const HEAD: &[u8] = b"{\"dateline\": 1, \"articles\": [\n";

/// What it has between two.
pub(super) const BETWEEN: &[u8] = b",\n";

/// What it has behind the last.
pub(super) const TAIL: &[u8] = b"\n]}\n";

/// One article of a dataset.
pub(super) fn record(findings: &Findings, go_on: GoOn<'_>) -> Vec<u8> {
    let record = Record::whole_while(findings, go_on);
    let mut out = WriteWhile::new(Vec::new(), go_on);
    // What cannot be written is what nobody waits for.
    let written = serde_json::to_writer(&mut out, &record);
    written.map_or_else(|_| Vec::new(), |()| out.into_inner())
}

/// One article on a line.
pub(super) fn line(findings: &Findings, go_on: GoOn<'_>) -> Vec<u8> {
    let mut bytes = record(findings, go_on);
    bytes.push(b'\n');
    bytes
}
