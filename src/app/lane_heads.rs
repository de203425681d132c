//! The names of the lanes, and what can be done with a lane: collapse, pin, hide, move, draw as eras.
//!
//! A click on a name opens its menu, a drag moves the lane. Where the names stand is decided by the chart.

use super::scene::{Brush, color};
use crate::chart::lanes::Lane;
use crate::chart::{
    Arrangement, Ink, LaneSort, Place, Rect as Area, Scene, ZoneKind, timeline::Timeline, toggle,
    words,
};
use egui::accesskit::Role;
use egui::{Button, CursorIcon, Popup, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo};

/// More events than this in a lane are no periods.
const MOST_ERAS: usize = 200;

/// A lane's name where it is shown.
struct Head<'a> {
    lane: &'a Lane,
    place: Place,
    rect: Rect,
    response: Response,
}

/// Makes the names answer; the arrangement that the user asked for, if any.
pub(super) fn ui(
    ui: &mut Ui,
    brush: &Brush<'_>,
    scene: &Scene,
    timeline: &Timeline,
) -> Option<Arrangement> {
    let heads = heads(ui, brush, scene, timeline);
    let lanes = &timeline.lanes().lanes;
    let mut asked = None;
    for head in &heads {
        if head.response.hovered() || head.response.has_focus() {
            let accent = color(brush.theme, Ink::Accent);
            let line = Stroke::new(1.0, accent);
            let shape = head.rect.shrink2(Vec2::new(-4.0, 1.0));
            brush
                .painter
                .rect_stroke(shape, 3, line, egui::StrokeKind::Inside);
        }
        let mut arrangement = timeline.arrangement().clone();
        Popup::menu(&head.response).show(|ui| {
            if menu_ui(ui, head, lanes, &mut arrangement) {
                asked = Some(arrangement);
            }
        });
    }
    moved(ui, brush, &heads, timeline).or(asked)
}

/// One widget for each name in view.
fn heads<'a>(ui: &Ui, brush: &Brush<'_>, scene: &Scene, timeline: &'a Timeline) -> Vec<Head<'a>> {
    let salt = ui.unique_id().with("lane");
    let rect = |area: Area| {
        let at = Pos2::new(area.x, area.y) + brush.origin;
        Rect::from_min_size(at, Vec2::new((area.w - 8.0).max(1.0), area.h))
    };
    let mut heads = Vec::new();
    for zone in &scene.zones {
        let ZoneKind::Head(index) = zone.kind else {
            continue;
        };
        let (Some(lane), Some(place)) = (
            timeline.lanes().lanes.get(index as usize),
            timeline.place(index as usize),
        ) else {
            continue;
        };
        let rect = rect(zone.rect);
        if rect.height() < 4.0 {
            continue;
        }
        let response = ui.interact(rect, salt.with(&lane.name), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(lane, place)));
        let response = response.on_hover_ui(|ui| {
            ui.label(&lane.name);
            ui.weak(words::counted(lane.index.len(), "event"));
            ui.weak("Click to collapse, pin or hide; drag to move");
        });
        heads.push(Head {
            lane,
            place,
            rect,
            response,
        });
    }
    heads
}

/// What a screen reader says of a lane.
fn spoken(lane: &Lane, place: Place) -> String {
    let states = [
        (place.pinned, "pinned"),
        (place.collapsed, "collapsed"),
        (place.eras, "eras"),
    ];
    let on = states.iter().filter(|(is_on, _)| *is_on);
    let on: Vec<&str> = on.map(|(_, word)| *word).collect();
    let comma = if on.is_empty() { "" } else { ", " };
    let on = on.join(", ");
    let count = words::counted(lane.index.len(), "event");
    format!("Lane {}, {count}{comma}{on}", lane.name)
}

