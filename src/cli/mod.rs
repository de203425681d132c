//! The headless commands: arguments → files and standard output. Knows nothing of the window.

mod bench_frame;
mod bench_load;
mod bench_stop;
mod columns;
mod convert;
mod extract;
mod import_worker;
mod in_order;
mod input;
mod mapping;
pub mod plain;
mod progress;
mod quantities;
mod render;
mod rules;
mod table;

use crate::paint::Theme;
use crate::read::{FORMATS, worker};
use crate::store::export::EXPORTS;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Open news articles and datasets; see when it happened and how much.
///
/// Without a command, opens the window on the files, or on a sample. Without a display, prints what was found in them and
/// writes the charts as pictures.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true)]
pub struct Args {
    /// What to do; without it, the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files and projects to open.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How the window is drawn; the default is what works.
    #[arg(long, value_enum, value_name = "NAME")]
    pub renderer: Option<Renderer>,
    /// Say on standard error how long the window takes to become useful.
    #[arg(long, hide = true)]
    pub timing: bool,
    /// Open no window: print what was found and write the charts.
    #[arg(long)]
    pub headless: bool,
    /// Where the charts go without a window.
    #[arg(long, value_name = "FOLDER", default_value = plain::FOLDER)]
    pub out: PathBuf,
}

/// How the window is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// OpenGL: light on machines without a graphics card.
    Glow,
    /// Vulkan, Metal or Direct3D.
    Wgpu,
}

/// Light or dark pictures, with strong contrast or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ThemeName {
    Light,
    Dark,
    HighContrast,
    HighContrastDark,
}

/// Where the commands that write one file put it.
#[derive(Debug, clap::Args)]
struct Output {
    /// The file to write; the ending of its name says what. `-` is standard output, for data and with `--as`.
    #[arg(short, long, value_name = "OUT")]
    out: PathBuf,
}

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Self::Light,
            ThemeName::Dark => Self::Dark,
            ThemeName::HighContrast => Self::LightContrast,
            ThemeName::HighContrastDark => Self::DarkContrast,
        }
    }
}

/// The headless commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print every date, event and figure of articles.
    Extract(extract::Extract),
    /// Draw a chart as SVG or PNG.
    Render(Box<render::Render>),
    /// Write what was found as a dataset, tables or a chronology.
    Convert(convert::Convert),
    /// Print what the columns of tables are taken for, and why.
    Columns(columns::Columns),
    /// Print every rule that dates and figures are read by, with its examples.
    Rules(rules::Rules),
    /// Measure what frames of the window cost over made-up events.
    #[command(hide = true)]
    BenchFrame(bench_frame::BenchFrame),
    /// Measure what reading made-up events costs in time and memory.
    #[command(hide = true)]
    BenchLoad(bench_load::BenchLoad),
    /// Measure how long long work over made-up events takes to end once it is told to.
    #[command(hide = true)]
    BenchStop(bench_stop::BenchStop),
    /// Read files for another process of this program.
    #[command(name = worker::COMMAND, hide = true)]
    ImportWorker,
}

impl Args {
    /// The arguments of this process; prints help or what is wrong with them and ends the process where clap does.
    #[must_use]
    pub fn of_process() -> Self {
        let command = Self::command()
            .after_help(formats())
            .mut_subcommand("convert", |command| command.after_help(exports()));
        Self::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
    }
}

/// The readable formats, for help.
fn formats() -> String {
    let mut out = String::from("Formats that can be read:\n");
    for format in FORMATS {
        let _ = writeln!(
            out,
            "  {:<16} .{:<15} {}",
            format.name,
            format.extensions.join(" ."),
            format.about
        );
    }
    out
}

/// The forms that can be written, for help.
fn exports() -> String {
    let mut out = String::from("Forms that can be written:\n");
    for export in EXPORTS {
        let _ = writeln!(
            out,
            "  {:<16} .{:<8} {}",
            export.name, export.extension, export.about
        );
    }
    out
}

/// Runs a headless command. 0: done; 1: nothing could be read or written; 2: wrong usage.
#[must_use]
pub fn run(command: &Command) -> ExitCode {
    match command {
        Command::Extract(args) => extract::run(args),
        Command::Render(args) => render::run(args),
        Command::Convert(args) => convert::run(args),
        Command::Columns(args) => columns::run(args),
        Command::Rules(args) => rules::run(args),
        Command::BenchFrame(_) => {
            say("this build has no window to measure: build it with the feature `window`");
            ExitCode::from(1)
        }
        Command::BenchLoad(args) => bench_load::run(args),
        Command::BenchStop(args) => bench_stop::run(args),
        Command::ImportWorker => import_worker::run(),
    }
}

/// Writes one line to standard error.
pub fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr().lock(), "dateline: {message}");
}

/// Writes to standard output. A closed pipe is how `head` says that it has enough; it is no error.
fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(what) if what.kind() != std::io::ErrorKind::BrokenPipe => {
            say(format_args!("cannot write: {what}"));
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    }
}
