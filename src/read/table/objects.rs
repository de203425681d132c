//! Objects of a JSON list → rows: the columns are all their keys, in the order of first appearance.

use super::grid::Row;
use serde_json::Value;
use std::collections::HashMap;

/// Objects as rows.
#[derive(Debug, Default)]
pub(in crate::read) struct Objects {
    /// The keys, in the order of first appearance.
    pub header: Vec<String>,
    /// A row for each object.
    pub rows: Vec<Row>,
    places: HashMap<String, usize>,
}

impl Objects {
    /// Rows of these values, numbered from one.
    pub(in crate::read) fn new(items: Vec<Value>) -> Self {
        let mut own = Self::default();
        for (line, item) in (1_u64..).zip(items) {
            own.push(line, item);
        }
        own
    }

    /// Adds one; what is no object is a row without cells.
    pub(in crate::read) fn push(&mut self, line: u64, item: Value) {
        let Value::Object(fields) = item else {
            self.rows.push(Row::new(line, []));
            return;
        };
        let mut cells = vec![String::new(); self.header.len()];
        for (key, value) in fields {
            let text = written(value);
            let known = self.places.get(&key).copied();
            let at = known.unwrap_or_else(|| {
                self.header.push(key.clone());
                self.places.insert(key, self.header.len() - 1);
                self.header.len() - 1
            });
            if cells.len() <= at {
                cells.resize(at + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(at) {
                *cell = text;
            }
        }
        self.rows
            .push(Row::new(line, cells.iter().map(String::as_str)));
    }
}

/// A value as a cell: names of a list with semicolons between, what is nested as JSON.
fn written(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let names: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            names.join("; ")
        }
        other => other.to_string(),
    }
}
