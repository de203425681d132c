//! GDELT 2.0 events → events: 61 tab-separated columns without names (GDELT 2.0 Event Database codebook, 2015).
//!
//! A row says who did what to whom, where, and in which article; what was done is a code of CAMEO, whose twenty root
//! classes are its category here.

use super::super::sniff::Likeness;
use super::super::{Error, Opened, Source};
use super::Held;
use super::grid::{Grid, Row, Rows};
use super::role::Role;

/// How many columns a row has.
const WIDTH: usize = 61;

/// What is read of a row: the name shown, its place in the row, its role.
const COLUMNS: &[(&str, usize, Role)] = &[
    ("GlobalEventID", 0, Role::Id),
    ("SQLDATE", 1, Role::Date),
    ("Title", 0, Role::Title),
    ("Class", 0, Role::Category),
    ("Actor1Name", 6, Role::Actors),
    ("Actor2Name", 16, Role::Actors),
    ("EventCode", 26, Role::Ignore),
    ("GoldsteinScale", 30, Role::Ignore),
    ("NumMentions", 31, Role::Ignore),
    ("AvgTone", 34, Role::Ignore),
    ("ActionGeo_FullName", 52, Role::Place),
    ("ActionGeo_Lat", 56, Role::Latitude),
    ("ActionGeo_Long", 57, Role::Longitude),
    ("SOURCEURL", 60, Role::Url),
];

/// The root classes of CAMEO, from 01 on.
const CLASSES: [&str; 20] = [
    "Make public statement",
    "Appeal",
    "Express intent to cooperate",
    "Consult",
    "Engage in diplomatic cooperation",
    "Engage in material cooperation",
    "Provide aid",
    "Yield",
    "Investigate",
    "Demand",
    "Disapprove",
    "Reject",
    "Threaten",
    "Protest",
    "Exhibit force posture",
    "Reduce relations",
    "Coerce",
    "Assault",
    "Fight",
    "Use unconventional mass violence",
];

/// How much the beginning of a text looks like it.
pub(in crate::read) fn likeness(head: &str) -> Likeness {
    let mut lines = head.lines().filter(|line| !line.is_empty());
    let is_row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let digits = |at: usize, most: usize| {
            let is_number =
                |cell: &&str| cell.len() <= most && cell.bytes().all(|byte| byte.is_ascii_digit());
            cells
                .get(at)
                .is_some_and(|cell| !cell.is_empty() && is_number(cell))
        };
        cells.len() == WIDTH && digits(0, 12) && digits(1, 8) && digits(2, 6) && digits(3, 4)
    };
    if lines.next().is_some_and(is_row) {
        Likeness::Yes
    } else {
        Likeness::No
    }
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let text = Events(source.text());
    let held = Held {
        header: COLUMNS.iter().map(|&(name, ..)| name.to_owned()).collect(),
        roles: COLUMNS
            .iter()
            .enumerate()
            .map(|(at, &(.., role))| (at, role))
            .collect(),
        ..Held::rows(&text)
    };
    let mut opened = Opened::default();
    super::add(source, &held, &mut opened)?;
    Ok(opened)
}

/// The rows of a text, cut to what is read of them.
struct Events<'a>(&'a str);

impl Grid for Events<'_> {
    fn rows(&self) -> Box<dyn Rows + '_> {
        Box::new(Lines {
            lines: self.0.lines(),
            number: 0,
        })
    }
}

/// Lines, one after the other.
struct Lines<'a> {
    lines: std::str::Lines<'a>,
    number: u64,
}

impl Rows for Lines<'_> {
    fn next_into(&mut self, row: &mut Row) -> bool {
        let Some(line) = self.lines.next() else {
            return false;
        };
        self.number += 1;
        row.line = self.number;
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or("").trim();
        let class = class(cell(28));
        row.cells.clear();
        for &(_, at, role) in COLUMNS {
            match role {
                Role::Title => row.cells.push_field(&title(cell(6), class, cell(16))),
                Role::Category => row.cells.push_field(class),
                _ => row.cells.push_field(cell(at)),
            }
        }
        true
    }
}

/// The class of a root code.
fn class(code: &str) -> &'static str {
    let number = code
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    number.and_then(|at| CLASSES.get(at)).copied().unwrap_or("")
}

/// Who did what to whom.
fn title(one: &str, class: &str, other: &str) -> String {
    match (one, other) {
        ("", "") => class.to_owned(),
        (one, "") | ("", one) => format!("{one}: {}", class.to_lowercase()),
        (one, other) => format!("{one}: {} ({other})", class.to_lowercase()),
    }
}
