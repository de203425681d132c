//! Asks for files: the system's own dialog where there is one, else a dialog inside the window.
//!
//! A dialog never blocks the window: it runs on a thread of its own and its answer is polled. Tests script the answers.

use crate::{read, store};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// What files are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Files to read, several at once.
    Open,
    /// A folder, with every file in it.
    Folder,
    /// A place for the project.
    Save,
    /// A place for a picture or for data: a row of the forms that can be exported.
    Export(usize),
}

impl Ask {
    /// The title of the dialog.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => "Open articles and datasets",
            Self::Folder => "Open every file in a folder",
            Self::Save => "Save project",
            Self::Export(_) => "Export a picture or the data",
        }
    }

    /// The word on the button that ends it.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Self::Open | Self::Folder => "Open",
            Self::Save => "Save",
            Self::Export(_) => "Export",
        }
    }

    /// Groups of file endings that it offers, each with a name.
    #[must_use]
    pub fn filters(self) -> Vec<(String, Vec<&'static str>)> {
        match self {
            Self::Open => {
                let all = read::FORMATS
                    .iter()
                    .flat_map(|format| format.extensions.iter().copied())
                    .chain([store::EXTENSION])
                    .collect();
                let mut filters = vec![("Readable files".to_owned(), all)];
                filters.extend(
                    read::FORMATS
                        .iter()
                        .map(|format| (format.name.to_owned(), format.extensions.to_vec())),
                );
                filters.push(("Dateline project".to_owned(), vec![store::EXTENSION]));
                filters
            }
            Self::Folder => Vec::new(),
            Self::Save => vec![("Dateline project".to_owned(), vec![store::EXTENSION])],
            Self::Export(form) => super::save::export_filters(form),
        }
    }
}

/// What a dialog answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These files, or this place.
    Paths(Ask, Vec<PathBuf>),
    /// Nothing, on purpose.
    Cancelled,
    /// This machine has no dialog of its own; another one must ask.
    Unavailable(Ask),
}

/// Something that can ask for files.
pub trait FileDialogs {
    /// Starts to ask; `name` is a name to begin with when saving.
    fn ask(&mut self, ask: Ask, name: &str, ctx: &egui::Context);
    /// The answer, once there is one.
    fn poll(&mut self) -> Option<Answer>;
}

/// The system's own dialogs.
#[derive(Default)]
pub struct NativeDialogs {
    waiting: Option<Receiver<Answer>>,
}

/// A dialog that closes sooner than any hand could close it never opened.
const AT_ONCE: Duration = Duration::from_millis(400);

impl FileDialogs for NativeDialogs {
    fn ask(&mut self, ask: Ask, name: &str, ctx: &egui::Context) {
        if self.waiting.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        self.waiting = Some(receiver);
        if !is_available() {
            let _ = sender.send(Answer::Unavailable(ask));
            return;
        }
        let (name, ctx) = (name.to_owned(), ctx.clone());
        let run = move || {
            let _ = sender.send(show(ask, &name));
            ctx.request_repaint();
        };
        // The system's dialogs belong to the main thread there.
        if cfg!(target_os = "macos") {
            run();
        } else {
            std::thread::spawn(run);
        }
    }

    fn poll(&mut self) -> Option<Answer> {
        let answer = match self.waiting.as_ref()?.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Answer::Cancelled,
        };
        self.waiting = None;
        Some(answer)
    }
}

fn show(ask: Ask, name: &str) -> Answer {
    let mut dialog = rfd::FileDialog::new().set_title(ask.title());
    for (name, endings) in ask.filters() {
        dialog = dialog.add_filter(name, &endings);
    }
    let began = Instant::now();
    let paths = match ask {
        Ask::Open => dialog.pick_files(),
        Ask::Folder => dialog.pick_folders(),
        Ask::Save | Ask::Export(_) => dialog
            .set_file_name(name)
            .save_file()
            .map(|path| vec![path]),
    };
    match paths {
        Some(paths) => Answer::Paths(ask, paths),
        None if cfg!(target_os = "linux") && began.elapsed() < AT_ONCE => Answer::Unavailable(ask),
        None => Answer::Cancelled,
    }
}

/// False where no native dialog can open: on Linux, without a session bus and without zenity.
fn is_available() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|bus| !bus.is_empty())
        || std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let zenity = std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| folder.join("zenity").is_file())
    });
    bus || zenity
}

/// Answers written beforehand, for tests.
#[derive(Default)]
pub struct ScriptedDialogs {
    /// Answers still to give, the next one first.
    pub answers: Vec<Answer>,
    /// What was asked so far.
    pub asked: Vec<Ask>,
    ready: Option<Answer>,
}

impl ScriptedDialogs {
    /// Dialogs that will give these answers, in this order.
    #[must_use]
    pub fn new(answers: Vec<Answer>) -> Self {
        Self {
            answers,
            ..Self::default()
        }
    }
}

impl FileDialogs for ScriptedDialogs {
    fn ask(&mut self, ask: Ask, _: &str, ctx: &egui::Context) {
        self.asked.push(ask);
        self.ready = Some(if self.answers.is_empty() {
            Answer::Cancelled
        } else {
            self.answers.remove(0)
        });
        ctx.request_repaint();
    }

    fn poll(&mut self) -> Option<Answer> {
        self.ready.take()
    }
}
