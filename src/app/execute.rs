//! What each command does: the only place that changes what the window shows.

use super::command::Command;
use super::open::{Answer, Ask};
use super::state::{Overlay, Tone};
use super::zoom::{PRESETS, Scope};
use super::{App, browse::Browser, menu, save, travel};
use crate::chart::TimeView;
use crate::model::{Datum, Edit, Filter, Log, Tie};
use crate::store;
use crate::work::Input;
use std::path::PathBuf;

impl App {
    /// Does what a command asks for.
    pub fn execute(&mut self, ctx: &egui::Context, command: Command) {
        let state = &mut self.state;
        match command {
            Command::Ask(ask) => self.ask(ctx, ask),
            Command::Open(paths) => self.open(ctx, paths),
            Command::OpenSample => self.start(ctx, vec![Input::Sample]),
            Command::Paste(text) => self.start(ctx, vec![Input::Paste(text)]),
            Command::Save => match state.project.clone() {
                Some(path) => self.save(ctx, path),
                None => self.ask(ctx, Ask::Save),
            },
            Command::SaveTo(path) => self.save(ctx, path),
            Command::Export(path) => self.export(ctx, path),
            Command::Columns(name) => self.show_columns(&name),
            Command::ColumnsOfCurrent => {
                if let Some(name) = state.current().map(|f| f.article.origin.name.clone()) {
                    self.show_columns(&name);
                }
            }
            Command::Remap(input, mappings) => self.remap(ctx, input, mappings),
            Command::ShowOutline => self.show_outline(),
            Command::Pick(files, articles) => {
                self.start(ctx, vec![Input::Picked(files, articles)]);
            }
            Command::Cancel => self.cancel(),
            Command::CloseAll => {
                state.replace(Vec::new(), Log::default());
                state.project = None;
                state.report.clear();
                state.pending = false;
                self.intake.watch.clear();
            }
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Discard => {
                state.unsaved = false;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Command::RemoveCurrent => {
                if let Some(id) = state.current().map(|findings| findings.article.id) {
                    self.execute(ctx, Command::Remove(id));
                }
            }
            Command::Undo => {
                state.undo();
            }
            Command::Redo => {
                state.redo();
            }
            Command::SetPublished(article, date) => {
                state.edit(Edit::SetPublished { article, date });
            }
            Command::SetTime(article, span, interval) => state.edit(Edit::SetTime {
                article,
                span,
                interval,
            }),
            Command::Remove(article) => {
                state.edit(Edit::Remove { article });
                state.say(Tone::Note, "Article removed.", "Ctrl+Z brings it back.");
            }
            Command::Select(datum) => state.select(datum),
            Command::Hover(datum) => self.pointed = Some(datum),
            Command::ShowArticle(index) => {
                state.article = index;
                state.place = None;
                if state.selected.is_some_and(|datum| datum.article() != index) {
                    state.select(None);
                }
            }
            Command::StepArticle(by) => self.step_article(by),
            Command::Step(along, by) => {
                let (route, corpus) = (state.route(), state.corpus());
                let next = route.step(corpus, along, state.selected, by);
                self.select_in_view(next);
            }
            Command::EndEvent(last) => {
                let end = state.route().end(last);
                self.select_in_view(end);
            }
            Command::Measure => self.measure(),
            Command::MeasureFrom(datum) => state.measure_from = datum,
            Command::Search(query) => state.search.begin(&query),
            Command::FocusSearch => {
                ctx.memory_mut(|memory| memory.request_focus(menu::search_id()));
            }
            Command::StepHit(by) => {
                if state.search.step(by).is_some() {
                    self.show_hit();
                }
            }
            Command::View(view) => state.time = view,
            Command::Preset(index) => self.preset(index),
            Command::Zoom(percent) => {
                let at = state
                    .selected
                    .and_then(|datum| travel::middle(state.corpus(), datum));
                self.change_view(|view| travel::zoomed(view, percent, at));
            }
            Command::Pan(percent) => self.change_view(|view| travel::panned(view, percent)),
            Command::Centre => self.centre(),
            Command::Lanes(lanes) => state.lanes = lanes,
            Command::Bars(bars) => state.bars = bars,
            Command::CopyChart(key) => self.copy_chart(ctx, key),
            Command::JoinClaims(one, other) => state.tie(Tie::Together(one, other)),
            Command::SplitClaim(figure) => state.tie(Tie::Apart(figure)),
            Command::Arrange(arrangement) => state.arrangement = arrangement,
            Command::Filter(filter) => state.set_filter(filter),
            Command::ClearFilter => state.set_filter(Filter::default()),
            Command::SaveFilter(name) => state.save_filter(&name),
            Command::ApplyFilter(index) => {
                if let Some(saved) = state.filters().get(index) {
                    let filter = state.filter().under(&saved.filter);
                    state.set_filter(filter);
                }
            }
            Command::ForgetFilter(index) => state.forget_filter(index),
            Command::Theme(choice) => state.settings.theme = choice,
            Command::ToggleContrast => state.settings.contrast = !state.settings.contrast,
            Command::ToggleStill => state.settings.still = !state.settings.still,
            Command::Scale(steps) => state.settings.scale = state.settings.scaled(steps),
            Command::ToggleSidebar => state.settings.sidebar = !state.settings.sidebar,
            Command::Unfold(name) => state.settings.unfold(name),
            Command::HintRead => state.settings.hints_read += 1,
            Command::ResetLayout => {
                self.layout = super::layout::Layout::default();
                state.settings.sidebar = true;
            }
            Command::ShowPane(pane) => self.layout.show(pane),
            Command::Overlay(overlay) => {
                let same = state.overlay == overlay;
                state.overlay = if same { Overlay::None } else { overlay };
            }
            Command::Escape => self.escape(),
            Command::KeepCard(index, kept) => {
                if let Some(card) = state.report.get_mut(index) {
                    card.kept = kept;
                }
            }
            Command::DateCard(index, date) => {
                if let Some(card) = state.report.get_mut(index) {
                    card.published = date;
                }
            }
            Command::AddCards => self.add_cards(ctx),
            Command::DropCards => self.drop_cards(),
            Command::ReadAgain(path) => self.read_again(ctx, path),
            Command::Dismiss(index) => {
                if index < state.messages.len() {
                    state.messages.remove(index);
                }
            }
        }
    }

    /// Asks for files with the system's dialog; [`App::hear`] takes the answer.
    fn ask(&mut self, ctx: &egui::Context, ask: Ask) {
        let name = save::suggested(&self.state, ask);
        self.dialogs.ask(ask, &name, ctx);
    }

    /// Takes the answer of a file dialog, if there is one.
    pub(super) fn hear(&mut self, ctx: &egui::Context) {
        match self.dialogs.poll() {
            Some(Answer::Paths(Ask::Open | Ask::Folder, paths)) => self.open(ctx, paths),
            Some(Answer::Paths(ask, paths)) => {
                if let Some(path) = paths.into_iter().next() {
                    let command = match ask {
                        Ask::Save => Command::SaveTo(path),
                        _ => Command::Export(path),
                    };
                    self.execute(ctx, command);
                }
            }
            Some(Answer::Unavailable(ask)) => {
                let name = save::suggested(&self.state, ask);
                let folder = self
                    .state
                    .settings
                    .recent
                    .first()
                    .and_then(|path| path.parent())
                    .map_or_else(
                        || std::env::current_dir().unwrap_or_default(),
                        PathBuf::from,
                    );
                self.browser = Some(Browser::new(ask, &folder, &name));
            }
            Some(Answer::Cancelled) | None => {}
        }
    }

    /// Opens files: a project replaces everything, anything else is read in the background and added.
    pub(super) fn open(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        for path in paths.iter().rev() {
            self.state.settings.remember(path);
        }
        let (projects, files): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| store::is_project(path));
        if let Some(project) = projects.into_iter().next_back() {
            self.open_project(ctx, project);
        }
        if !files.is_empty() {
            self.start(ctx, files.into_iter().map(Input::Path).collect());
        }
    }

