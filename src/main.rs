//! The program: arguments for the headless commands, or the window.

use dateline::app::{self, Draw};
use dateline::cli::{self, Args, Renderer, plain};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::of_process();
    match &args.command {
        Some(command) => cli::run(command),
        None if args.headless => plain::run(&args.files, &args.out, None),
        None => window(&args),
    }
}

/// Opens the window; without one, does the main job all the same and says what the window needs.
fn window(args: &Args) -> ExitCode {
    let draw = match args.renderer {
        None => Draw::Auto,
        Some(Renderer::Glow) => Draw::Glow,
        Some(Renderer::Wgpu) => Draw::Wgpu,
    };
    match app::run(&args.files, draw) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => plain::run(&args.files, &args.out, Some(&why.to_string())),
    }
}
