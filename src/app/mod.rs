//! The window: the only place that names egui, eframe, `egui_plot` and rfd.
//!
//! [`State`] is what the window shows, [`Command`] is everything that the user can ask for, and the panes turn the one
//! into the other: each reads the state and pushes commands, and only [`App::execute`] changes anything.
//!
//! ```text
//! keys ─┐                       ┌─ reader, timeline, figures, table, inspector, sidebar
//! menus ┼─▶ Command ─▶ execute ─▶ State ─┤
//! panes ┘                       └─ status line, messages, palette
//! ```

mod bars_plot;
mod batch;
mod browse;
mod building;
pub mod card;
mod chart_tip;
pub mod command;
mod copy;
mod curtain;
mod describe;
mod execute;
mod figure_controls;
pub mod figures_pane;
mod filter_bar;
mod filters;
mod folded;
pub mod frames;
mod hints;
mod icon;
mod inspector;
mod lane_heads;
pub mod layout;
mod mapper;
mod mapper_ui;
mod marks;
mod measure;
mod menu;
pub mod open;
mod opening;
mod over_timeline;
mod palette;
pub mod pane;
mod paragraphs;
mod picker;
pub mod probe;
mod published;
mod reader;
mod reload;
mod report;
pub mod route;
mod save;
mod scene;
pub mod search;
mod seek;
pub mod settings;
mod shown;
mod sidebar;
mod start;
pub mod state;
mod status;
mod table;
mod table_rows;
mod task;
mod theme;
mod timeline_bar;
pub mod timeline_pane;
mod timing;
mod touch;
mod travel;
mod typeset;
mod upkeep;
mod watch;
mod welcome;
mod zoom;

pub use command::Command;
pub use start::{Draw, NoWindow, run};
pub use state::State;

use crate::chart::{Ink, LaneBy};
use crate::model::Datum;
use crate::model::time::{DAY, days_from_date};
use crate::read::Mappings;
use browse::Browser;
use egui::{CentralPanel, Event, Frame, Margin, Panel, Ui};
use layout::{Layout, Pane};
use mapper::Mapper;
use open::FileDialogs;
use opening::Intake;
use pane::{Request, Shared};
use picker::Picker;
use serde::{Deserialize, Serialize};
use settings::Settings;
use std::path::PathBuf;

/// The window's content: what is shown, and what each pane keeps for itself.
pub struct App {
    state: State,
    layout: Layout,
    panes: Panes,
    dialogs: Box<dyn FileDialogs>,
    browser: Option<Browser>,
    mapper: Option<Mapper>,
    /// What the long tables opened last hold.
    picker: Option<Picker>,
    /// What tables are read as, decided by the user.
    mappings: Mappings,
    intake: Intake,
    errands: Vec<save::Errand>,
    underway: upkeep::Underway,
    /// How the window looks now.
    look: Option<theme::Look>,
    /// Which panes are drawn in the first frames.
    curtain: curtain::Curtain,
    /// Tells how long the first frames take, where that is asked for.
    timing: Option<timing::Timing>,
    /// What the pointer is over in this frame.
    pointed: Option<Datum>,
}

/// The panes' own session state.
#[derive(Default)]
struct Panes {
    reader: reader::Reader,
    timeline: timeline_pane::TimelinePane,
    figures: figures_pane::FiguresPane,
    table: table::Table,
    inspector: inspector::Inspector,
    sidebar: sidebar::Sidebar,
    palette: palette::Palette,
    cards: report::Cards,
    namer: filter_bar::Namer,
}

/// What is kept between runs.
#[derive(Serialize, Deserialize)]
struct Kept {
    layout: Layout,
    settings: Settings,
}

/// How long the window holds its first frame back for what it opens on.
const FIRST: std::time::Duration = std::time::Duration::from_millis(60);

/// The name under which it is kept; another number forgets what an older version kept.
const KEPT: &str = "dateline 2";

/// The name under which the mappings of tables are kept.
const KEPT_MAPPINGS: &str = "mappings 1";

impl App {
    /// Gives a context the fonts and looks that the window needs, before its first frame.
    pub fn prepare(ctx: &egui::Context) {
        theme::install(ctx);
    }

    /// A window with nothing open.
    #[must_use]
    pub fn new(dialogs: Box<dyn FileDialogs>) -> Self {
        let mut state = State::default();
        state.today = Some(today());
        Self {
            state,
            layout: Layout::default(),
            panes: Panes::default(),
            dialogs,
            browser: None,
            mapper: None,
            picker: None,
            mappings: Mappings::default(),
            intake: Intake::default(),
            errands: Vec::new(),
            underway: upkeep::Underway::default(),
            look: None,
            curtain: curtain::Curtain::default(),
            timing: None,
            pointed: None,
        }
    }

    /// What the window shows.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Opens these files, or the sample when there are none.
    pub fn begin(&mut self, ctx: &egui::Context, inputs: Vec<PathBuf>) {
        if inputs.is_empty() {
            self.execute(ctx, Command::OpenSample);
        } else {
            self.open(ctx, inputs);
        }
        self.read_first(ctx, FIRST);
    }

