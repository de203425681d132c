//! `dateline convert`: files → one file in any form of `EXPORTS`.
//!
//! Forms that are written article by article are streamed: memory does not grow with the input.

use super::input::{Found, Hashed, Inputs, is_standard};
use super::{Output, say};
use crate::store::{
    self,
    export::{self, EXPORTS, Export},
};
use clap::Args;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// `dateline convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// The form to write; the default goes by the name of OUT (`figures.csv`, `chronology.md`). With `-o -`, the form of
    /// what goes to standard output.
    #[arg(long = "as", value_name = "NAME", value_parser = names())]
    form: Option<String>,
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    output: Output,
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
    let out = &args.output.out;
    let form = match &args.form {
        Some(name) => export::named(name),
        None => export::for_path(out),
    };
    let Some(form) = form else {
        say(format_args!(
            "{}: the name must end in one of {}, or choose a form with --as",
            out.display(),
            endings().join(" ")
        ));
        return ExitCode::from(2);
    };
    match convert(args, form) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(what) => {
            say(what);
            ExitCode::from(1)
        }
    }
}

/// Every ending that says what to write, once each, in the order of the forms.
fn endings() -> Vec<String> {
    let mut endings: Vec<String> = Vec::new();
    for export in EXPORTS {
        let ending = format!(".{}", export.extension);
        if !endings.contains(&ending) {
            endings.push(ending);
        }
    }
    endings
}

/// True unless nothing could be read, in which case nothing is written either.
fn convert(args: &Convert, form: &Export) -> Result<bool, String> {
    let inputs = &args.inputs;
    if form.streams() && !inputs.files.iter().any(|path| store::is_project(path)) {
        return to(&args.output.out, |out| stream(inputs, form, out));
    }
    let found = inputs.all();
    if found.articles().is_empty() {
        return Ok(false);
    }
    to(&args.output.out, |out| {
        form.write(&found, out).map(|()| true)
    })
}

/// Writes while it reads.
fn stream(inputs: &Inputs, form: &Export, out: &mut (dyn Write + Send)) -> io::Result<bool> {
    let mut writer = form.writer(out)?;
    let mut any = false;
    let work = |found| match found {
        Found::Article(findings) => Some(form.piece(&findings)),
        Found::Bad(_) => None,
    };
    inputs.each(Hashed::Yes, work, |made| {
        let Some(piece) = made else { return Ok(()) };
        any = true;
        writer.add(piece)
    })?;
    writer.finish()?;
    Ok(any)
}

/// Fills a file, or standard output. A closed pipe is how `head` says that it has enough; it is no error.
fn to(
    path: &Path,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<bool>,
) -> Result<bool, String> {
    if !is_standard(path) {
        return store::write_with(path, fill).map_err(|what| what.to_string());
    }
    let mut out = io::BufWriter::with_capacity(1 << 20, io::stdout());
    match fill(&mut out).and_then(|any| out.flush().map(|()| any)) {
        Err(what) if what.kind() == io::ErrorKind::BrokenPipe => Ok(true),
        other => other.map_err(|what| format!("cannot write: {what}")),
    }
}
