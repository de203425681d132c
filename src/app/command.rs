//! Everything that the user can ask for, as one closed list; the table feeds the menus, the keys, the palette and the
//! help sheet alike. What a command does is in [`super::execute`].

use super::open::Ask;
use super::route::Along;
use super::settings::ThemeChoice;
use super::state::Overlay;
use crate::chart::{Arrangement, BarSpec, LaneBy, TimeView};
use crate::model::{ArticleId, Datum, Filter, Interval, Point, Ref, Span};
use crate::read::Mapping;
use crate::work::Input;
use egui::{Key, KeyboardShortcut, Modifiers};
use std::path::PathBuf;

/// One request of the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for files to open, or for a place to save to.
    Ask(Ask),
    /// Open these files.
    Open(Vec<PathBuf>),
    /// Open the sample article.
    OpenSample,
    /// Open this text, pasted, as an article.
    Paste(String),
    /// Save the project to its file, or ask for one.
    Save,
    /// Save the project here.
    SaveTo(PathBuf),
    /// Write a picture or the data here; the extension says which.
    Export(PathBuf),
    /// Show what the columns of the tables in this file were taken for.
    Columns(String),
    /// The same for the file of the article in the reader.
    ColumnsOfCurrent,
    /// Read this file again with these mappings of its tables, and remember them.
    Remap(Input, Vec<Mapping>),
    /// Show what the long tables opened last hold, and their articles to choose from.
    ShowOutline,
    /// Open the rows of these articles of these long tables.
    Pick(Vec<PathBuf>, Vec<String>),
    /// Stop reading.
    Cancel,
    /// Close every article.
    CloseAll,
    /// Leave the program.
    Quit,
    /// Leave it without saving.
    Discard,
    /// Take the last correction back.
    Undo,
    /// Put it in force again.
    Redo,
    /// Correct when an article was published; `None` takes the date away.
    SetPublished(ArticleId, Option<Point>),
    /// Say what an expression means; `None` says that it is no date.
    SetTime(ArticleId, Span, Option<Interval>),
    /// Take an article out; undoable.
    Remove(ArticleId),
    /// Take the article in the reader out.
    RemoveCurrent,
    /// Select this, or nothing.
    Select(Option<Datum>),
    /// The pointer is over this, in this frame.
    Hover(Datum),
    /// Show this article, by its place.
    ShowArticle(u32),
    /// Show the article so many places on.
    StepArticle(i32),
    /// Select the thing so many places on along a walk.
    Step(Along, i32),
    /// Select the first or, when true, the last event.
    EndEvent(bool),
    /// Measure distances from the selection, or no longer.
    Measure,
    /// Measure distances from this, or from nothing.
    MeasureFrom(Option<Datum>),
    /// Look for this.
    Search(String),
    /// Put the cursor into the search field.
    FocusSearch,
    /// Select the hit so many places on.
    StepHit(i32),
    /// Show this stretch of time; `None` fits everything.
    View(Option<TimeView>),
    /// Show the stretch of a zoom preset, by its place in the list.
    Preset(usize),
    /// Zoom about the selection or the middle: the share of the view that stays.
    Zoom(Share),
    /// Move the view by this share of its width.
    Pan(Share),
    /// Centre the selection; fit everything when it is centred already.
    Centre,
    /// Change what the lanes of the timeline stand for.
    Lanes(LaneBy),
    /// Change how bar charts look.
    Bars(BarSpec),
    /// Copy the bar charts as a picture: all, or the one of this key.
    CopyChart(Option<String>),
    /// Say that two figures are claims on one quantity.
    JoinClaims(Ref, Ref),
    /// Say that a figure is on a quantity of its own.
    SplitClaim(Ref),
    /// Arrange the lanes otherwise.
    Arrange(Arrangement),
    /// Filter what is shown.
    Filter(Filter),
    /// Show everything again.
    ClearFilter,
    /// Keep what is filtered now under this name.
    SaveFilter(String),
    /// Lay a saved filter, by its place, over what is filtered now.
    ApplyFilter(usize),
    /// Forget a saved filter, by its place.
    ForgetFilter(usize),
    /// Light, dark or system.
    Theme(ThemeChoice),
    /// Strong contrast, or not.
    ToggleContrast,
    /// Nothing moves by itself, or does.
    ToggleStill,
    /// Make the interface so many steps larger; zero goes back to 100 %.
    Scale(i8),
    /// Open or close the sidebar.
    ToggleSidebar,
    /// List the values of a facet in the sidebar, or no longer.
    Unfold(&'static str),
    /// The hint in the message strip was read.
    HintRead,
    /// Put the panes back as they were at first.
    ResetLayout,
    /// Bring a pane to the front, by its name.
    ShowPane(super::layout::Pane),
    /// Show an overlay, or none.
    Overlay(Overlay),
    /// Clear what is in the way: overlay, search, brush, selection, one at a time.
    Escape,
    /// Add a file that was opened with the others, or leave it out, by the place of its card.
    KeepCard(usize, bool),
    /// Say when the articles of a file were published that do not say it themselves, by the place of its card.
    DateCard(usize, Option<Point>),
    /// Add what the cards hold.
    AddCards,
    /// Close the cards; what waits on them is not added.
    DropCards,
    /// Read an open file again.
    ReadAgain(PathBuf),
    /// Take a line off the message strip, by its place.
    Dismiss(usize),
}

