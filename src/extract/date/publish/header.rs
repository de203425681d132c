//! Header lines → the publication date: "Published: 8 October 2025", "Updated 3:45 PM ET, Mon May 3, 2021", "By Ann Lee |
//! October 8, 2025", a line that is nothing but a date, the credits at the end.
//!
//! Of several the first publication wins: a date of publishing before one of posting, a bare date or a byline before one of
//! updating.

use super::super::super::Page;
use super::super::super::token::{Kind, Token};
use super::{HEAD, full_day, tokens};
use crate::model::{Point, Published, PublishedBasis, Time};

/// How many tokens a header line can hold: two dates with their times and words.
const LONGEST: usize = 48;

/// How many tokens a line of nothing but a date, a time of day and a name can hold.
const LONGEST_BARE: usize = 26;

/// Words that say what a date is of, the most telling first.
const WORDS: &[&str] = &[
    "published",
    "posted",
    "issued",
    "date",
    "created",
    "sent",
    "release",
    "edition",
];

/// Words for a later version: they count only where nothing tells the first.
const LATER: &[&str] = &["updated", "modified", "update", "edited"];

/// Reads the best header line, if there is one near the top or at the very end.
pub(super) fn read(page: &Page<'_>, times: &[Time]) -> Option<Published> {
    let last = u32::try_from(page.sentences.len()).unwrap_or(u32::MAX);
    let near_end = |sentence: u32| sentence + 3 >= last;
    let mut best: Option<(usize, Published)> = None;
    for time in times {
        if time.sentence >= HEAD && !near_end(time.sentence) {
            continue;
        }
        let Some(date) = full_day(time) else { continue };
        let line = tokens(page, time.sentence);
        if line.len() > LONGEST {
            continue;
        }
        let Some((rank, because, confidence)) = judge(page, line, time) else {
            continue;
        };
        if best.as_ref().is_none_or(|(old, _)| rank < *old) {
            let published = Published {
                date: Some(Point::day(date)),
                basis: PublishedBasis::Stated,
                because: format!("{because}: “{}”", time.span.slice(page.text)),
                confidence,
            };
            best = Some((rank, published));
        }
    }
    best.map(|(_, published)| published)
}

/// How good a witness the line is, why, and how sure; none when it is no header.
fn judge(page: &Page<'_>, line: &[Token], time: &Time) -> Option<(usize, &'static str, u8)> {
    let bare = WORDS.len();
    if let Some(rank) = word(page, line, time) {
        return Some((rank, "stated in a header line", 95));
    }
    if line.len() > LONGEST_BARE {
        return None;
    }
    let others = || {
        line.iter()
            .filter(|token| token.kind == Kind::Word && !time.span.contains(token.span()))
    };
    if time.sentence >= HEAD {
        let last = time.sentence as usize + 1 == page.sentences.len();
        let credits = others().next().is_some_and(|token| is_credit(page, *token));
        return if credits {
            Some((bare + 2, "in the credits at the end", 80))
        } else if last && others().next().is_none() {
            Some((bare + 2, "a line of its own at the end", 75))
        } else {
            None
        };
    }
    if others().next().is_none() {
        return Some((bare, "a line of its own at the top", 85));
    }
    let by = line
        .first()
        .is_some_and(|token| token.of(page.text).eq_ignore_ascii_case("by"));
    let named = others().all(|token| {
        token.capital
            || is_label(page, *token)
            || matches!(token.of(page.text), "for" | "in" | "p" | "pp" | "page")
    });
    // "Ann Lee 8 October 2025 3 min read".
    let reads = line.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        first.of(page.text) == "min" && second.of(page.text) == "read"
    });
    let parted = is_parted(page, line, time);
    // "Quay closed | Calder Post | 8 October 2025".
    let at = line.partition_point(|token| token.start < time.span.start);
    let barred = at
        .checked_sub(1)
        .and_then(|before| line.get(before))
        .is_some_and(|token| token.of(page.text) == "|")
        && line.last().is_some_and(|last| last.end <= time.span.end);
    (barred || named && (by || parted || reads)).then_some((
        bare + 1,
        "beside a name at the top",
        80,
    ))
}

/// The place of the word that says what the date is of: the nearest one before it, in a line that is no sentence.
fn word(page: &Page<'_>, line: &[Token], time: &Time) -> Option<usize> {
    let at = line.partition_point(|token| token.start < time.span.start);
    let place = |token: &Token| {
        let said = token.of(page.text);
        let find = |words: &[&str]| {
            words
                .iter()
                .position(|word| said.eq_ignore_ascii_case(word))
        };
        find(WORDS).or_else(|| find(LATER).map(|later| WORDS.len() + 2 + later))
    };
    let before = at.saturating_sub(12)..at;
    let (index, rank) = before
        .rev()
        .find_map(|index| Some((index, place(line.get(index)?)?)))?;
    // "The report published on 8 October 2025 says": a word inside a sentence is no label.
    let leads = line
        .get(..index)?
        .iter()
        .all(|token| token.capital || token.kind != Kind::Word || is_label(page, *token));
    let colon = line
        .get(index..at)?
        .iter()
        .any(|token| token.of(page.text) == ":");
    let short = line.len() < 16
        && line.get(at..)?.iter().all(|token| {
            token.kind != Kind::Word
                || token.capital
                || time.span.contains(token.span())
                || is_label(page, *token)
        });
    (leads && (colon || short)).then_some(rank)
}

