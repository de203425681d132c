//! Objects of a JSON list → rows: the columns are all their keys, in the order of first appearance.

use super::grid::Row;
use serde_json::{Map, Value};
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

    /// The rows of a table that lies in an object column by column: `{"date": {"0": …}, "title": {"0": …}}`, or
    /// `{"columns": […], "data": [[…]]}`. `None` for any other object.
    pub(in crate::read) fn of_columns(fields: &Map<String, Value>) -> Option<Vec<Value>> {
        if let (Some(Value::Array(names)), Some(Value::Array(rows))) =
            (fields.get("columns"), fields.get("data"))
        {
            let names: Vec<&str> = names.iter().map(Value::as_str).collect::<Option<_>>()?;
            let row = |row: &Value| -> Option<Value> {
                let cells = names.iter().zip(row.as_array()?);
                let cells = cells.map(|(name, cell)| ((*name).to_owned(), cell.clone()));
                Some(Value::Object(cells.collect()))
            };
            return rows.iter().map(row).collect();
        }
        let columns: Option<Vec<(&String, &Map<String, Value>)>> = fields
            .iter()
            .map(|(name, column)| Some((name, column.as_object()?)))
            .collect();
        let columns = columns?;
        let (_, first) = columns
            .first()
            .filter(|(_, first)| first.contains_key("0"))?;
        let row = |index: &String| {
            let cells = columns.iter().map(|(name, column)| {
                let cell = column.get(index).cloned().unwrap_or_default();
                ((*name).clone(), cell)
            });
            Value::Object(cells.collect())
        };
        Some(first.keys().map(row).collect())
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

/// A value as a cell: names of a list with semicolons between, an object by its name, what else is nested as JSON.
pub(super) fn written(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let names: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            names.join("; ")
        }
        Value::Object(fields) if fields.get("name").is_some_and(Value::is_string) => {
            let name = fields.get("name").and_then(Value::as_str);
            name.unwrap_or_default().to_owned()
        }
        other => other.to_string(),
    }
}
