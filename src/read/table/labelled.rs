//! The cells of a row → what its event is about and who tells of it: outlet, category, topic, place, who took part, keywords, a
//! point on the map.
//!
//! Rows that say the same share it. Has no opinion on which column says what.

use super::super::number;
use super::plan::{Line, Plan};
use super::role::Role;
use crate::model::{Coordinates, LabelSet, Labels};
use rustc_hash::FxHashMap;

/// The category of events that are drawn behind all lanes.
const ERA: &str = "era";

/// What the events of a batch are about, by the cells that say so: rows that say the same share it.
#[derive(Default)]
pub(super) struct Labelled {
    known: FxHashMap<String, Labels>,
    key: String,
}

impl Labelled {
    /// What the event of a row is about.
    pub(super) fn of(&mut self, plan: &Plan<'_>, line: Line<'_>) -> Labels {
        let Self { known, key } = self;
        let cells = match plan.labels.as_slice() {
            // Most tables that say it at all say it in one column.
            [column] => line.cell(*column),
            columns => {
                key.clear();
                for &column in columns {
                    key.push_str(line.cell(column));
                    key.push('\u{1f}');
                }
                key.as_str()
            }
        };
        if let Some(found) = known.get(cells) {
            return found.clone();
        }
        let labels = Labels::from(labels(plan, line));
        known.insert(cells.to_owned(), labels.clone());
        labels
    }
}

fn labels(plan: &Plan<'_>, line: Line<'_>) -> LabelSet {
    let own = |role| plan.cell(line, role).map(str::to_owned);
    let listed = |columns: &[usize], between: &[char]| -> Vec<String> {
        let cells = columns.iter().map(|&column| line.cell(column));
        cells.flat_map(|cell| names(cell, between)).collect()
    };
    let place = plan.place.map(|column| line.cell(column));
    LabelSet {
        source: own(Role::Source).filter(|name| !number::is_missing(name)),
        category: if plan.slide(line).eq_ignore_ascii_case(ERA) {
            Some(ERA.to_owned())
        } else {
            own(Role::Category)
        },
        topic: own(Role::Topic),
        place: place.filter(|cell| !cell.is_empty()).map(str::to_owned),
        actors: listed(&plan.actors, &[';', '|']),
        tags: listed(&plan.tags, &[';', '|', ',']),
        coordinates: coordinates(plan, line),
    }
}

/// The point on the map that a row names.
fn coordinates(plan: &Plan<'_>, line: Line<'_>) -> Option<Coordinates> {
    let degrees = |role| {
        let cell = plan.cell(line, role)?;
        number::parse(cell, plan.mapping.decimals.value)?
            .amount
            .value
    };
    Coordinates::new(degrees(Role::Latitude)?, degrees(Role::Longitude)?)
}

/// The names in a cell, apart at the first of `between` that it holds.
fn names(cell: &str, between: &[char]) -> Vec<String> {
    let mark = between.iter().find(|mark| cell.contains(**mark));
    cell.split(|c| Some(&c) == mark)
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::open_bytes;

    #[test]
    fn a_row_says_which_outlet_tells_of_its_event() {
        let table = "date,title,source\n2024-05-03,The bridge opens,Courier\n2024-05-04,It closes,\n\
                     2024-05-05,It opens again,Ferryman\n";
        let opened = open_bytes("bridges.csv", table.as_bytes()).unwrap();
        let documents = opened.into_documents();
        let crate::read::Document::Findings(findings) = &documents[0] else {
            panic!("no findings")
        };
        let sources: Vec<&str> = findings
            .events
            .iter()
            .map(|event| findings.source(event))
            .collect();
        assert_eq!(sources, ["Courier", "bridges.csv", "Ferryman"]);
    }
}
