//! The program: arguments for the headless commands, or the window.

use clap::Parser;
use dateline::app;
use dateline::cli::{self, Args};
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    match &args.command {
        Some(command) => cli::run(command),
        None => match app::run(args.files, app::Draw::Auto) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "dateline: {error}");
                ExitCode::FAILURE
            }
        },
    }
}
