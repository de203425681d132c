//! A text → pieces small enough to lay out one at a time, and where each of them stands.
//!
//! Only what is in view is ever laid out; the rest counts with an estimate of its height until it comes into view. Knows
//! no font: heights come from the reader.

use crate::model::Span;

/// A piece longer than this many bytes is cut at a space, so that no single layout gets slow.
const LONGEST: usize = 4_000;
/// Pieces in one block of the height sums.
const BLOCK: usize = 256;

/// The pieces of one text and their heights, in pixels.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    spans: Vec<Span>,
    heights: Vec<f32>,
    measured: Vec<bool>,
    blocks: Vec<f64>,
    width: f32,
}

impl Paragraphs {
    /// Cuts `text` at line ends, and long lines at spaces. Blank lines belong to nothing.
    #[must_use]
    pub(super) fn new(text: &str) -> Self {
        let mut spans = Vec::new();
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
            cut(text, start, end, &mut spans);
            start = end + 1;
        }
        Self {
            heights: vec![0.0; spans.len()],
            measured: vec![false; spans.len()],
            spans,
            blocks: Vec::new(),
            width: 0.0,
        }
    }

    /// Number of pieces.
    #[must_use]
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// True for a text of blank lines.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Where piece `index` stands in the text.
    #[must_use]
    pub(super) fn span(&self, index: usize) -> Option<Span> {
        self.spans.get(index).copied()
    }

    /// The piece that holds the byte `offset`, or the next one after it.
    #[must_use]
    pub(super) fn holding(&self, offset: u32) -> usize {
        self.spans
            .partition_point(|span| span.end <= offset)
            .min(self.spans.len().saturating_sub(1))
    }

    /// Sets the width of a line, in pixels; when it changes, all heights become estimates again, of `line` pixels for
    /// every `per_line` bytes and `gap` pixels after each piece.
    pub(super) fn set_width(&mut self, width: f32, per_line: f32, line: f32, gap: f32) {
        if (self.width - width).abs() < 0.5 && !self.blocks.is_empty() {
            return;
        }
        self.width = width;
        for (height, span) in self.heights.iter_mut().zip(&self.spans) {
            *height = (span.len() as f32 / per_line.max(1.0)).ceil().max(1.0) * line + gap;
        }
        self.measured.fill(false);
        self.blocks = self
            .heights
            .chunks(BLOCK)
            .map(|block| block.iter().map(|&height| f64::from(height)).sum())
            .collect();
    }

    /// Notes the true height of piece `index`. Returns true when it was not known before.
    pub(super) fn measure(&mut self, index: usize, height: f32) -> bool {
        let (Some(known), Some(block), Some(measured)) = (
            self.heights.get_mut(index),
            self.blocks.get_mut(index / BLOCK),
            self.measured.get_mut(index),
        ) else {
            return false;
        };
        *block += f64::from(height) - f64::from(*known);
        *known = height;
        !std::mem::replace(measured, true)
    }

    /// The height of all pieces together.
    #[must_use]
    pub(super) fn total(&self) -> f64 {
        self.blocks.iter().sum()
    }

    /// Where piece `index` begins.
    #[must_use]
    pub(super) fn top(&self, index: usize) -> f64 {
        let block = index / BLOCK;
        let before: f64 = self.blocks.iter().take(block).sum();
        let inside: f64 = self
            .heights
            .get(block * BLOCK..index)
            .unwrap_or_default()
            .iter()
            .map(|&height| f64::from(height))
            .sum();
        before + inside
    }

    /// The piece at height `y` and where it begins.
    #[must_use]
    pub(super) fn at(&self, y: f64) -> (usize, f64) {
        let mut top = 0.0;
        let mut index = 0;
        for &block in &self.blocks {
            if top + block > y {
                break;
            }
            top += block;
            index += BLOCK;
        }
        for &height in self.heights.get(index..).unwrap_or_default() {
            if top + f64::from(height) > y {
                break;
            }
            top += f64::from(height);
            index += 1;
        }
        (index, top)
    }
}

/// Adds the pieces of the line `start..end`.
fn cut(text: &str, mut start: usize, end: usize, spans: &mut Vec<Span>) {
    while end - start.min(end) > LONGEST {
        let mut limit = start + LONGEST;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let at = text
            .get(start..limit)
            .and_then(|piece| piece.rfind(' '))
            .map_or(limit, |space| start + space + 1);
        spans.push(Span::new(start, at));
        start = at;
    }
    let line = text.get(start..end).unwrap_or_default();
    let kept = line.trim_end();
    if !kept.trim_start().is_empty() {
        spans.push(Span::new(start, start + kept.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_hold_every_word_once_and_blank_lines_hold_none() {
        let text = format!("One.\r\n\r\n  \nTwo é.\n{}", "word é ".repeat(3_000));
        let pieces = Paragraphs::new(&text);
        let joined: String = (0..pieces.len())
            .filter_map(|i| pieces.span(i))
            .map(|span| span.slice(&text))
            .collect();
        let squeeze = |s: &str| s.split_whitespace().collect::<String>();
        assert_eq!(squeeze(&joined), squeeze(&text));
        assert!((0..pieces.len()).all(|i| pieces.span(i).is_some_and(|s| s.len() <= LONGEST)));
        assert!(Paragraphs::new("\n \n").is_empty());
    }

    #[test]
    fn a_place_found_by_height_is_the_place_that_has_it() {
        let text = "A line of text.\n".repeat(2_000);
        let mut pieces = Paragraphs::new(&text);
        pieces.set_width(500.0, 70.0, 20.0, 10.0);
        assert!((pieces.total() - 60_000.0).abs() < 0.1);
        assert!(pieces.measure(700, 130.0) && !pieces.measure(700, 130.0));
        for index in [0, 255, 256, 700, 701, 1_999] {
            let top = pieces.top(index);
            assert_eq!(pieces.at(top + 1.0), (index, top));
        }
        assert!((pieces.top(701) - pieces.top(700) - 130.0).abs() < 0.1);
    }

    #[test]
    fn an_offset_finds_its_piece() {
        let pieces = Paragraphs::new("ab\n\ncd\n");
        assert_eq!([0, 2, 4, 9].map(|o| pieces.holding(o)), [0, 1, 1, 1]);
    }
}