    fn step_article(&mut self, by: i32) {
        let count = self.state.corpus().articles().len();
        let next = (self.state.article as usize)
            .saturating_add_signed(by as isize)
            .min(count.saturating_sub(1));
        self.state.article = u32::try_from(next).unwrap_or(0);
        self.state.select(None);
    }

    /// Selects a datum and moves the view to it when it lies outside.
    fn select_in_view(&mut self, datum: Option<crate::model::Datum>) {
        if datum.is_none() {
            return;
        }
        self.state.select(datum);
        let at = datum.and_then(|datum| travel::middle(self.state.corpus(), datum));
        if let (Some(view), Some(at)) = (self.state.time, at)
            && !(view.start..view.end).contains(&at)
        {
            self.state.time = Some(travel::centred(view, at));
        }
    }

    /// Shows the hit that the search stands on.
    pub(super) fn show_hit(&mut self) {
        match self.state.search.place() {
            Some(place) if place.datum.is_some() => self.select_in_view(place.datum),
            Some(place) => self.state.show_place(place),
            None => {}
        }
    }

    /// Measures from the selection; from where it is measured already, or from nothing, no longer.
    fn measure(&mut self) {
        let state = &mut self.state;
        let from: Option<Datum> = state.selected;
        if from.is_none() && state.measure_from.is_none() {
            state.say(
                Tone::Note,
                "Nothing is selected to measure from.",
                "Select an event, press M, then select another one.",
            );
        }
        state.measure_from = from.filter(|_| state.measure_from != from);
    }

