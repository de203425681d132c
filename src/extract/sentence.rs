//! Tokens → sentences, without tripping over "Oct. 8", "U.S.", "No. 5", quotes and headlines.
//!
//! A sentence ends at `.`, `!`, `?` or `…` and whatever closes after it, when what follows can begin a sentence; at an
//! empty line; and at a line end, unless the text is wrapped by hand at a fixed width. A heading that has lost its line end is
//! told by its capitals. What goes on for longer than any
//! writer does is no sentence but a table or a list, and is cut, so that no step over a sentence grows with the article.

use super::calendar;
use super::letters::{Letters, Words};
use super::token::{Kind, Token};
use crate::model::Span;

/// A sentence: its place in the text and its tokens (half-open indices).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last visible character.
    pub span: Span,
    /// Index of the first token.
    pub first: u32,
    /// One past the index of the last token.
    pub last: u32,
}

/// Most tokens of a sentence.
const LONGEST: usize = 400;

/// Abbreviations that never end a sentence: something always follows them.
const LEADING: Words = words![
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "maj", "rep", "sen", "gov",
    "rev", "hon", "smt", "st", "pres", "no", "nos", "vs", "v", "fig", "art", "sec", "approx", "ca",
    "c", "cf", "eg", "ie", "e.g", "i.e", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    "sun", "mt", "ft", "adm", "cmdr", "supt", "insp", "messrs", "rs", "al",
];

/// Those of them that are words of their own.
const OWN: Words = words!["no", "sun", "sat", "art", "fig", "c", "v", "al"];

/// Abbreviations that may end a sentence: they do when a capital follows that is no name of a known continuation.
const TRAILING: Words = words![
    "inc", "corp", "co", "ltd", "jr", "sr", "bros", "etc", "plc", "llc", "cos", "dept", "est",
];

/// Splits tokens into sentences. Every token but line breaks belongs to exactly one.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let wrapped = is_wrapped(text);
    let mut out = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut first = None;
    let mut at = 0;
    while at < tokens.len() {
        if let Some(begin) = first.filter(|&begin| at - begin >= LONGEST) {
            let last = cut(tokens, begin, at);
            push(&mut out, tokens, begin, last);
            first = (last..at).find(|&next| tokens[next].kind != Kind::Break);
        }
        let token = tokens[at];
        let mut end = None;
        if token.kind == Kind::Break {
            if token.blank || !wrapped {
                end = Some(at);
            }
        } else {
            first = first.or(Some(at));
            let stop = match token.kind {
                Kind::Mark => is_stop(token) && ends(text, tokens, at),
                Kind::Word => is_dotted(text, token) && ends_initialism(text, tokens, at),
                Kind::Number | Kind::Break => false,
            };
            if stop {
                end = Some(closers(tokens, at + 1));
            }
        }
        if let Some(last) = end {
            if let Some(begin) = first.take() {
                let text_from = heading_end(text, tokens, begin, last);
                if let Some(text_from) = text_from {
                    push(&mut out, tokens, begin, text_from);
                }
                push(&mut out, tokens, text_from.unwrap_or(begin), last);
            }
            at = last.max(at + 1);
        } else {
            at += 1;
        }
    }
    if let Some(begin) = first {
        push(&mut out, tokens, begin, tokens.len());
    }
    out
}

