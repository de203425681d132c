//! The row above the timeline → wishes: how much time to show, what the lanes stand for, how they are arranged.
//!
//! It is one line at any width: where names do not fit there are short ones, and in a narrow pane the stretches of time are a
//! menu.

use super::lane_heads;
use super::pane::{Request, Shared};
use super::zoom::{PRESETS, Preset, Scope};
use crate::chart::LaneBy;
use crate::chart::timeline::Timeline;
use egui::accesskit::Role;
use egui::{Button, ComboBox, Ui, WidgetInfo};

/// The room that presets and lanes need on one line under their full names, in pixels.
const FULL_PX: f32 = 660.0;
/// The room that they need under short ones.
const SHORT_PX: f32 = 550.0;

/// How much of the presets fits.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    Full,
    Short,
    Menu,
}

/// The presets and what the lanes stand for; without lanes while there are none.
pub(super) fn ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    shared: &Shared<'_>,
    timeline: Option<&Timeline>,
    requests: &mut Vec<Request>,
) {
    ui.horizontal_wrapped(|ui| {
        let room = match ui.available_width() {
            ..SHORT_PX => Room::Menu,
            ..FULL_PX => Room::Short,
            _ => Room::Full,
        };
        ui.spacing_mut().item_spacing.x = if room == Room::Full { 2.0 } else { 0.0 };
        if room == Room::Menu {
            preset_ui(ui, Preset::All, room, scope, shared, requests);
            ui.add_space(4.0);
            ui.menu_button("Zoom", |ui| {
                for preset in PRESETS.into_iter().filter(|&preset| preset != Preset::All) {
                    preset_ui(ui, preset, Room::Full, scope, shared, requests);
                }
            });
        } else {
            for preset in PRESETS {
                preset_ui(ui, preset, room, scope, shared, requests);
            }
        }
        ui.add_space(if room == Room::Full { 8.0 } else { 4.0 });
        lanes_ui(ui, room, shared.lanes, requests);
        ui.add_space(4.0);
        let arranged = timeline.and_then(|timeline| lane_heads::arrange_ui(ui, timeline));
        requests.extend(arranged.map(Request::Arrange));
    });
}

/// One preset; one that would show nothing new says why.
fn preset_ui(
    ui: &mut Ui,
    preset: Preset,
    room: Room,
    scope: &Scope<'_>,
    shared: &Shared<'_>,
    requests: &mut Vec<Request>,
) {
    let wish = preset.apply(scope);
    let is_on = preset == Preset::All && shared.time.is_none();
    let (name, short) = (preset.name(), preset.short_name());
    let shown = if room == Room::Short { short } else { name };
    let button = Button::selectable(is_on, shown);
    let mut response = ui.add_enabled(wish.is_ok(), button);
    if shown != name {
        let enabled = wish.is_ok();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        response = response.on_hover_text(name);
    }
    match wish {
        Ok(view) if response.clicked() => requests.push(Request::SetView(view)),
        Ok(_) => {}
        Err(reason) => {
            response.on_disabled_hover_text(reason);
        }
    }
}

/// What the lanes stand for.
fn lanes_ui(ui: &mut Ui, room: Room, lanes: LaneBy, requests: &mut Vec<Request>) {
    let word = lanes.word();
    let chosen = match room {
        Room::Full => format!("Lanes: {word}"),
        Room::Short | Room::Menu => format!("By {word}"),
    };
    let picker = ComboBox::from_id_salt("lanes")
        .height(320.0)
        .width(0.0)
        .selected_text(chosen)
        .show_ui(ui, |ui| {
            for by in LaneBy::ALL {
                if ui.selectable_label(by == lanes, by.title()).clicked() {
                    requests.push(Request::SetLanes(by));
                }
            }
        });
    let name = format!("Lanes by {word}");
    picker
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
}
