//! What is shown → a project file, a picture, or data, and a project file → what is shown: the same writers as on the
//! command line, on a thread of their own.

use super::App;
use super::open::Ask;
use super::state::{State, Tone};
use super::task::{Outcome, Task};
use crate::chart::{
    self, Arrangement, BarSpec, CHARTS, ChartSpec, Effort, LaneBy, Size, TimeView, View,
};
use crate::model::{Corpus, Edit, Filter, GoOn, Log, SavedFilter};
use crate::paint::{self, Theme, png::scale_of};
use crate::read::{self, Document};
use crate::store::{self, Project, export::EXPORTS};
use crate::work;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The size of a picture, in pixels; a PNG has as many times as many each way as its name says ([`scale_of`]).
const PICTURE: Size = Size {
    w: 1200.0,
    h: 700.0,
};

/// What went wrong, and what to do about it.
type Trouble = (String, String);

/// A file being written or a project being read, and the words for it.
pub(super) struct Errand {
    what: String,
    task: Task<Result<Done, Trouble>>,
}

/// What an errand brought back.
pub(super) enum Done {
    /// The project is in this file, with these corrections and filters.
    Saved(PathBuf, Vec<Edit>, Vec<SavedFilter>),
    /// A picture or data is in this file.
    Exported(PathBuf),
    /// A picture for the clipboard.
    Drawn(egui::ColorImage),
    /// A project was read from this file.
    Opened(PathBuf, Box<Project>),
}

/// One thing that can be exported: its name in the menu, and a file name whose ending says the form.
pub(super) struct Form {
    /// In menus.
    pub(super) title: String,
    /// To begin with in the dialog.
    pub(super) file: String,
    /// The ending, without the dot.
    pub(super) ending: &'static str,
}

/// Every picture and every form of data that can be exported.
#[must_use]
pub(super) fn forms() -> Vec<Form> {
    let pictures = CHARTS.iter().flat_map(|chart| {
        let forms = [
            ("SVG", "", "svg"),
            ("PNG", "", "png"),
            ("PNG, 4×", "@4x", "png"),
        ];
        forms.map(|(name, scale, ending)| Form {
            title: format!("{} as {name}", chart.title),
            file: format!("{}{scale}.{ending}", chart.name),
            ending,
        })
    });
    let data = EXPORTS.iter().map(|export| Form {
        title: export.title.to_owned(),
        file: format!("{}.{}", export.stem(), export.extension),
        ending: export.extension,
    });
    pictures.chain(data).collect()
}

/// The groups of file endings that an export can have, the wanted one first.
#[must_use]
pub(super) fn export_filters(wanted: usize) -> Vec<(String, Vec<&'static str>)> {
    let mut forms = forms();
    if wanted < forms.len() {
        let first = forms.remove(wanted);
        forms.insert(0, first);
    }
    forms
        .into_iter()
        .map(|form| (form.title, vec![form.ending]))
        .collect()
}

/// A file name to begin with.
#[must_use]
pub(super) fn suggested(state: &State, ask: Ask) -> String {
    match ask {
        Ask::Open | Ask::Folder => String::new(),
        Ask::Save => state
            .project
            .as_ref()
            .and_then(|path| path.file_name())
            .map_or_else(
                || format!("chronology.{}", store::EXTENSION),
                |name| name.to_string_lossy().into_owned(),
            ),
        Ask::Export(form) => forms()
            .into_iter()
            .nth(form)
            .map_or_else(String::new, |form| form.file),
    }
}

impl App {
    /// Runs `work` beside the window; [`App::take_errands`] hears what came of it. `what` says it in the status line.
    pub(super) fn send(
        &mut self,
        ctx: &egui::Context,
        what: String,
        work: impl FnOnce(&Effort) -> Result<Done, Trouble> + Send + 'static,
    ) {
        let task = Task::start(ctx, false, move |effort| Some(work(effort)));
        self.errands.push(Errand { what, task });
    }

    /// Writes the project to `path`.
    pub(super) fn save(&mut self, ctx: &egui::Context, mut path: PathBuf) {
        if path.extension().is_none() {
            path.set_extension(store::EXTENSION);
        }
        let articles = self.state.base().to_vec();
        let edits = self.state.log().in_force().to_vec();
        let charts = vec![ChartSpec {
            lanes: self.state.lanes,
            bars: self.state.bars.clone(),
            arrangement: self.state.arrangement.clone(),
            ..ChartSpec::default()
        }];
        let filters = self.state.filters().to_vec();
        self.send(ctx, writing(&path), move |effort| {
            let waited_for = || !effort.is_stopped();
            let articles = articles.iter().take_while(|_| waited_for());
            let project = Project {
                articles: articles.map(|f| f.as_ref().clone()).collect(),
                edits,
                charts,
                filters,
            };
            store::save_while(&project, &path, &waited_for).map_err(trouble)?;
            Ok(Done::Saved(path, project.edits, project.filters))
        });
    }

    /// Reads the project in `path`.
    pub(super) fn open_project(&mut self, ctx: &egui::Context, path: PathBuf) {
        let what = format!("reading {}", short(&path));
        self.send(ctx, what, move |effort| {
            let project = store::open_while(&path, &|| !effort.is_stopped()).map_err(trouble)?;
            // A project holds what its dates came to; what their words say is read again, so that they can move.
            effort.begin(project.articles.len());
            let mut articles = Vec::with_capacity(project.articles.len());
            for findings in project.articles {
                go_on(effort)?;
                articles.push(work::analyse(Document::Findings(Box::new(findings))));
                effort.add(1);
            }
            Ok(Done::Opened(
                path,
                Box::new(Project {
                    articles,
                    ..project
                }),
            ))
        });
    }

