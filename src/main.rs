//! The program: arguments for the headless commands, or the window.

#[cfg(feature = "window")]
use dateline::app::{self, Draw};
#[cfg(feature = "window")]
use dateline::cli::Renderer;
use dateline::cli::{self, Args, plain};
use std::process::ExitCode;
use std::time::Instant;

/// Articles and tables are read as many small pieces of text, on all cores at once: this hands out and takes back such pieces
/// faster than the allocators of the systems do.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let begun = Instant::now();
    let args = Args::of_process();
    // Without a way to start itself, the program reads every file in this process.
    if let Ok(program) = std::env::current_exe() {
        dateline::read::worker::isolate(program);
    }
    match &args.command {
        #[cfg(feature = "window")]
        Some(cli::Command::BenchFrame(args)) => args.run(app::frames::report),
        Some(command) => cli::run(command),
        None if args.headless => plain::run(&args.files, &args.out, None),
        None => window(&args, begun),
    }
}

/// A build without the window does the main job all the same.
#[cfg(not(feature = "window"))]
fn window(args: &Args, _: Instant) -> ExitCode {
    let why = "this build has no window: build it with the feature `window`";
    plain::run(&args.files, &args.out, Some(why))
}

/// Opens the window; without a display, does the main job all the same and says what the window needs.
#[cfg(feature = "window")]
fn window(args: &Args, begun: Instant) -> ExitCode {
    let draw = match args.renderer {
        None => Draw::Auto,
        Some(Renderer::Glow) => Draw::Glow,
        Some(Renderer::Wgpu) => Draw::Wgpu,
    };
    match app::run(&args.files, draw, args.timing.then_some(begun)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => plain::run(&args.files, &args.out, Some(&why.to_string())),
    }
}
