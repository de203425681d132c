//! markwhen files → events: lines of `2024-05-03 / 2024-05-09: What happened #tag`, in sections and groups.
//!
//! Dates are ISO, or month first unless the header's `dateFormat: d/M/y` says otherwise. A stretch may end after so many days,
//! weeks, months or years, or now, which leaves it open. What follows an event up to the next is its description. Dates that
//! begin with other entries or with today are counted as dates that cannot be read.

use super::super::date::{self, Order};
use super::super::sniff::Likeness;
use super::super::{Error, Opened, Source};
use super::Held;
use super::grid::Row;
use crate::model::Interval;

/// The columns, in the names that the guess knows.
const NAMES: [&str; 7] = [
    "start",
    "end",
    "title",
    "description",
    "category",
    "tags",
    "url",
];

/// What stands between the two dates of a stretch.
const BETWEEN: [&str; 4] = [" / ", "/", " - ", "–"];

/// How much the beginning of a text looks like it: several dated lines, and a word that only such files have.
pub(in crate::read) fn likeness(head: &str) -> Likeness {
    let mut entries = 0;
    let mut lines = 0;
    let mut marked = false;
    for line in head.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        let split = split(line).is_some_and(|(when, _)| stretch(when, Order::MonthFirst).is_some());
        entries += usize::from(split);
        marked |= section(line).is_some() || line.starts_with("dateFormat:") || is_end(line);
    }
    match entries {
        2.. if marked && entries * 10 >= lines => Likeness::Yes,
        1.. if entries * 2 >= lines || marked => Likeness::Maybe,
        _ => Likeness::No,
    }
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let text = source.text();
    let day_first = text.lines().any(|line| {
        let format = line.trim().strip_prefix("dateFormat:").map(str::trim);
        format.is_some_and(|format| format.starts_with('d'))
    });
    let order = if day_first {
        Order::DayFirst
    } else {
        Order::MonthFirst
    };
    let mut reader = Reader {
        order,
        sections: Vec::new(),
        entry: None,
        rows: Vec::new(),
    };
    for (number, line) in (1..).zip(text.lines()) {
        reader.line(number, line.trim());
    }
    reader.finish();
    source.check_rows(reader.rows.len(), "events")?;
    let mut opened = Opened::default();
    super::add(source, &Held::named(&NAMES, &reader.rows), &mut opened)?;
    Ok(opened)
}

/// An entry whose description may go on.
struct Entry {
    line: u64,
    start: String,
    end: String,
    title: String,
    description: Vec<String>,
    section: String,
}

struct Reader {
    order: Order,
    /// Names of the sections and groups that are open, outermost first.
    sections: Vec<String>,
    entry: Option<Entry>,
    rows: Vec<Row>,
}

impl Reader {
    fn line(&mut self, number: u64, line: &str) {
        if line.starts_with("//") {
        } else if let Some(name) = section(line) {
            self.finish();
            self.sections.push(tagged(name).0);
        } else if is_end(line) {
            self.finish();
            self.sections.pop();
        } else if let Some((when, title)) = split(bare(line)) {
            self.finish();
            let (start, end) =
                stretch(when, self.order).unwrap_or((when.to_owned(), String::new()));
            self.entry = Some(Entry {
                line: number,
                start,
                end,
                title: title.trim().to_owned(),
                description: Vec::new(),
                section: self.sections.last().cloned().unwrap_or_default(),
            });
        } else if let Some(entry) = self.entry.as_mut().filter(|_| !line.is_empty()) {
            entry.description.push(line.to_owned());
        }
    }

    fn finish(&mut self) {
        let Some(entry) = self.entry.take() else {
            return;
        };
        let (title, url) = linked(&entry.title);
        let (title, tags) = tagged(&title);
        let cells = [
            entry.start,
            entry.end,
            title,
            entry.description.join(" "),
            entry.section,
            tags,
            url,
        ];
        self.rows
            .push(Row::new(entry.line, cells.iter().map(String::as_str)));
    }
}

/// The name of a section or group that a line opens.
fn section(line: &str) -> Option<&str> {
    let name = line
        .strip_prefix("section ")
        .or_else(|| line.strip_prefix("group "));
    name.map(str::trim)
}

fn is_end(line: &str) -> bool {
    ["endSection", "endGroup"].contains(&line)
}

/// An entry without the mark of a list or of a task before it, and without its name (`!name`).
fn bare(line: &str) -> &str {
    let marks = ["- [ ]", "- [x]", "- [X]", "* [ ]", "* [x]", "- ", "* "];
    let line = marks
        .iter()
        .find_map(|mark| line.strip_prefix(mark))
        .unwrap_or(line)
        .trim_start();
    let named = line.strip_prefix('!').and_then(|rest| rest.split_once(' '));
    named.map_or(line, |(_, rest)| rest.trim_start())
}

