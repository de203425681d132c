//! The controls above the bar charts: which quantity, in what form, order and colours, converted how. Each is one quiet
//! word; what cannot be chosen says why.

use super::pane::{Request, Shared};
use super::theme;
use crate::chart::panels::Panel;
use crate::chart::{BarForm, BarSpec, ColourBy, GroupBy, SortBy, words};
use crate::model::convert::{Conversion, stated_rates};
use egui::accesskit::Role;
use egui::{Button, ComboBox, Frame, Margin, RichText, ScrollArea, TextStyle, Ui, WidgetInfo};

/// Widest picker.
const PICKER: f32 = 320.0;
/// Room for the controls beside the picker.
const BESIDE: f32 = 348.0;
/// What is left free of the window's height above and below a menu.
const MENU_MARGIN: f32 = 64.0;
/// Narrowest picker.
const LEAST_PICKER: f32 = 120.0;

/// What is being typed into the field for a conversion, and the rates that the articles state.
#[derive(Default)]
pub(super) struct Controls {
    typed: String,
    /// At which revision the rates were looked for, and what was found.
    stated: Option<(u64, Vec<Conversion>)>,
}

impl Controls {
    /// Shows the controls for `all` panels, of which `only` may be chosen.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        shared: &Shared<'_>,
        all: &[Panel],
        only: &mut Option<String>,
        requests: &mut Vec<Request>,
    ) {
        ui.horizontal_wrapped(|ui| {
            picker_ui(ui, all, only);
            let mut bars = shared.bars.clone();
            let chosen: Vec<&Panel> = all
                .iter()
                .filter(|panel| only.as_ref().is_none_or(|key| *key == panel.key))
                .collect();
            form_ui(ui, shared, &chosen, &mut bars);
            ui.menu_button("Arrange", |ui| {
                // In a low window the choices scroll.
                let room = ui.ctx().content_rect().height() - MENU_MARGIN;
                let inset = Frame::new().inner_margin(Margin::symmetric(4, 0));
                ScrollArea::vertical().max_height(room).show(ui, |ui| {
                    inset.show(ui, |ui| arrange_ui(ui, &chosen, &mut bars));
                });
            });
            ui.menu_button("Convert", |ui| self.convert_ui(ui, shared, &mut bars));
            if ui
                .button("Copy")
                .on_hover_text("Copy the charts as a picture")
                .clicked()
            {
                requests.push(Request::CopyChart(only.clone()));
            }
            if bars != *shared.bars {
                requests.push(Request::SetBars(bars));
            }
        });
    }

    /// Conversions in force, those that the articles offer, and a field for one's own.
    fn convert_ui(&mut self, ui: &mut Ui, shared: &Shared<'_>, bars: &mut BarSpec) {
        if self
            .stated
            .as_ref()
            .is_none_or(|stated| stated.0 != shared.revision)
        {
            self.stated = Some((shared.revision, stated_rates(shared.corpus)));
        }
        let stated = self.stated.iter().flat_map(|stated| &stated.1);
        let mut offered: Vec<&Conversion> = bars.conversions.iter().collect();
        offered.extend(stated.filter(|rate| !bars.conversions.contains(rate)));
        let mut changed = bars.conversions.clone();
        ui.scope(|ui| {
            theme::edged(ui);
            for conversion in offered {
                let mut on = bars.conversions.contains(conversion);
                if ui.checkbox(&mut on, conversion.formula()).changed() {
                    if on {
                        changed.push(conversion.clone());
                    } else {
                        changed.retain(|other| other != conversion);
                    }
                }
            }
        });
        bars.conversions = changed;
        let label =
            ui.label(RichText::new("Your own, with date and source").text_style(TextStyle::Small));
        let field = theme::field(&mut self.typed)
            .hint_text("EUR:USD=1.08@2024-06 (bank)")
            .desired_width(240.0);
        let field = ui.add(field).labelled_by(label.id);
        if self.typed.is_empty() {
            return;
        }
        match self.typed.parse::<Conversion>() {
            Ok(conversion) => {
                let entered =
                    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                if ui
                    .button(format!("Convert: {}", conversion.formula()))
                    .clicked()
                    || entered
                {
                    bars.conversions.push(conversion);
                    self.typed.clear();
                }
            }
            Err(what) => {
                ui.set_max_width(320.0);
                ui.add(
                    egui::Label::new(RichText::new(what).weak().text_style(TextStyle::Small))
                        .wrap(),
                );
            }
        }
    }
}

