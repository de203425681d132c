//! The words of a page, where they stand on the paper → its lines in the order of reading, column after column.
//!
//! A library gathers words into rows across the whole page, so that the columns of a newspaper would be read straight
//! through. Here a strip of white that runs down through several rows, with prose on both sides, is taken for a gutter; a
//! table has such strips too, but short cells instead of prose, and keeps its rows. Pieces of a word that kerning drove
//! apart are put together again. Measured in points, from the bottom of the page upwards, as PDF does.

use super::lines::Line;

/// A word, or a piece of one.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its letters.
    pub(super) text: String,
    /// Where it begins, in points from the left.
    pub(super) left: f32,
    /// Where it ends, in points from the left.
    pub(super) right: f32,
    /// Its height above the bottom of the page, in points.
    pub(super) base: f32,
    /// The size of its letters, in points.
    pub(super) size: f32,
}

/// Words of one row, from left to right.
type Row = Vec<Word>;

/// Least width of a blank between words, in sizes of their letters; what stands closer is one word. A typesetter's
/// narrowest blank is about a fifth.
const BLANK: f32 = 0.14;

/// How far words of one row stand apart in height at most, in sizes of letters: a raised number of a note does.
const SAME_ROW: f32 = 0.45;

/// Least width of a gutter, in sizes of letters: wider than any blank that several rows share by chance.
const GUTTER: f32 = 0.8;

/// Fewest rows that a column has.
const FEWEST_ROWS: usize = 4;

/// Fewest characters in a row of prose, on average; the cells of tables are shorter.
const PROSE_CHARS: usize = 16;

/// Least share of a column that its rows fill on average, when they hold prose.
const FILLED: f32 = 0.6;

/// Columns beside one another that are told apart: a strip in a column is looked for so many times.
const MOST_SPLITS: usize = 6;

/// The lines of a page in the order of reading.
pub(super) fn lines(words: Vec<Word>) -> Vec<Line> {
    let mut out = Vec::new();
    region(rows(words), MOST_SPLITS, &mut out);
    out
}

/// Words in rows from the top of the page down, each row from left to right.
fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        let same = |row: &Row| {
            row.first()
                .is_some_and(|first| first.base - word.base <= SAME_ROW * first.size.max(word.size))
        };
        match rows.last_mut().filter(|row| same(row)) {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        mend(row);
    }
    rows
}

/// Puts pieces of words together.
fn mend(row: &mut Row) {
    let mut mended: Row = Vec::with_capacity(row.len());
    for word in row.drain(..) {
        match mended.last_mut() {
            Some(last) if word.left - last.right < BLANK * last.size.min(word.size) => {
                last.text.push_str(&word.text);
                last.right = last.right.max(word.right);
            }
            _ => mended.push(word),
        }
    }
    *row = mended;
}

/// Adds the lines of a part of the page: of each run of rows with a gutter column by column, of the others row by row.
fn region(rows: Vec<Row>, splits: usize, out: &mut Vec<Line>) {
    let mut band: Vec<Row> = Vec::new();
    let mut strips: Vec<Strip> = Vec::new();
    for row in rows {
        let own = white(&row);
        let joint = common(&strips, &own, &row);
        let is_cut = |strips: &[Strip]| strips.iter().any(|strip| strip.is_between());
        // A headline across columns ends those above it, and begins those below.
        if !band.is_empty() && !is_cut(&joint) && (is_cut(&strips) || is_cut(&own)) {
            let below = if is_cut(&strips) {
                Vec::new()
            } else {
                split_below(&mut band, &own)
            };
            columns(&band, &strips, splits, out);
            strips = below
                .iter()
                .fold(own, |strips, row| common(&strips, &white(row), row));
            band = below;
        } else {
            strips = if band.is_empty() { own } else { joint };
        }
        band.push(row);
    }
    columns(&band, &strips, splits, out);
}

/// Takes the last rows of a run that stand beside these strips: columns seldom begin at one height.
fn split_below(band: &mut Vec<Row>, strips: &[Strip]) -> Vec<Row> {
    let beside = |row: &&Row| {
        let joint = common(strips, &white(row), row);
        joint.iter().any(|strip| strip.is_between())
    };
    let count = band.iter().rev().take_while(beside).count();
    band.split_off(band.len() - count)
}

/// A strip of white from top to bottom, in points from the left.
#[derive(Clone, Copy, Debug)]
struct Strip {
    left: f32,
    right: f32,
}

impl Strip {
    /// True where there are words on both sides.
    fn is_between(self) -> bool {
        self.left > f32::MIN && self.right < f32::MAX
    }

    /// True where it is wide enough for a gutter beside these words.
    fn is_wide(self, row: &Row) -> bool {
        let size = row.iter().map(|word| word.size).fold(f32::MAX, f32::min);
        self.right - self.left >= GUTTER * size
    }
}

/// What a row leaves white.
fn white(row: &Row) -> Vec<Strip> {
    let mut white = Vec::with_capacity(row.len() + 1);
    let mut left = f32::MIN;
    for word in row {
        white.push(Strip {
            left,
            right: word.left,
        });
        left = left.max(word.right);
    }
    white.push(Strip {
        left,
        right: f32::MAX,
    });
    white.retain(|strip| strip.is_wide(row));
    white
}

/// What is white in both; wide enough for a gutter beside these words.
fn common(strips: &[Strip], others: &[Strip], row: &Row) -> Vec<Strip> {
    let both = strips.iter().flat_map(|own| {
        others.iter().map(|other| Strip {
            left: own.left.max(other.left),
            right: own.right.min(other.right),
        })
    });
    both.filter(|strip| strip.is_wide(row)).collect()
}