/// A title with the words of its first link in place of the link, and where that leads.
fn linked(title: &str) -> (String, String) {
    let link = || {
        let (before, rest) = title.split_once('[')?;
        let (words, rest) = rest.split_once("](")?;
        let (address, after) = rest.split_once(')')?;
        Some((format!("{before}{words}{after}"), address.to_owned()))
    };
    link().unwrap_or_else(|| (title.to_owned(), String::new()))
}

/// When and what, of a line that is an entry.
fn split(line: &str) -> Option<(&str, &str)> {
    let begins = |c: char| c.is_ascii_digit() || "-~".contains(c);
    let is_when = |when: &str| {
        let has_digit = when.bytes().any(|byte| byte.is_ascii_digit());
        let is_date = || {
            let first = when
                .strip_suffix("now")
                .map_or(when, |first| first.trim_end_matches([' ', '-', '/']));
            when.starts_with(begins) || date::parse(first, Order::DayFirst).is_some()
        };
        when.len() <= 60 && (when.starts_with("now") || has_digit && is_date())
    };
    // The colon of a time of day has a digit behind it.
    let colon = line.match_indices(':').map(|(at, _)| at).find(|&at| {
        !line
            .get(at + 1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    })?;
    let (when, what) = (line.get(..colon)?.trim(), line.get(colon + 1..)?);
    is_when(when).then_some((when, what))
}

/// Both ends of what stands before the colon, as ISO dates; the second may be empty.
fn stretch(when: &str, order: Order) -> Option<(String, String)> {
    let one = |text: &str| date::parse(text.trim(), order).map(Interval::edtf);
    if let Some(whole) = one(when) {
        return Some((whole, String::new()));
    }
    BETWEEN.iter().find_map(|between| {
        let (start, end) = when.split_once(between)?;
        let (from, end) = (one(start)?, end.trim());
        if end.eq_ignore_ascii_case("now") {
            return Some((format!("{from}/.."), String::new()));
        }
        let end = one(end).or_else(|| after(date::parse(start.trim(), order)?, end))?;
        Some((from, end))
    })
}

/// The last day of a stretch of such a length, as `10 days` or `1 week`.
fn after(start: Interval, length: &str) -> Option<String> {
    let (number, unit) = length.split_once(' ')?;
    let number: i64 = number.parse().ok()?;
    let span = jiff::Span::new();
    let span = match unit.trim().trim_end_matches('s') {
        "day" => span.try_days(number),
        "week" => span.try_weeks(number),
        "month" => span.try_months(number),
        "year" => span.try_years(number),
        _ => return None,
    };
    let over = start.start?.date.checked_add(span.ok()?).ok()?;
    over.yesterday().ok().map(|last| last.to_string())
}

/// The words of a title without its tags, and its tags.
fn tagged(title: &str) -> (String, String) {
    let is_tag = |word: &&str| {
        word.len() > 1
            && word
                .strip_prefix('#')
                .is_some_and(|tag| tag.starts_with(char::is_alphabetic))
    };
    let (tags, words): (Vec<&str>, Vec<&str>) = title.split_whitespace().partition(is_tag);
    let tags: Vec<&str> = tags.iter().map(|tag| tag.trim_start_matches('#')).collect();
    (words.join(" "), tags.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_date_a_colon_and_words() {
        let ends = |line: &str, order| split(line).and_then(|(when, _)| stretch(when, order));
        let pair = |start: &str, end: &str| Some((start.to_owned(), end.to_owned()));
        assert_eq!(
            ends("2024-05-03: Rain", Order::MonthFirst),
            pair("2024-05-03", "")
        );
        assert_eq!(
            ends("1914-1918: War", Order::MonthFirst),
            pair("1914/1918", "")
        );
        assert_eq!(
            ends("5/3/2024 - 5/9/2024: Rain", Order::MonthFirst),
            pair("2024-05-03/2024-05-09", "")
        );
        assert_eq!(
            ends("5/3/2024: Rain", Order::DayFirst),
            pair("2024-03-05", "")
        );
        assert_eq!(
            ends("2024-05-04 / 1 week: Trip", Order::MonthFirst),
            pair("2024-05-04", "2024-05-10")
        );
        assert_eq!(
            ends("Dec 5 2012 - now: At work", Order::MonthFirst),
            pair("2012-12-05/..", "")
        );
        assert_eq!(bare("- [ ] 2024-05-03: Rain"), "2024-05-03: Rain");
        assert_eq!(bare("!rain 2024-05-03: Rain"), "2024-05-03: Rain");
        assert_eq!(
            linked("College [of art](https://x.example)"),
            ("College of art".to_owned(), "https://x.example".to_owned())
        );
        assert_eq!(ends("now - 3 days: Rain", Order::MonthFirst), None);
        assert_eq!(split("He said: rain"), None);
        assert_eq!(split("At 10:30 it rained"), None);
        assert_eq!(
            tagged("Rain in Brenn #weather #1"),
            ("Rain in Brenn #1".to_owned(), "weather".to_owned())
        );
    }
}
