//! `dateline import-worker`: one file through standard input → what it holds, for the window and the other commands.
//!
//! Hidden: the program starts itself with it to read files whose parsers may not survive them ([`crate::read::worker`]).

use crate::read::worker;
use clap::Args;
use std::io;
use std::process::ExitCode;

/// `dateline import-worker`.
#[derive(Debug, Args)]
pub struct ImportWorker {
    /// The format's name.
    format: String,
    /// The file's name.
    name: String,
    /// How much may be read, as JSON.
    limits: String,
}

/// Runs the command.
pub(super) fn run(args: &ImportWorker) -> ExitCode {
    let (input, output) = (io::stdin().lock(), io::stdout().lock());
    match worker::serve(&args.format, &args.name, &args.limits, input, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            super::say(what);
            ExitCode::from(1)
        }
    }
}
