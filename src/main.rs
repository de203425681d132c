//! The program: arguments for the headless commands, or the window.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
