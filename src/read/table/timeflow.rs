//! `TimeFlow` files (`.time`) → events: tab-separated rows under a header of `#TIMEFLOW` lines that says which field is the
//! label, the start, the end and the track.

use super::super::sniff::Likeness;
use super::super::{Error, ErrorKind, Opened, Source};
use super::Held;
use super::delimited::Delimited;
use super::role::Role;

/// What every line of the header begins with.
const MARK: &str = "#TIMEFLOW";

/// What the fields of the header stand for.
const ALIASES: &[(&str, Role)] = &[
    ("TIMEFLOW_LABEL", Role::Title),
    ("TIMEFLOW_START", Role::Start),
    ("TIMEFLOW_END", Role::End),
    ("TIMEFLOW_TRACK", Role::Category),
    ("TIMEFLOW_SIZE", Role::Series),
];

/// How much the beginning of a text looks like it.
pub(in crate::read) fn likeness(head: &str) -> Likeness {
    if head.starts_with(MARK) {
        Likeness::Yes
    } else {
        Likeness::No
    }
}

/// Reads a whole file.
pub(in crate::read) fn read(source: &Source<'_>) -> Result<Opened, Error> {
    let text = source.text();
    let broken = |message: &str| {
        let hint = "Save it again in TimeFlow, or export it as CSV.";
        source.error(ErrorKind::Malformed, message, hint)
    };
    let (mut aliases, mut lists): (Vec<(&str, Role)>, Vec<&str>) = Default::default();
    let mut at = 0;
    let mut ended = false;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let mut cells = line
            .trim_end()
            .split('\t')
            .map(|cell| cell.trim_matches('"'));
        let (mark, key) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        ended = mark == MARK && key.starts_with("===");
        if ended {
            break;
        }
        match (key, cells.next(), cells.next()) {
            ("field", Some(field), Some("List")) => lists.push(field),
            ("alias", Some(alias), Some(field)) => {
                let role = ALIASES.iter().find(|(name, _)| *name == alias);
                // What has several tracks is on no single one.
                let role = role.map(|&(_, role)| match role {
                    Role::Category if lists.contains(&field) => Role::Tags,
                    role => role,
                });
                aliases.extend(role.map(|role| (field, role)));
            }
            _ => {}
        }
    }
    if !ended {
        return Err(broken("its header of #TIMEFLOW lines has no end"));
    }
    let above = u64::try_from(text.get(..at).unwrap_or("").lines().count()).unwrap_or(0);
    let table = Delimited::named(text.get(at..).unwrap_or(""), b'\t', above);
    let named = |field: &str| table.header.iter().position(|name| name.trim() == field);
    let roles = aliases
        .iter()
        .filter_map(|&(field, role)| Some((named(field)?, role)));
    let held = Held {
        roles: roles.collect(),
        header: table.header.clone(),
        ..Held::rows(&table)
    };
    let mut opened = Opened::default();
    super::add(source, &held, &mut opened)?;
    Ok(opened)
}
