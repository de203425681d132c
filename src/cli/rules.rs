//! `dateline rules`: every rule that dates and figures are read by, with its examples and counter-examples.

use crate::extract::{date, figure};
use clap::Args;
use std::fmt::Write as _;
use std::process::ExitCode;

/// `dateline rules`.
#[derive(Debug, Args)]
pub struct Rules {
    /// Only rules whose name contains this.
    name: Option<String>,
}

/// Runs the command.
pub(super) fn run(args: &Rules) -> ExitCode {
    let wanted = |id: &str| args.name.as_deref().is_none_or(|name| id.contains(name));
    let mut out = String::new();
    for rule in date::rules().iter().filter(|rule| wanted(rule.id)) {
        row(
            &mut out,
            "date",
            rule.id,
            rule.what,
            rule.examples,
            rule.counter_examples,
        );
    }
    for rule in figure::rules().iter().filter(|rule| wanted(rule.id)) {
        row(
            &mut out,
            "figure",
            rule.id,
            rule.what,
            rule.examples,
            rule.counter_examples,
        );
    }
    if out.is_empty() {
        super::say("no rule has that name");
        return ExitCode::from(1);
    }
    super::print(&out)
}

fn row(out: &mut String, layer: &str, id: &str, what: &str, yes: &[&str], no: &[&str]) {
    let _ = writeln!(out, "{id}  ({layer})\n    {what}");
    for example in yes {
        let _ = writeln!(out, "    + {example}");
    }
    for example in no {
        let _ = writeln!(out, "    - {example}");
    }
    out.push('\n');
}
