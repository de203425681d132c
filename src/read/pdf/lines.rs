//! Lines of pages, as they stand on the paper → paragraphs, as they were written.
//!
//! What repeats at the top or bottom of pages is a running head and goes; words that were broken at the end of a line are
//! mended; a new paragraph begins where the space, the size, the indent or a short last line shows it. Measured in points,
//! from the bottom of the page upwards, as PDF does.

use std::collections::{BTreeMap, BTreeSet};

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words with one blank between.
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

/// A paragraph.
#[derive(Debug, PartialEq)]
pub(super) struct Paragraph {
    /// Its words.
    pub(super) text: String,
    /// True for the headline of the first page.
    pub(super) is_title: bool,
}

/// Lines at the top and at the bottom of a page that may be running heads.
const EDGE_LINES: usize = 2;

/// A running head stands on so many pages at least.
const FEWEST_PAGES: usize = 2;

/// Letters of a headline against those of the text.
const TITLE_SIZE: f32 = 1.25;

/// A headline has no more characters.
const LONGEST_TITLE: usize = 250;

/// What stands over a headline has no more words: the name of the paper and its date.
const MOST_ABOVE: usize = 12;

/// The paragraphs of a document, given the lines of each page in reading order and the title that the file itself names: a
/// paragraph of the first page that says the same is the headline.
pub(super) fn paragraphs(mut pages: Vec<Vec<Line>>, named: Option<&str>) -> Vec<Paragraph> {
    drop_running_heads(&mut pages);
    let words = words(&pages);
    let usual = Usual::of(&pages);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut previous: Option<&Line> = None;
    for (page, lines) in pages.iter().enumerate() {
        for line in lines {
            let is_title = page == 0
                && line.size >= usual.size * TITLE_SIZE
                && paragraphs
                    .iter()
                    .all(|paragraph| paragraph.is_title || is_above(&paragraph.text));
            let open = paragraphs.last_mut().filter(|last| {
                last.is_title == is_title
                    && previous.is_some_and(|previous| !usual.is_break(previous, line))
            });
            match open {
                Some(last) => join(&mut last.text, &line.text, &words),
                None => paragraphs.push(Paragraph {
                    text: line.text.clone(),
                    is_title,
                }),
            }
            previous = Some(line);
        }
    }
    if let Some(named) = named {
        name_title(&mut paragraphs, named);
    }
    one_title(&mut paragraphs);
    for paragraph in &mut paragraphs {
        paragraph.text = unligatured(&paragraph.text);
    }
    paragraphs
}

/// A few words over a headline: the section, the name of the paper and its date.
fn is_above(text: &str) -> bool {
    text.split_whitespace().count() <= MOST_ABOVE && !ends_sentence(text)
}

/// Takes the first paragraph that says what the file calls itself for the headline, whatever stands above it. Browsers name
/// the site behind it, or before it.
fn name_title(paragraphs: &mut [Paragraph], named: &str) {
    let named = named.to_lowercase();
    let parts: Vec<&str> = [" | ", " - ", " – ", " — "]
        .iter()
        .filter_map(|mark| named.split_once(mark))
        .flat_map(|(front, back)| [front, back])
        .chain([named.as_str()])
        .map(str::trim)
        .collect();
    let is_named = |paragraph: &Paragraph| {
        let words = paragraph.text.split_whitespace().count();
        words > 2 && parts.contains(&paragraph.text.to_lowercase().as_str())
    };
    if let Some(at) = paragraphs.iter().position(is_named) {
        for (own, paragraph) in (0..).zip(paragraphs) {
            paragraph.is_title = own == at;
        }
    }
}