/// Where the text begins behind a heading that runs into it: "An Old Bond Strained by New Demands | Ruritania and Zambar have".
///
/// A heading is told from a long name by a participle that is followed by a little word, and its end by the last two
/// capitalised words that stand side by side and nowhere else near.
fn heading_end(text: &str, tokens: &[Token], begin: usize, last: usize) -> Option<usize> {
    const LITTLE: Words = words![
        "of", "by", "in", "to", "for", "with", "a", "an", "the", "and", "on", "at", "as", "or",
        "from", "over", "after", "under", "amid",
    ];
    /// Capitalised words of a heading and of the name that follows it, at least.
    const FEWEST: usize = 6;
    /// How far around the same name is looked for, in tokens.
    const NEAR: usize = 1000;
    let sentence = tokens.get(begin..last)?;
    let name = |token: &Token| token.kind == Kind::Word && token.capital;
    let little = |token: &Token| LITTLE.have(token.letters);
    let run = sentence
        .iter()
        .take_while(|token| name(token) || little(token))
        .count();
    if run < FEWEST
        || sentence
            .iter()
            .take(run)
            .filter(|token| name(token))
            .count()
            < FEWEST
    {
        return None;
    }
    let lower = sentence.get(run)?;
    let told = sentence.get(1..run)?.windows(2).any(|pair| {
        let word = pair[0].of(text);
        name(&pair[0]) && little(&pair[1]) && (word.ends_with("ed") || word.ends_with("ing"))
    });
    if lower.kind != Kind::Word || !told {
        return None;
    }
    let around = &tokens[begin.saturating_sub(NEAR)..tokens.len().min(last + NEAR)];
    let is_name = |pair: &[Token]| {
        let same = |other: &&[Token]| {
            (other[0].letters, other[1].letters) == (pair[0].letters, pair[1].letters)
        };
        around.windows(2).filter(same).count() > 1
    };
    (4..run)
        .rev()
        .find(|&at| {
            let pair = &sentence[at - 1..=at];
            pair.iter().all(name) && !is_name(pair)
        })
        .map(|at| begin + at)
}

/// Where to cut a stretch without an end: behind the last comma or the like in its second half, else before token `at`.
fn cut(tokens: &[Token], begin: usize, at: usize) -> usize {
    let parts = |&next: &usize| {
        tokens[next].kind == Kind::Break
            || tokens[next].spaced && words![",", ";", ":", ")"].have(tokens[next - 1].letters)
    };
    (begin + LONGEST / 2..at).rev().find(parts).unwrap_or(at)
}

fn push(out: &mut Vec<Sentence>, tokens: &[Token], first: usize, mut last: usize) {
    while last > first && tokens[last - 1].kind == Kind::Break {
        last -= 1;
    }
    if last > first {
        let span = Span {
            start: tokens[first].start,
            end: tokens[last - 1].end,
        };
        out.push(Sentence {
            span,
            first: first as u32,
            last: last as u32,
        });
    }
}

/// True for an initialism that ends with a full stop of its own.
fn is_dotted(text: &str, word: Token) -> bool {
    word.end - word.start > 1 && text.as_bytes().get(word.end as usize - 1) == Some(&b'.')
}

fn is_stop(mark: Token) -> bool {
    words![".", "!", "?", "…"].have(mark.letters)
}

/// Past quotes and brackets that close after a stop, and further stops; past so many only as a writer may put there.
fn closers(tokens: &[Token], mut at: usize) -> usize {
    const MOST: usize = 12;
    let end = at + MOST;
    while let Some(token) = tokens.get(at).filter(|_| at < end) {
        let closes = words!["”", "’", "»", ")", "]", "\"", "'"].have(token.letters);
        if token.kind != Kind::Mark || token.spaced || !(closes || is_stop(*token)) {
            break;
        }
        at += 1;
    }
    at
}

/// True when the stop at `at` ends its sentence.
fn ends(text: &str, tokens: &[Token], at: usize) -> bool {
    let next = closers(tokens, at + 1);
    let Some(&follower) = tokens.get(next) else {
        return true;
    };
    if follower.kind == Kind::Break && follower.blank {
        return true;
    }
    if follower.kind != Kind::Break && !follower.spaced {
        return false;
    }
    let begins = begins_sentence(text, tokens, next);
    if tokens[at].letters != word!(".") {
        return begins;
    }
    let Some(&before) = at.checked_sub(1).and_then(|index| tokens.get(index)) else {
        return begins;
    };
    if before.spaced_from(tokens[at]) {
        return begins;
    }
    // A letter at once behind a number or a degree sign is a unit, "4°C.", and behind a point the end of a site's name,
    // "Homes.ca.": no abbreviation.
    let whole = !before.spaced
        && at
            .checked_sub(2)
            .and_then(|index| tokens.get(index))
            .is_some_and(|token| {
                token.kind == Kind::Number
                    || token.letters == word!("°")
                    || token.letters == word!(".") && !token.spaced && before.end - before.start > 1
            });
    if before.kind == Kind::Word && !whole {
        let follower = if follower.kind == Kind::Break {
            tokens.get(next + 1).copied()
        } else {
            Some(follower)
        };
        if LEADING.have(before.letters) {
            // "No." and "Mar." at the very end of a paragraph, or before a plain capitalised word that opens a clause.
            let is_word_of_its_own = OWN.have(before.letters);
            let numbered = follower.is_some_and(|token| token.kind == Kind::Number);
            return is_word_of_its_own
                && !numbered
                && begins
                && !(before.end - before.start == 1 && before.capital);
        }
        // A single capital is an initial: "J. Smith".
        if before.capital && before.of(text).chars().nth(1).is_none() {
            return false;
        }
        if TRAILING.have(before.letters) {
            return begins && follower.is_none_or(|token| opens(token.of(text)));
        }
    }
    begins
}