/// A share in percent, so that commands stay comparable.
pub type Share = i32;

/// The menu that a command stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Corrections and search.
    Edit,
    /// What is in view.
    View,
    /// Moving about.
    Go,
    /// Help.
    Help,
}

impl Menu {
    /// All menus from left to right, with their names.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::File, "File"),
        (Self::Edit, "Edit"),
        (Self::View, "View"),
        (Self::Go, "Go"),
        (Self::Help, "Help"),
    ];
}

/// One row of the table.
pub struct Entry {
    /// Its name in menus and the palette.
    pub name: &'static str,
    /// The menu it stands in.
    pub menu: Menu,
    /// Its keys, the first one shown.
    pub keys: &'static [KeyboardShortcut],
    /// What it asks for.
    pub command: Command,
    /// True where a rule is drawn above it.
    pub ruled: bool,
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn row(
    menu: Menu,
    name: &'static str,
    keys: &'static [KeyboardShortcut],
    command: Command,
) -> Entry {
    Entry {
        name,
        menu,
        keys,
        command,
        ruled: false,
    }
}

const fn ruled(
    menu: Menu,
    name: &'static str,
    keys: &'static [KeyboardShortcut],
    command: Command,
) -> Entry {
    Entry {
        name,
        menu,
        keys,
        command,
        ruled: true,
    }
}

/// Every command that needs nothing said with it.
pub static COMMANDS: &[Entry] = {
    use super::layout::Pane;
    use Command as C;
    use Menu::{Edit, File, Go, Help, View};
    &[
        row(File, "Open…", &[ctrl(Key::O)], C::Ask(Ask::Open)),
        row(
            File,
            "Open folder…",
            &[ctrl_shift(Key::O)],
            C::Ask(Ask::Folder),
        ),
        row(File, "Open sample", &[], C::OpenSample),
        ruled(File, "Save project", &[ctrl(Key::S)], C::Save),
        row(
            File,
            "Save project as…",
            &[ctrl_shift(Key::S)],
            C::Ask(Ask::Save),
        ),
        row(File, "Export…", &[ctrl(Key::E)], C::Ask(Ask::Export(0))),
        ruled(File, "Columns of the table…", &[], C::ColumnsOfCurrent),
        row(File, "Articles of the long table…", &[], C::ShowOutline),
        ruled(File, "Close all articles", &[], C::CloseAll),
        row(File, "Quit", &[ctrl(Key::Q)], C::Quit),
        row(Edit, "Undo", &[ctrl(Key::Z)], C::Undo),
        row(Edit, "Redo", &[ctrl_shift(Key::Z), ctrl(Key::Y)], C::Redo),
        row(Edit, "Remove article", &[], C::RemoveCurrent),
        ruled(
            Edit,
            "Find…",
            &[key(Key::Slash), ctrl(Key::F)],
            C::FocusSearch,
        ),
        row(Edit, "Next hit", &[key(Key::Enter)], C::StepHit(1)),
        row(Edit, "Previous hit", &[shift(Key::Enter)], C::StepHit(-1)),
        ruled(Edit, "Save filter…", &[], C::Overlay(Overlay::SaveFilter)),
        row(Edit, "Clear filters", &[], C::ClearFilter),
        ruled(
            Edit,
            "Command palette…",
            &[ctrl(Key::K)],
            C::Overlay(Overlay::Palette),
        ),
        row(View, "Sidebar", &[ctrl(Key::B)], C::ToggleSidebar),
        ruled(
            View,
            "Reader",
            &[ctrl(Key::Num1)],
            C::ShowPane(Pane::Reader),
        ),
        row(
            View,
            "Timeline",
            &[ctrl(Key::Num2)],
            C::ShowPane(Pane::Timeline),
        ),
        row(
            View,
            "Figures",
            &[ctrl(Key::Num3)],
            C::ShowPane(Pane::Figures),
        ),
        row(View, "Table", &[ctrl(Key::Num4)], C::ShowPane(Pane::Table)),
        row(
            View,
            "Inspector",
            &[ctrl(Key::Num5)],
            C::ShowPane(Pane::Inspector),
        ),
        row(View, "Restore layout", &[], C::ResetLayout),
        ruled(View, "Light", &[], C::Theme(ThemeChoice::Light)),
        row(View, "Dark", &[], C::Theme(ThemeChoice::Dark)),
        row(View, "As the system", &[], C::Theme(ThemeChoice::System)),
        row(View, "High contrast", &[], C::ToggleContrast),
        row(View, "Reduce motion", &[], C::ToggleStill),
        ruled(
            View,
            "Larger interface",
            &[ctrl(Key::Plus), ctrl(Key::Equals)],
            C::Scale(1),
        ),
        row(View, "Smaller interface", &[ctrl(Key::Minus)], C::Scale(-1)),
        row(View, "Interface at 100 %", &[ctrl(Key::Num0)], C::Scale(0)),
        ruled(
            View,
            "Zoom in",
            &[key(Key::W), key(Key::Plus), key(Key::Equals)],
            C::Zoom(50),
        ),
        row(
            View,
            "Zoom out",
            &[key(Key::S), key(Key::Minus)],
            C::Zoom(200),
        ),
        row(
            View,
            "Earlier",
            &[key(Key::A), key(Key::ArrowLeft)],
            C::Pan(-25),
        ),
        row(
            View,
            "Later",
            &[key(Key::D), key(Key::ArrowRight)],
            C::Pan(25),
        ),
        row(View, "Centre, then fit", &[key(Key::F)], C::Centre),
        row(
            Go,
            "Next event",
            &[key(Key::Period)],
            C::Step(Along::Events, 1),
        ),
        row(
            Go,
            "Previous event",
            &[key(Key::Comma)],
            C::Step(Along::Events, -1),
        ),
        row(Go, "First event", &[key(Key::Home)], C::EndEvent(false)),
        row(Go, "Last event", &[key(Key::End)], C::EndEvent(true)),
        row(
            Go,
            "Next figure",
            &[key(Key::CloseBracket)],
            C::Step(Along::Figures, 1),
        ),
        row(
            Go,
            "Previous figure",
            &[key(Key::OpenBracket)],
            C::Step(Along::Figures, -1),
        ),
        row(
            Go,
            "Next not dated",
            &[key(Key::U)],
            C::Step(Along::Undated, 1),
        ),
        row(
            Go,
            "Previous not dated",
            &[shift(Key::U)],
            C::Step(Along::Undated, -1),
        ),
        ruled(Go, "Measure from here", &[key(Key::M)], C::Measure),
        ruled(Go, "Next article", &[key(Key::J)], C::StepArticle(1)),
        row(Go, "Previous article", &[key(Key::K)], C::StepArticle(-1)),
        row(
            Help,
            "Keys and gestures",
            &[key(Key::Questionmark), key(Key::F1)],
            C::Overlay(Overlay::Help),
        ),
        row(Help, "What was opened", &[], C::Overlay(Overlay::Report)),
        row(Help, "Clear or close", &[key(Key::Escape)], C::Escape),
    ]
};

/// The commands whose keys were pressed in this frame, taken out of the input.
///
/// Single keys work while no text field has the focus; the keys that a field needs for itself (undo, paste) never leave it,
/// and neither do those that press and move whatever has the focus.
#[must_use]
pub fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some());
    // An open menu closes itself.
    let menu = egui::Popup::is_any_open(ctx);
    // A key without Shift also answers with Shift held, so the longer shortcut has to ask first.
    let (shifted, plain): (Vec<_>, Vec<_>) = COMMANDS
        .iter()
        .flat_map(|entry| entry.keys.iter().map(move |key| (key, entry)))
        .partition(|(key, _)| key.modifiers.shift);
    let mut commands = Vec::new();
    for (key, entry) in shifted.into_iter().chain(plain) {
        let kept = match key.logical_key {
            Key::Escape => !menu,
            Key::Z | Key::Y => !typing,
            Key::Enter | Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => !focused,
            _ => !typing || key.modifiers.command,
        };
        if kept && ctx.input_mut(|input| input.consume_shortcut(key)) {
            commands.push(entry.command.clone());
        }
    }
    if menu && !commands.is_empty() {
        // A menu that stayed open would take the next click.
        egui::Popup::close_all(ctx);
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key_or_a_name() {
        let mut keys: Vec<_> = COMMANDS
            .iter()
            .flat_map(|entry| entry.keys)
            .map(|key| format!("{key:?}"))
            .collect();
        let mut names: Vec<_> = COMMANDS.iter().map(|entry| entry.name).collect();
        for count in [keys.len(), names.len()] {
            assert!(count > 30);
        }
        let (key_count, name_count) = (keys.len(), names.len());
        keys.sort();
        keys.dedup();
        names.sort_unstable();
        names.dedup();
        assert_eq!((keys.len(), names.len()), (key_count, name_count));
    }
}
