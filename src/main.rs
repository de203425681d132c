//! The program: arguments for the headless commands, or the window.

use clap::Parser;
use dateline::cli::{self, Args};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    match &args.command {
        Some(command) => cli::run(command),
        None => ExitCode::SUCCESS,
    }
}