/// True when an initialism that keeps its own stop ("U.S.", "p.m.") ends its sentence.
fn ends_initialism(text: &str, tokens: &[Token], at: usize) -> bool {
    let next = closers(tokens, at + 1);
    let is_hour = words!["a.m.", "p.m."].have(tokens[at].letters);
    // "conceded shortly after 10 p.m. “We have lost,” he said."
    if let (true, Some(quote), Some(word)) = (is_hour, tokens.get(next), tokens.get(next + 1))
        && quote.spaced
        && words!["“", "\""].have(quote.letters)
        && word.capital
        && !word.spaced
    {
        return true;
    }
    let follower = match tokens.get(next) {
        None => return true,
        Some(token) if token.kind == Kind::Break && token.blank => return true,
        Some(token) if token.kind == Kind::Break => tokens.get(next + 1),
        token => token,
    };
    let hour = || is_hour && !places_hour(text, tokens, next);
    follower.is_some_and(|token| token.spaced && token.capital && (opens(token.of(text)) || hour()))
}

/// True for what goes on after an hour: a day, a zone, "New York time".
fn places_hour(text: &str, tokens: &[Token], at: usize) -> bool {
    const GOES_ON: Words = words![
        "eastern",
        "central",
        "mountain",
        "pacific",
        "atlantic",
        "greenwich",
        "today",
        "tomorrow",
        "tonight",
        "yesterday",
    ];
    let goes_on = |word: Letters| {
        [
            GOES_ON,
            calendar::DAYS,
            calendar::SHORT_DAYS,
            calendar::MONTHS,
        ]
        .iter()
        .any(|words| words.have(word))
    };
    let zone = |token: &Token| {
        token
            .of(text)
            .bytes()
            .all(|byte| !byte.is_ascii_lowercase())
    };
    tokens
        .get(at)
        .is_none_or(|token| goes_on(token.letters) || zone(token))
        || tokens
            .iter()
            .skip(at)
            .take(4)
            .any(|token| token.letters == word!("time"))
}

/// Words that open a sentence far more often than they continue a name.
fn opens(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "He",
        "She",
        "They",
        "We",
        "I",
        "But",
        "And",
        "This",
        "That",
        "These",
        "Those",
        "For",
        "From",
        "By",
        "As",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "Since",
        "Some",
        "Its",
        "His",
        "Her",
        "Their",
        "There",
        "However",
        "Meanwhile",
        "Last",
        "Mr",
        "Mrs",
        "Ms",
        "Under",
        "With",
        "Both",
        "Also",
        "Now",
        "So",
        "You",
        "Our",
        "My",
        "To",
        "Among",
        "During",
        "Despite",
        "Although",
        "What",
        "Who",
        "Why",
        "How",
        "Where",
        "Not",
        "No",
        "Yet",
        "Then",
        "Such",
        "One",
        "“",
        "\"",
        "‘",
    ];
    OPENERS.contains(&word)
}

/// True when the token at `at` can begin a sentence.
fn begins_sentence(text: &str, tokens: &[Token], mut at: usize) -> bool {
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Break => at += 1,
            Kind::Word => return token.capital || token.of(text).chars().any(char::is_uppercase),
            Kind::Number => return true,
            Kind::Mark => {
                let opens = words![
                    "“", "\"", "‘", "'", "«", "(", "[", "$", "€", "£", "—", "–", "-", "•", "*"
                ];
                if !opens.have(token.letters) {
                    let goes_on = words![",", ";", ":", ".", "…", ")", "”", "’", "%"];
                    return !goes_on.have(token.letters);
                }
                at += 1;
            }
        }
    }
    true
}

