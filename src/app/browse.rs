//! The file dialog inside the window, for machines without one of their own: a path field that completes, a list of
//! folders and readable files, all of it by keyboard too.

use super::command::Command;
use super::open::Ask;
use super::{describe, theme};
use crate::chart::Ink;
use egui::{Button, Key, Modifiers, RichText, Ui};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Entries that a folder shows at most.
const MOST_ENTRIES: usize = 2_000;

/// An open dialog.
pub(super) struct Browser {
    ask: Ask,
    /// What stands in the path field: a folder, and the beginning of a name.
    typed: String,
    /// The folder that was listed last, and what it holds.
    folder: PathBuf,
    entries: Result<Vec<Entry>, String>,
    chosen: BTreeSet<PathBuf>,
    at: usize,
    all: bool,
    fresh: bool,
}

struct Entry {
    name: String,
    is_folder: bool,
}

impl Browser {
    /// A dialog that begins in `folder`, with a file name to begin with when saving.
    #[must_use]
    pub(super) fn new(ask: Ask, folder: &Path, name: &str) -> Self {
        let mut browser = Self {
            ask,
            typed: folder.join(name).to_string_lossy().into_owned(),
            folder: PathBuf::new(),
            entries: Ok(Vec::new()),
            chosen: BTreeSet::new(),
            at: 0,
            all: false,
            fresh: true,
        };
        if name.is_empty() {
            browser.enter(folder);
        } else {
            browser.list(folder.to_owned());
        }
        browser
    }

    /// Shows the dialog; true while it stays open.
    pub(super) fn ui(&mut self, ctx: &egui::Context, commands: &mut Vec<Command>) -> bool {
        let mut open = true;
        let modal = theme::sheet(&ctx.global_style(), "file dialog").show(ctx, |ui| {
            open = self.body_ui(ui, commands);
        });
        open && !modal.should_close()
    }