    /// True while something is being read, written, counted or looked for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.intake.is_busy() || self.is_on_errand() || self.underway.is_busy()
    }

    /// Takes up what was kept from the last run.
    fn restore(&mut self, storage: Option<&dyn eframe::Storage>) {
        let kept: Option<Kept> = storage.and_then(|storage| eframe::get_value(storage, KEPT));
        if let Some(kept) = kept {
            if kept.layout.is_whole() {
                self.layout = kept.layout;
            }
            self.state.lanes = LaneBy::from_word(&kept.settings.lanes).unwrap_or_default();
            self.state.settings = kept.settings;
        }
        let mappings = storage.and_then(|storage| eframe::get_value(storage, KEPT_MAPPINGS));
        self.mappings = mappings.unwrap_or_default();
    }

    /// Puts the look on that the settings ask for, when it is another one.
    fn dress(&mut self, ctx: &egui::Context) {
        let look = theme::Look::of(&self.state.settings);
        if self.look != Some(look) {
            self.look = Some(look);
            theme::dress(ctx, look);
            // This frame began in the old look.
            ctx.request_repaint();
        }
    }

    /// One frame: takes what came in, shows everything, does what was asked for.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if let Some(timing) = &mut self.timing {
            timing.begin();
        }
        self.curtain.begin();
        self.dress(&ctx);
        self.look_at_disk(&ctx);
        self.read_on(&ctx);
        self.hear(&ctx);
        self.take_errands(&ctx);
        self.keep_up(&ctx);
        self.state.progress = self.progress();
        if self.is_busy() {
            // For the progress bar; whatever ends asks for a frame itself.
            ctx.request_repaint_after(opening::PATIENCE);
        }
        let asks = self.browser.is_some() || self.mapper.is_some() || self.is_picking();
        let mut commands = if asks {
            Vec::new()
        } else {
            let mut commands = command::pressed(&ctx);
            commands.extend(brought(&ctx));
            commands
        };
        if self.state.unsaved && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.state.overlay = state::Overlay::Leave;
        }
        self.pointed = None;
        self.bars_ui(ui, &mut commands);
        self.panes_ui(ui, &mut commands);
        self.overlays_ui(ui, &mut commands);
        for command in commands {
            self.execute(&ctx, command);
        }
        self.keep_up(&ctx);
        if self.state.hovered != self.pointed {
            self.state.hovered = self.pointed;
            ctx.request_repaint();
        }
        if self.curtain.is_down() {
            ctx.request_repaint();
        }
        if let Some(timing) = &mut self.timing {
            let is_whole = !self.curtain.is_down() && !self.intake.is_busy();
            timing.drawn(&ctx, is_whole && !self.state.base().is_empty());
        }
    }

    fn bars_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let state = &self.state;
        let fill = ui.visuals().panel_fill;
        let bar = |x: i8, y: i8| {
            Frame::new()
                .fill(fill)
                .inner_margin(Margin::symmetric(x, y))
        };
        Panel::top("menu bar")
            .frame(bar(8, 4))
            .show(ui, |ui| menu::ui(ui, state, commands));
        if !state.messages.is_empty() {
            Panel::top("messages")
                .frame(bar(0, 0))
                .show_separator_line(false)
                .show(ui, |ui| report::strip_ui(ui, state, commands));
        }
        if filter_bar::is_on(state) {
            Panel::top("filter bar")
                .frame(bar(16, 4))
                .show(ui, |ui| filter_bar::ui(ui, state, commands));
        }
        Panel::bottom("status line")
            .frame(bar(16, 0))
            .exact_size(28.0)
            .show(ui, |ui| status::ui(ui, state, commands));
        if let Some(hint) = hints::due(state) {
            Panel::bottom("hint")
                .frame(bar(16, 4).fill(theme::tint(ui.visuals(), Ink::Accent)))
                .show(ui, |ui| hints::ui(ui, hint, commands));
        }
        let wide = ui.available_width() >= layout::NARROW;
        if state.settings.sidebar && !state.base().is_empty() && wide {
            Panel::left("sidebar")
                .frame(bar(12, 4))
                .default_size(224.0)
                .size_range(144.0..=400.0)
                .show(ui, |ui| {
                    if self.curtain.lets(Pane::Articles) {
                        self.panes.sidebar.ui(ui, state, commands);
                    }
                });
        }
    }

    fn panes_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let (state, panes, curtain) = (&self.state, &mut self.panes, &mut self.curtain);
        let narrow = ui.ctx().content_rect().width() < layout::NARROW;
        let frame = Frame::new().fill(ui.visuals().panel_fill);
        CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            if state.corpus().articles().is_empty() {
                match &state.progress {
                    Some(progress) => describe::empty_ui(ui, "One moment", &progress.what),
                    // Cards ask what comes of the files: nothing else invites to anything meanwhile.
                    None if self.intake.is_busy()
                        || state.awaited().is_some()
                        || state.overlay == state::Overlay::Report => {}
                    None => welcome::ui(ui, commands),
                }
                return;
            }
            self.layout
                .lean(state.event_count() > 0, state.figure_count() > 0);
            self.layout.ui(ui, narrow, &mut |ui, pane| {
                if curtain.lets(pane) {
                    panes.ui(ui, pane, state, commands);
                }
            });
        });
    }

    fn overlays_ui(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        self.panes.palette.ui(ui, &self.state, commands);
        self.panes.namer.ui(ui, &self.state, commands);
        palette::help_ui(ui, &self.state, commands);
        self.panes.cards.ui(ui, &self.state, commands);
        report::leave_ui(ui, &self.state, commands);
        if let Some(mut browser) = self.browser.take()
            && browser.ui(ui.ctx(), commands)
        {
            self.browser = Some(browser);
        }
        if let Some(mut mapper) = self.mapper.take()
            && mapper.ui(ui.ctx(), commands)
        {
            self.mapper = Some(mapper);
        }
        if let Some(picker) = &mut self.picker {
            picker.ui(ui.ctx(), commands);
        }
        // Cards that wait come back once the columns of their table are settled.
        let free = self.mapper.is_none() && !self.intake.is_busy() && !self.is_picking();
        if self.state.pending && self.state.overlay == state::Overlay::None && free {
            self.state.overlay = state::Overlay::Report;
        }
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            report::drop_ui(ui);
        }
    }
}

