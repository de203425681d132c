//! The content of an `OpenDocument` workbook → its merged cells, sheet by sheet, which its reader does not tell.

use super::super::archive::Archive;
use super::super::xml::{Element, Piece, Xml};
use super::super::{Error, Source};
use calamine::Dimensions;
use std::collections::BTreeMap;

/// Where the sheets lie in the archive.
const CONTENT: &str = "content.xml";

/// The merged cells of each sheet, by its name.
pub(super) fn merged(source: &Source<'_>) -> Result<BTreeMap<String, Vec<Dimensions>>, Error> {
    let text = Archive::open(source)?.xml(CONTENT)?;
    let mut xml = Xml::new(source, &text);
    let mut sheets: BTreeMap<String, Vec<Dimensions>> = BTreeMap::new();
    let mut sheet = String::new();
    let (mut row, mut rows, mut column) = (0_u32, 1, 0_u32);
    while let Some(piece) = xml.next()? {
        match piece {
            Piece::Open(element) => match element.name.as_str() {
                "table" => {
                    element
                        .get("name")
                        .unwrap_or_default()
                        .clone_into(&mut sheet);
                    row = 0;
                }
                "table-row" => {
                    rows = count(&element, "number-rows-repeated");
                    column = 0;
                }
                "table-cell" | "covered-table-cell" => {
                    let down = count(&element, "number-rows-spanned");
                    let along = count(&element, "number-columns-spanned");
                    if down > 1 || along > 1 {
                        let end = (
                            row.saturating_add(down - 1),
                            column.saturating_add(along - 1),
                        );
                        let area = Dimensions {
                            start: (row, column),
                            end,
                        };
                        sheets.entry(sheet.clone()).or_default().push(area);
                    }
                    column = column.saturating_add(count(&element, "number-columns-repeated"));
                    xml.skip()?;
                }
                _ => {}
            },
            Piece::Close(name) if name == "table-row" => row = row.saturating_add(rows),
            _ => {}
        }
    }
    Ok(sheets)
}

/// A number that is one where nothing is said.
fn count(element: &Element, name: &str) -> u32 {
    let number = element.get(name).and_then(|number| number.parse().ok());
    number.unwrap_or(1).max(1)
}
