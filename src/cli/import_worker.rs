//! `dateline import-worker`: files through standard input → what they hold, for the window and the other commands.
//!
//! Hidden: the program starts itself with it to read files whose parsers may not survive them ([`crate::read::worker`]).

use crate::read::worker;
use std::io;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run() -> ExitCode {
    match worker::serve(io::stdin(), io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            super::say(what);
            ExitCode::from(1)
        }
    }
}
