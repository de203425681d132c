//! What the JSON formats of timeline tools share: telling them by their keys, reading them, and a field as a cell.

use super::super::sniff::{self, Likeness};
use super::super::{Error, ErrorKind, Source, dataset};
use serde_json::Value;

/// How much a JSON text looks like one that has all these keys.
pub(super) fn likeness(head: &str, keys: &[&str]) -> Likeness {
    let is_key = |key: &&str| {
        let quoted = format!("\"{key}\"");
        let mut after = head
            .match_indices(&quoted)
            .map(|(at, _)| head.get(at + quoted.len()..));
        after.any(|rest| rest.is_some_and(|rest| rest.trim_start().starts_with(':')))
    };
    if sniff::json(head) > Likeness::No && keys.iter().all(is_key) {
        Likeness::Yes
    } else {
        Likeness::No
    }
}

/// The value of a whole file.
pub(super) fn value(source: &Source<'_>) -> Result<Value, Error> {
    serde_json::from_str(source.text()).map_err(|what| {
        let (line, column) = (what.line(), what.column());
        let what = dataset::plainly(&what);
        let message = format!("the JSON is broken at line {line}, column {column}: {what}");
        let hint = "Correct it there and open the file again.";
        source.error(ErrorKind::Malformed, message, hint)
    })
}

/// A string or number of an object as a cell; empty where there is none.
pub(super) fn cell(object: &Value, key: &str) -> String {
    match object.get(key) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
