//! The dialog of a table's columns: its first rows, what each column was taken for and why, menus to change it, how numbers
//! and dates are written, and what all that gives.

use super::command::Command;
use super::mapper::{Desk, Mapper, gives, misses};
use super::{describe, theme};
use crate::chart::Ink;
use crate::read::{About, Choice, Column, Decimals, Order, Role, Stretch};
use egui::{
    Align, Button, ComboBox, Label, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

/// The width of a column, in pixels.
const COLUMN: f32 = 176.0;

/// The height of a column's head: its name, its role and the reason.
const HEAD: f32 = 88.0;

/// The height of a row of cells.
const CELL: f32 = 20.0;

/// The room that the dialog needs beside the rows.
const BESIDE: f32 = 320.0;

impl Mapper {
    /// Shows the dialog; true while it stays open.
    pub(super) fn ui(&mut self, ctx: &egui::Context, commands: &mut Vec<Command>) -> bool {
        self.poll(ctx);
        let mut open = true;
        let modal = theme::sheet(&ctx.global_style(), "columns").show(ctx, |ui| {
            let room = ui.ctx().content_rect().size();
            theme::widen(ui, 1080.0);
            self.title_ui(ui);
            self.columns_ui(ui, (room.y - BESIDE).clamp(60.0, 280.0));
            self.conventions_ui(ui);
            self.tally_ui(ui);
            open = self.buttons_ui(ui, commands);
        });
        open && !modal.should_close()
    }

    fn title_ui(&mut self, ui: &mut Ui) {
        let title = format!("Columns of {}", self.name);
        ui.add(Label::new(RichText::new(title).font(theme::title())).truncate());
        let Some(desk) = self.desk() else {
            return;
        };
        let layout = desk.mapping.layout.as_ref();
        let known = layout.map_or(String::new(), |layout| format!("Recognised as {layout}. "));
        describe::note(ui, &format!("{known}{}.", desk.purpose()));
        if self.desks.len() > 1 {
            let name = |desk: &Desk| match desk.table.name.as_str() {
                "" => "Table".to_owned(),
                name => name.to_owned(),
            };
            let names: Vec<String> = self.desks.iter().map(name).collect();
            let current = names.get(self.at).cloned().unwrap_or_default();
            let picker = ComboBox::from_id_salt("sheet")
                .selected_text(&current)
                .show_ui(ui, |ui| {
                    for (at, name) in names.iter().enumerate() {
                        ui.selectable_value(&mut self.at, at, name);
                    }
                });
            let label = format!("Sheet: {current}");
            picker
                .response
                .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
        }
        ui.add_space(8.0);
    }

    /// The columns side by side; only those in view are laid out, however many there are.
    fn columns_ui(&mut self, ui: &mut Ui, height: f32) {
        let Some(desk) = self.desk() else {
            return;
        };
        let count = desk.mapping.columns.len();
        let rows = desk.table.head.len().min((height / CELL) as usize);
        let size = vec2(count as f32 * COLUMN, HEAD + rows as f32 * CELL);
        let mut chosen = None;
        ScrollArea::horizontal()
            .auto_shrink([false, true])
            .show_viewport(ui, |ui, view| {
                ui.set_min_size(size);
                let origin = ui.max_rect().min;
                let first = (view.left() / COLUMN).max(0.0) as usize;
                let last = ((view.right() / COLUMN).ceil().max(0.0) as usize).min(count);
                for at in first..last {
                    let left = origin.x + at as f32 * COLUMN;
                    let rect =
                        Rect::from_min_size(pos2(left, origin.y), vec2(COLUMN - 8.0, size.y));
                    let builder = UiBuilder::new().id_salt(("column", at)).max_rect(rect);
                    ui.scope_builder(builder, |ui| {
                        let role = column_ui(ui, desk, at, rows);
                        chosen = chosen.or(role.map(|role| (at, role)));
                    });
                }
            });
        if let Some((at, role)) = chosen {
            self.change(&ui.ctx().clone(), |mapping| mapping.set(at, role));
        }
    }

    fn conventions_ui(&mut self, ui: &mut Ui) {
        ui.add_space(8.0);
        let Some(mapping) = self.desk().map(|desk| desk.mapping.clone()) else {
            return;
        };
        let orders = [(Order::DayFirst, "4 May"), (Order::MonthFirst, "5 April")];
        let signs = [
            (Decimals::Point, "1,234 and 1.5"),
            (Decimals::Comma, "1.234 and 1,5"),
        ];
        let mut order = mapping.order.value;
        let mut decimals = mapping.decimals.value;
        choice_ui(ui, "04/05/2024 is", &orders, &mut order, &mapping.order);
        choice_ui(
            ui,
            "Numbers are written",
            &signs,
            &mut decimals,
            &mapping.decimals,
        );
        let stretches = [
            (Stretch::Day, "a day"),
            (Stretch::Month, "a month"),
            (Stretch::Quarter, "a quarter"),
            (Stretch::Year, "a year"),
        ];
        let mut stretch = mapping.stretch.value;
        if mapping.has_figures() && mapping.has(Role::Date) {
            choice_ui(
                ui,
                "2024-01-01 is",
                &stretches,
                &mut stretch,
                &mapping.stretch,
            );
        }
        let ctx = ui.ctx().clone();
        if stretch != mapping.stretch.value {
            self.change(&ctx, |mapping| mapping.set_stretch(stretch));
        }
        if order != mapping.order.value {
            self.change(&ctx, |mapping| mapping.set_order(order));
        }
        if decimals != mapping.decimals.value {
            self.change(&ctx, |mapping| mapping.set_decimals(decimals));
        }
    }

    fn tally_ui(&self, ui: &mut Ui) {
        ui.add_space(8.0);
        match self.desk().and_then(|desk| desk.tally.as_ref()) {
            Some(tally) => {
                ui.label(RichText::new(gives(tally)).font(theme::strong()));
                for line in misses(tally) {
                    ui.add(Label::new(secondary(ui, &line)).truncate());
                }
            }
            None => {
                ui.label(RichText::new("Counting…").font(theme::strong()));
            }
        }
    }

    /// The buttons; false when the dialog is done.
    fn buttons_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        ui.add_space(12.0);
        let mut open = true;
        ui.horizontal(|ui| {
            let decided = self.decided();
            let read = ui.add_enabled(!decided.is_empty(), Button::new("Read with these columns"));
            if read.clicked() {
                commands.push(Command::Remap(self.input.clone(), decided.clone()));
                open = false;
            }
            if ui.button("Close").clicked() {
                open = false;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let undo = ui.add_enabled(!decided.is_empty(), Button::new("Take changes back"));
                if undo.clicked() {
                    self.reset(&ui.ctx().clone());
                }
            });
        });
        open
    }
}