/// Adds the lines of a run of rows: on both sides of a strip, where there is prose on both, else row by row.
fn columns(band: &[Row], strips: &[Strip], splits: usize, out: &mut Vec<Line>) {
    let inner = strips.iter().filter(|strip| strip.is_between());
    let mut inner: Vec<&Strip> = inner.collect();
    inner.sort_by(|a, b| (b.right - b.left).total_cmp(&(a.right - a.left)));
    for strip in inner.into_iter().filter(|_| splits > 0) {
        let middle = f32::midpoint(strip.left, strip.right);
        let side = |is_left: bool| -> Vec<Row> {
            let half = band.iter().map(|row| {
                let own = row.iter().filter(|word| (word.left < middle) == is_left);
                own.cloned().collect::<Row>()
            });
            half.filter(|row| !row.is_empty()).collect()
        };
        let (left, right) = (side(true), side(false));
        if is_prose(&left) && is_prose(&right) {
            // Rows of two columns need not stand at the same height.
            for half in [left, right] {
                region(rows(half.into_iter().flatten().collect()), splits - 1, out);
            }
            return;
        }
    }
    out.extend(band.iter().filter_map(line));
}

/// True for rows that fill their column with words.
fn is_prose(rows: &[Row]) -> bool {
    let count = rows.len();
    if count < FEWEST_ROWS {
        return false;
    }
    let chars: usize = rows
        .iter()
        .flatten()
        .map(|word| word.text.chars().count() + 1)
        .sum();
    let ends = |row: &Row| {
        let (first, last) = (row.first()?, row.last()?);
        Some((first.left, last.right))
    };
    let ends: Vec<(f32, f32)> = rows.iter().filter_map(ends).collect();
    let left = ends.iter().map(|end| end.0).fold(f32::MAX, f32::min);
    let right = ends.iter().map(|end| end.1).fold(f32::MIN, f32::max);
    let filled: f32 = ends.iter().map(|end| end.1 - end.0).sum();
    chars >= PROSE_CHARS * count && filled >= FILLED * (right - left) * ends.len() as f32
}

/// The words of a row as a line.
fn line(row: &Row) -> Option<Line> {
    let (first, last) = (row.first()?, row.last()?);
    let texts: Vec<&str> = row.iter().map(|word| word.text.as_str()).collect();
    Some(Line {
        text: texts.join(" "),
        left: first.left,
        right: last.right,
        base: first.base,
        size: row.iter().map(|word| word.size).sum::<f32>() / row.len().max(1) as f32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of a line, each letter half as wide as high, with blanks of a third of it.
    fn set(text: &str, left: f32, base: f32) -> Vec<Word> {
        let mut at = left;
        let words = text.split(' ').map(|text| {
            let word = Word {
                text: text.to_owned(),
                left: at,
                right: at + text.chars().count() as f32 * 5.0,
                base,
                size: 10.0,
            };
            at = word.right + 3.0;
            word
        });
        words.collect()
    }

    fn read(pieces: &[(&str, f32, f32)]) -> Vec<String> {
        let words = pieces
            .iter()
            .flat_map(|&(text, left, base)| set(text, left, base));
        lines(words.collect())
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other_under_a_headline() {
        let pieces = [
            ("The river rose over both of the old bridges", 100.0, 760.0),
            ("It rained for three days", 50.0, 700.0),
            ("and on the fourth the", 50.0, 688.0),
            ("river came over its banks", 50.0, 676.0),
            ("as it had not in years.", 50.0, 664.0),
            ("By noon the lower town", 200.0, 700.0),
            ("stood under water, and", 200.0, 688.0),
            ("boats went where carts", 200.0, 676.0),
            ("had gone the day before.", 200.0, 664.0),
        ];
        assert_eq!(read(&pieces), pieces.map(|piece| piece.0));
    }

    #[test]
    fn a_column_that_begins_higher_than_the_one_before_it_comes_after_it() {
        let pieces = [
            ("The river rose over both of the old bridges", 100.0, 760.0),
            ("By Ann Lee", 50.0, 720.0),
            ("It rained for three days", 50.0, 700.0),
            ("and on the fourth the", 50.0, 688.0),
            ("river came over its banks", 50.0, 676.0),
            ("as it had not in years.", 50.0, 664.0),
            ("Streets of the old town", 200.0, 712.0),
            ("and of all that lay by it", 200.0, 700.0),
            ("stood under water, and", 200.0, 688.0),
            ("boats went where carts", 200.0, 676.0),
        ];
        assert_eq!(read(&pieces), pieces.map(|piece| piece.0));
    }

    #[test]
    fn a_table_keeps_its_rows() {
        let rows = ["2019", "2020", "2021", "2022", "2023"];
        let mut pieces = Vec::new();
        for (at, year) in (0..).zip(rows) {
            let base = 700.0 - 12.0 * at as f32;
            pieces.push((year, 50.0, base));
            pieces.push(("310,000 tonnes", 150.0, base));
        }
        let read = read(&pieces);
        assert_eq!(read[0], "2019 310,000 tonnes");
        assert_eq!(read.len(), rows.len());
    }

    #[test]
    fn pieces_that_kerning_drove_apart_are_one_word() {
        let mut words = set("T uesday in the", 50.0, 700.0);
        words[1].left = words[0].right - 1.0;
        let line = lines(words).remove(0);
        assert_eq!(line.text, "Tuesday in the");
    }
}
