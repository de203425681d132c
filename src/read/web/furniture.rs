//! What stands between a headline and the first sentence — byline, date, minutes to read — → nothing, where the page has said
//! all of it elsewhere. In the text such a line would be an event on the day of publication.

use crate::model::Article;

/// Lines at the beginning that are looked at.
const MOST_LINES: usize = 6;

/// The longest such line, in bytes.
const LONGEST: usize = 160;

/// Words of such lines, besides names, numbers and dates.
const WORDS: &[&str] = &[
    "by",
    "words",
    "author",
    "reporter",
    "correspondent",
    "editor",
    "staff",
    "and",
    "for",
    "the",
    "published",
    "publication",
    "date",
    "updated",
    "modified",
    "posted",
    "created",
    "last",
    "first",
    "on",
    "at",
    "from",
    "share",
    "save",
    "print",
    "comments",
    "comment",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "reading",
    "time",
    "ago",
    "hours",
    "hour",
    "days",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "gmt",
    "bst",
    "utc",
    "cet",
    "cest",
    "est",
    "edt",
    "et",
    "pst",
    "pdt",
    "ist",
    "jan",
    "january",
    "feb",
    "february",
    "mar",
    "march",
    "apr",
    "april",
    "may",
    "jun",
    "june",
    "jul",
    "july",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "nov",
    "november",
    "dec",
    "december",
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "st",
    "nd",
    "rd",
    "th",
    "t",
    "z",
];

/// The text without such lines at its beginning; all of it where the page says no date of publication elsewhere, or would be
/// left without text.
pub(super) fn without<'a>(text: &'a str, about: &Article) -> &'a str {
    if about.given.is_none() {
        return text;
    }
    let mut rest = text;
    for _ in 0..MOST_LINES {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        if after.trim().is_empty() || !(line.trim().is_empty() || is_furniture(line, about)) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

fn is_furniture(line: &str, about: &Article) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let names = [about.author.as_deref(), about.source.as_deref()];
    let names: Vec<String> = names.into_iter().flatten().flat_map(words).collect();
    words(line).all(|word| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || WORDS.contains(&word.as_str())
            || names.contains(&word)
    })
}

/// The words of a text in lower case; letters and digits that stand together are two words.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = rest.chars().next()?;
        let other = |c: char| !c.is_alphanumeric() || c.is_numeric() != first.is_numeric();
        let (word, after) = rest.split_at(rest.find(other).unwrap_or(rest.len()));
        rest = after;
        Some(word.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_and_dates_go_and_sentences_stay() {
        let about = Article {
            author: Some("Bo Ek".to_owned()),
            source: Some("Kirn Times".to_owned()),
            given: "2024-02-02".parse().ok(),
            ..Article::default()
        };
        let story = "The bank raised its rate on 2 February.\n\nIt may do so again.";
        for lines in [
            "By Bo Ek\n",
            "By Bo Ek Feb. 2, 2024 4 min read\n\n",
            "Published 2 February 2024 at 9:30am GMT\nKirn Times\n\n",
            "2024-02-02T12:00:00Z\n",
            "",
        ] {
            assert_eq!(without(&format!("{lines}{story}"), &about), story);
        }
        for kept in [
            "It was 2 February 2024.\n\nRain.",
            "By Ann Lee, 2 February 2024\n\nRain.",
            "2 February 2024",
        ] {
            assert_eq!(without(kept, &about), kept);
        }
        let undated = Article::default();
        assert_eq!(
            without("2 February 2024\n\nRain.", &undated),
            "2 February 2024\n\nRain."
        );
    }
}