impl Panes {
    fn ui(&mut self, ui: &mut Ui, pane: Pane, state: &State, commands: &mut Vec<Command>) {
        match pane {
            Pane::Reader => self.reader.ui(ui, state, commands),
            Pane::Articles => {
                let frame = Frame::new().inner_margin(Margin::symmetric(12, 4));
                frame.show(ui, |ui| self.sidebar.ui(ui, state, commands));
            }
            Pane::Timeline | Pane::Figures => {
                let frame = Frame::new().inner_margin(Margin::symmetric(8, 4));
                let requests = frame.show(ui, |ui| {
                    let shared = shared(ui, state);
                    if pane == Pane::Timeline {
                        self.timeline.ui(ui, &shared)
                    } else {
                        let shared = Shared {
                            corpus: state.folded_corpus(),
                            revision: state.folded_revision(),
                            ..shared
                        };
                        let mut requests = self.figures.ui(ui, &shared);
                        if state.is_folding() {
                            // Its marks may point at things of before.
                            requests
                                .retain(|r| !matches!(r, Request::Hover(_) | Request::Select(_)));
                        }
                        requests
                    }
                });
                commands.extend(requests.inner.iter().map(|request| asked(state, request)));
            }
            Pane::Table => self.table.ui(ui, state, commands),
            Pane::Inspector => self.inspector.ui(ui, state, commands),
        }
    }
}

/// What the chart panes are given.
fn shared<'a>(ui: &Ui, state: &'a State) -> Shared<'a> {
    Shared {
        corpus: state.shared_corpus(),
        revision: state.revision(),
        filter: state.filter(),
        selected: state.selected,
        hovered: state.hovered,
        hits: state.search.hits(),
        time: state.time,
        today: state.today,
        lanes: state.lanes,
        bars: &state.bars,
        arrangement: &state.arrangement,
        theme: theme::of(ui.visuals()),
    }
}

/// What the chart panes asked for, as commands.
fn asked(state: &State, request: &Request) -> Command {
    match request.clone() {
        Request::Hover(datum) => Command::Hover(datum),
        Request::Select(datum) => Command::Select(datum),
        Request::SetView(view) => Command::View(view),
        Request::SetLanes(lanes) => Command::Lanes(lanes),
        Request::Arrange(arrangement) => Command::Arrange(arrangement),
        Request::SetBars(bars) => Command::Bars(bars),
        Request::CopyChart(key) => Command::CopyChart(key),
        Request::SetRange(range) => Command::Filter(crate::model::Filter {
            range,
            ..state.filter().clone()
        }),
    }
}

/// Files dropped on the window, and text pasted where no field takes it.
fn brought(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    ctx.input(|input| {
        let dropped: Vec<PathBuf> = input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_owned())
            .filter(|path| !path.as_os_str().is_empty())
            .collect();
        let mut commands = Vec::new();
        if !dropped.is_empty() {
            commands.push(Command::Open(dropped));
        }
        for event in &input.events {
            if let Event::Paste(text) = event
                && !typing
                && !text.trim().is_empty()
            {
                commands.push(Command::Paste(text.clone()));
            }
        }
        commands
    })
}

/// Now by the clock on the wall, in civil seconds since 1970, so that the line of today stands on the user's own day; the
/// one thing that reads the clock.
fn today() -> i64 {
    let now = jiff::ZonedDateTime::now();
    let seconds = i64::from(now.hour()) * 3600 + i64::from(now.minute()) * 60;
    days_from_date(now.date()) * DAY + seconds
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.show(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        let mut settings = self.state.settings.clone();
        self.state.lanes.word().clone_into(&mut settings.lanes);
        let kept = Kept {
            layout: self.layout.clone(),
            settings,
        };
        eframe::set_value(storage, KEPT, &kept);
        eframe::set_value(storage, KEPT_MAPPINGS, &self.mappings);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
