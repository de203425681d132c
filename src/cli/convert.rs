//! `dateline convert`: files → one file in any form of `EXPORTS`.

use super::{input, say};
use crate::store::{
    self,
    export::{self, EXPORTS},
};
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;

/// `dateline convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// The form to write; the default goes by the name of OUT (`figures.csv`, `chronology.md`).
    #[arg(long = "as", value_name = "NAME", value_parser = names())]
    form: Option<String>,
    /// Take this as the publication date of articles that bring none (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Files of any readable format.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The file to write; `-` for standard output, with `--as`.
    #[arg(short, long, value_name = "OUT")]
    out: PathBuf,
}

fn names() -> clap::builder::PossibleValuesParser {
    EXPORTS
        .iter()
        .map(|export| export.name)
        .collect::<Vec<_>>()
        .into()
}

/// Runs the command.
pub(super) fn run(args: &Convert) -> ExitCode {
    let form = match &args.form {
        Some(name) => export::named(name),
        None => export::for_path(&args.out),
    };
    let Some(form) = form else {
        let mut endings: Vec<String> = EXPORTS
            .iter()
            .map(|export| format!(".{}", export.extension))
            .collect();
        // Two tables share an ending; their order in the table puts them side by side.
        endings.dedup();
        say(format_args!(
            "{}: the name must end in one of {}, or choose a form with --as",
            args.out.display(),
            endings.join(" ")
        ));
        return ExitCode::from(2);
    };
    let found = input::read(&args.files, args.published);
    if found.articles().is_empty() {
        return ExitCode::from(1);
    }
    let bytes = (form.write)(&found);
    if args.out.as_os_str() == "-" {
        return super::print(&String::from_utf8_lossy(&bytes));
    }
    match store::write(&args.out, &bytes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            say(what);
            ExitCode::from(1)
        }
    }
}