/// Keeps one paragraph as the title, the first; it goes before what stands over it.
fn one_title(paragraphs: &mut [Paragraph]) {
    let at = paragraphs.iter().position(|paragraph| paragraph.is_title);
    for paragraph in paragraphs.iter_mut() {
        paragraph.is_title = false;
    }
    if let Some(at) = at
        && paragraphs.len() > 1
        && let Some(found) = paragraphs.get_mut(at)
        && found.text.chars().count() <= LONGEST_TITLE
    {
        found.is_title = true;
        if let Some(front) = paragraphs.get_mut(..=at) {
            front.rotate_right(1);
        }
    }
}

/// Takes out what repeats at the edges of pages: names of the paper, page numbers.
fn drop_running_heads(pages: &mut [Vec<Line>]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let own: BTreeSet<String> = edges(page)
            .into_iter()
            .filter_map(|at| page.get(at))
            .map(mark)
            .collect();
        for mark in own {
            *seen.entry(mark).or_default() += 1;
        }
    }
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        let edges = edges(page);
        let mut at = 0;
        page.retain(|line| {
            let edge = edges.contains(&at);
            at += 1;
            let mark = mark(line);
            let times = seen.get(&mark).copied().unwrap_or(0);
            // A number alone at the edge is the page's; other words must come again and again.
            let numbered = count > 1 && is_page_number(&mark);
            let repeated = times >= FEWEST_PAGES && times * 5 >= count * 2;
            // The day of the paper stands there and nowhere else; once is enough.
            let dates_it = number == 0 && has_year(&line.text);
            !(edge && (numbered || repeated) && !dates_it)
        });
    }
}

/// True when one of the words is a year of our time.
fn has_year(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.parse::<u16>().is_ok()
    })
}

/// The places of the highest and the lowest lines of a page.
fn edges(page: &[Line]) -> BTreeSet<usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    let base = |at: &usize| page.get(*at).map_or(0.0, |line| line.base);
    order.sort_by(|a, b| base(a).total_cmp(&base(b)));
    let low = order.iter().take(EDGE_LINES);
    low.chain(order.iter().rev().take(EDGE_LINES))
        .copied()
        .collect()
}