impl Token {
    fn spaced_from(self, next: Self) -> bool {
        next.spaced || self.end != next.start
    }
}

/// True when the text is wrapped by hand: most of its lines stop short of a common width, in the middle of sentences.
fn is_wrapped(text: &str) -> bool {
    let (mut lines, mut middling, mut long, mut open) = (0_usize, 0_usize, 0_usize, 0_usize);
    for line in text
        .lines()
        .take(400)
        .map(str::trim_end)
        .filter(|line| !line.trim().is_empty())
    {
        lines += 1;
        let length = line.len();
        if length > 100 {
            long += 1;
        } else if length >= 45 {
            middling += 1;
            open += usize::from(!line.ends_with(['.', '!', '?', '"', '”', ':', '…']));
        }
    }
    lines >= 3 && long * 10 <= lines && middling * 2 >= lines && open * 2 >= middling
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        sentences(text, &tokens)
            .iter()
            .map(|sentence| sentence.span.slice(text))
            .collect()
    }

    #[test]
    fn stops_inside_names_and_dates_do_not_end_a_sentence() {
        for whole in [
            "DUSHANBE, Oct. 8 — Mr. Putin met Gen. J. Smith at No. 5 Main St. on Monday.",
            "The U.S. Treasury said Acme Inc. shares fell 3.5 percent to $1.20.",
            "He asked “Why now?” and left.",
            "It opened at 9 a.m. on Friday.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(
            split("It fell in the U.S. The rest rose. “We won.” He left!"),
            [
                "It fell in the U.S.",
                "The rest rose.",
                "“We won.”",
                "He left!"
            ]
        );
        assert_eq!(
            split("They met at 10 p.m. \"We lost,\" he said."),
            ["They met at 10 p.m.", "\"We lost,\" he said."]
        );
        assert_eq!(
            split("A headline without a stop\nThe text begins. 2024 was good."),
            [
                "A headline without a stop",
                "The text begins.",
                "2024 was good."
            ]
        );
        assert_eq!(
            split("Trade fell in Nov.\n\nIt rose."),
            ["Trade fell in Nov.", "It rose."]
        );
    }

    #[test]
    fn a_heading_that_lost_its_line_end_is_no_part_of_its_text() {
        assert_eq!(
            split(
                "It sank. An Ancient Bond Strained by Fresh Demands Ruritania and Zambar have traded salt since 1991."
            ),
            [
                "It sank.",
                "An Ancient Bond Strained by Fresh Demands",
                "Ruritania and Zambar have traded salt since 1991."
            ]
        );
        assert_eq!(
            split(
                "Prices Rising in Every Northern Harbour Olga Renn said so. Many heard Olga Renn."
            ),
            [
                "Prices Rising in Every Northern Harbour",
                "Olga Renn said so.",
                "Many heard Olga Renn."
            ]
        );
        for whole in [
            "The International Bank for Reconstruction and Development of Lower Zambar lent money.",
            "Danish Prime Minister Anna Lise Holm Madsen also spoke.",
            "Standard Chartered in Hong Kong raised it.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
    }

    #[test]
    fn what_never_ends_is_cut_behind_a_comma() {
        let text = "one, two and three ".repeat(2_000);
        let pieces = split(&text);
        assert!(pieces.len() > 20);
        assert!(
            pieces
                .iter()
                .all(|piece| piece.starts_with("two") || piece.starts_with("one, two"))
        );
        let tokens = tokenize(&text);
        let kept: usize = sentences(&text, &tokens)
            .iter()
            .map(|sentence| (sentence.last - sentence.first) as usize)
            .sum();
        assert_eq!(kept, tokens.len());
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        let text = "The central bank raised its key rate on Thursday for the\nthird time this year, saying that prices were still\nrising faster than it had expected them to rise.\nMarkets had expected that.";
        assert_eq!(split(text).len(), 2);
    }
}