/// One column: its name, its role, the reason, its first cells. The role that was chosen, if one was.
fn column_ui(ui: &mut Ui, desk: &Desk, at: usize, rows: usize) -> Option<Role> {
    let column = desk.mapping.columns.get(at)?;
    ui.spacing_mut().item_spacing.y = 2.0;
    let name = match column.name.as_str() {
        "" => format!("Column {}", at + 1),
        name => name.to_owned(),
    };
    ui.add(Label::new(RichText::new(&name).font(theme::strong())).truncate())
        .on_hover_text(&name);
    let chosen = role_ui(ui, &name, column);
    reason_ui(ui, column);
    let top = ui.max_rect().top() + HEAD;
    let (left, right) = (ui.max_rect().left(), ui.max_rect().right());
    ui.painter()
        .hline(left..=right, top - 3.0, rule(ui, column));
    let ink = if column.role == Role::Ignore {
        Ink::Secondary
    } else {
        Ink::Text
    };
    let color = theme::color(ui.visuals(), ink);
    for (nth, row) in desk.table.head.iter().take(rows).enumerate() {
        let cell = row.get(at).map_or("", String::as_str);
        let begin = pos2(left, top + nth as f32 * CELL);
        let rect = Rect::from_min_size(begin, vec2(right - left, CELL));
        let text = describe::one_line(cell);
        let row = Layout::left_to_right(Align::Center);
        let label = Label::new(RichText::new(text).color(color)).truncate();
        ui.scope_builder(UiBuilder::new().max_rect(rect).layout(row), |ui| {
            ui.add(label)
        });
    }
    chosen
}

/// The rule under a column's head: of weight where the column is read.
fn rule(ui: &Ui, column: &Column) -> egui::Stroke {
    match column.role {
        Role::Ignore => theme::hairline(ui.visuals()),
        _ => egui::Stroke::new(2.0, theme::color(ui.visuals(), Ink::Accent)),
    }
}

/// The menu of roles, in groups.
fn role_ui(ui: &mut Ui, name: &str, column: &Column) -> Option<Role> {
    let mut role = column.role;
    let picker = ComboBox::from_id_salt("role")
        .selected_text(role.label())
        .width(COLUMN - 24.0)
        .height(360.0)
        .show_ui(ui, |ui| {
            let groups = [
                (About::Nothing, ""),
                (About::Time, "When"),
                (About::Event, "What happened"),
                (About::Figure, "How much"),
                (About::Article, "Articles"),
            ];
            for (about, heading) in groups {
                if !heading.is_empty() {
                    describe::section(ui, heading);
                }
                for &own in Role::ALL.iter().filter(|own| own.about() == about) {
                    ui.selectable_value(&mut role, own, own.label());
                }
            }
        });
    let label = format!("{name}: {}", column.role.label());
    picker
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
    (role != column.role).then_some(role)
}

/// Why the column has its role; a guess that needs a look says so.
fn reason_ui(ui: &mut Ui, column: &Column) {
    let because = match column.because.as_str() {
        "" => "nothing tells what it is",
        because => because,
    };
    let text = if column.is_guess() {
        format!("A guess: {because}")
    } else {
        capital(because)
    };
    ui.add(Label::new(secondary(ui, &text)).wrap());
}

/// One decision for the whole table: its values side by side, and why.
fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    values: &[(T, &str)],
    value: &mut T,
    choice: &Choice<T>,
) {
    ui.horizontal(|ui| {
        let row = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(136.0, theme::ROW), row, |ui| {
            ui.set_min_width(136.0);
            ui.label(label);
        });
        for &(own, name) in values {
            ui.selectable_value(value, own, name);
        }
        let text = secondary(ui, &capital(&choice.because));
        let text = if choice.sure {
            text
        } else {
            text.color(theme::color(ui.visuals(), Ink::Disagreement))
        };
        ui.add(Label::new(text).truncate());
    });
}

fn secondary(ui: &Ui, text: &str) -> RichText {
    let color = theme::color(ui.visuals(), Ink::Secondary);
    RichText::new(text).font(theme::small()).color(color)
}

/// With a capital letter first.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