    /// Shows the stretch of a preset, or says why there is none.
    fn preset(&mut self, index: usize) {
        let state = &mut self.state;
        let Some(preset) = PRESETS.get(index) else {
            return;
        };
        let now = state
            .time
            .or_else(|| travel::all(state.corpus(), state.filter()));
        let scope = Scope {
            corpus: state.corpus(),
            extent: state.route().extent(),
            selected: state.selected,
            now: now.unwrap_or(TimeView {
                start: 0.0,
                end: 1.0,
            }),
        };
        match preset.apply(&scope) {
            Ok(view) => state.time = view,
            Err(why) => state.say(Tone::Note, format!("{why}."), ""),
        }
    }

    fn change_view(&mut self, change: impl FnOnce(TimeView) -> TimeView) {
        let view = self
            .state
            .time
            .or_else(|| travel::all(self.state.corpus(), self.state.filter()));
        self.state.time = view.map(change);
    }

    /// Centres the selection, or fits everything when it is in the middle already or nothing is selected.
    fn centre(&mut self) {
        let at = self
            .state
            .selected
            .and_then(|datum| travel::middle(self.state.corpus(), datum));
        let Some((view, at)) = self.state.time.zip(at) else {
            self.state.time = None;
            return;
        };
        let off = (f64::midpoint(view.start, view.end) - at).abs();
        self.state.time = (off > view.span() * 0.01).then(|| travel::centred(view, at));
    }

    /// Clears one thing: overlay, search, brush, selection.
    fn escape(&mut self) {
        let state = &mut self.state;
        let picker = self.picker.as_mut().filter(|picker| picker.is_open);
        if self.browser.take().is_some() || self.mapper.take().is_some() {
        } else if let Some(picker) = picker {
            picker.is_open = false;
        } else if state.overlay == Overlay::Report {
            self.drop_cards();
        } else if state.overlay != Overlay::None {
            state.overlay = Overlay::None;
        } else if !state.search.query().is_empty() {
            state.search.begin("");
        } else if state.measure_from.is_some() {
            state.measure_from = None;
        } else if state.filter().range.is_some() {
            let filter = Filter {
                range: None,
                ..state.filter().clone()
            };
            state.set_filter(filter);
        } else {
            state.select(None);
        }
    }
}