/// A line with every number as `#`, so that "Page 3" and "Page 4" are one.
fn mark(line: &Line) -> String {
    let mut out = String::new();
    for c in line.text.to_lowercase().chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// `#`, `- # -`, `page # of #`.
fn is_page_number(mark: &str) -> bool {
    let mut rest = mark.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|' | '/'));
    mark.contains('#') && rest.all(|word| matches!(word, "" | "#" | "page" | "p." | "of"))
}

/// What is usual on these pages, in points.
struct Usual {
    /// Size of the letters.
    size: f32,
    /// From one line to the next.
    leading: f32,
    /// Where full lines end.
    right: f32,
    /// How long full lines are.
    width: f32,
}

impl Usual {
    fn of(pages: &[Vec<Line>]) -> Self {
        let lines = || pages.iter().flatten();
        let size = nth(lines().map(|line| line.size).collect(), 1, 2).max(1.0);
        let steps = pages
            .iter()
            .flat_map(|page| page.windows(2))
            .filter_map(|pair| {
                let [one, two] = pair else { return None };
                let step = one.base - two.base;
                (step > 0.3 * size && step < 4.0 * size).then_some(step)
            });
        // Paragraphs of a line or two make for many steps that are wider than those inside them.
        let leading = nth(steps.collect(), 1, 3);
        Self {
            size,
            leading: if leading > 0.0 { leading } else { size * 1.2 },
            right: nth(lines().map(|line| line.right).collect(), 4, 5),
            width: nth(lines().map(|line| line.right - line.left).collect(), 4, 5),
        }
    }

    /// True when a new paragraph begins with `line`.
    fn is_break(&self, previous: &Line, line: &Line) -> bool {
        let step = previous.base - line.base;
        let ended = ends_sentence(&previous.text);
        let sized = (previous.size - line.size).abs() > 0.15 * previous.size.max(line.size);
        if sized {
            return true;
        }
        // Another column or page: the sentence tells.
        if step < -0.5 * self.size || step > 8.0 * self.leading {
            return ended
                || starts_anew(&line.text) && previous.right < self.right - 4.0 * self.size;
        }
        let larger = (line.size / self.size).max(1.0);
        let spaced = step > self.leading * larger * 1.35;
        // A line that ends so early is the last of its paragraph, whatever it ends with.
        let stub = larger < TITLE_SIZE
            && previous.right - previous.left < 0.5 * self.width
            && starts_anew(&line.text);
        let indented = line.left > previous.left + 0.8 * self.size;
        let short = previous.right < line.right - 4.0 * self.size
            && previous.right < self.right - 4.0 * self.size;
        let listed = line.text.starts_with(['•', '▪', '–', '◦']);
        spaced || stub || listed || (ended && (indented || short))
    }
}

/// The number that this share of a list lies below; zero for none.
fn nth(mut numbers: Vec<f32>, share: usize, of: usize) -> f32 {
    numbers.sort_by(f32::total_cmp);
    numbers
        .get(numbers.len() * share / of)
        .copied()
        .unwrap_or(0.0)
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', '»']);
    bare.ends_with(['.', '!', '?', ':', '…'])
}

fn starts_anew(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Every word of the document, in lower case, to tell a hyphen that was written from one that the line's end made.
fn words(pages: &[Vec<Line>]) -> BTreeSet<String> {
    let lines = pages.iter().flatten();
    let words = lines.flat_map(|line| line.text.split_whitespace().map(bare));
    words
        .filter(|word| word.len() > 3 && !word.ends_with('-'))
        .collect()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
        .to_lowercase()
}

/// Adds a line to a paragraph; a word that was broken between them becomes one.
fn join(text: &mut String, line: &str, words: &BTreeSet<String>) {
    let soft = text.ends_with('\u{ad}');
    let before = text.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
    let broken = before.len() < text.len() && before.ends_with(char::is_alphabetic);
    if !(broken && line.starts_with(char::is_lowercase)) {
        text.push(' ');
        text.push_str(line);
        return;
    }
    let head = bare(
        before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default(),
    );
    let tail = bare(line.split_whitespace().next().unwrap_or_default());
    let written =
        words.contains(&format!("{head}-{tail}")) && !words.contains(&format!("{head}{tail}"));
    let kept = before.len();
    text.truncate(kept);
    if written && !soft {
        text.push('-');
    }
    text.push_str(line);
}

/// Letters that type sets as one, apart again.
fn unligatured(text: &str) -> String {
    const JOINED: &[(char, &str)] = &[
        ('\u{fb00}', "ff"),
        ('\u{fb01}', "fi"),
        ('\u{fb02}', "fl"),
        ('\u{fb03}', "ffi"),
        ('\u{fb04}', "ffl"),
    ];
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| c != '\u{ad}') {
        match JOINED.iter().find(|(joined, _)| *joined == c) {
            Some((_, apart)) => out.push_str(apart),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, base: f32, size: f32) -> Line {
        let right = left + text.chars().count() as f32 * size * 0.5;
        Line {
            text: text.to_owned(),
            left,
            right,
            base,
            size,
        }
    }

    fn texts(pages: Vec<Vec<Line>>) -> Vec<String> {
        paragraphs(pages, None)
            .into_iter()
            .map(|paragraph| paragraph.text)
            .collect()
    }

    #[test]
    fn lines_become_paragraphs_and_broken_words_are_mended() {
        let page = vec![
            line(
                "The river rose in the night and the low-",
                50.0,
                700.0,
                10.0,
            ),
            line(
                "lying streets of the town were under wat-",
                50.0,
                688.0,
                10.0,
            ),
            line("er by noon.", 50.0, 676.0, 10.0),
            line(
                "The bridge, in a low-lying place, was closed.",
                60.0,
                664.0,
                10.0,
            ),
            line(
                "The school stood open for all who came to it,",
                50.0,
                640.0,
                10.0,
            ),
            line("day and night.", 50.0, 628.0, 10.0),
        ];
        assert_eq!(
            texts(vec![page]),
            [
                "The river rose in the night and the low-lying streets of the town were under water by noon.",
                "The bridge, in a low-lying place, was closed.",
                "The school stood open for all who came to it, day and night.",
            ]
        );
    }

    #[test]
    fn running_heads_and_page_numbers_go_and_a_sentence_crosses_the_page() {
        let page = |number: usize, text: &str| {
            vec![
                line("The Brenn Courier", 50.0, 800.0, 8.0),
                line(text, 50.0, 700.0, 10.0),
                line(
                    "One more line that is the same on no other page of it",
                    50.0,
                    688.0,
                    10.0,
                ),
                line(
                    &["one", "two", "three"][number - 1].repeat(9),
                    50.0,
                    676.0,
                    10.0,
                ),
                line(&format!("Page {number} of 3"), 250.0, 40.0, 8.0),
            ]
        };
        let all = texts(vec![
            page(1, "Rain fell."),
            page(2, "snow fell."),
            page(3, "hail fell."),
        ])
        .join(" ");
        assert!(!all.contains("Courier") && !all.contains("Page"), "{all}");
        assert!(all.contains("oneone snow fell."), "{all}");
    }

    #[test]
    fn large_letters_on_the_first_page_are_the_headline() {
        let page = vec![
            line("LOCAL NEWS", 50.0, 790.0, 8.0),
            line("River floods the lower", 50.0, 760.0, 24.0),
            line("town of Brenn", 50.0, 732.0, 24.0),
            line(
                "The river rose in the night, and the bridge",
                50.0,
                700.0,
                10.0,
            ),
            line(
                "was closed at once by the mayor of the town.",
                50.0,
                688.0,
                10.0,
            ),
            line(
                "It opened again a day later, when the water fell.",
                50.0,
                676.0,
                10.0,
            ),
        ];
        let found = paragraphs(vec![page], None);
        assert!(found[0].is_title);
        assert_eq!(found[0].text, "River floods the lower town of Brenn");
        assert_eq!(found[1].text, "LOCAL NEWS");
        assert!(found[2].text.starts_with("The river rose"));
    }

    #[test]
    fn the_headline_is_what_the_file_calls_itself_whatever_stands_above() {
        let page = || {
            vec![
                line(
                    "News Money Sport Weather Travel Food Games Letters Jobs",
                    50.0,
                    790.0,
                    12.0,
                ),
                line(
                    "About us Contact Terms Privacy and more of this sort here",
                    50.0,
                    770.0,
                    12.0,
                ),
                line("River floods the lower town", 50.0, 740.0, 12.0),
                line(
                    "The river rose in the night, and the bridge was closed.",
                    50.0,
                    700.0,
                    12.0,
                ),
                line(
                    "It opened again a day later, when the water had fallen",
                    50.0,
                    686.0,
                    12.0,
                ),
                line(
                    "so far that carts could cross it, and the school opened",
                    50.0,
                    672.0,
                    12.0,
                ),
            ]
        };
        let found = paragraphs(
            vec![page()],
            Some("River floods the lower town | Brenn Courier"),
        );
        assert!(found[0].is_title);
        assert_eq!(found[0].text, "River floods the lower town");
        assert!(!paragraphs(vec![page()], None)[0].is_title);
    }

    #[test]
    fn a_line_of_a_few_words_is_a_paragraph_of_its_own() {
        let page = vec![
            line("14 May 2024", 50.0, 700.0, 10.0),
            line(
                "The river rose in the night, and the bridge was",
                50.0,
                688.0,
                10.0,
            ),
            line(
                "closed at once by the mayor of the town, who had",
                50.0,
                676.0,
                10.0,
            ),
            line("come by boat.", 50.0, 664.0, 10.0),
        ];
        let texts = texts(vec![page]);
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert_eq!(texts[0], "14 May 2024");
    }
}