/// The menu of one lane; true when something was chosen.
fn menu_ui(ui: &mut Ui, head: &Head<'_>, lanes: &[Lane], own: &mut Arrangement) -> bool {
    let (name, place) = (head.lane.name.as_str(), head.place);
    let mut chosen = false;
    let mut item = |ui: &mut Ui, text: &str, act: &mut dyn FnMut()| {
        if ui.button(text).clicked() {
            act();
            chosen = true;
        }
    };
    let collapse = if place.collapsed {
        "Expand"
    } else {
        "Collapse"
    };
    item(ui, collapse, &mut || toggle(&mut own.collapsed, name));
    if !place.eras {
        let pin = if place.pinned { "Unpin" } else { "Pin" };
        item(ui, pin, &mut || toggle(&mut own.pinned, name));
    }
    item(ui, "Hide", &mut || toggle(&mut own.hidden, name));
    ui.separator();
    item(ui, "Move up", &mut || own.shift(lanes, name, -1));
    item(ui, "Move down", &mut || own.shift(lanes, name, 1));
    item(ui, "Move to top", &mut || {
        own.shift(lanes, name, isize::MIN / 2);
    });
    ui.separator();
    if head.lane.eras {
        return chosen;
    }
    let eras = if place.eras {
        "Draw as a lane"
    } else {
        "Draw as eras across all lanes"
    };
    let fits = head.lane.index.len() <= MOST_ERAS;
    let response = ui.add_enabled(place.eras || fits, Button::new(eras));
    if response.clicked() {
        toggle(&mut own.eras, name);
        chosen = true;
    }
    response.on_disabled_hover_text(format!(
        "A lane of more than {MOST_ERAS} events holds no eras"
    ));
    chosen
}

/// A name that is being dragged: shows where its lane would go, and asks for that when it is let go.
fn moved(
    ui: &Ui,
    brush: &Brush<'_>,
    heads: &[Head<'_>],
    timeline: &Timeline,
) -> Option<Arrangement> {
    let at = heads
        .iter()
        .position(|head| head.response.dragged() || head.response.drag_stopped())?;
    let dragged = heads.get(at)?;
    let pointer = dragged.response.interact_pointer_pos()?;
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    // The gap that is nearest: above the first lane whose middle lies below the pointer.
    let to = heads
        .iter()
        .position(|head| head.rect.center().y > pointer.y)
        .unwrap_or(heads.len());
    if dragged.response.drag_stopped() {
        let by = to as isize - at as isize - isize::from(to > at);
        let mut arrangement = timeline.arrangement().clone();
        arrangement.shift(&timeline.lanes().lanes, &dragged.lane.name, by);
        return (by != 0).then_some(arrangement);
    }
    let y = heads.get(to).map_or_else(
        || heads.last().map_or(pointer.y, |head| head.rect.bottom()),
        |head| head.rect.top(),
    );
    let line = Stroke::new(2.0, color(brush.theme, Ink::Accent));
    brush
        .painter
        .hline(brush.painter.clip_rect().x_range(), y, line);
    None
}

/// The menu of all lanes together: order, collapse, what is hidden.
pub(super) fn arrange_ui(ui: &mut Ui, timeline: &Timeline) -> Option<Arrangement> {
    let lanes = &timeline.lanes().lanes;
    let mut own = timeline.arrangement().clone();
    let mut chosen = false;
    let hidden: Vec<&Lane> = lanes
        .iter()
        .filter(|lane| own.hidden.contains(&lane.name))
        .collect();
    let title = match hidden.len() {
        0 => "Arrange".to_owned(),
        n => format!("Arrange ({n} hidden)"),
    };
    ui.menu_button(title, |ui| {
        ui.horizontal(|ui| {
            // Where the words of the buttons below begin.
            ui.add_space(2.0);
            ui.weak("Order of lanes");
        });
        for by in LaneSort::ALL {
            if ui.button(by.title()).clicked() {
                own.sort(lanes, by);
                chosen = true;
            }
        }
        ui.separator();
        if ui.button("Collapse all").clicked() {
            own.collapsed = lanes.iter().map(|lane| lane.name.clone()).collect();
            chosen = true;
        }
        if ui.button("Expand all").clicked() {
            own.collapsed.clear();
            chosen = true;
        }
        if !hidden.is_empty() {
            ui.separator();
            if ui.button("Show all hidden").clicked() {
                own.hidden.clear();
                chosen = true;
            }
            for lane in hidden.iter().take(20) {
                if ui.button(format!("Show {}", lane.name)).clicked() {
                    own.hidden.remove(&lane.name);
                    chosen = true;
                }
            }
        }
        ui.separator();
        if ui
            .add_enabled(!own.is_plain(), Button::new("As at first"))
            .clicked()
        {
            own = Arrangement::default();
            chosen = true;
        }
    });
    chosen.then_some(own)
}
