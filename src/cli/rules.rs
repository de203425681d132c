//! `dateline rules`: every rule that dates and figures are read by, with its examples and counter-examples.

use crate::extract::date::{self, RuleInfo};
use crate::extract::figure;
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
    for (layer, rules) in [("date", date::rules()), ("figure", figure::rules())] {
        for rule in rules.iter().filter(|rule| wanted(rule.id)) {
            row(&mut out, layer, rule);
        }
    }
    if out.is_empty() {
        super::say("no rule has that name");
        return ExitCode::from(1);
    }
    super::print(&out)
}

fn row(out: &mut String, layer: &str, rule: &RuleInfo) {
    let _ = writeln!(out, "{}  ({layer})\n    {}", rule.id, rule.what);
    for example in rule.examples {
        let _ = writeln!(out, "    + {example}");
    }
    for example in rule.counter_examples {
        let _ = writeln!(out, "    - {example}");
    }
    out.push('\n');
}