/// True for a word that the credits under an article begin with: "(Reporting by Ann Lee; 8 October 2025)".
fn is_credit(page: &Page<'_>, token: Token) -> bool {
    [
        "reporting",
        "additional",
        "writing",
        "editing",
        "compiled",
        "edited",
        "written",
        "copyright",
    ]
    .iter()
    .any(|word| token.of(page.text).eq_ignore_ascii_case(word))
}

/// True for the small words of header lines.
fn is_label(page: &Page<'_>, token: Token) -> bool {
    const SMALL: &[&str] = &[
        "first",
        "last",
        "on",
        "at",
        "by",
        "updated",
        "published",
        "posted",
        "modified",
        "online",
        "and",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "min",
        "read",
        "ago",
        "this",
        "article",
        "was",
        "for",
        "from",
        "the",
        "immediate",
        "print",
        "admin",
        "editor",
        "staff",
    ];
    SMALL
        .iter()
        .any(|word| token.of(page.text).eq_ignore_ascii_case(word))
}

/// True when a mark stands between the date and the names beside it: "Press Union | 8 October 2025".
fn is_parted(page: &Page<'_>, line: &[Token], time: &Time) -> bool {
    let first = line.partition_point(|token| token.start < time.span.start);
    let last = line.partition_point(|token| token.start < time.span.end);
    let mark = |index: Option<usize>| {
        index.and_then(|index| line.get(index)).is_none_or(|token| {
            matches!(
                token.of(page.text),
                "|" | "·" | "•" | "—" | "–" | "-" | "/" | "," | "(" | ")" | "."
            ) || LATER
                .iter()
                .any(|word| token.of(page.text).eq_ignore_ascii_case(word))
        })
    };
    mark(first.checked_sub(1)) && mark(Some(last))
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;
    use crate::model::{Article, PublishedBasis};

    /// The publication date of an article that ends so, and why.
    fn ending(line: &str) -> Option<(String, String)> {
        let body = "The quay was closed on Monday. It was cold. Nobody came. The tide was low. Two boats lay idle. \
                    Gulls cried. Dockers waited. It rained.";
        let published = extract(Article::new("", format!("{body}\n\n{line}"))).published;
        let date = published.date?.date.to_string();
        (published.basis == PublishedBasis::Stated).then_some((date, published.because))
    }

    #[test]
    fn heads_of_mails_and_of_web_pages_tell_the_day() {
        for head in [
            "From: desk@calder.example\nSent: Friday, June 14, 2024 8:15 AM\nTo: all",
            "Quay closed\nAnn Orr in Calder\nFri 14 Jun 2024 15.04 BST",
            "Quay closed\nJune 14, 2024 Updated 10:02 a.m. ET",
            "Calder Post, June 14, 2024, p. A1",
            "Ann Orr June 14, 2024 3 min read",
            "Quay closed | Calder Post | June 14, 2024",
            "Posted on June 14th, 2024 by admin",
            "PRESS NOTICE\nFor immediate release: 14 June 2024",
            "From the print edition, June 14th 2024",
        ] {
            let article = Article::new("", format!("{head}\nThe quay was closed on Monday."));
            let published = extract(article).published;
            let date = published.date.map(|point| point.date.to_string());
            assert_eq!(published.basis, PublishedBasis::Stated, "{head}");
            assert_eq!(date.as_deref(), Some("2024-06-14"), "{head}");
        }
    }

    #[test]
    fn credits_and_a_bare_date_at_the_end_tell_the_day() {
        for (line, because) in [
            (
                "(Reporting by A. Kovar; June 15, 2024)",
                "in the credits at the end: “June 15, 2024”",
            ),
            (
                "Editing by Olga Renn, 15 June 2024",
                "in the credits at the end: “15 June 2024”",
            ),
            (
                "15 June 2024",
                "a line of its own at the end: “15 June 2024”",
            ),
        ] {
            let expected = Some(("2024-06-15".to_owned(), because.to_owned()));
            assert_eq!(ending(line), expected, "{line}");
        }
        for line in [
            "The quay will open again on 15 June 2024.",
            "Reporting restrictions on the quay, its owners, its dockers and their union, which the court imposed in \
             spring, end on 15 June 2024, and nobody knows what will come to light then.",
        ] {
            assert_eq!(ending(line), None, "{line}");
        }
    }
}