    fn body_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        theme::widen(ui, 560.0);
        let label = ui.label(RichText::new(self.ask.title()).font(theme::title()));
        ui.add_space(8.0);
        let (up, down, complete) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::Tab),
            )
        });
        let field = ui
            .add(
                theme::field(&mut self.typed)
                    .desired_width(f32::INFINITY)
                    .cursor_at_end(true)
                    .lock_focus(true),
            )
            .labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if std::mem::take(&mut self.fresh) || (entered && self.ask == Ask::Open) {
            field.request_focus();
        }
        if field.changed() {
            self.at = 0;
            let (folder, _) = self.split();
            if folder != self.folder {
                self.list(folder);
            }
        }
        let shown = self.shown();
        self.at = if down {
            self.at + 1
        } else if up {
            self.at.saturating_sub(1)
        } else {
            self.at
        }
        .min(shown.len().saturating_sub(1));
        if complete && let Some(&first) = shown.get(self.at) {
            self.take(first);
        }
        self.list_ui(ui, &shown, up || down);
        let confirmed = self.buttons_ui(ui);
        if confirmed.is_some_and(|yes| !yes) {
            return false;
        }
        if entered || confirmed == Some(true) {
            return !self.finish(&shown, commands);
        }
        true
    }

    fn list_ui(&mut self, ui: &mut Ui, shown: &[usize], moved: bool) {
        ui.add_space(4.0);
        let mut picked = None;
        theme::list(280.0).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let Ok(entries) = &self.entries else {
                let why = self.entries.as_ref().err().map_or("", String::as_str);
                describe::note(ui, why);
                return;
            };
            for (row, &index) in shown.iter().enumerate() {
                let Some(entry) = entries.get(index) else {
                    continue;
                };
                let name = if entry.is_folder {
                    format!("{}/", entry.name)
                } else {
                    entry.name.clone()
                };
                let chosen = self.chosen.contains(&self.folder.join(&entry.name));
                let button = Button::new(name)
                    .selected(chosen || row == self.at)
                    .frame_when_inactive(chosen || row == self.at)
                    .min_size(egui::vec2(ui.available_width(), theme::ROW));
                let response = ui.add(button);
                if row == self.at && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    let several = ui.input(|input| input.modifiers.command);
                    picked = Some((index, several));
                }
            }
            if shown.is_empty() {
                describe::note(ui, "Nothing here that can be opened");
            }
        });
        if let Some((index, several)) = picked {
            self.pick(index, several);
        }
    }

    /// The row of buttons: `Some(true)` confirms, `Some(false)` cancels.
    fn buttons_ui(&mut self, ui: &mut Ui) -> Option<bool> {
        let mut answer = None;
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            theme::edged(ui);
            if self.ask == Ask::Open && ui.checkbox(&mut self.all, "Show all files").changed() {
                self.at = 0;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let verb =
                    RichText::new(self.ask.verb()).color(theme::color(ui.visuals(), Ink::Accent));
                if ui.button(verb).clicked() {
                    answer = Some(true);
                }
                if ui.button("Cancel").clicked() {
                    answer = Some(false);
                }
                if !self.chosen.is_empty() {
                    describe::note(ui, &format!("{} chosen", self.chosen.len()));
                }
            });
        });
        answer
    }

    /// Opens what is chosen, or goes into a folder. True when the dialog is done.
    fn finish(&mut self, shown: &[usize], commands: &mut Vec<Command>) -> bool {
        let typed = PathBuf::from(&self.typed);
        match self.ask {
            Ask::Save | Ask::Export(_) => {
                if typed.is_dir() {
                    self.enter(&typed);
                    return false;
                }
                commands.push(if self.ask == Ask::Save {
                    Command::SaveTo(typed)
                } else {
                    Command::Export(typed)
                });
                true
            }
            Ask::Folder => {
                let folder = typed.is_dir();
                if folder {
                    commands.push(Command::Open(vec![typed]));
                }
                folder
            }
            Ask::Open => {
                let mut paths: Vec<PathBuf> = self.chosen.iter().cloned().collect();
                if paths.is_empty() {
                    if typed.is_file() {
                        paths.push(typed);
                    } else if let Some(&index) = shown.get(self.at) {
                        return self.take(index).is_some_and(|path| {
                            commands.push(Command::Open(vec![path]));
                            true
                        });
                    } else {
                        return false;
                    }
                }
                commands.push(Command::Open(paths));
                true
            }
        }
    }

    /// A click: goes into a folder, or chooses a file, beside others when `several`.
    fn pick(&mut self, index: usize, several: bool) {
        let Some(path) = self.take(index) else {
            return;
        };
        if !several {
            self.chosen.clear();
        }
        if self.ask == Ask::Open && !self.chosen.remove(&path) {
            self.chosen.insert(path);
        }
    }

    /// Writes an entry into the path field; a folder is entered, a file is returned.
    fn take(&mut self, index: usize) -> Option<PathBuf> {
        let entry = self.entries.as_ref().ok()?.get(index)?;
        if entry.is_folder {
            let path = if entry.name == ".." {
                self.folder.parent()?.to_owned()
            } else {
                self.folder.join(&entry.name)
            };
            self.enter(&path);
            return None;
        }
        let path = self.folder.join(&entry.name);
        self.typed = path.to_string_lossy().into_owned();
        Some(path)
    }

    fn enter(&mut self, folder: &Path) {
        self.typed = folder.to_string_lossy().into_owned();
        if !self.typed.ends_with(std::path::MAIN_SEPARATOR) {
            self.typed.push(std::path::MAIN_SEPARATOR);
        }
        self.at = 0;
        self.chosen.clear();
        self.list(folder.to_owned());
    }

    /// The folder and the beginning of a name that stand in the path field.
    fn split(&self) -> (PathBuf, String) {
        let at = self
            .typed
            .rfind(std::path::is_separator)
            .map_or(0, |at| at + 1);
        let (folder, name) = self.typed.split_at(at);
        let folder = if folder.is_empty() { "." } else { folder };
        (PathBuf::from(folder), name.to_owned())
    }

    fn list(&mut self, folder: PathBuf) {
        self.entries = entries(&folder);
        self.folder = folder;
    }

    /// The entries to show: the folder above first, then those whose names begin as typed and that can be opened.
    fn shown(&self) -> Vec<usize> {
        let Ok(entries) = &self.entries else {
            return Vec::new();
        };
        let (_, start) = self.split();
        let start = start.to_lowercase();
        let whole = entries
            .iter()
            .any(|entry| entry.name.to_lowercase() == start);
        let endings: Vec<&str> = self
            .ask
            .filters()
            .into_iter()
            .flat_map(|(_, endings)| endings)
            .collect();
        let fits = |entry: &Entry| {
            let name = entry.name.to_lowercase();
            let readable = entry.is_folder
                || self.all
                || name
                    .rsplit_once('.')
                    .is_some_and(|(_, ending)| endings.contains(&ending));
            readable && (whole || self.ask != Ask::Open || name.starts_with(&start))
        };
        (0..entries.len())
            .filter(|&index| entries.get(index).is_some_and(fits))
            .collect()
    }
}

/// What a folder holds: the folder above, folders by name, files by name; hidden ones left out.
fn entries(folder: &Path) -> Result<Vec<Entry>, String> {
    let listing = std::fs::read_dir(folder)
        .map_err(|error| format!("{} cannot be listed: {error}", folder.display()))?;
    let mut entries: Vec<Entry> = listing
        .flatten()
        .map(|entry| Entry {
            name: entry.file_name().to_string_lossy().into_owned(),
            is_folder: entry.path().is_dir(),
        })
        .filter(|entry| !entry.name.starts_with('.'))
        .collect();
    entries.sort_by_key(|entry| (!entry.is_folder, entry.name.to_lowercase()));
    entries.truncate(MOST_ENTRIES);
    if folder.parent().is_some() {
        entries.insert(
            0,
            Entry {
                name: "..".to_owned(),
                is_folder: true,
            },
        );
    }
    Ok(entries)
}