/// The choice between all panels and one; the others say why they are not on its axis.
fn picker_ui(ui: &mut Ui, all: &[Panel], only: &mut Option<String>) {
    if all.len() < 2 {
        return;
    }
    let name = |panel: &Panel| {
        if panel.subtitle.is_empty() {
            panel.title.clone()
        } else {
            format!("{} · {}", panel.title, panel.subtitle)
        }
    };
    let everything = format!("All {} quantities", words::count(all.len()));
    let chosen = all.iter().find(|panel| Some(&panel.key) == only.as_ref());
    let current = chosen.map_or_else(|| everything.clone(), name);
    let picker = ComboBox::from_id_salt("quantity")
        .selected_text(current.as_str())
        .width((ui.available_width() - BESIDE).clamp(LEAST_PICKER, PICKER))
        .truncate()
        .show_ui(ui, |ui| {
            ui.selectable_value(only, None, everything.as_str());
            for panel in all {
                let why = chosen
                    .and_then(|chosen| chosen.apart(panel))
                    .map(|why| why.to_string());
                let is_chosen = Some(&panel.key) == only.as_ref();
                let entry = Button::selectable(is_chosen, name(panel));
                let small = |text: &str| RichText::new(text).weak().text_style(TextStyle::Small);
                let entry = match &why {
                    Some(why) => entry.right_text(small(why)),
                    None => entry,
                };
                if ui.add(entry).clicked() {
                    *only = Some(panel.key.clone());
                }
            }
        });
    picker
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("Quantity: {current}")));
}

/// The choice of form; one that no chart on show can take is off and says why.
fn form_ui(ui: &mut Ui, shared: &Shared<'_>, chosen: &[&Panel], bars: &mut BarSpec) {
    let current = bars.form.title();
    let picker = ComboBox::from_id_salt("form")
        .selected_text(current)
        .width(96.0)
        .show_ui(ui, |ui| {
            for &form in BarForm::ALL {
                let why: Vec<&str> = chosen
                    .iter()
                    .map_while(|panel| panel.why_not(shared.corpus, form))
                    .collect();
                let possible = why.len() < chosen.len() || form == BarForm::Auto;
                let entry = Button::selectable(bars.form == form, form.title());
                let entry = ui.add_enabled(possible, entry);
                let entry = entry.on_disabled_hover_text(why.first().copied().unwrap_or_default());
                if entry.clicked() {
                    bars.form = form;
                }
            }
        });
    picker
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("Form: {current}")));
}

/// Order, categories, colours, and the series to hide.
fn arrange_ui(ui: &mut Ui, chosen: &[&Panel], bars: &mut BarSpec) {
    theme::edged(ui);
    let heading = |ui: &mut Ui, text: &str| {
        ui.add_space(4.0);
        ui.label(RichText::new(text).weak().text_style(TextStyle::Small));
    };
    heading(ui, "Order");
    for &sort in SortBy::ALL {
        ui.radio_value(&mut bars.sort, sort, sort.title());
    }
    heading(ui, "Categories");
    for &group in GroupBy::ALL {
        ui.radio_value(&mut bars.group, group, group.title());
    }
    heading(ui, "Colour");
    for &colour in ColourBy::ALL {
        ui.radio_value(&mut bars.colour, colour, colour.title());
    }
    let mut series: Vec<&String> = chosen.iter().flat_map(|panel| &panel.series).collect();
    series.sort_unstable();
    series.dedup();
    if series.len() > 1 {
        heading(ui, "Series on show");
    }
    for name in series
        .into_iter()
        .filter(|name| !name.is_empty())
        .take(MOST_SERIES)
    {
        let mut shown = !bars.hidden.contains(name);
        if ui.checkbox(&mut shown, name).changed() {
            if shown {
                bars.hidden.retain(|hidden| hidden != name);
            } else {
                bars.hidden.push(name.clone());
            }
        }
    }
}

/// Series that can be hidden one by one.
const MOST_SERIES: usize = 24;