    /// Writes a picture or data; the ending says which.
    pub(super) fn export(&mut self, ctx: &egui::Context, path: PathBuf) {
        let corpus = Arc::clone(self.state.shared_corpus());
        let sight = Sight {
            filter: self.state.filter().clone(),
            time: self.state.time,
            lanes: self.state.lanes,
            bars: self.state.bars.clone(),
            arrangement: self.state.arrangement.clone(),
            theme: super::theme::of(&ctx.global_style().visuals),
        };
        self.send(ctx, writing(&path), move |effort| {
            let bytes = exported(&corpus, &sight, &path, &|| !effort.is_stopped())?;
            go_on(effort)?;
            store::write(&path, &bytes).map_err(trouble)?;
            Ok(Done::Exported(path))
        });
    }

    /// True while a file is being written or a project read.
    #[must_use]
    pub(super) fn is_on_errand(&self) -> bool {
        !self.errands.is_empty()
    }

    /// What the oldest errand is, how far it has come and how long it has been under way.
    pub(super) fn errand_told(&self) -> Option<(String, f32, Duration)> {
        let errand = self.errands.first()?;
        Some((errand.what.clone(), errand.task.share(), errand.task.age()))
    }

    /// Stops every errand: what is not written yet will not be.
    pub(super) fn drop_errands(&mut self) {
        for errand in std::mem::take(&mut self.errands) {
            self.state
                .say(Tone::Note, format!("Stopped {}.", errand.what), "");
        }
    }

    /// Takes what errands brought back.
    pub(super) fn take_errands(&mut self, ctx: &egui::Context) {
        let mut done = Vec::new();
        self.errands.retain(|errand| match errand.task.poll() {
            Outcome::Done(result) => {
                done.push(result);
                false
            }
            Outcome::Pending => true,
            Outcome::Lost => false,
        });
        for result in done {
            match result {
                Ok(Done::Saved(path, edits, filters)) => {
                    self.state.take_saved(edits, filters);
                    self.state.project = Some(path);
                }
                Ok(Done::Exported(path)) => {
                    self.state
                        .say(Tone::Note, format!("Written to {}.", path.display()), "");
                }
                Ok(Done::Drawn(image)) => {
                    ctx.copy_image(image);
                    self.state.say(
                        Tone::Note,
                        "The chart is on the clipboard, as a picture.",
                        "",
                    );
                }
                Ok(Done::Opened(path, project)) => self.take_project(path, *project),
                Err((what, hint)) => self.state.say(Tone::Error, what, hint),
            }
        }
    }

    fn take_project(&mut self, path: PathBuf, project: Project) {
        let articles = project.articles.into_iter().map(Arc::new).collect();
        self.state.replace(articles, Log::new(project.edits));
        self.state.set_filters(project.filters);
        if let Some(chart) = project.charts.first() {
            self.state.lanes = chart.lanes;
            self.state.bars = chart.bars.clone();
            self.state.arrangement.clone_from(&chart.arrangement);
        }
        self.state.project = Some(path);
    }
}

/// "writing chronology.dateline", for the status line.
fn writing(path: &Path) -> String {
    format!("writing {}", short(path))
}

fn short(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Ends an errand that the user has stopped; nobody hears the trouble.
fn go_on(effort: &Effort) -> Result<(), Trouble> {
    if effort.is_stopped() {
        return Err((String::new(), String::new()));
    }
    Ok(())
}

/// What of the corpus a picture shows.
struct Sight {
    filter: Filter,
    time: Option<TimeView>,
    lanes: LaneBy,
    bars: BarSpec,
    arrangement: Arrangement,
    theme: Theme,
}

/// The bytes of an export.
fn exported(
    corpus: &Corpus,
    sight: &Sight,
    path: &Path,
    go_on: GoOn<'_>,
) -> Result<Vec<u8>, Trouble> {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    if !matches!(ending.as_str(), "svg" | "png") {
        let form = store::export::for_path(path).ok_or_else(|| unknown(path))?;
        let mut out = Vec::new();
        form.write_while(corpus, &mut out, go_on).map_err(|what| {
            let what = format!("{} could not be written: {what}.", path.display());
            (what, "Export it in another form.".to_owned())
        })?;
        return Ok(out);
    }
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let named = CHARTS.iter().find(|chart| stem.contains(chart.name));
    let spec = ChartSpec {
        lanes: sight.lanes,
        bars: sight.bars.clone(),
        arrangement: sight.arrangement.clone(),
        ..named
            .and_then(|chart| ChartSpec::named(chart.name))
            .unwrap_or_default()
    };
    let view = View {
        time: sight.time,
        ..View::all(&sight.filter)
    };
    let scene = chart::layout(&spec, corpus, &view, PICTURE, &paint::Inter);
    if ending == "svg" {
        return Ok(paint::svg(&scene, sight.theme).into_bytes());
    }
    paint::png(&scene, sight.theme, scale_of(&stem).into(), go_on).map_err(|what| {
        let what = format!("{} could not be drawn: {what}.", path.display());
        (what, "Export it as SVG instead.".to_owned())
    })
}

fn unknown(path: &Path) -> Trouble {
    let endings: Vec<String> = forms()
        .iter()
        .map(|form| format!(".{}", form.ending))
        .collect();
    let mut known = endings.clone();
    known.sort();
    known.dedup();
    (
        format!("{} has no ending that says what to write.", path.display()),
        format!("End the name in one of {}.", known.join(" ")),
    )
}

fn trouble(error: read::Error) -> Trouble {
    (
        format!("{}: {}.", error.path.display(), error.message),
        error.hint,
    )
}
