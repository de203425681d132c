//! The headless commands: arguments → files and standard output. Knows nothing of the window.

mod extract;

use clap::{Parser, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// See when it happened and how much.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    about,
    args_conflicts_with_subcommands = true
)]
pub struct Args {
    /// What to do; without it, the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files to open in the window.
    pub files: Vec<PathBuf>,
}

/// The headless commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print every date, event and figure of articles.
    Extract(extract::Extract),
}

/// Runs a headless command.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    match command {
        Command::Extract(args) => extract::run(args),
    }
}

/// Writes one line to standard error.
fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr().lock(), "dateline: {message}");
}
